"""Which statements and commitments of different pages are one: near the same words of the same speaker."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from zlib import crc32

from foedera.commitments import Commitment
from foedera.dates import PartialDate
from foedera.identity import Found, Likeness
from foedera.same_actor import Roster
from foedera.statements import Statement
from foedera.wording import same_words, words

NEWS = timedelta(days=7)
"""How far apart pages may lie that tell of one saying; officials repeat themselves later."""
NEAR_SAYING, NEAR_PROMISE = 0.8, 0.7
LONG = 6
"""So many words are not said twice by chance."""
MARKS = 2
"""Runs of words that mark a wording."""
WIDE = timedelta(days=31)
"""A saying known to more than a month has no usable day."""

Days = tuple[date, date]


@dataclass(frozen=True)
class WordsTraits:
    """What the identity of words rests on; `alone` is the key of those that nothing can be united with."""

    speakers: frozenset[str]
    said: tuple[str, ...]
    days: Days | None
    due: Days | None = None
    alone: str = ""

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """The speakers in each week of the saying, and with the marks of its words."""
        if self.alone:
            return ()
        return tuple(f"{self._who}:{one}" for one in (*self._weeks(0), *self.marks))

    @cached_property
    def seeks(self) -> tuple[str, ...]:
        """The week of the saying and the next; words of no known day seek by their marks."""
        if self.alone:
            return ()
        return tuple(f"{self._who}:{one}" for one in self._weeks(1) or self.marks)

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """The runs of three words that stand for a wording where its day is not known."""
        if len(self.said) < LONG:
            return ()
        return tuple(
            heapq.nsmallest(MARKS, {f"{crc32('-'.join(run).encode()):x}" for run in _runs(self.said)})
        )

    @property
    def _who(self) -> str:
        return "|".join(sorted(self.speakers))

    def _weeks(self, more: int) -> list[str]:
        if self.days is None:
            return []
        first, last = (day.toordinal() // NEWS.days for day in self.days)
        return [f"w{week}" for week in range(first, last + 1 + more)]

    @cached_property
    def rank(self) -> tuple[object, ...]:
        """The longest wording of a known day comes first."""
        days = self.days or (date.max, date.max)
        return -len(self.said), self.days is None, days, self.said


def statement_traits(found: Found[Statement], roster: Roster) -> WordsTraits:
    """Return the traits of a statement."""
    statement, article = found.thing, found.reading.article
    speakers = frozenset(part.id for part in roster.parts(found.at, _some(statement.speaker)))
    days = _days(statement.date or article.published.date)
    return WordsTraits(speakers, words(statement.text), days, alone="" if speakers else found.key)


def commitment_traits(found: Found[Commitment], roster: Roster) -> WordsTraits:
    """Return the traits of a commitment: its numbers left out, for sources may disagree on them."""
    promise = found.thing
    said = tuple(word for word in words(promise.what) if not word.isdigit())
    sides = roster.sides(found.at, promise.by)
    days = _days(promise.made or found.reading.article.published.date)
    due = (promise.due.earliest, promise.due.latest) if promise.due else None
    return WordsTraits(sides, said, days, due, "" if sides and said else found.key)


def same_statement(one: WordsTraits, other: WordsTraits) -> Likeness | None:
    """Compare two statements that share a speaker and a run of words."""
    if one.speakers != other.speakers or not _near(one, other):
        return None
    score = same_words(one.said, other.said)
    return Likeness(score, "same_words_of_one_speaker") if score >= NEAR_SAYING else None


def same_commitment(one: WordsTraits, other: WordsTraits) -> Likeness | None:
    """Compare two commitments that share a side and a run of words."""
    if one.speakers != other.speakers or not _near(one, other):
        return None
    if one.due and other.due and (one.due[0] > other.due[1] or other.due[0] > one.due[1]):
        return None
    score = same_words(one.said, other.said)
    return Likeness(score, "same_promise_of_one_side") if score >= NEAR_PROMISE else None


def _near(one: WordsTraits, other: WordsTraits) -> bool:
    """Tell whether two sayings lie near in time; where a day is not known, long wordings of a common mark do."""
    if one.days is None or other.days is None:
        return not frozenset(one.marks).isdisjoint(other.marks)
    return max(one.days[0] - other.days[1], other.days[0] - one.days[1]) <= NEWS


def _runs(said: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield from (said[at : at + 3] for at in range(max(1, len(said) - 2)))


def _some(actor: str | None) -> tuple[str, ...]:
    return () if actor is None else (actor,)


def _days(day: PartialDate | None) -> Days | None:
    return (day.earliest, day.latest) if day and day.latest - day.earliest <= WIDE else None
