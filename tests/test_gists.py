"""That the gist of every thing is the thing's own, however pages came, and leads to it from all that it is about."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from crowds import crowd, grown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import Draft, filled

from foedera.cards import KINDS
from foedera.gists import (
    PAIRED,
    Gist,
    actors_of,
    beside_number,
    packed,
    pair_number,
    state_number,
    unpacked,
)
from foedera.record import Record
from foedera.things import ActorProfile, RecordedArticle

SLOW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def gists(record: Record) -> dict[str, Gist]:
    numbers = [number for (number,) in record._rows("SELECT thing FROM gist")]
    keys = record.choosing.keys(numbers)
    return {keys[gist.thing]: gist for gist in record.choosing.of(numbers)}


@SLOW
@given(st.integers(0, 10**9))
def test_every_thing_has_the_gist_that_it_would_have_if_it_were_made_now(seed: int) -> None:
    chance = random.Random(seed)
    pages = crowd(chance, chance.randrange(2, 18))
    chance.shuffle(pages)
    record = grown(pages, chance)
    found = gists(record)
    things = {thing.id: thing for kind in KINDS[1:] for thing in record.things(kind)}
    assert sorted(found) == sorted(things)
    for key, gist in found.items():
        made = record.choosing._gists.made(gist.thing, gist.kind)
        assert gist == made
        thing = things[key]
        assert not isinstance(thing, ActorProfile | RecordedArticle)
        assert gist.clashes == len(thing.contradictions)
        assert (gist.reports, gist.independent) == (thing.reports, thing.independent_sources)
        assert gist.status == getattr(thing, "status", "")


@SLOW
@given(st.integers(0, 10**9))
def test_a_thing_is_found_by_all_that_its_reports_name_together(seed: int) -> None:
    chance = random.Random(seed)
    record = grown(crowd(chance, chance.randrange(2, 18)), chance)
    for kind in KINDS[1:]:
        for thing in record.things(kind):
            assert not isinstance(thing, ActorProfile | RecordedArticle)
            states = sorted({actor.country for actor in actors_of(thing) if actor.country})
            for pair in combinations(states, 2):
                assert thing.id in {one.id for one in record.things_of(pair, [kind])}
            for actor in actors_of(thing):
                assert thing.id in {one.id for one in record.things_of([actor.id], [kind])}


def test_a_thing_whose_sides_different_pages_name_is_found_by_both() -> None:
    pages = []
    for code, page in (("IND", "a"), ("USA", "b")):
        draft = Draft(f"The Quay Accord was signed, says {page}.", page=page, published="2024-03-01")
        draft.agreement("Quay Accord", [draft.state(code)], signed="2024-03-01", acronym="QUAC")
        pages.append(draft.reading())
    record = filled(pages)
    (first, second) = (next(iter(pages[at].agreements)) for at in (0, 1))
    assert first.name == second.name
    keys = [found.key for kind in record.things("agreements") for found in record.found(kind.id)]
    record.judge(keys[0], keys[-1], "same", "person:ada")
    record.consolidate()
    assert [deal.name for deal in record.things_of(["IND", "USA"])] == ["Quay Accord"]  # type: ignore[union-attr]


def test_a_thing_about_very_many_states_is_found_by_each_two_of_them() -> None:
    draft = Draft("They all met in the hall.", page="a", published="2024-03-01")
    codes = "IND USA KOR JPN GBR FRA AUS DEU ITA ESP CHN".split()
    assert len(codes) > PAIRED
    draft.event(
        "CONSULT", [draft.actor(code, "country", code) for code in codes], (), "2024-03-01", trigger="met"
    )
    record = filled([draft.reading()])
    assert [
        len(list(record.things_of(pair))) for pair in (("IND", "CHN"), ("FRA", "KOR"), ("FRA", "BRA"))
    ] == [1, 1, 0]


@given(st.sets(st.integers(-(1 << 15), 1 << 40)))
def test_numbers_are_packed_without_loss(numbers: set[int]) -> None:
    assert unpacked(packed(numbers)) == tuple(sorted(numbers))


@pytest.mark.parametrize(("one", "other"), [("IND", "USA"), ("XKX", "AFG"), ("ZWE", "ZMB")])
def test_numbers_of_states_and_pairs_never_meet(one: str, other: str) -> None:
    first, second = state_number(one), state_number(other)
    numbers = [
        first, second, pair_number(first, second), pair_number(first, first),
        pair_number(second, second), beside_number(first, second),
    ]  # fmt: skip
    assert len(set(numbers)) == len(numbers)
    assert pair_number(first, second) == pair_number(second, first)
    assert all(-(1 << 31) <= number < 0 for number in numbers)
