"""Pages that may take something from others, and what they are read as then; the reading of a page by itself is kept beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from foedera.acronyms import standing
from foedera.evidence import Span
from foedera.facts import Facts
from foedera.lessons import NameTold, names_told
from foedera.library import Library
from foedera.reading import Reading
from foedera.search import Searching
from foedera.store import Store

_MANY = 250
"""Pages whose lessons are worked out in one transaction."""


@dataclass(frozen=True, slots=True)
class Again:
    """A page's reading with what others taught; `given` is the digest of what it was given."""

    page: int
    reading: Reading
    given: str | None


@dataclass(frozen=True, slots=True)
class Teller:
    """A page that explains a short name: its reading by itself, what it tells, and the passage."""

    reading: Reading
    told: NameTold
    span: Span


class Learning:
    """What a record's pages teach each other. `writing` is a transaction of the record's."""

    def __init__(
        self, db: sqlite3.Connection, store: Store, library: Library, searching: Searching,
        writing: Callable[[], AbstractContextManager[None]],
    ) -> None:  # fmt: skip
        self._db, self._store, self._library, self._searching, self._writing = (
            *(db, store, library, searching),
            writing,
        )
        self.facts = Facts(db)

    def waiting(self, most: int) -> list[int]:
        """Return pages that are to be looked at again, at most so many; none where all is as it should be."""
        self._catch_up()
        self._seek()
        return [page for (page,) in self._rows("SELECT page FROM again ORDER BY page LIMIT ?", most)]

    def by_itself(self, page: int) -> Reading:
        """Return what a page says without what others teach."""
        return self._library.own(page).reading()

    def by_itself_of(self, article: str, sha256: str) -> Reading:
        """Return what a version of an article says without what others teach."""
        rows = self._rows(
            "SELECT p.id FROM page p JOIN body b ON b.id = p.body WHERE p.article = ? AND COALESCE(p.sha256, b.digest) = ?",
            article,
            bytes.fromhex(sha256),
        )
        return self.by_itself(rows[0][0])

    def given(self, page: int) -> str | None:
        """Return the digest of what a page was given when it was last read again."""
        rows = self._rows("SELECT digest FROM given WHERE page = ?", page)
        return rows[0][0] if rows else None

    def put(self, done: Iterable[Again], kept: Iterable[int] = ()) -> int:
        """Put readings in the place of those without, or with less; tell how many changed. What is `kept` stays as it is."""
        changed = 0
        with self._writing():
            for one in done:
                changed += self._store.put_again(one.page, one.reading)
                self.facts.want(one.page, one.reading)
                self._db.execute("DELETE FROM given WHERE page = ?", (one.page,))
                if one.given is not None:
                    self._db.execute("INSERT INTO given VALUES (?, ?)", (one.page, one.given))
                self._db.execute("DELETE FROM again WHERE page = ?", (one.page,))
            self._db.executemany("DELETE FROM again WHERE page = ?", [(page,) for page in kept])
        return changed

    def tellers(self, form: str) -> tuple[Teller, ...]:
        """Return the pages that explain a short name, in canonical order."""
        found = [
            Teller(reading, lesson.told, lesson.span)
            for page in self.facts.tellers(form)
            for reading in [self.by_itself(page)]
            for lesson in names_told(reading)
            if lesson.told.form == form
        ]
        return tuple(sorted(found, key=lambda one: (one.reading.article.id, one.span.start)))

    def tellers_like(self, reading: Reading) -> list[Reading]:
        """Return the pages by themselves that date acts, or tell offices, which those of a page may be one with."""
        return [self.by_itself(page) for page in self.facts.tellers_like(reading)]

    def _catch_up(self) -> None:
        """Work out what pages teach that a version before this one kept."""
        while pages := self._rows("SELECT page FROM untaught ORDER BY page LIMIT ?", _MANY):
            with self._writing():
                for (page,) in pages:
                    self.facts.note(page, self.by_itself(page))
                    self._db.execute("DELETE FROM untaught WHERE page = ?", (page,))

    def _seek(self) -> None:
        """Seek the pages that hold short names which are told anew, or no more, by the index of words."""
        if not self._rows("SELECT 1 FROM stirred LIMIT 1"):
            return
        with self._writing():
            self._searching.index()
            for (form,) in self._rows("SELECT form FROM stirred ORDER BY form"):
                for page in self._searching.pages_with(form):
                    if standing(form).search(self._library.sheet(page).text):
                        self._db.execute("INSERT OR IGNORE INTO again VALUES (?)", (page,))
            self._db.execute("DELETE FROM stirred")

    def _rows(self, query: str, *values: Any) -> list[Any]:
        return self._db.execute(query, values).fetchall()
