"""The task `plv`: sentences with a marked pair -> the PLOVER type of what the one does to the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedera.errors import ContractError
from foedera.gold import Asked, raw_rows, typed
from foedera.scores import Figure, Miss, Score, Value, accuracy, ratio

if TYPE_CHECKING:
    from foedera.relations import Passage

_MARK = re.compile(r"</?[st]>")
_ONE_CLASS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""The set was made when both were one type."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A sentence whose actor stands between <s> and </s>, its recipient between <t> and </t>, and the type.

    One of both may be unmarked; what is marked twice counts where it stands first.
    """

    id: str
    marked: str
    event: str


@dataclass(frozen=True, slots=True)
class PairCase:
    """A sentence without its marks, where its pair stands, and the type that an annotator gave."""

    id: str
    text: str
    actor: Passage | None
    recipient: Passage | None
    event: str


@dataclass(frozen=True, slots=True)
class PairPrediction:
    """The type that was found, None where none was, and all that a reading of the sentence tells without the pair."""

    id: str
    event: str | None
    told: tuple[str, ...] = ()


def load_pairs(asked: Asked) -> tuple[PairCase, ...]:
    """Return the sentences of a JSON Lines file of `id`, `marked` and `event`.

    Raises:
        ContractError: If the file is not there or not in its form.
    """
    if asked.root or asked.lang:
        raise ContractError(asked.data, "its sentences stand in the set itself: leave --root and --lang out")
    rows = typed(raw_rows(asked.file("")), PairRow)
    return tuple(_case(asked, row) for row in rows)


def _case(asked: Asked, row: PairRow) -> PairCase:
    text, places, last = "", dict[str, int](), 0
    for mark in _MARK.finditer(row.marked):
        text += row.marked[last : mark.start()]
        places.setdefault(mark.group(), len(text))
        last = mark.end()
    text += row.marked[last:]
    sides = [(places.get(f"<{one}>"), places.get(f"</{one}>")) for one in "st"]
    actor, recipient = ((start, end) if start is not None and end else None for start, end in sides)
    if actor is None and recipient is None:
        raise ContractError(asked.data, f"{row.id!r} marks neither an actor nor a recipient")
    return PairCase(row.id, text, actor, recipient, row.event)


def read_pair(case: PairCase) -> PairPrediction:
    """Find what the one does to the other; raise PageError if the sentence cannot be read."""
    from foedera.acquire import Page
    from foedera.article import read_article
    from foedera.pipeline import STAGES, desk_of
    from foedera.relations import relation_in

    desk = desk_of(read_article(Page("text", case.text, "text", id="text", plain=True)), STAGES[-1].name)
    assert desk.doc is not None
    found = relation_in(desk.doc, case.actor, case.recipient, desk.lexicon).type
    return PairPrediction(
        case.id,
        _ONE_CLASS.get(found, found) if found else None,
        tuple(_ONE_CLASS.get(event.type, event.type) for event in desk.events),
    )


def score_pairs(cases: Sequence[PairCase], predictions: Sequence[PairPrediction]) -> Score:
    """Score types: accuracy, F1 averaged over the types of the gold, and what was taken for what.

    `told at all` is how often an event of the type stands in a reading of the sentence that knows of no pair, `events`
    how many events such a reading tells.
    """
    found = {one.id: one.event for one in predictions}
    pairs = [(case, found.get(case.id)) for case in cases]
    wanted = Counter(case.event for case in cases)
    came = Counter(event for event in found.values() if event)
    right = Counter(case.event for case, event in pairs if case.event == event)
    f1s = {kind: 2 * ratio(right[kind], wanted[kind] + came[kind]) for kind in wanted}
    told = {one.id: one.told for one in predictions}
    matched = sum(case.event in told.get(case.id, ()) for case in cases)
    figures = [
        accuracy("type", right.total(), len(cases)),
        accuracy("told at all", matched, len(cases)),
        Figure("events", (Value("each", round(ratio(sum(map(len, told.values())), len(cases)), 3)),)),
        _f1("type", ratio(sum(f1s.values()), len(f1s)), "macro"),
    ]
    figures += [_f1("type", f1s[kind], kind) for kind in sorted(f1s)]
    return Score(tuple(figures), tuple(_misses(pairs)))


def _f1(measure: str, value: float, kind: str) -> Figure:
    return Figure(measure, (Value("f1", round(value, 4)),), kind)


def _misses(pairs: Sequence[tuple[PairCase, str | None]]) -> Iterator[Miss]:
    odd = [(case, event or "") for case, event in pairs if case.event != event]
    for case, event in sorted(odd, key=lambda pair: (pair[0].event, pair[1], pair[0].id)):
        yield Miss(case.id, "type", f"{case.event}: {case.text}", event, 1.0)
