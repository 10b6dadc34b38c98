"""Tokens -> Names: persons with their titles, countries, places, organisations, instruments, initiatives.

Works before the parse, on tokens, the model's entities and the knowledge tables; the page's own full names decide
what a bare surname is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from foedera.annotate import Name, NameKind
from foedera.days import dated_body, ends_in_feast, is_date
from foedera.knowledge import knowledge
from foedera.persons import (
    HONORIFICS,
    OFFICE_HEADS,
    country_in,
    find_bare_persons,
    find_offices,
    find_persons,
    is_free,
    is_other,
    name_at,
    windows,
)
from foedera.titles import acronym_behind, body_heads, find_titles, heads, is_cap, runs, tail_end, trim_left

_RANK: dict[NameKind, int] = {
    "instrument": 0, "initiative": 1, "person": 2, "office": 3, "organisation": 4, "country": 5, "adjective": 6, "place": 7,
}  # fmt: skip


def find_names(doc: Doc) -> tuple[Name, ...]:
    """Return the names of a document, none overlapping another, in text order."""
    persons = list(find_persons(doc))
    bodies = list(_organisations(doc))
    named = [
        *find_titles(doc), *persons, *find_offices(doc, persons), *_by_acronym(doc, bodies), *bodies, *_countries(doc),
    ]  # fmt: skip
    bare = find_bare_persons(doc, _apart(named))
    return tuple(sorted(_apart([*named, *bare, *_places(doc)]), key=lambda n: n.start))


def _apart(names: Iterable[Name]) -> list[Name]:
    """Keep the longest of overlapping names, then the one of the more telling kind."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, _RANK[n.kind], n.start)):
        if is_free(name, kept):
            kept.append(name)
    return kept


def _countries(doc: Doc) -> Iterator[Name]:
    for start, end in windows(doc, 6):
        text = doc[start:end].text
        named = knowledge().country_named(text)
        if named is not None:
            yield replace(name_at(doc, start, end, "country"), country=named.code)
        adjective = knowledge().country_of_adjective(text) if named is None and end - start > 1 else None
        if adjective is not None:  # `South Korean`: one word to the parser, as `Korean` is
            yield replace(name_at(doc, start, end, "adjective", adjective.name), country=adjective.code)


def _places(doc: Doc) -> Iterator[Name]:
    for start, end in windows(doc, 3):
        text = doc[start:end].text
        country = knowledge().capital_of(text) or knowledge().metonym(text)
        if country is not None:
            yield replace(name_at(doc, start, end, "place"), country=country.code)
    for entity in doc.ents:
        start, end = _trim_entity(doc, entity.start, entity.end)
        titled = end - start == 1 and doc[start].lower_ in OFFICE_HEADS | HONORIFICS  # `met the King`
        place = entity.label_ in {"GPE", "LOC", "FAC"} and start < end and not titled
        if place and not ends_in_feast(doc, end) and not is_other(doc[start:end].text):
            yield name_at(doc, start, end, "place")


def _trim_entity(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Cut what is not capitalised off the ends of an entity, and a leading article."""
    while start < end and (not is_cap(doc[start]) or doc[start].lower_ == "the"):
        start += 1
    while end > start and not is_cap(doc[end - 1]):
        end -= 1
    return start, end


def _organisations(doc: Doc) -> Iterator[Name]:
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
    for start, end in runs(doc):
        for first, last in _bodies_apart(doc, start, end):
            yield from _headed_bodies(doc, first, last)
    for entity in doc.ents:
        start, end = _trim_entity(doc, entity.start, entity.end)
        if (
            entity.label_ == "ORG"
            and start < end
            and not ends_in_feast(doc, end)
            and not is_other(doc[start:end].text)
            and doc[end - 1].lower_ not in {*heads(), *OFFICE_HEADS}
            and doc[start].lower_ not in OFFICE_HEADS
            and not any(t.lower_ == "and" for t in doc[start:end])  # `Rao and Silva` are two
        ):
            yield replace(name_at(doc, start, end, "organisation"), sort="organisation")


def _dated_bodies(doc: Doc) -> Iterator[Name]:
    """Yield bodies that are named for a day, and weeklies: `November 17 group`, `Sunday Post`."""
    for start in range(len(doc)):
        end = dated_body(doc, start)
        if end is not None:
            head = heads().get(doc[end - 1].lower_)
            sort = head.sort if head is not None and head.kind == "organisation" else "organisation"
            yield replace(name_at(doc, start, end, "organisation"), sort=sort)


def _by_acronym(doc: Doc, bodies: Iterable[Name]) -> Iterator[Name]:
    """Yield where a body is called by the acronym that the page gives it in brackets."""
    known = {body.acronym: body for body in bodies if body.acronym}
    for token in doc:
        if token.text in known:
            yield replace(known[token.text], start=token.idx, end=token.idx + len(token))


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
            sort=heads()[doc[at].lower_].sort,
            acronym=acronym,
            country=country,
        )
        return
