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
from foedera.paraphrase import paraphrase
from foedera.same_actor import Roster
from foedera.statements import Statement
from foedera.wording import same_words, words

NEWS = timedelta(days=7)
"""How far apart pages may lie that tell of one saying; officials repeat themselves later."""
RETOLD = timedelta(days=3)
"""How far apart other words may lie that tell of one saying, and the days by which a promise is due."""
NEAR_SAYING, NEAR_PROMISE = 0.8, 0.7
PARAPHRASED = 0.6
"""How much of the poorer of two wordings the other must speak of."""
FEW, PARAPHRASED_PROMISE = 3, 0.7
"""A promise has fewer words, and so must share more of them."""
UNSURE = 0.8
"""What a paraphrase is worth beside the same words."""
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
    if score >= NEAR_SAYING:
        return Likeness(score, "same_words_of_one_speaker")
    if _apart(one.days, other.days) > RETOLD or _other_numbers(one.said, other.said):
        return None
    score = paraphrase(one.said, other.said)
    return Likeness(UNSURE * score, "same_meaning_of_one_speaker") if score >= PARAPHRASED else None


def same_commitment(one: WordsTraits, other: WordsTraits) -> Likeness | None:
    """Compare two commitments that share a side and a run of words."""
    if one.speakers != other.speakers or not _near(one, other):
        return None
    if one.due and other.due and _apart(one.due, other.due) > RETOLD:
        return None
    score = same_words(one.said, other.said)
    if score >= NEAR_PROMISE:
        return Likeness(score, "same_promise_of_one_side")
    score = max(paraphrase(one.said, other.said), _same_few(one.said, other.said))
    near = _apart(one.days, other.days) <= RETOLD and score >= PARAPHRASED
    return Likeness(UNSURE * score, "same_meaning_of_one_side") if near else None


def _same_few(some: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Return how much of the poorer of two short promises is shared, 0 where that is not nearly all of it."""
    score = paraphrase(some, others, FEW)
    return score if score >= PARAPHRASED_PROMISE else 0.0


def _apart(one: Days | None, other: Days | None) -> timedelta:
    """Return how far apart two stretches of days lie, or the longest time where one is not known."""
    if one is None or other is None:
        return timedelta.max
    return max(one[0] - other[1], other[0] - one[1])


def _other_numbers(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether both wordings count something and share no figure."""
    one, other = ({word for word in said if word.isdigit()} for said in (some, others))
    return bool(one and other) and one.isdisjoint(other)


def _near(one: WordsTraits, other: WordsTraits) -> bool:
    """Tell whether two sayings lie near in time; where a day is not known, long wordings of a common mark do."""
    if one.days is None or other.days is None:
        return not frozenset(one.marks).isdisjoint(other.marks)
    return _apart(one.days, other.days) <= NEWS


def _runs(said: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield from (said[at : at + 3] for at in range(max(1, len(said) - 2)))


def _some(actor: str | None) -> tuple[str, ...]:
    return () if actor is None else (actor,)


def _days(day: PartialDate | None) -> Days | None:
    return (day.earliest, day.latest) if day and day.latest - day.earliest <= WIDE else None
