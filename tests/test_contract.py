"""The contract as JSON: what is written reads back the same, and what does not fit is refused with its place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.contract import from_json, schema, to_json
from foedera.dates import PartialDate
from foedera.errors import ContractError
from foedera.evidence import Span
from foedera.reading import Reading, from_contract, to_contract


@dataclass(frozen=True, slots=True)
class Inner:
    """A part."""

    in_: str
    kind: Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class Outer:
    """A whole."""

    for_: Inner
    parts: tuple[Inner, ...]
    day: date | None
    signed: PartialDate | None
    weight: float
    count: int
    sure: bool


WHOLE = Outer(Inner("text", "a"), (Inner("b1", "b"),), date(2024, 8, 23), PartialDate(2024, 6), 0.5, 3, True)
DATA: dict[str, Any] = {
    "for": {"in": "text", "kind": "a"},
    "parts": [{"in": "b1", "kind": "b"}],
    "day": "2024-08-23",
    "signed": "2024-06",
    "weight": 0.5,
    "count": 3,
    "sure": True,
}


def test_a_trailing_underscore_is_dropped_and_dates_become_strings() -> None:
    assert to_json(WHOLE) == DATA


def test_what_is_written_reads_back_the_same() -> None:
    assert from_json(Outer, json.loads(json.dumps(to_json(WHOLE)))) == WHOLE


def test_a_key_the_contract_does_not_know_is_passed_over() -> None:
    assert from_json(Outer, {**DATA, "colour": "red"}) == WHOLE


def test_a_whole_number_does_for_a_fraction() -> None:
    assert from_json(Outer, {**DATA, "weight": 1}).weight == 1.0


@pytest.mark.parametrize("key", list(DATA))
def test_a_missing_key_is_refused_by_its_name(key: str) -> None:
    short = {name: value for name, value in DATA.items() if name != key}
    with pytest.raises(ContractError) as caught:
        from_json(Outer, short)
    assert repr(key) in str(caught.value)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"for": {"in": "text", "kind": "c"}}, "$.for.kind"),
        ({"for": "text"}, "$.for"),
        ({"parts": {"in": "b1", "kind": "b"}}, "$.parts"),
        ({"parts": [{"in": 1, "kind": "b"}]}, "$.parts[0].in"),
        ({"day": "2024-08"}, "$.day"),
        ({"signed": "June 2024"}, "$.signed"),
        ({"weight": "0.5"}, "$.weight"),
        ({"count": True}, "$.count"),
        ({"count": 3.0}, "$.count"),
        ({"sure": None}, "$.sure"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_at_its_place(change: dict[str, Any], where: str) -> None:
    with pytest.raises(ContractError) as caught:
        from_json(Outer, {**DATA, **change})
    assert caught.value.where == where


def test_a_value_that_its_type_refuses_is_a_contract_error() -> None:
    with pytest.raises(ContractError):
        from_json(Span, {"start": 4, "end": 2, "text": "x", "in": "text"})


def test_the_schema_requires_every_key() -> None:
    made = schema(Outer)
    assert sorted(made["$defs"]["Outer"]["required"]) == sorted(DATA)
    assert made["$defs"]["Inner"]["properties"]["kind"] == {"enum": ["a", "b"]}


def test_a_reading_survives_the_contract(reading: Reading, bare_reading: Reading) -> None:
    for each in (reading, bare_reading):
        assert from_contract(json.loads(json.dumps(to_contract(each)))) == each


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda c: st.lists(c) | st.dictionaries(st.text(), c), max_leaves=20))  # fmt: skip
def test_any_other_data_is_refused_and_never_half_read(data: Any) -> None:
    with pytest.raises(ContractError):
        from_contract(data)
