"""Where a name of the map stands in its sentence: whether it means the place there, and what it is used for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from foedera.acting import SCENES, modifies_group, stands_for_country, stands_for_state
from foedera.annotate import Name, is_english
from foedera.gazetteer import Spot, SpotKind, spots
from foedera.knowledge import Country, knowledge
from foedera.persons import OFFICE_HEADS
from foedera.titles import is_cap

PlaceUse = Literal["literal", "actor", "adjective", "in a name"]

_KNOWN_TOWN, NAMED_TOWN, GREAT_TOWN = 50_000, 100_000, 200_000
"""People from which a town is known without a preposition, is seen within another name, is more than a common word."""
_LONG_FORM = re.compile(
    r"(?:the\s)?(?:[\w’'-]+\s){0,4}(?:Republic|Kingdom|State|Sultanate|Emirate|Principality|Union|Commonwealth)\s"
    r"of\s(?:the\s)?(.+)",
    re.IGNORECASE,
)
_GROUND = frozenset(
    "in at near outside across inside around through throughout into via along onto beyond within over".split()
)
_WHERE = _GROUND | frozenset("from to off towards toward of between".split())
_LANDMARKS = frozenset(
    "city town village province region state district county river strait island valley port airport border area suburb "
    "prefecture oblast governorate capital bay coast neighbourhood neighborhood corridor peninsula enclave camp base "
    "crossing frontier field fields square bridge basin harbour harbor lake sea mountains hills desert".split()
)
GRAND: frozenset[SpotKind] = frozenset({"land", "water", "mountain", "continent", "island"})
"""Kinds whose names mind their capitals on the map, so that they are no common words."""
_RIDES = frozenset(
    "flight train road railway line link ferry border pipeline route bus bridge boundary".split()
)
_MOVES = frozenset(
    "arrive land visit trip travel tour fly go come return journey head drive sail march walk run move ride cross ship "
    "carry transfer deploy invite summon escape flee rush hurry climb step".split()
)
_WHEREABOUTS = frozenset("lawn garden grounds gate gates steps briefing hall square".split())
_SPOKEN = frozenset({"speak", "learn", "teach", "read", "study", "understand"})


def own_state(words: str) -> Country | None:
    """Return the state that words are a name of, or a long form; not one that a house or a seat stands for."""
    if knowledge().metonym(words) is not None:
        return None
    return knowledge().country_named(words) or long_form(words)


def long_form(words: str) -> Country | None:
    """Return the state of a long form that no table lists (`Republic of Niger`)."""
    found = _LONG_FORM.fullmatch(words)
    return knowledge().country_named(found[1]) if found else None


# Whether words that are on the map mean the place


def is_meant(first: Token, last: Token, spot: Spot) -> bool:
    """Tell whether words that are on the map and no name to the model mean the place."""
    if is_within_another(first, last):
        return False
    if _is_behind_town(first):
        return spot.kind in {"state", "region"}
    if _is_common(first, last, spot):
        return _is_on_ground(first) and spot.people >= _KNOWN_TOWN
    if _is_on_ground(first) or _is_listed(last) or (_is_from(first) and spot.people >= _KNOWN_TOWN):
        return True
    held = any(
        token.ent_type_ in {"PERSON", "ORG", "PRODUCT", "DATE"} for token in first.doc[first.i : last.i + 1]
    )
    if spot.kind in GRAND and (not held or _is_located(first, last)):
        return True
    return not held and (_is_located(first, last) or spot.people >= _KNOWN_TOWN)


def is_within_another(first: Token, last: Token) -> bool:
    """Tell whether the model sees the words as a part of a longer name (`Paris Hilton`)."""
    before = first.i and first.nbor(-1).ent_type_ and first.ent_iob_ == "I" and is_cap(first.nbor(-1))
    after = last.i + 1 < len(last.doc) and last.nbor().ent_iob_ == "I" and is_cap(last.nbor())
    return bool(before or after)


def _is_common(first: Token, last: Token, spot: Spot) -> bool:
    """Tell whether a word is a common one before it is the name of a place (`Most`, `Man`).

    The model's list of English words holds the names of great cities too, and those mind their capitals.
    """
    if first.i != last.i or spot.kind in GRAND:
        return False
    opens = bool(first.is_sent_start) and first.pos_ != "PROPN"
    return opens or (spot.people < GREAT_TOWN and is_english(first.doc, first.text))


def is_place(token: Token) -> bool:
    """Tell a place from what the model only takes for one: it is on the map, stands where places do, or beside one."""
    found = spots(token.text)
    if is_english(token.doc, token.text):
        known = any(spot.people >= NAMED_TOWN or spot.kind in GRAND for spot in found)
        return known or (bool(found) and _is_located(token, token))
    return bool(found) or _is_located(token, token) or _is_listed(token)


def is_first_name(token: Token) -> bool:
    """Tell whether a name of a country is a person's first one (`Jordan Smith`)."""
    return token.ent_type_ == "PERSON" and is_within_another(token, token) and not _is_on_ground(token)


def is_mistaken(token: Token, name: Name) -> bool:
    """Tell whether what is taken for a body or a bare surname is a place of the map by where it stands."""
    if name.text != token.text or name.acronym or name.office:
        return False
    found = [spot for spot in spots(token.text) if not spot.other or spot.people >= NAMED_TOWN]
    body = knowledge().organisation(token.text)
    if not found or (body is not None and not _is_on_ground(token)):
        return False
    if _is_behind_town(token) and found[0].kind in {"state", "region"}:
        return True
    if _is_common(token, token, found[0]):
        return False
    if name.kind == "person" and knowledge().surnamed(token.text):
        return False
    if name.kind == "person" or body is not None:
        return _is_on_ground(token) or _is_from(token) or (body is None and _is_listed(token))
    wide = found[0].kind in {"land", "water", "mountain", "continent", "state"}
    return wide or _is_located(token, token) or _is_listed(token)


def is_only_a_scene(token: Token) -> bool:
    """Tell whether a house that stands for a government is only where something is (`at the White House`)."""
    where = token.head if token.dep_ == "compound" and token.head.lower_ in _WHEREABOUTS else token
    if where.dep_ != "pobj" or stands_for_state(where):
        return False
    part = where.head.lower_ == "of" and where.head.head.lower_ in _WHEREABOUTS
    return part or where.head.lower_ in _GROUND | {"to", "from"}


def _is_on_ground(first: Token) -> bool:
    before = _before(first)
    return before is not None and before.lower_ in _GROUND


def _is_behind_town(first: Token) -> bool:
    """Tell whether a name stands behind a town and a comma, as what holds it does (`Glendale, California`)."""
    if first.i < 2 or first.nbor(-1).text != ",":
        return False
    town = first.nbor(-2)
    return is_cap(town) and any(spot.kind == "city" and not spot.other for spot in spots(town.text))


def _is_from(first: Token) -> bool:
    """Tell whether somebody or something comes from here or goes there, by a verb or a noun of that."""
    before = _before(first)
    if before is None or before.lower_ not in {"from", "to"}:
        return False
    return before.head.pos_ in {"NOUN", "PROPN", "VERB"} and before.head.lemma_ not in {"say", "give", "tell"}


def _is_located(first: Token, last: Token) -> bool:
    before = _before(first)
    behind = last.nbor().lower_ if last.i + 1 < len(last.doc) else ""
    where = before is not None and before.lower_ in _WHERE
    reached = last.dep_ == "dobj" and last.head.lemma_ in SCENES
    return where or reached or _is_held(last) or behind in _LANDMARKS or last.lower_ in _LANDMARKS


def _is_held(last: Token) -> bool:
    """Tell whether a name stands before a comma and what holds it (`Greenville, Liberia`)."""
    if last.i + 2 >= len(last.doc) or last.nbor().text != ",":
        return False
    whole = last.nbor(2)
    if own_state(whole.text) is not None:
        return whole.dep_ in {"appos", "npadvmod"} or last.dep_ in {"pobj", "dobj"}
    return is_cap(whole) and any(
        spot.kind in {"state", "region"} and not spot.other for spot in spots(whole.text)
    )


def _before(first: Token) -> Token | None:
    """Return the word before a name and its article."""
    at = first.i - 1
    while at >= 0 and first.doc[at].lower_ in {"the", "both", "nearby", "downtown", "central"}:
        at -= 1
    return first.doc[at] if at >= 0 else None


def _is_listed(token: Token) -> bool:
    """Tell whether a name stands in a list with a place (`Srinagar, Amritsar and Leh`)."""
    head = token
    while head.dep_ == "conj":
        head = head.head
    others = [other for other in _list_from(head) if other.i != token.i and other.text[:1].isupper()]
    named = [(other, spots(other.text)) for other in others]
    return any(
        _is_on_ground(other) or _is_from(other) or other.ent_type_ == "GPE" or found[0].kind in GRAND
        for other, found in named
        if found
    )


def _list_from(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ == "conj":
            yield from _list_from(child)


# Uses


def use_of(token: Token, country: Country | None) -> PlaceUse:
    """Return what a name of a place is used for: a state and its capital act, other places are only where things are."""
    while token.dep_ in {"appos", "npadvmod"} and (spots(token.head.text) or token.i - token.head.i == 2):
        token = token.head
    own = country is not None and own_state(token.text) is not None
    modifier = token.dep_ in {"compound", "nmod", "amod"} and token.head.pos_ in {"NOUN", "PROPN"}
    if modifier and token.head.i > token.i:
        people = modifies_group(token) or token.head.lower_.split()[0] in OFFICE_HEADS
        return "adjective" if own or people else "literal"
    if country is None:
        return "actor" if _is_ruled(token) else "literal"
    if _is_scene(token) or _is_end_of_ride(token):
        return "literal"
    acts = stands_for_country(token) if own else stands_for_state(token)
    return "actor" if acts else "literal"


def _is_ruled(token: Token) -> bool:
    """Tell whether a land that is no state is named with who governs it (`president of Somaliland`)."""
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    return (
        of
        and token.head.head.lower_ in OFFICE_HEADS
        and any(spot.kind == "region" for spot in spots(token.text))
    )


def _is_scene(token: Token) -> bool:
    """Tell whether somebody or something arrives or sets out here (`flew on to Manila`), whoever lives there."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "dobj":
        return token.head.lemma_ in SCENES
    if token.dep_ != "pobj" or token.head.lower_ not in {"to", "in", "at", "from"}:
        return False
    over = token.head.head
    over = over.head if over.dep_ in {"prep", "prt", "advmod"} else over
    return over.lemma_.lower() in _MOVES or (token.head.lower_ == "to" and over.lemma_.lower() in _RIDES)


def _is_end_of_ride(token: Token) -> bool:
    """Tell whether a name is an end of what leads from one place to another (`flights between Oslo and Riga`)."""
    while token.dep_ == "conj":
        token = token.head
    return (
        token.dep_ == "pobj"
        and token.head.lower_ in {"between", "with"}
        and token.head.head.lemma_.lower() in _RIDES
    )


def is_language(first: Token, last: Token) -> bool:
    """Tell whether an adjective of a land stands for its language (`spoke French and Arabic`, `in English`)."""
    head = last
    while head.dep_ == "conj":
        head = head.head
    bare = first.i == last.i and not any(child.dep_ == "det" for child in last.children)
    spoken = head.dep_ == "dobj" and head.head.lemma_ in _SPOKEN
    put = head.dep_ == "pobj" and head.head.lower_ in {"in", "into"}
    return bare and (spoken or put)
