"""Which agreements are one where some page gives no name: clues to one matter, weighed against a bar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from foedera.identity import Likeness
from foedera.instrument_traits import AT_ONCE, CONTACT_GROUP, NEAR, SORTS, InstrumentTraits, nested
from foedera.making import SLIP, gap, is_moment, width

Clue = Literal[
    "same parties", "some parties", "one party alone", "special kind", "vague kind", "another kind",
    "signed that day", "signed that month", "signed that year", "made at that time", "same step", "taken further",
    "plan and deed", "pages of one week", "pages of one month", "pages of one season", "shared word", "other words",
    "name not heard",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a clue speaks for two findings being one instrument, and why."""

    value: float
    reason: str


WEIGHTS: Mapping[Clue, Weight] = {
    "same parties": Weight(0.5, "two parties seldom have two unnamed instruments in the news at a time"),
    "some parties": Weight(-0.05, "pages leave out parties, but fewer parties may be another instrument's"),
    "one party alone": Weight(-0.15, "a page that names one party may mean what it has with somebody else"),
    "special kind": Weight(0.1, "a ceasefire, a treaty or a memorandum is called so on both pages"),
    "vague kind": Weight(-0.05, "anything is called an agreement, but a ceasefire or a contract seldom"),
    "another kind": Weight(-0.3, "a treaty is not called a memorandum, nor a ceasefire a contract"),
    "signed that day": Weight(0.3, "what two parties sign on one day is one instrument, or pages tell it apart"),
    "signed that month": Weight(0.2, "the same, less surely"),
    "signed that year": Weight(0.12, "the same, much less surely"),
    "made at that time": Weight(0.15, "what pages say leaves the same few weeks for the making of both"),
    "same step": Weight(0.25, "a ratification or an announcement of one day is one instrument's"),
    "taken further": Weight(0.05, "one page tells of a signing, the other of what follows one within some years"),
    "plan and deed": Weight(0.1, "a page tells that something is planned, and a later one that it is done"),
    "pages of one week": Weight(0.3, "a week's news has one instrument of these parties"),
    "pages of one month": Weight(0.25, "so have the reports that follow it"),
    "pages of one season": Weight(0.1, "what becomes of it is told for some months, but so are other matters"),
    "shared word": Weight(0.15, "a word or subject tells what it is on"),
    "other words": Weight(-0.1, "words with nothing in common may be said of one thing, but seldom are"),
    "name not heard": Weight(-0.05, "what has a name is mostly called by some word of it"),
}  # fmt: skip
FADING = 0.0005
"""What each day between pages takes off, so that the nearest of several matters is taken."""
BAR = 0.6
"""Clues that weigh this much make two findings one."""
BAR_UNDATED = 0.45
"""The same where a page has no day, so that its nearness cannot speak for it."""

_MOST = sum(weight.value for weight in WEIGHTS.values() if weight.value > 0)
_NEARNESS: tuple[tuple[timedelta, Clue], ...] = (
    (timedelta(days=7), "pages of one week"),
    (AT_ONCE, "pages of one month"),
    (NEAR, "pages of one season"),
)
_OF_TIME: frozenset[Clue] = frozenset({
    "signed that day", "signed that month", "signed that year", "made at that time", "same step", "taken further",
    "pages of one week", "pages of one month", "pages of one season",
})  # fmt: skip
"""Clues of which two dated findings need one: what two parties have on a matter goes on for decades."""
_OF_DAYS = _OF_TIME - {"signed that year", "taken further"}
"""Those of them that two need whose parties are told more or less fully."""
_OF_MATTER: frozenset[Clue] = frozenset({"shared word", "special kind"})
"""Clues that do where nothing of a finding is dated."""
_OLD = timedelta(days=200)
"""An instrument made longer than this before its page is no news of the day."""
_PLANNED = frozenset({"proposed", "negotiating", "initialled"})
_DONE = frozenset({"signed", "ratified"})


def same_described(one: InstrumentTraits, other: InstrumentTraits) -> Likeness | None:
    """Compare two agreements one of which at least has no name."""
    if not one.sides or not other.sides:
        return None
    if not nested(one.sides, other.sides):
        return Likeness(-0.95, "other_parties") if min(len(one.sides), len(other.sides)) > 1 else None
    if one.sides != other.sides and max(len(one.sides), len(other.sides)) > CONTACT_GROUP:
        return None  # what many make at a summit is not what some of them make there
    if one.made and other.made and gap(one.made, other.made) > SLIP:
        return Likeness(-0.9, "made_at_another_time")
    if one.entry in other.beside or other.entry in one.beside:
        return Likeness(-0.95, "two_on_one_page")
    return _weighed(one, other)


def _weighed(one: InstrumentTraits, other: InstrumentTraits) -> Likeness | None:
    """Return how alike two instruments are that can be one, if that is enough."""
    nearness = _nearness(one, other)
    clues = frozenset(_clues(one, other, nearness))
    needed = _OF_TIME if one.moments and other.moments else _OF_TIME | _OF_MATTER
    if one.sides != other.sides:
        needed = _OF_DAYS
    if clues.isdisjoint(needed) or ("one party alone" in clues and (nearness is None or nearness > AT_ONCE)):
        return None
    score = sum(weight.value for clue, weight in WEIGHTS.items() if clue in clues)
    if nearness is not None and nearness <= NEAR:
        score -= FADING * nearness.days
    bar = BAR if nearness is not None or _is_old(one) or _is_old(other) else BAR_UNDATED
    if round(score, 4) < bar:
        return None
    return Likeness(
        round(0.5 + 0.45 * (score - BAR_UNDATED) / (_MOST - BAR_UNDATED), 4), "same_parties_and_time"
    )


def _clues(one: InstrumentTraits, other: InstrumentTraits, nearness: timedelta | None) -> Iterator[Clue]:
    yield "same parties"
    if 1 in {len(one.sides), len(other.sides)}:
        yield "one party alone"
    elif one.sides != other.sides:
        yield "some parties"
    yield from _by_kind(SORTS.get(one.kind), SORTS.get(other.kind))
    yield from _by_making(one, other)
    yield from _by_steps(one, other)
    yield from _by_steps(other, one)
    if nearness is not None:
        yield from [clue for within, clue in _NEARNESS if nearness <= within][:1]
    yield from _by_matter(one, other)


def _by_kind(one: str | None, other: str | None) -> Iterator[Clue]:
    if one and other:
        yield "special kind" if one == other else "another kind"
    elif one or other:
        yield "vague kind"


def _by_making(one: InstrumentTraits, other: InstrumentTraits) -> Iterator[Clue]:
    if one.signed and other.signed:
        widest = max(width(one.signed), width(other.signed))
        yield "signed that day" if widest < 1 else "signed that month" if widest < 31 else "signed that year"
    elif one.steps & other.steps:
        yield "same step"
    elif one.made and other.made and is_moment(one.made) and is_moment(other.made):
        yield "made at that time"


def _by_steps(one: InstrumentTraits, other: InstrumentTraits) -> Iterator[Clue]:
    """Yield that one is told at an earlier stage than the other."""
    if one.signed and is_moment(one.signed) and not other.signed and other.is_effective:
        yield "taken further"
    if one.status in _PLANNED and other.status in _DONE and one.seen and other.seen and one.seen < other.seen:
        yield "plan and deed"


def _by_matter(one: InstrumentTraits, other: InstrumentTraits) -> Iterator[Clue]:
    if one.telling & other.telling or one.subjects & other.subjects:
        yield "shared word"
    elif one.telling and other.telling:
        yield "other words"
    elif one.named or other.named:
        yield "name not heard"


def _nearness(one: InstrumentTraits, other: InstrumentTraits) -> timedelta | None:
    """Return how near one page is to the other, or to the making that the other tells of.

    Pages of one week are not near where one is on an instrument of old and the other on a new one.
    """
    gaps = []
    if one.seen and other.seen and _is_old(one) == _is_old(other):
        gaps.append(gap(one.seen, other.seen))
    for some, others in ((one, other), (other, one)):
        if some.seen and others.made and is_moment(others.made):
            gaps.append(gap(some.seen, others.made))
    return min(gaps, default=None)


def _is_old(one: InstrumentTraits) -> bool:
    return bool(one.seen and one.made and one.seen[0] - one.made[1] > _OLD)
