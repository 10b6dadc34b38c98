"""The attribute rules of a model: what is looked up is what the model's own component would say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import spacy
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from foedera.annotate import load_model
from foedera.ruling import Ruling
from foedera.settings import DEFAULT_MODEL

RULES: list[tuple[list[list[dict[str, Any]]], dict[str, Any], int]] = [
    ([[{"TAG": "NN"}]], {"POS": "NOUN"}, 0),
    ([[{"TAG": "NN", "LOWER": "oslo"}]], {"POS": "PROPN"}, 0),
    (
        [[{"LOWER": {"IN": ["lima", "quito"]}}], [{"TAG": "JJ", "LOWER": {"REGEX": "ish$"}}]],
        {"POS": "ADJ"},
        0,
    ),
    ([[{"TAG": {"NOT_IN": ["NN", "JJ", ""]}, "DEP": {"IN": ["aux"]}}]], {"POS": "AUX"}, 0),
    ([[{"LOWER": "wan"}, {"LOWER": "na"}]], {"LEMMA": "to"}, 1),
    ([[{"LOWER": {"NOT_IN": ["lima", "wan", "na"]}, "TAG": "XX"}]], {"POS": "X"}, 0),
    ([[{"SHAPE": "XXX"}]], {"MORPH": "Abbr=Yes"}, 0),
    ([[{"TAG": "VB"}, {"TAG": "VB", "OP": "+"}]], {"POS": "VERB"}, -1),
    ([[{"IS_SPACE": True}]], {"TAG": "_SP", "POS": "SPACE"}, 0),
]
SAID = [
    ("Oslo|NN|nsubj will|MD|aux charm|VB|ROOT", 1),
    ("port|NN|pobj lima|XX|dep Lima|NN|dep quito|JJ|dep", 1),
    ("Irish|JJ|amod finish|NN|dobj reddish|XX|dep", 1),
    ("I|PRP|nsubj wan|VB|aux na|TO|aux go|VB|xcomp see|VB|conj help|VB|conj", 1),
    ("ABC|NN|dep na|XX|dep wan|XX|dep DEF|XX|dep \n|NN|dep", 1),
    ("Oslo|NN|nsubj Oslo|JJ|aux oslo|NN|aux Oslo|NN|nsubj", 2),
]


def doc_of(vocab: Any, told: str) -> Doc:
    words, tags, deps = map(list, zip(*(each.split("|") for each in told.split(" ")), strict=True))
    return Doc(vocab, words=words, tags=tags, deps=deps, heads=[0] * len(words))


def outcome(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_) for t in doc]


@pytest.fixture
def ruler() -> AttributeRuler:
    ruler = spacy.blank("en").add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    for patterns, attrs, index in RULES:
        ruler.add(patterns=patterns, attrs=attrs, index=index)  # type: ignore[arg-type]
    return ruler


@pytest.mark.parametrize(("told", "times"), SAID)
def test_each_token_gets_what_the_rules_say(ruler: AttributeRuler, told: str, times: int) -> None:
    ruling = Ruling(ruler)
    for _ in range(times):
        expected = outcome(ruler(doc_of(ruler.vocab, told)))
        assert outcome(ruling(doc_of(ruler.vocab, told))) == expected


def test_what_is_kept_of_one_document_holds_for_the_next(ruler: AttributeRuler) -> None:
    ruling = Ruling(ruler)
    for told, _ in [*SAID, *reversed(SAID)]:
        expected = outcome(ruler(doc_of(ruler.vocab, told)))
        assert outcome(ruling(doc_of(ruler.vocab, told))) == expected


def test_a_ruler_without_rules_changes_nothing() -> None:
    ruler = spacy.blank("en").add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    doc = doc_of(ruler.vocab, "Lima|NN|ROOT")
    before = outcome(doc)
    assert outcome(Ruling(ruler)(doc)) == before


@pytest.mark.parametrize(
    "text",
    [
        "Let's not say they're gonna sign, because Kenya hasn't got to.",
        "It was y'all who had had doubts; nothin' ain't settled, is it?",
        "There are ministers that do what I do, although they can't be it.\n\nWho would've known?",
        "The envoy gets what he got: c'mon, said the other, I'm done doin' this for 'em.",
    ],
)
def test_the_models_own_rules_come_out_the_same(text: str) -> None:
    nlp = load_model(DEFAULT_MODEL)
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    docs: Sequence[Doc] = [nlp.make_doc(text) for _ in range(2)]
    for doc in docs:
        for name in ("tok2vec", "tagger", "parser"):
            nlp.get_pipe(name)(doc)
    assert outcome(Ruling(ruler)(docs[0])) == outcome(ruler(docs[1]))
