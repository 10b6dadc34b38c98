"""What still goes on, and what is told as history."""

from __future__ import annotations

import pytest
from docs import read_doc, word

from foedera.lasting import still_on, told_as_history

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "trigger", "going_on"),
    [
        ("Chad still holds two Malian pilots.", "holds", True),
        ("Chad has jailed him since May.", "jailed", True),
        ("Chad has met Mali twice since May.", "met", False),
        ("On a visit to Lima, the minister praised Peru.", "visit", True),
        ("He commented on the visit to Lima.", "visit", False),
        ("The strike drags on.", "strike", True),
        ("The firm has begun compensating the farmers.", "compensating", True),
        ("Chad held two Malian pilots.", "held", False),
    ],
)
def test_adverbs_and_the_perfect_tell_what_goes_on(text: str, trigger: str, *, going_on: bool) -> None:
    assert still_on(word(read_doc(text)[1], trigger)) is going_on


@pytest.mark.parametrize(
    ("text", "trigger", "history"),
    [
        ("Chad seized the islands a generation ago.", "seized", True),
        ("For thirty years Chad sold cotton to Mali.", "sold", True),
        ("Chad once invaded the valley.", "invaded", True),
        ("A judge jailed the banker for thirty years.", "jailed", False),
        ("Chad had signed the pact.", "signed", False),
        ("Chad condemned what Mali did a decade ago.", "condemned", False),
    ],
)
def test_ages_that_passed_since_make_history(text: str, trigger: str, *, history: bool) -> None:
    assert told_as_history(word(read_doc(text)[1], trigger)) is history
