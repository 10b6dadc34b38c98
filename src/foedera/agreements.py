"""Instruments + events -> Agreements: parties, signatories, steps, status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from spacy.tokens import Doc, Token

from foedera.actors import Cast
from foedera.annotate import Name
from foedera.article import Article
from foedera.binding import named_in, parties_of
from foedera.chains import (
    Chain,
    find_chains,
    is_dated,
    is_fragment,
    says_on_what,
    speaks_back,
)
from foedera.dates import PartialDate
from foedera.evidence import Span
from foedera.grammar import children, noun_phrase, plain_span, prep_objects, sentence_of, span_of
from foedera.instrument_words import TOPICS, partners_of
from foedera.instruments import Instrument, InstrumentKind
from foedera.lexicon import Lexicon
from foedera.listing import is_plural
from foedera.own_text import done_at, with_own_text
from foedera.places import Place, place_act
from foedera.signatories import Signatory, signatories_of, silent_signings
from foedera.stages import latest_status
from foedera.standing import standing_of
from foedera.step_days import DatedStep, dated_steps
from foedera.steps import AgreementStatus, Told, steps_of
from foedera.times import Timex
from foedera.unifying import MADE, unified

RelationKind = Literal["renews", "amends", "implements", "under", "replaces"]


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


ONLY_NAMED = "title"
"""The rule of an agreement that a page names without telling any step of its life."""
_RELATING: dict[str, RelationKind] = {
    "renew": "renews", "extend": "renews", "prolong": "renews", "amend": "amends", "revise": "amends", "modify": "amends",
    "supplement": "amends", "implement": "implements", "replace": "replaces", "supersede": "replaces", "succeed": "replaces",
}  # fmt: skip


_BINDING = frozenset({"country", "government", "armed_group", "company", "organisation", "party"})
_ACTED = frozenset(
    {
        "signed",
        "initialled",
        "ratified",
        "in force",
        "renewed",
        "suspended",
        "terminated",
        "negotiating",
        "announced",
    }
)
"""What is only done to an instrument between parties, named or not."""
_RESTING = frozenset({"rest", "base", "build", "root", "ground"})
_ADDED: dict[str, RelationKind] = {
    "amendment": "amends", "addendum": "amends", "supplement": "amends", "revision": "amends", "annex": "under",
    "protocol": "under", "successor": "renews", "extension": "renews",
}  # fmt: skip


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
    chains = with_own_text(find_chains(doc, names, cast_), doc, article)
    signings = [(chain, _signed(token, verb, lexicon)) for chain, token, verb in silent_signings(doc, chains)]
    told: dict[int, list[Told]] = {}
    for chain in chains:
        steps = [step for token in chain.tokens for step in steps_of(token, lexicon)]
        steps += [step for other, step in signings if other is chain and step is not None]
        for leaf in chain.leaves():
            told.setdefault(id(leaf), []).extend(steps)
    groups = {id(leaf): chain for chain in chains if chain.members for leaf in chain.leaves()}
    leaves = unified([chain for chain in chains if not chain.members], told, groups, cast_)
    made = list[tuple[Chain, Agreement | None]]()
    spoken = _spoken_together(chains, scene)
    for leaf in leaves:
        bound = [deal.parties for _, deal in made if deal is not None and len(deal.parties) > 1]
        bound = bound or [parties for at, parties in spoken if at < leaf.tokens[0].i]
        made.append((leaf, _agreement(leaf, told.get(id(leaf), []), groups.get(id(leaf)), bound, scene)))
    kept = sorted(
        ((leaf, deal) for leaf, deal in made if deal is not None), key=lambda row: row[1].mentions[0].start
    )
    ids = {id(leaf): f"g{at}" for at, (leaf, _) in enumerate(kept, 1)}
    links = list(_links(kept, ids))
    return tuple(
        replace(
            deal, id=ids[id(leaf)], relations=tuple(link for whose, link in links if whose == ids[id(leaf)])
        )
        for leaf, deal in kept
    )


def _spoken_together(chains: Sequence[Chain], scene: _Scene) -> list[tuple[int, tuple[str, ...]]]:
    """Return where a page speaks of several instruments at once that it does not list, and whom they bind (`signed seven pacts`)."""
    found = []
    for chain in chains:
        if not chain.members and not chain.instrument.named and is_plural(chain.tokens[0]):
            steps = [step for token in chain.tokens for step in steps_of(token, scene.lexicon)]
            parties = parties_of(chain, steps, None, scene.cast)
            found += [(chain.tokens[0].i, parties)] if len(parties) > 1 else []
    return found


def _signed(token: Token, verb: Token, lexicon: Lexicon) -> Told | None:
    standing = standing_of(verb, lexicon)
    return (
        Told(token, verb, "signed", standing)
        if standing is not None and standing.status == "occurred"
        else None
    )


def _links(kept: Sequence[tuple[Chain, Agreement]], ids: dict[int, str]) -> Iterator[tuple[str, Link]]:
    """Yield how the instruments of a page stand to each other: `renewed the pact of 1991`, `the deal under the treaty`."""
    at = {token.i: ids[id(chain)] for chain, _ in kept for token in chain.tokens}
    told = dict.fromkeys(
        (at[t.i], link) for chain, _ in kept for t in chain.tokens for link in _of_token(t, at)
    )
    yield from ((own, link) for own, link in told if link.to != own)


def _of_token(token: Token, at: dict[int, str]) -> Iterator[Link]:
    if token.dep_ == "dobj" and token.head.lemma_ in _RELATING:
        return
    for verb in [token.head] if token.dep_ in {"nsubj", "nsubjpass"} else children(token, "relcl", "acl"):
        kind = _RELATING.get(verb.lemma_)
        if kind:
            yield from (Link(kind, at[t.i]) for t in children(verb, "dobj") if t.i in at)
        if verb.lemma_ in _RESTING:
            yield from (Link("under", at[t.i]) for t in prep_objects(verb, "on", "upon", "in") if t.i in at)
    for under in children(token, "prep", "acl"):
        if under.lower_ in {"under", "implementing"}:
            kind = "under" if under.lower_ == "under" else "implements"
            yield from (Link(kind, at[t.i]) for t in children(under, "pobj", "dobj") if t.i in at)
    of_it = _ADDED.get(token.lemma_.lower())
    after = token.doc[token.i + 1 : token.i + 2]
    if of_it and after.text.lower() == "to":
        yield from (Link(of_it, at[t.i]) for t in children(after[0], "pobj") if t.i in at)
    yield from _replacing(token, at)


def _replacing(token: Token, at: dict[int, str]) -> Iterator[Link]:
    """Yield what an instrument replaces that is the subject: `the treaty was replaced by the accord`."""
    by, verb = token.head, token.head.head
    if token.dep_ == "pobj" and by.lower_ in {"by", "with"} and by.dep_ in {"agent", "prep"}:
        kind = _RELATING.get(verb.lemma_)
        if kind in {"replaces", "amends"}:
            old = children(verb, "nsubjpass") or (children(verb, "dobj") if by.lower_ == "with" else [])
            yield from (Link(kind, at[t.i]) for t in old if t.i in at)


# What is known of each


def _agreement(
    chain: Chain, told: Sequence[Told], group: Chain | None, bound: Sequence[Sequence[str]], scene: _Scene
) -> Agreement | None:
    instrument = chain.instrument
    parties = _own_parties(chain, parties_of(chain, told, group, scene.cast, bound), scene.cast)
    if len(parties) < 2 and any(step.status in MADE for step in told):
        headed = named_in(scene.article.title or "", scene.cast)
        parties = tuple(headed) if set(parties) < set(headed) else parties
    if instrument.named and not (told or parties or group or chain.is_text) and is_fragment(chain):
        return None
    if not instrument.named and not _is_told(chain, parties, told, group, scene.cast):
        return None
    dated = dated_steps(told, scene.times, scene.article)
    told_steps = tuple(_step(step, scene) for step in dated if not step.told.weak)
    dated_signing = any(s.status == "signed" and s.date for s in told_steps)
    steps = told_steps if dated_signing else (*_named_day(chain, scene), *told_steps)
    if chain.is_text and not any(step.status == "signed" and step.date for step in steps):
        steps = (*_done(chain, scene), *steps)
    known = next((step.date for step in steps if step.status == "signed" and step.date), None)
    status = latest_status(dated, known, scene.article) or _untold(chain)
    if chain.is_text and steps:
        status = "signed"  # `shall enter into force`, `may be terminated`
    signing = [step for step in steps if step.status == "signed"]
    first = min(
        (s for s in signing if s.date), key=lambda s: s.date.earliest if s.date else date.max, default=None
    )
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
        mentions=_mentions(chain, scene.article),
        kind=_kind(instrument),
        parties=parties,
        signatories=signatories_of(told, parties, scene.cast),
        status=status,
        signed=first.date if first else None,
        place=next((step.place for step in (first, *signing) if step and step.place), None),
        steps=steps,
        relations=(),
        subjects=_subjects(chain),
        binding=_binding(tokens),
        evidence=tuple(dict.fromkeys(evidence)),
        rule="step:" + told[0].word.lemma_ if told else ONLY_NAMED,
        confidence=_confidence(instrument, parties, told),
    )


def _kind(instrument: Instrument) -> InstrumentKind:
    """Return the kind that a title tells beside its head: a `Ceasefire Agreement` is a ceasefire."""
    words = instrument.name.lower().split()
    if instrument.kind != "agreement":
        return instrument.kind
    return "ceasefire" if "ceasefire" in words else "framework" if "framework" in words else "agreement"


def _own_parties(chain: Chain, parties: tuple[str, ...], cast_: Cast) -> tuple[str, ...]:
    """Leave out whom the others are with, where one mention tells of several (`pacts with A and B`)."""
    if chain.part is None or chain.part.prep != "with":
        return parties
    own = {actor.id for actor in cast_.acting(chain.part.own)}
    others = {actor.id for token in chain.part.others for actor in cast_.acting(token)} - own
    return tuple(party for party in parties if party not in others)


def _is_told(
    chain: Chain, parties: Sequence[str], told: Sequence[Told], group: Chain | None, cast_: Cast
) -> bool:
    """Tell whether a page says enough of a described instrument: whom it binds or is with, or what it is on and its life."""
    if chain.part is None and all(is_plural(token) for token in chain.tokens):
        return False  # `three agreements`, none of them told apart
    if speaks_back(chain) and not (told or group or _shared(chain)):
        return False
    if len(parties) > 1:
        return bool(told or chain.definite or chain.part or group or _shared(chain) or is_dated(chain))
    private = chain.instrument.kind == "contract"
    binding = [party for party in parties if cast_.get(party).kind in _BINDING]
    if binding and not private and (_shared(chain) or is_dated(chain)):
        return True
    if told and _is_public(parties, cast_):
        return True
    acted = any(step.status in _ACTED and not step.weak for step in told)
    if binding and (acted or (private and (_shared(chain) or told))):
        return True
    if private or not says_on_what(chain):
        return False
    return (acted and not chain.definite) or (chain.definite and is_dated(chain))


def _shared(chain: Chain) -> bool:
    """Tell whether a mention says whom an instrument is with: `Congress was told of a deal with Mexico`."""
    return any(partners_of(token) for token in chain.tokens)


def _is_public(parties: Sequence[str], cast_: Cast) -> bool:
    """Tell whether an instrument with one known party is one of a state."""
    return any(cast_.get(party).kind in {"country", "government"} for party in parties)


def _mentions(chain: Chain, article: Article) -> tuple[Span, ...]:
    spoken = tuple(_mention(t, article) for t in sorted(chain.tokens, key=lambda t: t.i))
    if chain.own is None:
        return spoken
    speaks_of_itself = not chain.instrument.tokens or chain.tokens[0].pos_ in {"NOUN", "PROPN"}
    return (chain.own, *spoken) if speaks_of_itself else (chain.own,)


def _done(chain: Chain, scene: _Scene) -> Iterator[Step]:
    """Yield the signing of a text that the page is, on the day that it tells, else on the page's own."""
    told = done_at(scene.article, scene.times)
    span, day = told if told is not None else (sentence_of(scene.article, chain.tokens[0]), None)
    if day is None and chain.instrument.kind in {"joint statement", "declaration"}:
        day = scene.article.published.date
    if day is not None and _is_behind(day, scene.article):
        yield Step("signed", day, None, (span, span))


def _mention(token: Token, article: Article) -> Span:
    if " " in token.text:
        return span_of(article, token)
    return plain_span(token.doc, *noun_phrase(token))


def _step(step: DatedStep, scene: _Scene) -> Step:
    word = step.told.word
    where = place_act(word, [], scene.places)
    evidence = (sentence_of(scene.article, word), span_of(scene.article, word))
    return Step(step.told.status, step.day, where.name if where else None, evidence)


def _named_day(chain: Chain, scene: _Scene) -> Iterator[Step]:
    """Yield the signing that the day in an instrument's name tells: `the 1942 protocol`, `the accord of March 2016`."""
    for token in chain.tokens:
        first, last = noun_phrase(token)
        named = [t for t in prep_objects(token, "of", "from") if not children(t, "poss")]
        under = {t.i for noun in named for t in (*noun.lefts, noun)}
        at = {token.doc[i].idx: i for i in (*range(first, last + 1), *under)}
        for time in scene.times:
            day = _calendar_day(time) if time.start in at else None
            if day is not None and _is_behind(day, scene.article):
                evidence = (sentence_of(scene.article, token), scene.article.passage(time.start, time.end))
                yield Step("signed", day, None, evidence)
                return


def _calendar_day(time: Timex) -> PartialDate | None:
    try:
        return PartialDate.parse(time.value or "") if time.type == "DATE" else None
    except ValueError:
        return None


def _is_behind(day: PartialDate, article: Article) -> bool:
    published = article.published.date
    return published is None or day.earliest <= published.latest


def _untold(chain: Chain) -> AgreementStatus:
    """Return how far an agreement has come of which no step is told: whether the page speaks of it as there already."""
    if all(token.lower_ == "draft" for token in chain.tokens):
        return "negotiating"
    return "in force" if chain.definite else "announced"


def _subjects(chain: Chain) -> tuple[str, ...]:
    words = re.findall(r"[a-z]+", chain.instrument.name.lower())
    modifiers = [c.lower_ for token in chain.tokens for c in token.lefts]
    return tuple(dict.fromkeys(word for word in [*words, *modifiers] if word in TOPICS))


def _binding(tokens: Sequence[Token]) -> bool | None:
    modifiers = {c.lower_ for token in tokens for c in token.lefts}
    if modifiers & {"non-binding", "nonbinding", "voluntary"}:
        return False
    return True if "binding" in modifiers else None


def _confidence(instrument: Instrument, parties: Sequence[str], told: Sequence[Told]) -> float:
    return round(0.4 + 0.2 * instrument.named + 0.15 * (len(parties) > 1) + 0.2 * bool(told), 2)
