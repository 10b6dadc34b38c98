"""Which actors of different pages are one: persons by name and office, states by code, bodies by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from foedera.actors import Actor
from foedera.identity import Found, Likeness
from foedera.knowledge import knowledge
from foedera.person_names import pairs_of, spelt_alike
from foedera.wording import words

Family = Literal["person", "state", "office", "body", "people"]
"""Actors are compared within a family; an `office` is a part of a state that other states have too."""

_FAMILIES: dict[str, Family] = {
    "person": "person",
    "country": "state",
    "government": "office",
    "military": "office",
    "court": "office",
    "people": "people",
}
_HONORIFICS = frozenset(
    "dr gen general h e he hon honourable honorable excellency excellencie jr lt mr mrs ms prof retd rt shri sir smt sr the ii "
    "iii iv".split()
)
_LEGAL_FORMS = frozenset(
    "ag asa bv co company corp corporation gmbh inc incorporated jsc limited llc llp ltd nv ojsc oyj pjsc plc pvt se spa the".split()
)
_ACT_FOR = {
    "European Commission": "European Union",
    "European Council": "European Union",
    "Council of the European Union": "European Union",
    "European External Action Service": "European Union",
    "United Nations Secretariat": "United Nations",
    "African Union Commission": "African Union",
}
"""Organs that make agreements for the body whose organs they are, so that it is the side they act for."""
LONG_NAME = 3
"""From how many words on a name has one bearer in an office, whatever country a report puts it in."""
_STANDING_BY = frozenset(
    "a an the his her its my our their your former new then other own two of for and s".split()
)
"""Words that stand by a title where there is no name."""
_OFFICE_LINKS = frozenset("for minister of secretary the union".split())


@dataclass(frozen=True)
class ActorTraits:
    """What an actor's identity rests on; `alone` holds the key of one that nothing can be united with."""

    family: Family
    name: tuple[str, ...]
    names: frozenset[str]
    country: str | None
    offices: frozenset[frozenset[str]]
    alone: str = ""

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """First name with surname, country with surname, initial or how two names sound, country code, or every name."""
        if self.alone:
            return ()
        if self.family == "person":
            return tuple(key for key, _ in self._person_keys())
        if self.family == "state" and self.country:
            return (f"state:{self.country}",)
        of = f":{self.country}" if self.family in {"office", "people"} else ""
        return tuple(sorted(f"{self.family}:{name}{of}" for name in self.names))

    @cached_property
    def seeks(self) -> tuple[str, ...]:
        """A full name seeks full names, however spelt; only a bare surname or an initial seeks by these."""
        if self.family == "person" and not self.alone:
            return tuple(key for key, sought in self._person_keys() if sought)
        return self.blocks

    def _person_keys(self) -> Iterator[tuple[str, bool]]:
        first, last, bare = self.name[0], self.name[-1], len(self.name) == 1
        if not bare:
            yield f"person:{first} {last}", True
        if self.country:
            yield from ((f"spelt:{pair}:{self.country}", True) for pair in pairs_of(self.name))
        if self.country and self.offices:
            yield f"surname:{last}:{self.country}", bare
        if self.country and self.offices and not bare:
            yield f"initial:{first[0]}:{last}:{self.country}", len(first) == 1

    @cached_property
    def rank(self) -> tuple[object, ...]:
        """Full names before surnames, those of a known country and office first."""
        return -len(self.name), self.country is None, not self.offices, self.name, self.country or ""


def actor_traits(found: Found[Actor]) -> ActorTraits:
    """Return the traits of an actor."""
    actor = found.thing
    family = _FAMILIES.get(actor.kind, "body")
    name = _name(actor.name, family) or words(actor.name) or (actor.id,)
    names = {" ".join(name)}
    if family == "body":
        names |= {" ".join(words(span.text)) for span in actor.mentions if _is_acronym(span.text)}
        official = _official(actor.name)
        names |= {" ".join(_name(official, family))} if official else set()
    offices = frozenset(frozenset(words(role.title)) for role in actor.roles)
    vague = family in {"office", "people"} and actor.country is None
    if family == "person":
        vague = is_nameless(actor) or (len(name) == 1 and (actor.country is None or not offices))
    return ActorTraits(family, name, frozenset(names), actor.country, offices, found.key if vague else "")


def same_actor(one: ActorTraits, other: ActorTraits) -> Likeness | None:
    """Compare two actors."""
    if one.family != other.family:
        return None
    if one.family == "person":
        return _same_person(one, other)
    if one.family == "state" and one.country:
        return Likeness(1.0, "same_country") if one.country == other.country else None
    if one.country and other.country and one.country != other.country:
        return Likeness(-0.9, "other_country")
    if one.names.isdisjoint(other.names):
        return None
    if one.family == "state":
        return None if other.country else Likeness(1.0, "same_country")
    return Likeness(0.95 if one.country == other.country else 0.8, "same_name_of_body")


def _same_person(one: ActorTraits, other: ActorTraits) -> Likeness | None:
    names = _person_names(one.name, other.name)
    if names is None:
        return _same_spelt(one, other)
    if one.country and other.country and one.country != other.country:
        if len(one.name) >= LONG_NAME and one.name == other.name and _shared_office(one, other):
            return Likeness(0.75, "same_long_name_and_office")
        return Likeness(-0.9, "other_country")
    score, by = names
    if by == "same_full_name":
        return Likeness(score if one.country == other.country else score - 0.1, by)
    if one.country is None or one.country != other.country or not _shared_office(one, other):
        return None
    return Likeness(score, by)


def _same_spelt(one: ActorTraits, other: ActorTraits) -> Likeness | None:
    """Compare persons of one country whose full names differ in order, spelling or length: none may hold another's office."""
    if one.country is None or one.country != other.country or not spelt_alike(one.name, other.name):
        return None
    if one.offices and other.offices and not _shared_office(one, other):
        return None
    return Likeness(0.7, "same_name_spelt_otherwise")


def is_nameless(actor: Actor) -> bool:
    """Tell whether a person is known by title alone (`the Japanese Prime Minister`), which others bear before and after."""
    if actor.kind != "person" or not actor.roles:
        return False
    told = _STANDING_BY | _state_words(actor.country or "") | {w for r in actor.roles for w in words(r.title)}
    return frozenset(words(actor.name)) <= told


def _person_names(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, str] | None:
    shorter, longer = sorted((one, other), key=len)
    if shorter == longer and len(shorter) > 1:
        return 0.95, "same_full_name"
    if shorter[-1] != longer[-1]:
        return None
    if len(shorter) == 1:
        return 0.75, "same_surname_and_office"
    if shorter[0] == longer[0]:
        return 0.9, "same_full_name"
    if shorter[0][0] == longer[0][0] and 1 in {len(shorter[0]), len(longer[0])}:
        return 0.8, "same_initials_and_office"
    return None


def _shared_office(one: ActorTraits, other: ActorTraits) -> bool:
    """Tell whether some office of one is an office of the other, more or less fully named."""
    return any(
        (some - _OFFICE_LINKS <= others - _OFFICE_LINKS) or (others - _OFFICE_LINKS <= some - _OFFICE_LINKS)
        for some in one.offices
        for others in other.offices
    )


def _name(text: str, family: Family) -> tuple[str, ...]:
    dropped = {"person": _HONORIFICS, "body": _LEGAL_FORMS}.get(family, frozenset({"the"}))
    return tuple(word for word in words(text) if word not in dropped)


@lru_cache(maxsize=1 << 14)
def _official(text: str) -> str | None:
    """Return the official name of a body of many states that the tables know (`UN`, `the bloc's executive`)."""
    body = knowledge().organisation(text)
    return body.name if body and body.kind == "organisation" and not body.generic else None


@lru_cache(maxsize=1 << 10)
def _state_words(code: str) -> frozenset[str]:
    """Return the words of a state's names, adjectives and people, as names of instruments hold them (`Indo`, `Swedish`)."""
    try:
        state = knowledge().country(code)
    except KeyError:
        return frozenset()
    return frozenset(
        word for text in (*state.names, *state.adjectives, *state.demonyms) for word in words(text)
    )


@lru_cache(maxsize=1 << 10)
def _seat_words(side: str) -> frozenset[str]:
    try:
        state = knowledge().country(side)
    except KeyError:
        return frozenset()
    seats = (*([state.capital] if state.capital else []), *state.seats, *state.metonyms)
    return frozenset(word for text in seats for word in words(text))


def _is_acronym(text: str) -> bool:
    return 3 <= len(text) <= 12 and text.replace("-", "").isupper() and " " not in text


@dataclass(frozen=True, slots=True)
class Part:
    """Who an actor of a page is in the record, and the side it acts for: its state, or itself."""

    id: str
    side: str
    person: bool


class Roster:
    """Every page's actors as the record knows them."""

    def __init__(self, actors: Iterable[Found[Actor]], ids: Mapping[str, str]) -> None:
        self._parts: dict[int, dict[str, Part]] = defaultdict(dict)
        self._words: dict[int, set[str]] = defaultdict(set)
        for found in actors:
            actor = found.thing
            record_id = ids[found.key]
            self._parts[found.at][actor.id] = Part(record_id, _side(actor, record_id), _is_someone(actor))
            if actor.kind == "country":
                self._words[found.at].update(
                    word for text in (actor.name, *(s.text for s in actor.mentions)) for word in words(text)
                )

    def parts(self, at: int, actors: Iterable[str]) -> Iterator[Part]:
        """Yield the parts of a reading's actors."""
        yield from (self._parts[at][actor] for actor in actors)

    def sides(self, at: int, actors: Iterable[str]) -> frozenset[str]:
        """Return the sides of a reading's actors."""
        return frozenset(part.side for part in self.parts(at, actors))

    def persons(self, at: int, actors: Iterable[str]) -> frozenset[str]:
        """Return the record ids of the persons among a reading's actors."""
        return frozenset(part.id for part in self.parts(at, actors) if part.person)

    def party_words(self, at: int, sides: Iterable[str] = ()) -> frozenset[str]:
        """Return the words by which a reading names states, and all those for some sides, as instruments' names hold them too."""
        return frozenset(self._words[at]).union(*(_state_words(side) for side in sides))

    @staticmethod
    def home_words(codes: Iterable[str]) -> frozenset[str]:
        """Return the words of states' names, adjectives and people."""
        return frozenset(word for code in codes for word in _state_words(code))

    @staticmethod
    def seat_words(sides: Iterable[str]) -> frozenset[str]:
        """Return the words for the seats of states, by which reports call these (`the paper with Kyiv`)."""
        return frozenset(word for side in sides for word in _seat_words(side))


def _is_someone(actor: Actor) -> bool:
    return actor.kind == "person" and not is_nameless(actor)


def _side(actor: Actor, record_id: str) -> str:
    """Return whom an actor acts for: its state, a body of many states by its official name, or itself.

    People of no country are a side by what they are called (`~hostage`).
    """
    if actor.kind == "people" and not actor.country:
        return f"~{words(actor.name)[-1]}" if words(actor.name) else record_id
    if actor.kind in _FAMILIES:
        return actor.country if actor.country and actor.kind != "people" else record_id
    official = _official(actor.name)
    return _ACT_FOR.get(official, official) if official else record_id
