"""The codebook page is what the declared columns say, and leaves none out."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.codebook import codebook
from foedera.export_columns import TABLES
from foedera.export_panel import COLUMNS as PANEL
from foedera.export_tables import meanings
from foedera.things import Kind

PAGE = Path(__file__).parent.parent / "docs" / "codebook.md"


def test_the_page_is_what_the_declarations_say() -> None:
    assert PAGE.read_text("utf-8") == codebook(), "python tools/build_codebook.py"


@pytest.mark.parametrize("kind", TABLES)
def test_every_column_of_a_table_stands_in_the_page(kind: Kind) -> None:
    page = codebook()
    assert [
        column.name for column in TABLES[kind] if f"| `{column.name}` | {column.type} |" not in page
    ] == []


def test_every_column_of_the_panel_says_what_it_means() -> None:
    assert [column.name for column in PANEL if not column.meaning.endswith(".")] == []


def test_every_meaning_belongs_to_a_field() -> None:
    page = codebook()
    assert [name for name in meanings() if f"| `{name.rsplit('.', maxsplit=1)[-1]}` |" not in page] == []
