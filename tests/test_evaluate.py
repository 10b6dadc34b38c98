"""`foedera evaluate` as its users meet it: sets on disk, figures, misses and predictions, and what is wrong with a set."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from foedera import cli, cli_evaluate, evaluate_parts
from foedera.errors import PageError
from foedera.evaluate import TASKS, one_by_one
from foedera.scores import Figure, Miss, PagePrediction, Score, Value

DOCS = Path(__file__).parent.parent / "docs" / "evaluation.md"
PARAGRAPHS = (
    "The coast guards of both islands will search for missing boats together, their ministers said in Valletta.",
    "A joint crew is to be trained over the winter, and the first patrol is planned for the spring.",
    "Fishermen had asked for such a service since two trawlers were lost in a storm in November.",
)
BODY = "\n".join(PARAGRAPHS)
HTML = """<!doctype html><html lang="en"><head><title>Islands to search together</title>
<meta name="author" content="Rita Camilleri"><meta property="article:published_time" content="2023-09-14T08:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Islands to search together</h1>{}</article></body></html>"""
PAGE = HTML.format("".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))
LINES = ("Home", "Islands to search together", *PARAGRAPHS, "Share")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a set of two files: what is given, and what is gold."""

    given: dict[str, Any]
    gold: dict[str, Any]


def body_row(name: str = "one.html", body: str = BODY, lang: str = "en") -> Row:
    given = {"id": name, "url": f"https://courier.example/{name}", "file": f"pages/{name}", "lang": lang}
    return Row(given, {"id": name, "articleBody": body, "lang": lang})


def parts_row(**changes: Any) -> Row:
    row = body_row()
    gold = {
        "id": "one.html",
        "with": ["missing boats together", "since two trawlers"],
        "without": ["Home"],
        "title": "Islands to search together",
        "author": ["Rita Camilleri"],
        "date": "2023-09-14",
        "lang": "en",
    }
    return Row(row.given, gold | changes)


def lines_row(keep: tuple[int, ...] = (2, 3, 4)) -> Row:
    return Row(
        {"id": "one", "url": None, "lines": list(LINES)},
        {"id": "one", "articleBody": BODY, "keep": list(keep)},
    )


def write_set(folder: Path, *rows: Row, page: str | bytes = PAGE) -> Path:
    """Write a set of rows into a folder, with a page for each file that they name."""
    data = folder / "set"
    for ending, part in ((".input.jsonl", "given"), (".gold.jsonl", "gold")):
        lines = "".join(json.dumps(getattr(row, part)) + "\n" for row in rows)
        Path(f"{data}{ending}").write_text(lines, encoding="utf-8")
    for row in rows:
        if "file" in row.given:
            path = folder / row.given["file"]
            path.parent.mkdir(exist_ok=True)
            content = page.encode() if isinstance(page, str) else page
            path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return data


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, ["evaluate", *(str(argument) for argument in arguments)])


def figures(*arguments: object) -> dict[str, Any]:
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


# Tasks


@pytest.mark.parametrize("task", [task.name for task in TASKS])
def test_every_task_has_its_section_in_the_docs_and_stands_in_the_help(task: str) -> None:
    assert f"\n### {task}\n" in DOCS.read_text("utf-8")
    assert task in run("--help").stdout.partition("Options")[0]


def test_the_help_shows_a_worked_example() -> None:
    assert "Example: foedera evaluate " in " ".join(run("--help").stdout.split())


def test_an_unknown_task_is_wrong_usage_that_lists_the_tasks(tmp_path: Path) -> None:
    done = run("spelling", tmp_path / "set")
    assert done.exit_code == 2
    assert "'spelling'" in done.stderr
    assert ", ".join(task.name for task in TASKS) in done.stderr


def test_a_case_that_cannot_be_read_is_a_problem_between_the_predictions() -> None:
    def read(case: PagePrediction) -> PagePrediction:
        if case.id == "2":
            raise PageError("article", "it is torn", "mend it")
        return case

    found = one_by_one(read)(PagePrediction(name) for name in "123")
    assert [str(one) if not isinstance(one, PagePrediction) else one.id for one in found] == [
        "1",
        "2: article: it is torn; mend it",
        "3",
    ]


# html


def test_bodies_are_scored_as_one_json_object(tmp_path: Path) -> None:
    assert figures("html", write_set(tmp_path, body_row())) == {
        "body": {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 1},
        "exact": {"acc": 1.0},
    }


def test_parts_are_scored_by_chunks_date_title_and_authors(tmp_path: Path) -> None:
    found = figures("html", write_set(tmp_path, parts_row(author=["Rita Camilleri", "Joe Borg"], date=None)))
    assert list(found) == ["chunks", "date", "title", "title~", "author", "author~"]
    assert found["chunks"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 2, "fp": 0, "fn": 0}
    assert found["title"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 1, "answered": 1, "right": 1}
    assert [found[measure]["right"] for measure in ("date", "author", "author~")] == [0, 0, 1]


def test_people_get_an_aligned_table_and_the_speed_beside_it(tmp_path: Path) -> None:
    done = run("html", write_set(tmp_path, body_row()))
    assert done.exit_code == 0
    header, body, exact = done.stdout.splitlines()
    assert header.split() == ["p", "r", "f1", "n", "acc"]
    assert body.split() == ["body", "1.0000", "1.0000", "1.0000", "1"]
    assert exact.endswith("1.0000")
    assert len(exact) == len(header)
    assert done.stderr.startswith("1 pages in ")


def test_a_terminal_gets_the_same_table_from_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Screen()
    cli_evaluate._write_figures([Figure("exact", (Value("acc", 0.25), Value("n", 4)))], screen)
    assert [line.split() for line in screen.getvalue().splitlines()] == [
        ["acc", "n"],
        ["exact", "0.2500", "4"],
    ]


def test_gzipped_pages_are_unpacked(tmp_path: Path) -> None:
    data = write_set(tmp_path, body_row("one.html.gz"))
    assert figures("html", data)["exact"] == {"acc": 1.0}


def test_only_the_pages_of_a_language_are_read_where_one_is_asked_for(tmp_path: Path) -> None:
    data = write_set(tmp_path, body_row(), body_row("two.html", "Etwas ganz anderes", "de"))
    assert figures("html", data, "--lang", "en")["body"]["n"] == 1
    assert figures("html", data)["body"]["n"] == 2
    done = run("html", data, "--lang", "fr")
    assert done.exit_code == 2
    assert "it has de, en" in done.stderr


def test_a_page_that_cannot_be_read_is_told_and_counts_as_empty(tmp_path: Path) -> None:
    data = write_set(tmp_path, body_row(), body_row("torn.html"))
    (tmp_path / "pages" / "torn.html").write_bytes(b"")
    done = run("html", data, "--json", "--predictions", tmp_path / "pages.jsonl")
    assert done.exit_code == 1
    assert "torn.html: acquire: it is empty" in done.stderr
    assert json.loads(done.stdout)["body"] == {"p": 1.0, "r": 0.5, "f1": 0.6667, "n": 2}
    assert len((tmp_path / "pages.jsonl").read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize("where", ["beside", "above", "in", "here", "named"])
def test_pages_are_found_around_the_set_here_or_where_the_user_says(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sets = tmp_path / "sets"
    sets.mkdir()
    data = write_set(sets, body_row())
    homes = {
        "beside": sets,
        "above": tmp_path,
        "in": data,
        "here": tmp_path / "here",
        "named": tmp_path / "named",
    }
    options = ["--root", homes[where]] if where == "named" else []
    homes[where].mkdir(exist_ok=True)
    if where != "beside":
        (sets / "pages").rename(homes[where] / "pages")
    monkeypatch.chdir(homes[where] if where == "here" else "/")
    assert figures("html", data, *options)["body"]["n"] == 1


def test_pages_that_are_not_found_are_wrong_usage(tmp_path: Path) -> None:
    data = write_set(tmp_path, body_row(), body_row("two.html"))
    (tmp_path / "pages" / "two.html").unlink()
    done = run("html", data)
    assert done.exit_code == 2
    assert "1 of 2 pages" in done.stderr
    (tmp_path / "elsewhere").mkdir()
    other = run("html", data, "--root", tmp_path / "elsewhere")
    assert other.exit_code == 2
    assert "--root" in other.stderr
    assert run("html", data, "--root", tmp_path / "nowhere").exit_code == 2


def test_a_date_that_the_page_does_not_state_to_the_day_is_none(tmp_path: Path) -> None:
    undated = PAGE.replace('<meta property="article:published_time" content="2023-09-14T08:00:00Z">', "")
    data = write_set(tmp_path, body_row(), page=undated)
    assert run("html", data, "--predictions", tmp_path / "pages.jsonl").exit_code == 0
    assert json.loads((tmp_path / "pages.jsonl").read_text("utf-8"))["date"] is None


# Misses and predictions


def test_misses_name_page_measure_what_was_expected_and_what_came(tmp_path: Path) -> None:
    data = write_set(tmp_path, parts_row(title="Islands plan joint search", **{"with": ["a choir sang"]}))
    done = run("html", data, "--misses")
    assert done.exit_code == 0
    told = done.stdout.split("\n\n")[1:]
    assert [miss.split() for miss in told[0].splitlines()] == [
        ["0.5000", "chunks", "one.html"],
        "expected: a choir sang".split(),
        "came: nothing".split(),
    ]
    assert told[1].splitlines()[1:] == [
        "  expected: Islands plan joint search",
        "  came:     Islands to search together",
    ]


def test_misses_stand_in_the_json_object_where_they_are_asked_for(tmp_path: Path) -> None:
    data = write_set(tmp_path, parts_row(date="2022-01-01"))
    assert figures("html", data, "--misses")["misses"] == [
        {"page": "one.html", "measure": "date", "expected": "2022-01-01", "found": "2023-09-14", "loss": 1.0}
    ]


def test_a_long_passage_is_shown_by_its_two_ends_and_without_control_characters() -> None:
    passage = f"It began \x1b[31mhere {'and went on ' * 40} and ended there"
    (shown,) = json.loads(
        cli_evaluate._json_object(Score((), (Miss("1", "body", passage, "", 0.5),)), with_misses=True)
    )["misses"]
    assert len(shown["expected"]) < 200
    assert shown["expected"].startswith("It began [31mhere and")
    assert shown["expected"].endswith("and ended there")


def test_the_figures_of_parts_of_a_set_stand_below_their_measure() -> None:
    both = [Figure("speaker", (Value("acc", 0.5),), kind) for kind in ("all", "direct")]
    told = json.loads(cli_evaluate._json_object(Score(tuple(both), ()), with_misses=False))
    assert told == {"speaker": {"all": {"acc": 0.5}, "direct": {"acc": 0.5}}}


def test_predictions_are_written_in_the_form_of_the_scorers(tmp_path: Path) -> None:
    data = write_set(tmp_path, body_row())
    assert run("html", data, "--predictions", tmp_path / "pages.jsonl").exit_code == 0
    (row,) = map(json.loads, (tmp_path / "pages.jsonl").read_text("utf-8").splitlines())
    assert row == {
        "id": "one.html",
        "text": "\n\n".join(PARAGRAPHS),
        "title": "Islands to search together",
        "author": ["Rita Camilleri"],
        "date": "2023-09-14",
    }


def test_predictions_are_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_set(tmp_path, lines_row())
    kept = tmp_path / "kept.jsonl"
    kept.write_text("as it was\n", encoding="utf-8")

    def stopped(*_: object) -> Iterator[None]:
        raise KeyboardInterrupt

    monkeypatch.setattr(evaluate_parts, "keep_lines", stopped)
    assert run("furniture", data, "--predictions", kept).exit_code == 130
    assert kept.read_text("utf-8") == "as it was\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "kept.jsonl",
        "set.gold.jsonl",
        "set.input.jsonl",
    ]


def test_figures_and_predictions_do_not_share_a_file(tmp_path: Path) -> None:
    data = write_set(tmp_path, body_row())
    assert run("html", data, "--predictions", "-").exit_code == 2
    assert run("html", data, "-o", tmp_path / "one", "--predictions", tmp_path / "one").exit_code == 2


def test_figures_are_written_to_a_file_too(tmp_path: Path) -> None:
    data = write_set(tmp_path, body_row())
    done = run("html", data, "--json", "-o", tmp_path / "figures.json")
    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads((tmp_path / "figures.json").read_text("utf-8"))["exact"] == {"acc": 1.0}


# furniture


def test_lines_are_kept_by_number(tmp_path: Path) -> None:
    data = write_set(tmp_path, lines_row())
    found = figures("furniture", data, "--predictions", tmp_path / "kept.jsonl")
    assert found == {
        "body": {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 1},
        "lines": {"p": 1.0, "r": 1.0, "f1": 1.0, "kept": 3, "gold": 3},
        "line-words": {"p": 1.0, "r": 1.0, "f1": 1.0},
        "page": {"acc": 1.0},
    }
    assert json.loads((tmp_path / "kept.jsonl").read_text("utf-8")) == {"id": "one", "keep": [2, 3, 4]}


def test_a_missed_line_is_told_with_its_number(tmp_path: Path) -> None:
    done = run("furniture", write_set(tmp_path, lines_row((2, 3, 4, 5))), "--misses")
    assert "  expected: 5: Share\n  came:     nothing\n" in done.stdout


@pytest.mark.parametrize("options", [("--lang", "en"), ("--root", "/")])
def test_lines_have_no_language_and_no_folder(options: tuple[str, str], tmp_path: Path) -> None:
    assert run("furniture", write_set(tmp_path, lines_row()), *options).exit_code == 2


# What is wrong with a set


def test_files_that_are_not_there_are_wrong_usage(tmp_path: Path) -> None:
    done = run("html", tmp_path / "set")
    assert done.exit_code == 2
    assert "set.input.jsonl" in done.stderr.replace("\n", "")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{'id': 1}", "it is not JSON"),
        ("[]", "list found"),
        ('{"id": "two.html", "articleBody": 5, "lang": "en"}', "articleBody"),
        ('{"id": "two.html", "lang": "en"}', "articleBody"),
        ('{"id": "one.html", "articleBody": "", "lang": "en"}', "twice"),
    ],
)
def test_a_line_that_is_not_in_form_is_told_by_file_and_line(line: str, reason: str, tmp_path: Path) -> None:
    data = write_set(tmp_path, body_row())
    with Path(f"{data}.gold.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = run("html", data)
    assert done.exit_code == 2
    said = done.stderr.replace("\n", "")
    assert "set.gold.jsonl:3" in said
    assert reason in said


@pytest.mark.parametrize("ending", [".input.jsonl", ".gold.jsonl"])
def test_a_set_without_rows_is_wrong_usage(ending: str, tmp_path: Path) -> None:
    data = write_set(tmp_path, lines_row())
    Path(f"{data}{ending}").write_text("\n", encoding="utf-8")
    done = run("furniture", data)
    assert done.exit_code == 2
    assert "no rows" in done.stderr


def test_input_and_gold_are_of_the_same_pages(tmp_path: Path) -> None:
    data = write_set(tmp_path, Row(lines_row().given, lines_row().gold | {"id": "two"}))
    done = run("furniture", data)
    assert done.exit_code == 2
    assert "'one'" in done.stderr


def test_gold_keeps_only_lines_that_there_are(tmp_path: Path) -> None:
    done = run("furniture", write_set(tmp_path, lines_row((2, 6))))
    assert done.exit_code == 2
    assert "'one'" in done.stderr


def test_scoring_page_parts_loads_no_language_library(tmp_path: Path) -> None:
    data = write_set(tmp_path, body_row())
    code = (
        f"import sys, foedera.cli\nsys.argv = ['foedera', 'evaluate', 'html', {str(data)!r}]\n"
        "try:\n    foedera.cli.main()\nexcept SystemExit as end:\n    print(end.code, 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 False"
