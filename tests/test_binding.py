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
    ("text", "parties"),
    [
        ("A Franco-German treaty was signed in Aachen.", ["DEU", "FRA"]),
        ("The Sino-Pakistani trade accord was renewed.", ["CHN", "PAK"]),
        ("The Kenya-Ethiopia defence pact was renewed.", ["ETH", "KEN"]),
    ],
)
def test_joined_adjectives_name_the_parties(text: str, parties: list[str]) -> None:
    assert who(told(text), only_agreement(text).parties) == parties


def test_a_truce_with_rebels_binds_the_government_not_the_state() -> None:
    text = "The Colombian government and the National Liberation Army signed a truce in Havana."
    reading = told(text)
    assert names(reading, only_agreement(text).parties) == [
        "Colombian government",
        "National Liberation Army",
    ]


def test_a_contract_of_two_firms_binds_no_state() -> None:
    text = "QatarEnergy signed a contract under which it will deliver gas to Sinopec of China."
    reading = told(text)
    assert sorted(names(reading, only_agreement(text).parties)) == ["QatarEnergy", "Sinopec"]


def test_lenders_and_groups_that_are_named_are_no_further_parties() -> None:
    text = "Chile, Peru and two lenders, the World Bank and the African Development Bank, signed a memorandum on a railway."
    reading = told(text)
    assert "lenders" not in names(reading, only_agreement(text).parties)


def test_a_second_text_binds_those_of_the_first_where_it_names_nobody() -> None:
    text = "Chile and Peru signed a fisheries pact on Friday. Brazil was silent. A protocol on tuna was initialled as well."
    reading = told(text)
    assert [who(reading, deal.parties) for deal in reading.agreements] == [["CHL", "PER"], ["CHL", "PER"]]


def test_a_deal_with_others_than_those_the_page_is_about_is_not_theirs() -> None:
    text = "Chile and Peru signed a pact on Friday. Chile is still working on a deal with its bondholders."
    reading = told(text)
    assert all("PER" not in who(reading, deal.parties) for deal in reading.agreements[1:])


@pytest.mark.parametrize("verb", ["has", "holds"])
def test_who_has_a_pact_with_others_is_a_party_of_each(verb: str) -> None:
    text = f"Chile {verb} defence pacts with Peru and Norway."
    reading = told(text)
    assert [who(reading, deal.parties) for deal in reading.agreements] == [["CHL", "PER"], ["CHL", "NOR"]]


@pytest.mark.parametrize(
    "text",
    [
        "Chile will join the Minsk Convention. Peru praised Chile.",
        "Forty states signed the Minsk Convention in May. Chile and Peru stayed away.",
        "Others signed only the Minsk Convention. Chile and Peru stayed away.",
    ],
)
def test_what_others_than_the_page_names_have_made_is_not_of_those_that_it_names(text: str) -> None:
    assert only_agreement(text).parties == ()


@pytest.mark.parametrize(
    "text",
    [
        "Norway signed a contract to drill two wells with the Halim Oil and Gas Limited.",
        "Norway signed an agreement to build a quay with the Halim Oil and Gas Limited.",
    ],
)
def test_a_partner_may_stand_behind_what_an_instrument_is_to_bring_about(text: str) -> None:
    reading = told(text)
    assert set(names(reading, only_agreement(text).parties)) == {"Norway", "Halim Oil and Gas Limited"}


def test_the_men_of_a_group_bind_the_group() -> None:
    text = "The Colombian government and the rebels of the National Liberation Army signed a truce in Havana."
    reading = told(text)
    assert "National Liberation Army" in names(reading, only_agreement(text).parties)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Forty African governments signed a protocol on seeds in Nairobi.", "governments"),
        ("Thirty island governments signed a protocol on tuna on Friday.", "Thirty island governments"),
    ],
)
def test_a_counted_crowd_of_governments_is_the_party(text: str, party: str) -> None:
    assert names(told(text), only_agreement(text).parties) == [party]


def test_who_approves_a_pact_that_is_only_said_to_be_with_others_is_its_other_party() -> None:
    text = "The European Union approved the signing of a trade agreement with Chile and Peru."
    assert len(only_agreement(text).parties) == len(["EU", "Chile", "Peru"])
