"""PLOVER sectors: what each participant is by office, rank, body, description and the tables, the primary one first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache
from typing import cast

from spacy.tokens import Token

from foedera.annotate import Name
from foedera.board import ActorKind, Board, Draft
from foedera.describing import employer_of, served_by
from foedera.grammar import children, noun_phrase, objects, prep_objects
from foedera.incumbents import in_office, out_of_office, telling_day
from foedera.knowledge import knowledge, table
from foedera.posts import (
    body_before,
    colours,
    hyphened,
    is_owned,
    is_post,
    led_by,
    nouns,
    phrases_behind,
    sector_of_post,
    sectors_led,
    sharing,
    standing_of,
    standing_told,
    words_before,
)
from foedera.roles import bodies_within, explaining, head_word, is_past, sector_of, sector_of_body
from foedera.tenures import day_of
from foedera.whoswho import known as known_person

_STATE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
_RANKS = frozenset(
    "general admiral marshal colonel major captain brigadier lieutenant commodore sergeant ayatollah sheikh imam bishop".split()
)
_BEFORE_RANKS = frozenset(
    "lt maj gen col adm brig rear vice staff field detective grand chief air first second".split()
)
_ANY_POST = frozenset(
    "chief head leader boss member official officer figure man woman candidate spokesman spokeswoman spokesperson director".split()
)
"""Words for posts of any kind, which say less of someone than the tables do."""
_AIDES = frozenset(
    "spokesman spokeswoman spokesperson adviser advisor aide envoy emissary representative".split()
)
_EQUALS = frozenset("counterpart colleague partner homologue number".split())  # `his opposite number`
_NOT_RANKED = frozenset({"REB", "COP", "PRM", "CRM"})
"""Sectors whose captains and generals are no soldiers of a state."""
_KIN = frozenset(
    "brother sister son daughter father mother wife husband cousin nephew niece uncle aunt widow widower grandson granddaughter "
    "grandfather grandmother girlfriend boyfriend friend neighbour neighbor old citizen victim resident native".split()
)
_PAST_BEFORE = re.compile(
    r"\b(?:former|ex|late|one-time|onetime|once|ousted|deposed|toppled|overthrown|retired|disgraced|erstwhile)[ -]+(?:[\w’']+[ -]+){0,2}$",
    re.IGNORECASE,
)
_LEAVING = frozenset("resign quit retire step walk dismiss sack fire remove oust depose leave".split())
_PARTISAN = frozenset({"OPP", "PTY"})
_LONGEST, _NEAR, _BEFORE = 6, 4, 12
"""In how many words a title, what is past of it, and whom a signature is for are looked for."""
_HEADS = frozenset({"head", "leader", "chief", "ruler", "boss"})
_LEADING = frozenset("speak run lead head command chair represent manage direct found own".split())


class Weight(IntEnum):
    """How much a claim of someone's sector weighs: an office most, what one once was least."""

    OFFICE = 0
    TENURE = 1
    RANK = 2
    POST = 3
    BODY = 4
    GUESS = 5
    NOUN = 6
    PAST = 7


@dataclass(frozen=True, slots=True)
class Claim:
    """A sector that the page or the tables give someone, and how much that weighs."""

    sector: str
    weight: Weight


def settle_sectors(board: Board) -> None:
    """Give each draft its sectors, once all that the page tells of everyone is known."""
    day, tokens = telling_day(board), _tokens(board)
    for draft in [*board.bodies.values(), *board.groups.values()]:
        if draft.kind != "person":
            _settle_body(board, draft, tokens.get(id(draft), []), day)
    people = [draft for draft in board.drafts() if draft.kind == "person"]
    claims = {id(draft): _claims(board, draft, tokens.get(id(draft), []), day) for draft in people}
    for draft in people:
        draft.sectors = sectors_of(claims[id(draft)])
        draft.sector = next(iter(draft.sectors), None)
    for draft in people:
        told = claims[id(draft)]
        if not any(claim.weight < Weight.POST for claim in told):
            found = [*told, *_through_others(board, draft, tokens.get(id(draft), []))]
            draft.sectors = sectors_of(found)
            draft.sector = next(iter(draft.sectors), None)


def sectors_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the sectors that claims come to: the weightiest, and those that go with it.

    A general who governs is GOV and MIL; who holds an office now is no civilian for having held another.
    """
    told = sorted(claims, key=lambda claim: claim.weight)
    if not told:
        return ()
    if any(claim.sector in _NOT_RANKED for claim in told):
        told = [claim for claim in told if claim.weight is not Weight.RANK] or told
    if any(claim.weight is Weight.PAST for claim in told):
        told = [claim for claim in told if claim.weight is not Weight.GUESS]
    first = told[0].weight
    kept = [c for c in told if c.weight == first or (c.weight < Weight.PAST and c.weight != Weight.NOUN)]
    return tuple(dict.fromkeys(claim.sector for claim in kept))


def _tokens(board: Board) -> dict[int, list[Token]]:
    """Return the tokens that each draft's mentions are built round."""
    found: dict[int, list[Token]] = {}
    for at in sorted(board.at):
        token = board.doc[at]
        inner = token.head != token and token.head in hyphened(token)
        for draft in board.at[at] if not inner and (at in board.names or _is_head(board, token)) else ():
            if token not in found.setdefault(id(draft), []):
                found[id(draft)].append(token)
    return found


def _is_head(board: Board, token: Token) -> bool:
    inner = token.dep_ in {"compound", "amod", "nmod", "det", "poss", "nummod"} and token.head.i in board.at
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and not (inner and token.head.i > token.i)


# People


def _claims(board: Board, draft: Draft, tokens: list[Token], day: date | None) -> list[Claim]:
    """Return all that the page tells of a person's sector, and what the tables say of the day."""
    found = [claim for token in tokens for claim in _claims_at(board, draft, token)]
    if not any(claim.weight is not Weight.BODY for claim in found):
        found += [
            _claim(role.title, False, sector_of(role.title, None))
            for role in draft.roles
            if sector_of(role.title, None) and role.title.lower() not in _HEADS - {"ruler"}
        ]
    held = in_office(board, draft.name, day)
    if held:
        many = all(holder.country is None for holder in held)
        found = [claim for claim in found if not (many and claim.sector == "GOV")]
        sectors = ["IGO"] if many else [sector_of(holder.office, None) for holder in held if holder.country]
        weight = Weight.TENURE if day_of(board.article) else Weight.GUESS
        found += [Claim(sector, weight) for sector in sectors if sector]
    elif out_of_office(board, draft.name, day):
        found.append(Claim("CVL", Weight.PAST))
    elif not found and (noted := known_person(draft.name, day)) is not None and noted.sector:
        found.append(Claim(noted.sector, Weight.GUESS))
    return found


def _claims_at(board: Board, draft: Draft, token: Token) -> Iterator[Claim]:
    name = board.names.get(token.i)
    if name is not None and name.kind == "person":
        yield from _claims_of_name(board, draft, token, name)
        yield from _beside(board, token)
        nouns_beside = [
            noun for noun in explaining(board, token) if noun.pos_ == "NOUN" and noun.tag_ == "NN"
        ]
        told = (sector_of_noun(noun.text) for noun in nouns_beside if not _is_past_noun(noun))
        yield from (Claim(sector, Weight.NOUN) for sector in told if sector)
        return
    for other in children(token, "conj") if token.pos_ == "NOUN" else ():
        if other.pos_ == "NOUN" and other.i not in board.names:
            yield from _claims_at(board, draft, other)
    if token.lower_ in _EQUALS:
        return
    past, body = _is_past_noun(token), _employer(board, token)
    title = _long_title(board, token)
    post = sector_of_post(
        title or token.text,
        words_before(token),
        [p for t in hyphened(token) for p in phrases_behind(board, t)],
    )
    if title or post is not None:
        yield from _of_title(title or token.text, body, past, post, owned=True)
    elif body is not None:
        yield from (Claim(sector, Weight.BODY) for sector in of_body(body))
    noun = sector_of_noun(token.text)
    if noun is not None and not title:
        yield Claim("CVL" if past else noun, Weight.PAST if past else Weight.NOUN)


def _claims_of_name(board: Board, draft: Draft, token: Token, name: Name) -> Iterator[Claim]:
    """Yield what the title in a name tells, one shared with others, or the body whose man someone is."""
    own = body_before(board, token) or _body_in_title(board, name)
    if name.office:
        body = draft.serves if draft.serves is not None and draft.serves.kind != "person" else None
        before = board.article.text[max(0, name.start - 20) : name.start]
        past = is_past(name.office) or _PAST_BEFORE.search(before) is not None
        last = before.split()[-1:] if head_word(name.office) == "commissioner" else []
        post = sector_of_post(name.office, words_before(token), ())
        if (
            name.office.lower() in _HEADS
            and words_before(token)
            and not (own or body or post or name.country)
        ):
            return  # of whom the page does not tell
        yield from _of_title(" ".join([*last, name.office]), own or body, past, post, owned=own is not None)
    elif (first := sharing(board, token)) is not None:
        yield from _claims_at(board, draft, first)
    elif own is not None and is_owned(token):
        yield from (Claim(sector, Weight.GUESS) for sector in of_body(own))


def _body_in_title(board: Board, name: Name) -> Draft | None:
    """Return the body that a title begins with, though no table knows it: `NUT President Ana Gil`."""
    words = (name.office or "").split()
    found = (board.bodies.get(" ".join(words[:end])) for end in range(len(words) - 1, 0, -1))
    return next((draft for draft in found if draft is not None), None)


def _body_in(board: Board, noun: Token) -> Draft | None:
    """Return the body that an office's name holds: `President of the European Commission`."""
    name = board.names.get(noun.i)
    if name is None or name.kind != "office":
        return None
    text = board.article.text[name.start : name.end]
    told = [text[start:end].removeprefix("the ") for start, end in bodies_within(text)]
    names = [known.name if (known := knowledge().organisation(body)) else body for body in told]
    return next((body for body in board.bodies.values() if body.name in names), None)


def _long_title(board: Board, noun: Token) -> str | None:
    """Return the office that a noun names, with what stands behind it where that makes it one (`head of mission`)."""
    name = board.names.get(noun.i)
    if name is not None and knowledge().office(board.article.text[name.start : name.end]):
        return board.article.text[name.start : name.end]
    if len(hyphened(noun)) > 1 and knowledge().office(hyphened(noun).text):
        return str(hyphened(noun).text)
    words = [t.lower_ for t in noun.doc[noun.i : noun.i + _LONGEST]]
    longer = (" ".join(words[:end]) for end in range(len(words), 2, -1) if "of" in words[:end])
    found = next((text for text in longer if knowledge().office(text)), None)
    if found is not None:
        return found
    alone = noun.lower_ in _HEADS and not children(noun, "compound", "amod")
    heads = prep_objects(noun, "of") if alone else []
    if any((name := board.names.get(t.i)) and name.kind in {"place", "country"} for t in heads):
        return "ruler"
    title = board.office_at(noun)[0]
    if noun.lower_ == "commissioner":
        return noun.doc[noun_phrase(noun)[0] : noun.i + 1].text  # what for tells whose: `trade commissioner`
    return title


def _employer(board: Board, noun: Token) -> Draft | None:
    """Return the body that an office is of, also of one whose office it is (`the bank, whose chief, …`), or shares it."""
    if any(child.lower_ == "whose" for child in noun.children):
        over = noun
        while over.dep_ != "relcl" and over.head != over:
            over = over.head
        held = board.at.get(over.head.i, ()) if over.dep_ == "relcl" else ()
        return next((draft for draft in held if draft.kind not in {"person", "country"}), None)
    shared = noun.head if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" else noun
    return (
        employer_of(board, noun)
        or _body_in(board, noun)
        or employer_of(board, shared)
        or _named_only(board, noun)
        or _within(board, noun)
    )


def _within(board: Board, noun: Token) -> Draft | None:
    """Return the body before the noun that an office is of: `head of the UN mission`, `a soldier of the NATO force`."""
    near = [c for t in prep_objects(noun, "of", "for", "at", "with") for c in children(t, "compound", "nmod")]
    drafts = [draft for t in near for draft in board.at.get(t.i, ())]
    return next((draft for draft in drafts if draft.kind not in {"person", "country", "people"}), None)


def _named_only(board: Board, noun: Token) -> Draft | None:
    """Return the body of an office that is told nowhere else (`head of the State Committee for …`), as a draft by itself."""
    near = prep_objects(noun, "of", "for", "at", "on")
    names = [name for t in near if (name := board.names.get(t.i)) is not None and name.kind == "organisation"]
    for name in names[:1]:
        known = knowledge().organisation(name.text)
        kind = cast("ActorKind", known.kind if known else name.sort or "organisation")
        return Draft(name.text, kind, sector=known.sector if known else sector_of_body(kind, name.text))
    return None


def _of_title(
    title: str, body: Draft | None, past: bool, post: str | None = None, *, owned: bool = False
) -> Iterator[Claim]:
    """Yield what a title comes to: the sector of its own body, or the one that the words round it tell."""
    own = body if owned and is_post(title) and body is not None and body.sector else None
    sector = own.sector if own is not None else sector_of(title, body)
    if past or is_past(title) or _PAST_BEFORE.match(f"{title.split(maxsplit=1)[0]} "):
        yield Claim("CVL", Weight.PAST)
    elif post is not None and (
        own is None or (own.kind != "party" and (own.sector == "GOV" or post in _PARTISAN))
    ):
        yield Claim(post, Weight.OFFICE if post == "OPP" else Weight.POST)
    elif sector is not None and body is not None and sector == body.sector:
        yield from (Claim(each, _weight(title, each)) for each in of_body(body))
    elif sector is not None:
        yield _claim(title, past, sector)


def _claim(title: str, past: bool, sector: str | None) -> Claim:
    if past or is_past(title):
        return Claim("CVL", Weight.PAST)
    return Claim(sector or "GOV", _weight(title, sector))


def _weight(title: str, sector: str | None) -> Weight:
    words = title.lower().replace("-", " ").replace(".", "").split()
    if words and words[-1] in _RANKS and (words[0] in _RANKS or words[0] in _BEFORE_RANKS or len(words) == 1):
        return Weight.RANK
    if sector == "OPP":
        return Weight.OFFICE
    plain = head_word(title) in _ANY_POST or sector in {"PTY", "CVL", "EDU", "BUS"}
    return Weight.POST if plain else Weight.OFFICE


def _is_past_noun(noun: Token) -> bool:
    """Tell whether a noun says what someone was (`a former minister`, `once governor`, `he quit as governor`)."""
    doc = noun.doc
    before = doc[max(0, noun.i - _NEAR) : noun.i].text_with_ws
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else None
    left = over is not None and over.lemma_ in _LEAVING
    was = noun.dep_ == "attr" and noun.head.lower_ in {"was", "were"}
    return left or was or _PAST_BEFORE.search(before) is not None


def _beside(board: Board, name: Token) -> Iterator[Claim]:
    """Yield what the body says that stands with a name: `Ana Gil of the bank`, `who speaks for the rebels`, `For Peru: Luis Mora`."""
    near = [*prep_objects(name, "of", "for", "from", "at", "with"), *_next(board, name)]
    for verb in children(name, "relcl"):
        near += [*(objects(verb) if verb.lemma_ in _LEADING else ()), *prep_objects(verb, "for")]
    near += led_by(name)
    yield from (Claim(sector, Weight.BODY) for sector in sectors_led(board, name))
    for draft in (
        draft for token in [*near, *_signed_for(board, name)] for draft in board.at.get(token.i, ())
    ):
        if draft.kind not in {"person", "country"}:
            yield from (Claim(sector, Weight.BODY) for sector in of_body(draft))
    if any(
        draft.kind == "country" for token in _signed_for(board, name) for draft in board.at.get(token.i, ())
    ):
        yield Claim("GOV", Weight.BODY)
    if any(
        draft.kind == "country" for token in near for draft in board.at.get(token.i, ())
    ) and _among_officials(board, name):
        yield Claim("GOV", Weight.NOUN)


def _next(board: Board, name: Token) -> list[Token]:
    """Return what stands for someone right behind `of` or `for` behind a name, wherever the parser puts that."""
    doc, at = name.doc, name.i + 1
    if at >= len(doc) or doc[at].lower_ not in {"of", "for"}:
        return []
    near = (t for t in doc[at + 1 : at + 5] if t.i in board.at or t.is_punct)
    return [t for t in [next(near, name)] if t.i in board.names and t is not name]


def _signed_for(board: Board, name: Token) -> list[Token]:
    """Return the tokens between `For` and the colon before a signature."""
    doc, at = name.doc, noun_phrase(name)[0]
    named = board.names.get(name.i)
    while at > 0 and named is not None and doc[at].idx > named.start:
        at -= 1
    while at > 0 and doc[at].text != ":" and not doc[at].is_sent_start and name.i - at < _LONGEST:
        at -= 1
    if doc[at - 1].text == ":" and at:
        at -= 1
    if at <= 0 or doc[at].text != ":":
        return []
    end = at
    while at > 0 and end - at < _BEFORE and doc[at].lower_ != "for":
        at -= 1
    return list(doc[at + 1 : end]) if doc[at].lower_ == "for" else []


def _among_officials(board: Board, name: Token) -> bool:
    """Tell whether a sentence names someone in an office of state beside a name."""
    return any(
        draft.kind == "person" and draft.roles and sector_of(draft.roles[0].title, None) in _STATE
        for token in board.sentence(name.i)
        for draft in board.at.get(token.i, ())
    )


def _through_others(board: Board, draft: Draft, tokens: list[Token]) -> Iterator[Claim]:
    """Yield what follows from whose counterpart, aide or relative someone is."""
    for token in tokens:
        spoken_for = [t for verb in children(token, "relcl") for t in prep_objects(verb, "for")]
        speaks = [d for t in spoken_for for d in board.at.get(t.i, ()) if d.kind == "person" and d.sector]
        yield from (Claim(d.sector or "", Weight.BODY) for d in speaks[:1])
        owners = [
            d
            for c in children(token, "poss")
            for d in board.at.get(c.i, ())
            if d.kind == "person" and d is not draft
        ]
        if token.lower_ in _EQUALS:
            yield from (Claim(sector, Weight.POST) for owner in owners[:1] for sector in owner.sectors[:1])
        elif token.lower_ in _AIDES:
            served = served_by(board, token, draft)
            if served is not None and served.sector is not None:
                yield Claim(served.sector, Weight.TENURE)
        elif token.lower_ in _KIN and draft.name in board.persons:
            yield Claim("CVL", Weight.NOUN)


# Bodies and groups


def of_body(body: Draft) -> tuple[str, ...]:
    """Return the sectors of whoever acts for a body; nobody is a firm of many states alone."""
    sectors = body.sectors or ((body.sector,) if body.sector else ())
    return ("BUS", *sectors) if sectors[:1] == ("MNC",) else tuple(sectors)


def sector_of_noun(noun: str) -> str | None:
    """Return the sector of what someone is said to be: a `pilot`, a `farmer`, a `student`."""
    return nouns().get(noun.lower())


@cache
def _further() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(sectors.split("|"))
        for name, sectors in (row.cells for row in table("bodies_sectors.tsv", 2))
    }


_COLOURLESS = frozenset(
    "leader leaders officer officers official officials chief chiefs commander commanders figure figures member members "
    "representative representatives delegate delegates elder elders executive executives boss bosses worker workers "
    "family family families people persons women children men group groups agencies forces fighters delegation delegations "
    "negotiator negotiators army troops directors engineers experts scientists inspectors spokesmen envoys leadership observers monitors staff "
    "advisers mediators".split()
)


_LENDING = frozenset({"armed_group", "company", "party", "military"})
"""Kinds of bodies whose people are of their kind."""
_FORCES = frozenset("forces army troops fighters".split())


def _settle_body(board: Board, draft: Draft, tokens: list[Token], day: date | None) -> None:
    """Give a body its sectors by name, and unnamed people theirs by what stands before the noun."""
    for token in tokens if any(draft is known for known in board.groups.values()) else ():
        if token.lower_ in _COLOURLESS and _colour(board, draft, token):
            break
    draft.sector = draft.sector or sector_of_body(draft.kind, draft.name)
    known = knowledge().organisation(draft.name)
    further = _further().get(known.name if known else draft.name, ())
    standing = standing_told(tokens) or standing_of(draft.name, day)
    if standing and draft.kind in {"party", "armed_group"} and draft.sector in {"PTY", "REB", None}:
        draft.kind, draft.sector, further = "party", standing, ("PTY",)
    told = tuple(filter(None, (draft.sector, *further)))
    draft.sectors = tuple(dict.fromkeys(told))


def _colour(board: Board, draft: Draft, noun: Token) -> bool:
    body = _employer(board, noun)
    if body is not None and body is not draft and body.sector and body.sector not in {"GOV", "LEG"}:
        lends = body.kind in _LENDING or (body.sector == "IGO" and draft.kind != "military")
        draft.sector, draft.kind = of_body(body)[0], body.kind if lends else draft.kind
        return True
    found = next(
        (colours()[c.lower_] for c in children(noun, "compound", "amod", "nmod") if c.lower_ in colours()),
        None,
    )
    if found is not None and (noun.lower_ not in _FORCES or found[1] in {"military", "armed_group"}):
        draft.sector, draft.kind = found[0], found[1] or draft.kind
    return found is not None
