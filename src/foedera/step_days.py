"""Told step -> the day that the page gives it, as precisely as its words allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from spacy.tokens import Span, Token

from foedera.article import Article
from foedera.calendars import interval_of
from foedera.companions import SAYING, saying_over
from foedera.dates import PartialDate
from foedera.dating import When, date_by
from foedera.event_dates import date_event
from foedera.grammar import children, clause, mood, objects, prep_objects, sentence_at
from foedera.steps import Told
from foedera.times import Timex

_DONE = frozenset({"occurred", "ongoing", "cancelled", "denied"})
_SIGNING = frozenset({"signed", "initialled", "announced"})
"""What a plan names a day for: the signing, not the day on which it takes effect."""
_HANDS = frozenset({"signed", "initialled", "ratified"})
_DATING = frozenset({"on", "in", "at", "late", "early", "last", "this", "earlier"})
_RECENT = timedelta(days=8)
_LONG_AGO = timedelta(days=60)
_THEY = frozenset({"they", "both", "two"})
_SIDES = frozenset(
    "side leader country minister president government party official delegation neighbour".split()
)
_OCCASIONS = frozenset("visit meeting talk ceremony summit occasion session event conference forum".split())
_BACK = 3
"""So many sentences back a scene may have been dated that a signing goes on in."""


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step with the day that the page gives it."""

    told: Told
    day: PartialDate | None


def dated_steps(told: Sequence[Told], times: Sequence[Timex], article: Article) -> tuple[DatedStep, ...]:
    """Return steps in text order, each once, with their days."""
    first = {(step.status, step.word.i, step.weak): step for step in reversed(told)}
    steps = sorted(first.values(), key=lambda step: step.word.i)
    return tuple(DatedStep(step, day_of(step, times, article)) for step in steps)


def day_of(step: Told, times: Sequence[Timex], article: Article) -> PartialDate | None:
    """Return the day of a step: its own, that of what decides on it or tells it, or of the scene it belongs to.

    What is told as done cannot lie behind the page's own day; what is planned for a day lies at it or behind it.
    """
    if step.weak:
        return None
    if step.status == "announced" and step.standing.status == "planned" and step.decision is None:
        day = _own_day(step.word, step, times, article) if step.aim in _SIGNING else None
        return day if day is not None and not _is_over(day, article) else None
    done = step.standing.status in _DONE or step.status == "cancelled"
    if step.decision is None and not done:
        return None
    words = [step.word, *([step.decision] if step.decision is not None else [])]
    found = (_own_day(word, step, times, article) for word in words)
    day = next((one for one in found if one is not None), None) or _told_on(step, times, article)
    return None if day is not None and _is_ahead(day, article) else day or _scene_day(step, times, article)


def _own_day(word: Token, step: Told, times: Sequence[Timex], article: Article) -> PartialDate | None:
    """Return the day that dates a word, or the only one of its clause (`agreed on a pact on Friday`)."""
    when = date_event(word, times, article.published)
    if word.pos_ == "NOUN" and word.dep_ in {"dobj", "nsubj", "nsubjpass"}:
        word = word.head
    day = _days(when, step)
    if day is not None or word.pos_ not in {"VERB", "AUX"}:
        return day
    own = {token.idx: token for token in (*clause(word), *_gerunds(word))}
    beside = [time for time in times if time.type == "DATE" and time.start in own]
    if len(beside) != 1:
        return None
    token = own[beside[0].start]
    before = token.nbor(-1).lower_ if token.i else ""
    nominal = token.head.dep_ == "npadvmod" or token.dep_ == "npadvmod"
    dates = before in _DATING or nominal
    return _days(date_by(beside[0], word, times, article.published), step) if dates else None


def _gerunds(word: Token) -> Iterator[Token]:
    """Yield the words under a gerund that only tells what is signed: `signed a pact on grazing on Monday`."""
    for noun in objects(word):
        for over in children(noun, "prep"):
            yield from (t for verb in children(over, "pcomp") if verb.tag_ == "VBG" for t in verb.subtree)


def _days(when: When, step: Told) -> PartialDate | None:
    if not (when.time and when.start and when.end):
        return None
    if when.lasting and step.status == "in force":
        return PartialDate.of(when.start) if when.precision == "day" else _cut(when)
    return PartialDate.covering(when.start, when.end)


def _cut(when: When) -> PartialDate | None:
    """Return the beginning of an interval as precisely as it is told (`in force since March 2004`)."""
    assert when.start is not None
    month = when.start.month if when.precision == "month" else None
    return PartialDate(when.start.year, month) if when.precision in {"month", "year"} else None


def _is_over(day: PartialDate, article: Article) -> bool:
    published = article.published.date
    return published is not None and day.latest < published.earliest


def _is_ahead(day: PartialDate, article: Article) -> bool:
    published = article.published.date
    return published is not None and day.earliest > published.latest


def _told_on(step: Told, times: Sequence[Timex], article: Article) -> PartialDate | None:
    """Return the day on which news of a step was told: `have agreed to a truce, Qatar said on Sunday`."""
    verb = step.decision or step.word
    saying = saying_over(verb) or _saying_behind(verb)
    news = (
        step.status == "announced"
        or step.decision is not None
        or mood(verb) == "perfect"
        or verb.lemma_ == "be"
    )
    before = (
        step.status in _HANDS and step.decision is None
    )  # `said on Friday that it had signed` may mean any day till then
    if saying is None or not news or before or verb.pos_ == "NOUN":
        return None
    day = _days(date_event(saying, times, article.published), step)
    return day if day is not None and day.day and _is_recent(day, article) else None


def _saying_behind(verb: Token) -> Token | None:
    """Return the verb of saying that the parse has joined to what was said: `has signed it, the minister said`."""
    joined = (c for c in children(verb, "conj") if c.lemma_ in SAYING and not children(verb, "cc"))
    return next(joined, None)


def _is_recent(day: PartialDate, article: Article) -> bool:
    published = article.published.date
    return published is not None and published.earliest - day.earliest < _RECENT


def _scene_day(step: Told, times: Sequence[Timex], article: Article) -> PartialDate | None:
    """Return the day of the scene that a signing without a day of its own belongs to.

    (`The commission met on Friday in Oslo. Both sides signed an accord.`)
    """
    verb = step.word
    plain = verb.dep_ == "ROOT" and mood(verb) == "past" and not children(verb, "advcl")
    if step.status not in {"signed", "initialled"} or not plain:
        return None
    sentence = sentence_at(verb.doc, verb.i)
    if _dates_within(sentence, times):
        return None
    for _ in range(_BACK):
        first = sentence[0].i
        if not first or ("\n" in verb.doc[first - 1].text_with_ws and not _points_back(verb)):
            return None
        sentence = sentence_at(verb.doc, first - 1)
        here = _dates_within(sentence, times)
        if here and not all(_is_history(time, article) for time in here):
            return _main_day(sentence.root, step, times, article)
    return None


def _points_back(verb: Token) -> bool:
    """Tell whether a signing is told of those or of an occasion that were spoken of: `they signed`, `at the talks`."""
    who = [word for word in children(verb, "nsubj") if word.lower_ in _THEY or word.lemma_ in _SIDES]
    return bool(who) or any(word.lemma_ in _OCCASIONS for word in prep_objects(verb, "during", "at", "after"))


def _dates_within(sentence: Span, times: Sequence[Timex]) -> list[Timex]:
    return [
        time
        for time in times
        if sentence[0].idx <= time.start <= sentence[-1].idx and interval_of(time.value or "") is not None
    ]


def _is_history(time: Timex, article: Article) -> bool:
    """Tell whether a date lies so far back that it tells how something came about, not the scene."""
    days, published = interval_of(time.value or ""), article.published.date
    return days is not None and published is not None and published.earliest - days.end > _LONG_AGO


def _main_day(verb: Token, step: Told, times: Sequence[Timex], article: Article) -> PartialDate | None:
    day = _days(date_event(verb, times, article.published), step) if mood(verb) == "past" else None
    recent = day is not None and day.day and _is_recent(day, article) and not _is_ahead(day, article)
    return day if recent else None
