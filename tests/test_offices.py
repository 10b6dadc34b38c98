"""Who holds which office by a page's words, with the day and the passage; what the page does not say is not taught."""

from __future__ import annotations

import pytest
from docs import article_of, read_doc

from foedera.actors import find_actors
from foedera.offices import OfficeHeld, find_offices

pytestmark = pytest.mark.model

DAY = "2024-05-02"


def told(text: str, date: str | None = DAY) -> dict[str, OfficeHeld]:
    article, doc, names = read_doc(text, date)
    return {held.name: held for held in find_offices(doc, find_actors(doc, names, article), article)}


@pytest.mark.parametrize(
    ("text", "name", "title", "country", "evidence"),
    [
        (
            "Zambian Finance Minister Lubona Chileshe flew to Windhoek.", "Lubona Chileshe", "Finance Minister", "ZMB",
            "Zambian Finance Minister Lubona Chileshe",
        ),
        (
            "Talks resumed after Aino Virtala, Finland's interior minister, had landed.", "Aino Virtala",
            "interior minister", "FIN", "Aino Virtala, Finland's interior minister",
        ),
        (
            "The Peruvian foreign minister, Rosa Quispe, stayed away.", "Rosa Quispe", "foreign minister", "PER",
            "Peruvian foreign minister, Rosa Quispe",
        ),
    ],
)  # fmt: skip
def test_an_office_is_taught_with_its_state_its_day_and_the_words(
    text: str, name: str, title: str, country: str, evidence: str
) -> None:
    held = told(text)[name]
    assert (held.title, held.of, held.country, held.former) == (title, country, country, False)
    assert (str(held.date), held.evidence[0].text) == (DAY, evidence)
    held.evidence[0].check(article_of(text).text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Former Zambian finance minister Lubona Chileshe flew to Windhoek.", "Lubona Chileshe"),
        ("Nobody asked Aino Virtala, a former Finnish interior minister.", "Aino Virtala"),
        ("Rosa Quispe, the former foreign minister of Peru, stayed away.", "Rosa Quispe"),
    ],
)
def test_an_office_of_the_past_is_taught_as_one(text: str, name: str) -> None:
    assert told(text)[name].former


@pytest.mark.parametrize(
    "text",
    [
        "Finance Minister Lubona Chileshe flew to Windhoek.",
        "Prime Minister Anthony Albanese spoke.",  # known from the tables, not from the page
    ],
)
def test_a_state_that_the_page_does_not_say_is_not_taught(text: str) -> None:
    assert [(held.of, held.country) for held in told(text).values()] == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan minister spoke.",
        "Her neighbour, Rosa Quispe of Lima, spoke.",
        "Peru closed the road to Puno.",
    ],
)
def test_who_has_no_name_or_no_office_teaches_nothing(text: str) -> None:
    assert told(text) == {}


def test_an_undated_page_teaches_without_a_day() -> None:
    assert told("Zambian Finance Minister Lubona Chileshe flew out.", None)["Lubona Chileshe"].date is None


def test_the_passage_that_says_it_best_is_the_evidence() -> None:
    text = (
        "Lubona Chileshe, who many think the ablest finance minister in years, rose. "
        "Zambian Finance Minister Lubona Chileshe then left."
    )
    held = told(text)["Lubona Chileshe"]
    assert (held.rule, held.evidence[0].text) == ("title", "Zambian Finance Minister Lubona Chileshe")
