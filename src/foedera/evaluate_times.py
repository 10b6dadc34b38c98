"""The task `timex`: texts with their day -> the time expressions that the installed version finds in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.acquire import Page
from foedera.article import Article, read_article
from foedera.dates import PartialDate
from foedera.errors import ContractError
from foedera.gold import Asked, R, paired, raw_rows, typed
from foedera.scores import Score
from foedera.scores_times import TimesGold, TimesPrediction, TimexRow, score_timexes

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A set's rows, under the names that its files give them


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A text and the day on which it was written, null where nobody knows it."""

    id: str
    text: str
    dct: PartialDate | None


@dataclass(frozen=True, slots=True)
class TimesRow:
    """The time expressions of a text."""

    id: str
    timexes: tuple[TimexRow, ...]


def dated_rows(asked: Asked, kind: type[R]) -> tuple[tuple[DatedRow, R], ...]:
    """Return the texts of a set that stands in two files, each with its gold; raise ContractError if it is not in that form."""
    if asked.root or asked.lang:
        raise ContractError(
            asked.data, "its texts stand in the set itself, without a language: leave --root and --lang out"
        )
    rows = typed(raw_rows(asked.file(".input.jsonl")), DatedRow)
    golds = typed(raw_rows(asked.file(".gold.jsonl")), kind)
    return paired(asked, rows, golds)


# timex


@dataclass(frozen=True, slots=True)
class TimesCase:
    """A text as a page of the day on which it was written, and its gold."""

    id: str
    page: Page
    gold: TimesGold


def load_times(asked: Asked) -> tuple[TimesCase, ...]:
    """Return the texts of a set.

    Raises:
        ContractError: If the set is not in its form, or if its gold does not stand in its texts.
    """
    return tuple(_case(asked, row, gold) for row, gold in dated_rows(asked, TimesRow))


def _case(asked: Asked, row: DatedRow, gold: TimesRow) -> TimesCase:
    for timex in gold.timexes:
        if not 0 <= timex.start < timex.end or row.text[timex.start : timex.end] != timex.text:
            raise ContractError(
                asked.data,
                f"{timex.text!r} does not stand at {timex.start}-{timex.end} of {row.id!r}; "
                "offsets count Unicode code points",
            )
    page = Page(row.id, row.text, "text", id=row.id, date=row.dct, plain=True)
    return TimesCase(row.id, page, TimesGold(row.id, row.text, gold.timexes))


def read_times(case: TimesCase) -> TimesPrediction:
    """Find the time expressions of a text; raise PageError if it cannot be read.

    Those of a dateline and of headings count too, since annotators mark them: a reading leaves them out.
    """
    from foedera.times import find_times

    article = read_article(case.page)
    found = find_times(parsed(article), article)
    rows = (TimexRow(time.start, time.end, time.text, time.type, time.value) for time in found)
    return TimesPrediction(case.id, tuple(rows))


def parsed(article: Article) -> Doc:
    """Return an article as the stage that finds times gets it."""
    from foedera.pipeline import desk_of

    doc = desk_of(article, "parse").doc
    assert doc is not None, "a text is parsed before its times are looked for"
    return doc


def score_times(cases: Sequence[TimesCase], predictions: Sequence[TimesPrediction]) -> Score:
    """Score the time expressions that were found; a text that was not read has none."""
    return score_timexes([case.gold for case in cases], {one.id: one for one in predictions})
