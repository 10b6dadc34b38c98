"""The error tree, and the `Problem` that a page which cannot be read becomes.

FoederaError
├── PageError            a page, or a part of one, cannot be read; becomes a Problem
│   └── InputLimit       it is larger, deeper or longer than the limits allow
├── EvidenceError        a passage does not read what it claims to read
├── ContractError        data does not have the contract's form
├── KnowledgeError       a table of `data/` has a row that cannot be
├── LexiconError         a lexicon entry is wrong or contradicts its examples
├── ModelError           the language model is missing or does not fit
├── ReviewError          a person's verdict cannot be taken as it is written
└── RecordError          the record cannot be opened, written or found in
    └── UnknownId        nothing in the record has this id
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, where it failed, why, and what to do about it."""

    page: str
    stage: str
    reason: str
    hint: str

    def __str__(self) -> str:
        return f"{self.page}: {self.stage}: {self.reason}; {self.hint}"


class FoederaError(Exception):
    """Base of every error that foedera raises on purpose."""


class PageError(FoederaError):
    """A page cannot be read; carries what its `Problem` will say."""

    def __init__(self, stage: str, reason: str, hint: str) -> None:
        self.stage, self.reason, self.hint = stage, reason, hint
        super().__init__(f"{stage}: {reason}; {hint}")

    def problem(self, page: str) -> Problem:
        """Return the problem of the page of this name."""
        return Problem(page, self.stage, self.reason, self.hint)


class InputLimit(PageError):
    """A page is larger, deeper or longer than the limits of `settings.py` allow."""


class EvidenceError(FoederaError):
    """A span's text is not what stands at its offsets."""

    def __init__(self, start: int, end: int, claimed: str, found: str) -> None:
        self.start, self.end, self.claimed, self.found = start, end, claimed, found
        super().__init__(
            f"[{start}:{end}] reads {found!r}, not {claimed!r}: the text has changed, so read the page again"
        )


class ContractError(FoederaError):
    """Data does not have the form that the contract gives it."""

    def __init__(self, where: str, reason: str) -> None:
        self.where, self.reason = where, reason
        super().__init__(f"{where}: {reason}")


class KnowledgeError(FoederaError):
    """A row of a knowledge table cannot be."""

    def __init__(self, table: str, line: int, reason: str) -> None:
        self.table, self.line, self.reason = table, line, reason
        super().__init__(f"{table}:{line}: {reason}")


class LexiconError(FoederaError):
    """A lexicon entry is wrong, or its examples say otherwise."""

    def __init__(self, entry: str, reason: str) -> None:
        self.entry, self.reason = entry, reason
        super().__init__(f"lexicon entry {entry}: {reason}")


class ModelError(FoederaError):
    """The language model is missing or lacks a component."""

    def __init__(self, model: str, reason: str) -> None:
        self.model, self.reason = model, reason
        super().__init__(f"model {model}: {reason}; install the package of that name or pass another --model")


class ReviewError(FoederaError):
    """A person's verdict cannot be taken as it is written."""


class RecordError(FoederaError):
    """The record cannot be opened, written or understood."""


class UnknownId(RecordError):
    """Nothing in the record has this id."""

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(
            f"nothing in this record is called {wanted!r} or has that id; countries go by code (USA) or name, and "
            "`foedera export` lists names and ids"
        )
