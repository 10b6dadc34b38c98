"""Dossier -> sections of entries in words, which text, Markdown and HTML all show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from foedera.brief import counted, interval, joined, named, quoted, size_words
from foedera.dossier import SIGNING, Cited, Clash, Dossier, Encounter
from foedera.ledger import State, ledger
from foedera.things import (
    Recorded,
    RecordedActor,
    RecordedAgreement,
    RecordedCommitment,
    RecordedEdition,
    RecordedEvent,
    RecordedSignatory,
    Source,
)

Standing = Literal["binding", "ahead", "over", "done", "open"]
"""How a thing stands, for its colour and mark: in force, still to come, ended, an event that was, something open."""

Layout = Literal["cards", "timeline", "quotations", "list"]

STANDINGS: dict[str, Standing] = {
    **dict.fromkeys(("signed", "initialled", "ratified", "in force", "renewed", "kept"), "binding"),
    **dict.fromkeys(("proposed", "announced", "negotiating", "planned", "hypothetical", "open"), "ahead"),
    **dict.fromkeys(
        (
            "suspended",
            "expired",
            "terminated",
            "cancelled",
            "denied",
            "refused",
            "missed",
            "withdrawn",
            "overdue",
        ),
        "over",
    ),
    **dict.fromkeys(("occurred", "ongoing"), "done"),
}

TYPE_WORDS: dict[str, str] = {
    "AGREE": "agreement",
    "CONSULT": "meeting",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "withdrawal",
    "REQUEST": "request",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "use of force",
}
"""An event's type in words for people."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One status in a life, with its date in words and how it stands."""

    status: str
    date: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in words: `cites` are numbers of the list of sources, `facts` pairs of a label and a text."""

    id: str
    title: str
    when: str = ""
    badge: str = ""
    standing: Standing = "open"
    facts: tuple[tuple[str, str], ...] = ()
    life: tuple[Phase, ...] = ()
    quote: str = ""
    cites: tuple[int, ...] = ()
    reports: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a common heading, which may be empty."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a dossier: its anchor, its heading, how it is laid out, and its entries."""

    id: str
    title: str
    layout: Layout
    groups: tuple[Group, ...]
    note: str = ""


def sections(dossier: Dossier) -> tuple[Section, ...]:
    """Return the sections of a dossier that have something to tell."""
    words = _Words(dossier)
    made = (
        Section("agreements", "Agreements", "cards", tuple(words.agreements())),
        Section("programmes", "Programmes and dialogues", "cards", words.one_group(words.initiatives())),
        Section("timeline", "What happened", "timeline", words.one_group(map(words.event, dossier.timeline))),
        Section(
            "encounters",
            "Who met whom",
            "list",
            words.one_group(map(words.encounter, dossier.encounters)),
            "People of different sides who are named as meeting.",
        ),
        Section("statements", "Who said what", "quotations", words.one_group(words.statements())),
        Section(
            "commitments",
            "Commitments",
            "list",
            tuple(words.ledger()),
            f"As they stood on {dossier.ledger_day}." if dossier.ledger_day else "",
        ),
        Section(
            "contradictions",
            "Where sources disagree",
            "list",
            words.one_group(map(words.clash, dossier.contradictions)),
            "The value with the most independent sources stands first and is the one shown elsewhere.",
        ),
        Section(
            "undated",
            "Without a date",
            "timeline",
            words.one_group(map(words.event, dossier.undated)),
            "What the pages tell without saying when.",
        ),
        Section("sources", "Sources", "list", words.one_group(map(words.source, dossier.sources))),
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


def who(actors: Iterable[RecordedActor]) -> str:
    """Return actors' names with commas."""
    return ", ".join(actor.name for actor in actors)


def event_title(event: RecordedEvent) -> str:
    """Return who did something, to whom, and who else is named with it."""
    actor, recipient = who(event.actor), who(event.recipient)
    others = who(one for one in event.persons if one not in event.actor + event.recipient)
    sides = " → ".join(side for side in (actor, recipient) if side) or others or "no one named"
    return f"{sides} (with {others})" if others and others != sides else sides


def event_days(event: RecordedEvent) -> str:
    """Return when an event took place, in words."""
    when = event.date
    return interval(when.start, when.end, lasting=when.lasting)


def event_badge(event: RecordedEvent) -> str:
    """Return what kind of event it is and, unless it took place, how it stands: `meeting, planned`."""
    kind = TYPE_WORDS[event.act if event.type == "AGREE" and event.act else event.type]
    if event.agreements and event.act is None and event.type in SIGNING:
        kind = TYPE_WORDS["AGREE"]
    if event.act and event.type != "AGREE":
        kind = f"{kind}: {TYPE_WORDS[event.act]}"
    return kind if event.status == "occurred" else f"{kind}, {event.status}"


class _Words:
    """The words for one dossier: sources become numbers, things become entries."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._numbers: Mapping[str, int] = {
            source.article: number for number, source in enumerate(dossier.sources, 1)
        }
        deals = [deal for group in dossier.agreements for deal in group.agreements]
        self._names = {deal.id: deal.acronym or deal.name for deal in deals}
        events = (*dossier.timeline, *dossier.undated)
        self._events = {event.id: event for event in events}
        self._titles = {event.id: f"{event_title(event)}: {event_badge(event)}" for event in events}
        self._names |= {plan.id: plan.acronym or plan.name for plan in dossier.initiatives}

    def one_group(self, entries: Iterable[Entry]) -> tuple[Group, ...]:
        """Return entries as the one group of a section, or none."""
        found = tuple(entries)
        return (Group("", found),) if found else ()

    def agreements(self) -> Iterator[Group]:
        """Yield the agreements by status."""
        for group in self._dossier.agreements:
            yield Group(group.status.capitalize(), tuple(map(self._agreement, group.agreements)))

    def initiatives(self) -> Iterator[Entry]:
        """Yield the initiatives with their editions."""
        for plan in self._dossier.initiatives:
            editions = joined(map(_edition_words, plan.editions), "; ")
            facts = [
                ("Participants", who(plan.participants)),
                ("Organiser", plan.organiser.name if plan.organiser else ""),
                ("Editions", editions),
            ]
            yield self._entry(plan, named(plan.name, plan.acronym), badge=plan.kind, facts=facts)

    def event(self, event: RecordedEvent) -> Entry:
        """Return an event in words."""
        links = [self._names[one] for one in (*event.agreements, *event.initiatives) if one in self._names]
        facts = [
            ("Where", event.place.name if event.place else ""),
            ("On", ", ".join(links)),
            ("Size", size_words(event.size)),
            ("According to", _claim_words(event)),
        ]
        return self._entry(
            event,
            event_title(event),
            when=event_days(event),
            badge=event_badge(event),
            standing=STANDINGS[event.status],
            facts=facts,
        )

    def encounter(self, met: Encounter) -> Entry:
        """Return in words that two people met."""
        days = " to ".join(dict.fromkeys(str(day) for day in (met.first, met.last) if day))
        facts = [("Met", joined([counted(len(met.events), ("time", "times")), days], ", "))]
        names = f"{met.one.name} and {met.other.name}"
        sources = [source for event in met.events for source in self._events[event].sources]
        return Entry(f"{met.one.id}-{met.other.id}", names, facts=_said(facts), cites=self._cites(sources))

    def statements(self) -> Iterator[Entry]:
        """Yield the statements, each with its speaker."""
        for said in self._dossier.statements:
            speaker = said.speaker.name if said.speaker else "someone not named"
            if (
                said.form == "indirect"
                and said.cue is not None
                and said.cue.text not in {"said", "says", "say"}
            ):
                speaker = f"{speaker} ({said.cue.text})"  # a denial must not read as an assertion
            form = {"direct": "", "mixed": "partly quoted", "indirect": "reported"}[said.form]
            facts = [("To", who(said.audience)), ("In", said.medium or ""), ("Form", form)]
            day = said.date or said.first_seen
            words = quoted(said.text) if said.form == "direct" else said.text
            yield self._entry(said, speaker, when=str(day or ""), facts=facts, quote=words)

    def ledger(self) -> Iterator[Group]:
        """Yield the commitments by how they stand on the ledger's day."""
        for account in ledger(self._dossier.commitments, self._dossier.ledger_day):
            entries = tuple(self._commitment(vow, account.state) for vow in account.commitments)
            yield Group(account.state.capitalize(), entries)

    def _commitment(self, vow: RecordedCommitment, state: State) -> Entry:
        sides = " to ".join(side for side in (who(vow.by), who(vow.to)) if side)
        facts = [
            ("By", sides),
            ("Amount", vow.amount.text if vow.amount else ""),
            ("Made", str(vow.made or "")),
            ("Due", str(vow.due or "")),
        ]
        return self._entry(
            vow,
            vow.what,
            when=str(vow.due or ""),
            badge=state,
            standing=STANDINGS[state],
            facts=facts,
        )

    def clash(self, clash: Clash) -> Entry:
        """Return a contradiction in words, each value with its sources."""
        facts = [
            (rival.value, " ".join(f"[{number}]" for number in self._cites(rival.sources)))
            for rival in clash.contradiction.values
        ]
        title = self._titles.get(clash.thing, clash.name)
        return Entry(
            f"clash-{clash.thing}-{clash.contradiction.field}",
            title,
            badge=clash.contradiction.field,
            facts=tuple(facts),
        )

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

    def _agreement(self, deal: RecordedAgreement) -> Entry:
        facts = [
            ("Parties", who(deal.parties)),
            ("Signed", joined([str(deal.signed or ""), f"in {deal.place}" if deal.place else ""], ", ")),
            ("Signed by", ", ".join(map(_hand_words, deal.signatories))),
            ("About", ", ".join(deal.subjects)),
            (
                "Relations",
                ", ".join(f"{r.kind} {self._names[r.to]}" for r in deal.relations if r.to in self._names),
            ),
        ]
        life = tuple(Phase(one.status, str(one.date or ""), STANDINGS[one.status]) for one in deal.history)
        return self._entry(
            deal,
            named(deal.name, deal.acronym),
            badge=deal.status,
            standing=STANDINGS[deal.status],
            facts=facts,
            life=life,
        )

    def _entry(  # noqa: PLR0913 - an entry has as many parts
        self,
        thing: Recorded,
        title: str,
        *,
        when: str = "",
        badge: str = "",
        standing: Standing = "open",
        facts: Sequence[tuple[str, str]] = (),
        life: tuple[Phase, ...] = (),
        quote: str | None = None,
    ) -> Entry:
        proof = _proof(thing)
        shown = _quotation(thing, proof) if quote is None else quote
        reports = counted(thing.reports, ("report", "reports"))
        if thing.independent_sources != thing.reports:
            reports += f", {thing.independent_sources} independent"
        return Entry(
            thing.id,
            title,
            when,
            badge,
            standing,
            _said(facts),
            life,
            shown,
            self._cites(thing.sources if quote is not None else proof),
            reports if thing.reports > 1 else "",
        )

    def _cites(self, sources: Iterable[Source]) -> tuple[int, ...]:
        numbers = (self._numbers[source.article] for source in sources if source.article in self._numbers)
        return tuple(dict.fromkeys(numbers))


def _said(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, text) for label, text in facts if text)


def _proof(thing: Recorded) -> tuple[Source, ...]:
    """Return a thing's sources, those first that tell the status it is shown with."""
    status = getattr(thing, "status", None)
    told = [source for entry in thing.history if entry.status == status for source in entry.sources]
    return tuple(dict.fromkeys((*told, *thing.sources)))


def _quotation(thing: Recorded, proof: Sequence[Source]) -> str:
    """Return the passage that tells how a thing stands and, where that does not name it, one that does."""
    shown = [source.text for source in proof[:1]]
    names = [name for name in (getattr(thing, "name", None), getattr(thing, "acronym", None)) if name]
    if names and shown and not any(name in shown[0] for name in names):
        shown += [source.text for source in proof if any(name in source.text for name in names)][:1]
    return " … ".join(map(quoted, shown))


def _hand_words(hand: RecordedSignatory) -> str:
    return f"{hand.person.name} for {hand.for_.name}" if hand.for_ else hand.person.name


def _edition_words(edition: RecordedEdition) -> str:
    number = f"no. {edition.ordinal}" if edition.ordinal else ""
    return joined([number, str(edition.date or ""), f"in {edition.place}" if edition.place else ""], ", ")


def _claim_words(event: RecordedEvent) -> str:
    if event.claim is None:
        return ""
    return joined([who(event.claim.by) or "someone not named", event.claim.stance], ", ")
