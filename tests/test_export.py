"""What leaves the record: lines that fit the contract, the same whatever the order of pages."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from readings import Draft, filled, supply_pact

from foedera.contract import from_json, schema, to_json
from foedera.export import export
from foedera.reading import Reading
from foedera.record import Record, open_record
from foedera.things import ROWS, Kind

KINDS: tuple[Kind, ...] = get_args(Kind)
COMMON = {
    *("id", "sources", "reports", "independent_sources", "first_seen", "last_seen"),
    *("history", "contradictions", "review"),
}


def corpus() -> list[Reading]:
    dialogue = Draft(
        "India and Japan held the third Ministerial Dialogue on Ports. Japan pledged two cranes.", page="d"
    )
    sides = [dialogue.state("IND"), dialogue.state("JPN")]
    dialogue.initiative("Ministerial Dialogue on Ports", sides, editions=[(3, "2023")])
    dialogue.commitment([sides[1]], [sides[0]], "two cranes", amount=(2, "cranes", "two cranes"))
    return [
        supply_pact(page="a", published="2024-08-23", url="https://a.example/1"),
        supply_pact(
            page="b",
            published="2024-08-24",
            signed="2024-08-23",
            text="Singh met Austin, signed, a milestone.",
        ),
        supply_pact(page="c", published=None, text="No day: Singh met Austin and signed, a milestone."),
        dialogue.reading(),
    ]


def lines(record: Record, kind: Kind) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(record, kind)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_fits_the_schema_of_its_kind(kind: Kind, reading: Reading) -> None:
    found = lines(filled([*corpus(), reading]), kind)
    validator = Draft202012Validator(schema(ROWS[kind]))
    assert found
    for line in found:
        validator.validate(line)
        assert line.keys() >= COMMON


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_can_be_read_back(kind: Kind, reading: Reading) -> None:
    for line in lines(filled([*corpus(), reading]), kind):
        assert to_json(from_json(ROWS[kind], line)) == line


FIELDS: dict[Kind, str] = {
    "events": "type modes contexts cameo quad act status background claim actor recipient persons date place size "
    "agreements initiatives trigger evidence rule confidence",
    "agreements": "name named acronym mentions kind parties signatories status signed place steps relations subjects "
    "binding evidence rule confidence",
    "initiatives": "name acronym kind participants organiser editions mentions evidence rule confidence",
    "statements": "speaker form text content source cue medium audience date evidence rule confidence",
    "commitments": "by to what made due amount status agreement statement evidence rule confidence",
    "actors": "name kind country country_basis sector sectors roles mentions same_as",
    "articles": "sha256 url site title section authors language translated_from fetched genre published dateline text "
    "blocks",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_has_the_fields_that_a_reading_has(kind: Kind) -> None:
    wanted = set(FIELDS[kind].split())
    assert wanted <= set(lines(filled(corpus()), kind)[0])


def test_actors_are_written_out_where_they_act() -> None:
    (deal,) = lines(filled(corpus()[:1]), "agreements")
    party = deal["parties"][0]
    assert party.keys() == {"id", "name", "kind", "country", "sector", "same_as"}
    assert party["same_as"].keys() == {"wikidata", "cow"}
    assert [hand["for"]["country"] for hand in deal["signatories"]] == ["IND", "USA"]


def test_a_source_tells_its_article_and_the_passage() -> None:
    (deal,) = lines(filled(corpus()[:1]), "agreements")
    (source,) = deal["sources"]
    assert source.keys() >= {"article", "url", "site", "title", "published", "start", "end", "text"}
    assert (source["article"], source["published"]) == ("a", "2024-08-23")
    assert source["text"] == corpus()[0].article.text[source["start"] : source["end"]]


def test_links_between_things_are_record_ids_that_lead_somewhere() -> None:
    record = filled(corpus())
    linked = [deal for event in lines(record, "events") for deal in event["agreements"]]
    assert linked
    assert {record.thing(deal).id for deal in linked} == {deal["id"] for deal in lines(record, "agreements")}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(5)))
def test_the_export_has_the_same_bytes_whatever_the_order_of_pages(
    order: list[int], reading: Reading
) -> None:
    pages = [*corpus(), reading]
    told = ["".join(export(filled(pages), kind)) for kind in KINDS]
    assert ["".join(export(filled(pages[at] for at in order), kind)) for kind in KINDS] == told


def test_consolidating_after_every_page_gives_the_same_bytes_as_once_at_the_end() -> None:
    record = open_record(":memory:")
    for page in corpus():
        record.add(page)
        record.consolidate()
    for kind in KINDS:
        assert list(export(record, kind)) == list(export(filled(corpus()), kind))
