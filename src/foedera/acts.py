"""What an event is, and what a page offers to fill events with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from foedera.actors import Cast
from foedera.article import Article
from foedera.dating import When
from foedera.evidence import Span
from foedera.grammar import children, span_of
from foedera.initiatives import Initiative
from foedera.knowledge import knowledge
from foedera.lexicon import EventType
from foedera.places import Place, Where
from foedera.standing import EventStatus
from foedera.times import Timex

Stance = Literal["asserted", "denied", "alleged"]
Quad = Literal[1, 2, 3, 4]

QUADS: dict[EventType, Quad] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""The quad class of each type: verbal and material cooperation, verbal and material conflict."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose word an event rests on, where it is not the page's own voice."""

    by: tuple[str, ...]
    statement: str | None
    stance: Stance


@dataclass(frozen=True, slots=True)
class Size:
    """How many people an event touched; null where the page does not say."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom (PLOVER type, modes, contexts), when, where, and whether it happened."""

    id: str
    type: EventType
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    quad: Quad
    act: EventType | None
    status: EventStatus
    background: bool
    claim: Claim | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    persons: tuple[str, ...]
    date: When
    place: Where | None
    size: Size
    agreements: tuple[str, ...]
    initiatives: tuple[str, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


WRAPPED_CAMEO: dict[tuple[EventType, EventType], str] = {
    ("AGREE", "CONSULT"): "036", ("AGREE", "COOPERATE"): "031", ("AGREE", "AID"): "033", ("AGREE", "SUPPORT"): "030",
    ("REQUEST", "CONSULT"): "106", ("REQUEST", "AID"): "103", ("REQUEST", "COOPERATE"): "101", ("REQUEST", "RETREAT"): "105",
    ("REJECT", "CONSULT"): "125", ("REJECT", "AID"): "122", ("REJECT", "COOPERATE"): "121", ("REJECT", "RETREAT"): "124",
    ("THREATEN", "ASSAULT"): "138", ("THREATEN", "SANCTION"): "131",
}  # fmt: skip
"""CAMEO codes of acts that are only announced, asked for or refused."""
BARE_CAMEO: dict[EventType, str] = {
    "AGREE": "030",
    "REQUEST": "100",
    "REJECT": "120",
    "THREATEN": "130",
    "CONCEDE": "080",
}
"""CAMEO codes of what is announced, asked for or refused where no act is told."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a page offers to fill events with."""

    article: Article
    cast: Cast
    times: Sequence[Timex]
    places: Sequence[Place]
    initiatives: Sequence[Initiative]

    def initiatives_at(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return the initiatives that any of these tokens names."""
        spans = {(m.start, m.end): i.id for i in self.initiatives for m in i.mentions}
        found = [spans[t.idx, t.idx + len(t)] for t in tokens if (t.idx, t.idx + len(t)) in spans]
        return tuple(dict.fromkeys(found))

    def acting(self, token: Token) -> list[str]:
        """Return the actors that a token, or what belongs to it, stands for."""
        named = self.initiatives_at([token])
        if named:
            return [p for i in self.initiatives if i.id in named for p in i.participants]
        known = [actor.id for actor in self.cast.acting(token)]
        return known or [self.cast.state(code, span).id for code, span in self._nations(token)]

    def _nations(self, token: Token) -> Iterator[tuple[str, Span]]:
        """Yield the states whose adjectives stand with a thing (`a Chilean frigate`), or that a word is the adjective of."""
        if token.pos_ == "PRON":
            return
        for word in (token, *children(token, "amod", "nmod", "compound")):
            nation = knowledge().country_of_adjective(word.text) if word.text[:1].isupper() else None
            if nation is not None:
                yield nation.code, span_of(self.article, word)
