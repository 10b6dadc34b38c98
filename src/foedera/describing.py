"""What explains a name beside it: the office of a person, the kind of a body, whom one serves."""

from __future__ import annotations

from spacy.tokens import Token

from foedera.board import Board, Draft, Role, groups
from foedera.grammar import children, conjuncts, prep_objects
from foedera.knowledge import knowledge
from foedera.nominals import is_body_noun
from foedera.pointing import persons_at, point_back
from foedera.roles import explaining, sector_of

_NEAR = 9
"""How many words may stand between a noun and the name it explains, and one."""


def take_description(board: Board, token: Token) -> None:
    """Take in the office that stands beside a name: `Lloyd Austin, the US defence secretary`."""
    if token.i not in board.names:
        return
    person = next((draft for draft in board.at[token.i] if draft.kind == "person"), None)
    if person is None:
        _explained_body(board, token)
        return
    for noun in dict.fromkeys(explaining(board, token)):
        persons = _joined_before(board, token) if noun.tag_ in {"NNS", "NNPS"} else [person]
        for each in persons:
            _explain(board, each, noun)


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
    person.place(country, "stated")
    person.serves = person.serves or served_by(board, noun, person)
    if title:
        body = employer_of(board, noun)
        person.serves = person.serves or body
        office = knowledge().office(title)
        person.roles.append(
            Role(title if alone or office is None else office.title, country or (body.name if body else None))
        )
        person.sector = person.sector or sector_of(title, body)
    if title or noun.lower_ == "counterpart" or _tells_who(noun):
        board.mention(person, *board.phrase(noun))


def _tells_who(noun: Token) -> bool:
    """Tell whether a noun behind a name says who that is: `Ana Gil, his cousin`, `Luis Mora, the pilot`."""
    beside = noun.dep_ == "appos" or bool(children(noun, "appos"))
    alone = noun.pos_ == "NOUN" and beside and bool(children(noun, "det", "poss"))
    return alone and noun.lower_ not in groups() and not is_body_noun(noun)


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
    near = [at for at in (noun.i + 2, *(c.i for c in children(noun, "appos"))) if at in board.names]
    named = [board.doc[at] for at in near if board.names[at].kind == "person"]
    return any(noun in list(explaining(board, t)) for t in named)


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
    return next((draft for draft in drafts if draft.kind not in {"person", "country"}), None)
