"""What the record keeps: consolidated things, with actors written out and every source named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedera.actors import ActorKind, CountryBasis, Role
from foedera.acts import Quad, Size, Stance
from foedera.agreements import RelationKind
from foedera.article import Block, Dateline, Published
from foedera.commitments import Amount, CommitmentStatus
from foedera.dates import PartialDate
from foedera.dating import When
from foedera.evidence import Span
from foedera.genre import Genre
from foedera.initiatives import InitiativeKind
from foedera.instruments import InstrumentKind
from foedera.lexicon import EventType
from foedera.places import Where
from foedera.standing import EventStatus
from foedera.statements import StatementForm
from foedera.steps import AgreementStatus

Kind = Literal["events", "agreements", "initiatives", "statements", "commitments", "actors", "articles"]
Verdict = Literal["same", "different", "unsure"]
Review = Literal["none", "accepted", "corrected", "rejected"]

PREFIXES: dict[Kind, str] = {
    "events": "evt",
    "agreements": "agr",
    "initiatives": "ini",
    "statements": "sta",
    "commitments": "com",
    "actors": "act",
    "articles": "art",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two findings are one thing: a verdict with its score, by a rule or a person."""

    a: str
    b: str
    verdict: Verdict
    score: float
    by: str


@dataclass(frozen=True, slots=True)
class SameAs:
    """What an actor is called in other collections; null where that is not known."""

    wikidata: str | None = None
    cow: str | None = None


@dataclass(frozen=True, slots=True)
class RecordedActor:
    """An actor written out where a thing names it."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    same_as: SameAs


@dataclass(frozen=True, slots=True)
class Source:
    """A passage of an article that says the thing, with what is known of the article."""

    article: str
    url: str | None
    site: str | None
    title: str | None
    published: PartialDate | None
    start: int
    end: int
    text: str
    in_: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One status in a thing's life: what, when (null where no page says), and who reports it."""

    status: str
    date: PartialDate | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class RivalValue:
    """One of the values that sources disagree on."""

    value: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field on which sources disagree; the best-supported value stands first and is the one shown."""

    field: str
    values: tuple[RivalValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What every consolidated thing carries. Its own spans lie in the article of its first source."""

    id: str
    sources: tuple[Source, ...]
    reports: int
    independent_sources: int
    first_seen: PartialDate | None
    last_seen: PartialDate | None
    history: tuple[HistoryEntry, ...]
    contradictions: tuple[Contradiction, ...]
    review: Review


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorProfile(Recorded):
    """A person, state or body across all pages, with every name and office it is given."""

    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    country: str | None
    country_basis: CountryBasis | None
    sector: str | None
    sectors: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Span, ...]
    same_as: SameAs


@dataclass(frozen=True, slots=True)
class RecordedClaim:
    """Whose word an event rests on; `statement` is a record id."""

    by: tuple[RecordedActor, ...]
    statement: str | None
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedEvent(Recorded):
    """One event with all its reports; `agreements` and `initiatives` are record ids."""

    type: EventType
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    quad: Quad
    act: EventType | None
    status: EventStatus
    background: bool
    claim: RecordedClaim | None
    actor: tuple[RecordedActor, ...]
    recipient: tuple[RecordedActor, ...]
    persons: tuple[RecordedActor, ...]
    date: When
    place: Where | None
    size: Size
    agreements: tuple[str, ...]
    initiatives: tuple[str, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class RecordedSignatory:
    """Who put a hand to an agreement, and for which party."""

    person: RecordedActor
    for_: RecordedActor | None


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """One step of an agreement's life as reported; `evidence` names the article of each passage."""

    status: AgreementStatus
    date: PartialDate | None
    place: str | None
    evidence: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class RecordedLink:
    """How an agreement stands to another one; `to` is a record id."""

    kind: RelationKind
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAgreement(Recorded):
    """One instrument with its whole life."""

    name: str
    aliases: tuple[str, ...]
    named: bool
    acronym: str | None
    mentions: tuple[Span, ...]
    kind: InstrumentKind
    parties: tuple[RecordedActor, ...]
    signatories: tuple[RecordedSignatory, ...]
    status: AgreementStatus
    signed: PartialDate | None
    place: str | None
    steps: tuple[RecordedStep, ...]
    relations: tuple[RecordedLink, ...]
    subjects: tuple[str, ...]
    binding: bool | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class RecordedEdition:
    """One holding of an initiative, united over all pages that tell of it."""

    ordinal: int | None
    date: PartialDate | None
    place: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedInitiative(Recorded):
    """One dialogue, programme, roadmap, forum, policy or exercise with its editions."""

    name: str
    aliases: tuple[str, ...]
    acronym: str | None
    kind: InitiativeKind
    participants: tuple[RecordedActor, ...]
    organiser: RecordedActor | None
    editions: tuple[RecordedEdition, ...]
    mentions: tuple[Span, ...]
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedStatement(Recorded):
    """One saying with all the pages that quote it."""

    speaker: RecordedActor | None
    form: StatementForm
    text: str
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    medium: str | None
    audience: tuple[RecordedActor, ...]
    date: PartialDate | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCommitment(Recorded):
    """One promise with its reports; `agreement` and `statement` are record ids."""

    by: tuple[RecordedActor, ...]
    to: tuple[RecordedActor, ...]
    what: str
    made: PartialDate | None
    due: PartialDate | None
    amount: Amount | None
    status: CommitmentStatus
    agreement: str | None
    statement: str | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Version:
    """One text that an article has had."""

    sha256: str
    title: str | None
    published: PartialDate | None
    fetched: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedArticle(Recorded):
    """One article: its newest text, every version, and the article that it copies."""

    sha256: str
    url: str | None
    site: str | None
    title: str | None
    section: str | None
    authors: tuple[str, ...]
    language: str | None
    translated_from: str | None
    fetched: str | None
    genre: Genre
    published: Published
    dateline: Dateline
    text: str
    blocks: tuple[Block, ...]
    versions: tuple[Version, ...]
    copy_of: str | None


Thing = (
    ActorProfile
    | RecordedEvent
    | RecordedAgreement
    | RecordedInitiative
    | RecordedStatement
    | RecordedCommitment
    | RecordedArticle
)

ROWS: dict[Kind, type[Thing]] = {
    "actors": ActorProfile,
    "events": RecordedEvent,
    "agreements": RecordedAgreement,
    "initiatives": RecordedInitiative,
    "statements": RecordedStatement,
    "commitments": RecordedCommitment,
    "articles": RecordedArticle,
}


@dataclass(frozen=True, slots=True)
class Things:
    """Everything a record holds, consolidated, each kind in canonical order."""

    actors: tuple[ActorProfile, ...]
    events: tuple[RecordedEvent, ...]
    agreements: tuple[RecordedAgreement, ...]
    initiatives: tuple[RecordedInitiative, ...]
    statements: tuple[RecordedStatement, ...]
    commitments: tuple[RecordedCommitment, ...]
    articles: tuple[RecordedArticle, ...]
