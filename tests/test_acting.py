"""Which names act, own or are dealt with, and which only say where something is."""

from __future__ import annotations

import pytest
from docs import called, hand, read_actors, word

from foedera.acting import (
    is_dealt_with,
    is_scenery,
    modifies_group,
    stands_as_actor,
    stands_for_country,
    stands_for_state,
)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Bogotá rejected the terms.", "Colombia"),
        ("The deal with Ottawa pleased farmers.", "Canada"),
        ("Talks between Vienna and the rebels stalled.", "Austria"),
        ("Fishermen praised Reykjavik for the quota.", "Iceland"),
        ("Jakarta’s note was short.", "Indonesia"),
    ],
)
def test_a_capital_that_acts_or_is_dealt_with_is_its_state(text: str, country: str) -> None:
    assert called(read_actors(text), country).kind == "country"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Bogotá on Monday.",
        "A train left Islamabad at noon.",
        "The storm hit Manila twice.",
        "They walked through Vienna.",
        "A ship reached Montevideo late.",
    ],
)
def test_a_capital_that_is_only_where_something_happened_is_no_actor(text: str) -> None:
    assert [a for a in read_actors(text) if a.kind == "country"] == []


@pytest.mark.parametrize(
    ("parse", "name"),
    [
        ("Quito nsubj wrote NNP\nwrote - - VBD", "Quito"),
        ("They nsubj heard PRP\nheard - - VBD VERB hear\nfrom prep heard IN\nAccra pobj from NNP", "Accra"),
        ("orders nsubj came NNS\nfrom prep orders IN\nDoha pobj from NNP\ncame - - VBD", "Doha"),
        ("They nsubj shipped PRP\nshipped - - VBD VERB ship\nguns dobj shipped NNS\nto prep shipped IN\nTripoli pobj to NNP", "Tripoli"),
        ("envoys nsubj left NNS\nof prep envoys IN\nBerlin pobj of NNP\nleft - - VBD", "Berlin"),
        ("They nsubj spoke PRP\nspoke - - VBD VERB speak\nof prep spoke IN\nMinsk pobj of NNP", "Minsk"),
        ("negotiator nsubj sat NN\nfor prep negotiator IN\nLima pobj for NNP\nsat - - VBD", "Lima"),
        ("tour nsubj began NN\nto prep tour IN\nApia pobj to NNP\nbegan - - VBD", "Apia"),
        ("mercy pobj began NN\nof prep mercy IN\nAthens pobj of NNP\nbegan - - VBD", "Athens"),
        ("consent nsubj came NN\nof prep consent IN\nCairo pobj of NNP\ncame - - VBD", "Cairo"),
        ("allies nsubj met NNS\nof prep allies IN\nTunis pobj of NNP\nmet - - VBD", "Tunis"),
        ("dollars nsubj came NNS\nfrom prep dollars IN\nMoscow pobj from NNP\ncame - - VBD", "Moscow"),
        ("silence nsubj came NN\nfrom prep silence IN\nAsmara pobj from NNP\ncame - - VBD", "Asmara"),
    ],
)  # fmt: skip
def test_a_capital_gives_gets_and_is_dealt_with_for_its_state(parse: str, name: str) -> None:
    assert stands_for_state(word(hand(parse), name))


@pytest.mark.parametrize(
    ("parse", "name"),
    [
        ("He nsubj left PRP\nleft - - VBD VERB leave\nLima dobj left NNP", "Lima"),
        ("road nsubj ends NN\nto prep road IN\nHarare pobj to NNP\nends - - VBZ", "Harare"),
        ("They nsubj sent PRP\nsent - - VBD VERB send\nboats dobj sent NNS\nto prep sent IN\nSuva pobj to NNP", "Suva"),
        ("people nsubj sang NNS\nof prep people IN\nstreets pobj of NNS\nin prep streets IN\nRabat pobj in NNP\nsang - - VBD", "Rabat"),
        ("bus nsubj came NN\nfrom prep bus IN\nAmman pobj from NNP\ncame - - VBD", "Amman"),
    ],
)  # fmt: skip
def test_a_capital_that_is_left_reached_or_driven_to_is_a_place(parse: str, name: str) -> None:
    assert not stands_for_state(word(hand(parse), name))


@pytest.mark.parametrize(
    ("parse", "name", "stands"),
    [
        ("Kenya nsubj rose NNP\nrose - - VBD", "Kenya", True),
        ("He nsubj rests PRP\nrests - - VBZ\nin prep rests IN\nKenya pobj in NNP", "Kenya", False),
        (
            "He nsubj landed PRP\nlanded - - VBD VERB land\nin prep landed IN\nKenya pobj in NNP",
            "Kenya",
            True,
        ),
        ("help nsubj came NN\nfor prep help IN\nKenya pobj for NNP\ncame - - VBD", "Kenya", True),
        (
            "He nsubj flew PRP\nflew - - VBD VERB fly\nacross prep flew IN\nKenya pobj across NNP",
            "Kenya",
            False,
        ),
        ("Kenya compound troops NNP\ntroops nsubj fled NNS\nfled - - VBD", "Kenya", False),
        ("Mali nsubj met NNP\nand cc Mali CC\nKenya conj Mali NNP\nmet - - VBD", "Kenya", True),
    ],
)
def test_a_states_own_name_stands_for_it_unless_it_is_only_the_ground(
    parse: str, name: str, stands: bool
) -> None:
    assert stands_for_country(word(hand(parse), name)) is stands


@pytest.mark.parametrize("noun", ["troops", "officials", "envoy", "president"])
def test_a_name_before_a_noun_for_people_only_says_which_they_are(noun: str) -> None:
    doc = hand(f"US compound {noun} NNP\n{noun} nsubj left NNS\nleft - - VBD")
    assert modifies_group(word(doc, "US"))
    assert not modifies_group(word(doc, noun))


@pytest.mark.parametrize(
    ("parse", "acts", "dealt"),
    [
        ("crews nsubj ate NNS\nate - - VBD", True, True),
        ("They nsubj thanked PRP\nthanked - - VBD\ncrews dobj thanked NNS", False, True),
        ("They nsubj came PRP\ncame - - VBD\nwith prep came IN\ncrews pobj with NNS", True, True),
        ("They nsubj paid PRP\npaid - - VBD\nfor prep paid IN\ncrews pobj for NNS", False, True),
        ("work nsubj ended NN\nof prep work IN\ncrews pobj of NNS\nended - - VBD", False, False),
    ],
)
def test_who_is_acted_upon_takes_part_without_acting(parse: str, acts: bool, dealt: bool) -> None:
    crews = word(hand(parse), "crews")
    assert (stands_as_actor(crews), is_dealt_with(crews)) == (acts, dealt)


@pytest.mark.parametrize(
    ("prep", "building", "scene"),
    [("at", "palace", True), ("inside", "embassy", True), ("by", "palace", False), ("in", "ministry", False)],
)
def test_a_building_that_something_is_in_is_scenery(prep: str, building: str, scene: bool) -> None:
    doc = hand(f"It nsubj was PRP\nwas - - VBD\n{prep} prep was IN\n{building} pobj {prep} NN")
    assert is_scenery(word(doc, building)) is scene
