"""Treaties that everybody knows by name."""

from __future__ import annotations

from datetime import date

import pytest

from foedera.treaties import known_treaty


@pytest.mark.parametrize(
    ("name", "acronym", "known"),
    [
        ("Paris climate accord", None, "Paris Agreement"),
        ("the Paris Agreement", None, "Paris Agreement"),
        ("JCPOA", "JCPOA", "Joint Comprehensive Plan of Action"),
        ("Non-Proliferation Treaty (NPT)", "NPT", "Treaty on the Non-Proliferation of Nuclear Weapons"),
        ("Helsinki Accords", None, "Helsinki Final Act"),
        ("Paris peace accord", None, ""),
        ("Security Agreement", None, ""),
    ],
)
def test_a_treaty_is_known_by_any_of_its_names(name: str, acronym: str | None, known: str) -> None:
    assert known_treaty(name, acronym, None) == known


def test_a_paper_of_the_name_signed_in_another_year_is_another() -> None:
    day = date(2020, 9, 15)
    assert known_treaty("Abraham Accords", None, (day, day)) == "Abraham Accords"
    assert known_treaty("Oslo Accords", None, (day, day)) == ""
