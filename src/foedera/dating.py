"""Act -> When: which expression dates an act, and the days that the words allow for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from spacy.tokens import Doc, Span, Token

from foedera.article import Published
from foedera.calendars import Interval, Unit, granule, interval_of, unit_of
from foedera.dates import PartialDate
from foedera.evidence import BODY
from foedera.grammar import mood
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
_DATING = frozenset(
    {"on", "in", "at", "during", "of", "by", "until", "till", "since", "before", "after", "from", "between"}
    | {"through", "throughout", "over", "within", "to", "for", "around", "as"}
)
_JOINTS = frozenset({"to", "until", "till", "through", "-", "–", "—"})
_SCENES = frozenset({"at", "in", "during", "on", "of", "for"})
_LIGHT = frozenset(
    "hold have host conduct take make give pay begin start open conclude end finish complete resume launch convene "
    "attend join chair co-chair sign carry undertake stage lead continue deliver schedule plan set occur happen be "
    "engage wrap kick mark see".split()
)
_ASPECT = frozenset({"begin", "start", "continue", "resume", "manage", "proceed", "go", "come", "help"})
_TIME_DEPS = frozenset(
    {"npadvmod", "advmod", "nmod", "poss", "compound", "amod", "nummod", "appos", "dep", "pobj"}
)


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


def date_act(trigger: Token, times: Sequence[Timex], published: Published) -> When:
    """Return the days on which an act fell: those of the expression that dates it in its own clause.

    It is the one that the parse hangs on the act's word, on the light verb that carries it (`held talks on
    Friday`) or, fronted, on the clause it is coordinated with; not the nearest. Without one there is only a
    bound: what is past lies before the publication.
    """
    held = _by_token(trigger.doc, times)
    over = _told_when(trigger) or _joined_to(trigger)
    found = _attached(trigger, held) or (_attached(over, held) if over is not None else None)
    if found is None:
        return _bound(trigger, published)
    return _when(found, trigger, times, published)


def _joined_to(trigger: Token) -> Token | None:
    """Return the verb whose day a second verb of the same subject and tense shares (`met on Friday and agreed …`)."""
    verb = trigger.head
    same = trigger.dep_ == "conj" and trigger.tag_ == verb.tag_ == "VBD"
    alone = not any(child.dep_ in {"nsubj", "nsubjpass"} for child in trigger.children)
    return verb if same and alone else None


def _told_when(trigger: Token) -> Token | None:
    """Return the verb that a `when` clause hangs on: its day is the clause's (`met in May, when the pact was signed`)."""
    verb = trigger if trigger.pos_ in {"VERB", "AUX"} else trigger.head
    if not any(child.lower_ == "when" for child in verb.children):
        return None
    over = verb.head
    for _ in range(4):
        if over.pos_ in {"VERB", "AUX"} or over.head == over:
            break
        over = over.head
    return over if over.pos_ in {"VERB", "AUX"} and over != verb else None


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


def _by_token(doc: Doc, times: Sequence[Timex]) -> dict[int, Timex]:
    held: dict[int, Timex] = {}
    for time in times:
        span = doc.char_span(time.start, time.end, alignment_mode="expand") if time.in_ == BODY else None
        if span is not None and time.type != "SET":
            held.update((token.i, time) for token in span)
    return held


def _attached(trigger: Token, held: dict[int, Timex]) -> Timex | None:
    for head in _carriers(trigger):
        found = (
            [*_below(head, held), *_at_objects(head, held)] if head.i == trigger.i else [*_below(head, held)]
        )
        best = min(found, key=_rank, default=None)
        if best is not None:
            return best
    return next((time for first in _coordinated(trigger) for time in _fronted(first, held)), None)


def _rank(time: Timex) -> tuple[bool, int, int]:
    """Order the expressions of one clause: points before durations, the finest first."""
    units = ["day", "week", "weekend", "month", "quarter", "season", "half", "year"]
    unit = unit_of((time.value or "").split("/")[0])
    return time.type == "DURATION", units.index(unit) if unit in units else len(units), time.start


def _carriers(trigger: Token) -> Iterator[Token]:
    """Yield the act's word and the light or aspect verbs above it (`held talks`, `began to withdraw`)."""
    yield trigger
    head = trigger
    for _ in range(4):
        over = head.head
        carried = head.dep_ in {"dobj", "nsubjpass", "nsubj", "attr"} and over.lemma_ in _LIGHT
        purpose = head.dep_ == "pobj" and over.lower_ in {"for", "in"} and head.pos_ == "NOUN"
        aspect = head.dep_ == "xcomp" and over.lemma_ in _ASPECT
        if not (carried or purpose or aspect) or over == head:
            return
        head = over.head if purpose else over
        if head.pos_ not in {"VERB", "AUX"}:
            return
        yield head


def _below(head: Token, held: dict[int, Timex], depth: int = 0) -> Iterator[Timex]:
    """Yield what hangs on a word by itself or by a preposition; through names and scenes, not through topics."""
    for child in head.children:
        if child.i in held and child.dep_ in _TIME_DEPS:
            yield held[child.i]
        elif child.dep_ in {"prep", "agent"}:
            yield from _below_preposition(child, held, depth)
        elif child.dep_ == "acl" and child.lemma_ in {"hold", "schedule", "convene", "plan", "set"}:
            yield from _below(child, held, depth + 1)


def _below_preposition(prep: Token, held: dict[int, Timex], depth: int) -> Iterator[Timex]:
    if prep.i in held:
        yield held[prep.i]
        return
    for child in prep.children:
        if child.dep_ == "prep":  # `from May to June`
            yield from _below_preposition(child, held, depth)
        elif child.i in held:
            if prep.lower_ in _DATING:
                yield held[child.i]
        elif depth < 3 and (child.pos_ == "PROPN" or prep.lower_ in _SCENES):
            yield from _below(child, held, depth + 1)


def _at_objects(verb: Token, held: dict[int, Timex]) -> Iterator[Timex]:
    """Yield a day that the parse hangs on a verb's object (`signed two pacts on Friday`).

    A month or year at a definite object tells of the object itself (`praised the pact of June`).
    """
    if verb.pos_ != "VERB":
        return
    for thing in (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}):
        definite = any(c.lower_ in {"the", "this", "that"} or c.dep_ == "poss" for c in thing.lefts)
        for below in thing.rights:
            if below.dep_ == "prep" and below.lower_ in {"on", "in", "with", "at"}:
                found = list(_below_preposition(below, held, 1))
            else:
                found = [held[below.i]] if below.i in held and below.dep_ == "npadvmod" else []
            yield from (t for t in found if not definite or unit_of(t.value or "") == "day")


def _coordinated(verb: Token) -> Iterator[Token]:
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
        yield verb


def _fronted(verb: Token, held: dict[int, Timex]) -> list[Timex]:
    """Return the expressions that open a clause, before its subject: they hold for all that is coordinated."""
    subject = next((c.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), verb.i)
    limit = verb.doc[subject].left_edge.idx
    return [time for time in _below(verb, held) if time.end <= limit]


# --- what it says of the act -----------------------------------------------------------------------------------


def _bound(trigger: Token, published: Published) -> When:
    verb = next((t for t in (trigger, *trigger.ancestors) if t.pos_ in {"VERB", "AUX"}), None)
    told = mood(verb) if verb is not None else "none"
    start = published.date.earliest if told == "future" and published.date else None
    end = _latest(published) if told not in {"future", "modal", "infinitive"} else None
    return When(start, end, "none", False, None, "bound", None)


def _latest(published: Published) -> date | None:
    day = published.date or published.latest
    return day.latest if day else None


def _when(time: Timex, trigger: Token, times: Sequence[Timex], published: Published) -> When:
    tokens = _tokens(time, trigger.doc)
    parts = _parts(tokens)
    days = _stretch(parts, published) if time.type == "DURATION" else interval_of(time.value or "")
    if days is None:
        bound = _bound(trigger, published)
        precision = _precision(time.value) if time.type in {"DATE", "TIME"} else "none"
        return When(bound.start, bound.end, precision, False, time.value, "bound", time.id)
    pair = _pair(time, times, trigger.doc)
    first = _tokens(pair[0], trigger.doc)[0] if pair else tokens[0]
    preposition = first.nbor(-1).lower_ if first.i else ""
    begin, end = (interval_of(one.value or "") for one in pair) if pair else (None, None)
    stated = any(_states_year(_parts(_tokens(one, trigger.doc))) for one in pair or (time,))
    basis: WhenBasis = "stated" if stated else "relative"
    if pair and begin and end:
        whole = begin.hull(end)
        value = "/".join(str(one.value) for one in pair)
        return When(
            whole.start, whole.end, _precision(pair[0].value), preposition != "between", value, basis, time.id
        )
    earliest, latest = _opened(preposition, days, published)
    lasting = time.type == "DURATION" or preposition in {"since", "throughout"}
    return When(earliest, latest, _precision(time.value), lasting, time.value, basis, time.id)


def _tokens(time: Timex, doc: Doc) -> Span:
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    assert span is not None
    return span


def _opened(preposition: str, days: Interval, published: Published) -> tuple[date | None, date | None]:
    """Return the days that a preposition leaves: `by 2030` has no first one, `since 2016` runs to the page's."""
    start = None if preposition in {"by", "until", "till", "before"} else days.start
    return start, _latest(published) if preposition in {"since", "after"} else days.end


def _parts(tokens: Span) -> Parts | None:
    grammar = load_grammar()
    return grammar.whole(grammar.pieces((t.idx, t.text) for t in tokens))


def _states_year(parts: Parts | None) -> bool:
    return parts is not None and (parts.year or parts.decade or parts.century) is not None


def _stretch(parts: Parts | None, published: Published) -> Interval | None:
    """Return the days of a duration that touches the page's day (`over the past two months`)."""
    if parts is None or not parts.by or not parts.unit or not parts.amount or published.date is None:
        return None
    if published.date.day is None or parts.unit not in _PRECISION or not float(parts.amount).is_integer():
        return None
    today = published.date.earliest
    days = {"day": 1, "week": 7, "weekend": 7}
    try:
        if parts.unit in days:
            far = date.fromordinal(today.toordinal() + parts.by * int(parts.amount) * days[parts.unit])
        else:
            far = granule(parts.unit, today).shifted(parts.by * int(parts.amount)).start
    except (ValueError, OverflowError):
        return None
    return Interval(min(far, today), max(far, today))


def _pair(time: Timex, times: Sequence[Timex], doc: Doc) -> tuple[Timex, Timex] | None:
    """Return both ends of the range that an expression is an end of (`from May` … `to June`, `3` … `8 June`)."""
    printed = [other for other in times if other.in_ == BODY]
    at = printed.index(time)
    pairs = zip(printed[max(0, at - 1) : at + 1], printed[max(1, at) : at + 2], strict=False)
    return next(((first, last) for first, last in reversed(list(pairs)) if _joined(first, last, doc)), None)


def _joined(first: Timex, last: Timex, doc: Doc) -> bool:
    before = doc.text[max(0, first.start - len("between ")) : first.start].strip().lower()
    between = doc.text[first.end : last.start].strip().lower()
    return between in _JOINTS or (between == "and" and before == "between")


def _precision(value: str | None) -> Precision:
    unit = unit_of((value or "").split("/")[0])
    return _PRECISION.get(unit, "none") if unit else "none"
