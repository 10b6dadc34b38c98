"""Dossier -> sections of entries in words, which text, Markdown and HTML all show; long lists are cut and say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TypeVar

from foedera.brief import counted, joined, named, quoted, size_words
from foedera.careers import Office, Partner, Related
from foedera.dossier import Cited, Clash, Dossier
from foedera.dossier_entries import Entry, Group, Layout, Passage, Phase, Rival, Section
from foedera.dossier_words import (
    STANDINGS,
    claim_words,
    edition_words,
    event_badge,
    event_days,
    event_title,
    field_words,
    hand_words,
    who,
)
from foedera.encounters import Encounter
from foedera.ledger import State, ledger
from foedera.things import (
    Recorded,
    RecordedAgreement,
    RecordedCommitment,
    RecordedEvent,
    RecordedInitiative,
    RecordedStatement,
    Source,
)

T = TypeVar("T")

_NOTES = {
    "offices": "As pages give them; the days are those of the first and the last page that does.",
    "encounters": "People of different sides who are named as meeting.",
    "contradictions": "The value with the most independent sources stands first and is the one shown elsewhere.",
    "undated": "What the pages tell without saying when, in the order in which they told it.",
}
_CHOSEN = {
    "encounters": "those most often named",
    "sources": "those of what is shown here",
    "": "those that most sources tell",
}
"""What is shown of a list that is cut."""
_SAYING = frozenset({"said", "says", "say"})
_FORMS = {"direct": "", "mixed": "partly quoted", "indirect": "reported"}
_PASSAGES, _DAYS = 12, 8


def sections(dossier: Dossier) -> tuple[Section, ...]:
    """Return the sections of a dossier that have something to tell."""
    words = _Words(dossier)
    made = (
        words.section("offices", "Offices", "list", dossier.offices, words.office),
        words.agreements(),
        words.section("related", "Kindred agreements", "list", dossier.related, words.relation),
        words.section(
            "initiatives", "Programmes and dialogues", "cards", dossier.initiatives, words.initiative
        ),
        words.timeline(),
        words.meetings(),
        words.section("encounters", "Who met whom", "list", dossier.encounters, words.encounter),
        words.section("statements", "Who said what", "quotations", dossier.statements, words.statement),
        words.commitments(),
        words.section(
            "contradictions", "Where sources disagree", "list", dossier.contradictions, words.clash
        ),
        words.section("partners", "With whom most", "grid", dossier.partners, words.partner),
        words.section("undated", "Without a date", "timeline", _as_told(dossier.undated), words.event),
        words.section("sources", "Sources", "sources", dossier.sources, words.source),
    )
    return tuple(section for section in made if section.groups)


def summary(dossier: Dossier) -> str:
    """Return in one sentence what a dossier rests on."""
    view = dossier.overview
    parts = [
        counted(view.articles, ("article", "articles")),
        f"{view.independent_sources} independent" if view.independent_sources != view.articles else "",
        f"from {counted(view.sites, ('site', 'sites'))}" if view.sites else "",
    ]
    days = " to ".join(dict.fromkeys(str(day) for day in (view.first_seen, view.last_seen) if day))
    return joined(
        [", ".join(part for part in parts if part), f"published {days}" if days else "", period(dossier)]
    )


def period(dossier: Dossier) -> str:
    """Return the bounds that a dossier was asked for, in words."""
    bounds = [
        ("since", dossier.since),
        ("until", dossier.until),
        ("as known on", dossier.as_of),
        ("news since", dossier.new_since),
    ]
    return ", ".join(f"{word} {day}" for word, day in bounds if day)


def counts(dossier: Dossier) -> tuple[tuple[str, int], ...]:
    """Return how much there is of each kind, in the number it has; what there is none of is left out."""
    view = dossier.overview
    found = (
        ("agreement", view.agreements),
        ("programme", view.initiatives),
        ("event", view.events),
        ("meeting", view.meetings),
        ("statement", view.statements),
        ("commitment", view.commitments),
        ("contradiction", view.contradictions),
    )
    return tuple((word if number == 1 else f"{word}s", number) for word, number in found if number)


class _Words:
    """The words for one dossier: sources become numbers, things become entries."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._totals = {(count.section, count.group): count.total for count in dossier.counts}
        self._numbers: Mapping[str, int] = {
            source.article: number for number, source in enumerate(dossier.sources, 1)
        }
        deals = [deal for group in dossier.agreements for deal in group.agreements]
        self._names = {deal.id: deal.acronym or deal.name for deal in deals}
        self._names |= {plan.id: plan.acronym or plan.name for plan in dossier.initiatives}
        events = (*dossier.timeline, *dossier.undated)
        self._events = {event.id: event for event in events}
        self._titles = {event.id: f"{event_title(event)}: {event_badge(event)}" for event in events}

    def section(
        self, id_: str, title: str, layout: Layout, things: Iterable[T], entry: Callable[[T], Entry]
    ) -> Section:
        """Return a section of one list."""
        return self._of_groups(id_, title, layout, [("", tuple(map(entry, things)))])

    def agreements(self) -> Section:
        """Return the agreements by status."""
        groups = [
            (group.status, tuple(map(self._agreement, group.agreements)))
            for group in self._dossier.agreements
        ]
        return self._of_groups("agreements", "Agreements", "cards", groups)

    def timeline(self) -> Section:
        """Return the dated events by years."""
        groups = [
            (year, tuple(map(self.event, those)))
            for year, those in groupby(self._dossier.timeline, key=_year)
        ]
        return self._of_groups("timeline", "What happened", "timeline", groups)

    def meetings(self) -> Section:
        """Return meetings, visits and calls, a row each, dated ones first; the timeline has their passages."""
        met = frozenset(self._dossier.meetings)
        events = (*self._dossier.timeline, *_as_told(self._dossier.undated))
        return self.section(
            "meetings", "Meetings and visits", "rows", [one for one in events if one.id in met], self._meeting
        )

    def commitments(self) -> Section:
        """Return the commitments by how they stand on the ledger's day."""
        groups = [
            (account.state, tuple(self._commitment(vow, account.state) for vow in account.commitments))
            for account in ledger(self._dossier.commitments, self._dossier.ledger_day)
        ]
        found = self._of_groups("commitments", "Commitments", "list", groups)
        day = self._dossier.ledger_day
        return replace(found, note=f"As they stood on {day}." if day else "")

    def _of_groups(
        self, id_: str, title: str, layout: Layout, groups: Iterable[tuple[str, tuple[Entry, ...]]]
    ) -> Section:
        made = tuple(
            Group(
                name.capitalize(),
                entries,
                max(len(entries), self._totals.get((id_, name), 0)),
                f"{id_}-{name}".replace(" ", "-") if name else "",
            )
            for name, entries in groups
            if entries
        )
        shown = sum(len(group.entries) for group in made)
        total = max(shown, sum(number for (section, _), number in self._totals.items() if section == id_))
        cut = f"{shown:,} of {total:,}, {_CHOSEN.get(id_, _CHOSEN[''])}." if shown < total else ""
        return Section(id_, title, layout, made, total, _NOTES.get(id_, ""), cut)

    def office(self, held: Office) -> Entry:
        """Return an office with the days of the first and the last page that give it."""
        days = " to ".join(dict.fromkeys(str(day) for day in (held.first, held.last) if day))
        told = self._passages(held.sources)
        title = f"{held.title}, {held.of}" if held.of else held.title
        return Entry(
            f"office-{held.person}-{held.title}-{held.of}",
            title,
            badge="former" if held.former else "",
            facts=_said([("Told", joined([days, counted(held.reports, ("report", "reports"))], ", "))]),
            cites=self._cites(held.sources),
            passages=told,
        )

    def relation(self, link: Related) -> Entry:
        """Return an agreement that the subject changes, or that changes it."""
        way = f"{link.kind} this one" if link.direction == "from" else f"this one {link.kind} it"
        signed = f"signed {link.signed}" if link.signed else ""
        facts = _said([("How", way), ("Stands", joined([link.status, signed], ", "))])
        target = link.id if link.id in self._names else ""
        return Entry(f"related-{link.kind}-{link.id}", link.name, facts=facts, key=link.id, target=target)

    def partner(self, one: Partner) -> Entry:
        """Return with which country how much was done."""
        kinds = ("agreements", "initiatives", "events", "meetings", "statements", "commitments")
        words = {"initiatives": "Programmes"}
        facts = tuple((words.get(kind, kind.capitalize()), str(getattr(one, kind))) for kind in kinds)
        return Entry(f"partner-{one.country}", one.name, facts=facts, key="")

    def initiative(self, plan: RecordedInitiative) -> Entry:
        """Return an initiative with its editions."""
        facts = [
            ("Participants", who(plan.participants)),
            ("Organiser", plan.organiser.name if plan.organiser else ""),
            ("Editions", joined(map(edition_words, plan.editions), "; ")),
        ]
        return self._entry(plan, named(plan.name, plan.acronym), badge=plan.kind, facts=facts)

    def event(self, event: RecordedEvent) -> Entry:
        """Return an event in words."""
        links = [self._names[one] for one in (*event.agreements, *event.initiatives) if one in self._names]
        facts = [
            ("Where", event.place.name if event.place else ""),
            ("On", ", ".join(links)),
            ("Size", size_words(event.size)),
            ("According to", claim_words(event)),
        ]
        made = self._entry(
            event, event_title(event), when=event_days(event), badge=event_badge(event), facts=facts
        )
        return replace(made, standing=STANDINGS[event.status])

    def _meeting(self, event: RecordedEvent) -> Entry:
        links = [self._names[one] for one in event.initiatives if one in self._names]
        where = event.place.name if event.place else ""
        return Entry(
            f"meeting-{event.id}",
            event_title(event),
            event_days(event) or "no date",
            event_badge(event),
            STANDINGS[event.status],
            _said([("Where", where), ("On", ", ".join(links))]),
            cites=self._cites(event.sources),
            target=event.id,
        )

    def encounter(self, met: Encounter) -> Entry:
        """Return in words that two people met."""
        names = f"{met.one.name} and {met.other.name}"
        events = sorted((self._events[one] for one in met.events if one in self._events), key=_days_of)
        days = list(dict.fromkeys(map(_met_on, events)))
        if len(events) < len(met.events) or len(days) > _DAYS:
            days = [" to ".join(dict.fromkeys(str(day) for day in (met.first, met.last) if day))]
        facts = [("Named with", joined([counted(len(met.events), ("meeting", "meetings")), *days], ", "))]
        sources = [source for event in events for source in event.sources]
        target = events[-1].id if events else ""
        return Entry(
            f"{met.one.id}-{met.other.id}",
            names,
            facts=_said(facts),
            cites=self._cites(sources),
            target=target,
        )

    def statement(self, said: RecordedStatement) -> Entry:
        """Return a statement with its speaker."""
        speaker = said.speaker.name if said.speaker else "someone not named"
        if said.form == "indirect" and said.cue is not None and said.cue.text not in _SAYING:
            speaker = f"{speaker} ({said.cue.text})"  # a denial must not read as an assertion
        facts = [("To", who(said.audience)), ("In", said.medium or ""), ("Form", _FORMS[said.form])]
        day = said.date or said.first_seen
        words = quoted(said.text) if said.form == "direct" else said.text
        made = self._entry(said, speaker, when=str(day or ""), facts=facts)
        told = self._passages(said.sources)
        return replace(made, quote=words, cites=self._cites(said.sources), shown=(), passages=told)

    def clash(self, clash: Clash) -> Entry:
        """Return a contradiction in words, each value with its sources."""
        values = clash.contradiction.values
        passages = [told for rival in values for told in self._passages(rival.sources)]
        return Entry(
            f"clash-{clash.thing}-{clash.contradiction.field}",
            self._titles.get(clash.thing, clash.name),
            badge=field_words(clash.contradiction.field),
            passages=tuple(dict.fromkeys(passages)),
            rivals=tuple(Rival(rival.value, self._cites(rival.sources)) for rival in values),
            key=clash.thing,
            target=clash.thing,
        )

    def _commitment(self, vow: RecordedCommitment, state: State) -> Entry:
        sides = " to ".join(side for side in (who(vow.by), who(vow.to)) if side)
        facts = [
            ("By", sides),
            ("Amount", vow.amount.text if vow.amount else ""),
            ("Made", str(vow.made or "")),
            ("Due", str(vow.due or "")),
            ("Under", self._names.get(vow.agreement or "", "")),
        ]
        made = self._entry(vow, vow.what, when=str(vow.due or ""), badge=state, facts=facts)
        return replace(made, standing=STANDINGS[state])

    def _agreement(self, deal: RecordedAgreement) -> Entry:
        relations = (f"{r.kind} {self._names[r.to]}" for r in deal.relations if r.to in self._names)
        facts = [
            ("Parties", who(deal.parties)),
            ("Signed", joined([str(deal.signed or ""), f"in {deal.place}" if deal.place else ""], ", ")),
            ("Signed by", ", ".join(map(hand_words, deal.signatories))),
            ("About", ", ".join(deal.subjects)),
            ("Relations", ", ".join(relations)),
        ]
        life = tuple(
            Phase(one.status, str(one.date or ""), STANDINGS[one.status], self._cites(one.sources))
            for one in deal.history
        )
        made = self._entry(deal, named(deal.name, deal.acronym), badge=deal.status, facts=facts)
        return replace(made, standing=STANDINGS[deal.status], life=life)

    def source(self, source: Cited) -> Entry:
        """Return a source in words; its number is its place in the list."""
        number = self._numbers[source.article]
        copied = self._numbers.get(source.copy_of or "")
        facts = [
            ("Site", source.site or ""),
            ("Published", str(source.published or "not dated")),
            ("Address", source.url or ""),
            ("Copy of", f"[{copied}]" if copied else ""),
        ]
        return Entry(f"source-{number}", source.title or source.article, facts=_said(facts), cites=(number,))

    def _entry(
        self,
        thing: Recorded,
        title: str,
        *,
        when: str = "",
        badge: str = "",
        facts: Sequence[tuple[str, str]] = (),
    ) -> Entry:
        proof = _proof(thing)
        shown = _quoted_first(thing, proof)
        reports = counted(thing.reports, ("report", "reports"))
        if thing.independent_sources != thing.reports:
            reports += f", {thing.independent_sources} independent"
        return Entry(
            thing.id,
            title,
            when,
            badge,
            facts=_said(facts),
            quote=" … ".join(quoted(source.text) for source in shown),
            cites=self._cites(proof),
            reports=reports if thing.reports > 1 else "",
            shown=self._passages(shown),
            passages=self._passages(
                (*proof, *(source for entry in thing.history for source in entry.sources)),
                frozenset(source.text for source in shown),
            ),
            key=thing.id,
        )

    def _passages(
        self, sources: Iterable[Source], shown: frozenset[str] = frozenset()
    ) -> tuple[Passage, ...]:
        """Return the passages of the sources, but those that the entry shows already."""
        told = [
            Passage(self._numbers[source.article], source.text)
            for source in sources
            if source.article in self._numbers and not any(source.text in one for one in shown)
        ]
        return tuple(dict.fromkeys(told))[:_PASSAGES]

    def _cites(self, sources: Iterable[Source]) -> tuple[int, ...]:
        numbers = (self._numbers[source.article] for source in sources if source.article in self._numbers)
        return tuple(dict.fromkeys(numbers))


def _said(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, text) for label, text in facts if text)


def _year(event: RecordedEvent) -> str:
    return str(event.date.start.year) if event.date.start else ""


def _days_of(event: RecordedEvent) -> tuple[date, date, str]:
    return event.date.start or date.max, event.date.end or date.max, event.id


def _met_on(event: RecordedEvent) -> str:
    """Return the day of a meeting and, unless it took place, how it stands."""
    status = "" if event.status == "occurred" else f" ({event.status})"
    return f"{event_days(event)}{status}".strip()


def _as_told(events: Iterable[RecordedEvent]) -> tuple[RecordedEvent, ...]:
    """Return events in the order in which pages first told them; those of undated pages come first."""
    days = ((one.first_seen.earliest.toordinal() if one.first_seen else 0, one.id, one) for one in events)
    return tuple(one for *_, one in sorted(days, key=lambda day: day[:2]))


def _proof(thing: Recorded) -> tuple[Source, ...]:
    """Return a thing's sources, those first that tell the status it is shown with."""
    status = getattr(thing, "status", None)
    told = [source for entry in thing.history if entry.status == status for source in entry.sources]
    return tuple(dict.fromkeys((*told, *thing.sources)))


def _quoted_first(thing: Recorded, proof: Sequence[Source]) -> tuple[Source, ...]:
    """Return the passage that tells how a thing stands and, where that does not name it, one that does."""
    shown = list(proof[:1])
    names = [name for name in (getattr(thing, "name", None), getattr(thing, "acronym", None)) if name]
    if names and shown and not any(name in shown[0].text for name in names):
        shown += [source for source in proof if any(name in source.text for name in names)][:1]
    return tuple(shown)
