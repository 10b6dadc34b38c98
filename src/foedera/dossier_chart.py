"""Dossier -> the geometry of its lives: a lane for each agreement and programme, with its steps on their days.

Places on the axis of time are percentages, so that a page can draw lanes as wide as it has room for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, TypeVar

from foedera.brief import joined, named
from foedera.dates import PartialDate
from foedera.dossier import Dossier
from foedera.dossier_words import STANDINGS, Standing, cut, edition_words, other_parties
from foedera.ledger import state_on
from foedera.things import (
    Contradiction,
    HistoryEntry,
    RecordedAgreement,
    RecordedCommitment,
    RecordedInitiative,
)

Life = TypeVar("Life", RecordedAgreement, RecordedInitiative)

Glyph = Literal[
    "ring",
    "diamond",
    "filled-diamond",
    "disc",
    "square",
    "triangle",
    "double",
    "pause",
    "cross",
    "tick",
    "query",
]
"""The shape of a mark; each stands for one kind of step, so that none is told by its colour alone."""

GLYPHS: dict[str, Glyph] = {
    "proposed": "ring",
    "announced": "ring",
    "negotiating": "diamond",
    "initialled": "filled-diamond",
    "signed": "disc",
    "ratified": "square",
    "in force": "triangle",
    "renewed": "double",
    "suspended": "pause",
    "expired": "cross",
    "terminated": "cross",
    "cancelled": "cross",
    "denied": "cross",
}
"""The shape of each status of an agreement."""

GLYPH_WORDS: dict[Glyph, tuple[str, Standing]] = {
    "ring": ("proposed, announced", "ahead"),
    "diamond": ("negotiating", "ahead"),
    "filled-diamond": ("initialled", "binding"),
    "disc": ("signed", "binding"),
    "square": ("ratified", "binding"),
    "triangle": ("in force", "binding"),
    "double": ("renewed", "binding"),
    "pause": ("suspended", "over"),
    "cross": ("ended, cancelled, denied", "over"),
    "tick": ("held, fell due", "done"),
    "query": ("another day that sources give", "open"),
}
"""What each shape means, for the key of the picture."""

Stretch = Literal["ahead", "agreed", "force", "halted"]
_STRETCHES: dict[str, Stretch] = {
    **dict.fromkeys(("proposed", "announced", "negotiating"), "ahead"),
    **dict.fromkeys(("initialled", "signed", "ratified"), "agreed"),
    **dict.fromkeys(("in force", "renewed"), "force"),
    "suspended": "halted",
}
STRETCH_WORDS: dict[Stretch, str] = {
    "ahead": "under way",
    "agreed": "signed or ratified",
    "force": "in force",
    "halted": "suspended",
}
"""What each kind of stretch means, for the key of the picture."""

LANES, TICKS, AIR = 40, 10, 45
NEAR, LETTER, EDGE, THIN = 1.4, 1.1, 9.0, 0.9
"""In percent: how near marks would cover each other, how wide a letter of a label is, how near an edge it turns, and
how narrow a month may be drawn."""
OUTLYING, EARLIER, BREAK = 10, 1.5, 4.0
"""One day in so many may lie before an axis that is broken; where such days stand, and where the axis begins."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis of time."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A step on its day or, where only the month or the year is told, over the whole of it.

    `width` is zero for a day. `level` counts the marks at the same place below it; `label` is empty where there is no
    room for one.
    """

    x: float
    width: float
    level: int
    glyph: Glyph
    standing: Standing
    title: str
    label: str = ""
    anchor: Literal["start", "middle", "end"] = "middle"

    @property
    def middle(self) -> float:
        """The middle of the mark."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a life between two steps."""

    x: float
    width: float
    kind: Stretch


@dataclass(frozen=True, slots=True)
class Lane:
    """One life: `beside` are the other parties and the steps that no page dates, `account` is all of it in words."""

    label: str
    target: str
    beside: tuple[str, ...]
    account: str
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...] = ()

    @property
    def levels(self) -> int:
        """How many marks stand on one another at most."""
        return 1 + max((mark.level for mark in self.marks), default=0)


@dataclass(frozen=True, slots=True)
class Band:
    """Lanes of one kind; `total` counts those that were left out too."""

    title: str
    lanes: tuple[Lane, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Chart:
    """All lives on one axis; `end` is where the last page of the record stands.

    `broken` is set where the axis begins late and what lies before it stands at its left end.
    """

    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    end: float
    last: str
    broken: float | None

    @property
    def key(self) -> tuple[tuple[Glyph, str, Standing], ...]:
        """The shapes that occur, with what they mean."""
        found = {mark.glyph for band in self.bands for lane in band.lanes for mark in lane.marks}
        return tuple((glyph, *words) for glyph, words in GLYPH_WORDS.items() if glyph in found)

    @property
    def stretches(self) -> tuple[tuple[Stretch, str], ...]:
        """The kinds of stretches that occur, with what they mean."""
        found = {bar.kind for band in self.bands for lane in band.lanes for bar in lane.bars}
        return tuple((kind, words) for kind, words in STRETCH_WORDS.items() if kind in found)

    @property
    def vague(self) -> bool:
        """Whether a month or a year stands for a day."""
        return any(mark.width for band in self.bands for lane in band.lanes for mark in lane.marks)


def chart(dossier: Dossier, most: int = LANES) -> Chart | None:
    """Return the lives of a dossier, or None where none of them has a date; of each kind no more than `most`."""
    deals = [deal for group in dossier.agreements for deal in group.agreements]
    plans = [plan for plan in dossier.initiatives if any(edition.date for edition in plan.editions)]
    vows = [vow for vow in dossier.commitments if vow.due]
    deals_, plans_ = _latest(deals, most), _latest(plans, most)
    days = [day for deal in deals_ for day in _days(deal)] + [day for plan in plans_ for day in _days(plan)]
    days += [day for vow in vows if vow.due for day in (vow.due.earliest, vow.due.latest)]
    if not days:
        return None
    seen = dossier.overview.last_seen
    scale = Scale([*days, *([seen.latest] if seen else [])])
    end = min(seen.latest, scale.last) if seen else scale.last
    lanes = _Lanes(scale, end, {subject.id for subject in dossier.subjects})
    bands = [
        Band("Agreements", tuple(map(lanes.agreement, deals_)), len(deals)),
        Band("Programmes and dialogues", tuple(map(lanes.initiative, plans_)), len(plans)),
        Band("Commitments", (lanes.due(vows, dossier.ledger_day),) if vows else (), 1),
    ]
    return Chart(
        tuple(scale.ticks()),
        tuple(band for band in bands if band.lanes),
        scale.x(end),
        str(seen or ""),
        scale.begin or None,
    )


class Scale:
    """Days to percentages, with some air at both ends; a few days long before all others do not stretch the axis."""

    def __init__(self, days: Iterable[date]) -> None:
        ordered = sorted(days)
        first, last = ordered[0], ordered[-1]
        cut = _outlying(ordered)
        first = ordered[cut]
        self.begin = BREAK if cut else 0.0
        air = timedelta(days=max(AIR, (last - first).days // 40))
        self.first = first - min(air, first - date.min)
        self.last = last + min(air, date.max - last)

    def x(self, day: date) -> float:
        """Return where a day stands."""
        if day < self.first:
            return EARLIER if self.begin else 0.0
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(self.begin + share * (100 - self.begin), 2)

    def ticks(self) -> Iterator[Tick]:
        """Yield a tick for each year or, within a short time, for each month; fewer where they would crowd."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        steps = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
        step = next(size for size in steps if months / size <= TICKS)
        for at in range(self.first.year * 12, self.last.year * 12 + 12):
            year, month = divmod(at, 12)
            if at % step == 0 and self.first <= (day := date(year, month + 1, 1)) <= self.last:
                yield Tick(self.x(day), f"{year}" if step >= 12 else f"{year}-{month + 1:02d}")


def _outlying(days: Sequence[date]) -> int:
    """Return how many days, in order, are so few and so early that the others would crowd on an axis with them."""
    for number in range(len(days) // OUTLYING, 0, -1):
        gap, span = (days[number] - days[number - 1]).days, (days[-1] - days[0]).days
        if 2 * gap > span:
            return number
    return 0


class _Lanes:
    """Lives to lanes, on one scale; of the parties those are named that the dossier is not on."""

    def __init__(self, scale: Scale, end: date, subjects: Collection[str]) -> None:
        self._scale, self._end, self._subjects = scale, end, subjects

    def agreement(self, deal: RecordedAgreement) -> Lane:
        """Return the life of an agreement: its steps, and the stretches between those that are dated."""
        name = named(deal.name, deal.acronym)
        rivals = _rival_days(deal)
        steps = [self._step(entry, entry.date, rivals) for entry in deal.history if entry.date]
        steps += [self._rival(status, day, days) for status, days in rivals.items() for day in days[1:]]
        undated = ", ".join(entry.status for entry in deal.history if entry.date is None)
        others = other_parties(deal, self._subjects)
        beside = (f"with {cut(others)}" if others else "", f"no day told: {undated}" if undated else "")
        told = [joined([entry.status, str(entry.date or "on a day not told")], " ") for entry in deal.history]
        account = joined([f"{name}: {', '.join(told)}", *(_disputed(rivals[one]) for one in rivals)], "; ")
        return Lane(name, deal.id, beside, account, tuple(_placed(steps)), tuple(self._bars(deal.history)))

    def initiative(self, plan: RecordedInitiative) -> Lane:
        """Return the editions of an initiative."""
        marks = [
            self._mark(
                edition.date,
                "tick",
                "done",
                edition_words(edition),
                f"no. {edition.ordinal}" if edition.ordinal else "",
            )
            for edition in plan.editions
            if edition.date
        ]
        undated = ", ".join(
            f"no. {edition.ordinal}" for edition in plan.editions if edition.ordinal and not edition.date
        )
        beside = (f"no day told: {undated}",) if undated else ()
        name = named(plan.name, plan.acronym)
        account = f"{name}: {'; '.join(map(edition_words, plan.editions))}"
        return Lane(name, plan.id, beside, account, tuple(_placed(marks)))

    def due(self, vows: Sequence[RecordedCommitment], day: date | None) -> Lane:
        """Return one lane of the days on which commitments fall due."""
        marks = []
        for vow in vows:
            if vow.due:
                state = state_on(vow, day)
                title = f"due {vow.due}, {state}: {vow.what}"
                marks.append(self._mark(vow.due, "tick", STANDINGS[state], title, ""))
        return Lane(
            "What falls due", "commitments", (), "Days on which commitments fall due", tuple(_placed(marks))
        )

    def _step(self, entry: HistoryEntry, day: PartialDate, rivals: dict[str, list[PartialDate]]) -> Mark:
        title = f"{entry.status} {day}" + (
            f" ({_disputed(rivals[entry.status])})" if entry.status in rivals else ""
        )
        label = f"{entry.status} {day}"
        return self._mark(day, GLYPHS[entry.status], STANDINGS[entry.status], title, label)

    def _rival(self, status: str, day: PartialDate, days: Sequence[PartialDate]) -> Mark:
        return self._mark(day, "query", "open", f"{status} {day}, other sources: {days[0]}", "")

    def _mark(self, day: PartialDate, glyph: Glyph, standing: Standing, title: str, label: str) -> Mark:
        start = self._scale.x(day.earliest)
        width = 0.0 if day.day else round(self._scale.x(day.latest) - start, 2)
        if not day.day and width < THIN:
            start, width = max(0.0, round(start - (THIN - width) / 2, 2)), THIN
        return Mark(start, width, 0, glyph, standing, title, label)

    def _bars(self, history: Sequence[HistoryEntry]) -> Iterator[Bar]:
        """Yield how a life stood from the last day that a step can mean until the first of the next."""
        dated = [(entry.date, entry.status) for entry in history if entry.date]
        ends = [*(day.earliest for day, _ in dated[1:]), self._end]
        for (day, status), end in zip(dated, ends, strict=False):
            if status in _STRETCHES and day.latest < end:
                start = self._scale.x(day.latest)
                yield Bar(start, round(self._scale.x(end) - start, 2), _STRETCHES[status])


def _placed(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield marks in order of time, those at one place on one another, each place with one label if there is room."""
    ordered = sorted(marks, key=lambda mark: mark.middle)
    heaps: list[list[Mark]] = []
    for mark in ordered:
        if heaps and mark.middle - heaps[-1][0].middle < NEAR:
            heaps[-1].append(mark)
        else:
            heaps.append([mark])
    labels = _labels(heaps)
    for at, heap in enumerate(heaps):
        for level, mark in enumerate(sorted(heap, key=lambda mark: mark.glyph == "query")):
            label = labels.get(at, "") if level == 0 else ""
            anchor, _ = _anchored(mark.middle, len(label) * LETTER)
            yield replace(mark, level=level, label=label, anchor=anchor)


def _labels(heaps: Sequence[Sequence[Mark]]) -> dict[int, str]:
    """Return the labels of heaps; where there is no room for one, it stands behind that of the heap before."""
    labels: dict[int, str] = {}
    last, free = -1, 0.0
    for at, heap in enumerate(heaps):
        label = _label(heap)
        _, start = _anchored(heap[0].middle, len(label) * LETTER)
        if label and (start >= free or last < 0):
            labels[at], last = label, at
        elif label:
            labels[last] += f" → {label}"
        else:
            continue
        _, begins = _anchored(heaps[last][0].middle, len(labels[last]) * LETTER)
        free = begins + len(labels[last]) * LETTER + 1
    return labels


def _label(heap: Sequence[Mark]) -> str:
    """Return one label for marks at one place; a day that they share is said once."""
    labels = [mark.label for mark in heap if mark.label]
    found = []
    for day, those in groupby(labels, key=lambda label: label.rpartition(" ")[2]):
        found.append(f"{', '.join(one.removesuffix(day).strip() for one in those)} {day}")
    return ", ".join(found)


def _anchored(x: float, size: float) -> tuple[Literal["start", "middle", "end"], float]:
    """Return how a label hangs on its mark, so that it stays on the picture, and where it begins."""
    if x < max(EDGE, size / 2):
        return "start", x
    if x > 100 - max(EDGE, size / 2):
        return "end", x - size
    return "middle", x - size / 2


def _rival_days(deal: RecordedAgreement) -> dict[str, list[PartialDate]]:
    """Return the statuses on whose day sources disagree, with the days they give, the one shown first."""
    found = {}
    for clash in deal.contradictions:
        days = list(_days_of(clash))
        if clash.field in GLYPHS and len(days) > 1:
            found[clash.field] = days
    return found


def _days_of(clash: Contradiction) -> Iterator[PartialDate]:
    for rival in clash.values:
        try:
            yield PartialDate.parse(rival.value)
        except ValueError:
            return


def _disputed(days: Sequence[PartialDate]) -> str:
    return f"sources disagree: {' or '.join(map(str, days))}"


def _latest(things: Iterable[Life], most: int) -> list[Life]:
    """Return the lives with the latest days, by their first day; those without any day come last."""
    dated = sorted(things, key=lambda thing: (max(_days(thing), default=date.min), thing.id))[-most:]
    return sorted(dated, key=lambda thing: (min(_days(thing), default=date.max), thing.id))


def _days(thing: RecordedAgreement | RecordedInitiative) -> list[date]:
    """Return the days on which the marks of a life begin and end."""
    if isinstance(thing, RecordedAgreement):
        told = [entry.date for entry in thing.history]
        told += [day for days in _rival_days(thing).values() for day in days]
    else:
        told = [edition.date for edition in thing.editions]
    return [end for day in told if day for end in (day.earliest, day.latest)]
