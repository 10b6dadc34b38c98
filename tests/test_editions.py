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
