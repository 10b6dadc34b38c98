"""From a page to its article: every rule of the page's parts, each by examples in different words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from foedera.acquire import Page
from foedera.article import Article, Block, dateline_end, read_article
from foedera.dates import PartialDate
from foedera.errors import InputLimit, PageError
from foedera.language import detect_language
from foedera.layout import read_lines
from foedera.lines import look_at
from foedera.settings import Limits
from foedera.sites import host_of
from foedera.tree import check_nesting
from foedera.unwrap import paragraphs

PAGES = Path(__file__).parent / "pages"
FIRST = "Ghana and Togo opened a common border post on Monday after three years of building."
SECOND = "Lorries will be checked once instead of twice, the customs offices of both countries said."
THIRD = "“This saves a day for every driver,” said the head of the post, who thanked both governments."
BODY = [FIRST, SECOND, THIRD]


def text_page(*lines: str, title: str | None = None, form: str = "text") -> Article:
    return read_article(Page("page", "\n\n".join(lines), form, title=title))  # type: ignore[arg-type]


def html_page(body: str, head: str = "", url: str | None = None) -> Article:
    return read_article(Page("page", f"<html><head>{head}</head><body>{body}</body></html>", "html", url=url))


def of_role(article: Article, role: str) -> list[str]:
    return [block.text for block in article.blocks if block.role == role]


def sound(article: Article) -> None:
    """The text is the body's blocks in order, each where it says that it stands."""
    body = list(article.body_blocks())
    assert article.text == "\n\n".join(block.text for block in body)
    assert [article.text[block.start : block.end] for block in body] == [block.text for block in body]
    assert len({block.id for block in article.blocks}) == len(article.blocks)


# A whole page of text


def test_a_page_in_the_shape_of_news_sites_is_taken_apart_completely() -> None:
    article = read_article(Page("page", (PAGES / "seed_shape.txt").read_text(), "text"))
    sound(article)
    assert article.section == "Asia-Pacific"
    assert article.title == "Australia Courts Japanese Shipyards For Joint Design And Shared Construction"
    assert article.authors == ("Leonie Castagna",)
    assert len(of_role(article, "paragraph")) == 8
    assert of_role(article, "related") == ["Also Read: Tokyo And Canberra Weigh A Common Frigate Crew"]
    assert of_role(article, "heading") == ["Yokohama War Cemetery"]
    assert of_role(article, "furniture") == ["Recent Posts"]
    ages = [block.age for block in article.blocks if block.role == "teaser"]
    assert ages == ["4 mins ago", "6 mins ago", "37 mins ago", "1 hour ago", "1 hour ago", "2 hours ago"]
    assert (article.published.date, article.published.basis) == (None, "none")
    assert (article.language, article.genre) == ("en", "report")


def test_a_text_of_sentences_alone_is_all_body() -> None:
    article = text_page(*BODY)
    assert article.text == "\n\n".join(BODY)
    assert (article.title, article.section, article.authors) == (None, None, ())


@pytest.mark.parametrize(
    "text", ["Ghana and Togo signed a border treaty", "Ghana signed.", "Talks failed in Accra."]
)
def test_a_single_line_is_read_as_the_article(text: str) -> None:
    assert text_page(text).text == text


@pytest.mark.parametrize(
    "lines",
    [
        ["Africa", "Neighbours open a common border post", *BODY],
        ["Home / News / Africa", "Neighbours open a common border post", *BODY],
        ["Home", "Africa", "Neighbours open a common border post", *BODY],
        ["Neighbours open a common border post", "Africa", *BODY],
        ["Neighbours open a common border post", "By Efua Danso", "Africa", *BODY],
    ],
)
def test_a_label_beside_the_title_is_the_section(lines: list[str]) -> None:
    article = text_page(*lines)
    assert (article.section or "").split(" / ")[-1] == "Africa"
    assert article.title == "Neighbours open a common border post"
    assert article.text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Neighbours open a common border post", *BODY], "Neighbours open a common border post"),
        (["Will one border post do the work of two?", *BODY], "Will one border post do the work of two?"),
        (["A post for two", *BODY], "A post for two"),
        (["One post", *BODY], "One post"),
        (
            ["Share", "Neighbours open a common border post", "Lorries are checked once", *BODY],
            "Neighbours open a common border post",
        ),
    ],
)
def test_the_headline_above_the_body_is_the_title(lines: list[str], title: str) -> None:
    article = text_page(*lines)
    assert article.title == title
    assert article.text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "lines",
    [
        ["Neighbours open a common border post", *BODY],
        ["Neighbours Open A Common Border Post!", *BODY],
        ["Africa", "NEIGHBOURS OPEN A COMMON BORDER POST", *BODY],
        [FIRST, "Neighbours open a common border post", SECOND, THIRD],
    ],
)
def test_a_headline_that_is_known_is_not_repeated_in_the_text(lines: list[str]) -> None:
    article = text_page(*lines, title="Neighbours open a common border post")
    assert article.title == "Neighbours open a common border post"
    assert article.text == "\n\n".join(BODY)


def test_a_known_headline_that_is_a_sentence_is_not_repeated_either() -> None:
    article = text_page("Two neighbours share a post.", *BODY, title="Two neighbours share a post")
    assert article.text == "\n\n".join(BODY)


# Bylines


@pytest.mark.parametrize(
    "lines",
    [
        ["A post for two neighbours", "Efua Danso", *BODY],
        ["A post for two neighbours", *BODY, "Efua Danso"],
        [
            "A post for two neighbours",
            *BODY,
            "Efua Danso",
            "Latest News",
            "Cocoa Prices Climb Again This Week",
        ],
        ["A post for two neighbours", *BODY, "By Efua Danso"],
        ["A post for two neighbours", "By Efua Danso", *BODY, "Efua Danso"],
    ],
)
def test_a_name_alone_under_the_title_or_after_the_body_is_the_author(lines: list[str]) -> None:
    article = text_page(*lines)
    assert article.authors == ("Efua Danso",)
    assert article.text == "\n\n".join(BODY)


# Lines within the body


@pytest.mark.parametrize(
    "line",
    [
        "Also Read: Cocoa Board Names A New Chair",
        "ALSO READ | Cocoa board names a new chair",
        "Read more: Cocoa board names a new chair",
        "Read More – Cocoa board names a new chair",
        "RELATED Cocoa board names a new chair",
        "Related: Is this the end of the paper stamp?",
        "Related stories: Cocoa board names a new chair",
        "Must Read: Cocoa Board Names A New Chair",
        "See also Cocoa board names a new chair",
        "Watch: Drivers cross the new bridge",
        "More on this story",
    ],
)
def test_a_pointer_to_another_article_is_no_part_of_the_text(line: str) -> None:
    article = text_page("A post for two neighbours", FIRST, line, SECOND, THIRD)
    assert of_role(article, "related") == [line]
    assert article.text == "\n\n".join(BODY)


def test_the_headline_below_a_bare_pointer_belongs_to_it() -> None:
    article = text_page(FIRST, "Also read:", "Cocoa Board Names A New Chair", SECOND, THIRD)
    assert of_role(article, "related") == ["Also read:", "Cocoa Board Names A New Chair"]
    assert article.text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Also read out in the hall was a letter from the president of Benin.",
        "Related talks on water will follow in the spring.",
        "Share prices of hauliers rose in both capitals.",
        "Copyright law was not on the table.",
        "Read aloud, the treaty takes four minutes.",
        "Subscribers to the old system have a year to change.",
        "Home Minister Ama Owusu cut the ribbon.",
        "Today the gates stay open.",
        "By Monday the queue had gone.",
        "Photographs were not allowed.",
        "More in the way of roads is planned.",
        "Latest figures show that trade doubled.",
    ],
)
def test_a_sentence_that_begins_as_furniture_does_is_text(line: str) -> None:
    assert line in text_page("A post for two neighbours", FIRST, line, SECOND, THIRD).text


@pytest.mark.parametrize("line", ["Lomé Grand Market", "Why it took three years", "WHAT DRIVERS SAY"])
def test_a_heading_between_paragraphs_is_text(line: str) -> None:
    article = text_page("A post for two neighbours", FIRST, line, SECOND, THIRD)
    assert of_role(article, "heading") == [line]
    assert article.text == f"{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    "line",
    [
        "The new gate at dawn (Photo: Border Office)",
        "Photo: Drivers wait at the old gate",
        "Drivers at the old gate | AFP",
        "A lorry passes the gate. File photo",
        "Lorries at the gate. Picture courtesy of the Border Office",
    ],
)
def test_a_caption_between_paragraphs_is_no_text(line: str) -> None:
    article = text_page("A post for two neighbours", FIRST, line, SECOND, THIRD)
    assert of_role(article, "caption") == [line]
    assert article.text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Share this article",
        "Tweet",
        "Advertisement",
        "Sign up for our morning newsletter and never miss a story.",
        "Subscribe to our channel for daily updates.",
        "Follow us on Facebook and Instagram",
        "We use cookies to improve your visit.",
        "© 2022 Example Media. All rights reserved.",
        "Copyright 2022 Example Media",
        "4 min read",
        "12 Comments",
        "Tags: border, Ghana, Togo",
        "Story continues below this advertisement",
        "(Except for the headline, this story has not been edited by our staff.)",
        "Published: March 3, 2022 10:15 GMT",
    ],
)
def test_furniture_is_no_text_wherever_it_stands(line: str) -> None:
    for lines in (
        [line, "A post for two neighbours", *BODY],
        ["A post for two neighbours", FIRST, line, SECOND, THIRD],
        [*BODY, line],
    ):
        article = text_page(*lines)
        assert line in of_role(article, "furniture")
        assert article.text == "\n\n".join(BODY)


def test_lists_and_quoted_lines_are_text_and_tables_are_not() -> None:
    article = text_page("The text of the treaty says:", "- one gate", "• two clerks", form="markdown")
    assert of_role(article, "list") == ["- one gate", "• two clerks"]
    article = text_page(FIRST, "> A day for every driver.", form="markdown")
    assert article.text == f"{FIRST}\n\nA day for every driver."
    article = text_page(FIRST, "| a | b |\n|---|---|\n| 1 | 2 |", form="markdown")
    assert of_role(article, "table") == ["a | b\n1 | 2"]


def test_markdown_marks_are_taken_off_and_its_headings_believed() -> None:
    article = text_page(
        "# A **post** for two",
        "![The gate](gate.png)",
        f"{FIRST} See [the *text*](https://x.example/t).",
        "## What next",
        SECOND,
        form="markdown",
    )
    assert article.title == "A post for two"
    assert of_role(article, "heading") == ["What next"]
    assert of_role(article, "caption") == ["The gate"]
    assert article.text == f"{FIRST} See the text.\n\nWhat next\n\n{SECOND}"


def test_a_paragraph_broken_at_a_fixed_width_is_one_paragraph() -> None:
    wrapped = (
        "Ghana and Togo opened a common border post on Monday after\n"
        "three years of building, and the customs offices of both\n"
        "countries said that lorries will be checked only once."
    )
    assert paragraphs(f"A post for two\n\n{wrapped}\n\n{SECOND}") == [
        "A post for two",
        wrapped.replace("\n", " "),
        SECOND,
    ]


def test_lines_without_blank_lines_between_them_are_paragraphs() -> None:
    assert paragraphs("\n".join(["A post for two", *BODY])) == ["A post for two", *BODY]


# The tail


def teasers(article: Article) -> list[tuple[str, str | None]]:
    return [(block.text, block.age) for block in article.blocks if block.role == "teaser"]


@pytest.mark.parametrize(
    "heading",
    ["Recent Posts", "RELATED ARTICLES", "You may also like", "Trending Now:", "Most Read", "Latest News", "More from Africa", "Up next", "Editor’s Picks", "In other news"],
)  # fmt: skip
def test_what_follows_a_heading_of_other_articles_is_teasers(heading: str) -> None:
    article = text_page(
        "A post for two neighbours", *BODY, heading, "Cocoa Prices Climb Again", "Rain Stops The Cup Final"
    )
    assert heading in of_role(article, "furniture")
    assert teasers(article) == [("Cocoa Prices Climb Again", None), ("Rain Stops The Cup Final", None)]
    assert article.text == "\n\n".join(BODY)


def test_a_headline_its_cut_summary_and_its_age_are_one_teaser() -> None:
    article = text_page(
        *BODY,
        "Latest News",
        "Cocoa Prices Climb Again",
        "Buyers in the port paid more for a third week, as rain kept…",
        "9 mins ago",
        "Rain Stops The Cup Final",
        "The referee sent both teams home after…",
        "3 hours ago",
    )
    assert teasers(article) == [
        (
            "Cocoa Prices Climb Again\nBuyers in the port paid more for a third week, as rain kept…",
            "9 mins ago",
        ),
        ("Rain Stops The Cup Final\nThe referee sent both teams home after…", "3 hours ago"),
    ]


@pytest.mark.parametrize(
    "tail",
    [
        ["Cocoa Prices Climb Again", "9 mins ago", "Rain Stops The Cup Final", "an hour ago"],
        ["Related", "9 mins ago", "Cocoa Prices Climb Again", "an hour ago", "Rain Stops The Cup Final"],
        [
            "Related",
            "Cocoa Prices Climb Again | 9 mins ago",
            "Sport",
            "Rain Stops The Cup Final",
            "an hour ago",
        ],
    ],
)
def test_the_age_may_stand_before_after_or_beside_the_headline(tail: list[str]) -> None:
    article = text_page(*BODY, *tail)
    assert teasers(article) == [
        ("Cocoa Prices Climb Again", "9 mins ago"),
        ("Rain Stops The Cup Final", "an hour ago"),
    ]
    assert article.text == "\n\n".join(BODY)


def test_a_box_of_teasers_within_the_body_does_not_end_it() -> None:
    more = [
        "The post was first planned in the last century, when the road between the two capitals was widened for the first time.",
        "A second one, further north and close to the mines, is to be opened when the rains are over and the road is dry again.",
    ]
    article = text_page(
        *BODY, "Related Articles", "Cocoa Prices Climb Again", "2 hours ago", "Rain Stops The Cup", *more
    )
    assert article.text == "\n\n".join([*BODY, *more])
    assert [text for text, _ in teasers(article)] == ["Cocoa Prices Climb Again", "Rain Stops The Cup"]


@pytest.mark.parametrize("age", ["4 mins ago", "1 hour ago", "an hour ago", "2 days ago", "12h", "just now", "30 seconds ago", "3 weeks ago", "Updated 2 hrs ago"])  # fmt: skip
def test_ages_are_recognised(age: str) -> None:
    assert look_at(age).kind == "age"


@pytest.mark.parametrize("line", ["It began two years ago.", "Long ago", "4 mins", "Ago"])
def test_other_words_about_time_are_no_ages(line: str) -> None:
    assert look_at(line).kind != "age"


# Dates and datelines


@pytest.mark.parametrize(
    ("line", "date"), [("Updated: 3 Mar 2022 10:30 IST", PartialDate(2022, 3, 3)), ("31 February 2022", None)]
)
def test_a_line_that_prints_a_date_dates_the_page(line: str, date: PartialDate | None) -> None:
    published = text_page("A post for two neighbours", line, *BODY).published
    assert published.date == date
    assert published.basis == ("text" if date else "none")


@pytest.mark.parametrize("line", ["The post opened on March 3, 2022.", "Since 3 March 2022 nobody waits"])
def test_a_date_in_a_sentence_does_not_date_the_page(line: str) -> None:
    assert text_page("A post for two neighbours", FIRST, line, SECOND).published.date is None


LAST = (
    "They will meet again in the capital before the end of the year, a spokesman of the first ministry added, to agree"
    " on the hours at which the new gates are open and on who pays for them."
)


@pytest.mark.parametrize(
    "line",
    [
        "Page last updated at 11:40 GMT, Thursday, 3 March 2022 12:40 UK",
        "Example News, 3 March 2022",
        "3 Mars 2022",
        "Suva, Fiji (AFP) March 3, 2022",
        "EB Thursday, March 3, 2022, 09:15",
        "Top Border Stories Thursday 3 March 2022 10:15 (UTC +04:00)",
        "Posted: 03 March 2022 | 14:22 hrs IST",
        "Published 22:00, 3 March 2022 BST",
        "Updated - March 3, 2022 09:15 pm | Colombo",
    ],
)
def test_a_line_above_or_right_under_the_text_dates_the_page(line: str) -> None:
    for page in ([line, *BODY], [*BODY, line]):
        article = text_page("A post for two neighbours", *page)
        assert (article.published.date, article.published.basis) == (PartialDate(2022, 3, 3), "text")
        assert line not in article.text


@pytest.mark.parametrize(
    "lines",
    [
        [*BODY, f"{LAST} (Example News Agency March 3, 2022)"],
        [*BODY, f"{LAST} (news.example.org, 3. März 2022)"],
        [*BODY, "By Efua Danso", "3 March 2022"],
        [*BODY, "Story from Example News", "Published: 3 March 2022"],
        [*BODY, "Share this story", "Updated: 3 March 2022"],
        [*BODY, "Updated 5 March 2022", "First published 3 March 2022"],
        ["Updated: 5 March 2022", "Published: 3 March 2022", *BODY],
        [FIRST, "Published 3 March 2022", SECOND, THIRD],
    ],
)
def test_a_closing_credit_and_labels_under_the_text_date_the_page(lines: list[str]) -> None:
    assert text_page("A post for two neighbours", *lines).published.date == PartialDate(2022, 3, 3)


@pytest.mark.parametrize(
    "lines",
    [
        ["Ministers open the gate at Aflao on 3 March 2022. (Photo: Example News)", *BODY],
        ["Aflao, 3 March 2022. Photo: Efua Danso", *BODY],
        ["Opening ceremony: Thursday, 3 March 2022, 10:00", *BODY],
        ["3 March 2022 – 5 March 2022", *BODY],
        [*BODY, "Deadline for tenders: 3 March 2022"],
        [*BODY, "Related", "Togo builds a bridge", "3 March 2022"],
        [*BODY, "Togo builds a bridge", "3 March 2022", "Ghana opens a school", "4 March 2022"],
        [*BODY, "2 comments", "Kofi", "3 March 2022 at 10:15", "Good."],
        [*BODY, "Retrieved 3 March 2022"],
        [*BODY, f"{LAST} (The treaty entered into force on 3 March 2022)"],
    ],
)
def test_the_date_of_a_picture_an_event_another_article_or_a_copy_is_not_the_page_s(
    lines: list[str],
) -> None:
    assert text_page("A post for two neighbours", *lines).published.date is None


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Suva, Fiji (AFP) March 3, 2022", "Suva, Fiji"),
        ("ACCRA (GNA) 3 March 2022", "ACCRA"),
        ("Manila (AFP) - March 3, 2022", "Manila"),
        ("by Staff Writers Lomé (ATOP) March 3, 2022", "Lomé"),
    ],
)
def test_a_dateline_with_its_day_in_a_line_of_its_own_is_read_beside_the_text(line: str, place: str) -> None:
    article = text_page("A post for two neighbours", line, *BODY)
    assert (article.dateline.place, article.dateline.date) == (place, PartialDate(2022, 3, 3))
    assert article.text == "\n\n".join(BODY)


def test_the_head_of_a_bare_article_may_print_its_date() -> None:
    text = "\n\n".join(["A post for two neighbours", "Example News, 3 March 2022", *BODY])
    assert read_article(Page("page", text, "text", plain=True)).published.date == PartialDate(2022, 3, 3)


def test_a_given_date_wins_over_metadata_and_metadata_over_print() -> None:
    page = Page(
        "page",
        "\n\n".join(["Two neighbours, one post", "3 March 2022", *BODY]),
        "text",
        date=PartialDate(2022, 4),
    )
    published = read_article(page).published
    assert (published.date, published.basis) == (PartialDate(2022, 4), "given")
    assert (published.earliest, published.latest) == (PartialDate(2022, 4, 1), PartialDate(2022, 4, 30))
    head = '<meta property="article:published_time" content="2022-03-05T10:00:00Z">'
    article = html_page(f"<article><h1>One post</h1><p>3 March 2022</p>{html_body()}</article>", head)
    assert (article.published.date, article.published.basis) == (PartialDate(2022, 3, 5), "metadata")


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("ACCRA, March 3 (Reuters) - Ghana opened a post.", "ACCRA", "Reuters"),
        ("NEW DELHI: Ghana opened a post.", "NEW DELHI", None),
        ("(PTI) Ghana opened a post.", None, "PTI"),
    ],
)
def test_a_dateline_stays_in_the_text(line: str, place: str | None, agency: str | None) -> None:
    article = text_page("A post for two neighbours", line, SECOND)
    assert (article.dateline.place, article.dateline.agency) == (place, agency)
    assert article.text.startswith(line)
    assert article.text[dateline_end(article.text) :].startswith("Ghana")


@pytest.mark.parametrize(
    ("line", "published", "expected"),
    [
        ("ACCRA, March 3 (Reuters) - A post opened.", PartialDate(2022, 3, 4), PartialDate(2022, 3, 3)),
        ("ACCRA, Dec 31 (Reuters) - A post opened.", PartialDate(2022, 1, 1), PartialDate(2021, 12, 31)),
        ("ACCRA, March 3, 2020 (Reuters) - A post opened.", None, PartialDate(2020, 3, 3)),
        ("ACCRA, March 3 (Reuters) - A post opened.", None, None),
        ("ACCRA, Feb 30 (Reuters) - A post opened.", PartialDate(2022, 3, 4), None),
    ],
)
def test_a_dateline_s_day_takes_its_year_from_publication(
    line: str, published: PartialDate | None, expected: PartialDate | None
) -> None:
    assert read_article(Page("page", line, "text", date=published)).dateline.date == expected


# HTML


def html_body(*between: str) -> str:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in BODY)
    return "".join([first, *between, *rest])


def test_the_parts_of_an_html_page_are_found() -> None:
    head = (
        "<title>A post for two neighbours | The Example</title>"
        '<meta property="og:site_name" content="The Example"><meta property="article:section" content="Africa">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-03-03",'
        ' "author": [{"@type": "Person", "name": "By Efua Danso, Border Editor"}]}</script>'
    )
    article = html_page(
        "<nav><a href=/>Home</a></nav><article><h1>A post for two neighbours</h1>"
        + html_body(
            "<p>Also read: <a href=/c>Cocoa board names a chair</a></p>",
            "<h2>How it works</h2>",
            "<figure><img src=g.jpg><figcaption>The gate at dawn</figcaption></figure>",
            "<p>Lomé Grand Market</p>",
        )
        + "<blockquote>A day for every driver is worth more than any toll that we could have asked for.</blockquote>"
        "<ul><li>One gate is open all day and all night for lorries that carry fresh food.</li></ul>"
        + "<table><tr><td>Gate</td><td>Hours</td></tr><tr><td>North</td><td>24</td></tr></table></article>"
        + "<aside><h3>Related</h3><div><a href=/x>Rain stops the final of the cup</a><span>2 hours ago</span></div></aside>",
        head,
        "https://www.example.org/africa/post",
    )
    sound(article)
    assert (article.title, article.section, article.authors) == (
        "A post for two neighbours",
        "Africa",
        ("Efua Danso",),
    )
    assert (article.site, article.published.date) == ("example.org", PartialDate(2022, 3, 3))
    headings = ["How it works", "Lomé Grand Market"]
    ends = [
        "A day for every driver is worth more than any toll that we could have asked for.",
        "One gate is open all day and all night for lorries that carry fresh food.",
    ]
    assert article.text == "\n\n".join([FIRST, *headings, SECOND, THIRD, *ends])
    assert of_role(article, "related") == ["Also read: Cocoa board names a chair"]
    assert of_role(article, "heading") == headings
    assert of_role(article, "caption") == ["The gate at dawn"]
    assert of_role(article, "table") == ["Gate | Hours\nNorth | 24"]
    assert teasers(article) == [("Rain stops the final of the cup", "2 hours ago")]
    assert [block.role for block in article.blocks[:3]] == ["section", "title", "byline"]


def test_a_headline_within_the_body_of_html_is_not_repeated_in_the_text() -> None:
    article = html_page(
        f"<article><p>A post for two neighbours</p>{html_body()}</article>",
        "<title>A Post for Two Neighbours</title>",
    )
    assert article.text == "\n\n".join(BODY)


def test_line_breaks_in_html_part_paragraphs() -> None:
    article = html_page(f"<article><p>{FIRST}<br><br>{SECOND}<br>{THIRD}</p></article>")
    assert article.text == "\n\n".join(BODY)


def test_characters_by_number_are_read_and_those_that_markup_may_not_have_are_dropped() -> None:
    body = html_body().replace(
        "post on", "post &#8212; &#123;one&#x7d; &#x201c;gate&#8221; &#11;&#x1f;&#65534;on"
    )
    assert "post — {one} “gate” on Monday" in html_page(f"<article>{body}</article>").text


def test_a_table_that_only_lays_out_the_page_is_read_as_text() -> None:
    article = html_page(f"<table><tr><td>Menu</td><td><p>{' '.join(BODY * 3)}</p></td></tr></table>")
    assert FIRST in article.text


def test_characters_are_kept_as_they_are() -> None:
    line = "The post\u2019s name is \u201cG\u00ed\u2011ga\u201d\u00a0\u2013 a caf\u00e9, \U0001f69a and \u05e9\u05dc\u05d5\u05dd at once."
    assert text_page(line).text == line


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example.org/a", "example.org"),
        ("news.example.org/a", "news.example.org"),
        ("http://[::1", None),
        ("page", None),
        (None, None),
    ],
)
def test_the_site_is_the_host_of_the_address(url: str | None, host: str | None) -> None:
    assert host_of(url) == host


def test_nesting_is_counted_without_scripts_comments_and_flat_elements() -> None:
    check_nesting(
        "<p>" * 50 + "<br>" * 50 + "<script>" + "<div>" * 50 + "</script><!--" + "<div>" * 50 + "-->",
        Limits(nesting=3),
    )
    with pytest.raises(InputLimit):
        check_nesting("<div>" * 5, Limits(nesting=4))


# Bare articles, ids, limits


def test_a_bare_article_is_kept_character_for_character() -> None:
    text = "  Recent Posts\r\nAlso Read: this\r\n\r\n\n By Efua Danso \n\n\u200b"
    article = read_article(Page("page", text, "text", plain=True, title="A title"))
    assert article.text == text
    assert [(block.role, block.text) for block in article.blocks] == [
        ("title", "A title"),
        ("paragraph", "Recent Posts\r\nAlso Read: this"),
        ("paragraph", "By Efua Danso"),
        ("paragraph", "\u200b"),
    ]
    assert all(
        text[block.start : block.end] == block.text for block in article.blocks if block.start is not None
    )
    assert article.authors == ()


def test_an_article_is_known_by_its_given_id_or_a_digest_of_text_and_address() -> None:
    given = read_article(Page("page", FIRST, "text", id="a-7"))
    here = read_article(Page("one", FIRST, "text", url="https://example.org/a"))
    there = read_article(Page("two", FIRST, "text", url="https://example.org/b"))
    assert given.id == "a-7"
    assert given.sha256 == here.sha256 == hashlib.sha256(FIRST.encode()).hexdigest()
    assert len({here.id, there.id}) == 2
    assert len(here.id) == 16
    assert read_article(Page("three", FIRST, "text", url="https://example.org/a")).id == here.id


def test_a_longer_article_than_the_limit_is_refused_not_cut() -> None:
    with pytest.raises(InputLimit, match="split it"):
        text_page_of(2_000, Limits(text_chars=1_000))
    assert len(text_page_of(500, Limits(text_chars=1_000)).text) <= 1_000


def text_page_of(length: int, limits: Limits) -> Article:
    return read_article(Page("page", ("Trade grew. " * length)[:length].rstrip(), "text"), limits)


@pytest.mark.parametrize(
    "marker",
    [
        "Subscribe to continue reading",
        "Already a subscriber? Log in.",
        "This article is for subscribers only.",
        "Sign in to read the full story.",
        "Register now to keep reading",
        "Unlock this article",
        "You’ve reached your limit of free articles.",
    ],
)
def test_the_start_of_an_article_before_a_paywall_is_a_problem_that_names_the_marker(marker: str) -> None:
    with pytest.raises(PageError, match="before a paywall") as error:
        text_page("A post for two neighbours", FIRST, marker)
    assert error.value.hint


def test_a_whole_article_that_mentions_subscribers_is_read() -> None:
    more = "The post has two gates, four clerks and one scale, and it is open from six in the morning until midnight."
    assert text_page(*BODY, more, "Already a subscriber? Log in.").text.startswith(FIRST)


# Language and genre


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two ministers said that the road would be open by the end of the year.", "en"),
        ("Les deux ministres ont dit que la route serait ouverte à la fin de l’année.", "fr"),
        ("Die Minister sagten, dass die Straße bis zum Ende des Jahres für alle offen ist.", "de"),
        ("Los dos ministros dijeron que la carretera se abriría a finales de este año.", "es"),
        ("Os dois ministros disseram que a estrada não vai abrir até o fim do ano.", "pt"),
        ("I due ministri hanno detto che la strada è aperta e che non sono previste altre opere.", "it"),
        ("De ministers zeiden dat de weg aan het einde van het jaar open is voor het verkeer.", "nl"),
        ("Bakanlar yolun yıl sonuna kadar açılacağını ve bu iş için çok çalışıldığını söyledi.", "tr"),
        ("Министры сказали, что дорога будет открыта до конца года и не закроется.", "ru"),
        ("Міністри сказали, що дорога буде відкрита до кінця року і не закриється.", "uk"),
        ("قال الوزيران إن الطريق سيفتح في نهاية العام بعد أن اكتمل العمل على الجسر", "ar"),
        ("وزیران گفتند که این راه تا پایان سال باز شده و با پل به شهر می رسد", "fa"),
        ("मंत्रियों ने कहा कि सड़क साल के अंत तक खुल जाएगी।", "hi"),
        ("两国部长表示，这条公路将在年底前开放。", "zh"),
        ("両国の大臣は、道路が年末までに開通すると述べた。", "ja"),
        ("양국 장관은 도로가 연말까지 개통될 것이라고 말했다.", "ko"),
        ("השרים אמרו כי הכביש ייפתח עד סוף השנה.", "he"),
        ("Accra Lomé Abidjan Cotonou Lagos Ouagadougou Bamako Niamey", None),
        ("Prime Minister Le Van Binh and General Tran Van An met in Hue.", None),
        ("Yes.", None),
        ("", None),
        ("1234567890 1234567890 1234567890", None),
    ],
)
def test_the_language_is_told_by_script_and_function_words(text: str, language: str | None) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("lines", "genre"),
    [
        (["A post for two neighbours", *BODY], "report"),
        (["Joint Statement on the Opening of the Border Post", *BODY], "joint statement"),
        (["Ghana and Togo issue joint statement on border post", *BODY], "report"),
        (["FOR IMMEDIATE RELEASE", "Border office opens a common post", *BODY], "release"),
        (["Opinion", "One post is not enough for two", *BODY], "opinion"),
        (["Live updates: the gate opens", *BODY], "liveblog"),
        (["Transcript of the press conference", *BODY], "transcript"),
        (["The hearing of the board", "Q: When does it open?", "A: It opens on Monday.", "Q: Who will pay for it?", "A: Both of us."], "transcript"),
        (
            ["Treaty on a common border post", "Article 1", "The Parties shall run one post.", "Article 2", "The Parties shall share its cost.", "Article 3", "This Treaty enters into force on signature."],
            "treaty text",
        ),
    ],
)  # fmt: skip
def test_the_genre_follows_cues_of_title_section_and_form(lines: list[str], genre: str) -> None:
    assert text_page(*lines).genre == genre


def test_roles_are_given_by_place_as_well_as_by_form() -> None:
    layout = read_lines(
        "\n".join(["Africa", "One post for two countries", "Efua Danso", *BODY, "Efua Danso"])
    )
    assert [part.role for part in layout.parts] == [
        "section",
        "title",
        "byline",
        *["paragraph"] * 3,
        "byline",
    ]
    assert isinstance(text_page(*BODY).blocks[0], Block)
