"""How commitments stand on a day, and what is news since one."""

from __future__ import annotations

from datetime import date

import pytest
from readings import Draft

from foedera.consolidate import consolidate
from foedera.ledger import is_news, ledger
from foedera.reading import Reading


def promise(due: str | None, status: str = "open", *, what: str = "two cranes") -> Reading:
    draft = Draft(f"Japan pledged {what} to India.", page=f"{what}-{due}-{status}", published="2023-06-01")
    japan, india = draft.state("JPN"), draft.state("IND")
    draft.commitment([japan], [india], what, due=due, status=status)  # type: ignore[arg-type]
    return draft.reading()


@pytest.mark.parametrize(
    ("due", "status", "on", "state"),
    [
        ("2024-05-01", "open", date(2024, 4, 30), "open"),
        ("2024-05-01", "open", date(2024, 5, 1), "open"),
        ("2024-05-01", "open", date(2024, 5, 2), "overdue"),
        ("2024", "open", date(2024, 12, 31), "open"),
        ("2024", "open", date(2025, 1, 1), "overdue"),
        (None, "open", date(2030, 1, 1), "open"),
        ("2024", "open", None, "open"),
        ("2024", "kept", date(2030, 1, 1), "kept"),
        ("2024", "missed", date(2030, 1, 1), "missed"),
    ],
)
def test_an_open_promise_is_overdue_once_its_time_is_over(
    due: str | None, status: str, on: date | None, state: str
) -> None:
    vows = consolidate([promise(due, status)]).things.commitments
    assert [account.state for account in ledger(vows, on)] == [state]


def test_what_wants_looking_at_comes_first_and_the_earliest_due_before_others() -> None:
    vows = consolidate(
        [
            promise("2030", what="a pier"),
            promise("2024", what="a road"),
            promise("2025", what="a dam"),
            promise(None, "kept", what="a boat"),
        ]
    ).things.commitments
    told = [
        (account.state, [vow.what for vow in account.commitments])
        for account in ledger(vows, date(2026, 1, 1))
    ]
    assert told == [("overdue", ["a road", "a dam"]), ("open", ["a pier"]), ("kept", ["a boat"])]


def pact(page: str, published: str | None, status: str) -> Reading:
    draft = Draft("India and Japan and the Harbour Accord.", page=page, published=published)
    sides = draft.state("IND"), draft.state("JPN")
    draft.agreement("Harbour Accord", sides, status, "2023-05-03")  # type: ignore[arg-type]
    return draft.reading()


@pytest.mark.parametrize(
    ("pages", "since", "news"),
    [
        ([("a", "2023-05-04", "signed")], date(2023, 5, 4), True),
        ([("a", "2023-05-04", "signed")], date(2023, 5, 5), False),
        ([("a", "2023-05-04", "signed"), ("b", "2024-01-01", "ratified")], date(2023, 12, 1), True),
        ([("a", "2023-05-04", "signed"), ("b", "2024-01-01", "signed")], date(2023, 12, 1), False),
        ([("a", None, "signed")], date(1990, 1, 1), False),
    ],
)
def test_a_first_report_and_a_new_step_are_news(
    pages: list[tuple[str, str | None, str]], since: date, news: bool
) -> None:
    (deal,) = consolidate([pact(*page) for page in pages]).things.agreements
    assert is_news(deal, since) is news
