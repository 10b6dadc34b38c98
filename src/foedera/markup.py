"""An HTML page -> its parts: the body and metadata by trafilatura, the rest from the page's own tree."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foedera.bylines import is_name, read_byline
from foedera.dates import PartialDate
from foedera.errors import PageError
from foedera.layout import arrange, same_words
from foedera.lines import AGE, Line, look_at
from foedera.parts import Layout, Part
from foedera.settings import Limits
from foedera.sites import host_of, without_site_name
from foedera.tree import NO_ARTICLE, check_nesting, parse_html, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_BOX = re.compile(
    r"related|recommend|recent|trending|popular|most-?read|also-?like|read-?(?:more|next)|more-?(?:stories|news)|teaser",
    re.IGNORECASE,
)
_LATEST_DATE = "2100-01-01"  # a fixed bound, so that a page reads the same on every day
_MOST_TEASERS = 60
_MOST_CAPTIONS = 60
_MOST_SCRIPTS = 20
_PROFILE = re.compile(
    r"(?:view|see|zum|zeige)?\s*(?:all|alle)?\s*(?:posts|articles|profil|beiträge)\s+(?:by|von)\s+",
    re.IGNORECASE,
)
_LAYOUT_CELL = 80  # words that no cell of a table of facts has


@dataclass(frozen=True, slots=True)
class _Tree:
    """What is read off the page's own tree, before the body is looked for."""

    heading: str | None
    section: str | None
    captions: tuple[str, ...]
    teasers: tuple[Part, ...]
    authors: str
    """Names as linked data and the page's head give them, apart by semicolons."""


def read_markup(html: str, url: str | None, fetched: str | None, limits: Limits) -> Layout:
    """Take an HTML page apart.

    Args:
        html: The page.
        url: Its address, which helps to date it and to tell the site's name from the title.
        fetched: When it was fetched, ISO 8601: no date after that is believed.
        limits: How deeply it may be nested.

    Raises:
        PageError: If it holds no article; InputLimit if it is nested too deeply.
    """
    check_nesting(html, limits)
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    try:
        tree = parse_html(html)
        own = _own_parts(tree)
        found = _extracted(tree, url, fetched)
    except PageError:
        raise
    except Exception as error:  # a hostile page can make a parser fail in any way
        raise NO_ARTICLE from error
    return _layout(own, found, host_of(url))


def _extracted(tree: HtmlElement, url: str | None, fetched: str | None) -> Document:
    from trafilatura import bare_extraction

    dating = {
        "original_date": True,
        "extensive_search": False,
        "max_date": fetched[:10] if fetched else _LATEST_DATE,
    }
    found = bare_extraction(
        tree, url=url, with_metadata=True, include_comments=False, date_extraction_params=dating
    )
    if found is None or isinstance(found, dict) or found.body is None:
        raise NO_ARTICLE
    return found


# The page's own tree


def _own_parts(tree: HtmlElement) -> _Tree:
    headings = [text for element in tree.iter("h1") if (text := text_of(element))]
    sections = [str(value).strip() for value in tree.xpath("//meta[@property='article:section']/@content")]
    captions = [text for element in tree.iter("figcaption") if (text := text_of(element))]
    return _Tree(
        heading=headings[0] if len(headings) == 1 else None,
        section=next((section for section in sections if 0 < len(section) <= 40), None),
        captions=tuple(dict.fromkeys(captions[:_MOST_CAPTIONS])),
        teasers=tuple(_teasers(tree)),
        authors=";".join(_named_authors(tree)),
    )


def _named_authors(tree: HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']")[:_MOST_SCRIPTS]:
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        yield from _authors_of(data, 0)
    yield from (str(name)[:200] for name in tree.xpath("//meta[@name='author']/@content")[:5])


def _authors_of(data: object, depth: int) -> Iterator[str]:
    """Yield the names of the authors that linked data gives, however they are nested."""
    if depth > 4:
        return
    if isinstance(data, list):
        for each in data[:_MOST_SCRIPTS]:
            yield from _authors_of(each, depth + 1)
    elif isinstance(data, dict):
        authors = data.get("author")
        for author in authors[:_MOST_SCRIPTS] if isinstance(authors, list) else [authors]:
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str):
                yield name[:200]
        yield from _authors_of(data.get("@graph"), depth + 1)


def _teasers(tree: HtmlElement) -> Iterator[Part]:
    """Yield the headlines in boxes of other articles, each with its age where one stands beside it."""
    seen: set[str] = set()
    for link in tree.iter("a"):
        if len(seen) >= _MOST_TEASERS:
            return
        headline = text_of(link)
        if 4 <= len(headline.split()) <= 40 and headline not in seen and _in_box(link):
            seen.add(headline)
            yield Part("teaser", headline, _age_beside(link))


def _in_box(link: HtmlElement) -> bool:
    above = list(zip(link.iterancestors(), range(8), strict=False))
    if any(element.tag == "aside" for element, _ in above):
        return True
    return any(
        _BOX.search(f"{element.get('class', '')} {element.get('id', '')}"[:200]) for element, _ in above
    )


def _age_beside(link: HtmlElement) -> str | None:
    for element, _ in zip(link.iterancestors(), range(3), strict=False):
        if sum(1 for _ in element.iter("a")) > 2:
            return None
        for piece in element.itertext():
            if AGE.fullmatch(piece.strip()):
                return str(piece.strip())
    return None


# The body


def _layout(own: _Tree, found: Document, host: str | None) -> Layout:
    title = without_site_name(found.title, found.sitename, host, own.heading) if found.title else own.heading
    section = own.section or next((name for name in found.categories or () if 0 < len(name) <= 40), None)
    laid = arrange(list(_lines(found, own.captions)), title)
    site = found.sitename
    authors = metadata_authors(found.author, site) or metadata_authors(own.authors, site) or laid.authors
    parts = list(_with_head(laid.parts, title, section, authors))
    texts = {part.text for part in parts}
    parts += [Part("caption", caption) for caption in own.captions if caption not in texts]
    parts += [part for part in own.teasers if part.text not in texts and not same_words(part.text, title)]
    return replace(
        laid,
        parts=tuple(parts),
        title=title or laid.title,
        section=section or laid.section,
        authors=authors,
        site=found.sitename or None,
        stamped=_day(found.date),
    )


def _with_head(
    parts: Sequence[Part], title: str | None, section: str | None, authors: Sequence[str]
) -> Iterator[Part]:
    """Yield the parts, those of the head before them that the extracted body has not."""
    there = {part.role for part in parts}
    if section and "section" not in there:
        yield Part("section", section)
    titled = bool(parts) and parts[0].role == "title"
    if titled:
        yield parts[0]
    elif title and "title" not in there:
        yield Part("title", title)
    if authors and "byline" not in there:
        yield Part("byline", ", ".join(authors))
    yield from parts[1:] if titled else parts


def _day(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None


def metadata_authors(names: str | None, site: str | None) -> tuple[str, ...]:
    """Return the people among the authors that metadata gives, without `By`, titles and desks."""
    found: list[str] = []
    for given in (names or "").split(";"):
        people = _people(_PROFILE.sub("", given.strip()))
        found += [person for person in people if person not in found and not same_words(person, site)]
    return tuple(found)


def _people(name: str) -> tuple[str, ...]:
    byline = read_byline(name if name.lower().startswith("by ") else f"by {name}")
    if byline:
        return byline
    latin = any("a" <= character <= "z" for character in name.lower())
    alone = name.isalpha() and is_name(f"Ann {name}")  # one word that could be a surname
    return (name,) if name and (alone or not latin) else ()


def _lines(found: Document, captions: Sequence[str]) -> Iterator[Line]:
    """Yield the body's elements as lines, those that the markup names with its word for them."""
    for element in found.body:
        tag = element.tag
        if tag == "head":
            yield from (_heading(text) for text in _pieces(element))
        elif tag == "list":
            yield from (Line("list", text) for text in _pieces(element))
        elif tag == "quote":
            yield from (Line("quote", text) for text in _pieces(element))
        elif tag == "table":
            yield from _table(element)
        else:
            yield from (_paragraph(text, captions) for text in _pieces(element))


def _heading(text: str) -> Line:
    line = look_at(text)
    return (
        line
        if line.kind in {"tail", "label", "related", "furniture", "byline", "date"}
        else Line("heading", text)
    )


def _paragraph(text: str, captions: Sequence[str]) -> Line:
    if text in captions:
        return Line("caption", text)
    line = look_at(text)
    # Markup says that this is a paragraph: only a name or a few title-cased words are doubted.
    if line.kind == "short" and not is_name(text) and not _is_title_cased(text):
        return Line("prose", text)
    return line if line.kind != "list" else Line("prose", text)


def _is_title_cased(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]
    return len(text.split()) <= 14 and all(word[0].isupper() or not word[0].isalpha() for word in words)


def _table(element: _Element) -> Iterator[Line]:
    """Yield a table as one line, or the paragraphs in it where it only lays out the page."""
    if any(len(_flat(cell).split()) > _LAYOUT_CELL for cell in element.iter("cell")):
        yield from (look_at(text) for cell in element.iter("cell") for text in _pieces(cell))
        return
    rows = [" | ".join(_flat(cell) for cell in row.iter("cell")) for row in element.iter("row")]
    text = "\n".join(row for row in rows if row.strip(" |"))
    if text:
        yield Line("table", text)


def _flat(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _pieces(element: _Element) -> Iterator[str]:
    """Yield the paragraphs of an element: its text, broken where lines break or inner paragraphs end."""
    pieces = [""]
    for event, inner in _walk(element):
        if inner.tag in {"lb", "p", "item"} and inner is not element:
            pieces.append("")
        text = inner.text if event == "start" else inner.tail
        if text and not (event == "end" and inner is element):
            pieces[-1] += text
    yield from (text for piece in pieces if (text := " ".join(piece.split())))


def _walk(element: _Element) -> Iterator[tuple[str, _Element]]:
    from lxml.etree import iterwalk

    yield from iterwalk(element, events=("start", "end"))
