"""Names -> drafts of actors: persons, states and bodies, each once under its names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from spacy.tokens import Token

from foedera.acting import is_scenery, stands_as_actor, stands_for_country, stands_for_state
from foedera.annotate import Name
from foedera.bands import is_fighting
from foedera.board import ActorKind, Board, Draft, Role
from foedera.evidence import passage
from foedera.knowledge import knowledge
from foedera.namesakes import Fit, fit
from foedera.roles import bodies_within, is_role, sector_of
from foedera.titles import body_heads, heads

_TITLE_WORDS = 4
"""How many words a title in small letters can have."""
_KNOWN_AS = frozenset({"as", "nicknamed", "dubbed", "alias"})


def take_name(board: Board, at: int, name: Name) -> None:
    """Let a name stand for its participant, where it stands for one."""
    if name.kind == "person":
        draft = _person(board, at, name)
        board.mention(draft, at, at)
        _country_in_title(board, name)
        body = _bodies_in_title(board, name)
        if name.office and body is not None:
            draft.sector = sector_of(name.office, body) or draft.sector
            draft.serves = draft.serves or body
        _employer_before(board, draft, at, name)
    elif name.kind == "country" and name.country and stands_for_country(board.doc[at]):
        board.mention(board.country(name.country), at, at)
    elif name.kind == "organisation" and is_scenery(board.doc[at]):
        return
    elif name.kind == "organisation" and (_is_known_body(name) or stands_as_actor(board.doc[at])):
        draft = _body(board, _placed(board, at, name))
        _mention_body(board, draft, at, name)
        _owner_in_name(board, draft, name)
        explained = _explained(board, at)
        if explained is not None:
            board.mention(draft, *board.phrase(explained))
    elif name.kind == "office":
        _bodies_in_title(board, name)
    elif name.kind in {"instrument", "initiative"}:
        _countries_in_name(board, name)
    elif name.kind == "place" and name.country and stands_for_state(board.doc[at]):
        board.mention(board.country(name.country), at, at)


def _employer_before(board: Board, person: Draft, at: int, name: Name) -> None:
    """Let a person serve the body right before the office (`Fatah negotiator Ana Gil`)."""
    before = at - 1
    while (
        before > max(0, at - _TITLE_WORDS)
        and board.doc[before].text.islower()
        and _in_title(board.doc[before])
    ):
        before -= 1
    titled = name.office or any(is_role(t) for t in board.doc[before + 1 : at])
    if titled and at and person.serves is None:
        near = board.names.get(before)
        told = board.at.get(before, []) if near is not None and near.kind == "organisation" else []
        person.serves = next((draft for draft in told if draft.kind not in {"person", "country"}), None)


def _in_title(token: Token) -> bool:
    """Tell whether a word can stand between a body and the name of who serves it: `Houthi military spokesman Ali Noor`."""
    return token.pos_ in {"NOUN", "ADJ", "PROPN"}


def _explained(board: Board, at: int) -> Token | None:
    """Return the noun that a body's name explains: `the engine maker GE Aerospace`; of `the head of a group, …`, the nearer."""
    name = board.doc[at]
    if name.dep_ != "appos" or name.head.pos_ != "NOUN":
        return None
    if not is_role(name.head):
        return name.head
    inner = [t for t in name.head.subtree if t.dep_ == "pobj" and t.pos_ == "NOUN" and t.i < at]
    return inner[-1] if inner and not is_role(inner[-1]) else None


def _person(board: Board, at: int, name: Name) -> Draft:
    known = _nicknamed(board, at) or _known_person(board, name)
    if known is None:
        known = board.persons[name.text] = Draft(name.text, "person")
    elif len(name.text) > len(known.name) and len(name.text.split()) > 1:
        known.name = name.text
    known.place(name.country, "stated")
    if name.office:
        known.roles.append(Role(name.office, name.country))
        known.sector = known.sector or sector_of(name.office, None)
    return known


def _known_person(board: Board, name: Name) -> Draft | None:
    """Return the person whom a name fits best, of several the one named last; nobody of another state."""
    if name.text in board.persons or name.text in board.nicknames:
        return board.persons.get(name.text) or board.nicknames[name.text]
    listed = {holder.person for holder in knowledge().holders(name.text)}
    texts = {name.text, *(listed if len(listed) == 1 else ())}
    best, chosen = Fit.NONE, None
    for full, draft in reversed(board.persons.items()):
        if name.country and draft.country and name.country != draft.country:
            continue
        found = max(fit(text, form) for text in texts for form in {full, draft.name})
        if found > best:
            best, chosen = found, draft
    slip = chosen is not None and best <= Fit.MISSPELT
    return None if slip and _is_called_so(board, name) else chosen


def _is_called_so(board: Board, name: Name) -> bool:
    """Tell whether the page gives a surname in a full name: what someone is called is no slip of another's name."""
    return any(
        other.kind == "person" and " " in other.text and fit(name.text, other.text) == Fit.SURNAME
        for other in board.names.values()
    )


def _nicknamed(board: Board, at: int) -> Draft | None:
    """Return the person who is also called by a name: `Joao Silva, known as Jota`."""
    doc = board.doc
    if at < 3 or doc[at - 1].lower_ not in _KNOWN_AS:
        return None
    first = next((back for back in range(at - 2, max(at - 6, -1), -1) if doc[back].text in {",", "("}), 0)
    named = board.names.get(first - 1)
    called = doc[at - 1].lower_ != "as" or "known" in {t.lower_ for t in doc[first : at - 1]}
    if named is None or named.kind != "person" or not called or named.text not in board.persons:
        return None
    board.nicknames[board.names[at].text] = board.persons[named.text]
    return board.persons[named.text]


def _country_in_title(board: Board, name: Name) -> None:
    """Take the state that an office is of for mentioned: `Germany’s Chancellor Friedrich Merz`.

    An adjective (`German Chancellor …`) says whose office it is, and speaks of the state only if nothing else does.
    """
    if name.country is None:
        return
    text, country = board.article.text, knowledge().country(name.country)
    for form in sorted({*country.names, *country.adjectives}, key=lambda f: (-len(f), f)):
        at = text.find(form, name.start, name.end)
        if at >= 0:
            span = passage(text, at, at + len(form))
            owns = text[span.end : span.end + 2] in {"'s", "’s"}
            if owns:
                board.country(name.country).add(span)
            else:
                board.titled.append((name.country, span))
            return


def _bodies_in_title(board: Board, name: Name) -> Draft | None:
    """Take the bodies in a title for mentioned, and return the last: `UN Secretary-General António Guterres`."""
    text = board.article.text[name.start : name.end]
    title = text[: text.find(name.text)] if name.kind == "person" else text
    draft = None
    for start, end in bodies_within(title):
        told = text[start:end]
        known = knowledge().organisation(told)
        sort = known.kind if known else heads()[_body_word(told)].sort
        body = Name(name.start + start, name.start + end, "organisation", told, sort, country=name.country)
        draft = _body(board, body)
        draft.add(passage(board.article.text, body.start, body.end))
    return draft


def _body(board: Board, name: Name) -> Draft:
    known = knowledge().organisation(name.text)
    key = known.name if known else name.text
    if name.text in board.bodies:
        return board.bodies[name.text]  # the page's own acronym
    common = _common(name)
    for other, draft in board.bodies.items():
        if common is not None and draft.country == name.country and _common_of(draft) == common:
            return draft
        if name.acronym == other or draft.name == key or (name.acronym and name.acronym == draft.name):
            return draft
    kind = cast("ActorKind", name.sort or "organisation")
    names = [form for form in (name.text, name.acronym) if form]
    if kind in {"military", "organisation", "party"} and is_fighting(
        f"{board.article.title}\n{board.article.text}", names
    ):
        kind = "armed_group"
    draft = Draft(
        key, kind, name.country, "stated" if name.country else None, known.sector if known else None
    )
    acronym = name.acronym if name.acronym and name.acronym not in board.bodies else None
    board.bodies[acronym or key] = draft
    return draft


def _placed(board: Board, at: int, name: Name) -> Name:
    """Return a body of no state in particular with the state before it: `the Russian MFA`, `Peru's Foreign Ministry`."""
    before = at - 2 if at > 1 and board.doc[at - 1].lower_ in {"'s", "’s"} else at - 1
    owner = board.country_of(board.doc[before]) if before >= 0 else None
    known = knowledge().organisation(name.text)
    if name.country or owner is None or known is None or not known.generic:
        return name
    return replace(name, country=owner)


def _common(name: Name) -> str | None:
    """Return what a state's body is called in every state: `foreign ministry` of `Ministry of Foreign Affairs of Peru`."""
    if name.country is None:
        return None
    country = knowledge().country(name.country)
    text = name.text
    for form in sorted((*country.names, *country.adjectives), key=len, reverse=True):
        text = re.sub(rf"^{re.escape(form)} | of (?:the )?{re.escape(form)}$", "", text)
    known = knowledge().organisation(text)
    return known.name if known is not None and known.generic else None


def _common_of(draft: Draft) -> str | None:
    return _common(Name(0, 0, "organisation", draft.name, country=draft.country))


def _mention_body(board: Board, draft: Draft, at: int, name: Name) -> None:
    """Let a body's name stand for it, and the acronym in brackets behind the name too."""
    board.mention(draft, at, at)
    bracket = f"({name.acronym})"
    text = board.article.text[name.start : name.end]
    if name.acronym and text.endswith(bracket):
        opening = name.end - len(bracket)
        draft.mentions.remove(board.span(at, at))
        draft.add(passage(board.article.text, name.start, len(board.article.text[:opening].rstrip())))
        draft.add(passage(board.article.text, opening + 1, name.end - 1))


def _owner_in_name(board: Board, draft: Draft, name: Name) -> None:
    """Take the state or body that an office of it names for mentioned: `Security Council of the United Nations`."""
    at = board.article.text.find(name.text, name.start, name.end)
    if at < 0 or draft.kind not in {"government", "military", "organisation"}:
        return
    for tail in re.finditer(r" (?:of|for) (?:the )?(?=[A-Z])", name.text):
        start, end = at + tail.end(), at + len(name.text)
        rest = board.article.text[start:end]
        country, known = knowledge().country_named(rest), knowledge().organisation(rest)
        if country is not None and draft.kind != "organisation":
            draft.place(country.code, "stated")
            board.country(country.code).add(passage(board.article.text, start, end))
        elif known is not None and not known.generic:
            owner = Name(start, end, "organisation", rest, known.kind)
            _body(board, owner).add(passage(board.article.text, start, end))


def _countries_in_name(board: Board, name: Name) -> None:
    """Take both states of an `India-US …`, `… between Kenya and the Republic of Uganda` for mentioned.

    One alone is often only where it was named.
    """
    spoken = list(_countries_within(board.article.text[name.start : name.end]))
    if len({code for _, _, code in spoken}) > 1:
        for start, end, code in spoken:
            board.country(code).add(passage(board.article.text, name.start + start, name.start + end))


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


def _body_word(name: str) -> str:
    """Return the word of a body's name that says what it is."""
    words = name.lower().split()
    return words[0] if words[0] in body_heads() else words[-1]


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
