"""Dossier -> text for a terminal, Markdown, or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from foedera.brief import Line, joined, plain, to_text
from foedera.contract import to_json
from foedera.dossier import Dossier
from foedera.dossier_entries import Entry, Phase, Section
from foedera.dossier_glance import glance
from foedera.dossier_parts import counts, sections, summary
from foedera.dossier_tally import Tally, tally

NOTHING = "The record tells nothing of this."
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#|~$!])")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_LINK = re.compile(r"https?://", re.IGNORECASE)
_SAFE = "/:?=&;%+,@~-._"
_BARS = 24


def dossier_lines(dossier: Dossier) -> tuple[Line, ...]:
    """Return a dossier as lines for people, each with its tone."""
    lines = [Line(dossier.heading, tone="title"), Line(summary(dossier), tone="dim"), Line(_counted(dossier))]
    lines += [Line(f"{one.label}: {one.text}", 1) for one in glance(dossier)]
    found = sections(dossier)
    for section in found:
        lines += [Line(""), Line(section.title, tone="heading")]
        lines += [Line(note, 1, "dim") for note in (section.note, section.cut) if note]
        lines += _bars(tally(dossier)) if section.id == "timeline" else ()
        lines += _section_lines(section)
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
    lines += [f"- **{one.label}**: {_marked(one.text)}" for one in glance(dossier)]
    addresses = {
        number: address for number, one in enumerate(dossier.sources, 1) if (address := link(one.url))
    }
    found = sections(dossier)
    for section in found:
        lines += ["", f"## {section.title}"]
        lines += ["", *(f"*{_marked(note)}*" for note in (section.note, section.cut) if note)]
        for group in section.groups:
            lines += ["", f"### {_marked(group.title)}", ""] if group.title else [""]
            for entry in group.entries:
                lines += _entry_markdown(section, entry, addresses)
    text = "\n".join([*lines, *([] if found else [NOTHING])])
    return re.sub(r"\n{3,}", "\n\n", text) + "\n"


def dossier_json(dossier: Dossier) -> str:
    """Return a dossier as one JSON object."""
    return json.dumps(to_json(dossier), ensure_ascii=False, indent=1) + "\n"


def link(address: str | None) -> str:
    """Return an address that may be linked to, nothing but http and https, safe within any markup; or nothing."""
    return quote(address, safe=_SAFE + "#") if address and _LINK.match(address) else ""


def _counted(dossier: Dossier) -> str:
    return joined(f"{number:,} {word}" for word, number in counts(dossier))


def _bars(told: Tally | None) -> Iterator[Line]:
    """Yield how many events there were in each stretch of time, as bars."""
    if told is None:
        return
    most = max(one.total for one in told.bins)
    yield Line("█ cooperation, ▒ conflict", 1, "dim")
    for one in told.bins:
        if one.total:
            conflict = one.counts[2] + one.counts[3]
            dark = -(-(one.total - conflict) * _BARS // most)
            light = -(-conflict * _BARS // most)
            yield Line(f"{one.label} {'█' * dark}{'▒' * light} {one.total}", 1)
    if told.note:
        yield Line(told.note, 1, "dim")


def _section_lines(section: Section) -> Iterator[Line]:
    before = ""
    for group in section.groups:
        if group.title:
            cut = f" ({len(group.entries):,} of {group.total:,})" if len(group.entries) < group.total else ""
            yield Line(f"{group.title}{cut}", 1, "heading")
        for entry in group.entries:
            yield from _entry_lines(section, entry, 2 if group.title else 1, before)
            before = entry.quote


def _entry_lines(section: Section, entry: Entry, indent: int, before: str) -> Iterator[Line]:
    """Yield an entry; a passage that stands just above is not told again."""
    cites = _cited(entry.cites)
    if section.layout == "sources":
        yield Line(joined([f"{cites} {entry.title}", *(text for _, text in entry.facts)]), indent)
        return
    badge = f"({entry.badge})" if entry.badge and section.id != "agreements" else ""
    title = joined([entry.when if _dated(section) else "", f"{entry.title} {badge}"], "  ")
    if section.layout in {"rows", "grid"}:
        yield Line(joined([title, *_in_a_row(section, entry), cites]), indent)
        return
    yield Line(title, indent)
    if entry.life:
        yield Line(f"life: {_life(entry)}", indent + 1)
    for label, text in entry.facts:
        yield Line(f"{label.lower()}: {text}", indent + 1)
    for rival in entry.rivals:
        yield Line(f"{rival.value} {_cited(rival.cites)}", indent + 1)
    words = "same passage" if entry.quote and entry.quote == before else entry.quote
    if words or cites:
        yield Line(joined([words, cites, entry.key], " "), indent + 1, "quote")
    if entry.reports:
        yield Line(entry.reports, indent + 1, "dim")


def _in_a_row(section: Section, entry: Entry) -> Iterator[str]:
    """Yield the facts of an entry that has one line; in a grid, counts with what they count."""
    for label, text in entry.facts:
        if section.layout == "rows":
            yield text
        elif text != "0":
            yield f"{text} {label.lower()}"


def _entry_markdown(section: Section, entry: Entry, addresses: Mapping[int, str]) -> Iterator[str]:
    facts = "; ".join(f"{label}: {text}" for label, text in entry.facts if label != "Address")
    if section.layout == "sources":
        number = entry.cites[0]
        title = (
            f"[{_marked(entry.title)}]({addresses[number]})" if number in addresses else _marked(entry.title)
        )
        yield f"- \\[{number}\\] {title}" + (f" · {_marked(facts)}" if facts else "")
        return
    cites = " ".join(_cite(number, addresses) for number in entry.cites)
    cites = joined([cites, f"`{entry.key}`" if entry.key else ""], " ")
    when = entry.when if _dated(section) else ""
    badge = f"({entry.badge})" if entry.badge else ""
    rivals = "; ".join(
        f"{_marked(one.value)} {' '.join(_cite(number, addresses) for number in one.cites)}"
        for one in entry.rivals
    )
    head = joined([_marked(when), f"**{_marked(entry.title)}**", _marked(badge)], " ")
    told = joined([head, _marked(facts), rivals])
    yield f"- {told}" + (f" {cites}" if cites and not entry.quote else "")
    if entry.life:
        yield f"  - {_marked(_life(entry))}"
    if entry.quote:
        yield f"  > {_unnumbered(_marked(entry.quote))} {cites}".rstrip()


def _dated(section: Section) -> bool:
    return section.layout in {"timeline", "quotations", "rows"}


def _life(entry: Entry) -> str:
    return " → ".join(map(_phase, entry.life))


def _phase(phase: Phase) -> str:
    return f"{phase.status} {phase.date}".strip()


def _cited(numbers: Iterable[int]) -> str:
    return " ".join(f"[{number}]" for number in numbers)


def _cite(number: int, addresses: Mapping[int, str]) -> str:
    """Return the number of a source, linked to the article itself where its address is known."""
    return f"[\\[{number}\\]]({addresses[number]})" if number in addresses else f"\\[{number}\\]"


def _marked(text: str) -> str:
    """Return text on one line with every character escaped that Markdown or HTML would read as markup."""
    escaped = _MARKDOWN.sub(r"\\\1", plain(text).replace("&", "&amp;"))
    return escaped.replace("\\<", "&lt;").replace("\\>", "&gt;")


def _unnumbered(text: str) -> str:
    """Return text whose first characters no longer begin a list."""
    if text[:1] in {"-", "+", "="}:
        return f"\\{text}"
    return _NUMBERED.sub(r"\1\\\2", text)
