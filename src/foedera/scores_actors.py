"""Actors and places beside gold readings -> what was found, joined and classed rightly, and every miss."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.evidence import BODY
from foedera.scores import Figure, Miss, Score, precision_recall, ratio
from foedera.scores_spans import (
    Odd,
    Spanned,
    by_cause,
    counted,
    in_context,
    one_to_one,
    paired_spans,
    share_of,
)

if TYPE_CHECKING:
    from foedera.actors import Actor
    from foedera.places import Place

_WORD = re.compile(r"\w+")

Pairs = tuple[tuple[int, int], ...]
"""Which of the gold belongs to which of the found, by number."""


@dataclass(frozen=True, slots=True)
class ActorsGold:
    """A text of which an annotator told the participants and the places."""

    id: str
    text: str
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ActorsPrediction:
    """The participants and the places that were found in a text."""

    id: str
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]


# Mentions


@dataclass(frozen=True, slots=True)
class _Mention:
    """A passage that names actors, by their numbers; `the two governments` names two."""

    start: int
    end: int
    actors: frozenset[int]


def nested_spans(golds: Sequence[Spanned], found: Sequence[Spanned]) -> tuple[tuple[int, int], ...]:
    """Return which mentions belong together, by number: those that share most of all their characters first.

    Mentions stand in each other (`[spokesman of the [ministry]]`), so the larger overlap alone would pair them askew.
    """
    candidates = sorted(
        (-shared / (max(mine.end, other.end) - min(mine.start, other.start)), at, there)
        for at, mine in enumerate(golds)
        for there, other in enumerate(found)
        if (shared := min(mine.end, other.end) - max(mine.start, other.start)) > 0
    )
    return one_to_one((at, there) for _, at, there in candidates)


def _mentions(actors: Sequence[Actor]) -> tuple[_Mention, ...]:
    """Return each passage of the text that is a mention once, the shorter first.

    So of mentions that lie in one another, each finds its like: a longer one overlaps its own like most.
    """
    held: dict[tuple[int, int], set[int]] = {}
    for number, actor in enumerate(actors):
        for span in actor.mentions:
            if span.in_ == BODY:
                held.setdefault((span.start, span.end), set()).add(number)
    ordered = sorted(held, key=lambda at: (at[1] - at[0], at))
    return tuple(_Mention(start, end, frozenset(held[start, end])) for start, end in ordered)


def _kept_together(
    mentions: Sequence[_Mention], partners: Mapping[int, int], others: Sequence[_Mention]
) -> tuple[float, ...]:
    """Return for each mention the share of its cluster that the other side keeps together with it, by number.

    This is B3 as extended to clusters that overlap: of each mention that shares actors with this one, it asks
    whether their partners share as many. A mention without a partner is together with nothing.
    """

    def kept(at: int, mate: int) -> float:
        if at not in partners or mate not in partners:
            return 0.0
        here = len(mentions[at].actors & mentions[mate].actors)
        there = len(others[partners[at]].actors & others[partners[mate]].actors)
        return min(here, there) / here

    shares = list[float]()
    for at, mention in enumerate(mentions):
        mates = [mate for mate, other in enumerate(mentions) if mention.actors & other.actors]
        shares.append(sum(kept(at, mate) for mate in mates) / len(mates))
    return tuple(shares)


# What is asked of an actor


@dataclass(frozen=True, slots=True)
class _Trait:
    """What is asked of an actor for which one was found, where the gold has a value; and how it is shown."""

    measure: str
    value: Callable[[Actor], str | None]
    shown: Callable[[Actor], str | None]

    def same(self, gold: Actor, found: Actor) -> bool:
        return self.value(gold) == self.value(found)

    def asked(self, gold: Actor) -> bool:
        return self.value(gold) is not None


def _plain(measure: str, value: Callable[[Actor], str | None]) -> _Trait:
    return _Trait(measure, value, value)


def _words(actor: Actor) -> str:
    return " ".join(_WORD.findall(actor.name.casefold()))


_NAME = _Trait("name", _words, lambda actor: actor.name)
_COUNTRY = _plain("country", lambda actor: actor.country)
_TRAITS = (
    _COUNTRY,
    _Trait("no country", lambda actor: None if actor.country else "none", lambda actor: actor.country),
    _plain("basis", lambda actor: actor.country_basis),
    _plain("kind", lambda actor: actor.kind),
    _plain("sector", lambda actor: actor.sector),
    _NAME,
)
_MEASURES = (
    *(
        "mention",
        "joined",
        "country",
        "country told",
        "country all",
        "no country",
        "basis",
        "kind",
        "sector",
        "name",
    ),
    *("places", "place country", "use"),
)
"""Every measure, in the order of figures and misses."""


# A text beside its gold


@dataclass(frozen=True, slots=True)
class _Compared:
    """A text with what was found in it: mentions, actors and places that belong together, and how B3 sees the mentions."""

    gold: ActorsGold
    found: ActorsPrediction
    wanted: tuple[_Mention, ...]
    came: tuple[_Mention, ...]
    mentions: Pairs
    actors: Pairs
    places: Pairs
    precisions: tuple[float, ...]
    recalls: tuple[float, ...]

    @property
    def matched(self) -> tuple[tuple[Actor, Actor], ...]:
        """The actors of the gold, each with the one that was found for it."""
        return tuple((self.gold.actors[at], self.found.actors[there]) for at, there in self.actors)

    @property
    def missing(self) -> tuple[Actor, ...]:
        """The actors of the gold for which none was found."""
        found = {at for at, _ in self.actors}
        return tuple(actor for at, actor in enumerate(self.gold.actors) if at not in found)


def _compare(gold: ActorsGold, found: ActorsPrediction) -> _Compared:
    wanted, came = _mentions(gold.actors), _mentions(found.actors)
    pairs = nested_spans(wanted, came)
    shared = Counter(
        (mine, other) for at, there in pairs for mine in wanted[at].actors for other in came[there].actors
    )
    return _Compared(
        gold,
        found,
        wanted,
        came,
        mentions=pairs,
        actors=_same_actors(gold.actors, found.actors, shared),
        places=paired_spans(gold.places, found.places),
        precisions=_kept_together(came, {there: at for at, there in pairs}, wanted),
        recalls=_kept_together(wanted, dict(pairs), came),
    )


def _same_actors(
    golds: Sequence[Actor], found: Sequence[Actor], shared: Mapping[tuple[int, int], int]
) -> Pairs:
    """Match each actor with at most one other: the most mentions in common first, then those of one name."""

    def rank(pair: tuple[int, int]) -> tuple[int, bool, tuple[int, int]]:
        at, there = pair
        return -shared[pair], not _NAME.same(golds[at], found[there]), pair

    return one_to_one(sorted(shared, key=rank))


# Figures


def score_actors(golds: Sequence[ActorsGold], found: Mapping[str, ActorsPrediction]) -> Score:
    """Score participants and places; counts are summed over all texts.

    The misses stand by measure, in each what was lost before what was added, then by the words that they are about.
    """
    compared = [_compare(gold, found.get(gold.id, ActorsPrediction(gold.id, (), ()))) for gold in golds]
    figures = {
        figure.measure: figure
        for figure in (*_mention_figures(compared), *_trait_figures(compared), *_place_figures(compared))
    }
    odd = (odd for one in compared for cause in _CAUSES for odd in cause(one))
    return Score(tuple(figures[measure] for measure in _MEASURES), by_cause(odd))


def _mention_figures(compared: Sequence[_Compared]) -> Iterator[Figure]:
    came = sum(len(one.came) for one in compared)
    wanted = sum(len(one.wanted) for one in compared)
    yield counted("mention", sum(len(one.mentions) for one in compared), came, wanted)
    precision = sum(sum(one.precisions) for one in compared)
    recall = sum(sum(one.recalls) for one in compared)
    yield precision_recall("joined", ratio(precision, came), ratio(recall, wanted), pred=came, gold=wanted)


def _trait_figures(compared: Sequence[_Compared]) -> Iterator[Figure]:
    matched = [pair for one in compared for pair in one.matched]
    for trait in _TRAITS:
        answers = [trait.same(gold, found) for gold, found in matched if trait.asked(gold)]
        yield share_of(trait.measure, sum(answers), len(answers))
    right = sum(_COUNTRY.asked(gold) and _COUNTRY.same(gold, found) for gold, found in matched)
    wanted = sum(_COUNTRY.asked(actor) for one in compared for actor in one.gold.actors)
    yield share_of("country all", right, wanted)
    told = [pair for pair in matched if pair[0].country_basis in {"stated", "office"}]
    yield share_of("country told", sum(_COUNTRY.same(*pair) for pair in told), len(told))


def _place_figures(compared: Sequence[_Compared]) -> Iterator[Figure]:
    pairs = [(one.gold.places[at], one.found.places[there]) for one in compared for at, there in one.places]
    came = [place for one in compared for place in one.found.places]
    wanted = [place for one in compared for place in one.gold.places]
    yield counted("places", len(pairs), len(came), len(wanted))
    yield counted(
        "place country",
        sum(_same_country(*pair) for pair in pairs),
        _with_country(came),
        _with_country(wanted),
    )
    yield share_of("use", sum(gold.use == found.use for gold, found in pairs), len(pairs))


def _same_country(gold: Place, found: Place) -> bool:
    return gold.country is not None and gold.country == found.country


def _with_country(places: Sequence[Place]) -> int:
    return sum(place.country is not None for place in places)


# Misses


def _odd(measure: str, words: str, page: str, expected: str, found: str, loss: float) -> Odd:
    cause = 2 * _MEASURES.index(measure) + (not expected)
    return Odd(cause, words, Miss(page, measure, expected, found, loss))


def _odd_mentions(one: _Compared) -> Iterator[Odd]:
    """Yield the mentions that have no partner."""
    cost = ratio(1, len(one.wanted) + len(one.came))
    taken, given = {at for at, _ in one.mentions}, {there for _, there in one.mentions}
    for at, mention in enumerate(one.wanted):
        if at not in taken:
            said = _said(mention, one.gold.actors, one)
            yield _odd("mention", _at(mention, one), one.gold.id, said, "", cost)
    for there, mention in enumerate(one.came):
        if there not in given:
            said = _said(mention, one.found.actors, one)
            yield _odd("mention", _at(mention, one), one.gold.id, "", said, cost)


def _odd_clusters(one: _Compared) -> Iterator[Odd]:
    """Yield the mentions that were given to another actor than the one that belongs to the gold's."""
    partner = dict(one.actors)
    for at, there in one.mentions:
        wanted, came = one.wanted[at], one.came[there]
        if {partner.get(actor) for actor in wanted.actors} != came.actors:
            expected, found = _said(wanted, one.gold.actors, one), _said(came, one.found.actors, one)
            lost = ratio(1 - one.precisions[there], len(one.came)) + ratio(
                1 - one.recalls[at], len(one.wanted)
            )
            yield _odd("joined", _at(wanted, one), one.gold.id, expected, found, lost / 2)


def _odd_traits(one: _Compared) -> Iterator[Odd]:
    """Yield the actors of which something is not as the gold has it."""
    for trait in _TRAITS:
        asked = [(gold, found) for gold, found in one.matched if trait.asked(gold)]
        for gold, found in asked:
            if not trait.same(gold, found):
                expected, came = (_told(trait, actor, one) for actor in (gold, found))
                yield _odd(trait.measure, gold.name, one.gold.id, expected, came, ratio(1, len(asked)))


def _odd_missing(one: _Compared) -> Iterator[Odd]:
    """Yield the actors with a country for which none was found."""
    cost = ratio(1, sum(_COUNTRY.asked(actor) for actor in one.gold.actors))
    for actor in one.missing:
        if _COUNTRY.asked(actor):
            yield _odd("country all", actor.name, one.gold.id, _told(_COUNTRY, actor, one), "", cost)


def _odd_places(one: _Compared) -> Iterator[Odd]:
    """Yield the places that have no partner."""
    cost = ratio(1, len(one.gold.places) + len(one.found.places))
    taken, given = {at for at, _ in one.places}, {there for _, there in one.places}
    for at, place in enumerate(one.gold.places):
        if at not in taken:
            yield _odd("places", place.text, one.gold.id, _shown(place.country, place, one), "", cost)
    for there, place in enumerate(one.found.places):
        if there not in given:
            yield _odd("places", place.text, one.gold.id, "", _shown(place.country, place, one), cost)


def _odd_uses(one: _Compared) -> Iterator[Odd]:
    """Yield the places in another country or another use than in the gold."""
    whole = _with_country(one.gold.places) + _with_country(one.found.places)
    for at, there in one.places:
        gold, found = pair = one.gold.places[at], one.found.places[there]
        placed = _with_country(pair)
        if placed and not _same_country(gold, found):
            expected, came = (_shown(place.country, place, one) for place in pair)
            yield _odd("place country", gold.text, one.gold.id, expected, came, ratio(placed, whole))
        if gold.use != found.use:
            expected, came = (_shown(place.use, place, one) for place in pair)
            yield _odd("use", gold.text, one.gold.id, expected, came, ratio(1, len(one.places)))


_CAUSES: tuple[Callable[[_Compared], Iterator[Odd]], ...] = (
    *(_odd_mentions, _odd_clusters, _odd_traits, _odd_missing, _odd_places, _odd_uses),
)


def _at(span: Spanned, one: _Compared) -> str:
    return one.gold.text[span.start : span.end]


def _shown(value: str | None, span: Spanned, one: _Compared) -> str:
    """Return a value, and the passage that it is about in brackets with the words around it."""
    return f"{value or '?'}: {in_context(one.gold.text, span)}"


def _said(mention: _Mention, actors: Sequence[Actor], one: _Compared) -> str:
    """Return whom a mention names, and its words."""
    return _shown(" + ".join(actors[number].name for number in sorted(mention.actors)), mention, one)


def _told(trait: _Trait, actor: Actor, one: _Compared) -> str:
    """Return what is held of an actor, and its first mention."""
    first = next((span for span in actor.mentions if span.in_ == BODY), None)
    value = trait.shown(actor)
    return _shown(value, first, one) if first else value or "?"
