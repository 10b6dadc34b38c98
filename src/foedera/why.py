"""How a thing of the record came about: the passages, the rules, how names and dates were resolved, what united it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from foedera.acronyms import TAUGHT
from foedera.actors import Actor
from foedera.acts import Event
from foedera.agreements import Agreement
from foedera.article import Block, Published
from foedera.commitments import Commitment
from foedera.dates import PartialDate
from foedera.dating import When
from foedera.dossier import name_of
from foedera.evidence import BODY, Span
from foedera.identity import Found, head_of
from foedera.inference import Ground, infer_published, learn
from foedera.initiatives import Initiative
from foedera.lessons import taken_by
from foedera.places import Where
from foedera.reading import Finding, Reading
from foedera.record import Record
from foedera.statements import Statement
from foedera.taught import by_name, offices_of
from foedera.things import ActorProfile, Judgement, Kind, RecordedArticle, Source, Thing
from foedera.votes import source_of_reading
from foedera.wording import words

_CUTS = re.compile(r"(?<=[.!?])[”\"’']?\s|\n")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What some words were taken to mean, and on what ground."""

    what: str
    said: str
    meaning: str
    basis: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One finding of one page: the words, the paragraph they stand in, what found them, what was resolved."""

    id: str
    source: Source
    paragraph: str
    rule: str | None
    confidence: float | None
    resolved: tuple[Resolved, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """How a thing came about; `asked` is the id asked for, `id` the one that the thing has now."""

    asked: str
    id: str
    kind: Kind
    name: str
    passages: tuple[Passage, ...]
    judgements: tuple[Judgement, ...]
    pages: tuple[Resolved, ...] = ()
    """How the undated pages among the sources were dated from what other pages of the record date."""
    taught: tuple[Resolved, ...] = ()
    """Which other pages told what a short name stands for, or whose office a person holds."""


def why(record: Record, wanted: str) -> Why:
    """Return how the thing of an id came about.

    Raises:
        UnknownId: If nothing in the record has the id.
    """
    thing = record.thing(wanted)
    found = record.found(wanted)
    told = {source.article for source in thing.sources}
    return Why(
        asked=wanted,
        id=thing.id,
        kind=record.kind(wanted),
        name=_name(thing),
        passages=tuple(_passage(one) for one in found),
        judgements=record.judgements(wanted),
        pages=tuple(_pages_dated(record, told)),
        taught=tuple(dict.fromkeys(fact for one in found for fact in _taught(record, one))),
    )


def _pages_dated(record: Record, articles: Collection[str]) -> Iterator[Resolved]:
    """Yield why undated pages are taken to be of some day."""
    for reading in (one for one in record.undated() if one.article.id in articles):
        learned = learn(record.learning.tellers_like(reading))
        published, grounds = infer_published(reading, learned)
        for ground in grounds:
            yield _page_dated(reading, published, ground)


def _taught(record: Record, found: Found[Actor | Finding]) -> Iterator[Resolved]:
    """Yield which pages told what a finding takes from others: whose short name it bears, which state a person serves."""
    thing, article = found.thing, found.reading.article
    if isinstance(thing, (Agreement, Initiative)) and TAUGHT in thing.rule:
        base = record.learning.by_itself_of(article.id, article.sha256)
        for form in dict.fromkeys(one for one in (thing.acronym, thing.name) if one):
            for teller in record.learning.tellers(form):
                if taken_by(base, [teller.told]):
                    meaning = teller.told.name or teller.told.sort
                    yield Resolved(
                        "name", form, meaning, f"taught: {_where_told(teller.reading, teller.span)}"
                    )
    if isinstance(thing, Actor) and thing.country_basis == "record":
        for teaching in record.learning.tellers_like(found.reading):
            told = offices_of(teaching)
            if by_name(told).country_of(thing, article.published.date) == thing.country:
                span = next(one.held.evidence[0] for one in told if words(thing.name)[-1] in one.names)
                yield Resolved(
                    "country", thing.name, str(thing.country), f"taught: {_where_told(teaching, span)}"
                )


def _where_told(reading: Reading, span: Span) -> str:
    return f"{reading.article.title or reading.article.id}, “{_clause(reading, span)}”"


def _clause(reading: Reading, span: Span) -> str:
    """Return the sentence about a passage, as full stops and line breaks cut it."""
    text = reading.article.source(span.in_)
    opened = [match.end() for match in _CUTS.finditer(text, 0, span.start)]
    closed = _CUTS.search(text, span.end)
    return text[opened[-1] if opened else 0 : closed.start() if closed else len(text)].strip()


def _page_dated(reading: Reading, published: Published, ground: Ground) -> Resolved:
    known, trigger = ground.known, ground.event.trigger.text
    said = f"{trigger} … {ground.said}" if ground.said else trigger
    page = reading.article.title or reading.article.id
    bounds = f"{published.earliest or '?'} and {published.latest or '?'}"
    basis = f"inferred: {known.article} dates the same act {known.day}"
    return Resolved(f"published, {page}", said, f"said between {bounds}", basis)


def _name(thing: Thing) -> str:
    match thing:
        case ActorProfile():
            return thing.name
        case RecordedArticle():
            return thing.title or thing.id
        case _:
            return name_of(thing)


def _passage(found: Found[Actor | Finding]) -> Passage:
    thing, reading = found.thing, found.reading
    said = thing.mentions[:1] if isinstance(thing, Actor) else thing.evidence
    span = next(iter(said), None) or head_of(thing) or _opening(reading)
    rule, confidence = (None, None) if isinstance(thing, Actor) else (thing.rule, thing.confidence)
    return Passage(
        found.key,
        source_of_reading(reading, span),
        _paragraph(reading, span),
        rule,
        confidence,
        tuple(_resolved(reading, thing)),
    )


def _opening(reading: Reading) -> Span:
    """Return the first character of a page, for what points nowhere."""
    text = reading.article.text[:1] or " "
    return Span(0, 1, text, BODY)


def _paragraph(reading: Reading, span: Span) -> str:
    """Return the block that a passage stands in, or else the passage."""
    return next((block.text for block in reading.article.blocks if _holds(block, span)), span.text)


def _holds(block: Block, span: Span) -> bool:
    if span.in_ != BODY or block.start is None or block.end is None:
        return block.id == span.in_
    return block.start <= span.start and span.end <= block.end


def _resolved(reading: Reading, thing: Actor | Finding) -> Iterator[Resolved]:
    match thing:
        case Actor():
            yield _actor("actor", thing)
        case Event():
            yield from _actors(reading, "actor", thing.actor)
            yield from _actors(reading, "recipient", thing.recipient)
            yield from _actors(reading, "person", thing.persons)
            yield _when(reading, thing.date)
            yield from _where(reading, thing.place)
        case Agreement():
            yield from _actors(reading, "party", thing.parties)
            yield from _actors(reading, "signatory", [hand.person for hand in thing.signatories])
            yield from _date("signed", thing.signed)
            for step in thing.steps:
                yield from _date(f"step: {step.status}", step.date)
        case Initiative():
            yield from _actors(reading, "participant", thing.participants)
            for edition in thing.editions:
                yield from _date(f"edition {edition.ordinal or 'unnumbered'}", edition.date)
        case Statement():
            yield from _actors(reading, "speaker", [thing.speaker] if thing.speaker else [])
            yield from _date("said", thing.date)
        case Commitment():
            yield from _actors(reading, "by", thing.by)
            yield from _actors(reading, "to", thing.to)
            yield from _date("due", thing.due)


def _actors(reading: Reading, what: str, ids: Iterable[str]) -> Iterator[Resolved]:
    yield from (_actor(what, reading.actor(actor)) for actor in ids)


def _actor(what: str, actor: Actor) -> Resolved:
    said = actor.mentions[0].text if actor.mentions else actor.name
    offices = ", ".join(role.title for role in actor.roles)
    meaning = ", ".join(part for part in (actor.name, actor.kind, actor.country, offices) if part)
    return Resolved(what, said, meaning, f"country: {actor.country_basis}" if actor.country_basis else "")


def _when(reading: Reading, when: When) -> Resolved:
    time = next((time for time in reading.times if time.id == when.time), None)
    days = " to ".join(str(day) for day in dict.fromkeys((when.start, when.end)) if day)
    value = f" ({when.value})" if when.value else ""
    return Resolved(
        "date", time.text if time else "", (days or "not known") + value, f"{when.basis}, {when.precision}"
    )


def _where(reading: Reading, place: Where | None) -> Iterator[Resolved]:
    if place is None:
        return
    said = next((one.text for one in reading.places if one.id == place.place), "")
    at = "" if place.lat is None else f"{place.lat:.2f}, {place.lon:.2f}"
    yield Resolved("place", said, ", ".join(part for part in (place.name, place.country) if part), at)


def _date(what: str, day: PartialDate | None) -> Iterator[Resolved]:
    if day is not None:
        yield Resolved(what, "", str(day), "")
