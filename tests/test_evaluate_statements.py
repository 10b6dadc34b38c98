"""The task `statements`: what is paired with what, what each figure counts, and that the installed version is scored."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foedera import cli
from foedera.actors import Actor
from foedera.article import Article, Dateline, Published
from foedera.dates import PartialDate
from foedera.evidence import Span
from foedera.reading import Reading, ReadWith, to_contract
from foedera.scores import Score
from foedera.scores_statements import StatementsGold, StatementsPrediction, score_statements
from foedera.statements import Statement, StatementForm

TEXT = (
    "Mali's foreign minister said on Tuesday the bridge would reopen soon. “We are ready,” wrote Awa Keita on X. "
    "Nobody, it was said, had asked for the toll."
)
DAY = PartialDate(2023, 4, 4)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def actor(key: str, words: str) -> Actor:
    return Actor(key, words, "person", None, None, None, (), (), (span(words),))


ACTORS = (actor("m", "Mali's foreign minister"), actor("k", "Awa Keita"))


def statement(key: str, form: StatementForm, words: str, cue: str) -> Statement:
    return Statement(
        key, None, form, words, (span(words),), None, span(cue), None, (), None, (span(words),), "gold", 1.0
    )


BRIDGE = replace(
    statement("S1", "indirect", "the bridge would reopen soon", "said on"),
    speaker="m", source=span("Mali's foreign minister"), date=DAY,
)  # fmt: skip
READY = replace(
    statement("S2", "direct", "We are ready", "wrote"), speaker="k", source=span("Awa Keita"), medium="X"
)
TOLL = replace(statement("S3", "indirect", "had asked for the toll", "said"), cue=None)
GOLD = (BRIDGE, READY, TOLL)


def scored(
    *found: Statement, gold: tuple[Statement, ...] = GOLD, actors: tuple[Actor, ...] = ACTORS
) -> Score:
    golds = [StatementsGold("1", TEXT, ACTORS, gold)]
    return score_statements(golds, {"1": StatementsPrediction("1", actors, found)})


def values(score: Score, measure: str, kind: str | None = None) -> dict[str, float]:
    (figure,) = [one for one in score.figures if (one.measure, one.kind) == (measure, kind)]
    return {value.name: value.number for value in figure.values}


def test_what_is_all_right_scores_one_and_has_no_misses() -> None:
    score = scored(*GOLD)
    accuracies = {f.measure: v.number for f in score.figures for v in f.values if v.name == "acc"}
    assert set(accuracies.values()) == {1.0}
    assert (values(score, "statement")["f1"], score.misses) == (1.0, ())


def test_each_measure_asks_those_of_whose_gold_something_is_told() -> None:
    score = scored(*GOLD)
    asked = {f.measure: v.number for f in score.figures for v in f.values if v.name == "n"}
    assert asked == {"speaker": 2, "source": 2, "form": 3, "medium": 1, "date": 1, "cue": 2}


@pytest.mark.parametrize(
    ("words", "right"),
    [("bridge would reopen soon", 1), ("Tuesday the bridge would reopen soon", 1), ("reopen soon", 0)],
)
def test_contents_belong_together_with_three_quarters_of_their_words_in_common(
    words: str, right: int
) -> None:
    assert values(scored(replace(BRIDGE, content=(span(words),))), "statement")["tp"] == right


def test_a_form_has_the_recall_of_its_gold_and_the_precision_of_what_came_as_it() -> None:
    score = scored(BRIDGE, replace(READY, form="mixed"))
    figures = {kind: values(score, "statement", kind) for kind in ("direct", "mixed", "indirect")}
    assert {kind: (each["p"], each["r"]) for kind, each in figures.items()} == {
        "direct": (0.0, 1.0),
        "mixed": (1.0, 0.0),
        "indirect": (1.0, 0.5),
    }
    assert values(score, "form") == {"acc": 0.5, "n": 2}


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        ("speaker", replace(BRIDGE, speaker="k")),
        ("speaker", replace(BRIDGE, speaker=None)),
        ("source", replace(BRIDGE, source=None)),
        ("source", replace(BRIDGE, source=span("Mali's"))),
        ("form", replace(BRIDGE, form="mixed")),
        ("medium", replace(READY, medium="Facebook")),
        ("medium", replace(READY, medium=None)),
        ("date", replace(BRIDGE, date=PartialDate(2023))),
        ("cue", replace(BRIDGE, cue=None)),
        ("cue", replace(BRIDGE, cue=span("reopen"))),
    ],
)
def test_what_is_told_of_a_statement_is_compared(measure: str, found: Statement) -> None:
    gold = tuple(one for one in GOLD if one.id == found.id)
    score = scored(found, gold=gold)
    assert values(score, measure)["acc"] == 0.0
    assert [miss.measure for miss in score.misses] == [measure]


@pytest.mark.parametrize("words", ["minister", "foreign minister said"])
def test_a_source_is_right_that_covers_the_last_word_of_the_gold_one(words: str) -> None:
    assert values(scored(replace(BRIDGE, source=span(words))), "source")["acc"] == 1.0


def test_cues_with_a_character_in_common_and_media_in_any_case_are_the_same() -> None:
    score = scored(replace(BRIDGE, cue=span("said")), replace(READY, medium="x"))
    assert (values(score, "cue")["acc"], values(score, "medium")["acc"]) == (1.0, 1.0)


def test_speakers_are_compared_by_their_mentions() -> None:
    found = (replace(ACTORS[0], id="1", name="Minister", mentions=(span("foreign minister"),)), ACTORS[1])
    assert values(scored(replace(BRIDGE, speaker="1"), actors=found), "speaker")["acc"] == 1.0


def test_a_lost_statement_stands_beside_what_came_in_its_place() -> None:
    near = replace(BRIDGE, content=(span("reopen soon"),), speaker=None)
    lost, other, added = scored(near, READY, replace(TOLL, content=(span("Tuesday"),))).misses
    assert "indirect, Mali's foreign minister: " in lost.expected
    assert "[reopen soon]" in lost.found
    assert lost.found.endswith(" by gold")
    assert ("[had asked for the toll]" in other.expected, other.found) == (True, "")
    assert (added.expected, "[Tuesday]" in added.found) == ("", True)


def test_a_text_that_was_not_read_has_no_statements() -> None:
    score = score_statements([StatementsGold("1", TEXT, ACTORS, GOLD)], {})
    assert values(score, "statement") == {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "pred": 0, "gold": 3}


def test_the_command_scores_gold_readings(tmp_path: Path) -> None:
    article = Article(
        "1", "", None, None, None, None, (), "en", None, None, "report", Published(), Dateline(), TEXT, ()
    )
    made = ReadWith("gold", "1", "none", "none", "none", None)
    reading = Reading(made, article, ACTORS, (), (), (), GOLD, (), (), ())
    (tmp_path / "gold.jsonl").write_text(json.dumps(to_contract(reading)), encoding="utf-8")
    out = tmp_path / "found.jsonl"
    asked = ["evaluate", "statements", str(tmp_path / "gold.jsonl"), "--json", "--predictions", str(out)]
    done = CliRunner().invoke(cli.app, asked)
    assert done.exit_code == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["statement"]["tp"] >= 1
    assert (told["statement"]["gold"], told["statement"]["direct"]["gold"]) == (3, 1)
    found = json.loads(out.read_text("utf-8"))
    assert len(found["statements"]) == told["statement"]["pred"]
