"""Trigger -> how many people an act touched: killed, injured, arrested, and otherwise taken part or acted upon.

Only what is counted in numbers counts: `dozens` and `several` tell no number, and what has no number is null.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from foedera.acts import Size
from foedera.board import groups
from foedera.grammar import agents, children, is_passive, objects, passive_subjects, prep_objects, subjects
from foedera.lexicon import EventType
from foedera.timewords import load_grammar

_POWERS = ("hundred", "thousand", "million")
_FRACTIONS = {"half": 0.5, "quarter": 0.25}
_DIGITS = re.compile(r"^\d{1,3}(?:[,.  ]\d{3})+$|^\d+$")
_DECIMAL = re.compile(r"^\d+\.\d+$")

_FATAL = frozenset(
    "kill slay murder assassinate execute massacre butcher slaughter behead hang lynch decapitate".split()
)
_FATAL_PHRASES = frozenset(
    {"gun down", "mow down", "wipe out", "shoot dead", "cut down", "strike dead", "put death", "beat death"}
)
_SHOOTING = frozenset({"shoot", "beat", "strike", "gun"})
_PARTICLES = frozenset({"up", "down", "off", "away"})
_DYING = frozenset({"die", "perish"})
_WOUNDING = frozenset({"wound", "injure", "hurt", "maim"})
_KILLED = frozenset({"dead", "killed"})
_WOUNDED = frozenset({"wounded", "injured", "hurt"})
_HARM = frozenset({"claim", "cost", "leave", "kill", "wound", "injure", "hurt"})
_OF_PEOPLE = frozenset(
    "man woman child person people boy girl teenager youth baby civilian prisoner inmate detainee hostage captive victim body "
    "passenger crew member national citizen survivor shopper pupil marine expert monitor observer instructor tourist pilgrim "
    "mourner marcher bystander fan footballer relative colleague comrade life figure helmet".split()
)
_LIKE_PEOPLE = re.compile(r"(?:ers?|ors?|ists?|ians?|ants?|ees?|men|women|eers?|mates?)$")
_BANDS = frozenset("contingent group team crowd band party delegation column batch squad crew".split())
_THINGS = frozenset(
    "missile rocket drone tanker bomber carrier helicopter destroyer trawler freighter cutter container paper letter "
    "order number border quarter river computer charter power tower car van jet plane tank container centre center offer "
    "motor sector factor visitor plant restaurant tent frigate ship warship vessel boat submarine gunboat convoy".split()
)


def size_of(trigger: Token, done: EventType, modes: Collection[str] = ()) -> Size:
    """Return how many people the words of an act say that it touched.

    `done`: what is done, or asked for, planned; `modes`: how it is done (`arrest`, `abduct`).
    """
    if done == "ASSAULT":
        return _harmed(trigger, modes)
    upon = _told(_acted_upon(trigger))
    if done == "COERCE" and "arrest" in modes:
        return Size(arrested=upon)
    people = upon if done in _UPON else None
    if people is None and done in _BY_MANY:
        people = _told(_acting(trigger))
    return Size(people=people)


_BY_MANY: frozenset[EventType] = frozenset({"PROTEST", "MOBILIZE", "RETREAT", "AID"})
_UPON: frozenset[EventType] = frozenset(
    {"AID", "SANCTION", "COERCE", "COOPERATE", "CONCEDE", "MOBILIZE", "RETREAT"}
)


def number_told(words: Iterable[str]) -> int | None:
    """Return the number that words tell (`four hundred`, `25,000`, `1.5 million`); None where they tell none."""
    whole, part, seen = 0.0, 0.0, False
    for word in (piece for text in words for piece in text.lower().split("-")):
        if word in _POWERS:
            part = (part if seen else 1) * load_grammar().numbers[word]
            if word != "hundred":
                whole, part = whole + part, 0.0
        elif (value := _value(word)) is not None:
            part += value
        elif word in {"a", "an", "and", "some"}:
            continue
        else:
            return None
        seen = True
    total = whole + part
    return int(total) if seen and total == int(total) else None


def _value(word: str) -> float | None:
    if _DIGITS.match(word):
        return float(re.sub(r"\D", "", word))
    if _DECIMAL.match(word):
        return float(word)
    spelled = load_grammar().numbers.get(word)
    return spelled if spelled is not None and spelled < 100 else _FRACTIONS.get(word)


# who was harmed


def _harmed(trigger: Token, modes: Collection[str]) -> Size:
    upon = _acted_upon(trigger)
    if _is_fatal(trigger) or trigger.lemma_ in _WOUNDING:
        count = _told(upon, single=True)
        own = Size(dead=count) if _is_fatal(trigger) else Size(injured=count)
    else:
        own = Size(people=_told(upon)) if "abduct" in modes or trigger.pos_ == "VERB" else Size()
    for effect in _effects(trigger):
        own = _with(own, effect)
    return own if own.dead is None and own.injured is None else replace(own, people=None)


def _with(size: Size, effect: Token) -> Size:
    """Return a size with the dead or injured that a verb of harm tells of: `killing nine`, `left two dead`, `six died`."""
    victims = subjects(effect) if effect.lemma_ in _DYING else _acted_upon(effect)
    count = _told(victims, single=effect.lemma_ != "leave")
    states = {c.lower_ for c in effect.subtree} if effect.lemma_ == "leave" else set()
    fatal = effect.lemma_ in _FATAL | _DYING or states & _KILLED
    if fatal and size.dead is None:
        return replace(size, dead=count)
    hurt = effect.lemma_ in _WOUNDING or states & _WOUNDED
    return replace(size, injured=count) if hurt and size.injured is None else size


def _effects(trigger: Token) -> Iterator[Token]:
    """Yield the verbs beside an act that tell whom it harmed: its participles, what it did as a subject, the verb over it."""
    for clause in children(trigger, "advcl", "conj", "relcl"):
        if clause.tag_ == "VBG" or clause.lemma_ in _DYING:
            yield from (word for word in (clause, *children(clause, "conj")) if _harms(word))
    over = trigger.head
    if trigger.dep_ == "advcl" and _harms(over):
        yield over  # `twenty died when the soldiers fell upon each other`
    if trigger.dep_ in {"nsubj", "relcl"}:
        verb = over if trigger.dep_ == "nsubj" else over.head
        if _harms(verb) and (trigger.dep_ == "nsubj" or over.dep_ == "nsubj"):
            yield verb  # `the strike killed nine`, `rockets that they fired killed nine`


def _harms(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_ in _FATAL | _WOUNDING | _DYING | _HARM


def _is_fatal(trigger: Token) -> bool:
    beside = [c.lower_ for c in trigger.children if c.dep_ in {"prt", "acomp", "advmod", "oprd", "dobj"}]
    beside += ["death" for prep in children(trigger, "prep") for c in prep.children if c.lower_ == "death"]
    if trigger.pos_ == "NOUN":
        return trigger.lemma_ in {"killing", "murder", "assassination", "execution", "massacre", "slaying"}
    if trigger.lemma_ in _SHOOTING and any(word.lower_ == "dead" for word in _near(trigger)):
        return True
    return trigger.lemma_ in _FATAL or any(f"{trigger.lemma_} {word}" in _FATAL_PHRASES for word in beside)


def _near(verb: Token) -> list[Token]:
    """Return the words under a verb and under what stands next to it: `shot a priest dead`."""
    return [word for child in verb.children for word in (child, *child.children)]


# who is counted


def _acted_upon(trigger: Token) -> list[Token]:
    """Return whom an act is done to: its object, the subject of its passive, what a noun is of, the noun it describes."""
    if trigger.pos_ == "NOUN":
        return [noun for prep in children(trigger, "prep") if prep.lower_ == "of" for noun in prep.children]
    if trigger.dep_ == "acl" and trigger.tag_ == "VBN":
        return [trigger.head]
    if is_passive(trigger):
        return [noun.head.head if noun.tag_ == "WP" else noun for noun in passive_subjects(trigger)]
    # `rounded up nine`: the parse may take the particle for a preposition
    loose = [noun for c in children(trigger, "prep", "prt") if c.lower_ in _PARTICLES for noun in c.children]
    told = objects(trigger) or loose
    if trigger.dep_ == "relcl" and (not told or told[0].tag_ in {"WP", "WDT"}):
        own = any(c.tag_ in {"WP", "WDT", "WP$"} for noun in subjects(trigger) for c in noun.subtree)
        return [] if own else [trigger.head]
    return told or _complements(trigger)


def _complements(trigger: Token) -> list[Token]:
    """Return the subjects of small clauses: `left two of them dead`, `had 54 people jailed`."""
    return [noun for clause in children(trigger, "ccomp", "xcomp") for noun in children(clause, "nsubj")]


def _acting(trigger: Token) -> list[Token]:
    if trigger.pos_ == "NOUN":
        return []
    if is_passive(trigger) and agents(trigger):
        return agents(trigger)
    over = trigger.head if trigger.dep_ == "advcl" and trigger.tag_ == "VBG" else trigger
    return subjects(trigger) or subjects(over)


def _told(nouns: Iterable[Token], *, single: bool = False) -> int | None:
    """Return how many people nouns tell; coordinated ones together, one alone only where `single` is asked for."""
    counts: list[int] = []
    for noun in dict.fromkeys(nouns):
        count = _count(noun, single=single)
        if count is None:
            return None
        counts.append(count)
    return sum(counts) if counts else None


def _count(noun: Token, *, single: bool) -> int | None:
    more = [c for c in children(noun, "amod") if c.lower_ == "more"]  # `nine thousand more reservists`
    numbers = [n for word in (noun, *more) for n in children(word, "nummod", "npadvmod") if n.pos_ == "NUM"]
    members = prep_objects(noun, "of")
    if noun.pos_ == "NUM" or (noun.lemma_ in _POWERS and members):
        return number_told(_number_words(noun)) if noun.lower_ != "one" else None
    if noun.lemma_ in _BANDS and members and not numbers:
        return _count(members[0], single=False)
    if not _is_people(noun):
        return None
    if numbers:
        return number_told(_number_words(numbers[0]))
    if single and noun.tag_ in {"NN", "NNP"}:
        one = {c.lower_ for c in children(noun, "det")} & {"a", "an"}
        return 1 if one or noun.ent_type_ == "PERSON" else None
    return None


def _number_words(number: Token) -> list[str]:
    """Return the words of a number in text order, without `at least`, `some`, `up to`."""
    below = [c for c in number.subtree if c.dep_ in {"compound", "nummod", "quantmod", "det"} or c == number]
    return [c.text for c in below if c.pos_ == "NUM" or c.lower_ in {*_POWERS, *_FRACTIONS, "a", "-"}]


def _is_people(noun: Token) -> bool:
    word, lemma = noun.lower_, noun.lemma_.lower()
    if lemma in _THINGS:
        return False
    nation = noun.text[:1].isupper() and (noun.ent_type_ in {"NORP", "PERSON"} or noun.tag_ == "NNPS")
    known = not groups().keys().isdisjoint({word, f"{word}s"})
    return nation or known or lemma in _OF_PEOPLE or bool(_LIKE_PEOPLE.search(word))
