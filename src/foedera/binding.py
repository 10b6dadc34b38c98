"""Chains + steps -> the parties of an instrument: whom it binds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
from foedera.instrument_words import FORMS, partners_of
from foedera.knowledge import knowledge
from foedera.signatories import BODIES, named_for, signed_for, signing, stands_for
from foedera.steps import Told

_LIGHT = frozenset(
    "hold conduct begin start open continue resume complete conclude launch announce do".split()
)
_NO_PARTY = frozenset({"media", "people", "court", "person"})
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
_HIRING = frozenset({"contract", "memorandum", "mou", "concession", "lease", "order", "one", "other"})
_TRADED = frozenset(
    "supply purchase sales sharing loan landing licence license service offtake power concession".split()
)
"""What an agreement with a firm is on."""
_OF_KIND = frozenset({"company", "organisation", "armed_group"})
_ACCEDING = frozenset({"join", "accede", "adhere"})
_MANY = frozenset("others other many several most some dozens various numerous".split())
_NOBODYS = "ATA"
"""Antarctica: a country of the tables without a government."""
_ARMED = frozenset({"armed_group", "military"})
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
    hands = [(step, side) for step in told for side in _hands(step.word, cast_)]
    binding = [side for step, side in hands if step.word.lemma_ not in _TELLING and not _is_ahead(step)]
    found = _settled(between, cast_)
    if len(found) < 2:
        found = _settled([*beside, *binding], cast_)
    if len(found) > 1 and not binding and _is_one_side(tokens, between):
        own = _settled([side for step in told for side in _approving(step.word, cast_)], cast_)
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
    if len(found) == 1 and _is_anybody(cast_.get(found[0])):
        if any(_is_crowd(hand) for step in told for hand in signing(step.word)):
            return tuple(found)
        found = []
    if len(found) < 2 and not any(_is_open(step, cast_) for step in told):
        announcers = [side for step, side in hands if step.word.lemma_ in _TELLING]
        found = _completed(found, announcers, _Told(chain, tokens, told, others), cast_)
    return tuple(_at_war(found, [*tokens, *(step.word for step in told)], others, cast_))


def _approving(word: Token, cast_: Cast) -> list[Actor]:
    """Return who tells of a step, or lets it be taken: `approved a pact with`, `announced the signing of a pact with`."""
    verb = word.head if word.pos_ == "NOUN" and word.dep_ == "dobj" else word
    return _sides(subjects(verb), cast_) if verb.lemma_ in _TELLING and not is_passive(verb) else []


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
        telling = {*_settled(announcers, cast_)} if mediated else set()
        return _untold(told, aside | telling, cast_) or ([] if mediated else _settled(announcers, cast_))
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
    if known.kind == "armed_group" and known.country is not None:
        return [*found, *(a.id for a in cast_.actors if a.kind == "country" and a.country == known.country)]
    told_by = [a for a in announcers if not mediated and a.id not in aside]
    further = [one for one in _settled(told_by, cast_) if one not in found]
    titled = [one for one in _states_in(told.chain.instrument.name, cast_, least=1) if one not in found]
    if further or titled:
        return [*found, *(further or titled[:1])]
    if len(near) == 1:
        return [*found, *near]
    pair = _pair(told, aside, cast_)
    return pair if known.id in pair else [*found, *_other(known, cast_, aside)]


def _is_ahead(step: Told) -> bool:
    """Tell whether somebody is yet to come to what others have made: `would join the pact`."""
    return step.word.lemma_ in _ACCEDING and step.standing.status not in {"occurred", "ongoing"}


def _is_open(step: Told, cast_: Cast) -> bool:
    """Tell whether a step is taken by others than the page names: `joined the pact`, `ten states signed it`."""
    if step.word.lemma_ in _ACCEDING:
        return True
    hands = [hand for hand in signing(step.word) if hand != step.token] if step.word.pos_ == "VERB" else []
    return any(_is_several(hand) and not cast_.acting(hand) for hand in hands)


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
    states = (a for a in cast_.actors if a.kind == "country" and a.id not in aside)
    counted = Counter({a.id: len(a.mentions) for a in states}).most_common(3)
    third = counted[2][1] if len(counted) > 2 else 0
    clear = len(counted) > 1 and counted[1][1] >= 2 * max(third, 1) and not told.in_passing
    return [counted[0][0], counted[1][0]] if len(counted) == 2 or clear else []


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
    nouns = (t for t in spoken if t.i not in own | apart and t.dep_ not in {"compound", "nmod"})
    actors = [a for t in nouns for a in cast_.of(t)]
    homes = {a.country for a in actors if a.kind == "company"}
    sides = (a for a in actors if a.kind != "person" and a.id not in aside)
    return _settled((a for a in sides if a.kind != "country" or a.country not in homes), cast_)


# Who is named with an instrument, and who takes its steps


def _between(token: Token, cast_: Cast) -> list[Actor]:
    """Return whom an instrument is said to be between."""
    words = [token, *(n for n in prep_objects(token, "of") if n.lower_ in FORMS)]
    return _sides((n for word in words for n in prep_objects(word, "between", "among")), cast_)


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
    return joined or [*(cast_.get(one) for one in named), *_sides(beside, cast_)]


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


def _hands(word: Token, cast_: Cast) -> list[Actor]:
    """Return those who take a step: subjects or agents, whom it is taken with or between."""
    if word.pos_ in {"NOUN", "PROPN"}:
        light = word.head if word.dep_ == "dobj" and word.head.lemma_ in _LIGHT else None
        own = (agents(light) if is_passive(light) else subjects(light)) if light is not None else []
        tokens = [*own, *prep_objects(word, "by", "between", "with"), *children(word, "poss")]
    else:
        tokens = [*signing(word), *prep_objects(word, "between")]
        tokens += passive_subjects(word) if word.lemma_ in _GIVING and objects(word) else []
    named = signed_for(word, cast_) if word.lemma_ in _SIGNING else []
    return [*_sides((t for t in tokens if not is_mediator(t)), cast_), *named]


def _sides(tokens: Iterable[Token], cast_: Cast) -> list[Actor]:
    """Return the actors that act in what words stand for, people as the state or body that they act for."""
    found = []
    for token in tokens:
        listed = children(token, "appos") if token.tag_ == "NNS" else []  # `two lenders, A and B`
        named = [actor for name in listed for actor in cast_.of(name) if actor.kind in BODIES]
        if not named and not cast_.of(token):  # `the Trade Board of Peru (PTB)`: the short form is the name
            named = [actor for name in children(token, "appos") for actor in cast_.of(name)]
        for actor in named or _of_group(token, cast_) or cast_.acting(token) or _unheard(token, cast_):
            sides = [stands_for(actor, cast_, token)] if actor.kind == "person" else [actor]
            if sides == [None] and _reads_like_firm(actor, token):
                sides = [actor]
            if actor.kind == "person" and actor in cast_.of(token):
                sides = [*named_for(token, cast_)[:1]] or sides
            found += [side for side in sides if side is not None and side.kind not in _NO_PARTY]
    return found


def _unheard(token: Token, cast_: Cast) -> list[Actor]:
    """Return the firm that a name stands for with a contract that the page's actors lack: `a supply contract with Zenco`."""
    named = token.pos_ == "PROPN" and token.text[:1].isupper() and len(token) > 2
    if not named or token.ent_type_ in {"DATE", "TIME", "GPE", "LOC", "EVENT"} or not _is_hired(token):
        return []
    first, last = noun_phrase(token)
    told = plain_span(token.doc, next(t.i for t in token.doc[first : last + 1] if t.text[:1].isupper()), last)
    return [cast_.body(told.text, "company", told)]


def _is_hired(token: Token) -> bool:
    """Tell whether somebody stands with a contract as its partner."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"with", "between"} or not token.head.i:
        return False
    nouns = [token.head.head, token.head.nbor(-1)]
    return any(n.lemma_.lower() in _HIRING or _TRADED & {c.lower_ for c in n.lefts} for n in nouns)


def _reads_like_firm(actor: Actor, token: Token) -> bool:
    """Tell whether what passes for a person without office is named with a contract as a firm is: `a supply contract with Zenco`."""
    alone = " " not in actor.name or actor.mentions[0].text == actor.name
    return _is_hired(token) and alone and not actor.roles and actor.country is None


def _of_group(token: Token, cast_: Cast) -> list[Actor]:
    """Return the group whose men a noun is for: `the rebels of the Red Valley Front`."""
    if not any(a.kind == "armed_group" and a.name.islower() for a in cast_.of(token)):
        return []
    return [
        a for noun in prep_objects(token, "of", "from") for a in cast_.of(noun) if a.kind == "armed_group"
    ]


def _settled(sides: Iterable[Actor], cast_: Cast) -> list[str]:
    """Return the parties that actors stand for: a ministry or army its state, unless they deal with others of that state."""
    acting = list(dict.fromkeys(sides))
    groups = {a.country for a in acting if a.kind == "armed_group"} - {None}
    inner = {a.country for a in acting if a.kind != "country"}
    civil = len(inner) == 1 and None not in inner and any(a.kind in _ARMED for a in acting)
    found = []
    for actor in acting:
        party: Actor | None = actor
        if actor.kind not in BODIES:
            alone = actor.country not in groups and not (civil and len(acting) > 1)
            nameless = actor.country is None and actor.kind == "military" and actor.name[:1].isupper()
            party = (stands_for(actor, cast_) or _joint(actor, cast_)) if alone and not nameless else actor
        if party is not None and party.kind not in _NO_PARTY and party.country != _NOBODYS:
            found.append(party)
    told = [one for one in dict.fromkeys(found) if not _is_anybody(one)] or found
    kept = [one for one in dict.fromkeys(told) if not _is_within(one, found)]
    return [one.id for one in kept if not _is_described(one, kept)]


def _joint(actor: Actor, cast_: Cast) -> Actor | None:
    """Return whom a body stands for that is of no known state: the union that its name begins with, else itself."""
    if actor.kind != "government":
        return None
    first = actor.name.split()[0]
    unions = (a for a in cast_.actors if a.kind == "organisation" and actor.name != a.name)
    return next((a for a in unions if first in {m.text for m in a.mentions}), actor)


def _is_anybody(one: Actor) -> bool:
    """Tell whether a party is only called by a common noun, of no known state: `leaders`, `the ministers`."""
    called = any(m.text[:1].isupper() and " " in m.text for m in one.mentions)
    return one.kind == "government" and one.country is None and not called


def _is_described(one: Actor, found: Sequence[Actor]) -> bool:
    """Tell whether a firm or group is only described beside its name: `two lenders, A and B`, `the rebel group`."""
    nameless = one.kind in _OF_KIND and one.name.rpartition(" ")[2].islower()
    alike = [a for a in found if a.kind == "armed_group" and a.name.split()[0] == one.name.split()[0]]
    if nameless and len(alike) > 1 and one is not alike[0]:
        return True  # `rebel fighters agreed`, `rebel leaders signed`
    named = [a for a in found if a.kind in _OF_KIND and not a.name.rpartition(" ")[2].islower()]
    armed = any(a.kind == "armed_group" for a in named)
    return nameless and (armed if one.kind == "armed_group" else len(named) > 1)


def _is_within(one: Actor, found: Sequence[Actor]) -> bool:
    """Tell whether a party is there already: a state beside its government, a council of state beside the state."""
    if one.kind == "country":
        return any(a.kind == "government" and a.country == one.country for a in found)
    ruling = one.kind == "organisation" and one.sector in {"GOV", "LEG"} and one.country is not None
    return ruling and any(a.kind == "country" and a.country == one.country for a in found)
