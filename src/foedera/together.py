"""Trigger -> the verbs of other clauses that tell of the same day and place (`shot him as he left Jenin on Monday`)."""

from __future__ import annotations

from spacy.tokens import Token

from foedera.grammar import children, mood

_MEANWHILE = frozenset({"as", "while", "when", "where"})
_TOLD = frozenset({"past", "perfect"})
_BEFALLING = frozenset(
    "kill wound injure hit destroy damage leave claim take begin start end empty last last continue break erupt paralyse "
    "paralyze cripple rock shake".split()
)
"""Verbs whose subject may be an act, and that tell what it did: `a strike killed nine on Monday`."""


def clauses_together(trigger: Token) -> list[Token]:
    """Return the verbs over and under an act that tell of the same time and place, the nearest first.

    They are the verb that an infinitive, a participle or a clause with `as`, `while`, `when` hangs on, the first of
    coordinated verbs, and those of such clauses beneath the act.
    """
    above = _above(trigger)
    below = [clause for clause in children(trigger, "advcl") if _is_meanwhile(clause)]
    return [*above, *(clause for clause in below if mood(clause) == mood(trigger))]


def _above(trigger: Token) -> list[Token]:
    over = trigger.head
    if over == trigger or over.pos_ not in {"VERB", "AUX"}:
        return []
    if trigger.pos_ == "NOUN":
        tells = trigger.dep_ in {"nsubj", "nsubjpass"} and over.lemma_ in _BEFALLING
        return [over] if tells else []
    if trigger.dep_ == "xcomp":
        return [over]
    if trigger.dep_ == "conj":
        same = mood(trigger) in {mood(over), "none"}
        return [over] if same and not children(trigger, "nsubj", "nsubjpass") else []
    if trigger.dep_ != "advcl":
        return []
    loose = trigger.tag_ == "VBG" and not children(trigger, "mark", "aux", "advmod")
    same = _is_meanwhile(trigger) and mood(trigger) == mood(over) and mood(over) in _TOLD
    return [over] if loose or same else []


def _is_meanwhile(clause: Token) -> bool:
    return bool({c.lower_ for c in children(clause, "mark", "advmod")} & _MEANWHILE)
