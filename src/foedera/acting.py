"""Whether a name stands for a participant where it stands: a capital for its state, a body for itself."""

from __future__ import annotations

from spacy.tokens import Token

from foedera.board import groups
from foedera.grammar import children, prep_objects
from foedera.persons import OFFICE_HEADS

# Verbs whose object is a spot on the map, not a government; a visitor's goal is its host all the same.
SCENES = frozenset(
    "leave reach enter hit strike bomb attack capture rock shake flee quit shell overlook".split()
)
_PARTIES = frozenset(
    {"between", "with", "by", "against", "on", "upon", "towards", "toward", "including", "unlike", "versus"}
)
_PARTNERS = frozenset({"by", "with", "between", "to", "from", "against"})
_MOTION = frozenset(
    "move send ship carry deliver bring take transfer march drive sail walk run escape flee deploy withdraw pull extend "
    "stretch lead evacuate airlift drop close open".split()
)
_GROUND = frozenset(
    "in at near across inside over off outside through into around via throughout within along beyond onto".split()
)
_TARGETS = frozenset({"at", "into", "onto"})  # `fired at Israel`, `rockets into Lebanon`
_SENT = frozenset("embassy embassies consulate ambassador envoy mission troops soldiers forces base".split())
_JOURNEYS_ON = frozenset("flee run drive sail walk escape cross stretch".split())
_ROADS = frozenset(
    "road route way flight border corridor pipeline railway line link bridge train ferry ride".split()
)
_DEALINGS = frozenset(
    "gift loan letter message pressure call support help aid money credit grant envoy envoys delegation guests ministers "
    "leaders diplomats officials counterpart number people sign speak initial negotiate arms troops request offer "
    "reply answer response signal warning threat order orders know-how promise promises guarantee guarantees concession "
    "concessions apology gun guns weapon weapons missiles jets ambassador negotiator spokesman spokeswoman gas oil power "
    "dollars euros pounds cash pay rations funding funds loans subsidies wheat fuel silence comment word nothing "
    "sanctions tariffs denial denials invitation statement reaction approval consent permission".split()
)
_GETTING = frozenset(
    "get receive buy obtain win demand seek want need expect hear borrow import secure extract order learn".split()
)
_STANCES = frozenset(
    "mercy consent approval blessing silence position view views patience backing support help pressure influence "
    "wishes demands anger fury relief hands orders insistence request invitation behest expense favour favor goodwill "
    "ally allies enemy enemies rival rivals friend friends partner partners critic critics ambitions intentions policy".split()
)
"""What is a government's: `at the mercy of Athens`, `with the consent of Cairo`."""
_TALKING = frozenset("talk speak think hear complain dream remind convince warn ask demand expect".split())
_BUILDINGS = frozenset(
    "house palace castle street residence mansion kremlin embassy embassies consulate consulates mission square".split()
)
_JOURNEYS = frozenset("visit trip travel tour fly go come return journey pilgrimage head".split())


def stands_as_actor(token: Token) -> bool:
    """Tell whether a capitalised name that only the model takes for a body acts, owns, or is acted with."""
    if token.dep_ in {"conj", "appos"}:
        return token.head != token and stands_as_actor(token.head)
    spoken = token.dep_ == "pobj" and token.head.lower_ in _PARTNERS
    return spoken or token.dep_ in {"nsubj", "nsubjpass", "poss", "ROOT"}


def is_dealt_with(token: Token) -> bool:
    """Tell whether participants that stand without a country take part: they act, own, or are acted upon."""
    if token.dep_ == "conj" and token.head != token:
        return is_dealt_with(token.head)
    spoken = token.dep_ == "pobj" and token.head.lower_ in {*_PARTNERS, "for", "among", "before", "at"}
    return spoken or stands_as_actor(token) or token.dep_ in {"dobj", "dative"}


def is_scenery(token: Token) -> bool:
    """Tell whether a building only says where something is (`at the White House`, `in the Danish embassy`)."""
    return (
        token.dep_ == "pobj" and token.head.lower_ in _GROUND and token.text.split()[-1].lower() in _BUILDINGS
    )


def modifies_group(token: Token) -> bool:
    """Tell whether a country's name only says which officials, firms or troops these are (`US troops`)."""
    before = token.dep_ in {"compound", "nmod", "amod"}
    return before and (token.head.lower_ in groups() or token.head.lower_ in OFFICE_HEADS)


def stands_for_state(token: Token) -> bool:
    """Tell whether a capital's name stands for its state: it acts, owns, or is dealt with; not where things are."""
    if token.dep_ in {"nsubj", "nsubjpass", "poss"}:
        return True
    if token.dep_ == "conj":
        return stands_for_state(token.head)
    if token.dep_ in {"dobj", "dative"}:
        return token.head.lemma_ not in SCENES
    return token.dep_ == "pobj" and _is_dealt_with_under(token.head.lower_, token.head.head)


def _is_dealt_with_under(prep: str, over: Token) -> bool:
    """Tell whether a preposition under a verb or noun names whom it deals with, rather than where it is."""
    if prep in _PARTIES:
        return True
    if prep in {"in", "at"}:
        return over.lemma_ in {"arrive", "land"}  # a visitor's goal is its host
    if prep == "to":
        return _is_recipient(over)
    if prep == "of":
        return over.lower_ in groups() or over.lower_ in _STANCES or over.lemma_ in _TALKING
    got = prep == "from" and (over.lemma_ in _GETTING or _gives(over))
    return got or (prep in {"from", "for"} and (over.lower_ in _DEALINGS or over.lower_ in groups()))


def _is_recipient(over: Token) -> bool:
    """Tell whether what stands before `to` gives a state something, or goes to see it, rather than to the place."""
    return _gives(over) or over.lemma_ in _JOURNEYS or not (over.lemma_ in _MOTION or over.lower_ in _ROADS)


def _is_road(noun: Token) -> bool:
    """Tell whether a noun is a way to a place; a `credit line` and a `line of credit` are none."""
    below = [*children(noun, "compound"), *prep_objects(noun, "of")]
    return noun.lower_ in _ROADS and not any(word.lower_ in {"credit", "swap", "aid"} for word in below)


def _gives(verb: Token) -> bool:
    """Tell whether a verb moves what states exchange (`withdraw troops from`, `ship guns to`)."""
    return any(c.dep_ == "dobj" and c.lower_ in _DEALINGS for c in verb.children)


def stands_for_country(token: Token) -> bool:
    """Tell whether a state's own name stands for it, rather than for its ground (`in Kenya`, `flew to Kenya`)."""
    if token.dep_ == "conj":
        return stands_for_country(token.head)
    if modifies_group(token):
        return False
    if token.dep_ != "pobj":
        return True
    prep, over = token.head.lower_, token.head.head
    if prep in _GROUND - _TARGETS:
        return over.lemma_ in {"arrive", "land"} or over.lower_ in _SENT
    if prep in {"to", "from"}:
        return over.lemma_ not in _JOURNEYS_ON and not _is_road(over)
    return True
