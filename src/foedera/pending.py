"""Trigger -> act: what is asked for, promised, refused or threatened, where no frame tells it.

The words that the trigger governs tell it (`demanded their release`, `pledged ten million dollars`), the uppermost first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Token

from foedera.acts import Event
from foedera.grammar import children, is_passive
from foedera.knowledge import table
from foedera.lexicon import EventType
from foedera.phrases import Phrases, by_first_word, phrase_of, phrases_at
from foedera.standing import EventStatus

_STATUS: dict[EventType, EventStatus] = {
    "AGREE": "planned",
    "REQUEST": "proposed",
    "REJECT": "refused",
    "THREATEN": "hypothetical",
}
"""How an act stands to the facts that is promised, asked for, refused, threatened."""
_CANCELLING = frozenset(
    "cancel scrap scratch scrub shelve axe abandon call suspend break drop cut withdraw quit walk pull leave revoke rescind "
    "end terminate abort annul strike".split()
)
_DELAYING = frozenset("postpone defer delay adjourn reschedule put push".split())
_TELLING = frozenset({"invite", "invitation", "stay", "stand", "boycott"})
"""Words that are no mere wrapping: they tell themselves what is offered or refused."""
_FLOUTING = frozenset("violate breach flout ignore defy contravene".split())
_ENDING = frozenset({"end", "stop", "finish"})
_CHARGES = frozenset(
    "charge accusation allegation claim criticism report suggestion insinuation reproach account version blame".split()
)
_CONTENT = frozenset({"xcomp", "ccomp", "advcl", "dobj", "prep", "pcomp", "acl", "pobj", "oprd", "attr"})
_ABOUT = frozenset({"for", "of", "to", "with", "on", "in", "into", "against", "from", "out"})
_DEEP = 6
_OPEN = frozenset({"occurred", "ongoing", "proposed", "planned", "hypothetical"})
_PAYING: frozenset[EventType] = frozenset({"AGREE", "REQUEST"})
_SPOKEN: frozenset[EventType] = frozenset({"REQUEST", "THREATEN"})
_QUOTING = frozenset({"parataxis", "ccomp"})
_PARTICLES = frozenset("in out back home away off through up down over".split())
_GIVING = frozenset("offer promise pledge vow".split())
_NO_GIFTS = frozenset(
    "plan proposal idea map solution compromise deal term scheme project word readiness willingness change reform answer "
    "policy opportunity chance congratulation condolence apology explanation himself herself itself themselves".split()
)
_CONDITIONS = frozenset(
    "if unless after before when while as since because although though until once".split()
)


@cache
def act_phrases(kind: EventType) -> Phrases:
    """Return the words and phrases that tell the act that an event of a type is about."""
    return by_first_word(
        phrase_of(variant, tuple(act.split()))
        for kinds, variants, act, _ in (row.cells for row in table("acts.tsv", 4))
        if kind in kinds.split()
        for variant in variants.split(", ")
    )


@dataclass(frozen=True, slots=True)
class Pending:
    """An event of a promise, request, refusal or threat as the words beneath it code it."""

    type: EventType
    act: EventType
    status: EventStatus
    modes: tuple[str, ...]


def pending_act(trigger: Token, kind: EventType) -> tuple[str, ...]:
    """Return the act that a promise, request, refusal or threat is about, with its mode, by the words it governs."""
    content = _content(trigger, kind)
    idle = trigger.lemma_ in _FLOUTING or any(token.lemma_ in _CHARGES | _ENDING for token in content[:1])
    if kind not in _STATUS or idle:
        return ()
    depth = {token.i: _depth(token, trigger) for token in content}
    found = phrases_at(_with_particles(content), act_phrases(kind))
    ordered = sorted(found, key=lambda pair: (depth[pair[0].i], pair[0].i))
    told = [phrase.shows for _, phrase in ordered]
    if not told and kind in _PAYING and any(token.ent_type_ == "MONEY" for token in content):
        told = [("AID",)]
    if not told and trigger.lemma_ in _TELLING and not children(trigger, "xcomp", "ccomp"):
        own = phrases_at(_with_particles([trigger, *trigger.children]), act_phrases(kind))
        told = [phrase.shows for at, phrase in own if at == trigger]
    return next(iter(told), ())


def pending(event: Event, trigger: Token) -> Pending | None:
    """Return the coding of an event whose act only the words that its trigger governs tell."""
    if event.act is not None or event.status not in _OPEN:
        return None
    told = pending_act(trigger, event.type) or _gift(event, trigger)
    if not told:
        return None
    act = cast("EventType", told[0])
    status = event.status if event.status in {"proposed", "hypothetical"} else _STATUS[event.type]
    if event.type == "REJECT" and trigger.lemma_ in _CANCELLING | _DELAYING:
        status = "cancelled" if trigger.lemma_ in _CANCELLING else "planned"
    kind: EventType = "CONCEDE" if event.type == "AGREE" and act == "RETREAT" else event.type
    return Pending(kind, act, status, told[1:])


def _gift(event: Event, trigger: Token) -> tuple[str, ...]:
    """Take a thing that is promised to somebody for help: `pledged them five lorries`."""
    of = [noun for prep in children(trigger, "prep") if prep.lower_ == "of" for noun in prep.children]
    given = [*children(trigger, "dobj"), *of] if trigger.lemma_ in _GIVING else []
    gives = event.type == "AGREE" and bool(event.recipient) and not children(trigger, "xcomp", "ccomp")
    things = [t for t in given if t.pos_ == "NOUN" and t.lemma_ not in _NO_GIFTS]
    return ("AID",) if gives and things else ()


def _content(trigger: Token, kind: EventType) -> list[Token]:
    """Return the words of what is asked for, promised, refused or threatened, without who is told of it."""
    kept = _below(_heads(trigger), trigger)
    over = trigger.head
    if kept or over == trigger:
        return kept
    if trigger.dep_ in {"relcl", "acl"} and over.pos_ in {"NOUN", "PROPN", "NUM"}:
        return _below([over], trigger)
    marks = {mark.lower_ for mark in children(trigger, "mark", "prep")}
    echo = trigger.dep_ == "advcl" and "as" in marks  # `they let him go, as Mali had demanded`
    if over.pos_ in {"VERB", "AUX"} and (echo or (trigger.dep_ in _QUOTING and kind in _SPOKEN)):
        return _below([over], trigger)
    return []


def _heads(trigger: Token) -> list[Token]:
    """Return the words under a trigger that begin what it is about; whom it is said to stands beside a clause."""
    below = [c for c in trigger.children if c.dep_ in _CONTENT and not _aside(c, trigger)]
    clauses = [c for c in below if c.dep_ in {"xcomp", "ccomp"}]
    if clauses:
        return clauses
    things = [c for c in below if not (c.dep_ == "prep" and c.lower_ not in _ABOUT)]
    return [*things, *(children(trigger, "nsubjpass") if is_passive(trigger) else [])]


def _aside(word: Token, trigger: Token) -> bool:
    """Tell whether a clause says under what conditions or when, or a phrase on what occasion, not what."""
    if word.dep_ == "prep":
        return word.i < trigger.i and trigger.pos_ == "VERB"
    marks = {mark.lower_ for mark in children(word, "mark", "advmod")}
    return word.dep_ == "advcl" and (word.i < trigger.i or bool(marks & _CONDITIONS))


def _with_particles(words: Iterable[Token]) -> list[Token]:
    """Return words in text order, particles beside their verbs: `bring them back` as `bring back`."""
    ordered = sorted(words, key=lambda token: token.i)
    moved = {p.i for token in ordered if token.pos_ == "VERB" for p in _particles(token)}
    joined: list[Token] = []
    for token in ordered:
        if token.i not in moved:
            joined += [token, *(_particles(token) if token.pos_ == "VERB" else [])]
    return joined


def _particles(verb: Token) -> list[Token]:
    near = [c for c in children(verb, "prt", "advmod", "prep") if c.lower_ in _PARTICLES]
    return [c for c in near if verb.i < c.i and not list(c.children)]


def _below(heads: Iterable[Token], trigger: Token) -> list[Token]:
    """Return words with all that hangs on them, nearest first, save the trigger's own and relative clauses."""
    kept = [head for head in heads if head != trigger]
    for token in kept:
        kept += [c for c in token.children if c != trigger and not _apart(c)]
    return kept


def _apart(word: Token) -> bool:
    """Tell whether words under what is told are about something else: relative clauses, conditions, `what they signed`."""
    marks = {mark.lower_ for mark in children(word, "mark", "advmod", "dobj", "nsubj")}
    clause = word.dep_ in {"advcl", "ccomp"} and bool(marks & (_CONDITIONS | {"what"}))
    return clause or word.dep_ in {"relcl", "parataxis", "dative"}


def _depth(token: Token, trigger: Token) -> int:
    """Return how many words of their own stand between a word and the trigger; a preposition is none."""
    steps = 0
    for over in token.ancestors:
        if over == trigger or steps > _DEEP:
            break
        steps += over.pos_ not in {"ADP", "PART"}
    return steps
