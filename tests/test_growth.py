"""A record that grows page by page is the one that is worked out from all pages at once."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import combinations
from typing import Any

from crowds import crowd, grown, page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import WITH

from foedera.consolidate import consolidate
from foedera.growth import LAYERS
from foedera.identity import near
from foedera.reading import Reading
from foedera.record import Record, open_record
from foedera.things import Judgement, Things

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def differing(found: Things, wanted: Things) -> list[str]:
    return [
        f"{kind.name}: {one} != {other}"
        for kind in fields(Things)
        for one, other in zip(getattr(found, kind.name), getattr(wanted, kind.name), strict=False)
        if one != other
    ][:3]


def assert_same(record: Record, readings: Sequence[Reading], verdicts: Sequence[Judgement] = ()) -> None:
    """Check a record against all its pages worked out at once."""
    wanted = consolidate(readings, verdicts)
    found = record.everything()
    assert differing(found, wanted.things) == []
    assert found == wanted.things
    things = {member.thing for member in wanted.members if member.kind != "articles"}
    kept = {one for thing in things for one in record.judgements(thing)}
    assert kept >= set(wanted.judgements)


@SLOW
@given(st.integers(0, 10**9))
def test_pages_in_any_order_and_in_any_batches_make_the_record_of_all_at_once(seed: int) -> None:
    chance = random.Random(seed)
    pages = crowd(chance, chance.randrange(2, 25))
    chance.shuffle(pages)
    assert_same(grown(pages, chance), pages)


@SLOW
@given(st.integers(0, 10**9))
def test_pages_read_anew_leave_nothing_of_what_they_told_before(seed: int) -> None:
    chance = random.Random(seed)
    pages = crowd(chance, chance.randrange(2, 16))
    record = grown(pages, chance)
    for at in chance.sample(range(len(pages)), chance.randrange(1, len(pages))):
        other = page(chance, 1000 + at).article.published
        told = crowd(chance, 1)[0]
        again = replace(
            pages[at], foedera=replace(WITH, version=f"0.{at}.{seed}"),
            **(
                {"article": replace(pages[at].article, published=other)}
                if chance.random() < 0.4 and other.date
                else {"events": (), "commitments": (), "statements": told.statements[:0]}
            ),
        )  # fmt: skip
        if record.add(again) == "again":
            pages[at] = again
        if chance.random() < 0.5:
            record.consolidate()
    record.consolidate()
    assert_same(record, pages)


@SLOW
@given(st.integers(0, 10**9))
def test_verdicts_are_followed_and_can_be_taken_back_at_any_time(seed: int) -> None:
    chance = random.Random(seed)
    pages = crowd(chance, chance.randrange(3, 14))
    record = grown(pages, chance)
    before = record.everything()
    keys: dict[str, list[str]] = {}
    for member in consolidate(pages).members:
        keys.setdefault(member.kind, []).append(member.key)
    given_ = []
    for _ in range(chance.randrange(1, 4)):
        kind = chance.choice([kind for kind in keys if kind != "articles" and len(keys[kind]) > 1])
        one, other = chance.sample(keys[kind], 2)
        given_.append(Judgement(one, other, chance.choice(["same", "different"]), 1.0, "person:ada"))
    for verdict in given_:
        record.judge(verdict.a, verdict.b, verdict.verdict, verdict.by)
        if chance.random() < 0.5:
            record.consolidate()
    record.consolidate()
    assert_same(record, pages, record.verdicts())
    for verdict in given_:
        record.retract(verdict.a, verdict.b, verdict.by)
    record.consolidate()
    assert record.everything() == before


@SLOW
@given(st.integers(0, 10**9))
def test_every_id_once_shown_leads_somewhere_for_ever(seed: int) -> None:
    chance = random.Random(seed)
    pages = crowd(chance, chance.randrange(2, 12))
    chance.shuffle(pages)
    record, shown = open_record(":memory:"), set()
    for reading in pages:
        record.add(reading)
        record.consolidate()
        shown |= {actor.id for actor in record.things("actors")} | {
            deal.id for deal in record.things("agreements")
        }
    for one in shown:
        assert record.thing(one)


def traits_of(pages: Sequence[Reading]) -> dict[str, list[Any]]:
    """Return the traits of all findings of some pages, kind by kind."""
    record = open_record(":memory:")
    for reading in pages:
        record.add(reading)
    record.consolidate()
    shelves = record._growth._shelves
    ids = {kind: [one for (one,) in record._rows("SELECT id FROM trait WHERE kind = ?", shelf.layer.number)]
           for kind, shelf in shelves.items()}  # fmt: skip
    cards = {kind: [shelf.card(one) for one in ids[kind]] for kind, shelf in shelves.items()}
    return {kind: [card.traits for card in some if card.traits is not None] for kind, some in cards.items()}


@SLOW
@given(st.integers(0, 10**9))
def test_no_two_findings_are_alike_that_share_no_block(seed: int) -> None:
    chance = random.Random(seed)
    found = traits_of(crowd(chance, 20))
    for layer in LAYERS:
        for one, other in combinations(found[layer.kind], 2):
            alike = layer.compare(one, other)
            assert alike is None or alike.score < 0 or near(one, other), (one, other)


@SLOW
@given(st.integers(0, 10**9))
def test_what_a_page_tells_of_two_states_is_found_by_them(seed: int) -> None:
    chance = random.Random(seed)
    record = grown(crowd(chance, chance.randrange(2, 16)), chance)
    wanted = {
        event.id
        for event in record.everything().events
        if {"IND", "USA"} <= {one.country for one in (*event.actor, *event.recipient)}
        and len(record.found(event.id)) == 1
    }
    assert wanted <= {thing.id for thing in record.things_of(["IND", "USA"], ["events"])}
