"""Which words of a page name places, and what each is used for."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from docs import read_doc

from foedera.toponyms import Toponym, find_toponyms

Xfail = pytest.mark.xfail
pytestmark = pytest.mark.model


@cache
def toponyms(text: str) -> tuple[Toponym, ...]:
    _, doc, names = read_doc(text)
    return tuple(find_toponyms(doc, doc.text, names))


def uses(text: str) -> dict[str, str]:
    return {toponym.text: toponym.use for toponym in toponyms(text)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Envoys of Peru met the premier of Fiji.", "Fiji"),
        ("The pressure on Sri Lanka grew after a gift from China.", "Sri Lanka"),
        ("The pressure on Sri Lanka grew after a gift from China.", "China"),
        ("Norway's fishermen thanked Iceland.", "Norway"),
        ("Norway's fishermen thanked Iceland.", "Iceland"),
        ("Madrid asked Rabat for an answer.", "Rabat"),
        ("Rwanda signed with Burundi in Kigali.", "Burundi"),
        ("The Ministry of Health of South Sudan sent vaccines.", "South Sudan"),
        ("King Abdullah of Jordan visited Cyprus.", "Jordan"),
        ("The Embassy of Gabon in Brussels closed.", "Gabon"),
    ],
)
def test_a_state_and_its_capital_act_where_they_are_dealt_with(text: str, place: str) -> None:
    assert uses(text)[place] == "actor"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The delegation flew to Nairobi and went on to Kampala.", "Kampala"),
        ("Two flights between Oslo and Riga were cancelled.", "Riga"),
        ("Her deputy was on a trip to Hanoi when it rained.", "Hanoi"),
        ("They met in Kenya, near the border with Uganda.", "Uganda"),
        ("The minister arrived in Jakarta and drove to Bandung.", "Jakarta"),
        ("A storm reached Vietnam.", "Vietnam"),
        ("South Korean fishermen left Busan for Jeju.", "Busan"),
        ("A loan from Japan paid for a bridge in Palau.", "Palau"),
        ("The Paris talks failed after the Geneva talks.", "Geneva"),
    ],
)
def test_a_place_is_literal_where_something_is_happens_or_moves(text: str, place: str) -> None:
    assert uses(text)[place] == "literal"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("US President Ann Holt and German officials spoke.", ["US", "German"]),
        ("Kashmiri shepherds and Kurdish singers met European doctors.", ["Kashmiri", "Kurdish", "European"]),
        ("Southeast Asian ports and West African markets reopened.", ["Southeast Asian", "West African"]),
        ("Two New Zealanders and a Tibetan monk were rescued.", ["New Zealanders", "Tibetan"]),
        ("The Mexican minister left.", ["Mexican"]),
        ("A bakery was run by Kenyans, and Ontario premier Lia Ford ate there.", ["Kenyans", "Ontario"]),
    ],
)
def test_adjectives_demonyms_and_names_before_titles_are_used_as_adjectives(
    text: str, words: list[str]
) -> None:
    found = uses(text)
    assert [word for word in words if found.get(word) == "adjective"] == words


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Bank of Ghana lent money.", "Ghana"),
        ("The African Union and the Caribbean Community agreed.", "African"),
        ("The African Union and the Caribbean Community agreed.", "Caribbean"),
        ("The Indian Army and the Pakistan Air Force trained.", "Indian"),
        ("The Minsk Agreement and the Kyoto Protocol still stand.", "Minsk"),
        ("The North Atlantic Treaty Organization met in Riga.", "North Atlantic"),
        ("A team from the University of Nairobi won.", "Nairobi"),
    ],
)
def test_a_place_within_the_name_of_a_body_or_an_instrument_is_in_a_name(text: str, place: str) -> None:
    assert uses(text)[place] == "in a name"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The UK Ministry of Defence denied it.", "UK"),
        ("The Russian Foreign Ministry denied it.", "Russian"),
        ("The Chinese Ministry of Commerce answered.", "Chinese"),
        ("The US Department of Justice will drop the charges.", "US"),
    ],
)
def test_before_a_ministry_it_says_whose_ministry_it_is(text: str, words: str) -> None:
    assert uses(text)[words] == "adjective"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("She greeted him at the White House on Monday.", "White House"),
        ("He was seen outside the Kremlin on Friday.", "Kremlin"),
        ("Reporters waited on the lawn of the White House.", "White House"),
        ("Lunch was served in the White House.", "White House"),
    ],
)
def test_a_house_that_stands_for_a_government_is_a_place_where_people_are_in_it(
    text: str, place: str
) -> None:
    assert uses(text) == {place: "literal"}


@pytest.mark.parametrize(
    "text",
    [
        "The White House denied the report.",
        "The Kremlin said that talks would go on.",
        "Aides of the White House wrote it.",
        "A spokesman for the Kremlin shrugged.",
    ],
)
def test_a_house_that_acts_is_no_place(text: str) -> None:
    assert uses(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Most of the men had heard of God.",
        "Jordan Smith met Chad Walker.",
        "Jack London wrote novels. London sold many of them.",
        "Surprise and Hope are words.",
        "The Earth is round, and Man walks upon it.",
        "He spoke French and Arabic in class.",
        "The treaty was drawn up in English.",
        "She studied Russian and then Korean.",
    ],
)
def test_common_words_people_and_languages_are_no_places(text: str) -> None:
    assert uses(text) == {}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("DAKAR, March 3 - Fishermen mended their nets.", ["DAKAR"]),
        ("MINSK - No ship sailed.", ["MINSK"]),
        ("LOMÉ, Togo, May 4 (Example Agency) - Rain fell.", ["LOMÉ", "Togo"]),
        ("PUTRAJAYA, Tuesday - Rain fell.", ["PUTRAJAYA"]),
    ],
)
def test_a_dateline_names_the_place_of_the_report(text: str, places: list[str]) -> None:
    assert uses(text) == dict.fromkeys(places, "literal")


@pytest.mark.parametrize(
    ("text", "words", "called"),
    [
        ("A fire broke out in Macon, Ga., on Sunday.", "Ga.", "Georgia"),
        ("The senator, D-S.C., voted.", "S.C.", "South Carolina"),
        ("Police in Charleston, W.Va., asked for help.", "W.Va.", "West Virginia"),
        ("Police in Portland, OR, asked for help.", "OR", "Oregon"),
        ("She moved from Kingston, Ont., in May.", "Ont.", "Ontario"),
        ("She moved to Washington, D.C., in May.", "Washington, D.C.", "Washington"),
    ],
)
def test_a_short_state_is_a_place_of_its_own(text: str, words: str, called: str) -> None:
    assert called in {toponym.called for toponym in toponyms(text) if toponym.text == words}


@pytest.mark.parametrize(
    "text",
    [
        "Two towers, OR so it seemed, fell.",
        "Dr. Ann Ind. is a label.",
        "In Me. there is doubt.",
        "HE SAID OK, IN A WAY.",
    ],
)
def test_other_words_are_no_short_states(text: str) -> None:
    assert [toponym.called for toponym in toponyms(text) if toponym.called] == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Lorries carried rice from Multan to Amritsar and Leh.", {"Multan", "Amritsar", "Leh"}),
        ("Trains ran from Odesa. The strike on Odesa ended.", {"Odesa"}),
        ("The Himalayas and the Sahel are warming.", {"Himalayas", "Sahel"}),
        ("Ontario and Manitoba raised taxes.", {"Ontario", "Manitoba"}),
        ("The ship left Greenville, Liberia.", {"Greenville", "Liberia"}),
    ],
)
def test_a_town_of_the_map_is_a_place_where_it_is_located_or_stands_beside_one(
    text: str, places: set[str]
) -> None:
    assert set(uses(text)) == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A camp at Blimuville was empty.", "Blimuville"),
        ("They slept in the town of Krazhimar.", "Krazhimar"),
        pytest.param("Blimuville asked for tents.", None, marks=()),
        ("Tents came to Blimuville, Kenya.", "Blimuville"),
    ],
)
def test_a_name_unknown_to_the_map_is_a_place_only_where_places_stand(text: str, place: str | None) -> None:
    assert (place in uses(text)) is (place is not None)


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Republic of Togo and Kingdom of Tonga signed.", "Kingdom of Tonga", "TON"),
        ("Envoys of the Republic of Niger left.", "Republic of Niger", "NER"),
        ("The United Republic of Tanzania signed.", "United Republic of Tanzania", "TZA"),
        ("The Kingdom of Saudi Arabia signed.", "Kingdom of Saudi Arabia", "SAU"),
    ],
)
def test_a_long_form_is_a_name_of_its_state(text: str, words: str, code: str) -> None:
    found = {toponym.text: toponym for toponym in toponyms(text)}
    country = found[words].country
    assert country is not None
    assert (country.code, found[words].use) == (code, "actor")


@pytest.mark.parametrize(
    "text",
    [
        "The envoys of Peru met in Bogotá. Bogotá paid.",
        "DAKAR, March 3 - The Bank of Ghana opened a branch in Dayton, Ohio.",
        "US President Ann Holt met the Russian Foreign Ministry's staff in Washington, D.C.",
        "South Korean fishermen left Busan for Jeju and the Kyoto Protocol.",
    ],
)
def test_toponyms_stand_in_text_order_where_they_say_and_apart(text: str) -> None:
    found = toponyms(text)
    assert len(found) > 2
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
