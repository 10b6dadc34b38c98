"""The task `stories`: what counts as split, merged and linked, and that the gold says what its sheets say."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from readings import Draft

from foedera.contract import to_json
from foedera.errors import ContractError
from foedera.evaluate_stories import StoriesCase, StoriesPrediction, load_stories, score_stories
from foedera.gold import Asked, page_of
from foedera.reading import Reading, to_contract
from foedera.scores import Score
from foedera.stories import Named, Stories, Told

ROOT = Path(__file__).parents[1]


def page(name: str, signed: str, partner: str = "KOR", status: str = "signed") -> Reading:
    draft = Draft(
        f"{name}: The Harbour Charter (HBC), signed by envoys on a quiet quay, binds both sides to open their docks.",
        page=name,
        published="2024-03-10",
    )
    parties = [draft.state("USA"), draft.state(partner)]
    draft.agreement("Harbour Charter", parties, status, signed, acronym="HBC", kind="treaty")  # type: ignore[arg-type]
    return draft.reading()


FIRST, SECOND = page("north", "2024-03-08"), page("south", "2024-03-09")
OTHER = page("east", "2024-03-08", "JPN")
ONE = Told(
    "s:A", "agreements", "Harbour Charter", (("USA",), ("KOR",)), ("2024-03-08", "2024-03-09"), ("signed",),
    (Named("north", "g1"), Named("south", "g1")),
)  # fmt: skip
THEIRS = replace(
    ONE, id="s:B", parties=(("USA",), ("JPN",)), signed=("2024-03-08",), findings=(Named("east", "g1"),)
)


def scored(
    told: Sequence[Told], golds: Sequence[Reading], found: Sequence[Reading] | None = None
) -> dict[str, dict[str, float]]:
    score = _score(told, golds, found)
    return {figure.measure: {value.name: value.number for value in figure.values} for figure in score.figures}


def _score(told: Sequence[Told], golds: Sequence[Reading], found: Sequence[Reading] | None = None) -> Score:
    stories = Stories(tuple(told))
    cases = [StoriesCase(gold.article.id, page_of(gold.article), gold, stories) for gold in golds]
    predictions = [StoriesPrediction(one.article.id, one) for one in (golds if found is None else found)]
    return score_stories(cases, predictions)


def test_what_the_record_joins_and_keeps_apart_as_the_gold_does_is_right() -> None:
    told = scored([ONE, THEIRS], [FIRST, SECOND, OTHER])
    for prefix in ("gold ", ""):
        assert told[f"{prefix}agreements split"] == {"share": 0.0, "n": 1}
        assert told[f"{prefix}agreements merged"] == {"share": 0.0, "n": 2}
        for measure in ("sources", "parties", "signed", "rival days", "status"):
            assert told[f"{prefix}agreements {measure}"]["acc"] == 1.0


def test_an_agreement_whose_findings_lie_in_two_things_is_split() -> None:
    both = replace(ONE, findings=(Named("north", "g1"), Named("east", "g1")))
    score = _score([both], [FIRST, OTHER])
    told = {figure.measure: figure.values[0].number for figure in score.figures}
    assert (told["gold agreements split"], told["gold agreements sources"]) == (1.0, 0.0)
    assert [miss.found for miss in score.misses if miss.measure == "gold agreements split"] == [
        "north:g1 / east:g1"
    ]


def test_a_thing_with_findings_of_two_agreements_is_merged() -> None:
    alone = [
        replace(ONE, findings=(Named("north", "g1"),)),
        replace(ONE, id="s:C", findings=(Named("south", "g1"),)),
    ]
    assert scored(alone, [FIRST, SECOND])["gold agreements merged"] == {"share": 1.0, "n": 1}


def test_a_finding_that_a_reader_may_leave_out_counts_neither_for_nor_against() -> None:
    loose = replace(ONE, findings=(Named("north", "g1"), Named("east", "g1", sure=False)))
    told = scored([loose], [FIRST, OTHER])
    assert "gold agreements split" not in told
    assert told["gold agreements merged"] == {"share": 0.0, "n": 1}


def test_a_report_that_was_not_found_is_a_source_that_is_not_linked() -> None:
    blank = replace(SECOND, agreements=())
    told = scored([ONE], [FIRST, SECOND], [FIRST, blank])
    assert (told["gold agreements sources"]["acc"], told["agreements sources"]["acc"]) == (1.0, 0.0)
    assert "agreements split" not in told


@pytest.mark.parametrize(
    ("changed", "measure"),
    [
        ({"parties": (("USA",),)}, "parties"),
        ({"parties": (("USA",), ("KOR",), ("JPN",))}, "parties"),
        ({"signed": ("2024-03-09",)}, "signed"),
        ({"signed": ("2024-03-08", "2024-03-12")}, "rival days"),
        ({"status": ("ratified", "in force")}, "status"),
    ],
)
def test_what_is_told_otherwise_is_a_miss(changed: dict[str, object], measure: str) -> None:
    score = _score([replace(ONE, **changed)], [FIRST, SECOND])  # type: ignore[arg-type]
    assert [miss.measure for miss in score.misses] == [f"gold agreements {measure}", f"agreements {measure}"]


def test_a_party_that_is_no_state_goes_by_any_of_its_names() -> None:
    draft = Draft("Harbour Charter of the Dockers Union", page="west", published="2024-03-10")
    draft.agreement("Harbour Charter", [draft.actor("Dockers Union")])
    union = replace(
        ONE, parties=(("DU", "dockers union"),), signed=(), status=(), findings=(Named("west", "g1"),)
    )
    assert scored([union], [draft.reading()])["gold agreements parties"]["acc"] == 1.0


def test_a_story_of_a_finding_that_no_reading_has_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold/stories").mkdir(parents=True)
    (tmp_path / "gold/stories/set.json").write_text(json.dumps(to_json(Stories((ONE,)))))
    rows = "".join(json.dumps(to_contract(one)) + "\n" for one in (FIRST, OTHER))
    (tmp_path / "gold/stories/set.jsonl").write_text(rows)
    with pytest.raises(ContractError, match="south:g1"):
        load_stories(Asked(str(tmp_path / "gold/stories/set")))


@pytest.mark.parametrize("part", ["dev", "held"])
def test_the_stories_say_what_their_sheets_say(part: str, tmp_path: Path) -> None:
    gold = ROOT / "eval/gold"
    paths = (ROOT / "tools/compile_stories.py", gold / f"sheets/stories-{part}", gold / part, tmp_path / part)
    subprocess.run([sys.executable, *map(str, paths)], check=True, capture_output=True)
    for ending in (".json", ".jsonl"):
        made = (tmp_path / part).with_suffix(ending).read_bytes()
        assert made == (gold / f"stories/{part}{ending}").read_bytes()
