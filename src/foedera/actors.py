"""Doc -> Actors: one participant each, with every mention that names it on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from spacy.tokens import Doc, Token

from foedera.annotate import Name, names_by_token
from foedera.article import Article
from foedera.board import OFFICIAL, ActorKind, Board, CountryBasis, Draft, Role, groups
from foedera.evidence import Span, passage
from foedera.grammar import children, noun_phrase
from foedera.knowledge import Office, knowledge
from foedera.pointing import by_title, point_back
from foedera.titles import body_heads

__all__ = ["SCENES", "Actor", "ActorKind", "Cast", "CountryBasis", "Role", "find_actors"]


@dataclass(frozen=True, slots=True)
class Actor:
    """One in-document participant. Identity across pages is a judgement of the record."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    country_basis: CountryBasis | None
    sector: str | None
    sectors: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Span, ...]


# Verbs whose object is a spot on the map, not a government; a visitor's goal is its host all the same.
SCENES = frozenset(
    "leave reach enter hit strike bomb attack capture rock shake flee quit shell overlook".split()
)
_JOURNEYS = frozenset("visit trip travel tour fly go come return journey pilgrimage head".split())


def find_actors(doc: Doc, names: Sequence[Name], article: Article) -> tuple[Actor, ...]:
    """Return the participants of a parsed page, each once, in the order of their first mention."""
    finder = _Finder(doc, names_by_token(doc, names), article)
    drafts = finder.collect()
    ordered = sorted(drafts, key=lambda d: min(m.start for m in d.mentions))
    return tuple(_actor(f"a{at}", draft) for at, draft in enumerate(ordered, 1))


def _actor(wanted: str, draft: Draft) -> Actor:
    mentions = tuple(sorted(set(draft.mentions), key=lambda m: (m.start, m.end)))
    roles = tuple(dict.fromkeys(draft.roles))
    sectors = (draft.sector,) if draft.sector else ()
    return Actor(
        wanted, draft.name, draft.kind, draft.country, draft.basis, draft.sector, sectors, roles, mentions
    )


class _Finder(Board):
    """Collects drafts in passes: named participants, then nouns, then words that point back at them."""

    def collect(self) -> list[Draft]:
        for at, name in self.names.items():
            self._named(at, name)
        for token in self.doc:
            self._noun(token)
        for token in self.doc:
            if token.i not in self.at:
                point_back(self, token)
        drafts = [
            *self.persons.values(),
            *self.countries.values(),
            *self.bodies.values(),
            *self.groups.values(),
        ]
        for draft in self.persons.values():
            self._settle(draft)
        return [draft for draft in drafts if draft.mentions]

    # Names

    def _named(self, at: int, name: Name) -> None:
        if name.kind == "person":
            draft = self._person(name)
            self.mention(draft, at, at)
            self._apposition(draft, self.doc[at])
            self._country_in_title(name)
        elif name.kind == "country" and name.country and not _modifies_group(self.doc[at]):
            self.mention(self.country(name.country), at, at)
        elif name.kind == "organisation" and (_is_known_body(name) or _stands_as_actor(self.doc[at])):
            draft = self._body(name)
            self.mention(draft, at, at)
            if self.doc[at].dep_ == "appos" and self.doc[at].head.pos_ == "NOUN":
                self.mention(draft, *noun_phrase(self.doc[at].head))  # `the engine maker GE Aerospace`
        elif name.kind in {"instrument", "initiative"}:
            self._countries_in_name(name)
        elif name.kind == "place" and name.country and _acts(self.doc[at]):
            self.mention(self.country(name.country), at, at)

    def _person(self, name: Name) -> Draft:
        known = self._known_person(name.text)
        if known is None:
            known = self.persons[name.text] = Draft(name.text, "person")
        elif len(name.text) > len(known.name) and len(name.text.split()) > 1:
            known.name = name.text
        known.place(name.country, "stated")
        if name.office:
            known.roles.append(Role(name.office, name.country))
            known.sector = known.sector or _sector(name.office)
        return known

    def _country_in_title(self, name: Name) -> None:
        """Take the state in a title for a mention of the state (`US Defence Secretary Lloyd Austin`)."""
        if name.country is None:
            return
        country = knowledge().country(name.country)
        for form in sorted({*country.names, *country.adjectives}, key=lambda f: (-len(f), f)):
            at = self.article.text.find(form, name.start, name.end)
            if at >= 0:
                self.country(name.country).add(passage(self.article.text, at, at + len(form)))
                return

    def _countries_in_name(self, name: Name) -> None:
        """Take both states of an `India-US …`, `… between Kenya and the Republic of Uganda` for mentioned.

        One alone is often only where it was named.
        """
        spoken = list(_countries_within(self.article.text[name.start : name.end]))
        if len({code for _, _, code in spoken}) > 1:
            for start, end, code in spoken:
                self.country(code).add(passage(self.article.text, name.start + start, name.start + end))

    def _known_person(self, text: str) -> Draft | None:
        """Return the person whose full name this is, or the last one whose surname it is."""
        if text in self.persons:
            return self.persons[text]
        words = text.split()
        for full in reversed(self.persons):
            parts = full.split()
            if len(words) == 1 and words[0] in (parts[-1], parts[0]):
                return self.persons[full]
            if len(words) > 1 and words[-1] == parts[-1] and (len(parts) == 1 or words[0] == parts[0]):
                return self.persons[full]
        return None

    def _body(self, name: Name) -> Draft:
        known = knowledge().organisation(name.text)
        key = known.name if known else name.text
        for other, draft in self.bodies.items():
            if name.acronym == other or draft.name == key or (name.acronym and name.acronym == draft.name):
                return draft
        kind = cast("ActorKind", name.sort or "organisation")
        draft = Draft(
            key, kind, name.country, "stated" if name.country else None, known.sector if known else None
        )
        acronym = name.acronym if name.acronym and name.acronym not in self.bodies else None
        self.bodies[acronym or key] = draft
        return draft

    def _apposition(self, draft: Draft, token: Token) -> None:
        """Take in the office that stands beside a name: `Lloyd Austin, the US defence secretary`."""
        beside = [*children(token, "appos"), *([token.head] if token.dep_ == "appos" else [])]
        for noun in beside:
            title, country = self.office_at(noun)
            draft.place(country, "stated")
            if title:
                draft.roles.append(Role(title, country))
                draft.sector = draft.sector or _sector(title)
                self.mention(draft, *noun_phrase(noun))

    # Nouns

    def _noun(self, token: Token) -> None:
        """Take `Indian officials`, `the presidents of Kenya and Uganda` for participants of their own."""
        name = self.names.get(token.i)
        office = name is not None and name.kind == "office"
        group = groups().get(token.lower_) or (OFFICIAL if office or self._is_office(token) else None)
        if group is None or token.i in self.at or token.dep_ in {"compound", "appos"}:
            return
        if token.pos_ not in {"NOUN", "PROPN"}:
            return
        first, last = noun_phrase(token)
        known = by_title(self, token) if self._is_office(token) else []
        if known:
            self.mention(known[0], first, last)  # `the Turkish minister`, named before
            return
        beside = [code for t in self.doc[first : last + 1] if (code := self.country_of(t))]
        codes = [*beside, *([name.country] if name and name.country else []), *self.countries_in_tail(token)]
        for code in dict.fromkeys(codes):
            draft = self.groups.get((code, group.kind))
            if draft is None:
                several = f"{knowledge().country(code).name}: {token.lower_}"
                phrase = several if len(set(codes)) > 1 else self._phrase(first, last)
                draft = self.groups[code, group.kind] = Draft(
                    phrase, group.kind, code, "stated", group.sector
                )
            self.mention(draft, first, last)

    def _is_office(self, token: Token) -> bool:
        return (
            token.i not in self.names and token.pos_ == "NOUN" and knowledge().office(token.text) is not None
        )

    def _phrase(self, first: int, last: int) -> str:
        words = self.doc[first : last + 1]
        start = next(
            (t.i for t in words if t.dep_ not in {"det", "amod", "nummod"} or self.country_of(t)), first
        )
        return self.doc[start : last + 1].text

    # Countries of offices that stand without one

    def _settle(self, draft: Draft) -> None:
        """Find the country of a person whose office stands alone: by the office itself, then by who held it."""
        for role in draft.roles:
            office = _office(role.title)
            draft.place(office.country if office else None, "office")
        held = {
            (h.country, h.office) for h in knowledge().holders(draft.name, _on(self.article)) if h.country
        }
        if len({country for country, _ in held}) == 1:
            country, office_held = next(iter(sorted(held)))
            draft.place(country, "record")
            draft.sector = draft.sector or _sector(office_held)
        draft.roles[:] = [Role(r.title, r.of or draft.country) for r in draft.roles]


def _countries_within(title: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a title names countries, the longest name at each place, and their codes."""
    words = list(re.finditer(r"[^\s–/-]+", title))
    at = 0
    while at < len(words):
        widths = [w for w in (4, 3, 2, 1) if at + w <= len(words)]
        spans = [(words[at].start(), words[at + w - 1].end(), w) for w in widths]
        found = next(
            (
                (s, e, w, c)
                for s, e, w in spans
                if title[s].isupper() and (c := knowledge().country_named(title[s:e]))
            ),
            None,
        )
        if found is not None:
            yield found[0], found[1], found[3].code
        at += found[2] if found is not None else 1


def _on(article: Article) -> date | None:
    day = article.published.date
    return day.earliest if day else None


def _office(title: str) -> Office | None:
    """Return the tables' office for a title, its longest beginning, or else its longest end.

    `Assistant Secretary of Defense for Indo-Pacific Affairs` is one of the assistant secretaries of defense; an
    `executive vice president` is a vice president.
    """
    words = title.split()
    parts = [
        words,
        *(words[:end] for end in range(len(words) - 1, 1, -1)),
        *(words[at:] for at in range(1, len(words))),
    ]
    return next((office for part in parts if (office := knowledge().office(" ".join(part)))), None)


def _sector(title: str) -> str | None:
    """Return the PLOVER sector of an office."""
    office = _office(title)
    return office.sector if office else None


def _is_known_body(name: Name) -> bool:
    """Tell whether a name is a body by itself: a row of the tables, a head noun, an acronym."""
    words = name.text.lower().split()
    headed = bool({words[0], words[-1]} & body_heads())
    return (
        headed
        or name.acronym is not None
        or name.text.isupper()
        or knowledge().organisation(name.text) is not None
    )


def _stands_as_actor(token: Token) -> bool:
    """Tell whether a capitalised name that only the model takes for a body acts, owns, or is acted with."""
    if token.dep_ in {"conj", "appos"}:
        return token.head != token and _stands_as_actor(token.head)
    spoken = token.dep_ == "pobj" and token.head.lower_ in {"by", "with", "between", "to", "from", "against"}
    return spoken or token.dep_ in {"nsubj", "nsubjpass", "poss", "ROOT"}


def _modifies_group(token: Token) -> bool:
    """Tell whether a country's name only says whose officials, firms or troops these are."""
    return token.dep_ in {"compound", "nmod", "amod", "poss"} and token.head.lower_ in groups()


def _acts(token: Token) -> bool:
    """Tell whether a capital's name stands for its state: it does something, owns something, is spoken of as a party."""
    if token.dep_ in {"nsubj", "nsubjpass", "poss"}:
        return True
    if token.dep_ == "conj":
        return _acts(token.head)
    if token.dep_ == "dobj":
        return token.head.lemma_ not in SCENES
    if token.dep_ == "pobj" and token.head.lower_ == "for":
        return token.head.head.lemma_ in {"sign", "speak", "initial", "negotiate"}
    if token.dep_ == "pobj" and token.head.lower_ == "in" and token.head.head.lemma_ in {"arrive", "land"}:
        return True  # a visitor's goal is its host
    if token.dep_ == "pobj" and token.head.lower_ == "to":
        return token.head.head.lemma_ in _JOURNEYS
    return token.dep_ == "pobj" and token.head.lower_ in {"between", "with", "by", "against"}


class Cast:
    """The actors of a page, looked up by the token that stands for them (a name, a noun, a pronoun)."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = tuple(actors)
        self._by_id = {actor.id: actor for actor in self.actors}
        self._by_char: dict[int, list[tuple[Actor, Span]]] = {}
        for actor in self.actors:
            for mention in actor.mentions:
                for at in range(mention.start, mention.end):
                    self._by_char.setdefault(at, []).append((actor, mention))

    def of(self, token: Token) -> tuple[Actor, ...]:
        """Return the actors whose mention is the token, else those whose mention holds it.

        Several for `the two sides`.
        """
        held = self._by_char.get(token.idx, ())
        end = token.idx + len(token)
        own = [a for a, span in held if span.start == token.idx and span.end == end]
        return tuple(dict.fromkeys(own or (actor for actor, span in held if span.end >= end)))

    def acting(self, token: Token) -> tuple[Actor, ...]:
        """Return the actors that a token stands for, else those that what belongs to it names.

        `Iran’s navy` acts for Iran where the navy is no actor of its own; `officials of the two sides` for both.
        """
        own = self.of(token)
        if own or token.pos_ == "PRON":
            return own
        below = children(token, "appos", "poss", "compound", "nmod", "amod")
        below += [
            noun
            for prep in children(token, "prep")
            if prep.lower_ in {"of", "from"}
            for noun in children(prep, "pobj")
        ]
        return tuple(dict.fromkeys(actor for part in below for actor in self.of(part)))

    def pair(self) -> tuple[Actor, ...]:
        """Return the two states that the page calls `both countries` or `the two sides`; none if it has no such pair."""
        spoken: dict[Span, list[Actor]] = {}
        for actor in self.actors:
            for mention in actor.mentions if actor.kind == "country" else ():
                spoken.setdefault(mention, []).append(actor)
        pairs = {tuple(together) for together in spoken.values() if len(together) == 2}
        return pairs.pop() if len(pairs) == 1 else ()

    def get(self, wanted: str) -> Actor:
        """Return the actor of an id; raise KeyError if there is none."""
        return self._by_id[wanted]
