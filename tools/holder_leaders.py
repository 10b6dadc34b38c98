"""Reads the leaders of states since 1990 from Archigos and from the data on democracy of Cheibub and others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import rdata
from holder_terms import (
    SINCE,
    Births,
    Term,
    alike,
    all_tokens,
    distinct,
    is_recent,
    name_key,
    namesakes,
    overlap,
    parse_date,
    plain_name,
    read,
    read_bytes,
    renamed,
    rows_of,
    tokens,
)
from holder_titles import RULERS

from foedera.dates import PartialDate
from foedera.knowledge import knowledge

ARCHIGOS = ("globalgov/manystates", "data-raw/leaders/archigos/arch_annual.txt")
DEMOCRACY = ("xmarquez/democracyData", "data/pacl.rda")
ARCHIGOS_ENDS = PartialDate(2015, 12, 31)
POSTS = {
    "president": "president",
    "federal president": "president",
    "premier": "prime minister",
    "prime minister": "prime minister",
    "chancellor": "chancellor",
    "king": "king",
    "emir": "emir",
    "sultan": "sultan",
    "rahbar": "supreme leader",
    "interim president": "interim president",
    "acting president": "interim president",
    "head of state": "head of state",
}
SPANISH = {"BOL", "CHL", "COL", "CRI", "DOM", "ECU", "ESP", "GTM", "HND", "MEX", "NIC", "PAN", "PER", "PRY", "SLV", "URY",
           "VEN"}  # fmt: skip
MONONYMS = {"Suharto", "Najibullah", "Prachanda", "Mobutu"}
RELIGIOUS = re.compile(r"\b(Hojatolislam|Ayatollah|Sayyed|Sheikh|Gen\.|General) ")
# Countries in whose names the given name comes last or there is no surname: Archigos has the whole name.
WHOLE_NAMES = {"CHN", "KHM", "KOR", "LAO", "MMR", "PRK", "TWN", "VNM"}
# Archigos codes states by a list of its own; these are the ones that pycountry and the table do not share with it.
STATES = {
    "ALG": "DZA", "ANG": "AGO", "AUL": "AUS", "AUS": "AUT", "BAH": "BHR", "BAR": "BRB", "BHM": "BHS",
    "BFO": "BFA", "BHU": "BTN", "BNG": "BGD", "BOS": "BIH", "BOT": "BWA", "BUI": "BDI", "BUL": "BGR",
    "CAM": "KHM", "CAO": "CMR", "CAP": "CPV", "CDI": "CIV", "CEN": "CAF", "CHA": "TCD", "CON": "COG",
    "COS": "CRI", "CRO": "HRV", "CZR": "CZE", "CZE": "CSK", "DEN": "DNK", "DRC": "COD", "DRV": "VNM",
    "EQG": "GNQ", "ETM": "TLS", "FRN": "FRA", "GAM": "GMB", "GDR": "DDR", "GFR": "DEU", "GNB": "GNB",
    "GRG": "GEO", "GUA": "GTM", "GUI": "GIN", "HAI": "HTI", "HON": "HND", "ICE": "ISL", "INS": "IDN",
    "IRE": "IRL", "KOS": "XKX", "KUW": "KWT", "KYR": "KGZ", "KZK": "KAZ", "LAT": "LVA", "LEB": "LBN",
    "LES": "LSO", "LIB": "LBY", "LIT": "LTU", "MAA": "MRT", "MAC": "MKD", "MAD": "MDV", "MAG": "MDG",
    "MAL": "MYS", "MAS": "MUS", "MAW": "MWI", "MLD": "MDA", "MNG": "MNE", "MON": "MNG", "MOR": "MAR",
    "MYA": "MMR", "MZM": "MOZ", "NEP": "NPL", "NEW": "NZL", "NIG": "NGA", "NIR": "NER", "NTH": "NLD",
    "OMA": "OMN", "PAR": "PRY", "PHI": "PHL", "POR": "PRT", "ROK": "KOR", "RUM": "ROU", "SAF": "ZAF",
    "SAL": "SLV", "SER": "SRB", "SIE": "SLE", "SIN": "SGP", "SLO": "SVK", "SLV": "SVN", "SOL": "SLB",
    "SPN": "ESP", "SRI": "LKA", "SSD": "SSD", "SUD": "SDN", "SWA": "SWZ", "SWD": "SWE", "SWZ": "CHE",
    "TAJ": "TJK", "TAW": "TWN", "TAZ": "TZA", "THI": "THA", "TOG": "TGO", "TRI": "TTO", "UAE": "ARE",
    "UKG": "GBR", "URU": "URY", "YEM": "YEM", "YPR": "YMD", "ZAM": "ZMB", "ZIM": "ZWE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spell:
    """A leader's time in power as Archigos has it: under a surname, without an office."""

    leader: str
    page: str
    country: str
    born: str
    start: PartialDate
    end: PartialDate | None
    regular: bool
    imposed: bool
    state: int


@dataclass(frozen=True, slots=True)
class Head:
    """Who headed a government at the end of a year, by Cheibub, Gandhi and Vreeland's data on democracy."""

    name: str
    post: str
    year: int


def leaders(clones: Path, known: Sequence[Term], births: Births) -> Iterator[Term]:
    """Read the leaders of states to 2015 from Archigos, where they have a full name and are not known yet.

    Archigos tells who ruled, not in which office and often only under a surname. Both are taken from the data on
    democracy of Cheibub, Gandhi and Vreeland where they have a head of government of this surname in these years.
    Otherwise a leader gets the office in which all the known rulers of the state are found in it, unless another held
    it then; where they held different ones, and where he came to rule by force, he is the `leader`.
    """
    text, address = read(clones, *ARCHIGOS, encoding="latin-1")
    posts = _posts(read_bytes(clones, *DEMOCRACY))
    rulers = _rulers(known)
    spells = _spells(text)
    usual: dict[str, Counter[str]] = defaultdict(Counter)
    for spell in spells:
        usual[spell.country].update({ruler.office for ruler in rulers[spell.country] if _ruled(ruler, spell)})
    for spell in spells:
        head = next((head for head in posts.get(spell.state, ()) if _is_head(head, spell)), None)
        name, *others = _leader_names(spell, head, births)
        if any(_ruled(ruler, spell) for ruler in rulers[spell.country]) or (spell.imposed and head is None):
            continue
        if " " not in name and name not in MONONYMS:
            print(f"{spell.country}: no full name of {spell.leader}, {spell.start} to {spell.end}")
            continue
        office = _leader_office(spell, head, usual[spell.country], rulers[spell.country])
        term = Term(name, tuple(others), office, spell.country, spell.start, spell.end, address)
        namesake = next((one for one in known if one.country == term.country and namesakes(one, term)), None)
        yield renamed(term, namesake) if namesake else term


def _rulers(known: Iterable[Term]) -> dict[str, list[Term]]:
    rulers: dict[str, list[Term]] = defaultdict(list)
    for term in known:
        if term.office in {
            "president",
            "prime minister",
            "chancellor",
            "taoiseach",
            "supreme leader",
            "leader",
            *RULERS,
        }:
            rulers[term.country].append(term)
    return rulers


def _spells(text: str) -> list[Spell]:
    """Join the years of each leader; the file has a row a year, and only the first and last say how he came and went."""
    codes = {country.code for country in knowledge().countries}
    years: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows_of(text, "\t"):
        years[row["obsid"]].append(row)
    found = []
    for rows in years.values():
        code = STATES.get(rows[0]["idacr"], rows[0]["idacr"])
        start, end = (
            parse_date(min(row["startdate"] for row in rows)),
            parse_date(max(row["enddate"] for row in rows)),
        )
        page = next((row["dbpedia.uri"] for row in rows if row["dbpedia.uri"].startswith("http")), "")
        entries = {row["entry"] for row in rows}
        if code in codes and start and is_recent(end):
            until = None if end == ARCHIGOS_ENDS else end
            leader, born, state = rows[0]["leader"], rows[0]["yrborn"], int(rows[0]["ccode"])
            regular, imposed = "Regular" in entries, "Foreign Imposition" in entries
            found.append(Spell(leader, page, code, born, start, until, regular, imposed, state))
    return found


def _posts(data: bytes) -> dict[int, list[Head]]:
    """Return the nominal and effective heads of government of each state at the end of each year."""
    table = rdata.conversion.convert(rdata.parser.parse_data(data))["pacl"]
    found: dict[int, list[Head]] = defaultdict(list)
    for _, row in table[table["year"] >= SINCE.year - 10].iterrows():
        for name, post in ((row["nhead"], row["npost"]), (row["ehead"], row["epost"])):
            if isinstance(name, str) and (" " in name or name in MONONYMS) and "+" not in name:
                title = re.split(r"[/,]", str(post).lower())[0].strip()
                sure = name == row["nhead"] or post != row["npost"]
                found[int(row["GWn"])].append(
                    Head(RELIGIOUS.sub("", name).strip(), title if sure else "", int(row["year"]))
                )
    return found


def _ruled(ruler: Term, spell: Spell) -> bool:
    if spell.end and spell.end.latest < ruler.start.earliest:
        return False
    if ruler.end and ruler.end.latest < spell.start.earliest:
        return False
    return alike(tokens(spell.leader.replace(".", " ")), all_tokens(ruler))


def _is_head(head: Head, spell: Spell) -> bool:
    last = spell.end.year if spell.end else ARCHIGOS_ENDS.year
    return spell.start.year <= head.year <= last and alike(
        tokens(spell.leader.replace(".", " ")), tokens(head.name)
    )


def _leader_names(spell: Spell, head: Head | None, births: Births) -> list[str]:
    """Return a leader's names: that of the one politician of his country, words and year, of the head, of his page.

    Some pages are of namesakes, so one is trusted only where the given name is not another than the head's.
    """
    words = tokens(spell.leader.replace(".", " "))
    namesakes = [births.get((spell.country, spell.born, token), set()) for token in words]
    found = set.intersection(*namesakes) if namesakes else set()
    page = plain_name(unquote(spell.page.rpartition("/")[2]).replace("_", " "))
    names = list(found) if len(found) == 1 else []
    names += [page] if page and (head is None or page[0] == head.name[0]) else []
    names += [head.name] if head else []
    surnames = spell.leader.split()
    if head and spell.country in SPANISH and len(surnames) > 1 and head.name.endswith(spell.leader):
        names.append(head.name.removesuffix(surnames[-1]).strip())
    if not names and len(surnames) > 1 and (spell.country in WHOLE_NAMES or _given(surnames[0], births)):
        names.append(spell.leader)
    return distinct(names) or [spell.leader]


def _given(word: str, births: Births) -> bool:
    """Tell whether a word is rather a given name than a surname, going by the politicians of all countries."""
    names = {name for (_, _, token), full in births.items() if token == name_key(word) for name in full}
    first = sum(name_key(name).split()[0] == name_key(word) for name in names)
    return first >= 5 and first > 0.8 * len(names)


def _leader_office(spell: Spell, head: Head | None, usual: Counter[str], rulers: Sequence[Term]) -> str:
    if head is not None and head.post in POSTS:
        return "taoiseach" if spell.country == "IRL" else POSTS[head.post]
    if head is not None or len(usual) != 1 or not spell.regular:
        return "leader"
    (office,) = usual
    taken = (
        ruler.office == office
        and (spell.end is None or ruler.start.earliest < spell.end.earliest)
        and (ruler.end is None or spell.start.latest < ruler.end.earliest)
        for ruler in rulers
    )
    return "leader" if any(taken) else office


def heads_of_government(clones: Path, known: Sequence[Term]) -> Iterator[Term]:
    """Read the heads of government of whom Archigos does not tell, with the years in which they came and went."""
    rulers = _rulers(known)
    address = read(clones, *DEMOCRACY, encoding="latin-1")[1]
    states = {spell.state: spell.country for spell in _spells(read(clones, *ARCHIGOS, encoding="latin-1")[0])}
    for state, heads in _posts(read_bytes(clones, *DEMOCRACY)).items():
        years: dict[tuple[str, str], list[int]] = defaultdict(list)
        for head in heads:
            years[head.name, head.post].append(head.year)
        last = max(head.year for head in heads)
        for (name, post), held in years.items():
            spells = [year for year in sorted(set(held)) if year - 1 not in held]
            for start in spells:
                end = next(year for year in range(start, last + 2) if year not in held)
                if post not in POSTS or state not in states or end > last or end < SINCE.year:
                    continue
                office = "taoiseach" if states[state] == "IRL" else POSTS[post]
                term = Term(name, (), office, states[state], PartialDate(start), PartialDate(end), address)
                if not any(
                    overlap(ruler, term) and alike(tokens(name), all_tokens(ruler))
                    for ruler in rulers[term.country]
                ):
                    yield term
