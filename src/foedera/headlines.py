"""Which of the titles that a page gives is the article's: by what its head, its headings and its address agree on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml.etree import XPath

from foedera.linked_data import Linked, LinkedData
from foedera.page_scan import Head, Scan, Spot
from foedera.sites import host_of, names_site, title_pieces, without_site_names

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 400
_MOST_HEADINGS = 60
_MOST_TEXTS = 60
_WHOLE_ADDRESS = 4.0
"""What it says for a title that it has all the words of the address and no others."""
_MOST_NAMES = 12
_MOST_WORDS = 7
_WORD = re.compile(r"\w+")
_LEVEL = {"h1": 3.0, "h2": 1.0, "h3": 0.3, "h4": 0.0}
_SOURCES = (
    ("og:title", 2.0),
    ("twitter:title", 1.0),
    ("twitter:text:title", 1.0),
    ("headline", 2.0),
    ("parsely-title", 2.0),
    ("sailthru.title", 2.0),
    ("citation_title", 2.0),
    ("cxenseparse:title", 2.0),
    ("dc.title", 1.0),
    ("dc:title", 1.0),
    ("dcterms.title", 1.0),
    ("title", 1.0),
)
_TITLED = re.compile(
    r"headline|(?:^|[\s_-])(?:entry|post|article|page|single|news|story|artikel|content|blog)[\s_-]{0,2}title",
    re.IGNORECASE,
)
_FEED = re.compile(
    r"\s*(?:[»|:–-]\s*)?(?:(?:rss|atom)[\s\d.-]*(?:feeds?)?|feeds?|comments?(?:\s+feed)?|kommentar-?feed.*|startseite|home)\s*$",
    re.IGNORECASE,
)
_FEEDS = XPath("//head//link[@rel='alternate'][contains(@type, 'rss') or contains(@type, 'atom')]/@title")
_HOMES = XPath("//link[@rel='home' or @rel='start' or @rel='search']/@title")
_NO_TITLE = re.compile(r"(?:home|start(?:seite)?|index|untitled|404|not found|error)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    weight: float
    spot: Spot | None = None


def choose_title(
    scan: Scan, linked: LinkedData, tree: HtmlElement, sites: Sequence[str], url: str | None
) -> tuple[str | None, Spot | None]:
    """Return the article's title and the heading that prints it, where one does."""
    host = host_of(url)
    told = list(_told(scan, linked, tree, sites, host))
    printed = list(_printed(scan, sites, host))
    slug = _slug(url)
    best: tuple[float, _Title] | None = None
    for title in (*printed, *_pieces(told, sites, host)):
        overlap = _overlap(title.text, slug)
        score = title.weight + (_WHOLE_ADDRESS if overlap > 0.99 else 3 * overlap)
        score += sum(other.weight * _agreement(title.text, other.text) for other in told)
        if best is None or score > best[0] + 1e-9:
            best = (score, title)
    if best is None:
        return None, None
    return best[1].text, best[1].spot or _place(scan, best[1].text)


def _place(scan: Scan, title: str) -> Spot | None:
    """Return the first element of a page's body that prints the title, whatever it is."""
    start = title.split(None, 1)[0].casefold() if title.strip() else ""
    for at, element in enumerate(scan.order):
        text = element.text
        if (
            not text
            or not text.strip().casefold().startswith(start)
            or element.tag in {"title", "script", "style", "option"}
        ):
            continue
        if len(text) < 2 * len(title) + 40 and _agreement(text, title) > 0.8:
            return Spot(at, element)
    return None


def _told(
    scan: Scan, linked: LinkedData, tree: HtmlElement, sites: Sequence[str], host: str | None
) -> Iterator[_Title]:
    """Yield the titles that the head and linked data give, without the site's name."""
    given = [(work.headline, 2.0 - work.rank / 2) for work in linked.works[:6] if work.headline]
    given += [(content, weight) for name, weight in _SOURCES for content in list(scan.meta(name))[:1]]
    title = tree.find(".//title")
    if title is not None and title.text:
        given.append((" ".join(title.text.split()), 2.0))
    for text, weight in given:
        if _WORD.search(text) and len(text) <= _LONGEST and not _NO_TITLE.fullmatch(text):
            yield _Title(without_site_names(text, sites, host), weight)


def _pieces(told: Sequence[_Title], sites: Sequence[str], host: str | None) -> Iterator[_Title]:
    """Yield the titles told, and the pieces between the bars and dashes in them."""
    for title in told:
        if not names_site(title.text, sites, host):
            yield _Title(title.text, 0.5)
        pieces = title_pieces(title.text)
        if len(pieces) > 1:
            yield from (
                _Title(piece, -0.5)
                for piece in pieces
                if not names_site(piece, sites, host) and len(piece) > 3
            )


def _printed(scan: Scan, sites: Sequence[str], host: str | None) -> Iterator[_Title]:
    for spot in scan.headings[:_MOST_HEADINGS]:
        text = heading_text(spot.element)
        if (
            not _WORD.search(text)
            or len(text) > _LONGEST
            or names_site(text, sites, host)
            or _leads_home(spot.element)
        ):
            continue
        weight = _LEVEL[str(spot.element.tag)] + (1.5 if _TITLED.search(spot.named) else 0.0)
        weight -= 2.0 if Head().passes_by(spot.element, spot.at) else 0.0
        yield _Title(text, weight, spot)
        yield from (_Title(piece, weight - 0.5, spot) for piece in _lines(spot.element) if piece != text)


def heading_text(element: HtmlElement) -> str:
    """Return a heading's words, with a blank where a line breaks."""
    texts = (text[: _LONGEST + 1] for text in islice(element.itertext(), _MOST_TEXTS))
    return " ".join(" ".join(texts).split())[: _LONGEST + 1]


def _lines(element: HtmlElement) -> Iterator[str]:
    """Yield the parts of a heading that markup sets apart, such as the one below its kicker."""
    for inner in islice(element, _MOST_TEXTS):
        for text in (heading_text(inner), " ".join((inner.tail or "")[:_LONGEST].split())):
            if len(text.split()) >= 3:
                yield text


def _leads_home(element: HtmlElement) -> bool:
    """Tell whether a heading is a link to the site's front page, as logos are."""
    for link in islice(chain(element.iter("a"), element.iterancestors("a")), 10):
        href = link.get("href", "").strip()
        try:
            parts = urlsplit(href)
        except ValueError:
            continue
        if (
            href
            and parts.path in {"", "/", "/index.html", "/index.php"}
            and not parts.query
            and not parts.fragment
        ):
            return True
    return False


def _agreement(one: str, other: str) -> float:
    """Return how far two titles are the same, from 0 to 1; what is less than half the same counts nothing."""
    first, second = _words(one), _words(other)
    common = sum((first & second).values())
    total = first.total() + second.total()
    share = 2 * common / total if total else 0.0
    return share if share > 0.5 else 0.0


@lru_cache(maxsize=1024)
def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _slug(url: str | None) -> frozenset[str]:
    """Return the words in the last part of an address that has some."""
    try:
        path = unquote(urlsplit(url).path) if url else ""
    except ValueError:
        path = ""
    for part in reversed(path.split("/")):
        words = [
            word
            for word in re.split(r"[^\w]|_", _ascii(part.rsplit(".", 1)[0]))
            if word and not word.isdigit()
        ]
        if len(words) >= 2:
            return frozenset(words)
    return frozenset()


def _overlap(title: str, slug: frozenset[str]) -> float:
    words = set(_WORD.findall(_ascii(title)))
    if not words or not slug:
        return 0.0
    return 2 * len(words & slug) / (len(words) + len(slug))


def _ascii(text: str) -> str:
    text = text.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def site_names(scan: Scan, linked: LinkedData, tree: HtmlElement) -> tuple[str, ...]:
    """Return what a page calls its site, the surest first."""
    feeds = [*_FEEDS(tree)[:6], *_HOMES(tree)[:3]]
    names = [*scan.meta("og:site_name"), *linked.sites]
    names += scan.meta("application-name", "apple-mobile-web-app-title")
    names += [_FEED.sub("", " ".join(title[:_LONGEST].split())) for title in feeds]
    whole = dict.fromkeys(name for name in names if 1 < len(name) <= 80 and len(name.split()) <= _MOST_WORDS)
    return tuple(whole)[:_MOST_NAMES]


def main_works(linked: LinkedData, title: str | None) -> tuple[Linked, ...]:
    """Return what linked data says of the page's own article, without other articles that it lists."""
    articles = [work for work in linked.works if work.rank == 0]
    named = [work for work in articles if title and work.headline and _agreement(work.headline, title) > 0.6]
    pages = [work for work in linked.works if work.rank == 2][:2]
    others = [work for work in linked.works if work.rank == 1]
    if not articles and others:
        named = [
            work for work in others if title and work.headline and _agreement(work.headline, title) > 0.6
        ]
    return tuple((named or articles[:1])[:3] + pages)
