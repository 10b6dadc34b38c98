"""Doc -> the initiatives that a page names or describes: dialogues, programmes, roadmaps, forums, policies, exercises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from foedera.actors import Cast
from foedera.annotate import Name
from foedera.article import Article
from foedera.attending import Series, find_organiser, find_participants
from foedera.editions import Edition, date_holding, find_editions, find_others
from foedera.evidence import Span
from foedera.grammar import children, sentence_of
from foedera.series import InitiativeKind, Told, find_told
from foedera.times import Timex
from foedera.titles import heads, title_heads

__all__ = ["Edition", "Initiative", "InitiativeKind", "date_holding", "find_initiatives", "is_dialogue"]


@dataclass(frozen=True, slots=True)
class Initiative:
    """A dialogue, programme, roadmap, forum, policy or exercise that outlives one day's news."""

    id: str
    name: str
    acronym: str | None
    kind: InitiativeKind
    participants: tuple[str, ...]
    organiser: str | None
    editions: tuple[Edition, ...]
    mentions: tuple[Span, ...]
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Mention:
    told: Told
    first: Token
    last: Token
    head: Token


def find_initiatives(
    doc: Doc, names: Sequence[Name], cast_: Cast, times: Sequence[Timex], article: Article
) -> tuple[Initiative, ...]:
    """Return the dialogues, programmes, roadmaps, forums, policies and exercises of a page, each once."""
    found: list[list[_Mention]] = []
    for told in find_told(doc, names):
        span = doc.char_span(told.start, told.end, alignment_mode="expand")
        if span is not None:
            mention = _Mention(told, span[0], span[-1], span.root)
            same = next(
                (one for one in found if _is_beside(mention, one) or _is_same(told, [m.told for m in one])),
                None,
            )
            if same is not None:
                same.append(mention)
            else:
                found.append([mention])
    found = _joined(found)
    others = _others(found, find_others(doc, times, article.published))
    kinds = [mentions[0].told.kind for mentions in found]
    return tuple(
        _initiative(
            f"i{at}",
            mentions,
            others.get(at, []),
            cast_,
            times,
            article,
            alone=kinds.count(mentions[0].told.kind) == 1,
        )
        for at, mentions in enumerate(found, 1)
    )


def _joined(found: list[list[_Mention]]) -> list[list[_Mention]]:
    """Return the series, where a drill that is first only described and then named is one: `naval drills … Sea Fox began`."""
    drills = [one for one in found if one[0].told.kind == "exercise"]
    named = [one for one in drills if one[0].told.rule in {"title", "code name", "known"}]
    bare = [one for one in drills if one[0].told.rule == "described"]
    if len(named) == 1 and len(bare) == 1 and all(m.told.rule in {"described", "back"} for m in bare[0]):
        gap = named[0][0].told.start - bare[0][0].told.end
        if 0 < gap < _NEAR:
            named[0][:0] = bare[0]
            named[0].sort(key=lambda m: m.told.rule == "described")
            return [one for one in found if one is not bare[0]]
    return found


def _others(
    found: Sequence[Sequence[_Mention]], told: Iterable[tuple[int, Edition]]
) -> dict[int, list[Edition]]:
    """Return by series the editions told without its name: each belongs to the series that was told last."""
    belonging: dict[int, list[Edition]] = {}
    starts = [(m.told.start, at) for at, one in enumerate(found, 1) if one[0].told.kind in _HELD for m in one]
    for start, edition in told:
        before = [pair for pair in starts if pair[0] < start]
        if before:
            belonging.setdefault(max(before)[1], []).append(edition)
    return belonging


def _is_beside(mention: _Mention, known: Sequence[_Mention]) -> bool:
    """Tell whether a noun only explains a name beside it: `UNITAS, the oldest naval drill of all`."""
    head = mention.head
    bare = all(one.told.rule in {"described", "back"} for one in known)
    explains = head.dep_ == "appos" and (bare or mention.told.rule in {"described", "code name"})
    if head.dep_ == "attr" and mention.told.rule == "described":
        subjects = children(head.head, "nsubj")
        return any(one.first.i <= s.i <= one.last.i for one in known for s in subjects)
    named = (
        any(one.head.dep_ == "appos" and one.head.head == head for one in known)
        and mention.told.rule == "described"
    )
    return named or (explains and any(one.first.i <= head.head.i <= one.last.i for one in known))


def _is_same(told: Told, known: Sequence[Told]) -> bool:
    """Tell whether a passage speaks of an initiative: by its acronym, or by the words of a longer or shorter name."""
    words = _telling(told.name)
    for other in known:
        if told.acronym is not None and told.acronym == other.acronym:
            return True
        if told.name in {other.name, other.acronym} or other.name == told.acronym:
            return True
        if other.acronym is not None and other.acronym.lower() in words:
            return True
        if {other.kind, told.kind} == {"dialogue", "forum"} and words == _telling(other.name):
            return True
        if (
            other.kind == told.kind
            and _same_noun(told.name, other.name)
            and (words <= _telling(other.name) or _telling(other.name) <= words)
        ):
            return True
    return False


def _same_noun(one: str, other: str) -> bool:
    """Tell whether two names can be of one initiative by their nouns: not a `… Corridor` and a `… Programme`."""
    nouns = [re.findall(r"[\w+]+", name.lower())[-1].removesuffix("s") for name in (one, other)]
    return nouns[0] == nouns[1] or not all(noun in title_heads() for noun in nouns)


def _telling(text: str) -> frozenset[str]:
    words = re.findall(r"[\w+]+", text.lower())
    dull = title_heads() | {"the", "of", "for", "and", "on", "ministerial", "process", "format"}
    return frozenset(w for w in words if w not in dull) or frozenset(words)


_NEAR = 250
"""Characters between what only describes a drill and its name."""
_HELD = frozenset({"dialogue", "forum", "exercise"})
_SURE = {
    "title": 0.8,
    "known": 0.8,
    "ordinal": 0.75,
    "code name": 0.75,
    "named event": 0.7,
    "quoted name": 0.7,
}


def _initiative(
    wanted: str,
    mentions: Sequence[_Mention],
    others: Sequence[Edition],
    cast_: Cast,
    times: Sequence[Timex],
    article: Article,
    *,
    alone: bool,
) -> Initiative:
    told = [mention.told for mention in mentions]
    longest = max((one for one in told if one.rule != "back"), key=lambda one: len(one.name), default=told[0])
    tokens = [mention.head for mention in mentions]
    passages = tuple(article.passage(one.start, one.end) for one in told)
    series = Series(told[0].kind, passages, tuple(tokens), alone)
    held = [(m.first, m.last) for m in mentions] if told[0].kind in _HELD else []
    return Initiative(
        id=wanted,
        name=longest.name,
        acronym=next((one.acronym for one in told if one.acronym), None),
        kind=told[0].kind,
        participants=find_participants(series, cast_, article),
        organiser=find_organiser(series, cast_),
        editions=find_editions(held, others, times, article.published),
        mentions=passages,
        evidence=tuple(dict.fromkeys(sentence_of(article, token) for token in tokens)),
        rule=told[0].rule,
        confidence=_SURE.get(told[0].rule, 0.6),
    )


def is_dialogue(token: Token) -> bool:
    """Tell whether a title is one of a dialogue."""
    return any(
        heads()[w].sort == "dialogue" for w in re.findall(r"[\w+]+", token.text.lower()) if w in title_heads()
    )
