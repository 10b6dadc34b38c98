"""Doc + names -> Chains: which words of a page speak of the same instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from foedera.actors import Cast
from foedera.annotate import Name
from foedera.evidence import Span
from foedera.grammar import children, conjuncts, prep_objects, sentence_at
from foedera.instrument_names import BESIDE, KNOWN_AS, described, name_of_one, part_name, tail_of, titled
from foedera.instrument_words import (
    HARDLY_TELLING,
    ONES,
    PLAIN,
    YEAR,
    about_of,
    instrument_nouns,
    is_bare_name,
    is_handed,
    is_its_pronoun,
    is_mention,
    noun_of,
    partners_of,
    points,
    singular,
    topics_of,
    years_of,
)
from foedera.instruments import Instrument, InstrumentKind, find_instruments, is_instrument
from foedera.listing import Part, below, count_of, is_plural, listed, parts_of

_ANY = frozenset({"agreement", "pact", "accord", "arrangement", "framework", "other"})
"""Kinds whose nouns news puts for one of any other kind."""
_MAKING = frozenset("sign conclude reach strike negotiate initial ink make seal agree".split())
_PAST = frozenset("earlier previous former old prior original past".split())
_PRESENT = frozenset("new newest latest fresh current".split())
_OWNING = frozenset({"country", "government", "company", "organisation"})
_NEAR = 40
"""Within how many words a pronoun stands behind the instruments that it is one of."""


@dataclass(slots=True)
class Chain:
    """The mentions of one instrument, or of several spoken of together (`these agreements`)."""

    instrument: Instrument
    tokens: list[Token] = field(default_factory=list)
    members: list[Chain] = field(default_factory=list)
    definite: bool = False
    """Whether the page speaks of it as known from the start (`the accord`)."""
    own: Span | None = None
    """The page's title, where the page is the text of the instrument."""
    is_text: bool = False
    """Whether the page is its text."""
    part: Part | None = None
    """What tells it from the others where one plural speaks of several."""

    def leaves(self) -> list[Chain]:
        """Return the instruments that a chain speaks of: itself, or those that it lists."""
        return [leaf for member in self.members for leaf in member.leaves()] or [self]


@dataclass(frozen=True, slots=True)
class _Mention:
    """What a mention says of its instrument."""

    token: Token
    kind: InstrumentKind
    plural: bool
    years: frozenset[str]
    topics: frozenset[str]
    partners: frozenset[str]
    about: frozenset[str]
    owners: frozenset[str]
    """Who it says made the instrument or has it: `its pact with Peru`, `the accord that Chile signed`."""


def find_chains(doc: Doc, names: Sequence[Name], cast_: Cast) -> list[Chain]:
    """Return the instruments that a page speaks of, titled ones first, each with all its mentions in text order."""
    titled = [one for one in find_instruments(doc, names) if not is_bare_name(one.name)]
    chains = [
        Chain(one, list(one.tokens), definite=True) for whole in titled for one in _by_partner(whole, cast_)
    ]
    by_token = {token.i: chain for chain in chains for token in chain.tokens}
    lines = {line.i for token in doc if noun_of(token) for line in below(token)}
    for token in doc:
        if token.i in by_token:
            continue
        whole = _one_of(token, by_token)
        if whole is not None:
            _part(token, whole, chains, by_token, cast_)
        elif is_its_pronoun(token):
            _join(token, by_token.get(max((at for at in by_token if at < token.i), default=-1)), by_token)
        elif is_mention(token):
            _place(token, chains, by_token, cast_, opens=token.i in lines)
    for chain in chains:
        _call_by_name(chain)
    for chain in tuple(chains):
        _tell_apart(chain, chains, by_token)
    for chain in chains:
        chain.tokens.sort(key=lambda token: token.i)
    return chains


def _by_partner(title: Instrument, cast_: Cast) -> list[Instrument]:
    """Part the mentions of a title that tell of other partners: `the Harbour Pact with Peru and the Harbour Pact with Chile`."""
    told = [
        frozenset(actor.country or actor.id for noun in partners_of(token) for actor in cast_.acting(noun))
        for token in title.tokens
    ]
    sets = [own for own in dict.fromkeys(told) if own]
    whole = {own | _doing(token, cast_) for token, own in zip(title.tokens, told, strict=True) if own}
    if len(sets) < 2 or len(whole) < 2 or len(frozenset().union(*sets)) < sum(map(len, sets)):
        return [title]
    parted: dict[frozenset[str], list[Token]] = {own: [] for own in sets}
    last = sets[0]
    for token, own in zip(title.tokens, told, strict=True):
        last = own or last
        parted[last].append(token)
    return [replace(title, tokens=tuple(tokens)) for tokens in parted.values()]


def _doing(token: Token, cast_: Cast) -> frozenset[str]:
    """Return whom the verb that a mention hangs on has as its subject: each of two may be told as the other's partner."""
    verb = next((t for t in token.ancestors if t.pos_ == "VERB"), token)
    doers = (actor for noun in children(verb, "nsubj") for actor in cast_.acting(noun))
    return frozenset(actor.country or actor.id for actor in doers)


def _call_by_name(chain: Chain) -> None:
    """Give a described instrument the name that its page says it is known by: `the deal, officially known as the Oak Plan`."""
    if chain.instrument.named or chain.part is not None:
        return
    for token in chain.tokens:
        sentence = token.sent
        for match in KNOWN_AS.finditer(sentence.text):
            behind = sentence.start_char + match.end()
            start = sentence.start_char + match.start()
            beside = 0 <= start - (token.idx + len(token)) <= BESIDE or 0 <= token.idx - behind <= BESIDE
            between = sentence.text[match.end() :][: max(token.idx - behind, 0)]
            if beside and not (re.search(r"\b[a-z]{4,}\b", between) if token.idx > behind else False):
                name, acronym = match["name"].strip(), match["acronym"]
                if acronym is None and name.isupper() and " " not in name:
                    acronym = name
                kind = chain.instrument.kind
                chain.instrument = Instrument(name, True, acronym, kind, chain.instrument.tokens)
                chain.definite = True
                return


def _tell_apart(chain: Chain, chains: list[Chain], by_token: dict[int, Chain]) -> None:
    """Put the instruments that the mentions of a chain list, or tell apart otherwise, into it as its members."""
    for token in chain.tokens:
        for other in listed(token) if is_plural(token) or chain.instrument.named else ():
            member = by_token.get(other.i)
            if member is not None and member is not chain and chain not in member.leaves():
                chain.members += [] if member in chain.members else [member]
    if chain.instrument.named or any(not _is_one(member) for member in chain.members):
        return
    for token in chain.tokens:
        for part in parts_of(token):
            name = part_name(token, part)
            kind = chain.instrument.kind
            member = Chain(
                Instrument(name, False, None, kind, (token,)), [token], definite=chain.definite, part=part
            )
            chain.members.append(member)
        parted = [member for member in chain.members if not _is_one(member)]
        if parted:
            chains += parted
            return


def _is_one(chain: Chain) -> bool:
    """Tell whether a chain is of a pronoun for one of several instruments: `and another with Peru`."""
    return chain.tokens[0].lower_ in ONES


def _place(
    token: Token, chains: list[Chain], by_token: dict[int, Chain], cast_: Cast, *, opens: bool
) -> None:
    """Put a mention into the chain it points at, or into one of its own."""
    if cast_.of(token) or _is_wording(token):
        return  # a group that calls itself a convention, the text of a pact
    pointing = points(token)
    capital = any(c.text[:1].isupper() for c in children(token, "compound", "nmod"))
    if token.pos_ == "PROPN" and capital and not is_bare_name(titled(token)):
        _join(token, _named(token, chains), by_token)
        return
    chain = None if opens else _explained(token, by_token) or _same_as(token, by_token)
    if chain is None and pointing:
        chain = _antecedent(token, chains, cast_)
    noun = noun_of(token)
    if chain is None:
        if noun is None or not (noun.tells or pointing or opens or is_handed(token)):
            return
        chain = Chain(described(token, noun), definite=pointing)
        chains.append(chain)
    _join(token, chain, by_token)


def _is_wording(token: Token) -> bool:
    """Tell whether a noun only speaks of the words of an instrument that it names (`the text of a treaty`)."""
    noun = noun_of(token)
    backs = noun is not None and not noun.tells
    return backs and any(is_instrument(t) or is_mention(t) for t in prep_objects(token, "of"))


def _named(token: Token, chains: list[Chain]) -> Chain:
    """Return the chain of a capitalised noun that the search for titles left, by its words."""
    noun, name = noun_of(token), titled(token)
    known = next((chain for chain in chains if chain.instrument.name == name), None)
    if known is None:
        known = Chain(Instrument(name, True, None, noun.kind if noun else "other", (token,)), definite=True)
        chains.append(known)
    return known


def _one_of(token: Token, by_token: dict[int, Chain]) -> Chain | None:
    """Return the instruments spoken of just before that a pronoun is one of: `two pacts, one on trade and another with Peru`."""
    if token.lower_ not in ONES or not _tells_which(token):
        return None
    before = [
        at
        for at in by_token
        if 0 < token.i - at < _NEAR
        and token.doc[at].tag_ in {"NNS", "NN"}
        and token.doc[at].lower_ not in ONES
    ]
    last = token.doc[max(before)] if before else None
    between = token.doc[last.i + 1 : token.i] if last is not None else ()
    with_whom = token.i + 1 < len(token.doc) and token.nbor().lower_ in {"with", "between"}
    if not with_whom and any(count_of(t) and t.tag_ == "NNS" for t in between):
        return None  # `a contract on two plants, one for ten tonnes`
    return (
        by_token[last.i]
        if last is not None and by_token[last.i].instrument.tokens[0].pos_ != "PRON"
        else None
    )


def _tells_which(token: Token) -> bool:
    """Tell whether a pronoun says which one it is: `one with Peru`, `the one that Chile signed`, `the Finnish one`, `the other, with Peru`."""
    behind = [t for t in token.doc[token.i + 1 : token.i + 3] if t.text != ","]
    after = behind[0].lower_ if behind else ""
    if after in {"with", "on", "for", "about", "between"}:
        return after == token.doc[token.i + 1].lower_ or after in {"with", "between"}
    if token.lower_ != "one" or not children(token, "det"):
        return False
    whose = any(c.text[:1].isupper() for c in children(token, "amod", "compound", "nmod"))
    return whose or any(verb.lemma_ in _MAKING for verb in children(token, "relcl", "acl"))


def _others_of(whole: Chain) -> tuple[Token, ...]:
    """Return whom the other instruments of a plural are with."""
    return tuple(c for token in whole.tokens for n in partners_of(token) for c in conjuncts(n))


def _part(token: Token, whole: Chain, chains: list[Chain], by_token: dict[int, Chain], cast_: Cast) -> None:
    """Put a pronoun that stands for one instrument of several into a chain of its own, of their kind."""
    said = whole.instrument
    noun = singular(whole.tokens[0])
    told = [name_of_one(token).partition(" ")[2].partition(" (")[0]]
    own = [n for n in partners_of(token) if cast_.acting(n)]
    part = Part("with", own[0], _others_of(whole)) if own and is_plural(whole.tokens[0]) else None
    chain = Chain(Instrument(" ".join([noun, *told]), False, None, said.kind, (token,)), part=part)
    chains.append(chain)
    _join(token, chain, by_token)
    if is_plural(whole.tokens[0]):
        whole.members.append(chain)


def _join(token: Token, chain: Chain | None, by_token: dict[int, Chain]) -> None:
    if chain is not None:
        chain.tokens.append(token)
        by_token[token.i] = chain


def _explained(token: Token, by_token: dict[int, Chain]) -> Chain | None:
    """Return the titled instrument that a noun only explains: `a logistics pact known as LEMOA`, `the accord, BECA`."""
    beside = [c for c in children(token, "appos") if not _is_next(c, token)]
    if token.dep_ == "appos":
        beside += (
            [token.head, token.head.head.head] if not _is_next(token, token.head) else []
        )  # `a memorandum (MoU)`
    beside += [
        n
        for v in children(token, "acl")
        for p in children(v, "prep", "oprd")
        for n in [p, *children(p, "pobj")]
    ]
    listing = is_plural(token) and any(c.i in by_token for t in beside for c in conjuncts(t) if c != t)
    if listing:
        return None  # `two papers, the Delta Pact and the Treaty of Ports`
    return next((by_token[t.i] for t in beside if t.i in by_token and not _is_next(token, t)), None)


def _is_next(token: Token, noun: Token) -> bool:
    """Tell whether what the parse takes for an explanation is the next of a list: `a pact on fish, an accord on rail`."""
    if partners_of(token) and partners_of(noun):
        return True  # `a memorandum between A and B; a memorandum between A and C`
    dets = {c.lower_ for c in children(token, "det")}
    return bool(dets & {"a", "an"}) and (
        is_plural(noun) or bool({c.lower_ for c in children(noun, "det")} & {"a", "an"})
    )


def _same_as(token: Token, by_token: dict[int, Chain]) -> Chain | None:
    """Return the instrument that a predicate noun is said of: `the charter is a treaty of three pages`."""
    if token.dep_ not in {"attr", "oprd"}:
        return None
    said_of = children(token.head, "nsubj", "nsubjpass")
    if any(t.lower_ in {"this", "it", "that"} for t in said_of) and token.tag_ == "NN":
        before = [at for at in by_token if at < token.i and by_token[at].tokens[0].tag_ in {"NN", "NNP"}]
        return by_token[max(before)] if before else None  # `this is a pact of three pages`
    return next((by_token[t.i] for t in said_of if t.i in by_token), None)


def _antecedent(token: Token, chains: Sequence[Chain], cast_: Cast) -> Chain | None:
    """Return the instrument that a definite mention points back at: the nearest one that nothing it says speaks against."""
    mention = _said(token, cast_)
    before = [(t.i, chain) for chain in chains for t in chain.tokens if t.i < token.i]
    near = [chain for _, chain in sorted(before, key=lambda row: -row[0])]
    alike = [chain for chain in near if chain.instrument.kind == mention.kind]
    return next((chain for chain in [*alike, *near] if _agree(mention, chain, cast_)), None)


def _agree(mention: _Mention, chain: Chain, cast_: Cast) -> bool:
    told = [_said(token, cast_, alone=chain.part is not None) for token in chain.tokens]
    if all(one.plural for one in told) != mention.plural and not (mention.plural and chain.members):
        return False
    kind = chain.instrument.kind
    if kind != mention.kind and kind not in _ANY and mention.kind not in _ANY:
        return False
    years = frozenset[str]().union(*(one.years for one in told))
    if mention.years and not (mention.years & (years or _years_beside(chain, mention.token))):
        return False
    if any(t in mention.token.ancestors for t in chain.tokens) or are_apart(mention.token, chain):
        return False  # `an amendment to the pact`, `an earlier deal`, `the new accord`
    topics = frozenset[str]().union(*(one.topics for one in told), topics_of(chain.instrument.name))
    partners = frozenset[str]().union(*(one.partners for one in told))
    if mention.partners and not partners and not mention.partners & _spoken_beside(chain, cast_):
        return False  # `its agreement with Pakistan`, where the earlier one is told of Korea
    if mention.owners and not mention.owners & _spoken_beside(chain, cast_):
        return False
    about = frozenset[str]().union(*(one.about for one in told))
    if chain.part is not None:
        topics, about = topics_of(chain.instrument.name), frozenset({chain.part.own.lemma_.lower()})
        partners = (
            frozenset(a.id for a in cast_.acting(chain.part.own))
            if chain.part.prep == "with"
            else frozenset()
        )
    whole, other = mention.about | mention.topics, about | topics
    if whole and other and not whole & other and (mention.about or about):
        return False  # `the memorandum on visas`, where the earlier one is on fish
    apart = (mention.topics and topics and not mention.topics & topics) or (
        mention.partners and partners and not mention.partners & partners
    )
    return not apart


def _spoken_beside(chain: Chain, cast_: Cast) -> frozenset[str]:
    """Return the actors in the sentences that speak of a chain."""
    spoken = (t for token in chain.tokens for t in sentence_at(token.doc, token.i))
    actors = [actor for t in spoken for actor in cast_.of(t)]
    states = {a.country for a in actors if a.kind == "country"}
    return frozenset(
        [
            *(a.id for a in actors),
            *(a.id for a in cast_.actors if a.kind == "government" and a.country in states),
        ]
    )


def may_be_same(chain: Chain, other: Chain, cast_: Cast) -> bool:
    """Tell whether nothing that the mentions of two chains say speaks against their being one instrument."""
    return all(_agree(_said(token, cast_), other, cast_) for token in chain.tokens)


def _years_beside(chain: Chain, mention: Token) -> frozenset[str]:
    """Return the years that the sentences tell that speak of a chain (`an accord that they signed in 2015`), not by a mention."""
    own = {t.i for t in mention.subtree}
    spoken = (t for token in chain.tokens for t in sentence_at(token.doc, token.i) if t.i not in own)
    return frozenset(t.text for t in spoken if YEAR.fullmatch(t.text))


def are_apart(token: Token, chain: Chain) -> bool:
    """Tell whether one mention speaks of an earlier instrument and the other does not (`an earlier deal`, `the new accord`)."""
    one, other = _is_past(token), _is_past(chain.tokens[0])
    if one and other is None and chain.definite:
        return False  # `prolonged their contract`, `the old contract`
    return one != other and True in {one, other}


def _is_past(token: Token) -> bool | None:
    """Tell whether a mention sets its instrument off as an earlier one or a new one, None where it does neither."""
    told = {c.lower_ for c in token.lefts}
    return True if told & _PAST else False if told & _PRESENT else None


def on_the_same(chain: Chain, other: Chain) -> bool:
    """Tell whether two chains say that they are on the same matters (`a deal on fish`, `the agreement on fish and seals`)."""
    one, two = (
        {n.lemma_.lower() for t in c.tokens for n in about_of(t)} - HARDLY_TELLING for c in (chain, other)
    )
    return bool(one and two) and (one <= two or two <= one)


def is_dated(chain: Chain) -> bool:
    """Tell whether a mention says of what year its instrument is (`a pact of 1951`)."""
    return any(years_of(token) for token in chain.tokens)


def is_fragment(chain: Chain) -> bool:
    """Tell whether a page only prints an instrument in lines without a verb: headings, links, captions."""
    sentences = [sentence_at(token.doc, token.i) for token in chain.tokens]
    return not any(t.pos_ in {"VERB", "AUX"} for sentence in sentences for t in sentence)


def speaks_back(chain: Chain) -> bool:
    """Tell whether only nouns for any paper speak of an instrument (`the text`)."""
    nouns = [noun_of(token) for token in chain.tokens]
    return not chain.instrument.named and not any(noun is not None and noun.tells for noun in nouns)


def is_bare(chain: Chain) -> bool:
    """Tell whether nothing is said of an instrument that would tell it from any other one: `a deal`, `an agreement`."""
    named = set(re.findall(r"[a-z]+", chain.instrument.name.lower()))
    plain = named <= {*PLAIN, *instrument_nouns()}
    return plain and not any(
        partners_of(token) or years_of(token) or says_on_what(chain) for token in chain.tokens
    )


def says_on_what(chain: Chain) -> bool:
    """Tell whether the words of an instrument say what it is on: `a peace pact`, `a deal on fish`, `an accord to end the war`."""
    first = chain.tokens[0]
    words = [t for t in first.lefts if t.pos_ in {"NOUN", "PROPN", "ADJ"} and t.lower_ not in PLAIN]
    return bool(words or next(about_of(first), None) or tail_of(first))


def _said(token: Token, cast_: Cast, *, alone: bool = False) -> _Mention:
    noun = noun_of(token)
    kind: InstrumentKind = noun.kind if noun else "other"
    words = " ".join(c.text for c in [*token.lefts, token])
    partners = (a.id for n in partners_of(token) for t in conjuncts(n) for a in cast_.acting(t))
    about = " ".join(n.text for n in prep_objects(token, "on", "for", "about"))
    plural = is_plural(token) and not alone
    told = {n.lemma_.lower() for n in about_of(token)} - HARDLY_TELLING
    return _Mention(
        token,
        kind,
        plural,
        years_of(token),
        topics_of(f"{words} {about}"),
        frozenset(partners),
        frozenset(told),
        frozenset(_owners(token, cast_)),
    )


def _owners(token: Token, cast_: Cast) -> Iterator[str]:
    """Yield who made an instrument by the clause on it, or has it with somebody else."""
    made = [verb for verb in children(token, "relcl") if verb.lemma_ in _MAKING]
    makers = [t for verb in made for t in children(verb, "nsubj") if t.tag_ not in {"WDT", "WP"}]
    shared = children(token, "poss") if partners_of(token) else []
    for noun in (*makers, *shared):
        yield from (actor.id for actor in cast_.of(noun) if actor.kind in _OWNING)
