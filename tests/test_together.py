"""Clauses that tell of the same day and place as an act, and the dates and places that they lend it."""

from __future__ import annotations

import pytest
from docs import article_of, read_doc, texts, word

from foedera.event_dates import date_event
from foedera.times import find_times
from foedera.together import clauses_together

pytestmark = pytest.mark.model
PAGE = "2024-08-24"


@pytest.mark.parametrize(
    ("text", "trigger", "verbs"),
    [
        ("Police shot him as he left the hall.", "shot", ["left"]),
        ("Crowds cheered as Chad freed the crew.", "freed", ["cheered"]),
        ("Chad agreed to expel the envoy.", "expel", ["agreed"]),
        ("Chad signed the pact and freed the crew.", "freed", ["signed"]),
        ("Chad signed the pact although Mali refused it.", "refused", []),
        ("A raid killed nine guards.", "raid", ["killed"]),
        ("A raid angered Mali.", "raid", []),
    ],
)
def test_clauses_of_the_same_time_stand_together(text: str, trigger: str, verbs: list[str]) -> None:
    assert texts(clauses_together(word(read_doc(text)[1], trigger))) == verbs


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Chad agreed on Thursday to expel the envoy.", "expel", "2024-08-22"),
        ("The windows broke on Thursday as crowds stormed the embassy of Chad.", "stormed", "2024-08-22"),
        ("The envoy was detained by guards of Ali Bongo on Thursday.", "detained", "2024-08-22"),
        ("Chad expelled the envoy.", "expelled", None),
        ("Chad signed on Thursday although Mali boycotted the talks.", "boycotted", None),
    ],
)
def test_an_event_takes_the_date_that_is_told_with_it(text: str, trigger: str, day: str | None) -> None:
    article, doc = article_of(text, PAGE), read_doc(text, PAGE)[1]
    when = date_event(word(doc, trigger), list(find_times(doc, article)), article.published)
    assert (str(when.start) if when.start and when.time else None) == day
