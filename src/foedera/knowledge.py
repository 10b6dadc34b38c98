"""What is known before any page is read: countries, organisations, offices and who held them.

The tables are the TSV files of `data/`, each with its sources and licences in its head. They are read once, on the
first look-up, and every row is checked. Look-ups mind case where it carries meaning: `US` is a country and `us` is
not, `Turkey` is one and `turkey` is not; they do not mind diacritics, hyphens, dots of abbreviation or a leading
`the`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from typing import Generic, TypeVar

from foedera.dates import PartialDate
from foedera.errors import KnowledgeError
from foedera.spellings import bare, can_be, key_of

T = TypeVar("T")

KINDS = (
    "country",
    "government",
    "military",
    "organisation",
    "company",
    "party",
    "armed_group",
    "court",
    "media",
    "people",
)
"""The kinds of actor an organisation may be."""

SECTORS = (
    *("GOV", "JUD", "LEG", "MIL", "COP", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "UNK", "CRM", "CVL"),
    *("SOC", "LAB", "AGR", "BUS", "EDU", "MED", "JRN", "REF", "REL"),
    *("IGO", "NGO", "ISM", "IMG", "MNC"),
)
"""PLOVER's sectors, and the codes it gives to actors that belong to no country."""

USES = ("name", "adjective", "demonym", "capital", "organisation")
"""The uses in which one word may mean two things; `ambiguous.tsv` lists the words."""

FAMILY_NAME_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "KHM", "SGP", "HKG"})
"""The countries whose people put the family name first."""


@dataclass(frozen=True, slots=True)
class Country:
    """A state, a territory or a state that is gone, with the words that stand for it.

    `names` are all its names and abbreviations, `seats` other names of its capital and of where its government
    sits, `metonyms` what else stands for its government (`Kremlin`).
    """

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    seats: tuple[str, ...]
    metonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that acts under a name of its own, or a kind of body that many states have (`foreign ministry`)."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    sector: str

    @property
    def generic(self) -> bool:
        """Whether the name is a common noun, so that only the page tells whose body it is."""
        return self.name.islower()


@dataclass(frozen=True, slots=True)
class Office:
    """A title that a person bears; `country` only where no other state has the title."""

    title: str
    plural: str
    aliases: tuple[str, ...]
    sector: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Holder:
    """A person's time in an office, as its source gives it; `country` is null for a body of many states."""

    person: str
    aliases: tuple[str, ...]
    office: str
    country: str | None
    start: PartialDate
    end: PartialDate | None
    source: str

    def held(self, on: date) -> bool:
        """Tell whether the person can have held the office on a day."""
        return self.start.earliest <= on and (self.end is None or on <= self.end.latest)


class Knowledge:
    """Look-ups in the tables of one folder.

    Raises:
        KnowledgeError: If a row cannot be, or a word leads to two things and is not listed as ambiguous.
    """

    def __init__(self, folder: Traversable) -> None:
        self.digest = _digest(folder)
        countries = tuple(_rows(folder, "countries.tsv", 4))
        self.countries = _countries(countries, tuple(_rows(folder, "countries_words.tsv", 7)))
        self._codes = {country.code: country for country in self.countries}
        bodies = tuple(_rows(folder, "organisations.tsv", 5))
        self.organisations = tuple(_organisation(row, self._codes) for row in bodies)
        titles = tuple(_rows(folder, "offices.tsv", 5))
        self.offices = tuple(_office(row, self._codes) for row in titles)
        doubts = tuple(map(_doubt, _rows(folder, "ambiguous.tsv", 4)))

        def index(use: str, words: Callable[[Country], Iterable[str]]) -> _Index[Country]:
            entries = zip(countries, self.countries, map(words, self.countries), strict=True)
            own = [doubt for doubt in doubts if doubt.use == use]
            return _Index(entries, lambda country: country.code, own)

        self._names = index("name", lambda country: country.names)
        self._metonyms = index("name", lambda country: country.metonyms)
        self._adjectives = index("adjective", lambda country: country.adjectives)
        self._demonyms = index("demonym", lambda country: country.demonyms)
        self._capitals = index("capital", _seats)
        self._organisations = _Index(
            zip(bodies, self.organisations, map(_names, self.organisations), strict=True),
            lambda body: body.name,
            [doubt for doubt in doubts if doubt.use == "organisation"],
        )
        offices = zip(titles, self.offices, map(_titles, self.offices), strict=True)
        self._offices = _Index(offices, lambda office: office.title)
        self._titled = {office.title: office for office in self.offices}
        self.holders_all = tuple(map(self._holder, _rows(folder, "holders.tsv", 7)))

    def country(self, code: str) -> Country:
        """Return the country of an alpha-3 code; raise KeyError if there is none."""
        return self._codes[code]

    def country_named(self, text: str) -> Country | None:
        """Return the country of a name or, failing that, of a metonym; never of an adjective or a capital."""
        return self._names.find(text) or self._metonyms.find(text)

    def country_of_adjective(self, text: str) -> Country | None:
        """Return the country of an adjective (`South Korean`)."""
        return self._adjectives.find(text)

    def demonym(self, text: str) -> Country | None:
        """Return the country whose people a word names (`Indians`, `Frenchman`)."""
        return self._demonyms.find(text)

    def metonym(self, text: str) -> Country | None:
        """Return the country for whose government a word stands; capitals are not among these words."""
        return self._metonyms.find(text)

    def capital_of(self, text: str) -> Country | None:
        """Return the country whose capital, or other seat of government, a word names."""
        return self._capitals.find(text)

    def organisation(self, text: str) -> Organisation | None:
        """Return the organisation of a name or alias; common nouns (`foreign ministry`) in any case."""
        return self._organisations.find(text)

    def office(self, text: str) -> Office | None:
        """Return the office of a title, singular or plural, in British or American spelling."""
        return self._offices.find(text)

    def readings(self, text: str) -> tuple[str, ...]:
        """Return what an ambiguous word may stand for (codes, or names of organisations); none if it is not one."""
        indexes = (self._names, self._adjectives, self._demonyms, self._capitals, self._organisations)
        return tuple(dict.fromkeys(chain.from_iterable(index.readings(text) for index in indexes)))

    def holders(self, person: str, on: date | None = None) -> tuple[Holder, ...]:
        """Return the offices that a person of this full name held, on a day or ever."""
        found = self._holders.get(key_of(person), ())
        return found if on is None else tuple(holder for holder in found if holder.held(on))

    def opens(self, word: str) -> bool:
        """Tell whether a name of the tables (country, adjective, seat, body, office-holder) can begin with a word."""
        return key_of(word).partition(" ")[0] in self._openings

    def has(self, text: str) -> bool:
        """Tell whether a text may be such a name; its capitals may still tell otherwise."""
        return key_of(text) in self._keys

    @cached_property
    def _openings(self) -> frozenset[str]:
        return frozenset(key.partition(" ")[0] for key in self._keys)

    @cached_property
    def _keys(self) -> frozenset[str]:
        indexes = (self._names, self._metonyms, self._adjectives, self._capitals, self._organisations)
        return frozenset(chain(self._holders, *indexes))

    def surnamed(self, word: str) -> tuple[Holder, ...]:
        """Return the office-holders whose family name, or an alias of one word, a word is."""
        return self._surnames.get(key_of(word), ())

    @cached_property
    def _holders(self) -> dict[str, tuple[Holder, ...]]:
        return _by_name(self.holders_all, lambda holder: (holder.person, *holder.aliases))

    @cached_property
    def _surnames(self) -> dict[str, tuple[Holder, ...]]:
        def names(holder: Holder) -> Iterable[str]:
            family = holder.person.split()[0 if holder.country in FAMILY_NAME_FIRST else -1]
            return (name for name in (family, *holder.aliases) if " " not in name)

        return _by_name(self.holders_all, names)

    def in_office(self, office: str, country: str | None, on: date) -> tuple[Holder, ...]:
        """Return who can have held an office of a country on a day: two where one followed the other on it."""
        wanted = self.office(office)
        return tuple(
            holder
            for holder in self.holders_all
            if holder.country == country and wanted and holder.office == wanted.title and holder.held(on)
        )

    def _holder(self, row: Row) -> Holder:
        person, aliases, title, code, start, end, source = row.cells
        office = self._titled.get(title) or self.office(title)
        if office is None or not source:
            reason = f"{title!r} is no office of offices.tsv" if office is None else "it has no source"
            raise row.error(reason)
        country = _code(row, code, self._codes)
        try:
            since, until = _day(start), _day(end) if end else None
        except ValueError as error:
            raise row.error(str(error)) from error
        if until is not None and until.latest < since.earliest:
            raise row.error(f"it ends in {until}, before it starts in {since}")
        return Holder(person, _several(aliases), office.title, country, since, until, source)


@cache
def knowledge() -> Knowledge:
    """Return the knowledge of the tables that come with foedera, read on the first call."""
    return Knowledge(files("foedera") / "data")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and where it stands."""

    table: str
    line: int
    cells: tuple[str, ...]

    def error(self, reason: str) -> KnowledgeError:
        """Return the error that says what is wrong with this row."""
        return KnowledgeError(self.table, self.line, reason)


@dataclass(frozen=True, slots=True)
class _Doubt:
    use: str
    word: str
    default: str | None
    readings: tuple[str, ...]


class _Index(Generic[T]):
    """Finds a thing by any of its words, as far as their case allows."""

    def __init__(
        self,
        entries: Iterable[tuple[Row, T, Iterable[str]]],
        label: Callable[[T], str],
        doubts: Sequence[_Doubt] = (),
    ) -> None:
        self._doubts = {key_of(doubt.word): doubt for doubt in doubts}
        self._label = label
        self._found: dict[str, list[tuple[str, T]]] = {}
        for row, thing, words in entries:
            for word in words:
                self._add(row, thing, word)

    def find(self, text: str) -> T | None:
        """Return the thing of a word; of an ambiguous one its usual reading, where the table gives one."""
        key = key_of(text)
        if key not in self._found:
            return None
        found = [(word, thing) for word, thing in self._found[key] if can_be(word, text)]
        doubt = self._doubts.get(key)
        if doubt is not None:
            found = [(word, thing) for word, thing in found if self._label(thing) == doubt.default]
        if not found:
            return None
        same_spelling = (thing for word, thing in found if bare(word).casefold() == bare(text).casefold())
        return next(same_spelling, found[0][1])

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def readings(self, text: str) -> tuple[str, ...]:
        doubt = self._doubts.get(key_of(text))
        return doubt.readings if doubt is not None and can_be(doubt.word, text) else ()

    def _add(self, row: Row, thing: T, word: str) -> None:
        key = key_of(word)
        held = self._found.setdefault(key, [])
        for other, rival in held:
            if rival is not thing and key not in self._doubts and can_be(other, word):
                raise row.error(f"{word!r} leads to {self._label(rival)} and to {self._label(thing)}")
        held.append((word, thing))


def table(name: str, width: int) -> Iterator[Row]:
    """Yield the rows of a table of `data/`, without its comments and column names.

    Raises:
        KnowledgeError: If a row has not `width` cells.
    """
    yield from _rows(files("foedera") / "data", name, width)


def _rows(folder: Traversable, table: str, width: int) -> Iterator[Row]:
    """Yield the rows of a table after its comments and its line of column names."""
    named = False
    for line, text in enumerate((folder / table).read_text("utf-8").splitlines(), start=1):
        if not text or text.startswith("#"):
            continue
        cells = tuple(map(str.strip, text.split("\t")))
        if len(cells) != width:
            raise KnowledgeError(table, line, f"{len(cells)} columns, where the table has {width}")
        if named:
            yield Row(table, line, cells)
        named = True


def _digest(folder: Traversable) -> str:
    total = hashlib.sha256()
    for name in sorted({entry.name for entry in folder.iterdir()}):
        if name.endswith((".tsv", ".toml")):
            total.update(f"{name}\0".encode())
            total.update((folder / name).read_bytes())
    return total.hexdigest()


def _countries(made: Sequence[Row], written: Sequence[Row]) -> tuple[Country, ...]:
    """Join what the libraries say of each country with the words listed by hand."""
    words = {row.cells[0]: row for row in written}
    codes = [row.cells[0] for row in made]
    for row in written:
        if row.cells[0] not in codes:
            raise row.error(f"{row.cells[0]!r} is no code of countries.tsv")
    return tuple(_country(row, words.get(row.cells[0])) for row in made)


def _country(made: Row, written: Row | None) -> Country:
    code, name, names, capital = made.cells
    if re.fullmatch(r"[A-Z]{3}", code) is None or not name:
        raise made.error("a country needs an alpha-3 code and a name")
    empty = ("",) * 6
    more, adjectives, demonyms, seats, metonyms, preferred = written.cells[1:] if written else empty
    name = preferred or name
    return Country(
        code,
        name,
        tuple(dict.fromkeys((name, *_several(names), *_several(more)))),
        _several(adjectives),
        _several(demonyms),
        capital or None,
        _several(seats),
        _several(metonyms),
    )


def _organisation(row: Row, codes: dict[str, Country]) -> Organisation:
    name, aliases, kind, code, sector = row.cells
    if not name or kind not in KINDS:
        raise row.error(f"{kind!r} is no kind of actor" if name else "it has no name")
    return Organisation(name, _several(aliases), kind, _code(row, code, codes), _sector(row, sector))


def _office(row: Row, codes: dict[str, Country]) -> Office:
    title, plural, aliases, code, sector = row.cells
    if not title:
        raise row.error("it has no title")
    others = _several(aliases) if title.islower() else (title, *_several(aliases))
    return Office(title.lower(), plural, others, _sector(row, sector), _code(row, code, codes))


def _doubt(row: Row) -> _Doubt:
    word, use, default, readings = row.cells
    if use not in USES or len(_several(readings)) < 2:
        raise row.error("an ambiguous word needs one of the uses and two readings")
    if default and default not in _several(readings):
        raise row.error(f"{default!r} is not among the readings")
    return _Doubt(use, word, default or None, _several(readings))


def _code(row: Row, code: str, codes: dict[str, Country]) -> str | None:
    if code and code not in codes:
        raise row.error(f"{code!r} is no code of countries.tsv")
    return code or None


def _sector(row: Row, sector: str) -> str:
    if sector not in SECTORS:
        raise row.error(f"{sector!r} is no sector")
    return sector


def _by_name(
    holders: Iterable[Holder], names: Callable[[Holder], Iterable[str]]
) -> dict[str, tuple[Holder, ...]]:
    """Return the holders of each name: made on the first look-up, as it takes as long as to read the table."""
    found: dict[str, tuple[Holder, ...]] = {}
    for holder in holders:
        for name in dict.fromkeys(map(key_of, names(holder))):
            found[name] = (*found.get(name, ()), holder)
    return found


_day = lru_cache(maxsize=1 << 14)(PartialDate.parse)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|")) if cell else ()


def _names(body: Organisation) -> tuple[str, ...]:
    return (body.name, *body.aliases)


def _titles(office: Office) -> tuple[str, ...]:
    """Return the words of an office; one listed with a capital (`Major`) does not hold without it."""
    own = () if office.title.capitalize() in office.aliases else (office.title,)
    return tuple(filter(None, (*own, office.plural, *office.aliases)))


def _seats(country: Country) -> tuple[str, ...]:
    return (*filter(None, (country.capital,)), *country.seats)
