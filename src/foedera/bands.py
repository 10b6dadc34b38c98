"""Armed groups told by those who fight for them: `Hamas fighters`, `Maoist rebels … the Maoists`, `the rebels`."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Token

from foedera.acting import is_dealt_with
from foedera.board import Board, Draft, Group
from foedera.knowledge import knowledge

_FOLLOWERS = frozenset(
    "fighters rebels militants militiamen insurgents guerrillas forces troops soldiers terrorists jihadists gunmen "
    "combatants".split()
)
"""Who together are the armed group whose name stands before them."""
_FIGHTING = frozenset({"rebels", "insurgents", "guerrillas"})
"""What an armed group is called in turn where the page tells of no other."""
_SOME = frozenset({"some", "many", "several", "few", "more", "other"})
_AMOUNTS = frozenset(
    "thousands hundreds dozens scores tens number group groups handful some many several most few".split()
)
_ADHERENTS = "adherents"
"""What the drafts of groups told by an adjective are kept under."""
_NOT_STATES = frozenset({"armed_group", "party", "company"})
_SENT = frozenset(
    "delegation delegations delegates negotiators envoys emissaries leadership representatives".split()
)
"""Nouns for those who act for whoever sends them, a state or not."""
_REBELS = frozenset({"REB", None})


def mention_force(board: Board, noun: Token) -> bool:
    """Let `Hamas fighters` stand for the armed group named before the noun, and tell whether they are such."""
    name = board.names.get(noun.i - 1) if noun.i else None
    counted = _counted(noun) or any(c.dep_ == "nummod" or c.lower_ in _SOME for c in noun.lefts)
    if noun.lower_ not in _FOLLOWERS or counted or name is None or name.kind != "organisation":
        return False
    held = [draft for draft in board.at.get(noun.i - 1, ()) if draft.kind == "armed_group"]
    for draft in held[:1]:
        board.mention(draft, *board.phrase(noun))
    return bool(held)


def is_fighting(text: str, names: Collection[str]) -> bool:
    """Tell whether a text calls a body by a noun for rebels (`ELN guerrillas`)."""
    told = "|".join(re.escape(name) for name in sorted(names))
    return bool(told) and re.search(rf"\b(?:{told})\s+(?:{'|'.join(sorted(_FIGHTING))})\b", text) is not None


def group_sent(board: Board, noun: Token, group: Group) -> Group:
    """Return a group as one of the body named before the noun, where that is no state's: `the Hamas delegation`."""
    named = board.at.get(noun.i - 1, []) if noun.i and noun.i - 1 in board.names else []
    held = next((d for d in named if d.kind in _NOT_STATES), None)
    return replace(group, kind=held.kind, sector=held.sector) if held and noun.lower_ in _SENT else group


def mention_adherents(board: Board, noun: Token) -> None:
    """Let `the Maoists` stand for those whom the page calls `Maoist rebels` too."""
    definite = noun.text.endswith("s") and any(c.lower_ == "the" for c in noun.lefts)
    several = noun.tag_ in {"NNS", "NNPS"} or (noun.tag_ == "NNP" and definite)
    several = several and noun.text[0].isupper() and is_dealt_with(first_of(noun))
    if several and _has_followers(board.article.text, noun.text.removesuffix("s")):
        board.mention(_band(board, noun.text.removesuffix("s"), noun.text), noun.i, noun.i)


def band_before(board: Board, noun: Token, group: Group) -> Draft | None:
    """Return the armed group whose adjective stands before a noun, where the page calls it by its plural too."""
    word = board.doc[noun.i - 1].text if noun.i else ""
    told = group.kind == "armed_group" and noun.lower_ in _FOLLOWERS and word[:1].isupper()
    if not told or board.at.get(noun.i - 1) or not re.search(rf"\b{re.escape(word)}s\b", board.article.text):
        return None
    land = knowledge().country_of_adjective(word) or knowledge().demonym(word)
    return _band(board, word, f"{word} {noun.lower_}") if land is None else None


def band_served(board: Board, noun: Token) -> Draft | None:
    """Return the armed group whose adjective stands before an office: `a Maoist spokesman`."""
    bands = (board.groups.get((c.lower_, _ADHERENTS)) for c in noun.lefts)
    return next((band for band in bands if band is not None), None)


def only_band(board: Board, noun: Token, *, definite: bool) -> Draft | None:
    """Return the only armed group told before, where `rebels` or `the insurgents` can mean no other."""
    if noun.lower_ not in _FIGHTING or not (definite or not any(True for _ in noun.lefts)):
        return None
    bands = [d for d in board.drafts() if d.kind == "armed_group" and d.sector in _REBELS]
    told = [d for d in bands if any(m.start < noun.idx for m in d.mentions)]
    return told[0] if len(told) == 1 else None


def _counted(noun: Token) -> bool:
    """Tell whether a noun is behind a number of those it tells: `dozens of Hamas fighters`."""
    prep = noun.head
    return noun.dep_ == "pobj" and prep.lower_ == "of" and prep.head.lower_ in _AMOUNTS


def first_of(noun: Token) -> Token:
    """Return the first of those that a noun is joined to."""
    while noun.dep_ == "conj" and noun.head != noun:
        noun = noun.head
    return noun


@lru_cache(maxsize=256)
def _has_followers(text: str, word: str) -> bool:
    """Tell whether a page has an armed group told by a word: `Maoist` of `Maoist rebels`."""
    return re.search(rf"\b{re.escape(word)}\s+(?:{'|'.join(sorted(_FOLLOWERS))})\b", text) is not None


def _band(board: Board, word: str, name: str) -> Draft:
    """Return the armed group told by an adjective or its plural, a new one if the page has not told of it."""
    key = word.lower(), _ADHERENTS
    if key not in board.groups:
        board.groups[key] = Draft(name, "armed_group", sector="REB")
    return board.groups[key]
