"""Lives and counts as drawn: every step on its day, what is vague as a span, what is in dispute with its other days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from readings import Draft, day, filled

from foedera.dossier import Dossier, Month, build_dossier
from foedera.dossier_chart import GLYPH_WORDS, GLYPHS, Lane, Scale, chart
from foedera.dossier_tally import Tally, tally
from foedera.dossier_words import STANDINGS
from foedera.steps import AgreementStatus

Steps = Sequence[tuple[AgreementStatus, str | None]]


def pact(steps: Steps, *, page: str = "a", name: str = "Quay Accord", published: str = "2025-01-01") -> Draft:
    draft = Draft(f"India and Japan have the {name}.", page=page, published=published)
    signed = next((on for status, on in steps if status == "signed"), None)
    draft.agreement(name, [draft.state("IND"), draft.state("JPN")], steps[-1][0], signed=signed, steps=steps)
    return draft


def dossier_of(*drafts: Draft) -> Dossier:
    return build_dossier(filled(draft.reading() for draft in drafts), "IND", "JPN")


def lane_of(*drafts: Draft) -> Lane:
    drawn = chart(dossier_of(*drafts))
    assert drawn is not None
    return drawn.bands[0].lanes[0]


LIFE: Steps = (
    ("proposed", "2019-02-01"),
    ("negotiating", "2020-03"),
    ("initialled", "2021-05-06"),
    ("signed", "2022-07-08"),
    ("ratified", "2023"),
    ("in force", "2024-01-02"),
    ("suspended", "2024-11-12"),
)


def test_a_lane_has_each_dated_step_in_order_with_its_shape() -> None:
    lane = lane_of(pact(LIFE))
    assert [mark.glyph for mark in lane.marks] == [GLYPHS[status] for status, _ in LIFE]
    assert [mark.title for mark in lane.marks] == [f"{status} {on}" for status, on in LIFE]
    assert [mark.middle for mark in lane.marks] == sorted(mark.middle for mark in lane.marks)
    assert all(0 <= mark.x <= 100 for mark in lane.marks)


def test_a_day_is_a_point_and_a_month_or_a_year_a_span_as_long_as_it_is() -> None:
    widths = [mark.width for mark in lane_of(pact(LIFE)).marks]
    assert [width > 0 for width in widths] == [len(on or "") < 10 for _, on in LIFE]
    month, year = (width for width in widths if width)
    assert year > 10 * month


def test_no_status_is_told_by_colour_alone() -> None:
    told = {glyph: STANDINGS[status] for status, glyph in GLYPHS.items() if status != "suspended"}
    assert all(GLYPH_WORDS[glyph][1] == standing for glyph, standing in told.items())
    assert set(GLYPHS.values()) <= set(GLYPH_WORDS)


def test_a_stretch_reaches_from_the_last_day_of_one_step_to_the_first_of_the_next() -> None:
    lane = lane_of(pact((("negotiating", "2020"), ("signed", "2022-07-08"), ("terminated", "2024-02-01"))))
    assert [bar.kind for bar in lane.bars] == ["ahead", "agreed"]
    negotiating, signed, _ = lane.marks
    assert lane.bars[0].x == pytest.approx(negotiating.x + negotiating.width, abs=0.05)
    assert lane.bars[0].x + lane.bars[0].width == pytest.approx(signed.x, abs=0.05)


def test_steps_that_no_page_dates_stand_beside_the_lane() -> None:
    lane = lane_of(pact((("proposed", None), ("signed", "2022-07-08"))))
    assert "no day told: proposed" in lane.beside
    assert lane.account == "Quay Accord: proposed on a day not told, signed 2022-07-08"


def test_an_agreement_without_any_day_has_an_empty_lane_after_the_others() -> None:
    drawn = chart(
        dossier_of(pact((("proposed", None),), name="Zinc Pact"), pact((("signed", "2022-07-08"),), page="b"))
    )
    assert drawn is not None
    lanes = drawn.bands[0].lanes
    assert [lane.label for lane in lanes] == ["Quay Accord", "Zinc Pact"]
    assert lanes[1].marks == ()


def test_days_that_sources_disagree_on_are_all_marked() -> None:
    pages = [pact((("signed", on),), page=page) for page, on in (("a", "2022-07-08"), ("b", "2022-07-09"))]
    lane = lane_of(*pages)
    assert sorted(mark.glyph for mark in lane.marks) == ["disc", "query"]
    assert "sources disagree: 2022-07-08 or 2022-07-09" in lane.account
    assert lane.levels == 2


def test_steps_of_one_day_stand_on_one_another_under_one_label() -> None:
    lane = lane_of(pact((("announced", "2022-07-08"), ("signed", "2022-07-08"), ("in force", "2024-01-02"))))
    assert [(mark.level, mark.label) for mark in lane.marks] == [
        (0, "announced, signed 2022-07-08"),
        (1, ""),
        (0, "in force 2024-01-02"),
    ]


def test_the_other_parties_stand_beside_a_lane() -> None:
    record = filled([pact((("signed", "2022-07-08"),)).reading()])
    drawn = chart(build_dossier(record, "IND"))
    assert drawn is not None
    assert drawn.bands[0].lanes[0].beside[0] == "with Japan"


def test_of_many_lives_the_latest_are_drawn_and_the_others_counted() -> None:
    names = ("Amber", "Birch", "Cedar", "Dahlia")
    drafts = [
        pact((("signed", f"{2015 + at}-01-01"),), page=name, name=f"{name} Treaty")
        for at, name in enumerate(names)
    ]
    drawn = chart(dossier_of(*drafts), most=3)
    assert drawn is not None
    (band,) = drawn.bands
    assert [lane.label for lane in band.lanes] == ["Birch Treaty", "Cedar Treaty", "Dahlia Treaty"]
    assert band.total == 4


@pytest.mark.parametrize(
    ("days", "broken"),
    [
        ((1951, *range(2010, 2021)), True),
        ((*range(1951, 1956), *range(2010, 2016)), False),
        (tuple(range(2000, 2020)), False),
    ],
)
def test_a_few_days_long_before_the_others_stand_before_the_axis(
    days: tuple[int, ...], *, broken: bool
) -> None:
    scale = Scale([date(year, 1, 1) for year in days])
    places = [scale.x(date(year, 1, 1)) for year in days]
    assert places == sorted(places)
    assert (scale.begin > 0) is broken
    assert all(0 <= place <= 100 for place in places)


@pytest.mark.parametrize(("first", "last"), [("2024-01-01", "2024-01-01"), ("1990-05-05", "2024-06-06"), ("0001-01-01", "9999-12-31")])  # fmt: skip
def test_ticks_are_few_and_in_order(first: str, last: str) -> None:
    ticks = list(Scale([day(first).earliest, day(last).latest]).ticks())
    assert 1 <= len(ticks) <= 12
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)


def counted(*months: tuple[str, tuple[int, int, int, int]]) -> Tally | None:
    """Return the tally of a dossier whose months were counted so."""
    held = tuple(Month(month, 0, sum(quads), 0, quads) for month, quads in months)
    empty = dossier_of(pact((("signed", "2022-07-08"),)))
    events = sum(month.events for month in held)
    return tally(replace(empty, months=held, overview=replace(empty.overview, events=events)))


def test_events_are_counted_by_months_quarters_or_years_as_the_time_is_long() -> None:
    one = (1, 0, 0, 0)
    for first, last, label in (("2024-01", "2024-05", "2024-01"), ("2021-02", "2024-05", "2021 Q1"), ("2009-02", "2024-05", "2009")):  # fmt: skip
        told = counted((first, one), (last, one))
        assert told is not None
        assert told.bins[0].label == label
        assert sum(one.total for one in told.bins) == 2


def test_stretches_without_events_are_kept_so_that_time_runs_evenly() -> None:
    told = counted(("2009-02", (2, 1, 0, 0)), ("2012-02", (0, 0, 1, 3)))
    assert told is not None
    assert {round(one.width, 2) for one in told.bins} == {round(100 / len(told.bins), 2)}
    assert (told.above, told.below) == (3, 4)
    assert told.bins[0].account.endswith("words of cooperation 2, deeds of cooperation 1")


def test_an_event_known_to_the_year_is_put_into_no_month_of_it() -> None:
    months = [(f"2024-{number:02d}", (5, 0, 0, 0)) for number in range(1, 7)]
    told = counted(("2024", (1, 0, 0, 0)), *months)
    assert told is not None
    assert [one.total for one in told.bins] == [5] * 6
    assert told.note == "Not in the picture: 1 event known only to a longer time."


def test_too_little_time_gives_no_tally() -> None:
    assert counted(("2024-01", (3, 0, 0, 0))) is None
    assert counted() is None
