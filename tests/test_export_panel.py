"""The panel of dyads and months: what counts, and in which month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from exported import corpus, pact, visit
from readings import Draft, filled, when

from foedera.acts import QUADS
from foedera.dating import When
from foedera.export_panel import COLUMNS, DyadMonth, dyads_of, month_of, panel
from foedera.lexicon import EventType
from foedera.reading import Reading
from foedera.standing import EventStatus
from foedera.things import RecordedEvent

SPRING = When(date(2024, 3, 1), date(2024, 5, 31), "season", False, "2024-SP", "stated", None)


def meeting(
    sides: Sequence[str] = ("JPN", "IND"),
    others: Sequence[str] = (),
    on: str | None = "2024-03-04",
    type: EventType = "CONSULT",  # noqa: A002
    status: EventStatus = "occurred",
    page: str = "p",
) -> Reading:
    draft = Draft(f"In {page} they met.", page=page, published="2024-04-02")
    draft.event(
        type,
        [draft.state(one) for one in sides],
        [draft.state(one) for one in others],
        on,
        trigger="met",
        status=status,
    )
    return draft.reading()


def event(**told: Any) -> RecordedEvent:
    (found,) = filled([meeting(**told)]).things("events")
    assert isinstance(found, RecordedEvent)
    return found


def rows(readings: Sequence[Reading]) -> dict[tuple[str, str, str], DyadMonth]:
    found = panel(filled(readings))
    return {(*row.dyad, "{}-{:02}".format(*row.month)): row for row in found}


def test_a_meeting_counts_in_both_directions() -> None:
    found = rows([meeting()])
    assert list(found) == [("IND", "JPN", "2024-03"), ("JPN", "IND", "2024-03")]
    counts = found["IND", "JPN", "2024-03"].counts
    assert (
        counts["events"],
        counts["consult"],
        counts["consult_occurred"],
        counts["verbal_cooperation"],
    ) == (1, 1, 1, 1)


def test_what_is_done_to_another_counts_in_one_direction() -> None:
    assert list(rows([meeting(["JPN"], ["IND"])])) == [("JPN", "IND", "2024-03")]


def test_an_event_of_several_sides_is_parted_among_its_dyads() -> None:
    found = rows([meeting(["JPN", "IND", "USA"])])
    assert len(found) == 6
    assert sum(row.share for row in found.values()) == pytest.approx(1)


def test_people_of_one_country_count_once_and_never_with_each_other() -> None:
    draft = Draft("Aoi Mori and Ken Ito met Lee Min there.", page="p", published="2024-04-02")
    two = [draft.person("Aoi Mori", "JPN"), draft.person("Ken Ito", "JPN")]
    draft.event("CONSULT", [*two, draft.person("Lee Min", "KOR")], (), "2024-03-04", trigger="met")
    found = rows([draft.reading()])
    assert {key: row.counts["events"] for key, row in found.items()} == {
        ("JPN", "KOR", "2024-03"): 1,
        ("KOR", "JPN", "2024-03"): 1,
    }


@pytest.mark.parametrize(
    ("told", "month"),
    [
        ({"on": "2024-03-04"}, (2024, 3)),
        ({"on": "2024-02"}, (2024, 2)),
        ({"on": "2023"}, None),
        ({"on": None}, (2024, 4)),
        ({"on": "2024-09-01", "status": "planned"}, (2024, 4)),
        ({"on": None, "status": "refused"}, (2024, 4)),
    ],
)
def test_what_happened_counts_in_its_month_and_what_is_planned_in_that_of_its_telling(
    told: dict[str, Any], month: tuple[int, int] | None
) -> None:
    assert month_of(event(**told)) == month


@pytest.mark.parametrize(
    ("change", "month"),
    [
        ({"background": True}, None),
        ({"date": SPRING}, None),
        ({"date": replace(SPRING, lasting=True)}, (2024, 3)),
        ({"date": when(None), "first_seen": None}, None),
    ],
)
def test_history_and_loose_dates_count_nowhere(change: dict[str, Any], month: tuple[int, int] | None) -> None:
    assert month_of(replace(event(), **change)) == month


def test_events_without_a_date_of_their_own_are_counted_apart_too() -> None:
    counts = rows([meeting(on=None)])["IND", "JPN", "2024-04"].counts
    assert (counts["events"], counts["events_by_report"]) == (1, 1)


@pytest.mark.parametrize("status", ["denied", "hypothetical"])
def test_what_is_denied_or_supposed_counts_by_its_status_alone(status: EventStatus) -> None:
    counts = rows([meeting(status=status)])["IND", "JPN", "2024-04"].counts
    assert dict(counts) == {f"consult_{status}": 1}


def test_agreements_statements_and_commitments_count_between_countries() -> None:
    found = rows(corpus())
    assert found["IND", "USA", "2024-08"].counts["agreements_signed"] == 1
    assert found["USA", "IND", "2024-08"].counts["agreements_signed"] == 1
    assert found["JPN", "IND", "2024-03"].counts["commitments"] == 1
    assert ("IND", "JPN", "2024-03") not in found or not found["IND", "JPN", "2024-03"].counts["commitments"]


@pytest.mark.parametrize("kind", QUADS)
def test_every_type_counts_in_its_own_columns(kind: EventType) -> None:
    (row,) = rows([meeting(["JPN"], ["IND"], type=kind)]).values()
    told = {column.name: column.getter(row) for column in COLUMNS}
    assert (told[kind.lower()], told[f"{kind.lower()}_occurred"], told["events"]) == (1, 1, 1)
    assert (told["actor"], told["actor_cow"], told["month"], told["year"]) == ("JPN", 740, "2024-03", 2024)


def test_the_panel_is_the_same_whatever_the_order_of_pages() -> None:
    pages = [meeting(page="x"), meeting(["JPN"], ["IND"], on="2024-03-09", page="y"), visit(), *pact()]
    assert panel(filled(pages)) == panel(filled(reversed(pages)))


def test_a_dyad_has_two_countries() -> None:
    assert set(dyads_of(event(sides=["JPN"], others=["JPN", "IND"]))) == {("JPN", "IND")}
