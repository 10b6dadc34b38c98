"""Acts told under a date, acts told again, days counted from other acts, and days that belong to what was said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docs import article_of, read_doc

from foedera.dating import When, date_act
from foedera.link import past_stated
from foedera.pipeline import read_text
from foedera.times import find_times

PAGE = "2024-08-24"
Days = tuple[str | None, str | None]


def when_of(text: str, word: str, day: str | None = PAGE) -> When:
    """Return when the act of the last such word of a text was."""
    article, doc, _ = read_doc(text, day)
    trigger = [token for token in doc if token.text == word][-1]
    return date_act(trigger, list(find_times(doc, article)), article.published)


def days(when: When) -> Days:
    return (str(when.start) if when.start else None, str(when.end) if when.end else None)


def year(number: int) -> Days:
    return f"{number}-01-01", f"{number}-12-31"


UNDATED = pytest.mark.parametrize("day", [PAGE, None])


# --- under a date ------------------------------------------------------------------------------------------------


@UNDATED
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("1977: Uganda breaks off ties with Kenya.", "breaks", year(1977)),
        ("1977: Uganda breaks off ties with Kenya. The two armies clash on the border.", "clash", year(1977)),
        ("18 June 2004: Signing of a trade pact by Chad and Niger", "Signing", ("2004-06-18", "2004-06-18")),
        ("March 1998 — Peru and Ecuador pull back troops. Brazil hosts talks.", "hosts", ("1998-03-01", "1998-03-31")),
        ("• In 1981: Visit of the premier to Oslo", "Visit", year(1981)),
        ("9 July 2011 - The south secedes, and the north accepts the border.", "accepts", ("2011-07-09", "2011-07-09")),
        ("2009. Chile buys six ships, ending a long feud.", "ending", year(2009)),
        ("3–8 June 2013: The two fleets train divers.", "train", ("2013-06-03", "2013-06-08")),
        ("May 2001: The rebels free captives for two weeks.", "free", ("2001-05-01", "2001-05-31")),
        ("A feud\n\nThey had quarrelled.\n\n1994\n\nRebels seize a town. Kenya offers help.", "offers", year(1994)),
        ("A feud\n\n12 May 1999:\n\nThe two presidents sign an accord.", "sign", ("1999-05-12", "1999-05-12")),
    ],
)  # fmt: skip
@pytest.mark.model
def test_the_date_of_an_entry_dates_every_act_in_it(
    text: str, word: str, expected: Days, day: str | None
) -> None:
    assert days(when_of(text, word, day)) == expected


@UNDATED
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("2003: Peru opens a mission, which Ghana had asked for in 1999.", "asked", year(1999)),
        (
            "• 5 June 2017: Oman cuts ties and seals the border\n• 5 January 2021: Both sign a pact",
            "seals",
            ("2017-06-05", "2017-06-05"),
        ),
        ("May 2001: Talks begin. On 9 June 2001 they collapse.", "collapse", ("2001-06-09", "2001-06-09")),
        ("1991: Chad recalls the envoy whom it had sent in 1988.", "sent", year(1988)),
        ("2016: The two states renew the pact that they signed in 2011.", "signed", year(2011)),
    ],
)
@pytest.mark.model
def test_an_act_of_an_entry_keeps_its_own_date(text: str, word: str, expected: Days, day: str | None) -> None:
    assert days(when_of(text, word, day)) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("1994: Kenya invites both sides to sign a pact.", "sign"),
        ("March 2012: The king pardons the rebels who had fled.", "fled"),
        ("2007: The council says it will send observers.", "send"),
        ("2019: Chad shuts its mission after rebels take the port.", "take"),
        ("24 August - The premier met the king in Rabat.", "met"),
        (
            "A feud\n\n1994\n\nRebels seize a town.\n\nWhat comes next\n\nThe sides met and shook hands.",
            "shook",
        ),
    ],
)
@pytest.mark.model
def test_what_is_ahead_or_behind_or_below_another_heading_has_not_the_day_of_the_entry(
    text: str, word: str
) -> None:
    assert when_of(text, word).time is None


@pytest.mark.model
def test_a_heading_that_is_only_a_date_dates_what_stands_below_it() -> None:
    article = article_of(
        "The feud is old.\n\nMarch 1994\n\nPeru recalls its envoy from Chile.\n\nA 1995 raid\n\nIt failed."
    )
    blocks = [replace(b, role="heading") if "19" in b.text else b for b in article.blocks]
    reading = read_text(replace(article, blocks=tuple(blocks)))
    assert [time.text for time in reading.times] == ["March 1994"]
    assert [days(event.date) for event in reading.events if "recalls" in event.trigger.text] == [
        ("1994-03-01", "1994-03-31")
    ]


# --- told with or after another ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The two states resumed relations and reopened their border in March.", "resumed", ("2024-03-01", "2024-03-31")),
        ("Chad recalled its envoy and shut the port on Monday.", "recalled", ("2024-08-19", "2024-08-19")),
        ("The firms ended the feud and signed a supply deal in 2019.", "ended", year(2019)),
        ("Rebels stormed the fort and freed six men on Thursday.", "stormed", ("2024-08-22", "2024-08-22")),
        ("On 18 June 2005 they signed an accord by which they agreed to share water.", "agreed", ("2005-06-18", "2005-06-18")),
        ("In 1998 the two kings concluded a treaty under which Oman gave up the fort.", "gave", year(1998)),
        ("On Monday they issued a statement in which they condemned the raid.", "condemned", ("2024-08-19", "2024-08-19")),
        ("They adopted a charter in May 2001 in which they renounced force.", "renounced", ("2001-05-01", "2001-05-31")),
        ("The summit was held on April 25 and 26. The summit was attended by ten kings.", "attended", ("2024-04-25", "2024-04-26")),
        ("The council met on Monday. Six states attended. The meeting adopted a plan.", "adopted", ("2024-08-19", "2024-08-19")),
        ("A conference on water opened in Lima in May 2019. The conference drew forty states.", "drew", ("2019-05-01", "2019-05-31")),
        ("At a ceremony attended by both kings on Tuesday, the ministers signed three deals.", "signed", ("2024-08-20", "2024-08-20")),
        ("The two navies held an exercise on 3 June 2021. The exercise was hosted by Oman.", "hosted", ("2021-06-03", "2021-06-03")),
    ],
)  # fmt: skip
@pytest.mark.model
def test_what_is_joined_or_told_again_shares_the_day(text: str, word: str, expected: Days) -> None:
    assert days(when_of(text, word)) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad recalled its envoy, and shut the port on Monday.", "recalled"),
        ("The council met on Monday. The meeting will adopt a plan.", "adopt"),
        ("The council met on Monday. A meeting drew forty states.", "drew"),
        ("They signed an accord on Monday that binds both.", "binds"),
    ],
)
@pytest.mark.model
def test_what_is_apart_or_ahead_does_not_share_the_day(text: str, word: str) -> None:
    assert when_of(text, word).time is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The pact was signed on 3 May 2021. Two weeks after the pact was signed, rebels attacked the port.", "attacked", ("2021-05-17", "2021-05-17")),
        ("The pact was signed on 3 May 2021. Two weeks after the pact was signed, rebels attacked the port.", "signed", ("2021-05-03", "2021-05-03")),
        ("They ratified the treaty on 1 March 2020. Ten days after they ratified the treaty, Peru sent ships.", "sent", ("2020-03-11", "2020-03-11")),
        ("Chad elected a senate on 9 June 2018. Three days before it elected the senate, its army left the fort.", "left", ("2018-06-06", "2018-06-06")),
        ("Chad closed its border on Friday, three days after the envoys met.", "met", ("2024-08-20", "2024-08-20")),
        ("Oslo recalled its envoy on 9 May 2019, one week before the rebels took the port.", "took", ("2019-05-16", "2019-05-16")),
        ("Peru recalled its envoy within a week after Chile held a vote on 13 May 2021.", "recalled", ("2021-05-13", "2021-05-20")),
        ("Chad left the bloc less than a month after it signed the charter on 3 May 2021.", "left", ("2021-05-03", "2021-06-03")),
        ("The two states exchanged envoys in July, barely a week after they had traded fire.", "traded", ("2024-06-24", "2024-07-31")),
        ("The truce collapsed less than a month after the two signed a pact.", "signed", ("2024-07-24", "2024-08-24")),
        ("Fighting has resumed in the hills, less than two weeks after both sides declared a truce.", "declared", ("2024-08-10", "2024-08-24")),
    ],
)  # fmt: skip
@pytest.mark.model
def test_a_day_is_counted_to_or_from_an_act_told_beside_it_or_above(
    text: str, word: str, expected: Days
) -> None:
    assert days(when_of(text, word)) == expected


# --- what was said and how long it lasts -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A statement sent on Thursday said the truce would last until September 19, adding that talks would resume.", "said", ("2024-08-22", "2024-08-22")),
        ("A letter released on Monday claimed the port would stay shut until October 3.", "claimed", ("2024-08-19", "2024-08-19")),
        ("The ministry said on its website on August 17 that the talks had ended.", "said", ("2024-08-17", "2024-08-17")),
        ("The general announced on his Telegram channel on Tuesday that the road was open.", "announced", ("2024-08-20", "2024-08-20")),
        ("The palace wrote on its page on Monday that the king was well.", "wrote", ("2024-08-19", "2024-08-19")),
        ("The premier said on state television on Friday that he would resign.", "said", ("2024-08-23", "2024-08-23")),
    ],
)  # fmt: skip
@pytest.mark.model
def test_saying_has_the_day_of_its_paper_or_its_medium(text: str, word: str, expected: Days) -> None:
    assert days(when_of(text, word)) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The envoy said the truce would last until September 19, adding that talks would resume.", "said"),
        ("The firm said the pipe would be dry until October, and its shares fell.", "said"),
        ("Chad announced a three-day truce.", "announced"),
        ("The general declared a 24-hour halt to the shelling.", "declared"),
        ("The council approved a ten-year plan.", "approved"),
        ("Both sides agreed on a two-week pause in the fighting.", "agreed"),
        ("He ruled the valley with the backing, from 1895, of the crown.", "ruled"),
        ("The bank grew with the help, since 2011, of two funds.", "grew"),
    ],
)
@pytest.mark.model
def test_what_was_said_or_announced_keeps_its_times_to_itself(text: str, word: str) -> None:
    when = when_of(text, word)
    assert (when.start, when.time, when.lasting) == (None, None, False)


# --- the undated page --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The pact was signed on 3 May 2021. It will end in June 2029.", ["2021-05-03"]),
        ("Visits resumed after the vote of May 2019, which the party had won.", ["2019-05"]),
        ("They agreed to build a road by 2028; work began in late 2023.", ["2023"]),
        ("Having signed the pact in 2012, the two met again.", ["2012"]),
        ("1977: Uganda breaks off ties.", ["1977"]),
        ("The council announced a vote in March 2027.", []),
        ("The plan for 2030 was praised.", []),
        ("A summit planned for April 2026 was called off.", []),
        ("The 2028 games were discussed.", []),
        ("2031: The bridge will open.", []),
        ("They met in June.", []),
    ],
)
@pytest.mark.model
def test_what_is_told_as_done_is_stated_and_what_is_planned_is_not(text: str, found: list[str]) -> None:
    article, doc, _ = read_doc(text)
    assert [when.value for when in past_stated(doc, list(find_times(doc, article)))] == found
