"""`foedera lexicon`: work on the predicate lexicon."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedera.errors import LexiconError, ModelError
from foedera.settings import DEFAULT_MODEL, Settings
from foedera.terminal import Out, counted, finish, printable, say, written

lexicon_app = typer.Typer(
    help="Work on the predicate lexicon.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@lexicon_app.callback()
def _group() -> None:
    """Work on the predicate lexicon: docs/lexicon.md says what an entry holds."""


@lexicon_app.command(epilog="Example: foedera lexicon check my-entries.toml")
def check(
    layer: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="A layer to be checked; without one, the entries that ship with foedera."
        ),
    ] = None,
    model: Annotated[
        str, typer.Option(metavar="NAME", help="A spaCy pipeline that is installed.")
    ] = DEFAULT_MODEL,
    output: Out = "-",
) -> None:
    """Run the examples of lexicon entries: print each that yields something else, and each counter-example that fires."""
    from foedera.rehearsal import entries_of, faults_of

    named = None if layer is None else str(layer)
    try:
        entries = entries_of(named)
        faults = 0
        with written(output) as out:
            for entry in counted(entries, len(entries)):
                for fault in faults_of(entry, Settings(model=model, lexicon=named)):
                    faults += 1
                    out.writelines(f"{printable(line)}\n" for line in fault.lines())
    except (LexiconError, ModelError) as error:
        raise typer.BadParameter(printable(str(error)), param_hint="FILE") from error
    sentences = sum(len(entry.examples) + len(entry.counter) for entry in entries)
    say(f"{len(entries)} entries, {sentences} sentences, {faults} faults")
    finish(failed=faults > 0)
