"""Doc -> Timexes: time expressions, what they mean, and which days they allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Literal

from spacy.tokens import Doc, Span, Token

from foedera.anchoring import Anchor, is_history, timeml_values
from foedera.article import Article, Published
from foedera.calendars import Direction, Granule, Interval, Unit, granule, granule_named, interval_of, unit_of
from foedera.dates import PartialDate
from foedera.evidence import BODY
from foedera.grammar import children, governor, has_aux, mood, negated
from foedera.timewords import Match, Parts, Piece, load_grammar

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
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
_QUOTES = frozenset({'"', "''", "``", "`", "“", "‘", "'"})
_MONEY = frozenset("$€£¥₹#")
_REACH = 500  # characters over which `two days later` may look back for the day spoken of
_ONWARD = 3
_YEARLY, _MODERN = frozenset({"in", "since", "until", "the", "its", "their", "his", "'s", "’s"}), (1500, 2050)
_DATING = frozenset(
    {"on", "in", "at", "during", "of", "by", "until", "till", "since", "before", "after", "from", "between"}
    | {"through", "throughout", "over", "within", "to", "for", "around", "as"}
)
_JOINTS = frozenset({"to", "until", "till", "through", "-", "–", "—"})
_SCENES = frozenset({"at", "in", "during", "on", "of", "for"})
_LOOKING: dict[str, Direction] = {"since": "past", "effective": "future"}
_UNTIL, _GRANTING = frozenset({"until", "till"}), frozenset({"give", "have", "extend", "allow", "delay"})
_HOURS = frozenset({"morning", "afternoon", "evening", "night", "a.m.", "p.m.", "am", "pm"})
_LIGHT = frozenset(
    "hold have host conduct take make give pay begin start open conclude end finish complete resume launch convene "
    "attend join chair co-chair sign carry undertake stage lead continue deliver schedule plan set occur happen be "
    "engage wrap kick mark see".split()
)
_ASPECT = frozenset({"begin", "start", "continue", "resume", "manage", "proceed", "go", "come", "help"})
_PROSPECTIVE = frozenset(
    "plan schedule set slate expect postpone delay adjourn defer reschedule extend".split()
)
_TIME_DEPS = frozenset(
    {"npadvmod", "advmod", "nmod", "poss", "compound", "amod", "nummod", "appos", "dep", "pobj"}
)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression in the text with its TimeML type and value (`XXXX-WXX-5` where unanchored)."""

    id: str
    start: int
    end: int
    text: str
    in_: str
    type: TimexType
    value: str | None


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


def find_times(doc: Doc, article: Article) -> Iterator[Timex]:
    """Yield the time expressions of the text, set against the page's day and the tense of their clause."""
    grammar = load_grammar()
    offsets = doc.to_array(["IDX", "LENGTH"]).tolist()  # without a Token for each
    index_at = {start: at for at, (start, _) in enumerate(offsets)}
    text = article.text
    pieces = grammar.pieces((start, text[start : start + length]) for start, length in offsets)
    page, told, count = _page_days(article), list[tuple[int, Granule]](), 0
    looks = _direction if doc.has_annotation("DEP") else _past

    def token_at(match: Match) -> Token | None:
        at = index_at.get(pieces[match.first].start)
        return doc[at] if at is not None else None

    matches = [m for m in grammar.find(pieces) if _is_time(token_at(m), m, pieces)]
    history = is_history([m.parts for m in matches], page)
    for match in matches:
        start = pieces[match.first].start
        ask = cache(partial(looks, token_at(match)))
        if match.parts.only and ask() != match.parts.only:
            continue
        near = tuple(spoken for end, spoken in told if history or start - end <= _REACH)
        values = timeml_values(match.parts, Anchor(page, near, ask, history))
        for (start, end), value in zip(_ends(match, pieces, len(values)), values, strict=True):
            count += 1
            kind = _type(match.parts)
            yield Timex(f"t{count}", start, end, article.text[start:end], BODY, kind, value)
            spoken = granule_named(value) if value and kind in {"DATE", "TIME"} else None
            if spoken is not None and not _in_passing(match.parts, spoken, told, history):
                told = [(end, spoken), *((at, other) for at, other in told if other.unit != spoken.unit)]


def _in_passing(parts: Parts, spoken: Granule, told: Sequence[tuple[int, Granule]], history: bool) -> bool:
    """Tell what is only compared (`a year earlier`), or a year that history does not come to (`the border of 1772`)."""
    if not history or spoken.unit != "year":
        return parts.base in {"ago", "earlier", "known"} and spoken.unit in {"quarter", "half"}
    month = next((granule for _, granule in told if granule.unit in {"day", "month"}), None)
    return month is not None and not 0 <= spoken.start.year - month.start.year <= _ONWARD


def _ends(match: Match, pieces: Sequence[Piece], count: int) -> list[tuple[int, int]]:
    """Return the offsets of an expression, of a range those of each end: the sign between them is of neither."""
    cut = match.parts.to.at if match.parts.to and count == 2 else None
    bounds = [(match.first, match.end)] if cut is None else [(match.first, cut - 1), (cut, match.end)]
    return [(pieces[first].start, pieces[end - 1].end) for first, end in bounds]


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


def _page_days(article: Article) -> Interval | None:
    day = article.published.date or article.dateline.date
    return Interval(day.earliest, day.latest) if day else None


def _type(parts: Parts) -> TimexType:
    if parts.again:
        return "SET"
    if parts.lasts:
        return "DURATION"
    return "TIME" if parts.part or parts.hour is not None or parts.half_day is not None else "DATE"


def _is_time(token: Token | None, match: Match, pieces: Sequence[Piece]) -> bool:
    """Tell a time from what only looks like one: `2000 troops`, `$2000`, `June Carter`, `as soon as`."""
    parts = match.parts
    if parts.void or token is None or match.end - match.first > 1:
        return not parts.void and not _is_title(match, pieces)
    before = token.nbor(-1).text if token.i else ""
    if parts.year is not None:
        counted = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in {"NNS", "NNPS"}
        if before.lower() in _YEARLY and parts.year % 100 and _MODERN[0] <= parts.year <= _MODERN[1]:
            counted = False
        return not counted and before not in _MONEY
    return not ((parts.month or parts.season) and token.ent_type_ == "PERSON")


def _is_title(match: Match, pieces: Sequence[Piece]) -> bool:
    """Tell the name of a programme or a paper, which stands in quotation marks with capitals (`"60 Minutes"`)."""
    quoted = match.first > 0 and pieces[match.first - 1].text in _QUOTES
    last = pieces[match.end - 1].text
    return quoted and match.parts.unit is not None and last.istitle()


# --- tense -----------------------------------------------------------------------------------------------------


def _direction(token: Token | None) -> Direction:
    """Return which way a clause looks from the page's day; what stands with a noun looks neither way."""
    if token is None:
        return "nearest"
    before = token.nbor(-1).lower_ if token.i else ""
    if before in _LOOKING:
        return _LOOKING[before]
    verb, direct = _verb_over(token)
    if before in _UNTIL and verb is not None and verb.lemma_ in _GRANTING:
        return "future"
    told = mood(verb) if verb is not None else "none"
    over = governor(verb) if verb is not None else None
    if over is not None and (told == "none" or (told == "infinitive" and over.lemma_ in _ASPECT)):
        told = mood(over)
    if told in {"modal", "infinitive"} and _is_over(verb, over):
        return "past"
    if told in {"past", "perfect"}:
        ahead = direct and verb is not None and verb.lemma_ in _PROSPECTIVE
        return "future" if ahead and (before == "for" or verb is None or verb.lemma_ != "set") else "past"
    if told == "infinitive" and verb is not None and verb.dep_ in {"acl", "relcl"}:
        return "nearest"  # `its offer to buy the firm on Friday`
    return "future" if told in {"future", "modal"} or (direct and told != "none") else "nearest"


def _is_over(verb: Token | None, over: Token | None) -> bool:
    """Tell a plan or a chance that lies behind (`had been due to end`, `may have begun`, `could not be found`)."""
    if verb is None:
        return False
    nobody = any(
        c.lower_ == "neither" for subject in children(verb, "nsubj", "nsubjpass") for c in subject.lefts
    )
    missed = has_aux(verb, "could") and (nobody or negated(verb))
    chief = over.head if over is not None and over.pos_ == "ADJ" else over
    return missed or has_aux(verb, "have") or (chief is not None and has_aux(chief, "had"))


def _past(_token: Token | None) -> Direction:
    return "past"


def _verb_over(token: Token) -> tuple[Token | None, bool]:
    """Return the verb that governs a time, and whether no noun stands between them."""
    own = {"compound", "nummod", "nmod", "amod", "det"}
    timed = token.head.lower_ in _HOURS or token.head.pos_ in {"NUM", "PROPN"}
    direct, below = (
        token.dep_ not in own | {"poss"} or (timed and token.head.dep_ in {"pobj", "npadvmod"}),
        token,
    )
    for over in token.ancestors:
        if over.pos_ in {"VERB", "AUX"} and over.dep_ not in {"aux", "auxpass", "amod", "compound"}:
            return over, direct
        if over.pos_ in {"NOUN", "PROPN"} and below.dep_ not in own:
            direct = False
        below = over
    return None, False


# --- which expression dates an act -----------------------------------------------------------------------------


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
