"""Reading -> one HTML file: the article with every finding marked where it stands and explained beside it.

The file loads nothing and runs nothing: its policy forbids scripts and every address, marks explain themselves by
hover and focus in CSS alone, and all that comes from the page is escaped.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from textwrap import shorten
from typing import Literal

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from foedera.actors import Actor, CountryBasis
from foedera.acts import Event
from foedera.agreements import Agreement
from foedera.article import Article, Block
from foedera.brief import (
    KIND_WORDS,
    ROLE_WORDS,
    STATUS_WORDS,
    Wording,
    edition_words,
    joined,
    kind_of_act,
    named,
    office_words,
    published_words,
    quoted,
    size_words,
    unanchored,
)
from foedera.commitments import Commitment
from foedera.evidence import BODY, Span
from foedera.initiatives import Initiative
from foedera.parts import Role
from foedera.places import Place
from foedera.reading import Finding, Reading
from foedera.statements import Statement
from foedera.times import Timex

MarkKind = Literal["event", "agreement", "initiative", "statement", "commitment", "actor", "time", "place"]

MARK_WORDS: dict[MarkKind, tuple[str, str]] = {
    "event": ("event", "events"),
    "agreement": ("agreement", "agreements"),
    "initiative": ("programme", "programmes"),
    "statement": ("statement", "statements"),
    "commitment": ("commitment", "commitments"),
    "actor": ("actor", "actors"),
    "time": ("time", "times"),
    "place": ("place", "places"),
}
"""What is marked, in the order of the legend, in words for one and for several."""

_BASIS_WORDS: dict[CountryBasis, str] = {
    "stated": "as stated",
    "office": "by the office",
    "outlet": "by the outlet's country",
    "record": "from the record",
}
_HEADER = frozenset({"title", "section", "byline"})


@dataclass(frozen=True, slots=True)
class Note:
    """What the page tells about one finding: a title, the gist for a list, and the facts."""

    kind: MarkKind
    id: str
    title: str
    gist: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same marks; `anchor` is set where a mark begins, which is where the keyboard stops."""

    text: str
    notes: tuple[Note, ...]
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the page, cut into segments."""

    role: Role
    label: str
    age: str | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one kind, each with the anchor of its first mark."""

    kind: MarkKind
    label: str
    notes: tuple[tuple[Note, str | None], ...]


def marked_html(reading: Reading) -> str:
    """Return a page as one self-contained HTML file with every finding marked and explained."""
    article = reading.article
    notes = list(_notes(reading))
    cutter = _Cutter(notes)
    head = [
        cutter.outside(block) for block in article.blocks if block.start is None and block.role == "title"
    ]
    body = list(_body(article, cutter))
    aside = [
        cutter.outside(block) for block in article.blocks if block.start is None and block.role not in _HEADER
    ]
    style = _source("reading.css")
    page: str = (
        _environment()
        .get_template("reading.html.j2")
        .render(
            article=article,
            published=published_words(article.published),
            linked=(article.url or "").startswith(("https://", "http://")),
            head=head,
            body=body,
            aside=aside,
            groups=_groups([note for note, _ in notes], cutter.anchors),
            read_with=reading.foedera,
            style=Markup(style),  # noqa: S704 - the package's own file
            style_digest=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            words=MARK_WORDS,
        )
    )
    return page


class _Cutter:
    """Cuts text where marks begin and end, and numbers the segments where one begins."""

    def __init__(self, notes: Iterable[tuple[Note, Sequence[Span]]]) -> None:
        self.anchors: dict[str, str] = {}
        self._count = 0
        self._marks: dict[str, list[tuple[Span, Note]]] = {}
        for note, spans in notes:
            for span in spans:
                self._marks.setdefault(span.in_, []).append((span, note))
        for marks in self._marks.values():
            marks.sort(key=lambda mark: mark[0].start)

    def outside(self, block: Block) -> Part:
        """Return a block that is not in the article's text."""
        return self._part(block.role, block.age, block.id, block.text, 0)

    def inside(self, role: Role, article: Article, start: int, end: int) -> Part:
        """Return a stretch of the article's text."""
        return self._part(role, None, BODY, article.text[start:end], start)

    def _part(self, role: Role, age: str | None, source: str, text: str, offset: int) -> Part:
        return Part(role, ROLE_WORDS[role][0], age, tuple(self._segments(source, text, offset)))

    def _segments(self, source: str, text: str, offset: int) -> Iterator[Segment]:
        end = offset + len(text)
        marks = [mark for mark in self._marks.get(source, ()) if mark[0].start < end and offset < mark[0].end]
        edges = {edge for span, _ in marks for edge in (span.start, span.end) if offset < edge < end}
        cuts = [offset, *sorted(edges), end]
        for left, right in pairwise(cuts):
            over = [mark for mark in marks if mark[0].start <= left and right <= mark[0].end]
            over.sort(key=lambda mark: mark[0].end - mark[0].start)
            anchor = self._anchor([note for span, note in over if left in {span.start, offset}])
            yield Segment(text[left - offset : right - offset], tuple(note for _, note in over), anchor)

    def _anchor(self, beginning: Sequence[Note]) -> str | None:
        if not beginning:
            return None
        self._count += 1
        anchor = f"m{self._count}"
        for note in beginning:
            self.anchors.setdefault(note.id, anchor)
        return anchor


def _body(article: Article, cutter: _Cutter) -> Iterator[Part]:
    """Yield the article's text block by block; what lies between blocks is shown as it stands."""
    at = 0
    for block in article.body_blocks():
        start, end = max(block.start or 0, at), block.end or 0
        if article.text[at:start].strip():
            yield cutter.inside("paragraph", article, at, start)
        if start < end:
            yield cutter.inside(block.role, article, start, end)
            at = end
    if article.text[at:].strip():
        yield cutter.inside("paragraph", article, at, len(article.text))


def _groups(notes: Sequence[Note], anchors: dict[str, str]) -> list[Group]:
    found = {
        kind: [(note, anchors.get(note.id)) for note in notes if note.kind == kind] for kind in MARK_WORDS
    }
    return [Group(kind, MARK_WORDS[kind][1], tuple(entries)) for kind, entries in found.items() if entries]


def _notes(reading: Reading) -> Iterator[tuple[Note, Sequence[Span]]]:
    """Yield every finding as a note with the passages that its mark stands on."""
    words = Wording(reading)
    for event in reading.events:
        yield _event(event, words), (event.trigger,)
    for deal in reading.agreements:
        yield _agreement(deal, words), deal.mentions or deal.evidence
    for plan in reading.initiatives:
        yield _initiative(plan, words), plan.mentions or plan.evidence
    for said in reading.statements:
        yield _statement(said, words), said.content or said.evidence
    for vow in reading.commitments:
        yield _commitment(vow, words), vow.evidence
    for actor in reading.actors:
        yield _actor(actor), actor.mentions
    for time in reading.times:
        yield _time(time), (Span(time.start, time.end, time.text, time.in_),)
    for place in reading.places:
        yield _place(place), (Span(place.start, place.end, place.text, place.in_),)


def _event(event: Event, words: Wording) -> Note:
    return _found(
        "event",
        event,
        kind_of_act(event),
        joined(
            (
                quoted(event.trigger.text),
                words.when(event.date),
                words.parties(event),
                STATUS_WORDS[event.status],
            )
        ),
        ("who", words.parties(event)),
        ("when", words.when(event.date)),
        ("where", joined((event.place.name, event.place.country or ""), ", ") if event.place else ""),
        ("status", STATUS_WORDS[event.status] or event.status),
        ("told as", "background" if event.background else ""),
        ("about", words.about(event)),
        ("people", size_words(event.size)),
        ("whose word", words.claim(event)),
        ("contexts", ", ".join(event.contexts)),
    )


def _agreement(deal: Agreement, words: Wording) -> Note:
    hands = [
        joined((words.name(hand.person), words.name(hand.for_) if hand.for_ else ""), " for ")
        for hand in deal.signatories
    ]
    steps = [joined((step.status, str(step.date or ""), step.place or ""), " ") for step in deal.steps]
    return _found(
        "agreement",
        deal,
        named(deal.name, deal.acronym),
        joined((f"{deal.status} {deal.signed or ''}", words.names(deal.parties))),
        ("kind", deal.kind),
        ("parties", words.names(deal.parties) or "not known"),
        ("status", deal.status),
        ("signed", str(deal.signed or "")),
        ("signed by", ", ".join(hands)),
        ("where", deal.place or ""),
        ("steps", "; ".join(steps)),
        ("relations", "; ".join(f"{link.kind} {words.name(link.to)}" for link in deal.relations)),
        ("subjects", ", ".join(deal.subjects)),
        ("binding", {True: "yes", False: "no", None: ""}[deal.binding]),
    )


def _initiative(plan: Initiative, words: Wording) -> Note:
    return _found(
        "initiative",
        plan,
        named(plan.name, plan.acronym),
        joined((plan.kind, words.names(plan.participants), *map(edition_words, plan.editions))),
        ("kind", plan.kind),
        ("participants", words.names(plan.participants)),
        ("organiser", words.name(plan.organiser) if plan.organiser else ""),
        ("editions", "; ".join(edition_words(edition) for edition in plan.editions)),
    )


def _statement(said: Statement, words: Wording) -> Note:
    return _found(
        "statement",
        said,
        words.name(said.speaker) if said.speaker else "speaker not known",
        shorten(said.text, 100, placeholder="…"),
        ("form", said.form),
        ("medium", said.medium or ""),
        ("audience", words.names(said.audience)),
        ("date", str(said.date or "")),
        ("named by", said.source.text if said.source else ""),
        ("cue", said.cue.text if said.cue else ""),
    )


def _commitment(vow: Commitment, words: Wording) -> Note:
    return _found(
        "commitment",
        vow,
        vow.what,
        joined((words.names(vow.by), f"due {vow.due}" if vow.due else "", vow.status)),
        ("who", joined((words.names(vow.by), words.names(vow.to)), " → ")),
        ("made", str(vow.made or "")),
        ("due", str(vow.due or "")),
        ("amount", vow.amount.text if vow.amount else ""),
        ("status", vow.status),
        ("under", words.name(vow.agreement) if vow.agreement else ""),
    )


def _actor(actor: Actor) -> Note:
    basis = _BASIS_WORDS[actor.country_basis] if actor.country_basis else ""
    return _note(
        "actor",
        actor.id,
        actor.name,
        joined((office_words(actor), actor.country or ""), ", "),
        ("kind", KIND_WORDS[actor.kind][0].lower()),
        ("office", office_words(actor)),
        ("country", joined((actor.country or "not known", basis), ", ")),
        ("sector", ", ".join(actor.sectors) or actor.sector or ""),
    )


def _time(time: Timex) -> Note:
    value = joined((time.value or "", "no calendar date known" if unanchored(time) else ""), ", ")
    return _note("time", time.id, time.text, value, ("type", str(time.type)), ("value", value))


def _place(place: Place) -> Note:
    point = f"{place.lat:.3f}, {place.lon:.3f}" if place.lat is not None and place.lon is not None else ""
    return _note(
        "place",
        place.id,
        place.name,
        place.country or "",
        ("country", place.country or "not known"),
        ("point", point),
        ("use", place.use),
        ("GeoNames", str(place.geonames or "")),
    )


def _found(kind: MarkKind, finding: Finding, title: str, gist: str, *facts: tuple[str, str]) -> Note:
    return _note(
        kind,
        finding.id,
        title,
        gist,
        *facts,
        ("found by", f"{finding.rule}, confidence {finding.confidence:.2f}"),
    )


def _note(kind: MarkKind, id_: str, title: str, gist: str, *facts: tuple[str, str]) -> Note:
    return Note(kind, id_, title, gist, tuple(fact for fact in facts if fact[1]))


def _source(name: str) -> str:
    return (files("foedera") / "data" / "templates" / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
