"""Events beside gold readings -> how many were found and coded rightly, and every miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from foedera.gazetteer import key_of
from foedera.scores import Figure, Miss, Score, Value, ratio
from foedera.scores_spans import Odd, by_cause, counted, in_context, one_to_one, share_of

if TYPE_CHECKING:
    from foedera.actors import Actor
    from foedera.acts import Event, Size
    from foedera.evidence import Span

_ALIKE = 0.5
"""Two mentions are of one participant where they share at least so much of the characters of both."""

Pairs = tuple[tuple[int, int], ...]
"""Which of the gold belongs to which of the found, by number."""


@dataclass(frozen=True, slots=True)
class EventsGold:
    """A text of which an annotator told the participants and what they did."""

    id: str
    text: str
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class EventsPrediction:
    """The participants and the events that were found in a text."""

    id: str
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]


# A text beside its gold


@dataclass(frozen=True, slots=True)
class _Compared:
    """A text with what was found in it; events that belong together, and those of them that have the same type."""

    gold: EventsGold
    found: EventsPrediction
    wanted: Mapping[str, Actor]
    came: Mapping[str, Actor]
    pairs: Pairs

    @property
    def typed(self) -> tuple[tuple[Event, Event], ...]:
        """The events of the gold that were found with their type, each with the one found."""
        both = ((self.gold.events[at], self.found.events[there]) for at, there in self.pairs)
        return tuple((mine, other) for mine, other in both if mine.type == other.type)

    def shared(self, wanted: Sequence[str], came: Sequence[str]) -> int:
        """Return how many of the participants that were wanted came."""
        candidates = (
            (at, there)
            for at, mine in enumerate(wanted)
            for there, other in enumerate(came)
            if same_actor(self.wanted[mine], self.came[other])
        )
        return len(one_to_one(candidates))

    def right(self, wanted: Sequence[str], came: Sequence[str]) -> bool:
        """Tell whether exactly those came who were wanted."""
        return len(wanted) == len(came) == self.shared(wanted, came)

    def whole(self, gold: Event, found: Event) -> bool:
        """Tell whether an event of the right type has the right actors and recipients."""
        return self.right(gold.actor, found.actor) and self.right(gold.recipient, found.recipient)

    def countries(self, event: Event, actors: Mapping[str, Actor]) -> tuple[frozenset[str], frozenset[str]]:
        """Return the countries on both sides of an event."""
        actor, recipient = (
            frozenset(country for one in side if (country := actors[one].country))
            for side in (event.actor, event.recipient)
        )
        return actor, recipient


def same_actor(gold: Actor, found: Actor) -> bool:
    """Tell whether two are one participant: a mention of the one is a mention of the other, cut alike or nearly so."""
    return any(_alike(mine, other) for mine in gold.mentions for other in found.mentions)


def _alike(mine: Span, other: Span) -> bool:
    shared = min(mine.end, other.end) - max(mine.start, other.start)
    return shared > 0 and shared >= _ALIKE * (max(mine.end, other.end) - min(mine.start, other.start))


def _compare(gold: EventsGold, found: EventsPrediction) -> _Compared:
    wanted = {actor.id: actor for actor in gold.actors}
    came = {actor.id: actor for actor in found.actors}
    blank = _Compared(gold, found, wanted, came, ())
    ranked = sorted(
        (-worth, at, there)
        for at, mine in enumerate(gold.events)
        for there, other in enumerate(found.events)
        if (worth := _kinship(blank, mine, other)) > 0
    )
    return _Compared(gold, found, wanted, came, one_to_one((at, there) for _, at, there in ranked))


def _kinship(one: _Compared, gold: Event, found: Event) -> int:
    """Return how much speaks for two events being one: the same words, the same type in one sentence, the same parties."""
    words = gold.trigger.start < found.trigger.end and found.trigger.start < gold.trigger.end
    sentence = any(
        gold.trigger.start < span.end and span.start < gold.trigger.end
        for span in (*found.evidence, found.trigger)
    )
    same = gold.type == found.type
    parties = one.shared((*gold.actor, *gold.recipient), (*found.actor, *found.recipient))
    if not words and not (sentence and same and parties):
        return 0
    return 8 * same + 4 * words + min(parties, 3)


# Figures

_MEASURES = ("event", "type", "whole", "actor", "recipient", "countries", "status", "act", "modes", "contexts", "claim",
             "background", "date", "place", "size", "negatives", "confidence")  # fmt: skip
"""Every measure, in the order of figures and misses."""


def score_events(golds: Sequence[EventsGold], found: Mapping[str, EventsPrediction]) -> Score:
    """Score events; counts are summed over all texts.

    `event` counts events whatever their type, `type` those of the right one, overall and by type; `whole` those with
    the right type, actors and recipients. The rest looks at events of the right type; `negatives` at texts without any.
    """
    compared = [_compare(gold, found.get(gold.id, EventsPrediction(gold.id, (), ()))) for gold in golds]
    figures = (
        *_found_figures(compared),
        *_side_figures(compared),
        *_trait_figures(compared),
        *_reliability(compared),
    )
    odd = (odd for one in compared for odd in _odd(one))
    return Score(tuple(sorted(figures, key=lambda figure: _MEASURES.index(figure.measure))), by_cause(odd))


def _found_figures(compared: Sequence[_Compared]) -> Iterator[Figure]:
    wanted = Counter(event.type for one in compared for event in one.gold.events)
    came = Counter(event.type for one in compared for event in one.found.events)
    right = Counter(gold.type for one in compared for gold, _ in one.typed)
    yield counted("event", sum(len(one.pairs) for one in compared), came.total(), wanted.total())
    yield counted("type", right.total(), came.total(), wanted.total())
    by_type = [2 * ratio(right[kind], came[kind] + wanted[kind]) for kind in wanted]
    yield Figure(
        "type", (Value("f1", round(ratio(sum(by_type), len(by_type)), 4)), Value("n", len(by_type))), "macro"
    )
    for kind in sorted(wanted | came):
        figure = counted("type", right[kind], came[kind], wanted[kind])
        yield Figure("type", figure.values, kind)
    whole = sum(one.whole(gold, found) for one in compared for gold, found in one.typed)
    yield counted("whole", whole, came.total(), wanted.total())


def _reliability(compared: Sequence[_Compared]) -> Iterator[Figure]:
    """Yield for each band of confidence how many events were found with it, and how many of these are of a right type.

    This is the reliability table of calibration (DeGroot and Fienberg 1983).
    """
    bands: dict[str, list[bool]] = {f"{low}-{high}": [] for low, high in pairwise(_BANDS)}
    for one in compared:
        right = {there for at, there in one.pairs if one.gold.events[at].type == one.found.events[there].type}
        for at, event in enumerate(one.found.events):
            band = next(f"{low}-{high}" for low, high in pairwise(_BANDS) if event.confidence <= high)
            bands[band].append(at in right)
    for band, held in bands.items():
        yield replace(share_of("confidence", sum(held), len(held)), kind=band)


_BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def _side_figures(compared: Sequence[_Compared]) -> Iterator[Figure]:
    for measure, side in _SIDES:
        pairs = [(one, side(gold), side(found)) for one in compared for gold, found in one.typed]
        right = sum(one.shared(wanted, came) for one, wanted, came in pairs)
        yield counted(
            measure, right, sum(len(came) for *_, came in pairs), sum(len(wanted) for _, wanted, _ in pairs)
        )
    equal = [
        one.countries(gold, one.wanted) == one.countries(found, one.came)
        for one in compared
        for gold, found in one.typed
    ]
    yield share_of("countries", sum(equal), len(equal))


_SIDES: tuple[tuple[str, Callable[[Event], tuple[str, ...]]], ...] = (
    ("actor", lambda event: event.actor),
    ("recipient", lambda event: event.recipient),
)


@dataclass(frozen=True, slots=True)
class _Trait:
    """What is asked of an event: of all, or of those of which the gold says something."""

    measure: str
    value: Callable[[Event], object]
    always: bool = False


_TRAITS = (
    _Trait("status", lambda event: event.status, always=True),
    _Trait("act", lambda event: event.act, always=True),
    _Trait("modes", lambda event: frozenset(event.modes), always=True),
    _Trait("contexts", lambda event: frozenset(event.contexts)),
    _Trait("claim", lambda event: event.claim.stance if event.claim else None, always=True),
    _Trait("background", lambda event: event.background, always=True),
    _Trait(
        "date",
        lambda event: (event.date.start, event.date.end) if event.date.start or event.date.end else None,
    ),
    _Trait("place", lambda event: key_of(event.place.name) if event.place else None),
    _Trait("size", lambda event: _counts(event.size)),
)


def _counts(size: Size) -> tuple[str, ...]:
    """Return the numbers of people that are told, each with what it counts."""
    told = ((field.name, getattr(size, field.name)) for field in fields(size))
    return tuple(f"{name} {number}" for name, number in told if number is not None)


def _trait_figures(compared: Sequence[_Compared]) -> Iterator[Figure]:
    typed = [pair for one in compared for pair in one.typed]
    for trait in _TRAITS:
        asked = [pair for pair in typed if trait.always or trait.value(pair[0])]
        right = sum(trait.value(gold) == trait.value(found) for gold, found in asked)
        yield share_of(trait.measure, right, len(asked))
    bare = [one for one in compared if not one.gold.events]
    yield share_of("negatives", sum(not one.found.events for one in bare), len(bare))


# Misses


def _odd(one: _Compared) -> Iterator[Odd]:
    """Yield what was lost, what was added, and what is not as the gold has it."""
    mine, others = {at for at, _ in one.pairs}, {there for _, there in one.pairs}
    for at, gold in enumerate(one.gold.events):
        if at not in mine:
            yield _miss("event", gold.type, one, _shown(gold, one.wanted, one), "")
    for there, found in enumerate(one.found.events):
        if there not in others:
            measure = "event" if one.gold.events else "negatives"
            yield _miss(measure, found.type, one, "", f"{_shown(found, one.came, one)} by {found.rule}")
    for at, there in one.pairs:
        gold, found = one.gold.events[at], one.found.events[there]
        if gold.type != found.type:
            expected, came = _shown(gold, one.wanted, one), f"{_shown(found, one.came, one)} by {found.rule}"
            yield _miss("type", f"{gold.type} {found.type}", one, expected, came)
    for gold, found in one.typed:
        yield from _odd_details(one, gold, found)


def _odd_details(one: _Compared, gold: Event, found: Event) -> Iterator[Odd]:
    for measure, side in _SIDES:
        if not one.right(side(gold), side(found)):
            expected = f"{_who(side(gold), one.wanted)}: {in_context(one.gold.text, gold.trigger)}"
            yield _miss(measure, gold.type, one, expected, f"{_who(side(found), one.came)} by {found.rule}")
    for trait in _TRAITS:
        wanted, came = trait.value(gold), trait.value(found)
        if wanted != came and (trait.always or wanted):
            expected = f"{_plain(wanted)}: {in_context(one.gold.text, gold.trigger)}"
            yield _miss(trait.measure, str(wanted), one, expected, _plain(came))


def _miss(measure: str, words: str, one: _Compared, expected: str, found: str) -> Odd:
    cause = 2 * _MEASURES.index(measure) + (not expected)
    loss = ratio(1, len(one.gold.events) + len(one.found.events))
    return Odd(cause, words, Miss(one.gold.id, measure, expected, found, loss))


def _plain(value: object) -> str:
    if isinstance(value, frozenset | tuple):
        return " ".join(sorted(str(each) for each in value)) or "none"
    return str(value)


def _who(ids: Sequence[str], actors: Mapping[str, Actor]) -> str:
    return " + ".join(actors[one].name for one in ids) or "nobody"


def _shown(event: Event, actors: Mapping[str, Actor], one: _Compared) -> str:
    """Return an event in a line: its type, its status, who did it to whom, and its trigger among its words."""
    sides = f"{_who(event.actor, actors)} > {_who(event.recipient, actors)}"
    return f"{event.type} {event.status}, {sides}: {in_context(one.gold.text, event.trigger)}"
