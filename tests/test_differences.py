"""What two readings of a page find differently, and what counts as one finding in both."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from readings import Draft

from foedera.differences import Difference, FieldChange, compare, differences
from foedera.reading import Reading

TEXT = "India and Japan signed the Harbour Accord on 3 May 2023. Japan pledged two cranes to India."


def page(text: str = TEXT, *, name: str = "ports", status: Any = "signed", promise: bool = True) -> Reading:
    draft = Draft(text, page=name, published="2023-05-04")
    india, japan = draft.state("IND"), draft.state("JPN")
    deal = draft.agreement("Harbour Accord", [india, japan], status, "2023-05-03")
    draft.event("AGREE", [india, japan], (), "2023-05-03", trigger="signed", agreements=[deal])
    if promise:
        draft.commitment([japan], [india], "two cranes")
    return draft.reading()


def told(found: Any) -> list[tuple[str, str]]:
    return [(one.kind, one.change) for one in found]


def test_a_reading_does_not_differ_from_itself() -> None:
    assert list(differences(page(), page())) == []


def test_a_field_told_otherwise_is_a_change() -> None:
    (found,) = differences(page(), page(status="in force"))
    assert found.fields == (FieldChange("status", "signed", "in force"),)
    assert (found.kind, found.change, found.name) == ("agreements", "changed", "Harbour Accord")


@pytest.mark.parametrize(("before", "after", "change"), [(True, False, "removed"), (False, True, "added")])
def test_a_finding_of_one_reading_alone_is_told(before: bool, after: bool, change: str) -> None:
    (found,) = differences(page(promise=before), page(promise=after))
    assert (found.kind, found.change, found.name) == ("commitments", change, "Japan")


def test_findings_of_a_text_that_grew_are_the_same_findings() -> None:
    found = list(differences(page(), page("Correction: an earlier version misspelt a name. " + TEXT)))
    assert told(found) == [("articles", "changed")]


def test_two_findings_at_one_passage_are_told_apart_by_type() -> None:
    before, after = page(), page()
    twin = replace(before.events[0], id="e9", type="CONSULT")
    before, after = (
        replace(before, events=(*before.events, twin)),
        replace(after, events=(twin, *after.events)),
    )
    assert list(differences(before, after)) == []


def test_an_actor_is_one_by_its_name() -> None:
    before, after = page(), page()
    japan = replace(after.actors[1], sector="MIL")
    found = list(differences(before, replace(after, actors=(japan, after.actors[0]))))
    assert [(one.name, one.fields) for one in found] == [("Japan", (FieldChange("sector", "GOV", "MIL"),))]


def test_pages_of_one_side_are_told_as_a_whole() -> None:
    found = list(compare([page(name="a"), page(name="b")], [page(name="b"), page(name="c")]))
    assert [(one.article, one.change) for one in found] == [("a", "removed"), ("c", "added")]


def test_two_single_readings_are_compared_whatever_they_are_called() -> None:
    found = list(compare([page(name="a")], [page(name="b", promise=False)]))
    assert found == [Difference("b", "commitments", "removed", "Japan", TEXT, ())]
