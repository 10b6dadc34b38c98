"""Runs of text in markup -> the teasers of other articles among them: headline, summary and age of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from foedera.fragments import HINTS, Fragment
from foedera.heads import same_words
from foedera.lines import AGE, Line, LineKind

_UNLIKE: frozenset[LineKind] = frozenset(
    {"age", "tail", "label", "comment", "furniture", "related", "caption", "byline", "date", "table"}
)
"""What the headline of a teaser does not look like."""
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BOXES = tuple(HINTS.index(name) for name in ("related", "card", "side", "aside"))
_MENUS = tuple(
    HINTS.index(name)
    for name in ("nav", "foot", "footer", "popup", "form", "social", "button", "tags", "comment")
)
_BOX_LEVELS = 7
_MENU_LEVELS = 5
_SHORTEST, _SHORTEST_ALONE, _LONGEST = 3, 4, 40  # words of a headline; alone: with nothing to show what it is
_LONGEST_SUMMARY = 60
_SHORTEST_SUMMARY = 5
_REACH = 4  # runs that a teaser has at most
_LISTED = 12  # headlines at most under a heading of other articles
_MOST_IN_BOX = 5  # runs in the box of one teaser
_CUT = re.compile(r"(?:…|\.\.\.)[\"'”’»)\]]*$")
_STOP = re.compile(r"[.:;,][\"'”’»)\]]*$")
_AGE_LAST = re.compile(rf"(?P<head>\S.{{10,}}?)\s*[|·•–—-]?\s+(?P<age>{AGE.pattern})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Teaser:
    """Another article that a page points to, and the numbers of the runs that do."""

    text: str
    """Its headline, and its summary on a line of its own."""
    age: str | None
    runs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    fragments: Sequence[Fragment]
    lines: Sequence[Line]
    body: Sequence[bool]
    title: str | None
    sizes: Counter[int]
    """How many runs each element holds."""


def find_teasers(
    fragments: Sequence[Fragment], lines: Sequence[Line], body: Sequence[bool], title: str | None
) -> list[Teaser]:
    """Return the teasers of a page in its order.

    Args:
        fragments: The page's runs of text.
        lines: What each looks like.
        body: Whether a model takes each for the body; its headings and sentences are no teasers.
        title: The page's title.
    """
    page = _Page(fragments, lines, body, title, Counter(number for run in fragments for number in run.within))
    heads = [at for at in range(len(fragments)) if _may_head(page, at)]
    listed = _listed(page, heads)
    taken: set[int] = set()
    found: list[Teaser] = []
    for at in heads:
        teaser = _teaser(page, at, taken, listed=at in listed)
        if teaser is not None:
            taken.update(teaser.runs)
            found.append(teaser)
    return found


def _may_head(page: _Page, at: int) -> bool:
    """Tell whether a run may be the headline of another article: some words that are a link or a heading."""
    run, line = page.fragments[at], page.lines[at]
    fits = _SHORTEST <= len(line.text.split()) <= _LONGEST and line.kind not in _UNLIKE and not run.hidden
    linked = run.linked >= 0.5 and not (page.body[at] and run.linked < 0.9)
    return fits and (linked or run.tag in _HEADINGS) and not same_words(line.text, page.title)


def _teaser(page: _Page, at: int, taken: set[int], *, listed: bool) -> Teaser | None:
    """Return the teaser that a headline begins, if its age, its summary, its box or its neighbours show one."""
    run, text = page.fragments[at], page.lines[at].text
    beside = list(_beside(page, at))
    dated = _AGE_LAST.fullmatch(text) if run.linked >= 0.5 else None
    ages = [other for other in beside if AGE.fullmatch(page.lines[other].text)]
    if not ages and at - 1 not in taken and at > 0 and _belongs(page, at, at - 1):
        ages = [at - 1] if AGE.fullmatch(page.lines[at - 1].text) else []
    summary = next((other for other in beside if _is_summary(page, other)), None)
    aged = dated is not None or bool(ages)
    if not _is_shown(page, at, summary, aged=aged, listed=listed):
        return None
    pieces = [dated["head"] if dated else text]
    pieces += [page.lines[summary].text] if summary is not None else []
    age = dated["age"] if dated else page.lines[ages[0]].text if ages else None
    return Teaser("\n".join(pieces), age, (at, *([summary] if summary is not None else []), *ages[:1]))


def _is_shown(page: _Page, at: int, summary: int | None, *, aged: bool, listed: bool) -> bool:
    run = page.fragments[at]
    cut = summary is not None and _CUT.search(page.lines[summary].text) is not None
    if summary is not None and page.body[summary] and not aged:
        return False
    linked = run.linked >= 0.5
    if aged or cut:
        boxed = page.sizes[_box(run)] <= _MOST_IN_BOX
        return (linked and not page.body[at]) or (boxed and (linked or cut or not page.body[at]))
    if not linked or page.body[at]:
        return False
    words = len(page.lines[at].text.split())
    return listed or (words >= _SHORTEST_ALONE and any(run.near[box] <= _BOX_LEVELS for box in _BOXES))


def _box(run: Fragment) -> int:
    """Return the element that holds a headline and what belongs to it."""
    return run.within[min(1, len(run.within) - 1)]


def _belongs(page: _Page, at: int, other: int) -> bool:
    """Tell whether a run stands in the element of a headline or in the one around that."""
    return not {*page.fragments[at].within[:2]}.isdisjoint(page.fragments[other].within)


def _beside(page: _Page, at: int) -> Iterator[int]:
    """Yield the runs after a headline that may belong to it, up to the next headline."""
    for other in range(at + 1, min(len(page.lines), at + _REACH)):
        link = page.fragments[other].linked >= 0.5
        head = _may_head(page, other) and not (link and _CUT.search(page.lines[other].text))
        if head or not _belongs(page, at, other):
            return
        yield other


def _is_summary(page: _Page, at: int) -> bool:
    line = page.lines[at]
    fits = (
        line.kind in {"prose", "short", "list"}
        and _SHORTEST_SUMMARY <= len(line.text.split()) <= _LONGEST_SUMMARY
    )
    return fits and (not page.body[at] or bool(_CUT.search(line.text)))


def _listed(page: _Page, heads: Sequence[int]) -> frozenset[int]:
    """Return the headlines that stand in a list of such: side by side, or under a heading of other articles."""
    found: set[int] = set()
    plain = [at for at in heads if _is_plain_link(page, at)]
    for at, following in pairwise(plain):
        long = all(len(page.lines[one].text.split()) >= _SHORTEST_ALONE for one in (at, following))
        if long and following - at <= _REACH and _are_siblings(page, at, following):
            found |= {at, following}
    for at, line in enumerate(page.lines):
        if line.kind == "tail":
            under = [
                other for other in plain if at < other <= at + _LISTED and _are_siblings(page, at, other)
            ]
            found.update(under)
    return frozenset(found)


def _is_plain_link(page: _Page, at: int) -> bool:
    run = page.fragments[at]
    if run.linked < 0.9 or page.body[at] or _STOP.search(page.lines[at].text):
        return False
    return all(run.near[menu] > _MENU_LEVELS for menu in _MENUS)


def _are_siblings(page: _Page, at: int, other: int) -> bool:
    one, two = page.fragments[at], page.fragments[other]
    return not {*one.within[:3]}.isdisjoint(two.within[:3])
