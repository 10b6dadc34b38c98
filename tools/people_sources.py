"""The persons whom public data sets name, each with what they tell: country, birth, death and parts in public life."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import rdata
import yaml
from build_holders import COUNTRIES, TABLE
from holder_terms import has, names_of, parse_date, plain_name, read, read_bytes, rows_of

from foedera.knowledge import knowledge

POLITICIANS = "every-politician-scrapers"
MEMBERS = "tijmenb/everypolitician-data"
AMERICANS = "unitedstates/congress-legislators"
DIRECTORY = "WilliamRADFunk/cia-world-leaders"
SANCTIONED = "loudringphone/sancbook"
FAMOUS = "Ram-N/lifespans"
LEGISLATORS = "saschagobel/legislatoR-data"
SINCE = date(1990, 1, 1)
SEATED = date(2000, 1, 1)
"""Members of parliaments who left them before this, and held no office, are left out; so are China's thousands."""
READ = date(2023, 6, 30)
"""Until when a term is sure to have gone on that the tables of the project Every Politician leave open."""
MEMBERS_READ = date(2015, 11, 30)
EARLIEST, LATEST = date(1900, 1, 1), date.max
_EPOCH = date(1970, 1, 1)
NATIONAL = {
    "AUS": r"member of the (House of Representatives|Senate)$",
    "BEL": r"Chamber of Representatives|Senator",
    "BIH": r"of Bosnia and Herzegovina$",
    "BRA": r"federal (deputy|senator)|Senator",
    "CAN": r"House of Commons|member of the Senate$",
    "CHE": r"National Council|Council of States",
    "ESP": r"Congress of Deputies|Senate of Spain",
    "GBR": r"Parliament of the United Kingdom|House of Lords",
    "HKG": r"Legislative Council",
    "IND": r"Lok Sabha|Rajya Sabha",
    "JPN": r"House of (Representatives|Councillors)",
    "PAK": r"National Assembly|^Senator",
    "RUS": r"State Duma$|Federation Council",
    "USA": r"^United States (representative|senator)|^non-voting",
}
"""What the seats of the national legislature are called where the tables have those of parts of the state beside them."""
LOCAL = re.compile(
    r"(?i)\b(state (rep|dep|sen|ass|house|leg)|region|provinc|prefect|county|canton|metropolitan|municip|city|council of|"
    r"deputy member|alternate|substitute|region\w*|republika srpska|of the federation of|southern sudan|sami)"
)
COUNCILS = re.compile(
    r"(?i)(national council|council of (nation|the republic|representatives|the nation|states))"
)
FOREIGN = re.compile(
    r"(?i)^(ambassador|consul\S*|high commissioner|envoy) of |united nations (?!.*ambassador)|first lady"
)
SECTORS = (
    (r"opposition|^shadow ", "OPP"),
    (r"police|gendarmerie", "COP"),
    (r"intelligence|security service|\bcia\b|mossad|\bfsb\b|\bisi\b", "SPY"),
    (r"minister|ministry|secretary|ambassador|commissioner to|representative|spokes|adviser|advisor|envoy", "GOV"),
    ((r"chief of .*(staff|army|air|nav|defen[cs]e|forces|operations)|chiefs of staff|joint chiefs|armed forces|"
      r"(commander|commandant|commanding general)|head of the general staff"), "MIL"),
    (r"justice|judge|(supreme|constitutional|high) court|court of", "JUD"),
    ((r"speaker|(president|chair\w*|marshal) of the (senate|\w* ?assembly|chamber|parliament|house|\w* ?legislat|council of "
      r"states|sejm|verkhovna|knesset|riigikogu|storting|folketing|congress|national council|federal council)"), "LEG"),
    ((r"president|premier|chancellor|governor|mayor|monarch|king|queen|emir|sultan|treasurer|attorney|solicitor|"
      r"(head|member) of the (federal council|presidency|office of the president|presidential)|chief of staff|"
      r"chief minister|director of (the )?(national|office of man)|commissioner|t[áa]naiste|taoiseach"), "GOV"),
)  # fmt: skip
CALLED = {
    "MILITARY PERSONNEL": "MIL", "BUSINESSPERSON": "BUS", "RELIGIOUS FIGURE": "REL", "JOURNALIST": "JRN",
    "POLITICIAN": "", "DIPLOMAT": "", "SOCIAL ACTIVIST": "", "EXTREMIST": "", "LAWYER": "", "JUDGE": "",
    "ECONOMIST": "", "PUBLIC WORKER": "", "NOBLEMAN": "", "COMPANION": "",
}  # fmt: skip
"""What the project Pantheon calls a person, and the sector that this is on all days."""
GONE = frozenset("CSK DDR SCG SUN YUG".split())
BROKEN_UP = frozenset(
    "ARM AZE BIH BLR CZE ERI EST GEO HRV KAZ KGZ LTU LVA MDA MKD MNE RUS SDN SRB SSD SVK SVN TJK TKM UKR UZB XKX".split()
)
"""Countries that were one with others when most of these people were born: where one was born there says little."""
PROGRAMMES = re.compile(
    r"RUSSIA|UKRAINE|IRAN|SYRIA|BURMA|BELARUS|DPRK|VENEZUELA|NICARAGUA|SOUTH SUDAN|DARFUR|SUDAN|DRCONGO|CAR\b|LIBYA|YEMEN|"
    r"LEBANON|BALKANS|IRAQ|ZIMBABWE|MALI|ETHIOPIA|BURUNDI|SDGT|HONG KONG|IFSR|NPWMD"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What one row of a source tells of a person; `office` says that it is more than a seat or a mention."""

    names: tuple[str, ...]
    country: str
    source: str
    item: str = ""
    born: int | None = None
    died: int | None = None
    office: bool = False
    spells: tuple[tuple[str, int, int], ...] = ()


def all_told(clones: Path) -> Iterator[Told]:
    """Yield what all sources tell, the surest first."""
    for reader in (
        _holders,
        _politicians,
        _americans,
        _bundestag,
        _members,
        _directory,
        _sanctioned,
        _famous,
    ):
        yield from reader(clones)


def sector_of(position: str) -> str:
    """Return the sector of an office; empty where its name does not tell."""
    return next((sector for words, sector in SECTORS if re.search(words, position, re.IGNORECASE)), "")


def _holders(_: Path) -> Iterator[Told]:
    """Read the table of holders of high office, whose names are those by which the news calls them."""
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith(("#", "person\t")):
            continue
        person, aliases, office, country, start, end, source = line.split("\t")
        span = _span(start, end, READ)
        if span:
            names = (person, *filter(None, aliases.split("|")))
            spells = ((sector_of(office), *span),)
            yield Told(names, "" if country in GONE else country, source, office=True, spells=spells)


def _politicians(clones: Path) -> Iterator[Told]:
    """Read the tables of the project Every Politician, which are what Wikidata said in 2022 and 2023."""
    for clone in sorted((clones / POLITICIANS).glob("*.git")):
        repository = f"{POLITICIANS}/{clone.stem}"
        country = _country(re.sub(r"-(cabinet|ministers)$", "", clone.stem))
        if country is None or not has(clones, repository, "html/legislators.csv"):
            continue
        lives = _lives(clones, repository)
        for path, of_office in (("html/holders21.csv", True), ("html/legislators.csv", False)):
            text, address = read(clones, repository, path)
            for row in rows_of(text):
                told = _politician(row, country, address, of_office, lives.get(row["personID"], {}))
                if told:
                    yield told


def _country(place: str) -> str | None:
    if place in COUNTRIES:
        return COUNTRIES[place]
    found = knowledge().country_named(place.replace("-", " ").title())
    return found.code if found else None


def _lives(clones: Path, repository: str) -> dict[str, dict[str, str]]:
    if not has(clones, repository, "html/bio.csv"):
        return {}
    return {row["id"]: row for row in rows_of(read(clones, repository, "html/bio.csv")[0])}


def _politician(
    row: dict[str, str], country: str, address: str, of_office: bool, life: dict[str, str]
) -> Told | None:
    position = row["position"]
    label, page = plain_name(row["person"]), plain_name(row.get("enwiki") or life.get("enwiki") or "")
    spell = _span(row["start"], row["end"], READ)
    if not label or re.fullmatch(r"Q\d+", label) or spell is None:
        return None
    if FOREIGN.search(position) or not (of_office or _national(position, country)):
        return None
    if not of_office and (
        spell[1] < SEATED.toordinal() or "People's Congress" in position or "CPPCC" in position
    ):
        return None
    sector = sector_of(position) if of_office else "LEG"
    born, died = _year(row.get("DOB") or life.get("dob")), _year(row.get("DOD") or life.get("dod"))
    names = tuple(names_of(label, page, ""))
    return Told(names, country, address, row["personID"], born, died, of_office, ((sector, *spell),))


def _national(position: str, country: str) -> bool:
    if country in NATIONAL:
        return re.search(NATIONAL[country], position, re.IGNORECASE) is not None
    return bool(country) and (COUNCILS.search(position) is not None or LOCAL.search(position) is None)


def _span(start: str | None, end: str | None, open_until: date) -> tuple[int, int] | None:
    """Return the days of a term that reaches into the time the file is of; the sources leave open what went on."""
    first, last = parse_date(start or ""), parse_date(end or "")
    until = last.latest if last else open_until
    if until < SINCE or (first is None and last is None):
        return None
    begin = first.earliest if first else date(max(until.year - 1, 1900), 1, 1)
    return (begin.toordinal(), until.toordinal()) if begin <= until else None


def _year(text: str | None) -> int | None:
    found = re.match(r"(\d{4})", text or "")
    return int(found[1]) if found else None


def _americans(clones: Path) -> Iterator[Told]:
    """Read the members of the Congress of the United States who sit now, and its presidents and their deputies."""
    for path in ("legislators-current.yaml", "executive.yaml"):
        text, address = read(clones, AMERICANS, path)
        for row in yaml.load(text, Loader=yaml.CSafeLoader):
            spells = [
                ("LEG" if term["type"] in {"rep", "sen"} else "GOV", *span)
                for term in row["terms"]
                if (span := _span(term["start"], term["end"], LATEST))
            ]
            name, born = row["name"], _year(row["bio"].get("birthday"))
            first = name.get("nickname") or name["first"]
            page = plain_name(row["id"].get("wikipedia") or "")
            names = (
                page,
                f"{name['first']} {name['last']}",
                f"{first} {name['last']}",
                name.get("official_full") or "",
            )
            item = row["id"].get("wikidata") or ""
            if spells:
                office = path.startswith("executive")
                yield Told(_several(names), "USA", address, item, born, None, office, tuple(spells))


def _bundestag(clones: Path) -> Iterator[Told]:
    """Read the members of the Bundestag whom the Comparative Legislators Database knew in 2021."""
    tables = {name: _frame(clones, f"data/deu_{name}") for name in ("core", "political")}
    address = f"https://github.com/{LEGISLATORS}/blob/master/data/deu_core"
    spells: dict[str, list[tuple[str, int, int]]] = {}
    for row in tables["political"]:
        start, end = (_EPOCH + timedelta(days=float(row[key])) for key in ("session_start", "session_end"))
        if end >= SEATED:
            spells.setdefault(str(row["pageid"]), []).append(("LEG", start.toordinal(), end.toordinal()))
    for row in tables["core"]:
        held = spells.get(str(row["pageid"]))
        names = _several((str(row["name"]), str(row["wikititle"]).replace("_", " ")))
        if held and names:
            born = (
                (_EPOCH + timedelta(seconds=float(row["birth"]))).year
                if row["birth"] == row["birth"]
                else None
            )
            yield Told(names, "DEU", address, str(row["wikidataid"]), born, None, False, tuple(held))


def _frame(clones: Path, path: str) -> list[dict[str, Any]]:
    with warnings.catch_warnings(action="ignore"):
        frame = rdata.conversion.convert(rdata.parser.parse_data(read_bytes(clones, LEGISLATORS, path)))
    return list(frame.to_dict("records"))


def _several(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain for name in names if " " in (plain := plain_name(name))))


def _members(clones: Path) -> Iterator[Told]:
    """Read the members of parliaments whom the project EveryPolitician knew in 2015, with their names in English."""
    git = ["git", f"--git-dir={clones / MEMBERS}.git"]
    listed = subprocess.run(  # noqa: S603
        [*git, "ls-tree", "-r", "--name-only", "HEAD"], check=True, capture_output=True, text=True
    )
    for path in sorted(listed.stdout.splitlines()):
        if not path.endswith("/ep-popolo-v1.0.json"):
            continue
        found = knowledge().country_named(
            {"UK": "United Kingdom"}.get(place := path.split("/")[1], place.replace("_", " "))
        )
        if found is None or place in {"Scotland", "Wales", "Northern_Ireland"}:
            continue
        try:
            text, address = read(clones, MEMBERS, path)
        except subprocess.CalledProcessError:
            print(f"{MEMBERS}: {path} is not in the clone")
            continue
        yield from _house(json.loads(text), found.code, address)


def _house(house: dict[str, list[dict[str, str]]], country: str, address: str) -> Iterator[Told]:
    terms = {event["id"]: event for event in house.get("events", ())}
    spells: dict[str, list[tuple[str, int, int]]] = {}
    for seat in house["memberships"]:
        term = terms.get(seat.get("legislative_period_id", ""), {})
        start = seat.get("start_date") or term.get("start_date")
        span = _span(start, seat.get("end_date") or term.get("end_date"), MEMBERS_READ)
        if span and start:
            spells.setdefault(seat["person_id"], []).append(("LEG", *span))
    for person in house["persons"]:
        if person["id"] in spells:
            others: list[dict[str, str]] = person.get("other_names", [])  # type: ignore[assignment]
            english = [other["name"] for other in others if other.get("lang") == "en"]
            names = _several((*english[:1], person["name"], *english[1:3]))
            identifiers: list[dict[str, str]] = person.get("identifiers", [])  # type: ignore[assignment]
            item = next((one["identifier"] for one in identifiers if one["scheme"] == "wikidata"), "")
            born, died = _year(person.get("birth_date")), _year(person.get("death_date"))
            held = spells[person["id"]]
            if names and max(until for *_, until in held) >= SEATED.toordinal() and country != "CHN":
                yield Told(names, country, address, item, born, died, False, tuple(held))


def _directory(clones: Path) -> Iterator[Told]:
    """Read the directory of leaders and cabinet members of the CIA as it was in 2019."""
    path = "dist/json/json.zip"
    packed = zipfile.ZipFile(io.BytesIO(read_bytes(clones, DIRECTORY, path)))
    address = f"https://github.com/{DIRECTORY}/blob/master/{path}"
    year = (date(2019, 1, 1).toordinal(), date(2019, 10, 6).toordinal())
    for person in json.loads(packed.read("dist/json/persons.json")).values():
        offices = [
            match
            for one in person["objectProperties"]
            for office in one.values()
            if (
                match := re.fullmatch(
                    r"The Office of (.*) \((.*)\)",
                    office.get("http://www.w3.org/2000/01/rdf-schema#label", ""),
                )
            )
        ]
        found = knowledge().country_named(offices[0][2]) if offices else None
        name = _capitals(person["http://www.w3.org/2000/01/rdf-schema#label"])
        if found and " " in name:
            spell = (sector_of(_spelt_out(offices[0][1])), *year)
            yield Told((name,), found.code, address, office=True, spells=(spell,))


def _spelt_out(office: str) -> str:
    return re.sub(r"\bMin\.", "Minister", re.sub(r"\bPres\.", "President", office))


def _capitals(name: str) -> str:
    """Return a name whose surname is in capitals as it is commonly written, without what stands in brackets."""
    plain = re.sub(r"[(\[].*?[)\]]|,.*$|\"[^\"]*\"", "", name)
    return plain_name(
        " ".join(word.title() if word.isupper() and len(word) > 2 else word for word in plain.split())
    )


def _sanctioned(clones: Path) -> Iterator[Told]:
    """Read the persons whom the United States have listed for what states and armed groups do, with their nationality."""
    text, address = read(clones, SANCTIONED, "data/sdn.csv", "latin-1")
    for row in csv.reader(io.StringIO(text)):
        if (
            len(row) < 12
            or row[2] != "individual"
            or not PROGRAMMES.search(row[3])
            or "NARC" in row[3]
            or "SDNTK" in row[3]
        ):
            continue
        nations = set(re.findall(r"(?:nationality|citizen) ([A-Z][^;.]+)", row[11]))
        codes = {found.code for nation in nations if (found := knowledge().country_named(nation.strip()))}
        surname, _, given = row[1].partition(", ")
        name = plain_name(f"{given} {surname.title() if surname.isupper() else surname}")
        if len(codes) == 1 and given and name:
            born = re.search(r"DOB [^;]*?(\d{4})", row[11])
            yield Told((name,), codes.pop(), address, born=int(born[1]) if born else None)


def _famous(clones: Path) -> Iterator[Told]:
    """Read the famous people of the project Pantheon with the country in which they were born."""
    text, address = read(clones, FAMOUS, "data/pantheon.tsv")
    codes = {country.code for country in knowledge().countries} - BROKEN_UP
    for row in rows_of(text, "\t"):
        born, code, sector = _year(row["birthyear"]), row["countryCode3"], CALLED.get(row["occupation"])
        name = plain_name(row["name"])
        if sector is None or born is None or born < 1915 or " " not in name or code not in codes:
            continue
        always = (EARLIEST.toordinal(), LATEST.toordinal())
        spells = ((sector, *always),) if sector else ()
        yield Told((name,), code, address, born=born, spells=spells)
