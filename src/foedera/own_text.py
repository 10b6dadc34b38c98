"""Page + chains -> the instrument whose text the page is: a treaty, a joint statement, a declaration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from foedera.article import Article
from foedera.chains import Chain
from foedera.dates import PartialDate
from foedera.evidence import BODY, Span, passage
from foedera.instrument_words import instrument_nouns
from foedera.instruments import Instrument, InstrumentKind
from foedera.times import Timex

_FORMAL = frozenset({"treaty text", "joint statement"})
_AGREED = re.compile(
    r"\bha(?:ve|s)\s+(?:hereby\s+)?agreed\s+(?:as\s+follows|(?:up)?on\s+the\s+following)|\bin\s+witness\s+(?:where)?of\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:done|signed|issued|adopted|concluded)\s+(?:in\s+[a-z]+\s+)?(?:at|in)\b", re.IGNORECASE
)
_JOINT = re.compile(
    r"\bjoint\s+(?:[\w’'-]+\s+){0,3}?(?:statement|declaration|communiqu[eé]|vision|press\s+statement)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^\W*(?:(?:full|complete|official|unofficial)\s+)?(?:text|translation)\s*(?:of\s+(?:the\s+)?|[:–—-]\s*)|^\W*(?:[A-Z][\w .]{1,30}:\s+)(?=[A-Z])",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s*(?:\([^)]*\)|[–—|:].*|\s-\s.*|,?\s*\d{1,2}(?:-\d{1,2})?\s+[A-Z][a-z]+,?\s+\d{4}.*|,?\s+[A-Z][a-z]+\s+\d{1,2},?\s+\d{4}.*)$"
)
_SELF = frozenset({"this", "present"})
_SHORT_LINE = 12
"""How many words a line has that only tells where and when a text was done."""


def with_own_text(chains: list[Chain], doc: Doc, article: Article) -> list[Chain]:
    """Return the chains of a page with the instrument whose text the page is, named by its title."""
    legal = article.genre == "treaty text" or _AGREED.search(article.text) is not None
    if not legal and article.genre not in _FORMAL:
        return chains
    title = article.title or ""
    told = _titled(title)
    own = next((chain for chain in chains if any(_is_self(token) for token in chain.tokens)), None)
    if told is None and (own is None or not legal):
        return chains
    named = _at_title(article) if told is not None else None
    if told is not None and own is None:
        own = next((chain for chain in chains if _alike(chain.instrument.name, told[0])), None)
    if own is None and told is not None and named is not None:
        own = Chain(Instrument(told[0], True, None, told[1], (doc[0],)), [_anchor(doc)], definite=True)
        chains = [own, *chains]
    if own is None:
        return chains
    if told is not None:
        own.instrument = Instrument(told[0], True, own.instrument.acronym, told[1], own.instrument.tokens)
    own.own, own.is_text = named, True
    return chains


def _titled(title: str) -> tuple[str, InstrumentKind] | None:
    """Return the name and kind that a page's title tells of the instrument below it."""
    name = _TRAILING.sub("", _LEADING.sub("", title)).strip(" .,:;-–—")
    joint = _JOINT.search(name)
    if joint is not None:
        kind: InstrumentKind = "declaration" if "declaration" in joint.group().lower() else "joint statement"
        return name, kind
    words = re.findall(r"[^\W\d_]+", name)
    for word in words:
        noun = instrument_nouns().get(word.lower())
        if noun is not None and noun.tells and word.lower() not in {"statement", "deal"}:
            return name, noun.kind
    return None


def _alike(name: str, title: str) -> bool:
    return name.lower() in title.lower() and len(name.split()) > 1


def _at_title(article: Article) -> Span | None:
    block = next((one for one in article.blocks if one.role == "title" and one.text), None)
    if block is None:
        return None
    if block.start is not None:
        return passage(article.text, block.start, block.end or block.start, BODY)
    return passage(block.text, 0, len(block.text), block.id)


def _anchor(doc: Doc) -> Token:
    """Return the token that stands for a text that does not speak of itself: the main verb of its first sentence."""
    return next((token for token in doc if token.dep_ == "ROOT" and not token.is_space), doc[0])


def _is_self(token: Token) -> bool:
    """Tell whether a mention means the text that it stands in: `this Agreement`, `the present Treaty`."""
    return any(c.lower_ in _SELF for c in token.lefts) and token.text[:1].isupper()


def done_at(article: Article, times: Sequence[Timex]) -> tuple[Span, PartialDate | None] | None:
    """Return the words that say when a text was done, with the day: `Done at Quito on 3 May 2019`, a line `Quito, 3 May 2019`."""
    for start, end in reversed(list(_lines(article.text))):
        line = article.text[start:end]
        short = len(line.split()) <= _SHORT_LINE
        if not short and _DONE.search(line) is None:
            continue
        day = next((_day(one) for one in times if start <= one.start < end and _day(one) is not None), None)
        if day is not None and (_DONE.search(line) or short):
            return passage(article.text, start, end, BODY), day
    return None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        yield match.span()


def _day(time: Timex) -> PartialDate | None:
    try:
        day = PartialDate.parse(time.value or "") if time.type == "DATE" else None
    except ValueError:
        return None
    return day
