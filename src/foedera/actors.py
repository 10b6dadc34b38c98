"""Doc -> Actors: one participant each, with every mention that names it on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
