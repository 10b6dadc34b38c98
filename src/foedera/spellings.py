"""Two writings of one name: what they share without diacritics, hyphens and dots, and what their capitals tell."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "’": "'", "‘": "'", "ʻ": "'"}
)
# What is spelt as it is looked up, as most names are, needs no further care.
_PLAIN = re.compile(r"(?!(?i:the) )(?!.*\bSt\b)[A-Za-z']+(?: [A-Za-z']+)*")
_SPELLINGS = tuple(
    pair.split()
    for pair in ("defense defence", "advisor adviser", "organization organisation", "center centre")
)


@lru_cache(maxsize=1 << 16)
def bare(text: str) -> str:
    """Return a text without diacritics, dots, hyphens, a leading `the` and doubled space."""
    if _PLAIN.fullmatch(text):
        return text
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    plain = re.sub(r"[-‐‑–\s]+", " ", plain.replace(".", "").replace("&", " and ")).strip()
    return re.sub(r"\bSt\b", "Saint", re.sub(r"^the ", "", plain, flags=re.IGNORECASE))


@lru_cache(maxsize=1 << 16)
def key_of(text: str) -> str:
    """Return what two writings of one name share."""
    key = bare(text).casefold()
    for american, british in _SPELLINGS:
        key = key.replace(american, british)
    return key


def can_be(word: str, text: str) -> bool:
    """Tell whether a text of the same key can be this word, going by its capitals."""
    listed, found = bare(word), bare(text)
    if word.startswith("The ") and not text.lower().startswith("the "):
        return False
    if listed.islower():
        return True
    if _is_acronym(listed):
        return found == listed or (len(listed) > 3 and found == listed.capitalize())
    return not found.islower()


def _is_acronym(word: str) -> bool:
    return (word.isupper() and " " not in word) or (len(word) < 6 and sum(map(str.isupper, word)) > 1)
