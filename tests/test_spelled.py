"""Which acronyms can stand for a name."""

from __future__ import annotations

import pytest

from foedera.spelled import lettered, openings, spells

NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Logistics Exchange Memorandum of Agreement", "LEMOA"),
        ("Communications Compatibility and Security Agreement", "COMCASA"),
        ("Security of Supply Arrangement", "SOSA"),
        ("Agreement on Reciprocal Trade", "ART"),
        ("Framework Accord for River Management", "FARM"),
        ("Comprehensive and Progressive Agreement for Trans-Pacific Partnership", "CPTPP"),
        ("Visiting Forces Agreement", "VFA"),
    ],
)
def test_each_word_gives_its_first_letters_and_light_words_may_give_none(name: str, acronym: str) -> None:
    letters = lettered(name, NOBODY)
    assert spells(acronym, letters)
    assert acronym[0].casefold() in openings(letters)


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Social Insurance Agreement", "CEPA"),
        ("Fisheries Agreement", "FA"),
        ("Agreement on Reciprocal Trade", "ATR"),
        ("Water Sharing and Energy Accord", "WSA"),
    ],
)
def test_letters_of_another_order_or_too_few_spell_no_name(name: str, acronym: str) -> None:
    assert not spells(acronym, lettered(name, NOBODY))


@pytest.mark.parametrize("name", ["Agreement", "Memorandum of Understanding", "Pact"])
def test_a_name_of_light_words_has_no_letters(name: str) -> None:
    assert lettered(name, NOBODY) == ""


def test_words_for_the_parties_may_stay_out() -> None:
    parties = frozenset({"india", "uae"})
    assert spells("CEPA", lettered("India-UAE Comprehensive Economic Partnership Agreement", parties))
