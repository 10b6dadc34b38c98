"""Agreements, initiatives and commitments beside gold readings -> how many were found and told rightly, and every miss."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.scores import Figure, Score, Value, ratio
from foedera.scores_findings import (
    Answer,
    Asked,
    Casts,
    Layer,
    Matched,
    Pairs,
    Tally,
    Told,
    cast_pair,
    exactly,
    found_figure,
    listed,
    misses_of,
    names_of,
    pair_figures,
    paired_by_mentions,
    people,
    same_value,
)
from foedera.scores_spans import one_to_one, paired_spans

if TYPE_CHECKING:
    from foedera.actors import Actor
    from foedera.agreements import Agreement, Link
    from foedera.commitments import Commitment
    from foedera.evidence import Span
    from foedera.initiatives import Edition, Initiative
    from foedera.signatories import Signatory

_WORD = re.compile(r"\w+")
_ALIKE = 0.5
"""Two commitments are one where they share at least so much of the words of the shorter."""


@dataclass(frozen=True, slots=True)
class AgreementsGold:
    """A text of which an annotator told what was agreed, held and promised, and by whom."""

    id: str
    text: str
    actors: tuple[Actor, ...]
    agreements: tuple[Agreement, ...]
    initiatives: tuple[Initiative, ...]
    commitments: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class AgreementsPrediction:
    """The actors, agreements, initiatives and commitments that were found in a text."""

    id: str
    actors: tuple[Actor, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    commitments: tuple[Commitment, ...] = ()


def score_agreements(golds: Sequence[AgreementsGold], found: Mapping[str, AgreementsPrediction]) -> Score:
    """Score agreements, initiatives and commitments; counts are summed over all texts.

    `agreement`, `initiative` and `commitment` count those with a partner; the measures behind each look at the pairs.
    """
    both = [(gold, found.get(gold.id, AgreementsPrediction(gold.id))) for gold in golds]
    paged = [(gold, came, cast_pair(gold.actors, came.actors)) for gold, came in both]
    deals = [_agreements(*page) for page in paged]
    series = [_initiatives(*page) for page in paged]
    promises = [_commitments(*page) for page in paged]
    figures = (
        found_figure(_AGREEMENT.measure, deals),
        _invented(deals),
        *pair_figures(_AGREEMENT, deals),
        found_figure(_INITIATIVE.measure, series),
        *pair_figures(_INITIATIVE, series),
        found_figure(_COMMITMENT.measure, promises),
        *pair_figures(_COMMITMENT, promises),
    )
    misses = (
        *misses_of(_AGREEMENT, deals),
        *misses_of(_INITIATIVE, series),
        *misses_of(_COMMITMENT, promises),
    )
    return Score(figures, misses)


# Agreements


def _agreements(gold: AgreementsGold, found: AgreementsPrediction, casts: Casts) -> Matched[Agreement]:
    pairs = paired_by_mentions(
        casts,
        [(deal.mentions, deal.parties) for deal in gold.agreements],
        [(deal.mentions, deal.parties) for deal in found.agreements],
    )
    return Matched(gold.id, gold.text, casts, gold.agreements, found.agreements, pairs)


def _invented(pages: Sequence[Matched[Agreement]]) -> Figure:
    """Return the share of agreements of which no mention is one of an agreement of the gold."""
    came = sum(len(page.found) for page in pages)
    odd = sum(
        not any(paired_spans(deal.mentions, gold.mentions) for gold in page.golds)
        for page in pages
        for deal in page.found
    )
    return Figure("invented", (Value("share", round(ratio(odd, came), 4)), Value("n", came)))


def _dated(deal: Agreement) -> tuple[str, ...]:
    """Return the steps of an agreement that have a date, each once."""
    return tuple(dict.fromkeys(f"{step.status} {step.date}" for step in deal.steps if step.date))


def _dates(_: Matched[Agreement], gold: Agreement, found: Agreement) -> Tally:
    wanted, came = _dated(gold), _dated(found)
    return Tally(len({*wanted} & {*came}), wanted, came)


def _date(_: Matched[Agreement], gold: Agreement, found: Agreement) -> Iterator[Answer]:
    """Ask of each step with a date in the gold, where a step of its status was found, whether one has that date."""
    came = _dated(found)
    known = {step.status for step in found.steps}
    for wanted in _dated(gold):
        status = wanted.rpartition(" ")[0]
        if status in known:
            like = [step for step in came if step.rpartition(" ")[0] == status]
            yield Answer(wanted in came, wanted, listed(like))


def _hands(
    page: Matched[Agreement], gold: Agreement, found: Agreement
) -> tuple[tuple[Signatory, Signatory], ...]:
    """Return the signatories that both have."""
    candidates = (
        (at, there)
        for at, mine in enumerate(gold.signatories)
        for there, other in enumerate(found.signatories)
        if (mine.person, other.person) in page.casts.same
    )
    return tuple((gold.signatories[at], found.signatories[there]) for at, there in one_to_one(candidates))


def _signatories(page: Matched[Agreement], gold: Agreement, found: Agreement) -> Tally:
    return Tally(
        len(_hands(page, gold, found)),
        names_of((hand.person for hand in gold.signatories), page.casts.wanted),
        names_of((hand.person for hand in found.signatories), page.casts.came),
    )


def _signed_for(page: Matched[Agreement], gold: Agreement, found: Agreement) -> Iterator[Answer]:
    for mine, other in _hands(page, gold, found):
        if mine.for_ is not None:
            right = (mine.for_, other.for_) in page.casts.same
            yield Answer(right, _hand(mine, page.casts.wanted), _hand(other, page.casts.came))


def _hand(one: Signatory, actors: Mapping[str, Actor]) -> str:
    return f"{actors[one.person].name} for {listed(names_of([one.for_], actors))}"


def _relations(page: Matched[Agreement], gold: Agreement, found: Agreement) -> Tally:
    partner = {mine.id: other.id for mine, other in page.both}
    came = {(link.kind, link.to) for link in found.relations}
    wanted = {(link.kind, partner.get(link.to)) for link in gold.relations}
    return Tally(len(wanted & came), _links(gold.relations, page.golds), _links(found.relations, page.found))


def _links(relations: Sequence[Link], deals: Sequence[Agreement]) -> tuple[str, ...]:
    names = {deal.id: deal.name for deal in deals}
    return tuple(f"{link.kind} {names[link.to]}" for link in relations)


def _shown_agreement(deal: Agreement, actors: Mapping[str, Actor]) -> str:
    return f"{deal.kind} {deal.status}, {listed(names_of(deal.parties, actors))}"


def _parties(page: Matched[Agreement], gold: Agreement, found: Agreement) -> Tally:
    return people(page, gold.parties, found.parties)


_AGREEMENT: Layer[Agreement] = Layer(
    "agreement",
    lambda deal: deal.mentions,
    _shown_agreement,
    (
        Asked("named", same_value(lambda deal: deal.named)),
        Asked("kind", same_value(lambda deal: deal.kind)),
        Asked("parties", exactly(_parties)),
        Told("party", _parties, silent=True),
        Asked("status", same_value(lambda deal: deal.status)),
        Asked("signed", same_value(lambda deal: deal.signed, asked=lambda deal: deal.signed)),
        Told("dates", _dates),
        Asked("date", _date),
        Told("signatories", _signatories),
        Asked("signed for", _signed_for),
        Told("relations", _relations),
        Asked("binding", same_value(lambda deal: deal.binding, asked=lambda deal: deal.binding is not None)),
    ),
)


# Initiatives


def _initiatives(gold: AgreementsGold, found: AgreementsPrediction, casts: Casts) -> Matched[Initiative]:
    pairs = paired_by_mentions(
        casts,
        [(one.mentions, one.participants) for one in gold.initiatives],
        [(one.mentions, one.participants) for one in found.initiatives],
    )
    return Matched(gold.id, gold.text, casts, gold.initiatives, found.initiatives, pairs)


def _participants(page: Matched[Initiative], gold: Initiative, found: Initiative) -> Tally:
    return people(page, gold.participants, found.participants)


def _editions(_: Matched[Initiative], gold: Initiative, found: Initiative) -> Tally:
    """Count editions that both have; those of which the gold has a date choose first."""
    candidates = sorted(
        (mine.date is None, at, there)
        for at, mine in enumerate(gold.editions)
        for there, other in enumerate(found.editions)
        if mine.ordinal == other.ordinal and mine.date in {None, other.date}
    )
    shared = len(one_to_one((at, there) for _, at, there in candidates))
    return Tally(shared, tuple(map(_edition, gold.editions)), tuple(map(_edition, found.editions)))


def _edition(one: Edition) -> str:
    return f"{one.ordinal or '-'} {one.date or '-'}"


def _shown_initiative(one: Initiative, actors: Mapping[str, Actor]) -> str:
    return f"{one.kind}, {listed(names_of(one.participants, actors))}"


_INITIATIVE: Layer[Initiative] = Layer(
    "initiative",
    lambda one: one.mentions,
    _shown_initiative,
    (
        Asked("initiative kind", same_value(lambda one: one.kind)),
        Told("participants", _participants),
        Told("editions", _editions),
    ),
)


# Commitments


def _commitments(gold: AgreementsGold, found: AgreementsPrediction, casts: Casts) -> Matched[Commitment]:
    pairs = _paired_by_words(gold.text, gold.commitments, found.commitments)
    return Matched(gold.id, gold.text, casts, gold.commitments, found.commitments, pairs)


def _paired_by_words(text: str, golds: Sequence[Commitment], found: Sequence[Commitment]) -> Pairs:
    mine = [_words(text, promise.evidence) for promise in golds]
    others = [_words(text, _promised(promise)) for promise in found]
    ranked = sorted(
        (-shared, at, there)
        for at, one in enumerate(mine)
        for there, other in enumerate(others)
        if (shared := len(one & other)) and shared >= _ALIKE * min(len(one), len(other))
    )
    return one_to_one((at, there) for _, at, there in ranked)


def _promised(promise: Commitment) -> tuple[Span, ...]:
    """Return what is promised: the last passage of the evidence."""
    return promise.evidence[-1:]


def _words(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Return the words of passages by where they end."""
    return frozenset(
        span.start + word.end() for span in spans for word in _WORD.finditer(text[span.start : span.end])
    )


def _by(page: Matched[Commitment], gold: Commitment, found: Commitment) -> Tally:
    return people(page, gold.by, found.by)


def _to(page: Matched[Commitment], gold: Commitment, found: Commitment) -> Tally:
    return people(page, gold.to, found.to)


def _amount(promise: Commitment) -> str | None:
    """Return an amount as number and unit, whatever the words."""
    if promise.amount is None:
        return None
    return f"{promise.amount.value:g} {promise.amount.unit or ''}".strip().casefold()


def _shown_commitment(promise: Commitment, actors: Mapping[str, Actor]) -> str:
    sides = (listed(names_of(side, actors)) for side in (promise.by, promise.to))
    return f"{promise.status}, {' > '.join(sides)}"


_COMMITMENT: Layer[Commitment] = Layer(
    "commitment",
    _promised,
    _shown_commitment,
    (
        Asked("commitment by", exactly(_by)),
        Asked("commitment to", exactly(_to)),
        Asked("commitment due", same_value(lambda promise: promise.due, asked=lambda promise: promise.due)),
        Asked("commitment amount", same_value(_amount, asked=_amount)),
        Asked("commitment status", same_value(lambda promise: promise.status)),
    ),
)
