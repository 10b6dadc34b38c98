"""What a brief says of a reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from foedera.article import Published
from foedera.brief import Line, brief, interval, plain, published_words, to_text, wrapped
from foedera.dates import PartialDate
from foedera.reading import Reading


def section(reading: Reading, title: str) -> list[str]:
    """Return the lines under a heading, each on one line."""
    lines = list(brief(reading))
    headings = [at for at, line in enumerate(lines) if line.tone == "heading"]
    start = next(at for at in headings if lines[at].text == title)
    end = next((at for at in headings if at > start), len(lines))
    return [line.text for line in lines[start + 1 : end] if line.text]


def test_the_head_says_what_the_page_is(reading: Reading) -> None:
    head = [line.text for line in brief(reading)][:6]
    assert head[1:] == [
        "The Courier · World · report · en",
        "published 2024-08-24, by the page's metadata",
        "by R. Vale",
        "https://courier.example/lisbon",
        "set aside: 1 related link, 2 teasers, 1 piece of page furniture",
    ]


def test_people_stand_with_office_and_country_and_others_by_kind(reading: Reading) -> None:
    assert section(reading, "Who") == [
        "Ana Duarte: Defence Minister, PRT",
        "Kenji Mori: Director of Port Agency, JPN",
        "States: Portugal (PRT), Japan (JPN)",
        "Companies: Nordwind",
    ]


def test_what_happened_stands_in_date_order_with_undated_events_last(reading: Reading) -> None:
    heads = [line for line in section(reading, "What happened") if not line.startswith("“")]
    assert [head.split(" · ")[0] for head in heads] == [
        "2023-11",
        "2023-11",
        "2024-08-23",
        "by 2024-08-24",
        "undated (“next spring”)",
    ]


def test_an_event_tells_its_sides_its_status_and_whose_word_it_is(reading: Reading) -> None:
    lines = section(reading, "What happened")
    assert "undated (“next spring”) · Kenji Mori → Portugal · AGREE, about CONSULT · planned" in lines
    assert (
        "by 2024-08-24 · Nordwind · REJECT, about CONSULT · denied · Ana Duarte denies it · unsure" in lines
    )


def test_events_of_one_sentence_share_it(reading: Reading) -> None:
    assert sum(line.startswith("“The fourth") for line in section(reading, "What happened")) == 1


def test_an_agreement_tells_parties_signatories_and_steps(reading: Reading) -> None:
    assert section(reading, "Agreements")[:6] == [
        "Reciprocal Supply Arrangement (RSA)",
        "arrangement · signed 2024-08-23 · in Lisbon · not binding",
        "parties: Portugal, Japan",
        "signed by: Ana Duarte for Portugal, Kenji Mori for Japan",
        "about: supply",
        "2024-08-23 · signed · in Lisbon",
    ]


def test_a_dialogue_tells_its_editions(reading: Reading) -> None:
    assert section(reading, "Programmes and dialogues")[:2] == [
        "Portugal-Japan Security Dialogue: dialogue · between Portugal, Japan",
        "edition: 4th, 2023-11, in Tokyo",
    ]


def test_a_commitment_tells_who_promised_what_by_when(reading: Reading) -> None:
    assert section(reading, "Commitments")[:2] == [
        "Japan → Portugal: send two ships",
        "due 2026 · two ships · open",
    ]


def test_only_direct_speech_stands_in_quotation_marks(reading: Reading) -> None:
    said = section(reading, "Who said what")
    assert said[0] == "Ana Duarte · on X · 2024-08-24"
    assert said[1].startswith("“This is")
    assert said[3] == "talks with the firm Nordwind had been called off"


def test_what_stays_open_is_listed(reading: Reading) -> None:
    assert section(reading, "What could not be resolved") == [
        "events without a date: “visit”",
        "actors without a country: Nordwind",
        "statements without a speaker: “talks with the firm Nordwind had been called off”",
        "times without an anchor: “next spring”",
    ]


def test_a_page_without_findings_has_no_empty_sections(bare_reading: Reading) -> None:
    assert to_text(brief(bare_reading)).splitlines() == [
        "Untitled page",
        "  other",
        "  publication date not known",
    ]


@pytest.mark.parametrize("width", [30, 40, 80, 132])
def test_no_line_is_wider_than_asked_unless_one_word_is(reading: Reading, width: int) -> None:
    for line in wrapped(brief(reading), width):
        assert len(line.text) <= width or " " not in line.text.strip()


def test_nothing_of_a_page_steers_a_terminal_or_turns_the_writing_direction(reading: Reading) -> None:
    wild = replace(reading, article=replace(reading.article, title="Calm\x1b[31m red\x07\u202e\ntwo\x9b2J"))
    assert brief(wild)[0] == Line("Calm [31m red two 2J", tone="title")
    assert all(line.text.isprintable() for line in brief(wild))


@pytest.mark.parametrize(
    ("start", "end", "lasting", "said"),
    [
        (date(2024, 8, 23), date(2024, 8, 23), False, "2024-08-23"),
        (date(2024, 2, 1), date(2024, 2, 29), False, "2024-02"),
        (date(2023, 1, 1), date(2023, 12, 31), True, "2023"),
        (date(2024, 8, 19), date(2024, 8, 25), False, "between 2024-08-19 and 2024-08-25"),
        (date(2024, 8, 19), date(2024, 9, 2), True, "2024-08-19 to 2024-09-02"),
        (None, date(2024, 8, 24), False, "by 2024-08-24"),
        (date(2024, 8, 24), None, False, "not before 2024-08-24"),
        (date(2024, 8, 24), None, True, "since 2024-08-24"),
        (None, None, False, ""),
    ],
)
def test_an_interval_is_said_no_more_precisely_than_it_is_known(
    start: date | None, end: date | None, lasting: bool, said: str
) -> None:
    assert interval(start, end, lasting=lasting) == said


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (Published(PartialDate(2024, 8, 24), "given"), "published 2024-08-24, as given with the page"),
        (
            Published(None, "none", PartialDate(2023, 11), None),
            "publication date not known, not before 2023-11",
        ),
        (Published(None, "none", None, PartialDate(2024)), "publication date not known, not after 2024"),
    ],
)
def test_the_publication_date_says_what_it_rests_on(published: Published, said: str) -> None:
    assert published_words(published) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("a\tb\n c", "a b c"), ("caf\u00e9 \u65e5\u672c", "caf\u00e9 \u65e5\u672c"), ("\x00", "")],
)
def test_plain_text_keeps_every_letter_and_no_control_character(text: str, said: str) -> None:
    assert plain(text) == said
