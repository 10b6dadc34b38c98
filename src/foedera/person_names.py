"""Full names of persons on different pages: turned round, spelt otherwise, cut, familiar."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

from foedera.namesakes import Fit, fit, sound
from foedera.wording import words

_FORMAL = {
    familiar: name
    for row in (
        "peter pete",
        "joseph joe",
        "michael mike mick",
        "james jim jimmy",
        "robert bob rob bobby",
        "william bill will billy",
        "thomas tom",
        "antony tony anthony",
        "edward ed eddie ted",
        "richard dick rick",
        "christopher chris",
        "daniel dan danny",
        "benjamin ben",
        "samuel sam",
        "matthew matt",
        "nicholas nick",
        "stephen steve steven",
        "david dave",
        "andrew andy",
        "gregory greg",
        "jeffrey jeff",
        "timothy tim",
        "kenneth ken",
        "donald don",
        "ronald ron",
        "lawrence larry",
        "jacob jake",
        "charles chuck charlie",
        "elizabeth liz beth",
        "katherine kate kathy",
        "susan sue",
        "deborah debbie",
        "jennifer jen",
        "victoria vicky",
        "abdallah abdullah abdulla",
        "mohamed muhammad mohammed mohammad mohamad",
    )
    for name, *familiars in [words(row)]
    for familiar in familiars
}
"""Given names that the press writes for another."""
_PARTICLES = frozenset("al el bin ibn ben abu de da di du la le van von der den ter dos del".split())
_HEARD = 3
"""How many sounds of a name its key keeps: a slip in the last ones must not hide it."""
_MOST = 4
"""Words of a name that make its keys."""


@lru_cache(maxsize=1 << 12)
def pairs_of(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return how each two of a name's words sound, in no order: names of one person share one of these."""
    told = [_FORMAL.get(word, word) for word in name if word not in _PARTICLES]
    if len(told) > _MOST:
        told = [*told[: _MOST // 2], *told[-_MOST // 2 :]]
    heard = [sound(word)[:_HEARD] for word in told]
    return tuple(sorted({"|".join(sorted(pair)) for pair in combinations(heard, 2)}))


def spelt_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names can be one person's: `Fumio Kishida` and `Kishida Fumio`, `Pete` and `Peter`."""
    if min(len(one), len(other)) < 2 or not frozenset(pairs_of(one)) & frozenset(pairs_of(other)):
        return False
    first, second = (" ".join(_FORMAL.get(word, word) for word in name) for name in (one, other))
    return sorted(one) == sorted(other) or fit(first, second) >= Fit.FULL_NAME
