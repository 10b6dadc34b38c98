"""`foedera find` and `foedera diff`: a record asked in words, and what two readings find differently."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from foedera.cli_common import (
    Kinds,
    OldRecord,
    Since,
    Until,
    existing,
    json_line,
    kind_named,
    opened,
    write_lines,
)
from foedera.settings import DEFAULT_RECORD
from foedera.terminal import Out, finish, say, written

if TYPE_CHECKING:
    from foedera.brief import Line
    from foedera.differences import Difference
    from foedera.reading import Reading
    from foedera.search import Hit, Hits
    from foedera.things import Kind

FindForm = Literal["text", "jsonl"]


def _country(text: str) -> str:
    """Read a country's code or name."""
    from foedera.knowledge import knowledge

    known = knowledge()
    try:
        return known.country(text.upper()).code
    except KeyError:
        found = known.country_named(text) or known.country_named(text.title())
    if found is None:
        raise typer.BadParameter(f"{text!r} is no country; give a name or an ISO code (IND)")
    return found.code


def find(  # noqa: PLR0913, PLR0917 - as many as the command has options
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]...",
            help='All must occur, in any form; "a phrase", begin*, -not and OR are understood.',
        ),
    ] = None,
    record: OldRecord = DEFAULT_RECORD,
    kind: Kinds = None,
    country: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE", help="Only what concerns this country; may be repeated.", parser=_country
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    type_: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="Of events the PLOVER type, of others their kind."),
    ] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help="Only what has this status.")] = None,
    site: Annotated[str | None, typer.Option(metavar="SITE", help="Only what this site tells.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many of each kind.")] = 5,
    form: Annotated[
        FindForm, typer.Option("--format", help="text: for people; jsonl: one hit a line.")
    ] = "text",
    output: Out = "-",
) -> None:
    """Search the record: agreements, programmes, people, events, promises, statements, articles."""
    from foedera.search import KINDS, Query

    kinds: tuple[Kind, ...] = tuple(map(kind_named, kind)) if kind else KINDS
    days = (since.earliest if since else None), (until.latest if until else None)
    query = Query(" ".join(words or ()), kinds, tuple(country or ()), *days, type_, status, site, limit)
    if not any((query.words, query.countries, since, until, type_, status, site, kind)):
        raise typer.BadParameter("say what is looked for: words, or a filter such as --country")
    with opened(record) as store, written(output) as out:
        try:
            found = store.find(query)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="WORDS") from error
        if form == "text":
            write_lines(hit_lines(found), out)
        else:
            out.writelines(json_line(hit) for hits in found for hit in hits.best)
    if not found:
        say("nothing found")


def hit_lines(found: Iterable[Hits]) -> Iterator[Line]:
    """Yield hits as lines for people, kind by kind."""
    from foedera.brief import Line

    for at, hits in enumerate(found):
        more = f", {hits.total} in all" if hits.total > len(hits.best) else ""
        yield from ([Line("")] if at else [])
        yield Line(f"{hits.kind.capitalize()} ({len(hits.best)}{more})", tone="heading")
        for hit in hits.best:
            yield from _hit(hit)


def _hit(hit: Hit) -> Iterator[Line]:
    from foedera.brief import Line, joined, plain

    yield Line(joined([plain(hit.name), hit.status, str(hit.first or "")]), 1)
    if hit.text:
        yield Line(plain(hit.text), 2, "quote")
    yield Line(joined([hit.id, *hit.sites[:3]]), 2, "dim")


def diff(
    before: Annotated[
        str,
        typer.Argument(
            metavar="A", help="Readings (json or jsonl), a record, or a version ARTICLE@DIGEST of --record."
        ),
    ],
    after: Annotated[str, typer.Argument(metavar="B", help="The other side, in any of these forms.")],
    record: Annotated[
        str, typer.Option("--record", metavar="FILE", help="The record that holds the versions.")
    ] = DEFAULT_RECORD,
    form: Annotated[
        FindForm, typer.Option("--format", help="text: for people; jsonl: one difference a line.")
    ] = "text",
    output: Out = "-",
) -> None:
    """Tell what two versions of a page, or two readings of one, find differently; exit 1 if they do, as diff does."""
    from foedera.differences import compare

    with written(output) as out:
        found = list(compare(_readings(before, record), _readings(after, record)))
        if form == "text":
            write_lines(difference_lines(found), out)
        else:
            out.writelines(map(json_line, found))
    if not found:
        say("no differences")
    finish(failed=bool(found))


def _readings(said: str, record: str) -> list[Reading]:
    """Return the readings that a text means: of a file of readings, of a record, of a version of an article."""
    from foedera.record import open_record

    path = Path(said)
    if path.is_file() and _is_record(path):
        with open_record(said) as store:
            return list(store.readings())
    if path.is_file():
        return list(_written_readings(path))
    name, _, digest = said.rpartition("@")
    with open_record(existing(record)) as store:
        found = [r for r in store.readings() if r.article.id == name and r.article.sha256.startswith(digest)]
    if len(found) != 1:
        raise typer.BadParameter(f"{said!r} is no file, and {len(found)} versions of {record} are called so")
    return found


def _is_record(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(6) == b"SQLite"


def _written_readings(path: Path) -> Iterator[Reading]:
    from foedera.reading import from_contract

    text = path.read_text("utf-8")
    try:
        whole = [json.loads(text)] if text.lstrip().startswith("{\n") else map(json.loads, text.splitlines())
        yield from (from_contract(data) for data in whole if "problem" not in data)
    except (ValueError, TypeError) as error:
        raise typer.BadParameter(f"{str(path)!r} holds no readings: {error}") from error


def difference_lines(found: Iterable[Difference]) -> Iterator[Line]:
    """Yield differences as lines for people, page by page."""
    from foedera.brief import Line, plain

    page = None
    for one in found:
        if one.article != page:
            yield from ([Line("")] if page is not None else [])
            yield Line(plain(one.article), tone="heading")
        page = one.article
        sign = {"added": "+", "removed": "-", "changed": "~"}[one.change]
        yield Line(f"{sign} {one.kind}: {plain(one.name)}", 1)
        if one.passage:
            yield Line(plain(one.passage), 2, "quote")
        for field in one.fields:
            yield Line(plain(f"{field.field}: {field.before or 'nothing'} → {field.after or 'nothing'}"), 2)
