"""A page inside another form: a mail message, a page that a browser saved, a view of its source."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import UTC
from email.message import EmailMessage
from typing import TYPE_CHECKING

from foedera.characters import decode
from foedera.dates import PartialDate
from foedera.errors import PageError

if TYPE_CHECKING:
    from lxml.html import HTMLParser


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message holds: its text or HTML, and what its headers say."""

    text: str
    is_html: bool
    title: str | None = None
    url: str | None = None
    sent: PartialDate | None = None
    fetched: str | None = None
    """When a browser saved the page, ISO 8601."""


_HEADER = re.compile(
    rb"(?:From [^\n]{1,200}\n)?(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t]+[^\n]*\n)*){2,}\r?\n"
)
_SURE = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
_FORWARDED = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(?P<url>https?://[^\s>\"]+)",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"class=[\"']?line-(?:content|number)\b|<(?:body|pre)\s+id=[\"']?(?:viewsource|line1)\b", re.IGNORECASE
)


def is_letter(head: bytes) -> bool:
    """Tell by its first bytes whether a file is a mail message, or a page saved as one (MHTML)."""
    match = _HEADER.match(head.replace(b"\r\n", b"\n"))
    return bool(match and _SURE.search(match[0]))


def read_letter(data: bytes) -> Letter:
    """Read a mail message, or a page that a browser saved as one.

    Raises:
        PageError: If it has no text, or its parts are broken.
    """
    try:
        message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
        return _letter(message)
    except PageError:
        raise
    except Exception as error:  # a hostile message can make the parser fail in any way
        raise PageError("acquire", "the message is broken", "save its text, and pass that") from error


def _letter(message: EmailMessage) -> Letter:
    saved = (
        message["Snapshot-Content-Location"] is not None or message.get_content_type() == "multipart/related"
    )
    part = message.get_body(("html", "plain") if saved else ("plain", "html"))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        raise PageError("acquire", "the message holds no text", "pass what is attached to it by itself")
    subject = _FORWARDED.sub("", " ".join(str(message["Subject"] or "").split()), count=1)
    address = str(message["Snapshot-Content-Location"] or part["Content-Location"] or "").strip()
    moment = getattr(message["Date"], "datetime", None)
    utc = moment.astimezone(UTC) if moment and moment.tzinfo else moment
    return Letter(
        text=decode(payload, part.get_content_charset()),
        is_html=part.get_content_type() == "text/html",
        title=None if saved else subject or None,
        url=address if address.startswith(("http://", "https://")) else None,
        sent=PartialDate.of(moment.date()) if moment and not saved else None,
        fetched=utc.isoformat(timespec="seconds") if utc and saved else None,
    )


def saved_from(html: str) -> str | None:
    """Return the address that a browser noted in a page that it saved."""
    match = _SAVED.search(html[:4000])
    return match["url"] if match else None


def viewed_source(html: str) -> str | None:
    """Return the page whose source a saved view shows, as browsers lay it out line by line; None if it is no view."""
    if not _VIEW.search(html[:20_000]):
        return None
    from lxml.etree import ParserError
    from lxml.html import document_fromstring

    try:
        root = document_fromstring(html.encode("utf-8"), parser=_parser())
    except (ParserError, ValueError):
        return None
    lines = root.xpath("//td[contains(@class, 'line-content')]") or root.xpath("//pre")
    source = "\n".join(line.text_content() for line in lines)
    return source if source.lstrip()[:1] == "<" else None


def _parser() -> HTMLParser:
    from lxml.html import HTMLParser

    return HTMLParser(encoding="utf-8", huge_tree=True)
