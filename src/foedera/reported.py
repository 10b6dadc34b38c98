"""What a cue word governs on the parse: the reported clause, infinitive, name or object, and whether it was uttered."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from foedera import grammar
from foedera.cues import Cue, load_cues

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""The tags of finite verbs."""

_WITHHELD = frozenset(
    "decline refuse expect plan fail want intend need set schedule ask urge order tell hesitate have be".split()
)

_READY = frozenset("please glad happy proud honour delighted wish pleased honoured sorry".split())
"""What somebody says who then does say it: `is pleased to announce`."""

_TELLING = frozenset("tell ask warn inform remind assure order instruct advise urge notify reassure".split())

_NOBODY = frozenset({"nobody", "none", "neither", "no-one"})

_PARTING = frozenset({";", ":"})

_GIVING = frozenset({"pledge", "promise", "vow", "announce", "offer"})

_ASKING_OTHERS = frozenset({"urge", "order", "tell", "warn", "advise", "instruct", "remind"})
_SHOWING = frozenset({"show", "prove", "demonstrate", "reveal", "indicate"})

_SPEAKING = frozenset({"i", "we", "you"})


def complement(cue: Token, entry: Cue) -> list[Token]:
    """Return the tokens of what the parse puts under a cue, in the first of its entry's frames that is filled."""
    for frame, find in _FINDERS:
        tokens = _near(cue, find(cue)) if frame in entry.frames else []
        if tokens:
            return tokens
    for preposition in grammar.children(cue, "prep"):
        below = list(preposition.children)
        if preposition.lower_ in entry.frames and preposition.i > cue.i and below:
            tokens = _rest(cue, below[0].left_edge.i)
            return tokens if _tells(tokens) or below[0].dep_ == "pcomp" else []
    return _behind_that(cue) if "clause" in entry.frames else []


def _near(cue: Token, tokens: list[Token]) -> list[Token]:
    """Return tokens without those that a semicolon or colon parts from a cue behind them, or all that a passive leads."""
    if not tokens or tokens[0].i > cue.i:
        return tokens
    if passed_on(cue):
        return [t for t in tokens if t.i > cue.i]
    parted = max((t.i for t in cue.doc[tokens[0].i : cue.i] if t.text in _PARTING), default=-1)
    return [t for t in tokens if t.i > parted]


def _clause(cue: Token) -> list[Token]:
    """Return the tokens of a reported clause: one that the cue governs, or the one it stands in as an aside."""
    governed = grammar.children(cue, "ccomp")
    if not governed and cue.dep_ == "parataxis":
        own = set(cue.subtree)
        return [t for t in cue.head.subtree if t not in own]
    if not governed:
        return _false_relative(cue)
    right = [c for c in governed if c.i > cue.i]
    if right and not grammar.children(cue, "nsubj"):
        governed = (
            right  # `agreed to meet and, in Oslo, said …`: the left clause is no report but goes before it
        )
    tokens = [t for c in governed for t in c.subtree]
    if not right:
        return tokens
    rest = _rest(cue, _opening(right[0]))
    tokens = [t for t in tokens if t.i < cue.i or t.i >= rest[0].i]
    ends = [c.right_edge.i for c in _misjoined(cue)]
    return tokens + (list(cue.doc[rest[0].i : max(ends) + 1]) if ends else rest)


def _opening(clause: Token) -> int:
    """Return where a clause begins, behind a day that the parse took into it: `said Friday the road was open`."""
    subject = grammar.children(clause, "nsubj", "nsubjpass", "expl")
    days = [c for c in grammar.children(clause, "npadvmod") if subject and c.i < subject[0].i]
    first = clause.left_edge.i
    ahead = days and days[0].left_edge.i == first and days[0].ent_type_ in {"DATE", "TIME"}
    return days[0].right_edge.i + 1 if ahead else first


def _misjoined(cue: Token) -> list[Token]:
    """Return what the parse joined to a cue though it goes on with the clause: `said it lost a year but would recover`."""
    if grammar.mood(cue) in {"modal", "future"}:
        return []
    joined = [
        c for c in grammar.children(cue, "conj") if not grammar.children(c, "nsubj", "nsubjpass", "expl")
    ]
    return [c for c in joined if grammar.mood(c) in {"modal", "future"}]


def _false_relative(cue: Token) -> list[Token]:
    """Return a that-clause which the parse hung on a noun between (`said in a letter that …`)."""
    for noun in cue.subtree:
        if noun.i > cue.i and noun.pos_ in {"NOUN", "PROPN", "PRON"}:
            for clause in grammar.children(noun, "relcl", "acl"):
                if told_that(clause):
                    return list(clause.subtree)
    return []


def told_that(clause: Token) -> bool:
    """Tell whether a clause on a noun opens with `that` and lacks nothing, so that it tells what was said."""
    first = clause.left_edge
    return first.lower_ == "that" and (first.dep_ in {"mark", "det"} or _others(clause, first))


def reports(clause: Token) -> bool:
    """Tell whether a clause on a noun is what somebody said, or what was asked."""
    return told_that(clause) or (clause.tag_ == "VB" and grammar.has_aux(clause, "to"))


def _others(clause: Token, that: Token) -> bool:
    return any(
        c != that for c in grammar.children(clause, "nsubj", "nsubjpass")
    ) and not that.dep_.startswith("nsubj")


def _asked_to(cue: Token) -> list[Token]:
    """Return an infinitive that stands at once behind a cue, or behind who is asked."""
    right = [
        c
        for c in grammar.children(cue, "xcomp", "ccomp", "advcl")
        if c.i > cue.i and grammar.has_aux(c, "to")
    ]
    asked = grammar.children(cue, "dobj", "dative")
    close = [c for c in right if c.dep_ != "advcl" or not asked]
    return _infinitive(cue, close) if close and not grammar.children(close[0], "nsubj", "mark") else []


def _infinitive(cue: Token, found: Iterable[Token] = ()) -> list[Token]:
    right = list(found) or [
        c for c in grammar.children(cue, "xcomp", "ccomp") if c.i > cue.i and grammar.has_aux(c, "to")
    ]
    if not right or (grammar.is_passive(cue) and not _told(cue)):
        return []
    asked = [t for t in grammar.children(cue, "dobj", "dative") if t.i > cue.i]
    asked += [
        o
        for p in grammar.children(cue, "prep")
        if p.lower_ in {"on", "to", "with", "for"} and p.i > cue.i
        for o in grammar.children(p, "pobj")
    ]
    first = min(t.left_edge.i for t in [*right, *asked])
    last = max(_rest(cue, first)[-1].i, right[0].right_edge.i)
    return list(cue.doc[first : last + 1])


def _as_complement(cue: Token) -> list[Token]:
    """Return an object with what it is seen as: `described [the text as thin]`; without an object, what stands behind `as`."""
    things = [c.left_edge.i for c in grammar.children(cue, "dobj") if c.i > cue.i]
    bound = max(t.i for t in cue.subtree)
    for token in cue.doc[cue.i + 1 : bound + 1]:
        adverb = token.dep_ == "advmod" and token.head.head == cue and token.head.i > token.i
        if token.lower_ == "as" and adverb and token.head.pos_ in {"ADJ", "VERB", "NOUN"}:
            end = token.head.right_edge.i  # `described it as highly useful`
        elif token.lower_ == "as" and token.dep_ in {"prep", "mark"} and token.i < bound:
            end = max(token.right_edge.i, token.head.right_edge.i if token.dep_ == "mark" else 0)
        else:
            continue
        opening = token.i + 1 if cue.doc[token.i + 1].is_quote else min([*things, token.i + 1])
        return list(cue.doc[opening : end + 1])
    return []


def _name_complement(cue: Token) -> list[Token]:
    """Return an object with the name it is given: `called [the vote a turning point]`."""
    named = [c for c in grammar.children(cue, "oprd", "ccomp", "attr", "xcomp") if c.i > cue.i]
    named = [c for c in named if not grammar.has_aux(c, "to")]
    things = [c for c in grammar.children(cue, "dobj") if c.i > cue.i]
    if not named:  # the parse sees two objects in `branded the deal a surrender`
        named = things[1:]
    if not named:
        return []
    return _rest(cue, min(c.left_edge.i for c in [*things, *named]))


def _object(cue: Token) -> list[Token]:
    things = [c for c in grammar.children(cue, "dobj") if c.i > cue.i and c.tag_ not in {"WP", "WDT"}]
    tokens = _rest(cue, things[0].left_edge.i) if things else []
    return tokens if _tells(tokens) else []


def _tells(tokens: Iterable[Token]) -> bool:
    """Tell whether the words under a cue hold quoted ones, or a clause: `of hiding the ship`, `the claim that it sank`."""
    return any(t.is_quote or t.dep_ in {"pcomp", "relcl", "acl", "advcl", "ccomp"} for t in tokens)


_OPENING = frozenset("that whether if why how what who where when".split())
_BETWEEN = frozenset({"IN", "RB", "NN", "NNS", "NNP", "NNPS", "DT", "JJ", "CD", "PRP", "PRP$", "POS", "TO"})


def _behind_that(cue: Token) -> list[Token]:
    """Return a clause that opens close behind a cue, where the parse has hung it elsewhere (`asks the envoy if he is`)."""
    sentence = grammar.sentence_at(cue.doc, cue.i)
    for token in cue.doc[cue.i + 1 : min(cue.i + 12, sentence.end)]:
        opens = token.lower_ in _OPENING and (
            token.lower_ == "that" or cue.lemma_ in {"ask", "question", "wonder", "explain"}
        )
        if opens and token.tag_ in {"IN", "WDT", "WRB", "WP", "DT"}:
            words = cue.doc[token.i : sentence.end]
            clause = words[: next((n for n, t in enumerate(words) if t.text == ";"), len(words))]
            finite = any(t.tag_ in FINITE for t in clause[2:])
            return list(clause) if finite else []
        if token.tag_ not in _BETWEEN:
            return []
    return []


def _gerund(cue: Token) -> list[Token]:
    """Return what a cue says of its own speaker's doing: `denied having met him`, `suggested moving the talks`."""
    right = [
        c for c in grammar.children(cue, "xcomp", "ccomp") if c.i > cue.i and not grammar.children(c, "nsubj")
    ]
    doing = [c for c in right if c.tag_ == "VBG" or grammar.has_aux(c, "having")]
    return _rest(cue, doing[0].left_edge.i) if doing else []


_FINDERS = (
    ("to", _asked_to),
    ("clause", _clause),
    ("clause", _gerund),
    ("as", _as_complement),
    ("name", _name_complement),
    ("to", _infinitive),
    ("object", _object),
)


def _rest(cue: Token, first: int) -> list[Token]:
    """Return what the cue governs from a token on, up to a clause that is told beside it."""
    last = first
    for child in cue.rights:
        if child.i >= first or child.right_edge.i >= first:
            if child.dep_ in {"conj", "cc", "advcl"} or (child.is_punct and last > first):
                break
            last = max(last, child.right_edge.i)
    return list(cue.doc[first : last + 1])


def _told(cue: Token) -> bool:
    return cue.lemma_ in _TELLING


def passed_on(cue: Token) -> bool:
    """Tell whether a passive says what its subject was told (`were told to leave`), be it known by whom or not."""
    return _told(cue) and grammar.is_passive(cue) and not misread_past(cue)


def misread_past(cue: Token) -> bool:
    """Tell whether the parse took the verb of a sentence for a participle on its subject (`Reis, an aide, asked why …`)."""
    head = cue.head
    return (
        cue.dep_ == "acl"
        and cue.tag_ == "VBN"
        and head.dep_ == "ROOT"
        and head.pos_ in {"NOUN", "PROPN", "PRON"}
        and not grammar.children(cue, "agent", "aux", "auxpass")
    )


def withheld(cue: Token, entry: Cue) -> bool:
    """Tell whether the words were not uttered (`declined to say`, `if he says`), or it is not told by whom."""
    if _is_gift(cue) or _is_feeling(cue) or _is_headline_passive(cue):
        return True
    if grammar.mood(cue) in {"future", "modal"} or any(
        c.lower_ in {"if", "unless"} for c in grammar.children(cue, "mark")
    ):
        return True
    if grammar.mood(cue) == "infinitive":
        if cue.lemma_ in _SHOWING:
            return True  # `wants to show it can wait`
        head = grammar.governor(cue)
        if head is not None and (head.lemma_ in _READY or (head.lemma_ == "be" and cue.dep_ == "advcl")):
            return False
        return head is None or head.lemma_ in _WITHHELD or head.pos_ in {"ADJ", "NOUN"}
    if grammar.is_passive(cue) and not grammar.agents(cue) and not misread_past(cue):
        if _told(cue):
            return False
        impersonal = any(c.lower_ == "it" for c in grammar.children(cue, "nsubjpass", "nsubj"))
        return not (impersonal and "clause" in entry.frames)
    return entry.thought and any(c.lower_ in _SPEAKING for c in grammar.children(cue, "nsubj"))


def _is_gift(cue: Token) -> bool:
    """Tell whether a verb gives what is counted rather than words (`pledged two million to rebuild the port`)."""
    things = grammar.children(cue, "dobj")
    counted = any(t.pos_ == "NUM" or any(c.pos_ == "NUM" for c in t.subtree if c.i <= t.i) for t in things)
    return cue.lemma_ in _GIVING and counted


def _is_feeling(cue: Token) -> bool:
    """Tell whether a verb tells what somebody feels or wants (`expressed his desire to go`), and not that something is so."""
    if cue.lemma_ not in {"express", "voice"}:
        return False
    things = grammar.children(cue, "dobj")
    clauses = [c for t in things for c in grammar.children(t, "acl", "ccomp", "relcl")]
    return bool(things) and not any(told_that(c) for c in clauses)


def _is_headline_passive(cue: Token) -> bool:
    """Tell whether a participle without its auxiliary says what its subject is asked to do: `Oslo urged to wait`."""
    if cue.lemma_ not in _ASKING_OTHERS or cue.tag_ not in {"VBD", "VBN"}:
        return False
    asked = grammar.children(cue, "dobj", "dative", "agent", "aux", "auxpass", "prep")
    told = [c for c in grammar.children(cue, "xcomp", "ccomp") if c.i > cue.i]
    bare = (
        bool(told) and grammar.has_aux(told[0], "to") and not grammar.children(told[0], "nsubj", "nsubjpass")
    )
    return bare and not asked and not grammar.is_passive(cue)


def is_cue(token: Token) -> bool:
    """Tell whether a token is a reporting verb in a form that can govern words of its own."""
    return token.tag_.startswith("V") and token.tag_ != "VBN" and load_cues().verb(token) is not None


def is_nobody(speaker: Token) -> bool:
    """Tell whether a subject says that it was done by nobody (`no one asked`, `neither side mentioned`)."""
    return speaker.lower_ in _NOBODY or any(
        c.lower_ in {"no", "neither"} for c in grammar.children(speaker, "det")
    )


def leads_on(cue: Token, speakers: Iterable[Token]) -> bool:
    """Tell whether something that a cue can govern stands behind it, other than who speaks."""
    taken = set(speakers)
    return any(c.i > cue.i and c not in taken for c in grammar.children(cue, "ccomp", "xcomp", "dobj"))


def handed_on(token: Token) -> bool:
    """Tell whether a verb goes on with an earlier cue's speaker (`said …, adding that`; `warned …, and added that`)."""
    if token.i == 0 or grammar.children(token, "nsubj", "nsubjpass"):
        return False
    before = token.nbor(-1).lower_
    if token.tag_ == "VBG":
        return before == "," and is_cue(token)
    withheld_words = token.lemma_ in {"decline", "refuse"}
    return before in {"and", "but"} and (withheld_words or (is_cue(token) and bool(_led(token))))


def goes_back(token: Token, cue: Token) -> bool:
    """Tell whether a verb behind a cue is what its speaker did next, and no part of what the cue reports.

    Past tense goes back to a past cue over a clause of another tense (`said he would go and warned the rest`), never to a
    present one (`they say he fled and refused to talk`).
    """
    told = grammar.mood(cue)
    if handed_on(token):
        return token.tag_ == "VBG" or (told, grammar.mood(token)) != ("present", "past")
    joined = token.dep_ == "conj" and token.i > 0 and token.nbor(-1).lower_ in {"and", "but"}
    alone = joined and is_cue(token) and not grammar.children(token, "nsubj", "nsubjpass")
    return (
        alone and token.tag_ == "VBD" and told == "past" and grammar.mood(token.head) in {"modal", "future"}
    )


def gone_back_to(token: Token) -> Token | None:
    """Return the earlier cue whose speaker a verb goes on with, None if there is none."""
    outer = next((t for t in reversed(list(token.ancestors)) if is_cue(t) and t.i < token.i), None)
    if outer is None:
        return token.head if handed_on(token) else None
    return outer if goes_back(token, outer) else None


def _led(cue: Token) -> list[Token]:
    """Return what a coordinated cue must have behind it to be taken for one: a clause, a name for its object, what is asked."""
    return [c for c in grammar.children(cue, "ccomp", "oprd", "xcomp") if c.i > cue.i]


def marked_as(cue: Token) -> bool:
    """Tell whether a cue stands in an aside (`as the envoy said`)."""
    return any(c.lower_ == "as" for c in grammar.children(cue, "mark", "advmod"))
