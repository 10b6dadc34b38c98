"""What the lines of a page look like -> its parts: the head, the body, and what stands between and after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from foedera.bodymodel import find_body
from foedera.bylines import is_name, read_byline
from foedera.features import line_features, sight
from foedera.heads import Head, find_section, find_title, is_standfirst, printed_day, same_words
from foedera.lines import Line, LineKind, look_at
from foedera.markdown import BlockKind, MarkdownBlock, read_blocks
from foedera.parts import Layout, Part, Role
from foedera.settling import NEVER_BODY, settle
from foedera.tails import read_tail
from foedera.unwrap import paragraphs

_BODY: Mapping[LineKind, Role] = {
    "prose": "paragraph",
    "short": "heading",
    "heading": "heading",
    "title": "heading",
    "list": "list",
    "quote": "quote",
}
_BESIDE: Mapping[LineKind, Role] = {
    "table": "table",
    "caption": "caption",
    "related": "related",
    "label": "related",
    "byline": "byline",
}

_MARKED: Mapping[BlockKind, LineKind] = {
    "quote": "quote",
    "list": "list",
    "table": "table",
    "caption": "caption",
    "note": "furniture",
}
_MOST_LEADS = 4  # lines of summary under a title


def read_lines(text: str, title: str | None = None, *, markdown: bool = False) -> Layout:
    """Take apart a page that came as text.

    Args:
        text: The whole page.
        title: Its title, where it is known already.
        markdown: Whether headings, quotes and lists are marked as in Markdown.
    """
    lines = _marked_lines(text) if markdown else [look_at(line) for line in paragraphs(text)]
    return arrange(lines, body_of(lines, title), title)


def _marked_lines(text: str) -> list[Line]:
    """Return the blocks of Markdown as lines, those that its marks name with the mark's word for them."""
    return [_marked_line(block) for block in read_blocks(text)]


def _marked_line(block: MarkdownBlock) -> Line:
    line = look_at(block.text)
    if block.kind in {"paragraph", "code"} or (line.kind in NEVER_BODY and block.kind != "caption"):
        return Line("heading", block.text) if block.bold and line.kind == "short" else line
    if block.kind == "heading":
        return Line("title" if block.level == 1 else "heading", block.text)
    return Line(_MARKED[block.kind], block.text)


def keep_lines(lines: Sequence[str], title: str | None = None) -> tuple[int, ...]:
    """Return the numbers of those lines of a page, one paragraph each, that belong to the article's body."""
    looked = [look_at(line) for line in lines]
    kept = settle(looked, body_of(looked, title), title)
    _add_standfirst(looked, kept, title)
    return tuple(at for at, flag in enumerate(kept) if flag)


def body_of(lines: Sequence[Line], title: str | None) -> list[bool]:
    """Tell of each bare line whether it belongs to the body, by the model alone."""
    return find_body(line_features([sight(line) for line in lines], title), "lines")


def arrange(lines: Sequence[Line], body: Sequence[bool], title: str | None = None) -> Layout:
    """Give each line its role.

    Args:
        lines: The lines in page order.
        body: Whether a model takes each for the body.
        title: The page's title, where it is known already; its repetition is no part of the body.
    """
    kept = settle(lines, body, title)
    at = _add_standfirst(lines, kept, title)
    first = kept.index(True) if any(kept) else len(lines)
    head = Head(title or (lines[at].text if at is not None else None))
    parts: list[Part] = [
        _head_part(head, line, before=at is not None and number < at, is_title=number == at)
        for number, line in enumerate(lines[:first])
    ]
    section = find_section(parts, at) if at is not None else None
    if section is not None:
        parts[section] = replace(parts[section], role="section")
    parts += _after_head(lines, kept, first, head.title)
    return Layout(
        tuple(parts),
        head.title,
        _label(parts[section].text) if section is not None else None,
        _authors(parts),
        printed=printed_day(lines[:first]),
    )


def _add_standfirst(lines: Sequence[Line], kept: list[bool], title: str | None) -> int | None:
    """Return where the title stands, and count the summary that stands right under it as body."""
    first = kept.index(True) if any(kept) else len(lines)
    at = find_title(lines, first, title)
    if at is None or first == len(lines):
        return at
    for under in range(at + 1, min(first, at + 1 + _MOST_LEADS)):
        if not is_standfirst(lines, under, first):
            break
        kept[under] = True
    return at


def _label(crumbs: str) -> str:
    return re.split(r"\s*[>›»/]\s*", crumbs)[-1].strip()


def _authors(parts: Sequence[Part]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for part in parts:
        if part.role == "byline":
            found = read_byline(part.text)
            names.update(dict.fromkeys((part.text,) if found is None else found))
    return tuple(names)


# Roles


def _after_head(lines: Sequence[Line], kept: Sequence[bool], first: int, title: str | None) -> Iterator[Part]:
    """Yield the parts from the body's first line on; a stretch of other lines is read as one."""
    end = len(kept) - kept[::-1].index(True) if any(kept) else 0
    at = first
    while at < len(lines):
        if kept[at]:
            yield Part(_BODY.get(lines[at].kind, "paragraph"), lines[at].text)
            at += 1
            continue
        stop = next((after for after in range(at, len(lines)) if kept[after]), len(lines))
        yield from _between(lines[at:stop], title, last=at >= end)
        at = stop


def _between(lines: Sequence[Line], title: str | None, *, last: bool) -> list[Part]:
    """Return the parts of a stretch of lines that are not the body, within it or after it."""
    parts: list[Part] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if same_words(line.text, title):
            parts.append(Part("title", line.text))
        elif line.kind in _BESIDE:
            parts.append(Part(_BESIDE[line.kind], line.text))
            if line.kind == "label" and at + 1 < len(lines) and lines[at + 1].kind not in NEVER_BODY:
                at += 1
                parts.append(Part("related", lines[at].text))
        elif line.kind in {"short", "heading"} and is_name(line.text) and at == 0 and last:
            parts.append(Part("byline", line.text))
        else:
            stop = next(
                (
                    n
                    for n in range(at + 1, len(lines))
                    if lines[n].kind in _BESIDE or same_words(lines[n].text, title)
                ),
                len(lines),
            )
            parts += read_tail(lines[at:stop])
            at = stop - 1
        at += 1
    return parts


def _head_part(head: Head, line: Line, *, before: bool, is_title: bool) -> Part:
    if is_title or same_words(line.text, head.title):
        return Part("title", line.text)
    if line.kind in {"short", "heading"} and not before and is_name(line.text):
        return Part("byline", line.text)
    return Part(_BESIDE.get(line.kind, "furniture"), line.text)
