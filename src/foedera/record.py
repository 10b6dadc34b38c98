"""The record: one SQLite file of readings and what they tell together; the only module with write SQL."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import blake2b, sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from foedera.actors import Actor
from foedera.article import Article, DateBasis
from foedera.consolidate import Consolidation, Member, consolidate
from foedera.contract import from_json, to_json
from foedera.copies import Pages, when_published
from foedera.errors import Problem, RecordError, UnknownId
from foedera.identity import Findings, Found
from foedera.packing import Broken, broken, canonical, packed, restored, text_of, unzipped, zipped
from foedera.reading import Finding, Reading, from_contract, to_contract
from foedera.things import ROWS, Judgement, Kind, Thing, Things, Verdict

Outcome = Literal["new", "version", "again", "kept"]
"""What adding a reading did: a new page, a new text of a known one, a page read anew, or nothing."""

_STRENGTH: dict[DateBasis, int] = {"given": 4, "metadata": 3, "text": 2, "inferred": 1, "none": 0}

MIGRATIONS: tuple[tuple[str, str], ...] = (
    (
        "0001_pages",
        """
        CREATE TABLE body (digest TEXT PRIMARY KEY, text BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE page (
            id INTEGER PRIMARY KEY, article TEXT NOT NULL, sha256 TEXT NOT NULL, url TEXT,
            body TEXT NOT NULL REFERENCES body, UNIQUE (article, sha256));
        CREATE INDEX page_url ON page (url);
        CREATE TABLE reading (
            page INTEGER PRIMARY KEY REFERENCES page, read_with TEXT NOT NULL, digest TEXT NOT NULL,
            basis INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE TABLE problem (
            page TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL, hint TEXT NOT NULL,
            PRIMARY KEY (page, stage, reason, hint)) WITHOUT ROWID;
        """,
    ),
    (
        "0002_things",
        """
        CREATE TABLE verdict (
            a TEXT NOT NULL, b TEXT NOT NULL, verdict TEXT NOT NULL, score REAL NOT NULL, by TEXT NOT NULL,
            PRIMARY KEY (a, b, by)) WITHOUT ROWID;
        CREATE TABLE judgement (
            a TEXT NOT NULL, b TEXT NOT NULL, verdict TEXT NOT NULL, score REAL NOT NULL, by TEXT NOT NULL);
        CREATE INDEX judgement_a ON judgement (a);
        CREATE INDEX judgement_b ON judgement (b);
        CREATE TABLE thing (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, position INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE INDEX thing_kind ON thing (kind, position);
        CREATE TABLE minted (
            key TEXT PRIMARY KEY, thing TEXT NOT NULL, kind TEXT NOT NULL, article TEXT NOT NULL,
            sha256 TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, live INTEGER NOT NULL)
            WITHOUT ROWID;
        CREATE INDEX minted_thing ON minted (thing);
        CREATE INDEX minted_text ON minted (article, sha256, kind);
        CREATE TABLE stale (reason TEXT PRIMARY KEY) WITHOUT ROWID;
        """,
    ),
)
"""What has ever been done to the tables, in order. A step is never changed once it has been released."""


class Record:
    """A record of readings. Made by `open_record`; closes as a context manager."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def add(self, reading: Reading) -> Outcome:
        """Keep a reading in one transaction, and tell what that did.

        The same text read with the same things is kept as it is. The same article with other text is a new version.
        Of two readings of one text the later one stands, unless it knows less of the publication date.
        """
        data = packed(reading)
        with self._writing():
            before = self._held(reading.article)
            if before is not None:
                return self._replace(before, reading, data)
            known = self._rows(
                "SELECT 1 FROM page WHERE article = ? OR url = ?", reading.article.id, reading.article.url
            )
            self._insert(reading, data)
            return "version" if known else "new"

    def undated(self) -> Iterator[Reading]:
        """Yield the readings of pages that do not tell their date, those included whose date was inferred."""
        yield from self._load(weakest=_STRENGTH["inferred"])

    def redate(self, reading: Reading) -> bool:
        """Put a reading in the place of one of the same text that knew more or less of its date; tell if it changed."""
        with self._writing():
            before = self._held(reading.article)
            if before is None or before[2] == _reading_row(reading)[1]:
                return False
            self._put(before[0], reading, packed(reading))
            return True

    def note(self, problem: Problem) -> None:
        """Keep a problem; the same one twice is one."""
        with self._writing():
            row = (problem.page, problem.stage, problem.reason, problem.hint)
            self._db.execute("INSERT OR IGNORE INTO problem VALUES (?, ?, ?, ?)", row)

    def problems(self) -> tuple[Problem, ...]:
        """Return every problem, sorted by page."""
        rows = self._rows("SELECT page, stage, reason, hint FROM problem ORDER BY page, stage, reason, hint")
        return tuple(Problem(*row) for row in rows)

    def readings(self) -> Iterator[Reading]:
        """Yield the reading of every version of every page, each checked against its text."""
        yield from self._load()

    def articles(self) -> Iterator[Article]:
        """Yield every version of every article."""
        yield from (reading.article for reading in self.readings())

    def judge(self, a: str, b: str, verdict: Verdict, by: str) -> None:
        """Keep a person's verdict on whether two findings are one thing; it goes before every rule.

        Raises:
            UnknownId: If one of them is no id of this record.
        """
        for key in (a, b):
            self._resolve(key)
        with self._writing():
            self._db.execute("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, 1.0, ?)", (a, b, verdict, by))
            self._mark_stale("verdict")

    def retract(self, a: str, b: str, by: str) -> None:
        """Take a person's verdict back."""
        with self._writing():
            self._db.execute("DELETE FROM verdict WHERE a = ? AND b = ? AND by = ?", (a, b, by))
            self._mark_stale("verdict")

    def verdicts(self) -> tuple[Judgement, ...]:
        """Return what people judged."""
        rows = self._rows("SELECT a, b, verdict, score, by FROM verdict ORDER BY a, b, by")
        return tuple(Judgement(*row) for row in rows)

    def consolidate(self) -> bool:
        """Work out the things that all readings tell together; tell whether anything had to be done."""
        if not self._rows("SELECT 1 FROM stale"):
            return False
        done = consolidate(self.readings(), self.verdicts())
        with self._writing():
            self._store(done)
            self._db.execute("DELETE FROM stale")
        return True

    def everything(self, as_of: date | None = None) -> Things:
        """Return all things; with a day, what was known from pages that were published by then."""
        if as_of is not None:
            known = (reading for reading in self.readings() if _known_by(reading.article, as_of))
            return consolidate(known, self.verdicts()).things
        found: dict[Kind, tuple[Any, ...]] = {kind: tuple(self.things(kind)) for kind in ROWS}
        return Things(**found)

    def things(self, kind: Kind) -> Iterator[Thing]:
        """Yield the things of a kind as last consolidated, in canonical order."""
        rows = self._rows("SELECT data FROM thing WHERE kind = ? ORDER BY position", kind)
        yield from (from_json(ROWS[kind], unzipped(data)) for (data,) in rows)

    def thing(self, wanted: str) -> Thing:
        """Return the thing of an id; an id that was merged into another leads there.

        Raises:
            UnknownId: If the record never had the id, or no page tells of it any more.
        """
        kind = self.kind(wanted)
        ((data,),) = self._rows("SELECT data FROM thing WHERE id = ?", self._resolve(wanted))
        return from_json(ROWS[kind], unzipped(data))

    def kind(self, wanted: str) -> Kind:
        """Return what kind of thing an id names; raise UnknownId if there is none."""
        rows = self._rows("SELECT kind FROM thing WHERE id = ?", self._resolve(wanted))
        if not rows:
            raise UnknownId(wanted)
        kind: Kind = rows[0][0]
        return kind

    def found(self, wanted: str) -> tuple[Found[Actor | Finding], ...]:
        """Return every finding that a thing was composed of, in canonical order."""
        thing = self._resolve(wanted)
        rows = self._rows("SELECT DISTINCT key, article, sha256 FROM minted WHERE thing = ? AND live", thing)
        texts = sorted({(article, digest) for _, article, digest in rows})
        readings = [one for text in texts for one in self._load(*text)]
        keys = {key for key, _, _ in rows}
        return tuple(one for _, found in Findings.of(Pages.of(readings)) for one in found if one.key in keys)

    def judgements(self, wanted: str) -> tuple[Judgement, ...]:
        """Return the judgements that concern a thing's findings."""
        rows = self._rows(
            "SELECT DISTINCT j.a, j.b, j.verdict, j.score, j.by FROM judgement j JOIN minted m ON m.key IN (j.a, j.b) "
            "WHERE m.thing = ? ORDER BY 1, 2, 5",
            self._resolve(wanted),
        )
        return tuple(Judgement(*row) for row in rows)

    def verify(self) -> Iterator[Broken]:
        """Yield every evidence that does not read what it claims in the text as stored."""
        rows = self._db.execute(
            "SELECT p.article, p.body, b.text, r.data FROM page p JOIN body b ON b.digest = p.body "
            "JOIN reading r ON r.page = p.id ORDER BY p.id"
        )
        for article, digest, body, data in rows:
            text = text_of(body)
            found = sha256(zlib.decompress(body)).hexdigest()
            if found != digest:
                yield Broken(article, None, 0, len(text), digest, found)
            yield from broken(article, restored(unzipped(data), text))

    def _held(self, article: Article) -> tuple[int, str, str, int] | None:
        rows = self._rows(
            "SELECT r.page, r.read_with, r.digest, r.basis FROM page p JOIN reading r ON r.page = p.id "
            "WHERE p.article = ? AND p.sha256 = ?",
            article.id,
            article.sha256,
        )
        return rows[0] if rows else None

    def _replace(self, before: tuple[int, str, str, int], reading: Reading, data: bytes) -> Outcome:
        page, read_with, digest, basis = before
        row = _reading_row(reading)
        if row[1] == digest or (row[0] == read_with and row[2] < basis):
            return "kept"
        self._put(page, reading, data)
        return "again"

    def _put(self, page: int, reading: Reading, data: bytes) -> None:
        self._db.execute(
            "UPDATE reading SET read_with = ?, digest = ?, basis = ?, data = ? WHERE page = ?",
            (*_reading_row(reading), data, page),
        )
        self._db.execute("UPDATE page SET url = ? WHERE id = ?", (reading.article.url, page))
        self._mark_stale("reading")

    def _insert(self, reading: Reading, data: bytes) -> None:
        article = reading.article
        text = article.text.encode(errors="surrogatepass")
        digest = sha256(text).hexdigest()
        self._db.execute("INSERT OR IGNORE INTO body VALUES (?, ?)", (digest, zlib.compress(text, 9)))
        page = self._db.execute(
            "INSERT INTO page (article, sha256, url, body) VALUES (?, ?, ?, ?)",
            (article.id, article.sha256, article.url, digest),
        ).lastrowid
        self._db.execute("INSERT INTO reading VALUES (?, ?, ?, ?, ?)", (page, *_reading_row(reading), data))
        self._mark_stale("reading")

    def _store(self, done: Consolidation) -> None:
        """Replace everything derived; ids once minted stay and lead to what now holds them."""
        self._db.execute("DELETE FROM thing")
        self._db.execute("DELETE FROM judgement")
        for kind in ROWS:
            self._db.executemany(
                "INSERT INTO thing VALUES (?, ?, ?, ?)",
                ((t.id, kind, at, zipped(to_json(t))) for at, t in enumerate(_of_kind(done.things, kind))),
            )
        self._db.executemany(
            "INSERT INTO judgement VALUES (?, ?, ?, ?, ?)",
            ((j.a, j.b, j.verdict, j.score, j.by) for j in done.judgements),
        )
        self._db.execute("UPDATE minted SET live = 0")
        self._db.executemany(
            "INSERT OR REPLACE INTO minted VALUES (?, ?, ?, ?, ?, ?, ?, 1)", map(_row, done.members)
        )
        self._redirect_withdrawn()

    def _redirect_withdrawn(self) -> None:
        """Lead ids whose finding a re-reading no longer makes to the finding of their kind at the same passage."""
        withdrawn = self._rows(
            'SELECT key, thing, kind, article, sha256, start, "end" FROM minted WHERE NOT live'
        )
        for key, thing, kind, article, digest, start, end in withdrawn:
            heirs = self._rows(
                "SELECT thing FROM minted WHERE live AND kind = ? AND article = ? AND sha256 = ? "
                'AND start < ? AND "end" > ? ORDER BY MIN("end", ?) - MAX(start, ?) DESC, key LIMIT 1',
                *(kind, article, digest, end, start, end, start),
            ) or self._rows("SELECT thing FROM minted WHERE live AND key = ?", thing)
            if heirs:
                self._db.execute("UPDATE minted SET thing = ? WHERE key = ?", (*heirs[0], key))

    def _resolve(self, wanted: str) -> str:
        rows = self._rows("SELECT thing FROM minted WHERE key = ?", wanted)
        if not rows and len(wanted) > 6:  # the beginning of an id will do where only one begins so
            rows = self._rows(
                "SELECT DISTINCT thing FROM minted WHERE substr(key, 1, ?) = ?", len(wanted), wanted
            )
        if len(rows) != 1:
            raise UnknownId(wanted)
        thing: str = rows[0][0]
        return thing

    def _load(
        self, article: str | None = None, digest: str | None = None, weakest: int | None = None
    ) -> Iterator[Reading]:
        """Yield the readings of one text, or of all; with `weakest` those whose date rests on no more than that."""
        rows = self._db.execute(
            "SELECT b.text, r.data FROM page p JOIN body b ON b.digest = p.body JOIN reading r ON r.page = p.id "
            "WHERE (?1 IS NULL OR (p.article = ?1 AND p.sha256 = ?2)) AND (?3 IS NULL OR r.basis <= ?3) ORDER BY p.id",
            (article, digest, weakest),
        )
        for body, data in rows:
            yield from_contract(restored(unzipped(data), text_of(body)))

    def _rows(self, query: str, *values: Any) -> list[Any]:
        return self._db.execute(query, values).fetchall()

    def _mark_stale(self, reason: str) -> None:
        self._db.execute("INSERT OR IGNORE INTO stale VALUES (?)", (reason,))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Make everything within one transaction, or nothing of it."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def open_record(path: str | Path) -> Record:
    """Open the record of a file, or make it; `:memory:` is one that lasts as long as it is open.

    Raises:
        RecordError: If the file is no record, or was made by a later version.
    """
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=60)
    except sqlite3.Error as error:
        raise RecordError(f"{path}: {error}; name a file in a folder that can be written") from error
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection, str(path))
    except sqlite3.DatabaseError as error:
        connection.close()
        raise RecordError(f"{path}: {error}; it is no record of foedera, so name another file") from error
    except RecordError:
        connection.close()
        raise
    return Record(connection)


def _migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring the tables up to date, whole or not at all."""
    connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) WITHOUT ROWID")
    names = [name for name, _ in MIGRATIONS]
    if later := sorted(_applied(connection).difference(names)):
        raise RecordError(f"{path}: made by a later version ({', '.join(later)}); install that version")
    if _applied(connection) == set(names):
        return
    connection.execute("BEGIN IMMEDIATE")
    done = _applied(connection)
    for name, statements in MIGRATIONS:
        if name not in done:
            for statement in statements.split(";"):
                connection.execute(statement)
            connection.execute("INSERT INTO migration VALUES (?)", (name,))
    connection.execute("COMMIT")


def _applied(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM migration")}


def _known_by(article: Article, day: date) -> bool:
    """Tell whether a page is known to have been published by a day."""
    return when_published(article) <= day


def _row(member: Member) -> tuple[str, str, Kind, str, str, int, int]:
    return (member.key, member.thing, member.kind, member.article, member.sha256, member.start, member.end)


def _of_kind(things: Things, kind: Kind) -> Iterable[Thing]:
    found: tuple[Thing, ...] = getattr(things, kind)
    return found


def _reading_row(reading: Reading) -> tuple[str, str, int]:
    """Return what a page was read with, the digest of all that was read but when it was fetched, and its dating."""
    data = to_contract(reading)
    data["article"]["fetched"] = None
    digest = blake2b(canonical(data), digest_size=16).hexdigest()
    return canonical(data["foedera"]).decode(), digest, _STRENGTH[reading.article.published.basis]
