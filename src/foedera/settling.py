"""Which lines are the body in the end: what the model says, but for what a line says of itself and what stands twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from foedera.bylines import is_name
from foedera.heads import is_headline, same_words, stands_as_title
from foedera.lines import KEY_POINTS, Line, LineKind, find_dialogue, is_post_credit, is_prose, letters_of

NEVER_BODY: frozenset[LineKind] = frozenset(
    {"table", "caption", "related", "label", "tail", "age", "byline", "date", "comment", "furniture"}
)
"""What a line may look like that cannot be of the body."""

_CARRIES = frozenset({"prose", "list", "quote"})
_LISTED = frozenset({"list", "short", "age", "date", "related"})
_REPEATED = frozenset({"prose", "quote", "short"})
_PASSED = frozenset({"caption", "related", "label", "age", "table"})
_BESIDE = frozenset({"caption", "related", "table"})
_CLOSING = frozenset({"furniture", "tail", "byline", "comment", "label"})
_CUT = re.compile(r"(?:…|\.\.\.)[\"'”’»)\]]*$")
_HEADED = 4  # lines above the body in which its headline may stand
_LONGEST_HEADING = 10
_SHORTEST_CRY = 4  # words in capitals that point to another article and are no heading
_MOST_FILLED = 2
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?", re.IGNORECASE)
_PLAIN_END = re.compile(r"(?<![.…])[.!?][\"'”’»)\]]*$")
_ADDRESSES = re.compile(
    r"https?:|www\.|\b(?:(?<!thank\s)you|your|click|subscrib\w+|newsletter|copyright|cookies?|privacy|e-?mailed"
    r"|our\s+(?:app|site|website))\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"#{2,}|(?:#\s){2,}#|-\s?30\s?-|N{4}|[-–—*\s]*ENDS?[-–—*\s]*"
    r"|\(?[Ee]nd\s+of\s+(?:the\s+)?(?:briefing|transcript|statement|text|document)\)?"
)
_ABOUT = re.compile(r"About\s+(?:the\s+)?(?=[A-Z])|Über\s+(?:die|den|das)\s+|À\s+propos\s+d(?:e|u|es)\s+")
_APPENDED = re.compile(
    r"(?:(?:for\s+)?(?:media|press|news|further|more)\s+(?:contacts?|enquir\w+|inquir\w+|office|information)|contacts?|notes?\s+(?:to|for)\s+(?:the\s+)?editors?"
    r"|editors?['’]?s?\s+notes?|background(?:\s+information)?|boilerplate|(?-i:About\s+(?:the\s+)?[A-Z])[\w.&'’ -]{1,80}|pressekontakt|contacts?\s+presse)\s*:?"
    r"|(?:(?:media|press)\s+)?contacts?\s*:.{0,200}|for\s+(?:more|further)\s+information\b.{0,200}",
    re.IGNORECASE,
)
_MOST_AFTER_END = 3  # the share of a body, one in so many, that may turn out to be no part of it
_OPENING = 120  # characters at the start of a paragraph that say whom it is about
_OF_HEADLINE = 3  # words that a headline has at least
_NOTES = 3  # lines at the end of a body that may be about its author
_SHORTEST_POINT = 3
_SHORTEST_REPEAT = 5  # words that do not come twice by chance
_JOB = (
    r"(?:(?:news|staff|senior|freelance|opinion|political|associate|contributing|assistant|managing|deputy|chief|former|retired"
    r"|award[- ]winning|diplomatic|foreign|independent|visiting|research|guest)[\s-]+){0,4}"
    r"(?:writer|reporter|editor|journalist|correspondent|columnist|author|contributor|producer|fellow|professor|analyst|researcher|lecturer"
    r"|scholar|director|ambassador|diplomat|commentator|blogger|intern|student|lawyer|economist|expert|academic|member)"
)
_ABOUT_AUTHOR = re.compile(
    rf"[•*(\[–—-]*\s*(?:[Tt]he\s+(?:writer|author)s?\s+(?:is|are|was|works?|teaches|served|has|heads?)\b"
    rf"|(?:[A-Z][\w.'’-]+\s+){{2,4}}(?:is|was)\s+(?:an?|the)\s+(?:[\w'’.,-]+\s+){{0,6}}?{_JOB}\b"
    r"|(?:[A-Z][\w.'’-]+\s+){1,4}(?:can\s+be\s+(?:reached|contacted|followed)|contributed\s+to\s+this|covers?\s+\w+|writes\s+(?:about|on|for))\b"
    r"|(?:[Tt]he\s+)?(?:[Vv]iews|[Oo]pinions)\s+expressed\b)"
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
    if title is None:
        _drop_headline(lines, kept)
    _add_dialogue(lines, kept)
    _drop_after_end(lines, kept)
    _drop_listed(lines, kept)
    _add_posts(lines, kept)
    _add_points(lines, kept)
    _add_items(lines, kept)
    _fill_gaps(lines, kept, title)
    _drop_summaries(lines, kept)
    _drop_repeats(lines, kept)
    _drop_end(lines, kept)
    return kept if any(kept) else _without_model(lines, title)


def _drop_headline(lines: Sequence[Line], kept: list[bool]) -> None:
    """Leave out the headline where the model takes it for the first paragraph."""
    first = kept.index(True) if any(kept) else len(kept)
    if (
        sum(kept) > 1
        and stands_as_title(lines, first)
        and not any(map(is_headline, lines[max(0, first - _HEADED) : first]))
    ):
        kept[first] = False


def _add_dialogue(lines: Sequence[Line], kept: list[bool]) -> None:
    """Take in an interview, who speaks and the shortest answers too."""
    for at in find_dialogue(lines):
        kept[at] = True


def _drop_after_end(lines: Sequence[Line], kept: list[bool]) -> None:
    """Leave out what stands after a mark that the text has ended, and what an issuer says of itself."""
    words = [len(line.text.split()) if flag else 0 for line, flag in zip(lines, kept, strict=True)]
    for at, line in enumerate(lines):
        after = sum(words[at:])
        ended = _END.fullmatch(line.text) is not None
        appended = ended and any(_APPENDED.fullmatch(other.text) for other in lines[at + 1 :])
        most = sum(words) if appended else sum(words) / _MOST_AFTER_END
        if not 0 < after < most:
            continue
        about = line.kind == "short" and _ABOUT.match(line.text) is not None
        if (
            line.kind == "comment"
            or ended
            or (about and at + 1 < len(lines) and _tells_of(lines[at + 1].text, line.text))
        ):
            kept[at:] = [False] * (len(kept) - at)
            return


def _tells_of(text: str, heading: str) -> bool:
    """Tell whether a paragraph begins with whom its heading `About …` names."""
    return letters_of(_ABOUT.sub("", heading)) in letters_of(text[:_OPENING])


def _drop_summaries(lines: Sequence[Line], kept: list[bool]) -> None:
    """Leave out a sentence between a headline that is not of the body and an age: it sums another article up."""
    for at in range(1, len(lines) - 1):
        over = lines[at - 1]
        headed = (
            over.kind in {"short", "heading"} and not kept[at - 1] and len(over.text.split()) >= _OF_HEADLINE
        )
        if headed and lines[at + 1].kind == "age" and lines[at].kind == "prose":
            kept[at] = False


def _drop_listed(lines: Sequence[Line], kept: list[bool]) -> None:
    """Leave out the headlines under a heading of other articles, such as `Most read`."""
    listed = False
    for at, line in enumerate(lines):
        listed = line.kind == "tail" or (listed and line.kind in _LISTED)
        kept[at] = kept[at] and not listed


def _add_posts(lines: Sequence[Line], kept: list[bool]) -> None:
    """Take in a post that the text embeds: its words belong to the body, who wrote it beside it."""
    for at, line in enumerate(lines[1:], start=1):
        if is_post_credit(line.text) and lines[at - 1].kind == "quote" and any(kept[at - 2 : at]):
            kept[at - 1] = True


def _add_points(lines: Sequence[Line], kept: list[bool]) -> None:
    """Take in the key points above a text."""
    first = kept.index(True) if any(kept) else 0
    for at in range(first):
        if KEY_POINTS.fullmatch(lines[at].text):
            for point in range(at + 1, first):
                if lines[point].kind != "list" or len(lines[point].text.split()) < _SHORTEST_POINT:
                    break
                kept[point] = True


def _add_items(lines: Sequence[Line], kept: list[bool]) -> None:
    """Take in the items of a list that a paragraph of the body leads up to with a colon."""
    within = False
    for at in range(1, len(lines)):
        opened = kept[at - 1] and lines[at - 1].text.endswith(":")
        within = lines[at].kind == "list" and (opened or within)
        kept[at] = kept[at] or within


def _fill_gaps(lines: Sequence[Line], kept: list[bool], title: str | None) -> None:
    """Take in sentences and headings that stand among paragraphs of the body.

    No more may stand beside them than captions, pointers and a teaser with its age.
    """
    passed = [
        line.kind in _PASSED or _is_aged(lines, at) or same_words(line.text, title)
        for at, line in enumerate(lines)
    ]
    shown = [at for at in range(len(lines)) if not passed[at]]
    held = [n for n, at in enumerate(shown) if kept[at]]
    for start, end in pairwise([*held, len(shown)] if held else []):
        gap = shown[start + 1 : end]
        under = lines[shown[end]] if end < len(shown) else None
        if under is None:
            closing = next((n for n, at in enumerate(gap) if lines[at].kind in _CLOSING), len(gap))
            gap = gap[:closing]
        if 1 <= len(gap) <= _MOST_FILLED and all(_may_fill(lines[at]) for at in gap):
            for at in gap:
                kept[at] = True
        elif under and gap and gap[-1] == shown[end] - 1 and all(_is_clock(lines[at]) for at in gap[:-1]):
            above = gap[-1] - 1
            beside = kept[above] or above in gap or lines[above].kind in _BESIDE
            kept[gap[-1]] = beside and _may_head(lines[gap[-1]], under)


def _is_clock(line: Line) -> bool:
    return _CLOCK.fullmatch(line.text) is not None


def _is_aged(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is the headline, or the summary, of a teaser with its age under it."""
    return any(line.kind == "age" for line in lines[at + 1 : at + 3]) and (
        lines[at].kind == "short" or _CUT.search(lines[at].text) is not None
    )


def _may_head(line: Line, under: Line) -> bool:
    """Tell whether a short line between two paragraphs is the heading of the second."""
    words = line.text.split()
    return (
        line.kind in {"short", "heading"}
        and 2 <= len(words) <= _LONGEST_HEADING
        and under.kind == "prose"
        and (line.text[-1].isalpha() or line.text.endswith("?"))
        and not (line.text.isupper() and len(words) >= _SHORTEST_CRY)
        and not is_name(line.text)
    )


def _may_fill(line: Line) -> bool:
    plain = (
        line.kind in {"prose", "quote"}
        and _PLAIN_END.search(line.text) is not None
        and not _is_blurb(line.text)
    )
    return plain and not _ADDRESSES.search(line.text) and not _ABOUT_AUTHOR.match(line.text)


def _drop_repeats(lines: Sequence[Line], kept: list[bool]) -> None:
    """Leave out what a longer line of the body says in the same words, such as a quotation set large."""
    bodies = {at: letters_of(lines[at].text) for at, flag in enumerate(kept) if flag}
    whole = "\n".join(bodies.values())
    for at, text in bodies.items():
        large = lines[at].kind in _REPEATED and len(lines[at].text.split()) >= _SHORTEST_REPEAT
        if not large or whole.count(text) < 2:
            continue
        kept[at] = not any(
            text in held and (held != text or other < at) for other, held in bodies.items() if other != at
        )


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


def _without_model(lines: Sequence[Line], title: str | None) -> list[bool]:
    """Keep every sentence, else every headline but the title, of a page where the model finds no body."""
    said = [_says_something(line) and not same_words(line.text, title) for line in lines]
    whole = [
        flag and not (_is_aged(lines, at) or _CUT.search(lines[at].text)) for at, flag in enumerate(said)
    ]
    if any(said):
        kept = whole if any(whole) else said
        _add_items(lines, kept)
        return kept
    return [is_headline(line) and not same_words(line.text, title) for line in lines]


def _says_something(line: Line) -> bool:
    return line.kind == "prose" or (
        line.kind in {"list", "quote"} and len(line.text.split()) > 7 and is_prose(line.text)
    )
