"""Two names: how well they fit one person."""

from __future__ import annotations

import pytest

from foedera.namesakes import Fit, fit, is_misspelt, parts_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Robert Kennedy Jr.", "Robert Kennedy"),
        ("Lech Wałęsa", "Lech Walesa"),
    ],
)
def test_accents_hyphens_and_endings_are_no_difference(one: str, other: str) -> None:
    assert fit(one, other) == Fit.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ruiz Soto", "Ana Ruiz Soto"),
        ("Tamim bin Hamad", "Tamim bin Hamad Al Thani"),
        ("Mahamat Deby", "Mahamat Idriss Deby"),
        ("K. Moyo", "Kudzai Moyo"),
        ("Sergei Petrov", "Sergey Petrov"),
        ("Mohamed Hassan", "Muhammad Hassan"),
        ("Abdourahmane Tchiani", "Abdourahamane Tiani"),
    ],
)
def test_a_full_name_is_found_shorter_initialled_and_spelt_otherwise(one: str, other: str) -> None:
    assert fit(one, other) == fit(other, one) == Fit.FULL_NAME


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Ruto", "William Ruto", Fit.SURNAME),
        ("al-Serraj", "Fayez al-Serraj", Fit.SURNAME),
        ("Serraj", "Fayez al-Serraj", Fit.SURNAME),
        ("Abiy", "Abiy Ahmed", Fit.GIVEN_NAME),
        ("Bazzoum", "Mohamed Bazoum", Fit.MISSPELT),
        ("Sogovare", "Manasseh Sogavare", Fit.MISSPELT),
    ],
)
def test_one_word_fits_a_surname_better_than_a_given_name_or_a_slip(one: str, other: str, how: Fit) -> None:
    assert fit(one, other) == how


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Luis Ruiz", "Ana Ruiz"),
        ("Maria Silva", "Mario Silva"),
        ("Kim Jong Il", "Kim Jong Un"),
        ("Kim Yo-jong", "Kim Jong-un"),
        ("Sergei Ivanov", "Igor Ivanov"),
        ("Ali Hassan", "Ali Hussein"),
        ("Burton", "Leon Brittan"),
        ("", "Ana Ruiz"),
    ],
)
def test_other_given_names_and_other_surnames_are_other_people(one: str, other: str) -> None:
    assert fit(one, other) == fit(other, one) == Fit.NONE


@pytest.mark.parametrize(
    ("one", "other"), [("ivanov", "ivanova"), ("morris", "harris"), ("xi", "xu"), ("hassan", "hussein")]
)
def test_near_surnames_that_people_bear_are_no_slips(one: str, other: str) -> None:
    assert not is_misspelt(one, other)


def test_the_words_of_a_name_are_compared_plain() -> None:
    assert parts_of("Miguel Díaz-Canel") == ("miguel", "diaz", "canel")
