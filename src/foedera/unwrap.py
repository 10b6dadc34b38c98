"""Text broken at a fixed width (mail, agency wires, old archives, PDF) -> its paragraphs, one string each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_NARROWEST, _WIDEST = 30, 140
_TEXT_LINE = 25  # characters of a line that may be part of a paragraph, and not a label or an address
_LOOK_AHEAD = 30
_CLOSED = re.compile(r"[.!?:;…。！？।؟۔][\"'”’»)\]*_]*(?:\[\d{1,3}\])?$|\]$")
_INNER_STOP = re.compile(r"[a-z)\d][.!?][\"'”’»)]*\s+[\"'“‘«(]*[A-Z]")
_BULLET = re.compile(r"[•‣▪●◦·*–—-]\s+(?=\S)")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+(?=\S)")
_FIELD = re.compile(r"[A-Z][\w-]{1,20}(?:\s[\w-]{1,20})?:(?:\s|$)")
_COLUMNS = re.compile(r"\S(?:\s{3,}|\t)\S.*\S(?:\s{3,}|\t)\S|\S\s{8,}\S|\t\S")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?[.,]?")
# What begins in lower case and yet stands by itself: a byline, an address of the web, an item of a list.
_OWN_LINE = re.compile(r"by(?:\s+[\w.'’-]+){2,6}|[a-z]\)\s.*|(?:www\.|https?:)\S+")
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}(?:,[^.]{1,40})?(?:\s*\([A-Za-z /]{2,30}\))?\s*(?:--?|–|—)\s+[A-Z“\"]"
)
_BLANKS = re.compile(r"[ \t]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GLYPHS = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_DIVIDED = re.compile(r"\w+-\s*\n\s*\w+")
_OPEN_WORDS = frozenset(
    """a about an and are as at be been but by can could des de der die das du for from had has have his her if in into is
    its la le les may must my nor not of on or our over per should than that the their they this to und under von was were
    when which while who whose will with within would y""".split()
)
_LEADING_WORDS = frozenset(
    "after against ahead amid among and as at before between but despite during for from in into of on or over to under with".split()
)
_COMPOUNDS = frozenset(
    """all anti co counter cross ex first five four half high inter known left long low mid multi near non off old one
    open post pre pro quasi re right second self semi seven short six so state sub ten third three two ultra under vice
    well wide""".split()
)
_SUSPENDED = frozenset("and or to und oder".split())


@dataclass(frozen=True, slots=True)
class _Row:
    """A printed line: its text, how far it is indented, and whether a blank line stands before it."""

    text: str
    indent: int
    gap: bool
    columns: bool = False

    @property
    def length(self) -> int:
        """How far it reaches to the right."""
        return self.indent + len(self.text)


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text is broken: at what width, how full its lines are, and where they start."""

    width: int
    least: float
    """How full a line is at least that its sentence runs on from."""
    least_closed: float
    """How full a line is at least that ends with its sentence and yet not with its paragraph."""
    base: int


def paragraphs(text: str) -> list[str]:
    """Return a text's paragraphs: its lines, joined where the whole text shows that they were broken at a width.

    Tables, lists, headings, addresses and the one-line paragraphs of a text that is not broken keep their lines.
    """
    rows = _single_spaced(_rows(text))
    style = _style(rows)
    if style is None:
        return [row.text for row in rows]
    words = frozenset(word.lower() for word in _WORD.findall(_DIVIDED.sub(" ", text)))
    found: list[list[str]] = []
    joined = False
    for at, row in enumerate(rows):
        shown = row.text if row.columns else _BLANKS.sub(" ", row.text)  # printers fill lines with them
        joined = at > 0 and _continues(rows, at, style, joined=joined)
        if joined:
            line = shown.lstrip("> ") if found[-1][0].startswith(">") else shown
            found[-1][-1:] = [_opened(found[-1][-1], line, words), line]
        else:
            found.append([shown])
    return ["".join(lines) for lines in found]


# The printed lines


def _rows(text: str) -> list[_Row]:
    rows: list[_Row] = []
    gap = False
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            columns = bool(_COLUMNS.search(bare)) or bare.count("|") > 1
            before = line[: len(line) - len(line.lstrip())]
            rows.append(_Row(bare, len(before.expandtabs(4)), gap, columns))
        gap = not bare
    return rows


def _single_spaced(rows: list[_Row]) -> list[_Row]:
    """Return rows with blank lines taken out where one stands after every line, broken sentences or not."""
    gaps = sum(row.gap for row in rows)
    if len(rows) < 6 or gaps < 0.9 * (len(rows) - 1):
        return rows
    close = [_Row(row.text, row.indent, gap=False, columns=row.columns) for row in rows]
    return close if _style(close) is not None else rows


# Whether and how a text is broken


def _style(rows: Sequence[_Row]) -> _Style | None:
    short = Counter(row.text for row in rows if len(row.text) < _TEXT_LINE)
    often = {text for text, times in short.items() if times > 2}
    pairs = [at for at in range(1, len(rows)) if _may_be_pair(rows[at - 1], rows[at], often)]
    caseless = _is_caseless(rows)
    broken = [at for at in pairs if _breaks_a_sentence(rows[at - 1], rows[at], caseless=caseless)]
    if not broken or not _is_a_habit(rows, pairs, broken):
        return None
    lengths = sorted(rows[at - 1].length for at in broken)
    usual = lengths[len(lengths) * 9 // 10]
    width = max(length for length in lengths if length <= 1.15 * usual)
    full = sum(length >= (0.85 if caseless else 0.6) * width for length in lengths)
    over = sum(row.length > 1.15 * width for row in rows)
    if not _NARROWEST <= width <= _WIDEST or full < 0.8 * len(lengths) or over > 2 + len(broken) // 8:
        return None
    fills = sorted(_fill(rows[at - 1], rows[at], width) for at in broken)
    indents = [row.indent for row in rows if row.length >= 0.6 * width]
    base = max(sorted(set(indents)), key=indents.count, default=0)
    least = min(1.0, max(0.75, fills[len(fills) // 20]))
    if least < 1 and _has_gaps(rows, width):
        return _Style(width, 0.6, 0.6, base)
    return _Style(width, least, max(least, 0.85), base)


def _has_gaps(rows: Sequence[_Row], width: int) -> bool:
    """Tell whether blank lines stand between the paragraphs, and short lines do not end them."""
    ends = [at for at in range(1, len(rows)) if _is_closed(rows[at - 1].text)]
    gaps = sum(rows[at].gap for at in ends)
    short = sum(not rows[at].gap and _fill(rows[at - 1], rows[at], width) < 0.6 for at in ends)
    return gaps > 2 and gaps > 4 * short


def _may_be_pair(row: _Row, following: _Row, often: set[str]) -> bool:
    apart = following.gap or row.columns or following.columns or following.text in often
    return not apart and len(row.text) >= _TEXT_LINE and not _BULLET.match(following.text)


def _breaks_a_sentence(row: _Row, following: _Row, *, caseless: bool) -> bool:
    if _is_closed(row.text):
        return False
    if caseless:
        return following.text[0].isalpha()
    return _runs_on(following.text) and not _OWN_LINE.fullmatch(following.text)


def _is_closed(text: str) -> bool:
    return bool(_CLOSED.search(text[-40:]))


def _runs_on(text: str) -> bool:
    return text.lstrip("\"'“‘«([>—– -")[:1].islower()


def _is_caseless(rows: Sequence[_Row]) -> bool:
    """Tell whether a text shows no case: all in capitals, as old cables are, or in a script without it."""
    letters = [
        letter for row in rows if len(row.text) >= _TEXT_LINE for letter in row.text if letter.isalpha()
    ]
    return sum(letter.islower() for letter in letters) < 0.1 * len(letters)


def _is_a_habit(rows: Sequence[_Row], pairs: Sequence[int], broken: Sequence[int]) -> bool:
    """Tell whether sentences run on from line to line often enough, and one after the other."""
    if len(broken) == 1:
        row = rows[broken[0] - 1].text
        return len(pairs) <= 3 and len(row) >= 45 and len(row.split()) >= 7 and _is_closed(rows[-1].text)
    places = set(broken)
    clustered = sum(bool({at - 2, at - 1, at + 1, at + 2} & places) for at in broken)
    return len(broken) >= 0.3 * len(pairs) or (len(broken) >= 4 and clustered >= 0.6 * len(broken))


def _fill(row: _Row, following: _Row, width: int) -> float:
    """Return how full a line would be with the first word of the next: more than 1 if that did not fit."""
    first = following.text[:1] if _GLYPHS.match(following.text) else following.text.split(maxsplit=1)[0]
    return (row.length + 1 + len(first)) / (width + 1)


# Which lines go together


def _continues(rows: Sequence[_Row], at: int, style: _Style, *, joined: bool) -> bool:
    """Tell whether a line goes on with the sentence or paragraph of the line before it.

    Args:
        rows: The lines.
        at: The line's place.
        style: How the text is broken.
        joined: Whether the line before it goes on with the one before that.
    """
    row, following = rows[at - 1], rows[at]
    if following.gap or row.columns or following.columns or _starts_anew(rows, at, style):
        return False
    fill = _fill(row, following, style.width)
    if _is_closed(row.text):
        full = style.least_closed <= fill and row.length <= 1.2 * style.width
        return full and not _ADDRESS.fullmatch(following.text)
    if _runs_on(following.text) or _ends_open(row.text):
        return fill >= 0.5 and not _OWN_LINE.fullmatch(following.text)
    if fill < style.least or row.length > 1.2 * style.width:
        return False
    return (
        joined or bool(_INNER_STOP.search(row.text)) or _is_one_headline(rows, at) or _closes(rows, at, style)
    )


def _starts_anew(rows: Sequence[_Row], at: int, style: _Style) -> bool:
    """Tell whether a line begins something by its own form: a list item, an indent, a dateline, a field."""
    row, following = rows[at - 1], rows[at]
    if _is_item(rows, at) or not re.search(r"\w", row.text) or not re.search(r"\w", following.text):
        return True
    if row.text.startswith(">") != following.text.startswith(">"):
        return True
    if following.indent > row.indent and row.indent <= style.base and not _is_marked(row.text):
        return True
    if following.indent < row.indent and row.indent > style.base + 12:
        return True
    return bool((_FIELD.match(following.text) and _FIELD.match(row.text)) or _DATELINE.match(following.text))


def _is_marked(text: str) -> bool:
    return bool(_BULLET.match(text) or _NUMBER.match(text))


def _is_item(rows: Sequence[_Row], at: int) -> bool:
    """Tell whether a line is an item of a list, and not a sentence that was broken before a dash or number."""
    text, before = rows[at].text, rows[at - 1].text
    if _BULLET.match(text):
        others = rows[max(0, at - _LOOK_AHEAD) : at + _LOOK_AHEAD]
        same = sum(other.text[:1] == text[0] and bool(_BULLET.match(other.text)) for other in others)
        return same > 1 or _is_closed(before) or text[0] not in "–—-"
    number = _NUMBER.match(text)
    return bool(number) and (_is_closed(before) or _follows_number(rows, at))


def _follows_number(rows: Sequence[_Row], at: int) -> bool:
    number = _NUMBER.match(rows[at].text)
    for row in reversed(rows[max(0, at - _LOOK_AHEAD) : at]):
        earlier = _NUMBER.match(row.text)
        if earlier and number:
            return _ordinal(number["number"]) == _ordinal(earlier["number"]) + 1
    return False


def _ordinal(number: str) -> int:
    return int(number) if number.isdigit() else ord(number[-1])


def _ends_open(text: str) -> bool:
    """Tell whether a line ends in a way that no heading or sentence does."""
    last = text.rsplit(maxsplit=1)[-1]
    return last in _OPEN_WORDS or text.endswith(",") or bool(re.search(r"[^\W\d_]-$", text))


def _is_one_headline(rows: Sequence[_Row], at: int) -> bool:
    """Tell whether two lines at the top, with a blank line after them, are one headline."""
    last = at + 1 == len(rows) or rows[at + 1].gap
    leads = rows[at].text.split(maxsplit=1)[0].lower() in _LEADING_WORDS
    return at <= 3 and last and (leads or (rows[at - 1].text.isupper() and rows[at].text.isupper()))


def _closes(rows: Sequence[_Row], at: int, style: _Style) -> bool:
    """Tell whether the lines from here on come to the end of a sentence, as lists of headlines do not."""
    for place in range(at, min(at + _LOOK_AHEAD, len(rows))):
        if _is_closed(rows[place].text):
            return True
        ahead = rows[place + 1] if place + 1 < len(rows) else None
        if ahead is None or ahead.gap or _starts_anew(rows, place + 1, style):
            return False
        if _fill(rows[place], ahead, style.width) < 0.6:
            return False
    return False


# Joining


def _opened(line: str, following: str, words: frozenset[str]) -> str:
    """Return a line as it stands before the next of its paragraph: with a blank, or without its hyphen."""
    if _GLYPHS.match(line[-1]) and _GLYPHS.match(following[0]):
        return line
    if not line.endswith("-") or len(line) < 2 or line[-2].isspace() or line[-2] == "-":
        return line if line.endswith("—") and not line[-2:-1].isspace() else f"{line} "
    second = _WORD.match(following)
    if second is None or not following[0].islower():
        return line
    if second[0] in _SUSPENDED:
        return f"{line} "
    return line if _keeps_hyphen(line[:-1], second[0], words) else line[:-1]


def _keeps_hyphen(start: str, second: str, words: frozenset[str]) -> bool:
    """Tell a compound that was broken at its hyphen from a word that was divided."""
    first = (re.findall(r"[\w-]+$", start) or [""])[0].lower()
    second = second.split("-", maxsplit=1)[0].lower()
    if first + second in words:
        return False
    known = len(first) > 2 and len(second) > 2 and first in words and second in words
    return known or f"{first}-{second}" in words or first in _COMPOUNDS or "-" in first or not first.isalpha()
