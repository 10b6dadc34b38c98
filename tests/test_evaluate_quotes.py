"""The task `quotes`: which attributions belong together, what each figure counts, how misses are told, what a set must be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from foedera import cli
from foedera.errors import ContractError
from foedera.evaluate_quotes import load_quotes
from foedera.gold import Asked
from foedera.scores import Score
from foedera.scores_quotes import QuoteRow, QuotesGold, QuotesPrediction, score_quotes

TEXT = (
    "The harbour is closed, the mayor said. She added that the ferries “will not sail before Sunday”.\n\n"
    "“We wait,” a captain told her. “What else?”"
)
CLOSED = (("The harbour is closed",), "the mayor")
FERRIES = (("the ferries “will not sail before Sunday",), "She")
WAIT = (("“We wait,”", "“What else?”"), "a captain")
GOLD = (CLOSED, FERRIES, WAIT)
Told = tuple[tuple[str, ...], str | None]


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def row(told: Told) -> QuoteRow:
    content, source = told
    return QuoteRow(
        tuple(span(part) for part in content),
        (span(source),) if source else (),
        span(source.split()[-1]) if source else None,
    )


def scored(*found: Told, gold: tuple[Told, ...] = GOLD) -> Score:
    golds = [QuotesGold("1", TEXT, tuple(map(row, gold)))]
    return score_quotes(golds, {"1": QuotesPrediction("1", tuple(map(row, found)))})


def values(score: Score, measure: str, kind: str | None = None) -> dict[str, float]:
    (figure,) = [one for one in score.figures if (one.measure, one.kind) == (measure, kind)]
    return {value.name: value.number for value in figure.values}


def test_what_is_all_right_scores_one_everywhere() -> None:
    score = scored(*GOLD)
    assert {
        values(score, name)["f1"] for name in ("content tokens", "attribution", "exact", "speaker+content")
    } == {1}
    assert values(score, "speaker") == {"acc": 1.0, "n": 3}
    assert score.misses == ()


@pytest.mark.parametrize(("told", "kind"), [(CLOSED, "indirect"), (FERRIES, "mixed"), (WAIT, "direct")])
def test_the_kind_of_an_attribution_is_how_much_of_it_stands_in_quotation_marks(
    told: Told, kind: str
) -> None:
    score = scored(gold=(told,))
    gold_of = {name: values(score, "attribution", name)["gold"] for name in ("direct", "mixed", "indirect")}
    assert gold_of == {name: float(name == kind) for name in gold_of}


@pytest.mark.parametrize(
    ("content", "right"),
    [
        ("The harbour is closed", (1, 1)),
        ("The harbour is closed, the mayor", (1, 0)),
        ("harbour is closed", (1, 0)),
        ("is closed", (0, 0)),
    ],
)
def test_contents_with_three_quarters_of_their_words_in_common_are_the_same(
    content: str, right: tuple[int, int]
) -> None:
    score = scored(((content,), "the mayor"), gold=(CLOSED,))
    assert (values(score, "attribution")["r"], values(score, "exact")["r"]) == right


@pytest.mark.parametrize(
    ("source", "right"),
    [("the mayor", 1), ("mayor", 1), ("mayor said", 1), ("the", 0), ("She", 0), (None, 0)],
)
def test_a_speaker_is_right_that_covers_the_head_of_the_gold_one(source: str | None, right: int) -> None:
    score = scored((CLOSED[0], source), gold=(CLOSED,))
    assert values(score, "speaker") == {"acc": right, "n": 1}
    assert values(score, "speaker+content")["f1"] == right


def test_where_the_gold_has_no_speaker_none_may_be_found() -> None:
    gold = ((CLOSED[0], None),)
    assert values(scored(CLOSED, gold=gold), "speaker+content")["f1"] == 0
    assert values(scored(*gold, gold=gold), "speaker+content")["f1"] == 1
    assert values(scored(CLOSED, gold=gold), "speaker")["n"] == 0


def test_of_two_that_are_as_alike_the_one_with_the_right_speaker_is_taken() -> None:
    score = scored((CLOSED[0], "She"), CLOSED, gold=(CLOSED,))
    assert values(score, "speaker")["acc"] == 1
    assert values(score, "attribution")["p"] == pytest.approx(0.5)


def test_a_text_that_was_not_read_has_no_attributions() -> None:
    score = score_quotes([QuotesGold("1", TEXT, (row(CLOSED),))], {})
    assert values(score, "attribution") == {"p": 0.0, "r": 0.0, "f1": 0.0, "pred": 0, "gold": 1}


def test_misses_tell_what_was_lost_beside_what_came_what_was_added_and_wrong_speakers() -> None:
    score = scored((("closed, the mayor said",), "She"), (FERRIES[0], "the mayor"), (("told her",), None))
    assert [(miss.measure, miss.expected, miss.found) for miss in score.misses] == [
        ("attribution, direct", "[a captain] “We wait,” … “What else?”", ""),
        ("attribution, indirect", "[the mayor] The harbour is closed", "[She] closed, the mayor said"),
        ("attribution, indirect", "", "[] told her"),
        ("speaker", f"[She] {FERRIES[0][0]}", f"[the mayor] {FERRIES[0][0]}"),
    ]


def write_set(folder: Path, quotes: list[dict[str, Any]]) -> str:
    text = {"id": "1", "text": TEXT, "dct": "2024-05-01"}
    (folder / "set.input.jsonl").write_text(json.dumps(text), encoding="utf-8")
    (folder / "set.gold.jsonl").write_text(json.dumps({"id": "1", "quotes": quotes}), encoding="utf-8")
    return str(folder / "set")


def test_the_command_reads_a_set_and_writes_predictions_that_score_the_same(tmp_path: Path) -> None:
    gold = [
        {"content": [span(CLOSED[0][0])], "source": [span("the mayor")], "head": span("mayor"), "cue": []}
    ]
    out = tmp_path / "found.jsonl"
    data = write_set(tmp_path, gold)
    done = CliRunner().invoke(cli.app, ["evaluate", "quotes", data, "--json", "--predictions", str(out)])
    assert done.exit_code == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["attribution"]["direct"]["gold"] == 0
    (line,) = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert line["quotes"][0]["content"] == [list(span(CLOSED[0][0]))]
    assert line["quotes"][0]["source"] == [list(span("the mayor"))]


def test_a_gold_passage_outside_its_text_is_refused(tmp_path: Path) -> None:
    data = write_set(tmp_path, [{"content": [[5, 9000]], "source": [], "head": None}])
    with pytest.raises(ContractError, match="is no passage"):
        load_quotes(Asked(data))
