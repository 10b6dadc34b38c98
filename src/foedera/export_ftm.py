"""The record as entities of FollowTheMoney, the model of Aleph and OpenSanctions: one JSON object a line.

Actors are people, public bodies (states too), companies and organisations; agreements, events and holdings of initiatives
are `Event`; initiatives are `Project` with a `ProjectParticipant` for each who takes part; statements and commitments are
`Note`; articles are `Article`. A `Documentation` links each thing to every article that tells it, with the passage. Ids are
those of the record with `-` for `_`, since the model allows only letters, digits, `-` and `.`; an article's begins with
`art-`, and is a digest where its own has other characters. Links get theirs from what they link. The model has no word
for treaties, so `keywords` tell what an entity is (`agreement`, its kind, its status). What a person rejected is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from foedera.actors import ActorKind
from foedera.code_systems import codes_of, three_letters
from foedera.columns import distinct
from foedera.dates import PartialDate
from foedera.export_events import HAPPENED
from foedera.record import Record
from foedera.things import (
    ActorProfile,
    Recorded,
    RecordedActor,
    RecordedAgreement,
    RecordedArticle,
    RecordedCommitment,
    RecordedEdition,
    RecordedEvent,
    RecordedInitiative,
    RecordedStatement,
    Source,
    Thing,
)

Values = Iterable[str | PartialDate | None]

SCHEMATA: dict[ActorKind, str] = {
    "person": "Person",
    "country": "PublicBody",
    "government": "PublicBody",
    "military": "PublicBody",
    "court": "PublicBody",
    "company": "Company",
    "media": "Organization",
    "organisation": "Organization",
    "party": "Organization",
    "armed_group": "Organization",
    "people": "LegalEntity",
}
_LINKS = frozenset({"Documentation", "ProjectParticipant"})
_GONE = {"SUN": "suhh", "YUG": "yucs", "SCG": "cshh", "DDR": "dd", "CSK": "cz"}
"""FollowTheMoney's codes of states that are gone."""
_LONGEST_NAME = 120
_PLAIN_ID = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]{0,62}[0-9A-Za-z])?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity: its schema, and the values of its properties in the order they are told."""

    id: str
    schema: str
    properties: dict[str, tuple[str, ...]]


def ftm_id(wanted: str) -> str:
    """Return the id of a thing of the record as the model allows it."""
    return wanted.replace("_", "-")


def article_id(wanted: str) -> str:
    """Return the id of an article, which may be anything, as the model allows it."""
    plain = _PLAIN_ID.fullmatch(wanted) is not None
    return f"art-{wanted if plain else blake2b(wanted.encode(errors='surrogatepass'), digest_size=8).hexdigest()}"


def entity(wanted: str, schema: str, **properties: Values) -> Entity:
    """Return an entity with the properties that have values."""
    told = {name: distinct(str(v) if v else None for v in values) for name, values in properties.items()}
    return Entity(wanted, schema, {name: values for name, values in told.items() if values})


def ftm_lines(record: Record) -> Iterator[str]:
    """Yield every entity of a record as a line; what a person rejected is left out."""
    for one in entities(record):
        data = {"id": one.id, "schema": one.schema, "properties": one.properties}
        yield json.dumps(data, ensure_ascii=False) + "\n"


def entities(record: Record) -> Iterator[Entity]:
    """Yield every entity of a record: what is pointed to comes before what points to it."""
    rejected: set[str] = set()
    for kind in ("articles", "actors", "agreements", "initiatives", "events", "statements", "commitments"):
        for thing in record.things(kind):
            if thing.review == "rejected":
                rejected.add(ftm_id(thing.id))
            else:
                yield from _pointing_nowhere_else(entities_of(thing), rejected)


def _pointing_nowhere_else(found: Iterable[Entity], rejected: Container[str]) -> Iterator[Entity]:
    """Yield entities without what points to rejected ones; links that have lost an end are no links."""
    for one in found:
        kept = {
            name: tuple(v for v in values if v not in rejected) for name, values in one.properties.items()
        }
        whole = {name: values for name, values in kept.items() if values}
        if len(whole) == len(one.properties) or one.schema not in _LINKS:
            yield Entity(one.id, one.schema, whole)


def entities_of(thing: Thing) -> Iterator[Entity]:
    """Yield the entities that one thing of the record is: itself, and what links it."""
    match thing:
        case RecordedArticle():
            yield _article(thing)
            return
        case ActorProfile():
            yield _actor(thing)
        case RecordedAgreement():
            yield _agreement(thing)
        case RecordedInitiative():
            yield from _initiative(thing)
        case RecordedEvent():
            yield _event(thing)
        case RecordedStatement():
            yield _statement(thing)
        case RecordedCommitment():
            yield _commitment(thing)
    yield from _documentation(thing.id, thing.sources)


def alpha2(country: str | None) -> str | None:
    """Return FollowTheMoney's code of a country."""
    code = _GONE.get(country or "") or codes_of(country).alpha2
    return code.lower() if code else None


def _article(thing: RecordedArticle) -> Entity:
    return entity(
        article_id(thing.id),
        "Article",
        title=[thing.title or thing.url or thing.id],
        author=thing.authors,
        publisher=[thing.site],
        sourceUrl=[thing.url],
        publishedAt=[thing.published.date],
        language=[three_letters(thing.language)],
        retrievedAt=[thing.fetched],
        keywords=[thing.genre, "copy" if thing.copy_of else None],
    )


def _actor(thing: ActorProfile) -> Entity:
    schema, country = SCHEMATA[thing.kind], alpha2(thing.country)
    person = schema == "Person"
    posts = [f"{role.title}, {role.of}" if role.of else role.title for role in thing.roles] if person else []
    return entity(
        ftm_id(thing.id),
        schema,
        name=[thing.name],
        alias=thing.aliases,
        country=[country],
        position=posts,
        wikidataId=[thing.same_as.wikidata],
        topics=["pol.party" if thing.kind == "party" else None],
        keywords=[thing.kind, *thing.sectors],
    )


def _agreement(thing: RecordedAgreement) -> Entity:
    return entity(
        ftm_id(thing.id),
        "Event",
        name=[thing.name],
        alias=thing.aliases,
        weakAlias=[thing.acronym],
        date=[thing.signed],
        location=[thing.place],
        country=_countries(thing.parties),
        involved=[*_ids(thing.parties), *_ids(hand.person for hand in thing.signatories)],
        keywords=["agreement", thing.kind, thing.status, *thing.subjects],
        summary=_quotes(thing),
        description=[
            "; ".join(f"{step.status} {step.date}" if step.date else step.status for step in thing.history)
        ],
        recordId=[thing.id],
        sourceUrl=_urls(thing),
    )


def _initiative(thing: RecordedInitiative) -> Iterator[Entity]:
    yield entity(
        ftm_id(thing.id),
        "Project",
        name=[thing.name],
        alias=thing.aliases,
        weakAlias=[thing.acronym],
        country=_countries(thing.participants),
        keywords=["initiative", thing.kind],
        summary=_quotes(thing),
        sourceUrl=_urls(thing),
    )
    for actor in thing.participants:
        role = "organiser" if actor == thing.organiser else "participant"
        yield _participation(thing.id, actor.id, role)
    if thing.organiser and thing.organiser not in thing.participants:
        yield _participation(thing.id, thing.organiser.id, "organiser")
    for edition in thing.editions:
        yield from _edition(thing, edition)


def _participation(project: str, actor: str, role: str) -> Entity:
    return entity(
        _link("par", project, actor),
        "ProjectParticipant",
        project=[ftm_id(project)],
        participant=[ftm_id(actor)],
        role=[role],
    )


def _edition(thing: RecordedInitiative, held: RecordedEdition) -> Iterator[Entity]:
    wanted = _link("hol", thing.id, str(held.ordinal), str(held.date), str(held.place))
    yield entity(
        wanted,
        "Event",
        name=[f"{thing.name}, no. {held.ordinal}" if held.ordinal else thing.name],
        date=[held.date],
        location=[held.place],
        country=_countries(thing.participants),
        involved=_ids(thing.participants),
        keywords=["holding", thing.kind, ftm_id(thing.id)],
    )
    yield from _documentation(wanted, held.sources)


def _event(thing: RecordedEvent) -> Entity:
    when = thing.date
    known = when.start is not None and when.end is not None
    one_day = known and when.start == when.end
    return entity(
        ftm_id(thing.id),
        "Event",
        name=[_title(thing)],
        date=[str(when.start) if one_day else None],
        startDate=[str(when.start) if known and not one_day else None],
        endDate=[str(when.end) if known and not one_day else None],
        location=[thing.place.name if thing.place else None],
        country=[alpha2(thing.place.country)] if thing.place else (),
        involved=[*_ids(thing.actor), *_ids(thing.recipient), *_ids(thing.persons)],
        organizer=_ids(thing.actor) if thing.recipient else (),
        keywords=["event", thing.type, thing.act, thing.status, *thing.modes, *thing.contexts],
        summary=_quotes(thing),
        recordId=[thing.id],
        sourceUrl=_urls(thing),
    )


def _title(event: RecordedEvent) -> str:
    """Return a heading for an event, which has no name: its type, its sides, and that it did not happen if so."""
    act = (
        event.type.capitalize() if event.act is None else f"{event.type.capitalize()} to {event.act.lower()}"
    )
    status = "" if event.status in HAPPENED else f" ({event.status})"
    sides = [
        ", ".join(distinct(actor.name for actor in side)) for side in (event.actor, event.recipient) if side
    ]
    return f"{act}{status}: {' → '.join(sides)}" if sides else f"{act}{status}"


def _statement(thing: RecordedStatement) -> Entity:
    speaker = thing.speaker.name if thing.speaker else "Unknown speaker"
    return entity(
        ftm_id(thing.id),
        "Note",
        name=[f"{speaker}: {_short(thing.text)}"],
        description=[thing.text],
        entity=_ids([*([thing.speaker] if thing.speaker else []), *thing.audience]),
        country=[alpha2(thing.speaker.country) if thing.speaker else None],
        createdAt=[thing.date],
        keywords=["statement", thing.form],
        sourceUrl=_urls(thing),
    )


def _commitment(thing: RecordedCommitment) -> Entity:
    amount = thing.amount.text if thing.amount else None
    return entity(
        ftm_id(thing.id),
        "Note",
        name=[_short(thing.what)],
        description=[thing.what],
        summary=_quotes(thing),
        entity=[
            *_ids(thing.by),
            *_ids(thing.to),
            *map(ftm_id, filter(None, (thing.agreement, thing.statement))),
        ],
        country=_countries(thing.by),
        createdAt=[thing.made],
        keywords=["commitment", thing.status, f"due {thing.due}" if thing.due else None, amount],
        sourceUrl=_urls(thing),
    )


def _documentation(wanted: str, sources: Iterable[Source]) -> Iterator[Entity]:
    """Yield a link from a thing to each article that tells it, with its passages."""
    passages: dict[str, list[Source]] = {}
    for source in sources:
        passages.setdefault(source.article, []).append(source)
    for article, told in passages.items():
        yield entity(
            _link("doc", wanted, article),
            "Documentation",
            document=[article_id(article)],
            entity=[ftm_id(wanted)],
            role=["evidence"],
            date=[told[0].published],
            summary=[source.text for source in told],
            publisher=[told[0].site],
            sourceUrl=[told[0].url],
        )


def _ids(actors: Iterable[RecordedActor]) -> list[str]:
    return [ftm_id(actor.id) for actor in actors]


def _countries(actors: Iterable[RecordedActor]) -> list[str | None]:
    return [alpha2(actor.country) for actor in actors]


def _quotes(thing: Recorded) -> list[str]:
    return [source.text for source in thing.sources[:1]]


def _urls(thing: Recorded) -> list[str | None]:
    return [source.url for source in thing.sources]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1].rstrip() + "…"


def _link(kind: str, *ends: str) -> str:
    return f"{kind}-{blake2b(chr(0).join(ends).encode(), digest_size=8).hexdigest()}"
