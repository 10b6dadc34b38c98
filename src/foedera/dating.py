"""Act -> When: which expression dates an act, and the days that the words allow for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from spacy.tokens import Doc, Span, Token

from foedera.anchoring import Anchor, Looks, timeml_values
from foedera.article import Published
from foedera.attachment import Held, dating_times, entry_time, times_by_token, within_entry
from foedera.calendars import Interval, Unit, fiscal_span, granule, interval_of, unit_of
from foedera.companions import SAYING, clause_mark, event_beside, saying_over, told_above
from foedera.dates import PartialDate
from foedera.evidence import BODY
from foedera.grammar import children, has_aux, mood, negated, sentence_at, text_of
from foedera.times import Timex
from foedera.timewords import Parts, load_grammar

Precision = Literal["day", "week", "month", "quarter", "season", "year", "none"]
WhenBasis = Literal["stated", "relative", "record", "bound"]

_PRECISION: dict[Unit, Precision] = {
    "day": "day",
    "week": "week",
    "weekend": "week",
    "month": "month",
    "quarter": "quarter",
    "season": "season",
    "half": "year",
    "year": "year",
}
_HOLDS: dict[Precision, int] = {"day": 1, "week": 7, "month": 35, "quarter": 92}
_JOINTS = frozenset({"to", "until", "till", "through", "-", "–", "—"})


_FROM = frozenset({"from", "starting", "beginning"})
_WITHIN = ("less than", "under", "fewer than", "within", "not even", "no more than", "barely", "just under")
_FILLING = frozenset({"since", "throughout"})
_DEEP = 3


@dataclass(frozen=True, slots=True)
class When:
    """The days that the words allow for an act, and why.

    `start` and `end` are the earliest and latest full day; `lasting` tells that the act filled the interval
    rather than fell within it; `value` is the TimeML value; `basis` tells whether the words state the date,
    relate it to another, whether the record knows it, or whether it is only a bound.
    """

    start: date | None
    end: date | None
    precision: Precision
    lasting: bool
    value: str | None
    basis: WhenBasis
    time: str | None


@dataclass(frozen=True, slots=True)
class _Page:
    """What an act is dated by: the page's expressions, by token too, and its own day."""

    times: tuple[Timex, ...]
    held: Held
    published: Published


def date_act(trigger: Token, times: Sequence[Timex], published: Published) -> When:
    """Return the days on which an act fell: those of the expression that dates it in its own clause.

    It is the one that the parse hangs on the act's word, on the light verb that carries it (`held talks on
    Friday`) or, fronted, on the clause it is coordinated with; not the nearest. Without one there is only a
    bound: what is past lies before the publication and before the day on which it was told.
    """
    return _date(trigger, _Page(tuple(times), times_by_token(trigger.doc, times), published), 0)


def date_by(time: Timex, act: Token, times: Sequence[Timex], published: Published) -> When:
    """Return what one expression says of an act that it is known to date."""
    return _when([time], act, _Page(tuple(times), times_by_token(act.doc, times), published))


def bound_published(published: Published, whens: Iterable[tuple[When, bool]]) -> Published:
    """Return what an undated page proves of its day: it came after the past acts whose dates it states."""
    if published.date is not None:
        return published
    stated = [when for when, past in whens if past and when.basis == "stated" and when.start and when.end]
    if not stated:
        return published
    latest = max(stated, key=lambda when: (when.start or date.min, when.end or date.min))
    assert latest.start
    assert latest.end
    earliest = PartialDate.covering(latest.start, latest.end) or PartialDate.of(latest.start)
    if published.earliest is not None and published.earliest.earliest >= earliest.earliest:
        return published
    return Published(None, published.basis, earliest, published.latest)


# --- what it says of the act -----------------------------------------------------------------------------------


def _date(act: Token, page: _Page, depth: int) -> When:
    found = within_entry(act, dating_times(act, page.held), page.times)
    if found and found[0].type != "DURATION":
        return _when(found, act, page)
    counted = _counted_from(act, page, depth)
    if counted is not None:
        return counted
    entry = entry_time(act, page.times, page.published)
    if entry is not None:
        return _when([entry, *found], act, page)
    named = _named_beside(act, page) if depth == 0 else None
    if named is not None:
        return named
    return _lasting(found[0], act, page) if found else _bound(act, page, depth)


def _when(found: Sequence[Timex], act: Token, page: _Page) -> When:
    """Return what a point in time says of an act."""
    time, doc = found[0], act.doc
    value = _anchored(time, act, page)
    days = _days(value, _parts(time, doc))
    if days is None:
        bound = _bound(act, page, _DEEP)
        return When(bound.start, bound.end, _precision(value), False, value, "bound", time.id)
    pair = _pair(time, page.times, doc)
    basis: WhenBasis = (
        "stated" if any(_states_year(_parts(one, doc)) for one in pair or (time,)) else "relative"
    )
    begin, end = (interval_of(one.value or "") for one in pair) if pair else (None, None)
    before = _tokens(pair[0] if pair else time, doc)[0]
    preposition = before.nbor(-1) if before.i else None
    word = preposition.lower_ if preposition is not None else ""
    if pair and begin and end:
        whole = begin.hull(end)
        value = "/".join(str(one.value) for one in pair)
        lasting = word != "between" and not _listed(pair, doc) and not str(pair[0].value).endswith("TNI")
        return When(whole.start, whole.end, _precision(pair[0].value), lasting, value, basis, time.id)
    spans = [_parts(other, doc) for other in found if other.type == "DURATION"]
    opened = _opened(word, days, act, page, next(iter(spans), None))
    lasting = word in _FILLING and not _counts(act)
    if word in {"until", "till"}:
        lasting = preposition is not None and preposition.head == act and not negated(act)
    if word in _FROM:
        lasting = opened != (days.start, days.end) or bool(spans)
    return When(*opened, _precision(value), lasting, value, basis, time.id)


def _days(value: str | None, parts: Parts | None) -> Interval | None:
    """Return the days that a value names, as wide as a fiscal year leaves them."""
    days = interval_of(value or "")
    return fiscal_span(days) if days and parts and parts.form == "fiscal" else days


def _opened(
    word: str, days: Interval, act: Token, page: _Page, span: Parts | None
) -> tuple[date | None, date | None]:
    """Return the days that a preposition leaves: `by 2030` has no first one, `since 2016` runs to the page's."""
    latest = _latest(page.published)
    if word in {"until", "till"} and negated(act):
        return days.start, days.end
    if word in {"by", "until", "till", "before"}:
        return None, days.end
    if word in {"since", "after"}:
        return days.start, latest if latest and latest >= days.start else None
    if word not in _FROM:
        return days.start, days.end
    whole = _shifted(days.start, span, 1) if span else None
    if whole is not None:
        return days.start, max(days.start, whole - timedelta(days=1))
    if act.pos_ not in {"VERB", "AUX"}:
        return days.start, days.end
    return days.start, latest if latest and latest >= days.start and _is_past(act) else None


def _counts(act: Token) -> bool:
    """Tell whether an act is counted, so that it falls within a time and does not fill it (`met twice since 2020`)."""
    often = any(c.lower_ in {"once", "twice", "times", "again", "repeatedly"} for c in act.children)
    return often or any(c.dep_ == "nummod" for thing in children(act, "dobj") for c in thing.children)


def _lasting(time: Timex, act: Token, page: _Page) -> When:
    """Return what a duration says of an act: how long it was, and when only where it touches the page's own day."""
    parts = _parts(time, act.doc)
    first = _tokens(time, act.doc)[0]
    word = first.nbor(-1).lower_ if first.i else ""
    days = _stretch(parts, _side(parts, word, act), page.published)
    if days is None or parts is None or not parts.unit:
        bound = _bound(act, page, _DEEP)
        return When(bound.start, bound.end, "none", word != "in", time.value, "bound", time.id)
    lasting = word not in {"within", "in"} and not _counts(act)
    unit = _PRECISION.get(str(parts.unit), "none")  # type: ignore[call-overload]
    return When(days.start, days.end, unit, lasting, time.value, "relative", time.id)


def _side(parts: Parts | None, word: str, act: Token) -> int:
    """Return on which side of the page's day a duration lies (`have trained for two weeks`, `will end within a year`)."""
    if parts is None:
        return 0
    if parts.by:
        return parts.by
    told = mood(act) if act.pos_ in {"VERB", "AUX"} else "none"
    if told == "perfect" and word == "for" and not has_aux(act, "had"):
        return -1
    return 1 if told == "future" and word == "within" else 0


def _stretch(parts: Parts | None, side: int, published: Published) -> Interval | None:
    """Return the days of a duration that touches the page's day (`over the past two months`)."""
    if parts is None or not side or published.date is None or published.date.day is None:
        return None
    today = published.date.earliest
    far = _shifted(today, parts, side)
    return Interval(min(far, today), max(far, today)) if far else None


def _shifted(day: date, parts: Parts, side: int) -> date | None:
    """Return the day that lies a duration behind or before a day; of months and years, the first of theirs."""
    if parts.unit not in _PRECISION or not parts.amount or not float(parts.amount).is_integer():
        return None
    count, days = side * int(parts.amount), {"day": 1, "week": 7, "weekend": 7}
    try:
        if parts.unit in days:
            return date.fromordinal(day.toordinal() + count * days[parts.unit])
        return granule(parts.unit, day).shifted(count).start
    except (ValueError, OverflowError):
        return None


# --- what is told of other acts --------------------------------------------------------------------------------


def _counted_from(act: Token, page: _Page, depth: int) -> When | None:
    """Return the day that lies so long after or before another act (`two days after the signing on Friday`)."""
    beside = event_beside(act)
    if beside is None or depth > _DEEP:
        return None
    mark, event = beside
    span = page.held.get(mark.i - 1)
    if span is None or span.type != "DURATION":
        return None
    other = _date_of(event, page, depth + 1)
    if other.time is None or not other.start or not other.end:
        return None
    days = Interval(other.start, other.end)
    return _away(days, other.precision, span, act.doc, -1 if mark.lower_ == "before" else 1)


def _named_beside(act: Token, page: _Page) -> When | None:
    """Return when an act was that another is counted from (`recalled its envoy on Friday, a week after it signed …`).

    It may be told above as well. Where the news that opens a page came soon after it, that was before the page's day.
    """
    mark = clause_mark(act) if act.dep_ in {"advcl", "conj"} else None
    if mark is None:
        return None
    span = page.held.get(mark.i - 1) if mark.i else None
    measured = span is not None and span.type == "DURATION"
    side = 1 if mark.lower_ == "before" else -1
    news, day = dating_times(act.head, page.held), page.published.date
    if span is not None and measured and news and news[0].type != "DURATION":
        told = _when(news, act.head, page)
        days = Interval(told.start, told.end) if told.start and told.end else None
        return _away(days, told.precision, span, act.doc, side) if days else None
    above = _told_above(act, page, 1)
    if above is not None or span is None or not measured:
        return above
    opens = "\n" not in text_of(act.doc)[: act.idx].strip() and mood(act.head) in {
        "past",
        "present",
        "perfect",
    }
    if day is None or day.day is None or not opens or side > 0 or not _is_within(span, act.doc):
        return None
    return _away(Interval(day.earliest, day.latest), "day", span, act.doc, side)


def _away(days: Interval, precision: Precision, span: Timex, doc: Doc, side: int) -> When | None:
    """Return what lies so long after or before some days; of `less than a month` all the days between."""
    parts = _parts(span, doc)
    ends = [_shifted(day, parts, side) for day in (days.start, days.end)] if parts else []
    if not parts or not ends[0] or not ends[-1]:
        return None
    if _is_within(span, doc):
        same = [
            _same_day(end, days.start) if parts.unit not in {"day", "week"} else end for end in ends if end
        ]
        whole = days.hull(Interval(min(same), max(same)))
        return When(whole.start, whole.end, "none", False, None, "relative", span.id)
    if parts.unit in {"day", "week"}:
        value = ends[0].isoformat() if ends[0] == ends[-1] else None
        return When(ends[0], ends[-1], precision, False, value, "relative", span.id)
    shifted = granule(str(parts.unit), ends[0])  # type: ignore[arg-type]
    return When(
        shifted.start, shifted.end, _precision(shifted.value), False, shifted.value, "relative", span.id
    )


def _same_day(first: date, day: date) -> date:
    """Return the day of a month that another has in its own, or its last one."""
    return min(first + timedelta(days=day.day - 1), granule("month", first).end)


def _is_within(span: Timex, doc: Doc) -> bool:
    """Tell how long it was at most (`less than a month after`, `within a week of`) from how long it was."""
    first = _tokens(span, doc)[0]
    before = first.nbor(-1).lower_ if first.i else ""
    return before in {"within", "barely", "scarcely", "hardly"} or span.text.lower().startswith(_WITHIN)


def _date_of(event: Token, page: _Page, depth: int) -> When:
    """Return when an act was that a clause only names, dated there or where it was told before."""
    when = _date(event, page, depth)
    return when if when.time is not None else _told_above(event, page, depth) or when


def _told_above(event: Token, page: _Page, depth: int) -> When | None:
    """Return the date of an act where it was told before (`signed on Friday … after the pact was signed`)."""
    found = (_date(word, page, depth) for word in told_above(event))
    return next((other for other in found if other.time and other.start and other.end), None)


def _bound(act: Token, page: _Page, depth: int) -> When:
    """Return the days that an act without a date cannot lie outside of: those of the page, of its telling, of others."""
    published = page.published
    verb = next((t for t in (act, *act.ancestors) if t.pos_ in {"VERB", "AUX"}), None)
    told = mood(verb) if verb is not None else "none"
    ahead = told in {"future", "modal", "infinitive"}
    start = published.date.earliest if told == "future" and published.date else None
    end = None if ahead else _latest(published)
    if depth < _DEEP:
        said = _day_of_saying(act, page, depth)
        if said is not None and not ahead:
            end = min(end, said.end) if end else said.end
        elif said is not None and verb is not None and (told == "future" or has_aux(verb, "would")):
            start = said.start
        start, end = _beside(act, page, depth, (start, end))
    return When(start, end, "none", False, None, "bound", None)


def _beside(
    act: Token, page: _Page, depth: int, days: tuple[date | None, date | None]
) -> tuple[date | None, date | None]:
    """Return the days that are left after or before a dated act (`met after the vote on Friday`)."""
    start, end = days
    beside = event_beside(act)
    if beside is None:
        return days
    mark, event = beside
    other = _date(event, page, depth + 1)
    if other.time is None:
        return days
    if mark.lower_ == "before":
        ends = [day for day in (end, other.end) if day]
        return start, min(ends) if other.end else end
    if other.start and (end is None or other.start <= end):
        start = max(start, other.start) if start else other.start
    return start, end


def _day_of_saying(act: Token, page: _Page, depth: int) -> Interval | None:
    """Return the day on which an act was told of, where that is dated."""
    saying = saying_over(act)
    if saying is None:
        return None
    when = _date(saying, page, max(depth, _DEEP - 1) + 1)
    return Interval(when.start, when.end) if when.time and when.start and when.end else None


def _is_past(act: Token) -> bool:
    verb = next((t for t in (act, *act.ancestors) if t.pos_ in {"VERB", "AUX"}), None)
    return verb is None or mood(verb) not in {"future", "modal", "infinitive"}


def _latest(published: Published) -> date | None:
    day = published.date or published.latest
    return day.latest if day else None


# --- what an expression means where it stands ------------------------------------------------------------------


def _anchored(time: Timex, act: Token, page: _Page) -> str | None:
    """Return the value of an expression, set against the day of speaking where it stands in a quotation.

    What is told as done does not lie behind the page's own day: the parse had hung it on what was to come
    (`said on Monday it would …`).
    """
    value, parts = time.value, _parts(time, act.doc)
    if parts is None or _states_year(parts):
        return value
    spoken = _day_of_speaking(time, act, page)
    if spoken is not None:
        return _set_against(parts, spoken, act)
    days, day = interval_of(value or ""), page.published.date
    done = act.pos_ in {"VERB", "AUX"} and mood(act) in {"past", "perfect"}
    if days and day and day.day and done and parts.by is None and days.start > day.latest:
        return _set_against(parts, Interval(day.earliest, day.latest), act)
    return value


def _set_against(parts: Parts, day: Interval, act: Token) -> str | None:
    told = mood(act) if act.pos_ in {"VERB", "AUX"} else "none"
    looks: Looks = (
        "past" if told in {"past", "perfect"} else "future" if told in {"future", "modal"} else "nearest"
    )
    return timeml_values(parts, Anchor(day, (), lambda: looks))[0]


def _day_of_speaking(time: Timex, act: Token, page: _Page) -> Interval | None:
    """Return the dated day on which the quotation that an expression stands in was spoken."""
    text = text_of(act.doc)
    if not _is_quoted(text, time.start):
        return None
    sentence = sentence_at(act.doc, act.i)
    near = {word.i: page.held[word.i] for word in sentence if word.i in page.held}
    unquoted = {at: t for at, t in near.items() if not _is_quoted(text, t.start)}
    for verb in sentence:
        if verb.pos_ == "VERB" and not _is_quoted(text, verb.idx) and verb.lemma_ in SAYING:
            days = [
                interval_of(t.value or "") for t in dating_times(verb, unquoted)[:1] if t.type != "DURATION"
            ]
            if days and days[0] and days[0].start == days[0].end:
                return days[0]
    return None


def _is_quoted(text: str, at: int) -> bool:
    """Tell whether a place in the text stands between quotation marks of its paragraph."""
    before = text[text.rfind("\n", 0, at) + 1 : at].replace("``", "“").replace("''", "”")
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _tokens(time: Timex, doc: Doc) -> Span:
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    assert span is not None
    return span


def _parts(time: Timex, doc: Doc) -> Parts | None:
    grammar = load_grammar()
    return grammar.whole(grammar.pieces((t.idx, t.text) for t in _tokens(time, doc)))


def _states_year(parts: Parts | None) -> bool:
    return parts is not None and (parts.year or parts.decade or parts.century) is not None


def _pair(time: Timex, times: Sequence[Timex], doc: Doc) -> tuple[Timex, Timex] | None:
    """Return both ends of the range that an expression is an end of (`from May` … `to June`, `3` … `8 June`)."""
    printed = [other for other in times if other.in_ == BODY]
    at = printed.index(time)
    pairs = zip(printed[max(0, at - 1) : at + 1], printed[max(1, at) : at + 2], strict=False)
    return next(((first, last) for first, last in reversed(list(pairs)) if _joined(first, last, doc)), None)


def _joined(first: Timex, last: Timex, doc: Doc) -> bool:
    before = text_of(doc)[max(0, first.start - len("between ")) : first.start].strip().lower()
    between = text_of(doc)[first.end : last.start].strip().lower()
    return between in _JOINTS or (between == "and" and before == "between") or _listed((first, last), doc)


def _listed(pair: tuple[Timex, Timex], doc: Doc) -> bool:
    """Tell two days of one act (`met on Monday and Tuesday`)."""
    first, last = pair
    same = unit_of(first.value or "") is not None and unit_of(first.value or "") == unit_of(last.value or "")
    return same and text_of(doc)[first.end : last.start].strip().lower() == "and"


def _precision(value: str | None) -> Precision:
    """Return the unit of a value; of a stretch of days (`2024-04-08/2024-04-11`) the one of about its length."""
    days = interval_of(value) if value and "/" in value else None
    if days is not None:
        length = (days.end - days.start).days + 1
        return next((unit for unit, most in _HOLDS.items() if length <= most), "year")
    unit = unit_of(value or "")
    return _PRECISION.get(unit, "none") if unit else "none"
