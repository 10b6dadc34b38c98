"""What the lines of a page look like -> its parts, by where each line stands: head, body, and the tail of teasers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from foedera.bylines import is_name, read_byline
from foedera.dates import PartialDate
from foedera.lines import Line, LineKind, is_prose, look_at, look_at_markdown, split_lines
from foedera.parts import BODY_ROLES, Layout, Part, Role
from foedera.printed_dates import find_printed_date

_ROLES: Mapping[LineKind, Role] = {
    "prose": "paragraph",
    "short": "heading",
    "heading": "heading",
    "title": "heading",
    "list": "list",
    "quote": "quote",
    "table": "table",
    "caption": "caption",
    "related": "related",
    "label": "related",
    "tail": "furniture",
    "age": "furniture",
    "byline": "byline",
    "date": "furniture",
    "furniture": "furniture",
}
_CRUMBS = re.compile(r"\s*[>›»/]\s*")
_AGE_LAST = re.compile(r"(?P<head>\S.{10,}?)\s*[|·•–—-]?\s+(?P<age>\d{1,3}\s+\w{3,8}\s+ago)", re.IGNORECASE)
_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])$")
_QUESTION = re.compile(r"[?!][\"'”’»)]*$")
_LONG = 20  # words of a paragraph that cannot be a teaser's summary
_SECTIONS = frozenset(
    """africa americas analysis arts asia asia-pacific australia breaking britain business canada china cities climate
    companies culture defence defense diplomacy economy editorial editorials education energy entertainment environment
    europe exclusive explained explainers features finance global health home india international latest law lifestyle
    local markets middle-east money nation national news op-ed opinion opinions pakistan politics press-releases
    russia science security south-asia sport sports tech technology top-stories trade uk ukraine us usa views war world""".split()
)


@dataclass(slots=True)
class _Head:
    """What stands above the body, as it is found."""

    parts: list[Part] = field(default_factory=list)
    title: str | None = None
    section: str | None = None
    authors: list[str] = field(default_factory=list)


def read_lines(text: str, title: str | None = None, *, markdown: bool = False) -> Layout:
    """Take apart a page that came as text.

    Args:
        text: The whole page.
        title: Its title, where it is known already.
        markdown: Whether headings, quotes and lists are marked as in Markdown.
    """
    look = look_at_markdown if markdown else look_at
    return arrange([look(line) for line in split_lines(text)], title)


def arrange(lines: Sequence[Line], title: str | None = None) -> Layout:
    """Give each line its role by where it stands.

    Args:
        lines: The lines in page order.
        title: The page's title, where it is known already; its repetition is no part of the body.
    """
    first = _first_of_body(lines, title)
    if first is None:
        return _without_sentences(lines, title)
    head = _head(lines[:first], title)
    parts = list(head.parts)
    for at, end, is_tail in _zones(lines, first):
        parts += _tail(lines[at:end]) if is_tail else _body(lines[at:end], head.title, last=end == len(lines))
    authors = list(head.authors)
    for part in parts:
        if part.role == "byline" and part.text not in authors:
            authors += [name for name in _names(part.text) if name not in authors]
    printed = next((day for line in lines[:first] if (day := _printed(line))), None)
    return Layout(tuple(parts), head.title, head.section, tuple(authors), printed=printed)


def _names(byline: str) -> tuple[str, ...]:
    found = read_byline(byline)
    return (byline,) if found is None else found


def _printed(line: Line) -> PartialDate | None:
    return find_printed_date(line.text) if line.kind in {"date", "byline"} else None


def same_words(one: str, other: str | None) -> bool:
    """Tell whether two lines have the same letters and digits, whatever their case and punctuation."""
    return other is not None and _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


# Where the body begins and where teasers interrupt or end it


def _first_of_body(lines: Sequence[Line], title: str | None) -> int | None:
    prose = [
        at for at, line in enumerate(lines) if _says_something(line) and not same_words(line.text, title)
    ]
    if not prose:
        return None
    first = prose[0]
    asks = _QUESTION.search(lines[first].text) and len(lines[first].text.split()) <= _LONG
    titled = any(line.kind == "title" or _is_headline(line) for line in lines[:first])
    return prose[1] if asks and not titled and title is None and len(prose) > 1 else first


def _says_something(line: Line) -> bool:
    return line.kind == "prose" or (
        line.kind in {"list", "quote"} and len(line.text.split()) > 7 and is_prose(line.text)
    )


def _is_headline(line: Line) -> bool:
    labelled = len(_CRUMBS.split(line.text)) > 2  # such as Home / News / Africa
    return (
        line.kind in {"short", "heading", "title", "prose"} and len(line.text.split()) >= 4 and not labelled
    )


def _zones(lines: Sequence[Line], first: int) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and whether it is a tail of teasers, for each stretch from the body's first line on."""
    at = first
    while at < len(lines):
        tail = next((i for i in range(at, len(lines)) if _opens_tail(lines, i)), len(lines))
        if tail > at:
            yield at, tail, False
        at = next((i for i in range(tail + 1, len(lines)) if _resumes(lines, i)), len(lines))
        if tail < len(lines):
            yield tail, at, True


def _opens_tail(lines: Sequence[Line], at: int) -> bool:
    """Tell whether teasers begin here: at a heading that says so, or at a headline whose age follows."""
    if lines[at].kind == "tail":
        return True
    if lines[at].kind not in {"short", "heading"}:
        return False
    kinds = [line.kind for line in lines[at + 1 : at + 3]]
    if kinds[:1] == ["age"]:
        return True
    return kinds == ["prose", "age"] and bool(_CUT_SHORT.search(lines[at + 1].text))


def _resumes(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the body goes on here after a box of teasers within it."""
    pair = [_is_full(line) for line in lines[at : at + 2]]
    ages = [line.kind for line in lines[at + 1 : at + 3]]
    return (
        bool(pair)
        and all(pair)
        and "age" not in ages
        and (len(pair) == 2 or len(lines[at].text.split()) > 2 * _LONG)
    )


def _is_full(line: Line) -> bool:
    return line.kind == "prose" and len(line.text.split()) >= _LONG and not _CUT_SHORT.search(line.text)


# Head


def _head(lines: Sequence[Line], title: str | None) -> _Head:
    head = _Head()
    at = _title_line(lines, title)
    head.title = title or (lines[at].text if at is not None else None)
    for number, line in enumerate(lines):
        head.parts.append(
            _head_part(head, line, before=at is not None and number < at, is_title=number == at)
        )
    if at is not None and head.section is None:
        _find_section(head, at)
    return head


def _title_line(lines: Sequence[Line], title: str | None) -> int | None:
    """Find the title: the line that repeats it, else the first headline, else the last in a head full of them."""
    if title is not None:
        return next((at for at, line in enumerate(lines) if same_words(line.text, title)), None)
    marked = [at for at, line in enumerate(lines) if line.kind == "title"]
    if marked:
        return marked[0]
    plain = [at for at, line in enumerate(lines) if line.kind in {"short", "heading", "prose"}]
    headlines = [at for at in plain if _is_headline(lines[at])]
    if not headlines:
        return max(plain, key=lambda at: len(lines[at].text), default=None)
    return headlines[0] if len(headlines) <= 2 else headlines[-1]


def _head_part(head: _Head, line: Line, *, before: bool, is_title: bool) -> Part:
    if is_title:
        return Part("title", line.text)
    if same_words(line.text, head.title):
        return Part("title", line.text)
    if line.kind in {"short", "heading", "title", "list"}:
        if not before and is_name(line.text):
            return Part("byline", line.text)
        return Part("furniture" if before or line.kind == "list" else "heading", line.text)
    return Part(_ROLES[line.kind], line.text)


def _find_section(head: _Head, title_at: int) -> None:
    """Take the last label before the title that names a section, or the first after it."""
    order = [*range(title_at - 1, -1, -1), *range(title_at + 1, len(head.parts))]
    for at in order:
        part = head.parts[at]
        label = _CRUMBS.split(part.text)[-1].strip()
        alone = at == 0 and title_at == 1 and len(label.split()) <= 2 and part.role == "furniture"
        known = label.lower().replace(" ", "-") in _SECTIONS
        if part.role in {"furniture", "heading"} and label and (known or (alone and _is_label(label))):
            head.section = label
            head.parts[at] = replace(part, role="section")
            return


def _is_label(text: str) -> bool:
    return look_at(text).kind == "short" and text[0].isupper()


# Body


def _body(lines: Sequence[Line], title: str | None, *, last: bool) -> list[Part]:
    parts: list[Part] = []
    end = 1 + max((at for at, line in enumerate(lines) if _ROLES[line.kind] in BODY_ROLES), default=-1)
    for at, line in enumerate(lines):
        if same_words(line.text, title):
            parts.append(Part("title", line.text))
        elif at and line.kind in {"short", "heading"} and lines[at - 1].kind == "label":
            parts.append(Part("related", line.text))
        elif at >= end and line.kind == "short":
            parts.append(Part(_role_after_body(line, last=last), line.text))
        else:
            parts.append(Part(_ROLES[line.kind], line.text))
    return parts


def _role_after_body(line: Line, *, last: bool) -> Role:
    if is_name(line.text):
        return "byline"
    if not last:
        return "heading"
    return "teaser" if _is_headline(line) else "furniture"


def _without_sentences(lines: Sequence[Line], title: str | None) -> Layout:
    """Keep what a page of headings, labels and lists says, if it says anything."""
    parts = [
        Part(
            "paragraph" if _is_headline(line) and not same_words(line.text, title) else _ROLES[line.kind],
            line.text,
        )
        for line in lines
    ]
    return Layout(tuple(parts), title)


# Tail


@dataclass(slots=True)
class _Teaser:
    lines: list[str] = field(default_factory=list)
    age: str | None = None


def _tail(lines: Sequence[Line]) -> list[Part]:
    """Make one part of each teaser: its headline, its summary, and its age apart."""
    parts: list[Part] = []
    teaser = _Teaser()
    age_first = len(lines) > 1 and lines[0].kind == "tail" and lines[1].kind == "age"
    for line in lines:
        if line.kind == "age":
            if age_first or not teaser.lines:
                _close(teaser, parts)
                teaser = _Teaser(age=line.text)
            else:
                teaser.age = line.text
                _close(teaser, parts)
                teaser = _Teaser()
        elif line.kind in {"short", "heading", "prose", "list", "title"} and not _is_mere_label(line):
            if not _is_summary(line, teaser):
                age = teaser.age if not teaser.lines else None
                _close(teaser, parts)
                teaser = _Teaser(age=age)
            _add(teaser, line.text)
        else:
            _close(teaser, parts)
            teaser = _Teaser()
            parts.append(Part("furniture" if line.kind != "related" else "related", line.text))
    _close(teaser, parts)
    return parts


def _is_mere_label(line: Line) -> bool:
    return line.kind != "prose" and len(line.text.split()) < 3


def _is_summary(line: Line, teaser: _Teaser) -> bool:
    return line.kind == "prose" and len(teaser.lines) == 1


def _add(teaser: _Teaser, text: str) -> None:
    match = _AGE_LAST.fullmatch(text) if teaser.age is None else None
    if match is None:
        teaser.lines.append(text)
    else:
        teaser.lines.append(match["head"])
        teaser.age = match["age"]


def _close(teaser: _Teaser, parts: list[Part]) -> None:
    if teaser.lines:
        parts.append(Part("teaser", "\n".join(teaser.lines), teaser.age))
    elif teaser.age:
        parts.append(Part("furniture", teaser.age))
