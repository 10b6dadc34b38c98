"""What a page teaches of short names, and which of them another page takes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docs import article_of

from foedera.acronyms import TaughtName
from foedera.lessons import NameTold, names_told, taken_by
from foedera.pipeline import read_text
from foedera.reading import Reading

pytestmark = pytest.mark.model


def page(text: str, day: str | None = "2024-03-13") -> Reading:
    return read_text(article_of(text, day))


@pytest.mark.parametrize(
    ("text", "form", "name", "kind"),
    [
        ("Ghana and Togo signed the Mutual Ports Pact (MPP) in Lomé on Monday.", "MPP", "Mutual Ports Pact", "instrument"),
        ("Ghana and Togo signed the Mutual Ports Pact on Monday. The MPP lasts ten years.", "MPP", "Mutual Ports Pact", "instrument"),
        ("Ghana and Togo signed a ports pact known as MORPA on Monday.", "MORPA", "", "instrument"),
        ("Ghana and Togo signed a trade deal, dubbed the Lantern Bridge, on Monday.", "Lantern Bridge", "", "instrument"),
        ("Ghana and Togo signed the Mutual Ports Pact, known as the Lantern Bridge, on Monday.", "Lantern Bridge", "Mutual Ports Pact", "instrument"),
        ("The Northern Coast Relief Organisation (NCRO) opened an office in Kenya.", "NCRO", "Northern Coast Relief Organisation", "organisation"),
    ],
)  # fmt: skip
def test_a_page_teaches_the_short_names_that_it_explains(text: str, form: str, name: str, kind: str) -> None:
    told = {lesson.told.form: lesson for lesson in names_told(page(text))}
    assert (told[form].told.name, told[form].told.kind) == (name, kind)
    assert told[form].span.text in text


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Togo signed the memorandum of understanding (MOU) on Monday.",
        "Ghana and Togo spoke of MORPA on Monday.",
        "Ghana and Togo praised the World Health Organization (WHO) on Monday.",
    ],
)
def test_a_page_teaches_nothing_that_it_does_not_explain_or_all_know(text: str) -> None:
    assert names_told(page(text)) == ()


def test_a_reading_made_with_taught_names_teaches_nothing() -> None:
    reading = page("Ghana and Togo signed the Mutual Ports Pact (MPP) in Lomé on Monday.")
    taken = replace(reading, foedera=replace(reading.foedera, record="0123456789abcdef"))
    assert names_told(reading)
    assert names_told(taken) == ()


PACT = NameTold("MPP", "instrument", "pact", "Mutual Ports Pact", ("GHA", "TGO"), 2024)


@pytest.mark.parametrize(
    "text",
    [
        "Ghana wants to use the MPP more.",
        "The MPP has served both Togo and Ghana.",
        "Togo, Ghana and Chile spoke of the MPP.",
        "Ghana told Chile how many ships come under the MPP.",  # one of the two, and what is done with instruments
        "Ghana told Chile of the MPP, which opens ports to mutual use.",  # one of the two, and the matter
    ],
)
def test_what_shares_a_party_is_taken(text: str) -> None:
    assert taken_by(page(text), [PACT]) == (TaughtName("MPP", "instrument", "pact"),)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Chile wants to use the MPP more.", "2024-06-01"),  # others
        ("Ghana told Chile of the MPP.", "2024-06-01"),  # one of the two, and another
        ("Ghana wants to use the mpp more.", "2024-06-01"),  # no capitals
        ("Ghana wants to use the MPPS more.", "2024-06-01"),  # another word
        ("Ghana heard the Malawi People's Party (MPP) out.", "2024-06-01"),  # the page's own
        ("Ghana wants to use the MPP more.", "1999-06-01"),  # long before
    ],
)
def test_what_does_not_fit_is_left(text: str, day: str) -> None:
    assert taken_by(page(text, day), [PACT]) == ()


def test_of_several_of_one_kind_only_the_kind_is_taken() -> None:
    other = replace(PACT, parties=("TGO", "BEN"), year=2021)
    assert taken_by(page("Togo wants to use the MPP more."), [PACT, other]) == (
        TaughtName("MPP", "instrument", "pact"),
    )


def test_of_several_things_the_one_that_fits_is_taken_and_none_where_two_do() -> None:
    party = NameTold("MPP", "organisation", "party", "Malawi Peasant Party", ("MWI",), None)
    assert taken_by(page("Ghana wants to use the MPP more."), [PACT, party])[0].kind == "instrument"
    assert taken_by(page("Ghana and Malawi spoke of the MPP."), [PACT, party]) == ()


def test_a_word_of_the_language_needs_all_parties() -> None:
    reach = NameTold(
        "REACH", "instrument", "agreement", "Regional Air Charter Agreement", ("GHA", "TGO"), None
    )
    near, far = page("Togo and Ghana signed REACH in Lomé."), page("Ghana said REACH it must.")
    assert taken_by(near, [reach], is_word={"REACH"})[0].form == "REACH"
    assert taken_by(far, [reach], is_word={"REACH"}) == ()


def test_where_no_party_is_told_the_matter_must_be_the_same() -> None:
    body = NameTold("NCRO", "organisation", "organisation", "Northern Coast Relief Organisation", (), None)
    near = page("NCRO sends relief to the coast of Kenya.")
    far = page("NCRO sells shoes in Kenya.")
    assert taken_by(near, [body])[0].name == "Northern Coast Relief Organisation"
    assert taken_by(far, [body]) == ()
