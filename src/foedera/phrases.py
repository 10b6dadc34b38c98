"""Tokens -> phrases of a table: which of its words and phrases stand in a stretch of text or in an act's own clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from foedera.grammar import agents, is_passive, noun_phrase, objects, passive_subjects, subjects


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or phrase of a table, the part of speech it must be, and what it shows."""

    words: tuple[str, ...]
    pos: str | None
    shows: tuple[str, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is looked up: a name of several words, which is one token, is taken apart again."""

    token: Token
    forms: tuple[str, ...]


Phrases = Mapping[str, tuple[Phrase, ...]]
"""Phrases by their first word."""
_SILENT = frozenset({"'", "’", "'s", "’s", "the", "a"})
_BETWEEN = re.compile(r"[\s\-–]+")
_NOMINAL = frozenset({"NOUN", "PROPN"})
_VERBAL = frozenset({"VERB", "AUX"})
_APART = frozenset({"conj", "parataxis", "advcl", "relcl"})
_UNDER_VERB = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})


def phrase_of(variant: str, shows: tuple[str, ...], *, sure: bool = True) -> Phrase:
    """Read a phrase as tables have it: lemmas, and a part of speech behind a slash where only that counts."""
    phrase, _, pos = variant.partition("/")
    words = tuple(word for word in _BETWEEN.split(phrase.replace("'s", "")) if word not in _SILENT)
    return Phrase(words, pos or None, shows, sure)


def by_first_word(phrases: Iterable[Phrase]) -> Phrases:
    """Return phrases for looking them up."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(sharing) for first, sharing in found.items()}


def phrases_at(tokens: Iterable[Token], known: Phrases) -> Iterator[tuple[Token, Phrase]]:
    """Yield the phrases in running words with their first token; the longest where several begin at a word."""
    spoken = [word for token in tokens for word in _words_of(token)]
    at = 0
    while at < len(spoken):
        phrase = _phrase_at(spoken, at, known)
        if phrase is not None:
            yield spoken[at].token, phrase
        at += len(phrase.words) if phrase else 1


def _words_of(token: Token) -> Iterator[_Word]:
    """Yield the words of a token as a table may call them: as they stand, by the lemma, without capitals."""
    if token.is_space or token.ent_type_ == "PERSON":
        return
    for forms in _forms(token.text, token.lemma_):
        yield _Word(token, forms)


@lru_cache(maxsize=1 << 14)
def _forms(text: str, lemma: str) -> tuple[tuple[str, ...], ...]:
    """Return the forms of each word of a token: kept, as words recur."""
    found: list[tuple[str, ...]] = []
    for part in _BETWEEN.split(text):
        bare = part.removesuffix("'s").removesuffix("’s")
        if bare and bare.lower() not in _SILENT:
            whole = (lemma, lemma.lower()) if part == text else ()
            forms = (bare, bare.lower(), bare.removesuffix("s"), bare.lower().removesuffix("s"), *whole)
            found.append(tuple(dict.fromkeys(forms)))
    return tuple(found)


def _phrase_at(spoken: Sequence[_Word], at: int, known: Phrases) -> Phrase | None:
    phrases = (phrase for form in spoken[at].forms for phrase in known.get(form, ()))
    fitting = [phrase for phrase in phrases if _fits(phrase, spoken[at : at + len(phrase.words)])]
    return max(fitting, key=lambda phrase: len(phrase.words), default=None)


def _fits(phrase: Phrase, spoken: Sequence[_Word]) -> bool:
    if len(spoken) < len(phrase.words) or spoken[-1].token.i - spoken[0].token.i > 2 * len(phrase.words):
        return False
    pos = spoken[0].token.pos_
    if phrase.pos and phrase.pos != pos and {phrase.pos, pos} != _NOMINAL:
        return False
    return all(form in word.forms for form, word in zip(phrase.words, spoken, strict=True))


def own_words(trigger: Token) -> list[Token]:
    """Return the words of an act's own clause in text order: what it governs, and who and what it is about elsewhere."""
    under = trigger.pos_ in _NOMINAL and trigger.dep_ in _UNDER_VERB and trigger.head.pos_ in _VERBAL
    top = trigger.head if under else trigger
    kept = {token.i: token for token in _governed(top)}
    if top.pos_ in _VERBAL:
        told = agents(top) + passive_subjects(top) if is_passive(top) else subjects(top) + objects(top)
        for noun in told:
            first, last = noun_phrase(noun)
            kept |= {token.i: token for token in top.doc[first : last + 1]}
    return [kept[at] for at in sorted(kept)]


def _governed(top: Token) -> list[Token]:
    kept = [top]
    for token in kept:
        kept += [c for c in token.children if not (c.dep_ in _APART and c.pos_ in _VERBAL)]
    return kept
