"""A model's attribute rules, looked up where they can be.

spaCy tries each of some two hundred rules on every token, for the part of speech and the morphology that follow from
its tag. Nearly all of them ask after one token alone, so what they say of a token is the same for all that look like
it, and is asked once; the others are tried as ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Span

_LOOKS: list[int | str] = ["TAG", "DEP", "POS", "IS_SPACE", "LOWER"]
"""What makes up the look of a token; the word counts only where a rule names it."""

Look = tuple[int, ...]
Rule = tuple[int, int]
"""The place of a rule in the ruler, and its number in the store of strings."""
Token = dict[str, Any]
"""What a rule asks of a token."""


class Ruling:
    """The rules of an attribute ruler, to be called on a document in its place."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._annotate: Callable[[Doc, list[tuple[int, int, int, int]]], None] = ruler.set_annotations
        self._strings = ruler.vocab.strings
        self._alone, self._other = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._said: dict[Look, tuple[Rule, ...]] = {}
        self._tells: dict[int, bool] = {}
        self._words, self._forms = set[str](), list[re.Pattern[str]]()
        rules: Any = ruler.patterns
        for place, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                self._add(str(place), pattern)

    def __call__(self, doc: Doc) -> Doc:
        """Set what the rules say of each token; of two that speak of one, the last is right."""
        found = [(*self._rule(name), start, end) for name, start, end in _matches(self._other, doc)]
        for at, look in enumerate(self._looks(doc)):
            if look not in self._said:
                names = (name for name, _, _ in _matches(self._alone, doc[at : at + 1]))
                self._said[look] = tuple(map(self._rule, names))
            found += [(place, name, at, at + 1) for place, name in self._said[look]]
        self._annotate(doc, sorted(found))
        return doc

    def _add(self, place: str, pattern: list[Token]) -> None:
        alone = _is_alone(pattern)
        (self._alone if alone else self._other).add(place, [pattern])
        word = pattern[0].get("LOWER", {}) if alone else {}
        named: dict[str, Any] = {"IN": [word]} if isinstance(word, str) else word
        self._words.update(named.get("IN", ()))
        self._forms += [re.compile(form) for key, form in named.items() if key == "REGEX"]

    def _rule(self, name: int) -> Rule:
        return int(self._strings[name]), name

    def _looks(self, doc: Doc) -> Iterator[Look]:
        for *marks, word in doc.to_array(_LOOKS).tolist():
            if word not in self._tells:
                text = self._strings[word]
                self._tells[word] = text in self._words or any(form.search(text) for form in self._forms)
            yield (*marks, word if self._tells[word] else 0)


def _matches(matcher: Matcher, part: Doc | Span) -> list[tuple[int, int, int]]:
    return matcher(part, allow_missing=True) if len(matcher) else []


def _is_alone(pattern: list[Token]) -> bool:
    """Tell whether a rule asks after the look of one token and nothing else."""
    if len(pattern) > 1 or not set(_LOOKS).issuperset(pattern[0]):
        return False
    word = pattern[0].get("LOWER", "")
    return isinstance(word, str) or {"IN", "REGEX"}.issuperset(word)
