"""Asides: what is said on both sides of words of saying between commas, and behind a colon."""

from __future__ import annotations

import pytest

from foedera.acquire import Page
from foedera.article import read_article
from foedera.pipeline import desk_of


def told(text: str) -> list[tuple[str, str]]:
    page = Page("1", text, "text", id="1", plain=True)
    found = desk_of(read_article(page), "statements").statements
    return [(one.cue.text if one.cue else "-", one.text) for one in found]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The road, the minister said on Monday, will open in May.", "The road … will open in May"),
        ("The road is open, the minister said in Porto on Monday, but lorries must wait.",
         "The road is open … but lorries must wait"),
        ("The treaty, she argued in a letter, breaks the law and binds nobody.",
         "The treaty … breaks the law and binds nobody"),
        ("No ship has come, countered the harbour office, and none is awaited.",
         "No ship has come … and none is awaited"),
        ("From July, says Ana Reis, head of the port, no tanker may enter.", "From July … no tanker may enter"),
        ("The strike is over, he insists; the crews have gone home.",
         "The strike is over … the crews have gone home"),
        ("If the talks fail, the envoy argues, the army will march.", "If the talks fail … the army will march"),
    ],
)  # fmt: skip
def test_both_sides_of_an_aside_are_said(text: str, words: str) -> None:
    assert words in [content for _, content in told(text)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana Reis left with a dry smile: the road, she said, was shut.", "the road … was shut"),
        ("Porto said the visit was private; the road, Lima said, was shut.", "the road … was shut"),
        ("The road, she added, was shut, and she named three towns.", "The road … was shut"),
        ("The road is shut, the mayor said, flatly denying the rumour.", "The road is shut"),
        ("The road is shut, said the mayor, a former engineer.", "The road is shut"),
    ],
)
def test_what_somebody_else_told_or_the_speaker_did_is_not_said(text: str, words: str) -> None:
    assert words in [content for _, content in told(text)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Reis rejected the charge: the road had never been shut.", ["the road had never been shut"]),
        ("Ana Reis had a plain answer: the road is shut.", ["the road is shut"]),
        ("Ana Reis saw three towns: the road was shut.", []),
        ("Ana Reis offered three towns: Lima, Porto and Riga.", []),
    ],
)
def test_a_colon_leads_to_words_behind_a_verb_or_noun_of_saying(text: str, found: list[str]) -> None:
    assert [content for _, content in told(text)] == found


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Malaysia hosted the talks; two neighbours observed.",
        "The firm took most of the shares; two banks hold five each.",
        "A town of that name lies in Ohio; nobody ever asked for another.",
    ],
)
def test_a_semicolon_parts_what_the_page_tells_from_a_verb_behind_it(text: str) -> None:
    assert told(text) == []
