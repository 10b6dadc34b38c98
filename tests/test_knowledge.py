"""The tables of `data/` and the look-ups in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib.resources import files
from itertools import permutations
from pathlib import Path

import pytest

from foedera.errors import KnowledgeError
from foedera.knowledge import KINDS, SECTORS, Holder, Knowledge, knowledge
from foedera.spellings import key_of

KNOWN = knowledge()
FOLDER = Path(str(files("foedera") / "data"))
SEEN = date(2026, 11, 1)
"""A day on which the table was read: terms without an end are counted up to it."""
TABLES = (
    "ambiguous.tsv",
    "countries.tsv",
    "countries_words.tsv",
    "holders.tsv",
    "offices.tsv",
    "organisations.tsv",
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("India", "IND"),
        ("the United States", "USA"),
        ("US", "USA"),
        ("U.S.", "USA"),
        ("UK", "GBR"),
        ("UAE", "ARE"),
        ("DRC", "COD"),
        ("Republic of Korea", "KOR"),
        ("DPRK", "PRK"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("TURKIYE", "TUR"),
        ("Cote d’Ivoire", "CIV"),
        ("St. Lucia", "LCA"),
        ("Kosovo", "XKX"),
        ("Taiwan", "TWN"),
        ("Palestine", "PSE"),
        ("the Soviet Union", "SUN"),
        ("Burma", "MMR"),
        ("Kremlin", "RUS"),
        ("the White House", "USA"),
    ],
)
def test_a_country_is_found_by_its_names_and_metonyms(text: str, code: str) -> None:
    found = KNOWN.country_named(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "text", ["us", "Us", "turkey", "chad", "uk", "oman", "Indian", "New Delhi", "Atlantis", ""]
)
def test_no_country_is_named_by_pronouns_common_nouns_adjectives_or_capitals(text: str) -> None:
    assert KNOWN.country_named(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Indian", "IND"),
        ("South Korean", "KOR"),
        ("Emirati", "ARE"),
        ("French", "FRA"),
        ("Soviet", "SUN"),
        ("Niger", None),
    ],
)
def test_an_adjective_leads_to_its_country(text: str, code: str | None) -> None:
    found = KNOWN.country_of_adjective(text)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Indians", "IND"),
        ("Frenchman", "FRA"),
        ("Britons", "GBR"),
        ("Filipinos", "PHL"),
        ("polish", None),
        ("Poles", "POL"),
    ],
)
def test_a_demonym_leads_to_its_country(text: str, code: str | None) -> None:
    found = KNOWN.demonym(text)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("New Delhi", "IND"),
        ("Washington, D.C.", "USA"),
        ("Kiev", "UKR"),
        ("Kyiv", "UKR"),
        ("Bogotá", "COL"),
        ("The Hague", "NLD"),
    ],
)
def test_a_capital_is_found_by_its_spellings(text: str, code: str) -> None:
    found = KNOWN.capital_of(text)
    assert found is not None
    assert found.code == code
    assert KNOWN.metonym(text) is None


@pytest.mark.parametrize(
    ("text", "usual", "readings"),
    [
        ("Georgia", "GEO", ("GEO", "USA")),
        ("Congo", "COD", ("COD", "COG")),
        ("Virgin Islands", None, ("VGB", "VIR")),
    ],
)
def test_an_ambiguous_name_gives_its_usual_reading_and_tells_the_others(
    text: str, usual: str | None, readings: tuple[str, ...]
) -> None:
    found = KNOWN.country_named(text)
    assert (found and found.code) == usual
    assert KNOWN.readings(text) == readings


def test_a_plain_name_has_no_readings() -> None:
    assert KNOWN.readings("France") == ()


@pytest.mark.parametrize(
    ("text", "name", "kind", "country", "sector"),
    [
        ("Pentagon", "US Department of Defense", "military", "USA", "MIL"),
        ("the State Department", "US Department of State", "government", "USA", "GOV"),
        ("Nato", "North Atlantic Treaty Organization", "organisation", None, "IGO"),
        ("UN", "United Nations", "organisation", None, "IGO"),
        ("WHO", "World Health Organization", "organisation", None, "IGO"),
        ("HAMAS", "Hamas", "armed_group", "PSE", "REB"),
        ("Bharat Electronics", "Bharat Electronics Limited", "company", "IND", "BUS"),
        ("The Hindu", "The Hindu", "media", "IND", "JRN"),
        ("Foreign Ministry", "foreign ministry", "government", None, "GOV"),
        ("Department of Defence", "defence ministry", "government", None, "GOV"),
        ("supreme court", "supreme court", "court", None, "JUD"),
    ],
)
def test_an_organisation_is_found_by_its_names(
    text: str, name: str, kind: str, country: str | None, sector: str
) -> None:
    found = KNOWN.organisation(text)
    assert found is not None
    assert (found.name, found.kind, found.country, found.sector) == (name, kind, country, sector)


@pytest.mark.parametrize(
    ("kind", "sector", "country", "words"),
    [
        (
            "organisation",
            "IGO",
            None,
            "UNIFIL|ECOWAS|the OAS|Mercosur|OPCW|AfDB|MINUSCA|the Minsk Group|Eurojust",
        ),
        (
            "court",
            "JUD",
            None,
            "ICJ|the World Court|International Criminal Court|ITLOS|ECtHR|Caribbean Court of Justice",
        ),
        (
            "government",
            "GOV",
            "GBR",
            "Downing Street|No 10|Whitehall|Buckingham Palace|FCDO|UK Ministry of Defence|HMRC",
        ),
        (
            "government",
            "GOV",
            "IND",
            "South Block|Raksha Mantralaya|MEA|RBI|Rashtrapati Bhavan|the Indian Defence Ministry",
        ),
        ("government", "GOV", "BRA", "Itamaraty|Planalto|Palácio do Planalto|Central Bank of Brazil"),
        ("government", "LEG", "UKR", "Verkhovna Rada|the Rada|Ukrainian parliament"),
        ("government", "LEG", "MKD", "Sobranie"),
        ("government", "SPY", "ISR", "Mossad|Shin Bet|Shabak"),
        ("military", "MIL", "IDN", "TNI|Kopassus|Indonesian National Armed Forces"),
        ("party", "PTY", "TUR", "AKP|CHP|Republican People's Party"),
        ("party", "PTY", "ZAF", "ANC|African National Congress|Economic Freedom Fighters"),
        ("party", "GOV", "VNM", "Communist Party of Vietnam"),
        ("armed_group", "REB", "YEM", "Houthis|Ansar Allah"),
        ("armed_group", "REB", "AFG", "Taliban|the Afghan Taliban"),
        ("armed_group", "PRM", "RUS", "Wagner|Wagner Group"),
        ("company", "MNC", "FRA", "TotalEnergies|CMA CGM|Orano"),
        ("company", "BUS", "ETH", "Ethiopian Airlines|Ethio Telecom"),
        ("media", "JRN", "BGD", "Prothom Alo|Dhaka Tribune"),
        ("organisation", "NGO", None, "Mercy Corps|Médecins sans frontières|WADA|OCCRP"),
        ("organisation", "EDU", "AUS", "Lowy Institute|ASPI"),
        ("organisation", "REL", None, "the Muslim Brotherhood"),
    ],
)
def test_bodies_of_one_class_have_its_kind_and_sector(
    kind: str, sector: str, country: str | None, words: str
) -> None:
    found = {word: KNOWN.organisation(word) for word in words.split("|")}
    strays = {
        word: body
        for word, body in found.items()
        if body is None or (body.kind, body.sector, body.country) != (kind, sector, country)
    }
    assert strays == {}


def test_every_building_that_stands_for_a_government_is_a_government_of_its_country() -> None:
    strays = [
        (country.code, word)
        for country in KNOWN.countries
        for word in country.metonyms
        if (body := KNOWN.organisation(word)) is None
        or (body.kind, body.country) != ("government", country.code)
    ]
    assert strays == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the Islamic Republic", "IRN"),
        ("the Hermit Kingdom", "PRK"),
        ("the Emirates", "ARE"),
        ("the emirates", None),
    ],
)
def test_a_nickname_of_a_country_names_it(text: str, code: str | None) -> None:
    found = KNOWN.country_named(text)
    assert (found and found.code) == code
    assert KNOWN.metonym(text) is None


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("AFP", "Agence France-Presse"),
        ("MIT", None),
        ("DPR", None),
        ("FAA", "Federal Aviation Administration"),
    ],
)
def test_an_acronym_of_several_bodies_gives_the_usual_one_if_there_is_one(
    text: str, usual: str | None
) -> None:
    found = KNOWN.organisation(text)
    assert (found and found.name) == usual
    assert len(KNOWN.readings(text)) > 1


@pytest.mark.parametrize("text", ["who", "quad", "Hindu", "raw", "un", "RSF", "IAF", "apple"])
def test_no_organisation_is_named_by_a_common_word_or_by_an_acronym_of_two(text: str) -> None:
    assert KNOWN.organisation(text) is None


def test_only_a_common_noun_is_generic() -> None:
    ministry, pentagon = KNOWN.organisation("foreign ministry"), KNOWN.organisation("Pentagon")
    assert ministry is not None
    assert pentagon is not None
    assert (ministry.generic, pentagon.generic) == (True, False)


@pytest.mark.parametrize(
    ("text", "title", "country", "sector"),
    [
        ("Defence Minister", "defence minister", None, "GOV"),
        ("minister of defense", "defence minister", None, "GOV"),
        ("Secretary of Defense", "defence secretary", None, "GOV"),
        ("Raksha Mantri", "raksha mantri", "IND", "MIL"),
        ("external affairs minister", "external affairs minister", "IND", "GOV"),
        ("Secretary of State", "secretary of state", "USA", "GOV"),
        ("national security advisor", "national security adviser", None, "GOV"),
        ("Secretary General", "secretary-general", None, "IGO"),
        ("foreign ministers", "foreign minister", None, "GOV"),
        ("PM", "prime minister", None, "GOV"),
        ("Taoiseach", "taoiseach", "IRL", "GOV"),
        ("Major", "major", None, "MIL"),
        ("Principal Deputy Assistant Secretary", "principal deputy assistant secretary", None, "GOV"),
    ],
)
def test_an_office_is_found_by_its_titles(text: str, title: str, country: str | None, sector: str) -> None:
    found = KNOWN.office(text)
    assert found is not None
    assert (found.title, found.country, found.sector) == (title, country, sector)


@pytest.mark.parametrize("text", ["major", "general", "justice", "pm", "table"])
def test_a_word_with_other_uses_is_no_office_without_its_capital(text: str) -> None:
    assert KNOWN.office(text) is None


def test_every_row_is_of_a_known_kind_and_sector() -> None:
    assert {body.kind for body in KNOWN.organisations} <= set(KINDS)
    assert {body.sector for body in KNOWN.organisations} <= set(SECTORS)
    assert {office.sector for office in KNOWN.offices} <= set(SECTORS)


def test_every_name_of_a_country_leads_back_to_it_unless_it_is_ambiguous() -> None:
    strays = [
        (country.code, name)
        for country in KNOWN.countries
        for name in country.names
        if KNOWN.country_named(name) is not country and country.code not in KNOWN.readings(name)
    ]
    assert strays == []


def test_every_name_of_an_organisation_leads_back_to_it_unless_it_is_ambiguous() -> None:
    strays = [
        (body.name, name)
        for body in KNOWN.organisations
        for name in (body.name, *body.aliases)
        if KNOWN.organisation(name) is not body and body.name not in KNOWN.readings(name)
    ]
    assert strays == []


def test_every_title_leads_back_to_its_office() -> None:
    strays = [
        (office.title, word)
        for office in KNOWN.offices
        for word in office.aliases
        if KNOWN.office(word) is not office
    ]
    assert strays == []


@pytest.mark.parametrize("table", TABLES)
def test_every_table_names_its_source_and_licence(table: str) -> None:
    head = [line for line in (FOLDER / table).read_text("utf-8").splitlines() if line.startswith("#")]
    assert any(line.startswith("# source:") for line in head)
    assert any(line.startswith("# licence:") for line in head)


def _changed(tmp_path: Path, table: str, change: Callable[[str], str]) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(FOLDER, folder)
    target = folder / table
    target.write_text(change(target.read_text("utf-8")), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("countries.tsv", "xy\tNowhere\t\t", "alpha-3"),
        ("countries.tsv", "QQQ\tNowhere\tIndia\t", "leads to"),
        ("countries_words.tsv", "QQQ\t\t\t\t\t\t", "no code"),
        ("organisations.tsv", "Body\t\tclub\t\tGOV", "no kind"),
        ("organisations.tsv", "Body\t\tcompany\tQQQ\tMNC", "no code"),
        ("organisations.tsv", "Body\t\tcompany\t\tXYZ", "no sector"),
        ("organisations.tsv", "Body\tNATO\tcompany\t\tMNC", "leads to"),
        ("offices.tsv", "clerk\tclerks\t\t\tXYZ", "no sector"),
        ("offices.tsv", "clerk\tclerks", "columns"),
        ("ambiguous.tsv", "Springfield\tname\t\tUSA", "two readings"),
        ("ambiguous.tsv", "Springfield\tname\tFRA\tUSA|CAN", "not among"),
        ("holders.tsv", "Ann Example\t\tclerk of works\tIND\t2020\t\tx", "no office"),
        ("holders.tsv", "Ann Example\t\tprime minister\tIND\t2020\t\t", "no source"),
        ("holders.tsv", "Ann Example\t\tprime minister\tIND\tMay 2020\t\tx", "YYYY"),
        ("holders.tsv", "Ann Example\t\tprime minister\tIND\t2020\t2019\tx", "before it starts"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_table_and_line(
    tmp_path: Path, table: str, row: str, reason: str
) -> None:
    folder = _changed(tmp_path, table, lambda text: f"{text}{row}\n")
    with pytest.raises(KnowledgeError, match=reason) as caught:
        Knowledge(folder)
    lines = (folder / table).read_text("utf-8").splitlines()
    assert (caught.value.table, lines[caught.value.line - 1]) == (table, row)


def test_the_digest_changes_with_any_table(tmp_path: Path) -> None:
    folder = _changed(tmp_path, "offices.tsv", lambda text: f"{text}clerk\tclerks\t\t\tGOV\n")
    assert Knowledge(folder).digest != KNOWN.digest
    assert Knowledge(FOLDER).digest == KNOWN.digest


HOLDERS = """# source: made up for a test
# licence: none
person\taliases\toffice\tcountry\tstart\tend\tsource
Ünal Örnek\tUnal Ornek Bey\tforeign minister\tTUR\t2016-05-24\t2019-03\tmade up
Ünal Örnek\t\tprime minister\tTUR\t2019-04-01\t\tmade up
Bea Muster\t\tforeign minister\tTUR\t2019-03\t\tmade up
"""


@pytest.fixture
def invented(tmp_path: Path) -> Knowledge:
    return Knowledge(_changed(tmp_path, "holders.tsv", lambda _: HOLDERS))


@pytest.mark.parametrize("name", ["Ünal Örnek", "Unal Ornek", "UNAL ÖRNEK", "Unal Ornek Bey"])
def test_a_holder_is_found_by_any_name_whatever_the_diacritics(invented: Knowledge, name: str) -> None:
    assert invented.holders(name)[0].person == "Ünal Örnek"


@pytest.mark.parametrize(
    ("on", "offices"),
    [
        (date(2016, 5, 23), []),
        (date(2016, 5, 24), ["foreign minister"]),
        (date(2019, 3, 31), ["foreign minister"]),
        (date(2019, 4, 1), ["prime minister"]),
        (date(2030, 1, 1), ["prime minister"]),
    ],
)
def test_a_holder_held_an_office_only_between_its_dates(
    invented: Knowledge, on: date, offices: list[str]
) -> None:
    assert [holder.office for holder in invented.holders("Unal Ornek", on)] == offices


def test_an_office_changing_hands_within_a_month_has_two_holders_in_it(invented: Knowledge) -> None:
    found = invented.in_office("minister of foreign affairs", "TUR", date(2019, 3, 10))
    assert [holder.person for holder in found] == ["Ünal Örnek", "Bea Muster"]


@pytest.mark.parametrize(
    ("person", "on", "office", "country"),
    [
        ("Recep Tayyip Erdogan", date(2024, 5, 1), "president", "TUR"),
        ("Recep Tayyip Erdoğan", date(2014, 8, 1), "prime minister", "TUR"),
        ("S. Jaishankar", date(2023, 3, 1), "external affairs minister", "IND"),
        ("S. Jaishankar", date(2016, 3, 1), "foreign secretary", "IND"),
        ("Lloyd J. Austin III", date(2024, 8, 1), "defence secretary", "USA"),
        ("Sergei Shoigu", date(2022, 3, 1), "defence minister", "RUS"),
        ("Volodymyr Zelensky", date(2022, 3, 1), "president", "UKR"),
        ("Shinzo Abe", date(2015, 12, 1), "prime minister", "JPN"),
    ],
)
def test_who_held_high_office_is_known_by_usual_spellings(
    person: str, on: date, office: str, country: str
) -> None:
    assert [(holder.office, holder.country) for holder in KNOWN.holders(person, on)] == [(office, country)]


FACTS = """
1990-08-02 USA president: George H. W. Bush
1992-12-17 MEX president: Carlos Salinas de Gortari
1992-12-17 CAN prime minister: Brian Mulroney
1994-08-01 BRA president: Itamar Franco
1995-11-21 USA secretary of state: Warren Christopher
1996-07-01 CHL president: Eduardo Frei Ruiz-Tagle
1998-10-26 PER president: Alberto Fujimori
2009-06-01 VEN president: Hugo Chávez
2012-01-01 CHL president: Sebastián Piñera
2015-01-01 CUB foreign minister: Bruno Rodríguez Parrilla
2016-11-24 COL president: Juan Manuel Santos
2019-12-10 MEX foreign minister: Marcelo Ebrard

1994-01-01 FRA president: François Mitterrand
1995-11-21 DEU chancellor: Helmut Kohl
1996-01-01 GBR foreign secretary: Malcolm Rifkind
1996-01-01 IRL taoiseach: John Bruton
1996-04-02 RUS president: Boris Yeltsin
2003-01-01 ITA prime minister: Silvio Berlusconi
2008-01-01 DEU defence minister: Franz Josef Jung
2008-01-01 SWE foreign minister: Carl Bildt
2010-01-01 POL foreign minister: Radosław Sikorski
2010-06-01 UKR prime minister: Mykola Azarov
2018-06-17 MKD foreign minister: Nikola Dimitrov
2018-06-17 HUN foreign minister: Péter Szijjártó

1993-09-13 ISR prime minister: Yitzhak Rabin
1994-10-26 JOR king: Hussein of Jordan
1995-09-28 PSE president: Yasser Arafat
1999-01-01 LBY leader: Muammar al-Qaddafi
2000-01-01 EGY president: Hosni Mubarak
2003-01-01 LBN prime minister: Rafic Hariri
2005-01-01 YEM president: Ali Abdullah Saleh
2007-01-01 EGY foreign minister: Ahmed Aboul Gheit
2010-01-01 IRQ foreign minister: Hoshyar Zebari
2011-01-01 TUR foreign minister: Ahmet Davutoğlu
2015-01-01 SYR foreign minister: Walid Muallem
2020-12-22 MAR foreign minister: Nasser Bourita

1995-01-01 ZAF president: Nelson Mandela
1999-01-01 KEN president: Daniel arap Moi
2003-01-01 GHA president: John Kufuor
2005-01-01 SEN president: Abdoulaye Wade
2005-01-09 SDN president: Omar al-Bashir
2005-01-01 ETH prime minister: Meles Zenawi
2010-01-01 RWA president: Paul Kagame
2010-06-01 NGA president: Goodluck Jonathan
2010-01-01 DZA foreign minister: Mourad Medelci
2013-01-01 SOM president: Hassan Sheikh Mohamud
2019-01-01 SOM president of somaliland: Muse Bihi Abdi
2022-01-01 MLI foreign minister: Abdoulaye Diop

1999-02-01 IND defence minister: George Fernandes
1998-05-28 PAK prime minister: Nawaz Sharif
1999-01-01 UZB president: Islam Karimov
2001-01-01 KAZ president: Nursultan Nazarbayev
2003-01-01 IND external affairs minister: Yashwant Sinha
2005-01-01 BGD prime minister: Khaleda Zia
2006-01-01 AFG president: Hamid Karzai
2010-01-01 LKA president: Mahinda Rajapaksa
2012-01-01 PAK foreign minister: Hina Rabbani Khar
2015-08-01 GEO defence minister: Tina Khidasheli
2021-06-01 AZE foreign minister: Jeyhun Bayramov
2022-01-01 ARM foreign minister: Ararat Mirzoyan

1993-06-01 AUS prime minister: Paul Keating
1995-01-01 IDN president: Suharto
1995-06-01 CHN prime minister: Li Peng
1997-07-01 MYS prime minister: Mahathir Mohamad
1998-01-01 JPN prime minister: Ryutaro Hashimoto
1998-06-01 THA prime minister: Chuan Leekpai
1999-06-01 KOR president: Kim Dae-jung
2005-01-01 NZL prime minister: Helen Clark
2010-01-01 TWN foreign minister: Timothy Yang
2010-06-01 VNM foreign minister: Phạm Gia Khiêm
2015-01-01 FJI prime minister: Frank Bainimarama
2018-01-01 KHM foreign minister: Prak Sokhon
"""


@pytest.mark.parametrize("fact", FACTS.split("\n\n"), ids=lambda fact: fact.split(maxsplit=2)[1])
def test_who_held_which_office_is_known_of_every_region(fact: str) -> None:
    for line in fact.split("\n"):
        words, _, person = line.partition(": ")
        if words:
            day, country, office = words.split(maxsplit=2)
            found = KNOWN.in_office(office, country, date.fromisoformat(day))
            assert (line, [holder.person for holder in found]) == (line, [person])


def test_the_heads_of_state_or_government_of_170_countries_are_known() -> None:
    heads = {
        "president",
        "prime minister",
        "king",
        "emir",
        "sultan",
        "chancellor",
        "supreme leader",
        "taoiseach",
    }
    assert len({holder.country for holder in KNOWN.holders_all if holder.office in heads}) > 170
    assert len(KNOWN.holders_all) > 9000


@pytest.mark.parametrize(
    ("office", "countries"),
    [("foreign minister", 150), ("defence minister", 130), ("finance minister", 130), ("vice president", 60)],
)
def test_ministers_of_most_states_are_known(office: str, countries: int) -> None:
    assert len({holder.country for holder in KNOWN.holders_all if holder.office == office}) > countries


def test_nobody_but_a_monarch_holds_an_office_for_more_than_fifty_years() -> None:
    terms = [holder for holder in KNOWN.holders_all if holder.office not in {"king", "queen"}]
    long = [holder for holder in terms if (holder.end or SEEN).year - holder.start.year > 50]
    assert [(holder.person, holder.office) for holder in long] == []


def test_a_person_has_one_name_in_an_office_however_it_is_transliterated() -> None:
    spellings: dict[tuple[str | None, str, str], set[str]] = {}
    for holder in KNOWN.holders_all:
        key = (holder.country, holder.office, key_of(holder.person))
        spellings.setdefault(key, set()).add(holder.person)
    assert [names for names in spellings.values() if len(names) > 1] == []


def _clashes(office: str) -> Iterator[tuple[Holder, Holder]]:
    """Yield the terms of two persons in one office that overlap by more than a week, the earlier first."""
    terms: dict[str | None, list[Holder]] = {}
    for holder in KNOWN.holders_all:
        if holder.office == office:
            terms.setdefault(holder.country, []).append(holder)
    for held in terms.values():
        for one, other in permutations(held, 2):
            later = one.person != other.person and one.start.latest < other.start.earliest
            if later and (one.end is None or other.start.latest + timedelta(days=7) < one.end.earliest):
                yield one, other


@pytest.mark.parametrize("office", ["president", "prime minister", "foreign minister", "defence minister"])
def test_few_terms_in_one_office_overlap_by_more_than_a_week(office: str) -> None:
    """Some do: there are rival governments, and ministers who stand in while another keeps the office."""
    held = [holder for holder in KNOWN.holders_all if holder.office == office]
    assert len(list(_clashes(office))) < 0.04 * len(held)


def test_every_holder_names_a_source_that_can_be_looked_up() -> None:
    assert [holder.person for holder in KNOWN.holders_all if not holder.source.startswith("http")] == []
