"""The command line as its users meet it: data on standard output, all else on standard error, three exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

import foedera.pipeline
from foedera import cli, cli_common
from foedera.brief import brief
from foedera.errors import Problem
from foedera.reading import Reading, from_contract

COMMANDS = ("read", "ingest", "dossier", "find", "why", "review", "export", "problems", "verify", "diff")
STORY = """Coast guards of Norway and Canada to train together

OSLO, 3 May 2024 - Norway and Canada signed the Arctic Rescue Memorandum in Oslo on Thursday.

“We will answer each other's calls,” Norwegian Defence Minister Kari Lund said after the ceremony.

Canada will send a cutter to the exercise in 2025.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.html"
    path.write_bytes(b"")
    return path


@pytest.fixture
def record(tmp_path: Path, story: Path) -> Path:
    path = tmp_path / "kept.db"
    assert run("ingest", story, "--record", path).exit_code == 0
    return path


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=stdin)


def foedera_process(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "foedera", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def objects(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def test_help_loads_no_model() -> None:
    code = (
        "import sys, foedera.cli\nsys.argv = ['foedera', '--help']\n"
        "try:\n    foedera.cli.main()\nexcept SystemExit as end:\n    print(end.code, 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 False"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_a_worked_example(command: str) -> None:
    shown = run(command, "--help")
    assert shown.exit_code == 0
    assert f"Example: foedera {command} " in " ".join(shown.stdout.split())


def test_the_version_is_the_package_s() -> None:
    assert run("--version").stdout == f"foedera {foedera.__version__}\n"


@pytest.mark.model
def test_json_is_one_object_of_the_contract(story: Path) -> None:
    done = run("read", story, "--format", "json", "--date", "2024-05-03", "--url", "https://fjord.example/1")
    data = json.loads(done.stdout)
    schema = json.loads((files("foedera") / "data" / "reading.schema.json").read_text("utf-8"))
    assert (done.exit_code, done.stderr) == (0, "")
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    assert data["article"]["published"]["date"] == "2024-05-03"
    assert data["article"]["url"] == "https://fjord.example/1"
    assert isinstance(from_contract(data), Reading)


@pytest.mark.model
def test_a_pipe_gets_one_line_a_page_and_one_a_problem(story: Path, empty: Path) -> None:
    done = run("read", story, empty, story)
    kinds = [next(iter(data)) for data in objects(done.stdout)]
    assert done.exit_code == 1
    assert kinds == ["foedera", "problem", "foedera"]
    assert objects(done.stdout)[1]["problem"].keys() == {"page", "stage", "reason", "hint"}
    assert str(empty) in done.stderr


@pytest.mark.model
def test_text_is_a_brief_without_colour_in_a_pipe(story: Path) -> None:
    done = run("read", story, "--format", "text")
    assert done.stdout.startswith("Coast guards of Norway and Canada to train together\n")
    assert "\x1b" not in done.stdout


@pytest.mark.model
def test_standard_input_is_read(story: Path) -> None:
    by_name, by_pipe = run("read", story), run("read", "-", stdin=STORY)
    assert objects(by_pipe.stdout)[0]["article"]["text"] == objects(by_name.stdout)[0]["article"]["text"]


@pytest.mark.model
def test_a_plain_page_is_its_own_text_character_for_character(tmp_path: Path) -> None:
    text = "  Norway met\r\n Canada.\t\n\n\n Then they left. "
    path = tmp_path / "plain.txt"
    path.write_bytes(text.encode())
    done = run("read", path, "--plain")
    assert objects(done.stdout)[0]["article"]["text"] == text


@pytest.mark.model
def test_html_goes_to_a_file_and_standard_output_stays_empty(story: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = run("read", story, "--format", "html", "-o", page)
    assert (done.exit_code, done.stdout) == (0, "")
    assert page.read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.model
@pytest.mark.parametrize("form", ["json", "html"])
def test_a_file_is_written_whole_or_not_at_all(story: Path, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "page").write_text("as it was")
    done = run("read", story, story, "--format", form, "-o", folder / "page")
    assert done.exit_code == 2
    assert "several" in done.stderr
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"page": "as it was"}


@pytest.mark.model
def test_a_new_file_is_readable_as_any_other(story: Path, tmp_path: Path) -> None:
    run("read", story, "-o", tmp_path / "new.jsonl")
    (tmp_path / "other").touch()
    assert (tmp_path / "new.jsonl").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("read", "page.txt", "--date", "2024-13-01"), "--date"),
        (("read", "page.txt", "--date", "2024-05"), "not a full day"),
        (("read", "page.txt", "--format", "xml"), "--format"),
        (("read", "page.txt", "-o", "no/such/folder/file"), "no folder"),
        (("read",), "PAGE"),
        (("dossier", "IND", "--record", "none.db"), "no record"),
        (("export", "--record", "none.db"), "no record"),
        (("verify", "--record", "none.db"), "no record"),
        (("sing",), "sing"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_is_wrong(
    arguments: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.exit_code == 2
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_model_that_is_not_there_is_wrong_usage(story: Path) -> None:
    done = run("read", story, "--model", "no_such_model")
    assert done.exit_code == 2
    assert "no_such_model" in done.stderr
    assert done.stdout == ""


@pytest.mark.model
def test_ingesting_twice_changes_nothing(record: Path, story: Path) -> None:
    before = [run("export", "--record", record, "--kind", kind).stdout for kind in ("articles", "agreements")]
    again = run("ingest", story, "--record", record)
    after = [run("export", "--record", record, "--kind", kind).stdout for kind in ("articles", "agreements")]
    assert again.exit_code == 0
    assert "1 known already" in again.stderr
    assert before == after
    assert objects(before[0])[0]["title"] == "Coast guards of Norway and Canada to train together"


@pytest.mark.model
def test_what_could_not_be_read_is_kept_and_listed(record: Path, empty: Path, story: Path) -> None:
    done = run("ingest", empty, story, "--record", record)
    assert done.exit_code == 1
    assert str(empty) in done.stderr
    assert str(empty) in run("problems", "--record", record).stdout


@pytest.mark.model
def test_every_passage_of_a_record_is_verified(record: Path) -> None:
    done = run("verify", "--record", record)
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.model
@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_a_dossier_is_told_in_every_form(record: Path, form: str) -> None:
    done = run("dossier", "NOR", "CAN", "--record", record, "--format", form)
    assert done.exit_code == 0
    assert "Norway" in done.stdout


@pytest.mark.model
def test_why_tells_the_passage_behind_an_id(record: Path) -> None:
    (deal, *_) = objects(run("export", "--record", record, "--kind", "agreements").stdout)
    assert "signed the Arctic Rescue Memorandum" in " ".join(
        run("why", deal["id"], "--record", record).stdout.split()
    )


@pytest.mark.model
def test_an_unknown_id_is_wrong_usage(record: Path) -> None:
    done = run("why", "nothing-has-this-id", "--record", record)
    assert done.exit_code == 2
    assert "nothing-has-this-id" in done.stderr


@pytest.mark.model
def test_an_interrupt_keeps_what_is_stored(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = foedera.pipeline.read_many([str(story)])

    def interrupted(*_: object) -> Iterator[Reading | Problem]:
        yield one
        raise KeyboardInterrupt

    monkeypatch.setattr(foedera.pipeline, "read_many", interrupted)
    done = run("ingest", story, "--record", tmp_path / "kept.db")
    assert done.exit_code == 130
    assert "kept" in done.stderr
    assert len(objects(run("export", "--record", tmp_path / "kept.db", "--kind", "articles").stdout)) == 1


@pytest.mark.model
def test_a_pipe_that_closes_early_is_no_fault(story: Path) -> None:
    with foedera_process("read", str(story), str(story)) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (141, "")


class Screen(io.StringIO):
    """A stream that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("setting", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colour_unless_it_asks_for_none(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, setting: str, coloured: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", setting)
    monkeypatch.setenv("TERM", "xterm-256color")
    screen = Screen()
    cli_common.write_lines(brief(reading), screen)
    assert ("\x1b[" in screen.getvalue()) == coloured


@pytest.mark.parametrize(("columns", "widest"), [("40", 40), ("300", 110)])
def test_text_is_as_wide_as_the_terminal_but_no_wider_than_one_reads_well(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, columns: str, widest: int
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", columns)
    screen = Screen()
    cli_common.write_lines(brief(reading), screen)
    assert widest - 15 < max(map(len, screen.getvalue().splitlines())) <= widest


def test_a_page_s_own_control_characters_do_not_reach_a_terminal(tmp_path: Path) -> None:
    wild = tmp_path / "\x1b[31mred.html"
    wild.write_bytes(b"")
    done = run("read", wild)
    assert done.exit_code == 1
    assert "\x1b" not in done.stderr


def test_module_and_command_are_the_same() -> None:
    with foedera_process("--version", env={**os.environ, "PYTHONWARNINGS": "error"}) as process:
        said, _ = process.communicate()
    assert said == run("--version").stdout
