"""Which pages are one page, and which copy each other's words, kept up as pages come."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from foedera.copies import Unions, Wording, is_copy, may_copy, near_days

_CHUNK = 500
Column = Literal["one", "copies"]
Link = Callable[[int], Iterable[int]]


class PageSets:
    """The sets of pages of a record: versions of one page, and pages that share their words.

    A page alone in its set has no number of a set. A set keeps the number that most of its pages had.
    """

    def __init__(self, db: sqlite3.Connection, wording: Callable[[int], Wording]) -> None:
        self._db, self._wording = db, wording

    def settle(self, pages: Iterable[int]) -> set[int]:
        """Put pages that are new, or changed, into their sets, and return all pages whose sets are others."""
        wanted = sorted(set(pages))
        changed = self._regroup("one", wanted, self._same_page)
        changed |= self._supersede({*wanted, *changed})
        changed |= self._regroup("copies", sorted({*wanted, *changed}), self._same_words)
        return changed

    def _regroup(self, column: Column, pages: Iterable[int], linked: Link) -> set[int]:
        """Build the sets of pages anew, with all pages that these are linked to, or were."""
        unions: Unions[int] = Unions()
        before: dict[int, int | None] = {}
        todo = list(pages)
        direct = set(todo)
        for page in todo:
            held = self._set_of(column, page, before)
            if (
                page in direct
            ):  # the others of its set stay linked as they were unless the page was what linked them
                for other in linked(page):
                    unions.unite(page, other)
                    if other not in before:
                        self._set_of(column, other, before)
                for other in held:
                    if other not in direct:
                        direct.add(other)
                        todo.append(other)
        whole: dict[int, int] = {}
        for page, number in before.items():
            if page not in direct and number is not None:
                unions.unite(whole.setdefault(number, page), page)
        return self._renumber(column, unions, before)

    def _set_of(self, column: Column, page: int, before: dict[int, int | None]) -> list[int]:
        """Return the other pages of a page's set as stored, and note the set of each."""
        ((number,),) = self._db.execute(f"SELECT {column} FROM page WHERE id = ?", (page,))  # noqa: S608
        before[page] = number
        if number is None:
            return []
        rows = self._db.execute(f"SELECT id FROM page WHERE {column} = ?", (number,))  # noqa: S608
        others = [one for (one,) in rows]
        before.update(dict.fromkeys(others, number))
        return others

    def _renumber(self, column: Column, unions: Unions[int], before: dict[int, int | None]) -> set[int]:
        sets: dict[int, list[int]] = defaultdict(list)
        for page in sorted(before):
            sets[unions.find(page)].append(page)
        taken: set[int] = set()
        changed: set[int] = set()
        for held in sorted(sets.values(), key=lambda held: (-len(held), held)):
            number = None
            if len(held) > 1:
                votes = Counter(n for page in held if (n := before[page]) is not None and n not in taken)
                number = min(votes, key=lambda n: (-votes[n], n)) if votes else self._free(held, taken)
                taken.add(number)
            for page in held:
                if before[page] != number:
                    changed.add(page)
                    self._db.execute(f"UPDATE page SET {column} = ? WHERE id = ?", (number, page))  # noqa: S608
        return changed

    def _free(self, held: list[int], taken: set[int]) -> int:
        """Return the number of a page in a set that no other set goes by."""
        for page in held:
            used = self._db.execute("SELECT 1 FROM page WHERE one = ?1 OR copies = ?1", (page,)).fetchone()
            if page not in taken and used is None:
                return page
        ((highest,),) = self._db.execute(
            "SELECT MAX(MAX(COALESCE(one, 0)), MAX(COALESCE(copies, 0)), MAX(id)) FROM page"
        )
        return max(int(highest), *taken, 0) + 1

    def _same_page(self, page: int) -> Iterator[int]:
        rows = self._db.execute(
            "SELECT o.id FROM page p JOIN page o ON o.article = p.article WHERE p.id = ?1 UNION "
            "SELECT o.id FROM page p JOIN page o ON o.address = p.address WHERE p.id = ?1",
            (page,),
        )
        yield from (one for (one,) in rows if one != page)

    def _supersede(self, pages: Iterable[int]) -> set[int]:
        """Mark the pages of which the same page has a newer version, and return those marked otherwise than before."""
        changed = set()
        sets: set[int] = set()
        for page in sorted(pages):
            ((one,),) = self._db.execute("SELECT one FROM page WHERE id = ?", (page,))
            if one is not None:
                sets.add(one)
            elif self._db.execute("UPDATE page SET old = 0 WHERE id = ? AND old", (page,)).rowcount:
                changed.add(page)
        for one in sorted(sets):
            rows = self._db.execute(
                "SELECT p.id, p.old, r.dated, r.fetched FROM page p JOIN reading r ON r.page = p.id WHERE p.one = ?",
                (one,),
            ).fetchall()
            newest = max((dated, fetched or "") for _, _, dated, fetched in rows)
            for page, old, dated, fetched in rows:
                if bool(old) != ((dated, fetched or "") < newest):
                    changed.add(page)
                    self._db.execute("UPDATE page SET old = 1 - old WHERE id = ?", (page,))
        return changed

    def _same_words(self, page: int) -> Iterator[int]:
        """Yield the pages of the same page, of the same text, and those that copy it within some days."""
        ((day, marks, coarse),) = self._db.execute(
            "SELECT day, marks, coarse FROM page WHERE id = ?", (page,)
        )
        rows = self._db.execute(
            "SELECT o.id FROM page p JOIN page o ON o.one = p.one WHERE p.id = ?1 UNION "
            "SELECT o.id FROM page p JOIN page o ON o.body = p.body WHERE p.id = ?1",
            (page,),
        )
        found = {one for (one,) in rows} - {page}
        yield from sorted(found)
        values = sorted(map(mark_value, self._wording(page).marks))
        shared: Counter[int] = Counter()
        for at in range(0, len(values), _CHUNK):
            some = values[at : at + _CHUNK]
            query = f"SELECT page FROM mark WHERE value IN ({','.join('?' * len(some))})"  # noqa: S608
            shared.update(one for (one,) in self._db.execute(query, some) if one not in found)
        del shared[page]
        for other, count in sorted(shared.items()):
            its = self._db.execute("SELECT day, marks, coarse FROM page WHERE id = ?", (other,)).fetchone()
            fits = near_days(day, its[0]) and may_copy(count, (marks, coarse), its[1:])
            if fits and is_copy(self._wording(page), self._wording(other)):
                yield other


def mark_value(mark: int) -> int:
    """Return the number that a mark is stored as: a signed one of four bytes."""
    return mark - (1 << 31)
