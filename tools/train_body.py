"""Train the model that finds a page's body: `python tools/train_body.py PAGES.jsonl…` writes data/body_*.json.

PAGES: JSON Lines, one page a line, `{"id", "site", "html"}` and what is known of its body: `body`, the whole text with a
line for each paragraph, or `wanted` and `unwanted`, passages that belong to it and that do not. A page with neither is
taught by the model of markup itself, and only to the model of bare lines.

Needs lightgbm and html-text beside the project's own packages. The written trees hold thresholds of counts and shares,
none of the pages' words. Without the extractor's witness (`in extraction` and the like) every page is learned a second
time, so that the model stands on more than one leg.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from model_files import dump, write
from numpy.typing import NDArray

from foedera.bodymodel import NAMES, Form, with_neighbours
from foedera.boosted import Trees, odds, trees_of
from foedera.features import MARKUP_FEATURES, line_features, markup_features, sight
from foedera.fragments import drop_archive_bars, find_fragments
from foedera.lines import look_at
from foedera.markup import in_text, witness
from foedera.metadata import read_metadata
from foedera.tree import parse_html

SETTINGS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.1, "num_leaves": 15, "max_depth": 7, "min_data_in_leaf": 30,
    "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "verbose": -1, "seed": 1,
    "deterministic": True, "force_row_wise": True,
}  # fmt: skip
ROUNDS = (200, 130)
FOLDS = 3
THRESHOLD: dict[Form, float] = {"lines": 0.5, "markup": 0.58}
UNKNOWN = -1
EXTRACTION = [at for at, name in enumerate(MARKUP_FEATURES) if "extraction" in name]
WORDS = NAMES["lines"].index("words")

Table = NDArray[np.float64]


@dataclass(frozen=True)
class Lesson:
    """The lines of a page as the model sees them, and for each whether it is the body: 1, 0 or UNKNOWN."""

    site: str
    table: Table
    labels: NDArray[np.int8]
    weight: float = 1.0


@dataclass(frozen=True)
class Sample:
    """A page as given, parsed."""

    id: str
    site: str
    html: str
    body: str | None
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


def read_samples(paths: Sequence[Path]) -> Iterator[Sample]:
    """Yield the pages of files."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                wanted, unwanted = row.get("wanted") or (), row.get("unwanted") or ()
                yield Sample(
                    row["id"], row["site"], row["html"], row.get("body"), tuple(wanted), tuple(unwanted)
                )


# Labels


def label_by_body(lines: Sequence[str], body: str) -> list[int]:
    """Label a line 1 if half of its words lie in the ordered alignment of page and body."""
    known = {tuple(_words(line)) for line in body.split("\n")}
    owners = [(at, word) for at, line in enumerate(lines) for word in _words(line)]
    counts = [len(_words(line)) for line in lines]
    hits = [0] * len(lines)
    matcher = difflib.SequenceMatcher(None, [word for _, word in owners], _words(body), autojunk=False)
    for start, _, size in matcher.get_matching_blocks():
        run = [at for at, _ in owners[start : start + size]]
        whole = (
            size and len(set(run)) == 1 and counts[run[0]] == size and tuple(_words(lines[run[0]])) in known
        )
        if size >= 4 or whole:
            for at in run:
                hits[at] += 1
    return [int(count > 0 and hit * 2 >= count) for hit, count in zip(hits, counts, strict=True)]


def label_by_passages(lines: Sequence[str], wanted: Sequence[str], unwanted: Sequence[str]) -> list[int]:
    """Label the lines that hold, or lie in, a passage that is wanted or not; the others stay UNKNOWN."""
    return [_label_of(_plain(line), wanted, unwanted) for line in lines]


def _label_of(line: str, wanted: Sequence[str], unwanted: Sequence[str]) -> int:
    if any(_plain(passage) in line or (len(line) > 25 and line in _plain(passage)) for passage in wanted):
        return 1
    for passage in map(_plain, unwanted):
        if (passage in line and len(passage) * 3 >= len(line)) or (len(line) > 25 and line in passage):
            return 0
    return UNKNOWN


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _plain(text: str) -> str:
    return " ".join(text.split())


# Lessons


def markup_lesson(sample: Sample) -> tuple[list[str], Lesson]:
    """Return a page's runs of text, and what there is to learn from them."""
    tree = parse_html(sample.html)
    drop_archive_bars(tree)
    fragments = find_fragments(tree)
    metadata = read_metadata(tree, None, None)
    texts = [fragment.text for fragment in fragments]
    sights = [sight(look_at(text)) for text in texts]
    letters = [one.letters for one in sights]
    told = in_text(letters, metadata.body) if metadata.body else None
    rows = markup_features(fragments, sights, metadata.title, in_text(letters, witness(tree, None)), told)
    labels = (
        label_by_body(texts, sample.body)
        if sample.body
        else label_by_passages(texts, sample.wanted, sample.unwanted)
    )
    return texts, Lesson(sample.site, np.array(rows, dtype=np.float64), np.array(labels, dtype=np.int8))


def without_extraction(lesson: Lesson) -> Lesson:
    """Return a lesson in which the general extractor found nothing."""
    table = lesson.table.copy()
    table[:, EXTRACTION] = 0.0
    return replace(lesson, table=table)


def line_lessons(sample: Sample, texts: Sequence[str], body: str, weight: float) -> Iterator[Lesson]:
    """Yield what bare lines teach: the page as copied, as its runs of text, and cut to the body and a little more."""
    import html_text

    chance = random.Random(sample.id)  # noqa: S311 - the same for the same page
    title = read_metadata(parse_html(sample.html), None, None).title
    copied = [line.strip() for line in html_text.extract_text(sample.html, guess_layout=True).split("\n")]
    for lines in ([line for line in copied if line], list(texts)):
        labels = label_by_body(lines, body)
        if 1 not in labels:
            continue
        yield _lines(sample.site, lines, labels, title if chance.random() < 0.5 else None, weight)
        first, last = labels.index(1), len(labels) - labels[::-1].index(1)
        for _ in range(2):
            low = max(0, first - chance.choice([0, 0, 1, 2, 3, 5, 8]))
            high = min(len(lines), last + chance.choice([0, 0, 0, 1, 2, 4, 6, 10, 15, 25]))
            if chance.random() < 0.3:
                high = min(high, chance.randint(low + 2, max(low + 2, high)))
            yield _lines(
                sample.site,
                lines[low:high],
                labels[low:high],
                title if chance.random() < 0.5 else None,
                0.6 * weight,
            )


def _lines(
    site: str, lines: Sequence[str], labels: Sequence[int], title: str | None, weight: float
) -> Lesson:
    rows = line_features([sight(look_at(line)) for line in lines], title)
    return Lesson(site, np.array(rows, dtype=np.float64), np.array(labels, dtype=np.int8), weight)


# Fitting


def fit(lessons: Sequence[Lesson]) -> tuple[lightgbm.Booster, lightgbm.Booster]:
    """Return both stages; the second learns from what the first thinks of sites that it has not seen."""
    sites = sorted({lesson.site for lesson in lessons})
    random.Random(0).shuffle(sites)  # noqa: S311 - the same each time
    fold = {site: at % FOLDS for at, site in enumerate(sites)}
    thought: dict[int, Table] = {}
    for part in range(FOLDS):
        held = [at for at, lesson in enumerate(lessons) if fold[lesson.site] == part]
        taught = [lesson for lesson in lessons if fold[lesson.site] != part]
        booster = _booster(taught, [lesson.table for lesson in taught], ROUNDS[0])
        trees = trees_of(dump(booster))
        thought |= {at: odds(trees, lessons[at].table) for at in held}
    first = _booster(lessons, [lesson.table for lesson in lessons], ROUNDS[0])
    seen = [with_neighbours(lesson.table, thought[at]) for at, lesson in enumerate(lessons)]
    return first, _booster(lessons, seen, ROUNDS[1])


def _booster(lessons: Sequence[Lesson], tables: Sequence[Table], rounds: int) -> lightgbm.Booster:
    known = [lesson.labels != UNKNOWN for lesson in lessons]
    rows = np.vstack([table[mask] for table, mask in zip(tables, known, strict=True)])
    labels = np.concatenate([lesson.labels[mask] for lesson, mask in zip(lessons, known, strict=True)])
    weights = np.concatenate(
        [
            lesson.weight * (np.log1p(lesson.table[mask][:, WORDS]) / 3 + 0.3)
            for lesson, mask in zip(lessons, known, strict=True)
        ]
    )
    return lightgbm.train(SETTINGS, lightgbm.Dataset(rows, labels, weight=weights), rounds)


def write_body(form: Form, first: lightgbm.Booster, second: lightgbm.Booster) -> None:
    """Write both stages of a model."""
    stages = {"first": first, "second": second}
    write(f"body_{form}.json", NAMES[form], {"threshold": THRESHOLD[form]}, stages)


def teach(texts: Sequence[str], lesson: Lesson, first: Trees, second: Trees) -> str | None:
    """Return the body that the model of markup finds in a page; None where it is unsure of much of it."""
    guess = odds(first, lesson.table)
    chances = odds(second, with_neighbours(lesson.table, guess))
    words = lesson.table[:, WORDS]
    doubt = float((words * ((chances > 0.2) & (chances < 0.8))).sum())
    body = "\n".join(
        text for text, chance in zip(texts, chances, strict=True) if chance > THRESHOLD["markup"]
    )
    return body if len(body) >= 400 and doubt <= 0.25 * float((words * (chances > 0.5)).sum()) else None


def main() -> None:
    """Train and write both models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=Path)
    samples = list(read_samples(parser.parse_args().pages))
    with ProcessPoolExecutor() as pool:
        made = list(pool.map(markup_lesson, samples, chunksize=8))
    known_runs = [lesson for _, lesson in made if (lesson.labels != UNKNOWN).any()]
    first, second = fit([*known_runs, *map(without_extraction, known_runs)])
    write_body("markup", first, second)
    stages = trees_of(dump(first)), trees_of(dump(second))
    bodies = [
        sample.body or teach(texts, lesson, *stages)
        for sample, (texts, lesson) in zip(samples, made, strict=True)
    ]
    known = [
        (sample, texts, body) for sample, (texts, _), body in zip(samples, made, bodies, strict=True) if body
    ]
    with ProcessPoolExecutor() as pool:
        found = [lesson for taught in pool.map(_taught, known, chunksize=8) for lesson in taught]
    write_body("lines", *fit(found))


def _taught(page: tuple[Sample, list[str], str]) -> list[Lesson]:
    sample, texts, body = page
    return list(line_lessons(sample, texts, body, 1.0 if sample.body else 0.6))


if __name__ == "__main__":
    main()
