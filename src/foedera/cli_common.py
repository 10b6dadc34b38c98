"""What the commands share: the application, exit codes, the reading of dates, a record opened, lines for people."""

from __future__ import annotations

import gc
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec, TextIO

import typer

from foedera.dates import PartialDate
from foedera.errors import FoederaError, LexiconError, ModelError, ReviewError, UnknownId
from foedera.terminal import say

if TYPE_CHECKING:
    from foedera.brief import Line, Tone
    from foedera.record import Record
    from foedera.things import Kind

P = ParamSpec("P")

PIPE_WIDTH, WIDEST = 80, 110
"""How wide text is where no terminal tells its width, and on the widest: longer lines are hard to read."""

# Written out, and held to `things.py` by a test, so that `--help` need not load what reads pages
KINDS: tuple[Kind, ...] = (
    *("agreements", "initiatives", "actors", "events", "commitments", "statements", "articles"),
)
"""The kinds of things of a record, as commands name them."""

_STYLES: dict[Tone, str] = {
    "title": "bold",
    "heading": "bold cyan",
    "plain": "",
    "quote": "italic",
    "dim": "dim",
}
_WRONG_USAGE = (ModelError, LexiconError, ReviewError, UnknownId)
_STOPPED, _PIPE_CLOSED = 130, 141
HELP_NAMES = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    help="Who agreed, met, visited, promised, refused or did what with whom, with the words that say it.",
    epilog="Start with: foedera read PAGE",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=HELP_NAMES,
)


def command(example: str, to: typer.Typer = app) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Register a function as the command of its name, with a worked example, and turn its errors to exit codes."""

    def register(function: Callable[P, None]) -> Callable[P, None]:
        @wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
            with exit_codes():
                function(*args, **kwargs)

        to.command(function.__name__.rstrip("_"), epilog=f"Example: {example}")(guarded)
        return guarded

    return register


@contextmanager
def exit_codes() -> Iterator[None]:
    """Turn errors to exit codes: 2 for wrong usage, 1 for what could not be done, 130 and 141 for a command stopped."""
    try:
        yield
    except FoederaError as error:
        say(f"foedera: {error}")
        raise typer.Exit(2 if isinstance(error, _WRONG_USAGE) else 1) from error
    except KeyboardInterrupt as error:
        say("stopped; what a record has stored is kept, and the same command goes on from there")
        raise typer.Exit(_STOPPED) from error
    except BrokenPipeError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(_PIPE_CLOSED) from error


def partial_date(text: str) -> PartialDate:
    """Read a year, a month or a day of an option."""
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def full_day(text: str) -> PartialDate:
    """Read a full day of an option."""
    day = partial_date(text)
    if day.day is None:
        raise typer.BadParameter(f"{text!r} is not a full day (YYYY-MM-DD)")
    return day


def kind_named(text: str) -> Kind:
    """Read a kind of things of the record."""
    found = next((kind for kind in KINDS if kind == text), None)
    if found is None:
        raise typer.BadParameter(f"{text!r} is none of {', '.join(KINDS)}")
    return found


def existing(text: str) -> str:
    """Read the name of a record that is there."""
    if not Path(text).exists():
        raise typer.BadParameter(f"there is no record at {text!r}; `foedera ingest` makes one")
    return text


Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Only things of this kind (agreements, events, ...); may be repeated.",
        parser=kind_named,
    ),
]
Since = Annotated[
    PartialDate | None,
    typer.Option("--since", metavar="DATE", help="From this year, month or day on.", parser=partial_date),
]
Until = Annotated[
    PartialDate | None,
    typer.Option("--until", metavar="DATE", help="Up to this year, month or day.", parser=partial_date),
]
RecordPath = Annotated[str, typer.Option("--record", metavar="FILE", help="The record.")]
OldRecord = Annotated[str, typer.Option("--record", metavar="FILE", help="The record.", callback=existing)]


@contextmanager
def opened(path: str) -> Iterator[Record]:
    """Open a record, and finish the consolidation that an interrupted ingest left undone."""
    from foedera.knowledge import knowledge
    from foedera.record import open_record

    knowledge()
    gc.freeze()  # what is known of the world lives as long as the command: to look it over for garbage takes half its time
    with open_record(path) as store:
        store.consolidate()
        yield store


def json_line(thing: object, indent: int | None = None) -> str:
    """Return a thing of the contract, or several by name, as a line of JSON."""
    from foedera.contract import to_json

    data = (
        {key: to_json(value) for key, value in thing.items()} if isinstance(thing, dict) else to_json(thing)
    )
    return json.dumps(data, ensure_ascii=False, indent=indent) + "\n"


def write_lines(lines: Iterable[Line], out: TextIO) -> None:
    """Write lines for people, in colour where a terminal shows it and nobody asked for none."""
    from foedera.brief import to_text, wrapped

    if not out.isatty() or os.environ.get("NO_COLOR"):
        width = min(shutil.get_terminal_size().columns, WIDEST) if out.isatty() else PIPE_WIDTH
        out.write(to_text(lines, width) + "\n")
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, highlight=False)
    for line in wrapped(lines, min(console.width, WIDEST)):
        console.print(Text(line.text, style=_STYLES[line.tone]), soft_wrap=True)
    console.print()
