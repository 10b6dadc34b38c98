"""How long a reading takes beside the bare spaCy pipeline on the same texts, stage by stage, and how much memory.

usage: python bench/speed.py PAGE…
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence

from foedera.acquire import find_pages
from foedera.annotate import load_model
from foedera.article import Article, read_article
from foedera.errors import Problem
from foedera.lexicon import load_lexicon
from foedera.pipeline import STAGES, Desk
from foedera.settings import DEFAULTS

ROUNDS = 3


def articles(sources: Sequence[str]) -> tuple[list[Article], float]:
    """Return the articles of the sources, and the seconds that taking them out of their pages took."""
    pages = [page for source in sources for page in find_pages(source) if not isinstance(page, Problem)]
    began = time.perf_counter()
    found = [read_article(page) for page in pages]
    return found, time.perf_counter() - began


def bare(texts: Sequence[str]) -> float:
    """Return the seconds that the whole spaCy pipeline takes for the texts, without foedera."""
    nlp = load_model(DEFAULTS.model)
    began = time.perf_counter()
    for text in texts:
        nlp(text)
    return time.perf_counter() - began


def staged(found: Sequence[Article]) -> Counter[str]:
    """Return the seconds that each stage of a reading takes."""
    lexicon = load_lexicon()
    spent: Counter[str] = Counter()
    for article in found:
        desk = Desk(article, DEFAULTS, lexicon)
        for stage in STAGES:
            began = time.perf_counter()
            stage.run(desk)
            spent[stage.name] += time.perf_counter() - began
    return spent


def main() -> None:
    """Measure, the best of three rounds, after one to warm up."""
    if not sys.argv[1:]:
        sys.exit(__doc__)
    found, cutting = articles(sys.argv[1:])
    texts = [article.text for article in found]
    words = sum(len(text.split()) for text in texts)
    bare(texts), staged(found)
    spacy_alone = min(bare(texts) for _ in range(ROUNDS))
    spent = min((staged(found) for _ in range(ROUNDS)), key=lambda s: s.total())
    print(f"{len(found)} pages, {words} words; page parts: {len(found) / cutting:.1f} pages/s")
    print(f"{'bare spaCy pipeline':22}{spacy_alone:8.3f} s  {words / spacy_alone:8.0f} words/s")
    for stage in STAGES:
        print(f"{stage.name:22}{spent[stage.name]:8.3f} s  {spent[stage.name] / spacy_alone:8.2f} of bare")
    print(f"{'a whole reading':22}{spent.total():8.3f} s  {spent.total() / spacy_alone:8.2f} of bare")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
