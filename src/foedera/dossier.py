"""The record -> a dossier: all that is known of a country, a pair, a person, a body, an agreement or a programme.

What belongs to it is counted and chosen by gists (`scope`); only what it shows is composed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from foedera.careers import Office, Partner, Related, offices_of, partners_of, related_to
from foedera.choosing import (
    AGREEMENTS,
    COMMITMENTS,
    EVENTS,
    INITIATIVES,
    STATEMENTS,
    Rank,
    grouped,
    shares,
)
from foedera.dates import PartialDate
from foedera.encounters import Encounter, met_by
from foedera.gists import STATUSES, UNREAL, Gist, Matter, reached
from foedera.ledger import STATES
from foedera.record import Record
from foedera.scope import Bounds, in_scope
from foedera.subjects import Subject, find_subject
from foedera.things import (
    ActorProfile,
    Contradiction,
    Kind,
    RecordedAgreement,
    RecordedCommitment,
    RecordedEvent,
    RecordedInitiative,
    RecordedStatement,
    Source,
)


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
class Count:
    """How many things a part of a dossier has in all: a section and, within it, a status, a state or a year."""

    section: str
    group: str
    total: int


@dataclass(frozen=True, slots=True)
class Month:
    """What happened and was said in a month, or in a year where the words tell no month.

    `events` includes meetings; `quads` counts events by PLOVER's quad class, those denied or hypothetical left out.
    """

    month: str
    meetings: int
    events: int
    statements: int
    quads: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a record knows of its subjects together, or the most telling part of it; `meetings` are ids of events.

    `ledger_day` is the day on which commitments are judged: the one asked for, else that of the last page. `limit` is
    how many things each list may hold (0: all); `overview`, `counts`, `months` and `partners` are of the whole.
    """

    heading: str
    subjects: tuple[Subject, ...]
    since: PartialDate | None
    until: PartialDate | None
    as_of: PartialDate | None
    new_since: PartialDate | None
    ledger_day: date | None
    limit: int
    overview: Overview
    counts: tuple[Count, ...]
    months: tuple[Month, ...]
    profiles: tuple[ActorProfile, ...]
    offices: tuple[Office, ...]
    partners: tuple[Partner, ...]
    related: tuple[Related, ...]
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


def build_dossier(  # noqa: PLR0913 - as many as a question has sides
    record: Record,
    who: str,
    with_: str | None = None,
    *,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    as_of: PartialDate | None = None,
    new_since: PartialDate | None = None,
    limit: int = 0,
) -> Dossier:
    """Return the dossier on a country, person, body, agreement or programme, or on two of them together.

    Args:
        record: A consolidated record.
        who: A country's code or name, a name, an acronym, or a record id.
        with_: The other side, where a dossier is on a pair.
        since: The first day of what is told.
        until: The last day of what is told.
        as_of: Only what was published by this day is known; what is one thing is judged as today.
        new_since: Only what pages of this day or later were the first to tell.
        limit: How many things each list may hold, the most telling of each; 0 is all.

    Raises:
        UnknownId: If nothing in the record is called that.
    """
    day = as_of.latest if as_of else None
    subjects = tuple(find_subject(record, name, day) for name in (who, with_) if name is not None)
    return _Choice(record, subjects, Bounds(since, until, as_of, new_since), limit).dossier()


class _Choice:
    """What concerns all subjects within the days asked for, counted as a whole and composed as far as it is shown."""

    def __init__(self, record: Record, subjects: tuple[Subject, ...], bounds: Bounds, limit: int) -> None:
        self._record, self._subjects, self._bounds, self._limit = record, subjects, bounds, limit
        self._choosing = record.choosing
        gists = in_scope(record, subjects, bounds)
        self._gists = gists
        self._of = {kind: [gist for gist in gists if gist.kind == kind] for kind in _KINDS}
        self._dated = [gist for gist in self._of[EVENTS] if gist.first is not None]
        self._undated = [gist for gist in self._of[EVENTS] if gist.first is None]
        self._meetings = [gist for gist in self._of[EVENTS] if gist.is_meeting]
        self._pages = self._choosing.pages((gist.thing for gist in gists), bounds.known)
        days = [told.published for told in self._pages if told.published]
        self._seen = (
            min(days, key=lambda day: (day.earliest, day.latest), default=None),
            max(days, key=lambda day: (day.latest, day.earliest), default=None),
        )
        last = self._seen[1]
        self._ledger_day = bounds.as_of.latest if bounds.as_of else last.latest if last else None
        self._states = grouped(self._of[COMMITMENTS], self._state)
        self._made: dict[int, Matter] = {}

    def dossier(self) -> Dossier:
        """Return what was chosen, in order."""
        deals, timeline = self._deals(), self._timeline()
        undated = sorted(self._shown({"": self._undated}, _late), key=_by_day)
        initiatives = self._shown({"": self._of[INITIATIVES]}, _late)
        statements = self._shown(grouped(self._of[STATEMENTS], _year), _latest)
        commitments = self._shown(self._states, _soonest)
        clashes = tuple(self._clashes())
        encounters, encountered = met_by(
            self._choosing,
            self._meetings,
            [one.id for one in self._subjects],
            self._limit,
            self._bounds.known,
        )
        meetings = {gist.thing for gist in self._meetings}
        ids = [item.id for number, item in self._made.items() if number in meetings]
        bounds = self._bounds
        return Dossier(
            heading=" and ".join(subject.name for subject in self._subjects),
            subjects=self._subjects,
            since=bounds.since,
            until=bounds.until,
            as_of=bounds.as_of,
            new_since=bounds.new_since,
            ledger_day=self._ledger_day,
            limit=self._limit,
            overview=self._overview(),
            counts=tuple(self._counts(encountered)),
            months=tuple(self._months()),
            profiles=tuple(self._profiles()),
            offices=tuple(
                office for one in self._subjects for office in offices_of(self._record, one, bounds.known)
            ),
            partners=partners_of(self._record, self._subjects, self._gists),
            related=tuple(
                link for one in self._subjects for link in related_to(self._record, one, bounds.as_of)
            ),
            agreements=deals,
            initiatives=tuple(
                sorted(cast("list[RecordedInitiative]", initiatives), key=lambda plan: (plan.name, plan.id))
            ),
            timeline=timeline,
            undated=tuple(undated),
            meetings=tuple(event.id for event in (*timeline, *undated) if event.id in ids),
            encounters=encounters,
            statements=tuple(sorted(cast("list[RecordedStatement]", statements), key=_said_on)),
            commitments=tuple(sorted(cast("list[RecordedCommitment]", commitments), key=_due_on)),
            contradictions=clashes,
            sources=tuple(self._cited()),
        )

    # --- choosing -------------------------------------------------------------------------------------------------

    def _shown(self, groups: dict[str, list[Gist]], rank: Rank) -> list[Any]:
        """Return the things of groups that are shown: of each as many as its share is, the first by a rank."""
        sizes = shares([len(held) for held in groups.values()], self._limit)
        return [
            self._thing(gist)
            for held, size in zip(groups.values(), sizes, strict=True)
            if size
            for gist in self._choosing.first(held, rank, size)
        ]

    def _thing(self, gist: Gist) -> Matter:
        if gist.thing not in self._made:
            compose = self._choosing.shown if self._limit else self._choosing.thing
            self._made[gist.thing] = cast("Matter", compose(gist, self._bounds.known))
        return self._made[gist.thing]

    def _deals(self) -> tuple[StatusGroup, ...]:
        found = grouped(self._of[AGREEMENTS], lambda gist: gist.status)
        ordered = {status: found[status] for status in STATUSES if status in found}
        deals: list[RecordedAgreement] = self._shown(ordered, _latest)
        held = grouped(deals, lambda deal: deal.status)
        return tuple(
            StatusGroup(status, tuple(sorted(some, key=lambda deal: (_first(reached(deal)), deal.id))))
            for status, some in held.items()
        )

    def _timeline(self) -> tuple[RecordedEvent, ...]:
        return tuple(sorted(self._shown(grouped(self._dated, _year), _latest), key=_by_day))

    def _clashes(self) -> Iterator[Clash]:
        """Yield the contradictions, those of the most reported things first."""
        left = self._limit
        disputed = [gist for gist in self._gists if gist.clashes]
        for gist in self._choosing.first(disputed, _late, left):
            thing = self._thing(gist)
            for found in thing.contradictions[: left or None]:
                yield Clash(thing.id, _kind_of(thing), name_of(thing), found)
            left -= min(left, len(thing.contradictions))
            if self._limit and not left:
                return

    def _profiles(self) -> Iterator[ActorProfile]:
        for one in self._subjects:
            if one.kind == "actor":
                day = self._bounds.as_of
                yield cast("ActorProfile", self._record.thing(one.id, day.latest if day else None))

    # --- counting -------------------------------------------------------------------------------------------------

    def _overview(self) -> Overview:
        return Overview(
            articles=len({told.article for told in self._pages}),
            independent_sources=len({told.copies for told in self._pages}),
            sites=len({told.site for told in self._pages if told.site}),
            first_seen=self._seen[0],
            last_seen=self._seen[1],
            agreements=len(self._of[AGREEMENTS]),
            initiatives=len(self._of[INITIATIVES]),
            events=len(self._of[EVENTS]),
            meetings=len(self._meetings),
            statements=len(self._of[STATEMENTS]),
            commitments=len(self._of[COMMITMENTS]),
            contradictions=sum(gist.clashes for gist in self._gists),
        )

    def _counts(self, encounters: int) -> Iterator[Count]:
        """Yield how many things each part has; parts that have none are left out."""
        by_status = Counter(gist.status for gist in self._of[AGREEMENTS])
        years = Counter(map(_year, self._dated))
        view = self._overview()
        parts = [
            *(("agreements", status, by_status[status]) for status in STATUSES),
            ("initiatives", "", view.initiatives),
            *(("timeline", year, years[year]) for year in sorted(years)),
            ("undated", "", len(self._undated)),
            ("meetings", "", view.meetings),
            ("encounters", "", encounters),
            ("statements", "", view.statements),
            *(("commitments", state, len(self._states.get(state, ()))) for state in STATES),
            ("contradictions", "", view.contradictions),
            ("sources", "", view.articles),
        ]
        yield from (Count(*part) for part in parts if part[2])

    def _state(self, gist: Gist) -> str:
        day, late = self._ledger_day, gist.last is not None and gist.status == "open"
        return "overdue" if late and day and gist.last < day.toordinal() else gist.status  # type: ignore[operator]

    def _months(self) -> Iterator[Month]:
        found = grouped([*self._dated, *self._of[STATEMENTS]], _month)
        for month in sorted(month for month in found if month):
            events = [gist for gist in found[month] if gist.kind == EVENTS]
            quads = Counter(gist.quad for gist in events if gist.status not in UNREAL)
            yield Month(
                month,
                sum(gist.is_meeting for gist in events),
                len(events),
                len(found[month]) - len(events),
                (quads[1], quads[2], quads[3], quads[4]),
            )

    def _cited(self) -> Iterator[Cited]:
        """Yield the articles behind the things that are shown, in order of publication."""
        items = self._made.values()
        counts = Counter(article for item in items for article in {source.article for source in item.sources})
        sources: dict[str, Source] = {s.article: s for item in items for s in item.sources}
        copied = {told.article for told in self._pages if told.copies > 0}
        for name, source in sorted(sources.items(), key=lambda one: (_published(one[1]), one[0])):
            original = self._choosing.copied(name, self._bounds.known) if name in copied else None
            copy_of = original if original in sources else None
            yield Cited(name, source.url, source.site, source.title, source.published, copy_of, counts[name])


_KINDS = (EVENTS, AGREEMENTS, INITIATIVES, STATEMENTS, COMMITMENTS)


def _latest(gist: Gist) -> tuple[int, int, int]:
    """Rank what is most widely told first, then what is latest."""
    return -gist.independent, -gist.reports, -(gist.first or gist.seen)


def _late(gist: Gist) -> tuple[int, int, int]:
    """Rank what is most widely told first, then what pages told last."""
    return -gist.independent, -gist.reports, -gist.heard


def _soonest(gist: Gist) -> tuple[int, int, int]:
    """Rank what is most widely told first, then what is due first."""
    return -gist.independent, -gist.reports, gist.first or date.max.toordinal()


def _year(gist: Gist) -> str:
    return str(date.fromordinal(gist.seen if gist.first is None else gist.first).year)


def _month(gist: Gist) -> str:
    """Return the month or year that a thing lies in, or nothing where it lies in neither."""
    if gist.first is None or gist.last is None:
        return ""
    within = PartialDate.covering(date.fromordinal(gist.first), date.fromordinal(gist.last))
    return str(within)[:7] if within else ""


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


def _said_on(said: RecordedStatement) -> tuple[date, str]:
    return _first(said.date or said.first_seen), said.id


def _due_on(vow: RecordedCommitment) -> tuple[date, date, str]:
    return _first(vow.due), _first(vow.made or vow.first_seen), vow.id


def _first(day: PartialDate | None) -> date:
    return day.earliest if day else date.max


def _published(source: Source) -> date:
    return _first(source.published)
