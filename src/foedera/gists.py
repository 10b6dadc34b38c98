"""What choosing and counting needs of every thing, in one row each: its days, status, reports, and whom it is about.

A row is made from the thing as it is composed and kept up with it, so that a dossier of thousands of things is counted
and cut without composing more than what it shows. Beside it `about` leads from a state, two states, an actor, an
agreement or an initiative to all things that are about them, whichever reports name them.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from foedera.acts import Event
from foedera.agreements import Agreement
from foedera.cards import KINDS
from foedera.commitments import Commitment
from foedera.composing import Composing, pages_in
from foedera.dates import PartialDate
from foedera.dating import When
from foedera.initiatives import Initiative
from foedera.library import Library, Member
from foedera.reading import Finding
from foedera.standing import EventStatus
from foedera.statements import Statement
from foedera.things import (
    ActorProfile,
    RecordedActor,
    RecordedAgreement,
    RecordedArticle,
    RecordedCommitment,
    RecordedEvent,
    RecordedInitiative,
    RecordedStatement,
)

Matter = RecordedEvent | RecordedAgreement | RecordedInitiative | RecordedStatement | RecordedCommitment
Scenes = Callable[[int], Iterable[frozenset[str]]]
"""Gives the states that each event, agreement and initiative of a page is about."""

SIGNING = frozenset({"AGREE", "SUPPORT"})
"""The types of events that make or sign an agreement, where they are tied to one."""
UNREAL: frozenset[EventStatus] = frozenset({"denied", "hypothetical"})
"""Statuses of what did not take place, which no count and no event table takes for an event."""
PAIRED = 8
"""States up to which a thing is found under every two of them."""
GISTS = "1"
"""Tells gists of one making from those of another; where they differ, everything derived is built anew."""

STATUSES: tuple[str, ...] = (
    *("", "in force", "renewed", "ratified", "signed", "initialled", "negotiating", "announced", "proposed"),
    *("suspended", "expired", "terminated", "cancelled", "denied"),
    *("occurred", "ongoing", "planned", "refused", "hypothetical"),
    *("open", "kept", "missed", "withdrawn"),
)
"""How things can stand; those of agreements in the order in which they are shown."""

_MEETING, _SIGNS, _REJECTED, _BARE, _DATED, _MARKS = 1, 2, 4, 8, 16, 5
_ALL = (1 << _MARKS) - 1
_FLAGS = tuple(tuple(bool(flags >> at & 1) for at in range(_MARKS)) for flags in range(1 << _MARKS))
_LETTER, _STATE = 5, 15
_BESIDE = 1 << 30
_LOWEST = -(1 << _STATE)


class Gist(NamedTuple):
    """What is counted of a thing; days are ordinals. A tuple, for a busy pair has tens of thousands.

    `first` to `last` are the days it is shown under, `spans` all that it falls within; `seen` and `heard` are the days
    of its first and its last page. `is_bare`: an agreement without parties, or words to nobody; `beside` are the states
    that pages tell such words in the midst of.
    """

    thing: int
    kind: int
    status: str
    first: int | None
    last: int | None
    seen: int
    heard: int
    reports: int
    independent: int
    clashes: int
    is_meeting: bool
    is_signing: bool
    is_rejected: bool
    is_bare: bool
    is_dated: bool
    quad: int
    spans: tuple[tuple[int, int], ...]
    whom: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()

    @property
    def weight(self) -> tuple[int, int]:
        """How widely a thing is told: by independent sources, by pages."""
        return self.independent, self.reports


def usable(when: When) -> bool:
    """Tell whether the words date an event, rather than only bound it."""
    return when.start is not None and when.end is not None and when.basis != "bound"


def is_meeting(event: RecordedEvent) -> bool:
    """Tell whether an event is people consulting, planned or done."""
    return event.type == "CONSULT" or (event.type == "AGREE" and event.act == "CONSULT")


def reached(deal: RecordedAgreement) -> PartialDate | None:
    """Return when an agreement reached its status, or the last date that its history tells."""
    days = [entry.date for entry in deal.history if entry.date and entry.status == deal.status]
    return days[-1] if days else next((entry.date for entry in reversed(deal.history) if entry.date), None)


def actors_of(item: Matter) -> Iterator[RecordedActor]:
    """Yield everyone whom a thing is about."""
    match item:
        case RecordedEvent():
            yield from (*item.actor, *item.recipient, *item.persons)
        case RecordedAgreement():
            yield from item.parties
            for hand in item.signatories:
                yield from (part for part in (hand.person, hand.for_) if part)
        case RecordedInitiative():
            yield from (*item.participants, *([item.organiser] if item.organiser else []))
        case RecordedStatement():
            yield from (*([item.speaker] if item.speaker else []), *item.audience)
        case RecordedCommitment():
            yield from (*item.by, *item.to)


def links_of(item: Matter) -> Iterator[str]:
    """Yield the ids of the agreements and initiatives that a thing is about, itself included."""
    match item:
        case RecordedEvent():
            yield from (*item.agreements, *item.initiatives)
        case RecordedAgreement():
            yield from (item.id, *(link.to for link in item.relations))
        case RecordedInitiative():
            yield item.id
        case RecordedCommitment():
            yield from (item.agreement,) if item.agreement else ()


def refs(thing: Finding) -> Iterator[str]:
    """Yield the local ids of the actors that a finding names."""
    match thing:
        case Event():
            yield from (*thing.actor, *thing.recipient, *thing.persons)
        case Agreement():
            yield from thing.parties
            for hand in thing.signatories:
                yield from (part for part in (hand.person, hand.for_) if part)
        case Initiative():
            yield from (*thing.participants, *([thing.organiser] if thing.organiser else []))
        case Statement():
            yield from (*([thing.speaker] if thing.speaker else []), *thing.audience)
        case Commitment():
            yield from (*thing.by, *thing.to)


# --- numbers ------------------------------------------------------------------------------------------------------


def state_number(code: str) -> int:
    """Return the negative number that a state is found by; things have positive ones."""
    number = 0
    for letter in code:
        number = number << _LETTER | ord(letter) & 31
    return -number


def pair_number(one: int, other: int) -> int:
    """Return the number that things about two states are found by, given those of the states.

    A state with itself stands for all things about it that are about too many states to be found by each two.
    """
    first, second = sorted((-one, -other))
    return -(first << _STATE | second)


def beside_number(one: int, other: int) -> int:
    """Return the number that words of one of two states are found by, told in the midst of what both did."""
    return pair_number(one, other) - _BESIDE


def packed(numbers: Iterable[int]) -> bytes:
    """Return distinct numbers in few bytes: sorted, each by how far it lies from the one before."""
    found, last = bytearray(), _LOWEST
    for number in sorted(set(numbers)):
        step, last = number - last, number
        while step > 127:
            found.append(step & 127 | 128)
            step >>= 7
        found.append(step)
    return bytes(found)


def unpacked(data: bytes) -> tuple[int, ...]:
    """Return numbers as they were packed."""
    found, last, step, shift = [], _LOWEST, 0, 0
    for byte in data:
        step |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            last += step
            found.append(last)
            step = shift = 0
    return tuple(found)


# --- making -------------------------------------------------------------------------------------------------------


def gist_of(
    item: Matter, numbers: Mapping[str, int], days: tuple[int, int], published: Sequence[PartialDate]
) -> Gist:
    """Return the gist of a thing.

    Args:
        item: The thing; its passages are not looked at.
        numbers: The number of its id, and of every id that it names.
        days: The days of its first and its last page.
        published: When its pages were published.
    """
    shown, spans = _shown(item), _merged(_spans(item, published))
    states = {state_number(actor.country) for actor in actors_of(item) if actor.country}
    named = {numbers[actor.id] for actor in actors_of(item)}
    named |= {numbers[link] for link in links_of(item)}
    first, last = (shown.earliest.toordinal(), shown.latest.toordinal()) if shown else (None, None)
    if isinstance(item, RecordedEvent) and usable(item.date):
        first, last = (one.toordinal() if one else None for one in (item.date.start, item.date.end))
    return Gist(
        thing=numbers[item.id],
        kind=KINDS.index(_kind_of(item)),
        status=str(getattr(item, "status", "")),
        first=first,
        last=last,
        seen=days[0],
        heard=days[1],
        reports=item.reports,
        independent=item.independent_sources,
        clashes=len(item.contradictions),
        is_meeting=isinstance(item, RecordedEvent) and is_meeting(item),
        is_signing=isinstance(item, RecordedEvent) and item.type in SIGNING,
        is_rejected=item.review == "rejected",
        is_bare=_is_bare(item),
        is_dated=item.first_seen is not None,
        quad=item.quad if isinstance(item, RecordedEvent) else 0,
        spans=spans,
        whom=tuple(sorted(states | named)),
    )


def _kind_of(item: Matter) -> str:
    return {
        RecordedEvent: "events",
        RecordedAgreement: "agreements",
        RecordedInitiative: "initiatives",
        RecordedStatement: "statements",
        RecordedCommitment: "commitments",
    }[type(item)]


def _is_bare(item: Matter) -> bool:
    match item:
        case RecordedAgreement():
            return not item.parties
        case RecordedStatement():
            return not item.audience
        case RecordedCommitment():
            return not item.to
        case _:
            return False


def _shown(item: Matter) -> PartialDate | None:
    """Return the date that a thing is shown under; an event's is finer than that."""
    match item:
        case RecordedAgreement():
            return reached(item)
        case RecordedStatement():
            return item.date
        case RecordedCommitment():
            return item.due
        case RecordedInitiative():
            days = [edition.date for edition in item.editions if edition.date]
            return days[-1] if days else None
        case _:
            return None


def _spans(item: Matter, published: Sequence[PartialDate]) -> list[tuple[date, date]]:
    """Return the times that a thing falls within; what has no date goes by its pages, an initiative by both."""
    days: list[PartialDate | None] = []
    match item:
        case RecordedEvent() if usable(item.date) and item.date.start and item.date.end:
            return [(item.date.start, item.date.end)]
        case RecordedAgreement():
            days = [entry.date for entry in item.history]
        case RecordedInitiative():
            days = [*(edition.date for edition in item.editions), *published]
        case RecordedStatement():
            days = [item.date]
        case RecordedCommitment():
            days = [item.made, item.due]
        case _:
            pass
    known = [day for day in days if day] or list(published)
    return [(day.earliest, day.latest) for day in known]


def _merged(spans: Iterable[tuple[date, date]]) -> tuple[tuple[int, int], ...]:
    """Return intervals in order, those that meet as one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted((one.toordinal(), other.toordinal()) for one, other in spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return tuple(found)


# --- the table ----------------------------------------------------------------------------------------------------

COLUMNS = "g.thing, g.kind, g.status, g.first, g.lasts, g.seen, g.goes, g.reports, g.copied, g.clashes, g.flags, g.spans"
"""What `of_row` reads, in its order."""


def of_row(row: tuple[Any, ...]) -> Gist:
    """Return the gist that is stored as a row, with whom it is about where the row tells that too."""
    thing, kind, status, first, lasts, seen, goes, reports, copied, clashes, flags, spans, *whom = row
    last = None if first is None else first + lasts
    held: tuple[tuple[int, int], ...] = () if first is None else ((first, last),)  # type: ignore[assignment]
    if spans is not None:
        ends = array("i", spans)
        held = tuple(zip(ends[::2], ends[1::2], strict=True))
    marks, quad = _FLAGS[flags & _ALL], flags >> _MARKS
    stands = STATUSES[status], first, last, seen, seen + goes, reports, reports - copied, clashes
    about = tuple(unpacked(some or b"") for some in whom)
    return Gist._make((thing, kind, *stands, *marks, quad, held, *about, *((),) * (2 - len(about))))


def _row(gist: Gist) -> tuple[Any, ...]:
    """Return a gist as it is stored; what follows from the rest takes no room."""
    marks = (gist.is_meeting, gist.is_signing, gist.is_rejected, gist.is_bare, gist.is_dated)
    own = () if gist.first is None or gist.last is None else ((gist.first, gist.last),)
    return (
        gist.thing,
        gist.kind,
        STATUSES.index(gist.status),
        gist.first,
        0 if gist.first is None or gist.last is None else gist.last - gist.first,
        gist.seen,
        gist.heard - gist.seen,
        gist.reports,
        gist.reports - gist.independent,
        gist.clashes,
        sum(one << at for at, one in enumerate(marks)) | gist.quad << _MARKS,
        None if gist.spans == own else array("i", [end for span in gist.spans for end in span]).tobytes(),
        packed(gist.whom),
        packed(gist.beside) if gist.beside else None,
    )


class Gists:
    """Keeps the gists of a record's things, and what leads to them, up to date."""

    def __init__(self, db: sqlite3.Connection, library: Library) -> None:
        self._db, self._library = db, library
        self.composing = Composing(db, library)

    def settle(self, things: Iterable[int], stale: Collection[int], scenes: Scenes) -> None:
        """Make the gists of things anew that have come, gone or changed, within a transaction of the caller's.

        Args:
            things: Their numbers.
            stale: The pages whose findings, or what these name, have changed.
            scenes: Tells of a page the states in each of its acts.
        """
        for number in sorted(set(things)):
            row = self._db.execute("SELECT kind FROM thing WHERE id = ?", (number,)).fetchone()
            if row is None or row[0] == 0:
                self._lead(number, frozenset())
                self._db.execute("DELETE FROM gist WHERE thing = ?", (number,))
            else:
                members = self.composing.note(row[0], self._library.members(number), stale)
                gist = self._made(number, row[0], members)
                if gist.is_bare and gist.kind > _LAST_ACT:
                    gist = gist._replace(beside=_beside(gist, pages_in(members), scenes))
                self._lead(number, frozenset(_leads(gist)))
                self._db.execute(_PUT, _row(gist))

    def made(self, number: int, kind: int, until: int | None = None) -> Gist:
        """Return the gist of a thing as it is composed now, or was of the pages up to a day."""
        return self._made(number, kind, self._library.members(number, until))

    def _made(self, number: int, kind: int, members: Sequence[Member]) -> Gist:
        item, numbers, published = self.composing.counted(kind, members)
        assert not isinstance(item, ActorProfile | RecordedArticle)
        days = [self._library.head(one.page).day for one in members]
        return gist_of(item, {**numbers, item.id: number}, (min(days), max(days)), published)

    def _lead(self, number: int, leads: frozenset[int]) -> None:
        """Have a thing found by these numbers and no others."""
        held = self._db.execute(f"SELECT {COLUMNS}, g.whom, g.beside FROM gist g WHERE thing = ?", (number,))  # noqa: S608
        row = held.fetchone()
        before = frozenset(_leads(of_row(row))) if row else frozenset[int]()
        lost, new = sorted(before - leads), sorted(leads - before)
        self._db.executemany("DELETE FROM about WHERE who = ? AND thing = ?", [(who, number) for who in lost])
        self._db.executemany("INSERT INTO about VALUES (?, ?)", [(who, number) for who in new])


_LAST_ACT = KINDS.index("initiatives")


def _beside(gist: Gist, pages: Iterable[int], scenes: Scenes) -> tuple[int, ...]:
    """Return the states beside which words are told: those of the acts of their pages that their own states are in."""
    own = {who for who in gist.whom if who < 0}
    met = ({state_number(code) for code in scene} for page in pages for scene in scenes(page))
    return tuple(sorted(set().union(*(scene for scene in met if scene & own)) - own))


_PUT = "INSERT OR REPLACE INTO gist VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def _leads(gist: Gist) -> Iterator[int]:
    """Yield the numbers that a thing is found by; what people rejected is found by none."""
    if gist.is_rejected:
        return
    states = [who for who in gist.whom if who < 0]
    yield from gist.whom
    if len(states) <= PAIRED:
        yield from (pair_number(one, other) for one, other in combinations(states, 2))
    else:
        yield from (pair_number(one, one) for one in states)
    yield from (beside_number(one, other) for one in states for other in gist.beside)
