"""A reading checks its evidence and its references when it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from foedera.acts import Claim
from foedera.errors import ContractError, EvidenceError
from foedera.evidence import Span
from foedera.reading import Reading, from_contract, to_contract
from foedera.signatories import Signatory


def _event(reading: Reading, **changes: object) -> Reading:
    return replace(
        reading,
        events=(replace(reading.events[0], **changes), *reading.events[1:]),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: _event(r, evidence=(Span(0, 5, "Never"),)),
        lambda r: _event(r, trigger=Span(100_000, 100_004, "sign")),
        lambda r: replace(r, times=(replace(r.times[0], text="Monday"[: len(r.times[0].text)]),)),
        lambda r: replace(r, places=(replace(r.places[0], start=r.places[0].start + 1, end=r.places[0].end + 1),)),
        lambda r: replace(r, article=replace(r.article, text="Rain." + r.article.text[5:])),
        lambda r: replace(r, actors=(replace(r.actors[0], mentions=(Span(1, 4, "abc"),)), *r.actors[1:])),
    ],
)  # fmt: skip
def test_no_reading_holds_a_passage_that_does_not_stand_there(
    reading: Reading, spoil: Callable[[Reading], Reading]
) -> None:
    with pytest.raises(EvidenceError):
        spoil(reading)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: _event(r, actor=("a99",)),
        lambda r: _event(r, agreements=("g99",)),
        lambda r: _event(r, claim=Claim(("a1",), "s99", "asserted")),
        lambda r: replace(
            r, agreements=(replace(r.agreements[0], signatories=(Signatory("a1", "a99"),)), *r.agreements[1:])
        ),
        lambda r: replace(r, statements=(replace(r.statements[0], speaker="a99"), *r.statements[1:])),
        lambda r: replace(r, commitments=(replace(r.commitments[0], statement="s99"),)),
        lambda r: replace(r, initiatives=(replace(r.initiatives[0], organiser="a99"), *r.initiatives[1:])),
        lambda r: _event(r, id=r.actors[0].id),
    ],
)
def test_no_reading_points_at_what_it_does_not_hold_or_has_an_id_twice(
    reading: Reading, spoil: Callable[[Reading], Reading]
) -> None:
    with pytest.raises(ContractError):
        spoil(reading)


def test_findings_are_all_that_carries_evidence(reading: Reading) -> None:
    found = list(reading.findings())
    kinds = (
        reading.events,
        reading.agreements,
        reading.initiatives,
        reading.statements,
        reading.commitments,
    )
    assert len(found) == sum(len(kind) for kind in kinds)
    assert all(finding.evidence for finding in found)


def test_every_passage_of_a_reading_is_among_its_spans(reading: Reading) -> None:
    spans = set(reading.spans())
    assert {m for actor in reading.actors for m in actor.mentions} <= spans
    assert {span for event in reading.events for span in (event.trigger, *event.evidence)} <= spans
    assert {span for deal in reading.agreements for step in deal.steps for span in step.evidence} <= spans


def test_an_actor_is_found_by_its_id_or_is_a_key_error(reading: Reading) -> None:
    assert reading.actor(reading.actors[0].id) is reading.actors[0]
    with pytest.raises(KeyError):
        reading.actor("a99")


def test_a_reading_that_was_tampered_with_does_not_come_back(reading: Reading) -> None:
    data = to_contract(reading)
    data["article"]["text"] = "Sun. " + data["article"]["text"][5:]
    with pytest.raises((ContractError, EvidenceError)):
        from_contract(data)
