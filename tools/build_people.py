"""Writes `people.sqlite`: persons in public life since 1990 with their country, and their sectors over time.

Run `python tools/build_people.py CLONES` with PyYAML and rdata installed, where the folder CLONES holds clones of these repositories
as `OWNER/NAME.git`. The file names for each person the file of a clone that tells of him first.

source: `holders.tsv` (holders of high office, each with its source)
licence: see there
source: every-politician-scrapers (html/holders21.csv, html/legislators.csv and html/bio.csv of each country's repository:
what Wikidata said in 2022 and 2023 of officers of state, ambassadors, judges, commanders and members of parliaments)
licence: facts; Wikidata is CC0-1.0
source: unitedstates/congress-legislators (members of the Congress that sits in 2026, presidents and vice presidents)
licence: CC0-1.0
source: tijmenb/everypolitician-data (members of parliaments whom EveryPolitician knew in November 2015, with their names
in English by Wikidata)
licence: facts; the parliaments and Wikipedia name no restriction
source: WilliamRADFunk/cia-world-leaders (the CIA's Chiefs of State and Cabinet Members of Foreign Governments of 2019)
licence: public domain (a work of the United States government)
source: loudringphone/sancbook data/sdn.csv (Specially Designated Nationals of the US Treasury, November 2023)
licence: public domain (a work of the United States government)
source: saschagobel/legislatoR-data (Comparative Legislators Database: members of the Bundestag known in 2021)
licence: facts; the database asks to be cited (Göbel, Munzert 2022)
source: Ram-N/lifespans data/pantheon.tsv (Pantheon 1.0: Yu, Ronen, Hu, Lu, Hidalgo 2016: famous people by birthplace, but
for those born in states that have broken up since)
licence: facts; the data set is CC-BY-SA-4.0 and asks to be cited

Rows of different sources are of one person if they name one Wikidata item, or one name and one country. A person whom they
give to several countries has none. Left out is who sits or sat in a parliament, or is only listed, under a name that the
words in it make likely to be borne by others too (`John Smith`), and whose name is one word.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from people_sources import Told, all_told

from foedera.whoswho import SCHEMA, name_keys, name_tokens, packed, writings

FILE = Path(__file__).parents[1] / "src/foedera/data/people.sqlite"
COMMON = 0.5
"""How many namesakes chance gives a name that is too common to be known by."""
COMMON_IN_OFFICE = 2.0
SINCE = 1990
"""Who died before is left out."""
YOUNGEST = 2005
GAP = 400
"""Terms in one sector that follow each other within so many days are written as one."""


@dataclass(slots=True)
class Person:
    """A person of whom rows of one or more sources tell."""

    names: dict[tuple[str, ...], str] = field(default_factory=dict)
    countries: Counter[str] = field(default_factory=Counter)
    born: int | None = None
    died: int | None = None
    office: bool = False
    source: str = ""
    item: str = ""
    spells: set[tuple[str, int, int]] = field(default_factory=set)

    @property
    def country(self) -> str | None:
        """The only country that the sources name, or the one that left another of theirs."""
        told = set(self.countries)
        if told == {"SDN", "SSD"}:
            return "SSD"
        return told.pop() if len(told) == 1 else None

    def add(self, told: Told) -> None:
        """Add what a row tells."""
        for name in told.names:
            words = name_tokens(name)
            if len(words) > 1:
                self.names.setdefault(words, name)
        self.countries.update([told.country] if told.country else [])
        self.born, self.died = self.born or _likely(told.born), self.died or told.died
        self.office |= told.office
        self.source, self.item = self.source or told.source, self.item or told.item
        self.spells.update(told.spells)


def main(clones: Path) -> None:
    """Write the file anew."""
    people = _uncommon(_merged(all_told(clones)))
    FILE.unlink(missing_ok=True)
    with sqlite3.connect(FILE) as database:
        database.executescript(f"PRAGMA page_size = 4096; {SCHEMA}")
        _write(database, people)
        database.commit()
        database.execute("VACUUM")
    named = sum(len(person.names) for person in people)
    print(f"{FILE}: {len(people)} persons, {named} names, {FILE.stat().st_size / 1e6:.1f} MB")


def _likely(born: int | None) -> int | None:
    """Return a year of birth, if it is not that of a child: the sources have slips."""
    return born if born and born < YOUNGEST else None


def _merged(rows: Iterable[Told]) -> list[Person]:
    items: dict[str, Person] = {}
    named: dict[tuple[tuple[str, ...], str], list[Person]] = defaultdict(list)
    people: list[Person] = []
    for told in rows:
        keys = [words for name in told.names if len(words := name_tokens(name)) > 1]
        if not keys:
            continue
        same = items.get(told.item) if told.item else None
        same = same or _namesake(told, [one for key in keys for one in named[key, told.country]])
        if same is None:
            same = Person()
            people.append(same)
        same.add(told)
        if told.item:
            items[told.item] = same
        for key in keys:
            if same not in named[key, told.country]:
                named[key, told.country].append(same)
    return people


def _namesake(told: Told, people: Sequence[Person]) -> Person | None:
    """Return the person of the same name and country; of two whom Wikidata tells apart neither is the other."""
    for one in people:
        of_age = None in {one.born, told.born} or abs((one.born or 0) - (told.born or 0)) <= 1
        if of_age and "" in {one.item, told.item}:
            return one
    return None


def _uncommon(people: Sequence[Person]) -> list[Person]:
    """Leave out those whose names are too common to be known by, and the dead of long ago."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for person in people:
        first.update({words[0] for words in person.names})
        last.update({words[-1] for words in person.names})
    kept = []
    for person in people:
        limit = COMMON_IN_OFFICE if person.office else COMMON
        person.names = {
            words: name
            for words, name in person.names.items()
            if len(words) > 2 or first[words[0]] * last[words[1]] / len(people) <= limit
        }
        if person.names and (person.died or SINCE) >= SINCE:
            kept.append(person)
    return kept


def _write(database: sqlite3.Connection, people: Sequence[Person]) -> None:
    sources = {words: number for number, words in enumerate(sorted({person.source for person in people}), 1)}
    database.executemany(
        "INSERT INTO source VALUES (?, ?)", [(number, words) for words, number in sources.items()]
    )
    ordered = sorted(
        people, key=lambda one: (min(one.names), one.country or "", one.born or 0, one.source, one.died or 0)
    )
    for number, one in enumerate(ordered, 1):
        spells = packed(_joined(one.spells))
        facts = (one.country, one.born, one.died, int(one.office), sources[one.source], spells)
        database.execute(
            "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, "|".join(one.names.values()), *facts),
        )
        keys = sorted(
            {key for words in writings(one.names.values(), one.country) for key in name_keys(words)}
        )
        database.executemany("INSERT INTO name VALUES (?, ?)", [(key, number) for key in keys])


def _joined(spells: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Join terms in one sector that follow each other."""
    found: list[tuple[str, int, int]] = []
    for sector, start, until in sorted(spells):
        if found and found[-1][0] == sector and start <= found[-1][2] + GAP:
            found[-1] = (sector, found[-1][1], max(until, found[-1][2]))
        else:
            found.append((sector, start, until))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
