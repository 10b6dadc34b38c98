"""Country and PLOVER sector of actors that the page names without: by office, by who held it, by whom they serve."""

from __future__ import annotations

from datetime import date

from foedera.board import Board, Draft, Role
from foedera.knowledge import Holder
from foedera.pointing import sentences_back
from foedera.roles import is_common_body, is_past, office_of, sector_of, sector_of_body
from foedera.tenures import day_of, tenures

_STATE_SECTORS = frozenset({"GOV", "MIL", "LEG"})
_LONGEST_LIFE = 60
"""Years from an office within which a page speaks of the same person."""


def settle(board: Board) -> None:
    """Give each draft the country and sector that follow from all that the page tells of it, and from the tables."""
    for draft in board.drafts():
        if draft.kind == "person":
            _settle_person(board, draft)
        elif draft.sector is None:
            draft.sector = sector_of_body(draft.kind, draft.name)
    for draft in board.drafts():
        if draft.country is None and draft.mentions and is_common_body(draft.name):
            draft.place(_state_spoken_of(board, draft), "stated")
    for draft in board.drafts():
        if draft.serves is not None:
            draft.place(draft.serves.country, draft.serves.basis or "stated")
        draft.roles[:] = [Role(role.title, role.of or draft.country) for role in draft.roles]
    _mention_states(board)


def _mention_states(board: Board) -> None:
    """Let adjectives in titles stand for states that nothing else names, and `we` for the state of who speaks."""
    for code, span in [told for told in board.titled if told[0] not in board.countries]:
        board.country(code).add(span)
    for token, speaker in board.spoken:
        if speaker.country is not None and speaker.sector in _STATE_SECTORS:
            board.mention(board.country(speaker.country), token.i, token.i)


def _settle_person(board: Board, draft: Draft) -> None:
    """Find the country of a person whose office stands alone: by the office itself, then by who held it."""
    for role in draft.roles:
        office = office_of(role.title)
        draft.place(office.country if office else None, "office")
    if any(is_past(role.title) for role in draft.roles):
        draft.sector = "CVL"
    _settle_by_record(board, draft)


def _settle_by_record(board: Board, draft: Draft) -> None:
    """Take country and sector from the offices that the tables give a person: on the page's day, else ever."""
    day = day_of(board.article)
    ever = tenures(board, draft.name)
    held = [holder for holder in ever if day is None or holder.held(day)]
    known = [holder for holder in held or ever if day is None or _lives(holder, day)]
    if len({holder.country for holder in known}) == 1:
        draft.place(known[0].country, "record")
    if held and day is not None:
        many = all(holder.country is None for holder in held)  # an office of a body of many states
        draft.sector = draft.sector or ("IGO" if many else sector_of(min(h.office for h in held), None))
    elif known and day is not None and all(holder.end and holder.end.latest < day for holder in known):
        draft.sector = draft.sector or "CVL"


def _lives(holder: Holder, day: date) -> bool:
    return abs(holder.start.earliest.year - day.year) <= _LONGEST_LIFE


def _state_spoken_of(board: Board, body: Draft) -> str | None:
    """Return the state that is the subject or possessor told last before `the Foreign Ministry` without one."""
    first = min(mention.start for mention in body.mentions)
    token = next((t for at in sorted(board.at) if (t := board.doc[at]).idx >= first), None)
    for sentence in sentences_back(board, token) if token is not None else ():
        for t in reversed(board.told(sentence, token.i if token is not None else 0)):
            acts = t.dep_ in {"nsubj", "nsubjpass", "poss"}
            states = [d.country for d in board.at[t.i] if acts and d.kind in {"country", "person"}]
            if states and states[0]:
                return states[0]
    return None
