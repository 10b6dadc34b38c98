"""Chains + steps -> whom an instrument binds, and who put a hand to it for whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from foedera.actors import Actor, Cast
from foedera.chains import FORMS, Chain, partners_of
from foedera.grammar import agents, children, is_passive, objects, prep_objects, sentence_at, subjects
from foedera.steps import Told

_LIGHT = frozenset(
    "hold conduct begin start open continue resume complete conclude launch announce do".split()
)
_NO_PARTY = frozenset({"media", "people", "court", "person"})
_TELLING = frozenset(
    {
        "announce",
        "unveil",
        "propose",
        "launch",
        "seek",
        "approve",
        "discuss",
        "broker",
        "mediate",
        "hail",
        "welcome",
    }
)
"""Steps that somebody can take whom the instrument does not bind."""
_BINDS = frozenset({"country", "armed_group", "company", "organisation", "party"})


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who put a hand to an agreement, and for which party."""

    person: str
    for_: str | None


def parties_of(chain: Chain, told: Sequence[Told], group: Chain | None, cast_: Cast) -> tuple[str, ...]:
    """Return whom an instrument binds: whom its words name, who took its steps; else the two that its page is about."""
    tokens = [*chain.tokens, *(group.tokens if group else ())]
    found = [party for token in tokens for party in _around(token, cast_)]
    hands = [(step, party) for step in told for party in _hands(step.word, cast_)]
    found += [party for step, party in hands if step.word.lemma_ not in _TELLING]
    if len(set(found)) < 2:
        pair = _pair(tokens, cast_, in_passing=chain.instrument.named and not told)
        mediated = chain.instrument.kind == "ceasefire"
        announcers = [party for step, party in hands if step.word.lemma_ in _TELLING and not mediated]
        if set(found) <= set(pair):
            found = pair or [*found, *announcers]
        elif not set(announcers) <= set(found):
            found += announcers
        else:
            found += _other(found[0], cast_)
    return tuple(dict.fromkeys(_at_war(found, tokens, told, cast_)))


def _at_war(
    found: Sequence[str], tokens: Sequence[Token], told: Sequence[Told], cast_: Cast
) -> Iterator[str]:
    """Yield parties; beside an armed group of its own country the government or army that deals with it, not the state."""
    groups = {cast_.get(one).country for one in found if cast_.get(one).kind == "armed_group"}
    spoken = [
        t for token in [*tokens, *(step.word for step in told)] for t in sentence_at(token.doc, token.i)
    ]
    own = [
        a for t in spoken for a in cast_.of(t) if a.kind in {"government", "military"} and a.country in groups
    ]
    for one in found:
        state = cast_.get(one)
        sides = [a.id for a in own if state.kind == "country" and a.country == state.country is not None]
        yield sides[0] if sides else one


def _other(party: str, cast_: Cast) -> list[str]:
    """Return the state that a page is about beside the one that is named with an instrument (`the deal with Paris`)."""
    counted = Counter({a.id: len(a.mentions) for a in cast_.actors if a.kind == "country" and a.id != party})
    ranked = counted.most_common(2)
    if len(ranked) == 1:
        return [ranked[0][0]]
    clear = len(ranked) == 2 and ranked[0][1] > max(ranked[1][1], 2)
    return [ranked[0][0]] if clear else []


def _pair(tokens: Sequence[Token], cast_: Cast, *, in_passing: bool) -> list[str]:
    """Return the two parties that a page must mean: called `both countries`, alone in the sentence, or most spoken of.

    A title that a page names in passing need not be of those that it is about, unless it is about two alone.
    """
    spoken = [actor.id for actor in cast_.pair()]
    if spoken:
        return spoken
    counted = Counter({a.id: len(a.mentions) for a in cast_.actors if a.kind == "country"}).most_common(3)
    third = counted[2][1] if len(counted) > 2 else 0
    if len(counted) == 2 or (len(counted) > 1 and counted[1][1] >= 2 * max(third, 1) and not in_passing):
        return [counted[0][0], counted[1][0]]
    if in_passing:
        return []
    for token in tokens:
        sentence = sentence_at(token.doc, token.i)
        told = _as_parties((a for t in sentence for a in cast_.of(t)), cast_)
        if len(set(told)) == 2:
            return list(dict.fromkeys(told))
    return []


def _around(token: Token, cast_: Cast) -> list[str]:
    """Return whom the words beside a mention name: `between A and B`, `A's pact with B`, `the A-B treaty`."""
    words = [token, *(n for n in prep_objects(token, "of") if n.lower_ in FORMS)]
    beside = [n for word in words for n in partners_of(word)]
    beside += children(token, "poss")
    beside += [c for c in children(token, "compound", "nmod", "amod") if c.text[:1].isupper()]
    named = _states_in(token.text, cast_) if " " in token.text else []
    return [*named, *_as_parties((a for t in beside for a in cast_.acting(t)), cast_)]


def _states_in(title: str, cast_: Cast) -> list[str]:
    """Return the states that a title names, both or none (`India-US …`; not the `Delhi Declaration`)."""
    states = [a for a in cast_.actors if a.kind == "country"]
    forms = {m.text: a.id for a in states for m in a.mentions if m.text[:1].isupper()}
    placed = [
        (at.start(), ident)
        for form, ident in forms.items()
        for at in re.finditer(rf"\b{re.escape(form)}\b", title)
    ]
    found = [ident for _, ident in sorted(placed)]
    return found if len(set(found)) > 1 else []


def _hands(word: Token, cast_: Cast) -> list[str]:
    """Return the parties that take a step: subjects or agents, whom it is taken with or between."""
    if word.pos_ in {"NOUN", "PROPN"}:
        light = word.head if word.dep_ == "dobj" and word.head.lemma_ in _LIGHT else None
        own = (agents(light) if is_passive(light) else subjects(light)) if light is not None else []
        tokens = [*own, *prep_objects(word, "by", "between", "with"), *children(word, "poss")]
    else:
        own = agents(word) if is_passive(word) else subjects(word)
        partners = [t for noun in objects(word) for t in prep_objects(noun, "with")]
        tokens = [*own, *partners, *prep_objects(word, "with", "between")]
    return _as_parties((a for t in tokens for a in cast_.acting(t)), cast_)


def _as_parties(actors: Iterable[Actor], cast_: Cast) -> list[str]:
    """Return the states, bodies or firms that actors stand for: an official signs for a state."""
    found = []
    for actor in actors:
        party = actor if actor.kind in _BINDS else stands_for(actor, cast_)
        if party is not None and party.kind not in _NO_PARTY:
            found.append(party.id)
    return found


def stands_for(actor: Actor, cast_: Cast) -> Actor | None:
    """Return the state, or the body or firm of the page, that an official, ministry or army acts for."""
    known = [a for a in cast_.actors if a.kind == "country" and a.country == actor.country is not None]
    if known:
        return known[0]
    if actor.country is not None and actor.mentions and actor.country_basis in {"stated", "office"}:
        return cast_.state(actor.country, actor.mentions[0])
    spoken = {m.text: a for a in cast_.actors if a.kind in _BINDS for m in a.mentions}
    bodies = spoken | {a.name: a for a in cast_.actors if a.kind in _BINDS}
    return next((bodies[role.of] for role in actor.roles if role.of in bodies), None)


def signatories_of(told: Sequence[Told], cast_: Cast) -> Iterator[Signatory]:
    """Yield who signed or initialled, each once."""
    seen = set[str]()
    for step in told:
        if step.status not in {"signed", "initialled"} or step.standing.status not in {"occurred", "ongoing"}:
            continue
        for token in _signing(step.word):
            for actor in cast_.of(token):
                if actor.kind == "person" and actor.id not in seen:
                    seen.add(actor.id)
                    yield Signatory(actor.id, _signed_for(step.word, actor, cast_))


def _signing(word: Token) -> list[Token]:
    if word.pos_ != "VERB":
        return prep_objects(word, "by")
    hands = agents(word) if is_passive(word) else subjects(word)
    return [*hands, *(t for noun in [word, *objects(word)] for t in prep_objects(noun, "with"))]


def _signed_for(word: Token, actor: Actor, cast_: Cast) -> str | None:
    stood = [a for t in prep_objects(word, "for") for a in cast_.acting(t) if a.kind in _BINDS]
    told = [*stood, *(s for a in [*stood, actor] if (s := stands_for(a, cast_)) is not None)]
    return told[0].id if told else None
