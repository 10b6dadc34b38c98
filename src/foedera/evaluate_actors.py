"""The task `actors`: a folder of gold readings -> the actors and places that the installed version finds in their texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.acquire import Page
from foedera.evaluate_geo import placed
from foedera.gold import Asked, gold_readings, page_of
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
    """Return the texts of gold readings, a folder or a file of them; raise ContractError if it is not in that form."""
    return tuple(_case(reading) for reading in gold_readings(asked))


def _case(reading: Reading) -> ActorsCase:
    article = reading.article
    return ActorsCase(
        article.id, page_of(article), ActorsGold(article.id, article.text, reading.actors, reading.places)
    )


def read_actors(case: ActorsCase) -> ActorsPrediction:
    """Find the actors and places of a text; raise PageError if it cannot be read."""
    desk = placed(case.page)
    return ActorsPrediction(case.id, desk.actors, desk.places)


def score_readings(cases: Sequence[ActorsCase], predictions: Sequence[ActorsPrediction]) -> Score:
    """Score the actors and places that were found; a text that was not read has none."""
    return score_actors([case.gold for case in cases], {one.id: one for one in predictions})
