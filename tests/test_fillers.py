"""Who of a sentence is weighed for a slot that the grammar leaves empty, and what a model makes of it."""

from __future__ import annotations

import pytest
from docs import article_of, read_cast, read_doc

from foedera.acts import Scene
from foedera.boosted import trees_of
from foedera.fillers import SEEN, SlotModel, Wanted, candidates, lacks, measured, slot_model, with_fillers
from foedera.frames import Frame, find_frames
from foedera.lexicon import load_lexicon
from foedera.participants import Parties, parties

pytestmark = pytest.mark.model

ALWAYS, NEVER = (
    SlotModel(
        trees_of(
            {"roots": [0], "feature": [-1], "threshold": [0], "below": [0], "above": [0], "value": [value]}
        ),
        0.5,
    )
    for value in (9.0, -9.0)
)


def read(text: str) -> tuple[list[Frame], list[Parties], Scene]:
    doc = read_doc(text)[1]
    scene = Scene(article_of(text), read_cast(text), (), (), ())
    frames = [frame for frame in find_frames(doc, load_lexicon()) if not frame.loose]
    return frames, [parties(frame, scene) for frame in frames], scene


def named(scene: Scene, ids: tuple[str, ...]) -> list[str]:
    return [scene.cast.get(one).name for one in ids]


WARNED = "The river rises in Chile. Peru protested, and Bolivia listened."


def test_the_participants_of_the_sentence_and_the_subjects_before_it_are_weighed() -> None:
    (frame, *_), (who, *_), scene = read(WARNED)
    told = [actor.name for _, actor in candidates(frame, who, scene)]
    assert "Bolivia" in told
    assert "Peru" not in told  # it acts
    assert "Chile" not in told  # no subject


@pytest.mark.parametrize(("model", "added"), [(ALWAYS, True), (NEVER, False)])
def test_a_slot_is_filled_with_whom_the_model_finds_likely(model: SlotModel, added: bool) -> None:
    frames, told, scene = read(WARNED)
    (who, *_) = with_fillers(frames, told, scene, {"recipient": model})
    assert ("Bolivia" in named(scene, who.recipients)) == added
    assert who.sure_recipient > 0.99 if added else who.sure_recipient < 0.01


@pytest.mark.parametrize("wanted", ["actor", "recipient"])
def test_a_slot_that_the_grammar_fills_stays_as_it_is(wanted: Wanted) -> None:
    frames, told, scene = read("Peru accused Bolivia in a letter to Chile.")
    (who, *_) = with_fillers(frames, told, scene, {wanted: ALWAYS})
    assert (named(scene, who.actors), named(scene, who.recipients)) == (["Peru"], ["Bolivia"])


def test_an_act_without_a_slot_lacks_nobody_in_it() -> None:
    frames, told, _ = read("Peru's president resigned.")
    assert [lacks(frame, who, "recipient") for frame, who in zip(frames, told, strict=True)] == [False]


@pytest.mark.parametrize("wanted", ["actor", "recipient"])
def test_the_bundled_models_take_what_is_measured(wanted: Wanted) -> None:
    (frame, *_), (who, *_), scene = read(WARNED)
    token, actor = next(candidates(frame, who, scene))
    assert len(measured(frame, token, actor, who, scene)) == len(SEEN)
    assert slot_model(wanted).trees.feature.max() < len(SEEN)
    assert 0 < slot_model(wanted).threshold < 1
