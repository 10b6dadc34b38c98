"""Amounts of money, shares and counted things in running words."""

from __future__ import annotations

import pytest
from docs import read_doc

from foedera.amounts import Amount, find_amount, find_number
from foedera.times import find_times

pytestmark = pytest.mark.model


def amount(text: str) -> Amount | None:
    article, doc, _ = read_doc(text, "2024-08-24")
    return find_amount(list(doc), tuple(find_times(doc, article)))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Oslo will pay 350 billion yuan.", 350e9, "CNY"),
        ("Oslo will pay A$500m.", 500e6, "AUD"),
        ("Oslo will pay $NZ30 million.", 30e6, "NZD"),
        ("Oslo will pay $US 5 billion.", 5e9, "USD"),
        ("Oslo will pay 40 million Canadian dollars.", 40e6, "CAD"),
        ("Oslo will pay three billion euros.", 3e9, "EUR"),
        ("Oslo will pay a million pounds.", 1e6, "GBP"),
        ("Oslo will pay EUR 20 million.", 20e6, "EUR"),
        ("Oslo will pay Rs 500 crore.", 5e9, "INR"),
        ("Oslo will pay half the bill and ¥3 trillion.", 3e12, "JPY"),
    ],
)
def test_money_has_its_currency_and_scale(text: str, value: float, unit: str) -> None:
    found = amount(text)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Oslo will pay 5-7 million euros.", 5e6, "EUR"),
        ("Oslo will pay between 30 and 40 million dollars.", 40e6, "USD"),
        ("Oslo will pay nine to eleven dollars a barrel.", 9, "USD"),
    ],
)
def test_of_a_range_the_number_before_the_to_counts(text: str, value: float, unit: str) -> None:
    found = amount(text)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Oslo sends 500 troops.", 500, "troops"),
        ("Oslo sends four million tonnes of gas.", 4e6, "tonnes"),
        ("Oslo cedes two square kilometres of shore.", 2, "square kilometres"),
        ("Oslo sends 1,200 heavy lorries in May.", 1200, "lorries"),
    ],
)
def test_what_is_counted_is_the_unit(text: str, value: float, unit: str) -> None:
    found = amount(text)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    ["Oslo cuts tariffs by 15 per cent.", "Oslo cuts tariffs by 15%.", "Oslo cuts 15 percent of them."],
)
def test_a_share_is_told_in_percent(text: str) -> None:
    found = amount(text)
    assert found is not None
    assert (found.value, found.unit) == (15, "percent")


@pytest.mark.parametrize(
    "text",
    [
        "Oslo sends troops.",
        "Oslo sends troops in 2026.",
        "Oslo pays in two tranches.",
        "Oslo pays within three years.",
    ],
)
def test_days_and_turns_are_no_amount(text: str) -> None:
    assert amount(text) is None


@pytest.mark.parametrize(
    ("text", "number"), [("Chad 300", 300), ("Chad five million", 5e6), ("Chad half a million", 5e5)]
)
def test_a_bare_number_is_read_with_its_scale(text: str, number: float) -> None:
    assert find_number(list(read_doc(text)[1])) == number
