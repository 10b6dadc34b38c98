"""Doc -> Actors: one participant each, with every mention that names it on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from foedera.acting import SCENES
from foedera.annotate import Name, names_by_token
from foedera.article import Article
from foedera.board import ActorKind, Board, CountryBasis, Draft, Role
from foedera.describing import take_description
from foedera.evidence import Span
from foedera.grammar import children
from foedera.knowledge import knowledge
from foedera.naming import take_name
from foedera.origins import settle
from foedera.parties import mention_parties, set_parties_apart
from foedera.pointing import POINTING, point_back
from foedera.speaking import mention_speakers
from foedera.unnamed import take_noun

__all__ = ["SCENES", "Actor", "ActorKind", "Cast", "CountryBasis", "Role", "find_actors"]


_STANDING = ("NOUN", "PROPN", "PRON", "DET", "NUM", "CCONJ")


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


def find_actors(doc: Doc, names: Sequence[Name], article: Article) -> tuple[Actor, ...]:
    """Return the participants of a parsed page, each once, in the order of their first mention."""
    drafts = _collect(Board(doc, names_by_token(doc, names), article))
    ordered = sorted(drafts, key=lambda d: min(m.start for m in d.mentions))
    return tuple(_actor(f"a{at}", draft) for at, draft in enumerate(ordered, 1))


def _actor(wanted: str, draft: Draft) -> Actor:
    mentions = tuple(sorted(set(draft.mentions), key=lambda m: (m.start, m.end)))
    roles = tuple(dict.fromkeys(draft.roles))
    return Actor(
        wanted,
        draft.name,
        draft.kind,
        draft.country,
        draft.basis,
        draft.sector,
        draft.sectors,
        roles,
        mentions,
    )


def _collect(board: Board) -> list[Draft]:
    """Collect drafts in passes: what is named, then in text order what explains it, stands without a name, points back."""
    parties = set_parties_apart(board)
    for at, name in board.names.items():
        take_name(board, at, name)
    mention_parties(board, parties)
    for token in _telling(board):
        if token.i in board.names and token.i in board.at:
            take_description(board, token)
        elif token.i in board.at and token.pos_ != "PRON":
            continue
        elif token.pos_ in {"NOUN", "PROPN"}:
            take_noun(board, token)
        elif token.lower_ in POINTING:
            point_back(board, token)
    mention_speakers(board)
    settle(board)
    return [draft for draft in board.drafts() if draft.mentions]


def _telling(board: Board) -> Iterator[Token]:
    """Yield the tokens that can stand for someone, without looking at each of the others."""
    doc = board.doc
    standing = {doc.vocab.strings[kind] for kind in _STANDING}
    kinds = doc.to_array("POS").tolist()
    return (doc[at] for at, kind in enumerate(kinds) if kind in standing or at in board.names)


def _openings(mention: Span) -> Iterator[int]:
    """Yield where tokens of a mention can begin: nowhere between two letters."""
    words = mention.text
    for at, char in enumerate(words):
        if not (at and char.isalpha() and words[at - 1].isalpha()):
            yield mention.start + at


class Cast:
    """The actors of a page, looked up by the token that stands for them (a name, a noun, a pronoun)."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = tuple(actors)
        self._by_id = {actor.id: actor for actor in self.actors}
        self._by_char: dict[int, list[tuple[Actor, Span]]] = {}
        self._of: dict[tuple[int, int], tuple[Actor, ...]] = {}
        for actor in self.actors:
            for mention in actor.mentions:
                for at in _openings(mention):
                    self._by_char.setdefault(at, []).append((actor, mention))

    def state(self, code: str, told: Span) -> Actor:
        """Return a state as an actor; one that is told only by its adjective (`a Chilean frigate`) becomes one."""
        known = next((a for a in self.actors if a.kind == "country" and a.country == code), None)
        if known is not None:
            return known
        name = knowledge().country(code).name
        return self._made(Actor("", name, "country", code, "stated", None, (), (), (told,)))

    def body(self, name: str, kind: ActorKind, told: Span) -> Actor:
        """Return a body as an actor; one that only the name of something else tells (`the EU-Japan summit`) becomes one."""
        known = next((a for a in self.actors if a.name == name), None)
        return known or self._made(Actor("", name, kind, None, None, None, (), (), (told,)))

    def _made(self, actor: Actor) -> Actor:
        numbers = [int(actor.id[1:]) for actor in self.actors]
        made = replace(actor, id=f"a{max(numbers, default=0) + 1}")
        self.actors = (*self.actors, made)
        self._by_id[made.id] = made
        return made

    def of(self, token: Token) -> tuple[Actor, ...]:
        """Return the actors whose mention is the token, else those whose mention holds it.

        Several for `the two sides`.
        """
        at = (token.idx, len(token))
        if at not in self._of:
            self._of[at] = self._standing_at(token.idx, token.idx + len(token))
        return self._of[at]

    def _standing_at(self, start: int, end: int) -> tuple[Actor, ...]:
        held = self._by_char.get(start, ())
        own = [a for a, span in held if span.start == start and span.end == end]
        holding = own or [actor for actor, span in held if span.end >= end]
        within = (actor for actor, span in held if span.start == start)  # `Maritime Forum (JMF)` is one token
        return tuple(dict.fromkeys(holding or within))

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
