"""Persons in public life: how their names may be written, and when namesakes are told apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from foedera import bundled, whoswho
from foedera.errors import KnowledgeError
from foedera.knowledge import knowledge
from foedera.whoswho import SCHEMA, known, name_keys, name_tokens, packed, writings

DAY = date(2010, 6, 1)


def span(sector: str, start: int, end: int) -> str:
    return packed([(sector, date(start, 1, 1).toordinal(), date(end, 12, 31).toordinal())])


FOR_LIFE = packed([("MIL", date(1900, 1, 1).toordinal(), date.max.toordinal())])
PEOPLE = [
    ("José Ramírez Ortega|Pepe Ramírez", "MEX", 1950, None, 1, span("GOV", 2005, 2012)),
    ("Anna Maria Kovács-Holló", "HUN", 1960, 2020, 0, span("LEG", 2002, 2014)),
    ("Muhammad Tariq al-Rashidi", "EGY", 1955, None, 1, span("GOV", 2008, 2011)),
    ("Peter Doyle", "IRL", 1940, None, 0, span("LEG", 2000, 2005)),
    ("Peter Doyle", "CAN", 1970, None, 0, span("LEG", 2008, 2015)),
    ("Ion Petrescu", "ROU", None, None, 1, span("GOV", 2001, 2004) + span("LEG", 2004, 2012)),
    ("Elena Petrescu", "ROU", None, None, 0, span("LEG", 2008, 2012)),
    ("Karl Lindqvist", "SWE", 1930, 2015, 0, FOR_LIFE),
    ("Oluf Brandt", None, None, None, 1, span("GOV", 2005, 2012)),
    ("Omar Brandt", "NOR", None, None, 1, span("GOV", 2005, 2012)),
    ("Nok Su Darawan", "THA", 1999, None, 1, span("GOV", 2005, 2012)),
    ("Yuri Zubkovsky", "UKR", None, None, 1, span("GOV", 2009, 2011) + span("MIL", 2009, 2011)),
]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "people.sqlite"
    with sqlite3.connect(path) as database:
        database.executescript(SCHEMA)
        database.execute("INSERT INTO source VALUES (1, 'a page')")
        for number, (names, country, born, died, office, spells) in enumerate(PEOPLE, 1):
            row = (number, names, country, born, died, office, 1, spells)
            database.execute("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            keys = {key for words in writings(names.split("|"), country) for key in name_keys(words)}
            database.executemany("INSERT INTO name VALUES (?, ?)", [(key, number) for key in sorted(keys)])
    database.close()
    monkeypatch.setattr(bundled, "files", lambda _: tmp_path)
    forget()
    yield path
    forget()


def forget() -> None:
    for cached in (known, whoswho._read, whoswho._source, bundled._database):
        cached.cache_clear()


def country(name: str, day: date | None = DAY) -> str | None:
    found = known(name, day)
    return found.country if found else None


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    "name",
    [
        "José Ramírez Ortega",
        "JOSE RAMIREZ ORTEGA",
        "Jose Ramírez",
        "Pepe Ramirez",
        "José Luis Ramírez",
    ],
)
def test_case_diacritics_second_surnames_and_middle_names_do_not_count(name: str) -> None:
    found = known(name, DAY)
    assert found is not None
    assert (found.name, found.country, found.sector) == ("José Ramírez Ortega", "MEX", "GOV")
    assert (found.born, found.died, found.source) == (1950, None, "a page")


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Kovacs Hollo", "HUN"),
        ("Anna M. Kovács-Holló", "HUN"),
        ("Tariq Rashidi", "EGY"),
        ("Mohammed Tariq el-Rashidi", "EGY"),
        ("Muhammad Rashidi", "EGY"),
        ("Maria Kovács-Holló", None),
        ("Josef Ramírez", None),
        ("Karim Rashidi", None),
        ("Nobody Known", None),
        ("", None),
        ("…", None),
    ],
)
def test_names_agree_as_far_as_both_go(name: str, expected: str | None) -> None:
    assert country(name) == expected


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("J. Ramírez", DAY, "MEX"),
        ("JL Ramírez", DAY, "MEX"),
        ("J. Ramírez", date(2020, 1, 1), None),
        ("J. Ramírez", None, None),
        ("A. M. Kovács-Holló", DAY, "HUN"),
        ("E. Petrescu", DAY, None),
        ("O. Brandt", DAY, None),
    ],
)
def test_initials_alone_mean_only_one_who_is_in_office(
    name: str, day: date | None, expected: str | None
) -> None:
    assert country(name, day) == expected


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2003, 1, 1), "IRL"), (date(2010, 1, 1), "CAN"), (date(2024, 1, 1), None), (None, None)],
)
def test_namesakes_of_two_countries_are_told_apart_by_the_day_or_not_at_all(
    day: date | None, expected: str | None
) -> None:
    assert country("Peter Doyle", day) == expected


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Petrescu", DAY, "ROU"),
        ("Petrescu", date(2030, 1, 1), None),
        ("Petrescu", None, None),
        ("Rashidi", DAY, "EGY"),
        ("Hollo", DAY, None),
        ("Doyle", DAY, None),
        ("Brandt", DAY, None),
        ("Su", DAY, None),
    ],
)
def test_a_bare_surname_is_known_by_an_office_and_by_one_country(
    name: str, day: date | None, expected: str | None
) -> None:
    assert country(name, day) == expected


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("name", "day", "sector"),
    [
        ("Ion Petrescu", date(2002, 1, 1), "GOV"),
        ("Ion Petrescu", DAY, None),
        ("Ion Petrescu", None, None),
        ("Elena Petrescu", DAY, "LEG"),
        ("Elena Petrescu", date(2020, 1, 1), None),
        ("Karl Lindqvist", None, "MIL"),
        ("Karl Lindqvist", DAY, "MIL"),
        ("Yuri Zubkovsky", DAY, None),
    ],
)
def test_a_sector_is_told_only_where_it_is_sure_on_the_day(
    name: str, day: date | None, sector: str | None
) -> None:
    found = known(name, day)
    assert found is not None
    assert found.sector == sector


@pytest.mark.usefixtures("file")
def test_a_child_is_not_in_public_life() -> None:
    assert known("Nok Su Darawan", DAY) is None
    assert country("Nok Su Darawan", date(2020, 1, 1)) == "THA"


@pytest.mark.usefixtures("file")
def test_a_person_of_no_one_country_is_known_without() -> None:
    found = known("Oluf Brandt", DAY)
    assert found is not None
    assert (found.country, found.sector) == (None, "GOV")


def test_a_damaged_file_says_so(file: Path) -> None:
    file.write_bytes(b"not a database")
    with pytest.raises(KnowledgeError, match="install foedera again"):
        known("Peter Doyle", DAY)


@pytest.mark.parametrize(
    ("name", "words"),
    [("Ali al-Naimi", ("ali", "naimi")), ("El Hadji Diouf", ("el", "hadji", "diouf")), ("  ", ())],
)
def test_an_article_counts_only_where_the_name_begins_with_it(name: str, words: tuple[str, ...]) -> None:
    assert name_tokens(name) == words


# The file that comes with foedera


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    path = Path(whoswho.__file__).parent / "data" / "people.sqlite"
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Maria Zakharova", date(2018, 3, 17), "RUS"),
        ("Zakharova", date(2018, 3, 17), "RUS"),
        ("Na Kyung-won", date(2019, 2, 1), "KOR"),
        ("Omar Abdullah", date(2012, 5, 10), "IND"),
        ("Nabih Berri", date(2020, 10, 1), "LBN"),
        ("Penny Wong", date(2022, 4, 20), "AUS"),
    ],
)
def test_who_is_in_the_news_is_known(name: str, day: date, expected: str) -> None:
    assert country(name, day) == expected


def test_names_that_many_bear_are_left_out_of_parliaments() -> None:
    assert country("John Smith", date(2012, 1, 1)) is None


def test_every_person_has_names_keys_a_source_and_a_country_that_is_one(database: sqlite3.Connection) -> None:
    codes = {one.code for one in knowledge().countries}
    told = {
        code for (code,) in database.execute("SELECT DISTINCT country FROM person WHERE country NOT NULL")
    }
    assert told <= codes
    for query in (
        "SELECT COUNT(*) FROM person WHERE names = '' OR source NOT IN (SELECT id FROM source)",
        "SELECT COUNT(*) FROM person WHERE id NOT IN (SELECT person FROM name)",
        "SELECT COUNT(*) FROM name WHERE person NOT IN (SELECT id FROM person)",
        "SELECT COUNT(*) FROM source WHERE words NOT LIKE 'http%'",
        "SELECT COUNT(*) FROM person WHERE died < 1990 OR born > 2010",
    ):
        assert database.execute(query).fetchone() == (0,), query


def test_every_part_is_a_sector_with_days_in_order(database: sqlite3.Connection) -> None:
    sectors = set()
    for (text,) in database.execute("SELECT spells FROM person"):
        for spell in whoswho._spells(text):
            assert spell.start <= spell.until
            sectors.add(spell.sector)
    assert sectors <= {"", "BUS", "COP", "GOV", "JRN", "JUD", "LEG", "MIL", "OPP", "REL", "SPY"}
