"""Names of persons -> how well two of them fit one person, so that a page has each person once.

A full name, a surname alone, both surnames of a Spanish name, initials, another transliteration (`Mohamed` and
`Muhammad`) and a slip in a letter or two are one person's; two given names are two people's.
"""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache

Parts = tuple[str, ...]


class Fit(IntEnum):
    """How well two names fit one person, the best last."""

    NONE = 0
    MISSPELT = 1
    GIVEN_NAME = 2
    SURNAME = 3
    FULL_NAME = 4
    SAME = 5


_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ð": "d", "þ": "th"})
_PARTICLES = frozenset("al el bin ibn ben abu de da di du la le van von der den ter dos del".split())
_BEHIND = frozenset("jr sr ii iii iv v vi vii viii".split())
_LONG, _ALIKE, _NEARLY, _SOUNDING = 6, 0.85, 0.8, 0.7
"""Letters from which a surname can be misspelt and still be known, and how much of it must stay."""
_OF_A_LENGTH = 3
"""From how many letters more or less a name is another one."""
_SOUNDS = str.maketrans({"y": "i", "j": "i", "q": "k", "c": "k", "z": "s", "v": "w"})
_VOWELS = frozenset("aeiou")
_TELLING = 2
"""How many consonants two given names must share to be spellings of one."""


@lru_cache(maxsize=1 << 12)
def parts_of(name: str) -> Parts:
    """Return the words of a name as they are compared: without accents, capitals, hyphens and `Jr.`."""
    apart = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(c for c in apart if c.isalnum() or c in " -–")
    words = plain.replace("-", " ").replace("–", " ").split()
    while len(words) > 1 and words[-1] in _BEHIND:
        words.pop()
    return tuple(words)


def fit(one: str, other: str) -> Fit:
    """Tell how well two names fit one person."""
    shorter, longer = sorted((parts_of(one), parts_of(other)), key=len)
    if not shorter:
        return Fit.NONE
    if shorter == longer:
        return Fit.SAME
    if len(_without_particles(shorter)) == 1:
        return _fit_of_one(shorter, longer)
    return Fit.FULL_NAME if _is_full(shorter, longer) else Fit.NONE


def _without_particles(parts: Parts) -> Parts:
    return tuple(word for word in parts if word not in _PARTICLES) or parts


def _fit_of_one(one: Parts, longer: Parts) -> Fit:
    """Tell how well a name of one word fits a full one: by its surname, its given name, or nearly so."""
    word, telling = one[-1], _without_particles(longer)
    if word == longer[-1]:
        return Fit.SURNAME
    if word == telling[0]:
        return Fit.GIVEN_NAME
    return Fit.MISSPELT if is_misspelt(word, telling[-1]) else Fit.NONE


def _is_full(shorter: Parts, longer: Parts) -> bool:
    """Tell whether a name of several words is of the same person as a longer one."""
    few = len(shorter)
    if few < len(longer) and shorter in (longer[-few:], longer[:few]):
        return True
    first, last = (shorter[0], longer[0]), (shorter[-1], longer[-1])
    if last[0] == last[1]:
        return _is_given(*first)
    return len(first[0]) > 1 and _is_given(*first) and is_misspelt(*last, sound(first[0]) == sound(first[1]))


def _is_given(one: str, other: str) -> bool:
    """Tell whether two given names are one: the same, an initial of the other, or another spelling."""
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    if {one[-1], other[-1]} == {"a", "o"}:
        return False  # `Maria` and `Mario`
    if one[0] != other[0]:
        return False
    near = min(len(one), len(other)) >= _LONG and SequenceMatcher(None, one, other).ratio() >= _ALIKE
    heard = sound(one)
    return near or (heard == sound(other) and len(heard) >= _TELLING)


def is_misspelt(one: str, other: str, given: bool = False) -> bool:
    """Tell whether two surnames are one but for a letter or two; more may differ behind one given name."""
    if (
        one[0] != other[0]
        or abs(len(one) - len(other)) >= _OF_A_LENGTH
        or other + "a" == one
        or one + "a" == other
    ):
        return False
    alike = SequenceMatcher(None, one, other).ratio()
    if sound(one) == sound(other) and len(sound(one)) > _TELLING and alike >= _SOUNDING:
        return True
    long = max(len(one), len(other)) >= _LONG
    least = _NEARLY if given or one[:2] == other[:2] else _ALIKE
    return long and alike >= least


def sound(word: str) -> str:
    """Return the consonants of a word, each once in a row: what spellings of one foreign name share."""
    plain = word.replace("ch", "k").replace("kh", "k").replace("ph", "f").translate(_SOUNDS)
    kept = [c for c in plain if c not in _VOWELS and c != "h"] if len(plain) > 1 else [plain]
    return "".join(c for at, c in enumerate(kept) if at == 0 or c != kept[at - 1])
