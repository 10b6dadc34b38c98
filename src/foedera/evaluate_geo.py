"""The task `geo`: texts with their day -> the names of places that the installed version finds in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from foedera.acquire import Page
from foedera.article import read_article
from foedera.errors import ContractError
from foedera.evaluate_times import DatedRow, dated_rows
from foedera.gold import Asked
from foedera.scores import Score
from foedera.scores_geo import FoundToponym, GeoGold, GeoPrediction, Toponym, score_toponyms

if TYPE_CHECKING:
    from foedera.pipeline import Desk

_SLIPS = 100
"""Of so many toponyms one may stand elsewhere than its offsets say: GeoWebNews has two in 2,720."""


@dataclass(frozen=True, slots=True)
class ToponymsRow:
    """The names of places of a text, under the name that a set's files give them."""

    id: str
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True)
class GeoCase:
    """A text as a page of the day on which it was written, and its gold."""

    id: str
    page: Page
    gold: GeoGold


def load_geo(asked: Asked) -> tuple[GeoCase, ...]:
    """Return the texts of a set.

    Raises:
        ContractError: If the set is not in its form, or if its gold does not stand in its texts.
    """
    cases = tuple(_case(row, gold) for row, gold in dated_rows(asked, ToponymsRow))
    _check(asked, cases)
    return cases


def _case(row: DatedRow, gold: ToponymsRow) -> GeoCase:
    page = Page(row.id, row.text, "text", id=row.id, date=row.dct, plain=True)
    return GeoCase(row.id, page, GeoGold(row.id, row.text, gold.toponyms))


def _check(asked: Asked, cases: Sequence[GeoCase]) -> None:
    """Refuse a set whose offsets count something else; a slip of its annotators costs what it costs."""
    rows = [(case.gold, toponym) for case in cases for toponym in case.gold.toponyms]
    astray = [(gold, row) for gold, row in rows if gold.text[max(row.start, 0) : row.end] != row.text]
    if len(astray) * _SLIPS > len(rows):
        gold, row = astray[0]
        raise ContractError(
            asked.data,
            f"{len(astray)} of {len(rows)} toponyms do not stand at their offsets, such as {row.text!r} at "
            f"{row.start}-{row.end} of {gold.id!r}; offsets count Unicode code points",
        )


def read_geo(case: GeoCase) -> GeoPrediction:
    """Find the names of places of a text; raise PageError if it cannot be read."""
    found = (
        FoundToponym(place.start, place.end, place.text, alpha2(place.country), place.use)
        for place in placed(case.page).places
    )
    return GeoPrediction(case.id, tuple(found))


def placed(page: Page) -> Desk:
    """Return the desk on which a page lies once its actors and places are found; raise PageError if it cannot be read."""
    from foedera.pipeline import desk_of

    return desk_of(read_article(page), "places")


def alpha2(country: str | None) -> str | None:
    """Return the two-letter code of a country's code."""
    return _two_letters()[country] if country else None


@cache
def _two_letters() -> dict[str, str]:
    from foedera.knowledge import table

    return {row.cells[0]: row.cells[1] for row in table("country_codes.tsv", 2)}


def score_geo(cases: Sequence[GeoCase], predictions: Sequence[GeoPrediction]) -> Score:
    """Score the names of places that were found; a text that was not read has none."""
    return score_toponyms([case.gold for case in cases], {one.id: one for one in predictions})
