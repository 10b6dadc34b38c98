"""`Span`: the passage that shows a thing was said. It checks itself when made and when stored."""

from __future__ import annotations

from dataclasses import dataclass

from foedera.errors import EvidenceError

BODY = "text"


@dataclass(frozen=True, slots=True)
class Span:
    """A passage: `text` stands at `start` to `end` (code points, end exclusive) of what `in_` names.

    `in_` is `"text"` for `article.text`, or the id of a block outside it.

    Raises:
        EvidenceError: If the offsets do not enclose a text of this length.
    """

    start: int
    end: int
    text: str
    in_: str = BODY

    def __post_init__(self) -> None:
        if self.start < 0 or not self.text or self.end - self.start != len(self.text):
            raise EvidenceError(self.start, self.end, self.text, "")

    def check(self, source: str) -> None:
        """Raise EvidenceError unless `source` reads this text at these offsets."""
        found = source[self.start : self.end]
        if found != self.text:
            raise EvidenceError(self.start, self.end, self.text, found)

    def overlaps(self, other: Span) -> bool:
        """Tell whether two spans share a character of the same source."""
        return self.in_ == other.in_ and self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Tell whether the other span lies wholly within this one."""
        return self.in_ == other.in_ and self.start <= other.start and other.end <= self.end


def passage(source: str, start: int, end: int, in_: str = BODY) -> Span:
    """Return the span of a passage of `source`."""
    return Span(start, end, source[start:end], in_)
