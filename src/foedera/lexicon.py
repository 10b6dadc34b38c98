"""The predicate lexicon: which words tell which act, and what governs them.

Entries stand in `data/lexicon`, a file a type; a user's own file of the same form can be laid over them, entry by entry.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args

from foedera.errors import LexiconError

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Slot = Literal["actor", "both", "recipient", "instrument", "initiative", "place", "none"]
NEEDS = frozenset({"actor", "both", "recipient", "instrument", "initiative"})
"""What an entry can ask for: an act may be told without its place."""
Effect = Literal[
    "planned",
    "requested",
    "offered",
    "refused",
    "cancelled",
    "postponed",
    "threatened",
    "denied",
    "alleged",
    "hypothetical",
    "dropped",
    "passed",
]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what its entry must yield; actors as country codes or names."""

    text: str
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    type: EventType | None = None
    act: EventType | None = None
    status: str = "occurred"


@dataclass(frozen=True, slots=True)
class Predicate:
    """An act: the words that tell it, its codes, and what each slot round them holds."""

    id: str
    type: EventType
    cameo: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    roles: tuple[tuple[str, Slot], ...] = ()
    needs: tuple[str, ...] = ("actor",)
    not_: tuple[str, ...] = ()
    """Lemmas of objects that make it another act (`met the deadline`)."""
    things: tuple[str, ...] = ()
    """Lemmas of which one must be its object, or what a noun is of or made of: a sense of its own of a word that others share."""
    doers: tuple[str, ...] = ()
    """Lemmas of which one must be its subject, or whose a noun is: a sense by who does it (`commandos stormed`)."""
    not_actor: tuple[str, ...] = ()
    """Lemmas of subjects of whom another act is told (`troops arrived` is no visit)."""
    officials: bool = False
    """The actor must be a state, body or person in office: everyday verbs tell everyday acts of others."""
    people: bool = False
    """Who acts must be told by a name, a pronoun or a noun for people: exports come and go too."""
    bare: bool = False
    """The word is an operator too: it is an event of its own only where nothing it governs is one."""
    act: EventType | None = None
    """What the words themselves are about, where they promise, ask for or refuse an act (`pledged $9 million`)."""
    status: str | None = None
    """How that act stands to the facts."""
    intransitive: bool = False
    """Only without an object (`returned to Chad`, not `returned the loot`)."""
    offer: bool = False
    """What is told is an offer of an act to come."""
    ongoing: bool = False
    """Told without a date, the act goes on."""
    toward: EventType | None = None
    """What an offer is of where it is to a place."""
    infinitive: bool = False
    """Only with an infinitive behind it (`called on Iran to stop`, not `called on the minister`)."""
    examples: tuple[Example, ...] = ()
    counter: tuple[str, ...] = ()

    def slots(self, holds: Slot) -> tuple[str, ...]:
        """Return the slots (`subject`, `object`, prepositions) that hold a role."""
        return tuple(slot for slot, held in self.roles if held == holds)


@dataclass(frozen=True, slots=True)
class Operator:
    """Words that govern an act and say how it stands to the facts (`refused to`, `plans for`)."""

    effect: Effect
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class Lexicon:
    """Predicates and operators, looked up by lemma; of those that share a word the more particular come first.

    Raises:
        LexiconError: If two entries claim the same word for whatever things, or a phrase has not two words.
    """

    def __init__(self, predicates: Iterable[Predicate], operators: Iterable[Operator], digest: str) -> None:
        self.predicates, self.operators, self.digest = tuple(predicates), tuple(operators), digest
        for predicate in self.predicates:
            _check_phrases(predicate)
        self.verbs = _index((p, p.verbs) for p in self.predicates)
        self.nouns = _index((p, p.nouns) for p in self.predicates)
        self.phrases = _index((p, p.phrases) for p in self.predicates)
        self.light = frozenset(phrase.split()[0] for phrase in self.phrases)
        self.verb_effects = {verb: op.effect for op in reversed(self.operators) for verb in op.verbs}
        self.noun_effects = {noun: op.effect for op in reversed(self.operators) for noun in op.nouns}
        self.adjective_effects = {word: op.effect for op in self.operators for word in op.adjectives}

    def verb_of(self, lemma: str, printed: str) -> str:
        """Return the verb that a lemma is, given the lower-case word that is printed.

        The model cuts the `e` off verbs it has not seen (`staged` is `stag` to it), or puts one on (`gutte`).
        """
        cut = printed in {f"{lemma}ed", f"{lemma}ing"}  # `waged`, but not `wagged`
        forms = [f"{lemma}e", lemma] if cut else [lemma, f"{lemma}e"]
        if lemma.endswith("e"):
            forms += [lemma[:-1], f"{lemma[:-2]}y" if lemma.endswith("ie") else lemma[:-2]]
        forms.append(lemma + lemma[-1:])  # `installed` is `instal` to it
        return next((form for form in forms if form in self.light or form in self.verbs), lemma)


@cache
def load_lexicon(layer: str | None = None) -> Lexicon:
    """Load the lexicon that ships with foedera, with a user's file over it if one is named.

    An entry of the layer replaces the shipped one of the same id.

    Raises:
        LexiconError: If a file is not TOML or an entry is wrong.
    """
    folder = files("foedera.data").joinpath("lexicon")
    shipped = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )
    tables = [(file.name, file.read_bytes()) for file in shipped]
    if layer is not None:
        try:
            tables.append((layer, Path(layer).read_bytes()))
        except OSError as error:
            raise LexiconError(layer, str(error)) from error
    predicates: dict[str, Predicate] = {}
    operators: list[Operator] = []
    for name, table in tables:
        data = _parsed(table, name)
        predicates |= {
            entry["id"]: _predicate(entry) for entry in data.get("predicate", []) if _has_id(entry)
        }
        operators += [_operator(entry) for entry in data.get("operator", [])]
    digest = hashlib.sha256(b"\0".join(table for _, table in tables)).hexdigest()[:16]
    return Lexicon(predicates.values(), operators, digest)


def _parsed(table: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(table.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(name, str(error)) from error


def _has_id(entry: dict[str, Any]) -> bool:
    if not isinstance(entry.get("id"), str):
        raise LexiconError(str(entry)[:60], "has no id")
    return True


def _predicate(entry: dict[str, Any]) -> Predicate:
    known = {field.name.removesuffix("_") for field in fields(Predicate)}
    unknown = set(entry) - known
    if entry.get("act", "AID") not in get_args(EventType):
        raise LexiconError(entry["id"], f"no such act: {entry['act']}")
    if unknown or entry.get("type") not in get_args(EventType):
        raise LexiconError(
            entry["id"],
            f"unknown keys {sorted(unknown)}" if unknown else f"no such type: {entry.get('type')}",
        )
    values = {key: _value(value) for key, value in entry.items() if key not in {"not", "roles", "examples"}}
    roles = tuple(entry.get("roles", {}).items())
    wrong = [slot for slot, held in roles if held not in get_args(Slot)]
    if wrong:
        raise LexiconError(entry["id"], f"slot {wrong[0]!r} holds none of {', '.join(get_args(Slot))}")
    if odd := set(entry.get("needs", ())) - NEEDS:
        raise LexiconError(entry["id"], f"needs {min(odd)!r}, which is none of {', '.join(sorted(NEEDS))}")
    examples = tuple(Example(**{k: _value(v) for k, v in row.items()}) for row in entry.get("examples", []))
    return Predicate(**values, not_=tuple(entry.get("not", ())), roles=roles, examples=examples)


def _operator(entry: dict[str, Any]) -> Operator:
    if entry.get("effect") not in get_args(Effect):
        raise LexiconError("operator", f"no such effect: {entry.get('effect')}")
    return Operator(**{key: _value(value) for key, value in entry.items()})


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _check_phrases(predicate: Predicate) -> None:
    for phrase in predicate.phrases:
        if len(phrase.split()) != 2:
            raise LexiconError(predicate.id, f"{phrase!r} is not two words")


def _index(entries: Iterable[tuple[Predicate, tuple[str, ...]]]) -> dict[str, tuple[Predicate, ...]]:
    found: dict[str, list[Predicate]] = {}
    for predicate, words in entries:
        for word in dict.fromkeys(words):
            others = found.setdefault(word, [])
            same = next((other for other in others if _rank(other) == _rank(predicate)), None)
            if same is not None and _rank(predicate):
                raise LexiconError(predicate.id, f"{word!r} belongs to {same.id} already")
            others.append(predicate)
    return {word: tuple(sorted(sharing, key=_rank)) for word, sharing in found.items()}


def _rank(predicate: Predicate) -> int:
    """Return how particular an entry is: of certain things or doers, with an infinitive only, or general."""
    return 0 if predicate.things or predicate.doers else 1 if predicate.infinitive else 2


def senses(
    candidates: Iterable[Predicate],
    lemmas: Collection[str],
    made_of: Collection[str] = (),
    *,
    infinitive: bool = True,
) -> Iterator[Predicate]:
    """Yield the predicates that tell an act upon these things, the most particular first.

    `made_of`: what the things are made of, which can tell a sense and speaks against none (`missile drills`).
    `infinitive`: an infinitive stands behind the word.
    """
    for predicate in candidates:
        if predicate.infinitive and not infinitive:
            continue
        fits = not predicate.things or any(lemma in predicate.things for lemma in (*lemmas, *made_of))
        if fits and not any(lemma in predicate.not_ for lemma in lemmas):
            yield predicate
