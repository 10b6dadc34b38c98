"""A PDF -> its paragraphs and title, without the page numbers and heads that its pages repeat."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from foedera.characters import clean, whole_characters
from foedera.errors import InputLimit, PageError
from foedera.settings import Limits
from foedera.unwrap import paragraphs

if TYPE_CHECKING:
    from pypdf import PdfReader

_BROKEN = PageError("acquire", "the PDF is broken", "open and print it to a new PDF, or pass its text")
_LOCKED = PageError("acquire", "the PDF is encrypted", "save it without a password")
_SCANNED = PageError(
    "acquire", "the PDF holds no text, perhaps only scanned pictures", "run character recognition on it first"
)
_EDGE_LINES = 3  # at the top and at the bottom of a page, where heads and page numbers stand
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p[áa]gina|p\.)\s*\d{1,4}(?:\s*(?:of|/|von|de|sur)\s*\d{1,4})?|\d{1,4}\s*(?:of|/)\s*\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—]",
    re.IGNORECASE,
)
# What browsers print around a page: when it was printed and its title above, its address and page number below.
_PRINTED_HEAD = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?:\s?[AP]M)?(?:\s.*)?")
_PRINTED_FOOT = re.compile(r"(?P<url>https?://\S+)(?:\s+\d+\s*/\s*\d+)?")
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel|office)|untitled|document|slide|print|layout|template|about:blank|sans titre|unbenannt)\b.*"
    r"|.*\.(?:docx?|pdf|indd|qxd|xlsx?|pptx?|odt|rtf|html?|tmp|tex|dvi|pages|wpd)$|[\W\d_]*|\S*[/\\]\S*|[A-Za-z]:[/\\].*",
    re.IGNORECASE,
)
_UNITS = re.compile(r"(?:^|[\s\d])[kcdm]?m$")


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF holds: its paragraphs, apart by blank lines, and its title and address where it says them."""

    text: str
    title: str | None = None
    url: str | None = None


@dataclass(slots=True)
class _Line:
    """A line of a page as it is printed: where it begins (in points, from below), how large, whether all bold."""

    x: float
    y: float
    size: float
    bold: bool
    text: str = ""


@dataclass(slots=True)
class _Sheet:
    """The lines of a page, as they are collected from its pieces of text."""

    lines: list[_Line] = field(default_factory=list)
    ended: bool = True

    def add(self, text: str, place: tuple[float, float], size: float, *, bold: bool) -> None:
        """Add a piece of text, which may end lines; a raised number of a footnote is left out."""
        for at, piece in enumerate(text.split("\n")):
            self.ended = self.ended or at > 0
            if not piece.strip():
                if not self.ended:
                    self.lines[-1].text += piece
            elif self.ended:
                self.lines.append(_Line(*place, size, bold, piece))
                self.ended = False
            elif not _is_note_number(self.lines[-1], piece, place[1], size):
                self.lines[-1].text += piece
                self.lines[-1].bold &= bold


def read_pdf(data: bytes, limits: Limits) -> PdfText:
    """Read a PDF.

    Raises:
        PageError: If it is broken, encrypted, without text, or longer than the limits allow.
    """
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        named, sheets = _sheets(data, limits)
        found = _text(sheets, named)
    except PageError:
        raise
    except Exception as error:  # a hostile file can make the parser fail in any way
        raise _BROKEN from error
    if not found.text.strip():
        raise _SCANNED
    return found


def _sheets(data: bytes, limits: Limits) -> tuple[str, list[list[_Line]]]:
    """Return the title that the file gives, and the lines of each page."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    _unlock(reader)
    sheets: list[list[_Line]] = []
    length = 0
    for page in reader.pages:
        sheet = _Sheet()
        length += len(page.extract_text(visitor_text=_collector(sheet)))
        if length > 2 * limits.text_chars:
            raise InputLimit(
                "acquire",
                "the PDF holds more text than one article may have",
                "pass the pages you need alone",
            )
        sheets.append([replace(line, text=shown) for line in sheet.lines if (shown := _shown(line.text))])
    return _named(reader), sheets


def _collector(sheet: _Sheet) -> Callable[..., None]:
    def collect(
        text: str,
        here: Sequence[float],
        matrix: Sequence[float],
        font: Mapping[str, object] | None,
        size: float,
    ) -> None:
        x = matrix[4] * here[0] + matrix[5] * here[2] + here[4]
        y = matrix[4] * here[1] + matrix[5] * here[3] + here[5]
        scale = (abs(matrix[3]) or abs(matrix[1])) * (abs(here[3]) or abs(here[1]))
        name = str((font or {}).get("/BaseFont", ""))
        sheet.add(
            text,
            (x, y),
            round(size * scale, 1),
            bold=bool(re.search(r"bold|black|heavy", name, re.IGNORECASE)),
        )

    return collect


def _shown(text: str) -> str:
    return " ".join(clean(whole_characters(text.replace("\0", ""))).split())


def _named(reader: PdfReader) -> str:
    try:
        return " ".join(str(reader.metadata.title or "").split()) if reader.metadata else ""
    except Exception:  # noqa: BLE001 - broken metadata is no reason to lose the text
        return ""


def _unlock(reader: PdfReader) -> None:
    """Open a PDF that has an owner's password only, as readers do."""
    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("")
    except Exception as error:
        raise _LOCKED from error
    if not opened:
        raise _LOCKED


def _is_note_number(line: _Line, piece: str, y: float, size: float) -> bool:
    """Tell whether a piece is the raised number of a footnote, and no exponent."""
    raised = size <= 0.8 * line.size and y > line.y + 0.15 * line.size
    return raised and bool(re.fullmatch(r"\s*\[?\d{1,3}\]?\s*", piece)) and not _UNITS.search(line.text)


# From lines to paragraphs


def _text(sheets: Sequence[Sequence[_Line]], named: str) -> PdfText:
    url = next((match["url"] for sheet in sheets for match in _feet(sheet)), None)
    pages = _without_edges(sheets)
    sizes = Counter[float]()
    for line in (line for page in pages for line in page):
        sizes[line.size] += len(line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    split = [_apart(page, usual) for page in pages]
    text = "\n".join(_page_text(body, usual) for body, _ in split)
    notes = "\n\n".join(_page_text(note, usual) for _, note in split if note)
    whole = [*paragraphs(text), *paragraphs(notes)]
    title = named if _is_title(named, text) else _largest([body for body, _ in split], usual)
    return PdfText("\n\n".join(whole), title, None if url and url.endswith(("…", "...")) else url)


def _feet(sheet: Sequence[_Line]) -> Iterator[re.Match[str]]:
    lowest = sorted(sheet, key=lambda line: line.y)[:_EDGE_LINES]
    printed = any(_PRINTED_HEAD.fullmatch(line.text) for line in _edges(sheet))
    yield from (match for line in lowest if printed and (match := _PRINTED_FOOT.fullmatch(line.text)))


def _edges(sheet: Sequence[_Line]) -> list[_Line]:
    """Return the lines at the top and at the bottom of a page."""
    order = sorted(sheet, key=lambda line: -line.y)
    return order if len(order) <= 2 * _EDGE_LINES else [*order[:_EDGE_LINES], *order[-_EDGE_LINES:]]


def _without_edges(sheets: Sequence[Sequence[_Line]]) -> list[list[_Line]]:
    """Return pages without their numbers, and without what most of them repeat at the same height."""
    times = Counter(key for sheet in sheets for key in {_key(line) for line in _edges(sheet)})
    often = {key for key, count in times.items() if count > 1 and count >= 0.4 * len(sheets)}
    pages: list[list[_Line]] = []
    for sheet in sheets:
        edges = _edges(sheet)
        gone = [line for line in edges if _key(line) in often or _is_printed_edge(line)]
        pages.append([line for line in sheet if not any(line is each for each in gone)])
    return pages


def _key(line: _Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.y / 8)


def _is_printed_edge(line: _Line) -> bool:
    return any(form.fullmatch(line.text) for form in (_PAGE_NUMBER, _PRINTED_HEAD, _PRINTED_FOOT))


def _apart(page: Sequence[_Line], usual: float) -> tuple[list[_Line], list[_Line]]:
    """Return the lines of a page and, apart, those of its footnotes: small print with nothing else below it."""
    lowest = min((line.y for line in page if line.size >= 0.93 * usual), default=None)
    body = [line for line in page if lowest is None or line.y >= lowest]
    return body, [line for line in page if lowest is not None and line.y < lowest]


def _page_text(lines: Sequence[_Line], usual: float) -> str:
    """Return a page as text: blank lines where its lines stand apart, blanks before those that are indented."""
    if not lines:
        return ""
    leading = _leading(lines)
    starts = Counter(round(line.x) for line in lines)
    pieces = [_indent(lines[0], starts) + lines[0].text]
    for above, line in pairwise(lines):
        drop = above.y - line.y
        if _is_display(line, above, usual) and 0 < drop <= 1.6 * line.size:
            pieces.append(" " + line.text)
            continue
        apart = drop > 1.3 * leading or abs(line.size - above.size) > 0.05 * usual or line.bold != above.bold
        pieces.append(("\n\n" if apart else "\n") + _indent(line, starts) + line.text)
    return "".join(pieces)


def _leading(lines: Sequence[_Line]) -> float:
    """Return the usual distance between the lines of a paragraph."""
    drops = [round(2 * (above.y - line.y)) / 2 for above, line in pairwise(lines) if above.size == line.size]
    downward = Counter(drop for drop in drops if drop > 0)
    most = max(downward.values(), default=0)
    return min((drop for drop, times in downward.items() if times >= 0.6 * most), default=lines[0].size * 1.2)


def _is_display(line: _Line, above: _Line, usual: float) -> bool:
    return line.size == above.size and line.size >= 1.15 * usual


def _indent(line: _Line, starts: Mapping[int, int]) -> str:
    near = {x: times for x, times in starts.items() if abs(x - line.x) < 60}
    most = max(near.values(), default=0)
    left = min((x for x, times in near.items() if times == most), default=line.x)
    return "    " if line.x > left + 4 else ""


# Title


def _is_title(named: str, text: str) -> bool:
    """Tell whether the file's own title is one: it is no file's name, and the text speaks of the same."""
    words = re.findall(r"\w{4,}", named.casefold())
    if len(named.split()) < 3 or len(named) > 300 or _NO_TITLE.fullmatch(named):
        return False
    said = set(re.findall(r"\w{4,}", text.casefold()))
    return bool(words) and sum(word in said for word in words) >= 0.6 * len(words)


def _largest(pages: Sequence[Sequence[_Line]], usual: float) -> str | None:
    """Return the largest lines of the first page, where they are a headline."""
    first = pages[0] if pages else []
    size = max((line.size for line in first), default=0.0)
    lines = [at for at, line in enumerate(first) if line.size == size]
    together = bool(lines) and lines[-1] - lines[0] == len(lines) - 1
    words = " ".join(first[at].text for at in lines).split()
    return " ".join(words) if together and size >= 1.2 * usual and 4 <= len(words) <= 40 else None
