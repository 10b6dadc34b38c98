"""How an act stands to the facts: occurred, going on, planned, asked for, refused, called off, denied or supposed.

Read off the act's own auxiliaries and off what governs it (`refused to`, `plans for`, `is expected to`), step by step
up the parse.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from foedera.clauses import (
    is_awaited,
    is_conditional,
    is_dated_ahead,
    is_errand,
    is_meanwhile,
    is_topic,
    state_verb,
    wished_clauses,
)
from foedera.grammar import (
    Mood,
    children,
    has_aux,
    is_false_participle,
    is_headline_future,
    mood,
    negated,
)
from foedera.lexicon import Effect, EventType, Lexicon

EventStatus = Literal[
    "occurred", "ongoing", "planned", "proposed", "refused", "cancelled", "denied", "hypothetical"
]

_CHOOSING = frozenset({"opt", "decide", "choose", "elect", "prefer"})
_SAID = frozenset(
    "say tell announce add note state report claim confirm declare reveal write tweet post explain argue believe think know "
    "stress emphasise emphasize underscore underline reiterate reaffirm insist disclose inform".split()
)
_HAPPENING = frozenset("take begin start happen occur continue resume come hold be".split())
_OWNING_UP = frozenset(
    "mention admit acknowledge recall confess recount regret defend justify remember report".split()
)
_REVIEWING = frozenset({"discuss", "debate", "consider", "explore", "review", "contemplate"})
_TALES = frozenset("report claim rumour rumor allegation accusation charge suggestion assertion".split())
_NEAR = 2
_ORDERING = frozenset({"order", "command", "direct", "authorise", "authorize"})
_WRAPPED: dict[Effect, EventType] = {
    "requested": "REQUEST", "offered": "AGREE", "refused": "REJECT", "cancelled": "REJECT", "postponed": "REJECT", "threatened": "THREATEN",
}  # fmt: skip
_STATUS: dict[Effect, EventStatus] = {
    "planned": "planned", "requested": "proposed", "offered": "proposed", "refused": "refused", "cancelled": "cancelled", "postponed": "planned",
    "threatened": "hypothetical", "denied": "denied", "alleged": "occurred", "hypothetical": "hypothetical",
}  # fmt: skip
_FUTURE_TYPE: dict[EventType, EventType] = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE",
}  # fmt: skip
HOSTILE = frozenset({"ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
"""Types of acts that nobody offers and that it is a concession to call off."""
_MODES: dict[EventType, dict[EventType, str]] = {
    "REQUEST": {"CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist"},
    "REJECT": {"CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist"},
    "THREATEN": {"ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict", "MOBILIZE": "violence"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How an act stands to the facts, and the word that governs it where one decides."""

    status: EventStatus
    effect: Effect | None = None
    operator: Token | None = None


def coded(kind: EventType, standing: Standing) -> tuple[EventType, EventType | None]:
    """Return the PLOVER type of an act in this standing, and the act itself where the type is another.

    A future CONSULT is AGREE, a requested RETREAT is REQUEST (manual 0.8, sections 3.1-3.13).
    """
    if standing.effect == "cancelled" and kind in HOSTILE:
        return "CONCEDE", kind  # who calls off a strike gives in
    if standing.effect in _WRAPPED and standing.effect is not None:
        return _WRAPPED[standing.effect], kind
    if standing.status == "planned" and kind in _FUTURE_TYPE:
        return _FUTURE_TYPE[kind], kind
    return kind, None


def modes_of(kind: EventType, act: EventType | None, own: tuple[str, ...]) -> tuple[str, ...]:
    """Return the modes of a coded event: its own, or those that its type takes from the act."""
    if act is None:
        return own
    mode = _MODES.get(kind, {}).get(act)
    return (mode,) if mode else ()


def standing_of(token: Token, lexicon: Lexicon) -> Standing | None:
    """Return how the act that a verb or noun tells stands to the facts; None where it is not told as an act."""
    if token.pos_ in {"NOUN", "PROPN"}:
        return _noun_standing(token, lexicon)
    return _verb_standing(token, lexicon)


def _verb_standing(verb: Token, lexicon: Lexicon, depth: int = 0) -> Standing | None:
    if depth > 6 or _unsaid(verb) or _denied_with_first(verb) or _nobody_does(verb):
        return None
    if negated(verb):
        return _will_not(verb) or _chose_not(verb) or _said_not(verb)
    if is_conditional(verb):
        return Standing("hypothetical")
    if is_awaited(verb):
        return Standing("planned")
    governed = _governed(verb, lexicon, depth)
    if governed is not None:
        return governed
    return _by_mood(verb)


def _nobody_does(verb: Token) -> bool:
    """Tell whether the subject says that nobody does it: `no envoy came`, `not a single ship entered`."""
    before = [c for subject in children(verb, "nsubj") for c in subject.lefts]
    return any(c.lower_ in {"no", "neither", "not"} for c in before)


def _will_not(verb: Token) -> Standing | None:
    """Take `will not`, `would not` do it for a refusal; what is denied otherwise is no act."""
    wills = has_aux(verb, "will", "wo", "would") and any(c.dep_ == "neg" for c in verb.children)
    return Standing("refused", "refused", verb) if wills else None


def _chose_not(verb: Token) -> Standing | None:
    """Take `opted not to`, `chose not to` do it for a refusal."""
    chosen = verb.dep_ == "xcomp" and verb.head.lemma_ in _CHOOSING and not negated(verb.head)
    return Standing("refused", "refused", verb.head) if chosen else None


def _said_not(verb: Token) -> Standing | None:
    """Take `said it had never sent them` for a denial of one's own act."""
    told = verb.dep_ == "ccomp" and verb.head.lemma_ in _SAID and not negated(verb.head)
    own = told and mood(verb) in {"perfect", "past"} and bool(children(verb, "nsubj")) and _of_itself(verb)
    return Standing("denied", "denied", verb.head) if own else None


def _by_mood(verb: Token) -> Standing | None:
    if demanded(verb):
        return Standing("proposed", "requested", verb.head if verb.dep_ == "ccomp" else verb.head.head)
    told = mood(verb)
    if told == "future" or (told == "present" and is_dated_ahead(verb)):
        return Standing("planned")
    if told == "modal":
        reported = verb.dep_ == "ccomp" and verb.head.lemma_ in _SAID and has_aux(verb, "would")
        return Standing("planned" if reported else "hypothetical")
    if told in {"infinitive", "none"}:
        return _loose(verb)
    return Standing("ongoing" if _goes_on(verb, told) else "occurred")


def _goes_on(verb: Token, told: Mood) -> bool:
    """Tell whether an act is told as going on: `is shelling`, `has been shelling`, `is on a visit`."""
    if told not in {"present", "perfect"}:
        return False
    if verb.tag_ == "VBG" or has_aux(verb, "being"):
        return True
    if told == "perfect":
        return verb.lemma_ == "be" and has_aux(verb, "has", "have")
    return verb.lemma_ in {"be", "remain", "stay"} or is_meanwhile(verb)


def demanded(verb: Token) -> bool:
    """Tell whether a clause is what somebody says that others have to do: `Chad said that the rebels must leave`."""
    must = has_aux(verb, "must", "should", "ought") or (
        verb.dep_ == "xcomp" and verb.head.lemma_ in {"have", "need"} and verb.head.dep_ == "ccomp"
    )
    if verb.dep_ == "ccomp" and verb.head.lemma_ in {"insist", "demand"} and _is_subjunctive(verb):
        return not negated(verb.head)
    over = verb if verb.dep_ == "ccomp" else verb.head
    return must and over.dep_ == "ccomp" and over.head.lemma_ in _SAID and not negated(over.head)


def _is_subjunctive(verb: Token) -> bool:
    """Tell whether a clause asks rather than tells, by a bare form under one person: `insists that Niger free them`."""
    single = any(c.tag_ in {"NN", "NNP"} and not children(c, "conj") for c in children(verb, "nsubj"))
    bare = verb.tag_ in {"VB", "VBP"} and verb.lower_ == verb.lemma_ and not children(verb, "aux")
    return bare and single


def _loose(verb: Token) -> Standing | None:
    """Judge an infinitive or participle that no operator governs."""
    if is_headline_future(verb):
        return Standing("planned")
    if verb.dep_ == "pcomp":
        return _beneath_preposition(verb)
    if verb.dep_ in {"advcl", "acl"} and verb.tag_ == "VBG":
        beside = verb.dep_ == "acl" and verb.head.dep_ == "pobj" and verb.head.head.lower_ == "with"
        return Standing("ongoing" if beside and verb.head.head.head.pos_ == "VERB" else "occurred")
    if not children(verb, "aux") and mood(verb) == "none" and _is_finite(verb):
        return Standing("ongoing" if is_meanwhile(verb) else "occurred")
    if verb.dep_ == "advcl" and verb.head.lemma_ in {"come", "get"} and verb.i - verb.head.i <= 2:
        return _by_mood(verb.head)  # `how the patrol came to shoot him`
    be = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" else None
    return Standing("planned") if be is not None else None


def _beneath_preposition(verb: Token) -> Standing | None:
    """Judge a participle under a preposition: `after meeting`, `with the rebels advancing`, `with ties to resume`."""
    if verb.head.lower_ == "with" and children(verb, "nsubj", "nsubjpass"):
        if mood(verb) == "infinitive":
            return Standing("planned")
        return Standing("ongoing" if verb.tag_ == "VBG" else "occurred")
    told = verb.head.lower_ in {"after", "by", "since", "following", "upon"}
    return Standing("occurred") if told else None


def _is_finite(verb: Token) -> bool:
    """Tell whether a bare form is a present or a past that is tagged wrongly: `firms from both keep testing`, `and quit`."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return mood(verb.head) in {"past", "present", "perfect"} and not children(verb.head, "xcomp")
    return verb.dep_ in {"ROOT", "advcl"} and bool(children(verb, "nsubj"))


def _denied_with_first(verb: Token) -> bool:
    """Tell whether a denial reaches over to a coordinated verb: `neither met nor invited`, `did not meet or invite`."""
    if verb.dep_ != "conj" or children(verb, "nsubj", "nsubjpass"):
        return False
    joined = {c.lower_ for c in children(verb.head, "cc", "preconj")}
    return "nor" in joined or ("or" in joined and negated(verb.head))


def _unsaid(verb: Token) -> bool:
    """Tell whether a clause is what nobody says: `neither government confirmed that it signed`."""
    head = verb.head
    if verb.dep_ != "ccomp" or head.lemma_ not in _SAID:
        return False
    silent = [c for subject in children(head, "nsubj") for c in (subject, *subject.children)]
    return negated(head) or any(c.lower_ in {"neither", "nobody", "none", "no"} for c in silent)


def _governed(verb: Token, lexicon: Lexicon, depth: int) -> Standing | None:
    """Return the standing that the governing word gives, or None where nothing decisive governs."""
    head = _first_joined(verb)
    if head is None:
        return None
    if head.dep_ == "xcomp" and any(c.lower_ == "yet" for c in head.head.children):
        return Standing("hypothetical")  # `have yet to sign`
    judges = (_as_wish, _as_errand, _as_admission, _as_complement, _as_clause)
    told = (judge(head, lexicon, depth) for judge in judges)
    return next((standing for standing in told if standing is not None), None)


def _first_joined(verb: Token) -> Token | None:
    """Return the first of coordinated verbs, which the governing word stands at; None where they differ in form."""
    head = verb
    while head.dep_ == "conj" and head.head.pos_ in {"VERB", "AUX"}:
        head = head.head
        if _infinitive(verb) != _infinitive(head) and mood(verb) not in {"none", "infinitive"}:
            return None
    return head


def _as_wish(verb: Token, lexicon: Lexicon, depth: int) -> Standing | None:
    return _under(verb.head, lexicon, depth) if verb in wished_clauses(verb.head) else None


def _as_errand(verb: Token, lexicon: Lexicon, depth: int) -> Standing | None:
    """Give what somebody set out to do the standing of the way there; who is still at the place is yet to do it."""
    over = verb.head
    happened = over.lemma_ in {"come", "get"} and verb.i - over.i <= _NEAR  # `how they came to shoot him`
    if happened or not is_errand(verb) or effect_of(over, lexicon) not in {None, "passed"}:
        return None
    going = _verb_standing(over, lexicon, depth + 1)
    waits = over.lemma_ == "be" and going is not None and going.status == "ongoing"
    return Standing("planned") if waits else going


def _as_admission(verb: Token, lexicon: Lexicon, depth: int) -> Standing | None:
    """Take what somebody owns up to for done: `admitted shelling the town`."""
    admitted = verb.dep_ == "xcomp" and verb.tag_ == "VBG" and verb.head.lemma_ in _OWNING_UP
    return _verb_standing(verb.head, lexicon, depth + 1) if admitted else None


def _as_complement(verb: Token, lexicon: Lexicon, depth: int) -> Standing | None:
    """Judge an infinitive, participle or gerund by the verb, noun or adjective that it hangs on."""
    over = verb.head
    asked = verb.dep_ == "ccomp" and over.lemma_ not in _SAID and _infinitive(verb)
    if verb.dep_ in {"xcomp", "acl"} or asked:
        told = verb.tag_ != "VBN" or has_aux(verb, "having") or _tells_tale(verb)
        return _under(over, lexicon, depth) if told else None
    if verb.dep_ == "pcomp" and over.dep_ == "prep":
        return _under(_blaming(over, lexicon), lexicon, depth)
    if _is_ruled_out(verb, lexicon) or (verb.dep_ == "advcl" and is_false_participle(over)):
        return _under(over if over.dep_ != "pcomp" else over.head.head, lexicon, depth)
    return None


def _tells_tale(verb: Token) -> bool:
    """Tell whether a clause is what a report or charge says: `claims that it had paid`; not `claims made by it`."""
    return verb.head.lemma_ in _TALES and bool(children(verb, "nsubj", "nsubjpass"))


def _as_clause(verb: Token, lexicon: Lexicon, depth: int) -> Standing | None:
    """Judge a clause by the verb that it is the object of: `denied that it had`, `demanded that it leave`."""
    if verb.dep_ != "ccomp" or verb.head.lemma_ in _SAID:
        return None
    effect = effect_of(verb.head, lexicon)
    if effect == "threatened" and not _of_itself(verb):
        return Standing("hypothetical")  # `warned that Chad would attack`
    return _under(verb.head, lexicon, depth) if effect in {"denied", "requested", "threatened"} else None


def _is_ruled_out(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a gerund is what the verb before it refuses or denies, which the parse loosens: `ruled out resigning`."""
    near = verb.dep_ == "advcl" and verb.tag_ == "VBG" and 0 < verb.i - verb.head.i <= 3
    return (
        near
        and not children(verb.head, "dobj", "mark", "punct")
        and effect_of(verb.head, lexicon) in {"refused", "cancelled", "denied"}
    )


def _blaming(prep: Token, lexicon: Lexicon) -> Token:
    """Return the word that a preposition belongs to: the parse hangs `accused Chad of raiding` on Chad."""
    over = prep.head
    for _ in range(3):
        nominal = over.pos_ in {"NOUN", "PROPN"} and effect_of(over, lexicon) is None
        if not nominal or over.dep_ not in {"dobj", "pobj", "prep"}:
            break
        above = over.head.head if over.dep_ == "pobj" else over.head
        if above.pos_ == "VERB" and effect_of(above, lexicon) == "alleged":
            return above
        over = above
    return prep.head


def _of_itself(clause: Token) -> bool:
    """Tell whether a clause under a verb speaks of who governs it: `warned that it would`, `that taps would be closed`."""
    acting = children(clause, "nsubj")
    told = {c.lemma_ for c in children(clause.head, "nsubj")}
    own = {"it", "they", "he", "she", "we", "i"}
    return not acting or any(
        c.lower_ in own or c.lemma_ in told or any(p.lower_ in _OWN for p in children(c, "poss"))
        for c in acting
    )


_OWN = frozenset({"its", "their", "his", "her", "our", "my"})


def _infinitive(verb: Token) -> bool:
    return mood(verb) == "infinitive" or verb.tag_ == "VB"


def _under(governor: Token, lexicon: Lexicon, depth: int) -> Standing | None:
    effect = effect_of(governor, lexicon)
    if effect is None and governor.dep_ == "pobj" and governor.head.lower_ in {"to", "for", "on"}:
        # `an invitation to firms to invest`: the parse hangs the infinitive on whom it is said to
        governor = governor.head.head
        effect = effect_of(governor, lexicon)
    if effect is None and governor.dep_ == "dobj" and governor.lemma_ in _TALES:
        over = governor.head  # `denied reports that it had shelled the camp`
        untrue = effect_of(over, lexicon) in {"denied", "refused"} and not negated(over)
        return Standing("denied", "denied", over) if untrue else None
    if effect is None:
        return None
    if effect == "passed":
        return _going_on(governor, _verb_standing(governor, lexicon, depth + 1))
    if effect == "dropped" or negated(governor):
        return _negated_operator(governor, effect)
    return Standing(_STATUS[effect], effect, governor)


def _going_on(governor: Token, standing: Standing | None) -> Standing | None:
    """Take what was kept up for something that goes on (`kept shelling`, `went on shelling`)."""
    lasts = governor.lemma_ in {"keep", "continue", "remain"} or (
        governor.lemma_ == "go" and any(c.lower_ == "on" for c in governor.children)
    )
    return (
        Standing("ongoing") if lasts and standing is not None and standing.status == "occurred" else standing
    )


def _negated_operator(governor: Token, effect: Effect) -> Standing | None:
    """`did not agree to sign` is a refusal; other denied operators tell nothing of the act."""
    if effect == "planned" and governor.lemma_ in {"agree", "want"}:
        return Standing("refused", "refused", governor)
    return None


def effect_of(governor: Token, lexicon: Lexicon) -> Effect | None:
    """Return what a word does to the act it governs; with its particle where it has one (`call off`)."""
    if governor.pos_ == "ADJ" or governor.tag_ == "VBN":
        found = lexicon.adjective_effects.get(governor.lower_)
        if found:
            return found
    if governor.pos_ in {"NOUN", "PROPN"}:
        return lexicon.noun_effects.get(governor.lemma_.lower())
    marks = [mark for clause in wished_clauses(governor) for mark in children(clause, "mark")]
    for particle in [*children(governor, "prt", "prep", "advmod"), *marks]:
        found = lexicon.verb_effects.get(f"{governor.lemma_} {particle.lower_}")
        if found:
            return found
    whole = f"{governor.lemma_}e"  # the model takes `hopes` for a form of `hop`
    return lexicon.verb_effects.get(governor.lemma_) or lexicon.verb_effects.get(whole)


def _noun_standing(noun: Token, lexicon: Lexicon) -> Standing | None:
    """Judge a nominal event by what is done with it: cancelled, planned, held, wanted."""
    if negated(noun) or any(c.lower_ in {"no", "any"} for c in children(noun, "det")):
        return None
    head = noun
    while head.dep_ == "conj":
        head = head.head
    told = _told(head, noun)
    if head.dep_ in {"dobj", "nsubjpass"}:
        return _of_governor(head, told, lexicon)
    ahead = _yet_to_happen(head)
    if ahead is not None:
        return _verb_standing(ahead, lexicon)
    if head.dep_ == "nsubj" and head.head.lemma_ in _HAPPENING:
        described = head.head.lemma_ == "be" and mood(head.head) in {"present", "past", "perfect"}
        return told if described else _verb_standing(head.head, lexicon)
    state = state_verb(head)
    if state is not None:
        return _verb_standing(state, lexicon)
    if head.dep_ == "pobj":
        return _under_preposition(head, lexicon) or told
    return told


def _yet_to_happen(noun: Token) -> Token | None:
    """Return the verb that says that an act is to take place: `talks are due to begin`, `Talks to resume in Oslo`."""
    over = [noun] if noun.dep_ == "ROOT" else []
    if noun.dep_ == "nsubj":
        over = children(noun.head, "acomp", "oprd")
    below = [verb for word in over for verb in children(word, "xcomp", "acl", "relcl")]
    return next((verb for verb in below if verb.lemma_ in _HAPPENING and mood(verb) == "infinitive"), None)


def _told(head: Token, noun: Token) -> Standing | None:
    """Take a noun for something that is a fact where it is definite: possessed, dated, `the`, or said to be ongoing."""
    marks = {c.lower_ for c in noun.children if c.dep_ in {"det", "amod", "nmod"}}
    if marks & {"planned", "upcoming", "forthcoming", "future", "next", "scheduled", "proposed"}:
        return Standing("planned")
    if marks & {"ongoing", "continuing", "current", "continued"}:
        return Standing("ongoing")
    if marks & {"possible", "potential", "eventual"}:
        return Standing("hypothetical")
    definite = marks & {"the", "this", "these"} or children(noun, "poss") or noun.lefts
    return Standing("occurred") if definite or head.dep_ in {"nsubj", "ROOT"} else None


def _of_governor(noun: Token, told: Standing | None, lexicon: Lexicon) -> Standing | None:
    """Return the standing that a verb gives its object; `told`, the noun's own, where the verb decides nothing."""
    verb = noun.head
    effect = effect_of(verb, lexicon)
    if any(c.lemma_ not in _HAPPENING for c in children(verb, "xcomp")):
        return told  # what is planned is the other verb: `the talks are set to shape …`
    if effect == "requested" and verb.lemma_ in _ORDERING and not _asked_of(verb):
        return _verb_standing(verb, lexicon)  # who orders airstrikes has them flown
    if effect == "passed" or (
        effect in {None, "planned"} and mood(verb) in {"future", "infinitive", "modal"}
    ):
        return _verb_standing(verb, lexicon)
    if effect is None:
        return told
    if effect == "dropped" or negated(verb) or (verb.lemma_ in _REVIEWING and is_topic(noun)):
        return None
    return Standing(_STATUS[effect], effect, verb)


def _asked_of(verb: Token) -> bool:
    """Tell whether an order is told to somebody: an infinitive or a clause stands behind it."""
    return bool(children(verb, "xcomp", "ccomp", "dative"))


def _under_preposition(noun: Token, lexicon: Lexicon) -> Standing | None:
    """Judge `plans for a visit`, `call for talks`, `ahead of the visit`."""
    prep = noun.head
    above = prep.head
    if prep.lower_ in {"of", "before"} and above.lower_ in {"ahead", "eve"}:
        return Standing("planned")
    if above.dep_ in {"prep", "prt", "advmod"} and above.head.pos_ == "VERB":
        above = above.head  # `pulled out of the talks`
    effect = effect_of(above, lexicon)
    if (
        effect is None
        or effect in {"passed", "dropped"}
        or (
            prep.lower_ not in {"for", "of", "to", "on", "against"}
            and f"{above.lemma_} {prep.lower_}" not in lexicon.verb_effects
        )
    ):
        return None
    return Standing(_STATUS[effect], effect, above)
