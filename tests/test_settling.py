"""What overrules the model of the body: each rule by hand-made lines and flags."""

from __future__ import annotations

import pytest

from foedera.lines import beside_others, look_at
from foedera.settling import settle

A = "Ghana and Togo opened a common border post on Monday after three years of building."
B = "Lorries will be checked once instead of twice, the customs offices of both countries said."
C = "“This saves a day for every driver,” said the head of the post, who thanked both governments."
D = "A second post is to be opened in the north when the rains are over and the road is dry."
ALL = (A, B, C, D)


def settled(*marked: str | tuple[str, bool], title: str | None = None) -> list[str]:
    """Return what is left of lines that a model takes for the body; it passes over those that come with False."""
    pairs = [(one, True) if isinstance(one, str) else one for one in marked]
    lines = beside_others([look_at(text) for text, _ in pairs])
    kept = settle(lines, [flag for _, flag in pairs], title)
    return [line.text for line, flag in zip(lines, kept, strict=True) if flag]


@pytest.mark.parametrize(
    "text",
    [
        "Share this article",
        "Photo: The post at dawn",
        "By Ama Boateng",
        "2 hours ago",
        "Also read: A gate in the north",
        "12 comments",
    ],
)
def test_what_says_of_itself_that_it_is_no_body_is_left_out(text: str) -> None:
    assert settled(A, B, text, C, D) == list(ALL)


def test_the_repeated_title_is_left_out() -> None:
    assert settled(A, "A post for two", B, title="A Post for Two") == [A, B]


def test_the_headline_is_left_out_where_the_model_takes_it_for_the_first_paragraph() -> None:
    assert settled("Ghana and Togo open a border post", ("Ama Boateng", False), A, B) == [A, B]


@pytest.mark.parametrize("mark", ["###", "-30-", "ENDS", "(End of transcript)", "NNNN"])
def test_what_stands_after_the_end_is_left_out(mark: str) -> None:
    about = "The border office has forty clerks and a seat in Aflao, and it was founded in 1961."
    assert settled(*ALL, mark, about) == list(ALL)


def test_a_mark_in_the_middle_is_no_end() -> None:
    assert settled(A, "###", B, C, D) == list(ALL)


def test_what_an_issuer_says_of_itself_is_left_out() -> None:
    about = "The Lake Border Office has forty clerks and was founded in 1961."
    assert settled(*ALL, ("About the Lake Border Office", False), about) == list(ALL)


def test_a_numbered_list_of_other_articles_does_not_come_in() -> None:
    listed = ["1. Cocoa prices climb again", "2. Rain stops the cup final"]
    assert settled(A, B, ("Most read", False), *listed, C, D) == list(ALL)


@pytest.mark.parametrize(
    "beside",
    [
        [],
        [("Photo: The post at dawn", False)],
        [("Cocoa Prices Climb Again", False), ("9 mins ago", False)],
        [("Also read: A gate in the north", False)],
    ],
)
def test_a_sentence_between_paragraphs_is_taken_in(beside: list[tuple[str, bool]]) -> None:
    assert settled(A, *beside, (B, False), *beside, C, D) == list(ALL)
    assert settled(A, B, C, *beside, (D, False)) == list(ALL)


@pytest.mark.parametrize(
    "text",
    [
        "Click the bell and never miss a story of ours.",
        "The clerks had hoped for more, and some of them…",
        "The writer is a former clerk of the border office.",
    ],
)
def test_a_call_a_cut_summary_and_a_note_on_the_author_are_not_taken_in(text: str) -> None:
    assert settled(A, (text, False), B, C, D) == list(ALL)


@pytest.mark.parametrize("heading", ["What drivers say", "Why now?"])
def test_a_heading_between_two_paragraphs_is_taken_in(heading: str) -> None:
    assert settled(A, B, (heading, False), C, D) == [A, B, heading, C, D]
    assert settled(*ALL, (heading, False)) == list(ALL)


@pytest.mark.parametrize("text", ["Ama Boateng", "CLICK FOR THE WEATHER APP", "Advertisement"])
def test_a_name_or_a_cry_between_two_paragraphs_is_no_heading(text: str) -> None:
    assert settled(A, B, (text, False), C, D) == list(ALL)


def test_a_post_is_of_the_body_and_who_wrote_it_is_not() -> None:
    post = "Glad to see the gate open. See you in Lomé"
    assert settled(A, (post, False), ("— Ama Boateng (@amaboateng) May 2, 2021", False), B) == [A, post, B]


def test_key_points_above_the_body_are_of_it() -> None:
    points = [("A second gate opens", False), ("Clerks are paid twice", False)]
    assert settled(("Key points", False), *points, ("10:15", False), *ALL) == [
        text for text, _ in points
    ] + list(ALL)


@pytest.mark.parametrize("large", ["“This saves a day for every driver”", C])
def test_a_quotation_set_large_is_left_out(large: str) -> None:
    assert settled(A, large, B, C, D) in ([A, B, C, D], [A, C, B, D])


@pytest.mark.parametrize(
    "note",
    [
        "The writer is a former clerk of the border office and teaches in Accra.",
        "Ama Boateng is a senior reporter at the Lake Courier.",
        "The views expressed are her own.",
    ],
)
def test_a_note_on_the_author_is_left_out_at_the_end(note: str) -> None:
    assert settled(*ALL, note) == list(ALL)


def test_without_a_model_every_whole_sentence_is_the_body() -> None:
    cut = "Buyers paid more for a third week, as rain kept…"
    assert settled(("A post for two neighbours", False), (A, False), (cut, False), ("1 day ago", False)) == [
        A
    ]
    assert settled(("Africa", False), ("Rain stops the cup final", False)) == ["Rain stops the cup final"]


@pytest.mark.parametrize(
    ("mark", "heading"),
    [
        ("-ENDS-", "Media contact"),
        ("###", "About the Lake Border Office"),
        ("-30-", "Notes to editors"),
        ("ENDS", "For further information, please contact the office in Aflao."),
    ],
)
def test_contacts_and_notes_after_the_end_are_left_out_however_long_they_are(mark: str, heading: str) -> None:
    assert settled(A, B, mark, heading, C, D) == [A, B]


def test_much_after_a_mark_without_contacts_stays() -> None:
    assert settled(A, "###", B, C, D) == list(ALL)


def test_an_interview_is_taken_in_with_its_speakers_and_short_answers() -> None:
    said = [
        A,
        "Ama Boateng",
        "Who pays?",
        "Kofi Mensah",
        "Both.",
        "Ama Boateng",
        "When does it open?",
        "Kofi Mensah",
        C,
    ]
    assert settled((A, True), *((text, False) for text in said[1:-1]), C) == said


@pytest.mark.parametrize(
    ("headline", "summary", "age"),
    [
        (
            "Cocoa Board Names A Chair",
            "The board of nine met for the first time since the harvest failed.",
            "2 hours ago",
        ),
        (
            "Rain stops the cup final",
            "Both captains asked the referee to wait until the evening.",
            "35 mins ago",
        ),
    ],
)
def test_a_sentence_between_anothers_headline_and_its_age_is_left_out(
    headline: str, summary: str, age: str
) -> None:
    assert settled(A, B, (headline, False), summary, (age, False), C, D) == list(ALL)
    assert settled(A, B, summary, C, D) == [A, B, summary, C, D]
