"""An HTML page -> its parts: each run of text gets its role from the model of the body and from its markup."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foedera.bodymodel import find_body
from foedera.bylines import is_name, read_byline
from foedera.errors import PageError
from foedera.features import markup_features, sight
from foedera.fragments import HINTS, Fragment, find_fragments
from foedera.heads import find_title, printed_day, same_words
from foedera.lines import AGE, Line, LineKind, look_at
from foedera.metadata import Metadata, read_metadata
from foedera.parts import Layout, Part, Role
from foedera.settings import Limits
from foedera.settling import settle
from foedera.sites import host_of
from foedera.tree import NO_ARTICLE, check_nesting, parse_html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITSELF: frozenset[LineKind] = frozenset(
    {"tail", "label", "related", "furniture", "byline", "date", "age", "comment"}
)
_BODY: dict[LineKind, Role] = {"heading": "heading", "title": "heading", "list": "list", "quote": "quote"}
_CAPTION = HINTS.index("caption")
_BYLINE = HINTS.index("byline")
_LEAD = HINTS.index("lead")
_SHORTEST_LEAD = 5
_LIST = HINTS.index("list")
_QUOTE = HINTS.index("quote")
_BOXES = tuple(HINTS.index(name) for name in ("related", "card", "side", "aside"))
_MENUS = tuple(
    HINTS.index(name)
    for name in ("nav", "foot", "footer", "popup", "form", "social", "button", "ad", "tags", "signup")
)
_BOX_LEVELS = 7
_SHORTEST_OVERLAP = 20  # letters that two texts hardly share by chance
_LETTERS = re.compile(r"\w+")
_MOST_FURNITURE = 150


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of text with all that is known of it before its role."""

    fragment: Fragment
    line: Line
    body: bool


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
    try:
        tree = parse_html(html)
        fragments = find_fragments(tree)
        metadata = read_metadata(tree, url, fetched)
        extracted = witness(tree, url)
    except PageError:
        raise
    except Exception as error:  # a hostile page can make a parser fail in any way
        raise NO_ARTICLE from error
    return _layout(fragments, metadata, extracted, url)


def witness(tree: HtmlElement, url: str | None) -> str:
    """Return the body that a general extractor finds, one of the model's witnesses."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        found = bare_extraction(deepcopy(tree), url=url, with_metadata=False, include_comments=False)
    except Exception:  # noqa: BLE001 - it is one witness of several
        return ""
    return "" if found is None or isinstance(found, dict) else found.text or ""


def _layout(fragments: Sequence[Fragment], metadata: Metadata, extracted: str, url: str | None) -> Layout:
    lines = [look_at(fragment.text) for fragment in fragments]
    shaped = [_shaped(fragment, line) for fragment, line in zip(fragments, lines, strict=True)]
    flags = _body(fragments, lines, metadata, extracted)
    _add_standfirst(fragments, shaped, flags, metadata)
    kept = settle(shaped, flags, metadata.title)
    runs = [_Run(*run) for run in zip(fragments, shaped, kept, strict=True)]
    first = kept.index(True) if any(kept) else len(kept)
    title = metadata.title or _printed_title(shaped, first)
    parts = list(_parts(runs, title, first))
    layout = Layout(
        (),
        title,
        metadata.section,
        metadata.authors or _authors(parts),
        metadata.site,
        metadata.published,
        printed_day(lines[:first], host_of(url)),
        metadata.kinds,
    )
    return replace(layout, parts=tuple(_with_head(parts, layout)))


def _printed_title(lines: Sequence[Line], first: int) -> str | None:
    at = find_title(lines, first, None)
    return None if at is None else lines[at].text


# The body


def _body(
    fragments: Sequence[Fragment], lines: Sequence[Line], metadata: Metadata, extracted: str
) -> list[bool]:
    sights = [sight(line) for line in lines]
    letters = [one.letters for one in sights]
    told = in_text(letters, metadata.body) if metadata.body else None
    rows = markup_features(fragments, sights, metadata.title, in_text(letters, extracted), told)
    return find_body(rows, "markup")


def _add_standfirst(
    fragments: Sequence[Fragment], lines: Sequence[Line], flags: list[bool], metadata: Metadata
) -> None:
    """Count the summary between title and body as body: what the page describes itself by, or marks as its lead."""
    first = flags.index(True) if any(flags) else 0
    titled = [at for at in range(first) if same_words(lines[at].text, metadata.title)]
    told = _letters(metadata.description or "")
    for at in range(titled[-1] + 1 if titled else first, first):
        fragment, line = fragments[at], lines[at]
        said = _letters(line.text)
        fits = len(line.text.split()) >= _SHORTEST_LEAD and fragment.linked < 0.5 and not fragment.hidden
        if fits and (fragment.near[_LEAD] <= 1 or (told and (said == told or said in told))):
            flags[at] = True


def in_text(letters: Sequence[str], whole: str) -> list[bool]:
    """Tell of each text, its letters alone, whether a longer one holds it; of a short one, whether it is a line of it."""
    lines = [_letters(line) for line in whole.split("\n")]
    alone, run = set(lines), "".join(lines)
    return [text in alone or (len(text) >= _SHORTEST_OVERLAP and text in run) for text in letters]


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text)).casefold()


def _shaped(fragment: Fragment, line: Line) -> Line:
    """Return a line with the kind that its markup gives, unless its words say that it is no part of a body."""
    if fragment.tag == "table":
        return Line("table", line.text)
    if line.kind in _ITSELF:
        return line
    if fragment.tag in _HEADINGS:
        return Line("heading", line.text)
    if fragment.near[_CAPTION] == 0 and fragment.near[HINTS.index("figure")] <= 2:
        return Line("caption", line.text)
    if fragment.near[_QUOTE] <= 1:
        return Line("quote", line.text)
    if fragment.tag in {"li", "dd", "dt"} or (fragment.tag == "p" and fragment.near[_LIST] <= 2):
        return Line("list", line.text)
    if fragment.tag == "p" and line.kind in {"short", "list"}:
        bold = fragment.bold > 0.9 and len(line.text.split()) <= 14
        return Line("heading" if bold else "prose", line.text)
    return line


# Roles


def _parts(runs: Sequence[_Run], title: str | None, first: int) -> Iterator[Part]:
    furniture = 0
    seen: set[tuple[Role, str]] = set()
    for at, run in enumerate(runs):
        role = _role(run, title, before=at < first)
        if role == "furniture":
            furniture += 1
            if furniture > _MOST_FURNITURE or _is_menu(run.fragment):
                continue
        elif role != "teaser" and run.fragment.hidden and not run.body:
            continue
        text = run.line.text
        if not run.body and (role, text) in seen:
            continue
        seen.add((role, text))
        yield Part(role, text, _age_beside(runs, at) if role == "teaser" else None)


def _role(run: _Run, title: str | None, *, before: bool) -> Role:
    kind, fragment = run.line.kind, run.fragment
    if run.body:
        return _BODY.get(kind, "paragraph")
    if same_words(run.line.text, title):
        return "title"
    if kind == "table":
        return "table"
    if kind in {"related", "label"}:
        return "related"
    if kind == "byline" or (before and fragment.near[_BYLINE] <= 1 and is_name(run.line.text)):
        return "byline"
    if kind == "caption" or (
        fragment.near[_CAPTION] <= 1 and fragment.linked < 0.5 and len(run.line.text.split()) > 3
    ):
        return "caption"
    return "teaser" if _is_teaser(run) else "furniture"


def _is_teaser(run: _Run) -> bool:
    """Tell whether a run is the headline of another article: a link of some words in a box of such."""
    fragment = run.fragment
    words = len(run.line.text.split())
    if not 4 <= words <= 40 or fragment.linked < 0.5 or run.line.kind in {"comment", "furniture", "date"}:
        return False
    return any(fragment.near[box] <= _BOX_LEVELS for box in _BOXES)


def _is_menu(fragment: Fragment) -> bool:
    """Tell whether a run is a piece of navigation or of what every page of a site has."""
    short = len(fragment.text.split()) < 4
    return fragment.hidden or (
        short and (fragment.linked > 0.5 or any(fragment.near[menu] <= 4 for menu in _MENUS))
    )


def _age_beside(runs: Sequence[_Run], at: int) -> str | None:
    """Return the age of a teaser: that of a short run beside it, under one of the elements that hold it."""
    box = set(runs[at].fragment.within[1:])
    for other in (*runs[at + 1 : at + 3], *runs[max(0, at - 2) : at]):
        if AGE.fullmatch(other.line.text) and box & set(other.fragment.within):
            return other.line.text
        if other.fragment.linked > 0.5 and len(other.line.text.split()) >= 4:
            continue
    return None


def _authors(parts: Sequence[Part]) -> tuple[str, ...]:
    bylines = [part.text for part in parts if part.role == "byline"]
    names = [name for text in bylines for name in (read_byline(text) or ((text,) if is_name(text) else ()))]
    return tuple(dict.fromkeys(names))


def _with_head(parts: Sequence[Part], layout: Layout) -> Iterator[Part]:
    """Yield the parts, and before them what the metadata alone tell of the head."""
    there = {part.role for part in parts}
    if layout.section and "section" not in there:
        yield Part("section", layout.section)
    if layout.title and "title" not in there:
        yield Part("title", layout.title)
    if layout.authors and "byline" not in there:
        yield Part("byline", ", ".join(layout.authors))
    yield from parts
