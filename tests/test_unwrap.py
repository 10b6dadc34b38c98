"""Lines broken at a width become paragraphs again; lines that are paragraphs stay as they are."""

from __future__ import annotations

import textwrap

import pytest

from foedera.unwrap import paragraphs

STORY = [
    (
        "Norway and Chile agreed on Tuesday to let each other's pilots guide ships into their harbours, officials of both"
        " countries said after a meeting in Bergen that went on well past midnight."
    ),
    "The pact, which the two parliaments still have to approve, takes effect in July. It does not cover naval ships.",
    (
        '"We have waited for this day a long time," Foreign Minister Jonas Lie told reporters. His colleague from Santiago'
        " said that a board of six would look into every accident and that its findings would be made public."
    ),
    (
        "Pilots of either side may then take a ship from the open sea to the quay without a second examination, and the"
        " fees are those of the port of call."
    ),
]
HEADLINES = [
    "Norway and Chile open a laboratory in the far south of the country",
    "Peru's president visits Quito for the first time since the floods",
    "Talks on the northern border resume after a break of seven months",
    "Ministers of four states meet in Lima to speak about the drought",
    "Bolivia signs a gas contract with Brazil and lowers its prices",
]


@pytest.mark.parametrize("width", [45, 60, 66, 72, 80, 100])
@pytest.mark.parametrize("apart", ["\n\n", "\n\n\n", "\n   \n"])
def test_paragraphs_apart_by_blank_lines_are_made_whole(width: int, apart: str) -> None:
    text = apart.join(textwrap.fill(paragraph, width) for paragraph in STORY)
    assert paragraphs(text) == STORY


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("indent", ["  ", "     ", "\t", "\u3000"])
def test_paragraphs_that_begin_with_an_indent_are_made_whole(width: int, indent: str) -> None:
    text = "\n".join(textwrap.fill(paragraph, width, initial_indent=indent) for paragraph in STORY)
    assert paragraphs(text) == STORY


@pytest.mark.parametrize("width", [60, 72])
def test_a_line_with_room_for_the_next_word_ends_a_paragraph(width: int) -> None:
    text = "\n".join(textwrap.fill(paragraph, width) for paragraph in STORY)
    assert paragraphs(text) == STORY


def test_a_blank_line_after_every_line_tells_nothing() -> None:
    text = "\n\n".join(line for paragraph in STORY for line in textwrap.wrap(paragraph, 60))
    assert paragraphs(text) == STORY


def test_lines_of_very_different_width_are_joined_within_their_block() -> None:
    text = (
        "The ministers of the two countries met in Lima\n"
        "on Monday and spoke for three hours about the drought in the\n"
        "highlands. A second meeting is planned\n"
        "for June, when the heads of the water boards\n"
        "will be there as well, the spokesman of the\n"
        "Peruvian ministry said.\n\n"
        "No date was given for a treaty, and none\n"
        "is expected before the elections in the\n"
        "autumn."
    )
    assert [paragraph.split()[0] for paragraph in paragraphs(text)] == ["The", "No"]


def test_a_broken_headline_byline_list_table_and_address_are_told_apart() -> None:
    text = """PORTS OF NORWAY AND CHILE TO SHARE PILOTS UNDER A PACT THAT TOOK EIGHT
YEARS TO DRAW UP

By Anna Berg

BERGEN, May 3 (Nordwire) -- Norway and Chile agreed on Tuesday to let each
other's pilots guide ships into their harbours.

The main points are:

- pilots of either side may take a ship from the open sea to the quay
  without a second examination;
- the fees are those of the port of call;
- a board of six meets twice a year.

   Port          Pilots     Ships
   Bergen        41         1,200
   Valparaiso    38         1,900

Ministry of Foreign Affairs
7 Harbour Square
Bergen
"""
    assert paragraphs(text) == [
        "PORTS OF NORWAY AND CHILE TO SHARE PILOTS UNDER A PACT THAT TOOK EIGHT YEARS TO DRAW UP",
        "By Anna Berg",
        (
            "BERGEN, May 3 (Nordwire) -- Norway and Chile agreed on Tuesday to let each other's pilots guide ships into"
            " their harbours."
        ),
        "The main points are:",
        "- pilots of either side may take a ship from the open sea to the quay without a second examination;",
        "- the fees are those of the port of call;",
        "- a board of six meets twice a year.",
        "Port          Pilots     Ships",
        "Bergen        41         1,200",
        "Valparaiso    38         1,900",
        "Ministry of Foreign Affairs",
        "7 Harbour Square",
        "Bergen",
    ]


def test_a_cable_in_capitals_keeps_its_header_lines_and_numbers() -> None:
    text = """R 031500Z MAY 78
FM AMEMBASSY BERGEN
SUBJECT: TALKS ON THE FISHERIES ZONE

1. SUMMARY: THE FOREIGN MINISTER TOLD THE AMBASSADOR ON MAY 2 THAT HIS
GOVERNMENT WAS READY TO REOPEN THE TALKS ON THE FISHERIES ZONE BEFORE
THE SUMMER. END SUMMARY.
2. THE CABINET HAD MET TWICE, HE SAID, AND A MAJORITY FAVOURED A ROUND
IN JUNE. HE ASKED THAT THE EMBASSY KEEP THIS TO ITSELF UNTIL PARLIAMENT
HAD BEEN TOLD."""
    found = paragraphs(text)
    assert found[:3] == ["R 031500Z MAY 78", "FM AMEMBASSY BERGEN", "SUBJECT: TALKS ON THE FISHERIES ZONE"]
    assert [paragraph[:2] for paragraph in found[3:]] == ["1.", "2."]


@pytest.mark.parametrize(
    "lines",
    [
        STORY,
        HEADLINES,
        [headline.title() for headline in HEADLINES],
        ["Home", "World", "Americas", "Norway and Chile agree on pilots", "By Anna Berg", "May 3, 2021", *STORY],
        ["The ministers met in Lima on Monday.", "They agreed on a new round in June.", "The cost was not given."],
        ["Also read:", "Why the pilots of Bergen are on strike", "3 hours ago", "Sport", "by Anna Berg", "12 comments"],
        ["Bergen, the ministry said,", "Lima", "Quito"],
        ["Norway", "norway@ministry.example", "+47 55 00 00 00", "https://ministry.example/pilots"],
        ["Name", "Office", "Term", "Anna Berg", "minister of fisheries", "since 2019"],
        [],
    ],
)  # fmt: skip
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_lines_that_are_whole_stay_apart(lines: list[str], apart: str) -> None:
    assert paragraphs(apart.join(lines)) == lines


def test_headlines_beside_a_broken_story_stay_apart() -> None:
    body = [textwrap.fill(paragraph, 66) for paragraph in STORY]
    text = "\n\n".join([*body, "\n".join(HEADLINES)])
    assert paragraphs(text) == [*STORY, *HEADLINES]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("the govern-", "ments of both states", "the governments of both states"),
        ("a long-", "term plan for both", "a long-term plan for both"),
        ("the Franco-", "German corridor was open", "the Franco-German corridor was open"),
        ("the winter of 2023-", "24 was cold for both", "the winter of 2023-24 was cold for both"),
        ("both short-", "and long-term plans", "both short- and long-term plans"),
        ("the ministers -", "all of them - agreed", "the ministers - all of them - agreed"),
        ("an off-the-", "record talk was held", "an off-the-record talk was held"),
        ("three ministers—", "all of them new—agreed", "three ministers—all of them new—agreed"),
    ],
)
def test_a_divided_word_loses_its_hyphen_and_a_compound_keeps_it(first: str, second: str, whole: str) -> None:
    lead = "The meeting in Bergen went on well past midnight and was,"[: 60 - len(first)].rsplit(" ", 1)[0]
    text = f"{lead} {first}\n{second}, and after that the fleets of the two\ncountries were let in."
    (found,) = paragraphs(text)
    assert f" {whole}, and" in found


def test_a_word_that_stands_undivided_elsewhere_tells_how_it_is_written() -> None:
    text = (
        "The well-being of the crews was a subject too, and so was the post-\n"
        "war order of the harbours. The postwar order, a pilot said, was the\n"
        "work of people who had seen nothing of the sea and knew it, and co-\n"
        "operation was not a word that they liked."
    )
    (found,) = paragraphs(text)
    assert "the postwar order of" in found


def test_a_quoted_message_is_joined_without_its_marks() -> None:
    text = (
        "the talks in Lima ended on Friday without a result. The two sides will\n"
        "meet again in June, and the ministry expects that a text can be laid\n"
        "before parliament.\n"
        "> When do you expect the text, and who is going to sign it for the\n"
        "> government of Peru?"
    )
    assert paragraphs(text)[1] == (
        "> When do you expect the text, and who is going to sign it for the government of Peru?"
    )


def test_a_number_or_dash_at_the_start_of_a_line_may_be_part_of_the_sentence() -> None:
    text = (
        "The ministers of the two countries will meet in Lima on the evening of\n"
        "12. May and not, as was said at first, on the day before, a spokesman\n"
        "- he would not be named - told the press agency of the country late in\n"
        "the night."
    )
    assert len(paragraphs(text)) == 1


def test_a_script_without_spaces_is_joined_without_them() -> None:
    lines = [
        "外相は三日、東京で記者団に対し、両国の協定は来月にも署名される",
        "見通しだと述べた。協定は港湾の共同利用を定めるもので、交渉は",
        "八年に及んだ。",
    ]
    assert paragraphs("\n".join(lines)) == ["".join(lines)]
