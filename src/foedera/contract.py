"""The contract as JSON: one serialiser, one reader and one schema, all read off the dataclasses.

A trailing underscore of a field's name is dropped in JSON (`in_` is `"in"`, `for_` is `"for"`); dates become
strings; tuples become arrays; every key is always present.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from foedera.dates import PartialDate
from foedera.errors import ContractError, FoederaError

T = TypeVar("T")

_DATE_FORM = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def to_json(thing: Any) -> Any:
    """Return a thing of the contract as JSON values (dicts, lists, strings, numbers, None)."""
    if isinstance(thing, (tuple, list)):
        return [to_json(item) for item in thing]
    if isinstance(thing, (PartialDate, date)):
        return str(thing)
    kind: type = type(thing)
    if keys := keys_of(kind):
        return {key: to_json(getattr(thing, name)) for name, key in keys}
    return thing


@cache
def keys_of(kind: type) -> tuple[tuple[str, str], ...]:
    """Return the fields of a thing of the contract with their keys in JSON; none for what is a value."""
    if not dataclasses.is_dataclass(kind) or kind is PartialDate:
        return ()
    return tuple((field.name, _key(field.name)) for field in dataclasses.fields(kind))


def from_json(kind: type[T], data: Any, where: str = "$") -> T:
    """Read a thing of the contract from JSON values.

    Keys that the contract does not know are passed over, since fields may be added to it; one that was added later and has
    a default may be missing.

    Raises:
        ContractError: If a key is missing or a value has another type; it names the place.
    """
    found: T = _read(kind, data, where)
    return found


def schema(kind: type) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a thing of the contract."""
    definitions: dict[str, Any] = {}
    top = _schema(kind, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def _key(name: str) -> str:
    return name.removesuffix("_")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, data: Any, where: str) -> Any:
    origin = get_origin(kind)
    if dataclasses.is_dataclass(kind) and kind is not PartialDate:
        return _read_object(kind, data, where)
    if origin in (Union, types.UnionType):
        return None if data is None else _read(_not_none(kind), data, where)
    if origin is tuple:
        return _read_array(get_args(kind)[0], data, where)
    return _read_value(kind, data, where)


def _read_object(kind: Any, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise ContractError(where, f"{kind.__name__} expected, {type(data).__name__} found")
    values = {}
    for field in dataclasses.fields(kind):
        key = _key(field.name)
        if key not in data and field.default is not dataclasses.MISSING:
            continue
        if key not in data:
            raise ContractError(where, f"{kind.__name__} has no {key!r}")
        values[field.name] = _read(_hints(kind)[field.name], data[key], f"{where}.{key}")
    try:
        return kind(**values)
    except (FoederaError, ValueError) as error:
        raise ContractError(where, str(error)) from error


def _read_array(item: Any, data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise ContractError(where, f"an array expected, {type(data).__name__} found")
    return tuple(_read(item, value, f"{where}[{at}]") for at, value in enumerate(data))


def _read_value(kind: Any, data: Any, where: str) -> Any:
    if get_origin(kind) is Literal:
        if data not in get_args(kind):
            raise ContractError(where, f"{data!r} is none of {', '.join(map(str, get_args(kind)))}")
        return data
    readers: dict[Any, Callable[[str], Any]] = {PartialDate: PartialDate.parse, date: date.fromisoformat}
    if kind in readers and isinstance(data, str):
        try:
            return readers[kind](data)
        except ValueError as error:
            raise ContractError(where, str(error)) from error
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise ContractError(where, f"{kind.__name__} expected, {data!r} found")
    return data


def _not_none(kind: Any) -> Any:
    return next(arg for arg in get_args(kind) if arg is not type(None))


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(kind)
    if dataclasses.is_dataclass(kind) and kind is not PartialDate:
        return _object_schema(kind, definitions)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(_not_none(kind), definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0], definitions)}
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if kind in (PartialDate, date):
        return {"type": "string", "pattern": _DATE_FORM if kind is PartialDate else r"^\d{4}-\d{2}-\d{2}$"}
    names = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return {"type": names[kind]}


def _object_schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place, should the type hold itself
        fields = {_key(f.name): _schema(_hints(kind)[f.name], definitions) for f in dataclasses.fields(kind)}
        about = (kind.__doc__ or "").strip().split("\n", 1)[0]
        definitions[name] = {
            "type": "object",
            "description": about,
            "properties": fields,
            "required": list(fields),
        }
    return {"$ref": f"#/$defs/{name}"}
