"""Records made by hand for tests of the exports."""

from __future__ import annotations

from dataclasses import replace

from readings import Draft, supply_pact

from foedera.places import Where
from foedera.reading import Reading


def visit() -> Reading:
    """Return a page on a visit, a demand and a plan, with a place and a title that a table could trip over."""
    draft = Draft(
        "Japan's minister Aoi Mori visited Paris on Monday. France asked Japan for help. Japan and India plan talks.",
        page="visit",
        published="2024-03-05",
        url="https://post.example/visit",
        site="Morning; Post",
        title='A\t"visit", at last',
    )
    japan, france, india = (
        draft.state("JPN", said="Japan"),
        draft.state("FRA", said="France"),
        draft.state("IND"),
    )
    mori = draft.person("Aoi Mori", "JPN", "Minister")
    draft.event("CONSULT", [mori], [france], "2024-03-04", trigger="visited", place="Paris", persons=[mori])
    draft.events[-1] = replace(draft.events[-1], place=Where("Paris", "FRA", 48.85, 2.35, None), cameo="042")
    draft.event("REQUEST", [france], [japan], trigger="asked", act="AID", status="proposed")
    draft.event("AGREE", [japan, india], (), "2024-06", trigger="plan", act="CONSULT", status="planned")
    return draft.reading()


def pledge() -> Reading:
    """Return a page on a dialogue and a pledge."""
    draft = Draft(
        "India and Japan held the third Ministerial Dialogue on Ports. Japan pledged two cranes. “Good,” Mori said.",
        page="pledge",
        published="2024-03-07",
    )
    sides = [draft.state("IND"), draft.state("JPN")]
    mori = draft.person("Mori", "JPN")
    draft.initiative("Ministerial Dialogue on Ports", sides, editions=[(3, "2023")], organiser=sides[1])
    draft.commitment(
        [sides[1]], [sides[0]], "two cranes", amount=(2, "cranes", "two cranes"), made="2024-03-06"
    )
    draft.statement(mori, "Good")
    return draft.reading()


def pact() -> list[Reading]:
    """Return two pages on one signing; the second tells another day."""
    return [
        supply_pact(page="a", published="2024-08-23", url="https://a.example/1", site="a.example"),
        supply_pact(
            page="b",
            published="2024-08-24",
            signed="2024-08-21",
            text="Singh met Austin, signed, a milestone.",
        ),
    ]


def corpus() -> list[Reading]:
    """Return pages that tell things of every kind."""
    return [*pact(), visit(), pledge()]
