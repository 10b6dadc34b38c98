"""What an HTML page says of its own making: title, authors, site, section, day, language, by agreement of its sources."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from foedera.attribution import find_authors
from foedera.dates import PartialDate
from foedera.headlines import choose_title, main_works, site_names
from foedera.heads import same_words
from foedera.linked_data import Linked, read_linked_data
from foedera.page_scan import Head, Scan, scan_page
from foedera.publication import published_day
from foedera.sites import Outlet, host_of
from foedera.tree import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LANGUAGE = re.compile(r"\s*([a-z]{2})(?:[-_]([a-z]{2}))?(?:[-_][\w-]{1,20})?\s*", re.IGNORECASE)
_SECTIONS = (
    "article:section",
    "og:article:section",
    "section",
    "parsely-section",
    "cxenseparse:section",
    "og:section",
)
_SECTION_ENDS = (".section", "-section", ":section", "_section")
_SLUG = re.compile(r"[a-z\d]+(?:[-_/][a-z\d]+)+|[a-z\d]+")
_CRUMBS = re.compile(r"bread-?_?crumb", re.IGNORECASE)
_HOME = re.compile(r"(?:home|start|startseite|accueil|inicio|front\s*page|you are here:?|\W*)", re.IGNORECASE)
_MOST_CRUMBS = 12
_LONGEST_SECTION = 40
_SHORTEST_BODY = 200


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its own making; what it does not say is None or empty."""

    title: str | None = None
    """Without the site's name."""
    authors: tuple[str, ...] = ()
    """People, without titles, agencies and desks."""
    site: str | None = None
    """The site's name, as it calls itself."""
    section: str | None = None
    published: PartialDate | None = None
    """When the page was first published, as its readers there saw it."""
    language: str | None = None
    """As declared: ISO 639-1."""
    kinds: frozenset[str] = frozenset()
    """The schema.org types of the article, such as `NewsArticle`."""
    body: str | None = None
    """The article's text in linked data."""
    description: str | None = None


def read_metadata(tree: HtmlElement, url: str | None, fetched: str | None) -> Metadata:
    """Return what a page says of its own making, nothing for one too hostile to tell; the tree stays as it is.

    Args:
        tree: The page.
        url: Its address, whose words and dates count as evidence.
        fetched: When it was fetched, ISO 8601: no date after that is believed.
    """
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    with suppress(Exception):  # a hostile page can make a parser fail in any way
        return _read(tree, url, fetched)
    return Metadata()


def _read(tree: HtmlElement, url: str | None, fetched: str | None) -> Metadata:
    scan, linked, host = scan_page(tree), read_linked_data(tree), host_of(url)
    sites = site_names(scan, linked, tree)
    title, heading = choose_title(scan, linked, tree, sites, url)
    head = Head.of(heading)
    works = main_works(linked, title)
    american = _is_american(tree, scan, host)
    return Metadata(
        title=title,
        authors=find_authors(
            scan, works, head, Outlet(tuple(site for site in sites if site not in linked.owners), host)
        ),
        site=sites[0] if sites else None,
        section=next(_sections(scan, works, title), None),
        published=published_day(scan, works, tree, head, url, fetched, american=american),
        language=next((match[1].lower() for match in _languages(tree, scan, works)), None),
        kinds=works[0].kinds if works else frozenset(),
        body=next((work.body for work in works if work.body and len(work.body) >= _SHORTEST_BODY), None),
        description=next(_descriptions(scan, works), None),
    )


def _sections(scan: Scan, works: Sequence[Linked], title: str | None) -> Iterator[str]:
    """Yield the names of the section, those that readers see first: an address's word stands last."""
    named = [*scan.meta(*_SECTIONS), *(work.section for work in works if work.section)]
    named += [content for key, content in scan.metas if key.endswith(_SECTION_ENDS)]
    named += _printed_sections(scan, title)
    short = [name for name in named if 0 < len(name) <= _LONGEST_SECTION and "://" not in name]
    yield from (name for name in short if not _SLUG.fullmatch(name))
    yield from short


def _printed_sections(scan: Scan, title: str | None) -> Iterator[str]:
    """Yield what the page marks as its section, then the last link of its breadcrumbs before the article itself."""
    marked = [element for element in scan.order if element.get("itemprop") == "articleSection"]
    yield from (element.get("content") or text_of(element) for element in marked)
    for element in scan.order:
        if _CRUMBS.search(f"{element.get('class', '')} {element.get('id', '')}"[:200]):
            links = [text_of(link) for link in islice(element.iter("a"), _MOST_CRUMBS)]
            named = [text for text in links if not same_words(text, title) and not _HOME.fullmatch(text)]
            yield from named[-1:]
            return


def _descriptions(scan: Scan, works: Sequence[Linked]) -> Iterator[str]:
    yield from scan.meta("og:description")
    yield from (work.description for work in works if work.description)
    yield from scan.meta("description", "twitter:description", "dc.description")


def _languages(tree: HtmlElement, scan: Scan, works: Sequence[Linked]) -> Iterator[re.Match[str]]:
    """Yield the codes of languages that the page declares, matched into language and country."""
    declared = [tree.get("lang"), tree.get("xml:lang"), *(work.language for work in works)]
    for code in (*declared, *scan.meta("og:locale", "inlanguage", "language", "dc.language")):
        if code and (match := _LANGUAGE.fullmatch(code)):
            yield match


def _is_american(tree: HtmlElement, scan: Scan, host: str | None) -> bool:
    """Tell whether a page writes the month before the day: American English, outside other countries' domains."""
    first = next(_languages(tree, scan, ()), None)
    if first is None or first[1].lower() != "en":
        return False
    countries = {match[2].lower() for match in _languages(tree, scan, ()) if match[2]}
    last = (host or "").rpartition(".")[2]
    return countries <= {"us"} and (len(last) != 2 or last == "us")
