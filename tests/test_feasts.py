"""Feasts of the world's calendars: the days they fall on, and the names that a text gives them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from foedera.article import Article, Dateline, Published
from foedera.calendars import Direction, Interval, interval_of
from foedera.dates import PartialDate
from foedera.feasts import NO_DAY, feast_at, feast_days, feast_meant, feast_once, first_words, open_value
from foedera.knowledge import knowledge, table
from foedera.times import Timex, find_times

ENGLISH = spacy.blank("en")
YEARS = st.integers(1600, 3000)
TABLES = ("feasts.tsv", "feast_days.tsv")


def days_of(code: str, year: int) -> list[str]:
    return [_written(days) for days in feast_days(code, year)]


def _written(days: Interval) -> str:
    return f"{days.start}" if days.start == days.end else f"{days.start}/{days.end}"


def code_of(phrase: str) -> str:
    """Return the code of the one feast that is named in a phrase, its words parted by spaces."""
    words = phrase.split()
    named = [found for at in range(len(words)) if (found := feast_at(words, at))]
    assert named, phrase
    return named[0].code


def times(text: str, day: str | None = "2024-08-24") -> list[Timex]:
    published = Published(PartialDate.parse(day), "given") if day else Published()
    page = Article(
        "a", "0", None, None, None, None, (), "en", None, None, "report", published, Dateline(), text, ()
    )  # fmt: skip
    return list(find_times(ENGLISH(text), page))


# --- the days of a code ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "year", "day"),
    [
        ("12-25", 2024, "2024-12-25"),
        ("11-4th-4", 2023, "2023-11-23"),
        ("05-last-1", 2024, "2024-05-27"),
        ("09-1st-1", 2024, "2024-09-02"),
        ("11-1st-1+1", 2022, "2022-11-08"),
        ("easter", 1999, "1999-04-04"),
        ("easter", 2038, "2038-04-25"),
        ("easter-2", 2024, "2024-03-29"),
        ("easter-46", 2024, "2024-02-14"),
        ("pascha", 2024, "2024-05-05"),
        ("pascha", 2025, "2025-04-20"),
        ("pascha", 2021, "2021-05-02"),
        ("tishri.01", 2023, "2023-09-16"),
        ("tishri.01", 2024, "2024-10-03"),
        ("tishri.10", 1973, "1973-10-06"),
        ("nisan.15", 2024, "2024-04-23"),
        ("kislev.25", 2023, "2023-12-08"),
        ("kislev.25..kislev.25+7", 2024, "2024-12-26/2025-01-02"),
        ("adar.14", 2024, "2024-03-24"),
        ("sivan.06", 2021, "2021-05-17"),
        ("12-26..01-01", 2023, "2023-12-26/2024-01-01"),
        ("1944-06-06", 1944, "1944-06-06"),
    ],
)
def test_a_code_has_its_days_in_a_year(code: str, year: int, day: str) -> None:
    assert days_of(code, year) == [day]


@pytest.mark.parametrize(
    ("code", "year"),
    [("1944-06-06", 2024), ("02-29", 2023), ("12-25@1992-", 1991), ("12-25@-1990", 1991), ("", 2024)],
)
def test_a_code_has_no_days_in_a_year_in_which_it_does_not_hold(code: str, year: int) -> None:
    assert days_of(code, year) == []


def test_a_lunar_feast_may_come_twice_in_a_year() -> None:
    assert days_of("hijri.09.01", 2030) == ["2030-01-06", "2030-12-26"]


@pytest.mark.parametrize("code", ["nonsense", "13", "12-25@x-"])
def test_a_code_that_tells_nothing_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="tells no"):
        feast_days(code, 2024)


@given(YEARS)
def test_easter_is_a_sunday_from_22_march_to_25_april(year: int) -> None:
    (easter,) = feast_days("easter", year)
    assert easter.start.isoweekday() == 7
    assert date(year, 3, 22) <= easter.start <= date(year, 4, 25)


@given(YEARS)
def test_orthodox_easter_is_a_sunday_that_is_not_before_the_western_one(year: int) -> None:
    (pascha,), (easter,) = feast_days("pascha", year), feast_days("easter", year)
    assert pascha.start.isoweekday() == 7
    assert pascha.start >= easter.start


@given(YEARS, st.integers(1, 12), st.integers(1, 7))
def test_the_last_weekday_of_a_month_is_less_than_a_week_from_its_end(
    year: int, month: int, weekday: int
) -> None:
    (day,) = feast_days(f"{month:02d}-last-{weekday}", year)
    assert (day.start.year, day.start.month, day.start.isoweekday()) == (year, month, weekday)
    assert day.start.day > 21


@given(YEARS)
def test_rosh_hashanah_is_never_a_sunday_wednesday_or_friday(year: int) -> None:
    (day,) = feast_days("tishri.01", year)
    assert day.start.isoweekday() not in {7, 3, 5}


@given(YEARS)
def test_passover_is_163_days_before_the_hebrew_new_year(year: int) -> None:
    (passover,), (new_year,) = feast_days("nisan.15", year), feast_days("tishri.01", year)
    assert new_year.start - passover.start == timedelta(days=163)


@given(YEARS)
def test_an_islamic_year_has_354_or_355_days(year: int) -> None:
    begun = [days.start for near in range(year, year + 3) for days in feast_days("hijri.01.01", near)]
    gaps = {(later - earlier).days for earlier, later in pairwise(begun)}
    assert gaps <= {354, 355}


# --- names -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "year", "day"),
    [
        ("Orthodox Easter", 2024, "2024-05-05"),
        ("Rosh Hashanah", 2023, "2023-09-16/2023-09-17"),
        ("Yom Kippur", 2024, "2024-10-12"),
        ("Hanukkah", 2023, "2023-12-08/2023-12-15"),
        ("Chanukah", 2023, "2023-12-08/2023-12-15"),
        ("Tet", 2024, "2024-02-10"),
        ("Tet", 2007, "2007-02-17"),
        ("Tet", 1968, "1968-01-29/1968-01-30"),
        ("Chinese New Year", 2007, "2007-02-18"),
        ("Lunar New Year", 2007, "2007-02-17/2007-02-18"),
        ("Seollal", 2023, "2023-01-22"),
        ("Mid - Autumn Festival", 2023, "2023-09-29"),
        ("Chuseok", 2022, "2022-09-10"),
        ("Diwali", 2024, "2024-10-31/2024-11-01"),
        ("Deepavali", 2019, "2019-10-27/2019-10-28"),
        ("Holi", 2024, "2024-03-25/2024-03-26"),
        ("Nowruz", 2024, "2024-03-20/2024-03-21"),
        ("Songkran", 2024, "2024-04-13/2024-04-15"),
        ("Thanksgiving Day", 2024, "2024-11-28"),
        ("Memorial Day", 1960, "1960-05-30"),
        ("Veterans Day", 2024, "2024-11-11"),
        ("Election Day", 2024, "2024-11-05"),
        ("International Women ’s Day", 2024, "2024-03-08"),
        ("World Refugee Day", 2024, "2024-06-20"),
        ("HUMAN RIGHTS DAY", 2024, "2024-12-10"),
        ("St. Patrick 's Day", 2024, "2024-03-17"),
        ("Pearl Harbor Day", 2024, "2024-12-07"),
        ("Anzac Day", 2024, "2024-04-25"),
    ],
)
def test_a_name_has_its_days(phrase: str, year: int, day: str) -> None:
    assert days_of(code_of(phrase), year) == [day]


@pytest.mark.parametrize(
    ("phrase", "observed"),
    [
        ("Eid al - Fitr", "2024-04-09 2024-04-10 2024-04-11"),
        ("Eid ul - Fitr", "2023-04-21 2023-04-22"),
        ("Eid - ul - Adha", "2024-06-16 2024-06-17"),
        ("Ashura", "2024-07-16 2024-07-17"),
        ("Mawlid", "2023-09-27 2023-09-28"),
        ("Islamic New Year", "2024-07-07 2024-07-08"),
        ("Ramadan", "2024-03-11 2024-03-12 2024-04-09 2023-03-22 2023-04-20"),
        ("Eid", "2022-05-02 2022-07-09 2022-07-10"),
    ],
)
def test_an_islamic_feast_holds_the_days_on_which_countries_kept_it(phrase: str, observed: str) -> None:
    kept = [date.fromisoformat(day) for day in observed.split()]
    found = [days for year in {day.year for day in kept} for days in feast_days(code_of(phrase), year)]
    assert all(any(days.start <= day <= days.end for days in found) for day in kept)


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("India 's Independence Day", "08-15"),
        ("Ukrainian Independence Day", "08-24@1992-"),
        ("the Independence Day of the United States", "07-04"),
        ("U. S. Independence Day", "07-04"),
        ("INDIA 's REPUBLIC DAY", "01-26"),
        ("Victory Day in Russia", "05-09@1991-"),
        ("Indian Army Day", "01-15@1949-"),
        ("Independence Day", ""),
        ("Atlantis 's Independence Day", ""),
        ("France 's Bastille Day", "07-14@1880-"),
    ],
)
def test_a_name_of_many_countries_needs_the_country_beside_it(phrase: str, code: str) -> None:
    assert code_of(phrase) == code


@pytest.mark.parametrize(
    "phrase",
    [
        "the Yom Kippur War",
        "the Good Friday Agreement",
        "the Tet Offensive",
        "Christmas Islands",
        "on 9 / 11 / 2001",
    ],
)
def test_a_feast_within_another_name_is_no_day(phrase: str) -> None:
    assert code_of(phrase) == NO_DAY


@pytest.mark.parametrize(
    "phrase", ["a christmas tale", "lent him money", "the eid", "independence day", "May"]
)
def test_a_name_counts_only_with_its_capitals(phrase: str) -> None:
    words = phrase.split()
    assert [feast_at(words, at) for at in range(len(words))] == [None] * len(words)


def test_the_longest_name_wins() -> None:
    words = ["on", "Christmas", "Eve", "they"]
    named = feast_at(words, 1)
    assert named is not None
    assert (named.length, named.code) == (2, "12-24")


# --- which one is meant ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("direction", "days"),
    [
        ("past", "2024-03-10/2024-04-10"),
        ("future", "2024-03-10/2024-04-10"),
        ("same", "2024-03-10/2024-04-10"),
        ("next", "2025-02-28/2025-03-31"),
        ("previous", "2023-03-22/2023-04-22"),
    ],
)
def test_a_feast_that_lasts_is_the_one_that_holds_the_day(direction: Direction, days: str) -> None:
    found = feast_meant(code_of("Ramadan"), date(2024, 3, 20), direction)
    assert found is not None
    assert _written(found) == days


def test_a_day_of_history_is_meant_wherever_it_is_seen_from() -> None:
    once = feast_once("1944-06-06")
    assert (
        feast_meant("1944-06-06", date(2024, 3, 20), "future")
        == once
        == Interval(date(1944, 6, 6), date(1944, 6, 6))
    )
    assert feast_once("06-06") is None


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("12-25", "XXXX-12-25"),
        ("08-24@1992-", "XXXX-08-24"),
        ("11-4th-4", "XXXX-11-XX"),
        ("easter", "XXXX-XX-XX"),
        ("", "XXXX-XX-XX"),
    ],
)
def test_without_a_year_the_day_is_told_as_far_as_all_years_agree(code: str, value: str) -> None:
    assert open_value(code) == value


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("The truce held during Ramadan.", "2024-08-24", "Ramadan 2024-03-10/2024-04-10"),
        ("They met on Independence Day 2019.", "2024-08-24", "Independence Day 2019 2019-XX-XX"),
        ("Shops close for Ramadan 2030.", "2024-08-24", "Ramadan 2030 2030-XX-XX"),
        ("They met at Christmas.", None, "Christmas XXXX-12-25"),
        ("They met on the eve of Eid al-Fitr.", "2024-08-24", "the eve of Eid al-Fitr XXXX-XX-XX"),
        ("They met the day after Eid al-Adha.", "2024-08-24", "the day after Eid al-Adha XXXX-XX-XX"),
        ("They met the day after Yom Kippur.", "2024-12-24", "the day after Yom Kippur 2024-10-13"),
        ("Norway's Constitution Day was quiet.", "2024-08-24", "Constitution Day 2024-05-17"),
        ("The 80th anniversary of D-Day drew crowds.", "2024-08-24", "D-Day 1944-06-06"),
        ("They met on Orthodox Easter Sunday.", "2024-08-24", "Orthodox Easter Sunday 2024-05-05"),
    ],
)
def test_a_feast_in_a_text_has_an_honest_value(text: str, day: str | None, found: str) -> None:
    assert [f"{time.text} {time.value}" for time in times(text, day)] == [found]


@pytest.mark.parametrize("text", ["Good Friday Agreement talks stalled.", "The Yom Kippur War began."])
def test_a_name_with_a_feast_in_it_is_no_time(text: str) -> None:
    assert times(text) == []


def test_the_value_of_a_stretch_names_all_its_days() -> None:
    (time,) = times("The truce held during Ramadan.")
    assert interval_of(str(time.value)) == Interval(date(2024, 3, 10), date(2024, 4, 10))


# --- the tables --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_the_tables_has_a_code_a_country_and_years_that_can_be(name: str) -> None:
    for row in table(name, 7):
        names, country, code, meaning, first, last, source = row.cells
        assert names
        assert meaning
        assert source
        assert not country or knowledge().country(country)
        assert code == NO_DAY or any(feast_days(code, year) for year in range(1900, 2051))
        assert not (first and last) or int(first) <= int(last)


def test_every_name_is_found_by_its_first_word() -> None:
    firsts = {
        name.split()[0].split("-")[0].split("'")[0]
        for row in table("feasts.tsv", 7)
        for name in row.cells[0].split("|")
    }
    assert {word for word in firsts if word.isalpha()} <= first_words()
