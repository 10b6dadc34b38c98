"""Things composed with few of their passages, or none: to count them, and to show those that very many pages tell of.

What each finding of such a thing says is kept in brief beside it, so that a new report of it, or a look at it, does
not read all pages that ever told of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from foedera.actors import Actor
from foedera.briefs import Brief, bare_reading, brief_of, read_brief, written_brief
from foedera.cards import KINDS
from foedera.copies import Pages
from foedera.dates import PartialDate
from foedera.evidence import BODY, Span
from foedera.identity import Found
from foedera.library import COMPOSERS, Library, Member, References
from foedera.reading import Finding
from foedera.things import Thing
from foedera.votes import Desk

MANY = 8
"""Findings up to which a thing is composed of its pages."""
SHOWN = 6
"""Pages that are read to show a thing of many findings: those that tell first what it is shown with."""
_NUMBER = "#"


class Composing:
    """Composes things of a record with as few of their pages as they need."""

    def __init__(self, db: sqlite3.Connection, library: Library) -> None:
        self._db, self._library = db, library
        self._parsed: dict[int, Sequence[Any]] = {}

    def remember(self, parsed: Mapping[int, Sequence[Actor | Finding]]) -> None:
        """Keep in mind the findings of pages, each page's by number, and none but these."""
        self._parsed = dict(parsed)

    def counted(
        self, kind: int, members: Sequence[Member]
    ) -> tuple[Thing, Mapping[str, int], tuple[PartialDate, ...]]:
        """Return a thing without its passages, the number of every id that it names, and when its pages appeared."""
        is_brief = len(members) > MANY
        briefs = {
            at: self._brief(kind, one) if is_brief else self._stripped(one) for at, one in enumerate(members)
        }
        days = dict.fromkeys(brief.published for brief in briefs.values() if brief.published)
        return *self._composed(kind, members, briefs), tuple(days)

    def shown(self, kind: int, members: Sequence[Member], until: int | None = None) -> Thing:
        """Return a thing; of one that many pages tell of only the passages of a few, those that tell first what it is."""
        if len(members) <= MANY or any(one.variant is None for one in members):
            return self._library.composed(kind, members, until)[0]
        first: dict[int | None, int] = {}
        for at, one in enumerate(members):
            first.setdefault(one.variant, at)
        read = {0, *sorted(first.values())[:SHOWN]}
        briefs = {at: self._brief(kind, one) for at, one in enumerate(members) if at not in read}
        return self._composed(kind, members, briefs, until)[0]

    def note(self, kind: int, members: Sequence[Member], stale: Collection[int]) -> list[Member]:
        """Keep in brief what each of many findings says, anew where their page is stale; return them with where it is."""
        if len(members) <= MANY:
            return list(members)
        noted = []
        for one in members:
            if one.variant is None or one.page in stale:
                data = written_brief(KINDS[kind], self._numbered(one), self._library.head(one.page).day)
                one = replace(one, variant=self._kept(one, data))  # noqa: PLW2901
            noted.append(one)
        return noted

    # --- findings -------------------------------------------------------------------------------------------------

    def _thing(self, one: Member) -> Any:
        parsed = self._parsed.get(one.page)
        return self._library.sheet(one.page).thing(one.nr) if parsed is None else parsed[one.nr]

    def _stripped(self, one: Member) -> Brief:
        sheet = self._library.sheet(one.page)
        thing = brief_of(self._thing(one), lambda local: local)
        return Brief(sheet.head.article.published.date, sheet.review(one.nr), thing)

    def _numbered(self, one: Member) -> Brief:
        """Return a finding in brief in which others are named by the numbers of their things."""
        sheet, things = self._library.sheet(one.page), self._library.on_page(one.page)
        thing = brief_of(self._thing(one), lambda local: f"{_NUMBER}{things[sheet.locals[local]][0]}")
        return Brief(sheet.head.article.published.date, sheet.review(one.nr), thing)

    def _brief(self, kind: int, one: Member) -> Brief:
        ((data,),) = self._db.execute("SELECT data FROM variant WHERE id = ?", (one.variant,))
        day = self._library.head(one.page).day
        return read_brief(KINDS[kind], data, PartialDate.of(date.fromordinal(day)))

    def _kept(self, one: Member, data: str) -> int:
        """Return the number of a brief, which equal findings share."""
        ((trait,),) = self._db.execute(
            "SELECT trait FROM finding WHERE page = ? AND nr = ?", (one.page, one.nr)
        )
        row = self._db.execute(
            "SELECT id FROM variant WHERE trait = ? AND data = ?", (trait, data)
        ).fetchone()
        number = row[0] if row else None
        if number is None:
            number = self._db.execute(
                "INSERT INTO variant (trait, data) VALUES (?, ?)", (trait, data)
            ).lastrowid
        self._db.execute(
            "UPDATE finding SET variant = ? WHERE page = ? AND nr = ?", (number, one.page, one.nr)
        )
        return int(number)  # type: ignore[arg-type]

    # --- composing ------------------------------------------------------------------------------------------------

    def _composed(
        self, kind: int, members: Sequence[Member], briefs: Mapping[int, Brief], until: int | None = None
    ) -> tuple[Thing, Mapping[str, int]]:
        """Compose a thing of findings in brief, where there are such, and of whole ones else."""
        pages, ats = self._pages(members, briefs)
        things = _Numbered(self._library, {at: page for page, at in ats.items()}, until)
        group = [
            self._found(kind, one, pages, ats[one.page], briefs[at])
            if at in briefs
            else self._library.one(kind, one, pages, ats)
            for at, one in enumerate(members)
        ]
        return COMPOSERS[KINDS[kind]](Desk(pages, things, things.actors), group), things.numbers

    def _pages(self, members: Sequence[Member], briefs: Mapping[int, Brief]) -> tuple[Pages, dict[int, int]]:
        pages, ats = self._library.pages_of(members, texts=False)
        readings: dict[int, Any] = {}
        for at, one in enumerate(members):
            if at not in briefs:
                readings[one.page] = self._library.sheet(one.page).head
            elif one.page not in readings:
                readings[one.page] = bare_reading(briefs[at].published)
        return replace(pages, readings=tuple(readings[page] for page in ats)), ats

    def _found(self, kind: int, one: Member, pages: Pages, at: int, brief: Brief) -> Found[Any]:
        size = one.end - one.start
        head = Span(one.start, one.end, "·" * size, one.inside or BODY) if size > 0 else None
        return Found(
            self._library.key(kind, one.digest), at, pages.readings[at], brief.thing, head, brief.review
        )


class _Numbered(References):
    """The record ids of what findings name, by their page's own ids or by numbers."""

    def __missing__(self, where: tuple[int, str]) -> str:
        if not where[1].startswith(_NUMBER):
            return super().__missing__(where)
        return self.note(where, int(where[1][1:]))


def pages_in(members: Iterable[Member]) -> list[int]:
    """Return the pages of findings, each once."""
    return list(dict.fromkeys(one.page for one in members))
