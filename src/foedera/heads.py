"""What stands above the body: the headline and the section, found among navigation, dates and bylines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from foedera.dates import PartialDate
from foedera.lines import Line, look_at
from foedera.parts import Part
from foedera.printed_dates import day_comes_first, find_printed_dates

_CRUMBS = re.compile(r"\s*[>›»/]\s*")
_WORD = re.compile(r"\w{4,}")
_STORED = re.compile(
    r"\b(?:captured|retrieved|crawled|archived|accessed|fetched|saved|snapshot|downloaded|printed)\b",
    re.IGNORECASE,
)
_MARKS = 40  # characters, neither letters nor digits, by which two prints of a title may differ
_LEAD = 12  # lines of the body that tell what the page is about
_SECTIONS = frozenset(
    """africa americas analysis arts asia asia-pacific australia breaking britain business canada china cities climate
    companies culture defence defense diplomacy economy editorial editorials education energy entertainment environment
    europe exclusive explained explainers features finance global health home india international latest law lifestyle
    local markets middle-east money nation national news op-ed opinion opinions pakistan politics press-releases
    russia science security south-asia sport sports tech technology top-stories trade uk ukraine us usa views war world""".split()
)


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a page before its parts are told apart."""

    title: str | None


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
    alone = len(plain) == 1 and not _is_label(head[best].text)
    return best if alone or _headline_score(head, best, topic, 1) > 0 else None


def _headline_score(head: Sequence[Line], at: int, topic: Counter[str], seen: int) -> float:
    """Weigh a line as the headline: by the words that it shares with the body, its length, and what stands beside it."""
    line = head[at]
    words = _words(line.text)
    shared = sum(1 for word in words if topic[word]) / max(4, len(words))
    score = 2.0 * shared + 0.3 * min(len(line.text.split()), 8) / 8
    score += 0.3 * (seen > 1)
    score += 0.25 * any(other.kind in {"byline", "date"} for other in head[at + 1 : at + 4])
    score -= 0.5 * (line.text.endswith(".") or line.kind == "list")
    score -= 0.4 * (not is_headline(line))
    return score - 0.02 * (len(head) - at)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold()[:7] for word in _WORD.findall(text))


def _is_label(text: str) -> bool:
    return text.lower().replace(" ", "-") in _SECTIONS


def is_standfirst(lines: Sequence[Line], at: int, first: int) -> bool:
    """Tell whether a line under the title sums the article up: some words about what the body's first lines tell."""
    line = lines[at]
    if line.kind not in {"prose", "short", "list", "heading"} or not 6 <= len(line.text.split()) <= 60:
        return False
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


def find_section(parts: Sequence[Part], title_at: int) -> int | None:
    """Return where the label stands that names the section: the last before the title, or the first after it."""
    order: list[int] = [*range(title_at - 1, -1, -1), *range(title_at + 1, len(parts))]
    for at in order:
        text = parts[at].text
        label = _CRUMBS.split(text)[-1].strip()
        alone = at == 0 and title_at == 1 and len(label.split()) <= 2 and look_at(text).kind == "short"
        if parts[at].role == "furniture" and label and (_is_label(label) or (alone and label[0].isupper())):
            return at
    return None
