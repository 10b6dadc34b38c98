"""Boosted decision trees (Friedman 2001) as files of numbers: read, and asked for the odds of rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

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


def read_model(file: str, features: Sequence[str], tool: str) -> dict[str, Any]:
    """Return what a model's file holds; raise ValueError if it was trained on other features than these."""
    data: dict[str, Any] = json.loads(files("foedera").joinpath("data", file).read_text("utf-8"))
    if tuple(data["features"]) != tuple(features):
        raise ValueError(f"{file} was trained on other features: run tools/{tool}")
    return data


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


def chances(trees: Trees, rows: Sequence[Sequence[float]]) -> list[float]:
    """Return the probability that trees give to each of some rows, of which there may be none."""
    import numpy as np

    return [float(chance) for chance in odds(trees, np.array(rows, dtype=np.float64))] if rows else []
