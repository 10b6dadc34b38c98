"""The record: one SQLite file of readings and what they tell together.

Here problems and verdicts are written, by `store` pages and their readings; `growth` with `placing` and `shelves`
writes what is derived from them, and `library` composes things when they are asked for. No other module writes.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import blake2b, sha256
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from foedera.actors import Actor
from foedera.article import Article
from foedera.cards import KINDS
from foedera.choosing import Choosing
from foedera.errors import Problem, RecordError, UnknownId
from foedera.gists import state_number
from foedera.growth import RULES, Growth
from foedera.identity import IDENTICAL, Found, digest_of, key_of
from foedera.learning import Learning
from foedera.library import Library
from foedera.packing import (
    Broken,
    digest_of_reading,
    grown,
    words_of,
)
from foedera.reading import Finding, Reading
from foedera.reviews import Mark
from foedera.search import Hits, Query, Searching
from foedera.store import Outcome, Store, bring_up
from foedera.tables import forget, transaction
from foedera.things import PREFIXES, ROWS, Judgement, Kind, Thing, Things, Verdict

BATCH = 250
"""Pages that are written, and pages that are settled, in one transaction."""
_PAGE, _LOG, _CACHE = 8_192, 32 << 20, 128 << 20
"""Bytes of a page of the file, of the log that is written before the file itself, and of what is kept in memory of it."""
_KEY = re.compile(r"([a-z]{3})_([0-9a-f]{0,16})")


class Record:
    """A record of readings. Made by `open_record`; closes as a context manager."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._library = Library(connection)
        self._store = Store(connection, self._library)
        self._growth = Growth(connection, self._library)
        self._searching = Searching(connection, self._library)
        self.choosing = Choosing(connection, self._library)
        self.learning = Learning(connection, self._store, self._library, self._searching, self._writing)
        self._seen: Any = None

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

    # --- pages ----------------------------------------------------------------------------------------------------

    def add(self, reading: Reading) -> Outcome:
        """Keep a reading in one transaction, and tell what that did.

        The same text read with the same things is kept as it is. The same article with other text is a new version.
        Of two readings of one text the later one stands, unless it knows less of the publication date.
        """
        with self._writing():
            return self._store.add(reading)

    def add_all(self, readings: Iterable[Reading]) -> Iterator[Outcome]:
        """Keep readings, many in one transaction; yield what each did once it is safe."""
        rest = iter(readings)
        while some := list(islice(rest, BATCH)):
            with self._writing():
                done = [self._store.add(reading) for reading in some]
            yield from done

    def undated(self) -> Iterator[Reading]:
        """Yield the readings of pages that do not tell their date, those included whose date was inferred."""
        yield from self._load("SELECT page FROM reading WHERE basis < 2 ORDER BY page")

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
        yield from self._load("SELECT page FROM reading ORDER BY page")

    def articles(self) -> Iterator[Article]:
        """Yield every version of every article."""
        yield from (reading.article for reading in self.readings())

    # --- verdicts -------------------------------------------------------------------------------------------------

    def judge(self, a: str, b: str, verdict: Verdict, by: str) -> None:
        """Keep a person's verdict on whether two findings are one thing; it goes before every rule.

        Raises:
            UnknownId: If one of them is no id of this record.
        """
        for key in (a, b):
            self.kind(key)
        with self._writing():
            self._db.execute("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, 1.0, ?)", (a, b, verdict, by))
            self._look_again(a, b)

    def retract(self, a: str, b: str, by: str) -> None:
        """Take a person's verdict back."""
        with self._writing():
            self._db.execute("DELETE FROM verdict WHERE a = ? AND b = ? AND by = ?", (a, b, by))
            self._look_again(a, b)

    def verdicts(self) -> tuple[Judgement, ...]:
        """Return what people judged."""
        rows = self._rows("SELECT a, b, verdict, score, by FROM verdict ORDER BY a, b, by")
        return tuple(Judgement(*row) for row in rows)

    def marks(self) -> tuple[Mark, ...]:
        """Return what people found of findings."""
        self._refresh()
        return self._library.opinions.all()

    def keep(self, marks: Iterable[Mark], verdicts: Iterable[Judgement] = ()) -> None:
        """Keep what people found of findings, and of identities, all or nothing; a reader's later word replaces the earlier."""
        with self._writing():
            self._library.opinions.keep(marks)
            for one in verdicts:
                row = (one.a, one.b, one.verdict, one.score, one.by)
                self._db.execute("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?, ?)", row)
                self._look_again(one.a, one.b)
        self._library.clear()

    def drop(self, marks: Iterable[Mark]) -> None:
        """Take marks back."""
        with self._writing():
            self._library.opinions.drop(marks)
        self._library.clear()

    def unsure(self) -> Iterator[Judgement]:
        """Yield the pairs of findings that the rules could not tell to be one or two."""
        for a, b, score, by in self._rows(
            "SELECT a, b, score, by FROM doubt WHERE verdict = 'unsure' ORDER BY a, b"
        ):
            yield Judgement(self._first(a), self._first(b), "unsure", score, by)

    def _look_again(self, *keys: str) -> None:
        self._growth.forget_verdicts()
        for key in keys:
            if _KEY.fullmatch(key):
                self._db.execute(
                    "INSERT OR IGNORE INTO pending SELECT page FROM finding WHERE digest = ?",
                    (digest_of(key),),
                )

    # --- things ---------------------------------------------------------------------------------------------------

    def consolidate(self) -> bool:
        """Work out what new and changed readings tell with all others; tell whether anything had to be done.

        It is done in batches of one transaction each, so that it can be stopped at any moment and goes on from there.
        """
        self._refresh()
        self._check_rules()
        done = False
        while pages := self._rows("SELECT page FROM pending ORDER BY page LIMIT ?", BATCH):
            try:
                with self._writing():
                    self._growth.settle([page for (page,) in pages])
                    self._searching.index()
            except BaseException:
                self._growth.clear()
                raise
            done = True
        if self._searching.is_behind():
            with self._writing():
                self._searching.index()
        self._library.forget_things()
        return done

    def everything(self, as_of: date | None = None) -> Things:
        """Return all things; with a day, what was known from pages that were published by then."""
        found: dict[Kind, tuple[Any, ...]] = {kind: tuple(self.things(kind, as_of)) for kind in ROWS}
        return Things(**found)

    def things(self, kind: Kind, as_of: date | None = None) -> Iterator[Thing]:
        """Yield the things of a kind as last consolidated, in canonical order; with a day, as they were known then."""
        self._refresh()
        until = (as_of or date.max).toordinal()
        if kind == "articles":
            yield from self._articles(until)
            return
        rows = self._rows(
            "SELECT g.id FROM thing g JOIN page p ON p.id = g.page JOIN body b ON b.id = p.body JOIN finding f "
            "ON f.page = g.page AND f.nr = g.nr WHERE g.kind = ? AND p.day <= ? "
            "ORDER BY p.day, p.article, COALESCE(p.sha256, b.digest), f.start, f.digest",
            KINDS.index(kind),
            until,
        )
        for (thing,) in rows:
            yield self._library.thing(thing, KINDS.index(kind), until if as_of else None)

    def things_of(self, wanted: Iterable[str], kinds: Collection[Kind] = KINDS) -> Iterator[Thing]:
        """Yield the things that are about all of some countries (by code), actors, agreements or initiatives (by id).

        Raises:
            UnknownId: If the record never had an id.
        """
        self._refresh()
        names = list(wanted)
        whom = [state_number(one) if _is_code(one) else self._find(one)[0] for one in names]
        for gist in sorted(self.choosing.about(whom), key=lambda one: (one.kind, one.thing)):
            if KINDS[gist.kind] in kinds:
                yield self._library.thing(gist.thing, gist.kind)

    def thing(self, wanted: str, as_of: date | None = None) -> Thing:
        """Return the thing of an id; an id that was merged into another leads there. With a day, as it was known then.

        Raises:
            UnknownId: If the record never had the id, or no page tells of it any more, or none did by that day.
        """
        self._refresh()
        thing, kind = self._find(wanted)
        until = as_of.toordinal() if as_of else None
        if kind == "articles":
            versions = self._library.versions(thing, until)
            if versions:
                return self._library.article(versions, until)
        elif members := self._library.members(thing, until):
            return self._library.composed(KINDS.index(kind), members, until)[0]
        raise UnknownId(wanted)

    def find(self, query: Query) -> tuple[Hits, ...]:
        """Return the best hits of each kind; ValueError if a query only says what must not occur."""
        self._refresh()
        return tuple(self._searching.find(query))

    def kind(self, wanted: str) -> Kind:
        """Return what kind of thing an id names; raise UnknownId if there is none."""
        return self._find(wanted)[1]

    def found(self, wanted: str) -> tuple[Found[Actor | Finding], ...]:
        """Return every finding that a thing was composed of, in canonical order."""
        self._refresh()
        thing, kind = self._find(wanted)
        return () if kind == "articles" else self._library.found(thing, KINDS.index(kind))

    def judgements(self, wanted: str) -> tuple[Judgement, ...]:
        """Return the judgements that concern a thing's findings."""
        thing, kind = self._find(wanted)
        if kind == "articles":
            return ()
        keys: dict[int, list[str]] = {}
        for member in self._library.members(thing):
            ((trait,),) = self._rows(
                "SELECT trait FROM finding WHERE page = ? AND nr = ?", member.page, member.nr
            )
            keys.setdefault(trait, []).append(key_of(kind, member.digest))
        found = [
            Judgement(key, held[0], "same", 1.0, IDENTICAL) for held in keys.values() for key in held[1:]
        ]
        for trait in keys:
            rows = self._rows(
                "SELECT id, parent, 'same', score, by FROM trait WHERE id = ?1 AND by IS NOT NULL "
                "UNION SELECT a, b, verdict, score, by FROM doubt WHERE a = ?1 OR b = ?1",
                trait,
            )
            found += [Judgement(self._first(a), self._first(b), *row) for a, b, *row in rows]
        found += self._settled({key for held in keys.values() for key in held})
        return tuple(sorted(set(found), key=lambda j: (j.a, j.b, j.by)))

    def _settled(self, keys: Collection[str]) -> Iterator[Judgement]:
        """Yield what people judged, and what pages set in relation to each other, of some findings."""
        yield from (one for one in self.verdicts() if one.a in keys or one.b in keys)
        for key in keys:
            rows = self._rows("SELECT a, b, by FROM bond WHERE a = ?1 OR b = ?1", digest_of(key))
            yield from (
                Judgement(key_of("agreements", a), key_of("agreements", b), "different", 1.0, by)
                for a, b, by in rows
            )

    def verify(self) -> Iterator[Broken]:
        """Yield every text and reading that is not what it was when its passages were checked on the way in."""
        self._refresh()
        rows = self._rows(
            "SELECT p.id, b.digest, b.text, r.digest FROM page p JOIN body b ON b.id = p.body "
            "JOIN reading r ON r.page = p.id ORDER BY p.id"
        )
        for page, digest, body, read in rows:
            article, text = self._library.head(page).article, grown(body, self._library.books)
            found = sha256(text).digest()
            if found != digest:
                yield Broken(article, None, 0, len(words_of(text)), digest.hex(), found.hex())
                continue
            sheet = self._library.sheet(page)
            again = digest_of_reading(sheet.short, sheet.read_with, sheet.text)
            if again != read:
                yield Broken(article, "reading", 0, len(sheet.text), read.hex(), again.hex())

    # --- keeping up ----------------------------------------------------------------------------------------------

    def _check_rules(self) -> None:
        """Build everything derived anew where the rules of identity are others than those it was built with."""
        digest = blake2b(RULES.encode(), digest_size=16).hexdigest()
        if self._rows("SELECT digest FROM rules") != [(digest,)]:
            with self._writing():
                forget(self._db)
                self._db.execute("DELETE FROM rules")
                self._db.execute("INSERT INTO rules VALUES (?)", (digest,))
            self._growth.clear()

    # --- reading --------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        """Keep nothing in mind of what another process has changed."""
        seen = self._rows("PRAGMA data_version")
        if seen != self._seen:
            self._growth.clear()
        self._seen = seen

    def _articles(self, until: int) -> Iterator[Thing]:
        shown: set[int] = set()
        rows = self._rows(
            "SELECT p.id, p.one FROM page p JOIN body b ON b.id = p.body WHERE p.day <= ? "
            "ORDER BY p.day, p.article, COALESCE(p.sha256, b.digest)",
            until,
        )
        for page, one in rows:
            if one is None or one not in shown:
                yield self._library.article(self._library.versions(page, until), until)
            if one is not None:
                shown.add(one)

    def _first(self, trait: int) -> str:
        ((kind, digest),) = self._rows(
            "SELECT t.kind, f.digest FROM trait t JOIN finding f ON f.page = t.page AND f.nr = t.nr WHERE t.id = ?",
            trait,
        )
        return self._library.key(kind, digest)

    def _find(self, wanted: str) -> tuple[int, Kind]:
        """Return the number of an id's thing and its kind; for an article the number of its page."""
        match = _KEY.fullmatch(wanted)
        if match and match[1] in PREFIXES.values() and len(wanted) > 6:
            found = self._live(match[2], match[1]) or self._redirected(wanted)
            if len(found) == 1:
                return found.pop()
        pages = {page for (page,) in self._rows("SELECT id FROM page WHERE article = ?", wanted)}
        if not pages and len(wanted) > 6:  # the beginning of an id will do where only one begins so
            pages = {
                page
                for (page,) in self._rows(
                    "SELECT MIN(id) FROM page WHERE substr(article, 1, ?) = ? GROUP BY COALESCE(one, -id)",
                    len(wanted),
                    wanted,
                )
            }
        if not pages or len({self._library.versions(page)[0] for page in pages}) > 1:
            raise UnknownId(wanted)
        return min(pages), "articles"

    def _live(self, digits: str, prefix: str) -> set[tuple[int, Kind]]:
        low, high = (int(digits.ljust(16, fill), 16) - (1 << 63) for fill in "0f")
        rows = self._rows(
            "SELECT DISTINCT t.thing, t.kind FROM finding f JOIN trait t ON t.id = f.trait WHERE f.digest BETWEEN ? AND ?",
            low,
            high,
        )
        return {(thing, KINDS[kind]) for thing, kind in rows if PREFIXES[KINDS[kind]] == prefix}

    def _redirected(self, wanted: str) -> set[tuple[int, Kind]]:
        """Return what the id of a finding that is no longer made leads to: what stands at its passage, or its old thing."""
        rows = self._rows('SELECT led, kind, article, sha256, start, "end" FROM gone WHERE key = ?', wanted)
        for led, kind, article, sha, start, end in rows:
            heirs = self._rows(
                "SELECT t.thing FROM page p JOIN body b ON b.id = p.body JOIN finding f ON f.page = p.id JOIN trait t "
                "ON t.id = f.trait WHERE p.article = ?1 AND COALESCE(p.sha256, b.digest) = ?2 AND t.kind = ?3 "
                'AND f.start < ?5 AND f."end" > ?4 ORDER BY MIN(f."end", ?5) - MAX(f.start, ?4) DESC, f.digest LIMIT 1',
                *(article, bytes.fromhex(sha), KINDS.index(kind), start, end),
            )
            if heirs:
                return {(heirs[0][0], kind)}
            return self._live(led[4:], led[:3]) if led != wanted else set()
        return set()

    def _load(self, query: str) -> Iterator[Reading]:
        self._refresh()
        for (page,) in self._rows(query):
            yield self._library.sheet(page).reading()

    def _rows(self, query: str, *values: Any) -> list[Any]:
        return self._db.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Make everything within one transaction, or nothing of it."""
        with transaction(self._db):
            self._refresh()
            yield


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
        connection.execute(f"PRAGMA page_size = {_PAGE}")  # of a new file; another keeps its own
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG // _PAGE}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE // 1024}")
        bring_up(connection, str(path))
    except sqlite3.DatabaseError as error:
        connection.close()
        raise RecordError(f"{path}: {error}; it is no record of foedera, so name another file") from error
    except RecordError:
        connection.close()
        raise
    return Record(connection)


def _is_code(text: str) -> bool:
    return len(text) == 3 and text.isupper()
