"""The lexicon: each entry does what its examples say and nothing on its counters, and wrong entries are refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from told import outline, told, who

from foedera.errors import LexiconError
from foedera.lexicon import Example, Lexicon, Predicate, load_lexicon

LEXICON: Lexicon = load_lexicon()


def _examples() -> Iterator[Any]:
    for entry in LEXICON.predicates:
        for at, example in enumerate(entry.examples, 1):
            yield pytest.param(entry, example, id=f"{entry.id}-{at}")


def _counters() -> Iterator[Any]:
    for entry in LEXICON.predicates:
        for at, text in enumerate(entry.counter, 1):
            yield pytest.param(entry, text, id=f"{entry.id}-{at}")


@pytest.mark.model
@pytest.mark.parametrize(("entry", "example"), list(_examples()))
def test_an_entry_yields_what_its_example_says(entry: Predicate, example: Example) -> None:
    reading = told(example.text)
    found = [
        outline(reading, event)
        for event in reading.events
        # a governed act may be told by its operator: `refused to meet` is one refusal
        if example.act is not None or event.rule == f"lexicon:{entry.id}"
    ]
    wanted = (
        example.type or entry.type, example.act, example.status,
        sorted(set(example.actor)), sorted(set(example.recipient)),
    )  # fmt: skip
    assert wanted in found


@pytest.mark.model
@pytest.mark.parametrize(("entry", "text"), list(_counters()))
def test_an_entry_does_not_fire_on_its_counter(entry: Predicate, text: str) -> None:
    reading = told(text)
    fired = [
        (e.trigger.text, who(reading, e.actor)) for e in reading.events if e.rule == f"lexicon:{entry.id}"
    ]
    assert fired == []


@pytest.mark.parametrize("entry", LEXICON.predicates, ids=[entry.id for entry in LEXICON.predicates])
def test_an_entry_has_words_codes_examples_and_a_counter(entry: Predicate) -> None:
    assert entry.verbs or entry.nouns or entry.phrases
    assert entry.cameo is not None
    assert entry.cameo.isdigit()
    assert entry.needs
    assert len(entry.examples) >= 2
    assert entry.counter


def test_no_example_stands_twice() -> None:
    texts = [e.text for p in LEXICON.predicates for e in p.examples]
    texts += [text for p in LEXICON.predicates for text in p.counter]
    assert len(texts) == len(set(texts))


def test_every_type_of_plover_has_an_entry() -> None:
    assert {entry.type for entry in LEXICON.predicates} == {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
        "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip


ENTRY = '[[predicate]]\nid = "{id}"\nverbs = ["{verb}"]\ntype = "CONSULT"\n'


def layer(tmp_path: Path, text: str) -> str:
    path = tmp_path / "layer.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_an_entry_of_a_layer_replaces_the_shipped_one_of_its_id(tmp_path: Path) -> None:
    laid = load_lexicon(layer(tmp_path, ENTRY.format(id="meet", verb="rendezvous")))
    assert [entry.id for entry in laid.verbs["rendezvous"]] == ["meet"]
    assert "confer" not in laid.verbs
    assert len(laid.predicates) == len(LEXICON.predicates)


def test_a_layer_changes_the_digest(tmp_path: Path) -> None:
    assert load_lexicon(layer(tmp_path, ENTRY.format(id="meet", verb="rendezvous"))).digest != LEXICON.digest


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[predicate]\n", "Expected"),
        ('[[predicate]]\ntype = "CONSULT"\n', "has no id"),
        (ENTRY.format(id="x", verb="sign"), "'sign' belongs to sign already"),
        (ENTRY.format(id="x", verb="y") + 'colour = "red"\n', "unknown keys ['colour']"),
        (ENTRY.format(id="x", verb="y").replace("CONSULT", "PARLEY"), "no such type: PARLEY"),
        (ENTRY.format(id="x", verb="y") + 'roles = { subject = "hero" }\n', "'subject' holds none of"),
        (ENTRY.format(id="x", verb="y") + 'phrases = ["shake hand firmly"]\n', "is not two words"),
        ('[[operator]]\neffect = "dreamt"\n', "no such effect: dreamt"),
    ],
)
def test_a_wrong_layer_is_refused_with_what_is_wrong(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(LexiconError) as caught:
        load_lexicon(layer(tmp_path, text))
    assert says in str(caught.value)


def test_a_layer_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        load_lexicon(str(tmp_path / "none.toml"))
