"""Retelling: an act that the page speaks of again is one event; another act of the same sort stays another."""

from __future__ import annotations

import pytest
from told import told, who

pytestmark = pytest.mark.model


def acts(text: str) -> list[tuple[str, str]]:
    return [(event.type, event.trigger.text) for event in told(text).events]


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("Rebels attacked a Malian army post on Friday. The attack came at dawn.", [("ASSAULT", "attacked")]),
        ("Chile met Peru in Lima on Friday. Following the talks the guests left.", [("CONSULT", "met")]),
        ("The president of Chile visited Peru in May. This visit lasted two days.", [("CONSULT", "visited")]),
        ("Chile signed a water accord with Peru. Chile signed the accord in Lima.", [("SUPPORT", "signed")]),
        ("Chile signed a water accord with Peru. Chile inked it before reporters.", [("SUPPORT", "signed")]),
    ],
)
def test_an_act_told_again_is_one_event(text: str, once: list[tuple[str, str]]) -> None:
    assert acts(text) == once


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a Malian army post in May 2023. Rebels attacked a Malian army post in June 2024.",
        "Chile met Peru in Lima. Chile will meet Peru in Santiago next month.",
        "Chile visited Peru in May. The visit of Ecuador's president to Bolivia ended on Friday.",
        "The president of Chile met Peru in Lima on Friday. The president of Chile later met Bolivia in Sucre.",
        "Chile expelled a diplomat of Peru. Bolivia expelled a diplomat of Ecuador.",
    ],
)
def test_another_day_another_standing_or_other_parties_make_another_event(text: str) -> None:
    assert len(acts(text)) == 2


def test_a_retelling_lends_its_words_and_what_the_first_words_lack() -> None:
    reading = told("Chile signed a water accord with Peru. Chile signed the accord in Lima on 3 May 2024.")
    (event,) = reading.events
    assert len(event.evidence) == 2
    assert str(event.date.start) == "2024-05-03"
    assert event.place is not None
    assert event.place.name == "Lima"
    assert who(reading, event.actor) == ["CHL", "PER"]
