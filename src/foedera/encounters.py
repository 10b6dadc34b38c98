"""Who met whom: people of different sides who are named with the same meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from foedera.choosing import Choosing, Persona
from foedera.gists import Gist
from foedera.things import RecordedActor


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two people who met: in how many events, between which days."""

    one: RecordedActor
    other: RecordedActor
    events: tuple[str, ...]
    first: date | None
    last: date | None


def met_by(
    choosing: Choosing, meetings: Sequence[Gist], sides: Sequence[str], most: int, known: int | None
) -> tuple[tuple[Encounter, ...], int]:
    """Return who met whom across sides, the most frequent first, and how many such twos there are in all.

    Args:
        choosing: Where people are looked up.
        meetings: The meetings, in any order.
        sides: The codes and ids of the sides; each stands in a column of its own.
        most: How many are returned at most; 0 is all.
        known: The last day whose pages are known, if not all are.
    """
    whom = choosing.whom(gist.thing for gist in meetings)
    people = _people(choosing, whom.values())
    names = choosing.keys(people)
    places = {
        number: (_side(persona, names[number], sides), persona.name, names[number])
        for number, persona in people.items()
    }
    met: dict[tuple[int, int], list[Gist]] = defaultdict(list)
    for gist in meetings:
        present = sorted((who for who in whom[gist.thing] if who in people), key=places.__getitem__)
        for one, other in combinations(present, 2):
            if people[one].country != people[other].country or people[one].country is None:
                met[one, other].append(gist)
    pairs = sorted(met, key=lambda pair: (-len(met[pair]), *(places[who][1:] for who in pair)))
    shown = pairs[: most or None]
    keys = choosing.keys(gist.thing for pair in shown for gist in met[pair])
    return tuple(_encounter(choosing, pair, met[pair], names | keys, known) for pair in shown), len(pairs)


def _people(choosing: Choosing, whom: object) -> dict[int, Persona]:
    numbers = {who for some in whom for who in some if who > 0}  # type: ignore[attr-defined]
    return {number: one for number, one in choosing.personas(numbers).items() if one.kind == "person"}


def _encounter(
    choosing: Choosing,
    pair: tuple[int, int],
    meetings: Sequence[Gist],
    keys: dict[int, str],
    known: int | None,
) -> Encounter:
    one, other = (choosing.actor(who, keys[who], known) for who in pair)
    ordered = sorted(meetings, key=lambda gist: (*_days(gist), keys[gist.thing]))
    starts = [gist.first for gist in ordered if gist.first is not None]
    ends = [gist.last for gist in ordered if gist.last is not None]
    return Encounter(
        one,
        other,
        tuple(keys[gist.thing] for gist in ordered),
        date.fromordinal(min(starts)) if starts else None,
        date.fromordinal(max(ends)) if ends else None,
    )


def _days(gist: Gist) -> tuple[int, int]:
    last = date.max.toordinal()
    return (last if gist.first is None else gist.first), (last if gist.last is None else gist.last)


def _side(persona: Persona, key: str, sides: Sequence[str]) -> int:
    own = [sides.index(one) for one in (key, persona.country) if one in sides]
    return min(own, default=len(sides))
