"""`foedera review`: what the record is least sure of, and what people find of it."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from foedera.cli_common import (
    HELP_NAMES,
    Kinds,
    OldRecord,
    command,
    existing,
    exit_codes,
    json_line,
    kind_named,
    opened,
    write_lines,
)
from foedera.errors import ReviewError
from foedera.settings import DEFAULT_RECORD
from foedera.terminal import Out, say, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foedera.brief import Line
    from foedera.doubts import Doubt
    from foedera.reviews import Opinion
    from foedera.things import Verdict

ReviewForm = Literal["text", "jsonl"]

review_app = typer.Typer(
    help="List what the record is least sure of; accept, correct or reject it; say what is one thing and what is not.",
    epilog="Example: foedera review --kind agreements --limit 10",
    add_completion=False,
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings=HELP_NAMES,
)
Wanted = Annotated[str, typer.Argument(metavar="ID", help="A thing of the record, or one finding of it.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.", show_default="your login")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")]
Only = Annotated[bool, typer.Option("--only", help="Only this finding, not every report of the thing.")]


def _me() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


@review_app.callback()
def doubtful(
    context: typer.Context,
    record: Annotated[str, typer.Option("--record", metavar="FILE", help="The record.")] = DEFAULT_RECORD,
    kind: Kinds = None,
    limit: Annotated[int, typer.Option(min=1, help="How many.")] = 20,
    form: Annotated[
        ReviewForm, typer.Option("--format", help="text: for people; jsonl: one a line.")
    ] = "text",
    output: Out = "-",
) -> None:
    """List what the record is least sure of; accept, correct or reject it; say what is one thing and what is not."""
    if context.invoked_subcommand is not None:
        return
    with exit_codes():
        _list(record, kind, limit, form, output)


def _list(record: str, kind: list[str] | None, limit: int, form: ReviewForm, output: str) -> None:
    from foedera.doubts import KINDS, doubts

    with opened(existing(record)) as store, written(output) as out:
        found = doubts(store, tuple(map(kind_named, kind)) if kind else KINDS, limit)
        if form == "text":
            write_lines(doubt_lines(found), out)
        else:
            out.writelines(map(json_line, found))
    if not found:
        say("nothing is left to be looked at")


def doubt_lines(found: Iterable[Doubt]) -> Iterator[Line]:
    """Yield doubts as lines for people, each with its passage and the ids that a verdict needs."""
    from foedera.brief import Line, joined, plain, quoted

    for at, one in enumerate(found):
        yield from ([Line("")] if at else [])
        yield Line(plain(joined([f"{one.doubt:.2f}", one.kind, one.name])), tone="heading")
        if one.passage is not None:
            yield Line(plain(quoted(one.passage.text)), 1, "quote")
        yield Line(joined([one.id, *([one.other] if one.other else []), *one.reasons]), 1, "dim")


def _judge(
    record: str,
    wanted: str,
    verdict: Opinion,
    by: str,
    said: tuple[str, ...],
    note: str | None,
    *,
    only: bool,
) -> None:
    from foedera.reviewing import review

    with opened(record) as store:
        marks = review(store, wanted, verdict, by, said, note, only=only)
        store.consolidate()
    say(f"{verdict}: {len(marks)} finding{'s' if len(marks) != 1 else ''} of {wanted}")


@command("foedera review accept agr_dd39142cdb22c48b", review_app)
def accept(
    wanted: Wanted, record: OldRecord = DEFAULT_RECORD, by: By = "", note: Note = None, only: Only = False
) -> None:
    """Say that a thing, or one finding of it, is right."""
    _judge(record, wanted, "accepted", by or _me(), (), note, only=only)


@command("foedera review reject evt_60dc6c8ab1b0ef54 --note 'a quotation, no act'", review_app)
def reject(
    wanted: Wanted, record: OldRecord = DEFAULT_RECORD, by: By = "", note: Note = None, only: Only = False
) -> None:
    """Say that a thing, or one finding of it, is wrong: it stays in the record, marked, and in no answer."""
    _judge(record, wanted, "rejected", by or _me(), (), note, only=only)


@command("foedera review correct agr_dd39142cdb22c48b 'parties=IND; JPN' signed=2024-08-22", review_app)
def correct(
    wanted: Wanted,
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE...", help="Codes or names for actors; several with ; between; empty is null."
        ),
    ],
    record: OldRecord = DEFAULT_RECORD,
    by: By = "",
    note: Note = None,
    only: Only = False,
) -> None:
    """Correct fields of a thing, or of one finding of it."""
    _judge(record, wanted, "corrected", by or _me(), tuple(changes), note, only=only)


@command("foedera review undo agr_dd39142cdb22c48b", review_app)
def undo(wanted: Wanted, record: OldRecord = DEFAULT_RECORD, by: By = "") -> None:
    """Take back what you said of a thing, also of what it is one with."""
    from foedera.reviewing import unreview

    with opened(record) as store:
        taken = unreview(store, wanted, by or _me())
        store.consolidate()
    say(f"taken back: {taken}")


def _identify(record: str, one: str, other: str, verdict: Verdict, by: str) -> None:
    from foedera.reviewing import identify

    with opened(record) as store:
        identify(store, one, other, verdict, by or _me())
        store.consolidate()
        shown = store.thing(one).id, store.thing(other).id
    say(f"{verdict}: {' and '.join(dict.fromkeys(shown))}")


@command("foedera review same agr_dd39142cdb22c48b agr_60dc6c8ab1b0ef54", review_app)
def same(one: Wanted, other: Wanted, record: OldRecord = DEFAULT_RECORD, by: By = "") -> None:
    """Say that two are one thing, with all that is told of either."""
    _identify(record, one, other, "same", by)


@command("foedera review different agr_dd39142cdb22c48b agr_60dc6c8ab1b0ef54", review_app)
def different(one: Wanted, other: Wanted, record: OldRecord = DEFAULT_RECORD, by: By = "") -> None:
    """Say that two findings are not one thing."""
    _identify(record, one, other, "different", by)


@command("foedera review export -o verdicts.jsonl", review_app)
def export(record: OldRecord = DEFAULT_RECORD, output: Out = "-") -> None:
    """Write every verdict, one a line, for another record of the same pages."""
    from foedera.reviews import to_line

    with opened(record) as store, written(output) as out:
        out.writelines(map(to_line, store.marks()))
        out.writelines(map(to_line, store.verdicts()))


@command("foedera review import verdicts.jsonl", review_app)
def import_(
    source: Annotated[
        Path, typer.Argument(metavar="FILE", help="What `review export` wrote.", exists=True, dir_okay=False)
    ],
    record: OldRecord = DEFAULT_RECORD,
) -> None:
    """Take over the verdicts of a file, all or none; those on pages that the record lacks wait for them."""
    from foedera.reviewing import take_over
    from foedera.reviews import from_line

    try:
        lines = source.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise ReviewError(
            f"{source} holds no verdicts: it is no text; give what `review export` wrote"
        ) from error
    said = [from_line(line) for line in lines if line.strip()]
    with opened(record) as store:
        taken = take_over(store, said)
        store.consolidate()
    say(f"{taken} new verdicts of {len(said)}")


@command("foedera review agreement", review_app)
def agreement(record: OldRecord = DEFAULT_RECORD) -> None:
    """Tell how far each two readers agree on what both judged (share and Cohen's kappa)."""
    from foedera.reviews import accords

    with opened(record) as store:
        found = accords(store.marks())
    for one in found:
        share = f"{one.agreed / one.findings:.2f}" if one.findings else "-"
        kappa = "-" if one.kappa is None else f"{one.kappa:.2f}"
        typer.echo(f"{one.one}\t{one.other}\t{one.findings}\t{share}\t{kappa}")
    if not found:
        say("fewer than two readers have judged anything")
