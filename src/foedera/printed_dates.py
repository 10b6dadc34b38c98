"""Dates as pages print them: above the body, in bylines, in datelines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from foedera.dates import PartialDate
from foedera.knowledge import knowledge
from foedera.press import is_agency, is_place, is_region, looks_like_agency

DateKind = Literal["published", "updated"]


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a line; `date` is null where it could be read in two ways, `kind` where no label says what it dates."""

    date: PartialDate | None
    kind: DateKind | None
    start: int
    end: int


_LONGEST_LINE = 160
_LONGEST_SENTENCE = 8  # words of a line with a full stop that may still be no sentence
_LABEL_WORDS = 6  # words of an outlet's or a section's name
_INITIALS = 4  # letters of a desk's initials
_SHORT_MONTH = 3  # letters of a month's name that may be a word of another language
_MOST_PIECES = 4  # apart by bars and commas, of what stands beside a date


def _numbered(names: str) -> dict[str, int]:
    """Return the number of the month that each name is of; the months stand apart by bars."""
    return {name: number for number, row in enumerate(names.split("|"), start=1) for name in row.split()}


def _one_of(names: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(names, key=lambda name: (-len(name), name))) + r")\b\.?"


_MONTHS = _numbered(
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec"
)
# In Dutch, French, German, Italian, Portuguese and Spanish.
_MONTHS_ABROAD = _numbered(
    """januar jänner januari janvier janv enero janeiro gennaio ene gen|februar februari février fevrier févr fevereiro febrero febbraio fév fev
    |märz maerz mars marzo março marco maart mär mrz mrt|avril abril aprile avr abr|mai mayo maio maggio mei mag
    |juni juin junio junho giugno giu|juli juillet julio julho luglio juil lug|août aout agosto augustus ago
    |septembre septiembre setiembre setembro settembre set|oktober octobre octubre outubro ottobre okt out ott
    |novembre noviembre novembro|dezember décembre decembre diciembre dezembro dicembre dez déc dic"""
)
_ANY_MONTH = _one_of(_MONTHS | _MONTHS_ABROAD)
_LONG_MONTH = _one_of([*_MONTHS, *(name for name in _MONTHS_ABROAD if len(name) > _SHORT_MONTH)])
MONTH = _one_of(_MONTHS)
"""The name of a month in English, short or long, as a pattern."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
"""The name of a day of the week in English, short or long, as a pattern."""
_WEEKDAY_ABROAD = (
    r"\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)-feira|lunedì|martedì|mercoledì|giovedì"
    r"|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b"
)
_GAP = r"(?:\s*[,.]\s*|\s+|-|/)"
_DATE = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|[.º°])?(?:\s+(?:of|de)\b)?{_GAP}(?P<m1>{_ANY_MONTH})(?:\s+del?\b)?{_GAP}"
    r"(?P<y1>\d{4}|(?<=-)\d\d)\b"
    rf"|\b(?P<m2>{_LONG_MONTH}){_GAP}?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}(?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})(?P<dash>[-/.]|\.\s)(?P<m3>\d{1,2})(?P=dash)(?P<d3>\d{1,2})(?=\b|T)"
    r"|\b(?P<y5>\d{4})\s?年\s?(?P<m5>\d{1,2})\s?月\s?(?P<d5>\d{1,2})\s?日"
    r"|\b(?P<d4>\d{1,2})(?P<sep>[./-])(?P<m4>\d{1,2})(?P=sep)(?P<y4>\d{4})\b"
    r"|\b(?P<short>\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)\d{2})\b",
    re.IGNORECASE,
)
_ZONE = (
    r"\b(?:gmt|utc)\s?(?:[+−–-]\s?\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}\b"
    r"|\b(?-i:Z|IST|[ECMP][SD]?T|A[CEW]?[SD]?T|B[D]?ST|W?CAT|W?[ECW]EST|[ECW]ET|[EW]AT|SAST|MSK|[PHNJKSA]KT|[HJKMNPS][KGSYZP]?T"
    r"|WIB|BdST|GST|AEDT|AEST|NZ[SD]T|TRT|IRST|PHT|BTT|NPT)\b"
)
_CLOCK = (
    r"\bT?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\b\.?|z\b|hrs?\b|h\b)?(?:\s(?-i:UK)\b)?"
    rf"|\b\d{{4}}\s?(?:hrs|hours|h)\b|\b\d{{4}}(?=\s(?:{_ZONE}))|\b\d{{1,2}}\s*[ap]\.?m\b\.?"
)
_PUBLISHED = (
    "published|publication|publish|posted|post|created|issued|issue|released?|first|uploaded|aired|added|written"
    "|publié|veröffentlicht|erschienen|erstellt|publicado|creado|criado|pubblicato|gepubliceerd"
)
_UPDATED = (
    "updated?|modified|edited|revised|changed|amended|reviewed|mise?s? à jour|modifié|aktualisiert|actualizado|modificado|atualizado"
    "|aggiornato|bijgewerkt"
)
_LABEL = re.compile(rf"\b(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))\b", re.IGNORECASE)
_LABELLED = re.compile(rf"\b(?:{_PUBLISHED}|{_UPDATED})(?:\s+(?:on|at|le|am|el))?\s*:", re.IGNORECASE)
_TIME_WORDS = (
    rf"{_CLOCK}|{_ZONE}|{WEEKDAY}|{_WEEKDAY_ABROAD}|\b(?:{_PUBLISHED}|{_UPDATED}|last|on|at|(?:date|time)\s+of|dated?|day|time|local|am|pm|hrs|hours"
    r"|(?:this\s+)?(?:page|article|story|report)(?:\s+was)?|originally|stand|datum|fecha|data|le|den|vom|um|uhr|à|às|alle|ore|a\s+las)\b"
    r"|\b(?:asia|europe|africa|america|australia)/\w+|\b(?:count|views?|hits|reads)\s*:?\s*\d[\d,.]*"
    r"|\b(?:\d[\d,.]*|no)\s*(?:views|reads|hits|likes|shares|comments?)\b|\bpage\s?[A-Z]?\d{1,3}\b|\b(?:(?:an?|\d{1,2})\s+\w{1,7}\s+)?ago\b"
    r"|\b\d{1,2}\s*-?\s*min(?:ute)?s?(?:\s+read)?\b|\b(?:estimated\s+)?read(?:ing)?\s+time\b|(?<!\w)A\s?[+-]?\s?A\s?[+-]?(?!\w)"
    r"|\bsource\s*:\s*.{2,40}$"
)
_TIMES = re.compile(_TIME_WORDS, re.IGNORECASE)
_DATE_WORDS = re.compile(
    rf"{_TIME_WORDS}|\b(?:press|media|news|print|online|web|version|article|immediate)\b", re.IGNORECASE
)
_STAMPED = re.compile(rf"{_CLOCK}|{_ZONE}|{WEEKDAY}|{_WEEKDAY_ABROAD}", re.IGNORECASE)
_IN_OUTLET = re.compile(
    r"(?:published|first\s+appeared|appeared|printed)\s+in\s+(?-i:[A-Z\"“‘]).{2,60}", re.IGNORECASE
)
STORED = re.compile(
    r"\b(?:captured|retrieved|crawled|archived|accessed|fetched|saved|snapshot|downloaded|printed)\b",
    re.IGNORECASE,
)
"""What a line says of a date on which the page was stored, not made."""
_OF_PAGE = re.compile(
    rf"(?:this\s+)?(?:page|article|story|report|document)\s+(?:was\s+)?(?:first\s+|last\s+)?(?:{_PUBLISHED}|{_UPDATED})\b",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"(?<!\b[ap]\.m)\.\s*$", re.IGNORECASE)
_BY = re.compile(r"by\s+\S+(?:\s\S+){0,3}", re.IGNORECASE)
_BARS = re.compile(r"[,|/•·()\[\]]|\s[–—-]\s|\s[–—-]$|^[–—-]\s")
_UNTIL = re.compile(r"\s*(?:[–—-]|to|until|till|through|bis|au|al)\s*", re.IGNORECASE)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)
_MARKS = " \t,;:|/()[]{}<>•·*_–—―-.&«»@\"'"
# Words that stand beside a date without telling where or what for the page was made.
_ALONE = frozenset(
    """a an born by ceremony conference deadline debate died due effective election elections event expires founded in joined meeting
    referendum registered session source starts summit the this vote""".split()
)
_BEFORE_NAME = frozenset("agence agencia agência daily radio tv".split())
# Words that end an outlet's name.
_OUTLETS = frozenset(
    """agency broadcasting bulletin chronicle courier daily express gazette guardian herald journal mail news newspaper newswire
    observer online press radio telegraph television times tribune tv""".split()
)
_SMALL = frozenset({"of", "the", "and", "&"})
_SECTIONS = frozenset(
    """africa affairs americas asia business defence defense diplomacy economy europe headlines international nation national
    opinion politics region regional stories updates world""".split()
)
# Domains of countries where a date in numbers has its day first; in others both orders are in use, or the month leads.
_DAY_FIRST = frozenset(
    """ae ar at au bd be bg bh bo br bw by ch cl co cr cy cz de dk dz ec eg es et fi fr ge gh gr hr ie il in iq it jm jo ke
    kw kz lb lk ly ma md mk mt mw mx my na ng nl no np nz om pe pk pl pt qa ro rs ru rw sa sd sg si sk sn sy th tn tr tt
    tz ua ug uk uy uz ve vn ye zm zw""".split()
)
_MONTH_FIRST = frozenset({"us", "gov", "mil"})


def find_printed_dates(line: str, *, day_first: bool | None = None) -> tuple[PrintedDate, ...]:
    """Return every date in a line, with what the label before it says that it dates; a span's two ends are none."""
    found: list[PrintedDate] = []
    at = 0
    head = line[:300]
    for match in _DATE.finditer(head):
        labels = [label.lastgroup for label in _LABEL.finditer(head, at, match.start())]
        # `First published` and `Last updated` name what they date last; `Update posted on` is of an update.
        kind: DateKind | None = None
        if labels:
            kind = "updated" if "updated" in labels else "published"
        if found and _UNTIL.fullmatch(head, at, match.start()):
            found.pop()
        else:
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
    """Tell whether a line says nothing but when, and perhaps where and by which outlet, the page was published or updated."""
    if len(line) > _LONGEST_LINE or not _DATE.search(line):
        return False
    if _FULL_STOP.search(line) and len(line.split()) > _LONGEST_SENTENCE and not _OF_PAGE.match(line):
        return False
    bare = _DATE.sub(" | ", line)
    if _IN_OUTLET.match(bare.strip(_MARKS)):
        return True
    rest = _DATE_WORDS.sub(" ", bare).strip(_MARKS)
    labelled = (
        _LABELLED.search(bare) is not None and len(rest.split()) == 1
    )  # a section's name, as in `Cities Updated: …`
    return labelled or not any(map(str.isalnum, rest)) or _is_source(bare)


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
    name = month.lower().rstrip(".")
    return _MONTHS.get(name) or _MONTHS_ABROAD.get(name) or int(month)


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


def _is_source(words: str) -> bool:
    """Tell whether what stands beside a date is its source: places, outlets, a section beside a clock, or one word with a capital."""
    stamped = _STAMPED.search(words) is not None
    split = (piece.strip(_MARKS) for piece in _BARS.split(_TIMES.sub("|", words)))
    pieces = [piece for piece in split if piece]
    if len(pieces) > _MOST_PIECES:
        return False
    if all(
        _is_located(piece, behind=at > 0)
        or _is_outlet(piece)
        or _BY.fullmatch(piece)
        or (stamped and _is_section(piece))
        for at, piece in enumerate(pieces)
    ):
        return True
    alone = pieces[0]
    return (
        len(pieces) == 1
        and alone.isalpha()
        and alone.istitle()
        and len(alone) > 2
        and alone.lower() not in _ALONE
    )


def _is_located(words: str, *, behind: bool) -> bool:
    """Tell whether words name a place, or, behind the name of one, its country, a state or an agency by its form."""
    known = words in _SEATS or is_place(words) or knowledge().country_named(words) is not None
    return known or (behind and (is_region(words) or looks_like_agency(words)))


def _is_outlet(words: str) -> bool:
    """Tell whether a few words name an agency or another outlet: `Example News`, `Daily Example`, `example.org`."""
    names = words.split()
    if is_agency(words) or (len(names) == 1 and _DOMAIN.fullmatch(words)):
        return True
    titled = all(name[0].isupper() or name in _SMALL for name in names)
    named = names[-1].lower() in _OUTLETS or names[0].lower() in _BEFORE_NAME
    return titled and named and 1 < len(names) <= _LABEL_WORDS


def _is_section(words: str) -> bool:
    """Tell whether a few words label a section, or are the initials of a desk."""
    names = words.split()
    titled = all(name[0].isupper() or name in _SMALL for name in names)
    initials = words.isalpha() and words.isupper() and len(words) <= _INITIALS
    return initials or (titled and names[-1].lower() in _SECTIONS and len(names) <= _LABEL_WORDS)


_SEATS: frozenset[str] = frozenset(
    {"DC", "D.C.", "D.C", "United Nations", "New York", "The Hague", "Hong Kong"}
)
