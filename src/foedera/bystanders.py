"""Doc + Cast -> Bystanders: who brings an instrument about or looks on, and is not bound by it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from foedera.actors import Actor, Cast
from foedera.grammar import agents, children, conjuncts, is_passive, objects, prep_objects, subjects

_MEDIATING = frozenset({"mediate", "broker", "facilitate", "sponsor", "moderate"})
_HOSTING = frozenset({"host", "convene", "oversee", "supervise"})
_TALKS = frozenset({"talk", "negotiation", "mediation", "round", "process"})
"""What is held between others where somebody only hosts it."""
_MEDIATORS = frozenset({"mediator", "broker", "moderator", "facilitator", "guarantor", "host", "sponsor"})
_MEDIATION = frozenset({"mediation", "auspex", "auspice", "auspices", "brokerage", "facilitation"})
_SUPPORT = frozenset(
    "help support assistance mediation backing participation presence facilitation aid blessing approval witness guarantee".split()
)
_WATCHING = frozenset("look watch stand sit attend applaud witness preside smile clap beam".split())
_PRONOUNS = frozenset({"it", "them", "which"})
_SERVING = frozenset({"witness", "host", "guarantor", "mediator", "broker", "guest", "observer", "moderator"})
"""What one is at a signing that binds others: `signed, with X as witness`."""
_NEARBY = frozenset("between beside behind alongside by near".split())


def bystanders(doc: Doc, cast_: Cast) -> frozenset[str]:
    """Return the actors who mediate, sponsor or guarantee what others agree, and the states they do it for."""
    found = doc.user_data.get("bystanders")
    if found is None:
        aside = {actor for token in doc for actor in _mediating(token, cast_)}
        states = {a.country for a in aside if a.country and a.kind in {"person", "government", "country"}}
        named = {a.id for a in cast_.actors if a.kind == "country" and a.country in states}
        found = doc.user_data["bystanders"] = frozenset({a.id for a in aside} | named)
    return found


def _mediating(token: Token, cast_: Cast) -> Iterator[Actor]:
    """Yield who mediates by a word: `X-brokered`, `brokered by X`, `Y mediated`, `Omani mediators`, `the mediation of Z`."""
    lemma = token.lemma_.lower()
    if lemma in _MEDIATING or (lemma in _HOSTING and {t.lemma_ for t in _done(token)} & _TALKS):
        who = agents(token) if is_passive(token) or token.dep_ == "amod" else subjects(token)
        if token.i > 1 and token.nbor(-1).text in {"-", "–"}:
            who = [token.nbor(-2)]
        yield from (actor for t in who for actor in cast_.acting(t))
    elif lemma in _MEDIATORS or lemma in _MEDIATION:
        beside = children(token, "amod", "compound", "nmod", "poss", "appos")
        beside += prep_objects(token, "of", "by", "from")
        beside += [led.nbor(-2) for led in beside if led.i > 1 and led.nbor(-1).text in {"-", "–"}]
        if lemma in _MEDIATORS and token.dep_ in {"compound", "appos"}:
            beside.append(token.head)
        yield from (actor for t in beside for c in conjuncts(t) for actor in cast_.of(c))
    elif lemma in _SUPPORT and token.dep_ == "pobj" and token.head.lower_ in {"with", "through", "under"}:
        yield from (actor for t in prep_objects(token, "of", "from") for actor in cast_.acting(t))


def _done(verb: Token) -> list[Token]:
    return [*objects(verb), *children(verb, "nsubjpass"), *([verb.head] if verb.dep_ == "acl" else [])]


def looks_on(token: Token) -> bool:
    """Tell whether a noun behind `with` names no partner: `with X looking on`, `with Y between them`, `with the help of Z`."""
    if token.lemma_.lower() in _SUPPORT or token.lower_ in _PRONOUNS:
        return True
    after = [t for t in token.doc[token.i + 1 : token.i + 4] if t.pos_ != "PUNCT"]
    if not after:
        return False
    watching = after[0].tag_ == "VBG" and after[0].lemma_ in _WATCHING
    beside = after[0].lower_ in _NEARBY and len(after) > 1 and after[1].pos_ == "PRON"
    return watching or beside or serves(token) or after[0].lower_ == "present"


def serves(token: Token) -> bool:
    """Tell whether somebody is named as what looks on where others sign: `signed, with X as witness`."""
    after = token.doc[token.i + 1 : token.i + 4]
    return after.text[:3] == "as " and any(t.lemma_.lower() in _SERVING for t in after)


def is_mediator(token: Token) -> bool:
    """Tell whether a noun says that those it names only mediate (`American and Saudi hosts`)."""
    return token.lemma_.lower() in _MEDIATORS
