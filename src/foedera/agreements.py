"""Instruments + events -> Agreements: parties, signatories, steps, status."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from spacy.tokens import Doc, Token

from foedera.actors import Actor, Cast
from foedera.annotate import Name
from foedera.article import Article
from foedera.dates import PartialDate
from foedera.dating import date_act
from foedera.evidence import Span
from foedera.grammar import (
    agents,
    children,
    conjuncts,
    is_passive,
    noun_phrase,
    objects,
    plain_span,
    prep_objects,
    sentence_of,
    span_of,
    subjects,
)
from foedera.instruments import Instrument, InstrumentKind, find_instruments, is_instrument
from foedera.lexicon import Lexicon
from foedera.places import Place, place_act
from foedera.standing import standing_of
from foedera.steps import AgreementStatus, Told, steps_of
from foedera.times import Timex
from foedera.titles import heads

RelationKind = Literal["renews", "amends", "implements", "under", "replaces"]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who put a hand to an agreement, and for which party."""

    person: str
    for_: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an agreement's life, with the words that tell it."""

    status: AgreementStatus
    date: PartialDate | None
    place: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """How an agreement stands to another one of the page."""

    kind: RelationKind
    to: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """An instrument between parties, named or only described, and how far it has come."""

    id: str
    name: str
    named: bool
    acronym: str | None
    mentions: tuple[Span, ...]
    kind: InstrumentKind
    parties: tuple[str, ...]
    signatories: tuple[Signatory, ...]
    status: AgreementStatus
    signed: PartialDate | None
    place: str | None
    steps: tuple[Step, ...]
    relations: tuple[Link, ...]
    subjects: tuple[str, ...]
    binding: bool | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


_TOPICS = frozenset(
    "defence defense security trade logistics fisheries nuclear energy space visa technology intelligence border water "
    "investment tax extradition education health climate geospatial supply military maritime cyber peace ceasefire access "
    "industrial communications liaison aviation transport labour migration customs currency agriculture science".split()
)
ONLY_NAMED = "title"
"""The rule of an agreement that a page names without telling any step of its life."""
_LISTING = frozenset({"including", "like", "as", "namely"})
_LIFE: tuple[AgreementStatus, ...] = (
    "proposed", "announced", "negotiating", "initialled", "signed", "ratified", "in force", "renewed", "suspended",
    "expired", "terminated", "cancelled", "denied",
)  # fmt: skip
_FORMS = frozenset({"understanding", "agreement", "intent", "cooperation"})  # `memorandum of understanding`
_LIGHT = frozenset(
    "hold conduct begin start open continue resume complete conclude launch announce do".split()
)
_NO_PARTY = frozenset({"media", "people", "court"})


@dataclass(slots=True)
class _Chain:
    """The mentions of one instrument, or of several spoken of together (`these agreements`)."""

    instrument: Instrument
    tokens: list[Token] = field(default_factory=list)
    members: list[_Chain] = field(default_factory=list)

    def leaves(self) -> list[_Chain]:
        return [leaf for member in self.members for leaf in member.leaves()] or [self]


@dataclass(frozen=True, slots=True)
class _Scene:
    article: Article
    cast: Cast
    times: Sequence[Timex]
    places: Sequence[Place]
    lexicon: Lexicon


def find_agreements(
    doc: Doc,
    names: Sequence[Name],
    cast_: Cast,
    times: Sequence[Timex],
    places: Sequence[Place],
    article: Article,
    lexicon: Lexicon,
) -> tuple[Agreement, ...]:
    """Return the agreements of a page, titled or only described, each once with every step the page tells of it."""
    scene = _Scene(article, cast_, times, places, lexicon)
    chains = _chains(doc, find_instruments(doc, names))
    told: dict[int, list[Told]] = {}
    for chain in chains:
        steps = [step for token in chain.tokens for step in steps_of(token, lexicon)] + _left_out(
            doc, chain, chains, lexicon
        )
        for leaf in chain.leaves():
            told.setdefault(id(leaf), []).extend(steps)
    groups = {id(leaf): chain for chain in chains if chain.members for leaf in chain.leaves()}
    leaves = [chain for chain in chains if not chain.members]
    made = [_agreement(leaf, told.get(id(leaf), []), groups.get(id(leaf)), scene) for leaf in leaves]
    kept = sorted((deal for deal in made if deal is not None), key=lambda d: d.mentions[0].start)
    return tuple(replace(deal, id=f"g{at}") for at, deal in enumerate(kept, 1))


# Which words speak of the same instrument


def _chains(doc: Doc, titled: Sequence[Instrument]) -> list[_Chain]:
    chains = [_Chain(instrument, list(instrument.tokens)) for instrument in titled]
    by_token = {token.i: chain for chain in chains for token in chain.tokens}
    for token in doc:
        if token.i not in by_token and _is_its_pronoun(token) and by_token:
            chain = by_token[max(by_token)]
            chain.tokens.append(token)
            by_token[token.i] = chain
            continue
        if token.i in by_token or not _bare(token):
            continue
        chain = _explained(token, by_token) or _antecedent(token, by_token) or _Chain(_described(token))
        if chain not in chains:
            chains.append(chain)
        chain.tokens.append(token)
        by_token[token.i] = chain
        for listed in _listed(token):
            member = by_token.get(listed.i)
            if member is not None and member is not chain and chain not in member.leaves():
                chain.members.append(member)
    return chains


def _left_out(doc: Doc, chain: _Chain, chains: Sequence[_Chain], lexicon: Lexicon) -> list[Told]:
    """Return signings that name no instrument (`X signed for Japan`, `Y signed it`): of the last one spoken of."""
    found = []
    for verb in doc:
        if verb.lemma_ not in {"sign", "initial"} or verb.pos_ != "VERB" or is_passive(verb):
            continue
        direct = children(verb, "dobj")
        silent = not direct and bool(prep_objects(verb, "for"))
        if not silent and not any(t.lower_ in {"it", "them", "document", "text"} for t in direct):
            continue
        last = max((t for c in chains for t in c.tokens if t.i < verb.i), key=lambda t: t.i, default=None)
        standing = standing_of(verb, lexicon)
        if (
            last is not None
            and last in chain.tokens
            and standing is not None
            and standing.status == "occurred"
        ):
            found.append(Told(last, verb, "signed", standing))
    return found


def _bare(token: Token) -> bool:
    """Tell whether a token is a common noun for an instrument, used for one (not `in agreement`, `peace deal talks`)."""
    if (
        " " in token.text
        or token.pos_ != "NOUN"
        or token.dep_ in {"compound", "amod"}
        or not is_instrument(token)
    ):
        return False
    if any(c.lower_ == "such" for c in token.children):
        return False
    return token.lemma_.lower() not in {"statement", "framework", "protocol"} and bool(
        list(token.lefts) or children(token, "prep", "acl")
    )


def _is_its_pronoun(token: Token) -> bool:
    """Tell whether an `it` can only be an instrument: it enters into force, expires, is signed or ratified."""
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    verb = token.head
    if token.dep_ == "nsubjpass":
        return verb.lemma_ in {"sign", "ratify", "initial", "renew", "extend", "conclude", "terminate"}
    ends = [t.lower_ for t in verb.subtree if t.i > verb.i][:3]
    return verb.lemma_ in {"expire", "lapse"} or bool({"force", "effect"} & set(ends))


def _explained(token: Token, by_token: dict[int, _Chain]) -> _Chain | None:
    """Return the titled instrument that a noun only explains: `a logistics pact known as LEMOA`, `the accord, BECA`."""
    beside = children(token, "appos")
    beside += [
        n
        for v in children(token, "acl")
        for p in children(v, "prep", "oprd")
        for n in [p, *children(p, "pobj")]
    ]
    return next((by_token[t.i] for t in beside if t.i in by_token), None)


def _described(token: Token) -> Instrument:
    first, last = noun_phrase(token)
    left = [t for t in token.doc[first:last] if t.dep_ in {"det", "poss", "case"} or t.pos_ == "PRON"]
    start = left[-1].i + 1 if left else first
    name = token.doc[start : last + 1].text
    of = [n for n in prep_objects(token, "of") if n.lower_ in _FORMS]
    head = heads().get(token.lemma_.lower())
    kind = cast("InstrumentKind", head.sort if head and head.kind == "instrument" else "agreement")
    name = " ".join([name, *(f"of {n.text}" for n in of)])
    return Instrument(name, False, None, kind, (token,))


def _antecedent(token: Token, by_token: dict[int, _Chain]) -> _Chain | None:
    """Return the instrument that a definite mention points back at: the nearest of its number, bare ones first."""
    if not any(
        c.lower_ in {"the", "this", "these", "that", "both", "its"}
        for c in children(token, "det", "predet", "poss")
    ):
        return None
    between = prep_objects(token, "between", "with") and not _listed(token)
    if between or any(_telling_modifier(c) for c in token.lefts):
        return None
    plural = token.tag_ == "NNS"
    before = [at for at in sorted(by_token, reverse=True) if at < token.i]
    for at in before:
        other = token.doc[at]
        if (other.tag_ == "NNS") == plural and (not plural or _bare(other)):
            return by_token[at]
    return None


def _telling_modifier(token: Token) -> bool:
    return token.dep_ in {"compound", "amod", "nmod"} and token.lower_ in _TOPICS


def _listed(token: Token) -> list[Token]:
    """Return the instruments that a plural mention lists (`these agreements, including A and B`)."""
    found = [c for prep in children(token, "prep") if prep.lower_ in _LISTING for c in children(prep, "pobj")]
    found += [
        c for as_ in children(token, "prep") for such in children(as_, "amod") for c in children(such, "pobj")
    ]
    found += children(token, "appos")
    return [c for listed in found for c in conjuncts(listed) if is_instrument(c)]


# What is known of each


def _agreement(chain: _Chain, told: Sequence[Told], group: _Chain | None, scene: _Scene) -> Agreement | None:
    instrument = chain.instrument
    parties = _parties(chain, told, group, scene)
    several = not instrument.named and all(token.tag_ == "NNS" for token in chain.tokens)
    if several:
        return None  # `three agreements`, none of them told apart
    if not instrument.named and (not told or not parties or not _bilateral(parties, told, scene)):
        return None
    steps = _steps(told, scene)
    status = _status(chain, steps)
    signing = [step for step in steps if step.status == "signed"]
    tokens = [*chain.tokens, *(group.tokens if group else ())]
    evidence = [
        *(span for step in steps for span in step.evidence[:1]),
        *(sentence_of(scene.article, t) for t in chain.tokens),
    ]
    return Agreement(
        id="g0",
        name=instrument.name,
        named=instrument.named,
        acronym=instrument.acronym,
        mentions=tuple(_mention(t, scene.article) for t in sorted(chain.tokens, key=lambda t: t.i)),
        kind=instrument.kind,
        parties=parties,
        signatories=tuple(_signatories(told, scene.cast)),
        status=status,
        signed=next((step.date for step in signing if step.date), None),
        place=next((step.place for step in signing if step.place), None),
        steps=steps,
        relations=(),
        subjects=_subjects(chain),
        binding=_binding(tokens),
        evidence=tuple(dict.fromkeys(evidence)),
        rule="step:" + told[0].word.lemma_ if told else ONLY_NAMED,
        confidence=_confidence(instrument, parties, told),
    )


def _bilateral(parties: Sequence[str], told: Sequence[Told], scene: _Scene) -> bool:
    """Tell whether a described instrument is one between states, bodies or firms worth keeping."""
    kinds = [scene.cast.get(party).kind for party in parties]
    return len(parties) > 1 or (bool(told) and any(kind in {"country", "government"} for kind in kinds))


def _mention(token: Token, article: Article) -> Span:
    if " " in token.text:
        return span_of(article, token)
    return plain_span(token.doc, *noun_phrase(token))


def _steps(told: Sequence[Told], scene: _Scene) -> tuple[Step, ...]:
    steps: dict[tuple[AgreementStatus, int], Step] = {}
    for step in told:
        when = date_act(step.word, scene.times, scene.article.published)
        told_as_done = step.standing.status in {"occurred", "ongoing", "cancelled", "denied"}
        day = (
            PartialDate.covering(when.start, when.end)
            if told_as_done and when.time and when.start and when.end
            else None
        )
        published = scene.article.published.date
        if day is not None and published is not None and day.earliest > published.latest:
            day = None  # what is told as done cannot lie behind the page's own day
        where = place_act(step.word, [], scene.places)
        evidence = (sentence_of(scene.article, step.word), span_of(scene.article, step.word))
        steps.setdefault(
            (step.status, step.word.i), Step(step.status, day, where.name if where else None, evidence)
        )
    return tuple(sorted(steps.values(), key=lambda s: s.evidence[1].start))


def _status(chain: _Chain, steps: Sequence[Step]) -> AgreementStatus:
    """Return how far an agreement has come: its latest dated step, or the furthest one."""
    if steps:
        furthest = max(steps, key=lambda s: _LIFE.index(s.status))
        return furthest.status
    under = any(t.dep_ == "pobj" and t.head.lower_ in {"under", "within"} for t in chain.tokens)
    return "in force" if under else "announced"


def _parties(chain: _Chain, told: Sequence[Told], group: _Chain | None, scene: _Scene) -> tuple[str, ...]:
    """Return who the agreement binds: who took the steps, whom it is with or between, whom its name names."""
    tokens = [*chain.tokens, *(group.tokens if group else ())]
    found: list[str] = []
    for token in tokens:
        found += _around(token, scene.cast)
    for step in told:
        found += _hands(step.word, scene.cast)
    pair = [a.id for a in scene.cast.pair()]
    hands = [hand for hand in _signatories(told, scene.cast) if hand.for_ is None]
    if chain.instrument.named and told and (not found or (hands and set(found) < set(pair))):
        found = pair or found
    return tuple(dict.fromkeys(found))


def _around(token: Token, cast_: Cast) -> list[str]:
    words = [
        token,
        *(n for n in prep_objects(token, "of") if n.lower_ in _FORMS),
    ]
    beside = [n for word in words for n in prep_objects(word, "between", "with", "among")] + children(
        token, "poss"
    )
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
        party = actor if actor.kind not in {"person", "government", "military"} else state_of(actor, cast_)
        if party is not None and party.kind not in _NO_PARTY:
            found.append(party.id)
    return found


def state_of(actor: Actor, cast_: Cast) -> Actor | None:
    """Return the page's country that an official, ministry or army acts for."""
    return next((a for a in cast_.actors if a.kind == "country" and a.country == actor.country), None)


def _signatories(told: Sequence[Told], cast_: Cast) -> Iterator[Signatory]:
    seen = set()
    for step in told:
        if step.status not in {"signed", "initialled"} or step.word.pos_ != "VERB":
            continue
        hands = agents(step.word) if is_passive(step.word) else subjects(step.word)
        partners = [t for noun in [step.word, *objects(step.word)] for t in prep_objects(noun, "with")]
        for token in [*hands, *partners]:
            for actor in cast_.of(token):
                if actor.kind == "person" and actor.id not in seen:
                    seen.add(actor.id)
                    stood_for = [a for t in prep_objects(step.word, "for") for a in cast_.acting(t)]
                    state = next((s for a in [*stood_for, actor] if (s := state_of(a, cast_))), None)
                    yield Signatory(actor.id, state.id if state else None)


def _subjects(chain: _Chain) -> tuple[str, ...]:
    words = re.findall(r"[a-z]+", chain.instrument.name.lower())
    modifiers = [c.lower_ for token in chain.tokens for c in token.lefts]
    return tuple(dict.fromkeys(word for word in [*words, *modifiers] if word in _TOPICS))


def _binding(tokens: Sequence[Token]) -> bool | None:
    modifiers = {c.lower_ for token in tokens for c in token.lefts}
    if modifiers & {"non-binding", "nonbinding", "voluntary"}:
        return False
    return True if "binding" in modifiers else None


def _confidence(instrument: Instrument, parties: Sequence[str], told: Sequence[Told]) -> float:
    return round(0.4 + 0.2 * instrument.named + 0.15 * (len(parties) > 1) + 0.2 * bool(told), 2)
