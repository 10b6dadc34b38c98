"""Predictions beside gold -> figures as the field computes them, and every miss that they rest on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

# What a score is


@dataclass(frozen=True, slots=True)
class Value:
    """One number of a figure under its name: a ratio, or a whole count."""

    name: str
    number: float


@dataclass(frozen=True, slots=True)
class Figure:
    """What one measure comes to over a set; `kind` is the part of the set that it looks at, where it is but a part."""

    measure: str
    values: tuple[Value, ...]
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between gold and prediction; what was not expected, or did not come, is empty."""

    page: str
    measure: str
    expected: str
    found: str
    loss: float
    """The share of its page's measure that it costs, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of a task on a set, and its misses: worst first, or like by like where the task says so."""

    figures: tuple[Figure, ...]
    misses: tuple[Miss, ...]


def precision_recall(measure: str, precision: float, recall: float, **counts: int) -> Figure:
    """Return the figure of a precision and a recall, with their F1 and what was counted."""
    both = precision + recall
    parts = {"p": precision, "r": recall, "f1": 2 * precision * recall / both if both else 0.0}
    rounded = [Value(name, round(part, 4)) for name, part in parts.items()]
    return Figure(measure, (*rounded, *(Value(name, count) for name, count in counts.items())))


def accuracy(measure: str, right: int, of: int) -> Figure:
    """Return the figure of a share of right answers."""
    return Figure(measure, (Value("acc", round(ratio(right, of), 4)),))


def ratio(part: float, whole: float) -> float:
    """Return a part of a whole; 0 of nothing."""
    return part / whole if whole else 0.0


def worst_first(figures: Sequence[Figure], misses: Sequence[Miss]) -> Score:
    """Return a score whose misses stand in the order of what they cost, then of the measures and of the pages."""
    ranks = {figure.measure: rank for rank, figure in enumerate(figures)}
    ordered = sorted(misses, key=lambda miss: (-miss.loss, ranks.get(miss.measure, len(ranks))))
    return Score(tuple(figures), tuple(ordered))


# What pages are scored on


@dataclass(frozen=True, slots=True)
class BodyGold:
    """A page of which an annotator copied the whole body."""

    id: str
    body: str


@dataclass(frozen=True, slots=True)
class PartsGold:
    """A page of which an annotator said what belongs to it, and what its title, authors and date are.

    Nothing is held against a page for a part that is empty.
    """

    id: str
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    title: str | None = None
    author: tuple[str, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True)
class LinesGold:
    """A page as lines of plain text, with its body and the numbers of the lines that make it up."""

    id: str
    lines: tuple[str, ...]
    body: str
    keep: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PagePrediction:
    """What was read of a page."""

    id: str
    text: str = ""
    title: str | None = None
    author: tuple[str, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True)
class KeptLines:
    """The lines of a page that were taken for its body."""

    id: str
    keep: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeptText:
    """What was taken for the body of a page, where nobody can tell from which lines it came."""

    id: str
    text: str


# Words in common

_WORD = re.compile(r"\w+")
_SHINGLE = 4

Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Overlap:
    """How much two texts have in common, in shingles; and whether their words are all the same."""

    shared: int
    gold: int
    found: int
    same: bool


def shingles(text: str) -> Shingles:
    """Return every run of four words with how often it occurs; a shorter text is one run."""
    words = _WORD.findall(text)
    return Counter(_runs(words))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for at in range(max(min(len(words), 1), len(words) - _SHINGLE + 1)):
        yield tuple(words[at : at + _SHINGLE])


def _overlap(gold: str, found: str) -> _Overlap:
    wanted, came = shingles(gold), shingles(found)
    same = _WORD.findall(gold) == _WORD.findall(found)
    return _Overlap((wanted & came).total(), wanted.total(), came.total(), same)


def _body_figure(overlaps: Sequence[_Overlap]) -> Figure:
    """Average precision over the pages with a prediction and recall over those with gold text."""
    precisions = [one.shared / one.found for one in overlaps if one.found]
    recalls = [one.shared / one.gold for one in overlaps if one.gold]
    return precision_recall(
        "body",
        ratio(sum(precisions), len(precisions)),
        ratio(sum(recalls), len(recalls)),
        n=len(overlaps),
    )


def _body_misses(page: str, gold: str, found: str) -> Iterator[Miss]:
    """Yield each passage that was lost, and each that came and does not belong to the body."""
    wanted, came = shingles(gold), shingles(found)
    whole = wanted.total() + came.total()
    for passage, lost in _alone(gold, came):
        yield Miss(page, "body", passage, "", lost / whole)
    for passage, added in _alone(found, wanted):
        yield Miss(page, "body", "", passage, added / whole)


def _alone(text: str, other: Shingles) -> Iterator[tuple[str, int]]:
    """Yield the passages whose shingles another text lacks, each with how many they are."""
    words = list(_WORD.finditer(text))
    left = Counter(other)
    lacking: list[bool] = []
    for run in _runs([word[0] for word in words]):
        left[run] -= 1
        lacking.append(left[run] < 0)
    for is_lacking, group in groupby(range(len(lacking)), key=lacking.__getitem__):
        if is_lacking:
            starts = list(group)
            last = min(starts[-1] + _SHINGLE, len(words)) - 1
            yield text[words[starts[0]].start() : words[last].end()], len(starts)


def score_bodies(golds: Sequence[BodyGold], found: Mapping[str, PagePrediction]) -> Score:
    """Score article bodies: shingles in common, and the share of pages whose words are all equal."""
    overlaps, misses = [], list[Miss]()
    for gold in golds:
        text = found.get(gold.id, PagePrediction(gold.id)).text
        overlaps.append(_overlap(gold.body, text))
        misses += _body_misses(gold.id, gold.body, text)
    exact = accuracy("exact", sum(one.same for one in overlaps), len(overlaps))
    return worst_first([_body_figure(overlaps), exact], misses)


# Chunks and fields

FieldName = Literal["date", "title", "author"]
Values = tuple[str, ...]


def score_parts(golds: Sequence[PartsGold], found: Mapping[str, PagePrediction]) -> Score:
    """Score pages by chunks that their text must and must not hold, and by date, title and authors."""
    pairs = [(gold, found.get(gold.id, PagePrediction(gold.id))) for gold in golds]
    figures = [_chunk_figure(pairs), *(_field_figure(*field, pairs) for field in _FIELDS)]
    misses = [
        miss for gold, page in pairs for miss in (*_chunk_misses(gold, page), *_field_misses(gold, page))
    ]
    return worst_first(figures, misses)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _chunk_figure(pairs: Sequence[tuple[PartsGold, PagePrediction]]) -> Figure:
    right = wrong = lost = 0
    for gold, page in pairs:
        text = _spaced(page.text)
        held = sum(_spaced(chunk) in text for chunk in gold.wanted)
        right += held
        lost += len(gold.wanted) - held
        wrong += sum(_spaced(chunk) in text for chunk in gold.unwanted)
    precision, recall = ratio(right, right + wrong), ratio(right, right + lost)
    return precision_recall("chunks", precision, recall, tp=right, fp=wrong, fn=lost)


def _chunk_misses(gold: PartsGold, page: PagePrediction) -> Iterator[Miss]:
    text = _spaced(page.text)
    loss = ratio(1, len(gold.wanted) + len(gold.unwanted))
    for chunk in gold.wanted:
        if _spaced(chunk) not in text:
            yield Miss(gold.id, "chunks", chunk, "", loss)
    for chunk in gold.unwanted:
        if _spaced(chunk) in text:
            yield Miss(gold.id, "chunks", "", chunk, loss)


def _normal(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _names(values: Values) -> frozenset[str]:
    return frozenset(filter(None, map(_normal, values)))


def _same_day(gold: Values, found: Values) -> bool:
    return gold[0] == found[0][:10]


def _same_title(gold: Values, found: Values) -> bool:
    return _normal(gold[0]) == _normal(found[0])


def _near_title(gold: Values, found: Values) -> bool:
    return _words_shared(gold, found) >= 0.8


def _same_names(gold: Values, found: Values) -> bool:
    return _names(gold) == _names(found)


def _common_name(gold: Values, found: Values) -> bool:
    return bool(_names(gold) & _names(found))


def _words_shared(gold: Values, found: Values) -> float:
    """Return the F1 of the words of two values."""
    one, other = (Counter(_normal(" ".join(values)).split()) for values in (gold, found))
    return ratio(2 * (one & other).total(), one.total() + other.total())


_FIELDS: tuple[tuple[str, FieldName, Callable[[Values, Values], bool]], ...] = (
    ("date", "date", _same_day),
    ("title", "title", _same_title),
    ("title~", "title", _near_title),
    ("author", "author", _same_names),
    ("author~", "author", _common_name),
)


def _values(page: PartsGold | PagePrediction, field: FieldName) -> Values:
    if field == "author":
        return page.author
    value = page.date if field == "date" else page.title
    return (value,) if value else ()


def _field_figure(
    measure: str,
    field: FieldName,
    same: Callable[[Values, Values], bool],
    pairs: Sequence[tuple[PartsGold, PagePrediction]],
) -> Figure:
    asked = [(_values(gold, field), _values(page, field)) for gold, page in pairs if _values(gold, field)]
    answers = [same(gold, found) for gold, found in asked if found]
    right = sum(answers)
    precision, recall = ratio(right, len(answers)), ratio(right, len(asked))
    return precision_recall(measure, precision, recall, n=len(asked), answered=len(answers), right=right)


def _field_misses(gold: PartsGold, page: PagePrediction) -> Iterator[Miss]:
    """Yield the fields that are not exactly right; of one that is partly right, the rest is lost."""
    for measure, field, same in _FIELDS:
        wanted, came = _values(gold, field), _values(page, field)
        if measure != field or not wanted or (came and same(wanted, came)):
            continue
        loss = 1.0 if field == "date" else 1 - _words_shared(wanted, came)
        yield Miss(gold.id, measure, "; ".join(wanted), "; ".join(came), loss)


# Lines


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page's lines beside the gold's, as sets of line numbers."""

    gold: LinesGold
    kept: frozenset[int]
    wanted: frozenset[int]

    def words(self, numbers: frozenset[int]) -> int:
        return sum(len(_WORD.findall(self.gold.lines[number])) for number in numbers)


def score_lines(golds: Sequence[LinesGold], found: Mapping[str, KeptLines | KeptText]) -> Score:
    """Score the removal of page furniture: the body's shingles and, where lines were kept, the lines."""
    overlaps, misses, kept = list[_Overlap](), list[Miss](), list[_Kept]()
    for gold in golds:
        page = found.get(gold.id, KeptLines(gold.id, ()))
        if isinstance(page, KeptText):
            text = page.text
            misses += _body_misses(gold.id, gold.body, text)
        else:
            kept.append(_Kept(gold, frozenset(page.keep), frozenset(gold.keep)))
            text = "\n".join(gold.lines[number] for number in sorted(kept[-1].kept))
            misses += _line_misses(kept[-1])
        overlaps.append(_overlap(gold.body, text))
    lines = _line_figures(kept, len(golds)) if kept else []
    return worst_first([_body_figure(overlaps), *lines], misses)


def _line_figures(kept: Sequence[_Kept], pages: int) -> list[Figure]:
    shared = sum(len(one.kept & one.wanted) for one in kept)
    came = sum(len(one.kept) for one in kept)
    wanted = sum(len(one.wanted) for one in kept)
    words_shared = sum(one.words(one.kept & one.wanted) for one in kept)
    words_came = sum(one.words(one.kept) for one in kept)
    words_wanted = sum(one.words(one.wanted) for one in kept)
    right = sum(one.kept == one.wanted for one in kept)
    return [
        precision_recall("lines", ratio(shared, came), ratio(shared, wanted), kept=came, gold=wanted),
        precision_recall("line-words", ratio(words_shared, words_came), ratio(words_shared, words_wanted)),
        accuracy("page", right, pages),
    ]


def _line_misses(page: _Kept) -> Iterator[Miss]:
    whole = page.words(page.wanted | page.kept)
    for number in sorted(page.wanted ^ page.kept):
        line = f"{number}: {page.gold.lines[number]}"
        expected, found = (line, "") if number in page.wanted else ("", line)
        yield Miss(page.gold.id, "lines", expected, found, ratio(page.words(frozenset({number})), whole))
