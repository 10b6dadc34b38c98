"""What a record's dated pages tell of the day of its undated ones, and what they do not."""

from __future__ import annotations

import random
from hashlib import sha256

import pytest

from foedera.article import Article, Block, Dateline, Published
from foedera.dates import PartialDate
from foedera.inference import Learned, infer_published, learn
from foedera.pipeline import read_text
from foedera.reading import Reading
from foedera.record import Record, open_record
from foedera.rereading import dated_again, read_with_record, teach
from foedera.why import why
from foedera.why_view import why_text

pytestmark = pytest.mark.model

SIGNED = "Kenya and Qatar signed the Gulf Horn Logistics Accord (GHLA) in Doha on Tuesday."
MET = "Egyptian Foreign Minister Sameh Shoukry and his Turkish counterpart Hakan Fidan met in Ankara on Saturday."


def page(text: str, day: str | None = None, fetched: str | None = None) -> Reading:
    known = PartialDate.parse(day) if day else None
    article = Article(
        id=sha256(f"{text}{day}".encode()).hexdigest()[:12],
        sha256=sha256(text.encode()).hexdigest(),
        url=None, site=None, title=None, section=None, authors=(), language="en", translated_from=None,
        fetched=fetched,
        genre="report",
        published=Published(known, "given", known, known) if known else Published(),
        dateline=Dateline(),
        text=text,
        blocks=(Block("b1", "paragraph", text, 0, len(text)),),
    )  # fmt: skip
    return read_text(article)


@pytest.fixture(scope="module")
def learned() -> Learned:
    return learn([page(SIGNED, "2024-03-13"), page(MET, "2024-04-21")])


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("The Gulf Horn Logistics Accord was signed by Kenya and Qatar on Tuesday.", "2024-03-12", "2024-03-18"),
        ("On Tuesday Qatar and Kenya signed the GHLA, a pact on ports.", "2024-03-12", "2024-03-18"),
        ("Kenya and Qatar signed the Gulf Horn Logistics Accord yesterday.", "2024-03-13", "2024-03-13"),
        ("Kenya and Qatar signed the Gulf Horn Logistics Accord last week.", "2024-03-18", "2024-03-24"),
        ("Qatar and Kenya signed the Gulf Horn Logistics Accord today.", "2024-03-12", "2024-03-12"),
        ("Hakan Fidan, Turkey's foreign minister, met his Egyptian counterpart Sameh Shoukry in Ankara on Saturday.", "2024-04-20", "2024-04-26"),
    ],
)  # fmt: skip
def test_an_act_told_by_its_weekday_dates_the_page_once_its_day_is_known(
    learned: Learned, text: str, earliest: str, latest: str
) -> None:
    published, grounds = infer_published(page(text), learned)
    assert (str(published.earliest), str(published.latest), published.basis) == (earliest, latest, "inferred")
    assert grounds


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Oman signed the Gulf Horn Logistics Accord on Tuesday.",
        "Kenya and Qatar signed the Gulf Horn Logistics Accord on Friday.",
        "Kenya and Qatar signed a logistics accord on Tuesday.",
        "Kenya and Qatar will sign the Lamu Port Accord on Tuesday.",
        "Egyptian Foreign Minister Sameh Shoukry met his Turkish counterpart Hakan Fidan in Cairo on Saturday.",
        "Egyptian and Turkish officials met in Ankara on Saturday.",
    ],
)
def test_other_parties_days_deals_and_places_prove_nothing(learned: Learned, text: str) -> None:
    assert infer_published(page(text), learned) == (page(text).article.published, ())


def test_an_act_told_without_a_time_only_bounds_the_page(learned: Learned) -> None:
    published, _ = infer_published(
        page("Kenya and Qatar have signed the Gulf Horn Logistics Accord."), learned
    )
    assert published == Published(None, "none", PartialDate(2024, 3, 12), None)


def test_a_page_fetched_before_the_act_does_not_tell_of_it(learned: Learned) -> None:
    early = page(SIGNED, fetched="2023-01-05T10:00:00Z")
    assert infer_published(early, learned)[1] == ()


def test_a_page_that_states_its_date_keeps_it(learned: Learned) -> None:
    dated = page(SIGNED, "2019-06-05")
    assert infer_published(dated, learned) == (dated.article.published, ())


def test_pages_that_date_an_act_otherwise_teach_nothing_of_it() -> None:
    two = [page(SIGNED, "2024-03-13"), page(SIGNED.replace("Tuesday", "Monday"), "2024-03-13")]
    text = "Kenya and Qatar signed the Gulf Horn Logistics Accord yesterday."
    assert infer_published(page(text), learn(two))[1] == ()


def test_a_page_dated_again_settles_the_days_it_left_open(learned: Learned) -> None:
    again = dated_again(page("On Tuesday Qatar and Kenya signed the GHLA, a pact on ports."), learned)
    assert [str(event.date.start) for event in again.events] == ["2024-03-12"]
    assert again.article.published.basis == "inferred"


def test_an_act_that_the_page_leaves_undated_bears_the_day_the_record_knows(learned: Learned) -> None:
    bare = page("Kenya and Qatar have signed the Gulf Horn Logistics Accord.")
    (event,) = read_with_record(bare, learned).events
    assert (str(event.date.start), event.date.basis) == ("2024-03-12", "record")


def test_what_was_inferred_teaches_nothing_further(learned: Learned) -> None:
    again = dated_again(page("On Tuesday Qatar and Kenya signed the GHLA, a pact on ports."), learned)
    assert learn([again]) == Learned()


# In a record

PAGES = (
    (SIGNED, "2024-03-13"),
    ("The Gulf Horn Logistics Accord was signed by Kenya and Qatar on Tuesday.", None),
    ("Kenya and Qatar signed the Gulf Horn Logistics Accord yesterday.", None),
    (MET, "2024-04-21"),
)


def filled(readings: list[Reading]) -> Record:
    record = open_record(":memory:")
    for reading in readings:
        record.add(reading)
        teach(record)
    record.consolidate()
    return record


def test_the_order_of_pages_does_not_change_what_is_inferred() -> None:
    readings = [page(text, day) for text, day in PAGES]
    outcomes = set()
    for seed in range(4):
        mixed = random.Random(seed).sample(readings, len(readings))
        outcomes.add(repr(filled(mixed).everything()))
    assert len(outcomes) == 1


def test_a_record_settles_only_once() -> None:
    record = filled([page(text, day) for text, day in PAGES])
    assert teach(record) == 0


def test_why_tells_what_dated_an_undated_page() -> None:
    record = filled([page(text, day) for text, day in PAGES])
    (deal,) = record.things("agreements")
    assert len(why(record, deal.id).pages) == 2
    told = " ".join(why_text(record, deal.id).split())
    assert "“signed … yesterday”, said between 2024-03-13 and 2024-03-13" in told
    assert "dates the same act 2024-03-12" in told
