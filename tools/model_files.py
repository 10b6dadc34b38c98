"""Boosted trees as lightgbm makes them -> the files of numbers in data/ that foedera reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import lightgbm

DATA = Path(__file__).parent.parent / "src" / "foedera" / "data"


def dump(booster: lightgbm.Booster) -> dict[str, list[float]]:
    """Return the trees of a booster laid end to end."""
    laid: dict[str, list[float]] = {
        name: [] for name in ("roots", "feature", "threshold", "below", "above", "value")
    }
    for tree in booster.dump_model()["tree_info"]:
        laid["roots"].append(_lay(tree["tree_structure"], laid))
    return laid


def _lay(node: dict[str, Any], laid: dict[str, list[float]]) -> int:
    at = len(laid["feature"])
    inner = "split_feature" in node
    laid["feature"].append(node["split_feature"] if inner else -1)
    laid["threshold"].append(float(f"{node['threshold']:.6g}") if inner else 0)
    laid["value"].append(0 if inner else round(node["leaf_value"], 4))
    laid["below"].append(0)
    laid["above"].append(0)
    if inner:
        laid["below"][at] = _lay(node["left_child"], laid)
        laid["above"][at] = _lay(node["right_child"], laid)
    return at


def write(
    file: str, features: Sequence[str], odds: Mapping[str, float], boosters: Mapping[str, lightgbm.Booster]
) -> None:
    """Write a model, one line a list, so that a change of it can be read; `odds`: those from which on something holds."""
    head = [f'"features": {json.dumps(features)}', *(f'"{name}": {value}' for name, value in odds.items())]
    bodies = [f'"{name}": {_shown(dump(booster))}' for name, booster in boosters.items()]
    (DATA / file).write_text("{\n" + ",\n".join(head + bodies) + "\n}\n", "utf-8")


def _shown(laid: Mapping[str, Sequence[float]]) -> str:
    lists = (f'"{key}": {json.dumps(value, separators=(",", ":"))}' for key, value in laid.items())
    return "{\n" + ",\n".join(lists) + "\n}"
