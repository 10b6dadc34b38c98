"""Who takes part in a series, and who runs it."""

from __future__ import annotations

import pytest
from docs import read_cast, read_doc

from foedera.attending import Series, find_organiser, find_participants
from foedera.series import find_told

pytestmark = pytest.mark.model

DAY = "2024-08-24"


def told(text: str) -> tuple[set[str], str | None]:
    """Return the names of who takes part in the first series of a text, and of who runs it."""
    article, doc, names = read_doc(text, DAY)
    cast_ = read_cast(text, DAY)
    first = find_told(doc, names)[0]
    span = doc.char_span(first.start, first.end, alignment_mode="expand")
    assert span is not None
    series = Series(first.kind, (article.passage(first.start, first.end),), (span.root,), alone=True)
    runs = find_organiser(series, cast_)
    taking_part = find_participants(series, cast_, article)
    return {cast_.get(a).name for a in taking_part}, cast_.get(runs).name if runs else None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The EU-Japan Summit opened.", {"European Union", "Japan"}),
        ("The Peruvian-Chilean joint commission for water met.", {"Peru", "Chile"}),
        ("The Papua New Guinea-Fiji Reef Dialogue met.", {"Papua New Guinea", "Fiji"}),
        ("The Indian Ocean Harbour Programme began.", set()),
        ("The Latin American Rivers Forum opened.", set()),
    ],
)
def test_the_name_tells_states_and_bodies_but_no_sea_or_continent(text: str, names: set[str]) -> None:
    assert told(text)[0] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Exercise Silver Tide involves Peru and Chile, as well as Fiji and Tonga.", {"Peru", "Chile", "Fiji", "Tonga"}),
        ("Exercise Silver Tide will see participation from Peru and Chile.", {"Peru", "Chile"}),
        ("Peru opened Exercise Silver Tide. The navies of Fiji and Tonga also took part.", {"Peru", "Fiji", "Tonga"}),
        ("Peru opened Exercise Silver Tide. Participating nations include Fiji and Tonga.", {"Peru", "Fiji", "Tonga"}),
        ("Peru opened Exercise Silver Tide. Chile used to take part.", {"Peru"}),
        ("Naval forces from Peru and Chile began Exercise Silver Tide.", {"Peru", "Chile"}),
        ("The minister of Peru met the envoy of Chile for the annual security dialogue.", {"Peru", "Chile"}),
    ],
)  # fmt: skip
def test_who_joins_and_whose_officials_meet_takes_part(text: str, names: set[str]) -> None:
    assert told(text)[0] == names


@pytest.mark.parametrize(
    ("text", "organiser"),
    [
        ("The Aegean Rivers Conference, which Greece organises every year, drew 200 guests.", "Greece"),
        ("Fiji will host the Aegean Rivers Conference.", "Fiji"),
        ("The Horn Rail Programme is led by the African Union.", "African Union"),
        ("Fiji and Tonga will host the Aegean Rivers Conference.", None),
    ],
)
def test_the_one_who_hosts_or_leads_it_runs_it(text: str, organiser: str | None) -> None:
    assert told(text)[1] == organiser
