"""Verdicts on findings: what can be corrected, what a page read anew keeps of them, how readers agree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import Draft

from foedera.copies import Pages
from foedera.errors import ReviewError
from foedera.evidence import BODY, Span
from foedera.identity import Findings
from foedera.reading import Reading
from foedera.reviews import (
    Accord,
    Mark,
    Opinion,
    accords,
    changes_of,
    corrected,
    from_line,
    mark_of,
    marks_on,
    settled,
    standing,
    to_line,
)
from foedera.things import Judgement


def page() -> Reading:
    draft = Draft(
        "India and Japan signed the Harbour Accord on 3 May 2023, said Taro Endo. France looked on. Endo met the press.",
        page="ports",
        published="2023-05-04",
    )
    india, japan, _ = draft.state("IND"), draft.state("JPN"), draft.state("FRA")
    endo = draft.person("Taro Endo", "JPN", "Minister")
    deal = draft.agreement(
        "Harbour Accord",
        [india],
        "in force",
        "2023-05-03",
        steps=[("signed", "2023-05-03"), ("in force", None)],
    )
    draft.event("AGREE", [india, japan], (), "2023-05-03", trigger="signed", agreements=[deal])
    draft.event("CONSULT", [endo], (), None, trigger="met")
    draft.statement(endo, "signed the Harbour Accord", form="indirect")
    draft.commitment([japan], [india], "France looked on")
    return draft.reading()


PAGE = page()
FOUND = Findings.of(Pages.of([PAGE]))


def opinion(verdict: Opinion, by: str, *changes: str, kind: str = "agreements") -> Mark:
    return mark_of(getattr(FOUND, kind)[0], verdict, by, changes_of(kind, changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "change", "value"),
    [
        ("agreements", "parties=IND; JPN", ("a1", "a2")),
        ("agreements", "parties=India;Japan", ("a1", "a2")),
        ("agreements", "name=Harbour Treaty", "Harbour Treaty"),
        ("agreements", "binding=true", True),
        ("agreements", "acronym=", None),
        ("agreements", "subjects=ports; trade", ("ports", "trade")),
        ("events", "type=CONSULT", "CONSULT"),
        ("events", "recipient=FRA", ("a3",)),
        ("statements", "speaker=France", "a3"),
        ("statements", "speaker=", None),
        ("commitments", "status=kept", "kept"),
        ("actors", "kind=organisation", "organisation"),
    ],
)
def test_a_field_is_corrected(kind: str, change: str, value: object) -> None:
    thing = getattr(FOUND, kind)[0].thing
    changed = corrected(PAGE, thing, changes_of(kind, [change]))  # type: ignore[arg-type]
    assert getattr(changed, change.partition("=")[0]) == value


def test_a_corrected_day_of_signing_is_that_of_the_step() -> None:
    deal = corrected(PAGE, PAGE.agreements[0], changes_of("agreements", ["signed=2023-05-02"]))
    assert [str(step.date) for step in deal.steps if step.status == "signed"] == ["2023-05-02"]


def test_an_agreement_that_is_only_signed_has_no_later_step() -> None:
    deal = corrected(PAGE, PAGE.agreements[0], changes_of("agreements", ["status=signed"]))
    assert [step.status for step in deal.steps] == ["signed"]


@pytest.mark.parametrize(
    ("said", "precision"), [("2023", "year"), ("2023-05", "month"), ("2023-05-03", "day")]
)
def test_a_corrected_date_is_as_precise_as_it_is_written(said: str, precision: str) -> None:
    event = corrected(PAGE, PAGE.events[1], changes_of("events", [f"date={said}"]))
    assert (event.date.precision, event.date.value) == (precision, said)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("events", "type=DANCE"),
        ("events", "date=tomorrow"),
        ("agreements", "parties=BRA"),
        ("agreements", "parties=Nobody at all"),
        ("agreements", "binding=perhaps"),
        ("agreements", "signed=May"),
    ],
)
def test_what_cannot_be_is_refused(kind: str, change: str) -> None:
    with pytest.raises(ReviewError):
        corrected(PAGE, getattr(FOUND, kind)[0].thing, changes_of(kind, [change]))  # type: ignore[arg-type]


@pytest.mark.parametrize("change", ["parties", "trigger=x", "=x"])
def test_only_known_fields_are_corrected(change: str) -> None:
    with pytest.raises(ReviewError, match="corrects nothing"):
        changes_of("agreements", [change])


@pytest.mark.parametrize(
    ("verdicts", "review"),
    [
        ([], "none"),
        (["accepted"], "accepted"),
        (["rejected", "rejected", "accepted"], "rejected"),
        (["rejected", "accepted"], "none"),
    ],
)
def test_most_readers_decide(verdicts: list[Opinion], review: str) -> None:
    assert standing([opinion(verdict, f"reader {at}") for at, verdict in enumerate(verdicts)]) == review


def test_a_correction_holds_where_most_correct() -> None:
    right = opinion("corrected", "ann", "parties=IND;JPN")
    assert settled(PAGE, PAGE.agreements[0], [right]).parties == ("a1", "a2")
    assert settled(PAGE, PAGE.agreements[0], [right, opinion("accepted", "bob")]) == PAGE.agreements[0]


def test_a_correction_that_the_page_no_longer_bears_is_left_out() -> None:
    mark = opinion("corrected", "ann", "parties=FRA", "name=Harbour Treaty")
    anew = replace(PAGE, actors=tuple(a for a in PAGE.actors if a.country != "FRA"))
    deal = settled(anew, PAGE.agreements[0], [mark])
    assert (deal.name, deal.parties) == ("Harbour Treaty", ("a1",))


def test_a_mark_survives_another_reading_of_its_passage() -> None:
    mark = opinion("rejected", "ann")
    wider = Span(
        PAGE.article.text.index("the Harbour"),
        PAGE.article.text.index("Accord") + 6,
        "the Harbour Accord",
        BODY,
    )
    deal = replace(PAGE.agreements[0], id="g7", mentions=(wider,))
    assert marks_on([deal], [mark]) == {"g7": (mark,)}


def test_a_mark_on_another_passage_is_none_of_a_findings() -> None:
    met = mark_of(FOUND.events[1], "rejected", "ann")
    assert marks_on(PAGE.events[:1], [met]) == {}


def test_findings_of_one_passage_are_told_apart() -> None:
    twin = replace(PAGE.events[0], id="e9", act="COOPERATE")
    mark = replace(opinion("rejected", "ann", kind="events"), nth=1)
    assert marks_on([PAGE.events[0], twin], [mark]) == {"e9": (mark,)}


def test_agreement_of_readers_is_more_than_chance() -> None:
    kinds = ("agreements", "events", "statements", "commitments")
    ann = [opinion(verdict, "ann", kind=kind) for kind, verdict in zip(kinds, _four("aarr"), strict=True)]
    bob = [opinion(verdict, "bob", kind=kind) for kind, verdict in zip(kinds, _four("aara"), strict=True)]
    assert accords([*ann, *bob]) == (Accord("ann", "bob", 4, 3, 0.5),)


def test_readers_who_only_accept_show_no_agreement_beyond_chance() -> None:
    marks = [opinion("accepted", "ann"), opinion("accepted", "bob")]
    assert accords(marks) == (Accord("ann", "bob", 1, 1, None),)


def _four(letters: str) -> list[Opinion]:
    return [{"a": "accepted", "r": "rejected"}[letter] for letter in letters]  # type: ignore[misc]


@pytest.mark.parametrize(
    "said", [opinion("corrected", "ann", "parties=IND"), Judgement("evt_a", "evt_b", "different", 1.0, "ann")]
)
def test_a_verdict_is_the_same_after_a_journey(said: Mark | Judgement) -> None:
    assert from_line(to_line(said)) == said


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", '{"mark": {}}', '{"mark": {"kind": "agreements"}}'])
def test_what_is_no_verdict_is_refused(line: str) -> None:
    with pytest.raises(ReviewError, match="no verdict"):
        from_line(line)
