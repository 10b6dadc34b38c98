"""Doc -> Timexes: time expressions, what they mean, and which days they allow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["day", "week", "month", "quarter", "season", "year", "none"]
WhenBasis = Literal["stated", "relative", "record", "bound"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression in the text with its TimeML type and value (`XXXX-WXX-5` where unanchored)."""

    id: str
    start: int
    end: int
    text: str
    in_: str
    type: TimexType
    value: str | None


@dataclass(frozen=True, slots=True)
class When:
    """The days that the words allow for an act, and why.

    `start` and `end` are the earliest and latest full day; `lasting` tells that the act filled the interval
    rather than fell within it; `value` is the TimeML value; `basis` tells whether the words state the date,
    relate it to another, whether the record knows it, or whether it is only a bound.
    """

    start: date | None
    end: date | None
    precision: Precision
    lasting: bool
    value: str | None
    basis: WhenBasis
    time: str | None
