"""How many people an act touched, in numbers that the words tell."""

from __future__ import annotations

import pytest
from docs import read_doc, word

from foedera.acts import Size
from foedera.lexicon import EventType
from foedera.sizes import number_told, size_of


def size(text: str, trigger: str, done: EventType, *modes: str) -> Size:
    return size_of(word(read_doc(text)[1], trigger), done, modes)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("nine", 9),
        ("fifty-one", 51),
        ("four hundred", 400),
        ("a thousand", 1000),
        ("two hundred and six", 206),
        ("twelve thousand three hundred", 12_300),
        ("25,000", 25_000),
        ("1.5 million", 1_500_000),
        ("half a million", 500_000),
        ("dozens", None),
        ("several hundred", None),
        ("a", None),
    ],
)
def test_a_number_is_read_from_digits_and_words(words: str, number: int | None) -> None:
    assert number_told(words.split()) == number


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("Chadian soldiers killed nine villagers.", "killed", Size(dead=9)),
        ("Six monks were killed by the militia.", "killed", Size(dead=6)),
        ("Rebels shot a priest dead in the market.", "shot", Size(dead=1)),
        ("Jets bombed the camp, killing 31 people.", "bombed", Size(dead=31)),
        ("Jets bombed the camp, killing two and wounding 15.", "bombed", Size(dead=2, injured=15)),
        ("At least 14 shoppers died when rockets hit the market.", "hit", Size(dead=14)),
        ("Soldiers wounded twelve miners.", "wounded", Size(injured=12)),
        ("Soldiers killed dozens of villagers.", "killed", Size()),
        ("Soldiers killed villagers.", "killed", Size()),
        ("Rebels shelled two villages.", "shelled", Size()),
    ],
)
def test_the_dead_and_injured_of_an_assault_are_counted(text: str, trigger: str, wanted: Size) -> None:
    assert size(text, trigger, "ASSAULT") == wanted


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "done", "modes", "wanted"),
    [
        ("Police arrested 14 activists.", "arrested", "COERCE", ["arrest"], Size(arrested=14)),
        ("Two editors were detained by police.", "detained", "COERCE", ["arrest"], Size(arrested=2)),
        ("Police seized fourteen boats.", "seized", "COERCE", ["seize"], Size()),
        ("Gunmen kidnapped 30 pupils.", "kidnapped", "ASSAULT", ["abduct"], Size(people=30)),
        ("Two thousand workers marched against Chad.", "marched", "PROTEST", [], Size(people=2000)),
        ("Chad sent 300 soldiers to the border.", "sent", "MOBILIZE", [], Size(people=300)),
        (
            "Chad will call up nine thousand more reservists.",
            "call",
            "MOBILIZE",
            [],
            Size(people=9000),
        ),
        ("Chad expelled eight Malian diplomats.", "expelled", "SANCTION", ["expel"], Size(people=8)),
        ("The expulsion of eight diplomats angered Mali.", "expulsion", "SANCTION", [], Size(people=8)),
        ("The rebels freed seventeen sailors.", "freed", "RETREAT", [], Size(people=17)),
        ("Chad sent three frigates.", "sent", "MOBILIZE", [], Size()),
        ("Chad and Mali met.", "met", "CONSULT", [], Size()),
    ],
)
def test_who_is_arrested_taken_sent_and_gathered_is_counted(
    text: str, trigger: str, done: EventType, modes: list[str], wanted: Size
) -> None:
    assert size(text, trigger, done, *modes) == wanted
