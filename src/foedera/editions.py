"""Words that speak of a series -> its editions: which, when, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from spacy.tokens import Doc, Token

from foedera.article import Published
from foedera.dates import PartialDate
from foedera.dating import When, date_act, date_by
from foedera.grammar import agents, children, sentence_at, text_of
from foedera.times import Timex
from foedera.venues import COUNTED, HELD, holding_noun, holding_verbs, place_in, place_of, place_under

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL_WORDS = {"inaugural": 1, "maiden": 1, **{word: at for at, word in enumerate(_ORDINALS, 1)}}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_TENTHS = {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}
_ORDINAL_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_ENDING = frozenset("end finish conclude wrap".split())
_BEHIND = re.compile(
    r",? (?:(?:that|which) (?:was|is|were|are|will be|would be) )?(?:(?:held|hosted) )?(?:(?:in|at|near) [A-Z][\w’' -]+,? )?(?:in |on )?"
)
_PLACE_BEHIND = re.compile(
    r",? (?:(?:that|which) (?:was|is|were|are|will be|would be) )?(?:held|hosted)(?: (?:on|from|this|last) [^.;:]{1,30}?)? (?:in|at|near) (?P<place>(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)
_FOUNDING = frozenset("found establish create form constitute name propose join leave".split())
_ANOTHER = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|\w+(?: \w+)?['’]s) (?:(?P<ordinal>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_ORDINAL_WORDS)})|previous|last|next|coming)?"
    r"(?: such| ministerial| annual| leaders['’])? ?(?P<noun>session|edition|summit|meeting|gathering|round|forum|conference|talks|sitting|iteration|one)?\b"
)
_NEAR = timedelta(days=7)
_LONG = 60
"""A series that goes on for more days is not held since then, but every year since then."""
_PLACED = re.compile(
    r"\b(?:in|at|to|off|near|After|after) (?P<place>(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*),? (?:in |on )?$|\b(?P<bare>(?!(?:On|In|From|At|By|Since|Until|During|After|Before|For|And|But|The)\b)[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) (?:in )?$"
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One holding of a dialogue, forum or exercise: which, when, where."""

    ordinal: int | None
    date: PartialDate | None
    place: str | None


def find_editions(
    words: Sequence[tuple[Token, Token]],
    others: Sequence[Edition],
    times: Sequence[Timex],
    published: Published,
) -> tuple[Edition, ...]:
    """Return the editions that the mentions of one series tell apart: by number, day, or a list of places and years."""
    found: list[Edition] = []
    for first, last in words:
        own = _edition(first, last, times, published)
        if own is not None and found and first.lower_ in {"the", "this"} and _completes(own, found[-1]):
            found[-1] = replace(own, ordinal=found[-1].ordinal, place=own.place or found[-1].place)
        else:
            found += [own] if own is not None else []
        found += _listed(first, own, times, published)
    return tuple(_told_apart([*found, *others]))


def _completes(one: Edition, told: Edition) -> bool:
    """Tell whether a sentence goes on about an edition: `the sixth … Summit will meet. The summit is to be held in May …`."""
    placed = one.place is None or told.place in {None, one.place}
    return placed and one.ordinal is None and told.ordinal is not None and told.date is None


def _told_apart(found: Sequence[Edition]) -> Iterator[Edition]:
    """Yield each edition once, as fully as it is told: one without a number may be one that has it."""
    kept: list[Edition] = []
    for one in sorted(found, key=lambda e: (e.ordinal is None, e.date is None)):
        at = next((at for at, other in enumerate(kept) if _is_told_by(one, other)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = replace(kept[at], date=kept[at].date or one.date, place=kept[at].place or one.place)
    order = {id(e): at for at, e in enumerate(found)}
    yield from sorted(
        kept, key=lambda e: next((at for at, o in enumerate(found) if _is_told_by(o, e)), len(order))
    )


def _is_told_by(one: Edition, other: Edition) -> bool:
    if one.ordinal is not None and other.ordinal is not None and one.ordinal != other.ordinal:
        return False
    if one.date is None or other.date is None:
        return one.ordinal == other.ordinal or (one.ordinal is None and one.date is None)
    if one.ordinal is not None and one.ordinal == other.ordinal:
        return True
    return _within(one.date, other.date) or abs(one.date.earliest - other.date.earliest) < _NEAR


def _within(one: PartialDate, other: PartialDate) -> bool:
    return (one.earliest <= other.earliest <= one.latest) or (other.earliest <= one.earliest <= other.latest)


def _edition(first: Token, last: Token, times: Sequence[Timex], published: Published) -> Edition | None:
    """Return which holding a mention speaks of, by its number or its day."""
    head = holding_noun(_head(first, last))
    if _is_founded(head):
        return None
    ordinal = (
        _ordinal_before(first)
        or _counted_in(first)
        or _counting(head)
        or _number_behind(last)
        or _time_after_time(head)
    )
    another = _is_of_another(head)
    day = _day_behind(last, times, published, told=another)
    if day is None and not another:
        day = _first_day(head, _day(date_holding(head, times, published)))
        held = (_day(date_act(verb, times, published)) for verb in _held_verbs(head, last))
        day = day or _day_over(head, times, published)
        day = day or next((one for one in held if one is not None), None)
    behind = _PLACE_BEHIND.match(text_of(last.doc), last.idx + len(last))
    place = (behind["place"] if behind else None) or place_of(head, dated=day is not None)
    place = (
        place
        or next((p for verb in _held_verbs(head, last) if (p := place_under(verb))), None)
        or place_in(first, head)
    )
    if ordinal is None and day is None and (place is None or head.dep_ != "pobj" or another):
        return None
    return Edition(ordinal, day, place)


def _day_over(noun: Token, times: Sequence[Timex], published: Published) -> PartialDate | None:
    """Return the day that a clause of holding hangs on: `in March 2018, when the first summit took place`."""
    for verb in holding_verbs(noun):
        if verb.dep_ == "relcl" and verb.lemma_ in HELD and verb.head.ent_type_ == "DATE":
            over = next((t for t in times if t.start <= verb.head.idx < t.end), None)
            if over is not None:
                return _day(date_by(over, verb, times, published))
    return None


def _held_verbs(noun: Token, last: Token) -> list[Token]:
    """Return further verbs of holding: at the end of a long name, or joined to the verb over it (`is led by Chad and held in May`)."""
    behind = [v for v in children(last, "relcl", "acl") if last != noun]
    joined = (
        [v for verb in holding_verbs(noun) for v in children(verb, "conj")]
        if noun.dep_ in {"nsubj", "nsubjpass"}
        else []
    )
    aims = [
        v
        for v in holding_verbs(noun)[1:]
        if v.lemma_ in {"unite", "gather", "meet", "join", "assemble", "convene"}
    ]
    return [*aims, *(v for v in (*behind, *joined) if v.lemma_ in HELD)]


def _is_of_another(noun: Token) -> bool:
    """Tell whether a name only belongs to something else (`the states of the Contact Group met`)."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in {"NOUN", "PROPN"}


def _day_behind(
    last: Token, times: Sequence[Timex], published: Published, *, told: bool
) -> PartialDate | None:
    """Return the day that stands straight behind a name: `TICAD 7, in Yokohama in 2019`."""
    end = last.idx + len(last)
    text = text_of(last.doc)
    for time in times:
        if time.type == "DATE" and end < time.start < end + 40 and _BEHIND.fullmatch(text[end : time.start]):
            if told and not re.search(r"\b(?:held|hosted)\b", text[end : time.start]):
                continue
            return _day(date_by(time, last, times, published))
    return None


def _first_day(head: Token, day: PartialDate | None) -> PartialDate | None:
    """Return the day of a holding; where only its last one is told, no more than the month is sure."""
    ended = head.dep_ in {"nsubj", "nsubjpass", "dobj"} and head.head.lemma_ in _ENDING
    at_end = ended or (head.dep_ == "pobj" and head.head.head.head.lemma_ in _ENDING)
    return PartialDate(day.year, day.month) if day is not None and at_end else day


def _day(when: When) -> PartialDate | None:
    """Return the day on which something began: of what goes on `since Monday` Monday."""
    if when.time is None or when.start is None or when.end is None:
        return None
    if when.lasting:
        return PartialDate.of(when.start) if (when.end - when.start).days < _LONG else None
    if when.precision == "day":
        return PartialDate.of(when.start)  # `on 4 and 5 May`
    return PartialDate.covering(when.start, when.end)


def _is_founded(head: Token) -> bool:
    begun = any(
        verb.lemma_ in {"initiate", "establish", "found", "create"}
        or (verb.lemma_ == "launch" and agents(verb))
        for verb in children(head, "acl")
    )
    return begun or (head.dep_ in {"nsubj", "nsubjpass", "dobj"} and head.head.lemma_ in _FOUNDING)


def _time_after_time(head: Token) -> int | None:
    """Return the number of a series that meets `for the sixth time`."""
    if head.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    times = [
        c for prep in children(head.head, "prep") if prep.lower_ == "for" for c in children(prep, "pobj")
    ]
    told = (_ordinal(c) for noun in times if noun.lower_ == "time" for c in noun.lefts)
    number = next((number for number in told if number is not None), None)
    return number if number != 1 else None  # `for the first time` in years, or here


def _head(first: Token, last: Token) -> Token:
    doc = first.doc
    return doc[first.i : last.i + 1].root


def _ordinal_before(first: Token) -> int | None:
    """Return the number that stands before a name, within its phrase: `the 27th edition of Exercise Malabar`."""
    doc, start = first.doc, sentence_at(first.doc, first.i).start
    for token in reversed(doc[max(start, first.i - 8) : first.i]):
        number = _ordinal(token)
        if number is not None:
            return number
        if not _leads_on(token):
            break
    inner = (_ordinal(t) for t in doc[first.i : first.i + 2])
    return next((number for number in inner if number is not None), None)


def _counting(noun: Token) -> int | None:
    """Return the number of a holding within a series: `the first meeting within the framework of the process`."""
    held = noun.lemma_.lower() in COUNTED
    return next((n for c in children(noun, "amod") if (n := _ordinal(c)) is not None), None) if held else None


def _counted_in(first: Token) -> int | None:
    """Return the number that a name has in itself: `XXI Ibero-American Summit`, `Sixth Tokyo Conference`."""
    word, _, rest = first.text.partition(" ")
    number = _ORDINAL_NUMBER.fullmatch(word)
    return (int(number[1]) if number else _ORDINAL_WORDS.get(word.lower()) or _roman(word)) if rest else None


def _leads_on(token: Token) -> bool:
    """Tell whether a word can stand between a number and the name that it counts: `the fourth in-person session of the …`."""
    beside = {t.text for t in token.doc[max(token.i - 1, 0) : token.i + 2] if t != token}
    if token.text in {"-", "’", "'"} or "-" in beside:
        return True
    if token.pos_ in {"NOUN", "PROPN"}:
        return token.lemma_.lower() in COUNTED or token.dep_ == "compound"
    return token.pos_ in {"ADJ", "DET"} or token.lower_ in {"of", "under", "within", "for"}


def _number_behind(last: Token) -> int | None:
    """Return the number at the end of a name: `TICAD 9`; of two digits it is a year where an exercise has it."""
    alone = (
        re.fullmatch(r"(\d{1,2})", last.text)
        if last.i and last.nbor(-1).pos_ == "PROPN" and last.nbor(-1).text != "+"
        else None
    )
    digits = re.search(r" (\d{1,2})$", last.text) or alone
    return int(digits.group(1)) if digits and int(digits.group(1)) < 20 else None


def date_holding(token: Token, times: Sequence[Timex], published: Published) -> When:
    """Return when a dialogue or forum was held: dated at its name, where it `was held`, or by what was done at it."""
    words = [token, *children(token, "relcl", "acl")]
    head = token
    for _ in range(4):
        if head.dep_ in {"pobj", "conj", "appos"} or (
            head.dep_ in {"prep", "agent"} and head.head.pos_ in {"NOUN", "PROPN", "VERB", "AUX"}
        ):
            head = head.head
        else:
            break
        if head.pos_ in {"VERB", "NOUN"} and head.dep_ != "prep":
            words.append(head)
    if head.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj"} and head.head.pos_ == "VERB":
        words.append(head.head)
    whens = [date_act(word, times, published) for word in words]
    told = [when for when in whens if when.time is not None]
    sharper = (when for when in told if told[0].precision == "year" and when.precision == "day")
    return next(sharper, told[0] if told else whens[0])  # `opened this year's forum on Monday`


def _listed(
    first: Token, own: Edition | None, times: Sequence[Timex], published: Published
) -> Iterator[Edition]:
    """Yield the places and years that a sentence about a series lists: `began in Lugano in 2022 and moved on to London in 2023`."""
    doc = first.doc
    sentence = sentence_at(doc, first.i)
    near = [t for t in times if sentence.start_char <= t.start < sentence.end_char and t.type == "DATE"]
    if len(near) < 2 and own is not None and own.date is not None:
        return
    text = text_of(doc)
    for time in near:
        before = text[sentence.start_char : time.start]
        place = _PLACED.search(before)
        if place is None:
            continue
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None or not _speaks_of(span.root, first):
            continue
        when = date_by(time, _verb_over(span.root), times, published)
        day = PartialDate.covering(when.start, when.end) if when.start and when.end else None
        where = (place["place"] or place["bare"]).removeprefix("the ")
        if day is not None and not (
            own is not None and own.date is not None and (own.date == day or own.place == where)
        ):
            yield Edition(None, day, where)


def find_others(doc: Doc, times: Sequence[Timex], published: Published) -> Iterator[tuple[int, Edition]]:
    """Yield editions that are told by number or turn alone, with where: `the sixth was held in 2024`, `it was held there`."""
    for match in _ANOTHER.finditer(text_of(doc)):
        which = match["ordinal"] or match.group().rpartition(" ")[2] in COUNTED
        span = doc.char_span(match.start(), match.end(), alignment_mode="contract") if which else None
        if span is not None:
            edition = _another(span.root, times, published, has_noun=match["noun"] is not None)
            if edition is not None:
                yield match.start(), edition
    for token in doc:
        edition = _time_told(token, times, published)
        if edition is not None:
            yield token.idx, edition


def _time_told(token: Token, times: Sequence[Timex], published: Published) -> Edition | None:
    """Return an edition told by a turn or a pronoun: `will meet for the ninth time in May`, `last May it was held there`."""
    counted = token.lower_ == "time" and token.dep_ == "pobj" and token.head.lower_ == "for"
    verb = token.head.head if counted else token.head
    it = (
        token.lower_ == "it"
        and token.dep_ in {"nsubjpass", "dobj"}
        and verb.lemma_ in {"hold", "stage", "host"}
    )
    if not it and not (counted and verb.lemma_ in HELD):
        return None
    ordinal = next((number for c in token.lefts if (number := _ordinal(c)) is not None), None)
    day = _day(date_act(verb, times, published))
    if day is None or (counted and ordinal is None):
        return None
    return Edition(ordinal, day, place_of(token, dated=True))


def _another(head: Token, times: Sequence[Timex], published: Published, *, has_noun: bool) -> Edition | None:
    nouns = {"nsubj", "nsubjpass", "dobj", "pobj", "npadvmod"}
    if head.dep_ not in nouns or (not has_noun and children(head, "compound", "amod")):
        return None
    if head.dep_ in {"nsubj", "nsubjpass", "dobj"} and head.head.lemma_ not in HELD:
        return None
    inside = [head, *children(head, "amod")]
    ordinal = next((number for word in inside if (number := _ordinal(word)) is not None), None)
    day = _day(date_holding(head, times, published))
    if day is None:
        return None
    return Edition(ordinal, day, place_of(head, dated=True))


def _verb_over(token: Token) -> Token:
    return next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), token)


def _speaks_of(time: Token, series: Token) -> bool:
    """Tell whether a time hangs on a verb of holding in the clause of the series."""
    verb = _verb_over(time)
    chain = {t.i for t in [*series.ancestors, series]}
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in {"VERB", "AUX"}:
        first = first.head
    return verb.lemma_ in HELD and (verb.i in chain or first.i in chain)


def _ordinal(token: Token) -> int | None:
    number = _ORDINAL_NUMBER.fullmatch(token.lower_)
    if number:
        return int(number.group(1))
    tens = (
        _TENS.get(
            token.nbor(-2).lower_ if token.i > 1 and token.nbor(-1).text == "-" else token.nbor(-1).lower_
        )
        if token.i
        else None
    )
    told = _ORDINAL_WORDS.get(token.lower_) or _TENTHS.get(token.lower_)
    return (
        told + tens
        if told and tens and told < 10
        else told or (_roman(token.text) if len(token) > 1 else None)
    )


def _roman(text: str) -> int | None:
    """Return a number in Roman figures before a name: `the XXI Summit`."""
    if not re.fullmatch(r"[XVI]{1,7}", text):
        return None
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
