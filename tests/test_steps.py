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
        ("Laos and Nepal reached an agreement.", ["announced"]),
        ("Laos and Nepal finalised the treaty.", ["announced"]),
        ("Laos pulled out of the treaty.", ["terminated"]),
        ("Laos backed out of the treaty.", ["cancelled"]),
        ("Laos suspended its participation in the treaty.", ["suspended"]),
        ("The senate gave its consent to the treaty.", ["ratified"]),
        ("The treaty came into effect in 2019.", ["in force"]),
        ("The treaty was replaced in 2019.", ["terminated"]),
        ("Laos declared the treaty dead.", ["terminated"]),
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
        ("The treaty was due to be signed in Vientiane.", ["announced"]),
        ("The treaty, to be signed in May, covers fish.", ["announced"]),
        ("Laos and Nepal opened negotiations for concluding a treaty.", ["negotiating"]),
        ("Laos and Nepal will resume talks on a treaty.", ["negotiating"]),
        ("A bill on the ratification of the treaty lies before the parliament of Laos.", []),
    ],
)
def test_a_step_that_has_not_happened_leaves_the_instrument_short_of_it(
    text: str, statuses: list[str]
) -> None:
    assert steps(text) == statuses


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("The cabinet of Laos voted to suspend the treaty.", ["suspended"]),
        ("Laos decided to withdraw from the treaty.", ["terminated"]),
        ("Laos and Nepal agreed to extend the treaty.", ["renewed"]),
        ("Laos announced that it would leave the treaty.", ["terminated"]),
        ("Laos will suspend the treaty.", ["suspended"]),
        ("Laos said it would suspend the treaty.", ["suspended"]),
        ("The parliament of Laos voted to ratify the treaty.", ["ratified"]),
        ("Laos and Nepal concluded talks on a treaty.", ["announced"]),
        ("Laos plans to leave the treaty.", ["in force"]),
        ("Laos threatened to suspend the treaty.", ["in force"]),
        ("Laos agreed to ratify the treaty.", ["announced"]),
    ],
)
def test_what_is_decided_on_counts_as_done_and_what_is_only_planned_does_not(
    text: str, statuses: list[str]
) -> None:
    assert steps(text) == statuses


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("Laos breached the treaty.", [True]),
        ("Laos complied with the treaty.", [True]),
        ("Laos may leave the treaty.", [True]),
        ("The treaty will enter into force in May.", [True]),
        ("Laos left the treaty.", [False]),
        ("The treaty entered into force in May.", [False]),
    ],
)
def test_words_that_only_show_that_an_instrument_is_there_are_no_steps(text: str, weak: list[bool]) -> None:
    found = [step for token in read_doc(text)[1] if is_instrument(token) for step in steps_of(token, LEXICON)]
    assert [step.weak for step in found] == weak


def test_every_row_of_the_table_brings_a_status_of_the_contract() -> None:
    statuses = set(get_args(AgreementStatus))
    rows = step_words().values()
    assert {row.status for row in rows} <= statuses
    assert {row.planned for row in rows} <= statuses | {None}


def test_the_table_knows_every_status_that_a_step_can_bring() -> None:
    told = {row.status for row in step_words().values()}
    assert told == set(get_args(AgreementStatus))
