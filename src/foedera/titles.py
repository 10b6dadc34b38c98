"""Tokens -> the proper titles of instruments and initiatives, by a grammar of capitalised names.

A title is a run of capitalised words and small connecting words round a head noun (`Security of Supply Arrangement`,
`Memorandum of Agreement for the Assignment of Liaison Officers`, `‘Make in India’ programme`). Heads are rows of
`data/heads.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from foedera.acronyms import ACRONYM, TaughtName, spells, with_spelt, with_taught
from foedera.annotate import Name, NameKind
from foedera.days import in_time
from foedera.knowledge import knowledge, table
from foedera.wording import GENERIC_ACRONYMS
from foedera.words import Term, Word, Words, looks_proper

_CONNECTORS = frozenset(
    {
        "of",
        "for",
        "on",
        "in",
        "to",
        "with",
        "against",
        "and",
        "&",
        "the",
        "between",
        "regarding",
        "concerning",
    }
)
_RIGHTWARD = frozenset({"of", "for", "on", "regarding", "concerning", "between", "to", "against"})
_PREFIXES = frozenset("co non anti counter inter multi sub under trans".split())
_JOINTS = frozenset({"-", "–", "+", "/"})
_LONGEST = 8
"""How many words of a title an acronym spells at most, but for its head."""
_OPENING, _CLOSING = frozenset("‘“'\""), frozenset("’”'\"")
# Words that open a sentence or stand before a name without belonging to it.
_NOT_FIRST = frozenset(
    "the a an this that these those in on at under during after before since both as with by from and but if while when new "
    "all every some many another each neither either such of for to its their his her also meanwhile however first second third fourth fifth annual several two three".split()
)
# Words that do not tell one instrument from another.
_GENERIC = frozenset(
    "joint memorandum understanding agreement letter letters intent statement of the on and a treaty pact accord bilateral "
    "declaration framework dialogue ministerial summit meeting conference exchange notes contract arrangement protocol "
    "convention forum programme program roadmap initiative policy strategy exercise partnership national international "
    "annual first second third fourth fifth new".split()
)
_ACRONYM = re.compile(r"[a-z]?[A-Z][A-Za-z]{0,3}[A-Z0-9][A-Za-z0-9.&+/-]*")
_CAPITALS = re.compile(r"(?<![\w-])[a-z]?[A-Z]{3,}[A-Z0-9-]*")
_CALLED = frozenset({",", "known", "as", "called", "dubbed", "the", "‘", "“", "'", '"'})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan jan. feb feb. mar. apr apr. jun jul aug aug. sep sep. sept sept. oct oct. "
    "nov nov. dec dec.".split()
)
_OFFICES = frozenset(
    "secretary minister director ambassador adviser advisor president chairman commissioner envoy general chief head "
    "officer commander representative leader".split()
)
_LOWER_MODIFIERS = frozenset(
    {
        "ministerial",
        "defence",
        "defense",
        "security",
        "annual",
        "naval",
        "military",
        "joint",
        "strategic",
        "peace",
    }
)


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that a title can be built round: what it names, and the contract's kind of it."""

    word: str
    kind: NameKind
    sort: str


@cache
def heads() -> dict[str, Head]:
    """Return the head nouns of titles by their lower-case form, singular and plural."""
    kinds: dict[str, NameKind] = {k: k for k in ("instrument", "initiative", "organisation")}
    found: dict[str, Head] = {}
    for row in table("heads.tsv", 4):
        word, kind, sort, plural = row.cells
        if kind not in kinds:
            raise row.error(f"{kind!r} is none of {', '.join(kinds)}")
        found.setdefault(plural, Head(word, kinds[kind], sort))
        found[word] = Head(word, kinds[kind], sort)
    return found


@cache
def title_heads() -> frozenset[str]:
    """Return the forms of heads that name instruments and initiatives."""
    return frozenset(form for form, head in heads().items() if head.kind != "organisation")


@cache
def body_heads() -> frozenset[str]:
    """Return the forms of heads that name organisations."""
    return frozenset(form for form, head in heads().items() if head.kind == "organisation")


def find_titles(doc: Words, taught: Sequence[TaughtName] = ()) -> Iterator[Name]:
    """Yield the titles of instruments and initiatives, their acronyms and later bare mentions, in text order.

    `taught` are the short names that other pages have told.
    """
    named = [*_quoted_titles(doc), *_run_titles(doc), *_acronym_titles(doc), *_bracketed_titles(doc)]
    kept: list[Name] = []
    for name in sorted(named, key=lambda n: (n.start - n.end, n.start)):
        if not any(name.start < other.end and other.start < name.end for other in kept):
            kept.append(name)
    kept = with_taught(doc, with_spelt(doc, kept), taught)
    kept += _repeats(doc, kept)
    yield from sorted(kept, key=lambda n: n.start)


def is_cap(token: Term) -> bool:
    """Tell whether a token can stand in a proper name: it looks so, and belongs to no time."""
    proper = token.is_proper if isinstance(token, Word) else looks_proper(token.text)
    return proper and not in_time(token)


@lru_cache(maxsize=2)
def runs(doc: Words) -> tuple[tuple[int, int], ...]:
    """Return the (first, end) token ranges of capitalised words with the small words that join them."""
    return tuple(_runs(doc))


def _runs(doc: Words) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(doc):
        if not is_cap(doc[at]):
            at += 1
            continue
        end = _run_end(doc, at)
        if not _is_headline(doc, at, end):
            yield at, end
        at = end


def _run_end(doc: Words, start: int) -> int:
    """Return the token index behind a run that starts at `start`."""
    end = start + 1
    while end < len(doc) and not doc[end].is_sent_start:
        if is_cap(doc[end]):
            if doc[end].text == "The" and doc[end - 1].text.endswith("."):
                return end  # `Article D. The Alliance`
            end += 1
            continue
        if _is_prefixed(doc, end):
            end += 2
            continue
        ahead = end
        while (
            ahead < len(doc)
            and ahead - end < 3
            and (doc[ahead].text in _CONNECTORS or _is_joint(doc, ahead) or _is_plural_possessor(doc, ahead))
        ):
            ahead += 1
        if ahead == end or ahead >= len(doc) or not is_cap(doc[ahead]):
            return end
        end = ahead
    return end


def _is_prefixed(doc: Words, hyphen: int) -> bool:
    """Tell whether a hyphen joins the halves of one word with a capital: `Co-operation`."""
    whole = not doc[hyphen].whitespace_ and not doc[hyphen - 1].whitespace_ and hyphen + 1 < len(doc)
    return (
        doc[hyphen].text == "-" and whole and doc[hyphen - 1].lower_ in _PREFIXES and doc[hyphen + 1].is_lower
    )


def _is_joint(doc: Words, at: int) -> bool:
    return doc[at].text in _JOINTS and not doc[at].whitespace_ and not doc[at - 1].whitespace_


def _is_plural_possessor(doc: Words, at: int) -> bool:
    """Tell whether an apostrophe belongs to the people that a meeting is named for: `Quad Leaders’ Summit`."""
    if doc[at - 1].text == "People" and doc[at].text in {"'s", "’s"}:
        return at + 1 < len(doc) and is_cap(doc[at + 1])  # `the People's Republic of China`
    people = doc[at - 1].lower_.removesuffix("s")
    union = at + 1 < len(doc) and is_cap(doc[at + 1]) and doc[at + 1].lower_ in body_heads()
    return doc[at].text in {"’", "'"} and people != doc[at - 1].lower_ and (union or people in _OFFICES)


def _is_headline(doc: Words, start: int, end: int) -> bool:
    """Tell whether a run is a whole line in title case rather than a name in a sentence."""
    before = start == 0 or "\n" in doc[start - 1].text
    behind = end >= len(doc) or "\n" in doc[end].text
    return before and behind and end - start > 2


def _run_titles(doc: Words) -> Iterator[Name]:
    for start, end in runs(doc):
        for first, last in _split_at_and(doc, start, end):
            title = _title_in(doc, first, last)
            if title is not None:
                yield title


def _split_at_and(doc: Words, start: int, end: int) -> list[tuple[int, int]]:
    """Split `X Agreement and the Y Treaty`, but not `Exchange and Cooperation Agreement`."""
    parts, first = [], start
    for at in range(start + 1, end - 1):
        if doc[at].lower_ not in {"and", "&"} or _joins_parties(doc, first, at):
            continue
        headed = _head_index(doc, first, at) is not None
        behind = _head_index(doc, at + 1, end) is not None
        article = doc[at + 1].lower_ == "the"
        tail = any(t.lower_ in _RIGHTWARD for t in doc[first:at])  # `Convention on Trade and the Environment`
        apart = article and (not tail or _is_place(doc, at + 2, end))
        if (headed and (behind or apart)) or (apart and behind):
            parts.append((first, at))
            first = at + 1
    return [*parts, (first, end)]


def _joins_parties(doc: Words, start: int, at: int) -> bool:
    """Tell whether an `and` joins the two that an agreement is between."""
    between = [word for word in range(start, at) if doc[word].lower_ == "between"]
    return bool(between) and not any(doc[word].lower_ == "and" for word in range(between[-1], at))


def _head_index(doc: Words, start: int, end: int) -> int | None:
    """Return the last head noun that is not within an `of …` tail of an earlier one."""
    found = [at for at in range(start, end) if doc[at].text[:1].isupper() and doc[at].lower_ in title_heads()]
    if not found:
        return None
    for at in found:
        if at + 1 < end and doc[at + 1].lower_ in _RIGHTWARD:
            return at
    return found[-1]


def _title_in(doc: Words, start: int, end: int) -> Name | None:
    start = trim_left(doc, start, end)
    head = _head_index(doc, start, end)
    if head is None:
        return _lower_headed(doc, start, end)
    offices = [at for at in range(start, head) if doc[at].lower_ in _OFFICES]
    meets = heads()[doc[head].lower_].sort in {"dialogue", "forum"}  # `Foreign Minister Consultations`
    if offices and not (meets and not any(t.lower_ in _RIGHTWARD for t in doc[offices[0] : head])):
        return None  # an office: `Secretary of Defense for Industrial Base Policy`
    if any(doc[at].lower_ in body_heads() and doc[at + 1].lower_ in _RIGHTWARD for at in range(start, head)):
        return None  # a body named for what it does: `Government of National Accord`
    last = head + 1
    if heads()[doc[head].lower_].sort == "exercise" and head == start:
        last = _capitals_end(doc, last, end)  # `Exercise Bright Star`
    elif last < end and doc[last].lower_ in _RIGHTWARD:
        last = tail_end(doc, last, end)
    elif doc[head].text[-1].isupper() and last < end and doc[last].text.isdigit():
        last += 1  # `MOU 43`
    else:
        while last < end and doc[last].lower_ in title_heads() and doc[last].text[:1].isupper():
            last += 1
        head = last - 1
    return _named(doc, start, last, heads()[doc[head].lower_])


def _capitals_end(doc: Words, start: int, end: int) -> int:
    return next((at for at in range(start, end) if not is_cap(doc[at])), end)


def tail_end(doc: Words, start: int, end: int) -> int:
    """Return where a title's tail ends: before a day, or a place where something was done (`… on Monday`)."""
    if doc[start].lower_ == "between" and _is_between(doc, start + 1, end):
        return start  # whom it is between is for the parse to tell
    for at in range(start, end - 1):
        if doc[at].lower_ in {"on", "in", "at"} and (
            _is_day(doc, at + 1, end) or _is_place(doc, at + 1, end)
        ):
            return at
    return end


def _is_between(doc: Words, at: int, end: int) -> bool:
    """Tell whether a state or a body stands here (`the European Union`)."""
    first = at + 1 if at < end and doc[at].lower_ == "the" else at
    bodies = (doc.between(first, stop) for stop in range(first + 1, min(first + 5, end) + 1))
    return _is_place(doc, first, end) or any(knowledge().organisation(body) for body in bodies)


def _is_day(doc: Words, at: int, end: int) -> bool:
    """Tell whether a day or month stands here (`Monday`, `4 July`)."""
    named = at + 1 if doc[at].text.isdigit() else at
    return named < end and doc[named].lower_ in _DAYS


def _is_place(doc: Words, at: int, end: int) -> bool:
    return any(
        knowledge().capital_of(doc.between(at, stop)) or knowledge().country_named(doc.between(at, stop))
        for stop in range(at + 1, end + 1)
    )


def _acronym_titles(doc: Words) -> Iterator[Name]:
    """Yield acronyms that the words beside them explain: `a logistics pact known as LEMOA`, `INDUS-X, a programme`."""
    for match in _CAPITALS.finditer(doc.text):
        found, text = doc.range_at(*match.span()), match.group()
        if found is None or knowledge().organisation(text) or knowledge().country_named(text):
            continue
        head = _head_left(doc, found[0]) or _head_right(doc, found[1])
        if head is not None:
            yield Name(*match.span(), head.kind, text, sort=head.sort, acronym=text)


def _bracketed_titles(doc: Words) -> Iterator[Name]:
    """Yield instruments in small letters that the acronym behind them spells: `a transit of goods agreement (TOGA)`."""
    for at, token in enumerate(doc):
        head = heads().get(token.text)
        if head is None or head.kind != "instrument" or token.is_sent_start:
            continue
        acronym, behind = acronym_behind(doc, at + 1)
        if acronym is None or not ACRONYM.fullmatch(acronym) or acronym in GENERIC_ACRONYMS:
            continue
        starts = (one for one in range(max(at - _LONGEST, 0), at) if doc[one].lower_ not in _NOT_FIRST)
        start = next((one for one in starts if spells(acronym, doc.between(one, at + 1))), None)
        if start is not None and not knowledge().organisation(acronym):
            stop, text = doc[behind - 1], doc.between(start, at + 1)
            yield Name(doc[start].idx, stop.idx + len(stop), head.kind, text, sort=head.sort, acronym=acronym)


def _head_left(doc: Words, at: int) -> Head | None:
    start = at
    while start > 0 and doc[start - 1].lower_ in _CALLED:
        start -= 1
    word = doc[start - 1].text if start > 0 else ""
    return heads()[word] if start < at and word in title_heads() else None


def _head_right(doc: Words, at: int) -> Head | None:
    if at + 2 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ not in {"the", "a", "an", "their"}:
        return None
    near = [t.text for t in doc[at + 2 : at + 5]]
    return next((heads()[word] for word in near if word in title_heads()), None)


def _lower_headed(doc: Words, start: int, end: int) -> Name | None:
    """Read `the 2+2 ministerial dialogue`, `the LEMOA pact`: a name with its head noun in small letters."""
    if doc.between(start, end).endswith("2+2"):
        return _two_plus_two(doc, start, end)
    at = end
    while at < len(doc) and at - end < 2 and doc[at].lower_ in _LOWER_MODIFIERS:
        at += 1
    if start >= end or at >= len(doc) or doc[at].text not in title_heads():
        return None
    known = knowledge()
    if all(
        known.country_of_adjective(t.text) or known.country_named(t.text)
        for t in doc[start:end]
        if t.text not in _JOINTS
    ):
        return None
    run = doc.between(start, end)
    if (
        known.organisation(run)
        or known.metonym(run)
        or doc[end - 1].text in {"’s", "'s"}
        or (doc[start].ent_type_ == "PERSON" and doc[start].lower_ not in title_heads())
    ):
        return None
    return _named(doc, start, at + 1, heads()[doc[at].text])


def _two_plus_two(doc: Words, start: int, end: int) -> Name:
    """Read `2+2 meeting`, `2+2 talks`, `2+2`: the form itself names a dialogue of two ministers a side."""
    at = end
    while (
        at < len(doc)
        and at - end < 3
        and doc[at].lower_ in _LOWER_MODIFIERS | {"meeting", "talks", "dialogue", "format"}
    ):
        at += 1
    last = doc[at - 1]
    return Name(doc[start].idx, last.idx + len(last), "initiative", doc.between(start, at), sort="dialogue")


def trim_left(doc: Words, start: int, end: int) -> int:
    """Drop the words that a sentence puts before a name: `Under the …`, `Members of the …`."""
    first = doc[start]
    people = first.lower_.endswith("s") and first.lower_ not in heads() and start + 3 < end
    if people and [t.lower_ for t in doc[start + 1 : start + 3]] == ["of", "the"]:
        start += 3
    while start < end and (doc[start].lower_ in _NOT_FIRST or doc[start].text in _JOINTS):
        start += 1
    return start


def _named(doc: Words, start: int, end: int, head: Head) -> Name | None:
    """Return the title unless nothing in it tells one instrument from another."""
    words = [t for t in doc[start:end] if not _is_generic(t) and t.text not in _JOINTS]
    telling = [
        t
        for t in words
        if not knowledge().country_named(t.text) and not knowledge().country_of_adjective(t.text)
    ]
    named_for_both = any(t.text in _JOINTS for t in doc[start:end])
    if not words or (not telling and not (named_for_both and head.kind == "initiative")):
        return None
    text = doc.between(start, end)
    acronym, behind = acronym_behind(doc, end)
    acronym = acronym or _acronym_told(doc, start, end)
    stop = doc[behind - 1]
    return Name(doc[start].idx, stop.idx + len(stop), head.kind, text, sort=head.sort, acronym=acronym)


def _is_generic(token: Word) -> bool:
    head = heads().get(token.lower_)
    return token.lower_ in _GENERIC or (head is not None and head.word in _GENERIC)


def acronym_behind(doc: Words, end: int) -> tuple[str | None, int]:
    """Return the acronym in brackets behind a title, and the token index behind the bracket."""
    if end + 2 < len(doc) and doc[end].text == "(":
        for close in range(end + 2, min(end + 6, len(doc))):
            if doc[close].text == ")":
                inner = doc.text[doc[end + 1].idx : doc[close].idx].strip("‘’“”'\" ")
                return (inner, close + 1) if _ACRONYM.fullmatch(inner) else (None, end)
    return None, end


def _acronym_told(doc: Words, start: int, end: int) -> str | None:
    """Return the acronym that words tell behind a title, where it is spelt of its initials: `…, or CEPA`."""
    at = end
    while at < len(doc) and at - end < 4 and doc[at].lower_ in _CALLED | {"or"}:
        at += 1
    if at == end or at >= len(doc) or not _CAPITALS.fullmatch(doc[at].text):
        return None
    initials = iter(t.text[0] for t in doc[start:end] if t.text[0].isupper())
    return doc[at].text if all(letter in initials for letter in doc[at].text) else None


def _quoted_titles(doc: Words) -> Iterator[Name]:
    """Yield `‘Make in India’ programme`: a quoted name with its head noun beside it."""
    for at, token in enumerate(doc):
        if token.text not in _OPENING or at + 2 >= len(doc) or not doc[at + 1].text[:1].isupper():
            continue
        close = next((j for j in range(at + 2, min(at + 10, len(doc))) if doc[j].text in _CLOSING), None)
        if close is None:
            continue
        inner = doc.between(at + 1, close)
        small = [t for t in doc[at + 1 : close] if not is_cap(t) and t.text not in _CONNECTORS | _JOINTS]
        if small:
            continue
        behind = doc[close + 1] if close + 1 < len(doc) else None
        explained = _head_right(doc, close + 1) or _head_left(doc, at)
        if behind is not None and behind.text in title_heads():
            head = heads()[behind.text]
            yield Name(token.idx, behind.idx + len(behind), head.kind, inner, sort=head.sort)
        elif explained is not None:
            yield Name(token.idx, doc[close].idx + 1, explained.kind, inner, sort=explained.sort)


def _repeats(doc: Words, named: list[Name]) -> Iterator[Name]:
    """Yield later and earlier bare mentions: the acronym, or the same words without the head's company."""
    wanted = {n.acronym: n for n in named if n.acronym} | {
        n.text: n for n in named if len(n.text.split()) > 1
    }
    for form, name in wanted.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", doc.text):
            if not any(match.start() < n.end and n.start < match.end() for n in named):
                yield Name(
                    match.start(), match.end(), name.kind, name.text, sort=name.sort, acronym=name.acronym
                )
