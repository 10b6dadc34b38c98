"""What words tell an instrument is on."""

from __future__ import annotations

import pytest

from foedera.matters import fields, stem, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fisherie", "fishing"), ("tax", "taxation"), ("rail", "railway"), ("trade", "trading"), ("shipping", "ship"),
        ("migrant", "migration"), ("logistic", "logistical"), ("farm", "farming"),
    ],
)  # fmt: skip
def test_words_of_one_matter_begin_alike(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["landmark", "march", "monday", "2019", "six", "month", "new", "ceasefire"])
def test_words_that_any_instrument_is_told_with_tell_nothing(word: str) -> None:
    assert stems(frozenset({word})) == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "alike"), [("asylum", "migrant", True), ("health", "lithium", False)]
)
def test_words_belong_to_fields_of_affairs(one: str, other: str, alike: bool) -> None:
    found = [fields(stems(frozenset({word}))) for word in (one, other)]
    assert all(found)
    assert found[0].isdisjoint(found[1]) is not alike
