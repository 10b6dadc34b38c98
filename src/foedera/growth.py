"""What readings tell together, kept up as pages come: only what new or changed pages touch is worked out anew.

Actors come first, for who takes part tells which agreements, statements and events are one. Where the person or body
that an actor is changes, the other findings of its pages are looked at again, and so on to events, which go by their
agreements too.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from foedera.actors import Actor
from foedera.cards import KINDS, Layer, Outcome, Spot, Ties
from foedera.compact import layout_of
from foedera.gists import GISTS, PAIRED, Gists, refs
from foedera.identity import Found, digest_of, keyed
from foedera.instrument_traits import InstrumentTraits
from foedera.library import Library, span_of
from foedera.placing import Shelf
from foedera.reading import Finding
from foedera.same_actor import ActorTraits, Roster, actor_traits, same_actor
from foedera.same_event import EventTraits, event_traits, same_event
from foedera.same_initiative import same_initiative, series_traits
from foedera.same_instrument import agreement_traits, related_pairs, same_instrument
from foedera.same_words import (
    WordsTraits,
    commitment_traits,
    same_commitment,
    same_statement,
    statement_traits,
)
from foedera.shelves import PageSets
from foedera.things import Kind

LAYERS: tuple[Layer[Any], ...] = (
    Layer("actors", ActorTraits, same_actor),
    Layer("agreements", InstrumentTraits, same_instrument),
    Layer("initiatives", InstrumentTraits, same_initiative),
    Layer("statements", WordsTraits, same_statement),
    Layer("commitments", WordsTraits, same_commitment),
    Layer("events", EventTraits, same_event),
)
RULES = json.dumps(["2", GISTS, *(layout_of(layer.traits) for layer in LAYERS)], separators=(",", ":"))
"""What tells the rules of one version from another's; where they differ, everything derived is built anew."""

MEMORY = 40_000
"""Cards of one kind that are kept in mind from one batch to the next."""
_KEY = re.compile(r"[a-z]{3}_[0-9a-f]{16}")


@dataclass(slots=True)
class Draft:
    """A page's findings by kind, with the card that each had before, and the roster of its actors."""

    page: int
    found: Mapping[Kind, tuple[Found[Any], ...]]
    before: dict[int, int]
    is_read_anew: bool
    roster: Roster | None = None
    ids: dict[tuple[int, str], str] = field(default_factory=dict)

    @property
    def findings(self) -> list[Actor | Finding]:
        """The findings of all kinds, each at its number."""
        return [one.thing for kind in KINDS for one in self.found[kind]]

    def numbered(self, kind: Kind) -> Iterator[tuple[int, Found[Any]]]:
        """Yield the findings of a kind with their numbers."""
        start = sum(len(self.found[one]) for one in KINDS[: KINDS.index(kind)])
        yield from enumerate(self.found[kind], start)


class Growth:
    """Keeps a record's derived tables up to date."""

    def __init__(self, db: sqlite3.Connection, library: Library) -> None:
        self._db, self._library = db, library
        self._sets = PageSets(db, library.wording)
        self._gists = Gists(db, library)
        self._shelves = {layer.kind: Shelf(db, layer, library.order) for layer in LAYERS}

    def clear(self) -> None:
        """Keep nothing in mind."""
        self._library.clear()
        self.forget_verdicts()
        for shelf in self._shelves.values():
            shelf.clear()

    def settle(self, pages: Sequence[int]) -> None:
        """Work out what new or changed pages change; within a transaction of the caller's."""
        self._library.forget_heads(pages)
        beside = self._sets.settle(pages).difference(pages)
        self._drafts = {page: self._draft(page, is_read_anew=True) for page in pages}
        self._told: dict[int, tuple[frozenset[str], ...]] = {}
        for page in (
            pages
        ):  # all before the first is taken out, for one page's things may be named by another's findings
            self._remember(self._drafts[page])
        for page in pages:
            self._withdraw(self._drafts[page])
        todo: dict[Kind, set[int]] = {kind: set(pages) for kind in KINDS}
        touched, stale = set[int](), set(beside)
        for layer in LAYERS:
            outcome = self._layer(layer, sorted(todo[layer.kind]))
            touched |= outcome.things | outcome.gone
            stale |= self._pages_of(outcome.moved)
            again = self._pages_of(outcome.moved)
            if layer.kind == "actors":
                again |= self._write_out(outcome.things | self._actors_of(beside))
                for kind in KINDS[1:]:
                    todo[kind] |= again
            elif layer.kind == "agreements":
                todo["events"] |= again
        stale = stale.union(*todo.values())
        self._library.forget_things()
        self._gists.composing.remember({page: draft.findings for page, draft in self._drafts.items()})
        self._gists.settle(touched | self._things_of(stale), stale, self._scenes)
        self._gists.composing.remember({})
        self._db.executemany("DELETE FROM pending WHERE page = ?", [(page,) for page in pages])
        for shelf in self._shelves.values():
            if len(shelf.cards) > MEMORY:
                shelf.clear()

    # --- drafts ---------------------------------------------------------------------------------------------------

    def _draft(self, page: int, *, is_read_anew: bool) -> Draft:
        reading = self._library.sheet(page).partial(KINDS)
        before = self._db.execute("SELECT digest, trait FROM finding WHERE page = ?", (page,)).fetchall()
        return Draft(page, keyed(page, reading), dict(before), is_read_anew)

    def _of(self, page: int) -> Draft:
        """Return the draft of a page; one that is not read anew has its findings as they stand."""
        if page not in self._drafts:
            self._drafts[page] = self._draft(page, is_read_anew=False)
        return self._drafts[page]

    def _remember(self, draft: Draft) -> None:
        """Note which cards may lose a page's findings, and where the ids of findings lead that are no longer made."""
        kept = {digest_of(one.key): one for found in draft.found.values() for one in found}
        rows = self._db.execute(
            'SELECT f.digest, f.trait, t.kind, f.start, f."end", g.kind, h.digest FROM finding f JOIN trait t ON t.id = f.trait '
            "JOIN thing g ON g.id = t.thing JOIN finding h ON h.page = g.page AND h.nr = g.nr WHERE f.page = ?",
            (draft.page,),
        ).fetchall()
        head = self._library.head(draft.page)
        for digest, trait, kind, start, end, _, led in rows:
            self._shelves[KINDS[kind]].card(trait)
            self._shelves[KINDS[kind]].release(trait)
            if digest not in kept:
                key, first = (self._library.key(kind, one) for one in (digest, led))
                row = (key, first, KINDS[kind], head.article, head.sha256, start, end)
                self._db.execute("INSERT OR REPLACE INTO gone VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def _withdraw(self, draft: Draft) -> None:
        """Take a page's findings out of the tables before they come in anew."""
        self._db.execute("DELETE FROM finding WHERE page = ?", (draft.page,))
        self._db.executemany(
            "DELETE FROM gone WHERE key = ?", [(one.key,) for found in draft.found.values() for one in found]
        )
        self._relate(draft)

    def _relate(self, draft: Draft) -> None:
        self._db.execute("DELETE FROM bond WHERE page = ?", (draft.page,))
        for judgement in related_pairs(draft.found["agreements"]):
            row = (draft.page, digest_of(judgement.a), digest_of(judgement.b), judgement.by)
            self._db.execute("INSERT OR IGNORE INTO bond VALUES (?, ?, ?, ?)", row)

    # --- layers ---------------------------------------------------------------------------------------------------

    def _layer(self, layer: Layer[Any], pages: Iterable[int]) -> Outcome:
        shelf = self._shelves[layer.kind]
        for page in pages:
            draft = self._of(page)
            for nr, found in draft.numbered(layer.kind):
                self._assign(shelf, draft, nr, found)
        return shelf.settle(Ties(self._apart, self._together(layer)))

    def _assign(self, shelf: Shelf[Any], draft: Draft, nr: int, found: Found[Any]) -> None:
        digest = digest_of(found.key)
        traits = self._traits(shelf.layer.kind, draft, found)
        if self._library.sheet(draft.page).review(nr) == "rejected":
            traits = replace(traits, alone=found.key)
        disputed = digest if self._is_disputed(digest) else None
        held = digest in self._held
        before = draft.before.get(digest)
        start, end, inside = span_of(found)
        spot = Spot(draft.page, nr, self._library.order(draft.page, start, digest))
        if before is not None and shelf.same(before, traits, disputed, held=held):
            if not draft.is_read_anew:
                return
            trait = before
            shelf.look_again(trait)
        else:
            if before is not None:
                shelf.card(before)
                shelf.release(before)
            trait = shelf.assign(spot, traits, disputed, held=held)
            draft.before[digest] = trait
        variant = self._variant(trait, found.thing) if isinstance(found.thing, Actor) else None
        row = (draft.page, nr, trait, start, end, digest, variant, inside)
        self._db.execute("INSERT OR REPLACE INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _traits(self, kind: Kind, draft: Draft, found: Found[Any]) -> Any:
        if kind == "actors":
            return actor_traits(found)
        roster = self._roster(draft)
        match kind:
            case "agreements":
                return agreement_traits(found, roster)
            case "initiatives":
                return series_traits(found, roster)
            case "statements":
                return statement_traits(found, roster)
            case "commitments":
                return commitment_traits(found, roster)
            case _:
                return event_traits(found, roster, self._ids(draft))

    def _roster(self, draft: Draft) -> Roster:
        if draft.roster is None:
            things = {one.key: str(self._thing("actors", draft, one)) for one in draft.found["actors"]}
            draft.roster = Roster(draft.found["actors"], things)
        return draft.roster

    def _ids(self, draft: Draft) -> Mapping[tuple[int, str], str]:
        if not draft.ids:
            for one in draft.found["agreements"]:
                draft.ids[draft.page, one.thing.id] = str(self._thing("agreements", draft, one))
        return draft.ids

    def _thing(self, kind: Kind, draft: Draft, found: Found[Any]) -> int:
        thing = self._shelves[kind].card(draft.before[digest_of(found.key)]).thing
        assert thing is not None
        return thing

    def _pages_of(self, traits: Iterable[int]) -> set[int]:
        return {
            page
            for trait in traits
            for (page,) in self._db.execute("SELECT page FROM finding WHERE trait = ?", (trait,))
        }

    def _actors_of(self, pages: Iterable[int]) -> set[int]:
        query = "SELECT t.thing FROM finding f JOIN trait t ON t.id = f.trait WHERE f.page = ? AND t.kind = 0"
        return {thing for page in pages for (thing,) in self._db.execute(query, (page,))}

    def _things_of(self, pages: Iterable[int]) -> set[int]:
        query = "SELECT t.thing FROM finding f JOIN trait t ON t.id = f.trait WHERE f.page = ? AND t.kind > 0"
        return {thing for page in pages for (thing,) in self._db.execute(query, (page,))}

    # --- verdicts -------------------------------------------------------------------------------------------------

    @cached_property
    def _verdicts(self) -> list[tuple[int, int, str]]:
        rows = self._db.execute("SELECT a, b, verdict FROM verdict").fetchall()
        return [
            (digest_of(a), digest_of(b), verdict)
            for a, b, verdict in rows
            if _KEY.fullmatch(a) and _KEY.fullmatch(b)
        ]

    def forget_verdicts(self) -> None:
        """Read people's verdicts anew when they are next needed."""
        for name in ("_verdicts", "_held", "_held_apart"):
            self.__dict__.pop(name, None)

    @cached_property
    def _held(self) -> frozenset[int]:
        return frozenset(one for a, b, verdict in self._verdicts if verdict == "same" for one in (a, b))

    @cached_property
    def _held_apart(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for a, b, verdict in self._verdicts:
            if verdict == "different":
                found[a].add(b)
                found[b].add(a)
        return found

    def _apart(self, digest: int) -> frozenset[int]:
        rows = self._db.execute("SELECT a, b FROM bond WHERE a = ?1 OR b = ?1", (digest,)).fetchall()
        bound = frozenset(one for pair in rows for one in pair if one != digest)
        return bound | self._held_apart.get(digest, frozenset())

    def _is_disputed(self, digest: int) -> bool:
        return bool(self._apart(digest))

    def _together(self, layer: Layer[Any]) -> dict[int, frozenset[int]]:
        """Return which cards people hold together: those of a chain of verdicts."""
        from foedera.copies import Unions

        unions: Unions[int] = Unions()
        held = set()
        for a, b, verdict in self._verdicts:
            if verdict == "same":
                traits = [self._trait_of(digest, layer.kind) for digest in (a, b)]
                if None not in traits:
                    unions.unite(traits[0], traits[1])  # type: ignore[arg-type]
                    held.update(traits)
        sets: dict[int, set[int]] = defaultdict(set)
        for trait in held:
            if trait is not None:
                sets[unions.find(trait)].add(trait)
        return {trait: frozenset(some - {trait}) for some in sets.values() for trait in some}

    def _trait_of(self, digest: int, kind: Kind) -> int | None:
        rows = self._db.execute("SELECT trait FROM finding WHERE digest = ?", (digest,)).fetchall()
        return next((trait for (trait,) in rows if self._shelves[kind].holds(trait)), None)

    # --- actors written out, and who a thing is about ---------------------------------------------------------------

    def _variant(self, trait: int, actor: Actor) -> int:
        said = tuple(dict.fromkeys(span.text for span in actor.mentions))
        roles = [[role.title, role.of] for role in actor.roles]
        told = [
            actor.name,
            actor.kind,
            actor.country,
            actor.country_basis,
            actor.sector,
            actor.sectors,
            roles,
            said,
        ]
        data = json.dumps(told, separators=(",", ":"), ensure_ascii=False)
        known = self._db.execute(
            "SELECT id FROM variant WHERE trait = ? AND data = ?", (trait, data)
        ).fetchone()
        if known:
            return int(known[0])
        new = self._db.execute("INSERT INTO variant (trait, data) VALUES (?, ?)", (trait, data)).lastrowid
        assert new is not None
        return new

    def _write_out(self, things: Iterable[int]) -> set[int]:
        """Write anew how actors are called where things name them; return the pages where that is not only a name."""
        again: set[int] = set()
        for thing in sorted(things):
            before = self._db.execute("SELECT kind, country FROM actor WHERE thing = ?", (thing,)).fetchone()
            name, kind, country, sector = self._library.written(thing)
            row = (thing, name, kind, country, sector)
            self._db.execute("INSERT OR REPLACE INTO actor VALUES (?, ?, ?, ?, ?)", row)
            if before is not None and before != (kind, country):
                again |= self._pages_of(
                    trait for (trait,) in self._db.execute("SELECT id FROM trait WHERE thing = ?", (thing,))
                )
        return again

    def _scenes(self, page: int) -> tuple[frozenset[str], ...]:
        """Return the states that each event, agreement and initiative of a page is about."""
        if page not in self._told:
            draft, query = self._of(page), "SELECT country FROM actor WHERE thing = ?"
            own = {one.thing.id: self._thing("actors", draft, one) for one in draft.found["actors"]}
            states = {
                local: country
                for local, thing in own.items()
                for (country,) in self._db.execute(query, (thing,))
                if country
            }
            acts = [one.thing for kind in SCENES for one in draft.found[kind]]
            found = (frozenset(states[one] for one in refs(act) if one in states) for act in acts)
            self._told[page] = tuple({scene: None for scene in found if 1 < len(scene) <= PAIRED})
        return self._told[page]


SCENES: tuple[Kind, ...] = ("events", "agreements", "initiatives")
"""Kinds of findings in whose midst words are told."""
