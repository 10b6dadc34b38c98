"""First persons: who speaks in transcripts, statements and releases, and in quotation marks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docs import meant, read_doc

from foedera.actors import find_actors
from foedera.genre import Genre


def spoken(text: str, words: str, genre: Genre) -> set[str]:
    """Return the names of the actors whose mention these words are, in a text of a genre."""
    article, doc, names = read_doc(text)
    actors = find_actors(doc, names, replace(article, genre=genre))
    return {actor.name for actor in actors if any(mention.text == words for mention in actor.mentions)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Chilean foreign ministry spokesman Pablo Rojas took questions.\n\nQ: Will you go?\n\nA: I may go in May.",
            "I", {"Pablo Rojas"},
        ),
        (
            "Chilean foreign ministry spokesman Pablo Rojas took questions.\n\nQ: And the lake?\n\nA: We want it open.",
            "We", {"Chile"},
        ),
        (
            ("Greek Foreign Minister Nikos Dendias met the press.\n\nQUESTION: Is it over?\n\n"
            "Nikos Dendias: My answer is no.\n\nQUESTION: Why?"),
            "My", {"Nikos Dendias"},
        ),
        (
            "Briefing of the Kenyan foreign ministry.\n\nQ: Who pays?\n\nA: Nobody asked us.",
            "us", {"Kenya"},
        ),
    ],
)  # fmt: skip
def test_in_a_transcript_whoever_has_the_word_is_meant(text: str, words: str, names: set[str]) -> None:
    assert spoken(text, words, "transcript") == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Penny Wong met the press.\n\nQ: May I ask why?\n\nA: No.", "I"),
        ("Penny Wong met the press.\n\nREPORTER: We heard shots.\n\nA: Indeed.", "We"),
        ("Penny Wong met the press.\n\nQUESTION: Tell us more.\n\nPenny Wong: No.", "us"),
    ],
)
def test_whoever_asks_in_a_transcript_is_nobody(text: str, words: str) -> None:
    assert spoken(text, words, "transcript") == set()


@pytest.mark.model
@pytest.mark.parametrize("label", ["SPOKESPERSON", "SPOKESMAN", "SPOKESWOMAN"])
def test_a_spokesman_without_a_name_is_one_person_under_every_label(label: str) -> None:
    text = f"{label}: One line.\n\nQUESTION: Is that all?\n\n{label}: It is all that I have."
    assert spoken(text, "I", "transcript") == spoken(text, label, "transcript")
    assert len(spoken(text, label, "transcript")) == 1


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Peru and Chile announce a fund. Our aim is peace.", "Our", {"Peru", "Chile"}),
        ("Laos, Fiji and Oman met today. We shall meet again.", "We", {"Laos", "Fiji", "Oman"}),
        ("Read out by Penny Wong and Maya Sandu. We thank the hosts.", "We", {"Penny Wong", "Maya Sandu"}),
    ],
)
def test_in_a_joint_statement_we_are_those_who_issue_it(text: str, words: str, names: set[str]) -> None:
    assert spoken(text, words, "joint statement") == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Siemens announces a factory in Oman. Our engineers arrive in May.", "Our", {"Siemens"}),
        ("The European Union issues this note. We stand by the pact.", "We", {"European Union"}),
        ("Peru's foreign ministry states the following. Our ships left the port.", "Our", {"Peru"}),
    ],
)
def test_in_a_release_we_are_the_body_that_issues_it(text: str, words: str, names: set[str]) -> None:
    assert spoken(text, words, "release") == names
    assert spoken(text, words, "report") == set()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("We shall not wait, Kenyan Foreign Minister Musalia Mudavadi added.", "We", "Kenya"),
        ("We sell no land, Chilean President Gabriel Boric insisted.", "We", "Chile"),
        ("I was never asked, Penny Wong complained.", "I", "Penny Wong"),
    ],
)
def test_a_report_without_marks_says_who_speaks_behind_it(text: str, words: str, name: str) -> None:
    assert meant(text, words) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Kenyan President William Ruto came home. “We won,” he said.", "We", "Kenya"),
        ("Peru’s President Dina Boluarte flew in. “Nobody warned us,” she added.", "us", "Peru"),
        ("Maya Sandu sat down. “I am done,” she said.", "I", "Maya Sandu"),
    ],
)
def test_a_pronoun_behind_a_quotation_says_who_speaks(text: str, words: str, name: str) -> None:
    assert meant(text, words) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Greek Foreign Minister Nikos Dendias: “I thank Malta.\n\nMalta helped me.”", "me", {"Nikos Dendias"}),
        (
            "Kenyan President William Ruto: “Peace is near.”\n\nUgandan President Yoweri Museveni: “I doubt it.”",
            "I", {"Yoweri Museveni"},
        ),
    ],
)  # fmt: skip
def test_a_name_and_a_colon_before_a_quotation_tell_who_speaks(
    text: str, words: str, names: set[str]
) -> None:
    assert spoken(text, words, "report") == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "“Fuel ran out. Bread ran out. Then I left. Nobody asked why,” Penny Wong said.",
            "I",
            {"Penny Wong"},
        ),
        ("“Some neighbours say that I lie,” Penny Wong said.", "I", {"Penny Wong"}),
        ("“We will not hand over a single gun,” said Hamas negotiator Khalil Hayya.", "We", {"Hamas"}),
    ],
)
def test_a_long_quotation_is_of_whoever_is_named_outside_its_marks(
    text: str, words: str, names: set[str]
) -> None:
    assert spoken(text, words, "report") == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Remarks by Foreign Minister Penny Wong in Suva", {"Penny Wong"}),
        ("Australian Foreign Minister Penny Wong’s address to the forum", {"Penny Wong"}),
        ("Penny Wong lands in Suva", set()),
    ],
)
def test_the_title_of_a_speech_tells_whose_it_is(title: str, names: set[str]) -> None:
    article, doc, parsed = read_doc("Friends, I came by boat. The sea was calm.")
    actors = find_actors(doc, parsed, replace(article, title=title))
    assert {a.name for a in actors if any(m.text == "I" for m in a.mentions)} == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Fiji welcomes the truce in the north. We call on all to keep it.", "We", {"Fiji"}),
        ("Fiji won the cup in the north. We cheered.", "We", set()),
    ],
)
def test_who_states_something_in_the_first_sentence_says_we(text: str, words: str, names: set[str]) -> None:
    assert spoken(text, words, "report") == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("“I am tired.” — Penny Wong, the Australian foreign minister.", "I", "Penny Wong"),
        ('"I like rain." -- Maya Sandu, the president of Moldova.', "I", "Maya Sandu"),
    ],
)
def test_a_dash_behind_a_quotation_says_whose_it_is(text: str, words: str, name: str) -> None:
    assert meant(text, words) == {name}


@pytest.mark.model
def test_we_of_two_who_speak_together_are_both() -> None:
    assert meant("“We are friends,” Penny Wong and Maya Sandu said.", "We") == {"Penny Wong", "Maya Sandu"}


@pytest.mark.model
def test_a_spokesman_speaks_for_the_body_before_his_title() -> None:
    text = "Houthi military spokesman Yahya Saree came. “We sank it,” he said."
    assert meant(text, "We") == {"Houthis"}
