"""Doc -> promises as the words tell them: the word, who gives it, to whom, and the words of what is promised.

Four forms: a verb of promising (`pledged to send`), a noun of it (`its promise of grain`), a future in somebody's
favour (`will send Mali grain`), and a duty that a signed text lays on a party (`under the pact Oslo must return it`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from foedera.actors import Actor, Cast
from foedera.announced import find_announced
from foedera.clauses import is_conditional
from foedera.duties import find_bonds, find_duties, find_futures
from foedera.grammar import (
    agents,
    children,
    conjuncts,
    has_aux,
    is_passive,
    mood,
    negated,
    objects,
    passive_subjects,
    prep_objects,
    sentence_at,
    subjects,
)
from foedera.knowledge import knowledge
from foedera.promised import (
    Promise,
    above,
    actors_of,
    each_of,
    getters,
    is_counted,
    is_money,
    is_paper,
    is_time,
    is_unsure,
    is_vague,
    phrase_of,
    will,
)

_PROMISING = frozenset(
    "promise pledge vow undertake commit guarantee swear assure agree consent earmark offer".split()
)
_BINDING = frozenset("oblige bind require commit obligate".split())
_BINDS = frozenset("obliges binds commits obligates".split())
_PROMISE = frozenset("promise pledge commitment undertaking assurance guarantee vow word".split())
_WISHING = frozenset(
    "seek demand want ask request need require urge call await lack refuse expect hope hop press push insist wish desire doubt "
    "question extract".split()
)
_ON_THE_WAY = frozenset("agree go come join rush move choose be decide rise step".split())
_THREATS = frozenset(
    "retaliate respond avenge punish strike attack destroy crush defeat eliminate annihilate resist hit kill hunt pursue "
    "bomb invade answer revenge smash rout topple oust challenge".split()
)
_STUBBORN = frozenset(
    "fight continue oppose die eat persist remain stay stand win press carry go keep be".split()
)
_MEETING = frozenset(
    "meet talk discuss visit travel attend host consult sign negotiate hold convene explore study".split()
)
_TALKS = frozenset(
    "talk meeting negotiation discussion consultation request proposal plan term demand condition idea hotline date visit "
    "principle".split()
)
_HOSTILITY = frozenset(
    "revenge retaliation response vengeance action allegiance fealty oath loyalty answer victory goal best vote".split()
)
_MAKING = frozenset(
    "make give offer renew repeat reaffirm restate underline underscore announce issue honour honor keep break fulfil fulfill "
    "meet withdraw abandon drop reverse breach violate deliver redeem uphold reiterate confirm stress emphasise".split()
)
_SUPPOSED = ("would", "could", "may", "might", "should", "must", "can")


def find_promises(doc: Doc, cast: Cast, *, legal: bool, bound: Collection[str] = ()) -> Iterator[Promise]:
    """Yield the promises of a page in text order; in a legal text every `shall` of a party is a duty."""
    for token in doc:
        if token.pos_ in {"VERB", "AUX"}:
            yield from _of_verb(token, cast, legal=legal, bound=bound)
        elif token.pos_ == "NOUN" and token.lemma_ in _PROMISE:
            yield from _of_noun(token, cast)
        elif token.lower_ in _BINDS:
            yield from find_bonds(token, cast)
        if token.pos_ == "VERB":
            yield from find_announced(token, cast)


def _of_verb(verb: Token, cast: Cast, *, legal: bool, bound: Collection[str]) -> Iterator[Promise]:
    found = _worded(verb, cast) if verb.lemma_ in _PROMISING else ()
    found = found or (find_bonds(verb, cast) if verb.lemma_ in _BINDING else ())
    found = found or find_duties(verb, cast, legal=legal, bound=bound) or find_futures(verb, cast)
    for promise in found:
        others = _going_on(promise, cast)
        end = others[0].what[0].i - 1 if others else len(verb.doc)
        yield (
            replace(promise, what=tuple(word for word in promise.what if word.i < end)) if others else promise
        )
        yield from others


# verbs of promising


def _worded(verb: Token, cast: Cast) -> tuple[Promise, ...]:
    if not _is_given(verb):
        return ()
    bound = is_passive(verb) and verb.lemma_ == "commit" and bool(_assented_to(verb))
    if is_passive(verb) and not children(verb, "xcomp") and not bound:
        return _promised_passively(verb, cast)
    by = actors_of(passive_subjects(verb) if is_passive(verb) else subjects(verb), cast)
    if any(c.lower_ == "no" for s in subjects(verb) for c in s.lefts):
        return ()
    told, hearers = _content(verb, cast)
    if not by and not _is_vouched(verb, told):
        return ()
    to = tuple(actor for actor in actors_of(hearers, cast) if actor not in by)
    return tuple(
        Promise("verb", verb, by, to or getters(done, by, cast), phrase_of(done), done)
        for head in told
        for done in each_of(head)
        if _is_promised(verb, done)
    )


def _is_vouched(verb: Token, told: list[Token]) -> bool:
    """Tell whether a promise of somebody who is no actor of the page is one by its words: `donors pledged 2 billion euros`."""
    people = any(s.pos_ == "NOUN" and s.tag_ == "NNS" and not is_paper(s) for s in subjects(verb))
    return people and any(is_counted(head) or (head.dep_ == "ccomp" and will(head)) for head in told)


def _is_given(verb: Token) -> bool:
    """Tell whether a word of promising is said to have been given, not asked for, refused or supposed."""
    if negated(verb) or is_conditional(verb) or has_aux(verb, *_SUPPOSED):
        return False
    if is_unsure(verb):
        return False
    over = above(verb)
    if over is None:
        return True
    if mood(verb) == "infinitive":
        return verb.dep_ == "advcl" or over.lemma_ in _ON_THE_WAY
    return over.lemma_ not in _WISHING or verb.dep_ in {"advcl", "acl"}


def _content(verb: Token, cast: Cast) -> tuple[list[Token], list[Token]]:
    """Return the heads of what is promised, and who is told beside it as the one to whom."""
    assenting = verb.lemma_ in {"agree", "commit", "consent"}
    hearers = [] if assenting else [*children(verb, "dative"), *prep_objects(verb, "to")]
    things = [thing for thing in objects(verb) if thing.dep_ != "dative" and not is_time(thing)]
    things = [thing for thing in things if not thing.lower_.endswith(("self", "selves"))]
    clauses = [c for c in children(verb, "xcomp", "ccomp") if c.i > verb.i or will(c)]
    clauses = clauses or _loose_infinitives(verb)
    if any(map(is_money, things)):  # then the infinitive tells what for
        clauses = [c for c in clauses if not has_aux(c, "to")]
    if clauses:
        told = [] if _agreed_on_noun(verb) else [*clauses, *_torn_off(verb, clauses)]
        return told, [*hearers, *objects(verb)]
    if things and verb.lemma_ not in {"agree", "assure", "swear", "consent"}:
        first = things[0]
        if len(things) > 1 and first.pos_ == "PROPN" and not is_counted(first) and is_counted(things[1]):
            return [things[1]], [first]
        if cast.of(first) and not is_counted(first):
            return [thing for thing in things[1:] if thing not in conjuncts(first)], [first]
        return [first], hearers or prep_objects(verb, "to")
    return (_assented_to(verb) if assenting else []), hearers


def _torn_off(verb: Token, clauses: list[Token]) -> list[Token]:
    """Return the later acts that the parse joins to the word of promising: `pledged to build it, send ten and pay`."""
    if mood(verb) == "infinitive" or not any(has_aux(c, "to") for c in clauses):
        return []
    joined = children(verb, "conj")
    return [
        c
        for c in joined
        if c.tag_ in {"VB", "VBP"} and not children(c, "nsubj", "nsubjpass", "aux", "auxpass")
    ]


def _loose_infinitives(verb: Token) -> list[Token]:
    """Return the infinitives that the parse hangs elsewhere: `promised here on Sunday to lower the danger`."""
    days = [c for p in children(verb, "prep") for c in children(p, "pobj")] + children(verb, "npadvmod")
    below = children(verb, "advcl")
    below += [c for day in days if is_time(day) for c in children(day, "acl", "relcl")]
    return [c for c in below if c.i > verb.i and mood(c) == "infinitive"]


def _agreed_on_noun(verb: Token) -> bool:
    """Tell whether an infinitive only says what for: `agreed on a hotline to keep calm`."""
    nouns = [
        noun for p in children(verb, "prep") if p.lower_ in {"on", "upon"} for noun in children(p, "pobj")
    ]
    return verb.lemma_ == "agree" and any(not is_time(noun) for noun in nouns)


def _assented_to(verb: Token) -> list[Token]:
    """Return what somebody agrees or commits himself to."""
    found = [c for to in children(verb, "prep") if to.lower_ == "to" for c in children(to, "pcomp", "pobj")]
    return [c for c in found if c.pos_ == "VERB" or _is_definite(verb, c)]


def _is_definite(verb: Token, thing: Token) -> bool:
    """Tell whether a thing assented to can be given; one commits oneself to much that nobody could count."""
    if verb.lemma_ == "commit" and not is_counted(thing):
        return False
    return not (is_paper(thing) or thing.lemma_ in _TALKS or is_time(thing) or thing.pos_ == "PRON")


def _is_promised(verb: Token, done: Token) -> bool:
    """Tell whether the content is something to be done for somebody, not a threat, a meeting or how things stand."""
    if done.pos_ not in {"VERB", "AUX"}:
        sure = verb.lemma_ != "offer" or is_counted(done)
        return sure and done.pos_ in {"NOUN", "PROPN", "NUM", "SYM"} and done.lemma_ not in _HOSTILITY
    if done.dep_ == "ccomp" and not will(done):
        return False
    if verb.lemma_ == "agree" and done.lemma_ in _MEETING:
        return False
    nothing_said = done.lemma_ == "do" or (verb.lemma_ == "commit" and is_vague(done))
    if verb.lemma_ == "offer" or nothing_said:
        return False
    hostile = _THREATS | _STUBBORN if verb.lemma_ in {"vow", "swear"} else _THREATS
    return done.lemma_ not in hostile or negated(done)


def _promised_passively(verb: Token, cast: Cast) -> tuple[Promise, ...]:
    """Read `Chad has been promised ten trucks` and `ten trucks were promised by Oslo`."""
    sides, things = passive_subjects(verb), children(verb, "dobj", "oprd")
    givers = agents(verb) or [noun for thing in things for noun in prep_objects(thing, "by")]
    by, to = actors_of(givers, cast), actors_of(sides, cast)
    if verb.lemma_ == "offer":
        return ()
    if things:
        return (Promise("verb", verb, by, to, phrase_of(things[0]), things[0]),)
    if by and sides and not to and verb.lemma_ != "agree":
        aimed = actors_of(prep_objects(verb, "to", "for"), cast)
        return (Promise("verb", verb, by, aimed, phrase_of(sides[0]), sides[0]),)
    return ()


def _going_on(promise: Promise, cast: Cast) -> tuple[Promise, ...]:
    """Return who else gives how much in one list: `Oslo pledged 5 million euros, Chad two million and Mali one`."""
    given = promise.done if promise.done.pos_ != "VERB" else next(iter(objects(promise.done)), promise.done)
    return tuple(_members(promise, given.i + 1, cast)) if is_counted(given) else ()


def _members(promise: Promise, start: int, cast: Cast) -> Iterator[Promise]:
    doc = promise.word.doc
    end = sentence_at(doc, promise.word.i).end
    for at in range(start, end - 1):
        token = doc[at]
        by = _named(token, cast)
        opened = any(t.text in {",", ";", "and"} for t in doc[max(at - 2, 0) : at])
        if not by or not opened or promise.by == by:
            continue
        rest = _sum_behind(doc, at + 1, end)
        if rest:
            yield Promise("list", promise.word, by, promise.to, rest, rest[-1])


def _named(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Return whom a name stands for, be it a capital for its state (`London 5 million pounds`)."""
    if token.pos_ != "PROPN":
        return ()
    home = knowledge().capital_of(token.text)
    code = home if isinstance(home, str) or home is None else home.code
    return cast.of(token) or tuple(
        a for a in cast.actors if code is not None and a.kind == "country" and a.country == code
    )


def _sum_behind(doc: Doc, start: int, end: int) -> tuple[Token, ...]:
    """Return the number that stands straight behind a name, with what is counted."""
    words: list[Token] = []
    for token in doc[start:end]:
        if token.text in {",", ";", ".", "and", "but"} or token.pos_ in {"VERB", "AUX", "ADP"}:
            break
        words.append(token)
    numbered = any(word.pos_ == "NUM" or word.lower_ in {"half", "million", "billion"} for word in words[:3])
    return tuple(words) if numbered and len(words) <= 7 else ()


# nouns of promising


def _of_noun(noun: Token, cast: Cast) -> Iterator[Promise]:
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if negated(noun) or verb.lemma_ in _WISHING or (noun.dep_ == "dobj" and negated(verb)):
        return
    by = _giver(noun, verb, cast)
    definite = any(c.lower_ == "the" for c in children(noun, "det")) and noun.lemma_ in {"promise", "pledge"}
    if not by and not (definite and any(has_aux(c, "to") for c in children(noun, "acl"))):
        return
    aimed = prep_objects(noun, "to") if noun.lemma_ != "commitment" else []
    to = tuple(a for a in actors_of([*children(verb, "dative"), *aimed], cast) if a not in by)
    for head in _content_of_noun(noun, cast):
        for done in each_of(head):
            vague = noun.lemma_ == "commitment" and is_vague(done)
            if done.pos_ != "VERB" or not (vague or done.lemma_ in _THREATS):
                yield Promise("noun", noun, by, to or getters(done, by, cast), phrase_of(done), done)


def _giver(noun: Token, verb: Token, cast: Cast) -> tuple[Actor, ...]:
    by = actors_of(children(noun, "poss"), cast)
    if not by and noun.dep_ == "dobj" and verb.lemma_ in _MAKING:
        by = actors_of(subjects(verb), cast)
    if not by and noun.dep_ == "pobj" and noun.head.lower_ in {"on", "with"} and verb.pos_ == "VERB":
        by = actors_of([*subjects(verb), *passive_subjects(verb)], cast)  # `was elected on a promise to`
    return by or actors_of(prep_objects(noun, "by", "from"), cast)


def _content_of_noun(noun: Token, cast: Cast) -> list[Token]:
    below = children(noun, "acl", "ccomp", "relcl")
    clauses = [c for c in below if has_aux(c, "to") or (will(c) and children(c, "mark"))]
    if clauses:
        return clauses
    if noun.lemma_ == "word":
        given = children(noun.head, "ccomp", "xcomp") if noun.dep_ == "dobj" else []
        return [c for c in given if will(c) or has_aux(c, "to")]
    preps = {"of", "to"} if noun.lemma_ == "commitment" else {"of"}
    found = [
        c for prep in children(noun, "prep") if prep.lower_ in preps for c in children(prep, "pcomp", "pobj")
    ]
    return [c for c in found if c.pos_ == "VERB" or _is_thing(c, noun, cast)]


def _is_thing(promised: Token, noun: Token, cast: Cast) -> bool:
    """Tell whether what a promise is of can be given; a `commitment to peace` promises nothing in particular."""
    vague = noun.lemma_ in {"commitment", "guarantee"} and not is_counted(promised)
    return not (vague or cast.of(promised) or is_paper(promised))
