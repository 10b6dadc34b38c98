"""Statements -> the same, with speakers that only what stands before them tells: a paper's, and those of pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from foedera.actors import Actor, Cast
from foedera.article import Article
from foedera.evidence import Span
from foedera.statements import Statement

_PAPERS = frozenset(
    {
        "statement",
        "communique",
        "communiqué",
        "release",
        "declaration",
        "letter",
        "readout",
        "message",
        "post",
        "note",
    }
)
_OF_PAPERS = frozenset({"statement", "joint statement", "release", "letter", "note"})
_GOING_ON = frozenset({"added", "adds", "adding", "continued", "continues", "concluded"})
_ONE = frozenset({"he", "she"})
_REACH = 3
"""How many statements back the paper is told that `the statement` takes up."""


def settle_speakers(statements: Iterable[Statement], cast: Cast, article: Article) -> tuple[Statement, ...]:
    """Return statements with the speakers that those before them tell."""
    settled: list[Statement] = []
    for one in statements:
        settled.append(replace(one, speaker=_speaker(one, settled, cast, article)))
    return tuple(settled)


def _speaker(one: Statement, before: Sequence[Statement], cast: Cast, article: Article) -> str | None:
    source = one.source.text.lower() if one.source is not None else ""
    actor = cast.get(one.speaker) if one.speaker is not None else None
    if _is_paper(source) and actor is None:
        return _sender(before)
    if not before or one.source is None or (actor is not None and source not in _ONE | {"it", "they"}):
        return one.speaker
    last = before[-1]
    held = last.source.text.lower() if last.source is not None else ""
    if source == "it" and _is_paper(held):
        return last.speaker
    if source == "they" and last.speaker is None and _is_several(held):
        return None
    if source in _ONE and (_goes_on(one) or (actor is not None and _only_spoken_of(actor, one, before))):
        return _last_person(one, before, cast, article) or one.speaker
    return one.speaker


def _is_paper(source: str) -> bool:
    return source.removeprefix("the ").removeprefix("a ").removeprefix("joint ") in _PAPERS


def _is_several(source: str) -> bool:
    """Tell whether a source of no single actor stands for several (`three sources`, `the two leaders`)."""
    words = source.split()
    return bool(words) and words[-1].endswith("s") and not words[-1].endswith("ss")


def _goes_on(one: Statement) -> bool:
    return one.cue is not None and one.cue.text.lower() in _GOING_ON


def _sender(before: Sequence[Statement]) -> str | None:
    """Return who is told to have spoken by the paper that is taken up: `said in a statement … the statement added`."""
    near = [s for s in reversed(before[-_REACH:]) if s.speaker is not None]
    told = (
        s
        for s in near
        if s.medium in _OF_PAPERS or (s.source is not None and "statement" in s.source.text.lower())
    )
    return next((s.speaker for s in told), None)


def _only_spoken_of(actor: Actor, one: Statement, before: Sequence[Statement]) -> bool:
    """Tell whether a name stands before a pronoun in quoted words alone, so that it is no speaker's."""
    at = one.source.start if one.source is not None else 0
    quoted = [part for s in (*before, one) if s.form == "direct" for part in s.content]
    named = [m for m in actor.mentions if m.start < at and m.text[:1].isupper()]
    return bool(named) and all(_inside(m, quoted) for m in named)


def _inside(span: Span, parts: Sequence[Span]) -> bool:
    return any(part.start <= span.start and span.end <= part.end for part in parts)


def _last_person(one: Statement, before: Sequence[Statement], cast: Cast, article: Article) -> str | None:
    """Return the person who spoke last, where no other speaks between."""
    last = next(
        (s for s in reversed(before) if s.speaker is not None and s.speaker != one.speaker), before[-1]
    )
    named = last.speaker is not None and cast.get(last.speaker).kind == "person"
    between = (
        article.text[last.evidence[-1].end : one.evidence[0].start] if last.evidence and one.evidence else ""
    )
    near = between.count("\n\n") <= 1 and len(between.split()) < _APART
    return last.speaker if named and near and last is before[-1] else None


_APART = 60
