"""Who issues a statement or holds a speech."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docs import read_doc

from foedera.actors import find_actors
from foedera.genre import Genre

Page = tuple[str, str, Genre]


def spoken(page: Page, words: str) -> set[str]:
    """Return the names of the actors whose mention these words are, in a page of a title, a text and a genre."""
    title, text, genre = page
    article, doc, names = read_doc(text)
    actors = find_actors(doc, names, replace(article, title=title, genre=genre))
    return {actor.name for actor in actors if any(mention.text == words for mention in actor.mentions)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "We, the leaders of Peru, Chile and Fiji, met in Lima. Our aim is trade.",
            {"Peru", "Chile", "Fiji"},
        ),
        (
            "We, the Foreign Ministers of Kenya and Ghana, deplore the coup. Our envoys leave.",
            {"Kenya", "Ghana"},
        ),
        (
            "We, the members of the African Union, gathered today. Our goal is peace.",
            {"African Union"},
        ),
    ],
)
def test_we_the_leaders_tells_who_we_are(text: str, names: set[str]) -> None:
    assert spoken(("Communiqué", text, "joint statement"), "Our") == names
    assert spoken(("Communiqué", text, "release"), "Our") == names


@pytest.mark.model
def test_a_report_that_quotes_we_the_leaders_takes_them_for_we() -> None:
    text = "A text came out in Lima. The statement said: “We, the leaders of Peru and Chile, end our feud.”"
    assert spoken(("Feud over", text, "report"), "our") == {"Peru", "Chile"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Joint statement by President Ana Gil and Prime Minister Ben Oz", {"Ana Gil", "Ben Oz"}),
        ("Joint Statement from Peru, Chile and Fiji on fishing", {"Peru", "Chile", "Fiji"}),
        ("Joint statement of the foreign ministers of Kenya, Ghana and Togo", {"Kenya", "Ghana", "Togo"}),
    ],
)
def test_a_title_lists_who_issues_a_joint_statement(title: str, names: set[str]) -> None:
    assert spoken((title, "Today is a hard day. Our will is firm.", "joint statement"), "Our") == names


@pytest.mark.model
def test_all_in_one_breath_issue_a_joint_statement() -> None:
    text = "President Ana Gil, Prime Minister Ben Oz, President Li Mo and Chancellor Eva Roth spoke. Our will is firm."
    assert spoken(("A text", text, "joint statement"), "Our") == {"Ana Gil", "Ben Oz", "Li Mo", "Eva Roth"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("page", "words", "name"),
    [
        (("Statement by the Delegation of Fiji", "The seas rise. We need help.", "release"), "We", "Fiji"),
        (("ASEAN Chairman's statement", "It rained in Jakarta, where ASEAN met. We praised it.", "release"), "We",
         "Association of Southeast Asian Nations"),
        (("A word", "Penny Wong, Foreign Minister of Australia\n\nI came by boat.", "transcript"), "I", "Penny Wong"),
        (("A word", "Penny Wong gave the following statement:\n\nI came by boat.", "release"), "I", "Penny Wong"),
        (("Explanation of vote by Ambassador Ana Gil of Peru", "I voted no.", "release"), "I", "Ana Gil"),
    ],
)  # fmt: skip
def test_a_title_or_a_first_line_tells_who_speaks(page: Page, words: str, name: str) -> None:
    assert spoken(page, words) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    "page",
    [
        ("Department Press Briefing", ("Ana Gil: Hello at the State Department.\n\nQUESTION: Is the State Department open?\n\n"
         "Ana Gil: We are.\n\nQUESTION: Why?\n\nAna Gil: Ask me later."), "transcript"),
        ("Daily briefing", ("Reuters: What is America's position on the lake?\n\nAna Gil: We want it open.\n\nReuters: Why?\n\n"
         "Ana Gil: It is law."), "transcript"),
        ("US press briefing", "QUESTION: Is it over?\n\nAna Gil: We hope so.\n\nQUESTION: When?\n\nAna Gil: Soon.", "transcript"),
    ],
)  # fmt: skip
def test_whoever_answers_at_a_briefing_speaks_for_the_state_that_it_is_of(page: Page) -> None:
    assert spoken(page, "We") == {"United States"}
