"""What is asked for, promised, refused or threatened, by the words beneath the trigger alone."""

from __future__ import annotations

import pytest
from docs import article_of, read_doc, word
from spacy.tokens import Token

from foedera.acts import QUADS, Event, Size
from foedera.dating import When
from foedera.evidence import Span
from foedera.knowledge import table
from foedera.lexicon import EventType
from foedera.pending import act_phrases, pending, pending_act
from foedera.phrases import phrases_at
from foedera.pipeline import read_text
from foedera.standing import EventStatus

ROWS = [row.cells for row in table("acts.tsv", 4)]


def told(text: str, trigger: str, kind: EventType) -> str | None:
    return next(iter(pending_act(word(read_doc(text)[1], trigger), kind)), None)


def event(kind: EventType, status: EventStatus = "occurred", recipient: tuple[str, ...] = ()) -> Event:
    when = When(None, None, "none", False, None, "bound", None)
    return Event(
        "e1", kind, (), (), None, QUADS[kind], None, status, False, None, ("a0",), recipient, (), when, None, Size(),
        (), (), Span(0, 1, "x"), (), "lexicon:x", 1.0,
    )  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[2]}")
def test_every_row_shows_its_act_in_its_example(row: tuple[str, ...]) -> None:
    kinds, _, act, example = row
    kind: EventType = kinds.split()[0]  # type: ignore[assignment]
    shown = [" ".join(phrase.shows) for _, phrase in phrases_at(read_doc(example)[1], act_phrases(kind))]
    assert act in shown


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "kind", "act"),
    [
        ("Chad asked Mali for a loan.", "asked", "REQUEST", "AID"),
        ("Chad pleaded with Mali to let the sailors leave.", "pleaded", "REQUEST", "RETREAT"),
        ("Chad told Mali to bring the orphans back.", "told", "REQUEST", "AID"),
        ("Chad demanded an apology from Mali.", "demanded", "REQUEST", "CONCEDE"),
        ("Chad urged Mali to outlaw the league.", "urged", "REQUEST", "COERCE"),
        ("Chad refused to initial the pact.", "refused", "REJECT", "SUPPORT"),
        ("Chad ruled out extraditing the banker.", "ruled", "REJECT", "COOPERATE"),
        ("Chad threatened Mali with a tariff on salt.", "threatened", "THREATEN", "SANCTION"),
        ("Chad warned Mali that it would bomb the bridge.", "warned", "THREATEN", "ASSAULT"),
        ("The ships were seized, as Chad had demanded.", "demanded", "REQUEST", "COERCE"),
        ("Chad urged restraint.", "urged", "REQUEST", None),
    ],
)
def test_the_uppermost_words_beneath_a_trigger_tell_the_act(
    text: str, trigger: str, kind: EventType, act: str | None
) -> None:
    assert told(text, trigger, kind) == act


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Chad rejected the charge that it had sold arms.", "rejected", "REJECT"),
        ("Chad urged calm, after Mali had released the crew.", "urged", "REQUEST"),
        ("On a visit to Lima, Chad urged calm.", "urged", "REQUEST"),
        ("Chad urged Mali to honour what it had signed.", "urged", "REQUEST"),
    ],
)
def test_charges_conditions_and_occasions_tell_no_act(text: str, trigger: str, kind: EventType) -> None:
    assert told(text, trigger, kind) is None


@pytest.mark.model
def test_a_thing_that_is_promised_to_somebody_is_help() -> None:
    promised = word(read_doc("Chad promised Mali a ferry.")[1], "promised")
    to_mali = pending(event("AGREE", recipient=("a",)), promised)
    assert to_mali is not None
    assert (to_mali.act, to_mali.status) == ("AID", "planned")
    assert pending(event("AGREE"), promised) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "kind", "coded"),
    [
        ("Chad called off the visit.", "called", "REJECT", ("REJECT", "CONSULT", "cancelled")),
        ("Chad declined the visit.", "declined", "REJECT", ("REJECT", "CONSULT", "refused")),
        ("Chad pledged to withdraw.", "pledged", "AGREE", ("CONCEDE", "RETREAT", "planned")),
        ("Chad may ask Mali for tents.", "ask", "REQUEST", ("REQUEST", "AID", "proposed")),
    ],
)
def test_the_wrapping_words_say_how_the_act_stands(
    text: str, trigger: str, kind: EventType, coded: tuple[str, str, str]
) -> None:
    token: Token = word(read_doc(text)[1], trigger)
    found = pending(event(kind), token)
    assert found is not None
    assert (found.type, found.act, found.status) == coded


@pytest.mark.model
def test_what_is_only_supposed_stays_supposed() -> None:
    found = pending(
        event("REQUEST", "hypothetical"), word(read_doc("Chad may ask Mali for tents.")[1], "ask")
    )
    assert found is not None
    assert found.status == "hypothetical"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chad threatened to withdraw from its pact with Mali.", "SANCTION"),
        ("Chad threatened to bomb Mali.", "ASSAULT"),
    ],
)
def test_nobody_is_threatened_with_a_friendly_act(text: str, act: str) -> None:
    (threat,) = [each for each in read_text(article_of(text)).events if each.type == "THREATEN"]
    assert (threat.act, threat.status) == (act, "hypothetical")
