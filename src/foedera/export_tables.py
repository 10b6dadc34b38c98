"""Records as tables: CSV with one row a thing, and Parquet with the fields of the JSON Lines."""

from __future__ import annotations

import csv
import dataclasses
import io
import types
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from foedera.columns import Column, ColumnType, cells
from foedera.contract import keys_of
from foedera.dates import PartialDate
from foedera.export_columns import TABLES
from foedera.knowledge import table
from foedera.record import Record
from foedera.things import ROWS, Kind

if TYPE_CHECKING:
    import pyarrow as pa

R = TypeVar("R")

ROW_GROUP = 1_000
"""Rows that a Parquet file holds together, and so how many things are in memory at once."""


def csv_lines(record: Record, kind: Kind) -> Iterator[str]:
    """Yield the flat table of a kind, its head first."""
    yield from csv_table(TABLES[kind], record.things(kind))


def csv_table(columns: Sequence[Column[R]], rows: Iterable[R]) -> Iterator[str]:
    """Yield a table as comma-separated lines, its head first; cells with commas, quotes or line ends are quoted."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)  # its own line ends make it quote either half of them within a cell
    yield _taken(buffer, writer.writerow([column.name for column in columns]))
    for row in rows:
        yield _taken(buffer, writer.writerow(cells(columns, row)))


def write_parquet(record: Record, kind: Kind, sink: BinaryIO) -> None:
    """Write the things of a kind with every field of the JSON Lines, lists and objects nested."""
    _write((_arrow_value(thing) for thing in record.things(kind)), parquet_schema(kind), sink)


def write_parquet_table(columns: Sequence[Column[R]], rows: Iterable[R], sink: BinaryIO) -> None:
    """Write a flat table as Parquet."""
    import pyarrow as pa

    schema = pa.schema(
        [pa.field(c.name, _arrow_type(c.type), metadata={"description": c.meaning}) for c in columns]
    )
    _write(({c.name: _arrow_value(c.getter(row)) for c in columns} for row in rows), schema, sink)


def parquet_schema(kind: Kind) -> pa.Schema:
    """Return the Arrow schema of a kind: the fields of the JSON Lines, each with what it means.

    Days are `date32`; dates that may be only a month or a year are strings, as in the JSON Lines.
    """
    import pyarrow as pa

    return pa.schema(_fields(ROWS[kind]), metadata={"kind": kind})


@cache
def meanings() -> dict[str, str]:
    """Return what each field of the record's things means: by `Class.field`, or by `field` wherever it stands."""
    return {row.cells[0]: row.cells[1] for row in table("exports/fields.tsv", 2)}


def meaning_of(kind: type, field: str) -> str:
    """Return what a field of a thing means."""
    return meanings().get(f"{kind.__name__}.{field}") or meanings()[field]


def type_word(hint: Any) -> str:
    """Return what a field holds in the words of the codebook."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return type_word(next(arg for arg in get_args(hint) if arg is not types.NoneType))
    if origin is tuple:
        return f"list of {type_word(get_args(hint)[0])}"
    if origin is Literal:
        return " · ".join(map(str, get_args(hint)))
    words = {str: "text", int: "integer", float: "number", bool: "yes/no", date: "day", PartialDate: "date"}
    return words.get(hint) or hint.__name__


def _taken(buffer: io.StringIO, _: object) -> str:
    """Return the line that was written to a buffer, and empty it."""
    line = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return line.removesuffix("\r\n") + "\n"


def _write(rows: Iterator[dict[str, Any]], schema: pa.Schema, sink: BinaryIO) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := list(islice(rows, ROW_GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def _fields(kind: type) -> list[pa.Field]:
    import pyarrow as pa

    hints = get_type_hints(kind)
    return [
        pa.field(key, _arrow(hints[name]), metadata={"description": meaning_of(kind, key)})
        for name, key in keys_of(kind)
    ]


def _arrow(hint: Any) -> pa.DataType:
    """Return the Arrow type of a field of the contract."""
    import pyarrow as pa

    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _arrow(next(arg for arg in get_args(hint) if arg is not types.NoneType))
    if origin is tuple:
        return pa.list_(_arrow(get_args(hint)[0]))
    if origin is Literal:
        return _arrow(type(get_args(hint)[0]))
    if hint is PartialDate:
        return pa.string()
    if dataclasses.is_dataclass(hint):
        assert isinstance(hint, type)
        return pa.struct(_fields(hint))
    return {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}[hint]


def _arrow_type(name: ColumnType) -> pa.DataType:
    import pyarrow as pa

    return {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "date": pa.string(),
        "day": pa.date32(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "yes/no": pa.bool_(),
    }[name]


def _arrow_value(thing: Any) -> Any:
    """Return a thing as Arrow takes it: as JSON values, but with days as dates."""
    if isinstance(thing, tuple):
        return [_arrow_value(item) for item in thing]
    if isinstance(thing, PartialDate):
        return str(thing)
    if keys := keys_of(thing.__class__):
        return {key: _arrow_value(getattr(thing, name)) for name, key in keys}
    return thing
