"""`foedera export`: the record as files of other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from foedera.cli_common import OldRecord, opened
from foedera.settings import DEFAULT_RECORD
from foedera.terminal import Out, say, written, written_bytes

if TYPE_CHECKING:
    from foedera.record import Record

# Written out, and held to `export.py` by a test, so that `--help` need not load what writes them
ExportForm = Literal["jsonl", "csv", "parquet", "polecat", "gdelt", "ftm", "panel"]
ExportKind = Literal["events", "agreements", "initiatives", "statements", "commitments", "actors", "articles"]
Table = Literal["events", "mentions"]

_ENDINGS: dict[str, ExportForm] = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet"}


def export(
    record: OldRecord = DEFAULT_RECORD,
    kind: Annotated[
        ExportKind | None,
        typer.Option(
            help="What to write: events unless told otherwise. polecat and gdelt hold events only; ftm holds all, panel counts all.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        ExportForm | None,
        typer.Option(
            help="In which form: jsonl unless the output's name ends in .csv or .parquet. ftm: FollowTheMoney; panel: counts by directed dyad and month.",
            show_default=False,
        ),
    ] = None,
    table: Annotated[
        Table | None,
        typer.Option(
            help="Which of gdelt's two tables; with -o NAME both, as NAME.export.CSV and NAME.mentions.CSV.",
            show_default=False,
        ),
    ] = None,
    output: Out = "-",
) -> None:
    """Write the record's consolidated things for other programs. docs/codebook.md tells what each column means."""
    from foedera.export import export as exported
    from foedera.export import misfit

    ending = _ENDINGS.get(Path(output).suffix.lower())
    form = to or ending or "jsonl"
    if wrong := misfit(form, kind):
        raise typer.BadParameter(wrong, param_hint="--kind")
    if table and form != "gdelt":
        raise typer.BadParameter(f"{form} is one table", param_hint="--table")
    with opened(record) as store:
        if form == "parquet" or (form == "panel" and ending == "parquet"):
            _parquet(store, "panel" if form == "panel" else kind or "events", output)
        elif form == "gdelt" and table is None:
            _gdelt(store, output)
        else:
            _lines(exported(store, kind, form, table or "events"), output)


def _lines(lines: Iterable[str], output: str) -> None:
    with written(output) as out:
        out.writelines(lines)


def _parquet(store: Record, kind: ExportKind | Literal["panel"], output: str) -> None:
    from foedera.export import export_parquet

    if output == "-" and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is no text: name a file, or send it on", param_hint="-o")
    with written_bytes(output) as out:
        export_parquet(store, out, kind)


def _gdelt(store: Record, output: str) -> None:
    """Write both tables beside each other; on standard output, which holds one, the events."""
    from foedera.export import export as exported

    if output == "-":
        _lines(exported(store, None, "gdelt", "events"), output)
        say("these are the events; --table mentions writes the passages that tell them, -o NAME both tables")
        return
    base = output[:-4] if output.lower().endswith((".csv", ".tsv")) else output
    names = f"{base}.export.CSV", f"{base}.mentions.CSV"
    with written(names[0]) as events, written(names[1]) as mentions:
        events.writelines(exported(store, None, "gdelt", "events"))
        mentions.writelines(exported(store, None, "gdelt", "mentions"))
    say(f"{names[0]}, {names[1]}")
