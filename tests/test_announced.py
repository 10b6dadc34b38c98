"""Aid that is announced, approved or set aside: who gives whom how much, and what is no gift."""

from __future__ import annotations

import pytest
from told import told, who

pytestmark = pytest.mark.model


def gifts(text: str) -> list[tuple[list[str], list[str], float | None]]:
    reading = told(text, "2024-08-24")
    return [
        (who(reading, one.by), who(reading, one.to), one.amount.value if one.amount else None)
        for one in reading.commitments
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("China also announced a $30 million grant to the Maldives.", (["CHN"], ["MDV"], 30e6)),
        ("Norway has set aside 2 billion kroner for Ukraine.", (["NOR"], ["UKR"], 2e9)),
        ("India offered a $40 million credit line to Sri Lanka.", (["IND"], ["LKA"], 40e6)),
        ("Spain announced a package of aid for Sudan worth 8 million euros.", (["ESP"], ["SDN"], 8e6)),
        ("Denmark announced the supply of 19 jets to Ukraine.", (["DNK"], ["UKR"], 19)),
        ("Japan approved 9 million dollars in new relief for Haiti.", (["JPN"], ["HTI"], 9e6)),
    ],
)
def test_announced_aid_is_promised_to_whom_it_is_for(
    text: str, found: tuple[list[str], list[str], float | None]
) -> None:
    assert gifts(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "France announced a new budget of 4 billion euros.",
        "Peru approved the sale of 10 tugs to Chile.",
        "Chad announced support for small farmers worth 3 million dollars.",
        "The bank released 4 million pounds for its staff.",
        "Mali did not announce a grant of 5 million dollars to Chad.",
    ],
)
def test_what_is_sold_budgeted_or_kept_at_home_is_no_gift(text: str) -> None:
    assert gifts(text) == []
