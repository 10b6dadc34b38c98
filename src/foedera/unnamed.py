"""Participants without a name: `Indian officials`, `its crown prince`, `protesters`."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from foedera.acting import is_dealt_with, is_scenery
from foedera.board import OFFICE_HOLDER, OFFICIAL, Board, Draft, Group, Role, groups
from foedera.describing import employer_of, explains_next, served_by
from foedera.grammar import negated, noun_phrase, objects, passive_subjects, prep_objects, subjects
from foedera.knowledge import knowledge
from foedera.nominals import NOUNS, mention_before
from foedera.pointing import LEADERS, PAIR_NOUNS, PAIRS, how_many, persons_at, point_back
from foedera.roles import is_office_word, is_role, sector_of

KIN = Group("kin", "person", None)
"""Someone told by whose relative he or she is."""
_KIN = frozenset(
    "brother sister son daughter father mother wife husband cousin nephew niece uncle widow successor predecessor "
    "colleague aide deputy adviser lawyer".split()
)
GUESTS = frozenset(
    "prisoners captives hostages detainees inmates tourists visitors travellers travelers refugees migrants observers "
    "monitors peacekeepers expatriates correspondents journalists reporters delegates passengers jihadists".split()
)
"""Nouns for people who are seldom of the land that they are in."""
_STATE_SECTORS = frozenset({"", "GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
_STATELESS = frozenset({"people", "armed_group", "military", "government", "court"})
"""Kinds of unnamed participants that are told of without a state."""


@lru_cache(maxsize=1 << 12)
def _can_stand(noun: str) -> bool:
    """Tell whether a noun can stand for participants at all: most say what things are."""
    word = noun.lower()
    listed = word in groups() or word in NOUNS or word in _KIN or word in PAIR_NOUNS | LEADERS | PAIRS
    return listed or is_office_word(noun) or word == "counterparts" or knowledge().demonym(noun) is not None


def take_noun(board: Board, token: Token) -> None:
    """Take `Indian officials`, `its crown prince`, `the presidents of Kenya and Uganda` for participants."""
    if token.i not in board.names and not _can_stand(token.text):
        return
    if (
        token.dep_ in {"compound", "appos"}
        and token.head.pos_ in {"NOUN", "PROPN"}
        and token.head.i > token.i
    ):
        return
    if explains_next(board, token):
        return
    if token.lower_ in PAIR_NOUNS | LEADERS | PAIRS and how_many(token):
        point_back(board, token)
        if token.i in board.at:
            return
    if token.i in board.names and board.names[token.i].kind != "office":
        return
    if _people_of(board, token) or _predicate(board, token) or mention_before(board, token):
        return
    group = _group_of(board, token)
    if group is not None and not is_scenery(token):
        _group(board, token, group)


def _people_of(board: Board, token: Token) -> bool:
    """Take `the Saudis` for their state, and tell whether the noun was such."""
    if token.tag_ not in {"NNS", "NNPS"} or not _is_the(token):
        return False
    land = knowledge().demonym(token.text)
    if land is None:
        return False
    board.mention(board.country(land.code), token.i, token.i)
    return True


def _predicate(board: Board, token: Token) -> bool:
    """Let an office stand for whoever is said to hold it (`he is president of Mali`, `sworn in as premier`)."""
    if token.dep_ == "attr" and token.head.lemma_ in {"be", "become", "remain"}:
        verb = token.head
    elif token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.pos_ == "VERB":
        verb = token.head.head
    else:
        return False
    if token.tag_ not in {"NN", "NNP"} or not is_role(token) or negated(verb):
        return False
    whom = objects(verb) if token.dep_ == "pobj" else []
    holders = [
        d
        for t in [o for o in whom if persons_at(board, o)] or [*subjects(verb), *passive_subjects(verb)]
        for d in persons_at(board, t)
    ]
    if len(set(holders)) != 1:
        return False
    holders[0].place(board.country_beside(token), "stated")
    board.mention(holders[0], *board.phrase(token))
    return True


def _group_of(board: Board, token: Token) -> Group | None:
    """Return what a noun without a name is: a group of the tables, or who holds an office."""
    listed = groups().get(token.lower_)
    if listed is not None or not _is_office(board, token):
        return listed or (
            KIN if token.lower_ in _KIN and any(c.dep_ == "poss" for c in token.children) else None
        )
    if token.tag_ in {"NN", "NNP"}:
        return OFFICE_HOLDER
    office = knowledge().office(token.text)
    outside = office is not None and office.sector not in _STATE_SECTORS
    return Group("experts", "people", office.sector) if office is not None and outside else OFFICIAL


def _group(board: Board, token: Token, group: Group) -> None:
    """Make a participant of a noun for each country that stands with it; some are ones without a country."""
    first, last = noun_phrase(token)
    name = board.names.get(token.i)
    beside = [code for t in board.doc[first : last + 1] if (code := board.country_of(t))]
    codes = [*beside, *([name.country] if name and name.country else [])] or _in_tail(board, token)
    codes += _codes_of_those(board, token)
    owner = board.owner_country(token)
    codes = list(dict.fromkeys(codes)) or ([owner] if owner else [])
    for code in codes:
        several = f"{knowledge().country(code).name}: {token.lower_}"
        draft = _unnamed(
            board, group, token, code, several if len(codes) > 1 else _phrase(board, first, last)
        )
        board.mention(draft, *board.phrase(token))
    served = served_by(board, token, None) if not codes else None
    expert = group.word == "experts"  # `Experts doubt it` are no one in particular
    alone = (group.kind in _STATELESS and not expert) or (group is OFFICE_HOLDER and _is_the(token))
    if served is not None or (not codes and alone and is_dealt_with(token)):
        draft = _unnamed(board, group, token, None, _phrase(board, first, last))
        draft.serves = draft.serves or served
        board.mention(draft, *board.phrase(token))


def _in_tail(board: Board, token: Token) -> list[str]:
    """Return the states behind a noun; who is in a land as a guest or a captive is only of the one told by `of`."""
    codes = board.countries_in_tail(token)
    if token.lower_ not in GUESTS:
        return codes
    homes = prep_objects(token, "of", "from")
    return [code for code in codes if any(board.country_of(home) == code for home in homes)]


def _codes_of_those(board: Board, token: Token) -> list[str]:
    """Return the states of `officials of the two sides`, whom the noun behind means."""
    found = []
    for noun in prep_objects(token, "of", "from"):
        if noun.lower_ in PAIR_NOUNS:
            if noun.i not in board.at:
                point_back(board, noun)
            found += [d.country for d in board.at.get(noun.i, ()) if d.kind == "country" and d.country]
    return found


def _unnamed(board: Board, group: Group, token: Token, code: str | None, phrase: str) -> Draft:
    """Return the draft of unnamed participants; those of one country and kind are one."""
    title = board.office_at(token)[0] or token.text if group is OFFICE_HOLDER else None
    key = code or phrase.lower(), f"{group.kind} {title or ''}"
    if key not in board.groups:
        draft = Draft(phrase, group.kind, code, "stated" if code else None, group.sector)
        if title:
            draft.roles.append(Role(title, code))
            draft.sector = sector_of(title, employer_of(board, token))
        board.groups[key] = draft
    return board.groups[key]


def _is_the(token: Token) -> bool:
    return any(child.lower_ == "the" for child in token.lefts)


def _is_office(board: Board, token: Token) -> bool:
    name = board.names.get(token.i)
    if name is not None:
        return name.kind == "office"
    known = knowledge().office(token.text) is not None or token.lower_ in {"counterpart", "counterparts"}
    return token.pos_ == "NOUN" and known


def _phrase(board: Board, first: int, last: int) -> str:
    words = board.doc[first : last + 1]
    bare = [t.text for t in words if t.dep_ != "det"]
    if knowledge().organisation(" ".join(bare)) is not None:
        return " ".join(bare)
    start = next(
        (t.i for t in words if t.dep_ not in {"det", "amod", "nummod"} or board.country_of(t)), first
    )
    return board.doc[start : last + 1].text
