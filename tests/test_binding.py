"""Binding: whom an instrument binds, and who put a hand to it for whom."""

from __future__ import annotations

import pytest
from told import names, only_agreement, told, who

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("A fisheries deal between Chile and Peru was signed in Lima.", ["CHL", "PER"]),
        ("Chile and Peru quarrelled for years. The two countries signed a pact on Friday.", ["CHL", "PER"]),
        ("Chilean Foreign Minister Marta Ruiz signed a pact with Peru.", ["CHL", "PER"]),
        ("Chile put its pact with Peru on hold.", ["CHL", "PER"]),
    ],
)
def test_parties_are_named_by_its_words_or_took_its_steps(text: str, parties: list[str]) -> None:
    assert who(told(text), only_agreement(text).parties) == parties


def test_who_only_announces_an_agreement_of_two_others_is_no_party() -> None:
    text = "Norway announced a ceasefire between Chile and Peru."
    assert who(told(text), only_agreement(text).parties) == ["CHL", "PER"]


@pytest.mark.parametrize(
    "text",
    [
        "Marta Ruiz of Chile will sign the pact with Peru in May. Chile and Peru agreed on the pact.",
        "Chile and Peru agreed on a pact. Chilean minister Marta Ruiz praised it.",
    ],
)
def test_who_has_not_signed_is_no_signatory(text: str) -> None:
    assert all(not deal.signatories for deal in told(text).agreements)


def test_a_signatory_signs_for_the_state_of_his_office() -> None:
    text = "Chilean Foreign Minister Marta Ruiz and Peruvian President Jorge Paz signed a pact in Lima."
    reading = told(text)
    hands = only_agreement(text).signatories
    assert names(reading, [hand.person for hand in hands]) == ["Marta Ruiz", "Jorge Paz"]
    assert [who(reading, [hand.for_]) for hand in hands if hand.for_] == [["CHL"], ["PER"]]
