"""Quotations beside gold -> the figures of PolNeAR: whose words were found, whole, and with the right speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from foedera.scores import Figure, Miss, Score, precision_recall, ratio
from foedera.scores_spans import Odd, by_cause, one_to_one, share_of

Range = tuple[int, int]
Pairs = tuple[Range, ...]
QuoteKind = Literal["direct", "mixed", "indirect"]

_WORD = re.compile(r"\w+")
_ALIKE = 0.75
"""The F1 of the words of two contents from which on they are the same attribution."""
_DIRECT = 0.9
"""The share of words in quotation marks from which on an attribution is a direct one."""


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """Words that are somebody's: where they stand, in one or more parts, and the mention beside them of whose they are."""

    content: tuple[Range, ...]
    source: tuple[Range, ...]
    head: Range | None = None
    """The head word of the source, which a found source has to cover."""


@dataclass(frozen=True, slots=True)
class QuotesGold:
    """A text in which an annotator marked whose words are whose."""

    id: str
    text: str
    quotes: tuple[QuoteRow, ...]


@dataclass(frozen=True, slots=True)
class QuotesPrediction:
    """The attributions that were found in a text."""

    id: str
    quotes: tuple[QuoteRow, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """An attribution with the numbers of the words of its content and its kind."""

    row: QuoteRow
    words: frozenset[int]
    kind: QuoteKind


@dataclass(frozen=True, slots=True)
class _Pair:
    gold: _Told
    found: _Told
    same: bool
    right: bool
    """Whether the speaker is right, or rightly missing."""


@dataclass(frozen=True, slots=True)
class _Compared:
    page: QuotesGold
    golds: tuple[_Told, ...]
    found: tuple[_Told, ...]
    pairs: tuple[_Pair, ...]


def score_quotes(golds: Sequence[QuotesGold], found: Mapping[str, QuotesPrediction]) -> Score:
    """Score attributions by the words of their contents: quotation marks and commas do not matter.

    Counts are summed over all texts. Misses stand by what is wrong, then by the words.
    """
    pages = [_compare(gold, found[gold.id].quotes if gold.id in found else ()) for gold in golds]
    figures = [
        _tokens(pages),
        *_by_kind("attribution", pages, lambda _: True),
        *_by_kind("exact", pages, lambda pair: pair.same),
        *_by_kind("speaker+content", pages, lambda pair: pair.right),
        *_speakers(pages),
    ]
    return Score(tuple(figures), by_cause(odd for page in pages for odd in _odd(page)))


def paired_quotes(text: str, golds: Sequence[QuoteRow], found: Sequence[QuoteRow]) -> Pairs:
    """Return which attributions of a text belong together, by number.

    Each has one partner at most: the most alike first, of those the one whose speaker is right.
    """
    return _paired(_all_told(text, golds), _all_told(text, found))


def _compare(gold: QuotesGold, found: Sequence[QuoteRow]) -> _Compared:
    mine, theirs = _all_told(gold.text, gold.quotes), _all_told(gold.text, found)
    matched = (
        _Pair(one, other, one.words == other.words, _is_right(one.row, other.row))
        for one, other in ((mine[at], theirs[there]) for at, there in _paired(mine, theirs))
    )
    return _Compared(gold, mine, theirs, tuple(matched))


def _paired(mine: Sequence[_Told], theirs: Sequence[_Told]) -> Pairs:
    candidates = sorted(
        (-alike, not _is_right(one.row, other.row), at, there)
        for at, one in enumerate(mine)
        for there, other in enumerate(theirs)
        if (alike := _alike(one.words, other.words)) >= _ALIKE
    )
    return one_to_one((at, there) for _, _, at, there in candidates)


def _all_told(text: str, rows: Sequence[QuoteRow]) -> tuple[_Told, ...]:
    words = [match.span() for match in _WORD.finditer(text)]
    marks = _quoted(text)
    return tuple(_told(row, words, marks) for row in rows)


def _told(row: QuoteRow, words: Sequence[Range], marks: bytearray) -> _Told:
    covered = frozenset(at for start, end in row.content for at in _words_in(start, end, words))
    inside = sum(marks[words[at][0]] for at in covered)
    if covered and inside >= _DIRECT * len(covered):
        return _Told(row, covered, "direct")
    return _Told(row, covered, "mixed" if inside else "indirect")


def _words_in(start: int, end: int, words: Sequence[Range]) -> Iterator[int]:
    at = bisect_left(words, start, key=lambda word: word[1] - 1)
    while at < len(words) and words[at][0] < end:
        yield at
        at += 1


def _alike(one: frozenset[int], other: frozenset[int]) -> float:
    return ratio(2 * len(one & other), len(one) + len(other))


def _is_right(gold: QuoteRow, found: QuoteRow) -> bool:
    head = gold.head if gold.source else None
    if head is None:
        return not found.source
    return any(head[0] < end and head[1] > start for start, end in found.source)


def _quoted(text: str) -> bytearray:
    """Return for each character whether it stands in double quotation marks, which a paragraph's end closes."""
    inside, at, marked = False, 0, bytearray(len(text))
    while at < len(text):
        char, two = text[at], text[at : at + 2]
        if char in "\n“”":
            inside = char == "“"
        elif char == '"' or two in {"''", "``", "’’", "‘‘"}:
            inside = not inside
            at += char != '"'
        else:
            marked[at] = inside
        at += 1
    return marked


# Figures


def _tokens(pages: Sequence[_Compared]) -> Figure:
    shared = came = wanted = 0
    for page in pages:
        mine = frozenset[int]().union(*(one.words for one in page.golds))
        theirs = frozenset[int]().union(*(one.words for one in page.found))
        shared, came, wanted = shared + len(mine & theirs), came + len(theirs), wanted + len(mine)
    return _figure("content tokens", None, (shared, came), (shared, wanted))


def _by_kind(measure: str, pages: Sequence[_Compared], good: Callable[[_Pair], bool]) -> Iterator[Figure]:
    """Yield a measure over all and over each kind: recall of gold of that kind, precision of what came as that kind."""
    for kind in (None, "direct", "mixed", "indirect"):
        pairs = [pair for page in pages for pair in page.pairs if good(pair)]
        came = _count((one for page in pages for one in page.found), kind)
        wanted = _count((one for page in pages for one in page.golds), kind)
        right = _count((pair.found for pair in pairs), kind), _count((pair.gold for pair in pairs), kind)
        yield _figure(measure, kind, (right[0], came), (right[1], wanted))


def _count(told: Iterable[_Told], kind: str | None) -> int:
    return sum(kind in {None, one.kind} for one in told)


def _figure(measure: str, kind: str | None, precision: Range, recall: Range) -> Figure:
    row = precision_recall(measure, ratio(*precision), ratio(*recall), pred=precision[1], gold=recall[1])
    return Figure(measure, row.values, kind)


def _speakers(pages: Sequence[_Compared]) -> Iterator[Figure]:
    """Yield how often the speaker is right where the gold names one and the words were found."""
    for kind in (None, "direct", "mixed", "indirect"):
        asked = [
            pair
            for page in pages
            for pair in page.pairs
            if pair.gold.row.source and pair.gold.row.head and kind in {None, pair.gold.kind}
        ]
        share = share_of("speaker", sum(pair.right for pair in asked), len(asked))
        yield Figure("speaker", share.values, kind)


# Misses


def _odd(page: _Compared) -> Iterator[Odd]:
    """Yield what was lost, what was added, and what was found of another speaker."""
    whole = len(page.golds) + len(page.found)
    text, name = page.page.text, page.page.id
    matched = {id(pair.gold.row) for pair in page.pairs}, {id(pair.found.row) for pair in page.pairs}
    for one in page.golds:
        if id(one.row) not in matched[0]:
            words = _shown(one.row, text)
            near = _nearest(one, page.found)
            beside = _shown(near.row, text) if near else ""
            yield Odd(0, words, Miss(name, f"attribution, {one.kind}", words, beside, ratio(1, whole)))
    for one in page.found:
        if id(one.row) not in matched[1] and _nearest(one, page.golds) is None:
            words = _shown(one.row, text)
            yield Odd(1, words, Miss(name, f"attribution, {one.kind}", "", words, ratio(1, whole)))
    for pair in page.pairs:
        if not pair.right:
            words = _shown(pair.gold.row, text)
            came = _shown(pair.found.row, text)
            yield Odd(2, words, Miss(name, "speaker", words, came, ratio(2, whole)))


def _nearest(one: _Told, others: Sequence[_Told]) -> _Told | None:
    """Return what shares most words with an attribution, None if nothing shares any."""
    best = max(others, key=lambda other: _alike(one.words, other.words), default=None)
    return best if best is not None and one.words & best.words else None


def _shown(row: QuoteRow, text: str) -> str:
    source = " … ".join(text[start:end] for start, end in row.source)
    content = " … ".join(text[start:end] for start, end in row.content)
    return f"[{source}] {content}"
