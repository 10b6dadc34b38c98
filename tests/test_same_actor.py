"""Which persons of several pages are one."""

from __future__ import annotations

from typing import Any

import pytest
from readings import Draft

from foedera.consolidate import consolidate

ONE = [
    (("Haruto Sakamoto", "JPN", "Prime Minister"), ("Sakamoto Haruto", "JPN", "Prime Minister")),
    (("Pete Marlow", "USA", "Trade Envoy"), ("Peter Marlow", "USA", "Special Envoy for Trade")),
    (("Tesfaye Hussien", "ETH", None), ("Tesfaye Hussein", "ETH", "negotiator")),
    (("Irfan Ramdin", "GUY", None), ("Mohamed Irfan Ramdin", "GUY", "President")),
    (
        ("Amina Thérèse Kabila", "COD", "Foreign Minister"),
        ("Amina Therese Kabila", "RWA", "Foreign Minister"),
    ),
]
TWO = [
    (("Haruto Sakamoto", "JPN", "Prime Minister"), ("Sakamoto Haruto", "KOR", "Prime Minister")),
    (("Tesfaye Hussien", "ETH", "general"), ("Tesfaye Hussein", "ETH", "judge")),
    (("Amina Kabila", "COD", "Foreign Minister"), ("Amina Kabila", "RWA", "Foreign Minister")),
    (("Prime Minister", "JPN", "Prime Minister"), ("Prime Minister", "JPN", "Prime Minister")),
    (
        ("Japanese Prime Minister", "JPN", "Prime Minister"),
        ("Japanese Prime Minister", "JPN", "Prime Minister"),
    ),
]


def count(*told: Any) -> int:
    readings = []
    for at, (name, country, office) in enumerate(told):
        draft = Draft(f"Letter {at} says that {name} came.", page=f"p{at}")
        draft.actor(name, "person", country, offices=[office] if office else [])
        readings.append(draft.reading())
    return len(consolidate(readings).things.actors)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_a_person_is_one_however_the_name_is_turned_cut_or_spelt(one: Any, other: Any) -> None:
    assert count(one, other) == count(other, one) == 1


@pytest.mark.parametrize(("one", "other"), TWO)
def test_other_countries_offices_and_bare_titles_are_other_people(one: Any, other: Any) -> None:
    assert count(one, other) == count(other, one) == 2
