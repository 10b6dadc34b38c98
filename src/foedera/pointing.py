"""Words that point back: pronouns, `the two sides`, `both leaders`; which participants they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from foedera.board import Board, Draft
from foedera.evidence import Span
from foedera.grammar import children, conjuncts, passive_subjects, subjects
from foedera.knowledge import knowledge

PAIR_NOUNS = frozenset(
    "sides countries nations neighbours neighbors capitals allies parties partners governments states rivals foes "
    "delegations".split()
)
LEADERS = frozenset(
    "men women leaders ministers presidents officials diplomats secretaries premiers generals envoys".split()
)
PAIRS = frozenset({"pair", "duo", "two", "both", "trio", "three", "four"})
_NUMBERS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
_FOR_STATES = frozenset({"person", "government", "military", "country"})
_HE, _SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "their", "them", "themselves"})
_WE, _I = frozenset({"we", "us", "our", "ours", "ourselves"}), frozenset({"i", "me", "my", "mine", "myself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
POINTING = frozenset({"it", "its", "itself"}) | _HE | _SHE | _THEY | _WE | _I | PAIR_NOUNS | LEADERS | PAIRS
_NOMINAL = _SUBJECTS | {"dobj", "pobj", "dative", "conj"}
_ABOUT = _SUBJECTS | {"poss"}
_MANY = frozenset({"people", "armed_group", "military", "party", "company", "organisation", "government"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_SAYING = frozenset(
    "say tell add state declare announce write tweet post insist stress note explain ask reply answer warn argue "
    "promise vow claim concede continue".split()
)


def point_back(board: Board, token: Token) -> None:
    """Add a pronoun or a noun for two to the mentions of what it points back at."""
    drafts = _meant(board, token)
    first, last = board.phrase(token) if token.pos_ == "NOUN" else (token.i, token.i)
    for draft in drafts:
        board.mention(draft, first, last)


def _meant(board: Board, token: Token) -> list[Draft]:
    word = token.lower_
    if word in _HE or word in _SHE:
        return _last_person(board, token, "f" if word in _SHE else "m")
    if word in {"it", "its", "itself"}:
        return [] if _is_empty(token) else _last_body(board, token)
    if word in _THEY:
        return _last_plural(board, token)
    if word in _WE or (word in _I and token.text != "mine"):
        return _speaking(board, token)
    if not how_many(token):
        return []
    if word in PAIR_NOUNS:
        return _both(board, token)
    return _those(board, token) if word in PAIRS else _both_persons(board, token)


# One person


def persons_before(board: Board, token: Token, sentences: int) -> Iterator[Draft]:
    """Yield persons named before a token: whom its clauses are about, then the rest, the nearest sentence first."""
    for subject in governing_subjects(token):
        yield from persons_at(board, subject)
    sentence = board.sentence(token.i)
    for _ in range(sentences):
        named = [t for t in board.told(sentence, token.i) if persons_at(board, t)]
        for t in sorted(named, key=lambda t: (t.dep_ not in _ABOUT, t.i)):
            yield from persons_at(board, t)
        if sentence.start == 0:
            return
        sentence = board.sentence(sentence.start - 1)


def persons_at(board: Board, token: Token) -> list[Draft]:
    """Return the people that a token stands for."""
    return [draft for draft in board.at.get(token.i, ()) if draft.kind == "person"]


def governing_subjects(token: Token) -> Iterator[Token]:
    """Yield the subjects before a token of the clauses that it stands in, the innermost clause first."""
    for verb in token.ancestors:
        if verb.pos_ in {"VERB", "AUX"}:
            for subject in (*subjects(verb), *passive_subjects(verb)):
                if subject.i < token.i:
                    yield subject


def _last_person(board: Board, token: Token, gender: str) -> list[Draft]:
    """Return the nearest person before a pronoun; not the subject of its own clause, where it is an object."""
    own = [draft for at in _own(token) for draft in board.at.get(at, ())]
    for draft in persons_before(board, token, 3):
        if draft not in own and draft.gender in {None, gender}:
            draft.gender = gender
            return [draft]
    return []


def _own(token: Token) -> Iterator[int]:
    """Yield the words that a pronoun cannot mean.

    They are the subject of the clause whose object it is, and the name that it explains (`Ana Gil, his cousin`).
    """
    for subject in _own_subjects(token):
        yield from range(subject.left_edge.i, min(subject.right_edge.i + 1, token.i))
    if token.dep_ == "pobj" and token.head.head.pos_ in {"NOUN", "PROPN"}:
        yield from (token.head.head.i, token.head.head.head.i)
    if token.dep_ == "poss":
        name = token.i - 2
        if name >= 0 and token.doc[name + 1].text == ",":
            yield name
        if token.head.dep_ == "appos" and token.head.head.i < token.i:
            yield token.head.head.i


def _own_subjects(token: Token) -> list[Token]:
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ not in {"dobj", "pobj", "dative"} or verb.pos_ not in {"VERB", "AUX"}:
        return []
    return [*subjects(verb), *passive_subjects(verb)]


def sentences_back(board: Board, token: Token) -> Iterator[SpacySpan]:
    """Yield a token's sentence and the one before it."""
    own = board.sentence(token.i)
    yield own
    if own.start:
        yield board.sentence(own.start - 1)


# One body or state


def _is_empty(token: Token) -> bool:
    """Tell an `it` that means nobody (`it was senseless to …`, `called it a bargain`)."""
    if token.lower_ != "it":
        return False
    clause = [c.dep_ for c in token.head.children]
    verb = token.head.lemma_
    hollow = (verb == "be" and "acomp" in clause) or (verb in {"seem", "appear"} and "ccomp" in clause)
    expletive = token.dep_ == "expl" or (token.dep_ in _SUBJECTS and hollow)
    return expletive or token.dep_ in {"dobj", "pobj", "dative"}


def _last_body(board: Board, token: Token) -> list[Draft]:
    """Return the state or body that is the nearest subject before an `it`; of `its`, else the last one named."""
    beside = bodies_at(board, board.doc[token.i - 1]) if token.lower_ == "its" and token.i else []
    if beside:
        return beside[:1]  # `Oman sent a prince, Bahrain its premier`
    own = set(_own(token))
    for subject in (*governing_subjects(token), *_subjects_before(board, token)):
        found = bodies_at(board, subject)
        if found and subject.i not in own and subject != token:
            return found[:1]
    if token.lower_ != "its":
        return []
    sentence = board.sentence(token.i)
    named = (
        d for at in range(token.i - 1, sentence.start - 1, -1) if at not in own for d in board.at.get(at, ())
    )
    return next(([d] for d in named if d.kind not in {"person", "people"}), [])


def bodies_at(board: Board, token: Token) -> list[Draft]:
    """Return the states and bodies that a token stands for."""
    return [draft for draft in board.at.get(token.i, ()) if draft.kind not in {"person", "people"}]


def _subjects_before(board: Board, token: Token) -> Iterator[Token]:
    for sentence in sentences_back(board, token):
        yield from (t for t in board.told(sentence, token.i) if t.dep_ in _SUBJECTS)


# Several


def _last_plural(board: Board, token: Token) -> list[Draft]:
    """Return the coordinated participants, or the people, that are the nearest subject before a `they`."""
    barred = set(_own(token))
    for sentence in sentences_back(board, token):
        told = board.told(sentence, token.i)
        for subject in reversed(told) if sentence.end > token.i else told:
            if subject.dep_ in _SUBJECTS and subject.i not in barred:
                found = list(dict.fromkeys(d for t in conjuncts(subject) for d in board.at.get(t.i, ())))
                if len(found) > 1 or (found and found[0].kind not in {"person", "country"}):
                    return found
    return _last_coordinated(board, token) or _last_crowd(board, token)


def _last_coordinated(board: Board, token: Token) -> list[Draft]:
    """Return the people or states that were last named in one breath before a token, wherever they stand."""
    for sentence in sentences_back(board, token):
        for head in reversed(board.told(sentence, token.i)):
            if head.dep_ != "conj" and children(head, "conj"):
                joined = [t for t in conjuncts(head) if t.i < token.i]
                found = list(dict.fromkeys(d for t in joined for d in board.at.get(t.i, ())[:1]))
                if len(found) > 1 and len({d.kind for d in found}) == 1:
                    return found
    return []


def _last_crowd(board: Board, token: Token) -> list[Draft]:
    """Return the last people told by a plural noun before a token, wherever they stand in the sentence."""
    for sentence in sentences_back(board, token):
        for at in range(min(token.i, sentence.end) - 1, sentence.start - 1, -1):
            many = [d for d in board.at.get(at, ()) if d.kind in _MANY]
            if many and board.doc[at].tag_ == "NNS":
                return many[:1]
    return []


# In quotation marks


def _speaking(board: Board, token: Token) -> list[Draft]:
    """Return whom `we` or `I` means within quotation marks: the speaker, or the state that the speaker acts for."""
    if not _is_quoted(board, token):
        return []
    speaker = next((d for d in _speakers(board, token)), None)
    if speaker is None or (token.lower_ in _I and speaker.kind != "person"):
        return []
    if token.lower_ in _I or speaker.kind != "person":
        return [speaker]
    board.spoken.append((token, speaker))
    return []


def _is_quoted(board: Board, token: Token) -> bool:
    sentence = board.sentence(token.i)
    marks = sum(t.text in _QUOTES for t in token.doc[max(0, sentence.start - 60) : token.i])
    return marks % 2 == 1 or any(t.text in _QUOTES for t in sentence)


def _speakers(board: Board, token: Token) -> Iterator[Draft]:
    """Yield the subjects of verbs of saying in a token's sentence, then in the one before and the one behind."""
    own = board.sentence(token.i)
    near = [own]
    if own.start:
        near.append(board.sentence(own.start - 1))
    if own.end < len(board.doc):
        near.append(board.sentence(own.end))
    for sentence in near:
        for verb in sentence:
            if verb.lemma_ in _SAYING and verb.pos_ == "VERB":
                for subject in children(verb, "nsubj"):
                    yield from board.at.get(subject.i, ())


# Two or more


def _both(board: Board, token: Token) -> list[Draft]:
    """Return those that `both countries`, `the two sides` or `the three governments` means.

    They are as many as last acted together, else, of two, the states most present before it.
    """
    wanted = how_many(token)
    spoken = _acting_together(board, token, wanted)
    if spoken or wanted != 2 or is_bare(token):
        return spoken
    counted = [(_weight(board, d, code, token), code) for code, d in board.states().items()]
    ranked = sorted((-count, code) for count, code in counted if count)
    return [board.country(code) for _, code in ranked[:2]] if len(ranked) > 1 else []


def _acting_together(board: Board, token: Token, wanted: int) -> list[Draft]:
    """Return the last participants, so many of them, that acted together before a token, people as their states."""
    for head in board.told_back(token.i):
        if not _acts_together(head):
            continue
        drafts = [draft for t in conjuncts(head) for draft in board.at.get(t.i, ())[:1]]
        sides = list(dict.fromkeys(side for draft in drafts if (side := _side(draft))))
        if len(sides) == wanted:
            return _drafts_of(board, sides)
    return []


def _those(board: Board, token: Token) -> list[Draft]:
    """Return those that `both`, `the pair` or `the two` without a noun means: the last ones named in one breath."""
    wanted = how_many(token)
    for head in board.told_back(token.i):
        if children(head, "conj") and head.dep_ != "conj":
            joined = [t for t in conjuncts(head) if t.i < token.i]
            found = list(dict.fromkeys(d for t in joined for d in board.at.get(t.i, ())[:1]))
            if len(found) == wanted:
                return found
    return []


def _drafts_of(board: Board, sides: Sequence[str]) -> list[Draft]:
    return [board.country(side) if side in _codes() else _body_named(board, side) for side in sides]


def _side(draft: Draft) -> str | None:
    """Return what a participant counts as in a pair: its state, or itself where it is a body or group."""
    if draft.kind in _FOR_STATES:
        return draft.country
    return draft.name if draft.kind in {"organisation", "armed_group", "company", "party"} else None


def _body_named(board: Board, name: str) -> Draft:
    return next(draft for draft in [*board.bodies.values(), *board.groups.values()] if draft.name == name)


def _both_persons(board: Board, token: Token) -> list[Draft]:
    """Return the people that `the two leaders` means: as many as were last named before it."""
    last = [
        (max((m.start for m in d.mentions if m.start < token.idx), default=-1), name)
        for name, d in board.persons.items()
        if not any("spokes" in role.title.lower() for role in d.roles)
    ]
    ranked = sorted(((at, name) for at, name in last if at >= 0), reverse=True)
    wanted = how_many(token)
    return [board.persons[name] for _, name in ranked[:wanted]] if len(ranked) >= wanted else []


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


@cache
def _codes() -> frozenset[str]:
    return frozenset(country.code for country in knowledge().countries)


def _acts_together(head: Token) -> bool:
    """Tell whether a noun heads a list of subjects, or of those that something is between or by."""
    together = head.dep_ in _SUBJECTS or (head.dep_ == "pobj" and head.head.lower_ in {"between", "by"})
    return together and bool(children(head, "conj"))


def how_many(noun: Token) -> int:
    """Return for how many a noun speaks (`both`, `the three`), 0 if it does not tell; `the neighbours` are two."""
    if noun.lower_ in PAIRS:
        definite = noun.lower_ == "both" or any(c.lower_ in {"the", "all"} for c in noun.children)
        return _NUMBERS[noun.lower_] if definite and noun.dep_ in _NOMINAL else 0
    telling = [c.lower_ for c in noun.children if c.dep_ in {"det", "nummod", "amod", "predet"}]
    if is_bare(noun):
        return 2
    owned = any(c.dep_ == "poss" for c in noun.children)
    definite = owned or bool({"the", "both", "all", "two"} & set(telling))
    return next((_NUMBERS[word] for word in telling if word in _NUMBERS), 0) if definite else 0


def is_bare(noun: Token) -> bool:
    """Tell whether a noun for two stands with `the` alone (`the neighbours`)."""
    telling = [c.lower_ for c in noun.lefts]
    return noun.lower_ in {"partners", "neighbours", "neighbors", "rivals", "foes"} and telling == ["the"]
