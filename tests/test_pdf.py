"""A PDF gives the paragraphs that its reader sees, without what its pages repeat."""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass

import pytest

from foedera.acquire import Intake, Page, find_pages
from foedera.pdf import PdfText, read_pdf
from foedera.settings import Limits

STORY = [
    ("Norway and Chile agreed on Tuesday to let pilots of the other guide ships into their harbours, officials of both"
    " countries said after a meeting in Bergen that went on well past midnight."),
    "The pact, which the two parliaments still have to approve, takes effect in July. It does not cover naval ships.",
    "He declined.",
    ("Pilots of either side may then take a ship from the open sea to the quay without a second examination, and the"
    " fees are those of the port of call."),
]  # fmt: skip
HEADLINE = ["Norway and Chile to share pilots", "Under a Pact of Eight Years"]


@dataclass(frozen=True)
class Print:
    """A line of text at its place on a page, in points from the lower left."""

    text: str
    x: float
    y: float
    size: float = 11
    font: str = "F1"


def pdf_of(*sheets: list[Print], title: str | None = None) -> bytes:
    """Return a PDF whose pages print these lines."""
    fonts = "/F1 3 0 R /F2 4 0 R"
    ligatures = "/Encoding << /Type /Encoding /Differences [1 /fi /fl] >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{5 + 2 * at} 0 R' for at in range(len(sheets)))}] /Count {len(sheets)} >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman {ligatures} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >>",
    ]
    for at, sheet in enumerate(sheets):
        shown = "\n".join(
            f"BT /{line.font} {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm ({escaped(line.text)}) Tj ET"
            for line in sheet
        )
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {6 + 2 * at} 0 R"
                f" /Resources << /Font << {fonts} >> >> >>"
            ),
            f"<< /Length {len(shown.encode('latin-1'))} >>\nstream\n{shown}\nendstream",
        ]
    info = f"<< /Title ({escaped(title)}) /CreationDate (D:20210504080000Z) >>" if title else "<< >>"
    return assembled([*objects, info])


def escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def assembled(objects: list[str]) -> bytes:
    data = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start, size = len(data), len(objects) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return bytes(data + trailer.encode())


def printed(
    paragraphs: list[str],
    top: float = 700,
    *,
    gap: float = 6,
    indent: float = 0,
    width: int = 90,
    x: float = 60,
) -> list[Print]:
    """Set paragraphs in lines of a width, one below the other."""
    lines: list[Print] = []
    y = top
    for paragraph in paragraphs:
        for at, line in enumerate(textwrap.wrap(paragraph, width)):
            lines.append(Print(line, x + (indent if at == 0 else 0), y))
            y -= 14
        y -= gap
    return lines


def headed(number: int, of: int, lines: list[Print]) -> list[Print]:
    """Add to a page the head and number that all pages have."""
    head = Print("Ministry of Fisheries - Press release 41/2021", 60, 770, 8)
    return [head, Print(f"Page {number} of {of}", 280, 30, 8), *lines]


def read(data: bytes) -> PdfText:
    return read_pdf(data, Limits())


def paragraphs_of(data: bytes) -> list[str]:
    return read(data).text.split("\n\n")


@pytest.mark.parametrize(("gap", "indent"), [(6, 0), (0, 18), (6, 18)])
@pytest.mark.parametrize("width", [50, 90])
def test_lines_become_paragraphs_by_the_space_between_them_or_their_indent(
    gap: float, indent: float, width: int
) -> None:
    assert paragraphs_of(pdf_of(printed(STORY, gap=gap, indent=indent, width=width))) == STORY


def test_without_either_a_short_line_ends_a_paragraph() -> None:
    assert paragraphs_of(pdf_of(printed(STORY, gap=0, width=60))) == STORY


def test_a_headline_of_two_lines_is_one_and_is_the_title() -> None:
    head = [Print(line, 60, 750 - 20 * at, 18) for at, line in enumerate(HEADLINE)]
    found = read(pdf_of([*head, *printed(["By Anna Berg", *STORY])]))
    assert found.title == " ".join(HEADLINE)
    assert found.text.split("\n\n") == [found.title, "By Anna Berg", *STORY]


def test_a_bold_line_is_a_paragraph_of_its_own() -> None:
    lines = printed(STORY, gap=0, width=60)
    bold = Print("Next steps", 60, lines[0].y + 14, font="F2")
    assert paragraphs_of(pdf_of([bold, *lines])) == ["Next steps", *STORY]


def test_heads_and_page_numbers_go_and_a_paragraph_runs_on_over_the_page() -> None:
    lines = printed(STORY[:1], width=60)
    second = [Print(line.text, line.x, 714 - 14 * at) for at, line in enumerate(lines[1:])]
    rest = printed(STORY[1:], top=714 - 14 * len(second) - 6, width=60)
    first = lines[:1]
    found = paragraphs_of(pdf_of(headed(1, 2, first), headed(2, 2, [*second, *rest])))
    assert found == STORY


@pytest.mark.parametrize("number", ["Page 1 of 1", "- 1 -", "1/1", "Seite 1", "p. 1"])
def test_the_number_of_a_single_page_goes(number: str) -> None:
    assert paragraphs_of(pdf_of([*printed(STORY), Print(number, 280, 30, 8)])) == STORY


def test_what_a_browser_prints_around_a_page_goes_and_gives_its_address() -> None:
    around = [
        Print("5/4/21, 8:15 AM Pilots to be shared - The Paper", 30, 780, 8),
        Print("https://paper.example/pilots 1/1", 30, 20, 8),
    ]
    found = read(pdf_of([*around, *printed(STORY)]))
    assert found.text.split("\n\n") == STORY
    assert found.url == "https://paper.example/pilots"
    (page,) = find_pages("-", Intake(), io.BytesIO(pdf_of([*around, *printed(STORY)])))
    assert isinstance(page, Page)
    assert page.url == "https://paper.example/pilots"


def test_a_figure_of_the_text_at_the_top_of_one_page_stays() -> None:
    found = paragraphs_of(pdf_of(printed(["2021", *STORY]), printed(STORY[1:])))
    assert found[:2] == ["2021", STORY[0]]


def test_footnotes_come_last_and_their_numbers_leave_the_text() -> None:
    lines = printed(STORY)
    raised = Print("1", 500, lines[1].y + 4, 7)
    note = Print("1 The text of the pact was not made public, and neither was its annex.", 60, 60, 8)
    found = paragraphs_of(pdf_of([*lines[:2], raised, note, *lines[2:]]))
    assert found == [*STORY, note.text]


def test_an_exponent_stays() -> None:
    area = [Print("The zone measures 40 km", 60, 700), Print("2", 175, 704, 7)]
    assert read(pdf_of(area)).text == "The zone measures 40 km2"


def test_columns_are_read_one_after_the_other() -> None:
    left, right = printed(STORY[:2], width=40), printed(STORY[2:], width=40, x=320)
    assert paragraphs_of(pdf_of([*left, *right])) == STORY


def test_joined_letters_and_divided_words_are_mended() -> None:
    lines = [
        "The of\x01ce of the \x02eet said in Bergen that the two govern-",
        "ments were of one mind and would sign.",
    ]
    data = pdf_of([Print(line, 60, 700 - 14 * at) for at, line in enumerate(lines)])
    assert read(data).text == (
        "The office of the fleet said in Bergen that the two governments were of one mind and would sign."
    )


@pytest.mark.parametrize(
    "title", ["Norway and Chile agree on pilots", "Officials on a pact of Norway and Chile"]
)
def test_a_title_that_the_text_bears_out_is_believed(title: str) -> None:
    assert read(pdf_of(printed(STORY), title=title)).title == title


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - pilots of Norway and Chile.docx",
        "pilots_norway_chile_final.pdf",
        "Untitled document of Norway",
        "Document1",
        "Template for press releases of the house",
        "A yearly report on forests and their owners",
        "Pilots",
        "C:/press/Norway and Chile",
    ],
)
def test_a_title_that_names_a_file_or_something_else_is_not(title: str) -> None:
    assert read(pdf_of(printed(STORY), title=title)).title is None


def test_the_day_a_file_was_made_is_no_date_of_publication() -> None:
    (page,) = find_pages(
        "-", Intake(), io.BytesIO(pdf_of(printed(STORY), title="Norway and Chile agree on pilots"))
    )
    assert isinstance(page, Page)
    assert (page.form, page.title, page.date, page.stamped) == (
        "text",
        "Norway and Chile agree on pilots",
        None,
        None,
    )
