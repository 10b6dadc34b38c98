"""Dossier -> how many events of each kind fell into each year, quarter or month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedera.acts import Quad
from foedera.brief import counted, joined
from foedera.dossier import Dossier, Month

BINS = 40
_SIZES = (1, 3, 12, 24, 60, 120, 300, 600, 1200, 6000, 12000)
"""Months of a bin; the finest that gives few enough bins is taken."""
_FINE, _YEAR = 24, 12

QUAD_WORDS: dict[Quad, str] = {
    1: "words of cooperation",
    2: "deeds of cooperation",
    3: "words of conflict",
    4: "deeds of conflict",
}
"""What each quad class is called: of cooperation (1, 2) and of conflict (3, 4), in words and in deeds."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The events of a stretch of time, counted by quad class; `x` and `width` are percentages of the picture."""

    label: str
    year: int
    x: float
    width: float
    counts: tuple[int, int, int, int]

    @property
    def total(self) -> int:
        """How many events there are."""
        return sum(self.counts)

    @property
    def tick(self) -> str:
        """The label where there is little room: when the bin begins."""
        return self.label.partition(" to ")[0]

    @property
    def account(self) -> str:
        """What there is, in words."""
        told = (
            f"{QUAD_WORDS[quad]} {number}"
            for quad, number in zip(QUAD_WORDS, self.counts, strict=True)
            if number
        )
        return f"{self.label}: {joined(told, ', ') or 'nothing'}"


@dataclass(frozen=True, slots=True)
class Tally:
    """All bins in order of time, none left out; `note` says what could not be counted, and why."""

    bins: tuple[Bin, ...]
    note: str

    @property
    def above(self) -> int:
        """The most events of cooperation in one bin."""
        return max(one.counts[0] + one.counts[1] for one in self.bins)

    @property
    def below(self) -> int:
        """The most events of conflict in one bin."""
        return max(one.counts[2] + one.counts[3] for one in self.bins)


def tally(dossier: Dossier) -> Tally | None:
    """Return the dated events of a dossier counted by time, or None where there are too few to compare.

    What is denied or only supposed counts nowhere; what is known only to a time longer than a bin is in none.
    """
    months = [month for month in dossier.months if any(month.quads)]
    if not months:
        return None
    size = _size(months)
    places = _places(months, size)
    first, last = places[0], places[-1]
    if first == last:
        return None
    number = last - first + 1
    found = [[0, 0, 0, 0] for _ in range(number)]
    for month in months:
        if (place := _place(month, size)) is not None:
            found[place - first] = [sum(pair) for pair in zip(found[place - first], month.quads, strict=True)]
    bins = tuple(
        Bin(
            _named(first + at, size),
            (first + at) * size // 12,
            round(100 * at / number, 3),
            round(100 / number, 3),
            (counts[0], counts[1], counts[2], counts[3]),
        )
        for at, counts in enumerate(found)
    )
    return Tally(bins, _note(dossier, sum(one.total for one in bins)))


def _size(months: Sequence[Month]) -> int:
    """Return the months of a bin: the finest into which most events fit whole and of which there are not too many."""
    total = sum(sum(month.quads) for month in months)
    for size in _SIZES:
        places = _places(months, size)
        number = places[-1] - places[0] + 1 if places else 0
        fitting = sum(sum(month.quads) for month in months if _place(month, size) is not None)
        if number <= (_FINE if size < _YEAR else BINS) and fitting * 10 >= total * 9:
            return size
    return _SIZES[-1]


def _ends(month: Month) -> tuple[int, int]:
    """Return the numbers of the first and the last month that a month, or a year, can mean."""
    year, _, number = month.month.partition("-")
    first = int(year) * 12 + (int(number) - 1 if number else 0)
    return first, first if number else first + 11


def _places(months: Sequence[Month], size: int) -> list[int]:
    """Return the numbers of the bins that something lies in, in order."""
    return sorted({place for month in months if (place := _place(month, size)) is not None})


def _place(month: Month, size: int) -> int | None:
    """Return the number of the bin that a month or a year lies in, or None where it may lie in several."""
    first, last = (end // size for end in _ends(month))
    return first if first == last else None


def _named(at: int, size: int) -> str:
    year, month = divmod(at * size, 12)
    if size == 1:
        return f"{year}-{month + 1:02d}"
    if size == 3:
        return f"{year} Q{month // 3 + 1}"
    return f"{year}" if size == 12 else f"{year} to {year + size // 12 - 1}"


def _note(dossier: Dossier, shown: int) -> str:
    """Return how many events stand in no bin, and why."""
    told = sum(month.events for month in dossier.months)
    real = sum(sum(month.quads) for month in dossier.months)
    undated = sum(count.total for count in dossier.counts if count.section == "undated")
    wide = dossier.overview.events - undated - told + real - shown
    words = ("event", "events")
    parts = [
        f"{counted(wide, words)} known only to a longer time" if wide > 0 else "",
        f"{counted(told - real, words)} denied or only supposed" if told > real else "",
        f"{counted(undated, words)} without a date" if undated else "",
    ]
    left = joined(parts, ", ")
    return f"Not in the picture: {left}." if left else ""
