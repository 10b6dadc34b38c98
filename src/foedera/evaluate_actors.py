"""The task `actors`: a folder of gold readings -> the actors and places that the installed version finds in their texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foedera.acquire import Page
from foedera.containers import json_value
from foedera.contract import from_json
from foedera.errors import ContractError, PageError
from foedera.evaluate_geo import placed
from foedera.gold import Asked
from foedera.scores import Score
from foedera.scores_actors import ActorsGold, ActorsPrediction, score_actors

if TYPE_CHECKING:
    from foedera.reading import Reading


@dataclass(frozen=True, slots=True)
class ActorsCase:
    """The text of a gold reading as a page of the day on which it was published, and its gold."""

    id: str
    page: Page
    gold: ActorsGold


def load_actors(asked: Asked) -> tuple[ActorsCase, ...]:
    """Return the texts of a folder of gold readings, in the order of their files' names.

    Raises:
        ContractError: If there is no such folder, none in it, or if a file is not a reading or its id stands twice.
    """
    if asked.root or asked.lang:
        raise ContractError(
            asked.data, "its texts stand in the readings themselves: leave --root and --lang out"
        )
    folder = Path(asked.data)
    if not folder.is_dir():
        raise ContractError(asked.data, "there is no such folder; DATA is a folder of gold readings")
    cases: dict[str, ActorsCase] = {}
    for path in sorted(folder.glob("*.json")):
        case = _case(_gold_reading(path))
        if case.id in cases:
            raise ContractError(str(path), f"the id {case.id!r} stands in another file as well")
        cases[case.id] = case
    if not cases:
        raise ContractError(asked.data, "it holds no readings (*.json)")
    return tuple(cases.values())


def _gold_reading(path: Path) -> Reading:
    from foedera.reading import Reading

    try:
        return from_json(Reading, json_value(path.read_bytes()), str(path))
    except PageError as error:
        raise ContractError(str(path), error.reason) from error


def _case(reading: Reading) -> ActorsCase:
    article = reading.article
    page = Page(article.id, article.text, "text", id=article.id, date=article.published.date, plain=True)
    return ActorsCase(article.id, page, ActorsGold(article.id, article.text, reading.actors, reading.places))


def read_actors(case: ActorsCase) -> ActorsPrediction:
    """Find the actors and places of a text; raise PageError if it cannot be read."""
    desk = placed(case.page)
    return ActorsPrediction(case.id, desk.actors, desk.places)


def score_readings(cases: Sequence[ActorsCase], predictions: Sequence[ActorsPrediction]) -> Score:
    """Score the actors and places that were found; a text that was not read has none."""
    return score_actors([case.gold for case in cases], {one.id: one for one in predictions})
