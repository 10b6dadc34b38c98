"""The Doc: paragraphs, names as one token each, and nothing left behind on the vocabulary."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any, get_args

import pytest
import spacy
from docs import article_of, read_doc
from spacy.tokens import Doc
from spacy.vocab import Vocab

from foedera import annotate
from foedera.annotate import Name, NameKind, find_tokens, load_model, names_by_token, parse
from foedera.article import GAP
from foedera.errors import ModelError
from foedera.settings import DEFAULT_MODEL

TEXTS = [
    "Chilean Foreign Minister Alberto van Klaveren received Ghana’s Samuel Ablakwa in Valparaíso.",
    "The Mano River Water Compact (MRWC) was signed by Guinea and Liberia.",
    "Finnish President Alexander Stubb and King Frederik X of Denmark opened the Nordic Rail Forum.",
    "Officials of the Ministry of Defence in Dhaka read the Bay of Bengal Fisheries Agreement twice.",
]
FEATURES = ("norm_", "prefix_", "suffix_", "shape_")
Parse = list[tuple[str, str, int, str]]


def parsed(text: str, kind: NameKind | None = None) -> Parse:
    """Parse a text anew, each name as what it is or all as one kind."""
    _, _, names = read_doc(text)
    if kind is not None:
        names = tuple(Name(n.start, n.end, kind, n.text) for n in names)
    doc = parse(find_tokens(article_of(text), DEFAULT_MODEL), names, DEFAULT_MODEL)
    return [(t.text, t.dep_, t.head.i, t.tag_) for t in doc]


def test_a_model_that_is_not_installed_is_told_by_name() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline"):
        load_model("no_such_pipeline")


@pytest.mark.parametrize(
    ("pipes", "missing"),
    [
        ([], "ner"),
        (["tagger", "ner"], "parser"),
        (["tagger", "parser"], "ner"),
        (["parser", "ner"], "tagger"),
    ],
)
def test_a_model_that_cannot_tag_parse_and_name_is_refused(
    monkeypatch: pytest.MonkeyPatch, pipes: list[str], missing: str
) -> None:
    nlp = spacy.blank("en")
    for pipe in pipes:
        nlp.add_pipe(pipe)
    name = f"half_a_pipeline_{'_'.join(pipes)}"
    monkeypatch.setitem(sys.modules, name, SimpleNamespace(load=lambda: nlp))
    with pytest.raises(ModelError, match=missing):
        load_model(name)


@pytest.mark.parametrize("kind", get_args(NameKind))
def test_every_kind_of_name_has_a_stand_in_for_the_parser(kind: NameKind) -> None:
    assert annotate._STAND_INS[kind].istitle()


@pytest.mark.model
@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Rice prices fell", "Thailand sold more"),
        ("“We will wait,” she said", "Then Kenya left"),
        ("The deal (No. 4)", "the ships came", "Peru paid"),
        ("A note from Quito", "2024 was dry"),
    ],
)
def test_a_paragraph_begins_a_sentence_even_where_the_one_before_has_no_full_stop(
    paragraphs: tuple[str, ...],
) -> None:
    article, doc, _ = read_doc(GAP.join(paragraphs))
    begun = {sentence.start_char for sentence in doc.sents}
    assert {block.start for block in article.blocks} <= begun


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS)
def test_a_name_of_several_words_becomes_one_token_and_the_text_stays_as_it_is(text: str) -> None:
    _, doc, names = read_doc(text)
    held = names_by_token(doc, names)
    assert doc.text == text
    assert len(names) > 1
    assert [(doc[at].idx, doc[at].text) for at in held] == [(n.start, text[n.start : n.end]) for n in names]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Fijian sailors left Suva.", 2, 6),
        ("Fijian sailors left Suva.", 0, 9),
        ("The Kigali talks ended.", 5, 16),
        ("Oman’s envoy spoke.", 1, 12),
    ],
)
def test_a_name_that_cuts_through_a_word_is_left_as_it_is(text: str, start: int, end: int) -> None:
    name = Name(start, end, "place", text[start:end])
    plain = find_tokens(article_of(text), DEFAULT_MODEL)
    words = [token.text for token in plain]
    doc = parse(plain, (name,), DEFAULT_MODEL)
    assert [token.text for token in doc] == words
    assert names_by_token(doc, (name,)) == {}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Turkey and Qatar are co-producing drones.", "co-producing", "co-produce"),
        ("Ecuador re-opened its embassy in Baku.", "re-opened", "re-open"),
        ("The two firms co-developed the engine.", "co-developed", "co-develop"),
        ("Norway will pre-position fuel for its ally.", "pre-position", "pre-position"),
    ],
)
def test_a_verb_with_a_prefix_is_one_token_with_a_lemma_of_its_own(text: str, word: str, lemma: str) -> None:
    _, doc, _ = read_doc(text)
    assert [token.lemma_ for token in doc if token.text == word] == [lemma]


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS)
def test_the_vocabulary_is_the_same_after_a_parse_as_before(text: str) -> None:
    _, _, names = read_doc(text)
    vocab = load_model(DEFAULT_MODEL).vocab
    words = [text[name.start : name.end] for name in names]
    before = [[getattr(vocab[word], feature) for feature in FEATURES] for word in words]
    parsed(text)
    assert [[getattr(vocab[word], feature) for feature in FEATURES] for word in words] == before


@pytest.mark.model
@pytest.mark.parametrize("kind", ["person", "instrument", "place", "office"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_parsed_alike_whatever_was_parsed_before_it(text: str, kind: NameKind) -> None:
    alone = parsed(text)
    parsed(text, kind)
    assert parsed(text) == alone


def test_names_take_their_stand_ins_off_even_where_the_parse_fails() -> None:
    doc = Doc(Vocab(), words=["Oslo", "accord"])
    before = [getattr(doc.vocab["Oslo"], feature) for feature in FEATURES]

    def fail() -> Any:
        with annotate._dressed(doc, [(0, "place")]):
            assert doc[0].norm_ == doc.vocab["Paris"].norm_
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert [getattr(doc.vocab["Oslo"], feature) for feature in FEATURES] == before


@pytest.mark.parametrize(
    ("name", "held"),
    [
        (Name(0, 5, "country", "Benin"), {0: "Benin"}),
        (Name(14, 18, "country", "Togo"), {2: "Togo"}),
        (Name(0, 13, "country", "Benin thanked"), {}),
        (Name(1, 5, "country", "enin"), {}),
    ],
)
def test_a_token_stands_for_a_name_only_where_they_are_equally_long(name: Name, held: dict[int, str]) -> None:
    doc = Doc(Vocab(), words=["Benin", "thanked", "Togo"])
    assert {at: found.text for at, found in names_by_token(doc, (name,)).items()} == held
