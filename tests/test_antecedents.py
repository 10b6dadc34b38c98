"""What `it` and `they` can mean, and what speaks for one of several."""

from __future__ import annotations

import pytest
from docs import meant, read_actors


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile met in May. The harvest failed, and its price rose.", "its"),
        ("Oman wrote to Qatar. The enemies of peace know that they are few.", "they"),
        ("Qatar hosted Chad. The meeting was tense. It ended at noon.", "It"),
    ],
)
def test_what_a_thing_is_the_subject_of_speaks_of_the_thing(text: str, words: str) -> None:
    assert meant(text, words) == set()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "The African Union sent envoys before they came. Uganda and its neighbours waited.",
            "its",
            {"Uganda"},
        ),
        ("Japan wrote to Fiji and its partners.", "its", {"Fiji"}),
        ("The envoys blamed Iran over its raids.", "its", {"Iran"}),
        ("The deal gave Sudan control of its ports.", "its", {"Sudan"}),
    ],
)
def test_what_a_word_is_listed_with_or_stands_beside_weighs_more(
    text: str, words: str, names: set[str]
) -> None:
    assert meant(text, words) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Kenyan troops arrived. The African Union waited before they left.", "they", {"African Union"}),
        ("Danish firms bid. Norwegian firms won because they waited.", "they", {"Norwegian firms"}),
    ],
)
def test_the_subject_of_the_same_sentence_weighs_more_than_one_of_the_sentence_before(
    text: str, words: str, names: set[str]
) -> None:
    assert meant(text, words) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Penny Wong wrote to Maya Sandu. Maya Sandu saw herself praised.", "herself", {"Maya Sandu"}),
        (
            "Boris Pistorius rang Ruben Brekelmans. Ruben Brekelmans blamed himself.",
            "himself",
            {"Ruben Brekelmans"},
        ),
        ("Peru and Chile defended themselves.", "themselves", {"Peru", "Chile"}),
    ],
)
def test_a_reflexive_is_the_subject_of_its_own_clause(text: str, words: str, names: set[str]) -> None:
    assert meant(text, words) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "William Ruto rang Abiy Ahmed. “I hope with all my heart that he will listen to our friends,” Ruto said.",
            "he", {"Abiy Ahmed"},
        ),
        (
            "Hun Manet met Anwar Ibrahim. “We have long agreed with him on the river and on the road,” Hun Manet said.",
            "him", {"Anwar Ibrahim"},
        ),
    ],
)  # fmt: skip
def test_whoever_is_quoted_is_no_he_in_the_quotation(text: str, words: str, names: set[str]) -> None:
    assert {a.name for a in read_actors(text) if any(m.text == words for m in a.mentions)} == names
