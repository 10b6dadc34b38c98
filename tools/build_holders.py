"""Adds to `holders.tsv`, the table of who held which high office, what public data sets say.

Run `python tools/build_holders.py CLONES` with rdata installed, where the folder CLONES holds clones of the repositories named in the head
of the table as `OWNER/NAME.git`. The rows above the mark `MADE` are written by hand and stay as they are: they win
where a data set says the same of the same term, end terms that a data set leaves open, and give a person the name by
which the news calls him. The rows below it are made anew.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from holder_leaders import heads_of_government, leaders
from holder_terms import (
    Births,
    Term,
    all_tokens,
    has,
    is_recent,
    name_key,
    names_of,
    namesakes,
    parse_date,
    plain_name,
    read,
    renamed,
    rows_of,
    term_of,
    tokens,
)
from holder_titles import MONARCHS, RULERS, title_of

from foedera.dates import PartialDate
from foedera.knowledge import knowledge

TABLE = Path(__file__).parents[1] / "src/foedera/data/holders.tsv"
MADE = "# The rows from here on are made by tools/build_holders.py, so edit only those above."
POLITICIANS = "every-politician-scrapers"
CABINET = ("fivethirtyeight/data", "cabinet-turnover/cabinet-turnover.csv")
MINISTERS = "instituteforgov/ifg-ministers-database-public"
HOLDERS = "html/holders21.csv"
READ = PartialDate(2022)
# Who reigns over many states is the king or queen of one in the news.
QUEENS = ("Beatrix ", "Elizabeth II", "Margrethe ")
REIGNING = ("Elizabeth II", "Charles III")
LONG, LONGEST = 22, 50
# The years after which the next holder that is known need not be the next there was.
FOLLOWED = 9
TENURES = ("orgpedia/cabsec", "flow/buildTenure_/output/tenures.csv")
# Repositories whose name is not that of the country with `-cabinet` or `-ministers`.
COUNTRIES = {
    "bosnia-herzegovina": "BIH",
    "congo-brazzaville": "COG",
    "congo-kinshasa": "COD",
    "czech": "CZE",
    "hong-kong": "HKG",
    "ivory-coast": "CIV",
    "northern-ireland": "GBR",
    "palestine": "PSE",
    "saudi": "SAU",
    "scotland": "GBR",
    "solomons": "SLB",
    "somaliland": "SOM",
    "swiss-federal-council": "CHE",
    "uae": "ARE",
    "us": "USA",
    "wales": "GBR",
    "world": "",
}
AMERICAN = {
    "Secretary of State": "secretary of state",
    "Secretary of Defense": "defence secretary",
    "Secretary of the Treasury": "treasury secretary",
    "Secretary of Commerce": "commerce secretary",
    "Secretary of Energy": "energy secretary",
    "Secretary of Homeland Security": "homeland security secretary",
    "Attorney General": "attorney general",
    "U.S. Trade Representative": "trade representative",
    "UN Ambassador": "ambassador",
    "Director of National Intelligence": "director of national intelligence",
    "Director of Central Intelligence": "cia director",
    "CIA Director": "cia director",
    "Vice President": "vice president",
    "Chief of Staff": "chief of staff",
}
BRITISH = {
    "Secretary of State for Foreign and Commonwealth Affairs": "foreign secretary",
    "Secretary of State for Foreign, Commonwealth and Development Affairs": "foreign secretary",
    "Secretary of State for Defence": "defence secretary",
    "Secretary of State for the Home Department": "home secretary",
    "Secretary of State for Northern Ireland": "northern ireland secretary",
    "Chancellor of the Exchequer": "chancellor of the exchequer",
    "Prime Minister": "prime minister",
    "Deputy Prime Minister": "deputy prime minister",
    "Attorney General": "attorney general",
}
INDIAN = {
    "Ministry of External Affairs": "external affairs minister",
    "Ministry of Defence": "defence minister",
    "Ministry of Home Affairs": "interior minister",
    "Ministry of Finance": "finance minister",
    "Ministry of Commerce": "trade minister",
    "Ministry of Commerce and Industry": "trade minister",
}
# Offices that several hold at once, so that a later term ends no earlier one.
SHARED = {"ambassador", "deputy prime minister", "spy chief", "speaker", "vice president", "first minister",
          "deputy secretary-general", "captain regent", "opposition leader", "crown prince"}  # fmt: skip


# Names that the sources spell in different ways, and the one the table has.
SPELLINGS = {
    "Ahmad Tejan Kabbah": "Ahmed Tejan Kabbah",
    "Alan Gabriel Ludwig García Pérez": "Alan García",
    "Alan Garcia Perez": "Alan García",
    "Andrey Belousov": "Andrei Belousov",
    "Armen Sarkisyan": "Armen Sarkissian",
    "Daniel Dee Ziankhan": "Daniel Dee Ziankahn",
    "Dendeviin Terbishdagva": "Dendev Terbishdagva",
    "Hubert Alexander Ingraham": "Hubert Ingraham",
    "Iliana Yotova": "Iliana Iotova",
    "Konstantinos Tassoulas": "Konstantinos Tasoulas",
    "Léopold Mboli Fatran": "Léopold Mboli Fatrane",
    "Muhammad VI": "Mohammed VI",
    "Nirmala Sitaraman": "Nirmala Sitharaman",
    "Ranil Wickremasinghe": "Ranil Wickremesinghe",
    "Thomas Salomao": "Tomaz Salomão",
    "Yevhen Kyrylovych Marchuk": "Yevhen Marchuk",
}


def main(clones: Path) -> None:
    """Write the table anew from its hand-written rows and the clones."""
    head, written = _written(TABLE.read_text("utf-8"))
    politicians = list(_politicians(clones))
    terms = _known_by([term for row in politicians if (term := _politician(row))], written)
    for more in (_tenures(clones), _british(clones), _american(clones)):
        terms += _new(more, [*written, *terms], days=45)
    terms += leaders(clones, [*written, *terms], _births(politicians))
    terms += heads_of_government(clones, [*written, *terms])
    terms = [_spelt(term) for term in terms]
    made = _ended(_joined(_distinct(terms, written)), written)
    lines = sorted(made, key=lambda t: (t.country, t.office, t.start.earliest, t.person))
    TABLE.write_text("\n".join([*head, MADE, *(term.row for term in lines)]) + "\n", "utf-8")
    print(f"{TABLE}: {len(written)} rows written by hand, {len(lines)} made")


def _spelt(term: Term) -> Term:
    name = SPELLINGS.get(term.person)
    return term if name is None else renamed(term, replace(term, person=name))


def _written(text: str) -> tuple[list[str], list[Term]]:
    """Return what stands above the mark, and the rows in it."""
    head = text.split(f"{MADE}\n", maxsplit=1)[0].splitlines()
    rows = [line.split("\t") for line in head if line and not line.startswith("#")][1:]
    return head, [term_of(row) for row in rows]


def _politicians(clones: Path) -> Iterator[dict[str, str]]:
    """Read the tables of the project Every Politician, which are what Wikidata said in 2022 and 2023."""
    for clone in sorted((clones / POLITICIANS).glob("*.git")):
        place = re.sub(r"-(cabinet|ministers)$", "", clone.stem)
        country = _country(place)
        repository = f"{POLITICIANS}/{clone.stem}"
        if country is None or not has(clones, repository, HOLDERS):
            print(f"{repository}: {'no table' if country else 'of no country'}")
            continue
        text, address = read(clones, repository, HOLDERS)
        for row in rows_of(text):
            yield {
                **row,
                "place": place,
                "country": country,
                "source": address.replace("/blob/", "/tree/").removesuffix(f"/{HOLDERS}"),
            }


def _country(place: str) -> str | None:
    if place in COUNTRIES:
        return COUNTRIES[place]
    found = knowledge().country_named(place.replace("-", " ").title())
    return found.code if found else None


def _politician(row: dict[str, str]) -> Term | None:
    name = plain_name(row["person"])
    gender = "female" if name.startswith(QUEENS) else row.get("gender") or ""
    title = title_of(row["position"], row["country"], row["place"], gender)
    start, end = parse_date(row["start"] or ""), parse_date(row["end"] or "")
    if title is None or start is None or not name or re.fullmatch(r"Q\d+", name) or not is_recent(end):
        return None
    if (end is not None and end.latest < start.earliest) or not _plausible(title, start, end):
        return None
    if title in MONARCHS.values() and name.startswith(REIGNING) and row["country"] != "GBR":
        return None
    person, *others = names_of(name, plain_name(row.get("enwiki") or ""), title)
    return Term(person, tuple(others), title, row["country"], start, end, row["source"], row["personID"])


def _plausible(title: str, start: PartialDate, end: PartialDate | None) -> bool:
    """Tell whether a term is not so long that its end must have been forgotten."""
    years = (end or READ).year - start.year
    return years <= (LONGEST if title in {"president", "leader", *RULERS} else LONG)


def _births(rows: Iterable[dict[str, str]]) -> Births:
    """Return the full names of the persons of a country who were born in a year and have a word in their name."""
    names: Births = defaultdict(set)
    for row in rows:
        name, page = plain_name(row["person"]), plain_name(row.get("enwiki") or "")
        for token in tokens(name) if row.get("DOB") and name else ():
            names[row["country"], row["DOB"][:4], token].add(names_of(name, page, "")[0])
    return names


def _known_by(terms: Sequence[Term], written: Sequence[Term]) -> list[Term]:
    """Give persons of Wikidata the names they have in the hand-written rows, known by a term that both tell of."""
    names: dict[str, Term] = {}
    for term in terms:
        same = next((row for row in written if _same_term(row, term, 45)), None)
        if same is not None and term.item:
            names.setdefault(term.item, same)
    return [renamed(term, names[term.item]) if term.item in names else term for term in terms]


def _same_term(one: Term, other: Term, days: int) -> bool:
    if (one.office, one.country) != (other.office, other.country):
        return False
    near = timedelta(days=days)
    apart = one.start.latest + near < other.start.earliest or other.start.latest + near < one.start.earliest
    return not apart and bool(all_tokens(one) & all_tokens(other))


def _new(terms: Iterable[Term], known: Sequence[Term], days: int) -> list[Term]:
    """Return the terms of which nothing is known yet, with the names that their persons have already."""
    by_country: dict[str, list[Term]] = defaultdict(list)
    for term in known:
        by_country[term.country].append(term)
    found = []
    for term in terms:
        others = by_country[term.country]
        if any(_same_term(other, term, days) for other in others):
            continue
        namesake = next((other for other in others if namesakes(other, term)), None)
        found.append(renamed(term, namesake) if namesake else term)
    return found


def _tenures(clones: Path) -> Iterator[Term]:
    """Read the tenures of India's ministers, which Orgpedia took from the orders of the cabinet's secretariat."""
    text, address = read(clones, *TENURES)
    for row in rows_of(text):
        office = INDIAN.get(row["post_id"].rpartition(">")[2])
        start, end = parse_date(row["start_date"]), parse_date(row["end_date"])
        if office and row["role"] in {"Cabinet Minister", "Prime Minister"} and start and is_recent(end):
            yield Term(row["officer_name"], (), office, "IND", start, end, address)


def _british(clones: Path) -> Iterator[Term]:
    """Read the appointments of British ministers from the database of the Institute for Government."""
    tables = {name: read(clones, MINISTERS, f"data/{name}.csv") for name in ("person", "post", "appointment")}
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows_of(tables["person"][0]):
        names[row["id"]].append(row["display_name"])
    posts = {row["id"]: BRITISH.get(row["name"]) for row in rows_of(tables["post"][0])}
    for row in rows_of(tables["appointment"][0]):
        office, start, end = (
            posts.get(row["post_id"]),
            parse_date(row["start_date"]),
            parse_date(row["end_date"]),
        )
        called = [
            name for name in names[row["person_id"]] if not re.match(r"(Lord|Lady|Baroness|Sir|Dame) ", name)
        ]
        if office and called and start and is_recent(end):
            yield Term(called[0], tuple(called[1:]), office, "GBR", start, end, tables["appointment"][1])


def _american(clones: Path) -> Iterator[Term]:
    """Read the terms of US cabinets since Carter, which FiveThirtyEight collected; it writes years with two digits."""
    text, address = read(clones, *CABINET)
    for row in rows_of(text):
        office = AMERICAN.get(row["position"])
        start, end = _short_date(row["start_date"]), _short_date(row["end_date"])
        if office and start and is_recent(end):
            name = re.sub(r",? (Jr|Sr)\.?$", "", row["appointee"])
            yield Term(name, (), office, "USA", start, end, address)


def _short_date(text: str) -> PartialDate | None:
    match = re.fullmatch(r"(\d+)/(\d+)/(\d\d)", text)
    if match is None:
        return None
    month, day, year = map(int, match.groups())
    return PartialDate(year + (1900 if year > 70 else 2000), month, day)


def _distinct(terms: Iterable[Term], written: Sequence[Term]) -> list[Term]:
    """Return terms that no row written by hand tells of, the longer of two that begin alike.

    Wikidata ends many terms with the cabinet, though the minister stayed, and has one without an end beside it.
    """
    best: dict[tuple[str, str, str, str], Term] = {}
    for term in terms:
        if any(
            _same_term(row, term, 45) or _within(term, row) for row in written if row.country == term.country
        ):
            continue
        key = (name_key(term.person), term.office, term.country, str(term.start))
        held = best.get(key)
        if held is None or _later(term.end, held.end):
            best[key] = term
    return list(best.values())


def _later(one: PartialDate | None, other: PartialDate | None) -> bool:
    return other is not None and (one is None or one.latest > other.latest)


def _within(term: Term, row: Term) -> bool:
    if (row.office, name_key(row.person)) != (term.office, name_key(term.person)):
        return False
    return row.start.earliest <= term.start.latest and (
        row.end is None or term.start.earliest <= row.end.latest
    )


def _joined(terms: Iterable[Term]) -> list[Term]:
    """Join terms of one person in one office that follow each other within two months."""
    held: dict[tuple[str, str, str], list[Term]] = defaultdict(list)
    for term in sorted(terms, key=lambda term: term.start.earliest):
        spells = held[name_key(term.person), term.office, term.country]
        last = spells[-1] if spells else None
        if last and (last.end is None or term.start.earliest <= last.end.latest + timedelta(days=60)):
            open_ended = last.end is None or term.end is None
            end = None if open_ended else max(last.end, term.end, key=lambda day: day.latest)
            spells[-1] = replace(last, end=end)
        else:
            spells.append(term)
    return [term for spells in held.values() for term in spells]


def _ended(terms: Sequence[Term], written: Sequence[Term]) -> list[Term]:
    """End each term of an office that one person holds where the next one's begins."""
    terms_of: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in (*terms, *written):
        terms_of[_seat(term)].append(term)
    return [term if term.office in SHARED else _cut(term, terms_of[_seat(term)]) for term in terms]


def _seat(term: Term) -> tuple[str, str]:
    """Return the office and its country; a king and a queen sit on one throne."""
    return "king" if term.office in MONARCHS.values() else term.office, term.country


def _cut(term: Term, others: Sequence[Term]) -> Term:
    later = [
        other for other in others if other.start.earliest > term.start.latest and other.person != term.person
    ]
    if term.end is not None or not later:
        return term
    following = min((other.start for other in later), key=lambda day: day.earliest)
    certain = following.year <= term.start.year + FOLLOWED or term.office in RULERS
    return replace(term, end=following) if certain else term


if __name__ == "__main__":
    main(Path(sys.argv[1]))
