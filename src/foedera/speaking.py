"""Whom `we` and `I` mean: who speaks in quotation marks, answers questions, issues a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from foedera.board import Board, Draft
from foedera.evidence import BODY, passage
from foedera.grammar import children, conjuncts

WE, I = frozenset({"we", "us", "our", "ours", "ourselves"}), frozenset({"i", "me", "my", "mine", "myself"})  # noqa: E741
QUOTES = frozenset({'"', "“", "”", "``", "''"})
SAYING = frozenset(
    "say tell add state declare announce write tweet post insist stress note explain ask reply answer warn argue "
    "promise vow claim concede continue maintain sense complain explain insist believe think retort object recall reply "
    "joke observe remark report suggest predict hold reckon fear hope confess admit allege assert".split()
)
_LABEL = re.compile(r"^(?:\d{1,2}[.:]\d\d\s+)?([A-Z][^\n:.?!]{0,50}):\s", re.MULTILINE)
_ASKING = frozenset("q question reporter journalist press moderator interviewer host correspondent".split())
_SPOKESMEN = frozenset({"spokesperson", "spokesman", "spokeswoman"})
_ANSWERING = _SPOKESMEN | {"a", "answer"}


@dataclass(frozen=True, slots=True)
class _Turn:
    """Who has the word in a transcript, and where that begins."""

    label: str
    start: int
    end: int


def first_person(board: Board, token: Token) -> list[Draft]:
    """Return whom `we` or `I` means; the state of an official who says `we` is known only later."""
    if is_quoted(board, token):
        speaker = next((d for t in speakers(board, token) for d in board.at.get(t.i, ())), None)
        return _meant_by(board, token, speaker)
    reporting = next((d for t in _reporting(token) for d in board.at.get(t.i, ())), None)
    if reporting is not None:
        return _meant_by(board, token, reporting)
    if board.article.genre == "transcript":
        return _answering(board, token)
    if token.lower_ in I:
        return []
    if board.article.genre == "joint statement":
        return _issuing(board, token)
    return _releasing(board, token) if board.article.genre == "release" else []


def _meant_by(board: Board, token: Token, speaker: Draft | None) -> list[Draft]:
    """Return the speaker for `I`, a body for its `we`; keep the `we` of a person for when its state is known."""
    if speaker is None or (token.lower_ in I and speaker.kind != "person"):
        return []
    if token.lower_ in I or speaker.kind not in {"person", "government"}:
        return [speaker]
    board.spoken.append((token, speaker))
    return []


# In quotation marks


def is_quoted(board: Board, token: Token) -> bool:
    """Tell whether a token stands within quotation marks."""
    sentence = board.sentence(token.i)
    marks = sum(t.text in QUOTES for t in token.doc[max(0, sentence.start - 60) : token.i])
    return marks % 2 == 1 or any(t.text in QUOTES for t in sentence)


def speakers(board: Board, token: Token) -> Iterator[Token]:
    """Yield the subjects of verbs of saying in a token's sentence, then in the one before and the one behind."""
    own = board.sentence(token.i)
    near = [own]
    if own.start:
        near.append(board.sentence(own.start - 1))
    if own.end < len(board.doc):
        near.append(board.sentence(own.end))
    for sentence in near:
        for verb in sentence:
            if verb.lemma_ in SAYING and verb.pos_ == "VERB":
                yield from children(verb, "nsubj")


def _reporting(token: Token) -> Iterator[Token]:
    """Yield who says the clause that a token stands in, where no marks show it (`We shall win, the minister added`)."""
    for verb in token.ancestors:
        if verb.lemma_ in SAYING and verb.pos_ == "VERB":
            yield from (t for t in children(verb, "nsubj") if t.i > token.i)


# In a transcript


def _turns(board: Board) -> list[_Turn]:
    return [_Turn(m.group(1).strip(), m.start(1), m.end(1)) for m in _LABEL.finditer(board.article.text)]


def _answering(board: Board, token: Token) -> list[Draft]:
    """Return who has the word in a transcript, or the state that an unnamed spokesman answers for."""
    turns = _turns(board)
    turn = next((turn for turn in reversed(turns) if turn.start < token.idx), None)
    if turn is None or turn.label.lower() in _ASKING:
        return []
    if turn.label.lower() not in _ANSWERING:
        named = _persons_within(board, turn.start, turn.end)
        return _meant_by(board, token, named[0] if named else None)
    speaker = _spokesman(board, turns)
    if token.lower_ in I or (speaker is not None and speaker.country is not None):
        return _meant_by(board, token, speaker)
    state = _state_within(board, 0, turns[0].start)
    return state or _meant_by(board, token, speaker)


def _spokesman(board: Board, turns: list[_Turn]) -> Draft | None:
    """Return who answers where the text only says `A:` or `SPOKESMAN:`: whoever the lines before the first turn name."""
    introduced = _persons_within(board, 0, turns[0].start)
    told = [d for d in introduced if any("spokes" in role.title.lower() for role in d.roles)]
    if introduced:
        return (told or introduced)[0]
    nameless = [d for d in board.groups.values() if d.kind == "person" and "spokes" in d.name.lower()]
    if nameless:
        return nameless[0]
    label = next((t.label for t in turns if t.label.lower() in _SPOKESMEN), None)
    if label is None:
        return None
    draft = board.groups[label, "person"] = Draft(label.capitalize(), "person")
    return draft


def mention_speakers(board: Board) -> None:
    """Let the labels of a transcript (`SPOKESMAN:`) stand for who answers under them."""
    if board.article.genre != "transcript":
        return
    turns = _turns(board)
    for turn in turns:
        speaker = _spokesman(board, turns) if turn.label.lower() in _SPOKESMEN else None
        if speaker is not None:
            speaker.add(passage(board.article.text, turn.start, turn.end, BODY))


def _persons_within(board: Board, start: int, end: int) -> list[Draft]:
    return [d for d in board.persons.values() if any(start <= m.start < end for m in d.mentions)]


def _state_within(board: Board, start: int, end: int) -> list[Draft]:
    """Return the state that a passage names or whose body it names; another body itself."""
    told = [
        (mention.start, d)
        for d in [*board.countries.values(), *board.bodies.values(), *board.groups.values()]
        for mention in d.mentions
        if start <= mention.start < end
    ]
    first = min(told, key=lambda one: one[0], default=(0, None))[1]
    if first is None:
        return []
    if first.kind not in {"government", "military"}:
        return [first]
    return [board.country(first.country)] if first.country else []


# In a statement


def _issuing(board: Board, token: Token) -> list[Draft]:
    """Return those who issue a joint statement: the first ones named in one breath."""
    for head in board.told(board.doc[:], token.i):
        joined = [t for t in conjuncts(head) if t.i < token.i]
        found = list(dict.fromkeys(d for t in joined for d in board.at.get(t.i, ())[:1]))
        if len(found) > 1 and len({d.kind for d in found}) == 1:
            return found
    return []


def _releasing(board: Board, token: Token) -> list[Draft]:
    """Return the body whose release a page is: the subject of the first sentence that has one."""
    for head in board.told(board.doc[:], token.i):
        found = [d for d in board.at[head.i] if d.kind not in {"person", "people"}]
        if found and head.dep_ not in {"pobj", "dobj", "conj"}:
            return _meant_by(board, token, found[0])
    return []
