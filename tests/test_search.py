"""What is found by which words, what a hit shows, and that the index follows the things."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

import pytest
from readings import Draft, supply_pact

from foedera.consolidate import consolidate
from foedera.errors import UnknownId
from foedera.reading import Reading
from foedera.search import SCHEMA, TRIGGERS, Hits, Query, find, index
from foedera.things import Thing


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


class Shelf:
    """Things in the table that the index watches, as a record keeps them."""

    def __init__(self, readings: list[Reading]) -> None:
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.db.execute("CREATE TABLE thing (id TEXT PRIMARY KEY, data TEXT)")
        for statement in (*SCHEMA.split(";"), *TRIGGERS):
            self.db.execute(statement)
        self.things: dict[str, Thing] = {}
        self.put(readings)

    def put(self, readings: list[Reading]) -> None:
        found = consolidate(readings).things
        kinds = (found.actors, found.events, found.agreements, found.initiatives, found.statements)
        self.things = {t.id: t for kind in (*kinds, found.commitments, found.articles) for t in kind}
        self.db.execute("DELETE FROM thing")
        self.db.executemany("INSERT INTO thing VALUES (?, '')", ((ident,) for ident in self.things))
        index(self.db, self.thing)

    def thing(self, ident: str) -> Thing:
        if ident not in self.things:
            raise UnknownId(ident)
        return self.things[ident]

    def find(self, words: str = "", **filters: Any) -> list[Hits]:
        return list(find(self.db, Query(words, **filters), self.thing))

    def names(self, words: str = "", **filters: Any) -> list[str]:
        return [f"{hits.kind}: {hit.name}" for hits in self.find(words, **filters) for hit in hits.best]


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(
        [
            harbour(),
            supply_pact(page="a", published="2024-08-23", site="wire.example", title="Supplies secured"),
        ]
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("harbour dialogue", "initiatives: Harbour Dialogue"),
        ("HARBOUR", "initiatives: Harbour Dialogue"),
        ("resilience", "statements: Taro Endo"),
        ("pledge cranes", "commitments: Japan"),
        ("kobe", "events: India · Japan"),
        ('"must be resilient"', "statements: Taro Endo"),
        ("endo", "actors: Taro Endo"),
        ("keepers", "articles: Ports and their keepers"),
        ("resil*", "statements: Taro Endo"),
        ("zebra OR cranes", "commitments: Japan"),
    ],
)
def test_words_are_found_in_any_form(shelf: Shelf, words: str, found: str) -> None:
    assert any(name.startswith(found) for name in shelf.names(words))


@pytest.mark.parametrize("words", ["zebra", "harbour zebra", '"resilient be must"', "cranes -japan"])
def test_every_word_must_fit(shelf: Shelf, words: str) -> None:
    assert [name for name in shelf.names(words) if not name.startswith("articles")] == []


@pytest.mark.parametrize("words", ['"', "a:b", "NEAR(", "x^2", "name:ports", "*", "'; DROP TABLE thing"])
def test_signs_of_the_index_are_only_signs(shelf: Shelf, words: str) -> None:
    shelf.find(words)
    assert shelf.names("harbour")


def test_only_unwanted_words_are_no_question(shelf: Shelf) -> None:
    with pytest.raises(ValueError, match="looked for"):
        shelf.find("-harbour")


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        ({"countries": ("JPN",)}, {"initiatives", "events", "actors", "statements", "commitments"}),
        ({"countries": ("JPN", "IND")}, {"initiatives", "events", "commitments"}),
        ({"type": "CONSULT"}, {"events"}),
        ({"since": date(2024, 1, 1), "countries": ("JPN",)}, set()),
        ({"status": "signed"}, {"agreements"}),
        ({"kinds": ("articles",), "site": "harbour.example"}, {"articles"}),
    ],
)
def test_filters_narrow(shelf: Shelf, filters: dict[str, Any], kinds: set[str]) -> None:
    assert {hits.kind for hits in shelf.find(**filters)} == kinds


def test_a_hit_marks_the_words(shelf: Shelf) -> None:
    (hits,) = shelf.find("resilient ports", kinds=("statements",))
    (hit,) = hits.best
    assert [hit.text[start:end] for start, end in hit.marks] == ["ports", "resilient"]


def test_more_hits_than_shown_are_counted(shelf: Shelf) -> None:
    (hits,) = shelf.find("india OR japan", kinds=("actors",), limit=1)
    assert (hits.total, len(hits.best)) == (2, 1)


def test_what_is_withdrawn_is_found_no_more() -> None:
    shelf = Shelf([harbour(), supply_pact(page="a", published="2024-08-23")])
    shelf.put([supply_pact(page="a", published="2024-08-23")])
    assert shelf.names("harbour") == []


def test_an_index_made_anew_many_times_stays_small() -> None:
    shelf = Shelf([harbour()])
    for _ in range(6):
        shelf.put([harbour()])
    ((rows,),) = shelf.db.execute("SELECT COUNT(*) FROM search_docsize")
    assert rows <= 3 * len(shelf.things)
    assert shelf.names("harbour dialogue")
