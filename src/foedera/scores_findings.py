"""Findings beside gold, two by two: whose names mean the same actor, what a pair has in common, how misses are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from foedera.scores import Figure, Miss, ratio
from foedera.scores_events import same_actor
from foedera.scores_spans import Odd, by_cause, counted, in_context, one_to_one, paired_spans, share_of

if TYPE_CHECKING:
    from foedera.actors import Actor
    from foedera.evidence import Span

Pairs = tuple[tuple[int, int], ...]
"""Which of the gold belongs to which of the found, by number."""

NONE = "none"
"""How a miss shows that nothing is told."""


class Finding(Protocol):
    """Anything that a rule finds on a page."""

    @property
    def id(self) -> str:
        """Its id, unique within its reading."""

    @property
    def rule(self) -> str:
        """What found it."""


F = TypeVar("F", bound=Finding)


# Who is who


@dataclass(frozen=True, slots=True)
class Casts:
    """The actors of a text, those of its gold and those that were found, and which of them are one."""

    wanted: Mapping[str, Actor]
    came: Mapping[str, Actor]
    same: frozenset[tuple[str, str]]
    """The ids of an actor of the gold and of one found who are the same."""

    def shared(self, wanted: Iterable[str], came: Iterable[str]) -> int:
        """Return how many of the actors that were wanted came."""
        others = tuple(came)
        candidates = (
            (at, there)
            for at, mine in enumerate(wanted)
            for there, other in enumerate(others)
            if (mine, other) in self.same
        )
        return len(one_to_one(candidates))


def cast_pair(gold: Sequence[Actor], found: Sequence[Actor]) -> Casts:
    """Compare the actors of a text: two are one where they share a mention, cut alike or nearly so.

    Under one and the same name a character in common is enough. A passage that stands for several actors
    (`both countries`) tells nobody apart, so it counts only for an actor who has no mention of his own.
    """
    same = (
        (mine.id, other.id)
        for mine in _with_own_mentions(gold)
        for other in _with_own_mentions(found)
        if same_actor(mine, other) or _namesakes(mine, other)
    )
    return Casts({one.id: one for one in gold}, {one.id: one for one in found}, frozenset(same))


def _namesakes(gold: Actor, found: Actor) -> bool:
    alike = gold.name.casefold() == found.name.casefold()
    return alike and bool(paired_spans(gold.mentions, found.mentions))


def _with_own_mentions(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    meant = Counter((mention.start, mention.end) for actor in actors for mention in actor.mentions)
    own = (tuple(each for each in actor.mentions if meant[each.start, each.end] == 1) for actor in actors)
    return tuple(
        replace(actor, mentions=few or actor.mentions) for actor, few in zip(actors, own, strict=True)
    )


def names_of(ids: Iterable[str | None], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Return what actors are called, those who are there."""
    return tuple(actors[one].name for one in ids if one is not None)


def listed(words: Iterable[str]) -> str:
    """Return words in one line."""
    return " + ".join(words) or NONE


# A text beside its gold


@dataclass(frozen=True, slots=True)
class Matched(Generic[F]):
    """The findings of one kind in a text, those of its gold and those found, and which of them belong together."""

    id: str
    text: str
    casts: Casts
    golds: tuple[F, ...]
    found: tuple[F, ...]
    pairs: Pairs

    @property
    def both(self) -> tuple[tuple[F, F], ...]:
        """The findings of the gold that were found, each with the one found."""
        return tuple((self.golds[at], self.found[there]) for at, there in self.pairs)

    @property
    def lost(self) -> tuple[F, ...]:
        """The findings of the gold without a partner."""
        taken = {at for at, _ in self.pairs}
        return tuple(one for at, one in enumerate(self.golds) if at not in taken)

    @property
    def added(self) -> tuple[F, ...]:
        """What was found without a partner."""
        taken = {there for _, there in self.pairs}
        return tuple(one for there, one in enumerate(self.found) if there not in taken)


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether something about a pair is right, with what was expected and what came in words."""

    right: bool
    expected: str
    came: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What a pair's gold has of something and what was found of it, in words, and how many of them are the same."""

    shared: int
    expected: tuple[str, ...]
    came: tuple[str, ...]

    @property
    def answer(self) -> Answer:
        """Whether exactly that came which was expected."""
        right = self.shared == len(self.expected) == len(self.came)
        return Answer(right, listed(self.expected), listed(self.came))


@dataclass(frozen=True, slots=True)
class Asked(Generic[F]):
    """A measure that is a share of right answers: what it asks about a pair, several times or not at all."""

    measure: str
    answers: Callable[[Matched[F], F, F], Iterable[Answer]]


@dataclass(frozen=True, slots=True)
class Told(Generic[F]):
    """A measure that counts what both have of something."""

    measure: str
    tally: Callable[[Matched[F], F, F], Tally]
    silent: bool = False
    """Whether another measure tells its misses."""


@dataclass(frozen=True, slots=True)
class Layer(Generic[F]):
    """Findings of one kind: how their measure is called, where they stand, how they are shown, what is asked of a pair."""

    measure: str
    words: Callable[[F], tuple[Span, ...]]
    shown: Callable[[F, Mapping[str, Actor]], str]
    measures: tuple[Asked[F] | Told[F], ...]


def same_value(
    value: Callable[[F], object], asked: Callable[[F], object] = lambda _: True
) -> Callable[[Matched[F], F, F], Iterator[Answer]]:
    """Return what asks of a pair whether a value is the same: of each, or of those whose gold is `asked`."""

    def answers(_: Matched[F], gold: F, found: F) -> Iterator[Answer]:
        if asked(gold):
            wanted, came = value(gold), value(found)
            yield Answer(wanted == came, _plain(wanted), _plain(came))

    return answers


def people(page: Matched[F], wanted: Sequence[str], came: Sequence[str]) -> Tally:
    """Count the actors that a pair has in common."""
    casts = page.casts
    return Tally(casts.shared(wanted, came), names_of(wanted, casts.wanted), names_of(came, casts.came))


def exactly(
    tally: Callable[[Matched[F], F, F], Tally],
) -> Callable[[Matched[F], F, F], tuple[Answer, ...]]:
    """Return what asks of a pair whether exactly what is expected came."""
    return lambda page, gold, found: (tally(page, gold, found).answer,)


def _plain(value: object) -> str:
    return NONE if value is None else str(value)


def paired_by_mentions(
    casts: Casts,
    golds: Sequence[tuple[Sequence[Span], tuple[str, ...]]],
    found: Sequence[tuple[Sequence[Span], tuple[str, ...]]],
) -> Pairs:
    """Return which findings belong together by their mentions: most of them in common first, then most actors in common.

    Each finding is given by its mentions and its actors; each has one partner at most.
    """
    ranked = sorted(
        (-shared, -casts.shared(mine[1], other[1]), at, there)
        for at, mine in enumerate(golds)
        for there, other in enumerate(found)
        if (shared := len(paired_spans(mine[0], other[0])))
    )
    return one_to_one((at, there) for *_, at, there in ranked)


# Figures


def found_figure(measure: str, pages: Sequence[Matched[F]]) -> Figure:
    """Return the figure of how many findings have a partner."""
    came, wanted = sum(len(page.found) for page in pages), sum(len(page.golds) for page in pages)
    return counted(measure, sum(len(page.pairs) for page in pages), came, wanted)


def pair_figures(layer: Layer[F], pages: Sequence[Matched[F]]) -> Iterator[Figure]:
    """Yield the figures of what is asked of a layer's pairs; counts are summed over all texts."""
    pairs = [(page, gold, found) for page in pages for gold, found in page.both]
    for one in layer.measures:
        if isinstance(one, Asked):
            answers = [answer.right for pair in pairs for answer in one.answers(*pair)]
            yield share_of(one.measure, sum(answers), len(answers))
        else:
            told = [one.tally(*pair) for pair in pairs]
            yield counted(
                one.measure,
                sum(each.shared for each in told),
                sum(len(each.came) for each in told),
                sum(len(each.expected) for each in told),
            )


# Misses


def misses_of(layer: Layer[F], pages: Sequence[Matched[F]]) -> tuple[Miss, ...]:
    """Return what of a layer was lost, what was added, and what of its pairs is not as the gold has it, like by like."""
    return by_cause(odd for page in pages for odd in (*_unpaired(layer, page), *_differing(layer, page)))


def _unpaired(layer: Layer[F], page: Matched[F]) -> Iterator[Odd]:
    """Yield what was lost, beside what was added in its place, then what else was added."""
    left = list(page.added)
    for gold in page.lost:
        near = next((one for one in left if paired_spans(layer.words(gold), layer.words(one))), None)
        if near is not None:
            left.remove(near)
        words = _line(layer, page, gold, page.casts.wanted)
        came = _line(layer, page, near, page.casts.came) if near is not None else ""
        yield Odd(0, words, _miss(page, layer.measure, words, came))
    for found in left:
        words = _line(layer, page, found, page.casts.came)
        yield Odd(1, words, _miss(page, layer.measure, "", words))


def _line(layer: Layer[F], page: Matched[F], one: F, actors: Mapping[str, Actor]) -> str:
    told = f"{layer.shown(one, actors)}: {_context(layer, page, one)}"
    return told if actors is page.casts.wanted else f"{told} by {one.rule}"


def _context(layer: Layer[F], page: Matched[F], one: F) -> str:
    """Return the first passage of a finding among the words around it, and its other passages."""
    first, *further = layer.words(one)
    return " … ".join((in_context(page.text, first), *(f"[{span.text}]" for span in further)))


def _differing(layer: Layer[F], page: Matched[F]) -> Iterator[Odd]:
    for cause, measure in enumerate(layer.measures, 2):
        if isinstance(measure, Told) and measure.silent:
            continue
        for gold, found in page.both:
            answers = (
                measure.answers(page, gold, found)
                if isinstance(measure, Asked)
                else (measure.tally(page, gold, found).answer,)
            )
            for answer in answers:
                if not answer.right:
                    expected = f"{answer.expected}: {_context(layer, page, gold)}"
                    miss = _miss(page, measure.measure, expected, f"{answer.came} by {found.rule}")
                    yield Odd(cause, f"{answer.expected} {answer.came}", miss)


def _miss(page: Matched[F], measure: str, expected: str, came: str) -> Miss:
    return Miss(page.id, measure, expected, came, ratio(1, len(page.golds) + len(page.found)))
