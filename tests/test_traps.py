"""Pages made hard the way real pages are: the body and nothing but the body, what the page says of itself, every role.

Each page of `pages/traps` lies beside what it should give: its title, authors and so on, and the role of every block
in page order, as the block's text or its first and last words with ` … ` between them. A list of roles means that
each of them can be defended; a third value is the age that a teaser tells. Letters and digits alone are compared, so
that neither white space, bullets nor the bars of a table matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from foedera.acquire import Page, find_pages
from foedera.article import Article, Block, read_article
from foedera.errors import PageError

TRAPS = Path(__file__).parent / "pages" / "traps"
IDS = sorted(path.stem for path in TRAPS.glob("*.json"))
IN_TEXT = frozenset({"paragraph", "heading", "quote", "list"})
"""The roles of which `article.text` is made."""
ABOVE = frozenset({"section", "title", "byline"})
SHORT, LONG = 12, 30
"""In letters: a shorter piece is looked for as a whole line and a longer one anywhere, those between at a line's start."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a page as a reader sees it, with the roles that can be defended for it."""

    shown: str
    letters: str
    roles: frozenset[str]
    age: str | None

    @property
    def in_text(self) -> bool | None:
        """Whether it belongs to the body; None where both can be defended."""
        inside = {role in IN_TEXT for role in self.roles}
        return inside.pop() if len(inside) == 1 else None


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a page should give, and what is wrong with what it gave; None if nothing is."""

    name: str
    wrong: str | None


@dataclass(frozen=True, slots=True)
class Trap:
    """A page with what it should give."""

    page: Page
    said: dict[str, Any]
    pieces: tuple[Piece, ...]


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def told(name: str) -> dict[str, Any]:
    """Return what a page should give, as it is written down."""
    said: dict[str, Any] = json.loads((TRAPS / f"{name}.json").read_text(encoding="utf-8"))
    return said


@cache
def trap(name: str) -> Trap:
    said = told(name)
    path = next(path for path in TRAPS.glob(f"{name}.*") if path.suffix != ".json")
    page = next(found for found in find_pages(str(path)) if isinstance(found, Page))
    return Trap(page, said, tuple(pieces(said["roles"], letters(visible(page)))))


def visible(page: Page) -> str:
    if page.form != "html":
        return page.text
    tree = html.document_fromstring(page.text)
    for element in tree.xpath("//head|//script|//style"):
        element.drop_tree()
    return str(tree.text_content())


def pieces(rows: Sequence[Sequence[Any]], page: str) -> Iterator[Piece]:
    """Find each block in the letters of the page, after the block before it."""
    at = 0
    for roles, shown, *age in rows:
        first, _, last = (letters(words) for words in shown.partition(" … "))
        start = page.find(first, at)
        end = start + len(first)
        if last:
            end = page.find(last, end) + len(last)
        assert 0 <= at <= start < end, f"the page has no {shown!r} here"
        yield Piece(
            shown,
            page[start:end],
            frozenset([roles] if isinstance(roles, str) else roles),
            age[0] if age else None,
        )
        at = end


@cache
def article(name: str) -> Article:
    return read_article(trap(name).page)


# The body


def body_checks(name: str) -> list[Check]:
    """Ask of every block whether it is in the text if and only if it belongs there, and whether aught else is."""
    wanted = trap(name).pieces
    lines = [letters(line) for line in article(name).text.split("\n")]
    text, body = "".join(lines), [piece.letters for piece in wanted if piece.in_text]
    known = {piece.letters for piece in wanted}
    checks = []
    for piece in wanted:
        if piece.in_text:
            wrong = None if piece.letters in text else "DROPPED"
        elif piece.in_text is None:
            continue
        else:
            wrong = "KEPT" if intrudes(piece.letters, lines, body, known) else None
        checks.append(Check(piece.shown, wrong))
    ages = [piece.age for piece in wanted if piece.age]
    checks += [Check(age, "KEPT" if letters(age) in lines else None) for age in ages]
    rest = stray(text, wanted)
    checks.append(Check("nothing else", f"STRAY {rest[:60]}" if rest else None))
    return checks


def intrudes(part: str, lines: Sequence[str], body: Sequence[str], known: set[str]) -> bool:
    """Tell whether a part is in the text more often than the body itself has it."""
    if lines.count(part) > body.count(part):
        return True
    if SHORT <= len(part) < LONG:
        return any(line.startswith(part) for line in lines if line not in known)
    return len(part) >= LONG and "".join(lines).count(part) > "".join(body).count(part)


def stray(text: str, wanted: Sequence[Piece]) -> str:
    """Return what is left of a text without the blocks of the page."""
    for part in sorted((piece.letters for piece in wanted), key=len, reverse=True):
        text = text.replace(part, "\0", 1)
    return text.replace("\0", "")


# What the page says of itself


def field_checks(name: str) -> list[Check]:
    said, found = trap(name).said, article(name)
    line = found.dateline
    values = {
        "title": found.title,
        "authors": [author.casefold() for author in found.authors],
        "section": found.section,
        "published": None if found.published.date is None else str(found.published.date),
        "genre": found.genre,
        "dateline": {
            "place": line.place,
            "date": None if line.date is None else str(line.date),
            "agency": line.agency,
        },
    }
    return [compared(field, said[field], value) for field, value in values.items()]


def compared(field: str, said: Any, found: Any) -> Check:
    if field == "authors":
        said = [author.casefold() for author in said]
    allowed = said["any"] if isinstance(said, dict) and "any" in said else [said]
    return Check(field, None if found in allowed else f"{found!r} is not {' or '.join(map(repr, allowed))}")


# Roles


def role_checks(name: str) -> list[Check]:
    """Ask of every block of the page for its role, and of every teaser for its age."""
    markup = trap(name).page.form == "html"
    blocks = [(letters(block.text), block) for block in article(name).blocks]
    known = {piece.letters for piece in trap(name).pieces}
    used: set[str] = set()
    checks = []
    for piece in trap(name).pieces:
        block = block_of(piece, blocks, used, known, markup=markup)
        if block is None:
            left_out = markup and "furniture" in piece.roles  # menus and buttons need not be listed
            wrong = None if left_out else "no block"
        else:
            used.add(block.id)
            allowed = " or ".join(sorted(piece.roles))
            wrong = None if block.role in piece.roles else f"{block.role} is not {allowed}"
        checks.append(Check(piece.shown, wrong))
        age = block.age if block else None
        if piece.age:
            wrong = None if age == piece.age else f"{age!r} is not {piece.age!r}"
            checks.append(Check(f"age of {piece.shown}", wrong))
    return checks


def block_of(
    piece: Piece, blocks: Sequence[tuple[str, Block]], used: set[str], known: set[str], *, markup: bool
) -> Block | None:
    """Return the block that is the piece, or else holds it, or else is a part of it."""
    menu = markup and piece.roles == {"furniture"}
    if menu:  # its label may be that of the section too, which the metadata gives
        blocks = [(text, block) for text, block in blocks if block.role not in ABOVE]
    found = [block for text, block in blocks if text == piece.letters and block.id not in used]
    if not found and not (menu and len(piece.letters) < LONG):
        found = [block for text, block in blocks if text not in known and holds(text, block, piece.letters)]
    if not found:
        found = [block for text, block in blocks if len(text) >= SHORT and text in piece.letters]
    if not found and markup and piece.roles == {"byline"}:
        found = [block for _, block in blocks if block.role == "byline"]  # of the metadata
    return next((block for block in found if block.role in piece.roles), found[0] if found else None)


def holds(text: str, block: Block, part: str) -> bool:
    """Tell whether a block has a part in it, a short one as a whole line."""
    if len(part) < SHORT:
        return part in {letters(line) for line in block.text.split("\n")}
    return part in text


def failures(checks: Sequence[Check]) -> list[str]:
    return [f"{check.name}: {check.wrong}" for check in checks if check.wrong]


READABLE = [name for name in IDS if "problem" not in told(name)]


@pytest.mark.parametrize("name", READABLE)
def test_the_text_is_the_body_and_nothing_but_the_body(name: str) -> None:
    assert failures(body_checks(name)) == []


@pytest.mark.parametrize("name", READABLE)
def test_what_the_page_says_of_itself_is_read_and_nothing_is_made_up(name: str) -> None:
    assert failures(field_checks(name)) == []


@pytest.mark.parametrize("name", READABLE)
def test_every_block_has_its_role_and_every_teaser_its_age(name: str) -> None:
    assert failures(role_checks(name)) == []


@pytest.mark.parametrize("name", sorted(set(IDS) - set(READABLE)))
def test_what_stands_before_a_paywall_is_no_article(name: str) -> None:
    with pytest.raises(PageError, match=told(name)["problem"]):
        article(name)
