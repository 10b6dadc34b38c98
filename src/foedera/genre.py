"""What kind of text a page holds: a report, a release, a treaty, a transcript and so on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from foedera.parts import BODY_ROLES, Part

Genre = Literal[
    "report", "release", "joint statement", "treaty text", "transcript", "liveblog", "opinion", "other"
]


_JOINT = re.compile(
    r"\bjoint\s+(?:press\s+|media\s+|leaders['’]?\s+)?(?:statement|communiqu[eé]|declaration)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:issues?|issued|sign(?:s|ed)?|adopts?|adopted|says?|after|condemns?|release[sd]?)\b", re.IGNORECASE
)
_RELEASE = re.compile(
    r"for\s+immediate\s+release|press\s+(?:release|note)\b|media\s+(?:release|note|advisory)\b|readout\s+of\b"
    r"|press\s+information\s+bureau|office\s+of\s+the\s+spokesperson",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(
    r"\btranscript\b|\bremarks\s+(?:by|at|to|with)\b|\b(?:press|media)\s+briefing\b", re.IGNORECASE
)
_SPEAKER = re.compile(r"(?:[A-Z][A-Z.'’ -]{1,40}(?:\([^)]{1,60}\))?|Q|A|Question|Answer):\s")
_LIVE = re.compile(r"\blive\s*(?:updates?|blog|coverage|:)|\bas\s+it\s+happened\b", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?\b")
_OPINION = re.compile(r"(?:opinion|editorial|op-ed|comment|column|viewpoint|letters?)s?\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:article|artikel|clause|section)\s+(?:[IVXL]+|\d+|one|two|three|four|five)\b", re.IGNORECASE
)
_PARTIES = re.compile(
    r"\b(?:contracting\s+)?parties\b|have\s+agreed\s+as\s+follows|\bdone\s+at\b|enters?\s+into\s+force",
    re.IGNORECASE,
)


def read_genre(title: str, section: str, url: str, parts: Sequence[Part]) -> Genre:
    """Name the genre by simple cues of title, section and form; a report unless something says otherwise."""
    text = "\n\n".join(part.text for part in parts if part.role in BODY_ROLES)
    shape = _shape(text, parts)
    if shape is not None:
        return shape
    lead = text[:300]
    if _JOINT.search(title) and not _REPORTED.search(title):
        return "joint statement"
    if _LIVE.search(title) or "/live/" in url or "/liveblog/" in url:
        return "liveblog"
    if _OPINION.match(title) or _OPINION.fullmatch(section.strip()) or "/opinion/" in url:
        return "opinion"
    if _TRANSCRIPT.search(title):
        return "transcript"
    ahead = [part.text for part in parts[:6] if part.role not in BODY_ROLES]
    return "release" if any(_RELEASE.search(words[:200]) for words in (title, lead, *ahead)) else "report"


def _shape(text: str, parts: Sequence[Part]) -> Genre | None:
    """Name the genre that the form of the paragraphs alone shows."""
    texts = [part.text[:80] for part in parts if part.role not in {"teaser", "related"}]
    body = [part.text[:80] for part in parts if part.role in BODY_ROLES]
    if sum(1 for words in texts if _CLAUSE.match(words)) >= 3 and _PARTIES.search(text):
        return "treaty text"
    if sum(1 for words in body if _SPEAKER.match(words)) >= max(3, len(body) // 4):
        return "transcript"
    if sum(1 for words in texts if _CLOCK.match(words)) >= max(4, len(texts) // 4):
        return "liveblog"
    return None
