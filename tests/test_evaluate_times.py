"""The task `timex`: which expressions belong together, what each figure counts, how misses are told, what a set must be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from foedera import cli
from foedera.scores import Score
from foedera.scores_times import TimesGold, TimesPrediction, TimexRow, score_timexes

TEXT = "The envoys met last Friday in Suva and will meet again in May 2025, two weeks before the vote."
Marked = tuple[str, str | None, str | None]
GOLD: tuple[Marked, ...] = (
    ("last Friday", "DATE", "2024-08-16"),
    ("May 2025", "DATE", "2025-05"),
    ("two weeks", "DURATION", "P2W"),
)


def row(words: str, kind: str | None, value: str | None) -> TimexRow:
    start = TEXT.index(words)
    return TimexRow(start, start + len(words), words, kind, value)


def scored(*found: Marked, gold: Sequence[Marked] = GOLD) -> Score:
    golds = [TimesGold("1", TEXT, tuple(row(*one) for one in gold))]
    return score_timexes(golds, {"1": TimesPrediction("1", tuple(row(*one) for one in found))})


def counts(score: Score, measure: str) -> tuple[float, ...]:
    """Return what was right, what was found and what was wanted."""
    (figure,) = [one for one in score.figures if one.measure == measure]
    return tuple(value.number for value in figure.values if value.name in {"tp", "pred", "gold"})


def f1(score: Score, measure: str) -> float:
    (figure,) = [one for one in score.figures if one.measure == measure]
    return next(value.number for value in figure.values if value.name == "f1")


# Figures


def test_what_is_all_right_scores_one_everywhere() -> None:
    score = scored(*GOLD)
    assert [(figure.measure, f1(score, figure.measure)) for figure in score.figures] == [
        ("strict", 1.0),
        ("relaxed", 1.0),
        ("value", 1.0),
        ("type", 1.0),
        ("date", 1.0),
        ("month+", 1.0),
    ]
    assert score.misses == ()


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (("last Friday", "DATE", "2024-08-16"), (1, 1, 1, 1)),
        (("Friday", "DATE", "2024-08-16"), (0, 1, 1, 1)),
        (("last Friday", "DATE", "2024-08-23"), (1, 1, 0, 1)),
        (("last Friday", "TIME", "2024-08-16"), (1, 1, 1, 0)),
        (("last Friday", None, None), (1, 1, 0, 0)),
        (("Suva", "DATE", "2024-08-16"), (0, 0, 0, 0)),
        (("met ", "DATE", "2024-08-16"), (0, 0, 0, 0)),
    ],
)
def test_a_measure_counts_the_pairs_that_are_the_same_in_what_it_looks_at(
    found: Marked, right: tuple[int, ...]
) -> None:
    score = scored(found, gold=GOLD[:1])
    assert tuple(counts(score, measure)[0] for measure in ("strict", "relaxed", "value", "type")) == right


def test_only_values_of_their_form_count_for_dates_and_for_months_and_years() -> None:
    score = scored(GOLD[0], ("May 2025", "DATE", "2025-05-XX"), ("two weeks", "DURATION", "P2W"))
    assert counts(score, "date") == (1, 1, 1)
    assert counts(score, "month+") == (1, 1, 2)


def test_an_expression_has_one_partner_and_an_equal_span_goes_before_a_larger_overlap() -> None:
    score = scored(("met last Friday", "DATE", "2024"), GOLD[0], gold=GOLD[:1])
    assert counts(score, "relaxed") == (1, 2, 1)
    assert counts(score, "value") == (1, 2, 1)
    wider = scored(("last Friday in", "DATE", "2024-08-16"), ("Friday", "DATE", None), gold=GOLD[:1])
    assert counts(wider, "value") == (1, 2, 1)


def test_a_text_that_was_not_read_has_no_expressions() -> None:
    golds = [TimesGold("1", TEXT, tuple(row(*one) for one in GOLD))]
    assert counts(score_timexes(golds, {}), "relaxed") == (0, 0, 3)


# Misses


def test_misses_stand_by_what_is_wrong_then_by_the_words_of_the_expression() -> None:
    score = scored(
        ("two weeks", "SET", "P1W"),
        ("Friday", "DATE", "2024-08-23"),
        ("the vote", "DATE", "FUTURE_REF"),
        ("Suva", "DATE", "2024"),
    )
    assert [(miss.measure, bool(miss.expected), bool(miss.found)) for miss in score.misses] == [
        ("relaxed", True, False),
        ("relaxed", False, True),
        ("relaxed", False, True),
        ("strict", True, True),
        ("value", True, True),
        ("value", True, True),
        ("type", True, True),
    ]
    assert [miss.found.partition("[")[2].partition("]")[0] for miss in score.misses] == [
        "",
        "Suva",
        "the vote",
        "Friday",
        "Friday",
        "two weeks",
        "two weeks",
    ]


@pytest.mark.parametrize("measure", ["strict", "value", "type"])
def test_misses_of_a_measure_and_of_what_has_no_partner_make_up_what_its_figure_lacks(measure: str) -> None:
    score = scored(("two weeks", "SET", "P1W"), ("Friday", "DATE", "2024-08-23"), ("Suva", "DATE", None))
    lost = sum(miss.loss for miss in score.misses if miss.measure in {measure, "relaxed"})
    assert lost == pytest.approx(1 - f1(score, measure), abs=1e-4)


def test_a_miss_shows_type_and_value_and_the_words_around() -> None:
    (miss,) = scored(("May 2025", "DATE", None), gold=GOLD[1:2]).misses
    around = "Friday in Suva and will meet again in [May 2025], two weeks before the vote."
    assert (miss.expected, miss.found) == (f"DATE 2025-05: {around}", f"DATE ?: {around}")


# The command


def write_set(
    folder: Path, *, given: dict[str, Any] | None = None, timex: dict[str, Any] | None = None
) -> Path:
    data = folder / "times"
    first = row(*GOLD[0])
    gold = {"start": first.start, "end": first.end, "text": first.text, "type": "DATE", "value": first.value}
    text = {"id": "one", "text": TEXT, "dct": "2024-08-24"} | (given or {})
    Path(f"{data}.input.jsonl").write_text(json.dumps(text) + "\n", encoding="utf-8")
    row_of_gold = {"id": "one", "timexes": [gold | (timex or {})]}
    Path(f"{data}.gold.jsonl").write_text(json.dumps(row_of_gold) + "\n", encoding="utf-8")
    return data


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, ["evaluate", "timex", *(str(argument) for argument in arguments)])


@pytest.mark.model
@pytest.mark.parametrize(
    ("day", "value"), [("2024-08-24", "2024-08-23"), ("2024-08", "XXXX-WXX-5"), (None, "XXXX-WXX-5")]
)
def test_times_are_set_against_the_day_that_the_set_gives(
    day: str | None, value: str, tmp_path: Path
) -> None:
    text = "The envoys met on Friday."
    start = text.index("Friday")
    data = write_set(
        tmp_path,
        given={"text": text, "dct": day},
        timex={"start": start, "end": start + 6, "text": "Friday", "value": "2024-08-23"},
    )
    done = run(data, "--json", "--predictions", tmp_path / "found.jsonl")
    assert done.exit_code == 0, done.stderr
    (found,) = map(json.loads, (tmp_path / "found.jsonl").read_text("utf-8").splitlines())
    assert list(found) == ["id", "timexes"]
    (timex,) = found["timexes"]
    assert timex == {"start": start, "end": start + 6, "text": "Friday", "type": "DATE", "value": value}
    assert json.loads(done.stdout)["strict"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 1, "pred": 1, "gold": 1}


@pytest.mark.model
def test_datelines_count_as_annotators_mark_them(tmp_path: Path) -> None:
    text = "SUVA, Aug 20 (Reuters) - The envoys of both islands met for the first talks in years."
    start = text.index("Aug 20")
    data = write_set(
        tmp_path,
        given={"text": text},
        timex={"start": start, "end": start + 6, "text": "Aug 20", "value": "2024-08-20"},
    )
    assert json.loads(run(data, "--json").stdout)["value"]["tp"] == 1


def test_a_text_that_cannot_be_read_is_told_and_has_no_expressions(tmp_path: Path) -> None:
    data = write_set(tmp_path, given={"text": " "}, timex={"start": 0, "end": 1, "text": " "})
    done = run(data, "--json")
    assert done.exit_code == 1
    assert "one: article: the page is empty" in done.stderr
    assert json.loads(done.stdout)["relaxed"]["gold"] == 1


@pytest.mark.parametrize(
    "timex",
    [{"end": 900}, {"start": 0}, {"start": -3}, {"start": 15, "end": 15, "text": ""}, {"text": "Friday"}],
)
def test_gold_stands_in_its_text(timex: dict[str, Any], tmp_path: Path) -> None:
    done = run(write_set(tmp_path, timex=timex))
    assert done.exit_code == 2
    assert "does not stand at" in " ".join(done.stderr.split())


@pytest.mark.parametrize("day", ["2024-06-31", "0000-01-01", "yesterday", 2024])
def test_a_day_that_is_none_is_told_by_file_and_line(day: object, tmp_path: Path) -> None:
    done = run(write_set(tmp_path, given={"dct": day}))
    assert done.exit_code == 2
    assert "times.input.jsonl:1" in done.stderr.replace("\n", "")


@pytest.mark.parametrize("options", [("--lang", "en"), ("--root", "/")])
def test_texts_have_no_language_and_no_folder(options: tuple[str, str], tmp_path: Path) -> None:
    assert run(write_set(tmp_path), *options).exit_code == 2
