"""POLECAT and GDELT: the columns that their readers expect, and one day, one pair and one number for each event."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from exported import corpus, pact, visit
from readings import Draft, day, filled, when

from foedera.acts import QUADS
from foedera.code_systems import goldstein
from foedera.export import export
from foedera.export_events import day_of, is_told, pairs
from foedera.export_gdelt import EVENTS, MENTIONS, quad_class
from foedera.export_polecat import COLUMNS
from foedera.record import Record
from foedera.standing import EventStatus
from foedera.things import RecordedEvent

POLECAT = (
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor COW, "
    "Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country, "
    "Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, "
    "Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source, "
    "Publication Date, Story People, Story Organizations, Story Locations, Language, Version"
).split(", ")
ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
PLACE = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
GDELT = [
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{at}{name}" for at in (1, 2) for name in ACTOR),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in PLACE),
    *"DATEADDED SOURCEURL".split(),
]
GDELT_MENTIONS = (
    "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID Actor1CharOffset "
    "Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone MentionDocTranslationInfo Extras"
).split()


def tabs(lines: str, names: Sequence[str]) -> list[dict[str, str]]:
    """Return rows as programs read them that know no quotes."""
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines.removesuffix("\n").split("\n")]


def polecat(record: Record) -> list[dict[str, str]]:
    head, *lines = "".join(export(record, form="polecat")).splitlines()
    return tabs("\n".join(lines), head.split("\t"))


def gdelt(record: Record) -> list[dict[str, str]]:
    return tabs("".join(export(record, form="gdelt")), GDELT)


def mentions(record: Record) -> list[dict[str, str]]:
    return tabs("".join(export(record, form="gdelt", table="mentions")), GDELT_MENTIONS)


def only_event(status: EventStatus = "occurred", on: str | None = "2024-03-04") -> RecordedEvent:
    draft = Draft("Japan met India.", page="p", published="2024-03-05")
    draft.event("CONSULT", [draft.state("JPN")], [draft.state("IND")], on, trigger="met", status=status)
    (event,) = filled([draft.reading()]).things("events")
    assert isinstance(event, RecordedEvent)
    return event


def test_the_columns_are_those_of_the_field_in_its_order() -> None:
    assert [column.name for column in COLUMNS] == POLECAT
    assert [column.name for column in EVENTS] == GDELT
    assert [column.name for column in MENTIONS] == GDELT_MENTIONS
    assert (len(GDELT), len(GDELT_MENTIONS)) == (61, 16)


def test_polecat_has_a_row_for_each_event_and_none_for_what_is_not_known() -> None:
    record = filled([visit()])
    row = next(row for row in polecat(record) if row["Event Type"] == "CONSULT")
    assert row["Event Date"] == "2024-03-04"
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == ("Aoi Mori", "JPN", "740")
    assert row["Actor Title"] == "Minister"
    assert (row["Recipient Country"], row["Placename"], row["Country"]) == ("FRA", "Paris", "FRA")
    assert (row["City"], row["Intensity"], row["Event Mode"]) == ("None", "None", "None")
    assert row["Story Locations"] == "Japan; France; India; Paris"
    assert all(row.values())


def test_several_actors_stand_in_one_row_of_polecat() -> None:
    rows = polecat(filled(pact()))
    assert {row["Actor Country"] for row in rows} == {"IND; USA"}
    assert {row["Recipient Name"] for row in rows} == {"None"}


def test_polecat_reads_as_a_table_with_quotes_too() -> None:
    lines = "".join(export(filled(corpus()), form="polecat"))
    widths = {len(row) for row in csv.reader(io.StringIO(lines), delimiter="\t")}
    assert widths == {len(POLECAT)}


def test_gdelt_has_a_row_for_each_pair_of_sides() -> None:
    rows = gdelt(filled([visit()]))
    met = next(row for row in rows if row["EventCode"] == "042")
    assert (met["Actor1Code"], met["Actor1Name"], met["Actor1CountryCode"]) == ("JPNGOV", "AOI MORI", "JPN")
    assert (met["Actor2Code"], met["Actor2Type1Code"]) == ("FRA", "")
    assert (met["SQLDATE"], met["MonthYear"], met["Year"], met["FractionDate"]) == (
        "20240304",
        "202403",
        "2024",
        "2024.2575",
    )
    assert (met["EventBaseCode"], met["EventRootCode"], met["QuadClass"], met["GoldsteinScale"]) == (
        "042",
        "04",
        "1",
        "1.9",
    )
    assert (met["ActionGeo_Type"], met["ActionGeo_CountryCode"], met["ActionGeo_Lat"]) == ("4", "FR", "48.85")
    assert (met["DATEADDED"], met["SOURCEURL"]) == ("20240305000000", "https://post.example/visit")
    planned = [(row["Actor1Code"], row["Actor2Code"]) for row in rows if row["EventRootCode"] == "03"]
    assert sorted(planned) == [("IND", "JPN"), ("JPN", "IND")]


def test_an_event_without_a_cameo_code_has_that_of_its_type() -> None:
    rows = gdelt(filled([visit()]))
    assert {row["EventRootCode"] for row in rows} == {"04", "10", "03"}


def test_numbers_of_events_stay_and_are_their_own() -> None:
    rows = gdelt(filled(corpus()))
    numbers = [int(row["GLOBALEVENTID"]) for row in rows]
    assert len(set(numbers)) == len(numbers)
    assert max(numbers) < 2**53
    again = [int(row["GLOBALEVENTID"]) for row in gdelt(filled(reversed(corpus())))]
    assert sorted(again) == sorted(numbers)


def test_every_mention_belongs_to_an_event_and_points_into_its_article() -> None:
    record = filled(corpus())
    events = {row["GLOBALEVENTID"]: row for row in gdelt(record)}
    told = mentions(record)
    assert {row["GLOBALEVENTID"] for row in told} == set(events)
    texts = {article.url or article.id: article.text for article in record.articles()}
    for row in told:
        text = texts[row["MentionIdentifier"]]
        assert int(row["MentionDocLen"]) == len(text)
        for at in ("1", "2"):
            where, name = int(row[f"Actor{at}CharOffset"]), events[row["GLOBALEVENTID"]][f"Actor{at}Name"]
            assert where == -1 or text[where : where + len(name)].upper() == name
    assert any(row["Actor1CharOffset"] != "-1" for row in told)


def test_no_cell_breaks_a_line_without_quotes() -> None:
    draft = Draft(
        "Japan\tmet\nIndia.",
        page="p",
        published="2024-03-05",
        site="The\tPost\n",
        url="https://x.example/\ta",
    )
    draft.event("CONSULT", [draft.state("JPN")], [draft.state("IND")], trigger="met")
    record = filled([draft.reading()])
    assert len(gdelt(record)) == len(mentions(record)) == len(polecat(record)) == 1


@pytest.mark.parametrize(
    ("status", "on", "told"),
    [
        ("occurred", "2024-03-04", "2024-03-04"),
        ("occurred", "2024-02", "2024-02-01"),
        ("occurred", None, "2024-03-05"),
        ("planned", "2024-06-01", "2024-03-05"),
        ("refused", "2024-06-01", "2024-03-05"),
    ],
)
def test_what_happened_has_its_own_day_and_what_is_planned_that_of_its_telling(
    status: EventStatus, on: str | None, told: str
) -> None:
    assert str(day_of(only_event(status, on))) == told


def test_without_a_report_of_known_day_the_bounds_of_the_event_are_left() -> None:
    event = replace(only_event("planned", "2024-06-01"), first_seen=None)
    assert day_of(event) == day("2024-06-01").earliest
    assert day_of(replace(event, date=when(None))) is None


@pytest.mark.parametrize(
    ("status", "counted"), [("occurred", True), ("planned", True), ("denied", False), ("hypothetical", False)]
)
def test_what_is_denied_or_supposed_is_no_event(status: EventStatus, counted: bool) -> None:
    assert is_told(only_event(status)) is counted


def test_what_a_person_rejected_is_no_event() -> None:
    assert not is_told(replace(only_event(), review="rejected"))


@pytest.mark.parametrize(
    ("actors", "recipients", "told"),
    [
        ("a", "", [("a", None)]),
        ("a", "bc", [("a", "b"), ("a", "c")]),
        ("ab", "", [("a", "b"), ("b", "a")]),
        ("ab", "a", [("b", "a")]),
    ],
)
def test_sides_are_told_in_pairs(actors: str, recipients: str, told: list[tuple[str, str | None]]) -> None:
    assert list(pairs(actors, recipients)) == told


@pytest.mark.parametrize(
    ("code", "quad"), [("010", 1), ("057", 1), ("0872", 2), ("090", 3), ("138", 3), ("140", 4), ("204", 4)]
)
def test_the_quad_class_is_gdelts(code: str, quad: int) -> None:
    assert quad_class(code) == quad


@pytest.mark.parametrize("kind", QUADS)
def test_every_type_has_a_cameo_code_with_a_value_on_the_scale(kind: str) -> None:
    from foedera.export_gdelt import _CAMEO

    code = _CAMEO[kind]  # type: ignore[index]
    assert goldstein(code) is not None
