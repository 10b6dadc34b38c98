"""Doc -> Statements: who said what, quoted or reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedera.dates import PartialDate
from foedera.evidence import Span

StatementForm = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Words attributed to a speaker; `content` has several spans where a quotation is split."""

    id: str
    speaker: str | None
    form: StatementForm
    text: str
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    medium: str | None
    audience: tuple[str, ...]
    date: PartialDate | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
