"""Lexicon -> faults: what its entries do on their own examples and counter-examples."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from foedera.acquire import Page
from foedera.acts import Event
from foedera.lexicon import Example, Predicate, load_lexicon
from foedera.pipeline import read_page
from foedera.reading import Reading
from foedera.settings import DEFAULTS, Settings


@dataclass(frozen=True, slots=True)
class Outline:
    """What an event says of whom, actors and recipients by country or else by name."""

    type: str
    act: str | None
    status: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]

    def __str__(self) -> str:
        act = f" of {self.act}" if self.act else ""
        who = f"{' + '.join(self.actor) or 'nobody'} > {' + '.join(self.recipient) or 'nobody'}"
        return f"{self.type}{act}, {self.status}, {who}"


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence on which an entry does not do what it should."""

    entry: str
    text: str
    expected: str
    found: str

    def lines(self) -> tuple[str, ...]:
        """Return the fault for a person to read."""
        return f"{self.entry}: {self.text}", f"  expected: {self.expected}", f"  found:    {self.found}"


def entries_of(layer: str | None) -> tuple[Predicate, ...]:
    """Return the entries to be checked: those of a layer as they stand over the shipped ones, else all.

    Raises:
        LexiconError: If the layer cannot be read, an entry is wrong, or two entries claim the same word.
    """
    lexicon = load_lexicon(layer)
    if layer is None:
        return lexicon.predicates
    told = tomllib.loads(Path(layer).read_text("utf-8"))
    own = {entry["id"] for entry in told.get("predicate", [])}
    return tuple(entry for entry in lexicon.predicates if entry.id in own)


def faults_of(entry: Predicate, settings: Settings = DEFAULTS) -> Iterator[Fault]:
    """Yield the examples of an entry that yield something else, and the counter-examples on which it fires."""
    for example in entry.examples:
        told = [(outline(reading, event), event.rule) for reading, event in _events(example.text, settings)]
        # a governed act may be told by its operator: `refused to meet` is one refusal
        own = [each for each, rule in told if example.act is not None or rule == f"lexicon:{entry.id}"]
        if _wanted(entry, example) not in own:
            found = "; ".join(f"{each} by {rule}" for each, rule in told)
            yield Fault(entry.id, example.text, str(_wanted(entry, example)), found or "nothing")
    for text in entry.counter:
        fired = [event for _, event in _events(text, settings) if event.rule == f"lexicon:{entry.id}"]
        if fired:
            yield Fault(entry.id, text, "nothing of this entry", fired[0].type)


def _wanted(entry: Predicate, example: Example) -> Outline:
    who, whom = tuple(sorted(set(example.actor))), tuple(sorted(set(example.recipient)))
    return Outline(example.type or entry.type, example.act, example.status, who, whom)


def _events(text: str, settings: Settings) -> Iterator[tuple[Reading, Event]]:
    reading = read_page(Page("example", text, "text", id="example", plain=True), settings)
    return ((reading, event) for event in reading.events)


def outline(reading: Reading, event: Event) -> Outline:
    """Return what an event says of whom, without where it stands."""
    return Outline(
        event.type, event.act, event.status, _who(reading, event.actor), _who(reading, event.recipient)
    )


def _who(reading: Reading, ids: Iterable[str]) -> tuple[str, ...]:
    """Return actors by their country, else by name; each once and in alphabetical order."""
    return tuple(sorted({reading.actor(wanted).country or reading.actor(wanted).name for wanted in ids}))
