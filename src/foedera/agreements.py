"""Instruments + events -> Agreements: parties, signatories, steps, status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token

from foedera.actors import Cast
from foedera.annotate import Name
from foedera.article import Article
from foedera.binding import Signatory, parties_of, signatories_of
from foedera.chains import TOPICS, Chain, find_chains, left_out, may_be_same
from foedera.dates import PartialDate
from foedera.event_dates import date_event
from foedera.evidence import Span
from foedera.grammar import children, noun_phrase, plain_span, prep_objects, sentence_of, span_of
from foedera.instruments import Instrument, InstrumentKind
from foedera.lexicon import Lexicon
from foedera.places import Place, place_act
from foedera.standing import standing_of
from foedera.steps import AgreementStatus, Told, steps_of
from foedera.times import Timex

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
_LIFE: tuple[AgreementStatus, ...] = (
    "proposed", "announced", "negotiating", "initialled", "signed", "ratified", "in force", "renewed", "suspended",
    "expired", "terminated", "cancelled", "denied",
)  # fmt: skip
_RELATING: dict[str, RelationKind] = {
    "renew": "renews", "extend": "renews", "prolong": "renews", "amend": "amends", "revise": "amends", "modify": "amends",
    "supplement": "amends", "implement": "implements", "replace": "replaces", "supersede": "replaces", "succeed": "replaces",
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
    chains = find_chains(doc, names, cast_)
    signings = [(chain, _signed(token, verb, lexicon)) for chain, token, verb in left_out(doc, chains)]
    told: dict[int, list[Told]] = {}
    for chain in chains:
        steps = [step for token in chain.tokens for step in steps_of(token, lexicon)]
        steps += [step for other, step in signings if other is chain and step is not None]
        for leaf in chain.leaves():
            told.setdefault(id(leaf), []).extend(steps)
    groups = {id(leaf): chain for chain in chains if chain.members for leaf in chain.leaves()}
    leaves = _told_once([chain for chain in chains if not chain.members], told, scene)
    made = [(leaf, _agreement(leaf, told.get(id(leaf), []), groups.get(id(leaf)), scene)) for leaf in leaves]
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


def _told_once(leaves: Sequence[Chain], told: dict[int, list[Told]], scene: _Scene) -> list[Chain]:
    """Join described instruments that a page tells anew: of one name or both ceasefires, not of other parties or years."""
    kept = list[Chain]()
    for chain in sorted(leaves, key=lambda leaf: leaf.tokens[0].i):
        first = next((one for one in kept if _retells(chain, one, told, scene)), None)
        if first is None:
            kept.append(chain)
            continue
        first.tokens += chain.tokens
        told.setdefault(id(first), []).extend(told.get(id(chain), []))
    return kept


def _retells(chain: Chain, first: Chain, told: dict[int, list[Told]], scene: _Scene) -> bool:
    one, other = chain.instrument, first.instrument
    if (
        one.named
        or other.named
        or chain.tokens[0].tag_ in {"NNS", "NNPS"}
        or not may_be_same(chain, first, scene.cast)
    ):
        return False
    truces = one.kind == other.kind == "ceasefire"
    parties, before = (
        {*parties_of(leaf, told.get(id(leaf), []), None, scene.cast)} for leaf in (chain, first)
    )
    if truces:
        return not parties or not before or bool(parties & before)
    return one.name.lower() == other.name.lower() and parties == before and not _is_new(chain.tokens[0])


def _is_new(token: Token) -> bool:
    """Tell whether a mention says that its instrument is another one (`a second agreement`, `another pact`)."""
    return any(c.lower_ in {"another", "second", "third", "separate", "new", "other"} for c in token.lefts)


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
    for under in children(token, "prep", "acl"):
        if under.lower_ in {"under", "implementing"}:
            kind = "under" if under.lower_ == "under" else "implements"
            yield from (Link(kind, at[t.i]) for t in children(under, "pobj", "dobj") if t.i in at)


# What is known of each


def _agreement(chain: Chain, told: Sequence[Told], group: Chain | None, scene: _Scene) -> Agreement | None:
    instrument = chain.instrument
    if not instrument.named and all(token.tag_ in {"NNS", "NNPS"} for token in chain.tokens):
        return None  # `three agreements`, none of them told apart
    parties = parties_of(chain, told, group, scene.cast)
    if not instrument.named and len(parties) < 2 and not (told and _is_public(parties, scene.cast)):
        return None
    if not instrument.named and not told and not chain.definite and not _shared(chain):
        return None
    told_steps = _steps(told, scene)
    status = _status(chain, told_steps)
    steps = (
        told_steps
        if any(s.status == "signed" and s.date for s in told_steps)
        else (*_named_day(chain, scene), *told_steps)
    )
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
        kind=_kind(instrument),
        parties=parties,
        signatories=tuple(signatories_of(told, scene.cast)),
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


def _kind(instrument: Instrument) -> InstrumentKind:
    """Return the kind that a title tells beside its head: a `Ceasefire Agreement` is a ceasefire."""
    words = instrument.name.lower().split()
    if instrument.kind != "agreement":
        return instrument.kind
    return "ceasefire" if "ceasefire" in words else "framework" if "framework" in words else "agreement"


def _shared(chain: Chain) -> bool:
    """Tell whether a mention says whom an instrument is with: `Congress was told of a deal with Mexico`."""
    return any(prep_objects(token, "with", "between") for token in chain.tokens)


def _is_public(parties: Sequence[str], cast_: Cast) -> bool:
    """Tell whether an instrument with one known party is one of a state."""
    return any(cast_.get(party).kind in {"country", "government"} for party in parties)


def _mention(token: Token, article: Article) -> Span:
    if " " in token.text:
        return span_of(article, token)
    return plain_span(token.doc, *noun_phrase(token))


def _steps(told: Sequence[Told], scene: _Scene) -> tuple[Step, ...]:
    steps: dict[tuple[AgreementStatus, int], Step] = {}
    for step in told:
        when = date_event(step.word, scene.times, scene.article.published)
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


def _named_day(chain: Chain, scene: _Scene) -> Iterator[Step]:
    """Yield the signing that the day in an instrument's name tells: `the 1942 protocol`, `the accord of March 2016`."""
    for token in chain.tokens:
        first, last = noun_phrase(token)
        under = {t.i for t in prep_objects(token, "of", "from") if not children(t, "poss")}
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


def _status(chain: Chain, steps: Sequence[Step]) -> AgreementStatus:
    """Return how far an agreement has come: the furthest step, else whether the page speaks of it as there already."""
    if steps:
        return max(steps, key=lambda s: _LIFE.index(s.status)).status
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
