"""Feasts, and what TimeML values name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.calendars import feast_day, granule_named, interval_of

YEARS = st.integers(1600, 3000)


@pytest.mark.parametrize(
    ("feast", "year", "day"),
    [
        ("12-25", 2024, "2024-12-25"),
        ("11-4th-4", 2023, "2023-11-23"),
        ("05-last-1", 2024, "2024-05-27"),
        ("09-1st-1", 2024, "2024-09-02"),
        ("11-1st-1+1", 2022, "2022-11-08"),
        ("easter", 1999, "1999-04-04"),
        ("easter", 2038, "2038-04-25"),
        ("easter-2", 2024, "2024-03-29"),
        ("easter+1", 2019, "2019-04-22"),
    ],
)
def test_a_feast_has_its_day_in_a_year(feast: str, year: int, day: str) -> None:
    assert feast_day(feast, year).isoformat() == day


@given(YEARS)
def test_easter_is_a_sunday_from_22_march_to_25_april(year: int) -> None:
    easter = feast_day("easter", year)
    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@given(YEARS, st.integers(1, 12), st.integers(1, 7))
def test_the_last_weekday_of_a_month_is_less_than_a_week_from_its_end(
    year: int, month: int, weekday: int
) -> None:
    day = feast_day(f"{month:02d}-last-{weekday}", year)
    assert (day.year, day.month, day.isoweekday()) == (year, month, weekday)
    assert day.day > 21


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
