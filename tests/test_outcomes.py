"""What came of a promise, by the page's later words."""

from __future__ import annotations

import pytest
from told import told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad pledged ten trucks to Mali. It never did send them on time, officials joked.", "missed"),
        ("Chad pledged ten trucks to Mali, but broke its promise.", "missed"),
        ("Chad broke its promise to send ten trucks.", "missed"),
        ("Chad pledged ten trucks to Mali. In June it withdrew the pledge.", "withdrawn"),
        ("Chad reneged on its pledge to send ten trucks.", "withdrawn"),
        ("Chad has halted the aid that it had promised Mali.", "withdrawn"),
        ("Chad kept its promise to send ten trucks.", "kept"),
        ("Chad promised Mali ten trucks and handed over the lot.", "kept"),
        ("Chad pledged ten trucks to Mali. Mali thanked it.", "open"),
        ("Chad repeated its promise to send ten trucks.", "open"),
    ],
)
def test_later_words_tell_what_came_of_it(text: str, status: str) -> None:
    assert [one.status for one in told(text, "2024-08-24").commitments] == [status]
