"""A tree of elements -> its runs of text in page order, each with what the markup around it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from foedera.lines import part_lines
from foedera.tree import text_of
from foedera.unwrap import paragraphs

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
    "foot": r"footer|\bfoot\b|legal|imprint|impressum|disclaimer|terms|contact|privacy|about[-_]",
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

_WORDS = tuple((HINTS.index(name), re.compile(words)) for name, words in _WORD_HINTS.items())
_TAGS = {tag: HINTS.index(name) for tag, name in _TAG_HINTS.items()}
_OF_TAG = {tag: frozenset({at}) for tag, at in _TAGS.items()}
_NOTHING: frozenset[int] = frozenset()
_EMPTY = frozenset({"img", "wbr", "input", "picture", "source"})
_SAYING = frozenset({"class", "id", "itemprop", "role"})
_KEPT_OPEN = frozenset({"body", "html", "main", "article"})
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONG_CELL = 60  # words that no cell of a table of facts has
_MOST_CELLS = 600
_SHORTEST_HEADLINE = 3  # words of a link that stands for another article
_MOST_OF_A_FORM = 400  # characters of a box that offers a newsletter
_SHORTEST_PARTED = 60  # characters of two pieces of a page in one run
_WHOLE = frozenset({"table", "pre"})
_ONE_TEXT = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "tr", "body", "html"})
_LONGEST_CAPTION = 250
_PICTURES = frozenset({"img", "picture", "amp-img"})
_UNDER_PICTURE = re.compile(
    r"(?!.{0,200}[.!?]\s)\S+(?:\s\S+){2,30}?[a-zß-ÿ\d)](?=[“„\"]?[A-ZÀ-Þ][a-zß-ÿ]*,?\s(?:\S+\s){6})"
)
_GLUED = re.compile(r"[a-zß-ÿ\d)][A-Z“„]")
_POINTS = re.compile(r"[.!?][\"”’»)]*\s+[(\[]?[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s?[:|]")
_BEFORE = re.compile(r"[a-zß-ÿ\d]$")
_NEXT = re.compile(r"[A-ZÀ-Þ\d]")
_NONE = -99


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of text between two boundaries of blocks, with what the markup says of it."""

    text: str
    tag: str
    """The name of the block that holds it; `table` for a whole table of facts, its rows apart by line ends, `form` within
    a box that asks for an address, `figcaption` for a caption that was glued to a paragraph."""
    linked: float
    """The share of its characters that are links."""
    bold: float
    depth: int
    near: tuple[int, ...]
    """For each of HINTS, how many levels up the nearest element stands that gives it; 10 where none does."""
    within: tuple[int, ...]
    """The numbers of the four innermost elements around it, innermost first."""
    hidden: bool = False


@dataclass(slots=True)
class _Place:
    """Where the walk stands: an open block and what the elements around it say; made too often to be frozen."""

    tag: str
    number: int
    levels: tuple[int, ...]
    hidden: bool
    apart: bool
    """Whether each element in it is a run by itself: a list of links without a list's markup."""


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
    pictured: bool = False
    """Whether it starts behind a picture in the same block."""


def find_fragments(tree: HtmlElement) -> list[Fragment]:
    """Return the runs of text of a page in its order, hidden ones too, scripts and forms' choices not."""
    return list(_parted(_Walk(_offers(tree)).fragments(tree)))


def drop_archive_bars(tree: HtmlElement) -> None:
    """Take out of a tree what a web archive lays over the pages that it plays back, its dates and all."""
    for bar in tree.xpath("//*[starts-with(@id, 'wm-ipp') or starts-with(@id, 'donato')]"):
        if bar.getparent() is not None:
            bar.drop_tree()


class _Walk:
    """One walk over a tree; it holds the open blocks and the text since the last boundary."""

    def __init__(self, offers: frozenset[HtmlElement]) -> None:
        self.open: list[_Place] = [_Place("body", 0, (_NONE,) * len(HINTS), hidden=False, apart=False)]
        self.links = self.bolds = self.inlines = self.number = 0
        self.run = _Run()
        self.pictured = False
        self.found: list[Fragment] = []
        self.offers = offers

    def fragments(self, tree: HtmlElement) -> list[Fragment]:
        """Walk over a tree and return its runs of text."""
        from lxml.etree import iterwalk

        walk = iterwalk(tree, events=("start", "end"))
        passed = False  # the element whose end comes next was skipped with all within
        for event, element in walk:
            tag = element.tag
            if event == "start":
                passed = tag in _SKIPPED or not isinstance(tag, str) or self._enter(element, tag)
                if passed:
                    walk.skip_subtree()
            else:
                if not passed:
                    self._leave(str(tag))
                self.pictured = self.pictured or tag in _PICTURES
                passed = False
                self._add(element.tail)
        self._flush()
        return self.found

    def _enter(self, element: HtmlElement, tag: str) -> bool:
        """Open an element; return True if it was dealt with whole."""
        if tag == "br":
            self._flush()
        elif tag in _INLINE:
            if not self.inlines and self.open[-1].apart:
                self._flush()
            self.inlines += 1
            self.links += tag == "a"
            self.bolds += tag in _BOLD
        elif _is_archive_bar(element):
            return True
        else:
            self._flush()
            if tag in _WHOLE and self._whole(element, tag):
                return True
            self.pictured = False
            self.open.append(self._place(element, tag))
        self._add(element.text)
        return False

    def _leave(self, tag: str) -> None:
        if tag in _INLINE:
            self.inlines -= 1
            self.links -= tag == "a"
            self.bolds -= tag in _BOLD
            if not self.inlines and self.open[-1].apart:
                self._flush()
        elif tag != "br" and len(self.open) > 1:
            self._flush()
            self.open.pop()
            self.pictured = False

    def _place(self, element: HtmlElement, tag: str) -> _Place:
        self.number += 1
        above = self.open[-1]
        depth = len(self.open)
        given, hidden = _read_attributes(element, tag)
        levels = above.levels
        if given:
            changed = list(levels)
            for at in given:
                changed[at] = depth
            levels = tuple(changed)
        shown = "offer" if above.tag == "offer" or element in self.offers else tag
        return _Place(shown, self.number, levels, above.hidden or hidden, _stand_apart(element, tag))

    def _add(self, text: str | None) -> None:
        if not text:
            return
        run = self.run
        run.pieces.append(text)
        size = len(text.strip())
        if not size:
            return
        if run.place is None:
            run.pictured, self.pictured = self.pictured, False
            run.place = self.open[-1]
            run.depth = len(self.open) - 1
            run.within = tuple([place.number for place in self.open[:-5:-1]])
        run.length += size
        run.linked += size if self.links else 0
        run.bold += size if self.bolds else 0

    def _flush(self) -> None:
        run = self.run
        if not run.pieces:
            return
        self.run = _Run()
        place = run.place
        if place is None:
            return
        text = " ".join("".join(run.pieces).split())
        linked, bold = run.linked / run.length, run.bold / run.length
        near = _near(place.levels, run.depth)
        whole = Fragment(text, place.tag, linked, bold, run.depth, near, run.within, place.hidden)
        under = _UNDER_PICTURE.match(text) if run.pictured else None
        if under is not None:
            self.found.append(replace(whole, text=under[0], tag="figcaption"))
            whole = replace(whole, text=text[under.end() :])
        self.found.append(whole)

    def _whole(self, element: HtmlElement, tag: str) -> bool:
        """Add a table of facts, or the paragraphs of text that a page shows as it was typed."""
        table = _table(element) if tag == "table" else None
        texts = [table] if table else _typed(element) if tag == "pre" else []
        if not texts:
            return False
        place = self._place(element, tag)
        depth = len(self.open)
        linked = sum(len(text_of(link)) for link in element.iter("a")) / sum(map(len, texts))
        within = (place.number, *(above.number for above in self.open[:-4:-1]))
        near = _near(place.levels, depth)
        self.found += [
            Fragment(text, tag, min(1.0, linked), 0.0, depth, near, within, place.hidden) for text in texts
        ]
        return True


@lru_cache(maxsize=10_000)
def _near(levels: tuple[int, ...], depth: int) -> tuple[int, ...]:
    return tuple([min(10, depth - level) for level in levels])


def _read_attributes(element: HtmlElement, tag: str) -> tuple[frozenset[int] | set[int], bool]:
    """Return what an element's name, class and the like say of the text in it, and whether it is hidden."""
    hidden = False
    given: frozenset[int] | set[int] = _OF_TAG.get(tag, _NOTHING)
    for name, value in element.items():
        if name in _SAYING:
            given = given | _said(value[:300])
        elif name == "hidden" or (name == "style" and _UNSEEN.search(value[:300])):
            hidden = True
    return given, hidden


@lru_cache(maxsize=50_000)
def _said(value: str) -> frozenset[int]:
    return frozenset(at for word in value.split() for at in _worded(word))


@lru_cache(maxsize=50_000)
def _worded(word: str) -> tuple[int, ...]:
    """Return the hints that one class or id gives; sites use the same few thousand over and over."""
    lower = word.lower()  # patterns that mind case are three times as quick
    return tuple([at for at, pattern in _WORDS if pattern.search(lower)])


def _is_archive_bar(element: HtmlElement) -> bool:
    """Tell whether an element is what a web archive lays over the pages that it plays back."""
    return element.get("id", "").startswith(("wm-ipp", "donato"))


def _stand_apart(element: HtmlElement, tag: str) -> bool:
    """Tell whether inline elements alone stand in an element and each is a line by itself, as its style shows it.

    So it is in a list of headlines, and with words that no blank parts from those before.
    """
    if len(element) < 2 or tag in _ONE_TEXT or (element.text and element.text.strip()):
        return False
    headlines = glued = parted = 0
    last = None
    for child in element:
        if child.tail and child.tail.strip():
            return False
        if child.tag not in _INLINE or child.tag in _EMPTY:
            last = None
            continue
        text = child.text_content()
        parted += last is not None
        glued += last is not None and bool(_BEFORE.search(last) and _NEXT.match(text))
        headlines += child.tag == "a" and len(text.split()) >= _SHORTEST_HEADLINE
        last = text + (child.tail or "")
    return parted > 0 and (headlines > 0 or glued == parted)


def _offers(tree: HtmlElement) -> frozenset[HtmlElement]:
    """Return the boxes, small ones alone, that ask their reader for an address, as newsletters do."""
    found: set[HtmlElement] = set()
    for entry in tree.iter("input"):
        form = next(entry.iterancestors("form"), None) if _asks_address(entry) else None
        if form is not None and _is_small(form):
            box = form.getparent()
            found.add(box if box is not None and _is_small(box) else form)
    return frozenset(found)


def _is_small(box: HtmlElement) -> bool:
    return (
        box.tag not in _KEPT_OPEN and box.find(".//h1") is None and len(box.text_content()) < _MOST_OF_A_FORM
    )


def _asks_address(entry: HtmlElement) -> bool:
    return entry.get("type", "").lower() == "email" or "email" in entry.get("name", "").lower()


def _table(element: HtmlElement) -> str | None:
    """Return the rows of a table of facts under its caption, or None for a table that only lays out the page."""
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
    if nested or len(rows) < 2 or columns < 2:
        return None
    caption = element.find("caption")
    over = text_of(caption) if caption is not None else ""
    return "\n".join([over, *rows] if over else rows)


def _typed(element: HtmlElement) -> list[str]:
    """Return the paragraphs of text that a page shows as it was typed; nothing where blocks stand in it."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    for event, inner in iterwalk(element, events=("start", "end")):
        if event == "start":
            if inner is not element and inner.tag != "br" and inner.tag not in _INLINE:
                return []
            pieces.append("\n" if inner.tag == "br" else inner.text or "")
        elif inner is not element:
            pieces.append(inner.tail or "")
    return [" ".join(text.split()) for text in paragraphs("".join(pieces))]


def _parted(found: Sequence[Fragment]) -> Iterator[Fragment]:
    """Yield runs, those in two that hold a caption and a paragraph, or a paragraph and a pointer to another article."""
    texts = [run.text for run in found if _may_part(run)]
    pieces = part_lines(texts)
    for run in found:
        if not _may_part(run):
            yield run
            continue
        yield from _pieces_of(run, pieces)


def _may_part(run: Fragment) -> bool:
    """Tell, quickly, whether two pieces may stand in a run: words without a blank between them, or a colon near its end."""
    text = run.text
    if len(text) < _SHORTEST_PARTED or run.linked > 0.9 or run.tag in {"table", "pre"} or "。" in text:
        return False
    return (
        _GLUED.search(text, 0, _LONGEST_CAPTION) is not None
        or _POINTS.search(text, len(text) - _LONGEST_CAPTION) is not None
    )


def _pieces_of(run: Fragment, pieces: Iterator[tuple[str, object]]) -> Iterator[Fragment]:
    """Yield a run's own pieces out of those of all runs."""
    text, kind = next(pieces)
    if kind == "caption":
        yield replace(run, text=text, tag="figcaption", linked=0.0, bold=0.0)
        run = replace(run, text=run.text[len(text) :].strip())
        text, kind = next(pieces)
    if text.strip() == run.text:
        yield run
        return
    pointer, _ = next(pieces)
    links = run.linked * len(run.text)
    yield replace(run, text=text, linked=max(0.0, links - len(pointer)) / len(text))
    yield replace(run, text=pointer, linked=min(1.0, links / len(pointer)))
