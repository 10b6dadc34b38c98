"""Readings made by hand for tests of the record: a page's text, and findings told by the words that show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from foedera.actors import Actor, ActorKind, Role
from foedera.acts import Claim, Event, Size
from foedera.agreements import Agreement, Link, Step
from foedera.article import Article, Block, Dateline, Published
from foedera.commitments import Amount, Commitment, CommitmentStatus
from foedera.dates import PartialDate
from foedera.dating import When
from foedera.evidence import BODY, Span
from foedera.initiatives import Edition, Initiative, InitiativeKind
from foedera.instruments import InstrumentKind
from foedera.lexicon import EventType
from foedera.places import Where
from foedera.reading import Reading, ReadWith
from foedera.record import Record, open_record
from foedera.signatories import Signatory
from foedera.standing import EventStatus
from foedera.statements import Statement, StatementForm
from foedera.steps import AgreementStatus

WITH = ReadWith("0.1.0", "1", "none", "none", "none", None)
STATES = {
    "IND": "India", "USA": "United States", "KOR": "South Korea", "JPN": "Japan", "GBR": "United Kingdom",
    "FRA": "France", "AUS": "Australia",
}  # fmt: skip
NO_DATE = When(None, None, "none", False, None, "bound", None)


def day(text: str) -> PartialDate:
    """Return the date of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    return PartialDate.parse(text)


def when(text: str | None) -> When:
    """Return when an act took place: a stated day, month or year, or not known."""
    if text is None:
        return NO_DATE
    known = day(text)
    precision = {1: "year", 2: "month", 3: "day"}[len(text.split("-"))]
    return When(known.earliest, known.latest, precision, False, text, "stated", None)  # type: ignore[arg-type]


class Draft:
    """A page being written down: each finding's evidence is a passage of the text, given by its words."""

    def __init__(
        self,
        text: str,
        *,
        page: str,
        published: str | None = None,
        url: str | None = None,
        site: str | None = None,
        title: str | None = None,
        fetched: str | None = None,
    ) -> None:
        known = day(published) if published else None
        block = Block("b1", "paragraph", text, 0, len(text))
        self.text = text
        self.article = Article(
            id=page,
            sha256=sha256(text.encode()).hexdigest(),
            url=url,
            site=site,
            title=title,
            section=None,
            authors=(),
            language="en",
            translated_from=None,
            fetched=fetched,
            genre="report",
            published=Published(known, "given" if known else "none"),
            dateline=Dateline(),
            text=text,
            blocks=(block,),
        )
        self.actors: list[Actor] = []
        self.events: list[Event] = []
        self.agreements: list[Agreement] = []
        self.initiatives: list[Initiative] = []
        self.statements: list[Statement] = []
        self.commitments: list[Commitment] = []

    def reading(self, foedera: ReadWith = WITH) -> Reading:
        """Return the page as a reading."""
        return Reading(
            foedera,
            self.article,
            tuple(self.actors),
            tuple(self.events),
            tuple(self.agreements),
            tuple(self.initiatives),
            tuple(self.statements),
            tuple(self.commitments),
            (),
            (),
        )

    def span(self, words: str | None) -> Span:
        """Return the first passage that reads these words; without words the whole text."""
        start = self.text.index(words) if words else 0
        return Span(start, start + len(words or self.text), words or self.text, BODY)

    def actor(
        self,
        name: str,
        kind: ActorKind = "organisation",
        country: str | None = None,
        *,
        offices: Sequence[str] = (),
        said: str | None = None,
    ) -> str:
        """Add an actor and return its id."""
        found = f"a{len(self.actors) + 1}"
        mention = said or name
        spans = (self.span(mention),) if mention in self.text else ()
        roles = tuple(Role(office, country) for office in offices)
        sector = "GOV" if kind in {"country", "government", "person"} else None
        self.actors.append(
            Actor(
                found,
                name,
                kind,
                country,
                "stated" if country else None,
                sector,
                (sector,) if sector else (),
                roles,
                spans,
            )
        )
        return found

    def state(self, code: str, said: str | None = None) -> str:
        """Add a state and return its id; the same state twice is one."""
        for actor in self.actors:
            if actor.kind == "country" and actor.country == code:
                return actor.id
        return self.actor(STATES[code], "country", code, said=said)

    def person(self, name: str, country: str | None = None, *offices: str) -> str:
        """Add a person and return its id."""
        return self.actor(name, "person", country, offices=offices)

    def agreement(
        self,
        name: str,
        parties: Sequence[str] = (),
        status: AgreementStatus = "signed",
        signed: str | None = None,
        *,
        acronym: str | None = None,
        kind: InstrumentKind = "agreement",
        named: bool = True,
        steps: Sequence[tuple[AgreementStatus, str | None]] = (),
        signatories: Sequence[tuple[str, str | None]] = (),
        relations: Sequence[Link] = (),
        says: str | None = None,
    ) -> str:
        """Add an agreement and return its id; `says` is its evidence."""
        found = f"g{len(self.agreements) + 1}"
        evidence = (self.span(says),)
        mention = name if name in self.text else acronym if acronym and acronym in self.text else says
        told = tuple(Step(one, day(when_) if when_ else None, None, evidence) for one, when_ in steps)
        self.agreements.append(
            Agreement(
                id=found,
                name=name,
                named=named,
                acronym=acronym,
                mentions=(self.span(mention),),
                kind=kind,
                parties=tuple(parties),
                signatories=tuple(Signatory(*hand) for hand in signatories),
                status=status,
                signed=day(signed) if signed else None,
                place=None,
                steps=told,
                relations=tuple(relations),
                subjects=(),
                binding=None,
                evidence=evidence,
                rule="by_hand",
                confidence=0.9,
            )
        )
        return found

    def initiative(
        self,
        name: str,
        participants: Sequence[str] = (),
        *,
        kind: InitiativeKind = "dialogue",
        acronym: str | None = None,
        editions: Sequence[tuple[int | None, str | None]] = (),
        organiser: str | None = None,
        says: str | None = None,
    ) -> str:
        """Add an initiative and return its id."""
        found = f"i{len(self.initiatives) + 1}"
        evidence = (self.span(says),)
        held = tuple(Edition(ordinal, day(when_) if when_ else None, None) for ordinal, when_ in editions)
        mention = self.span(name if name in self.text else says)
        self.initiatives.append(
            Initiative(
                *(found, name, acronym, kind, tuple(participants), organiser, held, (mention,), evidence),
                "by_hand",
                0.8,
            )
        )
        return found

    def event(
        self,
        type: EventType,  # noqa: A002
        actor: Sequence[str],
        recipient: Sequence[str] = (),
        on: str | None = None,
        *,
        trigger: str,
        persons: Sequence[str] = (),
        status: EventStatus = "occurred",
        act: EventType | None = None,
        place: str | None = None,
        claim: Claim | None = None,
        dead: int | None = None,
        agreements: Sequence[str] = (),
        initiatives: Sequence[str] = (),
        says: str | None = None,
    ) -> str:
        """Add an event and return its id."""
        found = f"e{len(self.events) + 1}"
        self.events.append(
            Event(
                id=found,
                type=type,
                modes=(),
                contexts=(),
                cameo=None,
                quad=1,
                act=act,
                status=status,
                background=False,
                claim=claim,
                actor=tuple(actor),
                recipient=tuple(recipient),
                persons=tuple(persons),
                date=when(on),
                place=Where(place, None, None, None, None) if place else None,
                size=Size(dead=dead),
                agreements=tuple(agreements),
                initiatives=tuple(initiatives),
                trigger=self.span(trigger),
                evidence=(self.span(says),),
                rule="by_hand",
                confidence=0.7,
            )
        )
        return found

    def statement(
        self,
        speaker: str | None,
        words: str,
        *,
        form: StatementForm = "direct",
        on: str | None = None,
        medium: str | None = None,
        says: str | None = None,
    ) -> str:
        """Add a statement and return its id."""
        found = f"s{len(self.statements) + 1}"
        said = self.span(words)
        self.statements.append(
            Statement(
                *(found, speaker, form, words, (said,), None, None, medium, ()),
                day(on) if on else None,
                (self.span(says),),
                "by_hand",
                0.8,
            )
        )
        return found

    def commitment(
        self,
        by: Sequence[str],
        to: Sequence[str],
        what: str,
        *,
        amount: tuple[float, str, str] | None = None,
        made: str | None = None,
        due: str | None = None,
        status: CommitmentStatus = "open",
        says: str | None = None,
    ) -> str:
        """Add a commitment and return its id."""
        found = f"c{len(self.commitments) + 1}"
        self.commitments.append(
            Commitment(
                id=found,
                by=tuple(by),
                to=tuple(to),
                what=what,
                made=day(made) if made else None,
                due=day(due) if due else None,
                amount=Amount(*amount) if amount else None,
                status=status,
                agreement=None,
                statement=None,
                evidence=(self.span(says),),
                rule="by_hand",
                confidence=0.6,
            )
        )
        return found


def filled(readings: Iterable[Reading]) -> Record:
    """Return a consolidated record of readings."""
    record = open_record(":memory:")
    for reading in readings:
        record.add(reading)
    record.consolidate()
    return record


def supply_pact(
    *, page: str, published: str | None, signed: str | None = "2024-08-22", **more: Any
) -> Reading:
    """Return a page on the signing of a supply arrangement by two ministers."""
    text = more.pop("text", "") or (
        f"In the dispatch {page}, Rajnath Singh of India and Lloyd Austin of the United States signed the "
        "Security of Supply Arrangement (SOSA). They met at the Pentagon. Singh called it a milestone."
    )
    draft = Draft(text, page=page, published=published, **more)
    india, america = draft.state("IND"), draft.state("USA")
    singh = draft.person("Rajnath Singh", "IND", "Defence Minister")
    austin = draft.person("Lloyd Austin", "USA", "Defence Secretary")
    deal = draft.agreement(
        "Security of Supply Arrangement",
        [india, america],
        "signed",
        signed,
        acronym="SOSA",
        kind="arrangement",
        signatories=[(singh, india), (austin, america)],
    )
    draft.event(
        "AGREE", [singh, austin], (), signed, trigger="signed", persons=[singh, austin], agreements=[deal]
    )
    draft.event(
        "CONSULT", [singh, austin], (), signed, trigger="met", persons=[singh, austin], place="Pentagon"
    )
    draft.statement(singh, "a milestone", on=signed)
    return draft.reading()
