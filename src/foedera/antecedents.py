"""Whom `it` and `they` mean: all that is told before them is weighed by one table, what is nobody included."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from foedera.board import Board, Draft
from foedera.grammar import children, conjuncts, passive_subjects, subjects

_WEIGHTS = {
    "subject": 3.0,  # what a sentence is about is spoken of again
    "topic": 3.0,
    "owner": 2.0,
    "object": 1.0,
    "other": 0.0,
    "governs": 3.0,  # the subject of a clause that the word stands in
    "outer": -0.6,  # for each such clause round the innermost
    "sentence": -3.2,  # for each sentence back
    "joined": 7.0,  # what the owned is listed with: `Oman and its allies`
    "beside": 2.0,  # an object of the clause that the word stands in
    "inner": -1.5,  # a word that only helps to tell who another one is: `the leaders of both countries`
    "alike": 0.5,  # the same place in its clause
    "named": 1.0,  # a name rather than a noun
    "often": 0.25,  # for each mention before, up to four
    "embedded": -1.0,  # the subject of a relative clause in a sentence before: `… that Chile wanted. It`
    "far": -0.02,  # for each word between
    "thing": -2.5,  # a noun for nobody that acts
    "body": -4.0,  # one body, whose members are `they`
}
"""What speaks for and against an antecedent: the usual order of salience, subjects before objects before the rest."""
_OFTEN = 4
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ROLES = {"nsubj": "subject", "nsubjpass": "subject", "poss": "owner", "dobj": "object", "dative": "object"}
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_MANY = frozenset({"people", "armed_group", "military", "party", "company", "organisation", "government"})
_NOUNS_OF_MANY = frozenset({"police", "team", "crew", "staff"})
_WITHIN = frozenset({"of", "from", "in", "at"})
_MEMBERS = frozenset(
    "members representatives leaders heads ministers delegates ambassadors participants".split()
)
"""Nouns of which the body behind `of` tells who they are together."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Something that a pronoun can mean: the participants that a token stands for, or nobody."""

    at: int
    drafts: tuple[Draft, ...]
    single: bool = False
    """Whether it is one body, asked for by a word for several."""


def best(board: Board, token: Token, found: Iterable[Antecedent], least: float = 0.0) -> list[Draft]:
    """Return whom a pronoun means: what weighs most of all that it can mean, nobody where that is a thing."""
    governing = [subject.i for subject in governing_subjects(token)]
    start = board.sentence(token.i).start
    weighed = [(_weight(board, token, one, governing, start), -one.at, one) for one in found]
    top = max(weighed, key=lambda each: each[:2], default=None)
    return list(top[2].drafts) if top is not None and top[0] > least else []


def _weight(board: Board, token: Token, one: Antecedent, governing: Sequence[int], start: int) -> float:
    head = board.doc[one.at]
    role = _role(head)
    weight = _WEIGHTS[role] + _WEIGHTS["far"] * (token.i - one.at)
    if one.at < start:
        weight += _WEIGHTS["sentence"] - _WEIGHTS["far"] * (token.i - start)
        weight += _WEIGHTS["embedded"] if role == "subject" and head.head.dep_ in {"relcl", "acl"} else 0.0
    if one.at in governing:
        weight += _WEIGHTS["governs"] + _WEIGHTS["outer"] * governing.index(one.at)
    if head == _joined(token):
        weight += _WEIGHTS["joined"]
    if role == "object" and head.head in token.ancestors:
        weight += _WEIGHTS["beside"]
    if head.dep_ == "pobj" and head.head.lower_ in _WITHIN and head.head.head.i in board.at:
        weight += _WEIGHTS["inner"]
    if role == _role(token):
        weight += _WEIGHTS["alike"]
    if not one.drafts:
        return weight + _WEIGHTS["thing"]
    told = max(sum(m.start < token.idx for m in draft.mentions) for draft in one.drafts)
    weight += _WEIGHTS["often"] * min(told, _OFTEN)
    weight += _WEIGHTS["body"] if one.single else 0.0
    return weight + (_WEIGHTS["named"] if one.at in board.names else 0.0)


def _role(token: Token) -> str:
    return "topic" if is_topic(token) else _ROLES.get(token.dep_, "other")


def _joined(token: Token) -> Token | None:
    """Return what the noun is listed with that a word owns (`Oman and its allies`)."""
    owned = token.head if token.dep_ == "poss" else token
    while owned.dep_ == "appos":
        owned = owned.head
    return owned.head if owned.dep_ == "conj" and owned != token else None


def is_topic(token: Token) -> bool:
    """Tell whether a sentence says at its head whom it is about: `For Oman the prize is peace`."""
    prep = token.head
    return token.dep_ == "pobj" and prep.lower_ == "for" and prep.is_sent_start is True


# What can be meant


def bodies_before(
    board: Board, token: Token, own: Collection[int], others: Collection[Draft]
) -> Iterator[Antecedent]:
    """Yield the states and bodies that `it` or `its` can mean, and the things; for `it` none in a mere phrase."""
    barred = {*own, *_holding(token)}
    others = {*others, *_told_as_many(board, token)}
    for sentence in sentences_back(board, token):
        for t in board.told(sentence, token.i):
            fits = t.i not in barred and not _is_plural(board, t)
            found = bodies_at(board, t)[:1] if fits else []
            if found and found[0] not in others and (token.lower_ != "it" or _role(t) != "other"):
                yield Antecedent(t.i, tuple(found))
    yield from (Antecedent(t.i, ()) for t in _things(board, token, {"NN", "NNP"}) if t.i not in barred)


def _told_as_many(board: Board, token: Token) -> Iterator[Draft]:
    """Yield those whom the sentence has called `they` already, and so does not call `it`."""
    for t in board.told(board.sentence(token.i), token.i):
        if t.lower_ in {"they", "their", "them"}:
            yield from board.at[t.i]


def _holding(token: Token) -> Iterator[int]:
    """Yield the nouns that a word helps to tell of, and so cannot mean (`a notice on its door`)."""
    joined = _joined(token)
    for noun in token.ancestors:
        if noun.pos_ in {"VERB", "AUX"} or noun == joined:
            return
        yield noun.i


def several_before(
    board: Board, token: Token, own: Collection[int], others: Collection[Draft]
) -> Iterator[Antecedent]:
    """Yield those that `they` can mean: several told in one breath, a plural, one body; and the things."""
    barred = {*others, *(draft for at in own for draft in board.at.get(at, ()))}
    holding = {*own, *_holding(token)}
    for sentence in sentences_back(board, token):
        for t in board.told(sentence, token.i):
            found = _several_at(board, token, t) or many_at(board, t)
            together = _members_of(board, t)
            if together is not None and not found:
                found, t = board.at[t.i][:1], together  # noqa: PLW2901
            single = not found
            if single:
                found = [d for d in board.at[t.i][:1] if d.kind in _MANY and _role(t) in {"subject", "topic"}]
            if found and not barred.intersection(found):
                yield Antecedent(t.i, tuple(found), single)
    things = (t for t in _things(board, token, {"NNS"}) if t.i not in holding)
    yield from (Antecedent(t.i, ()) for t in things if t.lower_ not in _MEMBERS)


def _several_at(board: Board, token: Token, head: Token) -> list[Draft]:
    """Return those that a word for several means, or who are told in one list that it heads."""
    drafts = list(dict.fromkeys(board.at[head.i]))
    if head.dep_ == "conj" or len(drafts) > 1:
        return drafts if len(drafts) > 1 else []
    listed = [t for t in _listed(board, head) if t.i < token.i]
    found = all_at(board, listed)
    if len(found) < 2:
        return []
    modifies = head.dep_ == "pobj" and head.head.lower_ in _WITHIN
    alike = len({draft.kind for draft in found}) == 1
    return found if head.dep_ in _SUBJECTS or (alike and not modifies) else []


def many_at(board: Board, noun: Token) -> list[Draft]:
    """Return the people told by a noun for many (`protesters`, `police`)."""
    many = noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in _NOUNS_OF_MANY
    unnamed = noun.i not in board.names or noun.tag_ == "NNPS"
    return [d for d in board.at.get(noun.i, ()) if d.kind in _MANY][:1] if many and unnamed else []


def _members_of(board: Board, body: Token) -> Token | None:
    """Return the noun that a body is told by as many: `the members of the council`."""
    prep = body.head
    several = body.dep_ == "pobj" and prep.lower_ == "of" and prep.head.lower_ in _MEMBERS
    return prep.head if several and bodies_at(board, body) else None


def _listed(board: Board, subject: Token) -> list[Token]:
    """Return who acts with a subject, also where the parse takes a list for an explanation (`Ana Gil, Ben Oz and …`)."""
    joined = conjuncts(subject)
    if len(joined) == 1 and not persons_at(board, subject):
        return joined
    listed = [t for c in children(subject, "appos") if persons_at(board, c) for t in conjuncts(c)]
    return [*joined, *listed] if persons_at(board, subject) else joined


def _things(board: Board, token: Token, tags: set[str]) -> Iterator[Token]:
    """Yield the nouns that are nobody: the subjects of a word's clauses, else that of the sentence before."""
    found = [s for s in governing_subjects(token) if s.pos_ in {"NOUN", "PROPN"}]
    own = board.sentence(token.i)
    if own.start and not any(t.dep_ in _SUBJECTS for t in board.doc[own.start : token.i]):
        before = board.sentence(own.start - 1)
        found += [t for t in before if t.dep_ in _SUBJECTS and t.pos_ == "NOUN"][:1]
    yield from (t for t in found if t.tag_ in tags and t.i not in board.at and t.ent_type_ not in _TIMES)


def _is_plural(board: Board, token: Token) -> bool:
    return token.tag_ == "NNS" and token.i not in board.names


def all_at(board: Board, tokens: Iterable[Token]) -> list[Draft]:
    """Return all that tokens stand for, each once."""
    return list(dict.fromkeys(d for t in tokens for d in board.at.get(t.i, ())))


def persons_at(board: Board, token: Token) -> list[Draft]:
    """Return the people that a token stands for."""
    return [draft for draft in board.at.get(token.i, ()) if draft.kind == "person"]


def bodies_at(board: Board, token: Token) -> list[Draft]:
    """Return the states and bodies that a token stands for."""
    return [draft for draft in board.at.get(token.i, ()) if draft.kind not in {"person", "people"}]


def governing_subjects(token: Token) -> Iterator[Token]:
    """Yield the subjects before a token of the clauses that it stands in, the innermost clause first."""
    for verb in token.ancestors:
        if verb.pos_ in {"VERB", "AUX"}:
            for subject in (*subjects(verb), *passive_subjects(verb)):
                if subject.i < token.i:
                    yield subject


def sentences_back(board: Board, token: Token) -> Iterator[SpacySpan]:
    """Yield a token's sentence and the one before it."""
    own = board.sentence(token.i)
    yield own
    if own.start:
        yield board.sentence(own.start - 1)
