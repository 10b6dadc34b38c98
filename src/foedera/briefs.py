"""Findings in brief: what composing a thing needs of one of very many reports, without the passages that show it.

A finding names others by the numbers of their things, so that its page need not be read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from foedera.acts import Event
from foedera.agreements import Agreement
from foedera.article import Article, Published
from foedera.commitments import Commitment
from foedera.compact import layout_of, reader, writer
from foedera.dates import PartialDate
from foedera.initiatives import Initiative
from foedera.reading import Finding, Reading
from foedera.statements import Statement
from foedera.things import Kind, Review

Number = Callable[[str], str]
"""Gives for a reading's own id what the thing is called in a brief."""

_CLASSES: Mapping[Kind, Any] = {
    "events": Event,
    "agreements": Agreement,
    "initiatives": Initiative,
    "statements": Statement,
    "commitments": Commitment,
}


@dataclass(frozen=True, slots=True)
class Brief:
    """A finding without its passages, with the day that its page was published and what people found of it."""

    published: PartialDate | None
    review: Review
    thing: Any


def brief_of(finding: Finding, number: Number) -> Finding:
    """Return a finding without the passages that show it, others named as `number` names them."""

    def all_(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(number, ids))

    def one(local: str | None) -> str | None:
        return None if local is None else number(local)

    match finding:
        case Event(date=when, place=place, claim=claim):
            return replace(
                finding, actor=all_(finding.actor), recipient=all_(finding.recipient), persons=all_(finding.persons),
                agreements=all_(finding.agreements), initiatives=all_(finding.initiatives), evidence=(),
                date=replace(when, time=None), place=place and replace(place, place=None),
                claim=claim and replace(claim, by=all_(claim.by), statement=one(claim.statement)),
            )  # fmt: skip
        case Agreement():
            hands = tuple(
                replace(hand, person=number(hand.person), for_=one(hand.for_)) for hand in finding.signatories
            )
            return replace(
                finding, parties=all_(finding.parties), signatories=hands, evidence=(), mentions=finding.mentions[:1],
                relations=tuple(replace(link, to=number(link.to)) for link in finding.relations),
                steps=tuple(replace(step, evidence=()) for step in finding.steps),
            )  # fmt: skip
        case Initiative():
            return replace(
                finding, participants=all_(finding.participants), organiser=one(finding.organiser),
                evidence=(), mentions=finding.mentions[:1],
            )  # fmt: skip
        case Statement():
            return replace(
                finding, speaker=one(finding.speaker), audience=all_(finding.audience), evidence=()
            )
        case _:
            return replace(
                finding, by=all_(finding.by), to=all_(finding.to), evidence=(),
                agreement=one(finding.agreement), statement=one(finding.statement),
            )  # fmt: skip


def written_brief(kind: Kind, brief: Brief, day: int) -> str:
    """Return a brief as a line of JSON; a publication day is left out where it is the day that sorts the page."""
    published = str(brief.published) if brief.published else None
    if brief.published and brief.published.day and brief.published.earliest.toordinal() == day:
        published = "="
    thing = replace(brief.thing, id="", **({"mentions": ()} if hasattr(brief.thing, "mentions") else {}))
    told = [published, brief.review, writer(_CLASSES[kind])(thing, {})]
    return json.dumps(told, separators=(",", ":"), ensure_ascii=False)


def read_brief(kind: Kind, data: str, day: PartialDate) -> Brief:
    """Return a brief as it was written; `day` is the one that sorts its page."""
    published, review, told = json.loads(data)
    when = day if published == "=" else PartialDate.parse(published) if published else None
    return Brief(when, review, _reader(kind)(told, {}))


@cache
def _reader(kind: Kind) -> Callable[[Any, Mapping[str, str]], Any]:
    return reader(_CLASSES[kind], layout_of(_CLASSES[kind]))


@cache
def bare_reading(published: PartialDate | None) -> Reading:
    """Return a reading of which nothing is known but when its page was published."""
    article, reading = object.__new__(Article), object.__new__(Reading)
    object.__setattr__(article, "published", Published(published, "none"))
    object.__setattr__(reading, "article", article)
    return reading
