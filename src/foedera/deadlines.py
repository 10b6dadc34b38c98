"""Promise -> the day it was made, and the day it falls due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from foedera.article import Article
from foedera.dates import PartialDate
from foedera.dating import date_act, date_by
from foedera.evidence import BODY
from foedera.grammar import children, has_aux, sentence_at, text_of
from foedera.promised import Promise
from foedera.times import Timex

_SOFT = frozenset("the end of late early a close mid beginning start middle no later".split())
_LIMITS = frozenset({"by", "before", "until", "than"})


def day_made(promise: Promise, times: Sequence[Timex], article: Article) -> PartialDate | None:
    """Return the day of a promise: that of the word of promising, or of the words that voice a future."""
    word = promise.word
    if promise.form in {"future", "duty"}:
        if word.dep_ != "ccomp":
            return None
        word = word.head
    when = date_act(word, times, article.published)
    if when.time is None or when.start is None or when.end is None:
        return None
    later = article.published.date is not None and when.start > article.published.date.latest
    return None if later else PartialDate.covering(when.start, when.end)


def day_due(
    promise: Promise, made: PartialDate | None, times: Sequence[Timex], article: Article
) -> PartialDate | None:
    """Return the day a promise falls due: by, before or within when; else the days to come that its own words name."""
    words = promise.what
    first, last = _reach(promise)
    near = [time for time in times if time.in_ == BODY and first <= time.start < last]
    limits = (_limit(promise, time, made, times, article) for time in near)
    day = next((day for day in limits if day is not None), None)
    if day is not None:
        return day
    inside = (t for t in near if words[0].idx <= t.start < words[-1].idx + len(words[-1]))
    named = (_named_ahead(promise, time, times, article) for time in inside)
    return next((day for day in named if day is not None), None)


def _reach(promise: Promise) -> tuple[int, int]:
    """Return from where to where a limit can stand: in the words, before them in their sentence, or behind its verb."""
    words = promise.what
    start = (
        sentence_at(promise.done.doc, promise.done.i).start_char
        if promise.form == "duty"
        else promise.word.idx
    )
    behind = [p for word in (promise.word, promise.done) for p in children(word, "prep") if p.i > words[-1].i]
    last = max(
        [words[-1], *(p.right_edge for p in behind if p.lower_ in _LIMITS | {"within"})], key=lambda t: t.i
    )
    return min(words[0].idx, start), last.idx + len(last)


def _limit(
    promise: Promise, time: Timex, made: PartialDate | None, times: Sequence[Timex], article: Article
) -> PartialDate | None:
    opening = _opening(promise.done.doc, time)
    if "within" in opening:
        return _after(made, time.value or "")
    if not opening & _LIMITS:
        return None
    day = _day_of(promise, time, times, article)
    if day is None or "before" not in opening or "end" in _soft(promise.done.doc, time):
        return day
    if (time.value or "").startswith("P"):
        return _after(made, time.value or "")  # `before two months have passed`
    return PartialDate.of(day.earliest - timedelta(days=1))


def _soft(doc: Doc, time: Timex) -> set[str]:
    """Return the words just before and in a time: `before the end of the year` is by its last day."""
    before = text_of(doc)[max(0, time.start - 12) : time.start].lower().split()
    return {*before, *time.text.lower().split()}


def _opening(doc: Doc, time: Timex) -> set[str]:
    """Return the first word of a time and the one that leads it, past `the end of`."""
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return set()
    before = [t.lower_ for t in doc[max(0, span.start - 4) : span.start]]
    lead = next((word for word in reversed(before) if word not in _SOFT), "")
    return {lead, *(word for word in time.text.lower().split()[:1])}


def _after(made: PartialDate | None, length: str) -> PartialDate | None:
    """Return the last day of a span that begins with the promise: `within two months`."""
    count, unit = length[1:-1], length[-1:]
    if made is None or made.day is None or not (length.startswith("P") and count.isdigit()):
        return None
    day = PartialDate.of(_shifted(made.earliest, int(count), unit))
    return PartialDate(day.year, day.month) if unit == "Y" else day


def _shifted(day: date, count: int, unit: str) -> date:
    if unit in {"D", "W"}:
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    months = day.month - 1 + count * (12 if unit == "Y" else 1)
    month = PartialDate(day.year + months // 12, months % 12 + 1)
    return month.earliest.replace(day=min(day.day, month.latest.day))


def _day_of(promise: Promise, time: Timex, times: Sequence[Timex], article: Article) -> PartialDate | None:
    """Return what the words say (`2026` for `by 2026`), else the last day that they allow."""
    try:
        return PartialDate.parse(time.value or "")
    except ValueError:
        when = date_by(time, promise.done, times, article.published)
        return PartialDate.of(when.end) if when.end else None


def _named_ahead(
    promise: Promise, time: Timex, times: Sequence[Timex], article: Article
) -> PartialDate | None:
    """Return the days to come on which it is to be done (`next year`, `in May`)."""
    if time.type not in {"DATE", "TIME"}:
        return None
    when = date_by(time, promise.done, times, article.published)
    today = article.published.date
    if (
        when.start is None
        or when.end is None
        or (today is not None and when.end < today.earliest and not has_aux(promise.word, "had"))
    ):
        return None
    return PartialDate.covering(when.start, when.end)
