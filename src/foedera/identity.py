"""Findings under permanent keys, and the judging of which of them are one thing.

Rules compare *traits*, the few facts that identity rests on. Findings are placed in order of how definite their
traits are, each with the one group it fits; where two groups fit equally well it stays apart and the judgement is
`unsure`. The order comes from the findings, so the outcome does not depend on the order of ingestion. What a finding
is placed with depends on nothing but the findings it is compared with and their groups, so that a record can place
anew only what a page touches (`placing`); `gather` places everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Generic, Literal, Protocol, TypeVar

from foedera.actors import Actor
from foedera.acts import Event
from foedera.agreements import Agreement
from foedera.commitments import Commitment
from foedera.copies import Pages, Unions
from foedera.evidence import Span
from foedera.initiatives import Initiative
from foedera.reading import Finding, Reading
from foedera.statements import Statement
from foedera.things import PREFIXES, Judgement, Kind, Review, Verdict

T = TypeVar("T", bound=Actor | Finding)
T_co = TypeVar("T_co", bound=Actor | Finding, covariant=True)
K = TypeVar("K")

IDENTICAL = "same_traits"
"""The rule that unites findings whose traits are equal."""
DOUBTS = 8
"""Of more groups that a finding fits equally well, doubt is kept of the first so many."""


@dataclass(frozen=True, slots=True, eq=False)
class Found(Generic[T_co]):
    """One finding under its permanent key; `at` is its reading's place in the canonical order."""

    key: str
    at: int
    reading: Reading
    thing: T_co
    head: Span | None
    review: Review = "none"

    @property
    def order(self) -> tuple[int, int, str]:
        """What sorts findings: the first is the one that a group is shown under."""
        return self.at, self.head.start if self.head else 0, self.key


@dataclass(frozen=True, slots=True)
class Findings:
    """Every finding of a record by kind, each kind in canonical order."""

    actors: tuple[Found[Actor], ...]
    events: tuple[Found[Event], ...]
    agreements: tuple[Found[Agreement], ...]
    initiatives: tuple[Found[Initiative], ...]
    statements: tuple[Found[Statement], ...]
    commitments: tuple[Found[Commitment], ...]

    @classmethod
    def of(cls, pages: Pages) -> Findings:
        """Return the findings of all pages under their keys."""
        return cls(
            _all(pages, "actors", lambda r: r.actors),
            _all(pages, "events", lambda r: r.events),
            _all(pages, "agreements", lambda r: r.agreements),
            _all(pages, "initiatives", lambda r: r.initiatives),
            _all(pages, "statements", lambda r: r.statements),
            _all(pages, "commitments", lambda r: r.commitments),
        )

    def __iter__(self) -> Iterator[tuple[Kind, tuple[Found[Actor | Finding], ...]]]:
        yield "actors", self.actors
        yield "events", self.events
        yield "agreements", self.agreements
        yield "initiatives", self.initiatives
        yield "statements", self.statements
        yield "commitments", self.commitments


def head_of(thing: Actor | Finding) -> Span | None:
    """Return the passage that a finding's key is made of: what names or triggers it."""
    match thing:
        case Event():
            return thing.trigger
        case Statement():
            return next(iter(thing.content or thing.evidence), None)
        case Commitment():
            return next(iter(thing.evidence), None)
        case Agreement() | Initiative():
            return next(iter(thing.mentions or thing.evidence), None)
        case _:
            return next(iter(thing.mentions), None)


def digest_of(key: str) -> int:
    """Return the number that a key is made of, as a signed one that sorts as keys do."""
    return int(key[-16:], 16) - (1 << 63)


def key_of(kind: Kind, digest: int) -> str:
    """Return the key that a number of `digest_of` makes with a kind."""
    return f"{PREFIXES[kind]}_{digest + (1 << 63):016x}"


def keyed(at: int, reading: Reading) -> dict[Kind, tuple[Found[Actor | Finding], ...]]:
    """Return the findings of one reading by kind under their keys, each kind in the reading's order."""
    parts: dict[Kind, Sequence[Actor | Finding]] = {
        "actors": reading.actors,
        "events": reading.events,
        "agreements": reading.agreements,
        "initiatives": reading.initiatives,
        "statements": reading.statements,
        "commitments": reading.commitments,
    }
    return {kind: tuple(_keyed(at, reading, kind, things)) for kind, things in parts.items()}


def _all(pages: Pages, kind: Kind, things: Callable[[Reading], Sequence[T]]) -> tuple[Found[T], ...]:
    found = [
        found
        for at, reading in enumerate(pages.readings)
        for found in _keyed(at, reading, kind, things(reading))
    ]
    return tuple(sorted(found, key=lambda f: f.order))


def _keyed(at: int, reading: Reading, kind: Kind, things: Iterable[T]) -> Iterator[Found[T]]:
    """Yield findings with keys; findings with one head are numbered in the reading's order."""
    seen: dict[str, int] = defaultdict(int)
    for thing in things:
        head = head_of(thing)
        where = (head.in_, head.start, head.end) if head else ("", 0, 0)
        base = "\x1f".join(map(str, (kind, reading.article.id, reading.article.sha256, *where)))
        digest = blake2b(f"{base}\x1f{seen[base]}".encode(), digest_size=8).hexdigest()
        seen[base] += 1
        yield Found(f"{PREFIXES[kind]}_{digest}", at, reading, thing, head)


class Traits(Protocol):
    """What identity rests on: hashable facts of a finding."""

    @property
    def alone(self) -> str:
        """The key of a finding that nothing can be united with, or nothing."""

    @property
    def blocks(self) -> tuple[str, ...]:
        """Keys under which a finding stands."""

    @property
    def seeks(self) -> tuple[str, ...]:
        """Keys under which it seeks its like: of two that are compared, one stands where the other seeks."""

    @property
    def rank(self) -> tuple[object, ...]:
        """What places the most definite first."""


V = TypeVar("V", bound=Traits)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two findings' traits are and by which rule; a negative score keeps them apart."""

    score: float
    by: str


Comparison = Callable[[V, V], Likeness | None]


@dataclass(frozen=True, slots=True)
class Case(Generic[V]):
    """Traits with the keys of all findings that have just these, the first standing for all."""

    traits: V
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bonds:
    """What is settled beforehand: pairs that people or pages hold together or apart."""

    judgements: tuple[Judgement, ...] = ()
    together: Unions[str] = field(default_factory=Unions)
    apart: frozenset[tuple[str, str]] = frozenset()
    disputed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Bonds:
        """Return the bonds that judgements make."""
        kept = tuple(sorted(judgements, key=lambda j: (j.a, j.b, j.by, j.verdict)))
        together: Unions[str] = Unions()
        for judgement in kept:
            if judgement.verdict == "same":
                together.unite(judgement.a, judgement.b)
        pairs = [(j.a, j.b) for j in kept if j.verdict == "different"]
        apart = frozenset(pair for a, b in pairs for pair in ((a, b), (b, a)))
        return cls(kept, together, apart, frozenset(key for pair in pairs for key in pair))

    def part(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Tell whether any of some keys is held apart from any of the others."""
        held = self.disputed.intersection(others)
        return any((one, other) in self.apart for one in self.disputed.intersection(some) for other in held)


def near(one: Traits, other: Traits) -> bool:
    """Tell whether two traits share a block, so that they are compared."""
    return not (
        frozenset(one.blocks).isdisjoint(other.seeks) and frozenset(other.blocks).isdisjoint(one.seeks)
    )


def likeness(compare: Comparison[V], one: V, other: V) -> Likeness | None:
    """Compare two traits: what is alike counts where they share a block, what keeps them apart always."""
    found = compare(one, other)
    return found if found is None or found.score < 0 or near(one, other) else None


@dataclass(frozen=True, slots=True)
class Fit(Generic[K]):
    """That a case could be of a group: how alike it is to which member, or what keeps it apart."""

    group: K
    likeness: Likeness
    other: K


def choose(fits: Sequence[Fit[K]]) -> tuple[Fit[K] | None, Literal["same", "unsure"], Sequence[Fit[K]]]:
    """Return the one group that a case fits best, and which groups that is to be said of."""
    if not fits:
        return None, "unsure", ()
    score = max(fit.likeness.score for fit in fits)
    equals = [fit for fit in fits if fit.likeness.score == score]
    if len(equals) == 1:
        return equals[0], "same", equals
    return None, "unsure", equals[:DOUBTS]


def gather(traits: Iterable[tuple[str, V]], compare: Comparison[V], bonds: Bonds) -> list[Judgement]:
    """Judge which findings of one kind are the same, from their traits in canonical order."""
    gathering: Gathering[V] = Gathering(compare, bonds)
    cases = _cases(traits, bonds)
    for case in sorted(cases, key=lambda c: c.traits.rank):
        gathering.place(case)
    return gathering.judgements


@dataclass(slots=True)
class Gathering(Generic[V]):
    """Groups of cases as they grow, and the judgements that made them."""

    compare: Comparison[V]
    bonds: Bonds
    judgements: list[Judgement] = field(default_factory=list)
    groups: list[list[Case[V]]] = field(default_factory=list)
    standing: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    seeking: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    bound: dict[str, int] = field(default_factory=dict)

    def place(self, case: Case[V]) -> None:
        """Put a case with the group that holds its like, or begin a group with it."""
        first = case.keys[0]
        self.judgements += [Judgement(key, first, "same", 1.0, IDENTICAL) for key in case.keys[1:]]
        at = self._bound_to(case)
        if at is None:
            at = self._like(case)
        if at is None:
            at = len(self.groups)
            self.groups.append([])
        self.groups[at].append(case)
        for block in case.traits.blocks:
            self.standing[block].add(at)
        for block in case.traits.seeks:
            self.seeking[block].add(at)
        for key in case.keys:
            root = self.bonds.together.find(key)
            self.bound[root] = min(at, self.bound.get(root, at))

    def _bound_to(self, case: Case[V]) -> int | None:
        roots = {self.bonds.together.find(key) for key in case.keys}
        return min((self.bound[root] for root in roots if root in self.bound), default=None)

    def _like(self, case: Case[V]) -> int | None:
        found = {at for block in case.traits.seeks for at in self.standing[block]}
        found |= {at for block in case.traits.blocks for at in self.seeking[block]}
        fits = [fit for at in sorted(found) if (fit := self._fit(case, at)) is not None]
        best, verdict, said_of = choose(fits)
        for fit in said_of:
            self._judge(case, fit, verdict)
        return best.group if best else None

    def _fit(self, case: Case[V], at: int) -> Fit[int] | None:
        """Return how a case fits a group; one that a member is unlike, though another is like, is judged different."""
        group = self.groups[at]
        found = [likeness(self.compare, case.traits, other.traits) for other in group]
        likely = [(one.score, -place, one) for place, one in enumerate(found) if one and one.score >= 0]
        if not likely or self.bonds.part(case.keys, [key for other in group for key in other.keys]):
            return None
        for place, one in enumerate(found):
            if one is not None and one.score < 0:
                self._judge(case, Fit(at, one, place), "different")
                return None
        _, place, best = max(likely, key=lambda item: item[:2])
        return Fit(at, best, -place)

    def _judge(self, case: Case[V], fit: Fit[int], verdict: Verdict) -> None:
        other = self.groups[fit.group][fit.other].keys[0]
        score, by = abs(fit.likeness.score), fit.likeness.by
        self.judgements.append(Judgement(case.keys[0], other, verdict, score, by))


def clusters(keys: Iterable[str], judgements: Iterable[Judgement]) -> list[tuple[str, ...]]:
    """Return keys in the groups that `same` judgements make, each in the order of `keys`, first member first."""
    unions: Unions[str] = Unions()
    for judgement in judgements:
        if judgement.verdict == "same":
            unions.unite(judgement.a, judgement.b)
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        found[unions.find(key)].append(key)
    return [tuple(members) for members in found.values()]


def _cases(traits: Iterable[tuple[str, V]], bonds: Bonds) -> list[Case[V]]:
    """Return one case for all findings of equal traits; a disputed finding is a case of its own."""
    keys: dict[tuple[V, str], list[str]] = defaultdict(list)
    for key, facts in traits:
        keys[facts, key if key in bonds.disputed else ""].append(key)
    return [Case(facts, tuple(members)) for (facts, _), members in keys.items()]
