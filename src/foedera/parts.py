"""The parts that a news page is made of, and how bylines, printed dates and datelines are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from foedera.dates import PartialDate

Role = Literal[
    "section",
    "title",
    "byline",
    "paragraph",
    "heading",
    "caption",
    "quote",
    "list",
    "table",
    "related",
    "teaser",
    "furniture",
]

BODY_ROLES: frozenset[Role] = frozenset({"paragraph", "quote", "list"})
"""The roles whose text makes up the article's text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page with its role; `age` is what a teaser says of its own age."""

    role: Role
    text: str
    age: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart: its parts in page order, and what they or its metadata say of its making."""

    parts: tuple[Part, ...]
    title: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    site: str | None = None
    stamped: PartialDate | None = None
    """The date that the page's metadata gives."""
    printed: PartialDate | None = None
    """The date that is printed above the body."""


@dataclass(frozen=True, slots=True)
class DatelineWords:
    """The words of a dateline, and where the report begins after it."""

    place: str | None
    month_day: str | None
    agency: str | None
    end: int


# Bylines

_BY = re.compile(
    r"(?P<how>(?:written|reported|reporting|report|story|posted|words|edited|compiled|published)\s+by|by|authors?)"
    r"\s*[:–—-]?\s+(?P<who>\S.{2,200})",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s*[|•·]\s*|\s[–—-]\s")
_NOT_AUTHORS = ("edited", "compiled", "published")
_BY_END = re.compile(
    r"\s*(?:[|•·;/(\t]|\s[–—-]\s|\b(?:in|at|for|of|updated|published|posted|last)\b\s|\S+@\S+|\d).*",
    re.IGNORECASE,
)
_BY_AND = re.compile(r"\s*,\s*and\s+|\s+and\s+|\s*&\s*|\s*,\s*", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
_PARTICLES = frozenset(
    "al bin bint da das de del della den der di dos du el ibn la le ten ter van von y".split()
)
# Words that names of people do not have, so that a lone title-cased line is not taken for a byline.
_NOT_NAMES = frozenset(
    """a about admin affairs agencies agency agreement airport alert all analysis and april arms army article at august author authors
    background bank bay border breaking bridge budget bureau business by cabinet capital cemetery central chief city
    climate commission committee conference contact cookie cookies copyright council court day deal december defence
    defense department desk dialogue east eastern economic economy editor editorial editors energy europe european
    exclusive explained explainer export federal february fleet follow for force forces foreign forum friday from full
    further global government gulf hall high history home hospital house how image import in india international island
    islands january joint july june key kingdom latest live local map march market markets may meeting memorial middle
    minister ministerial ministers ministry monday more museum national nations naval navy new news newsroom next no north
    northern november ocean october office official on online opinion our pact palace park parliament peace photo
    picture police policy political politics port president press prime privacy profile programme project read related
    release report reporter republic reuters round royal sale saturday school sea secretary security sept september
    service services share sign signing south southern special sport sports square staff state statement states station
    story street strategic subscribe summit sunday supreme talks team technology terms the thursday to tomb top trade
    treaty tuesday under union united university unknown updates us video view visit war washington watch web wednesday
    west western what when where who why wire with world writer year""".split()
)


def read_byline(line: str) -> tuple[str, ...] | None:
    """Return the authors that a byline names, without job titles; None if the line is no byline."""
    who, _, when = (part.strip() for part in _BAR.sub("|", line.strip(), count=1).partition("|"))
    if when and is_date_line(when) and is_name(who, capitals=True):
        return (who,)  # `Anna Berg | 3 May 2019`
    match = _BY.fullmatch(line.strip(" \t()*_"))
    if match is None or len(line.split()) > 25:
        return None
    who = _BY_END.sub("", match["who"])
    names = tuple(piece for piece in _BY_AND.split(who) if is_name(piece, capitals=True))
    if not names and not _is_desk(who):
        return None
    if line.rstrip().endswith(".") and not line.rstrip().endswith(("Jr.", "Sr.")) and len(line.split()) > 8:
        return None
    return () if match["how"].lower().startswith(_NOT_AUTHORS) else names


def _is_desk(who: str) -> bool:
    words = who.lower().split()
    return len(words) <= 6 and bool({"desk", "staff", "bureau", "newsroom", "team", "agencies"} & set(words))


def is_name(words: str, *, capitals: bool = False) -> bool:
    """Tell whether a few words alone look like the name of a person.

    Args:
        words: The words, such as a line that stands alone.
        capitals: Whether a name may be in capitals throughout, as bylines print it.
    """
    tokens = words.split()
    if not 2 <= len(tokens) <= 5 or len(words) > 50:
        return False
    if any(token.lower().strip(".") in _NOT_NAMES for token in tokens):
        return False
    if not capitals and words.isupper():
        return False
    named = [token for token in tokens if token.lower() not in _PARTICLES]
    return 2 <= len(named) <= 4 and all(_NAME_WORD.fullmatch(token) and token[0].isupper() for token in named)


# Printed dates

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
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DATE = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[ -](?P<m1>{_MONTH}),?[ -](?P<y1>\d{{4}})\b"
    rf"|\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b"
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


# Datelines

_PLACE = (
    r"(?P<place>[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,4}(?:,\s[A-Z][A-Za-z.]+(?:\s[A-Z][a-z]+){0,2})??)"
)
_MIXED = r"(?P<place>[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){0,3})(?:\s?\[[^\]\n]{2,40}\])?"
_DAY = rf"(?P<day>{_MONTH}\s+\d{{1,2}}(?!\d)(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)"
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


def month_and_day(words: str) -> tuple[int, int] | None:
    """Return the month and day that a dateline's date names."""
    month = next((_MONTHS[word] for word in re.findall(r"[a-z]+", words.lower()) if word in _MONTHS), None)
    day = re.search(r"\b\d{1,2}\b", words)
    return (month, int(day[0])) if month and day else None
