"""What belongs to a dossier, as known on any day, and that what is shown of very much is chosen and counted right."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from crowds import crowd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import Draft, day, filled, supply_pact

from foedera import composing
from foedera.agreements import Link
from foedera.copies import when_published
from foedera.dossier import Dossier, build_dossier
from foedera.errors import UnknownId
from foedera.record import Record
from foedera.things import ActorProfile, RecordedArticle, Things

SLOW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
COMMON = ("sources", "reports", "first_seen", "last_seen", "review")


def a_record(seed: int) -> tuple[Record, random.Random]:
    chance = random.Random(seed)
    pages = crowd(chance, chance.randrange(3, 18))
    chance.shuffle(pages)
    return filled(pages), chance


def items(dossier: Dossier) -> list[Any]:
    deals = [deal for group in dossier.agreements for deal in group.agreements]
    words = (*dossier.statements, *dossier.commitments)
    return [*deals, *dossier.initiatives, *dossier.timeline, *dossier.undated, *words]


def lists(dossier: Dossier) -> dict[str, list[str]]:
    return {
        "agreements": [deal.id for group in dossier.agreements for deal in group.agreements],
        "initiatives": [plan.id for plan in dossier.initiatives],
        "timeline": [event.id for event in dossier.timeline],
        "undated": [event.id for event in dossier.undated],
        "encounters": [f"{met.one.id} {met.other.id}" for met in dossier.encounters],
        "statements": [said.id for said in dossier.statements],
        "commitments": [vow.id for vow in dossier.commitments],
        "contradictions": [f"{clash.thing} {clash.contradiction.field}" for clash in dossier.contradictions],
    }


# --- as of a day --------------------------------------------------------------------------------------------------


@SLOW
@given(st.integers(0, 10**9))
def test_as_of_the_last_day_all_is_known(seed: int) -> None:
    record, _ = a_record(seed)
    assert record.everything(date.max) == record.everything()
    for who in (("IND",), ("IND", "USA")):
        then, now = (build_dossier(record, *who, as_of=on) for on in (day("9999-12-31"), None))
        assert replace(then, as_of=None, ledger_day=now.ledger_day, counts=now.counts) == now


@SLOW
@given(st.integers(0, 10**9))
def test_nothing_shows_that_was_published_later(seed: int) -> None:
    record, chance = a_record(seed)
    readings = list(record.readings())
    limit = chance.choice(sorted(when_published(one.article) for one in readings))
    known = [one for one in readings if when_published(one.article) <= limit]
    told, before = record.everything(limit), filled(known)
    pages = {(one.article.id, one.article.sha256) for one in known}
    versions = {version.sha256 for one in told.articles for version in one.versions}
    assert versions == {digest for _, digest in pages}
    names = {actor.name for one in known for actor in one.actors}
    names |= {span.text for one in known for actor in one.actors for span in actor.mentions}
    assert {one.name for one in told.actors if one.kind != "country"} <= names
    for kind in fields(Things):
        for thing in getattr(told, kind.name):
            assert_known(record, before, thing, pages)
    for who in (("IND",), ("IND", "USA")):
        for item in items(build_dossier(record, *who, as_of=day(str(limit)))):
            assert {source.article for source in item.sources} <= {name for name, _ in pages}


def assert_known(record: Record, before: Record, thing: Any, pages: set[tuple[str, str]]) -> None:
    """Check a thing against the record of the pages known then, where that makes it of the same findings."""
    assert {source.article for source in thing.sources} <= {name for name, _ in pages}
    if isinstance(thing, RecordedArticle):
        return
    known = {
        found.key
        for found in record.found(thing.id)
        if (found.reading.article.id, found.reading.article.sha256) in pages
    }
    assert thing.id in known
    if known == {found.key for found in before.found(thing.id)}:
        same = before.thing(thing.id)
        assert [getattr(thing, name) for name in COMMON] == [getattr(same, name) for name in COMMON]
        assert getattr(thing, "status", None) == getattr(same, "status", None)
        assert rivals(thing) == rivals(same)
        if isinstance(thing, ActorProfile):
            assert isinstance(same, ActorProfile)
            assert {thing.name, *thing.aliases} == {same.name, *same.aliases}


def rivals(thing: Any) -> dict[str, set[str]]:
    """Return the values that sources disagree on; which of them copy each other is judged as of today."""
    return {one.field: {rival.value for rival in one.values} for one in thing.contradictions}


def test_what_no_page_had_told_by_a_day_is_not_known_then() -> None:
    with filled([supply_pact(page="a", published="2024-08-23")]) as record:
        with pytest.raises(UnknownId):
            build_dossier(record, "SOSA", as_of=day("2024-08-22"))
        assert build_dossier(record, "SOSA", as_of=day("2024-08-23")).overview.agreements == 1
        assert build_dossier(record, "IND", "USA", as_of=day("2024-08-22")).overview.articles == 0


def test_a_superseded_page_still_counts_on_the_day_before_its_new_version() -> None:
    first = supply_pact(
        page="a", published="2024-08-23", signed="2024-08-22", text="Singh met Austin, signed, a milestone."
    )
    again = supply_pact(
        page="a", published="2024-08-25", signed="2024-08-23", text="Austin met Singh, signed, a milestone."
    )
    with filled([first, again]) as record:
        (then,) = record.everything(date(2024, 8, 24)).agreements
        (now,) = record.everything().agreements
    assert (str(then.signed), str(now.signed)) == ("2024-08-22", "2024-08-23")


# --- the most telling ---------------------------------------------------------------------------------------------


@SLOW
@given(st.integers(0, 10**9), st.integers(1, 5))
def test_a_limit_cuts_every_list_and_no_count(seed: int, limit: int) -> None:
    record, _ = a_record(seed)
    for who in (("IND",), ("IND", "USA"), ("FRA", "JPN")):
        whole, part = (build_dossier(record, *who, limit=most) for most in (0, limit))
        assert (part.overview, part.counts, part.months) == (whole.overview, whole.counts, whole.months)
        for name, shown in lists(part).items():
            own = lists(whole)[name]
            assert len(shown) == min(limit, len(own))
            assert set(shown) <= set(own)
            if name != "contradictions":
                assert shown == [one for one in own if one in shown]
        cited = {source.article for source in part.sources}
        assert cited == {source.article for item in items(part) for source in item.sources} | {
            source.article for clash in part.contradictions for source in whole_sources(whole, clash.thing)
        }


def whole_sources(dossier: Dossier, ident: str) -> list[Any]:
    return [source for item in items(dossier) if item.id == ident for source in item.sources]


@SLOW
@given(st.integers(0, 10**9))
def test_counts_are_those_of_the_lists(seed: int) -> None:
    record, _ = a_record(seed)
    found = build_dossier(record, "IND")
    totals: Counter[str] = Counter()
    for count in found.counts:
        assert count.total > 0
        totals[count.section] += count.total
    assert {name: len(own) for name, own in lists(found).items() if own} == {
        name: totals[name] for name in lists(found) if totals[name]
    }
    assert totals["sources"] == len(found.sources) == found.overview.articles
    assert totals["meetings"] == len(found.meetings) == found.overview.meetings
    by_status = {count.group: count.total for count in found.counts if count.section == "agreements"}
    assert by_status == {group.status: len(group.agreements) for group in found.agreements}
    assert sum(month.statements for month in found.months) <= totals["statements"]


@SLOW
@given(st.integers(0, 10**9))
def test_what_is_chosen_does_not_hang_on_the_order_of_pages(seed: int) -> None:
    chance = random.Random(seed)
    pages = crowd(chance, chance.randrange(3, 18))
    forth, back = filled(pages), filled(pages[::-1])
    for who in (("IND",), ("IND", "USA")):
        assert build_dossier(forth, *who, limit=2) == build_dossier(back, *who, limit=2)


@SLOW
@given(st.integers(0, 10**9))
def test_a_thing_of_many_reports_is_shown_as_it_is_with_fewer_passages(seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(composing, "MANY", 1)
        patch.setattr(composing, "SHOWN", 2)
        record, _ = a_record(seed)
        whole, part = (build_dossier(record, "IND", limit=most) for most in (0, 1_000))
        assert (whole.overview, whole.counts, whole.offices) == (part.overview, part.counts, part.offices)
        for one, other in zip(items(whole), items(part), strict=True):
            assert set(other.sources) <= set(one.sources)
            assert other.sources
            bare: dict[str, Any] = {"sources": (), "history": (), "contradictions": ()}
            bare |= {name: () for name in ("steps", "editions") if hasattr(one, name)}
            assert replace(one, **bare) == replace(other, **bare)
            assert [(e.status, e.date) for e in one.history] == [(e.status, e.date) for e in other.history]
            assert len(one.contradictions) == len(other.contradictions)


def test_each_year_and_each_status_has_its_share_and_the_most_reported_come_first() -> None:
    pages = []
    for at in range(12):
        on = f"{2022 + at % 2}-0{1 + at // 2}-05"
        draft = Draft(f"Page {at} tells that they met.", page=f"p{at:02}", published=on)
        sides = [draft.state("IND"), draft.state("JPN")]
        draft.event("CONSULT", sides, (), on, trigger="met")
        pages.append(draft.reading())
    twice = Draft("Another tells of it: they met.", page="q", published="2022-01-06")
    twice.event("CONSULT", [twice.state("IND"), twice.state("JPN")], (), "2022-01-05", trigger="met")
    found = build_dossier(filled([*pages, twice.reading()]), "IND", "JPN", limit=4)
    assert [str(event.date.start) for event in found.timeline] == [
        "2022-01-05", "2022-06-05", "2023-05-05", "2023-06-05",
    ]  # fmt: skip
    assert [(count.group, count.total) for count in found.counts if count.section == "timeline"] == [
        ("2022", 6), ("2023", 6),
    ]  # fmt: skip


def test_what_the_words_date_to_a_year_is_in_no_month_of_it() -> None:
    draft = Draft("They met in 2023. They traded blows in May.", page="a", published="2024-01-01")
    india, japan = draft.state("IND"), draft.state("JPN")
    draft.event("CONSULT", [india, japan], (), "2023", trigger="met")
    draft.event("ASSAULT", [india], [japan], "2023-05", trigger="traded")
    months = build_dossier(filled([draft.reading()]), "IND").months
    assert [(month.month, month.meetings, month.events, sum(month.quads)) for month in months] == [
        ("2023", 1, 1, 1), ("2023-05", 0, 1, 1),
    ]  # fmt: skip


# --- kinds of subjects --------------------------------------------------------------------------------------------


def chain() -> list[Any]:
    """Return pages on a treaty, a protocol that amends it, and who speaks of it."""
    first = Draft("France and Japan signed the Kelp Treaty (KELT).", page="a", published="2021-05-02")
    sides = [first.state("FRA"), first.state("JPN")]
    first.agreement("Kelp Treaty", sides, signed="2021-05-01", acronym="KELT", says="signed")
    later = Draft(
        "The Kelp Protocol amends the Kelp Treaty. President Ana Ruiz of France spoke in Lima.",
        page="b", published="2023-02-02",
    )  # fmt: skip
    sides = [later.state("FRA"), later.state("JPN")]
    treaty = later.agreement("Kelp Treaty", sides, says="Kelp Treaty")
    later.agreement("Kelp Protocol", sides, signed="2023-02-01", says="Kelp Protocol")
    (one, two) = later.agreements[-2:]
    later.agreements[-2:] = [one, replace(two, relations=(Link("amends", treaty),))]
    later.person("Ana Ruiz", "FRA", "President")
    voice = Draft(
        "“The Kelp Treaty feeds our coasts,” said Ana Ruiz, the envoy, to Australia.",
        page="c",
        published="2024-03-03",
    )
    speaker = voice.person("Ana Ruiz", "FRA", "Envoy")
    voice.statement(speaker, "The Kelp Treaty feeds our coasts")
    voice.statements[0] = replace(voice.statements[0], audience=(voice.state("AUS"),))
    return [first.reading(), later.reading(), voice.reading()]


def test_an_agreement_has_its_kin_and_the_words_that_name_it() -> None:
    with filled(chain()) as record:
        treaty, protocol = build_dossier(record, "Kelp Treaty"), build_dossier(record, "Kelp Protocol")
        early = build_dossier(record, "Kelp Treaty", as_of=day("2022-01-01"))
    assert [(one.kind, one.direction, one.name) for one in treaty.related] == [
        ("amends", "from", "Kelp Protocol")
    ]
    assert [(one.kind, one.direction, one.name) for one in protocol.related] == [
        ("amends", "to", "Kelp Treaty")
    ]
    assert early.related == ()
    assert [said.text for said in treaty.statements] == ["The Kelp Treaty feeds our coasts"]
    assert early.statements == protocol.statements == ()


def test_a_person_has_offices_with_their_days_and_passages() -> None:
    with filled(chain()) as record:
        found, early = (build_dossier(record, "Ana Ruiz", as_of=on) for on in (None, day("2023-12-31")))
    assert [(one.title, str(one.first), str(one.last), one.reports) for one in found.offices] == [
        ("Envoy", "2024-03-03", "2024-03-03", 1), ("President", "2023-02-02", "2023-02-02", 1),
    ]  # fmt: skip
    assert [source.text for one in found.offices for source in one.sources] == ["Ana Ruiz", "Ana Ruiz"]
    assert [one.title for one in early.offices] == ["President"]
    assert [profile.name for profile in found.profiles] == ["Ana Ruiz"]


def test_a_country_is_told_with_whom_it_has_most() -> None:
    with filled(chain()) as record:
        found = build_dossier(record, "FRA").partners
    assert [(one.country, one.agreements, one.statements) for one in found] == [("JPN", 2, 0), ("AUS", 0, 1)]


def test_words_to_nobody_belong_to_the_two_whose_deed_their_page_tells() -> None:
    draft = Draft(
        "India and Japan met. “A good day,” said Bo Lind of India.", page="a", published="2024-01-01"
    )
    draft.event("CONSULT", [draft.state("IND"), draft.state("JPN")], (), "2024-01-01", trigger="met")
    draft.statement(draft.person("Bo Lind", "IND", "Envoy"), "A good day")
    with filled([draft.reading()]) as record:
        counts = [build_dossier(record, "IND", other).overview.statements for other in ("JPN", "USA")]
    assert counts == [1, 0]
