"""Teasers of other articles among the runs of a page: by age, by cut summary, by box and by their neighbours."""

from __future__ import annotations

import pytest

from foedera.fragments import find_fragments
from foedera.lines import look_at
from foedera.teasers import find_teasers
from foedera.tree import parse_html

LINK = '<a href="1">Ferries wait for the ice</a>'
OTHER = '<a href="2">Minister counts the boats again</a>'


def teasers(body: str, *kept: str, title: str | None = None) -> list[tuple[str, str | None]]:
    """Return text and age of the teasers of a page where a model takes the texts kept for the body."""
    fragments = find_fragments(parse_html(f"<html><body>{body}</body></html>"))
    lines = [look_at(fragment.text) for fragment in fragments]
    found = find_teasers(fragments, lines, [line.text in kept for line in lines], title)
    return [(teaser.text, teaser.age) for teaser in found]


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{LINK}<span>5 hours ago</span></div>",
        f"<ul><li>{LINK} <i>5 hours ago</i></li></ul>",
        f"<div><time>5 hours ago</time><h4>{LINK}</h4></div>",
        '<div><a href="1">Ferries wait for the ice 5 hours ago</a></div>',
        "<div><h3>Ferries wait for the ice</h3><p>5 hours ago</p></div>",
    ],
)
def test_the_age_beside_a_headline_is_apart_from_it(body: str) -> None:
    assert teasers(body) == [("Ferries wait for the ice", "5 hours ago")]


def test_each_headline_has_its_own_age() -> None:
    body = f"<div>{LINK}<span>5 hours ago</span>{OTHER}<span>yesterday</span></div>"
    assert [age for _, age in teasers(body)] == ["5 hours ago", "yesterday"]


def test_a_summary_stands_under_its_headline() -> None:
    summary = "The harbour master has shut the gates until the thaw and…"
    body = f"<div><h4>{LINK}</h4><p>{summary}</p><time>2h ago</time></div>"
    assert teasers(body) == [(f"Ferries wait for the ice\n{summary}", "2h ago")]


def test_a_card_with_its_age_is_no_body_though_a_model_says_so() -> None:
    summary = "The harbour master has shut the gates until the thaw and…"
    card = f"<div><h3>Ferries wait for the ice</h3><p>{summary}</p><span>2 hours ago</span></div>"
    assert teasers(card, "Ferries wait for the ice", summary) == [
        (f"Ferries wait for the ice\n{summary}", "2 hours ago")
    ]


def test_a_heading_over_paragraphs_of_the_body_is_no_teaser() -> None:
    story = "The harbour master has shut the gates until the thaw."
    assert teasers(f"<div><h3>Ferries wait for the ice</h3><p>{story}</p></div>", story) == []


def test_links_side_by_side_are_teasers() -> None:
    assert [text for text, _ in teasers(f"<div>{LINK}{OTHER}</div>")] == [
        "Ferries wait for the ice",
        "Minister counts the boats again",
    ]


def test_links_of_a_menu_are_no_teasers() -> None:
    assert teasers(f"<nav><ul><li>{LINK}</li><li>{OTHER}</li></ul></nav>") == []


def test_a_link_alone_is_no_teaser() -> None:
    assert teasers(f"<p>{LINK}</p>") == []


@pytest.mark.parametrize("box", ['class="related-posts"', 'id="sidebar"', 'class="card"'])
def test_a_link_in_a_box_of_other_articles_is_a_teaser(box: str) -> None:
    assert teasers(f"<div {box}><p>{LINK}</p></div>") == [("Ferries wait for the ice", None)]


def test_a_link_under_a_heading_of_other_articles_is_a_teaser() -> None:
    assert teasers(f"<div><h3>More news</h3><p>{LINK}</p></div>") == [("Ferries wait for the ice", None)]


def test_the_title_of_the_page_is_no_teaser() -> None:
    body = f'<div class="card">{LINK}</div>'
    assert teasers(body, title="Ferries wait for the ice") == []
