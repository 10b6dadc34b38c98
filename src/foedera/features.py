"""What a line of a page looks like among the others, as numbers: the input of the model that finds the body."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from foedera.fragments import HINTS, Fragment
from foedera.language import FUNCTION_WORDS
from foedera.lines import KINDS, Line

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?。！？।][\"'”’»«)\]*_]*$")
_CUT = re.compile(r"(?:…|\.\.\.)[\"'”’»)\]]*$")
_ENDS = re.compile(r"[.!?。！？।][\"'”’»«)\]]*(?=\s|$)")
_OPENS_QUOTE = re.compile(r"[\"'“„«‘]")
_AGE = re.compile(
    r"\b\d+\s*(?:s|m|h|d|min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago\b|\bvor\s+\d+\s+\w+",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_ADDRESS = re.compile(r"https?:|www\.|\S+@\S+\.\S+|(?:^|\s)[@#]\w+|©")
_BARS = re.compile(r"[|•·›»>/]")
_QUOTES = re.compile(r"[\"“”„«»]")
_FUNCTION = frozenset().union(*FUNCTION_WORDS.values())
_PROSE_WORDS = 9  # of a line that may stand for what the page is about


@dataclass(frozen=True, slots=True)
class Sight:
    """A line with what is counted of it once, before its neighbours are looked at."""

    line: Line
    words: tuple[str, ...]
    content: frozenset[str]
    own: tuple[float, ...]
    prose: bool
    letters: str
    """Its letters and digits alone, case folded: what is the same wherever it is printed."""


def sight(line: Line) -> Sight:
    """Count what a line shows by itself."""
    text = line.text[:4000]
    words = tuple(_WORD.findall(text))
    lower = [word.casefold() for word in words]
    content = frozenset(
        word for word in lower if len(word) > 3 and word not in _FUNCTION and not word.isdigit()
    )
    own = tuple(_own(text, words, lower))
    prose = len(words) >= _PROSE_WORDS and bool(_STOP.search(text)) and not _CUT.search(text)
    return Sight(line, words, content, own, prose, "".join(lower).replace("_", ""))


OWN = (
    "characters", "words", "letters a word", "sentences", "words a sentence", "ends in a stop", "is cut short", "ends in a colon",
    "ends in a question", "starts lower", "starts with a capital", "starts with a digit", "starts with a quotation mark",
    "capitalised", "capitals", "digits", "function words", "commas", "quotation marks", "brackets", "bars", "has an age", "has a year",
    "has a clock", "has an address", "first person", "second person", "said",
)  # fmt: skip
_FIRST = frozenset("i we our us my me wir unser uns ich nous notre".split())
_SECOND = frozenset("you your yours ihre ihr sie dein vous votre".split())
_SAID = frozenset("said says told added according stated sagte sagt erklärte dijo déclaré selon".split())


def _own(text: str, words: Sequence[str], lower: Sequence[str]) -> Iterator[float]:
    count = len(words) or 1
    letters = sum(map(str.isalpha, text)) or 1
    longer = [word for word in words if len(word) > 3]
    sentences = len(_ENDS.findall(text))
    first = text[:1]
    yield float(len(text))
    yield float(len(words))
    yield sum(map(len, words)) / count
    yield float(sentences)
    yield len(words) / max(1, sentences)
    yield float(bool(_STOP.search(text)))
    yield float(bool(_CUT.search(text)))
    yield float(text.endswith(":"))
    yield float(text.endswith("?"))
    yield float(first.islower())
    yield float(first.isupper())
    yield float(first.isdigit())
    yield float(bool(_OPENS_QUOTE.match(text)))
    yield sum(word[0].isupper() for word in longer) / (len(longer) or 1)
    yield sum(map(str.isupper, text)) / letters
    yield sum(map(str.isdigit, text)) / max(1, len(text))
    yield sum(word in _FUNCTION for word in lower) / count
    yield text.count(",") / count
    yield float(len(_QUOTES.findall(text)))
    yield float(text.count("(") + text.count("["))
    yield float(len(_BARS.findall(text)))
    yield float(bool(_AGE.search(text)))
    yield float(bool(_YEAR.search(text)))
    yield float(bool(_CLOCK.search(text)))
    yield float(bool(_ADDRESS.search(text)))
    yield sum(word in _FIRST for word in lower) / count
    yield sum(word in _SECOND for word in lower) / count
    yield float(any(word in _SAID for word in lower))


AMONG = (
    "place", "from start", "to end", "words before", "prose before", "prose after", "since prose", "until prose", "run of prose", "repeats",
    "same as title", "of the title", "in the title", "about the page", "about the line before", "about the prose before",
    "about the prose after", "lines", "prose lines", "prose share", "words of prose", "title known",
    "since tail", "since comment", "since byline", "since date", "since age", "until byline", "until tail", "until comment",
    "furniture around", "comments around", "ages around", "cut short around", "prose around",
)  # fmt: skip
_NEAR = (-3, -2, -1, 1, 2, 3)
_SEEN_OF_NEIGHBOURS = (
    "words",
    "ends in a stop",
    "is cut short",
    "capitalised",
    "function words",
    "has an age",
    "sentences",
)
_AROUND = 5
_CUT_AT = OWN.index("is cut short")
_SEEN_AT = tuple(OWN.index(name) for name in _SEEN_OF_NEIGHBOURS)

LINE_FEATURES = (
    *OWN,
    *AMONG,
    *(f"is {kind}" for kind in KINDS),
    *(f"{name} at {step:+}" for step in _NEAR for name in _SEEN_OF_NEIGHBOURS),
)
"""The names of what is measured of a line of text, in order."""


def line_features(sights: Sequence[Sight], title: str | None) -> list[list[float]]:
    """Return LINE_FEATURES of every line of a page."""
    outside = (-1.0,) * len(_SEEN_AT)
    rows: list[list[float]] = []
    for at, (one, among) in enumerate(zip(sights, _among(sights, title), strict=True)):
        row = [*one.own, *among, *(float(one.line.kind == kind) for kind in KINDS)]
        for step in _NEAR:
            inside = 0 <= at + step < len(sights)
            row += [sights[at + step].own[seen] for seen in _SEEN_AT] if inside else outside
        rows.append(row)
    return rows


@dataclass(frozen=True, slots=True)
class _Survey:
    """What is counted of a whole page for its lines to be seen against."""

    heading: Sight
    topic: Counter[str]
    seen: Counter[str]
    words: list[int]
    """How many words stand before each line."""
    prose: list[int]
    """How many lines of prose stand before each line."""
    last: list[int]
    """Where the last line of prose before each line stands, -1 where none does."""
    following: list[int]
    runs: list[int]
    spoken: int
    """How many words the lines of prose have."""


def _survey(sights: Sequence[Sight], title: str | None) -> _Survey:
    prose = [one for one in sights if one.prose]
    before = [0, *accumulate(one.prose for one in sights)]
    last = [-1, *accumulate((at if one.prose else -1 for at, one in enumerate(sights)), max)]
    return _Survey(
        sight(Line("title", title or "")),
        Counter(word for one in prose for word in one.content),
        Counter(one.letters for one in sights),
        [0, *accumulate(len(one.words) for one in sights)],
        before,
        last,
        _following(sights),
        _runs(sights),
        sum(len(one.words) for one in prose),
    )


def _among(sights: Sequence[Sight], title: str | None) -> Iterator[list[float]]:
    page = _survey(sights, title)
    kinds = [one.line.kind for one in sights]
    since = [_since(kinds, kind) for kind in ("tail", "comment", "byline", "date", "age")]
    since += [_since(kinds[::-1], kind)[::-1] for kind in ("byline", "tail", "comment")]
    around = (
        [kind == "furniture" for kind in kinds],
        [kind == "comment" for kind in kinds],
        [kind == "age" for kind in kinds],
        [bool(one.own[_CUT_AT]) for one in sights],
        [one.prose for one in sights],
    )
    for at in range(len(sights)):
        yield [
            *_placed(sights, page, at),
            *_topical(sights, page, at),
            float(len(sights)),
            float(page.prose[-1]),
            page.prose[-1] / len(sights),
            float(page.spoken),
            float(bool(title)),
            *(float(distance[at]) for distance in since),
            *(float(sum(marks[max(0, at - _AROUND) : at + _AROUND + 1])) for marks in around),
        ]


def _placed(sights: Sequence[Sight], page: _Survey, at: int) -> Iterator[float]:
    """Yield where a line stands: in the page, and from the prose before and after it."""
    count, one = len(sights), sights[at]
    ahead, last = page.following[at], page.last[at]
    yield at / count
    yield float(min(at, 200))
    yield float(min(count - at, 200))
    yield page.words[at] / (page.words[-1] or 1)
    yield float(page.prose[at])
    yield float(page.prose[-1] - page.prose[at] - one.prose)
    yield float(min(at - last, 30)) if last >= 0 else 40.0
    yield float(min(ahead - at, 30)) if ahead < count else 40.0
    yield float(page.runs[at])
    yield float(page.seen[one.letters])


def _topical(sights: Sequence[Sight], page: _Survey, at: int) -> Iterator[float]:
    """Yield what a line shares in words with the title, the page and the lines beside it."""
    one, heading = sights[at], page.heading
    ahead, last = page.following[at], page.last[at]
    yield float(bool(heading.letters) and one.letters == heading.letters)
    yield _share(one.content, heading.content)
    yield _share(heading.content, one.content)
    yield _about(one, page.topic, page.prose[-1])
    yield _share(one.content, sights[at - 1].content) if at else 0.0
    yield _share(one.content, sights[last].content) if last >= 0 else -1.0
    yield _share(one.content, sights[ahead].content) if ahead < len(sights) else -1.0


def _share(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / len(some) if some else 0.0


def _about(one: Sight, topic: Counter[str], prose: int) -> float:
    """Return how much a line shares with the page's other prose: the mean of its words' weight there."""
    if not one.content or not prose:
        return 0.0
    own = 1 if one.prose else 0
    return sum(math.log1p(max(0, topic[word] - own)) for word in one.content) / len(one.content)


def _since(kinds: Sequence[str], kind: str) -> list[int]:
    """Return for each line how far before it the last of a kind stands; 60 where it is further or none does."""
    far = 60
    last = -far
    distances: list[int] = []
    for at, found in enumerate(kinds):
        if found == kind:
            last = at
        distances.append(min(far, at - last))
    return distances


def _runs(sights: Sequence[Sight]) -> list[int]:
    """Return for each line the number of lines of prose in the stretch of prose around or beside it."""
    runs = [0] * len(sights)
    start = 0
    while start < len(sights):
        end = start
        while end < len(sights) and sights[end].prose:
            end += 1
        for at in range(start, end):
            runs[at] = end - start
        start = end + 1
    return runs


def _following(sights: Sequence[Sight]) -> list[int]:
    """Return for each line where the next line of prose after it stands; the page's length if none does."""
    following = [len(sights)] * len(sights)
    for at in range(len(sights) - 2, -1, -1):
        following[at] = at + 1 if sights[at + 1].prose else following[at + 1]
    return following


MARKUP = (
    "linked", "bold", "depth", "hidden", "in extraction", "in linked data", "linked data known", "extraction share",
    *(f"tag {name}" for name in ("p", "div", "li", "td", "heading", "top heading", "table", "span", "pre")),
    *(f"near {hint}" for hint in HINTS),
    *(f"{what} {where}" for where in ("parent", "grandparent", "third", "fourth") for what in ("prose of", "words of", "links of")),
    *(f"{what} at {step:+}" for step in (-2, -1, 1, 2) for what in ("linked", "same parent", "in extraction")),
)  # fmt: skip
MARKUP_FEATURES = (*LINE_FEATURES, *MARKUP)
"""The names of what is measured of a run of text in a page of markup, in order."""
_TAG_GROUPS = ({"p"}, {"div", "section", "article", "main"}, {"li", "dd", "dt"}, {"td", "th"}, {"h2", "h3", "h4", "h5", "h6"}, {"h1"},
               {"table"}, {"span"}, {"pre"})  # fmt: skip


def markup_features(
    fragments: Sequence[Fragment],
    sights: Sequence[Sight],
    title: str | None,
    extracted: Sequence[bool],
    in_data: Sequence[bool] | None,
) -> list[list[float]]:
    """Return MARKUP_FEATURES of every run of text of a page.

    Args:
        fragments: The runs.
        sights: What is counted of each.
        title: The page's title.
        extracted: Whether a general extractor took the run for the body.
        in_data: Whether the body that linked data gives holds the run; None where there is no such body.
    """
    mass = _mass(fragments, sights)
    shown = [float(flag) for flag in extracted]
    share = sum(shown) / max(1, len(shown))
    table: list[list[float]] = []
    for at, (fragment, row) in enumerate(zip(fragments, line_features(sights, title), strict=True)):
        told = float(bool(in_data and in_data[at]))
        row += [fragment.linked, fragment.bold, float(fragment.depth), float(fragment.hidden)]
        row += [shown[at], told, float(in_data is not None), share]
        row += [float(fragment.tag in group) for group in _TAG_GROUPS]
        row += [float(level) for level in fragment.near]
        row += [value for number in _four(fragment.within) for value in mass[number]]
        row += [value for step in (-2, -1, 1, 2) for value in _beside(fragments, shown, at, step)]
        table.append(row)
    return table


def _four(within: tuple[int, ...]) -> tuple[int, ...]:
    return (within + within[-1:] * 3)[:4]


def _beside(
    fragments: Sequence[Fragment], shown: Sequence[float], at: int, step: int
) -> tuple[float, float, float]:
    if not 0 <= at + step < len(fragments):
        return -1.0, -1.0, -1.0
    other = fragments[at + step]
    return other.linked, float(other.within[0] == fragments[at].within[0]), shown[at + step]


def _mass(fragments: Sequence[Fragment], sights: Sequence[Sight]) -> dict[int, tuple[float, float, float]]:
    """Return for each element its share of the page's prose, and its words and its share of linked words."""
    prose: Counter[int] = Counter()
    words: Counter[int] = Counter()
    links: Counter[int] = Counter()
    for fragment, one in zip(fragments, sights, strict=True):
        for number in fragment.within:
            count = len(one.words)
            words[number] += count
            links[number] += round(count * fragment.linked)
            prose[number] += count if one.prose and fragment.linked < 0.5 else 0
    total = sum(len(one.words) for one in sights if one.prose) or 1
    return {
        number: (prose[number] / total, float(min(count, 3000)), links[number] / max(1, count))
        for number, count in words.items()
    }
