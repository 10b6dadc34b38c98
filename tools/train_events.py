"""Train what weighs acts and their participants: `python tools/train_events.py GOLD…` writes data/fill_*.json, event_chance.json.

GOLD: JSON Lines files or folders of gold readings with actors and events (`eval/gold/events/dev.jsonl`, `eval/gold/dev`).
What is learned: who of a sentence fills a slot that the grammar leaves empty, and whether the words of a frame tell an
act at all. Pages of one story are never split; each model is tried on stories that it has not seen, the second and the
third learn from what the models before them say of stories that these have not seen. Needs lightgbm beside the
project's own packages. The written trees hold numbers alone, none of the pages' words.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from zlib import crc32

import lightgbm
import numpy as np
from model_files import dump, write
from spacy.tokens import Token

from foedera.acquire import Page
from foedera.actors import Actor
from foedera.acts import Event, Scene
from foedera.article import Article, read_article
from foedera.boosted import odds, trees_of
from foedera.events import governing_words
from foedera.fillers import SEEN, SLOTS, SlotModel, Wanted, candidates, lacks, measured, with_fillers
from foedera.frames import Frame, find_frames
from foedera.gold import Asked, gold_readings
from foedera.judging import JUDGED, Judge, Verdict, judged
from foedera.lexicon import Example, load_lexicon
from foedera.participants import Parties, parties
from foedera.pipeline import desk_of
from foedera.reading import Reading
from foedera.scores_events import same_actor
from foedera.standing import coded

SETTINGS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 12, "min_data_in_leaf": 12, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "verbose": -1, "seed": 1, "deterministic": True,
    "force_row_wise": True, "num_threads": 1,
}  # fmt: skip
ROUNDS = 160
FOLDS = 5
SATISFIED, UNSATISFIED = 0.45, 0.5
"""The odds from which on an act is told: with all that its entry needs, and without. Lower ones tell more false acts."""
EXAMPLE = 0.5
"""How much an example of the lexicon counts: it is plainer than what pages print."""
COUNTER = 1.5
"""How much a counter-example counts."""
EMPTY = 6.0
"""How much a frame counts in a text that tells no act: sport, markets, metaphor."""
THRESHOLDS = [at / 100 for at in range(20, 81, 2)]


@dataclass(frozen=True)
class Lesson:
    """A page as far as frames, what the grammar tells of their participants, and who tells what is right."""

    story: str
    answers: Answers
    scene: Scene
    frames: tuple[Frame, ...]
    told: tuple[Parties, ...]
    weight: float = 1.0


class Answers(Protocol):
    """What is right on a page."""

    @property
    def events(self) -> int:
        """How many acts the page tells."""

    def holds(self, frame: Frame) -> bool | None:
        """Tell whether a frame tells an act; None where that is not known."""

    def belongs(self, frame: Frame, wanted: Wanted, actor: Actor) -> bool:
        """Tell whether a participant stands in a slot of the act that a frame tells."""


@dataclass(frozen=True)
class OfGold:
    """What an annotator says of a page."""

    gold: Reading

    @property
    def events(self) -> int:
        """How many acts the annotator saw."""
        return len(self.gold.events)

    def holds(self, frame: Frame) -> bool:
        """Tell whether the annotator saw an act of this type there."""
        return self._meant(frame) is not None

    def belongs(self, frame: Frame, wanted: Wanted, actor: Actor) -> bool:
        """Tell whether the annotator put the participant there."""
        event = self._meant(frame)
        right = getattr(event, wanted) if event else ()
        return any(same_actor(self.gold.actor(one), actor) for one in right)

    def _meant(self, frame: Frame) -> Event | None:
        """Return the event that a frame tells: one of its type at its words or at the word that governs it."""
        words = [*frame.words, *((frame.standing.operator,) if frame.standing.operator else ())]
        kind = "AGREE" if frame.predicate.offer else coded(frame.predicate.type, frame.standing)[0]
        return next((event for event in self.gold.events if event.type == kind and _at(event, words)), None)


def _at(event: Event, words: Sequence[Token]) -> bool:
    return any(w.idx < event.trigger.end and event.trigger.start < w.idx + len(w) for w in words)


@dataclass(frozen=True)
class OfEntry:
    """What an entry of the lexicon says of its own example, or of a counter-example."""

    entry: str
    example: Example | None

    @property
    def events(self) -> int:
        """Examples are no measure of how much is found."""
        return 0

    def holds(self, frame: Frame) -> bool | None:
        """Tell whether the entry is to fire; what others of the sentence do is not known."""
        return self.example is not None if frame.predicate.id == self.entry else None

    def belongs(self, frame: Frame, wanted: Wanted, actor: Actor) -> bool:
        """Tell whether the example has the participant there."""
        told = getattr(self.example, wanted) if self.example else ()
        return frame.predicate.id == self.entry and (actor.country in told or actor.name in told)


@dataclass(frozen=True)
class Row:
    """What is measured of one thing to judge, and whether it holds."""

    lesson: int
    group: tuple[int, int]
    measures: list[float]
    holds: bool
    weight: float = 1.0


def lessons(paths: Sequence[Path]) -> Iterator[Lesson]:
    """Yield the pages of gold sets, read up to their frames."""
    for path in paths:
        for gold in gold_readings(Asked(str(path))):
            story = gold.article.id.rpartition("-")[2] if path.is_dir() else gold.article.id
            yield _lesson(story, gold.article, OfGold(gold), 1.0 if gold.events else EMPTY)


def examples() -> Iterator[Lesson]:
    """Yield the examples and counter-examples of the lexicon."""
    for entry in load_lexicon().predicates:
        told = [(example.text, example) for example in entry.examples]
        for text, example in [*told, *((text, None) for text in entry.counter)]:
            article = read_article(Page("example", text, "text", id="example", plain=True))
            yield _lesson(entry.id, article, OfEntry(entry.id, example), EXAMPLE if example else COUNTER)


def _lesson(story: str, article: Article, answers: Answers, weight: float) -> Lesson:
    desk = desk_of(article, "initiatives")
    assert desk.doc is not None
    scene = Scene(desk.article, desk.cast, desk.times, desk.places, desk.initiatives)
    frames = tuple(find_frames(desk.doc, load_lexicon()))
    return Lesson(story, answers, scene, frames, tuple(parties(frame, scene) for frame in frames), weight)


def fold_of(lesson: Lesson) -> int:
    """Return the part of the data that a story belongs to."""
    return crc32(lesson.story.encode()) % FOLDS


# Slots


def slot_rows(taught: Sequence[Lesson], told: Sequence[Sequence[Parties]], wanted: Wanted) -> Iterator[Row]:
    """Yield each participant near an act with an empty slot, and whether it belongs there."""
    for at, lesson in enumerate(taught):
        for number, (frame, who) in enumerate(zip(lesson.frames, told[at], strict=True)):
            if not lesson.answers.holds(frame) or not lacks(frame, who, wanted):
                continue
            for token, actor in candidates(frame, who, lesson.scene):
                measures = measured(frame, token, actor, who, lesson.scene)
                yield Row(
                    at, (at, number), measures, lesson.answers.belongs(frame, wanted, actor), lesson.weight
                )


def learned(
    taught: Sequence[Lesson], told: Sequence[Sequence[Parties]], wanted: Wanted
) -> tuple[lightgbm.Booster, float, list[tuple[Parties, ...]]]:
    """Return a slot's model, its threshold, and the participants as models that did not see the page fill them in."""
    rows = list(slot_rows(taught, told, wanted))
    booster, chances = cross_fitted(rows, taught)
    real = [
        (row.holds, chance) for row, chance in zip(rows, chances, strict=True) if _is_gold(taught[row.lesson])
    ]
    threshold = best_threshold(*zip(*real, strict=True))
    filled = list(map(tuple, told))
    for part in range(FOLDS):
        unseen = [row for row in rows if fold_of(taught[row.lesson]) != part]
        model = SlotModel(trees_of(dump(_booster(unseen))), threshold)
        for at, lesson in enumerate(taught):
            if fold_of(lesson) == part:
                filled[at] = tuple(with_fillers(lesson.frames, told[at], lesson.scene, {wanted: model}))
    return booster, threshold, filled


# Acts


def judge_rows(taught: Sequence[Lesson], told: Sequence[Sequence[Parties]]) -> Iterator[Row]:
    """Yield each frame, and whether it tells an act."""
    for at, lesson in enumerate(taught):
        measures = judged(lesson.frames, told[at], lesson.scene, governing_words(lesson.frames))
        for frame, row in zip(lesson.frames, measures, strict=True):
            holds = lesson.answers.holds(frame)
            if holds is not None:
                yield Row(at, (at, frame.trigger.i), row, holds, lesson.weight)


# Fitting


def cross_fitted(rows: Sequence[Row], taught: Sequence[Lesson]) -> tuple[lightgbm.Booster, list[float]]:
    """Return a model of all rows, and the chance that one which did not see its story gives to each."""
    chances = [0.0] * len(rows)
    for part in range(FOLDS):
        held = [at for at, row in enumerate(rows) if fold_of(taught[row.lesson]) == part]
        booster = _booster([row for row in rows if fold_of(taught[row.lesson]) != part])
        given = odds(trees_of(dump(booster)), np.array([rows[at].measures for at in held], dtype=np.float64))
        for at, chance in zip(held, given, strict=True):
            chances[at] = float(chance)
    return _booster(rows), chances


def _is_gold(lesson: Lesson) -> bool:
    return isinstance(lesson.answers, OfGold)


def best_threshold(holds: Sequence[bool], chances: Sequence[float]) -> float:
    """Return the odds from which on taking what is offered does best against what is wanted; prints it.

    Precision counts double (F0.5): a participant that is not told is worse than one that is missing.
    """
    wanted = sum(holds)

    def score(threshold: float, beta: float = 0.5) -> float:
        taken = [right for right, chance in zip(holds, chances, strict=True) if chance >= threshold]
        return (1 + beta**2) * sum(taken) / (len(taken) + beta**2 * wanted)

    best = max(THRESHOLDS, key=score)
    print(
        f"  {len(holds)} rows, {sum(holds)} hold; F1 {score(best, 1.0):.4f}, F0.5 {score(best):.4f} from {best}"
    )
    return best


def _booster(rows: Sequence[Row]) -> lightgbm.Booster:
    table = np.array([row.measures for row in rows], dtype=np.float64)
    labels = np.array([row.holds for row in rows], dtype=np.int8)
    weights = np.array([row.weight for row in rows])
    return lightgbm.train(SETTINGS, lightgbm.Dataset(table, labels, weight=weights), ROUNDS)


def main() -> None:
    """Train and write the three models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    taught = [*lessons(parser.parse_args().gold), *examples()]
    told: Sequence[Sequence[Parties]] = [lesson.told for lesson in taught]
    for wanted in SLOTS:
        booster, threshold, told = learned(taught, told, wanted)
        write(f"fill_{wanted}.json", SEEN, {"threshold": threshold}, {"trees": booster})
    rows = list(judge_rows(taught, told))
    booster, chances = cross_fitted(rows, taught)
    judge = Judge(trees_of(dump(booster)), UNSATISFIED, SATISFIED)
    tell(
        rows, [judge.verdict(row.measures, chance) for row, chance in zip(rows, chances, strict=True)], taught
    )
    told_from = {"threshold": judge.threshold, "satisfied": judge.satisfied}
    write("event_chance.json", JUDGED, told_from, {"trees": booster})


def tell(rows: Sequence[Row], verdicts: Sequence[Verdict], taught: Sequence[Lesson]) -> None:
    """Print what the acts told are worth: F1 of types, and how many texts without acts are taken to tell one."""
    wanted = sum(lesson.answers.events for lesson in taught)
    empty = {at for at, lesson in enumerate(taught) if _is_gold(lesson) and not lesson.answers.events}
    words: dict[tuple[int, int], list[tuple[Row, Verdict]]] = {}
    for row, verdict in zip(rows, verdicts, strict=True):
        if _is_gold(taught[row.lesson]):
            words.setdefault(row.group, []).append((row, verdict))
    firsts = [
        next((row for row, verdict in sorted(senses, key=lambda one: one[1].rank) if verdict.told), None)
        for senses in words.values()
    ]
    taken = [row for row in firsts if row is not None]
    f1 = 2 * sum(row.holds for row in taken) / (len(taken) + wanted)
    false = len({row.lesson for row in taken if row.lesson in empty})
    print(f"  {len(rows)} frames, F1 of types {f1:.4f}; acts in {false} of {len(empty)} texts without any")


if __name__ == "__main__":
    main()
