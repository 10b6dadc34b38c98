"""Readings -> Things: judges what is the same across pages, and composes each thing from all its reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from foedera.actors import Actor
from foedera.compose import (
    compose_actor,
    compose_agreement,
    compose_article,
    compose_commitment,
    compose_event,
    compose_initiative,
    compose_statement,
    written_out,
)
from foedera.copies import Pages
from foedera.identity import Bonds, Comparison, Findings, Found, Traits, clusters, gather
from foedera.reading import Finding, Reading
from foedera.reviews import Mark, reviewed
from foedera.same_actor import Roster, actor_traits, same_actor
from foedera.same_event import event_traits, same_event
from foedera.same_initiative import same_initiative, series_traits
from foedera.same_instrument import agreement_traits, related_pairs, same_instrument
from foedera.same_words import commitment_traits, same_commitment, same_statement, statement_traits
from foedera.things import Judgement, Kind, RecordedArticle, Things
from foedera.votes import Desk

F = TypeVar("F", bound=Actor | Finding)
V = TypeVar("V", bound=Traits)


@dataclass(frozen=True, slots=True)
class Member:
    """That a finding belongs to a thing, and the passage it stands at: a text by its digest, and offsets."""

    key: str
    thing: str
    kind: Kind
    article: str
    sha256: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The things of a record, the judgements they rest on, and the thing of every finding."""

    things: Things
    judgements: tuple[Judgement, ...]
    members: tuple[Member, ...]


@dataclass(slots=True)
class _Work:
    """Judgements and record ids as they come about, kind by kind."""

    bonds: Bonds
    judgements: list[Judgement]
    ids: dict[tuple[int, str], str]
    members: list[Member]

    def unite(
        self,
        kind: Kind,
        found: Sequence[Found[F]],
        traits: Callable[[Found[F]], V],
        compare: Comparison[V],
        bonds: Bonds | None = None,
    ) -> list[list[Found[F]]]:
        """Judge one kind's findings, note the record id of each, and return the groups."""
        bonds = bonds or self.bonds
        derived = gather(((one.key, _standing_alone(one, traits(one))) for one in found), compare, bonds)
        by_key = {one.key: one for one in found}
        settled = [j for j in bonds.judgements if j.a in by_key and j.b in by_key]
        self.judgements += [*settled, *derived]
        groups = []
        for keys in clusters(by_key, [*settled, *derived]):
            group = [by_key[key] for key in keys]
            groups.append(group)
            for one in group:
                self.ids[one.at, one.thing.id] = keys[0]
                self.members.append(_member(one, keys[0], kind))
        return groups


def _standing_alone(found: Found[Any], traits: V) -> V:
    """Return traits of a finding; one that people rejected is united with nothing."""
    return replace(traits, alone=found.key) if found.review == "rejected" else traits  # type: ignore[type-var]


def consolidate(
    readings: Iterable[Reading], verdicts: Iterable[Judgement] = (), marks: Sequence[Mark] = ()
) -> Consolidation:
    """Return what readings tell together; the outcome does not depend on their order.

    Args:
        readings: One reading for each version of each page.
        verdicts: What people judged of identities; it goes before every rule.
        marks: What people found of findings.
    """
    pages = Pages.of(readings)
    found = reviewed(Findings.of(pages), marks)
    work = _Work(Bonds.of(verdicts), [], {}, [])
    profiles = [
        compose_actor(pages, group) for group in work.unite("actors", found.actors, actor_traits, same_actor)
    ]
    roster = Roster(found.actors, {one.key: work.ids[one.at, one.thing.id] for one in found.actors})
    related = Bonds.of([*work.bonds.judgements, *related_pairs(found.agreements)])
    agreements = work.unite(
        "agreements", found.agreements, lambda f: agreement_traits(f, roster), same_instrument, related
    )
    initiatives = work.unite(
        "initiatives", found.initiatives, lambda f: series_traits(f, roster), same_initiative
    )
    statements = work.unite(
        "statements", found.statements, lambda f: statement_traits(f, roster), same_statement
    )
    commitments = work.unite(
        "commitments", found.commitments, lambda f: commitment_traits(f, roster), same_commitment
    )
    events = work.unite("events", found.events, lambda f: event_traits(f, roster, work.ids), same_event)
    desk = Desk(pages, work.ids, {profile.id: written_out(profile) for profile in profiles})
    things = Things(
        tuple(profiles),
        tuple(compose_event(desk, group) for group in events),
        tuple(compose_agreement(desk, group) for group in agreements),
        tuple(compose_initiative(desk, group) for group in initiatives),
        tuple(compose_statement(desk, group) for group in statements),
        tuple(compose_commitment(desk, group) for group in commitments),
        tuple(_articles(pages, work)),
    )
    return Consolidation(things, tuple(work.judgements), tuple(work.members))


def _articles(pages: Pages, work: _Work) -> Iterator[RecordedArticle]:
    """Yield one article for each page, under the id of its first reading."""
    readings: Mapping[int, list[int]] = defaultdict(list)
    for at, page in enumerate(pages.page):
        readings[page].append(at)
    names = {page: pages.readings[page].article.id for page in readings}
    for page, ats in readings.items():
        for at in ats:
            article = pages.readings[at].article
            where = (article.id, article.sha256, 0, len(article.text))
            work.members.append(Member(article.id, names[page], "articles", *where))
        yield compose_article(pages, ats, names)


def _member(found: Found[F], thing: str, kind: Kind) -> Member:
    article = found.reading.article
    start, end = (found.head.start, found.head.end) if found.head else (0, 0)
    return Member(found.key, thing, kind, article.id, article.sha256, start, end)
