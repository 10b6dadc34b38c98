"""Words that speak of a series -> who takes part in it, and who runs it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from foedera.actors import Actor, Cast
from foedera.article import Article
from foedera.evidence import Span
from foedera.grammar import agents, children, conjuncts, is_passive, objects, prep_objects, subjects
from foedera.knowledge import knowledge
from foedera.series import InitiativeKind
from foedera.venues import holding_noun, holding_verbs

_RUNNING = frozenset(
    "run organise organize host hold stage convene sponsor launch lead co-host co-organise co-organize conduct".split()
)
_ATTENDING = _RUNNING | frozenset(
    "open begin start chair co-chair cochair head finish kick conclude wrap commence resume complete close end revive restart "
    "gather meet assemble join attend take participate sit unite sail send deploy train drill exercise "
    "leave quit exit fund finance announce unveil inaugurate".split()
)
_COMING = frozenset("visit come arrive travel fly go depart address tell speak say declare".split())
_HOSTING = _RUNNING | frozenset("open chair co-chair cochair announce unveil inaugurate".split())
_HOLDING_TOGETHER = frozenset(
    "bring gather unite involve include comprise group feature see draw assemble combine link attract join".split()
)
_TOGETHER = frozenset({"between", "with", "involving", "including", "among", "by"})
_CONTINENT = re.compile(r"\b(?:Ibero|Latin|South|North|Central|Inter|Pan|All)[ –-]$")
_WITHIN = re.compile(r"\b(?:[Ii]nter|[Ii]ntra)[–-]$")
_SEAS = re.compile(r"(?:an|ian)? (?:Ocean|Sea|Gulf|Peninsula|Subcontinent)\b")
_PAIRED: frozenset[InitiativeKind] = frozenset({"dialogue"})
_OF_STATES: frozenset[InitiativeKind] = frozenset({"dialogue", "policy", "programme", "roadmap"})


@dataclass(frozen=True, slots=True)
class Series:
    """What a page says of one series: its kind, where it is spoken of, and the words there."""

    kind: InitiativeKind
    passages: tuple[Span, ...]
    tokens: tuple[Token, ...]
    alone: bool
    """Whether the page tells no other series of its kind."""


def find_participants(series: Series, cast_: Cast, article: Article) -> tuple[str, ...]:
    """Return who takes part in a series: those in its name, those it is between, who holds, attends or owns it."""
    named = _in_name(series, cast_, article)
    if len(named) > 1 and series.kind != "exercise":
        return _ids(named)
    told = [*named]
    for token in series.tokens:
        noun = holding_noun(token)
        for word in dict.fromkeys((token, noun)):
            told += _beside(word, cast_)
            if series.kind in {"exercise", "forum"}:
                told += [
                    a
                    for w in prep_objects(word, "of")
                    for a in cast_.of(w)
                    if a.kind in {"country", "organisation"}
                ]
        told += _attending(noun, cast_)
        told += _brought(noun, cast_)
    told += _joining(series, cast_)
    told = [party for actor in told if (party := _party(actor, series.kind, cast_)) is not None]
    if len(set(told)) < 2 and series.kind in _PAIRED:
        told = told if told and not cast_.pair() else [*told, *cast_.pair()]
        told = told if len(set(told)) > 1 else [*told, *_two_of_sentence(series, cast_)]
    states = [a for a in told if a.kind in {"country", "organisation"}]
    if series.kind in _PAIRED and len(set(states)) > 1:
        told = states
    return _ids(_telling(told, named, series))


def _telling(told: Sequence[Actor], named: Sequence[Actor], series: Series) -> list[Actor]:
    """Return the participants without the series itself, nameless people beside others, and states whose forces are told."""
    own = [span.text.lower() for span in series.passages]
    found = [
        a
        for a in told
        if a.kind == "country"
        or not any(a.name.lower() in text and (a not in named or a.name.lower() == text) for text in own)
    ]
    called = [a for a in found if a.kind != "people" or a.country is not None or a.name[:1].isupper()]
    forces = {a.country for a in called if a.kind == "military"}
    kept = [
        a for a in called if not (series.kind == "exercise" and a.kind == "country" and a.country in forces)
    ]
    return kept or found


def find_organiser(series: Series, cast_: Cast) -> str | None:
    """Return who a series is said to be run, hosted or convened by."""
    for token in series.tokens:
        noun = holding_noun(token)
        for verb, done in _running(noun):
            runs = agents(verb) if done else subjects(verb)
            found = next((a.id for agent in runs if agent != noun for a in cast_.of(agent)), None)
            if found is not None:
                return found
    return None


def _ids(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.id for actor in actors))


_SORTS = frozenset(
    "exercise drill event series dialogue forum format initiative programme program conference summit project meeting gathering "
    "mechanism process scheme platform talk manoeuvre maneuver game training effort".split()
)


def _clauses(noun: Token) -> list[Token]:
    """Return the verbs of clauses on a series, or on the noun that explains it (`…, a yearly drill led by Chad`)."""
    aside = [c for c in children(noun, "appos") if c.lemma_.lower() in _SORTS]
    return [v for word in (noun, *aside) for v in children(word, "acl", "relcl")]


def _running(noun: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the verbs of running a series, and whether it is their passive: `hosted by`, `which Chad leads`, `Chad hosts`."""
    verbs = _clauses(noun)
    if noun.dep_ == "attr" or (noun.dep_ == "nsubj" and noun.head.lemma_ == "be"):
        verbs += [
            v
            for c in children(noun.head, "attr")
            if c.lemma_.lower() in _SORTS
            for v in children(c, "acl", "relcl")
        ]
    if noun.dep_ in {"nsubjpass", "dobj"}:
        verbs.append(noun.head)
    for verb in verbs:
        if verb.lemma_ in _RUNNING - {"hold", "conduct"}:
            done = is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN")
            single = done or len(subjects(verb)) == 1
            if single:
                yield verb, done


def _in_name(series: Series, cast_: Cast, article: Article) -> list[Actor]:
    """Return the states and bodies that a name itself tells: `India-US …`, `the EU-Japan summit`, `Slovak-Hungarian`."""
    found: list[Actor] = []
    for span, token in zip(series.passages, series.tokens, strict=True):
        start = min([span.start, *(t.idx for t in _modifiers(token))])
        words = list(re.finditer(r"[^\s–—/,-]+", article.text[start : span.end]))
        at = 0
        while at < len(words):
            actor, at = _named_at(words, at, start, cast_, article)
            found += [actor] if actor is not None else []
    return list(dict.fromkeys(found))


def _named_at(
    words: Sequence[re.Match[str]], at: int, start: int, cast_: Cast, article: Article
) -> tuple[Actor | None, int]:
    """Return who is named by the words from here on, the longest first, and where the next words begin."""
    for end in range(min(at + 4, len(words)), at, -1):
        span = article.passage(start + words[at].start(), start + words[end - 1].end())
        actor = _called(span, cast_, article.text[: span.start][-12:], article.text[span.end : span.end + 12])
        if actor is not None:
            return actor, end
    return None, at + 1


def _modifiers(token: Token) -> list[Token]:
    """Return the adjectives of nations before a noun (`the Slovak-Hungarian commission`)."""
    own = [
        word
        for part in children(token, "amod", "nmod", "compound")
        if part.i < token.i
        for word in part.subtree
    ]
    return [word for word in own if knowledge().country_of_adjective(word.text)]


def _called(span: Span, cast_: Cast, before: str, behind: str) -> Actor | None:
    text = span.text.removesuffix("’s").removesuffix("'s")
    if not text[:1].isupper():
        return None
    known = knowledge()
    country = known.country_of_adjective(text) or known.country_named(text)
    if _SEAS.match(behind) or (text == "American" and _CONTINENT.search(before)):
        return None
    if country is not None and known.metonym(text) is None:
        return cast_.state(country.code, span)
    body = known.organisation(text) if text.isupper() or " " in text else None
    if body is None or body.generic or body.kind not in {"organisation", "military"}:
        return None
    return cast_.body(body.name, "organisation", span)


def _beside(noun: Token, cast_: Cast) -> list[Actor]:
    """Return whom a noun is said to be between, with or of: `talks with Chad`, `Japan's …`, `…, involving Chad`."""
    words = [
        *prep_objects(noun, *_TOGETHER),
        *(w for prep in children(noun, "prep") if prep.lower_ == "between" for w in _below(prep)),
    ]
    actors = [a for word in words for a in cast_.acting(word)]
    owners = [a for owner in children(noun, "poss", "nmod", "compound") for a in cast_.of(owner)]
    return [*actors, *(a for a in owners if a.kind in {"country", "organisation", "government"})]


def _below(prep: Token) -> list[Token]:
    return [w for pobj in children(prep, "pobj") for w in conjuncts(pobj)]


def _attending(noun: Token, cast_: Cast) -> list[Actor]:
    """Return who holds, opens, joins or attends a series, and who is said to speak at it."""
    found: list[Token] = []
    hosts: list[Token] = []
    for verb in _clauses(noun):
        if verb.lemma_ in _ATTENDING:
            (hosts if verb.lemma_ in _HOSTING else found).extend(_doers(verb))
            found += prep_objects(verb, "with", "by")
    for verb in holding_verbs(noun):
        at_it = noun.dep_ == "pobj" and verb.lemma_ in _COMING
        told = verb.lemma_ in {"tell", "address"}
        if verb.lemma_ in _ATTENDING:
            (hosts if verb.lemma_ in _HOSTING and noun.dep_ != "pobj" else found).extend(_doers(verb))
        elif at_it or told:
            found += subjects(verb) if not is_passive(verb) else []
        if verb.lemma_ in _ATTENDING or at_it:
            found += prep_objects(verb, "with", "alongside")
        found += [
            w
            for v in (verb, noun)
            for p in children(v, "prep")
            if p.lower_ == "with"
            for w in _participation(p)
        ]
    led = [a for word in hosts if word != noun for a in cast_.acting(word)]
    own = [cast_.state(a.country, a.mentions[0]) if a.kind == "person" and a.country else a for a in led]
    return [*own, *(a for word in found if word != noun for a in cast_.acting(word) if a.kind != "media")]


def _joining(series: Series, cast_: Cast) -> list[Actor]:
    """Return who joins in the one drill of a page without its name: `Chad sent observers and took part as well`."""
    if series.kind != "exercise" or not series.alone:
        return []
    doc = series.tokens[0].doc
    found = [w for token in doc if token.pos_ == "VERB" for w in (*_joiners(token), *_listed(token))]
    return [a for word in found for a in cast_.acting(word) if a.kind not in {"media", "person"}]


def _joiners(verb: Token) -> list[Token]:
    """Return who takes part where a verb says so without a name: `Chad took part in the drills as well`."""
    former = verb.dep_ == "xcomp" and verb.head.lemma_ == "use"  # `Chad used to take part`
    if verb.lemma_ not in {"participate", "join", "take", "partake"} or former:
        return []
    things = children(verb, "dobj")
    part = verb.lemma_ != "take" or any(c.lower_ == "part" for c in things)
    within = [w for w in prep_objects(verb, "in", "at") if w.lemma_.lower() not in _SORTS]
    if not part or within or not all(c.lower_ == "part" or c.lemma_.lower() in _SORTS for c in things):
        return []
    return [*subjects(verb), *prep_objects(verb, "including", "with")]


def _listed(verb: Token) -> list[Token]:
    """Return whom a sentence lists: `participating nations include Chad and Mali`."""
    listing = any(
        c.lower_ == "participating" for noun in children(verb, "nsubj") for c in children(noun, "amod")
    )
    if not listing or verb.lemma_ not in {"include", "come", "be"}:
        return []
    return [
        *objects(verb),
        *(w for c in children(verb, "attr") for w in conjuncts(c)),
        *prep_objects(verb, "from"),
    ]


def _participation(prep: Token) -> list[Token]:
    """Return whose part is told: `with the participation of Chad`, `with troops from Chad taking part`."""
    return [
        w
        for part in children(prep, "pobj")
        if part.lemma_ in {"participation", "support", "presence", "attendance", "involvement"}
        for w in prep_objects(part, "of", "from")
    ]


def _doers(verb: Token) -> list[Token]:
    return [*agents(verb), *(subjects(verb) if not is_passive(verb) else ())]


def _brought(noun: Token, cast_: Cast) -> list[Actor]:
    """Return whom a series brings together or involves."""
    verbs = [noun.head] if noun.dep_ == "nsubj" else []
    verbs += [v for v in children(noun, "relcl", "acl", "advcl") if v.tag_ != "VBN"]
    found = []
    for verb in verbs:
        if verb.lemma_ in _HOLDING_TOGETHER:
            things = objects(verb)
            found += [w for c in children(verb, "cc") for w in _below(c)]  # `as well as Chad`
            found += [*things, *prep_objects(verb, "from", "of", "with")]
            for thing in things:
                found += [w for c in children(thing, "appos", "dobj") for w in conjuncts(c)]
                found += prep_objects(thing, "from", "of") if thing.lemma_ == "participation" else []
    return [a for word in found for a in cast_.acting(word) if a.kind != "media"]


def _party(actor: Actor, kind: InitiativeKind, cast_: Cast) -> Actor | None:
    """Return who takes part where an actor acts: the state of officials in its dialogue, of nameless troops in a drill."""
    if actor.country is None or actor.kind == "country":
        return actor if actor.kind != "people" or kind in {"forum", "exercise"} else None
    nameless = actor.kind in {"military", "people", "person"} and not actor.name[:1].isupper()
    nameless = nameless or ": " in actor.name
    official = kind in _OF_STATES and (
        actor.kind == "person" or (actor.kind == "government" and "government" not in actor.name.lower())
    )
    if (nameless and kind in {"exercise", "dialogue"}) or official:
        return cast_.state(actor.country, actor.mentions[0])
    return actor


def _two_of_sentence(series: Series, cast_: Cast) -> list[Actor]:
    """Return the two states whose people a sentence tells, where they are the only ones: `X of Chad and Y of Mali met for …`."""
    for span, token in zip(series.passages, series.tokens, strict=True):
        sentence = token.sent
        if not sentence.start_char <= span.start < sentence.end_char:
            continue
        told = [
            (a.country, m)
            for a in cast_.actors
            for m in a.mentions
            if a.country and sentence.start_char <= m.start < sentence.end_char
        ]
        codes = list(dict.fromkeys(code for code, _ in told))
        if len(codes) == 2:
            first = dict(reversed(told))
            return [cast_.state(code, first[code]) for code in codes if code is not None]
    return []
