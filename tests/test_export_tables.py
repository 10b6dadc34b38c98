"""Flat tables and Parquet: what a spreadsheet, a data frame and DuckDB find in them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, get_args

import pytest
from exported import corpus, visit
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet
from pyarrow.types import is_date32, is_string, is_struct
from readings import Draft, filled

from foedera.columns import Column, cells, written
from foedera.export import export, export_parquet
from foedera.export_columns import TABLES
from foedera.export_tables import ROW_GROUP, csv_table, parquet_schema
from foedera.record import Record
from foedera.things import Kind

KINDS: tuple[Kind, ...] = get_args(Kind)


def table(record: Record, kind: Kind) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(export(record, kind, "csv")), newline="")))


def parquet_of(record: Record, kind: Kind) -> Any:
    sink = io.BytesIO()
    export_parquet(record, sink, kind)
    return parquet.read_table(io.BytesIO(sink.getvalue()))


@pytest.mark.parametrize("kind", KINDS)
def test_a_flat_table_has_a_row_for_each_thing_and_the_declared_columns(kind: Kind) -> None:
    record = filled(corpus())
    rows = table(record, kind)
    assert [row["id"] for row in rows] == [thing.id for thing in record.things(kind)]
    assert list(rows[0]) == [column.name for column in TABLES[kind]]


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_of_a_table_have_names_of_their_own(kind: Kind) -> None:
    names = [column.name for column in TABLES[kind]]
    assert len(set(names)) == len(names)


def test_an_agreement_is_one_row_with_its_parties_in_one_order() -> None:
    (row,) = table(filled(corpus()), "agreements")
    assert row["parties"] == "India; United States"
    assert row["parties_countries"] == "IND; USA"
    assert row["parties_cow"] == "750; 2"
    assert row["signatories"] == "Rajnath Singh for India; Lloyd Austin for United States"
    assert (row["reports"], row["articles"], row["urls"]) == ("2", "a; b", "https://a.example/1")
    assert row["contradictions"].startswith("signed: 2024-08-2")


def test_what_is_not_known_keeps_its_place_among_several_values() -> None:
    draft = Draft("The Ports Forum met Chad Li and India there.", page="p", published="2024-01-02")
    forum, li, india = draft.actor("Ports Forum"), draft.person("Chad Li"), draft.state("IND")
    draft.event("CONSULT", [li, forum, india], trigger="met")
    (row,) = table(filled([draft.reading()]), "events")
    assert len(row["actor"].split("; ")) == len(row["actor_countries"].split("; ")) == 3


def test_a_value_that_holds_the_joint_is_still_one_value() -> None:
    (row, *_) = table(filled([visit()]), "events")
    assert row["sites"] == "Morning, Post"


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2, max_size=2))
)
def test_every_cell_reads_back_as_it_was_written(rows: list[list[str]]) -> None:
    columns: list[Column[list[str]]] = [
        Column("a", "text", "", lambda row: row[0]),
        Column("b", "text", "", lambda row: row[1]),
    ]
    told = list(csv.reader(io.StringIO("".join(csv_table(columns, rows)), newline="")))
    assert told == [["a", "b"], *rows]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        ((), "None"),
        ("", "None"),
        (False, "false"),
        (0, "0"),
        (0.5, "0.5"),
        (("a", None, "b; c"), "a; ; b, c"),
    ],
)
def test_a_value_is_written_by_its_type(value: Any, text: str) -> None:
    column: Column[None] = Column("x", "text", "", lambda _: value)
    assert cells([column], None, "None") == [written(value, "None")] == [text]


@pytest.mark.parametrize("kind", KINDS)
def test_parquet_holds_what_the_json_lines_hold(kind: Kind) -> None:
    record = filled(corpus())
    lines = [json.loads(line) for line in export(record, kind)]
    rows = parquet_of(record, kind).to_pylist()
    assert json.loads(json.dumps(rows, default=str)) == lines


@pytest.mark.parametrize("kind", KINDS)
def test_parquet_of_an_empty_record_has_the_same_schema(kind: Kind) -> None:
    empty = parquet_of(filled([]), kind)
    assert (empty.num_rows, empty.schema) == (0, parquet_of(filled(corpus()), kind).schema)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_schema_says_what_it_means(kind: Kind) -> None:
    schema = parquet_schema(kind)
    assert [field.name for field in schema if not (field.metadata or {}).get(b"description")] == []


def test_days_are_days_and_lists_are_lists() -> None:
    schema = parquet_schema("events")
    when = schema.field("date").type
    assert is_date32(when.field("start").type)
    assert is_string(schema.field("first_seen").type)
    assert is_struct(schema.field("actor").type.value_type)


def test_rows_are_written_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ROW_GROUP <= 10_000
    monkeypatch.setattr("foedera.export_tables.ROW_GROUP", 2)
    sink = io.BytesIO()
    record = filled(corpus())
    export_parquet(record, sink, "actors")
    read = parquet.ParquetFile(io.BytesIO(sink.getvalue()))
    assert read.num_row_groups == -(-len(list(record.things("actors"))) // 2)
