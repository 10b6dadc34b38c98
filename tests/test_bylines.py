"""Bylines and the names in them."""

from __future__ import annotations

import pytest

from foedera.bylines import is_name, read_byline

DANSO = ("Efua Danso",)
BOTH = ("Efua Danso", "Kwesi Appiah")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Efua Danso", DANSO),
        ("BY EFUA DANSO", ("EFUA DANSO",)),
        ("by Efua Danso and Kwesi Appiah-Mensah", ("Efua Danso", "Kwesi Appiah-Mensah")),
        (
            "By Efua Danso, Kwesi Appiah and Ruth van der Berg",
            ("Efua Danso", "Kwesi Appiah", "Ruth van der Berg"),
        ),
        ("By Efua Danso, Kwesi Appiah, and agencies", BOTH),
        ("By Efua Danso in Lomé and Kwesi Appiah in Kuala Lumpur", BOTH),
        ("By Efua Danso in Paris and New Delhi", DANSO),
        ("By Efua Danso in Lomé", DANSO),
        ("By: Efua Danso, Accra", DANSO),
        ("By Efua Danso for Example News", DANSO),
        ("Written by: Efua Danso", DANSO),
        ("Reported by Efua Danso", DANSO),
        ("Text by Efua Danso", DANSO),
        ("Words: Efua Danso", DANSO),
        ("Analysis by Efua Danso, CNN", DANSO),
        ("Opinion by Efua Danso", DANSO),
        ("Story by J. R. Owusu", ("J. R. Owusu",)),
        ("Author: Efua Danso", DANSO),
        ("From Efua Danso, Lagos", DANSO),
        ("From Efua Danso in Tamale", DANSO),
        ("(Reporting by Efua Danso in Accra; editing by Ruth Berg)", DANSO),
        ("Reporting by Efua Danso and Kwesi Appiah in Accra; Editing by Ruth Berg", BOTH),
    ],
)
def test_a_byline_names_its_authors(line: str, authors: tuple[str, ...]) -> None:
    assert read_byline(line) == authors


@pytest.mark.parametrize(
    "line",
    [
        "By Efua Danso, West Africa Correspondent",
        "By Efua Danso Senior Diplomatic Correspondent",
        "By Efua Danso, political editor",
        "By Staff Writer Efua Danso",
        "By Efua Danso Reuters",
        "By Efua Danso, Associated Press",
        "By Efua Danso BBC News, Nairobi",
        "By Dr. Efua Danso",
        "By Prof Efua Danso",
        "By Maj Gen Efua Danso (retd)",
        "By Efua Danso efua@example.org",
        "By Efua Danso @efuadanso",
        "By Efua Danso (Daily Example)",
        "By Efua Danso | Updated: 3 March 2022",
        "By Efua Danso March 3, 2022",
        "By Efua Danso May 3, 2022 10:30 am",
        "By Efua Danso Published: 3 March 2022",
        "By Efua Danso 3 hours ago",
    ],
)
def test_jobs_ranks_agencies_addresses_and_dates_are_left_out(line: str) -> None:
    assert read_byline(line) == DANSO


@pytest.mark.parametrize(
    "name",
    [
        "K. P. Mensah",
        "A.B.M. Sarkar",
        "KP Mensah",
        "A K M Sarkar",
        "Md. Rafiq Sarkar",
        "Ruth von der Aue",
        "Omar Farid al-Masri",
        "Ngozi wa Kamau",
        "Sean O'Leary",
        "Olga O’Neill",
        "Jean-Luc Le Roux",
        "E Boateng",
        "José de la Cruz",
        "Nguyen Thi Hoa",
        "Siti Nur binti Ahmad",
        "Efua Danso Jr.",
        "Hanna Park",
        "Rosa May",
    ],
)
def test_names_of_many_forms_are_returned_as_printed(name: str) -> None:
    assert read_byline(f"By {name}") == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "Efua Danso | Thursday, 3 March 2022",
        "Efua Danso — June 28, 2018",
        "Efua Danso • Updated 2021-11-02 10:30",
        "Efua Danso March 3, 2022",
        "Efua Danso Updated: Mar 03, 2022 21:32 IST",
        "Efua Danso | Nairobi",
        "Efua Danso, Political Editor",
        "Efua Danso @efuadanso",
        "Efua Danso efua@example.org",
        "Efua Danso/AFP",
        "Efua Danso (Reuters)",
        "Efua Danso, Special to The Example",
        "Efua Danso in Lomé",
        "- Efua Danso in LOMÉ, Togo",
        "March 3, 2022 by Efua Danso",
        "Posted on March 3, 2022 by Efua Danso",
    ],
)
def test_a_name_beside_a_date_a_place_a_job_a_handle_or_an_agency_is_a_byline(line: str) -> None:
    assert read_byline(line) == DANSO


@pytest.mark.parametrize(
    "line",
    [
        "By Our Staff",
        "By Our Diplomatic Correspondent",
        "BY STAFF REPORTER",
        "By INS Correspondent",
        "By Agencies",
        "By AFP",
        "By The Associated Press",
        "By Reuters Staff",
        "By PIB Delhi",
        "Posted by admin",
        "Staff Reporter",
        "• Staff Correspondent",
        "Staff Correspondent, example24.com",
        "Web Desk",
        "Coastal Standard Bureau",
        "Example News Service",
        "The Editorial Board",
        "From our correspondent",
        "Agence France-Presse",
        "PTI",
        "Xinhua",
        "With AFP",
        "Source: Xinhua",
        "Special to The Example",
        "Edited by: Efua Danso",
        "Editor: Efua Danso",
        "Compiled by Efua Danso",
        "Photos by Efua Danso",
        "Illustration by Efua Danso",
        "— Efua Danso (@efuadanso) March 3, 2022",
    ],
)
def test_desks_agencies_editors_and_photographers_are_no_authors(line: str) -> None:
    assert read_byline(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, the two ministers had agreed on the last point.",
        "By noon nobody had left",
        "By the end of the year",
        "By Land and Sea",
        "By the Numbers",
        "By Invitation",
        "Byelaws of the port",
        "The text was read by Efua Danso",
        "From Dhaka to Delhi",
        "With Love From Accra",
        "Made in China",
        "Investors in Kenya",
        "Breaking News | Nairobi",
        "Foreign Ministry | Nairobi",
        "Efua Danso, President",
        "Efua Danso, who wrote the first of the two reports, left on Monday.",
        "@efuadanso",
        "Map",
        "Weather Report",
        "Efua Danso",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    "name",
    [
        "Efua Danso",
        "Ruth van der Berg",
        "Olga O’Neill",
        "José de la Cruz",
        "Nana K. Boateng",
        "Dr. Efua Danso",
        "Omar al-Masri",
        "A K Danso",
    ],
)
def test_a_few_capitalised_words_can_be_a_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "words",
    [
        "Efua",
        "National War Museum",
        "Latest News",
        "United Kingdom",
        "South Korea",
        "Kuala Lumpur",
        "Russian Roulette",
        "Foreign Minister",
        "Editor’s Picks",
        "Climate Change",
        "Asia Pacific",
        "Border Correspondent",
        "Agence France-Presse",
        "EFUA DANSO",
        "Danso said no",
        "Item 4 Open",
        "El Niño",
    ],
)
def test_labels_places_and_bodies_are_no_names(words: str) -> None:
    assert not is_name(words)


@pytest.mark.parametrize("words", ["EFUA DANSO", "Rosa May", "India Mensah"])
def test_beside_the_title_capitals_and_words_of_two_uses_are_no_doubt(words: str) -> None:
    assert not is_name(words)
    assert is_name(words, beside_title=True)


@pytest.mark.parametrize("words", ["NEW DELHI", "BREAKING NEWS", "FOREIGN MINISTRY"])
def test_beside_the_title_labels_and_places_stay_what_they_are(words: str) -> None:
    assert not is_name(words, beside_title=True)
