"""Places: what a place name is used for, its country, and where an act took place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docs import article_of, hand, read_doc, word

from foedera.annotate import Name
from foedera.places import Place, find_places, home_of, place_act

Xfail = pytest.mark.xfail


def uses(text: str) -> dict[str, str]:
    """Return the use of each place of a text by its printed form."""
    _, doc, names = read_doc(text)
    return {place.text: place.use for place in find_places(doc, names)}


def drawn(parse: str, *names: str) -> list[Place]:
    """Return the places of a parse told by hand, each name a place without a country."""
    doc = hand(parse)
    told = [Name(doc.text.index(n), doc.text.index(n) + len(n), "place", n) for n in names]
    return [place for place in find_places(doc, told) if place.text in names]


@pytest.mark.parametrize(
    ("parse", "place"),
    [
        ("They nsubj met PRP\nmet - - VBD\nin prep met IN\nBaku pobj in NNP", "Baku"),
        ("It nsubj lies PRP\nlies - - VBZ\nnear prep lies IN\nKano pobj near NNP\nor cc Kano CC\nJos conj Kano NNP", "Jos"),
        ("Planes nsubj flew NNS\nflew - - VBD\nover prep flew IN\nLima pobj over NNP", "Lima"),
        ("Roads nsubj lead NNS\nlead - - VBP\nto prep lead IN\nBrno pobj to NNP", "Brno"),
        ("Camps nsubj grew NNS\ngrew - - VBD\nnear prep grew IN\nBlimu pobj near NNP\nand cc Blimu CC\nKano conj Blimu NNP", "Blimu"),
    ],
)  # fmt: skip
def test_a_place_under_a_preposition_of_place_is_meant_literally(parse: str, place: str) -> None:
    assert [p.use for p in drawn(parse, place)] == ["literal"]


@pytest.mark.parametrize(
    ("parse", "place"),
    [
        ("Baku nsubj refused NNP\nrefused - - VBD", "Baku"),
        ("Seoul nsubjpass asked NNP\nwas auxpass asked VBD\nasked - - VBN", "Seoul"),
        ("Oslo poss note NNP\n’s case Oslo POS\nnote nsubj came NN\ncame - - VBD", "Oslo"),
        ("talks - - NNS\nwith prep talks IN\nRiga pobj with NNP", "Riga"),
        ("pact - - NN\nbetween prep pact IN\nDoha pobj between NNP", "Doha"),
        ("drawn - - VBN\nby agent drawn IN\nAccra pobj by NNP", "Accra"),
        ("They nsubj asked PRP\nasked - - VBD\nParis dobj asked NNP", "Paris"),
    ],
)
def test_a_place_that_acts_owns_or_is_dealt_with_stands_for_an_actor(parse: str, place: str) -> None:
    assert [p.use for p in drawn(parse, place)] == ["actor"]


@pytest.mark.parametrize(
    ("parse", "place"),
    [
        ("Tokyo compound diplomats NNP\ndiplomats nsubj left NNS\nleft - - VBD", "Tokyo"),
        ("Minsk nmod officials NNP\nofficials nsubj left NNS\nleft - - VBD", "Minsk"),
        ("Paris amod police NNP\npolice compound chief NN\nchief - - NN", "Paris"),
        ("Malta compound envoy NNP\nenvoy - - NN", "Malta"),
    ],
)
def test_a_place_before_a_noun_is_used_as_an_adjective(parse: str, place: str) -> None:
    assert [p.use for p in drawn(parse, place)] == ["adjective"]


@pytest.mark.parametrize(
    "parse",
    [
        "Blimu nsubj spread NNP\nspread - - VBD",
        "They nsubj asked PRP\nasked - - VBD\nBlimu dobj asked NNP",
        "pact - - NN\nby agent pact IN\nBlimu pobj by NNP",
        "envoy - - NN\nwith prep envoy IN\nBlimu pobj with NNP",
    ],
)
def test_what_the_map_lacks_is_no_place_unless_it_stands_where_places_do(parse: str) -> None:
    assert drawn(parse, "Blimu") == []


@pytest.mark.parametrize(
    "parse",
    [
        "Tokyo compound talks NNP\ntalks nsubj failed NNS\nfailed - - VBD",
        "Tokyo nmod streets NNP\nstreets - - NNS",
        "Tokyo amod climate NNP\nclimate compound rules NN\nrules - - NNS",
        "Tokyo compound harbour NNP\nharbour - - NN",
    ],
)
def test_a_town_before_a_thing_is_where_the_thing_is(parse: str) -> None:
    assert [p.use for p in drawn(parse, "Tokyo")] == ["literal"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenyan troops left Mogadishu.", "Mogadishu"),
        ("A bomb hit Kabul at noon.", "Kabul"),
        ("The convoy reached Bangui late.", "Bangui"),
        pytest.param(
            "Rebels captured Goma and fled.",
            "Goma",
            marks=Xfail(reason="the model takes no place here", strict=True),
        ),
    ],
)
def test_a_place_that_is_left_reached_or_hit_is_meant_literally(text: str, place: str) -> None:
    assert uses(text)[place] == "literal"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met in Bogotá on Monday.", {"Bogotá": "literal"}),
        ("Talks between Vienna and Tehran stalled.", {"Vienna": "actor", "Tehran": "actor"}),
        ("Ukraine thanked Poland.", {"Ukraine": "actor", "Poland": "actor"}),
        ("The war in Ukraine widened.", {"Ukraine": "literal"}),
        ("A Norwegian ship called at Cape Town.", {"Norwegian": "adjective", "Cape Town": "literal"}),
        ("The Astana talks failed, said South Korean envoys.", {"Astana": "literal", "South Korean": "adjective"}),
    ],
)  # fmt: skip
def test_the_use_of_a_place_is_read_off_its_position(text: str, expected: dict[str, str]) -> None:
    found = uses(text)
    assert {place: found.get(place) for place in expected} == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "place", "name", "country"),
    [
        ("They met in Port Moresby.", "Port Moresby", "Port Moresby", "PNG"),
        ("A Dutch ship sank.", "Dutch", "Netherlands", "NLD"),
        ("The U.S. agreed.", "U.S.", "United States", "USA"),
        ("They met in Lagos.", "Lagos", "Lagos", "NGA"),
        ("Moroccan and Ghanaian crews sang.", "Ghanaian", "Ghana", "GHA"),
        ("They met in Blimuville.", "Blimuville", "Blimuville", None),
        ("Ships crossed the Black Sea.", "Black Sea", "Black Sea", None),
    ],
)
def test_a_place_has_its_country_where_the_tables_know_it(
    text: str, place: str, name: str, country: str | None
) -> None:
    _, doc, names = read_doc(text)
    found = next(p for p in find_places(doc, names) if p.text == place)
    assert (found.name, found.country) == (name, country)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "place", "lat", "lon"),
    [
        ("They met in Lagos.", "Lagos", 6, 3),
        ("They met in Peru.", "Peru", -11, -76),
        ("A Dutch ship sank.", "Dutch", 52, 5),
        ("It rained in Dayton, Ohio.", "Ohio", 40, -83),
        ("A Kashmiri team won.", "Kashmiri", 34, 76),
        ("They met at the Kremlin.", "Kremlin", 56, 38),
    ],
)
def test_a_place_is_on_the_map(text: str, place: str, lat: int, lon: int) -> None:
    _, doc, names = read_doc(text)
    found = next(p for p in find_places(doc, names) if p.text == place)
    assert found.lat == pytest.approx(lat, abs=1.5)
    assert found.lon == pytest.approx(lon, abs=1.5)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "place", "use", "country"),
    [
        ("London, Ontario, sued the firm.", "London", "literal", "CAN"),
        ("Lebanon's Tripoli has a port.", "Tripoli", "literal", "LBN"),
        ("London sued the firm.", "London", "actor", "GBR"),
        ("Victoria and Queensland in Australia closed beaches.", "Victoria", "literal", "AUS"),
    ],
)
def test_a_namesake_of_a_seat_of_government_does_not_act(
    text: str, place: str, use: str, country: str
) -> None:
    _, doc, names = read_doc(text)
    found = next(p for p in find_places(doc, names) if p.text == place)
    assert (found.use, found.country) == (use, country)


@pytest.mark.parametrize(
    ("url", "site", "country"),
    [
        ("https://www.example.co.uk/a", None, "GBR"),
        ("https://news.example.in/a", None, "IND"),
        ("https://example.com.gh/a", "The Daily", "GHA"),
        ("https://example.com/a", "Kenya Evening Sheet", "KEN"),
        ("https://example.com/a", "The Norwegian Mail", "NOR"),
        ("https://example.tv/a", "Evening Sheet", None),
        ("https://example.io/a", None, None),
        (None, None, None),
    ],
)
def test_an_outlet_is_at_home_where_its_address_or_its_name_says(
    url: str | None, site: str | None, country: str | None
) -> None:
    assert home_of(replace(article_of("A text."), url=url, site=site)) == country


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The envoys of Peru met in Bogotá. Bogotá paid.",
        "Kenyan troops left Mogadishu for Addis Ababa.",
        "Tunis, Rabat and Algiers wrote to Brussels.",
        "In Suva, Tongan ships refuelled.",
    ],
)
def test_places_are_numbered_in_text_order_and_stand_where_they_say(text: str) -> None:
    _, doc, names = read_doc(text)
    places = list(find_places(doc, names))
    assert len(places) > 1
    assert [p.id for p in places] == [f"p{at}" for at in range(1, len(places) + 1)]
    assert [p.start for p in places] == sorted(p.start for p in places)
    assert all(text[p.start : p.end] == p.text and p.in_ == "text" for p in places)


MET = """
They nsubj met PRP
met - - VBD
in prep met IN
Accra pobj in NNP
near prep met IN
Tema pobj near NNP
with prep met IN
Lomé pobj with NNP
"""
SIGNED = """
Both nsubj signed DT
signed - - VBD
the det pact DT
pact dobj signed NN
in prep pact IN
Accra pobj in NNP
"""


@pytest.mark.parametrize(
    ("parse", "trigger", "slots", "names", "expected"),
    [
        (MET, "met", [], ["Accra", "Tema", "Lomé"], "Accra"),
        (MET, "met", ["Lomé"], ["Accra", "Tema", "Lomé"], "Lomé"),
        (MET, "met", [], ["Tema", "Lomé"], "Tema"),
        (MET, "met", [], ["Lomé"], None),
        (SIGNED, "signed", [], ["Accra"], "Accra"),
        (SIGNED, "signed", [], [], None),
    ],
)
def test_an_act_took_place_at_its_own_slot_else_where_a_locative_says(
    parse: str, trigger: str, slots: list[str], names: list[str], expected: str | None
) -> None:
    doc = hand(parse)
    places = drawn(parse, *names)
    where = place_act(word(doc, trigger), [word(doc, slot) for slot in slots], places)
    assert (where.name if where else None) == expected
    assert where is None or where.place in {p.id for p in places if p.text == expected}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "lon"),
    [
        ("The two ministers met in Washington on Friday.", -77.0),
        ("Washington and Delhi signed a pact on radios.", -77.0),
        ("Kenya sent an envoy to Washington for talks.", -77.0),
    ],
)
def test_a_capital_is_the_town_not_the_state_of_its_name(text: str, lon: float) -> None:
    _, doc, names = read_doc(text)
    (found,) = [place for place in find_places(doc, names) if place.text == "Washington"]
    assert found.lon == pytest.approx(lon, abs=0.1)
