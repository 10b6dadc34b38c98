"""Pages on their way into a record: kept once, packed, every passage checked by the reading itself."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b, sha256
from typing import Any, Literal

from foedera.article import Article, DateBasis
from foedera.copies import Wording, stamp, when_published
from foedera.facts import Facts
from foedera.library import Library
from foedera.packing import (
    PIECES,
    SAMPLES,
    Book,
    body_of,
    digest_of_reading,
    layout_text,
    long_reading,
    make_dictionary,
    read_with_text,
    shortened,
    shrunk,
)
from foedera.reading import Reading
from foedera.shelves import mark_value
from foedera.tables import MIGRATIONS, applied, migrate, transaction

Outcome = Literal["new", "version", "again", "kept"]
"""What adding a reading did: a new page, a new text of a known one, a page read anew, or nothing."""

STRENGTH: dict[DateBasis, int] = {"given": 4, "metadata": 3, "text": 2, "inferred": 1, "none": 0}
"""How much each basis of a date counts."""


class Store:
    """Writes pages into a record's tables, within transactions of the caller's."""

    def __init__(self, db: sqlite3.Connection, library: Library) -> None:
        self._db, self._library, self._facts = db, library, Facts(db)

    def add(self, reading: Reading) -> Outcome:
        """Keep a reading, and tell what that did."""
        before, short = self._held(reading.article), shortened(reading)
        if before is not None:
            page, tool, digest, basis = before
            strength, new = STRENGTH[reading.article.published.basis], _digest(reading, short)
            own = self._rows("SELECT tool, digest FROM own WHERE page = ?", page)
            if new in {digest, *(kept for _, kept in own)}:
                return "kept"
            tool = own[0][0] if own else tool
            if tool == self._number("tool", "read_with", read_with_text(reading)) and strength < basis:
                return "kept"
            self._put(page, reading, short)
            return "again"
        article = reading.article
        known = self._rows(
            "SELECT 1 FROM page WHERE article = ? OR address = ?", article.id, _address(article.url)
        )
        self.insert(reading, short)
        return "version" if known else "new"

    def _held(self, article: Article) -> tuple[int, int, bytes, int] | None:
        rows = self._rows(
            "SELECT p.id, r.tool, r.digest, r.basis FROM page p JOIN body b ON b.id = p.body JOIN reading r "
            "ON r.page = p.id WHERE p.article = ? AND COALESCE(p.sha256, b.digest) = ?",
            article.id,
            bytes.fromhex(article.sha256),
        )
        return rows[0] if rows else None

    def insert(self, reading: Reading, short: bytes) -> None:
        """Keep a page that is not known yet."""
        article, text = reading.article, body_of(reading.article.text)
        digest, wording = sha256(text).digest(), Wording.of(reading.article.text)
        body = self._body(digest, text)
        sha = bytes.fromhex(article.sha256)
        page = self._db.execute(
            "INSERT INTO page (article, sha256, body, address, day, marks, coarse) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                article.id,
                None if sha == digest else sha,
                body,
                _address(article.url),
                when_published(article).toordinal(),
                len(wording.marks),
                wording.coarse,
            ),
        ).lastrowid
        assert page is not None
        self._db.executemany(
            "INSERT OR IGNORE INTO mark VALUES (?, ?)",
            sorted((mark_value(mark), page) for mark in wording.marks),
        )
        self._library.remember_wording(page, wording)
        self._store(page, reading, short)
        self._facts.note(page, reading)
        if page >= SAMPLES and not self._rows("SELECT 1 FROM dictionary"):
            self._make_dictionaries()

    def put_again(self, page: int, reading: Reading) -> bool:
        """Put a page's reading with what others teach in the place of that without, which is kept; tell if it changed."""
        short = shortened(reading)
        ((digest,),) = self._rows("SELECT digest FROM reading WHERE page = ?", page)
        new = _digest(reading, short)
        if new == digest:
            return False
        self._db.execute(
            "INSERT OR IGNORE INTO own SELECT page, tool, form, digest, basis, dated, fetched, data FROM reading WHERE page = ?",
            (page,),
        )
        self._place(page, reading, short)
        self._db.execute("DELETE FROM own WHERE page = ? AND digest = ?", (page, new))
        return True

    def _put(self, page: int, reading: Reading, short: bytes) -> None:
        for table in ("own", "given"):
            self._db.execute(f"DELETE FROM {table} WHERE page = ?", (page,))  # noqa: S608
        self._place(page, reading, short)
        self._facts.note(page, reading)

    def _place(self, page: int, reading: Reading, short: bytes) -> None:
        article = reading.article
        row = (_address(article.url), when_published(article).toordinal(), page)
        self._db.execute("UPDATE page SET address = ?, day = ? WHERE id = ?", row)
        day = article.published.date
        bounds = (day.earliest.toordinal(), day.latest.toordinal()) if day else (None, None)
        self._db.execute("UPDATE entry SET first = ?, last = ? WHERE at = ?", (*bounds, -page))
        self._store(page, reading, short)
        self._library.forget_heads([page])

    def _store(self, page: int, reading: Reading, short: bytes) -> None:
        article = reading.article
        row = (
            page,
            self._number("tool", "read_with", read_with_text(reading)),
            self._number("form", "layout", layout_text()),
            _digest(reading, short),
            STRENGTH[article.published.basis],
            stamp(article)[0].toordinal(),
            article.fetched,
            shrunk(short, self._book("reading"), body_of(article.text)),
        )
        self._db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._db.execute("INSERT OR IGNORE INTO pending VALUES (?)", (page,))

    def _body(self, digest: bytes, text: bytes) -> int:
        """Return the number of a text, which is kept once for all pages that have it."""
        rows = self._rows("SELECT id FROM body WHERE digest = ?", digest)
        if not rows:
            packed = shrunk(text, self._book("text"))
            rows = self._rows("INSERT INTO body (digest, text) VALUES (?, ?) RETURNING id", digest, packed)
        return int(rows[0][0])

    def _number(self, table: str, column: str, text: str) -> int:
        """Return the number of a text in a table of few."""
        rows = self._rows(f"SELECT id FROM {table} WHERE {column} = ?", text)  # noqa: S608
        insert = f"INSERT INTO {table} ({column}) VALUES (?) RETURNING id"  # noqa: S608
        return int((rows or self._rows(insert, text))[0][0])

    def _book(self, use: str) -> Book:
        rows = self._rows("SELECT id FROM dictionary WHERE use = ?", use)
        if rows and rows[0][0] not in self._library.books:
            self._library.clear()
        return self._library.books[rows[0][0]] if rows else Book()

    def _make_dictionaries(self) -> None:
        """Make dictionaries of the first pages, so that all later ones pack smaller."""
        sheets = [
            self._library.sheet(page) for (page,) in self._rows("SELECT page FROM reading ORDER BY page")
        ]
        samples = {
            "text": [body_of(sheet.text) for sheet in sheets],
            "reading": [sheet.short for sheet in sheets],
        }
        for use, some in samples.items():
            words = make_dictionary(some, PIECES[use])
            self._db.execute("INSERT INTO dictionary (use, words) VALUES (?, ?)", (use, words))
        self._library.clear()

    def _rows(self, query: str, *values: Any) -> list[Any]:
        return self._db.execute(query, values).fetchall()


def _address(url: str | None) -> int | None:
    """Return the number that an address is sought by."""
    return (
        None
        if url is None
        else int.from_bytes(blake2b(url.encode(), digest_size=8).digest(), "big", signed=True)
    )


def _digest(reading: Reading, short: bytes) -> bytes:
    return digest_of_reading(short, read_with_text(reading), reading.article.text)


def bring_up(connection: sqlite3.Connection, path: str) -> None:
    """Bring a file's tables up to date, whole or not at all, and write readings of before anew."""
    if applied(connection) == frozenset(name for name, _ in MIGRATIONS):
        return
    connection.execute("PRAGMA foreign_keys = OFF")
    with transaction(connection):
        if "0003_short_readings" in migrate(connection, path):
            store = Store(connection, Library(connection))
            rows = connection.execute(
                "SELECT b.text, r.data FROM long_page p JOIN long_body b ON b.digest = p.body "
                "JOIN long_reading r ON r.page = p.id ORDER BY p.id"
            ).fetchall()
            for body, data in rows:
                reading = long_reading(data, body)
                store.insert(reading, shortened(reading))
            for table in ("long_reading", "long_page", "long_body"):
                connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA foreign_keys = ON")
