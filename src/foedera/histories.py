"""Expressions of a text in their order -> how it tells its times: as a history, in dated entries, with a year carried on.

A chronicle is told in entries that begin with their dates (`18 June 2004: …`) or stand under them (a heading that is
only a date). An entry's date governs all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from foedera.calendars import Granule, Interval
from foedera.timewords import Parts

_SOME_YEARS, _NEARLY_ALL, _HARDLY_ANY = 5, 0.8, 0.1
_ENTRIES = 3  # as many make a chronicle
_HEADING_WORDS = 10
_ONWARD = 3  # years that a history may go on at once
_SOON, _LONG = 4, 7  # months: what comes round so soon after the last one told is of the year behind
# What may stand before the date of an entry, and what must stand behind it.
_OPENING = re.compile(
    r"[ \t]*(?:[•·●▪■‣◦*>–—-]\s*)?"
    r"(?:(?:in|on|by|from|since|around|about|circa|early in|late in)\s+(?:the\s+)?)?[(\[]?",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[)\]]?(?:\s*:(?!\d)|\s+-\s|\s*[–—](?!\s*\d)|-(?=[A-Z])|\.\s+(?=[“\"'‘]?[A-Z]))")
_NOTHING_MORE = re.compile(r"[)\]]?[ \t]*[:.–—-]?[ \t]*(?=\n|\Z)")
_JOINT = re.compile(r"\s*(?:-|–|—|/|to|and|until)\s*")
_AHEAD = re.compile(r"\b(?:will|shall|(?:is|are) (?:due|set|scheduled|expected|to))\b|[’']ll\b")
_CLOSED = re.compile(r"[.!?:;,…][”\"’')\]]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of text that opens with its date: which expression that is, where it begins, and how far it governs."""

    at: int
    start: int
    until: int


def is_history(expressions: Iterable[Parts], page: Interval | None) -> bool:
    """Tell a text that is told as history: it states many years, nearly all gone, and hardly a day near its own."""
    told = [parts for parts in expressions if not (parts.lasts or parts.again or parts.ref)]
    years = [0 if parts.era else parts.year for parts in told if parts.era or parts.year is not None]
    if page is None or len(years) < _SOME_YEARS:
        return False
    gone = sum(year is not None and year < page.start.year for year in years)
    near = sum(is_near(parts) for parts in told)
    return gone >= _NEARLY_ALL * len(years) and near <= _HARDLY_ANY * len(told)


def is_near(parts: Parts) -> bool:
    """Tell whether an expression can only be set against the page's own day (`last week`, `on Friday`)."""
    return (parts.by is not None and parts.base is None) or bool(parts.weekday and not parts.month)


# --- entries -----------------------------------------------------------------------------------------------------


def find_entries(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Entry, ...]:
    """Return the entries that the expressions at these places open; a page's own date above its text opens none."""
    return _entries(text, tuple(spans))


@lru_cache(4)  # every act of a page asks for them
def _entries(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[Entry, ...]:
    found = [(at, start, _governed(text, spans, at)) for at, (start, _) in enumerate(spans)]
    entries = tuple(Entry(at, start, until) for at, start, until in found if until)
    if entries and not text[: entries[0].start].strip() and is_dated_line(text, *spans[entries[0].at]):
        others = any(is_dated_line(text, *spans[entry.at]) for entry in entries[1:])
        return entries if others else entries[1:]
    return entries


def is_dated_line(text: str, start: int, end: int) -> bool:
    """Tell whether an expression fills its line, as a heading does that is only a date."""
    return _opens_line(text, start) and _NOTHING_MORE.match(text, end) is not None


def tells_ahead(text: str, entry: Entry) -> bool:
    """Tell whether an entry tells of what is to come."""
    return _AHEAD.search(text, entry.start, entry.until) is not None


def _opens_line(text: str, start: int) -> bool:
    return _OPENING.fullmatch(text, text.rfind("\n", 0, start) + 1, start) is not None


def _governed(text: str, spans: Sequence[tuple[int, int]], at: int) -> int:
    """Return how far an expression governs the text as the date of its entry, 0 if it opens none."""
    start, end = spans[at]
    if not _opens_line(text, start):
        return 0
    if at + 1 < len(spans) and _JOINT.fullmatch(text, end, spans[at + 1][0]):
        end = spans[at + 1][1]
    if _NOTHING_MORE.match(text, end):
        return _next_heading(text, end)
    return _paragraph_end(text, end) if _SIGN.match(text, end) else 0


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n\n", at)
    return end if end >= 0 else len(text)


def _next_heading(text: str, start: int) -> int:
    """Return where the next heading of the text begins: a short open line above a closed one, but not the first."""
    lines = [m.span() for m in re.finditer(r"[^\n]+", text[start:])]
    for (first, last), (after, end) in pairwise(lines[1:]):
        line, below = text[start + first : start + last], text[start + after : start + end]
        short = len(line.split()) <= _HEADING_WORDS and not _CLOSED.search(line)
        if short and not _OPENING.fullmatch(line[:2]) and _CLOSED.search(below):
            return start + first
    return len(text)


# --- chronicles --------------------------------------------------------------------------------------------------


def entry_years(entries: Sequence[Parts], page: Interval | None) -> list[int | None]:
    """Return the years of dates that follow each other in a chronicle; none of them are known where it is not one.

    Each is the first such day at or after the one before it. Where no entry states its year the last is the latest
    such day that does not lie behind the page's own.
    """
    unknown: list[int | None] = [None] * len(entries)
    if len(entries) < _ENTRIES or not all(parts.year or parts.month for parts in entries):
        return unknown
    years = [parts.year for parts in entries]
    if not any(years) and page is not None:
        last = entries[-1].month or 0, entries[-1].day or 0
        years[-1] = page.end.year - (last > (page.end.month, page.end.day))
    turns = [_turns(first, last) for first, last in pairwise(entries)]
    for at, turn in enumerate(turns, 1):
        before = years[at - 1]
        years[at] = years[at] if years[at] or before is None else before + turn
    for at, turn in reversed(list(enumerate(turns))):
        after = years[at + 1]
        years[at] = years[at] if years[at] or after is None else after - turn
    in_order = all(first and last and first <= last for first, last in pairwise(years))
    return years if in_order else unknown


def _turns(first: Parts, last: Parts) -> bool:
    """Tell whether a new year has begun between two entries (`24 November`, `19 January`)."""
    if not first.month or not last.month:
        return False
    same = first.month == last.month and bool(first.day and last.day)
    return last.month < first.month or (same and (last.day or 0) < (first.day or 0))


# --- what was spoken of ------------------------------------------------------------------------------------------


def in_passing(parts: Parts, spoken: Granule, told: Sequence[tuple[int, Granule]], *, history: bool) -> bool:
    """Tell what is only compared (`a year earlier`), or a year that a history does not come to (`the border of 1772`)."""
    if not history or spoken.unit != "year":
        return parts.base in {"ago", "earlier", "known"} and spoken.unit in {"quarter", "half"}
    month = next((granule for _, granule in told if granule.unit in {"day", "month"}), None)
    return month is not None and not 0 <= spoken.start.year - month.start.year <= _ONWARD


def lacks_year(parts: Parts) -> bool:
    """Tell a day or a month that is told without its year and by no other day."""
    last = parts.to or parts
    told = (parts.year, parts.by, parts.base, parts.era, parts.form, parts.lasts, parts.again, last.year)
    return parts.month is not None and parts.feast is None and all(one is None for one in told)


def with_year(parts: Parts, told: Granule) -> Parts | None:
    """Return a day or month with the year of what was spoken of last, or None where its weekday denies that year.

    It is the year after where it comes round soon behind what was told of the end of a year.
    """
    year, month = told.start.year, parts.month or 0
    if told.unit != "year" and month < told.start.month:
        round_again = month + 12 - told.start.month <= _SOON and told.start.month - month > _LONG
        year += round_again
    if parts.weekday is None or parts.day is None or parts.to is not None:
        return replace(parts, year=year)
    fitting = [near for near in (year, year + 1, year - 1) if _is_weekday(parts, near)]
    return replace(parts, year=fitting[0]) if fitting else None


def _is_weekday(parts: Parts, year: int) -> bool:
    try:
        return date(year, parts.month or 0, parts.day or 0).isoweekday() == parts.weekday
    except ValueError:
        return False
