"""Stretches of a page that are not its body -> teasers of other articles, each with its age, and furniture."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

from foedera.lines import AGE, Line, is_contact
from foedera.parts import Part

_AGE_LAST = re.compile(rf"(?P<head>\S.{{10,}}?)\s*[|·•–—-]?\s+(?P<age>{AGE.pattern})", re.IGNORECASE)
_AGE_FIRST = re.compile(rf"(?P<age>{AGE.pattern})\s*(?:[|·•–—-]\s*)+(?P<head>\S.{{10,}})", re.IGNORECASE)
_CUT = re.compile(r"(?:…|\.\.\.)[\"'”’»)\]]*$")
_HEADLINE_END = re.compile(r"(?:…|\.\.\.|[?!])[\"'”’»)]*$")
_SHORTEST = 3  # words of a headline under a heading of other articles
_SHORTEST_ALONE = 4
_MANY = 3  # headlines in a row that are a list of other articles, though nothing says so


@dataclass(slots=True)
class _Teaser:
    """The lines about another article, and whether something shows that they are more than labels."""

    lines: list[str] = field(default_factory=list)
    age: str | None = None
    sure: bool = False


def read_tail(lines: Sequence[Line]) -> list[Part]:
    """Return the parts of a stretch: one for each teaser, its headline and summary together and its age apart.

    A headline is a teaser's where an age or a cut summary stands with it, under a heading of other articles, or
    among several; any other line is furniture.
    """
    found = list(_pieces(lines))
    parts: list[Part] = []
    for at, piece in enumerate(found):
        if isinstance(piece, Part):
            parts.append(piece)
        elif piece.sure or piece.age or _in_a_row(found, at) >= _MANY:
            parts.append(Part("teaser", "\n".join(piece.lines), piece.age))
        else:
            parts += [Part("furniture", text) for text in piece.lines]
    return parts


def _in_a_row(found: Sequence[_Teaser | Part], at: int) -> int:
    """Return how many teasers stand in a row around one."""
    start = end = at
    while start > 0 and isinstance(found[start - 1], _Teaser):
        start -= 1
    while end < len(found) and isinstance(found[end], _Teaser):
        end += 1
    return end - start


def _pieces(lines: Sequence[Line]) -> Iterator[_Teaser | Part]:
    """Yield what may be teasers, and the lines between them as parts."""
    age_first = _ages_stand_first(lines)
    under_heading = shut = False
    teaser = _Teaser()
    for line in lines:
        if line.kind == "age":
            teaser = yield from _aged(teaser, line.text, age_first=age_first)
        elif not shut and _may_be_teaser(line, teaser, under_heading=under_heading):
            if teaser.lines and not _is_summary(line, teaser):
                yield from _closed(teaser)
                teaser = _Teaser()
            _add(teaser, line.text)
            teaser.sure = teaser.sure or under_heading or _CUT.search(line.text) is not None
        else:
            yield from _closed(teaser)
            teaser = _Teaser()
            under_heading = line.kind == "tail" or (
                under_heading and line.kind in {"date", "byline", "short"}
            )
            shut = line.kind == "comment" or (shut and line.kind != "tail")
            yield Part("related" if line.kind == "related" else "furniture", line.text)
    yield from _closed(teaser)


def _ages_stand_first(lines: Sequence[Line]) -> bool:
    """Tell whether each age of a list belongs to the headline under it, not to the one above."""
    ages = [at for at, line in enumerate(lines) if line.kind == "age"]
    if not ages:
        return False
    above = any(_may_be_teaser(line, _Teaser(), under_heading=True) for line in lines[: ages[0]])
    return not above and ages[-1] + 1 < len(lines)


def _aged(teaser: _Teaser, age: str, *, age_first: bool) -> Generator[_Teaser | Part, None, _Teaser]:
    """Give a teaser its age, and return the teaser that is open after it."""
    if age_first or not teaser.lines:
        yield from _closed(teaser)
        return _Teaser(age=age)
    teaser.age = teaser.age or age
    yield from _closed(teaser)
    return _Teaser()


def _may_be_teaser(line: Line, teaser: _Teaser, *, under_heading: bool) -> bool:
    """Tell whether a line is a headline, or the summary under one: no label, and no paragraph that stands alone."""
    if line.kind == "prose":
        headed = bool(teaser.lines or teaser.age) and (under_heading or _CUT.search(line.text) is not None)
        return headed or bool(_HEADLINE_END.search(line.text) or _AGE_FIRST.fullmatch(line.text))
    least = _SHORTEST if under_heading or teaser.age else _SHORTEST_ALONE
    fits = line.kind in {"short", "heading", "list", "title"} and len(line.text.split()) >= least
    return fits and not is_contact(line.text)


def _is_summary(line: Line, teaser: _Teaser) -> bool:
    return line.kind == "prose" and len(teaser.lines) == 1 and not _AGE_FIRST.fullmatch(line.text)


def _add(teaser: _Teaser, text: str) -> None:
    match = (_AGE_LAST.fullmatch(text) or _AGE_FIRST.fullmatch(text)) if teaser.age is None else None
    teaser.lines.append(match["head"] if match else text)
    if match:
        teaser.age = match["age"]


def _closed(teaser: _Teaser) -> Iterator[_Teaser | Part]:
    if teaser.lines:
        yield teaser
    elif teaser.age:
        yield Part("furniture", teaser.age)
