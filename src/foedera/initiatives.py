"""Doc -> the initiatives that a page names or describes: dialogues, programmes, roadmaps, forums, policies, exercises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from foedera.actors import Actor, Cast
from foedera.annotate import Name
from foedera.article import Article
from foedera.editions import Edition, date_holding, find_editions, find_others
from foedera.evidence import Span
from foedera.grammar import (
    agents,
    children,
    is_passive,
    objects,
    prep_objects,
    sentence_of,
    subjects,
)
from foedera.knowledge import knowledge
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
    others = _others(found, find_others(doc, times, article.published))
    return tuple(
        _initiative(f"i{at}", mentions, others.get(at, []), cast_, times, article)
        for at, mentions in enumerate(found, 1)
    )


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
    explains = head.dep_ == "appos" and mention.told.rule in {"described", "code name"}
    return explains and any(one.first.i <= head.head.i <= one.last.i for one in known)


def _is_same(told: Told, known: Sequence[Told]) -> bool:
    """Tell whether a passage speaks of an initiative: by its acronym, or by the words of a longer or shorter name."""
    words = _telling(told.name)
    for other in known:
        if told.acronym is not None and told.acronym == other.acronym:
            return True
        if told.name in {other.name, other.acronym} or other.name == told.acronym:
            return True
        if other.kind == told.kind and (words <= _telling(other.name) or _telling(other.name) <= words):
            return True
    return False


def _telling(text: str) -> frozenset[str]:
    words = re.findall(r"[\w+]+", text.lower())
    dull = title_heads() | {"the", "of", "for", "and", "on", "ministerial"}
    return frozenset(w for w in words if w not in dull) or frozenset(words)


_HELD = frozenset({"dialogue", "forum", "exercise"})
_RUNNING = frozenset(
    "run organise organize host hold stage convene sponsor launch open begin lead chair co-host finish".split()
)
_GATHERING = frozenset(
    "gather meet assemble join attend take participate sit address tell visit come arrive".split()
)
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
) -> Initiative:
    told = [mention.told for mention in mentions]
    longest = max((one for one in told if one.rule != "back"), key=lambda one: len(one.name), default=told[0])
    tokens = [mention.head for mention in mentions]
    held = [(m.first, m.last) for m in mentions] if told[0].kind in _HELD else []
    return Initiative(
        id=wanted,
        name=longest.name,
        acronym=next((one.acronym for one in told if one.acronym), None),
        kind=told[0].kind,
        participants=_participants(tokens, longest.name, cast_),
        organiser=next((o for token in tokens if (o := _organiser(token, cast_)) is not None), None),
        editions=find_editions(held, others, times, article.published),
        mentions=tuple(article.passage(one.start, one.end) for one in told),
        evidence=tuple(dict.fromkeys(sentence_of(article, token) for token in tokens)),
        rule=told[0].rule,
        confidence=_SURE.get(told[0].rule, 0.6),
    )


def _participants(tokens: Sequence[Token], name: str, cast_: Cast) -> tuple[str, ...]:
    """Return the states in the name itself (`India-US …`), or those that it is said to be between."""
    codes = [c.code for word in re.split(r"[\s–-]+", name) if (c := knowledge().country_named(word))]
    states = {a.country: a.id for a in cast_.actors if a.kind == "country"}
    spoken = [states[code] for code in dict.fromkeys(codes) if code in states]
    if len(spoken) > 1:
        return tuple(spoken)
    beside = [
        a.id for token in tokens for noun in prep_objects(token, "between", "with") for a in cast_.of(noun)
    ]
    owners = [
        a.id
        for token in tokens
        for owner in children(token, "poss", "nmod", "compound")
        for a in cast_.of(owner)
    ]
    holders = [
        a.id for token in tokens if token.dep_ == "dobj" for s in subjects(token.head) for a in cast_.of(s)
    ]
    owners += holders if all(_state(cast_.get(a)) for a in holders) else []
    brought = [a.id for token in tokens for a in (*_brought(token, cast_), *_taking_part(token, cast_))]
    named = [a.id for token in tokens for a in _of_nations(token, cast_)]
    told = [*spoken, *beside, *(a for a in owners if _state(cast_.get(a))), *brought, *named]
    if not told and any(is_dialogue(token) for token in tokens):
        told = [a.id for a in cast_.pair()]
    return tuple(dict.fromkeys(told))


def is_dialogue(token: Token) -> bool:
    """Tell whether a title is one of a dialogue."""
    return any(
        heads()[w].sort == "dialogue" for w in re.findall(r"[\w+]+", token.text.lower()) if w in title_heads()
    )


def _brought(token: Token, cast_: Cast) -> list[Actor]:
    """Return whom a dialogue brought together."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in {"bring", "gather", "unite"}:
        return []
    return [a for noun in [*objects(verb), *prep_objects(verb, "with")] for a in cast_.of(noun)]


def _of_nations(token: Token, cast_: Cast) -> list[Actor]:
    """Return the states whose adjectives stand with a noun: `the Slovak-Hungarian commission`, `the Polish drill`."""
    if token.pos_ != "NOUN":
        return []
    words = [word for part in children(token, "amod", "compound", "nmod") for word in part.subtree]
    codes = {c.code for word in words if (c := knowledge().country_of_adjective(word.text))}
    return [a for a in cast_.actors if a.kind == "country" and a.country in codes]


def _taking_part(token: Token, cast_: Cast) -> list[Actor]:
    """Return who gathers for, takes part in, opens or hosts a series, and who it is run by."""
    runs = [v for v in children(token, "relcl", "acl") if v.lemma_ in _RUNNING]
    found = [
        noun for verb in runs for noun in (*agents(verb), *(subjects(verb) if not is_passive(verb) else ()))
    ]
    verb = _verb_of(token)
    if verb is not None and verb.lemma_ in _RUNNING | _GATHERING:
        found += [
            *agents(verb),
            *(subjects(verb) if not is_passive(verb) else ()),
            *prep_objects(verb, "with"),
        ]
    return [a for noun in found if noun != token for a in cast_.of(noun) if a.kind not in {"media", "people"}]


def _verb_of(token: Token) -> Token | None:
    """Return the verb that a series is the object of, or is the aim or scene of: `gathered for the 53rd …`."""
    head = token
    while (
        head.dep_ in {"pobj", "prep", "appos", "conj"}
        and head.pos_ not in {"VERB", "AUX"}
        and head.head != head
    ):
        head = head.head
    if head.pos_ == "VERB":
        return head
    return head.head if head.dep_ in {"dobj", "nsubjpass"} and head.head.pos_ == "VERB" else None


def _state(actor: Actor) -> bool:
    return actor.kind in {"country", "organisation", "government"}


def _organiser(token: Token, cast_: Cast) -> str | None:
    over = [token.head] if token.dep_ == "nsubjpass" else []
    for verb in [*children(token, "acl", "relcl"), *over]:
        if verb.lemma_ in _RUNNING - {"begin", "finish", "open"}:
            for agent in [a for by in children(verb, "agent") for a in children(by, "pobj")]:
                return next((a.id for a in cast_.of(agent)), None)
    return None
