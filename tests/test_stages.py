"""How far an agreement has come by what a whole page tells."""

from __future__ import annotations

import pytest
from told import only_agreement

pytestmark = pytest.mark.model
PUBLISHED = "2024-08-23"


def status(text: str) -> str:
    return only_agreement(text, PUBLISHED).status


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("Chile and Peru signed a water pact on Monday. It was ratified on Thursday.", "ratified"),
        ("Chile and Peru are negotiating a water pact. They agreed on the pact on Monday.", "announced"),
        ("Chile and Peru renewed on Monday their water pact, which expired in May.", "renewed"),
        ("Chile and Peru agreed to extend a truce that expired at midnight.", "renewed"),
        ("The water pact between Chile and Peru was extended in 2021. It expired on Monday.", "expired"),
        ("Chile suspended its water pact with Peru in May. The pact was revived on Monday.", "renewed"),
        ("Chile denied having signed a water pact with Peru.", "denied"),
    ],
)
def test_of_several_steps_the_latest_tells_the_status(text: str, reached: str) -> None:
    assert status(text) == reached


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("Chile invoked its water pact with Peru, signed in 2001.", "signed"),
        ("Chile praised its water pact with Peru, signed on 5 July.", "signed"),
        ("Chile may leave its water pact with Peru, signed in January.", "in force"),
        ("Chile has yet to ratify its water pact with Peru, signed in May.", "signed"),
        ("Chile left its water pact with Peru, signed in 2001.", "terminated"),
    ],
)
def test_what_is_signed_is_in_force_only_where_its_end_is_told_ahead(text: str, reached: str) -> None:
    assert status(text) == reached


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("Chile breached its truce with Peru.", "in force"),
        ("The truce between Chile and Peru is holding.", "in force"),
        ("The truce between Chile and Peru has broken down.", "terminated"),
        ("A water pact between Chile and Peru collapsed.", "cancelled"),
        ("Chile was sure that a pact of 1951 with Peru covers the islands.", "in force"),
    ],
)
def test_where_no_step_is_told_what_lasts_tells_the_status(text: str, reached: str) -> None:
    assert status(text) == reached


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Chile signed the Lima Accord with Peru in May. Peru signed the Lima Accord with Chile in March.",
            "2024-03",
        ),
        ("Chile abides by its accord of 12 March with Peru.", "2024-03-12"),
    ],
)
def test_an_agreement_was_signed_on_the_first_day_of_a_signing(text: str, day: str) -> None:
    assert str(only_agreement(text, PUBLISHED).signed) == day
