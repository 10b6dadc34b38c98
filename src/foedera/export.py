"""The record -> files of other programs, a line at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Literal

from foedera.contract import to_json
from foedera.record import Record
from foedera.things import Kind

Form = Literal["jsonl"]


def export(record: Record, kind: Kind, form: Form = "jsonl") -> Iterator[str]:
    """Yield the things of a kind as lines, each with its line end."""
    writers = {"jsonl": _json_lines}
    yield from writers[form](record, kind)


def _json_lines(record: Record, kind: Kind) -> Iterator[str]:
    for thing in record.things(kind):
        yield json.dumps(to_json(thing), ensure_ascii=False) + "\n"
