"""Tokens -> organisations: what the tables know, what is named round a head noun, what the page explains as a body."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from foedera.annotate import Name, is_english
from foedera.beside import BODY_NOUNS, PLACE_NOUNS, SPOTS, TO_SPOTS, noun_behind
from foedera.days import dated_body, ends_in_feast, is_date
from foedera.knowledge import knowledge
from foedera.people import candidates, is_city
from foedera.persons import OFFICE_HEADS, country_in, is_other, name_at, windows
from foedera.titles import acronym_behind, body_heads, heads, is_cap, runs, tail_end, trim_left

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


def find_bodies(doc: Doc, persons: Sequence[Name], spots: Collection[str] = ()) -> Iterator[Name]:
    """Yield the organisations of a document.

    `persons` are its persons, which are no part of them, `spots` what the model takes for bodies and are places.
    """
    for start, end in windows(doc, 8):
        known = knowledge().organisation(doc[start:end].text)
        if known is not None:
            acronym, behind = acronym_behind(doc, end)
            yield replace(
                name_at(doc, start, behind, "organisation", doc[start:end].text),
                sort=known.kind,
                acronym=acronym,
                country=known.country,
            )
    yield from _dated_bodies(doc)
    people = _tokens(doc, persons)
    for start, end in runs(doc):
        for first, last in _bodies_apart(doc, start, end):
            for stretch in _beside_people(doc, first, last, people):
                yield from _headed_bodies(doc, *stretch)
    yield from _explained_bodies(doc, people)
    for start, end in _entity_bodies(doc):
        if doc[start:end].text not in spots and not any(t.i in people for t in doc[start:end]):
            yield replace(name_at(doc, start, end, "organisation"), sort="organisation")


def find_spots(doc: Doc, persons: Sequence[Name]) -> frozenset[str]:
    """Return what the model takes for bodies, though the page has it for a spot on the map."""
    people = _tokens(doc, persons)
    found = [(start, end) for start, end in _entity_bodies(doc) if end - start < 4]
    bodies = {doc[start:end].text for start, end in found if people.keys().isdisjoint(range(start, end))}
    ranges = (trim_entity(doc, entity.start, entity.end) for entity in doc.ents)
    named = [(start, end) for start, end in ranges if start < end and doc[start:end].text in bodies]
    return frozenset(doc[start:end].text for start, end in named if _is_place(doc, start, end))


def _is_place(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is a place where it stands: `near Hofuf`, `Unchiprang camp`, `DAYTON, Ohio`."""
    before = doc[start - 1].lower_ if start else ""
    behind = doc[end].text if end < len(doc) else ""
    text = doc[start:end].text
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


def _explained_bodies(doc: Doc, people: Mapping[int, int]) -> Iterator[Name]:
    """Yield bodies that a noun beside their name explains: `Fidesz, his party`, `the state firm Turkmengaz`."""
    for first, end in candidates(doc):
        new = (
            first > 0 and doc[first - 1].text == "New"
        )  # `New Democracy`; no candidate for a person begins so
        start = first - 1 if new else first
        sort = None if any(t.i in people for t in doc[start:end]) else _sort_told(doc, start, end)
        if sort is not None:
            yield replace(name_at(doc, start, end, "organisation"), sort=sort)


def _sort_told(doc: Doc, start: int, end: int) -> str | None:
    """Return the kind of body that the words beside a name tell."""
    behind = doc[end].lower_ if end < len(doc) else ""
    before = doc[start - 1].lower_ if start else ""
    if (noun := noun_behind(doc, end)) in BODY_NOUNS:
        return BODY_NOUNS[noun]
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
    determined = start > 1 and any(
        doc[at].lower_ in {"the", "'s", "’s", "its"} for at in range(max(0, start - 5), start - 1)
    )
    return BODY_NOUNS.get(before) if determined and before not in {"group", "giant", "agency"} else None


def _entity_bodies(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield what the model takes for bodies, but for what is named as something else."""
    for entity in doc.ents:
        start, end = trim_entity(doc, entity.start, entity.end)
        if (
            entity.label_ == "ORG"
            and start < end
            and not ends_in_feast(doc, end)
            and not is_other(doc[start:end].text)
            and not (
                end - start == 1
                and (start == 0 or doc[start].is_sent_start)
                and is_english(doc, doc[start].text)
            )
            and doc[end - 1].lower_ not in {*heads(), *OFFICE_HEADS}
            and doc[start].lower_ not in OFFICE_HEADS
            and not any(t.lower_ in {"and", ",", ":"} for t in doc[start:end])  # `Rao and Silva` are two
        ):
            yield start, end


def _tokens(doc: Doc, persons: Iterable[Name]) -> dict[int, int]:
    """Return where the person that a token belongs to ends, by the token's index."""
    spans = [doc.char_span(name.start, name.end) for name in persons]
    return {token.i: span.end for span in spans if span is not None for token in span}


def _beside_people(doc: Doc, start: int, end: int, people: Mapping[int, int]) -> Iterator[tuple[int, int]]:
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


def _dated_bodies(doc: Doc) -> Iterator[Name]:
    """Yield bodies that are named for a day, and weeklies: `November 17 group`, `Sunday Post`."""
    for start in range(len(doc)):
        end = dated_body(doc, start)
        if end is not None:
            head = heads().get(doc[end - 1].lower_)
            sort = head.sort if head is not None and head.kind == "organisation" else "organisation"
            yield replace(name_at(doc, start, end, "organisation"), sort=sort)


def trim_entity(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Cut what is not capitalised off the ends of an entity, and a leading article."""
    while start < end and (not is_cap(doc[start]) or doc[start].lower_ == "the"):
        start += 1
    while end > start and not is_cap(doc[end - 1]):
        end -= 1
    return start, end


def _bodies_apart(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split `the Army and the Coast Guard` and `Indian Navy and US Air Force`, but not `Ministry of Trade and Industries`."""
    first = start
    for at in range(start + 1, end - 1):
        behind = at + 1 if doc[at + 1].lower_ != "the" else at + 2
        two = any(t.lower_ in body_heads() for t in doc[first:at]) and any(
            t.lower_ in body_heads() for t in doc[behind:end]
        )
        named = behind > at + 1 or doc[at - 1].lower_ in body_heads() or country_in(doc[at + 1].text)
        if doc[at].lower_ in {"and", "&"} and two and named:
            yield first, at
            first = behind
    yield first, end


def _field_end(doc: Doc, start: int, end: int) -> int:
    """Return where the field of a body ends: before a place, and before an `and` that the model does not take in."""
    if start >= end or doc[start].lower_ not in {"of", "for"}:
        return start
    stop = tail_end(doc, start, end)
    return next((t.i for t in doc[start:stop] if t.lower_ == "and" and t.ent_iob_ != "I"), stop)


def _across(doc: Doc, start: int, at: int) -> bool:
    """Tell whether a place or person ends before the head: `Donald Trump in the Oval Office` is no body."""
    return any(t.lower_ in {"in", "on", "at", "to", "with", "between", "against"} for t in doc[start:at])


def _headed_bodies(doc: Doc, start: int, end: int) -> Iterator[Name]:
    """Yield bodies named round a head noun: `Strategic Partnership Forum`, `Ministry of Defence of Japan`."""
    start = trim_left(doc, start, end)
    for at in range(start + 1, end - 1):
        if doc[at].lower_ == "and" and country_in(doc[start:at].text):
            start = trim_left(doc, at + 1, end)  # `the Philippines and the European Commission` are two
            break
    for at in range(end - 1, start - 1, -1):
        if doc[at].lower_ not in body_heads() or not is_cap(doc[at]) or _across(doc, start, at):
            continue
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
        acronym, behind = acronym_behind(doc, stop)
        name = name_at(doc, start, behind, "organisation", doc[start:stop].text)
        spoken = {found.code for token in doc[start:stop] if (found := country_in(token.text))}
        country = spoken.pop() if len(spoken) == 1 else None
        yield replace(
            name,
            sort=_sort(doc, start, at, stop),
            acronym=acronym,
            country=country,
        )
        return


def _sort(doc: Doc, start: int, head: int, end: int) -> str:
    """Return the kind of body that its head tells; what bears the name of a body of states is of that body."""
    sort = heads()[doc[head].lower_].sort
    first = next(
        (
            knowledge().organisation(doc[start:at].text)
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
