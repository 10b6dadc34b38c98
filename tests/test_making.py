"""When an instrument can have been made, by what its page says."""

from __future__ import annotations

from typing import Any

import pytest
from readings import Draft, day

from foedera.making import made


def interval(text: str) -> tuple[str, str]:
    """Split `FROM TO`."""
    first, last = text.split()
    return first, last


@pytest.mark.parametrize(
    ("name", "kind", "status", "signed", "steps", "seen", "within"),
    [
        ("pact", "pact", "signed", "2020-03-01", [], "2020-03-02", "2020-03-01 2020-03-01"),
        ("pact", "pact", "ratified", None, [("ratified", "2020-03-01")], "2020-03-02", "2016-03-01 2020-03-01"),
        ("truce", "ceasefire", "in force", None, [("in force", "2020-03-11")], None, "2020-03-01 2020-03-11"),
        ("truce", "ceasefire", "announced", None, [("announced", "2020-03-01")], None, "2020-03-01 2020-03-15"),
        ("pact", "pact", "negotiating", None, [], "2020-03-01", "2020-03-04 2023-03-06"),
        ("pact", "pact", "in force", None, [], "2020-03-01", "0001-01-01 2020-03-02"),
        ("pact of 2015", "pact", "in force", None, [], "2020-03-01", "2015-01-01 2015-12-31"),
        ("July pact", "pact", "in force", None, [], "2020-03-01", "2019-07-01 2019-07-31"),
        ("March pact", "pact", "in force", None, [], "2020-03-20", "2020-03-01 2020-03-21"),
        ("Vision 2040", "pact", "in force", None, [], "2020-03-01", "0001-01-01 2020-03-02"),
        ("pact", "pact", "denied", None, [("denied", "2020-03-01")], "2020-03-02", "0001-01-01 9999-12-31"),
        ("pact", "pact", "announced", None, [("in force", "2020-03-03")], "2020-03-02", "2016-03-03 2020-03-03"),
    ],
)  # fmt: skip
def test_an_instrument_is_made_within_what_its_page_leaves(
    name: Any, kind: Any, status: Any, signed: Any, steps: Any, seen: Any, within: str
) -> None:
    draft = Draft(f"They spoke of the {name}.", page="a")
    draft.agreement(name, [], status, signed, kind=kind, steps=steps)
    known = day(seen) if seen else None
    found = made(draft.agreements[0], (known.earliest, known.latest) if known else None)
    assert tuple(map(str, found)) == interval(within)
