"""Doc -> Timexes: time expressions, what they mean, and which days they allow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import islice
from typing import Literal

from spacy.tokens import Doc, Token

from foedera.anchoring import Anchor, Looks, timeml_values
from foedera.article import Article
from foedera.calendars import Granule, Interval, granule_named
from foedera.evidence import BODY
from foedera.feasts import eastern_feast
from foedera.grammar import children, governor, has_aux, mood, negated
from foedera.histories import (
    entry_years,
    find_entries,
    in_passing,
    is_history,
    is_near,
    lacks_year,
    tells_ahead,
    with_year,
)
from foedera.timewords import Match, Parts, Piece, load_grammar

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

_EASTERN = re.compile(
    r"\b(?:Orthodox|Coptic|Julian)\s+(?:Christmas|Easter|Christians|Copts|believers|faithful|worshippers|calendar)\b"
)
_OVER_ZONE = re.compile(r"\s*(?:\([^)\n]{3,24}\)|[^(\n]{3,24}\))\s*,?\s*(?:on\s+)?")
_QUOTES = frozenset({'"', "''", "``", "`", "“", "‘", "'"})
_MONEY = frozenset("$€£¥₹#")
_REACH = 500  # characters over which `two days later` may look back for the day spoken of
_CARRIED = 1500  # and over which a month is of the year spoken of last
_COMES_TO = frozenset({"in", "during", "of", "early", "late", "mid", "back"})
_HOLDERS = frozenset({"NOUN", "PROPN", "VERB", "AUX"})
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
    looks = _direction if doc.has_annotation("DEP") else _past
    found: list[_Told] = []
    for match in grammar.find(pieces):
        at = index_at.get(pieces[match.first].start)
        token = doc[at] if at is not None else None
        if _is_time(token, match, pieces):
            ask = cache(partial(looks, token))
            told = _Told(match, token, pieces[match.first].start, pieces[match.end - 1].end, match.parts, ask)
            found += [told] if not match.parts.only or ask() == match.parts.only else []
    count = 0
    for told, values in _set(_with_churches(found, text), article):
        kind = _type(told.parts)
        for (start, end), value in zip(_ends(told.match, pieces, len(values)), values, strict=True):
            count += 1
            yield Timex(f"t{count}", start, end, text[start:end], BODY, kind, value)


@dataclass(frozen=True, slots=True)
class _Told:
    """A time expression where it stands: its first word, its place, what it tells, and which way its clause looks."""

    match: Match
    token: Token | None
    start: int
    end: int
    parts: Parts
    looks: Callable[[], Looks]


@dataclass(slots=True)
class _Story:
    """What a text has told by a place in it: a granule of each unit, the last first, and the year that it is in.

    `before` is what was told before the last one; `dated` are the stretches that are told under a date; `near` tells
    that the text speaks of days near its own, so that a month of another paragraph may be the coming or the last one.
    """

    page: Interval | None
    history: bool
    dated: list[tuple[int, int]]
    near: bool
    text: str
    told: list[tuple[int, Granule]] = field(default_factory=list)
    before: list[tuple[int, Granule]] = field(default_factory=list)
    year: tuple[int, Granule] | None = None

    def is_history(self, at: int) -> bool:
        """Tell whether a place in the text is told as history."""
        return self.history or any(start <= at < end for start, end in self.dated)

    def anchor(self, told: _Told, *, aside: bool = False) -> Anchor:
        """Return what an expression is seen from; beside another (`in August, a year later`) not from that one."""
        history, spoken = self.history, self.before if aside else self.told
        history = history or (told.parts.by is None and self.is_history(told.start))
        near = tuple(one for end, one in spoken if history or told.start - end <= _REACH)
        return Anchor(self.page, near, told.looks, history)

    def tell(self, told: _Told, spoken: Granule, *, entry: bool) -> None:
        """Take down what was spoken of."""
        history = self.is_history(told.start)
        if not entry and in_passing(told.parts, spoken, self.told, history=history):
            return
        self.before = self.told
        kept = ((at, other) for at, other in self.told if other.unit != spoken.unit)
        self.told = [(told.end, spoken), *kept]
        if told.parts.year is not None and (entry or _is_told_of(told, spoken)):
            self.year = told.end, spoken


def _set(found: Sequence[_Told], article: Article) -> Iterator[tuple[_Told, tuple[str | None, ...]]]:
    """Yield the expressions with their values, each set against the page's day and what was told before it."""
    page, text = _page_days(article), article.text
    entries = find_entries(text, [(told.start, told.end) for told in found])
    dated = [e for e in entries if _is_dated(found[e.at].parts)]
    while dated and tells_ahead(text, dated[-1]):
        dated.pop()  # a chronicle may end with what is to come
    years = entry_years([found[entry.at].parts for entry in dated], page)
    known = {e.at: year for e, year in zip(dated, years, strict=True) if year is not None}
    stretches = [(e.start, e.until) for e in dated if found[e.at].parts.year or e.at in known]
    openings, parts = {entry.at for entry in entries}, [told.parts for told in found]
    story = _Story(page, is_history(parts, page), stretches, any(map(is_near, parts)), text)
    for at, one in enumerate(found):
        entry = at in openings
        aside = at > 0 and _stands_beside(one, found[at - 1], text)
        told = replace(one, parts=replace(one.parts, year=known[at])) if at in known else one
        told = _with_day(told, found[at + 1 : at + 3], text)
        if lacks_year(told.parts):
            ahead = found[at + 1] if at + 1 < len(found) else None
            counted = ahead is not None and _stands_beside(ahead, one, text)
            told = _with_year(told, story, ahead if counted else None, found[at - 1] if at else None)
        values = timeml_values(told.parts, story.anchor(told, aside=aside))
        yield told, values
        for value in values:
            spoken = granule_named(value) if value and _type(told.parts) in {"DATE", "TIME"} else None
            if spoken is not None:
                story.tell(told, spoken, entry=entry)


def _is_dated(parts: Parts) -> bool:
    return lacks_year(parts) or (parts.year is not None and parts.era is None)


def _stands_beside(told: _Told, first: _Told, text: str) -> bool:
    """Tell a time that is counted to another one beside it (`in August, four months later`)."""
    counted = told.parts.unit is not None and told.parts.by and told.parts.base in {"then", "earlier"}
    return bool(counted) and text[first.end : told.start].strip() in {",", "(", "–", "—"}


def _with_year(told: _Told, story: _Story, beside: _Told | None, before: _Told | None) -> _Told:
    """Return a day or month with the year that the text has come to, where it tells one.

    It is that of a time counted to it, of the date it is coordinated with and, where the page has no day, the one
    spoken of last.
    """
    if beside is not None:
        day = granule_named(timeml_values(beside.parts, story.anchor(beside))[0] or "")
        return replace(told, parts=replace(told.parts, year=day.start.year)) if day else told
    if story.year is None or story.is_history(told.start) or told.looks() == "future":
        return told
    end, spoken = story.year
    if story.page is None:
        carried = told.start - end <= _CARRIED and (
            not story.near or "\n" not in story.text[end : told.start]
        )
    else:
        carried = before is not None and before.end == end and _is_joined(told, before)
    parts = with_year(told.parts, spoken) if carried else None
    return replace(told, parts=parts) if parts else told


def _with_day(told: _Told, behind: Sequence[_Told], text: str) -> _Told:
    """Return an hour with the day behind it, over the hour of another zone (`9:45 pm (1945 GMT) Monday`)."""
    parts = told.parts
    if parts.hour is None and parts.half_day is None:
        return told
    if parts.day or parts.weekday or parts.month or parts.by is not None or parts.unit:
        return told
    day = next((one for one in behind if one.parts.hour is None and one.parts.half_day is None), None)
    if (
        day is None
        or not _OVER_ZONE.fullmatch(text, told.end, day.start)
        or not (day.parts.weekday or day.parts.day)
    ):
        return told
    return replace(told, parts=day.parts.joined(parts))


def _is_joined(told: _Told, before: _Told) -> bool:
    """Tell a day coordinated with another (`the accord of May 5, 2015 and the protocol of May 9`)."""
    if told.token is None or before.token is None or not told.token.doc.has_annotation("DEP"):
        return False
    over = [t for t in before.token.ancestors if t.pos_ in _HOLDERS][:2]
    return any(t.dep_ == "conj" and t.head in over for t in islice(told.token.ancestors, 4))


def _is_told_of(told: _Told, spoken: Granule) -> bool:
    """Tell a date that the text has come to from one that only names a thing (`the 2015 accord`) or lies ahead."""
    before = told.token.nbor(-1).lower_ if told.token is not None and told.token.i else ""
    return told.looks() != "future" and (spoken.unit != "year" or before in _COMES_TO)


def _with_churches(found: Sequence[_Told], text: str) -> list[_Told]:
    """Return the expressions with the feasts of the Eastern church where the text tells of that."""
    if not any(told.parts.feast for told in found) or not _EASTERN.search(text):
        return list(found)
    return [replace(told, parts=replace(told.parts, feast=eastern_feast(told.parts.feast))) for told in found]


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
