"""Passages that speak of a dialogue, forum, programme, policy or exercise."""

from __future__ import annotations

import pytest
from docs import read_doc

from foedera.series import find_told, known_series

pytestmark = pytest.mark.model


def passages(text: str) -> list[tuple[str, str]]:
    _, doc, names = read_doc(text)
    return [(text[one.start : one.end], one.kind) for one in find_told(doc, names)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Troops opened exercise Golden Heron 24 near Lima.", "Golden Heron 24", "exercise"),
        ("The navies launched joint drills codenamed Silver Tide on Monday.", "Silver Tide", "exercise"),
        ("The annual Golden Heron exercise ended.", "Golden Heron exercise", "exercise"),
        ("The navies began exercises off the Coral coast.", "exercises off the Coral coast", "exercise"),
        ("The army held live-fire drills.", "live-fire drills", "exercise"),
    ],
)
def test_an_exercise_is_told_by_its_name_or_by_what_tells_it_apart(text: str, name: str, kind: str) -> None:
    assert passages(text) == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The five-party talks resumed.", "five-party talks", "dialogue"),
        (
            "They opened a strategic dialogue on maritime security.",
            "strategic dialogue on maritime security",
            "dialogue",
        ),
        ("The joint commission for trade sat in Riga.", "joint commission for trade", "dialogue"),
        ("He spoke at the Lisbon climate conference.", "Lisbon climate conference", "forum"),
        ("The NATO summit ended.", "NATO summit", "forum"),
        ("They met in the 7+1 format.", "7+1", "forum"),
        ("The recovery plan is late.", "recovery plan", "programme"),
    ],
)
def test_a_series_without_a_name_is_told_by_what_tells_it_apart(text: str, name: str, kind: str) -> None:
    assert passages(text) == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The seventh Consultative Meeting of River States opened.", "Consultative Meeting of River States"),
        ("Engineers met for the 86th session of the Joint Committee on the Otter Waters.", "Joint Committee on the Otter Waters"),
        ("They held the third round of the Lake peace talks.", "Lake peace talks"),
    ],
)  # fmt: skip
def test_what_an_ordinal_counts_is_a_series(text: str, name: str) -> None:
    assert passages(text)[0][0] == name


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met on Monday.",
        "They held talks in Rome.",
        "The 7th Fleet sailed.",
        "The third meeting was short.",
        "The 78th session of the General Assembly opened.",
        "A dialogue is needed.",
        "He did his exercises at home.",
        "The Permanent Mission of Chad to the United Nations complained.",
    ],
)
def test_a_single_meeting_a_body_or_a_word_is_none(text: str) -> None:
    assert passages(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Balikatan opened. The exercise is the 39th.", ["Balikatan", "The exercise"]),
        ("The Berlin Process is ten years old. The process goes on.", ["Berlin Process", "The process"]),
        ("The army held live-fire drills. The programme of the party is old.", ["live-fire drills"]),
    ],
)
def test_a_noun_speaks_again_of_a_series_of_its_kind(text: str, found: list[str]) -> None:
    assert [name for name, _ in passages(text)] == found


def test_a_name_that_is_a_place_too_is_an_exercise_only_where_drills_are_told() -> None:
    assert passages("They drove along the Malabar coast.") == []
    assert passages("Malabar is a drill of four navies.")[0] == ("Malabar", "exercise")


def test_every_well_known_name_is_told_once() -> None:
    _, kinds = known_series()
    assert len(kinds) > 300
    assert set(kinds.values()) == {"dialogue", "forum", "programme", "roadmap", "policy", "exercise"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They met for the 12th summit between Chad and the European Union.", "summit between Chad and the European Union", "forum"),
        ("The third meeting of the trilateral summit among Peru, Chile and Brazil closed.", "trilateral summit among Peru, Chile and Brazil", "forum"),
        ("The Third Meeting of River Ministers opened.", "Meeting of River Ministers", "forum"),
        ("The XIV River States Summit opened.", "River States Summit", "forum"),
        ("They came for the Second Round of the Chad-Mali Water Dialogue.", "Chad-Mali Water Dialogue", "dialogue"),
        ("The Long Coast Road (LCR) project is late.", "Long Coast Road (LCR)", "programme"),
        ("The Silver Tide (or Tide 9) joint Peruvian-Chilean military drills began.", "Silver Tide", "exercise"),
    ],
)  # fmt: skip
def test_a_series_is_told_by_its_count_its_parties_or_its_short_form(text: str, name: str, kind: str) -> None:
    assert passages(text)[0] == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "They spoke after the bilateral dialogue.",
        "The 161st ministerial council meeting opened.",
        "The River Joint Commission on Rights wrote to them.",
    ],
)
def test_talks_without_a_topic_and_parts_of_bodies_are_none(text: str) -> None:
    assert passages(text) == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They resumed the composite dialogue.", "composite dialogue", "dialogue"),
        ("Officials opened a river dialogue.", "river dialogue", "dialogue"),
        ("They held foreign office consultations.", "foreign office consultations", "dialogue"),
        ("Both armies resumed the border commanders' radio talks.", "border commanders' radio talks", "dialogue"),
        ("The peace talks between the government and the rebels failed.", "peace talks between the government", "dialogue"),
        ("Norway backs Chad's peace process.", "peace process", "dialogue"),
        ("The Contact Group met in Bonn.", "Contact Group", "forum"),
        ("They met at the Peru-Chile business forum.", "Peru-Chile business forum", "forum"),
        ("They came for the East Asia summit.", "East Asia summit", "forum"),
        ("They met for a session of the joint commission.", "joint commission", "dialogue"),
        ("The drill codenamed Naval Lantern began.", "Naval Lantern", "exercise"),
    ],
)  # fmt: skip
def test_talks_that_are_more_than_one_meeting_are_a_dialogue(text: str, name: str, kind: str) -> None:
    assert passages(text) == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "They resumed trade talks.",
        "They held border talks.",
        "They held phone talks on Feb. 2.",
        "The peace talks on Feb. 2 failed.",
        "The firm began drilling.",
    ],
)
def test_bargaining_and_single_talks_are_none(text: str) -> None:
    assert passages(text) == []


def test_a_title_in_capitals_is_not_told_again_by_another() -> None:
    text = "The Lakes Economic Forum closed. The Civil Rights Forum opened."
    assert ("The Civil Rights Forum", "forum") not in passages(text)
