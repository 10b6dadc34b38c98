"""The record -> files of other programs, a line at a time; Parquet in groups of rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import BinaryIO, Literal, get_args

from foedera.contract import to_json
from foedera.export_ftm import ftm_lines
from foedera.export_gdelt import GdeltTable, gdelt_lines
from foedera.export_panel import COLUMNS, panel
from foedera.export_polecat import polecat_lines
from foedera.export_tables import csv_lines, csv_table, write_parquet, write_parquet_table
from foedera.record import Record
from foedera.things import Kind

Form = Literal["jsonl", "csv", "parquet", "polecat", "gdelt", "ftm", "panel"]

KINDS: tuple[Kind, ...] = get_args(Kind)
_TABLES: dict[Form, tuple[Kind, ...]] = {
    "jsonl": KINDS,
    "csv": KINDS,
    "parquet": KINDS,
    "polecat": ("events",),
    "gdelt": ("events",),
}
_ALWAYS: dict[Form, str] = {
    "ftm": "every kind as one graph",
    "panel": "counts of events, agreements, statements and commitments",
}


def misfit(form: Form, kind: Kind | None) -> str | None:
    """Return why a form cannot hold a kind, or None where it can; no kind asks for the form's own."""
    if kind is None or kind in _TABLES.get(form, ()):
        return None
    if form in _ALWAYS:
        return f"{form} holds {_ALWAYS[form]}: leave --kind out"
    able = ", ".join(other for other, kinds in _TABLES.items() if kind in kinds)
    return f"{form} holds {' and '.join(_TABLES[form])} only: write {kind} --to {able} or ftm"


def export(
    record: Record, kind: Kind | None = None, form: Form = "jsonl", table: GdeltTable = "events"
) -> Iterator[str]:
    """Yield what a form holds of a record as lines, each with its line end; without a kind, events or all the form holds.

    Raises:
        ValueError: If the form cannot hold the kind, or is no text.
    """
    wrong = misfit(form, kind)
    if wrong or form == "parquet":
        raise ValueError(wrong or "parquet is no text: use export_parquet")
    writers: dict[Form, Callable[[], Iterator[str]]] = {
        "jsonl": lambda: _json_lines(record, kind or "events"),
        "csv": lambda: csv_lines(record, kind or "events"),
        "polecat": lambda: polecat_lines(record),
        "gdelt": lambda: gdelt_lines(record, table),
        "ftm": lambda: ftm_lines(record),
        "panel": lambda: csv_table(COLUMNS, panel(record)),
    }
    yield from writers[form]()


def export_parquet(record: Record, sink: BinaryIO, kind: Kind | Literal["panel"] = "events") -> None:
    """Write the things of a kind, or the panel of dyads and months, as Parquet."""
    if kind == "panel":
        write_parquet_table(COLUMNS, panel(record), sink)
    else:
        write_parquet(record, kind, sink)


def _json_lines(record: Record, kind: Kind) -> Iterator[str]:
    for thing in record.things(kind):
        yield json.dumps(to_json(thing), ensure_ascii=False) + "\n"
