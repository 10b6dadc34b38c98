"""Which events of different pages are one: the same deed of the same people or sides on days that meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from foedera.acts import Event
from foedera.dating import When
from foedera.evidence import Span
from foedera.identity import Found, Likeness, near
from foedera.paraphrase import concepts
from foedera.same_actor import Roster
from foedera.wording import words

DONE = frozenset({"occurred", "ongoing"})
"""How an act stands that took place; what is asked, refused or planned is news only beside the like."""
PRECISE = frozenset({"day", "week", "month"})
"""Precisions that are enough to tell one event from the next of its kind."""
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Deeds in which the sides may be named in either order."""
MANY = 6
"""A deed of more sides than this is one only with a deed of the same sides: a summit holds no meeting of two."""
SLIP = timedelta(days=3)
"""Reports of one signing may give days this far apart: a contradiction, not another signing."""

FRESH = timedelta(days=2)
"""How long before its page an act lies that is told as news without a day."""
BEFORE, BEHIND = 50, 70
"""Characters before and behind the word for an act within which its sentence tells what was done."""
TELLING, ALIKE = 3, 0.5
"""How many words two tellings share, and how much of the shorter one, that tell one act without a precise day."""

Days = tuple[date, date]


@dataclass(frozen=True)
class EventTraits:
    """What an event's identity rests on.

    `alone` is the key of one that nothing can be united with, `twinless` of one whose date is so wide that even
    equal traits do not make two of them one. One that is `news` has no day but that of its page; what such a one, or
    one of a wide date, is `told` as must fit too.
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
    news: bool = False
    told: tuple[str, ...] = ()

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """The deed with each agreement, with its people in its year and on a precise day in its months, and as news in its weeks."""
        if self.alone:
            return ()
        if self.news:
            return (*self._by_agreement(), *self._as_news())
        return (*self._by_agreement(), *(self._by_people(_months) if self.precise else ()), *self._yearly())

    @cached_property
    def seeks(self) -> tuple[str, ...]:
        """A precise day seeks in its months, news in its weeks too; a wider time seeks in its years."""
        if self.alone:
            return ()
        if self.news:
            return (*self._by_agreement(), *self._as_news(), *self._by_people(_months))
        return (*self._by_agreement(), *self._by_people(_months if self.precise else _years))

    def _yearly(self) -> Iterator[str]:
        if self.precise or self.told:
            yield from self._by_people(_years)

    def _as_news(self) -> Iterator[str]:
        """Yield the weeks of news with two persons, all sides, or who did it to whom."""
        weeks = sorted({day.toordinal() // 7 for day in self.days or ()})
        yield from (f"{self.deed}:{who}:w{week}" for who in self._of_news() for week in weeks)

    def _of_news(self) -> Iterator[str]:
        if not self.mutual:
            whom = sorted(self.recipients) or self.told[:1]
            yield from (f"{actor}>{one}" for actor in sorted(self.actors) for one in whom)
        elif len(self.persons) > 1:
            yield from (f"{one}+{other}" for one, other in combinations(sorted(self.persons), 2))
        else:
            yield "|".join(sorted(self.sides))

    @property
    def mutual(self) -> bool:
        """Whether the sides of such a deed may be named in either order."""
        return self.deed.partition("?")[0].partition(":")[0] in MUTUAL

    def _by_agreement(self) -> Iterator[str]:
        yield from (f"{self.deed}:{agreement}" for agreement in sorted(self.agreements))

    def _by_people(self, spans: Callable[[Days], Iterator[str]]) -> Iterator[str]:
        times = list(spans(self.days)) if self.days else []
        yield from (f"{self.deed}:{who}:{time}" for who in self._who() for time in times)

    def _who(self) -> Iterator[str]:
        """Yield whom two reports of one deed must share: the actor, or where all act alike two sides or a person."""
        sides = sorted(self.sides)
        if not self.mutual:
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
            *(self.news, (days[1] - days[0]).days, days, *(-len(some) for some in sets)),
            *(self.deed, self.place, self.told),
        )


def event_traits(
    found: Found[Event], roster: Roster, agreements: Mapping[tuple[int, str], str]
) -> EventTraits:
    """Return the traits of an event; `agreements` gives the record id of each reading's agreements."""
    event, at = found.thing, found.at
    days, published = _days(event.date), found.reading.article.published.date
    deals = frozenset(agreements[at, deal] for deal in event.agreements)
    persons = roster.persons(at, (*event.actor, *event.recipient, *event.persons))
    actors, recipients = roster.sides(at, event.actor), roster.sides(at, event.recipient)
    several = bool(persons) or len(actors | recipients) > 1
    meets = event.status == "planned" and len(persons) > 1
    news = days is None and not deals and _is_news(event) and published is not None
    if news and published is not None:
        days = (published.earliest - FRESH, published.latest + (FRESH if meets else timedelta()))
        mutual = deed_of(event).partition(":")[0] in MUTUAL
        several = bool(actors) and (not mutual or len(persons) > 1 or len(actors | recipients) > 1)
    precise = event.date.precision in PRECISE and not news
    return EventTraits(
        deed=deed_of(event)
        if not news or meets or event.status in DONE
        else f"{deed_of(event)}?{event.status}",
        actors=actors,
        recipients=recipients,
        persons=persons,
        days=days,
        precise=precise,
        agreements=deals,
        place=words(event.place.name) if event.place else (),
        alone="" if deals or (days is not None and several) else found.key,
        twinless="" if precise or news or deals else found.key,
        news=news,
        told=() if precise or deals else _told(found, actors | recipients),
    )


def _is_news(event: Event) -> bool:
    """Tell whether an act without a day of its own is told as what is happening now."""
    when = event.date
    fresh = (
        when.start is None
        or (when.end is None and event.status == "planned")
        or (when.end is not None and when.end - when.start <= FRESH)
    )
    return not event.background and fresh and when.basis == "bound" and event.status != "hypothetical"


def _told(found: Found[Event], sides: frozenset[str]) -> tuple[str, ...]:
    """Return the word for an act first, then what its sentence tells around it beside who took part."""
    event, trigger = found.thing, found.thing.trigger
    around = next(
        (s for s in event.evidence if s.in_ == trigger.in_ and s.start <= trigger.start < s.end), trigger
    )
    part = {*event.actor, *event.recipient, *event.persons}
    names = {word for actor in found.reading.actors if actor.id in part for word in words(actor.name)}
    known = concepts((*sorted(names), *sorted(Roster.home_words(sides))))
    first = sorted(concepts(words(trigger.text)))[:1]
    return (*first, *sorted(concepts(words(_beside(around, trigger))).difference(first, known)))


def _beside(around: Span, trigger: Span) -> str:
    """Return the whole words of a sentence that stand near an act's."""
    at, text = trigger.start - around.start, around.text
    start, end = max(0, at - BEFORE), min(len(text), at + BEHIND)
    start = text.find(" ", start, at) if start and " " in text[start:at] else start
    return text[start:end] if end == len(text) else text[start:end].rpartition(" ")[0]


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
    if one.news or other.news or not (one.precise or other.precise):
        return _same_told(one, other)
    day = one.days == other.days and one.days is not None and one.days[0] == one.days[1]
    return Likeness(0.9 if day else 0.75, "same_people_and_day" if day else "same_people_and_time")


def _same_signing(one: EventTraits, other: EventTraits) -> Likeness | None:
    if one.days is None or other.days is None:
        return Likeness(0.85, "same_agreement")
    if max(one.days[0] - other.days[1], other.days[0] - one.days[1]) > SLIP:
        return Likeness(-0.8, "same_agreement_other_day")
    return Likeness(0.95, "same_agreement_and_day")


def _same_told(one: EventTraits, other: EventTraits) -> Likeness | None:
    """Compare acts of which one has no precise day: more must fit than who took part.

    Who met in some year may have met again in it.
    """
    if one.mutual and not (one.news or other.news):
        return None
    if not near(one, other) or not (_is_telling(one, other) or _told_alike(one, other)):
        return None
    return Likeness(0.6, "same_news" if one.news or other.news else "same_history")


def _is_telling(one: EventTraits, other: EventTraits) -> bool:
    """Tell whether who took part tells such news from others: two persons, all sides, or one to whom it was done."""
    if not (one.news or other.news):
        return False
    if one.mutual:
        return len(one.persons & other.persons) > 1 or (
            one.sides == other.sides and (one.precise or other.precise)
        )
    return any(not _is_state(side) for side in one.recipients & other.recipients)


def _told_alike(one: EventTraits, other: EventTraits) -> bool:
    some, others = frozenset(one.told), frozenset(other.told)
    shared = len(some & others)
    return shared >= TELLING and shared >= ALIKE * min(len(some), len(others))


def _is_state(side: str) -> bool:
    return len(side) == 3 and side.isupper()


def _days_meet(one: EventTraits, other: EventTraits) -> bool:
    if one.days is None or other.days is None:
        return False
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def _same_people(one: EventTraits, other: EventTraits) -> bool:
    """Tell whether persons and sides fit: who met whom once may have met another the same day."""
    if not one.mutual:
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
