"""Which events of several pages are one where a page gives no day but its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from readings import Draft

from foedera.consolidate import consolidate
from foedera.reading import Reading
from foedera.things import RecordedEvent

KABILA, SAKAMOTO, HOLT = ("Amina Kabila", "COD"), ("Haruto Sakamoto", "JPN"), ("Edith Holt", "GBR")


def events(*readings: Reading) -> tuple[RecordedEvent, ...]:
    """Return the events that readings tell, which are as many in any order."""
    found = consolidate(readings).things.events
    for order in permutations(readings):
        assert len(consolidate(order).things.events) == len(found)
    return found


def meeting(page: str, published: str, people: Sequence[tuple[str, str]], on: str | None = None) -> Reading:
    draft = Draft(
        f"Paper {page}: {' and '.join(name for name, _ in people)} met.", page=page, published=published
    )
    present = [draft.person(name, country) for name, country in people]
    draft.event("CONSULT", present, (), on, trigger="met", persons=present)
    return draft.reading()


@pytest.mark.parametrize(
    ("published", "people", "on", "count"),
    [
        ("2024-05-02", [KABILA, SAKAMOTO], None, 1),
        ("2024-05-03", [SAKAMOTO, KABILA], None, 1),
        ("2024-05-04", [KABILA, SAKAMOTO], "2024-05-02", 1),
        ("2024-06-20", [KABILA, SAKAMOTO], "2024-05-01", 1),
        ("2024-05-03", [KABILA, SAKAMOTO, HOLT], None, 1),
        ("2024-05-09", [KABILA, SAKAMOTO], None, 2),
        ("2024-05-03", [KABILA, SAKAMOTO], "2024-04-20", 2),
        ("2024-05-03", [KABILA, HOLT], None, 2),
    ],
)
def test_a_meeting_told_without_a_day_is_the_one_of_its_people_in_the_news(
    published: str, people: Sequence[tuple[str, str]], on: str | None, count: int
) -> None:
    told = meeting("a", "2024-05-02", [KABILA, SAKAMOTO]), meeting("b", published, people, on)
    assert len(events(*told)) == count


def test_a_plan_of_the_day_and_the_meeting_are_one() -> None:
    draft = Draft("Holt will meet Kabila later.", page="plan", published="2024-05-02")
    people = [draft.person(*KABILA), draft.person(*HOLT)]
    draft.event("AGREE", people, act="CONSULT", status="planned", trigger="meet", persons=people)
    (one,) = events(draft.reading(), meeting("b", "2024-05-03", [HOLT, KABILA], "2024-05-03"))
    assert one.status == "occurred"


def freed(page: str, published: str, text: str, trigger: str, on: str | None = None) -> Reading:
    draft = Draft(text, page=page, published=published)
    band = draft.actor("Red Dune Front", "armed_group", "TCD")
    draft.event("RETREAT", [band], [draft.actor("hostages", "people")], on, trigger=trigger)
    return draft.reading()


def test_a_deed_to_people_without_a_country_is_one_in_the_news_and_names_them_once() -> None:
    (one,) = events(
        freed("a", "2024-05-02", "Red Dune Front freed hostages at dawn.", "freed"),
        freed(
            "b",
            "2024-05-03",
            "The hostages were let go by the Red Dune Front on Thursday.",
            "let go",
            "2024-05-02",
        ),
        freed("c", "2024-05-03", "The release of six hostages by Red Dune Front was filmed.", "release"),
    )
    assert one.reports == 3
    assert [who.name for who in one.recipient] == ["hostages"]


def rift(page: str, text: str, trigger: str, on: str | None = "2016") -> Reading:
    draft = Draft(text, page=page, published="2024-05-02")
    draft.event("SANCTION", [draft.state("IND")], [draft.state("GBR")], on, trigger=trigger)
    return draft.reading()


@pytest.mark.parametrize(
    ("text", "trigger", "on", "count"),
    [
        ("India broke off relations with Britain in 2016 over a looted temple bell.", "broke off", "2016", 1),
        ("In 2016 India cut its ties with Britain.", "cut", "2016", 1),
        ("India barred British cheese and wool in 2016.", "barred", "2016", 2),
        ("India broke off relations with Britain in 1998.", "broke off", "1998", 2),
    ],
)
def test_history_of_one_year_is_one_where_the_same_is_told(
    text: str, trigger: str, on: str, count: int
) -> None:
    told = rift("a", "India severed ties with Britain in 2016 after a quarrel.", "severed")
    assert len(events(told, rift("b", text, trigger, on))) == count


@pytest.mark.parametrize(
    ("text", "trigger", "count"),
    [
        ("India fined Britain for dumping steel at its ports.", "fined", 1),
        ("India fined Britain over late cricket fees.", "fined", 2),
    ],
)
def test_what_one_state_does_to_another_is_one_in_the_news_where_the_same_is_told(
    text: str, trigger: str, count: int
) -> None:
    told = rift("a", "Britain was fined by India for steel dumping in ports.", "fined", None)
    assert len(events(told, rift("b", text, trigger, None))) == count
