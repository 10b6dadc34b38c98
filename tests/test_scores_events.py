"""Scores of events: which event is paired with which, what each figure counts, how misses are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foedera.actors import Actor
from foedera.acts import QUADS, Claim, Event, Size
from foedera.dating import When
from foedera.evidence import Span
from foedera.lexicon import EventType
from foedera.scores import Score
from foedera.scores_events import EventsGold, EventsPrediction, score_events

TEXT = "Tonga's envoy met Samoan officials in Apia, and Fiji accused Samoa of piracy."
NEVER = When(None, None, "none", lasting=False, value=None, basis="bound", time=None)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def actor(key: str, words: str, country: str) -> Actor:
    return Actor(key, words, "government", country, "stated", "GOV", ("GOV",), (), (span(words),))


ENVOY = actor("t", "Tonga's envoy", "TON")
OFFICIALS = actor("s", "Samoan officials", "WSM")
FIJI = actor("f", "Fiji", "FJI")
SAMOA = actor("w", "Samoa of", "WSM")
ACTORS = (ENVOY, OFFICIALS, FIJI, SAMOA)


def event(kind: EventType, words: str, who: str, whom: str = "") -> Event:
    return Event(
        words, kind, (), (), None, QUADS[kind], None, "occurred", False, None, tuple(who), tuple(whom), (), NEVER,
        None, Size(), (), (), span(words), (Span(0, len(TEXT), TEXT),), "gold", 1.0,
    )  # fmt: skip


MET = event("CONSULT", "met", "ts")
ACCUSED = event("ACCUSE", "accused", "f", "w")


def scored(
    *found: Event, gold: tuple[Event, ...] = (MET, ACCUSED), actors: tuple[Actor, ...] = ACTORS
) -> Score:
    return score_events([EventsGold("1", TEXT, ACTORS, gold)], {"1": EventsPrediction("1", actors, found)})


def value(score: Score, measure: str, name: str, kind: str | None = None) -> float:
    (figure,) = [one for one in score.figures if (one.measure, one.kind) == (measure, kind)]
    return {each.name: each.number for each in figure.values}[name]


def test_what_is_all_right_scores_one_and_has_no_misses() -> None:
    score = scored(MET, ACCUSED)
    ratios = {f.measure: v.number for f in score.figures for v in f.values if v.name in {"f1", "acc"}}
    silent = {"contexts", "date", "place", "size", "negatives"}  # of which the gold says nothing
    assert {measure for measure, ratio in ratios.items() if ratio == 1.0} == ratios.keys() - silent
    assert not score.misses


@pytest.mark.parametrize(
    ("found", "events", "types"),
    [
        ((MET,), 1, 1),
        ((replace(MET, type="AGREE"),), 1, 0),
        ((replace(MET, trigger=span("officials")),), 1, 1),
        ((replace(MET, trigger=span("officials"), actor=("f",)),), 0, 0),
        ((replace(MET, type="AGREE", trigger=span("officials")),), 0, 0),
        ((MET, replace(MET, trigger=span("met Samoan"))), 1, 1),
    ],
)
def test_events_belong_together_by_their_words_or_by_type_sentence_and_party(
    found: tuple[Event, ...], events: int, types: int
) -> None:
    score = scored(*found, gold=(MET,))
    assert (value(score, "event", "tp"), value(score, "type", "tp")) == (events, types)


def test_an_event_of_the_right_type_is_paired_before_one_of_the_same_words() -> None:
    score = scored(replace(MET, type="AGREE"), MET, gold=(MET,))
    assert value(score, "type", "tp") == 1


def test_types_are_averaged_over_those_of_the_gold() -> None:
    assert value(scored(MET), "type", "f1", "macro") == 0.5


@pytest.mark.parametrize(
    ("found", "whole", "actor_recall"),
    [
        (MET, 1, 1.0),
        (replace(MET, actor=("t",)), 0, 0.5),
        (replace(MET, actor=("s", "t")), 1, 1.0),
        (replace(MET, actor=("t",), recipient=("s",)), 0, 0.5),
    ],
)
def test_an_event_is_whole_with_exactly_its_actors_and_recipients(
    found: Event, whole: int, actor_recall: float
) -> None:
    score = scored(found, gold=(MET,))
    assert (value(score, "whole", "tp"), value(score, "actor", "r")) == (whole, actor_recall)


@pytest.mark.parametrize(("words", "right"), [("s envoy", 1), ("envoy", 0), ("Fiji", 0)])
def test_participants_are_one_where_half_of_their_words_are(words: str, right: int) -> None:
    found = (replace(ENVOY, mentions=(span(words),)), *ACTORS[1:])
    assert value(scored(MET, gold=(MET,), actors=found), "whole", "tp") == right


def test_countries_count_whoever_of_a_state_is_named() -> None:
    found = (actor("t", "Tonga", "TON"), *ACTORS[1:])
    assert value(scored(MET, gold=(MET,), actors=found), "countries", "acc") == 1.0


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        ("status", replace(MET, status="planned")),
        ("act", replace(MET, act="AID")),
        ("modes", replace(MET, modes=("visit",))),
        ("claim", replace(MET, claim=Claim(("f",), None, "alleged"))),
        ("background", replace(MET, background=True)),
    ],
)
def test_what_else_is_told_of_an_event_is_compared_where_the_type_is_right(
    measure: str, found: Event
) -> None:
    score = scored(found, gold=(MET,))
    assert value(score, measure, "acc") == 0.0
    assert [miss.measure for miss in score.misses] == [measure]


def test_an_event_in_a_text_without_any_is_told_apart() -> None:
    assert value(scored(gold=()), "negatives", "acc") == 1.0
    score = scored(MET, gold=())
    assert value(score, "negatives", "acc") == 0.0
    assert [miss.measure for miss in score.misses] == ["negatives"]


def test_misses_show_type_status_parties_and_words() -> None:
    (lost,) = scored(MET).misses
    assert "[accused]" in lost.expected
    assert lost.expected.startswith("ACCUSE occurred, Fiji > Samoa of: ")
    assert not lost.found


def test_what_is_found_with_a_confidence_is_counted_in_its_band() -> None:
    unsure, false = replace(MET, confidence=0.55), replace(ACCUSED, type="AID", confidence=0.6)
    score = scored(unsure, false, ACCUSED)
    bands = {
        band: (value(score, "confidence", "acc", band), value(score, "confidence", "n", band))
        for band in ("0.5-0.6", "0.9-1.0", "0.0-0.5")
    }
    assert bands == {"0.5-0.6": (0.5, 2), "0.9-1.0": (1.0, 1), "0.0-0.5": (0.0, 0)}
