"""Instruments + events -> Agreements: parties, signatories, steps, status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedera.dates import PartialDate
from foedera.evidence import Span
from foedera.instruments import InstrumentKind

AgreementStatus = Literal[
    "proposed", "announced", "negotiating", "initialled", "signed", "ratified", "in force", "renewed", "suspended",
    "expired", "terminated", "cancelled", "denied",
]  # fmt: skip
RelationKind = Literal["renews", "amends", "implements", "under", "replaces"]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who put a hand to an agreement, and for which party."""

    person: str
    for_: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an agreement's life, with the words that tell it."""

    status: AgreementStatus
    date: PartialDate | None
    place: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """How an agreement stands to another one of the page."""

    kind: RelationKind
    to: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """An instrument between parties, named or only described, and how far it has come."""

    id: str
    name: str
    named: bool
    acronym: str | None
    mentions: tuple[Span, ...]
    kind: InstrumentKind
    parties: tuple[str, ...]
    signatories: tuple[Signatory, ...]
    status: AgreementStatus
    signed: PartialDate | None
    place: str | None
    steps: tuple[Step, ...]
    relations: tuple[Link, ...]
    subjects: tuple[str, ...]
    binding: bool | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
