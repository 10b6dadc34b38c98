"""Events + statements -> Commitments: who promised what to whom, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from spacy.tokens import Doc, Token

from foedera.acts import Event
from foedera.article import Article
from foedera.dates import PartialDate
from foedera.dating import date_act
from foedera.evidence import Span
from foedera.grammar import children, mood, plain_span, prep_objects
from foedera.times import Timex

CommitmentStatus = Literal["open", "kept", "missed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Amount:
    """How much was promised: a number, its unit (an ISO 4217 code for money), and the words."""

    value: float
    unit: str | None
    text: str


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


_PROMISING = frozenset(
    f"lexicon:{entry}"
    for entry in ("pledge", "agree", "pledge-aid", "earmark", "announce-aid", "settle-on", "assure")
)
_CURRENCIES = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_WORDS = {
    "dollars": "USD",
    "euros": "EUR",
    "pounds": "GBP",
    "yen": "JPY",
    "rupees": "INR",
    "yuan": "CNY",
    "roubles": "RUB",
}
_SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "crore": 1e7,
    "lakh": 1e5,
}
_MONEY = re.compile(
    r"(?P<sign>US\$|[$€£¥₹])?\s?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>thousand|million|mn|billion|bn|trillion|crore|lakh|m)?\b"
    r"(?:\s(?P<word>dollars|euros|pounds|yen|rupees|yuan|roubles))?"
)


def find_commitments(
    doc: Doc, events: Sequence[Event], times: Sequence[Timex], article: Article
) -> tuple[Commitment, ...]:
    """Return what states and bodies promise: a promise told as made, or an aid said to be coming.

    A plan is no promise, and neither is what others hope for.
    """
    found = [_commitment(doc, event, times, article) for event in events if _promises(event)]
    kept = [promise for promise in found if promise is not None]
    return tuple(replace(promise, id=f"c{at}") for at, promise in enumerate(kept, 1))


def _promises(event: Event) -> bool:
    if event.type != "AGREE" or not event.actor:
        return False
    if event.rule in _PROMISING:
        return event.status in {"occurred", "planned"}
    return event.act == "AID" and event.status == "planned"


def _commitment(doc: Doc, event: Event, times: Sequence[Timex], article: Article) -> Commitment | None:
    trigger = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    if trigger is None or (event.rule not in _PROMISING and mood(trigger.root) != "future"):
        return None
    words = _promised(trigger.root)
    if not words:
        return None
    what = plain_span(doc, words[0].i, words[-1].i)
    when = date_act(trigger.root, times, article.published)
    made = PartialDate.covering(when.start, when.end) if when.time and when.start and when.end else None
    return Commitment(
        id="c0",
        by=event.actor,
        to=event.recipient,
        what=what.text,
        made=made if event.rule in _PROMISING else None,
        due=_due([trigger.root, *words], times, article),
        amount=_amount(what.text),
        status="open",
        agreement=None,
        statement=None,
        evidence=(*event.evidence, what),
        rule=event.rule,
        confidence=round(event.confidence - 0.1, 2),
    )


def _promised(trigger: Token) -> list[Token]:
    """Return the words of what is promised: the infinitive, the object, or what a `commitment to` is to."""
    heads = children(trigger, "xcomp", "acl") or children(trigger, "dobj") or children(trigger, "ccomp")
    if not heads:
        heads = [
            n
            for p in children(trigger, "prep")
            if p.lower_ in {"to", "on", "of"}
            for n in children(p, "pobj", "pcomp")
        ]
    if not heads:
        return []
    words = [t for t in heads[0].subtree if not t.is_space]
    while words and (words[-1].is_punct or words[-1].dep_ == "mark"):
        words.pop()
    return words


def _due(words: Sequence[Token], times: Sequence[Timex], article: Article) -> PartialDate | None:
    """Return the day a promise falls due: what stands behind `by` beside it or within it."""
    by = [t for word in words for t in prep_objects(word, "by", "before", "until")]
    for token in by:
        timex = next((t for t in times if t.start <= token.idx < t.end), None)
        if timex is not None:
            return _last_day(token, timex, article)
    return None


def _last_day(token: Token, timex: Timex, article: Article) -> PartialDate | None:
    """Return what the words say (`2026` for `by 2026`), else the last day that they allow."""
    try:
        said = PartialDate.parse(timex.value or "")
        return PartialDate.of(said.earliest - timedelta(days=1)) if token.head.lower_ == "before" else said
    except ValueError:
        when = date_act(token.head.head, [timex], article.published)
        return PartialDate.of(when.end) if when.end else None


def _amounts(text: str) -> Iterator[Amount]:
    for match in _MONEY.finditer(text):
        sign, scale, word = match["sign"], match["scale"], match["word"]
        if sign or word:
            value = float(match["number"].replace(",", "")) * _SCALES.get(scale or "", 1.0)
            yield Amount(value, _CURRENCIES.get(sign or "") or _WORDS.get(word or ""), match.group().strip())


def _amount(text: str) -> Amount | None:
    return next(_amounts(text), None)
