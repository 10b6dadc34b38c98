"""Instrument tokens -> the instruments that one mention of several tells apart: by a list, or by what each is on or with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from foedera.grammar import children, conjuncts, prep_objects
from foedera.instruments import is_instrument

_LISTING = frozenset({"including", "like", "as", "namely"})
_HOLDING = frozenset({"include", "comprise", "be"})
_LIST = 600
"""Within how many words below a colon the lines of a list stand."""
_AMONG = frozenset({"among them", "these include", "they include", "these are", "they are"})
"""What opens the line above a list, after the sentence that tells of what is listed."""
_OPENING = 12
"""Within how many words of a line its instrument stands."""
_BOUND = frozenset({"between", "with", "on", "in", "for", "of", "under", "to"})
_ABOUT = ("on", "for", "about", "regarding", "concerning", "covering")
_COUNTS = {
    "two": 2,
    "both": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_PLURALS = frozenset({"mous", "memoranda", "memorandums"})
"""What the tagger takes for the singular."""
_LINE_SIGNS = frozenset({"-", "–", "—", "•", "*", "·", "●", "▪"})


@dataclass(frozen=True, slots=True)
class Part:
    """One of several instruments that a plural speaks of: the nouns that tell it, and those that tell the others."""

    prep: str
    own: Token
    others: tuple[Token, ...]


def parts_of(token: Token) -> list[Part]:
    """Return what tells instruments apart that one plural speaks of: `pacts with A and B`, `three memoranda on X, Y and Z`.

    Without a count only partners tell them apart: one and the same pact can be on two matters.
    """
    if not is_plural(token):
        return []
    count = count_of(token)
    for prep in _preps(token):
        if prep.lower_ not in {"with", *_ABOUT}:
            continue
        nouns = [c for noun in children(prep, "pobj", "pcomp") for c in conjuncts(noun)]
        if len(nouns) > 1 and (count == len(nouns) or (count is None and prep.lower_ == "with")):
            return [Part(prep.lower_, own, tuple(n for n in nouns if n != own)) for own in nouns]
    return _each(token, count)


def _preps(token: Token) -> list[Token]:
    """Return the prepositions of a noun, of its form (`memoranda of understanding on`), or of the verb that it is the object of."""
    nouns = [token, *prep_objects(token, "of")]
    own = [prep for noun in nouns for prep in children(noun, "prep", "acl")]
    late = children(token.head, "prep") if token.dep_ == "dobj" else []
    return [*own, *(prep for prep in late if prep.i > token.i)]


def _each(token: Token, count: int | None) -> list[Part]:
    """Return the matters that prepositions after a count name one by one: `three pacts: on fish, on rail and on visas`."""
    found = [prep for prep in _preps(token) if prep.lower_ == "on"]
    for prep in found:
        found += [c for c in children(prep, "conj", "prep", "appos") if c.lower_ == "on" and c not in found]
    nouns = [noun for prep in found for noun in children(prep, "pobj")[:1]]
    if count is None or len(nouns) != count or count < 2:
        return []
    return [Part("on", own, tuple(n for n in nouns if n != own)) for own in nouns]


def is_plural(token: Token) -> bool:
    """Tell whether a noun speaks of several (`pacts`, `seven memorandum of understanding`)."""
    many = token.tag_ in {"NNS", "NNPS"} or token.lower_ in _PLURALS
    return many or (count_of(token) or 1) > 1


_YEAR = 4  # digits: `the 2015 deal` counts nothing


def count_of(token: Token) -> int | None:
    """Return how many a noun is said to be of (`two pacts`, `all five states`), None where it is not counted so."""
    for number in children(token, "nummod", "predet", "det"):
        if number.lower_ in _COUNTS or (number.lower_.isdigit() and len(number) < _YEAR):
            return _COUNTS.get(number.lower_) or int(number.lower_)
    return None


def listed(token: Token) -> list[Token]:
    """Return the nouns that a mention lists (`these agreements, including A and B`, `the documents are A and B`)."""
    found = [c for prep in children(token, "prep") if prep.lower_ in _LISTING for c in children(prep, "pobj")]
    found += [
        c for as_ in children(token, "prep") for such in children(as_, "amod") for c in children(such, "pobj")
    ]
    found += children(token, "appos")
    over = token.head.head if token.dep_ == "pobj" and token.head.lower_ in {"of", "among"} else token
    if over.dep_ in {"nsubj", "nsubjpass"} and over.head.lemma_ in _HOLDING and is_plural(token):
        found += children(over.head, "attr", "dobj")  # `the pacts that were signed are A and B`
    return [c for one in found for c in _onward(one)] + below(token)


def _onward(noun: Token) -> list[Token]:
    """Return a noun and those listed behind it, which the parse may take for explanations (`a pact on fish, an accord on rail`)."""
    found = [noun]
    for one in found:
        later = [*conjuncts(one), *(c for c in children(one, "appos") if _is_new(c))]
        found += [c for c in later if c not in found]
    return found


def _is_new(noun: Token) -> bool:
    return any(c.lower_ in {"a", "an"} for c in children(noun, "det"))


def below(token: Token) -> list[Token]:
    """Return the instruments that open the lines below a mention and a colon: a list printed line by line."""
    doc, at = token.doc, token.i + 1
    while at < len(doc) and doc[at].text != ":" and not doc[at].is_space:
        at += 1
    if at + 2 < len(doc) and doc[at].is_space and doc[at + 1 : at + 3].text.lower() in _AMONG:
        at += 3  # `Among them:` in a line of its own
    if not is_plural(token) or at >= len(doc) - 1 or doc[at].text != ":" or not doc[at + 1].is_space:
        return []
    found, misses = [], 0
    for start in _lines(token, at + 1):
        line = doc[start : start + _OPENING]
        opened = _opener(line)
        found += [opened] if opened is not None else []
        misses = 0 if opened is not None else misses + 1
        if misses > 1:
            break
    return found


def _lines(token: Token, start: int) -> list[int]:
    """Return where the lines begin behind a place, without the signs that open them."""
    doc, found = token.doc, list[int]()
    for follower in doc[start : start + _LIST]:
        at = follower.i + 1
        if follower.is_space and "\n" in follower.text and at < len(doc):
            while at < len(doc) - 1 and (doc[at].text in _LINE_SIGNS or doc[at].is_digit or doc[at].is_punct):
                at += 1
            found.append(at)
    return found


def _opener(line: Iterable[Token]) -> Token | None:
    """Return the instrument that a line of a list begins with, before anything is said of it."""
    for token in line:
        if token.is_space or token.pos_ == "AUX" or (token.pos_ == "VERB" and token.dep_ == "ROOT"):
            return None
        if is_instrument(token) or token.lemma_.lower() == "document":
            return token
        if token.lower_ in _BOUND:
            return None
    return None
