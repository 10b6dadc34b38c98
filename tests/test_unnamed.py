"""Participants without a name, alone and with a state."""

from __future__ import annotations

import pytest
from docs import called, meant, read_actors

from foedera.board import groups

Xfail = pytest.mark.xfail


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "kind", "sector", "country"),
    [
        ("Kenyan officials met.", "Kenyan officials", "government", "GOV", "KEN"),
        ("The Zambian government agreed.", "Zambian government", "government", "GOV", "ZMB"),
        ("Danish firms won.", "Danish firms", "company", "BUS", "DNK"),
        ("Moroccan troops landed.", "Moroccan troops", "military", "MIL", "MAR"),
        ("Bolivian lawmakers voted.", "Bolivian lawmakers", "government", "LEG", "BOL"),
        ("The U.S. military struck Yemen.", "U.S. military", "military", "MIL", "USA"),
    ],
)  # fmt: skip
def test_a_noun_with_a_country_is_a_participant_of_its_own(
    text: str, name: str, kind: str, sector: str, country: str
) -> None:
    actor = called(read_actors(text), name)
    assert (actor.kind, actor.sector, actor.country, actor.country_basis) == (kind, sector, country, "stated")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        ("Indian and Pakistani warships passed.", "Indian and Pakistani warships", {"IND", "PAK"}),
        ("The governments of Chad and Niger met.", "The governments", {"TCD", "NER"}),
        ("British, French and German ministers wrote a letter.", "British, French and German ministers", {"GBR", "FRA", "DEU"}),
        ("Vietnamese and Philippine coastguards met.", "Vietnamese and Philippine coastguards", {"VNM", "PHL"}),
        pytest.param(
            "US and Mexican officials agreed on water.", "US and Mexican officials", {"USA", "MEX"},
            marks=Xfail(reason="the parser makes a leading noun a subject of its own", strict=True),
        ),
    ],
)  # fmt: skip
def test_two_countries_before_one_noun_share_the_mention(
    text: str, words: str, countries: set[str | None]
) -> None:
    sharing = {a.country for a in read_actors(text) if any(m.text == words for m in a.mentions)}
    assert sharing == countries


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["Officials met.", "The troops landed at dawn.", "Many firms lost.", "A court ruled on Tuesday."],
)
def test_a_noun_without_a_country_is_no_state_and_given_none(text: str) -> None:
    assert [a.country for a in read_actors(text) if a.country] == []


@pytest.mark.parametrize("word_", sorted(groups()))
def test_a_noun_for_a_group_is_a_small_word_with_a_known_sector(word_: str) -> None:
    group = groups()[word_]
    assert group.word == word_ == word_.lower()
    assert group.sector in {None, "GOV", "LEG", "JUD", "COP", "SPY", "MIL", "BUS", "REB", "UAF", "PRM", "OPP", "CVL",
                            "REF", "LAB", "AGR", "EDU", "MED", "REL", "CRM", "SOC", "NGO", "JRN"}  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "country", "title"),
    [
        ("Bahrain sent its crown prince.", "crown prince", "BHR", "crown prince"),
        (
            "The Zambian foreign minister wrote a letter.",
            "The Zambian foreign minister",
            "ZMB",
            "foreign minister",
        ),
        ("Peru recalled its ambassador.", "ambassador", "PER", "ambassador"),
        ("They met the president of Malawi.", "the president", "MWI", "president"),
    ],
)
def test_an_office_holder_without_a_name_is_a_person_of_the_state(
    text: str, words: str, country: str, title: str
) -> None:
    (person,) = (a for a in read_actors(text) if any(m.text == words for m in a.mentions))
    assert (person.kind, person.country, person.sector) == ("person", country, "GOV")
    assert [role.title for role in person.roles] == [title]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Saudis refused.", "SAU"),
        ("A deal with the Israelis is near.", "ISR"),
        ("The Dutch wrote; the Belgians answered.", "BEL"),
        ("Nobody asked the Kenyans.", "KEN"),
    ],
)
def test_a_people_with_the_is_its_state(text: str, country: str) -> None:
    assert country in {a.country for a in read_actors(text) if a.kind == "country"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Rebels took the bridge.", "Rebels", "armed_group"),
        ("Soldiers drove off protesters.", "protesters", "people"),
        ("The police freed the hostages.", "the hostages", "people"),
        ("Troops fired at refugees.", "refugees", "people"),
    ],
)
def test_a_group_without_a_state_takes_part_where_it_acts_or_is_acted_upon(
    text: str, words: str, kind: str
) -> None:
    (actor,) = (a for a in read_actors(text) if any(m.text == words for m in a.mentions))
    assert (actor.kind, actor.country) == (kind, None)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Luis Mora is president of Chile.", "president", "Luis Mora"),
        ("Jan Bos was sworn in as prime minister.", "prime minister", "Jan Bos"),
        ("Penny Wong became foreign minister in May.", "foreign minister", "Penny Wong"),
        ("Kofi Annor resigned as defence minister.", "defence minister", "Kofi Annor"),
    ],
)
def test_an_office_that_someone_is_or_acts_as_is_a_mention_of_the_person(
    text: str, words: str, name: str
) -> None:
    assert meant(text, words) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Luis Mora is not president of Chile.", "president"),
        ("Penny Wong never became premier.", "premier"),
        ("It works as minister.", "minister"),
    ],
)
def test_an_office_that_someone_is_not_is_not(text: str, words: str) -> None:
    assert not meant(text, words) & {"Luis Mora", "Penny Wong"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        ("Chad and Mali met. Officials of the two sides signed.", "Officials", {"TCD", "MLI"}),
        ("Peru spoke to Chile. Envoys of both countries dined.", "Envoys", {"PER", "CHL"}),
        ("Laos and Fiji agreed. Ministers from the two nations met.", "Ministers", {"LAO", "FJI"}),
        ("Togo and Benin quarrelled. The armies of both states waited.", "The armies", {"TGO", "BEN"}),
    ],
)
def test_officials_of_the_two_sides_are_of_both_states(text: str, words: str, countries: set[str]) -> None:
    assert {a.country for a in read_actors(text) if any(m.text == words for m in a.mentions)} == countries


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Chinese embassy in Ottawa wrote.", "CHN"),
        ("Dutch troops in Mali left.", "NLD"),
        ("German officials in Paris agreed.", "DEU"),
        ("The Kenyan delegation in Rome ate.", "KEN"),
    ],
)
def test_the_adjective_goes_before_where_the_group_is(text: str, country: str) -> None:
    kinds = {"government", "military"}
    assert {a.country for a in read_actors(text) if a.kind in kinds} == {country}


@pytest.mark.model
def test_a_relative_is_a_person_of_whom_the_page_tells_no_more() -> None:
    found = called(
        read_actors("A court freed the sister of no one. Luis Mora kissed his brother."), "Luis Mora"
    )
    assert "brother" not in {m.text for m in found.mentions}
