"""What is collected while the participants of a page are being found: drafts of actors, and where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, cast

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from foedera.annotate import Name
from foedera.article import Article
from foedera.evidence import BODY, Span, passage
from foedera.grammar import children, noun_phrase, prep_objects
from foedera.knowledge import knowledge, table
from foedera.persons import OFFICE_HEADS

ActorKind = Literal[
    "person",
    "country",
    "government",
    "military",
    "organisation",
    "company",
    "party",
    "armed_group",
    "court",
    "media",
    "people",
]
CountryBasis = Literal["stated", "office", "outlet", "record"]


@dataclass(frozen=True, slots=True)
class Role:
    """An office a person is given on the page: its title, and the state or body it belongs to."""

    title: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """A noun for participants without a name (`officials`, `warships`) and what it says of them."""

    word: str
    kind: ActorKind
    sector: str | None


_SENT = frozenset(
    "ambassador ambassadors envoy envoys representative commissioner emissary mission missions embassy embassies "
    "consul consulate consulates delegation delegations negotiator negotiators mediator".split()
)
HYPHENS = frozenset({"-", "‑"})
OFFICIAL = Group("officials", "government", "GOV")
"""Several who hold an office: their government."""
OFFICE_HOLDER = Group("official", "person", "GOV")
"""One who holds an office and is not named."""


@cache
def groups() -> dict[str, Group]:
    """Return the nouns for unnamed participants by their printed lower-case form."""
    rows = table("groups.tsv", 3)
    return {
        word: Group(word, cast("ActorKind", kind), None if sector == "-" else sector)
        for word, kind, sector in (row.cells for row in rows)
    }


def hyphen_end(noun: Token) -> int:
    """Return the index of the last token of a noun with a hyphen (`secretary-general`), else its own."""
    doc, at = noun.doc, noun.i
    while at + 2 < len(doc) and doc[at + 1].text in HYPHENS and not doc[at].whitespace_:
        at += 2
    return at


@dataclass(slots=True, eq=False)
class Draft:
    """An actor while its mentions are still being collected."""

    name: str
    kind: ActorKind
    country: str | None = None
    basis: CountryBasis | None = None
    sector: str | None = None
    roles: list[Role] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    gender: str | None = None
    """`m` or `f`, once a pronoun has told it."""
    serves: Draft | None = None
    """The person whose adviser or envoy this one is, or the body whose spokesman."""
    sectors: tuple[str, ...] = ()
    """All that apply, the primary one first, once they are settled."""

    def add(self, span: Span) -> None:
        """Keep a mention once."""
        if span not in self.mentions:
            self.mentions.append(span)

    def place(self, country: str | None, basis: CountryBasis) -> None:
        """Take a country, and what it rests on, unless one is known already."""
        if country is not None and self.country is None:
            self.country, self.basis = country, basis


class Board:
    """The drafts of a page's actors by what names them, and the drafts that each token stands for."""

    def __init__(self, doc: Doc, names: dict[int, Name], article: Article) -> None:
        self.doc, self.names, self.article = doc, names, article
        self.persons: dict[str, Draft] = {}
        self.nicknames: dict[str, Draft] = {}
        self.countries: dict[str, Draft] = {}
        self.bodies: dict[str, Draft] = {}
        self.groups: dict[tuple[str, str], Draft] = {}
        self.at: dict[int, list[Draft]] = {}
        """The drafts that each token stands for, by its index."""
        self.titled: list[tuple[str, Span]] = []
        """Each adjective in a title, and the state it is of: a mention of the state if the page has no other."""
        self.spoken: list[tuple[Token, Draft]] = []
        """Each `we` within quotation marks with its speaker, whose state it means if the speaker is an official."""

        self._starts = [at for at, start in enumerate(doc.to_array("SENT_START").tolist()) if start == 1]

    def sentence(self, at: int) -> SpacySpan:
        """Return the sentence round a token index."""
        behind = bisect_right(self._starts, at)
        end = self._starts[behind] if behind < len(self._starts) else len(self.doc)
        return self.doc[self._starts[behind - 1] if behind else 0 : end]

    def told(self, span: SpacySpan, before: int) -> list[Token]:
        """Return the tokens of a span that stand for someone and stand before an index."""
        return [self.doc[at] for at in range(span.start, min(span.end, before)) if at in self.at]

    def told_back(self, before: int) -> Iterator[Token]:
        """Yield the tokens that stand for someone before an index, the nearest first."""
        return (self.doc[at] for at in range(before - 1, -1, -1) if at in self.at)

    def drafts(self) -> list[Draft]:
        """Return every draft: persons, states, bodies, groups."""
        return [
            *self.persons.values(),
            *self.countries.values(),
            *self.bodies.values(),
            *self.groups.values(),
        ]

    def span(self, first: int, last: int) -> Span:
        """Return the passage from one token index to another, both included."""
        end = self.doc[last].idx + len(self.doc[last])
        return passage(self.article.text, self.doc[first].idx, end, BODY)

    def mention(self, draft: Draft, first: int, last: int) -> None:
        """Let tokens from one index to another stand for a draft."""
        draft.add(self.span(first, last))
        for at in range(first, last + 1):
            self.at.setdefault(at, []).append(draft)

    def phrase(self, noun: Token) -> tuple[int, int]:
        """Return the first and last token index of a noun with what stands before it, but without its possessor."""
        first, last = noun_phrase(noun)
        owner = next(iter(children(noun, "poss")), None)
        named = [at for at in range(first, last) if (name := self.names.get(at)) and name.kind == "person"]
        first = max([first, *(at + 1 for at in named), *([owner.i + 1] if owner and owner.i < last else [])])
        while first < last and self.doc[first].dep_ == "case":
            first += 1
        return first, hyphen_end(noun)

    def country(self, code: str) -> Draft:
        """Return the draft of a state, a new one if the page has not named it."""
        if code not in self.countries:
            self.countries[code] = Draft(knowledge().country(code).name, "country", code, "stated")
        return self.countries[code]

    def office_at(self, noun: Token) -> tuple[str | None, str | None]:
        """Return the office that a noun names, and the country it belongs to."""
        first, _ = noun_phrase(noun)
        country = self.country_beside(noun)
        name = self.names.get(noun.i)
        if name is not None and name.kind == "office":
            return name.office, name.country or country
        words = [
            t
            for t in self.doc[first : hyphen_end(noun) + 1]
            if t.dep_ not in {"det", "case"} and t.pos_ != "PRON"
        ]
        bare = [t.text for t in words if not self.country_of(t)]
        for start in range(len(bare)):
            text = " ".join(bare[start:]).replace(" - ", "-")
            if knowledge().office(text):
                return text, country
        if noun.lower_ == "counterpart":
            return None, country
        if noun.lower_ in OFFICE_HEADS:
            return " ".join(bare).replace(" - ", "-"), country
        return None, next((c for t in words if (c := self.country_of(t))), None)

    def country_beside(self, noun: Token) -> str | None:
        """Return the country that stands with a noun: before it, behind it, or of who has it (`its foreign minister`)."""
        first, last = noun_phrase(noun)
        beside = next((c for t in self.doc[first : last + 1] if (c := self.country_of(t))), None)
        told = beside or next(iter(self.countries_in_tail(noun)), None)
        return told or (None if noun.lower_ == "counterpart" else self.owner_country(noun))

    def owner_country(self, noun: Token) -> str | None:
        """Return the country of whom a noun belongs to (`its foreign minister`, `the ministry's spokesman`)."""
        owners = [draft for c in children(noun, "poss") for draft in self.at.get(c.i, ())]
        return next((draft.country for draft in owners if draft.country), None)

    def country_of(self, token: Token) -> str | None:
        """Return the country that a name or adjective says."""
        name = self.names.get(token.i)
        if name is not None and name.kind in {"country", "place", "organisation", "adjective"}:
            return name.country
        known = knowledge().country_of_adjective(token.text) if token.text[:1].isupper() else None
        return known.code if known else None

    def countries_in_tail(self, noun: Token) -> list[str]:
        """Return the countries behind a noun: `the foreign ministers of Kenya and Uganda` are two governments'."""
        sent = noun.lower_ in _SENT  # an ambassador in Lima is not Peru's
        places = prep_objects(noun, *(("of", "from") if sent else ("of", "for", "in", "at", "from")))
        words = [t for place in places for t in (place, *children(place, "amod", "compound", "poss"))]
        return list(dict.fromkeys(code for t in words if (code := self.country_of(t))))

    def states(self) -> dict[str, Draft]:
        """Return what stands for each state on the page: the state's mentions and its people's together."""
        merged: dict[str, Draft] = {}
        for draft in [*self.countries.values(), *self.persons.values(), *self.groups.values()]:
            if draft.country:
                state = merged.setdefault(draft.country, Draft(draft.country, "country"))
                state.mentions += draft.mentions
        return merged
