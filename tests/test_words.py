"""Words: what a Doc says of its tokens, read once."""

from __future__ import annotations

from itertools import product

import pytest
import spacy
from spacy.tokens import Doc, Span

from foedera.words import Entity, Words, looks_proper, printed

TEXT = "On 23 May\n\nCôte d’Ivoire’s envoy paid  USD 14m - to the U.N. at 9am, twice."
PARTS = (
    "i", "idx", "text", "lower_", "whitespace_", "is_space", "is_stop", "is_title", "is_upper", "is_lower", "is_alpha",
    "like_num", "ent_type_", "ent_iob_",
)  # fmt: skip


@pytest.fixture
def doc() -> Doc:
    doc = spacy.blank("en")(TEXT)
    doc[4].is_sent_start = True
    doc[5].is_sent_start = False
    doc.set_ents([Span(doc, 1, 3, "DATE"), Span(doc, 4, 6, "GPE")])
    return doc


@pytest.mark.parametrize("part", PARTS)
def test_a_word_has_each_part_of_its_token(doc: Doc, part: str) -> None:
    assert [getattr(word, part) for word in Words(doc)] == [getattr(token, part) for token in doc]


def test_a_sentence_starts_only_where_it_is_known_to(doc: Doc) -> None:
    assert [word.i for word in Words(doc) if word.is_sent_start] == [t.i for t in doc if t.is_sent_start]


def test_the_text_and_its_ranges_are_those_of_the_document(doc: Doc) -> None:
    words, size = Words(doc), len(doc)
    assert words.text == doc.text == TEXT
    for start, end in product(range(-2, size + 2), repeat=2):
        assert words.between(start, end) == printed(doc, start, end) == printed(words, start, end)


def test_offsets_lead_to_words_only_at_their_borders(doc: Doc) -> None:
    words = Words(doc)
    for start, end in product(range(len(TEXT)), range(1, len(TEXT) + 1)):
        span = doc.char_span(start, end) if start < end else None
        if start < end:
            assert words.range_at(start, end) == ((span.start, span.end) if span is not None else None)


def test_entities_keep_their_range_and_label(doc: Doc) -> None:
    assert Words(doc).ents == (Entity(1, 3, "DATE"), Entity(4, 6, "GPE"))


def test_a_word_knows_its_neighbours(doc: Doc) -> None:
    words = Words(doc)
    assert [word.nbor(-1) for word in words[1:]] == list(words[:-1])
    assert words[0].nbor() is words[1]


def test_two_readings_of_a_document_are_two_pages(doc: Doc) -> None:
    first, second = Words(doc), Words(doc)
    assert first != second
    assert len({first, second}) == 2


def test_a_document_without_words_has_none() -> None:
    words = Words(spacy.blank("en")(""))
    assert (len(words), words.text, words.between(0, 3), words.ents) == (0, "", "", ())


@pytest.mark.parametrize(
    ("word", "proper"),
    [
        ("Accra", True),
        ("d’Azur", True),
        ("L'Aquila", True),
        ("7", True),
        ("23", True),
        ("2023", False),
        ("accra", False),
        ("d’accord", False),
        ("-", False),
        ("", False),
    ],
)
def test_capitals_and_short_numbers_look_like_names(word: str, *, proper: bool) -> None:
    assert looks_proper(word) is proper
