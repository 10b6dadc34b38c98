"""What a dossier shows, in words: entries in groups in sections, before anyone decides how they look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedera.dossier_words import Standing

Layout = Literal["cards", "timeline", "quotations", "list", "rows", "grid", "sources"]
"""How the entries of a section are laid out."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One status in a life, with its date in words, how it stands, and the numbers of the sources that tell it."""

    status: str
    date: str
    standing: Standing
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one source; `number` is its place in the list of sources."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the values that sources disagree on, with the numbers of those sources."""

    value: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in words: `cites` are numbers of the list of sources, `facts` pairs of a label and a text.

    `quote` is what it shows of the sources and `shown` the passages in it, `passages` are the others. `key` is the
    record id that `foedera why` explains, `target` the id of the entry that tells the rest.
    """

    id: str
    title: str
    when: str = ""
    badge: str = ""
    standing: Standing = "open"
    facts: tuple[tuple[str, str], ...] = ()
    life: tuple[Phase, ...] = ()
    quote: str = ""
    cites: tuple[int, ...] = ()
    reports: str = ""
    shown: tuple[Passage, ...] = ()
    passages: tuple[Passage, ...] = ()
    rivals: tuple[Rival, ...] = ()
    key: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a common heading, which may be empty; `total` counts those that were cut too."""

    title: str
    entries: tuple[Entry, ...]
    total: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a dossier: its anchor, its heading, how it is laid out, its entries, and how many there are in all."""

    id: str
    title: str
    layout: Layout
    groups: tuple[Group, ...]
    total: int
    note: str = ""
    cut: str = ""
