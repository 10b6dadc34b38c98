"""Reading -> lines for people: what the page is, who, what happened, what was agreed, who said what, what stays open.

The lines are plain text without control characters; their tone tells a terminal how to colour them.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Literal

from foedera.actors import Actor, ActorKind
from foedera.acts import Event, Size, Stance
from foedera.agreements import Agreement
from foedera.article import Article, DateBasis, Published
from foedera.commitments import Commitment
from foedera.dates import PartialDate
from foedera.dating import When
from foedera.evidence import Span
from foedera.initiatives import Edition, Initiative
from foedera.parts import Role
from foedera.reading import Reading
from foedera.standing import EventStatus
from foedera.statements import Statement
from foedera.times import Timex

Tone = Literal["title", "heading", "plain", "quote", "dim"]

STATUS_WORDS: dict[EventStatus, str] = {
    "occurred": "",
    "ongoing": "still going on",
    "planned": "planned",
    "proposed": "proposed, not yet done",
    "refused": "refused",
    "cancelled": "called off",
    "denied": "denied",
    "hypothetical": "only supposed",
}
"""How a status is said to people; what occurred needs no word."""

KIND_WORDS: dict[ActorKind, tuple[str, str]] = {
    "person": ("Person", "People"),
    "country": ("State", "States"),
    "government": ("Government", "Governments"),
    "military": ("Armed forces", "Armed forces"),
    "organisation": ("Organisation", "Organisations"),
    "company": ("Company", "Companies"),
    "party": ("Party", "Parties"),
    "armed_group": ("Armed group", "Armed groups"),
    "court": ("Court", "Courts"),
    "media": ("Media", "Media"),
    "people": ("People", "Peoples and groups"),
}
"""A kind of actor in words, for one and for several."""

ROLE_WORDS: dict[Role, tuple[str, str]] = {
    "section": ("section", "sections"),
    "title": ("title", "titles"),
    "byline": ("byline", "bylines"),
    "paragraph": ("paragraph", "paragraphs"),
    "heading": ("heading", "headings"),
    "caption": ("caption", "captions"),
    "quote": ("quotation", "quotations"),
    "list": ("list", "lists"),
    "table": ("table", "tables"),
    "related": ("related link", "related links"),
    "teaser": ("teaser", "teasers"),
    "furniture": ("piece of page furniture", "pieces of page furniture"),
}
"""The role of a page part in words, for one and for several."""

_BASIS_WORDS: dict[DateBasis, str] = {
    "given": "as given with the page",
    "metadata": "by the page's metadata",
    "text": "as the page prints it",
    "inferred": "inferred",
    "none": "",
}
_STANCE_WORDS: dict[Stance, str] = {
    "asserted": "according to {}",
    "denied": "{} denies it",
    "alleged": "alleged by {}",
}
_HEADER_ROLES = frozenset({"title", "section", "byline"})
_UNSURE = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a brief before wrapping: its words, how far in it stands, and its tone."""

    text: str
    indent: int = 0
    tone: Tone = "plain"


def brief(reading: Reading) -> tuple[Line, ...]:
    """Return what a page says as lines for people, section by section."""
    words = Wording(reading)
    sections = (
        ("Who", _who(reading.actors)),
        ("What happened", _happened(reading, words)),
        ("Agreements", [line for deal in reading.agreements for line in _agreement(deal, words)]),
        (
            "Programmes and dialogues",
            [line for plan in reading.initiatives for line in _initiative(plan, words)],
        ),
        ("Commitments", [line for vow in reading.commitments for line in _commitment(vow, words)]),
        ("Who said what", [line for said in reading.statements for line in _statement(said, words)]),
        ("What could not be resolved", _unresolved(reading, words)),
    )
    lines = list(_page(reading.article))
    for title, body in sections:
        if body:
            lines += [Line(""), Line(title, tone="heading"), *body]
    return tuple(replace(line, text=plain(line.text)) for line in lines)


def wrapped(lines: Iterable[Line], width: int) -> Iterator[Line]:
    """Yield the lines cut to a width, the indent written out; a longer word keeps a line of its own."""
    for line in lines:
        start = "  " * line.indent
        cut = textwrap.wrap(
            line.text,
            max(width, len(start) + 20),
            initial_indent=start,
            subsequent_indent=start + (" " if line.tone == "quote" else "  "),
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield from (Line(text, 0, line.tone) for text in cut or [""])


def to_text(lines: Iterable[Line], width: int = 80) -> str:
    """Return lines as one text, wrapped to a width."""
    return "".join(f"{line.text}\n" for line in wrapped(lines, width))


def plain(text: str) -> str:
    """Return text on one line without characters that could steer a terminal or turn the writing direction."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


class Wording:
    """The words for one reading's things: ids become names, values become phrases."""

    def __init__(self, reading: Reading) -> None:
        self._names: dict[str, str] = {actor.id: actor.name for actor in reading.actors}
        self._names |= {deal.id: deal.name for deal in reading.agreements}
        self._names |= {plan.id: plan.name for plan in reading.initiatives}
        self._times = {time.id: time for time in reading.times}

    def name(self, wanted: str) -> str:
        """Return the name of an actor, agreement or initiative."""
        return self._names[wanted]

    def names(self, wanted: Iterable[str]) -> str:
        """Return several names with commas."""
        return ", ".join(self._names[each] for each in wanted)

    def parties(self, event: Event) -> str:
        """Return who acted, on whom, and who else is named with the act."""
        others = [each for each in event.persons if each not in event.actor + event.recipient]
        sides = " → ".join(self.names(side) for side in (event.actor, event.recipient) if side)
        if not sides:
            return self.names(others)
        return sides + (f" (with {self.names(others)})" if others else "")

    def when(self, when: When) -> str:
        """Return when an act took place, or the words of a time that could not be dated."""
        found = interval(when.start, when.end, lasting=when.lasting)
        if found:
            return found + (" (known from the record)" if when.basis == "record" else "")
        time = self._times.get(when.time or "")
        return f"undated (“{time.text}”)" if time else "undated"

    def claim(self, event: Event) -> str:
        """Return whose word an event rests on; nothing for the page's own voice."""
        if event.claim is None:
            return ""
        return _STANCE_WORDS[event.claim.stance].format(self.names(event.claim.by) or "someone not named")

    def about(self, event: Event) -> str:
        """Return the agreements and initiatives that an event is about."""
        return self.names((*event.agreements, *event.initiatives))


def interval(start: date | None, end: date | None, *, lasting: bool = False) -> str:
    """Return an interval of days in words, as a month or a year where it is one; nothing if both ends are open."""
    if start and end:
        whole = PartialDate.covering(start, end)
        if whole and (whole.earliest, whole.latest) == (start, end):
            return str(whole)
        return f"{start} to {end}" if lasting else f"between {start} and {end}"
    if end:
        return f"by {end}"
    return f"{'since' if lasting else 'not before'} {start}" if start else ""


def kind_of_act(event: Event) -> str:
    """Return an event's type with its modes and the act it is about: `REQUEST (meet), about RETREAT`."""
    modes = f" ({', '.join(event.modes)})" if event.modes else ""
    return event.type + modes + (f", about {event.act}" if event.act else "")


def published_words(published: Published) -> str:
    """Return when a page was published and how that is known, or within which bounds."""
    if published.date:
        return f"published {published.date}, {_BASIS_WORDS[published.basis]}".removesuffix(", ")
    bounds = [("not before", published.earliest), ("not after", published.latest)]
    known = [f"{word} {bound}" for word, bound in bounds if bound]
    return ", ".join(["publication date not known", *known])


def size_words(size: Size) -> str:
    """Return how many people were touched: `3 dead, 5 injured`."""
    counts = [
        (size.dead, "dead"),
        (size.injured, "injured"),
        (size.arrested, "arrested"),
        (size.people, "people"),
    ]
    return ", ".join(f"{count} {word}" for count, word in counts if count is not None)


def office_words(actor: Actor) -> str:
    """Return the offices that a page gives a person, with the body they belong to unless it is the country."""
    return ", ".join(
        role.title + (f" of {role.of}" if role.of and role.of != actor.country else "")
        for role in actor.roles
    )


def edition_words(edition: Edition) -> str:
    """Return one holding of a dialogue: `5th, 2023-11, in New Delhi`."""
    ordinal = _ordinal(edition.ordinal) if edition.ordinal is not None else ""
    place = f"in {edition.place}" if edition.place else ""
    return ", ".join(filter(None, (ordinal, str(edition.date or ""), place)))


def counted(number: int, words: tuple[str, str]) -> str:
    """Return a number with its noun: `1 teaser`, `6 teasers`."""
    return f"{number} {words[0] if number == 1 else words[1]}"


def joined(parts: Iterable[str], by: str = " · ") -> str:
    """Return the parts that say something, joined."""
    return by.join(part for part in parts if part)


def sentence(evidence: Sequence[Span], otherwise: Span | None = None) -> str:
    """Return the first passage that proves a finding, in quotation marks."""
    first = evidence[0] if evidence else otherwise
    return quoted(first.text) if first else ""


def quoted(text: str) -> str:
    """Return text in quotation marks, unless it brings its own."""
    bare = text.strip()
    return bare if bare[:1] in {"“", '"', "«", "„"} else f"“{bare}”"


def _page(article: Article) -> Iterator[Line]:
    yield Line(article.title or "Untitled page", tone="title")
    yield Line(joined((article.site or "", article.section or "", article.genre, article.language or "")), 1)
    yield Line(published_words(article.published), 1)
    if article.authors:
        yield Line("by " + ", ".join(article.authors), 1)
    if article.url:
        yield Line(article.url, 1, "dim")
    roles = Counter(block.role for block in article.blocks if block.start is None)
    aside = [
        counted(roles[role], ROLE_WORDS[role]) for role in ROLE_WORDS if role in roles.keys() - _HEADER_ROLES
    ]
    if aside:
        yield Line("set aside: " + ", ".join(aside), 1, "dim")


def _who(actors: Sequence[Actor]) -> list[Line]:
    lines = [Line(_person(actor), 1) for actor in actors if actor.kind == "person"]
    for kind, (_, several) in KIND_WORDS.items():
        names = [_with_country(actor) for actor in actors if actor.kind == kind]
        if names and kind != "person":
            lines.append(Line(f"{several}: {', '.join(names)}", 1))
    return lines


def _person(actor: Actor) -> str:
    about = joined((office_words(actor), actor.country or "country not known"), ", ")
    return f"{actor.name}: {about}"


def _with_country(actor: Actor) -> str:
    return f"{actor.name} ({actor.country})" if actor.country else actor.name


def _happened(reading: Reading, words: Wording) -> list[Line]:
    """Return the events in date order, undated ones last; events of one sentence share it."""
    lines: list[Line] = []
    ordered = sorted(reading.events, key=_by_date)
    for said, events in groupby(ordered, key=lambda event: sentence(event.evidence, event.trigger)):
        lines += [Line(_event(event, words), 1) for event in events]
        lines.append(Line(said, 2, "quote"))
    return lines


def _by_date(event: Event) -> tuple[date, date, str, int]:
    when = event.date
    return (when.start or when.end or date.max, when.end or date.max, event.trigger.in_, event.trigger.start)


def _event(event: Event, words: Wording) -> str:
    place = f"in {event.place.name}" if event.place else ""
    return joined((
        words.when(event.date),
        words.parties(event),
        kind_of_act(event),
        STATUS_WORDS[event.status],
        "background" if event.background else "",
        place,
        words.about(event),
        size_words(event.size),
        words.claim(event),
        "unsure" if event.confidence < _UNSURE else "",
    ))  # fmt: skip


def _agreement(deal: Agreement, words: Wording) -> Iterator[Line]:
    yield Line(named(deal.name, deal.acronym), 1)
    signed = f"signed {deal.signed}" if deal.signed else ""
    status = "" if signed and deal.status == "signed" else deal.status
    bound = {True: "binding", False: "not binding", None: ""}[deal.binding]
    yield Line(joined((deal.kind, status, signed, f"in {deal.place}" if deal.place else "", bound)), 2)
    yield Line("parties: " + (words.names(deal.parties) or "not known"), 2)
    if deal.signatories:
        yield Line(
            "signed by: " + ", ".join(_hand(hand.person, hand.for_, words) for hand in deal.signatories), 2
        )
    for link in deal.relations:
        yield Line(f"{link.kind} {words.name(link.to)}", 2)
    if deal.subjects:
        yield Line("about: " + ", ".join(deal.subjects), 2)
    for step in deal.steps:
        yield Line(
            joined((str(step.date or "undated"), step.status, f"in {step.place}" if step.place else "")), 2
        )
        yield Line(sentence(step.evidence), 3, "quote")
    if not deal.steps:
        yield Line(sentence(deal.evidence), 3, "quote")


def _hand(person: str, party: str | None, words: Wording) -> str:
    return words.name(person) + (f" for {words.name(party)}" if party else "")


def named(name: str, acronym: str | None) -> str:
    """Return a name with its acronym, unless that is the name or part of it."""
    return f"{name} ({acronym})" if acronym and acronym not in name else name


def _initiative(plan: Initiative, words: Wording) -> Iterator[Line]:
    between = f"between {words.names(plan.participants)}" if plan.participants else ""
    organiser = f"organised by {words.name(plan.organiser)}" if plan.organiser else ""
    yield Line(named(plan.name, plan.acronym) + ": " + joined((plan.kind, between, organiser)), 1)
    yield from (Line("edition: " + edition_words(edition), 2) for edition in plan.editions)


def _commitment(vow: Commitment, words: Wording) -> Iterator[Line]:
    sides = joined((words.names(vow.by), words.names(vow.to)), " → ") or "nobody named"
    yield Line(f"{sides}: {vow.what}", 1)
    yield Line(
        joined((
            f"made {vow.made}" if vow.made else "",
            f"due {vow.due}" if vow.due else "no date given",
            vow.amount.text if vow.amount else "",
            vow.status,
            f"under {words.name(vow.agreement)}" if vow.agreement else "",
        )),
        2,
    )  # fmt: skip
    yield Line(sentence(vow.evidence), 3, "quote")


def _statement(said: Statement, words: Wording) -> Iterator[Line]:
    speaker = words.name(said.speaker) if said.speaker else "Speaker not known"
    medium = f"on {said.medium}" if said.medium else ""
    audience = f"to {words.names(said.audience)}" if said.audience else ""
    form = "reported" if said.form == "indirect" else ""
    yield Line(joined((speaker, form, medium, audience, str(said.date or ""))), 1)
    yield Line(said.text if said.form == "indirect" else quoted(said.text), 2, "quote")


def _unresolved(reading: Reading, words: Wording) -> list[Line]:
    undated = [
        f"“{event.trigger.text}”" for event in reading.events if not (event.date.start or event.date.end)
    ]
    stateless = [actor.name for actor in reading.actors if actor.country is None and actor.kind != "country"]
    silent = [quoted(_cut(said.text)) for said in reading.statements if said.speaker is None]
    loose = [f"“{time.text}”" for time in reading.times if unanchored(time)]
    partyless = [words.name(deal.id) for deal in reading.agreements if not deal.parties]
    found = {
        "events without a date": undated,
        "actors without a country": stateless,
        "statements without a speaker": silent,
        "times without an anchor": loose,
        "agreements without parties": partyless,
    }
    return [Line(f"{what}: {', '.join(dict.fromkeys(which))}", 1) for what, which in found.items() if which]


def unanchored(time: Timex) -> bool:
    """Tell whether a point in time has no calendar date: `on Friday` on an undated page."""
    return time.type in {"DATE", "TIME"} and (time.value is None or time.value.startswith("X"))


def _cut(text: str, length: int = 60) -> str:
    return textwrap.shorten(text, length, placeholder="…")


def _ordinal(number: int) -> str:
    last = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"
