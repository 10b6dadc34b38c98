"""Doc -> Places: where, with country and coordinates, and how the name is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from foedera.annotate import Name
from foedera.article import Article
from foedera.evidence import BODY
from foedera.gazetteer import Spot
from foedera.grammar import children, clause, prep_objects, text_of
from foedera.knowledge import Country, knowledge, table
from foedera.locating import PlaceUse
from foedera.mapping import on_the_map
from foedera.sites import host_of
from foedera.together import clauses_together
from foedera.toponyms import Toponym, find_toponyms


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


_LOCATIVE = frozenset(
    "in at near outside off across inside over on around above beside within along throughout".split()
)
_USED_ANYWHERE = frozenset("ai cc co fm gg io la ly me tv to ws".split())
"""Endings of addresses that sites of any country take for their sound."""


def find_places(doc: Doc, names: Sequence[Name], home: str | None = None) -> Iterator[Place]:
    """Yield the places that a page names, with use, country and, where the map has them, coordinates.

    Args:
        doc: The parsed page.
        names: Its names.
        home: The country of the outlet, which speaks of its own towns without explaining them.
    """
    text = text_of(doc)
    toponyms = find_toponyms(doc, text, names)
    spots = on_the_map(text, toponyms, home)
    for at, toponym in enumerate(toponyms, 1):
        yield _place(f"p{at}", toponym, spots[toponym])


def home_of(article: Article) -> str | None:
    """Return the country of an article's outlet, by the address of its site or by the site's name; else None."""
    host = host_of(article.url)
    ending = host.rpartition(".")[2] if host else ""
    if ending == "uk" or (ending in _endings() and ending not in _USED_ANYWHERE):
        return "GBR" if ending == "uk" else _endings()[ending]
    words = (article.site or "").split()
    runs = (" ".join(words[start : start + width]) for width in (3, 2, 1) for start in range(len(words)))
    return next((found.code for run in runs if (found := _country_in(run)) is not None), None)


def _country_in(words: str) -> Country | None:
    known = knowledge()
    return known.country_named(words) or known.country_of_adjective(words) or known.capital_of(words)


@cache
def _endings() -> dict[str, str]:
    return {row.cells[1].lower(): row.cells[0] for row in table("country_codes.tsv", 2)}


def _place(wanted: str, toponym: Toponym, spot: Spot | None) -> Place:
    where = (toponym.start, toponym.end, toponym.text, BODY)
    if spot is not None:
        name = toponym.text if spot.other else spot.name
        seat = toponym.country
        namesake = seat is not None and (seat.code != spot.country or spot.kind in {"state", "region"})
        use = (
            "literal" if namesake and toponym.use == "actor" else toponym.use
        )  # only the state's own seat acts
        return Place(wanted, *where, name, spot.country, spot.lat, spot.lon, spot.geonames, use)
    country = toponym.country
    name = country.name if country else toponym.text
    return Place(wanted, *where, name, country.code if country else None, None, None, None, toponym.use)


def place_act(trigger: Token, slots: Sequence[Token], places: Sequence[Place]) -> Where | None:
    """Return where an act took place.

    It is a place in the act's own slots, or one that a locative hangs on it; else the literal place of its clause, below
    the level of states, that stands nearest: under a locative, as what is acted upon, or where it leads from or to.
    """
    by_char = {place.start: place for place in places}
    beside = children(trigger, "dobj") + [
        n for by in children(trigger, "agent") for n in children(by, "pobj")
    ]
    # `signed the accord in Lima`: the parse may hang the place on what stands last
    under = [noun for word in [trigger, *beside] for noun in prep_objects(word, *_LOCATIVE)]
    told = [by_char[token.idx] for token in [*slots, *under] if token.idx in by_char]
    place = next(iter(told), None) or _in_clause(trigger, by_char) or _together(trigger, by_char)
    return Where(place.name, place.country, place.lat, place.lon, place.id) if place is not None else None


def _in_clause(trigger: Token, by_char: Mapping[int, Place]) -> Place | None:
    """Return the literal place, below the level of states, that stands nearest to an act in its clause."""
    nominal = trigger.pos_ not in {"VERB", "AUX"}
    own = [*trigger.subtree, *clause(trigger.head)] if nominal else clause(trigger)
    found = [
        (rank, abs(token.i - trigger.i), place)
        for token in own
        if (place := by_char.get(token.idx)) is not None
        and place.use == "literal"
        and knowledge().country_named(place.text) is None
        and (rank := _nearness(token, trigger)) is not None
    ]
    return min(found, key=lambda one: one[:2])[2] if found else None


def _together(trigger: Token, by_char: Mapping[int, Place]) -> Place | None:
    """Return the place under a locative in a clause that tells of the same time and place."""
    for verb in clauses_together(trigger):
        for noun in prep_objects(verb, *_LOCATIVE):
            place = by_char.get(noun.idx)
            if place is not None and place.use == "literal" and knowledge().country_named(place.text) is None:
                return place
    return None


def _nearness(token: Token, trigger: Token) -> int | None:
    """Rank how a place stands to an act: 0 it is there, 1 it or a thing in it is acted upon, 2 the act leads from or to it."""
    while token.dep_ in {"compound", "nmod", "poss", "appos", "conj", "amod"} and token.head != token:
        token = token.head
        if token == trigger:
            return 1
    if token.dep_ == "pobj":
        prep = token.head.lower_
        return 0 if prep in _LOCATIVE else 2 if prep in _LEADING else None
    return 1 if token.dep_ in {"dobj", "nsubjpass"} else None


_LEADING = frozenset("from to into of through towards toward onto out for against".split())
