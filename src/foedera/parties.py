"""`The Parties` of a treaty or joint statement: those who conclude it."""

from __future__ import annotations

import re
from bisect import bisect_right

from foedera.board import Board, Draft
from foedera.evidence import BODY, Span, passage

_DEFINED = re.compile(
    r"\b(?:here(?:in)?after|hereby|called|known as|referred to as|named)\b[^.;\n]{0,60}?"
    r"\b(?:Parties|Participants|Signatories|Sides)\b"
)
_WORDS = {
    "Parties": "Part(?:ies|y)", "Participants": "Participants?",
    "Signatories": "Signator(?:ies|y)", "Sides": "Sides?",
}  # fmt: skip
_SINGLE = frozenset("each either neither one any every contracting no".split())
_LEADING = frozenset("the both all two three four five six high said these those such".split()) | _SINGLE
_FORMAL = frozenset({"treaty text", "joint statement"})
NOT_STATES = frozenset({"person", "people", "media", "court"})
"""Kinds that conclude no treaty."""
_REACH = 120
"""How many tokens before their definition the Parties are named."""


def set_parties_apart(board: Board) -> list[tuple[int, Span]]:
    """Return where the text says `the Parties`, `either Party`, by token, and take these from the names."""
    word = _defined_word(board)
    if word is None:
        return []
    text = board.article.text
    starts = [token.idx for token in board.doc]
    found = []
    for match in re.finditer(rf"\b(?:(?:High )?Contracting )?\b({_WORDS[word]})\b", text):
        if _is_party(text, match):
            at = bisect_right(starts, match.start(1)) - 1
            found.append((at, passage(text, match.start(), match.end(), BODY)))
            board.names.pop(at, None)
    return found


def mention_parties(board: Board, spoken: list[tuple[int, Span]]) -> None:
    """Let `the Parties` stand for the states and bodies that conclude what the text says."""
    members = concluding(board) if spoken else []
    for at, span in spoken if len(members) > 1 else ():
        for draft in members:
            draft.add(span)
        board.at[at] = list(members)


def concluding(board: Board) -> list[Draft]:
    """Return the states and bodies named right before the text calls them Parties, else at its head."""
    defined = _DEFINED.search(board.article.text)
    if defined is not None:
        end = next((t.i for t in board.doc if t.idx >= defined.start()), len(board.doc))
        return _named(board, max(0, end - _REACH), end)
    if board.article.genre not in _FORMAL:
        return []
    for sentence in board.doc.sents:
        named = _named(board, sentence.start, sentence.end)
        states = [draft for draft in named if draft.kind == "country"]
        if len(states or named) > 1:
            return states or named
    return []


def _named(board: Board, start: int, end: int) -> list[Draft]:
    """Return the states and bodies of a passage, people as their states, a state that its government stands for once."""
    drafts = [draft for at in range(start, end) for draft in board.at.get(at) or state_named(board, at)]
    states = [board.country(d.country) if d.kind == "person" and d.country else d for d in drafts]
    kept = list(dict.fromkeys(d for d in states if d.kind not in NOT_STATES))
    governed = {d.country for d in kept if d.kind == "government"}
    return [d for d in kept if d.kind != "country" or d.country not in governed]


def state_named(board: Board, at: int) -> list[Draft]:
    """Return the state that a token names."""
    name = board.names.get(at)
    return [board.country(name.country)] if name and name.kind == "country" and name.country else []


def _defined_word(board: Board) -> str | None:
    """Return what the text calls those who conclude it; `Parties` where it is formal and does not say."""
    defined = _DEFINED.search(board.article.text)
    if defined is not None:
        return defined.group().rsplit(maxsplit=1)[-1].strip("\"“'")
    return "Parties" if board.article.genre in _FORMAL else None


def _is_party(text: str, match: re.Match[str]) -> bool:
    """Tell whether a capitalised word means those who conclude the text, not a party of another name."""
    before = re.findall(r"[\w’']+|[^\w\s]", text[max(0, match.start() - 30) : match.start()])
    last = before[-1] if before else "."
    single = match.group(1) not in _WORDS
    named = last[0].isupper() and last.lower() not in _LEADING
    told = not single or match.group().startswith(("High", "Contracting")) or last.lower() in _SINGLE
    return told and not named and not text.startswith(" to ", match.end())
