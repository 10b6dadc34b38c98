"""Turns: which lines give words to somebody by their layout alone."""

from __future__ import annotations

import pytest

from foedera.acquire import Page
from foedera.article import read_article
from foedera.pipeline import desk_of
from foedera.statements import Statement

REIS = "Prime Minister Ana Reis met Joseph Okoro on Friday."


def read(text: str) -> list[Statement]:
    page = Page("1", text, "text", id="1", plain=True)
    return [
        one for one in desk_of(read_article(page), "statements").statements if one.rule.startswith("turn:")
    ]


def told(text: str) -> list[tuple[str, list[str]]]:
    return [
        (one.source.text if one.source else "", [part.text for part in one.content]) for one in read(text)
    ]


@pytest.mark.model
def test_a_transcript_is_read_turn_by_turn_with_the_paragraphs_below_a_label() -> None:
    text = (
        "MINISTER OKORO: We met this morning and we agreed on the text.\n\nIt will be signed soon.\n\n"
        "QUESTION: When will it be signed?\n\nMINISTER REIS: In May, if the houses vote.\n\n"
        "MINISTER OKORO: I agree with that."
    )
    assert told(text) == [
        ("MINISTER OKORO", ["We met this morning and we agreed on the text.", "It will be signed soon."]),
        ("QUESTION", ["When will it be signed?"]),
        ("MINISTER REIS", ["In May, if the houses vote."]),
        ("MINISTER OKORO", ["I agree with that."]),
    ]
    assert {one.form for one in read(text)} == {"direct"}


@pytest.mark.model
def test_an_answer_is_the_words_of_the_spokesman_named_above_the_first_question() -> None:
    text = (
        "Spokesperson Ana Reis took two questions.\n\nQ: The harbour?\n\nA: Okoro says that it is open.\n\n"
        "Q: Who signed?\n\nA: Both did.\n\nNote: The ministry said later that nobody had signed."
    )
    assert told(text) == [
        ("Q", ["The harbour?"]),
        ("A", ["Okoro says that it is open."]),
        ("Q", ["Who signed?"]),
        ("A", ["Both did."]),
    ]
    asker, answerer, *_ = (one.speaker for one in read(text))
    assert asker is None
    assert answerer is not None


@pytest.mark.model
def test_outside_a_transcript_only_a_person_of_the_page_has_a_label() -> None:
    assert told(f"Ana Reis: The strike ended on Monday.\n\n{REIS}") == [
        ("Ana Reis", ["The strike ended on Monday."])
    ]
    assert told(f"Background: The strike began on Monday.\n\n{REIS}") == []
    assert told(f"Porto: The strike began on Monday.\n\n{REIS}") == []


@pytest.mark.model
@pytest.mark.parametrize("dash", ["―", "—", "–", "--"])
def test_a_name_behind_a_quotation_and_a_dash_is_whose_it_is(dash: str) -> None:
    text = f"“We lost all of it in one night.” {dash} Ana Reis, mayor of Porto\n\n{REIS}"
    (one,) = read(text)
    assert (one.text, one.source.text if one.source else "") == (
        "We lost all of it in one night.",
        "Ana Reis",
    )


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "“We lost all of it in one night.” — a view that many share.",
        "The paper is called “Lost in one night” - Porto prints it.",
        "The hall was full - “nobody left” - until noon.",
    ],
)
def test_a_dash_before_anything_but_a_name_at_the_end_of_a_line_credits_nobody(text: str) -> None:
    assert told(f"{text}\n\n{REIS}") == []
