"""`foedera dossier`, `why`, `problems` and `verify`: what a record tells of somebody or something, and on what ground."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from foedera.cli_common import OldRecord, Since, Until, full_day, opened, write_lines
from foedera.dates import PartialDate
from foedera.settings import DEFAULT_RECORD
from foedera.terminal import Out, finish, say, written

DossierForm = Literal["text", "md", "html", "json"]

DOSSIER_LIMITS: dict[DossierForm, int] = {"text": 20, "md": 20, "html": 200, "json": 0}
"""How many things of each list a dossier shows if nobody asks for more; programs get all."""


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
    since: Since = None,
    until: Until = None,
    as_of: Annotated[
        PartialDate | None,
        typer.Option(metavar="YYYY-MM-DD", help="What was known on this day.", parser=full_day),
    ] = None,
    new_since: Annotated[
        PartialDate | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="Only what pages of this day or later were the first to tell.",
            parser=full_day,
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            min=0,
            metavar="N",
            help="How many of each list, those that most sources tell; 0 is all, as in json. [20; html: 200]",
        ),
    ] = None,
    form: Annotated[DossierForm, typer.Option("--format", help="How to write it.")] = "text",
    output: Out = "-",
) -> None:
    """Tell what the record knows of a country, a pair, a person, an organisation, an agreement or a programme."""
    from foedera.dossier import build_dossier
    from foedera.dossier_page import dossier_html
    from foedera.dossier_view import dossier_json, dossier_lines, dossier_markdown

    if since and until and since.earliest > until.latest:
        raise typer.BadParameter("--since lies after --until")
    if with_ is not None and with_.casefold() == who.casefold():
        raise typer.BadParameter("WHO and WITH are the same", param_hint="WITH")
    most = DOSSIER_LIMITS[form] if limit is None else limit
    with opened(record) as store, written(output) as out:
        found = build_dossier(
            store, who, with_, since=since, until=until, as_of=as_of, new_since=new_since, limit=most
        )
        if form == "text":
            write_lines(dossier_lines(found), out)
        else:
            out.write({"md": dossier_markdown, "html": dossier_html, "json": dossier_json}[form](found))


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

    with opened(record) as store, written(output) as out:
        write_lines(why_lines(explained(store, wanted)), out)


def problems(record: OldRecord = DEFAULT_RECORD, output: Out = "-") -> None:
    """List what could not be read, and why."""
    from foedera.brief import plain
    from foedera.record import open_record

    with open_record(record) as store, written(output) as out:
        found = store.problems()
        out.writelines(plain(str(problem)) + "\n" for problem in found)
    if not found:
        say("no problems")


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
