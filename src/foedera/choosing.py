"""Which things a record has on some subjects, counted and chosen by their gists without composing any."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from foedera.actors import Actor
from foedera.cards import KINDS
from foedera.dates import PartialDate
from foedera.errors import UnknownId
from foedera.gists import COLUMNS, Gist, Gists, beside_number, of_row, pair_number
from foedera.identity import digest_of
from foedera.library import Library
from foedera.things import RecordedActor, Source, Thing
from foedera.votes import source_of_reading

T = TypeVar("T")
G = TypeVar("G")

Rank = Callable[[Gist], tuple[Any, ...]]

_OF_PAIR = (
    "SELECT thing FROM about WHERE who = ?1 UNION "
    "SELECT a.thing FROM about a JOIN about b ON b.thing = a.thing WHERE a.who = ?2 AND b.who = ?3"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A page that tells of chosen things: its article, the set of copies it is of, its site, and when it appeared."""

    page: int
    article: str
    copies: int
    site: str | None
    published: PartialDate | None


@dataclass(frozen=True, slots=True)
class Persona:
    """An actor by its number, as things name it."""

    number: int
    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Career:
    """That pages give a person an office, with a passage of the first or last of them that say it alike."""

    title: str
    of: str | None
    former: bool
    source: Source
    pages: frozenset[int]


class Choosing:
    """Answers from the gists of a record; with a day, of what pages had told by then."""

    def __init__(self, db: sqlite3.Connection, library: Library) -> None:
        self._db, self._library, self._gists = db, library, Gists(db, library)

    def number(self, key: str) -> int:
        """Return the number of the thing that a finding's key leads to.

        Raises:
            UnknownId: If no thing has such a finding.
        """
        row = self._db.execute(
            "SELECT t.thing FROM finding f JOIN trait t ON t.id = f.trait WHERE f.digest = ?",
            (digest_of(key),),
        ).fetchone()
        if row is None:
            raise UnknownId(key)
        return int(row[0])

    def about(self, whom: Sequence[int]) -> list[Gist]:
        """Return the gists of the things that are about all of some states and things, by their numbers."""
        states = sorted({who for who in whom if who < 0})
        if len(states) == 2 and len(set(whom)) == 2:
            one, other = states
            values = [pair_number(one, other), pair_number(one, one), pair_number(other, other)]
            return self._read(f"g.thing IN ({_OF_PAIR})", *values)
        where = " AND ".join(["g.thing IN (SELECT thing FROM about WHERE who = ?)"] * len(set(whom)))
        return self._read(where, *sorted(set(whom))) if whom else []

    def beside(self, one: int, other: int) -> list[Gist]:
        """Return the gists of words of one of two states to nobody, told in the midst of what both took part in."""
        number = beside_number(one, other)
        return self._read("g.thing IN (SELECT thing FROM about WHERE who = ?)", number)

    def of(self, things: Iterable[int]) -> list[Gist]:
        """Return the gists of things by their numbers, with whom they are about."""
        return self._read(
            "g.thing IN (SELECT value FROM json_each(?))", json.dumps(sorted(set(things))), whom=True
        )

    def on(self, pages: Iterable[int], kinds: Iterable[int]) -> list[Gist]:
        """Return the gists of the things of some kinds that pages tell of, with whom they are about."""
        query = (
            "SELECT DISTINCT t.thing FROM json_each(?1) j JOIN finding f ON f.page = j.value JOIN trait t ON t.id = f.trait "
            "WHERE t.kind IN (SELECT value FROM json_each(?2))"
        )
        rows = self._db.execute(query, (json.dumps(sorted(set(pages))), json.dumps(sorted(kinds))))
        return self.of(thing for (thing,) in rows)

    def _read(self, where: str, *values: Any, whom: bool = False) -> list[Gist]:
        columns = f"{COLUMNS}, g.whom" if whom else COLUMNS
        rows = self._db.execute(f"SELECT {columns} FROM gist g WHERE {where} ORDER BY g.thing", values)  # noqa: S608
        return list(map(of_row, rows))

    def whom(self, things: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Return whom things are about."""
        return {gist.thing: gist.whom for gist in self.of(things)}

    def then(self, gist: Gist, until: int) -> Gist | None:
        """Return what a thing was of the pages up to a day, or None where none told of it."""
        if gist.seen > until:
            return None
        return gist if gist.heard <= until else self._gists.made(gist.thing, gist.kind, until)

    def thing(self, gist: Gist, until: int | None = None) -> Thing:
        """Return the thing of a gist."""
        return self._library.thing(gist.thing, gist.kind, until)

    def shown(self, gist: Gist, until: int | None = None) -> Thing:
        """Return the thing of a gist; of one that many pages tell of only a few of the passages."""
        return self._gists.composing.shown(gist.kind, self._library.members(gist.thing, until), until)

    def keys(self, things: Iterable[int]) -> dict[int, str]:
        """Return the ids of things."""
        rows = self._db.execute(
            "SELECT g.id, g.kind, f.digest FROM json_each(?) j JOIN thing g ON g.id = j.value "
            "JOIN finding f ON f.page = g.page AND f.nr = g.nr",
            (json.dumps(sorted(set(things))),),
        )
        return {thing: self._library.key(kind, digest) for thing, kind, digest in rows}

    def personas(self, numbers: Iterable[int]) -> dict[int, Persona]:
        """Return the actors among some numbers."""
        rows = self._db.execute(
            "SELECT a.thing, a.name, a.kind, a.country FROM json_each(?) j JOIN actor a ON a.thing = j.value",
            (json.dumps(sorted(set(numbers))),),
        )
        return {row[0]: Persona(*row) for row in rows}

    def actor(self, number: int, key: str, until: int | None = None) -> RecordedActor:
        """Return an actor as things name it."""
        return self._library.actor(number, key, until)

    def pages(self, things: Iterable[int], until: int | None = None) -> list[Told]:
        """Return the pages that tell of things."""
        rows = self._db.execute(
            "WITH told AS (SELECT DISTINCT f.page FROM json_each(?1) j JOIN trait t ON t.thing = j.value "
            "JOIN finding f ON f.trait = t.id) "
            "SELECT p.id, p.article, COALESCE(p.copies, -p.id), e.site, e.first, e.last FROM told JOIN page p ON p.id = told.page "
            "LEFT JOIN entry e ON e.at = -p.id WHERE p.day <= ?2 ORDER BY p.day, p.article, p.id",
            (json.dumps(sorted(set(things))), _EVER if until is None else until),
        )
        return [Told(row[0], row[1], row[2], row[3], _published(row[4], row[5])) for row in rows]

    def copied(self, article: str, until: int | None = None) -> str | None:
        """Return the id of the first article that an article's words appeared in, or None where it is that itself."""
        row = self._db.execute(
            "SELECT o.article FROM page p JOIN page o ON o.copies = p.copies JOIN body b ON b.id = o.body "
            "WHERE p.article = ?1 AND o.day <= ?2 ORDER BY o.day, o.article, COALESCE(o.sha256, b.digest) LIMIT 1",
            (article, _EVER if until is None else until),
        ).fetchone()
        return None if row is None or row[0] == article else str(row[0])

    def careers(self, person: int, until: int | None = None) -> Iterator[Career]:
        """Yield the offices that pages give a person, as the first and the last page of each wording put them."""
        worded = grouped(self._library.members(person, until), lambda one: one.variant)
        members = {one.page: one for held in worded.values() for one in (held[0], held[-1])}
        for one in sorted(members.values(), key=lambda one: self._library.head(one.page).day):
            pages = frozenset(other.one for other in worded[one.variant])
            sheet = self._library.sheet(one.page)
            actor = sheet.thing(one.nr)
            assert isinstance(actor, Actor)
            told = [held for held in sheet.kind("offices") if held.person == actor.id]
            for held in told:
                yield Career(
                    held.title, held.of, held.former, source_of_reading(sheet.head, held.evidence[0]), pages
                )
            titles = {held.title.casefold() for held in told}
            for role in actor.roles if actor.mentions else ():
                if role.title.casefold() not in titles:
                    source = source_of_reading(sheet.head, actor.mentions[0])
                    yield Career(role.title, role.of, False, source, pages)

    def first(self, gists: Iterable[Gist], rank: Rank, most: int) -> list[Gist]:
        """Return the first things by a rank, at most so many (0: all); among equals their ids decide."""
        found = sorted(gists, key=rank)
        if not most or len(found) <= most:
            return found
        edge = rank(found[most - 1])
        sure = [one for one in found if rank(one) < edge]
        even = [one for one in found[len(sure) :] if rank(one) == edge]
        if len(sure) + len(even) > most:
            keys = self.keys(one.thing for one in even)
            even.sort(key=lambda one: keys[one.thing])
        return [*sure, *even][:most]


def shares(sizes: Sequence[int], most: int) -> list[int]:
    """Return how many of each group are shown where so many may be in all (0: all): as even as their sizes allow."""
    if not most or sum(sizes) <= most:
        return list(sizes)
    given, left = [0] * len(sizes), most
    while left:
        open_ = [at for at, size in enumerate(sizes) if given[at] < size]
        each = max(1, left // len(open_))
        for at in open_:
            more = min(each, sizes[at] - given[at], left)
            given[at] += more
            left -= more
    return given


def grouped(things: Iterable[G], key: Callable[[G], T]) -> dict[T, list[G]]:
    """Return things by a key, in the order in which keys first come."""
    found: dict[T, list[G]] = {}
    for one in things:
        found.setdefault(key(one), []).append(one)
    return found


def _published(first: int | None, last: int | None) -> PartialDate | None:
    if first is None or last is None:
        return None
    return PartialDate.covering(date.fromordinal(first), date.fromordinal(last))


_EVER = date.max.toordinal()
EVENTS, AGREEMENTS, INITIATIVES, STATEMENTS, COMMITMENTS = (
    KINDS.index(kind) for kind in ("events", "agreements", "initiatives", "statements", "commitments")
)
"""The numbers of kinds."""
