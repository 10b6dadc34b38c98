"""How a thing came about, as text for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from foedera.brief import Line, joined, plain, quoted, to_text
from foedera.record import Record
from foedera.things import Judgement
from foedera.why import Passage, Resolved, Why, why


def why_text(record: Record, wanted: str, width: int = 80) -> str:
    """Return how the thing of an id came about as text; raise UnknownId if there is none."""
    return to_text(why_lines(why(record, wanted)), width)


def why_lines(found: Why) -> tuple[Line, ...]:
    """Return how a thing came about as lines for people."""
    lines = [Line(found.name, tone="title"), Line(f"{found.kind} · {found.id}", tone="dim")]
    if found.asked != found.id:
        lines.append(Line(f"{found.asked} is part of it", tone="dim"))
    for passage in found.passages:
        lines += _passage(passage)
    if found.pages:
        lines += [Line(""), Line("Undated pages", tone="heading")]
        lines += [
            Line(f"{page.what}: “{page.said}”, {page.meaning} ({page.basis})", 1) for page in found.pages
        ]
    if found.taught:
        lines += [Line(""), Line("Told by other pages", tone="heading")]
        lines += [Line(_resolved(told), 1) for told in found.taught]
    if found.judgements:
        lines += [Line(""), Line("Judgements", tone="heading"), *_judgements(found.judgements)]
    return tuple(Line(plain(line.text), line.indent, line.tone) for line in lines)


def _passage(passage: Passage) -> Iterator[Line]:
    source = passage.source
    day = str(source.published) if source.published else "not dated"
    yield Line("")
    yield Line(joined([source.title or source.article, source.site or "", day]), tone="heading")
    yield Line(joined([source.url or "", f"characters {source.start} to {source.end}", passage.id]), 1, "dim")
    yield Line(quoted(source.text), 1, "quote")
    if passage.paragraph not in {source.text, ""}:
        yield Line(f"in: {passage.paragraph}", 1, "dim")
    if passage.rule is not None:
        yield Line(f"found by {passage.rule}, confidence {passage.confidence:.2f}", 1)
    for resolved in passage.resolved:
        yield Line(_resolved(resolved), 1)


def _resolved(resolved: Resolved) -> str:
    said = f"“{resolved.said}” is " if resolved.said and resolved.said != resolved.meaning else ""
    basis = f" ({resolved.basis})" if resolved.basis else ""
    return f"{resolved.what}: {said}{resolved.meaning}{basis}"


def _judgements(judgements: tuple[Judgement, ...]) -> Iterator[Line]:
    """Yield the judgements; those of one rule and score are told once, with how many they are."""
    counted = Counter((one.verdict, one.by, one.score) for one in judgements)
    for (verdict, by, score), number in counted.items():
        times = f", {number} times" if number > 1 else ""
        yield Line(f"{verdict} by {by}, score {score:.2f}{times}", 1)
