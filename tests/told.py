"""Short texts read from start to finish, and their findings in a form that a test can state."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from foedera.acquire import Page
from foedera.acts import Event
from foedera.agreements import Agreement
from foedera.dates import PartialDate
from foedera.pipeline import read
from foedera.reading import Reading

Outline = tuple[str, str | None, str, list[str], list[str]]
"""Type, act, status, actors and recipients of an event."""


@cache
def told(text: str, date: str | None = None) -> Reading:
    """Read a text that is an article already, published on a day or not known when."""
    return read(Page("told", text, "text", plain=True, date=PartialDate.parse(date) if date else None))


def who(reading: Reading, ids: Iterable[str]) -> list[str]:
    """Return actors by their country, else by name; each once and in alphabetical order."""
    return sorted({reading.actor(wanted).country or reading.actor(wanted).name for wanted in ids})


def names(reading: Reading, ids: Iterable[str]) -> list[str]:
    """Return the names of actors, in their order."""
    return [reading.actor(wanted).name for wanted in ids]


def outline(reading: Reading, event: Event) -> Outline:
    """Return what an event says of whom, without where it stands."""
    return event.type, event.act, event.status, who(reading, event.actor), who(reading, event.recipient)


def outlines(text: str, date: str | None = None) -> list[Outline]:
    """Return the outlines of the events of a text."""
    reading = told(text, date)
    return [outline(reading, event) for event in reading.events]


def only_event(text: str, date: str | None = None) -> Event:
    """Return the one event of a text; fail if it has none or several."""
    events = told(text, date).events
    assert len(events) == 1, outlines(text, date)
    return events[0]


def only_agreement(text: str, date: str | None = None) -> Agreement:
    """Return the one agreement of a text; fail if it has none or several."""
    agreements = told(text, date).agreements
    assert len(agreements) == 1, [deal.name for deal in agreements]
    return agreements[0]
