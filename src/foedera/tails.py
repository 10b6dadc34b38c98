"""Stretches of a page that are not its body -> teasers of other articles, each with its age, and furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from foedera.lines import Line
from foedera.parts import Part

_AGE_LAST = re.compile(r"(?P<head>\S.{10,}?)\s*[|·•–—-]?\s+(?P<age>\d{1,3}\s+\w{3,8}\s+ago)", re.IGNORECASE)
_HEADLINE_END = re.compile(r"(?:…|\.\.\.|[?!])[\"'”’»)]*$")


@dataclass(slots=True)
class _Teaser:
    lines: list[str] = field(default_factory=list)
    age: str | None = None


def read_tail(lines: Sequence[Line]) -> list[Part]:
    """Return the parts of a stretch: one for each teaser, its headline and summary together and its age apart."""
    parts: list[Part] = []
    teaser = _Teaser()
    age_first = len(lines) > 1 and lines[0].kind == "tail" and lines[1].kind == "age"
    open_to_teasers = True
    for line in lines:
        open_to_teasers = open_to_teasers and line.kind != "comment"
        if line.kind == "age":
            if age_first or not teaser.lines:
                _close(teaser, parts)
                teaser = _Teaser(age=line.text)
            else:
                teaser.age = line.text
                _close(teaser, parts)
                teaser = _Teaser()
        elif open_to_teasers and _may_be_teaser(line, teaser):
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


def _may_be_teaser(line: Line, teaser: _Teaser) -> bool:
    """Tell whether a line is a headline, or the summary under one: no label, and no paragraph that stands alone."""
    if line.kind == "prose":
        return bool(teaser.lines or teaser.age) or _HEADLINE_END.search(line.text) is not None
    return line.kind in {"short", "heading", "list", "title"} and len(line.text.split()) >= 3


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
