"""News agencies, and the places that reports are sent from."""

from __future__ import annotations

import pytest

from foedera.knowledge import knowledge, table
from foedera.press import is_agency, is_place, is_region, looks_like_agency


@pytest.mark.parametrize(
    "words", ["AFP", "Agence France-Presse", "Xinhua", "KUNA", "PANA/GNA", "Interfax-Ukraine", "PRNewswire"]
)
def test_agencies_are_known_by_names_and_acronyms(words: str) -> None:
    assert is_agency(words)


@pytest.mark.parametrize("words", ["", "afp", "Accra", "NATO", "AFP/Danso", "Harbour News", "Efua Danso"])
def test_other_words_are_no_known_agencies(words: str) -> None:
    assert not is_agency(words)


@pytest.mark.parametrize(
    ("words", "like"),
    [
        ("Harbour News", True),
        ("ABC", True),
        ("harbour.example", True),
        ("the opposition", False),
        ("Danso", False),
    ],
)
def test_an_agency_that_is_not_known_shows_by_its_form(words: str, like: bool) -> None:
    assert looks_like_agency(words) is like


@pytest.mark.parametrize(
    "words",
    ["New Delhi", "NEW DELHI", "Bogotá", "BOGOTA", "LOMÉ/ACCRA", "Davos", "United Nations", "Chandigarh"],
)
def test_capitals_and_cities_are_places(words: str) -> None:
    assert is_place(words)


@pytest.mark.parametrize("words", ["new delhi", "Danso", "NATO", "Foreign Ministry", ""])
def test_other_words_are_no_places(words: str) -> None:
    assert not is_place(words)


@pytest.mark.parametrize("words", ["India", "Calif.", "Texas", "D.C.", "UAE", "Punjab"])
def test_countries_states_and_their_short_forms_are_regions(words: str) -> None:
    assert is_region(words)


@pytest.mark.parametrize("words", ["AP", "Danso", "Managing Editor"])
def test_other_words_are_no_regions(words: str) -> None:
    assert not is_region(words)


def test_every_city_lies_in_a_known_country() -> None:
    codes = {country.code for country in knowledge().countries}
    assert [
        row.cells for row in table("cities.tsv", 2) if row.cells[1] not in codes or not row.cells[0]
    ] == []
