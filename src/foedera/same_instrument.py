"""Which agreements and initiatives of different pages are one: by name or acronym, parties and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from itertools import combinations

from foedera.agreements import Agreement
from foedera.identity import Found, Likeness
from foedera.instrument_traits import MANY_SIDES, SORTS, InstrumentTraits, instrument_traits, nested
from foedera.knowledge import knowledge
from foedera.making import SLIP, days_of, gap, signing_day
from foedera.same_actor import Roster
from foedera.same_described import same_described
from foedera.spelled import spells
from foedera.things import Judgement
from foedera.wording import GENERIC_ACRONYMS, content, distinctive

RENEWAL = timedelta(days=120)
"""Signing days further apart than this are two instruments; nearer ones contradict each other about one."""


def agreement_traits(found: Found[Agreement], roster: Roster) -> InstrumentTraits:
    """Return the traits of an agreement; one that is not even like itself is united with none of equal traits."""
    own = instrument_traits(found, roster)
    if own.named or own.alone or same_described(own, own) is not None:
        return own
    return replace(own, twinless=found.key)


def same_instrument(one: InstrumentTraits, other: InstrumentTraits) -> Likeness | None:
    """Compare two instruments, by name where both have one."""
    if one.known and other.known:
        return Likeness(0.95, "known_treaty") if one.known == other.known else None
    if not (one.named and other.named):
        return same_described(one, other)
    naming = _same_name(one, other)
    if naming is None:
        return same_described(one, other) if _is_shortened(one, other) else None
    if one.sides and other.sides and not nested(one.sides, other.sides):
        return _of_many(one, other, naming)
    if one.signed and other.signed and gap(one.signed, other.signed) > RENEWAL:
        return Likeness(-0.9, "signed_long_after")
    if one.sides != other.sides and one.signed and other.signed and gap(one.signed, other.signed) > SLIP:
        return None  # parties that only one page tells and another day: more likely the like of it with somebody else
    score, by = naming
    equal = bool(one.sides) and one.sides == other.sides
    if by == "same_generic_acronym" and not equal:
        return None
    return Likeness(score - (0 if equal else 0.05 if one.sides and other.sides else 0.15), by)


def _of_many(one: InstrumentTraits, other: InstrumentTraits, naming: tuple[float, str]) -> Likeness | None:
    """Return how alike two of one name are whose parties differ: of a treaty of many, each page names some."""
    shared = one.sides & other.sides
    if min(len(one.sides), len(other.sides)) <= MANY_SIDES or len(shared) < MANY_SIDES:
        return Likeness(-0.95, "other_parties")
    if one.signed and other.signed and gap(one.signed, other.signed) > SLIP:
        return None
    score, by = naming
    return Likeness(score - 0.2, by) if by != "same_generic_acronym" else None


def _is_shortened(one: InstrumentTraits, other: InstrumentTraits) -> bool:
    """Tell whether one name may be a shorter form of the other, which clues have to show."""
    shorter, longer = sorted((one.name, other.name), key=len)
    acronyms = {one.acronym, other.acronym} - {None}
    return bool(shorter) and shorter < longer and len(acronyms) < 2 and one.sides == other.sides


def related_pairs(agreements: Iterable[Found[Agreement]]) -> Iterator[Judgement]:
    """Yield that agreements which a page tells apart are different ones.

    Of those with names only such pairs are given that could be taken for one, or that are set in relation; a named one
    and one without a name know each other by their traits.
    """
    pages: dict[int, list[Found[Agreement]]] = defaultdict(list)
    for found in agreements:
        pages[found.at].append(found)
    for page in pages.values():
        linked = {(found.thing.id, link.to) for found in page for link in found.thing.relations}
        for one, other in combinations(sorted(page, key=lambda found: found.key), 2):
            pair = one.thing.id, other.thing.id
            if pair in linked or pair[::-1] in linked:
                yield Judgement(one.key, other.key, "different", 1.0, "related_on_one_page")
            elif _confusable(one.thing, other.thing):
                yield Judgement(one.key, other.key, "different", 1.0, "two_on_one_page")


def _confusable(one: Agreement, other: Agreement) -> bool:
    if not one.named or not other.named:
        return not (one.named and _is_telling(one)) and not (other.named and _is_telling(other))
    if _is_named_twice(one, other):
        return False
    acronyms = {deal.acronym or deal.name for deal in (one, other)}
    return len(acronyms) == 1 or bool(content(one.name) & content(other.name))


def _is_telling(deal: Agreement) -> bool:
    """Tell whether a name has more than words for states, which may be the parties': `Mexico Agreement`."""
    return bool(deal.acronym) or not all(_is_of_state(word) for word in content(deal.name))


@lru_cache(maxsize=1 << 12)
def _is_of_state(word: str) -> bool:
    known = knowledge()
    forms = (word.title(), word.upper())
    return any(known.country_named(form) or known.country_of_adjective(form) for form in forms)


def _is_named_twice(one: Agreement, other: Agreement) -> bool:
    """Tell whether a page calls one instrument by two nouns: `the Pukpuk Treaty … the Pukpuk Agreement`."""
    days = [days_of(signing_day(deal)) for deal in (one, other)]
    if days[0] and days[1] and gap(days[0], days[1]) > timedelta():
        return False
    sorts = {SORTS.get(deal.kind, "") for deal in (one, other)}
    same_parties = len(one.parties) > 1 and frozenset(one.parties) == frozenset(other.parties)
    if one.name.casefold() == other.name.casefold():
        return False
    return (
        same_parties and sorts <= {"treaty", ""} and content(one.name) == content(other.name) != frozenset()
    )


def _same_name(one: InstrumentTraits, other: InstrumentTraits) -> tuple[float, str] | None:
    if one.name and one.name == other.name:
        return 0.95, "same_name"
    if one.acronym and one.acronym == other.acronym:
        if one.name and other.name and not one.name & other.name:
            return None
        return (0.75, "same_generic_acronym") if one.acronym in GENERIC_ACRONYMS else (0.9, "same_acronym")
    for short, long in ((one, other), (other, one)):
        if short.acronym and not short.name and long.letters and spells(short.acronym, long.letters):
            return (
                (0.75, "same_generic_acronym")
                if short.acronym in GENERIC_ACRONYMS
                else (0.85, "acronym_of_name")
            )
    shorter, longer = sorted((one.name, other.name), key=len)
    if one.kind == other.kind and shorter < longer and distinctive(shorter):
        return 0.6 + 0.2 * len(shorter) / len(longer), "name_within_name"
    return None
