"""What the sources say of one field, weighed: the best-supported value first, its rivals beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypedDict, TypeVar

from foedera.actors import Actor
from foedera.copies import Pages
from foedera.dates import PartialDate
from foedera.evidence import Span
from foedera.identity import Found
from foedera.reading import Finding, Reading
from foedera.things import (
    Contradiction,
    HistoryEntry,
    RecordedActor,
    Review,
    RivalValue,
    Source,
)

F = TypeVar("F", bound=Actor | Finding)
X = TypeVar("X", bound=Hashable)

Group = Sequence[Found[F]]


class Common(TypedDict):
    """The fields that every thing of the record has."""

    id: str
    sources: tuple[Source, ...]
    reports: int
    independent_sources: int
    first_seen: PartialDate | None
    last_seen: PartialDate | None
    history: tuple[HistoryEntry, ...]
    contradictions: tuple[Contradiction, ...]
    review: Review


@dataclass(frozen=True)
class Desk:
    """What composing needs to know: the pages, the record id of every local id, and the actors written out."""

    pages: Pages
    ids: Mapping[tuple[int, str], str]
    actors: Mapping[str, RecordedActor]

    def refs(self, at: int, actors: Iterable[str]) -> Iterator[RecordedActor]:
        """Yield a reading's actors written out."""
        yield from (self.actors[self.ids[at, actor]] for actor in actors)

    def one(self, at: int, actor: str | None) -> RecordedActor | None:
        """Return a reading's actor written out, or None."""
        return None if actor is None else self.actors[self.ids[at, actor]]

    def id(self, at: int, local: str | None) -> str | None:
        """Return the record id of a reading's own id, or None."""
        return None if local is None else self.ids[at, local]

    def source(self, at: int, span: Span) -> Source:
        """Return a passage of a reading with what is known of its article."""
        return source_of(self.pages, at, span)

    def sources(self, group: Group[Finding]) -> tuple[Source, ...]:
        """Return the passages that say a thing, in canonical order."""
        return unique(self.source(found.at, span) for found in group for span in found.thing.evidence)


def source_of(pages: Pages, at: int, span: Span) -> Source:
    """Return a passage of the reading at a place in the canonical order."""
    return source_of_reading(pages.readings[at], span)


def source_of_reading(reading: Reading, span: Span) -> Source:
    """Return a passage of a reading with what is known of its article."""
    article = reading.article
    return Source(
        article.id,
        article.url,
        article.site,
        article.title,
        article.published.date,
        span.start,
        span.end,
        span.text,
        span.in_,
    )


def common(
    pages: Pages,
    group: Group[F],
    sources: tuple[Source, ...],
    history: tuple[HistoryEntry, ...] = (),
    contradictions: Iterable[Contradiction | None] = (),
) -> Common:
    """Return the fields that every thing has; its id is the key of its first finding."""
    ats = [found.at for found in group]
    days = [day for at in ats if (day := pages.readings[at].article.published.date)]
    return Common(
        id=group[0].key,
        sources=sources,
        reports=pages.reports(ats),
        independent_sources=pages.independent(ats),
        first_seen=min(days, key=lambda day: day.earliest, default=None),
        last_seen=max(days, key=lambda day: day.latest, default=None),
        history=history,
        contradictions=tuple(found for found in contradictions if found is not None),
        review=reviewed(group),
    )


def reviewed(group: Group[F]) -> Review:
    """Return what people found of a thing: it is rejected only if all its reports are."""
    told = {found.review for found in group}
    if told == {"rejected"}:
        return "rejected"
    return next((one for one in _REVIEWS if one in told), "none")


_REVIEWS: tuple[Review, ...] = ("corrected", "accepted")


def unique(items: Iterable[X]) -> tuple[X, ...]:
    """Return items without repeats, in order."""
    return tuple(dict.fromkeys(items))


@dataclass(frozen=True, slots=True)
class Vote(Generic[X]):
    """A value that a reading gives a field, with the passages that say so; `sure` if a person accepted or corrected it."""

    value: X
    at: int
    spans: tuple[Span, ...]
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Tally(Generic[X]):
    """A value with all votes for it, those for a less precise one included."""

    value: X
    votes: tuple[Vote[X], ...]

    def sources(self, pages: Pages) -> tuple[Source, ...]:
        """Return the passages that say the value."""
        return unique(source_of(pages, vote.at, span) for vote in self.votes for span in vote.spans)


def votes(group: Group[F], value: Callable[[F], X | None]) -> list[Vote[X]]:
    """Return the votes of a group's findings that have a value."""
    found = ((member, value(member.thing)) for member in group)
    return [
        Vote(given, member.at, evidence_of(member.thing), member.review in {"accepted", "corrected"})
        for member, given in found
        if given is not None
    ]


def evidence_of(thing: Actor | Finding) -> tuple[Span, ...]:
    """Return the passages that show a finding; an actor's is where the page first names it."""
    return thing.mentions[:1] if isinstance(thing, Actor) else thing.evidence


def tally(
    pages: Pages,
    given: Iterable[Vote[X]],
    width: Callable[[X], int] = lambda _: 0,
    within: Callable[[X, X], bool] = lambda _one, _other: False,
) -> list[Tally[X]]:
    """Return the rival values: what a person settled first, then most independent sources, the most precise, the earliest.

    A value that another one lies within is no rival of it: its votes count for the more precise one.
    """
    cast: dict[X, list[Vote[X]]] = defaultdict(list)
    for vote in given:
        cast[vote.value].append(vote)

    def standing(value: X) -> tuple[bool, int, int, int]:
        ats = [vote.at for vote in cast[value]]
        sure = any(vote.sure for vote in cast[value])
        return not sure, -pages.support(ats), width(value), min(ats)

    ranked = sorted(cast, key=standing)
    for value in sorted(cast, key=width, reverse=True):
        finer = next((other for other in ranked if other != value and within(other, value)), None)
        if finer is not None:
            cast[finer] += cast.pop(value)
            ranked.remove(value)
    return [Tally(value, tuple(cast[value])) for value in sorted(ranked, key=standing)]


def days_tally(pages: Pages, given: Iterable[Vote[PartialDate]]) -> list[Tally[PartialDate]]:
    """Return the rival days; a month or year is no rival of a day within it."""
    return tally(
        pages,
        given,
        lambda day: (day.latest - day.earliest).days,
        lambda one, other: other.earliest <= one.earliest and one.latest <= other.latest,
    )


def best(tallies: Sequence[Tally[X]]) -> X | None:
    """Return the best-supported value, or None where no page gives one."""
    return tallies[0].value if tallies else None


def contradiction(
    pages: Pages, field: str, tallies: Sequence[Tally[X]], show: Callable[[X], str] = str
) -> Contradiction | None:
    """Return the rival values of a field side by side, or None where the sources agree."""
    if len(tallies) < 2:
        return None
    return Contradiction(field, tuple(RivalValue(show(one.value), one.sources(pages)) for one in tallies))


def best_name(pages: Pages, group: Group[F], name: Callable[[F], str]) -> tuple[str, tuple[str, ...]]:
    """Return the best-supported name, the longest among equals, and every other name."""
    tallies = tally(pages, votes(group, name), lambda text: -len(text))
    names = [one.value for one in tallies]
    return names[0], tuple(names[1:])


def most_specific(refs: Iterable[RecordedActor]) -> tuple[RecordedActor, ...]:
    """Return actors without the states for which someone more specific is named too, people of no country once by name."""
    found = unique(refs)
    covered = {ref.country for ref in found if ref.kind != "country"}
    specific = (ref for ref in found if ref.kind != "country" or ref.country not in covered)
    return tuple(
        {(ref.id if ref.country or ref.kind != "people" else ref.name): ref for ref in specific}.values()
    )


def states_first(refs: Iterable[RecordedActor]) -> tuple[RecordedActor, ...]:
    """Return parties without the offices of a state that is itself named as a party."""
    found = unique(refs)
    states = {ref.country for ref in found if ref.kind == "country"}
    offices = {"government", "military", "person"}
    return tuple(ref for ref in found if not (ref.kind in offices and ref.country in states))
