"""What ties findings to each other: whose word an event is, which agreement it tells of, when words were said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told import names, only_event, told, who

from foedera.acts import Claim
from foedera.dates import PartialDate
from foedera.link import date_article, link_events
from foedera.reading import Reading
from foedera.statements import Statement

model = pytest.mark.model


@model
@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Peruvian Foreign Minister Jorge Paz said Chile had expelled Peruvian diplomats.", "asserted"),
        (
            "Peruvian Foreign Minister Jorge Paz alleged that Chile had expelled Peruvian diplomats.",
            "alleged",
        ),
        ("Peruvian Foreign Minister Jorge Paz denied that Chile had expelled Peruvian diplomats.", "denied"),
    ],
)
def test_an_event_within_a_statement_is_the_speakers_claim(text: str, stance: str) -> None:
    reading = told(text)
    claim = next(e for e in reading.events if e.type == "SANCTION").claim
    assert claim is not None
    assert (names(reading, claim.by), claim.stance) == (["Jorge Paz"], stance)
    assert claim.statement in {s.id for s in reading.statements}


@model
def test_an_event_outside_every_statement_is_the_pages_own_word() -> None:
    assert only_event("Chile expelled Peruvian diplomats.").claim is None


@model
@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed the Andean Water Accord.",
        "The Andean Water Accord was signed by Chile and Peru.",
        "Chile and Peru met. They signed the Andean Water Accord.",
    ],
)
def test_a_signing_event_holds_the_agreement_that_it_signs(text: str) -> None:
    reading = told(text)
    signing = next(e for e in reading.events if e.rule == "lexicon:sign")
    assert signing.agreements == tuple(deal.id for deal in reading.agreements) != ()


@model
def test_a_signing_that_names_nobody_is_its_parties_act() -> None:
    text = "The Chile-Peru Extradition Treaty was signed in 1932."
    assert who(told(text), only_event(text).actor) == ["CHL", "PER"]


@model
def test_an_event_beside_an_agreement_does_not_hold_it() -> None:
    reading = told("Chile and Peru signed the Andean Water Accord. Chile expelled Peruvian diplomats.")
    assert reading.events[1].agreements == ()


@model
def test_words_were_said_on_the_day_of_their_saying() -> None:
    reading = told("“The river is ours,” Chilean President Gabriel Boric said on Friday.", "2024-08-24")
    assert [str(s.date) for s in reading.statements] == ["2024-08-23"]


@model
@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("Chile and Peru signed the Andean Water Accord in May 2019.", "2019-05"),
        ("Chile and Peru will sign the Andean Water Accord in May 2019.", "None"),
        ("The third Chile-Peru Security Dialogue was held in Lima in May 2023.", "2023-05"),
    ],
)
def test_dated_acts_of_the_past_bound_when_a_page_was_published(text: str, earliest: str) -> None:
    published = told(text).article.published
    assert (published.date, str(published.earliest), published.latest) == (None, earliest, None)


@model
def test_a_promise_knows_its_agreement_and_its_statement() -> None:
    reading = told(
        "“Under the Andean Water Accord, Chile will provide pumps to Peru,” President Gabriel Boric said."
    )
    assert [c.agreement for c in reading.commitments] == [reading.agreements[0].id]
    assert [c.statement for c in reading.commitments] == [reading.statements[0].id]


def test_an_event_is_claimed_through_the_narrowest_statement_around_it(reading: Reading) -> None:
    inner = reading.statements[1]
    event = replace(reading.events[0], agreements=(), claim=None, background=False, trigger=inner.content[0])
    whole = reading.article.passage(0, len(reading.article.text))
    outer = replace(reading.statements[0], content=(whole,))

    def claim(narrow: Statement) -> Claim | None:
        return link_events([event], [outer, narrow], (), reading.article.published)[0].claim

    assert claim(inner) is None, "the narrowest statement has no speaker"
    assert claim(replace(inner, speaker="a3")) == Claim(("a3",), inner.id, "denied")


def test_a_page_whose_date_is_known_is_not_bounded(reading: Reading) -> None:
    found = date_article(reading.article, reading.events, reading.initiatives).published
    assert found.date == PartialDate(2024, 8, 24)


@model
@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Under the deal signed on Monday, Chile will give Peru 20 boats.", "2024-08-19"),
        (
            "Chile and Peru signed a pact on Tuesday. Under the pact, Chile will give Peru 20 boats.",
            "2024-08-20",
        ),
        ("Chile will give Peru two ferries, its foreign minister said on Monday.", "2024-08-19"),
    ],
)
def test_a_promise_is_made_on_the_day_of_the_words_or_the_text_that_hold_it(text: str, made: str) -> None:
    assert [str(one.made) for one in told(text, "2024-08-23").commitments] == [made]
