"""Armed groups told by those who fight for them."""

from __future__ import annotations

import pytest
from docs import called, meant, read_actors


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The M23 took Goma. M23 fighters looted a bank.", "M23 fighters", "March 23 Movement"),
        ("Houthi rebels boarded a tanker. The Houthis want a toll.", "Houthi rebels", "Houthis"),
        ("Hamas denied it. Armed Hamas militants closed the road.", "Armed Hamas militants", "Hamas"),
        ("The Rapid Support Forces (RSF) left. RSF troops stole a herd.", "RSF troops", "Rapid Support Forces"),
    ],
)  # fmt: skip
def test_the_fighters_of_an_armed_group_are_the_group(text: str, words: str, name: str) -> None:
    assert meant(text, words) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["Hamas freed him. Two Hamas fighters died.", "Hamas freed him. Dozens of Hamas fighters died."]
)
def test_some_who_fight_for_a_group_are_not_the_group(text: str) -> None:
    assert all("fighters" not in mention.text for mention in called(read_actors(text), "Hamas").mentions)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Maoist rebels burned a bridge in Nepal. The Maoists want a republic.", "Maoists"),
        ("Chetnik fighters left the hills. The Chetniks want an amnesty.", "Chetniks"),
    ],
)
def test_a_plural_is_the_group_that_its_adjective_tells_of(text: str, words: str) -> None:
    (name,) = meant(text, words)
    assert name in {"Maoist rebels", "Chetnik fighters"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The FARC and the army clashed. The insurgents withdrew.", "The insurgents"),
        ("Talks between the FARC and the army failed. Guerrillas attacked a post.", "Guerrillas"),
    ],
)
def test_rebels_are_the_only_armed_group_of_a_page(text: str, words: str) -> None:
    assert meant(text, words) == {"Revolutionary Armed Forces of Colombia"}


@pytest.mark.model
def test_what_is_called_rebels_is_an_armed_group() -> None:
    text = "The National Liberation Army (ELN) kept quiet. ELN guerrillas blew up a pipe in Colombia."
    assert called(read_actors(text), "National Liberation Army").kind == "armed_group"


@pytest.mark.model
def test_the_delegation_of_an_armed_group_is_no_government() -> None:
    actors = read_actors("Hamas thanked Qatar. The Hamas delegation flew home.")
    assert {actor.kind for actor in actors if any("delegation" in m.text for m in actor.mentions)} == {
        "armed_group"
    }
