"""Families of ways in which pages speak of agreements: names, acronyms, descriptions, looks back, successors, look-alikes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
from readings import Draft

from foedera.consolidate import Consolidation, consolidate
from foedera.copies import Pages
from foedera.identity import Findings
from foedera.knowledge import knowledge
from foedera.reading import Reading

FAMILIES = Path(__file__).parent / "instrument_families.txt"
Row = list[str]


def families() -> Iterator[Any]:
    """Yield each family's rows under its title; one that is known to fail is a strict xfail."""
    for part in FAMILIES.read_text("utf-8").split("\n\n")[1:]:
        title, *rows = part.strip().split("\n")
        cells = [[cell.strip() for cell in row.split("|")] for row in rows]
        known = [pytest.mark.xfail(reason="the pages tell too little in common", strict=True)]
        yield pytest.param(cells, id=title.strip("! "), marks=known if title.startswith("!") else ())


def party(draft: Draft, told: str) -> str:
    """Add a party: a state by its code, a company with its home behind `@`, or a body."""
    name, _, home = told.replace("_", " ").partition("@")
    known = next((actor.id for actor in draft.actors if name in {actor.name, actor.country}), None)
    if known:
        return known
    if len(name) == 3 and name.isupper() and name != "IMF":
        return draft.actor(knowledge().country(name).name, "country", name)
    return draft.actor(name, "company" if "@" in told else "organisation", home or None)


def add(draft: Draft, row: Row) -> str:
    """Add the agreement of a row and return its id."""
    _, name, parties, kind, status, *more = row
    signed, steps, acronym = (one if one != "-" else "" for one in (*more, "-", "-", "-")[:3])
    told = [tuple(step.rsplit(" ", 1)) for step in steps.split(", ") if step]
    return draft.agreement(
        name.removeprefix("~ "),
        [party(draft, one) for one in parties.split()],
        cast("Any", status),
        signed or None,
        kind=cast("Any", kind),
        named=not name.startswith("~"),
        steps=cast("Any", told),
        acronym=acronym or None,
    )


def pages_of(rows: Sequence[Row]) -> tuple[list[Reading], dict[tuple[str, str], str]]:
    """Return the pages of a family, and the group of each finding."""
    by_page: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        _, page, day = row[0].split()
        by_page[page, day].append(row)
    readings, groups = [], {}
    for (page, day), told in by_page.items():
        names = "; ".join(row[1].removeprefix("~ ") for row in told)
        text = f"Page {page} speaks at length of the following: {names} and {page} again."
        draft = Draft(text, page=page, published=None if day == "-" else day)
        for row in told:
            groups[page, add(draft, row)] = row[0].split()[0]
        readings.append(draft.reading())
    return readings, groups


def homes(done: Consolidation, readings: Sequence[Reading]) -> dict[tuple[str, str], str]:
    """Return the agreement of each finding."""
    things = {member.key: member.thing for member in done.members}
    found = Findings.of(Pages.of(readings)).agreements
    return {(one.reading.article.id, one.thing.id): things[one.key] for one in found}


@pytest.mark.parametrize("rows", list(families()))
def test_what_a_reader_takes_for_one_agreement_is_one(rows: list[Row]) -> None:
    readings, groups = pages_of(rows)
    told = homes(consolidate(readings), readings)
    sure = {finding: group for finding, group in groups.items() if group != "?"}
    one_each = {(group, told[finding]) for finding, group in sure.items()}
    assert len(one_each) == len({group for group, _ in one_each}), "split"
    assert len(one_each) == len({home for _, home in one_each}), "merged"


def test_families_of_other_parties_do_not_disturb_each_other_in_any_order() -> None:
    readings: list[Reading] = []
    for at, family in enumerate(families()):
        renamed = [
            [f"{row[0].split()[0]} {at}{row[0].split()[1]} {row[0].split()[2]}", *row[1:]]
            for row in family.values[0]
        ]
        readings += pages_of(renamed)[0]
    outcomes = []
    for seed in range(3):
        Random(seed).shuffle(readings)
        outcomes.append(consolidate(readings).things.agreements)
    assert all(one == other for one, other in pairwise(outcomes))
