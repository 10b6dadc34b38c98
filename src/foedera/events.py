"""Doc + actors, times, places -> Events: who did what to whom, and whether it happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from spacy.tokens import Doc, Token

from foedera.actors import Actor, Cast
from foedera.article import Article
from foedera.dating import When, date_act
from foedera.evidence import Span
from foedera.frames import Frame, find_frames
from foedera.grammar import (
    agents,
    children,
    clause,
    has_aux,
    is_passive,
    objects,
    passive_subjects,
    prep_objects,
    sentence_of,
    span_of,
    subjects,
)
from foedera.instruments import Initiative, date_holding, stands_for_instrument
from foedera.knowledge import knowledge
from foedera.lexicon import EventType, Lexicon
from foedera.places import Place, Where, place_act
from foedera.standing import EventStatus, Standing, coded, demanded, modes_of, standing_of
from foedera.times import Timex

Stance = Literal["asserted", "denied", "alleged"]
Quad = Literal[1, 2, 3, 4]

QUADS: dict[EventType, Quad] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""The quad class of each type: verbal and material cooperation, verbal and material conflict."""
# CAMEO codes of acts that are only announced, asked for or refused.
_WRAPPED_CAMEO: dict[tuple[EventType, EventType], str] = {
    ("AGREE", "CONSULT"): "036", ("AGREE", "COOPERATE"): "031", ("AGREE", "AID"): "033", ("AGREE", "SUPPORT"): "030",
    ("REQUEST", "CONSULT"): "106", ("REQUEST", "AID"): "103", ("REQUEST", "COOPERATE"): "101", ("REQUEST", "RETREAT"): "105",
    ("REJECT", "CONSULT"): "125", ("REJECT", "AID"): "122", ("REJECT", "COOPERATE"): "121", ("REJECT", "RETREAT"): "124",
    ("THREATEN", "ASSAULT"): "138", ("THREATEN", "SANCTION"): "131",
}  # fmt: skip
_BARE_CAMEO: dict[EventType, str] = {
    "AGREE": "030",
    "REQUEST": "100",
    "REJECT": "120",
    "THREATEN": "130",
    "CONCEDE": "080",
}
_HOLDING = frozenset(
    "hold host convene conclude attend chair co-chair open launch organise organize stage complete".split()
)
_BODIES = frozenset(
    {"country", "government", "military", "organisation", "armed_group", "court", "party", "company"}
)


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose word an event rests on, where it is not the page's own voice."""

    by: tuple[str, ...]
    statement: str | None
    stance: Stance


@dataclass(frozen=True, slots=True)
class Size:
    """How many people an event touched; null where the page does not say."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom (PLOVER type, modes, contexts), when, where, and whether it happened."""

    id: str
    type: EventType
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    quad: Quad
    act: EventType | None
    status: EventStatus
    background: bool
    claim: Claim | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    persons: tuple[str, ...]
    date: When
    place: Where | None
    size: Size
    agreements: tuple[str, ...]
    initiatives: tuple[str, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a page offers to fill events with."""

    article: Article
    cast: Cast
    times: Sequence[Timex]
    places: Sequence[Place]
    initiatives: Sequence[Initiative]

    def initiatives_at(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return the initiatives that any of these tokens names."""
        spans = {(m.start, m.end): i.id for i in self.initiatives for m in i.mentions}
        found = [spans[t.idx, t.idx + len(t)] for t in tokens if (t.idx, t.idx + len(t)) in spans]
        return tuple(dict.fromkeys(found))

    def acting(self, token: Token) -> list[str]:
        """Return the actors that a token, or what belongs to it, stands for."""
        named = self.initiatives_at([token])
        if named:
            return [p for i in self.initiatives if i.id in named for p in i.participants]
        known = [actor.id for actor in self.cast.acting(token)]
        return known or [self.cast.state(code, span).id for code, span in self._nations(token)]

    def _nations(self, token: Token) -> Iterator[tuple[str, Span]]:
        """Yield the states whose adjectives stand with a thing (`a Chilean frigate`), or that a word is the adjective of."""
        if token.pos_ == "PRON":
            return
        for word in (token, *children(token, "amod", "nmod", "compound")):
            nation = knowledge().country_of_adjective(word.text) if word.text[:1].isupper() else None
            if nation is not None:
                yield nation.code, span_of(self.article, word)


def find_events(
    doc: Doc,
    cast: Cast,
    times: Sequence[Timex],
    places: Sequence[Place],
    initiatives: Sequence[Initiative],
    article: Article,
    lexicon: Lexicon,
) -> tuple[Event, ...]:
    """Return what the page tells of acts, in text order, each with its standing and its evidence."""
    scene = _Scene(article, cast, times, places, initiatives)
    made = _first_senses((frame, _event(frame, scene)) for frame in find_frames(doc, lexicon))
    events = [*_merged(made, scene), *_editions(doc, scene, lexicon)]
    ordered = sorted(_unrepeated(events), key=lambda e: (e.trigger.start, e.trigger.end))
    return tuple(replace(event, id=f"e{at}") for at, event in enumerate(ordered, 1))


def _first_senses(made: Iterable[tuple[Frame, Event | None]]) -> list[tuple[Frame, Event | None]]:
    """Keep of the senses of a word the first that has what it needs, else the first."""
    best: dict[int, tuple[Frame, Event | None]] = {}
    for frame, event in made:
        at = frame.trigger.i
        if at not in best or (best[at][1] is None and event is not None):
            best[at] = frame, event
    return list(best.values())


def _event(frame: Frame, scene: _Scene) -> Event | None:
    actors, recipients = _parties(frame, scene)
    predicate, standing = frame.predicate, frame.standing
    if not _satisfied(frame, scene, actors, recipients):
        return None
    status = (
        "ongoing"
        if predicate.ongoing and standing.status == "occurred" and not _past(frame)
        else standing.status
    )
    kind, act = coded(predicate.type, standing)
    if predicate.offer and standing.effect is None:
        status, act = "proposed", act or _offered(frame)
    elif predicate.act and act is None and standing.status == "occurred":
        status, act = cast("EventStatus", predicate.status or status), predicate.act
    when = _when(frame, scene)
    persons = [a for a in (*actors, *recipients) if scene.cast.get(a).kind == "person"]
    first, last = _trigger_ends(frame)
    return Event(
        id="e0",
        type=kind,
        modes=modes_of(kind, act, predicate.modes),
        contexts=predicate.contexts,
        cameo=predicate.cameo if act is None else _WRAPPED_CAMEO.get((kind, act), _BARE_CAMEO.get(kind)),
        quad=QUADS[kind],
        act=act,
        status=status,
        background=has_aux(frame.trigger, "had"),
        claim=_claim(standing, scene),
        actor=tuple(actors),
        recipient=tuple(recipients),
        persons=tuple(dict.fromkeys(persons)),
        date=when,
        place=place_act(frame.trigger, frame.tokens("place"), scene.places),
        size=Size(),
        agreements=(),
        initiatives=scene.initiatives_at([*clause(frame.trigger), *_occasions(frame.trigger)]),
        trigger=span_of(scene.article, first, last),
        evidence=(sentence_of(scene.article, frame.trigger),),
        rule=f"lexicon:{predicate.id}",
        confidence=_confidence(frame, actors, recipients),
    )


def _claim(standing: Standing, scene: _Scene) -> Claim | None:
    """Return who denies an act, or lays it to somebody."""
    operator = standing.operator
    if (
        operator is None
        or operator.pos_ not in {"VERB", "AUX"}
        or standing.effect not in {"denied", "alleged"}
    ):
        return None
    telling = agents(operator) if is_passive(operator) else subjects(operator)
    by = tuple(dict.fromkeys(actor for token in telling for actor in scene.acting(token)))
    return Claim(by, None, "denied" if standing.effect == "denied" else "alleged")


def _occasions(trigger: Token) -> list[Token]:
    """Return what a nominal event took place at where the parse hangs that on its verb (`described his talks during …`)."""
    over = trigger.head
    nominal = (
        trigger.pos_ == "NOUN" and trigger.dep_ in {"dobj", "nsubj", "nsubjpass"} and over.pos_ == "VERB"
    )
    return prep_objects(over, "during", "at") if nominal else []


def _offered(frame: Frame) -> EventType | None:
    """Return the act that an invitation is to, where it is to a place (`invited him to the palace`)."""
    word = frame.words[-1]
    goal = [
        t
        for t in prep_objects(word, "to")
        if t.pos_ == "PROPN" or t.lemma_ in {"talk", "summit", "meeting", "visit"}
    ]
    return frame.predicate.toward if goal and (word.pos_ == "VERB" and objects(word)) else None


def _when(frame: Frame, scene: _Scene) -> When:
    """Return when an act took place; what is told as done cannot lie behind the page's own day."""
    published = scene.article.published
    when = date_act(frame.trigger, scene.times, published)
    told_as_done = frame.standing.status == "occurred"
    if told_as_done and published.date and when.start and when.start > published.date.latest:
        return When(None, published.date.latest, "none", False, None, "bound", None)
    return when


def _parties(frame: Frame, scene: _Scene) -> tuple[list[str], list[str]]:
    both = [a for token in frame.tokens("both") for a in scene.acting(token)]
    actors = [a for token in frame.tokens("actor") for a in scene.acting(token)]
    recipients = [a for token in frame.tokens("recipient") for a in scene.acting(token)]
    if not actors and not both:  # `the programme was launched` is its partners' doing
        actors = [a for token in frame.tokens("initiative") for a in scene.acting(token)]
    actors = list(dict.fromkeys([*actors, *both]))
    operator = frame.standing.operator
    if frame.standing.effect == "alleged" and operator is not None and operator.pos_ == "VERB":
        accused = passive_subjects(operator) if is_passive(operator) else objects(operator)
        blamed = [a for token in accused for a in scene.acting(token)]
        telling = {a for token in subjects(operator) for a in scene.acting(token)}
        actors = [a for a in actors if a not in telling] or list(dict.fromkeys(blamed))
    if demanded(frame.trigger) and frame.standing.operator is not None:
        asking = [a for token in subjects(frame.standing.operator) for a in scene.acting(token)]
        return list(dict.fromkeys(asking)), [a for a in actors if a not in asking]
    return actors, [r for r in dict.fromkeys(recipients) if r not in actors]


def _satisfied(frame: Frame, scene: _Scene, actors: Sequence[str], recipients: Sequence[str]) -> bool:
    """Tell whether a frame has what its predicate needs, and actors that such acts are told of."""
    filled = {
        "actor": bool(actors),
        "both": len(actors) > 1 or (len(actors) == 1 and _are_several(frame)),
        "recipient": bool(recipients),
        "instrument": any(
            stands_for_instrument(t) or scene.initiatives_at([t]) for t in frame.tokens("instrument")
        ),
        "initiative": any(scene.initiatives_at([t]) for t in frame.tokens("initiative")),
    }
    if not all(filled[need] for need in frame.predicate.needs):
        return False
    if frame.tokens("actor") and not actors:
        return False  # somebody does it who is no participant: a striker signs a contract
    who = [scene.cast.get(a) for a in (*actors, *recipients)]
    if not frame.predicate.officials or not actors or any(_official(a) for a in who[: len(actors)]):
        return True
    return any(
        _official(a) for a in who[len(actors) :]
    )  # what people do to a state or a body is no private matter


def _are_several(frame: Frame) -> bool:
    """Tell whether those who act are several under one name: `Caribbean leaders conferred`."""
    return any(
        t.tag_ in {"NNS", "NNPS"} or t.lower_ in {"two", "three", "both", "they"} for _, t in frame.filled[:1]
    )


def _official(actor: Actor) -> bool:
    named = actor.kind == "person" and actor.name.rpartition(" ")[2][:1].isupper()
    return actor.kind in _BODIES or bool(actor.roles) or (named and bool(actor.country or actor.sector))


def _past(frame: Frame) -> bool:
    return frame.trigger.tag_ in {"VBD", "VBN"}


def _trigger_ends(frame: Frame) -> tuple[Token, Token]:
    """Return the first and last word of the trigger; the verb alone where its noun stands far off."""
    words = sorted(frame.words, key=lambda t: t.i)
    near = words[-1].i - words[0].i <= 4
    return (words[0], words[-1]) if near else (frame.words[-1], frame.words[-1])


def _confidence(frame: Frame, actors: Sequence[str], recipients: Sequence[str]) -> float:
    score = 0.6 + 0.1 * (frame.trigger.pos_ == "VERB") + 0.1 * bool(recipients or len(actors) > 1)
    return round(score + 0.1 * (frame.standing.status in {"occurred", "planned"}), 2)


def _own_state(wanted: str, event: Event, scene: _Scene) -> bool:
    """Tell whether an actor is the state that one of an event's actors acts for."""
    state = scene.cast.get(wanted)
    return state.kind == "country" and state.country in {scene.cast.get(a).country for a in event.actor}


def _merged(made: Sequence[tuple[Frame, Event | None]], scene: _Scene) -> Iterator[Event]:
    """Make one event of an operator that is a predicate itself and the act it governs.

    `extended an invitation … to collaborate` is one offer of cooperation, not an offer and a cooperation; `refused
    to sign` is one refusal. The act that is governed need not tell by itself who does it (`demanded a ceasefire`).
    """
    by_word = {
        word.i: at for at, (_, event) in enumerate(made) if event is not None for word in made[at][0].words
    }
    events = [event for _, event in made]
    dropped: set[int] = set()
    for at, (frame, event) in enumerate(made):
        operator = frame.standing.operator
        above = by_word.get(operator.i) if operator is not None else None
        whole = events[above] if above is not None and above != at else None
        if above is None or whole is None:
            continue
        wraps = made[above][0].predicate
        if wraps.bare or wraps.offer:
            events[above] = _wrapping(whole, frame, event, scene)
            dropped.add(at)
    yield from (event for at, event in enumerate(events) if event is not None and at not in dropped)


def _wrapping(whole: Event, frame: Frame, event: Event | None, scene: _Scene) -> Event:
    """Return the event of an operator with the act that it governs, and with who else takes part in that."""
    kind: EventType = whole.type
    act: EventType | None = (event.act if event else None) or frame.predicate.type
    status = event.status if event else frame.standing.status
    if act == "ACCUSE" and frame.trigger.pos_ == "NOUN":
        kind, act, status = whole.type, None, whole.status  # a charge is rejected, not what is charged
    elif kind == "AGREE" and act in {"RETREAT", "CONCEDE"}:
        kind, act = "CONCEDE", "RETREAT" if act == "RETREAT" else None
    acting, others = (event.actor, event.recipient) if event else _parties(frame, scene)
    asked = [a for a in acting if a not in whole.actor and not _own_state(a, whole, scene)]
    mutual = status == "cancelled" and "both" in frame.predicate.needs
    if not asked and not whole.recipient:
        asked = [a for a in others if a not in whole.actor and not _own_state(a, whole, scene)]
    return replace(
        whole,
        actor=tuple(dict.fromkeys([*whole.actor, *asked])) if mutual else whole.actor,
        type=kind,
        quad=QUADS[kind],
        act=act,
        status=status,
        modes=modes_of(kind, act, whole.modes),
        recipient=() if mutual else tuple(dict.fromkeys([*whole.recipient, *asked])),
        cameo=_WRAPPED_CAMEO.get((kind, act), whole.cameo) if act else whole.cameo,
        place=whole.place or (event.place if event else None),
        initiatives=tuple(dict.fromkeys([*whole.initiatives, *(event.initiatives if event else ())])),
    )


def _editions(doc: Doc, scene: _Scene, lexicon: Lexicon) -> Iterator[Event]:
    """Yield the holdings of dialogues and forums: held, postponed, planned, or spoken of as past."""
    kinds = {i.id: i for i in scene.initiatives if i.kind in {"dialogue", "forum", "exercise"}}
    for token in doc:
        for named in scene.initiatives_at([token]):
            standing = _holding_standing(token, lexicon) if named in kinds else None
            if standing is not None:
                event = _holding(token, kinds[named], standing, scene)
                if event is not None:
                    yield event


def _holding_standing(token: Token, lexicon: Lexicon) -> Standing | None:
    """Tell how a named dialogue stands to the facts, where the words make an event of it."""
    if token.dep_ == "pobj" and token.head.lower_ in {"during", "at", "after", "following", "since"}:
        return Standing("occurred")
    verb = token.head
    if token.dep_ in {"dobj", "nsubjpass"} and (
        verb.lemma_ in _HOLDING or lexicon.verb_effects.get(verb.lemma_) in {"cancelled", "postponed"}
    ):
        return standing_of(token, lexicon)
    if token.dep_ == "nsubj" and verb.lemma_ in {
        "take",
        "begin",
        "start",
        "open",
        "conclude",
        "end",
        "convene",
        "bring",
    }:
        return standing_of(verb, lexicon)
    held = [v for v in children(token, "relcl", "acl") if v.lemma_ in _HOLDING]
    return standing_of(held[0], lexicon) if held else None


def _holding(token: Token, initiative: Initiative, standing: Standing, scene: _Scene) -> Event | None:
    verb = token.head if token.dep_ in {"dobj", "nsubjpass", "nsubj"} else None
    hosts = (
        (agents(verb) if is_passive(verb) else subjects(verb))
        if verb is not None and token.dep_ != "nsubj"
        else []
    )
    spoken = [a for t in [*hosts, *prep_objects(token, "between", "with")] for a in scene.acting(t)]
    actors = tuple(dict.fromkeys([*spoken, *initiative.participants]))
    if not actors:
        return None
    act: EventType = "COOPERATE" if initiative.kind == "exercise" else "CONSULT"
    kind, wrapped = coded(act, standing)
    ending = [a for t in hosts for a in scene.acting(t)] if kind == "REJECT" else []
    recipients = tuple(a for a in actors if a not in ending) if ending else ()
    return Event(
        id="e0",
        type=kind,
        modes=modes_of(kind, wrapped, ()),
        contexts=("military",) if initiative.kind == "exercise" else ("diplomatic",),
        cameo=_WRAPPED_CAMEO.get((kind, wrapped)) if wrapped else "062" if act == "COOPERATE" else "040",
        quad=QUADS[kind],
        act=wrapped,
        status=standing.status,
        background=False,
        claim=None,
        actor=tuple(dict.fromkeys(ending)) or actors,
        recipient=recipients,
        persons=tuple(a for a in actors if scene.cast.get(a).kind == "person"),
        date=date_holding(token, scene.times, scene.article.published),
        place=place_act(verb or token, (), scene.places),
        size=Size(),
        agreements=(),
        initiatives=(initiative.id,),
        trigger=span_of(scene.article, token),
        evidence=(sentence_of(scene.article, token),),
        rule="edition",
        confidence=0.75,
    )


def _unrepeated(events: Iterable[Event]) -> Iterator[Event]:
    """Drop an event that tells the same act of the same participants in the same sentence a second time."""
    seen: set[tuple[object, ...]] = set()
    for event in sorted(events, key=lambda e: -e.confidence):
        key = (event.type, event.act, event.status, event.actor, event.recipient, event.evidence)
        if key not in seen:
            seen.add(key)
            yield event
