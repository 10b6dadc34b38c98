"""The demo's pages say what `demo/expected.json` says they say; what is still missed is named with its cause."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from foedera import Agreement, Event, Reading, read

DEMO = Path(__file__).parent.parent / "demo"
EXPECTED = json.loads((DEMO / "expected.json").read_text("utf-8"))

pytestmark = pytest.mark.model


@cache
def reading(file: str) -> Reading:
    return read(DEMO / "pages" / file)


def parties(found: Reading, ids: tuple[str, ...]) -> set[str]:
    """Return states by their codes and firms by their names: a contract of two firms is theirs."""
    actors = [found.actor(wanted) for wanted in ids]
    return {actor.country if actor.country and actor.kind != "company" else actor.name for actor in actors}


def countries(found: Reading, ids: tuple[str, ...]) -> set[str | None]:
    return {found.actor(wanted).country for wanted in ids}


def agreement(found: Reading, wanted: dict[str, Any]) -> Agreement | None:
    names = {wanted["name"].lower(), (wanted["acronym"] or "").lower()}
    for deal in found.agreements:
        if {deal.name.lower(), (deal.acronym or "-").lower()} & names or wanted["name"].startswith(deal.name):
            return deal
    return None


def event(found: Reading, wanted: dict[str, Any]) -> Event | None:
    told = [
        e
        for e in found.events
        if any(s.text in wanted["sentence"] or wanted["sentence"] in s.text for s in e.evidence)
    ]
    for one in told:
        if (one.type, one.act, one.status) == (wanted["type"], wanted["act"], wanted["status"]):
            return one
    return None


def _agreement_checks(file: str, wanted: dict[str, Any]) -> Iterator[tuple[str, Callable[[], bool]]]:
    def deal() -> Agreement:
        found = agreement(reading(file), wanted)
        assert found is not None, "the agreement is missing"
        return found

    label = wanted["acronym"] or wanted["name"]
    yield f"{label}: parties", lambda: parties(reading(file), deal().parties) == set(wanted["parties"])
    yield f"{label}: status", lambda: deal().status == wanted["status"]
    yield f"{label}: signed", lambda: (str(deal().signed) if deal().signed else None) == wanted["signed"]
    hands = sorted(hand["person"] for hand in wanted["signatories"])
    yield (
        f"{label}: signatories",
        lambda: sorted(reading(file).actor(s.person).name for s in deal().signatories) == hands,
    )


def _event_checks(file: str, wanted: dict[str, Any]) -> Iterator[tuple[str, Callable[[], bool]]]:
    label = wanted["label"]
    yield f"{label}: told", lambda: event(reading(file), wanted) is not None

    def who() -> bool:
        found = event(reading(file), wanted)
        assert found is not None, "the event is missing"
        return {*wanted["actor"], *wanted["recipient"]} <= countries(
            reading(file), (*found.actor, *found.recipient)
        )

    yield f"{label}: who", who
    if wanted["date"]:
        first = wanted["date"].split("/")[0]

        def when() -> bool:
            found = event(reading(file), wanted)
            assert found is not None, "the event is missing"
            return str(found.date.start).startswith(first)

        yield f"{label}: when", when


def _checks() -> Iterator[tuple[str, Callable[[], bool]]]:
    for page in EXPECTED["pages"]:
        file = page["file"]
        pairs = [check for deal in page["agreements"] for check in _agreement_checks(file, deal)]
        pairs += [check for act in page["events"] for check in _event_checks(file, act)]
        yield from ((f"{file[:2]} {label}", check) for label, check in pairs)


KNOWN_MISSES: dict[str, str] = json.loads((DEMO / "misses.json").read_text("utf-8"))
"""What the pages say and foedera does not find yet: the item, and the cause."""


@pytest.mark.parametrize(
    "check",
    [
        pytest.param(
            check,
            id=label,
            marks=[pytest.mark.xfail(reason=KNOWN_MISSES[label], strict=True)]
            if label in KNOWN_MISSES
            else [],
        )
        for label, check in _checks()
    ],
)
def test_a_demo_page_is_read_as_its_author_meant_it(check: Callable[[], bool]) -> None:
    assert check()


@pytest.mark.parametrize("entry", EXPECTED["partnership"], ids=lambda entry: entry["system"])
def test_each_system_of_the_partnership_is_found_with_the_sentence_that_proves_it(
    entry: dict[str, str],
) -> None:
    found = reading(entry["file"])
    proofs = [span.text for finding in found.findings() for span in finding.evidence]
    assert any(entry["sentence"] in proof or proof in entry["sentence"] for proof in proofs)


def test_nothing_of_a_teaser_is_read() -> None:
    for page in EXPECTED["pages"]:
        found = reading(page["file"])
        teasers = [block.text for block in found.article.blocks if block.role in {"teaser", "related"}]
        assert not [text for text in teasers if text in found.article.text]


def test_the_misses_are_named_once_and_only_where_there_is_such_an_item() -> None:
    assert set(KNOWN_MISSES) <= {label for label, _ in _checks()}


def test_the_readme_shows_what_the_demo_gives() -> None:
    run = subprocess.run(
        [sys.executable, DEMO.parent / "tools" / "build_readme.py", "--check"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert run.returncode == 0, run.stderr
