"""Chains + steps -> Chains: which of the instruments that a page seems to speak of are one, by all that it says of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from foedera.actors import Cast
from foedera.binding import parties_of
from foedera.chains import Chain, are_apart, is_bare, is_dated, may_be_same, on_the_same
from foedera.grammar import children, conjuncts, sentence_at
from foedera.instrument_words import HARDLY_TELLING, PLAIN, instrument_nouns, years_of
from foedera.knowledge import knowledge
from foedera.listing import is_plural
from foedera.signatories import signing
from foedera.steps import AgreementStatus, Told

MADE: frozenset[AgreementStatus] = frozenset({"signed", "initialled", "ratified", "announced", "renewed"})
"""What makes an instrument, or makes it anew."""
_ALIKE = frozenset({"agreement", "pact", "accord", "treaty", "arrangement", "framework"})
_BROAD = frozenset({"agreement", "pact", "accord", "arrangement", "framework", "other"})
"""Kinds whose nouns news puts for one of any other kind."""
_SOON = 90
"""Within how many words a page tells the title of what it has described."""
_ANEW = frozenset({"another", "second", "third", "separate", "new", "other", "further", "additional"})
_FURTHER = frozenset({"also", "separately", "meanwhile", "additionally", "besides", "another", "later"})
_FORMS = frozenset(
    {
        "the",
        "a",
        "and",
        "on",
        "in",
        "for",
        "with",
        "between",
        "to",
        "major",
        "year",
        "term",
        "long",
        "wide",
        "ranging",
    }
)
_RANKS = frozenset(
    "comprehensive enhanced upgraded revised amended interim supplementary implementing special transitional protocol "
    "phase second third additional free preferential".split()
)
"""What sets an instrument beside another of the same title: `a Comprehensive Strategic Partnership` after a strategic one."""


@dataclass(slots=True)
class _Drafts:
    """What a page tells of the instruments that it seems to speak of, by the identity of each."""

    told: dict[int, list[Told]]
    groups: Mapping[int, Chain]
    cast: Cast

    def steps(self, chain: Chain) -> list[Told]:
        """Return the steps that the page tells of one."""
        return self.told.get(id(chain), [])

    def parties(self, chain: Chain) -> frozenset[str]:
        """Return whom one binds as far as its own words and steps tell."""
        return frozenset(parties_of(chain, self.steps(chain), None, self.cast))

    def made(self, chain: Chain) -> frozenset[AgreementStatus]:
        """Return the steps that were taken to make one."""
        return MADE.intersection(step.status for step in self.steps(chain) if not step.weak)


_Test = Callable[[Chain, Chain, _Drafts], bool]


def unified(
    leaves: Sequence[Chain], told: dict[int, list[Told]], groups: Mapping[int, Chain], cast_: Cast
) -> list[Chain]:
    """Return the instruments of a page, each once: those that all that the page says shows to be one are joined.

    What is joined tells its steps with the first, and is called by the title where one has it.
    """
    drafts = _Drafts(told, groups, cast_)
    kept = sorted(leaves, key=lambda leaf: leaf.tokens[0].i)
    for test in _TESTS:
        kept = _joined(kept, test, drafts)
    return _named_fully(_named_later(kept, drafts), drafts)


def _joined(leaves: Sequence[Chain], test: _Test, drafts: _Drafts) -> list[Chain]:
    """Join each instrument to the first before it that a test shows it to be."""
    kept = list[Chain]()
    for chain in leaves:
        first = next((one for one in kept if test(chain, one, drafts)), None)
        if first is None:
            kept.append(chain)
        else:
            _join(first, chain, drafts)
    return kept


def _join(first: Chain, chain: Chain, drafts: _Drafts) -> None:
    first.tokens = sorted([*first.tokens, *chain.tokens], key=lambda token: token.i)
    drafts.told.setdefault(id(first), []).extend(drafts.steps(chain))


def _named_later(leaves: Sequence[Chain], drafts: _Drafts) -> list[Chain]:
    """Join what a page first describes to the title that it tells next: `signed a pact on bases. The Harbour Access Agreement …`."""
    gone = set[int]()
    for titled in leaves:
        if not titled.instrument.named or titled.is_text:
            continue
        first = [
            one
            for one in leaves
            if id(one) not in gone | drafts.groups.keys() and _introduces(one, titled, drafts)
        ]
        rivals = [other for other in leaves if other.instrument.named and other is not titled]
        if len(first) == 1 and not any(_introduces(first[0], other, drafts) for other in rivals):
            _join(titled, first[0], drafts)
            gone.add(id(first[0]))
    return [leaf for leaf in leaves if id(leaf) not in gone]


def _introduces(one: Chain, titled: Chain, drafts: _Drafts) -> bool:
    """Tell whether a described instrument is the titled one told after it: of the same two, made by the same step."""
    if one.instrument.named or one.definite or one.part is not None or is_plural(one.tokens[0]):
        return False
    start, behind = one.tokens[0], titled.tokens[0]
    kinds = {one.instrument.kind, titled.instrument.kind}
    if not 0 < behind.sent.start - start.sent.start < _SOON or _is_new(start):
        return False
    if len(kinds) > 1 and not kinds <= _ALIKE:
        return False
    parties, same = drafts.parties(one), drafts.parties(titled)
    made = drafts.made(one) & drafts.made(titled)
    return bool(made) and len(parties) > 1 and parties == same and not is_dated(one)


def _retells(chain: Chain, first: Chain, drafts: _Drafts) -> bool:
    """Tell whether a described instrument is one told before: of one name, of the same matter, or both ceasefires."""
    one, other = chain.instrument, first.instrument
    if one.named or other.named or is_plural(chain.tokens[0]):
        return False
    parties, before = drafts.parties(chain), drafts.parties(first)
    truces = one.kind == other.kind == "ceasefire"
    if truces and chain.definite and parties == before:
        return True
    if not may_be_same(chain, first, drafts.cast):
        return False
    done = bool(drafts.made(chain))
    spoken = bool(
        children(chain.tokens[0], "det", "poss")
    )  # not the head of a line: `Memorandum between A and B`
    bare = is_bare(chain) and spoken and not done and not _is_new(chain.tokens[0])
    if bare and other.kind in {one.kind, "ceasefire"}:
        return True  # `a deal could be reached this week`
    if truces:
        return not parties or not before or bool(parties & before)
    named_alike = one.name.lower() == other.name.lower() or on_the_same(chain, first)
    return named_alike and parties == before and not _is_new(chain.tokens[0])


def _is_new(token: Token) -> bool:
    """Tell whether a mention says that its instrument is another one (`a second agreement`, `another pact`)."""
    return any(c.lower_ in _ANEW for c in token.lefts)


# What a page gives a shorter title


def _named_fully(leaves: Sequence[Chain], drafts: _Drafts) -> list[Chain]:
    """Join what a page calls by a shorter title to the one of the full title: `the Defence Framework` of two states."""
    gone = set[int]()
    for chain in leaves:
        fuller = [one for one in leaves if id(one) not in gone and _is_shorter(chain, one, drafts)]
        if len(fuller) == 1 or (fuller and len({_topic(one) for one in fuller}) == 1):
            full = fuller[0]
            kept, other = (full, chain) if full.instrument.named else (chain, full)
            _join(kept, other, drafts)
            gone.add(id(other))
    return [leaf for leaf in leaves if id(leaf) not in gone]


def _is_shorter(chain: Chain, full: Chain, drafts: _Drafts) -> bool:
    """Tell whether a title is that of a fuller one, or the same put otherwise, between the same parties."""
    own, other = _topic(chain), _topic(full)
    shorter = own < other or (own == other and _place(chain) > _place(full))
    if not own or not shorter or (other - own) & _RANKS or not _is_one_title(chain, full, drafts):
        return False
    parties, whole = drafts.parties(chain), drafts.parties(full)
    return len(whole) > 1 and parties == whole


def _is_one_title(chain: Chain, full: Chain, drafts: _Drafts) -> bool:
    """Tell whether nothing of two titles speaks against their being one: kind, acronym, year, or how they stand."""
    one, other = chain.instrument, full.instrument
    told = (each.instrument.named or each.definite or _points(chain) for each in (chain, full))
    if chain is full or not all(told):
        return False
    if not (one.named or other.named) or is_plural(chain.tokens[0]) or is_plural(full.tokens[0]):
        return False
    if len({one.kind, other.kind}) > 1 and not {one.kind, other.kind} <= _ALIKE:
        return False
    return len({one.acronym, other.acronym} - {None}) < 2 and not _stands_apart(chain, full, drafts)


def _points(chain: Chain) -> bool:
    """Tell whether a title points at what was told before: `This Trade Pact`."""
    return any(c.lower_ == "this" for c in chain.tokens[0].lefts)


def _topic(chain: Chain) -> frozenset[str]:
    """Return the words of a title that tell what it is on: neither its form nor states, which may be its parties."""
    name = chain.instrument.name
    words = frozenset(re.findall(r"[a-z]+", name.lower()))
    return words.difference(instrument_nouns(), PLAIN, HARDLY_TELLING, _FORMS, _of_states(name))


def _of_states(title: str) -> frozenset[str]:
    """Return the words of a title that name states, in lower case."""
    known = knowledge()
    named = [
        word
        for word in re.findall(r"[A-Z][A-Za-z]+", title)
        if known.country_named(word) or known.country_of_adjective(word)
    ]
    return frozenset(word.lower() for word in named)


def _place(chain: Chain) -> tuple[int, int]:
    """Return what sorts titles of one matter: the longest first, then the first told."""
    return -len(chain.instrument.name), chain.tokens[0].i


# What a page tells twice in other words


def _in_same_words(chain: Chain, first: Chain, drafts: _Drafts) -> bool:
    """Tell whether two are told in the same words, one perhaps as a title: `a gas supply agreement`, `the Gas Supply Agreement`."""
    if _is_apart(chain, first, drafts):
        return False
    own, other = _words_of(chain), _words_of(first)
    parties, before = drafts.parties(chain), drafts.parties(first)
    if not own or own != other or not (parties <= before or before <= parties):
        return False
    return may_be_same(chain, first, drafts.cast) or bool(parties & before)


def _of_one_deed(chain: Chain, first: Chain, drafts: _Drafts) -> bool:
    """Tell whether a definite one is what was made before by the same step: `signed an accord. … signed the declaration`."""
    if chain.instrument.named or not chain.definite or first.definite or _is_apart(chain, first, drafts):
        return False
    parties = drafts.parties(chain)
    same = parties <= drafts.parties(first) and len(drafts.parties(first)) > 1
    return same and "signed" in drafts.made(chain) & drafts.made(first)


def _elaborates(chain: Chain, first: Chain, drafts: _Drafts) -> bool:
    """Tell whether the sentence behind that on an instrument only tells by whose hands the same was done.

    `Chile and Peru began talks on a defence pact. President X and Prime Minister Y announced talks on an access agreement.`
    """
    start, behind = first.tokens[0], chain.tokens[0]
    if chain.definite or _is_apart(chain, first, drafts) or first.instrument.named or is_bare(chain):
        return False
    again, lead = sentence_at(behind.doc, behind.i), sentence_at(start.doc, start.i)
    if not 0 < again[0].i - lead[0].i <= len(lead) + 1 or any(t.lower_ in _FURTHER for t in again):
        return False
    steps, before = drafts.steps(chain), drafts.steps(first)
    if {s.status for s in steps} != {s.status for s in before} or not steps:
        return False
    parties = drafts.parties(chain)
    same = len(parties) > 1 and parties == drafts.parties(first)
    return same and _by_hand(steps, drafts.cast) and not _by_hand(before, drafts.cast)


def _by_hand(steps: Sequence[Told], cast_: Cast) -> bool:
    """Tell whether steps are told of people by name."""
    return any(a.kind == "person" for s in steps for t in signing(_verb(s.word)) for a in cast_.of(t))


def _verb(word: Token) -> Token:
    """Return the verb that a step told by a noun hangs on: `announced talks on it`."""
    over = next((t for t in word.ancestors if t.pos_ == "VERB"), word)
    return over if word.pos_ == "NOUN" else word


def _is_apart(chain: Chain, first: Chain, drafts: _Drafts) -> bool:
    """Tell whether the page itself tells two instruments apart: in one list, one of the other, of other years, parties or kinds."""
    one, other = chain.instrument, first.instrument
    if chain.is_text or first.is_text or chain.part is not None or first.part is not None:
        return True
    if is_plural(chain.tokens[0]) or is_plural(first.tokens[0]) or any(_is_new(t) for t in chain.tokens):
        return True
    if one.named and other.named:
        return True
    kinds = {one.kind, other.kind}
    if len(kinds) > 1 and not kinds & _BROAD and not kinds <= {"ceasefire", "declaration"}:
        return True
    return _stands_apart(chain, first, drafts)


def _stands_apart(chain: Chain, first: Chain, drafts: _Drafts) -> bool:
    """Tell whether two are told of other years, in one list, one of the other, or by a verb that tells a further one."""
    if {id(chain), id(first)} & drafts.groups.keys():
        return True
    if any(are_apart(token, first) for token in chain.tokens):
        return True
    years, before = (frozenset[str]().union(*map(years_of, c.tokens)) for c in (chain, first))
    if (years or before) and years != before:
        return True
    return any(_stand_together(token, early) for token in chain.tokens for early in first.tokens)


def _stand_together(token: Token, other: Token) -> bool:
    """Tell whether two mentions are listed beside each other, or one hangs on the other (`an amendment to the pact`)."""
    listed = token in conjuncts(other) or other in conjuncts(token)
    return listed or other in token.ancestors or token in other.ancestors


def _words_of(chain: Chain) -> frozenset[str]:
    """Return the words that tell what an instrument is on, and of what form."""
    words = re.findall(r"[a-z]+", chain.instrument.name.lower())
    left = {c.lower_ for c in chain.tokens[0].lefts if c.dep_ in {"amod", "compound", "nmod"}}
    told = {*words, *left} - {*PLAIN, *instrument_nouns(), "of", "on", "the", "a", "in", "for", "and"}
    return frozenset(told - HARDLY_TELLING) or frozenset(told)


def _is_its_form(chain: Chain, first: Chain, _: _Drafts) -> bool:
    """Tell whether one only tells of what form the other is: `an agreement on the framework for a partnership`."""
    over = chain.tokens[0].head
    form = chain.tokens[0].lower_ == "framework" and over.lower_ == "on" and over.head in first.tokens
    return form and first.instrument.kind in _BROAD and not first.instrument.named


_TESTS: tuple[_Test, ...] = (_is_its_form, _retells, _in_same_words, _of_one_deed, _elaborates)
