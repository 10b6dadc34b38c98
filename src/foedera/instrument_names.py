"""Instrument tokens -> the names of instruments that have no title: the words that tell one from another."""

from __future__ import annotations

import re

from spacy.tokens import Token

from foedera.grammar import children, noun_phrase, prep_objects
from foedera.instrument_words import (
    ABOUT,
    FORMS,
    ONES,
    PLAIN,
    REACH,
    TENSED,
    Noun,
    fused_with,
    instrument_nouns,
    opening_of,
    singular,
)
from foedera.instruments import Instrument, InstrumentKind
from foedera.knowledge import knowledge
from foedera.listing import Part

_ENDS = frozenset({",", ";", ".", ":"})
_TAIL = 12
"""How many words of what an instrument is on belong to its name."""
_TAIL_ENDS = frozenset({"between", "with", "signed", "reached", "during", "after", "before"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_ASIDE = re.compile(r"\s(?:on the (?:sidelines|margins|occasion)|at the|in the presence)\b")
KNOWN_AS = re.compile(
    r"\b(?:known\s+as|called|dubbed|entitled|titled|named)\s+(?:the\s+)?[“\"‘']?"
    r"(?P<name>[A-Z][\w’'-]*(?:\s+(?:(?:of|on|for|and|the|to)\s+)*[A-Z0-9][\w’'-]*)+|[A-Z]{3,}[\w-]*)[”\"’']?"
    r"(?:\s+\((?:the\s+)?[“\"‘']?(?P<acronym>[A-Z][A-Za-z]*[A-Z][\w-]*)[”\"’']?\))?"
)
"""Words that tell the name of what is beside them."""
BESIDE = 16
"""Within how many letters a thing stands beside the words that tell its name."""


def part_name(token: Token, part: Part) -> str:
    """Return the name of one of several that a plural speaks of (`three pacts on fish, rail and visas`: `pact on fish`)."""
    edge = part.own.left_edge.i
    own = [t.text for t in token.doc[edge : part.own.i + 1]]
    forms = [f"of {n.text}" for n in prep_objects(token, "of") if n.lower_ in FORMS]
    return " ".join([singular(token), *forms, part.prep, *own])


def titled(token: Token) -> str:
    """Return the words of a capitalised noun that the search for titles left (`the Elysee Treaty`)."""
    first, last = noun_phrase(token)
    words = [t for t in token.doc[first : last + 1] if t.dep_ not in {"det", "poss", "case"}]
    start = words[0].i
    if start > 1 and token.doc[start - 1].lower_ == "of" and token.doc[start - 2].text[:1].isupper():
        start -= 2  # `Cessation of Hostilities Agreement`
    return str(token.doc[start : last + 1].text)


def name_of_one(token: Token) -> str:
    """Return the words of a pronoun with what follows it, up to the next one: `one on trade`."""
    end = token.i + 1
    while end < len(token.doc) and token.doc[end].text not in _ENDS and token.doc[end].lower_ not in ONES:
        end += 1
    words = token.doc[token.i : end]
    return str(words[:-1].text if words[-1].pos_ == "CCONJ" else words.text)


def described(token: Token, noun: Noun) -> Instrument:
    """Return the instrument that a mention describes, by its words without article and owner."""
    first, last = noun_phrase(token)
    left = [
        t.i for t in token.doc[first:last] if t.dep_ in {"det", "poss", "case"} or t.pos_ in {"PRON", "AUX"}
    ]
    left += [t.i for t in token.doc[first:last] if t.is_space or (t.text in {"-", ":"} and t.whitespace_)]
    start = max([first, *(at + 1 for at in left)])
    while start < last and (
        token.doc[start].is_punct
        or token.doc[start].pos_ in {"AUX", "DET", "CCONJ"}
        or token.doc[start].lower_.rstrip("-:") in {"are", "is", "were", "was"}
    ):
        start += 1
    opening = opening_of(token)
    if opening != token:
        start = min([t.i for t in children(opening, "amod", "compound", "nummod")] + [opening.i])
    fused = token.dep_ == "conj" and fused_with(token.head) == token
    start = token.head.i if fused else start
    name = token.doc[start : last + 1].text.removesuffix(".")
    of = [n for n in prep_objects(token, "of") if n.lower_ in FORMS]
    name = " ".join([name, *(f"of {n.text}" for n in of)])
    if all(t.lower_ in PLAIN or t.i == token.i for t in token.doc[start : last + 1]):
        name = " ".join([name, *tail_of(token)])
    made_of = {c.lower_ for c in children(token, "compound", "amod", "nmod")}
    kind: InstrumentKind = noun.kind
    kinds = [
        found.kind for word in sorted(made_of) if (found := instrument_nouns().get(word)) and found.tells
    ]
    if fused or (noun.kind == "agreement" and kinds):
        kind = "ceasefire" if fused else kinds[0]
    return Instrument(name, False, None, kind if noun.tells else "agreement", (token,))


def tail_of(token: Token) -> list[str]:
    """Return the words that tell what an instrument is on or with whom: `on farm trade`, `with Peru`, `to end the war`."""
    words = _behind(token)
    if not words:
        return []
    opening = words[0]
    stops = _TAIL_ENDS - {opening.lower_}
    kept = [opening]
    for word in words[1:_TAIL]:
        listed_on = word.text == "," and kept[-1].text[:1].isupper() and word.nbor().text[:1].isupper()
        ends = (
            _ends_tail(word)
            or _opens_scene(word, token)
            or word.lower_ in stops
            or (word.tag_ == "TO" and opening.tag_ != "TO")
        )
        if ends and not listed_on:
            break
        kept.append(word)
    while kept and kept[-1].pos_ in {"ADP", "DET", "CCONJ", "PUNCT", "SCONJ", "PART", "AUX"}:
        kept.pop()
    told = _ASIDE.split("".join(word.text_with_ws for word in kept))[0].strip()
    return [told] if len(kept) > 1 else []


def _ends_tail(word: Token) -> bool:
    """Tell whether a word cannot belong to what an instrument is on: a verb with a tense, a sign, another instrument."""
    if word.is_space or word.text in _ENDS or word.lower_ in ONES or word.tag_ in TENSED:
        return True
    return word.text in {"(", ")", "–", "—"} or (word.text == "-" and bool(word.whitespace_))


def _opens_scene(word: Token, instrument: Token) -> bool:
    """Tell whether a word begins to tell when or where an instrument is made, and no longer what it is on."""
    if word.lower_ in _DAYS or word.ent_type_ in {"DATE", "TIME"}:
        return True
    if word.pos_ != "ADP" or word.i + 1 >= len(word.doc):
        return False
    after = word.nbor()
    dated = after.ent_type_ in {"DATE", "TIME"} or after.lower_ in _DAYS or after.lower_ in _MONTHS
    placed = word.lower_ in {"in", "at"} and (
        (after.ent_type_ == "GPE" and word.head in {instrument, instrument.head}) or _is_capital(after)
    )
    return dated or placed


def _is_capital(token: Token) -> bool:
    """Tell whether a capital's name begins here: papers are signed there more often than they are on it."""
    known, doc = knowledge(), token.doc
    return any(known.capital_of(doc[token.i : token.i + size].text) is not None for size in (1, 2))


def _behind(token: Token) -> list[Token]:
    """Return the words behind an instrument's noun, its form and its acronym, if they go on to tell what it is on."""
    doc, at = token.doc, token.i + 1
    if at + 1 < len(doc) and doc[at].lower_ == "of" and doc[at + 1].lower_ in FORMS:
        at += 2
    if at < len(doc) and doc[at].text == "(":
        at = next((close + 1 for close in range(at, min(at + 4, len(doc))) if doc[close].text == ")"), at)
    if at + 1 >= len(doc) or (doc[at].lower_ not in {*ABOUT, "with", "to"}):
        return []
    infinite = doc[at].tag_ == "TO" and doc[at + 1].tag_ == "VB"
    timed = bool(
        doc[at + 1].ent_type_ in {"DATE", "TIME"} or doc[at + 1].lower_ in {"now", "example", "instance"}
    )
    if (doc[at].lower_ == "to" and not infinite) or timed:
        return []
    return list(doc[at : at + REACH])
