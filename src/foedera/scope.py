"""What concerns the subjects of a dossier within its days: gists, none of which needs a thing to be composed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from foedera.choosing import AGREEMENTS, COMMITMENTS, STATEMENTS, Choosing
from foedera.dates import PartialDate
from foedera.gists import Gist, state_number
from foedera.ledger import is_news
from foedera.record import Record
from foedera.search import Query
from foedera.subjects import Subject
from foedera.things import Recorded, RecordedAgreement, RecordedInitiative

_MENTIONS = 200
"""Statements that name an agreement or initiative: those that answer best."""
_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days that a dossier was asked for."""

    since: PartialDate | None = None
    until: PartialDate | None = None
    as_of: PartialDate | None = None
    new_since: PartialDate | None = None

    @property
    def known(self) -> int | None:
        """The last day whose pages are known, as an ordinal; null: all are."""
        return self.as_of.latest.toordinal() if self.as_of else None

    @property
    def period(self) -> tuple[int, int]:
        """The first and last day of what is told, as ordinals."""
        first = self.since.earliest if self.since else date.min
        last = self.until.latest if self.until else date.max
        return first.toordinal(), last.toordinal()

    @property
    def is_open(self) -> bool:
        """Tell whether no period is asked for, so that what has no day belongs to it."""
        return self.since is None and self.until is None


def number_of(record: Record, subject: Subject) -> int:
    """Return the number that things about a subject are found by."""
    return state_number(subject.id) if subject.kind == "country" else record.choosing.number(subject.id)


def in_scope(record: Record, subjects: Sequence[Subject], bounds: Bounds) -> list[Gist]:
    """Return the gists of all that concerns all subjects within the days asked for; what people rejected does not."""
    found = _Scope(record, subjects, bounds)
    matters = found.matters()
    words = found.words(matters)
    return [gist for gist in (*matters, *words) if found.is_asked_for(gist)]


class _Scope:
    def __init__(self, record: Record, subjects: Sequence[Subject], bounds: Bounds) -> None:
        self._record, self._subjects, self._bounds = record, subjects, bounds
        self._choosing: Choosing = record.choosing
        self._whom = [number_of(record, subject) for subject in subjects]

    def matters(self) -> list[Gist]:
        """Return what is about all subjects, with the agreements without parties that their events sign."""
        found = list(self._then(self._choosing.about(self._whom), frozenset(self._whom)))
        held = {gist.thing for gist in found}
        signing = self._choosing.whom(gist.thing for gist in found if gist.is_signing)
        dealt = {who for whom in signing.values() for who in whom if who > 0} - held
        deals = self._then(self._choosing.of(dealt))
        return [*found, *(gist for gist in deals if gist.kind == AGREEMENTS and gist.is_bare)]

    def words(self, matters: Sequence[Gist]) -> list[Gist]:
        """Return words to nobody that are told in the midst of what the subjects did, and words that name them."""
        held = {gist.thing for gist in matters}
        found = {gist.thing: gist for gist in (*self._told_beside(matters), *self._naming())}
        return [gist for number, gist in found.items() if number not in held]

    def _told_beside(self, matters: Sequence[Gist]) -> Iterator[Gist]:
        whom = set(self._whom)
        if len(whom) == 2 and all(who < 0 for who in whom):
            yield from self._then(self._choosing.beside(*self._whom))
            return
        if len(whom) < 2 and not self._deals():
            return
        acts = [gist.thing for gist in matters if gist.kind not in {STATEMENTS, COMMITMENTS}]
        pages = [told.page for told in self._choosing.pages(acts, self._bounds.known)]
        for gist in self._then(self._choosing.on(pages, (STATEMENTS, COMMITMENTS))):
            if gist.is_bare and (self._deals() or whom.intersection(gist.whom)):
                yield gist

    def _naming(self) -> Iterator[Gist]:
        """Yield the statements that name an agreement or initiative asked about, and are about the other subjects."""
        deals = self._deals()
        others = {who for who, one in zip(self._whom, self._subjects, strict=True) if one not in deals}
        for deal in deals:
            thing = self._record.thing(deal.id)
            assert isinstance(thing, RecordedAgreement | RecordedInitiative)
            hits = [
                hit.id
                for name in dict.fromkeys((thing.name, *thing.aliases, thing.acronym or ""))
                if " " in name or (name.isupper() and len(name) >= _ACRONYM)
                for answer in self._record.find(Query(f'"{name}"', ("statements",), limit=_MENTIONS))
                for hit in answer.best
            ]
            gists = self._choosing.of(self._choosing.number(hit) for hit in hits)
            yield from (gist for gist in self._then(gists) if others <= set(gist.whom))

    def _deals(self) -> list[Subject]:
        return [one for one in self._subjects if one.kind in {"agreement", "initiative"}]

    def _then(self, gists: Iterable[Gist], wanted: frozenset[int] = frozenset()) -> Iterator[Gist]:
        """Yield gists as they were on the day asked for, but of nothing that was about others then, or is rejected."""
        for gist in gists:
            known = self._bounds.known
            was = gist if known is None else self._choosing.then(gist, known)
            changed = was is not gist
            if was is not None and not was.is_rejected and not (changed and wanted - set(was.whom)):
                yield was

    def is_asked_for(self, gist: Gist) -> bool:
        """Tell whether a thing falls within the period and is news, if that is asked for."""
        first, last = self._bounds.period
        within = any(start <= last and first <= end for start, end in gist.spans)
        if not within and (gist.spans or not self._bounds.is_open):
            return False
        return self._bounds.new_since is None or self._is_news(gist, self._bounds.new_since.earliest)

    def _is_news(self, gist: Gist, day: date) -> bool:
        if gist.heard < day.toordinal():
            return False
        if gist.seen >= day.toordinal():
            return gist.is_dated
        thing = self._choosing.thing(gist, self._bounds.known)
        assert isinstance(thing, Recorded)
        return is_news(thing, day)
