"""Which events of different pages are one: the same deed of the same people or sides on days that meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from foedera.acts import Event
from foedera.dating import When
from foedera.identity import Found, Likeness
from foedera.same_actor import Roster
from foedera.wording import words

PRECISE = frozenset({"day", "week", "month"})
"""Precisions that are enough to tell one event from the next of its kind."""
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Deeds in which the sides may be named in either order."""
MANY = 6
"""A deed of more sides than this is one only with a deed of the same sides: a summit holds no meeting of two."""
SLIP = timedelta(days=3)
"""Reports of one signing may give days this far apart: a contradiction, not another signing."""

Days = tuple[date, date]


@dataclass(frozen=True)
class EventTraits:
    """What an event's identity rests on.

    `alone` is the key of one that nothing can be united with, `twinless` of one whose date is so wide that even
    equal traits do not make two of them one.
    """

    deed: str
    actors: frozenset[str]
    recipients: frozenset[str]
    persons: frozenset[str]
    days: Days | None
    precise: bool
    agreements: frozenset[str]
    place: tuple[str, ...]
    alone: str = ""
    twinless: str = ""

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """The deed with each agreement, and of a precise day with its people in its months and its year."""
        if self.alone:
            return ()
        return (*self._by_agreement(), *(self._by_people(_months) if self.precise else ()), *self._yearly())

    @cached_property
    def seeks(self) -> tuple[str, ...]:
        """A precise day seeks in its months; a wider time seeks the precise days of its years."""
        if self.alone:
            return ()
        return (*self._by_agreement(), *self._by_people(_months if self.precise else _years))

    def _yearly(self) -> Iterator[str]:
        if self.precise:
            yield from self._by_people(_years)

    def _by_agreement(self) -> Iterator[str]:
        yield from (f"{self.deed}:{agreement}" for agreement in sorted(self.agreements))

    def _by_people(self, spans: Callable[[Days], Iterator[str]]) -> Iterator[str]:
        times = list(spans(self.days)) if self.days else []
        yield from (f"{self.deed}:{who}:{time}" for who in self._who() for time in times)

    def _who(self) -> Iterator[str]:
        """Yield whom two reports of one deed must share: the actor, or where all act alike two sides or a person."""
        sides = sorted(self.sides)
        if self.deed.split(":")[0] not in MUTUAL:
            yield from sorted(self.actors) or [f"-{'|'.join(sides)}"]
            return
        yield from (f"+{person}" for person in sorted(self.persons))
        if len(sides) > MANY:
            yield "|".join(sides)
        else:
            yield from (f"{one}|{other}" for one, other in combinations(sides, 2))

    @cached_property
    def sides(self) -> frozenset[str]:
        """Everyone who takes part, whoever acts."""
        return self.actors | self.recipients

    @cached_property
    def rank(self) -> tuple[object, ...]:
        """The most precise day, then the most people and sides come first."""
        days = self.days or (date.min, date.max)
        sets = (self.agreements, self.persons, self.sides, self.actors)
        return (
            *((days[1] - days[0]).days, days, *(-len(some) for some in sets)),
            *(self.deed, self.place),
        )


def event_traits(
    found: Found[Event], roster: Roster, agreements: Mapping[tuple[int, str], str]
) -> EventTraits:
    """Return the traits of an event; `agreements` gives the record id of each reading's agreements."""
    event, at = found.thing, found.at
    days = _days(event.date)
    deals = frozenset(agreements[at, deal] for deal in event.agreements)
    persons = roster.persons(at, (*event.actor, *event.recipient, *event.persons))
    actors, recipients = roster.sides(at, event.actor), roster.sides(at, event.recipient)
    known = bool(deals) or (days is not None and (bool(persons) or len(actors | recipients) > 1))
    precise = event.date.precision in PRECISE
    return EventTraits(
        deed=deed_of(event),
        actors=actors,
        recipients=recipients,
        persons=persons,
        days=days,
        precise=precise,
        agreements=deals,
        place=words(event.place.name) if event.place else (),
        alone="" if known else found.key,
        twinless="" if precise or deals else found.key,
    )


def same_event(one: EventTraits, other: EventTraits) -> Likeness | None:
    """Compare two events that share a block."""
    if one.deed != other.deed or not one.sides & other.sides:
        return None
    if one.agreements and one.agreements == other.agreements:
        return _same_signing(one, other)
    if one.agreements and other.agreements:
        return None  # a sentence that signs two agreements must not make one signing of theirs
    if not _days_meet(one, other) or not _same_people(one, other):
        return None
    day = one.days == other.days and one.days is not None and one.days[0] == one.days[1]
    return Likeness(0.9 if day else 0.75, "same_people_and_day" if day else "same_people_and_time")


def _same_signing(one: EventTraits, other: EventTraits) -> Likeness | None:
    if one.days is None or other.days is None:
        return Likeness(0.85, "same_agreement")
    if max(one.days[0] - other.days[1], other.days[0] - one.days[1]) > SLIP:
        return Likeness(-0.8, "same_agreement_other_day")
    return Likeness(0.95, "same_agreement_and_day")


def _days_meet(one: EventTraits, other: EventTraits) -> bool:
    if one.days is None or other.days is None or not (one.precise or other.precise):
        return False
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def _same_people(one: EventTraits, other: EventTraits) -> bool:
    """Tell whether persons and sides fit: who met whom once may have met another the same day."""
    if one.deed.split(":")[0] not in MUTUAL:
        return _same_direction(one, other)
    sides = one.sides & other.sides
    nested = one.sides <= other.sides or other.sides <= one.sides
    if max(len(one.sides), len(other.sides)) > MANY:
        nested = one.sides == other.sides
    shared = one.persons & other.persons
    if not one.persons or not other.persons:
        return nested and len(sides) > 1
    if one.persons == other.persons:
        return nested or len(shared) > 1
    within = one.persons <= other.persons or other.persons <= one.persons
    return len(shared) > 1 or (within and nested and len(sides) > 1)


def _same_direction(one: EventTraits, other: EventTraits) -> bool:
    if not one.actors & other.actors:
        return False
    if one.recipients and other.recipients and not one.recipients & other.recipients:
        return False
    if one.persons and other.persons and not one.persons & other.persons:
        return False
    if one.place and other.place and one.place != other.place:
        return False
    return bool(one.recipients & other.recipients or one.persons & other.persons or one.place == other.place)


def deed_of(event: Event) -> str:
    """Return what was done or is to be done: a planned meeting is the meeting that then takes place."""
    if event.act is None:
        return event.type
    return event.act if event.type == "AGREE" else f"{event.type}:{event.act}"


def _days(when: When) -> Days | None:
    """Return the interval of a usable date: both ends known, no more than a year apart."""
    if when.start is None or when.end is None or when.precision == "none" or when.basis == "bound":
        return None
    return (when.start, when.end) if (when.end - when.start).days <= 366 else None


def _years(days: Days) -> Iterator[str]:
    yield from (str(year) for year in range(days[0].year, days[1].year + 1))


def _months(days: Days) -> Iterator[str]:
    year, month = days[0].year, days[0].month
    while (year, month) <= (days[1].year, days[1].month):
        yield f"{year:04d}-{month:02d}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
