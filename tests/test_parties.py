"""The Parties of treaties and joint statements: whom `each Party` or `the Contracting Parties` means."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docs import read_doc

from foedera.actors import find_actors
from foedera.genre import Genre


def parties(text: str, words: str, genre: Genre = "treaty text") -> set[str]:
    """Return the names of the actors whose mention these words are, in a text of a genre."""
    article, doc, names = read_doc(text)
    actors = find_actors(doc, names, replace(article, genre=genre))
    return {actor.name for actor in actors if any(mention.text == words for mention in actor.mentions)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Peru and Chile, hereinafter called the Parties, have agreed as follows.\n\n1. The Parties shall share the lake.",
            "Parties", {"Peru", "Chile"},
        ),
        (
            ("The Republic of Ghana and the Kingdom of Norway (hereinafter referred to as “the Contracting Parties”)\n\n"
            "have agreed as follows:\n\nArticle 1. Cod may be sold freely between the Contracting Parties."),
            "Contracting Parties", {"Ghana", "Norway"},
        ),
        (
            "Laos, Fiji and Oman, named hereafter the Participants, declare:\n\nThe Participants will meet each spring.",
            "Participants", {"Laos", "Fiji", "Oman"},
        ),
        (
            "Togo and Benin, hereafter the Parties, agree.\n\nEither Party may leave after a year.",
            "Party", {"Togo", "Benin"},
        ),
        (
            "Latvia and Malta, known as the Parties, agree.\n\nEach Contracting Party names a judge.",
            "Contracting Party", {"Latvia", "Malta"},
        ),
    ],
)  # fmt: skip
def test_the_parties_are_those_named_before_the_text_calls_them_so(
    text: str, words: str, names: set[str]
) -> None:
    assert parties(text, words) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brazil and Uruguay met in May. The Parties will open a bridge.", {"Brazil", "Uruguay"}),
        ("Envoys came. Kenya and Japan conferred. The Parties agree on tea.", {"Kenya", "Japan"}),
        ("Poland, Malta and Cyprus conferred. All Parties want peace.", {"Poland", "Malta", "Cyprus"}),
    ],
)
def test_a_joint_statement_that_does_not_say_it_speaks_of_the_states_at_its_head(
    text: str, names: set[str]
) -> None:
    assert parties(text, "Parties", "joint statement") == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile, hereafter the Parties, agree. The Socialist Party objects.", "Party"),
        ("Ghana and Togo, hereafter the Parties, agree. The Labour Party of Ghana was told.", "Party"),
        ("Malta and Cyprus, called the Parties, agree. The Party Congress was not asked.", "Party"),
    ],
)
def test_a_political_party_is_no_party_to_a_treaty(text: str, words: str) -> None:
    assert parties(text, words) == set()


@pytest.mark.model
def test_a_government_and_its_state_are_one_party() -> None:
    text = (
        "The Government of the Republic of Kenya and the Government of Japan, hereafter the Parties, agree.\n\n"
        "Any dispute is settled between the Parties."
    )
    assert len(parties(text, "Parties")) == 2


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile, hereafter the Parties, agree.\n\nThe two states share the lake.", "The two states"),
        (
            "Laos, Fiji and Oman, hereafter the Parties, agree.\n\nThe three states share a fund.",
            "The three states",
        ),
    ],
)
def test_the_two_states_of_a_treaty_are_its_parties(text: str, words: str) -> None:
    assert parties(text, words) == parties(text, "Parties")
    assert parties(text, words)
