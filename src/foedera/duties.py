"""Clauses -> promises without a word of promising: a future in somebody's favour, a duty that a signed text lays on a party."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from foedera.actors import Actor, Cast
from foedera.clauses import is_conditional
from foedera.grammar import (
    agents,
    children,
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
from foedera.promised import (
    Promise,
    above,
    actors_of,
    each_of,
    first_of,
    getters,
    is_counted,
    is_money,
    is_paper,
    is_vague,
    phrase_of,
)

_GIVING = frozenset(
    "provide give send pay supply deliver grant lend donate contribute transfer hand ship allocate compensate reimburse "
    "fund finance lease disburse channel earmark dispatch bring offer extend award commit repay inject gift furnish spare".split()
)
_HELPING = frozenset(
    "help assist train equip support protect defend evacuate feed house shelter accept admit receive resettle compensate "
    "arm aid refund reimburse exempt free release return repatriate escort host join".split()
)
_AIDING = frozenset("train equip assist compensate resettle evacuate feed repatriate reimburse rearm".split())
_FREEING = frozenset(
    "release free return allow let permit recognise recognize respect honour honor exempt extradite hold pass keep".split()
)
_SPARING = _FREEING | frozenset(
    "lift ease waive drop close suspend withdraw pull remove reopen open restore resume forgive cancel cut reduce scrap halt "
    "stop cease end freeze dismantle vacate leave refrain abstain guarantee ensure share buy purchase import invest build "
    "construct rebuild repair sell lower abolish come reveal forgo accept maintain publish raise".split()
)
_RELIEF = frozenset(
    "sanction tariff duty levy ban blockade siege embargo border frontier crossing embassy consulate prisoner captive hostage "
    "airspace sky visa charge debt restriction quota fine curb barrier checkpoint corridor detainee barricade".split()
)
"""What somebody is spared, or gets back, where it is lifted, opened, freed or forgiven."""
_FIGHTING = frozenset(
    "fire fighting attack hostility arm weapon shelling bombing bombardment strike gunfire offensive".split()
)
"""What all are spared where it is held, stopped or given up."""
_RELIEVING = frozenset(
    "lift ease waive drop reopen open free release forgive cancel cut reduce scrap lower abolish remove return".split()
)
_HARMING = frozenset(
    "attack threaten use invade impose enter deploy acquire seek test launch force fire strike interfere target expel extradite "
    "prosecute annex violate reinforce build produce develop cross enrich raise levy station reveal supply sell execute "
    "arrest".split()
)
_SPEECHES = frozenset(
    "speech address statement remark remarks lecture briefing update conference testimony evidence visit tribute respects "
    "attention price heed call message letter signal delegation envoy representative minister mission verdict ruling "
    "judgment interview team chance opportunity way rise birth blow warning news sense detail information nothing what "
    "that answer reply".split()
)
_SCHEDULED = frozenset(
    "sign ratify meet visit run last expire remain begin start be become cover apply need want know see attend travel arrive sit "
    "seem look mean fight challenge sue appeal rise fall grow vote follow rest stay "
    "learn wait watch hear listen endure suffer".split()
)
_SAYING = frozenset(
    "say tell announce add state confirm declare reveal write promise pledge stress reaffirm insist note explain report post "
    "reply indicate signal vow agree".split()
)
_DOUBTING = frozenset(
    "seek demand want ask request need require urge call await refuse expect hope hop press push wish doubt question fear believe "
    "think predict forecast suggest wonder suppose guess assume worry claim argue imagine warn".split()
)
_IN_TURN = ("in return", "in exchange", "in turn")
_NOT_BOUND = ("may", "might", "can", "could", "have", "having")


def find_futures(verb: Token, cast: Cast) -> tuple[Promise, ...]:
    """Return what a verb in the future promises, where somebody is to get, or to be spared, something by it."""
    if not _is_to_come(verb) or is_conditional(verb) or _is_doubted(verb):
        return ()
    if is_passive(verb):
        return _given_passively(verb, cast)
    by = actors_of(subjects(verb), cast)
    if verb.lemma_ in {"receive", "get"} and by:
        return _received(verb, by, cast)
    if not any(actor.kind not in {"people", "media"} for actor in by) or any(
        _is_shaded(c) for c in verb.children
    ):
        return ()
    fits = _spares(verb) if negated(verb) else _favours(verb, by, cast)
    return (Promise("future", verb, by, _gainers(verb, by, cast), phrase_of(verb), verb),) if fits else ()


def _gainers(verb: Token, by: Sequence[Actor], cast: Cast, *, upon: bool = True) -> tuple[Actor, ...]:
    """Return who gets what is done, of a later act whom the first names: `will send Oslo ten tanks and train crews`."""
    first = first_of(verb)
    own = getters(verb, by, cast, upon=upon)
    return own or (getters(first, by, cast, upon=False) if first.i < verb.i and objects(verb) else ())


def _is_to_come(verb: Token) -> bool:
    """Tell whether a verb says what will be done: `will send`, `is to send`, `said it would send`."""
    if mood(verb) == "future":
        return True
    first = first_of(verb)
    if has_aux(first, "would"):
        return first.dep_ == "ccomp" and first.head.lemma_ in _SAYING
    over = first.head
    near = first.dep_ == "xcomp" and has_aux(first, "to")
    if near and over.lemma_ == "decide":
        return mood(over) in {"present", "past", "perfect"} and not negated(over)
    soon = (over.lemma_ == "be" and first.i - over.i <= 4) or over.lower_ == "going"
    return near and soon and mood(over) == "present"


def _is_doubted(verb: Token) -> bool:
    """Tell whether a future is only hoped for, asked about or supposed, or dates something else."""
    over = above(verb)
    if over is not None and over.lemma_ in _DOUBTING:
        return True
    opening = {c.lower_ for c in children(verb, "advmod", "mark") if c.i < verb.i}
    return bool(opening & {"when", "until", "before", "after", "once"})


def _is_shaded(word: Token) -> bool:
    return word.dep_ == "advmod" and word.lower_ in {"perhaps", "maybe", "probably", "likely", "possibly"}


def _given_passively(verb: Token, cast: Cast) -> tuple[Promise, ...]:
    """Read `the rebels will be given ten trucks by Oslo`; who announces it gives it where no other is told."""
    ready = verb.lemma_ == "make" and any(c.lower_ == "available" for c in verb.children)
    if verb.lemma_ not in _GIVING and not ready:
        return ()
    sides = passive_subjects(verb)
    by = actors_of(agents(verb), cast)
    to = actors_of(sides, cast) or getters(verb, by, cast) or _available_to(verb, cast)
    if not by and to and any(is_counted(side) for side in [*sides, *children(verb, "dobj")]):
        by = tuple(actor for actor in _announcer(verb, cast) if actor not in to)
    return (Promise("future", verb, by, to, phrase_of(verb), verb),) if by else ()


def _available_to(verb: Token, cast: Cast) -> tuple[Actor, ...]:
    ready = [c for c in verb.children if c.lower_ == "available"]
    return actors_of([noun for c in ready for noun in prep_objects(c, "to", "for")], cast)


def _announcer(verb: Token, cast: Cast) -> tuple[Actor, ...]:
    """Return whose own words a future is: what a body or an official tells of what will be given is theirs to give."""
    over = verb.head
    told = verb.dep_ == "ccomp" and over.lemma_ in _SAYING and not is_passive(over)
    by = actors_of(subjects(over), cast) if told else ()
    return tuple(actor for actor in by if actor.kind not in {"people", "media"})


def _received(verb: Token, to: tuple[Actor, ...], cast: Cast) -> tuple[Promise, ...]:
    """Read `Chad will receive ten trucks from Oslo`."""
    by = tuple(actor for actor in actors_of(prep_objects(verb, "from"), cast) if actor not in to)
    return (Promise("future", verb, by, to, phrase_of(verb), verb),) if by and objects(verb) else ()


def _spares(verb: Token) -> bool:
    """Tell whether it spares somebody something that an act is not done: `will not attack`."""
    denied = any(c.dep_ == "neg" for c in verb.children)
    return denied and verb.lemma_ in _HARMING and not has_aux(verb, "would")


def _favours(verb: Token, by: Sequence[Actor], cast: Cast) -> bool:
    """Tell whether somebody is to get, or to be spared, something by an act."""
    given = [*objects(verb), *children(verb, "oprd", "attr")]
    if any(thing.lemma_ == "nothing" for thing in given):
        return False
    things = [thing for thing in objects(verb) if thing.lemma_ not in _SPEECHES]
    clauses = children(verb, "ccomp")
    if verb.lemma_ in {"add", "invest"}:
        own = any(children(noun, "poss") for noun in prep_objects(verb, "to", "in"))
        return not own and any(is_money(thing) or thing.lemma_ in {"million", "billion"} for thing in things)
    if verb.lemma_ in _GIVING and things:
        return bool(_gainers(verb, by, cast)) or any(is_counted(thing) for thing in things)
    if verb.lemma_ in _HELPING and (things or clauses):
        taught = verb.lemma_ in _AIDING and any(thing.pos_ == "NOUN" for thing in things)
        return taught or bool(_gainers(verb, by, cast))
    if verb.lemma_ not in _SPARING | {"surrender", "lay"} or not (things or clauses):
        return False
    eased = verb.lemma_ in _RELIEVING and any(thing.lemma_ in _RELIEF for thing in things)
    eased = eased or any(thing.lemma_ in _FIGHTING for thing in things)
    upon = verb.lemma_ in _FREEING
    return eased or _is_laid_down(verb) or bool(_gainers(verb, by, cast, upon=upon))


# duties


def find_duties(verb: Token, cast: Cast, *, legal: bool, bound: Collection[str] = ()) -> tuple[Promise, ...]:
    """Return the duties that a signed text lays on a party.

    Reports tell them as `under the pact Oslo will pay`, or say what one of those `bound` by a pact must do; a legal text
    itself says `shall`, or `will` of the parties.
    """
    shall = has_aux(first_of(verb), "shall") or (legal and mood(verb) == "future" and not _is_scheduled(verb))
    owed = _is_owed(verb) and not _is_scheduled(verb)
    told = owed and (_is_laid_down(verb) or _has_to(verb, cast, bound))
    if (
        not (shall or told)
        or not _is_whole(verb)
        or is_conditional(verb)
        or has_aux(verb, *_NOT_BOUND)
        or _is_alternative(verb)
    ):
        return ()
    sides = passive_subjects(verb) if is_passive(verb) else subjects(verb)
    if shall and any(is_paper(side) for side in sides):
        return ()
    if verb.lemma_ in {"have", "get", "receive"} and told and not is_passive(verb):
        return _due_to(verb, cast, bound)
    by = actors_of(agents(verb) if is_passive(verb) else subjects(verb), cast)
    if not by and not (shall and legal and sides and is_passive(verb)):
        return ()
    to = getters(verb, by, cast) if by else ()
    return (Promise("duty", verb, by, to, phrase_of(verb), verb),)


def _due_to(verb: Token, cast: Cast, bound: Collection[str]) -> tuple[Promise, ...]:
    """Read `under the pact Chad is to get ten trucks`: what one party gets is the other's duty."""
    to = actors_of(subjects(verb), cast)
    things = [thing for thing in objects(verb) if thing.lemma_ not in _SPEECHES]
    owed = bool(to) and bool(things) and all(actor.id in bound for actor in to)
    return (Promise("duty", verb, (), to, phrase_of(verb), verb),) if owed else ()


def find_bonds(verb: Token, cast: Cast) -> tuple[Promise, ...]:
    """Return what a text binds somebody to: `the pact obliges Oslo to pay`, `Oslo is bound to pay`."""
    dones = [c for c in children(verb, "xcomp", "ccomp", "relcl", "acl", "advcl") if has_aux(c, "to")]
    dones += [c for to in children(verb, "prep") if to.lower_ == "to" for c in children(to, "pcomp")]
    if not dones or negated(verb) or is_conditional(verb) or mood(verb) in {"modal", "infinitive"}:
        return ()
    by = _bound(verb, dones, cast)
    return tuple(
        Promise("duty", verb, by, getters(each, by, cast), phrase_of(each), each)
        for done in dones
        for each in each_of(done)
        if by and not (verb.lemma_ == "commit" and is_vague(each))
    )


def _bound(verb: Token, dones: Sequence[Token], cast: Cast) -> tuple[Actor, ...]:
    papers = [*subjects(verb), *children(verb, "compound")]  # `the treaty obliges` is parsed as one noun too
    if any(is_paper(paper) for paper in papers):
        return actors_of(
            [*objects(verb), *children(verb, "appos"), *(s for d in dones for s in children(d, "nsubj"))],
            cast,
        )
    by = actors_of(passive_subjects(verb), cast) if is_passive(verb) else ()
    private = verb.lemma_ == "require" or any(actor.kind in {"person", "people"} for actor in by)
    return () if private and not _is_laid_down(verb) else by


def _is_scheduled(verb: Token) -> bool:
    """Tell whether an act is only a step of an instrument's life, a meeting, or a change by itself."""
    ends = [*objects(verb), *prep_objects(verb, "into")]
    return verb.lemma_ in _SCHEDULED or any(
        end.lemma_ in {"effect", "force", "place", "power"} for end in ends
    )


def _is_alternative(verb: Token) -> bool:
    """Tell whether a verb only goes on with what another forbids or leaves open: `shall not enter or cross it`."""
    joined = {c.lower_ for c in children(verb.head, "cc")} if verb.dep_ == "conj" else set()
    return bool(joined & {"or", "nor"}) and not children(verb, "nsubj", "nsubjpass")


def _is_owed(verb: Token) -> bool:
    first = first_of(verb)
    if has_aux(first, "must", "shall", "will", "would", "should", "'ll"):
        return True
    over = first.head
    return (
        first.dep_ == "xcomp"
        and has_aux(first, "to")
        and over.lemma_ in {"have", "be"}
        and mood(over) in {"present", "past"}
    )


def _is_whole(verb: Token) -> bool:
    """Tell whether a verb shares the auxiliary that it is read with: a participle without its own does not."""
    return verb.tag_ in {"VB", "VBP"} or bool(children(verb, "aux", "auxpass")) or is_passive(first_of(verb))


def _has_to(verb: Token, cast: Cast, bound: Collection[str]) -> bool:
    """Tell whether the page itself says what a party of a pact told there must do."""
    first = first_of(verb)
    must = has_aux(first, "must") or (first.dep_ == "xcomp" and first.head.lemma_ in {"have", "be"})
    voiced = any(over.dep_ == "ccomp" for over in (first, first.head))
    by = actors_of(subjects(verb), cast) if must and not voiced and bound else ()
    return bool(by) and all(actor.id in bound for actor in by)


def _is_laid_down(verb: Token) -> bool:
    """Tell whether an act is told as what an instrument says: `under the pact`, `the deal by which`, `in return`."""
    if sentence_at(verb.doc, verb.i)[:3].text.lower().startswith(_IN_TURN):
        return True
    words, head = [verb], verb
    while _goes_up(head) and len(words) < 5:
        head = head.head
        words.append(head)
    return any(_is_under(prep, word) for word in words for prep in children(word, "prep"))


def _goes_up(verb: Token) -> bool:
    beside = verb.dep_ == "advcl" and any(c.lower_ in {"while", "whereas"} for c in children(verb, "mark"))
    return (verb.dep_ in {"conj", "xcomp"} or beside) and verb.head.pos_ in {"VERB", "AUX"}


def _is_under(prep: Token, verb: Token) -> bool:
    nouns = children(prep, "pobj")
    if any(noun.tag_ == "WDT" for noun in nouns):
        return prep.lower_ in {"under", "by", "in"} and verb.dep_ == "relcl" and is_paper(verb.head)
    return prep.lower_ in {"under", "per"} and any(
        is_paper(noun) or noun.lower_ in {"it", "them"} for noun in nouns
    )
