"""Instrument tokens -> Steps: what the words around an instrument say of its life, and who had a hand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from spacy.tokens import Token

from foedera.grammar import children, conjuncts, is_passive, mood, prep_objects
from foedera.knowledge import table
from foedera.lexicon import Lexicon
from foedera.standing import Standing, standing_of

AgreementStatus = Literal[
    "proposed", "announced", "negotiating", "initialled", "signed", "ratified", "in force", "renewed", "suspended",
    "expired", "terminated", "cancelled", "denied",
]  # fmt: skip

_BEFORE_LIFE: dict[str, AgreementStatus] = {
    "planned": "announced", "proposed": "proposed", "refused": "proposed", "hypothetical": "proposed",
    "cancelled": "cancelled", "denied": "denied",
}  # fmt: skip


_LATE = frozenset({"renewed", "suspended", "expired", "terminated"})
_HANDS = frozenset({"name", "signature", "pen", "hand", "initial", "seal"})
"""What one puts to an instrument to sign it."""
_ENDING = frozenset({"conclude", "complete", "finish", "end", "finalise", "finalize"})
_PARTS = frozenset(
    "whole part rest remainder implementation application validity provision term text all most".split()
)
_OVER = frozenset({"dead", "void", "over", "null", "finished"})


@dataclass(frozen=True, slots=True)
class StepWord:
    """A word that tells a step, where the instrument stands to it, and the status it brings."""

    lemma: str
    noun: bool
    slot: str
    status: AgreementStatus
    planned: AgreementStatus | None


@dataclass(frozen=True, slots=True)
class Told:
    """A step as the page tells it of one instrument token: the word that tells it, and the status it comes to."""

    token: Token
    word: Token
    status: AgreementStatus
    standing: Standing


@cache
def step_words() -> dict[tuple[str, bool, str], StepWord]:
    """Return the step words by lemma, whether it is a noun, and slot."""
    found = {}
    for row in table("steps.tsv", 5):
        lemma, kind, slot, status, planned = row.cells
        short = None if planned == "=" else cast("AgreementStatus", planned)
        found[lemma, kind == "noun", slot] = StepWord(
            lemma, kind == "noun", slot, cast("AgreementStatus", status), short
        )
    return found


def steps_of(token: Token, lexicon: Lexicon) -> Iterator[Told]:
    """Yield the steps that the words governing an instrument token tell of it."""
    for word, slot in [*_governors(token), *_idioms(token)]:
        entry = step_words().get((word.lemma_.lower(), word.pos_ in {"NOUN", "PROPN"}, slot))
        if entry is None:
            continue
        standing = standing_of(word, lexicon)
        if standing is None:
            continue
        yield Told(token, word, _status(entry, word, standing), standing)


def _idioms(token: Token) -> Iterator[tuple[Token, str]]:
    """Yield the verbs of phrases on an instrument: `put their names to it`, `put it on hold`, `it is dead`."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ in {"to", "under", "on"}:
        over = verb.head if verb.head.pos_ == "VERB" else verb.head.head
        if any(thing.lemma_.lower() in _HANDS for thing in children(over, "dobj")):
            yield over, "hand"
    if token.dep_ in {"dobj", "nsubjpass", "nsubj"}:
        ends = [
            noun for prep in children(verb, "prep") if prep.lower_ == "on" for noun in children(prep, "pobj")
        ]
        if any(noun.lower_ in {"hold", "ice"} for noun in ends):
            yield verb, "hold"
    if any(noun.lower_ == "abeyance" for noun in prep_objects(verb, "in")):
        yield verb, "abeyance"
    ended = any(noun.lower_ == "end" for noun in prep_objects(verb, "at"))
    if token.dep_ == "nsubj" and (
        ended or any(c.lower_ in _OVER for c in children(verb, "acomp", "oprd", "advmod"))
    ):
        yield verb, "over"


def _status(entry: StepWord, word: Token, standing: Standing) -> AgreementStatus:
    """Return the status that a step brings where it happened, or how far short of it the words stay."""
    if entry.status == "expired" and mood(word) == "present":
        return "in force"  # `expires next year`
    if (
        word.pos_ == "NOUN"
        and word.dep_ == "dobj"
        and word.head.lemma_ in _ENDING
        and entry.status == "negotiating"
    ):
        return "announced"  # `concluded talks on the pact`
    if standing.status in {"occurred", "ongoing"}:
        return entry.status
    if entry.status in _LATE:
        return "in force"  # what is to end or to be renewed is still there
    if standing.status == "planned" and entry.planned is not None:
        return entry.planned
    if entry.planned == "negotiating" and standing.status in {"proposed", "hypothetical"}:
        return "negotiating"
    return _BEFORE_LIFE[standing.status]


def _governors(token: Token) -> Iterator[tuple[Token, str]]:
    """Yield the words that an instrument token hangs on, with the slot it fills there."""
    head = _whole(token)
    while head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    while head.dep_ == "appos" and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head  # `a second document, the Memorandum of Agreement, was signed`
    if head.dep_ in {"dobj", "obj"}:
        yield from ((verb, "object") for verb in _with_joined(head.head, head))
        yield from _relative(head)
    elif head.dep_ in {"nsubj", "nsubjpass"}:
        for verb in conjuncts(head.head):
            if verb == head.head or not children(verb, "nsubj", "nsubjpass"):
                yield from _of_subject(verb)
        yield from _relative(head)
    elif head.dep_ == "pobj":
        yield from _prepositional(head)
        yield from _relative(head)
    else:
        yield from _relative(head)


def _whole(token: Token) -> Token:
    """Return the noun that what is done to an instrument is told of: `suspended the whole of the pact`."""
    over = token.head.head
    parted = token.dep_ == "pobj" and token.head.lower_ == "of" and over.lemma_.lower() in _PARTS
    return over if parted else token


def _of_subject(verb: Token) -> Iterator[tuple[Token, str]]:
    """Yield what an instrument is to the verb that it is the subject of (`was ratified and entered into force`)."""
    for to in children(verb, "xcomp"):
        if verb.lemma_ == "be" and is_passive(to):
            yield to, "object"  # `the pact is to be signed`
    in_force = list(_in_force(verb))
    yield from in_force or [(verb, "object" if is_passive(verb) else "subject")]


def _with_joined(verb: Token, noun: Token) -> list[Token]:
    """Return a verb and the verbs that share its object (`signed and ratified the treaty`)."""
    return [verb, *(v for v in children(verb, "conj") if v.i < noun.i)] + (
        [verb.head] if _shares(verb) else []
    )


def _shares(verb: Token) -> bool:
    return verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb.head, "dobj", "nsubjpass")


def _in_force(verb: Token) -> Iterator[tuple[Token, str]]:
    for part in [*children(verb, "dobj"), *(n for p in children(verb, "prep") for n in children(p, "pobj"))]:
        if part.lower_ in {"force", "effect"}:
            yield verb, part.lower_


def _prepositional(noun: Token) -> Iterator[tuple[Token, str]]:
    prep = noun.head
    above = prep.head if prep.head.pos_ != "ADV" else prep.head.head  # `walked away from`
    if prep.lower_ == "into" and above.pos_ == "VERB":
        yield above, "object"  # `entered into an agreement`
    yield above, prep.lower_
    if prep.lower_ == "including" and above.dep_ in {"dobj", "nsubjpass"}:
        yield above.head, "object"


def _relative(noun: Token) -> Iterator[tuple[Token, str]]:
    """Yield the verb of a clause on the instrument: `LEMOA, signed in 2016`, `the pact which they signed`."""
    for verb in children(noun, "acl", "relcl"):
        if verb.dep_ == "acl" and verb.tag_ != "VBN":
            continue
        slot = "subject" if any(t.tag_ in {"WDT", "WP"} for t in children(verb, "nsubj")) else "object"
        yield verb, slot
        yield from _in_force(verb)
        yield from ((joined, slot) for joined in children(verb, "conj"))
