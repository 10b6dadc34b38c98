"""Place names and adjectives on the map: the file of towns and provinces, and the table written by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from foedera import bundled, gazetteer
from foedera.errors import KnowledgeError
from foedera.gazetteer import (
    Spot,
    SpotKind,
    _geography,
    _read,
    country_spot,
    key_of,
    land_of_adjective,
    spots,
)
from foedera.knowledge import Row, knowledge, table

ROWS = tuple(table("geography.tsv", 7))
LEFT_TO_THE_STATE = frozenset(
    "Scottish|Scots|Scotsman|Welsh|Welshman|Welshmen|Northern Irish|Englishman|Englishmen".split("|")
)
"""Adjectives of parts of the United Kingdom that the tables of countries know as British too."""


def first(name: str) -> Spot:
    found = spots(name)
    assert found, name
    return found[0]


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Bab al-Mandab", "water", None),
        ("the South China Sea", "water", None),
        ("Lake Sevan", "water", "ARM"),
        ("Suez Canal", "water", "EGY"),
        ("Diaoyu Islands", "island", None),
        ("Socotra", "island", "YEM"),
        ("Tasmania", "island", "AUS"),
        ("Siachen Glacier", "mountain", None),
        ("Salang Pass", "mountain", "AFG"),
        ("Durand Line", "line", None),
        ("Demilitarized Zone", "line", None),
        ("Incirlik", "facility", "TUR"),
        ("GERD", "facility", "ETH"),
        ("Donbass", "land", "UKR"),
        ("Horn of Africa", "land", None),
        ("Africa", "continent", None),
        ("Transdniestria", "region", "MDA"),
        ("Bavaria", "region", "DEU"),
        ("Zakarpattia", "region", "UKR"),
        ("Anbar", "region", "IRQ"),
        ("Jiangsu", "region", "CHN"),
        ("Texas", "state", "USA"),
        ("Odessa", "city", "UKR"),
        ("Khan Younis", "city", "PSE"),
        ("Saigon", "city", "VNM"),
    ],
)
def test_what_news_names_is_on_the_map(name: str, kind: str, country: str | None) -> None:
    spot = first(name)
    assert (spot.kind, spot.country) == (kind, country)


@pytest.mark.parametrize(
    "name", ["Kashmir", "Kurdistan", "Spratly Islands", "Jordan Valley", "Mekong", "Bir Tawil"]
)
def test_a_place_that_states_share_or_contest_has_no_country(name: str) -> None:
    assert {spot.country for spot in spots(name)} == {None}


def test_a_name_in_two_countries_keeps_both_places() -> None:
    assert {spot.country for spot in spots("Punjab")} == {"IND", "PAK"}


@pytest.mark.parametrize(
    ("adjective", "name", "country"),
    [
        ("European", "Europe", None),
        ("Kashmiri", "Kashmir", None),
        ("Crimean", "Crimea", "UKR"),
        ("Kurdish", "Kurdistan", None),
        ("Balkan", "Balkans", None),
        ("Arab", "Arab world", None),
        ("Siberian", "Siberia", "RUS"),
        ("Tibetan", "Tibet", "CHN"),
        ("South Ossetian", "South Ossetia", "GEO"),
        ("Southeast Asian", "Southeast Asia", None),
        ("South-East Asian", "Southeast Asia", None),
        ("Texans", "Texas", "USA"),
        ("Welsh", "Wales", "GBR"),
        ("LATIN AMERICAN", "Latin America", None),
    ],
)
def test_an_adjective_leads_to_its_place(adjective: str, name: str, country: str | None) -> None:
    spot = land_of_adjective(adjective)
    assert spot is not None
    assert (spot.name, spot.country) == (name, country)


@pytest.mark.parametrize("word", ["arab", "alpine", "kurdish", "Arabic", "Kashmir", "Kenyan", "Northern", ""])
def test_other_words_are_no_adjectives_of_lands(word: str) -> None:
    assert land_of_adjective(word) is None


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Rubʻ al Khali", "Rub al-Khali"),
        ("St Lawrence River", "Saint Lawrence River"),
        ("Asia–Pacific", "Asia Pacific"),
        ("Ma’rib", "Marib"),
        ("Galápagos", "GALAPAGOS"),
        ("the Sahel", "Sahel"),
    ],
)
def test_writings_of_one_name_lead_to_the_same_places(name: str, other: str) -> None:
    assert spots(name) == spots(other) != ()


@pytest.mark.parametrize(("name", "kind"), [("Swat", "land"), ("MENA", "land"), ("GULF OF ADEN", "water")])
def test_names_mind_their_capitals(name: str, kind: str) -> None:
    assert kind in {spot.kind for spot in spots(name)}


@pytest.mark.parametrize(
    ("name", "place"), [("SWAT", "Swat Valley"), ("gulf", "Persian Gulf"), ("Lac", "LAC")]
)
def test_an_acronym_and_a_common_word_are_no_names(name: str, place: str) -> None:
    assert place not in {spot.name for spot in spots(name)}


def test_a_place_that_the_file_holds_too_is_told_once() -> None:
    scotland, wales = spots("Scotland"), [spot for spot in spots("Wales") if spot.kind == "region"]
    assert [spot.lat for spot in (*scotland, *wales)] == [57.0, 52.3]
    assert [spot.country for spot in spots("Tasmania") if spot.kind != "city"] == ["AUS"]
    assert len({(spot.kind, spot.geonames) for spot in spots("Kharkiv")}) == len(spots("Kharkiv"))


def test_a_city_of_the_table_has_what_the_file_knows_of_it() -> None:
    kyiv = first("Kiev")
    assert (kyiv.name, kyiv.other, kyiv.geonames) == ("Kyiv", False, 703448)
    assert kyiv.people > 2_000_000


# Countries and the file


@pytest.mark.parametrize(
    ("code", "name", "geonames", "lat", "lon"),
    [
        ("KEN", "Kenya", 192950, -1, 37),
        ("FJI", "Fiji", 2205218, -18, 178),
        ("KIR", "Kiribati", 4030945, 1, 173),
        ("TUV", "Tuvalu", 2110297, -8, 179),
        ("DDR", "East Germany", None, 52, 13),
        ("YUG", "Yugoslavia", None, 44, 19),
    ],
)
def test_a_country_lies_where_its_people_live(
    code: str, name: str, geonames: int | None, lat: int, lon: int
) -> None:
    spot = country_spot(code)
    assert spot is not None
    assert (spot.name, spot.kind, spot.country, spot.geonames) == (name, "country", code, geonames)
    assert spot.lat == pytest.approx(lat, abs=1)
    assert spot.lon == pytest.approx(lon, abs=1)


def test_every_country_where_people_live_is_on_the_map() -> None:
    found = {country.code: country_spot(country.code) for country in knowledge().countries}
    empty = {code for code, spot in found.items() if spot is None or spot.lat is None}
    assert empty == {"ATA", "BVT", "HMD", "UMI"}
    assert country_spot("XXX") is None


@pytest.mark.parametrize("name", ["Kenya", "France", "East Germany", "Viet Nam"])
def test_no_name_of_the_map_leads_to_a_country(name: str) -> None:
    assert "country" not in {spot.kind for spot in spots(name)}


@pytest.mark.parametrize(
    ("name", "country", "town"),
    [
        ("Ontario", "CAN", "Toronto"),
        ("Queensland", "AUS", "Brisbane"),
        ("Sindh", "PAK", "Karachi"),
        ("Bavaria", "DEU", "Munich"),
    ],
)
def test_a_province_holds_the_people_of_its_towns_and_lies_among_them(
    name: str, country: str, town: str
) -> None:
    province = next(spot for spot in spots(name) if spot.kind == "region" and spot.country == country)
    inside = next(spot for spot in spots(town) if spot.kind == "city" and spot.country == country)
    assert province.admin == inside.admin
    assert province.people > inside.people
    assert province.lat is not None


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Let the map be another file, which the test writes."""
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(bundled, "files", lambda _: tmp_path)
    bundled._database.cache_clear()
    yield tmp_path / "data" / "gazetteer.sqlite"
    bundled._database.cache_clear()


def test_a_missing_map_is_told_with_what_to_do(file: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"gazetteer\.sqlite:.*install foedera again"):
        gazetteer._asked("SELECT name FROM place WHERE kind = ?", "city")
    assert not file.exists()


@pytest.mark.parametrize("content", [b"not a map at all" * 99, b"", b"SQLite format 3\x00" + bytes(99)])
def test_a_damaged_map_is_told_with_what_to_do(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"gazetteer\.sqlite:.*install foedera again"):
        gazetteer._asked("SELECT name FROM place WHERE kind = ?", "city")
    assert file.read_bytes() == content


def test_the_map_is_not_written_to() -> None:
    with pytest.raises(KnowledgeError, match="readonly"):
        gazetteer._asked("DELETE FROM place WHERE kind = ?", "city")


def test_threads_ask_at_once() -> None:
    names = ["Lagos", "Osaka", "Quito", "Kano", "Riga", "Lima"] * 20
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: gazetteer._found(name)[0].name, names))
    assert found == names


# The table


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.cells[0])
def test_every_row_is_well_formed(row: Row) -> None:
    spot, names, adjectives = _read(row)
    assert spot.kind in set(get_args(SpotKind)) - {"county", "country"}
    assert spot.country is None or knowledge().country(spot.country) is not None
    assert len(set(names)) == len(names)
    assert all(word == word.strip() and word[:1].isalnum() for word in (*names, *adjectives))
    assert all(adjective[0].isupper() for adjective in adjectives)
    assert spot.kind != "continent" or spot.lat is None


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.cells[2] in {"city", "state"}], ids=lambda row: row.cells[0]
)
def test_every_city_and_state_of_the_table_is_on_the_map(row: Row) -> None:
    assert _read(row)[0].lat is not None


def test_the_rows_stand_in_groups_and_none_twice() -> None:
    kinds = [row.cells[2] for row in ROWS]
    assert len([1 for before, after in pairwise(kinds) if before != after]) == len(set(kinds)) - 1
    assert len({row.cells[:4:2] for row in ROWS}) == len(ROWS)


def test_no_name_means_two_places_of_the_table_unless_a_province_has_its_towns_name() -> None:
    for key, named in _geography().items():
        kinds = sorted(spot.kind for spot in {spot for _, spot in named})
        assert len(kinds) == 1 or kinds == ["city", "region"], key


def test_no_adjective_means_two_places() -> None:
    places = defaultdict(set)
    for row in ROWS:
        for adjective in filter(None, row.cells[4].split("|")):
            places[adjective.replace("-", " ")].add(row.cells[0])
    assert [adjective for adjective, named in places.items() if len(named) > 1] == []


def test_no_name_or_adjective_of_the_table_belongs_to_a_country() -> None:
    known = knowledge()
    words = {word for row in ROWS for cell in (0, 1, 4) for word in row.cells[cell].split("|") if word}
    taken = {word for word in words if known.country_named(word) or known.country_of_adjective(word)}
    taken |= {word for word in words if known.demonym(word)}
    assert taken - LEFT_TO_THE_STATE == set()


@pytest.mark.parametrize(
    "cells",
    [
        ("Sea", "", "ocean", "", "", "", ""),
        ("Sea", "", "water", "", "", "10.0", ""),
        ("Sea", "", "water", "", "", "95.0", "10.0"),
        ("Sea", "", "water", "", "", "10.0", "181.0"),
    ],
)
def test_a_row_with_another_kind_or_no_point_on_the_map_is_refused(cells: tuple[str, ...]) -> None:
    with pytest.raises(KnowledgeError):
        _read(Row("geography.tsv", 7, cells))


@pytest.mark.parametrize(
    ("name", "key"), [("Mt. Hermon", "mount hermon"), ("Sana’a", "sanaa"), ("Łódź", "lodz")]
)
def test_a_key_has_no_case_diacritics_or_apostrophes(name: str, key: str) -> None:
    assert key_of(name) == key
