"""Tokens -> which of them stand for an instrument, and what the words around one say of it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Token

from foedera.grammar import children, prep_objects
from foedera.instruments import InstrumentKind
from foedera.knowledge import table
from foedera.titles import heads

TOPICS = frozenset(
    "defence defense security trade logistics fisheries fishing nuclear energy space visa technology intelligence border boundary "
    "water investment tax extradition education health climate geospatial supply military maritime cyber peace ceasefire access "
    "industrial communications liaison aviation transport labour migration customs currency agriculture science prisoner hostage "
    "grain gas oil arms minerals mining rail railway transit friendship debt".split()
)
FORMS = frozenset({"understanding", "agreement", "intent", "cooperation", "association"})
"""What an instrument can be of without being another: `memorandum of understanding`."""
_SIGNINGS = frozenset({"signing", "signature", "conclusion", "ratification", "initialling"})
ONES = frozenset({"one", "another", "second", "third", "first", "other"})
CLOSE = 6
_OPENING = frozenset(
    "status cessation avoidance transfer exchange freedom sharing prevention suspension rule".split()
)
"""Nouns that open what a title would call its matter: `avoidance of double taxation agreement`."""
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "such"})
ABOUT = ("on", "about", "regarding", "concerning", "for")
HARDLY_TELLING = frozenset(
    "cooperation co-operation collaboration field area sector matter issue time year day week month basis behalf part way purpose "
    "party side country implementation development".split()
)
"""What an instrument is on that does not tell it from another one."""
_HANDED = frozenset({"sign", "initial", "ink", "endorse", "adopt", "conclude", "countersign"})
_WITHIN = frozenset({"within", "under", "in"})
REACH = 30
"""How far behind a mention the words stand that tell what it is on."""
_NO_INSTRUMENT = frozenset(
    "plea transfer rookie book movie film great good fair raw party national republican democratic employment no legal regulatory institutional any".split()
)
_NEEDS_MARK = {
    "letter": {"intent", "cooperation", "understanding", "agreement", "exchange"},
    "statement": {"joint", "trilateral", "common"},
    "communique": {"joint", "final"},
    "communiqué": {"joint", "final"},
}
PLAIN = frozenset(
    "new separate bilateral joint second third first final formal draft landmark historic non-binding binding of".split()
)
"""What stands before an instrument's noun without telling what it is on."""
TENSED = frozenset({"WDT", "WP", "MD", "VBD", "VBZ", "VBP"})
_PLACED = {
    "order": frozenset("place sign win secure land finalise finalize book confirm".split()),
    "concession": frozenset("award grant win hold obtain sign".split()),
    "partnership": frozenset("sign conclude ink seal agree".split()),
    **dict.fromkeys(
        ("programme", "program", "roadmap", "amendment", "addendum", "annex", "extension", "successor"),
        frozenset({"sign", "ink", "initial", "countersign"}),
    ),
}
"""What must be done to a thing for it to be an instrument."""
_EVERY_KIND = frozenset(
    "bilateral cooperation joint final common new several many key major trade multiple various".split()
)
_OF_ONE = frozenset(
    {"independence", "war", "emergency", "love", "faith", "martial", "bankruptcy", "assets", "results"}
)
_INSIGHT = frozenset("mutual better deeper greater full clear cultural his her my your our".split())
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun for instruments: its kind, and whether it can be the first to tell one."""

    kind: InstrumentKind
    tells: bool


@cache
def instrument_nouns() -> dict[str, Noun]:
    """Return the common nouns for instruments by lemma."""
    rows = table("instrument_nouns.tsv", 4)
    return {row.cells[0]: Noun(cast("InstrumentKind", row.cells[1]), row.cells[2] == "tells") for row in rows}


def singular(token: Token) -> str:
    """Return a noun in the singular (`memoranda`: `memorandum`)."""
    head = heads().get(token.lower_)
    return head.word if head is not None and token.text.islower() else token.text.removesuffix("s")


def opening_of(token: Token) -> Token:
    """Return the noun that a name of several words begins with: `a status of forces agreement`, else the noun itself."""
    over = token.head.head
    joined = token.dep_ == "pobj" and token.head.lower_ == "of" and over.lemma_.lower() in _OPENING
    bare = joined and token.left_edge.i == token.head.i + 1 < token.i and not children(token, "det", "poss")
    return over if bare else token


def partners_of(token: Token) -> list[Token]:
    """Return the nouns that tell with whom an instrument is; the parse may hang them on an earlier pronoun."""
    forms = [noun for noun in prep_objects(token, "of") if noun.lower_ in FORMS]
    found = [n for noun in [token, *forms] for n in prep_objects(noun, "between", "with", "among")]
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        found += prep_objects(token.head, "between", "with")  # `another pact was between A and B`
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if token.lower_ not in ONES or after.lower_ != "with":
        return found or _behind_aim(token)
    return [noun for noun in children(after, "pobj") if noun.i - token.i < CLOSE]


def _behind_aim(token: Token) -> list[Token]:
    """Return the partners told behind what an instrument is to bring about: `a contract to drill two wells with Halim Oil`."""
    aims = [verb for verb in children(token, "acl") if verb.tag_ == "VB"]
    return [
        n for verb in aims for word in (verb, *children(verb, "dobj")) for n in prep_objects(word, "with")
    ]


def is_bare_name(name: str) -> bool:
    """Tell whether what is printed like a title only tells its kind (`MoU`, `Memorandum of Understanding`, `7 MoUs`)."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", name)
    first = words[0].lower() if words else ""
    if first in {"no", "any"} or not words:
        return True
    if words[-1] in {"MoUs", "MOUs"}:
        return True
    if re.fullmatch(r"[A-Z][A-Za-z]*[A-Z] \d+", name):
        return False  # `MOU 43`
    nouns = instrument_nouns()
    told = [w.lower() for w in words if w.lower() not in {*nouns, "of", "joint", *FORMS}]
    plural = words[-1].lower().removesuffix("s") in nouns and words[-1].lower() not in nouns
    if plural:
        told = [w for w in told[:-1] if w not in _EVERY_KIND]
    return not told and (plural or first in {*nouns, *FORMS, "joint"})


def is_handed(token: Token) -> bool:
    """Tell whether somebody puts a hand to a thing, which must be an instrument then: `signed a paper on fish`."""
    one = opening_of(token)
    while one.dep_ in {"conj", "appos"} and one.head.pos_ in {"NOUN", "PROPN"}:
        one = one.head
    return one.dep_ in {"dobj", "nsubjpass"} and one.head.lemma_ in _HANDED


def noun_of(token: Token) -> Noun | None:
    """Return what kind of instrument a noun stands for, None if for none."""
    nouns = instrument_nouns()
    plain = token.lower_.removesuffix(".")  # `an MoU.` ends a text
    head = heads().get(plain)
    forms = (token.lemma_.lower(), plain, plain.removesuffix("s"), head.word if head is not None else "")
    return next((nouns[form] for form in forms if form in nouns), None)


def is_mention(token: Token) -> bool:
    """Tell whether a token is a common noun used for an instrument (not `in agreement`, `peace deal talks`)."""
    nominal = token.pos_ in {"NOUN", "PROPN"} or (token.pos_ == "VERB" and token.dep_ in _NOMINAL)  # `a deal`
    nominal = nominal or (
        token.pos_ == "ADJ" and token.dep_ in _NOMINAL and "-" in token.text
    )  # `a cease-fire`
    if not nominal or " " in token.text or token.dep_ in {"compound", "amod", "nmod"}:
        return False
    if token.dep_ == "conj" and fused_with(token.head) == token:
        return True
    noun = noun_of(token)
    if noun is None or (token.pos_ == "PROPN" and not noun.tells):
        return False
    before = {c.lower_ for c in token.lefts}
    if fused_with(token) is not None or _is_aim(token, noun):
        return False
    if before & _NO_INSTRUMENT or not (before or children(token, "prep", "acl", "relcl") or is_handed(token)):
        return False
    if any(c.lower_ in _OF_ONE for c in prep_objects(token, "of")) or _is_form(token) or _is_figure(token):
        return False
    placed = _PLACED.get(token.lemma_.lower())
    if placed is not None and not _is_placed(token, placed):
        return False
    marks = _NEEDS_MARK.get(token.lemma_.lower())
    beside = before | {c.lower_ for c in prep_objects(token, "of")}
    return marks is None or bool(marks & beside)


def _is_placed(token: Token, placed: Container[str]) -> bool:
    """Tell whether what is done to a thing makes it an instrument: `signed a partnership`, `a programme initialled in May`."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    done = first.dep_ in {"dobj", "nsubjpass"} and first.head.lemma_ in placed
    if first.dep_ == "pobj" and first.head.lower_ == "to":
        done = first.head.head.lemma_ == "sign" and "sign" in placed  # `signed up to a partnership`
    verbs = [verb for verb in children(token, "acl", "relcl") if verb.tag_ == "VBN" and verb.lemma_ in placed]
    late = [verb for verb in _after_partners(token) if verb.lemma_ in placed]
    return done or bool(verbs or late)


def _after_partners(token: Token) -> Iterator[Token]:
    """Yield a participle behind a noun and its partners: `a strategic partnership with Chile, concluded in 2004`."""
    end = token.right_edge.i + 1
    if end + 1 < len(token.doc) and token.doc[end].text == "," and token.doc[end + 1].tag_ == "VBN":
        yield token.doc[end + 1]
    for noun in prep_objects(token, "with", "between"):
        yield from (verb for verb in children(noun, "acl") if verb.tag_ == "VBN")


def fused_with(token: Token) -> Token | None:
    """Return the noun that a noun only belongs to as a modifier: `a ceasefire and hostage deal`."""
    for noun in children(token, "conj"):
        bare = not children(noun, "det", "poss", "nummod") and noun.i - token.i <= CLOSE
        if bare and children(token, "det") and noun.lemma_.lower() in {"deal", "agreement", "accord", "pact"}:
            known = noun_of(token)
            return noun if known is not None and known.kind == "ceasefire" else None
    return None


def _is_aim(token: Token, noun: Noun) -> bool:
    """Tell whether a truce is only what an instrument is on: `an agreement on a ceasefire in Gaza`."""
    over = token.head.head
    on = token.dep_ == "pobj" and token.head.lower_ in {"on", "for"} and token.head.dep_ == "prep"
    known = noun_of(over) if on else None
    return noun.kind == "ceasefire" and known is not None and known.tells and over.pos_ in {"NOUN", "PROPN"}


def _is_figure(token: Token) -> bool:
    """Tell whether words only look like an instrument: `within the framework of the visit`, `it is a big deal`."""
    if token.lower_ == "understanding":
        return _is_insight(token)
    if token.lemma_ == "framework":
        return token.dep_ == "pobj" and token.head.lower_ in _WITHIN and bool(prep_objects(token, "of"))
    return (
        token.lemma_ == "deal"
        and bool({c.lower_ for c in token.lefts} & {"big", "real"})
        and token.dep_ in {"attr", "dobj"}
        and not children(token, "prep")
    )


def _is_insight(token: Token) -> bool:
    """Tell whether somebody only understands: `thanked Peru for its understanding`, `deepen mutual understanding`."""
    before = {c.lower_ for c in token.lefts} & _INSIGHT
    owned = token.dep_ == "pobj" and token.head.lower_ == "for" and bool(children(token, "poss"))
    return bool(before or owned) and not is_handed(token) and not partners_of(token)


def _is_form(token: Token) -> bool:
    """Tell whether a noun only says what form an instrument has: `a memorandum of understanding on fish`."""
    over = noun_of(token.head.head)
    of_it = over is not None and over.tells  # not `the text of an agreement`
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.lower_ in FORMS and of_it


def points(token: Token) -> bool:
    """Tell whether a mention speaks of its instrument as known (`the accord`, `their pact`)."""
    beside = children(opening_of(token), "det", "predet", "poss")
    owned = any(c.dep_ == "poss" for c in beside)
    told = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    if told.lemma_ in _SIGNINGS and any(c.lower_ == "the" for c in children(told, "det")):
        return True  # `the signing of a pact` looks back
    return owned or any(c.lower_ in _POINTING for c in beside)


def is_its_pronoun(token: Token) -> bool:
    """Tell whether an `it` can only be an instrument: it enters into force, expires, is signed or ratified."""
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    verb = token.head
    if token.dep_ == "nsubjpass":
        return verb.lemma_ in {"sign", "ratify", "initial", "renew", "extend", "conclude", "terminate"}
    ends = [t.lower_ for t in verb.subtree if t.i > verb.i][:3]
    return verb.lemma_ in {"expire", "lapse"} or bool({"force", "effect"} & set(ends))


def years_of(token: Token) -> frozenset[str]:
    """Return the years in the words of a mention (`the 2015 deal`, `a pact of 1951`)."""
    near = [token, *(n for n in prep_objects(token, "of", "in", "from"))]
    return frozenset(year for n in near for t in [n, *n.lefts] for year in YEAR.findall(t.text))


def about_of(token: Token) -> Iterator[Token]:
    """Yield the common nouns that the words behind a mention say it is on, also behind whom it is with."""
    telling = False
    doc = token.doc
    for word in doc[token.i + 1 : token.i + REACH]:
        if word.is_space or word.text in {".", ";", ":"} or word.lower_ in ONES or word.tag_ in TENSED:
            return
        if word.lower_ in ABOUT or word.lower_ == "field":
            telling = word.lower_ != "for" or word.i == token.i + 1
        elif telling and word.text == ",":
            return
        elif telling and word.pos_ == "NOUN" and word.ent_type_ not in {"DATE", "TIME"}:
            yield word


def topics_of(words: str) -> frozenset[str]:
    """Return the fields that words name."""
    return frozenset(re.findall(r"[a-z]+", words.lower())) & TOPICS
