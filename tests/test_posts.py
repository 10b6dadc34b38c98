"""Posts that any body has: the words round them, the body before them and whom one leads tell whose they are."""

from __future__ import annotations

from datetime import date

import pytest
from docs import called, read_actors

from foedera.knowledge import KINDS, SECTORS, knowledge, table
from foedera.posts import colours, is_post, nouns, sector_of_post, standing_of

DAY = "2012-05-02"


@pytest.mark.parametrize(
    ("title", "before", "behind", "sector"),
    [
        ("spokesman", "the rebel", [], "REB"),
        ("police boss", "provincial", [], "COP"),
        ("army chief", "rebel", [], "REB"),
        ("boss", "anti-drug police", [], "COP"),
        ("leader", "Catholic student", [], "EDU"),
        ("leaders", "far-right", [], "PTY"),
        ("leader", "Labour", [], "PTY"),
        ("leader", "labour", [], "LAB"),
        ("leader", "farmers'", [], "AGR"),
        ("president", "", ["the chamber", "commerce"], "BUS"),
        ("head", "", ["the dockers' union"], "LAB"),
        ("head", "", ["military intelligence"], "SPY"),
        ("commander", "border guard", [], "COP"),
        ("candidate", "opposition", [], "OPP"),
        ("candidate", "bank", [], None),
        ("leader", "charismatic", [], None),
        ("minister", "police", [], None),
        ("coup leader", "", [], None),
    ],
)
def test_words_round_a_post_tell_whose_it_is(
    title: str, before: str, behind: list[str], sector: str | None
) -> None:
    assert sector_of_post(title, before, behind) == sector


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Spokesmen", True), ("chief executive officers", True), ("head of mission", True), ("judge", False), ("premier", False)],
)  # fmt: skip
def test_a_post_is_one_that_any_body_has(title: str, expected: bool) -> None:
    assert is_post(title) == expected


@pytest.mark.parametrize(
    ("party", "day", "standing"),
    [
        ("Labour Party", "2005-01-01", "GOV"),
        ("Labour Party", "2019-01-01", "OPP"),
        ("Tories", "2019-01-01", "GOV"),
        ("New Democracy", "2015-01-26", "OPP"),
        ("Chadema", "1980-01-01", None),
        ("Sinn Féin", "2019-01-01", None),
        ("Chadema", None, None),
    ],
)
def test_a_party_governs_or_opposes_as_the_table_of_terms_tells(
    party: str, day: str | None, standing: str | None
) -> None:
    assert standing_of(party, date.fromisoformat(day) if day else None) == standing


@pytest.mark.parametrize("row", list(table("parties.tsv", 3)), ids=lambda row: row.cells[0])
def test_the_terms_of_a_party_follow_each_other(row) -> None:  # type: ignore[no-untyped-def]
    name, since, terms = row.cells
    body = knowledge().organisation(name)
    days = [day for term in terms.split("|") for day in term.split("/") if day]
    assert body is not None
    assert (body.name, body.kind) == (name, "party")
    assert [since, *days] == sorted([since, *days])


def test_every_colour_is_a_sector_and_a_kind_of_the_contract() -> None:
    assert {sector for sector, _ in colours().values()} <= set(SECTORS)
    assert {kind for _, kind in colours().values() if kind} <= set(KINDS)
    assert set(nouns().values()) <= set(SECTORS)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("UNICEF spokesman Pavel Ortiz said that wells had run dry.", "IGO"),
        ("Red Cross spokeswoman Pavel Ortiz said that wells had run dry.", "NGO"),
        ("Rebel spokesman Pavel Ortiz said that the bridge was theirs.", "REB"),
        ("Police spokesman Pavel Ortiz said that the bridge was shut.", "COP"),
        ("Pavel Ortiz, the police chief of Quito, said that the bridge was shut.", "COP"),
        ("Pavel Ortiz, the leader of the dockers' union, said that the port was shut.", "LAB"),
        ("Pavel Ortiz, secretary-general of the nurses' union, said that wards were shut.", "LAB"),
        ("Pavel Ortiz, the vice-president of the national assembly, rose.", "LEG"),
        ("Pavel Ortiz, director of the clinic, said that beds were full.", "MED"),
        ("Religious leader Pavel Ortiz fasted.", "REL"),
        ("Populist leader Pavel Ortiz filled the square.", "PTY"),
        ("Opposition candidate Pavel Ortiz filled the square.", "OPP"),
        ("The guerrillas are led by Pavel Ortiz.", "REB"),
        ("The union is headed by Pavel Ortiz.", "LAB"),
        ("Judges Rita Bos and Pavel Ortiz heard the case.", "JUD"),
        ("Pavel Ortiz, a researcher at Amnesty International, wrote the report.", "NGO"),
        ("Pavel Ortiz, head of the UN mission in Mali, left.", "IGO"),
        ("Pavel Ortiz, a retired general, wrote a book.", "CVL"),
        ("Militia leader Pavel Ortiz was shot.", "PRM"),
        ("Gang leader Pavel Ortiz was shot.", "CRM"),
    ],
)
def test_a_person_has_the_sector_of_the_body_whose_post_it_is(text: str, sector: str) -> None:
    assert called(read_actors(text, DAY), "Pavel Ortiz").sector == sector


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("National Rally leader Pavel Ortiz spoke.", "Pavel Ortiz", "FRA"),
        ("Likud's Pavel Ortiz spoke.", "Pavel Ortiz", "ISR"),
        ("Chilean judges Rita Bos and Pavel Ortiz heard the case.", "Pavel Ortiz", "CHL"),
        ("UNICEF spokesman Pavel Ortiz spoke.", "Pavel Ortiz", None),
        ("Kenya's National Land Commission sued.", "National Land Commission", "KEN"),
    ],
)
def test_whose_post_one_has_tells_the_state(text: str, name: str, country: str | None) -> None:
    assert called(read_actors(text, DAY), name).country == country


@pytest.mark.model
@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("demonstrators", "GHA"),
        ("police", "GHA"),
        ("Tourists", None),
        ("Kofi Mensah", "GHA"),
    ],
)
def test_who_has_no_state_told_is_of_the_one_that_a_page_is_about(words: str, country: str | None) -> None:
    text = (
        "Ghana is tense. In Kumasi hundreds of demonstrators burned tyres, and police fired shots. Ghana's parliament "
        "shut its gates. Interior minister Kofi Mensah blamed thugs from Tamale. Tourists fled, and experts warned Ghana."
    )
    found = [a for a in read_actors(text, DAY) if any(words in m.text for m in a.mentions)]
    assert {actor.country for actor in found} == {country}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Chile and Peru met. In Arequipa protesters threw eggs.", "protesters", "PER"),
        ("Chile and Peru met. In Arequipa and Antofagasta protesters threw eggs.", "protesters", None),
        ("Chile and Peru met. Refugees in Arequipa wept.", "Refugees", None),
    ],
)
def test_people_are_of_the_land_of_their_scene(text: str, words: str, country: str | None) -> None:
    found = [a for a in read_actors(text, DAY) if any(words in m.text for m in a.mentions)]
    assert {actor.country for actor in found} == {country}
