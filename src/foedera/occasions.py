"""Statements -> when they were made: the day told beside the words of saying, or that of the occasion they belong to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from foedera.article import Article
from foedera.calendars import interval_of
from foedera.dates import PartialDate
from foedera.dating import date_act
from foedera.evidence import BODY
from foedera.grammar import mood, sentence_at
from foedera.quotations import paragraphs_of
from foedera.statements import Statement
from foedera.times import Timex

_OF_THE_DAY = frozenset({"liveblog", "release", "joint statement", "transcript"})
"""Genres that are of one day: what they give as said, unless they tell another, was said on it."""


@dataclass(frozen=True, slots=True)
class _Page:
    doc: Doc
    article: Article
    times: tuple[Timex, ...]
    paragraphs: tuple[tuple[int, int], ...]


def date_statements(
    doc: Doc, statements: Sequence[Statement], times: Sequence[Timex], article: Article
) -> tuple[Statement, ...]:
    """Return the statements with the day that the words of saying them, or the page they stand in, give."""
    printed = sorted((t for t in times if t.in_ == BODY), key=lambda t: t.start)
    page = _Page(doc, article, tuple(printed), tuple(paragraphs_of(article)))
    return tuple(replace(one, date=_spoken(page, one, times)) for one in statements)


def _spoken(page: _Page, one: Statement, times: Sequence[Timex]) -> PartialDate | None:
    if one.cue is None:
        return page.article.published.date if one.rule == "turn:label" and _is_of_a_day(page) else None
    cue = page.doc.char_span(one.cue.start, one.cue.end, alignment_mode="expand")
    if cue is None:
        return None
    when = date_act(cue.root, times, page.article.published)
    if when.time and when.start and when.end and not _within(one, _by_id(page, when.time)):
        return PartialDate.covering(when.start, when.end)
    return _beside(page, one, cue.root) or _of_the_occasion(page, one, cue.root)


def _by_id(page: _Page, name: str) -> Timex | None:
    return next((t for t in page.times if t.id == name), None)


def _within(one: Statement, time: Timex | None) -> bool:
    return time is not None and any(part.start <= time.start < part.end for part in one.content)


def _beside(page: _Page, one: Statement, cue: Token) -> PartialDate | None:
    """Return the one day that the cue's sentence tells outside what is said (`in a note handed over last Friday, asks`)."""
    sentence = sentence_at(page.doc, cue.i)
    told = [t for t in _days(page, sentence.start_char, sentence.end_char) if not _within(one, t)]
    days = {day for t in told if not _is_apart(page, t, cue) for day in [_day_of(t)] if day}
    return days.pop() if len(days) == 1 else None


def _is_apart(page: _Page, time: Timex, cue: Token) -> bool:
    """Tell whether an expression dates something else: it hangs on a relative clause or on a verb of its own."""
    span = page.doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return True
    over = next((t for t in span.root.ancestors if t.pos_ in {"VERB", "AUX"}), cue)
    other = mood(cue) == "present" and mood(over) == "past" and over.tag_ == "VBD"
    return over != cue and (other or over.dep_ in {"relcl", "advcl", "ccomp"})


def _of_the_occasion(page: _Page, one: Statement, cue: Token) -> PartialDate | None:
    """Return the day of what is told around: that of the sentences before in its paragraph, else of the page itself."""
    told = mood(cue)
    if told not in {"past", "present", "infinitive"}:
        return None
    start, _ = _paragraph(page, one)
    if told == "past":
        before = _days(page, start, sentence_at(page.doc, cue.i).start_char)
        days = [day for t in before if not _is_other(page, t) for day in [_day_of(t)] if day]
        if days:
            return days[-1]
    dateline = page.article.dateline
    leads = told == "past" and dateline is not None and bool(dateline.place) and _is_lead(page, start)
    return page.article.published.date if leads or _is_of_a_day(page) else None


def _is_other(page: _Page, time: Timex) -> bool:
    """Tell whether a time is of another thing than what the page tells step by step: to come, or past of the past."""
    span = page.doc.char_span(time.start, time.end, alignment_mode="expand")
    verb = (
        next((t for t in span.root.ancestors if t.pos_ in {"VERB", "AUX"}), None)
        if span is not None
        else None
    )
    return verb is None or mood(verb) != "past"


def _is_of_a_day(page: _Page) -> bool:
    return page.article.genre in _OF_THE_DAY


def _is_lead(page: _Page, start: int) -> bool:
    return bool(page.paragraphs) and start <= page.paragraphs[0][0]


def _paragraph(page: _Page, one: Statement) -> tuple[int, int]:
    at = one.cue.start if one.cue else one.content[0].start
    place = bisect_right(page.paragraphs, at, key=lambda p: p[0]) - 1
    return page.paragraphs[place] if place >= 0 else (at, at)


def _days(page: _Page, start: int, end: int) -> Sequence[Timex]:
    """Return the expressions of a passage that tell a day."""
    first = bisect_left(page.times, start, key=lambda t: t.start)
    last = bisect_left(page.times, end, key=lambda t: t.start)
    return [t for t in page.times[first:last] if t.type in {"DATE", "TIME"} and _day_of(t)]


def _day_of(time: Timex) -> PartialDate | None:
    """Return the day or month of an expression, None for what is longer or no date."""
    days = interval_of(time.value or "")
    if days is None or (days.end - days.start).days > 31:
        return None
    return PartialDate.covering(days.start, days.end)
