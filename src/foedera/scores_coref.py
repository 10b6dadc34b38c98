"""Clusters of mentions beside gold -> MUC, B3, CEAFe, their mean (CoNLL F1), links, and every event that was split or merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from foedera.scores import Figure, Miss, Score, Value, precision_recall, ratio

Events = Sequence[frozenset[str]]


def score_coref(gold: Mapping[str, str], found: Mapping[str, str]) -> Score:
    """Score the event of each mention; single mentions count, and a mention that was not placed is alone."""
    placed = {mention: found.get(mention, f"alone {mention}") for mention in gold}
    key, came = _events(gold), _events(placed)
    entity = _paired_likeness(key, came)
    parts = (
        precision_recall("MUC", _muc(came, gold), _muc(key, placed)),
        precision_recall("B3", _b_cubed(came, gold), _b_cubed(key, placed)),
        precision_recall("CEAFe", ratio(entity, len(came)), ratio(entity, len(key))),
    )
    mean = sum(value.number for part in parts for value in part.values if value.name == "f1") / len(parts)
    whole = Figure("CoNLL", (Value("f1", round(mean, 4)),))
    return Score((whole, *parts, _links(key, came)), _misses(key, placed))


def _events(placed: Mapping[str, str]) -> Events:
    events: dict[str, set[str]] = defaultdict(set)
    for mention, event in placed.items():
        events[event].add(mention)
    return [frozenset(mentions) for mentions in events.values()]


def _muc(events: Events, other: Mapping[str, str]) -> float:
    """Return the share of the links that hold events together which the other side has too."""
    kept = sum(len(event) - len({other[mention] for mention in event}) for event in events)
    return ratio(kept, sum(len(event) - 1 for event in events))


def _b_cubed(events: Events, other: Mapping[str, str]) -> float:
    """Return the mean, over mentions, of the share of their event that the other side puts with them."""
    shared = sum(
        sum(count**2 for count in Counter(other[mention] for mention in event).values()) / len(event)
        for event in events
    )
    return ratio(shared, sum(map(len, events)))


def _links(key: Events, came: Events) -> Figure:
    wanted, found = (
        {pair for event in side for pair in combinations(sorted(event), 2)} for side in (key, came)
    )
    shared = len(wanted & found)
    return precision_recall("links", ratio(shared, len(found)), ratio(shared, len(wanted)))


def _misses(key: Events, placed: Mapping[str, str]) -> tuple[Miss, ...]:
    """Return each event of the gold that was split, the most split first."""
    split = []
    for event in key:
        parts: dict[str, list[str]] = defaultdict(list)
        for mention in sorted(event):
            parts[placed[mention]].append(mention)
        if len(parts) > 1:
            told = " / ".join(" + ".join(part) for part in parts.values())
            loss = (len(parts) - 1) / (len(event) - 1)
            split.append(Miss(min(event), "split", f"{len(event)} mentions of one event", told, loss))
    return tuple(sorted(split, key=lambda miss: (-miss.loss, miss.page)))


# CEAFe


def _paired_likeness(key: Events, came: Events) -> float:
    """Return the likeness of events paired one to one so that it is greatest: twice their shared mentions by all they have."""
    at = {mention: there for there, event in enumerate(came) for mention in event}
    edges = {
        one: {other: 2 * shared / (len(event) + len(came[other])) for other, shared in counts.items()}
        for one, event in enumerate(key)
        if (counts := Counter(at[mention] for mention in event))
    }
    return sum(_best(part, edges) for part in _connected(edges))


def _connected(edges: Mapping[int, Mapping[int, float]]) -> list[list[int]]:
    """Return the events of the gold in the groups that share found events."""
    holders: dict[int, list[int]] = defaultdict(list)
    for one, others in edges.items():
        for other in others:
            holders[other].append(one)
    left, parts = set(edges), []
    while left:
        part, todo = [], [min(left)]
        left -= {todo[0]}
        while todo:
            part.append(one := todo.pop())
            near = {mate for other in edges[one] for mate in holders[other]} & left
            left -= near
            todo += sorted(near)
        parts.append(part)
    return parts


def _best(part: Sequence[int], edges: Mapping[int, Mapping[int, float]]) -> float:
    columns = sorted({other for one in part for other in edges[one]})
    worth = [[edges[one].get(other, 0.0) for other in columns] for one in part]
    if len(worth) > len(columns):
        worth = [list(row) for row in zip(*worth, strict=True)]
    return sum(row[column] for row, column in zip(worth, _assigned(worth), strict=True))


def _assigned(worth: Sequence[Sequence[float]]) -> list[int]:
    """Return the column of each row that makes the sum greatest, rows being no more than columns (Hungarian method)."""
    rows, columns = len(worth), len(worth[0])
    high, wide = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken[0] = row
        way, at = _shortest(worth, high, wide, taken)
        while at:
            taken[at] = taken[way[at]]
            at = way[at]
    result = [0] * rows
    for column in range(1, columns + 1):
        if taken[column]:
            result[taken[column] - 1] = column - 1
    return result


def _shortest(
    worth: Sequence[Sequence[float]], high: list[float], wide: list[float], taken: Sequence[int]
) -> tuple[list[int], int]:
    """Return the way to a free column that costs least, and that column; the potentials are brought up to date."""
    columns = len(wide) - 1
    least, way, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    at = 0
    while taken[at]:
        used[at] = True
        free = [column for column in range(1, columns + 1) if not used[column]]
        for column in free:
            cost = -worth[taken[at] - 1][column - 1] - high[taken[at]] - wide[column]
            if cost < least[column]:
                least[column], way[column] = cost, at
        nearest = min(free, key=lambda column: least[column])
        step = least[nearest]
        for column in range(columns + 1):
            if used[column]:
                high[taken[column]] += step
                wide[column] -= step
            else:
                least[column] -= step
        at = nearest
    return way, at
