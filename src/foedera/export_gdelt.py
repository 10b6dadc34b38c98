"""Events in the two tables of GDELT 2.0, events and mentions: tab-separated, without a head, one row a pair of sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Literal

from foedera.acts import BARE_CAMEO
from foedera.code_systems import codes_of, goldstein, three_letters
from foedera.columns import Column, Value, distinct, tab_lines
from foedera.evidence import BODY
from foedera.export_events import day_of, pairs, told_events
from foedera.knowledge import knowledge
from foedera.lexicon import EventType
from foedera.record import Record
from foedera.things import RecordedActor, RecordedArticle, RecordedEvent, Source

GdeltTable = Literal["events", "mentions"]

_CAMEO: dict[EventType, str] = BARE_CAMEO | {
    "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "RETREAT": "080", "ACCUSE": "110",
    "PROTEST": "140", "SANCTION": "160", "MOBILIZE": "150", "COERCE": "170", "ASSAULT": "180",
}  # fmt: skip
"""CAMEO codes of types, for events that the record gives none."""
_TYPES = {
    "CVL": "CVL",
    "SOC": "CVL",
    "MED": "HLH",
    "JRN": "MED",
    "PRM": "REB",
    "UNK": "",
    "MNC": "MNC",
    "ISM": "IMG",
}
"""PLOVER sectors that CAMEO's types of actors call otherwise; the others have one code in both."""
_STATES = {"country"}


@dataclass(frozen=True, slots=True)
class _Row:
    """One pair of sides of an event."""

    event: RecordedEvent
    actor: RecordedActor
    other: RecordedActor | None

    @property
    def number(self) -> int:
        """An integer that stays: of 53 bits, so that every program can hold it."""
        key = "\0".join((self.event.id, self.actor.id, self.other.id if self.other else ""))
        return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> 11

    @property
    def code(self) -> str:
        """The CAMEO code."""
        return self.event.cameo or _CAMEO[self.event.type]

    @property
    def day(self) -> date | None:
        """The day of the event."""
        return day_of(self.event)


@dataclass(frozen=True, slots=True)
class _Text:
    """What a mention says of its article."""

    characters: int
    translated_from: str | None


@dataclass(frozen=True, slots=True)
class _Mention:
    """One passage that tells an event."""

    row: _Row
    source: Source
    text: _Text | None


def _type(actor: RecordedActor) -> str | None:
    """Return CAMEO's type code of an actor; a state as such has none."""
    if actor.kind in _STATES or actor.sector is None:
        return None
    return _TYPES.get(actor.sector, actor.sector) or None


def _code(actor: RecordedActor) -> str:
    return "".join(filter(None, (codes_of(actor.country).cameo, _type(actor))))


Side = Callable[[_Row], RecordedActor | None]


def _of(side: Side, tell: Callable[[RecordedActor], Value]) -> Callable[[_Row], Value]:
    return lambda row: tell(actor) if (actor := side(row)) else None


def _nothing(_: object) -> Value:
    return None


def _actor(name: str, side: Side) -> tuple[Column[_Row], ...]:
    unknown = ("KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
    blank: list[Column[_Row]] = [Column(f"{name}{field}", "text", "Empty.", _nothing) for field in unknown]
    return (
        Column(f"{name}Code", "text", "CAMEO code: country and type.", _of(side, _code)),
        Column(f"{name}Name", "text", "Name, in capitals.", _of(side, lambda actor: actor.name.upper())),
        Column(
            f"{name}CountryCode",
            "text",
            "CAMEO code of the country.",
            _of(side, lambda a: codes_of(a.country).cameo),
        ),
        *blank,
        Column(
            f"{name}Type1Code",
            "text",
            "CAMEO type by the PLOVER sector; empty for a state as such.",
            _of(side, _type),
        ),
        Column(f"{name}Type2Code", "text", "Empty.", _nothing),
        Column(f"{name}Type3Code", "text", "Empty.", _nothing),
    )


def _no_place(name: str) -> tuple[Column[_Row], ...]:
    fields = ("FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    blank: list[Column[_Row]] = [Column(f"{name}Geo_{field}", "text", "Empty.", _nothing) for field in fields]
    return (
        Column(f"{name}Geo_Type", "integer", "0: places of actors are not told.", lambda _: 0),
        *blank,
    )


def _place_type(row: _Row) -> int:
    """Return GDELT's kind of a place: 0 none, 1 a country, 3 in the United States, 4 elsewhere."""
    place = row.event.place
    if place is None:
        return 0
    nation = knowledge().country_named(place.name)
    if nation is not None and nation.code == place.country:
        return 1
    return 3 if place.country == "USA" else 4


def _fips(row: _Row) -> str | None:
    return codes_of(row.event.place.country).fips if row.event.place else None


def _stamp(day: date | None) -> str | None:
    return f"{day:%Y%m%d}000000" if day else None


def _first_seen(event: RecordedEvent) -> date | None:
    return event.first_seen.earliest if event.first_seen else day_of(event)


EVENTS: tuple[Column[_Row], ...] = (
    Column(
        "GLOBALEVENTID",
        "integer",
        "Made from the ids of event and sides: it stays, below 2⁵³.",
        lambda row: row.number,
    ),
    Column(
        "SQLDATE",
        "integer",
        "The day of the event, YYYYMMDD; see “The day of an event”.",
        lambda row: f"{row.day:%Y%m%d}" if row.day else None,
    ),
    Column("MonthYear", "integer", "YYYYMM.", lambda row: f"{row.day:%Y%m}" if row.day else None),
    Column("Year", "integer", "YYYY.", lambda row: f"{row.day:%Y}" if row.day else None),
    Column(
        "FractionDate", "number", "Year and the part of it that had gone by.", lambda row: _fraction(row.day)
    ),
    *_actor("Actor1", lambda row: row.actor),
    *_actor("Actor2", lambda row: row.other),
    Column(
        "IsRootEvent",
        "integer",
        "0 where told as history, else 1.",
        lambda row: 0 if row.event.background else 1,
    ),
    Column("EventCode", "text", "CAMEO code.", lambda row: row.code),
    Column("EventBaseCode", "text", "Its first three digits.", lambda row: row.code[:3]),
    Column("EventRootCode", "text", "Its first two digits.", lambda row: row.code[:2]),
    Column(
        "QuadClass",
        "integer",
        "By CAMEO's root as GDELT has it, which is not PLOVER's quad for every type.",
        lambda row: quad_class(row.code),
    ),
    Column("GoldsteinScale", "number", "Goldstein's scale by CAMEO code.", lambda row: goldstein(row.code)),
    Column("NumMentions", "integer", "Passages that tell it.", lambda row: len(row.event.sources)),
    Column(
        "NumSources",
        "integer",
        "Outlets that tell it.",
        lambda row: len(distinct(s.site or s.article for s in row.event.sources)),
    ),
    Column("NumArticles", "integer", "Articles that tell it.", lambda row: row.event.reports),
    Column("AvgTone", "number", "Empty: tone is not measured.", _nothing),
    *_no_place("Actor1"),
    *_no_place("Actor2"),
    Column(
        "ActionGeo_Type",
        "integer",
        "0 none, 1 a country, 3 a place in the United States, 4 elsewhere.",
        _place_type,
    ),
    Column(
        "ActionGeo_FullName", "text", "Where.", lambda row: row.event.place.name if row.event.place else None
    ),
    Column("ActionGeo_CountryCode", "text", "FIPS 10-4 code of the country.", _fips),
    Column("ActionGeo_ADM1Code", "text", "The country's code alone.", _fips),
    Column("ActionGeo_ADM2Code", "text", "Empty.", _nothing),
    Column(
        "ActionGeo_Lat", "number", "Latitude.", lambda row: row.event.place.lat if row.event.place else None
    ),
    Column(
        "ActionGeo_Long", "number", "Longitude.", lambda row: row.event.place.lon if row.event.place else None
    ),
    Column("ActionGeo_FeatureID", "text", "Empty.", _nothing),
    Column(
        "DATEADDED",
        "integer",
        "Publication date of the first article, YYYYMMDDHHMMSS, UTC.",
        lambda row: _stamp(_first_seen(row.event)),
    ),
    Column(
        "SOURCEURL",
        "text",
        "Address of the first article that has one, else its id.",
        lambda row: _address(row.event),
    ),
)
"""The 61 columns of the event table."""

MENTIONS: tuple[Column[_Mention], ...] = (
    Column("GLOBALEVENTID", "integer", "The event.", lambda one: one.row.number),
    Column(
        "EventTimeDate", "integer", "DATEADDED of the event.", lambda one: _stamp(_first_seen(one.row.event))
    ),
    Column(
        "MentionTimeDate",
        "integer",
        "Publication date of the article.",
        lambda one: _stamp(one.source.published.earliest) if one.source.published else None,
    ),
    Column(
        "MentionType",
        "integer",
        "1, a page with an address; 2, cited by its id.",
        lambda one: 1 if one.source.url else 2,
    ),
    Column("MentionSourceName", "text", "Outlet.", lambda one: one.source.site),
    Column(
        "MentionIdentifier",
        "text",
        "Address of the article, else its id.",
        lambda one: one.source.url or one.source.article,
    ),
    Column("SentenceID", "integer", "Empty: ActionCharOffset tells the passage.", _nothing),
    Column(
        "Actor1CharOffset",
        "integer",
        "Where the passage names the first side; -1 where not by that name.",
        lambda one: _offset(one, one.row.actor),
    ),
    Column(
        "Actor2CharOffset",
        "integer",
        "Where the passage names the second side; -1 where not by that name.",
        lambda one: _offset(one, one.row.other),
    ),
    Column(
        "ActionCharOffset",
        "integer",
        "Where the passage begins in the article's text; -1 where it stands outside it.",
        lambda one: one.source.start if one.source.in_ == BODY else -1,
    ),
    Column("InRawText", "integer", "1: found in the text as printed.", lambda _: 1),
    Column(
        "Confidence",
        "integer",
        "Of the event, in steps of ten per cent.",
        lambda one: 10 * round(10 * one.row.event.confidence),
    ),
    Column(
        "MentionDocLen",
        "integer",
        "Length of the article's text.",
        lambda one: one.text.characters if one.text else None,
    ),
    Column("MentionDocTone", "number", "Empty: tone is not measured.", _nothing),
    Column(
        "MentionDocTranslationInfo",
        "text",
        "Language it was translated from.",
        lambda one: _translation(one.text),
    ),
    Column("Extras", "text", "Empty.", _nothing),
)
"""The 16 columns of the mention table."""


def gdelt_lines(record: Record, which: GdeltTable = "events") -> Iterator[str]:
    """Yield one of the two tables; denied and hypothetical events are left out."""
    if which == "events":
        yield from tab_lines(EVENTS, _rows(record))
        return
    texts = {
        one.id: _Text(len(one.text), one.translated_from)
        for one in record.things("articles")
        if isinstance(one, RecordedArticle)
    }
    mentions = (
        _Mention(row, source, texts.get(source.article))
        for row in _rows(record)
        for source in row.event.sources
    )
    yield from tab_lines(MENTIONS, mentions)


def quad_class(code: str) -> int:
    """Return the quad class of a CAMEO code: verbal (1), material (2) cooperation, verbal (3), material (4) conflict."""
    return 1 + sum(int(code[:2]) > last for last in (5, 8, 13))


def _rows(record: Record) -> Iterator[_Row]:
    for event in told_events(record):
        yield from (_Row(event, one, other) for one, other in pairs(event.actor, event.recipient))


def _fraction(day: date | None) -> str | None:
    if day is None:
        return None
    gone = min((day.month * 30 + day.day) / 365, 0.9999)
    return f"{day.year + gone:.4f}"


def _address(event: RecordedEvent) -> str | None:
    return next((s.url for s in event.sources if s.url), event.sources[0].article if event.sources else None)


def _offset(mention: _Mention, actor: RecordedActor | None) -> int:
    if actor is None or mention.source.in_ != BODY:
        return -1
    found = mention.source.text.find(actor.name)
    return mention.source.start + found if found >= 0 else -1


def _translation(text: _Text | None) -> str | None:
    language = three_letters(text.translated_from) if text else None
    return f"srclc:{language}" if language else None
