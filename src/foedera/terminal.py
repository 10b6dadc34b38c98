"""Standard output, standard error and files, as every command treats them."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO, TextIO, TypeVar

import typer

T = TypeVar("T")


def printable(text: str) -> str:
    """Return text on one line without characters that could steer a terminal."""
    if text.isprintable():
        return text
    from foedera.brief import plain

    return plain(text)


def say(text: str) -> None:
    """Tell people something that is no data, on standard error."""
    typer.echo(printable(text), err=True)


def finish(*, failed: bool) -> None:
    """End with the exit code for input that could not be read, if there was some."""
    if failed:
        raise typer.Exit(1)


def destination(text: str) -> str:
    """Read the name of a file to write, whose folder must be there; `-` is standard output."""
    if text != "-" and not Path(text).resolve().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {str(Path(text).parent)!r}")
    return text


Out = Annotated[
    str,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write to a file, whole or not at all.", callback=destination
    ),
]


@contextmanager
def written(path: str) -> Iterator[TextIO]:
    """Yield standard output for `-`, else a file that appears under its name only when all of it is written."""
    if path == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    with (
        _placed(Path(path).resolve()) as place,
        place.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file,
    ):
        yield file


@contextmanager
def written_bytes(path: str) -> Iterator[BinaryIO]:
    """Yield the like of `written` for what is no text."""
    if path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with _placed(Path(path).resolve()) as place, place.open("wb") as file:
        yield file


@contextmanager
def _placed(target: Path) -> Iterator[Path]:
    """Yield where to write a file that takes its place once all of it is written; a device is written to as it is."""
    if target.exists() and not target.is_file():
        yield target
        return
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    try:
        yield Path(name)
        Path(name).chmod(_mode_of(target))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode_of(target: Path) -> int:
    """Return the permissions of a file, or those that a new one gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def counted(things: Iterable[T], total: int | None = None) -> Iterator[T]:
    """Yield things, with a count of them on standard error where that is a terminal, as pages out of a total."""
    if not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    count = TextColumn("{task.completed}") if total is None else MofNCompleteColumn()
    bar = () if total is None else (BarColumn(),)
    columns = (SpinnerColumn(), *bar, count, TextColumn("pages"), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as progress:
        yield from progress.track(things, total=total)
