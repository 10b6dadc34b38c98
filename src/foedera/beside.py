"""Tokens -> what stands beside a capitalised run, and what it tells: a person, a body, or a spot on the map.

`Misri, the Indian foreign secretary`, `Fidesz, his party`, `Wagah, a border crossing`; `Kammenos then walked out`.
"""

from __future__ import annotations

from foedera.annotate import is_english
from foedera.knowledge import knowledge
from foedera.persons import OFFICE_HEADS, country_in, is_office_alone
from foedera.titles import heads, is_cap
from foedera.words import Words

KIN = frozenset(
    "father mother son daughter brother sister wife husband widow widower cousin nephew niece uncle aunt grandson "
    "granddaughter grandfather grandmother son-in-law father-in-law brother-in-law fiancée fiancé twin stepson".split()
)
_PEOPLE = (
    KIN
    | OFFICE_HEADS
    | frozenset(
        "man woman boy girl lawyer attorney activist host guest witness mediator winner laureate economist analyst "
        "historian journalist reporter editor farmer fisherman resident professor doctor nurse teacher student veteran "
        "dissident cleric imam bishop archbishop cardinal rabbi monk billionaire tycoon businessman businesswoman banker "
        "actor actress singer poet novelist writer author critic scholar scientist engineer soldier sailor pilot driver "
        "trader shopkeeper builder refugee villager survivor successor predecessor protégé heir rival ally aide lawmaker "
        "legislator deputy backbencher premier ex-president ex-minister politician statesman strategist pollster premier "
        "candidate frontrunner nominee veteran warlord guerrilla rapporteur investigator detective inspector constable "
        "sergeant manager executive founder owner financier oligarch magnate entrepreneur lobbyist campaigner taoiseach "
        "spymaster rebel defector monarch ruler strongman dictator technocrat newcomer grandee stalwart secretary-general "
        "vice-president president-elect whip treasurer sherpa pensioner retiree clerk carpenter electrician".split()
    )
)
_LIKE_PEOPLE = frozenset(
    "colleague number citizen national native guest friend foe chef dean boss hero star heir man old".split()
)
_AGENTS = ("er", "or", "ist", "man", "woman", "ian", "ant", "ent", "ee", "eer", "old", "ess", "eur", "mate")
_NO_AGENTS = frozenset(
    "matter order number paper letter offer power water tower river border summer winter war chapter error factor sector harbour "
    "government parliament agreement statement document moment settlement payment instrument event accident incident "
    "restaurant grant warrant covenant plant extent percent cent content intent fee committee guarantee idea answer "
    "corridor mirror terror horror floor door anchor banner barrier centre dinner disaster encounter engine poster quarter "
    "register rocket shelter silver member-state theatre trigger weather tiger finger flower feather corner timber shower "
    "career beer deer threshold household gold ban fan plan slogan loan clan caravan ocean talent continent".split()
)
_PRIVATE = KIN | frozenset(
    "hand hands face eyes voice lips smile death birthday funeral coffin resignation memoirs childhood body shoulder shoulders "
    "handshake marriage wedding ear arm arms head legs bodyguard bodyguards counterpart predecessor successor aides "
    "fate career reply grin temper mood gaze side".split()
)
_DEEDS = frozenset(
    "smiled smiles wept weeps nodded nods laughed laughs joked jokes grinned grins frowned shrugged sighed blushed resigned resigns "
    "flew flies walked walks sat sits stood stands slept ate eats dined dines drank hugged hugs embraced embraces kissed "
    "kisses waved waves climbed climbs telephoned phoned phones rang recalled recalls remembers remembered studied grew "
    "married marries died dies fled lived lives limped knelt bowed bows clapped clasped beamed beams quipped quips tweeted "
    "tweets posted whispered whispers murmured shouted shouts muttered snapped retorted chuckled strode sipped stared sang "
    "swore wore wears spoke speaks arrived arrives landed lands alighted donned inherited stayed waiting sitting standing "
    "smiling speaking walking born raised sworn ousted elected appointed arrested jailed sacked dismissed assassinated "
    "framed extradited sentenced nominated murdered toppled unseated reappointed insists insisted likened wondered wonders thinks thought hinted "
    "confided apologised apologized campaigned condoled feels felt loves loved hates hated knew himself herself".split()
)
_SAYINGS = frozenset(
    "said says told tells asked asks added adds denied denies replied replies explained explains argued argues answered answers "
    "promised promises vowed vows warned warns met meets wrote writes called calls thanked thanks praised praises noted "
    "declared declares believes believed hopes hoped wants wanted visited visits hosted hosts welcomed assured urged accused "
    "accuses reckons reckoned retorts regrets regretted rejected conceded claimed claims signed signs won wins lost".split()
)
TO_PEOPLE = frozenset(
    "assured assure telephoned telephone phoned coaxed thanked thank congratulated congratulate greeted greet hugged embraced "
    "handed told tell asked ask beside alongside appointed elected replaced succeeded succeed sacked ousted jailed expelled "
    "nominated replacing succeeding mentioned quoted late young president-elect ex-president aged".split()
)
_AT = frozenset(
    "in at near outside inside around towards toward across through via into throughout within off onto".split()
)
_CLOSE = frozenset("at in near into off".split())
TO_SPOTS = frozenset(
    "left leaving reached reaching entered entering bombed bombing shelled shelling seized captured reopening reopened "
    "overran besieged stormed crossed crossing annexed rocked evacuated liberated retook".split()
)
SPOTS = frozenset(
    "camp camps field fields province district region river valley base border street avenue road port airport island islands "
    "peninsula sea strait straits mountains canal dam crossing city town village county state coast lake desert desk bridge "
    "basin gulf pass plains delta square stadium station palace house hall park hotel tower building bay channel reef shoal "
    "aircraft tanks jets missiles missile rockets rifles drones drone helicopter helicopters fighters project accords "
    "agreement summit line valley heights pipeline protesters newspaper magazine".split()
)
_VESSELS = frozenset(
    "ship vessel frigate destroyer tanker ferry yacht icebreaker submarine trawler cruiser corvette boat freighter tugboat "
    "cutter warship minesweeper patrol-boat aircraft-carrier liner barge satellite spacecraft".split()
)
_SHIP_MARKS = frozenset("MV USS HMS INS MT SS RFA BRP HMCS HMAS RSS USNS KRI FS TCG ROKS JS".split())
_OF_A_PLACE = frozenset(
    "bazaar streets outskirts suburbs siege fall battle mayor governor people residents families port north south east west "
    "centre center coast banks skies beaches hills rest half part parts third tenths percent cent".split()
)
BODY_NOUNS = {
    noun: sort
    for sort, nouns in {
        "party": "party",
        "company": "firm company subsidiary maker carmaker planemaker airline carrier lender builder shipbuilder shipyard "
        "producer refiner operator utility retailer manufacturer conglomerate giant startup miner bank brewer chipmaker yard "
        "railway supplier contractor insurer",
        "media": "newspaper daily weekly broadcaster channel magazine website tabloid",
        "armed_group": "militia insurgents rebels militants guerrillas",
        "organisation": "bloc coalition alliance movement group agency think-tank charity watchdog union league federation "
        "committee council commission regulator",
        "government": "ministry parliament assembly chamber",
        "court": "court tribunal",
    }.items()
    for noun in nouns.split()
}
PLACE_NOUNS = frozenset(
    "village town city port district province region island islet river valley peninsula state country kingdom emirate "
    "republic territory enclave exclave suburb resort border crossing capital hamlet oasis lake base neighbourhood".split()
)
_DETERMINERS = frozenset("the a an his her its their another".split())
_STOPS = frozenset(", . ; : of from in for that which who whose with on at and ( )".split())
_POSSESSIVE = frozenset({"'s", "’s"})
_AFTER_OFFICE = frozenset("of for in to since".split())
_BEHIND_NOUN = frozenset(", . ; : from who with and at ) on beside here".split())
_SKIPPED = frozenset(
    "also then later once never still now soon already even only again too himself herself".split()
)
_AUXILIARIES = frozenset("has had have is was were been be being will would".split())


def names_person(noun: str) -> bool:
    """Tell whether a noun, in small letters, is for a person: of an office, kinship or trade, or made like one."""
    if noun in _PEOPLE or noun in _LIKE_PEOPLE:
        return True
    return noun.endswith(_AGENTS) and noun not in _NO_AGENTS and not noun.endswith(("ment", "tion"))


def word_at(doc: Words, at: int) -> str:
    """Return a token in small letters, nothing where there is none."""
    return doc[at].lower_ if 0 <= at < len(doc) else ""


def text_at(doc: Words, at: int) -> str:
    """Return a token as printed, nothing where there is none."""
    return doc[at].text if 0 <= at < len(doc) else ""


def is_spot(doc: Words, start: int, end: int) -> bool:
    """Tell whether a run can only be on the map or on a label: `at Wagah`, `the Yuan Wang 5`, `Heglig field`."""
    before, behind = word_at(doc, start - 1), word_at(doc, end)
    named = end - start > 1 and doc[end - 1].ent_type_ == "PERSON"
    located = before in (_CLOSE if named else _AT) or behind in SPOTS or behind == "-"
    article = before == "the" and not named and behind not in _POSSESSIVE
    numbered = behind.isdigit() and len(behind) < 3 and doc[end - 1].whitespace_ != ""
    return (
        located
        or _is_called_place(doc, start)
        or is_vessel(doc, start)
        or is_company(doc, start)
        or _is_in_state_named(doc, start, end)
        or article
        or numbered
        or _is_group(doc, start)
        or _is_acronym(doc, end)
        or _in_state(doc, end)
    )


def _is_called_place(doc: Words, start: int) -> bool:
    """Tell whether a noun for places says what a run is: `a town called Irpin`, `the bazaar of Birgunj`."""
    joint, noun = word_at(doc, start - 1), word_at(doc, start - 2)
    if joint in {"called", "named"}:
        return noun in PLACE_NOUNS | SPOTS
    return joint == "of" and noun in (PLACE_NOUNS | SPOTS | _OF_A_PLACE) - {
        "state",
        "country",
        "house",
        "court",
    }


def is_vessel(doc: Words, start: int) -> bool:
    """Tell whether a run names a ship: `the frigate Gorch Fock`, `MV Akademik`."""
    return doc[start].text in _SHIP_MARKS or word_at(doc, start - 1) in _VESSELS


def is_company(doc: Words, start: int) -> bool:
    """Tell whether a noun for a firm or paper stands right before a run: `told broadcaster France24`."""
    return BODY_NOUNS.get(word_at(doc, start - 1)) in {"company", "media"}


def _is_in_state_named(doc: Words, start: int, end: int) -> bool:
    """Tell whether a run says where the town before it is: `in Glendale, California, …`."""
    placed = start > 1 and doc[start - 1].text == "," and doc[start - 2].ent_type_ == "GPE"
    return placed and doc[end - 1].ent_type_ == "GPE" and word_at(doc, end) in {",", ".", ""}


def _is_acronym(doc: Words, end: int) -> bool:
    """Tell whether a run ends in capitals that are nobody's: `Lanka IOC`, but not `MBS`."""
    last = doc[end - 1].text
    return last.isupper() and len(last) > 1 and "." not in last and not knowledge().surnamed(last)


def _in_state(doc: Words, end: int) -> bool:
    """Tell whether the country of a spot stands behind it: `Naqoura, Lebanon`, but not `Jaishankar, India's …`."""
    told = word_at(doc, end) == "," and country_in(text_at(doc, end + 1)) is not None
    return told and word_at(doc, end + 2) not in _POSSESSIVE


def is_body(doc: Words, end: int) -> bool:
    """Tell whether what stands beside a run makes it a body: `Mi Hazánk, a far-right opposition party`, `X (ABC)`."""
    if word_at(doc, end) == "(" and text_at(doc, end + 1).isupper() and len(text_at(doc, end + 1)) > 2:
        return True
    noun = noun_behind(doc, end)
    return noun in BODY_NOUNS or noun in PLACE_NOUNS


def noun_behind(doc: Words, end: int) -> str:
    """Return the noun of an apposition behind a name (`, a far-right opposition party`), nothing where there is none."""
    if word_at(doc, end) != "," or word_at(doc, end + 1) not in _DETERMINERS:
        return ""
    stops = (
        at for at in range(end + 2, min(end + 9, len(doc))) if doc[at].lower_ in _STOPS or doc[at].is_space
    )
    return word_at(doc, next(stops, end + 3) - 1)


def _is_group(doc: Words, start: int) -> bool:
    """Tell whether a number stands before a plural: `a thousand Rohingya`."""
    if start == 0 or not (doc[start].lower_.endswith("s") or doc[start].ent_type_ == "NORP"):
        return False
    before = doc[start - 1]
    return before.like_num or before.lower_ in {"many", "some", "several", "few", "these", "those"}


def is_explained(doc: Words, start: int, end: int) -> bool:
    """Tell whether an office, kinship or trade explains a run behind it, or a personal thing is the run's."""
    behind = word_at(doc, end)
    if behind in _POSSESSIVE:
        return any(word_at(doc, at) in _PRIVATE for at in range(end + 1, end + 3))
    if behind == "as":
        return any(knowledge().office(doc.between(end + 1, stop)) for stop in range(end + 2, end + 5))
    before = word_at(doc, start - 1)
    if behind != "," or before == "of" or (end - start == 1 and before in {"from", "for", "to", "on"}):
        return False
    aged = (
        word_at(doc, end + 1).isdigit()
        and 9 < int(word_at(doc, end + 1)) < 110
        and word_at(doc, end + 2) == ","
    )
    return aged or is_office_alone(doc, end + 1) or _is_person_noun(doc, end + 1)


def _is_person_noun(doc: Words, start: int) -> bool:
    """Tell whether a noun phrase for a person begins here: `his cousin`, `a nineteen-year-old from Raxaul`."""
    own = word_at(doc, start) in _DETERMINERS
    possessor = any(word_at(doc, at) in _POSSESSIVE for at in range(start + 1, start + 4))
    for at in range(start, min(start + 9, len(doc))):
        word, behind = doc[at].lower_, word_at(doc, at + 1)
        if word in _PEOPLE:
            return (own or possessor or behind in _AFTER_OFFICE) and behind in _BEHIND_NOUN | _AFTER_OFFICE
        if word.endswith("-year-old") or (word == "old" and word_at(doc, at - 1) == "-"):
            return own
        if word in _STOPS or doc[at].is_space:
            return False
    return False


def is_introduced(doc: Words, start: int) -> bool:
    """Tell whether a noun for a person stands right before a run: `novelist Arundhati Roy`, `his successor, Ranil …`."""
    before = word_at(doc, start - 1)
    if before == ":" and any(word_at(doc, at) == "for" for at in range(start - 4, start - 1)):
        return True  # `For Sudan: Idris Abdel Gadir`
    if before == "," and start > 1:
        return _ends_person_noun(doc, start - 1)
    if before == "late" and word_at(doc, start - 2) == "the":
        return True
    return before in _PEOPLE and before not in {"counterpart", "chair"} and not doc[start - 1].is_sent_start


def _ends_person_noun(doc: Words, comma: int) -> bool:
    """Tell whether a noun phrase for a person, with its determiner, ends before a comma: `the Croatian leader,`."""
    noun = next((at for at in range(comma - 1, max(comma - 7, 0), -1) if doc[at].lower_ in _PEOPLE), None)
    if noun is None or any(doc[at].text in {",", ";", "."} for at in range(noun, comma)):
        return False
    if noun < comma - 1 and word_at(doc, noun + 1) not in {"of", "for", "in", "to", "from"}:
        return False
    before = {doc[at].lower_ for at in range(max(0, noun - 5), noun)}
    return bool(before & {"the", "his", "her", "its", "their", "a", "'s", "’s"})


def is_set_off(doc: Words, start: int, end: int) -> bool:
    """Tell whether a run signs for a state: `Fujimori for Peru and Mahuad for Ecuador`, `Dimitrov signs for Macedonia`."""
    at = end + 1 if word_at(doc, end) in {"signs", "signed", "signing", "initialled", "initialed"} else end
    if word_at(doc, at) != "for" or not (
        country_in(text_at(doc, at + 1)) or country_in(doc.between(at + 1, at + 3))
    ):
        return False
    pair = any(
        word_at(doc, other) == "for" for other in [*range(at + 3, at + 8), *range(max(0, start - 6), start)]
    )
    return at > end or pair


def acting(doc: Words, end: int) -> float:
    """Return how much what a run does tells: to smile more than to say."""
    at, passive = end, False
    while at < end + 4 and (word_at(doc, at) in _SKIPPED | _AUXILIARIES or word_at(doc, at).endswith("ly")):
        passive = passive or word_at(doc, at) in {"was", "been", "is", "being"}
        if word_at(doc, at) in {"himself", "herself"}:
            return 4.0
        at += 1
    verb = word_at(doc, at)
    if verb == "," and at == end:
        return _after_comma(doc, at + 1)
    if verb in _DEEDS or (passive and verb in {"told", "asked"}):
        return 4.0
    return 2.0 if verb in _SAYINGS else 0.0


def _after_comma(doc: Words, at: int) -> float:
    """Return how much a clause behind a comma tells: `, who turns 79`, `, asked whether he had slept`."""
    if word_at(doc, at) == "who":
        return 4.0 if word_at(doc, at + 1).endswith("s") or word_at(doc, at + 1) == "was" else 3.0
    told = word_at(doc, at) in {
        "asked",
        "speaking",
        "told",
        "accompanied",
        "flanked",
        "dressed",
        "seated",
        "born",
        "wearing",
        "aged",
    }
    return 3.0 if told else 0.0


def is_of_body(doc: Words, start: int, end: int) -> bool:
    """Tell whether several words are of a country or body: `Yolanda Diaz of Unidas Podemos`, `Molly Phee of the State Department`."""
    if end - start < 2 or word_at(doc, end) != "of" or word_at(doc, start - 1) == "the":
        return False
    first = end + 2 if word_at(doc, end + 1) == "the" else end + 1
    last = next((at for at in range(first, len(doc)) if not is_cap(doc[at])), len(doc))
    if is_english(doc, doc[end - 1].text) and doc[end - 1].ent_type_ != "PERSON":
        return False  # `Dairy Farmers of Canada`
    known = country_in(doc.between(first, last)) or knowledge().organisation(doc.between(first, last))
    return bool(known) or (first < last and doc[last - 1].lower_ in heads()) or doc[first].ent_type_ == "ORG"


def behind_country(doc: Words, end: int) -> int:
    """Return where `of Chile` behind a name ends, or the name itself."""
    if word_at(doc, end) != "of":
        return end
    return next((stop for stop in (end + 3, end + 2) if country_in(doc.between(end + 1, stop))), end)
