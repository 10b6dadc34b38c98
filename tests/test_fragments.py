"""Runs of text in markup: where one ends and the next begins, and what the markup says of each."""

from __future__ import annotations

import pytest

from foedera.fragments import HINTS, Fragment, drop_archive_bars, find_fragments
from foedera.tree import parse_html


def fragments(body: str) -> list[Fragment]:
    return find_fragments(parse_html(f"<html><body>{body}</body></html>"))


def texts(body: str) -> list[str]:
    return [fragment.text for fragment in fragments(body)]


def near(fragment: Fragment, hint: str) -> int:
    return fragment.near[HINTS.index(hint)]


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        ("<p>The envoy <b>left</b> at <i>noon</i>.</p>", ["The envoy left at noon."]),
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<td>One.<br><br>Two.</td>", ["One.", "Two."]),
        ("<div>Before<p>within</p>after</div>", ["Before", "within", "after"]),
        ("<p>Seen</p><script>var unseen</script><p>too</p>", ["Seen", "too"]),
        ("<p>The envoy<script>var x</script> left.</p>", ["The envoy left."]),
    ],
)
def test_a_run_ends_where_a_block_or_a_line_does(body: str, runs: list[str]) -> None:
    assert texts(body) == runs


def test_links_side_by_side_are_runs_of_their_own() -> None:
    body = (
        '<div><a href="1">Ferries wait for the ice</a><a href="2">Minister counts the boats again</a></div>'
    )
    assert texts(body) == ["Ferries wait for the ice", "Minister counts the boats again"]


def test_an_age_beside_a_linked_headline_is_a_run_of_its_own() -> None:
    body = '<ul><li><a href="1">Ferries wait for the ice</a> <em>3 hours ago</em></li></ul>'
    assert texts(body) == ["Ferries wait for the ice", "3 hours ago"]


def test_links_within_a_sentence_are_part_of_it() -> None:
    body = '<div>Of <a href="1">the three ferries</a> only <a href="2">the last one here</a> sails.</div>'
    assert texts(body) == ["Of the three ferries only the last one here sails."]


def test_words_that_no_blank_parts_are_runs_of_their_own() -> None:
    body = "<div><span>Listen to the text</span><span>2:40</span><span>Print</span></div>"
    assert texts(body) == ["Listen to the text", "2:40", "Print"]


def test_a_sentence_cut_into_spans_stays_one_run() -> None:
    assert texts("<div><span>The envoy </span><span>left at noon.</span></div>") == [
        "The envoy left at noon."
    ]


def test_a_table_of_facts_is_one_run_under_its_caption() -> None:
    rows = "<tr><th>State</th><th>Vote</th></tr><tr><td>Peru</td><td>Yes</td></tr>"
    [table] = fragments(f"<table><caption>How they voted</caption>{rows}</table>")
    assert (table.tag, table.text) == ("table", "How they voted\nState | Vote\nPeru | Yes")


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    story = "The two governors met on the bridge and shook hands over the rail. " * 6
    runs = fragments(f"<table><tr><td>Menu</td><td><p>{story}</p></td></tr><tr><td>Foot</td></tr></table>")
    assert [run.tag for run in runs] == ["td", "p", "td"]


def test_typed_text_comes_in_paragraphs_without_its_line_ends() -> None:
    typed = (
        "THE TWO GOVERNORS MET ON THE BRIDGE ON FRIDAY AND SHOOK HANDS\nOVER THE RAIL, A GUARD SAID BY TELEPHONE.\n"
        "\nTHE BRIDGE HAS BEEN SHUT SINCE MAY, WHEN A LORRY WAS TURNED\nBACK AND ITS DRIVER WAS HELD OVERNIGHT.\n"
    )
    runs = fragments(f"<pre>{typed}</pre>")
    assert [(run.tag, run.text[:13], run.text[-10:]) for run in runs] == [
        ("pre", "THE TWO GOVER", "TELEPHONE."),
        ("pre", "THE BRIDGE HA", "OVERNIGHT."),
    ]


def test_a_caption_behind_a_picture_is_parted_from_the_paragraph() -> None:
    body = "<p><img src='b.jpg'>Guards wait on the northern bankFishermen on both banks want the bridge back by the end of May.</p>"
    assert [(run.tag, run.text.split()[0]) for run in fragments(body)] == [
        ("figcaption", "Guards"),
        ("p", "Fishermen"),
    ]


def test_a_pointer_behind_a_paragraph_is_parted_from_it() -> None:
    body = "<p>The bridge was shut in May, when a lorry was turned back. <b>READ MORE:</b> <a href='1'>Who guards the bridge</a></p>"
    story, pointer = fragments(body)
    assert (story.linked, pointer.text, pointer.linked > 0.5) == (
        0.0,
        "READ MORE: Who guards the bridge",
        True,
    )


def test_a_box_that_asks_for_an_address_is_an_offer() -> None:
    box = '<div><p>Five stories a day.</p><form><input type="email"></form></div>'
    assert [run.tag for run in fragments(f"<div>{box}<p>The bridge is open.</p></div>")] == ["offer", "p"]


def test_a_form_around_a_whole_page_is_no_offer() -> None:
    story = "<p>The two governors met on the bridge and shook hands over the rail.</p>" * 8
    assert {run.tag for run in fragments(f'<form><input name="email">{story}</form>')} == {"p"}


@pytest.mark.parametrize(
    ("markup", "hint", "levels"),
    [
        ('<p class="article-body">Text</p>', "body", 0),
        ('<div id="Related-Stories"><p>Text</p></div>', "related", 1),
        ("<figure><figcaption>Text</figcaption></figure>", "figure", 1),
        ("<aside><div><p>Text</p></div></aside>", "aside", 2),
        ("<p>Text</p>", "nav", 10),
    ],
)
def test_a_hint_counts_the_levels_up_to_the_element_that_gives_it(
    markup: str, hint: str, levels: int
) -> None:
    [fragment] = fragments(markup)
    assert near(fragment, hint) == levels


def test_the_share_of_links_and_of_bold_is_measured_in_characters() -> None:
    [fragment] = fragments("<p>Four <a href='1'>five</a> <b>six</b></p>")
    assert (round(fragment.linked, 2), round(fragment.bold, 2)) == (0.36, 0.27)


@pytest.mark.parametrize("attribute", ["hidden", 'style="color:red; display: none"'])
def test_what_is_not_shown_is_hidden_with_all_within(attribute: str) -> None:
    shown, hidden = fragments(f"<p>Shown</p><div {attribute}><p>Hidden</p></div>")
    assert (shown.hidden, hidden.hidden) == (False, True)


def test_runs_name_the_elements_around_them() -> None:
    one, two, three = fragments("<div><p>One</p><p>Two</p></div><div><p>Three</p></div>")
    assert one.within[1] == two.within[1] != three.within[1]


def test_the_bar_of_a_web_archive_is_no_part_of_a_page() -> None:
    tree = parse_html("<html><body><div id='wm-ipp-base'>7 captures</div><p>Text</p></body></html>")
    assert [fragment.text for fragment in find_fragments(tree)] == ["Text"]
    drop_archive_bars(tree)
    assert tree.text_content().split() == ["Text"]
