"""The grammar of time expressions: reads the rules of `data/timex.toml` and finds where words fit them.

A `Parts` is what the words tell, not yet set against any day: `last Tuesday` tells a weekday and a step back.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, Literal

from foedera.calendars import Direction, Unit
from foedera.feasts import NO_DAY, feast_at, first_words
from foedera.numerals import spelled, spoken_year, summed, with_half

# then: counted from the time spoken of; known: the one spoken of, else the page's own; earlier: counted from the time
# spoken of, else from the page; ago: counted from the page, but a year ago of a quarter is that quarter.
Base = Literal["then", "known", "earlier", "ago"]

# A number with what belongs to it; else a word of letters; else an opaque one (`5G`, `G20`); else a sign.
_ATOM = re.compile(
    r"\d+(?:[.:]\d+)*(?=[apAP]\.?[mM]\b|hrs?\b|Z\b|T\d\d:)|T(?=\d\d:)|FY(?=\d)"
    r"|(?<![\d.])\d{1,2}(?=\.\d{1,2}\.\d{4}(?!\d))|(?<=\d\.)\d{1,2}(?=\.\d{4}(?!\d))"
    r"|\d+(?:[.:,]\d+)*(?:st|nd|rd|th|s)?(?![^\W_])"
    r"|[^\W\d_]+(?!\w)\.?|\w+|\S"
)
_DIGITS = re.compile(r"\d{1,12}(?:,\d{3})*(?:\.\d{1,6})?")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?")
_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Parts:
    """What the words of a time expression tell; what they leave open is None.

    `by` counts steps of `unit` (or of the month, weekday or season named) from the page's day, or from what `base`
    tells; `amount` is how many units, `vague` that it is not said; `lasts` and `again` tell a duration and a
    repetition from a date; `void` tells words that are no time, such as an age, and `only` which way their clause
    must look to be one; `to` is where a range ends and `at` the piece with which it does; `form` asks for a check
    of numeric dates, `beside` for the week of a day or the day before or after it.
    """

    year: int | None = None
    decade: int | None = None
    century: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    feast: str | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    half_day: int | None = None
    zone: str | None = None
    unit: Unit | None = None
    amount: float | None = None
    vague: bool | None = None
    by: int | None = None
    base: Base | None = None
    mod: str | None = None
    ref: str | None = None
    lasts: bool | None = None
    again: bool | None = None
    void: bool | None = None
    only: Direction | None = None
    era: str | None = None
    form: str | None = None
    beside: str | None = None
    at: int | None = None
    to: Parts | None = None

    def joined(self, other: Parts) -> Parts:
        """Return what both tell; where they differ, the other."""
        if other is _NOTHING or self is _NOTHING:
            return self if other is _NOTHING else other
        told = {name: getattr(other, name) for name in _FIELDS if getattr(other, name) is not None}
        if self.to and other.to:
            told["to"] = other.to.joined(self.to)
        mine = {name: getattr(self, name) for name in _FIELDS}
        return Parts(**(mine | told))


_FIELDS = tuple(f.name for f in fields(Parts))
_NOTHING = Parts()


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the grammar: a pattern, what it tells besides its words, and the examples that the tests run."""

    is_: str
    makes: str | None
    tells: Parts
    after: frozenset[str]
    unless: frozenset[str]
    before: frozenset[str]
    like: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A stretch of pieces that is of a class: up to which piece it goes, and what it tells."""

    label: str
    length: int
    parts: Parts = _NOTHING


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a number or a sign of the text with its offsets; `told` is what it tells on its own."""

    start: int
    end: int
    text: str
    told: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule fits: the first piece and the one after the last, the rule's place and what is told."""

    first: int
    end: int
    rule: int
    parts: Parts


Chart = list[list[Edge]]
_Stands = Callable[[Rule, Sequence[Piece], int, int], bool]


def _anywhere(_rule: Rule, _pieces: Sequence[Piece], _first: int, _end: int) -> bool:
    return True


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    ends: dict[str, _Node] = field(default_factory=dict)
    rules: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words and rules of time expressions, made ready for look-ups."""

    rules: tuple[Rule, ...]
    cased: dict[str, tuple[Edge, ...]]
    plain: dict[str, tuple[Edge, ...]]
    numbers: dict[str, int]
    weak: frozenset[str]
    levels: tuple[tuple[str | None, _Node], ...]
    seen: dict[str, tuple[tuple[int, str, tuple[Edge, ...]], ...]] = field(
        default_factory=dict, compare=False
    )

    def pieces(self, tokens: Iterable[tuple[int, str]]) -> list[Piece]:
        """Return the pieces of tokens (offset and text); names of several words stay opaque, those of feasts are one."""
        return _with_feasts([piece for start, text in tokens for piece in self._split(start, text)])

    def find(self, pieces: Sequence[Piece]) -> Iterator[Match]:
        """Yield the time expressions, the longest at each place, in text order."""
        chart, at = self._chart(pieces, self._stands), 0
        while at < len(chart):
            found = (
                list(self._matches(chart, self.levels[-1][1], at, pieces, self._stands)) if chart[at] else []
            )
            best = min(found, key=lambda m: (-m.end, m.rule), default=None)
            if best:
                yield best
            at = best.end if best else at + 1

    def whole(self, pieces: Sequence[Piece]) -> Parts | None:
        """Return what pieces tell that are one time expression, whatever stands before them."""
        chart = self._chart(pieces, _anywhere)
        found = self._matches(chart, self.levels[-1][1], 0, pieces, _anywhere) if pieces else ()
        return next((m.parts for m in sorted(found, key=lambda m: m.rule) if m.end == len(pieces)), None)

    def _chart(self, pieces: Sequence[Piece], stands: _Stands) -> Chart:
        chart: Chart = [[] for _ in pieces]
        live = list(self._live(pieces))
        for at in live:
            chart[at] += pieces[at].told
            if self._is_number(pieces[at]):
                chart[at] += _number_edges(self, pieces, at)
        for makes, root in self.levels[:-1]:
            for at in live:
                if any(edge.label in root.next for edge in chart[at]):
                    found = sorted(self._matches(chart, root, at, pieces, stands), key=lambda m: m.rule)
                    chart[at] += [Edge(str(makes), m.end - at, m.parts) for m in found]
        return chart

    def _live(self, pieces: Sequence[Piece]) -> Iterator[int]:
        """Yield the pieces of each stretch of known words that holds more than `the`, `of`, `in`."""
        run: list[int] = []
        strong = False
        for at, piece in enumerate(pieces):
            number = self._is_number(piece)
            if piece.told or number:
                run.append(at)
                strong = strong or number or any(edge.label not in self.weak for edge in piece.told)
                continue
            if strong:
                yield from run
            run, strong = [], False
        yield from run if strong else ()

    def _is_number(self, piece: Piece) -> bool:
        return piece.text[0].isdigit() or piece.text.lower() in self.numbers

    def _matches(
        self, chart: Chart, root: _Node, first: int, pieces: Sequence[Piece], stands: _Stands
    ) -> Iterator[Match]:
        for rule, end, parts in _walk(root, chart, first, ()):
            if stands(self.rules[rule], pieces, first, end):
                told = _NOTHING
                for part in (*parts, self.rules[rule].tells):
                    told = told.joined(part)
                yield Match(first, end, rule, told)

    def _stands(self, rule: Rule, pieces: Sequence[Piece], first: int, end: int) -> bool:
        if rule.after and (first == 0 or rule.after.isdisjoint(self._labels(pieces[first - 1]))):
            return False
        if rule.unless and first and not rule.unless.isdisjoint(self._labels(pieces[first - 1])):
            return False
        return not rule.before or (end < len(pieces) and pieces[end].text.lower() in rule.before)

    def _labels(self, piece: Piece) -> set[str]:
        number = {"NUMBER"} if self._is_number(piece) else set()
        return {piece.text.lower(), *(edge.label for edge in piece.told)} | number

    def _split(self, start: int, text: str) -> Iterator[Piece]:
        if text.isspace():
            if text.count("\n") > 1:
                yield Piece(start, start + len(text), text)
            return
        for at, atom, told in self._atoms(text):
            yield Piece(start + at, start + at + len(atom), atom, told)

    def _atoms(self, text: str) -> tuple[tuple[int, str, tuple[Edge, ...]], ...]:
        """Return the atoms of a token's text, each with its offset and what it tells; they are kept, words recur."""
        found = self.seen.get(text)
        if found is None:
            told = self._told(text)
            whole = told or text.isalpha() or " " in text
            atoms = [(0, text)] if whole else [(m.start(), m[0]) for m in _ATOM.finditer(text)]
            found = tuple((at, atom, self._told(atom)) for at, atom in atoms)
            if len(self.seen) < _KEPT:
                self.seen[text] = found
        return found

    def _told(self, text: str) -> tuple[Edge, ...]:
        found = self.cased.get(text, ()) + self.plain.get(text.lower(), ())
        return found + _digit_edges(text) if text[0].isdigit() else found


def _with_feasts(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with each name of a feast as one (`Eid al-Fitr`)."""
    starts = first_words()
    begun = [at for at, piece in enumerate(pieces) if piece.text in starts]
    words, joined, end = [piece.text for piece in pieces] if begun else [], list[Piece](), 0
    for at in begun:
        named = feast_at(words, at) if at >= end else None
        if named is not None:
            joined += pieces[end:at]
            end = at + named.length
            told = (
                (*pieces[at].told, Edge("FEAST", 1, Parts(feast=named.code))) if named.code != NO_DAY else ()
            )
            joined.append(Piece(pieces[at].start, pieces[end - 1].end, words[at], told))
    return joined + pieces[end:] if end else pieces


@cache
def load_grammar() -> Grammar:
    """Read the rules of time expressions once."""
    data = tomllib.loads(files("foedera").joinpath("data", "timex.toml").read_text("utf-8"))
    rules = tuple(_rule(row) for row in data["rules"])
    levels = []
    for makes in [*dict.fromkeys(rule.makes for rule in rules if rule.makes), None]:
        root = _Node()
        for at, rule in enumerate(rules):
            if rule.makes == makes:
                _plant(root, at, rule.is_)
        levels.append((makes, root))
    cased, plain = _vocabulary(data["words"], rules)
    return Grammar(rules, cased, plain, data["numbers"], frozenset(data["weak"]), tuple(levels))


def _rule(row: dict[str, Any]) -> Rule:
    after, unless, before = (
        frozenset(row[key].split("|")) if key in row else frozenset() for key in ("after", "unless", "before")
    )
    tells = Parts(**row["tells"]) if "tells" in row else _NOTHING
    return Rule(row["is"], row.get("makes"), tells, after, unless, before, tuple(row.get("like", ())))


def _vocabulary(
    words: dict[str, Any], rules: Iterable[Rule]
) -> tuple[dict[str, tuple[Edge, ...]], dict[str, tuple[Edge, ...]]]:
    cased: dict[str, tuple[Edge, ...]] = {}
    plain: dict[str, tuple[Edge, ...]] = {}
    for label, table in words.items():
        for word, told in table["are"].items():
            edge = Edge(label, 1, Parts(**{table["field"]: told}))
            forms = dict.fromkeys((word, word.upper())) if table.get("cased") else (word,)
            for form in forms:
                target = cased if table.get("cased") else plain
                target[form] = (*target.get(form, ()), edge)
    for literal in sorted({item for rule in rules for item in _literals(rule.is_)}):
        plain[literal] = (*plain.get(literal, ()), Edge(literal, 1))
    return cased, plain


def _literals(pattern: str) -> Iterator[str]:
    for item in pattern.split():
        if item not in {"(", ")?"}:
            yield from (
                label
                for label in item.removesuffix("?").split("|")
                if not label.isupper() and label[0] != ">"
            )


def _plant(root: _Node, rule: int, pattern: str) -> None:
    for line in sorted(set(_lines(pattern.split()))):
        for labels in product(*line):
            node = root
            for label in labels:
                follows = node.ends if label[0] == ">" else node.next
                node = follows.setdefault(label.removeprefix(">"), _Node())
            if rule not in node.rules:
                node.rules.append(rule)


def _lines(items: Sequence[str]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield a pattern without its options: every row of alternatives that it allows."""
    if not items:
        yield ()
        return
    if items[0] == "(":
        close = items.index(")?")
        head: list[tuple[tuple[str, ...], ...]] = [*_lines(items[1:close]), ()]
        rest = items[close + 1 :]
    else:
        choice: tuple[tuple[str, ...], ...] = (tuple(items[0].removesuffix("?").split("|")),)
        head = [choice, ()] if items[0].endswith("?") else [choice]
        rest = items[1:]
    for tail in _lines(rest):
        yield from (first + tail for first in head)


def _walk(
    node: _Node, chart: Chart, at: int, told: tuple[Parts, ...]
) -> Iterator[tuple[int, int, tuple[Parts, ...]]]:
    for rule in node.rules:
        yield rule, at, told
    if at < len(chart):
        for edge in chart[at]:
            if edge.label in node.next:
                yield from _walk(node.next[edge.label], chart, at + edge.length, (*told, edge.parts))
            if edge.label in node.ends:
                ended = (*told, Parts(to=replace(edge.parts, at=at)))
                yield from _walk(node.ends[edge.label], chart, at + edge.length, ended)


def _digit_edges(text: str) -> tuple[Edge, ...]:
    """Return what a number in digits may be: a year, a day, a time of day."""
    bare = re.sub(r"(?<=\d)(st|nd|rd|th|s)$", "", text.lower())
    found: list[Edge] = []
    if bare.isdecimal() and text.isascii():
        found += _whole_number_edges(int(bare), text, bare) if len(bare) <= 4 else []
    clock = _CLOCK.fullmatch(text)
    if clock:
        found.append(
            Edge("TIMEOFDAY" if ":" in text else "DOTTED", 1, Parts(hour=int(clock[1]), minute=int(clock[2])))
        )
    return tuple(found)


def _whole_number_edges(number: int, text: str, bare: str) -> Iterator[Edge]:
    if text.endswith("s"):
        yield from _decade_edges(number, bare)
    elif len(bare) == 4 and text == bare:
        yield Edge("YEAR", 1, Parts(year=number))
        yield Edge("FOURDIGITS", 1, Parts(hour=number // 100, minute=number % 100))
        if 1000 <= number <= 2100:
            yield Edge("ANYYEAR", 1, Parts(year=number))
        if 1900 <= number <= 2050:
            yield Edge("NEARYEAR", 1, Parts(year=number))
    elif len(bare) <= 2:
        if 1 <= number <= 31:
            yield Edge("DAY", 1, Parts(day=number))
            if text != bare:
                yield Edge("NTH", 1, Parts(day=number))
        if text == bare:
            yield Edge("MM", 1, Parts(month=number))
            yield Edge("DD", 1, Parts(day=number))
            yield Edge("HOUR", 1, Parts(hour=number))


def _decade_edges(number: int, bare: str) -> Iterator[Edge]:
    if number % 10:
        return
    if len(bare) == 4 and number % 100 == 0 and 1000 <= number <= 1900:
        yield Edge("HUNDREDS", 1, Parts(century=number // 100))
    if len(bare) == 3:
        yield Edge("OLDDECADE", 1, Parts(decade=number // 10))
    elif len(bare) == 4 or (len(bare) == 2 and number >= 20):
        yield Edge("DECADE", 1, Parts(decade=number // 10 if len(bare) == 4 else 190 + number // 10))


def _number_edges(grammar: Grammar, pieces: Sequence[Piece], at: int) -> list[Edge]:
    """Return the number that begins here, in digits or words, and the year if it is spoken as one."""
    digits = _DIGITS.fullmatch(pieces[at].text)
    if digits:
        value, end = float(pieces[at].text.replace(",", "")), at + 1
        if end < len(pieces) and pieces[end].text.lower() in {"hundred", "thousand", "million"}:
            value, end = value * grammar.numbers[pieces[end].text.lower()], end + 1
        else:
            value, end = with_half(pieces, value, end)
        return [Edge("NUMBER", end - at, Parts(amount=value))]
    if pieces[at].text.lower() not in grammar.numbers:
        return []
    words = list(spelled(grammar.numbers, pieces, at))
    end = words[-1][1]
    year = spoken_year([number for number, _ in words])
    if year:
        years = [Edge(label, end - at, Parts(year=year)) for label in ("YEAR", "ANYYEAR", "NEARYEAR")]
        return [*years, Edge("NUMBER", end - at, Parts(amount=float(year)))]
    value, end = with_half(pieces, float(summed(number for number, _ in words)), end)
    return [Edge("NUMBER", end - at, Parts(amount=value))]


def examples(rules: Iterable[Rule]) -> list[tuple[str, str]]:
    """Return the rules' examples, each with its value (empty where it is no time expression)."""
    split = [example.rpartition("=") for rule in rules for example in rule.like]
    return [(words.strip(), value.strip()) for words, _, value in split]
