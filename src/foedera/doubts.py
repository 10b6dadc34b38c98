"""What a record is least sure of: findings of low confidence and few sources, contradictions, identities in doubt."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedera.dossier import name_of
from foedera.gists import Matter
from foedera.record import Record
from foedera.things import ActorProfile, Judgement, Kind, Recorded, RecordedArticle, Source

KINDS: tuple[Kind, ...] = ("agreements", "initiatives", "commitments", "events", "statements")
"""The kinds of things that people are asked to look at."""

_CONTRADICTED = 0.2
_SAID = 160


@dataclass(frozen=True, slots=True)
class Doubt:
    """A thing that nobody has looked at yet, or two that may be one, and how doubtful that is (0 to 1)."""

    id: str
    kind: Kind
    name: str
    doubt: float
    reasons: tuple[str, ...]
    passage: Source | None
    other: str | None = None


def doubts(record: Record, kinds: Iterable[Kind] = KINDS, limit: int = 20) -> list[Doubt]:
    """Return what a record is least sure of, the most doubtful first, without what a person has judged."""
    wanted = tuple(kinds)
    found = (doubt for kind in wanted for doubt in _of_things(record, kind))
    identities = (doubt for doubt in _of_identities(record) if doubt.kind in wanted)
    every = (one for several in (found, identities) for one in several)
    return heapq.nsmallest(limit, every, key=lambda one: (-one.doubt, one.kind, one.id, one.other or ""))


def _of_things(record: Record, kind: Kind) -> Iterator[Doubt]:
    for thing in record.things(kind):
        if thing.review == "none" and not isinstance(thing, ActorProfile | RecordedArticle):
            yield _doubt(kind, thing)


def _doubt(kind: Kind, thing: Matter) -> Doubt:
    """Return how doubtful a thing is: the chance that every independent source was read wrongly, more where they clash."""
    clash = _CONTRADICTED if thing.contradictions else 0.0
    score = (1 - thing.confidence) ** max(1, thing.independent_sources)
    reasons = [f"confidence {thing.confidence:.2f}", _sources(thing)]
    reasons += [f"sources disagree on {one.field}" for one in thing.contradictions]
    return Doubt(
        thing.id,
        kind,
        name_of(thing)[:_SAID],
        round(min(1.0, score + clash), 3),
        tuple(reasons),
        thing.sources[0] if thing.sources else None,
    )


def _sources(thing: Recorded) -> str:
    number = thing.independent_sources
    return "one source" if number == 1 else f"{number} independent sources"


def _of_identities(record: Record) -> Iterator[Doubt]:
    """Yield pairs of things that the rules could not tell from each other, each pair once."""
    judged = {frozenset((one.a, one.b)) for one in record.verdicts()}
    seen = set[frozenset[str]]()
    for judgement in record.unsure():
        pair = frozenset((judgement.a, judgement.b))
        if pair not in judged and pair not in seen:
            seen.add(pair)
            yield from _pair(record, judgement)


def _pair(record: Record, judgement: Judgement) -> Iterator[Doubt]:
    one, other = record.thing(judgement.a), record.thing(judgement.b)
    if one.id == other.id or isinstance(one, RecordedArticle) or isinstance(other, RecordedArticle):
        return
    names = [
        thing.name if isinstance(thing, ActorProfile) else name_of(thing)[:_SAID] for thing in (one, other)
    ]
    yield Doubt(
        one.id,
        record.kind(one.id),
        f"{names[0]} = {names[1]}?",
        round(judgement.score, 3),
        (f"alike by {judgement.by}",),
        one.sources[0] if one.sources else None,
        other.id,
    )
