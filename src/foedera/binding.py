"""Chains + steps -> the parties of an instrument: whom it binds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Token

from foedera.actors import Actor, Cast
from foedera.bystanders import bystanders, is_mediator, looks_on
from foedera.chains import Chain
from foedera.evidence import BODY, Span
from foedera.grammar import (
    agents,
    children,
    is_passive,
    noun_phrase,
    objects,
    passive_subjects,
    plain_span,
    prep_objects,
    sentence_at,
    subjects,
)
from foedera.instrument_words import FORMS, noun_of, partners_of
from foedera.knowledge import knowledge
from foedera.sides import is_anybody, settled, sides_in
from foedera.signatories import signed_for, signing, stands_for
from foedera.steps import Told

_LIGHT = frozenset(
    "hold conduct begin start open continue resume complete conclude launch announce do".split()
)
_TELLING = frozenset(
    "announce unveil propose launch seek approve discuss broker mediate hail welcome reject consider explore suggest deny "
    "offer rest rely".split()
)
"""Steps that somebody can take whom the instrument does not bind."""
_COMBINING = {
    "Anglo": "GBR", "Austro": "AUT", "Franco": "FRA", "Greco": "GRC", "Hispano": "ESP", "Indo": "IND", "Italo": "ITA",
    "Luso": "PRT", "Russo": "RUS", "Sino": "CHN", "Serbo": "SRB", "Turco": "TUR",
}  # fmt: skip
"""Forms of adjectives that stand only before a hyphen, and the countries they are of."""
_HYPHENED = re.compile(r"\b[A-Z]\w+(?:[-–][A-Z]\w+)+\b")
_HAVING = frozenset({"have", "hold", "keep", "share", "maintain"})
_GIVING = frozenset({"award", "grant", "give", "offer", "hand"})
"""What is done with a contract to whom it binds."""
_SIGNING = frozenset({"sign", "initial", "ink", "conclude"})
_ACCEDING = frozenset({"join", "accede", "adhere"})
_MANY = frozenset("others other many several most some dozens various numerous".split())
_RULING = re.compile(r"\b(?:government|army|armed forces|military|junta|regime)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of an instrument: its mentions, its steps, and those whom earlier instruments of the page bind."""

    chain: Chain
    tokens: Sequence[Token]
    steps: Sequence[Told]
    others: Sequence[Sequence[str]]

    @property
    def in_passing(self) -> bool:
        return self.chain.instrument.named and not self.steps


def parties_of(
    chain: Chain,
    told: Sequence[Told],
    group: Chain | None,
    cast_: Cast,
    others: Sequence[Sequence[str]] = (),
) -> tuple[str, ...]:
    """Return whom an instrument binds: whom its words name, who took its steps; else the two that its page is about.

    `others` are the parties of the instruments told before it.
    """
    tokens = [*chain.tokens, *(group.tokens if group else ())]
    beside = [side for token in tokens for side in _around(token, _apart(chain), cast_)]
    between = [side for token in tokens for side in _between(token, cast_)]
    hands = [(step, side) for step in told for side in _hands(step, cast_)]
    binding = [side for step, side in hands if step.word.lemma_ not in _TELLING and not _is_ahead(step)]
    done = [side for step, side in hands if step.status == "signed" and step.standing.status == "occurred"]
    if len(settled(done, cast_)) > 1:
        binding = done  # not whoever is yet to sign besides
    titled = _states_in(chain.instrument.name, cast_, least=2) if chain.instrument.named else []
    found = titled if len(titled) == 2 else settled(between, cast_)
    if len(found) < 2:
        found = settled([*beside, *binding], cast_)
    if len(found) > 1 and not binding and _is_one_side(tokens, between):
        own = settled([side for step in told for side in _approving(step.word, cast_)], cast_)
        found = [*(one for one in own if one not in found), *found]
    people = [hand for step in told for hand in signing(step.word)] if binding else []
    if any(_is_unknown(hand, cast_) for hand in people):
        found = next(
            (
                group
                for group in _spoken_groups(cast_)
                if len(group) == len(people) > 2 and set(found) < set(group)
            ),
            found,
        )
    if len(found) == 1 and is_anybody(cast_.get(found[0])):
        signers = [hand for step in told for hand in signing(step.word)]
        named = any(a.kind == "person" for hand in signers for a in cast_.of(hand))
        if not named and any(_is_crowd(hand) for hand in signers):
            return tuple(found)
        found = []
    if len(found) < 2 and not any(_is_open(step, cast_) for step in told):
        announcers = [side for step, side in hands if step.word.lemma_ in _TELLING]
        found = _completed(found, announcers, _Told(chain, tokens, told, others), cast_)
    return tuple(_at_war(found, [*tokens, *(step.word for step in told)], others, cast_))


def _approving(word: Token, cast_: Cast) -> list[Actor]:
    """Return who tells of a step, or lets it be taken: `approved a pact with`, `announced the signing of a pact with`."""
    verb = word.head if word.pos_ == "NOUN" and word.dep_ == "dobj" else word
    return sides_in(subjects(verb), cast_) if verb.lemma_ in _TELLING and not is_passive(verb) else []


def _is_one_side(tokens: Sequence[Token], between: Sequence[Actor]) -> bool:
    """Tell whether the words of an instrument name only whom somebody has it with: `a trade pact with Chile and Peru`."""
    with_whom = [n for token in tokens for n in prep_objects(token, "with")]
    owned = any(
        c.dep_ in {"poss", "compound", "nmod", "amod"} and c.text[:1].isupper()
        for t in tokens
        for c in t.lefts
    )
    return bool(with_whom) and not between and not owned


def _completed(found: list[str], announcers: Sequence[Actor], told: _Told, cast_: Cast) -> list[str]:
    """Return the parties of an instrument whose own words name one or none: who else its page must mean."""
    aside = bystanders(told.tokens[0].doc, cast_)
    mediated = told.chain.instrument.kind == "ceasefire"
    if not found:
        telling = {*settled(announcers, cast_)} if mediated else set()
        return _untold(told, aside | telling, cast_) or ([] if mediated else settled(announcers, cast_))
    known = cast_.get(found[0])
    near = [one for one in _spoken_with(told, aside, cast_) if one != known.id]
    if known.kind == "company" or (known.kind == "organisation" and told.chain.instrument.kind == "contract"):
        firms = [one for one in near if cast_.get(one).kind in {"company", "organisation"}]
        if any(_is_unknown(hand, cast_) for step in told.steps for hand in signing(step.word)):
            return [*found, *(firms if len(firms) == 1 else [])]
        homes = aside | {a.id for a in cast_.actors if a.kind == "country" and a.country == known.country}
        return [*found, *(firms if len(firms) == 1 else near[:1] or _other(known, cast_, homes))]
    pairs = [*_spoken_pairs(cast_), *(list(other) for other in reversed(told.others) if len(other) == 2)]
    shared = next((pair for pair in pairs if known.id in pair), None)
    if shared is not None:
        return shared
    if known.kind == "armed_group":
        return [*found, *_against(known, _fighting(told, aside, cast_), cast_)]
    told_by = [a for a in announcers if not mediated and a.id not in aside]
    further = [one for one in settled(told_by, cast_) if one not in found]
    titled = [one for one in _states_in(told.chain.instrument.name, cast_, least=1) if one not in found]
    if further or titled:
        return [*found, *(further or titled[:1])]
    if len(near) == 1:
        return [*found, *near]
    pair = _pair(told, aside, cast_)
    return pair if known.id in pair else [*found, *_other(known, cast_, aside | _partnered(told, cast_))]


def _partnered(told: _Told, cast_: Cast) -> frozenset[str]:
    """Return those whom the page tells other instruments of its kind to be with: `the memorandum with A and the one with B`."""
    own = {token.i for token in told.tokens}
    others = (t for t in told.tokens[0].doc if t.i not in own and t.pos_ in {"NOUN", "PROPN"} and noun_of(t))
    return frozenset(a.id for t in others for n in prep_objects(t, "with") for a in cast_.acting(n))


def _is_ahead(step: Told) -> bool:
    """Tell whether somebody is yet to come to what others have made: `would join the pact`."""
    return step.word.lemma_ in _ACCEDING and step.standing.status not in {"occurred", "ongoing"}


def _is_open(step: Told, cast_: Cast) -> bool:
    """Tell whether a step is taken by others than the page names: `joined the pact`, `ten states signed it`."""
    if step.word.lemma_ in _ACCEDING:
        return True
    hands = [hand for hand in signing(step.word) if hand != step.token] if step.word.pos_ == "VERB" else []
    people = any(a.kind == "person" for hand in hands for a in cast_.of(hand))
    unheard = (hand for hand in hands if not cast_.acting(hand) and not (people and hand.pos_ == "PROPN"))
    return any(map(_is_several, unheard))


def _is_several(noun: Token) -> bool:
    """Tell whether a noun speaks of more than two, or is a name."""
    told = {noun.lower_, *(c.lower_ for c in children(noun, "nummod", "amod", "det"))}
    counted = noun.pos_ == "NUM" or bool(children(noun, "nummod"))
    return noun.pos_ == "PROPN" or bool(told & _MANY) or (counted and not told & {"two", "2", "both"})


def _is_crowd(hand: Token) -> bool:
    """Tell whether those who sign are counted or of a region: `forty governments`, `the Western Balkan leaders`."""
    return hand.pos_ != "PROPN" and (
        _is_several(hand) or any(c.text[:1].isupper() for c in children(hand, "amod", "compound"))
    )


def _is_unknown(hand: Token, cast_: Cast) -> bool:
    """Tell whether somebody signs of whom the page does not tell for whom."""
    return any(a.kind == "person" and stands_for(a, cast_, hand) is None for a in cast_.of(hand))


def _untold(told: _Told, aside: frozenset[str], cast_: Cast) -> list[str]:
    """Return the parties of an instrument whose own words name nobody."""
    if any(partners_of(token) for token in told.tokens):
        return []  # `a deal with bondholders`: with others than the page is about
    spoken = next(iter(_spoken_pairs(cast_)), [])
    if spoken:
        return spoken
    near = _spoken_with(told, aside, cast_, first=True)
    if told.others and not told.in_passing and not set(near) - set(told.others[-1]):
        return list(told.others[-1])
    return _pair(told, aside, cast_)


def _at_war(
    found: Sequence[str], tokens: Sequence[Token], others: Sequence[Sequence[str]], cast_: Cast
) -> Iterator[str]:
    """Yield parties; beside an armed group of its own country the government or army that deals with it, not the state."""
    groups = {cast_.get(one).country for one in found if cast_.get(one).kind == "armed_group"} - {None}
    spoken = [t for token in tokens for t in sentence_at(token.doc, token.i)] if groups else []
    acting = [a for t in spoken for a in cast_.of(t)] + [cast_.get(one) for other in others for one in other]
    own = [
        a
        for a in acting
        if a.kind in {"government", "military"} and a.country in groups and _RULING.search(a.name)
    ]
    for one in dict.fromkeys(found):
        state = cast_.get(one)
        sides = [a.id for a in own if state.kind == "country" and a.country == state.country]
        if not sides or sides[0] not in found:
            yield sides[0] if sides else one


# Whom a page is about


def _other(party: Actor, cast_: Cast, aside: frozenset[str]) -> list[str]:
    """Return the state that a page is about beside the one that is named with an instrument (`the deal with Paris`)."""
    states = (a for a in cast_.actors if a.kind == "country" and a.id != party.id and a.id not in aside)
    ranked = Counter({a.id: len(a.mentions) for a in states}).most_common(2)
    if len(ranked) == 1:
        return [ranked[0][0]]
    clear = len(ranked) == 2 and ranked[0][1] > max(ranked[1][1], 2)
    return [ranked[0][0]] if clear else []


def _pair(told: _Told, aside: frozenset[str], cast_: Cast) -> list[str]:
    """Return the two parties that a page must mean: alone in the sentence, or most spoken of.

    A title that a page names in passing need not be of those that it is about, unless it is about two alone.
    """
    for near in (_spoken_with(told, aside, cast_, first=True), _spoken_with(told, aside, cast_)):
        if len(near) == 2 and not told.in_passing:
            return near
    fighting = _fighting(told, aside, cast_)
    if fighting:
        return fighting
    states = (a for a in cast_.actors if a.kind == "country" and a.id not in aside)
    counted = Counter({a.id: len(a.mentions) for a in states}).most_common(3)
    third = counted[2][1] if len(counted) > 2 else 0
    clear = len(counted) > 1 and counted[1][1] >= 2 * max(third, 1) and not told.in_passing
    return [counted[0][0], counted[1][0]] if len(counted) == 2 or clear else []


def _fighting(told: _Told, aside: frozenset[str], cast_: Cast) -> list[str]:
    """Return the two sides of a truce: the one armed group that its page tells of and the one state that is not its own."""
    if told.chain.instrument.kind != "ceasefire":
        return []
    groups = [
        a for a in cast_.actors if a.kind == "armed_group" and a.name[:1].isupper() and a.id not in aside
    ]
    states = [a for a in cast_.actors if a.kind == "country" and a.id not in aside]
    others = [a for a in states if not groups or a.country != groups[0].country] or states
    return [groups[0].id, others[0].id] if len(groups) == len(others) == 1 else []


def _against(group: Actor, fighting: Sequence[str], cast_: Cast) -> list[str]:
    """Return the state that deals with an armed group: its own, also where only its army acts, else the one at war with it."""
    own = [a for a in cast_.actors if group.country is not None and a.country == group.country]
    states = [a.id for a in own if a.kind == "country"]
    acting = [a for a in own if a.kind in {"government", "military"}]
    if not states and acting and not any(a.kind == "country" for a in cast_.actors):
        return settled(acting[:1], cast_)
    return states or [one for one in fighting if one != group.id]


def _spoken_groups(cast_: Cast) -> list[list[str]]:
    """Return the states that a page speaks of together (`the three countries`)."""
    spoken: dict[Span, list[str]] = {}
    for actor in cast_.actors:
        for mention in actor.mentions if actor.kind == "country" else ():
            spoken.setdefault(mention, []).append(actor.id)
    return [group for group in spoken.values() if len(group) > 1]


def _spoken_pairs(cast_: Cast) -> list[list[str]]:
    """Return the two states that a page calls `both countries`, if it does."""
    spoken = [actor.id for actor in cast_.pair()]
    return [spoken] if spoken else []


def _spoken_with(told: _Told, aside: frozenset[str], cast_: Cast, *, first: bool = False) -> list[str]:
    """Return the parties that the sentences on an instrument name, without those who mediate and the homes of firms.

    With `first` only the sentence that tells of it first.
    """
    tokens = told.tokens[:1] if first else told.tokens
    spoken = [t for token in tokens for t in sentence_at(token.doc, token.i)]
    own, apart = {token.i for token in told.tokens}, _apart(told.chain)
    apart |= {n.i for t in spoken if t.i not in own and noun_of(t) for n in prep_objects(t, "with")}
    nouns = (t for t in spoken if t.i not in own | apart and t.dep_ not in {"compound", "nmod"})
    actors = [a for t in nouns for a in cast_.of(t) if not _is_none_to_bind(a)]
    homes = {a.country for a in actors if a.kind == "company"}
    sides = (a for a in actors if a.kind != "person" and a.id not in aside)
    return settled((a for a in sides if a.kind != "country" or a.country not in homes), cast_)


def _is_none_to_bind(one: Actor) -> bool:
    """Tell whether somebody told beside an instrument cannot be bound by it unasked: troops, a party, a parliament."""
    crowd = (
        one.kind in {"military", "company"}
        and one.name.endswith("s")
        and one.name.rpartition(" ")[2].islower()
    )
    nobodys = one.country is None and (one.sector == "LEG" or is_anybody(one))
    return crowd or nobodys or one.kind == "party"


# Who is named with an instrument, and who takes its steps


def _between(token: Token, cast_: Cast) -> list[Actor]:
    """Return whom an instrument is said to be between."""
    words = [token, *(n for n in prep_objects(token, "of") if n.lower_ in FORMS)]
    return sides_in((n for word in words for n in prep_objects(word, "between", "among")), cast_)


def _apart(chain: Chain) -> set[int]:
    """Return the places of those whom the twins of an instrument are with (`pacts with A and B`)."""
    part = chain.part
    return {t.i for t in part.others} if part is not None and part.prep == "with" else set()


def _around(token: Token, apart: AbstractSet[int], cast_: Cast) -> list[Actor]:
    """Return whom the words beside a mention name: `between A and B`, `A's pact with B`, `the A-B treaty`.

    `apart` are the places of those whom its twins are with (`pacts with A and B`).
    """
    words = [token, *(n for n in prep_objects(token, "of") if n.lower_ in FORMS)]
    beside = [n for word in words for n in partners_of(word) if n.i not in apart and not looks_on(n)]
    beside += children(token, "poss")
    if token.dep_ == "dobj" and token.head.lemma_ in _HAVING:
        beside += subjects(token.head)
    beside += [c for c in children(token, "compound", "nmod", "amod") if c.text[:1].isupper()]
    named = _states_in(token.text, cast_, least=2) if " " in token.text else []
    joined = list(_joined(token, cast_))
    return joined or [*(cast_.get(one) for one in named), *sides_in(beside, cast_)]


def _joined(token: Token, cast_: Cast) -> Iterator[Actor]:
    """Yield the states of adjectives joined by a hyphen before an instrument (`a Franco-German treaty`)."""
    known = knowledge()
    phrase = plain_span(token.doc, *noun_phrase(token))
    for match in _HYPHENED.finditer(phrase.text):
        words = re.split("[-–]", match.group())
        codes = [_COMBINING.get(word) for word in words]
        found = [known.country_of_adjective(w) or known.country_named(w) for w in words]
        states = [code or (state.code if state else None) for code, state in zip(codes, found, strict=True)]
        start, end = phrase.start + match.start(), phrase.start + match.end()
        if all(states):
            yield from (cast_.state(code, Span(start, end, match.group(), BODY)) for code in states if code)


def _states_in(title: str, cast_: Cast, *, least: int) -> list[str]:
    """Return the states that a title names if they are so many (`India-US …`; not the `Delhi Declaration`)."""
    states = [a for a in cast_.actors if a.kind == "country"]
    forms = {m.text: a.id for a in states for m in a.mentions if m.text[:1].isupper()}
    placed = [
        (at.start(), ident)
        for form, ident in forms.items()
        for at in re.finditer(rf"\b{re.escape(form)}\b", title)
    ]
    found = list(dict.fromkeys(ident for _, ident in sorted(placed)))
    return found if len(found) >= least else []


def named_in(words: str, cast_: Cast) -> list[str]:
    """Return the states and unions that a title or headline names if they are two: `Chile, Peru seal border pact`."""
    sides = [
        a for a in cast_.actors if a.kind == "country" or (a.kind == "organisation" and a.country is None)
    ]
    placed = {
        a.id: at.start()
        for a in sides
        for form in {a.name, *(m.text for m in a.mentions)}
        if form[:1].isupper() and (at := re.search(rf"\b{re.escape(form)}\b", words))
    }
    return sorted(placed, key=lambda one: placed[one]) if len(placed) == 2 else []


def _hands(step: Told, cast_: Cast) -> list[Actor]:
    """Return those who take a step: subjects or agents, whom it is taken with or between."""
    word = step.word
    if word.pos_ in {"NOUN", "PROPN"}:
        light = word.head if word.dep_ == "dobj" and word.head.lemma_ in _LIGHT else None
        own = (agents(light) if is_passive(light) else subjects(light)) if light is not None else []
        tokens = [*own, *prep_objects(word, "by", "between", "with"), *children(word, "poss")]
    else:
        tokens = [*signing(word), *prep_objects(word, "between")]
        tokens += passive_subjects(word) if word.lemma_ in _GIVING and objects(word) else []
    named = signed_for(word, cast_) if word.lemma_ in _SIGNING else []
    return [*sides_in((t for t in tokens if not is_mediator(t) and t != step.token), cast_), *named]
