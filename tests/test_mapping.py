"""Which place of a name a page means: by what holds it, by the page, by its size."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from foedera.gazetteer import Spot
from foedera.knowledge import knowledge
from foedera.locating import PlaceUse
from foedera.mapping import on_the_map
from foedera.toponyms import Toponym


def toponym(text: str, words: str, use: PlaceUse = "literal", called: str = "", nth: int = 0) -> Toponym:
    known = knowledge()
    country = (
        known.country_named(words) or known.country_of_adjective(words) or known.capital_of(called or words)
    )
    start = [found.start() for found in re.finditer(re.escape(words), text)][nth]
    return Toponym(start, start + len(words), words, use, country, called)


def marked(text: str) -> tuple[str, list[Toponym]]:
    """Return a text without its brackets, and the toponyms they mark: `[Ga.=Georgia]`, `[Lebanese:adjective]`."""

    def parts() -> Iterator[tuple[str, PlaceUse, str, int]]:
        shift = 0
        for found in re.finditer(r"\[([^]:=]+)(?::([a-z ]+))?(?:=([^]]+))?\]", text):
            use: PlaceUse = found[2] or "literal"  # type: ignore[assignment]
            yield found[1], use, found[3] or "", found.start() - shift
            shift += len(found[0]) - len(found[1])

    plain = re.sub(r"\[([^]:=]+)[^]]*\]", r"\1", text)
    named = []
    for words, use, called, start in parts():
        one = toponym(plain, words, use, called)
        named.append(Toponym(start, start + len(words), words, use, one.country, called))
    return plain, named


def meant(text: str, home: str | None = None) -> list[Spot | None]:
    plain, named = marked(text)
    assert all(plain[one.start : one.end] == one.text for one in named)
    spots = on_the_map(plain, named, home)
    return [spots[one] for one in named]


def first(text: str, home: str | None = None) -> Spot:
    spot = meant(text, home)[0]
    assert spot is not None
    return spot


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("[Tripoli], [Lebanon], is windy.", "LBN"),
        ("[Greenville], [Liberia], is windy.", "LBR"),
        ("[Tripoli] in [Lebanon] is windy.", "LBN"),
        ("[Hyderabad], in [Pakistan], is windy.", "PAK"),
        ("[Cambridge], [England], is windy.", "GBR"),
        ("[London], [Ont.=Ontario], is windy.", "CAN"),
        ("[Paris], [Texas], is windy.", "USA"),
        ("[Valencia] ([Venezuela]) is windy.", "VEN"),
    ],
)
def test_what_stands_behind_a_town_holds_it(text: str, country: str) -> None:
    assert first(text).country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("[Lebanon]’s [Tripoli] is windy.", "LBN"),
        ("The [Lebanese:adjective] city of [Tripoli] is windy.", "LBN"),
        ("[Cuba]’s second city of [Santiago] is windy.", "CUB"),
        ("The [Pakistani:adjective] city of [Hyderabad] is windy.", "PAK"),
        ("[Venezuela]'s [Valencia] is windy.", "VEN"),
    ],
)
def test_what_stands_before_a_town_holds_it(text: str, country: str) -> None:
    spot = meant(text)[1]
    assert spot is not None
    assert spot.country == country


@pytest.mark.parametrize(
    ("text", "admin"),
    [
        ("[Springfield], [Ill.=Illinois], is windy.", "IL"),
        ("[Springfield], [Missouri], is windy.", "MO"),
        ("[Cambridge], [Massachusetts], is windy.", "MA"),
        ("[Athens], [Ga.=Georgia], is windy.", "GA"),
        ("[Madison County], [Alabama], is windy.", "AL"),
        ("[Portland], [OR=Oregon], is windy.", "OR"),
    ],
)
def test_a_state_tells_which_town_of_the_union_it_is(text: str, admin: str) -> None:
    spot, state = meant(text)
    assert spot is not None
    assert state is not None
    assert (spot.country, spot.admin, state.kind, state.admin) == ("USA", admin, "state", admin)


def test_a_town_that_the_map_lacks_lies_where_it_is_told_to() -> None:
    spot = first("[Blimuville], [Kenya], is windy.")
    assert (spot.name, spot.country, spot.lat, spot.geonames) == ("Blimuville", "KEN", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Talks in [Doha], [Egypt] and [Jordan] dragged on.",
        "[Doha:actor], [Egypt:actor] agreed, tried.",
        "In [Doha], [Egypt:actor] sulked.",
        "[Doha] and [Egypt] agreed.",
    ],
)
def test_a_list_holds_nothing(text: str) -> None:
    assert first(text).country == "QAT"


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("[Atlanta], [Georgia], is windy.", "state", "USA"),
        ("[Ohio], [Texas] and [Georgia:actor] sued.", "state", "USA"),
        ("[Tbilisi:actor] said that [Georgia:actor] would vote; [Armenia:actor] waited.", "country", "GEO"),
        ("[Russia:actor] and [Georgia:actor] met.", "country", "GEO"),
        ("[Georgian:adjective] wine is sold in [Texas], says [Georgia:actor].", "country", "GEO"),
    ],
)
def test_georgia_is_the_state_or_the_country_by_what_the_page_names(
    text: str, kind: str, country: str
) -> None:
    plain, named = marked(text)
    found = next(one for one in named if one.text == "Georgia")
    spot = on_the_map(plain, named)[found]
    assert spot is not None
    assert (spot.kind, spot.country) == (kind, country)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Schools in [Lebanon], [Ohio], closed. [Lebanon] has one bakery.", ["USA", "USA", "USA"]),
        ("A bus left [Paris], [Texas]. It is small, [Paris].", ["USA", "USA", "USA"]),
        ("[Athens] is dull. He loves [Athens], [Ga.=Georgia].", ["USA", "USA", "USA"]),
        ("[Tripoli], [Lebanon], has a port. [Tripoli] is old.", ["LBN", "LBN", "LBN"]),
    ],
)
def test_a_name_has_one_meaning_on_a_page(text: str, countries: list[str]) -> None:
    assert [spot.country if spot else None for spot in meant(text)] == countries


def test_a_country_stays_itself_where_the_page_speaks_of_it_besides() -> None:
    found = meant("[Lebanon], [Ohio], has a [Lebanese:adjective] baker. [Lebanon] is far.")
    assert [spot.country if spot else None for spot in found] == ["USA", "USA", "LBN", "LBN"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "[Tripoli] has a port; [Beirut] and [Sidon] have others, says a [Lebanese:adjective] sailor.",
            "LBN",
        ),
        ("[Hyderabad] is hot, and [Karachi] and [Lahore] are hotter in [Pakistan].", "PAK"),
        ("[San José] danced; [Costa Rica:actor] had won, and the [Costa Rican:adjective] team wept.", "CRI"),
        ("[Ontario:actor] and [Manitoba] raised taxes in [Canada].", "CAN"),
        ("[Victoria] and [Queensland] in [Australia] closed beaches.", "AUS"),
    ],
)
def test_the_page_tells_which_namesake_it_speaks_of(text: str, country: str) -> None:
    assert first(text).country == country


@pytest.mark.parametrize(("home", "country"), [("GBR", "GBR"), ("CAN", "CAN"), (None, "CAN")])
def test_an_outlet_speaks_of_its_own_towns(home: str | None, country: str) -> None:
    assert first("[Windsor] is windy.", home).country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("[Paris:actor] refused.", "FRA"),
        ("[London:actor] refused.", "GBR"),
        ("[Lima] is foggy.", "PER"),
        ("[Victoria] is a state of surfers.", "AUS"),
        ("[Ontario] is cold.", "CAN"),
        ("[Santiago de Cuba] is hot.", "CUB"),
    ],
)
def test_alone_the_name_means_the_capital_or_the_largest(text: str, country: str) -> None:
    assert first(text).country == country


@pytest.mark.parametrize(
    "text",
    [
        "At [Georgetown], a village in the hills, nobody stirred.",
        "At [Lima], a small fishing village, nobody stirred.",
        "At [Lagos], the mountain hamlet, nobody stirred.",
        "At [Kano], a remote village, nobody stirred.",
    ],
)
def test_a_village_is_no_capital_and_no_great_town(text: str) -> None:
    spot = first(text)
    assert spot.people < 20_000
    assert spot.country is None or spot.geonames is not None


def test_a_small_town_far_from_all_that_the_page_names_is_not_meant() -> None:
    page = "[Santa Isabel] slept. [Fiji:actor], [Vanuatu:actor] and [Tonga:actor] met in [Honiara]; [Samoa:actor] did not."
    assert meant(page)[0] is None


def test_a_town_near_the_others_wins_over_its_namesakes() -> None:
    near = meant("[Newport] flooded, and so did [Cwmbran] and [Pontypool].")[0]
    assert near is not None
    assert near.country == "GBR"


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Kashmiri", "Kashmir", None),
        ("European", "Europe", None),
        ("Siberian", "Siberia", "RUS"),
        ("Arab", "Arab world", None),
    ],
)
def test_an_adjective_of_a_land_leads_to_the_land(words: str, name: str, country: str | None) -> None:
    spot = first(f"A [{words}:adjective] song was sung.")
    assert (spot.name, spot.country) == (name, country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The [Sahel] is dry.", "Sahel"),
        ("[Burkina Faso:actor] and [Mali:actor] share the [Sahel].", "Sahel"),
        ("The [Amazon] is wide in [Brazil].", "Amazon"),
        ("Ships crossed the [Pacific] from [California].", "Pacific Ocean"),
    ],
)
def test_what_lies_across_borders_is_meant_before_towns_of_its_name(text: str, name: str) -> None:
    plain, named = marked(text)
    spots = on_the_map(plain, named)
    assert name in {spot.name for spot in spots.values() if spot and spot.country is None}


@pytest.mark.parametrize(("house", "code"), [("White House", "USA"), ("Kremlin", "RUS")])
def test_a_house_of_government_lies_in_the_capital(house: str, code: str) -> None:
    text = f"They met in the {house}."
    one = Toponym(
        text.index(house), text.index(house) + len(house), house, "literal", knowledge().country(code)
    )
    spot = on_the_map(text, [one])[one]
    assert spot is not None
    assert (spot.name, spot.kind, spot.country, spot.geonames) == (house, "facility", code, None)
    assert spot.lat is not None
