"""A dossier's page: what stands on it for each kind of subject, that passages are reached, and that it is safe."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html
from markdown_it import MarkdownIt
from readings import Draft, filled, supply_pact

from foedera.dossier import build_dossier
from foedera.dossier_page import dossier_html, to_passage
from foedera.dossier_view import dossier_markdown, dossier_text
from foedera.record import Record

ADDRESS = "https://wire.example/1?a=b"


def talks(at: int = 0) -> Draft:
    """Return a page on talks, a promise, an agreement and a dispute."""
    draft = Draft(
        f"Report {at}. Ana Rao met Kenji Mori in Kyoto. India and Japan signed the Quay Accord. France criticised Japan. "
        "Japan pledged two cranes to India. The Harbour Dialogue was held.",
        page=f"p{at}",
        published=f"2024-05-{at + 1:02d}",
        url=ADDRESS if at == 0 else None,
        site=f"site{at}.example",
        title=f"Talks {at}",
    )
    india, japan, france = draft.state("IND"), draft.state("JPN"), draft.state("FRA")
    rao, mori = draft.person("Ana Rao", "IND", "Foreign Minister"), draft.person("Kenji Mori", "JPN")
    body = draft.actor("Harbour Council", "organisation", "JPN")
    deal = draft.agreement("Quay Accord", [india, japan], signed="2024-05", says="India and Japan signed the Quay Accord.")  # fmt: skip
    plan = draft.initiative("Harbour Dialogue", [india, japan], editions=[(2, "2023-05")], organiser=body)
    draft.event("CONSULT", [rao, mori], (), f"20{10 + at}-04-01", trigger="met", place="Kyoto", says="Ana Rao met Kenji Mori in Kyoto.")  # fmt: skip
    draft.event("AGREE", [india, japan], (), "2024-05", trigger="signed", agreements=[deal])
    draft.event("CONSULT", [body, india], (), "2023-05", trigger="held", initiatives=[plan])
    draft.event("ACCUSE", [france], [japan], "2022", trigger="criticised")
    draft.event("CONSULT", [india, japan], (), None, trigger="met")
    draft.statement(rao, "Report", on="2024-05-01")
    draft.commitment([japan], [india], "two cranes", due="2030-01", says="Japan pledged two cranes to India.")
    return draft


@pytest.fixture(scope="module")
def record() -> Record:
    return filled([talks(at).reading() for at in range(6)])


def tree_of(record: Record, *who: str, limit: int = 0) -> Any:
    return html.fromstring(dossier_html(build_dossier(record, *who, limit=limit)))


def headings(tree: Any) -> list[str]:
    return [" ".join(part.split()) for part in tree.xpath("//section/h2/text()") if part.strip()]


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (("IND",), {"Agreements", "What happened", "Meetings and visits", "Who met whom", "Commitments", "With whom most"}),
        (("IND", "JPN"), {"Agreements", "Programmes and dialogues", "What happened", "Who met whom", "Who said what"}),
        (("Ana Rao",), {"Offices", "What happened", "Meetings and visits", "Who said what", "Sources"}),
        (("Harbour Council",), {"Programmes and dialogues", "What happened", "Sources"}),
        (("Quay Accord",), {"Agreements", "What happened", "Sources"}),
        (("Harbour Dialogue",), {"Programmes and dialogues", "What happened", "Sources"}),
    ],
)  # fmt: skip
def test_a_page_has_the_sections_of_its_subject(record: Record, who: tuple[str, ...], told: set[str]) -> None:
    tree = tree_of(record, *who)
    assert told <= set(headings(tree))
    assert tree.xpath("//dl[@class='glance']/dt")


def test_every_entry_has_its_words_its_sources_and_the_id_to_ask_why(record: Record) -> None:
    tree = tree_of(record, "IND", "JPN")
    for entry in tree.xpath("//section//*[@data-item][.//h4][.//blockquote]"):
        assert entry.xpath(".//a[starts-with(@href, '#source-')]")
        (key,) = entry.xpath(".//code/text()")
        assert record.thing(key).id == key


def test_a_passage_is_reached_at_its_source_where_that_has_an_address(record: Record) -> None:
    links = tree_of(record, "IND", "JPN").xpath("//a[@class='there']/@href")
    assert links
    for link in links:
        address, words = link.split("#:~:text=")
        assert address == ADDRESS
        assert re.search(r"Report|Ana|India|Japan", unquote(words))


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("They met.", "They%20met."),
        ("a b c d e f g h i j k l m", "a%20b%20c%20d%20e%20f,h%20i%20j%20k%20l%20m"),
        ("well-known, & so", "well%2Dknown%2C%20%26%20so"),
    ],
)
def test_an_address_of_a_passage_begins_and_ends_with_its_words(words: str, fragment: str) -> None:
    assert to_passage({1: "https://a.example/"}, 1, words) == f"https://a.example/#:~:text={fragment}"


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "data:text/html,x", "ftp://a.example"])
def test_what_is_no_address_of_the_web_is_not_linked(address: str) -> None:
    assert to_passage({1: address}, 1, "They met.") == ""


def test_only_the_pages_own_style_and_script_may_run(record: Record) -> None:
    tree = tree_of(record, "IND", "JPN")
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        (text,) = tree.xpath(f"//{name}/text()")
        assert f"{name}-src 'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy
    assert tree.xpath("//*[@style]") == []


def test_without_the_script_all_is_there_but_the_filter(record: Record) -> None:
    tree = tree_of(record, "IND", "JPN")
    assert tree.xpath("//form[@hidden]//input[@id='filter']")
    assert not tree.xpath("//*[@hidden][not(self::form)]")


def test_the_pictures_are_told_in_words_and_in_tables_too(record: Record) -> None:
    tree = tree_of(record, "IND", "JPN")
    accounts = tree.xpath("//li[contains(@class, 'lane')]/svg[@role='img']/@aria-label")
    assert any("Quay Accord: signed 2024-05" in account for account in accounts)
    rows = [" ".join(" ".join(row.itertext()).split()) for row in tree.xpath("//figure//tbody/tr")]
    assert any(row.startswith("Quay Accord signed 2024-05 [1]") for row in rows)
    assert any(row.startswith("2024 ") for row in rows)
    assert tree.xpath("//g[contains(@class, 'mark')]/rect[contains(@class, 'span')]")


def test_lists_that_are_cut_say_how_much_there_is(record: Record) -> None:
    whole, some = tree_of(record, "IND", "JPN"), tree_of(record, "IND", "JPN", limit=2)
    items, path = (
        "//section[@id='timeline']//li[@data-item]",
        "//section[@id='timeline']/p[contains(@class, 'cut')]",
    )
    shown, total = (len(tree.xpath(items)) for tree in (some, whole))
    (cut,) = some.xpath(path + "/text()")
    assert cut == f"{shown} of {total}, those that most sources tell."
    assert not whole.xpath("//p[contains(@class, 'cut')]")
    assert cut in dossier_text(build_dossier(record, "IND", "JPN", limit=2))


def test_every_link_within_a_cut_page_leads_somewhere(record: Record) -> None:
    for who in (("IND",), ("IND", "JPN"), ("Ana Rao",), ("Quay Accord",), ("Harbour Dialogue",)):
        tree = tree_of(record, *who, limit=1)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {link[1:] for link in tree.xpath("//@href") if link.startswith("#")} <= set(ids)


def test_characters_that_turn_the_direction_of_writing_are_not_on_the_page() -> None:
    page = supply_pact(
        page="a", published="2024-08-23", title="Red \u202etrela\u202c", url="https://a.example/\u202e"
    )
    assert "\u202e" not in dossier_html(build_dossier(filled([page]), "IND"))


def tokens(text: str) -> Iterable[Any]:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


def test_markdown_has_the_headings_and_lists_it_means_and_no_others(record: Record) -> None:
    found = build_dossier(record, "IND", "JPN")
    parsed = list(tokens(dossier_markdown(found)))
    titles = [after.content for token, after in pairwise(parsed) if token.type == "heading_open" and token.tag == "h2"]  # fmt: skip
    assert titles == headings(html.fromstring(dossier_html(found)))
    assert not [
        token for token in parsed if token.type in {"html_inline", "html_block", "code_block", "image"}
    ]
    assert any(token.content.startswith("2010-04-01 **Ana Rao, Kenji Mori** ") for token in parsed)
    assert ADDRESS in {token.attrs.get("href") for token in parsed if token.type == "link_open"}


@pytest.mark.parametrize(
    "title", ["1. First", "# Red", "- item", "a | b", "[x](javascript:y)", "![x](y)", "&lt;b&gt;", "*b*", "> so", "---", "$x$", "```"]
)  # fmt: skip
def test_no_title_becomes_markup_in_markdown(title: str) -> None:
    page = supply_pact(page="a", published="2024-08-23", title=title)
    plain = supply_pact(page="a", published="2024-08-23", title="Plain")
    texts = [dossier_markdown(build_dossier(filled([one]), "IND")) for one in (page, plain)]
    kinds = [[token.type for token in tokens(text) if token.type != "text_special"] for text in texts]
    assert kinds[0] == kinds[1]
    assert any(title in token.content for token in tokens(texts[0]) if token.type == "inline") or "&" in title or "\\" in texts[0]  # fmt: skip


def test_text_tells_a_passage_once_and_a_meeting_in_one_line(record: Record) -> None:
    text = dossier_text(build_dossier(record, "IND", "JPN"), 200)
    assert "same passage" in text
    assert re.search(r"^  2010-04-01 +Ana Rao, Kenji Mori \(meeting\) · Kyoto · \[1\]$", text, re.MULTILINE)
    assert re.search(r"^  20\d\d █+ \d", text, re.MULTILINE)
