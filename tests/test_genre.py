"""What kind of text a page holds."""

from __future__ import annotations

import pytest

from foedera.genre import Genre, read_genre
from foedera.parts import Part

FIRST = "Ghana and Togo opened a common border post on Monday after three years of building."
SECOND = "Lorries will be checked once instead of twice, the customs offices of both countries said."
BODY = (FIRST, SECOND, SECOND)


def parts(*texts: str) -> list[Part]:
    return [Part("paragraph", text) for text in texts]


def genre(title: str, *texts: str, section: str = "", url: str = "") -> Genre:
    return read_genre(title, section, url, parts(*(texts or BODY)))


@pytest.mark.parametrize(
    "title",
    [
        "Joint Statement on the Opening of the Border Post",
        "Joint Statement: Ghana and Togo",
        "Ghana-Togo Joint Statement on the occasion of the visit of the President of Togo",
        "Joint Press Statement by the Ministers of Trade",
        "Text of Ghana-Togo joint communiqué",
        "Joint Declaration between Ghana and Togo",
        "Joint Vision Statement of Ghana and Togo",
        "Final Communiqué of the Summit on Borders",
        "COMMUNIQUE | Tenth Meeting of the Council",
    ],
)
def test_a_title_that_names_a_joint_statement_is_of_its_text(title: str) -> None:
    assert genre(title) == "joint statement"


@pytest.mark.parametrize(
    "title",
    [
        "Ghana and Togo issue joint statement on border post",
        "Ghana, Togo Sign Joint Declaration",
        "Joint statement condemns closing of post",
        "Joint statement reaffirms ties of neighbours",
        "Ghana-Togo joint statement: key points",
        "Benin slams Ghana-Togo joint statement",
        "No joint statement expected after talks",
    ],
)
def test_a_title_that_tells_of_a_joint_statement_is_of_a_report(title: str) -> None:
    assert genre(title) == "report"


@pytest.mark.parametrize(
    "texts",
    [
        ("The following is the full text of the joint statement:", *BODY),
        ("Ghana and Togo issued a joint communique on Monday.", "Following is the text of the Joint Communique.", *BODY),
        ("ACCRA, March 3 (Xinhua) -- The following is the full text of a joint statement of both.", *BODY),
        ("We, the Ministers of Trade of Ghana and Togo, met in Accra.", *BODY),
    ],
)  # fmt: skip
def test_a_text_that_says_so_is_a_joint_statement(texts: tuple[str, ...]) -> None:
    assert genre("Two neighbours, one post", *texts) == "joint statement"


def test_a_dateline_and_who_said_so_make_a_report_of_what_the_title_calls_a_statement() -> None:
    lead = "ACCRA, March 3 (Reuters) - Ghana and Togo issued a joint statement, officials said."
    assert genre("Joint Statement on the Border Post", lead, *BODY) == "report"


@pytest.mark.parametrize(
    ("title", "section", "url"),
    [
        ("Press Release: Port opens", "", ""),
        ("Readout of the Minister’s call with Togo", "", ""),
        ("Statement by the Spokesperson on the post", "", ""),
        ("Port opens", "Press Releases", ""),
        ("Port opens", "Readouts", ""),
        ("Port opens", "", "https://example.org/press-release/port"),
        ("Port opens", "", "https://example.org/media/news-releases/port"),
        ("Port opens", "", "https://www.trade.gov.gh/port-opens"),
        ("Port opens", "", "https://trade.example.gov/port-opens"),
        ("Port opens", "", "https://mofa.go.jp/port-opens"),
    ],
)
def test_a_label_a_section_or_the_address_of_an_office_makes_a_release(
    title: str, section: str, url: str
) -> None:
    assert genre(title, section=section, url=url) == "release"


@pytest.mark.parametrize(
    "texts",
    [
        ("FOR IMMEDIATE RELEASE", *BODY),
        ("ACCRA, March 3, 2022 /PRNewswire/ -- Example Ports opened a terminal.", *BODY),
        ("ACCRA--(BUSINESS WIRE)--Example Ports opened a terminal.", *BODY),
        ("A spokesperson of the ministry provided the following readout:", *BODY),
        ("The following statement may be attributed to the office:", *BODY),
        (*BODY, "About Example Ports", SECOND, "Media contact:", "Efua Danso"),
    ],
)
def test_a_release_is_known_by_how_it_opens_and_closes(texts: tuple[str, ...]) -> None:
    assert genre("Example Ports opens a terminal", *texts) == "release"


@pytest.mark.parametrize(
    ("title", "lead", "url"),
    [
        ("Port opens", "The port has opened, says a press release issued by the ministry.", ""),
        ("Press release shows cost of post", FIRST, ""),
        (
            "Port opens",
            "ACCRA, March 3 (Xinhua) -- The port has opened, it said.",
            "https://news.example.gov.gh/a",
        ),
        ("Port opens", "ACCRA, March 3 (GNA) – The port has opened, it said.", "https://www.trade.gov.gh/a"),
    ],
)
def test_a_report_on_a_release_or_an_agency_s_on_an_office_s_site_is_a_report(
    title: str, lead: str, url: str
) -> None:
    assert genre(title, lead, *BODY, url=url) == "report"


@pytest.mark.parametrize(
    "texts",
    [
        ("Article 1", "The Parties shall run one post.", "Article 2", "The Parties shall share its cost.", "Article 3", "This Treaty enters into force on signature."),
        ("ARTICLE I", "Each Contracting Party opens a gate.", "ARTICLE II", "Gates close at night.", "ARTICLE III", "Done at Accra."),
    ],
)  # fmt: skip
def test_clauses_and_parties_make_a_treaty_text(texts: tuple[str, ...]) -> None:
    assert genre("On a common border post", *texts) == "treaty text"


@pytest.mark.parametrize(
    "texts",
    [
        ("Q: When does it open?", "A: It opens on Monday.", "Q: Who will pay for it?", "A: Both of us."),
        ("MODERATOR: Welcome.", "MINISTER DANSO: Thank you all.", "QUESTION: When?", "MINISTER DANSO: On Monday."),
        ("Efua Danso: When does it open?", "Kwesi Appiah: It opens on Monday.", "Efua Danso: Who pays?", "Kwesi Appiah: Both."),
    ],
)  # fmt: skip
def test_speakers_who_take_turns_make_a_transcript(texts: tuple[str, ...]) -> None:
    assert genre("The hearing of the board", *texts) == "transcript"


@pytest.mark.parametrize(
    "title",
    [
        "Transcript of the press conference",
        "Transcript: the board on the post",
        "Remarks by the Minister at the gate",
        "Press conference by the Ministers",
        "The board on the post – full transcript",
    ],
)
def test_a_title_that_names_what_was_spoken_is_of_a_transcript(title: str) -> None:
    assert genre(title) == "transcript"


@pytest.mark.parametrize(
    "title", ["Remarks by minister spark outrage", "Transcript reveals doubts of the board"]
)
def test_a_title_that_tells_what_spoken_words_did_is_of_a_report(title: str) -> None:
    assert genre(title) == "report"


def test_a_few_questions_late_in_a_report_leave_it_a_report() -> None:
    texts = (*BODY * 4, "Q: When?", "A: On Monday.", "Q: Who pays?", "A: Both of us.")
    assert genre("The hearing of the board", *texts) == "report"


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Live updates: the gate opens", ""),
        ("The opening of the post – as it happened", ""),
        ("Border post live: first lorries cross", ""),
        ("The gate opens", "https://example.org/world/live/2022/mar/03/gate"),
        ("The gate opens", "https://example.org/liveblog/gate"),
    ],
)
def test_a_title_or_address_says_that_a_page_is_a_liveblog(title: str, url: str) -> None:
    assert genre(title, url=url) == "liveblog"


def test_entries_with_clocks_make_a_liveblog() -> None:
    entries = [
        text
        for clock in ("10:45", "10.40am BST", "9:30 pm", "08:15 GMT")
        for text in (clock, "A lorry crosses.")
    ]
    assert genre("The gate opens", *entries) == "liveblog"


@pytest.mark.parametrize(
    ("title", "section", "url"),
    [
        ("Opinion | One post is not enough", "", ""),
        ("Editorial: One post is not enough", "", ""),
        ("One post is not enough", "Opinion", ""),
        ("One post is not enough", "Letters to the Editor", ""),
        ("One post is not enough", "", "https://example.org/opinion/2022/post"),
        ("One post is not enough", "", "https://example.org/columns/post"),
    ],
)
def test_title_section_or_address_name_an_opinion(title: str, section: str, url: str) -> None:
    assert genre(title, section=section, url=url) == "opinion"


@pytest.mark.parametrize(
    "title",
    ["Comment on the post by minister", "Letters of credit for importers", "Columns of lorries wait", "Where we live: a post"],
)  # fmt: skip
def test_words_that_sections_have_too_name_no_opinion_in_a_headline(title: str) -> None:
    assert genre(title) == "report"


@pytest.mark.parametrize(
    "ending",
    [
        "The writer is a former head of customs.",
        "The author teaches trade law in Lomé.",
        "The views expressed are those of the author.",
        "(Views are personal)",
    ],
)
def test_who_is_told_at_the_end_to_be_the_writer_has_an_opinion(ending: str) -> None:
    assert genre("One post is not enough", *BODY, ending) == "opinion"


def test_who_signs_and_speaks_in_the_first_person_has_an_opinion() -> None:
    own = [
        "I waited at the post for a day.",
        "My lorry was the last, and I told them so.",
        "It was for me to pay.",
    ]
    byline = Part("byline", "By Efua Danso")
    assert read_genre("A day at the post", "", "", [byline, *parts(*own)]) == "opinion"
    quoted = [f"“{text}”, she said." for text in own]
    assert read_genre("A day at the post", "", "", [byline, *parts(*quoted)]) == "report"
    assert read_genre("A day at the post", "", "", parts(*own)) == "report"


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ({"LiveBlogPosting", "NewsArticle"}, "liveblog"),
        ({"OpinionNewsArticle"}, "opinion"),
        ({"AdvertiserContentArticle"}, "other"),
        ({"NewsArticle", "WebPage"}, "report"),
        (set(), "report"),
    ],
)
def test_what_a_page_calls_itself_counts_first(kinds: set[str], expected: Genre) -> None:
    assert read_genre("The gate opens", "", "", parts(*BODY), frozenset(kinds)) == expected


@pytest.mark.parametrize(
    "texts",
    [
        ("Ama Boateng", "When?", "Kofi Mensah", "In May.", "Ama Boateng", "Who pays?", "Kofi Mensah", FIRST),
        ("Who pays?", "Kofi Mensah", "Both do.", "When will it open?", "Kofi Mensah", SECOND),
    ],
)
def test_names_alone_over_questions_and_answers_make_a_transcript(texts: tuple[str, ...]) -> None:
    assert genre("The post and the lake", *texts) == "transcript"


def test_a_briefing_that_turns_to_questions_is_a_transcript() -> None:
    asked = ("Q: When will it open?", "A: In May.", "Q: Who pays?", "A: Both.", "Q: Is it safe?", "A: It is.")
    assert genre("The office on the post", *BODY * 2, *asked) == "transcript"


@pytest.mark.parametrize(
    "mark",
    ["Check against delivery", "(Check against delivery!)", "As delivered", "Es gilt das gesprochene Wort."],
)
def test_a_note_that_the_spoken_word_counts_makes_a_transcript(mark: str) -> None:
    thanks = "I thank my friends for the welcome that they gave me, and I shall tell mine at home about it."
    found = [
        Part("title", "At the gate"),
        Part("byline", "By Kofi Mensah"),
        Part("furniture", mark),
        *parts(thanks, FIRST),
    ]
    assert read_genre("At the gate", "", "", found) == "transcript"


@pytest.mark.parametrize(
    "url", ["https://www.example.org/pr/12", "https://www.example.org/press_releases/12"]
)
def test_the_address_of_a_release_makes_a_release(url: str) -> None:
    assert genre("Ghana and Togo open a border post", url=url) == "release"


@pytest.mark.parametrize("label", ["EDITORIAL", "Opinion", "Guest column"])
def test_a_label_right_under_the_title_makes_an_opinion(label: str) -> None:
    found = [Part("title", "A post is no policy"), Part("furniture", label), *parts(*BODY)]
    assert read_genre("A post is no policy", "News", "", found) == "opinion"
    assert (
        read_genre("A post is no policy", "News", "", [*parts(*BODY), Part("furniture", label)]) == "report"
    )
