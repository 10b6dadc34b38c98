"""Datelines, and the agencies that texts credit at their end."""

from __future__ import annotations

import pytest

from foedera.datelines import (
    AgencyTag,
    DatelineWords,
    find_agency_tag,
    find_closing_date,
    find_dateline,
)
from foedera.dates import PartialDate

REPORT = (
    "The two ministers opened a common post on Monday, and said in Accra that lorries would be checked once."
)


@pytest.mark.parametrize(
    ("line", "place", "day", "agency"),
    [
        ("ACCRA, March 3 (Reuters) - ", "ACCRA", "March 3", "Reuters"),
        ("ACCRA, March 3, 2022 (Xinhua) -- ", "ACCRA", "March 3, 2022", "Xinhua"),
        ("NEW DELHI, 3 March (PTI): ", "NEW DELHI", "3 March", "PTI"),
        ("Beijing, 23 August (Xinhua) -- ", "Beijing", "23 August", "Xinhua"),
        ("ABU DHABI, 23rd August, 2019 (WAM) -- ", "ABU DHABI", "23rd August, 2019", "WAM"),
        ("TEHRAN, Aug. 23 (MNA) – ", "TEHRAN", "Aug. 23", "MNA"),
        ("Manama, Aug. 23 (BNA): ", "Manama", "Aug. 23", "BNA"),
        ("Madrid, Aug 23 (EFE).- ", "Madrid", "Aug 23", "EFE"),
        ("ACCRA/LOMÉ, Aug 23 (Reuters) - ", "ACCRA/LOMÉ", "Aug 23", "Reuters"),
        ("Accra [Ghana], March 3 (ANI): ", "Accra", "March 3", "ANI"),
        ("Accra (GNA), March 3 – ", "Accra", "March 3", "GNA"),
        ("Accra, Mar 3 (PTI) ", "Accra", "Mar 3", "PTI"),
        ("Abuja, Aug. 23, 2023 (NAN) ", "Abuja", "Aug. 23, 2023", "NAN"),
        ("Accra, Oct. 3, GNA – ", "Accra", "Oct. 3", "GNA"),
        ("Accra, June 11, PANA/GNA – ", "Accra", "June 11", "PANA/GNA"),
        ("Riyadh, August 23, 2019, SPA -- ", "Riyadh", "August 23, 2019", "SPA"),
        ("PORT LOUIS, Mauritius, Mar 4, ABC – ", "PORT LOUIS, Mauritius", "Mar 4", "ABC"),
        ("Kyiv. August 23. Interfax-Ukraine – ", "Kyiv", "August 23", "Interfax-Ukraine"),
        ("MOSCOW, August 23. /TASS/. ", "MOSCOW", "August 23", "TASS"),
        ("BAKU, Azerbaijan, May 3. /Trend/ ", "BAKU, Azerbaijan", "May 3", "Trend"),
        ("NEW YORK, Aug. 23, 2019 /PRNewswire/ -- ", "NEW YORK", "Aug. 23, 2019", "PRNewswire"),
        ("[SEOUL, Aug 23 Yonhap] ", "SEOUL", "Aug 23", "Yonhap"),
        ("ACCRA (AP) — ", "ACCRA", None, "AP"),
        ("SAN JOSE, Calif. (AP) -- ", "SAN JOSE, Calif.", None, "AP"),
        ("DUBAI, United Arab Emirates (AP) — ", "DUBAI, United Arab Emirates", None, "AP"),
        ("Ahmedabad, India (PANA) - ", "Ahmedabad, India", None, "PANA"),
        ("SUVA (Islandnews) — ", "SUVA", None, "Islandnews"),
        ("LONDON--(BUSINESS WIRE)--", "LONDON", None, "BUSINESS WIRE"),
        ("NUR-SULTAN. KAZINFORM – ", "NUR-SULTAN", None, "KAZINFORM"),
        ("KINGSTON, Jamaica, CMC – ", "KINGSTON, Jamaica", None, "CMC"),
        ("LA PAZ.  AP.  ", "LA PAZ", None, "AP"),
        ("EXAMPLE.CO, Jakarta - ", "Jakarta", None, "EXAMPLE.CO"),
        ("March 3 (Reuters) - ", None, "March 3", "Reuters"),
        ("(PTI) ", None, None, "PTI"),
        ("(Harbour News) -- ", None, None, "Harbour News"),
        ("ACCRA, March 3 – ", "ACCRA", "March 3", None),
        ("KATHMANDU, March 3: ", "KATHMANDU", "March 3", None),
        ("BAKU, Azerbaijan, May 3. ", "BAKU, Azerbaijan", "May 3", None),
        ("New Delhi, December 20\n", "New Delhi", "December 20", None),
        ("WASHINGTON, Feb. 1, 2018 —\n\n", "WASHINGTON", "Feb. 1, 2018", None),
        ("ACCRA: ", "ACCRA", None, None),
        ("NEW DELHI :", "NEW DELHI", None, None),
        ("KUWAIT: ", "KUWAIT", None, None),
        ("ACCRA - ", "ACCRA", None, None),
        ("UNITED NATIONS — ", "UNITED NATIONS", None, None),
        ("ST. JOHN’S – ", "ST. JOHN’S", None, None),
        ("KPALIMÉ – ", "KPALIMÉ", None, None),
        ("Manila, Philippines — ", "Manila, Philippines", None, None),
        ("BANDAR SERI BEGAWAN, Brunei ― ", "BANDAR SERI BEGAWAN, Brunei", None, None),
        ("New Delhi: ", "New Delhi", None, None),
        ("Kuwait City: ", "Kuwait City", None, None),
        ("Geneva – ", "Geneva", None, None),
        ("PUNE ", "PUNE", None, None),
    ],
)
def test_a_dateline_gives_place_day_and_agency_as_printed(
    line: str, place: str | None, day: str | None, agency: str | None
) -> None:
    assert find_dateline(line + REPORT) == DatelineWords(place, day, agency, len(line))


def test_who_is_named_before_the_place_is_the_author() -> None:
    line = "By Efua Danso, KUWAIT CITY, Aug 23: "
    assert find_dateline(line + REPORT) == DatelineWords(
        "KUWAIT CITY", "Aug 23", None, len(line), "Efua Danso"
    )


def test_a_desk_named_before_the_place_is_no_author() -> None:
    found = find_dateline("By ABC Online, Kathmandu, Mar. 21: " + REPORT)
    assert found is not None
    assert (found.place, found.author) == ("Kathmandu", None)


@pytest.mark.parametrize(
    "line",
    [
        "ACCRA (AP) — iron gates were opened at the post on Monday.",
        "ACCRA, Aug 3 (AP) — iron gates were opened.",
    ],
)
def test_a_report_may_begin_in_small_letters_after_an_agency(line: str) -> None:
    found = find_dateline(line)
    assert found is not None
    assert line[found.end :].startswith("iron")


def test_a_place_that_no_table_has_is_known_by_what_is_said_to_be_in_it() -> None:
    text = (
        "Agbozume: The customs office opened a second gate on Monday, and the market in Agbozume is to move."
    )
    found = find_dateline(text)
    assert found is not None
    assert found.place == "Agbozume"
    assert find_dateline(text.replace("in Agbozume", "of Agbozume")) is None


@pytest.mark.parametrize(
    "line",
    [
        "QUESTION: Will the post stay open?",
        "Q: Will the post stay open?",
        "MR. OWUSU: It will.",
        "UPDATE: The post has closed again.",
        "NOTE: The post is closed on Sundays.",
        "BREAKING: Ghana opened a post.",
        "THE FACTS: The post has two gates and one office.",
        "WHY IT MATTERS: The post has two gates.",
        "EFUA DANSO, EXAMPLE HOST: The post has opened.",
        "NATO and the EU sent observers.",
        "NATO — the alliance of thirty states — sent observers.",
        "U.S. – Ghana trade has grown since the post was opened.",
    ],
)
def test_labels_speakers_and_bodies_in_capitals_are_no_datelines(line: str) -> None:
    assert find_dateline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Ghana and Togo - two neighbours - opened a post.",
        "Ghana: a history of its borders and of the posts along them.",
        "India: The two ministers opened a common post on Monday, and went home.",
        "Accra: I will not close the post while I am minister of this country.",
        "Moscow: no talks",
        "Paris — the city of the first treaty — is where they met again.",
        "Danso: The two ministers opened a common post on Monday, and went home.",
        "Efua Danso: The two ministers opened a common post on Monday, and went home.",
        "Efua Danso (NPP): The two ministers opened a common post on Monday.",
        "Background: The two ministers opened a common post on Monday, and went home.",
        "Foreign Ministry, May 3: The two ministers opened a common post.",
        "Monday, May 3: The two ministers opened a common post.",
        "The post (AP) was opened.",
        "Press Trust of India (PTI) said that Ghana opened a post.",
        "Ghana opened a post in Accra, May 3.",
    ],
)
def test_other_beginnings_are_no_datelines(line: str) -> None:
    assert find_dateline(line) is None


def test_a_word_in_capitals_that_is_common_in_the_text_is_no_place() -> None:
    assert find_dateline("CUSTOMS: The office opens early.\n\nLorries pay customs at the gate.") is None


def test_where_many_paragraphs_open_with_capitals_they_are_speakers() -> None:
    lines = ["AMPONSAH: The gate is open.", "DARKO: The gate is shut.", "AMPONSAH: The gate is old."]
    assert find_dateline(lines[0]) is not None
    assert find_dateline("\n\n".join(lines)) is None


@pytest.mark.parametrize(
    ("ending", "agency"),
    [
        (" (PTI)", "PTI"),
        (" (Xinhua/AP).", "Xinhua/AP"),
        (" — Reuters", "Reuters"),
        ("–NAN", "NAN"),
        ("\n\n-- IANS\nabc/de", "IANS"),
        ("\n\n(With ANI inputs)", "ANI"),
        ("\n\n(With inputs from AFP)", "AFP"),
        ("\n\nSource: GNA", "GNA"),
        ("\n\nGNA", "GNA"),
        ("\n\nSPA -- 14:22 LOCAL TIME", "SPA"),
        ("\n\nWAM/Salma", "WAM"),
        ("\n\n/BelTA/", "BelTA"),
        ("\n\nPTI ABC DEF GHI", "PTI"),
        (" (Xinhua News Agency May 3, 2019)", "Xinhua News Agency"),
        (" (GNA, 3 May 2019)", "GNA"),
    ],
)
def test_the_agency_at_the_end_of_a_text_is_found_where_it_stands(ending: str, agency: str) -> None:
    text = REPORT + ending
    found = find_agency_tag(text)
    assert found is not None
    assert (found.agency, text[found.start : found.end]) == (agency, agency)


@pytest.mark.parametrize(
    "ending",
    [
        "",
        " He has joined another party (PTI).",
        " So said Reuters",
        " (END)",
        "\n\n(With inputs from agencies)",
        "\n\nSource: the ministry",
        "\n\nNext steps",
    ],
)
def test_other_endings_credit_no_agency(ending: str) -> None:
    assert find_agency_tag(REPORT + ending) is None


def test_a_tag_is_the_last_word_of_a_text_not_of_its_middle() -> None:
    filler = "\n\n".join([REPORT] * 6)
    assert find_agency_tag(f"{REPORT} (PTI)\n\n{filler}") is None
    assert find_agency_tag("") is None
    assert isinstance(find_agency_tag(f"{filler} (PTI)"), AgencyTag)


@pytest.mark.parametrize(
    ("line", "place", "day", "agency"),
    [
        ("ACCRA; ", "ACCRA", None, None),
        ("NAIROBI; ", "NAIROBI", None, None),
        ("Accra, (GNA) – ", "Accra", None, "GNA"),
        ("LOMÉ, (ATOP) - ", "LOMÉ", None, "ATOP"),
        ("ACCRA, GHANA- MONDAY 3 MAY 2022: ", "ACCRA, GHANA", "3 MAY 2022", None),
        ("Nairobi, Kenya - Tuesday 3 May 2022: ", "Nairobi, Kenya", "3 May 2022", None),
        ("(NAMPA- Ghana News Agency (GNA)) ACCRA, May 3 (GNA) -- ", "ACCRA", "May 3", "GNA"),
        ("(PANA / Togo News Agency) LOMÉ, May 3 (ATOP) - ", "LOMÉ", "May 3", "ATOP"),
    ],
)
def test_semicolons_commas_days_in_capitals_and_who_passed_it_on_are_read(
    line: str, place: str, day: str | None, agency: str | None
) -> None:
    assert find_dateline(line + REPORT) == DatelineWords(place, day, agency, len(line))


@pytest.mark.parametrize("line", ["MINISTERS; ", "Accra; ", "(NATO - the alliance) Ministers met: "])
def test_a_semicolon_behind_other_words_opens_no_report(line: str) -> None:
    assert find_dateline(line + REPORT) is None


@pytest.mark.parametrize(
    ("line", "place", "day", "agency"),
    [
        ("NAIROBI, Kenya (AFP) May 3, 2019\n", "NAIROBI, Kenya", "May 3, 2019", "AFP"),
        ("Suva (PACNEWS) May 3, 2019\n\n", "Suva", "May 3, 2019", "PACNEWS"),
        ("Accra (GNA), 3 May 2019 – ", "Accra", "3 May 2019", "GNA"),
        ("Manila (AFP) - May 3, 2019\n", "Manila", "May 3, 2019", "AFP"),
        ("ACCRA, Ghana (GNA) May 3: ", "ACCRA, Ghana", "May 3", "GNA"),
        ("Lomé /ATOP/ 3 May 2019. ", "Lomé", "3 May 2019", "ATOP"),
    ],
)
def test_the_agency_may_stand_before_the_day(line: str, place: str, day: str, agency: str) -> None:
    assert find_dateline(line + REPORT) == DatelineWords(place, day, agency, len(line))


@pytest.mark.parametrize(
    "credit",
    [
        "(Xinhua News Agency May 3, 2019)",
        "(Example Daily, 3 May 2019)",
        "(news.example.org, 3. Mai 2019)",
        "[Source: Example Wire, May 3, 2019]",
        "(Published: 3 May 2019)",
    ],
)
def test_a_credit_in_brackets_at_the_end_of_a_text_has_its_date(credit: str) -> None:
    assert find_closing_date(f"{REPORT} {credit}") == PartialDate(2019, 5, 3)
    assert find_closing_date(f"{REPORT}\n\n{credit}") == PartialDate(2019, 5, 3)


@pytest.mark.parametrize(
    "ending",
    [
        "",
        " (3 May 2019)",
        " (The pact entered into force on 3 May 2019)",
        " Both signed the accord (Accra, 3 May 2019)",
        " (Accra Declaration, 3 May 2019)",
        " (Example Daily, 3 May 2019) He said no more.",
    ],
)
def test_other_dates_in_brackets_close_no_text(ending: str) -> None:
    assert find_closing_date(REPORT + ending) is None
