"""Actors -> OfficesHeld: what a page teaches of who holds which office, with its day and the words that say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from spacy.tokens import Doc

from foedera.actors import Actor
from foedera.article import Article
from foedera.board import Role
from foedera.dates import PartialDate
from foedera.evidence import BODY, Span, passage
from foedera.grammar import sentence_at
from foedera.roles import is_office_word, is_past

_TOLD = frozenset({"stated", "office"})
"""What a country must rest on to be taught: what the tables or the outlet lent is no news to the record."""
_PAST = frozenset({"former", "ex", "late", "then"})
_WHOSE, _REACH = frozenset({"ADJ", "PROPN", "PART", "NOUN"}), 40
"""What says whose an office is where it stands before the title, and how many characters of it are shown."""
_TITLE, _APPOSITION, _SENTENCE = 0.95, 0.9, 0.7
_BESIDE = re.compile(
    r",?\s*(?:who\s+is\s+|is\s+)?(?:the|a|an|its|his|her|their)?\s*(?:\S+\s+){0,2}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """That a person held, or once held, an office by the day of a page that says so.

    `of` is the state (ISO 3166-1 alpha-3) or body whose office it is, and `country` the person's, where the page's own
    words tell them; `date` is the page's day; `former` tells that the page calls the office one of the past.
    """

    id: str
    person: str
    name: str
    title: str
    of: str | None
    country: str | None
    former: bool
    date: PartialDate | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


def find_offices(doc: Doc, actors: Iterable[Actor], article: Article) -> tuple[OfficeHeld, ...]:
    """Return each office that a page gives to a person by name, at the sentence that says it best."""
    numbers = count(1)
    return tuple(
        OfficeHeld(
            f"o{next(numbers)}", actor.id, actor.name, role.title, *_whose(actor, role), told.former,
            article.published.date, (told.span,), told.rule, told.confidence,
        )
        for actor in actors
        if actor.kind == "person" and actor.name[:1].isupper()
        for role in actor.roles
        if is_office_word(role.title) and role.title.lower() not in actor.name.lower()
        if (told := max(_tellings(doc, actor, role, article.text), key=_telling_order, default=None))
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Telling:
    """A passage that holds a person's name and the title, and how they stand to each other."""

    span: Span
    former: bool
    rule: str
    confidence: float


def _telling_order(told: _Telling) -> tuple[float, int]:
    return told.confidence, -told.span.start


def _whose(actor: Actor, role: Role) -> tuple[str | None, str | None]:
    """Return what an office is of and the person's country, as far as the page itself says so."""
    if actor.country_basis in _TOLD:
        return role.of, actor.country
    return (None if role.of == actor.country else role.of), None


def _tellings(doc: Doc, actor: Actor, role: Role, text: str) -> Iterator[_Telling]:
    words = r"[\s,-]+".join(map(re.escape, re.split(r"[\s,-]+", role.title)))
    title = re.compile(rf"(?<![\w-]){words}(?!\w)", re.IGNORECASE)
    for name in _names(actor):
        for found in title.finditer(text, *_sentence(doc, name)):
            start = _opening(doc, found.start())
            former = is_past(role.title) or bool(_PAST & set(text[start : found.start()].lower().split()))
            yield _Telling(_enclosing(text, name, start, found.end()), former, *_standing(text, name, found))


def _names(actor: Actor) -> Iterator[Span]:
    """Yield where the name stands, or the last of it, without its titles; a pronoun or a noun teaches nothing."""
    for mention in actor.mentions:
        name = next((n for n in (actor.name, actor.name.split()[-1]) if mention.text.endswith(n)), None)
        if name is not None and mention.in_ == BODY:
            yield Span(mention.end - len(name), mention.end, name, BODY)


def _sentence(doc: Doc, mention: Span) -> tuple[int, int]:
    held = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    sentence = sentence_at(doc, held[0].i) if held else None
    return (sentence.start_char, sentence.end_char) if sentence else (mention.start, mention.end)


def _opening(doc: Doc, start: int) -> int:
    """Return where the words before a title begin that say whose it is (`the former Kenyan foreign minister`)."""
    held = doc.char_span(start, start + 1, alignment_mode="expand")
    at = held[0].i if held else 0
    while at and doc[at].idx > start - _REACH and doc[at - 1].pos_ in _WHOSE and not doc[at].is_sent_start:
        at -= 1
    return doc[at].idx if held else start


def _enclosing(text: str, mention: Span, start: int, end: int) -> Span:
    return passage(text, min(start, mention.start), max(end, mention.end), BODY)


def _standing(text: str, mention: Span, title: re.Match[str]) -> tuple[str, float]:
    """Return how a title stands to a name, and how far that can be trusted."""
    first = title.end() <= mention.start
    gap = text[title.end() : mention.start] if first else text[mention.end : title.start()]
    if first and not gap.strip():
        return "title", _TITLE
    return ("apposition", _APPOSITION) if _BESIDE.fullmatch(gap) else ("sentence", _SENTENCE)
