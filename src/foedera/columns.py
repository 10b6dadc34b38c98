"""Columns of tables as data: each with its name, type and meaning, and how it is read off a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from foedera.dates import PartialDate

R = TypeVar("R")

ColumnType = Literal["text", "texts", "date", "day", "integer", "number", "yes/no"]
"""What a column holds; `date` is cut to its precision, `day` is a full one, `texts` are several values."""
Value = str | int | float | bool | date | PartialDate | tuple[str | None, ...] | None

JOINT = "; "
"""What stands between the values of a column that holds several."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a table, and how it is read off what a row is made of."""

    name: str
    type: ColumnType
    meaning: str
    getter: Callable[[R], Value]


def cells(columns: Sequence[Column[R]], row: R, missing: str = "") -> list[str]:
    """Return a row as texts, in the order of the columns."""
    return [written(column.getter(row), missing) for column in columns]


def written(value: Value, missing: str = "") -> str:
    """Return a value as the text of a cell: several joined by `; `, what is not known as `missing`."""
    if isinstance(value, tuple):
        return JOINT.join(one_value(text) for text in value) or missing
    if isinstance(value, bool):
        return "true" if value else "false"
    return missing if value is None or value == "" else str(value)


def one_value(text: str | None) -> str:
    """Return one of several values of a cell, which cannot hold what stands between them."""
    return (text or "").replace(JOINT, ", ")


def tabbed(texts: Iterable[str]) -> str:
    """Return a line of a table without quotes: tabs between the cells, and neither tabs nor line ends in them."""
    return "\t".join(" ".join(text.split()) for text in texts) + "\n"


def tab_lines(columns: Sequence[Column[R]], rows: Iterable[R], missing: str = "") -> Iterator[str]:
    """Yield the rows of a table without quotes."""
    yield from (tabbed(cells(columns, row, missing)) for row in rows)


def distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    """Return known values once each, in the order of their first showing."""
    return tuple(dict.fromkeys(value for value in values if value))
