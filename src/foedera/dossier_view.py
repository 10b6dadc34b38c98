"""Dossier -> text, Markdown, JSON, or one HTML file that needs nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from foedera.brief import Line, joined, plain, to_text
from foedera.contract import to_json
from foedera.dossier import Dossier
from foedera.dossier_chart import chart
from foedera.dossier_parts import Entry, Phase, Section, counts, sections, summary

NOTHING = "The record tells nothing of this."
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#|~])")
_LINK = re.compile(r"https?://", re.IGNORECASE)


def dossier_lines(dossier: Dossier) -> tuple[Line, ...]:
    """Return a dossier as lines for people, each with its tone."""
    lines = [Line(dossier.heading, tone="title"), Line(summary(dossier), tone="dim"), Line(_counted(dossier))]
    found = sections(dossier)
    for section in found:
        lines += [Line(""), Line(section.title, tone="heading")]
        lines += [Line(section.note, 1, "dim")] if section.note else []
        for group in section.groups:
            lines += [Line(group.title, 1, "heading")] if group.title else []
            for entry in group.entries:
                lines += _entry_lines(section, entry, 2 if group.title else 1)
    if not found:
        lines += [Line(""), Line(NOTHING)]
    return tuple(Line(plain(line.text), line.indent, line.tone) for line in lines)


def dossier_text(dossier: Dossier, width: int = 80) -> str:
    """Return a dossier as plain text of a width."""
    return to_text(dossier_lines(dossier), width)


def dossier_markdown(dossier: Dossier) -> str:
    """Return a dossier as Markdown; nothing in an article can become markup."""
    lines = [
        f"# {_marked(dossier.heading)}",
        "",
        _marked(summary(dossier)),
        "",
        _marked(_counted(dossier)),
        "",
    ]
    found = sections(dossier)
    for section in found:
        lines += [f"## {section.title}", ""]
        lines += [f"*{_marked(section.note)}*", ""] if section.note else []
        for group in section.groups:
            lines += [f"### {_marked(group.title)}", ""] if group.title else []
            for entry in group.entries:
                lines += _entry_markdown(section, entry)
            lines.append("")
    return "\n".join([*lines, *([] if found else [NOTHING, ""])])


def dossier_json(dossier: Dossier) -> str:
    """Return a dossier as one JSON object."""
    return json.dumps(to_json(dossier), ensure_ascii=False, indent=1) + "\n"


def dossier_html(dossier: Dossier) -> str:
    """Return a dossier as one HTML page with its styles and its picture inside."""
    return _template().render(
        dossier=dossier,
        summary=summary(dossier),
        counts=counts(dossier),
        sections=sections(dossier),
        chart=chart(dossier),
        nothing=NOTHING,
    )


def _counted(dossier: Dossier) -> str:
    return joined(f"{number} {word}" for word, number in counts(dossier))


def _entry_lines(section: Section, entry: Entry, indent: int) -> Iterator[Line]:
    cites = _cited(entry.cites)
    if section.id == "sources":
        yield Line(joined([f"{cites} {entry.title}", *(text for _, text in entry.facts)]), indent)
        return
    badge = f"({entry.badge})" if entry.badge and section.id != "agreements" else ""
    when = entry.when if section.layout in {"timeline", "quotations"} else ""
    yield Line(joined([when, f"{entry.title} {badge}"], "  "), indent)
    if entry.life:
        yield Line(f"life: {' → '.join(_phase(phase) for phase in entry.life)}", indent + 1)
    for label, text in entry.facts:
        yield Line(f"{label if section.id == 'contradictions' else label.lower()}: {text}", indent + 1)
    if entry.quote or cites:
        yield Line(f"{entry.quote} {cites}", indent + 1, "quote")
    if entry.reports:
        yield Line(entry.reports, indent + 1, "dim")


def _entry_markdown(section: Section, entry: Entry) -> Iterator[str]:
    cites = _cited(entry.cites)
    facts = "; ".join(f"{label}: {text}" for label, text in entry.facts)
    if section.id == "sources":
        yield f"{entry.cites[0]}. {_marked(entry.title)}" + (f" ({_marked(facts)})" if facts else "")
        return
    when = f"{entry.when} " if section.layout in {"timeline", "quotations"} and entry.when else ""
    badge = f" ({entry.badge})" if entry.badge else ""
    yield f"- {_marked(when)}**{_marked(entry.title)}**{_marked(badge)}" + (
        f" · {_marked(facts)}" if facts else ""
    )
    if entry.life:
        yield f"  - {_marked(' → '.join(_phase(phase) for phase in entry.life))}"
    if entry.quote:
        yield f"  > {_marked(entry.quote)} {_marked(cites)}"


def _phase(phase: Phase) -> str:
    return f"{phase.status} {phase.date}".strip()


def _cited(numbers: Iterable[int]) -> str:
    return " ".join(f"[{number}]" for number in numbers)


def _marked(text: str) -> str:
    """Return text on one line with every character escaped that Markdown or HTML would read as markup."""
    return _MARKDOWN.sub(r"\\\1", plain(text)).replace("\\<", "&lt;").replace("\\>", "&gt;")


def _link(address: str) -> str | None:
    """Return an address that may be linked to: nothing but http and https."""
    return address if _LINK.match(address) else None


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("foedera", "data/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["link"] = _link
    return environment.get_template("dossier.html.j2")
