"""What the words round a post that any body has tell of whose it is: `police spokesman`, `head of the miners' union`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import cast

from spacy.tokens import Span, Token

from foedera.board import HYPHENS, ActorKind, Board, Draft, groups, hyphen_end
from foedera.grammar import children, noun_phrase, objects, passive_subjects, prep_objects
from foedera.knowledge import knowledge, table
from foedera.roles import head_word

_POSTS = frozenset(
    "leader chief head boss commander spokesman spokeswoman spokesperson official officer figure member representative "
    "delegate elder executive director chairman chairwoman chairperson chair president organiser organizer coordinator "
    "founder manager owner candidate dignitary researcher analyst economist worker employee veteran "
    "secretary-general vice-president commandant operative hardliner politician".split()
)
"""Heads of titles that say nothing of the body, whose sector they take."""
_SETTING_APART = frozenset({"OPP", "REB", "PRM", "UAF", "CRM"})
"""Sectors that a word gives wherever it stands: a rebel army's spokesman is a rebel."""
_STANDING = frozenset({"OPP", "PTY", "GOV"})
_IN_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_NAMED_FOR_WORK = frozenset({"Labour", "Labor"})
"""Parties that are called as their cause is."""
_WIDEST, _PHRASES = 5, 2
"""How many words before a post are looked at, and in how many phrases behind it."""
_OF = frozenset({"of", "for", "at", "with"})
_LEADING = frozenset("lead head command chair run found".split())
_LED = frozenset("lead head command chair found".split())


@cache
def colours() -> dict[str, tuple[str, ActorKind | None]]:
    """Return what a word before a colourless noun makes of whom it names: `church leaders`, `army officers`."""
    rows = (row.cells for row in table("colours.tsv", 3))
    return {word: (sector, cast("ActorKind", kind) if kind != "-" else None) for word, sector, kind in rows}


@cache
def nouns() -> dict[str, str]:
    """Return the sector of each noun for one or many of a sort: `sailor` as `sailors` of the tables."""
    found = {
        word: group.sector for word, group in groups().items() if group.sector and group.kind != "government"
    }
    for word in list(found):
        single = (
            re.sub(r"men$", "man", re.sub(r"ies$", "y", word))
            if word.endswith(("men", "ies"))
            else word.removesuffix("s")
        )
        found.setdefault(single, found[word])
    return found


@cache
def _terms() -> dict[str, tuple[date, tuple[tuple[date, date], ...]]]:
    """Return the day since which the tables tell of each party, and its terms in government."""
    return {
        name: (date.fromisoformat(since), tuple(_term(term) for term in terms.split("|") if term))
        for name, since, terms in (row.cells for row in table("parties.tsv", 3))
    }


def _term(text: str) -> tuple[date, date]:
    start, _, end = text.partition("/")
    return date.fromisoformat(start), date.fromisoformat(end) if end else date.max


def standing_of(party: str, day: date | None) -> str | None:
    """Return whether a party governed on a day or opposed, where the tables tell."""
    known = knowledge().organisation(party)
    since, terms = _terms().get(known.name if known else party, (date.max, ()))
    if day is None or day < since:
        return None
    return "GOV" if any(start <= day < end for start, end in terms) else "OPP"


def is_post(title: str) -> bool:
    """Tell whether a title is of a post that any body has, so that it says nothing of which."""
    return _head(title) in _POSTS


def _head(title: str) -> str:
    """Return the head of a title as for one: `leader` of `leaders`."""
    head = head_word(title)
    return head if head in _POSTS else re.sub(r"men$", "man", head).removesuffix("s")


def sector_of_post(title: str, before: str, behind: Sequence[str]) -> str | None:
    """Return the sector that a post takes from the words before it, else from the first phrase behind it that tells.

    Args:
        title: The post with what belongs to it (`police spokesman`).
        before: The words before it in its phrase (`the provincial`).
        behind: The phrases behind `of` (`the miners' union`).
    """
    head = _head(title)
    if head not in _POSTS:
        return None
    own = [] if _is_listed(title) else re.split(r" (?:of|for|at) ", title)[0].split()[:-1]
    words = [*before.split(), *own]
    for some in (words, *(phrase.split() for phrase in behind)):
        told = _told([*_sectors(some)])
        if told is not None and (head != "candidate" or told in _STANDING):
            return told
    return None


def _is_listed(title: str) -> bool:
    """Tell whether the tables know a title of several words as an office, and whose that is."""
    return " " in title and knowledge().office(title) is not None


def _told(sectors: Sequence[str]) -> str | None:
    """Return the sector that several words come to: what sets apart goes first, else the last is the body's own."""
    apart = next((sector for sector in sectors if sector in _SETTING_APART), None)
    if apart is not None and not (apart == "CRM" and "COP" in sectors):
        return apart
    return next((sector for sector in reversed(sectors) if sector != "CRM"), None)


def _sectors(words: Sequence[str]) -> Iterator[str]:
    """Yield the sectors of words, of two together before each alone (`border guard`)."""
    bare = [re.sub(r"['’]s?$", "", word.lower().strip(',.“”"')) for word in words]
    at = 0
    while at < len(bare):
        pair = colours().get(" ".join(bare[at : at + 2])) if at + 1 < len(bare) else None
        found = pair or (
            ("PTY", None) if re.split("['’]", words[at])[0] in _NAMED_FOR_WORK else colours().get(bare[at])
        )
        several = nouns().get(bare[at]) if words[at][-1:] in {"'", "’"} or bare[at].endswith("s") else None
        if found is not None or several is not None:
            yield found[0] if found is not None else several or ""
        at += 2 if pair is not None else 1


# Where the words stand


def words_before(token: Token) -> str:
    """Return the words of a phrase before a noun or a name with its title: `the rebel` of `the rebel spokesman`."""
    doc, start = token.doc, token.i
    while start > 0 and token.i - start < _WIDEST and _is_of_phrase(doc[start - 1]):
        start -= 1
    return str(doc[start : token.i].text) if start < token.i else ""


def _is_of_phrase(token: Token) -> bool:
    return token.pos_ in _IN_PHRASE or token.text in {"-", "‑", "'", "’", "'s", "’s"}


def hyphened(noun: Token) -> Span:
    """Return a noun with what hyphens join to it: `secretary-general`."""
    doc, first = noun.doc, noun.i
    while first > 1 and doc[first - 1].text in HYPHENS and not doc[first - 2].whitespace_:
        first -= 2
    return doc[first : hyphen_end(noun) + 1]


def phrases_behind(board: Board, noun: Token) -> list[str]:
    """Return the first phrases behind a post's `of`, without the names in them: `the chamber`, `commerce`."""
    found: list[str] = []
    heads = prep_objects(noun, *_OF)
    while heads and len(found) < _PHRASES:
        words = noun.doc[noun_phrase(heads[0])[0] : heads[0].i + 1]
        found.append(" ".join(t.text for t in words if t.i not in board.names))
        heads = prep_objects(heads[0], "of")
    return found


def body_before(board: Board, token: Token) -> Draft | None:
    """Return the body right before a name or its title, or whose it is: `Hamas leader Ana Gil`, `the LFI's Ana Gil`."""
    before = name_before(board, token)
    held = board.at.get(before.i, ()) if before is not None else ()
    return next((draft for draft in held if draft.kind not in {"person", "country"}), None)


def name_before(board: Board, token: Token) -> Token | None:
    """Return the name of a body right before a name or its title."""
    at = token.i - 1
    while at >= 0 and (token.doc[at].lower_ in {"'s", "’s"} or _is_plain(token.doc[at], board)):
        at -= 1
    name = board.names.get(at)
    return token.doc[at] if name is not None and name.kind == "organisation" else None


def is_owned(name: Token) -> bool:
    """Tell whether a name stands behind whose it is: `the LFI's Ana Gil`."""
    return name.i > 0 and name.nbor(-1).lower_ in {"'s", "’s"}


def _is_plain(token: Token, board: Board) -> bool:
    """Tell whether a word between a body and a post only says more of the post: `Hamas military leader`."""
    return token.i not in board.names and token.pos_ in {"ADJ", "NOUN"} and token.text.islower()


def led_by(name: Token) -> Iterator[Token]:
    """Yield what someone leads: `the union is headed by Ana Gil`, `Ana Gil leads the union`, `…, who leads the union`."""
    for verb in children(name, "relcl"):
        yield from objects(verb) if verb.lemma_ in _LEADING else ()
    verb = name.head
    if name.dep_ == "nsubj" and verb.lemma_ in _LED and verb.tag_ == "VBZ":
        yield from objects(verb)
    if name.dep_ == "pobj" and name.head.lower_ == "by" and name.head.head.lemma_ in _LED:
        verb = name.head.head
        yield from passive_subjects(verb)
        yield from [verb.head] if verb.dep_ in {"acl", "relcl"} else []


def sectors_led(board: Board, name: Token) -> Iterator[str]:
    """Yield the sectors of those whom someone leads, where only words tell them: `the union is headed by Ana Gil`."""
    for noun in led_by(name):
        phrase = noun.doc[noun_phrase(noun)[0] : noun.i + 1].text
        sector = sector_of_post("leader", "", [phrase]) if noun.i not in board.at else None
        if sector is not None:
            yield sector


def sharing(board: Board, token: Token) -> Token | None:
    """Return the name whose title in the plural a name shares: `judges Ana Gil and Luis Mora`."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    name = board.names.get(first.i)
    if first is token or name is None or name.kind != "person" or not name.office:
        return None
    return first if head_word(name.office).endswith(("s", "men", "women")) else None


def standing_told(tokens: list[Token]) -> str | None:
    """Return whether the page tells a party governing or in opposition: `the ruling Liberals`, `Sumar, an opposition party`."""
    for token in tokens:
        first = noun_phrase(token)[0]
        beside = {t.lower_ for t in token.doc[first : token.i + 1]} | {
            t.lower_ for c in children(token, "appos") for t in c.lefts
        }
        if "opposition" in beside:
            return "OPP"
        if beside & {"ruling", "governing"}:
            return "GOV"
    return None
