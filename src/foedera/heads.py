"""What stands above the body: the headline and the section, found among navigation, dates and bylines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from foedera.bylines import is_name
from foedera.dates import PartialDate
from foedera.lines import Line
from foedera.press import is_place
from foedera.printed_dates import day_comes_first, find_printed_dates

_CRUMBS = re.compile(r"\s*[>›»/]\s*")
_WORD = re.compile(r"\w{4,}")
_STORED = re.compile(
    r"\b(?:captured|retrieved|crawled|archived|accessed|fetched|saved|snapshot|downloaded|printed)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:By|Von|Par|Por|Door|Propos recueillis par)\s+(?=[A-Z])")
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|und|et|y|e|&)\s+")
_PLACED = re.compile(r"\s+(?:in|à|aus|en|from)\s+[A-Z][\w.' -]+$")
_OUTLET = re.compile(
    r"\b(?:gazette|courier|tribune|times|herald|post|ledger|daily|bulletin|chronicle|observer|mail|journal|express|standard|press|news|agency"
    r"|broadcasting|department|ministry|embassy|office|institute|.*zeitung|bote|.*blatt|journal|[\w-]+\.(?:com|org|net))\b",
    re.IGNORECASE,
)
_MOST_NAMES = 16
_MOST_SUMMARY = 60  # words of a summary under which the byline still stands
_LONGEST_TITLE = 260
_LABEL_WORDS = 3
_MARKS = 40  # characters, neither letters nor digits, by which two prints of a title may differ
_LEAD = 12  # lines of the body that tell what the page is about
_SECTIONS = frozenset(
    """balkans caribbean central-america central-asia east-africa east-asia eurasia gulf latin-america north-africa north-america
    oceania south-america southeast-asia southern-africa west-africa west-asia afrique analyse asien ausland brief briefs chronik débats economía economie économie europa explainers explainer
    faits feuilleton gesellschaft in-brief inland interviews kultur leute meinung monde mundo opinión
    pacific panorama politica política politik politique press-briefings region regional regionales society société
    sociedad welt wirtschaft wissenschaft world-briefs world-news
    africa americas analysis arts asia asia-pacific australia breaking britain business canada china cities climate
    companies culture defence defense diplomacy economy editorial editorials education energy entertainment environment
    europe exclusive explained explainers features finance global health india international latest law lifestyle
    local markets middle-east money nation national news op-ed opinion opinions pakistan politics press-releases
    russia science security south-asia sport sports tech technology top-stories trade uk ukraine us usa views war world""".split()
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the body: the title, where it and the section stand, and where the head ends."""

    title: str | None
    at: int | None
    section: int | None
    end: int


def same_words(one: str, other: str | None) -> bool:
    """Tell whether two lines have the same letters and digits, whatever their case and punctuation."""
    return other is not None and abs(len(one) - len(other)) < _MARKS and _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def is_headline(line: Line) -> bool:
    """Tell whether a line by itself could be a headline: some words that are no chain of labels."""
    chained = len(_CRUMBS.split(line.text)) > 2  # such as Home / News / Africa
    return line.kind in {"short", "heading", "title", "prose"} and len(line.text.split()) >= 4 and not chained


def find_title(lines: Sequence[Line], first: int, title: str | None) -> int | None:
    """Return where the title stands above the body: the line that repeats it, or the likeliest headline."""
    head = lines[:first]
    if title is not None:
        return next((at for at, line in enumerate(head) if same_words(line.text, title)), None)
    marked = [at for at, line in enumerate(head) if line.kind == "title"]
    if marked:
        return marked[0]
    plain = [at for at, line in enumerate(head) if line.kind in {"short", "heading", "prose", "list"}]
    if not plain:
        return None
    topic = Counter(word for line in lines[first : first + _LEAD] for word in _words(line.text))
    seen = Counter(_letters(line.text) for line in head)
    best: int = max(
        plain, key=lambda at: (_headline_score(head, at, topic, seen[_letters(head[at].text)]), -at)
    )
    best -= _is_under_headline(head, best, topic)
    alone = len(plain) == 1 and not _is_label(head[best].text)
    return best if alone or _headline_score(head, best, topic, 1) > 0 else None


def _is_under_headline(head: Sequence[Line], at: int, topic: Counter[str]) -> bool:
    """Tell whether the likeliest headline is but the summary of one right above it, which is about the body too."""
    if at == 0 or not is_headline(head[at - 1]) or (at > 1 and is_headline(head[at - 2])):
        return False
    return not is_credit(head[at - 1]) and any(topic[word] for word in _words(head[at - 1].text))


def _headline_score(head: Sequence[Line], at: int, topic: Counter[str], seen: int) -> float:
    """Weigh a line as the headline: by the words that it shares with the body, its length, and what stands beside it."""
    line = head[at]
    words = _words(line.text)
    shared = sum(1 for word in words if topic[word]) / max(4, len(words))
    score = 2.0 * shared + 0.3 * min(len(line.text.split()), 8) / 8
    score += 0.3 * (seen > 1)
    score += 0.25 * any(other.kind == "date" or is_credit(other) for other in head[at + 1 : at + 4])
    score -= 0.5 * (line.text.endswith(".") or line.kind == "list")
    score -= 0.4 * (not is_headline(line))
    score -= 0.5 * is_credit(line)
    return score - 0.02 * (len(head) - at)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold()[:7] for word in _WORD.findall(text))


def names_beside(text: str) -> tuple[str, ...]:
    """Return the people whom a line beside title or date names and no one else: `A and B`, `A in X and B in Y`, `Von A, Bern`."""
    signed = _BY.match(text)
    bare = text[signed.end() :] if signed else text
    if len(bare.split()) > _MOST_NAMES or not bare:
        return ()
    pieces = [_PLACED.sub("", piece) for piece in _AND.split(bare.strip())]
    names = tuple(piece for piece in pieces if is_name(piece, beside_title=True))
    return names if len(names) == len(pieces) or (signed and is_name(pieces[0], beside_title=True)) else ()


def is_credit(line: Line) -> bool:
    """Tell whether a line in the head says who wrote, by its words or by bare names."""
    return line.kind == "byline" or (line.kind in {"short", "heading"} and bool(names_beside(line.text)))


def end_of_head(lines: Sequence[Line], kept: Sequence[bool], first: int) -> int:
    """Return where the head ends: where the body starts, or after the byline and date that stand under its summary."""
    end, words = first, 0
    for at in range(first, min(len(lines), first + _LEAD)):
        if kept[at]:
            words += len(lines[at].text.split())
        elif (is_credit(lines[at]) or lines[at].kind == "date") and any(kept[at:]):
            end = at + 1
        if words > _MOST_SUMMARY or lines[at].kind in {"tail", "age", "comment", "label"}:
            break
    return end


def stands_as_title(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line that a model takes for the body's first is its headline: no sentence, with a byline or date under it."""
    line = lines[at]
    if (
        not is_headline(line)
        or line.text.endswith((".", "…", ":", "!", "”", '"', ",", ";"))
        or len(line.text) > _LONGEST_TITLE
    ):
        return False
    under = lines[at + 1 : at + 4]
    unfinished = line.kind in {"short", "title", "heading"} and bool(under) and under[0].kind == "prose"
    return unfinished or any(is_credit(other) or other.kind == "date" for other in under)


def _is_label(text: str) -> bool:
    return text.lower().replace(" ", "-") in _SECTIONS


def is_standfirst(lines: Sequence[Line], at: int, first: int) -> bool:
    """Tell whether a line under the title sums the article up: some words about what the body's first lines tell."""
    line = lines[at]
    if line.kind not in {"prose", "short", "list", "heading"} or not 6 <= len(line.text.split()) <= 60:
        return False
    under = lines[at + 1] if at + 1 < first else None
    told = line.kind in {"short", "prose"} and not is_credit(line)
    if told and under is not None and (is_credit(under) or under.kind == "date"):
        return not same_words(line.text, lines[at - 1].text if at else None)
    lead = frozenset[str]().union(*(_words(other.text) for other in lines[first : first + _LEAD]))
    words = _words(line.text)
    return len(words & lead) >= max(2, 0.3 * len(words))


def printed_day(head: Sequence[Line], host: str | None = None) -> PartialDate | None:
    """Return the day of publication that is printed above the body: one that is named so before one that is not.

    Args:
        head: The lines above the body.
        host: The site's host, whose country may put the month first.
    """
    lines = [line.text for line in head if line.kind in {"date", "byline"} and not _STORED.search(line.text)]
    day_first = day_comes_first(lines, host)
    found = [date for line in lines for date in find_printed_dates(line, day_first=day_first)]
    rank = {"published": 0, None: 1, "updated": 2}
    stated = sorted((date for date in found if date.date), key=lambda date: rank[date.kind])
    return stated[0].date if stated else None


def find_section(lines: Sequence[Line], title_at: int, first: int) -> int | None:
    """Return where the label stands that names the section: beside the title, or the nearest that is known to be one."""
    above, below = title_at - 1, title_at + 1
    near = [at for at in (above, below, above - 1, below + 1) if 0 <= at < first]
    for at in near:
        if _names_section(lines[at]):
            return at
    if above >= 0 and _may_label(lines, above):
        return above
    if below + 1 < first and _may_label(lines, below) and len(lines[below].text.split()) <= 2:
        followed = is_credit(lines[below + 1]) or lines[below + 1].kind == "date"
        if followed and not is_place(lines[below].text):
            return below
    order = [*range(above, -1, -1), *range(below, first)]
    return next((at for at in order if _names_section(lines[at])), None)


def _names_section(line: Line) -> bool:
    label = _CRUMBS.split(line.text)[-1].strip()
    return line.kind in {"short", "heading", "furniture"} and bool(label) and _is_label(label)


def _may_label(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is a label of some words that is neither the outlet's name nor that of a person."""
    text = lines[at].text
    fits = lines[at].kind == "short" and text[:1].isupper() and len(text.split()) <= _LABEL_WORDS
    if not fits or not all(character.isalpha() or character in " &'’-" for character in text):
        return False
    site = (
        at == 0
        and len(lines) > 1
        and lines[1].kind == "short"
        and len(lines[1].text.split()) < _LABEL_WORDS + 1
    )
    owned = any("©" in line.text and text in line.text for line in lines)
    return not (site or owned or _OUTLET.search(text) or is_name(text))
