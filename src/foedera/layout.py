"""What the lines of a page look like -> its parts: the head, the body, and what stands between and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from foedera.bodymodel import find_body
from foedera.bylines import is_name, read_byline
from foedera.dates import PartialDate
from foedera.features import line_features, sight
from foedera.heads import (
    Head,
    end_of_head,
    find_section,
    find_title,
    is_credit,
    is_standfirst,
    names_beside,
    printed_day,
    same_words,
    section_name,
)
from foedera.lines import Line, LineKind, beside_others, look_at, part_lines
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
_SHORTEST_LEAD = 6  # words of a line above the text that is its summary and no heading
_MOST_LEADS = 4  # lines of summary under a title


def read_lines(text: str, title: str | None = None, *, markdown: bool = False) -> Layout:
    """Take apart a page that came as text.

    Args:
        text: The whole page.
        title: Its title, where it is known already.
        markdown: Whether headings, quotes and lists are marked as in Markdown.
    """
    lines = _marked_lines(text) if markdown else _bare_lines(text)
    return arrange(lines, body_of(lines, title), title)


def _bare_lines(text: str) -> list[Line]:
    return [Line(kind, line) if kind else look_at(line) for line, kind in part_lines(paragraphs(text))]


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
    bare = [look_at(line) for line in lines]
    looked = beside_others(bare)
    kept = settle(looked, body_of(bare, title), title)
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
    lines = beside_others(lines)
    kept = settle(lines, body, title)
    head = _head(lines, kept, title)
    parts = (*_head_parts(lines, kept, head), *_after_head(lines, kept, head))
    return Layout(
        parts,
        head.title,
        section_name(lines[head.section].text, head.title) if head.section is not None else None,
        _authors(parts),
        printed=_printed_day(lines, kept, head),
    )


def _head(lines: Sequence[Line], kept: list[bool], title: str | None) -> Head:
    start = kept.index(True) if any(kept) else len(lines)
    at = _add_standfirst(lines, kept, title)
    first = kept.index(True) if any(kept) else len(lines)
    section = find_section(lines, at, first) if at is not None else None
    title = title or (lines[at].text if at is not None else None)
    return Head(title, at, section, max(start, end_of_head(lines, kept, first)))


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


def _printed_day(lines: Sequence[Line], kept: Sequence[bool], head: Head) -> PartialDate | None:
    above = [line for line, flag in zip(lines[: head.end], kept, strict=False) if not flag]
    last = max((at for at, flag in enumerate(kept) if flag), default=len(lines))
    return printed_day(above, title=head.title, under=lines[last + 1 :])


def _authors(parts: Sequence[Part]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for part in parts:
        if part.role == "byline":
            found = read_byline(part.text)
            names.update(dict.fromkeys(found or names_beside(part.text)))
    return tuple(names)


# Roles


def _head_parts(lines: Sequence[Line], kept: Sequence[bool], head: Head) -> Iterator[Part]:
    """Yield the parts of the head; a list of other articles above the title is read as one."""
    at = 0
    while at < head.end:
        line = lines[at]
        stop = _end_of_list(lines[: head.at or 0], at)
        if stop > at:
            yield from read_tail(lines[at:stop])
        elif kept[at]:
            long = line.kind == "short" and len(line.text.split()) >= _SHORTEST_LEAD
            yield Part("paragraph" if long else _BODY.get(line.kind, "paragraph"), line.text)
        else:
            yield _head_part(line, at, head)
        at = max(at + 1, stop)


def _end_of_list(lines: Sequence[Line], at: int) -> int:
    """Return where a list of other articles ends whose heading is a line; where that is none, the line itself."""
    if at >= len(lines) or lines[at].kind != "tail":
        return at
    ages = [number for number in range(at, len(lines)) if lines[number].kind == "age"]
    return ages[-1] + 1 if ages else at


def _head_part(line: Line, at: int, head: Head) -> Part:
    if at == head.at or same_words(line.text, head.title):
        return Part("title", line.text)
    if at == head.section:
        return Part("section", line.text)
    if is_credit(line) and (line.kind == "byline" or at >= (head.at or 0)):
        return Part("byline", line.text)
    return Part(_BESIDE.get(line.kind, "furniture"), line.text)


def _after_head(lines: Sequence[Line], kept: Sequence[bool], head: Head) -> Iterator[Part]:
    """Yield the parts below the head; a stretch of lines that are not the body is read as one."""
    last = max((at for at, flag in enumerate(kept) if flag), default=-1)
    at = head.end
    while at < len(lines):
        if kept[at]:
            yield Part(_BODY.get(lines[at].kind, "paragraph"), lines[at].text)
            at += 1
            continue
        stop = next((after for after in range(at, len(lines)) if kept[after]), len(lines))
        yield from _between(lines[at:stop], head.title, last=at > last)
        at = stop


def _between(lines: Sequence[Line], title: str | None, *, last: bool) -> Iterator[Part]:
    """Yield the parts of a stretch of lines that are not the body, within it or after it."""
    ended = last
    rest: list[Line] = []
    for at, line in enumerate(lines):
        before, after = lines[at - 1] if at else None, lines[at + 1] if at + 1 < len(lines) else None
        signs = ended and (after is None or after.kind != "age") and _signs(line)
        role = "byline" if signs else _role_beside(line, before, title)
        ended = ended and role in {"caption", "related"}
        if role is None:
            rest.append(line)
            continue
        yield from read_tail(rest)
        rest = []
        yield Part(role, line.text)
    yield from read_tail(rest)


def _role_beside(line: Line, before: Line | None, title: str | None) -> Role | None:
    """Return the role of a line that is not the body, or None if it may be of a list of other articles."""
    if same_words(line.text, title):
        return "title"
    if line.kind in _BESIDE:
        return _BESIDE[line.kind]
    if before is not None and before.kind == "label" and line.kind not in NEVER_BODY:
        return "related"
    return None


def _signs(line: Line) -> bool:
    """Tell whether a line right under the body names who wrote it."""
    names = names_beside(line.text)
    named = is_name(line.text) or (len(names) > 1 and all(map(is_name, names)))
    return named and line.kind in {"short", "heading"}
