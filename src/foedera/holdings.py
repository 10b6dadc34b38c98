"""Named dialogues, forums and exercises -> the events of their being held."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from foedera.acts import QUADS, WRAPPED_CAMEO, Event, Scene, Size
from foedera.grammar import agents, children, is_passive, prep_objects, sentence_of, span_of, subjects
from foedera.initiatives import Initiative, date_holding
from foedera.lexicon import EventType, Lexicon
from foedera.places import place_act
from foedera.standing import Standing, coded, modes_of, standing_of

_HOLDING = frozenset(
    "hold host convene conclude attend chair co-chair open launch organise organize stage complete".split()
)


def editions(doc: Doc, scene: Scene, lexicon: Lexicon) -> Iterator[Event]:
    """Yield the holdings of dialogues and forums: held, postponed, planned, or spoken of as past."""
    kinds = {i.id: i for i in scene.initiatives if i.kind in {"dialogue", "forum", "exercise"}}
    for token in doc:
        for named in scene.initiatives_at([token]):
            standing = _holding_standing(token, lexicon) if named in kinds else None
            if standing is not None:
                event = _holding(token, kinds[named], standing, scene)
                if event is not None:
                    yield event


def _holding_standing(token: Token, lexicon: Lexicon) -> Standing | None:
    """Tell how a named dialogue stands to the facts, where the words make an event of it."""
    if token.dep_ == "pobj" and token.head.lower_ in {"during", "at", "after", "following", "since"}:
        return Standing("occurred")
    verb = token.head
    if token.dep_ in {"dobj", "nsubjpass"} and (
        verb.lemma_ in _HOLDING or lexicon.verb_effects.get(verb.lemma_) in {"cancelled", "postponed"}
    ):
        return standing_of(token, lexicon)
    if token.dep_ == "nsubj" and verb.lemma_ in {
        "take",
        "begin",
        "start",
        "open",
        "conclude",
        "end",
        "convene",
        "bring",
    }:
        return standing_of(verb, lexicon)
    held = [v for v in children(token, "relcl", "acl") if v.lemma_ in _HOLDING]
    return standing_of(held[0], lexicon) if held else None


def _holding(token: Token, initiative: Initiative, standing: Standing, scene: Scene) -> Event | None:
    verb = token.head if token.dep_ in {"dobj", "nsubjpass", "nsubj"} else None
    hosts = (
        (agents(verb) if is_passive(verb) else subjects(verb))
        if verb is not None and token.dep_ != "nsubj"
        else []
    )
    spoken = [a for t in [*hosts, *prep_objects(token, "between", "with")] for a in scene.acting(t)]
    actors = tuple(dict.fromkeys([*spoken, *initiative.participants]))
    if not actors:
        return None
    act: EventType = "COOPERATE" if initiative.kind == "exercise" else "CONSULT"
    kind, wrapped = coded(act, standing)
    ending = [a for t in hosts for a in scene.acting(t)] if kind == "REJECT" else []
    recipients = tuple(a for a in actors if a not in ending) if ending else ()
    return Event(
        id="e0",
        type=kind,
        modes=modes_of(kind, wrapped, ()),
        contexts=("military",) if initiative.kind == "exercise" else ("diplomatic",),
        cameo=WRAPPED_CAMEO.get((kind, wrapped)) if wrapped else "062" if act == "COOPERATE" else "040",
        quad=QUADS[kind],
        act=wrapped,
        status=standing.status,
        background=False,
        claim=None,
        actor=tuple(dict.fromkeys(ending)) or actors,
        recipient=recipients,
        persons=tuple(a for a in actors if scene.cast.get(a).kind == "person"),
        date=date_holding(token, scene.times, scene.article.published),
        place=place_act(verb or token, (), scene.places),
        size=Size(),
        agreements=(),
        initiatives=(initiative.id,),
        trigger=span_of(scene.article, token),
        evidence=(sentence_of(scene.article, token),),
        rule="edition",
        confidence=0.75,
    )
