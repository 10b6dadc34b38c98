"""Which letters spell a title, and what a page's own titles and those that it was taught are called by."""

from __future__ import annotations

from typing import get_args

import pytest
from docs import article_of

from foedera.acronyms import TaughtName, known_names, spells
from foedera.instruments import InstrumentKind
from foedera.knowledge import knowledge
from foedera.pipeline import read_text
from foedera.reading import Reading


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("HAA", "Harbour Access Agreement"),
        ("DEMAT", "Desert Energy Memorandum and Transit"),  # a small word may lend its letter
        ("POWTRA", "Pooling of Weather and Traffic Records Arrangement"),
        ("CORAPA", "Coastal Rapid Patrols Arrangement"),  # more letters than one of a word
    ],
)
def test_an_acronym_is_spelt_by_the_beginnings_of_words(form: str, title: str) -> None:
    assert spells(form, title)


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("HAA", "Harbour Access Treaty"),
        ("AHA", "Harbour Access Agreement"),
        ("HA", "Harbour Access"),
        ("HARB", "Harbour"),
        ("TAM", "TAM agreement"),  # a title that holds the letters is not spelt by them
    ],
)
def test_other_letters_spell_no_title(form: str, title: str) -> None:
    assert not spells(form, title)


def read(text: str, *taught: TaughtName) -> Reading:
    return read_text(article_of(text, "2024-03-13"), taught=taught)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Chile and Peru signed a Border Crossings Arrangement on Monday. Under the BCA, lorries need no stamp.", "BCA"),
        ("Ghana and Togo concluded the Joint Electricity Supply Treaty on Friday. JEST comes into force in May.", "JEST"),
    ],
)  # fmt: skip
def test_initials_tell_whose_capitals_they_are_without_brackets(text: str, form: str) -> None:
    (deal,) = read(text).agreements
    assert deal.acronym == form
    assert form in " ".join(span.text for span in deal.mentions)


@pytest.mark.model
def test_what_brackets_explain_otherwise_is_no_title_of_the_page() -> None:
    text = (
        "Chile and Peru signed a Border Crossings Arrangement on Monday. The Broadcasting Control Authority (BCA) "
        "showed it live."
    )
    assert [deal.acronym for deal in read(text).agreements] == [None]


PATHS = TaughtName("MORPA", "instrument", "pact")


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Togo resumed the MORPA talks on Friday.",
        "Under MORPA, Ghana may use two harbours of Togo.",
        "Ghana's MORPA deal with Togo is under fire.",
        "Ghana and Togo signed MORPA in Lomé on Friday.",
    ],
)
def test_a_taught_acronym_names_an_instrument(text: str) -> None:
    (deal,) = read(text, PATHS).agreements
    assert (deal.acronym, deal.kind, deal.named) == ("MORPA", "pact", True)
    assert deal.rule.endswith(", taught")
    assert not [one for one in read(text, PATHS).actors if one.name == "MORPA"]


@pytest.mark.model
@pytest.mark.parametrize("text", ["Ghana and Togo spoke of a morpa.", "Ghana and Togo met MORPAX of Lomé."])
def test_a_taught_acronym_stands_as_a_word_in_its_own_capitals(text: str) -> None:
    assert read(text, PATHS) == read(text)


@pytest.mark.model
def test_an_alias_and_a_body_are_taken_as_taught() -> None:
    bridge = TaughtName("Lantern Bridge", "instrument", "agreement")
    body = TaughtName("NCRO", "organisation", "organisation", "Northern Coast Relief Organisation")
    reading = read("The Lantern Bridge helps Ghana and Togo. NCRO opened an office in Kenya.", bridge, body)
    assert [(deal.name, deal.acronym) for deal in reading.agreements] == [("Lantern Bridge", None)]
    assert "Northern Coast Relief Organisation" in [one.name for one in reading.actors]


@pytest.mark.parametrize("known", known_names(), ids=lambda one: one.form)
def test_what_everybody_knows_is_an_instrument_of_a_kind_and_no_body(known: TaughtName) -> None:
    assert known.sort in get_args(InstrumentKind)
    assert any(letter.isupper() for letter in known.form)
    assert knowledge().organisation(known.form) is None
    assert knowledge().country_named(known.form) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("Chile left the NPT in March.", "NPT"),
        ("Mexico and Canada want to keep the USMCA.", "USMCA"),
        ("The North American Free Trade Agreement bound Mexico and Canada.", "NAFTA"),
    ],
)
def test_short_names_that_everybody_knows_need_no_teacher(text: str, acronym: str) -> None:
    (deal,) = read(text).agreements
    assert (deal.acronym, "taught" in deal.rule) == (acronym, False)


@pytest.mark.model
def test_a_known_short_name_that_a_page_explains_otherwise_is_the_page_s_own() -> None:
    assert read("The Northern Pilots Trust (NPT) met in Oslo. Norway praised the NPT.").agreements == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        ("Chile asked Peru to revise the status of crews agreement (SOCA) on Monday.", "status of crews agreement", "SOCA"),
        ("Peru and Chile opened talks on a transit of goods arrangement (TOGA).", "transit of goods arrangement", "TOGA"),
    ],
)  # fmt: skip
def test_an_acronym_in_brackets_spells_a_title_in_small_letters(text: str, name: str, acronym: str) -> None:
    assert (name, acronym) in [(deal.name, deal.acronym) for deal in read(text).agreements]


@pytest.mark.model
def test_an_acronym_of_a_kind_makes_no_title() -> None:
    (deal,) = read("Chile and Peru signed a free trade agreement (FTA) on Monday.").agreements
    assert deal.acronym is None


@pytest.mark.model
def test_numbered_memoranda_are_titles() -> None:
    text = "Thailand and Cambodia went by MOU 43, signed in 2000. MoU 44 is on the sea."
    assert [deal.name for deal in read(text).agreements] == ["MOU 43", "MoU 44"]


@pytest.mark.model
def test_one_title_with_several_partners_is_several_instruments() -> None:
    text = (
        "Chile has a Border Crossings Arrangement with Peru and a Border Crossings Arrangement with Brazil."
    )
    assert [deal.name for deal in read(text).agreements] == ["Border Crossings Arrangement"] * 2
    text = "Chile has a Border Crossings Arrangement with Peru. The Border Crossings Arrangement with Peru is new."
    assert len(read(text).agreements) == 1
