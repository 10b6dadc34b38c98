"""An HTML page -> its parts: each run of text gets its role from the model of the body and from its markup."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foedera.bodymodel import find_body
from foedera.bylines import is_name, read_byline
from foedera.errors import PageError
from foedera.features import markup_features, sight
from foedera.fragments import HINTS, Fragment, drop_archive_bars, find_fragments
from foedera.heads import (
    find_section,
    find_title,
    is_headline,
    names_beside,
    printed_day,
    same_words,
)
from foedera.lines import Line, LineKind, letters_of, look_at
from foedera.metadata import Metadata, read_metadata
from foedera.parts import Layout, Part, Role
from foedera.settings import Limits
from foedera.settling import settle
from foedera.sites import host_of
from foedera.teasers import Teaser, find_teasers
from foedera.tree import NO_ARTICLE, check_nesting, parse_html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITSELF: frozenset[LineKind] = frozenset(
    {"tail", "label", "related", "furniture", "byline", "date", "age", "comment"}
)
_BODY: dict[LineKind, Role] = {"heading": "heading", "title": "heading", "list": "list", "quote": "quote"}
_BESIDE: dict[LineKind, Role] = {
    "table": "table",
    "caption": "caption",
    "related": "related",
    "label": "related",
}
_COMMENT = HINTS.index("comment")
_COMMENT_LEVELS = 4
_SHORT_WORD = 3
_ABOVE_TITLE = frozenset({"section", "furniture", "teaser", "caption", "related"})
_LEAST_OUTSIDE = 0.15  # the share of the words found that stands outside the comments of a page with many
_CAPTION = HINTS.index("caption")
_FIGURE = HINTS.index("figure")
_BYLINE = HINTS.index("byline")
_DATED = HINTS.index("dated")
_SOCIAL = HINTS.index("social")
_LEAD = HINTS.index("lead")
_LIST = HINTS.index("list")
_QUOTE = HINTS.index("quote")
_MENUS = tuple(
    HINTS.index(name)
    for name in ("nav", "foot", "footer", "popup", "form", "social", "button", "ad", "tags", "signup")
)
_TITLES = frozenset({"h1", "h2"})
_LINKED = frozenset({"p", "div", "li"})
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STARTS_TITLE = re.compile(r"[\"“‘«]?[^\W\d_a-z]")
_CRUMBS = re.compile(r"\s*[>›»/|]\s*")
_ABOVE = 3  # runs above a title among which its section is looked for
_SOME, _ALL, _WHOLLY = 0.3, 0.9, 0.95
_SHORTEST_POINTER, _LONGEST_POINTER = 4, 30
_MOST = 0.7
_MOST_WORDS = 14  # of a label, a byline, a heading in bold
_MOST_BESIDE_NAMES = 4  # words beside the name of each author
_SHORTEST_LEAD = 5
_SHORTEST_OVERLAP = 20  # letters that two texts hardly share by chance
_LETTERS = re.compile(r"\w+")
_MOST_FURNITURE = 150


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of text with all that is known of it before its role."""

    fragment: Fragment
    line: Line
    body: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """The runs of a page with where its body starts and ends, and what stands beside it."""

    runs: tuple[_Run, ...]
    title: str | None
    first: int
    last: int
    teasers: Mapping[int, Teaser]
    """The teaser that each run is of."""
    section: int | None
    """The run that names the section."""


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
        drop_archive_bars(tree)
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
        found = bare_extraction(
            deepcopy(tree), url=url, fast=True, with_metadata=False, include_comments=False
        )
    except Exception:  # noqa: BLE001 - it is one witness of several
        return ""
    return "" if found is None or isinstance(found, dict) else found.text or ""


def _layout(fragments: Sequence[Fragment], metadata: Metadata, extracted: str, url: str | None) -> Layout:
    lines = [look_at(fragment.text) for fragment in fragments]
    shaped = [_shaped(fragment, line, metadata) for fragment, line in zip(fragments, lines, strict=True)]
    flags = _body(fragments, lines, metadata, extracted)
    title = _title(fragments, shaped, flags, metadata)
    _drop_around(fragments, shaped, flags, title)
    _drop_comments(fragments, flags)
    _add_standfirst(fragments, shaped, flags, title, metadata.description)
    plan = _plan(fragments, shaped, flags, title, metadata.section)
    parts = list(_parts(plan))
    section = plan.runs[plan.section].line.text if plan.section is not None else None
    layout = Layout(
        (),
        plan.title,
        metadata.section or (_last_crumb(section) if section else None),
        metadata.authors or _authors(parts),
        metadata.site,
        metadata.published,
        printed_day(lines[: plan.first], host_of(url), title=plan.title, under=lines[plan.last + 1 :]),
        metadata.kinds,
    )
    return replace(layout, parts=tuple(_with_head(parts, layout)))


def _plan(
    fragments: Sequence[Fragment],
    lines: Sequence[Line],
    flags: Sequence[bool],
    title: str | None,
    section: str | None,
) -> _Plan:
    """Settle which runs are the body, and where teasers, title and section stand."""
    teasers = {at: teaser for teaser in find_teasers(fragments, lines, flags, title) for at in teaser.runs}
    alike = {_stand(fragment) for fragment, flag in zip(fragments, flags, strict=True) if flag}
    seen = [
        Line("furniture", line.text)
        if at in teasers or (line.kind == "prose" and not flags[at] and _stand(fragments[at]) not in alike)
        else line
        for at, line in enumerate(lines)
    ]
    kept = settle(seen, flags, title) if alike else settle(lines, flags, title)
    runs = tuple(_Run(*run) for run in zip(fragments, lines, kept, strict=True))
    held = [at for at, flag in enumerate(kept) if flag]
    first, last = (held[0], held[-1]) if held else (len(kept), len(kept))
    title = title or _printed_title(lines, first)
    return _Plan(runs, title, first, last, teasers, _section_at(runs, title, section))


def _stand(fragment: Fragment) -> tuple[object, ...]:
    """Return how a run stands in the page; a sentence that stands as no other of the body does is no gap in it."""
    return fragment.tag, fragment.within[1:2], fragment.near, fragment.linked > _SOME


def _printed_title(lines: Sequence[Line], first: int) -> str | None:
    at = find_title(lines, first, None)
    return None if at is None else lines[at].text


def _title(
    fragments: Sequence[Fragment], lines: Sequence[Line], flags: Sequence[bool], metadata: Metadata
) -> str | None:
    """Return the metadata's title, but on a page without headings that does not print it the last line in bold above the body."""
    if any(run.tag == "h1" or same_words(run.text, metadata.title) for run in fragments):
        return metadata.title
    first = next((at for at, flag in enumerate(flags) if flag and lines[at].kind == "prose"), 0)
    bold = [at for at in range(first) if fragments[at].bold > _ALL and is_headline(lines[at])]
    return lines[bold[-1]].text if bold else metadata.title


def _section_at(runs: Sequence[_Run], title: str | None, section: str | None) -> int | None:
    """Return where the section is printed: on a label or at the end of a chain of links right above the title."""
    lines = [run.line for run in runs]
    for at in (at for at, line in enumerate(lines) if same_words(line.text, title)):
        top = max(0, at - _ABOVE)
        over = range(at - 1, top - 1, -1)
        named = next((above for above in over if same_words(_last_crumb(lines[above].text), section)), None)
        if named is not None:
            return named
        label = find_section(lines[top : at + 1], at - top, at - top + 1) if section is None else None
        if label is not None and _is_label_of(runs, top + label, at):
            return top + label
    return None


def _is_label_of(runs: Sequence[_Run], at: int, title: int) -> bool:
    """Tell whether a label belongs to a title and not to a menu of all sections."""
    box = runs[at].fragment.within
    together = not {*box[:2]}.isdisjoint(runs[title].fragment.within[:2])
    listed = at > 0 and runs[at - 1].fragment.within[0] == box[0]
    return together and (not listed or _CRUMBS.search(runs[at].line.text) is not None)


def _last_crumb(text: str) -> str:
    return _CRUMBS.split(text.rstrip(" >›»/"))[-1].strip()


# The body


def _body(
    fragments: Sequence[Fragment], lines: Sequence[Line], metadata: Metadata, extracted: str
) -> list[bool]:
    sights = [sight(line) for line in lines]
    letters = [one.letters for one in sights]
    told = in_text(letters, metadata.body) if metadata.body else None
    shown = in_text(letters, extracted)
    found = find_body(markup_features(fragments, sights, metadata.title, shown, told), "markup")
    for witness_says in (told, shown):
        if witness_says and not any(found):
            found = [says and one.prose for says, one in zip(witness_says, sights, strict=True)]
    return found


def _drop_comments(fragments: Sequence[Fragment], flags: list[bool]) -> None:
    """Leave out what readers wrote below: runs in a box of comments, unless most of the body seems to stand in one."""
    words = [
        len(fragment.text.split()) if flag else 0 for fragment, flag in zip(fragments, flags, strict=True)
    ]
    within = [fragment.near[_COMMENT] <= _COMMENT_LEVELS for fragment in fragments]
    first = next((at for at, flag in enumerate(flags) if flag), 0)
    outside = sum(count for count, boxed in zip(words, within, strict=True) if not boxed)
    if within[first : first + 1] == [True] or outside < _LEAST_OUTSIDE * sum(words):
        return
    for at, boxed in enumerate(within):
        flags[at] = flags[at] and not boxed


def _drop_around(
    fragments: Sequence[Fragment], lines: Sequence[Line], flags: list[bool], title: str | None
) -> None:
    """Leave out what stands above a printed headline, and what stands around a text that is shown as it was typed."""
    words = [len(line.text.split()) if flag else 0 for line, flag in zip(lines, flags, strict=True)]
    headed = [
        at
        for at, line in enumerate(lines)
        if (fragments[at].tag in _TITLES or fragments[at].bold > _ALL) and same_words(line.text, title)
    ]
    top = headed[0] if headed and sum(words[headed[0] :]) > _MOST * sum(words) else 0
    typed = [at for at, fragment in enumerate(fragments) if fragment.tag == "pre"]
    alone = sum(words[at] for at in typed) > _MOST * sum(words)
    for at, line in enumerate(lines):
        above = at < top and line.kind != "prose"
        flags[at] = flags[at] and not above and (not alone or fragments[at].tag == "pre")


def _add_standfirst(
    fragments: Sequence[Fragment],
    lines: Sequence[Line],
    flags: list[bool],
    title: str | None,
    description: str | None,
) -> None:
    """Count the summary between title and body as body: what the page describes itself by, or marks as its lead."""
    first = flags.index(True) if any(flags) else 0
    titled = [at for at in range(first) if same_words(lines[at].text, title)]
    told = letters_of(description or "")
    for at in range(titled[-1] + 1 if titled else first, first):
        fragment, line = fragments[at], lines[at]
        said = letters_of(line.text)
        fits = len(line.text.split()) >= _SHORTEST_LEAD and fragment.linked < 0.5 and not fragment.hidden
        if fits and (fragment.near[_LEAD] <= 1 or (told and (said == told or said in told))):
            flags[at] = True


def in_text(letters: Sequence[str], whole: str) -> list[bool]:
    """Tell of each text, its letters alone, whether a longer one holds it; of a short one, whether it is a line of it."""
    lines = [letters_of(line) for line in whole.split("\n")]
    alone, run = set(lines), "".join(lines)
    return [text in alone or (len(text) >= _SHORTEST_OVERLAP and text in run) for text in letters]


def _shaped(fragment: Fragment, line: Line, metadata: Metadata) -> Line:
    """Return a line with the kind that its markup gives, unless its words say that it is no part of a body."""
    if fragment.tag == "table":
        return Line("table", line.text)
    if line.kind in _ITSELF:
        return line
    kind = _kind_beside(fragment, line, metadata) or _kind_within(fragment, line)
    return Line(kind, line.text) if kind else line


def _kind_beside(fragment: Fragment, line: Line, metadata: Metadata) -> LineKind | None:
    """Return the kind of a run that its markup shows to stand beside the body."""
    near, words = fragment.near, len(line.text.split())
    if fragment.tag == "offer":
        return "furniture"
    if fragment.tag == "figcaption" or (near[_CAPTION] == 0 and near[_FIGURE] <= 2):
        return "caption"
    if words > _MOST_WORDS or line.text.endswith((".", "?", "!", ":", "…")):
        return None
    if near[_SOCIAL] == 0:
        return "furniture"
    if near[_DATED] == 0 and _YEAR.search(line.text) and fragment.tag not in _HEADINGS:
        return "date"
    if _names_authors(line.text, metadata.authors) or (
        near[_BYLINE] == 0 and names_beside(_IN_BRACKETS.sub("", line.text))
    ):
        return "byline"
    return None


def _kind_within(fragment: Fragment, line: Line) -> LineKind | None:
    """Return the kind that the markup gives to a run of the body."""
    if fragment.tag in _HEADINGS:
        return "heading"
    if fragment.near[_QUOTE] <= 1:
        return "quote"
    if fragment.tag in {"li", "dd", "dt"} or (fragment.tag == "p" and fragment.near[_LIST] <= 2):
        return "list"
    if fragment.tag == "p" and line.kind in {"short", "list"}:
        few = len(line.text.split()) <= _MOST_WORDS
        return "heading" if few and (fragment.bold > _ALL or _is_title_cased(line.text)) else "prose"
    return None


def _is_title_cased(text: str) -> bool:
    """Tell whether all longer words of a line begin with a capital, as in headings of some outlets."""
    longer = [word for word in text.split() if len(word) > _SHORT_WORD]
    return len(longer) > 1 and all(word[0].isupper() for word in longer)


def _is_pointer(fragment: Fragment, line: Line) -> bool:
    """Tell whether a run is one link, worded as a headline is."""
    return (
        fragment.tag in _LINKED
        and fragment.linked > _WHOLLY
        and line.kind in {"short", "prose", "list"}
        and _SHORTEST_POINTER <= len(line.text.split()) <= _LONGEST_POINTER
        and not line.text.endswith((".", ":"))
        and _STARTS_TITLE.match(line.text) is not None
        and not fragment.hidden
    )


def _names_authors(text: str, authors: Sequence[str]) -> bool:
    """Tell whether a line names all authors and says hardly anything else."""
    rest = text.casefold()
    for author in authors:
        if author.casefold() not in rest:
            return False
        rest = rest.replace(author.casefold(), "")
    return bool(authors) and len(rest.split()) <= _MOST_BESIDE_NAMES * len(authors)


# Roles


def _parts(plan: _Plan) -> Iterator[Part]:
    furniture = 0
    seen: set[tuple[Role, str]] = set()
    for at, run in enumerate(plan.runs):
        part = _part(plan, at)
        if part is None or (not run.body and (part.role, part.text) in seen):
            continue
        if part.role == "furniture":
            furniture += 1
            if furniture > _MOST_FURNITURE or _is_menu(run.fragment):
                continue
        elif run.fragment.hidden and not run.body:
            continue
        seen.add((part.role, part.text))
        yield part


def _part(plan: _Plan, at: int) -> Part | None:
    """Return the part that a run begins; None for the later runs of a teaser."""
    run = plan.runs[at]
    teaser = None if run.body else plan.teasers.get(at)
    if at == plan.section:
        return Part("section", _last_crumb(run.line.text))
    if teaser is not None:
        return Part("teaser", teaser.text, teaser.age) if at == teaser.runs[0] else None
    return Part(_role(plan, at), run.line.text)


def _role(plan: _Plan, at: int) -> Role:
    run = plan.runs[at]
    kind, fragment = run.line.kind, run.fragment
    if run.body:
        return _BODY.get(kind, "paragraph")
    if same_words(run.line.text, plan.title):
        return "title"
    if kind in _BESIDE or (plan.first < at < plan.last and _is_pointer(fragment, run.line)):
        return _BESIDE.get(kind, "related")
    if kind == "byline" or (at < plan.first and fragment.near[_BYLINE] <= 1 and is_name(run.line.text)):
        return "furniture" if fragment.near[_QUOTE] <= 2 else "byline"
    captioned = fragment.near[_CAPTION] <= 1 and fragment.linked < 0.5 and len(run.line.text.split()) > 3
    return "caption" if captioned and kind != "furniture" else "furniture"


def _is_menu(fragment: Fragment) -> bool:
    """Tell whether a run is a piece of navigation or of what every page of a site has."""
    short = len(fragment.text.split()) < 4
    return fragment.hidden or (
        short and (fragment.linked > 0.5 or any(fragment.near[menu] <= 4 for menu in _MENUS))
    )


def _authors(parts: Sequence[Part]) -> tuple[str, ...]:
    bylines = [part.text for part in parts if part.role == "byline"]
    names = [name for text in bylines for name in (read_byline(text) or ((text,) if is_name(text) else ()))]
    return tuple(dict.fromkeys(names))


def _with_head(parts: Sequence[Part], layout: Layout) -> Iterator[Part]:
    """Yield the parts with what the metadata alone tell of the head: the section first, authors under the title."""
    there = {part.role for part in parts}
    byline = Part("byline", ", ".join(layout.authors)) if layout.authors and "byline" not in there else None
    if layout.section and "section" not in there:
        yield Part("section", layout.section)
    if layout.title and "title" not in there:
        yield Part("title", layout.title)
    for part in parts:
        if byline and part.role != "title" and ("title" not in there or part.role not in _ABOVE_TITLE):
            yield byline
            byline = None
        yield part
        if byline and part.role == "title":
            yield byline
            byline = None
    if byline:
        yield byline
