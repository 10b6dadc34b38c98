"""A tree of elements -> its runs of text in page order, each with what the markup around it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from foedera.tree import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SKIPPED = frozenset(
    """script style noscript template svg math iframe object embed canvas video audio map select option datalist textarea
    head title meta link""".split()
)
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span strike
    strong sub sup time tt u var wbr input picture source ruby rb rt rp nobr""".split()
)
_BOLD = frozenset({"b", "strong"})
_TAG_HINTS = {
    "article": "article", "main": "main", "aside": "aside", "nav": "nav", "footer": "footer", "header": "header",
    "form": "form", "figure": "figure", "figcaption": "caption", "blockquote": "quote", "q": "quote", "ul": "list",
    "ol": "list", "dl": "list", "table": "table", "button": "button", "section": "section", "address": "footer",
    "details": "extra", "dialog": "popup",
}  # fmt: skip
_WORD_HINTS = {
    "body": r"(?:article|story|post|entry|news|page|detail|main|field|text|single)[-_]*(?:inner[-_]*)?(?:body|content|text|copy|main|detail)s?"
    r"|body[-_]?(?:copy|text|content)|articlebody|storybody|artikel[-_]?(?:text|inhalt|body)|rich[-_]?text|paragraph|prose",
    "byline": r"byline|author|autor|writer|contributor|\bbio\b|profile|signature",
    "dated": r"date|time(?!line)|publish|posted|datum|\bmeta\b",
    "caption": r"caption|credit|copyright|photo|image|img|gallery|slideshow|media|video|player|bildunterschrift",
    "related": r"related|recommend|read[-_]?(?:more|next|also)|also|popular|trending|most[-_]?read|latest|recirc|more[-_]|[-_]more"
    r"|outbrain|taboola|up[-_]?next|carousel|swiper|slider|similar|headlines|digest|feed\b|mehr|verwandt",
    "card": r"teaser|card|tile|promo|item|widget|module|block[-_]list|listing|grid",
    "side": r"sidebar|side[-_]|[-_]side|\brail\b|right[-_]?col|column[-_]?right|secondary|marginal|infobox|fact[-_]?box|\binset\b|aside",
    "comment": r"comment|disqus|discussion|reply|replies|respond|kommentar",
    "social": r"share|sharing|social|follow|facebook|twitter|whatsapp|addthis|addtoany|sharedaddy|teilen",
    "signup": r"newsletter|subscri|sign[-_]?up|paywall|donat|register|regwall|membership|login|abo\b|piano|call[-_]?to[-_]?action|\bcta\b|support",
    "nav": r"\bnav|navi|menu|breadcrumb|masthead|toolbar|\bskip|search|topbar|header|pagination|pager",
    "foot": r"footer|legal|imprint|impressum|disclaimer|terms|contact|privacy|about[-_]",
    "popup": r"cookie|consent|gdpr|banner|modal|popup|overlay|lightbox|tooltip|notification|\balert",
    "ad": r"\bads?\b|\bad[-_]|[-_]ads?\b|advert|sponsor|\bdfp|promoted|werbung|anzeige|commercial|affiliate",
    "lead": r"summary|\blead|intro|standfirst|\bdek\b|excerpt|sub[-_]?(?:title|head|headline)|abstract|kicker|description|synopsis|vorspann|highlights|key[-_]?points",
    "tags": r"\btags?\b|tag[-_]|[-_]tags?|topics?\b|keyword|categor|hashtag|label",
    "quote": r"quote|zitat|tweet|embed",
    "headline": r"title|headline|heading|\bhed\b",
    "hidden": r"hidden|visually|sr[-_]only|screen[-_]?reader|print[-_]?only|noprint|off[-_]?screen|assistive",
    "note": r"correction|editor[-_]?s?[-_]?note|footnote|endnote|source[s]?\b|transcript|endmark|trust",
    "live": r"live[-_]?(?:blog|feed|update|post|entry)|timeline|\bpost[-_]?\d",
}
HINTS = tuple(sorted({*_TAG_HINTS.values(), *_WORD_HINTS}))
"""What an element's name, class or id may say of the text in it."""

_WORDS = tuple((HINTS.index(name), re.compile(words, re.IGNORECASE)) for name, words in _WORD_HINTS.items())
_TAGS = {tag: HINTS.index(name) for tag, name in _TAG_HINTS.items()}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONG_CELL = 60  # words that no cell of a table of facts has
_MOST_CELLS = 600
_NONE = -99


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of text between two boundaries of blocks, with what the markup says of it."""

    text: str
    tag: str
    """The name of the block that holds it; `table` for a whole table of facts, its rows apart by line ends."""
    linked: float
    """The share of its characters that are links."""
    bold: float
    depth: int
    near: tuple[int, ...]
    """For each of HINTS, how many levels up the nearest element stands that gives it; 10 where none does."""
    within: tuple[int, ...]
    """The numbers of the four innermost elements around it, innermost first."""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk stands: an open block and what the elements around it say."""

    tag: str
    number: int
    levels: tuple[int, ...]
    hidden: bool


@dataclass(slots=True)
class _Run:
    """The text since the last boundary."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    bold: int = 0
    place: _Place | None = None
    within: tuple[int, ...] = ()
    depth: int = 0


def find_fragments(tree: HtmlElement) -> list[Fragment]:
    """Return the runs of text of a page in its order, hidden ones too, scripts and forms' choices not."""
    return list(_Walk().fragments(tree))


class _Walk:
    """One walk over a tree; it holds the open blocks and the text since the last boundary."""

    def __init__(self) -> None:
        self.open: list[_Place] = [_Place("body", 0, (_NONE,) * len(HINTS), hidden=False)]
        self.links = self.bolds = self.number = 0
        self.run = _Run()

    def fragments(self, tree: HtmlElement) -> Iterator[Fragment]:
        from lxml.etree import iterwalk

        walk = iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _SKIPPED or not isinstance(tag, str) or _is_archive_bar(element):
                    walk.skip_subtree()
                elif tag == "table" and (table := _table(element)):
                    yield from self._flush()
                    yield self._whole(element, table)
                    walk.skip_subtree()
                else:
                    yield from self._enter(element, tag)
            elif isinstance(tag, str):
                yield from self._leave(element, tag)
        yield from self._flush()

    def _enter(self, element: HtmlElement, tag: str) -> Iterator[Fragment]:
        if tag == "br":
            yield from self._flush()
        elif tag in _INLINE:
            self.links += tag == "a"
            self.bolds += tag in _BOLD
        else:
            yield from self._flush()
            self.open.append(self._place(element, tag))
        self._add(element.text)

    def _leave(self, element: HtmlElement, tag: str) -> Iterator[Fragment]:
        if (
            tag in _SKIPPED
            or tag == "br"
            or _is_archive_bar(element)
            or (tag == "table" and self.open[-1].tag != "table")
        ):
            pass
        elif tag in _INLINE:
            self.links -= tag == "a"
            self.bolds -= tag in _BOLD
        elif len(self.open) > 1:
            yield from self._flush()
            self.open.pop()
        self._add(element.tail)

    def _place(self, element: HtmlElement, tag: str) -> _Place:
        self.number += 1
        above = self.open[-1]
        given = _hints(element, tag)
        depth = len(self.open)
        levels = above.levels
        if given:
            levels = tuple(depth if at in given else level for at, level in enumerate(levels))
        hidden = (
            above.hidden or "hidden" in element.attrib or bool(_UNSEEN.search(element.get("style", "")[:300]))
        )
        return _Place(tag, self.number, levels, hidden)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        run = self.run
        if run.place is None and text.strip():
            run.place = self.open[-1]
            run.depth = len(self.open) - 1
            run.within = tuple(place.number for place in self.open[:-5:-1])
        run.pieces.append(text)
        size = len(text.strip())
        run.length += size
        run.linked += size if self.links else 0
        run.bold += size if self.bolds else 0

    def _flush(self) -> Iterator[Fragment]:
        run, self.run = self.run, _Run()
        if run.place is None:
            return
        text = " ".join("".join(run.pieces).split())
        if text:
            near = tuple(min(10, run.depth - level) for level in run.place.levels)
            yield Fragment(
                text,
                run.place.tag,
                run.linked / run.length,
                run.bold / run.length,
                run.depth,
                near,
                run.within,
                run.place.hidden,
            )

    def _whole(self, element: HtmlElement, text: str) -> Fragment:
        place = self._place(element, "table")
        near = tuple(min(10, len(self.open) - level) for level in place.levels)
        within = (place.number, *(above.number for above in self.open[:-4:-1]))
        linked = sum(len(text_of(link)) for link in element.iter("a"))
        return Fragment(
            text, "table", min(1.0, linked / len(text)), 0.0, len(self.open), near, within, place.hidden
        )


def _hints(element: HtmlElement, tag: str) -> frozenset[int]:
    attributes = element.attrib
    given = [_TAGS[tag]] if tag in _TAGS else []
    for name in ("class", "id", "itemprop", "role"):
        if name in attributes:
            for word in attributes[name][:300].split():
                given += _worded(word)
    return frozenset(given)


@lru_cache(maxsize=50_000)
def _worded(word: str) -> tuple[int, ...]:
    """Return the hints that one class or id gives; sites use the same few thousand over and over."""
    return tuple(at for at, pattern in _WORDS if pattern.search(word))


def _is_archive_bar(element: HtmlElement) -> bool:
    """Tell whether an element is what a web archive lays over the pages that it plays back."""
    return element.get("id", "").startswith(("wm-ipp", "donato"))


def _table(element: HtmlElement) -> str | None:
    """Return the rows of a table of facts, or None for a table that only lays out the page."""
    rows: list[str] = []
    count = columns = 0
    for row in element.iter("tr"):
        cells = [text_of(cell) for cell in row if cell.tag in {"td", "th"}]
        count += len(cells)
        columns = max(columns, len(cells))
        if count > _MOST_CELLS or any(len(cell.split()) > _LONG_CELL for cell in cells):
            return None
        if any(cells):
            rows.append(" | ".join(cells))
    nested = next((True for inner in element.iter("table") if inner is not element), False)
    return None if nested or len(rows) < 2 or columns < 2 else "\n".join(rows)
