"""The line that opens a report: place, day and agency, as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedera.printed_dates import MONTH


@dataclass(frozen=True, slots=True)
class DatelineWords:
    """The words of a dateline, and where the report begins after it."""

    place: str | None
    month_day: str | None
    agency: str | None
    end: int


_PLACE = (
    r"(?P<place>[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,4}(?:,\s[A-Z][A-Za-z.]+(?:\s[A-Z][a-z]+){0,2})??)"
)
_MIXED = r"(?P<place>[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){0,3})(?:\s?\[[^\]\n]{2,40}\])?"
_DAY = rf"(?P<day>{MONTH}\s+\d{{1,2}}(?!\d)(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:\s+\d{{4}})?)"
_AGENCY = r"\((?P<agency>[A-Z][\w/.&’ -]{1,40})\)"
_DASH = r"(?:\s*(?:--|[–—:-])\s+|\s*(?:--|[–—])\s*)"
_DATELINES = tuple(
    re.compile(form)
    for form in (
        rf"{_PLACE}(?:,\s+(?i:{_DAY}))?\s+{_AGENCY}{_DASH}",
        rf"{_PLACE},\s+(?i:{_DAY}){_DASH}",
        rf"{_MIXED},\s+(?i:{_DAY})\s+{_AGENCY}(?:{_DASH}|\s+)",
        rf"{_MIXED}\s+{_AGENCY}{_DASH}",
        rf"{_MIXED},\s+(?i:{_DAY})\s*(?::|--|[–—])\s+",
        rf"{_PLACE}{_DASH}",
        rf"{_AGENCY}(?:{_DASH}|\s+)",
    )
)
# What stands in capitals before a colon or dash without being a place.
_NOT_PLACES = frozenset(
    """a analysis answer breaking chairman correction exclusive explained explainer fact factbox focus live moderator
    mr mrs ms dr minister note opinion photos pictures president q question reporter secretary source speaker story
    the timeline update updated video warning watch""".split()
)


def find_dateline(text: str) -> DatelineWords | None:
    """Return the dateline that opens a report, or None."""
    head = text[:200].split("\n", 1)[0]
    for form in _DATELINES:
        match = form.match(head)
        if match is None:
            continue
        words = match.groupdict()
        place = words.get("place")
        if place and place.split()[0].lower().rstrip(".") in _NOT_PLACES:
            return None
        return DatelineWords(place, words.get("day"), words.get("agency"), match.end())
    return None
