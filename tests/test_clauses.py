"""What a clause is wished, set out for, supposed or awaited for."""

from __future__ import annotations

import pytest
from docs import read_doc, word

from foedera import clauses

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "verb", "wished"),
    [
        ("Laos called for Nepal to wait.", "called", ["wait"]),
        ("Laos appealed for the ferry to be saved.", "appealed", ["saved"]),
        ("Laos waited for the ferry.", "waited", []),
        ("Laos went home to wait.", "went", []),
    ],
)
def test_a_wish_is_a_clause_behind_for(text: str, verb: str, wished: list[str]) -> None:
    found = clauses.wished_clauses(word(read_doc(text)[1], verb))
    assert [clause.text for clause in found] == wished


@pytest.mark.parametrize(
    ("text", "noun", "state"),
    [
        ("The king is on a tour of Laos.", "tour", "is"),
        ("The king stayed in Nepal for talks.", "talks", "stayed"),
        ("The king was in Nepal on Friday for talks.", "talks", "was"),
        ("Laos came under attack.", "attack", "came"),
        ("Laos paid for the tour.", "tour", None),
    ],
)
def test_a_state_is_being_at_an_act(text: str, noun: str, state: str | None) -> None:
    found = clauses.state_verb(word(read_doc(text)[1], noun))
    assert (found.text if found else None) == state


@pytest.mark.parametrize(
    ("text", "verb", "governs"),
    [
        ("Laos told Nepal to wait.", "told", True),
        ("Laos called on the king to wait.", "called", True),
        ("Laos asked that Nepal open the dam.", "asked", True),
        ("Laos told Nepal that it had to wait.", "told", False),
        ("Laos told Nepal that the plan to wait was dead.", "told", False),
        ("Laos ordered a ferry despite a plan to save money.", "ordered", False),
        ("Laos freed the crew, allowing it to sail.", "freed", False),
    ],
)
def test_an_infinitive_of_another_clause_is_not_governed(text: str, verb: str, *, governs: bool) -> None:
    assert clauses.governs_infinitive(word(read_doc(text)[1], verb)) is governs


@pytest.mark.parametrize(
    ("text", "verb", "ahead"),
    [
        ("The king flies to Laos next week.", "flies", True),
        ("The king flies to Laos tomorrow.", "flies", True),
        ("The king flies to Laos in the coming days.", "flies", True),
        ("The king flies to Laos on weekdays.", "flies", False),
    ],
)
def test_a_present_may_be_dated_ahead(text: str, verb: str, *, ahead: bool) -> None:
    assert clauses.is_dated_ahead(word(read_doc(text)[1], verb)) is ahead
