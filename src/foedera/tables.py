"""The tables of a record, and what has ever been done to them.

Pages, their texts and readings, verdicts and problems are what a record keeps; everything from `finding` on is derived
from them and can be built anew (`forget`). Numbers of rows are the record's own: what leaves it is named by keys.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from foedera.errors import RecordError

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
    (
        "0003_short_readings",
        """
        DROP INDEX page_url;
        ALTER TABLE reading RENAME TO long_reading;
        ALTER TABLE page RENAME TO long_page;
        ALTER TABLE body RENAME TO long_body;
        CREATE TABLE dictionary (id INTEGER PRIMARY KEY, use TEXT NOT NULL, words BLOB NOT NULL);
        CREATE TABLE body (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, text BLOB NOT NULL);
        CREATE TABLE page (
            id INTEGER PRIMARY KEY, article TEXT NOT NULL, sha256 BLOB, body INTEGER NOT NULL REFERENCES body,
            address INTEGER, day INTEGER NOT NULL, one INTEGER, copies INTEGER, old INTEGER NOT NULL DEFAULT 0,
            marks INTEGER NOT NULL, coarse INTEGER NOT NULL);
        CREATE INDEX page_article ON page (article);
        CREATE INDEX page_body ON page (body);
        CREATE INDEX page_address ON page (address) WHERE address IS NOT NULL;
        CREATE INDEX page_one ON page (one) WHERE one IS NOT NULL;
        CREATE INDEX page_copies ON page (copies) WHERE copies IS NOT NULL;
        CREATE TABLE tool (id INTEGER PRIMARY KEY, read_with TEXT NOT NULL UNIQUE);
        CREATE TABLE form (id INTEGER PRIMARY KEY, layout TEXT NOT NULL UNIQUE);
        CREATE TABLE reading (
            page INTEGER PRIMARY KEY REFERENCES page, tool INTEGER NOT NULL REFERENCES tool,
            form INTEGER NOT NULL REFERENCES form, digest BLOB NOT NULL, basis INTEGER NOT NULL, dated INTEGER NOT NULL,
            fetched TEXT, data BLOB NOT NULL);
        CREATE INDEX reading_undated ON reading (page) WHERE basis < 2;
        CREATE TABLE mark (value INTEGER, page INTEGER, PRIMARY KEY (value, page)) WITHOUT ROWID;
        """,
    ),
    (
        "0004_identity",
        """
        DROP TABLE judgement;
        DROP TABLE thing;
        DROP TABLE stale;
        CREATE TABLE gone (
            key TEXT PRIMARY KEY, led TEXT NOT NULL, kind TEXT NOT NULL, article TEXT NOT NULL,
            sha256 TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO gone SELECT key, thing, kind, article, sha256, start, "end" FROM minted
            WHERE kind != 'articles';
        DROP TABLE minted;
        CREATE TABLE rules (digest TEXT NOT NULL);
        CREATE TABLE pending (page INTEGER PRIMARY KEY);
        CREATE TABLE finding (
            page INTEGER, nr INTEGER, trait INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            digest INTEGER NOT NULL, variant INTEGER, inside TEXT, PRIMARY KEY (page, nr)) WITHOUT ROWID;
        CREATE INDEX finding_trait ON finding (trait);
        CREATE INDEX finding_digest ON finding (digest);
        CREATE TABLE trait (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, data TEXT, disputed INTEGER, thing INTEGER,
            parent INTEGER, score REAL, by TEXT, page INTEGER NOT NULL, nr INTEGER NOT NULL);
        CREATE INDEX trait_thing ON trait (thing);
        CREATE TABLE block (
            value INTEGER, side INTEGER, trait INTEGER, PRIMARY KEY (value, side, trait)) WITHOUT ROWID;
        CREATE TABLE doubt (
            a INTEGER NOT NULL, b INTEGER NOT NULL, verdict TEXT NOT NULL, score REAL NOT NULL, by TEXT NOT NULL,
            PRIMARY KEY (a, b)) WITHOUT ROWID;
        CREATE INDEX doubt_b ON doubt (b);
        CREATE TABLE bond (
            page INTEGER, a INTEGER, b INTEGER, by TEXT NOT NULL, PRIMARY KEY (page, a, b)) WITHOUT ROWID;
        CREATE INDEX bond_a ON bond (a);
        CREATE INDEX bond_b ON bond (b);
        CREATE TABLE thing (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, page INTEGER NOT NULL, nr INTEGER NOT NULL);
        CREATE TABLE variant (id INTEGER PRIMARY KEY, trait INTEGER NOT NULL, data TEXT NOT NULL);
        CREATE INDEX variant_trait ON variant (trait);
        CREATE TABLE actor (
            thing INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, sector TEXT);
        CREATE TABLE about (
            who INTEGER, other INTEGER, trait INTEGER, PRIMARY KEY (who, other, trait)) WITHOUT ROWID;
        """,
    ),
    (
        "0005_search",
        """
        CREATE TABLE entry (at INTEGER PRIMARY KEY, first INTEGER, last INTEGER, type TEXT NOT NULL, site TEXT);
        CREATE INDEX entry_site ON entry (site) WHERE site IS NOT NULL;
        CREATE VIRTUAL TABLE search USING fts5 (
            name, text, content = '', detail = 'column', tokenize = 'porter unicode61 remove_diacritics 2');
        INSERT INTO search (search, rank) VALUES ('rank', 'bm25(8.0, 1.0)');
        CREATE TABLE unsearched (at INTEGER PRIMARY KEY);
        INSERT INTO unsearched SELECT id FROM trait;
        INSERT INTO unsearched SELECT -id FROM page;
        CREATE TRIGGER trait_made AFTER INSERT ON trait BEGIN
            INSERT OR IGNORE INTO unsearched VALUES (new.id);
        END;
        CREATE TRIGGER trait_gone AFTER DELETE ON trait BEGIN
            DELETE FROM entry WHERE at = old.id;
            DELETE FROM unsearched WHERE at = old.id;
        END;
        CREATE TRIGGER page_read AFTER INSERT ON reading BEGIN
            INSERT OR IGNORE INTO unsearched VALUES (-new.page);
        END;
        """,
    ),
    (
        "0006_reviews",
        """
        CREATE TABLE review (
            sha256 TEXT NOT NULL, kind TEXT NOT NULL, inside TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            nth INTEGER NOT NULL, by TEXT NOT NULL, verdict TEXT NOT NULL, changes TEXT NOT NULL, note TEXT,
            PRIMARY KEY (sha256, kind, inside, start, "end", nth, by)) WITHOUT ROWID;
        """,
    ),
    (
        "0007_gists",
        """
        DROP TABLE about;
        CREATE TABLE about (who INTEGER, thing INTEGER, PRIMARY KEY (who, thing)) WITHOUT ROWID;
        CREATE TABLE gist (
            thing INTEGER PRIMARY KEY, kind INTEGER NOT NULL, status INTEGER NOT NULL, first INTEGER, lasts INTEGER NOT NULL,
            seen INTEGER NOT NULL, goes INTEGER NOT NULL, reports INTEGER NOT NULL, copied INTEGER NOT NULL,
            clashes INTEGER NOT NULL, flags INTEGER NOT NULL, spans BLOB, whom BLOB NOT NULL, beside BLOB);
        """,
    ),
    (
        "0008_lessons",
        """
        CREATE TABLE fact (id INTEGER PRIMARY KEY, digest INTEGER NOT NULL UNIQUE, kind INTEGER NOT NULL, data TEXT NOT NULL);
        CREATE TABLE fact_key (key INTEGER, fact INTEGER, PRIMARY KEY (key, fact)) WITHOUT ROWID;
        CREATE TABLE lesson (fact INTEGER, page INTEGER, PRIMARY KEY (fact, page)) WITHOUT ROWID;
        CREATE INDEX lesson_page ON lesson (page);
        CREATE TABLE want (key INTEGER, page INTEGER, PRIMARY KEY (key, page)) WITHOUT ROWID;
        CREATE TABLE own (
            page INTEGER PRIMARY KEY, tool INTEGER NOT NULL, form INTEGER NOT NULL, digest BLOB NOT NULL,
            basis INTEGER NOT NULL, dated INTEGER NOT NULL, fetched TEXT, data BLOB NOT NULL);
        CREATE TABLE given (page INTEGER PRIMARY KEY, digest TEXT NOT NULL);
        CREATE TABLE again (page INTEGER PRIMARY KEY);
        CREATE TABLE stirred (form TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE untaught (page INTEGER PRIMARY KEY);
        INSERT INTO untaught SELECT page FROM reading;
        """,
    ),
    (
        "0009_words",
        """
        DROP TRIGGER trait_gone;
        DROP TABLE search;
        DROP TABLE entry;
        CREATE TABLE sort (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE entry (
            at INTEGER PRIMARY KEY, thing INTEGER, first INTEGER, last INTEGER, sort INTEGER NOT NULL, site TEXT);
        CREATE VIRTUAL TABLE search USING fts5 (
            text, content = '', detail = 'none', columnsize = 0, tokenize = 'porter unicode61 remove_diacritics 2');
        INSERT INTO search (search, rank) VALUES ('hashsize', 8000000);
        CREATE TABLE worn (made INTEGER NOT NULL, gone INTEGER NOT NULL);
        INSERT INTO worn VALUES (0, 0);
        INSERT OR IGNORE INTO unsearched SELECT id FROM trait;
        INSERT OR IGNORE INTO unsearched SELECT -id FROM page;
        CREATE TRIGGER trait_gone AFTER DELETE ON trait BEGIN
            UPDATE worn SET gone = gone + EXISTS (SELECT 1 FROM entry WHERE at = old.id);
            DELETE FROM entry WHERE at = old.id;
            DELETE FROM unsearched WHERE at = old.id;
        END;
        CREATE TRIGGER trait_led AFTER UPDATE OF thing ON trait WHEN new.thing IS NOT old.thing BEGIN
            UPDATE entry SET thing = new.thing WHERE at = new.id;
        END;
        """,
    ),
)
"""What has ever been done to the tables, in order. A step is never changed once it has been released."""

DERIVED = (
    "pending",
    "finding",
    "trait",
    "block",
    "doubt",
    "bond",
    "thing",
    "variant",
    "actor",
    "about",
    "gist",
)
"""Tables that hold nothing but what readings and verdicts tell."""


def migrate(connection: sqlite3.Connection, path: str) -> frozenset[str]:
    """Bring the tables up to date within a transaction of the caller's, and return the names of the steps taken."""
    connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) WITHOUT ROWID")
    names = [name for name, _ in MIGRATIONS]
    done = applied(connection)
    if later := sorted(done.difference(names)):
        raise RecordError(f"{path}: made by a later version ({', '.join(later)}); install that version")
    for name, statements in MIGRATIONS:
        if name not in done:
            for statement in _several(statements):
                connection.execute(statement)
            connection.execute("INSERT INTO migration VALUES (?)", (name,))
    return frozenset(names) - done


def _several(statements: str) -> Iterator[str]:
    """Yield statements one by one; a trigger holds several and is one."""
    held = ""
    for part in statements.split(";"):
        held += f"{part};"
        if sqlite3.complete_statement(held):
            yield held
            held = ""


def applied(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the names of the steps that a file's tables have gone through."""
    has = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migration'").fetchone()
    rows = connection.execute("SELECT name FROM migration") if has else ()
    return frozenset(name for (name,) in rows)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make everything within one transaction, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def forget(connection: sqlite3.Connection) -> None:
    """Drop everything derived, and leave every page to be settled anew."""
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
    connection.execute("UPDATE page SET one = NULL, copies = NULL, old = 0")
    connection.execute("INSERT INTO pending SELECT id FROM page")
