"""Spans check themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import EvidenceError
from foedera.evidence import Span, passage

SOURCE = "Île-de-France 🛰 “quoted”"


def span(start: int, end: int, in_: str = "text") -> Span:
    return Span(start, end, "x" * (end - start), in_)


@pytest.mark.parametrize(("start", "end", "text"), [(-1, 3, "four"), (0, 0, ""), (0, 3, "four"), (5, 2, "x")])
def test_offsets_that_cannot_enclose_the_text_are_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(EvidenceError):
        Span(start, end, text)


@given(st.text(min_size=1), st.data())
def test_a_passage_reads_what_stands_at_its_offsets(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source) - 1))
    end = data.draw(st.integers(start + 1, len(source)))
    found = passage(source, start, end)
    found.check(source)
    assert found.text == source[start:end]


def test_offsets_count_code_points() -> None:
    assert passage(SOURCE, 14, 15).text == "🛰"


def test_a_changed_text_is_noticed_with_what_it_reads_now() -> None:
    with pytest.raises(EvidenceError) as caught:
        passage(SOURCE, 0, 3).check("Rue" + SOURCE[3:])
    assert (caught.value.found, caught.value.claimed) == ("Rue", "Île")


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "holds"),
    [
        (span(0, 5), span(4, 6), True, False),
        (span(0, 5), span(5, 6), False, False),
        (span(0, 5), span(1, 5), True, True),
        (span(0, 5), span(1, 3, "b1"), False, False),
    ],
)
def test_spans_overlap_and_hold_each_other_only_within_one_source(
    one: Span, other: Span, overlaps: bool, holds: bool
) -> None:
    assert (one.overlaps(other), one.holds(other)) == (overlaps, holds)
