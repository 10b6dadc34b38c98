"""Offices: what explains a name, which offices are the same, and their sectors."""

from __future__ import annotations

import pytest
from docs import article_of, hand, word
from spacy.tokens import Doc

from foedera.annotate import names_by_token
from foedera.board import Board, Draft
from foedera.roles import (
    bodies_within,
    explaining,
    head_word,
    is_common_body,
    is_past,
    is_role,
    is_same_office,
    office_of,
    sector_of,
    sector_of_body,
)


def board_of(doc: Doc) -> Board:
    """Return a board of a parse without names."""
    return Board(doc, names_by_token(doc, []), article_of(doc.text))


@pytest.mark.parametrize(
    ("parse", "noun"),
    [
        ("Gil nsubj left NNP\n, punct Gil ,\nthe det envoy DT\nenvoy appos Gil NN\n, punct Gil ,\nleft - - VBD", "envoy"),
        ("Gil nsubj left NNP\n, punct left ,\nthe det premier DT\npremier dobj left NN\n, punct left ,\nleft - - VBD", "premier"),
        ("The det speaker DT\nspeaker dobj left NN\n, punct left ,\nGil nsubj left NNP\n, punct left ,\nleft - - VBD", "speaker"),
        ("Gil nsubj left NNP\n, punct left ,\nsecretary dobj left NN\n- punct left HYPH\ngeneral amod left JJ\nof prep left IN\nCELAC pobj of NNP\nleft - - VBD", "secretary"),
        ("envoy nsubj left NN\n, punct envoy ,\nGil appos envoy NNP\nleft - - VBD", "envoy"),
    ],
)  # fmt: skip
def test_what_stands_between_commas_beside_a_name_explains_it_whatever_the_parse(
    parse: str, noun: str
) -> None:
    doc = hand(parse)
    assert noun in [t.text for t in explaining(board_of(doc), word(doc, "Gil"))]


@pytest.mark.parametrize(
    "parse",
    [
        "Gil nsubj left NNP\nthe det premier DT\npremier dobj left NN\nleft - - VBD",
        "Gil nsubj left NNP\n, punct left ,\nwho nsubj met WP\nmet relcl Gil VBD\nthe det premier DT\npremier dobj met NN\nleft - - VBD",
        "Gil nsubj left NNP\n, punct left ,\na det storm DT\nstorm dobj left NN\n, punct left ,\nleft - - VBD",
        "Bos nsubj left NNP\n, punct left ,\nthe det premier DT\npremier appos Bos NN\n, punct left ,\nGil conj Bos NNP\nleft - - VBD",
    ],
)  # fmt: skip
def test_what_is_no_office_or_of_another_name_does_not_explain_it(parse: str) -> None:
    doc = hand(parse)
    assert list(explaining(board_of(doc), word(doc, "Gil"))) == []


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Minister of Trade of Peru", "minister"),
        ("deputy prime minister", "minister"),
        ("Special Envoy for the Sahel", "envoy"),
        ("adviser to the king", "adviser"),
        ("chief", "chief"),
    ],
)
def test_the_head_of_a_title_stands_before_of_and_for(title: str, head: str) -> None:
    assert head_word(title) == head


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("foreign minister", "Minister of Foreign Affairs", True),
        ("defence minister", "Defense Minister", True),
        ("envoy", "special envoy", True),
        ("minister", "minister of trade", True),
        ("prime minister", "deputy prime minister", False),
        ("president", "vice president", False),
        ("defence minister", "foreign minister", False),
        ("foreign minister", "shadow foreign minister", False),
    ],
)
def test_two_titles_are_one_office_unless_a_word_lowers_one(one: str, other: str, same: bool) -> None:
    assert is_same_office(one, other) is same
    assert is_same_office(other, one) is same


@pytest.mark.parametrize(
    ("title", "sector", "expected"),
    [
        ("secretary-general", "IGO", "IGO"),
        ("spokesman", "MIL", "MIL"),
        ("director general", "IGO", "IGO"),
        ("leader", "REB", "REB"),
        ("chief executive", "MNC", "MNC"),
        ("foreign minister", None, "GOV"),
        ("former president", None, "CVL"),
        ("opposition leader", None, "OPP"),
        ("shadow foreign minister", None, "OPP"),
        ("chief of military intelligence", "GOV", "MIL"),
    ],
)
def test_an_office_has_its_bodys_sector_or_its_own(title: str, sector: str | None, expected: str) -> None:
    body = Draft("a body", "organisation", sector=sector) if sector else None
    assert sector_of(title, body) == expected


@pytest.mark.parametrize(
    ("title", "bodies"),
    [
        ("UN Secretary-General", ["UN"]),
        ("Director of the Harbour Agency", ["Harbour Agency"]),
        ("Chair of the European Commission", ["European Commission"]),
        ("President", []),
        ("Minister of the Interior", []),
    ],
)
def test_a_title_names_the_body_it_is_of(title: str, bodies: list[str]) -> None:
    assert [title[start:end].removeprefix("the ") for start, end in bodies_within(title)] == bodies


@pytest.mark.parametrize(
    "name", ["Foreign Ministry", "Ministry of Fisheries", "the army", "parliament", "cabinet"]
)
def test_a_body_that_every_state_has_is_common(name: str) -> None:
    assert is_common_body(name)


@pytest.mark.parametrize("name", ["World Bank", "Hezbollah", "Knesset", "Boeing"])
def test_a_body_of_its_own_name_is_not_common(name: str) -> None:
    assert not is_common_body(name)


@pytest.mark.parametrize(
    ("title", "past"),
    [
        ("former envoy", True),
        ("ex-minister", True),
        ("late king", True),
        ("formal envoy", False),
        ("envoy", False),
    ],
)
def test_a_past_office_says_so_first(title: str, past: bool) -> None:
    assert is_past(title) is past


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("visiting trade minister", "trade minister"),
        ("Defense Secretary", "defence secretary"),
        ("acting foreign minister", "foreign minister"),
        ("Assistant Secretary of State for Africa", "assistant secretary of state"),
    ],
)
def test_a_longer_title_is_the_office_it_begins_or_ends_with(title: str, office: str) -> None:
    found = office_of(title)
    assert found is not None
    assert found.title == office


@pytest.mark.parametrize(
    ("kind", "name", "sector"),
    [
        ("party", "Green Party", "PTY"),
        ("company", "Boat Works", "BUS"),
        ("court", "High Court", "JUD"),
        ("government", "Wiltshire Police", "COP"),
        ("organisation", "Chess Club", None),
        ("government", "Harbour Office", "GOV"),
    ],
)
def test_a_body_has_the_sector_of_its_kind_or_of_a_word_of_its_name(
    kind: str, name: str, sector: str | None
) -> None:
    assert sector_of_body(kind, name) == sector  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("noun", "role"), [("minister", True), ("envoys", True), ("pilot", False), ("storm", False)]
)
def test_a_role_is_an_office_or_ends_in_one(noun: str, role: bool) -> None:
    assert is_role(word(hand(f"the det {noun} DT\n{noun} nsubj left NN\nleft - - VBD"), noun)) is role


@pytest.mark.parametrize(
    ("title", "sector"),
    [
        ("chairman", None),
        ("parliamentary chairman", None),
        ("director", None),
        ("managing director", "BUS"),
        ("chief executive", "BUS"),
        ("company director", "BUS"),
    ],
)
def test_who_chairs_what_is_not_told_is_of_no_sector(title: str, sector: str | None) -> None:
    assert sector_of(title, None) == sector
