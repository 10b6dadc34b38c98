"""Dates as pages print them: above the body, in bylines, in datelines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from foedera.dates import PartialDate
from foedera.knowledge import knowledge

DateKind = Literal["published", "updated"]


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a line; `date` is null where it could be read in two ways, `kind` where no label says what it dates."""

    date: PartialDate | None
    kind: DateKind | None
    start: int
    end: int


_LONGEST_LINE = 160
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
"""The name of a month, short or long, as a pattern."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
"""The name of a day of the week, short or long, as a pattern."""
_GAP = r"(?:\s*[,.]\s*|\s+|-|/)"
_DATE = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of\b)?{_GAP}(?P<m1>{MONTH}){_GAP}(?P<y1>\d{{4}}|(?<=-)\d\d)\b"
    rf"|\b(?P<m2>{MONTH}){_GAP}?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}(?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})(?P<dash>[-/.]|\.\s)(?P<m3>\d{1,2})(?P=dash)(?P<d3>\d{1,2})(?=\b|T)"
    r"|\b(?P<y5>\d{4})\s?年\s?(?P<m5>\d{1,2})\s?月\s?(?P<d5>\d{1,2})\s?日"
    r"|\b(?P<d4>\d{1,2})(?P<sep>[./-])(?P<m4>\d{1,2})(?P=sep)(?P<y4>\d{4})\b"
    r"|\b(?P<short>\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)\d{2})\b",
    re.IGNORECASE,
)
_CLOCK = (
    r"\bT?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\b\.?|z\b|hrs?\b|h\b)?"
    r"|\b\d{4}\s?(?:hrs|hours|h)\b|\b\d{1,2}\s*[ap]\.?m\b\.?"
)
_ZONE = (
    r"\b(?:gmt|utc)\s?(?:[+−–-]\s?\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}\b"
    r"|\b(?-i:Z|IST|[ECMP][SD]?T|A[CEW]?[SD]?T|B[D]?ST|W?CAT|W?[ECW]EST|[ECW]ET|[EW]AT|SAST|MSK|[PHNJKSA]KT|[HJKMNPS][KGSYZP]?T"
    r"|WIB|BdST|GST|AEDT|AEST|NZ[SD]T|TRT|IRST|PHT|BTT|NPT)\b"
)
_PUBLISHED = "published|publication|publish|posted|post|created|issued|issue|released?|first|uploaded|aired|added|written"
_UPDATED = "updated?|modified|edited|revised|changed|amended|reviewed"
_LABEL = re.compile(rf"\b(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))\b", re.IGNORECASE)
_LABELLED = re.compile(rf"\b(?:{_PUBLISHED}|{_UPDATED})(?:\s+(?:on|at))?\s*:", re.IGNORECASE)
_DATE_WORDS = re.compile(
    rf"{_CLOCK}|{_ZONE}|{WEEKDAY}|\b(?:{_PUBLISHED}|{_UPDATED}|last|on|at|(?:date|time)\s+of|dated?|day|time|local|am|pm|hrs|hours"
    r"|press|media|news|print|online|web|version|article|immediate)\b"
    r"|\b(?:asia|europe|africa|america|australia)/\w+|\b(?:count|views?|hits|reads)\s*:?\s*\d[\d,.]*|\b\d[\d,.]*\s*(?:views|reads|hits)\b"
    r"|\b\d{1,2}\s*-?\s*min(?:ute)?s?(?:\s+read)?\b|\b(?:estimated\s+)?read(?:ing)?\s+time\b|(?<!\w)A\s?[+-]?\s?A\s?[+-]?(?!\w)|\bby\s+(?-i:[A-Z]{3,5}\s[A-Z]\w+)$"
    r"|\bsource\s*:\s*.{2,40}$",
    re.IGNORECASE,
)
_IN_OUTLET = re.compile(
    r"(?:published|first\s+appeared|appeared|printed)\s+in\s+(?-i:[A-Z\"“‘]).{2,60}", re.IGNORECASE
)
_ALONE = frozenset("source by the this a an in".split())
# Domains of countries where a date in numbers has its day first; in others both orders are in use, or the month leads.
_DAY_FIRST = frozenset(
    """ae ar at au bd be bg bh bo br bw by ch cl co cr cy cz de dk dz ec eg es et fi fr ge gh gr hr ie il in iq it jm jo ke
    kw kz lb lk ly ma md mk mt mw mx my na ng nl no np nz om pe pk pl pt qa ro rs ru rw sa sd sg si sk sn sy th tn tr tt
    tz ua ug uk uy uz ve vn ye zm zw""".split()
)
_MONTH_FIRST = frozenset({"us", "gov", "mil"})


def find_printed_date(line: str, *, day_first: bool | None = None) -> PartialDate | None:
    """Return the date that is printed in a line: of several, the one of publication.

    None where there is no date, or only one that could be read in two ways.

    Args:
        line: The line.
        day_first: Whether the day stands before the month in dates like `05/03/2015`, where that is known.
    """
    readable = [found for found in find_printed_dates(line, day_first=day_first) if found.date is not None]
    rank = {"published": 0, None: 1, "updated": 2}
    return min(readable, key=lambda found: rank[found.kind]).date if readable else None


def find_printed_dates(line: str, *, day_first: bool | None = None) -> tuple[PrintedDate, ...]:
    """Return every date in a line, with what the label before it says that it dates."""
    found: list[PrintedDate] = []
    at = 0
    head = line[:300]
    for match in _DATE.finditer(head):
        labels = [label.lastgroup for label in _LABEL.finditer(head, at, match.start())]
        # `First published` and `Last updated` name what they date last; `Update posted on` is of an update.
        kind: DateKind | None = None
        if labels:
            kind = "updated" if "updated" in labels else "published"
        found.append(PrintedDate(_value(match, head, day_first), kind, match.start(), match.end()))
        at = match.end()
    return tuple(found)


def day_comes_first(lines: Iterable[str], host: str | None = None) -> bool | None:
    """Tell whether a page's dates in numbers have the day before the month; None where nothing shows it.

    Args:
        lines: Lines of the page; a date among them that can be read in one way shows its order.
        host: The site's host, whose country has an order of its own.
    """
    seen = {
        int(match["d4"]) > 12
        for line in lines
        for match in _DATE.finditer(line[:300])
        if match["d4"] and (int(match["d4"]) > 12) != (int(match["m4"]) > 12)
    }
    if seen:
        return seen.pop() if len(seen) == 1 else None
    domain = (host or "").rpartition(".")[2].lower()
    return domain in _DAY_FIRST if domain in _DAY_FIRST | _MONTH_FIRST else None


def is_date_line(line: str) -> bool:
    """Tell whether a line says nothing but when, and perhaps where, the page was published or updated."""
    if len(line) > _LONGEST_LINE or not _DATE.search(line):
        return False
    if line.rstrip().endswith(".") and len(line.split()) > 8:
        return False
    bare = _DATE.sub(" ", line)
    if _IN_OUTLET.match(bare):
        return True
    rest = _DATE_WORDS.sub(" ", bare).strip(" \t,;:|/()[]{}<>•·*_–—―-.&«»\"'")
    labelled = (
        _LABELLED.search(bare) is not None and len(rest.split()) == 1
    )  # a section's name, as in `Cities Updated: …`
    return labelled or not any(character.isalnum() for character in rest) or _is_place(rest)


def month_and_day(words: str) -> tuple[int, int] | None:
    """Return the month and day that a dateline's date names."""
    month = next((_MONTHS[word] for word in re.findall(r"[a-z]+", words.lower()) if word in _MONTHS), None)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    return (month, int(day[0])) if month and day else None


def _value(match: re.Match[str], line: str, day_first: bool | None) -> PartialDate | None:
    """Return the date of a match; None if it is none or could be two, as every date with a short year could."""
    if match["short"]:
        return None
    groups = {
        name[0]: value for name, value in match.groupdict().items() if value and name not in {"sep", "dash"}
    }
    year = int(groups["y"]) if len(groups["y"]) == 4 else _century(int(groups["y"]))
    month, day = _number(groups["m"]), int(groups["d"])
    if match["d4"]:
        return _in_one_way(year, day, month, _weekday(line), day_first)
    return _day(year, month, day)


def _century(year: int) -> int:
    return year + (2000 if year < 50 else 1900)


def _number(month: str) -> int:
    return _MONTHS.get(month.lower().rstrip(".")) or int(month)


def _in_one_way(
    year: int, first: int, second: int, weekday: int | None, day_first: bool | None
) -> PartialDate | None:
    """Read a date whose order is not known: by what is possible, the weekday beside it, or the known order."""
    both = {found for found in (_day(year, second, first), _day(year, first, second)) if found}
    if len(both) == 1:
        return both.pop()
    named = [found for found in both if found.earliest.weekday() == weekday]
    if len(named) == 1:
        return named[0]
    return None if day_first is None else _day(year, *((second, first) if day_first else (first, second)))


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate.of(date(year, month, day))
    except ValueError:
        return None


def _weekday(line: str) -> int | None:
    named = {_WEEKDAYS.index(match[0][:3].lower()) for match in re.finditer(WEEKDAY, line, re.IGNORECASE)}
    return named.pop() if len(named) == 1 else None


def _is_place(words: str) -> bool:
    """Tell whether what a line says beside a date can only be where: a known place, or one word with a capital."""
    pieces = [piece.strip() for piece in re.split(r"[,|/•·()]|\s[–—-]\s", words) if piece.strip()]
    known = knowledge()
    if not pieces or len(pieces) > 3:
        return False
    if all(known.capital_of(piece) or known.country_named(piece) or piece in _SEATS for piece in pieces):
        return True
    alone = pieces[0]
    return (
        len(pieces) == 1
        and alone.isalpha()
        and alone.istitle()
        and len(alone) > 2
        and alone.lower() not in _ALONE
    )


_SEATS: frozenset[str] = frozenset(
    {"DC", "D.C.", "D.C", "United Nations", "New York", "The Hague", "Hong Kong"}
)
