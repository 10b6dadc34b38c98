"""What stands above the body: the headline and the section, found among navigation, dates and bylines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from foedera.bylines import is_name
from foedera.dates import PartialDate
from foedera.knowledge import knowledge
from foedera.lines import Line, letters_of
from foedera.press import is_place
from foedera.printed_dates import MONTH, WEEKDAY, DateKind, day_comes_first, find_printed_dates

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
# What stands above a body that prints no title: a clock, the kind of the text.
_NO_TITLE = re.compile(
    r"[(\[*]*(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?|\d{1,2}\s?[ap]\.?m\.?(?:\s[A-Z]{2,4})?"
    r"|(?:for\s+immediate\s+release\W+)?(?:(?:official|joint)\s+)?(?:press|media|news)\s+(?:releases?|statements?|notes?|communiqu[eé]s?|advisory)"
    r"|statements?|speech(?:es)?|transcript|remarks|communiqu[eé]|pressemitteilung|communiqué\s+de\s+presse|comunicado(?:\s+de\s+prensa)?"
    r"|(?:please\s+)?check\s+against\s+delivery|as\s+(?:delivered|prepared\s+for\s+delivery)|embargo(?:ed)?\b.{0,60}"
    r"|(?:not\s+)?for\s+(?:immediate\s+)?(?:publication|release)\b.{0,40}|(?:release|ref(?:erence)?)\s*(?:no|number|nr)\b.{0,30})[)\]*.!]*",
    re.IGNORECASE,
)
_OTHERS = frozenset({"tail", "age", "comment", "label", "related"})
_UNDER = 6  # lines under a body in which its date is still told
_NO_SECTION = re.compile(
    r"documents?|(?:press|news|media)\s?(?:room|cent(?:er|re)|office)?|archives?|search|all|latest|articles?|details?|page\s\d+|view|posts?",
    re.IGNORECASE,
)
_FIRST_PAGE = re.compile(r"home|main|start|front\s+page|homepage|startseite|accueil|inicio", re.IGNORECASE)
_HERE = re.compile(r"\s*you\s+are\s+here\s*:?\s*", re.IGNORECASE)
_STARTS_CHAIN = re.compile(r"(?:home|main|start|front\s+page|homepage)\s*:", re.IGNORECASE)
_COLONS = re.compile(r"\s*[:>›»/]\s*")
_DASHES = re.compile(r"(?:\s*[-–—]){1,3}(?:\s+|$)|\s\|\s")
_DAY = re.compile(rf"\b{WEEKDAY}\b", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    rf"(?P<section>[A-Z][A-Za-z'’&-]+(?:\s[A-Z&][A-Za-z'’-]*){{0,2}}),?\s+(?:\|\s+)?(?:{WEEKDAY}),?\s+(?=\d|{MONTH})",
    re.IGNORECASE,
)
_SHORTEST_CUT = 8  # letters of a title that is cut short at the end of a chain
_OF_NAME_LINE = 2
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


def section_name(text: str, title: str | None = None) -> str:
    """Return the name of the section in a line: the last link of a chain, its words before a date or beside a paper's name.

    Args:
        text: The line.
        title: The title of the page, which may be the last in the chain and is no section.
    """
    dated = _BEFORE_DATE.match(text)
    if dated is not None:
        return dated["section"].strip()
    chain = [piece.strip() for piece in _chain(text) if piece.strip()]
    if len(chain) > 1 and title is not None and _is_cut_title(chain[-1], title):
        chain.pop()
    if len(chain) == 1 and (named := _beside_paper(chain[0])):
        return named
    return chain[-1] if chain else text


def _chain(text: str) -> list[str]:
    """Return the links of a chain such as `Home » Trade`; a colon parts them only behind the first page's name."""
    rest = _HERE.sub("", text)
    return (_COLONS if _STARTS_CHAIN.match(rest) else _CRUMBS).split(rest)


def _is_cut_title(text: str, title: str) -> bool:
    bare = letters_of(text.rstrip(".… "))
    return len(bare) >= _SHORTEST_CUT and letters_of(title).startswith(bare)


def _beside_paper(text: str) -> str | None:
    """Return the section that a paper's name line names: `The Example - - SUNDAY OPINION -`."""
    pieces = [piece.strip() for piece in _DASHES.split(text) if piece.strip(" -–—")]
    if len(pieces) < _OF_NAME_LINE or not _OUTLET.search(pieces[0]):
        return None
    return next((piece for piece in pieces[1:] if _is_label(_DAY.sub("", piece).strip())), None)


def same_words(one: str, other: str | None) -> bool:
    """Tell whether two lines have the same letters and digits, whatever their case and punctuation."""
    return other is not None and abs(len(one) - len(other)) < _MARKS and letters_of(one) == letters_of(other)


def is_headline(line: Line) -> bool:
    """Tell whether a line by itself could be a headline: some words that are no chain of labels."""
    chained = len(_chain(line.text)) > 2  # such as Home / News / Africa
    return line.kind in {"short", "heading", "title", "prose"} and len(line.text.split()) >= 4 and not chained


def find_title(lines: Sequence[Line], first: int, title: str | None) -> int | None:
    """Return where the title stands above the body: the line that repeats it, or the likeliest headline."""
    head = lines[:first]
    if title is not None:
        return next((at for at, line in enumerate(head) if same_words(line.text, title)), None)
    marked = [at for at, line in enumerate(head) if line.kind == "title"]
    if marked:
        return marked[0]
    plain = [
        at
        for at, line in enumerate(head)
        if line.kind in {"short", "heading", "prose", "list"} and not _NO_TITLE.fullmatch(line.text)
    ]
    if not plain:
        return None
    topic = Counter(word for line in lines[first : first + _LEAD] for word in _words(line.text))
    seen = Counter(letters_of(line.text) for line in head)
    best: int = max(
        plain, key=lambda at: (_headline_score(head, at, topic, seen[letters_of(head[at].text)]), -at)
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


def printed_day(
    head: Sequence[Line], host: str | None = None, title: str | None = None, under: Sequence[Line] = ()
) -> PartialDate | None:
    """Return the day of publication that is printed: one that is named so before the one nearest the title.

    What stands above the title, at the top of the page, may be the page's own clock, and what stands under the body
    counts only where it is named as publication.

    Args:
        head: The lines above the body.
        host: The site's host, whose country may put the month first.
        title: The page's title; without it, the last heading above the body counts as that.
        under: The lines under the body.
    """
    titled = _titled_at(head, title)
    lines = [(at - titled, line.text) for at, line in enumerate(head) if _may_date(line)]
    day_first = day_comes_first([text for _, text in lines], host)
    stated = [
        (_doubt(date.kind, place), date.date)
        for place, text in lines
        for date in find_printed_dates(text, day_first=day_first)
        if date.date
    ]
    end = next((at for at, line in enumerate(under) if line.kind in _OTHERS), len(under))
    stated += [
        (_doubt("published", 0), date.date)
        for line in under[: min(end, _UNDER)]
        if _may_date(line)
        for date in find_printed_dates(line.text, day_first=day_first)
        if date.date and date.kind == "published"
    ]
    return min(stated, key=lambda found: found[0])[1] if stated else None


def _may_date(line: Line) -> bool:
    return line.kind in {"date", "byline"} and not _STORED.search(line.text)


def _titled_at(head: Sequence[Line], title: str | None) -> int:
    """Return where the title stands among the lines above the body; 0 where it is not printed."""
    if title is not None:
        return next((at for at, line in enumerate(head) if same_words(line.text, title)), 0)
    headings = [at for at, line in enumerate(head) if line.kind in {"title", "heading"} and is_headline(line)]
    return headings[-1] if headings else 0


def _doubt(kind: DateKind | None, place: int) -> tuple[int, int]:
    """Weigh a date by what names it and how far from the title it stands; a smaller weight is a better date."""
    if kind == "published":
        return 0, 0
    if place >= 0:
        return (1 if kind is None else 2), 0
    return (1 if kind is None and place == -1 else 3), -place


def find_section(lines: Sequence[Line], title_at: int, first: int) -> int | None:
    """Return where the label stands that names the section: beside the title, or the nearest that is known to be one."""
    above, below = title_at - 1, title_at + 1
    near = [at for at in (above, below, above - 1, below + 1) if 0 <= at < first]
    title = lines[title_at].text
    for at in near:
        if _names_section(lines[at], title) or _ends_chain(lines[at].text, title):
            return at
    if above >= 0 and _may_label(lines, above):
        return above
    if below + 1 < first and _may_label(lines, below) and len(lines[below].text.split()) <= 2:
        followed = is_credit(lines[below + 1]) or lines[below + 1].kind == "date"
        if followed and not is_place(lines[below].text):
            return below
    order = [*range(above, -1, -1), *range(below, first)]
    known = next((at for at in order if _names_section(lines[at], title)), None)
    if (
        known is None
        and title_at + 1 < first - 1
        and lines[first - 2].kind == "date"
        and _may_label(lines, first - 1)
    ):
        return None if is_place(lines[first - 1].text) else first - 1  # between the date and the text
    return known


def _names_section(line: Line, title: str) -> bool:
    label = section_name(line.text, title)
    if line.kind == "date":
        return label != line.text and (_is_label(label) or knowledge().country_named(label) is not None)
    return (
        line.kind in {"short", "heading", "furniture"}
        and bool(label)
        and _is_label(_DAY.sub("", label).strip())
    )


def _ends_chain(text: str, title: str) -> bool:
    """Tell whether a line is a chain of links from the first page down, two of them or more, to a section of some words."""
    chain = _chain(text)
    label = section_name(text, title)
    down = len(chain) > 1 and _FIRST_PAGE.fullmatch(chain[0].strip()) is not None
    named = label != chain[0].strip() and _NO_SECTION.fullmatch(label) is None
    return (
        down
        and named
        and len(label.split()) <= _LABEL_WORDS + 1
        and (len(chain) > 2 or not _OUTLET.search(label))
    )


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
