"""What people find of findings: accepted, corrected or rejected; kept as data, apart from what any program reads.

A mark is tied to the digest of the text, the kind of finding and its passage, so that it holds when the page is read
again by a later version, which may find the passage a few characters wider.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Literal, TypeVar

from foedera.actors import Actor
from foedera.acts import Event
from foedera.agreements import Agreement
from foedera.commitments import Commitment
from foedera.contract import from_json, to_json
from foedera.dates import PartialDate
from foedera.dating import Precision, When
from foedera.errors import ContractError, ReviewError
from foedera.evidence import BODY, Span
from foedera.identity import Findings, Found, head_of
from foedera.initiatives import Initiative
from foedera.lives import STAGES
from foedera.reading import Finding, Reading
from foedera.statements import Statement
from foedera.things import Judgement, Kind, Review
from foedera.wording import words

T = TypeVar("T", bound=Actor | Finding)

Opinion = Literal["accepted", "corrected", "rejected"]

FIELDS: Mapping[Kind, frozenset[str]] = {
    "actors": frozenset({"name", "kind", "country", "sector"}),
    "events": frozenset({"type", "act", "status", "background", "modes", "contexts", "date", "actor", "recipient", "persons"}),
    "agreements": frozenset({"name", "acronym", "kind", "status", "signed", "parties", "subjects", "binding", "named"}),
    "initiatives": frozenset({"name", "acronym", "kind", "participants", "organiser"}),
    "statements": frozenset({"speaker", "form", "date", "audience", "medium"}),
    "commitments": frozenset({"by", "to", "what", "made", "due", "status"}),
    "articles": frozenset(),
}  # fmt: skip
"""The fields of each kind that a person may correct."""

_CASTS = frozenset({"actor", "recipient", "persons", "parties", "participants", "audience", "by", "to"})
_ONE = frozenset({"speaker", "organiser"})
_LISTS = frozenset({"modes", "contexts", "subjects"})
_TRUTHS = frozenset({"background", "binding", "named"})


@dataclass(frozen=True, slots=True)
class Change:
    """A field and the value that it should have, as a person writes it (`parties` = `IND; USA`); none is null."""

    field: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """One person's opinion of one finding: where it stands in which text, what is wrong with it, and why.

    `nth` tells several findings of one kind apart that one passage shows.
    """

    sha256: str
    kind: Kind
    in_: str
    start: int
    end: int
    nth: int
    by: str
    verdict: Opinion
    changes: tuple[Change, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Accord:
    """How far two readers agree on the findings that both judged; kappa is null where chance leaves no room."""

    one: str
    other: str
    findings: int
    agreed: int
    kappa: float | None


def changes_of(kind: Kind, said: Iterable[str]) -> tuple[Change, ...]:
    """Read corrections of the form `field=value`; an empty value is null.

    Raises:
        ReviewError: If one has another form, or the kind has no such field to correct.
    """
    return tuple(_change(kind, text) for text in said)


def _change(kind: Kind, text: str) -> Change:
    field, sign, value = text.partition("=")
    if not sign or field not in FIELDS[kind]:
        allowed = ", ".join(sorted(FIELDS[kind])) or "nothing"
        raise ReviewError(f"{text!r} corrects nothing: write field=value, of {kind}: {allowed}")
    return Change(field, value.strip() or None)


def mark_of(
    found: Found[Any], verdict: Opinion, by: str, changes: Sequence[Change] = (), note: str | None = None
) -> Mark:
    """Return a person's mark on a finding; corrections are tried at once.

    Raises:
        ReviewError: If a correction cannot be made on this page.
    """
    kind, head, reading = kind_of(found.thing), head_of(found.thing), found.reading
    corrected(reading, found.thing, changes)
    alike = [thing.id for thing in getattr(reading, kind) if head_of(thing) == head]
    nth = alike.index(found.thing.id)
    where = (head.in_, head.start, head.end) if head else (BODY, 0, 0)
    return Mark(reading.article.sha256, kind, *where, nth, by, verdict, tuple(changes), note)


def kind_of(thing: Actor | Finding) -> Kind:
    """Return the kind of a finding."""
    kinds: dict[type, Kind] = {
        Actor: "actors",
        Event: "events",
        Agreement: "agreements",
        Initiative: "initiatives",
        Statement: "statements",
        Commitment: "commitments",
    }
    return kinds[type(thing)]


def marks_on(things: Sequence[T], marks: Iterable[Mark]) -> dict[str, tuple[Mark, ...]]:
    """Return the marks on a text's findings of one kind by local id: on their passage, or one that overlaps it most."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        near = [(_overlap(head_of(thing), mark), thing.id) for thing in things]
        best = max((share for share, _ in near), default=0.0)
        fitting = [ident for share, ident in near if share == best]
        if best > 0 and fitting:
            found[fitting[min(mark.nth, len(fitting) - 1)]].append(mark)
    return {ident: tuple(sorted(own, key=_by)) for ident, own in found.items()}


def _overlap(head: Span | None, mark: Mark) -> float:
    """Return the share of two passages that both cover; a mark on what points nowhere fits what points nowhere."""
    if head is None or head.in_ != mark.in_:
        return float(head is None and mark.start == mark.end)
    shared = min(head.end, mark.end) - max(head.start, mark.start)
    return max(0, shared) / max(head.end - head.start, mark.end - mark.start, 1)


def _by(mark: Mark) -> tuple[str, str]:
    return mark.by, mark.verdict


def reviewed(found: Findings, marks: Sequence[Mark]) -> Findings:
    """Return findings as people corrected them, each with how it stands."""
    by_text: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_text[mark.sha256].append(mark)
    told = {kind: tuple(_reviewed(kind, several, by_text)) for kind, several in found}
    return Findings(**told)


def _reviewed(
    kind: Kind, found: Sequence[Found[Any]], marks: Mapping[str, Sequence[Mark]]
) -> Iterator[Found[Any]]:
    pages: dict[int, list[Found[Any]]] = defaultdict(list)
    for one in found:
        if one.reading.article.sha256 in marks:
            pages[one.at].append(one)
    settled_: dict[str, Found[Any]] = {}
    for several in pages.values():
        reading = several[0].reading
        order: Sequence[Actor | Finding] = getattr(reading, kind)
        own = [mark for mark in marks[reading.article.sha256] if mark.kind == kind]
        held = marks_on(order, own)
        for one in several:
            if one.thing.id in held:
                thing = settled(reading, one.thing, held[one.thing.id])
                settled_[one.key] = replace(one, thing=thing, review=standing(held[one.thing.id]))
    yield from (settled_.get(one.key, one) for one in found)


def standing(marks: Sequence[Mark]) -> Review:
    """Return what several readers' marks on one finding come to: the verdict of most, a doubt counting as none."""
    counted = Counter(mark.verdict for mark in marks).most_common()
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return "none"
    return counted[0][0]


def settled(reading: Reading, thing: T, marks: Sequence[Mark]) -> T:
    """Return a finding with the corrections that most of its readers make; those that the page cannot bear are left out."""
    if standing(marks) != "corrected":
        return thing
    votes = Counter(change for mark in marks for change in mark.changes)
    best = {change.field: change for change, _ in sorted(votes.items(), key=lambda v: (v[1], repr(v[0])))}
    for change in best.values():
        try:
            thing = corrected(reading, thing, (change,))
        except ReviewError:
            continue
    return thing


def corrected(reading: Reading, thing: T, changes: Iterable[Change]) -> T:
    """Return a finding with corrections made; actors are named by code or name, out of those that the page names.

    Raises:
        ReviewError: If a value cannot be, or the page names no such actor.
    """
    data = to_json(thing)
    for change in changes:
        data[change.field] = _value(reading, thing, change)
        if isinstance(thing, Agreement):
            data["steps"] = list(_steps(data["steps"], change))
    try:
        return from_json(type(thing), data)
    except ContractError as error:
        raise ReviewError(str(error)) from error


def _steps(steps: Iterable[dict[str, Any]], change: Change) -> Iterator[dict[str, Any]]:
    """Yield the steps that a corrected agreement keeps: its day of signing set right, none further along than it is."""
    for step in steps:
        if change.field == "status" and STAGES[step["status"]] > STAGES.get(change.value, 0):  # type: ignore[call-overload]
            continue
        signing = change.field == "signed" and step["status"] == "signed"
        yield {**step, "date": change.value} if signing else step


def _value(reading: Reading, thing: Actor | Finding, change: Change) -> Any:
    """Return the JSON value that a person means by a text."""
    said = change.value
    if change.field in _CASTS or (change.field in _LISTS):
        several = [part.strip() for part in (said or "").split(";") if part.strip()]
        return [_actor(reading, one) for one in several] if change.field in _CASTS else several
    if said is None:
        return to_json(_UNDATED) if isinstance(thing, Event) and change.field == "date" else None
    if change.field in _ONE:
        return _actor(reading, said)
    if change.field in _TRUTHS:
        return _truth(said)
    if isinstance(thing, Event) and change.field == "date":
        return to_json(_when(said))
    return said


_UNDATED = When(None, None, "none", False, None, "bound", None)


def _when(said: str) -> When:
    try:
        day = PartialDate.parse(said)
    except ValueError as error:
        raise ReviewError(str(error)) from error
    precision: dict[int, Precision] = {0: "year", 1: "month", 2: "day"}
    return When(day.earliest, day.latest, precision[said.count("-")], False, said, "stated", None)


def _truth(said: str) -> bool:
    if said not in {"true", "false"}:
        raise ReviewError(f"{said!r} is neither true nor false")
    return said == "true"


def _actor(reading: Reading, said: str) -> str:
    """Return the id of the page's actor that a country's code or a name means."""
    code = said if said.isupper() and len(said) == 3 else None
    states = [
        actor.id for actor in reading.actors if code and actor.kind == "country" and actor.country == code
    ]
    named = [
        actor.id
        for actor in reading.actors
        if words(said) in {words(text) for text in (actor.name, *(m.text for m in actor.mentions))}
    ]
    if not states and not named:
        raise ReviewError(f"the page names no actor {said!r}; give a code (IND) or a name that stands on it")
    return [*states, *named][0]


def accords(marks: Iterable[Mark]) -> tuple[Accord, ...]:
    """Return for each pair of readers how far they agree (Cohen's kappa) on the findings that both judged."""
    told: dict[str, dict[tuple[object, ...], str]] = defaultdict(dict)
    for mark in marks:
        told[mark.by][mark.sha256, mark.kind, mark.in_, mark.start, mark.end, mark.nth] = mark.verdict
    return tuple(
        _accord(one, other, [(told[one][key], told[other][key]) for key in told[one] if key in told[other]])
        for one, other in combinations(sorted(told), 2)
    )


def _accord(one: str, other: str, pairs: Sequence[tuple[str, str]]) -> Accord:
    agreed = sum(a == b for a, b in pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    total = len(pairs)
    chance = sum(first[verdict] * second[verdict] for verdict in first) / total**2 if total else 1.0
    kappa = None if chance == 1 else round((agreed / total - chance) / (1 - chance), 3)
    return Accord(one, other, total, agreed, kappa)


def to_line(mark: Mark | Judgement) -> str:
    """Return a mark, or a judgement on identity, as a line of JSON."""
    return (
        json.dumps({"mark" if isinstance(mark, Mark) else "judgement": to_json(mark)}, ensure_ascii=False)
        + "\n"
    )


def from_line(line: str) -> Mark | Judgement:
    """Read a line that `to_line` wrote.

    Raises:
        ReviewError: If it is none.
    """
    try:
        data = json.loads(line)
        return from_json(Mark, data["mark"]) if "mark" in data else from_json(Judgement, data["judgement"])
    except (ValueError, TypeError, KeyError, ContractError) as error:
        raise ReviewError(f"{line[:60]!r} is no verdict: {error}") from error
