"""Doc -> the instruments that a page names or describes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from spacy.tokens import Doc, Token

from foedera.annotate import Name, names_by_token
from foedera.grammar import children
from foedera.titles import heads, title_heads

InstrumentKind = Literal[
    "treaty", "agreement", "memorandum", "arrangement", "pact", "accord", "convention", "protocol", "declaration",
    "joint statement", "exchange of letters", "framework", "contract", "ceasefire", "other",
]  # fmt: skip


_PRESS = re.compile(r"^(?!.*\bJoint\b).*\b(?:Press|Media) (?:Statement|Release)")
"""What one side alone tells the press."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as the page speaks of it: every mention, before parties and status are known."""

    name: str
    named: bool
    acronym: str | None
    kind: InstrumentKind
    tokens: tuple[Token, ...]


def is_instrument(token: Token) -> bool:
    """Tell whether a token stands for an instrument: a merged title, or a bare `agreement`, `two pacts`."""
    last = token.text.split()[-1].lower().rstrip(")")
    head = heads().get(token.lemma_.lower()) or heads().get(token.lower_) or heads().get(last)
    if " " in token.text and (head is None or head.kind == "organisation"):
        head = next((heads()[w.lower()] for w in token.text.split() if w.lower() in title_heads()), None)
    return (head is not None and head.kind == "instrument") or token.lemma_.lower() == "deal"


def stands_for_instrument(token: Token) -> bool:
    """Tell whether a token, or the title beside it, is an instrument (`a second document, the Memorandum of …`)."""
    return is_instrument(token) or any(is_instrument(beside) for beside in children(token, "appos"))


def find_instruments(doc: Doc, names: Sequence[Name]) -> tuple[Instrument, ...]:
    """Return the titled instruments of a page, each with all its mentions."""
    titled = [(at, name) for at, name in names_by_token(doc, names).items() if name.kind == "instrument"]
    short = {_words(name): name.acronym for _, name in titled if name.acronym}
    found: dict[str, list[tuple[Token, Name]]] = {}
    for at, name in titled:
        if not _PRESS.search(name.text):
            words = _words(name)
            found.setdefault(name.acronym or short.get(words) or words, []).append((doc[at], name))
    return tuple(_instrument(mentions) for mentions in found.values())


def _words(name: Name) -> str:
    return re.sub(r"\W+", " ", name.text).lower().rstrip("s")


def _instrument(mentions: Sequence[tuple[Token, Name]]) -> Instrument:
    longest = max((name for _, name in mentions), key=lambda n: len(n.text))
    acronym = next((name.acronym for _, name in mentions if name.acronym), None)
    return Instrument(
        longest.text,
        True,
        acronym,
        cast("InstrumentKind", longest.sort or "other"),
        tuple(t for t, _ in mentions),
    )
