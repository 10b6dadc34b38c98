"""Words that point back: pronouns, titles alone, `the two sides`; which participants they mean."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from foedera.board import Board, Draft
from foedera.evidence import Span
from foedera.grammar import children, conjuncts, noun_phrase, sentence_at
from foedera.knowledge import knowledge

_FOR_STATES = frozenset({"person", "government", "military", "country"})
_PAIR_NOUNS = frozenset(
    "sides countries nations neighbours neighbors capitals allies parties partners governments states".split()
)


def point_back(board: Board, token: Token) -> None:
    """Add the token to the mentions of what it points back at: a pronoun, `the two sides`, `the minister`."""
    drafts: list[Draft] = []
    if token.lower_ in {"he", "she", "him", "his", "her"}:
        drafts = _last_person(board, token)
    elif token.lower_ in {"it", "its"}:
        drafts = _last_body(board, token)
    elif token.lower_ in _PAIR_NOUNS:
        drafts = _both(board, token)
    elif token.lower_ in {
        "men",
        "leaders",
        "ministers",
        "presidents",
        "officials",
        "diplomats",
        "secretaries",
    }:
        drafts = _both_persons(board, token)
    elif token.lower_ in {"they", "their", "them"}:
        drafts = _last_plural(board, token)
    elif token.lower_ in {
        "minister",
        "secretary",
        "president",
        "adviser",
        "advisor",
        "chancellor",
        "ambassador",
    }:
        drafts = by_title(board, token)
    first, last = noun_phrase(token) if token.pos_ == "NOUN" else (token.i, token.i)
    for draft in drafts:
        board.mention(draft, first, last)


def _persons_before(board: Board, token: Token, sentences: int) -> Iterator[Draft]:
    """Yield persons named before a token, subjects of a sentence first, the nearest sentence first."""
    sentence = sentence_at(board.doc, token.i)
    for _ in range(sentences):
        named = [
            t for t in sentence if t.i < token.i and any(d.kind == "person" for d in board.at.get(t.i, ()))
        ]
        for t in sorted(named, key=lambda t: (t.dep_ not in {"nsubj", "nsubjpass", "poss"}, t.i)):
            yield from (d for d in board.at[t.i] if d.kind == "person")
        if sentence.start == 0:
            return
        sentence = sentence_at(board.doc, sentence.start - 1)


def _last_person(board: Board, token: Token) -> list[Draft]:
    """Return the nearest person before a pronoun; not the subject of its own clause, where it is an object."""
    own = [d for t in _own_subjects(token) for d in board.at.get(t.i, ())]
    return next(([draft] for draft in _persons_before(board, token, 3) if draft not in own), [])


def _own_subjects(token: Token) -> list[Token]:
    verb = token.head.head if token.dep_ == "pobj" else token.head
    return children(verb, "nsubj", "nsubjpass") if token.dep_ in {"dobj", "pobj", "dative"} else []


def _sentences_back(board: Board, token: Token) -> Iterator[SpacySpan]:
    """Yield a token's sentence and the one before it."""
    own = sentence_at(board.doc, token.i)
    yield own
    if own.start:
        yield sentence_at(board.doc, own.start - 1)


def _last_body(board: Board, token: Token) -> list[Draft]:
    """Return the state or body that is the nearest subject before an `it`."""
    own = _own_subjects(token)
    for sentence in _sentences_back(board, token):
        for subject in sentence:
            if (
                subject.i < token.i
                and subject.dep_ in {"nsubj", "nsubjpass"}
                and subject not in [token, *own]
            ):
                found = [d for d in board.at.get(subject.i, ()) if d.kind not in {"person", "people"}]
                if found:
                    return found[:1]
    return []


def by_title(board: Board, token: Token) -> list[Draft]:
    """Return the person whose office ends in this noun, where the noun stands with `the`."""
    if token.dep_ == "compound" or not any(c.lower_ == "the" for c in token.children):
        return []
    _, country = board.office_at(token)
    titled = [
        draft
        for draft in board.persons.values()
        if any(role.title.lower().split()[-1] == token.lower_ for role in draft.roles)
        and (country is None or draft.country in {None, country})
        and any(m.start < token.idx for m in draft.mentions)
    ]
    if len(titled) < 2:
        return titled
    # of several who hold such an office it is the one that the sentence, or the one before, is about
    for sentence in _sentences_back(board, token):
        spoken = [
            draft for t in sentence if t.i < token.i for draft in board.at.get(t.i, ()) if draft in titled
        ]
        if spoken:
            return spoken[:1] if all(draft is spoken[0] for draft in spoken) else []
    return []


def _both(board: Board, token: Token) -> list[Draft]:
    """Return the two that `both countries` or `the two sides` means.

    The pair that last acted together, else the two states most present before it.
    """
    if not _dual(token):
        return []
    spoken = _last_pair(board, token)
    if spoken:
        return spoken
    counted = [(_weight(board, d, code, token), code) for code, d in board.states().items()]
    ranked = sorted((-count, code) for count, code in counted if count)
    return [board.country(code) for _, code in ranked[:2]] if len(ranked) > 1 else []


def _last_pair(board: Board, token: Token) -> list[Draft]:
    """Return the last two participants that acted together before a token, people as their states."""
    for at in range(token.i - 1, -1, -1):
        head = board.doc[at]
        if not _acts_together(head):
            continue
        drafts = [draft for t in conjuncts(head) for draft in board.at.get(t.i, ())[:1]]
        pair = list(dict.fromkeys(side for draft in drafts if (side := _side(draft))))
        if len(pair) == 2:
            return [board.country(side) if side in _codes() else _body_named(board, side) for side in pair]
    return []


def _side(draft: Draft) -> str | None:
    """Return what a participant counts as in a pair: its state, or itself where it is a body or group."""
    if draft.kind in _FOR_STATES:
        return draft.country
    return draft.name if draft.kind in {"organisation", "armed_group", "company", "party"} else None


def _body_named(board: Board, name: str) -> Draft:
    return next(draft for draft in [*board.bodies.values(), *board.groups.values()] if draft.name == name)


def _both_persons(board: Board, token: Token) -> list[Draft]:
    """Return the two people that `the two leaders` means: the last two named before it."""
    if not _dual(token):
        return []
    last = [
        (max((m.start for m in d.mentions if m.start < token.idx), default=-1), name)
        for name, d in board.persons.items()
        if not any("spokes" in role.title.lower() for role in d.roles)
    ]
    ranked = sorted(((at, name) for at, name in last if at >= 0), reverse=True)
    return [board.persons[name] for _, name in ranked[:2]] if len(ranked) > 1 else []


def _weight(board: Board, draft: Draft, code: str, token: Token) -> float:
    """Return how present a state is before a token: its mentions, those in the headline counting for more."""
    country = knowledge().country(code)
    title = board.article.title or ""
    headline = any(form in title for form in (*country.names, *country.adjectives))
    before = sum(0.2 if _is_scene(board, m) else 1.0 for m in draft.mentions if m.start < token.idx)
    return before + 3 * headline if before else 0.0


def _is_scene(board: Board, mention: Span) -> bool:
    """Tell whether a mention only says where: `the war in Ukraine`."""
    return board.article.text[max(0, mention.start - 3) : mention.start] == "in "


def _last_plural(board: Board, token: Token) -> list[Draft]:
    """Return the coordinated participants that are the nearest subject before a `they`."""
    for sentence in _sentences_back(board, token):
        own = sentence.end > token.i
        for subject in reversed(list(sentence)) if own else sentence:
            if subject.i < token.i and subject.dep_ in {"nsubj", "nsubjpass"}:
                joined = conjuncts(subject)
                found = [d for t in joined for d in board.at.get(t.i, ())]
                if len(found) > 1 or (found and found[0].kind not in {"person", "country"}):
                    return found
    return []


@cache
def _codes() -> frozenset[str]:
    return frozenset(country.code for country in knowledge().countries)


def _acts_together(head: Token) -> bool:
    """Tell whether a noun heads a list of subjects, or of those that something is between or by."""
    together = head.dep_ in {"nsubj", "nsubjpass"} or (
        head.dep_ == "pobj" and head.head.lower_ in {"between", "by"}
    )
    return together and bool(children(head, "conj"))


def _dual(noun: Token) -> bool:
    """Tell whether a noun speaks of a pair (`both`, `the two`)."""
    telling = {c.lower_ for c in noun.children if c.dep_ in {"det", "nummod", "amod", "predet"}}
    alone = noun.lower_ == "partners" and telling == {"the"}
    return alone or bool(telling & {"two", "both"})
