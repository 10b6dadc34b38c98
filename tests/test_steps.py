"""What the words around an instrument say of its life."""

from __future__ import annotations

from typing import get_args

import pytest
from docs import read_doc

from foedera.instruments import is_instrument
from foedera.lexicon import load_lexicon
from foedera.steps import AgreementStatus, step_words, steps_of

LEXICON = load_lexicon()


def steps(text: str) -> list[str]:
    found = [step for token in read_doc(text)[1] if is_instrument(token) for step in steps_of(token, LEXICON)]
    return [step.status for step in sorted(found, key=lambda step: step.word.i)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Laos signed the treaty.", ["signed"]),
        ("The treaty was signed by Laos.", ["signed"]),
        ("Laos entered into an agreement with Nepal.", ["signed"]),
        ("Laos signed and ratified the treaty.", ["signed", "ratified"]),
        ("The treaty, signed in 2016, covers fish.", ["signed"]),
        ("The treaty that Laos ratified covers fish.", ["ratified"]),
        ("The signing of the treaty took place in Vientiane.", ["signed"]),
        ("The treaty was initialled in May.", ["initialled"]),
        ("The treaty entered into force in 2019.", ["in force"]),
        ("The treaty took effect in 2019.", ["in force"]),
        ("The treaty was ratified and entered into force.", ["ratified", "in force"]),
        ("The treaty is in force.", ["in force"]),
        ("Laos renewed the treaty.", ["renewed"]),
        ("The treaty was extended for five years.", ["renewed"]),
        ("Laos suspended the treaty.", ["suspended"]),
        ("The treaty expired in 2019.", ["expired"]),
        ("The treaty lapsed.", ["expired"]),
        ("Laos terminated the treaty.", ["terminated"]),
        ("Laos withdrew from the treaty.", ["terminated"]),
        ("Laos ended the treaty.", ["terminated"]),
        ("The treaty was annulled.", ["cancelled"]),
        ("Laos is negotiating a treaty with Nepal.", ["negotiating"]),
        ("Laos is working on a treaty with Nepal.", ["negotiating"]),
        ("Negotiations on the treaty began in May.", ["negotiating"]),
        ("Laos proposed a treaty with Nepal.", ["proposed"]),
        ("Laos and Nepal announced a treaty.", ["announced"]),
        ("Laos and Nepal agreed on a treaty.", ["announced"]),
    ],
)
def test_a_step_word_brings_the_status_of_its_row(text: str, statuses: list[str]) -> None:
    assert steps(text) == statuses


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Laos will sign the treaty.", ["announced"]),
        ("Laos plans to ratify the treaty.", ["announced"]),
        ("Laos offered to sign the treaty.", ["proposed"]),
        ("Laos refused to sign the treaty.", ["proposed"]),
        ("Laos has yet to sign the treaty.", ["proposed"]),
        ("Laos may sign the treaty.", ["proposed"]),
        ("Laos expects to finalise the treaty.", ["negotiating"]),
        ("Laos denied signing the treaty.", ["denied"]),
        ("Laos did not sign the treaty.", []),
        ("Laos must wait before the treaty takes effect.", ["announced"]),
        ("Laos praised the treaty.", []),
        ("Laos stood by the treaty.", []),
    ],
)
def test_a_step_that_has_not_happened_leaves_the_instrument_short_of_it(
    text: str, statuses: list[str]
) -> None:
    assert steps(text) == statuses


def test_every_row_of_the_table_brings_a_status_of_the_contract() -> None:
    statuses = set(get_args(AgreementStatus))
    rows = step_words().values()
    assert {row.status for row in rows} <= statuses
    assert {row.planned for row in rows} <= statuses | {None}


def test_the_table_knows_every_status_that_a_step_can_bring() -> None:
    told = {row.status for row in step_words().values()}
    assert told == set(get_args(AgreementStatus)) - {"denied"}
