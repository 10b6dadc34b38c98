"""Lines of a page, as copied or printed -> what each looks like by itself, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from foedera.bylines import read_byline
from foedera.printed_dates import is_date_line

LineKind = Literal[
    "prose", "short", "heading", "title", "list", "quote", "table", "caption", "related", "label", "tail", "age", "byline",
    "date", "comment", "furniture",
]  # fmt: skip
KINDS: tuple[LineKind, ...] = get_args(LineKind)


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph of a page with what it looks like by itself, before its place is looked at."""

    kind: LineKind
    text: str


_LONGEST_LOOK = 400  # a longer line is prose whatever its words

_RELATED = re.compile(
    r"(?:also|must|related)\s+(?:read|see|watch|listen)\b|read\s+(?:more|also|next|:)|see\s+also\b"
    r"|(?:related|recommended)(?:\s+(?:stor(?:y|ies)|articles?|news|coverage|posts?|links?|reading))?\s*[:|–—-]"
    r"|(?-i:RELATED\b)|more\s+on\s+(?:this|the)\b|don['’]t\s+miss\s*[:|]|watch\s*[:|]|read\s*[:|]"
    r"|(?:here['’]s|here is)\s+(?:what|how|why)\s+.{3,80}\bread\b|click\s+here\s+to\s+read\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:also\s+read|read\s+(?:more|also)|see\s+also|must\s+read)\s*[:|–—-]*", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:(?:recent|latest|related|popular|top|trending|featured|similar|other|more)\s+"
    r"(?:posts?|news|stor(?:y|ies)|articles?|headlines|videos?|topics?|content|reads?|coverage|updates|links)"
    r"(?:\s+(?:for\s+you|on\s+.{2,40}|from\s+.{2,40}|in\s+.{2,40}))?"
    r"|most\s+(?:read|popular|viewed|shared|recent|watched)(?:\s+\w+)?|trending(?:\s+now)?|related|recommended(?:\s+for\s+you)?"
    r"|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested(?:\s+in)?)|more\s+(?:from|in)\s+\S+(?:\s\S+){0,3}"
    r"|editor['’]?s['’]?\s+(?:picks?|choice)|(?:from\s+)?around\s+the\s+web|up\s+next|what\s+to\s+read\s+next|read\s+next"
    r"|don['’]t\s+miss|in\s+other\s+news|(?:next|previous)\s+(?:article|post|story)|also\s+in\s+(?:this\s+section|the\s+news)"
    r"|latest)\s*[:»>]?",
    re.IGNORECASE,
)
AGE = re.compile(
    r"\(?(?:(?:posted|published|updated)\s+)?(?:(?:about|over)\s+)?(?:an?|one|\d{1,3})\s*"
    r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|months?|mos?|yrs?|years?)\.?\s+ago\)?"
    r"|just\s+now|\d{1,2}\s?[hmdw]",
    re.IGNORECASE,
)
"""What a teaser says of its own age, as a line of its own."""

_FURNITURE = re.compile(
    r"(?:share|tweet|pin|email|e-mail|print|comments?|\d+\s+comments?|save|bookmark|copy\s+link|facebook|twitter|whatsapp|x"
    r"|linkedin|telegram|reddit|instagram|youtube|menu|search|home|log\s?in|sign\s?(?:in|up)|register|subscribe(?:\s+now)?"
    r"|skip\s+to\s+.{3,30}|advertise?ments?|ad|sponsored(?:\s+content)?|promoted|loading\.*|close|back\s+to\s+top"
    r"|listen(?:\s+to\s+this\s+article)?|play|follow(?:\s+us)?|contact(?:\s+us)?|about(?:\s+us)?|newsletters?|-+|\*+|_+|=+|#+"
    r"|all\s+rights\s+reserved|privacy(?:\s+policy)?|terms\s+.{2,20}|cookie\s+\w+|leave\s+a\s+(?:comment|reply)"
    r"|continue\s+reading(?:\s+below)?|read\s+full\s+story|story\s+continues\s+below.{0,30}|article\s+continues.{0,40}"
    r"|\d+\s*[- ]?min(?:ute)?s?\s+read|tags?\s*:.{0,200}|topics?\s*:.{0,200}|filed\s+under\s*:?.{0,100})\s*[.:!]?",
    re.IGNORECASE,
)
_FURNITURE_START = re.compile(
    r"(?:share\s+(?:this|on|via|the\s+(?:article|story))\b|follow\s+(?:us|our)\b|subscribe\s+(?:to|for|now)\b"
    r"|sign\s+up\s+(?:for|to)\b|join\s+(?:our|us)\b|download\s+(?:the|our)\b.{0,40}\bapp\b|get\s+(?:the\s+latest|all\s+the)\b"
    r"|(?:we|this\s+(?:web)?site)\s+use[sd]?\s+cookies\b|by\s+(?:clicking|continuing|signing|subscribing|entering|submitting|registering)\b|please\s+(?:enter|log|sign|review|read|note\s+that\s+comments)\b|privacy\s+(?:notice|policy)\b|you\s+(?:need|have|must)\s+(?:to\s+be\s+|be\s+)?(?:an?\s+)?(?:subscriber|logged|registered|sign)|accept\s+(?:all\s+)?cookies"
    r"|(?:copyright\s*)?(?:©|\(c\)\s*(?:19|20)\d\d)|copyright\s+(?:©|(?:19|20)\d\d|\(c\))|all\s+rights\s+reserved"
    r"|.{0,80}\ball\s+rights\s+reserved\.?$|\(?(?:except\s+for\s+the\s+headline|this\s+(?:story|article|report)\s+(?:has|was)\s+"
    r"(?:not\s+been\s+edited|been\s+published\s+from|published\s+from|auto|automatically|generated))"
    r"|(?:click|tap)\s+here\b|(?:photo|image)\s+credits?\s*:|\(?with\s+(?:agency\s+)?inputs\b"
    r"|enter\s+your\s+e-?mail|your\s+e-?mail\s+address\b|stay\s+(?:up\s+to\s+date|updated|informed)\b|support\s+our\s+journalism\b)",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"(?:(?:view|show|read|see|load|all|post|add|leave|write|join|your|readers?['’]?|latest|newest|oldest|facebook|user)\s+(?:all\s+|an?\s+|the\s+|your\s+|more\s+)*)?"
    r"(?:\(?\d{1,5}\)?\s+)?(?:comments?|replies|reply|responses?|conversation|discussion|kommentare?|commentaires?)(?:\s+(?:on|to|so\s+far|section|below).{0,120})?"
    r"(?:\s*[(\[]\d{1,5}[)\]])?\s*[:!.]?"
    r"|report\s+(?:abuse|this\s+comment|as\s+.{3,20})|flag(?:\s+(?:comment|as\s+.{3,20}))?|up\s?vote|down\s?vote|likes?\s*\d*|\d+\s+likes?|permalink|have\s+your\s+say"
    r"|[^\"“”‘']{2,40}\s(?:says|wrote|schreibt|sagt|commented|replied)\s*:|(?:posted|comment(?:ed)?)\s+by\s.{2,60}|in\s+reply\s+to\s.{2,40}",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:photo|image|picture|file\s+photo|in\s+(?:this\s+)?(?:photo|picture)|representati(?:ve|onal)\s+image|caption)\b\s*[:|(/–—-]"
    r"|.*(?:[(|/©]\s?(?:file\s+)?(?:photo|image|picture|pic|ap\s+photo|reuters|afp|getty|ani|pti|ap|epa)\b[^)]{0,60}\)?\.?$"
    r"|\b(?:getty\s+images|file\s+(?:photo|image|picture)|(?:photo|image|picture)(?:\s+credit)?\s*(?::|\bby\b|courtesy).{0,60})\)?\.?$)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;,。！？؟।][\"'”’»)\]*_]*$")
_FULL_STOP = re.compile(r"[.…:;,。।][\"'”’»)\]*_]*$")
_BULLET = re.compile(r"(?:[•‣▪●◦*–-]|\(?\d{1,2}[.)]|\([a-z]\))\s+(?=\S)")


def look_at(text: str) -> Line:
    """Say what a line looks like by itself."""
    if len(text) > _LONGEST_LOOK:
        return Line("prose", text)
    for kind, test in _TESTS:
        if test(text):
            return Line(kind, text)
    return Line("prose" if is_prose(text) else "short", text)


def is_prose(text: str) -> bool:
    """Tell whether a line is a sentence or more, not a heading, name or label."""
    words = text.split()
    if len(words) > 24 or "。" in text:
        return True
    if not _SENTENCE_END.search(text):
        return len(words) > 4 and text[0].islower()
    return not (len(words) < 4 and text.endswith(":")) and any(character.isalpha() for character in text)


def _is_related(text: str) -> bool:
    match = _RELATED.match(text)
    if match is None:
        return False
    rest = text[match.end() :]
    return (
        bool(re.match(r"\s*[:|–—-]", rest)) or text[match.end() - 1] in ":|–—-" or not _FULL_STOP.search(text)
    )


def _is_furniture(text: str) -> bool:
    return bool(_FURNITURE.fullmatch(text)) or (
        len(text.split()) <= 45 and bool(_FURNITURE_START.match(text))
    )


_TESTS: tuple[tuple[LineKind, Callable[[str], object]], ...] = (
    ("age", AGE.fullmatch),
    ("tail", lambda text: not text.endswith(".") and _TAIL.fullmatch(text)),
    ("label", _LABEL.fullmatch),
    ("comment", lambda text: len(text) <= 160 and _COMMENT.fullmatch(text)),
    ("furniture", _is_furniture),
    ("related", _is_related),
    ("caption", _CAPTION.match),
    ("byline", lambda text: read_byline(text) is not None),
    ("date", is_date_line),
    ("list", _BULLET.match),
)
