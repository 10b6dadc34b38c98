"""Pages: which readings are versions of one page, and which pages copy each other's words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Generic, TypeVar

from foedera.article import Article
from foedera.reading import Reading

K = TypeVar("K", bound=Hashable)

SHINGLE = 5
"""Words in a shingle."""
SAMPLE = 8
"""One shingle in so many is a blocking key; sampling by value keeps a part of a page findable in the whole."""
RESEMBLANCE = 0.6
"""Shared part of all shingles from which two pages are copies."""
CONTAINMENT = 0.8
"""Shared part of the shorter page's shingles from which it is a cut copy."""
HOLDERS = 64
"""Texts that are remembered for one shingle."""
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


def _stamp(article: Article) -> tuple[date, str]:
    known = article.published.date
    return known.earliest if known else date.min, article.fetched or ""


def canonical_order(readings: Iterable[Reading]) -> list[Reading]:
    """Return readings by day of publication, id and the text's digest."""
    return sorted(readings, key=lambda r: (when_published(r.article), r.article.id, r.article.sha256))


@dataclass(frozen=True)
class Pages:
    """The readings of a record in canonical order, grouped into pages and into copies of one text."""

    readings: tuple[Reading, ...]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Pages:
        """Return the pages of readings that come in any order."""
        return cls(tuple(canonical_order(readings)))

    @cached_property
    def page(self) -> tuple[int, ...]:
        """For each reading the first reading of its page: the same article id or address is one page."""
        unions: Unions[int] = Unions()
        seen: dict[str, int] = {}
        for at, reading in enumerate(self.readings):
            for name in (reading.article.id, reading.article.url):
                if name is not None:
                    unions.unite(seen.setdefault(name, at), at)
        return tuple(min_of(unions, len(self.readings)))

    @cached_property
    def original(self) -> tuple[int, ...]:
        """For each reading the first reading of all pages that share its words."""
        unions: Unions[int] = Unions()
        for at, page in enumerate(self.page):
            unions.unite(page, at)
        for one, other in near_duplicates([reading.article.text for reading in self.readings]):
            unions.unite(one, other)
        return tuple(min_of(unions, len(self.readings)))

    @cached_property
    def superseded(self) -> frozenset[int]:
        """The readings of which the same page has a newer version, by its own date or by when it was fetched."""
        newest: dict[int, tuple[date, str]] = {}
        stamps = [_stamp(reading.article) for reading in self.readings]
        for at, page in enumerate(self.page):
            newest[page] = max(newest.get(page, stamps[at]), stamps[at])
        return frozenset(at for at, page in enumerate(self.page) if stamps[at] < newest[page])

    def support(self, ats: Iterable[int]) -> int:
        """Count the independent pages that still say a thing in their newest version."""
        return self.independent(at for at in ats if at not in self.superseded)

    def reports(self, ats: Iterable[int]) -> int:
        """Count the pages among readings."""
        return len({self.page[at] for at in ats})

    def independent(self, ats: Iterable[int]) -> int:
        """Count the pages among readings, copies of one text as one."""
        return len({self.original[at] for at in ats})


def min_of(unions: Unions[int], size: int) -> Iterator[int]:
    """Yield for each number up to `size` the smallest number of its set."""
    smallest: dict[int, int] = {}
    for at in range(size):
        yield smallest.setdefault(unions.find(at), at)


def near_duplicates(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs of texts that share most of their wording, whole or cut short.

    A text is compared with earlier ones that share half of its sampled shingles. What stands in very many texts is
    house style; the first holders are enough to find a story that many have copied.
    """
    shingles = [_shingles(text) for text in texts]
    keys = [_keys(hashes) for hashes in shingles]
    holders: dict[int, list[int]] = defaultdict(list)
    for at, hashes in enumerate(shingles):
        shared = Counter(other for key in keys[at] for other in holders[key])
        for other in sorted(shared):
            few = min(len(keys[at]), len(keys[other]))
            if 2 * shared[other] >= few and _alike(shingles[other], hashes):
                yield other, at
        for key in keys[at]:
            if len(holders[key]) < HOLDERS:
                holders[key].append(at)


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = len(one & other)
    shorter = min(len(one), len(other))
    return shared >= RESEMBLANCE * len(one | other) or (shorter >= 20 and shared >= CONTAINMENT * shorter)


def _shingles(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    runs = [" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))]
    return frozenset(_hash(run) for run in runs if run)


def _keys(hashes: frozenset[int]) -> list[int]:
    sampled = sorted(value for value in hashes if value % SAMPLE == 0)
    return sampled or sorted(hashes)[:4]


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
