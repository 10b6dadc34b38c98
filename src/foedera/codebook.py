"""The declared columns -> the codebook page of the docs."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any, get_args, get_type_hints

from foedera import export_ftm, export_gdelt, export_panel, export_polecat
from foedera.columns import Column
from foedera.dates import PartialDate
from foedera.export_columns import EVIDENCE, ID, TABLES
from foedera.export_events import day_of
from foedera.export_tables import meaning_of, type_word
from foedera.things import ROWS, Recorded

_HEAD = """\
# Codebook

What every column of `foedera export` means. This page is made from the declarations that write the columns
(`python tools/build_codebook.py`), and a test holds it to them.

| `--to` | what it writes |
|---|---|
| `jsonl` | one JSON object a line, all fields |
| `parquet` | the same fields, lists and objects nested, with an explicit schema; each field carries its meaning |
| `csv` | one row a thing, flat columns with a head |
| `polecat` | events in the columns of POLECAT, tab-separated, with a head |
| `gdelt` | events in GDELT's two tables, tab-separated, without a head |
| `ftm` | the whole record as entities of FollowTheMoney, one JSON object a line |
| `panel` | directed dyads by month; CSV, or Parquet where the output's name ends in `.parquet` |

`--kind` chooses among `events` (unless told otherwise), `agreements`, `initiatives`, `statements`, `commitments`, `actors`
and `articles` for the first three. `polecat` and `gdelt` hold events only; `ftm` and `panel` take no kind. Everything is
UTF-8, and the same record gives the same bytes.

A **date** is cut to what is known: `2024-08-23`, `2024-08` or `2024`. A **day** is always full. In `csv`, several values
are joined by `; ` (a value that holds this itself gets `, ` instead), and what is not known is empty; the columns of one
field stand in one order, with an empty place where a value is not known. Text is as the pages print it: open the file in
a spreadsheet by importing it as text. Offsets count Unicode code points from 0, the end exclusive.
"""


def codebook() -> str:
    """Return the page."""
    return "\n".join((_HEAD, *_parts()))


def _parts() -> Iterator[str]:
    yield "## CSV\n\nEvery table begins and ends with these:\n"
    yield _columns((ID, *EVIDENCE))
    for kind, columns in TABLES.items():
        yield f"### {kind}\n"
        yield _columns([column for column in columns if column not in (ID, *EVIDENCE)])
    yield "## JSON Lines and Parquet\n\nEvery kind has these:\n"
    yield _fields(Recorded)
    for kind, row in ROWS.items():
        yield f"### {kind}: fields\n"
        yield _fields(row, without=Recorded)
    yield "### Objects within\n"
    for held in _within([Recorded, *ROWS.values()]):
        yield f"#### {held.__name__}\n\n{_said(held)}\n"
        yield _fields(held)
    yield "## The day of an event\n\nPOLECAT and GDELT ask for one day an event.\n"
    yield _said(day_of) + "\n"
    yield from _formats()


def _formats() -> Iterator[str]:
    yield "## POLECAT\n\n" + _said(export_polecat) + "\n\nDenied and hypothetical events are left out.\n"
    yield _columns(export_polecat.COLUMNS)
    yield "## GDELT\n\n" + _said(export_gdelt) + "\n\n" + _GDELT + "\n### Event table\n"
    yield _columns(export_gdelt.EVENTS)
    yield "### Mention table\n"
    yield _columns(export_gdelt.MENTIONS)
    yield "## FollowTheMoney\n\n" + _said(export_ftm) + "\n\n| kind of actor | schema |\n|---|---|"
    yield "\n".join(f"| {kind} | {schema} |" for kind, schema in export_ftm.SCHEMATA.items()) + "\n"
    yield "## Panel\n\n" + _said(export_panel) + "\n\nA dyad-month in which nothing counts has no row.\n"
    crossed = {f"{kind.lower()}_{status}" for kind in export_panel.TYPES for status in export_panel.STATUSES}
    yield _columns([column for column in export_panel.COLUMNS if column.name not in crossed])
    yield (
        f"Between the types and `agreements_signed` stand {len(crossed)} columns `TYPE_STATUS` "
        f"(`consult_planned`), one for each type and each status: {', '.join(export_panel.STATUSES)}.\n"
    )


_GDELT = """\
`-o NAME` writes `NAME.export.CSV` and `NAME.mentions.CSV`; `--table events` or `--table mentions` writes one, to standard
output too. An event of several sides has a row for each pair of them, in both directions where nobody is the recipient,
and an id for each. Denied and hypothetical events are left out.
"""


def _columns(columns: Sequence[Column[Any]]) -> str:
    rows = (f"| `{c.name}` | {c.type} | {c.meaning.replace('|', chr(92) + '|')} |" for c in columns)
    return _table("column", rows)


def _fields(kind: type, without: type | None = None) -> str:
    hidden = {field.name for field in dataclasses.fields(without)} if without else set()
    hints = get_type_hints(kind)
    rows = (
        f"| `{field.name.removesuffix('_')}` | {type_word(hints[field.name])} | {meaning_of(kind, field.name.removesuffix('_'))} |"
        for field in dataclasses.fields(kind)
        if field.name not in hidden
    )
    return _table("field", rows)


def _table(what: str, rows: Iterable[str]) -> str:
    return f"| {what} | type | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _within(shown: Sequence[type]) -> list[type]:
    """Return the objects that fields of these types hold, each once, and those that these hold."""
    found: list[type] = []
    waiting = list(shown)
    for kind in waiting:
        for hint in get_type_hints(kind).values():
            for part in _parts_of(hint):
                if dataclasses.is_dataclass(part) and part is not PartialDate and part not in waiting:
                    assert isinstance(part, type)
                    waiting.append(part)
                    found.append(part)
    return sorted(found, key=lambda kind: kind.__name__)


def _parts_of(hint: Any) -> Iterator[Any]:
    yield hint
    for part in get_args(hint):
        yield from _parts_of(part)


def _said(thing: ModuleType | object) -> str:
    return inspect.getdoc(thing) or ""
