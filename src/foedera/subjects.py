"""What a name asked for stands for: a country, a person, a body, an agreement, a programme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Literal

from foedera.errors import UnknownId
from foedera.knowledge import Country, knowledge
from foedera.record import Record
from foedera.search import Query
from foedera.things import ActorProfile, RecordedAgreement, RecordedInitiative, Thing
from foedera.wording import words

_WORD = re.compile(r"\w+")
_LONG = 3
_NAMESAKES = 40
"""Things of one kind that are looked at to find the one a name means."""

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


def find_subject(record: Record, text: str, as_of: date | None = None) -> Subject:
    """Return what a country's code or name, a name, an acronym or a record id stands for.

    Of several things of one name it is the one that most pages tell of; with a day, of those that were known then.

    Raises:
        UnknownId: If nothing is called that.
    """
    if country := _country(text):
        return Subject("country", country.code, country.name)
    try:
        (asked,) = _named([record.thing(text, as_of)])
    except (UnknownId, ValueError):
        asked = None
    return asked.subject if asked else _called(record, text, as_of)


def _called(record: Record, text: str, as_of: date | None) -> Subject:
    """Return what goes by a name; where the index does not have its shortest words (`U.S.`), by the others."""
    wanted, said = words(text), _WORD.findall(text.casefold())
    long = [word for word in said if len(word) >= _LONG]
    for looked_for in dict.fromkeys((" ".join(said), " ".join(long))):
        named = _named(_candidates(record, looked_for, as_of)) if looked_for else ()
        fitting = [one for one in named if wanted and one.fits(wanted)]
        if fitting:
            return max(fitting, key=lambda one: (one.fits(wanted), one.reports)).subject
    raise UnknownId(text)


def _candidates(record: Record, said: str, as_of: date | None) -> Iterator[Thing]:
    """Yield the things that the words of a name can mean."""
    query = Query(said, ("actors", "agreements", "initiatives"), limit=_NAMESAKES)
    for hit in (hit for one in record.find(query) for hit in one.best):
        with suppress(UnknownId):
            yield record.thing(hit.id, as_of)


def _country(text: str) -> Country | None:
    known = knowledge()
    try:
        return known.country(text.upper())
    except KeyError:
        return known.country_named(text) or known.country_named(text.upper()) or known.capital_of(text)


def _named(things: Iterable[Thing]) -> Iterator[_Named]:
    for thing in things:
        match thing:
            case ActorProfile() if thing.kind != "country" or thing.country is None:
                subject = Subject("actor", thing.id, thing.name)
                yield _Named(
                    subject, _names(thing.name, *thing.aliases), thing.reports, thing.kind == "person"
                )
            case RecordedAgreement():
                names = _names(thing.name, *thing.aliases, thing.acronym)
                yield _Named(Subject("agreement", thing.id, thing.name), names, thing.reports)
            case RecordedInitiative():
                names = _names(thing.name, *thing.aliases, thing.acronym)
                yield _Named(Subject("initiative", thing.id, thing.name), names, thing.reports)
            case _:
                pass


def _names(*texts: str | None) -> frozenset[tuple[str, ...]]:
    return frozenset(words(text) for text in texts if text)
