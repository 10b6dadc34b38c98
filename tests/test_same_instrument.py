"""Agreements that pages name, describe or only hint at: which of them are one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import STATES, Draft

from foedera.consolidate import consolidate
from foedera.copies import Pages
from foedera.identity import Findings, near
from foedera.instruments import InstrumentKind
from foedera.reading import Reading
from foedera.record import open_record
from foedera.same_actor import Roster
from foedera.same_instrument import agreement_traits, same_instrument
from foedera.steps import AgreementStatus
from foedera.things import Judgement


def told(
    name: str,
    parties: Sequence[str],
    *,
    page: str,
    on: str | None,
    status: AgreementStatus = "signed",
    signed: str | None = None,
    kind: InstrumentKind = "agreement",
    **more: Any,
) -> Reading:
    """Return a page of a day that speaks of one agreement by name or, with `named=False`, by description."""
    draft = Draft(f"{page}, a paper of its own, had this to say of the {name}.", page=page, published=on)
    sides = [draft.state(code) for code in parties]
    draft.agreement(name, sides, status, signed, kind=kind, **more)
    return draft.reading()


def described(name: str, parties: Sequence[str], **more: Any) -> Reading:
    """Return a page that describes an agreement."""
    return told(name, parties, named=False, **more)


def count(*readings: Reading) -> int:
    """Return how many agreements pages tell of, after checking that their order does not matter."""
    outcomes = {
        tuple(
            sorted(
                tuple(sorted({source.article for source in deal.sources}))
                for deal in consolidate(order).things.agreements
            )
        )
        for order in permutations(readings)
    }
    assert len(outcomes) == 1
    return len(outcomes.pop())


PAIR = ["IND", "JPN"]

ONE_MATTER = {
    "a day of signing": [
        described("pact", PAIR, page="a", on="2021-05-04", signed="2021-05-03"),
        described("deal on ports", PAIR, page="b", on="2021-11-30", signed="2021-05-03"),
    ],
    "days that differ by one": [
        described("harbour pact", PAIR, page="a", on="2021-05-04", signed="2021-05-03"),
        described("deal on harbours", PAIR, page="b", on="2021-05-06", signed="2021-05-04"),
    ],
    "the news of a week": [
        described("accord", PAIR, page="a", on="2021-05-04", status="announced"),
        described("understanding", PAIR, page="b", on="2021-05-08", status="in force"),
    ],
    "a plan and what came of it": [
        described("draft", PAIR, page="a", on="2021-05-04", status="negotiating"),
        described("fisheries treaty", PAIR, page="b", on="2021-06-09", kind="treaty"),
    ],
    "a ratification of one day": [
        described("tax treaty", PAIR, page="a", on="2021-05-04", kind="treaty", status="ratified",
                  steps=[("ratified", "2021-05-03")]),
        described("treaty", PAIR, page="b", on="2022-08-01", kind="treaty", status="ratified",
                  steps=[("ratified", "2021-05-03")]),
    ],
    "a signing and a ratification two years on": [
        described("border deal", PAIR, page="a", on="2021-05-04", signed="2021-05-03"),
        described("border treaty", PAIR, page="b", on="2023-04-02", kind="treaty", status="ratified",
                  steps=[("ratified", "2023-04-01")]),
    ],
    "a name and a description": [
        told("Coastal Shipping Arrangement", PAIR, page="a", on="2021-05-04", signed="2021-05-03"),
        described("shipping deal", PAIR, page="b", on="2021-05-20"),
    ],
    "a page without a day that tells the subject": [
        described("visa accord", PAIR, page="a", on="2021-05-04", status="in force"),
        described("accord on visas", PAIR, page="b", on=None, status="in force"),
    ],
    "a look back by the month": [
        described("ceasefire", PAIR, page="a", on="2021-05-04", kind="ceasefire", status="in force",
                  steps=[("in force", "2021-05-04")]),
        described("May truce", PAIR, page="b", on="2021-09-02", kind="ceasefire", status="in force"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("pages", ONE_MATTER.values(), ids=ONE_MATTER)
def test_descriptions_of_one_matter_are_one(pages: list[Reading]) -> None:
    assert count(*pages) == 1


TWO_MATTERS = {
    "other parties": [
        described("pact", PAIR, page="a", on="2021-05-04", signed="2021-05-03"),
        described("pact", ["IND", "KOR"], page="b", on="2021-05-04", signed="2021-05-03"),
    ],
    "signed months apart": [
        described("trade deal", PAIR, page="a", on="2021-05-04", signed="2021-05-03"),
        described("trade deal", PAIR, page="b", on="2021-08-02", signed="2021-08-01"),
    ],
    "still under talks after the signing": [
        described("trade deal", PAIR, page="a", on="2021-05-04", signed="2021-05-03"),
        described("trade deal", PAIR, page="b", on="2021-05-20", status="negotiating"),
    ],
    "kinds that are never taken for each other": [
        described("ceasefire", PAIR, page="a", on="2021-05-04", kind="ceasefire", status="in force"),
        described("lease", PAIR, page="b", on="2021-05-05", kind="contract", status="in force"),
    ],
    "the same subject years apart": [
        described("rice deal", PAIR, page="a", on="2016-05-04", status="in force"),
        described("rice deal", PAIR, page="b", on="2021-05-05", status="in force"),
    ],
    "one party, and some time between": [
        described("water pact", PAIR, page="a", on="2021-05-04", signed="2021-05-03"),
        described("water pact", ["IND"], page="b", on="2021-07-05"),
    ],
    "a new one beside one of old": [
        described("pact of 1998", PAIR, page="a", on="2021-05-04", status="in force"),
        described("pact", PAIR, page="b", on="2021-05-05", signed="2021-05-04"),
    ],
    "other words in other months": [
        described("grain deal", PAIR, page="a", on="2021-05-04", status="in force"),
        described("space accord", PAIR, page="b", on="2021-07-05", status="in force"),
    ],
    "a page without a day that tells nothing of it": [
        described("visa accord", PAIR, page="a", on="2021-05-04", status="in force"),
        described("accord", PAIR, page="b", on=None, status="in force"),
    ],
    "nobody's": [
        described("pact", [], page="a", on="2021-05-04", signed="2021-05-03"),
        described("pact", [], page="b", on="2021-05-04", signed="2021-05-03"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("pages", TWO_MATTERS.values(), ids=TWO_MATTERS)
def test_descriptions_of_two_matters_stay_apart(pages: list[Reading]) -> None:
    assert count(*pages) == 2


def two_of_a_day(*, page: str, names: tuple[str, str], named: bool = False) -> Reading:
    """Return a page on two agreements of one pair and one day."""
    draft = Draft(
        f"{page}: ministers signed the {names[0]} and the {names[1]}.", page=page, published="2021-05-04"
    )
    sides = [draft.state(code) for code in PAIR]
    for name in names:
        draft.agreement(name, sides, "signed", "2021-05-03", named=named or name[0].isupper())
    return draft.reading()


@pytest.mark.parametrize(
    ("names", "others"),
    [
        (("rail deal", "visa deal"), ("pact on visas", "pact on rail")),
        (("deal on rice", "Coastal Shipping Arrangement"), ("rice accord", "Coastal Shipping Arrangement")),
        (("energy accord", "health accord"), ("health agreement", "agreement on energy")),
    ],
)
def test_two_of_one_page_are_never_one_and_each_finds_its_like(names: Any, others: Any) -> None:
    assert count(two_of_a_day(page="a", names=names), two_of_a_day(page="b", names=others)) == 2


def test_a_third_page_does_not_unite_what_one_page_tells_apart() -> None:
    pair = two_of_a_day(page="a", names=("rail deal", "visa deal"))
    vague = described("agreement", PAIR, page="b", on="2021-05-04", signed="2021-05-03")
    assert count(pair, vague) == 3


def test_the_nearest_of_several_matters_is_taken() -> None:
    pages = [
        described("accord", PAIR, page="a", on="2021-03-01", status="announced"),
        described("accord", PAIR, page="b", on="2021-05-01", status="announced"),
        described("accord", PAIR, page="c", on="2021-05-04", status="announced"),
    ]
    found = [{source.article for source in deal.sources} for deal in consolidate(pages).things.agreements]
    assert {"b", "c"} in [one & {"b", "c"} for one in found]


def test_a_body_is_one_side_by_any_of_its_names_and_organs() -> None:
    readings = []
    for at, name in enumerate(["EU", "European Union", "European Commission", "E.U."]):
        draft = Draft(
            f"Paper {at}: the {name} and India signed a pact.", page=f"p{at}", published="2021-05-04"
        )
        draft.agreement("pact", [draft.actor(name), draft.state("IND")], "signed", "2021-05-03", named=False)
        readings.append(draft.reading())
    assert count(*readings) == 1


@pytest.mark.parametrize("name", ["India-Japan 2+2", "Indo-Japanese 2+2", "2+2"])
def test_the_names_of_parties_are_no_part_of_an_initiatives_name(name: str) -> None:
    one, other = Draft("India and Japan held the 2+2.", page="a"), Draft(f"They held the {name}.", page="b")
    one.initiative("2+2", [one.state("IND"), one.state("JPN")])
    other.initiative(name, [other.actor("India", "country", "IND"), other.actor("Japan", "country", "JPN")])
    assert len(consolidate([one.reading(), other.reading()]).things.initiatives) == 1


def test_incomplete_parties_and_another_day_of_signing_are_not_one_by_name() -> None:
    name = "Defence Cooperation Agreement"
    one = told(name, ["USA"], page="a", on="2021-05-04", signed="2021-05-03")
    other = told(name, ["USA", "JPN"], page="b", on="2021-05-20", signed="2021-05-19")
    assert count(one, other) == 2


def test_a_persons_verdict_undoes_what_clues_united_and_can_be_taken_back() -> None:
    record = open_record(":memory:")
    for page in ONE_MATTER["the news of a week"]:
        record.add(page)
    record.consolidate()
    (deal,) = record.things("agreements")
    one, other = (found.key for found in record.found(deal.id))
    record.judge(one, other, "different", "person:ada")
    record.consolidate()
    assert len(list(record.things("agreements"))) == 2
    record.retract(one, other, "person:ada")
    record.consolidate()
    assert len(list(record.things("agreements"))) == 1


def test_a_story_of_many_outlets_is_told_apart_from_the_next_in_any_order() -> None:
    story = [
        page for pages in (ONE_MATTER["a day of signing"], TWO_MATTERS["other parties"]) for page in pages
    ]
    more = [
        described("pact", PAIR, page="c", on="2021-05-05", status="in force"),
        told("Coastal Shipping Arrangement", PAIR, page="d", on="2021-05-03", signed="2021-05-03"),
    ]
    pages = list({page.article.id: page for page in (*story, *more)}.values())
    first = consolidate(pages).things.agreements
    for seed in range(6):
        random.Random(seed).shuffle(pages)
        assert consolidate(pages).things.agreements == first


def test_judgements_say_how_sure_they_are() -> None:
    by = {"same_parties_and_time"}
    found: list[Judgement] = []
    for pages in ONE_MATTER.values():
        found += [one for one in consolidate(pages).judgements if one.verdict == "same" and one.by in by]
    assert found
    assert all(0.5 <= one.score < 1 for one in found)


def any_page(chance: random.Random, at: int) -> Reading:
    """Return a page on one or two agreements told in any way."""
    day = date(2018, 1, 1) + timedelta(days=chance.randrange(1200))
    draft = Draft(
        f"Page {at} speaks of a pact and of talk.", page=f"p{at}", published=chance.choice([str(day), None])
    )
    for _ in range(chance.randrange(1, 3)):
        sides = [
            draft.state(code) for code in chance.sample(sorted(STATES), chance.choice([1, 2, 2, 2, 3, 7]))
        ]
        then = str(day - timedelta(days=chance.choice([0, 1, 9, 60, 150, 700])))
        cut = chance.choice([4, 7, 10, 10])
        later: AgreementStatus = chance.choice(["ratified", "in force", "announced"])
        steps: list[tuple[AgreementStatus, str]] = [(later, then[:cut])] if chance.random() < 0.4 else []
        draft.agreement(
            chance.choice(["pact", "rice deal", "treaty on rice", "Rice Transit Treaty", "May truce"]),
            sides,
            chance.choice(["signed", "negotiating", "announced", "in force", "ratified", "denied"]),
            chance.choice([then[:cut], None]),
            kind=chance.choice(["pact", "treaty", "ceasefire", "contract"]),
            named=chance.random() < 0.3,
            steps=steps,
        )
    return draft.reading()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_what_is_alike_is_found_by_a_key_and_likeness_has_no_direction(seed: int) -> None:
    chance = random.Random(seed)
    found = Findings.of(Pages.of([any_page(chance, at) for at in range(14)]))
    roster = Roster(found.actors, {one.key: one.thing.name for one in found.actors})
    traits = [agreement_traits(one, roster) for one in found.agreements]
    for one, other in combinations(traits, 2):
        alike = same_instrument(one, other)
        assert alike == same_instrument(other, one)
        if alike is not None and alike.score >= 0 and not (one.alone or other.alone):
            assert near(one, other), (one, other)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9))
def test_pages_in_any_batches_make_the_agreements_of_all_at_once(seed: int) -> None:
    chance = random.Random(seed)
    pages = [any_page(chance, at) for at in range(10)]
    record = open_record(":memory:")
    for page in chance.sample(pages, len(pages)):
        record.add(page)
        if chance.random() < 0.5:
            record.consolidate()
    record.consolidate()
    assert record.everything().agreements == consolidate(pages).things.agreements
