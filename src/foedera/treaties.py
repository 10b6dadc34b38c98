"""Treaties that everybody knows by name: pages name them without all their parties, and by more names than one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from foedera.knowledge import table
from foedera.making import Days
from foedera.wording import words


@dataclass(frozen=True, slots=True)
class _Treaty:
    """A treaty's official name and the years in which it was signed."""

    name: str
    first: int
    last: int


def known_treaty(name: str, acronym: str | None, signed: Days | None) -> str:
    """Return the official name of a treaty that a page names, or nothing if none is known by it.

    Args:
        name: Its name on the page.
        acronym: Its acronym there.
        signed: When it was signed as the page tells; another year tells of another treaty of the name.
    """
    bare = name.replace(f"({acronym})", " ") if acronym else name
    found = _treaties().get(_key(bare))
    if found is None or (signed and not found.first <= signed[1].year <= found.last + 1):
        return ""
    return found.name


def _key(name: str) -> tuple[str, ...]:
    told = words(name)
    return told[1:] if told[:1] == ("the",) else told


@cache
def _treaties() -> dict[tuple[str, ...], _Treaty]:
    found: dict[tuple[str, ...], _Treaty] = {}
    for row in table("treaties.tsv", 3):
        name, also, signed = row.cells
        first, _, last = signed.partition("-")
        treaty = _Treaty(name, int(first), int(last or first))
        for one in (name, *filter(None, also.split("|"))):
            if found.setdefault(_key(one), treaty) != treaty:
                raise row.error(f"{one!r} leads to two treaties")
    return found
