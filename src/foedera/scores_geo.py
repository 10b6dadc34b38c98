"""Toponyms beside gold -> how many were found, with the right country, and every one that was lost, added or misplaced."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedera.scores import Figure, Miss, Score, ratio
from foedera.scores_spans import Odd, by_cause, counted, in_context, paired_spans, share_of


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place with its offsets in the text and its country, ISO 3166-1 alpha-2."""

    start: int
    end: int
    text: str
    country: str | None


@dataclass(frozen=True, slots=True)
class FoundToponym(Toponym):
    """A name of a place as it was found, with how the text uses it."""

    use: str


@dataclass(frozen=True, slots=True)
class GeoGold:
    """A text in which an annotator marked the names of places."""

    id: str
    text: str
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True)
class GeoPrediction:
    """The names of places that were found in a text."""

    id: str
    toponyms: tuple[FoundToponym, ...]


# Toponyms


@dataclass(frozen=True, slots=True)
class _Pair:
    """A toponym of the gold and the one that was found in its place."""

    gold: Toponym
    found: Toponym

    @property
    def same_country(self) -> bool:
        return bool(self.gold.country) and self.gold.country == self.found.country

    @property
    def same_span(self) -> bool:
        return (self.gold.start, self.gold.end) == (self.found.start, self.found.end)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A text with what was found in it: the pairs, and what has no partner."""

    page: GeoGold
    found: tuple[Toponym, ...]
    pairs: tuple[_Pair, ...]
    lost: tuple[Toponym, ...]
    added: tuple[Toponym, ...]

    def share(self, rows: int) -> float:
        """Return what so many rows cost: 1 - F1 of the text is the sum over all rows without their like."""
        return ratio(rows, len(self.page.toponyms) + len(self.found))

    def share_of_placed(self, rows: int) -> float:
        """Return what so many rows that have a country cost of the text's countries."""
        return ratio(rows, len(_placed(self.page.toponyms)) + len(_placed(self.found)))


def score_toponyms(golds: Sequence[GeoGold], found: Mapping[str, GeoPrediction]) -> Score:
    """Score toponyms: where they are, in which country, and which countries a text names at all.

    Counts are summed over all texts. The misses stand by what is wrong, then by the words of the toponym; in a set
    that gives no toponym a country none is wrong.
    """
    compared = [_compare(gold, found[gold.id].toponyms if gold.id in found else ()) for gold in golds]
    causes = (_alone, _misplaced, _cut) if any(_placed(gold.toponyms) for gold in golds) else (_alone, _cut)
    odd = (odd for one in compared for cause in causes for odd in cause(one))
    return Score(tuple(_figures(compared)), by_cause(odd))


def _compare(gold: GeoGold, found: tuple[Toponym, ...]) -> _Compared:
    numbers = paired_spans(gold.toponyms, found)
    taken, given = {at for at, _ in numbers}, {there for _, there in numbers}
    return _Compared(
        gold,
        found,
        tuple(_Pair(gold.toponyms[at], found[there]) for at, there in numbers),
        tuple(row for at, row in enumerate(gold.toponyms) if at not in taken),
        tuple(row for there, row in enumerate(found) if there not in given),
    )


def _placed(rows: Sequence[Toponym]) -> list[str]:
    """Return the countries of the toponyms that have one."""
    return [row.country for row in rows if row.country]


def _figures(compared: Sequence[_Compared]) -> Iterator[Figure]:
    def total(count: Callable[[_Compared], int]) -> int:
        return sum(map(count, compared))

    came, wanted = total(lambda one: len(one.found)), total(lambda one: len(one.page.toponyms))
    right = total(lambda one: sum(pair.same_country for pair in one.pairs))
    yield counted("toponym", total(lambda one: len(one.pairs)), came, wanted)
    yield counted("strict", total(lambda one: sum(pair.same_span for pair in one.pairs)), came, wanted)
    yield counted(
        "country",
        right,
        total(lambda one: len(_placed(one.found))),
        total(lambda one: len(_placed(one.page.toponyms))),
    )
    yield counted(
        "doc country",
        total(lambda one: len({*_placed(one.page.toponyms)} & {*_placed(one.found)})),
        total(lambda one: len({*_placed(one.found)})),
        total(lambda one: len({*_placed(one.page.toponyms)})),
    )
    yield share_of("given span", right, total(lambda one: len(_placed([pair.gold for pair in one.pairs]))))


def _alone(one: _Compared) -> Iterator[Odd]:
    """Yield what was lost and what was added."""
    for row in one.lost:
        yield Odd(0, row.text, Miss(one.page.id, "toponym", _shown(row, one), "", one.share(1)))
    for row in one.added:
        yield Odd(1, row.text, Miss(one.page.id, "toponym", "", _shown(row, one), one.share(1)))


def _misplaced(one: _Compared) -> Iterator[Odd]:
    """Yield the pairs of which both have a country, and not the same, or only one has."""
    for pair in one.pairs:
        placed = len(_placed([pair.gold, pair.found]))
        if placed and not pair.same_country:
            expected, came = _shown(pair.gold, one), _shown(pair.found, one)
            lost = one.share_of_placed(placed)
            yield Odd(2, pair.gold.text, Miss(one.page.id, "country", expected, came, lost))


def _cut(one: _Compared) -> Iterator[Odd]:
    """Yield the pairs that are cut otherwise than in the gold."""
    for pair in one.pairs:
        if not pair.same_span:
            expected, came = _shown(pair.gold, one), _shown(pair.found, one)
            yield Odd(3, pair.gold.text, Miss(one.page.id, "strict", expected, came, one.share(2)))


def _shown(row: Toponym, one: _Compared) -> str:
    """Return a toponym's country, and the toponym in brackets with the words around it."""
    return f"{row.country or '?'}: {in_context(one.page.text, row)}"
