"""Doc -> Actors: one participant each, with every mention that names it on the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from foedera.evidence import Span

ActorKind = Literal[
    "person",
    "country",
    "government",
    "military",
    "organisation",
    "company",
    "party",
    "armed_group",
    "court",
    "media",
    "people",
]
CountryBasis = Literal["stated", "office", "outlet", "record"]


@dataclass(frozen=True, slots=True)
class Role:
    """An office a person is given on the page: its title, and the state or body it belongs to."""

    title: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """One in-document participant. Identity across pages is a judgement of the record."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    country_basis: CountryBasis | None
    sector: str | None
    sectors: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Span, ...]


class Cast:
    """The actors of a page, looked up by the token that stands for them (a name, a noun, a pronoun)."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = tuple(actors)
        self._by_id = {actor.id: actor for actor in self.actors}
        self._by_char: dict[int, list[Actor]] = {}
        for actor in self.actors:
            for mention in actor.mentions:
                for at in range(mention.start, mention.end):
                    self._by_char.setdefault(at, []).append(actor)

    def of(self, token: Token) -> tuple[Actor, ...]:
        """Return the actors whose mention covers the token; several for `the two sides`."""
        return tuple(self._by_char.get(token.idx, ()))

    def get(self, wanted: str) -> Actor:
        """Return the actor of an id; raise KeyError if there is none."""
        return self._by_id[wanted]
