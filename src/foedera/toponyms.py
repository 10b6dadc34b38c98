"""Doc -> Toponyms: the words that name places, wherever they stand, and what each is used for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from spacy.tokens import Doc, Token

from foedera.annotate import Name, is_english, names_by_token
from foedera.article import GAP, dateline_end
from foedera.datelines import find_dateline
from foedera.gazetteer import Spot, land_of_adjective, spots
from foedera.knowledge import Country, knowledge
from foedera.locating import (
    GRAND,
    GREAT_TOWN,
    NAMED_TOWN,
    PlaceUse,
    is_first_name,
    is_language,
    is_meant,
    is_mistaken,
    is_only_a_scene,
    is_place,
    is_within_another,
    long_form,
    own_state,
    use_of,
)
from foedera.titles import is_cap


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place, with their use.

    `country` is set where the words alone settle it, `called` is the name by which the map knows the place where
    that is another (`Pennsylvania` for `Pa.`).
    """

    start: int
    end: int
    text: str
    use: PlaceUse
    country: Country | None = None
    called: str = ""

    @property
    def name(self) -> str:
        """The name to look up on the map."""
        return self.called or self.text


_WORD = re.compile(r"[^\W_](?:[\w.’'-]*[\w])?\.?")
_WIDEST, _SHORTEST, _LONGEST_FORM = 4, 4, 6
_STATE_BODY = re.compile(
    r"\b(?:ministry|ministries|department|government|(?:foreign|home) office|embassy|mission|delegation|cabinet)\b",
    re.IGNORECASE,
)
_HOLDERS: dict[str, PlaceUse] = {
    "organisation": "in a name",
    "instrument": "in a name",
    "initiative": "in a name",
    "office": "adjective",
    "person": "adjective",
}
"""Kinds of names within which places are named, and the use of one that stands in front."""

_STATES = dict(
    zip(
        "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Me Mich Minn Miss Mo Mont NC ND NH NJ NM NY Neb "
        "Nev Okla Ore Pa RI SC SD Tenn Tex Va Vt WVa Wash Wis Wyo DC Ont Que BC Alta Sask NS NB".split(),
        "Alabama|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Illinois|Indiana|Kansas|Kentucky|"
        "Louisiana|Massachusetts|Maryland|Maine|Michigan|Minnesota|Mississippi|Missouri|Montana|North Carolina|North Dakota|"
        "New Hampshire|New Jersey|New Mexico|New York|Nebraska|Nevada|Oklahoma|Oregon|Pennsylvania|Rhode Island|"
        "South Carolina|South Dakota|Tennessee|Texas|Virginia|Vermont|West Virginia|Washington|Wisconsin|Wyoming|"
        "Washington|Ontario|Quebec|British Columbia|Alberta|Saskatchewan|Nova Scotia|New Brunswick".split(
            "|"
        ),
        strict=True,
    )
)
"""Abbreviations of states of the USA and provinces of Canada, without their dots."""
_CODES = dict(
    zip(
        "AK AL AR AZ CA CO CT DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA "
        "RI SC SD TN TX UT VA VT WA WI WV WY".split(),
        "Alaska|Alabama|Arkansas|Arizona|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Iowa|Idaho|"
        "Illinois|Indiana|Kansas|Kentucky|Louisiana|Massachusetts|Maryland|Maine|Michigan|Minnesota|Missouri|Mississippi|"
        "Montana|North Carolina|North Dakota|Nebraska|New Hampshire|New Jersey|New Mexico|Nevada|New York|Ohio|Oklahoma|"
        "Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Virginia|Vermont|Washington|"
        "Wisconsin|West Virginia|Wyoming".split("|"),
        strict=True,
    )
)
"""What the post calls the states of the USA: a state only behind a town, for `OR` is a word in capitals too."""
_DOTTED = r"W\.\s?Va\.|(?:N|S)\.\s?(?:C|D)\.|N\.\s?[HJMY]\.|R\.I\."
_PLAIN = "|".join(sorted((short for short in _STATES if not short.isupper() and short != "WVa"), key=len))
_SHORT_STATE = re.compile(
    r"(?<!\w)Washington,?\s(?:D\.C\.|DC\b)"
    rf"|(?:(?<=[^\W\d_],\s)|(?<=\b[RDI]-))(?:{_DOTTED}|D\.C\.|B\.C\.|N\.[SB]\.|(?:{_PLAIN})\.)"
    rf"|(?<=[^\W\d_A-Z],\s)(?:{'|'.join(_CODES)})\b(?!\.\w)"
    rf"|(?<![\w.])(?:{_DOTTED}|(?:Calif|Conn|Fla|Okla|Tenn|Ariz|Ont)\.)"
)


_TOWN_BEFORE = re.compile(r"(?<!\w)[A-Z][\w’'-]*,\s\Z")
_LONGEST_TOWN = 40
_HEAD = re.compile(r"([A-Z][A-Z’'. -]*[A-Z])(?:,\s[^\n–—-]{1,25}|\s\([^)\n]{1,25}\))?\s?[–—-]{1,2}\s")
"""A place in capitals before a dash, as reports open where not all of a dateline is there."""


def find_toponyms(doc: Doc, text: str, names: Sequence[Name]) -> list[Toponym]:
    """Return the toponyms of a page in text order, none overlapping another.

    Args:
        doc: The parsed page.
        text: Its text, which a Doc would put together anew.
        names: Its names.
    """
    named = names_by_token(doc, names)
    # flags of all tokens at once: most words are in small letters, and asking each costs more than all else here
    small = doc.to_array(["IS_LOWER", "IS_PUNCT", "IS_SPACE"]).any(axis=1)
    proper = [token for at in np.flatnonzero(~small).tolist() if is_cap(token := doc[at]) or at in named]
    found: list[Toponym] = []
    for each in (_in_dateline(text), _short_states(text), _free(proper, named), _within(doc, named)):
        found += _apart(each, found)
    found += _apart(_again(proper, named, found), found)
    return sorted(found, key=lambda toponym: toponym.start)


def _apart(more: Iterable[Toponym], found: Iterable[Toponym]) -> list[Toponym]:
    taken = {at for toponym in found for at in range(toponym.start, toponym.end)}
    return [toponym for toponym in more if taken.isdisjoint(range(toponym.start, toponym.end))]


def _again(proper: Sequence[Token], named: dict[int, Name], found: Iterable[Toponym]) -> Iterator[Toponym]:
    """Yield the other mentions of what is a place of the map where it stands elsewhere on the page."""
    known = {toponym.text for toponym in found if toponym.use == "literal" and toponym.country is None}
    sizes = {
        text: max((spot.people for spot in spots(text)), default=-1)
        for text in known
        if len(text) >= _SHORTEST
    }
    known = {
        text for text, size in sizes.items() if size >= (GREAT_TOWN if is_english(proper[0].doc, text) else 0)
    }
    for token in proper if known else ():
        name = named.get(token.i)
        free = name is None or name.kind in {"organisation", "place"}
        if token.text in known and free and not is_within_another(token, token):
            yield _made(token, token, use_of(token, None))


# Datelines and abbreviations


def _in_dateline(text: str) -> Iterator[Toponym]:
    """Yield the places that a dateline names: it has the form for them, so the map need not know the first."""
    end = dateline_end(text)
    for start in (0, *(gap.end() for gap in re.finditer(re.escape(GAP), text[:end]))):
        found = find_dateline(text[start:]) if start < end else None
        at = text.find(found.place, start, end) if found and found.place else -1
        if found is None or not found.place or at < 0:
            continue
        for part in re.finditer(r"[^,/()]*[^\s,/()]", found.place):
            words = part[0].strip()
            begin = at + part.end() - len(words)
            country = knowledge().country_named(words)
            short = _STATES.get(words.replace(".", ""), "")
            if words and (not part.start() or country or short or spots(words)):
                yield Toponym(begin, begin + len(words), words, "literal", country or _seat(words), short)
        return
    head = _HEAD.match(text)
    if head and spots(head[1]):
        yield Toponym(0, head.end(1), head[1], "literal", _seat(head[1]))


def _short_states(text: str) -> Iterator[Toponym]:
    for found in _SHORT_STATE.finditer(text):
        bare = re.sub(r"[.\s]", "", found[0])
        if bare == found[0] and not _TOWN_BEFORE.search(
            text, max(0, found.start() - _LONGEST_TOWN), found.start()
        ):
            continue
        seat = _seat("Washington") if bare.startswith("Washington") else None
        whole = "Washington" if seat else _CODES[bare] if found[0].isalpha() else _STATES[bare]
        yield Toponym(found.start(), found.end(), found[0], "literal", seat, whole)


# What stands by itself


def _free(proper: Sequence[Token], named: dict[int, Name]) -> Iterator[Toponym]:
    """Yield what stands by itself: names of places, adjectives and demonyms, towns that the model passed over."""
    done = 0
    for token in proper:
        if token.i < done:
            continue
        name = named.get(token.i)
        done, toponym = token.i + 1, None
        if name is not None:
            toponym = _of_name(token, name)
        elif token.lower_ != "the":
            done, toponym = _of_words(token.doc, token.i, named)
        if toponym is not None:
            yield toponym


def _of_name(token: Token, name: Name) -> Toponym | None:
    if is_first_name(token):
        return None
    if name.kind == "country" or (name.kind == "organisation" and own_state(token.text) is not None):
        country = knowledge().country(name.country) if name.country else own_state(token.text)
        return _made(token, token, use_of(token, country), country)
    if name.kind == "adjective" and name.country:
        return _made(token, token, "adjective", knowledge().country(name.country))
    land = land_of_adjective(token.text)
    if land is not None and name.kind in {"adjective", "organisation", "place"} and not spots(token.text):
        return _made(token, token, "adjective")
    if knowledge().metonym(token.text) is not None:
        return _made(token, token, "literal", _house(token)) if is_only_a_scene(token) else None
    if name.kind == "place":
        country = (
            knowledge().country(name.country) if name.country else own_state(token.text) or _seat(token.text)
        )
        return _made(token, token, use_of(token, country), country) if country or is_place(token) else None
    if name.kind in {"organisation", "person"} and is_mistaken(token, name):
        return _made(token, token, use_of(token, _seat(token.text)), _seat(token.text))
    return None


def _made(first: Token, last: Token, use: PlaceUse, country: Country | None = None) -> Toponym:
    text = first.doc[first.i : last.i + 1].text
    return Toponym(first.idx, first.idx + len(text), text, use, country)


def _house(token: Token) -> Country | None:
    return knowledge().metonym(token.text)


def _seat(words: str) -> Country | None:
    return knowledge().capital_of(words)


def _of_words(doc: Doc, start: int, named: dict[int, Name]) -> tuple[int, Toponym | None]:
    """Return the place of the map or the adjective that capitalised words are, and where they end."""
    limit = start
    while limit < len(doc) and limit - start < _WIDEST and limit not in named and is_cap(doc[limit]):
        limit += 1
    for end in range(limit, start, -1):
        words = doc[start:end].text
        of_people, country, spot = _looked_up(words)
        if not of_people and spot is None:
            continue
        first, last = doc[start], doc[end - 1]
        if of_people and not is_language(first, last):
            return end, _made(first, last, "adjective", country)
        part = end < len(doc) and end not in named and is_cap(doc[end]) and doc[end].pos_ == "PROPN"
        if spot is not None and country is None and not part and is_meant(first, last, spot):
            return end, _made(first, last, use_of(last, _seat(words)), _seat(words))
    return start + 1, None


@lru_cache(maxsize=1 << 14)
def _looked_up(words: str) -> tuple[bool, Country | None, Spot | None]:
    """Return whether words are an adjective or demonym, its country, and the first place of that own name."""
    country = knowledge().country_of_adjective(words) or knowledge().demonym(words)
    of_people = country is not None or land_of_adjective(words) is not None
    return of_people, country, next((spot for spot in spots(words) if not spot.other), None)


# Within names of something else


def _within(doc: Doc, named: dict[int, Name]) -> Iterator[Toponym]:
    """Yield the places that stand in longer names: `Bank of Ghana`, `Paris Agreement`, `Russian President …`."""
    for at, name in named.items():
        if name.kind not in _HOLDERS or knowledge().metonym(doc[at].text) is not None:
            continue
        yield from _in_words(doc[at].text, doc[at].idx, name)


def _in_words(text: str, offset: int, name: Name) -> Iterator[Toponym]:
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        width, country = _longest(text, words, at, name)
        if width:
            start, end = words[at].start(), words[at + width - 1].end()
            end -= len(text[start:end]) - len(_unpossessed(text[start:end]))
            use = _use_within(text, start, end, name)
            if use is not None:
                yield Toponym(offset + start, offset + end, text[start:end], use, country)
        at += max(1, width)


def _use_within(text: str, start: int, end: int, name: Name) -> PlaceUse | None:
    """Return what a place in a longer name is used for; None where it is a part of a person's own name."""
    usual = _HOLDERS[name.kind]
    own = text.find(name.text) if name.kind == "person" else -1
    behind = re.search(r"\bof\s(?:the\s)?$", text[:start]) is not None
    if own >= 0 and own <= start:
        return "actor" if behind else None
    last = end == (own if own > 0 else len(text)) or not re.match(r"[\s,]*[A-Z]", text[end:])
    if usual == "adjective":
        return "adjective" if not behind else "actor" if last else "in a name"
    if name.kind == "organisation" and _STATE_BODY.search(text):
        return "actor" if behind and last else "adjective" if not start else usual
    return usual


def _longest(text: str, words: Sequence[re.Match[str]], at: int, name: Name) -> tuple[int, Country | None]:
    """Return how many words from here name a place, and the country if they tell it; none where they do not."""
    if not words[at][0][0].isupper():
        return 0, None
    for end in range(min(len(words), at + _LONGEST_FORM), at, -1):
        country, land, spot = _named(_unpossessed(text[words[at].start() : words[end - 1].end()]))
        whole = end - at == len(words)
        if country is not None or (not whole and (land or (spot and name.kind != "person"))):
            return end - at, country
    return 0, None


@lru_cache(maxsize=1 << 14)
def _named(words: str) -> tuple[Country | None, bool, bool]:
    """Return the country of words within a name, whether they are a land's adjective, and whether a place of note."""
    known = knowledge()
    country = known.country_named(words) or known.country_of_adjective(words)
    country = country or known.demonym(words) or known.capital_of(words) or long_form(words)
    found = [spot for spot in spots(words) if not spot.other]
    famed = any(spot.kind in GRAND | {"state"} or spot.people >= NAMED_TOWN for spot in found)
    return country, land_of_adjective(words) is not None, famed


def _unpossessed(words: str) -> str:
    return re.sub(r"['’]s?$", "", words)
