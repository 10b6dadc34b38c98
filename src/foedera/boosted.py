"""Boosted decision trees (Friedman 2001) as files of numbers: read, and asked for the odds of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trees:
    """Decision trees laid end to end. A leaf leads to itself, so that every row takes the same number of steps."""

    roots: NDArray[np.int32]
    feature: NDArray[np.int32]
    threshold: Numbers
    children: NDArray[np.int32]
    """Two for each node: where a row goes whose feature is not above the threshold, and where one goes whose is."""
    value: Numbers
    depth: int


def trees_of(data: Mapping[str, Sequence[float]]) -> Trees:
    """Return trees as the model's file holds them: a node is a leaf where its feature is -1."""
    import numpy as np

    feature = np.array(data["feature"], dtype=np.int32)
    leaf = feature < 0
    itself = np.arange(len(feature), dtype=np.int32)
    children = np.empty(2 * len(feature), dtype=np.int32)
    children[0::2] = np.where(leaf, itself, np.array(data["below"], dtype=np.int32))
    children[1::2] = np.where(leaf, itself, np.array(data["above"], dtype=np.int32))
    roots = np.array(data["roots"], dtype=np.int32)
    return Trees(
        roots,
        np.where(leaf, 0, feature),
        np.where(leaf, np.inf, np.array(data["threshold"], dtype=np.float64)),
        children,
        np.array(data["value"], dtype=np.float64),
        _depth(roots, leaf, children),
    )


def _depth(roots: NDArray[np.int32], leaf: NDArray[np.bool_], children: NDArray[np.int32]) -> int:
    import numpy as np

    depth, nodes = 0, roots
    while len(inner := nodes[~leaf[nodes]]):
        depth += 1
        nodes = np.concatenate([children[2 * inner], children[2 * inner + 1]])
    return depth


def odds(trees: Trees, table: Numbers) -> Numbers:
    """Return the probability that trees give to each row of a table."""
    import numpy as np

    rows, width = table.shape
    flat = np.ascontiguousarray(table).ravel()
    starts = (np.arange(rows, dtype=np.int32) * width)[:, None]
    nodes = np.broadcast_to(trees.roots, (rows, len(trees.roots))).copy()
    for _ in range(trees.depth):
        seen = flat.take(trees.feature.take(nodes) + starts)
        nodes = trees.children.take(2 * nodes + (seen > trees.threshold.take(nodes)))
    sums = trees.value.take(nodes).sum(axis=1)
    chances: Numbers = 1.0 / (1.0 + np.exp(-sums))
    return chances
