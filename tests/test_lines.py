"""What a line of a page looks like by itself, what its neighbours add, and where two pieces were glued together."""

from __future__ import annotations

import pytest

from foedera.lines import (
    AGE,
    Line,
    beside_others,
    find_dialogue,
    is_contact,
    is_post_credit,
    is_question,
    look_at,
    part_lines,
)


@pytest.mark.parametrize(
    "text",
    [
        "6 mins ago",
        "40m ago",
        "Updated 3 hrs ago",
        "Updated: 2 days ago",
        "yesterday",
        "vor 2 Stunden",
        "vor einem Tag",
        "il y a 3 heures",
        "hace 5 minutos",
        "há 4 horas",
    ],
)
def test_an_age_is_known_in_several_languages(text: str) -> None:
    assert AGE.fullmatch(text)
    assert look_at(text).kind == "age"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tankers wait off Aden. Photograph: Lena Moreau/Dock Press", "caption"),
        ("The two envoys on Monday (Harbour Lines/Iris Okoye)", "caption"),
        ("The new pier at low tide. (Maria Jansen)", "caption"),
        ("Where the pipes run. Graphic: Delta Desk", "caption"),
        ("Die Brücke bei Nacht. Foto: Karin Wolff/Nordbild", "caption"),
        ("The minister speaks in Accra on March 3, 2021, before the vote.", "caption"),
        ("Lorries waiting at the gate of Aflao on Tuesday", "caption"),
        ("Ama Boateng (left) and Kossi Agbo in Lomé", "caption"),
        ("Lorries were waiting at the gate of Aflao on Tuesday", "short"),
        ("The minister spoke of March 3, 2021, as a day of loss.", "prose"),
        ("(Read more: Ten ports and one plan)", "related"),
        ("Lesen Sie auch: Zehn Häfen, ein Plan", "related"),
        ("Lire aussi : Dix ports et un plan", "related"),
        ("Mehr zum Thema", "tail"),
        ("Les plus lus", "tail"),
        ("Lesezeit: 4 Min.", "furniture"),
        ("Temps de lecture : 3 min", "furniture"),
        ("For immediate release", "furniture"),
        ("2 of 7", "furniture"),
        ("Share   Save   Print", "furniture"),
        ("(End of transcript)", "furniture"),
        ("Enquiries: press desk, second floor", "furniture"),
        ("The opinions on this page are those of their writers.", "furniture"),
        ("— Mina Torres (@minatorres) June 4, 2022", "furniture"),
        ("press@harbour.example | +44 000 000 000", "furniture"),
        ("Von Greta Lindner, Wien", "byline"),
        ("Par Louis Tremblay", "byline"),
        ("Von der Leyen will mehr Schiffe", "short"),
    ],
)
def test_a_line_is_known_by_its_words(text: str, kind: str) -> None:
    assert look_at(text).kind == kind


@pytest.mark.parametrize("text", ["What comes after the vote?", "And the harbour?", "Who pays?"])
def test_a_question_alone_is_no_sentence_of_the_body(text: str) -> None:
    assert is_question(text)
    assert look_at(text).kind == "short"


@pytest.mark.parametrize(
    "text",
    [
        "QUESTION: Will the harbour stay open?",
        "“Who pays?”",
        "Nobody knew. Who would pay?",
        "Why would a port that lies so far from any road or river or town be worth a war?",
    ],
)
def test_a_question_that_somebody_asks_is_prose(text: str) -> None:
    assert not is_question(text)
    assert look_at(text).kind == "prose"


@pytest.mark.parametrize(
    "text",
    ["Phone +49 30 000 000", "Quayside 4, 20457 Hamburg", "Harbour Media GmbH", "desk@harbour.example"],
)
def test_what_tells_only_how_to_reach_somebody_is_a_contact(text: str) -> None:
    assert is_contact(text)


@pytest.mark.parametrize("text", ["Ring +49 30 000 000 if the gate is shut.", "A plan for 2030 and after"])
def test_a_sentence_or_headline_with_a_number_is_no_contact(text: str) -> None:
    assert not is_contact(text)


@pytest.mark.parametrize("text", ["— Harbour Office (@harbour) May 2, 2021", "– Lee Park (@leepark)"])
def test_who_wrote_a_post_is_known_by_the_handle(text: str) -> None:
    assert is_post_credit(text)
    assert not is_post_credit(text.replace("@", ""))


GLUED = [
    ("A tug leaves the old harbour of Lomé", "The port authority said on Monday that it would close the northern quay."),
    ("The delegation on the steps of the house", "“Nobody slept,” said the head of the delegation, who had come by train."),
    ("Lorries at the gate on the first day", "ACCRA — Ghana opened a gate on Monday that it had closed three years ago."),
]  # fmt: skip


@pytest.mark.parametrize(("caption", "paragraph"), GLUED)
def test_a_caption_glued_to_a_paragraph_is_parted_from_it(caption: str, paragraph: str) -> None:
    assert list(part_lines([caption + paragraph])) == [(caption, "caption"), (paragraph, None)]


def test_words_that_stand_elsewhere_on_the_page_show_where_two_pieces_meet() -> None:
    glued = "The quay of Tema after the rains of AprilTogolese clerks had asked for a second gate, and got it in the end."
    parted = list(part_lines([glued]))
    assert [text for text, _ in parted] == [
        glued[: glued.index("Togolese")],
        glued[glued.index("Togolese") :],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Shares of DeepOcean fell after the firm said that it would not build the second harbour.",
        "Two of the ships were chartered by SeaWorld last year, and one of them by a bank in Bern.",
        "The post that @PortNews shared on Monday said that the harbour would be closed for a week.",
    ],
)
def test_a_name_with_a_capital_inside_is_left_whole(text: str) -> None:
    assert list(part_lines([text])) == [(text, None)]


@pytest.mark.parametrize(
    "pointer",
    [
        "Related: Why the quay was closed",
        "(Read more: Ten ports and one plan)",
        "Also read | A gate in the north",
    ],
)
def test_a_pointer_behind_a_paragraph_is_parted_from_it(pointer: str) -> None:
    text = "The quay was closed in May."
    assert list(part_lines([f"{text} {pointer}"])) == [(text, None), (pointer, "related")]


def test_a_sentence_with_a_colon_is_no_pointer() -> None:
    text = "The quay was closed in May. Reading the report: a hard task"
    assert list(part_lines([text])) == [(text, None)]


def lines(*texts: str) -> list[Line]:
    return [look_at(text) for text in texts]


def test_rows_with_as_many_columns_are_a_table() -> None:
    rows = lines("For Ghana\tAma Boateng\tMinister", "For Togo\tKossi Agbo\tMinister")
    assert [line.kind for line in beside_others(rows)] == ["table", "table"]
    assert beside_others(rows[:1]) == rows[:1]


def test_what_stands_before_who_wrote_a_post_is_quoted() -> None:
    found = beside_others(lines("Glad to be home.", "— Port Office (@portoffice) May 2, 2021"))
    assert [line.kind for line in found] == ["quote", "furniture"]


@pytest.mark.parametrize(
    "text",
    [
        ["The four ministers agreed to:", "open a second gate", "pay the clerks twice a month", "The gate opens in May."],
        ["Key points", "A second gate opens", "Clerks are paid twice", "10:15"],
    ],
)  # fmt: skip
def test_what_a_colon_or_key_points_lead_up_to_is_a_list(text: list[str]) -> None:
    kinds = [line.kind for line in beside_others(lines(*text))]
    assert kinds[1:3] == ["list", "list"]
    assert "list" not in (kinds[0], kinds[3])


INTERVIEWS = [
    [
        "Ama Boateng",
        "When will the post open?",
        "Kofi Mensah",
        "In May.",
        "Ama Boateng",
        "Who pays?",
        "Kofi Mensah",
        "Both.",
    ],
    [
        "When will the post open?",
        "KOFI MENSAH",
        "In May.",
        "And who pays for it?",
        "KOFI MENSAH",
        "Both of us do.",
    ],
    [
        "Q",
        "Is the road ready?",
        "A",
        "Not yet.",
        "Q",
        "Will it be?",
        "A",
        "It will be ready when the rains are over.",
    ],
]


@pytest.mark.parametrize("texts", INTERVIEWS)
def test_a_name_alone_over_each_answer_says_who_speaks(texts: list[str]) -> None:
    lines = [look_at(text) for text in texts]
    assert find_dialogue(lines) == range(len(texts))
    told = {line.text: line.kind for line in beside_others(lines)}
    assert {told[text] for text in texts if text.endswith((".", "?"))} == {"prose"}
    assert {told[text] for text in texts if text[-1].isalpha()} == {"heading"}


@pytest.mark.parametrize(
    "texts",
    [
        [
            "Ama Boateng",
            "3 March 2022",
            "The post opened on Monday.",
            "Is it safe?",
            "It is safe, the office said.",
        ],
        [
            "Ama Boateng",
            "Why the road is late",
            "Kofi Mensah",
            "What the lake costs",
            "Ama Boateng",
            "Who pays for rain?",
        ],
        [
            "More from the lake",
            "Who pays for rain?",
            "Ama Boateng",
            "Nobody does.",
            "2 hours ago",
            "Who came?",
            "Ama Boateng",
            "All.",
        ],
    ],
)
def test_names_of_authors_under_headlines_are_no_speakers(texts: list[str]) -> None:
    assert not find_dialogue([look_at(text) for text in texts])


@pytest.mark.parametrize(
    "text",
    [
        "Minister Kofi Mensah speaks to drivers in Aflao, March 3. AFP/N. Adjei",
        "Drivers wait for the gate to open at dawn. Reuters / Efua Danso",
        "Lorries stand in a row at the old post (Source: GBC)",
        "Minister Kofi Mensah (L) and his guest Yao Agbo (R) at the new gate.",
        "The head of the post (second from left) with clerks of both offices",
        "The old post at Aflao, seen here before the rains.",
        "The head of the post, pictured at the gate on Monday",
        "The two ministers, pictured here with drivers in May.",
    ],
)
def test_a_credit_a_side_or_a_word_of_the_picture_makes_a_caption(text: str) -> None:
    assert look_at(text).kind == "caption"


@pytest.mark.parametrize(
    "text",
    [
        "He was seen at the gate on Monday, and drivers said that he had pictured another end.",
        "The agency AFP said on Monday that the post had been opened by both ministers.",
        "Both ministers left (one by air, one by road) when the gate was open.",
    ],
)
def test_words_of_pictures_in_a_sentence_make_no_caption(text: str) -> None:
    assert look_at(text).kind == "prose"


def test_a_line_above_the_text_that_is_printed_twice_is_a_caption() -> None:
    caption = "The old post at Aflao has forty clerks"
    title = "Two neighbours open a post"
    page = [
        look_at(text) for text in (title, title, caption, f"{caption}.", "The post opened on Monday at dawn.")
    ]
    assert [line.kind for line in beside_others(page)] == ["short", "short", "caption", "caption", "prose"]


@pytest.mark.parametrize(
    ("line", "title", "caption"),
    [
        (
            "Ministers open a common post picture 1Minister Mensah (L) cuts a band",
            "Ministers open a common post",
            "Minister Mensah (L) cuts a band",
        ),
        (
            "Lake states sign a fishing pact photo 2 Boats leave the port of Keta",
            "Lake states sign a fishing pact",
            "Boats leave the port of Keta",
        ),
    ],
)
def test_a_title_is_parted_from_the_caption_of_a_numbered_picture(
    line: str, title: str, caption: str
) -> None:
    assert list(part_lines([line])) == [(title, None), (caption, "caption")]


@pytest.mark.parametrize(
    "text", ["TT", "AA", "A+", "T-", "Check against delivery!", "(Please check against delivery)"]
)
def test_controls_of_the_page_and_notes_to_listeners_are_furniture(text: str) -> None:
    assert look_at(text).kind == "furniture"
