"""Doc -> the instruments and initiatives that a page names or describes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedera.dates import PartialDate
from foedera.evidence import Span

InstrumentKind = Literal[
    "treaty", "agreement", "memorandum", "arrangement", "pact", "accord", "convention", "protocol", "declaration",
    "joint statement", "exchange of letters", "framework", "contract", "ceasefire", "other",
]  # fmt: skip
InitiativeKind = Literal["dialogue", "programme", "roadmap", "forum", "policy", "exercise"]


@dataclass(frozen=True, slots=True)
class Edition:
    """One holding of a dialogue, forum or exercise: which, when, where."""

    ordinal: int | None
    date: PartialDate | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Initiative:
    """A dialogue, programme, roadmap, forum, policy or exercise that outlives one day's news."""

    id: str
    name: str
    acronym: str | None
    kind: InitiativeKind
    participants: tuple[str, ...]
    organiser: str | None
    editions: tuple[Edition, ...]
    mentions: tuple[Span, ...]
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
