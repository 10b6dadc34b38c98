"""The tasks `events` and `plv`: what they read, and that the installed version is scored by them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foedera import cli
from foedera.errors import ContractError
from foedera.evaluate_events import load_events
from foedera.evaluate_plv import PairCase, PairPrediction, load_pairs, score_pairs
from foedera.gold import Asked

SHEET = Path(__file__).parents[1] / "eval/gold/dev"


def pairs(tmp_path: Path, *rows: tuple[str, str, str]) -> Asked:
    file = tmp_path / "pairs.jsonl"
    file.write_text(
        "".join(json.dumps(dict(zip(("id", "marked", "event"), row, strict=True))) + "\n" for row in rows)
    )
    return Asked(str(file))


# Events


def test_readings_come_from_a_folder_or_a_file_alike(tmp_path: Path) -> None:
    few = sorted(SHEET.glob("*.json"))[:3]
    (tmp_path / "few").mkdir()
    for path in few:
        (tmp_path / "few" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "few.jsonl").write_bytes(b"".join(path.read_bytes() for path in few))
    assert load_events(Asked(str(tmp_path / "few"))) == load_events(Asked(str(tmp_path / "few.jsonl")))


def test_what_holds_no_readings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="holds no readings"):
        load_events(Asked(str(tmp_path)))
    with pytest.raises(ContractError, match="no such folder or file"):
        load_events(Asked(str(tmp_path / "nowhere")))


def test_an_id_may_stand_once(tmp_path: Path) -> None:
    (path, *_) = sorted(SHEET.glob("*.json"))
    (tmp_path / "twice.jsonl").write_bytes(2 * path.read_bytes())
    with pytest.raises(ContractError, match="stands there a second time"):
        load_events(Asked(str(tmp_path / "twice.jsonl")))


# Given pairs


@pytest.mark.parametrize(
    ("marked", "text", "actor", "recipient"),
    [
        ("<s>Chad</s> thanked <t>Niger</t>.", "Chad thanked Niger.", (0, 4), (13, 18)),
        ("<t>Niger</t> was thanked by <s>Chad</s>.", "Niger was thanked by Chad.", (21, 25), (0, 5)),
        ("<s>Chad</s> resigned.", "Chad resigned.", (0, 4), None),
        ("<s>Chad</s> and <t>Mali</t> or <t>Togo</t>", "Chad and Mali or Togo", (0, 4), (9, 13)),
    ],
)
def test_marks_are_taken_out_and_kept_as_offsets(
    tmp_path: Path, marked: str, text: str, actor: tuple[int, int], recipient: tuple[int, int] | None
) -> None:
    assert load_pairs(pairs(tmp_path, ("1", marked, "SUPPORT"))) == (
        PairCase("1", text, actor, recipient, "SUPPORT"),
    )


def test_a_sentence_without_a_pair_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="neither an actor nor a recipient"):
        load_pairs(pairs(tmp_path, ("1", "Chad thanked Niger.", "SUPPORT")))


def test_types_are_counted_and_averaged() -> None:
    cases = [
        PairCase(str(at), "", None, None, kind) for at, kind in enumerate(("AID", "AID", "AGREE", "YIELD"))
    ]
    score = score_pairs(
        cases,
        [
            PairPrediction("0", "AID", ("AID", "CONSULT")),
            PairPrediction("1", None, ("AID",)),
            PairPrediction("2", "AID"),
        ],
    )
    figures = {(figure.measure, figure.kind): figure.values[0].number for figure in score.figures}
    assert figures == {
        ("type", None): 0.25,
        ("told at all", None): 0.5,
        ("events", None): 0.75,
        ("type", "macro"): 0.1667,
        ("type", "AID"): 0.5,
        ("type", "AGREE"): 0.0,
        ("type", "YIELD"): 0.0,
    }
    assert [(miss.page, miss.found) for miss in score.misses] == [("2", "AID"), ("1", ""), ("3", "")]


@pytest.mark.model
def test_the_command_prints_the_figures_of_given_pairs(tmp_path: Path) -> None:
    asked = pairs(
        tmp_path,
        ("1", "On Monday <s>Kenya</s> accused <t>Somalia</t> of hiding the ship.", "ACCUSE"),
        ("2", "<t>Bolivian officials</t> were invited by <s>Chile</s> to talks.", "AGREE"),
        ("3", "<s>Rebels</s> agreed to withdraw from the town.", "YIELD"),
    )
    done = CliRunner().invoke(cli.app, ["evaluate", "plv", asked.data, "--json"])
    assert json.loads(done.stdout)["type"]["acc"] >= 0.66
