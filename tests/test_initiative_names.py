"""Initiatives told by a noun of their own: processes, programmes, plans and policies."""

from __future__ import annotations

import pytest
from docs import read_doc

from foedera.initiative_names import find_described, find_named
from foedera.series import find_told

pytestmark = pytest.mark.model


def named(text: str) -> list[tuple[str, str]]:
    _, _, names = read_doc(text)
    return [(text[one.start : one.end], one.kind) for one in find_named(text, names)]


def described(text: str) -> list[tuple[str, str]]:
    _, doc, _ = read_doc(text)
    return [(text[one.start : one.end], one.kind) for one in find_described(doc)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They went back to the Lomé process.", "Lomé process", "dialogue"),
        ("The Chadian peace process stalled.", "Chadian peace process", "dialogue"),
        ("Envoys met in the Riga format.", "Riga format", "dialogue"),
        ("It left the Wilson doctrine behind.", "Wilson doctrine", "policy"),
        ("Norway's Arctic strategy is new.", "Arctic strategy", "policy"),
        ("The cabinet adopted its Chile strategy.", "Chile strategy", "policy"),
        ("Lorries used the Peru-Chile corridor.", "Peru-Chile corridor", "programme"),
        ("They told of Harbour Vision 2035.", "Harbour Vision 2035", "policy"),
        ("The money is for the Ports and Roads Facility.", "Ports and Roads Facility", "programme"),
        ("They left the Mesa Verde Project.", "Mesa Verde Project", "programme"),
        ("It is paid for by Plan Orinoco.", "Plan Orinoco", "programme"),
        ("She praised the initiative for Open River Ports (ORP).", "initiative for Open River Ports (ORP)", "programme"),
    ],
)  # fmt: skip
def test_a_name_or_a_year_beside_a_noun_makes_it_an_initiative(text: str, name: str, kind: str) -> None:
    assert named(text) == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He gave up the “open harbour” policy.", "open harbour", "policy"),
        (
            "He outlined the government’s “new harbour policy,” which names six ports.",
            "new harbour policy",
            "policy",
        ),
        ("It was a policy known as “two rivers”.", "two rivers", "policy"),
        ("They began a “cash for rifles” scheme.", "cash for rifles", "programme"),
        ("He announced a program to dig new wells, named Harvest.", "Harvest", "programme"),
        ("They adopted a “Harbour 2040” plan.", "Harbour 2040", "programme"),
    ],
)
def test_words_in_quotation_marks_beside_a_noun_name_it(text: str, name: str, kind: str) -> None:
    assert named(text) == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They adopted a joint plan of action for 2031.", "joint plan of action for 2031", "roadmap"),
        ("Both sides signed a roadmap for fisheries.", "roadmap for fisheries", "roadmap"),
        ("The seasonal worker scheme grew.", "seasonal worker scheme", "programme"),
        ("They praised the student exchange programme.", "student exchange programme", "programme"),
        ("The minister read out the national security strategy.", "national security strategy", "policy"),
    ],
)
def test_words_that_tell_a_plan_apart_describe_an_initiative(text: str, name: str, kind: str) -> None:
    assert described(text) == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The American strategy failed.",
        "The NATO strategy failed.",
        "The process is slow.",
        "The ministers have a strategy.",
        "A new project began.",
        "He rejected the “peace” initiative.",
        "It was the first roadmap.",
        "The plan began as an aid programme.",
        "The National Harbour League plans to hold a meeting on Monday.",
        "He opened a Twitter account.",
    ],
)
def test_what_tells_nothing_apart_or_only_whose_it_is_names_no_initiative(text: str) -> None:
    _, doc, names = read_doc(text)
    assert not find_told(doc, names)
