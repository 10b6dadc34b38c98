"""The task `events`: gold readings -> the events that the installed version finds in their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foedera.acquire import Page
from foedera.containers import json_value
from foedera.contract import from_json
from foedera.errors import ContractError, PageError
from foedera.gold import Asked, raw_rows
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
    """Return the texts of gold readings: a JSON Lines file of them, or a folder of files.

    Raises:
        ContractError: If there are none, or if one is not a reading or its id stands twice.
    """
    if asked.root or asked.lang:
        raise ContractError(
            asked.data, "its texts stand in the readings themselves: leave --root and --lang out"
        )
    cases: dict[str, EventsCase] = {}
    for where, reading in _readings(Path(asked.data)):
        case = _case(reading)
        if case.id in cases:
            raise ContractError(where, f"the id {case.id!r} stands there twice")
        cases[case.id] = case
    if not cases:
        raise ContractError(asked.data, "it holds no readings (*.json, or lines of a *.jsonl file)")
    return tuple(cases.values())


def _readings(data: Path) -> Iterator[tuple[str, Reading]]:
    from foedera.reading import Reading

    if data.is_file():
        yield from ((row.where, from_json(Reading, row.value, row.where)) for row in raw_rows(data))
        return
    if not data.is_dir():
        raise ContractError(str(data), "there is no such file or folder; DATA holds gold readings")
    for path in sorted(data.glob("*.json")):
        try:
            yield str(path), from_json(Reading, json_value(path.read_bytes()), str(path))
        except PageError as error:
            raise ContractError(str(path), error.reason) from error


def _case(reading: Reading) -> EventsCase:
    article = reading.article
    page = Page(article.id, article.text, "text", id=article.id, date=article.published.date, plain=True)
    return EventsCase(article.id, page, EventsGold(article.id, article.text, reading.actors, reading.events))


def read_events(case: EventsCase) -> EventsPrediction:
    """Find the events of a text; raise PageError if it cannot be read."""
    from foedera.pipeline import read_page

    reading = read_page(case.page)
    return EventsPrediction(case.id, reading.actors, reading.events)


def score_event_readings(cases: Sequence[EventsCase], predictions: Sequence[EventsPrediction]) -> Score:
    """Score the events that were found; a text that was not read has none."""
    return score_events([case.gold for case in cases], {one.id: one for one in predictions})
