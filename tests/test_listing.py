"""Listing: the instruments that one mention of several tells apart."""

from __future__ import annotations

import pytest
from told import told

pytestmark = pytest.mark.model


def deals(text: str) -> list[str]:
    return [deal.name for deal in told(text, "2024-08-23").agreements]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Chile and Peru signed three memoranda of understanding on health, trade and tourism.",
            [f"memorandum of understanding on {topic}" for topic in ("health", "trade", "tourism")],
        ),
        (
            "Chile and Peru signed three pacts: on fishing, on rail links and on visas.",
            ["pact on fishing", "pact on rail links", "pact on visas"],
        ),
        (
            "Chile has trade agreements with Peru and Ecuador.",
            ["agreement with Peru", "agreement with Ecuador"],
        ),
    ],
)
def test_what_a_plural_counts_is_told_apart_by_topic_or_partner(text: str, names: list[str]) -> None:
    assert deals(text) == names


def test_a_partner_of_one_is_no_party_of_the_other() -> None:
    reading = told("Chile has trade agreements with Peru and Ecuador.", "2024-08-23")
    found = [sorted(reading.actor(one).country or "" for one in deal.parties) for deal in reading.agreements]
    assert found == [["CHL", "PER"], ["CHL", "ECU"]]


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed agreements on trade and tourism.",
        "Chile and Peru signed 14 memorandums of understanding on Monday.",
        "Chile and Peru signed two pacts on trade, tourism and health.",
    ],
)
def test_several_that_nobody_tells_apart_are_none(text: str) -> None:
    assert deals(text) == []


def test_the_documents_that_a_list_names_line_by_line_share_its_signing() -> None:
    text = (
        "Chile and Peru signed these documents:\n\n- a memorandum on fish stocks;\n\n- an agreement on rail links;\n\n"
        "- a document on school exchanges.\n\nThe ministers then flew home."
    )
    found = told(text, "2024-08-23").agreements
    assert [deal.name for deal in found] == [
        "memorandum on fish stocks",
        "agreement on rail links",
        "document on school exchanges",
    ]
    assert {deal.status for deal in found} == {"signed"}


def test_documents_that_include_others_tell_them() -> None:
    text = (
        "Chile and Peru signed documents in Lima. They include an agreement on rail links. "
        "The documents include a memorandum on fish stocks, an accord on border posts."
    )
    assert {"memorandum on fish stocks", "accord on border posts"} <= set(deals(text))
