"""Pages: which readings are versions of one page, and which pages copy each other's words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar
from zlib import crc32

from foedera.article import Article
from foedera.reading import Reading

K = TypeVar("K", bound=Hashable)

SHINGLE = 5
"""Words in a shingle."""
FINE, COARSE = 8, 32
"""One shingle in so many is kept of a short and of a long text; sampling by value finds a part of a page in the whole."""
LONG = 256
"""Shingles from which a text is long."""
RESEMBLANCE = 0.6
"""Shared part of all shingles from which two pages are copies."""
CONTAINMENT = 0.8
"""Shared part of the shorter page's shingles from which it is a cut copy."""
SPREAD = 10
"""Days within which the copies of a report appear; the whole text is a copy at any time."""
UNKNOWN = date.max.toordinal()
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Unions(Generic[K]):
    """Sets that grow by being united (union-find)."""

    parent: dict[K, K] = field(default_factory=dict)

    def find(self, item: K) -> K:
        """Return the member that names the item's set."""
        root = item
        while (above := self.parent.get(root, root)) != root:
            root = above
        while (above := self.parent.get(item, item)) != root:
            self.parent[item] = root
            item = above
        return root

    def unite(self, one: K, other: K) -> None:
        """Make one set of two items' sets."""
        first, second = sorted((self.find(one), self.find(other)), key=repr)
        self.parent[second] = first


def when_published(article: Article) -> date:
    """Return the day that orders an article: published, else the latest it can be; unknown comes last."""
    known = article.published.date or article.published.latest
    return known.earliest if known else date.max


def stamp(article: Article) -> tuple[date, str]:
    """Return what tells the newer of two versions: the day it gives itself, then when it was fetched."""
    known = article.published.date
    return known.earliest if known else date.min, article.fetched or ""


def canonical_order(readings: Iterable[Reading]) -> list[Reading]:
    """Return readings by day of publication, id and the text's digest."""
    return sorted(readings, key=lambda r: (when_published(r.article), r.article.id, r.article.sha256))


@dataclass(frozen=True, slots=True)
class Pages:
    """The readings of a record, or some of them, in canonical order.

    For each reading, `page` names its page and `original` the pages that share its words; `superseded` are the
    readings of which the same page has a newer version, by its own date or by when it was fetched.
    """

    readings: tuple[Reading, ...]
    page: tuple[int, ...]
    original: tuple[int, ...]
    superseded: frozenset[int]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Pages:
        """Return the pages of readings that come in any order: the same article id or address is one page."""
        ordered = tuple(canonical_order(readings))
        page = tuple(_pages(ordered))
        return cls(ordered, page, tuple(_originals(ordered, page)), frozenset(_superseded(ordered, page)))

    def support(self, ats: Iterable[int]) -> int:
        """Count the independent pages that still say a thing in their newest version."""
        return self.independent(at for at in ats if at not in self.superseded)

    def reports(self, ats: Iterable[int]) -> int:
        """Count the pages among readings."""
        return len({self.page[at] for at in ats})

    def independent(self, ats: Iterable[int]) -> int:
        """Count the pages among readings, copies of one text as one."""
        return len({self.original[at] for at in ats})


@dataclass(frozen=True, slots=True)
class Wording:
    """A text's shingles, and those by which a copy of it is found: `coarse` of them in any text, all in a short one."""

    shingles: frozenset[int]
    marks: frozenset[int]
    coarse: int

    @classmethod
    def of(cls, text: str) -> Wording:
        """Return the wording of a text."""
        words = _WORD.findall(text.casefold())
        runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
        shingles = frozenset(crc32(run.encode(errors="surrogatepass")) for run in runs if run)
        rate = COARSE if len(shingles) >= LONG else FINE
        marks = frozenset(value for value in shingles if value % rate == 0)
        return cls(shingles, marks, sum(value % COARSE == 0 for value in marks))


def may_copy(shared: int, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether so many shared marks are half of those that two texts can share.

    Each text is given by how many marks it has, and how many of these are coarse ones. A text too short to have a mark
    is found only where it stands whole in another page.
    """
    long = any(marks == coarse for marks, coarse in (one, other))
    return shared > 0 and 2 * shared >= min(one[long], other[long])


def is_copy(one: Wording, other: Wording) -> bool:
    """Tell whether two texts share most of their wording, whole or cut short."""
    shared = len(one.shingles & other.shingles)
    shorter = min(len(one.shingles), len(other.shingles))
    return shared >= RESEMBLANCE * len(one.shingles | other.shingles) or (
        shorter >= 20 and shared >= CONTAINMENT * shorter
    )


def near_days(one: int, other: int) -> bool:
    """Tell whether pages of two days (as ordinals) may be copies; a page of no known day may be of any."""
    return UNKNOWN in {one, other} or abs(one - other) <= SPREAD


def near_duplicates(texts: Sequence[str], days: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of texts that copy each other."""
    wordings = [Wording.of(text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    whole: dict[str, int] = {}
    for at, wording in enumerate(wordings):
        yield whole.setdefault(texts[at], at), at
        shared = Counter(other for mark in wording.marks for other in holders[mark])
        for other in sorted(shared):
            sizes = [(len(wordings[one].marks), wordings[one].coarse) for one in (at, other)]
            fits = near_days(days[at], days[other]) and may_copy(shared[other], *sizes)
            if fits and is_copy(wordings[other], wording):
                yield other, at
        for mark in wording.marks:
            holders[mark].append(at)


def min_of(unions: Unions[int], size: int) -> Iterator[int]:
    """Yield for each number up to `size` the smallest number of its set."""
    smallest: dict[int, int] = {}
    for at in range(size):
        yield smallest.setdefault(unions.find(at), at)


def _pages(readings: Sequence[Reading]) -> Iterator[int]:
    unions: Unions[int] = Unions()
    ids: dict[str, int] = {}
    urls: dict[str, int] = {}
    for at, reading in enumerate(readings):
        unions.unite(ids.setdefault(reading.article.id, at), at)
        if reading.article.url is not None:
            unions.unite(urls.setdefault(reading.article.url, at), at)
    yield from min_of(unions, len(readings))


def _originals(readings: Sequence[Reading], page: Sequence[int]) -> Iterator[int]:
    unions: Unions[int] = Unions()
    for at, first in enumerate(page):
        unions.unite(first, at)
    days = [when_published(reading.article).toordinal() for reading in readings]
    for one, other in near_duplicates([reading.article.text for reading in readings], days):
        unions.unite(one, other)
    yield from min_of(unions, len(readings))


def _superseded(readings: Sequence[Reading], page: Sequence[int]) -> Iterator[int]:
    newest: dict[int, tuple[date, str]] = {}
    stamps = [stamp(reading.article) for reading in readings]
    for at, one in enumerate(page):
        newest[one] = max(newest.get(one, stamps[at]), stamps[at])
    yield from (at for at, one in enumerate(page) if stamps[at] < newest[one])
