"""Doc -> Actors: one participant each, with every mention that names it on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from spacy.tokens import Doc, Token

from foedera.annotate import Name, names_by_token
from foedera.article import Article
from foedera.errors import KnowledgeError
from foedera.evidence import BODY, Span, passage
from foedera.grammar import children, conjuncts, noun_phrase, prep_objects
from foedera.knowledge import Office, knowledge

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


@dataclass(frozen=True, slots=True)
class Group:
    """A noun for participants without a name (`officials`, `warships`) and what it says of them."""

    word: str
    kind: ActorKind
    sector: str | None


# Verbs whose object is a spot on the map, not a government; a visitor's goal is its host all the same.
_SCENES = frozenset(
    "leave reach enter hit strike bomb attack capture rock shake flee quit shell overlook".split()
)
_PAIR_NOUNS = frozenset(
    "sides countries nations neighbours neighbors capitals allies parties partners governments states".split()
)
_JOURNEYS = frozenset("visit trip travel tour fly go come return journey pilgrimage head".split())


@cache
def groups() -> dict[str, Group]:
    """Return the nouns for unnamed participants by their printed lower-case form."""
    table = files("foedera.data").joinpath("groups.tsv").read_text(encoding="utf-8")
    found = {}
    for at, line in enumerate(table.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != 3:
            raise KnowledgeError("groups.tsv", at, "a word, a kind and a sector expected")
        found[cells[0]] = Group(cells[0], cast("ActorKind", cells[1]), None if cells[2] == "-" else cells[2])
    return found


_OFFICIAL = Group("official", "government", "GOV")


@dataclass(slots=True)
class _Draft:
    """An actor while its mentions are still being collected."""

    name: str
    kind: ActorKind
    country: str | None = None
    basis: CountryBasis | None = None
    sector: str | None = None
    roles: list[Role] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)

    def add(self, span: Span) -> None:
        if span not in self.mentions:
            self.mentions.append(span)

    def place(self, country: str | None, basis: CountryBasis) -> None:
        if country is not None and self.country is None:
            self.country, self.basis = country, basis


def find_actors(doc: Doc, names: Sequence[Name], article: Article) -> tuple[Actor, ...]:
    """Return the participants of a parsed page, each once, in the order of their first mention."""
    finder = _Finder(doc, names_by_token(doc, names), article)
    drafts = finder.collect()
    ordered = sorted(drafts, key=lambda d: min(m.start for m in d.mentions))
    return tuple(_actor(f"a{at}", draft) for at, draft in enumerate(ordered, 1))


def _actor(wanted: str, draft: _Draft) -> Actor:
    mentions = tuple(sorted(set(draft.mentions), key=lambda m: (m.start, m.end)))
    roles = tuple(dict.fromkeys(draft.roles))
    sectors = (draft.sector,) if draft.sector else ()
    return Actor(
        wanted, draft.name, draft.kind, draft.country, draft.basis, draft.sector, sectors, roles, mentions
    )


class _Finder:
    """Collects drafts in passes: named participants, then nouns, then words that point back at them."""

    def __init__(self, doc: Doc, names: dict[int, Name], article: Article) -> None:
        self.doc, self.names, self.article = doc, names, article
        self.persons: dict[str, _Draft] = {}
        self.countries: dict[str, _Draft] = {}
        self.bodies: dict[str, _Draft] = {}
        self.groups: dict[tuple[str, ActorKind], _Draft] = {}
        self.at: dict[int, list[_Draft]] = {}
        """The drafts that each token stands for, by its index."""

    def collect(self) -> list[_Draft]:
        for at, name in self.names.items():
            self._named(at, name)
        for token in self.doc:
            self._noun(token)
        for token in self.doc:
            if token.i not in self.at:
                self._pointing_back(token)
        drafts = [
            *self.persons.values(),
            *self.countries.values(),
            *self.bodies.values(),
            *self.groups.values(),
        ]
        for draft in self.persons.values():
            self._settle(draft)
        return [draft for draft in drafts if draft.mentions]

    def _span(self, first: int, last: int) -> Span:
        end = self.doc[last].idx + len(self.doc[last])
        return passage(self.article.text, self.doc[first].idx, end, BODY)

    def _mention(self, draft: _Draft, first: int, last: int) -> None:
        draft.add(self._span(first, last))
        for at in range(first, last + 1):
            self.at.setdefault(at, []).append(draft)

    # Names

    def _named(self, at: int, name: Name) -> None:
        if name.kind == "person":
            draft = self._person(name)
            self._mention(draft, at, at)
            self._apposition(draft, self.doc[at])
            self._country_in_title(name)
        elif name.kind == "country" and name.country and not _modifies_group(self.doc[at]):
            self._mention(self._country(name.country), at, at)
        elif name.kind == "organisation":
            draft = self._body(name)
            self._mention(draft, at, at)
            if self.doc[at].dep_ == "appos" and self.doc[at].head.pos_ == "NOUN":
                self._mention(draft, *noun_phrase(self.doc[at].head))  # `the engine maker GE Aerospace`
        elif name.kind in {"instrument", "initiative"}:
            self._countries_in_name(name)
        elif name.kind == "place" and name.country and _acts(self.doc[at]):
            self._mention(self._country(name.country), at, at)

    def _person(self, name: Name) -> _Draft:
        known = self._known_person(name.text)
        if known is None:
            known = self.persons[name.text] = _Draft(name.text, "person")
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
                self._country(name.country).add(passage(self.article.text, at, at + len(form)))
                return

    def _countries_in_name(self, name: Name) -> None:
        """Take both states of an `India-US …` for mentioned; one alone is often only where it was named."""
        words = re.finditer(r"[^\s–/-]+", self.article.text[name.start : name.end])
        spoken = [(word, country) for word in words if (country := knowledge().country_named(word.group()))]
        if len({country.code for _, country in spoken}) > 1:
            for word, country in spoken:
                span = passage(self.article.text, name.start + word.start(), name.start + word.end())
                self._country(country.code).add(span)

    def _known_person(self, text: str) -> _Draft | None:
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

    def _country(self, code: str) -> _Draft:
        if code not in self.countries:
            self.countries[code] = _Draft(knowledge().country(code).name, "country", code, "stated")
        return self.countries[code]

    def _body(self, name: Name) -> _Draft:
        known = knowledge().organisation(name.text)
        key = known.name if known else name.text
        for other, draft in self.bodies.items():
            if name.acronym == other or draft.name == key or (name.acronym and name.acronym == draft.name):
                return draft
        kind = cast("ActorKind", name.sort or "organisation")
        draft = _Draft(
            key, kind, name.country, "stated" if name.country else None, known.sector if known else None
        )
        self.bodies[name.acronym or key] = draft
        return draft

    def _apposition(self, draft: _Draft, token: Token) -> None:
        """Take in the office that stands beside a name: `Lloyd Austin, the US defence secretary`."""
        beside = [*children(token, "appos"), *([token.head] if token.dep_ == "appos" else [])]
        for noun in beside:
            title, country = self._office_at(noun)
            draft.place(country, "stated")
            if title:
                draft.roles.append(Role(title, country))
                draft.sector = draft.sector or _sector(title)
                if not draft.mentions or noun.i > token.i:
                    self._mention(draft, *noun_phrase(noun))

    def _office_at(self, noun: Token) -> tuple[str | None, str | None]:
        """Return the office that a noun names, and the country it belongs to."""
        first, last = noun_phrase(noun)
        words = [t for t in self.doc[first : last + 1] if t.dep_ != "det"]
        beside = next((c for t in words if (c := self._country_of(t))), None)
        country = beside or next(iter(self._countries_in_tail(noun)), None)
        name = self.names.get(noun.i)
        if name is not None and name.kind == "office":
            return name.office, name.country or country
        bare = [t.text for t in words if not self._country_of(t) and t.dep_ != "case"]
        for start in range(len(bare)):
            text = " ".join(bare[start:])
            if knowledge().office(text):
                return text, country
        return None, country if noun.lower_ == "counterpart" else None

    def _country_of(self, token: Token) -> str | None:
        name = self.names.get(token.i)
        if name is not None and name.kind in {"country", "place"}:
            return name.country
        known = knowledge().country_of_adjective(token.text)
        return known.code if known else None

    def _countries_in_tail(self, noun: Token) -> list[str]:
        """Return the countries behind a noun: `the foreign ministers of Kenya and Uganda` are two governments'."""
        places = prep_objects(noun, "of", "for", "in", "at", "from")
        words = [t for place in places for t in (place, *children(place, "amod", "compound", "poss"))]
        return list(dict.fromkeys(code for t in words if (code := self._country_of(t))))

    # Nouns

    def _noun(self, token: Token) -> None:
        """Take `Indian officials`, `the presidents of Kenya and Uganda` for participants of their own."""
        name = self.names.get(token.i)
        office = name is not None and name.kind == "office"
        group = groups().get(token.lower_) or (_OFFICIAL if office or self._is_office(token) else None)
        if group is None or token.i in self.at or token.dep_ in {"compound", "appos"}:
            return
        if token.pos_ not in {"NOUN", "PROPN"}:
            return
        first, last = noun_phrase(token)
        beside = [code for t in self.doc[first : last + 1] if (code := self._country_of(t))]
        codes = [*beside, *([name.country] if name and name.country else []), *self._countries_in_tail(token)]
        for code in dict.fromkeys(codes):
            draft = self.groups.get((code, group.kind))
            if draft is None:
                several = f"{knowledge().country(code).name}: {token.lower_}"
                phrase = several if len(set(codes)) > 1 else self._phrase(first, last)
                draft = self.groups[code, group.kind] = _Draft(
                    phrase, group.kind, code, "stated", group.sector
                )
            self._mention(draft, first, last)

    def _is_office(self, token: Token) -> bool:
        return (
            token.i not in self.names and token.pos_ == "NOUN" and knowledge().office(token.text) is not None
        )

    def _phrase(self, first: int, last: int) -> str:
        words = self.doc[first : last + 1]
        start = next((t.i for t in words if t.dep_ not in {"det", "amod"} or self._country_of(t)), first)
        return self.doc[start : last + 1].text

    # Words that point back

    def _pointing_back(self, token: Token) -> None:
        drafts: list[_Draft] = []
        if token.lower_ in {"he", "she", "him", "his", "her"}:
            drafts = self._last_person(token)
        elif token.lower_ in {"it", "its"}:
            drafts = self._last_body(token)
        elif token.lower_ in _PAIR_NOUNS:
            drafts = self._both(token)
        elif token.lower_ in {
            "men",
            "leaders",
            "ministers",
            "presidents",
            "officials",
            "diplomats",
            "secretaries",
        }:
            drafts = self._both_persons(token)
        elif token.lower_ in {"they", "their", "them"}:
            drafts = self._last_plural(token)
        elif token.lower_ in {
            "minister",
            "secretary",
            "president",
            "adviser",
            "advisor",
            "chancellor",
            "ambassador",
        }:
            drafts = self._by_title(token)
        first, last = noun_phrase(token) if token.pos_ == "NOUN" else (token.i, token.i)
        for draft in drafts:
            self._mention(draft, first, last)

    def _persons_before(self, token: Token, sentences: int) -> Iterator[_Draft]:
        """Yield persons named before a token, subjects of a sentence first, the nearest sentence first."""
        sentence = token.sent
        for _ in range(sentences):
            named = [
                t for t in sentence if t.i < token.i and any(d.kind == "person" for d in self.at.get(t.i, ()))
            ]
            for t in sorted(named, key=lambda t: (t.dep_ not in {"nsubj", "nsubjpass", "poss"}, t.i)):
                yield from (d for d in self.at[t.i] if d.kind == "person")
            if sentence.start == 0:
                return
            sentence = self.doc[sentence.start - 1].sent

    def _last_person(self, token: Token) -> list[_Draft]:
        """Return the nearest person before a pronoun; not the subject of its own clause, where it is an object."""
        own = [d for t in self._own_subjects(token) for d in self.at.get(t.i, ())]
        return next(([draft] for draft in self._persons_before(token, 3) if draft not in own), [])

    def _own_subjects(self, token: Token) -> list[Token]:
        verb = token.head.head if token.dep_ == "pobj" else token.head
        return children(verb, "nsubj", "nsubjpass") if token.dep_ in {"dobj", "pobj", "dative"} else []

    def _last_body(self, token: Token) -> list[_Draft]:
        """Return the state or body that is the nearest subject before an `it`."""
        for sentence in (token.sent, self.doc[token.sent.start - 1].sent if token.sent.start else token.sent):
            for subject in sentence:
                if subject.i < token.i and subject.dep_ in {"nsubj", "nsubjpass"} and subject is not token:
                    found = [d for d in self.at.get(subject.i, ()) if d.kind not in {"person", "people"}]
                    if found:
                        return found[:1]
        return []

    def _by_title(self, token: Token) -> list[_Draft]:
        """Return the one person whose office ends in this noun, where the noun stands with `the`."""
        if token.dep_ == "compound" or not any(c.lower_ == "the" for c in token.children):
            return []
        _, country = self._office_at(token)
        titled = [
            draft
            for draft in self.persons.values()
            if any(role.title.lower().split()[-1] == token.lower_ for role in draft.roles)
            and (country is None or draft.country in {None, country})
            and any(m.start < token.idx for m in draft.mentions)
        ]
        return titled if len(titled) == 1 else []

    def _both(self, token: Token) -> list[_Draft]:
        """Return the two that `both countries` or `the two sides` means.

        The pair that last acted together, else the two states most present before it.
        """
        if not _dual(token):
            return []
        spoken = self._last_pair(token)
        if spoken:
            return spoken
        counted = [(self._weight(d, code, token), code) for code, d in self._states().items()]
        ranked = sorted((-count, code) for count, code in counted if count)
        return [self._country(code) for _, code in ranked[:2]] if len(ranked) > 1 else []

    def _last_pair(self, token: Token) -> list[_Draft]:
        """Return the last two participants that acted together before a token, people as their states."""
        for at in range(token.i - 1, -1, -1):
            head = self.doc[at]
            together = head.dep_ in {"nsubj", "nsubjpass"} or (
                head.dep_ == "pobj" and head.head.lower_ in {"between", "by"}
            )
            joined = conjuncts(head) if together and children(head, "conj") else []
            pair = list(
                dict.fromkeys(
                    code for t in joined for d in self.at.get(t.i, ())[:1] if (code := self._side(d))
                )
            )
            if len(pair) == 2:
                return [self._country(code) if code in _codes() else self._body_named(code) for code in pair]
        return []

    def _side(self, draft: _Draft) -> str | None:
        """Return what a participant counts as in a pair: its state, or itself where it is a body without one."""
        if draft.country is not None:
            return draft.country
        return (
            draft.name
            if draft.kind in {"organisation", "armed_group", "government", "company", "party"}
            else None
        )

    def _body_named(self, name: str) -> _Draft:
        return next(draft for draft in self.bodies.values() if draft.name == name)

    def _both_persons(self, token: Token) -> list[_Draft]:
        """Return the two people that `the two leaders` means: the last two named before it."""
        if not _dual(token):
            return []
        last = [
            (max((m.start for m in d.mentions if m.start < token.idx), default=-1), name)
            for name, d in self.persons.items()
        ]
        ranked = sorted(((at, name) for at, name in last if at >= 0), reverse=True)
        return [self.persons[name] for _, name in ranked[:2]] if len(ranked) > 1 else []

    def _weight(self, draft: _Draft, code: str, token: Token) -> float:
        """Return how present a state is before a token: its mentions, those in the headline counting for more."""
        country = knowledge().country(code)
        title = self.article.title or ""
        headline = any(form in title for form in (*country.names, *country.adjectives))
        before = sum(0.2 if self._is_scene(m) else 1.0 for m in draft.mentions if m.start < token.idx)
        return before + 3 * headline if before else 0.0

    def _is_scene(self, mention: Span) -> bool:
        """Tell whether a mention only says where: `the war in Ukraine`."""
        return self.article.text[max(0, mention.start - 3) : mention.start] == "in "

    def _states(self) -> dict[str, _Draft]:
        """Return what stands for each state on the page: the state's mentions and its people's together."""
        merged: dict[str, _Draft] = {}
        for draft in [*self.countries.values(), *self.persons.values(), *self.groups.values()]:
            if draft.country:
                state = merged.setdefault(draft.country, _Draft(draft.country, "country"))
                state.mentions += draft.mentions
        return merged

    def _last_plural(self, token: Token) -> list[_Draft]:
        """Return the coordinated participants that are the nearest subject before a `they`."""
        for sentence in (token.sent, self.doc[token.sent.start - 1].sent if token.sent.start else token.sent):
            for subject in sentence:
                if subject.i < token.i and subject.dep_ in {"nsubj", "nsubjpass"}:
                    joined = [subject, *children(subject, "conj")]
                    found = [d for t in joined for d in self.at.get(t.i, ())[:1]]
                    if len(found) > 1 or (found and found[0].kind not in {"person", "country"}):
                        return found
        return []

    # Countries of offices that stand without one

    def _settle(self, draft: _Draft) -> None:
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


@cache
def _codes() -> frozenset[str]:
    return frozenset(country.code for country in knowledge().countries)


def _dual(noun: Token) -> bool:
    """Tell whether a noun speaks of a pair (`both`, `the two`)."""
    telling = {c.lower_ for c in noun.children if c.dep_ in {"det", "nummod", "amod", "predet"}}
    alone = noun.lower_ == "partners" and telling == {"the"}
    return alone or bool(telling & {"two", "both"})


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
        return token.head.lemma_ not in _SCENES
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
