"""The cue lexicon: the words that tell whose words follow, and the names of what statements are made through.

Entries are rows of `data/cues.toml`, each with an example that proves it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from foedera.errors import LexiconError

_FRAMES = frozenset({"clause", "to", "as", "name", "object", "for", "on", "about", "of", "against"})


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of the lexicon: a reporting verb or noun, where its content stands, and an example that proves it."""

    lemma: str
    frames: frozenset[str]
    confidence: float
    example: str
    says: str
    medium: str | None = None
    particle: str | None = None
    quoted: bool = False
    audience: bool = False
    thought: bool = False


@dataclass(frozen=True, slots=True)
class Medium:
    """What statements are made through, and the words that tell it; a `platform` is one that posts appear on.

    Where the pattern has a group `name`, what stands there is the medium's name.
    """

    name: str
    pattern: re.Pattern[str]
    example: str
    platform: bool

    def found_in(self, words: str) -> str | None:
        """Return the name of the medium as words tell it, None if they do not."""
        found = self.pattern.search(words)
        if found is None:
            return None
        return found["name"] if "name" in self.pattern.groupindex else self.name


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue lexicon; its verbs and nouns are looked up by lemma."""

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    media: tuple[Medium, ...]
    leading: frozenset[str] = frozenset()

    def leads(self, token: Token) -> bool:
        """Tell whether a word before a colon stands for words that follow it (`gave his answer: the road is shut`)."""
        lemma = token.lemma_.lower()
        return token.pos_ == "NOUN" and (
            lemma in self.nouns or lemma in self.leading or token.lower_ in self.leading
        )

    def verb(self, token: Token) -> Cue | None:
        """Return the entry of a verb, in British spelling too."""
        lemma = token.lemma_.lower()
        return self.verbs.get(lemma) or self.verbs.get(re.sub("ise$", "ize", lemma))


@cache
def load_cues() -> Cues:
    """Read the cue lexicon once; raise LexiconError if an entry has a frame or sense that nothing knows."""
    table = tomllib.loads(files("foedera").joinpath("data/cues.toml").read_text(encoding="utf-8"))
    return Cues(
        verbs={lemma: _verb_cue(lemma, row, table["sense"]) for lemma, row in table["verb"].items()},
        nouns={lemma: Cue(lemma, frozenset(), 0.7, **row) for lemma, row in table["noun"].items()},
        media=tuple(_medium(row, _outlets(table["outlets"])) for row in table["medium"]),
        leading=frozenset(table["leading"]["nouns"]),
    )


def _medium(row: dict[str, Any], outlets: str) -> Medium:
    pattern = re.compile(row["pattern"].replace("{outlet}", outlets))
    return Medium(row["name"], pattern, row["example"], row.get("platform", False))


def _outlets(row: dict[str, list[str]]) -> str:
    """Return the pattern of who carries words; its group `name` holds one, or two that were told together."""
    known, endings, kinds, owners = (
        "|".join(map(re.escape, sorted(row[key], key=len, reverse=True)))
        for key in ("known", "endings", "kinds", "owners")
    )
    named = rf"(?:(?:{known})\b|(?:[A-Z][\w&’'-]+ ){{1,3}}(?:{endings})\b)"
    described = rf"(?:{owners}) (?:{kinds})\b"
    return rf"(?:[\w-]+ ){{0,2}}?(?P<name>{described}|{named}(?: and (?:the )?{named})?)"


def _verb_cue(lemma: str, row: dict[str, Any], senses: dict[str, float]) -> Cue:
    rest = {key: value for key, value in row.items() if key not in {"frames", "sense"}}
    if row["sense"] not in senses or not _FRAMES.issuperset(row["frames"]):
        raise LexiconError(lemma, "has a frame or a sense that is not known")
    frames, sense = frozenset(row["frames"]), row["sense"]
    return Cue(lemma, frames, senses[sense], **rest, thought=sense == "thought")
