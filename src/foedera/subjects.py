"""What a name asked for stands for: a country, a person, a body, an agreement, a programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from foedera.errors import UnknownId
from foedera.knowledge import Country, knowledge
from foedera.record import Record
from foedera.things import Things
from foedera.wording import words

SubjectKind = Literal["country", "actor", "agreement", "initiative"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what is asked about; `id` is a country's code or a record id."""

    kind: SubjectKind
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class _Named:
    """A thing of the record with the names it goes by; `person` ones are known by their surname too."""

    subject: Subject
    names: frozenset[tuple[str, ...]]
    reports: int
    person: bool = False

    def fits(self, wanted: tuple[str, ...]) -> int:
        """Return 2 for a whole name, 1 for a surname, 0 for neither."""
        if wanted in self.names:
            return 2
        return int(self.person and any(name[-len(wanted) :] == wanted for name in self.names))


def find_subject(record: Record, things: Things, text: str) -> Subject:
    """Return what a country's code or name, a name, an acronym or a record id stands for.

    Of several things of one name it is the one that most pages tell of.

    Raises:
        UnknownId: If nothing is called that.
    """
    if country := _country(text):
        return Subject("country", country.code, country.name)
    named, current = list(_named(things)), _current_id(record, text)
    for one in named:
        if one.subject.id == current:
            return one.subject
    wanted = words(text)
    fitting = [one for one in named if wanted and one.fits(wanted)]
    if not fitting:
        raise UnknownId(text)
    return max(fitting, key=lambda one: (one.fits(wanted), one.reports)).subject


def _country(text: str) -> Country | None:
    known = knowledge()
    try:
        return known.country(text.upper())
    except KeyError:
        return known.country_named(text) or known.country_named(text.upper()) or known.capital_of(text)


def _current_id(record: Record, text: str) -> str:
    try:
        return record.thing(text).id
    except UnknownId:
        return text


def _named(things: Things) -> Iterator[_Named]:
    for actor in things.actors:
        if actor.kind != "country" or actor.country is None:
            subject = Subject("actor", actor.id, actor.name)
            yield _Named(subject, _names(actor.name, *actor.aliases), actor.reports, actor.kind == "person")
    for deal in things.agreements:
        subject = Subject("agreement", deal.id, deal.name)
        yield _Named(subject, _names(deal.name, *deal.aliases, deal.acronym), deal.reports)
    for plan in things.initiatives:
        subject = Subject("initiative", plan.id, plan.name)
        yield _Named(subject, _names(plan.name, *plan.aliases, plan.acronym), plan.reports)


def _names(*texts: str | None) -> frozenset[tuple[str, ...]]:
    return frozenset(words(text) for text in texts if text)
