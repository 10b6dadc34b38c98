"""Questions to a clause that more than one finder asks: what it is wished, what it is set out for, whether it is to come."""

from __future__ import annotations

from spacy.tokens import Token

from foedera.grammar import children, is_passive, mood, objects, passive_subjects, prep_objects

_AT_IT = frozenset({"on", "in", "at", "for", "under"})
_ERRANDS = frozenset(
    "fly travel go come arrive visit head journey return land rush hurry fan march gather rally convene meet assemble sit call "
    "phone telephone ring write send cable tweet summon use find take be".split()
)
"""Verbs behind which an infinitive tells what was done there or thereby."""
_AHEAD = frozenset({"next", "tomorrow", "coming", "upcoming"})
_TOWARDS = frozenset({"on", "upon", "to", "with", "for", "of", "by", "at"})
_ASKING = frozenset({"ask", "urge", "order", "require", "plead", "insist"})
_QUANTITIES = frozenset(
    "first second third half quarter part share rest all most some many several dozen hundred thousand million billion ton tonne "
    "batch shipment consignment load number series lot crate dose bulk remainder".split()
)
_LETTING = frozenset({"allow", "permit", "enable", "authorise", "authorize"})
_PARTICLES = frozenset({"out", "off", "away", "back", "ahead", "up", "down"})


def state_verb(noun: Token) -> Token | None:
    """Return the verb that says that somebody is at an act: `is on a visit`, `was under arrest`, `are here for talks`."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.dep_ != "prep" or prep.lower_ not in _AT_IT:
        return None
    over = prep.head
    if over.pos_ in {"NOUN", "PROPN", "ADV"} and over.dep_ in {"pobj", "advmod"}:
        over = over.head.head if over.dep_ == "pobj" else over.head  # `is in Beijing for talks`
    stays = over.lemma_ in {"be", "remain", "stay"} or (over.lemma_ == "come" and prep.lower_ == "under")
    whole = over.pos_ in {"VERB", "AUX"} and over.dep_ not in {"aux", "auxpass"}
    return over if stays and whole and not children(over, "acomp", "attr", "expl") else None


def wished_clauses(word: Token) -> list[Token]:
    """Return what somebody is said to do behind `for`: `called for Mali to hold elections`, `a call for it to leave`."""
    return [
        clause
        for clause in children(word, "advcl", "acl", "relcl", "ccomp", "xcomp")
        if any(mark.lower_ == "for" for mark in children(clause, "mark"))
    ]


def is_errand(verb: Token) -> bool:
    """Tell whether an infinitive is what somebody goes, writes or meets for: `flew to Rome to sign`, `wrote to thank`."""
    apart = verb.dep_ == "advcl" or (verb.dep_ == "xcomp" and verb.head.lemma_ != "be")
    return apart and mood(verb) == "infinitive" and verb.head.lemma_ in _ERRANDS


def is_dated_ahead(verb: Token) -> bool:
    """Tell whether a present is dated in the future: `heads to Riyadh next week`, `is flying there tomorrow`."""
    dates = [
        *children(verb, "npadvmod", "advmod"),
        *(
            c
            for prep in children(verb, "prep")
            if prep.lower_ in {"on", "in", "at"}
            for c in children(prep, "pobj")
        ),
    ]
    return any(w.lower_ in _AHEAD for date in dates for w in (date, *date.lefts)) or any(
        word in date.lower_.split() for date in dates for word in _AHEAD
    )


def is_topic(noun: Token) -> bool:
    """Tell whether a noun names a matter rather than an act: `discussed trade`, `reviewed bilateral cooperation`."""
    return not children(noun, "det", "poss", "prep", "acl", "relcl")


def governs_infinitive(verb: Token) -> bool:
    """Tell whether a verb says what somebody is to do: `told Mali to leave`, `asked that it leave`; not `said it has to`."""
    if verb.lemma_ in _ASKING and any(_is_wish(clause) for clause in children(verb, "ccomp")):
        return True
    below = [*verb.rights]
    for token in below:
        apart = token.dep_ == "prep" and token.lower_ not in _TOWARDS
        below += () if apart or _is_statement(token) or _is_aside(token) else token.children
    return any(t.dep_ == "aux" and t.lower_ == "to" for t in below)


def _is_aside(clause: Token) -> bool:
    """Tell whether a clause only stands beside a verb: `ordered his release, allowing him to leave`."""
    return clause.dep_ in {"advcl", "relcl", "conj", "acl"} and not any(
        c.lower_ == "to" for c in children(clause, "aux")
    )


def _is_wish(clause: Token) -> bool:
    """Tell whether a clause asks for what it tells: `asked that Chad lift the siege`."""
    bare = clause.tag_ in {"VB", "VBP"} and clause.lower_ == clause.lemma_
    return bare and bool(children(clause, "mark")) and not children(clause, "aux")


def _is_statement(clause: Token) -> bool:
    """Tell whether a clause has a subject and a finite verb of its own: what it governs, nobody is told to do."""
    own = children(clause, "nsubj", "nsubjpass", "expl")
    return bool(own) and not any(c.lower_ == "to" for c in children(clause, "aux")) and mood(clause) != "none"


def is_meanwhile(verb: Token) -> bool:
    """Tell whether a clause in the present tells what goes on beside another act: `while it masses armour`."""
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i}
    present = verb.tag_ in {"VBZ", "VBP", "VB"}
    return verb.dep_ == "advcl" and not marks.isdisjoint({"while", "as", "even"}) and present


def is_awaited(verb: Token) -> bool:
    """Tell whether a clause waits for its act: `before it takes effect`, `once both sides ratify it`."""
    opens = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i}
    return (
        verb.dep_ == "advcl" and mood(verb) == "present" and bool(opens & {"before", "until", "once", "till"})
    )


def is_conditional(verb: Token) -> bool:
    """Tell whether a clause only supposes its act: `if it attacks`, `whether to attack`."""
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in verb.children)


def made_to(verb: Token) -> list[Token]:
    """Return what somebody is let or made do: `let the pilots go`, `allowed the convoy to pass`."""
    done = [c for c in children(verb, "ccomp") if children(c, "nsubj") and not children(c, "mark")]
    to = {"to"} if verb.lemma_ in _LETTING else set()
    return [c for c in done if all(aux.lower_ in to for aux in children(c, "aux"))]


def done_to(verb: Token) -> list[Token]:
    """Return what an act is done to: its objects, or its subject in the passive; of a quantity also what it is of."""
    things = [*objects(verb), *(passive_subjects(verb) if is_passive(verb) else ()), *_spoken_of(verb)]
    counted = (t for t in things if t.pos_ == "NUM" or t.lemma_.lower() in _QUANTITIES)
    return [*things, *(noun for thing in counted for noun in prep_objects(thing, "of")), *_left(verb)]


def _spoken_of(verb: Token) -> list[Token]:
    """Return the noun that a relative clause tells what was done to: `the charge that Paris brushed aside`."""
    if verb.dep_ != "relcl" or is_passive(verb):
        return []
    things = children(verb, "dobj")
    led = [t for t in things if t.tag_ in {"WDT", "WP"}]
    own = any(t.tag_ not in {"WDT", "WP"} for t in children(verb, "nsubj"))
    return [verb.head] if led or (own and not things and not children(verb, "ccomp", "xcomp")) else []


def _left(verb: Token) -> list[Token]:
    """Return what a verb with a particle is about: `pulled out of the talks`, `signed off on the accord`."""
    particles = [c for c in children(verb, "prt", "prep", "advmod") if c.lower_ in _PARTICLES]
    preps = [p for particle in particles for p in children(particle, "prep")]
    preps += [p for p in children(verb, "prep") if any(p.i == particle.i + 1 for particle in particles)]
    return [
        noun
        for p in preps
        if p.lower_ in {"of", "from", "on", "with"}
        for noun in prep_objects(p.head, p.lower_)
    ]
