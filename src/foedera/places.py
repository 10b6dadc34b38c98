"""Doc -> Places: where, with country and coordinates, and how the name is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
