"""Initiatives that pages name in different ways, with more or fewer of those who take part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any, cast

import pytest
from readings import Draft

from foedera.consolidate import consolidate
from foedera.knowledge import knowledge
from foedera.reading import Reading

Told = tuple[str, str]


def told(page: str, name: str, participants: str, kind: str) -> Reading:
    """Return a page that names an initiative and some of those who take part."""
    draft = Draft(f"In {page} they spoke about the {name}, and {page} said more of it.", page=page)
    sides = [draft.actor(knowledge().country(code).name, "country", code) for code in participants.split()]
    draft.initiative(name, sides, kind=cast("Any", kind))
    return draft.reading()


def count(pages: Sequence[Told], kind: str) -> int:
    """Return how many initiatives pages tell of, after checking that their order does not matter."""
    readings = [told(f"p{at}", *page, kind) for at, page in enumerate(pages)]
    outcomes = {
        tuple(
            sorted(
                tuple(sorted({source.article for source in one.sources}))
                for one in consolidate(order).things.initiatives
            )
        )
        for order in permutations(readings)
    }
    assert len(outcomes) == 1
    return len(outcomes.pop())


@pytest.mark.parametrize(
    ("kind", "pages"),
    [
        ("exercise", [("Malabar exercise", "IND USA JPN"), ("Malabar", "IND JPN"), ("Malabar 2023", "IND AUS")]),
        ("exercise", [("Balikatan drills", "PHL USA"), ("annual Balikatan war games", "USA PHL AUS"), ("39th Balikatan", "PHL")]),
        ("exercise", [("Cobra Gold", "THA USA"), ("Cobra Gold 2023", "CHN IND"), ("42nd Cobra Gold", "")]),
        ("exercise", [("Bright Star", "EGY USA"), ("Bright Star exercise", "IND GRC")]),
        ("dialogue", [("2+2 Ministerial Dialogue", "IND USA"), ("India-US 2+2", "USA IND"), ("fifth 2+2 talks", "IND USA")]),
        ("dialogue", [("Astana process", "RUS IRN TUR"), ("Astana talks", "RUS TUR SYR")]),
        ("dialogue", [("Strategic Dialogue", "PAK USA"), ("U.S.-Pakistan Strategic Dialogue", "USA PAK")]),
        ("forum", [("Belt and Road Forum", "CHN"), ("third Belt and Road Forum", "CHN"), ("Belt and Road Forum for International Cooperation", "CHN")]),
    ],
)  # fmt: skip
def test_one_initiative_is_one_in_any_wording_and_edition(kind: str, pages: list[Told]) -> None:
    assert count(pages, kind) == 1


@pytest.mark.parametrize(
    ("kind", "pages"),
    [
        ("dialogue", [("2+2 dialogue", "IND USA"), ("2+2 dialogue", "IND JPN")]),
        ("dialogue", [("Human Rights Dialogue", "FRA IND"), ("Human Rights Dialogue", "FRA VNM")]),
        ("dialogue", [("Energy Dialogue", "IND USA"), ("Cyber Dialogue", "IND USA")]),
        ("dialogue", [("Trilateral Dialogue", "JPN KOR USA"), ("Trilateral Dialogue", "JPN AUS FRA")]),
        ("exercise", [("Cobra Gold", "THA USA"), ("Hanuman Guardian", "THA USA")]),
        ("forum", [("Antalya Summit", "TUR"), ("Antalya Security Forum", "TUR")]),
        ("dialogue", [("Astana talks", "RUS TUR"), ("Geneva talks", "RUS TUR")]),
    ],
)  # fmt: skip
def test_initiatives_of_one_sort_between_others_or_on_another_matter_are_two(
    kind: str, pages: list[Told]
) -> None:
    assert count(pages, kind) == 2
