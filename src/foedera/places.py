"""Doc -> Places: where, with country and coordinates, and how the name is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from foedera.actors import SCENES
from foedera.annotate import Name, names_by_token
from foedera.evidence import BODY
from foedera.grammar import children, prep_objects
from foedera.knowledge import knowledge

PlaceUse = Literal["literal", "actor", "adjective", "in a name"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place name in the text, resolved as far as the tables reach."""

    id: str
    start: int
    end: int
    text: str
    in_: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    use: PlaceUse


@dataclass(frozen=True, slots=True)
class Where:
    """Where an act took place; `place` is the id of the place mention that says so."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    place: str | None


_LOCATIVE = frozenset({"in", "at", "near", "outside", "off", "across", "inside", "over"})
_PARTIES = frozenset({"between", "with", "by", "against", "for"})


def find_places(doc: Doc, names: Sequence[Name]) -> Iterator[Place]:
    """Yield the places that a page names, each with the use its position shows."""
    at = 0
    named = names_by_token(doc, names)
    for token in doc:
        name = named.get(token.i)
        if name is not None and name.kind in {"place", "country"}:
            at += 1
            end = token.idx + len(token)
            yield Place(
                f"p{at}",
                token.idx,
                end,
                token.text,
                BODY,
                name.text,
                name.country,
                None,
                None,
                None,
                _use(token),
            )
        elif (name is None or name.kind == "adjective") and knowledge().country_of_adjective(token.text):
            at += 1
            country = knowledge().country_of_adjective(token.text)
            assert country is not None
            end = token.idx + len(token)
            yield Place(
                f"p{at}",
                token.idx,
                end,
                token.text,
                BODY,
                country.name,
                country.code,
                None,
                None,
                None,
                "adjective",
            )


def _use(token: Token) -> PlaceUse:
    if token.dep_ in {"compound", "nmod", "amod"} and token.head.pos_ in {"NOUN", "PROPN"}:
        return "adjective"
    head = token
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ == "dobj":
        return "literal" if head.head.lemma_ in {*SCENES, "visit", "tour"} else "actor"
    if head.dep_ in {"nsubj", "nsubjpass", "poss"} or (head.dep_ == "pobj" and head.head.lower_ in _PARTIES):
        return "actor"
    return "literal"


def place_act(trigger: Token, slots: Sequence[Token], places: Sequence[Place]) -> Where | None:
    """Return where an act took place: a place in its own slots, or one that a locative hangs on it."""
    by_char = {place.start: place for place in places}
    beside = children(trigger, "dobj") + [
        n for by in children(trigger, "agent") for n in children(by, "pobj")
    ]
    # `signed the accord in Lima`: the parse may hang the place on what stands last
    under = [noun for word in [trigger, *beside] for noun in prep_objects(word, *_LOCATIVE)]
    for token in [*slots, *under]:
        place = by_char.get(token.idx)
        if place is not None:
            return Where(place.name, place.country, place.lat, place.lon, place.id)
    return None
