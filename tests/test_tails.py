"""Teasers of other articles, told from labels, contacts and other furniture by what stands with them."""

from __future__ import annotations

import pytest

from foedera.lines import look_at
from foedera.tails import read_tail

ONE, TWO, THREE = (
    "Cocoa Prices Climb Again In Tema",
    "Rain Stops The Cup Final",
    "Clerks Ask For A Second Gate",
)


def read(*texts: str) -> list[tuple[str, str, str | None]]:
    return [(part.role, part.text, part.age) for part in read_tail([look_at(text) for text in texts])]


def teasers(*texts: str) -> list[tuple[str, str | None]]:
    return [(text, age) for role, text, age in read(*texts) if role == "teaser"]


@pytest.mark.parametrize(
    "texts",
    [
        [ONE, "9 mins ago", TWO, "vor 2 Stunden"],
        ["9 mins ago", ONE, "vor 2 Stunden", TWO],
        ["Related", "9 mins ago", ONE, "vor 2 Stunden", TWO],
        [f"{ONE} | 9 mins ago", f"{TWO} vor 2 Stunden"],
        [f"9 mins ago · {ONE}", f"vor 2 Stunden | {TWO}"],
    ],
)
def test_the_age_may_stand_before_after_or_beside_its_headline(texts: list[str]) -> None:
    assert teasers(*texts) == [(ONE, "9 mins ago"), (TWO, "vor 2 Stunden")]


def test_a_headline_and_its_summary_are_one_teaser() -> None:
    summary = "Buyers in the port paid more for a third week, as rain kept…"
    assert teasers(ONE, summary, TWO, "1 hour ago") == [(f"{ONE}\n{summary}", None), (TWO, "1 hour ago")]


def test_under_a_heading_of_other_articles_each_headline_is_a_teaser() -> None:
    assert read("Most read", ONE, TWO) == [
        ("furniture", "Most read", None),
        ("teaser", ONE, None),
        ("teaser", TWO, None),
    ]


def test_several_headlines_in_a_row_are_teasers_and_one_alone_is_not() -> None:
    assert teasers(ONE, TWO, THREE) == [(ONE, None), (TWO, None), (THREE, None)]
    assert read(ONE) == [("furniture", ONE, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Quayside 4, 20457 Hamburg",
        "Phone +49 30 000 000",
        "Harbour Media and Print GmbH",
        "Share",
        "About us",
        "2 of 7",
    ],
)
def test_contacts_and_labels_are_furniture_even_under_such_a_heading(text: str) -> None:
    assert read("Read next", ONE, TWO, text)[-1] == ("furniture", text, None)


def test_comments_are_no_teasers_until_another_heading() -> None:
    found = read("Comments", "A post worth its price, for once", "Reply", "You may also like", ONE)
    assert [role for role, _, _ in found] == ["furniture", "furniture", "furniture", "furniture", "teaser"]


def test_an_age_without_a_headline_is_furniture() -> None:
    assert read("9 mins ago") == [("furniture", "9 mins ago", None)]


def test_a_pointer_among_teasers_stays_a_pointer() -> None:
    assert read("Also read: A gate in the north")[0][0] == "related"
