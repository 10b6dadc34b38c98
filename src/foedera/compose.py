"""Groups of findings -> the things of the record: actors written out, every source named, rivals side by side."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from foedera.actors import Actor, ActorKind
from foedera.acts import Event, Size
from foedera.agreements import Agreement
from foedera.commitments import Amount, Commitment
from foedera.copies import Pages
from foedera.dates import PartialDate
from foedera.dating import When
from foedera.evidence import BODY, Span
from foedera.identity import Found
from foedera.initiatives import Edition, Initiative, InitiativeKind
from foedera.instruments import InstrumentKind
from foedera.knowledge import knowledge
from foedera.lives import life, steps
from foedera.making import signing_day
from foedera.places import Where
from foedera.reading import Finding
from foedera.standing import EventStatus
from foedera.statements import Statement
from foedera.things import (
    ActorProfile,
    Contradiction,
    HistoryEntry,
    RecordedActor,
    RecordedAgreement,
    RecordedArticle,
    RecordedClaim,
    RecordedCommitment,
    RecordedEdition,
    RecordedEvent,
    RecordedInitiative,
    RecordedLink,
    RecordedSignatory,
    RecordedStatement,
    SameAs,
    Version,
)
from foedera.votes import (
    Desk,
    Tally,
    Vote,
    best,
    best_name,
    common,
    contradiction,
    days_tally,
    evidence_of,
    most_specific,
    source_of,
    states_first,
    tally,
    unique,
    votes,
)

F = TypeVar("F", bound=Actor | Finding)
R = TypeVar("R", bound=Finding)
X = TypeVar("X", bound=Hashable)

LEAD = 200
"""Characters of an article that stand for it among its sources."""

CERTAINTY: dict[EventStatus, int] = {
    "hypothetical": 0,
    "proposed": 1,
    "planned": 2,
    "refused": 3,
    "cancelled": 3,
    "denied": 3,
    "ongoing": 4,
    "occurred": 5,
}
"""Which status of an event is shown where reports tell several: what happened outlasts what was planned."""


_PRONOUNS = frozenset(
    "he him his she her hers it its they them their we us our i me my who both these those".split()
)


def compose_actor(pages: Pages, group: Sequence[Found[Actor]]) -> ActorProfile:
    """Return the actor that a group of findings is."""
    name, aliases = best_name(pages, group, lambda actor: actor.name)
    country = best(tally(pages, votes(group, lambda actor: actor.country)))
    kinds: list[Vote[ActorKind]] = votes(group, lambda actor: actor.kind)
    kind = tally(pages, kinds)[0].value
    said = aliases + tuple(span.text for found in group for span in found.thing.mentions)
    if kind == "country" and country:
        name, said = country_name(country, name), (name, *said)
    return ActorProfile(
        **common(
            pages, group, unique(source_of(pages, f.at, s) for f in group for s in evidence_of(f.thing))
        ),
        name=name,
        aliases=tuple(text for text in unique(said) if text != name and text.lower() not in _PRONOUNS),
        kind=kind,
        country=country,
        country_basis=next((f.thing.country_basis for f in group if f.thing.country == country), None),
        sector=best(tally(pages, votes(group, lambda actor: actor.sector))),
        sectors=_union(group, lambda actor: actor.sectors),
        roles=_union(group, lambda actor: actor.roles),
        mentions=group[0].thing.mentions,
        same_as=SameAs(),
    )


def written_out(profile: ActorProfile) -> RecordedActor:
    """Return an actor as other things name it."""
    return RecordedActor(
        profile.id, profile.name, profile.kind, profile.country, profile.sector, profile.same_as
    )


def compose_event(desk: Desk, group: Sequence[Found[Event]]) -> RecordedEvent:
    """Return the event that a group of findings is."""
    pages, first = desk.pages, group[0].thing
    lead = max(group, key=lambda found: CERTAINTY[found.thing.status])
    dates = _when_tally(pages, group)
    places = _place_tally(pages, group)
    sizes = _size_tallies(pages, group)
    actor = most_specific(ref for f in group for ref in desk.refs(f.at, f.thing.actor))
    recipient = most_specific(ref for f in group for ref in desk.refs(f.at, f.thing.recipient))
    clashes = [
        contradiction(pages, "date", dates, _day_words),
        contradiction(pages, "place", places, lambda place: place.name),
        *(contradiction(pages, f"size.{name}", counts) for name, counts in sizes.items()),
        _status_clash(desk, group),
    ]
    return RecordedEvent(
        **common(pages, group, desk.sources(group), _event_history(desk, group), clashes),
        type=lead.thing.type,
        modes=_union(group, lambda event: event.modes),
        contexts=_union(group, lambda event: event.contexts),
        cameo=lead.thing.cameo,
        quad=lead.thing.quad,
        act=lead.thing.act,
        status=lead.thing.status,
        background=all(found.thing.background for found in group),
        claim=_claim(desk, group, lead),
        actor=actor,
        recipient=tuple(ref for ref in recipient if ref not in actor),
        persons=unique(ref for f in group for ref in desk.refs(f.at, f.thing.persons)),
        date=best(dates) or replace(lead.thing.date, time=None),
        place=best(places),
        size=Size(**{name: best(counts) for name, counts in sizes.items()}),
        agreements=unique(desk.ids[f.at, deal] for f in group for deal in f.thing.agreements),
        initiatives=unique(desk.ids[f.at, one] for f in group for one in f.thing.initiatives),
        trigger=first.trigger,
        evidence=first.evidence,
        rule=first.rule,
        confidence=_confidence(group),
    )


def compose_agreement(desk: Desk, group: Sequence[Found[Agreement]]) -> RecordedAgreement:
    """Return the agreement that a group of findings is, with its life."""
    pages, first = desk.pages, group[0].thing
    titled = [found for found in group if found.thing.named]
    # an acronym alone names an agreement only where no page gives its long form
    named = [found for found in titled if found.thing.name != found.thing.acronym] or titled or list(group)
    name, aliases = best_name(pages, named, lambda deal: deal.name)
    history, status = life(pages, group)
    signed = days_tally(pages, votes(group, signing_day))
    places = tally(pages, votes(group, lambda deal: deal.place))
    kinds: list[Vote[InstrumentKind]] = votes(named, lambda deal: deal.kind)
    binding = tally(pages, votes(group, lambda deal: deal.binding))
    clashes = [
        contradiction(pages, "signed", signed),
        contradiction(pages, "place", places),
        contradiction(pages, "binding", binding, lambda value: "yes" if value else "no"),
    ]
    return RecordedAgreement(
        **common(pages, group, desk.sources(group), history, clashes),
        name=name,
        aliases=aliases,
        named=any(found.thing.named for found in group),
        acronym=best(tally(pages, votes(group, lambda deal: deal.acronym))),
        mentions=first.mentions,
        kind=tally(pages, kinds)[0].value,
        parties=states_first(ref for f in group for ref in desk.refs(f.at, f.thing.parties)),
        signatories=_signatories(desk, group),
        status=status,
        signed=best(signed),
        place=best(places),
        steps=steps(desk, group),
        relations=unique(
            RecordedLink(link.kind, desk.ids[f.at, link.to]) for f in group for link in f.thing.relations
        ),
        subjects=_union(group, lambda deal: deal.subjects),
        binding=best(binding),
        evidence=first.evidence,
        rule=first.rule,
        confidence=_confidence(group),
    )


def compose_initiative(desk: Desk, group: Sequence[Found[Initiative]]) -> RecordedInitiative:
    """Return the initiative that a group of findings is, with its editions."""
    pages, first = desk.pages, group[0].thing
    name, aliases = best_name(pages, group, lambda initiative: initiative.name)
    kinds: list[Vote[InitiativeKind]] = votes(group, lambda initiative: initiative.kind)
    editions, clashes = _editions(desk, group)
    organisers = [desk.one(found.at, found.thing.organiser) for found in group]
    return RecordedInitiative(
        **common(pages, group, desk.sources(group), contradictions=clashes),
        name=name,
        aliases=aliases,
        acronym=best(tally(pages, votes(group, lambda initiative: initiative.acronym))),
        kind=tally(pages, kinds)[0].value,
        participants=states_first(ref for f in group for ref in desk.refs(f.at, f.thing.participants)),
        organiser=next((one for one in organisers if one is not None), None),
        editions=editions,
        mentions=first.mentions,
        evidence=first.evidence,
        rule=first.rule,
        confidence=_confidence(group),
    )


def compose_statement(desk: Desk, group: Sequence[Found[Statement]]) -> RecordedStatement:
    """Return the statement that a group of findings is; its words are those of the first report."""
    pages, first = desk.pages, group[0].thing
    days = days_tally(pages, votes(group, lambda statement: statement.date))
    return RecordedStatement(
        **common(pages, group, desk.sources(group), contradictions=[contradiction(pages, "date", days)]),
        speaker=desk.one(group[0].at, first.speaker),
        form=first.form,
        text=first.text,
        content=first.content,
        source=first.source,
        cue=first.cue,
        medium=best(tally(pages, votes(group, lambda statement: statement.medium))),
        audience=unique(ref for f in group for ref in desk.refs(f.at, f.thing.audience)),
        date=best(days),
        evidence=first.evidence,
        rule=first.rule,
        confidence=_confidence(group),
    )


def compose_commitment(desk: Desk, group: Sequence[Found[Commitment]]) -> RecordedCommitment:
    """Return the commitment that a group of findings is."""
    pages, first = desk.pages, group[0].thing
    amounts = _amount_tally(pages, group)
    made = days_tally(pages, votes(group, lambda promise: promise.made))
    due = days_tally(pages, votes(group, lambda promise: promise.due))
    settled = [found.thing.status for found in group if found.thing.status != "open"]
    clashes = [
        contradiction(pages, "amount", amounts, lambda amount: amount.text),
        contradiction(pages, "made", made),
        contradiction(pages, "due", due),
    ]
    return RecordedCommitment(
        **common(pages, group, desk.sources(group), contradictions=clashes),
        by=most_specific(ref for f in group for ref in desk.refs(f.at, f.thing.by)),
        to=most_specific(ref for f in group for ref in desk.refs(f.at, f.thing.to)),
        what=first.what,
        made=best(made),
        due=best(due),
        amount=best(amounts),
        status=settled[-1] if settled else "open",
        agreement=next((desk.id(f.at, f.thing.agreement) for f in group if f.thing.agreement), None),
        statement=next((desk.id(f.at, f.thing.statement) for f in group if f.thing.statement), None),
        evidence=first.evidence,
        rule=first.rule,
        confidence=_confidence(group),
    )


def compose_article(pages: Pages, ats: Sequence[int], names: Mapping[int, str]) -> RecordedArticle:
    """Return the article that readings of one page are; `names` gives the article id of each page."""
    newest = next(at for at in reversed(ats) if at not in pages.superseded)
    articles = [pages.readings[at].article for at in ats]
    shown, original = pages.readings[newest].article, pages.original[ats[0]]
    days = [article.published.date for article in articles if article.published.date]
    lead = Span(0, len(shown.text[:LEAD]), shown.text[:LEAD], BODY) if shown.text else None
    return RecordedArticle(
        id=articles[0].id,
        sources=(source_of(pages, newest, lead),) if lead else (),
        reports=1,
        independent_sources=1,
        first_seen=min(days, key=lambda day: day.earliest, default=None),
        last_seen=max(days, key=lambda day: day.latest, default=None),
        history=(),
        contradictions=(),
        review="none",
        versions=tuple(Version(one.sha256, one.title, one.published.date, one.fetched) for one in articles),
        copy_of=names[original] if original != ats[0] else None,
        **{name: getattr(shown, name) for name in _ARTICLE_FIELDS},
    )


_ARTICLE_FIELDS = (
    *("sha256", "url", "site", "title", "section", "authors", "language", "translated_from", "fetched"),
    *("genre", "published", "dateline", "text", "blocks"),
)


def _union(group: Sequence[Found[F]], values: Callable[[F], Iterable[X]]) -> tuple[X, ...]:
    return unique(value for found in group for value in values(found.thing))


def country_name(code: str, said: str) -> str:
    """Return a country's name by its code, or what it was called where the tables do not have it."""
    try:
        return knowledge().country(code).name
    except KeyError:
        return said


def _confidence(group: Sequence[Found[R]]) -> float:
    return max(found.thing.confidence for found in group)


def _when_tally(pages: Pages, group: Sequence[Found[Event]]) -> list[Tally[When]]:
    """Return the rival dates of an event by their days; how the words put them is the first report's."""
    first: dict[tuple[date, date], When] = {}
    given: list[Vote[When]] = []
    for found in group:
        when = found.thing.date
        if when.start is None or when.end is None or when.basis == "bound":
            continue
        value = first.setdefault((when.start, when.end), replace(when, time=None))
        given.append(Vote(value, found.at, found.thing.evidence))
    return tally(pages, given, _width, _falls_within)


def _day_words(when: When) -> str:
    return str(when.start) if when.start == when.end else f"{when.start} to {when.end}"


def _width(when: When) -> int:
    return (when.end - when.start).days if when.start and when.end else 0


def _falls_within(one: When, other: When) -> bool:
    if not (one.start and one.end and other.start and other.end):
        return False
    return other.start <= one.start and one.end <= other.end


def _place_tally(pages: Pages, group: Sequence[Found[Event]]) -> list[Tally[Where]]:
    """Return the rival places of an event; a country is no rival of a place in it."""
    first: dict[str, Where] = {}
    given: list[Vote[Where]] = []
    for found in group:
        if place := found.thing.place:
            value = first.setdefault(place.name.casefold(), replace(place, place=None))
            given.append(Vote(value, found.at, found.thing.evidence))
    return tally(
        pages, given, _breadth, lambda one, other: _breadth(one) < _breadth(other) and _in(one, other)
    )


def _breadth(place: Where) -> int:
    return int(
        place.country is not None and country_name(place.country, "").casefold() == place.name.casefold()
    )


def _in(one: Where, other: Where) -> bool:
    return one.country == other.country


def _size_tallies(pages: Pages, group: Sequence[Found[Event]]) -> dict[str, list[Tally[int]]]:
    return {
        "dead": tally(pages, votes(group, lambda event: event.size.dead)),
        "injured": tally(pages, votes(group, lambda event: event.size.injured)),
        "arrested": tally(pages, votes(group, lambda event: event.size.arrested)),
        "people": tally(pages, votes(group, lambda event: event.size.people)),
    }


def _status_clash(desk: Desk, group: Sequence[Found[Event]]) -> Contradiction | None:
    """Return the clash between pages that tell that a thing happened and pages that deny it."""
    stances = votes(
        group, lambda event: event.status if event.status in {"occurred", "ongoing", "denied"} else None
    )
    if all(vote.value != "denied" for vote in stances):
        return None
    return contradiction(desk.pages, "status", tally(desk.pages, stances))


def _event_history(desk: Desk, group: Sequence[Found[Event]]) -> tuple[HistoryEntry, ...]:
    """Return the statuses that an event was reported in, from plan to deed, each dated as its reports date it."""
    entries = []
    for status in sorted({found.thing.status for found in group}, key=lambda one: (CERTAINTY[one], one)):
        told = [found for found in group if found.thing.status == status]
        when = best(_when_tally(desk.pages, told))
        day = PartialDate.covering(when.start, when.end) if when and when.start and when.end else None
        entries.append(HistoryEntry(status, day, desk.sources(told)))
    return tuple(entries)


def _claim(desk: Desk, group: Sequence[Found[Event]], lead: Found[Event]) -> RecordedClaim | None:
    """Return whose word an event rests on, unless some page tells it in its own voice."""
    claim = lead.thing.claim
    if claim is None or any(found.thing.claim is None for found in group):
        return None
    by = tuple(desk.refs(lead.at, claim.by))
    return RecordedClaim(by, desk.id(lead.at, claim.statement), claim.stance)


def _signatories(desk: Desk, group: Sequence[Found[Agreement]]) -> tuple[RecordedSignatory, ...]:
    hands: dict[str, RecordedSignatory] = {}
    for found in group:
        for hand in found.thing.signatories:
            person, side = desk.one(found.at, hand.person), desk.one(found.at, hand.for_)
            assert person is not None
            if person.id not in hands or hands[person.id].for_ is None:
                hands[person.id] = RecordedSignatory(person, side)
    return tuple(hands.values())


def _amount_tally(pages: Pages, group: Sequence[Found[Commitment]]) -> list[Tally[Amount]]:
    first: dict[tuple[float, str | None], Amount] = {}
    given = []
    for found in group:
        if amount := found.thing.amount:
            value = first.setdefault((amount.value, amount.unit), amount)
            given.append(Vote(value, found.at, found.thing.evidence))
    return tally(pages, given)


def _editions(
    desk: Desk, group: Sequence[Found[Initiative]]
) -> tuple[tuple[RecordedEdition, ...], list[Contradiction | None]]:
    """Return an initiative's editions, united by ordinal or else by date, and the clashes within them."""
    told = [(found, edition) for found in group for edition in found.thing.editions]
    told.sort(
        key=lambda one: (one[1].ordinal is None, one[1].date is None, one[1].ordinal or 0, one[0].order)
    )
    holdings: list[_Holding] = []
    for found, edition in told:
        home = next((one for one in holdings if one.takes(edition)), None)
        if home is None:
            holdings.append(home := _Holding())
        home.add(found, edition)
    united = [_edition(desk, holding.told) for holding in holdings]
    united.sort(key=lambda one: (_day_of(one[0]), one[0].ordinal or 0))
    return tuple(one for one, _ in united), [clash for _, clash in united]


class _Holding:
    """One edition as several findings tell it, with the days that all of their dates lie within."""

    def __init__(self) -> None:
        self.told: list[tuple[Found[Initiative], Edition]] = []
        self._first, self._last = date.max, date.min

    def add(self, found: Found[Initiative], edition: Edition) -> None:
        """Let a finding tell of the edition as well."""
        self.told.append((found, edition))
        if edition.date:
            self._first = min(self._first, edition.date.earliest)
            self._last = max(self._last, edition.date.latest)

    def takes(self, edition: Edition) -> bool:
        """Tell whether an edition is this one: by its ordinal, or else by a date that meets one of these."""
        day = edition.date
        if not edition.ordinal and (day is None or day.latest < self._first or self._last < day.earliest):
            return False
        for _, other in self.told:
            if edition.ordinal and other.ordinal:
                return edition.ordinal == other.ordinal
            if day and other.date and day.earliest <= other.date.latest and other.date.earliest <= day.latest:
                return True
        return False


def _edition(
    desk: Desk, holding: Sequence[tuple[Found[Initiative], Edition]]
) -> tuple[RecordedEdition, Contradiction | None]:
    pages = desk.pages
    days = days_tally(pages, [Vote(e.date, f.at, f.thing.evidence) for f, e in holding if e.date])
    places = tally(pages, [Vote(e.place, f.at, f.thing.evidence) for f, e in holding if e.place])
    ordinal = next((e.ordinal for _, e in holding if e.ordinal), None)
    sources = unique(desk.source(f.at, span) for f, _ in holding for span in f.thing.evidence)
    clash = contradiction(pages, f"editions.{ordinal or 'unnumbered'}.date", days)
    return RecordedEdition(ordinal, best(days), best(places), sources), clash


def _day_of(edition: RecordedEdition) -> date:
    return edition.date.earliest if edition.date else date.max
