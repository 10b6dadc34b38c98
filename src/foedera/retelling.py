"""Events of a page -> each act once: what later words only speak of again adds its evidence to the event it retells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from foedera.acts import Event
from foedera.grammar import children, prep_objects

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_LOOKING_BACK = frozenset({"after", "following", "during", "since", "before", "amid"})
_SHARED = frozenset({"SUPPORT", "AGREE", "CONSULT"})
"""What is done together, so that another word of the same entry tells no second one (`inked`, `signed`)."""
_DONE = frozenset({"occurred", "ongoing"})


def retold(events: Iterable[Event], doc: Doc) -> list[Event]:
    """Return events in text order, each act once; a retelling lends its evidence, and the day and place the first lacks."""
    kept = list[tuple[Event, Token]]()
    for event in sorted(events, key=lambda one: (one.trigger.start, one.trigger.end)):
        head = _head(event, doc)
        first = next(
            (at for at, one in enumerate(kept) if head is not None and _retells(event, head, *one)), None
        )
        if first is None or head is None:
            kept.append((event, head if head is not None else doc[0]))
        else:
            kept[first] = _with(kept[first][0], event), kept[first][1]
    return [event for event, _ in kept]


def _head(event: Event, doc: Doc) -> Token | None:
    span = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    if span is None:
        return None
    return next((token for token in span if token.pos_ == "NOUN"), span.root)


def _retells(event: Event, head: Token, earlier: Event, other: Token) -> bool:
    """Tell whether an event only speaks again of an earlier one: of that sort, not of other parties or another day."""
    if (event.type, event.act) != (earlier.type, earlier.act) or _stand_apart(event, earlier):
        return False
    if event.trigger.start < earlier.evidence[0].end and event.evidence == earlier.evidence:
        return False  # two acts of one sentence
    if head.pos_ == "NOUN" and _looks_back(head):
        return not _others(event, earlier) or not (event.recipient or _says_whose(head))
    worded = head.lemma_ == other.lemma_ or (event.rule == earlier.rule and event.type in _SHARED)
    return worded and _same_parties(event, earlier)


def _stand_apart(event: Event, earlier: Event) -> bool:
    """Tell whether two events differ in how they stand to the facts, or are dated to days without a day in common."""
    if event.status != earlier.status and not {event.status, earlier.status} <= _DONE:
        return True
    one, other = event.date, earlier.date
    if None in {one.start, one.end, other.start, other.end} or "bound" in {one.basis, other.basis}:
        return False
    return one.start > other.end or other.start > one.end  # type: ignore[operator]


def _looks_back(noun: Token) -> bool:
    """Tell whether a noun speaks of an act as known: `the attack`, `following talks`."""
    if any(det.lower_ in _POINTING for det in children(noun, "det")):
        return True
    return noun.dep_ == "pobj" and noun.head.lower_ in _LOOKING_BACK and not children(noun, "amod", "det")


def _says_whose(noun: Token) -> bool:
    return bool(children(noun, "poss") or prep_objects(noun, "by", "of", "between", "with"))


def _others(event: Event, earlier: Event) -> bool:
    """Tell whether an event has a participant that the earlier one lacks."""
    return not {*event.actor, *event.recipient} <= {*earlier.actor, *earlier.recipient}


def _same_parties(event: Event, earlier: Event) -> bool:
    """Tell whether the same did it to the same, as far as both tell; who acts together must be the same people."""
    actors, before = set(event.actor), set(earlier.actor)
    if not event.recipient and not earlier.recipient:
        return actors <= before or (before <= actors and event.type not in _SHARED)
    whom = not event.recipient or not earlier.recipient or bool(set(event.recipient) & set(earlier.recipient))
    return (not actors or bool(actors & before)) and whom


def _with(first: Event, again: Event) -> Event:
    lacking = first.date.start is None or first.date.basis == "bound"
    return replace(
        first,
        date=again.date
        if lacking and again.date.start is not None and again.date.basis != "bound"
        else first.date,
        place=first.place or again.place,
        recipient=first.recipient or tuple(a for a in again.recipient if a not in first.actor),
        evidence=tuple(dict.fromkeys([*first.evidence, *again.evidence])),
    )
