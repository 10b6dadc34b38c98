"""The days of an agreement's steps."""

from __future__ import annotations

import pytest
from told import only_agreement

pytestmark = pytest.mark.model
PUBLISHED = "2024-08-23"  # a Friday


def days(text: str) -> list[tuple[str, str]]:
    deal = only_agreement(text, PUBLISHED)
    return [(step.status, str(step.date)) for step in deal.steps if step.date]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chile and Peru signed a fishing pact on Tuesday.", [("signed", "2024-08-20")]),
        ("Chile and Peru agreed in principle on a fishing pact on Monday.", [("announced", "2024-08-19")]),
        ("After two years of talks Chile and Peru signed a fishing pact on Monday.", [("signed", "2024-08-19")]),
        ("The fishing pact between Chile and Peru has been in force since 2004.", [("in force", "2004")]),
        ("The fishing pact between Chile and Peru took effect from 1 July 2024.", [("in force", "2024-07-01")]),
        ("The fishing pact between Chile and Peru, which began on 2 May, was renewed on Monday.", [("in force", "2024-05-02"), ("renewed", "2024-08-19")]),
        ("Chile and Peru signed a pact on grazing on Monday.", [("signed", "2024-08-19")]),
        ("Chile and Peru signed an accord on training pilots on Monday.", [("signed", "2024-08-19")]),
        ("Chile and Peru began negotiations on a fishing pact in March.", [("negotiating", "2024-03")]),
    ],
)  # fmt: skip
def test_a_step_has_the_day_of_its_own_clause(text: str, found: list[tuple[str, str]]) -> None:
    assert days(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chile and Peru will sign a fishing pact on 2 September.", [("announced", "2024-09-02")]),
        ("A fishing pact between Chile and Peru was due to be signed on 2 September.", [("announced", "2024-09-02")]),
        ("The fishing pact between Chile and Peru will enter into force on 1 January.", []),
    ],
)  # fmt: skip
def test_a_planned_signing_has_the_day_that_it_is_planned_for(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert days(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chile and Peru have agreed on a truce, Brazil said on Monday.", [("announced", "2024-08-19")]),
        ("Chile's cabinet voted on Monday to suspend its water treaty with Peru.", [("suspended", "2024-08-19")]),
        ("Chile announced on Monday that its truce with Peru was at an end.", [("terminated", "2024-08-19")]),
        ("Chile and Peru signed a fishing pact, Brazil said on Monday.", []),
        ("Chile said on Monday that it had signed a fishing pact with Peru.", []),
        ("Brazil announced on Monday that Chile and Peru had initialled a fishing pact.", []),
    ],
)  # fmt: skip
def test_what_is_decided_or_has_just_happened_has_the_day_on_which_it_was_told(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert days(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ministers of Chile and Peru met in Lima on Monday. They signed a fishing pact.", [("signed", "2024-08-19")]),
        ("The ministers of Chile and Peru met in Lima on Monday.\n\nThe two countries signed a fishing pact.", [("signed", "2024-08-19")]),
        ("The ministers of Chile and Peru met in Lima on Monday.\n\nChile and Peru signed a fishing pact.", []),
        ("Chile and Peru have met since 2011. They signed a fishing pact.", []),
    ],
)  # fmt: skip
def test_a_signing_has_the_day_of_the_scene_that_it_belongs_to(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert days(text) == found
