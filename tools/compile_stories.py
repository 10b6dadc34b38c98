"""Turns story sheets into the gold of stories: which reports tell one agreement or initiative, and what it is by all of them.

usage: compile_stories.py FOLDER READINGS OUT      FOLDER/*.txt, the gold readings of the articles in READINGS
                                                   -> OUT.json (the stories), OUT.jsonl (readings of short reports)

`articles.txt` tells the stories of the gold articles, between lines of `====`; a row names its findings:

    story: prespa
    agreements:
    A | Prespa accord | GRC; MKD | 2018-06-17 | in force | b01-prespa:G1 b02-prespa:G1 c01-other:G2?
    initiatives:
    X | Noble Partner | - | b25-noble:I1

Key, name, parties, day of signing, status, findings (of an initiative: key, name, participants, findings). `-` is not
asked. Parties are ISO codes, or names, `TPLF = Tigray People's Liberation Front` with another; `signed = in force`
are both right; of rival days, `2018-06-17 ~ 2018-06-18`, the first is the one to show. `?` behind a finding: a reader
may put it there or not.

Every other file is a story told by short reports of its own, which follow between lines of `====`. Its rows have no
findings, its parties are keys of actors, and a report's rows have the keys of the story's:

    story: sosa
    actors:
    us | United States | country | USA | stated
    in | India | country | IND | stated
    agreements:
    A | Security of Supply Arrangement | us in | 2024-08-22 | signed
    ====
    id: sosa-1
    outlet: Coast Courier
    date: 2024-08-23
    title: Supplies first
    A | Security of Supply Arrangement | arrangement | signed 2024-08-22 @ Washington | us in | acronym: SOSA; by: d us
    text:
    [us|Washington] and [in|India] signed a [A|Security of Supply Arrangement] ([A|SOSA]) on Thursday.

A report's row: key, name (`~` where only described), kind, its steps, the last one its status (`announced, signed
2024-08-22`), parties (those of the story that the text names, if empty), and `acronym`, `by`, `renews: B`, `subjects`. Of an initiative:
key, name, kind, participants, and `edition: 5 2023-11-10 @ New Delhi`. `A?` for a key: readers may differ. `eval/gold/STORIES.md` says what is one.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from compile_gold import BREAK, Marked, Sheet, _actors, _article, unmarked
from gold_tables import agreements, initiatives

from foedera.agreements import Agreement
from foedera.article import Block
from foedera.contract import to_json
from foedera.evidence import BODY, Span
from foedera.reading import Reading, ReadWith, from_contract, to_contract
from foedera.stories import Named, Stories, Told

ARTICLES = "articles"
_WITH = ReadWith("gold", "1", "none", "none", "none", None)
_TABLES = {"actors", "agreements", "initiatives", "text"}


@dataclass(slots=True)
class Written:
    """A story or a report as it was written: its head, its tables by name, its text, the keys with a `?`."""

    head: dict[str, str] = field(default_factory=dict)
    tables: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)

    def rows(self, name: str) -> dict[str, list[str]]:
        """Return the rows of a table by their keys."""
        return self.tables.setdefault(name, {})


def read_written(text: str) -> Written:
    """Read a story or a report; raise ValueError with the line that does not fit."""
    written, part = Written(), "head"
    for line in text.splitlines():
        if part != "text" and line.strip().removesuffix(":") in _TABLES and line.strip().endswith(":"):
            part = line.strip()[:-1]
        elif part == "text":
            written.lines.append(line)
        elif line.strip() and "|" in line:
            cells = [cell.strip() for cell in line.split("|")]
            table = part if part != "head" else "told"
            if cells[0].endswith("?"):
                cells[0] = cells[0][:-1]
                written.unsure.add(cells[0])
            if cells[0] in written.rows(table):
                raise ValueError(f"a second row {cells[0]!r}")
            written.rows(table)[cells[0]] = cells
        elif line.strip():
            name, colon, value = line.partition(":")
            if not colon:
                raise ValueError(f"no `name: value`: {line!r}")
            written.head[name.strip()] = value.strip()
    return written


# Stories of gold articles


def _of_articles(story: Written, known: Mapping[str, Reading]) -> Iterator[Told]:
    for kind in ("agreements", "initiatives"):
        for key, cells in story.rows(kind).items():
            _, name, parties, *rest, findings = cells
            signed, status = rest or ("-", "-")
            told = _told(story, kind, key, name, _parties(parties), signed, status)
            yield replace(told, findings=tuple(_finding(one, kind, known) for one in findings.split()))


def _finding(written: str, kind: str, known: Mapping[str, Reading]) -> Named:
    article, _, thing = written.removesuffix("?").partition(":")
    reading = known.get(article)
    if reading is None or thing not in {one.id for one in getattr(reading, kind)}:
        raise ValueError(f"no gold reading has {written!r}")
    return Named(article, thing, sure=not written.endswith("?"))


def _parties(written: str) -> tuple[tuple[str, ...], ...] | None:
    if written == "-":
        return None
    return tuple(_names(one) for one in written.split(";"))


def _names(written: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in written.split("="))


def _told(
    story: Written, kind: str, key: str, name: str, parties: tuple[tuple[str, ...], ...] | None, signed: str, status: str
) -> Told:  # fmt: skip
    days = () if signed == "-" else tuple(day.strip() for day in signed.split("~"))
    statuses = () if status == "-" else tuple(one.strip() for one in status.split("="))
    return Told(f"{story.head['story']}:{key}", kind, name, parties, days, statuses, ())  # type: ignore[arg-type]


# Stories told by short reports


def _of_reports(story: Written, reports: Sequence[Written]) -> tuple[list[Told], list[Reading]]:
    readings = [_reading(story, report) for report in reports]
    told = []
    for kind in ("agreements", "initiatives"):
        for key, cells in story.rows(kind).items():
            _, name, parties, *rest = cells
            signed, status = rest or ("-", "-")
            found = tuple(
                Named(one.article.id, key, sure=key not in report.unsure)
                for one, report in zip(readings, reports, strict=True)
                if key in {each.id for each in getattr(one, kind)}
            )
            if not found:
                raise ValueError(f"no report tells {key!r}")
            one = _told(story, kind, key, name, _sides(story, parties), signed, status)
            told.append(replace(one, findings=found))
    return told, readings


def _sides(story: Written, written: str) -> tuple[tuple[str, ...], ...] | None:
    if written == "-":
        return None
    rows = [story.rows("actors")[key] for key in written.split()]
    return tuple((row[3],) if row[2] == "country" else _names(row[1]) for row in rows)


def _reading(story: Written, report: Written) -> Reading:
    try:
        return _compiled(story, report)
    except (ValueError, KeyError, LookupError) as error:
        raise ValueError(f"{report.head.get('id')}: {type(error).__name__} {error}") from error


def _compiled(story: Written, report: Written) -> Reading:
    text, marks, blocks = _body(report)
    things = {*story.rows("agreements"), *story.rows("initiatives")}
    people = [(start, end, tuple(k for k in keys if k not in things)) for start, end, keys in marks.mentions]
    named = {key for _, _, keys in people for key in keys}
    rows = {key: _actor_row(cells) for key, cells in story.rows("actors").items() if key in named}
    sheet = Sheet(head={"genre": "report", **report.head}, actors=rows)
    cast = Marked(text, [one for one in people if one[2]], [], {})
    said = {
        key: [Span(start, end, text[start:end], BODY) for start, end, keys in marks.mentions if key in keys]
        for key in things
    }
    if odd := {key for key in things if said[key]} ^ report.rows("told").keys():
        raise ValueError(f"marks and rows differ: {sorted(odd)}")
    deals = agreements(_deal_rows(story, report, text, said, rows), text, frozenset(rows))
    series = initiatives(_series_rows(story, report, text, said), text, frozenset(rows))
    return Reading(
        _WITH, _article(sheet, text, blocks), tuple(_actors(sheet, cast)), (), tuple(_marked(deal, said) for deal in deals),
        tuple(replace(one, mentions=tuple(said[one.id]), evidence=tuple(said[one.id])) for one in series), (), (), (), (),
    )  # fmt: skip


def _marked(deal: Agreement, said: Mapping[str, list[Span]]) -> Agreement:
    """Return an agreement with all its marks; the first stands as the evidence of its steps."""
    own = tuple(said[deal.id])
    steps = tuple(replace(step, evidence=own[:1]) for step in deal.steps)
    return replace(deal, mentions=own, evidence=own, steps=steps)


def _rows_of(report: Written, story: Written, kind: str) -> list[list[str]]:
    return [_filled(cells, 6) for key, cells in report.rows("told").items() if key in story.rows(kind)]


def _actor_row(cells: list[str]) -> list[str]:
    key, names, *rest = _filled(cells, 8)
    return [key, _names(names)[0], *rest]


def _filled(cells: list[str], size: int) -> list[str]:
    return cells + [""] * (size - len(cells))


def _body(report: Written) -> tuple[str, Marked, tuple[Block, ...]]:
    whole, blocks = Marked(), list[Block]()
    for line in filter(None, map(str.strip, report.lines)):
        whole.text += "\n\n" if whole.text else ""
        start = len(whole.text)
        marked = unmarked(line, start)
        whole.text += marked.text
        whole.mentions += marked.mentions
        blocks.append(Block(f"b{len(blocks) + 1}", "paragraph", marked.text, start, len(whole.text)))
    return whole.text, whole, tuple(blocks)


def _deal_rows(
    story: Written,
    report: Written,
    text: str,
    said: Mapping[str, list[Span]],
    cast: Mapping[str, list[str]],
) -> dict[str, list[str]]:
    """Return a report's rows of agreements as `gold_tables` reads them."""
    rows = {}
    for cells in _rows_of(report, story, "agreements"):
        key, name, kind, lived, parties, more = cells[:6]
        steps = [step.strip() for step in lived.split(",")]
        status = re.search(r"in force|[a-z]+", steps[-1])
        if status is None:
            raise ValueError(f"no status: {lived!r}")
        told = [f"step: {step}" for step in steps if not step.startswith("(")]
        whose = parties or " ".join(k for k in story.rows("agreements")[key][2].split() if k in cast)
        rows[key] = [key, name, kind, status[0], whose, "; ".join([_first(said[key], text), *told, more])]
    return rows


def _series_rows(
    story: Written, report: Written, text: str, said: Mapping[str, list[Span]]
) -> dict[str, list[str]]:
    """Return a report's rows of initiatives as `gold_tables` reads them."""
    rows = {}
    for key, name, kind, who, more, *_ in _rows_of(report, story, "initiatives"):
        rows[key] = [key, name, kind, who, "; ".join([_first(said[key], text), more])]
    return rows


def _first(said: Sequence[Span], text: str) -> str:
    """Return the first mark as a sheet's tables quote it."""
    span = said[0]
    starts = [at.start() for at in re.finditer(re.escape(span.text), text)]
    starts = [at for at in starts if at == 0 or not text[at - 1].isalnum()]
    return f'said: "{span.text}"#{starts.index(span.start) + 1}'


# Both


def compile_folder(folder: Path, known: Mapping[str, Reading]) -> tuple[Stories, list[Reading]]:
    """Return the stories of a folder and the readings of its short reports; raise ValueError with what does not fit."""
    told, made = list[Told](), list[Reading]()
    for path in sorted(folder.glob("*.txt")):
        parts = [read_written(part) for part in path.read_text(encoding="utf-8").split(f"\n{BREAK}\n")]
        try:
            if path.stem == ARTICLES:
                told += [one for story in parts for one in _of_articles(story, known)]
            else:
                things, readings = _of_reports(parts[0], parts[1:])
                told += things
                made += readings
        except (ValueError, KeyError, LookupError) as error:
            raise ValueError(f"{path.name}: {type(error).__name__} {error}") from error
    return Stories(tuple(told)), made


def main() -> int:
    """Compile a folder."""
    folder, readings, out = (Path(one) for one in sys.argv[1:4])
    known = {
        path.stem: from_contract(json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(readings.glob("*.json"))
    }
    stories, made = compile_folder(folder, known)
    out.with_suffix(".json").write_text(
        json.dumps(to_json(stories), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    lines = (json.dumps(to_contract(reading), ensure_ascii=False) + "\n" for reading in made)
    out.with_suffix(".jsonl").write_text("".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
