"""Page -> Article: the body that every offset points into, and the parts that are not the body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from foedera.dates import PartialDate
from foedera.evidence import BODY, Span, passage

Genre = Literal[
    "report", "release", "joint statement", "treaty text", "transcript", "liveblog", "opinion", "other"
]
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
DateBasis = Literal["given", "metadata", "text", "inferred", "none"]


@dataclass(frozen=True, slots=True)
class Published:
    """When the page was published: a date with what it rests on, and the bounds where there is none."""

    date: PartialDate | None = None
    basis: DateBasis = "none"
    earliest: PartialDate | None = None
    latest: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line that opens a report (`WASHINGTON, Aug 23 (Reuters) -`). It stays in the text."""

    place: str | None = None
    date: PartialDate | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page with its role; `start` and `end` are null where it is not in `article.text`."""

    id: str
    role: Role
    text: str
    start: int | None = None
    end: int | None = None
    age: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A news page or statement: its body, its parts, and what is known of its making."""

    id: str
    sha256: str
    url: str | None
    site: str | None
    title: str | None
    section: str | None
    authors: tuple[str, ...]
    language: str | None
    translated_from: str | None
    fetched: str | None
    genre: Genre
    published: Published
    dateline: Dateline
    text: str
    blocks: tuple[Block, ...]

    def passage(self, start: int, end: int) -> Span:
        """Return the span of a passage of the body."""
        return passage(self.text, start, end)

    def source(self, in_: str) -> str:
        """Return the text that a span's `in_` names; raise KeyError if there is no such block."""
        if in_ == BODY:
            return self.text
        return next(block.text for block in self.blocks if block.id == in_)

    def body_blocks(self) -> Iterator[Block]:
        """Yield the blocks that lie in the text, in its order."""
        yield from (block for block in self.blocks if block.start is not None)
