"""Verbs -> aid that is announced: `announced a grant of five million`, `has offered Fiji a credit line`, `set aside a billion for Chad`."""

from __future__ import annotations

from spacy.tokens import Token

from foedera.actors import Actor, Cast
from foedera.clauses import is_conditional
from foedera.grammar import children, has_aux, is_passive, mood, negated, objects, prep_objects, subjects
from foedera.promised import Promise, actors_of, getters, helped, is_counted, is_money, meant_for, phrase_of

_ANNOUNCING = frozenset(
    "announce unveil declare approve authorise authorize allocate earmark reserve offer extend confirm release".split()
)
_AID = frozenset(
    "aid assistance contribution grant loan donation support funding credit package tranche relief help financing facility "
    "gift bailout scholarship".split()
)
_SENDING = frozenset(
    {"supply", "delivery", "shipment", "provision", "transfer", "dispatch", "donation", "disbursement"}
)
_LINES = frozenset({"line", "lines", "fund", "funds", "programme", "program", "scheme", "initiative"})
_TRADE = frozenset({"sale", "purchase", "cut", "loss", "profit", "fine", "deal", "investment", "budget"})


def find_announced(verb: Token, cast: Cast) -> tuple[Promise, ...]:
    """Return the aid that a verb announces: a sum of it, or aid for somebody."""
    if verb.lemma_ not in _ANNOUNCING and not _is_aside(verb):
        return ()
    if not _is_told(verb):
        return ()
    by = tuple(actor for actor in actors_of(subjects(verb), cast) if actor.kind not in {"people", "media"})
    return tuple(promise for thing in objects(verb) if by and (promise := _given(verb, thing, by, cast)))


def _is_aside(verb: Token) -> bool:
    return verb.lemma_ in {"set", "put"} and any(c.lower_ == "aside" for c in verb.children)


def _is_told(verb: Token) -> bool:
    """Tell whether it is said to have been announced, or is by these very words (`I am announcing`)."""
    spoken = mood(verb) in {"past", "perfect", "present"} or has_aux(verb, "will", "'ll", "’ll")
    return spoken and not (is_passive(verb) or negated(verb) or is_conditional(verb))


def _given(verb: Token, thing: Token, by: tuple[Actor, ...], cast: Cast) -> Promise | None:
    if thing.dep_ == "dative" or not _is_aid(thing):
        return None
    own: set[str | None] = {actor.country for actor in by}
    told = (
        getters(thing, by, cast)
        or getters(verb, by, cast, upon=False)
        or actors_of(_further(thing, verb), cast)
    )
    to = tuple(a for a in told if a.country not in own and (a.country or a.kind != "people"))
    if not to and not (is_money(thing) or is_counted(thing) or _worth(thing)):
        return None
    own_use = any(word.tag_ == "PRP$" for noun in meant_for(thing) for word in children(noun, "poss"))
    if own_use or (told and not to):
        return None  # a state's aid to its own people is its policy
    return Promise("announced", verb, by, to, _words(thing), thing)


def _words(thing: Token) -> tuple[Token, ...]:
    """Return the words of a thing with its worth, wherever the parse hangs it: `a package for Chad worth 3 million`."""
    words = phrase_of(thing)
    behind = words[-1].i + 1 if words else len(thing.doc)
    if behind >= len(thing.doc) or thing.doc[behind].lower_ != "worth":
        return words
    worth = thing.doc[behind]
    return (*words, *(t for t in thing.doc[behind : worth.right_edge.i + 1]))


def _further(thing: Token, verb: Token) -> list[Token]:
    """Return whom it is for where the words hang elsewhere on the parse."""
    parts = [noun for part in _beside(thing) for noun in meant_for(part)]
    return [*parts, *helped(thing), *helped(verb)]


def _beside(thing: Token) -> list[Token]:
    """Return what a sum consists of where the parse hangs it on the verb: `approved 9 million in relief`."""
    behind = [prep for prep in children(thing.head, "prep") if prep.i == thing.right_edge.i + 1]
    return [noun for prep in behind if prep.lower_ == "in" for noun in children(prep, "pobj")]


def _is_aid(thing: Token) -> bool:
    """Tell whether a thing is aid, or a sum or delivery of it: `2 million in relief`, `the supply of 19 jets`."""
    words = [thing, *children(thing, "compound", "nmod", "amod")]
    lemmas = {word.lemma_.lower() for word in words}
    inside = [*prep_objects(thing, "in", "of", "for", "as"), *_beside(thing)]
    if thing.lemma_.lower() in _SENDING:
        return any(is_counted(noun) or noun.lemma_.lower() in _AID for noun in inside)
    if lemmas & _TRADE:
        return False
    if lemmas & _AID:
        return True
    if is_money(thing) or thing.lemma_.lower() in _LINES:
        return any(_is_aid(noun) for noun in inside) or (
            is_money(thing) and bool(prep_objects(thing, "for", "to"))
        )
    return False


def _worth(thing: Token) -> bool:
    words = [t for t in _words(thing) if t.lower_ in {"worth", "of", "totalling", "totaling"}]
    return any(is_money(noun) for word in words for noun in word.children)
