"""Participants: whom names, nouns and pronouns mean, and which state they belong to."""

from __future__ import annotations

import pytest
from docs import article_of, hand, read_actors, read_cast, read_doc, word
from spacy.tokens import Doc

from foedera.actors import Actor, Cast, find_actors
from foedera.annotate import Name
from foedera.evidence import Span


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Kenyan President William Ruto met Ugandan officials in Kampala. He thanked them.",
        "Brazil and Uruguay opened talks. The two countries will share ports, and they want more.",
        "Lloyd Austin, the US defence secretary, met Rolls-Royce. The secretary left.",
        "Indian and Pakistani warships passed. Islamabad protested, and Delhi did not.",
    ],
)
def test_actors_come_in_text_order_with_mentions_that_stand_in_the_text(text: str) -> None:
    actors = read_actors(text)
    assert [a.id for a in actors] == [f"a{at}" for at in range(1, len(actors) + 1)]
    firsts = [a.mentions[0].start for a in actors]
    assert firsts == sorted(firsts)
    for actor in actors:
        assert list(actor.mentions) == sorted(set(actor.mentions), key=lambda m: (m.start, m.end))
        for mention in actor.mentions:
            mention.check(text)


# The cast, and what needs no model


def drawn(parse: str, *mentions: tuple[str, str, str]) -> tuple[Doc, Cast]:
    """Return a parse told by hand and its cast: each actor's name and kind, and the words that mention it."""
    doc = hand(parse)
    held: dict[tuple[str, str], list[Span]] = {}
    for name, kind, words in mentions:
        start = doc.text.index(words)
        held.setdefault((name, kind), []).append(Span(start, start + len(words), words))
    return doc, Cast(
        Actor(f"a{at}", name, kind, None, None, None, (), (), tuple(spans))  # type: ignore[arg-type]
        for at, ((name, kind), spans) in enumerate(held.items(), 1)
    )


NAVY = "Iran poss navy NNP\n’s case Iran POS\nnavy nsubj sailed NN\nsailed - - VBD"
SIDES = """
officials nsubj met NNS
of prep officials IN
the det sides DT
two nummod sides CD
sides pobj of NNS
met - - VBD
"""
STATES = (("Mali", "country", "the two sides"), ("Niger", "country", "the two sides"))


def test_the_actor_whose_mention_is_the_word_itself_goes_before_one_that_holds_it() -> None:
    doc, cast = drawn(NAVY, ("Iran", "country", "Iran"), ("navy of Iran", "military", "Iran ’s navy"))
    assert [a.name for a in cast.of(word(doc, "Iran"))] == ["Iran"]
    assert [a.name for a in cast.of(word(doc, "navy"))] == ["navy of Iran"]
    assert cast.of(word(doc, "sailed")) == ()


def test_several_actors_may_share_a_word() -> None:
    doc, cast = drawn(SIDES, *STATES)
    assert [a.name for a in cast.of(word(doc, "sides"))] == ["Mali", "Niger"]


@pytest.mark.parametrize(
    ("parse", "mentions", "at", "names"),
    [
        (NAVY, [("Iran", "country", "Iran")], "navy", ["Iran"]),
        (SIDES, list(STATES), "officials", ["Mali", "Niger"]),
        (NAVY, [("navy", "military", "navy"), ("Iran", "country", "Iran")], "navy", ["navy"]),
        (NAVY, [], "navy", []),
        ("It nsubj has PRP PRON\nhas - - VBZ", [("Iran", "country", "has")], "It", []),
        ("firms nsubj won NNS\nfrom prep firms IN\nPoland pobj from NNP\nwon - - VBD", [("Poland", "country", "Poland")], "firms", ["Poland"]),
    ],
)  # fmt: skip
def test_what_is_no_actor_acts_for_whom_it_belongs_to(
    parse: str, mentions: list[tuple[str, str, str]], at: str, names: list[str]
) -> None:
    doc, cast = drawn(parse, *mentions)
    assert [a.name for a in cast.acting(word(doc, at))] == names


@pytest.mark.parametrize(
    ("mentions", "names"),
    [
        (list(STATES), ["Mali", "Niger"]),
        ([("Mali", "country", "the two sides")], []),
        ([*STATES, ("Chad", "country", "the two sides")], []),
        ([("Mali", "country", "officials"), ("Niger", "country", "two")], []),
        ([("Ana", "person", "the two sides"), ("Jan", "person", "the two sides")], []),
    ],
)
def test_the_pair_of_a_page_is_two_states_that_share_a_mention(
    mentions: list[tuple[str, str, str]], names: list[str]
) -> None:
    _, cast = drawn(SIDES, *mentions)
    assert [a.name for a in cast.pair()] == names


def test_an_actor_is_got_by_its_id_and_an_unknown_id_is_an_error() -> None:
    _, cast = drawn(NAVY, ("Iran", "country", "Iran"))
    assert cast.get("a1").name == "Iran"
    with pytest.raises(KeyError):
        cast.get("a2")


@pytest.mark.parametrize(
    ("parse", "names", "expected"),
    [
        ("Oman nsubj wrote NNP\nwrote - - VBD\nBenin dobj wrote NNP", [("Oman", "country", "OMN"), ("Benin", "country", "BEN")], ["Oman", "Benin"]),
        ("Lima nsubj wrote NNP\nwrote - - VBD", [("Lima", "place", "PER")], ["Peru"]),
        ("He nsubj wrote PRP\nwrote - - VBD\nin prep wrote IN\nLima pobj in NNP", [("Lima", "place", "PER")], []),
        ("It nsubj shook PRP\nshook - - VBD\nLima dobj shook NNP", [("Lima", "place", "PER")], ["Peru"]),
        ("It nsubj shook PRP\nshook - - VBD VERB shake\nLima dobj shook NNP", [("Lima", "place", "PER")], []),
    ],
)  # fmt: skip
def test_states_are_found_on_a_parse_told_by_hand(
    parse: str, names: list[tuple[str, str, str]], expected: list[str]
) -> None:
    doc = hand(parse)
    told = [
        Name(doc.text.index(t), doc.text.index(t) + len(t), kind, t, country=code)  # type: ignore[arg-type]
        for t, kind, code in names
    ]
    assert [a.name for a in find_actors(doc, told, article_of(doc.text))] == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "at", "countries"),
    [
        ("Fijian crews and the navy of Tonga met.", "navy", ["TON"]),
        ("Envoys from Quito and Lima met.", "Envoys", ["ECU", "PER"]),
        ("Iceland’s stance surprised them.", "stance", ["ISL"]),
        ("The bridges of Latvia were shut.", "bridges", ["LVA"]),
    ],
)
def test_a_noun_of_the_text_acts_for_its_state(text: str, at: str, countries: list[str]) -> None:
    token = word(read_doc(text)[1], at)
    assert [actor.country for actor in read_cast(text).acting(token)] == countries
