"""Trigger, coded type -> modes: how an act was done, where the words of its clause tell more than its verb does."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from foedera.grammar import is_passive, objects, passive_subjects
from foedera.knowledge import table
from foedera.lexicon import EventType
from foedera.phrases import Phrases, by_first_word, own_words, phrase_of, phrases_at
from foedera.standing import modes_of

_MEANS = frozenset(
    "drone firearms heavy-weapons explosives suicide-attack primitive unconventional beat aerial".split()
)
_LOOSE: dict[EventType, frozenset[str]] = {
    "ASSAULT": _MEANS,
    "PROTEST": frozenset({"demo", "strike"}),
    "MOBILIZE": frozenset({"troops"}),
    "COERCE": frozenset({"restrict"}),
    "THREATEN": frozenset({"violence", "relations", "restrict"}),
}
"""Modes that an entry has for want of a closer one, and that give way to what the clause tells."""
_HOWEVER = frozenset({"kill", "slay", "murder", "killing", "slaying", "war"})
"""Words that tell an act of violence and nothing of its means."""
_SINGLE = frozenset({"REQUEST", "REJECT", "THREATEN", "PROTEST", "COERCE", "SANCTION", "RETREAT"})
_ASKED = frozenset({"REQUEST", "REJECT"})
_CHANGED = frozenset({"ACCUSE", "COERCE", "MOBILIZE", "PROTEST", "REJECT", "SANCTION"})


@cache
def mode_phrases(kind: EventType) -> Phrases:
    """Return the words and phrases that tell modes of a type."""
    return by_first_word(
        phrase_of(variant, (mode,))
        for told, variants, mode, _ in (row.cells for row in table("modes.tsv", 4))
        if told == kind
        for variant in variants.split(", ")
    )


def modes_told(
    trigger: Token, kind: EventType, act: EventType | None, entry: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the modes of a coded event: those of the words of its clause, of its act, or of the lexicon's entry."""
    modes = modes_of(kind, act, entry)
    if kind == "COERCE" and modes == ("seize",) and _seizes_person(trigger):
        return ("arrest",)
    if kind in _ASKED and act == "RETREAT" and "resign" in entry:
        return ("change",)
    settled = bool(modes) and not _LOOSE.get(kind, frozenset()).issuperset(modes)
    if settled or (act is not None and kind not in {*_ASKED, "THREATEN"}):
        return modes
    told = _told(trigger, kind)
    if not told and kind == "REQUEST" and act in _CHANGED:
        return ("change",)
    return told or (() if modes == ("firearms",) and trigger.lemma_ in _HOWEVER else modes)


def _seizes_person(trigger: Token) -> bool:
    """Tell whether it is somebody with a name who is taken, and no thing."""
    taken = passive_subjects(trigger) if is_passive(trigger) else objects(trigger)
    return any(noun.ent_type_ == "PERSON" and " " in noun.text for noun in taken)


def _told(trigger: Token, kind: EventType) -> tuple[str, ...]:
    """Return the modes that the words of a clause tell, one of those that exclude each other: that of the nearest word."""
    found = phrases_at(own_words(trigger), mode_phrases(kind))
    near = sorted(found, key=lambda pair: (abs(pair[0].i - trigger.i), pair[0].i))
    told = list(dict.fromkeys(mode for _, phrase in near for mode in phrase.shows))
    means = [mode for mode in told if mode in _MEANS]
    kept = [mode for mode in told if mode not in _MEANS or mode == means[0]]
    return tuple(kept[:1] if kind in _SINGLE else kept)
