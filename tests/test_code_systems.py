"""What other systems call countries, acts and languages."""

from __future__ import annotations

import pytest

from foedera.code_systems import CountryCodes, codes_of, goldstein, three_letters
from foedera.knowledge import table

TABLES = ("systems.tsv", "goldstein.tsv", "languages.tsv", "fields.tsv")


@pytest.mark.parametrize(
    ("code", "codes"),
    [
        ("DEU", ("DE", "255", "GMY", "GM", "DEU")),
        ("KOR", ("KR", "732", "ROK", "KS", "KOR")),
        ("ROU", ("RO", "360", "ROM", "RO", "ROM")),
        ("SRB", ("RS", "345", "YUG", "RI", "SRB")),
        ("XKX", ("XK", "347", "KOS", "KV", "XKX")),
        ("PRI", ("PR", None, None, "RQ", "PRI")),
    ],
)
def test_a_country_has_the_codes_of_other_systems(code: str, codes: tuple[str | None, ...]) -> None:
    assert codes_of(code) == CountryCodes(*codes)


@pytest.mark.parametrize("code", [None, "", "QQQ"])
def test_what_is_no_country_has_none(code: str | None) -> None:
    assert codes_of(code) == CountryCodes()


def test_no_two_states_of_today_have_one_correlates_of_war_number() -> None:
    gone = {"SUN", "YUG", "SCG", "DDR", "CSK"}
    numbers = [
        row.cells[2] for row in table("exports/systems.tsv", 6) if row.cells[2] and row.cells[0] not in gone
    ]
    assert len(set(numbers)) == len(numbers) == 195


@pytest.mark.parametrize(
    ("code", "value"), [("042", 1.9), ("0872", 9.0), ("016", -2.0), ("0999", -2.0), ("20", -10.0)]
)
def test_an_act_has_the_value_of_the_nearest_code_above(code: str, value: float) -> None:
    assert goldstein(code) == value


def test_what_is_no_act_has_no_value() -> None:
    assert goldstein("99") is None


@pytest.mark.parametrize(("code", "told"), [("en", "eng"), ("fr", "fra"), (None, None), ("??", None)])
def test_languages_have_three_letters(code: str | None, told: str | None) -> None:
    assert three_letters(code) == told


@pytest.mark.parametrize("name", TABLES)
def test_every_table_names_its_source_and_licence(name: str) -> None:
    from importlib.resources import files

    lines = (files("foedera") / "data" / "exports" / name).read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert any(line.startswith("# source:") for line in head)
    assert any(line.startswith("# licence:") for line in head)
