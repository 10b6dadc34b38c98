"""The ledger of commitments: open, overdue, kept, missed or withdrawn on a given day; and what is news since a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from foedera.dates import PartialDate
from foedera.things import Recorded, RecordedCommitment, RecordedInitiative, Source

State = Literal["overdue", "open", "kept", "missed", "withdrawn"]

STATES: tuple[State, ...] = ("overdue", "open", "missed", "kept", "withdrawn")
"""What wants looking at first, then what is settled."""


@dataclass(frozen=True, slots=True)
class Account:
    """The commitments that stand alike on a day, the earliest due first."""

    state: State
    commitments: tuple[RecordedCommitment, ...]


def state_on(vow: RecordedCommitment, day: date | None) -> State:
    """Return how a commitment stands on a day: an open one whose time has passed is overdue, which is not yet missed."""
    if vow.status == "open" and vow.due is not None and day is not None and vow.due.latest < day:
        return "overdue"
    return vow.status


def ledger(vows: Iterable[RecordedCommitment], day: date | None) -> tuple[Account, ...]:
    """Return commitments by how they stand on a day; states that none has are left out."""
    found: dict[State, list[RecordedCommitment]] = {state: [] for state in STATES}
    for vow in vows:
        found[state_on(vow, day)].append(vow)
    return tuple(Account(state, tuple(sorted(held, key=_due))) for state, held in found.items() if held)


def _due(vow: RecordedCommitment) -> tuple[date, date, str]:
    return _day(vow.due), _day(vow.made or vow.first_seen), vow.id


def _day(day: PartialDate | None) -> date:
    return day.earliest if day else date.max


def is_news(thing: Recorded, day: date) -> bool:
    """Tell whether pages of a day or later told a thing first, or a step, an edition or another value of it."""
    told = [thing.sources, *(entry.sources for entry in thing.history)]
    told += [value.sources for one in thing.contradictions for value in one.values]
    if isinstance(thing, RecordedInitiative):
        told += [edition.sources for edition in thing.editions]
    return any(_first_told(sources, day) for sources in told)


def _first_told(sources: Iterable[Source], day: date) -> bool:
    """Tell whether the first of some sources is of that day or later; pages of no known day prove nothing."""
    days = [source.published.earliest for source in sources if source.published]
    return bool(days) and min(days) >= day
