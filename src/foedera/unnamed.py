"""Participants without a name: `Indian officials`, `its crown prince`, `protesters`."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import cast

from spacy.tokens import Token

from foedera.acting import is_dealt_with, is_scenery
from foedera.bands import band_before, first_of, group_sent, mention_adherents, mention_force, only_band
from foedera.board import OFFICE_HOLDER, OFFICIAL, ActorKind, Board, Draft, Group, Role, groups
from foedera.describing import employer_of, explains_next, served_by
from foedera.grammar import negated, noun_phrase, objects, passive_subjects, prep_objects, subjects
from foedera.knowledge import knowledge
from foedera.nominals import NOUNS, holders_of, mention_before
from foedera.pairs import is_told_again
from foedera.persons import OFFICE_HEADS
from foedera.pointing import LEADERS, PAIR_NOUNS, PAIRS, how_many, persons_at, point_back
from foedera.roles import is_office_word, is_role, sector_of

ARMED = Group("gunmen", "armed_group", "UAF")
"""People told as carrying arms."""
KIN = Group("kin", "person", None)
"""Someone told by whose relative he or she is."""
_KIN = frozenset(
    "brother sister son daughter father mother wife husband cousin nephew niece uncle widow successor predecessor "
    "colleague aide deputy adviser lawyer".split()
)
GUESTS = frozenset(
    "prisoners captives hostages detainees inmates tourists visitors travellers travelers refugees migrants observers "
    "monitors peacekeepers expatriates correspondents journalists reporters delegates passengers jihadists".split()
)
"""Nouns for people who are seldom of the land that they are in."""
_STATE_SECTORS = frozenset({"", "GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
_COUNTS = frozenset(
    "thousands hundreds dozens scores tens millions number couple handful pair trio majority some many several few all "
    "both each one most others half any".split()
)
_BANDS = frozenset(
    "group groups band bands crowd crowds mob mobs gang gangs convoy convoys column columns team teams delegation "
    "delegations member members contingent contingents detachment unit units squad squads throng throngs wave waves "
    "busload busloads boatload boatloads pack army armies cell cells coalition alliance panel cluster remnants "
    "families relatives parents mothers fathers widows wives leaders representatives".split()
)
"""Nouns of which the one behind `of` tells who they are: `a convoy of peacekeepers`, `members of the militia`."""
_OF_THEIR_OWN = frozenset(
    "gang gangs families relatives parents mothers fathers widows wives leaders representatives delegation "
    "delegations".split()
)
"""Such that are what they are: a gang of youths is one of criminals, the families of hostages are free."""
_DEEDS = frozenset(
    "killing killings murder murders arrest arrests detention abduction abductions kidnapping kidnappings death deaths "
    "execution executions shooting shootings massacre beating torture treatment expulsion deportation rescue evacuation "
    "capture surrender persecution imprisonment release jailing trial prosecution slaughter assassination resettlement "
    "return transfer repatriation extradition disarmament behalf march protest rally strike revolt uprising demands "
    "flight exodus arrival withdrawal deployment hanging lynching poisoning sentencing conviction".split()
)
"""Nouns whose `of` tells who does the deed or suffers it."""
_BLOWS = frozenset(
    "attack attacks assault assaults raid raids strike strikes crackdown war fire shots fired shoot open rain "
    "pressure charge charges set impose drop use curfew sanctions freeze ban bullet bullets crack prey prevail call "
    "look throw hurl crash drive plough blame depend rely spy".split()
)
"""Verbs and nouns of which `on`, `at` and `into` tell whom they hit."""
_AIMED = frozenset({"on", "onto", "upon", "into", "over"})
_VEHICLES = frozenset(
    "warships frigates destroyers submarines gunboats warplanes jets helicopters gunships corvettes fleet warship "
    "frigate destroyer submarine gunboat warplane helicopter corvette embassy embassies consulate consulates shipyards "
    "refineries squadrons customs".split()
)
"""What a state's name makes its forces or firms, and is a thing without one."""
_RESULTS = frozenset({"dead", "alive", "free", "hostage", "captive", "wounded", "prisoner"})
"""What is done to those behind it, and is no part of their name: `shot dead two farmers`, `took hostage nine girls`."""
_BEING = frozenset(
    "need like love tend prefer depend enjoy deserve belong differ consist include earn cost resemble hate matter vary "
    "benefit eat learn play sleep grow".split()
)
"""Verbs that in the present tell of a sort of people, not of some of them: `farmers need rain`."""
_SAID_OF = frozenset({"appos", "attr", "compound", "npadvmod", "oprd", "acomp"})
"""Where a noun tells who someone is, and names no one."""
_ARMED = frozenset("armed masked hooded gun-toting knife-wielding".split())
_ANYONE = frozenset("men adults minors newcomers".split())
_SOMEONE = frozenset("man woman boy girl teenager adult".split())
_ATTACHED = frozenset("crew staff crews".split())
"""Who takes part as those of someone, and is an amount without `the`."""
_ONE_OF = frozenset({"a", "an", "the", "one", "another", "this", "that"})
_THOSE = frozenset({"the", "these", "those", "this", "that"})
_NOT_ONE = frozenset(
    "people clergy police children schoolchildren elders gangs clans tribes crowds mobs families unions patients scouts "
    "players fans parents divers charities nationals locals mothers fathers broadcasters newspapers militias cartels "
    "youths ngos homeowners boys girls women men experts thieves babies infants crew staff minors adults communities "
    "households countrymen descendants".split()
)
"""Nouns for several whose singular is none for a person who takes part, or would stand for too much."""
_SERVING = frozenset(
    "soldiers policemen policewomen gendarmes constables detectives servicemen marines airmen sailors paratroopers "
    "commandos conscripts reservists cadets peacekeepers lawmakers legislators councillors senators congressmen "
    "investigators prosecutors magistrates guards bodyguards".split()
)
"""Nouns of states' kinds whose singular is a person."""
_SORTED = frozenset({"people", "person"})
"""Kinds of which those of one state are as many as the nouns that tell them: its farmers and its students."""
_NOT_ALONE = frozenset({"experts"})
"""Who is no one in particular without a state: `Experts doubt it`."""
_APART = frozenset({"COP", "JUD", "LEG"})
"""What a state's police, judges and lawmakers do is not done by its government."""
_FORCES = frozenset({"military", "army"})
_WHOLE_FORCES = ("armed forces", "defence forces", "defense forces", "defence force", "defense force")
_BODY_NOUNS = frozenset(
    "guard guards force forces bank commission service services agency agencies patrol group "
    "groups parties media television".split()
)
"""Last words of bodies that every state has: `coast guard`, `air force`, `central bank`."""


@cache
def _singles() -> dict[str, Group]:
    """Return the nouns for one person of a sort (`a gunman`), from those for several."""
    found: dict[str, Group] = {}
    for word, group in groups().items():
        if (group.kind in {"people", "armed_group", "media"} or word in _SERVING) and word not in _NOT_ONE:
            found.setdefault(_singular(word), Group(_singular(word), "person", group.sector))
    return {word: group for word, group in found.items() if word not in groups()}


def _singular(word: str) -> str:
    """Return the singular of a regular noun for people: `gunman`, `deputy`, `witness`, `driver`."""
    for end, one in (("men", "man"), ("ies", "y"), ("sses", "ss"), ("s", "")):
        if word.endswith(end):
            return word.removesuffix(end) + one
    return word


@lru_cache(maxsize=1 << 12)
def _can_stand(noun: str) -> bool:
    """Tell whether a noun can stand for participants at all: most say what things are."""
    word = noun.lower()
    listed = word in groups() or word in _singles() or word in _BODY_NOUNS or word in NOUNS or word in _KIN
    listed = listed or word in PAIR_NOUNS | LEADERS | PAIRS
    return listed or is_office_word(noun) or word == "counterparts" or knowledge().demonym(noun) is not None


def take_noun(board: Board, token: Token) -> None:
    """Take `Indian officials`, `its crown prince`, `the presidents of Kenya and Uganda` for participants."""
    if token.i not in board.names and not _can_stand(token.text):
        mention_adherents(board, token)
        return
    if _tells_next(board, token):
        return
    if token.lower_ in PAIR_NOUNS | LEADERS | PAIRS and (how_many(token) or is_told_again(board, token)):
        point_back(board, token)
        if token.i in board.at:
            return
    if token.i in board.names and board.names[token.i].kind not in {"office", "adjective"}:
        return
    if _band_member(token) is not None:
        return  # the noun behind it is looked at in its turn
    known = _people_of(board, token) or _predicate(board, token) or mention_force(board, token)
    if known or mention_before(board, token):
        return
    group = _group_of(board, token)
    if group is not None and not is_scenery(token):
        _group(board, token, group_sent(board, token, group))


def _tells_next(board: Board, token: Token) -> bool:
    """Tell whether a noun only tells who or what the one behind it is."""
    before = token.dep_ in {"compound", "appos"} and token.head.i > token.i
    inner = before and token.head.pos_ in {"NOUN", "PROPN"} and _stand(token) is token
    return inner or explains_next(board, token)


def _people_of(board: Board, token: Token) -> bool:
    """Take `the Saudis` for their state, and tell whether the noun was such."""
    if token.tag_ not in {"NNS", "NNPS"} or not _is_the(token) or _is_counted(token):
        return False
    land = knowledge().demonym(token.text)
    if land is None:
        return False
    board.mention(board.country(land.code), token.i, token.i)
    return True


def _is_counted(token: Token) -> bool:
    """Tell whether a number or adjective makes a people some of it: `two jailed Americans`."""
    return any(c.dep_ in {"amod", "nummod"} for c in token.lefts) or _counting(token) is not None


def _predicate(board: Board, token: Token) -> bool:
    """Let an office stand for whoever is said to hold it (`he is president of Mali`, `sworn in as premier`)."""
    if token.dep_ == "attr" and token.head.lemma_ in {"be", "become", "remain"}:
        verb = token.head
    elif token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.pos_ == "VERB":
        verb = token.head.head
    else:
        return False
    if token.tag_ not in {"NN", "NNP"} or not is_role(token) or negated(verb):
        return False
    whom = objects(verb) if token.dep_ == "pobj" else []
    holders = [
        d
        for t in [o for o in whom if persons_at(board, o)] or [*subjects(verb), *passive_subjects(verb)]
        for d in persons_at(board, t)
    ]
    if len(set(holders)) != 1:
        return False
    holders[0].place(board.country_beside(token), "stated")
    board.mention(holders[0], *board.phrase(token))
    return True


def _group_of(board: Board, token: Token) -> Group | None:
    """Return what a noun without a name is: a group of the tables, one of a people, or who holds an office."""
    listed = groups().get(token.lower_) or _anyone(token)
    if listed is not None and listed.kind == "people" and _is_armed(token):
        return ARMED
    if listed is None and not _is_office(board, token):
        return _body_of_all(token) or _kin(token) or _nationals(token) or _single(board, token)
    if listed is not None or not _is_office(board, token):
        return listed
    if token.tag_ in {"NN", "NNP"} and not _is_of_several(token.text):
        return OFFICE_HOLDER
    office = knowledge().office(token.text)
    outside = office is not None and office.sector not in _STATE_SECTORS
    return Group("experts", "people", office.sector) if office is not None and outside else OFFICIAL


def _is_of_several(text: str) -> bool:
    """Tell whether words are the title of several (`SCO Foreign Ministers`)."""
    last = text.partition(" of ")[0].rsplit(maxsplit=1)[-1].lower()
    return last.endswith("s") and last.removesuffix("s") in OFFICE_HEADS


def _anyone(token: Token) -> Group | None:
    """Return people of no sort: `two men`, `adults`."""
    return Group(token.lower_, "people", "CVL") if token.lower_ in _ANYONE and token.tag_ == "NNS" else None


def _is_armed(token: Token) -> bool:
    """Tell whether people are told as carrying arms: `masked men`, `armed youths`."""
    return any(c.lower_ in _ARMED for c in token.lefts)


def _kin(token: Token) -> Group | None:
    return KIN if token.lower_ in _KIN and any(c.dep_ == "poss" for c in token.children) else None


def _body_of_all(token: Token) -> Group | None:
    """Return a body that every state has, by its last words: `coast guard`, `central bank`."""
    if token.lower_ not in _BODY_NOUNS or token.i == 0 or token.doc[token.i - 1].head != token:
        return None
    row = knowledge().organisation(f"{token.doc[token.i - 1].lower_} {token.lower_}")
    if row is None or not row.generic:
        return None
    return Group(row.name, cast("ActorKind", row.kind), row.sector)


def _nationals(token: Token) -> Group | None:
    """Return some of a people: `Salvadorans`, `59,000 Haitians`."""
    several = token.tag_ in {"NNS", "NNPS"} and knowledge().demonym(token.text) is not None
    return Group(token.text, "people", "CVL") if several else None


def _single(board: Board, token: Token) -> Group | None:
    """Return one person told by a noun alone: `a gunman`, `the victim`, `his driver`."""
    found = _singles().get(token.lower_)
    if found is None and token.lower_ in _SOMEONE:
        found = Group(token.lower_, "person", "CVL")
    if found is None or not _is_one(token) or first_of(token).dep_ in _SAID_OF:
        return None
    told = any(c.dep_ == "poss" or (c.dep_ in {"det", "nummod"} and c.lower_ in _ONE_OF) for c in token.lefts)
    named = any(at in board.names and board.names[at].kind == "person" for at in (token.i + 1, token.i + 2))
    return found if told and not named and not negated(token) else None


def _is_one(token: Token) -> bool:
    """Tell whether a noun is a common one in the singular, and none that says what others became."""
    become = token.lower_ in _RESULTS and any(c.dep_ == "compound" and c.tag_ == "NNS" for c in token.lefts)
    return token.tag_ in {"NN", "NNP"} and token.text.islower() and not become


# Groups that a noun before them counts or gathers


def _counting(token: Token) -> Token | None:
    """Return the word that counts or gathers those of a noun: `thousands of demonstrators`, `three of the hostages`."""
    if token.dep_ != "pobj" or token.head.lower_ != "of" or token.head.i == 0:
        return None
    outer = token.head.head
    gathers = outer.i < token.i and (outer.lower_ in _COUNTS | _BANDS or outer.pos_ == "NUM")
    if not gathers:
        return None
    return _counting(outer) or outer


def _band_member(token: Token) -> Token | None:
    """Return the noun behind `of` that tells who a band is: `peacekeepers` of `a convoy of peacekeepers`."""
    if token.lower_ not in _BANDS | _COUNTS:
        return None
    behind = prep_objects(token, "of")
    known = behind and (behind[0].lower_ in groups() or _nationals(behind[0]) is not None)
    return behind[0] if known and _counting(behind[0]) is not None else None


def _whole(board: Board, token: Token) -> tuple[int, int]:
    """Return the first and last token of a group's mention: with what counts it, without what is done to it."""
    first, last = board.phrase(token)
    outer = _counting(token)
    if outer is not None:
        first, _ = board.phrase(outer)
    last = _state_behind(token) or last
    while first < last and board.doc[first].lower_ in _RESULTS and _is_parted(board.doc[first + 1]):
        first += 1
    return first, last


def _is_parted(token: Token) -> bool:
    """Tell whether a word opens a phrase, so that an adjective before it is none of it."""
    return token.dep_ in {"det", "nummod", "poss", "quantmod"} or token.pos_ in {"DET", "NUM"}


def _takes_part(token: Token) -> bool:
    """Tell whether those of a noun act, own, or are acted upon where it stands."""
    top = first_of(_counting(_stand(token)) or _stand(token))
    top = _counting(top) or top
    if is_dealt_with(top):
        return not _is_general(top)
    if top.dep_ != "pobj":
        return False
    prep, over = top.head, top.head.head
    if prep.lower_ == "including":
        return True
    if prep.lower_ == "of":
        return over.lower_ in _DEEDS
    return prep.lower_ in _AIMED and (over.lemma_.lower() in _BLOWS or over.lower_ in _BLOWS)


def _stand(token: Token) -> Token:
    """Return the noun that stands where those of a noun do: `took nine monks hostage` has them under what they became."""
    under = token.dep_ == "compound" and token.head.lower_ in _RESULTS and token.tag_ in {"NNS", "NNPS"}
    return token.head if under else token


def _is_general(token: Token) -> bool:
    """Tell whether a noun is a sort of people in a statement on all of them: `farmers need rain`."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.tag_ not in {"VBP", "VBZ", "MD", "VB"}:
        return False
    parted = {c.lower_ for c in token.lefts if c.dep_ in {"det", "nummod", "poss"}}
    if token.tag_ == "NN":
        return bool(parted & {"a", "an"}) and verb.lemma_ == "be" and verb.tag_ == "VBZ"
    return token.tag_ in {"NNS", "NNPS", "NNP"} and not parted and verb.lemma_ in _BEING


def _group(board: Board, token: Token, group: Group) -> None:
    """Make a participant of a noun for each country that stands with it; some are ones without a country."""
    codes = _codes(board, token)
    first, last = _whole(board, token)
    offices = group.kind == "government" and token.lower_ != "officials" and len(codes) > 1
    holders = holders_of(board, token, codes) if offices else []
    for holder in holders:
        board.mention(holder, first, last)
    if holders:
        return
    name = _phrase(board, noun_phrase(token)[0], _state_behind(token) or token.i)
    for code in codes:
        several = f"{knowledge().country(code).name}: {token.lower_}"
        draft = _unnamed(board, group, token, code, several if len(codes) > 1 else name)
        board.mention(draft, first, last)
    served = served_by(board, token, None) if not codes else None
    if served is not None or (not codes and _stands_alone(token, group) and _takes_part(token)):
        draft = _told_before(board, token, group) or _unnamed(board, group, token, None, name)
        draft.serves = draft.serves or served
        board.mention(draft, first, last)


def _codes(board: Board, token: Token) -> list[str]:
    """Return the states that stand with a noun: before it, in its name, behind it, else its owner's."""
    first, last = noun_phrase(token)
    name = board.names.get(token.i)
    beside = [code for t in board.doc[first : last + 1] if (code := board.country_of(t))]
    land = knowledge().demonym(token.text) if token.tag_ in {"NNS", "NNPS"} else None
    beside += [land.code] if land is not None else []
    codes = [*beside, *([name.country] if name and name.country else [])] or _in_tail(board, token)
    codes += _codes_of_those(board, token)
    owner = board.owner_country(token)
    return list(dict.fromkeys(codes)) or ([owner] if owner else [])


def _stands_alone(token: Token, group: Group) -> bool:
    """Tell whether participants can be told by a noun without a state."""
    if group is OFFICE_HOLDER:
        return any(c.dep_ == "poss" or c.lower_ in _ONE_OF for c in token.lefts)
    if group.kind == "company" and first_of(token).dep_ not in {"nsubj", "nsubjpass"}:
        return False  # things are done to firms' wares
    if token.lower_ in _ATTACHED and not any(c.dep_ in {"det", "poss", "nummod"} for c in token.lefts):
        return False
    return group.word not in _NOT_ALONE and token.lower_ not in _VEHICLES


def _told_before(board: Board, token: Token, group: Group) -> Draft | None:
    """Return the group told last by the same noun, where it stands with `the`: `German soldiers … the soldiers`."""
    definite = any(c.lower_ in _THOSE for c in token.lefts)
    if (band := only_band(board, token, definite=definite)) is not None or not definite:
        return band
    told = [
        (max(m.start for m in draft.mentions if m.start < token.idx), draft)
        for draft in (*board.groups.values(), *board.bodies.values())
        if draft.kind == group.kind
        and any(m.start < token.idx and _told_by(m.text) == _told_by(token.text) for m in draft.mentions)
    ]
    return max(told, key=lambda one: one[0], default=(0, None))[1]


def _told_by(text: str) -> str:
    """Return the noun by which a phrase tells who they are: `ministers` of `The Foreign Ministers of Peru`."""
    return text.lower().partition(" of ")[0].split()[-1]


def _in_tail(board: Board, token: Token) -> list[str]:
    """Return the states behind a noun; who is in a land as a guest or a captive is only of the one told by `of`."""
    codes = board.countries_in_tail(token)
    if token.lower_ not in GUESTS:
        return codes
    homes = prep_objects(token, "of", "from")
    return [code for code in codes if any(board.country_of(home) == code for home in homes)]


def _codes_of_those(board: Board, token: Token) -> list[str]:
    """Return the states of `officials of the two sides`, whom the noun behind means."""
    found = []
    for noun in prep_objects(token, "of", "from"):
        if noun.lower_ in PAIR_NOUNS:
            if noun.i not in board.at:
                point_back(board, noun)
            found += [d.country for d in board.at.get(noun.i, ()) if d.kind == "country" and d.country]
    return found


def _unnamed(board: Board, group: Group, token: Token, code: str | None, phrase: str) -> Draft:
    """Return the draft of unnamed participants; those of one country and kind are one."""
    title = board.office_at(token)[0] or token.text if group is OFFICE_HOLDER else None
    sort = title or (token.lower_ if group.kind in _SORTED else "")
    band = band_before(board, token, group)
    if band is not None:
        band.place(code, "stated")
        return band
    if code and token.lower_ in _FORCES and (whole := _forces_of(board, code)) is not None:
        return whole
    key = code or phrase.lower(), f"{group.kind} {sort or (group.sector if group.sector in _APART else '')}"
    if key not in board.groups:
        draft = Draft(phrase, group.kind, code, "stated" if code else None, group.sector)
        if title:
            draft.roles.append(Role(title, code))
            draft.sector = sector_of(title, employer_of(board, token))
        board.groups[key] = draft
    return board.groups[key]


def _forces_of(board: Board, code: str) -> Draft | None:
    """Return the armed forces of a state that the page names (`the Israeli military` where it says `IDF` too)."""
    told = (d for d in board.bodies.values() if d.kind == "military" and d.country == code)
    return next((d for d in told if d.name.lower().endswith(_WHOLE_FORCES)), None)


def _is_the(token: Token) -> bool:
    return any(child.lower_ == "the" for child in token.lefts)


def _is_office(board: Board, token: Token) -> bool:
    name = board.names.get(token.i)
    if name is not None:
        return name.kind == "office"
    known = knowledge().office(token.text) is not None or token.lower_ in {"counterpart", "counterparts"}
    common = token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.text.islower())
    return common and (known or _state_behind(token) is not None)


def _state_behind(token: Token) -> int | None:
    """Return the index of the last word of `head of state` or `heads of government`."""
    of = prep_objects(token, "of") if token.lower_ in {"head", "heads"} else []
    return next((noun.i for noun in of if noun.lower_ in {"state", "government"}), None)


def _phrase(board: Board, first: int, last: int) -> str:
    words = board.doc[first : last + 1]
    bare = [t.text for t in words if t.dep_ != "det" and t.lower_ != "whose"]
    if knowledge().organisation(" ".join(bare)) is not None:
        return " ".join(bare)
    start = next((t.i for t in words if board.country_of(t) or not _only_counts(t)), first)
    return board.doc[start : last + 1].text


def _only_counts(token: Token) -> bool:
    """Tell whether a word before a noun says how many or of what sort, and is no part of the name."""
    counts = token.dep_ in {"det", "amod", "nummod", "quantmod", "advmod", "predet", "punct"}
    return counts or token.head.dep_ in {"nummod", "amod", "quantmod"}
