"""Train what weighs pairs of event mentions: `python tools/train_coref.py PREFIX` writes data/coref.json.

PREFIX: the files PREFIX.input.jsonl and PREFIX.gold.jsonl, as `foedera evaluate coref` reads them. Each story weighs by its
mentions, not by its pairs. Needs scikit-learn beside the project's own packages. The file holds numbers alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from foedera.coref import FACTS, Scene, measured
from foedera.evaluate_coref import load_coref, mentions_of
from foedera.gold import Asked

LEAST = 0.4
OUT = Path(__file__).parents[1] / "src/foedera/data/coref.json"


def main() -> int:
    """Train on a set and write the model."""
    cases = load_coref(Asked(sys.argv[1]))
    events = {mention: event for case in cases for mention, event in case.gold}
    mentions = list(mentions_of([case.page for case in cases]))
    scene = Scene.of([case.page.text for case in cases], mentions)
    facts, same, weight = list[list[float]](), list[bool](), list[float]()
    for story in scene.stories():
        told = [mention for mention in mentions if mention.page in {*story}]
        for one, other, pair in measured(told, scene):
            facts.append(pair)
            same.append(events[told[one].id] == events[told[other].id])
            weight.append(1 / len(told))
    measures = np.array(facts)
    mean, width = measures.mean(0), measures.std(0) + 1e-9
    model = LogisticRegression(C=0.3, max_iter=1000)
    model.fit((measures - mean) / width, same, sample_weight=np.array(weight) / np.mean(weight))
    weights = model.coef_[0] / width
    bias = float(model.intercept_[0] - (weights * mean).sum())
    rounded = {fact: round(float(each), 4) for fact, each in zip(FACTS, weights, strict=True)}
    OUT.write_text(json.dumps({"bias": round(bias, 4), "least": LEAST, "weights": rounded}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
