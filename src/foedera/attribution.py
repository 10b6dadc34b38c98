"""Who wrote a page, by what linked data, meta tags and printed bylines agree on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lxml.etree import XPath

from foedera.authors import is_person, read_authors
from foedera.bylines import is_common_word, is_name
from foedera.linked_data import Linked
from foedera.page_scan import Head, Scan, leads_to_author
from foedera.sites import Outlet
from foedera.stamps import printed_days

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BEFORE = 40
_NEAR = 0.6
_LONGEST_BYLINE = 250
_LONGEST_LINE = 100
_MOST_LOOKED_AT = 40
_MOST_WITHIN = 60
_META = re.compile(
    r"(?:[\w-]{1,20}[.:_-])?(?:authors?(?:[._-]?names?)?|creator|byl|byline|article_author(?:_name)?|metaauthor|rbauthors)(?:\.aut)?",
    re.IGNORECASE,
)
_NOT_META = re.compile(r"twitter:|generator|og:image|image|web_author|copyright|book:")
_WRITTEN = re.compile(
    r"written|author|autor|auteur|geschrieben|verfasst|écrit|escrit|scritto|geschreven|skriv|by\b|von\b",
    re.IGNORECASE,
)
_ABOUT_AUTHOR = re.compile(
    r"bio|desc|avatar|image|img|photo|pic\b|social|follow|about|comment|count|twitter|share|icon|job|position|subscribe|more|related",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\W{0,3}(?:by|von|par|por|di|door|af|av|przez|text|texte|autor(?:in|en)?|author|auteur|geschrieben von|verfasst von|written by|posted by|words by"
    r"|published by|ver[öo]ffentlicht von|erstellt von|eingestellt von|gepostet von|ein (?:beitrag|gastbeitrag|artikel|kommentar|interview) von|text & fotos?)\s*:?\s",
    re.IGNORECASE,
)
_FIRST_WORDS = frozenset(
    "by von par por di door af av przez text texte autor autorin author auteur geschrieben verfasst written posted words published"
    " veröffentlicht erstellt eingestellt gepostet ein eine text&".split()
)
_SURE = re.compile(
    r"(?:^|[\s_-])(?:author|vcard|fn|username|user-name|post-author|author-?name|authorname|nickname|screen-?name|byline__name)(?=$|[\s_])|itemprop"
)
_ARTICLES = frozenset("the der die das el la los las il lo le les".split())
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LABEL = re.compile(
    r"\W{0,3}(?:by|von|par|por|di|door|text|texte|autor(?:in|en)?|authors?|auteurs?|redaktion|reporter|interview)\W{0,3}",
    re.IGNORECASE,
)
_TOLD = 3.5
"""The least weight of linked data that names people."""
_LEAST, _LEAST_ALONE = 0.85, 0.6
"""The weights below which a page's credits are those of other pages that it lists."""
_SKIPPED = frozenset("time script style button svg noscript figure figcaption".split())
_TEXTS = XPath(f"descendant::text()[not({' or '.join(f'ancestor::{tag}' for tag in sorted(_SKIPPED))})]")


@dataclass(frozen=True, slots=True)
class _Credit:
    names: tuple[str, ...]
    weight: float


def find_authors(scan: Scan, works: Sequence[Linked], head: Head, outlet: Outlet) -> tuple[str, ...]:
    """Return the names of the people who wrote the page; none where only a desk, an agency or the site is named."""
    credits_ = [*_told(scan, works, outlet), *_printed(scan, head, outlet)]
    least = _LEAST if len(credits_) > 1 else _LEAST_ALONE
    if max((credit.weight for credit in credits_), default=0.0) < least:
        return ()
    best = max(credits_, key=lambda credit: (_support(credit, credits_), sum(map(is_person, credit.names))))
    return _filled(best.names, credits_)


def _support(credit: _Credit, credits_: Sequence[_Credit]) -> float:
    return round(sum(other.weight * _shared(credit, other) for other in credits_), 6)


def _filled(names: Sequence[str], credits_: Sequence[_Credit]) -> tuple[str, ...]:
    """Return the names, a first name or a handle alone as the full name that the page gives elsewhere."""
    full = [name for credit in credits_ if credit.weight >= 0.8 for name in credit.names if is_person(name)]
    return tuple(dict.fromkeys(name if " " in name else _full_name(name, full) for name in names))


def _full_name(name: str, full: Sequence[str]) -> str:
    """Return the first full name that has a word or, run together, all of its words in common."""
    by_word = (other for other in full if name.casefold() in other.casefold().split())
    run_together = (other for other in full if _folded(name) == _folded(other))
    return next(by_word, None) or next(run_together, name)


def _shared(one: _Credit, other: _Credit) -> float:
    """Return how much of what another credit says one says too, less a share for each name that it adds."""
    first, second = ({_folded(name) for name in credit.names} for credit in (one, other))
    return len(first & second) / len(second) * (0.95 if one.weight >= _TOLD else 0.85) ** len(first - second)


def _folded(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def _credit(fields: Sequence[str], weight: float, outlet: Outlet) -> Iterator[_Credit]:
    names = read_authors(fields, outlet)
    if names:
        yield _Credit(names, weight if any(is_person(name) for name in names) else weight / 2)


def _told(scan: Scan, works: Sequence[Linked], outlet: Outlet) -> Iterator[_Credit]:
    for work in works:
        yield from _credit(work.authors, 4.0 if work.rank < 2 else 3.0, outlet)
    told: dict[str, list[str]] = {}
    for name, content in scan.metas:
        if _META.fullmatch(name) and not _NOT_META.search(name):
            told.setdefault(name, []).append(content)
    for contents in told.values():
        yield from _credit(contents[:12], 2.5, outlet)
    yield from _credit(list(_labelled(scan)), 2.5, outlet)


def _labelled(scan: Scan) -> Iterator[str]:
    """Yield the names in cards for messengers (`twitter:label1`: `Written by`)."""
    for number in "12":
        label = next(scan.meta(f"twitter:label{number}"), "")
        if _WRITTEN.search(label):
            yield from list(scan.meta(f"twitter:data{number}"))[:1]


def _printed(scan: Scan, head: Head, outlet: Outlet) -> Iterator[_Credit]:
    best: dict[tuple[str, ...], _Credit] = {}
    for credit in (*_bylines(scan, head, outlet), *_lines(scan, head, outlet)):
        if credit.names not in best or best[credit.names].weight < credit.weight:
            best[credit.names] = credit
    yield from best.values()


def _bylines(scan: Scan, head: Head, outlet: Outlet) -> Iterator[_Credit]:
    """Yield the names in elements that are marked as bylines or as an author's."""
    for spot in sorted(scan.bylines, key=lambda spot: head.distance(spot.at))[:_MOST_LOOKED_AT]:
        text = _pieces(spot.element)
        if not text or len(text) > _LONGEST_BYLINE or head.passes_by(spot.element, spot.at):
            continue
        sure = bool(_SURE.search(spot.named)) or leads_to_author(spot.element)
        weight = 3.0 if sure else 1.0 if _ABOUT_AUTHOR.search(spot.named) else 2.5
        weight += 1.0 if _OPENING.match(text) else 0.0
        names = read_authors([text], outlet)
        if names and all(_looks_right(name, alone=sure) for name in names):
            whole = 1.0 if any(is_person(name) for name in names) else 0.8
            yield _Credit(names, weight * whole * head.nearness(spot.at))


def _looks_right(name: str, *, alone: bool) -> bool:
    """Tell whether what a page prints can be a name; a single word only where markup vouches for it."""
    if " " not in name:
        return alone and not is_common_word(name)
    if name.split(maxsplit=1)[0].casefold() in _ARTICLES:
        return False
    return is_name(name, capitals=True) if _LATIN.match(name) else True


def _lines(scan: Scan, head: Head, outlet: Outlet) -> Iterator[_Credit]:
    """Yield the people in lines that begin as bylines do, and beside the day near the headline."""
    for place, element, line, weight in islice(_candidates(scan, head), _MOST_LOOKED_AT):
        if head.passes_by(element, place):
            continue
        names = read_authors([line], outlet)
        if names and all(_looks_right(name, alone=False) for name in names):
            yield _Credit(names, weight * head.nearness(place))


def _candidates(scan: Scan, head: Head) -> Iterator[tuple[int, HtmlElement, str, float]]:
    start = max(0, (head.at or 0) - _BEFORE)
    for place, element in enumerate(scan.order[start:], start):
        line, weight = _line_of(element, near=head.nearness(place) > _NEAR)
        if line and len(line) <= _LONGEST_LINE:
            yield place, element, line, weight


def _line_of(element: HtmlElement, *, near: bool) -> tuple[str, float]:
    """Return the line in which an element may name who wrote, and how much it says; an empty one where it does not."""
    text = element.text
    if not text or len(text) > 4 * _LONGEST_LINE or element.tag in _SKIPPED:
        return "", 0.0
    if _opens(text[:_LONGEST_LINE]):
        return _line(element), 3.0
    if near and len(text) < _LONGEST_LINE and any(map(str.isdigit, text)) and any(printed_days(text)):
        return "\n".join(text.split(" - ")), 1.5
    return "", 0.0


def _line(element: HtmlElement) -> str:
    """Return the line that an element begins; where it holds only `By`, with what comes after it."""
    whole = _pieces(element)
    if not _LABEL.fullmatch(whole):
        return whole
    following = element.getnext()
    after = [
        element.tail or "",
        _pieces(following) if following is not None and not (element.tail or "").strip() else "",
    ]
    return " ".join(f"{whole} {' '.join(after)}".split())[: _LONGEST_LINE + 1]


def _opens(text: str) -> bool:
    """Tell whether a text begins as bylines do."""
    first = text.split(None, 1)[:1]
    return (
        bool(first)
        and first[0].lower().strip("(:[–—-•*") in _FIRST_WORDS
        and bool(_OPENING.match(text.strip() + " "))
    )


def _pieces(element: HtmlElement) -> str:
    """Return an element's text, a line for each piece of it; only linked profiles where it has some."""
    if sum(1 for _ in islice(element.iter(), _MOST_WITHIN)) == _MOST_WITHIN:
        return ""
    links = [link for link in element.iter("a") if link.get("rel") == "author" or leads_to_author(link)]
    linked = [text for link in links[:12] if (text := " ".join(link.text_content().split()))]
    if linked:
        return "\n".join(linked)
    pieces = [" ".join(text[:_LONGEST_BYLINE].split()) for text in _TEXTS(element)]
    pieces = [piece for piece in pieces if piece]
    return (" " if all(len(piece.split()) == 1 for piece in pieces) else "\n").join(pieces)
