"""Findings of equal traits as cards: what is placed, in which order, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from foedera.identity import Comparison, Traits
from foedera.things import Kind

V = TypeVar("V", bound=Traits)

Order = tuple[int, str, str, int, int]
"""What sorts findings: the day, id and digest of their page, where they stand in it, and their key's number."""

KINDS: tuple[Kind, ...] = ("actors", "events", "agreements", "initiatives", "statements", "commitments")
"""Kinds of findings in the order in which a reading counts them; a kind's number is its place."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a finding is: its page, its number there, and what sorts it."""

    page: int
    nr: int
    order: Order


@dataclass(slots=True)
class Card(Generic[V]):
    """Findings of equal traits, and the card they are attached to; without traits one that stays alone."""

    id: int
    traits: V | None
    disputed: int | None
    first: Spot
    thing: int | None = None
    parent: int | None = None
    score: float | None = None
    by: str | None = None
    root: int = 0
    stands: frozenset[int] = frozenset()
    seeks: frozenset[int] = frozenset()

    @property
    def place(self) -> tuple[Any, Order]:
        """What sorts cards: the most definite first."""
        assert self.traits is not None
        return self.traits.rank, self.first.order


@dataclass(frozen=True, slots=True)
class Layer(Generic[V]):
    """A kind of findings with its traits and how they are compared."""

    kind: Kind
    traits: type[V]
    compare: Comparison[V]

    @property
    def number(self) -> int:
        """The kind's number."""
        return KINDS.index(self.kind)


@dataclass(slots=True)
class Ties:
    """What is settled beforehand: findings (by number) held apart, and cards held together."""

    apart: Callable[[int], frozenset[int]]
    together: Mapping[int, frozenset[int]]


@dataclass(slots=True)
class Outcome:
    """What placing changed: cards whose thing is another than before, and the things that gained, lost or moved."""

    moved: set[int] = field(default_factory=set)
    things: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
