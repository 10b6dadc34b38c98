"""Toponyms -> Spots: which of the places of a name a page means, by what stands beside it and on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from math import cos, hypot, log10, radians

from foedera.gazetteer import Spot, SpotKind, country_spot, key_of, land_of_adjective, spots
from foedera.knowledge import Country, knowledge
from foedera.toponyms import Toponym

_AMONG, _SPOKEN, _OTHER_NAME, _CAPITAL, _IN_STATE, _NEARBY, _CLOSE = 2.0, 2.0, -2.0, 1.5, 1.5, 1.0, 0.5
_KIN, _OFTEN = 2.0, 2
_AT_HOME = 2
_WORLDWIDE = 0.5
_DEGREE = 111.0
"""Kilometres between two degrees of latitude."""
_UNKNOWN_PEOPLE: dict[SpotKind, float] = {
    "country": 7.0, "state": 6.8, "region": 5.2, "county": 3.0, "land": 6.5, "water": 6.5, "city": 3.5, "continent": 7.0,
    "island": 6.0, "mountain": 5.5, "line": 6.0, "facility": 5.5,
}  # fmt: skip
_WIDE: frozenset[SpotKind] = frozenset({"land", "water", "mountain", "continent"})
_FAMED = 8.0
"""What lies across borders is better known than any town of its name."""
_HOLDS: frozenset[SpotKind] = frozenset({"country", "state", "region", "county", "island", "land"})
_SMALL = re.compile(r",\s(?:an?|the)\s(?:[a-z-]+\s){0,2}(?:village|hamlet)\b")
_VILLAGERS = 20_000
_NOTED, _MUCH = 100_000, 3
"""People from which a town is known abroad, and how often a page must speak of other countries to be about these."""

_BEHIND = re.compile(r",\s(?:(?:down\s|up\s)?in\s)?(?:the\s(?:state|province)\sof\s)?|\s\(|\sin\s(?:the\s)?")
_COUNTY = re.compile(r",\s[A-Z][\w.]+\s(?:County|Parish),\s")
_BEFORE = re.compile(
    r"['’]s\s(?:[a-z-]+\s){0,3}(?:of\s)?|\s(?:[a-z-]+\s)?(?:capital|city|town|port|village|province|region|resort)\s"
    r"(?:city\s|town\s)?(?:of\s)?"
)
_JOINT = re.compile(r",?\s(?:and|or)\s|,\s")
_LIST = re.compile(r"(?:,\s(?:the\s)?[A-Z][\w’' .-]{1,30}){0,4},?\s(?:and|or)\s(?:the\s)?[A-Z]")


@dataclass(frozen=True, slots=True)
class Holder:
    """What is told to hold a place: the toponym, and whether it can be nothing else (`Tripoli, Lebanon.`)."""

    toponym: Toponym
    sure: bool


@dataclass(slots=True)
class Surroundings:
    """What a page names besides: how often each country and state of the USA, and where."""

    countries: Counter[str] = field(default_factory=Counter)
    through: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a country is spoken of only by the name of a place: the name itself proves nothing by that."""
    states: Counter[str] = field(default_factory=Counter)
    anchors: list[Spot] = field(default_factory=list)
    kin: set[tuple[str, SpotKind, str | None]] = field(default_factory=set)
    """Which names stand in a list with a state or province of which country (`Oregon and Washington`)."""


def on_the_map(text: str, toponyms: Sequence[Toponym], home: str | None = None) -> dict[Toponym, Spot | None]:
    """Return for each toponym the place it means; None where the map has none.

    What stands right beside a name decides (`Tripoli, Lebanon`), then which countries the page speaks of, what lies
    near the other places, and the number of people. A name that nothing is told of has one meaning on a page.
    """
    holders = {toponym: _holder(text, toponyms, at) for at, toponym in enumerate(toponyms)}
    around = _surroundings(toponyms, home)
    told: dict[Toponym, Spot] = {}
    wholes: dict[Toponym, Spot] = {}
    for toponym, holder in holders.items():
        if holder is not None and (held := _held(toponym, holder, around)) is not None:
            told[toponym], whole = held
            wholes[holder.toponym] = whole
    around.anchors += told.values()
    around.kin.update(_kin(text, toponyms))
    senses: dict[str, Spot | None] = {}
    for toponym, spot in told.items():
        senses.setdefault(key_of(toponym.name), None if _is_also_state(toponym, around) else spot)
    told = wholes | told
    found: dict[Toponym, Spot | None] = {}
    for toponym in toponyms:
        key = key_of(toponym.name)
        small = _SMALL.match(text, toponym.end) is not None
        if toponym not in told and not small and senses.get(key) is None:
            senses[key] = _meant(toponym, around)
        found[toponym] = told.get(toponym) or (_village(toponym) if small else senses[key])
    return found


def _is_also_state(toponym: Toponym, around: Surroundings) -> bool:
    """Tell whether the bare name means the state all the same: the page speaks of it under other names too."""
    return _is_state(toponym) and _spoken(_code(toponym), key_of(toponym.name), around) > 0


def _is_state(toponym: Toponym) -> bool:
    """Tell whether the words are a state's own name, or an adjective of it; not of its seat (`Tripoli`)."""
    if toponym.country is None:
        return False
    return toponym.use == "adjective" or knowledge().capital_of(toponym.name) is None or _is_own(toponym.name)


def _is_own(name: str) -> bool:
    known = knowledge()
    return (known.country_named(name) or known.country_of_adjective(name)) is not None


def _code(toponym: Toponym) -> str | None:
    return toponym.country.code if toponym.country is not None else None


def _candidates(toponym: Toponym) -> tuple[Spot, ...]:
    land = land_of_adjective(toponym.name)
    return spots(toponym.name) if land is None else (land,)


# What a page tells


def _surroundings(toponyms: Sequence[Toponym], home: str | None) -> Surroundings:
    """Count what a page speaks of; a name that a town shares tells nothing of the state (`Georgia`)."""
    around = Surroundings()
    if home:
        around.countries[home] += _AT_HOME
    for toponym in toponyms:
        found = _candidates(toponym)
        if toponym.country is not None:
            if not any(spot.kind == "state" for spot in found):
                around.countries[toponym.country.code] += 1
                around.through[key_of(toponym.name), toponym.country.code] += 1
            continue
        admins = {spot.admin for spot in found if not spot.other and spot.kind in {"state", "county"}}
        if found and found[0].kind in {"state", "county"} and len(admins) == 1 and found[0].admin:
            around.states[found[0].admin] += 1
        own = {spot.country for spot in found if not spot.other}
        if found and found[0].country and (len(own) == 1 or found[0].kind == "state"):
            around.countries[found[0].country] += 1
            around.through[key_of(toponym.name), found[0].country] += 1
            if sum(spot.kind == "city" for spot in found) == len(found) == 1:
                around.anchors.append(found[0])
    return around


def _kin(text: str, toponyms: Sequence[Toponym]) -> Iterator[tuple[str, SpotKind, str | None]]:
    for one, other in chain(pairwise(toponyms), ((b, a) for a, b in pairwise(toponyms))):
        between = text[min(one.end, other.end) : max(one.start, other.start)]
        beside = _candidates(other) if other.country is None and _JOINT.fullmatch(between) else ()
        if beside and beside[0].kind in {"state", "region"}:
            yield key_of(one.name), beside[0].kind, beside[0].country


def _holder(text: str, toponyms: Sequence[Toponym], at: int) -> Holder | None:
    """Return what is told to hold a place: `Springfield, Ill.`, `Tripoli, Lebanon`, `Lebanon’s Tripoli`."""
    one = toponyms[at]
    if one.use in {"adjective", "in a name"}:
        return None
    after = toponyms[at + 1] if at + 1 < len(toponyms) else None
    between = text[one.end : after.start] if after is not None else ""
    if after is not None and (_BEHIND.fullmatch(between) or _COUNTY.fullmatch(between)):
        apart = between.startswith(",") and after.use == "literal"
        return Holder(after, apart and _LIST.match(text, after.end) is None and not _is_listed(text, one))
    before = toponyms[at - 1] if at else None
    if before is not None and _BEFORE.fullmatch(text[before.end : one.start]):
        return Holder(before, before.use == "adjective" or "of" in text[before.end : one.start].split())
    return None


def _is_listed(text: str, toponym: Toponym) -> bool:
    """Tell whether a name goes on with a list (`Oslo, Cairo, Egypt`)."""
    return re.search(r"[A-Z][\w’'-]+,\s$", text[: toponym.start]) is not None


def _held(toponym: Toponym, holder: Holder, around: Surroundings) -> tuple[Spot, Spot] | None:
    """Return the place of a name that lies in what holds it, and that; one without a point where the map has none."""
    above = _wholes(holder.toponym)
    if not above or key_of(toponym.name) == key_of(holder.toponym.name):
        return None
    state = _is_state(toponym)
    if state and all(spot.kind == "country" for spot in above):
        return None
    inside = [spot for spot in _candidates(toponym) if any(_holds(whole, spot) for whole in above)]
    if inside:
        best = _best(inside, toponym, around)
        return best, next(whole for whole in above if _holds(whole, best))
    whole = above[0]
    wide = _is_wide(toponym) and whole.kind == "country"
    if not holder.sure or state or wide or whole.kind not in {"country", "state"}:
        return None
    return Spot(toponym.text, "city", whole.country, whole.admin, None, None, 0, None), whole


def _is_wide(toponym: Toponym) -> bool:
    """Tell whether a name is of what lies across borders or is known for itself, wherever a page goes on."""
    kinds = {spot.kind for spot in _candidates(toponym) if not spot.other}
    seat = knowledge().capital_of(toponym.name)
    return bool(kinds - {"city", "county", "facility"}) or seat is not None


def _wholes(toponym: Toponym) -> list[Spot]:
    """Return what a toponym can be that holds towns: a state, or a part of one."""
    found = [spot for spot in _candidates(toponym) if spot.kind in _HOLDS and not spot.other]
    state = country_spot(toponym.country.code) if toponym.country is not None and _is_state(toponym) else None
    parts = [spot for spot in found if spot.kind == "state"]
    return [*parts, state, *(spot for spot in found if spot not in parts)] if state else found


def _holds(whole: Spot, spot: Spot) -> bool:
    if whole.country is None or spot.country != whole.country or spot == whole:
        return False
    return whole.admin is None or whole.admin == spot.admin


def _village(toponym: Toponym) -> Spot | None:
    """Return the place of a name that is told to be a village: never a large town."""
    found = [spot for spot in _candidates(toponym) if spot.kind == "city" and spot.people < _VILLAGERS]
    own = [spot for spot in found if not spot.other and knowledge().capital_of(toponym.name) is None]
    return own[0] if own else Spot(toponym.text, "city", None, None, None, None, 0, None)


# Which of several


def _meant(toponym: Toponym, around: Surroundings) -> Spot | None:
    """Return the place of a name by what the page speaks of."""
    found = _candidates(toponym)
    if toponym.country is not None and _is_state(toponym):
        if knowledge().metonym(toponym.name) is not None:
            return _house(toponym, toponym.country)
        states = [spot for spot in found if spot.kind == "state"]
        american = sum(around.states.values()) > 0 or around.countries["USA"] > 0
        abroad = around.countries[toponym.country.code] > 0 or toponym.use == "adjective"
        return states[0] if states and american and not abroad else country_spot(toponym.country.code)
    if not found:
        return None
    best = _best(found, toponym, around)
    return None if _is_out_of_the_way(best, toponym, around) else best


def _house(toponym: Toponym, country: Country) -> Spot | None:
    """Return a house that stands for a government: it lies in the capital."""
    seats = [
        spot for spot in spots(country.capital or "") if spot.kind == "city" and spot.country == country.code
    ]
    return replace(seats[0], name=toponym.text, kind="facility", people=0, geonames=None) if seats else None


def _is_out_of_the_way(spot: Spot, toponym: Toponym, around: Surroundings) -> bool:
    """Tell whether only a small town of the name is known, far from all that the page speaks of."""
    if (
        spot.kind not in {"city", "county"}
        or spot.people >= _NOTED
        or _spoken(spot.country, key_of(toponym.name), around)
    ):
        return False
    elsewhere = sum(around.countries.values()) - around.through[key_of(toponym.name), spot.country or ""]
    return elsewhere >= _MUCH and not _closeness(spot, around)


def _best(found: Iterable[Spot], toponym: Toponym, around: Surroundings) -> Spot:
    return max(found, key=lambda spot: (_score(spot, toponym, around), spot.people))


def _score(spot: Spot, toponym: Toponym, around: Surroundings) -> float:
    size = log10(spot.people) if spot.people else _UNKNOWN_PEOPLE[spot.kind]
    if spot.country is None and spot.kind in _WIDE:
        size = _FAMED
    key = key_of(toponym.name)
    spoken = _spoken(spot.country, key, around)
    total = 1 + sum(around.countries.values())
    near = _AMONG * spoken / total + _SPOKEN * min(spoken, _OFTEN) / _OFTEN if spoken else 0.0
    if spot.country == "USA" and spot.kind == "city" and not around.states:
        near *= _WORLDWIDE  # everybody speaks of the United States, and has a Rome there
    stated = _IN_STATE * min(2, around.states[spot.admin]) if spot.country == "USA" and spot.admin else 0.0
    seat = knowledge().capital_of(toponym.name)
    is_seat = seat is not None and seat.code == spot.country and spot.kind == "city"
    capital = _CAPITAL if is_seat else 0.0
    beside = _KIN if (key, spot.kind, spot.country) in around.kin else 0.0
    other = _OTHER_NAME if spot.other else 0.0
    return size + near + stated + capital + beside + _closeness(spot, around) + other


def _spoken(country: str | None, key: str, around: Surroundings) -> int:
    """Return how often a page speaks of a country by other names than this one."""
    return around.countries[country] - around.through[key, country] if country else 0


def _closeness(spot: Spot, around: Surroundings) -> float:
    """Return what speaks for a town by how far the next place is that the page names beyond doubt."""
    away = min(_distances(spot, around.anchors), default=None) if spot.kind == "city" else None
    if away is None or away > 300:
        return 0.0
    return _NEARBY if away < 100 else _CLOSE


def _distances(spot: Spot, others: Iterable[Spot]) -> Iterator[float]:
    """Yield the kilometres to other places; as on a flat map, which does where only near ones count."""
    for other in others:
        if None in (spot.lat, spot.lon, other.lat, other.lon) or other.geonames == spot.geonames:
            continue
        assert spot.lat is not None
        assert spot.lon is not None
        assert other.lat is not None
        assert other.lon is not None
        east = (spot.lon - other.lon) * cos(radians(spot.lat))
        yield _DEGREE * hypot(spot.lat - other.lat, east)
