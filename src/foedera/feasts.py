"""Feasts and named days of the world's calendars: the names that a text gives them, and the days they fall on.

A feast is told by a code. A point is a fixed day (`12-25`), a weekday of a month (`11-4th-4`: its fourth Thursday,
`05-last-1`), Easter of the Western (`easter`) or the Orthodox church (`pascha`), a day of the Hebrew (`tishri.10`) or
the Islamic calendar (`hijri.10.01`) or one day of history (`1944-06-06`); each may be shifted (`easter-2`). `..` joins
two points where a feast lasts, or where nobody can tell which of the days it is: the Islamic months begin with the
sighting of the moon, up to two days before the computed day and up to one after it. `|` parts the days of different
years, and `@1992-` tells in which years a code holds. A code that is empty is a name that several countries give to
days of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache

from foedera.calendars import Direction, Granule, Interval, part_of_year, pick
from foedera.knowledge import knowledge, table

_CHOICE = re.compile(r"(?P<span>[^@]+)(?:@(?P<first>\d*)-(?P<last>\d*))?")
_POINT = re.compile(r"([a-z]+(?:\.\d+)*|\d{4}-\d\d-\d\d|\d\d-(?:\d[a-z]{2}|last)-\d|\d\d-\d\d)([+-]\d+)?")
_WORD = re.compile(r"['’]s\b|\w+|[^\s\w.-]")
_HYPHENS = frozenset("-‐‑–.")
NO_DAY = "-"
_HIJRI_MONTH = 30
_FAR = 2  # years on either side in which to look for a feast
_COUNTRY_WORDS = 4
# Christmas and its eve by the Julian calendar; the code of a feast may tell its years.
_EASTERN = {"12-25": "01-07", "12-24": "01-06"}
# What makes a proper name of a feast: the act, the body or the place is meant, and no day.
_NAMED_AFTER = frozenset(
    "Agreement Accord Accords War Rising Island Islands Massacre Revolution Seal Seals".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A feast found in a row of words: how many of them name it, and its code."""

    length: int
    code: str


@dataclass(slots=True)
class _Names:
    """What may follow the words read so far, and the codes of the feast that they name, each with its country."""

    next: dict[str, _Names] = field(default_factory=dict)
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)


@lru_cache(1 << 10)
def feast_days(code: str, year: int) -> tuple[Interval, ...]:
    """Return the days of a feast that begin in a year, in order: none, one, or two of a lunar calendar."""
    found = (days for choice in code.split("|") if choice for days in _choice_days(choice, year))
    return tuple(sorted(set(found), key=lambda days: (days.start, days.end)))


def feast_once(code: str) -> Interval | None:
    """Return the one day of a feast that is a day of history (`D-Day`), or None where it comes every year."""
    day = date.fromisoformat(code) if re.fullmatch(r"\d{4}-\d\d-\d\d", code) else None
    return Interval(day, day) if day else None


def feast_meant(code: str, day: date, direction: Direction, near: int = 0) -> Interval | None:
    """Return the days of the feast that words mean, seen from a day; within `near` days the nearest is meant."""
    years = range(day.year - _FAR, day.year + _FAR + 1)
    found = [days for year in years for days in feast_days(code, year)]
    if direction == "same":
        found = [days for days in found if day.year in {days.start.year, days.end.year}]
    closest = pick(found, day, "nearest") if near else None
    if closest is not None and abs((closest.start - day).days) <= near:
        return closest
    return feast_once(code) or pick(found, day, direction)


def open_value(code: str) -> str:
    """Return the value of a feast whose year is not known (`XXXX-12-25`)."""
    fixed = re.fullmatch(r"(\d\d)-(?:(\d\d)|\w+-\d)(?:@[\d-]*)?", code)
    return f"XXXX-{fixed[1]}-{fixed[2] or 'XX'}" if fixed else "XXXX-XX-XX"


def feast_at(words: Sequence[str], at: int) -> Named | None:
    """Return the feast that the words name from a place on, by its longest name; `NO_DAY` if it is part of a name."""
    node, best = _names(), None
    place = at
    while place < len(words):
        if words[place] not in _HYPHENS or place == at:
            after = _step(node, words[place])
            if after is None:
                break
            node = after
            if node.codes:
                best = (place + 1, node.codes)
        place += 1
    if best is None:
        return None
    end, codes = best
    return Named(end - at, NO_DAY if _is_name(words, at, end) else _of_country(codes, words, at, end))


def hijri_day(month: str, day: int) -> str:
    """Return the code of a day of an Islamic month (`hijri.09`), which nobody can tell more closely than its moon.

    Raises:
        ValueError: If no Islamic month has that day.
    """
    if not 1 <= day <= _HIJRI_MONTH:
        raise ValueError(f"an Islamic month has no day {day}")
    return f"{month}.{day:02d}-2..{month}.{day:02d}+1"


def eastern_feast(code: str | None) -> str | None:
    """Return the code that a feast of the Western church has in the Eastern ones (`12-25` is the 7th of January)."""
    return _EASTERN.get(code, code.replace("easter", "pascha")) if code else None


@cache
def first_words() -> frozenset[str]:
    """Return the words with which the names of feasts begin, in their writings."""
    return frozenset(form for word in _names().next for form in (word, f"{word}.", word.upper()))


def _step(node: _Names, word: str) -> _Names | None:
    word = word.replace("’", "'").rstrip(".")
    found = node.next.get(word) or node.next.get(word.lower())
    return found or (node.next.get(word.capitalize()) if word.isupper() else None)


def _is_name(words: Sequence[str], start: int, end: int) -> bool:
    """Tell a name in which a feast stands (`the Good Friday Agreement`), and a longer row of numbers than `9/11`."""
    around = (words[start - 1] if start else "", words[end] if end < len(words) else "")
    if words[start][0].isdigit():
        return "/" in around
    return around[1] in _NAMED_AFTER


def _of_country(codes: Mapping[str, tuple[str, ...]], words: Sequence[str], start: int, end: int) -> str:
    """Return the code that holds in the country named beside a feast (`India's Independence Day`), else anywhere."""
    if set(codes) == {""}:
        return "|".join(codes[""])
    country = next((code for code in _countries_beside(words, start, end) if code in codes), "")
    return "|".join(codes.get(country, ()))


def _countries_beside(words: Sequence[str], start: int, end: int) -> Iterator[str]:
    last = start - 1 if start and words[start - 1] in {"'s", "’s", "'", "’"} else start
    for count in range(_COUNTRY_WORDS, 0, -1):
        yield from _country(words[max(0, last - count) : last])
    if end < len(words) and words[end] in {"in", "of"}:
        first = end + 2 if words[end + 1 : end + 2] == ["the"] else end + 1
        for count in range(_COUNTRY_WORDS, 0, -1):
            yield from _country(words[first : first + count])


def _country(words: Sequence[str]) -> Iterator[str]:
    known = knowledge()
    for text in dict.fromkeys((" ".join(words), "".join(words))):
        found = (known.country_named(text) or known.country_of_adjective(text)) if text else None
        if found is not None:
            yield found.code


@cache
def _names() -> _Names:
    root = _Names()
    for row in (*table("feasts.tsv", 7), *table("feast_days.tsv", 7)):
        names, country, code, _, first, last, _ = row.cells
        years = f"@{first}-{last}" if first or last else ""
        for name in names.split("|"):
            node = root
            for word in _WORD.findall(name):
                node = node.next.setdefault(word, _Names())
            told = node.codes.get(country, ())
            given = f"{code}{years}"
            node.codes[country] = told if not code or given in told else (*told, given)
    return root


# --- the days of a code ------------------------------------------------------------------------------------------


def _choice_days(choice: str, year: int) -> Iterator[Interval]:
    told = _CHOICE.fullmatch(choice)
    if told is None:
        raise ValueError(f"{choice!r} tells no feast")
    if not int(told["first"] or 0) <= year <= int(told["last"] or 9999):
        return
    first, _, last = told["span"].partition("..")
    for start in _point_days(first, year):
        ends = (
            [end for near in (year, year + 1) for end in _point_days(last, near) if end >= start]
            if last
            else [start]
        )
        if ends:
            yield Interval(start, min(ends))


def _point_days(point: str, year: int) -> tuple[date, ...]:
    told = _POINT.fullmatch(point)
    if told is None or (told[1][0].isalpha() and told[1].split(".")[0] not in _BY_NAME):
        raise ValueError(f"{point!r} tells no day")
    if not 1 < year < date.max.year:
        return ()
    shift = timedelta(days=int(told[2] or 0))
    name, *numbers = told[1].split(".")
    days = _BY_NAME[name](year, numbers) if name in _BY_NAME else _gregorian(told[1], year)
    return tuple(day + shift for day in days)


def _gregorian(point: str, year: int) -> list[date]:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", point):
        day = date.fromisoformat(point)
        return [day] if day.year == year else []
    month, *rest = point.split("-")
    if len(rest) == 1:
        leap = (int(month), int(rest[0])) == (2, 29) and part_of_year("month", year, 2).end.day < 29
        return [] if leap else [date(year, int(month), int(rest[0]))]
    return [_nth_weekday(part_of_year("month", year, int(month)), rest[0], int(rest[1]))]


def _nth_weekday(month: Granule, nth: str, weekday: int) -> date:
    first = month.start + timedelta(days=(weekday - month.start.isoweekday()) % 7)
    weeks = (month.end - first).days // 7 if nth == "last" else int(nth[0]) - 1
    return first + timedelta(weeks=weeks)


def _easter(year: int, _: Sequence[str]) -> list[date]:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114, 31)
    return [date(year, month, day + 1)]


def _pascha(year: int, _: Sequence[str]) -> list[date]:
    """Return Easter Sunday of the Julian calendar (Meeus), as a day of the Gregorian one."""
    epact = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, day = divmod(epact + weekday + 114, 31)
    return [date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)]


def _hijri(year: int, numbers: Sequence[str]) -> list[date]:
    """Return a day of the tabular Islamic calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30)."""
    month, day = map(int, numbers)
    nearest = (year - 622) * 33 // 32
    ordinals = (
        (11 * hijri + 3) // 30 + 354 * hijri + 30 * month - (month - 1) // 2 + day + _HIJRI_EPOCH
        for hijri in range(nearest - 1, nearest + 3)
    )
    days = [date.fromordinal(ordinal) for ordinal in ordinals if 0 < ordinal <= date.max.toordinal()]
    return [day for day in days if day.year == year]


def _hebrew(month: str) -> Callable[[int, Sequence[str]], list[date]]:
    """Return what tells the days of a Hebrew month: from its new year on, in spring and summer back from the next."""

    def days(year: int, numbers: Sequence[str]) -> list[date]:
        begin = _new_year(year + _HEBREW_YEARS)
        if month == "kislev":  # Heshvan is a day longer in a full year
            begin += 59 + ((_new_year(year + _HEBREW_YEARS + 1) - begin) % 10 == 5)
        return [date.fromordinal(begin + _HEBREW[month] + int(numbers[0]) - 1)]

    return days


def _new_year(year: int) -> int:
    """Return the ordinal of Rosh Hashanah: the mean new moon, with the four postponements."""
    before, this, after = (_molad_day(near) for near in (year - 1, year, year + 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return this + late + _HEBREW_EPOCH


def _molad_day(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + (3 * (day + 1) % 7 < 3)


_HIJRI_EPOCH = 1948440 - 385 - 1721425
_HEBREW_EPOCH, _HEBREW_YEARS = -1373427, 3761
# Days from a new year: that of the same autumn, and back from it for the months of spring and summer.
_HEBREW = {"tishri": 0, "kislev": 0, "adar": -206, "nisan": -177, "iyar": -147, "sivan": -118, "av": -59}
_BY_NAME: dict[str, Callable[[int, Sequence[str]], list[date]]] = {
    "easter": _easter,
    "pascha": _pascha,
    "hijri": _hijri,
    **{month: _hebrew(month) for month in _HEBREW},
}
