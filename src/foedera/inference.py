"""Undated pages: the days of publication that their acts prove, where other pages date the same acts exactly.

A page that says `the two signed the pact on Friday` was published on that Friday or in the six days after it; which
Friday it was, a dated report of the same signing tells. Only acts that can be known again without their date count:
the step of a named agreement, or a deed of the same people at the same place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from hashlib import blake2b

from foedera.actors import Actor
from foedera.acts import Event
from foedera.anchoring import Anchor, Looks, timeml_values
from foedera.article import Published
from foedera.calendars import Interval, interval_of
from foedera.dates import PartialDate
from foedera.link import date_article
from foedera.reading import Reading
from foedera.same_event import deed_of
from foedera.taught import Offices, Taught, by_name, offices_of
from foedera.timewords import Parts, load_grammar
from foedera.wording import GENERIC_ACRONYMS, content, distinctive, words

_WORD = re.compile(r"\S+")
_REACH = 400
"""Days before and after an act among which the page's day is sought."""
_HAPPENED = frozenset({"occurred", "ongoing", "refused", "cancelled"})


@dataclass(frozen=True, slots=True)
class Act:
    """What an act can be known by without its date."""

    deed: str
    agreements: frozenset[str]
    sides: frozenset[str]
    persons: frozenset[str]
    place: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DatedAct:
    """An act that a dated page puts on one day; `event` is the event's id in the reading of `article`."""

    act: Act
    day: date
    article: str
    event: str
    text: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an undated page was published within some days: its act `event`, in the words `said`, and who dates it."""

    event: Event
    said: str | None
    known: DatedAct
    earliest: date
    latest: date | None


@dataclass(frozen=True, slots=True)
class Learned:
    """What a record has learned: the exactly dated acts of its dated pages, and who holds which office."""

    acts: Mapping[str, tuple[DatedAct, ...]] = field(default_factory=dict)
    """The acts by what they can be known by."""
    offices: Offices = field(default_factory=Offices)

    @property
    def digest(self) -> str:
        """What tells one state of this knowledge from another."""
        told = sorted(repr(known) for acts in self.acts.values() for known in acts)
        told += sorted(repr(known) for taught in self.offices.told.values() for known in taught)
        return blake2b("\n".join(told).encode(), digest_size=8).hexdigest()

    def like(self, act: Act) -> tuple[DatedAct, ...]:
        """Return the dated acts that an act is one with, in order of day and page."""
        found = {
            known for key in keys_of_act(act) for known in self.acts.get(key, ()) if _is_same(act, known.act)
        }
        return tuple(sorted(found, key=lambda known: (known.day, known.article, known.event)))


def learn(readings: Iterable[Reading]) -> Learned:
    """Return the acts that readings date to the day, and the offices they tell.

    Pages whose own date was inferred teach nothing.
    """
    acts: list[DatedAct] = []
    told: list[Taught] = []
    for reading in readings:
        acts += acts_told(reading)
        told += offices_of(reading)
    return learned_of(acts, told)


def learned_of(acts: Iterable[DatedAct], told: Iterable[Taught]) -> Learned:
    """Return what acts and offices teach together."""
    found: dict[str, set[DatedAct]] = defaultdict(set)
    for known in acts:
        for key in keys_of_act(known.act):
            found[key].add(known)
    return Learned({key: tuple(sorted(some, key=repr)) for key, some in found.items()}, by_name(told))


def infer_published(reading: Reading, learned: Learned) -> tuple[Published, tuple[Ground, ...]]:
    """Return what a page's acts prove of its day with what a record knows, and the grounds.

    A page that states its date keeps it. Grounds that contradict each other prove nothing.
    """
    if reading.article.published.basis not in {"none", "inferred"}:
        return reading.article.published, ()
    own = _by_itself(reading)
    before = own.latest.latest if own.latest else None
    grounds = tuple(
        ground for event in reading.events for ground in _grounds(reading, event, learned, before)
    )
    firsts = [ground.earliest for ground in grounds] + ([own.earliest.earliest] if own.earliest else [])
    latest = min((ground.latest for ground in grounds if ground.latest), default=before)
    if not grounds or (latest is not None and latest < max(firsts)):
        return own, ()
    closed = latest is not None and any(ground.latest for ground in grounds)
    whole = PartialDate.covering(max(firsts), latest) if closed and latest else None
    last = PartialDate.of(latest) if latest else None
    return Published(whole, "inferred" if whole else "none", PartialDate.of(max(firsts)), last), grounds


def _by_itself(reading: Reading) -> Published:
    """Return what an undated page proves of its day without a record, also where an earlier reading inferred it."""
    article = reading.article
    own = article.published if article.published.basis == "none" else Published()
    fetched = PartialDate.parse(article.fetched[:10]) if article.fetched else None
    if fetched and (own.latest is None or fetched.latest < own.latest.latest):
        own = replace(own, latest=fetched)
    return date_article(replace(article, published=own), reading.events, reading.initiatives).published


def _grounds(reading: Reading, event: Event, learned: Learned, before: date | None) -> Iterator[Ground]:
    """Yield what one act proves, if the pages that date it agree about its day."""
    said = next((time.text for time in reading.times if time.id == event.date.time), None)
    found = []
    for known in learned.like(act_of(reading, event)):
        days = _days_of_page(event, said, known.day, before)
        if days is not None:
            found.append(Ground(event, said, known, days[0], days[1]))
    if len({ground.known.day for ground in found}) == 1:
        yield found[0]


def _days_of_page(
    event: Event, said: str | None, day: date, before: date | None
) -> tuple[date, date | None] | None:
    """Return the first and last day on which a page could say this of an act of that day; None where it could not."""
    past = event.status in _HAPPENED
    if said is None:
        return (day, None) if past and (before is None or day <= before) else None
    parts = _parts(said)
    if parts is None or parts.lasts or parts.again:
        return None
    span = range(_REACH) if past else range(-_REACH, 1)
    allowed = [one for one in (day + timedelta(shift) for shift in span) if before is None or one <= before]
    fitting = [one for one in allowed if _says(parts, one, day, "past" if past else "future")]
    if not fitting:
        return None
    open_ended = fitting[-1] == allowed[-1] and before is None
    return fitting[0], None if open_ended else fitting[-1]


def _says(parts: Parts, published: date, day: date, looks: Looks) -> bool:
    """Tell whether words mean a day, said on another."""
    values = timeml_values(parts, Anchor(Interval(published, published), (), lambda: looks))
    days = interval_of(values[0]) if values and values[0] else None
    return days is not None and days.start <= day <= days.end


@cache
def _parts(said: str) -> Parts | None:
    grammar = load_grammar()
    return grammar.whole(grammar.pieces((word.start(), word.group()) for word in _WORD.finditer(said)))


# --- what an act can be known by -----------------------------------------------------------------------------------


def acts_told(reading: Reading) -> Iterator[DatedAct]:
    """Yield the acts that a page puts on one day; none where its own date was inferred, or is not told."""
    if reading.article.published.basis not in {"given", "metadata", "text"}:
        return
    for event in reading.events:
        when = event.date
        if when.start is not None and when.start == when.end and when.basis in {"stated", "relative"}:
            act = act_of(reading, event)
            yield DatedAct(act, when.start, reading.article.id, event.id, event.trigger.text)


def act_of(reading: Reading, event: Event) -> Act:
    """Return what an act can be known by without its date."""
    deals = [deal for deal in reading.agreements if deal.id in event.agreements and deal.named]
    taking_part = [reading.actor(actor) for actor in (*event.actor, *event.recipient, *event.persons)]
    sides = [_side(actor) for actor in taking_part]
    states = frozenset(word for actor in taking_part if actor.kind == "country" for word in words(actor.name))
    return Act(
        deed_of(event),
        frozenset(name for deal in deals for name in _names(deal.name, deal.acronym, states)),
        frozenset(side for side in sides if side),
        frozenset(words(actor.name)[-1] for actor in taking_part if actor.kind == "person"),
        words(event.place.name) if event.place else (),
    )


def _names(name: str, acronym: str | None, states: frozenset[str]) -> Iterator[str]:
    """Yield what names an agreement: its acronym, and the telling words of its name if they are enough for one."""
    if acronym and acronym.upper() not in GENERIC_ACRONYMS:
        yield acronym.upper()
    telling = content(name, states)
    if distinctive(telling):
        yield " ".join(sorted(telling))


def _side(actor: Actor) -> str:
    return actor.country or " ".join(words(actor.name))


def keys_of_act(act: Act) -> Iterator[str]:
    """Yield what acts are sought by that may be one with an act."""
    yield from (f"{act.deed}:{name}" for name in sorted(act.agreements))
    if act.place:
        yield from (f"{act.deed}:{' '.join(act.place)}:{person}" for person in sorted(act.persons))


def _is_same(one: Act, other: Act) -> bool:
    """Tell whether two acts of one deed are one wherever their days allow it."""
    apart = one.sides and other.sides and not (one.sides <= other.sides or other.sides <= one.sides)
    if one.deed != other.deed or apart:
        return False
    if one.agreements & other.agreements:
        return True
    people = len(one.persons & other.persons) > 1 and one.sides == other.sides
    return people and bool(one.place) and one.place == other.place


def with_record_dates(reading: Reading, learned: Learned) -> Reading:
    """Return a reading in which acts that it does not date itself bear the day that the record knows."""
    return replace(reading, events=tuple(_dated(reading, event, learned) for event in reading.events))


def _dated(reading: Reading, event: Event, learned: Learned) -> Event:
    known = learned.like(act_of(reading, event))
    if event.date.basis != "bound" or event.date.time is not None or event.status != "occurred":
        return event
    days: Sequence[date] = sorted({one.day for one in known})
    end = event.date.end
    if len(days) != 1 or (end is not None and days[0] > end):
        return event
    when = replace(
        event.date, start=days[0], end=days[0], precision="day", value=str(days[0]), basis="record"
    )
    return replace(event, date=when)
