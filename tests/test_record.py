"""What the record keeps, what it never loses, and where an id leads."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from crowds import crowd
from readings import WITH, Draft, day, supply_pact

from foedera import filing
from foedera.article import Published
from foedera.consolidate import consolidate
from foedera.errors import Problem, RecordError, UnknownId
from foedera.reading import Reading, to_contract
from foedera.record import Record, open_record
from foedera.search import Query
from foedera.tables import MIGRATIONS
from foedera.things import RecordedAgreement
from foedera.why import why
from foedera.why_view import why_text

TESTS = Path(__file__).parent


def filled(*readings: Reading) -> Record:
    """Return a consolidated record of readings."""
    record = open_record(":memory:")
    for reading in readings:
        record.add(reading)
    record.consolidate()
    return record


def the_agreement(record: Record) -> RecordedAgreement:
    (deal,) = record.things("agreements")
    assert isinstance(deal, RecordedAgreement)
    return deal


def test_a_reading_comes_out_as_it_went_in(reading: Reading) -> None:
    record = filled(reading)
    assert list(record.readings()) == [reading]
    assert list(record.articles()) == [reading.article]


def test_a_reading_without_findings_comes_out_as_it_went_in(bare_reading: Reading) -> None:
    assert list(filled(bare_reading).readings()) == [bare_reading]


def test_the_same_page_twice_is_kept_once() -> None:
    record = open_record(":memory:")
    page = supply_pact(page="a", published="2024-08-23")
    assert [record.add(page), record.add(page)] == ["new", "kept"]
    refetched = replace(page, article=replace(page.article, fetched="2024-09-01T00:00:00Z"))
    assert record.add(refetched) == "kept"
    assert list(record.readings()) == [page]


@pytest.mark.parametrize(
    ("url", "outcome"), [("https://x.example/1", "version"), ("https://x.example/2", "new")]
)
def test_other_text_at_the_same_address_is_a_new_version(url: str, outcome: str) -> None:
    record = open_record(":memory:")
    first = supply_pact(page="a", published="2024-08-23", url="https://x.example/1")
    second = supply_pact(
        page="b",
        published="2024-08-24",
        url=url,
        text="Corrected: Rajnath Singh met Lloyd Austin, and they signed SOSA, a milestone.",
    )
    assert [record.add(first), record.add(second)] == ["new", outcome]
    assert list(record.readings()) == [first, second]


def test_versions_of_a_page_are_one_report_and_the_newest_is_shown() -> None:
    texts = [
        "First text: Singh met Austin and signed, a milestone.",
        "Second text: Singh met Austin, signed, a milestone.",
    ]
    days = ["2024-08-24", "2024-08-25"]
    record = filled(
        *(supply_pact(page="a", published=on, text=text) for on, text in zip(days, texts, strict=True))
    )
    (article,) = record.everything().articles
    assert article.text == texts[1]
    assert [str(version.published) for version in article.versions] == days
    assert the_agreement(record).reports == 1


def test_a_value_that_only_an_older_version_gives_stands_behind_the_newer_one() -> None:
    record = filled(
        supply_pact(page="a", published="2024-08-23", signed="2024-08-23"),
        supply_pact(
            page="a", published="2024-08-24", text="Corrected: Singh met Austin and signed, a milestone."
        ),
    )
    deal = the_agreement(record)
    assert str(deal.signed) == "2024-08-22"
    assert [rival.value for rival in deal.contradictions[0].values] == ["2024-08-22", "2024-08-23"]


def test_a_page_read_anew_replaces_only_what_is_derived() -> None:
    record = open_record(":memory:")
    page = supply_pact(page="a", published="2024-08-23")
    record.add(page)
    again = replace(page, foedera=replace(WITH, version="0.2.0"), commitments=(), statements=())
    assert record.add(again) == "again"
    assert list(record.readings()) == [again]


def test_a_reading_that_knows_less_of_the_date_does_not_replace_one_that_knows_it() -> None:
    dated = supply_pact(page="a", published="2024-08-23")
    undated = replace(dated, article=replace(dated.article, published=Published()))
    for pages in ([dated, undated], [undated, dated]):
        assert list(filled(*pages).readings()) == [dated]


def test_an_id_once_shown_leads_to_what_it_was_merged_into() -> None:
    record = open_record(":memory:")
    record.add(supply_pact(page="late", published="2024-08-25"))
    record.consolidate()
    shown = the_agreement(record).id
    record.add(
        supply_pact(page="early", published="2024-08-23", text="Singh met Austin and signed, a milestone.")
    )
    record.consolidate()
    merged = the_agreement(record)
    assert merged.id != shown
    assert record.thing(shown) == merged


def test_an_id_whose_finding_is_read_otherwise_leads_to_the_finding_at_its_passage() -> None:
    record = open_record(":memory:")
    page = supply_pact(page="a", published="2024-08-23")
    record.add(page)
    record.consolidate()
    shown = the_agreement(record).id
    (deal,) = page.agreements
    wider = page.article.passage(deal.mentions[0].start - 4, deal.mentions[0].end)
    again = replace(
        page, agreements=(replace(deal, mentions=(wider,)),), foedera=replace(WITH, version="0.2.0")
    )
    record.add(again)
    record.consolidate()
    assert the_agreement(record).id != shown
    assert record.thing(shown) == the_agreement(record)


def test_an_id_that_never_was_is_unknown() -> None:
    with pytest.raises(UnknownId):
        filled().thing("agr_0000000000000000")


def test_a_persons_verdict_outlives_every_reading_and_can_be_taken_back() -> None:
    pages = [
        supply_pact(page="a", published="2024-08-23"),
        supply_pact(page="b", published="2024-08-24", text="Singh met Austin and signed, a milestone."),
    ]
    record = filled(*pages)
    one, other = (found.key for found in record.found(the_agreement(record).id))
    record.judge(one, other, "different", "person:ada")
    assert record.consolidate()
    assert len(list(record.things("agreements"))) == 2
    record.add(replace(pages[0], foedera=replace(WITH, version="0.2.0")))
    record.consolidate()
    assert len(list(record.things("agreements"))) == 2
    record.retract(one, other, "person:ada")
    record.consolidate()
    assert the_agreement(record).reports == 2


def test_a_verdict_on_an_unknown_id_is_refused() -> None:
    with pytest.raises(UnknownId):
        filled().judge("agr_1", "agr_2", "same", "person:ada")


def test_a_problem_is_kept_once() -> None:
    record = open_record(":memory:")
    problem = Problem("p.html", "article", "no text found", "give the article as plain text")
    record.note(problem)
    record.note(problem)
    assert record.problems() == (problem,)


def test_what_was_known_on_a_day_rests_on_the_pages_of_that_day() -> None:
    record = filled(
        supply_pact(page="a", published="2024-08-23"),
        supply_pact(page="b", published="2024-08-30", text="Singh met Austin and signed, a milestone."),
        supply_pact(page="c", published=None, text="No date: Singh met Austin and signed, a milestone."),
    )
    assert [deal.reports for deal in record.everything().agreements] == [3]
    assert [deal.reports for deal in record.everything(day("2024-08-24").latest).agreements] == [1]
    assert record.everything(day("2024-08-01").latest).agreements == ()


def test_sound_evidence_passes_verification(reading: Reading) -> None:
    assert list(filled(reading, supply_pact(page="a", published=None)).verify()) == []


def test_verification_finds_evidence_that_the_text_no_longer_shows(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as record:
        record.add(supply_pact(page="a", published="2024-08-23"))
    with sqlite3.connect(path) as raw:
        (body,) = raw.execute("SELECT text FROM body").fetchone()
        changed = zlib.decompress(body).decode().replace("signed", "mocked")
        raw.execute("UPDATE body SET text = ?", (zlib.compress(changed.encode()),))
    raw.close()
    with open_record(path) as record:
        faults = list(record.verify())
    assert [(fault.article, fault.finding) for fault in faults] == [("a", None)]
    assert "the stored text has changed" in str(faults[0])


def test_verification_finds_a_reading_that_is_not_as_it_was_checked(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as record:
        record.add(supply_pact(page="a", published="2024-08-23"))
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE reading SET digest = zeroblob(16)")
    raw.close()
    with open_record(path) as record:
        faults = list(record.verify())
    assert [(fault.article, fault.finding) for fault in faults] == [("a", "reading")]


def test_a_record_is_found_again_after_it_was_closed(tmp_path: Path) -> None:
    page = supply_pact(page="a", published="2024-08-23")
    with open_record(tmp_path / "r.db") as record:
        record.add(page)
        assert record.consolidate()
        assert not record.consolidate()
        before = list(record.things("events"))
    with open_record(tmp_path / "r.db") as record:
        assert list(record.readings()) == [page]
        assert list(record.things("events")) == before


@pytest.mark.parametrize(
    "content", [b"this is a letter, not a database " * 9, b"SQLite format 3\0" + b"\xff" * 200]
)
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(RecordError, match="no record"):
        open_record(path)


def test_a_record_of_a_later_version_is_refused(tmp_path: Path) -> None:
    open_record(tmp_path / "r.db").close()
    with sqlite3.connect(tmp_path / "r.db") as raw:
        raw.execute("INSERT INTO migration VALUES ('9999_later')")
    raw.close()
    with pytest.raises(RecordError, match="9999_later"):
        open_record(tmp_path / "r.db")


def test_one_process_reads_while_another_writes(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as writer, open_record(tmp_path / "r.db") as reader:
        writer.add(supply_pact(page="a", published="2024-08-23"))
        rows = reader.readings()
        next(rows)
        writer.add(supply_pact(page="b", published="2024-08-23"))
        assert len(list(reader.readings())) == 2


WRITER = """
import os, sys
sys.path.insert(0, sys.argv[1])
from readings import supply_pact
from foedera.record import open_record

def write(path):
    record = open_record(path)
    print("ready", flush=True)
    for number in range(100_000):
        text = f"Number {number}: Singh met Austin and signed, a milestone." + " More words follow." * 300
        record.add(supply_pact(page=f"p{number}", published="2024-08-23", text=text))
        if number % 7 == 3:
            record.consolidate()
        print("added", flush=True)

for path in sys.stdin:
    child = os.fork()
    if not child:
        write(path.rstrip())
    print("child", child, flush=True)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


@pytest.fixture(scope="module")
def writer() -> Iterator[subprocess.Popen[str]]:
    """Yield a process that begins another for each path it is told, which adds pages there until it is killed."""
    command = [sys.executable, "-c", WRITER, str(TESTS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process


def added_until_killed(writer: subprocess.Popen[str], path: Path, wait: float) -> int:
    """Have pages added, kill who does it in the middle, and return how many pages it had told of."""
    assert writer.stdin is not None
    assert writer.stdout is not None
    print(path, file=writer.stdin, flush=True)
    told = [writer.stdout.readline().split()]
    while len({line[0] for line in told} & {"ready", "child"}) < 2:
        told.append(writer.stdout.readline().split())
    time.sleep(wait)
    os.kill(next(int(number) for said, *rest in told if said == "child" for number in rest), signal.SIGKILL)
    while told[-1] != ["dead"]:
        told.append(writer.stdout.readline().split())
    return told.count(["added"])


def assert_nothing_lost(path: Path, told: int) -> None:
    """Check that a record holds all that its writer told of, whole, and that it can go on from there."""
    with open_record(path) as record:
        pages = [reading.article.id for reading in record.readings()]
        assert told <= len(pages) <= told + 1
        assert pages == [f"p{number}" for number in range(len(pages))]
        assert list(record.verify()) == []
        record.consolidate()
        assert record.everything().agreements[0].reports == len(pages) if pages else True
        assert record.everything() == consolidate(record.readings()).things
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()


@pytest.mark.parametrize("wait", [random.Random(seed).uniform(0.0, 0.6) for seed in range(4)])
def test_a_killed_writer_loses_no_page_it_had_added_and_leaves_no_half_one(
    writer: subprocess.Popen[str], tmp_path: Path, wait: float
) -> None:
    path = tmp_path / "r.db"
    assert_nothing_lost(path, added_until_killed(writer, path, wait))


@pytest.mark.slow
def test_a_writer_killed_two_hundred_times_loses_nothing(
    writer: subprocess.Popen[str], tmp_path: Path
) -> None:
    chance = random.Random(8)
    for kill in range(200):
        path = tmp_path / f"{kill}.db"
        assert_nothing_lost(path, added_until_killed(writer, path, chance.uniform(0.0, 0.8)))
        path.unlink()


def test_why_tells_the_passage_its_paragraph_the_rule_and_what_was_resolved() -> None:
    record = filled(
        supply_pact(page="a", published="2024-08-23", title="Supplies secured"),
        supply_pact(page="b", published="2024-08-24", text="Singh met Austin and signed SOSA, a milestone."),
    )
    deal = the_agreement(record)
    found = why(record, record.found(deal.id)[1].key)
    assert (found.id, found.kind, found.name) == (deal.id, "agreements", deal.name)
    assert [passage.source.article for passage in found.passages] == ["a", "b"]
    assert all(passage.source.text in passage.paragraph for passage in found.passages)
    assert {(one.what, one.meaning) for one in found.passages[0].resolved} >= {
        ("party", "India, country, IND"),
        ("signed", "2024-08-22"),
    }
    assert [(one.verdict, one.by) for one in found.judgements] == [("same", "same_traits")]
    text = why_text(record, deal.id)
    for words in ("Supplies secured", "by_hand", "same_traits", "2024-08-24"):
        assert words in text


def test_why_answers_for_everything_in_a_record(reading: Reading) -> None:
    record = filled(reading)
    for kind in ("actors", "events", "agreements", "initiatives", "statements", "commitments", "articles"):
        for thing in record.things(kind):
            assert why_text(record, thing.id)


def test_text_is_stored_once_for_all_pages_that_share_it(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        for page in ("a", "b"):
            draft = Draft("One text on two sites.", page=page, url=f"https://{page}.example")
            record.add(draft.reading())
        assert len(to_contract(next(record.readings()))["article"]["text"]) > 0
    with sqlite3.connect(tmp_path / "r.db") as raw:
        assert raw.execute("SELECT COUNT(*) FROM body").fetchone() == (1,)
    raw.close()


def test_a_record_of_before_readings_were_short_is_written_anew(tmp_path: Path) -> None:
    page = supply_pact(page="a", published="2024-08-23")
    data = to_contract(page)
    data["article"]["text"] = ""
    body = zlib.compress(page.article.text.encode())
    with sqlite3.connect(tmp_path / "r.db") as raw:
        raw.execute("CREATE TABLE migration (name TEXT PRIMARY KEY) WITHOUT ROWID")
        for name, statements in MIGRATIONS[:2]:
            for statement in statements.split(";"):
                raw.execute(statement)
            raw.execute("INSERT INTO migration VALUES (?)", (name,))
        raw.execute("INSERT INTO body VALUES (?, ?)", (page.article.sha256, body))
        raw.execute("INSERT INTO page VALUES (1, 'a', ?1, NULL, ?1)", (page.article.sha256,))
        packed = zlib.compress(json.dumps(data).encode())
        raw.execute("INSERT INTO reading VALUES (1, 'w', 'd', 4, ?)", (packed,))
        gone = ("agr_00000000000000ff", "agr_00000000000000ff", "agreements", "a", page.article.sha256)
        raw.execute("INSERT INTO minted VALUES (?, ?, ?, ?, ?, 0, 400, 0)", gone)
    raw.close()
    with open_record(tmp_path / "r.db") as record:
        assert list(record.readings()) == [page]
        assert record.add(page) == "kept"
        assert record.consolidate()
        assert record.thing("agr_00000000000000ff") == the_agreement(record)


def test_many_pages_pack_smaller_and_come_out_as_they_went_in() -> None:
    pages = crowd(random.Random(1), 90)
    record = open_record(":memory:")
    assert set(record.add_all(pages)) <= {"new", "version"}
    assert list(record.readings()) == pages
    assert list(record.verify()) == []


def grown_before(path: Path, pages: Sequence[Reading]) -> None:
    """Make the record of some pages with the tables that it had before words had an index of their own."""
    with open_record(path) as record:
        list(record.add_all(pages))
    names = [name for name, _ in MIGRATIONS]
    before = names.index("0009_words")
    old = dict(MIGRATIONS)["0005_search"]
    with sqlite3.connect(path) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        for table in ("search", "entry", "sort", "worn", "unsearched"):
            raw.execute(f"DROP TABLE {table}")
        raw.executescript(old)
        raw.executemany("DELETE FROM migration WHERE name = ?", [(name,) for name in names[before:]])
    raw.close()


def test_a_record_whose_words_were_kept_otherwise_is_brought_up_without_loss(tmp_path: Path) -> None:
    pages = crowd(random.Random(2), 30)
    grown_before(tmp_path / "r.db", pages)
    with open_record(tmp_path / "r.db") as record, open_record(":memory:") as fresh:
        list(fresh.add_all(pages))
        record.consolidate()
        fresh.consolidate()
        assert list(record.readings()) == pages
        assert record.everything() == fresh.everything()
        for words in ("agreement", "said OR met", pages[0].article.text.split()[0]):
            assert record.find(Query(words)) == fresh.find(Query(words))


def test_cards_that_are_packed_and_cards_of_before_are_one_record(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = crowd(random.Random(3), 24)
    monkeypatch.setattr(filing, "_SAMPLES", 5)
    record = open_record(":memory:")
    for reading in pages:
        record.add(reading)
        record.consolidate()
        record._growth.clear()
    kinds = {kind for (kind,) in record._db.execute("SELECT DISTINCT typeof(data) FROM trait")}
    assert kinds >= {"text", "blob"}
    assert record.everything() == consolidate(pages).things
