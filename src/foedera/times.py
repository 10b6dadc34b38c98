"""Doc -> Timexes: time expressions, what they mean, and which days they allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

from spacy.tokens import Doc, Token

from foedera.anchoring import Anchor, Looks, is_history, timeml_values
from foedera.article import Article
from foedera.calendars import Granule, Interval, granule_named
from foedera.evidence import BODY
from foedera.grammar import children, governor, has_aux, mood, negated
from foedera.timewords import Match, Parts, Piece, load_grammar

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

_QUOTES = frozenset({'"', "''", "``", "`", "“", "‘", "'"})
_MONEY = frozenset("$€£¥₹#")
_REACH = 500  # characters over which `two days later` may look back for the day spoken of
_ONWARD = 3
_YEARLY, _MODERN = frozenset({"in", "since", "until", "the", "its", "their", "his", "'s", "’s"}), (1500, 2050)
_NUMBERED = frozenset(
    {"resolution", "flight", "bus", "room", "route", "no.", "number", "article", "section", "paragraph"}
)
_PERIODICALS = frozenset({"daily", "weekly", "monthly"})
_LOOKING: dict[str, Looks] = {"since": "past", "effective": "future"}
_UNTIL, _GRANTING = frozenset({"until", "till"}), frozenset({"give", "have", "extend", "allow", "delay"})
_HOURS = frozenset({"morning", "afternoon", "evening", "night", "a.m.", "p.m.", "am", "pm"})
_ASPECT = frozenset({"begin", "start", "continue", "resume", "manage", "proceed", "go", "come", "help"})
_PROSPECTIVE = frozenset(
    "plan schedule set slate expect postpone delay adjourn defer reschedule extend".split()
)
_GOING = frozenset(
    {"gather", "march", "rally", "meet", "convene", "assemble", "protest", "travel", "fly", "head", "turn"}
)
_UPCOMING = frozenset({"upcoming", "forthcoming", "coming", "impending", "looming", "imminent"})
_PLANNED = frozenset({"planned", "scheduled", "slated", "proposed", "expected", "intended"})


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


def _page_days(article: Article) -> Interval | None:
    published = article.published
    if published.basis == "inferred" and published.earliest and published.latest:
        return Interval(published.earliest.earliest, published.latest.latest)
    day = published.date or article.dateline.date
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
    if parts.again and _is_paper(token):
        return False
    if parts.year is not None:
        counted = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in {"NNS", "NNPS"}
        if before.lower() in _NUMBERED:
            return False
        if before.lower() in _YEARLY and parts.year % 100 and _MODERN[0] <= parts.year <= _MODERN[1]:
            counted = False
        return not counted and before not in _MONEY
    return not ((parts.month or parts.season) and token.ent_type_ == "PERSON")


def _is_paper(token: Token) -> bool:
    """Tell a newspaper from what is done every day (`the daily El Norte`, `the weekly said`)."""
    behind = token.nbor() if token.i + 1 < len(token.doc) else None
    named = behind is not None and behind.pos_ == "PROPN" and token.dep_ not in {"advmod", "npadvmod"}
    return token.lower_ in _PERIODICALS and (named or token.dep_ in {"nsubj", "appos"})


def _is_title(match: Match, pieces: Sequence[Piece]) -> bool:
    """Tell the name of a programme or a paper, which stands in quotation marks with capitals (`"60 Minutes"`)."""
    quoted = match.first > 0 and pieces[match.first - 1].text in _QUOTES
    last = pieces[match.end - 1].text
    return quoted and match.parts.unit is not None and last.istitle()


# --- tense -----------------------------------------------------------------------------------------------------


def _direction(token: Token | None) -> Looks:
    """Return which way a clause looks from the page's day; what stands with a noun looks neither way."""
    if token is None:
        return "nearest"
    before = token.nbor(-1).lower_ if token.i else ""
    verb, direct, nouns = _verb_over(token)
    looks = _LOOKING.get(before) or _noun_looks((token, *nouns))
    if looks is not None:
        return looks
    if before in _UNTIL and verb is not None and verb.lemma_ in _GRANTING:
        return "future"
    return _clause_looks(token, verb, direct) if verb is not None else "nearest"


def _clause_looks(token: Token, verb: Token, direct: bool) -> Looks:
    """Return which way a verb looks, by its tense and by what governs it."""
    told, over = mood(verb), governor(verb)
    if over is not None and (told == "none" or (told == "infinitive" and over.lemma_ in _ASPECT)):
        told = mood(over)
    if told in {"modal", "infinitive"} and _is_over(verb, over):
        return "past"
    if told in {"past", "perfect"}:
        if direct and verb.lemma_ in _PROSPECTIVE and _is_ahead(verb, token):
            return "future"
        return "either" if _has_plan(verb, token) else "gone" if _dates(token, verb) else "past"
    if told == "infinitive" and _is_purpose(verb, over):
        return "either"
    if told == "infinitive" and over is not None and over.lemma_ in _PROSPECTIVE and mood(over) == "present":
        return "future"
    return "future" if told in {"future", "modal"} or (direct and told != "none") else "nearest"


def _noun_looks(nouns: Iterable[Token]) -> Looks | None:
    """Return which way the nouns look that a time stands with (`the planned visit in June`, `ahead of Monday's vote`)."""
    for noun in nouns:
        said = {child.lower_ for child in noun.lefts if child.dep_ == "amod"}
        if said & _UPCOMING or (noun.head.lower_ == "of" and noun.head.head.lower_ == "ahead"):
            return "future"
        if said & _PLANNED:
            return "either"
    return None


def _dates(token: Token, verb: Token) -> bool:
    """Tell whether a time can only be the verb's own (`attacked on 7 October`; not `announced a vote on 7 October`)."""
    while token.dep_ in {"nummod", "compound", "det", "amod", "nmod"}:
        token = token.head
    at = token.head if token.dep_ == "pobj" and token.head.lower_ in {"on", "in"} else token
    own = at.head == verb and at.dep_ in {"prep", "npadvmod"} and verb.lemma_ not in _PROSPECTIVE
    return own and all(between.pos_ != "NOUN" for between in verb.doc[verb.i + 1 : at.i])


def _has_plan(verb: Token, token: Token) -> bool:
    """Tell whether a verb is told of what is to come (`outlined the coming vote in November`)."""
    return any(
        noun.i < token.i and any(c.lower_ in _UPCOMING for c in noun.lefts) for noun in children(verb, "dobj")
    )


def _is_ahead(verb: Token, token: Token) -> bool:
    """Tell what was put on a later day (`scheduled for Friday`, `set for Oslo in June`) from what was set on one."""
    return (
        token.nbor(-1).lower_ == "for" or verb.lemma_ != "set" or any(c.lower_ == "for" for c in verb.rights)
    )


def _is_purpose(verb: Token, over: Token | None) -> bool:
    """Tell an infinitive that may be of the same day as its clause (`its offer to buy the firm on Friday`)."""
    if verb.dep_ in {"acl", "relcl"}:
        return True
    way = verb.dep_ == "advcl" or (over is not None and over.lemma_ in _GOING)
    return way and over is not None and mood(over) in {"past", "perfect"}


def _is_over(verb: Token, over: Token | None) -> bool:
    """Tell a plan or a chance that lies behind (`had been due to end`, `may have begun`, `could not be found`)."""
    nobody = any(
        c.lower_ == "neither" for subject in children(verb, "nsubj", "nsubjpass") for c in subject.lefts
    )
    missed = has_aux(verb, "could") and (nobody or negated(verb))
    chief = over.head if over is not None and over.pos_ == "ADJ" else over
    return missed or has_aux(verb, "have") or (chief is not None and has_aux(chief, "had"))


def _past(_token: Token | None) -> Looks:
    return "past"


def _verb_over(token: Token) -> tuple[Token | None, bool, list[Token]]:
    """Return the verb that governs a time, whether none but its own noun is between them, and the nouns that are."""
    nouns: list[Token] = []
    own = {"compound", "nummod", "nmod", "amod", "det"}
    timed = token.head.lower_ in _HOURS or token.head.pos_ in {"NUM", "PROPN"}
    direct, below = (
        token.dep_ not in own | {"poss"} or (timed and token.head.dep_ in {"pobj", "npadvmod"}),
        token,
    )
    for over in token.ancestors:
        if over.pos_ in {"VERB", "AUX"} and over.dep_ not in {"aux", "auxpass", "amod", "compound"}:
            return over, direct, nouns
        if over.pos_ in {"NOUN", "PROPN"}:
            nouns.append(over)
            direct = direct and below.dep_ in own
        below = over
    return None, False, nouns
