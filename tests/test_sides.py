"""Sides: whom the words around an instrument name as its parties."""

from __future__ import annotations

import pytest
from told import names, only_agreement, told, who

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The ministers of four countries, including Chile, Peru and Bolivia, signed a treaty on water.",
            ["BOL", "CHL", "PER"],
        ),
        (
            "The leaders of three states signed a pact on rail. Kenya, Uganda and Rwanda have waited for it for years.",
            ["KEN", "RWA", "UGA"],
        ),
    ],
)
def test_states_that_are_only_counted_are_those_listed(text: str, parties: list[str]) -> None:
    assert sorted(who(told(text), only_agreement(text).parties)) == parties


def test_one_name_for_two_that_the_page_knows_alone_is_both() -> None:
    text = (
        "The European Union has waited long for Mercosur. Lula promised to sign a trade deal between Mercosur and the "
        "European Union in May."
    )
    assert sorted(names(told(text), only_agreement(text).parties)) == ["European Union", "Mercosur"]


def test_delegates_of_two_act_for_both() -> None:
    text = "Delegates of the government of Colombia and of the National Liberation Army signed a truce on Friday."
    assert len(only_agreement(text).parties) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Trade ministers Piyush Goyal and Karim Essa signed a pact on Friday, months after India and Oman had opened talks.",
        "Chile and Peru signed a defence pact that lets American soldiers use three bases.",
        "Chile approved the pact with Peru. Greens and Liberals voted no.",
    ],
)
def test_who_is_only_called_by_a_common_noun_or_only_votes_is_no_party(text: str) -> None:
    reading = told(text)
    kinds = {actor.id: actor.kind for actor in reading.actors}
    assert {kinds[party] for party in only_agreement(text).parties} == {"country"}


def test_a_truce_told_by_the_place_of_the_war_binds_the_group_and_the_state_of_the_page() -> None:
    text = "The ceasefire in Gaza began on Sunday. Hamas had been slow to name hostages, and Israel kept its guns firing."
    assert sorted(names(told(text), only_agreement(text).parties)) == ["Hamas", "Israel"]


def test_a_title_of_two_states_tells_its_parties() -> None:
    text = "Tuvalu looked on. The Nauru-Australia Treaty, signed by ministers of Nauru, Australia and Tuvalu, is new."
    assert sorted(who(told(text), only_agreement(text).parties)) == ["AUS", "NRU"]


def test_the_partner_of_another_instrument_is_not_the_own_one() -> None:
    text = "The United States has a memorandum with Rwanda and a memorandum with Uganda, both signed in May."
    found = {tuple(sorted(who(told(text), deal.parties))) for deal in told(text).agreements}
    assert ("RWA", "UGA") not in found
