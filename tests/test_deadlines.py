"""The day a promise was made, and the day it falls due."""

from __future__ import annotations

import pytest
from told import told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Chad pledged 20 million dollars to Mali by 2026.", "2026"),
        ("Chad pledged to reopen the road by May 2027.", "2027-05"),
        ("Chad pledged to reopen the road before 1 March 2026.", "2026-02-28"),
        ("Chad pledged to reopen the road by the end of next year.", "2025"),
        ("Chad pledged on 20 August 2024 to reopen the road within a month.", "2024-09-20"),
        ("Chad pledged on 20 August 2024 to reopen the road within three years.", "2027-08"),
        ("Chad pledged to reopen the road within ten days.", "2024-09-03"),
        ("Chad will send Mali ten trucks next year.", "2025"),
        ("Chad pledged to reopen the road.", "None"),
        ("In 2021 Chad pledged to reopen the road.", "None"),
    ],
)
def test_a_promise_falls_due_by_before_within_or_when_it_says(text: str, due: str) -> None:
    (found,) = told(text, "2024-08-24").commitments
    assert str(found.due) == due


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("On Friday Chad promised Mali a bridge.", "2024-08-23"),
        ("Chad said on Friday that it would send Mali ten trucks.", "2024-08-23"),
        ("Chad will send Mali ten trucks.", "None"),
    ],
)
def test_a_promise_is_made_on_the_day_of_its_saying(text: str, made: str) -> None:
    (found,) = told(text, "2024-08-24").commitments
    assert str(found.made) == made
