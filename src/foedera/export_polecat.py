"""Events in the columns of POLECAT: one row an event, several values joined by `; `, what is not known as `None`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import foedera
from foedera.code_systems import codes_of
from foedera.columns import Column, Value, distinct, tab_lines, tabbed
from foedera.export_events import Cast, Story, day_of, told_events
from foedera.record import Record
from foedera.things import RecordedActor, RecordedEvent

MISSING = "None"


@dataclass(frozen=True, slots=True)
class _Row:
    event: RecordedEvent
    cast: Cast

    @property
    def story(self) -> Story:
        """Whom the first article that tells the event names."""
        return self.cast.story(self.event.sources[0].article)


Of = Callable[[_Row], Sequence[RecordedActor]]


def _each(of: Of, tell: Callable[[RecordedActor], str | None]) -> Callable[[_Row], Value]:
    """Return a getter of one value for each actor, in order; nothing where none is known."""

    def getter(row: _Row) -> Value:
        told = tuple(tell(actor) for actor in of(row))
        return tuple(text or MISSING for text in told) if any(told) else None

    return getter


def _side(name: str, words: str, of: Of) -> tuple[Column[_Row], ...]:
    return (
        Column(f"{name} Name", "texts", f"Who {words}.", _each(of, lambda actor: actor.name)),
        Column(
            f"{name} Country",
            "texts",
            "Country of each, ISO 3166-1 alpha-3.",
            _each(of, lambda actor: actor.country),
        ),
        Column(
            f"{name} COW",
            "texts",
            "Correlates of War number of each country.",
            _each(of, lambda a: codes_of(a.country).cow),
        ),
        Column(
            f"Primary {name} Sector",
            "texts",
            "Primary PLOVER sector of each.",
            _each(of, lambda actor: actor.sector),
        ),
        Column(
            f"{name} Sectors",
            "texts",
            "The sectors of all.",
            lambda row: distinct(actor.sector for actor in of(row)),
        ),
        Column(f"{name} Title", "texts", "Office of each.", lambda row: _titles(row, of)),
        Column(
            f"{name} Name Raw",
            "texts",
            "As the record names each; the words of the page stand in the record.",
            _each(of, lambda a: a.name),
        ),
        Column(f"Wikipedia {name} ID", "texts", "Not known to the record.", lambda _: None),
    )


def _titles(row: _Row, of: Of) -> Value:
    told = row.cast.titles_of(of(row))
    return tuple(text or MISSING for text in told) if any(told) else None


def _locations(row: _Row) -> Value:
    place = row.event.place
    return distinct((*row.story.countries, place.name if place else None))


COLUMNS: tuple[Column[_Row], ...] = (
    Column("Event ID", "text", "Id of the event in the record.", lambda row: row.event.id),
    Column(
        "Event Date", "day", "The day of the event; see “The day of an event”.", lambda row: day_of(row.event)
    ),
    Column("Event Type", "text", "PLOVER event type.", lambda row: row.event.type),
    Column("Event Mode", "texts", "PLOVER modes.", lambda row: row.event.modes),
    Column("Intensity", "number", "Not scored.", lambda _: None),
    Column("Quad Code", "integer", "PLOVER quad class.", lambda row: row.event.quad),
    Column("Contexts", "texts", "PLOVER contexts.", lambda row: row.event.contexts),
    *_side("Actor", "did it", lambda row: row.event.actor),
    *_side("Recipient", "it was done to", lambda row: row.event.recipient),
    Column("Placename", "text", "Where.", lambda row: row.event.place.name if row.event.place else None),
    Column("City", "text", "Not told apart from other places.", lambda _: None),
    Column("District", "text", "Not known to the record.", lambda _: None),
    Column("Province", "text", "Not known to the record.", lambda _: None),
    Column(
        "Country",
        "text",
        "Country of the place, ISO 3166-1 alpha-3.",
        lambda row: row.event.place.country if row.event.place else None,
    ),
    Column(
        "Latitude", "number", "Of the place.", lambda row: row.event.place.lat if row.event.place else None
    ),
    Column(
        "Longitude", "number", "Of the place.", lambda row: row.event.place.lon if row.event.place else None
    ),
    Column("GeoNames ID", "integer", "Not kept with the event.", lambda _: None),
    Column(
        "Raw Placename",
        "text",
        "As `Placename`.",
        lambda row: row.event.place.name if row.event.place else None,
    ),
    Column("Feature Type", "text", "Not kept with the event.", lambda _: None),
    Column("Source", "text", "Outlet of the first article.", lambda row: row.event.sources[0].site),
    Column(
        "Publication Date",
        "date",
        "Publication date of the first article.",
        lambda row: row.event.sources[0].published,
    ),
    Column(
        "Story People", "texts", "People whom the first article names.", lambda row: tuple(row.story.people)
    ),
    Column("Story Organizations", "texts", "Bodies that it names.", lambda row: tuple(row.story.bodies)),
    Column(
        "Story Locations",
        "texts",
        "Countries that act in it, and the place of the event.",
        _locations,
    ),
    Column(
        "Language",
        "text",
        "Language of the first article, ISO 639-1.",
        lambda row: row.cast.languages.get(row.event.sources[0].article),
    ),
    Column("Version", "text", "Name and version of the coder.", lambda _: f"foedera {foedera.__version__}"),
)
"""The columns, in POLECAT's order."""


def polecat_lines(record: Record) -> Iterator[str]:
    """Yield the events of a record as tab-separated lines, the head first; denied and hypothetical ones are left out."""
    yield tabbed(column.name for column in COLUMNS)
    cast = Cast.of(record)
    yield from tab_lines(COLUMNS, (_Row(event, cast) for event in told_events(record)), MISSING)
