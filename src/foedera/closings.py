"""A reporting verb at the end of its sentence -> who stands before it, though the parse takes the name for a part of what is told.

`The line is open, Ana Reis, the minister, said on Tuesday.`
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from foedera.actors import Cast
from foedera.grammar import children, noun_phrase, sentence_at

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLOSED_BY = frozenset(
    {"on", "in", "at", "to", "during", "after", "when", "as", "by", "through", "via", "from", "late", "early"}
)
_LONGEST = 14
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Closing:
    """Who speaks, and the words told, which stand before the name."""

    speaker: Token
    words: tuple[Token, ...]


def find_closing(cue: Token, cast: Cast) -> Closing | None:
    """Return who closes a sentence with a verb of saying; None where the verb has words behind it that it can tell."""
    if cue.tag_ not in {"VBD", "VBZ"} or not _closes(cue):
        return None
    start = sentence_at(cue.doc, cue.i).start
    before = _name_before(cue, start, cast)
    if before is None:
        return None
    words = cue.doc[start : noun_phrase(before)[0] - 1]
    told = [t for t in words if t.tag_ in _FINITE]
    quoted = any(t.is_quote or t.text in {"“", "”", "«", "»", ";", ":"} for t in words)
    return Closing(before, tuple(words)) if told and not quoted else None


def _closes(cue: Token) -> bool:
    """Tell whether only where, when and to whom stand behind a verb to the end of its sentence."""
    behind = [t for t in cue.doc[cue.i + 1 : sentence_at(cue.doc, cue.i).end] if not t.is_space]
    if any(
        t.tag_ in _FINITE or t.is_quote or t.text in {",", ";", ":", "“"} or t.lower_ == "that"
        for t in behind
    ):
        return False
    first = behind[0] if behind else cue
    audience = [t for t in behind if t in children(cue, "dobj", "dative")]
    return (
        first.is_punct
        or first.lower_ in _CLOSED_BY
        or first.ent_type_ == "DATE"
        or (cue.lemma_ == "tell" and bool(audience))
    )


def _name_before(cue: Token, start: int, cast: Cast) -> Token | None:
    """Return the person whose name, with what explains it between commas, stands from a comma up to the verb."""
    for at in range(cue.i - 1, max(start, cue.i - _LONGEST), -1):
        token = cue.doc[at]
        if token.tag_ in _FINITE:
            return None
        person = token.pos_ == "PROPN" and any(actor.kind == "person" for actor in cast.of(token))
        first = noun_phrase(token)[0] if person else 0
        if first > start + _SHORTEST and cue.doc[first - 1].text == "," and _reaches(token, cue):
            return token
    return None


def _reaches(name: Token, cue: Token) -> bool:
    """Tell whether nothing but an explanation between commas, or `of` a body, stands from a name to a verb."""
    between = cue.doc[name.i + 1 : cue.i]
    if not len(between):
        return True
    commas = [t.i for t in between if t.text == ","]
    if commas:
        return commas[0] == name.i + 1 and commas[-1] == cue.i - 1 and len(commas) > 1
    return between[0].lower_ in {"of", "from", "for"}
