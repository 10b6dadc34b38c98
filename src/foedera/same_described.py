"""Which agreements are one where some page gives no name: clues to one matter, weighed against a bar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from foedera.identity import Likeness
from foedera.instrument_traits import AT_ONCE, CONTACT_GROUP, NEAR, PLANNED, SORTS, InstrumentTraits, nested
from foedera.making import SLIP, gap, is_moment, width
from foedera.matters import BROAD, fields

Clue = Literal[
    "same parties", "some parties", "one party alone", "special kind", "vague kind", "another kind",
    "signed that day", "signed that month", "signed that year", "made at that time", "same step", "taken further",
    "plan and deed", "pages of one week", "pages of one month", "pages of one season", "shared word", "other words",
    "shared words", "words of its name", "other matter", "several of a kind", "name not heard", "looked back on",
    "made that year", "another kind and day",
    "same stage",
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
    "same stage": Weight(0.05, "few are initialled, suspended or denied at a time"),
    "taken further": Weight(0.05, "one page tells of a signing, the other of what follows one within some years"),
    "plan and deed": Weight(0.1, "a page tells that something is planned, and a later one that it is done"),
    "pages of one week": Weight(0.3, "a week's news has one instrument of these parties"),
    "pages of one month": Weight(0.25, "so have the reports that follow it"),
    "pages of one season": Weight(0.1, "what becomes of it is told for some months, but so are other matters"),
    "shared word": Weight(0.15, "a word or subject tells what it is on"),
    "shared words": Weight(0.25, "two words tell it more surely"),
    "words of its name": Weight(0.05, "what has a name is called by nothing that is not in it"),
    "looked back on": Weight(0.05, "a later page speaks of it as something that there is"),
    "made that year": Weight(0.15, "the year in its name is that of the other's making"),
    "other matter": Weight(-0.55, "what is on one field is seldom called by a word of another"),
    "another kind and day": Weight(-0.6, "a treaty of one day and a protocol of the next are two"),
    "several of a kind": Weight(-0.6, "memoranda and contracts are signed by the dozen, each on its own matter"),
    "other words": Weight(-0.1, "words with nothing in common may be said of one thing, but seldom are"),
    "name not heard": Weight(-0.05, "what has a name is mostly called by some word of it"),
}  # fmt: skip
FADING = 0.0005
"""What each day between pages takes off, so that the nearest of several matters is taken."""
FADING_LATER = 0.000005
"""The same where a later page looks back."""
BAR = 0.6
"""Clues that weigh this much make two findings one."""
BAR_UNDATED = 0.45
"""The same where a page has no day, so that its nearness cannot speak for it."""

_A_YEAR = 366
_MOST = sum(weight.value for weight in WEIGHTS.values() if weight.value > 0)
_NEARNESS: tuple[tuple[timedelta, Clue], ...] = (
    (timedelta(days=7), "pages of one week"),
    (AT_ONCE, "pages of one month"),
    (NEAR, "pages of one season"),
)
_OF_TIME: frozenset[Clue] = frozenset({
    "signed that day", "signed that month", "signed that year", "made at that time", "same step", "taken further",
    "pages of one week", "pages of one month", "pages of one season", "made that year",
})  # fmt: skip
"""Clues of which two dated findings need one: what two parties have on a matter goes on for decades."""
_OF_DAYS = _OF_TIME - {"signed that year", "made that year", "taken further"}
"""Those of them that two need whose parties are told more or less fully."""
_AGAINST: frozenset[Clue] = frozenset({"several of a kind", "another kind and day"})
"""Clues that nothing outweighs."""
_OF_WORDS: frozenset[Clue] = frozenset({"shared word", "shared words"})
_OF_MATTER: frozenset[Clue] = _OF_WORDS | {"special kind", "same stage"}
"""Clues that do where nothing of a finding is dated."""
_OLD = timedelta(days=200)
"""An instrument made longer than this before its page is no news of the day."""
_RECENT = timedelta(days=200)
"""Within this time a page that names one party speaks of what some words of it tell."""
_FEW_YEARS = timedelta(days=3 * 366)
"""Within this time what is on a broad field is looked back on as the one on it."""
_BEGINNINGS = (*sorted(PLANNED), "in force")
_SELDOM = frozenset({"initialled", "denied", "renewed", "suspended", "expired", "terminated", "cancelled"})
_ONE_YEAR = timedelta(days=400)
_PLANNED = PLANNED - {"announced"}
_BUNCHED = frozenset({"memorandum", "contract", "letters"})
"""What is signed by the dozen on one visit."""
_DONE = frozenset({"signed", "ratified"})


def same_described(one: InstrumentTraits, other: InstrumentTraits) -> Likeness | None:
    """Compare two agreements one of which at least has no name."""
    if not one.sides or not other.sides:
        return None
    if (one.homes or other.homes) and not nested(one.sides, other.sides):
        return _of_states(one, other)
    if not nested(one.sides, other.sides):
        return Likeness(-0.95, "other_parties") if min(len(one.sides), len(other.sides)) > 1 else None
    if one.sides != other.sides and max(len(one.sides), len(other.sides)) > CONTACT_GROUP:
        return None  # what many make at a summit is not what some of them make there
    if one.made and other.made and gap(one.made, other.made) > SLIP:
        return Likeness(-0.9, "made_at_another_time")
    if one.entry in other.beside or other.entry in one.beside:
        return Likeness(-0.95, "two_on_one_page")
    return _weighed(one, other)


def _of_states(one: InstrumentTraits, other: InstrumentTraits) -> Likeness | None:
    """Compare two where one page names a firm and the other its state: a shared word must tell that it is one matter."""
    sides = _raised(one, other)
    if sides != _raised(other, one) or len(sides) < 2:
        return Likeness(-0.95, "other_parties") if min(len(one.sides), len(other.sides)) > 1 else None
    if one.made and other.made and gap(one.made, other.made) > SLIP:
        return None
    clues = frozenset(_clues(one, other, _nearness(one, other)))
    if clues.isdisjoint(_OF_WORDS) or clues.isdisjoint(_OF_DAYS):
        return None
    return _weighed(replace(one, sides=sides), replace(other, sides=sides))


def _raised(one: InstrumentTraits, other: InstrumentTraits) -> frozenset[str]:
    """Return the sides, with its state for a firm where the other page names that in its stead."""
    homes = dict(sorted(one.homes))
    return frozenset(
        homes[side] if side not in other.sides and homes.get(side) in other.sides else side
        for side in one.sides
    )


def _weighed(one: InstrumentTraits, other: InstrumentTraits) -> Likeness | None:
    """Return how alike two instruments are that can be one, if that is enough."""
    nearness = _nearness(one, other)
    clues = frozenset(_clues(one, other, nearness))
    if not clues.isdisjoint(_AGAINST) or not _is_enough(one, other, clues, nearness):
        return None
    score = sum(weight.value for clue, weight in WEIGHTS.items() if clue in clues)
    if nearness is not None and AT_ONCE < nearness <= NEAR:
        score -= FADING * nearness.days
    bar = BAR if nearness is not None or _is_old(one) or _is_old(other) else BAR_UNDATED
    if round(score, 4) < bar:
        return None
    score -= _faded(one, other, nearness)
    return Likeness(
        round(0.5 + 0.45 * (score - BAR_UNDATED) / (_MOST - BAR_UNDATED), 4), "same_parties_and_time"
    )


def _is_enough(
    one: InstrumentTraits, other: InstrumentTraits, clues: frozenset[Clue], nearness: timedelta | None
) -> bool:
    """Tell whether clues of the right sort are there: of time, or of the matter where no time can be told."""
    if "one party alone" in clues:
        reach = _RECENT if "shared words" in clues else AT_ONCE
        if nearness is None or nearness > reach:
            return False
        return "shared words" in clues or not clues.isdisjoint(_OF_DAYS)
    if one.sides != other.sides:
        return not clues.isdisjoint(_OF_DAYS)
    if not clues.isdisjoint(_OF_TIME):
        return True
    is_planned = "plan and deed" in clues and not clues.isdisjoint(_OF_WORDS)
    if (is_planned and (one.dated or other.dated)) or "looked back on" in clues:
        return True
    return not (one.moments and other.moments) and not clues.isdisjoint(_OF_MATTER)


def _faded(one: InstrumentTraits, other: InstrumentTraits, nearness: timedelta | None) -> float:
    """Return what is taken off for the time between, so that the nearest of several matters is taken."""
    if nearness is not None and nearness <= NEAR:
        return FADING * nearness.days if nearness <= AT_ONCE else 0.0
    pairs = ((one.dated, other.seen), (other.dated, one.seen))
    return FADING_LATER * min((gap(dated, seen).days for dated, seen in pairs if dated and seen), default=0)


def _clues(one: InstrumentTraits, other: InstrumentTraits, nearness: timedelta | None) -> Iterator[Clue]:
    yield "same parties"
    if 1 in {len(one.sides), len(other.sides)}:
        yield "one party alone"
    elif one.sides != other.sides:
        yield "some parties"
    yield from _by_kind(SORTS.get(one.kind), SORTS.get(other.kind))
    if _is_of_another_day(one, other):
        yield "another kind and day"
    yield from _by_making(one, other)
    yield from _by_steps(one, other)
    yield from _by_steps(other, one)
    if nearness is not None:
        yield from [clue for within, clue in _NEARNESS if nearness <= within][:1]
    yield from _by_matter(one, other)
    if one.status == other.status and one.status in _SELDOM:
        yield "same stage"


def _is_of_another_day(one: InstrumentTraits, other: InstrumentTraits) -> bool:
    kinds = SORTS.get(one.kind), SORTS.get(other.kind)
    if not all(kinds) or kinds[0] == kinds[1] or not one.signed or not other.signed:
        return False
    return gap(one.signed, other.signed) > timedelta()


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
    elif one.made and other.made and max(width(one.made), width(other.made)) <= _A_YEAR:
        yield "made that year"


def _by_steps(one: InstrumentTraits, other: InstrumentTraits) -> Iterator[Clue]:
    """Yield that one is told at an earlier stage than the other."""
    if one.signed and is_moment(one.signed) and not other.signed and other.is_effective:
        yield "taken further"
    shared = one.telling & other.telling
    if shared and one.status == "announced" and one.seen and other.signed and one.seen[1] < other.signed[0]:
        yield "plan and deed"
    done = other.status in _DONE or (other.status == "in force" and other.is_effective)
    then = other.seen or other.dated
    if one.status in _PLANNED and done and one.seen and then and one.seen < then:
        yield "plan and deed"


def _by_matter(one: InstrumentTraits, other: InstrumentTraits) -> Iterator[Clue]:
    shared = one.telling & other.heard | one.heard & other.telling
    if len(shared) > 1:
        yield "shared words"
    elif shared or one.subjects & other.subjects:
        yield "shared word"
    elif one.telling and other.telling:
        yield from _by_field(one, other)
    elif one.named or other.named:
        yield "name not heard"
    if shared and any(_is_called(by, some) for by, some in ((one, other), (other, one))):
        yield "words of its name"
    if _looks_back(one, other, shared) or _looks_back(other, one, shared):
        yield "looked back on"


def _by_field(one: InstrumentTraits, other: InstrumentTraits) -> Iterator[Clue]:
    """Yield what two matters told in different words have to do with each other."""
    some, others = fields(one.telling), fields(other.telling)
    kinds = {SORTS.get(one.kind), SORTS.get(other.kind)}
    several = len(kinds) == 1 and kinds <= _BUNCHED
    if some and others:
        if some.isdisjoint(others):
            yield "several of a kind" if several else "other matter"
        return
    yield "several of a kind" if several else "other words"


def _is_called(named: InstrumentTraits, other: InstrumentTraits) -> bool:
    """Tell whether what has a name is called by some of the words of it."""
    return named.named and not other.named and other.telling <= named.telling


def _looks_back(back: InstrumentTraits, on: InstrumentTraits, shared: frozenset[str]) -> bool:
    """Tell whether a page speaks of something that there is, and gives no day of it; the other does, or its name."""
    if back.status in PLANNED or not back.seen or _begins(back):
        return False
    if not shared:
        return _is_the_last(back, on)
    if on.since is None:
        return _is_called(on, back) and on.status not in PLANNED and not shared <= BROAD
    if back.status == "signed" and not back.signed and not _is_called(on, back):
        return False
    since = back.seen[1] - on.since[0]
    return since > timedelta() and (since < _FEW_YEARS or not shared <= BROAD)


def _is_the_last(back: InstrumentTraits, on: InstrumentTraits) -> bool:
    """Tell whether a page speaks of `the truce` or `the treaty`, and the other dates what is of this kind, not long before."""
    sort = SORTS.get(back.kind)
    if sort is None or sort in _BUNCHED or sort != SORTS.get(on.kind) or back.telling:
        return False
    if on.named and f"?{on.kind}" not in on.letters.split():
        return False
    since = back.seen[1] - on.dated[0] if back.seen and on.dated else None
    return since is not None and timedelta() < since < (_ONE_YEAR if sort == "ceasefire" else _FEW_YEARS)


def _begins(one: InstrumentTraits) -> bool:
    """Tell whether a page gives a day on which an instrument came about."""
    dated_signing = one.signed is not None and is_moment(one.signed)
    return dated_signing or any(step.startswith(_BEGINNINGS) for step in one.steps)


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
