"""The columns of the flat tables, one table a kind, one row a thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from foedera.code_systems import codes_of
from foedera.columns import Column, Value, distinct
from foedera.things import (
    ActorProfile,
    HistoryEntry,
    Kind,
    Recorded,
    RecordedActor,
    RecordedAgreement,
    RecordedArticle,
    RecordedCommitment,
    RecordedEdition,
    RecordedEvent,
    RecordedInitiative,
    RecordedSignatory,
    RecordedStatement,
)

R = TypeVar("R", bound=Recorded)
Columns = tuple[Column[Any], ...]

ID: Column[Recorded] = Column(
    "id",
    "text",
    "The record's id of the thing; it stays, and `foedera why ID` explains it.",
    lambda one: one.id,
)
"""The first column of every table."""

_AND = " Several in one order through the columns of this name."


def _actors(name: str, meaning: str, of: Callable[[Any], Sequence[RecordedActor]]) -> Columns:
    """Return the columns of a field that holds actors; their values stand in one order."""

    def each(tell: Callable[[RecordedActor], str | None]) -> Callable[[Any], Value]:
        return lambda thing: tuple(tell(actor) for actor in of(thing))

    return (
        Column(name, "texts", f"{meaning}{_AND}", each(lambda actor: actor.name)),
        Column(f"{name}_ids", "texts", f"Ids of `{name}`.", each(lambda actor: actor.id)),
        Column(
            f"{name}_kinds",
            "texts",
            f"Kinds of `{name}`: person, country, company, …",
            each(lambda actor: actor.kind),
        ),
        Column(
            f"{name}_countries",
            "texts",
            f"Countries of `{name}`, ISO 3166-1 alpha-3; empty where none is known.",
            each(lambda actor: actor.country),
        ),
        Column(
            f"{name}_cow",
            "texts",
            f"Correlates of War numbers of `{name}_countries`.",
            each(lambda actor: codes_of(actor.country).cow),
        ),
        Column(
            f"{name}_sectors",
            "texts",
            f"PLOVER sectors of `{name}`, the primary one each.",
            each(lambda actor: actor.sector),
        ),
    )


def _one_actor(name: str, meaning: str, of: Callable[[Any], RecordedActor | None]) -> Columns:
    """Return the columns of a field that holds one actor at most."""

    def single(tell: Callable[[RecordedActor], Value]) -> Callable[[Any], Value]:
        return lambda thing: tell(actor) if (actor := of(thing)) else None

    return (
        Column(name, "text", meaning, single(lambda actor: actor.name)),
        Column(f"{name}_id", "text", f"Id of `{name}`.", single(lambda actor: actor.id)),
        Column(f"{name}_kind", "text", f"Kind of `{name}`.", single(lambda actor: actor.kind)),
        Column(
            f"{name}_country",
            "text",
            f"Country of `{name}`, ISO 3166-1 alpha-3.",
            single(lambda actor: actor.country),
        ),
        Column(f"{name}_sector", "text", f"PLOVER sector of `{name}`.", single(lambda actor: actor.sector)),
    )


def _dated(entry: HistoryEntry) -> str:
    return f"{entry.status} {entry.date}" if entry.date else entry.status


def _held(edition: RecordedEdition) -> str:
    told = (
        f"no. {edition.ordinal}" if edition.ordinal else None,
        edition.date and str(edition.date),
        edition.place,
    )
    return ", ".join(text for text in told if text)


def _signed(hand: RecordedSignatory) -> str:
    return f"{hand.person.name} for {hand.for_.name}" if hand.for_ else hand.person.name


def _clashes(thing: Recorded) -> tuple[str, ...]:
    return tuple(
        f"{clash.field}: {' | '.join(rival.value for rival in clash.values)}"
        for clash in thing.contradictions
    )


EVIDENCE: tuple[Column[Recorded], ...] = (
    Column("reports", "integer", "Articles that tell it.", lambda one: one.reports),
    Column(
        "independent_sources",
        "integer",
        "Those articles without copies of one another.",
        lambda one: one.independent_sources,
    ),
    Column(
        "first_seen",
        "date",
        "Publication date of the first article that tells it.",
        lambda one: one.first_seen,
    ),
    Column(
        "last_seen", "date", "Publication date of the last article that tells it.", lambda one: one.last_seen
    ),
    Column(
        "history",
        "texts",
        "Every status with its date, in the order of time.",
        lambda one: tuple(map(_dated, one.history)),
    ),
    Column(
        "contradictions",
        "texts",
        "Fields on which articles differ: `field: value | value`, the best supported first.",
        _clashes,
    ),
    Column(
        "review",
        "text",
        "What people said of it: none, accepted, corrected, rejected.",
        lambda one: one.review,
    ),
    Column("articles", "texts", "Ids of the articles.", lambda one: distinct(s.article for s in one.sources)),
    Column("urls", "texts", "Addresses of the articles.", lambda one: distinct(s.url for s in one.sources)),
    Column("sites", "texts", "Outlets of the articles.", lambda one: distinct(s.site for s in one.sources)),
    Column(
        "quote",
        "text",
        "The first passage that says it, as printed.",
        lambda one: one.sources[0].text if one.sources else None,
    ),
    Column(
        "quote_start",
        "integer",
        "Where the passage begins in its article's text, in Unicode code points.",
        lambda one: one.sources[0].start if one.sources else None,
    ),
    Column(
        "quote_end",
        "integer",
        "Where the passage ends; exclusive.",
        lambda one: one.sources[0].end if one.sources else None,
    ),
    Column(
        "quote_in",
        "text",
        "What they count in: `text`, or the id of a part of the page outside it.",
        lambda one: one.sources[0].in_ if one.sources else None,
    ),
)
"""The columns at the end of every table: who tells the thing."""

_FOUND: Columns = (
    Column("rule", "text", "The rule or model that found it.", lambda one: one.rule),
    Column("confidence", "number", "How sure the finding is, 0 to 1.", lambda one: one.confidence),
)

_EVENTS: tuple[Column[RecordedEvent], ...] = (
    Column("type", "text", "PLOVER event type of the words.", lambda one: one.type),
    Column("modes", "texts", "PLOVER modes.", lambda one: one.modes),
    Column("contexts", "texts", "PLOVER contexts.", lambda one: one.contexts),
    Column("cameo", "text", "CAMEO code; text, since zeros lead it.", lambda one: one.cameo),
    Column(
        "quad",
        "integer",
        "PLOVER quad class: verbal and material cooperation (1, 2), conflict (3, 4).",
        lambda one: one.quad,
    ),
    Column(
        "act", "text", "Type of the act promised, asked, refused, threatened or ended.", lambda one: one.act
    ),
    Column(
        "status",
        "text",
        "Whether the act, or where there is none the event, took place.",
        lambda one: one.status,
    ),
    Column("background", "yes/no", "Told as history.", lambda one: one.background),
    Column(
        "claim_by",
        "texts",
        "Whose word it rests on; empty for the page's own.",
        lambda one: tuple(a.name for a in one.claim.by) if one.claim else (),
    ),
    Column(
        "claim_stance",
        "text",
        "asserted, denied, alleged.",
        lambda one: one.claim.stance if one.claim else None,
    ),
    Column(
        "claim_statement",
        "text",
        "Id of the statement that claims it.",
        lambda one: one.claim.statement if one.claim else None,
    ),
    *_actors("actor", "Who did it.", lambda one: one.actor),
    *_actors("recipient", "To whom.", lambda one: one.recipient),
    *_actors("persons", "People named with the act.", lambda one: one.persons),
    Column("date_start", "day", "The earliest day that the words allow.", lambda one: one.date.start),
    Column("date_end", "day", "The latest day that the words allow.", lambda one: one.date.end),
    Column(
        "date_precision",
        "text",
        "day, week, month, quarter, season, year, none.",
        lambda one: one.date.precision,
    ),
    Column(
        "date_lasting",
        "yes/no",
        "It filled the interval rather than fell in it.",
        lambda one: one.date.lasting,
    ),
    Column("date_value", "text", "TimeML value of the words.", lambda one: one.date.value),
    Column(
        "date_basis",
        "text",
        "stated, relative, record, or bound: no date is told, only a limit.",
        lambda one: one.date.basis,
    ),
    Column("place", "text", "Where.", lambda one: one.place.name if one.place else None),
    Column(
        "place_country",
        "text",
        "Country of the place, ISO 3166-1 alpha-3.",
        lambda one: one.place.country if one.place else None,
    ),
    Column(
        "latitude", "number", "Of the place, in degrees.", lambda one: one.place.lat if one.place else None
    ),
    Column(
        "longitude", "number", "Of the place, in degrees.", lambda one: one.place.lon if one.place else None
    ),
    Column("dead", "integer", "People killed.", lambda one: one.size.dead),
    Column("injured", "integer", "People injured.", lambda one: one.size.injured),
    Column("arrested", "integer", "People arrested.", lambda one: one.size.arrested),
    Column("people", "integer", "People who took part or were touched.", lambda one: one.size.people),
    Column("agreements", "texts", "Ids of the agreements it is about.", lambda one: one.agreements),
    Column("initiatives", "texts", "Ids of the initiatives it is about.", lambda one: one.initiatives),
    Column("trigger", "text", "The words that tell the act.", lambda one: one.trigger.text),
    *_FOUND,
)

_AGREEMENTS: tuple[Column[RecordedAgreement], ...] = (
    Column("name", "text", "The best of its names.", lambda one: one.name),
    Column("aliases", "texts", "Its other names.", lambda one: one.aliases),
    Column("acronym", "text", "Its short form.", lambda one: one.acronym),
    Column("named", "yes/no", "It has a name, and is not only described.", lambda one: one.named),
    Column("kind", "text", "treaty, agreement, memorandum, arrangement, …", lambda one: one.kind),
    *_actors("parties", "Who agreed.", lambda one: one.parties),
    Column(
        "signatories", "texts", "Who signed, and for whom.", lambda one: tuple(map(_signed, one.signatories))
    ),
    Column("status", "text", "How far it has come.", lambda one: one.status),
    Column("signed", "date", "When it was signed.", lambda one: one.signed),
    Column("place", "text", "Where it was signed.", lambda one: one.place),
    Column(
        "relations",
        "texts",
        "How it stands to others: `renews ID`.",
        lambda one: tuple(f"{r.kind} {r.to}" for r in one.relations),
    ),
    Column("subjects", "texts", "What it is about.", lambda one: one.subjects),
    Column("binding", "yes/no", "Whether it binds; empty where no page tells.", lambda one: one.binding),
    *_FOUND,
)

_INITIATIVES: tuple[Column[RecordedInitiative], ...] = (
    Column("name", "text", "The best of its names.", lambda one: one.name),
    Column("aliases", "texts", "Its other names.", lambda one: one.aliases),
    Column("acronym", "text", "Its short form.", lambda one: one.acronym),
    Column("kind", "text", "dialogue, programme, roadmap, forum, policy, exercise.", lambda one: one.kind),
    *_actors("participants", "Who takes part.", lambda one: one.participants),
    *_one_actor("organiser", "Who holds it.", lambda one: one.organiser),
    Column(
        "editions", "texts", "Its holdings: number, date, place.", lambda one: tuple(map(_held, one.editions))
    ),
    *_FOUND,
)

_STATEMENTS: tuple[Column[RecordedStatement], ...] = (
    *_one_actor("speaker", "Who said it.", lambda one: one.speaker),
    Column("form", "text", "direct, indirect, mixed.", lambda one: one.form),
    Column("text", "text", "What was said.", lambda one: one.text),
    Column("medium", "text", "Through what.", lambda one: one.medium),
    *_actors("audience", "To whom.", lambda one: one.audience),
    Column("date", "date", "When it was said.", lambda one: one.date),
    *_FOUND,
)

_COMMITMENTS: tuple[Column[RecordedCommitment], ...] = (
    *_actors("by", "Who promised.", lambda one: one.by),
    *_actors("to", "To whom.", lambda one: one.to),
    Column("what", "text", "What was promised.", lambda one: one.what),
    Column("made", "date", "When.", lambda one: one.made),
    Column("due", "date", "By when.", lambda one: one.due),
    Column("amount", "number", "How much.", lambda one: one.amount.value if one.amount else None),
    Column(
        "amount_unit",
        "text",
        "Of what: an ISO 4217 code for money.",
        lambda one: one.amount.unit if one.amount else None,
    ),
    Column("amount_text", "text", "As printed.", lambda one: one.amount.text if one.amount else None),
    Column("status", "text", "open, kept, missed, withdrawn.", lambda one: one.status),
    Column("agreement", "text", "Id of the agreement it rests on.", lambda one: one.agreement),
    Column("statement", "text", "Id of the statement that makes it.", lambda one: one.statement),
    *_FOUND,
)

_ACTORS: tuple[Column[ActorProfile], ...] = (
    Column("name", "text", "The best of its names.", lambda one: one.name),
    Column("aliases", "texts", "Its other names.", lambda one: one.aliases),
    Column(
        "kind",
        "text",
        "person, country, government, military, organisation, company, party, …",
        lambda one: one.kind,
    ),
    Column("country", "text", "ISO 3166-1 alpha-3.", lambda one: one.country),
    Column(
        "country_cow",
        "text",
        "Correlates of War number of the country.",
        lambda one: codes_of(one.country).cow,
    ),
    Column(
        "country_basis",
        "text",
        "What tells the country: stated, office, outlet, record.",
        lambda one: one.country_basis,
    ),
    Column("sector", "text", "Primary PLOVER sector.", lambda one: one.sector),
    Column("sectors", "texts", "All of its sectors.", lambda one: one.sectors),
    Column(
        "roles",
        "texts",
        "Offices: `title of country or body`.",
        lambda one: tuple(f"{r.title} of {r.of}" if r.of else r.title for r in one.roles),
    ),
    Column("wikidata", "text", "Wikidata item.", lambda one: one.same_as.wikidata),
)

_ARTICLES: tuple[Column[RecordedArticle], ...] = (
    Column("sha256", "text", "Digest of the newest text.", lambda one: one.sha256),
    Column("url", "text", "Address.", lambda one: one.url),
    Column("site", "text", "Outlet.", lambda one: one.site),
    Column("title", "text", "Headline.", lambda one: one.title),
    Column("section", "text", "Section of the outlet.", lambda one: one.section),
    Column("authors", "texts", "Who wrote it.", lambda one: one.authors),
    Column("language", "text", "ISO 639-1.", lambda one: one.language),
    Column("translated_from", "text", "Language it was translated from.", lambda one: one.translated_from),
    Column("genre", "text", "report, release, joint statement, treaty text, …", lambda one: one.genre),
    Column("published", "date", "Publication date.", lambda one: one.published.date),
    Column(
        "published_basis",
        "text",
        "What tells it: given, metadata, text, inferred, none.",
        lambda one: one.published.basis,
    ),
    Column(
        "published_earliest",
        "date",
        "Where the date is not known, the first it can be.",
        lambda one: one.published.earliest,
    ),
    Column(
        "published_latest",
        "date",
        "Where the date is not known, the last it can be.",
        lambda one: one.published.latest,
    ),
    Column("fetched", "text", "When it was fetched, UTC.", lambda one: one.fetched),
    Column("dateline_place", "text", "Place of the dateline.", lambda one: one.dateline.place),
    Column("dateline_date", "date", "Date of the dateline.", lambda one: one.dateline.date),
    Column("agency", "text", "Agency of the dateline.", lambda one: one.dateline.agency),
    Column("characters", "integer", "Length of the text in code points.", lambda one: len(one.text)),
    Column("versions", "integer", "How many texts it has had.", lambda one: len(one.versions)),
    Column("copy_of", "text", "Id of the article that it copies.", lambda one: one.copy_of),
    Column("text", "text", "The newest text.", lambda one: one.text),
)

_OWN: dict[Kind, tuple[Column[Any], ...]] = {
    "events": _EVENTS,
    "agreements": _AGREEMENTS,
    "initiatives": _INITIATIVES,
    "statements": _STATEMENTS,
    "commitments": _COMMITMENTS,
    "actors": _ACTORS,
    "articles": _ARTICLES,
}
TABLES: dict[Kind, Columns] = {kind: (ID, *columns, *EVIDENCE) for kind, columns in _OWN.items()}
"""The flat table of each kind."""
