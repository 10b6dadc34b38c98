"""`Stories`: what several outlets' reports tell together, as an annotator sees it: one entry an agreement or initiative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

StoryKind = Literal["agreements", "initiatives"]


@dataclass(frozen=True, slots=True)
class Named:
    """A finding of a gold reading: its article's id and its own; not `sure` where a reader may as well leave it out."""

    article: str
    id: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """One agreement or initiative: the findings that are it, and what it is by all of them; null or empty is not asked."""

    id: str
    kind: StoryKind
    name: str
    parties: tuple[tuple[str, ...], ...] | None
    """Each by its ISO code where it is a state, else by its names."""
    signed: tuple[str, ...]
    """The day of signing; where sources disagree the day to show, then its rivals."""
    status: tuple[str, ...]
    """Where the reports leave it, in the words that are right."""
    findings: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Stories:
    """The agreements and initiatives of a set of stories; what is told twice stands once."""

    told: tuple[Told, ...]
