"""Passages beside gold: which belong together, what they come to, and how a miss shows its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from foedera.scores import Figure, Miss, Value, precision_recall, ratio

_AROUND = 40
"""Characters of the text that a miss shows on either side of its words."""


class Spanned(Protocol):
    """Anything that stands at offsets of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


def paired_spans(golds: Sequence[Spanned], found: Sequence[Spanned]) -> tuple[tuple[int, int], ...]:
    """Return which of the gold and which of the found belong together, by number.

    Two belong together if they share a character; each has one partner at most. The larger overlap goes first, then
    what stands earlier in its row.
    """
    candidates = sorted(
        (-shared, at, there)
        for at, mine in enumerate(golds)
        for there, other in enumerate(found)
        if (shared := min(mine.end, other.end) - max(mine.start, other.start)) > 0
    )
    return one_to_one((at, there) for _, at, there in candidates)


def one_to_one(candidates: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the pairs neither of whose sides stands in an earlier pair."""
    taken, given = set[int](), set[int]()
    pairs = list[tuple[int, int]]()
    for at, there in candidates:
        if at not in taken and there not in given:
            taken.add(at)
            given.add(there)
            pairs.append((at, there))
    return tuple(pairs)


def counted(measure: str, right: int, came: int, wanted: int) -> Figure:
    """Return the figure of what was right among what was found and what was wanted."""
    return precision_recall(
        measure, ratio(right, came), ratio(right, wanted), tp=right, pred=came, gold=wanted
    )


def share_of(measure: str, right: int, of: int) -> Figure:
    """Return the figure of a share of right answers and of how many there were."""
    return Figure(measure, (Value("acc", round(ratio(right, of), 4)), Value("n", of)))


def in_context(text: str, span: Spanned) -> str:
    """Return a passage in brackets with the words around it."""
    before = text[max(span.start - _AROUND, 0) : span.start]
    after = text[span.end : span.end + _AROUND]
    if span.start > _AROUND:
        before = before.partition(" ")[2]
    if span.end + _AROUND < len(text):
        after = after.rpartition(" ")[0]
    return f"{before}[{text[span.start : span.end]}]{after}"


@dataclass(frozen=True, slots=True)
class Odd:
    """A miss with what the order of misses looks at: its cause and its words."""

    cause: int
    words: str
    miss: Miss


def by_cause(odd: Iterable[Odd]) -> tuple[Miss, ...]:
    """Return misses by their cause, then by their words whatever the case, so that like stands by like."""
    return tuple(each.miss for each in sorted(odd, key=lambda each: (each.cause, each.words.casefold())))
