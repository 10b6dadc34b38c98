"""Who held an office on the page's day, by full name or by the bare surname."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from docs import article_of, hand

from foedera.annotate import Name, names_by_token
from foedera.board import Board
from foedera.tenures import day_of, held_by, tenures


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
