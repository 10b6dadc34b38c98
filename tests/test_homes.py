"""Whom or what an actor is told to belong to, and which state that is."""

from __future__ import annotations

import pytest
from docs import called, read_actors

from foedera.homes import land_of_place

pytestmark = pytest.mark.model
DAY = "2024-08-24"


@pytest.mark.parametrize(
    ("words", "spoken", "land"),
    [
        ("Ontario", {"PER"}, None),
        ("Ontario", {"CAN", "PER"}, "CAN"),
        ("Cambridge", {"CAN"}, None),
        ("Ontario", {"CAN", "USA"}, None),
        ("Dagestan", set(), "RUS"),
        ("Iquitos", set(), "PER"),
        ("Cambridge", {"GBR", "USA"}, None),
        ("Georgia", {"USA"}, None),
        ("EU", {"FRA"}, None),
    ],
)
def test_a_place_is_of_the_only_state_that_has_it_or_that_the_page_speaks_of(
    words: str, spoken: set[str], land: str | None
) -> None:
    assert land_of_place(words, spoken) == land


def test_a_land_that_is_a_region_is_not_mistaken_for_a_town_of_its_name() -> None:
    assert land_of_place("Ontario", {"CAN", "USA"}, {"region"}) == "CAN"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rana Diop of the State Department flew in.", "Rana Diop", "USA"),
        ("On Monday Luis Mora of the Chilean foreign ministry wrote a letter.", "Luis Mora", "CHL"),
        ("Rita Bos, for Warsaw, said that nothing had been signed.", "Rita Bos", "POL"),
        ("Li Wei, who speaks for the China Coast Guard, saw no ship.", "Li Wei", "CHN"),
        ("Omar Sow, who works for the Pentagon, took notes.", "Omar Sow", "USA"),
        ("Anna Kral, a sailor of the Philippine Navy, lost a boat.", "Anna Kral", "PHL"),
        ("Ravi Menon, who heads the Indian Navy, saluted.", "Ravi Menon", "IND"),
    ],
)
def test_who_belongs_to_a_body_is_of_its_state(text: str, name: str, country: str) -> None:
    assert called(read_actors(text), name).country == country


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Kral, a critic of the Chilean foreign ministry, wrote a letter.", "Anna Kral"),
        ("Omar Sow, an opponent of the Indian Navy, wept.", "Omar Sow"),
        ("Ravi Menon, a victim of the Egyptian police, wrote a book.", "Ravi Menon"),
        ("Luis Mora sang for the Chinese foreign ministry.", "Luis Mora"),
        ("For Russia, Ana Gil is a danger.", "Ana Gil"),
        ("Jon Orr of Reuters wrote from Kyiv.", "Jon Orr"),
        ("Reuters met Ann Lee of Boston.", "Ann Lee"),
        ("Rana Diop met the State Department.", "Rana Diop"),
    ],
)
def test_whoever_only_has_to_do_with_a_body_is_not_of_its_state(text: str, name: str) -> None:
    assert called(read_actors(text), name).country is None


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("For Chad: Ali Sow. For Mali: Omar Keita.", {"Ali Sow": "TCD", "Omar Keita": "MLI"}),
        ("Done at Oslo. For Norway, Kari Lund, Minister.", {"Kari Lund": "NOR"}),
        ("Signed at Lima. For Peru: General Luis Mora, Head of State.", {"Luis Mora": "PER"}),
    ],
)
def test_who_signs_for_a_state_is_of_it(text: str, homes: dict[str, str]) -> None:
    actors = read_actors(text)
    assert {name: called(actors, name).country for name in homes} == homes


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Saudi delegation was led by Nabil Karam, a lawyer.", "Nabil Karam", "SAU"),
        ("The Omani team, headed by Salim Harthy, stayed in Geneva.", "Salim Harthy", "OMN"),
        ("A delegation of Kenya led by Jane Otieno reached Rome.", "Jane Otieno", "KEN"),
    ],
)
def test_who_leads_a_delegation_is_of_its_state(text: str, name: str, country: str) -> None:
    assert called(read_actors(text), name).country == country


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("Ana Gil and Omar Sow, the ambassadors of Chile and Mali, ate.", {"Ana Gil": "CHL", "Omar Sow": "MLI"}),
        ("Rita Bos and Jan Kral, the envoys of Belgium and Slovakia, sat down.", {"Rita Bos": "BEL", "Jan Kral": "SVK"}),
    ],
)  # fmt: skip
def test_people_and_states_told_in_one_order_belong_together(text: str, homes: dict[str, str]) -> None:
    actors = read_actors(text)
    assert {name: called(actors, name).country for name in homes} == homes


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Nia Wale, premier of Malaita, refused.", "Nia Wale", "SLB"),
        ("Rasul Aliev, head of Dagestan, agreed.", "Rasul Aliev", "RUS"),
        ("Ida Moss of Wiltshire Police saw him first.", "Ida Moss", "GBR"),
    ],
)
def test_an_office_of_a_region_is_of_the_state_that_the_region_lies_in(
    text: str, name: str, country: str
) -> None:
    person = called(read_actors(text), name)
    assert (person.country, person.country_basis) == (country, "office")


@pytest.mark.parametrize(
    ("text", "words", "home"),
    [
        ("Growers in Kumasi lost a harvest.", "Growers", ("GHA", "record")),
        ("In Iquitos residents burned the gates.", "residents", ("PER", "record")),
        ("Residents of Kumasi blamed the officials.", "Residents", ("GHA", "record")),
        ("The generals in Niamey refused.", "generals", ("NER", "stated")),
    ],
)
def test_people_without_a_name_are_of_where_they_live(text: str, words: str, home: tuple[str, str]) -> None:
    (group,) = (a for a in read_actors(text) if any(words in m.text for m in a.mentions))
    assert (group.country, group.country_basis) == home


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The prisoners in Baku wrote a letter.", "prisoners"),
        ("Families in Kumasi and Iquitos waited.", "Families"),
        ("In Iquitos envoys of Chile met residents.", "residents"),
        ("Dairy families near Cambridge blamed London and Washington.", "families"),
        ("Troops near Kumasi waited.", "Troops"),
    ],
)
def test_people_in_a_place_that_need_not_be_theirs_are_of_no_state(text: str, words: str) -> None:
    assert {a.country for a in read_actors(text) if any(words in m.text for m in a.mentions)} <= {None}


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Chad, whose soldiers hold the road, was silent.", "soldiers", "TCD"),
        ("Mali sent a note. Its diplomats left Paris.", "diplomats", "MLI"),
    ],
)
def test_people_of_a_state_are_of_it(text: str, words: str, country: str) -> None:
    assert {a.country for a in read_actors(text) if any(words in m.text for m in a.mentions)} == {country}


@pytest.mark.parametrize(
    ("text", "words", "home"),
    [
        ("The Pentagon denied it.", "Pentagon", ("USA", "office")),
        ("Toyota denied it.", "Toyota", ("JPN", "record")),
        ("The Royal Cabinet in Rabat wrote a letter.", "Royal Cabinet", ("MAR", "stated")),
    ],
)
def test_the_basis_of_a_body_s_country_is_what_tells_it(text: str, words: str, home: tuple[str, str]) -> None:
    (body,) = (a for a in read_actors(text) if any(words in m.text for m in a.mentions))
    assert (body.country, body.country_basis) == home


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Luis Mora, son of President Anthony Albanese, sang.", "Luis Mora", "AUS"),
        ("Ana Kaul, an adviser to Peru's president, sang.", "Ana Kaul", "PER"),
        ("Omar Sow, an aide to the Chilean president, wept.", "Omar Sow", "CHL"),
    ],
)
def test_who_is_told_by_an_official_is_of_the_official_s_state(text: str, name: str, country: str) -> None:
    assert called(read_actors(text, DAY), name).country == country


ABOUT_KENYA = "Kenya waited. Kenya's parliament met in Nairobi, and Kenyan farmers came to watch. "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police fired in the air.", "Police"),
        ("The army stayed in its barracks.", "The army"),
        ("The High Court heard the case.", "High Court"),
        ("The police chief, Sam Otieno, resigned.", "Sam Otieno"),
        ("Two lawmakers walked out.", "Two lawmakers"),
    ],
)
def test_bodies_and_officers_of_state_are_of_the_one_state_that_a_page_is_about(
    text: str, words: str
) -> None:
    (found,) = (a for a in read_actors(ABOUT_KENYA + text, DAY) if any(words in m.text for m in a.mentions))
    assert (found.country, found.country_basis) == ("KEN", "stated")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya waited. Uganda's parliament met, and Kenyan farmers came to watch. Two lawmakers walked out.",
        "Kenya waited. Two lawmakers walked out.",
    ],
)
def test_a_page_about_several_states_or_hardly_about_one_lends_its_land_to_nobody(text: str) -> None:
    (found,) = (a for a in read_actors(text, DAY) if "lawmakers" in a.name)
    assert found.country is None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Biden administration lifted the ban.", "Biden administration", "USA"),
        ("The ban was lifted by the Sunak government.", "Sunak government", "GBR"),
        ("The Merkel cabinet sent envoys.", "Merkel cabinet", "DEU"),
    ],
)
def test_a_government_told_by_its_head_is_of_the_head_s_state(text: str, name: str, country: str) -> None:
    assert called(read_actors(text, DAY), name).country == country
