"""The marked page: every finding stands on its words, everything of the page is escaped, nothing is loaded or run."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from foedera.evidence import Span
from foedera.marked import MARK_WORDS, marked_html
from foedera.reading import Reading


@pytest.fixture(scope="module")
def page(reading: Reading) -> html.HtmlElement:
    return html.fromstring(marked_html(reading))


def bare_text(element: html.HtmlElement) -> str:
    """Return the text that a reader sees before any explanation opens."""
    shown = html.fromstring(html.tostring(element, with_tail=False))
    for tip in shown.xpath("//span[@role='tooltip']"):
        tip.drop_tree()
    return str(shown.text_content())


def marked(page: html.HtmlElement, kind: str) -> list[str]:
    return [mark.text for mark in page.xpath(f"//mark[contains(concat(' ', @class, ' '), ' {kind} ')]")]


def test_the_article_reads_as_it_stands(page: html.HtmlElement, reading: Reading) -> None:
    shown = [bare_text(part) for part in page.xpath("//article/*")]
    assert "\n\n".join(shown) == reading.article.text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("event", ["signed", "called off", "met", "agreed", "visit"]),
        ("agreement", ["Reciprocal Supply Arrangement (RSA)"]),
        ("time", ["Friday", "November 2023", "next spring"]),
        ("commitment", ["and ", "Japan", " will send two ships in 2026"]),
        ("initiative", ["Portugal", "-Japan Security Dialogue", "Exercise Blue Tide"]),
    ],
)
def test_marks_stand_on_the_words_of_their_findings(
    page: html.HtmlElement, kind: str, words: list[str]
) -> None:
    assert marked(page, kind) == words


def test_overlapping_marks_share_a_segment_with_the_innermost_first(page: html.HtmlElement) -> None:
    segment = next(
        mark for mark in page.xpath("//mark") if mark.text == "Portugal" and "initiative" in mark.get("class")
    )
    cards = [
        card.get("class").removeprefix("card ")
        for card in segment.xpath(".//span[starts-with(@class, 'card')]")
    ]
    assert cards == ["actor", "place", "initiative"]


def test_the_keyboard_stops_where_a_mark_begins_and_finds_its_explanation(page: html.HtmlElement) -> None:
    stops = page.xpath("//mark[@tabindex='0']")
    assert all(
        page.get_element_by_id(stop.get("aria-describedby")).get("role") == "tooltip" for stop in stops
    )
    assert " will send two ships in 2026" not in [stop.text for stop in stops]
    assert "and " in [stop.text for stop in stops]


def test_every_finding_is_listed_and_leads_to_its_mark(page: html.HtmlElement, reading: Reading) -> None:
    links = page.xpath("//aside//li/a/@href")
    findings = [*reading.findings(), *reading.actors, *reading.times, *reading.places]
    assert len(links) == len(findings)
    assert all(page.get_element_by_id(link.removeprefix("#")).tag == "mark" for link in links)


def test_each_kind_found_has_its_switch(page: html.HtmlElement) -> None:
    assert page.xpath("//nav//input/@id") == [f"show-{kind}" for kind in MARK_WORDS]


def test_what_is_not_the_article_stands_below_with_its_role(page: html.HtmlElement) -> None:
    (section,) = page.xpath("//section[@class='aside']")
    roles = [bare_text(role) for role in section.xpath(".//span[@class='role']")]
    assert roles == ["related link", "teaser, 4 mins ago", "teaser, 1 hour ago", "piece of page furniture"]
    assert "Cup final moved to Sunday <b>night</b>" in bare_text(section)


def test_a_finding_in_the_title_is_marked_there(page: html.HtmlElement) -> None:
    assert [mark.text for mark in page.xpath("//h1/mark")] == ["Tokyo"]


def test_markup_in_a_page_shows_as_text_wherever_it_stands(reading: Reading) -> None:
    wild = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    article = replace(
        reading.article,
        title=wild,
        site=wild,
        section=wild,
        authors=(wild,),
        url=f"javascript:{wild}",
        language=wild,
    )
    actors = (replace(reading.actors[0], name=wild), *reading.actors[1:])
    page = html.fromstring(marked_html(replace(reading, article=article, actors=actors)))
    assert page.xpath("//script | //img | //*[@onerror]") == []
    assert page.xpath("//a[not(starts-with(@href, '#'))]") == []


def test_the_file_loads_nothing_and_runs_nothing(page: html.HtmlElement) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert page.xpath("//script | //link | //iframe | //@src | //@style") == []
    assert not re.search(r"url\(|@import", page.xpath("string(//style)"))


def test_a_page_without_findings_or_blocks_is_still_a_page(bare_reading: Reading) -> None:
    page = html.fromstring(marked_html(bare_reading))
    assert page.xpath("string(//article)").strip() == "Rain."
    assert "Nothing was found" in page.xpath("string(//aside)")


def test_a_mark_over_two_paragraphs_stands_in_both(reading: Reading) -> None:
    text = reading.article.text
    start, end = text.index("been called off"), text.index(" Portugal-Japan")
    across = replace(reading.commitments[0], evidence=(Span(start, end, text[start:end]),))
    page = html.fromstring(marked_html(replace(reading, commitments=(across,))))
    assert marked(page, "commitment") == ["been ", "called off", ".", "The fourth"]


def test_the_same_reading_gives_the_same_file(reading: Reading) -> None:
    assert marked_html(reading) == marked_html(replace(reading))
