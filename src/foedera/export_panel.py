"""The record as a panel of directed dyads and months: how often one country did what to another.

What counts, and where:

- An event counts for each country of its actors with each country of its recipients; where it has no recipient, for each
  country of its actors with each of the others. It counts once a dyad, however many people of a country took part, so that
  an event of several sides stands in several rows; `event_share` parts it among them and adds up to the events.
- Events told as history, and those that a person rejected, count nowhere. Those denied or hypothetical count only in the
  columns of their status.
- What occurred or is ongoing counts in its own month: that of its first day where the words tell the month at least, that
  of the first report where they tell no date at all (`events_by_report` says how many). What they date more loosely than
  to a month counts nowhere.
- What is planned, proposed, refused or cancelled counts in the month in which it was first reported, not in the month for
  which it was planned.
- An agreement counts in the month in which it was signed, for each party's country with each of the others; a statement
  from the speaker's country to those of the audience; a commitment from those who made it to those it was made to, in the
  month of its making, else of its first report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import permutations
from typing import get_args

from foedera.acts import QUADS
from foedera.code_systems import codes_of
from foedera.columns import Column, Value
from foedera.dates import PartialDate
from foedera.dating import Precision
from foedera.export_events import HAPPENED
from foedera.gists import UNREAL
from foedera.lexicon import EventType
from foedera.record import Record
from foedera.standing import EventStatus
from foedera.things import (
    RecordedActor,
    RecordedAgreement,
    RecordedCommitment,
    RecordedEvent,
    RecordedStatement,
    Thing,
)

Dyad = tuple[str, str]
Month = tuple[int, int]

TYPES: tuple[EventType, ...] = get_args(EventType)
STATUSES: tuple[EventStatus, ...] = get_args(EventStatus)
_TO_THE_MONTH: frozenset[Precision] = frozenset({"day", "week", "month"})
_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


@dataclass(frozen=True, slots=True)
class DyadMonth:
    """What one country did to another in a month."""

    dyad: Dyad
    month: Month
    counts: Counter[str] = field(default_factory=Counter)
    share: float = 0.0


def _count(name: str, meaning: str) -> Column[DyadMonth]:
    return Column(name, "integer", meaning, lambda row: row.counts[name])


def _told(
    name: str, meaning: str, tell: Callable[[DyadMonth], Value], *, number: bool = False
) -> Column[DyadMonth]:
    return Column(name, "integer" if number else "text", meaning, tell)


def _cow(code: str) -> int | None:
    number = codes_of(code).cow
    return int(number) if number else None


COLUMNS: tuple[Column[DyadMonth], ...] = (
    _told("actor", "Country that acts, ISO 3166-1 alpha-3.", lambda row: row.dyad[0]),
    _told("recipient", "Country that it is done to.", lambda row: row.dyad[1]),
    _told("actor_cow", "Correlates of War number of `actor`.", lambda row: _cow(row.dyad[0]), number=True),
    _told(
        "recipient_cow",
        "Correlates of War number of `recipient`.",
        lambda row: _cow(row.dyad[1]),
        number=True,
    ),
    _told("month", "YYYY-MM.", lambda row: "{:04}-{:02}".format(*row.month)),
    _told("year", "YYYY.", lambda row: row.month[0], number=True),
    _count("events", "Events of every type and status but denied and hypothetical."),
    Column(
        "event_share",
        "number",
        "The same, each event parted among its dyads.",
        lambda row: round(row.share, 6),
    ),
    _count(
        "events_by_report", "Those of them that have no date of their own, and count by their first report."
    ),
    *(_count(name, f"Events of quad class {at}.") for at, name in enumerate(_QUADS, 1)),
    *(_count(kind.lower(), f"Events of type {kind}.") for kind in TYPES),
    *(
        _count(f"{kind.lower()}_{status}", f"Events of type {kind} with status {status}.")
        for kind in TYPES
        for status in STATUSES
    ),
    _count("agreements_signed", "Agreements signed."),
    _count("statements", "Statements to the recipient's people."),
    _count("commitments", "Commitments made to the recipient."),
)
"""The columns of the panel."""


def panel(record: Record) -> list[DyadMonth]:
    """Return the dyad-months in which anything counts, ordered by dyad and month."""
    cells: dict[tuple[Dyad, Month], Counter[str]] = {}
    shares: Counter[tuple[Dyad, Month]] = Counter()
    for kind in ("events", "agreements", "statements", "commitments"):
        for thing in record.things(kind):
            month = month_of(thing)
            dyads = sorted(set(dyads_of(thing)))
            if month is None or thing.review == "rejected":
                continue
            names = list(_names(thing))
            for dyad in dyads:
                cells.setdefault((dyad, month), Counter()).update(names)
                if "events" in names:
                    shares[dyad, month] += 1 / len(dyads)  # type: ignore[assignment]
    return [DyadMonth(dyad, month, cells[dyad, month], shares[dyad, month]) for dyad, month in sorted(cells)]


def month_of(thing: Thing) -> Month | None:
    """Return the month in which a thing counts; None where it counts nowhere."""
    if isinstance(thing, RecordedEvent):
        return None if thing.background else _event_month(thing)
    if isinstance(thing, RecordedAgreement):
        return _month(thing.signed)
    if isinstance(thing, RecordedStatement):
        return _month(thing.date or thing.first_seen)
    return _month(thing.made or thing.first_seen) if isinstance(thing, RecordedCommitment) else None


def dyads_of(thing: Thing) -> Iterator[Dyad]:
    """Yield who does it to whom, by country; a dyad may come more than once."""
    if isinstance(thing, RecordedEvent):
        yield from _between(thing.actor, thing.recipient)
    elif isinstance(thing, RecordedAgreement):
        yield from _between(thing.parties, ())
    elif isinstance(thing, RecordedStatement) and thing.speaker and thing.audience:
        yield from _between((thing.speaker,), thing.audience)
    elif isinstance(thing, RecordedCommitment) and thing.to:
        yield from _between(thing.by, thing.to)


def _between(actors: Iterable[RecordedActor], recipients: Iterable[RecordedActor]) -> Iterator[Dyad]:
    doing = {actor.country for actor in actors if actor.country}
    others = tuple(recipients)
    if not others:
        yield from permutations(sorted(doing), 2)
    yield from (
        (one, other.country) for one in doing for other in others if other.country and one != other.country
    )


def _event_month(event: RecordedEvent) -> Month | None:
    if event.status not in HAPPENED:
        return _month(event.first_seen)
    if _undated(event):
        return _month(event.first_seen)
    start = event.date.start
    exact = event.date.precision in _TO_THE_MONTH or (event.date.lasting and event.date.precision != "none")
    return (start.year, start.month) if start and exact else None


def _undated(event: RecordedEvent) -> bool:
    """Tell whether the words date what happened not at all: there is only a bound."""
    return event.status in HAPPENED and event.date.basis == "bound"


def _month(day: PartialDate | None) -> Month | None:
    return (day.year, day.month) if day and day.month else None


def _names(thing: Thing) -> Iterator[str]:
    """Yield the columns in which a thing counts."""
    if isinstance(thing, RecordedAgreement):
        yield "agreements_signed"
    elif isinstance(thing, RecordedStatement):
        yield "statements"
    elif isinstance(thing, RecordedCommitment):
        yield "commitments"
    elif isinstance(thing, RecordedEvent):
        yield f"{thing.type.lower()}_{thing.status}"
        if thing.status not in UNREAL:
            yield from ("events", thing.type.lower(), _QUADS[QUADS[thing.type] - 1])
            yield from ("events_by_report",) if _undated(thing) else ()
