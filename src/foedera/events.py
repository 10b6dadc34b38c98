"""Doc + actors, times, places -> Events: who did what to whom, and whether it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedera.evidence import Span
from foedera.places import Where
from foedera.times import When

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EventStatus = Literal[
    "occurred", "ongoing", "planned", "proposed", "refused", "cancelled", "denied", "hypothetical"
]
Stance = Literal["asserted", "denied", "alleged"]
Quad = Literal[1, 2, 3, 4]


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose word an event rests on, where it is not the page's own voice."""

    by: tuple[str, ...]
    statement: str | None
    stance: Stance


@dataclass(frozen=True, slots=True)
class Size:
    """How many people an event touched; null where the page does not say."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom (PLOVER type, modes, contexts), when, where, and whether it happened."""

    id: str
    type: EventType
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    quad: Quad
    act: EventType | None
    status: EventStatus
    background: bool
    claim: Claim | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    persons: tuple[str, ...]
    date: When
    place: Where | None
    size: Size
    agreements: tuple[str, ...]
    initiatives: tuple[str, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
