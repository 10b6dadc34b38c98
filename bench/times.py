"""What finding times adds to the bare spaCy pipeline, beside dateparser on the same texts; with gold, the figures too.

usage: python bench/times.py PAGE…
       python bench/times.py --gold DATA      a set as `foedera evaluate timex` takes it

The seconds are those of the processor. dateparser (1.5 or later) is not installed with the project; without it foedera
is measured alone. It gives a moment and how precise it is: the value that is scored is the moment, cut to that.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from foedera.acquire import find_pages
from foedera.annotate import load_model
from foedera.article import Article, read_article
from foedera.errors import ContractError, Problem
from foedera.evaluate_times import load_times, parsed
from foedera.gold import Asked
from foedera.scores_times import TimesGold, TimesPrediction, TimexRow, score_timexes
from foedera.settings import DEFAULTS
from foedera.times import find_times

ROUNDS = 3
FORMS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "time": "%Y-%m-%dT%H:%M"}
NO_DATEPARSER = "dateparser is not installed, foedera is measured alone: pip install 'dateparser>=1.5'"

Find = Callable[[], list[TimesPrediction]]
Search = Callable[..., list[tuple[str, datetime, str]] | None]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to look for times in, with its gold where there is one."""

    article: Article
    gold: TimesGold | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What one library found in the texts: in how many seconds at first, and in the best of the rounds after it."""

    name: str
    found: Sequence[TimesPrediction]
    first: float
    best: float


def texts(arguments: Sequence[str]) -> list[Text]:
    """Return the texts of a gold set, or the articles of pages."""
    if arguments[0] == "--gold" and len(arguments) == 2:
        return [Text(read_article(case.page), case.gold) for case in load_times(Asked(arguments[1]))]
    pages = (page for source in arguments for page in find_pages(source))
    return [Text(read_article(page)) for page in pages if not isinstance(page, Problem)]


def bare(articles: Sequence[Article]) -> float:
    """Return the seconds that the whole spaCy pipeline takes for the texts, without foedera."""
    nlp = load_model(DEFAULTS.model)
    began = time.process_time()
    for article in articles:
        nlp(article.text)
    return time.process_time() - began


def foedera_on(articles: Sequence[Article]) -> Find:
    """Return what finds times as a reading does: in texts that are parsed already."""
    docs = [parsed(article) for article in articles]

    def find() -> list[TimesPrediction]:
        return [
            TimesPrediction(
                article.id,
                tuple(TimexRow(t.start, t.end, t.text, t.type, t.value) for t in find_times(doc, article)),
            )
            for doc, article in zip(docs, articles, strict=True)
        ]

    return find


def dateparser_on(articles: Sequence[Article], search: Search) -> Find:
    """Return what finds dates with dateparser, which is told the language, the day, and that news looks back."""

    def find() -> list[TimesPrediction]:
        return [TimesPrediction(one.id, tuple(_searched(one, search))) for one in articles]

    return find


def _searched(article: Article, search: Search) -> Iterator[TimexRow]:
    day = article.published.date
    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
    if day is not None:
        settings["RELATIVE_BASE"] = datetime.combine(day.latest, datetime.min.time())
    at = 0
    for words, moment, period in search(article.text, ["en"], settings, add_period=True) or ():
        start = article.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            kind = "TIME" if period == "time" else "DATE"
            yield TimexRow(start, at, words, kind, moment.strftime(FORMS.get(period, "%Y-%m-%d")))


def installed_search() -> Search | None:
    """Return dateparser's search, or None, and say so, where it is not installed."""
    try:
        search: Search = import_module("dateparser.search").search_dates
    except ModuleNotFoundError:
        print(NO_DATEPARSER, file=sys.stderr)
        return None
    return search


def run(name: str, find: Find) -> Run:
    """Measure what finds times, the first time and the best of three rounds after it."""
    seconds: list[float] = []
    found: list[TimesPrediction] = []
    for _ in range(1 + ROUNDS):
        began = time.process_time()
        found = find()
        seconds.append(time.process_time() - began)
    return Run(name, found, seconds[0], min(seconds[1:]))


def show(asked: Sequence[Text], alone: float, runs: Sequence[Run]) -> None:
    """Print the seconds of each library, then its figures where there is gold."""
    golds = [text.gold for text in asked if text.gold is not None]
    words = sum(len(text.article.text.split()) for text in asked)
    print(f"{len(asked)} texts, {words} words; bare spaCy pipeline {alone:.2f} s")
    for one in runs:
        print(
            f"{one.name:12}{sum(len(page.timexes) for page in one.found):6} times"
            f"{one.best:8.3f} s  {one.best / alone:7.1%} of bare; the first time {one.first / alone:.1%}"
        )
        if golds:
            score = score_timexes(golds, {page.id: page for page in one.found})
            f1s = ((figure.measure, figure.values[2].number) for figure in score.figures)
            print(" " * 12 + "  ".join(f"{measure} {f1:.4f}" for measure, f1 in f1s))


def main() -> None:
    """Measure on the texts that are named."""
    if not sys.argv[1:] or sys.argv[1:] == ["--gold"]:
        sys.exit(__doc__)
    try:
        asked = texts(sys.argv[1:])
    except ContractError as error:
        sys.exit(str(error))
    articles = [text.article for text in asked]
    search = installed_search()
    bare(articles[:3])
    alone = min(bare(articles) for _ in range(2))
    runs = [run("foedera", foedera_on(articles))]
    if search is not None:
        runs.append(run("dateparser", dateparser_on(articles, search)))
    show(asked, alone, runs)


if __name__ == "__main__":
    main()
