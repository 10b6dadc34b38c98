"""Which agreements and initiatives of different pages are one: by name or acronym, parties and time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from foedera.agreements import Agreement
from foedera.dates import PartialDate
from foedera.identity import Found, Likeness
from foedera.initiatives import Initiative
from foedera.same_actor import Roster
from foedera.things import Judgement
from foedera.wording import GENERIC_ACRONYMS, content, distinctive

RENEWAL = timedelta(days=120)
"""Signing days further apart than this are two instruments; nearer ones contradict each other about one."""

Days = tuple[date, date]


@dataclass(frozen=True)
class InstrumentTraits:
    """What an instrument's identity rests on; `alone` is the key of one that nothing can be united with."""

    kind: str
    acronym: str | None
    name: frozenset[str]
    sides: frozenset[str]
    signed: Days | None = None
    named: bool = True
    alone: str = ""

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """Acronym and words of the name; for what has no name, its parties."""
        if not self.named:
            return (f"sides:{'|'.join(sorted(self.sides))}",) if not self.alone else ()
        found = [f"word:{word}" for word in sorted(self.name)]
        return tuple([f"acronym:{self.acronym}", *found] if self.acronym else found)

    @cached_property
    def rank(self) -> tuple[object, ...]:
        """More parties, a dated signing and a longer name come first."""
        days = self.signed or (date.max, date.max)
        width = (days[1] - days[0]).days
        name = tuple(sorted(self.name))
        return (
            *(not self.named, -len(self.sides), self.signed is None, width, -len(self.name)),
            *(self.acronym is None, self.acronym or "", name, tuple(sorted(self.sides)), days, self.kind),
        )


def agreement_traits(found: Found[Agreement], roster: Roster) -> InstrumentTraits:
    """Return the traits of an agreement."""
    deal = found.thing
    acronym, name = _naming(deal.name, deal.acronym, roster.party_words(found.at))
    parties = [*deal.parties, *(hand.for_ for hand in deal.signatories if hand.for_)]
    sides = roster.sides(found.at, parties)
    signed = _days(signing_day(deal))
    named = deal.named and (acronym is not None or bool(name))
    if named:
        return InstrumentTraits(deal.kind, acronym, name, sides, signed)
    alone = "" if sides and signed else found.key
    return InstrumentTraits(deal.kind, None, frozenset(), sides, signed, named=False, alone=alone)


def initiative_traits(found: Found[Initiative], roster: Roster) -> InstrumentTraits:
    """Return the traits of an initiative."""
    initiative = found.thing
    acronym, name = _naming(initiative.name, initiative.acronym, roster.party_words(found.at))
    sides = roster.sides(found.at, initiative.participants)
    alone = "" if acronym or name else found.key
    return InstrumentTraits(initiative.kind, acronym, name, sides, alone=alone)


def signing_day(deal: Agreement) -> PartialDate | None:
    """Return when an agreement was signed, as the finding or one of its steps tells."""
    return deal.signed or next(
        (step.date for step in deal.steps if step.status == "signed" and step.date), None
    )


def same_instrument(one: InstrumentTraits, other: InstrumentTraits) -> Likeness | None:
    """Compare two instruments that share a block."""
    if not (one.named and other.named):
        return _same_unnamed(one, other)
    naming = _same_name(one, other)
    if naming is None:
        return None
    if one.sides and other.sides and not (one.sides <= other.sides or other.sides <= one.sides):
        return Likeness(-0.95, "other_parties")
    if one.signed and other.signed and _gap(one.signed, other.signed) > RENEWAL:
        return Likeness(-0.9, "signed_long_after")
    score, by = naming
    equal = bool(one.sides) and one.sides == other.sides
    if by == "same_generic_acronym" and not equal:
        return None
    return Likeness(score - (0 if equal else 0.05 if one.sides and other.sides else 0.15), by)


def related_pairs(agreements: Iterable[Found[Agreement]]) -> Iterator[Judgement]:
    """Yield that agreements which one page sets in relation to each other are different ones."""
    keys = {(found.at, found.thing.id): found.key for found in agreements}
    for found in agreements:
        for link in found.thing.relations:
            other = keys[found.at, link.to]
            if other != found.key:
                yield Judgement(found.key, other, "different", 1.0, "related_on_one_page")


def _same_unnamed(one: InstrumentTraits, other: InstrumentTraits) -> Likeness | None:
    if one.kind != other.kind or one.sides != other.sides or not one.sides:
        return None
    if one.signed is None or other.signed is None or _gap(one.signed, other.signed) > timedelta():
        return None
    return Likeness(0.7, "same_parties_kind_and_day")


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


def _naming(name: str, acronym: str | None, parties: frozenset[str]) -> tuple[str | None, frozenset[str]]:
    """Return the acronym and the telling words of a name; a name that is an acronym has no words."""
    bare = name.strip()
    if acronym is None and " " not in bare and bare.upper() == bare:
        acronym = bare
    inner = content(_without(bare, acronym), parties)
    return acronym.upper() if acronym else None, inner


def _without(name: str, acronym: str | None) -> str:
    return name if acronym is None else name.replace(f"({acronym})", " ").replace(acronym, " ")


def _days(day: PartialDate | None) -> Days | None:
    return (day.earliest, day.latest) if day else None


def _gap(one: Days, other: Days) -> timedelta:
    return max(one[0] - other[1], other[0] - one[1], timedelta())
