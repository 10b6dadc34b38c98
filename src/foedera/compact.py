"""Dataclasses as short JSON arrays, with the names of their fields kept once beside them.

A `layout` names the fields of every class as they were when something was written, so that fields may be added,
moved or given up later. Passages are written without their words, which the text they lie in still has.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from foedera.dates import PartialDate
from foedera.errors import ContractError
from foedera.evidence import BODY, Span

Layout = Mapping[str, tuple[str, ...]]
Texts = Mapping[str, str]
"""The words that passages lie in: the article's body and the blocks outside it, by name."""
Writer = Callable[[Any, Texts], Any]
Reader = Callable[[Any, Texts], Any]

_PASSAGE = {"start", "end", "text", "in_"}
_parse = lru_cache(maxsize=1 << 14)(PartialDate.parse)
_day = lru_cache(maxsize=1 << 14)(date.fromisoformat)


def layout_of(kind: type) -> dict[str, tuple[str, ...]]:
    """Return the fields of a dataclass and of every dataclass that it can hold."""
    found: dict[str, tuple[str, ...]] = {}
    todo = [kind]
    while todo:
        one = todo.pop()
        if one.__name__ not in found:
            found[one.__name__] = tuple(field.name for field in dataclasses.fields(one))
            todo += [inner for hint in _hints(one).values() for inner in _classes(hint)]
    return dict(sorted(found.items()))


@cache
def writer(kind: Any) -> Writer:
    """Return what writes a value of a type as JSON values."""
    if _is_class(kind):
        return _write_span if kind is Span else _write_object(kind)
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = writer(_not_none(kind))
        return lambda value, texts: None if value is None else inner(value, texts)
    if origin is tuple:
        item = writer(args[0])
        return lambda value, texts: [item(one, texts) for one in value]
    if origin is frozenset:
        item = writer(args[0])
        return lambda value, texts: sorted(item(one, texts) for one in value)
    if kind in (PartialDate, date):
        return lambda value, _: str(value)
    return lambda value, _: value


def reader(kind: Any, layout: Layout) -> Reader:
    """Return what reads a value of a type that was written under a layout."""
    if _is_class(kind):
        return _read_span if kind is Span else _read_object(kind, layout)
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = reader(_not_none(kind), layout)
        return lambda data, texts: None if data is None else inner(data, texts)
    if origin is tuple:
        item = reader(args[0], layout)
        return lambda data, texts: tuple(item(one, texts) for one in data)
    if origin is frozenset:
        item = reader(args[0], layout)
        return lambda data, texts: frozenset(item(one, texts) for one in data)
    if kind is PartialDate:
        return lambda data, _: _parse(data)
    if kind is date:
        return lambda data, _: _day(data)
    return lambda data, _: data


def _write_object(kind: type) -> Writer:
    fields = [(field.name, writer(_hints(kind)[field.name])) for field in dataclasses.fields(kind)]
    shown = {name for name, _ in fields} >= _PASSAGE

    def write(value: Any, texts: Texts) -> list[Any]:
        data = [write_field(getattr(value, name), texts) for name, write_field in fields]
        if shown and texts.get(value.in_, "")[value.start : value.end] == value.text:
            data[text_at] = ""
        return data

    text_at = next((at for at, (name, _) in enumerate(fields) if name == "text"), 0)
    return write


def _write_span(value: Span, texts: Texts) -> list[Any]:
    if texts.get(value.in_, "")[value.start : value.end] != value.text:
        return [value.start, value.end - value.start, value.in_, value.text]
    if value.in_ != BODY:
        return [value.start, value.end - value.start, value.in_]
    return [value.start, value.end - value.start]


def _read_span(data: Any, texts: Texts) -> Span:
    start, end = data[0], data[0] + data[1]
    in_ = data[2] if len(data) > 2 else BODY
    return Span(start, end, data[3] if len(data) > 3 else texts[in_][start:end], in_)


def _read_object(kind: type, layout: Layout) -> Reader:
    stored = {name: at for at, name in enumerate(layout.get(kind.__name__, ()))}
    fields = dataclasses.fields(kind)
    for field in fields:
        if field.name not in stored and field.default is dataclasses.MISSING:
            raise ContractError("$", f"{kind.__name__} was stored without {field.name!r}")
    hints = _hints(kind)
    found = [(f.name, stored[f.name], reader(hints[f.name], layout)) for f in fields if f.name in stored]
    if {name for name, _, _ in found} >= _PASSAGE:
        return _read_passage(kind, found)

    def read(data: Any, texts: Texts) -> Any:
        return kind(**{name: read_field(data[at], texts) for name, at, read_field in found})

    return read


def _read_passage(kind: type, found: list[tuple[str, int, Reader]]) -> Reader:
    def read(data: Any, texts: Texts) -> Any:
        values = {name: read_field(data[at], texts) for name, at, read_field in found}
        values["text"] = values["text"] or texts[values["in_"]][values["start"] : values["end"]]
        return kind(**values)

    return read


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _is_class(kind: Any) -> bool:
    return isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind is not PartialDate


def _not_none(kind: Any) -> Any:
    return next(arg for arg in get_args(kind) if arg is not type(None))


def _classes(hint: Any) -> Iterator[type]:
    if _is_class(hint):
        yield hint
    elif get_origin(hint) is not Literal:
        for arg in get_args(hint):
            yield from _classes(arg)
