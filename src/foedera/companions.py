"""Act -> the words whose day is its own: what carries it, what it goes along with, what it is told by."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from foedera.grammar import children, has_aux, mood, sentence_at

_LIGHT = frozenset(
    "hold have host conduct take make give pay begin start open conclude end finish complete resume launch convene "
    "attend join chair co-chair sign carry undertake stage lead continue deliver schedule plan set occur happen be "
    "engage wrap kick mark see issue put".split()
)
_VOICING = frozenset("offer express voice send convey extend".split())
_VOICED = frozenset("apology condolence congratulation thank regret sympathy greeting".split())
_ASPECT = frozenset({"begin", "start", "continue", "resume", "manage", "proceed", "go", "come", "help"})
AT_ONCE = _ASPECT | frozenset(
    "stop cease finish keep decline refuse fail try attempt vote find gather apply".split()
)
"""What is done or left undone at once with its infinitive: `declined to comment on Friday`, `voted to leave`."""
# What an event does by happening, so that its day is that of the deed: `Monday's strike killed six`.
_EFFECTS = frozenset(
    "kill injure wound hit strike destroy damage topple claim begin start open end conclude last finish cover include "
    "focus take occur happen produce yield feature draw gather break rise fall drop jump grow climb decline gain soar "
    "slide surge total shrink".split()
)
_MEETING = frozenset("meet gather speak talk sit convene assemble visit".split())
_ALLOWING = frozenset("have give grant get set".split())
_LEGAL = frozenset(
    "charge indict convict sentence arrest accuse suspect want hold implicate jail detain".split()
)
SAYING = frozenset(
    "say tell announce add note state report claim confirm declare reveal write tweet post explain argue warn insist "
    "disclose inform acknowledge reiterate stress deny promise vow pledge predict reply".split()
)
"""The verbs of saying whose day is not that of what was said."""
_ISSUING = frozenset(
    "send issue release publish post circulate sign read date carry broadcast deliver".split()
)
_HELD = frozenset("attend chair co-chair host hold adopt approve review discuss address gather bring".split())
_SPANS = frozenset("day week month quarter year decade century period season time".split())
_DONE = frozenset({"past", "perfect"})
_BACK = 3  # sentences over which `the meeting` may look back for one
_NOUNS_OF = {
    "sign": ("signing", "signature"),
    "ratify": ("ratification",),
    "attack": ("attack",),
    "meet": ("meeting",),
    "elect": ("election",),
    "withdraw": ("withdrawal",),
    "invade": ("invasion",),
    "visit": ("visit",),
}
_WHILE = frozenset({"when", "while", "as"})
_ALONG = frozenset({"by", "in", "while", "when", "upon"})
_STEPS = 2


def sharing(act: Token) -> Iterator[Token]:
    """Yield an act's word and the words whose day is its own, the closest first."""
    seen = [act]
    yield act
    level = [act]
    for _ in range(_STEPS):
        level = [kin for word in level for kin in _kin(word) if kin not in seen]
        seen += level
        yield from level


def saying_over(act: Token) -> Token | None:
    """Return the verb of saying that reports an act, or None where the page tells it itself."""
    below = act
    for over in act.ancestors:
        if below.dep_ == "ccomp" and over.lemma_ in SAYING:
            return over
        aside = next((c for c in below.children if c.dep_ == "parataxis" and c.lemma_ in SAYING), None)
        if aside is not None and aside != act:
            return aside
        below = over
    return next(
        (c for c in below.children if c.dep_ == "parataxis" and c.lemma_ in SAYING and c != act), None
    )


def event_beside(act: Token) -> tuple[Token, Token] | None:
    """Return `after` or `before` at an act and the event that it names there (`met after the vote on Friday`)."""
    for prep in children(act, "prep"):
        for event in children(prep, "pobj") if prep.lower_ in {"after", "before", "following"} else []:
            return prep, event
    clauses = ((clause_mark(clause), clause) for clause in children(act, "advcl"))
    return next(((mark, clause) for mark, clause in clauses if mark is not None), None)


def clause_mark(clause: Token) -> Token | None:
    """Return `after` or `before` where it opens a clause."""
    marks = children(clause, "mark", "advmod")
    return next((mark for mark in marks if mark.lower_ in {"after", "before"}), None)


def _kin(word: Token) -> Iterator[Token]:
    yield from _carriers(word)
    yield from _recalled(word)
    if word.pos_ in {"VERB", "AUX"}:
        yield from _told_when(word)
        yield from _settled_in(word)
        yield from _document(word)
        yield from _joined(word)
        yield from _clause_over(word)
        yield from _clause_under(word)
        yield from _event_behind(word)
        yield from _deadline(word)
        yield from _meeting_behind(word)
    else:
        yield from _told_when(word.head)
        yield from _stage(word)


def _carriers(act: Token) -> Iterator[Token]:
    """Yield the light or aspect verbs above a word (`held talks`, `began to withdraw`, `arrived for a visit`)."""
    head = act
    for _ in range(4):
        over = head.head
        carried = head.dep_ in {"dobj", "nsubjpass", "nsubj", "attr"} and _carries(over, head)
        purpose = head.dep_ == "pobj" and over.lower_ in {"for", "in"} and head.pos_ == "NOUN"
        aspect = head.dep_ == "xcomp" and over.lemma_ in _ASPECT
        if not (carried or purpose or aspect) or over == head:
            return
        head = over.head if purpose else over
        if head.pos_ not in {"VERB", "AUX"} or (purpose and head.lemma_ in _LEGAL):
            return
        yield head


def _carries(verb: Token, noun: Token) -> bool:
    return verb.lemma_ in _LIGHT or (verb.lemma_ in _VOICING and noun.lemma_ in _VOICED)


def _stage(noun: Token) -> Iterator[Token]:
    """Yield the verb whose stage an event is (`welcomed the figures at a conference on Friday`)."""
    over = noun.head
    if noun.dep_ == "pobj" and over.dep_ == "prep" and over.lower_ in {"at", "during"}:
        yield from [over.head] if over.head.pos_ in {"VERB", "AUX"} else []


def _told_when(verb: Token) -> Iterator[Token]:
    """Yield the verb that a `when` clause hangs on: its day is the clause's (`met in May, when the pact was signed`)."""
    if verb.pos_ in {"VERB", "AUX"} and any(c.lower_ == "when" for c in verb.children):
        over = next((t for t in islice(verb.ancestors, 4) if t.pos_ in {"VERB", "AUX"}), None)
        yield from [over] if over is not None else []


def _joined(verb: Token) -> Iterator[Token]:
    """Yield the verb whose day another of the same subject and tense shares (`met on Friday and agreed …`)."""
    first = verb.head
    alone = not children(verb, "nsubj", "nsubjpass", "aux", "auxpass")
    if verb.dep_ == "conj" and verb.tag_ == first.tag_ and alone:
        yield first
    for other in children(verb, "conj"):
        own = children(other, "nsubj", "nsubjpass", "aux", "auxpass")
        apart = any(t.is_punct for t in verb.doc[verb.i : other.i])
        if verb.tag_ == other.tag_ and children(other, "dobj") and not own and not apart:
            yield other


def _clause_over(verb: Token) -> Iterator[Token]:
    """Yield what a participle goes along with, or what was done `as` or `while` something was."""
    over = verb.head
    telling = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.lemma_ in SAYING
    beside = verb.dep_ in {"advcl", "xcomp"} and (_goes_along(verb) or _at_the_meeting(verb, over))
    if telling or beside:
        yield over
    elif verb.dep_ == "pcomp" and verb.tag_ == "VBG" and over.lower_ in _ALONG:
        yield over.head


def _clause_under(verb: Token) -> Iterator[Token]:
    """Yield what was done at once with a verb (`declined to comment`, `were killed when two helicopters crashed`)."""
    for clause in children(verb, "xcomp", "advcl"):
        at_once = clause.dep_ == "xcomp" and verb.lemma_ in AT_ONCE
        saying = clause.tag_ == "VBG" and clause.lemma_ in SAYING
        if at_once or saying or _at_the_meeting(clause, verb) or (_is_while(clause) and _goes_along(clause)):
            yield clause


def _goes_along(clause: Token) -> bool:
    """Tell whether an adverbial clause has the day of the verb that it hangs on."""
    over = clause.head
    if clause.dep_ != "advcl" or over.pos_ not in {"VERB", "AUX"}:
        return False
    if clause.tag_ == "VBG":
        opening = {c.lower_ for c in clause.lefts if c.dep_ == "mark" or c.lower_ in _WHILE}
        return not has_aux(clause, "having", "being") and opening <= _WHILE | {"by", "thus", "thereby"}
    return _is_while(clause) and mood(clause) == mood(over) == "past"


def _is_while(clause: Token) -> bool:
    return any(c.lower_ in _WHILE and c.dep_ in {"mark", "advmod"} for c in clause.lefts)


def _at_the_meeting(clause: Token, verb: Token) -> bool:
    """Tell what people come together for from what they only intend (`met on Friday to discuss trade`)."""
    return has_aux(clause, "to") and verb.lemma_ in _MEETING


def _deadline(verb: Token) -> Iterator[Token]:
    """Yield the verb whose deadline an infinitive keeps (`has until Monday to answer`)."""
    over = verb.head
    limited = any(p.lower_ in {"until", "till"} for p in children(over, "prep"))
    if (
        verb.dep_ in {"xcomp", "advcl", "acl"}
        and has_aux(verb, "to")
        and over.lemma_ in _ALLOWING
        and limited
    ):
        yield over


def _event_behind(verb: Token) -> Iterator[Token]:
    """Yield the event that does by happening what the verb tells (`Monday's strike killed six`)."""
    if verb.lemma_ not in _EFFECTS:
        return
    for subject in children(verb, "nsubj", "nsubjpass"):
        event = verb.head if subject.tag_ == "WDT" and verb.dep_ == "relcl" else subject
        if event.pos_ == "NOUN":
            yield event


def _meeting_behind(verb: Token) -> Iterator[Token]:
    """Yield the participle that tells where the subject of a verb sits (`leaders meeting in Rome on Sunday agreed`)."""
    for subject in children(verb, "nsubj", "csubj"):
        for participle in (subject, *children(subject, "acl")):
            if participle.tag_ == "VBG" and participle.lemma_ in _MEETING:
                yield participle


def _settled_in(verb: Token) -> Iterator[Token]:
    """Yield the paper by which something was settled (`signed an accord by which they agreed …`)."""
    preps = children(verb, "prep") if verb.dep_ == "relcl" and mood(verb) == "past" else []
    if any(which.tag_ == "WDT" for prep in preps for which in children(prep, "pobj")):
        yield verb.head


def _document(verb: Token) -> Iterator[Token]:
    """Yield what was done with the paper that says something (`a statement sent on Friday said …`)."""
    for subject in children(verb, "nsubj") if verb.lemma_ in SAYING else []:
        yield from (clause for clause in children(subject, "acl") if clause.lemma_ in _ISSUING)


def _recalled(act: Token) -> Iterator[Token]:
    """Yield the event told before at which an act took place (`held talks on Monday. At the talks they agreed …`)."""
    stages = [p for p in children(act, "prep") if p.lower_ in {"at", "during"}]
    events = [event for prep in stages for event in children(prep, "pobj")]
    if act.pos_ == "VERB" and (act.lemma_ in _EFFECTS or act.lemma_ in _HELD) and mood(act) in _DONE:
        events += children(act, "nsubj", "nsubjpass")
    if act.dep_ in {"nsubj", "nsubjpass"} and mood(act.head) in _DONE:
        events.append(act)
    for event in events:
        if (
            event.pos_ == "NOUN"
            and event.lemma_ not in _SPANS
            and any(c.lower_ in {"the", "that", "this", "their"} for c in event.lefts)
        ):
            yield from _told_before(event)


def _told_before(event: Token) -> Iterator[Token]:
    """Yield the nearest word of the sentences before that tells of the same event, if it is the only one there."""
    doc, first = event.doc, sentence_at(event.doc, event.i).start
    names = {event.lemma_, event.lemma_.removesuffix("ing"), event.lemma_.removesuffix("s")}
    for _ in range(_BACK):
        if first == 0:
            return
        before = sentence_at(doc, first - 1)
        first = before.start
        same = [t for t in before if t.lemma_ in names and t.pos_ in {"NOUN", "VERB"}]
        if same:
            yield from same if len(same) == 1 else []
            return


def told_above(event: Token) -> Iterator[Token]:
    """Yield the words before that tell of the same act on the same thing, the nearest first (`the pact was signed`)."""
    names = {event.lemma_, *_NOUNS_OF.get(event.lemma_, ())}
    things = {thing.lemma_ for thing in _things(event)}
    for word in reversed(event.doc[: sentence_at(event.doc, event.i).start]):
        if word.lemma_ in names and word.pos_ in {"VERB", "NOUN"}:
            same = {thing.lemma_ for thing in _things(word)}
            if things & same or not things:
                yield word


def _things(event: Token) -> Iterator[Token]:
    """Yield what an act is done to (`signed the pact`, `the signing of the pact`)."""
    yield from children(event, "dobj", "nsubjpass")
    yield from (
        thing for prep in children(event, "prep") if prep.lower_ == "of" for thing in children(prep, "pobj")
    )
