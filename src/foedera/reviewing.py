"""A person at work on a record: accepting, correcting and rejecting things, taking it back, taking over what others said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from foedera.errors import ReviewError, UnknownId
from foedera.identity import Found
from foedera.record import Record
from foedera.reviews import FIELDS, Mark, Opinion, changes_of, kind_of, mark_of, marks_on
from foedera.things import Judgement, Verdict


def review(
    record: Record,
    wanted: str,
    verdict: Opinion,
    by: str,
    said: Iterable[str] = (),
    note: str | None = None,
    *,
    only: bool = False,
) -> tuple[Mark, ...]:
    """Keep what a person finds of a thing, on each of its findings, or of one finding; return the marks made.

    Args:
        record: A consolidated record.
        wanted: The id of a thing or of a finding.
        verdict: What it is found to be.
        by: Who finds so.
        said: Corrections of the form `field=value`; those that a page cannot bear are made on the others.
        note: Why.
        only: Whether only the finding of that very id is meant.

    Raises:
        UnknownId: If nothing has the id.
        ReviewError: If nothing of that kind can be reviewed, or no finding can be corrected so.
    """
    findings = _findings(record, wanted, only=only)
    kind = kind_of(findings[0].thing)
    changes = changes_of(kind, said)
    if (verdict == "corrected") != bool(changes):
        raise ReviewError(
            f"say what is to be corrected as field=value, of: {', '.join(sorted(FIELDS[kind]))}"
        )
    made, refused = list[Mark](), list[str]()
    for found in findings:
        try:
            made.append(mark_of(found, verdict, by, changes, note))
        except ReviewError as error:
            refused.append(str(error))
    if not made:
        raise ReviewError(refused[0])
    record.keep(made)
    return tuple(made)


def unreview(record: Record, wanted: str, by: str) -> int:
    """Take back what a person found of a thing's findings and of what they are one with; tell how many verdicts that were.

    Raises:
        UnknownId: If nothing has the id.
    """
    findings = _findings(record, wanted)
    gone = [mark for found in findings for mark in _marks_of(record, found) if mark.by == by]
    record.drop(gone)
    keys = {found.key for found in findings}
    judged = [one for one in record.verdicts() if one.by == by and keys & {one.a, one.b}]
    for one in judged:
        record.retract(one.a, one.b, by)
    return len(gone) + len(judged)


def identify(record: Record, one: str, other: str, verdict: Verdict, by: str) -> None:
    """Keep a person's word that two are one thing, with all that is told of either, or that two findings are not one.

    Raises:
        UnknownId: If nothing has one of the ids.
        ReviewError: If both ids are one, or name things of different kinds.
    """
    if one == other:
        raise ReviewError(f"{one} is given twice")
    kinds = record.kind(one), record.kind(other)
    if kinds[0] != kinds[1]:
        raise ReviewError(f"{one} is one of the {kinds[0]}, {other} of the {kinds[1]}")
    if verdict != "same":
        record.judge(one, other, verdict, by)
        return
    first, *rest = dict.fromkeys(found.key for wanted in (one, other) for found in _findings(record, wanted))
    pairs = dict.fromkeys([*((first, key) for key in rest), (one, other)])
    record.keep((), [Judgement(a, b, verdict, 1.0, by) for a, b in pairs])


def take_over(record: Record, said: Iterable[Mark | Judgement]) -> int:
    """Keep the verdicts of another record of the same pages, all or none; tell how many were new.

    Those on findings that this record does not have wait for their pages.
    """
    told = list(said)
    known = {*record.verdicts(), *record.marks()}
    new = [one for one in told if one not in known]
    record.keep(
        [one for one in new if isinstance(one, Mark)], [one for one in new if isinstance(one, Judgement)]
    )
    return len(new)


def _findings(record: Record, wanted: str, *, only: bool = False) -> Sequence[Found[Any]]:
    found = record.found(wanted)
    if not found:
        raise ReviewError(f"{wanted} is an article; its findings are what can be reviewed")
    own = [one for one in found if one.key == wanted]
    if only and not own:
        raise UnknownId(wanted)
    return own if only else found


def _marks_of(record: Record, found: Found[Any]) -> Iterator[Mark]:
    """Yield the marks on a finding."""
    kind = kind_of(found.thing)
    near = [m for m in record.marks() if m.kind == kind and m.sha256 == found.reading.article.sha256]
    yield from marks_on(getattr(found.reading, kind), near).get(found.thing.id, ())
