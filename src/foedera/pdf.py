"""A PDF -> its text, with the lines of the page joined to paragraphs again."""

from __future__ import annotations

import io
import logging
import re
import statistics
from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedera.errors import InputLimit, PageError
from foedera.settings import Limits

if TYPE_CHECKING:
    from pypdf import PdfReader

_BROKEN = PageError("acquire", "the PDF is broken", "open and print it to a new PDF, or pass its text")
_LOCKED = PageError("acquire", "the PDF is encrypted", "save it without a password")
_SCANNED = PageError(
    "acquire", "the PDF holds no text, perhaps only scanned pictures", "run character recognition on it first"
)
_LINE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


def read_pdf(data: bytes, limits: Limits) -> str:
    """Return the text of a PDF, paragraphs apart by blank lines.

    Raises:
        PageError: If it is broken, encrypted, without text, or longer than the limits allow.
    """
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        text = "\n".join(_page_texts(data, limits))
    except PageError:
        raise
    except Exception as error:
        raise _BROKEN from error
    if not text.strip():
        raise _SCANNED
    return unwrap(text)


def _page_texts(data: bytes, limits: Limits) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    _unlock(reader)
    length = 0
    for page in reader.pages:
        text = page.extract_text()
        length += len(text)
        if length > 2 * limits.text_chars:
            raise InputLimit(
                "acquire",
                "the PDF holds more text than one article may have",
                "pass the pages you need alone",
            )
        yield text


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


def unwrap(text: str) -> str:
    """Join the lines of a page to paragraphs: a line that stops short of the usual width ends one."""
    lines = [line.strip() for line in text.splitlines()]
    widths = sorted(len(line) for line in lines if line)
    usual = statistics.quantiles(widths, n=10)[-1] if len(widths) > 1 else 80.0
    paragraphs: list[str] = []
    whole = True
    for line in lines:
        if whole or not line:
            paragraphs.append(line)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line)
        whole = not line or _ends_paragraph(line, usual)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _ends_paragraph(line: str, usual: float) -> bool:
    return len(line) < (0.85 if _LINE_END.search(line) else 0.6) * usual


def _joined(start: str, line: str) -> str:
    if start.endswith("-") and start[-2:-1].isalpha() and line[:1].islower():
        return start[:-1] + line
    return f"{start} {line}"
