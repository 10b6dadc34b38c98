"""FollowTheMoney: entities that its own model accepts, whole, with links that lead somewhere."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

import pytest
from exported import corpus
from readings import filled

from foedera.actors import ActorKind
from foedera.export import export
from foedera.export_ftm import SCHEMATA, alpha2, article_id, ftm_id
from foedera.export_ftm import entities as ftm_entities
from foedera.knowledge import table
from foedera.reading import Reading
from foedera.record import Record
from foedera.things import Kind, Thing

Entities = dict[str, dict[str, Any]]
GONE_FROM_THE_MODEL = {"ATA"}


def entities(*more: Reading) -> Entities:
    lines = [json.loads(line) for line in export(filled([*corpus(), *more]), form="ftm")]
    found = {line["id"]: line for line in lines}
    assert len(found) == len(lines)
    return found


def of_schema(found: Entities, schema: str) -> list[dict[str, Any]]:
    return [one["properties"] for one in found.values() if one["schema"] == schema]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_model_accepts_every_entity_and_drops_no_value(reading: Reading) -> None:
    from followthemoney import model

    for one in entities(reading).values():
        proxy = model.get_proxy(one, cleaned=False)
        proxy.schema.validate(one)
        kept = proxy.to_dict()["properties"]
        assert {name: len(values) for name, values in kept.items()} == {
            name: len(values) for name, values in one["properties"].items()
        }, one
        assert kept == one["properties"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_model_knows_the_code_of_every_country() -> None:
    from followthemoney.types.country import CountryType

    codes = {row.cells[0]: alpha2(row.cells[0]) for row in table("country_codes.tsv", 2)}
    assert {code for code, told in codes.items() if told not in CountryType().codes} <= GONE_FROM_THE_MODEL


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_link_leads_to_an_entity_of_the_schema_that_the_model_wants(reading: Reading) -> None:
    from followthemoney import model

    found = entities(reading)
    links = 0
    for one in found.values():
        schema = model.get(one["schema"])
        assert schema
        for name, values in one["properties"].items():
            prop = schema.properties[name]
            if prop.type.name == "entity":
                assert prop.range
                for value in values:
                    target = model.get(found[value]["schema"])
                    assert target
                    assert target.is_a(prop.range), (one, name, target.name)
                    links += 1
    assert links > 20


def test_an_agreement_is_an_event_with_its_parties_and_its_pages() -> None:
    found = entities()
    (deal,) = [one for one in found.values() if "agreement" in one["properties"].get("keywords", ())]
    told = deal["properties"]
    assert (deal["schema"], told["weakAlias"], told["country"]) == ("Event", ["SOSA"], ["in", "us"])
    assert {found[who]["properties"]["name"][0] for who in told["involved"]} == {
        *("India", "United States", "Rajnath Singh", "Lloyd Austin"),
    }
    pages = [doc["document"] for doc in of_schema(found, "Documentation") if doc["entity"] == [deal["id"]]]
    assert sorted(pages) == [["art-a"], ["art-b"]]


def test_an_initiative_is_a_project_with_participants_and_holdings() -> None:
    found = entities()
    (project,) = (key for key, one in found.items() if one["schema"] == "Project")
    roles = Counter(
        one["role"][0] for one in of_schema(found, "ProjectParticipant") if one["project"] == [project]
    )
    assert roles == {"participant": 1, "organiser": 1}
    (held,) = (one for one in of_schema(found, "Event") if project in one.get("keywords", ()))
    assert (held["name"], held["date"]) == (["Ministerial Dialogue on Ports, no. 3"], ["2023"])


def test_what_did_not_happen_says_so_in_its_name() -> None:
    names = [one["name"][0] for one in of_schema(entities(), "Event")]
    assert "Agree to consult (planned): Japan, India" in names
    assert "Request to aid (proposed): France → Japan" in names
    assert "Consult: Aoi Mori → France" in names


def test_statements_and_commitments_are_notes_on_who_made_them() -> None:
    found = entities()
    notes = {one["name"][0]: one for one in of_schema(found, "Note")}
    assert notes["Mori: Good"]["keywords"][0] == "statement"
    assert [found[who]["properties"]["name"] for who in notes["two cranes"]["entity"]] == [
        ["Japan"],
        ["India"],
    ]


class Judged:
    """A record of which a person rejected the things of some kinds."""

    def __init__(self, record: Record, rejected: set[Kind]) -> None:
        self.record, self.rejected = record, rejected

    def things(self, kind: Kind) -> Iterator[Thing]:
        for thing in self.record.things(kind):
            yield replace(thing, review="rejected") if kind in self.rejected else thing


@pytest.mark.parametrize("kind", ["actors", "agreements", "statements", "initiatives"])
def test_nothing_points_to_what_a_person_rejected(kind: Kind) -> None:
    record = filled(corpus())
    rejected = {ftm_id(thing.id) for thing in record.things(kind)}
    judged: Any = Judged(record, {kind})
    kept = list(ftm_entities(judged))
    assert rejected
    assert not rejected & {one.id for one in kept}
    assert not rejected & {value for one in kept for values in one.properties.values() for value in values}
    links = [one.properties for one in kept if one.schema in {"Documentation", "ProjectParticipant"}]
    assert all(
        {"document", "entity"} <= one.keys() or {"project", "participant"} <= one.keys() for one in links
    )


@pytest.mark.parametrize("given", ["https://x.example/a b", "a_b", "é", "-a", "a" * 99])
def test_an_id_that_the_model_does_not_allow_becomes_a_digest(given: str) -> None:
    assert article_id(given).isascii()
    assert article_id(given).replace("-", "").isalnum()
    assert article_id(given) == article_id(given) != article_id(given + "x")


def test_ids_stay_whatever_the_order_of_pages() -> None:
    again = {json.loads(line)["id"] for line in export(filled(reversed(corpus())), form="ftm")}
    assert again == set(entities())


@pytest.mark.parametrize("kind", get_args(ActorKind))
def test_every_kind_of_actor_has_a_schema(kind: ActorKind) -> None:
    assert kind in SCHEMATA
