"""Tells which office of `offices.tsv` a position of the tables of Every Politician is."""

from __future__ import annotations

import re

# What the parts of a position say of its title; the first that fits holds.
BESIDE_THE_MINISTER = re.compile(
    r"\b(deputy|delegate|assistant|associate|assisting|parliamentary|second|vice|state minister|minister in the|flemish"
    r"|under[- ]?secretary|(chief|economic|commercial|permanent|state) secretary|shadow|coordinating|in charge of"
    r"|minister of state|secretary of state)\b"
)
HEADS = (
    (r"(state )?president|president of (montenegro|the (palestinian national authority|state council))", "president"),
    (r"chairman of the presidency", "president"),
    (r"(acting|interim|transitional) president|president of the transition\w*", "interim president"),
    (r"head of state|chair\w* of the (transitional )?sovereignty council", "head of state"),
    (r"captain regent", "captain regent"),
    (r"king|druk gyalpo \(king\)|ngwenyama \(king\)", "king"),
    (r"queen|emperor|emir|sultan|supreme leader|crown prince|taoiseach|tánaiste|pope", r"\g<0>"),
    ((r"prime minister( of (montenegro|the palestinian national authority))?|premier( of the state council)?|"
     r"chairman of the cabinet of ministers \(prime minister\)|chairman of the council of ministers|"
     r"president of the (government|council of ministers)"), "prime minister"),
    (r"(acting|interim|caretaker) prime minister", "interim prime minister"),
    (r"chancellor", "chancellor"),
    (r"vice[- ]president", "vice president"),
    (r"first vice[- ]president", "first vice president"),
    (r"(first |second |third )?(deputy|vice) prime minister|vice[- ]premier", "deputy prime minister"),
    (r"leader of the opposition", "opposition leader"),
)  # fmt: skip
MINISTRIES = (
    (r".*(foreign|external|international) (and \w+ )?(affairs|relations).*|.*europe and foreign affairs.*", "foreign"),
    ((r"(?!.*(civil|home front) defence).*(defence|armed forces)\b(?!.*(production|materiel|personnel|industr|equipment"
     r"|science|people)).*"), "defence"),
    (r".*\b(interior|internal affairs|internal administration|home affairs|home department)\b.*", "interior"),
    (r".*\bfinances?\b.*|minister of (the )?treasury|treasurer|secretary of the treasury", "finance"),
    (r".*\b(trade|commerce)\b(?!.*(internal|domestic)).*", "trade"),
    (r".*\b(energy|petroleum|oil|hydrocarbons)\b.*", "energy"),
)  # fmt: skip
FORCES = (
    (r"chair\w* of the joint chiefs( of staff)?|chairman of the joint chiefs of staff committee",
     "chairman of the joint chiefs of staff"),
    ((r"chief of (the )?(national )?defence( staff| forces?| general staff)?|chief of staff of the defence forces|"
     r"head of the joint chiefs of defence"), "chief of defence staff"),
    ((r"(supreme )?(commander|chief)(-in-chief)? of (the )?(national )?(armed forces|defence forces?)|"
     r"chief of (the )?(joint )?(general )?staff( of the armed forces)?|"
     r"chief of the armed forces joint staff|head of the armed forces|general commander of the military forces"),
     "chief of general staff"),
    (r"chief of (the )?army( general)?( staff)?|chief of staff of the army|commander( in chief|-in-chief)? of the army",
     "chief of army staff"),
    (r"chief of (the )?nav(y|al)( general)?( staff)?|commander of the navy", "chief of naval staff"),
    ((r"chief of (the )?air( force)?( general)?( staff)?|chief of staff of the air force|commander of the air force|"
     r"air force commander"), "chief of air staff"),
    (r"chief of naval operations", "chief of naval operations"),
    (r"(the )?national security adviser", "national security adviser"),
    (r"deputy national security adviser", "deputy national security adviser"),
    (r"secretary of the (supreme )?(national )?(security|defence)( and defence| and security)? council",
     "secretary of the security council"),
    (r"director of national intelligence", "director of national intelligence"),
    (r"director of the central intelligence agency", "cia director"),
    (r"director of the federal bureau of investigation", "fbi director"),
    ((r"(director|head|chief|president|director[- ]general)( general)? of (the )?(\w+ )*intelligence( service| agency)?|"
     r"director general of inter-services intelligence|director of mossad|(head|director) of the (foreign|state) "
     r"(intelligence|security) service|director of the federal security service"), "spy chief"),
)  # fmt: skip
BODIES = (
    (r"secretary[- ]general of the united nations", "secretary-general of the united nations"),
    (r"deputy secretary[- ]general of the united nations", "deputy secretary-general"),
    (r"director[- ]general of the world trade organization", "wto director-general"),
    (r"president of the united nations general assembly", "president of the un general assembly"),
    (r"permanent representative to the united nations|ambassador to the united nations", "ambassador"),
    (r"(united states|us) trade representative", "trade representative"),
    (r"secretary of (state of )?homeland security", "homeland security secretary"),
    (r"chief executive", "chief executive of hong kong"),
    (r"first minister( of (scotland|wales|northern ireland))?", "first minister"),
    (r"(chair|chairman) of the federal reserve( system)?", "federal reserve chair"),
    ((r"speaker( of the (national assembly|house( of representatives| of commons| of the people|)|parliament|assembly"
     r"|knesset|lok sabha|seimas|saeima|folketing|riksdag|chamber of deputies|national council|supreme council"
     r"|grand national assembly|state great khural|islamic consultative assembly|national parliament"
     r"|dewan rakyat|people's majlis|council of representatives|althing))?|"
     r"president of the (national assembly|parliament|congress of deputies|chamber of deputies|chamber of representatives"
     r"|moldovan parliament|storting|riigikogu)|chair\w* of the (national assembly|parliament|verkhovna rada"
     r"|state duma)"), "speaker"),
)  # fmt: skip
# Titles of ministers where they are not `foreign minister` and so on.
TITLES = {
    ("USA", "foreign"): "secretary of state",
    ("GBR", "foreign"): "foreign secretary",
    ("PHL", "foreign"): "foreign secretary",
    ("IND", "foreign"): "external affairs minister",
    ("USA", "defence"): "defence secretary",
    ("GBR", "defence"): "defence secretary",
    ("PHL", "defence"): "defence secretary",
    ("USA", "interior"): "interior secretary",
    ("GBR", "interior"): "home secretary",
    ("USA", "finance"): "treasury secretary",
    ("USA", "trade"): "commerce secretary",
    ("PHL", "trade"): "trade minister",
    ("USA", "energy"): "energy secretary",
    ("PHL", "energy"): "energy secretary",
}
# Wikidata holds India's foreign secretaries, who are civil servants, for its foreign ministers; India's orders tell
# these, and the database of the Institute for Government tells Britain's.
MISFILED = {
    ("IND", "foreign"),
    ("GBR", "foreign"),
    ("GBR", "defence"),
    ("GBR", "interior"),
    ("GBR", "finance"),
}
MONARCHS = {"male": "king", "female": "queen"}
CROWNS = {"JPN": "emperor", "KWT": "emir", "QAT": "emir", "BRN": "sultan", "OMN": "sultan", "MYS": "king"}
RULERS = {"king", "queen", "emir", "sultan", "emperor", "crown prince"}


def title_of(position: str, country: str, place: str, gender: str) -> str | None:
    """Return the title of a position, or None if it is not one of those the table holds."""
    words = position.lower().replace("defense", "defence").replace("advisor", "adviser")
    words = re.sub(r"^(federal|union) (?=minister|president|chancellor)|^the ", "", words).strip()
    if words == "monarch" or "(monarch)" in words:
        return CROWNS.get(country, MONARCHS.get(gender, "king"))
    if place == "somaliland":
        return {
            "president": "president of somaliland",
            "minister of foreign affairs": "foreign minister of somaliland",
        }.get(words)
    for pattern, title in (*HEADS, *FORCES, *BODIES):
        match = re.fullmatch(pattern, words)
        if match:
            return match.expand(title)
    if place in {"scotland", "wales", "northern-ireland"}:
        return None
    words = re.sub(
        r"^((first|second|third) )?(deputy|vice)[- ](prime minister|president)( and|,) ", "", words
    )
    return _ministry(re.sub(r"^(minister|secretary) for (the )?", r"\1 of ", words), country)


def _ministry(words: str, country: str) -> str | None:
    if BESIDE_THE_MINISTER.search(words) or not re.match(
        r"(minister|secretary|treasurer|cabinet secretary)\b", words
    ):
        return None
    ministry = next((name for pattern, name in MINISTRIES if re.fullmatch(pattern, words)), None)
    if ministry is None or (country, ministry) in MISFILED:
        return None
    return TITLES.get((country, ministry), f"{ministry} minister")
