"""Chains: which words of a text speak of the same instrument."""

from __future__ import annotations

import pytest
from told import only_agreement, told

from foedera.acquire import Page
from foedera.article import read_article
from foedera.chains import find_chains
from foedera.instrument_words import instrument_nouns
from foedera.pipeline import desk_of

pytestmark = pytest.mark.model


def chains(text: str) -> list[tuple[str, list[str]]]:
    desk = desk_of(read_article(Page("1", text, "text", id="1", plain=True)), "actors")
    assert desk.doc is not None
    assert desk.cast is not None
    found = find_chains(desk.doc, desk.names, desk.cast)
    return [(chain.instrument.name, [token.text for token in chain.tokens]) for chain in found]


@pytest.mark.parametrize("word", [pytest.param(word, id=word) for word in instrument_nouns()])
def test_every_noun_of_the_table_is_found_in_its_example(word: str) -> None:
    from foedera.knowledge import table

    (example,) = [row.cells[3] for row in table("instrument_nouns.tsv", 4) if row.cells[0] == word]
    spoken = {token.lower().removesuffix(".") for _, tokens in chains(example) for token in tokens}
    assert word in spoken or word.replace("-", "") in {token.replace("-", "") for token in spoken}


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed a trade pact. The deal covers fish. Both praised the text.",
        "Chile and Peru signed a trade pact. The accord, on trade, was renewed. It entered into force in May.",
    ],
)
def test_what_points_back_joins_the_nearest_chain(text: str) -> None:
    assert len(chains(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed a trade pact. The fisheries treaty with Ecuador is older.",
        "Chile and Peru signed a pact on fish. The pact of 1929 on the border stands.",
        "Chile and Peru signed a ceasefire. The contract with the builders was lost.",
        "Chile signed a pact with Peru. Its pact with Ecuador expired.",
    ],
)
def test_another_kind_year_topic_or_partner_is_another_chain(text: str) -> None:
    assert len(chains(text)) == 2


def test_a_noun_that_only_points_back_tells_no_instrument_of_its_own() -> None:
    assert chains("Chile read a document. Peru lost a paper.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru signed a pact on fish. The memorandum on visas is older.",
        "Chile signed a pact on fish with Peru, an accord on rail links.",
        "The Treaty of Quito founded the bloc. Chile and Peru signed a trade agreement. The agreement covers fish.",
    ],
)
def test_what_two_are_on_tells_them_apart(text: str) -> None:
    assert len(chains(text)) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chile and Peru signed an agreement on river fish with a new gauge.", "agreement on river fish"),
        ("Chile reached a ceasefire and hostage deal with the rebels.", "ceasefire and hostage deal"),
        ("Chile left the deal, officially known as the Oak River Plan.", "Oak River Plan"),
        (
            "Chile and Peru spoke of an agreement on a ceasefire in the north.",
            "agreement on a ceasefire in the north",
        ),
        ("Chile signed a paper on fish.", "paper on fish"),
        ("Chile and Peru signed a pact on grazing on Monday.", "pact on grazing"),
        ("Chile and Peru signed a deal on fish in Lima on Tuesday.", "deal on fish"),
        (
            "Chile and Peru struck an accord on mining in the high Andes last week.",
            "accord on mining in the high Andes",
        ),
    ],
)
def test_an_instrument_is_named_by_the_words_that_tell_it(text: str, name: str) -> None:
    assert [found for found, _ in chains(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met within the framework of the visit.",
        "Japan thanked China for its understanding.",
        "He asked for her understanding, the ministry said.",
        "The visit would deepen mutual understanding with Peru.",
        "This is a big deal.",
        "Chile and Peru signed 7 MoUs.",
        "The judge gave an order for three months.",
        "A plea deal with the court was near.",
    ],
)
def test_what_only_looks_like_an_instrument_is_no_chain_of_one(text: str) -> None:
    assert [name for name, _ in chains(text) if "MoUs" not in name] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chile has a status of forces agreement with Peru.", "status of forces agreement"),
        (
            "Chile and Peru signed an avoidance of double taxation agreement.",
            "avoidance of double taxation agreement",
        ),
    ],
)
def test_a_name_of_several_nouns_is_told_whole(text: str, name: str) -> None:
    assert only_agreement(text).name == name


def test_what_another_state_concluded_is_an_instrument_of_its_own() -> None:
    text = "Chile and Peru signed a fisheries pact on Friday. It follows the model of the pact that Norway concluded in May."
    assert len(told(text).agreements) == len(["with Peru", "of Norway"])


def test_a_title_that_is_told_next_names_what_was_first_described() -> None:
    text = "Chile and Peru signed a pact on bases on Friday. The foreign ministers of Chile and Peru signed the Harbour Access Agreement in Lima."
    assert [deal.name for deal in told(text).agreements] == ["Harbour Access Agreement"]


@pytest.mark.parametrize("noun", ["roadmap", "cultural exchange programme", "addendum"])
def test_a_paper_is_an_instrument_where_it_is_signed(noun: str) -> None:
    assert len(told(f"Chile and Peru signed a {noun} on Friday.").agreements) == 1
    assert told(f"Chile and Peru discussed a {noun} on Friday.").agreements == ()
