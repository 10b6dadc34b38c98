"""Who held an office on the page's day: a person by full name, or by the bare surname of whom the page speaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache, lru_cache

from foedera.article import Article
from foedera.board import Board
from foedera.knowledge import FAMILY_NAME_FIRST, Holder, knowledge

_HEADS = frozenset(
    {"president", "prime minister", "chancellor", "king", "emir", "pope", "supreme leader", "state president"}
)

_BY_GIVEN_NAME = frozenset("ETH ERI SOM DJI MYS IDN BRN SAU QAT ARE KWT OMN BHR JOR MAR".split())
"""Lands where leaders are called by their first name."""
_LATER, _LONGEST_LIFE = 10, 60
"""How many years before and after an office a page may speak of who holds it."""
_LONG, _NEARER, _NEAR_LETTERS = 6, 0.85, 3
_NEAR_FROM, _NEAR = 4, 0.8
"""From how many letters a name may be spelt otherwise, and how much of it must stay."""


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


def lands_of(name: str, spoken: Collection[str], day: date | None) -> frozenset[str]:
    """Return the lands, of those spoken of, in which holders have a name like this, as far as they agree.

    Of a bare surname these are who holds an office on the day, the heads before the others, else who ever did. Of a
    full name they are whose name is the same but for a spelling, an initial or a name left out.
    """
    words = _plain(name)
    known = [one for code in sorted(spoken) for one in _called_in(code)]
    alike = [one.holder for one in known if _can_be_meant(words, one, day)]
    if not alike and " " not in name and day is not None:
        alike = [one.holder for one in known if one.holder.held(day) and _is_misspelt(words[0], one.family)]
    held = [holder for holder in alike if day is not None and holder.held(day)]
    heads = [holder for holder in held if holder.office in _HEADS]
    return frozenset(holder.country for holder in heads or held or alike if holder.country)


@dataclass(frozen=True, slots=True)
class _Called:
    """A holder, the plain words of the name, and the one that is the family's."""

    holder: Holder
    words: tuple[str, ...]
    family: str
    since: int


@cache
def _called_in(code: str) -> tuple[_Called, ...]:
    """Return the holders of a country."""
    family = 0 if code in FAMILY_NAME_FIRST else -1
    held = _holders_by_country().get(code, ())
    names = [_plain(holder.person) for holder in held]
    return tuple(
        _Called(holder, words, words[family], holder.start.earliest.year)
        for holder, words in zip(held, names, strict=True)
    )


@cache
def _holders_by_country() -> dict[str | None, list[Holder]]:
    found: dict[str | None, list[Holder]] = {}
    for holder in knowledge().holders_all:
        found.setdefault(holder.country, []).append(holder)
    return found


def _can_be_meant(words: tuple[str, ...], one: _Called, day: date | None) -> bool:
    if day is not None and not -_LATER <= day.year - one.since <= _LONGEST_LIFE:
        return False
    if len(words) > 1:
        return len(one.words) > 1 and is_name_of(words, one.words)
    if words == (one.family,):
        return True
    leads = one.holder.country in _BY_GIVEN_NAME and one.holder.office in _HEADS
    return leads and words == one.words[:1] and day is not None and one.holder.held(day)


def _is_misspelt(word: str, family: str) -> bool:
    alike = len(word) >= _LONG and abs(len(word) - len(family)) < _NEAR_LETTERS and word[0] == family[0]
    return alike and SequenceMatcher(None, word, family).ratio() >= _NEARER


def is_name_of(words: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether two full names are one, but for a spelling, an initial or a name that one leaves out."""
    shorter, longer = (words, full) if len(words) <= len(full) else (full, words)
    if shorter[-1][0] not in [word[0] for word in longer]:
        return False  # most are told apart by a letter
    if not (_is_like(shorter[-1], longer[-1]) and _is_like(shorter[0], longer[0], initial=True)):
        return len(shorter) > 1 and all(word in longer for word in shorter)
    rest = iter(longer[1:-1])
    return all(any(_is_like(word, other, initial=True) for other in rest) for word in shorter[1:-1])


def _is_like(one: str, other: str, *, initial: bool = False) -> bool:
    if one == other or (initial and 1 in {len(one), len(other)} and one[0] == other[0]):
        return True
    near = one[0] == other[0] and min(len(one), len(other)) >= _NEAR_FROM
    whole = one.startswith(other) or other.startswith(one)  # `Tina` for `Tinatin`
    return near and (whole or SequenceMatcher(None, one, other).ratio() >= _NEAR)


@lru_cache(maxsize=1 << 14)
def _plain(name: str) -> tuple[str, ...]:
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return tuple(bare.replace(".", " ").split())
