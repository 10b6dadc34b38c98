"""Who was in office when a page tells: also on a page without a date, and under another spelling of the name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import cache

from foedera.board import Board
from foedera.knowledge import Holder, knowledge
from foedera.tenures import day_of, tenures

_ALIKE = 0.8
"""How much of a surname must be the same, where the given name is."""
_ENOUGH = 2
"""How many office-holders date a page together."""


def telling_day(board: Board) -> date | None:
    """Return the page's day; of a page without one, the last on which most of the office-holders it names were in office."""
    return day_of(board.article) or _day_of_names(board)


def in_office(board: Board, name: str, day: date | None) -> Sequence[Holder]:
    """Return the offices that a person held on a day, found under the usual name or a spelling near it."""
    if day is None:
        return ()
    held = [holder for holder in tenures(board, name) if holder.held(day)]
    return held or ([] if tenures(board, name) else _like(board, name, day))


def out_of_office(board: Board, name: str, day: date | None) -> bool:
    """Tell whether all the offices that the tables give a person had ended by a day."""
    known = tenures(board, name)
    return bool(known) and day is not None and all(h.end and h.end.latest < day for h in known)


def _day_of_names(board: Board) -> date | None:
    """Return the last day that falls into the terms of most people whom the page names, if of two at least."""
    terms = {name: tenures(board, name) for name in board.persons}
    known = {name: held for name, held in terms.items() if held}
    days = {holder.start.latest for held in known.values() for holder in held}
    count = {day: sum(any(h.held(day) for h in held) for held in known.values()) for day in days}
    best = max(count.values(), default=0)
    return max(day for day in days if count[day] == best) if best >= _ENOUGH else None


def _like(board: Board, name: str, day: date) -> list[Holder]:
    """Return whom a full name means that is spelt otherwise than in the tables, of the states that the page speaks of."""
    words = name.replace(".", " ").split()
    if len(words) < _ENOUGH:
        return []
    spoken = {told.country for told in board.names.values()} | set(board.countries)
    near = [*knowledge().surnamed(words[-1]), *_given().get(words[0].lower(), ())]
    found = [h for h in near if h.country in spoken and h.held(day) and _is_spelling(words, h.person.split())]
    return found if len({holder.person for holder in found}) == 1 else []


def _is_spelling(words: Sequence[str], known: Sequence[str]) -> bool:
    """Tell whether words spell a known name: one surname and an initial of it, or one given name and a like surname."""
    if words[-1].lower() == known[-1].lower():
        return words[0][0] in {word[0] for word in known[:-1]}
    alike = SequenceMatcher(None, words[-1].lower(), known[-1].lower()).ratio() >= _ALIKE
    return words[0].lower() == known[0].lower() and alike


@cache
def _given() -> dict[str, tuple[Holder, ...]]:
    found: dict[str, list[Holder]] = {}
    for holder in knowledge().holders_all:
        found.setdefault(holder.person.split()[0].lower(), []).append(holder)
    return {word: tuple(held) for word, held in found.items()}
