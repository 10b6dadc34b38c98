"""What a time is counted from: the page's day, the day spoken of before, the year that a history has come to."""

from __future__ import annotations

import re
from datetime import date

import pytest
import spacy
from hypothesis import assume, given
from hypothesis import strategies as st

from foedera.article import Article, Dateline, Published
from foedera.calendars import granule_named, interval_of
from foedera.dates import PartialDate
from foedera.times import Timex, find_times

ENGLISH = spacy.blank("en")
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
POINT = (
    r"(BC)?[\dX]{2,4}(-([\dX]{2}(-[\dX]{2})?|W[\dX]{2}(-([\dX]|WE))?|Q[\dX]|H[\dX]|SP|SU|FA|WI))?"
    r"(T(MO|AF|EV|NI|\d\d:\d\d))?"
)
VALUE = re.compile(rf"{POINT}|(PAST|PRESENT|FUTURE)_REF|PT?([\d.]+|X)(Y|Q|M|WE|W|D|H|S)(\d+[MS])?")


def times(text: str, day: str | None = "2024-08-24") -> list[Timex]:
    published = Published(PartialDate.parse(day), "given") if day else Published()
    page = Article(
        "a", "0", None, None, None, None, (), "en", None, None, "report", published, Dateline(), text, ()
    )  # fmt: skip
    return list(find_times(ENGLISH(text), page))


def last(text: str, day: str | None = "2024-08-24") -> str | None:
    return times(text, day)[-1].value


# --- ranges ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("They trained on 3-8 June 2023.", [("3", "2023-06-03"), ("8 June 2023", "2023-06-08")]),
        (
            "They trained on June 28-July 2, 2023.",
            [("June 28", "2023-06-28"), ("July 2, 2023", "2023-07-02")],
        ),
        ("Talks ran December 2022-March 2023.", [("December 2022", "2022-12"), ("March 2023", "2023-03")]),
        ("They met in May-June.", [("May", "2024-05"), ("June", "2024-06")]),
        ("The plan of 2021-2024 failed.", [("2021", "2021"), ("2024", "2024")]),
        ("It fell in 2019-20.", [("2019", "2019"), ("20", "2020")]),
        ("The fair ran May to June.", [("May", "2024-05"), ("June", "2024-06")]),
        ("It snowed October through March.", [("October", "2023-10"), ("March", "2024-03")]),
        ("The fair was held on June 15/16.", [("June 15", "2024-06-15"), ("16", "2024-06-16")]),
        ("They fought in the 12th and 13th centuries.", [("the 12th", "11"), ("13th centuries", "12")]),
        (
            "Between May 30 and June 2, 2021 they met.",
            [("May 30", "2021-05-30"), ("June 2, 2021", "2021-06-02")],
        ),
        (
            "They sailed from 28 December to 2 January 2021.",
            [("28 December", "2020-12-28"), ("2 January 2021", "2021-01-02")],
        ),
        (
            "They met on Thursday and Friday last week.",
            [("Thursday", "2024-08-15"), ("Friday last week", "2024-08-16")],
        ),
        (
            "It lasted through the winter and spring of 2021.",
            [("the winter", "2020-WI"), ("spring of 2021", "2021-SP")],
        ),
    ],
)
def test_the_ends_of_a_range_are_two_expressions_that_share_month_and_year(
    text: str, ends: list[tuple[str, str]]
) -> None:
    assert [(time.text, time.value) for time in times(text)] == ends


@pytest.mark.parametrize(
    "text",
    [
        "on August 23-20",
        "from 30 to 4 June 2023",
        "on 2024-06-31",
        "on 31 June",
        "on 30 February",
        "in the year 0",
        "for week 60.",
        "week 60 of 2024",
        "the fifth Monday of June",
    ],
)
def test_what_cannot_be_has_no_value(text: str) -> None:
    assert {time.value for time in times(text)} == {None}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on the weekend of 4-5 May.", "2024-W18-WE"),
        ("The weekend of June 15 was wet.", "2024-W24-WE"),
        ("It fell on the weekend of 30 May – 2 June 2022.", "2022-W22-WE"),
        ("They met on the first Monday of June.", "2024-06-03"),
        ("They met on the third Thursday in May 2023.", "2023-05-18"),
        ("They met on the last Friday of last month.", "2024-07-26"),
        ("The strike begins a week from Friday.", "2024-09-06"),
        ("The strike begins two weeks from tomorrow.", "2024-09-08"),
        ("Talks open one week from Monday.", "2024-09-02"),
        ("They met on Saturday, November 16.", "2024-11-16"),
        ("They met on Wednesday, May 1.", "2024-05-01"),
        ("They met on Sunday, 31 December.", "2023-12-31"),
        ("The rocks formed ten billion years ago.", None),
    ],
)
def test_a_day_is_found_by_what_names_it(text: str, value: str | None) -> None:
    assert last(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will stay for two weeks from Monday.", ["P2W", "2024-08-19"]),
        ("He waited for a week from Friday.", ["P1W", "2024-08-23"]),
        ("It shut for three weeks from Tuesday.", ["P3W", "2024-08-20"]),
    ],
)
def test_a_stretch_from_a_day_is_no_day(text: str, value: list[str]) -> None:
    assert [time.value for time in times(text)] == value


# --- what was spoken of before -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoys met on 3 May 2021. The next day they signed.", "2021-05-04"),
        ("The envoys met on 3 May 2021. That evening they dined.", "2021-05-03TEV"),
        ("The envoys met on 3 May 2021. At 5 pm they left.", "2021-05-03T17:00"),
        ("The envoys met on 3 May 2021, and on the 7th.", "2021-05-07"),
        ("The envoys met in May 2021. A pact followed in June of the same year.", "2021-06"),
        ("They met in 2019. In May of the following year they parted.", "2020-05"),
        ("They met on 3 May 2021. On that Friday they parted.", "2021-05-07"),
        ("They met on 3 May 2021, and by that Sunday had parted.", "2021-05-09"),
        ("They met on 3 May 2021, and that same Tuesday parted.", "2021-05-04"),
        ("Output grew in the second quarter from a year earlier.", "2023-Q2"),
        ("Exports fell in the first half of 2024. They had risen in the year-earlier period.", "2023-H1"),
        ("Exports fell in the second quarter. The 2021 quarter was better.", "2021-Q2"),
    ],
)
def test_what_follows_is_counted_from_what_was_spoken_of(text: str, value: str) -> None:
    assert last(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They left at 5 pm.", "2024-08-24T17:00"),
        ("A day earlier they had met.", "2024-08-23"),
        ("A year earlier they had met.", "2023"),
        ("It is due by the end of the month.", "2024-08"),
        ("They will decide by year-end.", "2024-12-31"),
    ],
)
def test_where_nothing_was_spoken_of_the_page_serves(text: str, value: str) -> None:
    assert last(text) == value


@pytest.mark.parametrize(
    "text", ["The following day they signed.", "Two days later they signed.", "That year they met."]
)
def test_where_nothing_was_spoken_of_what_follows_stays_open(text: str) -> None:
    assert str(last(text)).startswith("XXXX")


# --- histories ---------------------------------------------------------------------------------------------------

HISTORY = (
    "The league was founded in 1871. Its first treaty was signed in March 1874, a second one in 1876. In 1881 the "
    "southern members left. The war began on 4 October 1882."
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In November the capital fell.", "1882-11"),
        ("On 9 November the capital fell.", "1882-11-09"),
        ("The next day the fleet sailed.", "1882-10-05"),
        ("In January the fleet sailed.", "1883-01"),
        ("The following year the fleet sailed.", "1883"),
        ("By the end of the year the fleet had sailed.", "1882"),
        ("It restored the border of 1772. In December peace was made.", "1882-12"),
    ],
)
def test_a_history_means_the_year_that_it_has_come_to(text: str, value: str) -> None:
    assert last(f"{HISTORY} {text}") == value


def test_a_page_that_speaks_of_days_near_its_own_is_no_history() -> None:
    news = "On Friday the two members met. They had met last week and yesterday, and will meet tomorrow."
    assert last(f"{HISTORY} {news} In June they had quarrelled.") == "2024-06"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The treaty of 387 BC held.", "BC0387"),
        ("They landed in August 55 BC.", "BC0055-08"),
        ("The wall was built in AD 122.", "0122"),
        ("The port was founded in the 6th century BC.", "BC05"),
        ("They fought throughout the 470s BC.", "BC047"),
    ],
)
def test_years_are_counted_before_and_after_christ(text: str, value: str) -> None:
    assert last(text) == value


# --- any form, any page ------------------------------------------------------------------------------------------

PARTIAL = (
    "{d:%B}",
    "{d:%B} {d.day}",
    "{d.day} {d:%B}",
    "{d:%A}",
    "{d:%A} night",
    "late {d:%B}",
    "mid-{d:%B}",
)
RELATIVE = (
    "last week", "next month", "this year", "two days ago", "the past three weeks", "every Friday", "the 1990s", "Q3",
    "in the third quarter", "last summer", "tonight", "the end of the year", "a year earlier", "3 pm", "last Christmas",
    "twice a week", "recently", "the following day", "for decades", "at 25:70 pm", "the week of May 3", "Easter",
)  # fmt: skip


@given(DAYS, st.none() | DAYS, st.sampled_from(PARTIAL + RELATIVE))
def test_every_form_on_every_page_has_a_value_that_parses(day: date, page: date | None, form: str) -> None:
    for time in times(f"They met on {form.format(d=day)}.", page.isoformat() if page else None):
        assert time.value is None or VALUE.fullmatch(time.value), time.value


@given(DAYS, DAYS, st.sampled_from(["{d:%B} {d.day}", "{d.day} {d:%B}"]))
def test_a_day_without_a_year_keeps_its_day_and_month_and_stays_near(
    day: date, page: date, form: str
) -> None:
    assume((day.month, day.day) != (2, 29))
    value = str(last(f"They met on {form.format(d=day)}.", page.isoformat()))
    assert value[5:] == day.isoformat()[5:]
    assert abs((date.fromisoformat(value) - page).days) <= 366


@given(DAYS, DAYS)
def test_a_past_month_has_begun_and_is_not_a_year_old(day: date, page: date) -> None:
    assume(day.month != 5)
    named = granule_named(str(last(f"They met in {day:%B}.", page.isoformat())))
    assert named is not None
    assert named.start <= page
    assert (page - named.start).days <= 366


@given(DAYS, st.sampled_from(["{d:%B}", "{d:%B} {d.day}", "{d:%A}"]))
def test_on_an_undated_page_no_year_is_made_up(day: date, form: str) -> None:
    assume(day.month != 5)
    assert str(last(f"They met on {form.format(d=day)}.", None)).startswith("XXXX-")


@given(
    st.text(max_size=60), st.sampled_from(["", " ago", " June ", " 1990 ", " BC", "the week of ", "-2024"])
)
def test_no_text_is_too_much(text: str, more: str) -> None:
    for time in times(f"{more}{text}{more}"):
        assert time.text
        assert time.value is None or interval_of(time.value) is None or VALUE.fullmatch(time.value)
