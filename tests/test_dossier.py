"""Whom a dossier is on, what belongs in it, and that its views are readable and safe."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import html
from readings import Draft, day, filled, supply_pact

from foedera.contract import schema
from foedera.dossier import Dossier, build_dossier
from foedera.dossier_chart import chart
from foedera.dossier_page import dossier_html
from foedera.dossier_view import dossier_json, dossier_lines, dossier_markdown, dossier_text
from foedera.errors import UnknownId
from foedera.reading import Reading
from foedera.record import Record
from foedera.reviewing import review

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def ports() -> Reading:
    """Return a page on a dialogue of two other states, a promise and an undated plan."""
    draft = Draft(
        "India and Japan held the third Harbour Dialogue in May 2023. Japan pledged two cranes to India. "
        "India and Japan will meet again. France criticised Japan in 2022.",
        page="ports",
        published="2023-06-01",
        site="harbour.example",
    )
    india, japan, france = draft.state("IND"), draft.state("JPN"), draft.state("FRA")
    plan = draft.initiative("Harbour Dialogue", [india, japan], editions=[(3, "2023-05")])
    draft.event("CONSULT", [india, japan], (), "2023-05", trigger="held", initiatives=[plan])
    draft.event("AGREE", [india, japan], (), None, trigger="meet", act="CONSULT", status="planned")
    draft.event("ACCUSE", [france], [japan], "2022", trigger="criticised")
    draft.commitment([japan], [india], "two cranes", due="2025", amount=(2, "cranes", "two cranes"))
    return draft.reading()


def pages() -> list[Reading]:
    return [
        supply_pact(page="a", published="2024-08-23", site="wire.example", title="Supplies secured"),
        supply_pact(
            page="b",
            published="2024-08-24",
            signed="2024-08-23",
            text="Singh met Austin, signed, a milestone.",
        ),
        ports(),
    ]


@pytest.fixture(scope="module")
def record() -> Record:
    return filled(pages())


@pytest.mark.parametrize(
    ("who", "with_", "heading"),
    [
        ("IND", None, "India"),
        ("ind", "usa", "India and United States"),
        ("India", "the United States", "India and United States"),
        ("SOSA", None, "Security of Supply Arrangement"),
        ("Security of Supply Arrangements", None, "Security of Supply Arrangement"),
        ("Rajnath Singh", None, "Rajnath Singh"),
        ("Austin", None, "Lloyd Austin"),
        ("Harbour Dialogue", "JPN", "Harbour Dialogue and Japan"),
    ],
)
def test_a_dossier_is_found_by_code_name_acronym_or_surname(
    record: Record, who: str, with_: str | None, heading: str
) -> None:
    assert build_dossier(record, who, with_).heading == heading


def test_a_dossier_is_found_by_the_id_of_any_finding(record: Record) -> None:
    deal = build_dossier(record, "SOSA").subjects[0].id
    for found in record.found(deal):
        assert build_dossier(record, found.key).subjects[0].id == deal


def test_what_nothing_is_called_is_unknown(record: Record) -> None:
    with pytest.raises(UnknownId):
        build_dossier(record, "Zembla Accord")


def shape(dossier: Dossier) -> dict[str, Any]:
    return {
        "agreements": [deal.acronym for group in dossier.agreements for deal in group.agreements],
        "initiatives": [plan.name for plan in dossier.initiatives],
        "timeline": [event.type for event in dossier.timeline],
        "undated": [event.type for event in dossier.undated],
        "commitments": len(dossier.commitments),
        "statements": len(dossier.statements),
    }


def test_a_pair_has_only_what_both_take_part_in(record: Record) -> None:
    assert shape(build_dossier(record, "IND", "USA")) == {
        "agreements": ["SOSA"],
        "initiatives": [],
        "timeline": ["CONSULT", "AGREE", "CONSULT"],
        "undated": [],
        "commitments": 0,
        "statements": 1,
    }
    assert shape(build_dossier(record, "JPN", "IND")) == {
        "agreements": [],
        "initiatives": ["Harbour Dialogue"],
        "timeline": ["CONSULT"],
        "undated": ["AGREE"],
        "commitments": 1,
        "statements": 0,
    }


def test_a_country_has_all_that_it_takes_part_in(record: Record) -> None:
    assert shape(build_dossier(record, "JPN"))["timeline"] == ["ACCUSE", "CONSULT"]
    assert [deal.status for deal in build_dossier(record, "IND").agreements] == ["signed"]


def test_an_agreements_dossier_has_its_signing_and_its_words(record: Record) -> None:
    found = build_dossier(record, "SOSA")
    assert [event.type for event in found.timeline] == ["AGREE"]
    assert [said.text for said in found.statements] == ["a milestone"]


def test_contradictions_are_listed_with_the_thing_they_are_about(record: Record) -> None:
    found = build_dossier(record, "IND", "USA").contradictions
    assert ("agreements", "signed") in [(clash.kind, clash.contradiction.field) for clash in found]


def test_who_met_whom_stands_in_the_order_of_the_sides(record: Record) -> None:
    for pair, names in (
        (("IND", "USA"), ("Rajnath Singh", "Lloyd Austin")),
        (("USA", "IND"), ("Lloyd Austin", "Rajnath Singh")),
    ):
        (met,) = build_dossier(record, *pair).encounters
        assert (met.one.name, met.other.name) == names
        assert (str(met.first), str(met.last)) == ("2024-08-22", "2024-08-23")


@pytest.mark.parametrize(
    ("since", "until", "types"),
    [
        ("2023", None, ["CONSULT"]),
        (None, "2022", ["ACCUSE"]),
        ("2022", "2023-05", ["ACCUSE", "CONSULT"]),
        ("2024", None, []),
    ],
)
def test_a_period_bounds_what_is_told(
    record: Record, since: str | None, until: str | None, types: list[str]
) -> None:
    first, last = day(since) if since else None, day(until) if until else None
    assert [event.type for event in build_dossier(record, "JPN", since=first, until=last).timeline] == types


def test_as_of_a_day_only_earlier_pages_are_known(record: Record) -> None:
    found = build_dossier(record, "IND", "USA", as_of=day("2024-08-23"))
    assert [source.article for source in found.sources] == ["a"]
    assert found.contradictions == ()
    assert build_dossier(record, "SOSA", as_of=day("2024-08-23")).overview.articles == 1


def test_a_copied_article_is_no_independent_source() -> None:
    text = "Rajnath Singh of India and Lloyd Austin of the United States met and signed SOSA, a milestone for both sides."
    found = build_dossier(
        filled(supply_pact(page=name, published="2024-08-23", text=text) for name in "ab"), "IND"
    )
    assert [source.copy_of for source in found.sources] == [None, "a"]
    assert (found.overview.articles, found.overview.independent_sources) == (2, 1)


def hostile(reading: Reading) -> Reading:
    """Return a page with markup in every field that a page can fill."""
    draft = Draft(
        f"{SCRIPT} India {SCRIPT} and Japan met, {SCRIPT} said. A pledge of {SCRIPT}.",
        page=f"x{SCRIPT}",
        published="2024-01-01",
        site=SCRIPT,
        title=SCRIPT,
        url=f"javascript:alert(1)//{SCRIPT}",
    )
    india, japan = draft.state("IND"), draft.state("JPN")
    person, other = draft.person(SCRIPT, "IND", SCRIPT), draft.person(f"B {SCRIPT}", "JPN", SCRIPT)
    for signed in ("2023-12-30", "2023-12-31"):
        draft.agreement(
            f"Supply Pact {SCRIPT}",
            [india, japan],
            signed=signed,
            acronym=SCRIPT,
            signatories=[(person, india)],
            says="met",
        )
    draft.initiative(f"Port Plan {SCRIPT}", [india, japan], acronym=SCRIPT, editions=[(1, "2023")])
    draft.event(
        "CONSULT",
        [person, other],
        [japan],
        "2023-12-31",
        trigger="met",
        persons=[person, other],
        place=SCRIPT,
    )
    draft.event("ACCUSE", [person], [japan], None, trigger="said", place=SCRIPT)
    draft.statement(person, SCRIPT, medium=SCRIPT)
    draft.commitment([india], [japan], SCRIPT, amount=(1.0, SCRIPT, SCRIPT))
    return draft.reading()


@pytest.mark.parametrize("who", [("IND", "JPN"), ("IND",)])
def test_markup_in_any_field_is_shown_as_text(reading: Reading, who: tuple[str, ...]) -> None:
    dossier = build_dossier(filled([hostile(reading)]), *who)
    page = dossier_html(dossier)
    assert page.count("&lt;script&gt;") > 10
    tree = html.fromstring(page)
    assert tree.xpath("//img | //*[@onerror]") == []
    assert len(tree.xpath("//script")) == 1
    assert [link for link in tree.xpath("//@href") if "javascript" in link.lower()] == []
    assert "<" not in re.sub(r"^ *>", "", dossier_markdown(dossier), flags=re.MULTILINE).replace("&lt;", "")


def test_the_page_needs_nothing_from_outside(record: Record) -> None:
    tree = html.fromstring(dossier_html(build_dossier(record, "IND", "USA")))
    assert tree.xpath("//link | //iframe | //*[@src]") == []
    style = "".join(tree.xpath("//style/text()"))
    assert style.count("url(") == style.count('url("#')
    assert "@import" not in style
    assert "prefers-color-scheme: dark" in style


def test_every_link_within_the_page_leads_somewhere_and_every_id_stands_once(record: Record) -> None:
    for who in (("IND", "USA"), ("IND", "JPN"), ("JPN",), ("SOSA",)):
        tree = html.fromstring(dossier_html(build_dossier(record, *who)))
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        inner = {link[1:] for link in tree.xpath("//@href") if link.startswith("#")}
        assert inner <= set(ids)


class _Strict(HTMLParser):
    """Checks that every element which needs an end has one, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "link", "br", "input", "line", "rect"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_well_formed(record: Record) -> None:
    parser = _Strict()
    parser.feed(dossier_html(build_dossier(record, "IND", "USA")))
    assert parser.open == []


def test_a_dossier_of_nothing_says_so() -> None:
    empty = build_dossier(filled([]), "IND", "USA")
    for view in (dossier_text, dossier_markdown, dossier_html):
        assert "The record tells nothing of this." in view(empty)
    assert chart(empty) is None


@pytest.mark.parametrize("width", [40, 80, 120])
def test_text_keeps_its_width_and_tells_each_thing_with_its_sentence(record: Record, width: int) -> None:
    text = dossier_text(build_dossier(record, "IND", "USA"), width)
    assert all(len(line) <= width for line in text.splitlines())
    assert "signed 2024-08-22" in text
    assert "Rajnath Singh for India" in " ".join(text.split())
    assert "\x1b" not in text


def test_text_holds_no_control_characters() -> None:
    page = supply_pact(page="a", published="2024-08-23", title="Red \x1b[31malert\u202e")
    lines = dossier_lines(build_dossier(filled([page]), "IND"))
    assert any("Red" in line.text for line in lines)
    assert all(line.text.isprintable() for line in lines)


def test_json_fits_its_schema(record: Record) -> None:
    for who in (("IND", "USA"), ("JPN",)):
        Draft202012Validator(schema(Dossier)).validate(json.loads(dossier_json(build_dossier(record, *who))))


def test_a_dossier_does_not_depend_on_the_order_of_pages() -> None:
    forth, back = (filled(order) for order in (pages(), pages()[::-1]))
    assert dossier_html(build_dossier(forth, "IND")) == dossier_html(build_dossier(back, "IND"))


def test_an_agreement_without_parties_is_its_signers(record: Record) -> None:
    page = supply_pact(page="a", published="2024-08-23")
    bare = replace(page, agreements=(replace(page.agreements[0], parties=(), signatories=()),))
    found = build_dossier(filled([bare]), "IND", "USA")
    assert shape(found)["agreements"] == ["SOSA"]


def test_an_agreement_is_shown_with_a_passage_that_names_it() -> None:
    draft = Draft("India and Japan signed a pact on Monday. It is called the Quay Accord.", page="a")
    sides = [draft.state("IND"), draft.state("JPN")]
    draft.agreement("Quay Accord", sides, says="India and Japan signed a pact on Monday.")
    (deal,) = draft.agreements
    second = draft.span("It is called the Quay Accord.")
    draft.agreements[0] = replace(deal, evidence=(*deal.evidence, second))
    text = " ".join(dossier_text(build_dossier(filled([draft.reading()]), "IND", "JPN")).split())
    assert "“India and Japan signed a pact on Monday.” … “It is called the Quay Accord.” [1]" in text


def test_news_since_a_day_leaves_out_what_was_known_before() -> None:
    early, late = ports(), supply_pact(page="a", published="2024-08-23")
    with filled([early, late]) as record:
        since = build_dossier(record, "IND", new_since=day("2024-01-01"))
        everything = build_dossier(record, "IND")
    assert [deal.name for group in since.agreements for deal in group.agreements]
    assert since.initiatives == ()
    assert [plan.name for plan in everything.initiatives] == ["Harbour Dialogue"]
    assert "news since 2024-01-01" in dossier_text(since)


def test_commitments_are_told_by_how_they_stand_on_the_day_asked_for() -> None:
    with filled([ports()]) as record:
        then, later = (
            build_dossier(record, "IND", "JPN", as_of=day(on)) for on in ("2024-01-01", "2026-01-01")
        )
    assert re.search(r"As they stood on 2024-01-01\.\s+Open", dossier_text(then))
    assert re.search(r"As they stood on 2026-01-01\.\s+Overdue", dossier_text(later))


def test_a_dossier_of_what_was_known_leaves_out_what_people_rejected() -> None:
    with filled([ports()]) as record:
        (plan,) = record.things("initiatives")
        review(record, plan.id, "rejected", "ann")
        record.consolidate()
        then, now = (build_dossier(record, "JPN", as_of=on) for on in (day("2026-01-01"), None))
    assert (then.initiatives, now.initiatives) == ((), ())
