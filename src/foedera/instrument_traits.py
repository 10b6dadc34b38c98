"""What an agreement's or initiative's identity rests on, and under which keys its like is looked for."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from foedera.agreements import Agreement
from foedera.identity import Found
from foedera.initiatives import Initiative
from foedera.making import Days, days_of, made, signing_day, width
from foedera.same_actor import Roster
from foedera.wording import content, stems

MANY = 6
"""Parties up to which every two of them are a block of their own."""
NARROW = 40
"""An interval of fewer days than this is a moment near which other reports are looked for."""
NEAR = timedelta(days=100)
"""Moments further apart than this do not speak for one instrument."""
AT_ONCE = timedelta(days=21)
"""The same where one page names only one of the parties."""


@dataclass(frozen=True)
class InstrumentTraits:
    """What an instrument's identity rests on.

    `alone` is the key of one that nothing can be united with, `twinless` of one that even equal traits do not make
    one with another. `made`, `seen` (when the page appeared), `steps`, `telling` (stems of the words that tell what it
    is on) and `subjects` are those of agreements. `beside` names, as `entry` does, the instruments that its page tells
    apart from it.
    """

    kind: str
    acronym: str | None
    name: frozenset[str]
    sides: frozenset[str]
    signed: Days | None = None
    named: bool = True
    alone: str = ""
    twinless: str = ""
    made: Days | None = None
    seen: Days | None = None
    steps: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        if self.alone: return ()
        found = [f"word:{w}" for w in sorted(self.name)]
        if self.acronym: found.append(f"acronym:{self.acronym}")
        if self.made: found += [f"side:{x}" for x in sorted(self.sides)]
        return tuple(found)
    @property
    def seeks(self): return self.blocks

    @cached_property
    def entry(self) -> str:
        """What its page calls it and between whom; nothing for what has no name."""
        if not self.named: return ""
        return "/".join((self.acronym or "", " ".join(sorted(self.name)), " ".join(sorted(self.sides))))

    @cached_property
    def rank(self) -> tuple[object, ...]:
        """More parties, a dated signing and a longer name come first."""
        days = self.signed or (date.max, date.max)
        name = tuple(sorted(self.name))
        return (
            *(not self.named, -len(self.sides), self.signed is None, width(days), -len(self.name)),
            *(self.acronym is None, self.acronym or "", name, days, self.kind),
        )


def agreement_traits(found: Found[Agreement], roster: Roster) -> InstrumentTraits:
    """Return the traits of an agreement."""
    own = _agreement(found.thing, found, roster)
    if own.named:
        return own
    others = (_agreement(deal, found, roster) for deal in found.reading.agreements if deal.named)
    own = replace(own, beside=frozenset(other.entry for other in others if other.named and may_be_one(own, other)))
    if not own.sides: return replace(own, alone=found.key)
    return own


def may_be_one(one, other):
    """Tell whether the parties of two instruments leave it open that they are one."""
    return one.sides <= other.sides or other.sides <= one.sides


def _agreement(deal: Agreement, found, roster: Roster) -> InstrumentTraits:
    acronym, name = naming(deal.name, deal.acronym, roster.party_words(found.at))
    parties = [*deal.parties, *(hand.for_ for hand in deal.signatories if hand.for_)]
    sides = roster.sides(found.at, parties)
    named = deal.named and (acronym is not None or bool(name))
    seen = days_of(found.reading.article.published.date)
    return InstrumentTraits(
        kind=deal.kind, acronym=acronym if named else None, name=name if named else frozenset(), sides=sides, signed=days_of(signing_day(deal)),
        named=named, made=made(deal, seen), seen=seen,
        steps=frozenset(f"{s.status} {s.date}" for s in deal.steps if s.date),
        telling=stems(name if named else name - roster.seat_words(sides)), subjects=frozenset(deal.subjects))


def initiative_traits(found: Found[Initiative], roster: Roster) -> InstrumentTraits:
    """Return the traits of an initiative."""
    initiative = found.thing
    sides = roster.sides(found.at, initiative.participants)
    acronym, name = naming(initiative.name, initiative.acronym, roster.party_words(found.at))
    alone = "" if acronym or name else found.key
    return InstrumentTraits(initiative.kind, acronym, name, sides, alone=alone)


def naming(name: str, acronym: str | None, parties: frozenset[str]) -> tuple[str | None, frozenset[str]]:
    """Return the acronym and the telling words of a name; a name that is an acronym has no words."""
    bare = name.strip()
    if acronym is None and " " not in bare and bare.upper() == bare:
        acronym = bare
    inner = content(_without(bare, acronym), parties)
    return acronym.upper() if acronym else None, inner


def _without(name: str, acronym: str | None) -> str:
    return name if acronym is None else name.replace(f"({acronym})", " ").replace(acronym, " ")
