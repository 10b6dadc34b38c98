"""Full-text search of a record: what is looked for, and what a hit shows."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from heapq import heapify, heappop
from itertools import islice
from typing import Any

from foedera.cards import KINDS as FINDINGS
from foedera.dates import PartialDate
from foedera.gists import STATUSES, state_number
from foedera.indexing import LETTERS, WordIndex, of_row, rows_of, said
from foedera.library import Library
from foedera.packing import grown, words_of
from foedera.things import (
    ActorProfile,
    Kind,
    RecordedActor,
    RecordedAgreement,
    RecordedArticle,
    RecordedCommitment,
    RecordedEvent,
    RecordedInitiative,
    RecordedStatement,
    Thing,
)

KINDS: tuple[Kind, ...] = (
    *("agreements", "initiatives", "actors", "events", "commitments", "statements", "articles"),
)
"""The kinds of things that can be found, in the order in which hits are shown."""

Ranks = dict[int, tuple[int, int]]
"""Things, each with 0 if it is named by the words that are looked for, else 1, and its last day with a minus."""

_SCANNED = 2_000
"""Things that are looked into at most to see whether they hold a phrase."""
_FEW = 12
"""Reports from which on a hit shows only what the first of them tell."""
_OF_COUNTRY = "EXISTS (SELECT 1 FROM actor c WHERE c.thing = {} AND c.country = ?)"
_TEXTS = (
    "SELECT p.id, b.text FROM page p JOIN body b ON b.id = p.body "
    "WHERE p.id = ?1 OR p.one = (SELECT one FROM page WHERE id = ?1) ORDER BY p.id"
)
"""The texts of all versions of a page."""
_WINDOW = 160
"""Characters of text that a hit shows."""
_TERM = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]+)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; every part that is given must fit.

    `words` are words that must all occur in any form (`sign` finds `signed`), `"a phrase"`, `begin*`, `-not`, or
    alternatives joined by `OR`. `countries` are alpha-3 codes; `type` and `status` are the contract's words.
    """

    words: str = ""
    kinds: tuple[Kind, ...] = KINDS
    countries: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    type: str | None = None
    status: str | None = None
    site: str | None = None
    limit: int = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found; `marks` are the offsets in `text` of the words that were looked for."""

    id: str
    kind: Kind
    name: str
    first: PartialDate | None
    status: str
    text: str
    marks: tuple[tuple[int, int], ...]
    sites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The best hits of one kind, and how many there are in all."""

    kind: Kind
    total: int
    best: tuple[Hit, ...]


class Searching:
    """The answers that the index of a record's words gives."""

    def __init__(self, db: sqlite3.Connection, library: Library) -> None:
        self._db, self._library = db, library
        self._index = WordIndex(db, library)

    def index(self) -> None:
        """Bring the index up to date, within a transaction of the caller's."""
        self._index.settle()

    def is_behind(self) -> bool:
        """Tell whether something is not in the index yet."""
        return self._index.is_waiting()

    def pages_with(self, form: str) -> list[int]:
        """Return the pages that hold all words of a form, in whatever case, as far as they are in the index."""
        return self._index.pages_with(form)

    def find(self, query: Query) -> Iterator[Hits]:
        """Yield the best hits of each kind, and how many there are; kinds without hits are left out.

        What is named by the words comes first, then what is latest.

        Raises:
            ValueError: If only words are given that must not occur.
        """
        wanted, match = _wanted(query.words), _match(query.words)
        for kind in query.kinds:
            found = self._found(query, kind, match)
            best = tuple(islice(self._shown(query, kind, found, wanted), query.limit))
            if best:
                yield Hits(kind, len(found), best)

    def _found(self, query: Query, kind: Kind, match: str) -> Ranks:
        """Return the things of a kind, or the pages, that a query finds, each with what it is ranked by."""
        if query.status and (query.status not in STATUSES or kind in {"articles", "actors"}):
            return {}
        where, values = _filters(query, kind, "e.thing" if match else "t.thing")
        thing = "-e.at" if kind == "articles" else ("e.thing" if match else "t.thing")
        picked = f"SELECT {thing}, MAX(COALESCE(e.first, 0)) FROM {{}} {{}} {where} GROUP BY 1"  # noqa: S608
        found: Ranks = {}
        if not match:
            source = "entry e" if kind == "articles" else "trait t JOIN entry e ON e.at = t.id"
            found.update(
                (one, (1, -day)) for one, day in self._db.execute(picked.format(source, "WHERE"), values)
            )
        for named in (False, True) if match else ():
            first, last = rows_of(kind, named=named)
            at = f"{first} - s.rowid" if kind == "articles" else f"s.rowid - {first}"
            source = f"search s JOIN entry e ON e.at = {at}"
            asked = picked.format(source, f"WHERE search MATCH ? AND s.rowid BETWEEN {first} AND {last} AND")
            rows = self._db.execute(asked, [match, *values])
            found.update((one, (1 - named, -day)) for one, day in rows if not named or one in found)
        return self._united(found) if kind == "articles" else found

    def _united(self, found: Ranks) -> Ranks:
        """Return the first page of each that pages are versions of, with the best rank."""
        query = "SELECT id, MIN(id) OVER (PARTITION BY one) FROM page WHERE one IS NOT NULL"
        first = dict(self._db.execute(query).fetchall())
        best: Ranks = {}
        for page, rank in found.items():
            one = first.get(page, page)
            best[one] = min(rank, best.get(one, rank))
        return best

    def _shown(self, query: Query, kind: Kind, found: Ranks, wanted: tuple[str, ...]) -> Iterator[Hit]:
        """Yield hits, the best first, as far as they are wanted; phrases are sought in the words of the first so many."""
        phrases = [_pattern(phrase) for phrase in _phrases(query.words)]
        for number in islice(self._in_order(kind, found), _SCANNED):
            named = found[number][0] == 0
            if all(self._says(kind, number, phrase, named=named) for phrase in phrases):
                thing = self._glance(kind, number)
                if thing.review != "rejected":
                    yield _hit(thing, kind, wanted)

    def _in_order(self, kind: Kind, found: Ranks) -> Iterator[int]:
        """Yield things by their ranks, those of one rank by their ids."""
        ranked = [(rank, number) for number, rank in found.items()]
        heapify(ranked)
        while ranked:
            rank, equal = ranked[0][0], list[int]()
            while ranked and ranked[0][0] == rank:
                equal.append(heappop(ranked)[1])
            yield from sorted(equal, key=lambda number: self._id(kind, number)) if len(equal) > 1 else equal

    def _id(self, kind: Kind, number: int) -> Any:
        query = (
            "SELECT f.digest FROM thing g JOIN finding f ON f.page = g.page AND f.nr = g.nr WHERE g.id = ?"
        )
        if kind == "articles":
            query = "SELECT article FROM page WHERE id = ?"
        return self._db.execute(query, (number,)).fetchone()

    def _says(self, kind: Kind, number: int, phrase: re.Pattern[str], *, named: bool) -> bool:
        """Tell whether a phrase stands as it is in what the index took of a thing; in a title only where its words do."""
        query = "SELECT page, nr FROM trait WHERE thing = ? ORDER BY page, nr"
        if kind == "articles":
            query = _TEXTS
        rows = self._db.execute(query, (number,)).fetchall()
        if kind == "articles":
            books = self._library.books
            if any(phrase.search(_flat(words_of(grown(text, books)))) for _, text in rows):
                return True
            rows = [(page, None) for page, _ in rows if named]
        entries = (of_row(self._library.sheet(page), nr) for page, nr in rows)
        return any(phrase.search(_flat(f"{one.name} · {one.text}")) for one in entries)

    def _glance(self, kind: Kind, number: int) -> Thing:
        """Return a thing for showing it as a hit: one of many reports as the first of them tell it."""
        if kind == "articles":
            return self._library.article(self._library.versions(number))
        query = "SELECT 1 FROM trait t JOIN finding f ON f.trait = t.id WHERE t.thing = ? LIMIT ?"
        if len(self._db.execute(query, (number, _FEW)).fetchall()) < _FEW:
            return self._library.thing(number, FINDINGS.index(kind))
        if kind == "actors":
            profile, _ = self._library.composed(FINDINGS.index(kind), self._library.opening(number))
            name = self._library.actor(number, profile.id).name
            aliases = tuple(text for text in self._library.said_of(number) if text != name)
            assert isinstance(profile, ActorProfile)
            return replace(profile, name=name, aliases=aliases)
        first, _ = self._library.composed(FINDINGS.index(kind), self._library.members(number)[:_FEW])
        rows = self._db.execute(
            "SELECT status FROM gist WHERE thing = ? AND status > 0", (number,)
        ).fetchall()
        return replace(first, status=STATUSES[rows[0][0]]) if rows else first


def _filters(query: Query, kind: Kind, thing: str) -> tuple[str, list[Any]]:
    """Return the condition that a query sets beside its words, and the values that it holds."""
    findings = "f.page = -e.at" if kind == "articles" else "f.trait = e.at"
    told = "EXISTS (SELECT 1 FROM finding f JOIN trait o ON o.id = f.trait JOIN about a ON a.thing = o.thing WHERE f.page = -e.at AND a.who = ?)"
    on_site = (
        f"EXISTS (SELECT 1 FROM finding f JOIN entry o ON o.at = -f.page WHERE {findings} AND o.site = ?)"  # noqa: S608
    )
    parts: list[tuple[str, Any]] = [("e.at < ?", 0)]
    if kind != "articles":
        parts = [("e.at > ?", 0) if thing == "e.thing" else ("t.kind = ?", FINDINGS.index(kind))]
    countries: list[tuple[str, Any]] = [(_OF_COUNTRY.format(thing), code) for code in query.countries]
    if kind != "actors":
        on_pages = told if thing.startswith("e.") else _PAGES_ABOUT
        about = on_pages if kind == "articles" else _ABOUT[thing]
        countries = [(about, state_number(code)) for code in query.countries]
    parts += countries
    parts += [("e.last >= ?", query.since.toordinal())] if query.since else []
    parts += [("e.first <= ?", query.until.toordinal())] if query.until else []
    parts += [("e.sort = (SELECT id FROM sort WHERE name = ?)", query.type)] if query.type else []
    parts += [("e.site = ?" if kind == "articles" else on_site, query.site)] if query.site else []
    if query.status:
        of_status = f"EXISTS (SELECT 1 FROM gist g WHERE g.thing = {thing} AND g.status = ?)"  # noqa: S608
        parts.append((of_status, STATUSES.index(query.status)))
    return " AND ".join(part for part, _ in parts), [value for _, value in parts]


_ABOUT = {
    "e.thing": "EXISTS (SELECT 1 FROM about a WHERE a.who = ? AND a.thing = e.thing)",
    "t.thing": "t.thing IN (SELECT a.thing FROM about a WHERE a.who = ?)",
}
"""Whether a thing is about a state: looked up where words lead to it, else what leads to it."""
_PAGES_ABOUT = "-e.at IN (SELECT f.page FROM about a JOIN trait o ON o.thing = a.thing JOIN finding f ON f.trait = o.id WHERE a.who = ?)"


def _phrases(words: str) -> list[str]:
    """Return the phrases that must stand in a text as they are; the index only knows that their words do."""
    return [term["phrase"] for term in _TERM.finditer(words) if term["phrase"] and not term["no"]]


def _pattern(phrase: str) -> re.Pattern[str]:
    """Return what finds a phrase in flat text."""
    words = r"[\W_]+".join(map(re.escape, LETTERS.findall(_flat(phrase))))
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _flat(text: str) -> str:
    """Return a text without case and diacritics."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _match(words: str) -> str:
    """Return words as FTS5 takes them, every one quoted, so that nobody's signs are taken for its own.

    Raises:
        ValueError: If only words are given that must not occur.
    """
    asked, barred, either = list[str](), list[str](), False
    for term in _TERM.finditer(words):
        said = term["phrase"] or term["word"]
        if said == "OR" and asked:
            either = True
            continue
        begins = "*" if said.endswith("*") and not term["phrase"] else ""
        if not LETTERS.search(said):
            continue
        each = [f'"{word}"' for word in LETTERS.findall(said)]
        quoted = f"({' AND '.join(each)})" if len(each) > 1 else f"{each[0]}{begins}"
        if term["no"]:
            barred.append(quoted)
        elif either:
            asked[-1] = f"({asked[-1]} OR {quoted})"
        else:
            asked.append(quoted)
        either = False
    if barred and not asked:
        raise ValueError("say what is looked for, not only what is not")
    return " AND ".join(asked) + "".join(f" NOT {one}" for one in barred)


def _wanted(words: str) -> tuple[str, ...]:
    """Return the beginnings of the words that are looked for, by which a text is marked."""
    said = [t["phrase"] or t["word"] for t in _TERM.finditer(words) if not t["no"]]
    found = [word.casefold() for text in said if text != "OR" for word in LETTERS.findall(text)]
    return tuple(dict.fromkeys(word if len(word) < 5 else word[: max(4, len(word) - 3)] for word in found))


def _hit(thing: Thing, kind: Kind, wanted: tuple[str, ...]) -> Hit:
    name, said, day = _told(thing)
    text, marks = _window(said, wanted)
    sites = sorted({source.site for source in thing.sources if source.site})
    return Hit(thing.id, kind, name, day, str(getattr(thing, "status", "")), text, marks, tuple(sites))


def _told(thing: Thing) -> tuple[str, str, PartialDate | None]:
    """Return what a thing is called, what of it is shown, and its day."""
    first = thing.sources[0].text if thing.sources else ""
    match thing:
        case RecordedArticle():
            return thing.title or thing.id, thing.text, thing.published.date
        case ActorProfile():
            titles = [f"{role.title} {role.of or ''}".strip() for role in thing.roles]
            return thing.name, said(*thing.aliases, *titles), thing.first_seen
        case RecordedEvent():
            everyone = [*thing.actor, *thing.recipient, *thing.persons]
            day = (
                PartialDate.covering(thing.date.start, thing.date.end)
                if thing.date.start and thing.date.end
                else None
            )
            return f"{thing.type} {said(*_named(everyone))}".strip(), first, day or thing.first_seen
        case RecordedAgreement():
            passages = dict.fromkeys(source.text for source in thing.sources)
            return thing.name, " … ".join(passages), thing.signed or thing.first_seen
        case RecordedInitiative():
            days = [one.date for one in thing.editions if one.date]
            return thing.name, first, days[-1] if days else thing.first_seen
        case RecordedStatement():
            return thing.speaker.name if thing.speaker else "?", thing.text, thing.date or thing.first_seen
        case RecordedCommitment():
            return said(*_named(thing.by)), first or thing.what, thing.made or thing.first_seen


def _window(text: str, wanted: tuple[str, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the window of a text that holds most of the words, and where they stand in it."""
    flat = " ".join(text.split())
    places = [
        (word.start(), word.end(), begin)
        for word in LETTERS.finditer(flat)
        for begin in wanted
        if word.group().casefold().startswith(begin)
    ]
    best = max(
        places,
        key=lambda p: (len({b for s, _, b in places if p[0] <= s < p[0] + _WINDOW - 40}), -p[0]),
        default=None,
    )
    start = 0 if best is None or best[0] < 40 else flat.rfind(" ", 0, best[0] - 30) + 1
    end = len(flat) if start + _WINDOW >= len(flat) else flat.rfind(" ", start, start + _WINDOW)
    end = end if end > start else start + _WINDOW
    before, after = "… " if start else "", " …" if end < len(flat) else ""
    shift = len(before) - start
    marks = sorted({(s + shift, e + shift) for s, e, _ in places if start <= s and e <= end})
    return before + flat[start:end] + after, tuple(marks)


def _named(actors: Iterable[RecordedActor]) -> list[str]:
    return list(dict.fromkeys(actor.name for actor in actors))
