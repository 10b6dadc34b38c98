"""Sectors: what an office, a rank, a body, a description and the tables come to."""

from __future__ import annotations

from datetime import date

import pytest
from docs import article_of, hand, word
from spacy.tokens import Doc

from foedera.annotate import Name, names_by_token
from foedera.board import Board, Draft, Role
from foedera.incumbents import in_office, out_of_office, telling_day
from foedera.knowledge import SECTORS, knowledge, table
from foedera.roles import sector_of, sector_of_body
from foedera.sectors import Claim, Weight, of_body, sector_of_noun, sectors_of, settle_sectors


def board_of(doc: Doc, *names: tuple[str, str]) -> Board:
    """Return a board of a parse with these names."""
    found = [
        Name(doc.text.index(text), doc.text.index(text) + len(text), kind, text)  # type: ignore[arg-type]
        for text, kind in names
    ]
    return Board(doc, names_by_token(doc, found), article_of(doc.text))


def person(board: Board, name: str, *nouns: str) -> Draft:
    """Return a draft of a person whom a name and nouns of a parse stand for."""
    draft = board.persons[name] = Draft(name, "person")
    for text in (name, *nouns):
        at = word(board.doc, text).i
        board.mention(draft, at, at)
    return draft


def body(board: Board, name: str, kind: str, sector: str) -> Draft:
    """Return a draft of a body that its name stands for."""
    draft = board.bodies[name] = Draft(name, kind, sector=sector)  # type: ignore[arg-type]
    at = word(board.doc, name).i
    board.mention(draft, at, at)
    return draft


@pytest.mark.parametrize(
    ("claims", "sectors"),
    [
        ([("MIL", Weight.RANK), ("GOV", Weight.OFFICE)], ("GOV", "MIL")),
        ([("REL", Weight.RANK), ("GOV", Weight.TENURE)], ("GOV", "REL")),
        ([("CVL", Weight.PAST), ("IGO", Weight.BODY)], ("IGO",)),
        ([("CVL", Weight.PAST), ("GOV", Weight.GUESS)], ("CVL",)),
        ([("MIL", Weight.RANK), ("COP", Weight.BODY)], ("COP",)),
        ([("EDU", Weight.NOUN), ("GOV", Weight.OFFICE)], ("GOV",)),
        ([("MIL", Weight.RANK)], ("MIL",)),
        ([], ()),
    ],
)
def test_an_office_comes_before_a_rank_and_what_one_once_was_counts_only_alone(
    claims: list[tuple[str, Weight]], sectors: tuple[str, ...]
) -> None:
    assert sectors_of([Claim(sector, weight) for sector, weight in claims]) == sectors


@pytest.mark.parametrize(
    ("sector", "expected"),
    [("MNC", ("BUS", "MNC")), ("BUS", ("BUS",)), ("REB", ("REB",)), (None, ())],
)
def test_who_acts_for_a_firm_of_many_states_is_in_business(
    sector: str | None, expected: tuple[str, ...]
) -> None:
    assert of_body(Draft("a body", "company", sector=sector)) == expected


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("sailor", "MIL"),
        ("airman", "MIL"),
        ("conscript", "MIL"),
        ("farmer", "AGR"),
        ("Businessman", "BUS"),
        ("refugee", "REF"),
        ("villager", "CVL"),
        ("storm", None),
    ],
)
def test_one_of_a_sort_has_the_sector_of_many(noun: str, sector: str | None) -> None:
    assert sector_of_noun(noun) == sector


@pytest.mark.parametrize(
    ("title", "sector"),
    [
        ("trade commissioner", "IGO"),
        ("competition commissioner", "IGO"),
        ("EU commissioner", "IGO"),
        ("director general of military operations", "MIL"),
        ("army spokeswoman", "MIL"),
        ("defence minister", "GOV"),
        ("deputy", "LEG"),
        ("deputy foreign minister", "GOV"),
        ("president-elect", "PTY"),
    ],
)
def test_what_an_office_is_for_tells_its_sector(title: str, sector: str) -> None:
    assert sector_of(title, None) == sector


@pytest.mark.parametrize(
    ("title", "of", "sector"),
    [
        ("secretary general", "COP", "IGO"),
        ("secretary general", "PTY", "PTY"),
        ("chief", "GOV", "GOV"),
        ("spokesman", "SPY", "SPY"),
        ("foreign minister", "IGO", "GOV"),
    ],
)
def test_a_post_that_every_body_has_takes_its_bodys_sector(title: str, of: str, sector: str) -> None:
    assert sector_of(title, Draft("a body", "organisation", sector=of)) == sector


@pytest.mark.parametrize(
    ("kind", "name", "sector"),
    [
        ("organisation", "Permanent Council of the African Union", "IGO"),
        ("organisation", "Joint Fisheries Commission", "IGO"),
        ("government", "Government of the United Kingdom", "GOV"),
        ("organisation", "Friends of the Lake", None),
    ],
)
def test_a_part_of_a_known_body_has_its_sector(kind: str, name: str, sector: str | None) -> None:
    assert sector_of_body(kind, name) == sector  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parse", "sector"),
    [
        ("Gil nsubj spoke NNP\nof prep Gil IN\nSumak pobj of NNP\nspoke - - VBD", "REB"),
        ("Gil nsubj spoke NNP\n, punct Gil ,\nwho nsubj speaks WP\nspeaks relcl Gil VBZ\nfor prep speaks IN\nSumak pobj for NNP\n, punct Gil ,\nspoke - - VBD", "REB"),
        ("Gil nsubj spoke NNP\n, punct Gil ,\nwho nsubj lead WP\nlead relcl Gil VBZ\nSumak dobj lead NNP\n, punct Gil ,\nspoke - - VBD", "REB"),
        ("For prep spoke IN\nSumak pobj For NNP\n: punct spoke :\nGil nsubj spoke NNP\nspoke - - VBD", "REB"),
        ("Gil nsubj fled NNP\nfrom prep fled IN\nSumak pobj from NNP\nfled - - VBD", None),
    ],
)  # fmt: skip
def test_who_speaks_signs_or_stands_for_a_body_has_its_sector(parse: str, sector: str | None) -> None:
    board = board_of(hand(parse), ("Gil", "person"), ("Sumak", "organisation"))
    body(board, "Sumak", "armed_group", "REB")
    gil = person(board, "Gil")
    settle_sectors(board)
    assert gil.sector == sector


@pytest.mark.parametrize(
    ("parse", "sector"),
    [
        ("Gil nsubj spoke NNP\n, punct Gil ,\na det minister DT\nformer amod minister JJ\nminister appos Gil NN\n, punct Gil ,\nspoke - - VBD", "CVL"),
        ("Gil nsubj spoke NNP\n, punct Gil ,\nan det minister DT\nousted amod minister JJ\ninterior compound minister NN\nminister appos Gil NN\n, punct Gil ,\nspoke - - VBD", "CVL"),
        ("Gil nsubj quit NNP\nquit - - VBD\nas prep quit IN\nminister pobj as NN", "CVL"),
        ("Gil nsubj spoke NNP\n, punct Gil ,\nthe det minister DT\nminister appos Gil NN\n, punct Gil ,\nspoke - - VBD", "GOV"),
    ],
)  # fmt: skip
def test_who_held_an_office_once_is_a_civilian(parse: str, sector: str) -> None:
    board = board_of(hand(parse), ("Gil", "person"))
    gil = person(board, "Gil", "minister")
    settle_sectors(board)
    assert gil.sectors == (sector,)


@pytest.mark.parametrize(("noun", "sector"), [("counterpart", "LEG"), ("spokesman", "LEG")])
def test_a_counterpart_or_aide_has_the_sector_of_whose_it_is(noun: str, sector: str) -> None:
    parse = f"Mora nsubj met NNP\nmet - - VBD\nhis poss {noun} PRP$\n{noun} dobj met NN\nGil appos {noun} NNP"
    board = board_of(hand(parse), ("Mora", "person"), ("Gil", "person"))
    mora, gil = person(board, "Mora"), person(board, "Gil", noun)
    mora.roles.append(Role("speaker", "PER"))
    at = word(board.doc, "his").i
    board.mention(mora, at, at)
    settle_sectors(board)
    assert gil.sector == sector


@pytest.mark.parametrize(
    ("before", "noun", "sector", "kind"),
    [
        ("church", "leaders", "REL", "people"),
        ("union", "officials", "LAB", "people"),
        ("army", "officers", "MIL", "military"),
        ("displaced", "families", "REF", "people"),
        ("rebel", "commanders", "REB", "armed_group"),
        ("angry", "officers", "COP", "government"),
    ],
)
def test_the_word_before_leaders_and_officers_tells_who_they_are(
    before: str, noun: str, sector: str, kind: str
) -> None:
    board = board_of(hand(f"{before} amod {noun} JJ\n{noun} nsubj met NNS\nmet - - VBD"))
    draft = board.groups["x", "y"] = Draft(noun, "government", sector="COP")
    at = word(board.doc, noun).i
    board.mention(draft, at, at)
    settle_sectors(board)
    assert (draft.sector, draft.kind) == (sector, kind)


@pytest.mark.parametrize(("told", "sectors"), [("opposition", ("OPP", "PTY")), ("ruling", ("GOV", "PTY")), ("old", ("PTY",))])  # fmt: skip
def test_a_party_governs_or_opposes_where_the_page_says_so(told: str, sectors: tuple[str, ...]) -> None:
    board = board_of(hand(f"the det Sumar DT\n{told} amod Sumar JJ\nSumar nsubj won NNP\nwon - - VBD"))
    party = body(board, "Sumar", "party", "PTY")
    settle_sectors(board)
    assert party.sectors == sectors


SENTENCE = "Peru nsubj met NNP\nmet - - VBD"


def held(name: str, day: date) -> list[str]:
    """Return the offices that a person of this name held on a day, on a page that speaks of many states."""
    board = board_of(hand(SENTENCE))
    board.countries |= {code: Draft(code, "country", code) for code in ("NPL", "IDN", "MKD", "PER")}
    return [holder.office for holder in in_office(board, name, day)]


@pytest.mark.parametrize(
    ("name", "day", "office"),
    [
        ("B. J. Habibie", date(1999, 9, 13), "president"),
        ("KP Oli", date(2015, 11, 3), "prime minister"),
        ("Gjorgje Ivanov", date(2018, 6, 27), "president"),
    ],
)
def test_a_holder_is_found_under_a_spelling_near_the_tables(name: str, day: date, office: str) -> None:
    assert office in held(name, day)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("B. J. Habibie", date(2010, 1, 1)),
        ("Xavier Habibie", date(1999, 9, 13)),
        ("Gjorgje Petrov", date(2018, 6, 27)),
        ("Oli", date(2000, 1, 1)),
    ],
)
def test_nobody_is_found_out_of_term_or_with_another_given_name(name: str, day: date) -> None:
    assert held(name, day) == []


def test_all_terms_ended_is_out_of_office() -> None:
    board = board_of(hand(SENTENCE))
    assert out_of_office(board, "Bill Clinton", date(2005, 1, 1))
    assert not out_of_office(board, "Bill Clinton", date(1995, 1, 1))
    assert not out_of_office(board, "Ana Gil Mora", date(2005, 1, 1))


@pytest.mark.parametrize(
    ("names", "year"),
    [(["Boris Yeltsin", "Bill Clinton"], 1999), (["Bill Clinton"], None), ([], None)],
)
def test_two_office_holders_date_a_page_that_has_no_day(names: list[str], year: int | None) -> None:
    board = board_of(hand(SENTENCE))
    board.persons |= {name: Draft(name, "person") for name in names}
    found = telling_day(board)
    assert (found is None) == (year is None)
    assert found is None or year is None or 1993 <= found.year <= year


def test_every_further_sector_is_of_a_listed_body_and_every_colour_is_a_sector() -> None:
    names = {body.name for body in knowledge().organisations}
    further = [row.cells for row in table("bodies_sectors.tsv", 2)]
    assert [name for name, _ in further if name not in names] == []
    told = [sector for _, cell in further for sector in cell.split("|")]
    assert {*told, *(row.cells[1] for row in table("colours.tsv", 3))} <= set(SECTORS)


@pytest.mark.parametrize(
    ("name", "kind", "sectors"),
    [
        ("Hezbollah", "armed_group", ("REB", "PTY")),
        ("International Court of Justice", "court", ("JUD", "IGO")),
        ("Asian Development Bank", "organisation", ("IGO", "BUS")),
    ],
)
def test_a_listed_body_has_its_further_sectors(name: str, kind: str, sectors: tuple[str, ...]) -> None:
    board = board_of(hand(SENTENCE))
    draft = body(board, "Peru", kind, sectors[0])
    draft.name = name
    settle_sectors(board)
    assert draft.sectors == sectors
