"""Parts -> TimeML value: sets what words tell of a time against the page's day.

Where the day is not known, or only its month or year, a value is given as far as all its days agree
(`XXXX-WXX-5`, `XXXX-06`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from foedera.calendars import (
    SEASONS,
    Direction,
    Granule,
    Interval,
    Unit,
    duration,
    fiscal_value,
    granule,
    part_of_year,
    pick,
)
from foedera.feasts import feast_days, feast_meant, feast_once, hijri_day, open_value
from foedera.timewords import Parts

# Which way a clause looks from the page's day: `gone` is the day of an act that is past, `past` may be one that is told
# of a day just ahead; `either` is what is nearer, `nearest` the same but of weekdays the past.
Looks = Literal["gone", "past", "future", "nearest", "either"]

_STEPS: dict[int, Direction] = {-1: "previous", 0: "same", 1: "next"}
_FINER: dict[Unit, tuple[int, Unit]] = {
    "year": (12, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
    "week": (7, "day"),
}
# A writer adds the year to a day that is nearly a year off: `payable Nov. 10` of an October is the coming one.
_NEAR = 60
_NEAR_FEAST = 10
_MONTH, _YEAR = 31, 366
_NEXT, _LEAP = 2, 8  # years on either side in which a day comes round
_FINENESS = ("day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century")
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
_OPEN_BESIDE = {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "eve": "XXXX-XX-XX", "morrow": "XXXX-XX-XX"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time is seen from: the page's day, what was spoken of before, and which way its clause looks.

    The page's days are an interval, since a page may be known by its month alone; `told` begins with what was spoken
    of last, one granule of each unit; `looks` is asked only where it matters. A `history` tells of years long gone,
    and means by a month without a year the one of the year it speaks of.
    """

    page: Interval | None
    told: tuple[Granule, ...]
    looks: Callable[[], Looks]
    history: bool = False


def timeml_values(parts: Parts, anchor: Anchor) -> tuple[str | None, ...]:
    """Return the TimeML value of what was told, of a range that of each end.

    It is None for a time that cannot be (31 June, 25 pm) and for both ends of a range that runs backwards.
    """
    if parts.beside == "weekend":
        parts = replace(parts, to=None)  # `the weekend of 4-5 May` is one
    try:
        first, last = parts.year or parts.month, (parts.to.year or parts.to.month) if parts.to else None
        if parts.form == "fiscal" and first and (last or not parts.year):
            return (fiscal_value(first, last),)
        if parts.form == "years" and not _spans_years(parts):
            assert parts.to
            parts = replace(parts, month=parts.to.month, to=None, form=None)
        return (_value(parts, anchor),) if parts.to is None else _range(parts, parts.to, anchor)
    except ValueError:
        return (None,) if parts.to is None else (None, None)


def _value(parts: Parts, anchor: Anchor) -> str | None:
    if parts.ref:
        return parts.ref
    if parts.vague and parts.by and not parts.lasts:
        return _open_value(parts) if parts.base == "then" else "PAST_REF" if parts.by < 0 else "FUTURE_REF"
    if parts.again:
        return _repeated(parts)
    if parts.lasts and parts.unit:
        return duration(None if parts.vague else parts.amount, parts.unit)
    return _point(parts, anchor)


def _repeated(parts: Parts) -> str | None:
    if parts.unit and parts.form != "open":
        return duration(parts.amount, parts.unit)
    return _with_clock(_open_value(parts), parts)


def _range(first: Parts, last: Parts, anchor: Anchor) -> tuple[str | None, ...]:
    """Return the values of both ends; they share the month, the year and the part of the day told once."""
    first = replace(first, to=None)
    if first.form == "years":
        assert first.year is not None
        assert last.month is not None
        century = first.year // 100 + (last.month < first.year % 100)
        first, last = replace(first, form=None), Parts(year=century * 100 + last.month)
    if first.unit == "week" and last.weekday:
        return _point(first, anchor), _point(replace(first, weekday=last.weekday), anchor)
    if last.day and not last.month:
        last = replace(last, month=first.month)
    if first.era:
        last = replace(last, era=first.era)
    year = last.year or first.year
    if year and not (first.year and last.year):
        wraps = first.month is not None and last.month is not None and first.month > last.month
        first, last = replace(first, year=year - wraps), replace(last, year=year)
    begin = _locate(first, anchor)
    if isinstance(begin, Granule) and last.year is None and (last.month or last.season):
        wraps = (last.month or 0) < begin.start.month
        last = replace(last, year=begin.start.year + wraps)
    end = _locate(last, anchor)
    if isinstance(begin, Granule) and isinstance(end, Granule) and begin.start > end.start:
        if begin.unit != "season":
            return None, None
        begin = begin.shifted(-4)
    values = tuple(found.value if isinstance(found, Granule) else found for found in (begin, end))
    if first.part == "NI" and first.day:  # the night of 6-7 January is one
        return _with_clock(values[0], first), values[1]
    return tuple(_with_clock(value, first) for value in values)


def _spans_years(parts: Parts) -> bool:
    """Tell two years (`2023-24`) from a month (`2023-08`)."""
    assert parts.year is not None
    assert parts.to
    assert parts.to.month is not None
    short, last = parts.year % 100, parts.to.month
    return last == (short + 1) % 100 or (last > 12 and last > short)


def _point(parts: Parts, anchor: Anchor) -> str | None:
    seen = parts
    if parts.beside == "weeks":
        seen, anchor = replace(parts, amount=None), replace(anchor, looks=_ahead)
    found = _beside(_locate(seen, anchor), parts)
    return _with_clock(found.value if isinstance(found, Granule) else found, parts)


def _ahead() -> Looks:
    return "future"


def _beside(found: Granule | str | None, parts: Parts) -> Granule | str | None:
    """Return what is named by a day or a month (`the week of March 6`, `the day after Easter`, `a week from Friday`)."""
    which = parts.beside
    if isinstance(found, str) and which is not None and (which in _OPEN_BESIDE or "/" in found):
        return _OPEN_BESIDE.get(which, _OPEN["day"])
    if not isinstance(found, Granule) or which is None:
        return found
    if which == "nth":
        return _nth_weekday(found, parts.weekday or 1, int(parts.mod or 1))
    if found.unit != "day":
        return found
    if which in {"week", "weekend"}:
        return granule("week" if which == "week" else "weekend", found.start)
    steps = {"eve": -1, "morrow": 1, "weeks": round(7 * (parts.amount or 1))}
    return found.shifted(steps[which])


def _nth_weekday(whole: Granule, weekday: int, number: int) -> Granule | None:
    """Return the first, second … last Monday of a month or a year, if it has so many."""
    first = Granule("day", whole.start.toordinal() + (weekday - whole.start.isoweekday()) % 7)
    count = (whole.end - first.start).days // 7 + 1
    at = number - 1 if number > 0 else count + number
    return first.shifted(7 * at) if at < count else None


def _with_clock(value: str | None, parts: Parts) -> str | None:
    """Return the value with its part of the day or its hour."""
    if value is None or (parts.part is None and parts.hour is None and parts.half_day is None):
        return value
    if "/" in value:
        return value
    if parts.part:
        return f"{value}T{parts.part}"
    hour = parts.hour if parts.hour is not None else int(parts.amount or 0)
    if parts.half_day is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + parts.half_day if parts.half_day >= 0 else hour
    minute = parts.minute or 0
    if minute < 0:  # `a quarter to six`
        hour, minute = hour - 1 or 12, minute + 60
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return f"{value}T{hour % 24 if minute else hour:02d}:{minute:02d}"


def _locate(parts: Parts, anchor: Anchor) -> Granule | str | None:
    """Return the granule, or an open value where the anchor does not settle it."""
    if parts.form in _BY_FORM:
        return _BY_FORM[parts.form](parts)
    if parts.era is not None:
        return _of_era(parts)
    if parts.feast is not None:
        return _feast(parts, parts.feast, anchor)
    if parts.year is not None:
        same = _same_part(parts.year, anchor) if parts.base == "known" else None
        return same or _in_year(parts, parts.year)
    if parts.decade is not None:
        return Granule("decade", parts.decade)
    if parts.century is not None:
        return Granule("century", parts.century)
    return _relative(parts, anchor)


def _relative(parts: Parts, anchor: Anchor) -> Granule | str | None:
    """Return the granule that is seen from the page's day or from what was spoken of."""
    if parts.form == "overnight":
        parts = replace(parts, by=0 if anchor.looks() == "future" else -1)
    if not _dated(parts):
        return _day_of_hour(parts, anchor)
    quarter, base = _year_before(parts, anchor), _base(parts, anchor)
    if quarter is not None or base is None:
        return quarter or _open_value(parts)
    steps = parts.unit is not None and parts.by is not None
    direction = "same" if steps else _direction(parts, anchor, base)
    near = 0 if steps else _nearness(parts, direction, anchor)
    seen = [
        _stepped(parts, day) if steps else _recurring(parts, day, direction, near)
        for day in (base.start, base.end)
    ]
    return seen[0] if seen[0] == seen[1] else _open_value(parts)


def _feast(parts: Parts, code: str, anchor: Anchor) -> Granule | str:
    """Return the day of a feast, or the stretch of days that it lasts or may fall on.

    Of a day of an Islamic month the month alone is named, and the day is as uncertain as its feasts.
    """
    if parts.form == "hijri":
        code = hijri_day(code, parts.day or 0)
    if parts.year is not None:
        found = feast_days(code, parts.year)
        return _spanned(found[0]) if len(found) == 1 else f"{parts.year:04d}-XX-XX"
    base = _base(parts, anchor)
    if base is None:
        seen = [feast_once(code)]
    else:
        direction = _direction(parts, anchor, base)
        near = _nearness(parts, direction, anchor)
        seen = [feast_meant(code, day, direction, near) for day in (base.start, base.end)]
    return _spanned(seen[0]) if seen[0] is not None and seen[0] == seen[-1] else open_value(code)


def _spanned(days: Interval) -> Granule | str:
    return granule("day", days.start) if days.start == days.end else f"{days.start}/{days.end}"


def _of_era(parts: Parts) -> str | None:
    """Return the value of a year or century that is counted before or after Christ (`BC0480`)."""
    sign = "BC" if (parts.era or "").startswith("B") else ""
    if parts.decade is not None:
        return f"{sign}{parts.decade:03d}"
    if parts.century is not None:
        return f"{sign}{parts.century:02d}"
    year = float(parts.year if parts.year is not None else parts.amount or 0)
    if not year.is_integer() or not 1 <= year <= 9999:
        return None
    plain = _in_year(replace(parts, year=2000), 2000).value  # a leap year: no day of any year is refused
    return f"{sign}{year:04.0f}{plain[4:]}"


def _day_of_hour(parts: Parts, anchor: Anchor) -> Granule | str | None:
    """Return the day of an hour told without one: the day spoken of last, else the page's own."""
    spoken = next((g.interval for g in anchor.told if g.unit == "day"), None)
    base = spoken or (None if anchor.history else anchor.page)
    if parts.unit is not None or base is None or base.start != base.end:
        return _open_value(parts)
    return granule("day", base.start)


def _same_part(year: int, anchor: Anchor) -> Granule | None:
    """Return the quarter or half of a year that answers to the one spoken of (`the 1988 period`)."""
    spoken = next((g for g in anchor.told if g.unit in {"quarter", "half"}), None)
    return (
        spoken.shifted((year - spoken.start.year) * (4 if spoken.unit == "quarter" else 2))
        if spoken
        else None
    )


def _year_before(parts: Parts, anchor: Anchor) -> Granule | None:
    """Return the quarter that is meant by `a year earlier` where a quarter is spoken of."""
    if (
        parts.base not in {"ago", "earlier"}
        or parts.unit != "year"
        or not parts.by
        or parts.amount not in {None, 1}
    ):
        return None
    spoken = next((g for g in anchor.told if g.unit in {"quarter", "half"}), None)
    return spoken.shifted(parts.by * (4 if spoken.unit == "quarter" else 2)) if spoken else None


def _base(parts: Parts, anchor: Anchor) -> Interval | None:
    """Return the days that a time is counted from."""
    if parts.base == "known" and not anchor.history:
        return _page_of(parts, anchor)
    if parts.base in {"then", "earlier"} or (anchor.history and parts.base in {None, "known"}):
        spoken = _spoken_of(parts, anchor)
        return spoken or (anchor.page if parts.base == "earlier" and not anchor.history else None)
    return anchor.page


def _page_of(parts: Parts, anchor: Anchor) -> Interval | None:
    """Return the page's day for `the month`, `the year`; of quarters, the one spoken of or the one just over."""
    if anchor.page is None or parts.unit != "quarter":
        return anchor.page
    spoken = next((g.interval for g in anchor.told if g.unit == "quarter"), None)
    if spoken is not None or anchor.looks() == "future":
        return spoken or anchor.page
    return granule("quarter", anchor.page.start).shifted(-1).interval


def _spoken_of(parts: Parts, anchor: Anchor) -> Interval | None:
    """Return what was spoken of last and is fine enough to count from."""
    steps = parts.unit is not None and parts.by is not None
    unit: str = str(parts.unit) if steps else "day" if parts.weekday and not parts.month else "year"
    fine = _FINENESS.index(unit) if unit in _FINENESS else 0
    return next((g.interval for g in anchor.told if _FINENESS.index(g.unit) <= fine), None)


def _dated(parts: Parts) -> bool:
    told = (parts.month, parts.weekday, parts.season, parts.quarter, parts.half, parts.feast)
    return parts.by is not None or any(told) or parts.unit == "weekend"


def _direction(parts: Parts, anchor: Anchor, base: Interval) -> Direction:
    if parts.by is not None:
        return _STEPS[max(-1, min(1, parts.by))]
    if anchor.history:
        return "same" if (base.end - base.start).days > _MONTH else "nearest"
    looks = anchor.looks()
    if looks == "future" and (parts.quarter or parts.half) and not parts.month:
        return "nearest"  # `it expects a loss for the third quarter` is said when that is just over
    if looks == "either":
        return "nearest"
    if looks == "gone":
        return "past"
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


def _week_of_year(parts: Parts) -> Granule | str | None:
    """Return the week of that number; without a year it may be one of a season or a course, and stays open."""
    number = int(parts.amount or 0)
    if parts.year is None:
        return f"XXXX-W{number:02d}" if 1 <= number <= 53 else None
    return granule("week", date.fromisocalendar(parts.year, number, 1))


_BY_FORM: dict[str | None, Callable[[Parts], Granule | str | None]] = {
    "either": _numeric,
    "week": _week_of_year,
}


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


def _nearness(parts: Parts, direction: Direction, anchor: Anchor) -> int:
    """Return within how many days the nearest is meant whichever way a clause looks."""
    if direction not in {"past", "future"} or anchor.looks() == "gone":
        return 0
    return _NEAR if parts.day else _NEAR_FEAST if parts.feast and direction == "past" else 0


def _recurring(parts: Parts, day: date, direction: Direction, near: int) -> Granule | None:
    candidates = list(_same_year(parts, day) if direction == "same" else _around(parts, day))
    if parts.weekday and parts.day and direction != "same":
        named = pick((c for c in candidates if c.start.isoweekday() == parts.weekday), day, "nearest")
        if named is not None and abs((named.start - day).days) <= _YEAR:
            return named  # `Saturday, April 25` is of the year in which it is one
    if direction == "previous" and parts.month and not parts.day:
        day = _month_before(day)  # of the month that is just over one says `last month`
    closest = pick(candidates, day, "nearest") if near else None
    if closest is not None and abs((closest.start - day).days) <= near:
        return closest
    return pick(candidates, day, direction)


def _month_before(day: date) -> date:
    return granule("month", day).shifted(-1).start


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
    reach = _LEAP if (parts.month, parts.day) == (2, 29) else _NEXT
    for year in range(day.year - reach, day.year + reach + 1):
        try:
            yield _in_year(parts, year)
        except ValueError:
            continue


def _open_value(parts: Parts) -> str | None:
    unit = "week" if str(parts.unit) == "fortnight" else parts.unit or "day"
    if parts.month is not None:
        if parts.day is None:
            return f"XXXX-{parts.month:02d}"
        date(2000, parts.month, parts.day)  # a leap year: no day of any year is refused
        return f"XXXX-{parts.month:02d}-{parts.day:02d}"
    if parts.weekday is not None:
        return f"XXXX-WXX-{parts.weekday}"
    for letter, number in (("Q", parts.quarter), ("H", parts.half)):
        if number is not None:
            return f"XXXX-{letter}{number}"
    if parts.season is not None and parts.feast is None:
        return f"XXXX-{SEASONS[parts.season - 1]}"
    return f"XXXX-XX-{parts.day:02d}" if unit == "month" and parts.day is not None else _OPEN.get(unit)
