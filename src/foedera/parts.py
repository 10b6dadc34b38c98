"""The parts that a news page is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedera.dates import PartialDate

Role = Literal[
    "section",
    "title",
    "byline",
    "paragraph",
    "heading",
    "caption",
    "quote",
    "list",
    "table",
    "related",
    "teaser",
    "furniture",
]

BODY_ROLES: frozenset[Role] = frozenset({"paragraph", "heading", "quote", "list"})
"""The roles whose text makes up the article's text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page with its role; `age` is what a teaser says of its own age."""

    role: Role
    text: str
    age: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart: its parts in page order, and what they or its metadata say of its making."""

    parts: tuple[Part, ...]
    title: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    site: str | None = None
    stamped: PartialDate | None = None
    """The date that the page's metadata gives."""
    printed: PartialDate | None = None
    """The date that is printed above the body."""
    kinds: frozenset[str] = frozenset()
    """The schema.org types that the page gives itself."""
