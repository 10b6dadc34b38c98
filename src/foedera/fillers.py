"""Frame -> who of the sentence fills a slot that the grammar leaves empty, by what is measured of each participant.

A model of boosted trees weighs the participants that stand near an act; `tools/train_events.py` makes it from gold
readings. Its trees hold numbers alone: kinds of acts and participants, and the way through the parse between them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from spacy.tokens import Token

from foedera.actors import Actor
from foedera.acts import Scene
from foedera.board import ActorKind
from foedera.boosted import Trees, chances, read_model, trees_of
from foedera.frames import Frame
from foedera.grammar import is_passive, passive_subjects, sentence_at, subjects
from foedera.lexicon import EventType
from foedera.participants import Parties
from foedera.standing import EventStatus, coded

Wanted = Literal["actor", "recipient"]

SLOTS: tuple[Wanted, ...] = ("actor", "recipient")
TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(EventStatus)
KINDS: tuple[str, ...] = get_args(ActorKind)
DEPS = tuple(
    "nsubj nsubjpass dobj pobj poss compound amod appos conj dative agent attr npadvmod relcl acl advcl ccomp xcomp ROOT "
    "prep pcomp nmod".split()
)
_PREPS = tuple(
    "of to with against on in at from by for over between into about under among toward towards onto after".split()
)
_SECTORS = ("GOV", "MIL", "REB", "CVL", "OPP", "COP", "IGO", "BUS")
_FAR = 9
"""What is measured for a way through the parse where there is none: the participant stands in the sentence before."""
SEEN = (
    "type", "act", "predicate", "needs recipient", "takes recipient", "status", "governed", "phrase", "verb", "passive",
    "trigger dep", "up", "down", "verbs up", "verbs down", "preposition", "dep", "first dep", "last dep", "head dep",
    "name", "pronoun", "behind", "distance", "kind", "sector", "country", "of the actors' country", "mentions",
    "actors", "recipients", "in actor slot", "in recipient slot", "sentence before",
)  # fmt: skip
"""What is measured of a participant beside an act, in the order of the model's columns."""


@dataclass(frozen=True, slots=True)
class SlotModel:
    """The trees of one slot, and the odds from which on a participant fills it."""

    trees: Trees
    threshold: float


@dataclass(frozen=True, slots=True)
class _Way:
    """The way through the parse from a trigger to a participant: up to a common word, and down from it."""

    up: tuple[Token, ...]
    down: tuple[Token, ...]


@cache
def slot_model(wanted: Wanted) -> SlotModel:
    """Return the model of a slot; raise ValueError if it was trained on other measures."""
    data = read_model(f"fill_{wanted}.json", SEEN, "train_events.py")
    return SlotModel(trees_of(data["trees"]), float(data["threshold"]))


def with_fillers(
    frames: Sequence[Frame],
    told: Sequence[Parties],
    scene: Scene,
    models: Mapping[Wanted, SlotModel] | None = None,
) -> list[Parties]:
    """Return who takes part in each act of a page, with whom the models find for slots that are empty.

    `models`: those to ask, the bundled ones where none are given; a slot without a model stays as it is.
    """
    filled = list(told)
    for wanted in SLOTS:
        model = slot_model(wanted) if models is None else models.get(wanted)
        filled = filled if model is None else _filled(frames, filled, scene, wanted, model)
    return filled


def lacks(frame: Frame, parties: Parties, wanted: Wanted) -> bool:
    """Tell whether an act has an empty slot in which somebody belongs."""
    if wanted == "actor":
        return not parties.actors and not _done_by_others(frame)
    takes = any(holds == "recipient" for _, holds in frame.predicate.roles)
    return not parties.recipients and (takes or "recipient" in frame.predicate.needs)


def _done_by_others(frame: Frame) -> bool:
    """Tell whether an act is not for a model to lay to somebody: a signing is its parties', what things do is nobody's."""
    things = frame.predicate.people and any(
        word.pos_ == "NOUN" for word in (*subjects(frame.trigger), *passive_subjects(frame.trigger))
    )
    return bool(frame.tokens("instrument")) or things


def candidates(frame: Frame, parties: Parties, scene: Scene) -> Iterator[tuple[Token, Actor]]:
    """Yield who may fill a slot: the participants of the sentence, and the subjects of the one before."""
    taken = {*parties.actors, *parties.recipients}
    patients = () if parties.actors else {word.i for word in passive_subjects(frame.trigger)}
    sentence = sentence_at(frame.trigger.doc, frame.trigger.i)
    before = sentence_at(sentence.doc, sentence.start - 1) if sentence.start else ()
    leading = [token for token in before if token.dep_ in {"nsubj", "nsubjpass"}]
    for token in (*sentence, *leading):
        for actor in scene.cast.of(token):
            if token.i not in patients and actor.id not in taken and not _is_within(token, actor, scene):
                yield token, actor


def measured(frame: Frame, token: Token, actor: Actor, parties: Parties, scene: Scene) -> list[float]:
    """Return what is measured of a participant beside an act, a number for each of SEEN."""
    return [*_of_frame(frame), *_of_participant(frame, token, actor, parties, scene)]


def _of_participant(frame: Frame, token: Token, actor: Actor, parties: Parties, scene: Scene) -> list[float]:
    way = _way(frame.trigger, token)
    return [*_of_way(way, token), *_of_actor(frame, token, actor, parties, scene), way is None]


def code(known: Sequence[str], value: str | None) -> int:
    """Return a number for one of several names; the last for any other."""
    return known.index(value) if value in known else len(known)


def _is_within(token: Token, actor: Actor, scene: Scene) -> bool:
    """Tell whether a token stands in a mention whose head stands for the participant."""
    head = token.head
    if head.i == token.i or actor not in scene.cast.of(head):
        return False
    return any(m.start <= token.idx < m.end and m.start <= head.idx < m.end for m in actor.mentions)


def _filled(
    frames: Sequence[Frame], told: Sequence[Parties], scene: Scene, wanted: Wanted, model: SlotModel
) -> list[Parties]:
    asked = [
        (at, token, actor)
        for at, (frame, parties) in enumerate(zip(frames, told, strict=True))
        if lacks(frame, parties, wanted)
        for token, actor in candidates(frame, parties, scene)
    ]
    of_frames = {at: _of_frame(frames[at]) for at in dict.fromkeys(at for at, _, _ in asked)}
    rows = [
        [*of_frames[at], *_of_participant(frames[at], token, actor, told[at], scene)]
        for at, token, actor in asked
    ]
    best = [dict[str, float]() for _ in frames]
    for (at, _, actor), chance in zip(asked, chances(model.trees, rows), strict=True):
        best[at][actor.id] = max(chance, best[at].get(actor.id, 0.0))
    return [_taking(parties, best[at], model.threshold, wanted) for at, parties in enumerate(told)]


def _taking(parties: Parties, likely: dict[str, float], threshold: float, wanted: Wanted) -> Parties:
    if not likely:
        return parties
    found = tuple(actor for actor, chance in likely.items() if chance >= threshold)
    sure = max(likely.values())
    if wanted == "actor":
        return Parties(found, parties.recipients, sure, parties.sure_recipient)
    return Parties(parties.actors, found, parties.sure_actor, sure)


def _of_frame(frame: Frame) -> list[float]:
    predicate, standing, trigger = frame.predicate, frame.standing, frame.trigger
    kind, act = coded(predicate.type, standing)
    verb = trigger.pos_ == "VERB"
    return [
        code(TYPES, kind),
        code(TYPES, act),
        code(TYPES, predicate.type),
        "recipient" in predicate.needs,
        any(holds == "recipient" for _, holds in predicate.roles),
        code(STATUSES, standing.status),
        standing.operator is not None,
        len(frame.words) > 1,
        verb,
        is_passive(trigger) if verb else 2,
        code(DEPS, trigger.dep_),
    ]


def _of_way(way: _Way | None, token: Token) -> list[float]:
    if way is None:
        way_measures: list[float] = [_FAR, _FAR, _FAR, _FAR, code(_PREPS, None)]
        first, last = None, None
    else:
        preps = [t.lower_ for t in way.down if t.pos_ == "ADP"]
        way_measures = [
            len(way.up),
            len(way.down),
            sum(t.pos_ in {"VERB", "AUX"} for t in way.up[1:]),
            sum(t.pos_ in {"VERB", "AUX"} for t in way.down[:-1]),
            code(_PREPS, preps[-1] if preps else None),
        ]
        first = way.down[0].dep_ if way.down else None
        last = way.up[0].dep_ if way.up else None
    return [
        *way_measures,
        code(DEPS, token.dep_),
        code(DEPS, first),
        code(DEPS, last),
        code(DEPS, token.head.dep_),
    ]


def _way(trigger: Token, token: Token) -> _Way | None:
    up = [trigger, *trigger.ancestors]
    at = {word.i: steps for steps, word in enumerate(up)}
    down: list[Token] = []
    for word in (token, *token.ancestors):
        if word.i in at:
            return _Way(tuple(up[: at[word.i]]), tuple(reversed(down)))
        down.append(word)
    return None


def _of_actor(frame: Frame, token: Token, actor: Actor, parties: Parties, scene: Scene) -> list[float]:
    lands = {scene.cast.get(one).country for one in parties.actors} - {None}
    slots = {slot for slot, filler in frame.filled if filler.i == token.i}
    return [
        token.pos_ == "PROPN",
        token.pos_ == "PRON",
        token.i > frame.trigger.i,
        math.log1p(abs(token.i - frame.trigger.i)),
        code(KINDS, actor.kind),
        code(_SECTORS, actor.sector),
        actor.country is not None,
        actor.country in lands,
        len(actor.mentions),
        len(parties.actors),
        len(parties.recipients),
        "actor" in slots,
        "recipient" in slots,
    ]
