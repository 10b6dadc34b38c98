"""One pass over a page's tree: its meta tags, headings, stamps and bylines, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from foedera.linked_data import plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_ELEMENTS = 60_000
_MOST_SPOTS = 150
_MOST_METAS = 400
_RIGHT_ABOVE, _RIGHT_BELOW = -15, 30
"""Within these only comments are not the article's, whatever the elements about them are called."""
_BEFORE, _AFTER = 40, 80
"""How many elements before and after the headline belong to the article's head."""
_UNMARKED = frozenset("meta script style html body head link br option noscript svg path img source".split())
_HEADINGS = frozenset("h1 h2 h3 h4".split())
_MARKING = frozenset("class id itemprop rel data-testid itemtype".split())
_LONGEST_VALUE = 1_000
_LONGEST_ADDRESS = 300
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|by|author|autor|auteur|autore|verfasser|writer|journalist|reporter|creator|byl|contributor|redakteur|posted-?by"
    r"|submitted-?by|written-?by|screen-?name|username|user-?name)(?:s|en|in)?(?=$|[\s_-])"
    r"|(?<=[a-z])(?:Author|Byline|Autor)|(?:[aA]uthor|[bB]yline|[aA]utor)(?:[-_]?(?:[nN]ame|[lL]ink|[uU]rl|[tT]ext|[nN]ames))"
    r"|author|byline|zuozhe|bianji|schema\.org/Person",
)
_PROFILE_LINK = re.compile(
    r"/(?:authors?|autor(?:en|in|es)?|auteurs?|profile?s?|staff|redaktion|redakteure?|users?|journalists?|contributors?|reporters?"
    r"|writers?|mitarbeiter|columnists?|blogger)/[^/?#]{2,80}/?(?:$|[?#])|[?&]author=\d",
    re.IGNORECASE,
)
_BYLINE_HINTS = tuple(
    "by auth aut redakt writer journ report creat contrib name verfass zuozhe bianji person".split()
)
_DATED_HINTS = tuple("dat tim publi post fech zeit stand creat erst meta veroeff".split())
_DATED = re.compile(
    r"dat(?:e|um)\b|date|datum|\btime|publish|posted|pubdate|fecha|data-|publicad|zeit|stand\b|timestamp|veroeff|created|erstellt|meta",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-?list|respond|replies|disqus|kommentare?|kommentarer|guestbook)(?=$|[\s_-])|[cC]omment(?:s|List)\b|^comment",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:sidebar|side-?bar|related|recommended|recommendations|teasers?|(?<!post-)(?<!entry-)(?<!article-)footer|widgets?|popular"
    r"|most-?read|trending|nav|menu|latest|recent|more-?(?:news|stories|posts|articles)|also|ticker|newsletter|prev|next|read-?more|promo"
    r"|carousel|slider)(?=$|[\s_-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """An element of interest, where it stands in the page's order and how it is marked."""

    at: int
    element: HtmlElement
    named: str = ""
    """Its class, id and itemprop."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the headline stands: what is near it belongs to the article."""

    at: int | None = None
    """Its place in the page's order."""
    around: frozenset[HtmlElement] = frozenset()
    """What it stands in, which holds the article too whatever it is called."""

    @classmethod
    def of(cls, spot: Spot | None) -> Head:
        """Return the place of a headline; that of a page without one is unknown."""
        return cls(spot.at, frozenset(spot.element.iterancestors())) if spot else cls()

    def distance(self, place: int) -> int:
        """Return how many elements a place is away."""
        return abs(place - (self.at or 0))

    def nearness(self, place: int) -> float:
        """Return 1 for what stands right below the headline, less further off, and 0.25 for what is far from it."""
        if self.at is None or not -_BEFORE <= place - self.at <= _AFTER:
            return 0.25
        return 1.0 - 0.3 * abs(place - self.at) / _AFTER

    def passes_by(self, element: HtmlElement, place: int) -> bool:
        """Tell whether an element stands beside the article: in a sidebar, the comments, a list of others."""
        near = self.at is not None and _RIGHT_ABOVE <= place - self.at <= _RIGHT_BELOW
        within_article = any(outer.tag == "article" for outer in self.around)
        for outer in (element, *element.iterancestors()):
            if outer.tag in {"body", "html"} or outer in self.around:
                return False
            if (outer.tag == "article" and within_article) or _is_aside(outer, near=near):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over the tree finds."""

    metas: tuple[tuple[str, str], ...]
    """Names (in lower case) and contents of meta tags, in the page's order."""
    headings: tuple[Spot, ...]
    bylines: tuple[Spot, ...]
    times: tuple[Spot, ...]
    dated: tuple[Spot, ...]
    order: tuple[HtmlElement, ...]
    """All elements, in the page's order."""

    def near(self, head: Head) -> Iterator[tuple[int, HtmlElement]]:
        """Yield the elements about the headline, each with its place; the page's first where there is none."""
        at = head.at or 0
        start = max(0, at - _BEFORE)
        yield from enumerate(self.order[start : at + _AFTER], start)

    def meta(self, *names: str) -> Iterator[str]:
        """Yield the contents of the meta tags with the first of the names, then the second and so on."""
        for name in names:
            yield from (content for key, content in self.metas if key == name)


def scan_page(tree: HtmlElement) -> Scan:
    """Collect what a page shows and says of its making; the tree stays as it is."""
    order = tuple(islice(tree.iter("*"), _MOST_ELEMENTS))
    marks: dict[str, tuple[bool, bool]] = {}
    found: dict[str, list[Spot]] = {name: [] for name in ("heading", "byline", "time", "dated")}
    for at, element in enumerate(order):
        tag = element.tag
        if tag in _UNMARKED:
            continue
        named = _named(element)
        if tag in _HEADINGS:
            found["heading"].append(Spot(at, element, named))
        elif tag == "time":
            found["time"].append(Spot(at, element, named))
        if named not in marks:
            marks[named] = _marked(named)
        by, dated = marks[named]
        if by or (tag == "a" and leads_to_author(element)):
            found["byline"].append(Spot(at, element, named))
        elif dated and tag != "time":
            found["dated"].append(Spot(at, element, named))
    return Scan(
        metas=tuple(
            islice(
                (pair for element in order if element.tag == "meta" for pair in _meta(element)), _MOST_METAS
            )
        ),
        headings=tuple(found["heading"][:_MOST_SPOTS]),
        bylines=tuple(found["byline"][:_MOST_SPOTS]),
        times=tuple(found["time"][:_MOST_SPOTS]),
        dated=tuple(found["dated"][:_MOST_SPOTS]),
        order=order,
    )


def _marked(named: str) -> tuple[bool, bool]:
    """Tell whether an element is marked as a byline, and as a date; most are neither, which parts of words tell sooner."""
    lower = named.lower()
    return (
        any(hint in lower for hint in _BYLINE_HINTS) and _BYLINE.search(named) is not None,
        any(hint in lower for hint in _DATED_HINTS) and _DATED.search(named) is not None,
    )


def leads_to_author(link: HtmlElement) -> bool:
    """Tell whether an element is a link to a page about an author."""
    href = link.get("href")
    return href is not None and len(href) < _LONGEST_ADDRESS and _PROFILE_LINK.search(href) is not None


def _named(element: HtmlElement) -> str:
    """Return how an element is marked: its class, id, microdata and relation."""
    marks = [value for key, value in element.items() if key in _MARKING]
    return " ".join(marks)[:300] if marks else ""


def _meta(element: HtmlElement) -> Iterator[tuple[str, str]]:
    content = element.get("content")
    if content and content.strip():
        content = plain_text(content[:_LONGEST_VALUE])
        for key in ("name", "property", "itemprop"):
            if name := element.get(key):
                yield name.strip().lower()[:100], content


def _is_aside(element: HtmlElement, *, near: bool) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}"[:300]
    if _COMMENTS.search(named):
        return True
    return not near and (element.tag in {"aside", "footer", "nav"} or _BESIDE.search(named) is not None)
