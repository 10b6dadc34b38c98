"""Occasions: the day on which words were said."""

from __future__ import annotations

import pytest

from foedera.acquire import Page
from foedera.article import read_article
from foedera.dates import PartialDate
from foedera.pipeline import read_page


def days(text: str) -> list[str | None]:
    page = Page("1", text, "text", id="1", plain=True, date=PartialDate.parse("2024-05-10"))  # a Friday
    found = read_page(page).statements
    return [str(one.date) if one.date else None for one in found]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The envoy said on Tuesday that the fleet had sailed.", "2024-05-07"),
        ("On Tuesday the envoy was at the quay and called the visit normal.", "2024-05-07"),
        ("In a note handed over on Tuesday, the ministry asks that the fleet stay away.", "2024-05-07"),
        ("The fleet had sailed, the envoy said on Tuesday.", "2024-05-07"),
        ("The envoy said the fleet had sailed on Tuesday.", None),
        ("The envoy says the fleet has sailed.", None),
    ],
)
def test_words_were_said_on_the_day_told_beside_them_and_not_on_that_of_what_they_tell(
    text: str, day: str | None
) -> None:
    assert days(text) == [day]


@pytest.mark.model
def test_what_follows_on_a_dated_sentence_of_its_paragraph_was_said_on_that_day() -> None:
    told = "The delegation landed on Tuesday. The premier replied that there would be no base."
    assert days(told) == ["2024-05-07"]
    assert days(told.replace("replied", "had replied")) == [None]
    assert days(told.replace("Tuesday. ", "Tuesday.\n\n")) == [None]


@pytest.mark.model
def test_a_dated_report_opens_with_words_of_its_own_day() -> None:
    text = (
        "PORTO, May 10 - The bridge will open again, the minister announced.\n\nThe mayor said it was safe."
    )
    assert days(text) == ["2024-05-10", None]


@pytest.mark.model
def test_a_transcript_is_of_the_day_of_its_page() -> None:
    text = "Q: Is it open?\n\nA: It is open.\n\nQ: For whom?\n\nA: For all of us."
    assert read_article(Page("1", text, "text", id="1", plain=True)).genre == "transcript"
    assert days(text) == ["2024-05-10"] * 4
