"""Doc -> the initiatives that a page names or describes: dialogues, programmes, roadmaps, forums, policies, exercises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from spacy.tokens import Doc, Token

from foedera.actors import Actor, Cast
from foedera.annotate import Name, names_by_token
from foedera.article import Article, Published
from foedera.dates import PartialDate
from foedera.dating import When, date_act
from foedera.evidence import Span
from foedera.grammar import children, objects, prep_objects, sentence_of, span_of, subjects
from foedera.knowledge import knowledge
from foedera.times import Timex
from foedera.titles import heads, title_heads

InitiativeKind = Literal["dialogue", "programme", "roadmap", "forum", "policy", "exercise"]

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL_WORDS = {"inaugural": 1, **{word: at for at, word in enumerate(_ORDINALS, 1)}}
_ORDINAL_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Edition:
    """One holding of a dialogue, forum or exercise: which, when, where."""

    ordinal: int | None
    date: PartialDate | None
    place: str | None


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


def find_initiatives(
    doc: Doc, names: Sequence[Name], cast_: Cast, times: Sequence[Timex], article: Article
) -> tuple[Initiative, ...]:
    """Return the dialogues, programmes, roadmaps, forums, policies and exercises of a page, each once."""
    found: dict[str, list[tuple[Token, Name]]] = {}
    for at, name in names_by_token(doc, names).items():
        if name.kind == "initiative":
            found.setdefault(_initiative_key(name, found), []).append((doc[at], name))
    return tuple(
        _initiative(f"i{at}", mentions, cast_, times, article)
        for at, mentions in enumerate(found.values(), 1)
    )


def _initiative_key(name: Name, known: dict[str, list[tuple[Token, Name]]]) -> str:
    """Return the key of the initiative a name belongs to: its acronym, or its words less those of a longer name."""
    words = _telling(name.text)
    for key, mentions in known.items():
        other = mentions[0][1]
        if name.acronym is not None and name.acronym == other.acronym:
            return key
        if other.sort == name.sort and (words <= _telling(other.text) or _telling(other.text) <= words):
            return key
    return name.acronym or name.text.lower()


def _telling(text: str) -> frozenset[str]:
    words = re.findall(r"[\w+]+", text.lower())
    return frozenset(
        w for w in words if w not in title_heads() | {"the", "of", "for", "and", "on", "ministerial"}
    ) or frozenset(words)


def _initiative(
    wanted: str,
    mentions: Sequence[tuple[Token, Name]],
    cast_: Cast,
    times: Sequence[Timex],
    article: Article,
) -> Initiative:
    longest = max((name for _, name in mentions), key=lambda n: len(n.text))
    acronym = next((name.acronym for _, name in mentions if name.acronym), None)
    tokens = [token for token, _ in mentions]
    editions = [e for token in tokens if (e := _edition(token, times, article.published)) is not None]
    evidence = tuple(dict.fromkeys(sentence_of(article, token) for token in tokens))
    return Initiative(
        id=wanted,
        name=longest.text,
        acronym=acronym,
        kind=cast("InitiativeKind", longest.sort or "programme"),
        participants=_participants(tokens, longest.text, cast_),
        organiser=next((o for token in tokens if (o := _organiser(token, cast_)) is not None), None),
        editions=tuple(dict.fromkeys(editions)),
        mentions=tuple(span_of(article, token) for token in tokens),
        evidence=evidence,
        rule="title",
        confidence=0.85 if acronym or len(longest.text.split()) > 2 else 0.7,
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
    brought = [a.id for token in tokens for a in _brought(token, cast_)]
    told = [*spoken, *beside, *(a for a in owners if _state(cast_.get(a))), *brought]
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


def _state(actor: Actor) -> bool:
    return actor.kind in {"country", "organisation", "government"}


def _organiser(token: Token, cast_: Cast) -> str | None:
    for verb in children(token, "acl", "relcl"):
        if verb.lemma_ in {"organise", "organize", "host", "convene", "hold", "sponsor"}:
            for agent in [a for by in children(verb, "agent") for a in children(by, "pobj")]:
                return next((a.id for a in cast_.of(agent)), None)
    return None


def _edition(token: Token, times: Sequence[Timex], published: Published) -> Edition | None:
    """Return which holding a mention speaks of, by its ordinal or its date."""
    ordinal = next((o for c in token.lefts for t in c.subtree if (o := _ordinal(t)) is not None), None)
    when = date_holding(token, times, published)
    day = PartialDate.covering(when.start, when.end) if when.start and when.end and when.time else None
    return Edition(ordinal, day, None) if ordinal is not None or day is not None else None


def date_holding(token: Token, times: Sequence[Timex], published: Published) -> When:
    """Return when a dialogue or forum was held: dated at its name, where it `was held`, or by what was done at it."""
    words = [token, *children(token, "relcl", "acl")]
    if token.dep_ == "pobj" and token.head.lower_ in {"during", "at", "following", "after"}:
        words.append(token.head.head)
    elif token.dep_ in {"dobj", "nsubj", "nsubjpass"} and token.head.pos_ == "VERB":
        words.append(token.head)
    whens = [date_act(word, times, published) for word in words]
    return next((when for when in whens if when.time is not None), whens[0])


def _ordinal(token: Token) -> int | None:
    number = _ORDINAL_NUMBER.fullmatch(token.lower_)
    return int(number.group(1)) if number else _ORDINAL_WORDS.get(token.lower_)
