"""Text -> Quotations: the passages in quotation marks, found on the characters alone.

No parse survives quotations, so they are found before it and apart from it. Apostrophes are no quotation marks, and a
mark that nothing closes never raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Chars = tuple[int, int]

_MARKS = {"“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’", "'": "'"}
_DOUBLE = frozenset('“«„"')


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage in quotation marks, marks included; `parts` are its words, one part a paragraph."""

    start: int
    end: int
    parts: tuple[Chars, ...]


def find_quotations(text: str, paragraphs: Iterable[Chars]) -> Iterator[Quotation]:
    """Yield the outer quotations of a text; one that a paragraph leaves open goes on where the next reopens it."""
    open_parts: list[Chars] = []
    start = 0
    for first, last in paragraphs:
        if open_parts and not _reopens(text, first):
            yield from _unclosed(text, start, open_parts)
            open_parts = []
        for begin, end, closed in _marked(text, first, last):
            start = start if open_parts else begin
            open_parts.append((begin + 1, end))
            if closed:
                yield Quotation(start, end + 1, tuple(open_parts))
                open_parts = []
    yield from _unclosed(text, start, open_parts)


def _reopens(text: str, at: int) -> bool:
    return text[at] in _MARKS


def _unclosed(text: str, start: int, parts: Sequence[Chars]) -> Iterator[Quotation]:
    """Yield a quotation that nothing closes, if it was opened the way speech is; else the mark stands alone."""
    if parts and (len(parts) > 1 or re.search(r"(?:^|\n|[:,])\s*$", text[:start][-3:])):
        yield Quotation(start, parts[-1][1], tuple(parts))


def _marked(text: str, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """Yield opening mark, end of words and whether they are closed, for the outer quotations of a paragraph."""
    at = first
    while at < last:
        if _opens(text, at, first):
            end = _closing(text, at, last)
            if end is None and text[at] in _DOUBLE:
                yield at, last, False
                return
            if end is not None:
                yield at, end, True
                at = end
        at += 1


def _opens(text: str, at: int, first: int) -> bool:
    if text[at] not in _MARKS:
        return False
    before = text[at - 1] if at > first else " "
    after = text[at + 1 : at + 2]
    if text[at] in "“«„":
        return bool(after)
    spaced = before.isspace() or before in "([—–-/:"
    if text[at] == '"':
        return spaced and bool(after.strip())
    return spaced and after.isalpha() and not re.match(r".(?:em|til|tis|twas|cause)\b", text[at : at + 7])


def _closing(text: str, at: int, last: int) -> int | None:
    """Return where the mark that closes the one at `at` stands; an apostrophe before more letters closes nothing."""
    closers = _MARKS[text[at]]
    if text[at] in _DOUBLE:
        return next((i for i in range(at + 1, last) if text[i] in closers), None)
    ends: list[int] = []
    for i in range(at + 2, last):
        if _opens(text, i, at) and text[i] == text[at]:
            break
        if text[i] in closers and not text[i + 1 : i + 2].isalnum():
            ends.append(i)
    punctuated = [i for i in ends if text[i - 1] in ",.?!…"]
    return next(iter(punctuated or ends), None)
