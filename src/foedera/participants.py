"""Frame + scene -> who takes part: the actors and recipients of an act, and whether it has those it needs."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from foedera.actors import Actor
from foedera.acts import Claim, Scene
from foedera.frames import Frame
from foedera.grammar import (
    agents,
    children,
    conjuncts,
    is_passive,
    objects,
    passive_subjects,
    prep_objects,
    subjects,
)
from foedera.instruments import stands_for_instrument
from foedera.lexicon import EventType
from foedera.standing import Standing, demanded

_BODIES = frozenset(
    {"country", "government", "military", "organisation", "armed_group", "court", "party", "company", "media"}
)
_OWNED: frozenset[EventType] = frozenset(
    {"ACCUSE", "ASSAULT", "COERCE", "SANCTION", "REJECT", "SUPPORT", "THREATEN", "AID", "PROTEST"}
)
"""Acts upon a thing that concern its owner: who raids an office raids a body."""
_BANDS = frozenset({"people", "armed_group", "military"})
_OPINIONS: frozenset[EventType] = frozenset({"REJECT", "THREATEN", "PROTEST"})
"""Acts that people who hold no office do in public."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Who takes part in an act, and how sure the model is of those that it found, 1 where the grammar tells them."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    sure_actor: float = 1.0
    sure_recipient: float = 1.0


def parties(frame: Frame, scene: Scene) -> Parties:
    """Return who acts in a frame, and whom that concerns."""
    both = [a for token in frame.tokens("both") for a in _who(token, scene)]
    actors = [a for token in frame.tokens("actor") for a in _who(token, scene)]
    recipients = [a for token in frame.tokens("recipient") for a in _who(token, scene)]
    if (not recipients and "recipient" in frame.predicate.needs) or frame.predicate.type in _OWNED:
        judged = frame.predicate.type in {"ACCUSE", "SUPPORT"}
        things = () if recipients else frame.tokens("recipient")
        recipients += [a for t in things for a in _owners(t, scene, judged=judged)]
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
        return Parties(tuple(dict.fromkeys(asking)), tuple(a for a in actors if a not in asking))
    return Parties(tuple(actors), tuple(r for r in dict.fromkeys(recipients) if r not in actors))


def _owners(thing: Token, scene: Scene, *, judged: bool) -> list[str]:
    """Return whose a thing is that an act is done to: `raided the offices of Mali`, `the debt that Mali ran up`.

    `judged`: it may be an act itself that is praised or blamed, and what it is of suffers it (`the arrest of the crew`).
    """
    if thing.pos_ != "NOUN":
        return []
    of = [t for t in prep_objects(thing, "of") if t.pos_ == "PROPN" or not judged]
    near = [
        *(c for p in children(thing, "poss") for c in conjuncts(_whose(p))),
        *of,
        *prep_objects(thing, "by", "against"),
        *(token for verb in children(thing, "acl") for token in agents(verb)),
        *(
            c
            for verb in children(thing, "relcl")
            if not children(verb, "ccomp")
            for c in children(verb, "nsubj")
            if c.tag_ not in {"WDT", "WP"}
        ),
    ]
    return [a for token in near for a in scene.acting(token)]


def _whose(possessor: Token) -> Token:
    """Return who owns a thing, through `whose`: `the firm, whose mine Mali outlawed`."""
    clauses = (over for over in possessor.ancestors if over.dep_ == "relcl")
    return next((verb.head for verb in clauses), possessor) if possessor.tag_ == "WP$" else possessor


def _who(token: Token, scene: Scene) -> list[str]:
    """Return whom a token stands for: of a band of men, the body they belong to (`fighters of the M23`)."""
    own = scene.acting(token)
    if token.pos_ != "NOUN" or any(scene.cast.get(a).kind not in _BANDS for a in own):
        return own
    of = [
        a for named in prep_objects(token, "of", "from") if named.pos_ == "PROPN" for a in scene.acting(named)
    ]
    bodies = [a for a in of if scene.cast.get(a).kind in {"armed_group", "military", "organisation"}]
    return bodies or own


def missing(frame: Frame, scene: Scene, told: Parties) -> frozenset[str]:
    """Return what the predicate of a frame needs and nothing fills."""
    return frozenset(need for need in frame.predicate.needs if not _is_met(need, frame, scene, told))


def _is_met(need: str, frame: Frame, scene: Scene, told: Parties) -> bool:
    if need == "actor":
        return bool(told.actors)
    if need == "both":
        return len(told.actors) > 1 or (len(told.actors) == 1 and _are_several(frame))
    if need == "recipient":
        return bool(told.recipients) or _touches_people(frame)
    named = frame.tokens("instrument" if need == "instrument" else "initiative")
    return any(
        (need == "instrument" and stands_for_instrument(t)) or scene.initiatives_at([t]) for t in named
    )


def done_by_such(frame: Frame, scene: Scene, told: Parties) -> bool:
    """Tell whether those act of whom such acts are told."""
    if frame.tokens("actor") and not told.actors:
        return False  # somebody does it who is no participant: a striker signs a contract
    actors = [scene.cast.get(a) for a in told.actors]
    if not frame.predicate.officials or not actors or any(map(is_official, actors)):
        return True
    if frame.predicate.type in _OPINIONS and any(a.kind == "people" and a.sector == "LAB" for a in actors):
        return True
    # what people do to a state or a body is no private matter
    return any(is_official(scene.cast.get(a)) for a in told.recipients)


def _touches_people(frame: Frame) -> bool:
    """Tell whether an act is done to people who are no known participants: `received them`, `sold it to the firm`."""
    people = {"him", "her", "them", "us", "whom"}
    return "place" not in dict(frame.predicate.roles).values() and any(
        token.lower_ in people for token in frame.tokens("recipient")
    )


def _are_several(frame: Frame) -> bool:
    """Tell whether those who act are several under one name: `Caribbean leaders conferred`."""
    return any(
        t.tag_ in {"NNS", "NNPS"} or t.lower_ in {"two", "three", "both", "they"} for _, t in frame.filled[:1]
    )


def is_official(actor: Actor) -> bool:
    """Tell whether what somebody does is a public affair: a state, a body, or a person of some standing."""
    named = actor.kind == "person" and actor.name.rpartition(" ")[2][:1].isupper()
    return actor.kind in _BODIES or bool(actor.roles) or (named and bool(actor.country or actor.sector))


def claim_of(standing: Standing, scene: Scene) -> Claim | None:
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
