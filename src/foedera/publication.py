"""The day on which a page was first published, by what its stamps, its head and its address agree on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from foedera.dates import PartialDate
from foedera.linked_data import Linked
from foedera.page_scan import Head, Scan, Spot
from foedera.stamps import day_of_address, days_with_words, printed_days, read_stamp, shift_of
from foedera.tree import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FIRST = date(1995, 1, 1)
_LAST = date(2100, 1, 1)
_LONGEST_LINE = 150
_MODIFIED_WEIGHT = 0.6
_OVERWRITTEN = 4.0
_LONGEST_OPENING = 24
_MOST_LOOKED_AT = 40
_PUBLISHED = re.compile(
    r"(?:article|og|shareaholic|cxenseparse|rnews|bt|lp|dcsext|parsely|sailthru|citation|ob)?[:._-]?(?:article|recs)?[:._-]?(?:published|publish(?:ed|ing)?|publication|pub|online|release|issue)"
    r"[:._-]?(?:time|date|day|datetime|timestamp|at|on)?(?:[:._-]?(?:original|iso|full|gmt|local|first))?"
    r"|date[:._-]?(?:published|publication|issued|available|first)|dc(?:terms)?[:._-](?:date[:._-])?(?:issued|available)|parsely-pub-date|sailthru\.date"
    r"|citation_(?:publication_|online_)?date|originalpublicationdate|first[:._-]?published|(?:iso-8601-)?publish-?date|ptime|pdate|displaydate",
)
_WEAK = re.compile(
    r"date|dc[:.]date(?:[:.]created)?|dcterms[:.](?:date|created)|date[:._-]?created|upload_?date|created|creation_?date|article:created|ob:date|dm_render_local_timestamp"
    r"|search_date|article_date_original|content_create_date|buildtime|timestamp|datum",
)
_MODIFIED = re.compile(
    r"(?:article:)?modified(?:_time)?|og:updated_time|date[:._-]?modified|last-modified|dcterms\.modified|article:modified_time"
)
_UPDATED = re.compile(
    r"updat|modif|aktuali[sz]|edited|last-?mod|revis|ge[aä]ndert|actualiz|mise?\s?[aà]\s?jour|mis à jour|aggiorna|zaktual|päivitetty|bearbeitet"
    r"|überarbeitet|geprüft|review|korrigiert|stand\b",
    re.IGNORECASE,
)
_NOT_PUBLISHED = re.compile(
    r"copyright|©|registriert|joined|mitglied seit|dabei seit|member since|geboren|born|event|termin|beginn|deadline|expir|valid|until\b|\bbis\b|verfügbar|available|gültig|abgerufen"
    r"|retrieved|next|previous|vorherig|nächst",
    re.IGNORECASE,
)
_WORDY = re.compile(r"[^\W\d_]{4}")
_DIGITS = re.compile(r"(?:19|20)\d\d|\d{1,2}\.\s?\d{1,2}\.\s?\d\d")


@dataclass(frozen=True, slots=True)
class _Stamp:
    day: PartialDate
    weight: float
    shift: int = 0
    """Where it is told in universal time: 1 if it may be the next day for readers, -1 if the one before."""


def published_day(
    scan: Scan,
    works: Sequence[Linked],
    tree: HtmlElement,
    head: Head,
    url: str | None,
    fetched: str | None,
    *,
    american: bool,
) -> PartialDate | None:
    """Return the day of first publication, as readers there saw it; a month or a year where no more is known."""
    last = _day_or(fetched, _LAST)
    stamps = [*_told(scan, works), *_printed(scan, head, american=american), *_addressed(url)]
    sure = [stamp for stamp in stamps if _FIRST <= stamp.day.earliest <= last]
    days = [stamp for stamp in sure if stamp.day.day]
    if not days or max(stamp.weight for stamp in days) < 1.5:
        searched = list(_searched(tree, url, last))
        days, sure = days + searched, sure + searched
    if not days:
        return next((stamp.day for stamp in sure), None)
    return max(days, key=lambda stamp: _support(stamp, sure)).day


def _day_or(text: str | None, other: date) -> date:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return other


def _support(stamp: _Stamp, stamps: Iterable[_Stamp]) -> float:
    """Return how much the stamps of a page say for one of them."""
    total = 0.0
    for other in stamps:
        apart = (stamp.day.earliest - other.day.earliest).days
        if other.day == stamp.day:
            total += other.weight
        elif other.shift and other.day.day and apart == other.shift:
            total += other.weight * 0.7
        elif not other.day.day and other.day.earliest <= stamp.day.earliest <= other.day.latest:
            total += other.weight
    return total


# What the head and linked data tell


def _told(scan: Scan, works: Sequence[Linked]) -> Iterator[_Stamp]:
    """Yield what is told for machines; one value often fills many fields, so a day told again adds little."""
    told = [*_of_works(works), *_of_metas(scan)]
    modified = {stamp.day for stamp in told if stamp.weight == _MODIFIED_WEIGHT}
    for day in dict.fromkeys(stamp.day for stamp in told):
        same = [stamp for stamp in told if stamp.day == day]
        most = max(stamp.weight for stamp in same)
        if most > _OVERWRITTEN and day in modified:
            most = _OVERWRITTEN  # some systems write the day of the last change into every field
        yield _Stamp(
            day, most + 0.2 * (len(same) - 1), next((stamp.shift for stamp in same if stamp.shift), 0)
        )


def _of_works(works: Sequence[Linked]) -> Iterator[_Stamp]:
    for work in works:
        yield from _stamp(work.published, (5.0, 2.0, 4.0)[work.rank])
        yield from _stamp(work.created, 1.5)
        yield from _stamp(work.modified, _MODIFIED_WEIGHT)


def _of_metas(scan: Scan) -> Iterator[_Stamp]:
    for name, content in dict(reversed(scan.metas)).items():
        if len(content) > 60:
            continue
        if _PUBLISHED.fullmatch(name):
            yield from _stamp(content, 5.0)
        elif _WEAK.fullmatch(name):
            yield from _stamp(content, 1.0)
        elif _MODIFIED.fullmatch(name):
            yield from _stamp(content, _MODIFIED_WEIGHT)


def _stamp(text: str | None, weight: float) -> Iterator[_Stamp]:
    if text and (day := read_stamp(text)):
        yield _Stamp(day, weight, shift_of(text))


def _addressed(url: str | None) -> Iterator[_Stamp]:
    if day := day_of_address(url):
        yield _Stamp(day, 4.0 if day.day else 1.0)


# What the page prints


def _printed(scan: Scan, head: Head, *, american: bool) -> Iterator[_Stamp]:
    seen: set[PartialDate] = set()
    for spots, read in ((scan.times, _time), (scan.dated, _dated)):
        for spot in sorted(spots, key=lambda spot: head.distance(spot.at))[:_MOST_LOOKED_AT]:
            if not head.passes_by(spot.element, spot.at):
                yield from _once(read(spot, head.nearness(spot.at), american=american), seen)
    yield from _once(_lines(scan, head, american=american), seen)


def _once(stamps: Iterable[_Stamp], seen: set[PartialDate]) -> Iterator[_Stamp]:
    """Yield the stamps of days not seen yet, so that a date printed in nested boxes counts once."""
    for stamp in stamps:
        if stamp.day not in seen:
            seen.add(stamp.day)
            yield stamp


def _time(spot: Spot, nearness: float, *, american: bool) -> Iterator[_Stamp]:
    element = spot.element
    text = text_of(element)[:_LONGEST_LINE]
    stamp = element.get("datetime") or element.get("content") or ""
    printed = next(printed_days(text, american=american), None)
    day = printed or read_stamp(stamp)
    if day is None:
        return
    weight = 3.0 * nearness
    if "pubdate" in element.attrib or "datePublished" in spot.named or "published" in spot.named.split():
        weight += 1.5
    doubt = _doubt(f"{spot.named} {text} {_before(element)}")
    yield _Stamp(day, weight * doubt, 0 if printed else shift_of(stamp))


def _dated(spot: Spot, nearness: float, *, american: bool) -> Iterator[_Stamp]:
    element = spot.element
    text = element.get("content") or element.get("datetime") or text_of(element)
    if len(text) > _LONGEST_LINE:
        return
    weight = 3.0 * nearness + (1.5 if "datePublished" in spot.named else 0.0)
    for count, (day, words) in enumerate(days_with_words(text, american=american)):
        doubt = _doubt(words if count or _WORDY.search(words) else f"{spot.named} {words}")
        yield _Stamp(day, weight * (0.5 if count else 1.0) * doubt, shift_of(text))


def _lines(scan: Scan, head: Head, *, american: bool) -> Iterator[_Stamp]:
    for place, element in scan.near(head):
        if element.tag in {"script", "style", "a", "option"}:
            continue
        for text in (element.text, element.tail):
            if text and _DIGITS.search(text[:_LONGEST_LINE]):
                yield from _line(text, head.nearness(place), american=american)


def _line(text: str, nearness: float, *, american: bool) -> Iterator[_Stamp]:
    """Yield the days in a line, or the one that opens a paragraph."""
    whole = len(text) < _LONGEST_LINE
    part = text if whole else text.strip()[:_LONGEST_OPENING]
    for day, words in days_with_words(part, american=american):
        yield _Stamp(day, (2.0 if whole else 1.5) * nearness * _doubt(words))


def _before(element: HtmlElement) -> str:
    above = element.getparent()
    previous = element.getprevious()
    text = previous.tail if previous is not None else above.text if above is not None else ""
    return (text or "")[-30:]


def _doubt(context: str) -> float:
    """Return the share of its weight that a date keeps beside words such as `updated`."""
    if _NOT_PUBLISHED.search(context):
        return 0.2
    return 0.4 if _UPDATED.search(context) else 1.0


def _searched(tree: HtmlElement, url: str | None, last: date) -> Iterator[_Stamp]:
    """Yield what htmldate finds where nothing better is known."""
    from htmldate import find_date

    found = find_date(tree, url=url, original_date=True, extensive_search=False, max_date=last.isoformat())
    if found and (day := read_stamp(found)):
        yield _Stamp(day, 1.5)
