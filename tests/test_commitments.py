"""Who promised what to whom, how much, and by when."""

from __future__ import annotations

import pytest
from told import told, who

from foedera.commitments import Amount, Commitment

pytestmark = pytest.mark.model


def promise(text: str, date: str | None = None) -> Commitment:
    found = told(text, date).commitments
    assert len(found) == 1, [c.what for c in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "by", "to", "what"),
    [
        ("Chile pledged twenty buses to Peru.", ["CHL"], ["PER"], "twenty buses"),
        ("Chile promised Peru a bridge.", ["CHL"], ["PER"], "a bridge"),
        ("Chile vowed to build a bridge.", ["CHL"], [], "build a bridge"),
        ("Chile and Peru agreed to open a road.", ["CHL", "PER"], [], "open a road"),
        ("Chile will provide pumps to Peru.", ["CHL"], ["PER"], "provide pumps to Peru"),
        ("Chile’s promise of pumps to Peru was heard.", ["CHL"], ["PER"], "pumps to Peru"),
        ("Chile committed to cutting emissions.", ["CHL"], [], "cutting emissions"),
    ],
)
def test_a_promise_says_by_whom_to_whom_and_what(text: str, by: list[str], to: list[str], what: str) -> None:
    found = promise(text)
    reading = told(text)
    assert (who(reading, found.by), who(reading, found.to), found.what) == (by, to, what)
    assert found.status == "open"


@pytest.mark.parametrize(
    "text",
    [
        "Chile plans to send aid to Peru.",
        "Chile may send aid to Peru.",
        "Chile did not promise aid to Peru.",
        "Chile refused to provide aid to Peru.",
        "Peru urged Chile to provide aid to Bolivia.",
        "Chile sent aid to Peru.",
    ],
)
def test_a_plan_a_refusal_a_wish_or_a_deed_is_no_promise(text: str) -> None:
    assert told(text).commitments == ()


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("$20 million", Amount(20_000_000, "USD", "$20 million")),
        ("US$1.5 billion", Amount(1_500_000_000, "USD", "US$1.5 billion")),
        ("€3bn", Amount(3_000_000_000, "EUR", "€3bn")),
        ("₹500 crore", Amount(5_000_000_000, "INR", "₹500 crore")),
        ("5 million euros", Amount(5_000_000, "EUR", "5 million euros")),
        ("£2,500", Amount(2_500, "GBP", "£2,500")),
    ],
)
def test_an_amount_of_money_is_a_number_of_a_currency(words: str, amount: Amount) -> None:
    assert promise(f"Chile pledged {words} to Peru.").amount == amount


def test_what_two_parties_of_one_pact_owe_is_owed_to_the_other() -> None:
    text = "Chile and Peru signed a fisheries treaty. Under the treaty Chile must close the strait."
    reading = told(text)
    assert [(who(reading, one.by), who(reading, one.to)) for one in reading.commitments] == [
        (["CHL"], ["PER"])
    ]


def test_what_a_party_of_a_pact_is_to_get_the_other_owes() -> None:
    text = "Chile and Peru signed a fisheries treaty. Under the treaty Peru is to get twenty boats."
    reading = told(text)
    assert [(who(reading, one.by), who(reading, one.to)) for one in reading.commitments] == [
        (["CHL"], ["PER"])
    ]


def test_one_promise_is_told_once() -> None:
    assert promise("Chile promised that it would send Peru ten pumps.").what == "it would send Peru ten pumps"


def test_a_promise_carries_its_sentence_and_its_words() -> None:
    found = promise("Talks ended. Chile promised Peru a bridge.")
    assert [span.text for span in found.evidence] == ["Chile promised Peru a bridge.", "a bridge"]
