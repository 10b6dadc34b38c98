"""What an agreement's or initiative's identity rests on, and under which keys its like is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from foedera.actors import Actor, ActorKind
from foedera.agreements import Agreement
from foedera.identity import Found
from foedera.initiatives import Initiative
from foedera.instruments import InstrumentKind
from foedera.making import (
    EFFECTIVE,
    SLIP,
    Days,
    days_of,
    is_moment,
    made,
    months_of,
    signing_day,
    widened,
    width,
)
from foedera.matters import stems
from foedera.same_actor import Roster
from foedera.spelled import lettered, openings
from foedera.steps import AgreementStatus
from foedera.treaties import known_treaty
from foedera.wording import content, words

MANY = 6
"""Parties up to which every two of them are a block of their own."""
MANY_SIDES = 2
"""Pages that name more parties than this of one instrument, and share as many, speak of a treaty of many."""
CONTACT_GROUP = 9
"""Parties up to which an instrument without a name is looked for under every two of them."""
NEAR = timedelta(days=100)
"""Moments further apart than this do not speak for one instrument."""
AT_ONCE = timedelta(days=21)
"""The same where one page names only one of the parties."""

PLANNED: frozenset[AgreementStatus] = frozenset({"proposed", "announced", "negotiating", "initialled"})
"""Statuses of what is still to be signed."""
YEARS = 6
"""Years up to which a time is looked up year by year."""

_A_YEAR = 366
_FIRMS: frozenset[ActorKind] = frozenset({"company", "organisation"})
_OF_STATES: frozenset[ActorKind] = frozenset({"country", "government", "military", "court", "person"})
LASTING: frozenset[InstrumentKind] = frozenset(
    {"ceasefire", "treaty", "convention", "protocol", "declaration", "joint statement"}
)
"""Kinds of which two parties mostly have one at a time, so that the kind alone tells which."""

SORTS: dict[str, str] = {
    "ceasefire": "ceasefire", "memorandum": "memorandum", "contract": "contract", "protocol": "protocol",
    "declaration": "declaration", "joint statement": "declaration", "exchange of letters": "letters",
    "treaty": "treaty", "convention": "treaty",
}  # fmt: skip
"""Kinds that say what an instrument is; `agreement`, `pact` and the like are said of any."""


@dataclass(frozen=True)
class InstrumentTraits:
    """What an instrument's identity rests on.

    `alone` is the key of one that nothing can be united with, `twinless` of one that even equal traits do not make
    one with another. From `status` on the fields are those of agreements: `made` is when it can have been made, `seen`
    when its page appeared, `telling` how the words begin that tell what it is on, and `beside` holds the `entry` of each
    named one that its page tells apart from it. `dated` is when the first happened that is told with a day, `letters` the
    words that an acronym could stand for, `known` the official name of a treaty that everybody knows by its name, and
    `homes` the states in which parties that are no states are at home.
    """

    kind: str
    acronym: str | None
    name: frozenset[str]
    sides: frozenset[str]
    signed: Days | None = None
    named: bool = True
    alone: str = ""
    twinless: str = ""
    status: str = ""
    made: Days | None = None
    seen: Days | None = None
    steps: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    dated: Days | None = None
    letters: str = ""
    known: str = ""
    homes: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """Acronym and longest word of the name, and what an agreement without a name is found by, with the parties."""
        if self.alone:
            return ()
        longest = [f"word:{max(self.name, key=lambda word: (len(word), word))}"] if self.name else []
        named = (
            f"{name}:{who}"
            for name in (*self._acronyms(), *longest)
            for who in (*self._standing(), "*", *self._many())
        )
        return (
            *named,
            *self._known(),
            *self._letters(self._standing()),
            *self._by_sides(self._described_blocks),
        )

    @cached_property
    def seeks(self) -> tuple[str, ...]:
        """Acronym and every word of the name, and the same, with the parties that its like could stand under."""
        if self.alone:
            return ()
        names = (*self._acronyms(), *(f"word:{word}" for word in sorted(self.name)))
        whom = ("", *self._sought(), *self._many()) if self.sides else ("*",)
        found = (f"{name}:{who}" for name in names for who in whom)
        return (
            *found,
            *self._known(),
            *self._letters(self._sought(), seeks=True),
            *self._by_sides(self._described_seeks),
        )

    @cached_property
    def entry(self) -> str:
        """A name with its parties; nothing for what has no name."""
        name = (self.acronym or "", " ".join(sorted(self.name)), " ".join(sorted(self.sides)))
        return "/".join(name) if self.named else ""

    @property
    def since(self) -> Days | None:
        """From when on others can look back on it: the first day told, or the page's where it tells of a signing."""
        return self.dated or (self.seen if self.status == "signed" else None)

    @cached_property
    def heard(self) -> frozenset[str]:
        """How the words begin by which other pages may call it: those that tell what it is on, and its acronym."""
        return self.telling | (stems(frozenset({self.acronym.casefold()})) if self.acronym else frozenset())

    @cached_property
    def moments(self) -> tuple[Days, ...]:
        """When the page appeared and when the instrument was made, where that is known to a few weeks."""
        known = (self.seen, self.made)
        return tuple(dict.fromkeys(days for days in known if days and is_moment(days)))

    @cached_property
    def rank(self) -> tuple[object, ...]:
        """More parties, a dated signing and a longer name come first; what has no name follows in the order of the pages.

        Last come those of one party or none, for what they are is told by the others.
        """
        days = self.signed or (date.max, date.max)
        return (
            *(
                len(self.sides) < 2,
                not self.named,
                -len(self.sides),
                self.signed is None,
                (days[1] - days[0]).days,
                -len(self.name),
            ),
            *(self.acronym is None, self.acronym or "", tuple(sorted(self.name)), days),
            self.kind if self.named else "",
        )

    def _acronyms(self) -> Iterator[str]:
        if self.acronym:
            yield f"acronym:{self.acronym}"

    def _known(self) -> Iterator[str]:
        if self.known:
            yield f"known:{self.known}"

    def _letters(self, whom: Iterable[str], *, seeks: bool = False) -> Iterator[str]:
        """Yield the first letter of an acronym or a long form with parties, under which the one finds the other."""
        if not self.sides or not (self.letters or (self.acronym and not self.name)):
            return
        first = openings(self.letters) if self.letters else {(self.acronym or "")[0].casefold()}
        side = "long" if bool(self.letters) != seeks else "short"
        yield from (f"{side} {letter}:{who}" for who in whom for letter in sorted(first))

    def _many(self) -> Iterator[str]:
        """Yield what those of more than two parties stand under, for each page may name others of them."""
        if len(self.sides) > MANY_SIDES:
            yield "many"

    def _standing(self) -> Iterator[str]:
        """Yield what an instrument stands under: its first two parties, which one with more parties has too."""
        sides = sorted(self.sides)
        yield "|".join(sides[:2])
        if len(sides) > 1:
            yield f"{sides[0]}*"

    def _sought(self) -> Iterator[str]:
        """Yield what those stand under whose parties are among these."""
        sides = sorted(self.sides)
        yield from sides
        if len(sides) > MANY:
            yield from (f"{side}*" for side in sides)
        else:
            yield from (f"{one}|{other}" for one, other in combinations(sides, 2))

    @cached_property
    def raised(self) -> frozenset[str]:
        """The sides, with its state for each firm or body whose home is told."""
        homes = dict(sorted(self.homes))
        return frozenset(homes.get(side, side) for side in self.sides)

    def _by_sides(self, found: Callable[[list[str]], Iterator[str]]) -> Iterator[str]:
        if self.made is None or not self.sides:
            return
        yield from found(sorted(self.sides))
        if self.homes and len(self.raised) > 1:
            yield from found(sorted(self.raised))

    def _described_blocks(self, sides: list[str]) -> Iterator[str]:
        """Yield each party with the weeks of a moment, for pages that name it alone; the first two with all that is told."""
        weeks = sorted(self._times(AT_ONCE))
        alone = [*weeks, *self._pairs()]
        yield from (f"described:{side}:{clue}" for side in sides for clue in alone)
        if len(sides) > 1:
            clues = self._times(NEAR) | self._topics() | self.steps | _years(self.signed) | self._year_made()
            if self.since or self.named:
                clues |= {f"past {one}" for one in self.heard}
            yield from (f"described:{'|'.join(sides[:2])}:{clue}" for clue in sorted(clues))

    def _described_seeks(self, sides: list[str]) -> Iterator[str]:
        if len(sides) == 1:
            clues = (*sorted(self._times(AT_ONCE)), *self._pairs())
            yield from (f"described:{sides[0]}:{clue}" for clue in clues)
            return
        near = self._times(NEAR) | self.steps
        whom = sides[: CONTACT_GROUP if len(sides) <= CONTACT_GROUP else 2]
        yield from (
            f"described:{one}|{two}:{clue}" for one, two in combinations(whom, 2) for clue in sorted(near)
        )
        yield from (f"described:{'|'.join(whom[:2])}:{clue}" for clue in sorted(self._wanting()))

    def _wanting(self) -> frozenset[str]:
        """Return what it seeks of others of its parties that no moment tells: a year of signing, or what they are on."""
        clues: frozenset[str] = frozenset()
        if self.signed and not is_moment(self.signed):
            clues |= _years(widened(self.signed, SLIP))
        elif self.signed is None and self.made and self.is_effective:
            clues |= _years(widened(self.made, SLIP))
        if self.signed is None:
            clues |= self._year_made()
        if self.signed is None or not is_moment(self.signed):
            clues |= {f"past {one}" for one in self.heard}
            clues |= {f"kind {SORTS[self.kind]}"} if self.kind in LASTING and not self.telling else set()
        if not self.moments:
            clues |= self._topics()
        return clues

    def _year_made(self) -> frozenset[str]:
        return _years(self.made) if self.made and width(self.made) <= _A_YEAR else frozenset()

    def _pairs(self) -> Iterator[str]:
        """Yield every two of the first words that tell what it is on, which pages that name one party find it by."""
        if len(self.sides) > CONTACT_GROUP:
            return
        yield from (f"{one}+{other}" for one, other in combinations(sorted(self.telling)[:MANY], 2))

    @property
    def is_effective(self) -> bool:
        """Whether its page dates what follows a signing."""
        return any(step.startswith(tuple(EFFECTIVE)) for step in self.steps)

    def _times(self, size: timedelta) -> frozenset[str]:
        """Return the spans of so many days that hold the moments, with the next: two that are no further apart share one."""
        numbers = [
            (one.toordinal() // size.days, other.toordinal() // size.days) for one, other in self.moments
        ]
        return frozenset(
            f"{size.days}d{number}" for first, last in numbers for number in range(first, last + 2)
        )

    def _topics(self) -> frozenset[str]:
        sort = [f"kind {SORTS[self.kind]}"] if self.kind in SORTS else []
        return frozenset(
            (*self.telling, *(f"on {subject}" for subject in self.subjects), *sort, *self._stage())
        )

    def _stage(self) -> Iterator[str]:
        if self.status not in {"signed", "in force", "ratified"}:
            yield f"stage {self.status}"


def instrument_traits(found: Found[Agreement], roster: Roster) -> InstrumentTraits:
    """Return the traits of an agreement; those of its page that have names are told apart from one without."""
    own = _agreement(found, found.thing, roster)
    if own.named:
        return own
    if not own.sides:
        return replace(own, alone=found.key)
    others = (_agreement(found, deal, roster) for deal in found.reading.agreements if deal.named)
    return replace(
        own, beside=frozenset(one.entry for one in others if one.named and nested(own.sides, one.sides))
    )


def initiative_traits(found: Found[Initiative], roster: Roster) -> InstrumentTraits:
    """Return the traits of an initiative."""
    initiative = found.thing
    sides = roster.sides(found.at, initiative.participants)
    acronym, name = _naming(initiative.name, initiative.acronym, roster.party_words(found.at, sides))
    alone = "" if acronym or name else found.key
    return InstrumentTraits(initiative.kind, acronym, name, sides, alone=alone)


def nested(some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether parties are the same, or those of one page among those of the other."""
    return some <= others or others <= some


def _agreement(found: Found[Agreement], deal: Agreement, roster: Roster) -> InstrumentTraits:
    parties = [*deal.parties, *(hand.for_ for hand in deal.signatories if hand.for_)]
    sides = roster.sides(found.at, parties)
    called = roster.party_words(found.at, sides)
    acronym, told = _naming(deal.name, deal.acronym, called)
    seen = days_of(found.reading.article.published.date)
    names = called | _party_names(found.reading.actors, parties, roster)
    said = _said(deal, names) if not deal.named else frozenset()
    own = InstrumentTraits(
        kind=deal.kind,
        acronym=None,
        name=frozenset(),
        sides=sides,
        signed=days_of(signing_day(deal)),
        named=False,
        status=deal.status,
        made=made(deal, seen),
        seen=seen if seen and is_moment(seen) else None,
        steps=frozenset(f"{step.status} {step.date}" for step in deal.steps if step.date),
        telling=stems((told | said) - names - roster.seat_words(sides)),
        subjects=frozenset(deal.subjects),
        dated=_first_dated(deal),
        homes=_homes(found, parties, roster),
    )
    if not deal.named or not (acronym or told):
        return own
    letters = lettered(deal.name, called) if acronym is None else ""
    known = known_treaty(deal.name, acronym, own.signed)
    named = replace(
        own, acronym=acronym, name=told, named=True, telling=stems(told), letters=letters, known=known
    )
    return _coarse(named)


def _said(deal: Agreement, parties: frozenset[str]) -> frozenset[str]:
    """Return the words by which a page speaks of what it gives no name."""
    return frozenset().union(*(content(span.text, parties) for span in deal.mentions))


def _party_names(actors: Iterable[Actor], parties: Iterable[str], roster: Roster) -> frozenset[str]:
    """Return the words by which a page calls the parties that are no states, and where these are at home."""
    chosen = frozenset(parties)
    bodies = [actor for actor in actors if actor.id in chosen and actor.kind not in _OF_STATES]
    homes = roster.home_words(actor.country for actor in bodies if actor.country)
    return homes.union(
        *(words(text) for actor in bodies for text in (actor.name, *(span.text for span in actor.mentions)))
    )


def _homes(found: Found[Agreement], parties: Iterable[str], roster: Roster) -> frozenset[tuple[str, str]]:
    """Return the states in which the firms and bodies among parties are at home."""
    chosen = frozenset(parties)
    bodies = [one for one in found.reading.actors if one.id in chosen and one.kind in _FIRMS and one.country]
    return frozenset(
        (side, one.country) for one in bodies if one.country for side in roster.sides(found.at, [one.id])
    )


def _first_dated(deal: Agreement) -> Days | None:
    """Return when the first happened that is told with a day."""
    told = (days_of(signing_day(deal)), *(days_of(step.date) for step in deal.steps))
    return min((days for days in told if days), default=None)


def _coarse(own: InstrumentTraits) -> InstrumentTraits:
    """Return the traits of a named instrument without the days that only tell one page from another.

    Pages on a well-known instrument are many, and those of equal traits are compared once.
    """
    assert own.made is not None
    if is_moment(own.made):
        return replace(own, seen=None)
    return replace(own, seen=months_of(own.seen) if own.seen else None, made=months_of(own.made))


def _naming(name: str, acronym: str | None, parties: frozenset[str]) -> tuple[str | None, frozenset[str]]:
    """Return the acronym and the telling words of a name; a name that is an acronym has no words."""
    bare = name.strip()
    if acronym is None and " " not in bare and bare.isupper():
        acronym = bare
    inner = content(_without(bare, acronym), parties)
    return acronym.upper() if acronym else None, inner


def _without(name: str, acronym: str | None) -> str:
    return name if acronym is None else name.replace(f"({acronym})", " ").replace(acronym, " ")


def _years(days: Days | None) -> frozenset[str]:
    if days is None or days[1].year - days[0].year > YEARS:
        return frozenset()
    return frozenset(f"in {year}" for year in range(days[0].year, days[1].year + 1))
