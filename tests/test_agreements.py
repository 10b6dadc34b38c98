"""Instruments between parties: which there are, whom they bind, who signed, and how far they have come."""

from __future__ import annotations

from typing import Any

import pytest
from told import names, only_agreement, told, who

pytestmark = pytest.mark.model


def _missed(*values: Any, reason: str) -> Any:
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason, strict=True))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chile and Peru signed the Andean Water Accord.", [("Andean Water Accord", None, "accord")]),
        ("Chile and Peru signed a Fishing Data Arrangement (FDA).", [("Fishing Data Arrangement", "FDA", "arrangement")]),
        ("Chile and Peru signed a fisheries agreement.", [("fisheries agreement", None, "agreement")]),
        (
            "Chile and Peru signed two agreements, the Coastal Patrol Pact and the Fishing Data Arrangement (FDA), in Lima.",
            [("Coastal Patrol Pact", None, "pact"), ("Fishing Data Arrangement", "FDA", "arrangement")],
        ),
        (
            "Chile signed two documents with Peru, including the Coastal Patrol Pact.",
            [("Coastal Patrol Pact", None, "pact")],
        ),
        (
            "Chile and Peru signed the Memorandum of Understanding on the Exchange of Pilots.",
            [("Memorandum of Understanding on the Exchange of Pilots", None, "memorandum")],
        ),
        _missed(
            "Chilean minister Marta Ruiz signed the Coastal Patrol Pact for Chile in Lima.",
            [("Coastal Patrol Pact", None, "pact")],
            reason="a title takes in the party that it was signed for",
        ),
        _missed(
            "Chile signed a fisheries agreement with Peru and another with Ecuador.",
            [("fisheries agreement", None, "agreement"), ("fisheries agreement", None, "agreement")],
            reason="`another` is not read as a second instrument",
        ),
    ],
)  # fmt: skip
def test_each_instrument_is_found_once_with_its_name(
    text: str, wanted: list[tuple[str, str | None, str]]
) -> None:
    assert [(deal.name, deal.acronym, deal.kind) for deal in told(text).agreements] == wanted


def test_an_acronym_stands_for_its_agreement_afterwards() -> None:
    deal = only_agreement(
        "Chile and Peru signed the Reciprocal Harbour Access Agreement (RHAA) in 2019. The RHAA was ratified by Peru "
        "in 2021 and entered into force in 2022."
    )
    assert deal.status == "in force"
    assert [(step.status, str(step.date)) for step in deal.steps] == [
        ("signed", "2019"),
        ("ratified", "2021"),
        ("in force", "2022"),
    ]
    assert len(deal.mentions) == 2


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Chile and Peru signed the Andean Water Accord.", ["CHL", "PER"]),
        ("Chile signed the Andean Water Accord with Peru.", ["CHL", "PER"]),
        ("The Andean Water Accord was signed by Chile and Peru.", ["CHL", "PER"]),
        ("The Andean Water Accord between Chile and Peru expired.", ["CHL", "PER"]),
        ("The Chile-Peru Extradition Treaty was signed in 1932.", ["CHL", "PER"]),
        ("Chilean Foreign Minister Marta Ruiz signed the Andean Water Accord with Peruvian Foreign Minister Jorge Paz.", ["CHL", "PER"]),
        ("The treaty was signed by Marta Ruiz, Chile's foreign minister, and Jorge Paz, Peru's foreign minister.", ["CHL", "PER"]),
        ("Chile signed the Andean Water Accord with Peru, Ecuador and Bolivia.", ["BOL", "CHL", "ECU", "PER"]),
        ("Chile’s treaty with Peru lapsed.", ["CHL", "PER"]),
    ],
)  # fmt: skip
def test_the_parties_are_the_states_that_its_words_and_hands_name(text: str, parties: list[str]) -> None:
    reading = told(text)
    assert who(reading, only_agreement(text).parties) == parties
    assert all(reading.actor(party).kind == "country" for party in only_agreement(text).parties)


@pytest.mark.parametrize(
    "text",
    [
        "Chilean Foreign Minister Marta Ruiz and Peruvian Defence Minister Jorge Paz signed the Andean Water Accord.",
        "The Andean Water Accord was signed by Chilean Foreign Minister Marta Ruiz and Peruvian Defence Minister Jorge Paz.",
        "The Andean Water Accord was signed by Marta Ruiz, the Chilean foreign minister, and Jorge Paz, the Peruvian defence minister.",
        "Chilean Foreign Minister Marta Ruiz signed the Andean Water Accord with Peruvian Defence Minister Jorge Paz.",
        "Chile and Peru agreed on the Andean Water Accord. Chilean Foreign Minister Marta Ruiz and Peruvian Defence Minister Jorge Paz signed it.",
    ],
)
def test_the_signatories_are_who_put_a_hand_to_it_each_for_a_state(text: str) -> None:
    reading = told(text)
    hands = only_agreement(text).signatories
    states = [who(reading, [hand.for_]) for hand in hands if hand.for_]
    assert names(reading, [hand.person for hand in hands]) == ["Marta Ruiz", "Jorge Paz"]
    assert states == [["CHL"], ["PER"]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chile signed the Andean Water Accord with Peru.", "signed"),
        ("Chile proposed a water accord with Peru.", "proposed"),
        ("Chile and Peru announced a water accord.", "announced"),
        ("Chile and Peru are negotiating a water accord.", "negotiating"),
        ("Chile and Peru initialled the Andean Water Accord.", "initialled"),
        ("Chile ratified the Andean Water Accord with Peru.", "ratified"),
        ("Chile and Peru renewed the Andean Water Accord for a year.", "renewed"),
        ("Chile suspended the Andean Water Accord with Peru.", "suspended"),
        ("Chile withdrew from the Andean Water Accord with Peru.", "terminated"),
        ("Chile terminated the Andean Water Accord with Peru.", "terminated"),
        ("The Andean Water Accord between Chile and Peru expired.", "expired"),
        ("Chile denied signing a water accord with Peru.", "denied"),
        ("Chile will sign the Andean Water Accord with Peru.", "announced"),
        ("Chile refused to sign the Andean Water Accord with Peru.", "proposed"),
        ("Chile and Peru signed the Andean Water Accord, which must be ratified before it takes effect.", "signed"),
        ("Under the Andean Water Accord, Chile sends water to Peru.", "in force"),
    ],
)  # fmt: skip
def test_the_status_is_how_far_its_words_say_it_has_come(text: str, status: str) -> None:
    assert only_agreement(text).status == status


def test_what_is_yet_to_be_concluded_is_not_signed() -> None:
    deal = only_agreement("Chile and Peru have yet to conclude the Andean Water Accord.")
    assert deal.status in {"proposed", "negotiating"}
    assert deal.signed is None


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Chile and Peru signed the Andean Water Accord on Tuesday.", "2024-08-20"),
        ("Chile and Peru signed the Andean Water Accord in May 2019.", "2019-05"),
        ("The Andean Water Accord between Chile and Peru, signed in 2016, covers two rivers.", "2016"),
        ("Chile and Peru will sign the Andean Water Accord on 2 September.", "None"),
        ("Chile and Peru signed the Andean Water Accord.", "None"),
        ("Chile and Peru signed the Andean Water Accord on 3 September 2024.", "None"),
    ],
)  # fmt: skip
def test_it_is_signed_on_the_day_that_its_signing_is_dated(text: str, signed: str) -> None:
    assert str(only_agreement(text, "2024-08-24").signed) == signed


def test_two_agreements_of_the_same_words_with_different_parties_stay_two() -> None:
    text = (
        "Chile signed a fisheries agreement with Peru. Chile also signed a fisheries agreement with Ecuador."
    )
    reading = told(text)
    assert [who(reading, deal.parties) for deal in reading.agreements] == [["CHL", "PER"], ["CHL", "ECU"]]


@pytest.mark.parametrize(
    "text",
    [
        "Chile passed the Foreign Investment Act in 1999.",
        "Chile and Peru held Exercise Southern Star in 2019.",
        "Chile and Peru are in agreement on fish.",
        "Chile and Peru agreed to meet.",
        "Two neighbours signed a contract for a hedge.",
        "The peace deal talks between Chile and Peru failed.",
    ],
)
def test_statutes_exercises_and_figures_of_speech_are_no_agreements(text: str) -> None:
    assert told(text).agreements == ()


def test_every_step_carries_the_sentence_and_the_word_that_tell_it() -> None:
    deal = only_agreement(
        "Chile and Peru signed the Andean Water Accord in Lima. Peru ratified the accord in May."
    )
    assert [[span.text for span in step.evidence[1:]] for step in deal.steps] == [["signed"], ["ratified"]]
    assert deal.place == "Lima"
    assert all(step.evidence[0].holds(step.evidence[1]) for step in deal.steps)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The Memorandum of Understanding between Kenya and the Republic of Uganda on Fisheries was signed in Kampala.",
            {"KEN", "UGA"},
        ),
        (
            "Both hailed the Agreement on Rail Freight between Norway and the Kingdom of Sweden.",
            {"NOR", "SWE"},
        ),
        ("The Peru-New Zealand Visa Accord was renewed.", {"PER", "NZL"}),
    ],
)
def test_a_title_that_names_both_states_names_the_parties(text: str, parties: set[str]) -> None:
    reading = told(text)
    assert [set(who(reading, deal.parties)) for deal in reading.agreements] == [parties]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chile and Peru hailed the accord. Chilean ships may now enter.", ["accord"]),
        ("Chile signed contracts with two firms: one with Airbus for ten jets and another with Saab for radars.", ["contract with Airbus for ten jets", "contract with Saab for radars"]),
        ("Voters were told of a deal between Chile and Peru.", ["deal"]),
        ("Chile and Peru agreed on a ceasefire. The truce took effect on Monday.", ["ceasefire"]),
        ("Chile and Peru signed a trade pact. The text fills ten pages. The paper is thin.", ["trade pact"]),
        ("Chile and Peru signed a trade pact. Their fisheries treaty expired.", ["trade pact", "fisheries treaty"]),
        ("Chile signed a pact with Peru. Its pact with Ecuador expired in May.", ["pact with Peru", "pact with Ecuador"]),
        ("Chile and Peru signed a letter of intent.", ["letter of intent"]),
        ("Chile and Peru signed a memorandum of understanding on fish.", ["memorandum of understanding on fish"]),
    ],
)  # fmt: skip
def test_described_instruments_are_told_apart_by_kind_topic_and_partner(text: str, names: list[str]) -> None:
    assert [deal.name for deal in told(text).agreements] == names


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru saw a great deal of rain.",
        "Chile and Peru issued a declaration of war.",
        "Chile issued a statement on Peru.",
        "The national convention of Chile chose Marta Ruiz.",
        "Chile has no deal with Peru.",
        "No Agreement was signed by Chile and Peru.",
    ],
)
def test_what_only_looks_like_an_instrument_is_none(text: str) -> None:
    assert told(text).agreements == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The presidents of Chile and Peru put their names to a water accord.", "signed"),
        ("Chile put its water accord with Peru on hold.", "suspended"),
        ("Chile will hold its water accord with Peru in abeyance.", "suspended"),
        ("The water accord between Chile and Peru is dead.", "terminated"),
        ("Chile walked away from a water accord with Peru.", "cancelled"),
        ("The water accord between Chile and Peru, signed in 2001, expires next year.", "in force"),
        ("Chile and Peru concluded talks on a water accord.", "announced"),
        ("Talks between Chile and Peru on a water accord go on.", "negotiating"),
        ("Chile and Peru are talking about a water accord.", "negotiating"),
        ("Chile was pleased with the water accord with Peru.", "in force"),
    ],
)  # fmt: skip
def test_idioms_tell_steps_too(text: str, status: str) -> None:
    assert only_agreement(text).status == status


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Chile still abides by its 1942 protocol with Peru.", "1942"),
        ("Chile still abides by its accord of March 2016 with Peru.", "2016-03"),
    ],
)
def test_a_day_in_its_name_is_when_it_was_signed(text: str, signed: str) -> None:
    deal = only_agreement(text)
    assert (str(deal.signed), deal.status) == (signed, "in force")


def test_the_state_of_a_signatory_is_a_party_though_only_an_adjective_tells_it() -> None:
    text = "Congolese President Felix Okoro and Ugandan Foreign Minister Ana Reis signed a water agreement."
    assert who(told(text), only_agreement(text).parties) == ["COD", "UGA"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("The memorandum between Chile and Peru rests on a framework agreement of 2019.", [("memorandum", "under", "framework agreement")]),
        ("Chile and Peru signed a protocol to the Andean Water Accord.", [("protocol", "under", "Andean Water Accord")]),
        ("The Andean Water Accord between Chile and Peru was replaced by the Callao Treaty.", [("Callao Treaty", "replaces", "Andean Water Accord")]),
    ],
)  # fmt: skip
def test_one_instrument_rests_on_another_or_takes_its_place(
    text: str, links: list[tuple[str, str, str]]
) -> None:
    deals = told(text).agreements
    named = {deal.id: deal.name for deal in deals}
    assert [(deal.name, link.kind, named[link.to]) for deal in deals for link in deal.relations] == links


def test_how_one_instrument_stands_to_another_is_told() -> None:
    reading = told(
        "Chile and Peru signed the Coastal Patrol Pact, which replaces the Andean Water Accord of 1999."
    )
    new, old = reading.agreements
    assert [(link.kind, link.to) for link in new.relations] == [("replaces", old.id)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chile and Peru signed a memorandum of understanding (MoU) on fish. The MoU fills two pages.", ["memorandum of understanding on fish"]),
        ("Chile and Peru signed an agreement on fish. The talks ended with the signing of an agreement on fish.", ["agreement on fish"]),
        ("Chile and Peru announced a ceasefire. Chile later said that a ceasefire agreement had been reached with Peru.", ["ceasefire"]),
        ("Chile and Peru signed an agreement. Chile and Peru signed another agreement in May.", ["agreement", "agreement"]),
        ("Chile and Peru signed these texts:\n\n- Coastal Patrol Pact, on ships;\n\n- Andean Water Accord, on rivers.", ["Coastal Patrol Pact", "Andean Water Accord"]),
        ("Chile and China signed the Treaty on Fish between the Republic of Chile and the People's Republic of China.", ["Treaty on Fish between the Republic of Chile and the People's Republic of China"]),
    ],
)  # fmt: skip
def test_an_instrument_told_anew_or_in_a_list_is_one(text: str, names: list[str]) -> None:
    assert [deal.name for deal in told(text).agreements] == names


def test_what_a_list_below_a_colon_names_shares_its_signing() -> None:
    text = "Chile and Peru signed two agreements on 20 August 2024:\n\n- Coastal Patrol Pact, on ships;\n\n- Andean Water Accord, on rivers."
    assert [(deal.status, str(deal.signed)) for deal in told(text).agreements] == [
        ("signed", "2024-08-20")
    ] * 2


def test_who_brokers_a_ceasefire_is_no_party() -> None:
    text = "Mediators Egypt, Qatar and Norway announced a ceasefire. Chile ratified the ceasefire with Peru."
    assert who(told(text), only_agreement(text).parties) == ["CHL", "PER"]
