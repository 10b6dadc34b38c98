"""Which state an actor is told to belong to: `Ana Gil of the Foreign Office`, `For Sudan: …`, `farmers near Gulu`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Span, Token

from foedera.annotate import Name
from foedera.board import Board, CountryBasis, Draft
from foedera.gazetteer import spots
from foedera.grammar import children, conjuncts, passive_subjects, prep_objects
from foedera.knowledge import knowledge
from foedera.nominals import body_before
from foedera.posts import is_owned, led_by, sharing
from foedera.posts import name_before as body_name_before
from foedera.roles import explaining, head_word, is_role
from foedera.tenures import tenures
from foedera.titles import body_heads
from foedera.unnamed import GUESTS

Home = tuple[str, CountryBasis]
"""A state, and what it rests on."""

_GOVERNMENTS = frozenset({"administration", "government", "cabinet", "presidency"})
_HEADS_OF_GOVERNMENT = frozenset({"president", "prime minister", "chancellor", "premier"})
_SEVERAL, _SHARE = 3, 0.7
"""How often, and in how much of all mentions of states, a page speaks of the one that it is about."""
_BODIES = frozenset({"government", "military", "court", "party"})
_LENDING = _BODIES | {"country", "armed_group", "people"}
"""Whoever belongs to such is of their state; a firm's or a paper's people may be of any."""
_ANYWHERE = frozenset({"country", "company", "media"})
"""Kinds whose states tell nothing of what a page is about, or are counted already."""
_PUBLIC = frozenset({"government", "military", "court"})
_REGIONS = frozenset({"region", "state", "island"})
_TOWNS = _REGIONS | {"city", "facility"}
_SPEAKING = frozenset("speak work negotiate act sign answer handle serve run".split())
_LEADING = frozenset("lead head run command chair direct represent".split())
_APART = frozenset(
    "critic opponent friend enemy foe rival scholar student expert historian target victim ally admirer supporter "
    "visitor guest lover fan observer".split()
)
"""Nouns for people who belong elsewhere than to what they are told to be `of`."""
_NEXT_TO = frozenset(
    "son daughter brother sister nephew niece cousin wife husband widow widower father mother heir successor predecessor aide adviser advisor deputy".split()
)
"""Nouns for people who are of the same state as the one whose they are."""
_CONGRESSES = frozenset("USA MEX GTM HND COL PER CHL ARG BRA PRY PHL".split())
_OF = frozenset({"of", "from"})
_AT = _OF | {"in", "at", "near", "outside", "around", "across"}
_AT_HOME = frozenset({"people", "government", "court"})
_RULERS = frozenset("premier governor president minister head leader senator parliament".split())
"""Heads of titles for who governs a region, rather than a town of its name."""
_RULING = frozenset("generals officers junta colonels commanders".split())
_LONGEST, _NEAR, _BACK = 6, 3, 3
"""Up to how many words name whom one signs for, and stand between a name and its body."""
_OPENING = frozenset({".", ";", ":", "!", "?", "-", "–", "—", "•"})


def land_of_place(words: str, spoken: Collection[str | None], kinds: Collection[str] = _TOWNS) -> str | None:
    """Return the state that a place lies in: the only one that has a place so called, or the only one spoken of."""
    if words.isupper() or knowledge().country_named(words) or knowledge().organisation(words):
        return None
    found = [spot for spot in spots(words) if spot.country and not spot.other and spot.kind in kinds]
    codes = {spot.country for spot in found}
    if len(codes) > 1:
        largest = max(found, key=lambda spot: (spot.kind in _REGIONS, spot.people))
        codes &= set(spoken)  # a page may speak of the land, and mean a larger town elsewhere
        codes = codes if codes == {largest.country} else set()
    return codes.pop() if len(codes) == 1 else None


def spoken_of(board: Board) -> frozenset[str]:
    """Return the states that a page speaks of, by name, by adjective, by their bodies or by their people."""
    told = {name.country for name in board.names.values()} | set(board.countries)
    told |= {code for code, _ in board.titled}
    told |= {draft.country for draft in board.drafts() if draft.basis in {"stated", "office"}}
    return frozenset(code for code in told if code)


def page_land(board: Board) -> str | None:
    """Return the one state that a page is about: it speaks of no other half as often, and of it several times.

    Its places and its people count as much as its name; of a firm or a paper nothing follows.
    """
    spoken = spoken_of(board)
    told = Counter(code for name in board.names.values() if (code := _land_of_name(name, spoken)))
    told.update(code for code, _ in board.titled)
    for draft in board.drafts():
        if draft.country is not None and draft.kind not in _ANYWHERE:
            told[draft.country] += 1
    ranked = told.most_common(2)
    if not ranked or ranked[0][1] < _SEVERAL or ranked[0][1] < _SHARE * told.total():
        return None
    return ranked[0][0]


def _land_of_name(name: Name, spoken: Collection[str]) -> str | None:
    """Return the state that a name says, or that a place on the map lies in; none that a firm or paper is of."""
    if name.kind == "organisation" and name.sort in _ANYWHERE:
        return None
    return name.country or (land_of_place(name.text, spoken) if name.kind == "place" else None)


def scene_of(board: Board, tokens: Sequence[Token]) -> str | None:
    """Return the state of all the towns and regions named in the first sentence of someone, or else right before it."""
    spoken = spoken_of(board)
    for sentence in _from(board, tokens[0].i) if tokens else ():
        names = [
            t for t in sentence if t.i not in board.at and t.text[:1].isupper() and _may_be_place(board, t)
        ]
        told = [(t, land) for t in names if (land := land_of_place(t.text, spoken))]
        lands = {land for _, land in told}
        if lands:
            return lands.pop() if len(lands) == 1 and any(_is_on_map(board, t) for t, _ in told) else None
    return None


def _from(board: Board, at: int) -> Iterator[Span]:
    """Yield the sentence of a token and the ones before it, within its paragraph."""
    for _ in range(_BACK):
        sentence = board.sentence(at)
        yield sentence
        opens = sentence.start == 0 or "\n" in board.doc[sentence.start - 1].text
        if opens or "\n" in sentence[0].text:
            return
        at = sentence.start - 1


def _is_on_map(board: Board, token: Token) -> bool:
    name = board.names.get(token.i)
    return name.kind == "place" if name is not None else token.ent_type_ in {"GPE", "LOC", "FAC"}


def _may_be_place(board: Board, token: Token) -> bool:
    """Tell whether a word is a place, or can be one that the model has not seen as such."""
    return _is_on_map(board, token) or (
        token.i not in board.names and token.pos_ == "PROPN" and not token.ent_type_
    )


# Bodies


def home_of_body(board: Board, body: Draft, tokens: Collection[Token]) -> Home | None:
    """Return the state of a body without one: by the tables, by a state or region in its name, by where it sits."""
    known = knowledge().organisation(body.name)
    if known is not None and known.country and not known.generic:
        return known.country, known_basis(body)
    return _led_by(board, body) or _in_name(board, body) or _by_seat(body, tokens) or _by_owner(board, tokens)


def _by_owner(board: Board, tokens: Collection[Token]) -> Home | None:
    """Return the state whose body one is told to be: `Kenya's National Commission on Human Rights`."""
    for token in tokens or ():
        for owner in children(token, "poss"):
            if token.i in board.names and owner.i < token.i and (code := board.country_of(owner)):
                return code, "stated"
    return None


def _led_by(board: Board, body: Draft) -> Home | None:
    """Return the state whose government is told by its head (`the Sunak government`)."""
    whose, _, noun = body.name.removeprefix("the ").rpartition(" ")
    if noun.lower() not in _GOVERNMENTS or not whose[:1].isupper():
        return None
    known = tenures(board, whose) or knowledge().surnamed(whose)
    lands = {holder.country for holder in known if holder.office in _HEADS_OF_GOVERNMENT}
    return (lands.pop() or "", "record") if len(lands) == 1 and None not in lands else None


def known_basis(body: Draft) -> CountryBasis:
    """Return what the state of a body of the tables rests on: a ministry's name tells it, a firm's does not."""
    return "office" if body.kind in _PUBLIC else "record"


def _in_name(board: Board, body: Draft) -> Home | None:
    words = body.name.removeprefix("the ").split()
    for at in range(1, len(words)):
        if words[at - 1].lower() in {"of", "the"} and "of" in words[:at]:
            country = knowledge().country_named(" ".join(words[at:]))
            if country is not None:
                return country.code, "stated"
    if body.kind not in _BODIES:
        return None
    for width in (3, 2, 1):
        first = " ".join(words[:width])
        country = knowledge().country_of_adjective(first) or knowledge().country_named(first)
        if country is not None and len(words) > width and words[width].lower() in body_heads():
            return country.code, "stated"
    return _of_region(body, words, spoken_of(board))


def _of_region(body: Draft, words: list[str], spoken: Collection[str]) -> Home | None:
    """Return the state of `Wiltshire Police` or `the Supreme Court of British Columbia`."""
    tail = words.index("of") + 1 if "of" in words else len(words)
    parts = [words[tail:], *(words[:width] for width in (3, 2, 1) if width < len(words))]
    for part in parts if body.kind in _PUBLIC else ():
        name = " ".join(part)
        if part and part[0][:1].isupper() and (code := land_of_place(name, spoken, _REGIONS)):
            return code, "office"
    return None


def _by_seat(body: Draft, tokens: Collection[Token]) -> Home | None:
    """Return the state in whose capital a public body is: `the Royal Cabinet in Rabat`."""
    if body.kind not in {"government", "court"}:
        return None
    for token in tokens:
        for place in _places_behind(token, frozenset({"in"})):
            capital = knowledge().capital_of(place.text)
            if capital is not None:
                return capital.code, "stated"
    return None


# People


def home_of_person(board: Board, tokens: Collection[Token]) -> Home | None:
    """Return the state that a person is told to belong to where the name stands, or by whose body he or she does."""
    for token in tokens:
        for whose in _belonging(board, token):
            home = _home_at(board, whose)
            if home is not None:
                return home
        if home := _home_from(board, token) or _home_of_kin(board, token) or _home_shared(board, token):
            return home
    return None


def _home_shared(board: Board, token: Token) -> Home | None:
    """Return the state of the one whose title someone shares: `Chilean judges Ana Gil and Luis Mora`."""
    first = sharing(board, token)
    told = board.names[first.i].country if first is not None else None
    return (told, "stated") if told else None


def _home_of_kin(board: Board, token: Token) -> Home | None:
    """Return the state of the one by whose kinship or office a person is told: `Mora's brother, Luis`."""
    for noun in _told_as(board, token):
        owners = [*children(noun, "poss"), *prep_objects(noun, "of", "to")] if noun.lower_ in _NEXT_TO else []
        for draft in (d for owner in owners for d in board.at.get(owner.i, ()) if d.kind == "person"):
            if draft.country:
                return draft.country, draft.basis or "stated"
    return None


def bodies_of(board: Board, tokens: Collection[Token]) -> Iterator[Draft]:
    """Yield the bodies that a person is told to belong to where the name stands."""
    for token in tokens:
        for whose in _belonging(board, token):
            yield from (
                draft for draft in board.at.get(whose.i, ()) if draft.kind not in {"person", "country"}
            )


def _belonging(board: Board, token: Token) -> Iterator[Token]:
    """Yield the nouns that a name stands with as its body: behind it, in what explains it, in `who speaks for …`."""
    if token.i in board.names:
        yield from prep_objects(token, "of", "from", "for", "at")
    yield from _right_behind(board, token)
    before = body_name_before(board, token) if token.i in board.names else None
    if before is not None and (board.names[token.i].office or is_owned(token)):
        yield before
    yield from led_by(token)
    for noun in _told_as(board, token):
        yield from prep_objects(noun, "of", "at", "for", "from", "with")
        yield from children(noun, "compound", "nmod", "poss")
        if is_role(noun):
            yield from prep_objects(noun, "to")  # `an adviser to Peru's president`
    for verb in children(token, "relcl", "acl"):
        if verb.lemma_ in _SPEAKING:
            yield from prep_objects(verb, "for", "at", "with", "in")
        if verb.lemma_ in _LEADING:
            yield from children(verb, "dobj")
    yield from _represented(token)


def _told_as(board: Board, token: Token) -> Iterator[Token]:
    """Yield the nouns that say who a person is, and those joined to them: `son and adviser of …`."""
    alone = token.i not in board.names and token.pos_ == "NOUN" and is_role(token)
    nouns = [*explaining(board, token), *([token] if alone else [])]
    for noun in dict.fromkeys(nouns):
        yield from (t for t in conjuncts(noun) if t.lower_ not in _APART and t.i not in board.names)


def _right_behind(board: Board, token: Token) -> Iterator[Token]:
    """Yield the body right behind a name, whatever the parse hangs it on: `Ana Gil of the Foreign Office`."""
    doc, at = token.doc, token.i + 1
    if at + 1 >= len(doc) or token.i not in board.names or doc[at].lower_ not in {"of", "from", "for"}:
        return
    for behind in doc[at + 1 : at + 2 + _NEAR]:
        if behind.is_punct or behind.pos_ in {"VERB", "AUX", "ADP", "CCONJ"}:
            return
        if behind.i in board.names or behind.i in board.at:
            yield behind
            return


def _represented(token: Token) -> Iterator[Token]:
    """Yield whom a name signs or speaks for: `For Chad: Ana Gil`, `for Chad, Ana Gil, President;`, `Ana Gil, for Chad,`."""
    doc, at = token.doc, token.i
    if at + 3 < len(doc) and doc[at + 1].text == "," and doc[at + 2].lower_ == "for":
        yield from children(doc[at + 2], "pobj")
    if at < 3 or doc[at - 1].text not in {":", ","}:
        return
    if at + 1 < len(doc) and not (doc[at + 1].is_punct or doc[at + 1].is_space):
        return  # `For Russia, Ana Gil is …`
    start = next((i for i in range(at - 2, max(-1, at - 2 - _LONGEST), -1) if doc[i].lower_ == "for"), None)
    if start is None or any(t.is_punct for t in doc[start : at - 1]):
        return
    before = doc[start - 1] if start else None
    if before is None or before.is_space or before.text in _OPENING:
        yield doc[at - 2]


def _home_at(board: Board, noun: Token) -> Home | None:
    """Return the state that a noun names or whose body it stands for."""
    for draft in board.at.get(noun.i, ()):
        if draft.country and draft.kind in _LENDING:
            return draft.country, "stated" if draft.basis == "stated" else "office"
    name = board.names.get(noun.i)
    lends = name is not None and (name.kind in {"country", "place"} or name.sort in _LENDING)
    if name is not None and lends and name.country:
        return name.country, "stated"
    office = name.kind == "office" if name is not None else noun.pos_ == "NOUN" and is_role(noun)
    if office and (code := board.office_at(noun)[1]):
        return code, "stated"  # an adviser of the US president
    body = body_before(board, noun) if name is None or name.kind == "organisation" else None
    return (body.country, body.basis or "stated") if body is not None and body.country else None


def _home_from(board: Board, token: Token) -> Home | None:
    """Return the state of the place that a person is of or from, or of the land that an office is of."""
    spoken = spoken_of(board)
    for noun in (token, *_told_as(board, token)):
        office = noun.i not in board.names and head_word(noun.text) in _RULERS
        near = prep_objects(noun, "of", "from")
        near += children(noun, "compound", "nmod", "poss") if office else []
        for place in near:
            if place.text[:1].isupper():
                sure = office or _is_body(board, place)
                code = land_of_place(place.text, spoken, _REGIONS if sure else _TOWNS)
                if code is not None:
                    return code, "office" if office else "record"
    return None


def _is_body(board: Board, token: Token) -> bool:
    name = board.names.get(token.i)
    return name is not None and name.kind not in {"place", "country"}


def led_from(board: Board, token: Token) -> str | None:
    """Return the state whose delegation a person leads: `the Saudi team, led by Ana Gil`, `… was headed by Ana Gil`."""
    verb = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ != "by" or verb.lemma_ not in {"lead", "head"}:
        return None
    teams = [*passive_subjects(verb), *([verb.head] if verb.dep_ in {"acl", "relcl"} else [])]
    return next((code for team in teams if (code := board.country_beside(team))), None)


def shared_from(board: Board, token: Token) -> str | None:
    """Return the state of one of `A and B, the ambassadors of Chad and Mali`, who are told in one order."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    people = [t for t in conjuncts(first) if t.i in board.names and board.names[t.i].kind == "person"]
    for each in people if token in people and len(people) > 1 else ():
        for noun in explaining(board, each):
            codes = board.countries_in_tail(noun) if noun.tag_ in {"NNS", "NNPS"} else []
            if len(codes) == len(people) and noun.i > people[-1].i:
                return codes[people.index(token)]
    return None


# People without a name


def home_of_group(board: Board, group: Draft, tokens: Collection[Token]) -> Home | None:
    """Return the state of the place where people without a name live: `growers in Kumasi`, `In Kumasi growers …`."""
    if (led := _led_by(board, group)) is not None:
        return led
    for token in tokens:
        if group.kind not in _AT_HOME and token.lower_ not in _RULING:
            continue
        places = list(_places_behind(token, _OF if token.lower_ in GUESTS else _AT))
        homes = {_land_at(board, place) for place in places}
        if places:
            return homes.pop() if len(homes) == 1 else None
        if home := _scene(board, token):
            return home
    return None


def home_of_owner(board: Board, tokens: Collection[Token]) -> Home | None:
    """Return the state of whoever people without a name belong to: `his cabinet`, `Chad, whose soldiers …`."""
    return next((home for token in tokens if (home := _owned(board, token))), None)


def _places_behind(token: Token, preps: Collection[str]) -> Iterator[Token]:
    """Yield the place right behind a noun, whatever the parse hangs it on."""
    doc, at = token.doc, token.i + 1
    if at + 1 < len(doc) and doc[at].lower_ in preps:
        yield from conjuncts(doc[at + 1]) if doc[at + 1].text[:1].isupper() else ()


def _land_at(board: Board, place: Token) -> Home | None:
    code = board.country_of(place)
    if code is not None:
        return code, "stated"
    code = land_of_place(place.text, spoken_of(board))
    return (code, "record") if code else None


def _owned(board: Board, token: Token) -> Home | None:
    for owner in children(token, "poss"):
        owners = board.at.get(owner.i, [])
        if owner.lower_ == "whose" and token.head.dep_ == "relcl":
            owners = board.at.get(token.head.head.i, [])
        for draft in owners:
            if draft.country:
                return draft.country, draft.basis or "stated"
    return None


def _scene(board: Board, token: Token) -> Home | None:
    """Return the state of the place that opens a sentence, if it names no other: `In Iquitos residents rioted`."""
    sentence = board.sentence(token.i)
    if len(sentence) < 3 or sentence[0].text not in {"In", "At", "Near", "Across", "Outside"}:
        return None
    homes = {home for place in sentence[1:] if place.text[:1].isupper() and (home := _land_at(board, place))}
    first = _land_at(board, sentence[1])
    return first if first is not None and {code for code, _ in homes} == {first[0]} else None


def congress_of(board: Board) -> str | None:
    """Return the state whose parliament `Congress` is: the only one spoken of that has one so called."""
    lands = spoken_of(board) & _CONGRESSES
    return next(iter(lands)) if len(lands) == 1 else None


def is_congress(body: Draft, article: str) -> bool:
    """Tell whether a parliament is called `Congress`, as only some are."""
    return any(article[m.start : m.end].removeprefix("the ") == "Congress" for m in body.mentions)
