"""What a dossier tells beside what happened: a person's offices, with whom most is done, and kindred agreements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from foedera.agreements import RelationKind
from foedera.choosing import AGREEMENTS, COMMITMENTS, EVENTS, INITIATIVES, STATEMENTS, Career
from foedera.dates import PartialDate
from foedera.errors import UnknownId
from foedera.gists import Gist, state_number
from foedera.knowledge import knowledge
from foedera.record import Record
from foedera.scope import number_of
from foedera.steps import AgreementStatus
from foedera.subjects import Subject
from foedera.things import ActorProfile, RecordedAgreement, Source

_PROOFS = 6
"""Passages that are shown for an office: the first and the last."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that pages give a person: the days of the first and last page that give it as held, and how many do.

    `former` tells that some page calls it one of the past; `sources` are the first and last passages that say it.
    """

    person: str
    title: str
    of: str | None
    first: PartialDate | None
    last: PartialDate | None
    reports: int
    former: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """A country that things of a dossier are about beside its subject, and how many of each kind."""

    country: str
    name: str
    agreements: int
    initiatives: int
    events: int
    meetings: int
    statements: int
    commitments: int

    @property
    def total(self) -> int:
        """All things together; meetings are events."""
        return self.agreements + self.initiatives + self.events + self.statements + self.commitments


@dataclass(frozen=True, slots=True)
class Related:
    """An agreement that the subject renews, amends, implements or replaces (`to`), or that does so to it (`from`)."""

    subject: str
    kind: RelationKind
    direction: Literal["to", "from"]
    id: str
    name: str
    status: AgreementStatus
    signed: PartialDate | None


def offices_of(record: Record, subject: Subject, known: int | None) -> tuple[Office, ...]:
    """Return the offices of a person, the latest first."""
    if subject.kind != "actor":
        return ()
    found: dict[tuple[str, str | None], list[Career]] = {}
    for told in record.choosing.careers(number_of(record, subject), known):
        found.setdefault((told.title.casefold(), told.of), []).append(told)
    offices = [_office(subject, held) for held in found.values()]
    return tuple(
        sorted(offices, key=lambda one: (_back(one.last), _back(one.first), one.title, one.of or ""))
    )


def _office(subject: Subject, held: Sequence[Career]) -> Office:
    titles = Counter(told.title for told in held)
    days = [told.source.published for told in held if told.source.published and not told.former]
    proofs = tuple(dict.fromkeys(told.source for told in held))
    return Office(
        person=subject.id,
        title=min(titles, key=lambda title: (-titles[title], title)),
        of=held[0].of,
        first=min(days, key=lambda day: day.earliest, default=None),
        last=max(days, key=lambda day: day.latest, default=None),
        reports=len({page for told in held for page in told.pages}),
        former=any(told.former for told in held),
        sources=proofs if len(proofs) <= _PROOFS else (*proofs[: _PROOFS // 2], *proofs[-_PROOFS // 2 :]),
    )


def _back(day: PartialDate | None) -> int:
    return -day.latest.toordinal() if day else 0


def partners_of(record: Record, subjects: Sequence[Subject], gists: Iterable[Gist]) -> tuple[Partner, ...]:
    """Return with which countries the things of a country, person or body are shared, most of them first."""
    if len(subjects) != 1 or subjects[0].kind not in {"country", "actor"}:
        return ()
    kinds = {gist.thing: gist for gist in gists}
    counts: dict[int, Counter[int]] = {}
    meetings: Counter[int] = Counter()
    for thing, whom in record.choosing.whom(kinds).items():
        for state in whom:
            if state >= 0:
                break
            counts.setdefault(state, Counter())[kinds[thing].kind] += 1
            meetings[state] += kinds[thing].is_meeting
    own = _own_states(record, subjects[0])
    codes = {state_number(country.code): country for country in knowledge().countries}
    partners = [
        Partner(
            codes[state].code, codes[state].name, held[AGREEMENTS], held[INITIATIVES], held[EVENTS],
            meetings[state], held[STATEMENTS], held[COMMITMENTS],
        )
        for state, held in counts.items()
        if state in codes and state not in own
    ]  # fmt: skip
    return tuple(sorted(partners, key=lambda one: (-one.total, one.name)))


def _own_states(record: Record, subject: Subject) -> set[int]:
    if subject.kind == "country":
        return {state_number(subject.id)}
    profile = record.thing(subject.id)
    assert isinstance(profile, ActorProfile)
    return {state_number(profile.country)} if profile.country else set()


def related_to(record: Record, subject: Subject, as_of: PartialDate | None) -> Iterator[Related]:
    """Yield the agreements that pages set in relation to an agreement, by name."""
    if subject.kind != "agreement":
        return
    day = as_of.latest if as_of else None
    own = record.thing(subject.id, day)
    assert isinstance(own, RecordedAgreement)
    found = [("to", link.kind, _known(record, link.to, day)) for link in own.relations]
    for gist in record.choosing.about([number_of(record, subject)]):
        other = record.choosing.keys([gist.thing])[gist.thing] if gist.kind == AGREEMENTS else own.id
        deal = _known(record, other, day) if other != own.id else None
        found += [("from", link.kind, deal) for link in (deal.relations if deal else ()) if link.to == own.id]
    links = [
        Related(own.id, kind, direction, deal.id, deal.name, deal.status, deal.signed)  # type: ignore[arg-type]
        for direction, kind, deal in found
        if deal is not None and deal.review != "rejected"
    ]
    yield from sorted(set(links), key=lambda one: (one.direction, one.name, one.id, one.kind))


def _known(record: Record, key: str, day: date | None) -> RecordedAgreement | None:
    """Return an agreement if pages told of it by a day."""
    try:
        thing = record.thing(key, day)
    except UnknownId:
        return None
    assert isinstance(thing, RecordedAgreement)
    return thing
