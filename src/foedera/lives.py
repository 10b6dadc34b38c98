"""The life of an agreement over all pages: its steps in date order, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from foedera.agreements import ONLY_NAMED, Agreement, Step
from foedera.copies import Pages
from foedera.dates import PartialDate
from foedera.identity import Found
from foedera.making import signing_day
from foedera.steps import AgreementStatus
from foedera.things import HistoryEntry, RecordedStep
from foedera.votes import Desk, Tally, Vote, days_tally, source_of, unique

STAGES: dict[AgreementStatus, int] = {
    "proposed": 0,
    "announced": 0,
    "negotiating": 0,
    "denied": 1,
    "initialled": 1,
    "signed": 2,
    "ratified": 3,
    "in force": 4,
    "renewed": 5,
    "suspended": 5,
    "expired": 6,
    "terminated": 6,
    "cancelled": 6,
}
"""How far along its life each status stands; `denied` undoes what was only planned, never a signing."""

ONCE = frozenset({"initialled", "signed"})
"""Statuses that an instrument reaches on one day: other days are rivals, not further steps."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of a life as it is put together: `day` sorts it, `own` tells that the day is the step's own.

    `is_ahead` tells that every page that tells it came before the day: it was still to come.
    """

    status: AgreementStatus
    when: PartialDate | None
    day: date
    ats: tuple[int, ...]
    entry: HistoryEntry
    is_ahead: bool

    @property
    def own(self) -> bool:
        return self.when is not None


def life(pages: Pages, group: Sequence[Found[Agreement]]) -> tuple[tuple[HistoryEntry, ...], AgreementStatus]:
    """Return an agreement's history in date order and the status it has reached."""
    found = list(_entries(pages, group))
    signed = min((e.day for e in found if e.own and STAGES[e.status] > 1), default=date.max)
    entries = sorted(found, key=lambda e: (_place(e, signed), STAGES[e.status], e.status))
    if not entries:
        return (), group[0].thing.status
    reached = [entry for entry in entries if not entry.is_ahead] or entries[:1]
    status = reached[0]
    for entry in reached[1:]:
        if _overrides(entry, status):
            status = entry
    return tuple(entry.entry for entry in entries), status.status


def _place(entry: _Entry, signed: date) -> date:
    """Return the day that an entry is placed at: without one of its own, before or after the signing as life has it."""
    if entry.own or signed == date.max:
        return entry.day
    if STAGES[entry.status] < STAGES["signed"]:
        return min(entry.day, signed)
    return max(entry.day, signed)


def steps(desk: Desk, group: Sequence[Found[Agreement]]) -> tuple[RecordedStep, ...]:
    """Return every step that any page tells, equal ones united, in the order of the pages."""
    found: dict[tuple[AgreementStatus, PartialDate | None, str | None], list[tuple[int, Step]]] = defaultdict(
        list
    )
    for member in group:
        for step in _steps(member.thing):
            found[step.status, step.date, step.place].append((member.at, step))
    return tuple(
        RecordedStep(
            *key, evidence=unique(desk.source(at, span) for at, step in told for span in step.evidence)
        )
        for key, told in found.items()
    )


def _overrides(entry: _Entry, status: _Entry) -> bool:
    """Tell whether a later entry replaces the status reached so far.

    One that stands further along always does; an earlier stage only with a later day of its own, and never a plan.
    """
    if STAGES[entry.status] >= STAGES[status.status]:
        return True
    return entry.own and STAGES[entry.status] > 1 and entry.day > status.day


def _entries(pages: Pages, group: Sequence[Found[Agreement]]) -> Iterator[_Entry]:
    told: dict[AgreementStatus, list[tuple[int, Step]]] = defaultdict(list)
    for member in group:
        for step in _steps(member.thing):
            told[step.status].append((member.at, step))
    for status, steps_ in told.items():
        dated = days_tally(pages, [Vote(s.date, at, s.evidence) for at, s in steps_ if s.date is not None])
        undated = [(at, step) for at, step in steps_ if step.date is None]
        if not dated:
            yield _entry(pages, status, None, undated)
            continue
        for at_first, one in enumerate(dated[:1] if status in ONCE else dated):
            yield _entry(
                pages, status, one.value, [*_voices(one, status), *(undated if not at_first else [])]
            )


def _voices(tally: Tally[PartialDate], status: AgreementStatus) -> Iterator[tuple[int, Step]]:
    yield from ((vote.at, Step(status, vote.value, None, vote.spans)) for vote in tally.votes)


def _entry(
    pages: Pages, status: AgreementStatus, day: PartialDate | None, told: Iterable[tuple[int, Step]]
) -> _Entry:
    voices = sorted(told, key=lambda voice: voice[0])
    ats = tuple(at for at, _ in voices)
    sources = unique(source_of(pages, at, span) for at, step in voices for span in step.evidence)
    seen = [known for at in ats if (known := pages.readings[at].article.published.date)]
    sorts = day.earliest if day else min((known.earliest for known in seen), default=date.min)
    ahead = day is not None and bool(seen) and all(known.latest < day.earliest for known in seen)
    return _Entry(status, day, sorts, ats, HistoryEntry(status, day, sources), ahead)


def _steps(deal: Agreement) -> Iterator[Step]:
    """Yield the steps a page tells, and its status as one where no step has it.

    A page that only names an agreement tells no step of it.
    """
    yield from deal.steps
    if deal.rule.startswith(ONLY_NAMED):
        return
    if all(step.status != deal.status for step in deal.steps):
        day = signing_day(deal) if deal.status == "signed" else None
        yield Step(deal.status, day, None, deal.evidence)
    if deal.signed and deal.status != "signed" and all(step.status != "signed" for step in deal.steps):
        yield Step("signed", deal.signed, None, deal.evidence)
