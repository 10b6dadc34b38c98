"""The task `coref`: marked words of many pages -> which of them tell one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.errors import ContractError
from foedera.gold import Asked, raw_rows, typed
from foedera.scores import Score
from foedera.scores_coref import score_coref

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from foedera.coref import EventMention
    from foedera.errors import Problem


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words of a page that tell an event; `tokens` are where each of them starts and ends."""

    id: str
    start: int
    end: int
    text: str
    tokens: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class CorefPage:
    """A page with its sentences (start, end, and what else a set tells of them) and its marked words."""

    id: str
    text: str
    sentences: tuple[tuple[object, ...], ...]
    mentions: tuple[MarkedWords, ...]

    def bounds(self) -> Iterator[tuple[int, int]]:
        """Yield where each sentence starts and ends; raise ContractError if that is not told in numbers."""
        for start, end, *_ in self.sentences:
            if not isinstance(start, int) or not isinstance(end, int):
                raise ContractError(self.id, "a sentence has a start and an end")
            yield start, end


@dataclass(frozen=True, slots=True)
class _GoldRow:
    mention: str
    cluster: str

    @property
    def id(self) -> str:
        return self.mention


@dataclass(frozen=True, slots=True)
class CorefCase:
    """A page, and the event of each of its mentions."""

    id: str
    page: CorefPage
    gold: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MentionPrediction:
    """The event that a mention was found to tell."""

    mention: str
    cluster: str

    @property
    def id(self) -> str:
        """The mention's id."""
        return self.mention


def load_coref(asked: Asked) -> tuple[CorefCase, ...]:
    """Return the pages of DATA.input.jsonl with the events of DATA.gold.jsonl; raise ContractError if they do not fit."""
    pages = typed(raw_rows(asked.file(".input.jsonl")), CorefPage)
    rows = typed(raw_rows(asked.file(".gold.jsonl")), _GoldRow)
    events = {row.mention: row.cluster for row in rows}
    return tuple(
        CorefCase(page.id, page, tuple((one.id, events[one.id]) for one in page.mentions)) for page in pages
    )


def read_coref(cases: Iterable[CorefCase]) -> Iterator[MentionPrediction | Problem]:
    """Yield the event of every mention of all pages."""
    from foedera.coref import events_told, pair_model

    pages = [case.page for case in cases]
    found = events_told([page.text for page in pages], list(mentions_of(pages)), pair_model())
    for number, event in enumerate(found):
        yield from (MentionPrediction(mention.id, f"e{number}") for mention in event)


def mentions_of(pages: Sequence[CorefPage]) -> Iterator[EventMention]:
    """Yield the marked words of pages with what their sentences' parse knows of them."""
    from foedera.annotate import load_model
    from foedera.coref import mention_of
    from foedera.lexicon import load_lexicon
    from foedera.settings import DEFAULT_MODEL

    lexicon = load_lexicon()
    wanted = [
        (number, start, end, [one for one in page.mentions if start <= one.start < end])
        for number, page in enumerate(pages)
        for start, end in page.bounds()
    ]
    told = [sentence for sentence in wanted if sentence[3]]
    texts = (pages[number].text[start:end] for number, start, end, _ in told)
    for (number, start, _, marked), doc in zip(told, load_model(DEFAULT_MODEL).pipe(texts), strict=True):
        for one in marked:
            yield mention_of(one.id, number, start, _tokens(doc, start, one), lexicon)


def _tokens(doc: Doc, start: int, marked: MarkedWords) -> list[Token]:
    return [
        token
        for token in doc
        if any(start + token.idx < end and start + token.idx + len(token) > at for at, end in marked.tokens)
    ]


def score_coref_pages(cases: Sequence[CorefCase], predictions: Sequence[MentionPrediction]) -> Score:
    """Score which mentions were united."""
    gold = {mention: event for case in cases for mention, event in case.gold}
    return score_coref(gold, {one.mention: one.cluster for one in predictions})
