"""Full names of one person on several pages."""

from __future__ import annotations

import pytest

from foedera.person_names import pairs_of, spelt_alike

ONE = [
    ("haruto sakamoto", "sakamoto haruto"),
    ("pete marlow", "peter marlow"),
    ("bill fenwick", "william fenwick"),
    ("mohamed karroubi", "muhammad karroubi"),
    ("tesfaye hussien", "tesfaye hussein"),
    ("irfan ali", "mohammed irfan ali"),
    ("oleksandr petrenko", "oleksandr petrenco"),
]
TWO = [
    ("haruto sakamoto", "haruto sakai"),
    ("pete marlow", "paula marlow"),
    ("kim jong nam", "kim yo jong"),
    ("maria costa", "mario costa"),
    ("marlow", "pete marlow"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_names_turned_cut_familiar_or_spelt_otherwise_are_alike(one: str, other: str) -> None:
    some, others = tuple(one.split()), tuple(other.split())
    assert spelt_alike(some, others)
    assert spelt_alike(others, some)
    assert set(pairs_of(some)) & set(pairs_of(others))


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_of_two_people_are_not(one: str, other: str) -> None:
    assert not spelt_alike(tuple(one.split()), tuple(other.split()))
