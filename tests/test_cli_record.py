"""Finding, reviewing and comparing at the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from readings import Draft, supply_pact
from typer.testing import CliRunner, Result

from foedera import cli
from foedera.cli_common import KINDS
from foedera.contract import to_json
from foedera.reading import Reading
from foedera.record import open_record
from foedera.search import KINDS as FOUND
from foedera.things import Kind


def harbour(*, promise: bool = True) -> Reading:
    draft = Draft(
        "India and Japan held the third Harbour Dialogue in May 2023. Japan pledged two cranes to India.",
        page="ports",
        published="2023-06-01",
        site="harbour.example",
    )
    india, japan = draft.state("IND"), draft.state("JPN")
    draft.initiative("Harbour Dialogue", [india, japan], editions=[(3, "2023-05")])
    if promise:
        draft.commitment([japan], [india], "two cranes", made="2023-05-20", due="2024")
    return draft.reading()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "kept.db"
    with open_record(path) as store:
        list(store.add_all([harbour(), supply_pact(page="a", published="2024-08-23", site="wire.example")]))
        store.consolidate()
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def ids(text: str, prefix: str) -> list[str]:
    return re.findall(rf"{prefix}_[0-9a-f]{{16}}", text)


def test_the_kinds_of_commands_are_those_of_the_record() -> None:
    assert KINDS == FOUND
    assert sorted(KINDS) == sorted(get_args(Kind))


def test_find_shows_each_kind_with_its_passage_and_ids(record: Path) -> None:
    done = run("find", "cranes", "--record", record)
    assert done.exit_code == 0
    assert re.search(
        r"Commitments \(1\)\s+Japan · open · 2023-05-20\s+[^\n]*Japan pledged two cranes", done.stdout
    )
    assert ids(done.stdout, "com")


def test_find_writes_a_hit_a_line(record: Path) -> None:
    done = run("find", "harbour", "--record", record, "--kind", "initiatives", "--format", "jsonl")
    (hit,) = map(json.loads, done.stdout.splitlines())
    assert (hit["kind"], hit["name"], hit["sites"]) == (
        "initiatives",
        "Harbour Dialogue",
        ["harbour.example"],
    )


def test_find_takes_countries_by_name_and_filters_alone(record: Path) -> None:
    done = run("find", "--country", "japan", "--kind", "commitments", "--record", record)
    assert (done.exit_code, len(ids(done.stdout, "com"))) == (0, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["-cranes"],
        ["cranes", "--kind", "boats"],
        ["cranes", "--country", "Atlantis"],
        ["x", "--since", "May"],
    ],
)
def test_find_says_what_it_cannot_look_for(record: Path, arguments: list[str]) -> None:
    assert (
        run("find", "--record", record, "--", *arguments).exit_code == 2
        or run("find", "--record", record, *arguments).exit_code == 2
    )


def test_find_without_hits_says_so_on_the_other_channel(record: Path) -> None:
    done = run("find", "zebra", "--record", record)
    assert (done.exit_code, done.stdout.strip(), done.stderr.strip()) == (0, "", "nothing found")


def test_review_lists_the_most_doubtful_first_and_drops_what_was_judged(record: Path) -> None:
    told = [
        json.loads(line)
        for line in run("review", "--record", record, "--format", "jsonl").stdout.splitlines()
    ]
    assert [one["doubt"] for one in told] == sorted((one["doubt"] for one in told), reverse=True)
    assert run("review", "accept", told[0]["id"], "--record", record, "--by", "ann").exit_code == 0
    left = run("review", "--record", record, "--format", "jsonl").stdout
    assert told[0]["id"] not in left


def test_what_is_corrected_is_what_other_commands_tell(record: Path) -> None:
    (vow,) = ids(run("find", "cranes", "--record", record, "--kind", "commitments").stdout, "com")
    assert run("review", "correct", vow, "status=kept", "--record", record).exit_code == 0
    assert "Japan · kept" in run("find", "cranes", "--record", record).stdout
    line = json.loads(run("export", "--kind", "commitments", "--record", record).stdout)
    assert (line["status"], line["review"]) == ("kept", "corrected")
    assert run("review", "undo", vow, "--record", record).exit_code == 0
    assert "Japan · open" in run("find", "cranes", "--record", record).stdout


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [((), 2), (("--limit", "1"), 1), (("--limit", "0"), 2), (("--limit", "1", "--format", "md"), 1)],
)
def test_a_dossier_shows_as_many_of_each_list_as_asked_and_how_many_there_are(
    record: Path, arguments: tuple[str, ...], shown: int
) -> None:
    told = run("dossier", "IND", "--record", record, *arguments).stdout
    assert len(set(ids(told, "evt"))) == shown
    assert ("1 of 2, those that most sources tell." in told) == (shown == 1)


def test_json_has_all_of_a_dossier_unless_asked_for_less(record: Path) -> None:
    told = [
        json.loads(run("dossier", "IND", "--record", record, "--format", "json", *more).stdout)
        for more in ((), ("--limit", "1"))
    ]
    assert [len(one["timeline"]) for one in told] == [2, 1]


def test_a_rejected_thing_is_in_no_dossier(record: Path) -> None:
    (plan,) = ids(run("find", "harbour", "--record", record, "--kind", "initiatives").stdout, "ini")
    assert "Harbour Dialogue" in run("dossier", "JPN", "--record", record).stdout
    run("review", "reject", plan, "--record", record)
    assert "## Programmes" not in run("dossier", "JPN", "--record", record, "--format", "md").stdout


def test_verdicts_travel(record: Path, tmp_path: Path) -> None:
    (vow,) = ids(run("find", "cranes", "--record", record, "--kind", "commitments").stdout, "com")
    run("review", "correct", vow, "status=kept", "--record", record, "--by", "ann")
    out, other = tmp_path / "verdicts.jsonl", tmp_path / "other.db"
    assert run("review", "export", "--record", record, "-o", out).exit_code == 0
    with open_record(other) as store:
        store.add(harbour())
    assert "1 new verdicts of 1" in run("review", "import", out, "--record", other).stderr
    assert "Japan · kept" in run("find", "cranes", "--record", other).stdout


def test_readers_agreement_is_told(record: Path) -> None:
    (vow,) = ids(run("find", "cranes", "--record", record, "--kind", "commitments").stdout, "com")
    for reader in ("ann", "bob"):
        run("review", "accept", vow, "--record", record, "--by", reader)
    assert run("review", "agreement", "--record", record).stdout == "ann\tbob\t1\t1.00\t-\n"


@pytest.mark.parametrize(
    "arguments",
    [["accept", "com_0000000000000000"], ["correct", "ports", "status=kept"], ["same", "nothing", "nobody"]],
)
def test_a_verdict_on_nothing_is_wrong_usage(record: Path, arguments: list[str]) -> None:
    assert run("review", *arguments, "--record", record).exit_code == 2


def test_two_things_are_held_together_and_apart(record: Path) -> None:
    deals = ids(run("export", "--kind", "actors", "--record", record).stdout, "act")
    one, other = sorted(set(deals))[:2]
    assert run("review", "same", one, other, "--record", record, "--by", "ann").exit_code == 0
    assert run("review", "different", one, other, "--record", record, "--by", "ann").exit_code == 0


def written(path: Path, reading: Reading) -> Path:
    path.write_text(json.dumps(to_json(reading)) + "\n", "utf-8")
    return path


def test_diff_tells_what_one_reading_lacks(tmp_path: Path) -> None:
    before, after = (
        written(tmp_path / "a.jsonl", harbour()),
        written(tmp_path / "b.jsonl", harbour(promise=False)),
    )
    done = run("diff", before, after)
    assert done.exit_code == 1
    assert "- commitments: Japan" in done.stdout


def test_diff_of_equal_readings_is_nothing(tmp_path: Path, record: Path) -> None:
    same = written(tmp_path / "a.json", harbour())
    assert (run("diff", same, same).exit_code, run("diff", record, record).exit_code) == (0, 0)


def test_diff_finds_versions_by_article_and_digest(record: Path) -> None:
    with open_record(record) as store:
        (digest,) = [article.sha256 for article in store.articles() if article.id == "ports"]
    version = f"ports@{digest[:8]}"
    assert run("diff", version, version, "--record", record).exit_code == 0
    assert run("diff", version, "ports@ffff", "--record", record).exit_code == 2


def test_diff_refuses_what_holds_no_readings(tmp_path: Path) -> None:
    path = tmp_path / "poem.txt"
    path.write_text("not a reading", "utf-8")
    assert run("diff", path, path).exit_code == 2
