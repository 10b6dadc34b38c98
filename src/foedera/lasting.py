"""Trigger -> whether what is told as done still goes on, or is told as history."""

from __future__ import annotations

from spacy.tokens import Token

from foedera.grammar import children, mood

_STAYS = frozenset({"visit", "trip", "tour", "strike", "mission", "pilgrimage"})
_GOING_ON = frozenset({"continue", "rage", "grind", "drag", "persist", "escalate", "intensify"})
_BEGINNING = frozenset({"begin", "start", "resume"})
_AGES = frozenset({"decade", "generation", "century", "era"})
_COUNTS = frozenset({"once", "twice", "times", "repeatedly"})


def still_on(trigger: Token) -> bool:
    """Tell whether an act that is told as a fact still goes on: `still holds them`, `has shut the road since May`."""
    if trigger.pos_ == "NOUN":
        stays = trigger.dep_ == "pobj" and trigger.head.lower_ == "on" and trigger.lemma_ in _STAYS
        subject = trigger.dep_ == "nsubj" and trigger.head.lemma_ in _GOING_ON
        return (stays and _indefinite(trigger)) or (subject and mood(trigger.head) in {"present", "perfect"})
    beside = {c.lower_ for c in children(trigger, "advmod")}
    told = mood(trigger)
    if "still" in beside and told in {"present", "none"}:
        return True
    if trigger.dep_ == "xcomp" and trigger.head.lemma_ in _BEGINNING:
        return mood(trigger.head) == "perfect"
    since = any(c.lower_ == "since" for c in children(trigger, "prep"))
    return since and told == "perfect" and _has_now(trigger) and beside.isdisjoint(_COUNTS)


def _indefinite(noun: Token) -> bool:
    return any(c.lower_ in {"a", "an"} for c in children(noun, "det")) or not children(noun, "det", "poss")


def _has_now(verb: Token) -> bool:
    return any(c.lower_ in {"has", "have", "'s", "'ve", "’s", "’ve"} for c in children(verb, "aux"))


def told_as_history(trigger: Token) -> bool:
    """Tell whether the words of an act set it an era back: `a generation ago`, `once ruled`, `for decades they met`."""
    if trigger.pos_ != "VERB" or mood(trigger) not in {"past", "none"}:
        return False
    before = [c for c in trigger.children if c.i < trigger.i]
    once = any(c.dep_ == "advmod" and c.lower_ == "once" for c in before)
    below = [word for word in trigger.subtree if word.pos_ == "NOUN" and _is_age(word)]
    return once or any(_verb_over(word) == trigger for word in below)


def _verb_over(word: Token) -> Token | None:
    return next((over for over in word.ancestors if over.pos_ in {"VERB", "AUX"}), None)


def _is_age(noun: Token) -> bool:
    """Tell whether a noun measures ages that passed since: `a generation ago`, and in front `for twenty years`."""
    over = noun.head
    if noun.lemma_ in _AGES and over.lower_ == "ago":
        return True
    leads = over.lower_ == "for" and over.dep_ == "prep" and over.head.pos_ == "VERB" and over.i < over.head.i
    return leads and noun.lemma_ in _AGES | {"year"}
