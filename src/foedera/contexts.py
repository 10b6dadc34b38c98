"""Trigger, participants -> contexts: what an act is about, by the words of its clause and by who takes part.

What the words of the act's own clause name counts first, then what its sentence names; words that are mere signs of a
context (`foreign minister`, `dollars`) count where nothing names one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from spacy.tokens import Token

from foedera.actors import Actor
from foedera.grammar import sentence_at
from foedera.knowledge import table
from foedera.lexicon import EventType
from foedera.phrases import Phrase, Phrases, by_first_word, own_words, phrase_of, phrases_at

Context = Literal[
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression", "human_security",
    "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum",
    "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber",
    "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
]  # fmt: skip
"""The contexts of PLOVER 0.8."""


_KINDS_OF_CRIME = frozenset({"corruption", "illegal_drugs", "trafficking"})
_BESIDE = frozenset({"legislative", "legal", "territory"})
"""What the act and who does it show beside what the words name: parliaments and courts do their own work whatever it is
about, and who takes ground takes territory."""
_MOST = 2
_NEAR = 16
_FOUGHT: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_OPPOSITION = frozenset({"OPP"})
_TALKS: frozenset[EventType] = frozenset({"CONSULT", "SUPPORT"})
_WORDS: frozenset[EventType] = frozenset({"AGREE", "REQUEST", "REJECT", "ACCUSE", "CONCEDE", "THREATEN"})
_IRREGULAR = frozenset({"REB", "PRM", "CRM", "UAF"})
_STATE = frozenset({"MIL", "COP", "GOV", "SPY"})
_PEOPLE = frozenset({"CVL", "OPP", "SOC", "EDU", "JRN", "LAB", "REL"})
_OFFICIAL = frozenset({"country", "government"})
_SPEAKING = frozenset({"GOV", "IGO"})
_BY_KIND = {"military": "MIL", "court": "JUD", "country": "STATE"}
_ARMED: tuple[EventType, ...] = (
    "ASSAULT",
    "MOBILIZE",
    "COERCE",
    "RETREAT",
    "COOPERATE",
    "THREATEN",
    "CONCEDE",
    "CONSULT",
    "AGREE",
    "REQUEST",
    "SUPPORT",
)
_JUDGED: tuple[EventType, ...] = ("ACCUSE", "SANCTION", "COERCE", "REQUEST", "REJECT", "RETREAT")
_VOTED: tuple[EventType, ...] = ("SUPPORT", "REJECT", "REQUEST", "SANCTION", "AGREE", "ACCUSE")
_BY_SECTOR: dict[tuple[EventType, str], str] = {
    **{(act, "MIL"): "military" for act in _ARMED},
    **{(act, "JUD"): "legal" for act in _JUDGED},
    **{(act, "LEG"): "legislative" for act in _VOTED},
    **{(act, "SPY"): "intelligence" for act in _ARMED},
    **{(act, "CRM"): "crime" for act in _ARMED},
    ("ASSAULT", "STATE"): "military",
    ("MOBILIZE", "STATE"): "military",
    ("PROTEST", "LAB"): "economic",
}
"""What an act by somebody of a sector shows."""
_OF_SECTOR: dict[tuple[EventType, str], str] = {
    ("ASSAULT", "MIL"): "military",
    ("REQUEST", "JUD"): "legal",
    ("AID", "REF"): "asylum",
    ("COERCE", "JRN"): "rights_freedoms",
}
"""What an act upon somebody of a sector shows."""


@cache
def context_phrases() -> Phrases:
    """Return the words and phrases of the table and the contexts they show; signs are not sure."""
    return by_first_word(
        phrase_of(variant, tuple(contexts.split()), sure=weight == "topic")
        for variants, contexts, weight, _ in (row.cells for row in table("contexts.tsv", 4))
        for variant in variants.split(", ")
    )


def contexts_of(
    trigger: Token,
    act: EventType,
    actors: Sequence[Actor],
    recipients: Sequence[Actor],
    own: Sequence[str] = (),
) -> tuple[str, ...]:
    """Return the contexts of an event, the surest first: at most two that words or participants show.

    `act`: what is done, or asked for, refused, planned; `own`: the contexts of the lexicon's entry, which stand where
    the words name no topic.
    """
    near = list(phrases_at(own_words(trigger), context_phrases()))
    parties = _by_parties(act, actors, recipients)
    topics = _ranked(trigger, [found for found in near if found[1].sure])
    if "repression" in parties:
        shown = [*parties, *topics]
    elif topics:
        shown = [*topics, *(context for context in (*own, *parties) if context in _BESIDE)]
    else:
        shown = [*own, *parties] or _ranked(trigger, near)[:1]
        states = _of_several_states((*actors, *recipients))
        shown = shown or (["diplomatic"] if states and act in _TALKS else _around(trigger))
        shown = shown or (["diplomatic"] if states and act in _WORDS else [])
    irregular = act in _FOUGHT and _irregular(actors, recipients)
    return _settled(shown, irregular=irregular)


def _around(trigger: Token) -> list[str]:
    """Return what the words beside the clause are about, where one stands near."""
    around = phrases_at(sentence_at(trigger.doc, trigger.i), context_phrases())
    return _ranked(trigger, [(at, p) for at, p in around if p.sure and abs(at.i - trigger.i) <= _NEAR])[:1]


def _ranked(trigger: Token, found: Sequence[tuple[Token, Phrase]]) -> list[str]:
    """Return the contexts of words, those of the words nearest to the trigger first."""
    near = sorted(found, key=lambda pair: (abs(pair[0].i - trigger.i), pair[0].i))
    return list(dict.fromkeys(context for _, phrase in near for context in phrase.shows))


def _by_parties(done: EventType, actors: Sequence[Actor], recipients: Sequence[Actor]) -> list[str]:
    """Return what the participants show: forces fight, courts judge, states speak to states."""
    if _suppresses(done, actors, recipients):
        return ["repression"]
    by_actor = [_BY_SECTOR.get((done, sector)) for one in actors for sector in _sectors(one)]
    by_recipient = [_OF_SECTOR.get((done, sector)) for one in recipients for sector in _sectors(one)]
    found = [context for context in (*by_actor, *by_recipient) if context]
    return list(dict.fromkeys(found))


def _sectors(one: Actor) -> tuple[str, ...]:
    told = (one.sector,) if one.sector else ()
    return (*told, *one.sectors, *((_BY_KIND[one.kind],) if one.kind in _BY_KIND else ()))


def _suppresses(done: EventType, actors: Sequence[Actor], recipients: Sequence[Actor]) -> bool:
    """Tell whether the forces of a state act upon its own people, or limit its opposition."""
    people = _PEOPLE if done == "ASSAULT" else _OPPOSITION if done == "COERCE" else frozenset()
    states = {one.country for one in actors if not _STATE.isdisjoint(_sectors(one))}
    return any(
        one.country and one.country in states and not people.isdisjoint(_sectors(one)) for one in recipients
    )


def _of_several_states(parties: Iterable[Actor]) -> bool:
    official = [one for one in parties if one.kind in _OFFICIAL or not _SPEAKING.isdisjoint(_sectors(one))]
    return len({one.country or one.name for one in official}) > 1


def _settled(shown: Iterable[str], *, irregular: bool) -> tuple[str, ...]:
    """Keep the first contexts of those that stand beside each other.

    `crime` yields to its kinds, and `military` is of state forces only (manual 0.8, section 2.2).
    """
    kept = list(dict.fromkeys(shown))
    dropped = set()
    if not _KINDS_OF_CRIME.isdisjoint(kept):
        dropped.add("crime")
    if irregular or not {"peacekeeping", "repression"}.isdisjoint(kept):
        dropped.add("military")
    return tuple([context for context in kept if context not in dropped][:_MOST])


def _irregular(actors: Sequence[Actor], recipients: Sequence[Actor]) -> bool:
    """Tell whether all who act are armed without being a state's, and none of its forces are their match."""
    armed = [not _IRREGULAR.isdisjoint(_sectors(one)) for one in actors]
    return bool(armed) and all(armed) and not any("MIL" in _sectors(one) for one in recipients)
