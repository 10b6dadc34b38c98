"""HTML -> its tree of elements, safely: whatever a page holds, within the limits of depth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foedera.errors import InputLimit, PageError
from foedera.settings import Limits

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG = re.compile(r"<(?:(?P<close>/)?(?P<name>[a-zA-Z][a-zA-Z0-9]*)|(?P<comment>!--))")
_RAW = frozenset({"script", "style", "template", "noscript", "svg", "textarea"})
# Elements that never hold others, or that the next of their kind closes.
_FLAT = frozenset(
    """area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr html head
    body""".split()
)
# Characters that markup may not have, as such or by number; one of them makes the extraction lose the body.
_NOT_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:"
    "0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|6553[45])(?![0-9])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f]));?",
    re.IGNORECASE,
)
NO_ARTICLE = PageError(
    "article", "no article was found in the page", "pass the page of one article, or its text with --plain"
)


def check_nesting(html: str, limits: Limits) -> None:
    """Raise InputLimit if elements are nested more deeply than the limits allow; linear in the page's length."""
    depth = at = 0
    while match := _TAG.search(html, at):
        at = match.end()
        if match["comment"]:
            at = _after(html, "-->", at)
            continue
        name = match["name"].lower()
        if name in _FLAT:
            continue
        depth = max(0, depth - 1) if match["close"] else depth + 1
        if depth > limits.nesting:
            raise InputLimit(
                "article",
                f"its elements are nested more than {limits.nesting:,} deep",
                "save the page from a browser's reader view, or pass its text",
            )
        if name in _RAW and not match["close"]:
            at = _after(html, f"</{match['name']}", at) - len(f"</{match['name']}")


def _after(html: str, mark: str, at: int) -> int:
    """Return where a mark ends, as browsers look for it; the end of the page if it never comes."""
    found = html.find(mark, at)
    return len(html) if found < 0 else found + len(mark)


def parse_html(html: str) -> HtmlElement:
    """Return the root of a page's tree; raise PageError if it has none."""
    from lxml.html import HTMLParser, document_fromstring

    # Depth and size are bounded before; the parser's own bounds would cut a page silently.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return document_fromstring(_NOT_XML.sub("", html).encode("utf-8"), parser=parser)
    except (ValueError, LookupError) as error:
        raise NO_ARTICLE from error


def text_of(element: HtmlElement) -> str:
    """Return all text within an element, its white space made single blanks."""
    return " ".join(element.text_content().split())
