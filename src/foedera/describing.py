"""What explains a name beside it: the office of a person, the kind of a body, whom one serves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from spacy.tokens import Token

from foedera.bands import band_served
from foedera.beside import KIN, names_person
from foedera.board import Board, Draft, Role, groups
from foedera.grammar import children, conjuncts, noun_phrase, prep_objects
from foedera.knowledge import knowledge
from foedera.nominals import is_body_noun
from foedera.pointing import persons_at, point_back
from foedera.roles import explaining, is_role, sector_of

_NEAR = 9
"""How many words may stand between a noun and the name it explains, and one."""
_LONGEST = 16
"""How many words an office with whose it is can have."""
_IN_OFFICE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "CCONJ", "PART"})
_MODIFIERS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})


def take_description(board: Board, token: Token) -> None:
    """Take in the office that stands beside a name: `Lloyd Austin, the US defence secretary`."""
    if token.i not in board.names:
        return
    person = next((draft for draft in board.at[token.i] if draft.kind == "person"), None)
    if person is None:
        _explained_body(board, token)
        return
    chained = _office_before(board, token)
    if chained is not None:
        _explain(board, person, chained)
    for noun in dict.fromkeys(explaining(board, token)):
        if noun == chained or (noun.i > token.i and _explains_later(board, noun)):
            continue
        persons = _joined_before(board, token) if noun.tag_ in {"NNS", "NNPS"} else [person]
        named = _named_before(board, noun) if len(persons) == 1 else None
        _share_countries(board, noun, persons)
        for each in [named] if named is not None else persons:
            _explain(board, each, noun)


def _office_before(board: Board, name: Token, *, listed: bool = True) -> Token | None:
    """Return the office told before the comma of a name, in a list of offices and names: `…, B, the premier of Chad, C`.

    It is the name's where the one before has its office already; `listed` asks for one before.
    """
    doc, comma, named = board.doc, name.i - 1, board.names.get(name.i)
    if comma < 2 or doc[comma].text != "," or named is None or named.kind != "person" or named.office:
        return None
    start = comma
    while start > 0 and comma - start < _LONGEST and _is_within(board, doc[start - 1]):
        start -= 1
    before = start - 1
    while start < comma and doc[start].lower_ == "and":
        start += 1
    while before > 0 and doc[before].lower_ in {",", "and"}:
        before -= 1
    own = list(takewhile(lambda t: t.pos_ != "ADP", doc[start:comma]))
    head = next((t for t in reversed(own) if is_role(t)), None)
    if head is None or doc[start].lower_ != "the" or head.tag_ in {"NNS", "NNPS"}:
        return None
    last = board.names.get(before)
    if last is None or last.kind != "person":
        return None if listed or before < start - 1 else head
    chained = last.office or _office_before(board, doc[before], listed=False) is not None
    return head if chained else None


def _is_within(board: Board, token: Token) -> bool:
    """Tell whether a word can stand in an office told before a name."""
    named = board.names.get(token.i)
    return (token.pos_ in _IN_OFFICE or token.text == "-") and (named is None or named.kind != "person")


def _explains_later(board: Board, noun: Token) -> bool:
    """Tell whether a noun behind one name is the office of the next: `Foreign Minister A, the premier of Chad, B`."""
    ahead = board.doc[noun.i + 1 : noun.i + _LONGEST]
    later = next((t for t in ahead if t.i in board.names and board.names[t.i].kind == "person"), None)
    return later is not None and _office_before(board, later) == noun


def _named_before(board: Board, noun: Token) -> Draft | None:
    """Return who stands before the comma of a noun, whatever the parse takes it for: `Ana Gil of Peru, the envoy`."""
    doc, at = board.doc, noun.i
    while (
        at > 1
        and noun.i - at < _NEAR
        and (doc[at - 1].pos_ in _MODIFIERS or doc[at - 1].text in {"-", "'s", "’s"})
    ):
        at -= 1
    if doc[at - 1].text != ",":
        return None
    back = at - 2
    placed = board.names.get(back)
    if placed is not None and placed.kind == "country":
        back -= 3 if doc[back - 1].lower_ == "the" else 2
    named = board.names.get(back)
    of = back == at - 2 or doc[back + 1].lower_ == "of"
    if named is None or named.kind != "person" or not of:
        return None
    return next((draft for draft in board.at.get(back, ()) if draft.kind == "person"), None)


def _share_countries(board: Board, noun: Token, persons: Sequence[Draft]) -> None:
    """Give each of several people the state told in the same order: `his French and German counterparts, A and B`."""
    first, _ = noun_phrase(noun)
    told = [board.country_of(t) for t in board.doc[first : noun.i]] + [*board.countries_in_tail(noun)]
    codes = list(dict.fromkeys(code for code in told if code))
    people = [draft for at, draft in enumerate(persons) if draft not in persons[:at]]
    if len(people) > 1 and len(codes) == len(people):
        for person, code in zip(people, codes, strict=True):
            person.place(code, "stated")


def _joined_before(board: Board, token: Token) -> list[Draft]:
    """Return the people whom `A and B, the envoys,` explains: the named one and those joined to it."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    return [draft for t in conjuncts(first) if t.i in board.names for draft in persons_at(board, t)]


def _explain(board: Board, person: Draft, noun: Token) -> None:
    """Take in one noun that explains a person: the office, whose it is, whom one serves in it."""
    held = board.at.get(noun.i, ())
    resolve_owner(board, noun)
    title, country = board.office_at(noun)
    alone = noun.tag_ not in {"NNS", "NNPS"}
    if alone and any(draft.kind == "person" for draft in held):
        return
    if not (title or country):
        if alone and _tells_who(noun):
            board.mention(person, *board.phrase(noun))
        return
    body = employer_of(board, noun) if title else None
    if body is None or body.sector != "IGO":  # the United Nations' envoy for Yemen is not of Yemen
        person.place(country, "stated")
    person.serves = person.serves or served_by(board, noun, person)
    if title:
        person.serves = person.serves or body
        office = knowledge().office(title)
        person.roles.append(
            Role(title if alone or office is None else office.title, country or (body.name if body else None))
        )
        person.sector = person.sector or sector_of(title, body)
    elif noun.lower_ == "counterpart":
        _share_office(board, person, noun, country)
    if title or noun.lower_ == "counterpart" or _tells_who(noun):
        board.mention(person, *board.phrase(noun))


def _share_office(board: Board, person: Draft, noun: Token, country: str | None) -> None:
    """Give a counterpart the office of the one whose counterpart it is: `the envoy and his Omani counterpart`."""
    owners = [draft for t in children(noun, "poss") for draft in persons_at(board, t) if draft is not person]
    role = next((role for draft in owners for role in draft.roles), None)
    if role is not None and not person.roles:
        person.roles.append(Role(role.title, country))
        person.sector = person.sector or sector_of(role.title, None)


def _tells_who(noun: Token) -> bool:
    """Tell whether a noun behind a name says who that is: `Ana Gil, his cousin`, `Luis Mora, the pilot`."""
    beside = noun.dep_ == "appos" or bool(children(noun, "appos"))
    kin = noun.lower_ in KIN
    alone = noun.pos_ == "NOUN" and beside and (kin or bool(children(noun, "det", "poss")))
    return alone and names_person(noun.lower_) and noun.lower_ not in groups() and not is_body_noun(noun)


def _explained_body(board: Board, token: Token) -> None:
    """Take in the noun that explains a body: `CELAC, a bloc of Caribbean states`."""
    for draft in board.at[token.i]:
        for noun in children(token, "appos"):
            if draft.kind not in {"country", "person"} and is_body_noun(noun) and noun.i not in board.at:
                draft.place(board.country_beside(noun), "stated")
                board.mention(draft, *board.phrase(noun))


def resolve_owner(board: Board, noun: Token) -> None:
    """Find whom `his` in `Ana Gil, his envoy` means before the office is read."""
    for owner in children(noun, "poss"):
        if owner.pos_ == "PRON" and owner.i not in board.at:
            point_back(board, owner)


def explains_next(board: Board, noun: Token) -> bool:
    """Tell whether a noun explains the person named behind it (`Somalia's president, Hassan …`)."""
    if not any(at in board.names for at in range(noun.i + 1, noun.i + _NEAR)):
        return False
    behind = range(noun.i + 2, min(noun.i + _NEAR, len(board.doc)))
    commas = [at for at in behind if board.doc[at - 1].text == ","]
    near = [at for at in (*commas, *(c.i for c in children(noun, "appos"))) if at in board.names]
    named = [board.doc[at] for at in near if board.names[at].kind == "person"]
    return any(noun in list(explaining(board, t)) for t in named) or _explains_later(board, noun)


def served_by(board: Board, noun: Token, person: Draft | None) -> Draft | None:
    """Return the person that an office serves: `an adviser to Prime Minister Abiy Ahmed`, `his envoy`."""
    near = [*children(noun, "poss"), *prep_objects(noun, "of", "for", "to")]
    drafts = [draft for t in near for draft in board.at.get(t.i, ())]
    served = (d for d in drafts if d.kind == "person" and d is not person)
    return next(served, None) if noun.lower_ != "counterpart" else None


def employer_of(board: Board, noun: Token) -> Draft | None:
    """Return the body that an office is of: `the UN secretary-general`, `a spokesman for the bank`."""
    near = [*children(noun, "compound", "nmod", "poss"), *prep_objects(noun, "of", "for", "at", "with")]
    drafts = [draft for t in near for draft in board.at.get(t.i, ())]
    told = next((draft for draft in drafts if draft.kind not in {"person", "country"}), None)
    return told or band_served(board, noun)
