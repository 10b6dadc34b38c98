"""Questions to a dependency parse that several finders ask: who is the subject, is it negated, is it to come."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from foedera.article import Article
from foedera.evidence import BODY, Span

Mood = Literal["past", "present", "future", "modal", "perfect", "infinitive", "none"]

_FUTURE = frozenset({"will", "shall", "'ll", "’ll"})
_MODAL = frozenset({"would", "could", "may", "might", "should", "can", "must"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"dobj", "obj", "dative"})
_QUOTES = frozenset({'"', "”", "’", "''", "»"})
_UTTERING = frozenset(
    "say warn declare grumble rage snap protest fume thunder insist reply announce add complain charge argue admit claim "
    "retort scoff sneer mutter storm demand ask urge plead vow promise concede lament explain cry shout write tweet".split()
)
_SUFFERED = frozenset("kill wound injure hurt destroy damage lose steal shoot reject deny".split())
"""What is done to whose own people: `had two men killed`."""
_WRITINGS = frozenset(
    "letter cable telegram message statement note communique communiqué declaration resolution tweet post speech address petition "
    "motion editorial article".split()
)
_SUBJECT_CONTROL = frozenset(
    "promise pledge vow threaten agree offer use visit meet phone telephone ring contact hold host join leave take find sign".split()
)
_NEVER = frozenset({"not", "n't", "n’t", "never", "no"})


def span_of(article: Article, first: Token, last: Token | None = None) -> Span:
    """Return the passage from one token to another, both included."""
    end = last or first
    return article.passage(first.idx, end.idx + len(end))


def sentence_at(doc: Doc, at: int) -> SpacySpan:
    """Return the sentence round a token index.

    spaCy's own `Token.sent` looks over the whole document at every call.
    """
    starts = doc.user_data.get("sentences")
    if starts is None:
        opening = (token.i for token in doc if token.i and token.is_sent_start)
        starts = doc.user_data["sentences"] = [0, *opening, len(doc)]
    behind = bisect_right(starts, at)
    return doc[starts[behind - 1] : starts[behind]]


def sentence_of(article: Article, token: Token) -> Span:
    """Return the passage of the token's sentence, without white space at its ends."""
    tokens = [t for t in sentence_at(token.doc, token.i) if not t.is_space]
    return span_of(article, tokens[0], tokens[-1])


def text_of(doc: Doc) -> str:
    """Return the text of a document, put together once: spaCy's own `Doc.text` does so at every call."""
    text: str = doc.user_data.get("text") or doc.user_data.setdefault("text", doc.text)
    return text


def plain_span(doc: Doc, first: int, last: int) -> Span:
    """Return the passage from one token index to another, both included, out of a Doc alone."""
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    return Span(start, end, text_of(doc)[start:end], BODY)


def children(token: Token, *deps: str) -> list[Token]:
    """Return the token's children in these relations, in text order."""
    doc = token.doc
    below: _Below = doc.user_data.get("below") or _below(doc)
    return [doc[at] for at, dep in below[token.i] if dep in deps]


_Below = list[list[tuple[int, str]]]


def _below(doc: Doc) -> _Below:
    """Return for each token its children, by index, with their relations, read off a parsed document once.

    spaCy's own `Token.children` makes an object of each, and most are looked at for their relation alone.
    """
    below: _Below = [[] for _ in doc]
    for token in doc:
        head = token.head.i
        if head != token.i:
            below[head].append((token.i, token.dep_))
    doc.user_data["below"] = below
    return below


def conjuncts(token: Token) -> list[Token]:
    """Return a token and all that is coordinated with it, appositions of the parser's lists included."""
    found = [token]
    for other in found:
        joined = children(other, "conj")
        # `by A, the minister, and B`: the parse joins B to the minister
        joined += [c for a in children(other, "appos") for c in children(a, "conj") if c.tag_ == "NNP"]
        found += [c for c in joined if c not in found]
    return found


def subjects(verb: Token) -> list[Token]:
    """Return the subjects of an active clause, each conjunct apart.

    A verb without one takes that of the verb it is joined to, of the verb that governs it (`agreed to meet`), or
    the noun its relative or participial clause hangs on.
    """
    return [conjunct for head in _subject_heads(verb, _SUBJECTS) for conjunct in conjuncts(head)]


def passive_subjects(verb: Token) -> list[Token]:
    """Return what the clause is done to: the subjects of a passive, each conjunct apart."""
    return [conjunct for head in _subject_heads(verb, _PASSIVE_SUBJECTS) for conjunct in conjuncts(head)]


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive, a past participle behind its noun included (`a pact signed by both`)."""
    if children(verb, "nsubjpass", "csubjpass", "auxpass") or _is_reduced(verb) or is_caused(verb):
        return True
    if verb.dep_ == "conj" and not children(verb, "nsubj") and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    if (
        verb.dep_ in {"acl", "advcl", "conj"}
        and children(verb, "agent")
        and not children(verb, "nsubj", "aux")
    ):
        return True  # `the envoy, shot dead by rebels`: a participle that is tagged as a past
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not children(verb, "aux")


def _is_reduced(verb: Token) -> bool:
    """Tell whether a participle with an agent is parsed as the verb of the clause (`two envoys put out by Chad landed`)."""
    return verb.tag_ == "VBN" and bool(children(verb, "agent")) and not children(verb, "aux")


def objects(verb: Token) -> list[Token]:
    """Return the direct objects, each conjunct apart; a relative clause on an object takes its noun."""
    speaker = _inverted_subject(verb)
    heads = [head for head in children(verb, *_OBJECTS) if head != speaker]
    found = [c for head in heads for c in conjuncts(head)]
    resolved = [verb.head if o.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else o for o in found]
    if not found and verb.dep_ == "conj" and _shares_object(verb):
        return objects(verb.head)
    return resolved


def _shares_object(verb: Token) -> bool:
    """Tell whether a coordinated verb can share the first one's object (`signed and ratified the treaty`)."""
    first = objects_of_first(verb)
    return bool(first) and first[0].i > verb.i


def objects_of_first(verb: Token) -> list[Token]:
    """Return the direct objects that stand at the first verb of a coordination."""
    return children(verb.head, *_OBJECTS) if verb.dep_ == "conj" else []


def agents(verb: Token) -> list[Token]:
    """Return who a passive says it was done by, each conjunct apart; `were let go by the rebels` has it further down."""
    near = (verb, *children(verb, "xcomp"))
    told = children(verb, "agent") or [
        by
        for word in near
        for by in children(word, "prep")
        if by.lower_ == "by" and not any(c.ent_type_ in {"DATE", "TIME"} for c in children(by, "pobj"))
    ]
    if not told:
        return [*_causing(verb), *_agents_of_next(verb)]
    return [c for by in told for head in _pobj(by) for c in conjuncts(head)]


def _causing(verb: Token) -> list[Token]:
    """Return who has an act done by others: `the mayor had two reporters arrested`."""
    causes = is_caused(verb) and verb.head.lemma_ in {"have", "get"} and verb.lemma_ not in _SUFFERED
    return subjects(verb.head) if causes else []


def is_caused(verb: Token) -> bool:
    """Tell whether a participle says what somebody has done to another: `had him arrested`, `saw ten men freed`."""
    over = (
        verb.dep_ == "ccomp" and verb.tag_ == "VBN" and not children(verb, "aux", "auxpass", "mark", "dobj")
    )
    return over and verb.head.lemma_ in {"have", "get", "see", "want"} and bool(children(verb, "nsubj"))


def _agents_of_next(verb: Token) -> list[Token]:
    """Return the agent of a passive that is joined to the next one: `were caught and jailed by Chad`."""
    near = [
        c
        for c in children(verb, "conj")
        if c.tag_ == "VBN" and not children(c, "nsubj", "nsubjpass", "auxpass")
    ]
    return [agent for other in near if children(other, "agent") for agent in agents(other)]


def prep_objects(token: Token, *preps: str) -> list[Token]:
    """Return the nouns under these prepositions of a verb or noun, each conjunct apart.

    `on behalf of`-like chains are followed one step (`in talks with X`: with's object counts for the verb).
    """
    found: list[Token] = []
    for prep in children(token, "prep", "dative", "agent"):
        if prep.lower_ in preps:
            found += [c for head in _pobj(prep) for c in conjuncts(head)]
    return found


def _pobj(prep: Token) -> list[Token]:
    """Return the objects of a preposition; `to leading firms` has its noun under a false participle."""
    found = children(prep, "pobj")
    for verb in children(prep, "pcomp"):
        if is_false_participle(verb):
            found += children(verb, "dobj")
        elif any(c.lower_ in {"how", "why", "whether"} for c in verb.children):
            found += children(verb, "nsubj")  # `looked into how the patrol came to shoot`
    return found


def is_false_participle(verb: Token) -> bool:
    """Tell whether an adjective is parsed as a verb behind a preposition (`an invitation to leading firms`)."""
    behind = verb.dep_ == "pcomp" and verb.i == verb.head.i + 1
    return behind and verb.tag_ == "VBG" and bool(children(verb, "dobj"))


def governor(verb: Token) -> Token | None:
    """Return the verb or noun that an infinitive or complement clause hangs on, through coordination."""
    head = verb
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    if head.dep_ in {"xcomp", "ccomp", "pcomp", "acl", "advcl"}:
        return head.head.head if head.dep_ == "pcomp" else head.head
    return None


def negated(token: Token) -> bool:
    """Tell whether a verb or noun is denied where it stands (`did not sign`, `no talks`, `without signing`)."""
    if any(c.dep_ == "neg" or (c.lower_ in _NEVER and c.dep_ in {"det", "advmod"}) for c in token.children):
        return True
    if token.dep_ == "pcomp" and token.head.lower_ == "without":
        return True
    if any(
        c.lower_ == "neither" and c.dep_ in {"preconj", "cc", "advmod"} and c.i < token.i
        for c in token.children
    ):
        return True
    return any(c.dep_ in {"dobj", "nsubjpass"} and _no_thing(c) for c in token.children)


def _no_thing(noun: Token) -> bool:
    return any(c.dep_ in {"det", "neg"} and c.lower_ in {"no", "neither"} for c in noun.children)


def mood(verb: Token) -> Mood:
    """Return whether a verb tells the past, the present or what is to come, by its auxiliaries."""
    auxiliaries = [c.lower_ for c in children(verb, "aux", "auxpass")]
    if (
        not auxiliaries
        and verb.dep_ == "conj"
        and verb.head.pos_ in {"VERB", "AUX"}
        and not children(verb, "nsubj", "nsubjpass")
    ):
        inherited = mood(verb.head)
        bare = verb.tag_ not in {"VBD", "VBZ"} and inherited in {"future", "modal", "infinitive"}
        if verb.tag_ == verb.head.tag_ or bare:
            return inherited
    if _FUTURE & set(auxiliaries):
        return "future"
    if _MODAL & set(auxiliaries):
        return "modal"
    if {"has", "have", "had", "having"} & set(auxiliaries):
        return "perfect"
    if {"was", "were", "did"} & set(auxiliaries) or verb.tag_ == "VBD":
        return "past"
    if "to" in auxiliaries:
        return "infinitive"
    if {"is", "are", "am", "being"} & set(auxiliaries) or verb.tag_ in {"VBZ", "VBP"}:
        return "present"
    return "past" if verb.tag_ == "VBN" else "none"


def has_aux(verb: Token, *words: str) -> bool:
    """Tell whether one of these auxiliaries stands with a verb."""
    return any(c.lower_ in words for c in children(verb, "aux", "auxpass"))


def clause(verb: Token) -> list[Token]:
    """Return the tokens of a verb's own clause: its subtree without coordinated and subordinate clauses."""
    kept = [verb]
    for token in kept:
        kept += [c for c in token.children if c not in kept and not _opens_clause(c)]
    return sorted(kept, key=lambda t: t.i)


def _opens_clause(token: Token) -> bool:
    verbal = token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "amod", "compound"}
    return verbal and token.dep_ in {"conj", "ccomp", "advcl", "relcl", "parataxis", "acl", "xcomp", "pcomp"}


def noun_phrase(noun: Token) -> tuple[int, int]:
    """Return the first and last token index of a noun with its left-hand modifiers."""
    modifiers = [
        c.i for c in noun.lefts if c.dep_ in {"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod"}
    ]
    first = min([noun.i, *(noun.doc[i].left_edge.i for i in modifiers)])
    return next(at for at in range(first, noun.i + 1) if not noun.doc[at].is_space), noun.i


def _subject_heads(verb: Token, deps: frozenset[str], depth: int = 0) -> Iterator[Token]:
    own = children(verb, *deps)
    if own:
        yield from (_antecedent(verb) if c.tag_ in {"WDT", "WP"} or c.lower_ == "that" else c for c in own)
        return
    misplaced = _misplaced_subjects(verb) if (deps is _PASSIVE_SUBJECTS) == is_passive(verb) else []
    if misplaced:
        yield from misplaced
        return
    if depth > 4:  # a parse can hang verbs under verbs without end
        return
    yield from _borrowed_subject(verb, deps, depth)


def _misplaced_subjects(verb: Token) -> list[Token]:
    """Return the subject that the parse has put elsewhere: behind the verb, or into the phrase before it."""
    if _is_reduced(verb) or is_caused(verb):
        return children(verb, "nsubj")
    speaker = _inverted_subject(verb)
    return [speaker] if speaker is not None else _swallowed_subjects(verb)


def _inverted_subject(verb: Token) -> Token | None:
    """Return who stands behind a verb of speaking: `too little, grumbled the minister`."""
    if verb.lemma_ not in _UTTERING or verb.tag_ not in {"VBD", "VBZ"} or verb.i == 0:
        return None
    before = verb.nbor(-1)
    quoted = before.text in _QUOTES
    if not (quoted or (before.text == "," and not children(verb, "nsubj"))):
        return None
    behind = [
        c for c in children(verb, "dobj") if noun_phrase(c)[0] == verb.i + 1 and c.pos_ in {"NOUN", "PROPN"}
    ]
    return behind[0] if behind else None


def _swallowed_subjects(verb: Token) -> list[Token]:
    """Return the subject that the parse takes into the phrase before it: `On Thursday Juan Perez banished them`."""
    if verb.dep_ not in {"ROOT", "ccomp", "relcl", "parataxis"} or (
        verb.tag_ in {"VB", "VBG"} and not children(verb, "aux")
    ):
        return []
    if verb.tag_ == "VBN" and not children(verb, "aux", "auxpass"):
        return []
    first = min([verb.i, *(c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "advmod", "neg"})])
    if first == 0 or children(verb, "expl", "nsubj", "nsubjpass", "csubj"):
        return []
    last = verb.doc[first - 1]
    if last.pos_ != "PROPN" or last.ent_type_ in {"DATE", "TIME"} or last.dep_ not in {"pobj", "conj"}:
        return []
    chain = [last]
    while chain[0].dep_ == "conj":
        chain.insert(0, chain[0].head)
    prep = chain[0].head
    if prep.dep_ != "prep" or verb not in prep.ancestors:
        return []
    if len(chain) > 1:
        return chain[1:][:1]
    dated = prep.lower_ in {"on", "in", "of", "by", "at"}
    return chain if dated else []


def is_headline_future(verb: Token) -> bool:
    """Tell whether an infinitive stands for a future, as in headlines: `Pope to visit Lebanon`, `Oman to host talks`."""
    if mood(verb) != "infinitive":
        return False
    bare = verb.dep_ in {"relcl", "acl"} and verb.head.dep_ == "ROOT" and verb.head.pos_ in {"PROPN", "NOUN"}
    first = verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.i < verb.head.i)
    own = first and bool(children(verb, "nsubj", "nsubjpass")) and not children(verb, "mark")
    return own or (bare and verb.head.i < verb.i and not any(c.i > verb.i for c in verb.head.children))


def _borrowed_subject(verb: Token, deps: frozenset[str], depth: int) -> Iterator[Token]:
    if verb.dep_ in {"acl", "relcl"}:
        yield from _described(verb, deps, depth)
    elif verb.dep_ == "advcl" and is_false_participle(verb.head):
        yield from children(verb.head, "dobj")
    elif verb.dep_ in {"conj", "xcomp", "advcl", "ccomp"} and verb.head.pos_ in {"VERB", "AUX", "ADJ"}:
        yield from _joined_subject(verb, deps, depth)
    elif verb.dep_ in {"acomp", "oprd"} and verb.head.pos_ in {"VERB", "AUX"}:
        yield from _subject_heads(verb.head, _SUBJECTS | _PASSIVE_SUBJECTS, depth + 1)
    elif verb.dep_ == "pcomp":
        over = verb.head.head if verb.head.head.dep_ != "prep" else verb.head.head.head
        if over.pos_ in {"VERB", "AUX"}:
            yield from _subject_heads(over, _SUBJECTS | _PASSIVE_SUBJECTS, depth + 1)


def _described(verb: Token, deps: frozenset[str], depth: int) -> Iterator[Token]:
    """Yield the subject that a relative, participle or infinitive has from the noun that it hangs on."""
    noun = verb.head
    if is_headline_future(verb):
        yield from (c for c in children(noun, "nmod") if c.pos_ == "PROPN")  # `Xi, Putin to meet`
        yield noun
    elif verb.dep_ == "acl" and verb.tag_ == "VBG" and noun.lemma_ in _WRITINGS:
        yield from _writers(noun, depth)
    elif _noun(noun) and (verb.tag_ in {"VBG", "VBD"} or deps is _PASSIVE_SUBJECTS or verb.dep_ == "relcl"):
        yield noun
    elif _noun(noun) and verb.tag_ == "VB":
        yield from _subject_heads(noun.head, _SUBJECTS | _PASSIVE_SUBJECTS, depth + 1)


def _joined_subject(verb: Token, deps: frozenset[str], depth: int) -> Iterator[Token]:
    """Yield the subject that a verb has from the verb it is joined to or governed by."""
    finite = _finite_above(verb)
    if finite is not None:
        yield from _subject_heads(finite, _SUBJECTS | _PASSIVE_SUBJECTS, depth + 1)
        return
    own_voice = verb.tag_ != "VBN" or bool(children(verb, "aux", "auxpass"))
    same = deps if verb.dep_ == "conj" and not own_voice else _SUBJECTS | _PASSIVE_SUBJECTS
    controller = (
        children(verb.head, "dobj")
        if verb.dep_ == "xcomp" and _object_controls(verb.head) and not _done_to(verb)
        else []
    )
    yield from controller or _subject_heads(verb.head, same, depth + 1)


def _finite_above(verb: Token) -> Token | None:
    """Return the verb that a finite verb is truly joined to where the parse joins it to an infinitive.

    `urged Mali to wait and left for Chad`: who left is who urged.
    """
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ"} or mood(head) != "infinitive":
        return None
    above = (over for over in head.ancestors if over.pos_ in {"VERB", "AUX"})
    return next(
        (over for over in above if over.tag_ in {"VBD", "VBZ", "VBP"} or mood(over) != "infinitive"), None
    )


def _writers(text: Token, depth: int) -> Iterator[Token]:
    """Yield who speaks by a text: `Oman sent a cable thanking Iran`, `its letter urging calm`."""
    own = children(text, "poss")
    over = text.head.head if text.dep_ == "pobj" else text.head
    if own and own[0].tag_ != "PRP$":
        yield from own
    elif text.dep_ in {"dobj", "pobj"} and over.pos_ == "VERB":
        yield from _subject_heads(over, _SUBJECTS, depth + 1)
    else:
        yield text


def _antecedent(verb: Token) -> Token:
    head = verb
    while head.dep_ == "conj":
        head = head.head
    return head.head if head.dep_ == "relcl" else head


def _done_to(verb: Token) -> bool:
    """Tell whether an infinitive takes up whom somebody rings: `called the king to thank him`."""
    if verb.head.lemma_ != "call":
        return False
    pronouns = {"him", "her", "them", "us", "me", "it"}
    return any(c.lower_ in pronouns for c in children(verb, "dobj", "dative"))


def _object_controls(verb: Token) -> bool:
    """Tell whether the object does what the infinitive says (`urged Iran to stop`; not `promised Iran to stop`)."""
    return verb.lemma_ not in _SUBJECT_CONTROL


def _noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON"}
