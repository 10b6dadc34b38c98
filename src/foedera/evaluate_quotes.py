"""The task `quotes`: texts with their day -> whose words the installed version finds in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedera.acquire import Page
from foedera.article import read_article
from foedera.errors import ContractError
from foedera.evaluate_times import DatedRow, dated_rows
from foedera.gold import Asked
from foedera.scores import Score
from foedera.scores_quotes import QuoteRow, QuotesGold, QuotesPrediction, score_quotes


@dataclass(frozen=True, slots=True)
class QuotesRow:
    """The attributions of a text, under the name that a set's files give them."""

    id: str
    quotes: tuple[QuoteRow, ...]


@dataclass(frozen=True, slots=True)
class QuotesCase:
    """A text as a page of the day on which it was written, and its gold."""

    id: str
    page: Page
    gold: QuotesGold


def load_quotes(asked: Asked) -> tuple[QuotesCase, ...]:
    """Return the texts of a set.

    Raises:
        ContractError: If the set is not in its form, or if its gold does not stand in its texts.
    """
    return tuple(_case(asked, row, gold) for row, gold in dated_rows(asked, QuotesRow))


def _case(asked: Asked, row: DatedRow, gold: QuotesRow) -> QuotesCase:
    ranges = [part for quote in gold.quotes for part in (*quote.content, *quote.source)]
    if odd := [part for part in ranges if not 0 <= part[0] < part[1] <= len(row.text)]:
        raise ContractError(
            asked.data, f"{odd[0]} is no passage of {row.id!r}; offsets count Unicode code points"
        )
    page = Page(row.id, row.text, "text", id=row.id, date=row.dct, plain=True)
    return QuotesCase(row.id, page, QuotesGold(row.id, row.text, gold.quotes))


def read_quotes(case: QuotesCase) -> QuotesPrediction:
    """Find whose words are whose in a text; raise PageError if it cannot be read."""
    from foedera.pipeline import desk_of

    desk = desk_of(read_article(case.page), "statements")
    found = (
        QuoteRow(
            tuple((part.start, part.end) for part in one.content),
            ((one.source.start, one.source.end),) if one.source else (),
        )
        for one in desk.statements
    )
    return QuotesPrediction(case.id, tuple(found))


def score_quote_readings(cases: Sequence[QuotesCase], predictions: Sequence[QuotesPrediction]) -> Score:
    """Score the attributions that were found; a text that was not read has none."""
    return score_quotes([case.gold for case in cases], {one.id: one for one in predictions})
