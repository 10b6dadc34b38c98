"""Ties what the finders found to each other: whose claim an event is, which agreement it signs, when words were said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc

from foedera.agreements import Agreement
from foedera.article import Article, Published
from foedera.commitments import Commitment
from foedera.dates import PartialDate
from foedera.dating import Precision, When, bound_published, date_act
from foedera.events import Claim, Event, Stance
from foedera.evidence import Span
from foedera.instruments import Initiative
from foedera.statements import Statement
from foedera.times import Timex

_UNDER = re.compile(r"\bunder (?:\w+ )?$", re.IGNORECASE)
_HISTORY = timedelta(days=180)
_HAPPENED = frozenset({"occurred", "ongoing", "refused", "cancelled"})


def link_events(
    events: Sequence[Event],
    statements: Sequence[Statement],
    agreements: Sequence[Agreement],
    published: Published,
) -> tuple[Event, ...]:
    """Return the events with their agreements, and with whose word they rest on where it is not the page's own."""
    linked = [
        replace(
            event,
            agreements=_told_by(event, agreements),
            claim=_claim(event, statements),
            background=event.background or _is_history(event.date, published),
        )
        for event in events
    ]
    return tuple(_without_echoes([_with_parties(event, agreements) for event in linked]))


def date_statements(
    doc: Doc, statements: Sequence[Statement], times: Sequence[Timex], article: Article
) -> tuple[Statement, ...]:
    """Return the statements with the day that the words of saying them give."""
    return tuple(replace(statement, date=_spoken(doc, statement, times, article)) for statement in statements)


def link_commitments(
    commitments: Sequence[Commitment], statements: Sequence[Statement], agreements: Sequence[Agreement]
) -> tuple[Commitment, ...]:
    """Return the commitments with the statement that voices them and the agreement that holds them."""
    return tuple(
        replace(
            promise,
            statement=next((s.id for s in statements if _voices(s, promise.evidence[-1])), None),
            agreement=next((a.id for a in agreements if _holds(a, promise)), None),
        )
        for promise in commitments
    )


def date_article(article: Article, events: Iterable[Event], initiatives: Iterable[Initiative]) -> Article:
    """Return the article with the bounds of its publication that dated acts of the past prove."""
    whens = [(event.date, event.status in _HAPPENED) for event in events]
    held = [edition.date for i in initiatives for edition in i.editions if edition.date]
    whens += [(_stated(day), True) for day in held]
    return replace(article, published=bound_published(article.published, whens))


def _with_parties(event: Event, agreements: Sequence[Agreement]) -> Event:
    """Return a signing that names nobody with the parties of what was signed."""
    deal = next((deal for deal in agreements if deal.id in event.agreements), None)
    nobody = not event.actor and not event.recipient
    return replace(event, actor=deal.parties) if nobody and deal is not None else event


def _without_echoes(events: Sequence[Event]) -> Iterator[Event]:
    """Drop a step of an agreement told again by a noun (`the signing marks …`) after a verb told it."""
    told: set[tuple[object, ...]] = set()
    for event in events:
        key = (event.type, event.act, event.status, event.agreements)
        noun = event.trigger.text.endswith(("ing", "ture", "tion")) and event.date.time is None
        if event.agreements and key in told and noun:
            continue
        told.add(key)
        yield event


def _stated(day: PartialDate) -> When:
    precision: Precision = "day" if day.day else "month" if day.month else "year"
    return When(day.earliest, day.latest, precision, False, str(day), "stated", "edition")


def _told_by(event: Event, agreements: Sequence[Agreement]) -> tuple[str, ...]:
    """Return the agreements of which the event's own words tell a step, or that they name."""
    found = []
    for deal in agreements:
        told = any(span.overlaps(event.trigger) for step in deal.steps for span in step.evidence[1:])
        named = any(event.trigger.holds(mention) for mention in deal.mentions)
        if told or named:
            found.append(deal.id)
    return tuple(found)


def _bound(told: Sequence[str], agreements: Sequence[Agreement]) -> tuple[str, ...]:
    """Return whom agreements bind: who acts where a signing names nobody (`the pact was signed in Paris`)."""
    return tuple(dict.fromkeys(party for deal in agreements if deal.id in told for party in deal.parties))


def _claim(event: Event, statements: Sequence[Statement]) -> Claim | None:
    """Return whose word an event is: the narrowest statement that its trigger lies in."""
    holding = [(s, span) for s in statements for span in s.content if span.holds(event.trigger)]
    if not holding:
        return None
    statement, _ = min(holding, key=lambda pair: (pair[1].end - pair[1].start, pair[0].id))
    if statement.speaker is None:
        return None
    cue = statement.cue.text.lower() if statement.cue else ""
    stance: Stance = "asserted"
    if cue.startswith(("den", "disput")):
        stance = "denied"
    elif cue.startswith("alleg"):
        stance = "alleged"
    return Claim((statement.speaker,), statement.id, stance)


def _is_history(when: When, published: Published) -> bool:
    day = published.date
    return (
        when.end is not None
        and day is not None
        and when.time is not None
        and day.earliest - when.end > _HISTORY
    )


def _spoken(doc: Doc, statement: Statement, times: Sequence[Timex], article: Article) -> PartialDate | None:
    if statement.cue is None:
        return None
    cue = doc.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
    if cue is None:
        return None
    when = date_act(cue.root, times, article.published)
    return PartialDate.covering(when.start, when.end) if when.time and when.start and when.end else None


def _voices(statement: Statement, span: Span) -> bool:
    return any(content.holds(span) for content in statement.content)


def _holds(deal: Agreement, promise: Commitment) -> bool:
    """Tell whether a promise speaks of an agreement, or is made `under` it."""
    sentence, what = promise.evidence[0], promise.evidence[-1]
    for mention in deal.mentions:
        before = sentence.text[: max(0, mention.start - sentence.start)]
        if what.holds(mention) or (sentence.holds(mention) and _UNDER.search(before)):
            return True
    return False
