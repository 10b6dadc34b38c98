"""Tokens -> the parties that words name: who acts in them, and whom an instrument binds by their acting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from foedera.actors import Actor, Cast
from foedera.evidence import BODY, Span
from foedera.grammar import children, conjuncts, noun_phrase, plain_span, prep_objects
from foedera.listing import count_of
from foedera.signatories import BODIES, named_for, stands_for

NO_PARTY = frozenset({"media", "people", "court", "person"})
"""Kinds that no instrument binds."""
_HIRING = frozenset({"contract", "memorandum", "mou", "concession", "lease", "order", "one", "other"})
_TRADED = frozenset(
    "supply purchase sales sharing loan landing licence license service offtake power concession".split()
)
"""What an agreement with a firm is on."""
_OF_KIND = frozenset({"company", "organisation", "armed_group"})
_NOBODYS = "ATA"
"""Antarctica: a country of the tables without a government."""
_ARMED = frozenset({"armed_group", "military"})
_STATES = frozenset("country nation state republic member government neighbour neighbor".split())
_LISTING = frozenset({"including", "like", "namely"})


def sides_in(tokens: Iterable[Token], cast_: Cast) -> list[Actor]:
    """Return the actors that act in what words stand for, people as the state or body that they act for."""
    found = []
    for token in tokens:
        listed = children(token, "appos") if token.tag_ == "NNS" else []  # `two lenders, A and B`
        named = [actor for name in listed for actor in cast_.of(name) if actor.kind in BODIES]
        if not named and not cast_.of(token):  # `the Trade Board of Peru (PTB)`: the short form is the name
            named = [actor for name in children(token, "appos") for actor in cast_.of(name)]
        whole = _members(token, cast_) or _halves(token, cast_) or _represented(token, cast_)
        for actor in (
            named or whole or _of_group(token, cast_) or cast_.acting(token) or _unheard(token, cast_)
        ):
            sides = [stands_for(actor, cast_, token)] if actor.kind == "person" else [actor]
            if sides == [None] and _reads_like_firm(actor, token):
                sides = [actor]
            if actor.kind == "person" and actor in cast_.of(token):
                sides = [*named_for(token, cast_)[:1]] or sides
            found += [side for side in sides if side is not None and side.kind not in NO_PARTY]
    return found


def _members(token: Token, cast_: Cast) -> list[Actor]:
    """Return the states for whom somebody acts who are only counted: `the ministers of nine states, including A and B`.

    Where none is listed, those whom the page lists elsewhere in that number.
    """
    many = [n for n in prep_objects(token, "of", "from") if n.lemma_.lower() in _STATES and n.tag_ == "NNS"]
    for noun in many:
        told = [t for t in noun.subtree if t.lower_ in _LISTING] + children(noun, "appos")
        listed = [
            c for t in told for n in ([t] if t.pos_ == "PROPN" else children(t, "pobj")) for c in conjuncts(n)
        ]
        states = _of_states(listed, cast_)
        if len(states) > 1:
            return states
        count = count_of(noun)
        groups = [
            _of_states(conjuncts(t), cast_)
            for t in token.doc
            if count and t.pos_ == "PROPN" and t.dep_ != "conj"
        ]
        whole = [group for group in groups if len(group) == count and count > 2]
        if whole:
            return whole[0]
    return []


def _of_states(tokens: Iterable[Token], cast_: Cast) -> list[Actor]:
    return list(dict.fromkeys(a for t in tokens for a in cast_.of(t) if a.kind == "country"))


def _halves(token: Token, cast_: Cast) -> list[Actor]:
    """Return the two whom one name holds that a page also names alone, or has something between: `between Norol and Basko Energy`."""
    first, joined, second = token.text.partition(" and ")
    if not joined or token.pos_ != "PROPN":
        return []
    parts = [first, second.removeprefix("the ")]
    known = {
        form: a for a in cast_.actors for form in (a.name, *(m.text for m in a.mentions)) if a.kind in BODIES
    }
    found = [known[part] for part in parts if part in known]
    if len(found) == len(parts):
        return found
    firm = (
        token.dep_ == "pobj"
        and token.head.lower_ == "between"
        and {a.kind for a in cast_.of(token)} == {"company"}
    )
    if not firm or children(token, "conj"):
        return []
    starts = (token.idx, token.idx + len(token) - len(parts[1]))
    return [
        cast_.body(part, "company", Span(at, at + len(part), part, BODY))
        for at, part in zip(starts, parts, strict=True)
    ]


def _unheard(token: Token, cast_: Cast) -> list[Actor]:
    """Return the firm that a name stands for with a contract that the page's actors lack: `a supply contract with Zenco`."""
    named = token.pos_ == "PROPN" and token.text[:1].isupper() and len(token) > 2
    if not named or token.ent_type_ in {"DATE", "TIME", "GPE", "LOC", "EVENT"} or not _is_hired(token):
        return []
    first, last = noun_phrase(token)
    told = plain_span(token.doc, next(t.i for t in token.doc[first : last + 1] if t.text[:1].isupper()), last)
    return [cast_.body(told.text, "company", told)]


def _is_hired(token: Token) -> bool:
    """Tell whether somebody stands with a contract as its partner."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"with", "between"} or not token.head.i:
        return False
    nouns = [token.head.head, token.head.nbor(-1)]
    return any(n.lemma_.lower() in _HIRING or _TRADED & {c.lower_ for c in n.lefts} for n in nouns)


def _reads_like_firm(actor: Actor, token: Token) -> bool:
    """Tell whether what passes for a person without office is named with a contract as a firm is: `a supply contract with Zenco`."""
    alone = " " not in actor.name or actor.mentions[0].text == actor.name
    return _is_hired(token) and alone and not actor.roles and actor.country is None


def _represented(token: Token, cast_: Cast) -> list[Actor]:
    """Return all whom people nobody names speak for: `delegates of the government of Chile and of the Red Valley Front`."""
    if cast_.of(token):
        return []
    first = [prep for prep in children(token, "prep") if prep.lower_ in {"of", "from"}]
    preps = [
        c for prep in first for c in [prep, *children(prep, "conj", "prep")] if c.lower_ in {"of", "from"}
    ]
    found = [cast_.acting(c) for prep in preps for noun in children(prep, "pobj") for c in conjuncts(noun)]
    return list(dict.fromkeys(a for actors in found for a in actors)) if len(found) > 1 else []


def _of_group(token: Token, cast_: Cast) -> list[Actor]:
    """Return the group whose men a noun is for: `the rebels of the Red Valley Front`."""
    if not any(a.kind == "armed_group" and a.name.islower() for a in cast_.of(token)):
        return []
    return [
        a for noun in prep_objects(token, "of", "from") for a in cast_.of(noun) if a.kind == "armed_group"
    ]


def settled(sides: Iterable[Actor], cast_: Cast) -> list[str]:
    """Return the parties that actors stand for: a ministry or army its state, unless they deal with others of that state."""
    acting = list(dict.fromkeys(sides))
    groups = {a.country for a in acting if a.kind == "armed_group"} - {None}
    inner = {a.country for a in acting if a.kind != "country"}
    civil = len(inner) == 1 and None not in inner and any(a.kind in _ARMED for a in acting)
    found = []
    for actor in acting:
        party: Actor | None = actor
        if actor.kind not in BODIES:
            alone = actor.country not in groups and not (civil and len(acting) > 1)
            nameless = actor.country is None and actor.kind == "military" and actor.name[:1].isupper()
            party = (stands_for(actor, cast_) or _joint(actor, cast_)) if alone and not nameless else actor
        if party is not None and party.kind not in NO_PARTY and party.country != _NOBODYS:
            found.append(party)
    told = [one for one in dict.fromkeys(found) if not is_anybody(one)] or found
    kept = [one for one in dict.fromkeys(told) if not _is_within(one, found)]
    return [one.id for one in kept if not _is_described(one, kept)]


def _joint(actor: Actor, cast_: Cast) -> Actor | None:
    """Return whom a body stands for that is of no known state: the union that its name begins with, else itself."""
    if actor.kind != "government":
        return None
    first = actor.name.split()[0]
    unions = (a for a in cast_.actors if a.kind == "organisation" and actor.name != a.name)
    return next((a for a in unions if first in {m.text for m in a.mentions}), actor)


def is_anybody(one: Actor) -> bool:
    """Tell whether a party is only called by a common noun, of no known state: `leaders`, `trade ministers`."""
    last = one.name.rpartition(" ")[2]
    if (
        one.kind != "government"
        or one.country is not None
        or (" " in one.name and last.removesuffix("s") in _STATES)
    ):
        return False
    crowd = last.islower() and last.endswith("s")
    words = [m.text.split() for m in one.mentions]
    return crowd or not any(len(w) > 1 and w[0][:1].isupper() and w[-1][:1].isupper() for w in words)


def _is_described(one: Actor, found: Sequence[Actor]) -> bool:
    """Tell whether a firm or group is only described beside its name: `two lenders, A and B`, `the rebel group`."""
    nameless = one.kind in _OF_KIND and one.name.rpartition(" ")[2].islower()
    alike = [a for a in found if a.kind == "armed_group" and a.name.split()[0] == one.name.split()[0]]
    if nameless and len(alike) > 1 and one is not alike[0]:
        return True  # `rebel fighters agreed`, `rebel leaders signed`
    named = [a for a in found if a.kind in _OF_KIND and not a.name.rpartition(" ")[2].islower()]
    armed = any(a.kind == "armed_group" for a in named)
    return nameless and (armed if one.kind == "armed_group" else len(named) > 1)


def _is_within(one: Actor, found: Sequence[Actor]) -> bool:
    """Tell whether a party is there already: a state beside its government, a council of state beside the state."""
    if one.kind == "country":
        return any(a.kind == "government" and a.country == one.country for a in found)
    ruling = one.kind == "organisation" and one.sector in {"GOV", "LEG"} and one.country is not None
    return ruling and any(a.kind == "country" and a.country == one.country for a in found)
