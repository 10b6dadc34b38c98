"""Which predicate a word tells, and which tokens stand in its slots."""

from __future__ import annotations

import pytest
from docs import read_doc

from foedera.frames import Frame, find_frames
from foedera.lexicon import load_lexicon

pytestmark = pytest.mark.model
LEXICON = load_lexicon()


def frames(text: str) -> list[Frame]:
    return [found for found in find_frames(read_doc(text)[1], LEXICON) if not found.loose]


def frame(text: str, predicate: str) -> Frame:
    found = [f for f in frames(text) if f.predicate.id == predicate]
    assert len(found) == 1, [f.predicate.id for f in frames(text)]
    return found[0]


def words(found: Frame, slot: str) -> list[str]:
    return sorted(token.text for held, token in found.filled if held == slot)


@pytest.mark.parametrize(
    ("text", "predicate", "actor", "recipient"),
    [
        ("Bulgaria expelled the diplomats.", "expel", ["Bulgaria"], ["diplomats"]),
        ("The diplomats were expelled by Bulgaria.", "expel", ["Bulgaria"], ["diplomats"]),
        ("The diplomats expelled by Bulgaria left.", "expel", ["Bulgaria"], ["diplomats"]),
        ("Bulgaria, which expelled the diplomats, gave no reason.", "expel", ["Bulgaria"], ["diplomats"]),
        ("Bulgaria’s expulsion of the diplomats was no surprise.", "expel", ["Bulgaria"], ["diplomats"]),
        ("Bulgaria plans to expel the diplomats.", "expel", ["Bulgaria"], ["diplomats"]),
        ("Bulgaria and Greece expelled the diplomats.", "expel", ["Bulgaria", "Greece"], ["diplomats"]),
        ("Bulgaria protested and expelled the diplomats.", "expel", ["Bulgaria"], ["diplomats"]),
        ("Bulgaria urged Greece to expel the diplomats.", "expel", ["Greece"], ["diplomats"]),
        ("Bulgaria promised Greece to expel the diplomats.", "expel", ["Bulgaria"], ["diplomats"]),
    ],
)
def test_slots_are_filled_alike_in_every_form_of_a_clause(
    text: str, predicate: str, actor: list[str], recipient: list[str]
) -> None:
    found = frame(text, predicate)
    assert (words(found, "actor"), words(found, "recipient")) == (actor, recipient)


@pytest.mark.parametrize(
    ("text", "predicate", "trigger"),
    [
        ("Togo held long talks with Benin.", "talk", ["held", "talks"]),
        ("Talks were held by Togo and Benin.", "talk", ["held", "Talks"]),
        ("Togo pulled out of the valley.", "withdraw", ["pulled", "out"]),
        ("Togo and Benin train together.", "exercise", ["train", "together"]),
        ("Workers took to the streets.", "protest", ["took", "streets"]),
        ("A truce began on Monday.", "ceasefire", ["began", "truce"]),
    ],
)
def test_a_phrase_takes_a_light_verb_with_what_it_is_light_of(
    text: str, predicate: str, trigger: list[str]
) -> None:
    found = [word.text.removeprefix("the ") for word in frame(text, predicate).words]
    assert found == [word.removeprefix("the ") for word in trigger]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Togo met the deadline.", "meet"),
        ("An exchange of fire lasted an hour.", "talk"),
        ("A prisoner exchange was arranged.", "talk"),
        ("The minister had a heart attack.", "attack"),
        ("Togo called on the minister.", "call-on"),
        ("Reporters asked the minister about fish.", "ask"),
    ],
)
def test_an_object_or_maker_on_the_list_or_a_missing_infinitive_keeps_an_entry_still(
    text: str, predicate: str
) -> None:
    assert predicate not in [f.predicate.id for f in frames(text)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The delegation arrived in Togo.", ["delegation"]),
        ("Togo’s foreign minister arrived in Benin.", ["minister"]),
        ("She arrived in Togo.", ["She"]),
        ("Exports from Benin arrived in Togo.", []),
        ("Oil arrived in Togo.", []),
    ],
)
def test_where_people_must_act_only_a_word_for_people_fills_the_slot(text: str, actor: list[str]) -> None:
    assert words(frame(text, "travel"), "actor") == actor


def test_a_verb_whose_lemma_the_model_cuts_is_still_found() -> None:
    assert words(frame("Workers staged a protest.", "protest"), "actor") == ["Workers"]


def test_a_partner_may_hang_on_the_instrument() -> None:
    assert words(frame("Togo signed two pacts with Benin.", "sign"), "both") == ["Benin"]


def test_who_hopes_for_an_act_with_another_takes_part_in_it() -> None:
    assert words(frame("Togo hopes for talks with Benin.", "talk"), "both") == ["Benin", "Togo"]


def test_who_demands_an_act_of_another_takes_no_part_in_it() -> None:
    found = frame("Togo called for the withdrawal of the troops.", "withdraw")
    assert words(found, "actor") == []


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Cuba let two divers go.", ["divers"]),
        ("Two divers were let go by Cuba.", ["divers"]),
        ("Cuba set free ten divers.", ["divers"]),
        ("Cuba set two divers free.", ["divers"]),
    ],
)
def test_what_is_let_go_or_set_free_is_released_in_every_order(text: str, recipient: list[str]) -> None:
    found = frame(text, "set-free")
    assert (words(found, "actor"), words(found, "recipient")) == (["Cuba"], recipient)


def test_who_is_looked_into_is_who_the_clause_tells_of() -> None:
    found = frame("Prosecutors are looking into how the navy picked the bid.", "investigate")
    assert words(found, "recipient") == ["navy"]


@pytest.mark.parametrize(
    ("text", "predicate", "recipient"),
    [
        ("Togo called for Benin to publish the map.", "call-for", ["Benin"]),
        ("Togo is pressing for Benin to open the dam.", "call-for", ["Benin"]),
        ("Togo has called for the divers to be freed.", "call-for", []),
        ("Togo pushed on Monday for Benin to pay the pilots.", "call-for", ["Benin"]),
        ("Togo asked that Benin reopen the bridge.", "ask", ["Benin"]),
    ],
)
def test_who_is_to_do_what_is_called_for_is_asked(text: str, predicate: str, recipient: list[str]) -> None:
    found = frame(text, predicate)
    assert (words(found, "actor"), words(found, "recipient")) == (["Togo"], recipient)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Togo warned that it has the right to respond.", "ask"),
        ("Togo told Benin that it was ready to wait.", "ask"),
        ("Togo ordered the release of the divers, allowing them to sail.", "order"),
        ("Togo wants to buy rice from Benin.", "want-other"),
        ("Togo opened an inquiry, backed out of the fair and left.", "welcome"),
    ],
)
def test_an_infinitive_of_another_clause_or_of_oneself_asks_nobody(text: str, predicate: str) -> None:
    assert predicate not in [f.predicate.id for f in frames(text)]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Togo pulled out of the talks with Benin.", "cancel-meeting"),
        ("Togo walked out of the summit with Benin.", "cancel-meeting"),
        ("Togo opted out of the negotiations with Benin.", "cancel-meeting"),
    ],
)
def test_what_stands_behind_a_particle_tells_the_sense_and_who_it_concerns(text: str, predicate: str) -> None:
    assert words(frame(text, predicate), "recipient") == ["Benin"]


@pytest.mark.parametrize(
    ("text", "predicate", "actor", "recipient"),
    [
        ("The president is on a visit to Benin.", "be-on-visit", ["president"], ["Benin"]),
        (
            "The ministers are in Lome on a three-day trip to Togo.",
            "be-on-visit",
            ["ministers"],
            ["Lome", "Togo"],
        ),
        ("Togo is at war with Benin.", "fight", ["Togo"], []),
        ("The minister remains under arrest.", "arrest", [], ["minister"]),
        ("Togo has been under sanctions by Benin since May.", "sanctions-on", ["Benin"], ["Togo"]),
    ],
)
def test_who_is_at_an_act_does_it_and_who_is_under_it_bears_it(
    text: str, predicate: str, actor: list[str], recipient: list[str]
) -> None:
    found = frame(text, predicate)
    assert (words(found, "actor"), words(found, "recipient")) == (actor, recipient)


def test_who_is_open_to_an_act_with_another_takes_part_in_it() -> None:
    assert words(frame("Togo is open to talks with Benin.", "talk"), "both") == ["Benin", "Togo"]


@pytest.mark.parametrize(
    ("text", "predicate", "actor"),
    [
        ("A rebel attack on the port was repelled.", "attack", ["rebel"]),
        ("A government airstrike shook Mali.", "strike", ["government"]),
        ("Observers watched the protests.", "protest", []),
        ("Togo described these accusations as false.", "accusation", []),
        ("Togo brushed aside Chinese protests.", "protest", ["Chinese"]),
    ],
)
def test_what_a_nominal_act_is_made_of_does_it_and_onlookers_do_not(
    text: str, predicate: str, actor: list[str]
) -> None:
    assert words(frame(text, predicate), "actor") == actor


def test_a_title_or_a_compound_tells_who_acts() -> None:
    found = frames("Foreign Minister Lars Lund arrived in Kenya.")
    assert "travel-of-officials" in [f.predicate.id for f in found]


def test_a_subject_makes_a_phrase_only_of_a_verb_without_an_object() -> None:
    assert words(frame("The truce between Togo and Benin began.", "ceasefire"), "both") == ["Benin", "Togo"]
    assert [f.words[-1].text for f in frames("The envoy sent a telegram.")] == ["telegram"]


def test_a_demand_that_is_rejected_is_done_by_whom_it_is_by() -> None:
    found = frame("Togo rejected a demand by Benin.", "reject")
    assert (words(found, "actor"), words(found, "recipient")) == (["Togo"], ["Benin", "demand"])


@pytest.mark.parametrize(
    "text",
    [
        "Togo will pledge 2 million euros to Benin.",
        "Togo is pledging 2 million euros to Benin.",
        "Togo pledged 2 million euros to Benin.",
    ],
)
def test_an_entry_that_promises_an_act_keeps_it_in_every_tense(text: str) -> None:
    assert frame(text, "pledge-aid").standing.status == "occurred"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Togo held missile drills.", "war-game"),
        ("Togo eased the curfew hours.", "ease-rights"),
        ("Togo sent patrol ships to the bay.", "send-troops"),
    ],
)
def test_what_a_thing_is_made_of_tells_the_sense_of_what_is_done_with_it(text: str, predicate: str) -> None:
    assert predicate in [f.predicate.id for f in frames(text)]
