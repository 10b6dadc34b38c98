"""Text -> initiatives told by a noun of their own: the processes, programmes, plans and policies that news names or describes.

The nouns, and how each is told, are rows of `data/initiative_nouns.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from spacy.tokens import Doc, Token

from foedera.annotate import Name
from foedera.grammar import text_of
from foedera.knowledge import knowledge, table

InitiativeKind = Literal["dialogue", "programme", "roadmap", "forum", "policy", "exercise"]
_Form = Literal["named", "titled", "dated", "led", "quoted", "described"]


@dataclass(frozen=True, slots=True)
class Told:
    """A passage that speaks of an initiative."""

    start: int
    end: int
    name: str
    acronym: str | None
    kind: InitiativeKind
    rule: str


_CAP = r"[A-Z][\w’'+&.]*(?<![.])"
_WORD = rf"(?:{_CAP})(?:[-–](?:{_CAP}|[a-z]+))*"
_JOIN = r"(?: [–&/-] | (?:and|of|for|of the) |[ -])"
_NOT_NAME = frozenset(
    "The A An This That These Those In On At By To Of For From With Under After Before During Since Both As And But If While When New His Her Its "
    "Their Our My Any Each Every Some All No Such Another Former First Second Third Next Last Old Joint Annual President Prime Minister Mr Mrs Ms "
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday".split()
)
_LEADING = r"(?:(?:peace|security|defen[cs]e|foreign|economic|regional|national|wider|bilateral|trilateral|five-point) ){0,2}?"
_QUOTED = r"[“\"‘'] ?(?P<name>\w[\w’ +-]{2,40}?),? ?[”\"’']"
_NAMING = r"(?:termed|called|dubbed|named|known as|titled|code-?named)"
_TOPIC = r"(?P<topic>(?: (?:on|for|to|towards?|between) (?:the |a |an )?[\w–’'-]+(?: (?:and )?(?:the )?[A-Z][\w–’'-]*)*)?)"


@cache
def _nouns(form: _Form) -> dict[str, InitiativeKind]:
    """Return the nouns told in one way, with their kinds."""
    found: dict[str, InitiativeKind] = {}
    for row in table("initiative_nouns.tsv", 4):
        noun, kind, told, example = row.cells
        if kind not in get_args(InitiativeKind) or told not in get_args(_Form) or noun not in example.lower():
            raise row.error(f"{noun!r}: no such kind or form, or no example of it")
        if told == form:
            found[noun] = cast("InitiativeKind", kind)
    return found


def _any(form: _Form, *, plural: bool = True) -> str:
    """Return the nouns told in one way as an expression, each with and without capitals."""
    nouns = sorted(_nouns(form), key=len, reverse=True)
    cases = (" ".join(f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" for w in noun.split()) for noun in nouns)
    return rf"(?:{'|'.join(cases)}){'(?:s|es)?' if plural else ''}"


@cache
def _forms() -> dict[_Form, tuple[re.Pattern[str], ...]]:
    quoted = _any("quoted")
    named = rf"{_CAP}(?:[ -]{_CAP}){{0,3}}(?: \d{{2,4}})?"
    return {
        "named": (re.compile(rf"\b(?P<name>{_WORD}(?:{_JOIN}{_WORD})*) {_LEADING}(?P<noun>{_any('named')})\b"),),
        "titled": (re.compile(rf"\b(?P<name>{_WORD}(?:{_JOIN}{_WORD})*) (?P<noun>{_capital('titled')})\b(?! [A-Z])(?P<topic>(?: for (?:the )?{_WORD}(?: {_WORD})*)?)"),),
        "dated": (
            re.compile(rf"\b(?P<name>(?:{_WORD} )*)(?P<noun>{_capital('dated')}) (?:for )?20\d\d\b"),
            re.compile(rf"\b(?P<name>(?:{_WORD} )*)(?P<noun>Vision) for (?:the |a )?{_WORD}(?:{_JOIN}{_WORD})*"),
        ),
        "led": (
            re.compile(r"(?<=[a-z,] )(?P<noun>Plan) (?P<name>[A-Z][a-z]{3,}(?:[ -][A-Z][a-zé]{3,})?)\b"),
            re.compile(rf"\b(?P<noun>{_any('led', plural=False)}) (?:for|on) (?:the )?(?P<name>{_WORD}(?:{_JOIN}{_WORD})+)(?: \([A-Z][\w-]+\))?"),
        ),
        "quoted": (
            re.compile(rf"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]heir|['’]s) [“\"‘](?P<name>(?:[\w-]+ ){{1,3}}(?P<noun>{quoted})),?[”\"’]"),
            re.compile(rf"{_QUOTED} (?:[\w-]+ ){{0,2}}?(?P<noun>{quoted})\b"),
            re.compile(rf"\b(?P<noun>{quoted}),? {_NAMING} {_QUOTED}"),
            re.compile(rf"\b(?P<noun>{quoted})(?:(?: [\w-]+){{0,7}},)? {_NAMING} (?P<name>{named})"),
        ),
        "described": (re.compile(rf"\b(?P<noun>{_any('described', plural=False)})\b{_TOPIC}"),),
    }  # fmt: skip


def _capital(form: _Form) -> str:
    return rf"(?:{'|'.join(re.escape(noun.title()) for noun in _nouns(form))})s?"


def find_named(text: str, names: Sequence[Name]) -> Iterator[Told]:
    """Yield what a name or a year makes an initiative: `the Arusha process`, `Harbour Vision 2035`."""
    for form in ("dated", "named", "titled"):
        for pattern in _forms()[form]:
            for match in pattern.finditer(text):
                start = _name_start(match["name"], match.start("name"))
                own = text[start : match.end("name")].strip()
                noun = _noun_of(match["noun"], form)
                if form == "dated" or _is_name(own, noun, form, start, names):
                    yield Told(
                        start, match.end(), text[start : match.end()], None, _nouns(form)[noun], "named"
                    )
    for pattern in _forms()["led"]:
        for match in pattern.finditer(text):
            kind = _nouns("led")[match["noun"].lower()]
            yield Told(match.start(), match.end(), match.group(), None, kind, "named")
    yield from _quoted(text)


def _noun_of(text: str, form: _Form) -> str:
    """Return the noun of the table that a plural or capitalised form is."""
    lower = text.lower()
    known = _nouns(form)
    return next(noun for noun in (lower, lower.removesuffix("s"), lower.removesuffix("es")) if noun in known)


def _name_start(name: str, start: int) -> int:
    """Return where a name begins behind the words that open a sentence or tell whose it is: `Under Chad's Arctic …`."""
    at = 0
    for word in re.finditer(r"[^ ]+", name):
        opens = word.group() in _NOT_NAME or re.search(r"(?:['’]s|s['’])$", word.group())
        if opens or (word.start() == at and not word.group()[0].isupper()):
            at = word.end() + 1
    return start + min(at, len(name))


def _is_name(own: str, noun: str, form: _Form, start: int, names: Sequence[Name]) -> bool:
    """Tell whether capitals before a noun name what it is, rather than tell whose or about whom it is."""
    if not own or (form == "titled" and noun != "project" and len(re.findall(r"[A-Z]\w+", own)) < _TITLE):
        return False
    if noun.startswith("peace "):
        return True
    known = knowledge()
    others = {"office", "instrument", *(() if noun == "doctrine" else ("person",))}
    if known.organisation(own) or any(n.start <= start < n.end and n.kind in others for n in names):
        return False
    words = re.split(r"[ –-]", own)
    return not all(
        w.islower() or known.country_of_adjective(w) or known.country_named(w) or known.demonym(w)
        for w in words
    ) or (known.country_named(own) is not None if noun == "strategy" else _is_joint(own))


def _is_joint(own: str) -> bool:
    """Tell whether states are joined by a name: `China-Chad`, and not `South Korean`."""
    parts = re.split(r"[–-]| - ", own)
    return len(parts) > 1 and all(
        knowledge().country_named(p) or knowledge().country_of_adjective(p) for p in parts
    )


_TITLE = 2
"""Words that a name has at least where only capitals tell that it is one."""


def _quoted(text: str) -> Iterator[Told]:
    for pattern in _forms()["quoted"]:
        for match in pattern.finditer(text):
            name = match["name"]
            plain = name.islower() and " " not in name and "-" not in name
            kind = _nouns("quoted")[_noun_of(match["noun"], "quoted")]
            small = sum(word.islower() for word in name.split())
            if (
                small <= _SMALL
                and not (plain and kind != "policy")
                and knowledge().organisation(name) is None
            ):
                yield Told(*match.span("name"), name, None, kind, "quoted name")


_SMALL = 4
"""Small words beyond which quoted words are a sentence, and no name."""


def find_described(doc: Doc) -> Iterator[Told]:
    """Yield what its words tell apart: `a joint plan of action for 2030`, `the seasonal worker scheme`."""
    text = text_of(doc)
    for match in _forms()["described"][0].finditer(text):
        span = doc.char_span(match.start("noun"), match.end("noun"), alignment_mode="expand")
        if span is None:
            continue
        if span.root.dep_ == "pobj" and span.root.head.lower_ == "as":
            continue  # it only explains: `the plan began as an aid programme`
        first = span.start
        while first > span.sent.start and _tells(doc[first - 1]):
            first -= 1
        noun, start = match["noun"].lower(), min(doc[first].idx, match.start("noun"))
        telling = any(t.ent_type_ != "ORDINAL" for t in doc[first : span.start])
        if telling or match["topic"] or noun not in _WIDE or match["noun"][0].isupper():
            kind = _nouns("described")[_noun_of(noun, "described")]
            end = match.end() if match["topic"] else match.end("noun")
            yield Told(start, end, text[start:end], None, kind, "described")


_WIDE = frozenset({"roadmap", "road map"})
"""Nouns that tell nothing apart alone, unless a capital makes them a name."""


_DULL = frozenset(
    "new own such other ambitious traditional various separate further detailed clear possible similar broad whole current final".split()
)


def _tells(token: Token) -> bool:
    """Tell whether a word before a noun belongs to its name: `joint`, `seasonal`, `Lakes`."""
    if token.lower_ in _DULL:
        return False
    return token.pos_ in {"ADJ", "NOUN", "PROPN"} and token.dep_ in {"amod", "compound", "nmod", "npadvmod"}
