"""Editions of a series: which, when, where, several on a page."""

from __future__ import annotations

import pytest
from told import told

pytestmark = pytest.mark.model


def editions(text: str) -> list[tuple[int | None, str | None]]:
    (found,) = told(text, "2024-08-24").initiatives
    return [(one.ordinal, str(one.date) if one.date else None) for one in found.editions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The 27th edition of Exercise Golden Heron opened in Lima on 3 June 2024.", [(27, "2024-06-03")]),
        (
            "Leaders gathered on 3 June 2024 for the fourth in-person Otter Leaders' Summit.",
            [(4, "2024-06-03")],
        ),
        ("The joint commission for trade sat for the sixth time on 3 June 2024.", [(6, "2024-06-03")]),
        ("They opened this year's Balikatan exercise on Monday.", [(None, "2024-08-19")]),
        ("The Balikatan exercise has been held every year since 2005.", []),
        ("The joint commission for trade was founded in 1994.", []),
        ("For the first time a summit of the Berlin Process is planned.", []),
    ],
)
def test_an_edition_is_told_by_its_number_and_day(
    text: str, found: list[tuple[int | None, str | None]]
) -> None:
    assert editions(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The third Otter Forum opened in Lima on 3 June 2024. The second was held in Quito in 2022.",
            [(3, "2024-06-03"), (2, "2022")],
        ),
        (
            "The third Otter Forum opened in Lima on 3 June 2024. Last September it was held in Quito.",
            [(3, "2024-06-03"), (None, "2023-09")],
        ),
        (
            "The Otter Forum opened in Lima on 3 June 2024. The series began in Quito in 2019 and moved on to Bogota in 2022.",
            [(None, "2024-06-03"), (None, "2019"), (None, "2022")],
        ),
    ],
)  # fmt: skip
def test_several_editions_of_one_series_are_told_apart(
    text: str, found: list[tuple[int | None, str | None]]
) -> None:
    assert sorted(editions(text), key=str) == sorted(found, key=str)


def test_a_day_within_the_same_holding_is_no_other_edition() -> None:
    text = "The third Otter Forum opened in Lima on 3 June 2024. The forum adopted a text on 5 June 2024."
    assert editions(text) == [(3, "2024-06-03")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The XIV Otter Conference opened on 3 June 2024.", [(14, "2024-06-03")]),
        ("The inaugural Otter Conference will be held from 3 to 5 June 2024.", [(1, "2024-06-03")]),
        ("They met on 3 and 4 June 2024 for the twenty-second Otter Conference.", [(22, "2024-06-03")]),
        ("It began in March 2018, when the first Otter Conference took place.", [(1, "2018-03")]),
        ("The third meeting under the Otter Dialogue was held on 3 June 2024.", [(3, "2024-06-03")]),
        (
            "The sixth Otter Conference will follow. The conference will be held in May 2025.",
            [(6, "2025-05")],
        ),
        ("The Otter Dialogue launched by Chad in 2010 matters.", []),
        ("The states of the Otter Dialogue agreed on Monday.", []),
    ],
)
def test_an_edition_is_told_by_figures_of_any_kind_and_by_what_goes_on_about_it(
    text: str, found: list[tuple[int | None, str | None]]
) -> None:
    assert editions(text) == found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They opened the third Otter Conference on Friday in Buenos Aires.", "Buenos Aires"),
        ("The chair of the third Otter Conference, held in Quito in 2022, spoke.", "Quito"),
        ("The third Otter Conference was held. It drew few.", None),
    ],
)
def test_the_place_of_an_edition_is_where_it_is_held(text: str, place: str | None) -> None:
    (found,) = told(text, "2024-08-24").initiatives
    assert [one.place for one in found.editions] == [place]
