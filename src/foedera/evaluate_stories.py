"""The task `stories`: gold stories -> what the record makes of the gold readings of their pages, and of the installed version's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.acquire import Page
from foedera.containers import json_value
from foedera.contract import from_json
from foedera.errors import ContractError, PageError
from foedera.gold import Asked, gold_readings, page_of
from foedera.scores import Score
from foedera.scores_findings import cast_pair, paired_by_mentions
from foedera.scores_stories import Kept, Place, score_told
from foedera.stories import Stories, StoryKind

if TYPE_CHECKING:
    from foedera.agreements import Agreement
    from foedera.initiatives import Initiative
    from foedera.reading import Reading
    from foedera.record import Record
    from foedera.scores_stories import Shown

KINDS: tuple[StoryKind, ...] = ("agreements", "initiatives")


@dataclass(frozen=True, slots=True)
class StoriesCase:
    """One page of the stories: its text on the day on which it was published, its gold reading, and all that is told."""

    id: str
    page: Page
    gold: Reading
    stories: Stories


@dataclass(frozen=True, slots=True)
class StoriesPrediction:
    """What was read of a page."""

    id: str
    reading: Reading


def load_stories(asked: Asked) -> tuple[StoriesCase, ...]:
    """Return the pages of the stories in DATA.json; raise ContractError if they are not in their form.

    The gold readings of short reports stand beside it in DATA.jsonl, those of articles in the folder of its name
    one level up (`gold/stories/dev.json`, `gold/dev`).
    """
    path = asked.file(".json")
    try:
        stories = from_json(Stories, json_value(path.read_bytes()), str(path))
    except PageError as error:
        raise ContractError(str(path), error.reason) from error
    sets = [one for one in (path.with_suffix(".jsonl"), path.parents[1] / path.stem) if one.exists()]
    readings = {reading.article.id: reading for one in sets for reading in gold_readings(Asked(str(one)))}
    _check(stories, readings, str(path))
    return tuple(StoriesCase(name, page_of(one.article), one, stories) for name, one in readings.items())


def _check(stories: Stories, readings: Mapping[str, Reading], where: str) -> None:
    for told in stories.told:
        for one in told.findings:
            reading = readings.get(one.article)
            if reading is None or one.id not in {each.id for each in _of_kind(reading, told.kind)}:
                raise ContractError(where, f"no gold reading has {one.article}:{one.id} of {told.id}")


def _of_kind(reading: Reading, kind: StoryKind) -> tuple[Agreement | Initiative, ...]:
    return reading.agreements if kind == "agreements" else reading.initiatives


def read_story_page(case: StoriesCase) -> StoriesPrediction:
    """Read a page; raise PageError if it cannot be read."""
    from foedera.pipeline import read_page

    return StoriesPrediction(case.id, read_page(case.page))


def score_stories(cases: Sequence[StoriesCase], predictions: Sequence[StoriesPrediction]) -> Score:
    """Score what a record makes of gold readings (`gold …`), then what it makes of the predictions."""
    from foedera.record import open_record
    from foedera.rereading import teach

    stories = cases[0].stories
    with open_record(":memory:") as record:
        _fill(record, (case.gold for case in cases))
        by_gold = _scored(stories, _kept(record, _as_they_are(cases)), "gold ")
    with open_record(":memory:") as record:
        _fill(record, (one.reading for one in predictions))
        if teach(record):
            record.consolidate()
        read = {one.article.id: one for one in record.readings()}
        own = _scored(stories, _kept(record, _paired(cases, read)), "")
    return Score((*by_gold.figures, *own.figures), (*by_gold.misses, *own.misses))


def _fill(record: Record, readings: Iterable[Reading]) -> None:
    for reading in readings:
        record.add(reading)
    record.consolidate()


def _scored(stories: Stories, kept: Kept, prefix: str) -> Score:
    parts = [
        score_told([one for one in stories.told if one.kind == kind], kept, f"{prefix}{kind}")
        for kind in KINDS
    ]
    return Score(
        tuple(figure for figures, _ in parts for figure in figures),
        tuple(miss for _, misses in parts for miss in misses),
    )


def _kept(record: Record, places: Mapping[Place, Place]) -> Kept:
    """Return what a record made of findings; `places` gives the finding of the gold that each of a reading is."""
    things: dict[str, Shown] = {}
    homes: dict[Place, str] = {}
    for kind in KINDS:
        for thing in record.things(kind):
            things[thing.id] = thing  # type: ignore[assignment]
            for found in record.found(thing.id):
                place = places.get((found.reading.article.id, found.thing.id))
                if place is not None:
                    homes[place] = thing.id
    names = {
        actor.id: frozenset(name.casefold() for name in (actor.name, *actor.aliases))
        for actor in record.everything().actors
    }
    return Kept(homes, things, names)


def _as_they_are(cases: Iterable[StoriesCase]) -> dict[Place, Place]:
    return {
        (case.id, one.id): (case.id, one.id)
        for case in cases
        for kind in KINDS
        for one in _of_kind(case.gold, kind)
    }


def _paired(cases: Iterable[StoriesCase], read: Mapping[str, Reading]) -> dict[Place, Place]:
    return {
        (case.id, there): (case.id, mine)
        for case in cases
        if case.id in read
        for mine, there in _pairs(case.gold, read[case.id])
    }


def _pairs(gold: Reading, read: Reading) -> Iterator[tuple[str, str]]:
    """Yield the ids of findings of the gold and of a reading that belong together."""
    casts = cast_pair(gold.actors, read.actors)
    deals, own_deals = gold.agreements, read.agreements
    wanted = [(one.mentions, one.parties) for one in deals]
    came = [(one.mentions, one.parties) for one in own_deals]
    yield from ((deals[at].id, own_deals[to].id) for at, to in paired_by_mentions(casts, wanted, came))
    series, own_series = gold.initiatives, read.initiatives
    wanted = [(one.mentions, one.participants) for one in series]
    came = [(one.mentions, one.participants) for one in own_series]
    yield from ((series[at].id, own_series[to].id) for at, to in paired_by_mentions(casts, wanted, came))
