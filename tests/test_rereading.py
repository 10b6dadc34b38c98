"""Pages of a record that take something from others: whatever the order, whenever the teacher comes or goes."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from docs import article_of
from test_cli import run

from foedera.pipeline import read_text
from foedera.reading import Reading
from foedera.record import Record, open_record
from foedera.rereading import read_with, teach
from foedera.search import Query
from foedera.why import why
from foedera.why_view import why_text

pytestmark = pytest.mark.model

PAGES = {
    "teacher": ("Ghana and Togo signed the Mutual Ports Pact (MPP) in Lomé on Monday.", "2024-03-13"),
    "bare": ("Under the MPP, Ghana may use two harbours of Togo.", "2024-05-02"),
    "talks": ("Togo and Ghana resumed the MPP talks in Accra on Friday.", "2023-11-04"),
    "far": ("Chile heard the MPP out.", "2024-05-02"),
    "office": ("Zambian Finance Minister Lubona Chileshe met lenders in Lusaka.", "2024-03-13"),
    "person": ("Finance Minister Lubona Chileshe raised the tax on copper.", "2024-06-01"),
    "undated": ("Ghana and Togo signed the Mutual Ports Pact yesterday.", None),
    "both": ("On Monday Ghana and Togo signed the MPP, Finance Minister Chileshe said.", None),
}


def page(name: str, text: str | None = None) -> Reading:
    told, day = PAGES[name]
    article = replace(article_of(text or told, day, name), id=sha256(name.encode()).hexdigest()[:12])
    return read_text(article)


@pytest.fixture(scope="module")
def pages() -> dict[str, Reading]:
    return {name: page(name) for name in PAGES}


def filled(batches: Iterable[Sequence[Reading]]) -> Record:
    record = open_record(":memory:")
    for batch in batches:
        assert all(outcome in {"new", "version"} for outcome in record.add_all(batch))
        teach(record)
        record.consolidate()
    return record


def told(record: Record) -> tuple[str, str]:
    readings = sorted(repr(reading) for reading in record.readings())
    return repr(record.everything()), "\n".join(readings)


def test_the_order_of_pages_and_their_batches_do_not_change_the_record(pages: dict[str, Reading]) -> None:
    outcomes = set()
    for seed in range(5):
        dice = random.Random(seed)
        mixed = dice.sample(list(pages.values()), len(pages))
        size = dice.choice([1, 2, 3, len(mixed)])
        outcomes.add(told(filled(mixed[at : at + size] for at in range(0, len(mixed), size))))
    assert len(outcomes) == 1


def reading_of(record: Record, name: str) -> Reading:
    return next(one for one in record.readings() if one.article.title == name)


@pytest.mark.parametrize("order", [("teacher", "bare", "talks"), ("bare", "talks", "teacher")])
def test_pages_with_a_bare_acronym_tell_of_the_instrument_that_another_explains(
    pages: dict[str, Reading], order: Sequence[str]
) -> None:
    record = filled([pages[name]] for name in order)
    (deal,) = record.things("agreements")
    assert {source.title for source in deal.sources} == {"teacher", "bare", "talks"}
    assert not [one for one in record.things("actors") if getattr(one, "name", "") == "MPP"]
    assert reading_of(record, "bare").foedera.record
    assert reading_of(record, "teacher").foedera.record is None
    assert teach(record) == 0
    assert [hits.kind for hits in record.find(Query("MPP", ("agreements",)))] == ["agreements"]


def test_other_states_take_nothing(pages: dict[str, Reading]) -> None:
    record = filled([[pages["teacher"], pages["far"]]])
    assert reading_of(record, "far") == pages["far"]


def test_what_a_page_took_is_given_back_when_its_teacher_is_read_otherwise(pages: dict[str, Reading]) -> None:
    record = filled([[pages["bare"], pages["teacher"]]])
    later = replace(pages["teacher"].foedera, version="9.9")
    blind = replace(pages["teacher"], foedera=later, agreements=(), events=(), commitments=())
    assert record.add(blind) == "again"
    assert teach(record) == 1
    record.consolidate()
    assert reading_of(record, "bare") == pages["bare"]
    assert record.add(replace(pages["teacher"], foedera=replace(later, version="9.10"))) == "again"
    assert teach(record) == 1
    assert reading_of(record, "bare").foedera.record


def test_a_page_ingested_again_is_known_already(pages: dict[str, Reading]) -> None:
    record = filled([list(pages.values())])
    before = told(record)
    assert set(record.add_all(pages.values())) == {"kept"}
    assert (teach(record), record.consolidate(), told(record)) == (0, False, before)


def test_growth_that_has_nothing_to_do_with_a_page_leaves_it_alone(pages: dict[str, Reading]) -> None:
    record = filled([[pages["teacher"], pages["bare"]]])
    before = reading_of(record, "bare")
    more = page("far", "Chile and Peru signed the Border Crossings Arrangement (BCA) in Lima on Monday.")
    again = replace(pages["teacher"].article, id="another", title="another")
    assert list(record.add_all([more, read_text(again)])) == ["new", "new"]
    assert teach(record) == 0
    assert reading_of(record, "bare") == before


def test_teaching_goes_on_where_it_was_stopped(pages: dict[str, Reading], tmp_path: Path) -> None:
    with open_record(tmp_path / "a.db") as record:
        assert len(list(record.add_all(pages.values()))) == len(pages)
        first = record.learning.waiting(2)
        assert first
    with open_record(tmp_path / "a.db") as record:
        assert record.learning.waiting(2) == first
        teach(record)
        record.consolidate()
        assert told(record) == told(filled([list(pages.values())]))


def test_offices_are_known_to_what_is_consolidated(pages: dict[str, Reading]) -> None:
    record = filled([[pages["person"]], [pages["office"]]])
    (actor,) = (one for one in record.things("actors") if getattr(one, "name", "") == "Lubona Chileshe")
    assert getattr(actor, "country", None) == "ZMB"
    assert len(actor.sources) == 2
    (person,) = (one for one in reading_of(record, "person").actors if one.name == "Lubona Chileshe")
    assert person.country_basis == "record"


def test_an_undated_page_is_dated_by_an_act_of_a_taught_name(pages: dict[str, Reading]) -> None:
    record = filled([[pages["both"]], [pages["teacher"]], [pages["office"]]])
    published = reading_of(record, "both").article.published
    assert (published.basis, str(published.earliest)) == ("inferred", "2024-03-11")


def test_reading_a_page_with_a_record_says_what_the_record_would(pages: dict[str, Reading]) -> None:
    record = filled([[pages["teacher"], pages["office"], pages["bare"], pages["person"]]])
    for name in ("bare", "person", "teacher"):
        assert read_with(record, pages[name]) == reading_of(record, name)


def test_why_tells_where_it_was_taught(pages: dict[str, Reading]) -> None:
    record = filled([list(pages.values())])
    (deal,) = (one for one in record.things("agreements") if getattr(one, "acronym", "") == "MPP")
    assert {one.basis for one in why(record, deal.id).taught} == {
        "taught: teacher, “Ghana and Togo signed the Mutual Ports Pact (MPP) in Lomé on Monday.”"
    }
    assert "MPP” is Mutual Ports Pact" in " ".join(why_text(record, deal.id).split())
    (actor,) = (one for one in record.things("actors") if getattr(one, "name", "") == "Lubona Chileshe")
    assert "Zambian Finance Minister Lubona Chileshe" in " ".join(why_text(record, actor.id).split())


def test_a_teacher_that_is_ingested_later_brings_its_pages_in(tmp_path: Path) -> None:
    files = {name: tmp_path / f"{name}.txt" for name in ("bare", "teacher")}
    for name, path in files.items():
        text, day = PAGES[name]
        path.write_text(f"What {name} wrote\n\nACCRA, {day} - {text}\n", encoding="utf-8")
    record = tmp_path / "kept.db"
    assert run("ingest", files["bare"], "--record", record).exit_code == 0
    assert "MPP" not in run("export", "--record", record, "--kind", "agreements").stdout
    assert run("ingest", files["teacher"], "--record", record).exit_code == 0
    found = run("find", "Mutual Ports Pact", "--record", record).stdout
    dossier = run("dossier", "GHA", "TGO", "--record", record, "--format", "json").stdout
    assert "Mutual Ports Pact" in found
    assert "Under the MPP, Ghana may use two harbours of Togo." in dossier
    (deal,) = (
        json.loads(line)
        for line in run("export", "--record", record, "--kind", "agreements").stdout.splitlines()
    )
    assert sorted(source["title"] for source in deal["sources"]) == ["What bare wrote", "What teacher wrote"]
    again = run("ingest", *files.values(), "--record", record)
    assert "2 known already" in again.stderr
    read = run("read", files["bare"], "--record", record, "--format", "json").stdout
    assert '"acronym": "MPP"' in read
