"""When an instrument can have been made: the interval that its signing, its steps, the page's day and its words leave."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from foedera.agreements import Agreement, Step
from foedera.dates import PartialDate
from foedera.instruments import InstrumentKind
from foedera.steps import AgreementStatus

Days = tuple[date, date]

EVER: Days = (date.min, date.max)
SLIP = timedelta(days=3)
"""Reports of one making may give days this far apart."""

_TALKS = timedelta(days=1100)
"""What is proposed or negotiated is made within this time, or it becomes another matter."""
_SIGNING = timedelta(days=600)
"""The same of what is announced or initialled."""
_SOON = timedelta(days=14)
"""A ceasefire or a joint statement that is announced is made within this time."""
_RATIFYING = timedelta(days=4 * 365 + 1)
"""What is ratified or comes into force may have been signed this long before."""
_HALTING = timedelta(days=10)
"""A ceasefire that comes into force was made at most this long before."""
_JUST = timedelta(days=90)
"""What a page calls announced may have been made this long before the page."""

_FEW_WEEKS = 40

_BRIEF: frozenset[InstrumentKind] = frozenset({"ceasefire", "joint statement", "declaration"})
_COMING: frozenset[AgreementStatus] = frozenset({"proposed", "announced", "negotiating", "initialled"})
EFFECTIVE: tuple[AgreementStatus, ...] = ("ratified", "in force")
"""Statuses that follow a signing."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(calendar.month_name[1:])})\b")


def signing_day(deal: Agreement) -> PartialDate | None:
    """Return when an agreement was signed, as the finding or one of its steps tells."""
    return deal.signed or next(
        (step.date for step in deal.steps if step.status == "signed" and step.date), None
    )


def days_of(day: PartialDate | None) -> Days | None:
    """Return the first and last day of a date."""
    return (day.earliest, day.latest) if day else None


def gap(one: Days, other: Days) -> timedelta:
    """Return how far two intervals lie apart."""
    return max(one[0] - other[1], other[0] - one[1], timedelta())


def width(days: Days) -> int:
    """Return how many days an interval has beyond its first."""
    return (days[1] - days[0]).days


def is_moment(days: Days) -> bool:
    """Tell whether an interval is short enough that something is near it or not."""
    return width(days) < _FEW_WEEKS


def widened(days: Days, span: timedelta) -> Days:
    """Return an interval with as many days more before and after it."""
    return _before(days[0], span), _after(days[1], span)


def months_of(days: Days) -> Days:
    """Return the whole months that an interval touches."""
    first, last = days
    return first.replace(day=1), last.replace(day=calendar.monthrange(last.year, last.month)[1])


def made(deal: Agreement, seen: Days | None) -> Days:
    """Return the days within which an instrument was or will be made.

    The surest clue comes first; one that contradicts those before it is passed over.

    Args:
        deal: The agreement as its page tells it.
        seen: When the page appeared.
    """
    left = EVER
    for clue in _clues(deal, seen):
        first, last = max(left[0], clue[0]), min(left[1], clue[1])
        if first <= last:
            left = first, last
    return left


def _clues(deal: Agreement, seen: Days | None) -> Iterator[Days]:
    signed = days_of(signing_day(deal))
    if signed:
        yield signed
    for step in deal.steps:
        yield from _by_step(step, deal.kind)
    if seen and not (deal.status in _COMING and any(step.status in EFFECTIVE for step in deal.steps)):
        yield from _by_status(deal.status, seen)
    if not signed:
        yield from _by_words((deal.name, *(span.text for span in deal.mentions)), seen)


def _by_step(step: Step, kind: InstrumentKind) -> Iterator[Days]:
    days = days_of(step.date)
    if days is None or step.status in {"denied", "signed"}:
        return
    if step.status in _COMING:
        yield days[0], _after(days[1], _SOON if kind in _BRIEF else _until(step.status))
    elif step.status in EFFECTIVE:
        yield _before(days[0], _HALTING if kind == "ceasefire" else _RATIFYING), days[1]
    else:
        yield date.min, days[1]


def _by_status(status: AgreementStatus, seen: Days) -> Iterator[Days]:
    later = _after(seen[1], _until(status))
    match status:
        case "proposed" | "negotiating":
            yield _after(seen[0], SLIP), later
        case "initialled":
            yield seen[0], later
        case "announced":
            yield _before(seen[0], _JUST), later
        case "denied":
            return
        case _:
            yield date.min, _after(seen[1], timedelta(days=1))


def _until(status: AgreementStatus) -> timedelta:
    return _SIGNING if status in {"announced", "initialled"} else _TALKS


def _by_words(texts: Iterable[str], seen: Days | None) -> Iterator[Days]:
    """Yield the years and months in an instrument's names (`the pact of 2015`, `the July declaration`)."""
    said = " ".join(texts)
    for year in sorted({int(found) for found in _YEAR.findall(said)}):
        yield date(year, 1, 1), date(year, 12, 31)
    if seen:
        for month in sorted({calendar.month_name[:].index(found) for found in _MONTH.findall(said)}):
            year = seen[1].year - (month > seen[1].month)
            yield date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _before(day: date, span: timedelta) -> date:
    return day - span if day - date.min > span else date.min


def _after(day: date, span: timedelta) -> date:
    return day + span if date.max - day > span else date.max
