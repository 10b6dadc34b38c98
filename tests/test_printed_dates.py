"""Dates as pages print them, above the body and in datelines."""

from __future__ import annotations

import pytest

from foedera.dates import PartialDate
from foedera.printed_dates import (
    day_comes_first,
    find_printed_dates,
    is_date_line,
    month_and_day,
)

MARCH_3 = PartialDate(2022, 3, 3)
MARCH_23 = PartialDate(2022, 3, 23)


def printed(line: str, *, day_first: bool | None = None) -> PartialDate | None:
    """Return the date of a line: of several, the earliest that is named as publication."""
    rank = {"published": 0, None: 1, "updated": 2}
    found = [
        (rank[each.kind], each.date.earliest, each.date)
        for each in find_printed_dates(line, day_first=day_first)
        if each.date is not None
    ]
    return min(found)[2] if found else None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("March 3, 2022", MARCH_3),
        ("3 March 2022", MARCH_3),
        ("Thu, 3rd Mar. 2022", MARCH_3),
        ("3 MARCH 2022 14:47 (UTC+04:00)", MARCH_3),
        ("03-Mar-2022", MARCH_3),
        ("03-Mar-22", MARCH_3),
        ("3 March, 2022 | 17:33", MARCH_3),
        ("Mar. 3, 2022, 6:30 p.m. ET", MARCH_3),
        ("March 3rd, 2022", MARCH_3),
        ("March 3,2022", MARCH_3),
        ("Thursday 3 March 2022 14:10 BST", MARCH_3),
        ("March 3, 2022 / 10:49 AM IST", MARCH_3),
        ("2022-03-03T08:00:00Z", MARCH_3),
        ("2022-03-03 04:35:40", MARCH_3),
        ("2022/3/3", MARCH_3),
        ("2022年3月3日", MARCH_3),
        ("2022. 3. 3.", MARCH_3),
        ("23.03.2022", MARCH_23),
        ("03/23/2022", MARCH_23),
        ("16:30 | 23/03/2022", MARCH_23),
        ("Wed, 03/23/2022 - 14:48", MARCH_23),
        ("2022/03/23", MARCH_23),
        ("03/03/2022", MARCH_3),
    ],
)
def test_a_line_that_prints_a_date_is_read_in_the_way_that_it_allows(line: str, date: PartialDate) -> None:
    assert is_date_line(line)
    assert printed(line) == date


@pytest.mark.parametrize(
    "line",
    [
        "Published 3 March 2022",
        "Published on 2022-03-03",
        "Posted on: Thu, 3 Mar 2022 - 10:22",
        "Updated: 3 Mar 2022 10:30 IST",
        "Last updated on March 3rd, 2022 at 4:05 pm",
        "Last updated : 3 March 2022 at 20:11 IST",
        "Release Date: March 3, 2022",
        "Publication Date : 03-03-2022",
        "IMMEDIATE RELEASE | March 3, 2022 |",
        "Posted On: 03 MAR 2022 8:26PM by PIB Accra",
        "Published in Example, March 3rd, 2022",
        "Published in The Daily Example, March 3rd, 2022",
        "First aired March 3, 2022 - 14:00 ET",
        "Thu, 3 Mar 2022 Source: Example News",
        "Published : Thursday, 3 March, 2022 at 12:00 AM  Count : 46",
        "Mar 3, 2022 15:02 Africa/Accra",
        "March 3, 2022 | 3 min read",
        "Africa Updated: Mar 03, 2022 21:32 GMT",
        "Published: 3rd March 2022 05:19 PM  |  A+A-",
        "• 3 March 2022",
    ],
)
def test_labels_clocks_and_tools_beside_a_date_leave_it_a_date_line(line: str) -> None:
    assert is_date_line(line)
    assert printed(line) == MARCH_3


@pytest.mark.parametrize(
    "line",
    [
        "Brussels, 03/03/2022",
        "Accra, Ghana • 3 March, 2022 | 17:33",
        "Washington, DC March 3, 2022",
        "Tamale, 3 March 2022",
        "3 March 2022, Ghana",
    ],
)
def test_a_place_beside_a_date_leaves_it_a_date_line(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Page last updated at 11:40 GMT, Thursday, 3 March 2022 12:40 UK",
        "Last Updated: Thursday, 3 March 2022, 06:51 GMT 07:51 UK",
        "Story changed at 16:20 GMT, 3 March 2022 17:20 UK",
        "Updated 0913 GMT (1713 HKT) March 3, 2022",
        "Posted: 03 March 2022 | 14:22 hrs IST",
        "Posted : 3 March 2022, 1422 hrs",
        "Published On: 3 March 2022",
        "PUBLISHED ON 03 MAR 2022 | 10:00 AM",
        "Updated - March 3, 2022 09:15 pm | Colombo",
        "PUBLISHED: March 3, 2022 at 4:56 p.m. | UPDATED: March 4, 2022 at 6:00 p.m.",
        "Published Mar 3, 2022 • Last updated 1 day ago • 2 minute read",
        "March 3, 2022 12:45 PM UTC Updated ago",
        "This page was last modified on 3 March 2022, at 19:23.",
        "Thu, March 3, 2022 page3",
        "March 3, 2022 • No Comment",
        "3 March 2022 by the border desk",
    ],
)
def test_two_clocks_counts_pages_and_whoever_posted_it_leave_a_date_line(line: str) -> None:
    assert is_date_line(line)
    assert printed(line) == MARCH_3


@pytest.mark.parametrize(
    "line",
    [
        "3 Mars 2022",
        "le jeudi 3 mars 2022 à 08h07",
        "Publié le 3 mars 2022 à 13h59 - Mis à jour le 4 mars 2022 à 09h03",
        "3. März 2022 um 20:51 Uhr",
        "Stand: 3. Mrz. 2022, 14:57 Uhr",
        "Donnerstag, 3. März 2022",
        "jueves, 3 de marzo de 2022",
        "Lisboa, 3 de março de 2022",
        "03 Marzo 2022 Aggiornato alle 16:01",
        "donderdag 3 maart 2022",
        "3.mar.2022 às 12h55",
    ],
)
def test_months_of_neighbouring_languages_are_read(line: str) -> None:
    assert is_date_line(line)
    assert printed(line) == MARCH_3


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("25 Octobre 2006", PartialDate(2006, 10, 25)),
        ("1er août 2018", PartialDate(2018, 8, 1)),
        ("12. Dezember 2013", PartialDate(2013, 12, 12)),
        ("30 settembre 2019", PartialDate(2019, 9, 30)),
        ("6 de mayo de 2022", PartialDate(2022, 5, 6)),
        ("9 ago 2021", PartialDate(2021, 8, 9)),
    ],
)
def test_a_month_abroad_is_the_month_that_it_names(line: str, date: PartialDate) -> None:
    assert printed(line) == date


@pytest.mark.parametrize(
    "line",
    [
        "Example News, 3 March 2022",
        "Daily Example | 3 March 2022",
        "3 March 2022 - The Example Herald",
        "Radio Example, 3 March 2022 14:00",
        "ExampleWire.com, March 3, 2022",
        "Reuters, March 3, 2022",
        "(Example News Agency March 3, 2022)",
        "(Example Daily, 3 March 2022)",
        "[Ghana News Agency, 3 March 2022]",
        "(news.example.org, 3. März 2022)",
        "NAIROBI, Kenya (AFP) March 3, 2022",
        "Suva (PACNEWS) March 3, 2022",
        "Accra, Ghana (GNA) 3 March 2022",
        "Manila (AFP) - March 3, 2022",
    ],
)
def test_the_outlet_or_agency_that_a_date_is_printed_with_leaves_a_date_line(line: str) -> None:
    assert is_date_line(line)
    assert printed(line) == MARCH_3


@pytest.mark.parametrize(
    "line",
    [
        "EB Thursday, March 3, 2022, 09:15",
        "Thursday, March 3, 2022, 09:15 RJ",
        "ABC | Thu 3 March 2022 | 10:20 GMT",
        "Top Border Stories Thursday 3 March 2022 10:15 (UTC +04:00)",
        "Foreign Affairs, Thursday 3 March 2022 10:15 (GMT+3)",
        "Latest Stories of the Region 3 March 2022 10:15 IST",
        "World | 3 March 2022, 10:15",
    ],
)
def test_initials_and_a_section_stand_beside_a_date_with_a_clock(line: str) -> None:
    assert is_date_line(line)
    assert printed(line) == MARCH_3


@pytest.mark.parametrize(
    "line",
    [
        "Press Conference, Thursday 3 March 2022, 10:00",
        "Opening Ceremony Thursday 3 March 2022 10:15",
        "Border Summit, 3 March 2022",
        "World Trade Forum, 3 March 2022 10:00 GMT",
        "Elections 3 March 2022",
        "Deadline: 3 March 2022, 18:00 GMT",
        "Aflao border post, 3 March 2022",
        "Ministers at the new gate, Aflao, 3 March 2022",
        "Accra Declaration, 3 March 2022",
        "Treaty of Accra (3 March 2022)",
        "Foreign Affairs Ministers Meet, 3 March 2022",
        "Foreign Affairs before 3 March 2022",
        "Attacked by rebels on 3 March 2022",
        "Nach dem Vertrag vom 3. März 2022",
    ],
)
def test_events_documents_and_captions_beside_a_date_make_no_date_line(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    "line", ["3 March 2022 - 6 August 2026", "3 March 2022 – 5 March 2022", "March 3, 2022 to March 5, 2022"]
)
def test_the_ends_of_a_span_date_no_page(line: str) -> None:
    assert find_printed_dates(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        "The post opened on March 3, 2022.",
        "Since 3 March 2022 nobody waits",
        "3 March 2022: Ghana opens a post",
        "Efua Danso, 3 March 2022",
        "How the post was built, 3 March 2022",
        "Agreement of 3 March 2022",
        "By March 2022",
        "2022",
        "At 10:30",
        "Lot 12/40/22 is open",
    ],
)
def test_a_line_that_says_more_than_when_and_where_is_no_date_line(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize("line", ["04/03/2022", "Publication Date : 04-03-2022", "3.4.2022", "22/9/14"])
def test_a_date_that_can_be_read_in_two_ways_is_none(line: str) -> None:
    assert is_date_line(line)
    assert printed(line) is None


@pytest.mark.parametrize("line", ["31 February 2022", "2022-13-40", "99/99/2022"])
def test_a_day_that_does_not_exist_is_none(line: str) -> None:
    assert printed(line) is None


@pytest.mark.parametrize(
    ("line", "day_first", "date"),
    [
        ("04/03/2022", True, PartialDate(2022, 3, 4)),
        ("04/03/2022", False, PartialDate(2022, 4, 3)),
        ("23/03/2022", False, MARCH_23),
        ("03/23/2022", True, MARCH_23),
        ("2022-03-04", False, PartialDate(2022, 3, 4)),
    ],
)
def test_a_known_order_decides_only_between_two_readings(
    line: str, day_first: bool, date: PartialDate
) -> None:
    assert printed(line, day_first=day_first) == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Fri, 04/03/2022", PartialDate(2022, 3, 4)),
        ("Sunday 04/03/2022", PartialDate(2022, 4, 3)),
        ("Monday 04/03/2022", None),
    ],
)
def test_the_weekday_beside_a_date_decides_its_order(line: str, date: PartialDate | None) -> None:
    assert printed(line) == date


@pytest.mark.parametrize(
    ("lines", "host", "order"),
    [
        (["Posted 23/03/2022", "04/03/2022"], None, True),
        (["Posted 03/23/2022"], "example.in", False),
        (["23/03/2022", "03/24/2022"], "example.in", None),
        (["04/03/2022"], "example.com.gh", True),
        (["04/03/2022"], "office.example.gov", False),
        (["04/03/2022", "3 March 2022"], "example.com", None),
        ([], None, None),
    ],
)
def test_the_order_is_that_of_the_page_s_other_dates_or_of_its_country(
    lines: list[str], host: str | None, order: bool | None
) -> None:
    assert day_comes_first(lines, host) is order


@pytest.mark.parametrize(
    "line",
    [
        "Published 3 March 2022 | Updated 5 March 2022",
        "Updated: 05-Mar-2022 18:00 IST | Created: 03-Mar-2022 17:53 IST",
        "Mar 3, 2022 Last Updated 4:15 PM, Mar 30, 2022",
        "Updated 16 May, 2022 First published 3 March 2022",
        "Published again: 9 March 2022, first published: 3 March 2022",
        "March 3, 2022 06:32 pm | Updated March 14, 2022 06:51 am IST - New York",
    ],
)
def test_of_two_dates_the_earliest_of_publication_counts(line: str) -> None:
    assert is_date_line(line)
    assert printed(line) == MARCH_3


def test_every_date_of_a_line_tells_what_it_dates() -> None:
    line = "3 March 2022, last modified on 5 March 2022; first posted 04/03/2022"
    found = find_printed_dates(line)
    assert [each.kind for each in found] == [None, "updated", "published"]
    assert [str(each.date) for each in found] == ["2022-03-03", "2022-03-05", "None"]
    assert [line[each.start : each.end] for each in found] == ["3 March 2022", "5 March 2022", "04/03/2022"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("March 3", (3, 3)),
        ("3 March", (3, 3)),
        ("Sept. 30", (9, 30)),
        ("23rd August, 2019", (8, 23)),
        ("Aug 3, 2019", (8, 3)),
        ("March", None),
        ("30", None),
    ],
)
def test_a_dateline_s_day_is_its_month_and_day(words: str, found: tuple[int, int] | None) -> None:
    assert month_and_day(words) == found
