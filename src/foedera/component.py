"""`nlp.add_pipe("foedera")`: foedera as the last component of a spaCy pipeline.

The component reads the text of a Doc as an article of its own (`doc.text`, character for character) and leaves what it
found on the Doc: the whole Reading as `doc._.foedera`, and the triggers of events, the mentions of actors and the
quotations of statements as span groups. foedera needs the parse of a pipeline whose names it has joined first, so it
reads with its own (`model`), whatever components stand before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from foedera.acquire import Page
from foedera.dates import PartialDate
from foedera.evidence import BODY, Span
from foedera.pipeline import read_page
from foedera.settings import DEFAULTS, Settings

Marked = tuple[Span, str, str]
"""A passage, the label that its span has, and the id of what it is of."""
GROUPS = ("foedera_events", "foedera_actors", "foedera_statements")
"""The span groups of a Doc; a span's label is an event's type, an actor's kind, a statement's form, its id theirs."""


class Component:
    """Reads each Doc. `doc._.published`, where it is set before, dates it (`2024-05-01`)."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with what foedera reads in it.

        Raises:
            PageError: If the text cannot be read, because it is not English or holds no words.
        """
        told = doc._.published
        date = PartialDate.parse(told) if told else None
        reading = read_page(Page("doc", doc.text, "text", id="doc", plain=True, date=date), self.settings)
        doc._.foedera = reading
        found: tuple[list[Marked], ...] = (
            [(event.trigger, event.type, event.id) for event in reading.events],
            [(mention, one.kind, one.id) for one in reading.actors for mention in one.mentions],
            [(part, said.form, said.id) for said in reading.statements for part in said.content],
        )
        for group, marked in zip(GROUPS, found, strict=True):
            doc.spans[group] = list(_spans(doc, marked))
        return doc


def _spans(doc: Doc, marked: Iterable[Marked]) -> Iterator[SpacySpan]:
    """Yield passages as spans of the Doc's tokens, widened to whole ones."""
    for passage, label, wanted in marked:
        span = doc.char_span(passage.start, passage.end, label, span_id=wanted, alignment_mode="expand")
        if passage.in_ == BODY and span is not None:
            yield span


@Language.factory("foedera", default_config={"model": DEFAULTS.model, "lexicon": None})
def make_component(nlp: Language, name: str, model: str, lexicon: str | None) -> Component:  # noqa: ARG001 - spaCy's
    """Return the component for `nlp.add_pipe("foedera", config={"model": …, "lexicon": …})`."""
    for attribute in ("foedera", "published"):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=None)
    return Component(replace(DEFAULTS, model=model, lexicon=lexicon))
