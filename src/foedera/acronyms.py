"""Short names of instruments, programmes and bodies: what spells them, and those that other pages have told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from foedera.annotate import Name, NameKind
from foedera.knowledge import knowledge, table
from foedera.words import Words

TAUGHT = "taught"
"""What a rule says of a finding whose name only other pages explain."""
ACRONYM = re.compile(r"[A-Z]{3,}[A-Z0-9]*(?:-[A-Z0-9]+)?")
"""Capitals that may be an acronym."""
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("a against and between for in of on the to with".split())
_PREFIX = 4
"""How many letters of a word an acronym takes at most: `COMCASA` has three of its first."""
_FEWEST = 3
"""How many letters an acronym has at least that no brackets explain."""
_TALKS = frozenset({"dialogue", "forum"})


@dataclass(frozen=True, slots=True)
class TaughtName:
    """A short name that a page may use without telling what it is: whose it is, by the kinds of `Name`."""

    form: str
    kind: NameKind
    sort: str | None
    name: str | None = None
    """The name that the thing goes by, where the form does not stand as one itself."""

    def at(self, start: int) -> Name:
        """Return the name that the form is at an offset of a text."""
        acronym = self.form if ACRONYM.fullmatch(self.form) else None
        return Name(start, start + len(self.form), self.kind, self.name or self.form, self.sort, acronym)

    def places(self, text: str) -> Iterator[int]:
        """Yield the offsets of a text at which the form stands as a word of its own, in its own capitals."""
        return (match.start() for match in standing(self.form).finditer(text))


@cache
def known_names() -> tuple[TaughtName, ...]:
    """Return the short names of instruments that news explains no more: the rows of `data/instruments.tsv`."""
    return tuple(TaughtName(row.cells[0], "instrument", row.cells[1]) for row in table("instruments.tsv", 3))


@cache
def _in_full() -> dict[str, str]:
    """Return the short names by the names in full, in small letters."""
    return {row.cells[2].lower(): row.cells[0] for row in table("instruments.tsv", 3)}


def standing(form: str) -> re.Pattern[str]:
    """Return what finds a form where it stands as a word of its own."""
    return re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-])")


def spells(form: str, title: str) -> bool:
    """Tell whether letters are the beginnings of a title's words, in order; small words may be left out."""
    letters = "".join(char for char in form if char.isalpha()).lower()
    told = _LETTERS.findall(title)
    return len(letters) >= _FEWEST and len(told) > 1 and form not in told and _is_spelt(letters, told)


def _is_spelt(letters: str, told: Sequence[str]) -> bool:
    if not told:
        return not letters
    word = told[0]
    fewest, most = (0, 1) if word in _SMALL else (1, _PREFIX)
    takes = (n for n in range(fewest, most + 1) if letters.startswith(word[:n].lower()) and n <= len(word))
    return any(_is_spelt(letters[n:], told[1:]) for n in takes)


def with_spelt(doc: Words, titles: Iterable[Name]) -> list[Name]:
    """Return titles with the acronyms that a page uses of them, where their initials alone tell whose those are."""
    named = list(titles)
    bare = [name for name in named if name.acronym is None and name.kind in {"instrument", "initiative"}]
    found = {name.text: _in_full()[name.text.lower()] for name in bare if name.text.lower() in _in_full()}
    for form in _unexplained(doc, named) if bare else ():
        spelt = {name.text for name in bare if spells(form, name.text)}
        if len(spelt) == 1:
            found.setdefault(spelt.pop(), form)
    return [replace(name, acronym=found.get(name.text)) if name in bare else name for name in named]


def _unexplained(doc: Words, named: Sequence[Name]) -> Iterator[str]:
    """Yield the capitals of a page that neither tables nor brackets nor other titles explain."""
    told = {name.acronym for name in named}
    for form in dict.fromkeys(match.group() for match in ACRONYM.finditer(doc.text)):
        known = knowledge().organisation(form) or knowledge().country_named(form)
        if not known and form not in told and f"({form})" not in doc.text and standing(form).search(doc.text):
            yield form


def with_taught(doc: Words, titles: Iterable[Name], taught: Sequence[TaughtName]) -> list[Name]:
    """Return the titles of a page with those whose short names everybody knows, or other pages have told.

    Talks that are named for an instrument are about it (`the LEMOA talks`); a noun beside its short name is its own.
    """
    named = list(titles)
    known = [one for one in known_names() if one.form in doc.text and f"({one.form})" not in doc.text]
    for one in [*known, *taught]:
        places = list(one.places(doc.text))
        fused = [name for name in named if name.start in places and name.acronym is None]
        about = [name for name in fused if name.sort in _TALKS and one.kind == "instrument"]
        own = [name for name in fused if name.kind == one.kind]
        named = [
            replace(name, acronym=one.at(0).acronym) if name in own else name
            for name in named
            if name not in about
        ]
        free = (at for at in places if not any(name.start <= at < name.end for name in named))
        named += [one.at(at) for at in free]
    return named
