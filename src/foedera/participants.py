"""Frame + scene -> who takes part: the actors and recipients of an act, and whether it has those it needs."""

from __future__ import annotations

from collections.abc import Sequence

from foedera.actors import Actor
from foedera.acts import Claim, Scene
from foedera.frames import Frame
from foedera.grammar import agents, is_passive, objects, passive_subjects, subjects
from foedera.instruments import stands_for_instrument
from foedera.standing import Standing, demanded

_BODIES = frozenset(
    {"country", "government", "military", "organisation", "armed_group", "court", "party", "company"}
)


def parties(frame: Frame, scene: Scene) -> tuple[list[str], list[str]]:
    """Return who acts in a frame, and whom that concerns."""
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


def satisfied(frame: Frame, scene: Scene, actors: Sequence[str], recipients: Sequence[str]) -> bool:
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
