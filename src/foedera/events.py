"""Doc + actors, times, places -> Events: who did what to whom, and whether it happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from spacy.tokens import Doc, Token

from foedera.actors import Cast
from foedera.acts import BARE_CAMEO, QUADS, WRAPPED_CAMEO, Event, Scene
from foedera.article import Article
from foedera.contexts import contexts_of
from foedera.dating import When
from foedera.event_dates import date_event
from foedera.fillers import with_fillers
from foedera.frames import Frame, find_frames
from foedera.grammar import clause, objects, prep_objects, sentence_of, span_of
from foedera.holdings import editions
from foedera.initiatives import Initiative
from foedera.judging import Verdict, verdicts
from foedera.lasting import still_on, told_as_history
from foedera.lexicon import EventType, Lexicon
from foedera.merging import answered, first_senses, merged, unrepeated
from foedera.modes import modes_told
from foedera.participants import Parties, claim_of, parties
from foedera.places import Place, place_act
from foedera.retelling import retold
from foedera.sizes import size_of
from foedera.standing import EventStatus, coded
from foedera.times import Timex


def find_events(
    doc: Doc,
    cast: Cast,
    times: Sequence[Timex],
    places: Sequence[Place],
    initiatives: Sequence[Initiative],
    article: Article,
    lexicon: Lexicon,
) -> tuple[Event, ...]:
    """Return what the page tells of acts, in text order, each with its standing and its evidence."""
    scene = Scene(article, cast, times, places, initiatives)
    frames = list(find_frames(doc, lexicon))
    told = with_fillers(frames, [parties(frame, scene) for frame in frames], scene)
    judged = zip(frames, told, verdicts(frames, told, scene, governing_words(frames)), strict=True)
    senses = sorted(judged, key=lambda one: one[2].rank)
    made = first_senses(
        (frame, _event(frame, scene, who, verdict) if verdict.told else None)
        for frame, who, verdict in senses
    )
    events = [*answered(tuple(merged(made, scene))), *editions(doc, scene, lexicon)]
    told_once = retold(unrepeated(events), doc)
    return tuple(replace(event, id=f"e{at}") for at, event in enumerate(told_once, 1))


def governing_words(frames: Iterable[Frame]) -> frozenset[int]:
    """Return the indices of the words that govern the acts of some frames (`refused` of `refused to sign`)."""
    return frozenset(one.standing.operator.i for one in frames if one.standing.operator is not None)


def _event(frame: Frame, scene: Scene, who: Parties, verdict: Verdict) -> Event:
    actors, recipients = who.actors, who.recipients
    predicate, standing = frame.predicate, frame.standing
    status = (
        "ongoing"
        if predicate.ongoing and standing.status == "occurred" and not _past(frame)
        else standing.status
    )
    if status == "occurred" and still_on(frame.trigger):
        status = "ongoing"
    kind, act = coded(predicate.type, standing)
    if predicate.offer and standing.effect is None:
        status, act = "proposed", act or _offered(frame)
    elif predicate.act and act is None and standing.status == "occurred":
        status, act = cast("EventStatus", predicate.status or status), predicate.act
    when = _when(frame, scene)
    persons = [a for a in (*actors, *recipients) if scene.cast.get(a).kind == "person"]
    first, last = _trigger_ends(frame)
    return Event(
        id="e0",
        type=kind,
        modes=modes_told(frame.trigger, kind, act, predicate.modes),
        contexts=contexts_of(
            frame.trigger,
            act or kind,
            [scene.cast.get(a) for a in actors],
            [scene.cast.get(a) for a in recipients],
            predicate.contexts,
        ),
        cameo=predicate.cameo if act is None else WRAPPED_CAMEO.get((kind, act), BARE_CAMEO.get(kind)),
        quad=QUADS[kind],
        act=act,
        status=status,
        background=told_as_history(frame.trigger),
        claim=claim_of(standing, scene),
        actor=actors,
        recipient=recipients,
        persons=tuple(dict.fromkeys(persons)),
        date=when,
        place=place_act(frame.trigger, frame.tokens("place"), scene.places),
        size=size_of(frame.trigger, act or kind, predicate.modes),
        agreements=(),
        initiatives=scene.initiatives_at([*clause(frame.trigger), *_occasions(frame.trigger)]),
        trigger=span_of(scene.article, first, last),
        evidence=(sentence_of(scene.article, frame.trigger),),
        rule=f"lexicon:{predicate.id}",
        confidence=round(verdict.chance, 2),
    )


def _occasions(trigger: Token) -> list[Token]:
    """Return what a nominal event took place at where the parse hangs that on its verb (`described his talks during …`)."""
    over = trigger.head
    nominal = (
        trigger.pos_ == "NOUN" and trigger.dep_ in {"dobj", "nsubj", "nsubjpass"} and over.pos_ == "VERB"
    )
    return prep_objects(over, "during", "at") if nominal else []


def _offered(frame: Frame) -> EventType | None:
    """Return the act that an invitation is to, where it is to a place (`invited him to the palace`)."""
    word = frame.words[-1]
    goal = [
        t
        for t in prep_objects(word, "to")
        if t.pos_ == "PROPN" or t.lemma_ in {"talk", "summit", "meeting", "visit"}
    ]
    return frame.predicate.toward if goal and (word.pos_ == "VERB" and objects(word)) else None


def _when(frame: Frame, scene: Scene) -> When:
    """Return when an act took place; what is told as done cannot lie behind the page's own day."""
    published = scene.article.published
    when = date_event(frame.trigger, scene.times, published)
    told_as_done = frame.standing.status == "occurred"
    if told_as_done and published.date and when.start and when.start > published.date.latest:
        return When(None, published.date.latest, "none", False, None, "bound", None)
    return when


def _past(frame: Frame) -> bool:
    return frame.trigger.tag_ in {"VBD", "VBN"}


def _trigger_ends(frame: Frame) -> tuple[Token, Token]:
    """Return the first and last word of the trigger; the verb alone where its noun stands far off."""
    words = sorted(frame.words, key=lambda t: t.i)
    near = words[-1].i - words[0].i <= 4
    return (words[0], words[-1]) if near else (frame.words[-1], frame.words[-1])
