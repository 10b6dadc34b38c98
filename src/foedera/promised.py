"""What a promise is before its days are known, and what the parse tells of any: who gives it, who gets it, in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from foedera.actors import Actor, Cast
from foedera.amounts import is_currency
from foedera.grammar import children, has_aux, is_passive, mood, negated, objects, prep_objects
from foedera.instruments import stands_for_instrument
from foedera.knowledge import knowledge

PromiseForm = Literal["verb", "noun", "announced", "future", "duty", "list"]


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise before its days and its amount are known."""

    form: PromiseForm
    word: Token
    """The word that promises: a verb or noun of promising, else the verb of what is to be done."""
    by: tuple[Actor, ...]
    to: tuple[Actor, ...]
    what: tuple[Token, ...]
    done: Token
    """The verb or noun of what is promised."""


_PAPERS = frozenset(
    "text paper term plan scheme programme program provision article clause document roadmap understanding charter package "
    "formula concordat blueprint proposal treaty letter".split()
)
_VERBAL = frozenset({"VERB", "AUX"})
_SIGNS = frozenset({"$", "€", "£", "¥", "%"})
_OUTFITTING = frozenset("provide supply equip furnish present arm serve entrust".split())
_MOVED = frozenset(
    "send withdraw pull deploy bring dispatch contribute station move train recruit remove commit despatch rotate".split()
)
"""Verbs whose object, be it people, is what is given or taken away, and not who gets something."""
_UNSURE = frozenset({"hopefully", "perhaps", "maybe", "reportedly", "allegedly", "possibly", "probably"})
_VAGUE = frozenset(
    "work cooperate collaborate strengthen deepen enhance promote ensure maintain uphold stand remain be continue foster advance "
    "achieve pursue improve further contribute boost build expand develop engage explore tackle address combat seek do "
    "deal counter eradicate face intensify consolidate safeguard preserve peace make keep find help support respect defend protect fight act".split()
)


def is_paper(noun: Token) -> bool:
    """Tell whether a noun stands for what can lay down a duty: an instrument, or a `text`, `plan`, `article`."""
    return stands_for_instrument(noun) or noun.lemma_.lower() in _PAPERS


def is_time(token: Token) -> bool:
    """Tell whether a word belongs to a time."""
    return token.ent_type_ in {"DATE", "TIME"}


def is_counted(noun: Token) -> bool:
    """Tell whether a noun comes with a number, be it that of its measure (`a 40 million dollar grant`)."""
    if _is_number(noun) or children(noun, "nummod"):
        return True
    return any(_is_number(m) or children(m, "nummod") for m in children(noun, "compound", "nmod"))


def _is_number(word: Token) -> bool:
    return word.pos_ == "NUM" or word.text[0].isdigit() or _is_sign(word)


def _is_sign(word: Token) -> bool:
    return word.text[-1] in _SIGNS


def is_unsure(verb: Token) -> bool:
    """Tell whether an adverb leaves open whether something is so (`will hopefully pledge`)."""
    return any(c.lower_ in _UNSURE for c in children(verb, "advmod"))


def is_vague(done: Token) -> bool:
    """Tell whether an act is such that nobody could say when it is done: `working together`, `to deepen ties`."""
    return done.pos_ in _VERBAL and done.lemma_ in _VAGUE and not any(map(is_counted, objects(done)))


def is_money(noun: Token) -> bool:
    """Tell whether a noun is a sum: a currency with its number, or a number with the sign of one."""
    if noun.lemma_ in {"total", "sum", "amount"}:
        return any(is_money(part) for part in prep_objects(noun, "of"))
    words = [noun, *noun.lefts, *(below for word in noun.lefts for below in word.lefts)]
    return is_counted(noun) and any(
        _is_sign(w) or is_currency(w.text) or is_currency(w.lemma_) for w in words
    )


def will(verb: Token) -> bool:
    """Tell whether a clause says what is to come, be it reported: `will go`, `would go`."""
    return has_aux(verb, "will", "would", "shall", "'ll", "’ll", "wo", "'d") or mood(verb) == "future"


def first_of(verb: Token) -> Token:
    """Return the first of coordinated verbs, whose auxiliaries they share."""
    head = verb
    while (
        head.dep_ == "conj"
        and head.head.pos_ in _VERBAL
        and not children(head, "nsubj", "nsubjpass", "aux", "auxpass")
    ):
        head = head.head
    return head


def above(verb: Token) -> Token | None:
    """Return the word that governs a clause, through coordination; None where nothing does."""
    head = verb
    while head.dep_ == "conj" and head.head.pos_ in _VERBAL:
        head = head.head
    if head.dep_ == "pcomp":
        return head.head.head
    return head.head if head.dep_ in {"xcomp", "ccomp", "advcl", "acl"} else None


def actors_of(tokens: Sequence[Token], cast: Cast) -> tuple[Actor, ...]:
    """Return the actors that words stand for, be it by their adjective (`the French deal`)."""
    found = (actor for token in tokens for actor in cast.acting(token) or _nations(token, cast))
    return tuple(dict.fromkeys(found))


def _nations(token: Token, cast: Cast) -> list[Actor]:
    capital = [word.text for word in children(token, "amod") if word.text[:1].isupper()]
    codes = {c.code for word in capital if (c := knowledge().country_of_adjective(word)) is not None}
    return [actor for actor in cast.actors if actor.kind == "country" and actor.country in codes]


def getters(done: Token, by: Sequence[Actor], cast: Cast, *, upon: bool = True) -> tuple[Actor, ...]:
    """Return who gets what is promised: to or for whom it is done, upon whom, else whose or where the thing is."""
    rings = (_near(done, cast, upon=upon), _far(done))
    for ring in rings:
        found = tuple(actor for actor in actors_of(ring, cast) if actor not in by)
        if found:
            return found
    return ()


def _near(done: Token, cast: Cast, *, upon: bool) -> list[Token]:
    if done.pos_ not in _VERBAL:
        return meant_for(done)
    things = objects(done)
    outfitted = things if done.lemma_ in _OUTFITTING and prep_objects(done, "with") else []
    found = [*children(done, "dative"), *outfitted, *prep_objects(done, "to", "for")]
    found += [] if outfitted else prep_objects(done, "with")
    found += [noun for thing in things for noun in meant_for(thing)]
    found += [noun for over in (done, *things) for noun in helped(over)]
    found += [s for c in children(done, "ccomp", "xcomp") for s in children(c, "nsubj")]
    if any(cast.acting(noun) for noun in found):
        return found
    return [thing for thing in things if upon and done.lemma_ not in _MOVED and cast.of(thing)]


def helped(over: Token) -> list[Token]:
    """Return whom an act or thing is to help: `a credit line to help Fiji rebuild`, `money to support its clinics`."""
    helping = [c for c in children(over, "acl", "advcl", "relcl", "xcomp") if c.i > over.i]
    near = [c for c in helping if c.lemma_ in {"help", "support", "assist", "aid"}]
    below = [d for c in near for d in children(c, "ccomp", "xcomp")]
    return [*(noun for c in near for noun in objects(c)), *(s for d in below for s in children(d, "nsubj"))]


def meant_for(thing: Token) -> list[Token]:
    """Return to or for whom a thing is, be it told of what it consists of: `9 million in aid for Haiti`."""
    preps = [t for t in thing.subtree if t.dep_ == "prep" and t.lower_ in {"to", "for"} and t.i > thing.i]
    return [
        noun for prep in preps if _is_inside(prep, thing) for noun in prep_objects(prep.head, prep.lower_)
    ]


def _is_inside(word: Token, thing: Token) -> bool:
    """Tell whether a word belongs to a thing without a clause or another thing between."""
    head = word.head
    while head != thing and head.pos_ not in _VERBAL and head.dep_ not in {"appos", "conj", "ROOT"}:
        head = head.head
    return head == thing


def _far(done: Token) -> list[Token]:
    if done.pos_ not in _VERBAL:
        return []
    found = prep_objects(done, "from", "on", "in", "into", "against", "towards")
    for thing in objects(done):
        found += children(thing, "poss", "amod", "compound", "nmod")
        found += prep_objects(thing, "on", "against", "from", "in", "of")
    return [word for word in found if word.pos_ != "PRON"]


def each_of(head: Token) -> Iterator[Token]:
    """Yield the acts that are promised together, each apart: `to send food and to open the road`."""
    yield head
    if head.dep_ == "ccomp":
        yield from (c for c in children(head, "conj") if children(c, "nsubj", "nsubjpass") and will(c))
    if head.pos_ != "VERB" or negated(head) or any(c.lower_ in {"or", "nor"} for c in children(head, "cc")):
        return
    for other in children(head, "conj"):
        own = bool(objects(other)) or has_aux(other, "to") or bool(children(other, "ccomp"))
        if other.pos_ == "VERB" and own and not children(other, "nsubj", "nsubjpass"):
            yield from each_of(other)


# the words


def phrase_of(done: Token) -> tuple[Token, ...]:
    """Return the words of what is promised: a clause with a subject of its own whole, else from its verb or noun on."""
    cut = {t.i for child in done.children if _is_apart(done, child) for t in child.subtree}
    whole = done.dep_ == "ccomp" or is_passive(done)
    start = int(done.left_edge.i) if whole else _start(done)
    words = [t for t in done.subtree if t.i >= start and t.i not in cut and not t.is_space]
    while words and (words[-1].is_punct or words[-1].lower_ in {"and", "or", "but"}):
        words.pop()
    opened = next((at for at, word in enumerate(words) if word.text.startswith("(")), 0)
    if opened and not any(word.text.endswith(")") for word in words[opened:]):
        del words[opened:]
    while words and (words[0].is_punct or words[0].dep_ in {"mark", "cc"} or _is_to(words[0])):
        words.pop(0)
    return _in_one_piece(words, done)


def _is_to(token: Token) -> bool:
    return token.lower_ == "to" and token.dep_ == "aux"


def _start(done: Token) -> int:
    """Return where the words of an act begin: at its verb or what denies or shades it, at the first word of a noun."""
    if done.pos_ not in _VERBAL:
        return int(done.left_edge.i)
    shades = [c.i for c in done.lefts if c.dep_ in {"neg", "advmod"} and done.i - c.i <= 2]
    return min([done.i, *shades])


def _is_apart(done: Token, child: Token) -> bool:
    """Tell whether a part of a clause is told apart from what is promised in it."""
    verbal = child.pos_ in _VERBAL and done.pos_ in _VERBAL
    if child.dep_ == "conj":
        either = any(c.lower_ in {"or", "nor"} for c in children(done, "cc"))
        return verbal and (not either or bool(children(child, "nsubj", "nsubjpass")))
    if child.dep_ == "advcl":
        return child.i < done.i or child.doc[max(child.left_edge.i - 1, 0)].text == ","
    fronted = child.dep_ == "ccomp" and child.i < done.i
    return child.dep_ == "parataxis" or fronted or (child.dep_ == "punct" and child.text in {";", ":"})


def _in_one_piece(words: Sequence[Token], done: Token) -> tuple[Token, ...]:
    """Keep the words round the head without a hole in them."""
    here = next((at for at, word in enumerate(words) if word.i == done.i), None)
    if here is None:
        return tuple(words)
    first = last = here
    while last + 1 < len(words) and words[last + 1].i - words[last].i <= 2:
        last += 1
    while first > 0 and words[first].i - words[first - 1].i <= 2:
        first -= 1
    return tuple(words[first : last + 1])
