"""Dates cut to their precision."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.dates import PartialDate

DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 31))


@pytest.mark.parametrize("text", ["2024", "2024-06", "2024-02-29", "0987"])
def test_a_date_is_printed_as_it_is_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "24", "2024-6", "2024-13", "2023-02-29", "2024-06-31", "24 June 2024", "2024-06-1x", "٢٠٢٤"]
)
def test_what_is_no_date_of_the_contract_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(2024, None, 5)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-06-05", date(2024, 6, 5), date(2024, 6, 5)),
    ],
)
def test_a_partial_date_spans_all_days_it_can_mean(text: str, first: date, last: date) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.earliest, parsed.latest) == (first, last)


@pytest.mark.parametrize(
    ("first", "last", "covering"),
    [
        (date(2024, 6, 5), date(2024, 6, 5), "2024-06-05"),
        (date(2024, 6, 5), date(2024, 6, 9), "2024-06"),
        (date(2024, 6, 5), date(2024, 7, 9), "2024"),
        (date(2023, 6, 5), date(2024, 6, 5), None),
    ],
)
def test_an_interval_is_covered_as_precisely_as_it_can_be(
    first: date, last: date, covering: str | None
) -> None:
    found = PartialDate.covering(first, last)
    assert (str(found) if found else None) == covering


@given(DAYS, DAYS)
def test_what_covers_an_interval_holds_both_its_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = PartialDate.covering(first, last)
    assert found is None or (found.earliest <= first and last <= found.latest)


@given(DAYS)
def test_a_day_survives_printing(day: date) -> None:
    assert PartialDate.parse(str(PartialDate.of(day))).earliest == day
