"""Cards in a record's tables: packed when they are written, and read with all that they are attached to."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from hashlib import blake2b
from itertools import islice
from typing import Any, Generic, TypeVar

from foedera.cards import Card, Layer, Order, Spot
from foedera.compact import layout_of, reader, writer
from foedera.identity import Traits
from foedera.packing import Book, grown, make_dictionary

V = TypeVar("V", bound=Traits)

_CHUNK = 500
_SAMPLES, _ROOM = 400, 12_000
"""Cards of a kind from which its dictionary is made, and the bytes that it takes of them."""


class CardFile(Generic[V]):
    """Reads and writes the cards of one kind."""

    def __init__(
        self, db: sqlite3.Connection, layer: Layer[V], order: Callable[[int, int, int], Order]
    ) -> None:
        self._db, self._layer, self._order = db, layer, order
        self._write = writer(layer.traits)
        self._read = reader(layer.traits, layout_of(layer.traits))
        self._use = f"trait {layer.number}"

    def clear(self) -> None:
        """Keep nothing in mind."""
        for name in ("_book", "_packer"):
            self.__dict__.pop(name, None)

    def values(self, blocks: Iterable[str]) -> frozenset[int]:
        """Return the numbers of blocks."""
        return frozenset(self.value(block) for block in blocks)

    def value(self, block: str) -> int:
        """Return the number of a block; its last three bits are the kind's, so that kinds never meet."""
        hashed = int.from_bytes(blake2b(block.encode(), digest_size=4).digest(), "big", signed=True)
        return (hashed & ~7) | self._layer.number

    def highest(self) -> int:
        """Return the highest number that a card of any kind has ever had."""
        row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'trait'").fetchone()
        return int(row[0]) if row else 0

    def load(self, traits: Sequence[int]) -> list[Card[V]]:
        """Return cards with all cards of their things."""
        found: list[Card[V]] = []
        for at in range(0, len(traits), _CHUNK):
            some = traits[at : at + _CHUNK]
            marks = ",".join("?" * len(some))
            where = f"t.thing IN (SELECT thing FROM trait WHERE id IN ({marks}))"  # noqa: S608
            found += self._loaded(where, some)
        return found

    def load_thing(self, thing: int) -> list[Card[V]]:
        """Return the cards of a thing."""
        return self._loaded("t.thing = ?", (thing,))

    def _loaded(self, where: str, values: Sequence[int]) -> list[Card[V]]:
        rows = self._db.execute(
            "SELECT t.id, t.data, t.disputed, t.page, t.nr, t.thing, t.parent, t.score, t.by, f.start, f.digest "  # noqa: S608
            f"FROM trait t JOIN finding f ON f.page = t.page AND f.nr = t.nr WHERE {where}",
            values,
        ).fetchall()
        return [self._card(row) for row in rows]

    def _card(self, row: Sequence[Any]) -> Card[V]:
        trait, data, disputed, page, nr, thing, parent, score, by, start, digest = row
        traits = None if data is None else self._read(json.loads(self._grown(data)), {})
        spot = Spot(page, nr, self._order(page, start, digest))
        card = Card(trait, traits, disputed, spot, thing, parent, score, by)
        if traits is not None:
            card.stands, card.seeks = self.values(traits.blocks), self.values(traits.seeks)
        return card

    def put(self, cards: Iterable[Card[V]]) -> None:
        """Write cards that are not in the tables yet."""
        rows = [
            (*self._start(card), card.disputed, card.thing, card.parent, card.score, card.by, card.first.page, card.first.nr)
            for card in sorted(cards, key=lambda card: card.id)
        ]  # fmt: skip
        query = (
            "INSERT INTO trait (id, kind, data, disputed, thing, parent, score, by, page, nr) VALUES "
            "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        self._db.executemany(query, rows)
        if rows and not self._book.number:
            self._make_dictionary()

    def _start(self, card: Card[V]) -> tuple[int, int, str | bytes | None]:
        data = None if card.traits is None else self._shrunk(self._write(card.traits, {}))
        return card.id, self._layer.number, data

    # --- packing --------------------------------------------------------------------------------------------------

    @cached_property
    def _book(self) -> Book:
        row = self._db.execute("SELECT id, words FROM dictionary WHERE use = ?", (self._use,)).fetchone()
        return Book(*row) if row else Book()

    @cached_property
    def _packer(self) -> Any:
        return zlib.compressobj(6, zlib.DEFLATED, -15, 8, zlib.Z_DEFAULT_STRATEGY, self._book.words)

    def _shrunk(self, told: Any) -> str | bytes:
        """Return traits as JSON, packed as soon as there is a dictionary."""
        text = json.dumps(told, separators=(",", ":"), ensure_ascii=False)
        if not self._book.number:
            return text
        packer = self._packer.copy()  # much less work than to take the dictionary in anew
        data = text.encode(errors="surrogatepass")
        packed: bytes = bytes([self._book.number]) + packer.compress(data) + packer.flush()
        return packed

    def _grown(self, data: str | bytes) -> str:
        if isinstance(data, str):
            return data
        return grown(data, {self._book.number: self._book}).decode(errors="surrogatepass")

    def _make_dictionary(self) -> None:
        """Make a dictionary once there are enough cards to make it from."""
        rows = self._db.execute(
            "SELECT data FROM trait WHERE kind = ? AND data IS NOT NULL ORDER BY id LIMIT ?",
            (self._layer.number, _SAMPLES),
        )
        samples = [data.encode(errors="surrogatepass") for (data,) in islice(rows, _SAMPLES)]
        if len(samples) == _SAMPLES:
            words = make_dictionary(samples, _ROOM)[-_ROOM:]
            self._db.execute("INSERT INTO dictionary (use, words) VALUES (?, ?)", (self._use, words))
            self.clear()
