"""The task `events`: gold readings -> the events that the installed version finds in their texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.acquire import Page
from foedera.gold import Asked, gold_readings, page_of
from foedera.scores import Score
from foedera.scores_events import EventsGold, EventsPrediction, score_events

if TYPE_CHECKING:
    from foedera.reading import Reading


@dataclass(frozen=True, slots=True)
class EventsCase:
    """The text of a gold reading as a page of the day on which it was published, and its gold."""

    id: str
    page: Page
    gold: EventsGold


def load_events(asked: Asked) -> tuple[EventsCase, ...]:
    """Return the texts of gold readings, a folder or a file of them; raise ContractError if it is not in that form."""
    return tuple(_case(reading) for reading in gold_readings(asked))


def _case(reading: Reading) -> EventsCase:
    article = reading.article
    return EventsCase(
        article.id, page_of(article), EventsGold(article.id, article.text, reading.actors, reading.events)
    )


def read_events(case: EventsCase) -> EventsPrediction:
    """Find the events of a text; raise PageError if it cannot be read."""
    from foedera.pipeline import read_page

    reading = read_page(case.page)
    return EventsPrediction(case.id, reading.actors, reading.events)


def score_event_readings(cases: Sequence[EventsCase], predictions: Sequence[EventsPrediction]) -> Score:
    """Score the events that were found; a text that was not read has none."""
    return score_events([case.gold for case in cases], {one.id: one for one in predictions})
