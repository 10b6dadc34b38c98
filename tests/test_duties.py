"""Promises without a word of promising: futures in somebody's favour, and duties that a text lays on a party."""

from __future__ import annotations

import pytest
from told import told, who

pytestmark = pytest.mark.model


def promises(text: str) -> list[tuple[list[str], list[str]]]:
    reading = told(text, "2024-08-24")
    return [(who(reading, one.by), who(reading, one.to)) for one in reading.commitments]


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("Chad will send Mali forty tanks.", ["TCD"], ["MLI"]),
        ("Chad is to supply grain to Mali.", ["TCD"], ["MLI"]),
        ("Chad will lift sanctions on Mali.", ["TCD"], ["MLI"]),
        ("Chad said that it would release ten Malian prisoners.", ["TCD"], ["MLI"]),
        ("Mali will receive ten trucks from Chad.", ["TCD"], ["MLI"]),
        ("Mali will be given ten trucks by Chad.", ["TCD"], ["MLI"]),
        ("Chad will not attack Mali.", ["TCD"], ["MLI"]),
        ("Chad will cease fire at noon.", ["TCD"], []),
    ],
)
def test_a_future_in_somebodys_favour_is_a_promise(text: str, by: list[str], to: list[str]) -> None:
    assert promises(text) == [(by, to)]


@pytest.mark.parametrize(
    "text",
    [
        "Chad will build a port.",
        "Chad will send a delegation to Mali.",
        "Chad will hold talks with Mali.",
        "Chad hopes that Benin will send Mali tanks.",
        "Chad may send Mali tanks.",
        "Chad sent Mali tanks.",
        "Chad will not send Mali tanks.",
    ],
)
def test_ones_own_projects_journeys_hopes_and_refusals_are_none(text: str) -> None:
    assert promises(text) == []


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Under the pact Chad must vacate the island.", ["TCD"]),
        ("Chad and Mali signed a treaty under which Chad will demolish the wall.", ["TCD"]),
        ("The treaty obliges Chad to demolish the wall.", ["TCD"]),
        ("Chad is bound to come to the aid of Mali.", ["TCD"]),
        ("In return Chad will demolish the wall.", ["TCD"]),
    ],
)
def test_a_text_lays_a_duty_on_a_party(text: str, by: list[str]) -> None:
    assert [one[0] for one in promises(text)] == [by]


@pytest.mark.parametrize(
    "text",
    [
        "The pact will take effect in May.",
        "Under the pact Chad may keep the wall.",
        "Under the treaty the court will sit in Mali.",
        "Benin said that Chad must demolish the wall.",
    ],
)
def test_what_a_text_allows_or_others_demand_is_no_duty(text: str) -> None:
    assert promises(text) == []


def test_a_legal_text_says_shall() -> None:
    text = "The Parties shall exchange data. Chad shall open the road to Mali. Mali shall pay the toll."
    assert [one[0] for one in promises(text)][-2:] == [["TCD"], ["MLI"]]
