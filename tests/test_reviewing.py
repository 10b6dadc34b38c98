"""A person's verdicts on a record: what they change, that they outlive later readings, and that they can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import WITH, Draft, day

from foedera.errors import ReviewError, UnknownId
from foedera.reading import Reading
from foedera.record import Record, open_record
from foedera.reviewing import identify, review, take_over, unreview
from foedera.reviews import from_line, to_line
from foedera.things import RecordedAgreement


def page(name: str, status: str = "signed", *, signed: str = "2023-05-03") -> Reading:
    draft = Draft(
        f"India and Japan signed the Harbour Accord in May, wrote {name}. France looked on.",
        page=name,
        published="2023-05-04",
        site=f"{name}.example",
    )
    sides = draft.state("IND"), draft.state("JPN")
    draft.state("FRA")
    deal = draft.agreement("Harbour Accord", sides, status, signed)  # type: ignore[arg-type]
    draft.event("AGREE", sides, (), "2023-05-03", trigger="signed", agreements=[deal])
    return draft.reading()


@pytest.fixture
def record() -> Record:
    return filled(page("alpha"), page("beta"))


def filled(*pages: Reading) -> Record:
    record = open_record(":memory:")
    list(record.add_all(pages))
    record.consolidate()
    return record


def accord(record: Record) -> RecordedAgreement:
    record.consolidate()
    (deal,) = record.things("agreements")
    assert isinstance(deal, RecordedAgreement)
    return deal


def test_what_is_accepted_says_so(record: Record) -> None:
    review(record, accord(record).id, "accepted", "ann")
    assert accord(record).review == "accepted"


def test_a_correction_shows_in_the_thing_and_in_what_was_known_on_a_day(record: Record) -> None:
    review(record, accord(record).id, "corrected", "ann", ["signed=2023-05-02", "kind=treaty"])
    deal = accord(record)
    assert (deal.signed, deal.kind, deal.review) == (day("2023-05-02"), "treaty", "corrected")
    (then,) = record.everything(day("2023-06-01").latest).agreements
    assert (then.signed, then.review) == (deal.signed, "corrected")


def test_a_correction_outlives_later_pages_that_say_otherwise(record: Record) -> None:
    review(record, accord(record).id, "corrected", "ann", ["signed=2023-05-02"])
    list(record.add_all([page("gamma"), page("delta"), page("epsilon")]))
    assert accord(record).signed == day("2023-05-02")


def test_a_verdict_outlives_a_reading_anew(record: Record) -> None:
    review(record, accord(record).id, "rejected", "ann")
    record.add(replace(page("alpha"), foedera=replace(WITH, version="0.2.0")))
    assert [deal.review for deal in _agreements(record)] == ["rejected", "rejected"]


def _agreements(record: Record) -> list[RecordedAgreement]:
    record.consolidate()
    return [deal for deal in record.things("agreements") if isinstance(deal, RecordedAgreement)]


def test_one_rejected_report_no_longer_counts_for_the_thing(record: Record) -> None:
    (first, second) = record.found(accord(record).id)
    review(record, second.key, "rejected", "ann", only=True)
    found = {deal.review: deal.reports for deal in _agreements(record)}
    assert found == {"none": 1, "rejected": 1}
    assert record.thing(first.key).review == "none"


def test_a_verdict_can_be_taken_back(record: Record) -> None:
    before = accord(record)
    review(record, before.id, "corrected", "ann", ["kind=treaty"])
    assert unreview(record, before.id, "ann") == 2
    assert accord(record) == before


def test_one_reader_does_not_take_back_what_another_said(record: Record) -> None:
    review(record, accord(record).id, "accepted", "ann")
    assert unreview(record, accord(record).id, "bob") == 0
    assert accord(record).review == "accepted"


def test_verdicts_travel_to_another_record_of_the_same_pages_and_wait_for_those_it_lacks(
    record: Record,
) -> None:
    review(record, accord(record).id, "corrected", "ann", ["kind=treaty"])
    one, other = (found.key for found in record.found(accord(record).id))
    record.judge(one, other, "different", "ann")
    lines = [*map(to_line, record.marks()), *map(to_line, record.verdicts())]
    target = filled(page("alpha"))
    assert take_over(target, map(from_line, lines)) == 3
    assert take_over(target, map(from_line, lines)) == 0
    assert accord(target).kind == "treaty"
    target.add(page("beta"))
    assert [deal.kind for deal in _agreements(target)] == ["treaty", "treaty"]


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("corrected", []),
        ("accepted", ["kind=treaty"]),
        ("corrected", ["parties=BRA"]),
        ("corrected", ["trigger=x"]),
    ],
)
def test_what_cannot_be_said_changes_nothing(record: Record, verdict: str, said: list[str]) -> None:
    before = accord(record)
    with pytest.raises(ReviewError):
        review(record, before.id, verdict, "ann", said)  # type: ignore[arg-type]
    assert accord(record) == before
    assert record.marks() == ()


def test_articles_and_strangers_are_not_reviewed(record: Record) -> None:
    with pytest.raises(ReviewError):
        review(record, "alpha", "accepted", "ann")
    with pytest.raises(UnknownId):
        review(record, "agr_0000000000000000", "accepted", "ann")


def pact(name: str, title: str) -> Reading:
    draft = Draft(
        f"India and Japan signed the {title} in May, wrote {name}.", page=name, published="2023-05-04"
    )
    draft.agreement(title, (draft.state("IND"), draft.state("JPN")), "signed", "2023-05-03")
    return draft.reading()


def told_by(record: Record) -> list[list[str]]:
    record.consolidate()
    return sorted(sorted({source.article for source in deal.sources}) for deal in record.things("agreements"))


def test_what_is_said_to_be_one_is_joined_with_all_reports_of_either_and_parted_when_taken_back() -> None:
    titles = {"a1": "Harbour Accord", "a2": "Harbour Accord", "b1": "Lantern Treaty", "b2": "Lantern Treaty"}
    record = filled(*(pact(name, title) for name, title in titles.items()))
    apart = told_by(record)
    assert apart == [["a1", "a2"], ["b1", "b2"]]
    one, other = (deal.id for deal in record.things("agreements"))
    identify(record, one, other, "same", "ann")
    assert told_by(record) == [["a1", "a2", "b1", "b2"]]
    assert unreview(record, one, "ann") > 0
    assert told_by(record) == apart


def test_only_two_things_of_one_kind_can_be_one(record: Record) -> None:
    deal = accord(record)
    (event,) = record.things("events")
    for one, other in ((deal.id, deal.id), (deal.id, event.id)):
        with pytest.raises(ReviewError):
            identify(record, one, other, "same", "ann")
