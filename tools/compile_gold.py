"""Turns marked-up articles into gold readings.

usage: compile_gold.py FOLDER OUT          FOLDER/*.txt -> OUT/<id>.json (a reading of the contract), OUT/pages/<id>.txt
       compile_gold.py FOLDER OUT.jsonl    the same, a line each; a file may hold several, between lines of `====`

A file has a head of `name: value` lines, tables of actors and places, and the page:

    id: lamu-1                      letters, digits and hyphens
    story: lamu                     pages of one story are never split between the halves of the corpus
    outlet: Coast Courier           any made-up outlet
    country: KEN                    where the outlet sits, ISO 3166-1 alpha-3
    date: 2024-03-13                or empty for an undated page
    genre: report                   one of the contract's genres
    title: Two ports, one pact

    actors:
    k | Kenya | country | KEN | stated | | |
    d | Aden Duale | person | KEN | stated | GOV | | Defence Minister @ KEN; former Speaker @ KEN
    places:
    Doha | QAT
    events:
    1 | CONSULT visit | occurred | d | | on: 2024-03-12; at: Doha; contexts: diplomatic military

    text:
    ~ a line of furniture: in the page, not in the article
    {l|DOHA} - [d|Aden Duale], [k|{a|Kenya}]'s defence minister, said [d|he] ...

An actor's row: key, name, kind, country, country_basis, sector, further sectors, roles. A mention is `[key|words]`, with
several keys (`[k,q|the two governments]`) where it means several actors. A place is `{use|words}` with `l` literal,
`a` actor, `j` adjective, `n` in a name; `{l:Tripoli, Lebanon|Tripoli}` names its row where the words are not it.

An event's row: key, type and modes, status and the act it is about (`refused RETREAT`), actors, recipients, and what
else the words tell: `on: 2024-03-12` (or a month, a year, two days with `/`), `at: Doha`, `contexts: ...`, `claim: denied k`,
`background`, `dead: 3`. Its trigger is `<key|words>`. `eval/gold/EVENTS.md` says which acts are events. Tables of agreements,
initiatives, statements and commitments may follow; `tools/gold_tables.py` reads them.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import get_args

from gold_tables import agreements, commitments, initiatives, statements

from foedera.actors import Actor, Role
from foedera.acts import QUADS, Claim, Event, Size
from foedera.article import Article, Block, Dateline, Published
from foedera.dates import PartialDate
from foedera.dating import When
from foedera.evidence import BODY, Span
from foedera.places import Place, Where
from foedera.reading import Reading, ReadWith, to_contract
from foedera.standing import EventStatus

USES = {"l": "literal", "a": "actor", "j": "adjective", "n": "in a name"}
PARTS = {*"actors places events agreements initiatives statements commitments text".split()}
BREAK = "===="
_MARK = re.compile(r"\[([\w,]+)\||\{([lajn])(?::([^|{}]+))?\||<(\w+)\||\]|\}|>")
_PAIRS = {"[": "]", "{": "}", "<": ">"}
_LEAST = {"actors": 6, "events": 5, "agreements": 6, "initiatives": 5, "statements": 5, "commitments": 5}
_WITH = ReadWith("gold", "1", "none", "none", "none", None)


@dataclass(slots=True)
class Sheet:
    """One file as it was written: its head, its tables and its page."""

    head: dict[str, str] = field(default_factory=dict)
    actors: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, str | None] = field(default_factory=dict)
    events: dict[str, list[str]] = field(default_factory=dict)
    agreements: dict[str, list[str]] = field(default_factory=dict)
    initiatives: dict[str, list[str]] = field(default_factory=dict)
    statements: dict[str, list[str]] = field(default_factory=dict)
    commitments: dict[str, list[str]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Marked:
    """Text without its marks, and where they stood."""

    text: str = ""
    mentions: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    places: list[tuple[int, int, str, str | None]] = field(default_factory=list)
    triggers: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_sheet(written: str) -> Sheet:
    """Read one file; raise ValueError with the line that does not fit."""
    sheet, part = Sheet(), "head"
    for line in written.splitlines():
        if part != "text" and line.strip().removesuffix(":") in PARTS and line.strip().endswith(":"):
            part = line.strip()[:-1]
        elif part == "text":
            sheet.lines.append(line)
        elif line.strip():
            _row(sheet, part, line)
    return sheet


def _row(sheet: Sheet, part: str, line: str) -> None:
    if part == "head":
        name, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"no `name: value`: {line!r}")
        sheet.head[name.strip()] = value.strip()
        return
    cells = [cell.strip() for cell in line.split("|")]
    if part == "places":
        sheet.places[cells[0]] = cells[1] or None
    else:
        _new(getattr(sheet, part), cells, line, _LEAST[part])


def _new(rows: dict[str, list[str]], cells: list[str], line: str, least: int) -> None:
    """Keep a row, filled up to eight cells."""
    if len(cells) < least or cells[0] in rows:
        raise ValueError(f"a row has at least {least} cells and a key of its own: {line!r}")
    rows[cells[0]] = cells + [""] * (8 - len(cells))


def unmarked(line: str, start: int = 0) -> Marked:
    """Return a line's words and its marks; offsets count from `start`."""
    found, at, opened = Marked(), 0, []
    for mark in _MARK.finditer(line):
        found.text += line[at : mark.start()]
        at = mark.end()
        if mark.group() not in "]}>":
            opened.append((mark, start + len(found.text)))
            continue
        if not opened or _PAIRS[opened[-1][0].group()[0]] != mark.group():
            raise ValueError(f"marks do not nest: {line!r}")
        first, begun = opened.pop()
        _close(found, first, begun, start + len(found.text))
    if opened:
        raise ValueError(f"a mark is not closed: {line!r}")
    found.text += line[at:]
    return found


def _close(found: Marked, mark: re.Match[str], start: int, end: int) -> None:
    keys, use, named, event = mark.groups()
    if event:
        if event in found.triggers:
            raise ValueError(f"the trigger of {event!r} stands twice")
        found.triggers[event] = (start, end)
    elif keys:
        found.mentions.append((start, end, tuple(keys.split(","))))
    else:
        found.places.append((start, end, USES[use], named))


def compile_sheet(sheet: Sheet) -> tuple[Reading, str]:
    """Return the gold reading of a sheet, and its page as an outlet would print it."""
    whole, blocks, page = Marked(), [], [sheet.head["title"], ""]
    for line in sheet.lines:
        bare = unmarked(line.removeprefix("~").strip(), 0).text
        page.append(bare)
        if not bare or line.startswith("~"):
            continue
        whole.text += "\n\n" if whole.text else ""
        start = len(whole.text)
        marked = unmarked(line.strip(), start)
        whole.text += marked.text
        whole.mentions += marked.mentions
        whole.places += marked.places
        if twice := whole.triggers.keys() & marked.triggers.keys():
            raise ValueError(f"the trigger of {min(twice)!r} stands twice")
        whole.triggers |= marked.triggers
        blocks.append(Block(f"b{len(blocks) + 1}", "paragraph", marked.text, start, len(whole.text)))
    article = _article(sheet, whole.text, tuple(blocks))
    actors = tuple(_actors(sheet, whole))
    places = tuple(_places(sheet, whole))
    events = tuple(_events(sheet, whole, {actor.id: actor for actor in actors}))
    told, keys = whole.text, frozenset(sheet.actors)
    reading = Reading(
        _WITH, article, actors, events,
        tuple(agreements(sheet.agreements, told, keys)), tuple(initiatives(sheet.initiatives, told, keys)),
        tuple(statements(sheet.statements, told, keys)), tuple(commitments(sheet.commitments, told, keys)), (), places,
    )  # fmt: skip
    return reading, "\n".join(page) + "\n"


def _article(sheet: Sheet, text: str, blocks: tuple[Block, ...]) -> Article:
    head = sheet.head
    day = PartialDate.parse(head["date"]) if head.get("date") else None
    published = Published(day, "given", day, day) if day else Published()
    return Article(
        head["id"], sha256(text.encode()).hexdigest(), None, head.get("outlet"), head["title"], None, (), "en",
        None, None, head["genre"], published, Dateline(), text, blocks,  # type: ignore[arg-type]
    )  # fmt: skip


def _actors(sheet: Sheet, whole: Marked) -> Iterator[Actor]:
    spoken = {key for _, _, keys in whole.mentions for key in keys}
    if spoken != set(sheet.actors):
        raise ValueError(f"keys of actors and mentions differ: {spoken ^ set(sheet.actors)}")
    for key, cells in sheet.actors.items():
        _, name, kind, country, basis, sector, further, roles = cells[:8]
        sectors = tuple(dict.fromkeys(s for s in (sector, *further.replace(",", " ").split()) if s))
        mentions = sorted(
            (Span(start, end, whole.text[start:end], BODY) for start, end, keys in whole.mentions if key in keys),
            key=lambda span: (span.start, span.end),
        )  # fmt: skip
        yield Actor(
            key, name, kind, country or None, basis or None, sector or None, sectors,  # type: ignore[arg-type]
            tuple(_roles(roles)), tuple(mentions),
        )  # fmt: skip


def _roles(written: str) -> Iterator[Role]:
    for role in filter(None, (part.strip() for part in written.split(";"))):
        title, _, of = role.partition("@")
        yield Role(title.strip(), of.strip() or None)


def _places(sheet: Sheet, whole: Marked) -> Iterator[Place]:
    for count, (start, end, use, named) in enumerate(sorted(whole.places), 1):
        words = whole.text[start:end]
        row = named or words
        if row not in sheet.places:
            raise ValueError(f"no row for the place {row!r}")
        yield Place(
            f"p{count}", start, end, words, BODY, row.split(",")[0], sheet.places[row], None, None, None, use  # type: ignore[arg-type]
        )  # fmt: skip


def _events(sheet: Sheet, whole: Marked, actors: dict[str, Actor]) -> Iterator[Event]:
    if whole.triggers.keys() != sheet.events.keys():
        raise ValueError(f"keys of events and triggers differ: {whole.triggers.keys() ^ sheet.events.keys()}")
    for key, (start, end) in sorted(whole.triggers.items(), key=lambda row: row[1]):
        _, coded, standing, who, whom, *rest = sheet.events[key]
        told = _told("; ".join(filter(None, rest)))
        kind, *modes = coded.split()
        status, *act = standing.split()
        if status not in get_args(EventStatus) or not {*act} <= QUADS.keys():
            raise ValueError(f"no such status or act: {standing!r}")
        parties = [tuple(re.findall(r"\w+", cell)) for cell in (who, whom)]
        trigger = Span(start, end, whole.text[start:end], BODY)
        yield Event(
            f"e{key}", kind, tuple(modes), tuple(told.get("contexts", "").split()), None, QUADS[kind],  # type: ignore[index,arg-type]
            act[0] if act else None, status, "background" in told, _claim(told.get("claim")), *parties,  # type: ignore[arg-type]
            tuple(a for cell in parties for a in cell if actors[a].kind == "person"), _when(told.get("on")),
            _where(told.get("at")), _size(told), (), (), trigger, (_sentence(whole, trigger),), "gold", 1.0,
        )  # fmt: skip


def _told(written: str) -> dict[str, str]:
    cells = (cell.strip().partition(":") for cell in written.split(";") if cell.strip())
    told = {name.strip(): value.strip() for name, _, value in cells}
    if odd := told.keys() - {"on", "at", "contexts", "claim", "background", *Size.__dataclass_fields__}:
        raise ValueError(f"an event has no {min(odd)!r}")
    return told


def _claim(written: str | None) -> Claim | None:
    if not written:
        return None
    stance, *by = re.findall(r"\w+", written)
    if stance not in {"asserted", "denied", "alleged"}:
        raise ValueError(f"no stance: {stance!r}")
    return Claim(tuple(by), None, stance)  # type: ignore[arg-type]


def _when(written: str | None) -> When:
    if not written:
        return When(None, None, "none", lasting=False, value=None, basis="bound", time=None)
    days = [PartialDate.parse(part) for part in written.split("/")]
    precision = {4: "year", 7: "month", 10: "day"}[len(written.split("/", maxsplit=1)[0])]
    first, last = days[0].earliest, days[-1].latest
    return When(first, last, precision, len(days) > 1, written, "stated", None)  # type: ignore[arg-type]


def _where(written: str | None) -> Where | None:
    return Where(written, None, None, None, None) if written else None


def _size(told: dict[str, str]) -> Size:
    return Size(**{name: int(told[name]) for name in Size.__dataclass_fields__ if name in told})


def _sentence(whole: Marked, trigger: Span) -> Span:
    """Return the paragraph of a trigger: the gold does not tell sentences apart."""
    start = whole.text.rfind("\n\n", 0, trigger.start)
    start = 0 if start < 0 else start + 2
    end = whole.text.find("\n\n", trigger.end)
    end = len(whole.text) if end < 0 else end
    return Span(start, end, whole.text[start:end], BODY)


def compiled(path: Path) -> Iterator[tuple[Reading, str]]:
    """Yield what a file holds: each reading and its page."""
    for written in path.read_text(encoding="utf-8").split(f"\n{BREAK}\n"):
        try:
            yield compile_sheet(read_sheet(written))
        except (ValueError, KeyError, LookupError, TypeError) as error:
            told = " ".join(written.split())[:60]
            raise ValueError(f"{type(error).__name__} {error} in: {told}") from error


def main() -> int:
    """Compile a folder; tell every file that does not fit."""
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    made, failed = list[tuple[Reading, str]](), 0
    for path in sorted(source.glob("*.txt")):
        try:
            made += compiled(path)
        except ValueError as error:
            failed += 1
            print(f"{path.name}: {error}", file=sys.stderr)
    lines = [json.dumps(to_contract(reading), ensure_ascii=False) + "\n" for reading, _ in made]
    if out.suffix == ".jsonl":
        out.write_text("".join(lines), encoding="utf-8")
        return 1 if failed else 0
    (out / "pages").mkdir(parents=True, exist_ok=True)
    for (reading, page), line in zip(made, lines, strict=True):
        (out / f"{reading.article.id}.json").write_text(line, encoding="utf-8")
        (out / "pages" / f"{reading.article.id}.txt").write_text(page, encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
