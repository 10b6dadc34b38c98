"""Whose words a cue reports: its subject, its agent, the owner of the paper that says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from foedera import grammar, reported
from foedera.actors import Cast
from foedera.article import Article
from foedera.evidence import Span
from foedera.quotations import Quoted

_GIVING = frozenset("make issue give offer voice repeat express deliver have publish release send".split())
_PAPERS = frozenset("statement communique communiqué release report letter post message declaration".split())


def find_speakers(quoted: Quoted, cue: Token) -> tuple[Token, ...]:
    """Return the nouns or pronouns that a cue gives its words to."""
    if cue.head.lower_ == "as" and cue.head.head.lemma_ in {"quote", "cite"}:
        verb = cue.head.head
        found = grammar.objects(verb) or grammar.passive_subjects(verb)
    elif outer := reported.gone_back_to(cue):
        found = grammar.subjects(outer)
    elif together := _with_whom(cue):
        found = together
    elif behind := _behind_comma(cue):
        found = behind
    elif reported.misread_past(cue):
        found = [cue.head]
    elif grammar.is_passive(cue):
        found = grammar.agents(cue)
    else:
        found = grammar.subjects(cue)
    if cue.dep_ == "acl":
        found = [o for t in found for o in (_behind(t) or [t])]
    elif not grammar.children(cue, "nsubj"):
        found = found or [
            s for c in grammar.children(cue, "ccomp") if c.i < cue.i for s in grammar.subjects(c)
        ]
    outside = tuple(t for t in found if quoted.of(t) is None and t.pos_ != "NUM")
    passive = grammar.is_passive(cue) and not reported.misread_past(cue)
    return outside or (() if passive else _beside(quoted, cue))


def _with_whom(cue: Token) -> list[Token]:
    """Return who is named behind `with` and right before a participle: `a deal was signed, with Ana Reis saying that …`."""
    if cue.tag_ != "VBG" or cue.i == 0 or cue.dep_ not in {"acl", "advcl", "pcomp"}:
        return []
    before = cue.doc[cue.i - 1]
    head = before if before.head.dep_ != "pobj" else before.head
    if head.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return []
    found = head.dep_ in {"pobj", "nsubj"} and head.head.lower_ in {"with", cue.lower_}
    led = cue.doc[max(grammar.noun_phrase(head)[0] - 1, 0)].lower_ == "with"
    return [head] if found and led else []


def _behind_comma(cue: Token) -> list[Token]:
    """Return who stands behind a cue between commas, be it parsed as what is told or not (`No, countered the mayor, …`)."""
    between = cue.i > 0 and cue.nbor(-1).text == "," and cue.tag_ in {"VBD", "VBZ"}
    if not between or any(c.i < cue.i for c in grammar.children(cue, "nsubj")):
        return []
    near = grammar.children(cue, "nsubj", "dobj", "oprd")
    found = [c for c in near if c.i > cue.i and grammar.noun_phrase(c)[0] == cue.i + 1]
    doc, ends = cue.doc, frozenset({",", ".", ";"})
    return [c for c in found if c.i + 1 < len(doc) and doc[c.i + 1].text in ends and c.pos_ != "PRON"]


def _beside(quoted: Quoted, cue: Token) -> tuple[Token, ...]:
    """Return the noun right before or behind a cue whose subject the parse has lost."""
    after = cue.doc[cue.i + 1 : cue.i + 6]
    heads = [t for t in after if t.pos_ in {"NOUN", "PROPN", "PRON"} and t.dep_ not in {"compound", "poss"}]
    opening = [
        t
        for t in after
        if heads and t.i < heads[0].i and t.dep_ not in {"det", "amod", "compound", "poss", "nmod"}
    ]
    before = cue.doc[cue.i - 1] if cue.i else cue
    if before.pos_ in {"PROPN", "PRON", "NOUN"} and quoted.of(before) is None:
        return (before,)
    return (heads[0],) if heads and not opening and quoted.of(heads[0]) is None else ()


def actor_ids(cast: Cast, token: Token) -> set[str]:
    """Return whom a source stands for; a paper or a spokesman stands for who sent it."""
    own = {actor.id for actor in cast.of(token)}
    own = own or {actor.id for name in grammar.children(token, "appos") for actor in cast.of(name)}
    return own or {actor.id for owner in _behind(token) for actor in cast.of(owner)}


def voices(cast: Cast, source: Token) -> set[str]:
    """Return whose words a source's are; a plural of persons (`the ministers`) is none of them alone."""
    ids = actor_ids(cast, source)
    several = source.tag_ == "NNS" and len(ids) == 1
    return {i for i in ids if not (several and cast.get(i).kind == "person")}


def owners(noun: Token) -> list[Token]:
    """Return whose words a noun holds: its possessor, by or from whom it is, who gives it."""
    found = [c for c in noun.children if c.dep_ == "poss" or grammar.children(c, "case")]
    found += grammar.prep_objects(noun, "by", "from", "of", "for")
    if not found and noun.dep_ == "dobj" and noun.head.lemma_ in _GIVING:
        return grammar.subjects(noun.head)
    return found


def _behind(source: Token) -> list[Token]:
    """Return who stands behind a paper or a spokesman."""
    spokesman = source.lower_.startswith("spokes")
    if not spokesman and source.lemma_.lower() not in _PAPERS:
        return []
    return owners(source) or (grammar.children(source, "compound") if spokesman else [])


def source_span(article: Article, cast: Cast, tokens: Sequence[Token]) -> Span | None:
    """Return the mention that the words are given to, from its first word to its last."""
    if not tokens:
        return None
    mentions = [m for t in tokens for a in cast.of(t) for m in a.mentions if m.start <= t.idx < m.end]
    doc = tokens[0].doc
    ends = [grammar.noun_phrase(t) for t in tokens]
    first, last = min(f for f, _ in ends), max(e for _, e in ends)
    start = min([doc[first].idx, *(m.start for m in mentions)])
    dateline = [m.end() for m in re.finditer(r"\s[–—-]+\s", article.text[start : tokens[-1].idx])]
    start += max(dateline, default=0)
    end = max([doc[last].idx + len(doc[last]), *(m.end for m in mentions)])
    return article.passage(start, end)


def audience(cast: Cast, cue: Token) -> tuple[str, ...]:
    """Return the ids of whom a cue says it was told to."""
    told = grammar.objects(cue) + grammar.children(cue, "dative")
    return tuple(dict.fromkeys(actor.id for t in told for actor in cast.of(t)))
