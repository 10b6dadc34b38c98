"""Frame + who takes part -> how likely its words tell an act of public affairs, by a model of boosted trees.

The lexicon says what its words can tell, the model whether they do so here: by whom they are told, how much of what the
entry needs is there, and how the words stand in the sentence. `tools/train_events.py` makes it from gold readings.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as SpacySpan

from foedera.actors import Actor
from foedera.acts import Scene
from foedera.boosted import Trees, chances, read_model, trees_of
from foedera.fillers import DEPS, KINDS, STATUSES, TYPES, code
from foedera.frames import Frame
from foedera.grammar import children, sentence_at
from foedera.knowledge import table
from foedera.participants import Parties, done_by_such, is_official, missing
from foedera.standing import coded

JUDGED = (
    "type", "act", "status", "effect", "phrase", "trigger pos", "trigger dep", "head pos", "satisfied", "satisfied without recipient",
    "satisfied by anyone", "actors", "recipients", "sure actor", "sure recipient", "official actor", "official recipient",
    "actor kind", "recipient kind", "actor role", "actor country", "slot without actor", "bare", "offer", "officials", "people", "things",
    "doers", "needs", "governs", "possessor", "length", "frames", "owner of noun", "officials near", "play", "market", "weather", "art",
    "nature", "home", "offstage near", "loose",
)  # fmt: skip
"""What is measured of an act as it is told, in the order of the model's columns."""
_RANKING = tuple(JUDGED.index(name) for name in ("satisfied", "sure actor", "loose"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely the words of a frame tell an act, whether that is enough, and whether it has all that its entry needs."""

    chance: float
    told: bool
    whole: bool
    rank: tuple[bool, bool, float]
    """Where a sense of a word comes: what has all it needs first, then whose actor is told, the loose by chance."""


@dataclass(frozen=True, slots=True)
class Judge:
    """The trees, and the odds from which on an act is told: lower where it has all that its entry needs."""

    trees: Trees
    threshold: float
    satisfied: float

    def verdict(self, row: Sequence[float], chance: float) -> Verdict:
        """Return what a chance says of a frame of which a row of measures is known."""
        whole, sure, loose = (row[at] for at in _RANKING)
        told = chance >= (self.satisfied if whole else self.threshold)
        return Verdict(chance, told, bool(whole), (not whole, sure < 1, 1.0 - chance if loose else 0.0))


@cache
def judge() -> Judge:
    """Return the model; raise ValueError if it was trained on other measures."""
    data = read_model("event_chance.json", JUDGED, "train_events.py")
    return Judge(trees_of(data["trees"]), float(data["threshold"]), float(data["satisfied"]))


def verdicts(
    frames: Sequence[Frame], told: Sequence[Parties], scene: Scene, governing: Collection[int]
) -> list[Verdict]:
    """Return for each frame of a page whether its words tell an act."""
    rows = judged(frames, told, scene, governing)
    found = chances(judge().trees, rows)
    return [judge().verdict(row, chance) for row, chance in zip(rows, found, strict=True)]


def judged(
    frames: Sequence[Frame],
    told: Sequence[Parties],
    scene: Scene,
    governing: Collection[int],
) -> list[list[float]]:
    """Return what is measured of the frames of a page, a number for each of JUDGED."""
    sentences = [sentence_at(frame.trigger.doc, frame.trigger.i) for frame in frames]
    starts = [sentence.start for sentence in sentences]
    around = {
        start: _surroundings(sentence, scene)
        for start, sentence in dict(zip(starts, sentences, strict=True)).items()
    }
    return [
        [
            *_of_words(frame),
            *_of_needs(frame, parties, scene, governing),
            *_of_parties(frame, parties, scene),
            *_of_entry(frame, governing),
            bool(children(frame.trigger, "poss")),
            len(sentence),
            starts.count(sentence.start),
            frame.trigger.pos_ == "NOUN" and frame.trigger.dep_ in {"pobj", "compound"},
            *_of_surroundings(frame, around[sentence.start]),
            frame.loose,
        ]
        for frame, parties, sentence in zip(frames, told, sentences, strict=True)
    ]


@cache
def _offstage() -> dict[str, str]:
    """Return the fields of words that belong to no public affair, by their lemmas."""
    rows = (row.cells for row in table("offstage.tsv", 2))
    return {lemma: field for field, lemmas in rows for lemma in lemmas.split()}


_FIELDS = ("play", "market", "weather", "art", "nature", "home")
_NEAR = 6
"""Within how many words something stands beside a trigger."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """How many of public standing take part in a sentence, and where its words of sport, markets, weather, art stand."""

    public: int
    fields: tuple[tuple[int, str], ...]


def _surroundings(sentence: SpacySpan, scene: Scene) -> _Surroundings:
    public = {actor.id for token in sentence for actor in scene.cast.of(token) if is_official(actor)}
    found = ((token.i, _offstage().get(token.lemma_.lower())) for token in sentence)
    return _Surroundings(len(public), tuple((at, field) for at, field in found if field is not None))


def _of_surroundings(frame: Frame, around: _Surroundings) -> list[float]:
    fields = [field for _, field in around.fields]
    near = sum(abs(at - frame.trigger.i) <= _NEAR for at, _ in around.fields)
    return [around.public, *(fields.count(one) for one in _FIELDS), near]


def governs(frame: Frame, governing: Collection[int]) -> bool:
    """Tell whether the words of a frame govern another act, whose participants it concerns."""
    bare = frame.predicate.bare or frame.predicate.offer
    return bare and any(word.i in governing for word in frame.words)


def _of_words(frame: Frame) -> list[float]:
    kind, act = coded(frame.predicate.type, frame.standing)
    trigger = frame.trigger
    return [
        code(TYPES, kind),
        code(TYPES, act),
        code(STATUSES, frame.standing.status),
        frame.standing.effect is not None,
        len(frame.words) > 1,
        code(("VERB", "NOUN"), trigger.pos_),
        code(DEPS, trigger.dep_),
        code(("VERB", "NOUN", "ADP", "PROPN"), trigger.head.pos_),
    ]


def _of_needs(frame: Frame, parties: Parties, scene: Scene, governing: Collection[int]) -> list[float]:
    lacking = missing(frame, scene, parties)
    whole = lacking <= ({"recipient"} if governs(frame, governing) else set())
    near, such = lacking <= {"recipient"}, done_by_such(frame, scene, parties)
    return [whole and such and not frame.loose, near and such, near]


def _of_parties(frame: Frame, parties: Parties, scene: Scene) -> list[float]:
    actors = [scene.cast.get(one) for one in parties.actors]
    recipients = [scene.cast.get(one) for one in parties.recipients]
    return [
        len(actors),
        len(recipients),
        parties.sure_actor,
        parties.sure_recipient,
        any(map(is_official, actors)),
        any(map(is_official, recipients)),
        code(KINDS, _kind(actors)),
        code(KINDS, _kind(recipients)),
        any(actor.roles for actor in actors),
        any(actor.country for actor in actors),
        bool(frame.tokens("actor")) and parties.sure_actor < 1,
    ]


def _kind(parties: Sequence[Actor]) -> str | None:
    return parties[0].kind if parties else None


def _of_entry(frame: Frame, governing: Collection[int]) -> list[float]:
    predicate = frame.predicate
    return [
        predicate.bare,
        predicate.offer,
        predicate.officials,
        predicate.people,
        bool(predicate.things),
        bool(predicate.doers),
        len(predicate.needs),
        governs(frame, governing),
    ]
