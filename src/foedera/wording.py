"""Names and sentences reduced to the words that tell them apart."""

from __future__ import annotations

import calendar
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
}
_FUNCTION = frozenset(
    "a an and as at between by concerning for from in into of on or over regarding the to towards under with".split()
)
_INSTRUMENT = frozenset(
    "accord agreement arrangement bilateral contract convention deal declaration document instrument memorandum mou "
    "moa pact protocol treaty understanding".split()
)
GENERIC_ACRONYMS = frozenset("BIT FTA LOA LOI MOA MOU NDA PTA".split())
"""Acronyms of a kind of instrument, which many pairs have, not of one."""


_VAGUE = frozenset(
    "bargain compact concession copy document draft instrument lease letter order paper part partnership plan "
    "programme settlement statement text thing communique exchange armistice ceasefire cease fire truce talk "
    "bilateral executive final first full here historic its joint landmark last lasting late latest long major main new "
    "old one other page second separate set signed single their this third two whole work written".split()
)
"""Words that describe any instrument."""
_CALENDAR = frozenset(name.casefold() for name in (*calendar.month_name[1:], *calendar.day_name))
_STEM = 5


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """Return a text's words without case, diacritics, possessives, plural endings and spelling variants."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return tuple(_stem(word) for word in _WORD.findall(_POSSESSIVE.sub("", letters)))


def content(text: str, names: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the words that tell an instrument's name from others: no function words, kinds, or party names."""
    return frozenset(words(text)) - _FUNCTION - _INSTRUMENT - names


def stems(found: frozenset[str]) -> frozenset[str]:
    """Return how the telling words begin, so that `fisheries` and `fishing` meet: no numbers, months or weekdays, no vague or short words."""
    return frozenset(
        word[:_STEM] for word in found - _VAGUE - _CALENDAR if len(word) > 2 and not word.isdigit()
    )


def distinctive(found: frozenset[str]) -> bool:
    """Tell whether words are enough to name one instrument: two, or one with a digit in it (`2+2`)."""
    return len(found) > 1 or any(char.isdigit() for word in found for char in word)


def same_words(some: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Return how much of two wordings is shared: of all their words, or of a cut quotation's own five or more."""
    one, other = frozenset(some), frozenset(others)
    shared, shorter = len(one & other), min(len(one), len(other))
    if shorter >= 5 and shared == shorter:
        return 1.0
    return shared / max(1, len(one | other))


def _stem(word: str) -> str:
    word = _SPELLINGS.get(word, word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
