"""Doc + names -> Chains: which words of a page speak of the same instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from spacy.tokens import Doc, Token

from foedera.actors import Cast
from foedera.annotate import Name
from foedera.grammar import children, conjuncts, is_passive, noun_phrase, prep_objects, sentence_at
from foedera.instruments import Instrument, InstrumentKind, find_instruments, is_instrument
from foedera.knowledge import table

TOPICS = frozenset(
    "defence defense security trade logistics fisheries fishing nuclear energy space visa technology intelligence border boundary "
    "water investment tax extradition education health climate geospatial supply military maritime cyber peace ceasefire access "
    "industrial communications liaison aviation transport labour migration customs currency agriculture science prisoner hostage "
    "grain gas oil arms minerals mining rail railway transit friendship debt".split()
)
_ANY = frozenset({"agreement", "pact", "accord", "arrangement", "framework", "other"})
"""Kinds whose nouns news puts for one of any other kind."""
FORMS = frozenset({"understanding", "agreement", "intent", "cooperation", "association"})
"""What an instrument can be of without being another: `memorandum of understanding`."""
_SIGNINGS = frozenset({"signing", "signature", "conclusion", "ratification", "initialling"})
_ONES = frozenset({"one", "another", "second", "third", "first", "other"})
_LIST = 400
"""Within how many words below a colon the lines of a list stand."""
_NEAR = 40
"""Within how many words a pronoun stands behind the instruments that it is one of."""
_CLOSE = 6
_ENDS = frozenset({",", ";", ".", ":"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "such"})
_LISTING = frozenset({"including", "like", "as", "namely"})
_NO_INSTRUMENT = frozenset(
    "great good fair raw party national republican democratic employment no legal regulatory institutional any".split()
)
_NEEDS_MARK = {
    "letter": {"intent"},
    "statement": {"joint", "trilateral", "common"},
    "communique": {"joint", "final"},
    "communiqué": {"joint", "final"},
}
_OF_ONE = frozenset(
    {"independence", "war", "emergency", "love", "faith", "martial", "bankruptcy", "assets", "results"}
)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


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


@dataclass(slots=True)
class Chain:
    """The mentions of one instrument, or of several spoken of together (`these agreements`)."""

    instrument: Instrument
    tokens: list[Token] = field(default_factory=list)
    members: list[Chain] = field(default_factory=list)
    definite: bool = False
    """Whether the page speaks of it as known from the start (`the accord`)."""

    def leaves(self) -> list[Chain]:
        """Return the instruments that a chain speaks of: itself, or those that it lists."""
        return [leaf for member in self.members for leaf in member.leaves()] or [self]


@dataclass(frozen=True, slots=True)
class _Mention:
    """What a mention says of its instrument."""

    kind: InstrumentKind
    plural: bool
    years: frozenset[str]
    topics: frozenset[str]
    partners: frozenset[str]


def find_chains(doc: Doc, names: Sequence[Name], cast_: Cast) -> list[Chain]:
    """Return the instruments that a page speaks of, titled ones first, each with all its mentions in text order."""
    titled = [one for one in find_instruments(doc, names) if not _is_bare(one.name)]
    chains = [Chain(one, list(one.tokens), definite=True) for one in titled]
    by_token = {token.i: chain for chain in chains for token in chain.tokens}
    for token in doc:
        if token.i in by_token:
            continue
        whole = _one_of(token, by_token)
        if whole is not None:
            _part(token, whole, chains, by_token)
        elif _is_its_pronoun(token):
            _join(token, by_token.get(max((at for at in by_token if at < token.i), default=-1)), by_token)
        elif _is_mention(token):
            _place(token, chains, by_token, cast_)
    for chain in chains:
        chain.tokens.sort(key=lambda token: token.i)
    return chains


def _place(token: Token, chains: list[Chain], by_token: dict[int, Chain], cast_: Cast) -> None:
    """Put a mention into the chain it points at, or into one of its own."""
    if cast_.of(token):
        return  # a group that calls itself a convention
    pointing = _points(token)
    if token.pos_ == "PROPN" and any(c.text[:1].isupper() for c in children(token, "compound", "nmod")):
        _join(token, _named(token, chains), by_token)
        return
    chain = _explained(token, by_token) or _same_as(token, by_token)
    if chain is None and pointing:
        chain = _antecedent(token, chains, cast_)
    noun = _noun(token)
    if chain is None:
        if noun is None or not (noun.tells or pointing):
            return
        chain = Chain(_described(token, noun), definite=pointing)
        chains.append(chain)
    _join(token, chain, by_token)
    for listed in _listed(token):
        member = by_token.get(listed.i)
        if member is not None and member is not chain and chain not in member.leaves():
            chain.members.append(member)


def _named(token: Token, chains: list[Chain]) -> Chain:
    """Return the chain of a capitalised noun that the search for titles left (`the Elysee Treaty`), by its words."""
    noun = _noun(token)
    first, last = noun_phrase(token)
    words = [t for t in token.doc[first : last + 1] if t.dep_ not in {"det", "poss", "case"}]
    name = str(token.doc[words[0].i : last + 1].text)
    known = next((chain for chain in chains if chain.instrument.name == name), None)
    if known is None:
        known = Chain(Instrument(name, True, None, noun.kind if noun else "other", (token,)), definite=True)
        chains.append(known)
    return known


def _one_of(token: Token, by_token: dict[int, Chain]) -> Chain | None:
    """Return the instruments spoken of just before that a pronoun is one of: `two pacts, one on trade and another with Peru`."""
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ not in _ONES or after not in {"with", "on", "for", "about", "between"}:
        return None
    before = [at for at in by_token if 0 < token.i - at < _NEAR and token.doc[at].tag_ in {"NNS", "NN"}]
    last = token.doc[max(before)] if before else None
    return (
        by_token[last.i]
        if last is not None and by_token[last.i].instrument.tokens[0].pos_ != "PRON"
        else None
    )


def _part(token: Token, whole: Chain, chains: list[Chain], by_token: dict[int, Chain]) -> None:
    """Put a pronoun that stands for one instrument of several into a chain of its own, of their kind."""
    said = whole.instrument
    chain = Chain(Instrument(_about(token), False, None, said.kind, (token,)))
    chains.append(chain)
    _join(token, chain, by_token)
    if whole.tokens[0].tag_ == "NNS":
        whole.members.append(chain)


def _about(token: Token) -> str:
    """Return the words of a pronoun with what follows it, up to the next one: `one on trade`."""
    end = token.i + 1
    while end < len(token.doc) and token.doc[end].text not in _ENDS and token.doc[end].lower_ not in _ONES:
        end += 1
    words = token.doc[token.i : end]
    return str(words[:-1].text if words[-1].pos_ == "CCONJ" else words.text)


def partners_of(token: Token) -> list[Token]:
    """Return the nouns that tell with whom an instrument is; the parse may hang them on an earlier pronoun."""
    found = prep_objects(token, "between", "with", "among")
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if token.lower_ not in _ONES or after.lower_ != "with":
        return found
    return [noun for noun in children(after, "pobj") if noun.i - token.i < _CLOSE]


def _join(token: Token, chain: Chain | None, by_token: dict[int, Chain]) -> None:
    if chain is not None:
        chain.tokens.append(token)
        by_token[token.i] = chain


# Mentions


def _is_bare(name: str) -> bool:
    """Tell whether what is printed like a title only tells its kind (`MoU`, `Memorandum of Understanding`)."""
    first, *rest = name.lower().split()
    if first in {"no", "any"}:
        return True
    return first in instrument_nouns() and (not rest or rest in [["of", form] for form in FORMS])


def _noun(token: Token) -> Noun | None:
    nouns = instrument_nouns()
    return nouns.get(token.lemma_.lower()) or nouns.get(
        token.lower_.removesuffix(".")
    )  # `an MoU.` ends a text


def _is_mention(token: Token) -> bool:
    """Tell whether a token is a common noun used for an instrument (not `in agreement`, `peace deal talks`)."""
    nominal = token.pos_ in {"NOUN", "PROPN"} or (token.pos_ == "VERB" and token.dep_ in _NOMINAL)  # `a deal`
    if not nominal or " " in token.text or token.dep_ in {"compound", "amod", "nmod"}:
        return False
    noun = _noun(token)
    if noun is None or (token.pos_ == "PROPN" and not noun.tells):
        return False
    before = {c.lower_ for c in token.lefts}
    if before & _NO_INSTRUMENT or not (before or children(token, "prep", "acl", "relcl")):
        return False
    if any(c.lower_ in _OF_ONE for c in prep_objects(token, "of")) or _is_form(token):
        return False
    marks = _NEEDS_MARK.get(token.lemma_.lower())
    beside = before | {c.lower_ for c in prep_objects(token, "of")}
    return marks is None or bool(marks & beside)


def _is_form(token: Token) -> bool:
    """Tell whether a noun only says what form an instrument has: `a memorandum of understanding on fish`."""
    over = token.head.head
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.lower_ in FORMS and bool(_noun(over))


def _points(token: Token) -> bool:
    beside = children(token, "det", "predet", "poss")
    owned = any(c.dep_ == "poss" for c in beside)
    told = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    if told.lemma_ in _SIGNINGS and any(c.lower_ == "the" for c in children(told, "det")):
        return True  # `the signing of a pact` looks back
    return owned or any(c.lower_ in _POINTING for c in beside)


def _is_its_pronoun(token: Token) -> bool:
    """Tell whether an `it` can only be an instrument: it enters into force, expires, is signed or ratified."""
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    verb = token.head
    if token.dep_ == "nsubjpass":
        return verb.lemma_ in {"sign", "ratify", "initial", "renew", "extend", "conclude", "terminate"}
    ends = [t.lower_ for t in verb.subtree if t.i > verb.i][:3]
    return verb.lemma_ in {"expire", "lapse"} or bool({"force", "effect"} & set(ends))


def _described(token: Token, noun: Noun) -> Instrument:
    first, last = noun_phrase(token)
    left = [t for t in token.doc[first:last] if t.dep_ in {"det", "poss", "case"} or t.pos_ == "PRON"]
    start = left[-1].i + 1 if left else first
    name = token.doc[start : last + 1].text.removesuffix(".")
    of = [n for n in prep_objects(token, "of") if n.lower_ in FORMS]
    name = " ".join([name, *(f"of {n.text}" for n in of)])
    made_of = {c.lower_ for c in children(token, "compound", "amod", "nmod")}
    kind: InstrumentKind = noun.kind
    if noun.kind == "agreement" and made_of & instrument_nouns().keys():
        kind = next(instrument_nouns()[word].kind for word in made_of if word in instrument_nouns())
    return Instrument(name, False, None, kind if noun.tells else "agreement", (token,))


# Which mention points at which chain


def _explained(token: Token, by_token: dict[int, Chain]) -> Chain | None:
    """Return the titled instrument that a noun only explains: `a logistics pact known as LEMOA`, `the accord, BECA`."""
    beside = children(token, "appos")
    if token.dep_ == "appos":
        beside += [token.head, token.head.head.head]  # `a memorandum of understanding (MoU)`
    beside += [
        n
        for v in children(token, "acl")
        for p in children(v, "prep", "oprd")
        for n in [p, *children(p, "pobj")]
    ]
    return next((by_token[t.i] for t in beside if t.i in by_token), None)


def _same_as(token: Token, by_token: dict[int, Chain]) -> Chain | None:
    """Return the instrument that a predicate noun is said of: `the charter is a treaty of three pages`."""
    if token.dep_ not in {"attr", "oprd"}:
        return None
    return next((by_token[t.i] for t in children(token.head, "nsubj", "nsubjpass") if t.i in by_token), None)


def _antecedent(token: Token, chains: Sequence[Chain], cast_: Cast) -> Chain | None:
    """Return the instrument that a definite mention points back at: the nearest one that nothing it says speaks against."""
    mention = _said(token, cast_)
    before = [(t.i, chain) for chain in chains for t in chain.tokens if t.i < token.i]
    for _, chain in sorted(before, key=lambda row: -row[0]):
        if _agree(mention, chain, cast_):
            return chain
    return None


def _agree(mention: _Mention, chain: Chain, cast_: Cast) -> bool:
    told = [_said(token, cast_) for token in chain.tokens]
    if all(one.plural for one in told) != mention.plural and not (mention.plural and chain.members):
        return False
    kind = chain.instrument.kind
    if kind != mention.kind and kind not in _ANY and mention.kind not in _ANY:
        return False
    years = frozenset[str]().union(*(one.years for one in told))
    if mention.years and not (mention.years & years):
        return False
    topics = frozenset[str]().union(*(one.topics for one in told), _topics(chain.instrument.name))
    partners = frozenset[str]().union(*(one.partners for one in told))
    if mention.partners and not partners and not mention.partners & _spoken_beside(chain, cast_):
        return False  # `its agreement with Pakistan`, where the earlier one is told of Korea
    apart = (mention.topics and topics and not mention.topics & topics) or (
        mention.partners and partners and not mention.partners & partners
    )
    return not apart


def _spoken_beside(chain: Chain, cast_: Cast) -> frozenset[str]:
    """Return the actors in the sentences that speak of a chain."""
    spoken = (t for token in chain.tokens for t in sentence_at(token.doc, token.i))
    return frozenset(actor.id for t in spoken for actor in cast_.of(t))


def may_be_same(chain: Chain, other: Chain, cast_: Cast) -> bool:
    """Tell whether nothing that the mentions of two chains say speaks against their being one instrument."""
    return all(_agree(_said(token, cast_), other, cast_) for token in chain.tokens)


def _said(token: Token, cast_: Cast) -> _Mention:
    noun = _noun(token)
    kind: InstrumentKind = noun.kind if noun else "other"
    words = " ".join(c.text for c in [*token.lefts, token])
    near = [token, *(n for n in prep_objects(token, "of", "in", "from"))]
    dated = {year for n in near for t in [n, *n.lefts] for year in _YEAR.findall(t.text)}
    partners = (a.id for n in partners_of(token) for t in conjuncts(n) for a in cast_.acting(t))
    about = " ".join(n.text for n in prep_objects(token, "on", "for", "about"))
    plural = token.tag_ in {"NNS", "NNPS"}
    return _Mention(kind, plural, frozenset(dated), _topics(f"{words} {about}"), frozenset(partners))


def _topics(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", words.lower())) & TOPICS


def _listed(token: Token) -> list[Token]:
    """Return the instruments that a plural mention lists (`these agreements, including A and B`)."""
    found = [c for prep in children(token, "prep") if prep.lower_ in _LISTING for c in children(prep, "pobj")]
    found += [
        c for as_ in children(token, "prep") for such in children(as_, "amod") for c in children(such, "pobj")
    ]
    found += children(token, "appos")
    if token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ == "be":
        found += children(token.head, "attr")  # `the pacts that were signed are A and B`
    found += _below(token)
    return [c for listed in found for c in conjuncts(listed) if is_instrument(c) or _noun(c)]


def _below(token: Token) -> list[Token]:
    """Return the instruments that open the lines below a mention and a colon: a list printed line by line."""
    doc, at = token.doc, token.i + 1
    while at < len(doc) and doc[at].text != ":" and not doc[at].is_space:
        at += 1
    if at >= len(doc) - 1 or doc[at].text != ":" or not doc[at + 1].is_space:
        return []
    found, opening = [], False
    for follower in doc[at + 1 : at + _LIST]:
        if follower.is_space:
            opening = True
        elif opening and not follower.is_punct and follower.dep_ != "det":
            found += [t for t in doc[follower.i : follower.i + 3] if is_instrument(t)][:1]
            opening = False
    return found


def left_out(doc: Doc, chains: Sequence[Chain]) -> Iterator[tuple[Chain, Token, Token]]:
    """Yield signings that name no instrument (`X signed for Japan`, `Y signed it`), with the last one spoken of."""
    tokens = sorted(((t.i, t, chain) for chain in chains for t in chain.tokens), key=lambda row: row[0])
    for verb in doc:
        if verb.lemma_ not in {"sign", "initial"} or verb.pos_ != "VERB" or is_passive(verb):
            continue
        direct = children(verb, "dobj")
        silent = not direct and bool(prep_objects(verb, "for"))
        if silent or any(t.lower_ in {"it", "them"} for t in direct):
            last = next(((t, chain) for at, t, chain in reversed(tokens) if at < verb.i), None)
            if last is not None:
                yield last[1], last[0], verb
