"""Numbers in words: which words go on with one, what they tell together, and whether that is a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

_SMALL, _SCALES = 100, (100, 1000, 1_000_000)


class Worded(Protocol):
    """A word, a number or a sign of a text."""

    @property
    def text(self) -> str:
        """How it is printed."""


def spelled(known: Mapping[str, int], words: Sequence[Worded], at: int) -> Iterator[tuple[int, int]]:
    """Yield the words of a spelled number with where the next word stands (`twenty-five`, `two hundred and six`)."""
    last = None
    while at < len(words):
        number = known.get(words[at].text.lower())
        if number is not None:
            last = number
            at += 1
            yield number, at
        elif last and at + 1 < len(words) and _joins(known, last, words[at].text, words[at + 1]):
            at += 1
        else:
            return


def _joins(known: Mapping[str, int], last: int, sign: str, after: Worded) -> bool:
    """Tell whether a number goes on behind a hyphen or `and` (`twenty-five`, `two hundred and six`)."""
    number = known.get(after.text.lower())
    if number is None:
        return False
    return (sign == "-" and 20 <= last <= 90 and 1 <= number <= 9) or (sign == "and" and last in _SCALES)


def summed(numbers: Iterable[int]) -> int:
    """Return the number that its words tell together (`two hundred six`)."""
    total = current = 0
    for number in numbers:
        if number == _SMALL:
            current = max(current, 1) * number
        elif number > _SMALL:
            total, current = total + max(current, 1) * number, 0
        else:
            current += number
    return total + current


def spoken_year(numbers: Sequence[int]) -> int | None:
    """Return the year that number words are read as (`nineteen ninety-six`, `two thousand four`)."""
    if len(numbers) in {2, 3} and numbers[0] in {18, 19, 20} and 10 <= sum(numbers[1:]) <= 99:
        return numbers[0] * 100 + sum(numbers[1:])
    if numbers[:2] == [2, 1000] and all(number < _SMALL for number in numbers[2:]):
        return 2000 + sum(numbers[2:])
    return None


def with_half(words: Sequence[Worded], value: float, end: int) -> tuple[float, int]:
    """Return the number with a half behind it (`two and a half`, `2 1/2`) and where the next word stands."""
    following = [word.text.lower() for word in words[end : end + 6]]
    for half in (["-", "and", "-", "a", "-", "half"], ["and", "a", "half"], ["1", "/", "2"], ["½"]):
        if following[: len(half)] == half:
            return value + 0.5, end + len(half)
    return value, end
