"""The index of words: a row for each page, and for each set of findings that say the same.

It is SQLite's FTS5 without any text, places or counts of its own. Each row is there twice: under a number with all its
words, and under one with the words of its name alone, so that what is named by the words that are looked for can come
first. Triggers note what comes and goes, and `WordIndex.settle` follows.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from foedera.actors import Actor
from foedera.acts import Event
from foedera.agreements import Agreement
from foedera.cards import KINDS
from foedera.commitments import Commitment
from foedera.dates import PartialDate
from foedera.gists import refs
from foedera.initiatives import Initiative
from foedera.library import Library
from foedera.packing import Sheet
from foedera.reading import Finding
from foedera.statements import Statement
from foedera.things import Kind

LETTERS = re.compile(r"\w+")
_PAGES = len(KINDS)
_SHELF = 1 << 28
"""Numbers that each kind has in the index, for all words and again for those of names."""
_MANY = 5_000
"""Rows that are entered at a time, in the order of their numbers, which is much the fastest."""


def rows_of(kind: Kind, *, named: bool = False) -> tuple[int, int]:
    """Return the first and the last number that rows of a kind have in the index."""
    first = (2 * (_PAGES if kind == "articles" else KINDS.index(kind)) + named) * _SHELF
    return first, first + _SHELF - 1


class WordIndex:
    """Keeps the index of words up to date."""

    def __init__(self, db: sqlite3.Connection, library: Library) -> None:
        self._db, self._library = db, library

    def settle(self) -> None:
        """Bring the index up to date, within a transaction of the caller's.

        A row that goes leaves its words behind, which lead nowhere; where most are such, all rows are made anew.
        """
        ((coming,),) = self._db.execute("SELECT EXISTS (SELECT 1 FROM unsearched)")
        if not coming:
            return
        ((made, gone),) = self._db.execute("SELECT made, gone FROM worn")
        if 2 * gone > made:
            self._begin_anew()
        waiting = self._db.execute(
            "SELECT u.at, COALESCE(t.page, -u.at), t.nr, t.kind, t.thing FROM unsearched u LEFT JOIN trait t ON t.id = u.at "
            "WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.at = u.at) ORDER BY 2, 1"
        )
        while some := waiting.fetchmany(_MANY):
            self._enter(some)
        self._db.execute("DELETE FROM unsearched")

    def is_waiting(self) -> bool:
        """Tell whether something is not in the index yet."""
        return self._db.execute("SELECT 1 FROM unsearched LIMIT 1").fetchone() is not None

    def pages_with(self, form: str) -> list[int]:
        """Return the pages that hold all words of a form, in whatever case, as far as they are in the index."""
        words = " AND ".join(f'"{word}"' for word in LETTERS.findall(form))
        first, last = rows_of("articles")
        rows = self._db.execute(
            "SELECT rowid - ?1 FROM search WHERE search MATCH ?3 AND rowid BETWEEN ?1 AND ?2 ORDER BY 1",
            (first, last, words),
        )
        return [page for (page,) in rows]

    def _begin_anew(self) -> None:
        self._db.execute("INSERT INTO search (search) VALUES ('delete-all')")
        self._db.execute("DELETE FROM entry")
        self._db.execute("UPDATE worn SET made = 0, gone = 0")
        self._db.execute("INSERT OR IGNORE INTO unsearched SELECT id FROM trait")
        self._db.execute("INSERT OR IGNORE INTO unsearched SELECT -id FROM page")

    def _enter(self, waiting: Iterable[tuple[int, int, int | None, int | None, int | None]]) -> None:
        rows: list[tuple[Any, ...]] = []
        words: list[tuple[int, str]] = []
        for at, page, nr, number, thing in waiting:
            sheet = self._library.sheet(page)
            entry = of_row(sheet, nr)
            kind = "articles" if number is None else KINDS[number]
            first = entry.first and entry.first.earliest.toordinal()
            last = entry.last and entry.last.latest.toordinal()
            site = sheet.article.site if nr is None else None
            rows.append((at, thing, first, last, self._sort(entry.type), site))
            for named, text in ((False, said(entry.name, entry.text)), (True, entry.name)):
                words.append((rows_of(kind, named=named)[0] + abs(at), text))
        self._db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)", sorted(rows))
        self._db.executemany("INSERT INTO search (rowid, text) VALUES (?, ?)", sorted(words))
        self._db.execute("UPDATE worn SET made = made + ?", (len(rows),))

    def _sort(self, name: str) -> int:
        rows = self._db.execute("SELECT id FROM sort WHERE name = ?", (name,)).fetchall()
        insert = "INSERT INTO sort (name) VALUES (?) RETURNING id"
        return int((rows or self._db.execute(insert, (name,)).fetchall())[0][0])


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index takes of a page or a finding."""

    name: str
    text: str
    first: PartialDate | None
    last: PartialDate | None
    type: str = ""


def of_row(sheet: Sheet, nr: int | None) -> Entry:
    """Return what the index takes of a finding of a page, or of the page itself."""
    return _of_page(sheet) if nr is None else _of_finding(sheet, sheet.thing(nr))


def _of_page(sheet: Sheet) -> Entry:
    day = sheet.article.published.date
    return Entry(sheet.article.title or "", sheet.text, day, day)


def _of_finding(sheet: Sheet, thing: Actor | Finding) -> Entry:
    """Return what a finding is found by: names, what was done, said or promised, where; and on which days it lies."""
    day = sheet.article.published.date
    if isinstance(thing, Actor):
        titles = [f"{role.title} {role.of or ''}" for role in thing.roles]
        mentions = [span.text for span in thing.mentions]
        return Entry(thing.name, said(*mentions, *titles), day, day, thing.kind)
    names = said(*(_name(sheet, ident) for ident in refs(thing)))
    match thing:
        case Event():
            first, last = (PartialDate.of(one) if one else day for one in (thing.date.start, thing.date.end))
            place = thing.place.name if thing.place else ""
            return Entry(
                names,
                said(thing.trigger.text, place, *thing.modes, *thing.contexts),
                first,
                last,
                thing.type,
            )
        case Agreement():
            days = [one for one in (thing.signed, *(step.date for step in thing.steps)) if one]
            text = said(names, thing.kind, *thing.subjects, *(span.text for span in thing.evidence))
            return Entry(
                said(thing.name, thing.acronym or ""), text, _earliest(days), _latest(days), thing.kind
            )
        case Initiative():
            days = [one.date for one in thing.editions if one.date]
            text = said(names, thing.kind, *(span.text for span in thing.evidence))
            return Entry(
                said(thing.name, thing.acronym or ""), text, _earliest(days), _latest(days), thing.kind
            )
        case Statement():
            return Entry(names, thing.text, thing.date or day, thing.date or day, thing.form)
        case Commitment():
            text = said(
                thing.what, thing.amount.text if thing.amount else "", *(span.text for span in thing.evidence)
            )
            return Entry(names, text, thing.made or day, thing.due or thing.made or day)


def _name(sheet: Sheet, ident: str) -> str:
    actor: Any = sheet.thing(sheet.locals[ident])
    return str(actor.name)


def _earliest(days: Iterable[PartialDate]) -> PartialDate | None:
    return min(days, key=lambda day: day.earliest, default=None)


def _latest(days: Iterable[PartialDate]) -> PartialDate | None:
    return max(days, key=lambda day: day.latest, default=None)


def said(*texts: str) -> str:
    """Return texts side by side, each once."""
    return " · ".join(dict.fromkeys(text for text in texts if text))
