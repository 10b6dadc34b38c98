"""What other systems call the countries, acts and languages of foedera: the tables of `data/exports`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from foedera.knowledge import table


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """What other systems call a country: ISO 3166-1 alpha-2, Correlates of War (number, abbreviation), FIPS 10-4, CAMEO."""

    alpha2: str | None = None
    cow: str | None = None
    abbreviation: str | None = None
    fips: str | None = None
    cameo: str | None = None


_UNKNOWN = CountryCodes()


def codes_of(country: str | None) -> CountryCodes:
    """Return what other systems call the country of an alpha-3 code; nothing but nulls for what is none."""
    return _countries().get(country or "", _UNKNOWN)


def goldstein(cameo: str) -> float | None:
    """Return what Goldstein's scale gives a CAMEO code, or the nearest one above it that the scale has."""
    scale = _scale()
    return next((scale[cameo[:end]] for end in range(len(cameo), 1, -1) if cameo[:end] in scale), None)


def three_letters(language: str | None) -> str | None:
    """Return the ISO 639-3 code of a language by its two-letter code."""
    return _languages().get(language or "")


@cache
def _countries() -> dict[str, CountryCodes]:
    return {
        row.cells[0]: CountryCodes(*(cell or None for cell in row.cells[1:]))
        for row in table("exports/systems.tsv", 6)
    }


@cache
def _scale() -> dict[str, float]:
    return {row.cells[0]: float(row.cells[1]) for row in table("exports/goldstein.tsv", 2)}


@cache
def _languages() -> dict[str, str]:
    return {row.cells[0]: row.cells[1] for row in table("exports/languages.tsv", 2)}
