"""The task `agreements`: gold readings -> the agreements, initiatives and commitments that the installed version finds in their texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.acquire import Page
from foedera.gold import Asked, gold_readings, page_of
from foedera.scores import Score
from foedera.scores_agreements import AgreementsGold, AgreementsPrediction, score_agreements

if TYPE_CHECKING:
    from foedera.reading import Reading


@dataclass(frozen=True, slots=True)
class AgreementsCase:
    """The text of a gold reading as a page of the day on which it was published, and its gold."""

    id: str
    page: Page
    gold: AgreementsGold


def load_agreements(asked: Asked) -> tuple[AgreementsCase, ...]:
    """Return the texts of gold readings, a folder or a file of them; raise ContractError if it is not in that form."""
    return tuple(_case(reading) for reading in gold_readings(asked))


def _case(reading: Reading) -> AgreementsCase:
    article = reading.article
    gold = AgreementsGold(
        article.id,
        article.text,
        reading.actors,
        reading.agreements,
        reading.initiatives,
        reading.commitments,
    )
    return AgreementsCase(article.id, page_of(article), gold)


def read_agreements(case: AgreementsCase) -> AgreementsPrediction:
    """Find what a text tells as agreed, held and promised; raise PageError if it cannot be read."""
    from foedera.pipeline import read_page

    found = read_page(case.page)
    return AgreementsPrediction(case.id, found.actors, found.agreements, found.initiatives, found.commitments)


def score_agreement_readings(
    cases: Sequence[AgreementsCase], predictions: Sequence[AgreementsPrediction]
) -> Score:
    """Score what was found; in a text that was not read that is nothing."""
    return score_agreements([case.gold for case in cases], {one.id: one for one in predictions})
