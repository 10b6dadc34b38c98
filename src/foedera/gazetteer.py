"""Place names -> the places on the map that bear them, from an SQLite file that comes with foedera."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal, get_args

from foedera.bundled import asked
from foedera.knowledge import Row, table

SpotKind = Literal[
    "country",
    "city",
    "state",
    "county",
    "region",
    "continent",
    "land",
    "island",
    "water",
    "mountain",
    "line",
    "facility",
]

SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin TEXT,
    lat REAL, lon REAL, people INTEGER NOT NULL, geonames INTEGER);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, other INTEGER NOT NULL,
    PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE source (words TEXT NOT NULL);
"""
_LETTERS = str.maketrans({"ı": "i", "ə": "a", "ł": "l", "ø": "o", "đ": "d", "ß": "ss"})
_SILENT = str.maketrans(dict.fromkeys(".'’‘ʻʼ`´", "") | dict.fromkeys("-–‑", " "))
_SHORT = {"st": "saint", "ft": "fort", "mt": "mount"}
_FILE = "gazetteer.sqlite"
_HELD = frozenset({"city", "state", "region"})
"""Kinds of which the file holds most places: a row of the table only adds to what it says of them."""
_LONGEST_SHOUT = 4
"""Up to this many capitals in a row are an acronym (`SWAT`), not a name in a headline (`SUDAN`)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map; `country` is null for seas and for lands across borders, `people` 0 where not known.

    `admin` is the first-level division that it lies in, under GeoNames' code (`TX`); `other` tells that the name
    asked for is not the place's own but one in another language.
    """

    name: str
    kind: SpotKind
    country: str | None
    admin: str | None
    lat: float | None
    lon: float | None
    people: int
    geonames: int | None
    other: bool = False


@lru_cache(maxsize=1 << 16)
def key_of(name: str) -> str:
    """Return what the writings of one name share: no case, diacritics, dots, apostrophes or hyphens; `St` is `Saint`."""
    apart = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS).translate(_SILENT))
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join(_SHORT.get(word, word) for word in plain.split())


@lru_cache(maxsize=1 << 14)
def spots(name: str) -> tuple[Spot, ...]:
    """Return the places of a name: those of their own name first, then by the number of people.

    Names of the table that is written by hand mind capitals: `SWAT` is no valley, and `MENA` no given name.
    """
    found = _found(name)
    return found or (_found(name[4:]) if name[:4].lower() == "the " else ())


def country_spot(code: str) -> Spot | None:
    """Return a country as a place: it lies where its people live, at the mean of its towns.

    No name leads to it: the tables of countries know their names.
    """
    return _countries().get(code)


def land_of_adjective(text: str) -> Spot | None:
    """Return the place of an adjective, or of a name of its people, that no state bears (`Kashmiri`, `Europeans`)."""
    words = " ".join(text.replace("-", " ").split())
    return _adjectives().get(words)


def _found(name: str) -> tuple[Spot, ...]:
    key = key_of(name)
    written = [spot for word, spot in _geography().get(key, ()) if _fits(word, name)]
    told = {_identity(spot) for spot in written}
    stored = [spot for spot in _stored(key) if _identity(spot) not in told]
    return tuple(sorted([*written, *stored], key=lambda spot: (spot.other, -spot.people)))


def _identity(spot: Spot) -> tuple[str, str | None, int | None]:
    """Return what tells a place from its namesakes: an island and the province that it is (`Tasmania`) are one."""
    kind = "region" if spot.kind in {"island", "land"} else spot.kind
    return kind, spot.country, spot.geonames


def _fits(word: str, text: str) -> bool:
    """Tell whether a text of the same key can be this name, going by its capitals."""
    if text.islower():
        return word.islower()
    if word.isupper() or not text.isupper():
        return text.isupper() or not word.isupper()
    return len(text) > _LONGEST_SHOUT


def _stored(key: str) -> Iterator[Spot]:
    rows = _asked(
        "SELECT p.name, p.kind, p.country, p.admin, p.lat, p.lon, p.people, p.geonames, n.other "
        "FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.id",
        key,
    )
    for name, kind, country, admin, lat, lon, people, geonames, other in rows:
        yield Spot(name, kind, country, admin, lat, lon, people, geonames, bool(other))


@cache
def _countries() -> dict[str, Spot]:
    rows = _asked(
        "SELECT name, country, lat, lon, people, geonames FROM place WHERE kind = ? ORDER BY id", "country"
    )
    return {
        code: Spot(name, "country", code, None, lat, lon, people, geonames)
        for name, code, lat, lon, people, geonames in rows
    }


def _asked(query: str, words: str) -> list[tuple[Any, ...]]:
    return asked(_FILE, query, words)


# The table that is written by hand


@cache
def _written() -> tuple[tuple[Spot, tuple[str, ...], tuple[str, ...]], ...]:
    """Return every place of the table with its names and its adjectives."""
    return tuple(_read(row) for row in table("geography.tsv", 7))


@cache
def _geography() -> dict[str, tuple[tuple[str, Spot], ...]]:
    found: dict[str, dict[Spot, str]] = {}
    for spot, names, _ in _written():
        for name in names:
            found.setdefault(key_of(name), {}).setdefault(spot, name)
    return {key: tuple((name, spot) for spot, name in named.items()) for key, named in found.items()}


@cache
def _adjectives() -> dict[str, Spot]:
    """Return the places by their adjectives as printed, in a headline too: in lower case they are other words."""
    found: dict[str, Spot] = {}
    for spot, _, adjectives in _written():
        for adjective in adjectives:
            plain = adjective.replace("-", " ")
            found[plain] = found[plain.upper()] = spot
    return found


def _read(row: Row) -> tuple[Spot, tuple[str, ...], tuple[str, ...]]:
    name, others, kind, country, adjectives, lat, lon = row.cells
    if kind not in get_args(SpotKind):
        raise row.error(f"{kind!r} is no kind of place")
    if bool(lat) != bool(lon) or (lat and not (abs(float(lat)) <= 90 and abs(float(lon)) <= 180)):
        raise row.error(f"{lat!r}, {lon!r} is no point on the map")
    names = (name, *filter(None, others.split("|")))
    north, east = (float(lat), float(lon)) if lat else (None, None)
    spot = Spot(name, kind, country or None, None, north, east, 0, None)  # type: ignore[arg-type]
    return _joined(spot, names), names, tuple(filter(None, adjectives.split("|")))


def _joined(spot: Spot, names: tuple[str, ...]) -> Spot:
    """Return a place of the table with what the file knows of it besides, under any of its names."""
    if spot.kind not in _HELD:
        return spot
    held = [
        (other.other, -other.people, other)
        for name in names
        for other in _stored(key_of(name))
        if (other.kind, other.country) == (spot.kind, spot.country)
    ]
    if not held:
        return spot
    known = min(held, key=lambda one: one[:2])[2]
    where = (known.lat, known.lon) if spot.lat is None else (spot.lat, spot.lon)
    return replace(known, name=spot.name, lat=where[0], lon=where[1], other=False)
