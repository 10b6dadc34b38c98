"""The headline, the section, the byline and the day above a body, by hand-made lines."""

from __future__ import annotations

import pytest

from foedera.dates import PartialDate
from foedera.heads import (
    end_of_head,
    find_section,
    find_title,
    is_credit,
    is_standfirst,
    names_beside,
    printed_day,
    same_words,
    section_name,
    stands_as_title,
)
from foedera.lines import Line, look_at

TITLE = "Ghana and Togo open a border post"
BODY = [
    "Ghana and Togo opened a common border post on Monday after three years of building.",
    "Lorries will be checked once instead of twice, the customs offices of both countries said.",
]


def lines(*texts: str) -> list[Line]:
    return [look_at(text) for text in texts]


def test_the_same_words_may_differ_in_case_and_marks() -> None:
    assert same_words("A Post, for Two!", "a post for two")
    assert not same_words("A post for two", "A post for ten")
    assert not same_words("A post for two", None)


@pytest.mark.parametrize(
    ("head", "at"),
    [
        ([TITLE], 0),
        (["Africa", TITLE], 1),
        (["Home", "Sport", TITLE, "Ama Boateng", "3 March 2022"], 2),
        ([TITLE, "Lorries are checked once at the post"], 0),
        (["Explainer", "Will one border post do the work of two?"], 1),
        (["Share", "Search"], None),
    ],
)
def test_the_headline_is_found_among_labels_and_bylines(head: list[str], at: int | None) -> None:
    assert find_title(lines(*head, *BODY), len(head), None) == at


def test_a_title_that_is_known_is_the_line_that_repeats_it() -> None:
    page = lines("Africa", "Another headline of the day", TITLE.upper(), *BODY)
    assert find_title(page, 3, TITLE) == 2
    assert find_title(page[:2], 2, TITLE) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ama Boateng", ("Ama Boateng",)),
        ("Ama Boateng and Kossi Agbo", ("Ama Boateng", "Kossi Agbo")),
        ("Ama Boateng in Accra and Kossi Agbo in Lomé", ("Ama Boateng", "Kossi Agbo")),
        ("Von Greta Lindner, Wien", ("Greta Lindner",)),
        ("Par Louise Tremblay et Marc Petit", ("Louise Tremblay", "Marc Petit")),
        ("Accra and Lomé", ()),
        ("Trade and Industry", ()),
        ("Ghana and Togo open a border post", ()),
    ],
)
def test_a_line_of_names_and_nothing_else_is_a_byline(text: str, names: tuple[str, ...]) -> None:
    assert names_beside(text) == names
    assert is_credit(look_at(text)) == bool(names)


@pytest.mark.parametrize(
    ("head", "at"),
    [
        (["Region", TITLE], None),  # a page's first line alone may be the outlet's name
        (["The Lake Courier", "Region", TITLE], 1),
        (["Home", "Ausland", TITLE], 1),
        (["World", "South America", TITLE], 1),
        ([TITLE, "Pacific", "3 March 2022"], 1),
        (["World / Politics", TITLE], 0),
        (["Lake Herald", "Harbour Post", TITLE], None),
        (["Home", "Ama Boateng", TITLE], None),
        (["Home", "Subscribe", TITLE], None),
    ],
)
def test_the_section_is_the_label_beside_the_title(head: list[str], at: int | None) -> None:
    title_at = head.index(TITLE)
    found = find_section(lines(*head, *BODY), title_at, len(head))
    assert found == (0 if head == ["Region", TITLE] else at)


def test_a_name_that_the_copyright_repeats_is_the_outlet_s() -> None:
    page = lines("Menu", "Blue Lagoon", TITLE, *BODY, "© 2022 Blue Lagoon Media")
    assert find_section(page, 2, 3) is None


@pytest.mark.parametrize(
    ("under", "stands"),
    [
        (["Lorries will be checked once at the border post", *BODY], True),
        (["Cup final stopped by rain in the second half", *BODY], False),
        (["What drivers may hope for now that it is open", "By Ama Boateng", *BODY], True),
        (["Ama Boateng and Kossi Agbo and Marc Petit", "3 March 2022", *BODY], False),
    ],
)
def test_a_line_under_the_title_about_the_same_sums_the_text_up(under: list[str], stands: bool) -> None:
    page = lines(TITLE, *under)
    assert is_standfirst(page, 1, len(page) - len(BODY)) is stands


def test_the_head_ends_after_the_byline_under_a_summary() -> None:
    page = lines("Lorries will be checked once.", "By Ama Boateng", "3 March 2022", *BODY)
    assert end_of_head(page, [True, False, False, True, True], 0) == 3


def test_names_and_days_in_a_list_of_other_articles_are_not_of_the_head() -> None:
    page = lines(BODY[0], "Most read", "Ama Boateng", "3 March 2022", BODY[1])
    assert end_of_head(page, [True, False, False, False, True], 0) == 0
    assert end_of_head(page[:4], [True, False, False, False], 0) == 0


@pytest.mark.parametrize(
    ("page", "stands"),
    [
        ([TITLE, *BODY], True),
        ([f"{TITLE}: what drivers, clerks and both governments hope for, what they fear, and who paid for all of it", "Ama Boateng", "3 March 2022", *BODY], True),
        (BODY, False),
        (["“We are glad that it is open”", *BODY], False),
    ],
)  # fmt: skip
def test_a_headline_is_told_from_the_first_paragraph(page: list[str], stands: bool) -> None:
    assert stands_as_title(lines(*page), 0) is stands


def test_the_day_of_publication_is_not_that_of_storing_or_updating() -> None:
    page = lines("Captured on 5 May 2022", "Updated: 4 March 2022", "Published: 3 March 2022")
    assert printed_day(page) == PartialDate(2022, 3, 3)
    assert printed_day(page[:2]) == PartialDate(2022, 3, 4)
    assert printed_day(page[:1]) is None


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Home » Trade » Ghana and Togo open a border post", "Trade"),
        ("Home › Trade › Ghana and Togo open…", "Trade"),
        ("Home / Regional / Customs", "Customs"),
        ("You are here: Home : Lake News : Ghana and Togo open a border post", "Lake News"),
        ("Home > Africa", "Africa"),
        ("Kenya Monday 4/May/2020", "Kenya"),
        ("Business, Tuesday, March 3, 2022", "Business"),
        ("The Lake Courier - - SUNDAY OPINION -", "SUNDAY OPINION"),
        ("Volta Herald – Business –", "Business"),
    ],
)
def test_a_chain_a_date_line_or_a_paper_s_name_line_may_hold_the_section(text: str, section: str) -> None:
    assert section_name(text, TITLE) == section
    assert find_section(lines(text, TITLE, *BODY), 1, 2) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Monday 4 May 2020",
        "Home > Press Room > Documents",
        "The Lake Courier",
        "Home » Ghana and Togo open a border post",
    ],
)
def test_an_outlet_a_bare_date_and_the_title_itself_are_no_section(text: str) -> None:
    assert find_section(lines(text, TITLE, *BODY), 1, 2) is None


def test_a_label_between_the_date_and_the_text_is_the_section() -> None:
    assert find_section(lines(TITLE, "3 March 2022", "Asia's South", *BODY), 0, 3) == 2
    assert find_section(lines(TITLE, "3 March 2022", "Accra", *BODY), 0, 3) is None


@pytest.mark.parametrize(
    "text",
    [
        "9.12am GMT",
        "14:05",
        "Press release",
        "MEDIA STATEMENT",
        "Check against delivery!",
        "Statement",
        "For immediate release",
        "3 March 2022",
    ],
)
def test_a_clock_or_the_kind_of_a_text_is_no_title(text: str) -> None:
    assert find_title(lines(text, *BODY), 1, None) is None


@pytest.mark.parametrize(
    ("head", "under"),
    [
        (["Sunday, November 22, 2026", "Home", "News", TITLE, "3 March 2022"], []),
        (["Last Update 2031-01-01", "Home", TITLE], ["Publish Date : 3 March 2022", "Print"]),
        (["22 November 2026", "Home", "News", TITLE, "Published: 3 March 2022"], []),
        (["22 November 2026", "Home", "News", "March 3, 2022", TITLE], []),
        (["Published: 3 March 2022", TITLE, "Updated: 5 March 2022"], []),
        (["3 March 2022", "Home", "News", TITLE], []),
    ],
)
def test_a_date_that_is_named_or_beside_the_title_wins_over_the_page_s_clock(
    head: list[str], under: list[str]
) -> None:
    assert printed_day(lines(*head), title=TITLE, under=lines(*under)) == PartialDate(2022, 3, 3)


def test_without_a_known_title_the_last_heading_stands_for_it() -> None:
    page = [*lines("Sunday, November 22, 2026", "Home"), Line("heading", TITLE), *lines("3 March 2022")]
    assert printed_day(page) == PartialDate(2022, 3, 3)


def test_a_day_in_a_list_of_other_articles_under_the_body_does_not_count() -> None:
    assert printed_day(lines(TITLE), title=TITLE, under=lines("Most read", "Published: 3 March 2022")) is None
