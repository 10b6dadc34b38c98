"""Trigger -> When: the date of an act, or where its clause has none the one that is told beside it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from foedera.article import Published
from foedera.attachment import times_by_token
from foedera.dating import When, date_act, date_by
from foedera.times import Timex
from foedera.together import clauses_together

_DATING = frozenset({"on", "in"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADP", "PRON"})


def date_event(trigger: Token, times: Sequence[Timex], published: Published) -> When:
    """Return when an event was: what dates its act, a time that the parse hangs on who does it, or its neighbours' date."""
    when = date_act(trigger, times, published)
    if when.time is not None:
        return when
    loose = _on_parties(trigger, times)
    found = [date_by(loose, trigger, times, published)] if loose is not None else []
    found += [date_act(clause, times, published) for clause in clauses_together(trigger)]
    dated = (one for one in found if one.start is not None and one.time is not None and not one.lasting)
    return next(dated, when)


def _on_parties(act: Token, times: Sequence[Timex]) -> Timex | None:
    """Return the time that the parse hangs on who takes part: `whom the court on Friday had sentenced`."""
    held = times_by_token(act.doc, times) if act.pos_ == "VERB" else {}
    for word in act.subtree:
        time = held.get(word.i)
        if time is None or time.type != "DATE" or word.dep_ not in {"pobj", "npadvmod", "compound"}:
            continue
        over = word.head.head if word.head.dep_ == "prep" else word.head
        if (word.head.dep_ != "prep" or word.head.lower_ in _DATING) and _takes_part(over, act):
            return time
    return None


def _takes_part(word: Token, act: Token) -> bool:
    """Tell whether a name is a participant of an act, or a word who does it, and no clause stands between them."""
    named = word.pos_ == "PROPN"
    while word.head not in {word, act} and word.pos_ in _NOMINAL:
        word = word.head
    beneath = word.head == act and word != act and word.pos_ in _NOMINAL
    return beneath and (named or word.dep_ in {"nsubj", "nsubjpass", "agent"})
