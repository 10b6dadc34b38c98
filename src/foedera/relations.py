"""The relation of a given pair: text + two passages -> what the one does to the other, and whether it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from foedera.acquire import Page
from foedera.article import read_article
from foedera.evidence import Span
from foedera.frames import Frame, find_frames
from foedera.grammar import subjects, text_of
from foedera.lexicon import EventType, Lexicon
from foedera.pipeline import desk_of
from foedera.settings import DEFAULTS, Settings
from foedera.standing import EventStatus, coded

Passage = tuple[int, int]
"""Where a passage begins and ends in the text: Unicode code points, end exclusive."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What an actor does to a recipient: PLOVER type, the act that it is about, and how that stands to the facts.

    All are None where the text tells no relation of the two that foedera knows.
    """

    type: EventType | None
    act: EventType | None
    status: EventStatus | None
    trigger: Span | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Reading:
    """A frame with how it fits the pair: what speaks for it, largest first."""

    fit: tuple[int, ...]
    frame: Frame


def relation(
    text: str, actor: Passage | None, recipient: Passage | None, settings: Settings = DEFAULTS
) -> Relation:
    """Return what the text says that the actor does to the recipient: passages of it, None where one is not known.

    Raises:
        ValueError: If a passage does not lie in the text.
        PageError: If the text cannot be read.
    """
    for start, end in filter(None, (actor, recipient)):
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no passage of the text: {start}-{end}")
    article = read_article(Page("text", text, "text", id="text", plain=True), settings.limits)
    desk = desk_of(article, "parse", settings)
    assert desk.doc is not None
    return relation_in(desk.doc, actor, recipient, desk.lexicon)


def relation_in(doc: Doc, actor: Passage | None, recipient: Passage | None, lexicon: Lexicon) -> Relation:
    """Return what a parsed text says that the actor does to the recipient."""
    frames = tuple(find_frames(doc, lexicon, loose=True))
    readings = sorted(_readings(doc, frames, actor, recipient), key=lambda one: one.fit, reverse=True)
    return _relation(readings[0], frames) if readings else Relation(None, None, None, None, "none", 0.0)


def _readings(
    doc: Doc, frames: Sequence[Frame], actor: Passage | None, recipient: Passage | None
) -> Iterator[_Reading]:
    for frame in frames:
        who = _share(frame, actor, "actor", "both")
        whom = _share(frame, recipient, "recipient", "both", "actor")
        swapped = _share(frame, actor, "recipient") and _share(frame, recipient, "actor")
        near = sum(_steps(frame.trigger, _head(doc, one)) for one in (actor, recipient) if one)
        first = min(word.i for word in frame.words)
        yield _Reading(
            (not frame.loose, 2 * who + whom - 2 * bool(swapped), -near, len(frame.words), -first), frame
        )


def _share(frame: Frame, passage: Passage | None, *slots: str) -> int:
    """Tell whether a slot holds a word of a passage (2), or a word that governs or belongs to one (1)."""
    start, end = passage or (0, 0)
    held = [token for slot, token in frame.filled if slot in slots]
    held += [named for token in held for named in _told_before(token)]
    if any(start <= token.idx < end for token in held):
        return 2
    return int(any(start <= below.idx < end for token in held for below in token.subtree))


def _told_before(token: Token) -> list[Token]:
    """Return whom a pronoun in a reported clause may stand for: `the drivers said they will not yield`."""
    clause = token.head
    if token.lower_ not in {"they", "it", "he", "she", "we"} or clause.dep_ != "ccomp":
        return []
    return subjects(clause.head)


def _head(doc: Doc, passage: Passage) -> Token:
    """Return the word of a passage that governs the others."""
    words = [token for token in doc if token.idx < passage[1] and token.idx + len(token) > passage[0]]
    inside = {word.i for word in words}
    return next((word for word in words if word.head.i not in inside or word.head == word), words[0])


def _steps(one: Token, other: Token) -> int:
    """Return how many arcs of the parse lie between two words; many where they are of different sentences."""
    over = {token.i: steps for steps, token in enumerate((one, *one.ancestors))}
    for steps, token in enumerate((other, *other.ancestors)):
        if token.i in over:
            return steps + over[token.i]
    return 99


def _relation(reading: _Reading, frames: Sequence[Frame]) -> Relation:
    frame, (_, share, *_) = reading.frame, reading.fit
    kind, act = coded(frame.predicate.type, frame.standing)
    status = frame.standing.status
    for below in frames:  # `urged it to release them` is one request, whose act is the release
        if (
            act is None
            and (frame.predicate.bare or frame.predicate.offer)
            and below.standing.operator in frame.words
        ):
            act, status = below.predicate.type, below.standing.status
    first, last = frame.words[0], frame.words[-1]
    text = text_of(frame.trigger.doc)
    start, end = min(first.idx, last.idx), max(first.idx + len(first), last.idx + len(last))
    confidence = (0.4, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8)[max(share, 0)]
    trigger = Span(start, end, text[start:end])
    return Relation(kind, act, status, trigger, f"lexicon:{frame.predicate.id}", confidence)
