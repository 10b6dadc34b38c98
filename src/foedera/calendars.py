"""The algebra of calendar intervals: days, weeks, months … as whole numbers, and the TimeML values that name them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeVar

Unit = Literal["day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century"]
Direction = Literal["previous", "same", "next", "past", "future", "nearest"]

SEASONS = ("SP", "SU", "FA", "WI")

# The months in a granule of each unit that is made of months; winter runs from December into the next year.
_MONTHS: dict[Unit, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
_FIRST_SEASON = 2
_DURATION = {
    "second": ("T", 1, "S"),
    "minute": ("T", 1, "M"),
    "hour": ("T", 1, "H"),
    "day": ("", 1, "D"),
    "week": ("", 1, "W"),
    "fortnight": ("", 2, "W"),
    "weekend": ("", 1, "WE"),
    "month": ("", 1, "M"),
    "quarter": ("", 1, "Q"),
    "season": ("", 3, "M"),
    "half": ("", 6, "M"),
    "year": ("", 1, "Y"),
    "decade": ("", 10, "Y"),
    "century": ("", 100, "Y"),
}


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from `start` to `end`, both included."""

    start: date
    end: date

    def hull(self, other: Interval) -> Interval:
        """Return the shortest interval that holds both."""
        return Interval(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Granule:
    """One day, week, month … of the calendar, counted from year 0: neighbours differ by 1.

    Raises:
        ValueError: If the calendar (years 1 to 9999) has no such granule.
    """

    unit: Unit
    index: int

    def __post_init__(self) -> None:
        _first_day(self.unit, self.index)

    @property
    def start(self) -> date:
        """The first day."""
        return _first_day(self.unit, self.index)

    @property
    def end(self) -> date:
        """The last day."""
        if self.unit == "weekend":
            return self.start + timedelta(days=1)
        try:
            return _first_day(self.unit, self.index + 1) - timedelta(days=1)
        except ValueError:
            return date.max

    @property
    def interval(self) -> Interval:
        """The days of the granule."""
        return Interval(self.start, self.end)

    @property
    def value(self) -> str:
        """The TimeML value (`2024-08-23`, `2024-W34`, `2024-Q3`, `199`)."""
        return _VALUES[self.unit](self)

    def shifted(self, by: int) -> Granule:
        """Return the granule of the same unit so many steps later."""
        return Granule(self.unit, self.index + by)


Days = TypeVar("Days", Granule, Interval)


def granule(unit: Unit, day: date) -> Granule:
    """Return the granule of a unit that holds a day; a weekday's weekend is the one that closes its week."""
    if unit == "day":
        return Granule(unit, day.toordinal())
    if unit in {"week", "weekend"}:
        return Granule(unit, (day.toordinal() - 1) // 7)
    months = day.year * 12 + day.month - 1 - (_FIRST_SEASON if unit == "season" else 0)
    return Granule(unit, months // _MONTHS[unit])


def part_of_year(unit: Unit, year: int, number: int) -> Granule:
    """Return the month, quarter, half or season (1 is spring) of a year by its number.

    Raises:
        ValueError: If a year has no such part.
    """
    parts = 12 // _MONTHS[unit]
    if not 1 <= number <= parts:
        raise ValueError(f"a year has no {unit} {number}")
    return Granule(unit, year * parts + number - 1)


def pick(candidates: Iterable[Days], day: date, direction: Direction) -> Days | None:
    """Return the one of recurring days (all Fridays, all Junes, all Easters) that words mean, seen from a day.

    `previous` and `next` do not count the one that holds the day (`last June`), `past` and `future` do.
    """
    allowed = [g for g in candidates if _ALLOWED[direction](g, day)]
    return min(allowed, key=lambda g: (_distance(g, day), g.start), default=None)


def duration(amount: float | None, unit: str) -> str:
    """Return the TimeML value of a stretch of time; no amount is an unknown one (`PXY`)."""
    clock, times, letter = _DURATION[unit]
    if amount is None:
        return f"P{clock}X{letter}"
    whole, rest = divmod(amount * times, 1)
    finer = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S") if clock else (0, "")}.get(letter, (0, ""))
    if rest and finer[0] and (rest * finer[0]).is_integer():
        head = f"{whole:.0f}{letter}" if whole else ""
        return f"P{clock}{head}{rest * finer[0]:.0f}{finer[1]}"
    return f"P{clock}{amount * times:.12g}{letter}"


def interval_of(value: str) -> Interval | None:
    """Return the days that a TimeML value names, or None where it leaves them open.

    `2024-08-23TNI` names its day; `2024-08-23/2024-08-26` names all four.
    """
    ends = value.split("/")
    if len(ends) == 2:
        first, last = interval_of(ends[0]), interval_of(ends[1])
        return first.hull(last) if first and last and first.start <= last.end else None
    found = granule_named(value)
    return found.interval if found else None


def granule_named(value: str) -> Granule | None:
    """Return the granule that a TimeML value names (`2024-08-23TNI`: the day), or None where it leaves it open."""
    try:
        return _read(value)
    except ValueError:
        return None


def fiscal_value(year: int, last: int | None = None) -> str | None:
    """Return the value of a fiscal year, of one called by two years both (`2024/2025`); either may have two digits."""
    first = _full_year(2000, year)
    if last is None:
        return f"{first:04d}"
    end = _full_year(first, last)
    return f"{first:04d}/{end:04d}" if end == first + 1 else None


def _full_year(near: int, year: int) -> int:
    """Return the year that two digits mean: the one within fifty years of another."""
    if year > 99:
        return year
    full = near // 100 * 100 + year
    return full + (100 if near - full > 50 else -100 if full - near > 50 else 0)


def fiscal_span(days: Interval) -> Interval:
    """Return the days on which a fiscal year, or a part of it, may lie that bears the name of these.

    It begins in another month from state to state and is named by the year in which it begins or ends.
    """
    if days.start.year == date.min.year or days.end.year == date.max.year:
        return days
    first, last = granule("month", days.start).shifted(-12), granule("month", days.end).shifted(12)
    return Interval(first.start, last.end)


def unit_of(value: str) -> Unit | None:
    """Return the unit of a TimeML value, an open one's too (`XXXX-WXX-5` is a day)."""
    plain = value.split("T", 1)[0]
    return next((unit for unit, form in _FORMS.items() if form.fullmatch(plain)), None)


def _first_day(unit: Unit, index: int) -> date:
    try:
        if unit == "day":
            return date.fromordinal(index)
        if unit in {"week", "weekend"}:
            return date.fromordinal(index * 7 + (6 if unit == "weekend" else 1))
        months = index * _MONTHS[unit] + (_FIRST_SEASON if unit == "season" else 0)
        return date(months // 12, months % 12 + 1, 1)
    except OverflowError as error:
        raise ValueError(f"the calendar has no {unit} {index}") from error


def _week_value(week: Granule) -> str:
    year, number, _ = week.start.isocalendar()
    return f"{year:04d}-W{number:02d}"


def _year_part(letters: str | tuple[str, ...], parts: int) -> Callable[[Granule], str]:
    def value(part: Granule) -> str:
        year, at = divmod(part.index, parts)
        return f"{year:04d}-{letters[at] if isinstance(letters, tuple) else f'{letters}{at + 1}'}"

    return value


_VALUES: dict[Unit, Callable[[Granule], str]] = {
    "day": lambda g: g.start.isoformat(),
    "week": _week_value,
    "weekend": lambda g: f"{_week_value(g)}-WE",
    "month": lambda g: g.start.isoformat()[:7],
    "quarter": _year_part("Q", 4),
    "season": _year_part(SEASONS, 4),
    "half": _year_part("H", 2),
    "year": lambda g: f"{g.index:04d}",
    "decade": lambda g: f"{g.index:03d}",
    "century": lambda g: f"{g.index:02d}",
}

_ALLOWED: dict[Direction, Callable[[Granule | Interval, date], bool]] = {
    "previous": lambda g, day: g.end < day,
    "past": lambda g, day: g.start <= day,
    "next": lambda g, day: g.start > day,
    "future": lambda g, day: g.end >= day,
    "same": lambda _g, _day: True,
    "nearest": lambda _g, _day: True,
}


def _distance(found: Granule | Interval, day: date) -> int:
    if found.start <= day <= found.end:
        return 0
    return min(abs((found.start - day).days), abs((found.end - day).days))


_FORMS: dict[Unit, re.Pattern[str]] = {
    "day": re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}|[\dX]{4}-W[\dX]{2}-[\dX]"),
    "week": re.compile(r"[\dX]{4}-W[\dX]{2}"),
    "weekend": re.compile(r"[\dX]{4}-W[\dX]{2}-WE"),
    "month": re.compile(r"[\dX]{4}-[\dX]{2}"),
    "quarter": re.compile(r"[\dX]{4}-Q[\dX]"),
    "season": re.compile(r"[\dX]{4}-(SP|SU|FA|WI)"),
    "half": re.compile(r"[\dX]{4}-H[\dX]"),
    "year": re.compile(r"[\dX]{4}"),
    "decade": re.compile(r"[\dX]{3}"),
    "century": re.compile(r"[\dX]{2}"),
}


def _read(value: str) -> Granule | None:
    plain = value.split("T", 1)[0]
    unit = unit_of(plain)
    if unit == "day" and re.fullmatch(r"\d{4}-XX-XX", plain):
        return Granule("year", int(plain[:4]))
    if unit is None or re.search(r"X", plain):
        return None
    if unit == "day":
        return granule(unit, date.fromisoformat(plain))
    if unit in {"week", "weekend"}:
        return granule(unit, date.fromisocalendar(int(plain[:4]), int(plain[6:8]), 1))
    if unit in {"year", "decade", "century"}:
        return Granule(unit, int(plain))
    number = SEASONS.index(plain[5:]) + 1 if unit == "season" else int(plain[5:].lstrip("QH"))
    return part_of_year(unit, int(plain[:4]), number)
