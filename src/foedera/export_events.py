"""What formats of single events need: the day of an event, who did it to whom in pairs, and who else its story names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from foedera.gists import UNREAL
from foedera.record import Record
from foedera.standing import EventStatus
from foedera.things import ActorProfile, RecordedActor, RecordedArticle, RecordedEvent

T = TypeVar("T")

HAPPENED: frozenset[EventStatus] = frozenset({"occurred", "ongoing"})
"""Statuses of what took place; the others tell of an act that is announced, asked for or refused."""


def is_told(event: RecordedEvent) -> bool:
    """Tell whether an event is one of an event table: somebody acts, and neither a page nor a person denies it."""
    return bool(event.actor) and event.status not in UNREAL and event.review != "rejected"


def day_of(event: RecordedEvent) -> date | None:
    """Return the one day that formats ask of an event.

    What happened has the first day that its words allow, or where they tell none, the day of the first report. What is
    planned, proposed, refused or called off has the day of the first report, since the telling is the event.
    """
    told = event.first_seen.earliest if event.first_seen else None
    if event.status in HAPPENED and event.date.start is not None:
        return event.date.start
    return told or event.date.start or event.date.end


def pairs(actors: Sequence[T], recipients: Sequence[T]) -> Iterator[tuple[T, T | None]]:
    """Yield who did it to whom: each actor to each recipient, or where there is none, each of several to each other.

    One alone acts on nobody.
    """
    if recipients:
        yield from ((one, other) for one in actors for other in recipients if one != other)
    elif len(actors) == 1:
        yield actors[0], None
    else:
        yield from ((one, other) for one in actors for other in actors if one != other)


@dataclass(frozen=True, slots=True)
class Story:
    """Who and what an article names."""

    people: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cast:
    """What a record tells of its events beside what they hold: titles by actor; names and language by article."""

    titles: dict[str, str] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)
    languages: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record) -> Cast:
        """Return the cast of a record."""
        cast = cls()
        for actor in record.things("actors"):
            assert isinstance(actor, ActorProfile)
            if actor.roles:
                cast.titles[actor.id] = actor.roles[0].title
            for article in dict.fromkeys(source.article for source in actor.sources):
                _listed(cast.stories.setdefault(article, Story()), actor).append(actor.name)
        for one in record.things("articles"):
            assert isinstance(one, RecordedArticle)
            cast.languages[one.id] = one.language
        return cast

    def story(self, article: str) -> Story:
        """Return whom an article names."""
        return self.stories.get(article, Story())

    def titles_of(self, actors: Sequence[RecordedActor]) -> tuple[str | None, ...]:
        """Return the title of each actor, in order."""
        return tuple(self.titles.get(actor.id) for actor in actors)


def _listed(story: Story, actor: ActorProfile) -> list[str]:
    if actor.kind == "person":
        return story.people
    return story.countries if actor.kind == "country" else story.bodies


def told_events(record: Record) -> Iterator[RecordedEvent]:
    """Yield the events of a record that an event table holds."""
    for event in record.things("events"):
        assert isinstance(event, RecordedEvent)
        if is_told(event):
            yield event
