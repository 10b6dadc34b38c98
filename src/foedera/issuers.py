"""Who issues a statement or holds a speech: `We, the leaders of …`, a joint statement's list, a title, a first line."""

from __future__ import annotations

import re
from itertools import takewhile

from spacy.tokens import Token

from foedera.article import GAP
from foedera.board import Board, Draft, Role
from foedera.grammar import conjuncts
from foedera.knowledge import knowledge
from foedera.parties import NOT_STATES, state_named
from foedera.persons import OFFICE_HEADS

WE, I = frozenset({"we", "us", "our", "ours", "ourselves"}), frozenset({"i", "me", "my", "mine", "myself"})  # noqa: E741
_DECLARING = re.compile(
    r"\bwe,\s+(?:the\s+)?(?:[\w’'-]+\s+){0,5}?(?:leaders|ministers|heads|presidents|members|representatives|participants"
    r"|secretaries|ambassadors|chiefs|governments|states|nations|countries|parties|signatories|undersigned)\b",
    re.IGNORECASE,
)
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_JOINING = frozenset({",", "and", "&", "as", "well", "with", "together", "the"})
_LONGEST = 80
"""How many tokens those can take up who declare something."""
_SPEECH = re.compile(
    r"\b(?:remarks|speech|address|statement|lecture|message|interview|intervention|testimony|explanation of vote)\b[^,:|]*?\b(?:by|of|from|with)\s+(?:the\s+)?(?P<by>[A-Z][^,:|()–—]*)"
    r"|(?P<own>[A-Z][^,:|()–—]*?)[’']s?\s+(?:[\w-]+\s+){0,2}(?:remarks|speech|address|statement|lecture)\b",
    re.IGNORECASE,
)
_PERFORMING = frozenset(
    "condemn welcome express call urge reaffirm reiterate note regret congratulate deplore thank extend reject convey mourn "
    "denounce support remind emphasise emphasize underline hail salute appreciate demand stress".split()
)
"""What a statement does in saying it: `Fiji welcomes the truce`."""
_ISSUED = re.compile(
    r"\b(?:statement|communiqu[eé]|declaration)s?\b[^:|]*?\b(?:by|of|from|between|among)\s+(?P<by>[^:|]+)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\s+(?:on|regarding|following|about|after|at|in|for|concerning|against|marking|condemning)\s.*$",
    re.DOTALL,
)
_LISTED = re.compile(r",\s*(?:as\s+well\s+as\s+|and\s+)?|\s+(?:as\s+well\s+as|and|&)\s+|\s*[–—]\s*")
_SHORT = 200
"""How long a line can be that only tells whose speech follows."""
_SPOKEN = frozenset({"transcript", "release", "other"})
"""Genres of pages that can be one speech."""

_STATED = re.compile(r"\b(?:statement|communiqu[eé]|declaration)s?\b", re.IGNORECASE)
_WORD = re.compile(r"[\w.-]+")
_WIDEST = 7
"""How many words the name of a body in a title can have, and one."""
_FOLLOWS = re.compile(
    r"[^\n]*\b(?:statement|remarks|message|speech|address|comments?|announced|said|declared|stated)\b[^\n]*:[ ]?(?=\n\n(?![\"“«]))"
)
_HEAD = 3
"""In how many first paragraphs a page can say whose words follow."""


def declaring_at(text: str) -> int | None:
    """Return where a text says `We, the leaders of …`."""
    formula = _DECLARING.search(text)
    return formula.start() if formula is not None else None


def declaring(board: Board) -> list[Draft]:
    """Return who declares a text that says `We, the leaders of …`: several people or states, else the one body named there."""
    formula = _DECLARING.search(board.article.text)
    if formula is None:
        return []
    within = board.doc.char_span(formula.start(), formula.end(), alignment_mode="expand")
    if within is None:
        return []
    found: list[Draft] = []
    for token in board.doc[within.start : within.start + _LONGEST]:
        if (token.is_sent_start and token.i >= within.end) or (
            token.tag_ in _FINITE and token.dep_ != "relcl"
        ):
            break
        name = board.names.get(token.i)
        found += board.at.get(token.i, [])[:1] if name is not None and name.kind != "office" else []
        found += state_named(board, token.i)
    people = [draft for draft in dict.fromkeys(found) if draft in board.persons.values()]
    others = [draft for draft in dict.fromkeys(found) if draft.kind not in NOT_STATES]
    return people if len(people) > 1 else others


def in_one_breath(board: Board, head: Token) -> list[Draft]:
    """Return those named one after the other from a name on, with nothing but commas and `and` between."""
    found = board.at.get(head.i, [])[:1]
    at = head.i + 1
    while at < len(board.doc) and (board.doc[at].lower_ in _JOINING or at in board.names):
        found += board.at.get(at, [])[:1] if at in board.names else []
        at += 1
    return list(dict.fromkeys(found))


def issuing(board: Board, token: Token) -> list[Draft]:
    """Return those who issue a joint statement, or whose statement or release a page is."""
    if board.article.genre == "joint statement":
        return _issuing_together(board, token)
    return _titled_state(board) or _titled_body(board) or _releasing(board, token)


def _issuing_together(board: Board, token: Token) -> list[Draft]:
    """Return those who issue a joint statement: named in one breath before it says `we`, or by the title."""
    first = next((t.i for t in board.doc[: token.i] if t.lower_ in WE), token.i)
    found = _named_together(board, first) or _issuing_in_title(board) or _titled_body(board)
    return found or _named_together(board, token.i)


def _named_together(board: Board, before: int) -> list[Draft]:
    """Return the first ones before a token that are named in one breath and are of one kind."""
    for head in board.told(board.doc[:], before):
        joined = [t for t in conjuncts(head) if t.i < before]
        found = list(dict.fromkeys(d for t in joined for d in board.at.get(t.i, ())[:1]))
        listed = in_one_breath(board, head)
        found = listed if len(listed) > len(found) else found
        if len(found) > 1 and len({d.kind for d in found}) == 1:
            return found
    return []


def _issuing_in_title(board: Board) -> list[Draft]:
    """Return those whose joint statement a page is, as its title lists them: people, or states."""
    told = _ISSUED.search(board.article.title or "")
    if told is None:
        return []
    parts = [part.split() for part in _LISTED.split(_ABOUT.sub("", told["by"])) if part]
    people = [draft for words in parts if (draft := _in_title(board, words)) is not None]
    states = [board.country(code) for words in parts if (code := _state_told(words)) is not None]
    found = list(dict.fromkeys(people if len(people) > 1 else states))
    return found if len(found) > 1 else []


def _in_title(board: Board, words: list[str]) -> Draft | None:
    """Return the person whom words of a title name, by a name told in the text or behind an office."""
    fitting = [d for name, d in board.persons.items() if name.split()[-1] in words]
    return fitting[0] if fitting else _named_with_office(board, words)


def _state_told(words: list[str]) -> str | None:
    """Return the state that words end in (`the foreign ministers of Peru`)."""
    lands = (knowledge().country_named(" ".join(words[at:])) for at in range(len(words)))
    return next((land.code for land in lands if land), None)


def _titled_state(board: Board) -> list[Draft]:
    """Return the state whose delegation or government makes the statement that a page is, as its title says."""
    told = _SPEECH.search(board.article.title or "") if board.article.genre in _SPOKEN else None
    words = _ABOUT.sub("", told["by"] or "").split() if told is not None else []
    code = _state_told(words)
    return [board.country(code)] if code is not None else []


def _titled_body(board: Board) -> list[Draft]:
    """Return the only body of states whose statement a page is, as its title says (`ASEAN leaders' statement`)."""
    title = board.article.title or ""
    if board.article.genre not in {*_SPOKEN, "joint statement"} or not _STATED.search(title):
        return []
    words = _WORD.findall(title)
    spans = [" ".join(words[at : at + width]) for width in range(1, _WIDEST) for at in range(len(words))]
    named = {
        row.name
        for text in spans
        if (row := knowledge().organisation(text)) is not None and row.sector == "IGO"
    }
    return [draft for draft in board.bodies.values() if draft.name in named] if len(named) == 1 else []


def _releasing(board: Board, token: Token) -> list[Draft]:
    """Return the body whose release a page is, or the state or body that states something in its first sentence."""
    release = board.article.genre == "release"
    for head in board.told(board.doc[:], token.i):
        found = [d for d in board.at[head.i] if d.kind not in {"person", "people"}]
        if found and head.dep_ not in {"pobj", "dobj", "conj"}:
            states = (
                head.dep_ == "nsubj" and head.head.lemma_ in _PERFORMING and head.head.tag_ in {"VBZ", "VBP"}
            )
            return found[:1] if release or states else []
    return []


def orator(board: Board) -> Draft | None:
    """Return whose speech or statement a page is, as its title says (`Remarks by Prime Minister Ana Gil`)."""
    if board.article.genre not in {*_SPOKEN, "report"}:
        return None
    told = _SPEECH.search(board.article.title or "")
    if told is None:
        return _presented(board) or _introduced(board)
    named = _in_title(board, re.sub(r"[’']s\b", " ", told["by"] or told["own"]).split())
    return named or _presented(board) or _introduced(board)


def _presented(board: Board) -> Draft | None:
    """Return the only person whom the first line names, where it says no more than who that is."""
    line = board.article.text.partition(GAP)[0]
    within = (
        board.doc.char_span(0, len(line), alignment_mode="expand") if board.article.genre in _SPOKEN else None
    )
    if (
        within is None
        or len(line) > _SHORT
        or any(t.pos_ in {"VERB", "AUX"} or t.lower_ in WE | I for t in within)
    ):
        return None
    named = persons_within(board, 0, len(line))
    return named[0] if len(named) == 1 else None


def _introduced(board: Board) -> Draft | None:
    """Return the person whose words follow a paragraph that says so (`The minister issued the following statement:`)."""
    text = board.article.text
    head = len(GAP.join(text.split(GAP)[:_HEAD])) + len(GAP)
    line = _FOLLOWS.match(text) or _FOLLOWS.search(text, 0, head)
    named = persons_within(board, line.start(), line.end()) if line is not None else []
    subjects = [d for d in named if any(t.dep_ == "nsubj" for t in _tokens_of(board, d))]
    return subjects[0] if subjects else None


def _tokens_of(board: Board, draft: Draft) -> list[Token]:
    return [board.doc[at] for at, drafts in board.at.items() if draft in drafts]


def _named_with_office(board: Board, words: list[str]) -> Draft | None:
    """Return the person whom a title names behind an office (`French President Ana Gil at the assembly`)."""
    last = next((at for at in range(len(words) - 1, -1, -1) if words[at].lower() in OFFICE_HEADS), None)
    if last is None:
        return None
    name = " ".join(takewhile(lambda word: word[:1].isupper(), words[last + 1 :]))
    first = next((at for at in range(last + 1) if knowledge().office(" ".join(words[at : last + 1]))), last)
    name = name or " ".join(words[first : last + 1])
    before = [" ".join(words[at:first]) for at in range(first)]
    lands = [knowledge().country_named(told) or knowledge().country_of_adjective(told) for told in before]
    code = next((land.code for land in lands if land), None)
    draft = board.persons[name] = Draft(name, "person")
    draft.place(code, "stated")
    draft.roles.append(Role(" ".join(words[first : last + 1]), code))
    return draft


def persons_within(board: Board, start: int, end: int) -> list[Draft]:
    """Return the people mentioned within a passage."""
    return [d for d in board.persons.values() if any(start <= m.start < end for m in d.mentions)]
