"""Consolidated things beside stories -> what was split, merged, linked and told rightly, and every miss."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.scores import Figure, Miss, Value, ratio
from foedera.scores_spans import share_of
from foedera.stories import Told

if TYPE_CHECKING:
    from foedera.things import RecordedActor, RecordedAgreement, RecordedInitiative

    Shown = RecordedAgreement | RecordedInitiative

Place = tuple[str, str]
"""A finding of a gold reading: its article and its own id."""

_CODE = re.compile("[A-Z]{3}")
_STATES = frozenset({"country", "government", "military", "court", "person"})
"""Kinds of actors that stand for their state when it is a party."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a record made of the findings: the thing of each, all things, and by what names it knows each actor."""

    homes: Mapping[Place, str]
    things: Mapping[str, Shown]
    names: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Seen:
    """One agreement or initiative of the gold, with where the record has its findings; `main` has the most of them."""

    told: Told
    homes: tuple[tuple[Place, str | None], ...]
    main: Shown | None

    @property
    def found(self) -> tuple[str, ...]:
        """The things that hold its findings, each once."""
        return tuple(dict.fromkeys(home for _, home in self.homes if home is not None))


def score_told(told: Sequence[Told], kept: Kept, name: str) -> tuple[tuple[Figure, ...], tuple[Miss, ...]]:
    """Score what a record made of one kind of thing.

    `found` counts the findings that are in the record at all; `split` the agreements whose findings lie in several
    things, of all with two findings or more; `merged` the things
    that hold findings of several; `sources` those all of whose reports are in one. Findings that a reader might
    as well leave out do not count.
    """
    seen = [_seen(one, kept) for one in told]
    shares = [_found(seen), _split(seen), _merged(seen), _sources(seen)]
    asked = [_answered(measure, answer, seen, kept) for measure, answer in _ASKED]
    figures = [Figure(f"{name} {one.measure}", one.values) for one, _ in (*shares, *asked) if _counts(one)]
    misses = [miss for _, found in (*shares, *asked) for miss in found]
    return tuple(figures), tuple(
        Miss(miss.page, f"{name} {miss.measure}", miss.expected, miss.found, ratio(1, len(told)))
        for miss in misses
    )


def _seen(told: Told, kept: Kept) -> Seen:
    places = [(one.article, one.id) for one in told.findings if one.sure]
    homes = tuple((place, kept.homes.get(place)) for place in places)
    counts = Counter(home for _, home in homes if home is not None)
    main = max(counts, key=lambda home: counts[home], default=None)
    return Seen(told, homes, kept.things[main] if main is not None else None)


def _counts(figure: Figure) -> bool:
    return any(value.name != "n" or value.number for value in figure.values) and figure.values[-1].number > 0


def _rate(measure: str, wrong: int, of: int) -> Figure:
    return Figure(measure, (Value("share", round(ratio(wrong, of), 4)), Value("n", of)))


Part = tuple[Figure, list[Miss]]


def _found(seen: Iterable[Seen]) -> Part:
    """Count the findings that are in the record; those that are not are told under `sources`."""
    homes = [home for one in seen for _, home in one.homes]
    return share_of("found", sum(home is not None for home in homes), len(homes)), []


def _split(seen: Iterable[Seen]) -> Part:
    """Count those of two found findings or more that lie in several things."""
    several = [one for one in seen if sum(home is not None for _, home in one.homes) > 1]
    wrong = [one for one in several if len(one.found) > 1]
    misses = [_miss(one.told, "split", one.told.name, _by_home(one.homes)) for one in wrong]
    return _rate("split", len(wrong), len(several)), misses


def _merged(seen: Iterable[Seen]) -> Part:
    """Count things that hold findings of two or more, of those that hold any."""
    holders: dict[str, list[tuple[Told, Place]]] = defaultdict(list)
    for one in seen:
        for place, home in one.homes:
            if home is not None:
                holders[home].append((one.told, place))
    wrong = {home: held for home, held in holders.items() if len({told.id for told, _ in held}) > 1}
    misses = [
        Miss(
            held[0][0].id,
            "merged",
            " / ".join(dict.fromkeys(f"{told.id} {told.name}" for told, _ in held)),
            " + ".join(f"{_words(place)} as {told.name}" for told, place in held),
            0.0,
        )
        for held in wrong.values()
    ]
    return _rate("merged", len(wrong), len(holders)), misses


def _sources(seen: Sequence[Seen]) -> Part:
    """Count those told by several pages whose findings were all found and lie in one thing; splits tell their own misses."""
    several = [one for one in seen if len(one.homes) > 1]
    right = [one for one in several if len({home for _, home in one.homes}) == 1 and one.main is not None]
    lost = [one for one in seen if any(home is None for _, home in one.homes)]
    misses = [_miss(one.told, "sources", one.told.name, _by_home(one.homes)) for one in lost]
    return share_of("sources", len(right), len(several)), misses


def _by_home(homes: Iterable[tuple[Place, str | None]]) -> str:
    groups: dict[str | None, list[str]] = defaultdict(list)
    for place, home in homes:
        groups[home].append(_words(place))
    told = (
        f"not found: {' + '.join(places)}" if home is None else " + ".join(places)
        for home, places in groups.items()
    )
    return " / ".join(told)


def _words(place: Place) -> str:
    return ":".join(place)


def _miss(told: Told, measure: str, expected: str, found: str) -> Miss:
    return Miss(told.id, measure, expected, found, 0.0)


# What is asked of the things


@dataclass(frozen=True, slots=True)
class _Answer:
    right: bool
    expected: str
    came: str


def _answered(measure: str, answer: Callable[[Seen, Kept], _Answer | None], seen: Iterable[Seen], kept: Kept) -> Part:  # fmt: skip
    answers = [
        (one, said) for one in seen if one.main is not None and (said := answer(one, kept)) is not None
    ]
    figure = share_of(measure, sum(said.right for _, said in answers), len(answers))
    misses = [
        _miss(one.told, measure, f"{said.expected}: {one.told.name}", said.came)
        for one, said in answers
        if not said.right
    ]
    return figure, misses


def _parties(one: Seen, kept: Kept) -> _Answer | None:
    """Ask whether each party is one that is expected, and each that is expected is there; a state by whoever acts for it."""
    if one.told.parties is None or one.main is None:
        return None
    came = _members(one.main)
    right = all(any(_is_party(actor, names, kept) for names in one.told.parties) for actor in came) and all(
        any(_is_party(actor, names, kept) for actor in came) for names in one.told.parties
    )
    return _Answer(
        right, " + ".join(names[0] for names in one.told.parties), " + ".join(map(_party, came)) or "none"
    )


def _members(thing: Shown) -> tuple[RecordedActor, ...]:
    deal = _agreement(thing)
    return deal.parties if deal else thing.participants  # type: ignore[union-attr]


def _agreement(thing: Shown | None) -> RecordedAgreement | None:
    from foedera.things import RecordedAgreement

    return thing if isinstance(thing, RecordedAgreement) else None


def _is_party(actor: RecordedActor, names: tuple[str, ...], kept: Kept) -> bool:
    if _is_code(names[0]):
        return actor.country == names[0] and actor.kind in _STATES
    return not kept.names[actor.id].isdisjoint(name.casefold() for name in names)


def _is_code(name: str) -> bool:
    """Tell whether a name is a state's code, not an acronym of three letters."""
    from foedera.knowledge import knowledge

    try:
        return _CODE.fullmatch(name) is not None and bool(knowledge().country(name))
    except KeyError:
        return False


def _party(actor: RecordedActor) -> str:
    return f"{actor.name} ({actor.kind}, {actor.country or '-'})"


def _signed(one: Seen, _: Kept) -> _Answer | None:
    deal = _agreement(one.main)
    if not one.told.signed or deal is None:
        return None
    came = str(deal.signed) if deal.signed else "none"
    return _Answer(came == one.told.signed[0], one.told.signed[0], came)


def _rivals(one: Seen, _: Kept) -> _Answer | None:
    """Ask whether all days on which the sources disagree are kept."""
    if len(one.told.signed) < 2 or one.main is None:
        return None
    came = _rival_days(one.main)
    return _Answer({*one.told.signed} <= {*came}, " / ".join(one.told.signed), " / ".join(came) or "none")


def _rival_days(thing: Shown) -> tuple[str, ...]:
    return tuple(
        rival.value for clash in thing.contradictions if clash.field == "signed" for rival in clash.values
    )


def _status(one: Seen, _: Kept) -> _Answer | None:
    deal = _agreement(one.main)
    if not one.told.status or deal is None:
        return None
    return _Answer(deal.status in one.told.status, " or ".join(one.told.status), deal.status)


_ASKED: tuple[tuple[str, Callable[[Seen, Kept], _Answer | None]], ...] = (
    ("parties", _parties),
    ("signed", _signed),
    ("rival days", _rivals),
    ("status", _status),
)
