"""foedera: who agreed, met, visited, promised, refused or did what with whom, with the words that say it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foedera.acquire import Page
    from foedera.actors import Actor
    from foedera.acts import Event
    from foedera.agreements import Agreement
    from foedera.article import Article
    from foedera.commitments import Commitment
    from foedera.errors import FoederaError, PageError, Problem
    from foedera.evidence import Span
    from foedera.initiatives import Initiative
    from foedera.pipeline import read, read_many
    from foedera.reading import Reading, from_contract, to_contract
    from foedera.record import Record, open_record
    from foedera.relations import Relation, relation
    from foedera.statements import Statement

__version__ = "0.1.0"
__all__ = [
    "Actor",
    "Agreement",
    "Article",
    "Commitment",
    "Event",
    "FoederaError",
    "Initiative",
    "Page",
    "PageError",
    "Problem",
    "Reading",
    "Record",
    "Relation",
    "Span",
    "Statement",
    "from_contract",
    "open_record",
    "read",
    "read_many",
    "relation",
    "to_contract",
]

# Loaded when first asked for: `foedera --help` should not wait for a language model's libraries.
_HOMES = {
    "acquire": ("Page",),
    "actors": ("Actor",),
    "acts": ("Event",),
    "agreements": ("Agreement",),
    "article": ("Article",),
    "commitments": ("Commitment",),
    "errors": ("FoederaError", "PageError", "Problem"),
    "evidence": ("Span",),
    "initiatives": ("Initiative",),
    "pipeline": ("read", "read_many"),
    "reading": ("Reading", "from_contract", "to_contract"),
    "record": ("Record", "open_record"),
    "relations": ("Relation", "relation"),
    "statements": ("Statement",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'foedera' has no attribute {name!r}")
    return getattr(import_module(f"foedera.{_HOME_OF[name]}"), name)
