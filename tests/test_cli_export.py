"""`foedera export` as its users meet it: files by their endings, two tables for GDELT, clear refusals."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import get_args

import pytest
from exported import corpus
from pyarrow import parquet
from typer.testing import CliRunner, Result

import foedera.export
import foedera.things
from foedera import cli, cli_export, export_gdelt
from foedera.record import open_record


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "kept.db"
    with open_record(path) as store:
        for reading in corpus():
            store.add(reading)
    return path


def run(record: Path, *arguments: object) -> Result:
    return CliRunner().invoke(cli.app, ["export", "--record", str(record), *map(str, arguments)])


def test_the_options_are_those_of_the_library() -> None:
    assert get_args(cli_export.ExportForm) == get_args(foedera.export.Form)
    assert get_args(cli_export.ExportKind) == get_args(foedera.things.Kind)
    assert get_args(cli_export.Table) == get_args(export_gdelt.GdeltTable)


@pytest.mark.parametrize("form", get_args(foedera.export.Form))
def test_every_form_goes_to_standard_output_and_to_a_file(form: str, record: Path, tmp_path: Path) -> None:
    told = run(record, "--to", form)
    assert (told.exit_code, bool(told.stdout_bytes)) == (0, True)
    table = ("--table", "events") if form == "gdelt" else ()
    assert run(record, "--to", form, *table, "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out").read_bytes() == told.stdout_bytes


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl", "txt"])
def test_the_ending_of_the_output_tells_the_form(ending: str, record: Path, tmp_path: Path) -> None:
    out = tmp_path / f"deals.{ending}"
    assert run(record, "--kind", "agreements", "-o", out).exit_code == 0
    begins = {"csv": b"id,name", "parquet": b"PAR1", "jsonl": b'{"id"', "txt": b'{"id"'}[ending]
    assert out.read_bytes().startswith(begins)


def test_the_panel_is_parquet_where_the_output_says_so(record: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(record, "--to", "panel").stdout)))
    assert run(record, "--to", "panel", "-o", tmp_path / "panel.parquet").exit_code == 0
    kept = parquet.read_table(tmp_path / "panel.parquet")
    assert kept.column_names == list(rows[0])
    assert [str(value) for value in kept["events"].to_pylist()] == [row["events"] for row in rows]


@pytest.mark.parametrize("name", ["gdelt", "gdelt.csv"])
def test_gdelt_writes_two_tables_beside_each_other(name: str, record: Path, tmp_path: Path) -> None:
    done = run(record, "--to", "gdelt", "-o", tmp_path / name)
    assert done.exit_code == 0
    assert sorted(path.name for path in tmp_path.glob("gdelt*")) == ["gdelt.export.CSV", "gdelt.mentions.CSV"]
    widths = {
        path.suffixes[0]: len(path.read_text("utf-8").splitlines()[0].split("\t"))
        for path in tmp_path.glob("gdelt*")
    }
    assert widths == {".export": 61, ".mentions": 16}


def test_gdelt_on_standard_output_is_one_table_and_says_where_the_other_is(record: Path) -> None:
    events, mentions = run(record, "--to", "gdelt"), run(record, "--to", "gdelt", "--table", "mentions")
    assert "--table mentions" in events.stderr
    assert len(events.stdout.splitlines()[0].split("\t")) == 61
    assert len(mentions.stdout.splitlines()[0].split("\t")) == 16


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "polecat", "--kind", "agreements"), "jsonl, csv, parquet or ftm"),
        (("--to", "gdelt", "--kind", "actors"), "events only"),
        (("--to", "ftm", "--kind", "events"), "leave --kind out"),
        (("--to", "panel", "--kind", "events"), "leave --kind out"),
        (("--to", "csv", "--table", "mentions"), "--table"),
        (("--to", "xlsx"), "xlsx"),
        (("--kind", "wars"), "wars"),
    ],
)
def test_what_does_not_fit_is_wrong_usage(
    arguments: tuple[str, ...], said: str, record: Path, tmp_path: Path
) -> None:
    done = run(record, *arguments, "-o", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert list(tmp_path.glob("out*")) == []


@pytest.mark.parametrize("form", ["csv", "parquet", "gdelt", "ftm", "panel"])
def test_a_file_is_written_whole_or_not_at_all(
    form: str, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    for name in ("export", "export_parquet"):
        monkeypatch.setattr(foedera.export, name, broken)
    (tmp_path / "out").write_text("kept")
    assert run(record, "--to", form, "-o", tmp_path / "out").exit_code == 130
    assert (tmp_path / "out").read_text() == "kept"
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == ["out"]


@pytest.mark.parametrize("form", ["jsonl", "csv", "polecat", "gdelt", "ftm", "panel"])
def test_the_same_pages_give_the_same_bytes_whatever_their_order(
    form: str, record: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with open_record(other) as store:
        for reading in reversed(corpus()):
            store.add(reading)
    assert run(other, "--to", form).stdout_bytes == run(record, "--to", form).stdout_bytes
