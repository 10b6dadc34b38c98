"""The tasks `html` and `furniture`: sets of pages -> what the installed version takes for their parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from foedera.acquire import Intake, find_pages
from foedera.article import Article, read_article
from foedera.errors import ContractError, PageError, Problem
from foedera.gold import Asked, Raw, folder_of, paired, raw_rows, typed
from foedera.layout import keep_lines
from foedera.scores import (
    BodyGold,
    KeptLines,
    LinesGold,
    PagePrediction,
    PartsGold,
    Score,
    score_bodies,
    score_lines,
    score_parts,
)

# A set's rows, under the names that its files give them


@dataclass(frozen=True, slots=True)
class FileRow:
    """Where a page lies, below the folder of its set."""

    id: str
    url: str | None
    file: str


@dataclass(frozen=True, slots=True)
class BodyRow:
    """The body of a page."""

    id: str
    articleBody: str | None  # noqa: N815 - as the set's files call it
    lang: str

    def gold(self) -> BodyGold:
        """Return it as it is scored."""
        return BodyGold(self.id, self.articleBody or "")


@dataclass(frozen=True, slots=True)
class PartsRow:
    """What belongs to a page and what does not, and its title, authors and date."""

    id: str
    with_: tuple[str, ...]
    without: tuple[str, ...]
    title: str | None
    author: tuple[str, ...] | None
    date: str | None
    lang: str

    def gold(self) -> PartsGold:
        """Return it as it is scored."""
        return PartsGold(self.id, self.with_, self.without, self.title, self.author or (), self.date)


@dataclass(frozen=True, slots=True)
class LinesRow:
    """The lines of a page."""

    id: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeepRow:
    """The body of a page and the numbers of its lines."""

    id: str
    articleBody: str | None  # noqa: N815 - as the set's files call it
    keep: tuple[int, ...]


# html


@dataclass(frozen=True, slots=True)
class HtmlCase:
    """A page of HTML on disk, with its address and its gold."""

    id: str
    file: Path
    url: str | None
    gold: BodyGold | PartsGold


def load_html(asked: Asked) -> tuple[HtmlCase, ...]:
    """Return the pages of a set, those of one language where one is asked for.

    Raises:
        ContractError: If the set is not in its form or its pages are not found.
    """
    rows = typed(raw_rows(asked.file(".input.jsonl")), FileRow)
    golds = _page_golds(raw_rows(asked.file(".gold.jsonl")))
    pairs = [(row, gold) for row, gold in paired(asked, rows, golds) if asked.lang in {None, gold.lang}]
    if not pairs:
        known = ", ".join(sorted({gold.lang or "none declared" for gold in golds}))
        raise ContractError(asked.data, f"no page of it is in {asked.lang!r}; it has {known}")
    root = folder_of(asked, [row.file for row, _ in pairs])
    return tuple(HtmlCase(row.id, root / row.file, row.url, gold.gold()) for row, gold in pairs)


def _page_golds(rows: Sequence[Raw]) -> Sequence[BodyRow | PartsRow]:
    """Read the rows as bodies or as parts, whichever the first one is."""
    first = rows[0].value
    if isinstance(first, dict) and "articleBody" not in first:
        return typed(rows, PartsRow)
    return typed(rows, BodyRow)


def read_html(case: HtmlCase) -> PagePrediction:
    """Read the parts of a page; raise PageError if it cannot be read."""
    found = next(find_pages(str(case.file), Intake(url=case.url)))
    if isinstance(found, Problem):
        raise PageError(found.stage, found.reason, found.hint)
    article = read_article(replace(found, name=case.id, form="html"))
    return PagePrediction(case.id, article.text, article.title, article.authors, _stated_day(article))


def _stated_day(article: Article) -> str | None:
    """Return the day of publication where the page states one."""
    published = article.published
    stated = published.basis in {"given", "metadata", "text"}
    return str(published.date) if stated and published.date and published.date.day else None


def score_html(cases: Sequence[HtmlCase], predictions: Sequence[PagePrediction]) -> Score:
    """Score what was read of pages; one of which nothing was read counts as empty."""
    found = {page.id: page for page in predictions}
    bodies = [case.gold for case in cases if isinstance(case.gold, BodyGold)]
    parts = [case.gold for case in cases if isinstance(case.gold, PartsGold)]
    return score_bodies(bodies, found) if bodies else score_parts(parts, found)


# furniture


def load_furniture(asked: Asked) -> tuple[LinesGold, ...]:
    """Return the pages of a set of lines; raise ContractError if it is not in its form."""
    if asked.root or asked.lang:
        raise ContractError(
            asked.data, "its lines stand in the set itself, without a language: leave --root and --lang out"
        )
    rows = typed(raw_rows(asked.file(".input.jsonl")), LinesRow)
    golds = typed(raw_rows(asked.file(".gold.jsonl")), KeepRow)
    return tuple(_lines_gold(asked, row, gold) for row, gold in paired(asked, rows, golds))


def _lines_gold(asked: Asked, row: LinesRow, gold: KeepRow) -> LinesGold:
    if any(not 0 <= number < len(row.lines) for number in gold.keep):
        raise ContractError(asked.data, f"the gold of {gold.id!r} keeps a line that the page does not have")
    return LinesGold(gold.id, row.lines, gold.articleBody or "", gold.keep)


def read_furniture(case: LinesGold) -> KeptLines:
    """Tell which lines of a page make up its body."""
    return KeptLines(case.id, keep_lines(case.lines))


def score_furniture(cases: Sequence[LinesGold], predictions: Sequence[KeptLines]) -> Score:
    """Score the lines or the text that were kept; a page that was not read keeps nothing."""
    return score_lines(cases, {page.id: page for page in predictions})
