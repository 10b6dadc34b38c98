"""Doc + lexicon -> Frames: which predicate a word tells, and which tokens stand in its slots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from foedera.board import groups
from foedera.clauses import done_to, governs_infinitive, made_to, state_verb, wished_clauses
from foedera.days import in_time
from foedera.grammar import (
    agents,
    children,
    conjuncts,
    is_passive,
    objects,
    passive_subjects,
    prep_objects,
    subjects,
)
from foedera.instruments import is_instrument
from foedera.knowledge import knowledge
from foedera.lexicon import Lexicon, Predicate, Slot, senses
from foedera.standing import HOSTILE, Standing, effect_of, standing_of

_COUNTS = frozenset(
    "hundreds thousands tens dozens scores crowds crowd many some both two three others".split()
)
_GAMES = frozenset(
    "final semi-final semifinal quarter-final quarterfinal match qualifier playoff play-off tournament innings derby relay cup league championship".split()
)
_WEATHER = frozenset(
    "storm cyclone hurricane typhoon tornado earthquake flood drought blizzard wildfire".split()
)
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
_IDIOMS = frozenset({"place", "effect", "hold", "force", "shape"})
_ARMS = frozenset(
    "government army military police rebel regime militia insurgent guerrilla militant navy jihadist army".split()
)
"""What says of an act whose it is: `a government airstrike`, `rebel fire`."""
_LOOKING_ON = frozenset(
    "characterize characterise describe disregard ignore shrug watch cover film monitor follow observe witness survive escape suffer "
    "mourn remember cite mention recall investigate probe study report quell disperse resist defy heed spurn rebuff withstand".split()
)
"""Verbs whose subject has no part in the act that is their object: `observers watched the protest`."""
_SPREAD = frozenset({"include", "feature", "involve", "mark", "see"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate where it stands: its trigger tokens and the tokens in each slot."""

    predicate: Predicate
    trigger: Token
    """The word that the parse hangs the slots on."""
    words: tuple[Token, ...]
    """All words of the trigger, in text order (`held talks`)."""
    filled: tuple[tuple[Slot, Token], ...]
    standing: Standing
    loose: bool = False
    """Nothing that the entry asks for beside its words tells this sense of them."""

    def tokens(self, slot: Slot) -> list[Token]:
        """Return the tokens that fill a slot."""
        return [token for held, token in self.filled if held == slot]


def find_frames(doc: Doc, lexicon: Lexicon, *, loose: bool = False) -> Iterator[Frame]:
    """Yield the frames of a parsed document; a phrase takes the words it is made of.

    A word of several senses yields a frame for each that fits it, the most particular first: phrases before its own. A word
    whose things tell none of its senses yields one of each type where another word asks for its act or refuses it; with
    `loose` everywhere.
    """
    taken: set[int] = set()
    for verb, noun, told in _phrases(doc, lexicon):
        taken.add(noun.i)
        for predicate, filled in told:
            yield from _frame(predicate, verb, (verb, noun), filled, lexicon)
    for token in doc:
        if token.i in taken:
            continue
        if token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"} and not _has_particle(token):
            yield from _verb_frames(token, lexicon, taken, loose=loose)
        elif token.pos_ == "NOUN" and token.dep_ != "compound":
            yield from _noun_frames(token, lexicon, loose=loose)


def _verb_frames(verb: Token, lexicon: Lexicon, taken: set[int], *, loose: bool) -> Iterator[Frame]:
    """Yield the frames of a verb; the things that tell its sense are no acts of their own."""
    things = done_to(verb)
    candidates = lexicon.verbs.get(lexicon.verb_of(verb.lemma_, verb.lower_), ())
    fitting = list(_senses(candidates, verb, things))
    for predicate in fitting:
        if not predicate.bare:
            taken |= {thing.i for thing in things if thing.lemma_.lower() in predicate.things}
    for predicate in fitting or _loose_senses(candidates, things):
        filled = _verb_slots(verb, things, predicate, lexicon)
        found = _frame(predicate, verb, (verb,), filled, lexicon, loose=not fitting)
        yield from (frame for frame in found if fitting or loose or _is_governed(frame))


def _noun_frames(noun: Token, lexicon: Lexicon, *, loose: bool) -> Iterator[Frame]:
    candidates, makers = lexicon.nouns.get(noun.lemma_, ()), _makers(noun)
    if noun.head.lower_ == "with" and not any(c.i < noun.i for c in noun.children):
        return  # `spoke with conviction`
    fitting = list(_senses(candidates, noun, makers))
    for predicate in fitting or _loose_senses(candidates, makers):
        filled = _noun_slots(noun, predicate, lexicon, own=True)
        found = _frame(predicate, noun, (noun,), filled, lexicon, loose=not fitting)
        yield from (frame for frame in found if fitting or loose or _is_governed(frame))


def _is_governed(frame: Frame) -> bool:
    """Tell whether another word than the trigger asks for an act, promises or refuses it."""
    return frame.standing.operator not in {None, frame.trigger}


def _loose_senses(candidates: Sequence[Predicate], things: Sequence[Token]) -> list[Predicate]:
    """Return an entry of each type that has a word whose things tell none of its senses, and speak against none."""
    seen = set(_lemmas(things))
    allowed = [one for one in candidates if seen.isdisjoint(one.not_)]
    return list({one.type: one for one in reversed(allowed)}.values())


def _senses(
    candidates: Sequence[Predicate], word: Token, things: Sequence[Token], noun: Token | None = None
) -> Iterator[Predicate]:
    """Yield the predicates of a word, or of a phrase of it and a noun, that its things allow."""
    if not candidates:
        return
    seen = _lemmas([*things, *children(word, "xcomp")])
    wholes = things if noun is None else [*things, noun]
    made_of = _lemmas([c for whole in wholes if whole.pos_ == "NOUN" for c in children(whole, "compound")])
    for predicate in senses(candidates, seen, made_of, infinitive=governs_infinitive(word)):
        if not (predicate.intransitive and objects(word)) and not _asks_nobody(predicate, word):
            yield predicate


def _asks_nobody(predicate: Predicate, verb: Token) -> bool:
    """Tell whether an infinitive is the subject's own act where an entry tells what others are to do: `wants to buy gas`."""
    asks = predicate.infinitive and "recipient" in predicate.needs and verb.lemma_ in predicate.verbs
    asked = [slot for slot, holds in predicate.roles if holds == "recipient"]
    return (
        asks and not is_passive(verb) and not any(_in_verb_slot(verb, slot, passive=False) for slot in asked)
    )


def _frame(
    predicate: Predicate,
    trigger: Token,
    words: tuple[Token, ...],
    filled: Sequence[tuple[Slot, Token]],
    lexicon: Lexicon,
    *,
    loose: bool = False,
) -> Iterator[Frame]:
    """Yield the frame of a predicate, where its words tell an act at all."""
    if _at_play(trigger) or not _done_by(predicate, filled, lexicon):
        return
    standing = standing_of(trigger, lexicon)
    standing = None if standing is None else _fitting(predicate, standing, trigger)
    if standing is not None:
        told = [
            (slot, token) for slot, token in filled if not in_time(token) and token.ent_type_ not in _TIMES
        ]
        whole = [*told, *(("both", token) for token in _hosts(predicate, standing))]
        kept = [(slot, token) for slot, token in whole if _may_act(predicate, slot, token)]
        yield Frame(predicate, trigger, words, tuple(dict.fromkeys(kept)), standing, loose)


def _done_by(predicate: Predicate, filled: Sequence[tuple[Slot, Token]], lexicon: Lexicon) -> bool:
    """Tell whether those act of whom an entry tells: one of its doers, none of those whose acts are others."""
    doing = [token for slot, token in filled if slot in {"actor", "both"}]
    acting = {token.lemma_.lower() for token in doing} | {token.lower_.removesuffix("s") for token in doing}
    if any(name.split()[0] in _WEATHER for name in acting):
        return False
    if not acting.isdisjoint(predicate.not_actor):
        return False
    return not predicate.doers or not set(predicate.doers).isdisjoint(
        word for token in doing for word in _names_of(token, lexicon)
    )


def _names_of(token: Token, lexicon: Lexicon) -> list[str]:
    """Return the words that tell who somebody is: the noun, what it is made of, the words of a name and its title."""
    if token.lemma_ in lexicon.nouns:
        return [token.lemma_.lower()]  # who makes a rebel attack are no rebels that leave
    made = [token, *children(token, "compound", "nmod", "amod")]
    words = [word for part in made for word in (part.lemma_.lower(), *part.text.lower().split())]
    return [
        *words,
        *(word[:-1] for word in words if word.endswith("s")),
    ]  # `Protesters` opens a sentence as a name


def _fitting(predicate: Predicate, standing: Standing, trigger: Token) -> Standing | None:
    """Return the standing that an act of this sort has: nobody offers, or refuses of himself, a hostile act."""
    hostile = predicate.type in HOSTILE
    if hostile and standing.effect == "offered":
        return Standing("hypothetical")
    if hostile and standing.effect == "refused" and standing.operator == trigger:
        return None  # `will not attack` is no refusal
    if predicate.act is not None and standing.effect is None and standing.status in {"planned", "ongoing"}:
        return Standing("occurred")  # `will pledge`, `is promising` help: the act is to come either way
    return standing


def _at_play(trigger: Token) -> bool:
    """Tell whether an act takes place within a game: `met in the semi-final`."""
    return any(
        noun.lemma_.lower() in _GAMES or noun.text == "Test"
        for noun in prep_objects(trigger, "in", "at", "during")
    )


def _hosts(predicate: Predicate, standing: Standing) -> list[Token]:
    """Return who offers an act that takes two: `A invited B to hold exercises` is for A and B."""
    operator = standing.operator
    if operator is None or standing.effect != "offered" or "both" not in predicate.needs:
        return []
    if operator.pos_ == "VERB":
        return agents(operator) if is_passive(operator) else subjects(operator)
    return children(operator, "poss") or _light_subjects(operator)


def _kinds(word: Token) -> list[str]:
    """Return the lemmas that phrases know a word by: a name also by its last and its first word (`the World Court`)."""
    if " " in word.text and is_instrument(word):
        return ["agreement"]
    if " " not in word.text or word.head.dep_ == "agent":
        return [word.lemma_.lower()]
    first, *_, last = word.lower_.split()
    return [word.lemma_.lower(), last, first]


def _may_act(predicate: Predicate, slot: Slot, token: Token) -> bool:
    """Tell whether a token is one that can do what the predicate tells: people do, where it asks for people."""
    if not predicate.people or slot != "actor":
        return True
    word = token.lower_
    if token.pos_ == "ADJ" and token.text[:1].isupper():
        return True  # `Chinese protests`
    return token.pos_ in {"PROPN", "PRON", "NUM"} or word in groups() or word in _COUNTS or word in _offices()


@cache
def _offices() -> frozenset[str]:
    """Return the nouns that offices end in (`minister`, `envoy`)."""
    return frozenset(office.title.lower().split()[-1] for office in knowledge().offices)


_Filled = list[tuple[Slot, Token]]


def _phrases(doc: Doc, lexicon: Lexicon) -> Iterator[tuple[Token, Token, list[tuple[Predicate, _Filled]]]]:
    """Yield light verbs with their object (`hold talks`), particle (`pull out`) or subject (`a truce began`).

    With them come the predicates that they tell, each with what stands in its slots.
    """
    for verb in doc:
        lemma = lexicon.verb_of(verb.lemma_, verb.lower_) if verb.pos_ == "VERB" or _is_copula(verb) else ""
        if lemma not in lexicon.light:
            continue
        things = done_to(verb)
        for word in _beside(verb, things, lexicon):
            candidates = next(
                filter(None, (lexicon.phrases.get(f"{lemma} {kind}") for kind in _kinds(word))), ()
            )
            if not candidates:
                continue
            marks = [*children(word, "pobj", "amod"), *children(verb, "xcomp")]
            senses = _senses(candidates, verb, [*(t for t in things if t != word), *marks], word)
            slots = ((one, _slots(verb, things, word, one, lexicon)) for one in senses)
            told = [(one, filled) for one, filled in slots if _done_by(one, filled, lexicon)]
            if told:
                yield verb, word, told
                break


def _slots(
    verb: Token, things: Sequence[Token], noun: Token, predicate: Predicate, lexicon: Lexicon
) -> list[tuple[Slot, Token]]:
    return [*_verb_slots(verb, things, predicate, lexicon), *_noun_slots(noun, predicate, lexicon, own=False)]


def _is_copula(verb: Token) -> bool:
    return verb.pos_ == "AUX" and verb.lemma_ == "be" and verb.dep_ not in {"aux", "auxpass"}


def _beside(verb: Token, things: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """Return the words that can make a phrase with a verb: its particle first, which makes it another verb."""
    parts = children(verb, "prt")
    lemma = lexicon.verb_of(verb.lemma_, verb.lower_)
    preps = [p for p in children(verb, "prep") if not any(in_time(c) for c in children(p, "pobj"))]
    if any(f"{lemma} {part.lower_}" in lexicon.verb_effects for part in parts):
        things = ()  # `called off the strike` calls no strike
    near = [*parts, *things, *preps, *children(verb, "advmod", "oprd", "acomp", "npadvmod"), *_told_of(verb)]
    deep = [
        *preps,
        *(p for part in (*parts, *children(verb, "advmod"), *preps) for p in children(part, "prep")),
    ]
    near += [below for prep in deep for below in children(prep, "pobj", "advmod", "amod")]
    near += [*agents(verb), *children(verb, "xcomp"), *made_to(verb), *_behind(verb)]
    near += [mark for clause in wished_clauses(verb) for mark in children(clause, "mark")]
    alone = all(c.lemma_ in _IDIOMS for c in children(verb, "dobj", "dative", "xcomp", "ccomp"))
    return [*near, *(s for s in children(verb, "nsubj") if alone and not _names_person(s))]


def _names_person(noun: Token) -> bool:
    """Tell whether a subject is who acts rather than the act that takes place: `the envoy arrived`."""
    return noun.lower_ in groups() or noun.lower_ in _offices() or noun.pos_ in {"PROPN", "PRON"}


def _behind(verb: Token) -> list[Token]:
    """Return a particle or adjective right behind a verb that the parse takes to the next word: `set free ten men`."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    return [
        t for t in after if t.head.i > t.i and (t.tag_ == "RP" or (t.dep_ == "amod" and t.head.head == verb))
    ]


def _told_of(verb: Token) -> list[Token]:
    """Return what is said of an object as a clause without a verb: `held Chad responsible`."""
    return [c for c in children(verb, "ccomp", "advcl") if c.pos_ == "ADJ"]


def _lemmas(tokens: Sequence[Token]) -> list[str]:
    return [token.lemma_.lower() for token in tokens]


def _has_particle(verb: Token) -> bool:
    """Tell whether a particle makes a verb another one, which no phrase of the lexicon is."""
    parts = [c for c in verb.children if c.dep_ == "prt" or c.tag_ == "RP"]
    return any(verb.lemma_ in {"go", "get"} or c.lower_ in {"off", "away"} for c in parts)


def _makers(noun: Token) -> list[Token]:
    """Return what says of what kind an act is (`prisoner exchange`, `exchange of fire`)."""
    return [*children(noun, "compound", "amod"), *(t for t in prep_objects(noun, "of") if not t.ent_type_)]


def _verb_slots(
    verb: Token, things: Sequence[Token], predicate: Predicate, lexicon: Lexicon
) -> list[tuple[Slot, Token]]:
    passive = is_passive(verb)
    found: list[tuple[Slot, Token]] = []
    if ("with", "both") in predicate.roles and "instrument" in predicate.needs:
        # `signed two agreements with Japan`: the parse may hang the partner on the agreements
        forms = [form for noun in objects(verb) for form in (noun, *prep_objects(noun, "of"))]
        found += [("both", token) for form in forms for token in prep_objects(form, "with")]
    for slot, holds in predicate.roles:
        if predicate.toward and slot == "to" and objects(verb):
            continue  # `invited him to the White House`: the guest is the object, `to` is where
        found += [(holds, token) for token in _in_verb_slot(verb, slot, passive=passive)]
        if slot == "by" and holds == "recipient" and not passive:  # `denied the claim by Mali`
            found += [(holds, token) for token in prep_objects(verb, slot)]
    for thing in things:  # `lifted the sanctions on Chad`, `demanded an answer from Chad`
        if thing.pos_ == "NOUN":
            # what an act is of suffers that act, not this one: `demanded the release of the crew`
            own = thing.lemma_ in predicate.things and predicate.type not in {"SUPPORT", "ACCUSE"}
            nominal = thing.lemma_ in lexicon.nouns and not own
            found += [
                (_borne(slot, holds), token)
                for slot, holds in predicate.roles
                for token in _noun_preps(thing, slot)
                if slot != "of" or not nominal or token.pos_ == "PROPN"
            ]
        if thing.lemma_.lower() in predicate.things and ("object", "recipient") not in predicate.roles:
            found += _owners(thing, predicate)
    return found


def _borne(slot: str, holds: Slot) -> Slot:
    """Return what a thing's preposition holds: what is `by` somebody is his, and is done to (`rejected a demand by Mali`)."""
    return "recipient" if slot == "by" and holds == "actor" else holds


def _owners(thing: Token, predicate: Predicate) -> list[tuple[Slot, Token]]:
    """Return whose a thing is that is acted upon: they are the recipients where nobody else is."""
    slots = {holds for _, holds in predicate.roles}
    if "recipient" not in slots:
        return []
    own = {"its", "their", "his", "her", "our", "my"}
    return [("recipient", c) for p in children(thing, "poss") if p.lower_ not in own for c in conjuncts(p)]


def _in_verb_slot(verb: Token, slot: str, *, passive: bool) -> list[Token]:
    if slot == "subject":
        return agents(verb) if passive else subjects(verb)
    if slot == "object":
        return passive_subjects(verb) if passive else _patients(verb)
    if slot == "dative":
        return [c for child in children(verb, "dative") for c in conjuncts(child)]
    if slot == "by":
        return []
    beside = [
        adverb for adverb in children(verb, "advmod") if adverb.lower_ in {"together", "jointly", "along"}
    ]
    return [token for word in [verb, *beside] for token in prep_objects(word, slot)]


def _patients(verb: Token) -> list[Token]:
    """Return the objects of a verb; the subject of its complement where it has none (`urged Iran to stop`)."""
    found = objects(verb)
    if found:
        return found
    complements = [*children(verb, "ccomp", "xcomp"), *wished_clauses(verb)]
    return [s for complement in complements for s in children(complement, "nsubj") if s.i > verb.i]


def _noun_slots(
    noun: Token, predicate: Predicate, lexicon: Lexicon, *, own: bool
) -> list[tuple[Slot, Token]]:
    """Return what a nominal event's possessor, modifiers and prepositions hold.

    `own`: the noun is the whole trigger, so that its possessor or the subject of a light verb acts.
    """
    held = dict(predicate.roles)
    found = [(holds, token) for slot, holds in predicate.roles for token in _noun_preps(noun, slot)]
    if own:
        actor_slot: Slot = "both" if held.get("between") == "both" and "subject" not in held else "actor"
        found += [(actor_slot, c) for p in children(noun, "poss") for c in conjuncts(p)]
        made_by = [
            c
            for c in children(noun, "compound", "nmod", "amod")
            if c.ent_type_ or c.text[:1].isupper() or c.lower_ in _ARMS
        ]
        found += [(actor_slot, c) for c in made_by]
        others = made_by and effect_of(noun.head, lexicon) in {
            None,
            "refused",
        }  # `dismissed Chinese protests`
        if not others and not _judges(noun.head, lexicon):
            found += [(actor_slot, token) for token in _light_subjects(noun)]
        state = state_verb(noun)
        if state is not None:
            borne: Slot = "recipient" if noun.head.lower_ == "under" else actor_slot
            found += [(borne, token) for token in subjects(state)]
            found += [
                (holds, t) for slot, holds in predicate.roles for t in prep_objects(state, slot) if t != noun
            ]
        if held.get("with") == "both":
            found += [("both", token) for token in _wishing(noun, lexicon)]
    return found


def _noun_preps(noun: Token, slot: str) -> list[Token]:
    if slot in {"subject", "object", "dative"}:
        return []
    found = prep_objects(noun, slot)
    if (
        slot == "by" and not found
    ):  # `the expulsion of four envoys by Mali`: the parse hangs the doer on the envoys
        found = [token for whom in prep_objects(noun, "of") for token in prep_objects(whom, slot)]
    near = (
        {"with", "to", "in", "at", "between"} if noun.dep_ in {"dobj", "nsubjpass"} else {"with", "between"}
    )
    if noun.dep_ in {"dobj", "nsubjpass", "nsubj"} and not found and slot in near:
        found = prep_objects(noun.head, slot)
    return found


def _light_subjects(noun: Token) -> list[Token]:
    """Return who a nominal event belongs to by its verb: `X cancelled the visit`, `X's trip included a tribute`."""
    head = noun.head
    own = children(noun, "poss") or prep_objects(noun, "by")
    if noun.dep_ != "dobj" or head.pos_ != "VERB" or own or head.lemma_ in _LOOKING_ON:
        return []
    found = agents(head) if is_passive(head) else subjects(head)
    if head.lemma_ in _SPREAD:
        return [owner for subject in found for owner in children(subject, "poss")]
    return found


def _judges(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb judges what others do: who hails a visit has paid none."""
    told = next(senses(lexicon.verbs.get(lexicon.verb_of(verb.lemma_, verb.lower_), ()), ()), None)
    return told is not None and told.type in {"SUPPORT", "ACCUSE"} and ("object", "recipient") in told.roles


def _wishing(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Return who hopes for or agrees to an act with another (`A called for talks with B`, `A asked B for talks`)."""
    verb = noun.head.head
    willing = verb.pos_ == "ADJ" and verb.dep_ in {"acomp", "oprd", "conj"}
    if noun.dep_ != "pobj" or not (willing or verb.pos_ == "VERB") or effect_of(verb, lexicon) is None:
        return []
    asked = objects(verb) if noun.head.lower_ == "for" else []
    return [*subjects(verb), *asked] if asked or prep_objects(noun, "with") else []
