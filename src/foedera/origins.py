"""Country of actors that the page names without: by office, by who held it, by whom they serve."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Token

from foedera.board import Board, CountryBasis, Draft, Role
from foedera.homes import (
    bodies_of,
    congress_of,
    home_of_body,
    home_of_group,
    home_of_owner,
    home_of_person,
    is_congress,
    known_basis,
    led_from,
    page_land,
    scene_of,
    shared_from,
    spoken_of,
)
from foedera.knowledge import Holder, Organisation, knowledge
from foedera.pointing import sentences_back
from foedera.roles import head_word, is_common_body, is_same_office, office_of, sector_of
from foedera.sectors import settle_sectors
from foedera.tenures import day_of, held_by, lands_of, tenures
from foedera.unnamed import GUESTS
from foedera.whoswho import known as known_person

_OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_STATE_SECTORS = frozenset({"GOV", "MIL", "LEG"})
_OF_A_STATE = frozenset({"government", "military", "court"})
_AT_HOME = frozenset({"people", "armed_group", "party"})
_OF_THE_NATION = frozenset({"National", "Federal", "State", "Supreme", "Central", "Presidential"})
"""First words of bodies that only states have, or have one of each."""
_LOCAL = frozenset({"COP", "JUD", "MED", "AGR"})
"""Sectors of those who are of the land that they act in."""
_ABROAD = frozenset(
    "foreign international other western european african arab global overseas aid humanitarian relief un".split()
)
_ANYWHERE = frozenset(
    "experts analysts scientists critics investors customers consumers readers users missionaries pilgrims".split()
)
"""People of whom a page does not tell by its scene where they are from."""
_SENT = frozenset({"ambassador", "envoy", "consul", "emissary", "mediator"})
_LONGEST_LIFE = 60
"""Years from an office within which a page speaks of the same person."""
_CROWNED = frozenset({"king", "queen", "emir", "sultan", "emperor"})
_ELECTED = frozenset({"president", "prime minister", "chancellor", "minister", "senator"})
_WORLD = frozenset({"IGO"})
_WORLDLY = frozenset({"secretary general", "high representative"})
"""Titles that bodies of many states give, where no state or party is told beside them."""

Places = dict[Draft, list[Token]]
"""The tokens that stand for each draft."""


def settle(board: Board) -> None:
    """Give each draft the country, and then the sectors, that follow from all that the page tells of it, and from the tables."""
    places = _places(board)
    for body in board.bodies.values():
        _settle_body(board, body, places)
    crowds = [body for body in board.bodies.values() if body.kind == "people"]
    for group in [*crowds, *board.groups.values()]:
        if group.country is None:
            _place(group, home_of_group(board, group, places.get(group, [])))
    for draft in board.drafts():
        if draft.kind == "person":
            _settle_person(board, draft, places)
    _settle_by_others(board, places)
    for draft in board.persons.values():
        _settle_at_last(board, draft, places)
    _settle_by_page(board, places)
    for draft in board.drafts():
        draft.roles[:] = [Role(role.title, role.of or draft.country) for role in draft.roles]
    settle_sectors(board)
    _mention_states(board)


def _settle_by_others(board: Board, places: Places) -> None:
    """Find the states of bodies that every state has, of whom people belong to, and of whom they serve."""
    for draft in board.drafts():
        if draft.country is None and draft.mentions and draft.kind != "people" and is_common_body(draft.name):
            named = is_congress(draft, board.article.text)
            draft.place(congress_of(board) if named else _state_spoken_of(board, draft), "stated")
    for group in board.groups.values():
        if group.country is None:
            _place(group, home_of_owner(board, places.get(group, [])))
    for draft in board.drafts():
        if draft.serves is not None:
            draft.place(draft.serves.country, draft.serves.basis or "stated")
            _settle_employer(draft.serves, draft)


def _settle_by_page(board: Board, places: Places) -> None:
    """Take whoever is of some state that nothing tells for those of the scene, else of the one that a page is about."""
    land = page_land(board)
    for draft in board.drafts():
        if draft.country is None and draft.mentions and _is_of_some_state(board, draft, places):
            draft.place(land, "stated")
            local = draft.kind == "people" or draft.sector in _LOCAL
            draft.place(scene_of(board, places.get(draft, [])) if local else None, "record")


def _is_of_some_state(board: Board, draft: Draft, places: Places) -> bool:
    """Tell whether somebody belongs to a state by what he or it is: a body that every state has, an officer of state."""
    if draft.kind == "person":
        titles = [role.title for role in draft.roles if role.of is None]
        of_state = any(sector_of(title, None) in _OF_STATE for title in titles)
        sent = any(head_word(title) in _SENT for title in titles)
        return (
            of_state
            and not sent
            and not _serves_many(board, draft, places)
            and not tenures(board, draft.name)
        )
    if any(draft is group for group in board.groups.values()):
        tokens = places.get(draft, [])
        return draft.kind in _OF_A_STATE or (draft.kind in _AT_HOME and all(_is_local(t) for t in tokens))
    named = draft.name.split()[0] in _OF_THE_NATION and draft.sector != "IGO"
    return draft.kind in _OF_A_STATE and (named or is_common_body(draft.name))


def _is_local(token: Token) -> bool:
    """Tell whether people are of where the page is: no guests there, and none told as from elsewhere."""
    abroad = any(child.lower_ in _ABROAD for child in token.children)
    return token.lower_ not in GUESTS | _ANYWHERE and not abroad


def _settle_at_last(board: Board, person: Draft, places: Places) -> None:
    """Find the country of a person by nouns told later, else by whom the tables have under a name like this."""
    if person.country is None:
        _place(person, home_of_person(board, places.get(person, [])))
    if person.country is None and not _serves_many(board, person, places):
        lands = lands_of(person.name, spoken_of(board), day_of(board.article))
        person.place(next(iter(lands)) if len(lands) == 1 else None, "record")
        noted = known_person(person.name, day_of(board.article)) if not lands else None
        if noted is not None and (" " in person.name or noted.country in spoken_of(board)):
            person.place(noted.country, "record")


def _places(board: Board) -> Places:
    found: Places = {}
    for at, drafts in sorted(board.at.items()):
        for draft in drafts:
            found.setdefault(draft, []).append(board.doc[at])
    return found


def _place(draft: Draft, home: tuple[str, CountryBasis] | None) -> None:
    if home is not None:
        draft.place(*home)


def _settle_body(board: Board, body: Draft, places: Places) -> None:
    if body.country is None:
        _place(body, home_of_body(board, body, places.get(body, [])))
    elif _is_of_many(body.name):
        body.country = body.basis = None
    elif body.basis == "stated" and _is_known_alone(body):
        body.basis = known_basis(body)


def _settle_employer(body: Draft, servant: Draft) -> None:
    """Let a body that every state has be of the state of whoever serves it, where the page tells that."""
    if is_common_body(body.name) and servant.country is not None and servant.basis is not None:
        body.place(servant.country, servant.basis)


def _is_known_alone(body: Draft) -> bool:
    """Tell whether only the tables know whose a body is: its printed names do not tell it."""
    row = knowledge().organisation(body.name)
    if row is None or row.generic or row.country != body.country or body.country is None:
        return False
    country = knowledge().country(body.country)
    forms = {*country.names, *country.adjectives}
    return not any(form in f" {mention.text} " for mention in body.mentions for form in forms)


def _mention_states(board: Board) -> None:
    """Let adjectives in titles stand for states that nothing else names, and `we` for the state of who speaks."""
    for code, span in [told for told in board.titled if told[0] not in board.countries]:
        board.country(code).add(span)
    for token, speaker in board.spoken:
        if speaker.country is not None and speaker.sector in _STATE_SECTORS:
            board.mention(board.country(speaker.country), token.i, token.i)


def _settle_person(board: Board, draft: Draft, places: Places) -> None:
    """Find the country of a person whose office stands alone: by the office itself, then by who held it."""
    for role in draft.roles:
        office = office_of(role.title)
        draft.place(office.country if office else None, "office")
    _overrule(board, draft)
    for token in places.get(draft, []):
        told = led_from(board, token) or shared_from(board, token)
        if told is not None:
            draft.country, draft.basis = told, "stated"
    if draft.country is None:
        named = [token for token in places.get(draft, []) if token.i in board.names]
        _place(draft, home_of_person(board, named) or _home_in_title(draft))
    _settle_by_record(board, draft, serves_many=_serves_many(board, draft, places))


def _home_in_title(draft: Draft) -> tuple[str, CountryBasis] | None:
    """Return the state whose body a title names: `Director General of Inter-Services Public Relations`."""
    bodies = [body for role in draft.roles if (body := body_in(role.title)) is not None and body.country]
    return (bodies[0].country, "office") if bodies and bodies[0].country else None


def _overrule(board: Board, draft: Draft) -> None:
    """Trust who held the office told on the page's day more than the name of a state that stands near."""
    held = held_by(board, draft.name)
    lands = {holder.country for holder in held}
    if draft.country is None or len(lands) != 1 or lands == {draft.country} or " " not in draft.name:
        return
    if any(is_same_office(role.title, holder.office) for role in draft.roles for holder in held):
        draft.country, draft.basis = lands.pop(), "record"


def _serves_many(board: Board, draft: Draft, places: Places) -> bool:
    """Tell whether a person acts for a body of many states (`the EU's foreign policy chief`)."""
    if any(_WORLDLY & set(_plain(role.title)) for role in draft.roles if role.of is None):
        return True
    bodies = [*([draft.serves] if draft.serves else []), *bodies_of(board, places.get(draft, []))]
    if any(body.country is None and (body.sector in _WORLD or _is_of_many(body.name)) for body in bodies):
        return True
    return any(_is_of_many(role.title) for role in draft.roles)


def _plain(title: str) -> tuple[str, str]:
    words = title.lower().replace("-", " ").split()
    return " ".join(words), " ".join(words[:2])


def _is_of_many(title: str) -> bool:
    body = body_in(title)
    return body is not None and body.sector in _WORLD and body.country is None


def body_in(title: str) -> Organisation | None:
    """Return the body of the tables that a title or a longer name holds, the longest at its first place."""
    words = title.split()
    for at in range(len(words)):
        for end in range(len(words), at, -1):
            row = knowledge().organisation(" ".join(words[at:end]))
            if row is not None and not row.generic:
                return row
    return None


def _settle_by_record(board: Board, draft: Draft, *, serves_many: bool) -> None:
    """Take the country from the offices that the tables give a person: on the page's day, else ever."""
    day = day_of(board.article)
    ever = [holder for holder in tenures(board, draft.name) if _can_hold(draft, holder)]
    held = [holder for holder in ever if day is None or holder.held(day)]
    meant = [holder for holder in held or ever if day is None or _lives(holder, day)]
    acts = held and day is not None  # whoever holds a state's office on the day acts for that state
    if len({holder.country for holder in meant}) == 1 and (acts or not serves_many):
        draft.place(meant[0].country, "record")


def _can_hold(draft: Draft, holder: Holder) -> bool:
    """Tell whether a person can be a holder of one surname: `King Hussein` was no president, and the other no king."""
    titles = {role.title.lower() for role in draft.roles}
    crowned = holder.office in _CROWNED
    return " " in draft.name or not (titles & (_ELECTED if crowned else _CROWNED))


def _lives(holder: Holder, day: date) -> bool:
    return abs(holder.start.earliest.year - day.year) <= _LONGEST_LIFE


def _state_spoken_of(board: Board, body: Draft) -> str | None:
    """Return the state that is the subject or possessor told last before `the Foreign Ministry` without one."""
    first = min(mention.start for mention in body.mentions)
    token = next((t for at in sorted(board.at) if (t := board.doc[at]).idx >= first), None)
    for sentence in sentences_back(board, token) if token is not None else ():
        for t in reversed(board.told(sentence, token.i if token is not None else 0)):
            acts = t.dep_ in {"nsubj", "nsubjpass", "poss"}
            states = [d.country for d in board.at[t.i] if acts and d.kind in {"country", "person"}]
            if states and states[0]:
                return states[0]
    return None
