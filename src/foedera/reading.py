"""`Reading`: everything one page says, as a value of the contract."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from foedera.actors import Actor
from foedera.acts import Event
from foedera.agreements import Agreement
from foedera.article import Article
from foedera.commitments import Commitment
from foedera.contract import from_json, to_json
from foedera.errors import ContractError
from foedera.evidence import Span
from foedera.initiatives import Initiative
from foedera.offices import OfficeHeld
from foedera.places import Place
from foedera.statements import Statement
from foedera.times import Timex

SCHEMA = "2"

Finding = Event | Agreement | Initiative | Statement | Commitment


@dataclass(frozen=True, slots=True)
class ReadWith:
    """What a page was read with: versions and digests, so that the same input gives the same reading."""

    version: str
    schema: str
    model: str
    lexicon: str
    data: str
    record: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One page's article and every finding on it. Checks its evidence and its references when made.

    Raises:
        EvidenceError: If a span does not read what it claims.
        ContractError: If an id stands twice, or a reference leads nowhere.
    """

    foedera: ReadWith
    article: Article
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...]
    initiatives: tuple[Initiative, ...]
    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    times: tuple[Timex, ...]
    places: tuple[Place, ...]
    offices: tuple[OfficeHeld, ...] = ()

    def __post_init__(self) -> None:
        for span in self.spans():
            span.check(self.article.source(span.in_))
        ids = [
            thing.id for thing in (*self.actors, *self.findings(), *self.times, *self.places, *self.offices)
        ]
        if len(ids) != len(set(ids)):
            raise ContractError("$", "an id stands twice in one reading")
        known = set(ids)
        for where, wanted in self._references():
            if wanted not in known:
                raise ContractError(where, f"refers to {wanted!r}, which is not in the reading")

    def findings(self) -> Iterator[Finding]:
        """Yield every finding that carries evidence, by kind and in text order."""
        yield from self.events
        yield from self.agreements
        yield from self.initiatives
        yield from self.statements
        yield from self.commitments

    def spans(self) -> Iterator[Span]:
        """Yield every passage that anything in the reading points at."""
        yield from _spans_in((*self.actors, *self.findings(), *self.offices))
        for time in self.times:
            yield Span(time.start, time.end, time.text, time.in_)
        for place in self.places:
            yield Span(place.start, place.end, place.text, place.in_)

    def actor(self, wanted: str) -> Actor:
        """Return the actor of an id; raise KeyError if there is none."""
        for actor in self.actors:
            if actor.id == wanted:
                return actor
        raise KeyError(wanted)

    def _references(self) -> Iterator[tuple[str, str]]:
        for event in self.events:
            times = [event.date.time, event.place.place if event.place else None]
            claim = (*event.claim.by, event.claim.statement) if event.claim else ()
            yield from _pointing(
                event.id, event.actor, event.recipient, event.persons, event.agreements, event.initiatives
            )
            yield from _pointing(event.id, times, claim)
        for deal in self.agreements:
            hands = [part for hand in deal.signatories for part in (hand.person, hand.for_)]
            yield from _pointing(deal.id, deal.parties, hands, [link.to for link in deal.relations])
        for initiative in self.initiatives:
            yield from _pointing(initiative.id, initiative.participants, [initiative.organiser])
        for statement in self.statements:
            yield from _pointing(statement.id, [statement.speaker], statement.audience)
        for promise in self.commitments:
            yield from _pointing(promise.id, promise.by, promise.to, [promise.agreement, promise.statement])
        for office in self.offices:
            yield from _pointing(office.id, [office.person])


def to_contract(reading: Reading) -> dict[str, Any]:
    """Return a reading as the contract's JSON object."""
    data: dict[str, Any] = to_json(reading)
    return data


def from_contract(data: Any) -> Reading:
    """Read a reading from the contract's JSON object; raise ContractError where it does not fit."""
    return from_json(Reading, data)


def _pointing(where: str, *groups: Any) -> Iterator[tuple[str, str]]:
    yield from ((where, wanted) for group in groups for wanted in group if wanted is not None)


def _spans_in(thing: Any) -> Iterator[Span]:
    """Yield the spans held anywhere in a thing of the contract."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple):
        for item in thing:
            yield from _spans_in(item)
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            yield from _spans_in(getattr(thing, name))
