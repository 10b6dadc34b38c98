"""Page -> Article: the body that every offset points into, and the parts that are not the body."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from foedera.acquire import Page
from foedera.datelines import DatelineWords, find_agency_tag, find_closing_date, find_dateline
from foedera.dates import PartialDate
from foedera.errors import InputLimit, PageError
from foedera.evidence import BODY, Span, passage
from foedera.genre import Genre, read_genre
from foedera.language import detect_language
from foedera.layout import read_lines
from foedera.lines import look_at
from foedera.markup import read_markup
from foedera.parts import BODY_ROLES, Layout, Part, Role
from foedera.press import is_agency
from foedera.printed_dates import STORED, day_comes_first, find_printed_dates, is_date_line, month_and_day
from foedera.settings import DEFAULTS, Limits
from foedera.sites import host_of

DateBasis = Literal["given", "metadata", "text", "inferred", "none"]


@dataclass(frozen=True, slots=True)
class Published:
    """When the page was published: a date with what it rests on, and the bounds where there is none."""

    date: PartialDate | None = None
    basis: DateBasis = "none"
    earliest: PartialDate | None = None
    latest: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line that opens a report (`WASHINGTON, Aug 23 (Reuters) -`). It stays in the text."""

    place: str | None = None
    date: PartialDate | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page with its role; `start` and `end` are null where it is not in `article.text`."""

    id: str
    role: Role
    text: str
    start: int | None = None
    end: int | None = None
    age: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A news page or statement: its body, its parts, and what is known of its making."""

    id: str
    sha256: str
    url: str | None
    site: str | None
    title: str | None
    section: str | None
    authors: tuple[str, ...]
    language: str | None
    translated_from: str | None
    fetched: str | None
    genre: Genre
    published: Published
    dateline: Dateline
    text: str
    blocks: tuple[Block, ...]

    def passage(self, start: int, end: int) -> Span:
        """Return the span of a passage of the body."""
        return passage(self.text, start, end)

    def source(self, in_: str) -> str:
        """Return the text that a span's `in_` names; raise KeyError if there is no such block."""
        if in_ == BODY:
            return self.text
        return next(block.text for block in self.blocks if block.id == in_)

    def body_blocks(self) -> Iterator[Block]:
        """Yield the blocks that lie in the text, in its order."""
        yield from (block for block in self.blocks if block.start is not None)


GAP = "\n\n"
"""What stands between two paragraphs of the text."""

_BY = re.compile(r"(?:by|source|von|par|por)\b\s*[:–-]?\s*", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_SLOWEST_REPORT = 14  # days between a dateline and its publication
_MOST_LEADS = 3  # summaries that may stand before a dateline
_LONGEST_LEAD = 40
_OPENING = 20_000
_MOST_UNDER = 6  # blocks under the text of which one may tell the page's date
_LONGEST_HEADLINE = 20
_OTHERS = frozenset({"tail", "comment", "label", "age"})  # lines where other articles or readers' words begin
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_FEW_WORDS = 60  # of a body that may be what stands before a paywall
_PAYWALL = re.compile(
    r"(?:subscribe|sign\s?up|register|log\s?in|sign\s?in|join)(?:\s+(?:now|today|here|or\s+log\s?in|for\s+free))?\s+to\s+"
    r"(?:continue|keep|read|unlock|access|view|get)"
    r"|(?:to|and)\s+(?:continue|keep)\s+reading|already\s+a\s+(?:subscriber|member)|(?:for\s+)?(?:subscribers?|members?)[\s-]only"
    r"|(?:only|exclusive(?:ly)?|reserved|available)\s+(?:available\s+)?(?:to|for)\s+(?:our\s+|paying\s+|premium\s+)*(?:subscribers?|members)"
    r"|unlock\s+this\s+(?:article|story)|premium\s+(?:article|content|story)|you(?:\s+have|['’]ve)\s+reached\s+your\b"
    r"|free\s+articles?\s+(?:left|remaining|this\s+month)|remaining\s+\d+%\s+of\s+this",
    re.IGNORECASE,
)


def read_article(page: Page, limits: Limits = DEFAULTS.limits) -> Article:
    """Read the article of a page: its body as text, and every other part as a block beside it.

    Args:
        page: The page as it came.
        limits: How long its text may be and how deeply its markup nested.

    Raises:
        PageError: If the page holds no article, or only the start of one before a paywall; InputLimit if it is
            longer or deeper than the limits allow.
    """
    if not page.text.strip():
        raise PageError("article", "the page is empty", "pass a page with text in it")
    if page.plain:
        _check_length(len(page.text), limits)
        return _article(page, Layout((), page.title), page.text, _paragraphs(page))
    layout = _layout(page, limits)
    body = [part for part in layout.parts if part.role in BODY_ROLES]
    _check_length(sum(len(part.text) + len(GAP) for part in body), limits)
    text = GAP.join(part.text for part in body)
    _check_body(page, text)
    return _article(page, layout, text, _blocks(layout.parts))


def silent(article: Article) -> list[tuple[int, int]]:
    """Return the stretches of the text that no finding comes from: the dateline and the headings within the body."""
    start, found = _opening(article.text)
    headings = [block for block in article.body_blocks() if block.role == "heading"]
    spans = [
        (block.start, block.end) for block in headings if block.start is not None and block.end is not None
    ]
    return [(start, start + found.end), *spans] if found else spans


def dateline_end(text: str) -> int:
    """Return where the report begins after its dateline; 0 if it has none."""
    start, found = _opening(text)
    return start + found.end if found else 0


def _opening(text: str) -> tuple[int, DatelineWords | None]:
    """Return the dateline and where it begins: at the start, or after the few lines that sum the report up."""
    start = 0
    for _ in range(_MOST_LEADS + 1):
        found = find_dateline(text[start : start + _OPENING])
        if found is not None:
            return start, found
        end = text.find(GAP, start)
        if end < 0 or len(text[start:end].split()) > _LONGEST_LEAD:
            break
        start = end + len(GAP)
    return 0, None


def _layout(page: Page, limits: Limits) -> Layout:
    if page.form == "html":
        return read_markup(page.text, page.url, page.fetched, limits)
    _check_length(len(page.text) // 4, limits)
    return read_lines(page.text, page.title, markdown=page.form == "markdown")


def _check_length(length: int, limits: Limits) -> None:
    if length > limits.text_chars:
        raise InputLimit(
            "article",
            f"its text has more than the {limits.text_chars:,} characters that one article may have",
            "split it into documents: JSON Lines, one document a line",
        )


def _check_body(page: Page, text: str) -> None:
    words = len(text.split())
    marker = _PAYWALL.search(page.text) if words < _FEW_WORDS else None
    if marker:
        raise PageError(
            "article",
            f"only {words} words stand before a paywall ({' '.join(marker[0].split())[:60]!r})",
            "open it with your subscription, save it and pass the file",
        )
    if not any(character.isalpha() for character in text):
        raise PageError(
            "article",
            "no article was found in the page",
            "pass the page of one article, or its text with --plain",
        )


# Blocks


def _blocks(found: Sequence[Part]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    at = 0
    for number, part in enumerate(found, 1):
        if part.role in BODY_ROLES:
            end = at + len(part.text)
            blocks.append(Block(f"b{number}", part.role, part.text, at, end))
            at = end + len(GAP)
        else:
            blocks.append(Block(f"b{number}", part.role, part.text, age=part.age))
    return tuple(blocks)


def _paragraphs(page: Page) -> tuple[Block, ...]:
    """Return the paragraphs of a bare article, at its blank lines; its given title is a block beside them."""
    ahead = [Block("b1", "title", page.title)] if page.title else []
    spans = [
        match.span() for match in re.finditer(r"\S(?:[^\r\n]|\r?\n(?![^\S\n]*\r?\n|[^\S\n]*\Z))*", page.text)
    ]
    body = [
        Block(
            f"b{number}",
            "paragraph",
            page.text[start:end].rstrip(),
            start,
            start + len(page.text[start:end].rstrip()),
        )
        for number, (start, end) in enumerate(spans, len(ahead) + 1)
    ]
    return (*ahead, *body)


# The article


def _article(page: Page, layout: Layout, text: str, blocks: tuple[Block, ...]) -> Article:
    _, found = _opening(text)
    found = found or _dateline_above(blocks)
    published = _published(page, layout, found, blocks)
    site = host_of(page.url) or layout.site
    title = page.title or layout.title
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=page.id or hashlib.sha256(f"{text}{page.url or ''}".encode()).hexdigest()[:16],
        sha256=digest,
        url=page.url,
        site=site,
        title=title,
        section=layout.section,
        authors=page.authors or layout.authors,
        language=detect_language(text),
        translated_from=None,
        fetched=page.fetched,
        genre=read_genre(
            title or "",
            layout.section or "",
            page.url or "",
            [Part(block.role, block.text) for block in blocks],
            layout.kinds,
        ),
        published=published,
        dateline=_dateline(text, found, published.date, blocks),
        text=text,
        blocks=blocks,
    )


def _published(page: Page, layout: Layout, found: DatelineWords | None, blocks: Sequence[Block]) -> Published:
    """Return the best-founded date of publication; with none, the bounds that the page still proves."""
    printed = layout.printed
    told = _dateline_date(found.month_day, layout.stamped or printed) if found and found.month_day else None
    given = page.date or page.stamped or layout.stamped
    day = (
        given
        or _without_capture(printed, found)
        or _stated_day(found)
        or _without_capture(_day_beside(blocks, page.url), found)
    )
    if day is not None:
        basis: DateBasis = "given" if page.date else "metadata" if given else "text"
        return Published(day, basis, PartialDate.of(day.earliest), PartialDate.of(day.latest))
    latest = min((known.latest for known in (printed, _day(page.fetched)) if known), default=None)
    return Published(earliest=told, latest=PartialDate.of(latest) if latest else None)


def _day_beside(blocks: Sequence[Block], url: str | None) -> PartialDate | None:
    """Return the day that a line of its own above the text tells, a label within it, a credit at its end or a line under it."""
    above = [block.text for block in takewhile(_is_above, blocks)]
    last = max((at for at, block in enumerate(blocks) if block.start is not None), default=len(blocks))
    while last > 0 and last < len(blocks) and is_date_line(blocks[last].text):
        last -= 1
    within = [block.text for block in blocks[len(above) : last] if _is_published(block)]
    below = list(takewhile(_is_under, blocks[last + 1 : last + 1 + _MOST_UNDER]))
    under = [block.text for block in below]
    credited = [*takewhile(lambda block: block.role == "byline" or is_date_line(block.text), below)]
    day_first = day_comes_first([*above, *under], host_of(url))
    return (
        _told(above, day_first, bare=len(above))
        or (find_closing_date(blocks[last].text) if last < len(blocks) else None)
        or _told(under, day_first, bare=len(credited))
        or _told(within, day_first, bare=0)
    )


def _is_above(block: Block) -> bool:
    """Tell whether a block stands above the text, or is a headline or date that a bare text opens with."""
    short = len(block.text.split()) <= _LONGEST_HEADLINE and not _SENTENCE_END.search(block.text)
    return block.start is None or short


def _is_published(block: Block) -> bool:
    """Tell whether a block beside the text has a date in it that a label says is that of publication."""
    return block.start is None and any(date.kind == "published" for date in find_printed_dates(block.text))


def _is_under(block: Block) -> bool:
    """Tell whether a block under the text may be about its making: no other article, no reader's words."""
    return block.role not in {"related", "teaser"} and look_at(block.text).kind not in _OTHERS


def _told(lines: Sequence[str], day_first: bool | None, bare: int) -> PartialDate | None:
    """Return the day of publication, else the only day, else the last update that lines of their own tell.

    Args:
        lines: The lines.
        day_first: Whether the day stands before the month in dates in numbers.
        bare: In how many of the lines a date without a label may be that of the page.
    """
    found = [
        (date.kind, date.date, at)
        for at, line in enumerate(lines)
        if is_date_line(line) and not STORED.search(line)
        for date in find_printed_dates(line, day_first=day_first)
        if date.date is not None
    ]
    published = [day for kind, day, _ in found if kind == "published"]
    unnamed = [(day, at) for kind, day, at in found if kind is None]
    if published:
        return min(published, key=lambda day: day.earliest)
    if unnamed:
        day, at = unnamed[0]
        return day if at < bare and all(other == day for other, _ in unnamed) else None
    return found[0][1] if found else None


def _without_capture(printed: PartialDate | None, found: DatelineWords | None) -> PartialDate | None:
    """Return the printed date unless the dateline shows that it is when the page was stored: weeks after the report."""
    if printed is None or found is None or found.month_day is None:
        return printed
    reported = _dateline_date(found.month_day, printed)
    if reported is None or abs((printed.latest - reported.earliest).days) <= _SLOWEST_REPORT:
        return printed
    return None


def _stated_day(found: DatelineWords | None) -> PartialDate | None:
    """Return a dateline's day where it is printed with its year."""
    words = found.month_day if found else None
    return _dateline_date(words, None) if words and _YEAR.search(words) else None


def _day(stamp: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(stamp[:10]) if stamp else None
    except ValueError:
        return None


def _dateline(
    text: str, found: DatelineWords | None, published: PartialDate | None, blocks: Sequence[Block]
) -> Dateline:
    credit = find_agency_tag(text) if found is None or found.agency is None else None
    agency = (found.agency if found else None) or (credit.agency if credit else _credited(blocks))
    if found is None:
        return Dateline(agency=agency)
    return Dateline(found.place, _dateline_date(found.month_day, published), agency)


def _dateline_above(blocks: Sequence[Block]) -> DatelineWords | None:
    """Return the dateline with agency and day that stands in a line of its own above the text."""
    above = [block.text for block in takewhile(lambda block: block.start is None, blocks)]
    found = (find_dateline(f"{text}\n") for text in above if is_date_line(text))
    return next((line for line in found if line and line.agency and line.month_day and line.place), None)


def _credited(blocks: Sequence[Block]) -> str | None:
    """Return the agency that stands where authors do: `By GNA`."""
    names = (_BY.sub("", block.text).strip() for block in blocks if block.role == "byline")
    return next((name for name in names if is_agency(name)), None)


def _dateline_date(words: str | None, published: PartialDate | None) -> PartialDate | None:
    """Return a dateline's day, its year as printed or the latest that is not after publication."""
    month_day = month_and_day(words) if words else None
    if words is None or month_day is None:
        return None
    year = _YEAR.search(words)
    try:
        if year:
            return PartialDate(int(year[0]), *month_day)
        if published is None:
            return None
        day = PartialDate(published.year, *month_day)
        return day if day.earliest <= published.latest else PartialDate(published.year - 1, *month_day)
    except ValueError:
        return None
