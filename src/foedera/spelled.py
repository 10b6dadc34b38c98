"""Which acronyms can stand for a name: `LEMOA` for Logistics Exchange Memorandum of Agreement, `COMCASA` for its long form."""

from __future__ import annotations

from functools import lru_cache

from foedera.wording import FUNCTION_WORDS, INSTRUMENT_WORDS, words

_LEAST = 3
"""Letters that an acronym has at least."""
_MOST = 4
"""Letters that a word gives an acronym at most."""
_MAY_LACK = "?"
"""Stands before a word that an acronym may leave out."""


def lettered(name: str, parties: frozenset[str]) -> str:
    """Return the words of a name in order, those marked that an acronym may leave out; nothing where they are too few.

    Args:
        name: A long form.
        parties: Words for the parties, which an acronym mostly leaves out.
    """
    told = words(name)
    light = FUNCTION_WORDS | INSTRUMENT_WORDS | parties
    while told and told[0] in FUNCTION_WORDS | parties:
        told = told[1:]
    marked = [f"{_MAY_LACK}{word}" if word in light else word for word in told]
    return "" if len(told) < 2 or set(marked).isdisjoint(told) else " ".join(marked)


def openings(letters: str) -> frozenset[str]:
    """Return with which letters an acronym of the words of `lettered` can begin."""
    told = letters.split()
    first = next(at for at, word in enumerate(told) if not word.startswith(_MAY_LACK))
    return frozenset(word.removeprefix(_MAY_LACK)[0] for word in told[: first + 1])


@lru_cache(maxsize=1 << 12)
def spells(acronym: str, letters: str) -> bool:
    """Tell whether an acronym can stand for the words of `lettered`: each gives its first letters, in their order."""
    return len(acronym) >= _LEAST and _spells(acronym.casefold(), tuple(letters.split()))


def _spells(left: str, told: tuple[str, ...]) -> bool:
    if not told:
        return not left
    word = told[0].removeprefix(_MAY_LACK)
    if told[0] != word and _spells(left, told[1:]):
        return True
    given = 0
    while given < min(len(left), len(word), _MOST) and left[given] == word[given]:
        given += 1
    return any(_spells(left[many:], told[1:]) for many in range(1, given + 1))
