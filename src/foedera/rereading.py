"""Pages read again with what others of the record teach: short names, the days of undated pages, people's states.

What is taught hangs only on what pages say by themselves, and what a page takes only on that; so the record comes out
the same whatever the order of the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from foedera.acronyms import TaughtName
from foedera.agreements import Agreement
from foedera.annotate import is_word
from foedera.inference import Learned, infer_published, with_record_dates
from foedera.initiatives import Initiative
from foedera.learning import Again, Learning
from foedera.lessons import NameTold, taken_by
from foedera.pipeline import read_text
from foedera.reading import Reading
from foedera.record import Record
from foedera.settings import DEFAULTS, Settings
from foedera.taught import with_record_offices

_BATCH = 25
"""Pages that are read again before they are written in one transaction."""


def teach(record: Record, settings: Settings = DEFAULTS) -> int:
    """Read the pages of a record again that take something from what others teach; count those that change.

    It can be stopped at any moment and goes on from there; where nothing is new nothing is read.
    """
    learning, changed = record.learning, 0
    while pages := learning.waiting(_BATCH):
        done = [_again(page, learning, settings) for page in pages]
        kept = [page for page, again in zip(pages, done, strict=True) if again is None]
        changed += learning.put((again for again in done if again is not None), kept)
    return changed


def _again(page: int, learning: Learning, settings: Settings) -> Again | None:
    """Return what a page is read as now; nothing where it takes what it took before."""
    base = learning.by_itself(page)
    names = names_for(base, learning.facts.names_for(base), settings)
    learned = learning.facts.learned_for(base)
    given = _digest([names, learned.offices]) if names and _is_dated(base) else None
    if given is not None and given == learning.given(page):
        return None
    named = _named(base, names, settings)
    if named is not base:
        learned = learning.facts.learned_for(named)
    placed = with_record_offices(dated_again(named, learned, settings, names), learned.offices)
    return Again(page, _marked(placed, base, names), given)


def _is_dated(reading: Reading) -> bool:
    return reading.article.published.basis not in {"none", "inferred"}


def names_for(
    base: Reading, told: Iterable[NameTold], settings: Settings = DEFAULTS
) -> tuple[TaughtName, ...]:
    """Return the short names that a page, by its reading by itself, takes of those that others tell."""
    known = list(told)
    common = {one.form for one in known if is_word(settings.model, one.form)}
    return taken_by(base, known, is_word=common)


def _named(base: Reading, names: Sequence[TaughtName], settings: Settings) -> Reading:
    return read_text(base.article, settings, names) if names else base


def _marked(reading: Reading, base: Reading, names: Sequence[TaughtName]) -> Reading:
    """Return a reading with the digest of what it took; one that took nothing is as the page is by itself."""
    taken = list(_taken(reading, base, names))
    record = _digest(taken) if taken else None
    return replace(reading, foedera=replace(reading.foedera, record=record))


def _taken(reading: Reading, base: Reading, names: Sequence[TaughtName]) -> Iterator[object]:
    things: tuple[Agreement | Initiative, ...] = (*reading.agreements, *reading.initiatives)
    used = {name for one in things for name in (one.name, one.acronym)} | {one.name for one in reading.actors}
    yield from (one for one in names if {one.form, one.name} & used)
    if reading.article.published != base.article.published:
        yield reading.article.published
    yield from ((one.name, one.country) for one in reading.actors if one.country_basis == "record")
    yield from (event.date for event in reading.events if event.date.basis == "record")


def _digest(told: Sequence[object]) -> str:
    return blake2b("\n".join(map(repr, told)).encode(), digest_size=8).hexdigest()


def read_with(record: Record, reading: Reading, settings: Settings = DEFAULTS) -> Reading:
    """Return a page's reading with what a record teaches, those acts dated too of which only the record knows the day."""
    facts = record.learning.facts
    names = names_for(reading, facts.names_for(reading), settings)
    named = _named(reading, names, settings)
    return read_with_record(named, facts.learned_for(named, every=True), settings, base=reading, names=names)


def read_with_record(
    reading: Reading,
    learned: Learned,
    settings: Settings = DEFAULTS,
    *,
    base: Reading | None = None,
    names: Sequence[TaughtName] = (),
) -> Reading:
    """Return a page's reading with what a record has learned: its own day and its acts' days, its people's states."""
    dated = with_record_dates(dated_again(reading, learned, settings, names), learned)
    return _marked(with_record_offices(dated, learned.offices), base or reading, names)


def dated_again(
    reading: Reading, learned: Learned, settings: Settings = DEFAULTS, names: Sequence[TaughtName] = ()
) -> Reading:
    """Return the reading of an undated page under the date that its acts prove; the same reading where they prove none."""
    published, _ = infer_published(reading, learned)
    if published == reading.article.published:
        return reading
    return read_text(replace(reading.article, published=published), settings, names)
