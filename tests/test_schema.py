"""The JSON Schema that ships with foedera is the contract's, and outputs keep to it."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from foedera.contract import schema, to_json
from foedera.reading import Reading


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((files("foedera") / "data" / "reading.schema.json").read_text("utf-8"))
    return data


def test_the_shipped_schema_is_the_one_that_the_types_give(shipped: dict[str, Any]) -> None:
    assert shipped == schema(Reading), "write it anew with `make schema`"


def test_the_schema_is_a_schema(shipped: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(shipped)


def test_a_reading_keeps_to_the_schema(
    shipped: dict[str, Any], reading: Reading, bare_reading: Reading
) -> None:
    for each in (reading, bare_reading):
        assert list(Draft202012Validator(shipped).iter_errors(to_json(each))) == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("article", "genre"), "rumour"),
        (("events", 0, "date", "start"), "2024-08"),
        (("agreements", 0, "signed"), "22 August"),
        (("events", 0, "quad"), "1"),
        (("article", "authors"), None),
    ],
)
def test_a_wrong_value_does_not_keep_to_the_schema(
    shipped: dict[str, Any], reading: Reading, path: tuple[Any, ...], wrong: Any
) -> None:
    data = copy.deepcopy(to_json(reading))
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = wrong
    assert not Draft202012Validator(shipped).is_valid(data)
