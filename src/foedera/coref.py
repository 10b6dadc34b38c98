"""Which words of different pages tell one event: pages in stories by their words, then mentions by head, lexicon entry and arguments.

A diagnostic for sets with marked mentions. Pages are grouped by tf-idf of words and pairs of words; within a story the
chance that two mentions are one comes from a logistic model of a few facts (`data/coref.json`), and the mentions most
likely one are united first, by the mean chance of all their pairs.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from foedera.lexicon import Lexicon

Matrix = NDArray[np.float32]

STORY = 0.12
"""The mean likeness of their pages from which two groups are one story."""

FACTS = (
    *("spelling", "spelling squared", "spelling and pages", "near spelling", "entry", "type", "entry and words"),
    *("words", "pages", "other participants", "kin and words", "kin and size", "part of speech", "own words"),
    *("one sentence", "spread", "one in the other", "objects", "lemma", "rare lemma", "saying", "other names", "one page"),
    *("spelling and words", "spelling and participants", "participants", "kin and pages", "kin on one page"),
    *("kin and other participants", "subjects", "lemma and objects", "lemma and other objects"),
)  # fmt: skip
"""What is measured of a pair, in the order of the model's weights."""

_WORD = re.compile(r"[A-Za-z0-9]+")
_COMMON = frozenset(
    "the a an of in on at to for and or but with by from as is are was were be been has have had it its he she his her "
    "they their that this which who said will would not after before over into out up down about than more also new one "
    "two".split()
)
_PRONOUNS = frozenset("he she it they who which that we i you".split())
_SAYING = frozenset("say tell report announce state add confirm claim".split())
_ENDINGS = "ization isation ation ition ment ing sion tion ance ence ure ery al er or ed e y".split()
_NAMES = frozenset("PERSON ORG GPE LOC FAC NORP".split())
_PARTS = frozenset("compound nummod poss conj appos flat nmod".split())
_CONTENT = frozenset("NOUN PROPN VERB ADJ NUM".split())


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that tell an event, with what the parse knows of them; `page` and `sentence` are numbers."""

    id: str
    page: int
    sentence: int
    lemma: str
    part: str
    words: frozenset[str]
    entries: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()

    @property
    def participants(self) -> frozenset[str]:
        """Everyone and everything that takes part."""
        return self.subjects | self.objects


# Mentions


def mention_of(name: str, page: int, sentence: int, tokens: Sequence[Token], lexicon: Lexicon) -> EventMention:  # fmt: skip
    """Return what is known of marked tokens of a parsed sentence."""
    inside = {token.i for token in tokens}
    head = next(token for token in tokens if token.head.i not in inside or token.head.i == token.i)
    part = "verb" if head.pos_ in {"VERB", "AUX"} else "noun" if head.pos_ in {"NOUN", "PROPN"} else "other"
    lemma = head.lemma_.lower()
    if part == "verb":
        lemma = lexicon.verb_of(lemma, head.lower_)
    entries = (*lexicon.verbs.get(lemma, ()), *lexicon.nouns.get(lemma, ()))
    subjects, objects = _of_verb(head) if part == "verb" else _of_noun(head)
    beside = _PRONOUNS | {lemma}
    return EventMention(
        name,
        page,
        sentence,
        lemma,
        part,
        frozenset(token.lemma_.lower() for token in tokens),
        frozenset(entry.id for entry in entries),
        frozenset(entry.type for entry in entries),
        frozenset(subjects - beside),
        frozenset(objects - beside),
        _names(head.doc),
        frozenset(t.lemma_.lower() for t in head.doc if t.pos_ in _CONTENT and t.i not in inside),
    )


def _names(doc: Doc) -> frozenset[str]:
    told = (entity.text for entity in doc.ents if entity.label_ in _NAMES)
    return frozenset(word.lower() for text in told for word in _WORD.findall(text) if len(word) > 2)


def _of_verb(verb: Token) -> tuple[set[str], set[str]]:
    """Return the words of who does it, and of what it is done to or with."""
    subjects, objects = set[str](), set[str]()
    for child in verb.children:
        if child.dep_ in {"nsubj", "csubj"}:
            subjects |= _phrase(child)
        elif child.dep_ in {"nsubjpass", "dobj", "obj", "attr", "oprd", "dative"}:
            objects |= _phrase(child)
        elif child.dep_ in {"agent", "prep"}:
            for thing in child.children:
                if thing.dep_ == "pobj":
                    (subjects if child.dep_ == "agent" else objects).update(_phrase(thing))
    return subjects or _lent(verb, objects), objects


def _lent(verb: Token, objects: set[str]) -> set[str]:
    """Return a subject that another verb lends; of a participle the noun it stands by is what is done to."""
    if verb.dep_ in {"conj", "xcomp", "advcl"}:
        return {word for c in verb.head.children if c.dep_ in {"nsubj", "nsubjpass"} for word in _phrase(c)}
    if verb.dep_ in {"relcl", "acl"}:
        if verb.tag_ != "VBN":
            return _phrase(verb.head)
        objects |= _phrase(verb.head)
    return set()


def _of_noun(noun: Token) -> tuple[set[str], set[str]]:
    subjects, objects = set[str](), set[str]()
    for child in noun.children:
        if child.dep_ == "poss":
            subjects |= _phrase(child)
        elif child.dep_ in {"compound", "amod", "nmod"}:
            objects.add(child.lemma_.lower())
        elif child.dep_ == "prep":
            for thing in child.children:
                if thing.dep_ == "pobj":
                    (subjects if child.lower_ == "by" else objects).update(_phrase(thing))
    return subjects | _borne(noun), objects


def _borne(noun: Token) -> set[str]:
    """Return the words of the subject whose verb bears a noun (`made an arrest`)."""
    bearer = noun.head
    if noun.dep_ not in {"dobj", "pobj", "nsubj", "nsubjpass", "attr"}:
        return set()
    while bearer.pos_ == "ADP" and bearer.head.i != bearer.i:
        bearer = bearer.head
    subjects = (c for c in bearer.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i != noun.i)
    return {word for subject in subjects for word in _phrase(subject)}


def _phrase(head: Token) -> set[str]:
    """Return the telling words of a noun phrase."""
    inner = (t for t in head.subtree if t.pos_ in {"PROPN", "NOUN", "NUM"} and t.dep_ in _PARTS)
    return {head.lemma_.lower(), *(token.lemma_.lower() for token in inner)}


# Stories


def likenesses(texts: Sequence[str], *, pairs: bool = True) -> Matrix:
    """Return how alike each two texts are, 0 to 1: the cosine of their words and pairs of words, the rare ones weighing more."""
    counts = [_terms(text, pairs=pairs) for text in texts]
    held = Counter(term for count in counts for term in count)
    column = {term: at for at, term in enumerate(term for term, pages in held.items() if pages > 1)}
    weights = np.zeros((len(texts), max(1, len(column))), dtype=np.float32)
    for row, count in enumerate(counts):
        for term, times in count.items():
            if term in column:
                weights[row, column[term]] = (1 + math.log(times)) * math.log(len(texts) / held[term])
    weights /= np.linalg.norm(weights, axis=1, keepdims=True) + 1e-9
    alike: Matrix = weights @ weights.T
    return alike


def _terms(text: str, *, pairs: bool) -> Counter[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    single = (word for word in words if word not in _COMMON and len(word) > 2)
    double = (f"{a} {b}" for a, b in pairwise(words) if pairs and not {a, b} & _COMMON)
    return Counter([*single, *double])


def united(alike: Matrix, least: float) -> list[list[int]]:
    """Return numbers in groups: the two of the highest mean likeness are united again and again, down to the least."""
    near, size = alike.astype(np.float32).copy(), np.ones(len(alike))
    np.fill_diagonal(near, -1)
    groups = [[at] for at in range(len(alike))]
    while len(alike) > 1:
        one, other = divmod(int(near.argmax()), len(alike))
        if near[one, other] < least:
            break
        near[one] = (near[one] * size[one] + near[other] * size[other]) / (size[one] + size[other])
        near[:, one] = near[one]
        near[one, one] = -1
        near[other] = near[:, other] = -1
        size[one] += size[other]
        groups[one] += groups[other]
        groups[other] = []
    return [sorted(group) for group in groups if group]


# Pairs


@dataclass(frozen=True)
class Scene:
    """What a pair is measured against: all texts' likenesses, and how rare each word is."""

    texts: Matrix
    """By words and pairs of words: what tells stories apart."""
    pages: Matrix
    """By words alone."""
    rarity: Mapping[str, float]

    @classmethod
    def of(cls, texts: Sequence[str], mentions: Iterable[EventMention]) -> Scene:
        """Return the scene of a set of texts and all their mentions."""
        held: dict[str, set[int]] = defaultdict(set)
        for mention in mentions:
            for word in mention.context | {mention.lemma}:
                held[word].add(mention.page)
        return cls(
            likenesses(texts),
            likenesses(texts, pairs=False),
            {word: math.log(len(texts) / len(pages)) for word, pages in held.items()},
        )

    def stories(self) -> list[list[int]]:
        """Return the pages in stories."""
        return united(self.texts, STORY)

    def words(self, one: EventMention, other: EventMention) -> float:
        """Return how alike the sentences of two mentions are, beside the mentions."""
        shared = sum(self.rarity[word] ** 2 for word in one.context & other.context)
        return shared / (self._length(one) * self._length(other)) if shared else 0.0

    def _length(self, mention: EventMention) -> float:
        return math.sqrt(sum(self.rarity[word] ** 2 for word in mention.context)) or 1.0


def measured(mentions: Sequence[EventMention], scene: Scene) -> Iterator[tuple[int, int, list[float]]]:
    """Yield each pair of a story's mentions with its facts."""
    pages = len({mention.page for mention in mentions})
    held: dict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        held[mention.lemma].add(mention.page)
    for at, one in enumerate(mentions):
        for before in range(at):
            other = mentions[before]
            spread = len(held[one.lemma]) / pages if one.lemma == other.lemma else 0.0
            yield at, before, _facts(one, other, scene, pages, spread)


def _facts(one: EventMention, other: EventMention, scene: Scene, pages: int, spread: float) -> list[float]:
    """Return the facts of a pair, in the order of FACTS."""
    lemma = one.lemma == other.lemma
    entry = bool(one.entries & other.entries) and not lemma
    kin = lemma or entry or stem(one.lemma) == stem(other.lemma)
    spelling = _spelling(one.lemma, other.lemma)
    words, alike = scene.words(one, other), float(scene.pages[one.page, other.page])
    shared = _overlap(one.participants, other.participants)
    apart, objects = _disjoint(one.participants, other.participants), _overlap(one.objects, other.objects)
    facts = (
        *(spelling, spelling**2, spelling * alike, spelling > 0.35 and not lemma, entry),
        *(bool(one.types & other.types) and not lemma and not entry, entry * words, words, alike),
        *(apart, kin * words, kin * math.log(pages)),
        *(one.part == other.part, len(one.words & other.words) / len(one.words | other.words)),
        *((one.page, one.sentence) == (other.page, other.sentence), spread),
        one.lemma in other.participants or other.lemma in one.participants,
        *(objects, lemma, lemma * scene.rarity.get(one.lemma, 0.0) / 5),
        *({one.lemma, other.lemma} <= _SAYING, _disjoint(one.names, other.names), one.page == other.page),
        *(spelling * words, spelling * shared, shared, kin * alike, kin * (one.page == other.page)),
        *(kin * apart, _overlap(one.subjects, other.subjects), lemma * objects),
        lemma * _disjoint(one.objects, other.objects),
    )
    return [float(fact) for fact in facts]


def _overlap(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / min(len(some), len(others)) if some and others else 0.0


def _disjoint(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others and not some & others)


@cache
def _spelling(one: str, other: str) -> float:
    """Return the share of three-letter runs that two words have in common."""
    some, others = ({f"#{word}#"[at : at + 3] for at in range(len(word))} for word in (one, other))
    return len(some & others) / max(1, len(some | others))


@cache
def stem(word: str) -> str:
    """Return a lemma without the ending that makes a noun of a verb or the other way round."""
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), "")
    bare = word.removesuffix(ending)
    return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] else bare


# Events


@dataclass(frozen=True, slots=True)
class PairModel:
    """A logistic model of FACTS, and the chance from which groups of mentions are one."""

    weights: tuple[float, ...]
    bias: float
    least: float

    def chances(self, facts: Sequence[Sequence[float]]) -> NDArray[np.float64]:
        """Return the chance of each pair to be one."""
        scores = np.asarray(facts, dtype=np.float64) @ np.asarray(self.weights) + self.bias
        chances: NDArray[np.float64] = 1 / (1 + np.exp(-scores))
        return chances


@cache
def pair_model() -> PairModel:
    """Return the model that comes with the package."""
    data = json.loads((files("foedera") / "data" / "coref.json").read_text("utf-8"))
    return PairModel(tuple(data["weights"][fact] for fact in FACTS), data["bias"], data["least"])


def events_told(
    texts: Sequence[str], mentions: Sequence[EventMention], model: PairModel
) -> list[list[EventMention]]:
    """Return mentions in groups that each tell one event; `page` is the number of a mention's text."""
    scene = Scene.of(texts, mentions)
    return [
        [told[at] for at in group]
        for story in scene.stories()
        if (told := [mention for mention in mentions if mention.page in {*story}])
        for group in united(_chances(told, scene, model), model.least)
    ]


def _chances(told: Sequence[EventMention], scene: Scene, model: PairModel) -> Matrix:
    chances = np.full((len(told), len(told)), -1.0, dtype=np.float32)
    pairs = list(measured(told, scene))
    if pairs:
        for (one, other, _), chance in zip(pairs, model.chances([facts for *_, facts in pairs]), strict=True):
            chances[one, other] = chances[other, one] = chance
    return chances
