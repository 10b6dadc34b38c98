"""Dates as pages print them: above the body, in bylines, in datelines."""

from __future__ import annotations

import re

from foedera.dates import PartialDate

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
_DATE = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[ -](?P<m1>{MONTH}),?[ -](?P<y1>\d{{4}})\b"
    rf"|\b(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})(?P<dash>[-/])(?P<m3>\d{2})(?P=dash)(?P<d3>\d{2})(?=\b|T)"
    r"|\b(?P<d4>\d{1,2})(?P<sep>[./])(?P<m4>\d{1,2})(?P=sep)(?P<y4>\d{4})\b",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"(?:T?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?Z?\s*(?:[ap]\.?m\b\.?)?)"
    r"|\b(?:first|last|published|publication|updated?|posted|modified|issued|created|released?|date|time|on|at|am|pm|local"
    r"|ist|utc|gmt|e[sd]t|p[sd]t|b?st|ce?st|cet|edt|pht|hkt|sgt|aest|hrs|hours"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b|[+-]\d{2}:?\d{2}\b|\bZ\b",
    re.IGNORECASE,
)


def find_printed_date(line: str) -> PartialDate | None:
    """Return the date that is printed in a line; None where it could be read in two ways or there is none."""
    for match in _DATE.finditer(line[:300]):
        groups = {
            name[0]: value
            for name, value in match.groupdict().items()
            if value and name not in {"sep", "dash"}
        }
        month = _MONTHS.get(groups["m"].lower().rstrip(".")) or int(groups["m"])
        if match["sep"] and month > 12:
            groups["d"], month = str(month), int(groups["d"])  # the month first, as in American use
        elif match["sep"] and month <= 12 and int(groups["d"]) <= 12 and month != int(groups["d"]):
            continue
        try:
            return PartialDate(int(groups["y"]), month, int(groups["d"]))
        except ValueError:
            continue
    return None


def is_date_line(line: str) -> bool:
    """Tell whether a line says nothing but when the page was published or updated."""
    if len(line) > 160 or not _DATE.search(line):
        return False
    rest = _DATE_WORDS.sub("", _DATE.sub("", line))
    return not any(character.isalnum() for character in rest)


def month_and_day(words: str) -> tuple[int, int] | None:
    """Return the month and day that a dateline's date names."""
    month = next((_MONTHS[word] for word in re.findall(r"[a-z]+", words.lower()) if word in _MONTHS), None)
    day = re.search(r"\b\d{1,2}\b", words)
    return (month, int(day[0])) if month and day else None
