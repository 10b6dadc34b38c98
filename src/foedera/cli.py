"""The `foedera` command: each verb parses, calls the library and streams; nothing below it in the package prints.

Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 some input could not be read
(the rest is done), 2 wrong usage, 130 stopped by the user, 141 the reader of a pipe went away.
"""

# A command loads what it needs when it runs, so that `--help` does not wait for a model

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, ParamSpec, TextIO

import typer

import foedera
from foedera.cli_evaluate import evaluate
from foedera.cli_lexicon import lexicon_app
from foedera.dates import PartialDate
from foedera.errors import FoederaError, LexiconError, ModelError, Problem, UnknownId
from foedera.settings import DEFAULT_MODEL, DEFAULT_RECORD, Settings
from foedera.terminal import Out, counted, finish, say, written

if TYPE_CHECKING:
    from foedera.acquire import Intake
    from foedera.brief import Line, Tone
    from foedera.reading import Reading
    from foedera.record import Record

P = ParamSpec("P")
ReadingForm = Literal["text", "json", "jsonl", "html"]
DossierForm = Literal["text", "md", "html", "json"]
ExportForm = Literal["jsonl"]
ExportKind = Literal["events", "agreements", "initiatives", "statements", "commitments", "actors", "articles"]

PIPE_WIDTH = 80
"""How wide text is where no terminal tells its width."""

_STYLES: dict[Tone, str] = {
    "title": "bold",
    "heading": "bold cyan",
    "plain": "",
    "quote": "italic",
    "dim": "dim",
}
_OUTCOME_WORDS = {
    "new": "new",
    "version": "new versions of known pages",
    "again": "read anew",
    "kept": "known already",
    "problem": "could not be read",
}
_WRONG_USAGE = (ModelError, LexiconError, UnknownId)
_STOPPED, _PIPE_CLOSED = 130, 141

app = typer.Typer(
    help="Who agreed, met, visited, promised, refused or did what with whom, with the words that say it.",
    epilog="Start with: foedera read PAGE",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the `foedera` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


def command(example: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Register a function as the command of its name, with a worked example, and turn its errors to exit codes."""

    def register(function: Callable[P, None]) -> Callable[P, None]:
        @wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
            with _exit_codes():
                function(*args, **kwargs)

        app.command(epilog=f"Example: {example}")(guarded)
        return guarded

    return register


def _date(text: str) -> PartialDate:
    """Read a year, a month or a day of an option."""
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _day(text: str) -> PartialDate:
    """Read a full day of an option."""
    day = _date(text)
    if day.day is None:
        raise typer.BadParameter(f"{text!r} is not a full day (YYYY-MM-DD)")
    return day


def _existing_or_none(text: str | None) -> str | None:
    return None if text is None else _existing(text)


def _existing(text: str) -> str:
    if not Path(text).exists():
        raise typer.BadParameter(f"there is no record at {text!r}; `foedera ingest` makes one")
    return text


Sources = Annotated[
    list[str], typer.Argument(metavar="PAGE...", help="Files, folders, addresses, or - for standard input.")
]
Date = Annotated[
    PartialDate | None,
    typer.Option(
        metavar="YYYY-MM-DD",
        help="Publication date of the pages, whatever they say of it themselves.",
        parser=_day,
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
RecordPath = Annotated[str, typer.Option("--record", metavar="FILE", help="The record.")]
OldRecord = Annotated[str, typer.Option("--record", metavar="FILE", help="The record.", callback=_existing)]


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
            help="Read with what this record has learned: the days of acts that undated pages report.",
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
    from foedera.rereading import settle_dates

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
        settle_dates(store, settings)
        store.consolidate()
    said = [f"{done[outcome]} {words}" for outcome, words in _OUTCOME_WORDS.items() if done[outcome]]
    say(f"{record}: {', '.join(said) or 'nothing to read'}")
    finish(failed=done["problem"] > 0)


@command("foedera dossier IND USA --since 2016 --format html -o india-us.html")
def dossier(  # noqa: PLR0913, PLR0917 - as many as the command has options
    who: Annotated[
        str,
        typer.Argument(
            metavar="WHO", help="A country (IND), person, organisation, agreement or programme (SOSA)."
        ),
    ],
    with_: Annotated[
        str | None, typer.Argument(metavar="WITH", help="The other side of a pair (USA).")
    ] = None,
    record: OldRecord = DEFAULT_RECORD,
    since: Annotated[
        PartialDate | None,
        typer.Option(metavar="DATE", help="From this year, month or day on.", parser=_date),
    ] = None,
    until: Annotated[
        PartialDate | None, typer.Option(metavar="DATE", help="Up to this year, month or day.", parser=_date)
    ] = None,
    as_of: Annotated[
        PartialDate | None,
        typer.Option(metavar="YYYY-MM-DD", help="What was known on this day.", parser=_day),
    ] = None,
    form: Annotated[DossierForm, typer.Option("--format", help="How to write it.")] = "text",
    output: Out = "-",
) -> None:
    """Tell what the record knows of a country, a pair, a person, an organisation, an agreement or a programme."""
    from foedera.dossier import build_dossier
    from foedera.dossier_view import dossier_html, dossier_json, dossier_lines, dossier_markdown

    if since and until and since.earliest > until.latest:
        raise typer.BadParameter("--since lies after --until")
    if with_ is not None and with_.casefold() == who.casefold():
        raise typer.BadParameter("WHO and WITH are the same", param_hint="WITH")
    with _opened(record) as store, written(output) as out:
        found = build_dossier(store, who, with_, since=since, until=until, as_of=as_of)
        if form == "text":
            _write_lines(dossier_lines(found), out)
        else:
            out.write({"md": dossier_markdown, "html": dossier_html, "json": dossier_json}[form](found))


@command("foedera export --kind agreements --to jsonl -o agreements.jsonl")
def export(
    record: OldRecord = DEFAULT_RECORD,
    kind: Annotated[ExportKind, typer.Option(help="What to write.")] = "events",
    to: Annotated[ExportForm, typer.Option(help="In which form.")] = "jsonl",
    output: Out = "-",
) -> None:
    """Write the record's consolidated things, one a line."""
    from foedera.export import export as exported

    with _opened(record) as store, written(output) as out:
        out.writelines(exported(store, kind, to))


@command("foedera why agr_dd39142cdb22c48b")
def why(
    wanted: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a finding or of a thing of the record.")
    ],
    record: OldRecord = DEFAULT_RECORD,
    output: Out = "-",
) -> None:
    """Tell how a finding came about: its passages, the rule that fired, and every source."""
    from foedera.why import why as explained
    from foedera.why_view import why_lines

    with _opened(record) as store, written(output) as out:
        _write_lines(why_lines(explained(store, wanted)), out)


@command("foedera problems --record india.db")
def problems(record: OldRecord = DEFAULT_RECORD, output: Out = "-") -> None:
    """List what could not be read, and why."""
    from foedera.brief import plain
    from foedera.record import open_record

    with open_record(record) as store, written(output) as out:
        found = store.problems()
        out.writelines(plain(str(problem)) + "\n" for problem in found)
    if not found:
        say("no problems")


@command("foedera verify --record india.db")
def verify(record: OldRecord = DEFAULT_RECORD, output: Out = "-") -> None:
    """Check every passage of the record against its article; exit 1 if one does not stand there."""
    from foedera.brief import plain
    from foedera.record import open_record

    with open_record(record) as store, written(output) as out:
        faults = list(store.verify())
        out.writelines(plain(str(fault)) + "\n" for fault in faults)
    say(
        f"{len(faults)} passages do not stand where the record says"
        if faults
        else "every passage stands in its article"
    )
    finish(failed=bool(faults))


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
                out.write(_json_line({"problem": outcome}))
        else:
            _write_reading(outcome, form, out)
        out.flush()
    return failed


def _with_record(
    outcomes: Iterable[Reading | Problem], path: str, settings: Settings
) -> Iterator[Reading | Problem]:
    """Yield what was read, each reading with what a record has learned."""
    from foedera.inference import learn
    from foedera.record import open_record
    from foedera.rereading import read_with_record

    with open_record(path) as store:
        learned = learn(store.readings())
    for outcome in outcomes:
        yield outcome if isinstance(outcome, Problem) else read_with_record(outcome, learned, settings)


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

        _write_lines(brief(reading), out)
    else:
        out.write(_json_line(reading, indent=2 if form == "json" else None))


def _write_lines(lines: Iterable[Line], out: TextIO) -> None:
    """Write a brief, in colour where a terminal shows it and nobody asked for none."""
    from foedera.brief import to_text, wrapped

    if not out.isatty() or os.environ.get("NO_COLOR"):
        out.write(
            to_text(lines, PIPE_WIDTH if not out.isatty() else shutil.get_terminal_size().columns) + "\n"
        )
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, highlight=False)
    for line in wrapped(lines, console.width):
        console.print(Text(line.text, style=_STYLES[line.tone]), soft_wrap=True)
    console.print()


def _json_line(thing: object, indent: int | None = None) -> str:
    from foedera.contract import to_json

    data = (
        {key: to_json(value) for key, value in thing.items()} if isinstance(thing, dict) else to_json(thing)
    )
    return json.dumps(data, ensure_ascii=False, indent=indent) + "\n"


@contextmanager
def _opened(path: str) -> Iterator[Record]:
    """Open a record, and finish the consolidation that an interrupted ingest left undone."""
    from foedera.record import open_record

    with open_record(path) as store:
        store.consolidate()
        yield store


@contextmanager
def _exit_codes() -> Iterator[None]:
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
