"""Words for two or more: `the two sides`, `both leaders`, `the three governments`; which participants they mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from foedera.board import Board, Draft
from foedera.evidence import Span
from foedera.grammar import children, conjuncts, subjects
from foedera.knowledge import knowledge
from foedera.parties import concluding
from foedera.tenures import held_by

PAIR_NOUNS = frozenset(
    "sides countries nations neighbours neighbors capitals allies parties partners governments states rivals foes "
    "delegations belligerents combatants adversaries enemies signatories republics powers kingdoms".split()
)
LEADERS = frozenset(
    "men women leaders ministers presidents officials diplomats secretaries premiers generals envoys chancellors "
    "negotiators politicians statesmen monarchs kings guests ambassadors commanders".split()
)
PAIRS = frozenset({"pair", "duo", "two", "both", "trio", "three", "four"})
_NUMBERS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
SEVERAL = 1
"""What `how_many` says of `the ministers`: they are as many as were named together."""
_LEADING = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "emir",
    "leader",
    "sultan",
    "taoiseach",
)
_BARE = frozenset("partners neighbours neighbors rivals foes sides parties".split())
"""Nouns for those two of whom the page speaks, with no more than `the`."""
_OF_PAGE = frozenset({"sides", "parties"})
"""Such that mean the two of whom the page speaks most."""
_TITLES = {
    "leaders": _LEADING, "presidents": ("president",), "premiers": ("prime minister", "premier", "chancellor", "taoiseach"),
    "chancellors": ("chancellor",), "ministers": ("minister", "secretary"), "secretaries": ("secretary",),
    "generals": ("general", "chief of", "commander"), "monarchs": ("king", "queen", "emir", "sultan"), "kings": ("king",),
    "ambassadors": ("ambassador",), "diplomats": ("ambassador", "envoy", "minister", "secretary"),
    "envoys": ("envoy", "representative", "ambassador"), "commanders": ("commander", "general", "chief"),
}  # fmt: skip
_FOR_STATES = frozenset({"person", "government", "military", "country"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SENTENCES = 4
_NOMINAL = _SUBJECTS | {"dobj", "pobj", "dative", "conj"}


def several_meant(board: Board, token: Token) -> list[Draft]:
    """Return those that a noun for two or more means, none where it does not tell how many."""
    if declaring := _with_we(board, token):
        return declaring
    if not how_many(token):
        return _again(board, token)
    if token.lower_ in PAIR_NOUNS:
        return _both(board, token)
    if token.lower_ in PAIRS:
        return _those(board, token)
    if how_many(token) == SEVERAL:
        return _titled_together(board, token) or _again(board, token)
    return _both_persons(board, token)


def is_told_again(board: Board, noun: Token) -> bool:
    """Tell whether a noun means several told before: `The Leaders met … Leaders agreed`, `We, the leaders of …`."""
    return bool(_with_we(board, noun) or _again(board, noun))


def _with_we(board: Board, noun: Token) -> list[Draft]:
    """Return whom the `we` right before a noun means: `We, the leaders of Peru and Chile`."""
    first, _ = board.phrase(noun)
    told = first > 1 and board.doc[first - 1].text == "," and board.doc[first - 2].lower_ == "we"
    return board.at.get(first - 2, []) if told else []


def _again(board: Board, noun: Token) -> list[Draft]:
    """Return the several that the same noun meant before, where no more than `the` stands with it."""
    told = [c for c in noun.children if c.dep_ not in {"punct", "det"}]
    if noun.lower_ not in _TITLES or told or noun.dep_ not in _SUBJECTS:
        return []
    before = (t for t in board.told_back(noun.i) if t.lower_ == noun.lower_)
    return next((board.at[t.i] for t in before if len(board.at[t.i]) > 1), [])


def _both(board: Board, token: Token) -> list[Draft]:
    """Return those that `both countries`, `the two sides` or `the three governments` means.

    They are as many as last acted together, else, of two, the states most present before it.
    """
    wanted = how_many(token)
    if token.lower_ == "parties" and is_bare(token) and any(d.kind == "party" for d in board.bodies.values()):
        return []
    spoken = _acting_together(board, token, wanted) or _concluding(board, wanted)
    if spoken or wanted != 2 or (is_bare(token) and token.lower_ not in _OF_PAGE):
        return spoken
    counted = [(_weight(board, d, code, token), code) for code, d in _states(board).items()]
    ranked = sorted((-count, code) for count, code in counted if count)
    return [board.country(code) for _, code in ranked[:2]] if len(ranked) > 1 else []


def _acting_together(board: Board, token: Token, wanted: int) -> list[Draft]:
    """Return the last participants, so many of them, that acted together before a token, people as their states."""
    for head in board.told_back(token.i):
        drafts = board.at[head.i]
        told = len(drafts) == wanted and all(_is_side(draft, head) for draft in drafts)
        if not told and not _acts_together(head):
            continue
        if not told:
            drafts = [draft for t in conjuncts(head) for draft in board.at.get(t.i, ())[:1]]
        sides = list(dict.fromkeys(side for draft in drafts if (side := _side(board, draft))))
        if len(sides) == wanted:
            return _drafts_of(board, sides)
    return []


def _is_side(draft: Draft, noun: Token) -> bool:
    """Tell whether one of several that a noun stands for can be a side: a state, or its officials where they act."""
    return draft.kind == "country" or (draft.kind == "government" and noun.dep_ in _SUBJECTS)


def _those(board: Board, token: Token) -> list[Draft]:
    """Return those that `both`, `the pair` or `the two` without a noun means: the last ones named in one breath."""
    wanted = how_many(token)
    for head in board.told_back(token.i):
        if len(board.at[head.i]) == wanted:
            return board.at[head.i]
        if children(head, "conj") and head.dep_ != "conj":
            joined = [t for t in conjuncts(head) if t.i < token.i]
            found = list(dict.fromkeys(d for t in joined for d in board.at.get(t.i, ())[:1]))
            if len(found) == wanted:
                return found
    return []


def _drafts_of(board: Board, sides: Sequence[str]) -> list[Draft]:
    return [board.country(side) if side in _codes() else _body_named(board, side) for side in sides]


def _concluding(board: Board, wanted: int) -> list[Draft]:
    """Return those who conclude a treaty or statement, if they are so many."""
    members = concluding(board) if board.article.genre in {"treaty text", "joint statement"} else []
    return members if len(members) == wanted else []


def _states(board: Board) -> dict[str, Draft]:
    """Return what stands for each state, with the people whose state only the tables tell."""
    states = board.states()
    for draft in board.persons.values():
        code = _country_of(board, draft)
        if draft.country is None and code is not None:
            states.setdefault(code, Draft(code, "country")).mentions.extend(draft.mentions)
    return states


def _country_of(board: Board, draft: Draft) -> str | None:
    """Return the state of a person: as the page tells, else the one whose office the person holds on its day."""
    if draft.country is not None or draft.kind != "person":
        return draft.country
    codes = {holder.country for holder in held_by(board, draft.name)}
    return codes.pop() if len(codes) == 1 else None


def _side(board: Board, draft: Draft) -> str | None:
    """Return what a participant counts as in a pair: its state, or itself where it is a body or group."""
    if draft.kind in _FOR_STATES:
        return _country_of(board, draft)
    return draft.name if draft.kind in {"organisation", "armed_group", "company", "party"} else None


def _body_named(board: Board, name: str) -> Draft:
    return next(draft for draft in [*board.bodies.values(), *board.groups.values()] if draft.name == name)


def _both_persons(board: Board, token: Token) -> list[Draft]:
    """Return the people that `the two leaders` means: as many as were last named before it, holders of such offices first.

    Whoever meets them is not one of them (`the king received both men`).
    """
    wanted = how_many(token)
    meeting = [d for t in _meeting(token) for d in board.at.get(t.i, ())]
    last = [
        (max((m.start for m in d.mentions if m.start < token.idx), default=-1), name)
        for name, d in board.persons.items()
        if d not in meeting and not any("spokes" in role.title.lower() for role in d.roles)
    ]
    ranked = [board.persons[name] for at, name in sorted(last, reverse=True) if at >= 0]
    fitting = [draft for draft in ranked if _holds(board, draft, token)]
    found = fitting if len(fitting) >= wanted else ranked
    return found[:wanted] if len(found) >= wanted else []


def _meeting(token: Token) -> list[Token]:
    """Return the subjects of the verb whose object a noun is."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    return subjects(verb) if token.dep_ in {"dobj", "pobj", "dative"} and verb.pos_ == "VERB" else []


def _titled_together(board: Board, token: Token) -> list[Draft]:
    """Return the people that `the ministers` means: those of such an office in the last sentence that names several."""
    sentence = board.sentence(token.i)
    for _ in range(_SENTENCES):
        told = [d for t in board.told(sentence, token.i) for d in board.at[t.i] if d.kind == "person"]
        found = [d for d in dict.fromkeys(told) if _holds(board, d, token)]
        if len(found) > 1:
            return found
        if sentence.start == 0:
            return []
        sentence = board.sentence(sentence.start - 1)
    return []


def _holds(board: Board, draft: Draft, token: Token) -> bool:
    """Tell whether a person's office is one that a noun in the plural can stand for."""
    offices = _TITLES.get(token.lower_, ())
    first = any(c.lower_ == "prime" for c in token.children)
    titles = [role.title.lower() for role in draft.roles] + [
        held.office for held in held_by(board, draft.name)
    ]
    if token.lower_ == "ministers" and not first:
        titles = [title for title in titles if not title.startswith("prime")]
    return any(office in title for office in offices for title in titles)


def _weight(board: Board, draft: Draft, code: str, token: Token) -> float:
    """Return how present a state is before a token: its mentions, those in the headline counting for more."""
    country = knowledge().country(code)
    title = board.article.title or ""
    headline = any(form in title for form in (*country.names, *country.adjectives))
    before = sum(0.2 if _is_scene(board, m) else 1.0 for m in draft.mentions if m.start < token.idx)
    return before + 3 * headline if before else 0.0


def _is_scene(board: Board, mention: Span) -> bool:
    """Tell whether a mention only says where: `the war in Ukraine`."""
    return board.article.text[max(0, mention.start - 3) : mention.start] == "in "


@cache
def _codes() -> frozenset[str]:
    return frozenset(country.code for country in knowledge().countries)


def _acts_together(head: Token) -> bool:
    """Tell whether a noun heads a list of subjects, or of those that something is between or by."""
    together = head.dep_ in _SUBJECTS or (head.dep_ == "pobj" and head.head.lower_ in {"between", "by"})
    return together and bool(children(head, "conj"))


def how_many(noun: Token) -> int:
    """Return for how many a noun speaks (`both`, `the three`), 0 if it does not tell; `the neighbours` are two."""
    if noun.lower_ in PAIRS:
        definite = noun.lower_ == "both" or any(c.lower_ in {"the", "all"} for c in noun.children)
        return _NUMBERS[noun.lower_] if definite and noun.dep_ in _NOMINAL else 0
    telling = [c.lower_ for c in noun.children if c.dep_ in {"det", "nummod", "amod", "predet"}]
    if is_bare(noun):
        return 2
    owned = any(c.dep_ == "poss" for c in noun.children)
    definite = owned or bool({"the", "both", "all", "two"} & set(telling))
    told = next((_NUMBERS[word] for word in telling if word in _NUMBERS), 0) if definite else 0
    return told or (SEVERAL if _is_titled_plural(noun) else 0)


def _is_titled_plural(noun: Token) -> bool:
    """Tell whether a noun means several office holders told of already (`the ministers`, `the foreign ministers`)."""
    beside = [c for c in noun.children if c.dep_ not in {"punct", "det"}]
    bare = all(c.dep_ in {"amod", "compound"} and c.lower_ in {"foreign", "defence", "prime"} for c in beside)
    return noun.lower_ in _TITLES and bare and any(c.lower_ == "the" for c in noun.children)


def is_bare(noun: Token) -> bool:
    """Tell whether a noun for two stands with `the` alone (`the neighbours`)."""
    telling = [c.lower_ for c in noun.lefts]
    return noun.lower_ in _BARE and telling == ["the"]
