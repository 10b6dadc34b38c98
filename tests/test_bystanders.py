"""Bystanders: who mediates, hosts or looks on is not bound."""

from __future__ import annotations

import pytest
from told import only_agreement, told, who

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed a truce brokered by Qatar.",
        "The Qatari-mediated truce was signed by Chile and Peru on Friday. Qatar praised it.",
        "Chile and Peru signed a truce on Friday with the help of Qatar.",
        "Chile and Peru signed a truce under the auspices of Qatar.",
        "A truce was reached. Qatar, which mediated it, spoke of relief. Chile and Peru were silent.",
        "Qatari mediators said that Chile and Peru had signed a truce.",
    ],
)
def test_who_brings_a_truce_about_is_no_party(text: str) -> None:
    assert who(told(text), only_agreement(text).parties) == ["CHL", "PER"]


@pytest.mark.parametrize(
    "text",
    [
        "Chilean President Jane Roe and Peruvian President Jorge Paz signed a pact with Brazilian President Ana Silva looking on.",
        "Chilean President Jane Roe and Peruvian President Jorge Paz signed a pact with Brazilian President Ana Silva between them.",
        "A pact was signed by Chilean President Jane Roe and Peruvian President Jorge Paz in the presence of Brazil's Ana Silva.",
        "Chilean President Jane Roe and Peruvian President Jorge Paz signed a pact. Brazilian President Ana Silva witnessed it.",
        "Chilean President Jane Roe and Peruvian President Jorge Paz signed a pact with Brazilian President Ana Silva as witness.",
    ],
)
def test_who_looks_on_is_neither_party_nor_signatory(text: str) -> None:
    deal, reading = only_agreement(text), told(text)
    assert who(reading, deal.parties) == ["CHL", "PER"]
    assert who(reading, [hand.person for hand in deal.signatories]) == ["CHL", "PER"]


def test_a_state_that_signs_itself_is_a_party_though_it_brokered_another_text() -> None:
    text = "Norway signed a pact with Chile. In May Norway had brokered talks."
    assert who(told(text), only_agreement(text).parties) == ["CHL", "NOR"]
