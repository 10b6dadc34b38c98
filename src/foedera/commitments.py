"""Events + statements -> Commitments: who promised what to whom, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedera.dates import PartialDate
from foedera.evidence import Span

CommitmentStatus = Literal["open", "kept", "missed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Amount:
    """How much was promised: a number, its unit (an ISO 4217 code for money), and the words."""

    value: float
    unit: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise: by whom, to whom, what, when made and when due."""

    id: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    made: PartialDate | None
    due: PartialDate | None
    amount: Amount | None
    status: CommitmentStatus
    agreement: str | None
    statement: str | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
