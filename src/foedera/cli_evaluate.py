"""`foedera evaluate`: the figures of the installed version on a gold set, and its misses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from foedera.errors import ContractError, Problem
from foedera.terminal import Out, counted, destination, finish, printable, say, written

if TYPE_CHECKING:
    from foedera.evaluate import Task
    from foedera.gold import Asked
    from foedera.scores import Figure, Miss, Score

_SHOWN = 160
"""Characters of a passage that a miss shows."""

_NOTHING = "nothing"


def _task(text: str) -> str:
    from foedera.evaluate import TASKS, task_named

    if task_named(text) is None:
        raise typer.BadParameter(
            f"there is no task {text!r}; there are {', '.join(one.name for one in TASKS)}"
        )
    return text


def _folder(folder: Path | None) -> Path | None:
    if folder is not None and not folder.is_dir():
        raise typer.BadParameter(f"there is no folder {str(folder)!r}")
    return folder


def evaluate(  # noqa: PLR0913, PLR0917 - as many as the command has options
    task: Annotated[
        str,
        typer.Argument(
            metavar="TASK",
            help="What to score: html, furniture, timex, geo, quotes, actors, events, agreements, statements, stories, coref or plv.",
            callback=_task,
        ),
    ],
    data: Annotated[
        str,
        typer.Argument(
            metavar="DATA",
            help="The gold set: what its files' names begin with, up to .gold.jsonl; for actors, events, agreements and statements a folder of readings.",
        ),
    ],
    root: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The folder that the set's pages lie below; looked for at DATA, above it, and here.",
            callback=_folder,
        ),
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="CODE", help="Score only the pages in one language, such as en.")
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List every miss.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object.")] = False,
    predictions: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Write the predictions as JSON Lines, whole or not at all.",
            callback=lambda text: None if text is None else destination(text),
        ),
    ] = None,
    output: Out = "-",
) -> None:
    """Score the installed version on a gold set: print the figures, and the misses that they rest on."""
    if predictions == output:
        raise typer.BadParameter(
            "figures and predictions cannot be written to one place", param_hint="--predictions"
        )
    from foedera.evaluate import task_named
    from foedera.gold import Asked

    chosen = task_named(task)
    assert chosen is not None, "the option was checked"
    cases = _cases(chosen, Asked(data, root, lang))
    with written(output) as out:
        with nullcontext() if predictions is None else written(predictions) as rows:
            found, failed = _predicted(chosen, cases, rows)
        score = chosen.score(cases, found)
        if as_json:
            out.write(_json_object(score, with_misses=misses))
        else:
            _write_figures(score.figures, out)
            out.writelines(line for miss in score.misses if misses for line in _miss_lines(miss))
    finish(failed=failed)


def _cases(task: Task[Any, Any], asked: Asked) -> Sequence[Any]:
    """Read a gold set; one that is not there or not in its form is wrong usage."""
    try:
        return task.load(asked)
    except ContractError as error:
        raise typer.BadParameter(printable(str(error)), param_hint="DATA") from error


def _predicted(task: Task[Any, Any], cases: Sequence[Any], rows: TextIO | None) -> tuple[list[Any], bool]:
    """Predict each case, write the predictions, tell each problem and the speed, and return whether there was a problem."""
    from foedera.contract import to_json

    found: list[Any] = []
    failed = False
    begun = perf_counter()
    for outcome in counted(task.predict(cases), len(cases)):
        if isinstance(outcome, Problem):
            failed = True
            say(str(outcome))
            continue
        found.append(outcome)
        if rows is not None:
            rows.write(json.dumps(to_json(outcome), ensure_ascii=False) + "\n")
    seconds = perf_counter() - begun
    say(f"{len(cases)} pages in {seconds:.1f} s, {len(cases) / max(seconds, 0.001):.1f} a second")
    return found, failed


def _json_object(score: Score, *, with_misses: bool) -> str:
    """Return the figures as the bench scorers write them, and under `misses` the misses where they are asked for."""
    from foedera.contract import to_json

    data: dict[str, Any] = {}
    for figure in score.figures:
        values = {value.name: value.number for value in figure.values}
        if figure.kind is None:
            data[figure.measure] = values
        else:
            data.setdefault(figure.measure, {})[figure.kind] = values
    if with_misses:
        data["misses"] = [to_json(_short(miss)) for miss in score.misses]
    return json.dumps(data, ensure_ascii=False) + "\n"


def _write_figures(figures: Sequence[Figure], out: TextIO) -> None:
    """Write the figures as a table: with Rich on a terminal, aligned elsewhere."""
    names = list(dict.fromkeys(value.name for figure in figures for value in figure.values))
    table = [["", *names], *(_cells(figure, names) for figure in figures)]
    if out.isatty():
        from rich.console import Console
        from rich.table import Table

        shown = Table(box=None, header_style="bold")
        for at, name in enumerate(table[0]):
            shown.add_column(name, justify="right" if at else "left")
        for row in table[1:]:
            shown.add_row(*row)
        Console(file=out).print(shown)
        return
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        first, *rest = (
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        out.write("  ".join([first, *rest]).rstrip() + "\n")


def _cells(figure: Figure, names: Sequence[str]) -> list[str]:
    numbers = {value.name: value.number for value in figure.values}
    cells = [_number(numbers[name]) if name in numbers else "" for name in names]
    return [f"{figure.measure} ({figure.kind})" if figure.kind else figure.measure, *cells]


def _number(number: float) -> str:
    return str(number) if isinstance(number, int) else f"{number:.4f}"


def _short(miss: Miss) -> Miss:
    return replace(miss, expected=_ends(miss.expected), found=_ends(miss.found), loss=round(miss.loss, 4))


def _ends(text: str) -> str:
    """Return a passage on one line, one too long by its beginning and its end."""
    line = printable(" ".join(text.split()))
    half = _SHOWN // 2
    return line if len(line) <= _SHOWN else f"{line[:half].rstrip()} … {line[-half:].lstrip()}"


def _miss_lines(miss: Miss) -> Iterator[str]:
    """Yield a miss as three lines: where and what it costs, what was expected, what came."""
    short = _short(miss)
    yield f"\n{short.loss:.4f}  {short.measure}  {printable(short.page)}\n"
    yield f"  expected: {short.expected or _NOTHING}\n"
    yield f"  came:     {short.found or _NOTHING}\n"
