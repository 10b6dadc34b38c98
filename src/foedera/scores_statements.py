"""Statements beside gold readings -> how many were found, with whose words they are, and every miss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from foedera.scores import Figure, Score, precision_recall, ratio
from foedera.scores_findings import (
    NONE,
    Answer,
    Asked,
    Layer,
    Matched,
    cast_pair,
    found_figure,
    listed,
    misses_of,
    names_of,
    pair_figures,
    same_value,
)
from foedera.scores_quotes import QuoteKind, QuoteRow, Range, paired_quotes

if TYPE_CHECKING:
    from foedera.actors import Actor
    from foedera.evidence import Span
    from foedera.statements import Statement


@dataclass(frozen=True, slots=True)
class StatementsGold:
    """A text of which an annotator told whose words it gives."""

    id: str
    text: str
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class StatementsPrediction:
    """The actors and the statements that were found in a text."""

    id: str
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()


def score_statements(golds: Sequence[StatementsGold], found: Mapping[str, StatementsPrediction]) -> Score:
    """Score statements, paired by the words of their contents; counts are summed over all texts.

    `statement` counts those with a partner, overall and by form; the other measures look at the pairs.
    """
    pages = [_matched(gold, found.get(gold.id, StatementsPrediction(gold.id))) for gold in golds]
    figures = (found_figure(_STATEMENT.measure, pages), *_by_form(pages), *pair_figures(_STATEMENT, pages))
    return Score(figures, misses_of(_STATEMENT, pages))


def _matched(gold: StatementsGold, found: StatementsPrediction) -> Matched[Statement]:
    pairs = paired_quotes(gold.text, [*map(_row, gold.statements)], [*map(_row, found.statements)])
    casts = cast_pair(gold.actors, found.actors)
    return Matched(gold.id, gold.text, casts, gold.statements, found.statements, pairs)


def _row(one: Statement) -> QuoteRow:
    source = ((one.source.start, one.source.end),) if one.source else ()
    head = _last_word(one.source) if one.source else None
    return QuoteRow(tuple((part.start, part.end) for part in one.content), source, head)


def _last_word(source: Span) -> Range:
    return source.end - len(source.text.split()[-1]), source.end


def _by_form(pages: Sequence[Matched[Statement]]) -> Iterator[Figure]:
    """Yield for each form the recall of gold of that form and the precision of what came as that form."""
    pairs = [pair for page in pages for pair in page.both]
    for form in get_args(QuoteKind):
        wanted = sum(one.form == form for page in pages for one in page.golds)
        came = sum(one.form == form for page in pages for one in page.found)
        precision = ratio(sum(found.form == form for _, found in pairs), came)
        recall = ratio(sum(gold.form == form for gold, _ in pairs), wanted)
        figure = precision_recall("statement", precision, recall, pred=came, gold=wanted)
        yield Figure("statement", figure.values, form)


def _speaker(page: Matched[Statement], gold: Statement, found: Statement) -> Iterator[Answer]:
    if gold.speaker is not None:
        right = (gold.speaker, found.speaker) in page.casts.same
        wanted = listed(names_of([gold.speaker], page.casts.wanted))
        yield Answer(right, wanted, listed(names_of([found.speaker], page.casts.came)))


def _source(_: Matched[Statement], gold: Statement, found: Statement) -> Iterator[Answer]:
    """Ask whether the source that was found covers the last word of the gold one."""
    if gold.source is not None:
        start, end = _last_word(gold.source)
        right = found.source is not None and found.source.start < end and start < found.source.end
        yield Answer(right, _words(gold.source), _words(found.source))


def _cue(_: Matched[Statement], gold: Statement, found: Statement) -> Iterator[Answer]:
    if gold.cue is not None:
        right = found.cue is not None and gold.cue.overlaps(found.cue)
        yield Answer(right, _words(gold.cue), _words(found.cue))


def _words(span: Span | None) -> str:
    return span.text if span is not None else NONE


def _medium(_: Matched[Statement], gold: Statement, found: Statement) -> Iterator[Answer]:
    if gold.medium is not None:
        came = found.medium or NONE
        yield Answer(gold.medium.casefold() == came.casefold(), gold.medium, came)


def _shown(one: Statement, actors: Mapping[str, Actor]) -> str:
    return f"{one.form}, {listed(names_of([one.speaker], actors))}"


_STATEMENT: Layer[Statement] = Layer(
    "statement",
    lambda one: one.content,
    _shown,
    (
        Asked("speaker", _speaker),
        Asked("source", _source),
        Asked("form", same_value(lambda one: one.form)),
        Asked("medium", _medium),
        Asked("date", same_value(lambda one: one.date, asked=lambda one: one.date)),
        Asked("cue", _cue),
    ),
)
