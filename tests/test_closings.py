"""A verb of saying that closes its sentence has its speaker before it, with what explains the name."""

from __future__ import annotations

import pytest
from told import told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Oman has signed a binding memorandum on the port with Qatar Petroleum, Ahmed Nasser, the chief executive, said on Tuesday.",
            "Ahmed Nasser",
            "Oman has signed a binding memorandum on the port with Qatar Petroleum",
        ),
        (
            "Chad will not renew the survey pact with Mali, Ahmed Nasser of the president’s office told reporters.",
            "Ahmed Nasser",
            "Chad will not renew the survey pact with Mali",
        ),
        (
            "Chad and Mali had agreed on a truce that would begin on Sunday, Ahmed Nasser, the prime minister of Oman, told a news conference.",
            "Ahmed Nasser",
            "Chad and Mali had agreed on a truce that would begin on Sunday",
        ),
    ],
)
def test_who_closes_a_sentence_has_said_it(text: str, speaker: str, content: str) -> None:
    reading = told(text, "2024-08-24")
    names = {actor.id: actor.name for actor in reading.actors}
    assert [(names.get(s.speaker or ""), s.text) for s in reading.statements] == [(speaker, content)]


def test_a_verb_with_more_to_tell_behind_it_closes_nothing() -> None:
    reading = told(
        "The talks had failed, and Ahmed Nasser, the minister, said that he would leave.", "2024-08-24"
    )
    assert [s.text for s in reading.statements] == ["he would leave"]
