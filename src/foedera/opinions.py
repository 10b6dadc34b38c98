"""What people find of findings, in a record's tables: kept apart from what is derived, and read with each page."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from foedera.actors import Actor
from foedera.cards import KINDS
from foedera.contract import to_json
from foedera.packing import Sheet
from foedera.reading import Finding
from foedera.reviews import Change, Mark, marks_on, settled, standing
from foedera.things import Review


class Opinions:
    """The marks of a record's readers by the text that they are on; those read are kept in mind until `clear`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def clear(self) -> None:
        """Keep nothing in mind."""
        self.__dict__.pop("_by_text", None)

    def all(self) -> tuple[Mark, ...]:
        """Return every mark, by text and place."""
        return tuple(mark for marks in self._by_text.values() for mark in marks)

    def on(self, sha256: str) -> tuple[Mark, ...]:
        """Return the marks on the text of a digest."""
        return self._by_text.get(sha256, ())

    @cached_property
    def _by_text(self) -> dict[str, tuple[Mark, ...]]:
        rows = self._db.execute(
            'SELECT sha256, kind, inside, start, "end", nth, by, verdict, changes, note FROM review '
            'ORDER BY sha256, kind, inside, start, "end", nth, by'
        )
        found: dict[str, list[Mark]] = defaultdict(list)
        for sha256, kind, inside, start, end, nth, by, verdict, changes, note in rows:
            told = tuple(Change(**change) for change in json.loads(changes))
            found[sha256].append(Mark(sha256, kind, inside, start, end, nth, by, verdict, told, note))
        return {sha256: tuple(marks) for sha256, marks in found.items()}

    def keep(self, marks: Iterable[Mark]) -> None:
        """Keep marks within a transaction of the caller's; a reader's later one on a finding replaces the earlier."""
        known = set(self.all())
        new = [mark for mark in marks if mark not in known]
        self._db.executemany(
            "INSERT OR REPLACE INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, new)
        )
        self._settle(new)

    def drop(self, marks: Iterable[Mark]) -> None:
        """Take marks back within a transaction of the caller's."""
        gone = list(marks)
        self._db.executemany(
            'DELETE FROM review WHERE sha256 = ? AND kind = ? AND inside = ? AND start = ? AND "end" = ? AND nth = ? AND by = ?',
            [(one.sha256, one.kind, one.in_, one.start, one.end, one.nth, one.by) for one in gone],
        )
        self._settle(gone)

    def _settle(self, marks: Iterable[Mark]) -> None:
        """Have the pages of some texts worked out anew."""
        self._db.executemany(
            "INSERT OR IGNORE INTO pending SELECT p.id FROM page p JOIN body b ON b.id = p.body "
            "WHERE COALESCE(p.sha256, b.digest) = ?",
            [(bytes.fromhex(sha256),) for sha256 in sorted({mark.sha256 for mark in marks})],
        )
        self.clear()


def _row(mark: Mark) -> tuple[Any, ...]:
    changes = json.dumps([to_json(change) for change in mark.changes], ensure_ascii=False)
    where = (mark.sha256, mark.kind, mark.in_, mark.start, mark.end, mark.nth, mark.by)
    return (*where, mark.verdict, changes, mark.note)


@dataclass(frozen=True)
class ReviewedSheet(Sheet):
    """A reading as stored, with what people corrected of it."""

    marks: tuple[Mark, ...]

    @cached_property
    def _settled(self) -> dict[int, tuple[Actor | Finding, Review]]:
        """The findings that were marked, by number: as they are to be read, and how they stand."""
        found: dict[int, tuple[Actor | Finding, Review]] = {}
        start = 0
        whole = Sheet.partial(
            Sheet(self.short, self.text, self.sha256, self.fetched, self.read_with, self.layout), ("actors",)
        )
        for kind in KINDS:
            own = [mark for mark in self.marks if mark.kind == kind]
            things = super().kind(kind) if own else ()
            for ident, marks in marks_on(things, own).items():
                nr = next(at for at, thing in enumerate(things) if thing.id == ident)
                found[start + nr] = settled(whole, things[nr], marks), standing(marks)
            start += self.sizes[KINDS.index(kind)]
        return found

    def thing(self, nr: int) -> Actor | Finding:
        """Return the finding of a number as people corrected it."""
        return self._settled[nr][0] if nr in self._settled else super().thing(nr)

    def kind(self, name: str) -> Sequence[Any]:
        """Return all findings of a kind as people corrected them."""
        things = super().kind(name)
        if name not in KINDS:
            return things
        start = sum(self.sizes[: [*KINDS].index(name)])
        return tuple(self._settled.get(start + at, (thing,))[0] for at, thing in enumerate(things))

    def review(self, nr: int) -> Review:
        """Return what people found of a finding."""
        return self._settled[nr][1] if nr in self._settled else "none"
