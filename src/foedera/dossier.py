"""The record -> a dossier: all that is known of a country, a pair, a person, a body, an agreement or a programme."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TypeVar

from foedera.dates import PartialDate
from foedera.dating import When
from foedera.ledger import is_news
from foedera.record import Record
from foedera.subjects import Subject, find_subject
from foedera.things import (
    ROWS,
    Contradiction,
    Kind,
    Recorded,
    RecordedActor,
    RecordedAgreement,
    RecordedCommitment,
    RecordedEvent,
    RecordedInitiative,
    RecordedStatement,
    Source,
    Thing,
    Things,
)

R = TypeVar("R", bound=Recorded)

Matter = RecordedEvent | RecordedAgreement | RecordedInitiative | RecordedStatement | RecordedCommitment

SIGNING = frozenset({"AGREE", "SUPPORT"})
"""The types of events that make or sign an agreement, where they are tied to one."""

STATUS_ORDER = (
    *("in force", "renewed", "ratified", "signed", "initialled", "negotiating", "announced", "proposed"),
    *("suspended", "expired", "terminated", "cancelled", "denied"),
)
"""What binds today, then what is to come, then what is over."""


@dataclass(frozen=True, slots=True)
class Overview:
    """How much a dossier holds, and what it rests on."""

    articles: int
    independent_sources: int
    sites: int
    first_seen: PartialDate | None
    last_seen: PartialDate | None
    agreements: int
    initiatives: int
    events: int
    meetings: int
    statements: int
    commitments: int
    contradictions: int


@dataclass(frozen=True, slots=True)
class StatusGroup:
    """The agreements of one status, by the day that brought them there."""

    status: str
    agreements: tuple[RecordedAgreement, ...]


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two people who met: in how many events, between which days."""

    one: RecordedActor
    other: RecordedActor
    events: tuple[str, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction with the thing that it is about."""

    thing: str
    kind: Kind
    name: str
    contradiction: Contradiction


@dataclass(frozen=True, slots=True)
class Cited:
    """An article that a dossier rests on, and how many of its items it tells of."""

    article: str
    url: str | None
    site: str | None
    title: str | None
    published: PartialDate | None
    copy_of: str | None
    items: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a record knows of its subjects together; `meetings` are ids of events.

    `ledger_day` is the day on which commitments are judged: the one asked for, else that of the last page.
    """

    heading: str
    subjects: tuple[Subject, ...]
    since: PartialDate | None
    until: PartialDate | None
    as_of: PartialDate | None
    new_since: PartialDate | None
    ledger_day: date | None
    overview: Overview
    agreements: tuple[StatusGroup, ...]
    initiatives: tuple[RecordedInitiative, ...]
    timeline: tuple[RecordedEvent, ...]
    undated: tuple[RecordedEvent, ...]
    meetings: tuple[str, ...]
    encounters: tuple[Encounter, ...]
    statements: tuple[RecordedStatement, ...]
    commitments: tuple[RecordedCommitment, ...]
    contradictions: tuple[Clash, ...]
    sources: tuple[Cited, ...]


def build_dossier(
    record: Record,
    who: str,
    with_: str | None = None,
    *,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    as_of: PartialDate | None = None,
    new_since: PartialDate | None = None,
) -> Dossier:
    """Return the dossier on a country, person, body, agreement or programme, or on two of them together.

    Args:
        record: A consolidated record.
        who: A country's code or name, a name, an acronym, or a record id.
        with_: The other side, where a dossier is on a pair.
        since: The first day of what is told.
        until: The last day of what is told.
        as_of: Only what was published by this day is known.
        new_since: Only what pages of this day or later were the first to tell.

    Raises:
        UnknownId: If nothing in the record is called that.
    """
    known = record.everything(as_of.latest) if as_of else None
    subjects = tuple(find_subject(record, name, known) for name in (who, with_) if name is not None)
    things = _concerning(record, subjects) if known is None else known
    found = _Choice(things, subjects, _Bounds(since, until, as_of, new_since))
    return found.dossier()


def _concerning(record: Record, subjects: Sequence[Subject]) -> Things:
    """Return the things that can belong to a dossier: what is about its subjects, and what stands on the same pages."""
    found: dict[str, Thing] = {thing.id: thing for thing in record.things_of([one.id for one in subjects])}
    deals = [one.id for one in subjects if one.kind in {"agreement", "initiative"}]
    for thing in list(found.values()):
        if isinstance(thing, RecordedEvent) and thing.type in SIGNING:
            deals += thing.agreements
    found |= {thing.id: thing for thing in map(record.thing, dict.fromkeys(deals))}
    acts = (RecordedEvent, RecordedAgreement, RecordedInitiative)
    told = {source.article for thing in found.values() if isinstance(thing, acts) for source in thing.sources}
    found |= {thing.id: thing for thing in record.things_on(told, ("statements", "commitments"))}
    cited = sorted({source.article for thing in found.values() for source in thing.sources})
    found |= {thing.id: thing for thing in map(record.thing, cited)}
    sorted_ = {
        kind: tuple(one for one in found.values() if isinstance(one, row)) for kind, row in ROWS.items()
    }
    return Things(**sorted_)  # type: ignore[arg-type]


def usable(when: When) -> bool:
    """Tell whether the words date an event, rather than only bound it."""
    return when.start is not None and when.end is not None and when.basis != "bound"


def is_meeting(event: RecordedEvent) -> bool:
    """Tell whether an event is people consulting, planned or done."""
    return event.type == "CONSULT" or (event.type == "AGREE" and event.act == "CONSULT")


def people_of(event: RecordedEvent) -> tuple[RecordedActor, ...]:
    """Return the persons who take part in an event."""
    everyone = (*event.actor, *event.recipient, *event.persons)
    return tuple(dict.fromkeys(actor for actor in everyone if actor.kind == "person"))


def reached(deal: RecordedAgreement) -> PartialDate | None:
    """Return when an agreement reached its status, or the last date that its history tells."""
    days = [entry.date for entry in deal.history if entry.date and entry.status == deal.status]
    return days[-1] if days else next((entry.date for entry in reversed(deal.history) if entry.date), None)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The days that a dossier was asked for."""

    since: PartialDate | None
    until: PartialDate | None
    as_of: PartialDate | None
    new_since: PartialDate | None

    @property
    def period(self) -> tuple[date, date]:
        return self.since.earliest if self.since else date.min, self.until.latest if self.until else date.max


class _Choice:
    """The things that concern all subjects within a period."""

    def __init__(self, things: Things, subjects: tuple[Subject, ...], bounds: _Bounds) -> None:
        self._things, self._subjects, self._bounds = things, subjects, bounds
        self._since, self._until = bounds.period
        self._wanted = frozenset(subject.id for subject in subjects)
        self.events = [event for event in things.events if self._concerns(event)]
        dealt = {deal for event in self.events if event.type in SIGNING for deal in event.agreements}
        self.agreements = [
            deal
            for deal in things.agreements
            if self._concerns(deal) or (not deal.parties and deal.id in dealt)
        ]
        self.initiatives = [plan for plan in things.initiatives if self._concerns(plan)]
        told: Sequence[Matter] = [*self.events, *self.agreements, *self.initiatives]
        self._articles = frozenset(source.article for item in told for source in item.sources)
        self.statements = [said for said in things.statements if self._is_theirs(said, said.audience)]
        self.commitments = [vow for vow in things.commitments if self._is_theirs(vow, vow.to)]

    def dossier(self) -> Dossier:
        """Return what was chosen, in order."""
        events = sorted(self._during(self.events, _event_days), key=_by_day)
        agreements = list(self._during(self.agreements, _agreement_days))
        initiatives = sorted(self._during(self.initiatives, _edition_days), key=lambda plan: plan.name)
        statements = sorted(self._during(self.statements, _statement_days), key=_said_on)
        commitments = sorted(self._during(self.commitments, _commitment_days), key=_due_on)
        timeline = tuple(event for event in events if usable(event.date))
        items: list[Matter] = [*events, *agreements, *initiatives, *statements, *commitments]
        clashes = tuple(_clashes(items))
        sources = tuple(self._cited(items))
        meetings = [event for event in events if is_meeting(event)]
        days = [source.published for source in sources if source.published]
        known, bounds = max((day.latest for day in days), default=None), self._bounds
        return Dossier(
            " and ".join(subject.name for subject in self._subjects),
            self._subjects,
            bounds.since,
            bounds.until,
            bounds.as_of,
            bounds.new_since,
            bounds.as_of.latest if bounds.as_of else known,
            Overview(
                articles=len(sources),
                independent_sources=sum(source.copy_of is None for source in sources),
                sites=len({source.site for source in sources if source.site}),
                first_seen=min(days, key=lambda day: day.earliest, default=None),
                last_seen=max(days, key=lambda day: day.latest, default=None),
                agreements=len(agreements),
                initiatives=len(initiatives),
                events=len(events),
                meetings=len(meetings),
                statements=len(statements),
                commitments=len(commitments),
                contradictions=len(clashes),
            ),
            tuple(_by_status(agreements)),
            tuple(initiatives),
            timeline,
            tuple(event for event in events if not usable(event.date)),
            tuple(event.id for event in meetings),
            tuple(self._encounters(meetings)),
            tuple(statements),
            tuple(commitments),
            clashes,
            sources,
        )

    def _concerns(self, item: Matter) -> bool:
        """Tell whether a thing is about all subjects; what people rejected is about nobody."""
        return item.review != "rejected" and self._wanted <= _about(item)

    def _is_theirs(self, item: RecordedStatement | RecordedCommitment, to: Iterable[RecordedActor]) -> bool:
        """Tell whether words concern all subjects: they are named with them, or tell of them in their midst."""
        about = _about(item)
        if item.review == "rejected":
            return False
        if self._wanted <= about:
            return True
        spoken = any(subject.id in about for subject in self._subjects) or self._on_a_thing()
        return spoken and not tuple(to) and any(source.article in self._articles for source in item.sources)

    def _on_a_thing(self) -> bool:
        return any(subject.kind in {"agreement", "initiative"} for subject in self._subjects)

    def _during(self, items: Iterable[R], days: Callable[[R], Iterable[tuple[date, date]]]) -> Iterator[R]:
        """Yield the items that fall within the period and are news, if asked for; what has no date goes by its pages."""
        news = self._bounds.new_since
        for item in items:
            if news is not None and not is_news(item, news.earliest):
                continue
            intervals = list(days(item)) or [(day.earliest, day.latest) for day in _seen(item)]
            if (not intervals and (self._since, self._until) == (date.min, date.max)) or any(
                start <= self._until and self._since <= end for start, end in intervals
            ):
                yield item

    def _encounters(self, meetings: Iterable[RecordedEvent]) -> Iterator[Encounter]:
        """Yield who met whom across sides, the most frequent first."""
        met: dict[tuple[str, str], list[RecordedEvent]] = defaultdict(list)
        people: dict[str, RecordedActor] = {}
        for event in meetings:
            present = sorted(
                people_of(event), key=lambda person: (self._side(person), person.name, person.id)
            )
            people |= {person.id: person for person in present}
            for one, other in combinations(present, 2):
                if one.country != other.country or one.country is None:
                    met[one.id, other.id].append(event)
        pairs = sorted(met, key=lambda pair: (-len(met[pair]), people[pair[0]].name, people[pair[1]].name))
        for one_id, other_id in pairs:
            events = met[one_id, other_id]
            known = [event.date for event in events if usable(event.date)]
            yield Encounter(
                people[one_id],
                people[other_id],
                tuple(event.id for event in events),
                min((when.start for when in known if when.start), default=None),
                max((when.end for when in known if when.end), default=None),
            )

    def _side(self, person: RecordedActor) -> int:
        """Return the place of a person's subject, so that each side stands in a column of its own."""
        ids = [subject.id for subject in self._subjects]
        own = [ids.index(one) for one in (person.id, person.country) if one in ids]
        return min(own, default=len(ids))

    def _cited(self, items: Iterable[Matter]) -> Iterator[Cited]:
        """Yield the articles behind the items, in order of publication."""
        counts = Counter(article for item in items for article in {source.article for source in item.sources})
        sources: dict[str, Source] = {s.article: s for item in items for s in item.sources}
        copies = {article.id: article.copy_of for article in self._things.articles}
        for name, source in sorted(sources.items(), key=lambda one: (_published(one[1]), one[0])):
            original = copies.get(name)
            copy_of = original if original in sources else None
            yield Cited(name, source.url, source.site, source.title, source.published, copy_of, counts[name])


def _about(item: Matter) -> frozenset[str]:
    """Return the ids and countries of everyone and everything that a thing is about."""
    match item:
        case RecordedEvent():
            actors = [*item.actor, *item.recipient, *item.persons]
            links = [*item.agreements, *item.initiatives]
        case RecordedAgreement():
            hands = [part for hand in item.signatories for part in (hand.person, hand.for_) if part]
            actors, links = [*item.parties, *hands], [item.id, *(link.to for link in item.relations)]
        case RecordedInitiative():
            actors, links = [*item.participants, *([item.organiser] if item.organiser else [])], [item.id]
        case RecordedStatement():
            actors, links = [*([item.speaker] if item.speaker else []), *item.audience], []
        case RecordedCommitment():
            actors, links = [*item.by, *item.to], [item.agreement] if item.agreement else []
    return frozenset([*links, *(actor.id for actor in actors), *(a.country for a in actors if a.country)])


def _by_status(agreements: Iterable[RecordedAgreement]) -> Iterator[StatusGroup]:
    found: dict[str, list[RecordedAgreement]] = defaultdict(list)
    for deal in agreements:
        found[deal.status].append(deal)
    for status in sorted(found, key=STATUS_ORDER.index):
        yield StatusGroup(
            status, tuple(sorted(found[status], key=lambda deal: (_first(reached(deal)), deal.id)))
        )


def _clashes(items: Iterable[Matter]) -> Iterator[Clash]:
    for item in items:
        for found in item.contradictions:
            yield Clash(item.id, _kind_of(item), name_of(item), found)


def name_of(item: Matter) -> str:
    """Return what a thing is called, or the words that tell it."""
    match item:
        case RecordedAgreement() | RecordedInitiative():
            return item.name
        case RecordedEvent():
            return item.sources[0].text if item.sources else item.trigger.text
        case RecordedStatement():
            return item.text
        case _:
            return item.what


def _kind_of(item: Matter) -> Kind:
    kinds: dict[type, Kind] = {
        RecordedEvent: "events",
        RecordedAgreement: "agreements",
        RecordedInitiative: "initiatives",
        RecordedStatement: "statements",
        RecordedCommitment: "commitments",
    }
    return kinds[type(item)]


def _by_day(event: RecordedEvent) -> tuple[date, date, str]:
    return event.date.start or date.max, event.date.end or date.max, event.id


def _event_days(event: RecordedEvent) -> Iterator[tuple[date, date]]:
    if usable(event.date) and event.date.start and event.date.end:
        yield event.date.start, event.date.end


def _agreement_days(deal: RecordedAgreement) -> Iterator[tuple[date, date]]:
    yield from _intervals(entry.date for entry in deal.history)


def _edition_days(plan: RecordedInitiative) -> Iterator[tuple[date, date]]:
    yield from _intervals([*(edition.date for edition in plan.editions), *_seen(plan)])


def _statement_days(said: RecordedStatement) -> Iterator[tuple[date, date]]:
    yield from _intervals([said.date])


def _commitment_days(vow: RecordedCommitment) -> Iterator[tuple[date, date]]:
    yield from _intervals([vow.made, vow.due])


def _intervals(days: Iterable[PartialDate | None]) -> Iterator[tuple[date, date]]:
    yield from ((day.earliest, day.latest) for day in days if day)


def _seen(item: Recorded) -> Iterator[PartialDate]:
    yield from (source.published for source in item.sources if source.published)


def _said_on(said: RecordedStatement) -> tuple[date, str]:
    return _first(said.date or said.first_seen), said.id


def _due_on(vow: RecordedCommitment) -> tuple[date, date, str]:
    return _first(vow.due), _first(vow.made or vow.first_seen), vow.id


def _first(day: PartialDate | None) -> date:
    return day.earliest if day else date.max


def _published(source: Source) -> date:
    return _first(source.published)
