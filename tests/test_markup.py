"""The parts of a page of markup, where what is taken for the body is given: every paragraph that ends in a full stop."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from foedera import markup
from foedera.fragments import Fragment
from foedera.markup import read_markup
from foedera.parts import BODY_ROLES, Layout
from foedera.settings import DEFAULTS

STORY = (
    "<p>The two governors met on the bridge on Friday and shook hands over the rail.</p>"
    "<p>The bridge has been shut since May, when a lorry was turned back.</p>"
)
END = "<p>Fishermen on both banks want it open by the end of the month.</p>"


@pytest.fixture(autouse=True)
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take for the body what ends in a full stop, without a model and without a general extractor."""

    def rows(fragments: Sequence[Fragment], *_: object) -> list[list[float]]:
        return [[float(fragment.text.endswith((".", "…")))] for fragment in fragments]

    monkeypatch.setattr(markup, "markup_features", rows)
    monkeypatch.setattr(markup, "find_body", lambda table, form: [bool(row[0]) for row in table])
    monkeypatch.setattr(markup, "witness", lambda tree, url: "")


def layout(body: str, head: str = "<title>Governors meet on the bridge</title>") -> Layout:
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_markup(html, None, None, DEFAULTS.limits)


def role(body: str, text: str, head: str = "<title>Governors meet on the bridge</title>") -> str:
    return next((part.role for part in layout(body, head).parts if part.text == text), "none")


def kept(body: str) -> list[str]:
    return [part.text for part in layout(body).parts if part.role in BODY_ROLES]


@pytest.mark.parametrize(
    ("markup_of", "text", "expected"),
    [
        ("<h2>A gate without a key</h2>", "A gate without a key", "heading"),
        ("<p><b>A gate without a key</b></p>", "A gate without a key", "heading"),
        (
            "<blockquote><p>No gate is shut for ever, he said.</p></blockquote>",
            "No gate is shut for ever, he said.",
            "quote",
        ),
        (
            "<ul><li>The gate is to be open by noon.</li></ul>",
            "The gate is to be open by noon.",
            "list",
        ),
        (
            "<dl><dd>The gate is to be open by noon.</dd></dl>",
            "The gate is to be open by noon.",
            "list",
        ),
        (
            "<figure><figcaption>Guards on the bank in May.</figcaption></figure>",
            "Guards on the bank in May.",
            "caption",
        ),
        ("<p>Also read: <a href='1'>Who guards it</a></p>", "Also read: Who guards it", "related"),
        (
            "<p><a href='1'>Guards of the bridge go home</a></p>",
            "Guards of the bridge go home",
            "related",
        ),
        ("<p class='share'>Spread the word online</p>", "Spread the word online", "furniture"),
        (
            "<div><p>Five stories a day.</p><form><input type='email'></form></div>",
            "Five stories a day.",
            "furniture",
        ),
        (
            "<table><tr><td>Peru</td><td>Ana Ruiz</td></tr><tr><td>Chile</td><td>Luis Rey</td></tr></table>",
            "Peru | Ana Ruiz\nChile | Luis Rey",
            "table",
        ),
    ],
)
def test_markup_gives_a_run_its_role(markup_of: str, text: str, expected: str) -> None:
    body = f"<h1>Governors meet on the bridge</h1>{STORY}{markup_of}{END}"
    assert role(body, text) == expected


@pytest.mark.parametrize(
    ("markup_of", "text", "expected"),
    [
        ("<p class='author'>Noor Haddad and Piet Vos</p>", "Noor Haddad and Piet Vos", "byline"),
        ("<p class='writers'>Noor Haddad (now), Piet Vos</p>", "Noor Haddad (now), Piet Vos", "byline"),
        ("<p class='date'>Uppdaterad 3 maj 2022 kl 10</p>", "Uppdaterad 3 maj 2022 kl 10", "furniture"),
    ],
)
def test_who_wrote_and_when_are_no_body(markup_of: str, text: str, expected: str) -> None:
    assert role(f"<h1>Governors meet on the bridge</h1>{markup_of}{STORY}{END}", text) == expected


def test_a_line_that_names_the_authors_of_the_metadata_is_the_byline() -> None:
    head = '<title>Governors meet on the bridge</title><meta name="author" content="Noor Haddad">'
    body = f"<h1>Governors meet on the bridge</h1><p>Prof. Noor Haddad</p>{STORY}{END}"
    assert role(body, "Prof. Noor Haddad", head) == "byline"


def test_a_label_above_the_title_is_no_body_but_a_sentence_may_be() -> None:
    body = f"<h4>Explained.</h4><h1>Governors meet on the bridge</h1>{STORY}{END}"
    assert "Explained." not in kept(body)


def test_the_printed_title_is_no_body() -> None:
    body = f"<h1>Governors meet on the bridge</h1><p><b>Governors meet on the bridge.</b></p>{STORY}{END}"
    assert "Governors meet on the bridge." not in kept(body)


def test_a_page_without_headings_has_its_title_in_bold_above_the_body() -> None:
    body = f"<p><b>Two Governors Meet on a Bridge</b></p>{STORY}{END}"
    assert layout(body, "<title>Office of the Governor</title>").title == "Two Governors Meet on a Bridge"


def test_the_end_of_a_chain_of_links_above_the_title_is_the_section() -> None:
    crumbs = "<div><a href='/'>Home</a> › <a href='/a'>Africa</a></div>"
    body = f"<main>{crumbs}<h1>Governors meet on the bridge</h1>{STORY}{END}</main>"
    assert (layout(body).section, role(body, "Africa")) == ("Africa", "section")


def test_a_menu_above_the_title_names_no_section() -> None:
    menu = "<div><a href='/a'>Africa</a></div><div><a href='/b'>Business</a></div>"
    assert layout(f"{menu}<div><h1>Governors meet on the bridge</h1>{STORY}{END}</div>").section is None


def test_the_summary_that_the_page_describes_itself_by_is_of_the_body() -> None:
    summary = "Handshake over the rail after nine months of silence"
    head = f'<title>Governors meet on the bridge</title><meta property="og:description" content="{summary}">'
    body = f"<h1>Governors meet on the bridge</h1><div>{summary}</div>{STORY}{END}"
    assert role(body, summary, head) in BODY_ROLES


def test_around_text_shown_as_it_was_typed_nothing_else_is_body() -> None:
    typed = "The governors met on the bridge and shook hands.\n\nThe bridge had been shut since May.\n"
    body = f"<pre>{typed}</pre><p>Made with an editor.</p>"
    assert kept(body) == [
        "The governors met on the bridge and shook hands.",
        "The bridge had been shut since May.",
    ]


def test_a_teaser_is_one_part_with_its_age() -> None:
    card = (
        "<div><h3>Ferries wait for ice</h3><p>The master has shut the gates and…</p><i>2 hours ago</i></div>"
    )
    parts = layout(f"<h1>Governors meet on the bridge</h1>{STORY}{END}{card}").parts
    assert [(part.text, part.age) for part in parts if part.role == "teaser"] == [
        ("Ferries wait for ice\nThe master has shut the gates and…", "2 hours ago")
    ]


def test_where_the_model_finds_nothing_the_body_of_linked_data_is_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(markup, "find_body", lambda table, form: [False] * len(table))
    story = "The two governors met on the bridge on Friday and shook hands over the rail. " * 3
    data = f'{{"@type": "NewsArticle", "headline": "Governors meet", "articleBody": "{story.strip()}"}}'
    head = f'<title>Governors meet</title><script type="application/ld+json">{data}</script>'
    page = layout(
        f"<p>{story}</p><div>Our readers are asked to pay their bills by the end of May.</div>", head
    )
    assert [part.text for part in page.parts if part.role == "paragraph"] == [story.strip()]
