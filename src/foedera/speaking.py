"""Whom `we` and `I` mean: who speaks in quotation marks, answers questions, issues a statement."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from foedera.article import GAP
from foedera.board import Board, Draft, Role
from foedera.evidence import BODY, passage
from foedera.grammar import children, conjuncts
from foedera.issuers import WE, I, declaring, declaring_at, issuing, orator, persons_within
from foedera.knowledge import knowledge

QUOTES = frozenset({'"', "“", "”", "``", "''"})
SAYING = frozenset(
    "say tell add state declare announce write tweet post insist stress note explain ask reply answer warn argue "
    "promise vow claim concede continue maintain sense complain explain insist believe think retort object recall reply "
    "joke observe remark report suggest predict hold reckon fear hope confess admit allege assert".split()
)
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
_STATEMENTS = frozenset({"statement", "communique", "communiqué", "declaration", "text", "document", "it"})
"""What says in the words of those who issue it what they declare."""
_OWN_WORDS = frozenset({"joint statement", "treaty text"})
"""Genres of pages whose every word, but what stands within marks, is of those who issue them."""
_SIGNED = re.compile(r"\s*(?:--|—|–|-)\s*")
_ASKED_OF = re.compile(
    r"\b(?P<whose>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})[’']s?\s+(?:\w+\s+)?(?:comments?|responses?|reactions?|positions?|views?|take|stance|stand"
    r"|plans?|attitude|expectations?|assessment)\b"
    r"|\b(?:[Dd]oes|[Ww]ill|[Hh]as|do|[Hh]ow\s+(?:does|do|will))\s+(?P<who>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})\s+(?:plan|intend|have|respond|view|see"
    r"|think|support|react|comment|consider|started?)\b"
)
_BRIEFING = re.compile(
    r"(?P<of>.*?)\b(?:press|media|news)\s+(?:briefing|conference)\b", re.IGNORECASE | re.DOTALL
)
_BODY_WORDS = frozenset("Department Ministry Office Government Cabinet Presidency Command".split())
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
    if token.lower_ in WE and (declared := _declared(board, token)):
        return declared
    turn = _own_turn(board, token)
    if turn is not None:
        return _meant_by(board, token, turn)
    dialogue = board.article.genre == "transcript" or _is_dialogue(board)
    turns = dialogue and _turns(board.article.text)
    speaker = None if turns else orator(board)
    own = dialogue or speaker is not None or board.article.genre in _OWN_WORDS
    if _quotation(board, token) is not None or (is_quoted(board, token) and not own):
        return _meant_together(board, token, _quoting(board, token))
    reporting = next((d for t in _reporting(token) for d in board.at.get(t.i, ())), None)
    if reporting is not None:
        return _meant_by(board, token, reporting)
    if turns:
        return _answering(board, token)
    if speaker is not None and (token.lower_ in I or not _is_unnamed(speaker)):
        return _meant_by(board, token, speaker)
    issued = [] if token.lower_ in I else issuing(board, token)
    return issued if len(issued) > 1 else _meant_by(board, token, next(iter(issued), None))


def _is_unnamed(speaker: Draft) -> bool:
    """Tell whether only the office of a speaker is told."""
    return any(role.title == speaker.name for role in speaker.roles)


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


def _meant_together(board: Board, token: Token, speakers_: list[Draft]) -> list[Draft]:
    """Return all who say something together for their `we`, else whom the word of the one who says it means."""
    if len(speakers_) > 1 and token.lower_ in WE:
        return speakers_
    return _meant_by(board, token, speakers_[0] if speakers_ else None)


# In quotation marks


def is_quoted(board: Board, token: Token) -> bool:
    """Tell whether a token stands within quotation marks, or in a sentence that has some."""
    return _quotation(board, token) is not None or any(t.text in QUOTES for t in board.sentence(token.i))


def _quotation(board: Board, token: Token) -> tuple[int, int] | None:
    """Return where the quotation round a token begins and ends."""
    return _quotation_at(board, token.idx)


def _quotation_at(board: Board, char: int) -> tuple[int, int] | None:
    found = _quotations(board.article.text)
    at = bisect_right(found, (char, len(board.article.text))) - 1
    return found[at] if at >= 0 and found[at][1] > char else None


@lru_cache(maxsize=8)
def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the passages between quotation marks; one that a paragraph leaves open goes on where the next opens it again."""
    found: list[tuple[int, int]] = []
    start, deep = -1, 0
    for mark in _MARKS.finditer(text):
        word = mark.group()
        if word == GAP:
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


def _quoting(board: Board, token: Token) -> list[Draft]:
    """Return who says what is quoted round a token: whoever it names as saying it outside the marks, else inside."""
    quotation = _quotation(board, token)
    signed = _signed(board, quotation)
    if signed is not None:
        return [signed]
    told = [t for t in speakers(board, token) if board.at.get(t.i)]
    outside = (t for t in told if quotation is None or not _within(t, quotation))
    speaker = next(outside, told[0] if told else None)
    if speaker is None:
        return []
    joined = [d for t in conjuncts(speaker)[1:] for d in board.at.get(t.i, ())[:1] if d.kind == "person"]
    return list(dict.fromkeys([*board.at[speaker.i], *joined]))


def _signed(board: Board, quotation: tuple[int, int] | None) -> Draft | None:
    """Return who is named behind the dash that a quotation ends in (`“…” — Ana Gil, president of Chile`)."""
    text = board.article.text
    dash = _SIGNED.match(text, quotation[1]) if quotation is not None else None
    if dash is None:
        return None
    return next((d for d in board.persons.values() if any(m.start == dash.end() for m in d.mentions)), None)


def _declared(board: Board, token: Token) -> list[Draft]:
    """Return who says `we` in a statement that tells it (`We, the leaders of …`), or in a quotation from one."""
    quotation, opens = _quotation(board, token), declaring_at(board.article.text)
    if opens is None or quotation is None:
        unquoted = opens is not None and opens <= token.idx and _quotation_at(board, opens) is None
        return declaring(board) if unquoted else []
    told = next((t for t in speakers(board, token) if not _within(t, quotation)), None)
    stated = told is not None and told.lemma_.lower() in _STATEMENTS
    return declaring(board) if stated or quotation[0] <= opens < quotation[1] else []


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
    named = persons_within(board, turns[at].start, turns[at].end)
    text = board.article.text
    end = text.find(GAP, turns[at].end)
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
        named = persons_within(board, turn.start, turn.end)
        return _meant_by(board, token, named[0] if named else None)
    speaker = _spokesman(board, turns)
    if token.lower_ in I or (speaker is not None and speaker.country is not None):
        return _meant_by(board, token, speaker)
    state = _state_within(board, 0, turns[0].start)
    return state or _meant_by(board, token, speaker)


def _spokesman(board: Board, turns: list[_Turn]) -> Draft | None:
    """Return who answers where the text only says `A:` or `SPOKESMAN:`: whoever the lines before the first turn name."""
    introduced = persons_within(board, 0, turns[0].start)
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
    """Let the labels of a transcript (`SPOKESMAN:`) stand for who answers under them, and speak for the state that is asked."""
    if board.article.genre != "transcript":
        return
    turns = _turns(board.article.text)
    _place_answering(board, turns)
    for turn in turns:
        speaker = _spokesman(board, turns) if turn.label.lower() in _SPOKESMEN else None
        if speaker is not None:
            speaker.add(passage(board.article.text, turn.start, turn.end, BODY))


def _place_answering(board: Board, turns: list[_Turn]) -> None:
    """Make whoever answers at a briefing, and of whom the page tells nothing, the spokesman of the state that it is of."""
    text = board.article.text
    asked = [
        turns[at + 1] for at in range(len(turns) - 1) if "?" in text[turns[at].end : turns[at + 1].start]
    ]
    answering = Counter(turn.label for turn in asked if turn.label.lower() not in _ASKING)
    speaks = [
        (("spokes" in label.lower()), 2 * count >= len(asked), count, label)
        for label, count in answering.items()
    ]
    label = next((label for told, often, _, label in sorted(speaks, reverse=True) if told or often), None)
    turn = next((turn for turn in turns if turn.label == label), None)
    named = persons_within(board, turn.start, turn.end) if turn is not None else []
    state = _state_asked(board) if named and named[0].country is None else None
    if state is not None:
        named[0].place(state, "stated")
        named[0].roles.append(Role("spokesperson", state))


def _state_asked(board: Board) -> str | None:
    """Return the state whose briefing a page is: that of the body in the title, else the one that the questions ask."""
    told = _BRIEFING.match(board.article.title or "")
    words = told["of"].split() if told is not None else []
    bodies = [d for d in board.bodies.values() if d.country and d.kind == "government"]
    fitting = {d.country for d in bodies if {*words} & {*d.name.split()} & _BODY_WORDS}
    lands = [knowledge().country_named(word) or knowledge().country_of_adjective(word) for word in words]
    named = {land.code for land in lands if land} or {
        row.country for word in words if (row := knowledge().organisation(word)) is not None and row.country
    }
    if len(found := named or fitting) == 1:
        return found.pop()
    asked = (
        knowledge().country_named(m["whose"] or m["who"]) for m in _ASKED_OF.finditer(board.article.text)
    )
    codes = Counter(land.code for land in asked if land is not None).most_common(2)
    if codes and (len(codes) == 1 or codes[0][1] > codes[1][1]):
        return codes[0][0]
    opening = _state_within(board, 0, _turns(board.article.text)[0].start)
    return opening[0].country if opening else None


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
