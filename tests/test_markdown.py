"""Markdown is read as its reader sees it, and its front matter as what it says."""

from __future__ import annotations

import pytest

from foedera.dates import PartialDate
from foedera.markdown import FrontMatter, MarkdownBlock, looks_like_markdown, read_blocks, split_front_matter


def shown(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                '---\ntitle: "Pilots: a pact"\ndate: 2021-05-03T10:00:00+02:00\nauthor: Anna Berg and Jon Lie\n'
                "tags: [ports, sea]\ncanonical_url: https://paper.example/p\n---\nBody."
            ),
            FrontMatter(
                "Pilots: a pact", "https://paper.example/p", PartialDate(2021, 5, 3), ("Anna Berg", "Jon Lie")
            ),
        ),
        (
            (
                "---\ntitle: 'It''s signed'  \nauthors:\n  - Anna Berg\n  - name: Jon Lie\n    email: j@paper.example\n"
                "source: The Paper\npublished: 2021-05\n# a remark\nsummary: >\n  Two lines\n  of it\n...\nBody."
            ),
            FrontMatter("It's signed", None, PartialDate(2021, 5), ("Anna Berg", "Jon Lie")),
        ),
        (
            "\n---\nauthors: [Anna Berg, 'Jon Lie']\ndate: May 3\nurl: /relative\n---\nBody.",
            FrontMatter(None, None, None, ("Anna Berg", "Jon Lie")),
        ),
        (
            '+++\ntitle = "A pact"\ndate = 2021-05-03T08:00:00Z\nauthors = ["Anna Berg"]\n[extra]\nx = 1\n+++\nBody.',
            FrontMatter("A pact", None, PartialDate(2021, 5, 3), ("Anna Berg",)),
        ),
        (
            (
                "Title: A pact\n\nURL Source: https://paper.example/p\n\nPublished Time: 2021-05-03T08:00:00Z\n\n"
                "Markdown Content:\nBody."
            ),
            FrontMatter("A pact", "https://paper.example/p", PartialDate(2021, 5, 3)),
        ),
    ],
)
def test_front_matter_is_read_and_taken_off(text: str, expected: FrontMatter) -> None:
    front, rest = split_front_matter(text)
    assert front == expected
    assert rest == "Body."


@pytest.mark.parametrize(
    "text",
    [
        "Body.\n\n---\n\nMore.",
        "---\n\nA rule stands above this.\n\n---\n\nMore.",
        "---\ntitle: never closed\n\nBody.",
        "+++\ntitle = \n+++\nBody.",
        "Title: A pact\n\nBody.",
    ],
)
def test_what_is_no_front_matter_stays(text: str) -> None:
    assert split_front_matter(text) == (FrontMatter(), text)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# Pact *signed* #\n\nBody.", [("heading", "Pact signed"), ("paragraph", "Body.")]),
        ("Pact signed\n===\n\nNext\n---\nBody.", [("heading", "Pact signed"), ("heading", "Next"), ("paragraph", "Body.")]),
        ("## Next steps {#next}", [("heading", "Next steps")]),
        ('A [pact](https://a.example/x_(y) "t") and [more][m].\n\n[m]: /m', [("paragraph", "A pact and more.")]),
        ("**Bold**, __bold__, *slant*, `code`, ~~gone~~, a_b_c, 3 \\* 4 &amp; 5", [("paragraph", "Bold, bold, slant, code, gone, a_b_c, 3 * 4 & 5")]),
        ("![The house by the sea](x.png)\n\nBody.", [("caption", "The house by the sea"), ("paragraph", "Body.")]),
        ("[![The house](x.png)](/big)\n![](y.png)", [("caption", "The house")]),
        ("> We have waited\n> a long time\nfor this.\n>\n> It came.", [("quote", "We have waited a long time for this."), ("quote", "It came.")]),
        ("- one\n- two\n  goes on\n\n  and on", [("list", "- one"), ("list", "- two goes on"), ("list", "and on")]),
        ("3. The two sides\n   agree.\n4. They sign.", [("list", "3. The two sides agree."), ("list", "4. They sign.")]),
        ("| A | B |\n|---|:-:|\n| **x** | [y](/y) |", [("table", "A | B\nx | y")]),
        ("| a | b |\n| c | d |", [("table", "a | b\nc | d")]),
        ("```py\nx = 1\n```", [("code", "x = 1")]),
        ("One.  \nTwo.\\\nThree.", [("paragraph", "One."), ("paragraph", "Two."), ("paragraph", "Three.")]),
        ("The two sides\nmet in Lima on\nMonday.", [("paragraph", "The two sides met in Lima on Monday.")]),
        ("Signed.[^1]\n\n[^1]: In two copies,\n    both of them equal.", [("paragraph", "Signed."), ("note", "In two copies, both of them equal.")]),
        ("<!-- a remark -->\nBody.\n\n<!-- one\n\nmore -->", [("paragraph", "Body.")]),
        ("<div class='x'><p>In a box &amp; seen.</p>\n<script>x()</script></div>", [("paragraph", "In a box & seen.")]),
        ("A <b>bold</b> word<br>and more.", [("paragraph", "A bold word"), ("paragraph", "and more.")]),
        ('{{< figure src="x.png" >}}\n\nBody.\n\n{: .lead}', [("paragraph", "Body.")]),
        ("---\n\n***", []),
        ("    The pact of the two states was signed in Lima on Monday.", [("paragraph", "The pact of the two states was signed in Lima on Monday.")]),
        ("    make all", [("code", "make all")]),
    ],
)  # fmt: skip
def test_blocks_are_as_a_reader_sees_them(text: str, blocks: list[tuple[str, str]]) -> None:
    assert shown(text) == blocks


def test_paragraphs_on_lines_of_their_own_stay_apart() -> None:
    first = "The ministers of the two countries met in Lima on Monday and spoke for three hours about the drought in the highlands."
    second = "No date was given for a treaty, and none is expected before the elections in the autumn, a spokesman said."
    assert shown(f"{first}\n{second}") == [("paragraph", first), ("paragraph", second)]


def test_a_block_tells_whether_all_of_it_is_bold_or_links_and_a_heading_its_level() -> None:
    assert read_blocks("**Next steps**\n\n[Read more](/m)\n\n### Third\n\n**Bold** and not.") == [
        MarkdownBlock("paragraph", "Next steps", bold=True),
        MarkdownBlock("paragraph", "Read more", linked=True),
        MarkdownBlock("heading", "Third", level=3),
        MarkdownBlock("paragraph", "Bold and not."),
    ]


@pytest.mark.parametrize(
    ("text", "is_markdown"),
    [
        ("# Pact signed\n\nA [pact](https://a.example/x) was signed.", True),
        ("Pact signed\n===========\n\n**Lima**, Monday.", True),
        ("Pact signed\n\nThe pact was signed.", False),
        ("# 1 of 3\n\nThe pact was signed.", False),
        ("Pact signed\n-----------\n\nThe pact was signed.", False),
        ("Prices rose by 3 * 4 per cent, a*b said. [1] (see below)", False),
    ],
)
def test_markdown_under_another_name_is_known_by_two_kinds_of_marks(text: str, is_markdown: bool) -> None:
    assert looks_like_markdown(text) is is_markdown
