"""Which agreements and initiatives of different pages are one: by name or acronym, parties and time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from foedera.agreements import Agreement
from foedera.identity import Found, Likeness
from foedera.instrument_traits import InstrumentTraits, agreement_traits, initiative_traits
from foedera.making import signing_day, gap
from foedera.same_described import same_described
from foedera.things import Judgement
from foedera.wording import GENERIC_ACRONYMS, distinctive

RENEWAL = timedelta(days=120)
"""Signing days further apart than this are two instruments; nearer ones contradict each other about one."""


def same_instrument(one: InstrumentTraits, other: InstrumentTraits) -> Likeness | None:
    """Compare two instruments."""
    if not (one.named and other.named):
        return same_described(one, other)
    naming = _same_name(one, other)
    if naming is None:
        return None
    if one.sides and other.sides and not (one.sides <= other.sides or other.sides <= one.sides):
        return Likeness(-0.95, "other_parties")
    if one.signed and other.signed and gap(one.signed, other.signed) > RENEWAL:
        return Likeness(-0.9, "signed_long_after")
    score, by = naming
    equal = bool(one.sides) and one.sides == other.sides
    if by == "same_generic_acronym" and not equal:
        return None
    return Likeness(score - (0 if equal else 0.05 if one.sides and other.sides else 0.15), by)


def related_pairs(agreements: Iterable[Found[Agreement]]) -> Iterator[Judgement]:
    """Yield that agreements which one page sets in relation to each other are different ones."""
    by: dict[int, list] = {}
    for found in agreements: by.setdefault(found.at, []).append(found)
    for group in by.values():
        for i, a in enumerate(group):
            for b in group[i+1:]:
                yield Judgement(a.key, b.key, "different", 1.0, "two_on_one_page")


def _same_name(one: InstrumentTraits, other: InstrumentTraits) -> tuple[float, str] | None:
    if one.name and one.name == other.name:
        return 0.95, "same_name"
    if one.acronym and one.acronym == other.acronym:
        if one.name and other.name and not one.name & other.name:
            return None
        return (0.75, "same_generic_acronym") if one.acronym in GENERIC_ACRONYMS else (0.9, "same_acronym")
    shorter, longer = sorted((one.name, other.name), key=len)
    if one.kind == other.kind and shorter < longer and distinctive(shorter):
        return 0.6 + 0.2 * len(shorter) / len(longer), "name_within_name"
    return None


