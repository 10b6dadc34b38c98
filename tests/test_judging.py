"""Whether the words of a frame tell an act: by all that its entry needs, by who acts, by how the words stand."""

from __future__ import annotations

import pytest
from docs import article_of, read_cast, read_doc
from told import told

from foedera.acts import Scene
from foedera.events import governing_words
from foedera.fillers import with_fillers
from foedera.frames import find_frames
from foedera.judging import JUDGED, Verdict, judge, judged, verdicts
from foedera.lexicon import load_lexicon
from foedera.participants import parties

pytestmark = pytest.mark.model


def verdict(text: str) -> Verdict:
    frames = list(find_frames(read_doc(text)[1], load_lexicon()))[:1]
    scene = Scene(article_of(text), read_cast(text), (), (), ())
    who = with_fillers(frames, [parties(frame, scene) for frame in frames], scene)
    assert len(judged(frames, who, scene, governing_words(frames))[0]) == len(JUDGED)
    return verdicts(frames, who, scene, governing_words(frames))[0]


@pytest.mark.parametrize(
    "text",
    [
        "Peru accused Bolivia of fraud.",
        "The Kenyan army shelled the town.",
        "Chile signed a treaty with Iceland.",
    ],
)
def test_what_has_all_that_it_needs_is_likely_and_told(text: str) -> None:
    found = verdict(text)
    assert (found.told, found.whole) == (True, True)
    assert found.chance > 0.5


def test_what_lacks_something_must_be_likelier_to_be_told() -> None:
    assert 0 < judge().satisfied < judge().threshold < 1


def test_an_event_carries_its_chance_as_its_confidence() -> None:
    text = "Peru accused Bolivia of fraud."
    (event,) = told(text).events
    assert event.confidence == round(verdict(text).chance, 2)


def test_a_page_without_frames_has_no_verdicts() -> None:
    assert verdicts([], [], Scene(article_of("Rain."), read_cast("Rain."), (), (), ()), frozenset()) == []
