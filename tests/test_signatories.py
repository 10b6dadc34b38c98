"""Signatories: who put a hand to an instrument, and for whom."""

from __future__ import annotations

import pytest
from told import names, only_agreement, told

pytestmark = pytest.mark.model


def _hands(text: str) -> list[tuple[str, str | None]]:
    reading = told(text)
    hands = only_agreement(text).signatories
    return [(names(reading, [h.person])[0], names(reading, [h.for_])[0] if h.for_ else None) for h in hands]


@pytest.mark.parametrize(
    "text",
    [
        "Chilean Foreign Minister Marta Ruiz and Peruvian President Jorge Paz signed a pact in Lima.",
        "The pact was signed by Chilean Foreign Minister Marta Ruiz and her Peruvian counterpart, Jorge Paz.",
        "A pact between Chile and Peru was agreed. Marta Ruiz signed it for Chile and Jorge Paz for Peru.",
        "Marta Ruiz and Jorge Paz signed a pact for Chile and Peru.",
        "Marta Ruiz for Chile and Jorge Paz for Peru signed a pact.",
    ],
)
def test_a_signatory_signs_for_the_state_that_the_words_or_the_office_tell(text: str) -> None:
    assert _hands(text) == [("Marta Ruiz", "Chile"), ("Jorge Paz", "Peru")]


def test_the_head_of_a_firm_signs_for_the_firm() -> None:
    text = (
        "The contract was signed by Marta Ruiz, the chief executive of Boeing, and Jorge Paz, head of Airbus."
    )
    assert _hands(text) == [("Marta Ruiz", "Boeing"), ("Jorge Paz", "Airbus")]


@pytest.mark.parametrize(
    "signing",
    [
        "Chilean minister Marta Ruiz put her name to it on Friday.",
        "Chilean minister Marta Ruiz put pen to paper on Friday.",
        "Chilean minister Marta Ruiz held the pen.",
        "Chilean minister Marta Ruiz signed on behalf of her government.",
    ],
)
def test_a_signing_may_be_told_without_the_instrument(signing: str) -> None:
    text = f"Chile and Peru agreed on a fisheries pact. {signing}"
    assert ("Marta Ruiz", "Chile") in _hands(text)


def test_the_last_signatory_signs_for_the_party_that_is_left() -> None:
    text = "Chilean minister Marta Ruiz and Jorge Paz signed a pact between Chile and Peru."
    assert _hands(text) == [("Marta Ruiz", "Chile"), ("Jorge Paz", "Peru")]


@pytest.mark.parametrize(
    "text",
    [
        "Marta Ruiz of Chile will sign the pact with Peru in May. Chile and Peru agreed on the pact.",
        "Chile and Peru agreed on a pact. Chilean minister Marta Ruiz praised it.",
    ],
)
def test_who_has_not_signed_is_no_signatory(text: str) -> None:
    assert all(not deal.signatories for deal in told(text).agreements)
