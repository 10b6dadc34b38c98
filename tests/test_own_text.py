"""Own text: a page that is the text of an instrument."""

from __future__ import annotations

import pytest

from foedera.acquire import Page
from foedera.agreements import Agreement
from foedera.dates import PartialDate
from foedera.pipeline import read

pytestmark = pytest.mark.model

TREATY = (
    'The Government of Chile and the Government of Peru (hereinafter referred to as "the Parties"), wishing to protect '
    "their rivers, have agreed as follows:\n\nArticle 1\n\nThe Parties shall measure the rivers every year under this "
    "Agreement.\n\nArticle 2\n\nThis Agreement shall enter into force when both Parties have ratified it.\n\n"
    "Done at Lima on 3 May 2019 in two copies."
)
JOINT = (
    "1. The President of Chile paid a state visit to Peru at the invitation of its President.\n\n"
    "2. The two sides welcomed the growth of trade between the two countries.\n\nLima, 3 May 2019"
)


def own(title: str, text: str, date: str = "2019-05-04") -> list[Agreement]:
    page = Page("own", text, "text", title=title, plain=True, date=PartialDate.parse(date))
    return [deal for deal in read(page).agreements if deal.named]


def test_a_treaty_is_named_by_its_title_and_signed_on_the_day_that_it_was_done() -> None:
    (deal,) = own("Agreement between Chile and Peru on the Protection of Rivers", TREATY)
    assert deal.name == "Agreement between Chile and Peru on the Protection of Rivers"
    assert (deal.status, str(deal.signed)) == ("signed", "2019-05-03")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (
            "Joint Statement on the Visit of the President of Chile",
            "Joint Statement on the Visit of the President of Chile",
        ),
        ("Full text: Chile-Peru Joint Statement (3 May 2019)", "Chile-Peru Joint Statement"),
    ],
)
def test_a_joint_statement_is_an_instrument_of_the_states_that_issue_it(title: str, name: str) -> None:
    (deal,) = own(title, JOINT)
    assert (deal.name, deal.kind, deal.status, str(deal.signed)) == (
        name,
        "joint statement",
        "signed",
        "2019-05-03",
    )
    assert len(deal.parties) == 2


def test_a_report_of_a_joint_statement_is_none() -> None:
    text = "Chile and Peru spoke of rivers in Lima on Friday, their ministers said. They will meet again."
    assert own("Chile and Peru to issue joint statement", text) == []
