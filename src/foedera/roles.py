"""Offices told on a page: what stands beside a name to explain it, and which PLOVER sector an office has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Token

from foedera.board import ActorKind, Board, Draft
from foedera.grammar import children, noun_phrase
from foedera.knowledge import Office, knowledge
from foedera.persons import OFFICE_HEADS
from foedera.titles import body_heads

_OF_BODIES = frozenset(
    {"IGO", "NGO", "MNC", "BUS", "REB", "PTY", "OPP", "COP", "JUD", "MIL", "LEG", "UAF", "PRM"}
)
_WITH_SECRETARIES = frozenset({"IGO", "NGO", "PTY", "OPP", "REB", "LAB", "SOC"})
_CIVIL = frozenset(
    "minister secretary attaché adviser advisor prosecutor judge expert analyst historian".split()
)
_PORTFOLIOS = frozenset(
    "trade enlargement competition energy economy agriculture climate budget transport neighbourhood digital industry research "
    "eu union".split()
)
"""What commissioners of the European Commission are for; none of police or of refugees."""
_SHORT = 3
_ANY_BODY = frozenset(
    "spokesman spokeswoman spokesperson chief head director leader chairman chairwoman chairperson chair secretary-general president "
    "executive official envoy representative commissioner member officer coordinator mediator manager founder owner".split()
)
_CHAIRS = frozenset("chairman chairwoman chairperson chair director directors chairmen".split())
_OF_FIRMS = frozenset("managing company corporate board group bank".split())
_BY_HEAD = {
    **dict.fromkeys(
        "general admiral marshal colonel major captain brigadier lieutenant commander".split(), "MIL"
    ),
    **dict.fromkeys("senator representative speaker lawmaker".split(), "LEG"),
    **dict.fromkeys("judge justice prosecutor".split(), "JUD"),
    **dict.fromkeys("ceo executive chairman".split(), "BUS"),
    **dict.fromkeys(
        "minister secretary president chancellor premier pm ambassador envoy adviser advisor governor mayor king queen "
        "prince princess emir sultan crown diplomat consul counterpart negotiator deputy".split(),
        "GOV",
    ),
    "pope": "REL",
}
_BY_KIND: dict[ActorKind, str] = {
    "military": "MIL", "party": "PTY", "company": "BUS", "media": "JRN", "court": "JUD", "armed_group": "REB",
}  # fmt: skip
_BY_WORD = (
    ("police", "COP"), ("gendarmerie", "COP"), ("parliament", "LEG"), ("assembly", "LEG"), ("senate", "LEG"), ("congress", "LEG"),
    ("intelligence", "SPY"), ("university", "EDU"), ("institute", "EDU"), ("college", "EDU"), ("hospital", "MED"),
    ("united", "IGO"), ("un", "IGO"), ("eu", "IGO"), ("european", "IGO"), ("african", "IGO"), ("joint", "IGO"), ("mixed", "IGO"), ("ministry", "GOV"),
    ("electoral", "GOV"), ("federal", "GOV"), ("national", "GOV"), ("church", "REL"), ("union", "LAB"),
)  # fmt: skip
_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADV"})
_LONGEST = 10
_BEHIND = frozenset(
    {",", ".", ";", ":", "(", ")", "of", "for", "in", "to", "at", "with", "who", "and", "whose", "from", "on"}
)
_OF_EVERY_STATE = frozenset(
    "government ministry parliament cabinet army police military navy junta opposition".split()
)
_LOWER = frozenset("deputy vice assistant under former ex shadow junior".split())
_WITHIN = frozenset({"of", "for", "in", "to", "at", "and"})
_OPENING = frozenset({"the", "its", "his", "her", "their", "a", "an"})


def explaining(board: Board, name: Token) -> Iterator[Token]:
    """Yield the nouns that explain a name: by the parse, and where they stand between commas beside it."""
    yield from (
        noun
        for noun in children(name, "appos")
        if noun.pos_ in {"NOUN", "PROPN"} and not _is_of_another(board, noun, name)
    )
    if name.dep_ == "appos":
        yield name.head
    behind = _phrase_behind(name)
    if behind is not None:
        yield behind
    before = _phrase_before(board, name)
    if before is not None:
        yield before


def _is_of_another(board: Board, noun: Token, name: Token) -> bool:
    """Tell whether a noun stands behind the comma of another name (`A of Chad and B, the envoy`)."""
    start = noun_phrase(noun)[0]
    if start - 2 <= name.i or noun.doc[start - 1].text != ",":
        return False
    other = board.names.get(start - 2)
    return other is not None and other.kind in {"person", "organisation"} and noun.tag_ not in {"NNS", "NNPS"}


def _phrase_behind(name: Token) -> Token | None:
    """Return the head of `, the Indian premier,` behind a name."""
    doc, at = name.doc, name.i + 1
    if at + 1 >= len(doc) or doc[at].text != "," or doc[at].is_sent_start:
        return None
    end = at + 1
    while end < len(doc) and end - at < _LONGEST and _belongs(doc[end]):
        end += 1
    head = doc[end - 1]
    while head.i > at + 2 and doc[head.i - 1].text == "-":
        head = doc[head.i - 2]  # `secretary-general`
    closed = end >= len(doc) or doc[end].lower_ in _BEHIND or doc[end].is_space
    return head if head.i > at and closed and is_role(head) else None


def _phrase_before(board: Board, name: Token) -> Token | None:
    """Return the head of `the Indian premier,` or `the speaker of the chamber in Lima,` before a name."""
    doc, comma = name.doc, name.i - 1
    if comma < 2 or doc[comma].text != ",":
        return None
    start = comma
    while start > 0 and comma - start < _LONGEST and _belongs(doc[start - 1], _WITHIN):
        start -= 1
    while start < comma and doc[start].lower_ == "and":
        start += 1
    run = list(doc[start:comma])
    head = next((t for t in run if is_role(t) and not (t.dep_ == "compound" and t.head in run)), None)
    opened = doc[start].lower_ in _OPENING or any(t.dep_ == "poss" for t in run)
    opened = opened or (head is not None and board.country_of(doc[noun_phrase(head)[0]]) is not None)
    listed = start > 0 and doc[start - 1].text == ","  # then it explains the name before it
    return head if opened and not listed else None


def _belongs(token: Token, further: frozenset[str] = frozenset()) -> bool:
    if token.lower_ in further or token.text == "-":
        return True
    return (
        (token.pos_ in _IN_PHRASE or token.dep_ == "amod")
        and token.lower_ not in {"who", "which", "that", "not"}
        and token.ent_type_ != "PERSON"
    )


def is_role(noun: Token) -> bool:
    """Tell whether a noun is an office or ends in one (`security chief`)."""
    return is_office_word(noun.text)


@lru_cache(maxsize=1 << 12)
def is_office_word(text: str) -> bool:
    """Tell whether words are an office of the tables or end in a word for one."""
    return head_word(text) in OFFICE_HEADS or knowledge().office(text) is not None


def head_word(title: str) -> str:
    """Return the word of a title that says which office it is (`minister` of `Minister of Trade of Peru`)."""
    words = re.split(r" (?:of|for|to|at|and) |,", title.lower(), maxsplit=1)[0].split()
    return words[-1] if words else ""


def is_same_office(one: str, other: str) -> bool:
    """Tell whether two titles are of one office: by the tables (`Premier`), or one a part of the other."""
    first, second = one.lower(), other.lower()
    known, also = knowledge().office(one), knowledge().office(other)
    if known is not None and also is not None and known.title == also.title:
        return True
    if first.startswith(f"{second} of ") or second.startswith(f"{first} of "):
        return True
    shorter, longer = sorted((first, second), key=len)
    before = longer.removesuffix(shorter)
    return before != longer and not _LOWER & set(before.split())


def is_lowered(title: str) -> bool:
    """Tell whether a title is that of another's deputy, or of one who held it before (`vice president`)."""
    return bool(_LOWER & set(title.lower().replace("-", " ").split()))


def office_of(title: str) -> Office | None:
    """Return the tables' office for a title, its longest beginning, or else its longest end.

    `Assistant Secretary of Defense for Indo-Pacific Affairs` is one of the assistant secretaries of defense; an
    `executive vice president` is a vice president.
    """
    words = title.split()
    parts = [
        words,
        *(words[:end] for end in range(len(words) - 1, 1, -1)),
        *(words[at:] for at in range(1, len(words))),
    ]
    return next((office for part in parts if (office := knowledge().office(" ".join(part)))), None)


def sector_of(title: str, body: Draft | None) -> str | None:
    """Return the PLOVER sector of an office; of one that every body has, its body's."""
    if is_past(title):
        return "CVL"
    words = title.lower().replace("-", " ").split()
    last = head_word(title)
    if {"opposition", "shadow"} & set(words):
        return "OPP"
    military = bool({"military", "army", "navy", "naval"} & set(words)) and last not in _CIVIL
    if military and (body is None or body.sector == "GOV"):
        return "MIL"
    if body is not None and _takes_sector(body, last, words):
        return body.sector
    if last in {"commissioner", "commissioners"} and (_PORTFOLIOS & set(words) or "european" in words):
        return "IGO"
    if words[-1:] in (["deputy"], ["deputies"]) and len(words) < _SHORT:
        return "LEG"
    office = office_of(title)
    found = office.sector if office and office.sector else _BY_HEAD.get(last)
    if found == "BUS" and last in _CHAIRS and not _OF_FIRMS & set(words):
        return None  # a chairman of nothing that is told may chair a committee or a party
    return found


def _takes_sector(body: Draft, last: str, words: Sequence[str]) -> bool:
    """Tell whether an office is one that every body has, so that its sector is the body's."""
    if body.sector is None:
        return False
    if "general" in words and "secretary" in words:
        return body.sector in _WITH_SECRETARIES
    return last in _ANY_BODY or (body.sector in _OF_BODIES and "general" in words)


def sector_of_body(kind: ActorKind, name: str) -> str | None:
    """Return the sector that the kind of a body has by itself, or a word of its name tells (`Wiltshire Police`)."""
    whole = re.search(r" (?:of|for) (?:the )?(?=[A-Z])", name)
    known = knowledge().organisation(name[whole.end() :]) if whole and kind == "organisation" else None
    if known is not None and known.sector:
        return known.sector  # `Permanent Council of the African Union`
    words = {word.strip(",.").lower() for word in name.split()}
    if kind in {"government", "organisation"}:
        told = next(
            (s for word, s in _BY_WORD if word in words and (s != "IGO" or kind == "organisation")), None
        )
        return told or ("GOV" if kind == "government" else None)
    return _BY_KIND.get(kind)


def bodies_within(title: str) -> Iterator[tuple[int, int]]:
    """Yield where a title names bodies: a row of the tables, or what an office is `of` round a head noun."""
    words = list(re.finditer(r"\S+", title))
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST), at, -1)
        end = next((e for e in ends if _is_body(title, words, at, e)), at)
        if end > at:
            yield words[at].start(), words[end - 1].end()
        at = max(end, at + 1)


def _is_body(title: str, words: Sequence[re.Match[str]], first: int, end: int) -> bool:
    told = title[words[first].start() : words[end - 1].end()]
    known = knowledge().organisation(told)
    if known is not None:
        return not known.generic or end - first > 1
    behind = first > 0 and words[first - 1].group().lower() in {"of", "the", "for"}
    ends = {words[first].group().lower(), words[end - 1].group().lower()}
    whole = end == len(words) and behind and end - first > 1 and told[0].isupper()
    return whole and bool(ends & body_heads())


def is_common_body(name: str) -> bool:
    """Tell whether a name is one that every state's ministry or parliament has (`Foreign Ministry`)."""
    known = knowledge().organisation(name)
    common = name.lower().removeprefix("the ") in _OF_EVERY_STATE or (known is not None and known.generic)
    return common or name.lower().startswith(("ministry of ", "department of "))


def is_past(title: str) -> bool:
    """Tell whether an office is told as one held before (`former president`)."""
    return title.lower().startswith(("former ", "ex-", "then-ex", "late "))
