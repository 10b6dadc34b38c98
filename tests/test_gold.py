"""The gold corpus: its readings say what its sheets say, no story is on both sides, no wording stands twice."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from foedera.evaluate import task_named
from foedera.gold import Asked
from foedera.lexicon import EventType
from foedera.reading import Reading, from_contract
from foedera.scores import Score
from foedera.standing import EventStatus

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "eval/gold"
FLOORS = json.loads((ROOT / "eval/floors.json").read_text("utf-8"))
RUN = 6
"""Words in a run that no two articles may share, names left out."""
LONG_RUN = 9
"""Words in a run that passages of plain news may not share: its formulas are shorter."""


@cache
def readings(part: str) -> dict[str, Reading]:
    return {
        path.stem: from_contract(json.loads(path.read_text("utf-8")))
        for path in sorted((GOLD / part).glob("*.json"))
    }


def stories(part: str) -> set[str]:
    heads = [path.read_text("utf-8") for path in (GOLD / "sheets" / part).glob("*.txt")]
    return {re.search(r"^story:\s*(\S+)", head, re.MULTILINE)[1] for head in heads}  # type: ignore[index]


@pytest.mark.parametrize("part", ["dev", "held"])
def test_readings_say_what_their_sheets_say(part: str, tmp_path: Path) -> None:
    paths = (ROOT / "tools/compile_gold.py", GOLD / "sheets" / part, tmp_path)
    command = [sys.executable, *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True)
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.json")}
    assert made == {path.name: path.read_bytes() for path in (GOLD / part).glob("*.json")}


def test_no_story_is_on_both_sides() -> None:
    assert not stories("dev") & stories("held")


def test_a_third_is_held_back() -> None:
    assert len(readings("held")) >= 0.28 * (len(readings("held")) + len(readings("dev")))


@cache
def sentences(part: str, folder: str = "events") -> dict[str, Reading]:
    lines = (GOLD / f"{folder}/{part}.jsonl").read_text("utf-8").splitlines()
    found = [from_contract(json.loads(line)) for line in lines]
    return {reading.article.id: reading for reading in found}


@pytest.mark.parametrize("part", ["dev", "held"])
@pytest.mark.parametrize("folder", ["events", "accords"])
def test_short_texts_say_what_their_sheets_say(folder: str, part: str, tmp_path: Path) -> None:
    paths = (ROOT / "tools/compile_gold.py", GOLD / f"sheets/{folder}-{part}", tmp_path / "made.jsonl")
    command = [sys.executable, *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True)
    assert (tmp_path / "made.jsonl").read_bytes() == (GOLD / f"{folder}/{part}.jsonl").read_bytes()


def test_a_third_of_the_passages_on_agreements_is_held_back_and_tells_all_that_is_marked() -> None:
    dev, held = (sentences(part, "accords") for part in ("dev", "held"))
    assert len(held) * 3 >= 0.98 * (len(dev) + len(held))
    for layer in ("agreements", "initiatives", "statements", "commitments"):
        assert all(sum(len(getattr(one, layer)) for one in part.values()) > 20 for part in (dev, held))


@pytest.mark.parametrize("part", ["dev", "held"])
def test_what_agreements_and_promises_name_is_an_actor_of_their_text(part: str) -> None:
    for reading in [*readings(part).values(), *sentences(part, "accords").values()]:
        known = {actor.id for actor in reading.actors}
        assert known >= {party for deal in reading.agreements for party in deal.parties}
        assert known >= {one for promise in reading.commitments for one in (*promise.by, *promise.to)}


def test_sentences_have_all_types_and_statuses_on_both_sides_and_enough_without_an_event() -> None:
    for part in ("dev", "held"):
        told = [event for reading in sentences(part).values() for event in reading.events]
        assert {event.type for event in told} == set(get_args(EventType))
        assert {event.status for event in told} == set(get_args(EventStatus))
        assert sum(not reading.events for reading in sentences(part).values()) >= 0.15 * len(sentences(part))
    assert len(sentences("held")) * 3 >= len(sentences("dev")) + len(sentences("held"))


def test_who_acts_in_a_gold_event_is_one_of_its_actors() -> None:
    for part in ("dev", "held"):
        for reading in sentences(part).values():
            known = {actor.id for actor in reading.actors}
            assert known >= {one for event in reading.events for one in (*event.actor, *event.recipient)}


def test_no_two_articles_share_a_run_of_words() -> None:
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    whole = readings("dev") | readings("held") | sentences("dev") | sentences("held")
    for name, reading in whole.items():
        words = re.findall(r"[\w'’-]+", reading.article.text)
        for at in range(len(words) - RUN + 1):
            run = tuple(words[at : at + RUN])
            if all(word.islower() for word in run):
                holders[run].add(name)
    assert {run: names for run, names in holders.items() if len(names) > 1} == {}


def test_no_passage_of_agency_prose_stands_on_both_sides() -> None:
    sides = [runs_of(sentences(part, "accords").values(), LONG_RUN) for part in ("dev", "held")]
    assert not sides[0] & sides[1]


def runs_of(told: Iterable[Reading], length: int) -> set[tuple[str, ...]]:
    words = [re.findall(r"[\w'’-]+", reading.article.text.lower()) for reading in told]
    return {tuple(text[at : at + length]) for text in words for at in range(len(text) - length + 1)}


SETS = {
    "actors": "{}",
    "events": "events/{}.jsonl",
    "agreements": "accords/{}.jsonl",
    "statements": "accords/{}.jsonl",
    "stories": "stories/{}",
}


@cache
def scored(layer: str, part: str) -> Score:
    task = task_named(layer)
    assert task is not None
    cases = task.load(Asked(str(GOLD / SETS[layer].format(part))))
    score: Score = task.score(cases, list(task.predict(cases)))
    return score


@pytest.mark.model
@pytest.mark.parametrize("part", ["dev", "held"])
@pytest.mark.parametrize("layer", SETS)
def test_no_figure_falls_below_its_floor(layer: str, part: str) -> None:
    found = {
        f"{figure.measure} {value.name}": value.number
        for figure in scored(layer, part).figures
        for value in figure.values
        if figure.kind is None
    }
    fallen = {
        name: (found[name], floor) for name, floor in FLOORS[layer][part].items() if found[name] < floor
    }
    assert fallen == {}
