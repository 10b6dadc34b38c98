"""Steps -> Signatories: who put a hand to an instrument, and for whom."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from foedera.actors import Actor, Cast
from foedera.bystanders import looks_on, serves
from foedera.chains import Chain
from foedera.grammar import (
    agents,
    children,
    conjuncts,
    is_passive,
    objects,
    prep_objects,
    sentence_at,
    subjects,
)
from foedera.steps import Told

BODIES = frozenset({"country", "armed_group", "company", "organisation", "party"})
"""Kinds that an instrument can bind in their own name."""
_PRONOUNS = frozenset({"it", "them", "both", "these"})
_HANDS = frozenset({"name", "signature", "pen", "hand", "initial", "seal"})
_OWN = frozenset({"armed_group", "company", "organisation"})
_OFFICES = frozenset({"GOV", "LEG", "MIL", "COP", "SPY", "JUD"})


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who put a hand to an agreement, and for which party."""

    person: str
    for_: str | None


def signatories_of(told: Sequence[Told], parties: Sequence[str], cast_: Cast) -> tuple[Signatory, ...]:
    """Return who signed or initialled an instrument, each once, in the order of the page."""
    seen: dict[str, Signatory] = {}
    for step in told:
        if step.status not in {"signed", "initialled"} or step.standing.status not in {"occurred", "ongoing"}:
            continue
        hands = [(t, a) for t in signing(step.word) for a in cast_.of(t) if a.kind == "person"]
        for one in _for_parties(step.word, hands, cast_):
            if one.person not in seen or seen[one.person].for_ is None:
                seen[one.person] = one
    return tuple(_left_over(list(seen.values()), parties, cast_))


def silent_signings(doc: Doc, chains: Sequence[Chain]) -> Iterator[tuple[Chain, Token, Token]]:
    """Yield signings that name no instrument (`X signed for Japan`, `Y put his name to it`), with the last one spoken of."""
    tokens = sorted(((t.i, t, chain) for chain in chains for t in chain.tokens), key=lambda row: row[0])
    own = {at for at, _, _ in tokens}
    for verb in doc:
        if verb.pos_ == "VERB" and _is_silent(verb, own):
            last = next(((t, chain) for at, t, chain in reversed(tokens) if at < verb.i), None)
            if last is not None:
                yield from ((chain, last[0], verb) for chain in _together(last[1], verb, chains))


def _together(last: Chain, verb: Token, chains: Sequence[Chain]) -> list[Chain]:
    """Return the instruments that one signing is of: all of a list but where the words say `it`."""
    one = any(t.lower_ == "it" for t in verb.subtree if t.dep_ in {"dobj", "pobj"})
    listed = next((c for c in chains if c.members and last in c.leaves()), None)
    return [last] if one or listed is None else listed.leaves()


def _is_silent(verb: Token, own: Container[int]) -> bool:
    """Tell whether a verb tells a signing and no instrument."""
    things = children(verb, "dobj")
    if is_passive(verb) or any(t.i in own for t in [*things, *prep_objects(verb, "to", "on")]):
        return False
    if verb.lemma_ in {"sign", "initial"}:
        for_whom = bool(signed_on_behalf(verb)) or any(
            serves(t) or not looks_on(t) for t in prep_objects(verb, "with")
        )
        return any(t.lower_ in _PRONOUNS for t in things) or (not things and for_whom)
    if verb.lemma_ == "hold":
        return any(t.lemma_ == "pen" for t in things)
    onto = prep_objects(verb, "to")
    return (
        verb.lemma_ in {"put", "set", "affix", "place", "append"}
        and any(t.lemma_ in _HANDS for t in things)
        and all(t.lower_ in _PRONOUNS | {"paper"} for t in onto)
        and bool(onto)
    )


def signing(word: Token) -> list[Token]:
    """Return the nouns for those who sign, by the word that tells it; who only looks on is none."""
    if word.pos_ != "VERB":
        return prep_objects(word, "by")
    hands = agents(word) if is_passive(word) else subjects(word)
    if is_passive(word):
        # `signed by X, minister of A, and his counterpart Y`: the parse joins Y to the verb
        joined = [c for c in children(word, "conj") if c.pos_ in {"NOUN", "PROPN"} and hands]
        hands = [*hands, *(c for head in joined for c in conjuncts(head))]
    partners = [t for noun in [word, *objects(word)] for t in prep_objects(noun, "with") if not looks_on(t)]
    hands += [
        t for noun in [word, *objects(word)] for t in prep_objects(noun, "for") if _for_behind(t) is not None
    ]
    return [*(name for hand in hands for name in _names(hand)), *(n for t in partners for n in _names(t))]


def _names(noun: Token) -> list[Token]:
    """Return a noun for somebody with the name it explains (`his counterpart Y`)."""
    named = [noun, *(c for c in children(noun, "appos") if c.pos_ == "PROPN")]
    # `X for A and Y for B signed`: the parse joins Y to A
    below = [t for prep in children(noun, "prep") if prep.lower_ == "for" for t in prep.subtree]
    return [*named, *(t for t in below if t.dep_ == "conj" and _for_behind(t) is not None)]


def _for_behind(name: Token) -> Token | None:
    """Return the `for` that stands right behind a name."""
    behind = name.doc[name.i + 1] if name.i + 1 < len(name.doc) else name
    return behind if behind.lower_ == "for" and behind.dep_ == "prep" else None


def _for_parties(word: Token, hands: Sequence[tuple[Token, Actor]], cast_: Cast) -> Iterator[Signatory]:
    """Yield those who sign with whom they stand for: `X for A and Y for B`, `signed on behalf of A`, else by their office."""
    people = list(dict.fromkeys(actor for _, actor in hands))
    said = signed_for(word, cast_) or [p for noun in objects(word) for p in signed_for(noun, cast_)]
    offices = [stands_for(actor, cast_, *(t for t, a in hands if a == actor)) for actor in people]
    for at, actor in enumerate(people):
        own = [body for token, a in hands if a == actor for body in named_for(token, cast_)]
        office = offices[at]
        if own:
            party: Actor | None = own[0]
        elif len(said) == len(people) and (office is None or office not in said or len(said) == 1):
            party = said[at]
        else:
            party = office
        yield Signatory(actor.id, party.id if party else None)


def signed_on_behalf(token: Token) -> list[Token]:
    """Return the nouns that a verb or name says it is done for: `for A and B`, `on behalf of A`."""
    names = [on for on in prep_objects(token, "on", "in") if on.lower_ in {"behalf", "name"}]
    of = [noun for on in names for noun in [*prep_objects(on, "of"), *children(on, "poss")]]
    return [*prep_objects(token, "for"), *of]


def signed_for(token: Token, cast_: Cast) -> list[Actor]:
    """Return the parties that a verb or name says it is done for."""
    return _bodies_of(signed_on_behalf(token), cast_)


def named_for(name: Token, cast_: Cast) -> list[Actor]:
    """Return whom somebody signs for by the words behind the name."""
    behind = _for_behind(name)
    nouns = children(behind, "pobj") if behind is not None else signed_on_behalf(name)
    return _bodies_of(nouns, cast_)


def _bodies_of(nouns: Sequence[Token], cast_: Cast) -> list[Actor]:
    acting = [actor for noun in nouns for actor in cast_.acting(noun)]
    found = [actor for actor in acting if actor.kind in BODIES or actor.kind == "government"]
    return [party for actor in dict.fromkeys(found) if (party := _as_party(actor, cast_)) is not None]


def _as_party(actor: Actor, cast_: Cast) -> Actor | None:
    return actor if actor.kind in BODIES else stands_for(actor, cast_)


def stands_for(actor: Actor, cast_: Cast, *tokens: Token) -> Actor | None:
    """Return whom an official, ministry or army acts for: the body that the words beside the name tell, else the state."""
    known = [a for a in cast_.actors if a.kind == "country" and a.country == actor.country is not None]
    governs = actor.kind != "person" or actor.sector in _OFFICES
    body = None if governs else _body(actor, tokens, cast_)
    if body is not None:
        return body
    if known:
        return known[0]
    told = {"stated", "office", "record"} if actor.sector in _OFFICES else {"stated", "office"}
    if actor.country is not None and actor.mentions and actor.country_basis in told:
        return cast_.state(actor.country, actor.mentions[0])
    return _body(actor, tokens, cast_)


def _body(actor: Actor, tokens: Sequence[Token], cast_: Cast) -> Actor | None:
    """Return the body or firm of the page that somebody heads or speaks for."""
    spoken = {m.text: a for a in cast_.actors if a.kind in BODIES for m in a.mentions}
    bodies = spoken | {a.name: a for a in cast_.actors if a.kind in BODIES}
    held = next((bodies[role.of] for role in actor.roles if role.of in bodies), None)
    if held is not None:
        return held
    titles = [t for token in tokens for t in _titles(token, actor)]
    beside = [
        t
        for title in titles
        for t in [*children(title, "poss", "compound", "nmod"), *prep_objects(title, "of", "from", "at")]
    ]
    return next((a for t in beside for a in cast_.of(t) if a.kind in _OWN and a != actor), None)


def _titles(token: Token, actor: Actor) -> Iterator[Token]:
    """Yield a name and the nouns that say what somebody is (`X, the commander of Y`)."""
    spoken = {(m.start, m.end) for m in actor.mentions}
    yield from (token, *children(token, "appos", "compound", "nmod"))
    if token.dep_ in {"appos", "compound"}:
        yield token.head
    for near in sentence_at(token.doc, token.i):
        if near.pos_ == "NOUN" and any(start <= near.idx < end for start, end in spoken):
            yield near


def _left_over(hands: list[Signatory], parties: Sequence[str], cast_: Cast) -> Iterator[Signatory]:
    """Yield signatories; the one of whom nothing is told signs for the one party that nobody else signs for."""
    governed = {cast_.get(p).country: p for p in parties if cast_.get(p).kind in {"government", "military"}}
    known = []
    for hand in hands:
        state = cast_.get(hand.for_) if hand.for_ else None
        instead = (
            state is not None
            and state.kind == "country"
            and state.id not in parties
            and state.country in governed
        )
        known.append(replace(hand, for_=governed[state.country]) if instead and state else hand)
    open_ = [p for p in parties if p not in {hand.for_ for hand in known}]
    idle = sum(hand.for_ is None for hand in known)
    lone = len(open_) == idle == 1 and len(known) > 1
    yield from (replace(hand, for_=open_[0]) if lone and hand.for_ is None else hand for hand in known)
