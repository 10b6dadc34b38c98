"""Tokens -> organisations: what the tables know, what is named round a head noun, what the page explains as a body."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from foedera.annotate import Name, is_english
from foedera.beside import BODY_NOUNS, PLACE_NOUNS, SPOTS, TO_SPOTS, is_vessel, names_person, noun_behind
from foedera.days import dated_body, ends_in_feast, is_date
from foedera.knowledge import knowledge
from foedera.people import candidates, is_city
from foedera.persons import OFFICE_HEADS, WIDEST, country_in, is_other, name_at, windows
from foedera.titles import acronym_behind, body_heads, heads, is_cap, runs, tail_end, title_heads, trim_left
from foedera.words import Words

_PARTISAN = frozenset(
    "nationalist conservative opposition ruling liberal socialist social-democratic far-right far-left centre-left "
    "centre-right centrist green islamist populist communist leftist hard-right hard-left eurosceptic republican governing".split()
)
_PARTISANS = frozenset(
    "activists supporters cadres voters candidates deputies backbenchers youth wing".split()
)
_FOLLOWERS = frozenset(
    "rebels fighters insurgents militants militia faction militiamen guerrillas gunmen".split()
)
_STAFF = frozenset(
    "worker workers analyst analysts engineer engineers executive executives director expert experts researcher researchers "
    "fellow professor economist economists strategist spokesman spokeswoman employees staff managers directors".split()
)


_FIRM_ENDS = frozenset(
    "company corporation corp corp. ltd ltd. inc inc. plc limited berhad jsc pjsc asa oyj saog saoc".split()
)
_MEDIA = frozenset("broadcaster newspaper daily weekly magazine tabloid".split())
_BEHIND = frozenset(
    "backed led allied aligned supported run controlled sponsored funded linked dominated brokered".split()
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)")
_DIRECTIONS = frozenset("west east left right north south outer far opposite".split())
_NAMED_BY_NOUN = frozenset(
    "party parties militia union bloc coalition alliance movement group broadcaster airline newspaper agency bank firm company".split()
)
_TELLING_WHOM = frozenset("told by to with from at for state news and regional".split())


def find_bodies(doc: Words, persons: Sequence[Name], spots: Collection[str] = ()) -> Iterator[Name]:
    """Yield the organisations of a document.

    `persons` are its persons, which are no part of them, `spots` what the model takes for bodies and are places.
    """
    for start, end in windows(doc, WIDEST):
        known = knowledge().organisation(doc.between(start, end))
        described = known is not None and known.generic and _describes(doc, start, end)
        if known is not None and not described and not _is_given_name(doc, start, end):
            acronym, behind = acronym_behind(doc, end)
            yield replace(
                name_at(doc, start, behind, "organisation", doc.between(start, end)),
                sort=known.kind,
                acronym=acronym,
                country=known.country,
            )
    yield from _dated_bodies(doc)
    people = _tokens(doc, persons)
    for start, end in runs(doc):
        for first, last in _bodies_apart(doc, start, end):
            for stretch in _beside_people(doc, first, last, people):
                if (
                    stretch[0] > 1
                    and doc[stretch[0] - 1].lower_ == "of"
                    and doc[stretch[0] - 2].lower_ in OFFICE_HEADS
                ):
                    continue  # the field of an office: `Minister of Energy and Water`
                yield from _headed_bodies(doc, *stretch)
    yield from _explained_bodies(doc, people)
    for start, end in _entity_bodies(doc):
        if doc.between(start, end) not in spots and not any(t.i in people for t in doc[start:end]):
            yield replace(_with_acronym(doc, start, end), sort="organisation")


def find_spots(doc: Words, persons: Sequence[Name]) -> frozenset[str]:
    """Return what the model takes for bodies, though the page has it for a spot on the map."""
    people = _tokens(doc, persons)
    found = [(start, end) for start, end in _entity_bodies(doc) if end - start < 4]
    bodies = {doc.between(start, end) for start, end in found if people.keys().isdisjoint(range(start, end))}
    ranges = (trim_entity(doc, entity.start, entity.end) for entity in doc.ents)
    named = [(start, end) for start, end in ranges if start < end and doc.between(start, end) in bodies]
    return frozenset(doc.between(start, end) for start, end in named if _is_place(doc, start, end))


def _is_place(doc: Words, start: int, end: int) -> bool:
    """Tell whether a name is a place where it stands: `near Hofuf`, `Unchiprang camp`, `DAYTON, Ohio`."""
    before = doc[start - 1].lower_ if start else ""
    behind = doc[end].text if end < len(doc) else ""
    text = doc.between(start, end)
    if any(t.lower_ in heads() for t in doc[start:end]):
        return False
    opens = start == 0 or doc[start - 1].is_space
    staffed = start > 1 and doc[start - 2].lower_ in _STAFF
    dateline = opens and text.isupper() and behind in {",", "-", "–", "—"}
    return (
        dateline
        or before in {"in", "near", "outside", "towards", "above", "across", "around"}
        or (before == "at" and not staffed and end - start < 3 and not text.isupper())
        or (before in TO_SPOTS and not text.isupper())
        or (behind in SPOTS and end - start < 3)
        or noun_behind(doc, end) in PLACE_NOUNS
        or is_city(text)
    )


def _explained_bodies(doc: Words, people: Mapping[int, int]) -> Iterator[Name]:
    """Yield bodies that a noun beside their name explains: `Fidesz, his party`, `the state firm Turkmengaz`."""
    for first, end in candidates(doc):
        new = (
            first > 0 and doc[first - 1].text == "New"
        )  # `New Democracy`; no candidate for a person begins so
        start = first - 1 if new else first
        sort = None if any(t.i in people for t in doc[start:end]) else _sort_told(doc, start, end)
        if sort is not None:
            yield replace(_with_acronym(doc, start, end), sort=sort)


def _sort_told(doc: Words, start: int, end: int) -> str | None:
    """Return the kind of body that the words beside a name tell."""
    behind = doc[end].lower_ if end < len(doc) else ""
    before = doc[start - 1].lower_ if start else ""
    if (noun := noun_behind(doc, end)) in BODY_NOUNS:
        return BODY_NOUNS[noun]
    if behind in _NAMED_BY_NOUN and end - start == 1 and doc[start].is_upper and doc[start].is_alpha:
        return BODY_NOUNS.get(behind.removesuffix("s"), BODY_NOUNS.get(behind, "party"))  # `his PNDS party`
    if end - start > 1 and _has_own_acronym(doc, start, end):
        return "organisation"
    if behind in _FOLLOWERS and before == "the":
        return "armed_group"
    if (
        before == "the"
        and start > 2
        and doc[start - 2].lower_ == "of"
        and doc[start - 3].lower_ in _PARTISANS
    ):
        return "party"
    if before in _PARTISAN and start > 1 and doc[start - 2].lower_ in {"the", "his", "her", "their"}:
        return None if doc[start].ent_type_ == "PERSON" else "party"
    if before in _MEDIA and start > 1 and doc[start - 2].lower_ in _TELLING_WHOM:
        return "media"  # `told broadcaster France24`
    determined = start > 1 and any(
        doc[at].lower_ in {"the", "'s", "’s", "its"} for at in range(max(0, start - 5), start - 1)
    )
    return BODY_NOUNS.get(before) if determined and before not in {"group", "giant", "agency"} else None


def _describes(doc: Words, start: int, end: int) -> bool:
    """Tell whether a common word that opens a sentence only describes the noun behind it: `Military leaders`."""
    behind = doc[end] if end < len(doc) else None
    opens = (
        start == 0 or doc[start].is_sent_start or doc[start - 1].is_space or doc[start - 1].text in {".", "“"}
    )
    return end - start == 1 and opens and behind is not None and _is_people_noun(behind.lower_)


def _is_given_name(doc: Words, start: int, end: int) -> bool:
    """Tell whether what reads like an acronym in small letters is somebody's first name: `Olaf Scholz`."""
    token = doc[start]
    if end - start > 1 or token.is_upper or not token.text.istitle():
        return False
    known = knowledge().organisation(token.text)
    if known is None or token.text in {known.name, *known.aliases}:
        return False
    behind = doc[end] if end < len(doc) else None
    surnamed = behind is not None and is_cap(behind) and not is_english(doc, behind.text)
    return token.ent_type_ == "PERSON" or (surnamed and behind is not None and behind.lower_ not in heads())


def _is_people_noun(word: str) -> bool:
    return word.endswith("s") and (word in OFFICE_HEADS or names_person(word.removesuffix("s")))


def _has_own_acronym(doc: Words, start: int, end: int) -> bool:
    """Tell whether brackets behind a run hold its acronym: `Temporary International Presence (TIPH)`."""
    acronym, _ = acronym_behind(doc, end)
    return acronym is not None and fits_acronym(doc, start, end, acronym)


def fits_acronym(doc: Words, start: int, end: int, acronym: str) -> bool:
    """Tell whether an acronym begins with the initials of a run, small words left out."""
    initials = "".join(t.text[0] for t in doc[start:end] if t.text[0].isupper())
    letters = "".join(c for c in acronym if c.isalpha()).upper()
    few = min(len(initials), len(letters))
    return few > 1 and letters[:few] == initials[:few]


def _entity_bodies(doc: Words) -> Iterator[tuple[int, int]]:
    """Yield what the model takes for bodies, but for what is named as something else."""
    for entity in doc.ents:
        start, end = trim_entity(doc, entity.start, entity.end)
        if (
            entity.label_ == "ORG"
            and start < end
            and not ends_in_feast(doc, end)
            and not is_other(doc.between(start, end))
            and not (
                end - start == 1
                and (start == 0 or doc[start].is_sent_start)
                and is_english(doc, doc[start].text)
            )
            and doc[end - 1].lower_ not in {*heads(), *OFFICE_HEADS}
            and doc[start].lower_.removesuffix("s") not in OFFICE_HEADS
            and knowledge().country_named(doc.between(start, end)) is None
            and knowledge().office(doc.between(start, end)) is None
            and not is_vessel(doc, start)
            and not (end - start == 1 and _is_timed_word(doc, start))
            and not any(
                t.lower_ in {"and", ",", ":", "for"} for t in doc[start:end]
            )  # `Rao and Silva` are two
        ):
            yield start, end


def _is_timed_word(doc: Words, at: int) -> bool:
    """Tell whether an English word opens an entry of a live page: `20.52 Bangs over the city`."""
    return at > 0 and doc[at - 1].text[0].isdigit() and is_english(doc, doc[at].text) and not doc[at].is_upper


def _tokens(doc: Words, persons: Iterable[Name]) -> dict[int, int]:
    """Return where the person that a token belongs to ends, by the token's index."""
    ranges = [doc.range_at(name.start, name.end) for name in persons]
    return {at: found[1] for found in ranges if found is not None for at in range(*found)}


def _beside_people(doc: Words, start: int, end: int, people: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Cut persons off a run: `Molly Phee of the State Department`, but not `Indira Gandhi University`."""
    first = start
    for at in range(start, end):
        stop = people.get(at)
        if stop is None or at < first:
            continue
        joined = stop >= end or doc[stop].lower_ in {
            "of",
            "from",
            "for",
            "and",
            "in",
            "to",
            "with",
            "'s",
            "’s",
        }
        if joined and not any(t.lower_ in body_heads() for t in doc[first:at]):
            first = min(stop + 1, end)
        elif joined and doc[at - 1].lower_ in {"and", "&"}:
            yield first, at - 1
            first = min(stop + 1, end)
    if first < end:
        yield first, end


def _dated_bodies(doc: Words) -> Iterator[Name]:
    """Yield bodies that are named for a day, and weeklies: `November 17 group`, `Sunday Post`."""
    for start in range(len(doc)):
        end = dated_body(doc, start)
        if end is not None:
            head = heads().get(doc[end - 1].lower_)
            sort = head.sort if head is not None and head.kind == "organisation" else "organisation"
            yield replace(name_at(doc, start, end, "organisation"), sort=sort)


def trim_entity(doc: Words, start: int, end: int) -> tuple[int, int]:
    """Cut what is not capitalised off the ends of an entity, and a leading article."""
    while start < end and (not is_cap(doc[start]) or doc[start].lower_ == "the"):
        start += 1
    while end > start and not is_cap(doc[end - 1]):
        end -= 1
    return start, end


def _bodies_apart(doc: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split `the Army and the Coast Guard` and `Indian Navy and US Air Force`, but not `Ministry of Trade and Industries`."""
    first = start
    for at in range(start + 1, end - 1):
        behind = at + 1 if doc[at + 1].lower_ != "the" else at + 2
        two = any(t.lower_ in body_heads() for t in doc[first:at]) and any(
            t.lower_ in body_heads() for t in doc[behind:end]
        )
        named = behind > at + 1 or doc[at - 1].lower_ in body_heads() or country_in(doc[at + 1].text)
        other = (
            at - first == 1 and doc[first].is_upper and len(doc[first]) > 2
        )  # `GAIL and the Gas Systems Group`
        other = other or _is_whole(doc, first, at, article=behind > at + 1)
        bill = behind > at + 1 and doc[at - 1].lower_ in title_heads()
        if _is_two_trades(doc, at, end):
            continue
        if (doc[at].lower_ == "and" and (other or bill)) or (
            doc[at].lower_ in {"and", "&"} and two and named
        ):
            yield first, at
            first = behind
    yield first, end


def _is_two_trades(doc: Words, at: int, end: int) -> bool:
    """Tell whether an `and` joins two trades of one firm: `Halim Oil and Gas Limited`, `Mining and Steel Corporation`."""
    trades = (
        doc[near].lower_ in body_heads() and doc[near].lower_ not in _FIRM_ENDS for near in (at - 1, at + 1)
    )
    return at + 2 < end and doc[at + 2].lower_ in _FIRM_ENDS and all(trades)


def _is_whole(doc: Words, first: int, at: int, *, article: bool) -> bool:
    """Tell whether what stands before an `and` is a name of its own: a firm to its form, a state before another's article."""
    if doc[at - 1].lower_ in _FIRM_ENDS:
        return True
    words = doc.between(first, at)
    return article and bool(country_in(words) or knowledge().capital_of(words))


def _field_end(doc: Words, start: int, end: int) -> int:
    """Return where the field of a body ends: before a place, and before an `and` that the model does not take in."""
    if start >= end or doc[start].lower_ not in {"of", "for"}:
        return start
    stop = tail_end(doc, start, end)
    return next((t.i for t in doc[start:stop] if t.lower_ == "and" and t.ent_iob_ != "I"), stop)


def _across(doc: Words, start: int, at: int) -> bool:
    """Tell whether a place or person ends before the head: `Donald Trump in the Oval Office` is no body."""
    return any(t.lower_ in {"in", "on", "at", "to", "with", "between", "against"} for t in doc[start:at])


def _headed_bodies(doc: Words, start: int, end: int) -> Iterator[Name]:
    """Yield bodies named round a head noun: `Strategic Partnership Forum`, `Ministry of Defence of Japan`."""
    start = _past_backers(doc, trim_left(doc, start, end), end)
    joint = (
        at
        for at in range(start + 1, end - 1)
        if doc[at].lower_ == "and" and country_in(doc.between(start, at))
    )
    start = next(
        (trim_left(doc, at + 1, end) for at in joint), start
    )  # `the Philippines and the European Commission`
    for at in range(end - 1, start - 1, -1):
        if doc[at].lower_ not in body_heads() or not is_cap(doc[at]) or _across(doc, start, at):
            continue
        if any(knowledge().country_named(doc.between(first, at + 1)) for first in range(start, at)):
            continue  # `Government of the Russian Federation`
        if heads()[doc[at].lower_].sort == "company" and _is_field(doc, start, at):
            continue  # `Ministry of Oil and Gas`
        if at == start + 1 and doc[at].lower_ == "bank" and doc[start].lower_ in _DIRECTIONS:
            return  # `the West Bank`
        stop = _field_end(doc, at + 1, end)
        if stop == at + 1 < end and doc[stop].lower_ in {
            "north",
            "south",
            "east",
            "west",
            "centre",
            "center",
        }:
            stop += 1  # `Operational Command South`
        while stop < end and is_date(doc, stop):
            stop += 1  # `Brigade 25 May`
        if stop - start < 2:
            return
        if (
            heads()[doc[at].lower_].sort == "military"
            and start > 0
            and _ORDINAL.fullmatch(doc[start - 1].text)
        ):
            start -= 1  # `3rd Infantry Division`
        name = _with_acronym(doc, start, stop)
        own = doc[start : _owner_start(doc, start, stop)]
        spoken = {found.code for token in own if (found := country_in(token.text))}
        country = spoken.pop() if len(spoken) == 1 else None
        yield replace(
            name,
            sort=_sort(doc, start, at, stop),
            country=country,
        )
        return


def _is_field(doc: Words, start: int, at: int) -> bool:
    """Tell whether a trade is only the field of an office or body: `Ministry of Oil and Gas`, `Minister of Energy`."""
    if doc[at].lower_ in _FIRM_ENDS:
        return False
    led = (t.lower_ for t in doc[start : at - 1] if t.nbor().lower_ in {"of", "for"})
    return any(
        word in OFFICE_HEADS or (word in heads() and heads()[word].sort == "government") for word in led
    )


def _past_backers(doc: Words, start: int, end: int) -> int:
    """Return where a name begins behind a word for who stands behind it: `U.S.-backed Syrian Democratic Forces`."""
    told = (at for at in range(end - 2, start - 1, -1) if doc[at].lower_.rpartition("-")[2] in _BEHIND)
    return next(told, start - 1) + 1


def _owner_start(doc: Words, start: int, end: int) -> int:
    """Return where the known body begins that a name ends in (`Council of the Organization of American States`)."""
    tails = (t.i for t in doc[start + 1 : end] if t.nbor(-1).lower_ in {"of", "the"})
    return next((at for at in tails if knowledge().organisation(doc.between(at, end))), end)


def _with_acronym(doc: Words, start: int, end: int) -> Name:
    """Return a body's name with the acronym in brackets behind it, if that is its own."""
    acronym, behind = acronym_behind(doc, end)
    if acronym is not None and _is_of_tail(doc, start, end, acronym):
        acronym, behind = None, end
    return replace(name_at(doc, start, behind, "organisation", doc.between(start, end)), acronym=acronym)


def _is_of_tail(doc: Words, start: int, end: int, acronym: str) -> bool:
    """Tell whether an acronym is of the body that a name ends in: `Council of the Union of Ports (UP)`."""
    tails = [
        t.i + 2 if doc[t.i + 1].lower_ == "the" else t.i + 1 for t in doc[start : end - 1] if t.lower_ == "of"
    ]
    whole = fits_acronym(doc, start, end, acronym)
    return not whole and any(fits_acronym(doc, tail, end, acronym) for tail in tails)


def _sort(doc: Words, start: int, head: int, end: int) -> str:
    """Return the kind of body that its head tells; what bears the name of a body of states is of that body."""
    sort = heads()[doc[head].lower_].sort
    first = next(
        (
            knowledge().organisation(doc.between(start, at))
            for at in (start + 3, start + 2, start + 1)
            if at < end
        ),
        None,
    )
    if sort == "military" and first is not None and first.sector == "IGO":
        return "organisation"
    if doc[head].lower_ == "bank":
        central = any(t.lower_ in {"central", "reserve", "national"} for t in doc[start:end])
        return "government" if central else "company"
    return sort
