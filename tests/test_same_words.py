"""Which statements and promises of several pages are one."""

from __future__ import annotations

import pytest
from readings import Draft

from foedera.consolidate import consolidate

SAID = "This agreement is not the end of our work, and putting it into practice decides its success."


@pytest.mark.parametrize(
    ("words", "published", "count"),
    [
        ("the agreement was not the end of the work and that practice would decide its success", "2024-05-03", 1),
        ("The deal is not the end of the work. Its success will be decided in practice.", "2024-05-04", 1),
        ("the agreement was not the end of the work and that practice would decide its success", "2024-05-09", 2),
        ("the pensions of miners would rise in autumn and their hours would fall", "2024-05-03", 2),
    ],
)  # fmt: skip
def test_what_is_told_in_other_words_within_days_is_one_statement(
    words: str, published: str, count: int
) -> None:
    readings = []
    for at, (said, on) in enumerate([(SAID, "2024-05-02"), (words, published)]):
        draft = Draft(f"{at}: Amina Kabila said: {said}", page=f"p{at}", published=on)
        draft.statement(draft.person("Amina Kabila"), said)
        readings.append(draft.reading())
    for told in (readings, readings[::-1]):
        assert len(consolidate(told).things.statements) == count


def test_sayings_of_one_form_with_other_figures_are_two() -> None:
    readings = []
    for at, said in enumerate(
        ["our guns downed 12 drones over the harbour", "our guns downed 23 drones near the harbour"]
    ):
        draft = Draft(f"{at}: Olena Hnatiuk said {said}.", page=f"p{at}", published="2024-05-02")
        draft.statement(draft.person("Olena Hnatiuk"), said)
        readings.append(draft.reading())
    assert len(consolidate(readings).things.statements) == 2


@pytest.mark.parametrize(
    ("what", "due", "published", "count"),
    [
        ("resume their diplomatic relations and reopen the embassies", "2024-07-02", "2024-05-02", 1),
        ("restore ties and reopen embassies", "2024-07-04", "2024-05-04", 1),
        ("restore diplomatic ties", None, "2024-05-03", 1),
        ("reopen embassies and restore diplomatic ties", "2025-05-01", "2024-05-03", 2),
        ("restore diplomatic ties", None, "2024-09-03", 2),
        ("lift tariffs on grain", None, "2024-05-03", 2),
    ],
)  # fmt: skip
def test_a_promise_is_one_in_other_words_and_with_a_day_that_a_page_reckons_otherwise(
    what: str, due: str | None, published: str, count: int
) -> None:
    told = [
        ("restore diplomatic ties and reopen embassies", "2024-07-02", "2024-05-02"),
        (what, due, published),
    ]
    readings = []
    for at, (promise, by, on) in enumerate(told):
        draft = Draft(f"{at}: India and Japan agreed to {promise}.", page=f"p{at}", published=on)
        draft.commitment([draft.state("IND"), draft.state("JPN")], (), promise, due=by)
        readings.append(draft.reading())
    assert len(consolidate(readings).things.commitments) == count
