"""Verbs and nouns of promising: who gives his word to whom, and what is none."""

from __future__ import annotations

import pytest
from told import told, who

pytestmark = pytest.mark.model


def promises(text: str) -> list[tuple[list[str], list[str], str]]:
    reading = told(text, "2024-08-24")
    return [(who(reading, one.by), who(reading, one.to), one.what) for one in reading.commitments]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chad pledged to send Mali ten trucks.", (["TCD"], ["MLI"], "send Mali ten trucks")),
        ("Chad undertook to return the ship.", (["TCD"], [], "return the ship")),
        ("Chad promised on Monday to pay Mali.", (["TCD"], ["MLI"], "pay Mali")),
        ("Chad agreed to hand the airport to Mali.", (["TCD"], ["MLI"], "hand the airport to Mali")),
        ("Chad committed 20 million dollars to Mali.", (["TCD"], ["MLI"], "20 million dollars")),
        ("Chad offered Mali 20 million dollars.", (["TCD"], ["MLI"], "20 million dollars")),
    ],
)
def test_a_verb_of_promising_tells_who_promises_whom_what(
    text: str, found: tuple[list[str], list[str], str]
) -> None:
    assert promises(text) == [found]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Chad’s pledge to reopen the road was welcome.", ["TCD"]),
        ("Chad made a promise to reopen the road.", ["TCD"]),
        ("Chad gave its word that it would reopen the road.", ["TCD"]),
        ("Chad repeated its commitment to reopen the road.", ["TCD"]),
    ],
)
def test_a_noun_of_promising_has_its_giver_beside_it(text: str, by: list[str]) -> None:
    assert [one[0] for one in promises(text)] == [by]


@pytest.mark.parametrize(
    "text",
    [
        "Mali demanded a promise to reopen the road.",
        "Mali asked Chad to pledge ten trucks.",
        "Chad refused to promise ten trucks.",
        "Chad would promise nothing.",
        "If Chad promises ten trucks, Mali will vote.",
        "Chad vowed to retaliate.",
        "Chad vowed to fight on.",
        "Chad agreed to meet Mali.",
        "Chad and Mali agreed on a hotline to keep calm.",
        "Chad assured Mali that the raid was an error.",
    ],
)
def test_what_is_asked_refused_threatened_or_only_a_meeting_is_no_promise(text: str) -> None:
    assert promises(text) == []


def test_those_who_promise_in_one_list_each_promise_their_own() -> None:
    found = told(
        "Chad pledged 5 million dollars for the mission, Mali two million and Benin 300,000."
    ).commitments
    assert [(one.amount.value, one.amount.unit) for one in found if one.amount] == [
        (5e6, "USD"),
        (2e6, "USD"),
        (3e5, "USD"),
    ]


def test_acts_promised_together_are_promises_apart() -> None:
    assert [one[2] for one in promises("Chad pledged to send ten trucks and to reopen the road.")] == [
        "send ten trucks",
        "reopen the road",
    ]


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        ("Chad is committed to releasing all prisoners by May.", ["releasing all prisoners by May"]),
        ("Chad committed itself to paying Mali 5 million euros.", ["paying Mali 5 million euros"]),
        (
            "Chad pledged 5 million dollars to help rebuild the port.",
            ["5 million dollars to help rebuild the port"],
        ),
        ("Chad is committed to working together with its neighbours.", []),
        ("Chad repeated its commitment to strengthen ties.", []),
        ("Chad will hopefully pledge 5 million dollars.", []),
        ("Chad vowed to do more.", []),
    ],
)
def test_one_commits_oneself_to_a_definite_act_or_sum_only(text: str, whats: list[str]) -> None:
    assert [what for _, _, what in promises(text)] == whats
