"""Stored pages and the things they tell of: readings as far as they are wanted, things composed when they are asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeVar

from foedera.actors import Actor
from foedera.board import Role
from foedera.cards import KINDS, Order
from foedera.compose import (
    compose_actor,
    compose_agreement,
    compose_article,
    compose_commitment,
    compose_event,
    compose_initiative,
    compose_statement,
    country_name,
)
from foedera.copies import Pages, Wording
from foedera.evidence import BODY, Span
from foedera.identity import Found, key_of
from foedera.opinions import Opinions, ReviewedSheet
from foedera.packing import Book, Sheet, grown, words_of
from foedera.things import RecordedActor, RecordedArticle, SameAs, Thing
from foedera.votes import Desk, Vote, best, tally

K = TypeVar("K")
X = TypeVar("X")

_MEMORY = 10_000
_SHEETS = 500
COMPOSERS: Mapping[str, Callable[[Desk, Any], Thing]] = {
    "events": compose_event,
    "agreements": compose_agreement,
    "initiatives": compose_initiative,
    "statements": compose_statement,
    "commitments": compose_commitment,
}
"""What composes the things of each kind but actors."""


@dataclass(frozen=True, slots=True)
class Head:
    """What names and sorts a page."""

    article: str
    sha256: str
    day: int


@dataclass(frozen=True, slots=True)
class Member:
    """One finding of a thing, with the sets that its page is of."""

    page: int
    nr: int
    digest: int
    start: int
    end: int
    inside: str | None
    variant: int | None
    one: int
    copies: int
    old: bool


def span_of(found: Found[Any]) -> tuple[int, int, str | None]:
    """Return where a finding's head stands, and in which block where that is not the body."""
    head = found.head
    return (head.start, head.end, None if head.in_ == BODY else head.in_) if head else (0, 0, None)


class Library:
    """The pages and things of a record, for reading; the last ones looked at are kept in mind."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.opinions = Opinions(db)
        self.clear()

    def clear(self) -> None:
        """Keep nothing in mind."""
        self.opinions.clear()
        self._sheets: dict[int, Sheet] = {}
        self._heads: dict[int, Head] = {}
        self._wordings: dict[int, Wording] = {}
        self.__dict__.pop("_forms", None)
        self.__dict__.pop("_tools", None)
        self.__dict__.pop("books", None)
        self.forget_things()

    def forget_things(self) -> None:
        """Keep in mind nothing that is derived."""
        self._things: dict[int, dict[int, tuple[int, str]]] = {}
        self._actors: dict[int, RecordedActor] = {}
        self._then: dict[tuple[int, int], RecordedActor] = {}

    def forget_heads(self, pages: Iterable[int]) -> None:
        """Read pages anew when they are next needed."""
        for page in pages:
            self._heads.pop(page, None)
            self._sheets.pop(page, None)
        self.forget_things()

    # --- pages ----------------------------------------------------------------------------------------------------

    @cached_property
    def books(self) -> dict[int, Book]:
        """The dictionaries that texts and readings are packed with, by their numbers; 0 is none."""
        rows = self._db.execute("SELECT id, words FROM dictionary")
        return {0: Book(), **{number: Book(number, words) for number, words in rows}}

    @cached_property
    def _forms(self) -> dict[int, str]:
        return dict(self._db.execute("SELECT id, layout FROM form").fetchall())

    @cached_property
    def _tools(self) -> dict[int, str]:
        return dict(self._db.execute("SELECT id, read_with FROM tool").fetchall())

    def sheet(self, page: int) -> Sheet:
        """Return a page's reading."""
        found = self._sheets.get(page)
        if found is None:
            found = _kept(self._sheets, page, self._unpacked(self._packed(page, "reading")), _SHEETS)
        return found

    def own(self, page: int) -> Sheet:
        """Return a page's reading without what other pages teach."""
        row = self._packed(page, "own")
        return self.sheet(page) if row is None else self._unpacked(row)

    def _packed(self, page: int, table: Literal["reading", "own"]) -> Any:
        return self._db.execute(
            "SELECT b.digest, p.sha256, b.text, r.tool, r.form, r.fetched, r.data FROM page p "  # noqa: S608
            f"JOIN body b ON b.id = p.body JOIN {table} r ON r.page = p.id WHERE p.id = ?",
            (page,),
        ).fetchone()

    def _unpacked(self, row: Sequence[Any]) -> Sheet:
        digest, sha256, text, tool, form, fetched, data = row
        if tool not in self._tools or form not in self._forms:
            self.__dict__.pop("_forms", None)
            self.__dict__.pop("_tools", None)
        if max(text[0], data[0]) not in self.books and data[0] != _PLAIN:
            self.__dict__.pop("books", None)
        body, sha = grown(text, self.books), (sha256 or digest).hex()
        parts = (
            grown(data, self.books, body),
            words_of(body),
            sha,
            fetched,
            self._tools[tool],
            self._forms[form],
        )
        marks = self.opinions.on(sha)
        return ReviewedSheet(*parts, marks) if marks else Sheet(*parts)

    def head(self, page: int) -> Head:
        """Return what names and sorts a page."""
        found = self._heads.get(page)
        if found is None:
            article, sha256, day = self._db.execute(
                "SELECT p.article, COALESCE(p.sha256, b.digest), p.day FROM page p JOIN body b ON b.id = p.body "
                "WHERE p.id = ?",
                (page,),
            ).fetchone()
            found = _kept(self._heads, page, Head(article, sha256.hex(), day))
        return found

    def order(self, page: int, start: int, digest: int) -> Order:
        """Return what sorts a finding."""
        head = self.head(page)
        return head.day, head.article, head.sha256, start, digest

    def wording(self, page: int) -> Wording:
        """Return the wording of a page's text."""
        found = self._wordings.get(page)
        if found is None:
            (text,) = self._db.execute(
                "SELECT b.text FROM page p JOIN body b ON b.id = p.body WHERE p.id = ?", (page,)
            ).fetchone()
            wording = Wording.of(words_of(grown(text, self.books)))
            found = _kept(self._wordings, page, wording, _SHEETS)
        return found

    def remember_wording(self, page: int, wording: Wording) -> None:
        """Keep a wording in mind."""
        _kept(self._wordings, page, wording, _SHEETS)

    # --- things ---------------------------------------------------------------------------------------------------

    def key(self, kind: int, digest: int) -> str:
        """Return a finding's key."""
        return key_of(KINDS[kind], digest)

    def members(self, thing: int, until: int | None = None) -> list[Member]:
        """Return the findings of a thing in canonical order; with a day, those of pages that were published by then."""
        until = _EVER if until is None else until
        rows = self._db.execute(
            'SELECT f.page, f.nr, f.digest, f.start, f."end", f.inside, f.variant, COALESCE(p.one, -p.id), '  # noqa: S608
            f"COALESCE(p.copies, -p.id), {_OLD} FROM trait t JOIN finding f ON f.trait = t.id "
            "JOIN page p ON p.id = f.page JOIN body b ON b.id = p.body WHERE t.thing = ?1 AND p.day <= ?2 "
            "ORDER BY p.day, p.article, COALESCE(p.sha256, b.digest), f.start, f.digest",
            (thing, until),
        )
        return [Member(*row) for row in rows]

    def opening(self, thing: int) -> list[Member]:
        """Return the findings of a thing on the page that it is shown under."""
        rows = self._db.execute(
            'SELECT f.page, f.nr, f.digest, f.start, f."end", f.inside, f.variant, COALESCE(p.one, -p.id), '
            "COALESCE(p.copies, -p.id), p.old FROM thing g JOIN finding f ON f.page = g.page JOIN trait t ON t.id = f.trait "
            "JOIN page p ON p.id = f.page WHERE g.id = ?1 AND t.thing = ?1 ORDER BY f.start, f.digest",
            (thing,),
        )
        return [Member(*row) for row in rows]

    def said_of(self, thing: int) -> list[str]:
        """Return all that pages call an actor, in alphabetical order."""
        texts = {text for variant in self._variants(thing).values() for text in (variant[0], *variant[7])}
        return sorted(texts)

    def written(self, thing: int, until: int | None = None) -> tuple[str, str, str | None, str | None]:
        """Return how an actor is written out where things name it: name, kind, country and sector."""
        variants = self._variants(thing) if until is None else self._variants_by(thing, until)
        firm = {at: next(iter(said)) for at, said in _differing(variants).items() if len(said) == 1}
        if firm.get(1) == "country" and firm.get(2) and country_name(firm[2], ""):
            firm[0] = ""  # states are called by the name that the code has, however pages call them
        open_ = [at for at in _WRITTEN if at not in firm]
        told = firm | (self._settled(thing, variants, open_, until) if open_ else {})
        name, kind, country, sector = (told[at] for at in _WRITTEN)
        return country_name(country, name) if kind == "country" and country else name, kind, country, sector

    def _settled(
        self, thing: int, variants: Mapping[int, Sequence[Any]], columns: Sequence[int], until: int | None
    ) -> dict[int, Any]:
        """Return the best-supported values of what pages tell differently of an actor."""
        if until is None:
            found = {at: self._most(thing, {n: one[at] for n, one in variants.items()}, at) for at in columns}
            if all(len(best) == 1 for best in found.values()):
                return {at: best[0] for at, best in found.items()}
        members = self.members(thing, until)
        pages, ats = self.pages_of(members, texts=False)
        told: dict[int, Any] = {}
        for at in columns:
            given = [
                Vote(value, ats[one.page], ())
                for one in members
                if one.variant is not None and (value := variants[one.variant][at]) is not None
            ]
            told[at] = best(tally(pages, given, _width if at == 0 else lambda _: 0))
        return told

    def _most(self, thing: int, values: Mapping[int, Any], column: int) -> list[Any]:
        """Return the values that most independent pages give an actor, without ordering the pages; the longest name."""
        rows = self._db.execute(
            "SELECT DISTINCT f.variant, CASE WHEN p.old THEN NULL ELSE COALESCE(p.copies, -p.id) END FROM trait t "
            "JOIN finding f ON f.trait = t.id JOIN page p ON p.id = f.page WHERE t.thing = ? AND f.variant IS NOT NULL",
            (thing,),
        )
        pages: dict[Any, set[int | None]] = {}
        for variant, page in rows:
            if (value := values[variant]) is not None:
                pages.setdefault(value, set()).add(page)
        if not pages:
            return [None]
        ranks = {
            value: (-len(some - {None}), _width(value) if column == 0 else 0) for value, some in pages.items()
        }
        return [value for value, rank in ranks.items() if rank == min(ranks.values())]

    def _variants(self, thing: int) -> dict[int, tuple[Any, ...]]:
        rows = self._db.execute(
            "SELECT v.id, v.data FROM trait t JOIN variant v ON v.trait = t.id WHERE t.thing = ? ORDER BY v.id",
            (thing,),
        )
        return {number: tuple(json.loads(data)) for number, data in rows}

    def _variants_by(self, thing: int, until: int) -> dict[int, tuple[Any, ...]]:
        rows = self._db.execute(
            "SELECT DISTINCT v.id, v.data FROM trait t JOIN finding f ON f.trait = t.id JOIN page p ON p.id = f.page "
            "JOIN variant v ON v.id = f.variant WHERE t.thing = ? AND p.day <= ? ORDER BY v.id",
            (thing, until),
        )
        return {number: tuple(json.loads(data)) for number, data in rows}

    def thing(self, thing: int, kind: int, until: int | None = None) -> Thing:
        """Return a thing, composed of all its findings, or of those of pages that were published by a day."""
        return self.composed(kind, self.members(thing, until), until)[0]

    def composed(
        self, kind: int, members: Sequence[Member], until: int | None = None
    ) -> tuple[Thing, Mapping[str, int]]:
        """Return the thing that findings are, and the number of every id that it names."""
        pages, ats = self.pages_of(members)
        if KINDS[kind] == "actors":
            return self._profile(members, pages, ats), {}
        things = References(self, {at: page for page, at in ats.items()}, until)
        group = [self.one(kind, one, pages, ats) for one in members]
        return COMPOSERS[KINDS[kind]](Desk(pages, things, things.actors), group), things.numbers

    def found(self, thing: int, kind: int) -> tuple[Found[Any], ...]:
        """Return every finding that a thing is composed of, with its whole reading."""
        members = self.members(thing)
        whole = {one.page: self.sheet(one.page).reading() for one in members}
        pages, ats = self.pages_of(members)
        group = [self.one(kind, one, pages, ats) for one in members]
        return tuple(
            replace(one, reading=whole[member.page]) for one, member in zip(group, members, strict=True)
        )

    def one(self, kind: int, one: Member, pages: Pages, ats: Mapping[int, int]) -> Found[Any]:
        """Return a finding of a thing as its page tells it."""
        return self._found(kind, one, pages, ats, self.sheet(one.page).thing(one.nr))

    def _found(self, kind: int, one: Member, pages: Pages, ats: Mapping[int, int], thing: Any) -> Found[Any]:
        at = ats[one.page]
        reading = pages.readings[at]
        head = None
        if one.end > one.start:
            texts = self.sheet(one.page).texts
            inside = one.inside or BODY
            head = Span(one.start, one.end, texts[inside][one.start : one.end], inside)
        return Found(
            self.key(kind, one.digest), at, reading, thing, head, self.sheet(one.page).review(one.nr)
        )

    def pages_of(self, members: Sequence[Member], *, texts: bool = True) -> tuple[Pages, dict[int, int]]:
        """Return the pages of some findings in canonical order, and the place of each."""
        by_page = {one.page: one for one in members}
        ats = {page: at for at, page in enumerate(by_page)}
        readings = tuple(self.sheet(page).head for page in by_page) if texts else ()
        ones = by_page.values()
        old = frozenset(at for at, one in enumerate(ones) if one.old)
        return Pages(readings, tuple(one.one for one in ones), tuple(one.copies for one in ones), old), ats

    def _profile(self, members: Sequence[Member], pages: Pages, ats: Mapping[int, int]) -> Thing:
        """Return an actor of what its findings say of it, which is kept beside them."""
        numbers = {one.variant for one in members}
        variants = {
            number: tuple(json.loads(self._variant(number))) for number in numbers if number is not None
        }
        group = []
        for one in members:
            assert one.variant is not None
            bare = self._found(0, one, pages, ats, None)
            group.append(replace(bare, thing=_actor(variants[one.variant], bare.head)))
        profile = compose_actor(pages, group)
        mentions = self.sheet(members[0].page).thing(members[0].nr).mentions  # type: ignore[union-attr]
        return replace(profile, mentions=mentions)

    def _variant(self, number: int) -> str:
        ((data,),) = self._db.execute("SELECT data FROM variant WHERE id = ?", (number,))
        return str(data)

    def on_page(self, page: int) -> dict[int, tuple[int, str]]:
        """Return the thing of each finding of a page, by its number and its id."""
        found = self._things.get(page)
        if found is None:
            rows = self._db.execute(
                "SELECT f.nr, g.id, g.kind, h.digest FROM finding f JOIN trait t ON t.id = f.trait "
                "JOIN thing g ON g.id = t.thing JOIN finding h ON h.page = g.page AND h.nr = g.nr WHERE f.page = ?",
                (page,),
            )
            found = {nr: (thing, self.key(kind, digest)) for nr, thing, kind, digest in rows}
            _kept(self._things, page, found, _SHEETS)
        return found

    def named(self, thing: int) -> str:
        """Return a thing's id."""
        ((kind, digest),) = self._db.execute(
            "SELECT g.kind, f.digest FROM thing g JOIN finding f ON f.page = g.page AND f.nr = g.nr WHERE g.id = ?",
            (thing,),
        )
        return self.key(kind, digest)

    def actor(self, thing: int, key: str, until: int | None = None) -> RecordedActor:
        """Return an actor as things name it, or named it by a day."""
        found = self._actors.get(thing) if until is None else self._then.get((thing, until))
        if found is None and until is not None:
            written: Any = RecordedActor(key, *self.written(thing, until), SameAs())  # type: ignore[arg-type]
            found = _kept(self._then, (thing, until), written)
        if found is None:
            row = self._db.execute(
                "SELECT name, kind, country, sector FROM actor WHERE thing = ?", (thing,)
            ).fetchone()
            found = _kept(self._actors, thing, RecordedActor(key, row[0], row[1], row[2], row[3], SameAs()))
        return found

    # --- articles -------------------------------------------------------------------------------------------------

    def versions(self, page: int, until: int | None = None) -> list[int]:
        """Return the pages that are one page with this one, in canonical order; with a day, those published by then."""
        where = "(p.id = ?1 OR p.one = (SELECT one FROM page WHERE id = ?1)) AND p.day <= ?2"
        return self._ordered(where, page, _EVER if until is None else until)

    def article(self, versions: Sequence[int], until: int | None = None) -> RecordedArticle:
        """Return the article that some pages are versions of."""
        readings = tuple(self.sheet(page).bare for page in versions)
        day = _EVER if until is None else until
        query = f"SELECT 1 FROM page p WHERE p.id = ?1 AND {_OLD}"  # noqa: S608
        old = {page for page in versions if self._db.execute(query, (page, day)).fetchone()}
        ats = range(len(versions))
        pages = Pages(
            readings, (0,) * len(ats), (0,) * len(ats), frozenset(at for at in ats if versions[at] in old)
        )
        shown = compose_article(pages, ats, {0: readings[0].article.id})
        copied = self._ordered("p.copies = (SELECT copies FROM page WHERE id = ?1)", versions[0])
        original = copied[0] if copied else versions[0]
        return shown if original in versions else replace(shown, copy_of=self.head(original).article)

    def _ordered(self, where: str, *values: int) -> list[int]:
        rows = self._db.execute(
            f"SELECT p.id FROM page p JOIN body b ON b.id = p.body WHERE {where} "  # noqa: S608
            "ORDER BY p.day, p.article, COALESCE(p.sha256, b.digest)",
            values,
        )
        return [one for (one,) in rows]


class References(dict[tuple[int, str], str]):
    """The record ids of what pages refer to, found when they are asked for; `actors` has them written out."""

    def __init__(self, library: Library, pages: Mapping[int, int], until: int | None) -> None:
        super().__init__()
        self._library, self._pages, self._until = library, pages, until
        self.actors: dict[str, RecordedActor] = {}
        self.numbers: dict[str, int] = {}

    def __missing__(self, where: tuple[int, str]) -> str:
        at, local = where
        page = self._pages[at]
        nr = self._library.sheet(page).locals[local]
        return self.note(where, *self._library.on_page(page)[nr])

    def note(self, where: tuple[int, str], thing: int, key: str = "") -> str:
        """Keep in mind which thing is named, written out where it is an actor, and return its id."""
        key = key or self._library.named(thing)
        self.numbers[key] = thing
        if key.startswith("act_"):
            self.actors[key] = self._library.actor(thing, key, self._until)
        self[where] = key
        return key


_WRITTEN = (0, 1, 2, 4)
"""Where a variant has the name, kind, country and sector of an actor."""


def _differing(variants: Mapping[int, Sequence[Any]]) -> dict[int, set[Any]]:
    return {at: {variant[at] for variant in variants.values()} for at in _WRITTEN}


def _width(name: str) -> int:
    return -len(name)


_EVER = date.max.toordinal()
_OLD = (
    f"(p.old AND (?2 >= {_EVER} OR EXISTS (SELECT 1 FROM reading r, page q JOIN reading s ON s.page = q.id "  # noqa: S608
    "WHERE r.page = p.id AND q.one = p.one AND q.day <= ?2 "
    "AND (s.dated, COALESCE(s.fetched, '')) > (r.dated, COALESCE(r.fetched, '')))))"
)
"""Whether the same page has a newer version, of those published by a day."""
_PLAIN = 0x78
"""The first byte of what was packed without a dictionary."""


def _actor(variant: Sequence[Any], head: Span | None) -> Actor:
    """Return an actor as its page tells of it, every mention but the first without its place."""
    name, kind, country, basis, sector, sectors, roles, said = variant
    texts = [text for text in said if head is None or text != head.text]
    spans = tuple(Span(0, len(text), text, BODY) for text in texts)
    told = tuple(Role(title, of) for title, of in roles)
    return Actor(
        "", name, kind, country, basis, sector, tuple(sectors), told, (*((head,) if head else ()), *spans)
    )


def _kept(memory: dict[K, X], key: K, value: X, most: int = _MEMORY) -> X:
    if len(memory) >= most:
        memory.clear()
    memory[key] = value
    return value
