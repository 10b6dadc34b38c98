"""Who held an office on the page's day: a person by full name, or by the bare surname of whom the page speaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from foedera.article import Article
from foedera.board import Board
from foedera.knowledge import Holder, knowledge

_HEADS = frozenset(
    {"president", "prime minister", "chancellor", "king", "emir", "pope", "supreme leader", "state president"}
)


def tenures(board: Board, name: str) -> Sequence[Holder]:
    """Return all offices that the tables give a person, on whatever days; of a bare surname, those held on the page's."""
    return knowledge().holders(name) or _of_surname(board, name)


def held_by(board: Board, name: str) -> Sequence[Holder]:
    """Return the offices that a person held on the page's day; none where that is not known."""
    day = day_of(board.article)
    return [holder for holder in tenures(board, name) if day is not None and holder.held(day)]


def day_of(article: Article) -> date | None:
    """Return the first day on which a page can have been published."""
    day = article.published.date
    return day.earliest if day else None


def _of_surname(board: Board, name: str) -> Sequence[Holder]:
    """Return who is meant by a bare surname.

    It is the one in office on the page's day whose state the page speaks of; else of heads of state and government
    the only one so called, whatever states it speaks of; else the only one ever in office in a state it speaks of.
    """
    if " " in name:
        return ()
    day = day_of(board.article)
    known = knowledge().surnamed(name)
    held = [holder for holder in known if day is not None and holder.held(day)]
    spoken = {told.country for told in board.names.values()} | set(board.countries)
    for found in (
        [holder for holder in held if holder.country in spoken],
        held if any(holder.office in _HEADS for holder in held) else [],
        [holder for holder in known if holder.country in spoken],
    ):
        if found:
            return found if len({holder.person for holder in found}) == 1 else ()
    return ()
