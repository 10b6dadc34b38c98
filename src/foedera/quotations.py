"""Text -> Quotations: the passages in quotation marks, found on the characters alone.

No parse survives quotations, so they are found before it and apart from it. Apostrophes are no quotation marks, and a
mark that nothing closes never raises.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from foedera.article import Article

Chars = tuple[int, int]

_MARKS = {"“": "”", "«": "»", "„": "“”", '"': '"”', "‘": "’", "'": "'"}
_WORD = re.compile(r"\w[\w’'-]*")
_PAIRS = frozenset({"''", "``"})
_DOUBLE = frozenset('“«„"')


def paragraphs_of(article: Article) -> list[Chars]:
    """Return where the paragraphs of a text stand, in its order; of a text without blocks its lines."""
    blocks = ((b.start, b.end) for b in article.body_blocks() if b.start is not None and b.end is not None)
    return sorted(b for b in blocks if b[0] < b[1]) or [
        m.span() for m in re.finditer(r"[^\n]+", article.text)
    ]


def stands_in(token: Token, spoken: Sequence[Chars]) -> bool:
    """Tell whether a token stands in somebody's turn, whose words all of it are."""
    place = bisect_right(spoken, token.idx, key=lambda part: part[0]) - 1
    return place >= 0 and token.idx < spoken[place][1]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage in quotation marks, marks included; `parts` are its words, one part a paragraph."""

    start: int
    end: int
    parts: tuple[Chars, ...]


class Quoted:
    """A text with its quotations: what stands in them, beside them, and in which paragraph and sentence."""

    def __init__(self, doc: Doc, paragraphs: Sequence[Chars]) -> None:
        self.text = doc.text
        self.paragraphs = paragraphs
        self.quotations = tuple(find_quotations(doc.text, paragraphs))
        self.sentences = [(s.start_char, s.end_char) for s in doc.sents]
        self._within: dict[int, Quotation] = {}
        for quotation in self.quotations:
            for token in doc.char_span(quotation.start, quotation.end, alignment_mode="expand") or ():
                self._within[token.i] = quotation

    def of(self, token: Token) -> Quotation | None:
        """Return the quotation that a token stands in."""
        return self._within.get(token.i)

    def paragraph(self, at: int) -> Chars:
        """Return the paragraph of a character, or nothing but its place if it is in none."""
        return _enclosing(self.paragraphs, at)

    def sentence(self, at: int) -> Chars:
        """Return the sentence of a character."""
        return _enclosing(self.sentences, at)

    def sentences_of(self, run: Chars) -> Sequence[Chars]:
        """Return the sentences that share a character with a passage."""
        first = bisect_right(self.sentences, run[0], key=lambda s: s[1])
        last = bisect_right(self.sentences, run[1] - 1, key=lambda s: s[0])
        return self.sentences[first:last]

    def before(self, at: int) -> Quotation | None:
        """Return the last quotation that ends by a character of the text."""
        place = bisect_right(self.quotations, at, key=lambda q: q.end)
        return self.quotations[place - 1] if place else None

    def after(self, at: int) -> Quotation | None:
        """Return the first quotation that starts at a character or behind it."""
        place = bisect_right(self.quotations, at - 1, key=lambda q: q.start)
        return self.quotations[place] if place < len(self.quotations) else None

    def touching(self, run: Chars) -> Sequence[Quotation]:
        """Return the quotations that share a character with a passage."""
        first = bisect_right(self.quotations, run[0], key=lambda q: q.end)
        last = bisect_right(self.quotations, run[1] - 1, key=lambda q: q.start)
        return self.quotations[first:last]

    def words(self, run: Chars) -> int:
        """Count the words of a passage."""
        return len(_WORD.findall(self.text[run[0] : run[1]]))

    def quoted_words(self, run: Chars) -> int:
        """Count the words of a passage that stand in quotation marks."""
        parts = [part for q in self.touching(run) for part in q.parts if touch(part, run)]
        return sum(self.words((max(a, run[0]), min(b, run[1]))) for a, b in parts)

    def joined(self, runs: Iterable[Chars]) -> tuple[Chars, ...]:
        """Return passages in order, grown to the whole of each quotation they touch; what no word parts is one."""
        whole = [[run, *((q.start, q.end) for q in self.touching(run))] for run in runs]
        grown = sorted((min(a for a, _ in parts), max(b for _, b in parts)) for parts in whole)
        merged: list[Chars] = []
        for start, end in grown:
            if merged and (start <= merged[-1][1] or not self.words((merged[-1][1], start))):
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)


def touch(one: Chars, other: Chars) -> bool:
    """Tell whether two passages share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _enclosing(ranges: Sequence[Chars], at: int) -> Chars:
    place = bisect_right(ranges, at, key=lambda r: r[0]) - 1
    return ranges[place] if place >= 0 and at < ranges[place][1] else (at, at)


def find_quotations(text: str, paragraphs: Iterable[Chars]) -> Iterator[Quotation]:
    """Yield the outer quotations of a text; one that a paragraph leaves open goes on where the next reopens it."""
    for found in _all_quotations(_typed(text), paragraphs):
        if any(_WORD.search(text, *part) for part in found.parts):
            start = found.start - (text[found.start - 1 : found.start + 1] in _PAIRS)
            yield Quotation(start, found.end + (text[found.end - 1 : found.end + 1] == "''"), found.parts)


def _all_quotations(text: str, paragraphs: Iterable[Chars]) -> Iterator[Quotation]:
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


def _typed(text: str) -> str:
    """Return the text, as long as it was, with pairs of single marks (``''``) as the double mark they stand for."""
    text = re.sub(r"(?<!\S)(?:''|``)(?=\S)", ' "', text)
    return text.replace("''", '" ')


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
    return spaced and after.isalpha() and not re.match(r".(?:em|til|tis|twas|cause|n)\b", text[at : at + 7])


def _closing(text: str, at: int, last: int) -> int | None:
    """Return where the mark that closes the one at `at` stands; an apostrophe before more letters closes nothing."""
    closers = _MARKS[text[at]]
    if text[at] in _DOUBLE:
        own = (i for i in range(at + 1, last) if text[i] in closers)
        return next(own, None) or next((i for i in range(at + 1, last) if text[i] == '"'), None)
    ends: list[int] = []
    for i in range(at + 2, last):
        if _opens(text, i, at) and text[i] == text[at]:
            break
        if text[i] in closers and not text[i + 1 : i + 2].isalnum():
            ends.append(i)
    punctuated = [i for i in ends if text[i - 1] in ",.?!…"]
    return next(iter(punctuated or ends), None)
