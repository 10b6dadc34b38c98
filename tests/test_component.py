"""foedera as a component of a spaCy pipeline: the same reading as elsewhere, laid on the Doc."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from foedera.acquire import Page
from foedera.errors import PageError
from foedera.pipeline import read

pytestmark = pytest.mark.model

TEXT = "Norwegian and Icelandic ministers met in Bergen on Friday. “We agree,” said Icelandic minister Jon Palsson."


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("en")
    made.add_pipe("foedera")
    return made


def test_the_doc_holds_the_reading_of_its_own_text(nlp: Language) -> None:
    reading = nlp(TEXT)._.foedera
    plain = read(Page("doc", TEXT, "text", id="doc", plain=True))
    assert (reading.article.text, reading.events, reading.actors) == (TEXT, plain.events, plain.actors)


def test_triggers_mentions_and_quotations_are_spans_with_labels_and_ids(nlp: Language) -> None:
    doc = nlp(TEXT)
    told = {group: [(s.text, s.label_, s.id_) for s in doc.spans[group]] for group in doc.spans}
    assert ("met", "CONSULT", "e1") in told["foedera_events"]
    assert {label for _, label, _ in told["foedera_actors"]} >= {"person", "country"}
    assert [label for _, label, _ in told["foedera_statements"]] == ["direct"]


@pytest.mark.parametrize(("day", "start"), [("2024-05-04", "2024-05-03"), (None, None)])
def test_the_day_set_on_the_doc_dates_what_it_tells(
    nlp: Language, day: str | None, start: str | None
) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = day
    (event,) = [event for event in nlp(doc)._.foedera.events if event.type == "CONSULT"]
    assert (str(event.date.start) if event.date.start else None) == start


def test_a_lexicon_of_ones_own_is_laid_over(tmp_path_factory: pytest.TempPathFactory) -> None:
    layer = tmp_path_factory.mktemp("layer") / "own.toml"
    layer.write_text(
        '[[predicate]]\nid = "regatta"\nverbs = ["outsail"]\ntype = "COOPERATE"\ncameo = "060"\n'
        'roles = { subject = "actor", object = "both" }\nneeds = ["actor"]\n'
        'examples = [{ text = "Chile outsailed Peru.", actor = ["CHL", "PER"] }]\n',
        "utf-8",
    )
    made = spacy.blank("en")
    made.add_pipe("foedera", config={"lexicon": str(layer)})
    assert [event.rule for event in made("Chile outsailed Peru off Arica.")._.foedera.events] == [
        "lexicon:regatta"
    ]


def test_a_text_that_cannot_be_read_says_why(nlp: Language) -> None:
    with pytest.raises(PageError):
        nlp(
            "Der Minister sprach am Montag in Berlin mit seinem Kollegen über den Vertrag und reiste danach ab."
        )
