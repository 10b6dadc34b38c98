"""What TimeML values name, and the years that fiscal years go by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.calendars import fiscal_span, fiscal_value, granule_named, interval_of


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-08-23TNI", "2024-08-23 2024-08-23"),
        ("2024-02", "2024-02-01 2024-02-29"),
        ("2024-Q3", "2024-07-01 2024-09-30"),
        ("2023-WI", "2023-12-01 2024-02-29"),
        ("199", "1990-01-01 1999-12-31"),
    ],
)
def test_a_value_names_its_days(value: str, days: str) -> None:
    named = granule_named(value)
    assert named is not None
    assert f"{named.start} {named.end}" == days
    assert interval_of(value) == named.interval


@pytest.mark.parametrize(
    "value", ["BC0480", "XXXX-06", "XXXX-XX-05", "P3D", "2024-W60", "2024-06-31", "FUTURE_REF"]
)
def test_what_is_open_or_cannot_be_names_none(value: str) -> None:
    assert granule_named(value) is None


@pytest.mark.parametrize(
    ("year", "last", "value"),
    [
        (2023, None, "2023"),
        (24, None, "2024"),
        (99, None, "1999"),
        (2024, 25, "2024/2025"),
        (1999, 0, "1999/2000"),
        (23, 24, "2023/2024"),
        (2023, 2024, "2023/2024"),
        (2024, 29, None),
        (2024, 23, None),
    ],
)
def test_a_fiscal_year_goes_by_one_year_or_by_two_that_follow(
    year: int, last: int | None, value: str | None
) -> None:
    assert fiscal_value(year, last) == value


@pytest.mark.parametrize(
    ("value", "begin", "end"),
    [
        ("2023", "2022-10-01", "2023-09-30"),
        ("2023", "2023-04-01", "2024-03-31"),
        ("2023-Q2", "2023-01-01", "2023-03-31"),
    ],
)
def test_the_days_of_a_fiscal_year_lie_within_its_span(value: str, begin: str, end: str) -> None:
    days = interval_of(value)
    assert days is not None
    span = fiscal_span(days)
    assert span.start.isoformat() <= begin
    assert end <= span.end.isoformat()


@given(st.integers(1, 9999))
def test_a_fiscal_span_holds_the_year_that_names_it(year: int) -> None:
    days = interval_of(f"{year:04d}")
    assert days is not None
    assert fiscal_span(days).hull(days) == fiscal_span(days)
