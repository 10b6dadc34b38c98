"""What a record's pages have told of a person's office, and where a later page may take it from there."""

from __future__ import annotations

import random

import pytest
from docs import article_of

from foedera.actors import Actor
from foedera.inference import Learned, learn
from foedera.pipeline import read_text
from foedera.reading import Reading
from foedera.rereading import read_with_record

pytestmark = pytest.mark.model

TOLD = "Zambian Finance Minister Lubona Chileshe met lenders in Lusaka."
OTHER = "Finland's interior minister, Aino Virtala, met officers in Turku."


def page(text: str, day: str | None = "2024-03-13") -> Reading:
    return read_text(article_of(text, day))


@pytest.fixture(scope="module")
def learned() -> Learned:
    return learn([page(TOLD), page(OTHER)])


def person(reading: Reading, name: str) -> Actor:
    return next(actor for actor in reading.actors if actor.name == name)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Finance Minister Lubona Chileshe raised the tax on copper.", "Lubona Chileshe", "ZMB"),
        ("Finance Minister Chileshe raised the tax on copper.", "Chileshe", "ZMB"),
        ("A court heard Lubona Chileshe on Monday.", "Lubona Chileshe", "ZMB"),
        ("Interior Minister Virtala closed the crossing.", "Virtala", "FIN"),
    ],
)
def test_a_person_without_a_state_has_the_one_that_the_record_was_taught(
    text: str, name: str, country: str, learned: Learned
) -> None:
    before = page(text, "2024-06-01")
    after = person(read_with_record(before, learned), name)
    assert person(before, name).country is None
    assert (after.country, after.country_basis) == (country, "record")
    assert {role.of for role in after.roles} <= {country}


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("Finance Minister Lubona Chileshe raised the tax.", "2012-06-01", "Lubona Chileshe"),  # another era
        ("Defence Minister Chileshe raised the flag.", "2024-06-01", "Chileshe"),  # another office
        (
            "Finance Minister Mutinta Chileshe raised the tax.",
            "2024-06-01",
            "Mutinta Chileshe",
        ),  # another person
        ("Chileshe raised the tax on copper, he said.", "2024-06-01", "Chileshe"),  # a bare surname
    ],
)
def test_who_may_be_somebody_else_takes_nothing(text: str, day: str, name: str, learned: Learned) -> None:
    found = [actor for actor in read_with_record(page(text, day), learned).actors if actor.name == name]
    assert [actor.country for actor in found] in ([None], [])


def test_a_state_that_the_page_tells_stands(learned: Learned) -> None:
    reading = read_with_record(
        page("Malawi's finance minister, Lubona Chileshe, spoke.", "2024-06-01"), learned
    )
    assert (person(reading, "Lubona Chileshe").country, person(reading, "Lubona Chileshe").country_basis) == (
        "MWI",
        "stated",
    )


def test_pages_that_differ_about_the_state_teach_none() -> None:
    learned = learn([page(TOLD), page("Malawi's finance minister, Lubona Chileshe, spoke.")])
    reading = read_with_record(page("Finance Minister Lubona Chileshe spoke.", "2024-06-01"), learned)
    assert person(reading, "Lubona Chileshe").country is None


def test_what_is_learned_hangs_on_the_pages_and_not_on_their_order() -> None:
    pages = [page(TOLD), page(OTHER), page("Malawi's finance minister, Lubona Chileshe, spoke.")]
    mixed = random.Random(3).sample(pages, len(pages))
    assert learn(pages) == learn(mixed)
    assert learn(pages).digest == learn(mixed).digest != learn(pages[:2]).digest
