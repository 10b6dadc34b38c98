"""Unifying: what a page tells twice of one instrument is one, what it tells of two stays apart."""

from __future__ import annotations

import pytest
from told import told, who

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed a ceasefire in Lima. Negotiators of both signed the declaration on Sunday night.",
        (
            "Chile and Peru signed an accord on a copper fund on Monday. Anna Ruiz of Chile and Luis Vega of Peru put their "
            "names to the mining pact."
        ),
    ],
)
def test_a_definite_one_made_by_the_same_step_is_the_one_told_before(text: str) -> None:
    assert len(told(text).agreements) == 1


@pytest.mark.parametrize(
    "text",
    [
        (
            "Chile and Peru began talks on a defence pact on Friday. Chilean President Gabriel Boric and Peruvian President Dina "
            "Boluarte announced the start of talks on a visiting forces agreement in Lima."
        ),
        (
            "Kenya and Ghana signed a security deal on Friday. Kenyan President William Ruto and Ghanaian President John Mahama "
            "signed a training agreement in Nairobi."
        ),
    ],
)
def test_the_next_sentence_that_tells_by_whose_hands_it_was_done_tells_no_second_one(text: str) -> None:
    assert len(told(text).agreements) == 1


@pytest.mark.parametrize(
    "text",
    [
        (
            "Zenco and Oman Power Limited signed a gas supply agreement on Tuesday. The Gas Supply Agreement (GSA) between Zenco "
            "and Oman Power Limited runs for ten years."
        ),
        (
            "A water cooperation agreement was signed with Peru. Minister Anna Ruiz signed a joint water cooperation agreement "
            "with Peru in Lima."
        ),
    ],
)
def test_what_is_told_twice_in_the_same_words_is_one(text: str) -> None:
    assert len(told(text).agreements) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed a trade pact in Lima. They also signed a defence agreement.",
        "Chile and Peru signed a trade pact in Lima. A second agreement, on fish, was signed by their ministers.",
        "Chile signed a trade pact with Peru in Lima. It signed a trade pact with Kenya in May.",
        "Chile and Peru signed the pact of 2019 in Lima. On Monday they signed the pact of 2023.",
        "Chile and Peru signed an amendment to the Copper Treaty of 2009 in Lima.",
    ],
)
def test_two_that_the_page_tells_apart_stay_two(text: str) -> None:
    assert len(told(text).agreements) == 2


def test_a_new_one_is_not_the_earlier_one_told_in_between() -> None:
    text = (
        "Chile and Peru signed a peace agreement on Wednesday. An earlier peace deal of 2015 broke down after a year. "
        "The new accord gives Peru the bridge."
    )
    new, old = sorted(told(text).agreements, key=lambda deal: deal.mentions[0].start)
    assert [mention.text for mention in new.mentions] == ["a peace agreement", "The new accord"]
    assert [mention.text for mention in old.mentions] == ["An earlier peace deal"]


def test_a_year_in_a_mention_does_not_make_it_that_of_the_sentence() -> None:
    text = (
        "Chile and Peru will negotiate a Harbour Access Agreement. This agreement builds upon the 1995 memorandum "
        "between the two countries."
    )
    assert sorted(str(deal.signed) for deal in told(text).agreements) == ["1995", "None"]


def test_the_text_of_an_instrument_is_no_other_one() -> None:
    text = "Chile and Peru agreed on the text of a transport agreement on Wednesday."
    (deal,) = told(text).agreements
    assert who(told(text), deal.parties) == ["CHL", "PER"]


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed a pact on fish. The ministers say that India wants one with Peru, and another with Kenya.",
        "Chile and Peru signed a pact on fish. It is shorter than the one that Peru signed with Kenya in 2019.",
    ],
)
def test_a_pronoun_that_tells_another_partner_is_another_instrument(text: str) -> None:
    assert len(told(text).agreements) > 1


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Access would come with a procurement agreement, on which Chile and Peru are still talking.",
            "negotiating",
        ),
        (
            "Chile needs a customs treaty, over which it has been negotiating with Peru since May.",
            "negotiating",
        ),
        ("Chile and Peru signed up to a strategic partnership on Thursday.", "signed"),
        (
            "MoU on tourism cooperation signed by Minister Anna Ruiz of Chile and Minister Luis Vega of Peru.",
            "signed",
        ),
    ],
)
def test_clauses_that_open_with_a_preposition_or_hang_on_the_matter_tell_steps(
    text: str, status: str
) -> None:
    assert [deal.status for deal in told(text).agreements] == [status]


def test_lines_of_a_list_with_partners_of_their_own_are_two() -> None:
    text = (
        "Chile and Peru agreed on several memoranda:\n\n1. Memorandum of understanding between the Ministry of Energy of Chile "
        "and the Ministry of Mines of Peru;\n2. Memorandum of understanding between the Navy of Chile and the Navy of Peru."
    )
    assert len(told(text).agreements) == 2


@pytest.mark.parametrize(
    "text",
    [
        (
            "Chile and Peru signed a ten-year Harbour Access Framework in Lima on Monday. The two ministers said the "
            "Chile-Peru Harbour Framework would help fishing ports."
        ),
        (
            "Kenya and Ghana signed the Mutual Fisheries Protection Treaty in Accra. Kenyan officials have waited for "
            "the Kenya-Ghana Fisheries Treaty for years."
        ),
        (
            "Japan and Fiji concluded the Framework for Coastal Rescue Operations on Friday. “This Coastal Framework "
            "between Japan and Fiji will save lives,” the minister said."
        ),
    ],
)
def test_a_shorter_title_between_the_same_parties_is_that_of_the_fuller_one(text: str) -> None:
    assert len(told(text).agreements) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed the Strategic Partnership Agreement. They now want the Comprehensive Strategic Partnership Agreement.",
        "Chile and Peru signed the Trade Treaty in 2009. In May Chile and Peru signed the Interim Trade Treaty.",
        "Chile and Peru signed the Harbour Access Treaty. Chile and Kenya signed the Harbour Treaty in May.",
    ],
)
def test_a_title_of_another_rank_or_with_other_parties_is_another_one(text: str) -> None:
    assert len(told(text).agreements) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed an agreement on the framework for a harbour partnership on Monday.",
        "Kenyan and Ghanaian ministers reached an accord on a framework for visa talks in Accra.",
    ],
)
def test_an_agreement_on_a_framework_is_that_framework(text: str) -> None:
    assert len(told(text).agreements) == 1
