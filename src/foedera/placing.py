"""Which findings of a record are one thing, placed anew only where findings came, went or changed.

Findings of equal traits are one card. Cards are placed in the order of their rank, as `identity.gather` does; each is
attached to the card it is most like, and the cards attached to each other are one group. What a card is placed with
depends only on cards of lower rank that share a block with it, and on their groups. So a card that came, went or
changed its group makes only those of higher rank look again that are like it or are kept apart from it, and the
outcome is that of placing everything.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from foedera.cards import Card, Layer, Order, Outcome, Spot, Ties
from foedera.filing import CardFile
from foedera.identity import Fit, Likeness, Traits, choose
from foedera.things import Verdict

V = TypeVar("V", bound=Traits)

_STANDS, _SEEKS = 1, 2
_CHUNK = 500


class Shelf(Generic[V]):
    """The cards of one kind in a record's tables; those looked at are kept in mind until `clear`."""

    def __init__(
        self, db: sqlite3.Connection, layer: Layer[V], order: Callable[[int, int, int], Order]
    ) -> None:
        self._db, self.layer, self._order = db, layer, order
        self._file = CardFile(db, layer, order)
        self.clear()

    def clear(self) -> None:
        """Keep nothing in mind."""
        self.cards: dict[int, Card[V]] = {}
        self._groups: dict[int, set[int]] = {}
        self._known: dict[tuple[V, int | None], int] = {}
        self._file.clear()
        self._begin()

    def _begin(self) -> None:
        self._todo: set[int] = set()
        self._lost: set[int] = set()
        self._regrouped: set[int] = set()
        self._things: set[int] = set()
        self._shifted: set[int] = set()
        self._near: dict[int, frozenset[int]] = {}
        self._new: set[int] = set()
        self._unwritten: set[int] = set()
        self._highest: int | None = None
        self._queue: list[tuple[Any, int]] | None = None
        self._waiting: set[int] = set()
        self._ties = Ties(lambda _: frozenset(), {})

    def assign(self, spot: Spot, traits: V, disputed: int | None, *, held: bool) -> int:
        """Return the card of a finding's traits; make it if there is none.

        Args:
            spot: Where the finding is.
            traits: What its identity rests on.
            disputed: Its number if it is held apart from another; it has a card of its own then.
            held: Whether a person holds it together with another, so that it is placed though it be alone.
        """
        found = None if traits.alone else self._equal(traits, disputed)
        if found is None:
            return self._make(spot, disputed, traits if held or not traits.alone else None)
        card = self.card(found)
        if card.thing is not None:
            self._things.add(card.thing)
        if spot.order < card.first.order:
            self._shift(card, spot)
        return found

    def same(self, trait: int, traits: V, disputed: int | None, *, held: bool) -> bool:
        """Tell whether a card is of these traits."""
        card = self.card(trait)
        kept = traits if held or not traits.alone else None
        return card.traits == kept and card.disputed == disputed

    def release(self, trait: int) -> None:
        """Note that a card may have lost a finding, or that the order of its findings may be another."""
        self._lost.add(trait)

    def look_again(self, trait: int) -> None:
        """Place a card anew."""
        card = self.card(trait)
        if card.thing is not None:
            self._things.add(card.thing)
        if card.traits is not None:
            self._todo.add(trait)

    def holds(self, trait: int) -> bool:
        """Tell whether a card is of this kind."""
        query = "SELECT 1 FROM trait WHERE id = ? AND kind = ?"
        return trait in self.cards or bool(self._db.execute(query, (trait, self.layer.number)).fetchone())

    def card(self, trait: int) -> Card[V]:
        """Return a card."""
        if trait not in self.cards:
            self._keep(self._file.load([trait]))
        return self.cards[trait]

    def _bring(self, traits: Iterable[int]) -> list[Card[V]]:
        """Return cards in the order of their numbers; those not in mind yet are loaded together."""
        wanted = sorted(traits)
        if missing := [one for one in wanted if one not in self.cards]:
            self._keep(self._file.load(missing))
        return [self.cards[one] for one in wanted]

    def _equal(self, traits: V, disputed: int | None) -> int | None:
        if (found := self._known.get((traits, disputed))) is not None:
            return found
        if not traits.blocks:
            return None
        value = self._file.value(traits.blocks[0])
        rows = self._db.execute(
            "SELECT trait FROM block WHERE value = ? AND side IN (1, 3)", (value,)
        ).fetchall()
        for card in self._bring(one for (one,) in rows):
            if card.traits is not None:
                self._known[card.traits, card.disputed] = card.id
        return self._known.get((traits, disputed))

    def _make(self, spot: Spot, disputed: int | None, kept: V | None) -> int:
        if self._highest is None:
            self._highest = self._file.highest()
        new = self._highest = self._highest + 1
        self._unwritten.add(new)
        card = Card(new, kept, disputed, spot, root=new)
        self.cards[new] = card
        self._groups[new] = {new}
        self._regrouped.add(new)
        self._new.add(new)
        if kept is not None:
            self._index(card)
            self._known[kept, disputed] = new
            self._todo.add(new)
        return new

    def _index(self, card: Card[V]) -> None:
        assert card.traits is not None
        card.stands, card.seeks = (
            self._file.values(some) for some in (card.traits.blocks, card.traits.seeks)
        )
        rows = [
            (value, _STANDS * (value in card.stands) + _SEEKS * (value in card.seeks), card.id)
            for value in sorted(card.stands | card.seeks)
        ]
        self._db.executemany("INSERT INTO block VALUES (?, ?, ?)", rows)

    def _shift(self, card: Card[V], spot: Spot) -> None:
        """Give a card another first finding."""
        card.first = spot
        self._db.execute("UPDATE trait SET page = ?, nr = ? WHERE id = ?", (spot.page, spot.nr, card.id))
        if card.thing is not None:
            self._things.add(card.thing)
        if card.traits is not None:
            self._shifted.add(card.id)

    def near(self, card: Card[V]) -> frozenset[int]:
        """Return the cards that share a block with one."""
        if card.id not in self._near:
            self._near[card.id] = self._search(card.stands, card.seeks) - {card.id}
        return self._near[card.id]

    def _search(self, stands: frozenset[int], seeks: frozenset[int]) -> frozenset[int]:
        both = stands & seeks
        return frozenset(
            trait
            for values, sides in ((both, "1, 2, 3"), (seeks - both, "1, 3"), (stands - both, "2, 3"))
            for trait in self._of_blocks(sorted(values), sides)
        )

    def _of_blocks(self, values: Sequence[int], sides: str) -> Iterator[int]:
        for at in range(0, len(values), _CHUNK):
            some = values[at : at + _CHUNK]
            marks = ",".join("?" * len(some))
            query = f"SELECT trait FROM block WHERE value IN ({marks}) AND side IN ({sides})"  # noqa: S608
            yield from (trait for (trait,) in self._db.execute(query, some).fetchall())

    def _keep(self, cards: Sequence[Card[V]]) -> None:
        """Keep cards in mind, each with its whole group."""
        for card in cards:
            self.cards.setdefault(card.id, card)
        self._join(card.id for card in cards)

    def _join(self, traits: Iterable[int]) -> None:
        for trait in traits:
            root = self._root(trait)
            self.cards[trait].root = root
            self._groups.setdefault(root, set()).add(trait)

    def _root(self, trait: int) -> int:
        while (parent := self.cards[trait].parent) is not None:
            trait = parent
        return trait

    def settle(self, ties: Ties) -> Outcome:
        """Place what came, went or changed, and everything that hangs on it."""
        self._ties = ties
        for trait in sorted(self._lost):
            self._recount(trait)
        for trait in sorted(self._shifted & self.cards.keys()):
            self._reorder(self.cards[trait])
        queue = [(self.cards[one].place, one) for one in self._todo if one in self.cards]
        heapq.heapify(queue)
        self._queue, self._waiting = queue, {one for _, one in queue}
        while queue:
            _, trait = heapq.heappop(queue)
            if trait in self._waiting:
                self._waiting.discard(trait)
                self._place(self.cards[trait])
        outcome = self._number()
        self._begin()
        return outcome

    def _reorder(self, card: Card[V]) -> None:
        """Let a card look again whose first finding is another, and those of its rank, which it came before or after."""
        assert card.traits is not None
        self._todo.add(card.id)
        for other in self._bring(self.near(card)):
            if other.traits is not None and other.traits.rank == card.traits.rank:
                self._todo.add(other.id)
                self._stir({other.id}, {other.root})
        self._stir({card.id}, {card.root}, later=False)

    def _recount(self, trait: int) -> None:
        """Find a card's first finding anew, or take the card away where it has none."""
        rows = self._db.execute("SELECT page, nr, start, digest FROM finding WHERE trait = ?", (trait,))
        spots = [Spot(page, nr, self._order(page, start, digest)) for page, nr, start, digest in rows]
        card = self.cards[trait]
        if not spots:
            self._remove(card)
        else:  # even the same finding may sort otherwise now, if its page has another day
            self._shift(card, min(spots, key=lambda spot: spot.order))

    def _remove(self, card: Card[V]) -> None:
        group = self._groups[card.root]
        if card.traits is not None:
            moved = self._subtree(card)
            self._stir(moved, {card.root})
            for one in sorted(moved - {card.id}):
                self._todo.add(one)
            for one in sorted(moved):
                if self.cards[one].parent == card.id:
                    self._attach(self.cards[one], None, None)
            self._known.pop((card.traits, card.disputed), None)
            self._db.executemany(
                "DELETE FROM block WHERE value = ? AND side IN (1, 2, 3) AND trait = ?",
                [(value, card.id) for value in card.stands | card.seeks],
            )
        self._regrouped |= group
        self._groups[card.root].discard(card.id)
        if not self._groups[card.root]:
            del self._groups[card.root]
        if card.thing is not None:
            self._things.add(card.thing)
        for table, column in (("trait", "id"), ("doubt", "a"), ("doubt", "b"), ("variant", "trait")):
            self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (card.id,))  # noqa: S608
        del self.cards[card.id]
        self._todo.discard(card.id)
        self._unwritten.discard(card.id)
        self._near.clear()

    def _place(self, card: Card[V]) -> None:
        """Attach a card to what it is most like, and let others look again if its group is another."""
        parent, found, doubts = self._decide(card)
        if card.id not in self._new:
            self._db.execute("DELETE FROM doubt WHERE a = ?", (card.id,))
        self._db.executemany("INSERT INTO doubt VALUES (?, ?, ?, ?, ?)", [(card.id, *row) for row in doubts])
        before = card.root
        root = card.id if parent is None else self.cards[parent].root
        is_new = card.id in self._new
        if root == before and not is_new:
            self._link(card, parent, found)
            return
        moved = self._subtree(card)
        self._attach(card, parent, found)
        self._stir(moved, {before, root})
        self._new.discard(card.id)

    def _link(self, card: Card[V], parent: int | None, found: Likeness | None) -> None:
        score, by = (found.score, found.by) if found else (None, None)
        if (card.parent, card.score, card.by) != (parent, score, by):
            card.parent, card.score, card.by = parent, score, by
            self._regrouped.add(card.id)

    def _attach(self, card: Card[V], parent: int | None, found: Likeness | None) -> None:
        """Move a card with all that is attached to it."""
        moved = self._subtree(card)
        root = card.id if parent is None else self.cards[parent].root
        self._regrouped |= self._groups[card.root]
        self._groups[card.root] -= moved
        if not self._groups[card.root]:
            del self._groups[card.root]
        self._groups.setdefault(root, set()).update(moved)
        for one in moved:
            self.cards[one].root = root
        self._regrouped |= moved
        self._link(card, parent, found)

    def _subtree(self, card: Card[V]) -> set[int]:
        held = {card.id}
        for one in self._groups[card.root]:
            chain = []
            at: int | None = one
            while at is not None and at not in held:
                chain.append(at)
                at = self.cards[at].parent
            if at is not None:
                held.update(chain)
        return held

    def _stir(self, moved: set[int], roots: set[int], *, later: bool = True) -> None:
        """Let the cards look again that what moved is like, or that it now keeps apart from a group."""
        cards = [self.cards[one] for one in sorted(moved) if self.cards[one].traits is not None]
        members = {one for root in roots if root in self._groups for one in self._groups[root]}
        beside = {one for card in cards for one in self.near(card)}
        if len(members) > 1:
            both = [self.cards[one] for one in members if self.cards[one].traits is not None]
            beside |= self._search(
                frozenset().union(*(one.stands for one in both)),
                frozenset().union(*(one.seeks for one in both)),
            )
        for other in self._bring(beside):
            if other.traits is not None and any(self._matters(other, card, later=later) for card in cards):
                self._push(other)
        for card in cards:
            for one in sorted(self._partners(card.id)):
                self._push(self.card(one))

    def _matters(self, other: Card[V], card: Card[V], *, later: bool) -> bool:
        assert other.traits is not None
        assert card.traits is not None
        if other.id == card.id or (later and other.place <= card.place):
            return False
        return self.layer.compare(other.traits, card.traits) is not None or self._part(other, [card])

    def _push(self, card: Card[V]) -> None:
        if self._queue is None:
            self._todo.add(card.id)
        elif card.id not in self._waiting:
            self._waiting.add(card.id)
            heapq.heappush(self._queue, (card.place, card.id))

    def _partners(self, trait: int) -> frozenset[int]:
        return self._ties.together.get(trait, frozenset())

    def _part(self, card: Card[V], members: Iterable[Card[V]]) -> bool:
        if card.disputed is None:
            return False
        apart = self._ties.apart(card.disputed)
        return any(one.disputed in apart for one in members)

    def _decide(
        self, card: Card[V]
    ) -> tuple[int | None, Likeness | None, list[tuple[int, Verdict, float, str]]]:
        place = card.place
        partners = [one for one in map(self.card, self._partners(card.id)) if one.place < place]
        if partners:
            roots = {one.root: one for one in sorted(partners, key=lambda one: one.place, reverse=True)}
            return roots[min(roots, key=lambda root: self.cards[root].place)].id, None, []
        likely: dict[int, dict[int, Likeness]] = defaultdict(dict)
        assert card.traits is not None
        for other in self._bring(self.near(card)):
            if other.traits is None or other.place >= place:
                continue
            found = self.layer.compare(card.traits, other.traits)
            if found is not None and found.score >= 0:
                likely[other.root][other.id] = found
        doubts: list[tuple[int, Verdict, float, str]] = []
        fits = [
            fit
            for root in sorted(likely, key=lambda root: self.cards[root].place)
            if (fit := self._fit(card, root, likely[root], doubts)) is not None
        ]
        best, verdict, said_of = choose(fits)
        if best is not None:
            return best.other, best.likeness, doubts
        doubts += [(fit.other, verdict, fit.likeness.score, fit.likeness.by) for fit in said_of]
        return None, None, doubts

    def _fit(
        self,
        card: Card[V],
        root: int,
        likely: Mapping[int, Likeness],
        doubts: list[tuple[int, Verdict, float, str]],
    ) -> Fit[int] | None:
        place = card.place
        members = [self.cards[one] for one in self._groups[root]]
        earlier = sorted((one for one in members if one.place < place), key=lambda one: one.place)
        if self._part(card, earlier):
            return None
        assert card.traits is not None
        for other in earlier:
            if other.id not in likely and other.traits is not None:
                found = self.layer.compare(card.traits, other.traits)
                if found is not None and found.score < 0:
                    doubts.append((other.id, "different", -found.score, found.by))
                    return None
        best = max((one for one in earlier if one.id in likely), key=lambda one: likely[one.id].score)
        return Fit(root, likely[best.id], best.id)

    def _number(self) -> Outcome:
        """Give every group its thing: it keeps the number that most of its findings had."""
        outcome = Outcome()
        regrouped = {one for one in self._regrouped if one in self.cards}
        olds = {thing for one in regrouped if (thing := self.cards[one].thing) is not None} | self._things
        known = {card.thing for card in self.cards.values()}
        for thing in olds:
            if thing not in known:
                self._keep(self._file.load_thing(thing))
        cards = {one for one in self.cards if self.cards[one].thing in olds} | regrouped
        trees = {self.cards[one].root for one in cards}
        olds |= {
            thing
            for root in trees
            for one in self._groups[root]
            if (thing := self.cards[one].thing) is not None
        }
        numbers = self._claims(trees)
        for root in sorted(trees, key=lambda root: self.cards[root].first.order):
            first = min((self.cards[one].first for one in self._groups[root]), key=lambda spot: spot.order)
            number = numbers.get(root)
            if number is None:
                number = self._db.execute(
                    "INSERT INTO thing (kind, page, nr) VALUES (?, ?, ?)",
                    (self.layer.number, first.page, first.nr),
                ).lastrowid
                assert number is not None
            else:
                self._db.execute(
                    "UPDATE thing SET page = ?, nr = ? WHERE id = ?", (first.page, first.nr, number)
                )
            outcome.things.add(number)
            for one in self._groups[root]:
                card = self.cards[one]
                if card.thing is not None and card.thing != number:
                    outcome.moved.add(one)
                if one in self._unwritten:
                    card.thing = number
                elif card.thing != number or one in regrouped:
                    card.thing = number
                    row = (number, card.parent, card.score, card.by, one)
                    self._db.execute(
                        "UPDATE trait SET thing = ?, parent = ?, score = ?, by = ? WHERE id = ?", row
                    )
        self._file.put(self.cards[one] for one in self._unwritten)
        outcome.gone = olds - outcome.things
        for thing in outcome.gone:
            self._db.execute("DELETE FROM thing WHERE id = ?", (thing,))
            self._db.execute("DELETE FROM actor WHERE thing = ?", (thing,))
        return outcome

    def _claims(self, trees: Iterable[int]) -> dict[int, int]:
        claims: Counter[tuple[int, int]] = Counter()
        for root in trees:
            for one in self._groups[root]:
                if (thing := self.cards[one].thing) is not None:
                    claims[root, thing] += 1
        wanted, held = Counter(thing for _, thing in claims), Counter(root for root, _ in claims)
        for root, thing in list(claims):
            if wanted[thing] > 1 or held[root] > 1:
                claims[root, thing] = sum(
                    self._size(one) for one in self._groups[root] if self.cards[one].thing == thing
                )
        numbers: dict[int, int] = {}
        taken: set[int] = set()
        for (root, thing), _ in sorted(claims.items(), key=lambda claim: (-claim[1], claim[0])):
            if root not in numbers and thing not in taken:
                numbers[root] = thing
                taken.add(thing)
        return numbers

    def _size(self, trait: int) -> int:
        ((size,),) = self._db.execute("SELECT COUNT(*) FROM finding WHERE trait = ?", (trait,))
        return int(size)
