"""Instrument tokens -> Steps: what the words around an instrument say of its life, and who had a hand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from spacy.tokens import Token

from foedera.grammar import children, conjuncts, has_aux, is_passive, mood, negated, prep_objects
from foedera.instrument_words import opening_of
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
_DECIDED = frozenset({"renewed", "suspended", "terminated", "ratified"})
"""Statuses that are brought about by deciding on them: `voted to suspend the pact`."""
_VOTING = frozenset({"vote", "decide", "resolve", "opt", "choose", "elect", "decision", "move", "consent"})
_DECLARING = frozenset({"agree", "announce", "declare", "notify", "inform", "tell", "order", "notice"})
_SAYING = frozenset({"say", "add", "confirm", "state", "write"})
_ASSEMBLED = frozenset("treaty agreement convention pact accord framework".split())
"""Instruments that a conference adopts before anybody signs them."""
_TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
_JOINING = frozenset({"join"})
_ASSENT = frozenset({"consent", "approval", "assent", "nod", "blessing"})
"""What a parliament gives to an instrument that it ratifies."""
_DUE = frozenset({"due", "set", "ready", "likely", "expected", "scheduled", "slated", "poised"})
_HANDS = frozenset({"name", "signature", "pen", "hand", "initial", "seal"})
"""What one puts to an instrument to sign it."""
_ONLY_SIGNED = frozenset({"sign", "initial", "ink", "adopt", "conclude", "ratify"})
"""What is done to an instrument and not to what it is on."""
_ENDING = frozenset({"conclude", "complete", "finish", "end", "finalise", "finalize"})
_PARTS = frozenset(
    "whole part rest remainder version implementation application validity provision term text all most operation duration "
    "participation involvement membership role compliance".split()
)
"""What is done to these is done to the instrument itself: `suspended its participation in the treaty`."""
_CALLING = frozenset({"declare", "call", "consider", "pronounce"})
_DOWN = frozenset({"down", "apart", "through"})
_AHEAD = frozenset(
    {"imminent", "expected", "pending", "awaited", "eventual", "possible", "upcoming", "planned"}
)
_GOING_ON = frozenset({"resume", "continue", "restart", "reopen", "revive"})
_TALKS = frozenset({"negotiation", "talk", "discussion", "dialogue", "consultation"})
_MATTERS = frozenset("bill law question matter debate talk process vote referendum decree road".split())
"""What is about a step tells nothing of its being taken: `a bill on the ratification of the accord`."""
_OF_PARTS = frozenset({"of", "in", "with"})
_OVER = frozenset({"dead", "void", "over", "null", "finished"})


@dataclass(frozen=True, slots=True)
class StepWord:
    """A word that tells a step, where the instrument stands to it, and the status it brings."""

    lemma: str
    noun: bool
    slot: str
    status: AgreementStatus
    planned: AgreementStatus | None
    lasting: bool = False
    """Whether it tells how an instrument stands rather than what becomes of it (`breached the truce`)."""


@dataclass(frozen=True, slots=True)
class Told:
    """A step as the page tells it of one instrument token: the word that tells it, and the status it comes to."""

    token: Token
    word: Token
    status: AgreementStatus
    standing: Standing
    decision: Token | None = None
    """The word that decides on the step where it counts as done: `voted to suspend it`."""
    weak: bool = False
    """Whether it is no step but tells how an instrument stands: `may leave the pact`, `breached the truce`."""
    aim: AgreementStatus | None = None
    """The status that the step brings where it is taken in full."""


@cache
def step_words() -> dict[tuple[str, bool, str], StepWord]:
    """Return the step words by lemma, whether it is a noun, and slot."""
    found = {}
    for row in table("steps.tsv", 5):
        lemma, kind, slot, status, planned = row.cells
        short = None if planned in {"=", "lasts"} else cast("AgreementStatus", planned)
        found[lemma, kind == "noun", slot] = StepWord(
            lemma, kind == "noun", slot, cast("AgreementStatus", status), short, planned == "lasts"
        )
    return found


def steps_of(token: Token, lexicon: Lexicon) -> Iterator[Told]:
    """Yield the steps that the words governing an instrument token tell of it."""
    for word, slot in [*_governors(token), *_idioms(token), *_participles(token)]:
        entry = step_words().get((word.lemma_.lower(), word.pos_ in {"NOUN", "PROPN"}, slot))
        if entry is None:
            continue
        standing = _stands(word, lexicon)
        if standing is None:
            continue
        decision = _ended_talks(entry, word, lexicon) or (
            _decision(entry, word, lexicon) if standing.status == "planned" else None
        )
        if decision is not None:
            done = "announced" if entry.status == "negotiating" else entry.status
            yield Told(token, word, done, standing, decision, aim=entry.status)
            continue
        status = _status(entry, word, token, standing)
        yield Told(token, word, status, standing, weak=_is_weak(entry, status), aim=entry.status)


def _is_weak(entry: StepWord, status: AgreementStatus) -> bool:
    """Tell whether a word only shows that an instrument is there: what lasts, what may end, what is yet to take effect."""
    if entry.lasting or (status == "in force" and entry.status in _LATE):
        return True
    return entry.status in {"in force", "ratified"} and status != entry.status


def _stands(word: Token, lexicon: Lexicon) -> Standing | None:
    """Return how the act that a step word tells stands to the facts, None where the words only speak about it."""
    over = word.head.head if word.dep_ in {"pobj", "pcomp"} else word
    if word.pos_ == "NOUN":
        if any(c.lower_ in _AHEAD for c in children(word, "amod")):
            return Standing("planned")
        if over is not word and over.lemma_ in _MATTERS:
            return None
    elif _is_talked_of(word) or (
        any(c.lower_ == "be" for c in children(word, "auxpass")) and not children(word, "aux")
    ):
        return Standing("proposed")  # `proposed that the contract be extended`
    return standing_of(word, lexicon) or _awaited(word)


def _is_talked_of(word: Token) -> bool:
    """Tell whether an act is only what talks are about: `negotiations for concluding a pact`."""
    return word.dep_ == "pcomp" and word.head.head.lemma_.lower() in _TALKS


def _awaited(word: Token) -> Standing | None:
    """Take a passive infinitive on an instrument for a plan: `the text, to be signed in May, …`."""
    to = is_passive(word) and mood(word) == "infinitive" and word.dep_ in {"relcl", "acl", "advcl", "xcomp"}
    return Standing("planned") if to else None


def _ended_talks(entry: StepWord, noun: Token, lexicon: Lexicon) -> Token | None:
    """Return the verb that tells that talks on an instrument came to their end: `concluded talks on the pact`."""
    verb = noun.head
    talks = entry.noun and entry.status == "negotiating" and noun.dep_ in {"dobj", "nsubjpass"}
    if not talks or verb.lemma_ not in _ENDING:
        return None
    stands = standing_of(verb, lexicon)
    return verb if stands is not None and stands.status == "occurred" else None


def _decision(entry: StepWord, word: Token, lexicon: Lexicon) -> Token | None:
    """Return the word by which a step that lies ahead is decided on already, None where nothing decides it."""
    over = word.head if word.dep_ in {"xcomp", "ccomp", "acl", "relcl"} else None
    ahead = mood(word) == "future" or (over is not None and has_aux(word, "would"))
    if entry.status == "suspended" and ahead and (over is None or over.lemma_ in _SAYING):
        return word  # `will hold the treaty in abeyance, the minister said`
    if over is None or entry.status not in _DECIDED or negated(over):
        return None
    if over.lemma_ not in _VOTING and (over.lemma_ not in _DECLARING or entry.status == "ratified"):
        return None
    stands = standing_of(over, lexicon)
    return over if stands is None or stands.status in {"occurred", "ongoing"} else None


def _idioms(token: Token) -> Iterator[tuple[Token, str]]:
    """Yield the verbs of phrases on an instrument: `put their names to it`, `put it on hold`, `it is dead`."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ in {"to", "under", "on"}:
        over = verb.head if verb.head.pos_ == "VERB" else verb.head.head
        if any(thing.lemma_.lower() in _HANDS for thing in children(over, "dobj")):
            yield over, "hand"
        if any(thing.lemma_.lower() in _ASSENT for thing in children(over, "dobj")):
            yield over, "consent"
    if token.dep_ in {"dobj", "nsubjpass", "nsubj"}:
        ends = [
            noun for prep in children(verb, "prep") if prep.lower_ == "on" for noun in children(prep, "pobj")
        ]
        if any(noun.lower_ in {"hold", "ice"} for noun in ends):
            yield verb, "hold"
    if any(noun.lower_ == "abeyance" for noun in prep_objects(verb, "in")):
        yield verb, "abeyance"
    yield from _endings(token, verb)


def _endings(token: Token, verb: Token) -> Iterator[tuple[Token, str]]:
    """Yield the verbs that tell with another word that an instrument came to its end: `declared it over`, `broke down`."""
    beside = children(verb, "acomp", "oprd", "advmod", "prt")
    at_end = any(noun.lower_ == "end" for noun in prep_objects(verb, "at"))
    declared = token.dep_ == "dobj" and verb.lemma_ in _CALLING
    if (token.dep_ == "nsubj" or declared) and (at_end or any(c.lower_ in _OVER for c in beside)):
        yield verb, "over"
    if token.dep_ == "nsubj" and verb.lower_ in _OVER and verb.head.lemma_ in _CALLING:
        yield verb.head, "over"  # `declared the truce dead`
    if token.dep_ == "nsubj" and any(c.lower_ in _DOWN for c in beside):
        yield verb, "down"
    if token.dep_ == "dobj" and any(law.lower_ in {"law", "force"} for law in prep_objects(verb, "into")):
        yield verb, "law"


def _status(entry: StepWord, word: Token, token: Token, standing: Standing) -> AgreementStatus:
    """Return the status that a step brings where it happened, or how far short of it the words stay."""
    if entry.lasting:
        return entry.status
    if entry.status == "expired" and mood(word) == "present":
        return "in force"  # `expires next year`
    if standing.status in {"occurred", "ongoing"}:
        return _done(entry, word, token)
    if entry.status in _LATE or entry.lemma in _JOINING:
        return "in force"  # what is to end or to be renewed is still there
    return _short_of(entry, word, token, standing)


def _short_of(entry: StepWord, word: Token, token: Token, standing: Standing) -> AgreementStatus:
    """Return how far a step that was not taken leaves an instrument that is not there yet."""
    if _is_talked_of(word) or (
        entry.status == "negotiating" and entry.noun and word.head.lemma_ in _GOING_ON
    ):
        return "negotiating"
    if standing.status == "planned" and entry.planned is not None:
        return entry.planned
    will_not = standing.status == "refused" and has_aux(word, "will", "wo", "would")
    if will_not and entry.status == "signed" and token.pos_ == "NOUN":
        return "cancelled"
    if entry.planned == "negotiating" and standing.status in {"proposed", "hypothetical"}:
        return "negotiating"
    return _BEFORE_LIFE[standing.status]


def _done(entry: StepWord, word: Token, token: Token) -> AgreementStatus:
    """Return what a step comes to that was taken: what a conference adopts is not signed yet, a truce that breaks ends."""
    if entry.lemma == "negotiate" and word.tag_ in {"VBN", "VBD"} and not has_aux(word, "being"):
        return "announced"  # `a pact negotiated last year` is there, one `being negotiated` is not
    last = token.text.lower().split()[-1]
    if entry.lemma == "adopt" and last in _ASSEMBLED:
        return "announced"
    return "terminated" if entry.status == "cancelled" and last in _TRUCES else entry.status


def _governors(token: Token) -> Iterator[tuple[Token, str]]:
    """Yield the words that an instrument token hangs on, with the slot it fills there."""
    head = _whole(token)
    while head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    while head.dep_ == "appos" and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head  # `a second document, the Memorandum of Agreement, was signed`
    if head.dep_ in {"dobj", "obj"} or (head.dep_ == "dep" and head.i > head.head.i):
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
    parted = token.dep_ == "pobj" and token.head.lower_ in _OF_PARTS and over.lemma_.lower() in _PARTS
    return over if parted else opening_of(token)


def _of_subject(verb: Token) -> Iterator[tuple[Token, str]]:
    """Yield what an instrument is to the verb that it is the subject of (`was ratified and entered into force`)."""
    due = [word for word in children(verb, "acomp", "oprd") if word.lower_ in _DUE]
    for to in children(verb, "xcomp") + [clause for word in due for clause in children(word, "xcomp")]:
        if is_passive(to) and (verb.lemma_ == "be" or verb.lower_ in _DUE):
            yield to, "object"  # `the pact is to be signed`, `was due to be signed`
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
    above = prep.head if prep.head.pos_ not in {"ADV", "ADP"} else prep.head.head  # `pulled out of`
    if prep.lower_ == "into" and above.pos_ == "VERB":
        yield above, "object"  # `entered into an agreement`
    yield above, prep.lower_
    if prep.lower_ == "including" and above.dep_ in {"dobj", "nsubjpass"}:
        yield above.head, "object"


def _participles(token: Token) -> Iterator[tuple[Token, str]]:
    """Yield participles that the parse leaves loose: `Signed in 1988, the pact …`, `its pact with Peru, signed in May`."""
    if token.dep_ in {"nsubj", "nsubjpass"}:
        yield from (
            (verb, "object") for verb in children(token.head, "advcl") if verb.i < token.i and _is_bare(verb)
        )
    behind = token.right_edge.i + 1
    if behind + 1 < len(token.doc) and token.doc[behind].text == ",":
        verb = token.doc[behind + 1]
        if verb.dep_ in {"advcl", "acl"} and _is_bare(verb):
            yield verb, "object"


def _is_bare(verb: Token) -> bool:
    return verb.tag_ == "VBN" and not children(verb, "aux", "auxpass", "nsubj", "nsubjpass", "mark")


def _relative(noun: Token) -> Iterator[tuple[Token, str]]:
    """Yield the verb of a clause on the instrument: `LEMOA, signed in 2016`, `the pact which they signed`."""
    for verb in [*children(noun, "acl", "relcl"), *_behind_partners(noun)]:
        if verb.dep_ == "acl" and verb.tag_ != "VBN":
            continue  # `an accord covering fish`
        slot = "subject" if any(t.tag_ in {"WDT", "WP"} for t in children(verb, "nsubj")) else "object"
        yield verb, _fronted(verb) or slot
        yield from _in_force(verb)
        for joined in children(verb, "conj"):
            in_force = list(_in_force(joined))
            yield from in_force or [(joined, slot if joined.tag_ == verb.tag_ else "subject")]


def _fronted(verb: Token) -> str | None:
    """Return the preposition that a clause on an instrument opens with: `a pact on which both are still talking`."""
    opening = (
        c
        for c in children(verb, "prep")
        if c.i < verb.i and any(t.tag_ == "WDT" for t in children(c, "pobj"))
    )
    return next((c.lower_ for c in opening), None)


def _behind_partners(noun: Token) -> Iterator[Token]:
    """Yield clauses on an instrument that the parse has hung on those it is between, or on what it is on.

    `with Peru, signed in 2001`; `a statement on migration, adopted in Lima`.
    """
    partners = [name for partner in prep_objects(noun, "between", "with") for name in conjuncts(partner)]
    matters = [name for matter in prep_objects(noun, "on", "about") for name in conjuncts(matter)]
    for verb in children(matters[-1], "acl") if matters else []:
        if verb.tag_ == "VBN" and verb.lemma_ in _ONLY_SIGNED:
            yield verb
    for verb in children(partners[-1], "relcl", "acl") if partners else []:
        of_it = any(t.lower_ == "which" for t in children(verb, "nsubj", "nsubjpass"))
        if of_it or (verb.tag_ == "VBN" and verb.dep_ == "acl" and not children(verb, "nsubj", "nsubjpass")):
            yield verb
