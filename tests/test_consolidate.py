"""What is one thing across pages, and what stays apart."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import Draft, supply_pact

from foedera.actors import ActorKind
from foedera.agreements import Link
from foedera.consolidate import Consolidation, consolidate
from foedera.dates import PartialDate
from foedera.reading import Reading
from foedera.things import Judgement, RecordedAgreement, RecordedEvent

Told = tuple[str, ActorKind, str | None, Sequence[str]]


def named(
    name: str, parties: Sequence[str], *, page: str, published: str | None = None, **more: Any
) -> Reading:
    """Return a page that names one agreement."""
    draft = Draft(
        f"Page {page} of its outlet, number {page}, tells of the {name}.", page=page, published=published
    )
    draft.agreement(name, [draft.state(code) for code in parties], **more)
    return draft.reading()


def agreements(*readings: Reading, verdicts: Sequence[Judgement] = ()) -> tuple[RecordedAgreement, ...]:
    return consolidate(readings, verdicts).things.agreements


def codes(deal: RecordedAgreement) -> set[str | None]:
    return {party.country for party in deal.parties}


SAME_NAMES = [
    ("Security of Supply Arrangement", "Security of Supply Arrangements"),
    ("Defense Technology Agreement", "Defence Technology Agreement"),
    ("India-United States Liaison Officer Memorandum", "Memorandum on Liaison Officers"),
    ("Agreement on the Exchange of Liaison Officers", "Exchange of Liaison Officers Agreement"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAMES)
def test_one_name_in_two_wordings_of_one_pair_is_one_agreement(one: Any, other: Any) -> None:
    found = agreements(named(one, ["IND", "USA"], page="a"), named(other, ["IND", "USA"], page="b"))
    assert len(found) == 1
    assert found[0].reports == 2


def test_an_acronym_alone_is_the_agreement_that_another_page_spells_out() -> None:
    long = named("Security of Supply Arrangement", ["IND", "USA"], page="a", acronym="SOSA")
    found = agreements(long, named("SOSA", ["IND", "USA"], page="b"))
    assert [deal.name for deal in found] == ["Security of Supply Arrangement"]
    assert found[0].acronym == "SOSA"


@pytest.mark.parametrize("name", ["Security of Supply Arrangement", "Strategic Partnership Agreement"])
def test_same_named_agreements_of_other_pairs_stay_apart(name: str) -> None:
    found = agreements(
        named(name, ["IND", "USA"], page="a"),
        named(name, ["KOR", "USA"], page="b"),
        named(name, ["USA", "IND"], page="c"),
    )
    assert sorted(sorted(map(str, codes(deal))) for deal in found) == [["IND", "USA"], ["KOR", "USA"]]


def test_a_page_without_parties_joins_the_only_agreement_of_the_name() -> None:
    name = "Security of Supply Arrangement"
    assert len(agreements(named(name, ["IND", "USA"], page="a"), named(name, [], page="b"))) == 1


def test_a_page_that_fits_two_agreements_equally_joins_neither_and_the_doubt_is_kept() -> None:
    name = "Security of Supply Arrangement"
    readings = [
        named(name, ["IND", "USA"], page="a"),
        named(name, ["KOR", "USA"], page="b"),
        named(name, ["USA"], page="c"),
    ]
    done = consolidate(readings)
    assert len(done.things.agreements) == 3
    assert [j.verdict for j in done.judgements].count("unsure") == 2


def test_a_renewal_signed_years_later_is_another_agreement() -> None:
    name = "Framework for Defence Cooperation"
    found = agreements(
        named(name, ["IND", "USA"], page="a", signed="2005-06-28"),
        named(name, ["IND", "USA"], page="b", signed="2015-06-03"),
    )
    assert {str(deal.signed) for deal in found} == {"2005-06-28", "2015-06-03"}


def test_agreements_that_one_page_relates_to_each_other_are_two() -> None:
    draft = Draft("The new Logistics Exchange Accord renews the Logistics Exchange Accord of old.", page="a")
    sides = [draft.state("IND"), draft.state("FRA")]
    draft.agreement("Logistics Exchange Accord", sides)
    draft.agreement(
        "Logistics Exchange Accord",
        sides,
        relations=[Link("renews", "g1")],
        says="Logistics Exchange Accord of old",
    )
    found = agreements(draft.reading())
    assert len(found) == 2
    assert sorted(link.kind for deal in found for link in deal.relations) == ["renews"]


def test_a_generic_acronym_does_not_unite_agreements_of_unknown_parties() -> None:
    one = named("Free Trade Agreement", ["IND", "GBR"], page="a", acronym="FTA")
    other = named("FTA", [], page="b", acronym="FTA")
    assert len(agreements(one, other)) == 2


def life_of(*told: tuple[str, str, str | None]) -> RecordedAgreement:
    """Return the agreement told by pages as (published, status, day of the step)."""
    readings = [
        named(
            "Acquisition Exchange Accord",
            ["JPN", "AUS"],
            page=f"p{at}",
            published=published,
            status=status,
            steps=[(status, step)],
        )
        for at, (published, status, step) in enumerate(told)
    ]
    (deal,) = agreements(*readings)
    return deal


def test_preview_signing_and_report_are_one_agreement_with_its_history() -> None:
    deal = life_of(
        ("2017-01-10", "announced", None),
        ("2017-01-15", "signed", "2017-01-14"),
        ("2018-02-01", "signed", None),
    )
    assert [(entry.status, str(entry.date), len(entry.sources)) for entry in deal.history] == [
        ("announced", "None", 1),
        ("signed", "2017-01-14", 2),
    ]
    assert deal.status == "signed"
    assert (str(deal.first_seen), str(deal.last_seen)) == ("2017-01-10", "2018-02-01")


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ([("2017-01-15", "signed", "2017-01-14"), ("2017-01-16", "proposed", None)], "signed"),
        ([("2017-01-15", "signed", "2017-01-14"), ("2017-04-26", "in force", "2017-04-25")], "in force"),
        ([("2017-04-26", "in force", "2017-04-25"), ("2019-01-01", "signed", None)], "in force"),
        ([("2017-04-26", "suspended", "2017-04-25"), ("2018-01-02", "in force", "2018-01-01")], "in force"),
        ([("2017-01-10", "announced", None), ("2017-01-12", "denied", None)], "denied"),
        ([("2017-01-15", "signed", "2017-01-14"), ("2017-01-20", "denied", None)], "signed"),
        ([("2017-01-15", "signed", "2017-01-14"), ("2021-09-16", "terminated", "2021-09-15")], "terminated"),
    ],
)
def test_the_shown_status_is_the_latest_that_nothing_later_in_life_outranks(told: Any, shown: str) -> None:
    assert life_of(*told).status == shown
    assert life_of(*reversed(told)).status == shown


def test_two_signing_days_are_kept_side_by_side_and_the_better_supported_is_shown() -> None:
    found = agreements(
        supply_pact(page="a", published="2024-08-23", signed="2024-08-23"),
        supply_pact(
            page="b",
            published="2024-08-24",
            text="Austin and Singh: Lloyd Austin and Rajnath Singh met and signed SOSA for India and the United States, a milestone.",
        ),
        supply_pact(
            page="c",
            published="2024-08-25",
            text="A milestone is what the paper calls it: a milestone signed when Rajnath Singh met Lloyd Austin.",
        ),
    )
    (deal,) = found
    assert deal.signed == PartialDate(2024, 8, 22)
    (clash,) = deal.contradictions
    assert clash.field == "signed"
    assert [(rival.value, {source.article for source in rival.sources}) for rival in clash.values] == [
        ("2024-08-22", {"b", "c"}),
        ("2024-08-23", {"a"}),
    ]


def test_a_month_does_not_contradict_a_day_in_it() -> None:
    found = agreements(
        named("Liaison Officer Memorandum", ["IND", "USA"], page="a", signed="2024-08"),
        named("Liaison Officer Memorandum", ["IND", "USA"], page="b", signed="2024-08-22"),
    )
    assert [(str(deal.signed), deal.contradictions) for deal in found] == [("2024-08-22", ())]


WIRE = (
    "The ministers of both countries signed an arrangement on the security of supply in the capital on Thursday, "
    "officials said, after talks that went on for most of the afternoon and covered shipyards, engines and the "
    "training of crews. The Liaison Officer Memorandum will follow within the year, they added."
)


@pytest.mark.parametrize(
    ("text", "independent"),
    [
        (WIRE, 1),
        (WIRE.split(" The ", maxsplit=1)[0] + " The Liaison Officer Memorandum stands.", 1),
        ("Elsewhere: a Liaison Officer Memorandum.", 2),
    ],
    ids=["whole copy", "cut copy", "own report"],
)
def test_copies_of_one_text_are_reports_but_one_independent_source(text: str, independent: int) -> None:
    readings = []
    for name, words in (("a", WIRE), ("b", text)):
        draft = Draft(words, page=name, url=f"https://{name}.example/1")
        draft.agreement("Liaison Officer Memorandum", [draft.state("IND"), draft.state("USA")])
        readings.append(draft.reading())
    (deal,) = agreements(*readings)
    assert (deal.reports, deal.independent_sources) == (2, independent)


def actors(*told: Told) -> list[str]:
    readings = []
    for at, (name, kind, country, offices) in enumerate(told):
        draft = Draft(f"Note {at}: {name} was there.", page=f"p{at}")
        draft.actor(name, kind, country, offices=offices)
        readings.append(draft.reading())
    return [actor.name for actor in consolidate(readings).things.actors]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("Rajnath Singh", "person", "IND", []), ("Mr. Rajnath Singh", "person", "IND", []), 1),
        (("Rajnath Singh", "person", "IND", []), ("Rajnath Singh", "person", None, []), 1),
        (("Lloyd Austin", "person", "USA", []), ("Lloyd J. Austin III", "person", "USA", []), 1),
        (("Rajnath Singh", "person", "IND", ["Defence Minister"]), ("Singh", "person", "IND", ["Minister of Defense"]), 1),
        (("Rajnath Singh", "person", "IND", ["Defence Minister"]), ("Singh", "person", "IND", ["Chief Minister"]), 2),
        (("Rajnath Singh", "person", "IND", ["Defence Minister"]), ("Singh", "person", None, []), 2),
        (("Rajnath Singh", "person", "IND", []), ("Manmohan Singh", "person", "IND", []), 2),
        (("John Carter", "person", "USA", []), ("John Carter", "person", "GBR", []), 2),
        (("Côte Group", "company", "FRA", []), ("Cote Group", "company", "FRA", []), 1),
        (("Ministry of Defence", "government", "IND", []), ("Ministry of Defence", "government", "GBR", []), 2),
        (("Ministry of Defence", "government", "IND", []), ("Ministry of Defence", "government", None, []), 2),
        (("Georgia", "country", "GEO", []), ("Republic of Georgia", "country", "GEO", []), 1),
    ],
)  # fmt: skip
def test_actors_are_one_by_name_office_and_country(one: Any, other: Any, count: int) -> None:
    assert len(actors(one, other)) == count


def test_a_person_of_unknown_country_between_two_namesakes_joins_neither() -> None:
    told: list[Told] = [
        ("John Carter", "person", "USA", []),
        ("John Carter", "person", "GBR", []),
        ("John Carter", "person", None, []),
    ]
    assert len(actors(*told)) == 3


def meeting(page: str, people: Sequence[tuple[str, str]], on: str | None, **more: Any) -> Reading:
    """Return a page on a meeting of people."""
    draft = Draft(f"Paper {page} has this: {' and '.join(name for name, _ in people)} met.", page=page)
    present = [draft.person(name, country) for name, country in people]
    draft.event("CONSULT", present, (), on, trigger="met", persons=present, **more)
    return draft.reading()


SINGH, SULLIVAN, AUSTIN = ("Rajnath Singh", "IND"), ("Jake Sullivan", "USA"), ("Lloyd Austin", "USA")


def events(*readings: Reading) -> tuple[RecordedEvent, ...]:
    return consolidate(readings).things.events


@pytest.mark.parametrize(
    ("people", "on", "count"),
    [
        ([SINGH, SULLIVAN], "2024-08-23", 1),
        ([SULLIVAN, SINGH], "2024-08", 1),
        ([SINGH, SULLIVAN], "2024-08-24", 2),
        ([SINGH, AUSTIN], "2024-08-23", 2),
        ([SINGH, SULLIVAN], None, 2),
    ],
)
def test_a_meeting_is_one_where_people_and_days_meet(people: Any, on: str | None, count: int) -> None:
    assert len(events(meeting("a", [SINGH, SULLIVAN], "2024-08-23"), meeting("b", people, on))) == count


def test_two_meetings_known_only_to_the_year_are_not_united() -> None:
    readings = [meeting(name, [SINGH, SULLIVAN], "2024") for name in "ab"]
    assert len(events(*readings)) == 2


def test_a_planned_meeting_that_then_takes_place_is_one_event_with_both_statuses() -> None:
    draft = Draft("Diary: Rajnath Singh will meet Jake Sullivan on Friday.", page="a", published="2024-08-20")
    people = [draft.person(*SINGH), draft.person(*SULLIVAN)]
    draft.event(
        "AGREE", people, (), "2024-08-23", trigger="meet", persons=people, act="CONSULT", status="planned"
    )
    (event,) = events(draft.reading(), meeting("b", [SINGH, SULLIVAN], "2024-08-23"))
    assert (event.type, event.act, event.status) == ("CONSULT", None, "occurred")
    assert [entry.status for entry in event.history] == ["planned", "occurred"]


def test_a_denial_stands_beside_what_it_denies() -> None:
    (event,) = events(
        meeting("a", [SINGH, SULLIVAN], "2024-08-23"),
        meeting("b", [SINGH, SULLIVAN], "2024-08-23", status="denied"),
    )
    assert [clash.field for clash in event.contradictions] == ["status"]


def test_reports_of_one_signing_that_differ_by_a_day_are_one_event_with_two_days() -> None:
    pages = [
        supply_pact(page="a", published="2024-08-24"),
        supply_pact(page="b", published="2024-08-24", signed="2024-08-23"),
    ]
    signings = [event for event in events(*pages) if event.type == "AGREE"]
    assert [[clash.field for clash in event.contradictions] for event in signings] == [["date"]]


def test_editions_are_united_by_ordinal_or_by_date() -> None:
    readings = []
    for name, editions in (
        ("a", [(5, "2023-11")]),
        ("b", [(None, "2023-11-10"), (4, "2022-04-11")]),
        ("c", [(5, None)]),
    ):
        draft = Draft(f"Gazette {name} on the 2+2 Ministerial Dialogue.", page=name)
        sides = [draft.state("IND"), draft.state("USA")]
        draft.initiative("2+2 Ministerial Dialogue", sides, editions=editions)
        readings.append(draft.reading())
    (dialogue,) = consolidate(readings).things.initiatives
    assert [(edition.ordinal, str(edition.date)) for edition in dialogue.editions] == [
        (4, "2022-04-11"),
        (5, "2023-11-10"),
    ]


def test_same_named_dialogues_of_other_pairs_stay_apart() -> None:
    readings = []
    for name, pair in (("a", ("IND", "USA")), ("b", ("IND", "JPN")), ("c", ("USA", "IND"))):
        draft = Draft(f"Gazette {name} on the 2+2 Ministerial Dialogue.", page=name)
        draft.initiative("2+2 Ministerial Dialogue", [draft.state(code) for code in pair])
        readings.append(draft.reading())
    assert len(consolidate(readings).things.initiatives) == 2


@pytest.mark.parametrize(
    ("speaker", "words", "published", "count"),
    [
        ("Rajnath Singh", "a milestone in our partnership with friends", "2024-08-24", 1),
        ("Rajnath Singh", "it is a milestone in our partnership with friends", "2024-08-24", 1),
        ("Lloyd Austin", "a milestone in our partnership with friends", "2024-08-24", 2),
        ("Rajnath Singh", "a burden for our partnership without friends", "2024-08-24", 2),
        ("Rajnath Singh", "a milestone in our partnership with friends", "2025-08-24", 2),
    ],
)
def test_a_statement_is_one_where_speaker_words_and_week_are(
    speaker: str, words: str, published: str, count: int
) -> None:
    told = [
        ("Rajnath Singh", "a milestone in our partnership with friends", "2024-08-23"),
        (speaker, words, published),
    ]
    readings = []
    for at, (who, said, on) in enumerate(told):
        draft = Draft(f"{at}: {who} called it “{said}”.", page=f"p{at}", published=on)
        draft.statement(draft.person(who), said)
        readings.append(draft.reading())
    assert len(consolidate(readings).things.statements) == count


def test_pledges_that_differ_in_amount_are_one_commitment_with_both_amounts() -> None:
    readings = []
    for name, value in (("a", 9.0), ("b", 10.0), ("c", 9.0)):
        draft = Draft(
            f"Bulletin {name}: Japan pledged {value:g} billion for the new port.",
            page=name,
            published="2024-01-02",
        )
        promise = ([draft.state("JPN")], (), f"pay {value:g} billion for the new port")
        draft.commitment(*promise, amount=(value * 1e9, "USD", f"{value:g} billion"))
        readings.append(draft.reading())
    (promise_,) = consolidate(readings).things.commitments
    assert promise_.amount is not None
    assert promise_.amount.value == 9e9
    assert [[rival.value for rival in clash.values] for clash in promise_.contradictions] == [
        ["9 billion", "10 billion"]
    ]


def test_the_canonical_id_is_that_of_the_earliest_page() -> None:
    readings = [
        supply_pact(page=name, published=f"2024-08-{at}") for name, at in (("b", 25), ("a", 26), ("c", 23))
    ]
    (deal,) = agreements(*readings)
    (alone,) = agreements(readings[2])
    assert deal.id == alone.id


def keys_of(done: Consolidation, thing: str) -> list[str]:
    return [member.key for member in done.members if member.thing == thing]


def test_a_persons_verdict_parts_what_a_rule_united_and_unites_what_a_rule_parted() -> None:
    name = "Security of Supply Arrangement"
    pages = [
        named(name, ["IND", "USA"], page="a"),
        named(name, ["IND", "USA"], page="b"),
        named(name, ["KOR", "USA"], page="c"),
    ]
    done = consolidate(pages)
    one, other = keys_of(done, done.things.agreements[0].id)
    (korean,) = keys_of(done, done.things.agreements[1].id)
    parted = consolidate(pages, [Judgement(one, other, "different", 1.0, "person:ada")])
    assert len(parted.things.agreements) == 3
    united = consolidate(pages, [Judgement(other, korean, "same", 1.0, "person:ada")])
    assert len(united.things.agreements) == 1


def corpus() -> list[Reading]:
    """Return pages with twins, look-alikes, rivals and copies."""
    return [
        *(supply_pact(page=f"w{at}", published=f"2024-08-{23 + at}", signed=f"2024-08-{22 + at % 2}") for at in range(4)),
        supply_pact(page="nodate", published=None),
        named("Security of Supply Arrangement", ["KOR", "USA"], page="k", published="2023-11-08", acronym="SOSA"),
        named("SOSA", ["USA"], page="u", published="2024-09-01"),
        named("SOSA", [], page="v"),
        meeting("m1", [SINGH, SULLIVAN], "2024-08-23"),
        meeting("m2", [SULLIVAN, SINGH], "2024-08"),
        meeting("m3", [SINGH, AUSTIN], "2024-08-22"),
        meeting("m4", [SINGH], "2024-08-22"),
    ]  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_the_order_of_pages_changes_nothing(source: random.Random) -> None:
    pages = corpus()
    wanted = consolidate(pages)
    source.shuffle(pages)
    found = consolidate(pages)
    assert found.things == wanted.things
    assert found.judgements == wanted.judgements


def test_dropping_a_judgement_parts_what_it_united() -> None:
    pages = [supply_pact(page=name, published="2024-08-23") for name in "ab"]
    done = consolidate(pages)
    united = [j for j in done.judgements if j.verdict == "same" and j.a.startswith("agr_")]
    assert len(united) == 1
    parted = consolidate(pages, [Judgement(united[0].a, united[0].b, "different", 1.0, "person:ada")])
    assert len(parted.things.agreements) == 2
