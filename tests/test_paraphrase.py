"""Wordings of one saying: translated, summed up, cut."""

from __future__ import annotations

import pytest

from foedera.paraphrase import concepts, paraphrase
from foedera.wording import words

ONE_SAYING = [
    (
        "We promise to cease all attacks on the harbour at once.",
        "They pledged to stop attacking the harbour.",
    ),
    (
        "I am glad that our two countries reopen the railway bridge this spring.",
        "he was delighted that both nations would reopen the railway bridge in spring",
    ),
    (
        "Nothing in this paper harms the fishing rights of small islands.",
        "Nothing in this document harms the fishing rights that small islands hold.",
    ),
    (
        "Every detained sailor must be released before the talks resume.",
        "detained sailors should be freed before negotiations are restored",
    ),
]
OTHER_SAYINGS = [
    ("We will send buses to the border next month.", "We will send doctors to the islands this winter."),
    ("The talks on grain were frank and useful.", "The talks on water were cold and short."),
    ("Our two nations remain friends.", "Our two nations will open a bridge."),
]


@pytest.mark.parametrize(("one", "other"), ONE_SAYING)
def test_a_saying_in_other_words_speaks_of_the_same(one: str, other: str) -> None:
    assert paraphrase(words(one), words(other)) >= 0.6
    assert paraphrase(words(one), words(other)) == paraphrase(words(other), words(one))


@pytest.mark.parametrize(("one", "other"), OTHER_SAYINGS)
def test_another_saying_of_the_same_form_does_not(one: str, other: str) -> None:
    assert paraphrase(words(one), words(other)) < 0.6


@pytest.mark.parametrize(
    ("one", "other"), [("restore ties", "resume relations"), ("lasting war", "permanent hostilities")]
)
def test_words_that_stand_for_each_other_are_one_concept(one: str, other: str) -> None:
    assert concepts(words(one)) == concepts(words(other))
