"""The `foedera` command: each verb parses, calls the library and streams; nothing below it in the package prints.

Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 some input could not be read
(the rest is done), 2 wrong usage, 130 stopped by the user, 141 the reader of a pipe went away.
"""

# A command loads what it needs when it runs, so that `--help` does not wait for a model

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

import foedera
from foedera.cli_common import RecordPath, app, command, existing, full_day, json_line, write_lines
from foedera.cli_evaluate import evaluate
from foedera.cli_export import export
from foedera.cli_find import diff, find
from foedera.cli_lexicon import lexicon_app
from foedera.cli_record import dossier, problems, verify, why
from foedera.cli_review import review_app
from foedera.dates import PartialDate
from foedera.errors import Problem
from foedera.settings import DEFAULT_MODEL, DEFAULT_RECORD, Settings
from foedera.terminal import Out, counted, finish, say, written

if TYPE_CHECKING:
    from foedera.acquire import Intake
    from foedera.reading import Reading

__all__ = ["app", "main"]

ReadingForm = Literal["text", "json", "jsonl", "html"]

_OUTCOME_WORDS = {
    "new": "new",
    "version": "new versions of known pages",
    "again": "read anew",
    "kept": "known already",
    "problem": "could not be read",
}


def main() -> None:
    """Run the `foedera` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


def _existing_or_none(text: str | None) -> str | None:
    return None if text is None else existing(text)


Sources = Annotated[
    list[str], typer.Argument(metavar="PAGE...", help="Files, folders, addresses, or - for standard input.")
]
Date = Annotated[
    PartialDate | None,
    typer.Option(
        metavar="YYYY-MM-DD",
        help="Publication date of the pages, whatever they say of it themselves.",
        parser=full_day,
    ),
]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Address of the page.")]
Plain = Annotated[
    bool, typer.Option("--plain", help="The text is an article already: look for no page parts.")
]
Lexicon = Annotated[str | None, typer.Option(metavar="FILE", help="A lexicon layer to read with.")]
Model = Annotated[str, typer.Option(metavar="NAME", help="The spaCy pipeline to read with.")]
Private = Annotated[
    bool, typer.Option("--private-networks", help="Also fetch addresses of private networks.")
]


@app.callback(invoke_without_command=True)
def _version(
    *, version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False
) -> None:
    if version:
        typer.echo(f"foedera {foedera.__version__}")
        raise typer.Exit


@command("foedera read page.html --date 2024-08-24 --format html -o page-marked.html")
def read(  # noqa: PLR0913, PLR0917 - as many as the command has options
    pages: Sources,
    date: Date = None,
    url: Url = None,
    plain: Plain = False,
    form: Annotated[
        ReadingForm | None,
        typer.Option(
            "--format",
            help="text: for people (default on a terminal); jsonl: one object a line (default elsewhere); json: one page's object; html: one page with its findings marked.",
        ),
    ] = None,
    lexicon: Lexicon = None,
    model: Model = DEFAULT_MODEL,
    private_networks: Private = False,
    record: Annotated[
        str | None,
        typer.Option(
            "--record",
            metavar="FILE",
            help="Read with what the pages of this record teach: short names, offices, the days of acts that undated pages report.",
            callback=_existing_or_none,
        ),
    ] = None,
    output: Out = "-",
) -> None:
    """Read pages and print what they say."""
    from foedera.pipeline import read_many

    settings = Settings(model=model, lexicon=lexicon, private_networks=private_networks)
    with written(output) as out:
        chosen = form or _form_of(output) or ("text" if out.isatty() else "jsonl")
        outcomes = read_many(pages, _intake(settings, date, url, plain=plain), settings)
        if record is not None:
            outcomes = _with_record(outcomes, record, settings)
        failed = _write_readings(outcomes, chosen, out)
    finish(failed=failed)


@command("foedera ingest pages/ more.jsonl --record india.db")
def ingest(
    sources: Sources,
    record: RecordPath = DEFAULT_RECORD,
    date: Date = None,
    plain: Plain = False,
    lexicon: Lexicon = None,
    model: Model = DEFAULT_MODEL,
    private_networks: Private = False,
) -> None:
    """Read pages into a record and consolidate it. Safe to repeat and to interrupt."""
    from foedera.pipeline import read_many
    from foedera.record import open_record
    from foedera.rereading import teach

    settings = Settings(model=model, lexicon=lexicon, private_networks=private_networks)
    done: Counter[str] = Counter()
    with open_record(record) as store:
        for outcome in counted(read_many(sources, _intake(settings, date, None, plain=plain), settings)):
            if isinstance(outcome, Problem):
                store.note(outcome)
                say(str(outcome))
                done["problem"] += 1
            else:
                done[store.add(outcome)] += 1
        teach(store, settings)
        store.consolidate()
    said = [f"{done[outcome]} {words}" for outcome, words in _OUTCOME_WORDS.items() if done[outcome]]
    say(f"{record}: {', '.join(said) or 'nothing to read'}")
    finish(failed=done["problem"] > 0)


command("foedera dossier IND USA --since 2016 --format html -o india-us.html")(dossier)
command('foedera find "supply arrangement" --country IND --since 2024')(find)
command("foedera why agr_dd39142cdb22c48b")(why)
app.add_typer(review_app, name="review")
command("foedera problems --record india.db")(problems)
command("foedera verify --record india.db")(verify)
command("foedera diff before.jsonl after.jsonl")(diff)
command("foedera export --kind agreements --to csv -o agreements.csv")(export)
command("foedera evaluate html sets/news --root news-pages --misses")(evaluate)
app.add_typer(lexicon_app, name="lexicon")


def _form_of(output: str) -> ReadingForm | None:
    """Return the form that a file's ending asks for, where it names one."""
    forms: dict[str, ReadingForm] = {".html": "html", ".json": "json", ".jsonl": "jsonl", ".txt": "text"}
    return forms.get(Path(output).suffix.lower())


def _intake(settings: Settings, date: PartialDate | None, url: str | None, *, plain: bool) -> Intake:
    from foedera.acquire import Intake

    return Intake(date, url, plain, settings.limits, settings.private_networks)


def _write_readings(outcomes: Iterable[Reading | Problem], form: ReadingForm, out: TextIO) -> bool:
    """Write each reading, tell each problem, and return whether there was one."""
    failed = False
    for outcome in outcomes if form in {"text", "jsonl"} else _only_one(outcomes, form):
        if isinstance(outcome, Problem):
            failed = True
            say(str(outcome))
            if form == "jsonl":
                out.write(json_line({"problem": outcome}))
        else:
            _write_reading(outcome, form, out)
        out.flush()
    return failed


def _with_record(
    outcomes: Iterable[Reading | Problem], path: str, settings: Settings
) -> Iterator[Reading | Problem]:
    """Yield what was read, each reading with what the pages of a record teach."""
    from foedera.record import open_record
    from foedera.rereading import read_with

    with open_record(path) as store:
        for outcome in outcomes:
            yield outcome if isinstance(outcome, Problem) else read_with(store, outcome, settings)


def _only_one(outcomes: Iterable[Reading | Problem], form: ReadingForm) -> Iterator[Reading | Problem]:
    """Yield problems as they come and the one reading at the end.

    Raises:
        typer.BadParameter: If there are several, which one JSON object or one HTML page cannot hold.
    """
    reading: Reading | None = None
    for outcome in outcomes:
        if isinstance(outcome, Problem):
            yield outcome
        elif reading:
            raise typer.BadParameter(
                f"{form} holds one page, and there are several: use jsonl or text", param_hint="--format"
            )
        else:
            reading = outcome
    if reading:
        yield reading


def _write_reading(reading: Reading, form: ReadingForm, out: TextIO) -> None:
    if form == "html":
        from foedera.marked import marked_html

        out.write(marked_html(reading))
    elif form == "text":
        from foedera.brief import brief

        write_lines(brief(reading), out)
    else:
        out.write(json_line(reading, indent=2 if form == "json" else None))
