"""Names and sentences reduced to the words that tell them apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\d+\+\d+|[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_SPELLINGS = {
    "defense": "defence",
    "program": "programme",
    "center": "centre",
    "organization": "organisation",
    "advisor": "adviser",
}
FUNCTION_WORDS = frozenset(
    "a an and as at between by concerning for from in into of on or over regarding the to towards under with".split()
)
INSTRUMENT_WORDS = frozenset(
    "accord agreement arrangement bilateral contract convention deal declaration document instrument memorandum mou "
    "moa pact protocol treaty understanding".split()
)
GENERIC_ACRONYMS = frozenset("BIT FTA LOA LOI MOA MOU NDA PTA".split())
"""Acronyms of a kind of instrument, which many pairs have, not of one."""


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """Return a text's words without case, diacritics, possessives, plural endings and spelling variants."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return tuple(_stem(word) for word in _WORD.findall(_POSSESSIVE.sub("", letters)))


def content(text: str, names: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the words that tell an instrument's name from others: no function words, kinds, or party names."""
    return frozenset(words(text)) - FUNCTION_WORDS - INSTRUMENT_WORDS - names


def distinctive(found: frozenset[str]) -> bool:
    """Tell whether words are enough to name one instrument: two, or one with a digit in it (`2+2`)."""
    return len(found) > 1 or any(char.isdigit() for word in found for char in word)


def same_words(some: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Return how much of two wordings is shared: of all their words, or of a cut quotation's own five or more."""
    one, other = frozenset(some), frozenset(others)
    shared, shorter = len(one & other), min(len(one), len(other))
    if shorter >= 5 and shared == shorter:
        return 0.8 + 0.2 * shared / len(one | other)
    return shared / max(1, len(one | other))


def _stem(word: str) -> str:
    word = _SPELLINGS.get(word, word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
