"""Trigger, participants -> contexts: what an act is about, by the words of its clause and by who takes part.

What the words of the act's own clause name counts first, then what its sentence names; words that are mere signs of a
context (`foreign minister`, `dollars`) count where nothing names one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from foedera.actors import Actor
from foedera.grammar import agents, is_passive, objects, passive_subjects, sentence_at, subjects
from foedera.knowledge import table
from foedera.lexicon import EventType

Context = Literal[
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression", "human_security",
    "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum",
    "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber",
    "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
]  # fmt: skip
"""The contexts of PLOVER 0.8."""


@dataclass(frozen=True, slots=True)
class ContextWord:
    """A word or phrase, what it shows, and whether it names a topic or is a mere sign of one."""

    words: tuple[str, ...]
    pos: str | None
    contexts: tuple[str, ...]
    topic: bool


_SILENT = frozenset({"-", "–", "'", "’", "'s", "’s", "the", "a"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_APART = frozenset({"conj", "parataxis", "advcl", "relcl"})
_SAYING = frozenset({"ccomp"})
_MOST = 2
_OPPOSED = frozenset({"CVL", "OPP", "SOC", "EDU", "JRN", "LAB", "REL"})
_TALKS = frozenset({"CONSULT", "AGREE", "SUPPORT", "REJECT", "REQUEST"})
_FORCE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "RETREAT", "COOPERATE", "THREATEN"})


@cache
def context_words() -> dict[str, tuple[ContextWord, ...]]:
    """Return the words of the table by the first of each phrase, the longest first."""
    found: dict[str, list[ContextWord]] = {}
    for row in table("contexts.tsv", 4):
        variants, contexts, weight, _ = row.cells
        for variant in variants.split(", "):
            phrase, _, pos = variant.partition("/")
            words = tuple(w for w in phrase.replace("'", " '").replace("-", " ").split() if w not in _SILENT)
            entry = ContextWord(words, pos or None, tuple(contexts.split()), weight == "topic")
            found.setdefault(words[0], []).append(entry)
    return {first: tuple(sorted(entries, key=lambda e: -len(e.words))) for first, entries in found.items()}


def words_at(tokens: Sequence[Token]) -> Iterator[ContextWord]:
    """Yield what the table knows of running words, the longest phrase first where several begin at a word."""
    spoken = [t for t in tokens if t.lower_ not in _SILENT and not t.is_space]
    at = 0
    while at < len(spoken):
        entry = _entry_at(spoken, at)
        if entry is not None:
            yield entry
        at += len(entry.words) if entry else 1


def _entry_at(spoken: Sequence[Token], at: int) -> ContextWord | None:
    entries = (entry for form in _forms(spoken[at]) for entry in context_words().get(form, ()))
    fitting = [entry for entry in entries if _fits(entry, spoken[at : at + len(entry.words)])]
    return max(fitting, key=lambda entry: len(entry.words), default=None)


def _fits(entry: ContextWord, tokens: Sequence[Token]) -> bool:
    if len(tokens) < len(entry.words) or tokens[-1].i - tokens[0].i > 2 * len(entry.words):
        return False
    if entry.pos and not (entry.pos == tokens[0].pos_ or {entry.pos, tokens[0].pos_} == _NOMINAL):
        return False
    return all(word in _forms(token) for word, token in zip(entry.words, tokens, strict=True))


def _forms(token: Token) -> tuple[str, ...]:
    """Return what a word may be called in the table: as it stands, its lemma, and both without capitals."""
    forms = (token.text, token.lemma_, token.lower_, token.lemma_.lower(), token.lower_.removesuffix("s"))
    return tuple(dict.fromkeys(forms))


def contexts_of(
    trigger: Token,
    kind: EventType,
    act: EventType | None,
    actors: Sequence[Actor],
    recipients: Sequence[Actor],
    own: Sequence[str] = (),
) -> tuple[str, ...]:
    """Return the contexts of an event, the surest first: at most two that words or participants show.

    `own`: those of the lexicon's entry; they stand where the words name no others.
    """
    near = list(words_at(own_words(trigger)))
    found = _counted(entry for entry in near if entry.topic)
    shown = [*found, *_by_parties(kind, act, actors, recipients)] if found else []
    if not shown:
        shown = [*own, *_by_parties(kind, act, actors, recipients)]
    if not shown:
        shown = _counted(near)
    if not shown:
        shown = _counted(entry for entry in words_at(list(sentence_at(trigger.doc, trigger.i))) if entry.topic)
    return _settled(shown)
