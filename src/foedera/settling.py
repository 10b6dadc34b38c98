"""Which lines are the body in the end: what the model says, but for what a line says of itself and what stands twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedera.heads import is_headline, same_words
from foedera.lines import Line, LineKind, is_prose

NEVER_BODY: frozenset[LineKind] = frozenset(
    {"table", "caption", "related", "label", "tail", "age", "byline", "date", "comment", "furniture"}
)
"""What a line may look like that cannot be of the body."""

_CARRIES = frozenset({"prose", "list", "quote"})
_NOTES = 3  # lines at the end of a body that may be about its author
_SHORTEST_REPEAT = 5  # words that do not come twice by chance
_JOB = (
    r"(?:(?:news|staff|senior|freelance|opinion|political|associate|contributing|assistant|managing|deputy|chief|former|retired"
    r"|award[- ]winning|diplomatic|foreign|independent|visiting|research|guest)[\s-]+){0,4}"
    r"(?:writer|reporter|editor|journalist|correspondent|columnist|author|contributor|producer|fellow|professor|analyst|researcher|lecturer"
    r"|scholar|director|ambassador|diplomat|commentator|blogger|intern|student|lawyer|economist|expert|academic|member)"
)
_ABOUT_AUTHOR = re.compile(
    rf"[•*(\[–—-]*\s*(?:the\s+(?:writer|author)s?\s+(?:is|are|was|works?|teaches|served|has|heads?)\b"
    rf"|(?:[A-Z][\w.'’-]+\s+){{2,4}}(?:is|was)\s+(?:an?|the)\s+(?:[\w'’.,-]+\s+){{0,6}}?{_JOB}\b"
    r"|(?:[A-Z][\w.'’-]+\s+){1,4}(?:can\s+be\s+(?:reached|contacted|followed)|contributed\s+to\s+this|covers?\s+\w+|writes\s+(?:about|on|for))\b"
    r"|(?:the\s+)?(?:views|opinions)\s+expressed\b)"
)
_ABOUT_OUTLET = re.compile(
    r"(?:the\s+)?[A-Z][\w.&'’ -]{1,40}(?:,\s[^.]{3,90},)?\s+is\s+(?:an?|the|one\s+of|part\s+of|owned)\b[^.]{0,160}"
    r"\b(?:news|newspaper|media|publication|magazine|platform|broadcaster|journalism|website)\b"
)
_PRAISE = re.compile(
    r"\b(?:founded|established|world['’]s\s+(?:largest|leading|most|best)|leading|independent|award[- ]winning|trusted|dedicated|readers"
    r"|(?:million|billion)s?\s+(?:of\s+)?people|non-?profit|our|we|delivers?|providing|reaching)\b",
    re.IGNORECASE,
)


def settle(lines: Sequence[Line], body: Sequence[bool], title: str | None) -> list[bool]:
    """Return which lines are the body.

    Args:
        lines: The lines in page order.
        body: Whether the model takes each for the body.
        title: The page's title; its repetition is no part of the body.
    """
    kept = [
        flag and line.kind not in NEVER_BODY and not same_words(line.text, title) and not _is_blurb(line.text)
        for flag, line in zip(body, lines, strict=True)
    ]
    _drop_repeats(lines, kept)
    _drop_end(lines, kept)
    return kept if any(kept) else _without_model(lines, title)


def _drop_repeats(lines: Sequence[Line], kept: list[bool]) -> None:
    """Leave out what a longer line of the body says in the same words, such as a quotation set large."""
    bodies = {at: _letters(lines[at].text) for at, flag in enumerate(kept) if flag}
    whole = "\n".join(bodies.values())
    for at, text in bodies.items():
        if len(lines[at].text.split()) >= _SHORTEST_REPEAT and whole.count(text) > 1:
            first = next(
                other for other, held in bodies.items() if text in held and (held != text or other <= at)
            )
            if first != at:
                kept[at] = False


def _drop_end(lines: Sequence[Line], kept: list[bool]) -> None:
    """Leave out what stands last without being of the article: notes on its author, headings with nothing under them."""
    carrying = [at for at, flag in enumerate(kept) if flag and lines[at].kind in _CARRIES]
    if len(carrying) > _NOTES:
        for at in carrying[-_NOTES:]:
            kept[at] = not _ABOUT_AUTHOR.match(lines[at].text)
    last = max((at for at in carrying if kept[at]), default=-1)
    kept[last + 1 :] = [False] * (len(kept) - last - 1)


def _is_blurb(text: str) -> bool:
    """Tell whether a paragraph is what an outlet says of itself."""
    return len(text) < 700 and bool(_ABOUT_OUTLET.match(text)) and len(_PRAISE.findall(text)) >= 2


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _without_model(lines: Sequence[Line], title: str | None) -> list[bool]:
    """Keep every sentence, else every headline but the title, of a page where the model finds no body."""
    said = [_says_something(line) and not same_words(line.text, title) for line in lines]
    if any(said):
        return said
    return [is_headline(line) and not same_words(line.text, title) for line in lines]


def _says_something(line: Line) -> bool:
    return line.kind == "prose" or (
        line.kind in {"list", "quote"} and len(line.text.split()) > 7 and is_prose(line.text)
    )
