"""Promise -> what came of it by the page's later words: kept, missed, withdrawn, or open."""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Token

from foedera.grammar import children, mood, negated, sentence_at
from foedera.promised import Promise

CommitmentStatus = Literal["open", "kept", "missed", "withdrawn"]

_NOUN = r"(?:promises?|pledges?|word|commitments?|undertakings?|vows?|offers?|assurances?|guarantees?|obligations?|deadline)"
_OWN = r"(?:his|her|its|their|the|that|this|those|these)(?: \w+)?"
_WITHDRAWN = re.compile(
    rf"\b(?:withdr[ea]wn?|withdrew|retracted|rescinded|revoked|dropped|scrapped|abandoned|reversed|cancelled|canceled) {_OWN} {_NOUN}"
    rf"|\b(?:took|taken|takes) (?:it|{_OWN} {_NOUN}) back\b|\b(?:went|gone|goes|going) back on (?:it|{_OWN})"
    rf"|\b(?:backed|backing) out of (?:it|{_OWN} {_NOUN})|\breneged on\b|\bback-?(?:tracked|pedalled)\b|\b{_NOUN} (?:was|were|has been|have been) (?:later |since |then )?(?:withdrawn|dropped|retracted|rescinded|revoked|abandoned|scrapped)",
    re.IGNORECASE,
)
_MISSED = re.compile(
    rf"\b(?:broke|broken|breaks|breaking|breached|violated|betrayed|missed) {_OWN} {_NOUN}"
    rf"|\b(?:it|they|he|she|that|this|none|nothing|which|but) (?:has |have |had )?never (?:did|came|happened|arrived|materiali[sz]ed|appeared)\b"
    rf"|\b(?:it|they|he|she|none|nothing|which) (?:did|has|have|had) not (?:done so|kept|happened|arrived|materiali[sz]ed|come)\b"
    rf"|\bnothing (?:has|had) (?:come of|happened|arrived|flowed|been (?:done|paid|built|delivered|sent)|come)\b"
    rf"|\bfailed to (?:do so|(?:keep|honou?r|fulfil|meet) {_OWN} {_NOUN})"
    rf"|\b{_NOUN} (?:was|were|has been|have been|went) (?:never |not )?(?:broken|unfulfilled|unkept|kept only in part)|\b{_NOUN} (?:was|were) never (?:kept|fulfilled|honou?red|met)",
    re.IGNORECASE,
)
_KEPT = re.compile(
    rf"\b(?:kept|honou?red|fulfilled|redeemed|met|made good on|delivered on|lived up to|carried out) (?:it|{_OWN} {_NOUN})"
    rf"|\b{_NOUN} (?:was|were|has been|have been) (?:since |duly |later )?(?:kept|honou?red|fulfilled|redeemed|met)\b"
    rf"|\b(?:it|they|he|she) (?:duly |since |then )?(?:did so|has done so|have done so)\b|\bas promised\b"
    r"|\band (?:has |have |had )?(?:since |duly )?(?:transferred|paid|delivered|sent|handed over) (?:it|them|the (?:sum|money|amount|aid|lot))\b",
    re.IGNORECASE,
)
_ENDS: tuple[tuple[CommitmentStatus, re.Pattern[str]], ...] = (
    ("withdrawn", _WITHDRAWN),
    ("missed", _MISSED),
    ("kept", _KEPT),
)
_VERBS: dict[str, CommitmentStatus] = {
    "break": "missed", "breach": "missed", "violate": "missed", "betray": "missed", "keep": "kept", "honour": "kept",
    "honor": "kept", "fulfil": "kept", "fulfill": "kept", "redeem": "kept", "withdraw": "withdrawn", "retract": "withdrawn",
    "rescind": "withdrawn", "revoke": "withdrawn", "abandon": "withdrawn", "drop": "withdrawn", "renege": "withdrawn",
    "scrap": "withdrawn", "reverse": "withdrawn",
}  # fmt: skip
_STOPPING = frozenset(
    "halt freeze suspend withdraw cancel cut withhold stop block scrap drop pause revoke".split()
)
_PAYING = frozenset(
    "pay deliver disburse reach send transfer provide fulfil fulfill complete supply hand".split()
)
_SENTENCES = 1


def outcome_of(promise: Promise) -> CommitmentStatus:
    """Return what came of a promise: by the verb its noun hangs on, else by what the next sentences say of it."""
    governed = _governed(promise.word) if promise.form == "noun" else _taken_up(promise)
    if governed is not None:
        return governed
    behind = "" if promise.form == "list" else _words_behind(promise)
    found = [(match.start(), status) for status, form in _ENDS if (match := form.search(behind))]
    return min(found)[1] if found else "open"


def _governed(noun: Token) -> CommitmentStatus | None:
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    told = _VERBS.get(verb.lemma_) if noun.dep_ in {"dobj", "nsubjpass", "pobj"} else None
    done = verb.tag_ in {"VBD", "VBN", "VBZ", "VBP", "VBG"} and not children(verb, "neg")
    return told if done else None


def _taken_up(promise: Promise) -> CommitmentStatus | None:
    """Return what was done with what was promised: `halted the aid that it had pledged`, `the sum it promised was paid`."""
    clause = promise.word
    if clause.dep_ != "relcl" or clause.head.dep_ not in {"dobj", "nsubjpass"}:
        return None
    verb = clause.head.head
    if mood(verb) not in {"past", "perfect", "present"}:
        return None
    if verb.lemma_ in _STOPPING:
        return "withdrawn"
    if verb.lemma_ in _PAYING:
        return "missed" if negated(verb) else "kept"
    return None


def _words_behind(promise: Promise) -> str:
    """Return the rest of the promise's sentence and the next ones of its paragraph."""
    doc, last = promise.done.doc, promise.what[-1].i
    end = sentence_at(doc, promise.done.i).end
    for _ in range(_SENTENCES):
        if end < len(doc) and "\n" not in doc[end - 1].text:
            end = sentence_at(doc, end).end
    return str(doc[last + 1 : end].text) if last + 1 < end else ""
