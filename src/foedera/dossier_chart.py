"""Dossier -> the geometry of its picture: agreements' lives as bars, editions, meetings and events as marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from foedera.brief import joined
from foedera.dates import PartialDate
from foedera.dossier import Dossier, is_meeting
from foedera.dossier_parts import STANDINGS, Standing, event_badge, event_days, event_title
from foedera.things import RecordedAgreement, RecordedEvent, RecordedInitiative

T = TypeVar("T")

WIDTH, LEFT, RIGHT = 1000, 190, 16
ROW, GAP, DOT = 26, 14, 11
LABEL = 26
"""Characters of a row's label."""
TICKS = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the time axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One dated thing in the picture; `target` is the id of its entry."""

    x: float
    y: float
    target: str
    title: str
    standing: Standing
    hostile: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a life in one standing."""

    x: float
    width: float
    standing: Standing


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the picture: an agreement's life, an initiative's editions, or all meetings."""

    label: str
    title: str
    target: str
    y: float
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of some rows."""

    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole picture in drawing units."""

    width: int
    height: float
    left: int
    ticks: tuple[Tick, ...]
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]


def chart(dossier: Dossier) -> Chart | None:
    """Return the picture of a dossier, or None where nothing in it has a date."""
    deals = [deal for group in dossier.agreements for deal in group.agreements if any(_life(deal))]
    plans = [plan for plan in dossier.initiatives if any(edition.date for edition in plan.editions)]
    days = [*_days(deals, plans), *(day for event in dossier.timeline for day in _ends(event))]
    if not days:
        return None
    seen = dossier.overview.last_seen
    drawing = _Drawing(_Scale(min(days), max([*days, seen.latest] if seen else days)))
    drawing.agreements(deals)
    drawing.editions(plans)
    drawing.crowd("Meetings", [event for event in dossier.timeline if is_meeting(event)])
    drawing.crowd("Other events", [event for event in dossier.timeline if not is_meeting(event)])
    return drawing.chart()


class _Scale:
    """Days to drawing units, with some air at both ends."""

    def __init__(self, first: date, last: date) -> None:
        air = timedelta(days=max(10, (last - first).days // 40))
        self.first, self.last = first - air, last + air

    def x(self, day: date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def ticks(self) -> Iterator[Tick]:
        """Yield a tick for each year or, within a short time, for each month; fewer where they would crowd."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next(size for size in (1, 3, 6, 12, 24, 60, 120, 600) if months / size <= TICKS)
        for at in range(self.first.year * 12, self.last.year * 12 + 12):
            year, month = divmod(at, 12)
            if at % step == 0 and self.first <= (day := date(year, month + 1, 1)) <= self.last:
                yield Tick(self.x(day), f"{year}" if step >= 12 else f"{year}-{month + 1:02d}")


class _Drawing:
    """Rows as they are added from the top down."""

    def __init__(self, scale: _Scale) -> None:
        self._scale = scale
        self._y = float(GAP + ROW)
        self._rows: list[Row] = []
        self._headings: list[Heading] = []

    def chart(self) -> Chart:
        ticks = tuple(self._scale.ticks())
        return Chart(WIDTH, self._y + GAP, LEFT, ticks, tuple(self._headings), tuple(self._rows))

    def agreements(self, deals: Iterable[RecordedAgreement]) -> None:
        """Add a row for each agreement: a bar for its life, a mark for each dated status."""
        self._section(
            "Agreements", sorted(deals, key=lambda deal: (min(_life(deal)), deal.id)), self._agreement
        )

    def editions(self, plans: Iterable[RecordedInitiative]) -> None:
        """Add a row for each initiative with its editions."""
        self._section("Dialogues and programmes", sorted(plans, key=lambda plan: plan.name), self._initiative)

    def crowd(self, label: str, events: Sequence[RecordedEvent]) -> None:
        """Add one row of marks for many events; those that would cover each other are stacked."""
        if not events:
            return
        self._y += GAP
        levels: list[float] = []
        placed: list[tuple[RecordedEvent, float, int]] = []
        for event in sorted(events, key=lambda one: (self._middle(one), one.id)):
            x = self._middle(event)
            level = next((at for at, end in enumerate(levels) if end + DOT <= x), len(levels))
            levels[level : level + 1] = [x]
            placed.append((event, x, level))
        height = max(ROW, len(levels) * DOT + DOT)
        marks = tuple(
            self._event(event, x, self._y + height - DOT - level * DOT) for event, x, level in placed
        )
        self._rows.append(Row(label, "", "timeline", self._y + height - DOT, (), marks))
        self._y += height

    def _section(self, label: str, things: Sequence[T], row: Callable[[T, float], Row]) -> None:
        if not things:
            return
        self._headings.append(Heading(label, self._y + ROW / 2))
        self._y += ROW
        for thing in things:
            self._rows.append(row(thing, self._y + ROW / 2))
            self._y += ROW
        self._y += GAP / 2

    def _agreement(self, deal: RecordedAgreement, y: float) -> Row:
        phases = [(entry.date.earliest, entry) for entry in deal.history if entry.date]
        ends = [day for day, _ in phases[1:]] + [self._scale.last]
        bars = []
        for (day, entry), end in zip(phases, ends, strict=True):
            standing = STANDINGS[entry.status]
            if standing != "over":
                bars.append(
                    Bar(self._scale.x(day), round(self._scale.x(end) - self._scale.x(day), 1), standing)
                )
        marks = tuple(
            Mark(
                self._scale.x(day),
                y,
                deal.id,
                f"{deal.name}: {entry.status} {entry.date}",
                STANDINGS[entry.status],
            )
            for day, entry in phases
        )
        return Row(_cut(deal.acronym or deal.name), deal.name, deal.id, y, tuple(bars), marks)

    def _initiative(self, plan: RecordedInitiative, y: float) -> Row:
        marks = []
        for edition in plan.editions:
            if edition.date:
                number = f"no. {edition.ordinal}" if edition.ordinal else ""
                place = f"in {edition.place}" if edition.place else ""
                title = f"{plan.name}: {joined([number, str(edition.date), place], ', ')}"
                marks.append(Mark(self._scale.x(_mid(edition.date)), y, plan.id, title, "done"))
        return Row(_cut(plan.acronym or plan.name), plan.name, plan.id, y, (), tuple(marks))

    def _event(self, event: RecordedEvent, x: float, y: float) -> Mark:
        title = f"{event_days(event)}: {event_title(event)}, {event_badge(event)}"
        return Mark(x, y, event.id, title, STANDINGS[event.status], event.quad > 2)

    def _middle(self, event: RecordedEvent) -> float:
        first, last = _ends(event)
        return self._scale.x(first + (last - first) // 2)


def _ends(event: RecordedEvent) -> tuple[date, date]:
    assert event.date.start is not None
    assert event.date.end is not None
    return event.date.start, event.date.end


def _life(deal: RecordedAgreement) -> Iterator[date]:
    yield from (entry.date.earliest for entry in deal.history if entry.date)


def _days(deals: Iterable[RecordedAgreement], plans: Iterable[RecordedInitiative]) -> Iterator[date]:
    for deal in deals:
        yield from _life(deal)
    for plan in plans:
        yield from (_mid(edition.date) for edition in plan.editions if edition.date)


def _mid(day: PartialDate) -> date:
    return day.earliest + (day.latest - day.earliest) // 2


def _cut(label: str) -> str:
    return label if len(label) <= LABEL else f"{label[: LABEL - 1].rstrip()}…"
