"""What is found by which words, what a hit shows, and that the index follows the things."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from readings import WITH, Draft, filled, supply_pact

from foedera.reading import Reading
from foedera.record import Record
from foedera.reviewing import review
from foedera.search import Query
from foedera.tables import forget


def harbour() -> Reading:
    """Return a page on a dialogue, with a statement and a promise."""
    draft = Draft(
        'India and Japan held the third Harbour Dialogue in Kōbe in May 2023. "Our ports must be resilient," said '
        "Taro Endo. Japan pledged two cranes to India.",
        page="ports",
        published="2023-06-01",
        site="harbour.example",
        title="Ports and their keepers",
    )
    india, japan, endo = draft.state("IND"), draft.state("JPN"), draft.person("Taro Endo", "JPN", "Minister")
    draft.initiative("Harbour Dialogue", [india, japan], editions=[(3, "2023-05")])
    draft.event("CONSULT", [india, japan], (), "2023-05", trigger="held", place="Kōbe")
    draft.statement(endo, "Our ports must be resilient")
    draft.commitment([japan], [india], "two cranes", made="2023-05-20")
    return draft.reading()


def names(record: Record, words: str = "", **filters: Any) -> list[str]:
    return [f"{hits.kind}: {hit.name}" for hits in record.find(Query(words, **filters)) for hit in hits.best]


@pytest.fixture(scope="module")
def record() -> Record:
    pages = [
        harbour(),
        supply_pact(page="a", published="2024-08-23", site="wire.example", title="Supplies secured"),
    ]
    return filled(pages)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("harbour dialogue", "initiatives: Harbour Dialogue"),
        ("HARBOUR", "initiatives: Harbour Dialogue"),
        ("resilience", "statements: Taro Endo"),
        ("pledge cranes", "commitments: Japan"),
        ("kobe", "events: CONSULT India · Japan"),
        ('"must be resilient"', "statements: Taro Endo"),
        ("endo", "actors: Taro Endo"),
        ("keepers", "articles: Ports and their keepers"),
        ("resil*", "statements: Taro Endo"),
        ("zebra OR cranes", "commitments: Japan"),
    ],
)
def test_words_are_found_in_any_form(record: Record, words: str, found: str) -> None:
    assert any(name.startswith(found) for name in names(record, words))


@pytest.mark.parametrize("words", ["zebra", "harbour zebra", '"resilient be must"', "cranes -japan"])
def test_every_word_must_fit(record: Record, words: str) -> None:
    assert [name for name in names(record, words) if not name.startswith("articles")] == []


@pytest.mark.parametrize("words", ['"', "a:b", "NEAR(", "x^2", "name:ports", "*", "'; DROP TABLE thing"])
def test_signs_of_the_index_are_only_signs(record: Record, words: str) -> None:
    record.find(Query(words))
    assert names(record, "harbour")


def test_only_unwanted_words_are_no_question(record: Record) -> None:
    with pytest.raises(ValueError, match="looked for"):
        record.find(Query("-harbour"))


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        (
            {"countries": ("JPN",)},
            {"initiatives", "events", "actors", "statements", "commitments", "articles"},
        ),
        ({"countries": ("JPN", "IND")}, {"initiatives", "events", "commitments", "articles"}),
        ({"type": "CONSULT"}, {"events"}),
        ({"since": date(2024, 1, 1), "countries": ("JPN",)}, set()),
        ({"status": "signed"}, {"agreements"}),
        ({"kinds": ("articles",), "site": "harbour.example"}, {"articles"}),
    ],
)
def test_filters_narrow(record: Record, filters: dict[str, Any], kinds: set[str]) -> None:
    assert {hits.kind for hits in record.find(Query(**filters))} == kinds


def test_a_hit_marks_the_words(record: Record) -> None:
    (hits,) = record.find(Query("resilient ports", kinds=("statements",)))
    (hit,) = hits.best
    assert [hit.text[start:end] for start, end in hit.marks] == ["ports", "resilient"]


def test_more_hits_than_shown_are_counted(record: Record) -> None:
    (hits,) = record.find(Query("india OR japan", kinds=("actors",), limit=1))
    assert (hits.total, len(hits.best)) == (2, 1)


def test_a_page_read_anew_is_found_by_what_it_now_says() -> None:
    record = filled([harbour()])
    anew = replace(harbour(), initiatives=(), foedera=replace(WITH, version="0.2.0"))
    assert record.add(anew) == "again"
    record.consolidate()
    assert [name for name in names(record, "harbour") if name.startswith("initiatives")] == []
    assert names(record, "resilient", kinds=("statements",))


def test_an_index_made_anew_many_times_stays_small() -> None:
    record = filled([harbour()])
    for version in range(8):
        record.add(replace(harbour(), foedera=replace(WITH, version=str(version))))
        forget(record._db)
        record._growth.clear()
        record.consolidate()
    ((rows, live),) = record._db.execute("SELECT (SELECT made FROM worn), (SELECT COUNT(*) FROM entry)")
    assert rows <= 3 * live
    assert names(record, "harbour dialogue")


def test_what_people_reject_is_not_found() -> None:
    record = filled([harbour()])
    ((hit,),) = (hits.best for hits in record.find(Query("cranes", kinds=("commitments",))))
    review(record, hit.id, "rejected", "ann")
    record.consolidate()
    assert names(record, "cranes", kinds=("commitments",)) == []
