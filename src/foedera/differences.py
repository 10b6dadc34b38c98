"""What two readings of a page find differently: two versions of its text, or one text read by two programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from foedera.actors import Actor
from foedera.acts import Event
from foedera.agreements import Agreement
from foedera.commitments import Commitment
from foedera.dating import When
from foedera.evidence import Span
from foedera.identity import head_of
from foedera.initiatives import Initiative
from foedera.reading import Finding, Reading
from foedera.statements import Statement
from foedera.things import Kind

Change = Literal["added", "removed", "changed"]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that two readings fill otherwise; an empty value is null."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding that one reading has and the other lacks, or that the two tell otherwise."""

    article: str
    kind: Kind
    change: Change
    name: str
    passage: str
    fields: tuple[FieldChange, ...] = ()


def differences(before: Reading, after: Reading) -> Iterator[Difference]:
    """Yield what two readings of one page find differently: kind by kind, in the order of the text."""
    moved = _moved(before.article.text, after.article.text)
    article = after.article.id
    if before.article.text != after.article.text:
        told = tuple(_of_article(before, after))
        yield Difference(article, "articles", "changed", after.article.title or article, "", told)
    for kind, found in _KINDS.items():
        old, new = found(before), found(after)
        pairs = _pairs(old, new, moved)
        for one, other in pairs:
            fields = tuple(_fields(before, one, after, other))
            if fields:
                yield Difference(article, kind, "changed", _name(after, other), _passage(other), fields)
        gone, come = {one.id for one, _ in pairs}, {other.id for _, other in pairs}
        for one in old:
            if one.id not in gone:
                yield Difference(article, kind, "removed", _name(before, one), _passage(one))
        for other in new:
            if other.id not in come:
                yield Difference(article, kind, "added", _name(after, other), _passage(other))


def compare(before: Iterable[Reading], after: Iterable[Reading]) -> Iterator[Difference]:
    """Yield the differences of two sets of readings, page by page; a page that only one has is told as a whole."""
    old, new = _by_page(before), _by_page(after)
    if len(old) == len(new) == 1:
        yield from differences(*old.values(), *new.values())
        return
    for page in sorted({*old, *new}):
        if page not in new:
            yield Difference(page, "articles", "removed", old[page].article.title or page, "")
        elif page not in old:
            yield Difference(page, "articles", "added", new[page].article.title or page, "")
        else:
            yield from differences(old[page], new[page])


def _by_page(readings: Iterable[Reading]) -> dict[str, Reading]:
    """Return the last reading of each page."""
    return {reading.article.id: reading for reading in readings}


Offsets = Callable[[int], int | None]

_KINDS: Mapping[Kind, Callable[[Reading], Sequence[Actor | Finding]]] = {
    "actors": lambda r: r.actors,
    "events": lambda r: r.events,
    "agreements": lambda r: r.agreements,
    "initiatives": lambda r: r.initiatives,
    "statements": lambda r: r.statements,
    "commitments": lambda r: r.commitments,
}


def _moved(before: str, after: str) -> Offsets:
    """Return where a place of one text stands in the other; None for words that are no longer there."""
    if before == after:
        return lambda at: at
    old, new = list(_TOKEN.finditer(before)), list(_TOKEN.finditer(after))
    same = SequenceMatcher(None, [t.group() for t in old], [t.group() for t in new], autojunk=False)
    places: dict[int, int] = {}
    for block in same.get_matching_blocks():
        for step in range(block.size):
            one, other = old[block.a + step], new[block.b + step]
            places |= {one.start() + at: other.start() + at for at in range(len(one.group()) + 1)}
    return places.get


def _pairs(
    old: Sequence[Actor | Finding], new: Sequence[Actor | Finding], moved: Offsets
) -> list[tuple[Actor | Finding, Actor | Finding]]:
    """Return the findings that are one, the closest first: they share most of their passage, or all of a name."""
    ranked = sorted(
        (-score, at, to)
        for at, one in enumerate(old)
        for to, other in enumerate(new)
        if (score := _likeness(one, other, moved)) >= _HALF
    )
    left, right = set[int](), set[int]()
    found = []
    for _, at, to in ranked:
        if at not in left and to not in right:
            left.add(at)
            right.add(to)
            found.append((at, to))
    return [(old[at], new[to]) for at, to in sorted(found, key=lambda pair: pair[1])]


def _likeness(one: Actor | Finding, other: Actor | Finding, moved: Offsets) -> float:
    """Return how surely two findings are one: the shared part of their heads, and a little for the same type or name."""
    if isinstance(one, Actor) or isinstance(other, Actor):
        return float(_title(one) == _title(other))
    first, second = head_of(one), head_of(other)
    if first is None or second is None:
        return 0.0
    return _shared(first, second, moved) + (0.1 if _title(one) == _title(other) else 0.0)


def _shared(one: Span, other: Span, moved: Offsets) -> float:
    start, end = moved(one.start), moved(one.end)
    if one.in_ != other.in_ or start is None or end is None:
        return 0.0
    shared = min(end, other.end) - max(start, other.start)
    return max(0, shared) / max(end - start, other.end - other.start, 1)


def _title(thing: Actor | Finding) -> str:
    match thing:
        case Actor():
            return f"{thing.name} {thing.kind}"
        case Event():
            return f"{thing.type} {thing.act}"
        case Agreement() | Initiative():
            return thing.name
        case _:
            return ""


def _name(reading: Reading, thing: Actor | Finding) -> str:
    match thing:
        case Actor() | Agreement() | Initiative():
            return thing.name
        case Event():
            who = _names(reading, thing.actor) or "?"
            return f"{thing.type} {who} → {_names(reading, thing.recipient)}".removesuffix(" → ")
        case Statement():
            return _names(reading, [thing.speaker] if thing.speaker else []) or "?"
        case Commitment():
            return _names(reading, thing.by) or "?"


def _passage(thing: Actor | Finding) -> str:
    spans = thing.mentions if isinstance(thing, Actor) else thing.evidence
    return " ".join(spans[0].text.split()) if spans else ""


def _names(reading: Reading, ids: Iterable[str]) -> str:
    return "; ".join(sorted(reading.actor(ident).name for ident in ids))


def _fields(
    before: Reading, one: Actor | Finding, after: Reading, other: Actor | Finding
) -> Iterator[FieldChange]:
    old, new = dict(_told(before, one)), dict(_told(after, other))
    for field, value in old.items():
        if value != new[field]:
            yield FieldChange(field, value, new[field])


def _told(reading: Reading, thing: Actor | Finding) -> Iterator[tuple[str, str]]:
    """Yield the fields of a finding that a difference may lie in, as text."""
    match thing:
        case Actor():
            yield from _plain(thing, "kind", "country", "sector")
        case Event():
            yield from _plain(thing, "type", "act", "status", "background", "modes", "contexts")
            yield from _casts(reading, thing, "actor", "recipient", "persons")
            yield "date", _days(thing.date)
        case Agreement():
            yield from _plain(
                thing, "name", "acronym", "kind", "status", "signed", "place", "subjects", "binding"
            )
            yield from _casts(reading, thing, "parties")
            yield "signatories", _names(reading, [hand.person for hand in thing.signatories])
            yield "steps", "; ".join(f"{step.status} {step.date or '?'}" for step in thing.steps)
        case Initiative():
            yield from _plain(thing, "name", "acronym", "kind")
            yield from _casts(reading, thing, "participants")
            yield "editions", "; ".join(f"{one.ordinal or '?'} {one.date or '?'}" for one in thing.editions)
        case Statement():
            yield from _plain(thing, "form", "text", "medium", "date")
            yield "speaker", _names(reading, [thing.speaker] if thing.speaker else [])
        case Commitment():
            yield from _plain(thing, "what", "made", "due", "status")
            yield from _casts(reading, thing, "by", "to")
            yield "amount", thing.amount.text if thing.amount else ""


def _plain(thing: Actor | Finding, *fields: str) -> Iterator[tuple[str, str]]:
    for field in fields:
        value = getattr(thing, field)
        yield field, "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def _casts(reading: Reading, thing: Finding, *fields: str) -> Iterator[tuple[str, str]]:
    yield from ((field, _names(reading, getattr(thing, field))) for field in fields)


def _days(when: When) -> str:
    return " to ".join(str(day) for day in dict.fromkeys((when.start, when.end)) if day)


def _of_article(before: Reading, after: Reading) -> Iterator[FieldChange]:
    old, new = before.article, after.article
    for field in ("title", "genre"):
        one, other = (str(getattr(article, field) or "") for article in (old, new))
        if one != other:
            yield FieldChange(field, one, other)
    if old.published.date != new.published.date:
        yield FieldChange("published", str(old.published.date or ""), str(new.published.date or ""))
    if old.text != new.text:
        yield FieldChange("text", f"{len(old.text)} characters", f"{len(new.text)} characters")
