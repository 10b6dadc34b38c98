"""The model that finds the body: for each line of a page, how likely it belongs to the article.

Two stages of boosted decision trees (Friedman 2001; the second sees what the first thinks of the lines around, as in
stacked sequential learning, Cohen and Carvalho 2005). `tools/train_body.py` makes the trees; they hold numbers alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from foedera.boosted import Trees, odds, read_model, trees_of
from foedera.features import LINE_FEATURES, MARKUP_FEATURES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

Form = Literal["lines", "markup"]
"""Bare lines, or runs of text with markup around them."""

STEPS = (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)
_WORDS_AT = LINE_FEATURES.index("words")
_SURE = 0.7
_PROSE_WORDS = 8
_FAR = 50
NAMES: dict[Form, tuple[str, ...]] = {"lines": LINE_FEATURES, "markup": MARKUP_FEATURES}


@dataclass(frozen=True, slots=True)
class BodyModel:
    """Both stages, and the odds from which on a line is taken for the body."""

    first: Trees
    second: Trees
    threshold: float


@cache
def load_body_model(form: Form) -> BodyModel:
    """Return the model for bare lines or for markup."""
    data = read_model(f"body_{form}.json", NAMES[form], "train_body.py")
    return BodyModel(trees_of(data["first"]), trees_of(data["second"]), float(data["threshold"]))


def find_body(rows: Sequence[Sequence[float]], form: Form) -> list[bool]:
    """Tell for each line of a page, given what is measured of it, whether it belongs to the article."""
    if not rows:
        return []
    import numpy as np

    model = load_body_model(form)
    table = np.array(rows, dtype=np.float64)
    first = odds(model.first, table)
    return [bool(chance >= model.threshold) for chance in odds(model.second, with_neighbours(table, first))]


def with_neighbours(table: Numbers, chances: Numbers) -> Numbers:
    """Return the table with columns for what the first stage thinks of each line and of those around it."""
    import numpy as np

    count = len(chances)
    widest = max(STEPS)
    padded = np.concatenate([np.full(widest, -0.1), chances, np.full(widest, -0.1)])
    sums = np.concatenate([[0.0], np.cumsum(chances)])
    words = table[:, _WORDS_AT]
    mass = np.concatenate([[0.0], np.cumsum(chances * words)])
    whole = float(mass[-1]) or 1.0
    columns = [
        chances,
        *(padded[widest + step : widest + step + count] for step in STEPS),
        _mean_around(sums, 3),
        _mean_around(sums, 10),
        mass[:-1] / whole,
        1.0 - mass[1:] / whole,
        np.full(count, sums[-1]),
        np.full(count, whole),
        sums[:-1],
        sums[-1] - sums[1:],
        *_distances((chances > _SURE) & (words > _PROSE_WORDS)),
    ]
    return np.column_stack([table, *columns])


def _mean_around(sums: Numbers, reach: int) -> Numbers:
    import numpy as np

    count = len(sums) - 1
    at = np.arange(count)
    low, high = np.maximum(0, at - reach), np.minimum(count, at + reach + 1)
    means: Numbers = (sums[high] - sums[low]) / (high - low)
    return means


def _distances(sure: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """Return for each line how far the nearest sure line stands at or before it, and at or after it."""
    import numpy as np

    def since(marks: NDArray[np.bool_]) -> Numbers:
        at = np.arange(len(marks))
        last = np.maximum.accumulate(np.where(marks, at, -2 * _FAR))
        return np.minimum(_FAR, at - last).astype(np.float64)

    return since(sure), since(sure[::-1])[::-1]
