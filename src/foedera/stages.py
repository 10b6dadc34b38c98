"""Dated steps of an agreement -> how far it has come by what the whole page tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from foedera.article import Article
from foedera.dates import PartialDate
from foedera.step_days import DatedStep
from foedera.steps import AgreementStatus

_STAGES: dict[AgreementStatus, int] = {
    "proposed": 0,
    "negotiating": 1,
    "announced": 2,
    "initialled": 3,
    "signed": 4,
    "ratified": 5,
    "in force": 6,
    "renewed": 7,
    "suspended": 8,
    "expired": 9,
    "terminated": 10,
    "cancelled": 11,
    "denied": 12,
}
"""How far along its life each status stands, where nothing else tells which of two steps came last."""
_MADE = frozenset({"signed", "ratified", "in force", "renewed"})
_TURNS = frozenset({"renewed", "suspended", "expired", "terminated", "cancelled"})
"""Statuses that may follow each other in any order."""
_BOUND = frozenset({"announced", "signed"})
_WHILE = timedelta(days=30)
_BESIDE = frozenset({"relcl", "acl", "advcl"})
_AGREEING = frozenset("sign reach strike clinch seal agree conclude settle".split())


def latest_status(
    steps: Sequence[DatedStep], signed: PartialDate | None, article: Article
) -> AgreementStatus | None:
    """Return the status that the steps of a page leave an agreement in, None where it tells no step.

    `signed` is the day of its signing where that is known from elsewhere (`the accord of 1999`).
    """
    real = [step for step in steps if not step.told.weak]
    weak = [step.told for step in steps if step.told.weak]
    if not real:
        known: AgreementStatus | None = "in force" if signed else None
        return max((step.status for step in weak), key=lambda status: _STAGES[status], default=known)
    status = _last(real).told.status
    days = [step.day for step in real if step.day] + ([signed] if signed else [])
    ending = any(step.status == "in force" and step.aim in _TURNS for step in weak)
    if ending and status in _BOUND and _is_made(real) and _has_held(days, article):
        return "in force"
    return status


def _last(steps: Sequence[DatedStep]) -> DatedStep:
    """Return the step that came last: of those that may follow each other the later one, else the further one."""
    made = any(step.told.status in _MADE for step in steps)
    open_ = [step for step in steps if not (made and step.told.status == "denied")]
    best = max(open_, key=lambda step: _STAGES[step.told.status])
    if best.told.status not in _TURNS:
        return best
    turns = [step for step in open_ if step.told.status in _TURNS or (step.told.status in _MADE and step.day)]
    if best.day is not None:
        after = [step for step in turns if step.day is not None and step.day.earliest > best.day.latest]
        if after:
            undated = [step for step in turns if step.day is None and step.told.status == "renewed"]
            return (undated or sorted(after, key=lambda step: _STAGES[step.told.status]))[-1]
    chief = [step for step in turns if step.told.status in _TURNS and not _is_beside(step)]
    if _is_beside(best) and chief:
        return max(chief, key=lambda step: _STAGES[step.told.status])
    return best


def _is_beside(step: DatedStep) -> bool:
    """Tell whether a step is only told in a clause on something: `extended the truce that expired at midnight`."""
    word = step.told.word
    return word.dep_ in _BESIDE or any(over.dep_ in _BESIDE for over in word.ancestors)


def _is_made(steps: Sequence[DatedStep]) -> bool:
    return all(step.told.status == "signed" or step.told.word.lemma_ in _AGREEING for step in steps)


def _has_held(days: Sequence[PartialDate], article: Article) -> bool:
    """Tell whether an agreement of whose end a page tells ahead was made long enough ago to hold now."""
    published = article.published.date
    return published is None or not days or all(published.earliest - day.latest > _WHILE for day in days)
