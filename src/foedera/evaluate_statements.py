"""The task `statements`: gold readings -> the statements that the installed version finds in their texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.acquire import Page
from foedera.gold import Asked, gold_readings, page_of
from foedera.scores import Score
from foedera.scores_statements import StatementsGold, StatementsPrediction, score_statements

if TYPE_CHECKING:
    from foedera.reading import Reading


@dataclass(frozen=True, slots=True)
class StatementsCase:
    """The text of a gold reading as a page of the day on which it was published, and its gold."""

    id: str
    page: Page
    gold: StatementsGold


def load_statements(asked: Asked) -> tuple[StatementsCase, ...]:
    """Return the texts of gold readings, a folder or a file of them; raise ContractError if it is not in that form."""
    return tuple(_case(reading) for reading in gold_readings(asked))


def _case(reading: Reading) -> StatementsCase:
    article = reading.article
    gold = StatementsGold(article.id, article.text, reading.actors, reading.statements)
    return StatementsCase(article.id, page_of(article), gold)


def read_statements(case: StatementsCase) -> StatementsPrediction:
    """Find the statements of a text; raise PageError if it cannot be read."""
    from foedera.pipeline import read_page

    reading = read_page(case.page)
    return StatementsPrediction(case.id, reading.actors, reading.statements)


def score_statement_readings(
    cases: Sequence[StatementsCase], predictions: Sequence[StatementsPrediction]
) -> Score:
    """Score the statements that were found; a text that was not read has none."""
    return score_statements([case.gold for case in cases], {one.id: one for one in predictions})
