"""Chains: which words of a text speak of the same instrument."""

from __future__ import annotations

import pytest

from foedera.acquire import Page
from foedera.article import read_article
from foedera.chains import find_chains, instrument_nouns
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
