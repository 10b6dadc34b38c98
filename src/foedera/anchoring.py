"""Parts -> TimeML value: sets what words tell of a time against the page's day.

Where the day is not known, or only its month or year, a value is given as far as all its days agree
(`XXXX-WXX-5`, `XXXX-06`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from foedera.calendars import (
    SEASONS,
    Direction,
    Granule,
    Interval,
    Unit,
    duration,
    granule,
    part_of_year,
    pick,
)
from foedera.timewords import Parts

_STEPS: dict[int, Direction] = {-1: "previous", 0: "same", 1: "next"}
_FINER: dict[Unit, tuple[int, Unit]] = {
    "year": (12, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
    "week": (7, "day"),
}
# A writer adds the year to a day that is nearly a year off: `payable Nov. 10` of an October is the coming one.
_NEAR = 60
_OPEN: dict[Unit, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "season": "XXXX-XX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time is seen from: the page's day, the day spoken of last, and which way its clause looks.

    The days are intervals, since a page may be known by its month alone; `looks` is asked only where it matters.
    """

    page: Interval | None
    then: Interval | None
    looks: Callable[[], Direction]


def timeml_value(parts: Parts, anchor: Anchor) -> str | None:
    """Return the TimeML value of what was told, or None for a time that cannot be (31 June, 25 pm)."""
    try:
        if parts.ref or (parts.vague and parts.by and not parts.lasts):
            return parts.ref or ("PAST_REF" if (parts.by or 0) < 0 else "FUTURE_REF")
        if parts.again:
            return _repeated(parts)
        if parts.lasts and parts.unit:
            return duration(None if parts.vague else parts.amount, parts.unit)
        return _range(parts, anchor) if parts.to or parts.form == "years" else _point(parts, anchor)
    except ValueError:
        return None


def _repeated(parts: Parts) -> str | None:
    if parts.unit:
        return duration(parts.amount, parts.unit)
    return _with_clock(_open_value(parts), parts)


def _range(parts: Parts, anchor: Anchor) -> str | None:
    """Return both ends of a range, `first/last`; they share the month or year that is told once."""
    if parts.form == "years":
        return _years(parts, anchor)
    assert parts.to
    first, last = replace(parts, to=None), parts.to
    if last.day and not last.month:
        last = replace(last, month=first.month)
    year = last.year or first.year
    if year and not (first.year and last.year):
        wraps = first.month is not None and last.month is not None and first.month > last.month
        first, last = replace(first, year=year - wraps), replace(last, year=year)
    begin = _locate(first, anchor)
    if isinstance(begin, Granule) and last.year is None:
        wraps = (last.month or 0) < begin.start.month
        last = replace(last, year=begin.start.year + wraps)
    end = _locate(last, anchor)
    if isinstance(begin, Granule) and isinstance(end, Granule):
        return f"{begin.value}/{end.value}" if begin.start <= end.start else None
    return f"{begin}/{end}" if isinstance(begin, str) and isinstance(end, str) else None


def _years(parts: Parts, anchor: Anchor) -> str | None:
    """Return the value of `2023-24`: two years, unless it is a month (`2023-08`)."""
    assert parts.year is not None
    assert parts.month is not None
    short = parts.year % 100
    if parts.month == (short + 1) % 100 or (parts.month > 12 and parts.month > short):
        return (
            f"{parts.year:04d}/{parts.year - short + parts.month + (100 if parts.month < short else 0):04d}"
        )
    return _point(replace(parts, form=None), anchor)


def _point(parts: Parts, anchor: Anchor) -> str | None:
    found = _locate(parts, anchor)
    return _with_clock(found.value if isinstance(found, Granule) else found, parts)


def _with_clock(value: str | None, parts: Parts) -> str | None:
    """Return the value with its part of the day or its hour."""
    if value is None or (parts.part is None and parts.hour is None and parts.half_day is None):
        return value
    if parts.part:
        return f"{value}T{parts.part}"
    hour = parts.hour if parts.hour is not None else int(parts.amount or 0)
    if parts.half_day is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + parts.half_day
    if hour > 24 or (parts.minute or 0) > 59 or (hour == 24 and parts.minute):
        return None
    return f"{value}T{hour:02d}:{parts.minute or 0:02d}"


def _locate(parts: Parts, anchor: Anchor) -> Granule | str | None:
    """Return the granule, or an open value where the anchor does not settle it."""
    if parts.form == "either":
        return _numeric(parts)
    if parts.year is not None:
        return _in_year(parts, parts.year)
    if parts.decade is not None or parts.century is not None:
        return (
            Granule("decade", parts.decade)
            if parts.decade is not None
            else Granule("century", parts.century or 0)
        )
    base = anchor.then if parts.from_then else anchor.page
    if base is None or not _dated(parts):
        return _open_value(parts)
    steps = parts.unit is not None and parts.by is not None
    direction = "same" if steps else _direction(parts, anchor)
    seen = [
        _stepped(parts, day) if steps else _recurring(parts, day, direction) for day in (base.start, base.end)
    ]
    return seen[0] if seen[0] == seen[1] else _open_value(parts)


def _dated(parts: Parts) -> bool:
    told = (parts.month, parts.weekday, parts.season, parts.quarter, parts.half)
    return parts.by is not None or any(told) or parts.unit == "weekend"


def _direction(parts: Parts, anchor: Anchor) -> Direction:
    if parts.by is not None:
        return _STEPS[max(-1, min(1, parts.by))]
    looks = anchor.looks()
    by_habit = (parts.weekday and not parts.month) or parts.unit == "weekend"
    return "past" if looks == "nearest" and by_habit else looks


def _numeric(parts: Parts) -> str | None:
    """Return the value of `23/08/2024`; where day and month could change places, only its year."""
    assert parts.year is not None
    month, day = parts.month or 0, parts.day or 0
    if month > 12:
        month, day = day, month
    settled = part_of_year("month", parts.year, month).start.replace(day=day)
    return f"{parts.year:04d}-XX-XX" if day <= 12 and day != month else settled.isoformat()


def _in_year(parts: Parts, year: int) -> Granule:
    if parts.month is not None:
        month = part_of_year("month", year, parts.month)
        return granule("day", month.start.replace(day=parts.day)) if parts.day is not None else month
    for unit, number in (("quarter", parts.quarter), ("half", parts.half), ("season", parts.season)):
        if number is not None:
            return part_of_year(unit, year, number)  # type: ignore[arg-type]
    return Granule("year", year)


def _stepped(parts: Parts, day: date) -> Granule | str | None:
    """Return what lies so many weeks, months … from a day, and the part of it that is named."""
    unit, amount = str(parts.unit), float(1 if parts.amount is None else parts.amount) * (parts.by or 0)
    if unit == "fortnight":
        unit, amount = "week", amount * 2
    if unit not in _OPEN:
        return None
    if not amount.is_integer() and unit in _FINER:
        times, unit = _FINER[unit]
        amount = round(amount * times)
    whole = granule(unit, day).shifted(int(amount))
    if unit == "week" and parts.weekday:
        return Granule("day", whole.start.toordinal() + parts.weekday - 1)
    if unit == "month" and parts.day:
        return granule("day", whole.start.replace(day=parts.day))
    return _in_year(parts, whole.start.year) if unit == "year" else whole


def _recurring(parts: Parts, day: date, direction: Direction) -> Granule | None:
    candidates = list(_same_year(parts, day) if direction == "same" else _around(parts, day))
    closest = pick(candidates, day, "nearest") if parts.day and direction in {"past", "future"} else None
    if closest is not None and abs((closest.start - day).days) <= _NEAR:
        return closest
    return pick(candidates, day, direction)


def _same_year(parts: Parts, day: date) -> Iterator[Granule]:
    if parts.weekday and not parts.month:
        yield Granule("day", granule("week", day).start.toordinal() + parts.weekday - 1)
    else:
        yield _in_year(parts, day.year)


def _around(parts: Parts, day: date) -> Iterator[Granule]:
    """Yield the Fridays, Junes, 29ths of February … near a day."""
    if parts.weekday and not parts.month:
        first = granule("week", day).start.toordinal() + parts.weekday - 1
        yield from (Granule("day", first + days) for days in (-7, 0, 7))
        return
    if parts.unit == "weekend":
        yield from (granule("weekend", day).shifted(weeks) for weeks in (-1, 0, 1))
        return
    for year in range(day.year - 8, day.year + 9):
        try:
            yield _in_year(parts, year)
        except ValueError:
            continue


def _open_value(parts: Parts) -> str | None:
    if parts.month is not None:
        if parts.day is None:
            return f"XXXX-{parts.month:02d}"
        date(2000, parts.month, parts.day)  # a leap year: no day of any year is refused
        return f"XXXX-{parts.month:02d}-{parts.day:02d}"
    if parts.weekday is not None:
        return f"XXXX-WXX-{parts.weekday}"
    if parts.season is not None:
        return f"XXXX-{SEASONS[parts.season - 1]}"
    if parts.quarter is not None or parts.half is not None:
        return f"XXXX-Q{parts.quarter}" if parts.quarter is not None else f"XXXX-H{parts.half}"
    if parts.unit is None:
        return _OPEN["day"]
    return _OPEN.get("week" if str(parts.unit) == "fortnight" else parts.unit)
