"""Markdown -> what its front matter says, and its blocks with their marks taken off."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from foedera.dates import PartialDate

if TYPE_CHECKING:
    from markdown_it.token import Token

BlockKind = Literal["heading", "paragraph", "quote", "list", "table", "caption", "code", "note"]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a text says of itself in a block above it."""

    title: str | None = None
    url: str | None = None
    date: PartialDate | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block as a reader sees it: its kind and its text without marks, but for the dash or number of an item."""

    kind: BlockKind
    text: str
    level: int = 0
    """1-6 of a heading."""
    linked: bool = False
    """All of it is links."""
    bold: bool = False
    """All of it is bold, as headings are where no mark was used."""


# Front matter

_YAML = re.compile(r"\s*---[ \t]*\n(?P<inner>.{1,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(?P<inner>.{1,20000}?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
# The lines that services which turn pages into Markdown put above them.
_FIELDS = re.compile(
    r"\s*(?P<inner>Title:[^\n]*\n(?:\s*(?:URL Source|Published Time|Number of Pages|Warning):[^\n]*\n)+)\s*"
    r"Markdown Content:[ \t]*\n"
)
_KEY = re.compile(r"(?P<key>[A-Za-z][\w. -]{0,40}?)\s*:(?:\s+(?P<value>.*))?$")
_ITEM = re.compile(r"\s*-\s+(?P<value>.*)$")
_TITLE_KEYS = ("title", "headline")
_URL_KEYS = (
    "canonical_url",
    "canonical",
    "url",
    "source_url",
    "url source",
    "link",
    "source",
    "permalink",
    "original_url",
)
_DATE_KEYS = (
    "date",
    "published",
    "publishdate",
    "publish_date",
    "pubdate",
    "date_published",
    "published_at",
    "published time",
)
_AUTHOR_KEYS = ("authors", "author", "byline", "by")


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return what the block above a text says (YAML, TOML, or fields), and the text without it."""
    for pattern, read in ((_YAML, _yaml_fields), (_TOML, _toml_fields), (_FIELDS, _yaml_fields)):
        match = pattern.match(text)
        fields = read(match["inner"]) if match else {}
        if match and fields:
            return _front(fields), text[match.end() :]
    return FrontMatter(), text


def _yaml_fields(inner: str) -> dict[str, list[str]]:
    """Read `key: value`, `key: [a, b]` and `key:` with `- a` below it; none if another line comes first."""
    fields: dict[str, list[str]] = {}
    key = ""
    for line in inner.split("\n"):
        found, item = _KEY.match(line), _ITEM.match(line)
        if item and key:
            name = _KEY.match(item["value"])
            fields[key].append(
                _bare((name["value"] or "") if name and name["key"] == "name" else item["value"])
            )
        elif found:
            key = found["key"].lower()
            fields[key] = _values(found["value"] or "")
        elif key and line[:1].isspace() and fields[key] and not _KEY.match(line.strip()):
            fields[key][-1] = f"{fields[key][-1]} {_bare(line)}".strip()
        elif line.strip() and not line.lstrip().startswith("#") and not fields:
            return {}
    return fields


def _values(value: str) -> list[str]:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [_bare(each) for each in re.findall(r"\"[^\"]*\"|'[^']*'|[^,\[\]]+", value) if _bare(each)]
    return [_bare(value)] if value not in {"", ">", "|", ">-", "|-", "null", "~"} else []


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace("\\" + value[0], value[0]).replace("''", "'").strip()
    return re.sub(r"\s#\s.*", "", value).strip()


def _toml_fields(inner: str) -> dict[str, list[str]]:
    try:
        table = tomllib.loads(inner)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return {key.lower(): list(_strings(value)) for key, value in table.items()}


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _strings(each.get("name") if isinstance(each, Mapping) else each)
    elif isinstance(value, datetime | date):
        yield value.isoformat()
    elif isinstance(value, str):
        yield value.strip()


def _front(fields: Mapping[str, Sequence[str]]) -> FrontMatter:
    def first(keys: Sequence[str]) -> list[str]:
        return next((list(fields[key]) for key in keys if fields.get(key)), [])

    title = " ".join(first(_TITLE_KEYS)[:1])
    links = [value for key in _URL_KEYS for value in fields.get(key, []) if re.match(r"https?://\S+$", value)]
    names = [name for value in first(_AUTHOR_KEYS) for name in re.split(r"\s*[,;]\s*|\s+and\s+", value)]
    return FrontMatter(
        title=title or None,
        url=links[0] if links else None,
        date=read_day(next(iter(first(_DATE_KEYS)), "")),
        authors=tuple(name for name in names if name and len(name) <= 100 and "@" not in name),
    )


def read_day(value: str) -> PartialDate | None:
    """Return the day of an ISO 8601 date, cut to its precision, with or without a time; None if it is none."""
    try:
        return PartialDate.parse(re.split(r"[T ]", value.strip()[:40], maxsplit=1)[0].replace("/", "-"))
    except ValueError:
        return None


# Blocks

_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\]\((?:https?://|/|#)[^)\s]*\)"),
    re.compile(r"(?<!\w)\*\*\S[^*\n]{0,200}\S\*\*(?!\w)"),
    re.compile(r"^\S[^\n]{2,}\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE),
    re.compile(r"^```|^> \S[^\n]*\n> |^!\[", re.MULTILINE),
    re.compile(r"^\|.*\|[ \t]*\n\|[ :|-]+\|[ \t]*$", re.MULTILINE),
)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:\s*")
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^}\n]{0,100}\}\s*$|^\{\{[<%].{0,300}[>%]\}\}$|^\{%.{0,300}%\}$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_RAW = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/h[1-6]|/li|/tr|/figcaption)\b[^<>]{0,100}>", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?:…][\"'”’»)\]*_]*$")


def looks_like_markdown(text: str) -> bool:
    """Tell whether a text that is not named so is Markdown: it has marks of at least two kinds."""
    head = text[:20_000]
    return sum(bool(sign.search(head)) for sign in _SIGNS) >= 2


def read_blocks(text: str) -> list[MarkdownBlock]:
    """Return the blocks of Markdown, front matter already taken off, as a reader sees them."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable(["table", "strikethrough"])
    return [block for block in _blocks(parser.parse(text)) if block.text]


def _blocks(tokens: Sequence[Token]) -> Iterator[MarkdownBlock]:
    open_: list[Token] = []
    rows: list[list[str]] = []
    for at, token in enumerate(tokens):
        if token.nesting == 1:
            open_.append(token)
            if token.type == "tr_open":
                rows.append([])
        elif token.nesting == -1:
            open_.pop()
            if token.type == "table_close":
                yield MarkdownBlock("table", "\n".join(" | ".join(row) for row in rows))
                rows = []
        elif token.type == "inline" and open_[-1].type in {"th_open", "td_open"}:
            rows[-1].append(" ".join(_inline(token).text.split()))
        elif token.type == "inline":
            yield from _paragraph(token, open_, first=tokens[at - 2].type == "list_item_open")
        elif token.type in {"fence", "code_block"}:
            yield _code(token)
        elif token.type == "html_block":
            yield from _markup(token.content)


def _code(token: Token) -> MarkdownBlock:
    """Return a block of code; an indented one of sentences is a paragraph by a writer who indents them."""
    text = token.content.strip("\n")
    if token.type == "code_block" and len(text.split()) > 8 and _CLOSED.search(text.rstrip()[-40:]):
        return MarkdownBlock("paragraph", " ".join(text.split()))
    return MarkdownBlock("code", text)


def _paragraph(token: Token, open_: Sequence[Token], *, first: bool) -> Iterator[MarkdownBlock]:
    """Yield the captions of a paragraph's pictures, then what it says."""
    seen = _inline(token)
    yield from (MarkdownBlock("caption", caption) for caption in seen.captions)
    if re.match(r"\s*\|.*\|\s*$", seen.text, re.DOTALL):  # rows of a table that lacks its head
        rows = [row.strip().strip("|").split("|") for row in seen.text.split("\n")]
        yield MarkdownBlock("table", "\n".join(" | ".join(cell.strip() for cell in row) for row in rows))
        return
    around = [each.type for each in open_]
    items = [each for each in open_ if each.type == "list_item_open"]
    mark = f"{items[-1].info}{items[-1].markup} " if items and items[-1].info else "- "
    mark = mark if first and items else ""
    level = int(open_[-1].tag[1]) if open_[-1].type == "heading_open" else 0
    kind: BlockKind = "paragraph"
    if level:
        kind = "heading"
    elif "blockquote_open" in around:
        kind = "quote"
    elif items:
        kind = "list"
    for text in _lines(seen.text):
        note = _NOTE.match(text)
        bare = _ATTRIBUTES.sub("", _NOTE_MARK.sub("", text[note.end() if note else 0 :])).strip()
        if bare:
            yield MarkdownBlock("note" if note else kind, mark + bare, level, seen.linked, seen.bold)
            mark = ""


def _lines(text: str) -> Iterator[str]:
    """Yield the paragraphs of a paragraph: at hard breaks, and at line ends where every line is whole."""
    for piece in text.split("\v"):
        lines = [line.strip() for line in piece.split("\n") if line.strip()]
        widest = max(map(len, lines), default=0)
        whole = all(_CLOSED.search(line) for line in lines[:-1])
        apart = widest > 140 or (whole and widest > 100) or any(_NOTE.match(line) for line in lines[1:])
        yield from lines if apart else [" ".join(lines)]


def _markup(content: str) -> Iterator[MarkdownBlock]:
    shown = _BREAK.sub("\n", _RAW.sub("", _COMMENT.sub("", content)))
    for line in _TAG.sub("", shown).split("\n"):
        yield MarkdownBlock("paragraph", " ".join(_unescaped(line).split()))


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)


@dataclass(frozen=True, slots=True)
class _Inline:
    """The text of a paragraph; a vertical tab stands for a hard break."""

    text: str
    captions: tuple[str, ...]
    linked: bool
    bold: bool


def _inline(token: Token) -> _Inline:
    shown: list[str] = []
    captions: list[str] = []
    links = strong = 0
    linked, bold = True, True
    for child in token.children or []:
        links += child.nesting * (child.type in {"link_open", "link_close"})
        strong += child.nesting * (child.type in {"strong_open", "strong_close"})
        if child.type == "image":
            captions += [caption] if (caption := " ".join(child.content.split())) else []
        piece = _shown(child)
        shown.append(piece)
        if piece.strip():
            linked, bold = linked and links > 0, bold and strong > 0
    text = "".join(shown)
    said = bool(text.strip())
    return _Inline(text, tuple(captions), said and linked, said and bold)


def _shown(child: Token) -> str:
    if child.type == "softbreak":
        return "\n"
    if child.type == "hardbreak" or (child.type == "html_inline" and child.content.lower().startswith("<br")):
        return "\v"
    return child.content if child.type in {"text", "code_inline", "text_special"} else ""
