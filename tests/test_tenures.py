"""Who held an office on the page's day, by full name or by the bare surname."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from docs import article_of, hand

from foedera.annotate import Name, names_by_token
from foedera.board import Board
from foedera.tenures import day_of, held_by, is_name_of, lands_of, tenures


def board_of(date: str | None, codes: Sequence[str] = ()) -> Board:
    """Return the board of a page of a day that names states."""
    doc = hand(
        "\n".join(["It nsubj rained PRP", "rained - - VBD", *(f"{code} dobj rained NNP" for code in codes)])
    )
    named = [
        Name(doc.text.index(code), doc.text.index(code) + 3, "country", code, country=code) for code in codes
    ]
    return Board(doc, names_by_token(doc, named), article_of(doc.text, date))


@pytest.mark.parametrize(
    ("name", "date", "offices"),
    [
        ("Theresa May", "2018-03-01", {"prime minister"}),
        ("Theresa May", "2015-03-01", {"home secretary"}),
        ("Theresa May", "2021-03-01", set()),
        ("Theresa May", None, set()),
        ("Jan Bos", "2018-03-01", set()),
    ],
)
def test_a_full_name_has_the_offices_held_on_the_day(name: str, date: str | None, offices: set[str]) -> None:
    assert {holder.office for holder in held_by(board_of(date), name)} == offices


@pytest.mark.parametrize(
    ("name", "date", "codes", "country"),
    [
        ("Albanese", "2024-03-01", ["AUS"], "AUS"),
        ("Macron", "2024-03-01", [], "FRA"),
        ("Wong", "2024-03-01", ["AUS"], "AUS"),
        ("Tsipras", "2022-03-01", ["GRC"], "GRC"),
        ("Rubio", "2025-06-01", ["USA"], "USA"),
    ],
)
def test_a_bare_surname_is_who_held_office_in_a_state_spoken_of_or_heads_any(
    name: str, date: str, codes: list[str], country: str
) -> None:
    assert {holder.country for holder in tenures(board_of(date, codes), name)} == {country}


@pytest.mark.parametrize(
    ("name", "date", "codes"),
    [
        ("Tsipras", "2022-03-01", []),
        ("Mora", "2022-03-01", ["NLD"]),
        ("Jan Macron", "2024-03-01", ["FRA"]),
        ("Wong", None, ["FRA"]),
    ],
)
def test_a_surname_of_no_one_spoken_of_is_no_one(name: str, date: str | None, codes: list[str]) -> None:
    assert tuple(tenures(board_of(date, codes), name)) == ()


@pytest.mark.parametrize(
    ("date", "day"), [("2024-03-01", "2024-03-01"), ("2024-03", "2024-03-01"), (None, None)]
)
def test_the_day_of_a_page_is_the_first_it_can_be(date: str | None, day: str | None) -> None:
    found = day_of(article_of("It rained.", date))
    assert (str(found) if found else None) == day


@pytest.mark.parametrize(
    ("name", "spoken", "day", "lands"),
    [
        ("Atal Behari Vajpayee", {"IND", "PAK"}, date(1999, 2, 21), {"IND"}),
        ("B. J. Habibie", {"IDN", "TLS"}, date(1999, 9, 13), {"IDN"}),
        ("KP Oli", {"IND", "NPL"}, date(2015, 11, 3), {"NPL"}),
        ("Ranil Wickramasinghe", {"LKA"}, date(2022, 8, 8), {"LKA"}),
        ("Muhammad Shehbaz Sharif", {"PAK", "IND"}, date(2025, 5, 11), {"PAK"}),
        ("Mitsotakis", {"GRC", "MKD"}, None, {"GRC"}),
        ("Pashinian", {"ARM", "AZE"}, date(2025, 8, 12), {"ARM"}),
        ("Abiy", {"ETH", "ERI"}, date(2022, 11, 12), {"ETH"}),
    ],
)
def test_a_name_spelt_otherwise_is_known_in_a_land_spoken_of(
    name: str, spoken: set[str], day: date | None, lands: set[str]
) -> None:
    assert lands_of(name, spoken, day) == lands


@pytest.mark.parametrize(
    ("name", "spoken", "day"),
    [
        ("Atal Behari Vajpayee", {"PAK"}, date(1999, 2, 21)),
        ("Rita Vajpayee", {"IND"}, date(1999, 2, 21)),
        ("Boris", {"GBR"}, date(2021, 2, 21)),
        ("Anna Mitsotaki", {"GRC"}, date(2021, 2, 21)),
        ("Tom Sharif", {"PAK"}, date(2025, 5, 11)),
    ],
)
def test_another_name_or_another_land_is_not_taken_for_a_holder(
    name: str, spoken: set[str], day: date
) -> None:
    assert lands_of(name, spoken, day) == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("tina khidasheli", "tinatin khidasheli", True),
        ("e. rahmon", "emomali rahmon", True),
        ("kp oli", "kp sharma oli", True),
        ("jo johnson", "boris johnson", False),
        ("anna rahmon", "emomali rahmon", False),
        ("olga ivanova", "oleg ivanov", False),
    ],
)
def test_a_full_name_may_lack_letters_or_a_middle_name(one: str, other: str, *, same: bool) -> None:
    assert is_name_of(one.replace(".", "").split(), other.split()) is same
