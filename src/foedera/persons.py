"""Tokens -> persons with their titles and countries, and offices that stand without a name.

What the model takes for a person is trimmed and helped out: by the words of titles, by appositions, by the table of
office-holders, and by the full names that the page itself gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from foedera.annotate import Name, NameKind, is_english
from foedera.days import FEASTS, WEEKDAYS, is_called
from foedera.knowledge import Country, knowledge
from foedera.titles import body_heads, heads, is_cap, runs, trim_left
from foedera.words import Word, Words

HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. dr dr. shri smt smt. sir lord dame sheikh excellency".split())
OFFICE_HEADS = frozenset(
    "pm minister secretary president chancellor premier ambassador envoy adviser advisor chief commander general admiral "
    "marshal colonel spokesperson spokesman spokeswoman director chairman chairwoman chair commissioner governor mayor "
    "senator representative king queen prince princess emir sultan crown pope speaker ceo diplomat officer lieutenant "
    "counterpart major captain brigadier deputy consul judge justice leader head ministers secretaries presidents negotiator "
    "chairperson undersecretary taoiseach tánaiste mediator rapporteur counsellor counselor".split()
)
_TITLE_JOINTS = frozenset({"of", "for", "and", "the", "-", "–", "&", "'s", "’s", "to", ","})
BEFORE_TITLE = frozenset(
    "former then acting outgoing late visiting ex union deputy senior vice newly new".split()
)
_NAME_PARTICLES = frozenset("al bin ibn ben abu el de da di du la le van von der den ter dos del".split())
_OPENING_PARTICLES = frozenset("von van der den de di da al el bin".split())
_NO_LONGER = frozenset("former then ex outgoing acting".split())  # said of the office, so kept with it
_OF_THE_DAY = frozenset("new newly visiting".split())  # said of the holder, so left out of the office
OPENING = frozenset(
    "according thanks meanwhile however yesterday today tomorrow also asked speaking besides unlike like following "
    "witnessed hosted later earlier".split()
)
_CLAUSES = frozenset("article section annex chapter paragraph clause appendix".split())
_TWO = 2
_INITIAL = 3  # more letters than `B.` has
_PRONOUNS = frozenset("any whoever whichever each every no all both neither either".split())
_ENDS = frozenset({".", "!", "?", ":", ";", ")", "”"})
WIDEST = 14
"""How many words a name of the tables can have (`International Federation of Red Cross and Red Crescent Societies`)."""
_LONGEST_GAP = 3
"""How many small words may follow each other in a name (`Organisation for the …`)."""
_STOPS = frozenset({".", "!", "?", ":", ";", "(", ")", "“", "”", '"'})
"""Tokens that no name of the tables reaches over."""


def windows(doc: Words, widest: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of tokens that can be names of the tables and begin and end with a capital, the widest first at each start.

    The tables know whether a day is part of a name (`Scotland on Sunday`).
    """
    return ((start, end) for start, end in _listed(doc) if end - start <= widest)


@lru_cache(maxsize=2)
def _listed(doc: Words) -> tuple[tuple[int, int], ...]:
    has = knowledge().has
    return tuple(
        (start, end)
        for start, reach in _openings(doc)
        for end in range(min(reach, start + WIDEST), start, -1)
        if doc[end - 1].is_proper and has(doc.between(start, end))
    )


def _openings(doc: Words) -> Iterator[tuple[int, int]]:
    """Yield where a name of the tables can begin, and the end of the stretch in which it must end."""
    found = list[tuple[int, int]]()
    reach, gap = len(doc), 0
    for word in reversed(doc):
        gap = 0 if word.is_proper else gap + 1
        if word.text in _STOPS or word.is_space or gap > _LONGEST_GAP:
            reach = word.i
        elif word.is_proper and not word.text.isdigit() and knowledge().opens(word.text):
            found.append((word.i, reach))
    return reversed(found)


def name_at(doc: Words, start: int, end: int, kind: NameKind, text: str | None = None) -> Name:
    """Return the name that a range of tokens is."""
    last = doc[end - 1]
    return Name(doc[start].idx, last.idx + len(last), kind, text or doc.between(start, end))


def is_free(name: Name, others: Iterable[Name]) -> bool:
    """Tell whether a name overlaps none of the others."""
    return not any(name.start < other.end and other.start < name.end for other in others)


@lru_cache(maxsize=1 << 14)
def is_other(text: str) -> bool:
    """Tell whether the tables have a text as a country, a capital or a body, so that it names no one else."""
    known = knowledge()
    return known.opens(text.partition(" ")[0]) and bool(
        known.country_named(text)
        or known.capital_of(text)
        or known.country_of_adjective(text)
        or known.organisation(text)
    )


@lru_cache(maxsize=1 << 14)
def country_in(text: str) -> Country | None:
    """Return the country that a text is the name or the adjective of."""
    known = knowledge()
    return known.country_named(text) or known.country_of_adjective(text)


def shown_names(doc: Words) -> frozenset[tuple[int, int]]:
    """Return the token ranges of the names that a title, an apposition or the table of holders shows."""
    found = (_titled_names(doc), _names_in_record(doc), _explained_names(doc), _month_names(doc))
    return frozenset(chain.from_iterable(found))


def with_titles(doc: Words, ranges: Iterable[tuple[int, int]]) -> Iterator[Name]:
    """Yield names with what stands before them: honorific, office, country."""
    for begin, end in sorted(ranges):
        first = start = begin - _lacks_given_name(doc, begin, end)
        while first > 0 and doc[first - 1].lower_ in HONORIFICS:
            first -= 1
        office_start = _office_start(doc, first)
        person = replace(name_at(doc, office_start, end, "person"), text=_listed_name(doc, start, end))
        if office_start < first:
            office, country = _office_words(doc, office_start, first)
            yield replace(person, office=office, country=country or country_beside(doc, first, end))
        else:
            yield replace(person, country=country_beside(doc, first, end))


def _lacks_given_name(doc: Words, start: int, end: int) -> bool:
    """Tell whether the word before a surname is the given name of a known holder of office: `Olaf Scholz`, though OLAF is a body."""
    before = doc[start - 1] if start else None
    if end - start > 1 or before is None or before.lower_ in OFFICE_HEADS | HONORIFICS:
        return False
    return before.text.istitle() and _known_person(doc.between(start - 1, end))


def _listed_name(doc: Words, start: int, end: int) -> str:
    """Return a name as the table has it where the page prints more of it, else as printed."""
    known = knowledge()
    whole = doc.between(start, end)
    shorter = doc.between(start, end - 1)
    return shorter if end - start > _TWO and not known.holders(whole) and known.holders(shorter) else whole


def is_titled(doc: Words, start: int) -> bool:
    """Tell whether an honorific or an office stands before a name."""
    honoured = start > 0 and doc[start - 1].lower_ in HONORIFICS
    return honoured or _office_start(doc, start) < start


def country_beside(doc: Words, start: int, end: int) -> str | None:
    """Return the country told beside a name: `Kenya’s Alfred Mutua`, `Ana Ruiz of Peru`, `his Dutch counterpart Ruben Brekelmans`."""
    possessor = start > 1 and doc[start - 1].lower_ in {"'s", "’s", "’", "'", "counterpart"}
    for width in (4, 3, 2, 1):
        told = country_in(doc.between(max(0, start - 1 - width), start - 1)) if possessor else None
        if told is None and end + 1 < len(doc) and doc[end].text == "of":
            told = knowledge().country_named(doc.between(end + 1, end + 1 + width))
        if told is not None:
            return told.code
    return None


def _explained_names(doc: Words) -> Iterator[tuple[int, int]]:
    """Yield the capitalised words that an office explains: `Marta Ruiz, Chile’s envoy in Lima, resigned`."""
    for comma in range(2, len(doc) - 2):
        if doc[comma].text != "," or not is_office_alone(doc, comma + 1):
            continue
        start = comma
        while start > 0 and comma - start < 4 and is_cap(doc[start - 1]) and in_person(doc[start - 1]):
            start -= 1
        start = trim_left(doc, start, comma)
        words = [t.lower_ for t in doc[start:comma]]
        other = {*words} & {*heads(), *OFFICE_HEADS} or is_other(doc.between(start, comma))
        located = start > 0 and doc[start - 1].lower_ in {"in", "at", "from", "near", "to", "of", "outside"}
        if len(words) > 1 and not other and not located:
            yield start, comma


def is_office_alone(doc: Words, start: int) -> bool:
    """Tell whether an apposition of an office begins here (`the Dutch defence minister,`)."""
    first = start
    while first < len(doc) and doc[first].lower_ in {"the", "a", "an", "his", "her", "its", *BEFORE_TITLE}:
        first += 1
    for at in (first + 3, first + 2, first + 1):
        if country_in(doc.between(first, at)):
            first = at + 1 if at < len(doc) and doc[at].lower_ in {"'s", "’s"} else at
            break
    ends = range(first + 1, min(first + 6, len(doc)))
    return any(
        knowledge().office(doc.between(first, end)) and doc[end].lower_ in {",", ".", "of", "for", "in", "to"}
        for end in ends
    )


def _names_in_record(doc: Words) -> Iterator[tuple[int, int]]:
    """Yield full names that the table of office-holders has, whatever the model makes of them."""
    for start, end in windows(doc, 4):
        titled = doc[start].lower_ in OFFICE_HEADS | HONORIFICS
        if end - start > 1 and not titled and knowledge().holders(doc.between(start, end)):
            yield start, _whole_name(doc, end)


def _whole_name(doc: Words, end: int) -> int:
    """Return where a name of the table ends that the page prints with more of it: `Moussa Faki Mahamat`."""
    while end < len(doc) and is_cap(doc[end]) and in_person(doc[end]) and not doc[end].is_sent_start:
        foreign = not is_english(doc, doc[end].text) and not is_other(doc[end].text)
        if not foreign or not doc[end].is_alpha or doc[end].lower_ in HONORIFICS | OFFICE_HEADS:
            break
        end += 1
    return end


def find_offices(doc: Words, persons: Sequence[Name]) -> Iterator[Name]:
    """Yield offices of several words that stand without a name (`Assistant Secretary of Defense for …`)."""
    for start, end in runs(doc):
        first = trim_left(doc, start, end)
        if first > start and doc[first - 1].text == "Under" and doc[first].lower_ == "secretary":
            first -= 1
        if _is_body(doc, first, end):
            continue
        heads_at = [at for at in range(first, end) if doc[at].lower_ in OFFICE_HEADS]
        if heads_at and end - first > 1:
            stop = (
                end
                if end > heads_at[-1] + 1 and doc[heads_at[-1] + 1].lower_ in {"of", "for"}
                else heads_at[-1] + 1
            )
            stop = _country_tail(doc, first, stop)
            office = name_at(doc, first, stop, "office")
            if stop - first > 1 and not _names_someone(doc, first, stop) and is_free(office, persons):
                title, country = _office_words(doc, first, stop)
                yield replace(office, office=title, country=country)


def _country_tail(doc: Words, start: int, end: int) -> int:
    """Return where an office ends before its country: `Minister of Trade` of `Minister of Trade of Peru`."""
    for at in range(start + 1, end - 1):
        if doc[at].lower_ in {"of", "for"} and any(
            knowledge().country_named(doc.between(at + 1, stop)) for stop in range(at + 2, end + 1)
        ):
            return at
    return end


def _is_body(doc: Words, start: int, end: int) -> bool:
    """Tell whether a body comes before the office in its name: `Office of the Director of …`."""
    first = next((t for t in doc[start:end] if t.lower_ in body_heads() | OFFICE_HEADS), None)
    return (
        first is not None
        and first.lower_ not in OFFICE_HEADS
        and first.i + 1 < end
        and first.nbor().lower_ in {"of", "for"}
    )


def _names_someone(doc: Words, start: int, end: int) -> bool:
    """Tell whether a run of capitals holds a person's name; the model takes parts of offices for names too."""
    people = [e for e in doc.ents if e.label_ == "PERSON" and e.start < end and start < e.end]
    return any(
        person.end - person.start > 1
        and not any(t.lower_ in OFFICE_HEADS for t in doc[person.start : person.end])
        for person in people
    )


def _known_person(text: str) -> bool:
    return bool(knowledge().holders(text))


def model_names(doc: Words) -> Iterator[tuple[int, int]]:
    """Yield token ranges of the model's persons, trimmed to what can be a name."""
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        start, end = entity.start, entity.end
        while start < end and _is_no_given_name(doc[start]):
            start += 1
        start = max(
            (at for at in range(start + 1, end) if knowledge().office(doc.between(start, at))), default=start
        )
        start = max((at for at in range(start + 1, end) if is_other(doc.between(start, at))), default=start)
        end = trim_name(doc, start, end)
        cut = next((at for at in range(start, end) if not in_person(doc[at])), end)
        if cut > start and not is_other(doc.between(start, cut)):
            yield start, cut


def _is_no_given_name(token: Word) -> bool:
    """Tell whether the model's name begins with a word that is none: a number, an office, `Article`."""
    counted = token.lower_ in _PRONOUNS or (
        token.like_num and not token.text.isdigit()
    )  # `Eight Abrams tanks`
    listed = token.i > 0 and token.nbor(-1).lower_ in _CLAUSES and len(token) < _INITIAL
    return (
        not is_cap(token)
        or counted
        or listed
        or token.lower_ in OFFICE_HEADS | HONORIFICS | OPENING | _CLAUSES
    )


def _month_names(doc: Words) -> Iterator[tuple[int, int]]:
    """Yield the names of those who are called for a month: `August Wilson`."""
    for at in range(len(doc) - 1):
        if is_called(doc, at) and doc[at + 1].ent_type_ in {"PERSON", "ORG"}:
            yield at, at + 2


def in_person(token: Word) -> bool:
    """Tell whether a token can stand in a person's name."""
    name_like = is_cap(token) and not token.text.isdigit() and token.lower_ not in body_heads()
    joint = token.lower_ in _NAME_PARTICLES or (token.text in {"-", "’", "'"} and not token.whitespace_)
    return name_like or joint or _is_second_syllable(token)


def _is_second_syllable(token: Word) -> bool:
    """Tell whether a token is the small end of a given name (`Yo-jong`), not of a compound (`Trump-backed`)."""
    if token.i < 2 or not token.is_lower or token.text.endswith(("ed", "era", "style", "like")):
        return False
    before = token.nbor(-1)
    return before.text == "-" and not before.whitespace_ and not token.nbor(-2).whitespace_


def trim_name(doc: Words, start: int, end: int) -> int:
    """Return the end of a name without the small words that the scan took in behind it."""
    while end > start and not is_cap(doc[end - 1]) and not _is_second_syllable(doc[end - 1]):
        end -= 1
    return end


def _titled_names(doc: Words) -> Iterator[tuple[int, int]]:
    """Yield the capitalised words behind an office or honorific, whatever the model makes of them."""
    for at, token in enumerate(doc[:-1]):
        if token.lower_ not in OFFICE_HEADS and token.lower_ not in HONORIFICS:
            continue
        if not _title_ends(doc, at):
            continue
        for start, least in _name_starts(doc, at):
            end = _name_end(doc, start)
            offices = [t for t in doc[start:end] if t.lower_ in OFFICE_HEADS]
            believed = end - start >= least and not offices and _not_title_word(doc, start)
            if believed and not is_other(doc.between(start, end)):
                yield start, end


def _name_starts(doc: Words, at: int) -> Iterator[tuple[int, int]]:
    """Yield where a name can begin behind an office noun, and how many words it must have to be believed."""
    counterpart = doc[at].lower_ == "counterpart" and doc[at + 1].text == ","
    first = at + 2 if counterpart else at + 1
    while first + 1 < len(doc) and doc[first].lower_ in HONORIFICS:
        first += 1
    yield first, 1
    if doc[at].lower_.endswith("s") and is_cap(doc[at + 1]):
        yield from ((start, 2) for start in _others_titled(doc, at + 1))
    if doc[at + 1].lower_ not in {"of", "for"}:
        return
    for start in range(at + 3, min(at + 7, len(doc))):
        tail = doc.between(at + 2, start)
        known = any(knowledge().office(doc.between(first, start)) for first in range(max(0, at - 4), at + 1))
        if known or knowledge().country_named(tail):
            yield start, 2  # `Secretary of Defense Lloyd Austin`, `Prime Minister of Japan Shigeru Ishiba`


def _others_titled(doc: Words, start: int) -> Iterator[int]:
    """Yield where the further names behind a plural title begin: `Presidents A of Chile, B of Peru and C of Fiji`."""
    for at in range(start, min(start + 16, len(doc) - 1)):
        if doc[at].text in {",", "and"} and is_cap(doc[at + 1]):
            yield at + 1
        elif not in_person(doc[at]) and doc[at].text not in {"of", "the", "and", ","}:
            return


def _name_end(doc: Words, start: int) -> int:
    end = start
    while end < len(doc) and end - start < 8 and in_person(doc[end]) and not doc[end].is_space:
        if doc[end].ent_type_ in {"GPE", "NORP", "ORG"} and end == start and is_other(doc[end].text):
            break
        end += 1
    return trim_name(doc, start, end)


def _not_title_word(doc: Words, at: int) -> bool:
    while at + 1 < len(doc) and doc[at].is_lower and doc[at].lower_ in _OPENING_PARTICLES:
        at += 1  # `President von der Leyen`
    return (
        at < len(doc)
        and is_cap(doc[at])
        and doc[at].ent_type_ not in {"EVENT", "LAW"}
        and doc[at].lower_ not in heads()
        and len(doc[at]) > 1
    )


def _title_ends(doc: Words, at: int) -> bool:
    """Tell whether an office noun is a title: an honorific, capitalised, or an office of the tables."""
    token = doc[at]
    if token.lower_ in HONORIFICS or token.lower_ == "counterpart" or is_cap(token):
        return True
    return any(knowledge().office(doc.between(start, at + 1)) for start in range(max(0, at - 5), at + 1))


def _office_start(doc: Words, name_start: int) -> int:
    """Return the token index where the title before a name begins, or the name's own."""
    start = name_start
    while start > 0 and _in_title(doc, start - 1) and not _starts_another(doc, start - 1, name_start):
        start -= 1
    while start < name_start and not _opens_title(doc[start]):
        start += 1
    if any(t.lower_ in OFFICE_HEADS for t in doc[start:name_start]) and doc[
        name_start - 1
    ].text not in _TITLE_JOINTS - {"'s"}:
        return _country_before(doc, start)
    for first in range(_sentence_start(doc, name_start), name_start):
        if knowledge().office(doc.between(first, name_start)):
            return _country_before(doc, first)
    return name_start


def _sentence_start(doc: Words, name_start: int) -> int:
    """Return where a title of a few words can begin at the earliest: `the president. Ana Ruiz` has none."""
    first = name_start
    while first > max(0, name_start - 6) and not (doc[first - 1].text in _ENDS or doc[first - 1].is_space):
        first -= 1
    return first


def _starts_another(doc: Words, at: int, name_start: int) -> bool:
    """Tell whether an `and` joins two people rather than two offices or fields of one."""
    if doc[at].lower_ != "and" or not any(t.lower_ in OFFICE_HEADS for t in doc[at:name_start]):
        return False
    first = at
    while first > 0 and is_cap(doc[first - 1]) and not doc[first].is_sent_start:
        first -= 1
    both = doc[at - 1].lower_ in OFFICE_HEADS and country_in(doc[first].text) is not None
    return not both or first == at  # `Chinese State Counsellor and Foreign Minister Wang Yi` is one


def _in_title(doc: Words, at: int) -> bool:
    token = doc[at]
    if token.is_space or token.text == "," or token.text in _ENDS or doc[at + 1].is_sent_start:
        return False
    if token.text in _TITLE_JOINTS:
        return at > 0 and (is_cap(doc[at - 1]) or token.lower_ == "the")
    day = (
        token.lower_ in WEEKDAYS | FEASTS
    )  # of no office, feasts that are named too: `On Good Friday Pope Leo`
    return is_cap(token) and not day and token.ent_type_ != "PERSON" and not token.text.isdigit()


def _opens_title(token: Word) -> bool:
    """Tell whether a title can begin with a word: not with what opens the sentence (`According to President Ruto`)."""
    under = token.text == "Under" and token.nbor().lower_ == "secretary"
    opening = not under and (token.is_stop or token.lower_ in OPENING or token.lower_.endswith("ly"))
    return is_cap(token) and (not opening or knowledge().country_named(token.text) is not None)


def _country_before(doc: Words, at: int) -> int:
    """Return where the country before an office in small letters begins (`Indian defence minister`)."""
    start = at
    while start > 0 and doc[start - 1].lower_ in BEFORE_TITLE | {"'s", "’s"}:
        start -= 1
    for width in (3, 2, 1):
        if start < width or doc[start - width].lower_ == "the":
            continue
        apart = any(t.is_space or t.text in {".", ","} for t in doc[start - width : start])
        if not apart and country_in(doc.between(start - width, start)):
            return start - width
    return at if start == at else start


def _office_words(doc: Words, start: int, end: int) -> tuple[str | None, str | None]:
    """Split what stands before a name into the office and the country code (`US Defence Secretary`)."""
    while start < end - 1 and doc[start].text in _OF_THE_DAY:
        start += 1
    first = start + 1 if doc[start].lower_ in _NO_LONGER else start
    for at in (first + 3, first + 2, first + 1):
        country = country_in(doc.between(first, at)) if at <= end else None
        if country is not None:
            behind = next((b for b in range(at, end) if doc[b].lower_ not in {"'s", "’s", "-"}), end)
            return f"{doc.between(start, first)} {doc.between(behind, end)}".strip() or None, country.code
    return _office_and_tail(doc, start, end)


def _office_and_tail(doc: Words, start: int, end: int) -> tuple[str, str | None]:
    """Split off the country behind an office (`President of the United States`)."""
    for at in range(start + 2, end):
        country = knowledge().country_named(doc.between(at, end))
        if country is not None and doc[at - 1].lower_ in {"of", "for"}:
            return doc.between(start, at - 1), country.code
    return doc.between(start, end), None
