"""The task `coref`: what pages and mentions are united for, and what each figure counts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from foedera import cli
from foedera.coref import (
    FACTS,
    EventMention,
    PairModel,
    Scene,
    events_told,
    likenesses,
    measured,
    pair_model,
    stem,
    united,
)
from foedera.scores import Score
from foedera.scores_coref import score_coref

TEXTS = (
    "Marines seized the trawler Alba off Harwich. Its captain denied smuggling tobacco on the trawler Alba.",
    "The trawler Alba was seized off Harwich on Monday. Tobacco worth millions lay below.",
    "Judges in Quito freed the banker Luis Paz. Paz left prison in Quito at noon.",
    "Banker Luis Paz walked out of prison in Quito after the judges freed him.",
)
SEIZED = EventMention(
    "0#1", 0, 0, "seize", "verb", frozenset({"seize"}), frozenset({"seize"}), frozenset({"COERCE"}),
    frozenset({"marine"}), frozenset({"trawler"}), frozenset({"harwich"}), frozenset({"trawler", "harwich"}),
)  # fmt: skip
AGAIN = replace(SEIZED, id="1#1", page=1, subjects=frozenset())
FREED = replace(
    SEIZED, id="2#1", page=2, lemma="free", words=frozenset({"free"}), entries=frozenset({"free"}), types=frozenset({"CONCEDE"}),
    subjects=frozenset({"judge"}), objects=frozenset({"banker"}), names=frozenset({"quito"}), context=frozenset({"banker", "quito"}),
)  # fmt: skip
FREEING = replace(FREED, id="3#1", page=3, lemma="freeing", part="noun", words=frozenset({"freeing"}))
DENIED = replace(
    SEIZED, id="0#2", sentence=50, lemma="deny", words=frozenset({"deny"}), entries=frozenset({"deny"}), types=frozenset({"REJECT"}),
    subjects=frozenset({"captain"}), objects=frozenset({"smuggling"}), context=frozenset({"captain", "tobacco"}),
)  # fmt: skip
ALL = (SEIZED, AGAIN, FREED, FREEING, DENIED)


def facts(one: EventMention, other: EventMention) -> dict[str, float]:
    scene = Scene.of(TEXTS, ALL)
    ((_, _, found),) = measured([one, other], scene)
    return dict(zip(FACTS, found, strict=True))


def test_pages_of_one_story_are_more_alike_than_others() -> None:
    alike = likenesses(TEXTS)
    assert min(alike[0, 1], alike[2, 3]) > max(alike[0, 2], alike[0, 3], alike[1, 2], alike[1, 3])


def test_the_nearest_are_united_first_and_by_the_mean_of_all() -> None:
    alike = np.array([[1, 0.9, 0.5], [0.9, 1, 0.1], [0.5, 0.1, 1]], dtype=np.float32)
    assert united(alike, 0.4) == [[0, 1], [2]]
    assert united(alike, 0.2) == [[0, 1, 2]]


@pytest.mark.parametrize(
    ("verb", "noun"), [("resign", "resignation"), ("announce", "announcement"), ("sign", "signing")]
)
def test_a_noun_made_of_a_verb_is_kin_or_spelt_alike(verb: str, noun: str) -> None:
    found = facts(replace(SEIZED, lemma=verb), replace(AGAIN, lemma=noun, part="noun"))
    assert stem(verb) == stem(noun) or found["near spelling"]


def test_facts_tell_what_two_mentions_share() -> None:
    found = facts(SEIZED, AGAIN)
    assert (found["lemma"], found["objects"], found["other participants"], found["one page"]) == (1, 1, 0, 0)
    other = facts(SEIZED, replace(AGAIN, objects=frozenset({"yacht"})))
    assert (other["objects"], other["other participants"]) == (0, 1)


def test_every_fact_has_a_weight() -> None:
    assert len(pair_model().weights) == len(FACTS)


def test_mentions_of_one_story_are_one_event_and_those_of_another_story_never() -> None:
    sure = PairModel(tuple(float(fact == "spelling") * 20 for fact in FACTS), -6.0, 0.5)
    found = {frozenset(one.id for one in event) for event in events_told(TEXTS, ALL, sure)}
    assert found == {frozenset({"0#1", "1#1"}), frozenset({"2#1", "3#1"}), frozenset({"0#2"})}


# Figures


def value(score: Score, measure: str, name: str) -> float:
    (figure,) = [one for one in score.figures if one.measure == measure]
    return {each.name: each.number for each in figure.values}[name]


GOLD = {"a": "1", "b": "1", "c": "1", "d": "2", "e": "2", "f": "3"}


def test_what_is_all_right_scores_one() -> None:
    score = score_coref(GOLD, GOLD)
    assert [value(score, measure, "f1") for measure in ("CoNLL", "MUC", "B3", "CEAFe", "links")] == [1.0] * 5
    assert score.misses == ()


def test_the_measures_are_those_of_the_field() -> None:
    score = score_coref(GOLD, {"a": "1", "b": "1", "c": "2", "d": "2", "e": "2", "f": "3"})
    assert value(score, "MUC", "f1") == pytest.approx(2 / 3, abs=1e-4)
    assert value(score, "B3", "p") == pytest.approx((2 + 5 / 3 + 1) / 6, abs=1e-4)
    assert value(score, "CEAFe", "r") == pytest.approx((0.8 + 0.8 + 1) / 3, abs=1e-4)
    assert value(score, "links", "p") == pytest.approx(0.5)


def test_a_mention_that_was_not_placed_is_alone() -> None:
    score = score_coref({"a": "1", "b": "1"}, {"a": "1"})
    assert value(score, "links", "r") == 0.0
    assert [miss.found for miss in score.misses] == ["a / b"]


def test_events_are_paired_so_that_the_whole_is_best() -> None:
    gold = {"a": "1", "b": "1", "c": "2", "d": "2", "e": "2"}
    score = score_coref(gold, {"a": "x", "b": "y", "c": "x", "d": "x", "e": "x"})
    assert value(score, "CEAFe", "p") == pytest.approx((6 / 7 + 2 / 3) / 2, abs=1e-4)


# The command


@pytest.mark.model
def test_the_command_scores_a_set_and_writes_what_the_bench_reads(tmp_path: Path) -> None:
    rows, gold = [], []
    for page, text in enumerate(TEXTS[:2]):
        start = text.index("seized")
        marked = {
            "id": f"{page}#1",
            "start": start,
            "end": start + 6,
            "text": "seized",
            "tokens": [[start, start + 6]],
        }
        rows.append(
            {"id": str(page), "text": text, "sentences": [[0, len(text), 0, True]], "mentions": [marked]}
        )
        gold.append({"mention": f"{page}#1", "cluster": "seizure"})
    for name, lines in (("input", rows), ("gold", gold)):
        (tmp_path / f"set.{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    wanted = [
        "evaluate",
        "coref",
        str(tmp_path / "set"),
        "--json",
        "--predictions",
        str(tmp_path / "found.jsonl"),
    ]
    result = CliRunner().invoke(cli.app, wanted)
    assert result.exit_code == 0
    assert set(json.loads(result.stdout)) == {"CoNLL", "MUC", "B3", "CEAFe", "links"}
    told = [json.loads(line) for line in (tmp_path / "found.jsonl").read_text().splitlines()]
    assert {row["mention"] for row in told} == {"0#1", "1#1"}
    assert {*told[0]} == {"mention", "cluster"}
