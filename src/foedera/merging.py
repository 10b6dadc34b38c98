"""Operator + the act it governs -> one event: `refused to sign` is one refusal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from foedera.acts import QUADS, WRAPPED_CAMEO, Event, Scene
from foedera.frames import Frame
from foedera.lexicon import EventType
from foedera.modes import modes_told
from foedera.participants import parties
from foedera.pending import pending
from foedera.standing import HOSTILE, modes_of


def first_senses(made: Iterable[tuple[Frame, Event | None]]) -> list[tuple[Frame, Event | None]]:
    """Keep of the senses of a word the first that has what it needs, else the first."""
    best: dict[int, tuple[Frame, Event | None]] = {}
    for frame, event in made:
        at = frame.trigger.i
        if at not in best or (best[at][1] is None and event is not None):
            best[at] = frame, event
    return list(best.values())


_ASKING: frozenset[EventType] = frozenset({"REQUEST", "AGREE", "ACCUSE", "THREATEN"})


def answered(events: Sequence[Event]) -> Iterator[Event]:
    """Yield events in text order; who rejects without a word to whom answers what was asked or offered just before.

    `Mali demanded a pull-out; Chad has refused` is a refusal towards Mali of a demand on Chad.
    """
    told = sorted(events, key=lambda event: (event.trigger.start, event.trigger.end))
    for at, event in enumerate(told):
        before = told[at - 1] if at else None
        after = told[at + 1] if at + 1 < len(told) else None
        if before is not None and event.type == "REJECT" and _answers(event, before):
            yield _answer(event, before)
        elif after is not None and not event.recipient and after.type == "REJECT" and _answers(after, event):
            yield replace(event, recipient=after.actor)
        else:
            yield event


def _answer(refusal: Event, asked: Event) -> Event:
    """Return a refusal with whom it answers, and with what that one asked for or offered."""
    whom = refusal.recipient or asked.actor
    act = asked.act if refusal.act is None and refusal.status == "occurred" else None
    if act is None:
        return replace(refusal, recipient=whom)
    modes = modes_of("REJECT", act, refusal.modes)
    return replace(refusal, recipient=whom, act=act, status="refused", modes=modes)


def _answers(refusal: Event, asked: Event | None) -> bool:
    """Tell whether a refusal answers what another side asked for or offered."""
    if asked is None or asked.type not in _ASKING or refusal.trigger.start - asked.trigger.end > _ANSWER:
        return False
    apart = set(asked.actor).isdisjoint(refusal.actor) and set(refusal.recipient) <= set(asked.actor)
    return apart and bool(refusal.actor) and set(asked.recipient) <= set(refusal.actor)


_ANSWER = 200
"""Within how many characters an answer stands behind what it answers."""


def _own_state(wanted: str, event: Event, scene: Scene) -> bool:
    """Tell whether an actor is the state that one of an event's actors acts for."""
    state = scene.cast.get(wanted)
    return state.kind == "country" and state.country in {scene.cast.get(a).country for a in event.actor}


def merged(made: Sequence[tuple[Frame, Event | None]], scene: Scene) -> Iterator[Event]:
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
        if above is None or whole is None or (frame.loose and event is None):
            continue
        wraps = made[above][0].predicate
        if wraps.bare or wraps.offer:
            events[above] = _wrapping(whole, frame, event, scene)
            dropped.add(at)
    for at, event in enumerate(events):
        if event is not None and at not in dropped:
            yield _with_pending(event, made[at][0])


def _with_pending(event: Event, frame: Frame) -> Event:
    """Return an event with the act that it is about, where only the words beneath it tell that (`pledged them tents`)."""
    if _hollow(event.type, event.act):
        event = replace(event, act=None, status="occurred")
    found = pending(event, frame.trigger)
    if found is None:
        return event
    return replace(
        event,
        type=found.type,
        quad=QUADS[found.type],
        act=found.act,
        status=found.status,
        modes=modes_told(frame.trigger, found.type, found.act, found.modes),
        cameo=WRAPPED_CAMEO.get((found.type, found.act), event.cameo),
    )


def _hollow(kind: EventType, act: EventType | None) -> bool:
    """Tell whether an act only wraps others, or is too friendly to be threatened, and so is not what an event is about."""
    if kind == "THREATEN":
        return act is not None and act not in {*HOSTILE, "REJECT"}
    return act in {"AGREE", "REQUEST", "REJECT"}


def _wrapping(whole: Event, frame: Frame, event: Event | None, scene: Scene) -> Event:
    """Return the event of an operator with the act that it governs, and with who else takes part in that."""
    kind: EventType = whole.type
    act: EventType | None = (event.act if event else None) or frame.predicate.type
    status = event.status if event else frame.standing.status
    if act == "ACCUSE" and frame.trigger.pos_ == "NOUN":
        kind, act, status = whole.type, None, whole.status  # a charge is rejected, not what is charged
    elif _hollow(kind, act):
        kind, act, status = whole.type, None, whole.status
    elif kind == "AGREE" and act in {"RETREAT", "CONCEDE"}:
        kind, act = "CONCEDE", "RETREAT" if act == "RETREAT" else None
    if event is not None:
        acting, others = event.actor, event.recipient
    else:
        told = parties(frame, scene)
        acting, others = told.actors, told.recipients
    asked = [a for a in acting if a not in whole.actor and not _own_state(a, whole, scene)]
    mutual = status == "cancelled" and "both" in frame.predicate.needs
    if not asked and not whole.recipient:
        sides = [a for a in others if kind != "REQUEST" or scene.cast.get(a).kind != "people"]
        asked = [a for a in sides if a not in whole.actor and not _own_state(a, whole, scene)]
    return replace(
        whole,
        actor=tuple(dict.fromkeys([*whole.actor, *asked])) if mutual else whole.actor,
        type=kind,
        quad=QUADS[kind],
        act=act,
        status=status,
        modes=modes_told(frame.trigger, kind, act, frame.predicate.modes) if act else whole.modes,
        contexts=whole.contexts or (event.contexts if event else ()),
        recipient=() if mutual else tuple(dict.fromkeys([*whole.recipient, *asked])),
        cameo=WRAPPED_CAMEO.get((kind, act), whole.cameo) if act else whole.cameo,
        place=whole.place or (event.place if event else None),
        initiatives=tuple(dict.fromkeys([*whole.initiatives, *(event.initiatives if event else ())])),
    )


def unrepeated(events: Iterable[Event]) -> Iterator[Event]:
    """Drop an event that tells the same act of the same participants in the same sentence a second time."""
    seen: set[tuple[object, ...]] = set()
    for event in sorted(events, key=lambda e: -e.confidence):
        key = (event.type, event.act, event.status, event.actor, event.recipient, event.evidence)
        if key not in seen:
            seen.add(key)
            yield event
