"""The noun and the verbs of a holding, and where it is."""

from __future__ import annotations

import pytest
from docs import read_doc, word

from foedera.venues import holding_noun, holding_verbs, place_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("They held the sixth round of consultations.", "round"),
        ("They chaired the second meeting under the consultations.", "meeting"),
        ("They praised the critics of consultations.", "consultations"),
    ],
)
def test_a_holding_stands_over_the_name_that_it_is_one_of(text: str, noun: str) -> None:
    _, doc, _ = read_doc(text)
    assert holding_noun(word(doc, "consultations")).text == noun


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("They came to attend the summit.", ["attend", "came"]),
        ("They met for the summit.", ["met"]),
        ("The summit ended.", ["ended"]),
    ],
)
def test_a_holding_has_its_verb_and_what_was_done_for_its_sake(text: str, verbs: list[str]) -> None:
    _, doc, _ = read_doc(text)
    assert [v.text for v in holding_verbs(word(doc, "summit"))] == verbs


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They held the summit on Friday in Buenos Aires.", "Buenos Aires"),
        ("They came to Lima on Monday and to Quito to attend the summit.", None),
        ("They arrived in Lima to attend the summit.", "Lima"),
        ("The summit was held off the coast of Tanzania.", "Tanzania"),
    ],
)
def test_the_place_stands_under_the_verb_or_beside_the_day(text: str, place: str | None) -> None:
    _, doc, _ = read_doc(text)
    assert place_of(holding_noun(word(doc, "summit")), dated=False) == place
