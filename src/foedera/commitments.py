"""Promises of a page -> Commitments: who promised what to whom, how much, by when, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from foedera.actors import Actor, Cast
from foedera.acts import Event
from foedera.agreements import Agreement
from foedera.amounts import Amount, find_amount, find_number
from foedera.article import Article
from foedera.dates import PartialDate
from foedera.deadlines import day_due, day_made
from foedera.evidence import Span
from foedera.grammar import children, mood, plain_span, sentence_at, sentence_of
from foedera.outcomes import CommitmentStatus, outcome_of
from foedera.promised import Promise, PromiseForm, is_counted, is_unsure
from foedera.promises import find_promises
from foedera.times import Timex

__all__ = ["Amount", "Commitment", "CommitmentStatus", "find_commitments"]


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise: by whom, to whom, what, when made and when due."""

    id: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    made: PartialDate | None
    due: PartialDate | None
    amount: Amount | None
    status: CommitmentStatus
    agreement: str | None
    statement: str | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


_AID = frozenset(f"lexicon:{entry}" for entry in ("pledge-aid", "earmark", "announce-aid"))
_CONFIDENCE: dict[PromiseForm, float] = {
    "verb": 0.8,
    "noun": 0.7,
    "announced": 0.7,
    "duty": 0.7,
    "list": 0.75,
    "future": 0.65,
}
_SIDES = 4
"""Of so many sides at most each promises the others what it promises; more promise it to all and nobody."""
_NEAR = 2
"""Sentences that may end between an agreement and a future that is part of it."""
_LEGAL = frozenset({"treaty text", "joint statement"})


@dataclass(frozen=True, slots=True)
class _Page:
    doc: Doc
    parties: tuple[str, ...]
    """Whom the page binds where it is a signed text itself."""
    agreements: tuple[Agreement, ...]
    times: tuple[Timex, ...]
    article: Article


def find_commitments(
    doc: Doc,
    cast: Cast,
    events: Sequence[Event],
    agreements: Sequence[Agreement],
    times: Sequence[Timex],
    article: Article,
) -> tuple[Commitment, ...]:
    """Return what states, bodies and persons promise: a plan is no promise, and neither is what others hope for."""
    legal = article.genre in _LEGAL or _speaks_as_law(doc)
    parties = _parties(doc, cast, agreements) if legal else ()
    bound = frozenset(party for deal in agreements for party in deal.parties)
    page = _Page(doc, parties, tuple(agreements), tuple(times), article)
    told = [*find_promises(doc, cast, legal=legal, bound=bound), *_aids(doc, cast, events)]
    found = (_commitment(promise, page) for promise in told)
    kept = sorted(_apart([one for one in found if one is not None]), key=lambda one: one.evidence[-1].start)
    kept = _told_once(kept, cast)
    shared: list[Commitment] = []
    for at, one in enumerate(kept, 1):
        shared.append(replace(one, id=f"c{at}", to=one.to or _shared(one, shared, article)))
    return tuple(shared)


def _shared(one: Commitment, before: Sequence[Commitment], article: Article) -> tuple[str, ...]:
    """Return whom the promise before it is made to where a promise goes on with it.

    So do a later member of a list (`Chad pledged Mali ten tents, Togo two`), a later act of the same promiser in its
    sentence, and the next sum in a row of pledges.
    """
    last = before[-1] if before else None
    if last is None or not last.to or set(last.to) & set(one.by):
        return ()
    same = last.evidence[0] == one.evidence[0]
    joined = same and (one.rule == "promise:list" or (last.by == one.by and last.rule == one.rule))
    return last.to if joined or (_is_sum(one) and _is_sum(last) and _follows(one, last, article)) else ()


def _is_sum(one: Commitment) -> bool:
    """Tell whether a sum of money is promised, and not a duty or a thing bought with it."""
    unit = one.amount.unit if one.amount is not None else None
    return one.rule not in {"promise:duty", "promise:noun"} and unit is not None and unit.isupper()


def _follows(one: Commitment, last: Commitment, article: Article) -> bool:
    """Tell whether a promise is told in the sentence of another or in the next one of its paragraph."""
    between = article.text[last.evidence[0].end : one.evidence[0].start]
    return not between.strip()


def _apart(found: Sequence[Commitment]) -> list[Commitment]:
    """Drop a promise whose words another tells: the surer one stays."""
    kept: list[Commitment] = []
    for one in sorted(found, key=lambda c: (-c.confidence, c.evidence[-1].start)):
        if not any(one.evidence[-1].overlaps(other.evidence[-1]) for other in kept):
            kept.append(one)
    return kept


def _told_once(found: Sequence[Commitment], cast: Cast) -> list[Commitment]:
    """Drop a sum that is told again (headline, lead, body): the telling with most told of it stays, of equal ones the first."""
    best: dict[tuple[object, ...], Commitment] = {}
    for one in found:
        states = frozenset(cast.get(actor).country or actor for actor in one.by)
        sum_ = (
            (one.amount.value, one.amount.unit) if one.amount is not None and _is_sum(one) and one.by else one
        )
        key = (states, sum_)
        if key not in best or _told(one) > _told(best[key]):
            best[key] = one
    return sorted(best.values(), key=lambda one: one.evidence[-1].start)


def _told(one: Commitment) -> int:
    return sum((bool(one.to), one.made is not None, one.due is not None))


def _speaks_as_law(doc: Doc) -> bool:
    """Tell whether a text lays down duties itself: `the Parties`, or `shall` again and again."""
    return any(t.text == "Parties" for t in doc) or sum(t.lower_ == "shall" for t in doc) > 1


def _parties(doc: Doc, cast: Cast, agreements: Sequence[Agreement]) -> tuple[str, ...]:
    """Return whom a signed text binds: those whom it calls the parties, else those of the agreement it speaks of most."""
    spoken = (cast.of(token) for token in doc if token.lower_ in {"parties", "sides"})
    called = next((actors for actors in spoken if len(actors) > 1), ())
    main = max(agreements, key=lambda deal: (len(deal.parties) > 1, len(deal.mentions)), default=None)
    return tuple(actor.id for actor in called) or (main.parties if main is not None else ())


def _aids(doc: Doc, cast: Cast, events: Sequence[Event]) -> Iterator[Promise]:
    """Yield the aid that the lexicon knows as promised, or as coming in the future tense."""
    for event in events:
        trigger = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
        if trigger is None or event.type != "AGREE" or not event.actor:
            continue
        word = trigger.root
        if is_unsure(word):
            continue
        given = event.rule in _AID and event.status in {"occurred", "planned"}
        objects = [thing for thing in children(word, "dobj") if is_counted(thing) or not cast.of(thing)]
        named = any(thing.pos_ == "PROPN" and not is_counted(thing) for thing in objects)
        things = [] if named else objects or children(word, "xcomp")
        if things and (
            given or (event.act == "AID" and event.status == "planned" and mood(word) == "future")
        ):
            words = tuple(t for t in things[0].subtree if not t.is_space)
            by = tuple(cast.get(actor) for actor in event.actor)
            to = tuple(cast.get(actor) for actor in event.recipient)
            yield Promise("future", word, by, to, words, things[0])


def _commitment(promise: Promise, page: _Page) -> Commitment | None:
    words = promise.what
    by = tuple(actor.id for actor in promise.by) or (page.parties if promise.form == "duty" else ())
    if not by and promise.form == "duty":
        by = _other_side([actor.id for actor in promise.to], page)
    if not words or (not by and promise.form not in {"verb", "noun"}):
        return None
    what = plain_span(page.doc, words[0].i, words[-1].i)
    made = day_made(promise, page.times, page.article)
    return Commitment(
        id="c0",
        by=by,
        to=_promisees(promise, by, page),
        what=what.text,
        made=made,
        due=day_due(promise, made or page.article.published.date, page.times, page.article),
        amount=find_amount(words, page.times) or _amount_listed(promise, page),
        status=outcome_of(promise),
        agreement=None,
        statement=None,
        evidence=(sentence_of(page.article, promise.word), what),
        rule=f"promise:{promise.form}",
        confidence=_CONFIDENCE[promise.form],
    )


def _other_side(side: Sequence[str], page: _Page) -> tuple[str, ...]:
    """Return the one other side of the pact that these are a party of; nobody where the page leaves it open."""
    pacts = [page.parties] if page.parties else [deal.parties for deal in page.agreements]
    others = {tuple(one for one in pact if one not in side) for pact in pacts if set(side) <= set(pact)}
    return others.pop() if len(others) == 1 else ()


def _promisees(promise: Promise, by: Sequence[str], page: _Page) -> tuple[str, ...]:
    """Return to whom it is promised: where no words tell, the other side of the text that binds them."""
    given = [noun for word in promise.what if word.pos_ == "VERB" for noun in children(word, "dobj")]
    own = {actor.country for actor in promise.by} | {None}
    told = tuple(actor.id for actor in promise.to if actor.country not in own or not _is_given(actor, given))
    if told or promise.form not in {"duty", "future"}:
        return told
    pacts = [page.parties] if page.parties else [deal.parties for deal in page.agreements]
    sides = {pact for pact in pacts if set(by) <= set(pact) and len(pact) > 1}
    if len(sides) != 1 or (promise.form == "future" and not _is_of_pact(promise, page)):
        return ()
    (pact,) = sides
    if len(pact) > _SIDES:
        return ()
    return tuple(one for one in pact if one not in by) or pact


def _is_of_pact(promise: Promise, page: _Page) -> bool:
    """Tell whether a future is told straight behind the page's one agreement: in its sentence, or the two after it."""
    if page.parties:
        return True
    here = promise.word.idx
    mentions = [span for deal in page.agreements for span in deal.mentions if span.start < here]
    between = page.article.text[max(span.end for span in mentions) : here] if mentions else ""
    return len(page.agreements) == 1 and bool(mentions) and len(re.findall(r"[.?!]\s", between)) <= _NEAR


def _is_given(actor: Actor, given: Sequence[Token]) -> bool:
    """Tell whether people are what is promised, not whom it is promised: `will train ten thousand people`."""
    places = {noun.idx for noun in given}
    return actor.kind in {"people", "military"} and any(
        m.start <= at < m.end for m in actor.mentions for at in places
    )


def _amount_listed(promise: Promise, page: _Page) -> Amount | None:
    """Return the amount of a list's later member: its number in the unit that the first one gives."""
    number = find_number(promise.what) if promise.form == "list" else None
    if number is None:
        return None
    before = [t for t in sentence_at(page.doc, promise.word.i) if t.i < promise.what[0].i]
    numbers = (
        at
        for at in reversed(range(len(before)))
        if before[at].pos_ == "NUM" and (at == 0 or before[at - 1].pos_ != "NUM")
    )
    amounts = (find_amount(before[at:], page.times) for at in numbers)
    first = next((amount for amount in amounts if amount is not None), None)
    return (
        Amount(number, first.unit, plain_span(page.doc, promise.what[0].i, promise.what[-1].i).text)
        if first
        else None
    )
