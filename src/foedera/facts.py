"""What a record's pages teach by themselves, kept beside them: each fact once, with the pages that tell it.

A fact that comes first or goes last stirs up the pages that may hang on it: those that hold a short name's words, those
of persons without a state, and undated ones of acts that it may be one with. Nothing else is looked at.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from foedera.contract import from_json, to_json
from foedera.dates import PartialDate
from foedera.inference import Act, DatedAct, Learned, act_of, acts_told, keys_of_act, learned_of
from foedera.lessons import NameTold, names_told, opening, words_asked
from foedera.offices import OfficeHeld
from foedera.reading import Reading
from foedera.taught import Taught, lacks_state, offices_of
from foedera.wording import words

_NAME, _ACT, _OFFICE = range(3)
_FEW = 500
"""Keys that are asked for in one statement."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What some pages tell, in words of its own, and the keys that it is sought by."""

    kind: int
    data: str
    keys: frozenset[int]


class Facts:
    """Keeps what pages teach, and which pages are to be looked at again, within transactions of the caller's."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    # --- what pages tell ------------------------------------------------------------------------------------------

    def note(self, page: int, reading: Reading) -> None:
        """Keep what a page teaches in place of what it taught; note whether it may take something from others."""
        told = {fact.data: fact for fact in _facts_of(reading)}
        before = dict(
            self._rows(
                "SELECT f.data, f.id FROM lesson l JOIN fact f ON f.id = l.fact WHERE l.page = ?", page
            )
        )
        for data in sorted(told.keys() - before.keys()):
            self._come(page, told[data])
        for data in sorted(before.keys() - told.keys()):
            self._go(page, before[data])
        asked = {_key(_NAME, word) for word in words_asked(reading.article.text)} | self.want(page, reading)
        if self._known(asked):
            self._db.execute("INSERT OR IGNORE INTO again VALUES (?)", (page,))

    def want(self, page: int, reading: Reading) -> frozenset[int]:
        """Note what could be taught of a page's day and of its persons' states, and return the keys."""
        keys = _wanted(reading, every=False)
        self._db.executemany(
            "INSERT OR IGNORE INTO want VALUES (?, ?)", [(key, page) for key in sorted(keys)]
        )
        return keys

    def _come(self, page: int, fact: Fact) -> None:
        digest = _number(fact.data)
        rows = self._rows("SELECT id FROM fact WHERE digest = ?", digest)
        if not rows:
            new = "INSERT INTO fact (digest, kind, data) VALUES (?, ?, ?) RETURNING id"
            rows = self._rows(new, digest, fact.kind, fact.data)
            keys = [(key, rows[0][0]) for key in sorted(fact.keys)]
            self._db.executemany("INSERT INTO fact_key VALUES (?, ?)", keys)
            self._stir(fact)
        self._db.execute("INSERT INTO lesson (page, fact) VALUES (?, ?)", (page, rows[0][0]))

    def _go(self, page: int, number: int) -> None:
        self._db.execute("DELETE FROM lesson WHERE page = ? AND fact = ?", (page, number))
        if not self._rows("SELECT 1 FROM lesson WHERE fact = ? LIMIT 1", number):
            ((kind, data),) = self._rows("SELECT kind, data FROM fact WHERE id = ?", number)
            fact = Fact(kind, data, frozenset(_key(kind, key) for key in _SOUGHT_BY[kind](data)))
            self._stir(fact)
            keys = [(key, number) for key in sorted(fact.keys)]
            self._db.executemany("DELETE FROM fact_key WHERE key = ? AND fact = ?", keys)
            self._db.execute("DELETE FROM fact WHERE id = ?", (number,))

    def _stir(self, fact: Fact) -> None:
        """Note that the pages which hang on a fact are to be looked at again; those of a name are sought later by its words."""
        if fact.kind == _NAME:
            self._db.execute("INSERT OR IGNORE INTO stirred VALUES (?)", (_name_told(fact.data).form,))
        for page in self._several("SELECT page FROM want WHERE key IN", fact.keys):
            self._db.execute("INSERT OR IGNORE INTO again VALUES (?)", page)

    # --- what a page may take ---------------------------------------------------------------------------------------

    def names_for(self, reading: Reading) -> tuple[NameTold, ...]:
        """Return the short names that begin with words of a page, in an order that does not hang on that of the pages."""
        keys = {_key(_NAME, word) for word in words_asked(reading.article.text)}
        return tuple(_name_told(data) for data in self._asked(_NAME, keys))

    def learned_for(self, reading: Reading, *, every: bool = False) -> Learned:
        """Return what pages teach of the persons of one, and of its acts where it does not tell its day, or of `every` one."""
        keys = _wanted(reading, every=every)
        acts = [_act_told(data) for data in self._asked(_ACT, keys)]
        return learned_of(acts, [_office_told(data) for data in self._asked(_OFFICE, keys)])

    def tellers(self, form: str) -> list[int]:
        """Return the pages that explain a short name."""
        rows = self._rows(
            "SELECT DISTINCT l.page FROM fact_key k JOIN fact f ON f.id = k.fact JOIN lesson l ON l.fact = f.id "
            "WHERE k.key = ? AND f.kind = ? AND json_extract(f.data, '$.form') = ? ORDER BY l.page",
            _key(_NAME, opening(form)),
            _NAME,
            form,
        )
        return [page for (page,) in rows]

    def tellers_like(self, reading: Reading) -> list[int]:
        """Return the pages that date acts, or tell offices, which those of a page may be one with."""
        rows = self._several(
            "SELECT l.page FROM fact_key k JOIN lesson l ON l.fact = k.fact WHERE k.key IN",
            _wanted(reading, every=True),
        )
        return sorted({page for (page,) in rows})

    def _asked(self, kind: int, keys: Collection[int]) -> list[str]:
        rows = self._several(
            "SELECT f.kind, f.data FROM fact_key k JOIN fact f ON f.id = k.fact WHERE k.key IN", keys
        )
        return sorted({data for sort, data in rows if sort == kind})

    def _known(self, keys: Collection[int]) -> bool:
        return any(self._several("SELECT 1 FROM fact_key k WHERE k.key IN", keys))

    def _several(self, query: str, keys: Collection[int]) -> Iterator[Any]:
        asked = sorted(keys)
        for at in range(0, len(asked), _FEW):
            some = asked[at : at + _FEW]
            yield from self._rows(f"{query} ({','.join('?' * len(some))})", *some)

    def _rows(self, query: str, *values: Any) -> list[Any]:
        return self._db.execute(query, values).fetchall()


def _facts_of(reading: Reading) -> Iterator[Fact]:
    for lesson in names_told(reading):
        yield _fact(_NAME, to_json(lesson.told))
    for known in acts_told(reading):
        act = known.act
        told = [
            act.deed,
            *(sorted(part) for part in (act.agreements, act.sides, act.persons)),
            list(act.place),
        ]
        if any(keys_of_act(act)):
            yield _fact(_ACT, [*told, str(known.day)])
    for taught in offices_of(reading):
        held = taught.held
        year = held.date.earliest.year if held.date else None
        yield _fact(_OFFICE, [held.name, held.title, held.country, year])


def _fact(kind: int, told: Any) -> Fact:
    data = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return Fact(kind, data, frozenset(_key(kind, key) for key in _SOUGHT_BY[kind](data)))


def _key(kind: int, text: str) -> int:
    """Return the number that facts of a kind are sought by."""
    return _number(f"{kind}{text}")


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def _wanted(reading: Reading, *, every: bool) -> frozenset[int]:
    """Return the keys of what could be taught of a page; with `every` also of the acts of one that tells its own day."""
    people = {
        _key(_OFFICE, words(one.name)[-1]) for one in reading.actors if lacks_state(one) and words(one.name)
    }
    if not every and reading.article.published.basis not in {"none", "inferred"}:
        return frozenset(people)
    acts = {_key(_ACT, key) for event in reading.events for key in keys_of_act(act_of(reading, event))}
    return frozenset(people | acts)


def _name_told(data: str) -> NameTold:
    return from_json(NameTold, json.loads(data))


def _act_told(data: str) -> DatedAct:
    deed, agreements, sides, persons, place, day = json.loads(data)
    act = Act(deed, frozenset(agreements), frozenset(sides), frozenset(persons), tuple(place))
    return DatedAct(act, date.fromisoformat(day), "", "", "")


def _office_told(data: str) -> Taught:
    name, title, country, year = json.loads(data)
    day = PartialDate(year) if year else None
    return Taught(OfficeHeld("", "", name, title, None, country, False, day, (), "", 1.0), "")


_SOUGHT_BY: dict[int, Callable[[str], Iterable[str]]] = {
    _NAME: lambda data: [opening(_name_told(data).form)],
    _ACT: lambda data: keys_of_act(_act_told(data).act),
    _OFFICE: lambda data: _office_told(data).names,
}
"""What each kind of fact is sought by."""
