"""The tasks that the installed version can be scored on: what DATA is, how it is predicted, how it is scored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from foedera.errors import PageError, Problem
from foedera.evaluate_actors import load_actors, read_actors, score_readings
from foedera.evaluate_agreements import load_agreements, read_agreements, score_agreement_readings
from foedera.evaluate_coref import load_coref, read_coref, score_coref_pages
from foedera.evaluate_events import load_events, read_events, score_event_readings
from foedera.evaluate_geo import load_geo, read_geo, score_geo
from foedera.evaluate_parts import (
    load_furniture,
    load_html,
    read_furniture,
    read_html,
    score_furniture,
    score_html,
)
from foedera.evaluate_plv import load_pairs, read_pair, score_pairs
from foedera.evaluate_quotes import load_quotes, read_quotes, score_quote_readings
from foedera.evaluate_statements import load_statements, read_statements, score_statement_readings
from foedera.evaluate_stories import load_stories, read_story_page, score_stories
from foedera.evaluate_times import load_times, read_times, score_times
from foedera.gold import Asked, Row
from foedera.scores import Score

C = TypeVar("C", bound=Row)
P = TypeVar("P", bound=Row)


@dataclass(frozen=True, slots=True)
class Task(Generic[C, P]):
    """One thing to be scored, from the cases of a set over predictions to figures and misses."""

    name: str
    data: str
    """What DATA is."""
    load: Callable[[Asked], Sequence[C]]
    """Reads the cases of a set; raises ContractError if it is not in its form."""
    predict: Callable[[Iterable[C]], Iterator[P | Problem]]
    """Yields predictions as the bench scorers read them, and a Problem for what cannot be read."""
    score: Callable[[Sequence[C], Sequence[P]], Score]


def one_by_one(read: Callable[[C], P]) -> Callable[[Iterable[C]], Iterator[P | Problem]]:
    """Return what predicts each case by itself; a case that raises a PageError becomes a Problem."""

    def predict(cases: Iterable[C]) -> Iterator[P | Problem]:
        for case in cases:
            try:
                yield read(case)
            except PageError as error:
                yield error.problem(case.id)

    return predict


TASKS: tuple[Task[Any, Any], ...] = (
    Task(
        "html", "the files DATA.input.jsonl and DATA.gold.jsonl", load_html, one_by_one(read_html), score_html
    ),
    Task(
        "furniture",
        "the files DATA.input.jsonl and DATA.gold.jsonl",
        load_furniture,
        one_by_one(read_furniture),
        score_furniture,
    ),
    Task(
        "timex",
        "the files DATA.input.jsonl and DATA.gold.jsonl",
        load_times,
        one_by_one(read_times),
        score_times,
    ),
    Task(
        "quotes",
        "the files DATA.input.jsonl and DATA.gold.jsonl",
        load_quotes,
        one_by_one(read_quotes),
        score_quote_readings,
    ),
    Task("geo", "the files DATA.input.jsonl and DATA.gold.jsonl", load_geo, one_by_one(read_geo), score_geo),
    Task(
        "actors",
        "the folder of the gold readings, *.json",
        load_actors,
        one_by_one(read_actors),
        score_readings,
    ),
    Task(
        "events",
        "gold readings: a folder of *.json, or a file *.jsonl",
        load_events,
        one_by_one(read_events),
        score_event_readings,
    ),
    Task(
        "agreements",
        "gold readings: a folder of *.json, or a file *.jsonl",
        load_agreements,
        one_by_one(read_agreements),
        score_agreement_readings,
    ),
    Task(
        "statements",
        "gold readings: a folder of *.json, or a file *.jsonl",
        load_statements,
        one_by_one(read_statements),
        score_statement_readings,
    ),
    Task(
        "stories",
        "the files DATA.json and DATA.jsonl, and the folder of gold readings of their name",
        load_stories,
        one_by_one(read_story_page),
        score_stories,
    ),
    Task(
        "coref",
        "the files DATA.input.jsonl and DATA.gold.jsonl",
        load_coref,
        read_coref,
        score_coref_pages,
    ),
    Task(
        "plv",
        "a file of JSON Lines with id, marked and event",
        load_pairs,
        one_by_one(read_pair),
        score_pairs,
    ),
)
"""Every task of `foedera evaluate`."""


def task_named(name: str) -> Task[Any, Any] | None:
    """Return the task of a name, None if there is none."""
    return next((task for task in TASKS if task.name == name), None)
