"""Cues that stand in a sentence as an aside: the words of saying between commas, the words said on either side.

`The road, she said on Monday, will open` and `It will open, said the mayor, but not for lorries` are parsed in many
ways, few of them right; the commas are surer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from foedera import grammar
from foedera.cues import load_cues
from foedera.reported import FINITE, is_cue

_BREAKS = frozenset({";", ":"})
_DASHES = frozenset({"–", "—", "--"})
_COMMAS = _DASHES | {","}
_STOPS = frozenset({".", "?", "!", "…"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»", "‘", "’", "'"})
_LEADING = frozenset({"IN", "RB", "TO", "RP"})
_NAMING = frozenset({"DT", "NN", "NNP", "NNS", "NNPS", "PRP$", "JJ", "WP", "WDT", "WP$", "POS", "CD"})
_APART = frozenset({"adding", "citing", "referring", "according", "which", "who", "whose", "where"})
_GOING_ON = frozenset({"IN", "TO", "CC", "WRB"})
_CARRYING_ON = frozenset("yet so even just especially including not".split())
_JOINING = frozenset({"and", "but"})
_TELLING = frozenset({"tell", "remind", "assure", "inform", "warn", "promise", "ask", "write"})
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Aside:
    """The words of saying, from the first token to the last, and the tokens of what is said on both sides."""

    first: int
    last: int
    words: tuple[Token, ...]


def find_aside(cue: Token, speakers: Sequence[Token]) -> Aside | None:
    """Return the aside that a cue makes up with its speaker; None where its words stand in another way."""
    sentence = grammar.sentence_at(cue.doc, cue.i)
    first = _opening(cue, speakers)
    if first is None or first - 1 <= sentence.start or cue.doc[first - 1].text not in _COMMAS:
        return None
    left = _left(sentence, first - 1)
    if not left or any(t.text in _QUOTES for t in left):
        return None
    last = _closing(sentence, cue, speakers)
    if last is None:
        return None
    whole = any(_is_main(t) for t in left)
    right = _right(sentence, last, speakers, whole=whole)
    if not whole and not any(t.tag_ in FINITE for t in right) and not _is_fragment(left, first, cue):
        return None
    return Aside(first, last, (*left, *right))


def find_led(colon: Token) -> tuple[Token, tuple[Token, ...]] | None:
    """Return a verb and the clause that its words lead to over a colon (`The army had an answer: nobody was hurt`)."""
    sentence = grammar.sentence_at(colon.doc, colon.i)
    left = _left(sentence, colon.i)
    stop = next((t.i for t in sentence.doc[colon.i : sentence.end] if t.text == ";"), sentence.end)
    right = [t for t in sentence.doc[colon.i + 1 : stop] if not t.is_space]
    verbs = [t for t in left if _is_main(t) and t.pos_ == "VERB"]
    told = verbs and (is_cue(verbs[-1]) or any(load_cues().leads(t) for t in left if t.i > verbs[-1].i))
    clause = any(t.tag_ in FINITE for t in right) and not any(t.text in _QUOTES for t in right)
    return (verbs[-1], tuple(right)) if told and clause and not _has_aside(right) else None


def _has_aside(words: Sequence[Token]) -> bool:
    """Tell whether words of saying stand among them, set off by commas."""
    return any(
        is_cue(t) and any(c.i > words[0].i and c.nbor(-1).text == "," for c in grammar.children(t, "nsubj"))
        for t in words
    )


def _opening(cue: Token, speakers: Sequence[Token]) -> int | None:
    """Return the first token of an aside: its subject's, or the cue itself where the subject follows it at once."""
    if any(t.i > cue.i for t in speakers):
        return cue.i if cue.tag_ in FINITE else None
    near = [t for t in speakers if t.i < cue.i]
    if not near or cue.tag_ not in FINITE | {"VBN"}:
        return None
    first = min(grammar.noun_phrase(t)[0] for t in near)
    between = cue.doc[near[-1].i + 1 : cue.i]
    return (
        first
        if len(between) <= _LONGEST
        and not any(
            t.tag_ in FINITE - {"VBD"} and t.dep_ != "relcl"
            for t in between
            if t.dep_ not in {"aux", "auxpass"}
        )
        else None
    )


def _left(sentence: TokenSpan, comma: int) -> list[Token]:
    """Return what stands before an aside, from the last colon or semicolon on."""
    opening = max((t.i + 1 for t in sentence if t.i < comma and t.text in _BREAKS), default=sentence.start)
    return [t for t in sentence.doc[opening:comma] if not t.is_space]


def _closing(sentence: TokenSpan, cue: Token, speakers: Sequence[Token]) -> int | None:
    """Return the last token of an aside: what it is followed by is a comma, a semicolon or the end of its sentence."""
    behind = [t.i for t in speakers if t.i > cue.i]
    start = max([cue.i, *behind]) + 1
    end = _next_break(sentence, start)
    adjuncts = [t for t in cue.doc[start:end] if not t.is_space]
    if (
        any(t.tag_ in FINITE or t.lower_ in {"that", "whether", "why"} for t in adjuncts)
        or len(adjuncts) > _LONGEST
    ):
        return None
    leading = not adjuncts or adjuncts[0].tag_ in _LEADING or adjuncts[0].ent_type_ in {"DATE", "TIME"}
    if (
        not behind
        and not leading
        and cue.lemma_ not in _TELLING
        and adjuncts[0].lower_ not in {"this", "last"}
    ):
        return None
    while behind and end < sentence.end and cue.doc[end].text == ",":
        further = _next_break(sentence, end + 1)
        if (
            further >= sentence.end
            or cue.doc[further].text != ","
            or not _is_apposition(cue.doc[end + 1 : further])
        ):
            break
        end = further
    return end - 1


def _next_break(sentence: TokenSpan, start: int) -> int:
    breaks = _COMMAS | _BREAKS | _STOPS
    return next((t.i for t in sentence.doc[start : sentence.end] if t.text in breaks), sentence.end)


def _is_apposition(words: TokenSpan) -> bool:
    return (
        len(words) > 0
        and words[0].tag_ in _NAMING
        and not (any(t.tag_ in FINITE for t in words) and not words[0].tag_.startswith("W"))
    )


def _right(sentence: TokenSpan, last: int, speakers: Sequence[Token], *, whole: bool) -> list[Token]:
    """Return what goes on behind an aside, up to what its speaker did next.

    Behind a `whole` clause that is a clause joined to it, or one behind a semicolon.
    """
    doc = sentence.doc
    if last + 1 >= sentence.end or doc[last + 1].text in _STOPS:
        return []
    words = [t for t in doc[last + 2 : sentence.end] if not t.is_space]
    names = {t.lower_ for t in speakers}
    end = next((t.i for t in words[:-1] if _goes_back(t, names)), sentence.end)
    stop = next((t.i for t in doc[last + 1 : sentence.end] if t.text == ";"), sentence.end)
    near = [t for t in words if t.i < min(end, stop)]
    if not near or near[0].lower_ in _APART or (whole and not _carries_on(near)):
        near = []
    return near + ([t for t in words if stop < t.i < end] if whole and not _has_cue(words, stop) else [])


def _carries_on(words: Sequence[Token]) -> bool:
    """Tell whether words go on with a whole clause, and do not tell what its speaker did with them (`flatly denying it`)."""
    return words[0].tag_ in _GOING_ON or words[0].lower_ in _CARRYING_ON


def _has_cue(words: Sequence[Token], stop: int) -> bool:
    return any(t.i > stop and t.tag_ in FINITE and is_cue(t) for t in words)


def _goes_back(joint: Token, names: set[str]) -> bool:
    if joint.lower_ not in _JOINING:
        return False
    after = joint.nbor(1)
    return (
        after.lower_ in names
        or (is_cue(after) and after.tag_ == "VBD")
        or after.lower_ in {"he", "she", "they"}
    )


def _is_main(token: Token) -> bool:
    """Tell whether a finite verb is that of a main clause, and not of one that hangs on a noun or leads up to another."""
    verb = token.head if token.dep_ in {"aux", "auxpass"} else token
    return token.tag_ in FINITE and verb.dep_ not in {"relcl", "acl", "advcl", "csubj", "csubjpass"}


def _is_fragment(left: Sequence[Token], first: int, cue: Token) -> bool:
    """Tell whether words without a verb are what somebody says (`Not so, says the mayor`)."""
    return (first == cue.i and len(left) > 1 and left[0].tag_ not in {"IN", "RB", "VBG", "VBN", "TO"}) or (
        first == cue.i and left[0].lower_ == "not"
    )
