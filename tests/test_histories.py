"""How a text tells its times: entries that begin with their dates, chronicles, and the year carried on."""

from __future__ import annotations

from datetime import date

import pytest
from docs import read_doc

from foedera.calendars import Granule, Interval
from foedera.histories import entry_years, find_entries, is_dated_line, with_year
from foedera.times import Timex, find_times
from foedera.timewords import Parts

PAGE = "2024-08-24"


def times(text: str, day: str | None = PAGE) -> list[Timex]:
    article, doc, _ = read_doc(text, day)
    return list(find_times(doc, article))


def values(text: str, day: str | None = PAGE) -> list[str | None]:
    return [time.value for time in times(text, day)]


# --- entries -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1977: Uganda recalls its envoy.", "1977"),
        ("18 June 2004: Signing of a trade pact", "18 June 2004"),
        ("March 1998 — Peru pulls back its troops.", "March 1998"),
        ("May 2001 – The two sides meet in Oslo.", "May 2001"),
        ("12 May 2016 - Chad opens a mission in Lima.", "12 May 2016"),
        ("2009. Chile buys six ships.", "2009"),
        ("• In 1981: The premier visits Oslo.", "1981"),
        ("* By 1999: All troops have left.", "1999"),
        ("(1962) – The border is drawn.", "1962"),
    ],
)
def test_a_line_that_begins_with_a_date_and_a_sign_is_an_entry(text: str, date: str) -> None:
    start = text.index(date)
    entries = find_entries(text, [(start, start + len(date))])
    assert [(entry.at, entry.until) for entry in entries] == [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1977 saw the ties cut.", "1977"),
        ("In 2004, the two states signed a pact.", "2004"),
        ("They met on 18 June 2004: it rained.", "18 June 2004"),
        ("18 June 2004 was a hot day.", "18 June 2004"),
        ("1914–1918 were dark years.", "1914"),
    ],
)
def test_a_sentence_that_begins_with_a_date_is_no_entry(text: str, date: str) -> None:
    start = text.index(date)
    assert find_entries(text, [(start, start + len(date))]) == ()


@pytest.mark.parametrize("date", ["2011", "March 2011", "• 3 March 2011:", "In 2011"])
def test_a_line_that_is_only_a_date_governs_up_to_the_next_heading(date: str) -> None:
    text = f"They met.\n\n{date}\n\nThey signed.\n\nThey parted.\n\nWhat comes next\n\nNobody can tell."
    start = text.index("2011") - (len("3 March ") if "March" in date else 0)
    start += len("3 ") if date == "March 2011" else 0
    (entry,) = find_entries(text, [(start, text.index("2011") + 4)])
    assert is_dated_line(text, start, text.index("2011") + 4)
    assert text[entry.start : entry.until].endswith("They parted.\n\n")


def test_a_date_above_the_text_is_that_of_the_page() -> None:
    assert find_entries("24 August 2024\n\nThe two kings met.", [(0, 14)]) == ()


# --- chronicles --------------------------------------------------------------------------------------------------


def days(*told: str) -> list[Parts]:
    """Return dates told as `day.month.year`, what is not told as 0."""
    parts = [[int(number) or None for number in one.split(".")] for one in told]
    return [Parts(day=day, month=month, year=year) for day, month, year in parts]


def page(day: str | None = PAGE) -> Interval | None:
    return Interval(date.fromisoformat(day), date.fromisoformat(day)) if day else None


@pytest.mark.parametrize(
    ("entries", "years"),
    [
        (days("7.10.0", "24.11.0", "19.1.0"), [2023, 2023, 2024]),
        (days("1.2.0", "3.5.0", "9.11.0"), [2023, 2023, 2023]),
        (days("30.6.0", "30.6.0", "24.8.0"), [2024, 2024, 2024]),
        (days("3.3.2019", "0.6.0", "2.2.0", "5.5.0"), [2019, 2019, 2020, 2020]),
        (days("0.11.0", "0.1.0", "8.4.2001"), [2000, 2001, 2001]),
        (days("0.0.1991", "0.3.0", "0.0.1994", "5.5.0"), [1991, 1991, 1994, 1994]),
        (days("0.0.1991", "0.0.1980", "0.0.1994"), [None, None, None]),
        (days("7.10.0", "24.11.0"), [None, None]),
    ],
)
def test_a_chronicle_takes_the_first_such_day_behind_the_one_before(
    entries: list[Parts], years: list[int | None]
) -> None:
    assert entry_years(entries, page()) == years


def test_without_a_year_anywhere_an_undated_chronicle_stays_open() -> None:
    assert entry_years(days("7.10.0", "24.11.0", "19.1.0"), None) == [None, None, None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "7 October: Gunmen raid the border.\n\n24 November: A truce begins.\n\n19 January: It breaks.",
            ["2023-10-07", "2023-11-24", "2024-01-19"],
        ),
        (
            "• March 3, 2020: Peru opens a mission.\n• April 9: Ghana sends an envoy\n• January 11: They sign a pact.",
            ["2020-03-03", "2020-04-09", "2021-01-11"],
        ),
        (
            "June\n\nThe rebels seize a port.\n\nDecember\n\nThe army retakes it.\n\nMarch\n\nBoth call a truce.",
            ["2023-06", "2023-12", "2024-03"],
        ),
        (
            "1 February – Talks open.\n\n20 March – A truce holds.\n\n5 July – On 9 July the last captive is freed.\n\n30 November – The council will vote.",
            ["2024-02-01", "2024-03-20", "2024-07-05", "2024-07-09", "2024-11-30"],
        ),
        ("Before.\n\n12 May 1999\n\nThey sign an accord. In June their armies pull back.", ["1999-05-12", "1999-06"]),
    ],
)  # fmt: skip
@pytest.mark.model
def test_a_chronicle_in_the_present_tense_does_not_look_ahead(text: str, found: list[str]) -> None:
    assert values(text) == found


# --- the year spoken of ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The pact was signed on 3 March 2011. They met again at the start of April 2012 and added a text on 21 April.", "2012-04-21"),
        ("Both recalled the statement of October 10, 2020 and the declaration of October 5.", "2020-10-05"),
        ("The council sat in December 2018. In January it rose.", "2019-01"),
        ("Talks opened on 12 September 2020. A second round began on 5 January.", "2021-01-05"),
        ("In 2015 the mayor bought two boats. In May he sold one of them.", "2015-05"),
        ("The fort fell on 6 May 2010. On Friday, 4 June, the port fell too.", "2010-06-04"),
    ],
)  # fmt: skip
@pytest.mark.model
def test_an_undated_page_is_in_the_year_spoken_of_last(text: str, value: str) -> None:
    assert values(text, None)[-1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The 2015 accord binds both. In May the ministers met.", "XXXX-05"),
        ("The plan of 3 May 2011 failed. The council will sit on 9 June.", "XXXX-06-09"),
        ("The fort fell on 6 May 2010. On Monday, 4 June, the port fell too.", "XXXX-06-04"),
        ("The pact was made in May 2021.\n\nThe two met on Friday. The visit in June was long.", "XXXX-06"),
        ("They met in June.", "XXXX-06"),
    ],
)
@pytest.mark.model
def test_a_year_is_not_carried_from_a_name_nor_ahead_nor_against_the_weekday(text: str, value: str) -> None:
    assert values(text, None)[-1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Both recalled the statement of October 10, 2020 and the declaration of October 5.", "2020-10-05"),
        ("The two signed a pact on 3 May 2011 and ratified it on 9 June.", "2011-06-09"),
        ("The pact of 3 May 2011 was renewed. The ministers met on 9 June.", "2024-06-09"),
    ],
)
@pytest.mark.model
def test_on_a_dated_page_only_what_is_coordinated_shares_a_year(text: str, value: str) -> None:
    assert values(text)[-1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The pact was signed in April 2012. It was ratified in August, four months later.", "2012-08"),
        ("The war began on 3 May 2001. On 17 May, two weeks later, the capital fell.", "2001-05-17"),
        ("They met in June 1990. In September, three months later, the wall was gone.", "1990-09"),
        ("The port was shut in March 2015. In May, two years later, it opened.", "2017-05"),
    ],
)
@pytest.mark.model
def test_a_month_is_of_the_year_that_is_counted_beside_it(text: str, value: str) -> None:
    assert values(text)[-2] == value


def test_a_year_that_its_weekday_denies_is_not_taken() -> None:
    told = Granule("year", 2010)
    assert with_year(Parts(month=6, day=4, weekday=5), told) == Parts(year=2010, month=6, day=4, weekday=5)
    assert with_year(Parts(month=6, day=4, weekday=1), told) is None
