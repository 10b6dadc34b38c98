"""Ties what the finders found to each other: whose claim an event is, which agreement it signs, when words were said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from foedera.acts import Claim, Event, Stance
from foedera.agreements import Agreement
from foedera.article import Article, Published
from foedera.calendars import interval_of
from foedera.commitments import Commitment
from foedera.dates import PartialDate
from foedera.dating import Precision, When, bound_published
from foedera.evidence import BODY, Span
from foedera.grammar import has_aux, mood, text_of
from foedera.histories import Entry, find_entries, tells_ahead
from foedera.initiatives import Initiative
from foedera.statements import Statement
from foedera.times import Timex

_UNDER = re.compile(r"\bunder (?:\w+ )?$", re.IGNORECASE)
_HISTORY = timedelta(days=365)
_YEAR = re.compile(r"\b\d{4}\b|\b[12]\d{3}s\b")
_TOWARDS = frozenset({"by", "until", "till", "for", "before", "to", "ahead", "towards", "beyond"})
_PLANS = frozenset(
    "plan deadline target goal proposal schedule expect propose intend due upcoming postpone".split()
)
_LOOKS_AHEAD = frozenset(
    "announce set agree delay call promise extend want seek adjourn invite discuss offer decide mention order".split()
)
_DENYING = ("deny", "denie", "disput")
_ALLEGING = ("alleg", "accus", "blam", "suspect", "charg", "complain")
_NOT_TELLING = (
    "ask", "urge", "welcom", "condemn", "decr", "dismiss", "critici", "fear", "expect", "thank", "prais", "hope",
    "demand", "denounc", "proclaim", "swor", "sworn", "call", "deplor", "regret", "applaud", "hail", "salut", "wonder",
)  # fmt: skip
"""Words whose clause is not what somebody tells of, but what it is told about: acts in it are facts of the page."""
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
            claim=_whose(event.claim, _claim(event, statements)),
            background=event.background or _is_history(event.date, published),
        )
        for event in events
    ]
    return tuple(_without_echoes([_with_parties(event, agreements) for event in linked]))


def link_commitments(
    commitments: Sequence[Commitment], statements: Sequence[Statement], agreements: Sequence[Agreement]
) -> tuple[Commitment, ...]:
    """Return the commitments with the statement that voices them and the agreement that holds them.

    One without a day of its own is made on the day of the words that voice it, or of the text that holds it.
    """
    return tuple(_linked(promise, statements, agreements) for promise in commitments)


def _linked(
    promise: Commitment, statements: Sequence[Statement], agreements: Sequence[Agreement]
) -> Commitment:
    voice = next((one for one in statements if _voices(one, promise.evidence[-1])), None)
    deal = next((one for one in agreements if _holds(one, promise)), None)
    days = (promise.made, voice.date if voice else None, deal.signed if deal else None)
    made = next((day for day in days if day is not None), None)
    return replace(
        promise, made=made, statement=voice.id if voice else None, agreement=deal.id if deal else None
    )


def date_article(
    article: Article, events: Iterable[Event], initiatives: Iterable[Initiative], told: Iterable[When] = ()
) -> Article:
    """Return the article with the bounds of its publication that its past proves: dated acts, and all that it `told`."""
    whens = [(event.date, event.status in _HAPPENED) for event in events]
    held = [edition.date for i in initiatives for edition in i.editions if edition.date]
    whens += [(_stated(day), True) for day in held]
    whens += [(when, True) for when in told]
    return replace(article, published=bound_published(article.published, whens))


def past_stated(doc: Doc, times: Sequence[Timex]) -> tuple[When, ...]:
    """Return the days with a year on which a text tells that something was done, be it an act that is found or none."""
    printed = [time for time in times if time.in_ == BODY]
    entries = find_entries(text_of(doc), [(time.start, time.end) for time in printed])
    opening = {printed[entry.at].id for entry in entries if _tells_done(doc, entry)}
    return tuple(
        When(days.start, days.end, "none", False, time.value, "stated", time.id)
        for time in printed
        if time.type in {"DATE", "TIME"} and (time.id in opening or _YEAR.search(time.text))
        for days in [interval_of(time.value or "")]
        if days is not None and (time.id in opening or _is_done(doc, time))
    )


def _tells_done(doc: Doc, entry: Entry) -> bool:
    """Tell whether an entry of a chronicle tells of what was done, be it in the present tense."""
    words = doc.char_span(entry.start, entry.until, alignment_mode="expand")
    told = {mood(word) for word in words or () if word.pos_ == "VERB"}
    return not tells_ahead(text_of(doc), entry) and bool(told & {"past", "present", "perfect"})


def _is_done(doc: Doc, time: Timex) -> bool:
    """Tell whether an expression dates something past: in the past tense, and nothing planned or announced."""
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None or span.root.dep_ in {"compound", "amod", "poss"}:
        return False
    nouns: list[Token] = []
    for over in span.root.ancestors:
        if over.lower_ in _TOWARDS or over.lemma_ in _PLANS:
            return False
        if over.pos_ in {"VERB", "AUX"} and over.dep_ not in {"aux", "auxpass", "amod", "compound"}:
            return _was_done(over) and not (over.lemma_ in _LOOKS_AHEAD and (nouns or _objects(over, span)))
        nouns += [over] if over.pos_ in {"NOUN", "PROPN"} else []
    return False


def _was_done(verb: Token) -> bool:
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "until"} for c in verb.children):
        return False
    return mood(verb) in {"past", "perfect"} and not has_aux(verb, "to", "would", "will", "may", "might")


def _objects(verb: Token, span: TokenSpan) -> bool:
    """Tell whether what a verb announces stands between it and a time (`announced a vote in March 2027`)."""
    return any(t.pos_ in {"NOUN", "PROPN"} for t in verb.doc[verb.i + 1 : span.start])


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
    holding = [
        (s, span)
        for s in statements
        for span in s.content
        if span.holds(event.trigger) and not _is_apart(event.trigger, span, s)
    ]
    if not holding:
        return None
    statement, _ = min(holding, key=lambda pair: (pair[1].end - pair[1].start, pair[0].id))
    cue = statement.cue.text.lower() if statement.cue else ""
    if statement.speaker is None or cue.startswith(_NOT_TELLING):
        return None
    return Claim((statement.speaker,), statement.id, _stance(cue))


def _stance(cue: str) -> Stance:
    if cue.startswith(_DENYING):
        return "denied"
    return "alleged" if cue.startswith(_ALLEGING) else "asserted"


def _is_apart(trigger: Span, content: Span, statement: Statement) -> bool:
    """Tell whether a semicolon parts an act from the words of saying, so that the page tells it itself."""
    if statement.cue is None or '"' in content.text or "\u201c" in content.text:
        return False
    between = (
        content.text[trigger.end - content.start :]
        if statement.cue.start >= trigger.end
        else content.text[: trigger.start - content.start]
    )
    return ";" in between


def _whose(told: Claim | None, within: Claim | None) -> Claim | None:
    """Return whose word an act is: of who denies it or lays it to somebody, else of whose words it stands in."""
    return replace(told, statement=within.statement) if told and within else told or within


def _is_history(when: When, published: Published) -> bool:
    day = published.date
    return (
        when.end is not None
        and day is not None
        and when.time is not None
        and day.earliest - when.end > _HISTORY
    )


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
