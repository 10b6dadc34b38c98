"""Tokens -> Names: persons with their titles, countries, places, organisations, instruments, initiatives.

Works before the parse, on tokens, the model's entities and the knowledge tables; the page's own full names decide
what a bare surname is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from foedera.acronyms import TaughtName
from foedera.annotate import Name, NameKind
from foedera.bodies import find_bodies, find_spots, trim_entity
from foedera.days import ends_in_feast
from foedera.knowledge import knowledge
from foedera.people import find_people, is_city
from foedera.persons import (
    HONORIFICS,
    OFFICE_HEADS,
    find_offices,
    is_free,
    is_other,
    is_titled,
    model_names,
    name_at,
    shown_names,
    windows,
    with_titles,
)
from foedera.surnames import find_bare_persons
from foedera.titles import find_titles, title_heads
from foedera.wording import GENERIC_ACRONYMS
from foedera.words import Words

_NAMESAKES = frozenset(
    {"Georgia", "Lebanon", "Mexico", "Peru", "Jordan"}
)  # of states and towns of the United States
_RANK: dict[NameKind, int] = {
    "instrument": 0, "initiative": 1, "person": 2, "office": 3, "organisation": 4, "country": 5, "adjective": 6, "place": 7,
}  # fmt: skip


def find_names(tokens: Doc, taught: Sequence[TaughtName] = ()) -> tuple[Name, ...]:
    """Return the names of a document, none overlapping another, in text order; `taught` are those of other pages."""
    doc = Words(tokens)
    persons = list(_persons(doc))
    spots = find_spots(doc, persons)
    kinds = _kinds_in_brackets(doc)
    bodies = [body for body in find_bodies(doc, persons, spots) if body.text not in kinds]
    named = [
        *(name for name in find_titles(doc, taught) if not _is_body(name)), *persons, *find_offices(doc, persons), *_by_acronym(doc, bodies), *bodies, *_countries(doc),
    ]  # fmt: skip
    bare = find_bare_persons(doc, _apart(named))
    return tuple(sorted(_apart([*named, *bare, *_places(doc, spots)]), key=lambda n: n.start))


def _persons(doc: Words) -> Iterator[Name]:
    """Yield persons by name: of a single word only where a title, the table of holders or its uses show one."""
    shown, guessed = shown_names(doc), frozenset(model_names(doc))
    full = {
        (start, end)
        for start, end in shown | guessed
        if end - start > 1 or is_titled(doc, start) or knowledge().holders(doc[start].text)
    }
    people, others = find_people(doc, full)
    inner = {end: start for start, end in people}
    believed = {
        (start, end) for start, end in full if inner.get(end, start) <= start or is_titled(doc, start)
    }
    yield from with_titles(doc, (believed - (others - shown)) | people)


def _kinds_in_brackets(doc: Words) -> frozenset[str]:
    """Return the acronyms of kinds of instruments that a page explains: `a free trade agreement (FTA)` names no body."""
    return frozenset(
        form.text
        for noun, bracket, form in zip(doc, doc[1:], doc[2:], strict=False)
        if bracket.text == "(" and form.text in GENERIC_ACRONYMS and noun.lower_ in title_heads()
    )


def _is_body(name: Name) -> bool:
    """Tell whether the tables have a title for a body: `World Food Programme`."""
    return knowledge().organisation(name.text) is not None


def _apart(names: Iterable[Name]) -> list[Name]:
    """Keep the longest of overlapping names, then the one of the more telling kind."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, _RANK[n.kind], n.start)):
        if is_free(name, kept):
            kept.append(name)
    return kept


def _countries(doc: Words) -> Iterator[Name]:
    for start, end in windows(doc, 6):
        text = doc.between(start, end)
        named = knowledge().country_named(text)
        if named is not None and not _is_within(doc, start):
            yield replace(name_at(doc, start, end, "country"), country=named.code)
        adjective = knowledge().country_of_adjective(text) if named is None and end - start > 1 else None
        if adjective is not None:  # `South Korean`: one word to the parser, as `Korean` is
            yield replace(name_at(doc, start, end, "adjective", adjective.name), country=adjective.code)


def _is_within(doc: Words, at: int) -> bool:
    """Tell whether a country's name is of another name or place: `Minar-e-Pakistan`, `Atlanta, Georgia`."""
    if at < 2:
        return False
    before, word = doc[at - 1], doc[at - 2]
    hung = before.text == "-" and not before.whitespace_ and word.lower_ in {"e", "i", "o", "ye"}
    city = before.text == "," and doc[at].text in _NAMESAKES and is_city(word.text)
    return hung or (city and knowledge().capital_of(word.text) is None)


def _places(doc: Words, spots: Collection[str]) -> Iterator[Name]:
    for start, end in windows(doc, 3):
        text = doc.between(start, end)
        country = knowledge().capital_of(text) or knowledge().metonym(text)
        if country is not None:
            yield replace(name_at(doc, start, end, "place"), country=country.code)
    for entity in doc.ents:
        start, end = trim_entity(doc, entity.start, entity.end)
        titled = end - start == 1 and doc[start].lower_ in OFFICE_HEADS | HONORIFICS  # `met the King`
        place = (
            (entity.label_ in {"GPE", "LOC", "FAC"} or doc.between(start, end) in spots)
            and start < end
            and not titled
        )
        if place and not ends_in_feast(doc, end) and not is_other(doc.between(start, end)):
            yield name_at(doc, start, end, "place")


def _by_acronym(doc: Words, bodies: Iterable[Name]) -> Iterator[Name]:
    """Yield where a body is called by the acronym that the page gives it in brackets."""
    known = {body.acronym: body for body in bodies if body.acronym}
    for token in doc:
        if token.text in known:
            yield replace(known[token.text], start=token.idx, end=token.idx + len(token))
