"""Dossier -> what to know first: how the agreements stand, the last meeting, what falls due, what is in dispute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from foedera.brief import KIND_WORDS, counted, joined
from foedera.dossier import Dossier
from foedera.dossier_words import (
    STANDINGS,
    country_name,
    cut,
    event_badge,
    event_days,
    event_title,
    field_words,
    other_parties,
)
from foedera.gists import is_meeting, reached
from foedera.ledger import state_on
from foedera.things import ActorProfile, RecordedAgreement, RecordedCommitment, RecordedEvent

_NAMES, _SHORT = 3, 50


@dataclass(frozen=True, slots=True)
class Part:
    """Some words; `target` is the id of the entry that tells more, or empty."""

    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """One line to know first."""

    label: str
    parts: tuple[Part, ...]
    between: str = ", "

    @property
    def text(self) -> str:
        """All of it."""
        return self.between.join(part.text for part in self.parts)


def glance(dossier: Dossier) -> tuple[Glance, ...]:
    """Return what to know first of a dossier."""
    deals = [deal for group in dossier.agreements for deal in group.agreements]
    known = [event for event in dossier.timeline if event.status in {"occurred", "ongoing"}]
    totals = {(count.section, count.group): count.total for count in dossier.counts}
    lines = (
        *(Glance("Who", (Part(_profile(one)),)) for one in dossier.profiles),
        *_agreements(deals, totals, [subject.id for subject in dossier.subjects]),
        *_event("Last meeting", [event for event in known if is_meeting(event)][-1:]),
        *_event("Announced meeting", list(_ahead(dossier))[:1]),
        *_event("Last act of conflict", [event for event in known if event.quad > 2][-1:]),
        *_commitments(dossier.commitments, dossier.ledger_day, totals),
        *_disputes(dossier),
        *_speakers(dossier),
    )
    return tuple(lines)


def _profile(one: ActorProfile) -> str:
    """Return what a person or body is: its kind, its country, and its other names."""
    others = [name for name in one.aliases if name != one.name and not name[:1].islower()][:_NAMES]
    names = f"also called {', '.join(others)}" if others else ""
    return joined([KIND_WORDS[one.kind][0].lower(), country_name(one.country), names], ", ")


def _agreements(
    deals: Sequence[RecordedAgreement], totals: Mapping[tuple[str, str], int], subjects: Sequence[str]
) -> Iterator[Glance]:
    """Yield how many agreements stand, are under way and are over, with the latest of each."""
    for label, standing in (("Agreed", "binding"), ("Under way", "ahead"), ("Ended or denied", "over")):
        those = [deal for deal in deals if STANDINGS[deal.status] == standing]
        if those:
            latest = sorted(those, key=lambda deal: (_day(deal), deal.id), reverse=True)[:_NAMES]
            parts = [Part(f"{_deal(deal, subjects)} ({_status(deal)})", deal.id) for deal in latest]
            total = sum(
                number
                for (section, status), number in totals.items()
                if section == "agreements" and STANDINGS[status] == standing
            )
            yield Glance(label, (*parts, *_more(max(total, len(those)), "agreements")))


def _deal(deal: RecordedAgreement, subjects: Sequence[str]) -> str:
    """Return what an agreement is called and, in a dossier on one side, with whom it is."""
    others = other_parties(deal, subjects) if len(subjects) == 1 and subjects[0] != deal.id else ""
    return joined([deal.acronym or cut(deal.name), f"with {cut(others, _SHORT)}" if others else ""], " ")


def _status(deal: RecordedAgreement) -> str:
    days = [str(entry.date) for entry in deal.history if entry.date and entry.status == deal.status]
    return joined([deal.status, *days[-1:]], " ")


def _day(deal: RecordedAgreement) -> date:
    day = reached(deal)
    return day.earliest if day else date.min


def _ahead(dossier: Dossier) -> Iterator[RecordedEvent]:
    """Yield the meetings that were still to come when the last page was written, the nearest first."""
    for event in dossier.timeline:
        end, day = event.date.end, dossier.ledger_day
        if is_meeting(event) and event.status == "planned" and end and day and end >= day:
            yield event


def _event(label: str, events: Sequence[RecordedEvent]) -> Iterator[Glance]:
    for event in events:
        where = f"in {event.place.name}" if event.place else ""
        told = [event_days(event), cut(event_title(event)), event_badge(event), where]
        yield Glance(label, (Part(joined(told, ", "), event.id),))


def _commitments(
    vows: Sequence[RecordedCommitment], day: date | None, totals: Mapping[tuple[str, str], int]
) -> Iterator[Glance]:
    """Yield what falls due next, and what is overdue."""
    late = [vow for vow in vows if state_on(vow, day) == "overdue"]
    ahead = [vow for vow in vows if vow.due and state_on(vow, day) == "open"]
    if ahead:
        vow = min(ahead, key=_due)
        yield Glance("Next due", (Part(f"{vow.due}: {cut(vow.what)}", vow.id),))
    if late:
        vow = min(late, key=_due)
        total = max(len(late), totals.get(("commitments", "overdue"), 0))
        number = Part(counted(total, ("commitment", "commitments")), "commitments")
        yield Glance("Overdue", (number, Part(f"the oldest since {vow.due}: {cut(vow.what)}", vow.id)))


def _due(vow: RecordedCommitment) -> tuple[date, str]:
    return vow.due.latest if vow.due else date.max, vow.id


def _disputes(dossier: Dossier) -> Iterator[Glance]:
    """Yield on what sources disagree, on agreements first."""
    titles = {event.id: event_title(event) for event in (*dossier.timeline, *dossier.undated)}
    ranked = sorted(dossier.contradictions, key=lambda clash: clash.kind != "agreements")
    parts = [
        Part(
            f"{field_words(clash.contradiction.field)}, {cut(titles.get(clash.thing, clash.name), _SHORT)}",
            f"clash-{clash.thing}-{clash.contradiction.field}",
        )
        for clash in ranked[:_NAMES]
    ]
    if parts:
        yield Glance(
            "Sources disagree", (*parts, *_more(dossier.overview.contradictions, "contradictions")), "; "
        )


def _speakers(dossier: Dossier) -> Iterator[Glance]:
    """Yield who is quoted most."""
    if dossier.overview.statements > len(dossier.statements):
        return  # of those that are shown it would say little
    names = Counter(said.speaker.name for said in dossier.statements if said.speaker)
    ranked = sorted(names.items(), key=lambda one: (-one[1], one[0]))[:_NAMES]
    if ranked:
        yield Glance("Most quoted", tuple(Part(f"{name} ({number})") for name, number in ranked))


def _more(total: int, target: str) -> tuple[Part, ...]:
    """Return that there are more than the few that are named."""
    return (Part(f"{total - _NAMES:,} more", target),) if total > _NAMES else ()
