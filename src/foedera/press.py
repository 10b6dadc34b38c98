"""What pages name beside a text without explaining it: news agencies, and the places that reports are sent from."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from foedera.knowledge import knowledge, table


def _listed(names: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in names.split("|"))


# Agencies and wires that data/organisations.tsv does not have, as datelines and credits print them, in small letters.
_AGENCIES = _listed(
    """aa|aap|aap newswire|abna|acn|acn newswire|adnkronos|aen|afp|agencia brasil|agência brasil|agerpres|agi|agp|aib
    |akipress|amna|ana|ana-mpa|anadolu|andina|angop|ani|anp|ansa|antara|ap|apa|apa-ots|app|aps|apta|arka|armenpress|ata
    |australian associated press|azertac|bangladesh sangbad sangstha|belga|belta|bernama|bna|bns|bss|bta|business wire
    |businesswire|cana|canadian press|caribbean media corporation|cmc|cna|čtk|ctk|dow jones|dpa|efe|ena|europa press|fars
    |fena|ghana news agency|gis|globe newswire|globenewswire|gna|hina|ians|idn|ina|inter press service|interfax|interfax-kazakhstan
    |interfax-ukraine|interpressnews|ips|irna|isna|itar-tass|jana|jiji|jis|kabar|kazinform|khaama press|kna|kpl|kuna|kyodo
    |lana|leta|lina|lusa|makfax|malaysian national news agency|map|mehr|mehr news agency|mena|mercopress|middle east news agency
    |mna|moldpres|montsame|mti|nampa|nan|new ziana|news agency of nigeria|nina|nna|nnn|nnn-bernama|nnn-xinhua|notimex|npa|ntb
    |oana|ona|pajhwok|pajhwok afghan news|pakistan press international|pana|panapress|pap|petra|philippine news agency|pna
    |ppi|pr newswire|prensa latina|press association|press trust of india|prnewswire|pti|qatar news agency|qna|reuters
    |rfe/rl|rfi|rhc|rnz|ria|ria novosti|ritzau|sana|sanews|sapa|saudi press agency|saba|slena|spa|srna|stt|suna|tanjug|tap|tass
    |tasnim|tatar-inform|télam|telam|the associated press|the canadian press|trend|tt|ukrinform|unb|uni|united news of bangladesh
    |united news of india|united press international|upi|uza|vietnam news agency|vna|vns|vov|vovworld|wafa|wam|xinhua
    |xinhua news agency|xna|yna|yonhap|yonhap news agency|zanis|ziana"""
)
_AGENCY_LIKE = re.compile(
    r"\S.{0,30}\s(?:news|news\s?wire|press|news\s+agency|press\s+agency|news\s+service|news\s+network)|\w+[./]\w+",
    re.IGNORECASE,
)
# Places that are known for what happens in them, or by names that the tables of countries and cities do not have.
_PLACES = _listed(
    """baghdad|bangalore|bombay|brazzaville|calcutta|camp david|cannes|cape canaveral|capitol hill|chisinau|d.c.|d.c|dc|davos|delhi
    |doha|gaza|gaza city|guantanamo bay|gwadar|hanoi|high seas|ho chi minh city|hong kong|jeddah|kabul|kiev|kuwait|la paz
    |leh|los angeles|macau|macao|madras|makkah|malé|male|mecca|mexico city|muzaffarabad|naypyitaw|nay pyi taw|new york
    |palm beach|panmunjom|pretoria|putrajaya|quantico|rangoon|salt lake city|sanaa|san francisco|scarborough shoal
    |sharm el sheikh|sharm el-sheikh|sharm-el-sheikh|srinagar|st petersburg|st. petersburg|tel aviv|the hague|the vatican
    |united nations|un headquarters|vatican|vatican city|washington|washington dc|washington d.c.|west bank|windhoek|yamoussoukro
    |zaporizhzhia"""
)
_REGIONS = _listed(
    """alabama|alaska|alberta|arizona|arkansas|assam|bavaria|bihar|british columbia|calif|california|catalonia|colorado
    |connecticut|crimea|d.c|delaware|england|england, uk|fla|florida|georgia|goa|gujarat|haryana|hawaii|idaho|illinois|indiana
    |iowa|kansas|karnataka|kashmir|kentucky|kerala|louisiana|maharashtra|maine|manitoba|maryland|massachusetts|mass
    |michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new brunswick|new hampshire|new jersey|new mexico
    |new south wales|new york|newfoundland|north carolina|north dakota|northern ireland|nova scotia|odisha|ohio
    |oklahoma|ontario|oregon|pa|pennsylvania|prince edward island|punjab|quebec|queensland|rajasthan|rhode island
    |saskatchewan|scotland|sindh|south australia|south carolina|south dakota|tamil nadu|tasmania|telangana|tennessee
    |texas|uae|uk|united arab emirates|us|usa|utah|uttar pradesh|vermont|victoria|virginia|wales|washington|west bengal
    |west virginia|western australia|wisconsin|wyoming"""
)


def is_agency(words: str) -> bool:
    """Tell whether a few words name a news agency or another medium; several may stand apart by slashes."""
    bare = words.strip(" .")
    if _is_one_agency(bare):
        return True
    pieces = [piece.strip() for piece in re.split(r"[/,&+]|\band\b", bare) if piece.strip()]
    return len(pieces) > 1 and all(map(_is_one_agency, pieces))


def looks_like_agency(words: str) -> bool:
    """Tell whether a few words could name an agency by their form: `PANA`, `Eagle News`, `SAnews.gov.za`."""
    bare = words.strip(" .")
    acronym = bare.isupper() and 2 <= len(bare) <= 8 and bare.replace("/", "").replace("-", "").isalpha()
    return is_agency(bare) or acronym or _AGENCY_LIKE.fullmatch(bare) is not None


def is_place(words: str) -> bool:
    """Tell whether a few words name a city that is known, or several apart by slashes of which one is."""
    pieces = [piece.strip() for piece in re.split(r"\s?/\s?|\s&\s", words) if piece.strip()]
    return any(map(_is_one_place, pieces))


def is_region(words: str) -> bool:
    """Tell whether words name a country, or a state or province of one: what stands behind a city's name."""
    bare = words.strip()
    if bare.strip(".").lower() in _REGIONS or knowledge().country_named(bare) is not None:
        return True
    return _is_short(bare) and not is_agency(bare)


def _is_one_agency(words: str) -> bool:
    if words.lower() in _AGENCIES:
        return not words.islower()
    found = knowledge().organisation(words)
    return found is not None and found.kind == "media"


def _is_one_place(words: str) -> bool:
    known = _plain(words) in _cities() or words.lower() in _PLACES
    return not words.islower() and (known or knowledge().capital_of(words) is not None)


def _is_short(words: str) -> bool:
    """Tell whether words are shortened as states are behind a city: `Calif.`, `N.Y.`, `DC`."""
    return bool(re.fullmatch(r"[A-Z][a-z]{1,5}\.|(?:[A-Z]\.\s?){2}|[A-Z]{2}", words))


@cache
def _cities() -> frozenset[str]:
    return frozenset(_plain(row.cells[0]) for row in table("cities.tsv", 2))


def _plain(words: str) -> str:
    """Return words in small letters without accents, as capitals in datelines often are."""
    apart = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower().replace("-", " ")
