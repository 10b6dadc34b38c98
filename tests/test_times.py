"""Time expressions: what they mean, and which day they are set against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

import pytest
import spacy
from hypothesis import example, given
from hypothesis import strategies as st
from spacy.tokens import Doc

from foedera.annotate import Name, find_tokens, parse
from foedera.article import Article, Dateline, Published
from foedera.calendars import (
    Direction,
    Granule,
    Unit,
    duration,
    granule,
    interval_of,
    part_of_year,
    pick,
    unit_of,
)
from foedera.dates import PartialDate
from foedera.settings import DEFAULT_MODEL
from foedera.times import Timex, find_times
from foedera.timewords import Grammar, examples, load_grammar

SATURDAY = "2024-08-24"
GRAMMAR: Grammar = load_grammar()
ENGLISH = spacy.blank("en")
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def article(text: str, day: str | None = SATURDAY, dateline: str | None = None) -> Article:
    published = Published(PartialDate.parse(day), "given") if day else Published()
    line = Dateline(date=PartialDate.parse(dateline) if dateline else None)
    return Article(
        "a", "0", None, None, None, None, (), "en", None, None, "report", published, line, text, ()
    )  # fmt: skip


def plain(text: str, day: str | None = SATURDAY, dateline: str | None = None) -> list[Timex]:
    """Return the times of a text that is not parsed: an act that is past."""
    return list(find_times(ENGLISH(text), article(text, day, dateline)))


def parsed(text: str, day: str | None = SATURDAY, names: Sequence[Name] = ()) -> tuple[Doc, list[Timex]]:
    page = article(text, day)
    doc = parse(find_tokens(page, DEFAULT_MODEL), names, DEFAULT_MODEL)
    return doc, list(find_times(doc, page))


def values(times: Sequence[Timex]) -> list[tuple[str, str | None]]:
    return [(time.text, time.value) for time in times]


# --- the grammar -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "value"), examples(GRAMMAR.rules))
def test_each_example_of_the_grammar_has_its_value(words: str, value: str) -> None:
    expected = [None if one == "null" else one for one in value.split()]
    assert [time.value for time in plain(words)] == expected


@pytest.mark.parametrize("pattern", [rule.is_ for rule in GRAMMAR.rules])
def test_a_rule_uses_only_classes_that_are_defined(pattern: str) -> None:
    numeric = {"YEAR", "ANYYEAR", "NEARYEAR", "DAY", "MM", "DD", "HOUR", "DECADE", "NUMBER", "TIMEOFDAY"}
    numeric |= {"OLDDECADE", "HUNDREDS", "NTH", "FEAST"}
    known = {edge.label for edges in (*GRAMMAR.cased.values(), *GRAMMAR.plain.values()) for edge in edges}
    known |= {rule.makes for rule in GRAMMAR.rules if rule.makes} | numeric | {"DOTTED", "FOURDIGITS"}
    used = {
        label.removeprefix(">")
        for item in pattern.split()
        if item not in {"(", ")?"}
        for label in item.removesuffix("?").split("|")
    }
    assert {label for label in used if label.isupper()} <= known


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("They met on 3 May 2021.", "DATE"),
        ("They met at 3 pm on Tuesday.", "TIME"),
        ("They met for three days.", "DURATION"),
        ("They meet every year.", "SET"),
        ("They are meeting now.", "DATE"),
    ],
)
def test_an_expression_has_its_type(text: str, type_: str) -> None:
    assert [time.type for time in plain(text)] == [type_]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It ran from late 2019 to mid-March.", ["late 2019", "mid-March"]),
        ("On Tuesday, April 2, 2019, at 5 p.m. they sat down.", ["Tuesday, April 2, 2019, at 5 p.m."]),
        ("They signed in Oslo on 3 May 2021, two weeks ago.", ["3 May 2021", "two weeks ago"]),
        ("It takes effect between 2015 and 2018.", ["2015", "2018"]),
        ("They met in Q4 last year.", ["Q4 last year"]),
        ("They met on the first Monday of June.", ["the first Monday of June"]),
        ("They left at 4 in the morning.", ["4 in the morning"]),
        ("They gathered on the weekend of 4-5 May.", ["the weekend of 4-5 May"]),
    ],
)
def test_the_longest_expression_wins(text: str, found: list[str]) -> None:
    assert [time.text for time in plain(text)] == found


def test_ids_and_offsets_follow_the_text() -> None:
    text = "On Monday and again in June they met."
    times = plain(text)
    assert [time.id for time in times] == ["t1", "t2"]
    assert all(text[time.start : time.end] == time.text for time in times)


@pytest.mark.parametrize(
    "text",
    [
        "May said the talks had failed.",
        "The soldiers march on the capital.",
        "It was the second meeting.",
        "The state sent 2000 troops.",
        "The 2+2 talks went well.",
        "The 5G network is safe.",
        "The team won 3:1.",
        "Prices rose to $1999.",
        "The G20 met.",
        "They may meet.",
        "Prices may fall.",
        "The sergeant, 37 years old, was freed.",
        "Flight MH370 vanished.",
        "The council adopted Resolution 1973.",
        "Libya ignored resolution 1970 again.",
        "They voted on Resolution 2001 twice.",
        "The second round ended in a draw.",
        "It was over in a second.",
        "It was a 3-2 win.",
        "The rocks are ten billion years old.",
        "Rebels joined the March on the capital.",
        "The daily El Norte reported the deal.",
        "The weekly Der Bote named him.",
        "A party daily, Granma, named him.",
    ],
)
@pytest.mark.model
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert parsed(text)[1] == []


@pytest.mark.model
def test_a_name_of_several_words_keeps_its_digits_to_itself() -> None:
    text = "Both joined Vision June 2030 on Friday."
    start = text.index("Vision")
    name = Name(start, start + len("Vision June 2030"), "initiative", "Vision June 2030")
    assert [time.text for time in parsed(text, names=[name])[1]] == ["Friday"]


# --- anchoring ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers met on Friday.", "2024-08-23"),
        ("The ministers will meet on Friday.", "2024-08-30"),
        ("The ministers would meet on Monday.", "2024-08-26"),
        ("The ministers met on Saturday.", "2024-08-24"),
        ("Both sides agreed to meet on Tuesday.", "2024-08-27"),
        ("Chile began to pull out its troops on Tuesday.", "2024-08-20"),
        ("Norway scheduled a vote for Thursday.", "2024-08-29"),
        ("The envoy condemned Tuesday's attack.", "2024-08-20"),
        ("The two navies trained together in June.", "2024-06"),
        ("The two navies will train together in June.", "2025-06"),
        ("The accord was signed in November 2023.", "2023-11"),
        ("The treaty will enter into force on January 5.", "2025-01-05"),
        ("The leaders will attend a summit set for Oslo in October.", "2024-10"),
        ("The party backs a vote set for the capital in May.", "2025-05"),
        ("They agreed on a ceasefire set for Homs in September.", "2024-09"),
        ("He spoke about the planned visit of the premier in October.", "2024-10"),
        ("The mayor warned of a proposed strike by nurses in December.", "2024-12"),
        ("She outlined the forthcoming election in November.", "2024-11"),
        ("Ahead of a summit on Monday, both armies pulled back.", "2024-08-26"),
        ("Ahead of Tuesday's vote, police closed two bridges.", "2024-08-27"),
        ("Chad freed six men ahead of talks in October.", "2024-10"),
        ("Thousands marched to honour the dead on Thursday.", "2024-08-22"),
        ("Two firms extended their offers to buy the bank Friday.", "2024-08-23"),
        ("The envoy flew to Paris to meet the premier on Monday.", "2024-08-26"),
        ("Among the first states to join the pact on Friday was Chad.", "2024-08-23"),
        ("Gunmen attacked Haifa on 7 October.", "2023-10-07"),
        ("The war that began on 7 October goes on.", "2023-10-07"),
        ("They fled on September 20.", "2023-09-20"),
        ("The premier announced a vote on 7 October.", "2024-10-07"),
        ("The firm declared a dividend payable on October 7.", "2024-10-07"),
        ("The minister gave no reason for the October 7 deadline.", "2024-10-07"),
        ("Shells fell on the city overnight.", "2024-08-23TNI"),
        ("Troops moved into the valley overnight.", "2024-08-23TNI"),
        ("Temperatures will fall overnight.", "2024-08-24TNI"),
    ],
)
@pytest.mark.model
def test_the_tense_of_its_clause_tells_which_of_two_days_is_meant(text: str, value: str) -> None:
    assert [time.value for time in parsed(text)[1]] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Friday.", "XXXX-WXX-5"),
        ("They met in June.", "XXXX-06"),
        ("They met on 23 August.", "XXXX-08-23"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met last week.", "XXXX-WXX"),
        ("They met last June.", "XXXX-06"),
        ("They met last summer.", "XXXX-SU"),
        ("They met on August 20-23.", "XXXX-08-20 XXXX-08-23"),
        ("They met in November 2023.", "2023-11"),
        ("They met on the weekend of 4-5 May.", "XXXX-WXX-WE"),
        ("They met in the week of May 4.", "XXXX-WXX"),
        ("They met the day before May 4.", "XXXX-XX-XX"),
        ("They met on the first Monday of June.", "XXXX-06"),
        ("Troops moved in overnight.", "XXXX-XX-XXTNI"),
        ("It falls in week 34.", "XXXX-W34"),
    ],
)
def test_an_undated_page_leaves_open_what_its_words_leave_open(text: str, value: str) -> None:
    assert [time.value for time in plain(text, None)] == value.split()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met last month.", "2024-07"),
        ("They met on Friday.", "XXXX-WXX-5"),
        ("They met last year.", "2023"),
    ],
)
def test_a_page_known_by_its_month_settles_no_days(text: str, value: str) -> None:
    assert [time.value for time in plain(text, "2024-08")] == [value]


def test_a_dateline_serves_where_the_page_has_no_date() -> None:
    assert values(plain("They met on Friday.", None, "2024-08-24")) == [("Friday", "2024-08-23")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 3 May 2021. The following day they signed.", "2021-05-04"),
        ("They met on 3 May 2021. Two days later they signed.", "2021-05-05"),
        ("They met in 2019. The previous year they had quarrelled.", "2018"),
    ],
)
def test_what_is_told_of_another_day_is_counted_from_it(text: str, value: str) -> None:
    assert plain(text)[-1].value == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It struck at 9:45 pm (1945 GMT) Monday.", ["2024-08-19T21:45", "2024-08-19T19:45", "2024-08-19"]),
        ("They landed at 6 a.m. (0400 GMT) on Friday.", ["2024-08-23T06:00", "2024-08-23T04:00", "2024-08-23"]),
        ("Shells fell at 11:30 pm (20:30 GMT) on August 3.", ["2024-08-03T23:30", "2024-08-03T20:30", "2024-08-03"]),
        ("They sailed at 5 pm (1500 GMT), and Monday was calm.", ["2024-08-24T17:00", "2024-08-24T15:00", "2024-08-19"]),
    ],
)  # fmt: skip
def test_an_hour_in_two_zones_is_of_the_day_behind_them(text: str, found: list[str]) -> None:
    assert [time.value for time in plain(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Orthodox Christmas brought a truce. Shells fell on Christmas Eve.", ["2024-01-07", "2024-01-06"]),
        ("Orthodox believers gathered for Christmas.", ["2024-01-07"]),
        ("Orthodox Easter was quiet. On Good Friday the guns had roared.", ["2024-05-05", "2024-05-03"]),
        ("Coptic Christmas was quiet, and Christmas Eve too.", ["2024-01-07", "2024-01-06"]),
        ("The bishop spoke on Christmas Eve.", ["2023-12-24"]),
        ("An orthodox economist spoke at Easter.", ["2024-03-31"]),
    ],
)
def test_on_a_page_of_the_eastern_church_its_feasts_are_meant(text: str, found: list[str]) -> None:
    assert [time.value for time in plain(text)] == found


# --- the calendar ------------------------------------------------------------------------------------------------


@given(st.sampled_from(get_args(Unit)), DAYS)
def test_a_value_names_the_days_of_its_granule(unit: Unit, day: date) -> None:
    found = granule(unit, day)
    assert interval_of(found.value) == found.interval
    assert unit_of(found.value) == unit
    assert unit == "weekend" or found.start <= day <= found.end


@given(st.sampled_from([unit for unit in get_args(Unit) if unit != "weekend"]), DAYS)
def test_neighbouring_granules_leave_no_day_between_them(unit: Unit, day: date) -> None:
    found = granule(unit, day)
    assert found.shifted(1).start == found.end + timedelta(days=1)


@pytest.mark.parametrize(
    ("direction", "day"),
    [("previous", 23), ("past", 30), ("same", 30), ("future", 30), ("next", None), ("nearest", 30)],
)
def test_previous_and_next_do_not_count_the_day_itself(direction: Direction, day: int | None) -> None:
    fridays = [Granule("day", date(2024, 8, n).toordinal()) for n in (23, 30)]
    found = pick(fridays, date(2024, 8, 30), direction)
    assert (found.start.day if found else None) == day


@pytest.mark.parametrize(
    "value", ["2024-W60", "0000", "2024-02-30", "XXXX-06", "P3D", "PRESENT_REF", "", "2024/2020"]
)
def test_a_value_without_days_of_its_own_has_no_interval(value: str) -> None:
    assert interval_of(value) is None


@pytest.mark.parametrize(("unit", "number"), [("month", 13), ("quarter", 0), ("season", 5), ("half", 3)])
def test_a_year_has_only_its_own_parts(unit: Unit, number: int) -> None:
    with pytest.raises(ValueError, match=unit):
        part_of_year(unit, 2024, number)


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (2, "day", "P2D"),
        (0.5, "year", "P6M"),
        (1.5, "hour", "PT1H30M"),
        (None, "week", "PXW"),
        (2, "fortnight", "P4W"),
    ],
)
def test_a_duration_is_written_in_its_unit(amount: float | None, unit: str, value: str) -> None:
    assert duration(amount, unit) == value


# --- any date, any page ------------------------------------------------------------------------------------------

FORMS = (
    "{d:%B} {d.day}, {d.year}",
    "{d.day} {d:%B} {d.year}",
    "{d:%Y-%m-%d}",
    "{d:%A}, {d.day} {d:%b} {d.year}",
)


@given(DAYS, DAYS, st.sampled_from(FORMS))
def test_a_full_date_is_itself_on_every_page(day: date, page: date, form: str) -> None:
    words = form.format(d=day)
    assert values(plain(f"They met on {words}", page.isoformat())) == [(words, day.isoformat())]


@given(DAYS, st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_a_past_weekday_lies_in_the_week_that_ends_on_the_page_day(page: date, weekday: str) -> None:
    (found,) = plain(f"They met on {weekday}.", page.isoformat())
    day = date.fromisoformat(str(found.value))
    assert page - timedelta(days=6) <= day <= page
    assert f"{day:%A}" == weekday


@given(DAYS, st.integers(0, 400), st.sampled_from(["days", "weeks", "months", "years"]))
def test_what_is_so_long_ago_is_not_after_the_page(page: date, amount: int, unit: str) -> None:
    (found,) = plain(f"They met {amount} {unit} ago.", page.isoformat())
    days = interval_of(str(found.value))
    assert days is not None
    assert days.start <= page


WORDS = st.lists(
    st.sampled_from(
        "the last next 31 0 June May Friday , 2024 0000 9999 1 99999999999999999999 years ago weeks and a half to - "
        "from century decade every two hundred 25 pm 3:61 Q3 quarter of 2024-99-99 30/02/2024 1990s 00s later \n\n "
        "first fiscal in / : . ½ mid- early FY2024 12.30pm 99:99 T fortnight 10 months November".split(" ")
    ),
    max_size=12,
).map(" ".join)


@example("31 June 2024 - 0 June 9999", None)
@example("99999999999999999999 years ago", SATURDAY)
@example("from June 9999 to May", "9999-12-31")
@given(WORDS, st.none() | st.sampled_from(["2024-08-24", "0001-01-01", "9999-12-31", "2024", "9999-12"]))
def test_no_order_of_words_is_too_much(text: str, page: str | None) -> None:
    for time in plain(text, page):
        assert text[time.start : time.end] == time.text
        days = interval_of(time.value or "")
        assert days is None or days.start <= days.end
