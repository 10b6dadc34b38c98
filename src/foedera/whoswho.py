"""Names of persons in public life -> their country and sector, from an SQLite file that comes with foedera.

The file knows more persons than the table of holders of high office, and less of each: legislators, ambassadors, judges,
commanders, heads of banks and whom else the sources of `tools/build_people.py` name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import product
from typing import Any

from foedera.bundled import asked
from foedera.gazetteer import key_of

SCHEMA = """
CREATE TABLE source (id INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TABLE person (
    id INTEGER PRIMARY KEY, names TEXT NOT NULL, country TEXT, born INTEGER, died INTEGER,
    office INTEGER NOT NULL, source INTEGER NOT NULL, spells TEXT NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (key, person)) WITHOUT ROWID;
"""
_FILE = "people.sqlite"
_ARTICLES = frozenset({"al", "el", "ul"})
_COMMON_FIRST = frozenset(
    "abdul abu ahmad ahmed ali haji md mohamad mohamed mohammad mohammed muhammad sayed sayyed sayyid syed".split()
)
"""What stands before a Muslim's own name and is left out as easily as not; with a surname alone it names nobody."""
_TWO_SURNAMES = frozenset(
    "ARG BOL CHL COL CRI CUB DOM ECU ESP GNQ GTM HND MEX NIC PAN PER PRY SLV URY VEN".split()
)
_OF_AGE = 18
_NO_DAY = date.max.toordinal()
_FIRST_DAY = date(1900, 1, 1).toordinal()
_FOR_LIFE = 0xFFFF
_NO_SECTOR = "---"
_WIDTH = 11
_LONGEST_INITIALS = 3
_NEAR = 5 * 365
"""A bare surname is nobody's of whom the sources do not know that he was in public life within so many days."""


@dataclass(frozen=True, slots=True)
class Notable:
    """A person in public life.

    `country` is null where the sources differ or the person serves many states, `sector` where the person's part on the
    day asked for is not known; `source` is the page or file that names the person.
    """

    name: str
    country: str | None
    sector: str | None
    born: int | None
    died: int | None
    source: str


@dataclass(frozen=True, slots=True)
class _Spell:
    sector: str
    start: int
    until: int

    def holds(self, day: int, near: int = 0) -> bool:
        return self.start - near <= day <= self.until + near


@dataclass(frozen=True, slots=True)
class _Person:
    number: int
    names: tuple[str, ...]
    country: str | None
    born: int | None
    died: int | None
    office: bool
    source: int
    spells: tuple[_Spell, ...]

    def active(self, day: int, near: int = 0) -> bool:
        return any(spell.holds(day, near) for spell in self.spells)

    @property
    def written(self) -> tuple[tuple[str, ...], ...]:
        return writings(self.names, self.country)


@lru_cache(maxsize=1 << 14)
def known(name: str, day: date | None = None) -> Notable | None:
    """Return the person in public life whom a name means, `day` being the one on which it was written.

    Diacritics, case, hyphens and Arabic articles do not count. Middle names and initials may be left out or added where
    all who can be meant are of one country. A bare surname is known only on a day, and only of one in office about then
    whose country all others in public life of that surname share. Of namesakes from several countries only one who is
    active on the day is meant.

    Args:
        name: A name without title, the surname last unless the person's custom is another.
        day: The day on which the sector is asked for, and which tells namesakes apart.
    """
    words = name_tokens(name)
    at = day.toordinal() if day else None
    if len(words) < 2:
        return _notable(_of_surname(words[0], at), at) if words and len(words[0]) > 2 else None
    found = _grown([one for one in _people(name_keys(words)[0]) if words in one.written], at)
    return _notable(_meant(found or _grown(_alike(_initials_apart(name, words), at), at), at), at)


@lru_cache(maxsize=1 << 16)
def name_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell it from others, folded."""
    words = key_of(name.replace(",", " ")).split()
    return tuple(word for at, word in enumerate(words) if at == 0 or word not in _ARTICLES)


def writings(names: Iterable[str], country: str | None) -> tuple[tuple[str, ...], ...]:
    """Return the words of a person's names: in Spanish custom, the second surname may be left out."""
    whole = [name_tokens(name) for name in names]
    shorter = [words[:-1] for words in whole if country in _TWO_SURNAMES and len(words) > 2]
    return tuple(dict.fromkeys(words for words in (*whole, *shorter) if len(words) > 1))


def name_keys(words: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of a name's words: the last, with the first letter of the first, and of the one that is his own."""
    return tuple(dict.fromkeys(f"{words[-1]} {some[0][0]}" for some in (words, _shortened(words))))


def _initials_apart(name: str, words: Sequence[str]) -> tuple[str, ...]:
    """Take initials apart that are written as one word (`KP Oli`, `J.D. Vance`)."""
    first = name.split(maxsplit=1)[0].replace(".", "")
    if first.isupper() and 1 < len(first) <= _LONGEST_INITIALS:
        return (*first.lower(), *words[1:])
    return tuple(words)


def _notable(people: Sequence[_Person], at: int | None) -> Notable | None:
    if not people:
        return None
    best = min(people, key=lambda one: (at is None or not one.active(at), not one.office, one.number))
    sectors = {_sector(one, at) for one in people}
    sector = next(iter(sectors)) if len(sectors) == 1 else None
    return Notable(best.names[0], best.country, sector, best.born, best.died, _source(best.source))


def _sector(person: _Person, at: int | None) -> str | None:
    """Return a person's part on a day; without a day, only one that is for life.

    A seat in parliament is no part of one who held offices besides: he may lead his party, or sit in the government.
    """
    held = {spell.sector for spell in person.spells if spell.sector and spell.holds(at or _NO_DAY)}
    if person.office:
        held.discard("LEG")
    return held.pop() if len(held) == 1 else None


def _meant(people: Sequence[_Person], at: int | None) -> Sequence[_Person]:
    """Return those who can be meant, if they are of one country; on a day, those who are active then come first."""
    for some in (people, [one for one in people if at is not None and one.active(at)]):
        if len({one.country for one in some}) == 1:
            return some
    return ()


def _grown(people: Iterable[_Person], at: int | None) -> list[_Person]:
    """Leave out those who were no adults on the day."""
    year = date.fromordinal(at).year if at else date.max.year
    return [one for one in people if one.born is None or one.born + _OF_AGE <= year]


def _alike(words: Sequence[str], at: int | None) -> list[_Person]:
    """Return the persons of a surname whose other names agree with these as far as both go.

    Where nothing but initials agrees, only those who are in office on the day can be meant.
    """
    told = any(len(word) > 1 for word in words[:-1])
    return [
        one
        for one in _same_surname(words)
        if any(other[-1] == words[-1] and _agree(words[:-1], other[:-1]) for other in one.written)
        and (told or (at is not None and one.office and one.active(at)))
    ]


def _same_surname(words: Sequence[str]) -> list[_Person]:
    """Return those of a surname whose first name begins as this one, with or without what many have before it."""
    return list({one.number: one for key in name_keys(words) for one in _people(key)}.values())


def _agree(some: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether given names are the same but for middle names and initials."""
    if not some or not others:
        return False
    for one, other in product(
        {tuple(some), tuple(_shortened(some))}, {tuple(others), tuple(_shortened(others))}
    ):
        short, long = sorted((one, other), key=len)
        if short and long and _same(short[0], long[0]) and _within(short[1:], long[1:]):
            return True
    return False


def _shortened(words: Sequence[str]) -> Sequence[str]:
    return words[1:] if words[0] in _COMMON_FIRST and len(words) > 1 else words


def _same(one: str, other: str) -> bool:
    return one == other or (1 in {len(one), len(other)} and one[0] == other[0])


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(any(_same(word, other) for other in rest) for word in short)


def _of_surname(surname: str, at: int | None) -> Sequence[_Person]:
    """Return who held office about a day under a surname, if all in public life of that surname are of one country."""
    near = [one for one in _bearers(surname) if at is not None and one.active(at, _NEAR)]
    if len({one.country for one in near}) != 1:
        return ()
    held = [one for one in near if one.office]
    now = [one for one in held if at is not None and one.active(at)]
    return next((some for some in (now, held) if len(some) == 1), ())


# The file


_COLUMNS = "SELECT DISTINCT p.id, p.names, p.country, p.born, p.died, p.office, p.source, p.spells"


def _people(key: str) -> tuple[_Person, ...]:
    query = f"{_COLUMNS} FROM name n JOIN person p ON p.id = n.person WHERE n.key = ? ORDER BY p.id"
    return _read(query, key)


def _bearers(surname: str) -> tuple[_Person, ...]:
    """Return the persons of a surname."""
    query = (
        f"{_COLUMNS} FROM name n JOIN person p ON p.id = n.person WHERE n.key > ? AND n.key < ? ORDER BY p.id"
    )
    return _read(query, f"{surname} ", f"{surname}!")


@lru_cache(maxsize=1 << 12)
def _read(query: str, *values: str | int) -> tuple[_Person, ...]:
    return tuple(
        _Person(number, tuple(names.split("|")), country, born, died, bool(office), source, _spells(spells))
        for number, names, country, born, died, office, source, spells in _asked(query, values)
    )


def packed(spells: Iterable[tuple[str, int, int]]) -> str:
    """Return the parts of a person as the file has them: each a sector, or dashes, its first and its last day."""
    return "".join(
        f"{sector or _NO_SECTOR}{_number(start):04x}{_number(until):04x}" for sector, start, until in spells
    )


def _number(day: int) -> int:
    return min(max(day - _FIRST_DAY, 0), _FOR_LIFE)


def _spells(text: str) -> tuple[_Spell, ...]:
    return tuple(_spell(text[at : at + _WIDTH]) for at in range(0, len(text), _WIDTH))


def _spell(cell: str) -> _Spell:
    sector, start, until = cell[:3], int(cell[3:7], 16), int(cell[7:], 16)
    last = _NO_DAY if until == _FOR_LIFE else _FIRST_DAY + until
    return _Spell("" if sector == _NO_SECTOR else sector, _FIRST_DAY + start, last)


@cache
def _source(number: int) -> str:
    return str(_asked("SELECT words FROM source WHERE id = ?", (number,))[0][0])


def _asked(query: str, values: tuple[str | int, ...]) -> list[tuple[Any, ...]]:
    return asked(_FILE, query, *values)
