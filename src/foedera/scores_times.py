"""Time expressions beside gold -> the figures of TempEval-3, and every expression that was lost, added or misread."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedera.scores import Figure, Miss, Score, precision_recall, ratio

_AROUND = 40
"""Characters of the text that a miss shows on either side of an expression."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CALENDAR = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class TimexRow:
    """A time expression with its offsets in the text and its TimeML type and value."""

    start: int
    end: int
    text: str
    type: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class TimesGold:
    """A text in which an annotator marked the time expressions."""

    id: str
    text: str
    timexes: tuple[TimexRow, ...]


@dataclass(frozen=True, slots=True)
class TimesPrediction:
    """The time expressions that were found in a text."""

    id: str
    timexes: tuple[TimexRow, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """An expression of the gold and the one that was found in its place."""

    gold: TimexRow
    found: TimexRow


@dataclass(frozen=True, slots=True)
class _Compared:
    """A text with what was found in it: the pairs, and what has no partner."""

    page: TimesGold
    found: tuple[TimexRow, ...]
    pairs: tuple[_Pair, ...]
    lost: tuple[TimexRow, ...]
    added: tuple[TimexRow, ...]

    def share(self, rows: int) -> float:
        """Return what so many rows cost: 1 - F1 of the text is the sum over all rows without their like."""
        return ratio(rows, len(self.page.timexes) + len(self.found))


def score_timexes(golds: Sequence[TimesGold], found: Mapping[str, TimesPrediction]) -> Score:
    """Score time expressions: where they are, of which type and value; counts are summed over all texts.

    The misses stand by what is wrong, then by the words of the expression, so that like stands by like.
    """
    compared = [_compare(gold, found[gold.id].timexes if gold.id in found else ()) for gold in golds]
    figures = [
        *(_figure(measure, same, compared) for measure, same in _MEASURES),
        *(_value_figure(measure, form, compared) for measure, form in _FORMS),
    ]
    return Score(tuple(figures), tuple(_misses(compared)))


def _compare(gold: TimesGold, found: tuple[TimexRow, ...]) -> _Compared:
    """Match each expression with at most one other: equal spans first, then those that share most."""
    candidates = sorted(
        (not _same_span(_Pair(mine, other)), -shared, at, there)
        for at, mine in enumerate(gold.timexes)
        for there, other in enumerate(found)
        if (shared := min(mine.end, other.end) - max(mine.start, other.start)) > 0
    )
    taken, given = set[int](), set[int]()
    pairs = list[_Pair]()
    for _, _, at, there in candidates:
        if at not in taken and there not in given:
            taken.add(at)
            given.add(there)
            pairs.append(_Pair(gold.timexes[at], found[there]))
    lost = [row for at, row in enumerate(gold.timexes) if at not in taken]
    added = [row for there, row in enumerate(found) if there not in given]
    return _Compared(gold, found, tuple(pairs), tuple(lost), tuple(added))


# Figures


def _overlapping(_pair: _Pair) -> bool:
    return True


def _same_span(pair: _Pair) -> bool:
    return (pair.gold.start, pair.gold.end) == (pair.found.start, pair.found.end)


def _same_value(pair: _Pair) -> bool:
    return pair.gold.value == pair.found.value


def _same_type(pair: _Pair) -> bool:
    return pair.gold.type == pair.found.type


Same = Callable[[_Pair], bool]

_MEASURES: tuple[tuple[str, Same], ...] = (
    ("strict", _same_span),
    ("relaxed", _overlapping),
    ("value", _same_value),
    ("type", _same_type),
)
_FORMS = (("date", _DAY), ("month+", _CALENDAR))


def _figure(measure: str, same: Same, compared: Sequence[_Compared]) -> Figure:
    right = sum(same(pair) for one in compared for pair in one.pairs)
    came = sum(len(one.found) for one in compared)
    wanted = sum(len(one.page.timexes) for one in compared)
    return _counted(measure, right, came, wanted)


def _value_figure(measure: str, form: re.Pattern[str], compared: Sequence[_Compared]) -> Figure:
    """Return the figure of the values of one form alone."""

    def of_form(row: TimexRow) -> bool:
        return form.fullmatch(row.value or "") is not None

    right = sum(_same_value(pair) and of_form(pair.gold) for one in compared for pair in one.pairs)
    came = sum(of_form(row) for one in compared for row in one.found)
    wanted = sum(of_form(row) for one in compared for row in one.page.timexes)
    return _counted(measure, right, came, wanted)


def _counted(measure: str, right: int, came: int, wanted: int) -> Figure:
    return precision_recall(
        measure, ratio(right, came), ratio(right, wanted), tp=right, pred=came, gold=wanted
    )


# Misses


@dataclass(frozen=True, slots=True)
class _Odd:
    """An expression that costs something, with what the order of misses looks at: its group and its words."""

    group: int
    words: str
    miss: Miss


def _misses(compared: Sequence[_Compared]) -> Iterator[Miss]:
    """Yield what was lost, what was added, then what was cut or read otherwise than in the gold."""
    odd = [each for one in compared for each in (*_alone(one), *_differing(one))]
    return (each.miss for each in sorted(odd, key=lambda each: (each.group, each.words)))


def _alone(one: _Compared) -> Iterator[_Odd]:
    """Yield the expressions that have no partner."""
    cost = one.share(1)
    for row in one.lost:
        miss = Miss(one.page.id, "relaxed", _shown(row, one.page.text), "", cost)
        yield _Odd(0, row.text.casefold(), miss)
    for row in one.added:
        miss = Miss(one.page.id, "relaxed", "", _shown(row, one.page.text), cost)
        yield _Odd(1, row.text.casefold(), miss)


def _differing(one: _Compared) -> Iterator[_Odd]:
    """Yield the pairs that are not the same, once for each measure in which they differ."""
    for pair in one.pairs:
        expected, came = (_shown(row, one.page.text) for row in (pair.gold, pair.found))
        for group, (measure, same) in enumerate(_MEASURES, 2):
            if not same(pair):
                miss = Miss(one.page.id, measure, expected, came, one.share(2))
                yield _Odd(group, pair.gold.text.casefold(), miss)


def _shown(row: TimexRow, text: str) -> str:
    """Return an expression's type and value, and the expression in brackets with the words around it."""
    before = text[max(row.start - _AROUND, 0) : row.start]
    after = text[row.end : row.end + _AROUND]
    if row.start > _AROUND:
        before = before.partition(" ")[2]
    if row.end + _AROUND < len(text):
        after = after.rpartition(" ")[0]
    return f"{row.type or '?'} {row.value or '?'}: {before}[{text[row.start : row.end]}]{after}"
