"""Offices that a record's pages have told, and readings that take a person's country from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from foedera.actors import Actor
from foedera.article import Article
from foedera.board import Role
from foedera.dates import PartialDate
from foedera.offices import OfficeHeld
from foedera.reading import Reading
from foedera.roles import is_same_office
from foedera.tenures import is_name_of
from foedera.wording import words

_YEARS = 6
"""How far the page that tells an office may lie from the one that leaves it out: longer than most terms."""


@dataclass(frozen=True, slots=True)
class Taught:
    """An office with its state, as a page of the record tells it."""

    held: OfficeHeld
    article: str

    @property
    def names(self) -> tuple[str, ...]:
        """The words of the holder's name, lower-case and without diacritics."""
        return words(self.held.name)


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices that a record's pages have told with their state, by each word of their holder's name."""

    told: Mapping[str, tuple[Taught, ...]] = field(default_factory=dict)

    def country_of(self, actor: Actor, day: PartialDate | None) -> str | None:
        """Return the one state whose office a person holds by what the record was taught; None where pages differ.

        A full name is enough; a bare surname needs the same office, and one holder of it.
        """
        name = words(actor.name)
        if actor.kind != "person" or not name:
            return None
        near = [one for one in self.told.get(name[-1], ()) if _is_near(one.held.date, day)]
        same = [one for one in near if _is_one(name, one.names) and _fits(actor, one.held)]
        found = {one.held.country for one in same}
        return found.pop() if len(found) == 1 else None


def offices_of(reading: Reading) -> list[Taught]:
    """Return the offices that a page of a told day tells with their state; one of the past tells the state as well."""
    if reading.article.published.basis not in {"given", "metadata", "text"}:
        return []
    return [Taught(held, reading.article.id) for held in reading.offices if held.country is not None]


def by_name(told: Iterable[Taught]) -> Offices:
    """Return offices by each word of their holder's name, in an order that does not hang on that of the pages."""
    found: dict[str, list[Taught]] = {}
    for one in told:
        for word in dict.fromkeys(one.names):
            found.setdefault(word, []).append(one)
    return Offices({word: tuple(sorted(held, key=repr)) for word, held in sorted(found.items())})


def with_record_offices(reading: Reading, offices: Offices) -> Reading:
    """Return a reading whose persons without a country have the one that the record's pages tell of them."""
    actors = tuple(_placed(actor, offices, reading.article) for actor in reading.actors)
    return reading if actors == reading.actors else replace(reading, actors=actors)


def lacks_state(actor: Actor) -> bool:
    """Tell whether a person's state is left open; what the outlet's seat suggests gives way to what a page says."""
    return actor.kind == "person" and (actor.country is None or actor.country_basis == "outlet")


def _placed(actor: Actor, offices: Offices, article: Article) -> Actor:
    if not lacks_state(actor):
        return actor
    country = offices.country_of(actor, article.published.date)
    if country is None:
        return actor
    own = actor.country if actor.country_basis == "outlet" else None
    roles = tuple(Role(role.title, country if role.of in {None, own} else role.of) for role in actor.roles)
    return replace(actor, country=country, country_basis="record", roles=roles)


def _is_near(told: PartialDate | None, day: PartialDate | None) -> bool:
    return told is None or day is None or abs(told.earliest.year - day.earliest.year) <= _YEARS


def _is_one(name: Sequence[str], other: Sequence[str]) -> bool:
    return name[-1] == other[-1] if len(name) == 1 else len(other) > 1 and is_name_of(name, other)


def _fits(actor: Actor, held: OfficeHeld) -> bool:
    """Tell whether the page gives an office that the record knows the person by; a full name may go without."""
    return " " in actor.name or any(is_same_office(role.title, held.title) for role in actor.roles)
