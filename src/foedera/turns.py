"""Doc -> Turns: words that the layout of a line gives to somebody (`Minister Okoro: We …`, `“…” - Ana Reis`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from spacy.tokens import Doc, Token

from foedera.actors import Cast
from foedera.quotations import Chars, Quotation, Quoted
from foedera.reported import FINITE

_LABEL = re.compile(r"[\"“]?((?:[A-Z][\w.'’-]*\s+){0,6}[A-Z][\w.'’-]*)\s*:\s+(?=\S)")
_CREDIT = re.compile(r"\s*[―—–-]{1,2}\s*([A-Z][^\n“”\"]{2,80}?)[\s.)]*")
_FINITE = FINITE | {"VB"}
_ANSWERING = frozenset({"a", "answer"})
_HEADINGS = frozenset(
    "note notes update source sources summary background contact location date time venue subject topic photo image "
    "correction disclaimer related category tags".split()
)
"""Labels under which nobody has the word."""
_TRANSCRIPT = 3
"""As many labelled paragraphs, with one label twice, make a text a transcript."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Words, a passage for each paragraph, and the head of the label that gives them to somebody.

    `speaker` is who answers where the label does not tell it (`A:`).
    """

    content: tuple[Chars, ...]
    source: Token
    rule: Literal["turn:label", "turn:credit"]
    speaker: str | None = None


def find_turns(doc: Doc, cast: Cast, quoted: Quoted) -> Iterator[Turn]:
    """Yield the turns of a transcript, lines that a person's name and a colon open, and quotations with a name below."""
    yield from _labelled(doc, cast, quoted)
    for quotation in quoted.quotations:
        source = _credited(doc, quoted, quotation)
        if source is not None:
            yield Turn(((quotation.start, quotation.end),), source, "turn:credit")


def _labelled(doc: Doc, cast: Cast, quoted: Quoted) -> Iterator[Turn]:
    labels = [_LABEL.match(doc.text, *paragraph) for paragraph in quoted.paragraphs]
    said = Counter(label[1] for label in labels if label)
    transcript = said.total() >= _TRANSCRIPT and max(said.values()) > 1
    answering = (
        _answering(cast, next((label.start() for label in labels if label), 0)) if transcript else None
    )
    at = 0
    while at < len(labels):
        label, content = labels[at], list[Chars]()
        if label is not None:
            content.append((label.end(), quoted.paragraphs[at][1]))
        at += 1
        while transcript and label is not None and at < len(labels) and labels[at] is None:
            content.append(quoted.paragraphs[at])
            at += 1
        source = _speaker(doc, label, cast, transcript=transcript) if label else None
        if label is not None and source is not None and (transcript or _is_clause(doc, content[0])):
            speaker = answering if label[1].lower() in _ANSWERING else None
            yield Turn(tuple(content), source, "turn:label", speaker)


def _answering(cast: Cast, opening: int) -> str | None:
    """Return who answers in a transcript that only marks answers: the one person named above it, or its spokesman."""
    above = [
        actor
        for actor in cast.actors
        if actor.kind == "person" and any(mention.start < opening for mention in actor.mentions)
    ]
    spokesmen = [actor for actor in above if any("spokes" in role.title.lower() for role in actor.roles)]
    found = spokesmen if len(spokesmen) == 1 else above
    return found[0].id if len(found) == 1 else None


def _speaker(doc: Doc, label: re.Match[str], cast: Cast, *, transcript: bool) -> Token | None:
    """Return the head of a label: in a transcript any, elsewhere only a person of the page."""
    span = doc.char_span(*label.span(1), alignment_mode="expand")
    if span is None or label[1].lower() in _HEADINGS:
        return None
    known = [token for token in span if any(actor.kind == "person" for actor in cast.of(token))]
    if known or not transcript:
        return known[-1] if known else None
    return span.root


def _is_clause(doc: Doc, run: Chars) -> bool:
    span = doc.char_span(*run, alignment_mode="expand") or ()
    return len(span) > 2 and any(token.tag_ in _FINITE for token in span)


def _credited(doc: Doc, quoted: Quoted, quotation: Quotation) -> Token | None:
    """Return the head of the name that stands behind a quotation and a dash, to the end of its line or on the next one."""
    here = quoted.paragraph(quotation.start)
    for end in (
        here[1],
        *(e for s, e in quoted.paragraphs if s > here[1] and not doc.text[here[1] : s].strip()),
    ):
        name = _CREDIT.fullmatch(doc.text, quotation.end, end)
        span = doc.char_span(*name.span(1), alignment_mode="expand") if name else None
        if span is not None and not any(token.tag_ in _FINITE for token in span):
            named = [
                token for token in takewhile(lambda token: token.text != ",", span) if token.pos_ == "PROPN"
            ]
            return named[-1] if named else None
    return None
