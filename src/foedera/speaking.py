"""Whom `we` and `I` mean: who speaks in quotation marks, answers questions, issues a statement."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from foedera.board import Board, Draft, Role
from foedera.evidence import BODY, passage
from foedera.grammar import children, conjuncts
from foedera.knowledge import knowledge
from foedera.persons import OFFICE_HEADS

WE, I = frozenset({"we", "us", "our", "ours", "ourselves"}), frozenset({"i", "me", "my", "mine", "myself"})  # noqa: E741
QUOTES = frozenset({'"', "“", "”", "``", "''"})
SAYING = frozenset(
    "say tell add state declare announce write tweet post insist stress note explain ask reply answer warn argue "
    "promise vow claim concede continue maintain sense complain explain insist believe think retort object recall reply "
    "joke observe remark report suggest predict hold reckon fear hope confess admit allege assert".split()
)
_GAP = "\n\n"
_OPENING = frozenset({'"', "“", "«"})
_MARKS = re.compile(r"\n\n|[\"“”«»]")
_BESIDE = 3
"""How many characters behind a quotation who said it begins."""
_WHOLE = 40
"""From how many characters a quotation is no mere phrase within somebody else's sentence."""
_BACK = 2
"""How many sentences before a long quotation tell whose it is."""
_LABEL = re.compile(r"^(?:\d{1,2}[.:]\d\d\s+)?([A-Z](?:[^\n:.?!]|(?<=\b[A-Z])\.){0,50}):\s", re.MULTILINE)
_WITH_A_VOICE = frozenset({"organisation", "company", "party", "armed_group"})
"""Bodies for which whoever speaks for them says `we`."""
_SPEECH = re.compile(
    r"\b(?:remarks|speech|address|statement|lecture|message|interview)\b[^,:|]*?\b(?:by|of|from|with)\s+(?:the\s+)?(?P<by>[A-Z][^,:|()–—]*)"
    r"|(?P<own>[A-Z][^,:|()–—]*?)[’']s?\s+(?:[\w-]+\s+){0,2}(?:remarks|speech|address|statement|lecture)\b",
    re.IGNORECASE,
)
_PERFORMING = frozenset(
    "condemn welcome express call urge reaffirm reiterate note regret congratulate deplore thank extend reject convey mourn "
    "denounce support remind emphasise emphasize underline hail salute appreciate demand stress".split()
)
"""What a statement does in saying it: `Fiji welcomes the truce`."""
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
    turn = _own_turn(board, token)
    if turn is not None:
        return _meant_by(board, token, turn)
    dialogue = board.article.genre == "transcript" or _is_dialogue(board)
    if _quotation(board, token) is not None or (is_quoted(board, token) and not dialogue):
        return _meant_by(board, token, _quoting(board, token))
    reporting = next((d for t in _reporting(token) for d in board.at.get(t.i, ())), None)
    if reporting is not None:
        return _meant_by(board, token, reporting)
    if dialogue and _turns(board.article.text):
        return _answering(board, token)
    orator = _orator(board)
    unnamed = orator is not None and any(role.title == orator.name for role in orator.roles)
    if orator is not None and (token.lower_ in I or not unnamed):
        return _meant_by(board, token, orator)
    if token.lower_ in I:
        return []
    if board.article.genre == "joint statement":
        return _issuing(board, token)
    return _releasing(board, token)


def _meant_by(board: Board, token: Token, speaker: Draft | None) -> list[Draft]:
    """Return the speaker for `I`, a body for its `we`; keep the `we` of a person for when its state is known."""
    if speaker is None or (token.lower_ in I and speaker.kind != "person"):
        return []
    if token.lower_ in I or speaker.kind not in {"person", "government"}:
        return [speaker]
    if speaker.serves is not None and speaker.serves.kind in _WITH_A_VOICE:
        return [speaker.serves]
    board.spoken.append((token, speaker))
    return []


# In quotation marks


def is_quoted(board: Board, token: Token) -> bool:
    """Tell whether a token stands within quotation marks, or in a sentence that has some."""
    return _quotation(board, token) is not None or any(t.text in QUOTES for t in board.sentence(token.i))


def _quotation(board: Board, token: Token) -> tuple[int, int] | None:
    """Return where the quotation round a token begins and ends."""
    found = _quotations(board.article.text)
    at = bisect_right(found, (token.idx, len(board.article.text))) - 1
    return found[at] if at >= 0 and found[at][1] > token.idx else None


@lru_cache(maxsize=8)
def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the passages between quotation marks; one that a paragraph leaves open goes on where the next opens it again."""
    found: list[tuple[int, int]] = []
    start, deep = -1, 0
    for mark in _MARKS.finditer(text):
        word = mark.group()
        if word == _GAP:
            reopened = text[mark.end() : mark.end() + 1] in _OPENING
            if start >= 0 and not reopened:
                found.append((start, mark.start()))
            start, deep = (start, 0) if reopened else (-1, 0)
        elif start < 0:
            start, deep = (mark.start(), 1) if word in _OPENING else (-1, 0)
        elif word == "“" or deep == 0:
            deep += 1
        else:
            deep -= 1
            if deep < 1:
                found.append((start, mark.end()))
                start = -1
    return found if start < 0 else [*found, (start, len(text))]


def speakers(board: Board, token: Token) -> Iterator[Token]:
    """Yield the subjects of verbs of saying: of a token's sentence, those beside it, those round its quotation."""
    for sentence in _near(board, token):
        for verb in sentence:
            if verb.lemma_ in SAYING and verb.pos_ == "VERB":
                yield from children(verb, "nsubj")


def _quoting(board: Board, token: Token) -> Draft | None:
    """Return who says what is quoted round a token: whoever it names as saying it outside the marks, else inside."""
    quotation = _quotation(board, token)
    told = [(t, d) for t in speakers(board, token) for d in board.at.get(t.i, ())]
    outside = (d for t, d in told if quotation is None or not _within(t, quotation))
    return next(outside, told[0][1] if told else None)


def speaking(board: Board, token: Token) -> list[Draft]:
    """Return who says the quoted sentence that a word stands in, so that no `he` or `it` there means the same."""
    quotation = _quotation(board, token)
    if quotation is None or quotation[1] - quotation[0] < _WHOLE:
        return []
    named = (d for t in speakers(board, token) if not _within(t, quotation) for d in board.at.get(t.i, ()))
    return [speaker] if (speaker := next(named, None)) is not None else []


def _within(token: Token, quotation: tuple[int, int]) -> bool:
    return quotation[0] <= token.idx < quotation[1]


def _near(board: Board, token: Token) -> Iterator[SpacySpan]:
    own = board.sentence(token.i)
    yield own
    first, last = own.start, own.end
    if first:
        yield board.sentence(first - 1)
    if last < len(board.doc):
        yield board.sentence(last)
    quotation = _quotation(board, token)
    if quotation is None:
        return
    while last < len(board.doc) and board.doc[last].idx < quotation[1] + _BESIDE:
        yield (found := board.sentence(last))
        last = found.end
    while first and board.doc[first - 1].idx >= quotation[0]:
        first = (found := board.sentence(first - 1)).start
        if found[0].idx < quotation[0]:
            yield found
    for _ in range(_BACK):
        if first:
            yield (found := board.sentence(first - 1))
            first = found.start


def _reporting(token: Token) -> Iterator[Token]:
    """Yield who says the clause that a token stands in, where no marks show it (`We shall win, the minister added`)."""
    for verb in token.ancestors:
        if verb.lemma_ in SAYING and verb.pos_ == "VERB":
            yield from (t for t in children(verb, "nsubj") if t.i > token.i)


# In a transcript


@lru_cache(maxsize=8)
def _turns(text: str) -> list[_Turn]:
    return [_Turn(m.group(1).strip(), m.start(1), m.end(1)) for m in _LABEL.finditer(text)]


def _own_turn(board: Board, token: Token) -> Draft | None:
    """Return the person at the head of whose paragraph stands `NAME: “…”`, in a page that is no transcript."""
    if board.article.genre == "transcript":
        return None
    turns = _turns(board.article.text)
    at = bisect_right(turns, token.idx, key=lambda turn: turn.start) - 1
    if at < 0 or _behind(board, turns[at]) not in _OPENING:
        return None
    named = _persons_within(board, turns[at].start, turns[at].end)
    text = board.article.text
    end = text.find(_GAP, turns[at].end)
    left_open = end >= 0 and not re.search(r"[”\"]", text[turns[at].end + 3 : end])
    spoken = left_open or _quotation(board, token) is not None
    return named[0] if len(named) == 1 and spoken else None


def _is_dialogue(board: Board) -> bool:
    """Tell whether paragraphs begin with who has the word in turn: two names at least, or words for asking."""
    labels = {turn.label for turn in _turns(board.article.text)}
    named = {d.name for d in (*board.persons.values(), *board.bodies.values())}
    asked = {label for label in labels if label.lower() in _ASKING | _ANSWERING}
    return len(asked | (labels & named)) > 1


def _behind(board: Board, turn: _Turn) -> str:
    return board.article.text[turn.end + 1 :].lstrip(" ")[:1]


def _answering(board: Board, token: Token) -> list[Draft]:
    """Return who has the word in a transcript, or the state that an unnamed spokesman answers for."""
    turns = _turns(board.article.text)
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
    turns = _turns(board.article.text)
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
    """Return the body whose release a page is, or the state or body that states something in its first sentence."""
    release = board.article.genre == "release"
    for head in board.told(board.doc[:], token.i):
        found = [d for d in board.at[head.i] if d.kind not in {"person", "people"}]
        if found and head.dep_ not in {"pobj", "dobj", "conj"}:
            states = (
                head.dep_ == "nsubj" and head.head.lemma_ in _PERFORMING and head.head.tag_ in {"VBZ", "VBP"}
            )
            return _meant_by(board, token, found[0]) if release or states else []
    return []


def _orator(board: Board) -> Draft | None:
    """Return whose speech or statement a page is, as its title says (`Remarks by Prime Minister Ana Gil`)."""
    if board.article.genre not in {"transcript", "release", "report", "other"}:
        return None
    told = _SPEECH.search(board.article.title or "")
    if told is None:
        return None
    words = re.sub(r"[’']s\b", " ", told["by"] or told["own"]).split()
    fitting = [d for name, d in board.persons.items() if name.split()[-1] in words]
    return fitting[0] if fitting else _named_with_office(board, words)


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
