"""Which agreements are one where some page gives no name: clues to one matter, weighed against a bar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from foedera.identity import Likeness
from foedera.instrument_traits import InstrumentTraits
from foedera.making import SLIP, Days, gap, width

Clue = Literal[
    "same parties", "one party alone", "some parties", "another kind", "vague kind", "special kind", "name not heard",
    "signed that day", "signed that month", "signed that year", "same step", "made at that time",
    "pages of one week", "pages of one month", "pages of one season", "shared word", "other words",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a clue speaks for two findings being one instrument, and why."""

    value: float
    reason: str


WEIGHTS: Mapping[Clue, Weight] = {
    "same parties": Weight(0.5, "two parties seldom have more than one unnamed instrument in the news at a time"),
    "one party alone": Weight(-0.15, "a page that names one party may mean its instrument with somebody else"),
    "some parties": Weight(-0.05, "pages leave out parties, but fewer parties may also be another instrument"),
    "another kind": Weight(-0.3, "a treaty is not called a memorandum, nor a ceasefire a contract"),
    "special kind": Weight(0.1, "both are a ceasefire, a treaty or a memorandum, which is told of few"),
    "name not heard": Weight(-0.05, "what has a name is mostly called by some word of it"),
    "vague kind": Weight(-0.05, "anything may be called an agreement"),
    "signed that day": Weight(0.3, "two parties seldom sign two instruments on one day, and tell them apart then"),
    "signed that month": Weight(0.2, "the same, less surely"),
    "signed that year": Weight(0.12, "the same, much less surely"),
    "same step": Weight(0.25, "a ratification or entry into force of one day is one instrument's"),
    "made at that time": Weight(0.15, "what pages say leaves both the same few weeks to be made in"),
    "pages of one week": Weight(0.3, "the news of a week has one instrument of these parties"),
    "pages of one month": Weight(0.25, "the same for reports that follow it"),
    "pages of one season": Weight(0.1, "the same for what becomes of it"),
    "shared word": Weight(0.15, "a word or subject tells what an instrument is on"),
    "other words": Weight(-0.1, "words that have nothing in common may describe one thing, but seldom do"),
}  # fmt: skip
BAR = 0.6
"""Clues that weigh this much make two findings one."""
BAR_UNDATED = 0.45
"""The same where a page has no day, so that its nearness cannot speak for it."""

_MOST = sum(weight.value for weight in WEIGHTS.values() if weight.value > 0)
_NEARNESS: tuple[tuple[timedelta, Clue], ...] = (
    (timedelta(days=7), "pages of one week"),
    (timedelta(days=21), "pages of one month"),
    (timedelta(days=100), "pages of one season"),
)
_OLD = timedelta(days=200)
"""An instrument made longer than this before its page is no news of the day."""
_FEW_WEEKS = 40
_SORTS = {
    "ceasefire": "ceasefire", "memorandum": "memorandum", "contract": "contract", "protocol": "protocol",
    "declaration": "declaration", "joint statement": "declaration", "exchange of letters": "letters",
    "treaty": "treaty", "convention": "treaty",
}  # fmt: skip
"""Kinds that no other kind is called; the rest fit any of them."""


def same_described(one: InstrumentTraits, other: InstrumentTraits) -> Likeness | None:
    """Compare two agreements one of which at least has no name."""
    small, large = sorted((one.sides, other.sides), key=len)
    if not small:
        return None
    if not small <= large:
        return Likeness(-0.95, "other_parties") if len(small) > 1 else None
    if one.made and other.made and gap(one.made, other.made) > SLIP:
        return Likeness(-0.9, "made_at_another_time")
    if other.entry in one.beside or one.entry in other.beside:
        return Likeness(-0.95, "two_on_one_page")
    clues = tuple(_clues(one, other))
    score = sum(WEIGHTS[clue].value for clue in clues)
    n = _nearness(one, other)
    score -= 0.0005 * min(n.days, 100) if n is not None else 0
    import os
    if os.environ.get("T") and not _TIME & set(clues) and (one.seen and other.seen): return None
    if round(score, 3) < bar(one, other) or ("one party alone" in clues and not _at_once(one, other)):
        return None
    return Likeness(round(score / _MOST, 3), "same_parties_and_time")

_TIME = {"signed that day", "signed that month", "signed that year", "same step", "made at that time", "pages of one week", "pages of one month", "pages of one season", "special kind", "shared word"}

def bar(one, other):
    return BAR if _nearness(one, other) is not None or _is_old(one) or _is_old(other) else BAR_UNDATED
def _at_once(one, other):
    g = _nearness(one, other)
    return g is not None and g <= timedelta(days=21)

def _clues(one: InstrumentTraits, other: InstrumentTraits) -> Iterator[Clue]:
    yield "same parties"
    small, large = sorted((one.sides, other.sides), key=len)
    if len(small) < len(large):
        yield "one party alone" if len(small) == 1 else "some parties"
    yield from _by_kind(one.kind, other.kind)
    yield from _by_making(one, other)
    nearness = _nearness(one, other)
    if nearness is not None:
        yield from [clue for within, clue in _NEARNESS if nearness <= within][:1]
    if one.telling & other.telling or one.subjects & other.subjects:
        yield "shared word"
    elif one.telling and other.telling:
        yield "other words"
    elif one.named or other.named: yield "name not heard"


def _by_kind(one: str, other: str) -> Iterator[Clue]:
    sorts = _SORTS.get(one), _SORTS.get(other)
    if all(sorts) and sorts[0] == sorts[1]: yield "special kind"
    if sorts[0] != sorts[1]:
        yield "another kind" if all(sorts) else "vague kind"


def _by_making(one: InstrumentTraits, other: InstrumentTraits) -> Iterator[Clue]:
    if one.signed and other.signed:
        widest = max(width(one.signed), width(other.signed))
        yield "signed that day" if widest < 1 else "signed that month" if widest < 32 else "signed that year"
        return
    if one.steps & other.steps:
        yield "same step"
    if one.made and other.made and max(width(one.made), width(other.made)) < _FEW_WEEKS:
        yield "made at that time"


def _nearness(one: InstrumentTraits, other: InstrumentTraits) -> timedelta | None:
    """Return how near one page is to the other, or to the signing that the other tells of."""
    gaps = []
    if one.seen and other.seen and _is_old(one) == _is_old(other):
        gaps.append(gap(one.seen, other.seen))
    for some, others in ((one, other), (other, one)):
        if some.seen and others.signed and width(others.signed) < _FEW_WEEKS:
            gaps.append(gap(some.seen, others.signed))
    return min(gaps, default=None)


def _is_old(one: InstrumentTraits) -> bool:
    """Tell whether an instrument was made long before its page, so that pages of one week need not mean the same."""
    return bool(one.seen and one.made and one.seen[0] - one.made[1] > _OLD)
