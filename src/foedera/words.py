"""Doc -> Words: the tokens of a page before its parse, read once into plain objects.

Names are found by looking at each token again and again, and every look at one of a Doc makes an object and decodes a
string.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

_MARKS: list[int | str] = ["ORTH", "SPACY", "SENT_START", "ENT_TYPE", "ENT_IOB"]
_IOB = ("", "I", "O", "B")
_LONGEST_NUMBER = 2
_ELIDED = ("d’", "d'", "l’", "l'")


@dataclass(slots=True, eq=False)
class Word:
    """A token under the names that spaCy has for its parts; `is_proper` tells that it looks like a name's."""

    i: int
    idx: int
    whitespace_: str
    is_sent_start: bool
    ent_type_: str
    ent_iob_: str
    text: str
    lower_: str
    is_space: bool
    is_stop: bool
    is_title: bool
    is_upper: bool
    is_lower: bool
    is_alpha: bool
    like_num: bool
    is_proper: bool
    doc: Words = field(init=False)

    def __len__(self) -> int:
        """Return how many characters it has."""
        return len(self.text)

    def nbor(self, away: int = 1) -> Word:
        """Return the word so many behind this one."""
        return self.doc[self.i + away]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the model found: the words from `start` to `end`."""

    start: int
    end: int
    label_: str


class Words(tuple[Word, ...]):  # noqa: SLOT001 - a tuple can have none
    """The words of a page; it is equal only to itself, and what a function finds of it can be kept."""

    def __new__(cls, doc: Doc) -> Self:
        """Read the words of a document that is not parsed yet."""
        return super().__new__(cls, _read(doc))

    def __init__(self, doc: Doc) -> None:
        self.text = "".join([word.text + word.whitespace_ for word in self])
        self.user_data = doc.user_data
        self.ents = tuple(Entity(entity.start, entity.end, entity.label_) for entity in doc.ents)
        self._starts = {word.idx: word.i for word in self}
        self._ends = {word.idx + len(word.text): word.i for word in self}
        for word in self:
            word.doc = self

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        """Tell whether this is the same page."""
        return self is other

    def between(self, start: int, end: int) -> str:
        """Return the text of a range of words."""
        part = self[start:end]
        return self.text[part[0].idx : part[-1].idx + len(part[-1].text)] if part else ""

    def range_at(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the range of words between two offsets, nothing where one of them is within a word."""
        first, last = self._starts.get(start), self._ends.get(end)
        return None if first is None or last is None else (first, last + 1)


Page = Words | Doc
Term = Word | Token


def printed(page: Page, start: int, end: int) -> str:
    """Return the text of a range of words."""
    return page.between(start, end) if isinstance(page, Words) else page[start:end].text


def looks_proper(text: str) -> bool:
    """Tell whether a word has a capital (`d’Ivoire`), or is a number of one or two digits."""
    if text.startswith(_ELIDED):
        text = text[2:]
    return text[:1].isupper() or (text.isdigit() and len(text) <= _LONGEST_NUMBER)


def _read(doc: Doc) -> Iterator[Word]:
    idx = 0
    kinds: dict[int, str] = {}
    for at, (orth, spaced, opens, kind, inner) in enumerate(doc.to_array(_MARKS).tolist()):
        if kind not in kinds:
            kinds[kind] = doc.vocab.strings[kind] if kind else ""
        form = _form(doc.vocab, orth)
        yield Word(at, idx, " " if spaced else "", opens == 1, kinds[kind], _IOB[inner], *form)
        idx += len(form[0]) + spaced


@lru_cache(maxsize=1 << 16)
def _form(vocab: Vocab, orth: int) -> tuple[str, str, bool, bool, bool, bool, bool, bool, bool, bool]:
    """Return what is the same of all words of one spelling."""
    word = vocab[orth]
    return (
        word.text, word.lower_, word.is_space, word.is_stop, word.is_title, word.is_upper, word.is_lower, word.is_alpha,
        word.like_num, looks_proper(word.text),
    )  # fmt: skip
