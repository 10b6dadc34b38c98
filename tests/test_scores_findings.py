"""Findings beside gold: which actors are one, which findings are a pair, how misses are told."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from foedera.actors import Actor
from foedera.evidence import Span
from foedera.scores_findings import (
    Asked,
    Layer,
    Matched,
    cast_pair,
    misses_of,
    paired_by_mentions,
    same_value,
)

TEXT = "Kenya's envoy met Uganda's, and both countries praised the pact; a rival pact failed."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def actor(key: str, name: str, *mentions: str) -> Actor:
    return Actor(key, name, "country", None, None, None, (), (), tuple(span(words) for words in mentions))


KENYA = actor("k", "Kenya", "Kenya", "both countries")
UGANDA = actor("u", "Uganda", "Uganda", "both countries")


@pytest.mark.parametrize(
    ("found", "same"),
    [
        (("Kenya", "Kenya"), {"k"}),
        (("Kenya", "Kenya's"), {"k"}),
        (("envoy", "Kenya's envoy"), set()),
        (("Kenya", "Kenya's envoy"), {"k"}),
        (("Kenya", "envoy"), set()),
    ],
)
def test_actors_are_one_by_a_mention_cut_nearly_alike_or_by_name_and_place(
    found: tuple[str, str], same: set[str]
) -> None:
    name, words = found
    assert {mine for mine, _ in cast_pair([KENYA, UGANDA], [actor("x", name, words)]).same} == same


def test_a_mention_of_several_actors_tells_them_not_apart() -> None:
    casts = cast_pair([KENYA, UGANDA], [replace_id(KENYA, "1"), replace_id(UGANDA, "2")])
    assert casts.same == {("k", "1"), ("u", "2")}
    assert (casts.shared(["k"], ["2"]), casts.shared(["k", "u"], ["2", "1"])) == (0, 2)


def test_who_has_no_mention_of_his_own_is_known_by_the_common_one() -> None:
    both = actor("1", "a pair", "both countries")
    assert cast_pair([actor("k", "Kenya", "both countries"), UGANDA], [both]).same == {("k", "1")}


def replace_id(one: Actor, key: str) -> Actor:
    return actor(key, one.name, *(mention.text for mention in one.mentions))


def test_most_mentions_in_common_go_first_then_most_actors() -> None:
    casts = cast_pair([KENYA, UGANDA], [replace_id(KENYA, "1"), replace_id(UGANDA, "2")])
    pact, rival = span("the pact"), span("a rival pact")
    few, many, other = ([pact], ("k",)), ([pact, rival], ("k",)), ([pact], ("u",))
    assert paired_by_mentions(casts, [few, many], [([pact, rival], ("2",))]) == ((1, 0),)
    assert paired_by_mentions(casts, [few, other], [([pact], ("2",)), ([pact], ("1",))]) == ((0, 1), (1, 0))
    assert paired_by_mentions(casts, [few], [([rival], ("1",))]) == ()


@dataclass(frozen=True, slots=True)
class Deal:
    """A finding with one thing to be asked."""

    id: str
    words: tuple[Span, ...]
    kind: str
    rule: str = "by-hand"


LAYER: Layer[Deal] = Layer(
    "deal",
    lambda deal: deal.words,
    lambda deal, _: deal.kind,
    (Asked("kind", same_value(lambda deal: deal.kind)),),
)


def misses(
    golds: tuple[Deal, ...], found: tuple[Deal, ...], *pairs: tuple[int, int]
) -> list[tuple[str, str, str]]:
    page = Matched("1", TEXT, cast_pair([], []), golds, found, pairs)
    return [(miss.measure, miss.expected, miss.found) for miss in misses_of(LAYER, [page])]


def test_what_was_lost_stands_beside_what_shares_words_with_it() -> None:
    pact, rival = (
        Deal("1", (span("the pact"),), "pact"),
        Deal("2", (span("a rival pact"), span("Kenya")), "pact"),
    )
    wide = Deal("3", (span("praised the pact"),), "treaty")
    lost, added = misses((pact,), (rival, wide))
    assert lost[1].startswith("pact: ")
    assert "[the pact]" in lost[1]
    assert "[praised the pact]" in lost[2]
    assert lost[2].endswith(" by by-hand")
    assert added[1] == ""
    assert "[a rival pact] failed. … [Kenya]" in added[2]


def test_what_differs_is_told_with_the_words_of_the_gold() -> None:
    gold, found = Deal("1", (span("the pact"),), "pact"), Deal("2", (span("pact"),), "treaty")
    ((measure, expected, came),) = misses((gold,), (found,), (0, 0))
    assert (measure, came) == ("kind", "treaty by by-hand")
    assert expected.startswith("pact: ")
    assert "[the pact]" in expected
