"""Acts whose days were annotated by readers who had not seen the code: `eval/gold/dates`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from docs import read_doc

from foedera.contract import from_json
from foedera.dating import date_act
from foedera.times import find_times

FOLDER = Path(__file__).parents[1] / "eval/gold/dates"
FLOORS = {"dev": 0.90, "held": 0.84}
"""Acts whose first and last day are right: what was reached, a little below, so that nothing is lost unseen."""


@dataclass(frozen=True, slots=True)
class Trigger:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    story: str
    kind: str
    text: str
    date: str | None
    trigger: Trigger
    start: str | None
    end: str | None
    precision: str
    basis: Literal["stated", "relative", "bound"]
    lasting: bool


@cache
def passages(part: str) -> tuple[Passage, ...]:
    lines = (FOLDER / f"{part}.jsonl").read_text("utf-8").splitlines()
    return tuple(from_json(Passage, json.loads(line)) for line in lines)


def days_found(passage: Passage) -> tuple[str | None, str | None]:
    article, doc, _ = read_doc(passage.text, passage.date)
    word = doc.char_span(passage.trigger.start, passage.trigger.end, alignment_mode="expand")
    assert word is not None
    when = date_act(word.root, list(find_times(doc, article)), article.published)
    return (str(when.start) if when.start else None, str(when.end) if when.end else None)


@pytest.mark.model
@pytest.mark.parametrize("part", ["dev", "held"])
def test_acts_are_dated_as_readers_date_them(part: str) -> None:
    right = [one for one in passages(part) if days_found(one) == (one.start, one.end)]
    assert len(right) >= FLOORS[part] * len(passages(part))


@pytest.mark.parametrize("part", ["dev", "held"])
def test_a_passage_shows_its_word_where_it_says(part: str) -> None:
    wrong = [
        one.id for one in passages(part) if one.text[one.trigger.start : one.trigger.end] != one.trigger.text
    ]
    assert wrong == []


def test_no_story_is_on_both_sides_of_the_split() -> None:
    dev, held = ({one.story for one in passages(part)} for part in ("dev", "held"))
    assert not dev & held
