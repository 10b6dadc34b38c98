"""Speakers that only the statements before tell: those of papers, of pronouns and of plurals."""

from __future__ import annotations

import pytest
from told import told

pytestmark = pytest.mark.model


def speakers(text: str) -> list[str | None]:
    reading = told(text, "2024-08-24")
    names = {actor.id: actor.name for actor in reading.actors}
    return [names.get(s.speaker or "") for s in reading.statements]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "“We will rebuild the port,” Ahmed Nasser said in a statement.\n\nThe work would take a year, the statement said.",
            ["Ahmed Nasser", "Ahmed Nasser"],
        ),
        (
            "“We saw it coming,” Ahmed Nasser said.\n\n“The remarks of Secretary John Miller were a mistake,” he added.",
            ["Ahmed Nasser", "Ahmed Nasser"],
        ),
        (
            "The European Union would pay more, three sources said. The sum was not final, they added.",
            [None, None],
        ),
        (
            "“We met for an hour,” Ahmed Nasser said.\n\n“I saw that the road is long and hard.”\n\nThe train left at noon.",
            ["Ahmed Nasser", "Ahmed Nasser"],
        ),
    ],
)
def test_what_goes_on_has_the_speaker_it_goes_on_from(text: str, found: list[str | None]) -> None:
    assert speakers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Chad has pledged 5 million dollars to rebuild the port.",
        "Ahmed Nasser expressed his desire to visit the port.",
        "Ahmed Nasser wants to show it could succeed.",
    ],
)
def test_a_gift_or_a_wish_is_no_statement(text: str) -> None:
    assert speakers(text) == []
