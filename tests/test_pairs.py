"""Words for two or more: which participants they mean."""

from __future__ import annotations

import pytest
from docs import meant


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Kenyan Foreign Minister Musalia Mudavadi met Ugandan Foreign Minister Jeje Odongo. The ministers signed a pact.",
            "The ministers", {"Musalia Mudavadi", "Jeje Odongo"},
        ),
        (
            "Chilean President Gabriel Boric and Peruvian President Dina Boluarte dined. The presidents spoke of fish.",
            "The presidents", {"Gabriel Boric", "Dina Boluarte"},
        ),
        (
            ("Greek Foreign Minister Nikos Dendias hosted Cypriot Foreign Minister Ioannis Kasoulides. "
            "The foreign ministers agreed."),
            "The foreign ministers", {"Nikos Dendias", "Ioannis Kasoulides"},
        ),
    ],
)  # fmt: skip
def test_the_ministers_are_those_of_that_office_last_named_together(
    text: str, words: str, names: set[str]
) -> None:
    assert meant(text, words) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Jan Bos and Piet Vos came. Ana Gil rang both men.",
            "both men", {"Jan Bos", "Piet Vos"},
        ),
        (
            "William Ruto called Yoweri Museveni. Joe Biden thanked both leaders.",
            "both leaders", {"William Ruto", "Yoweri Museveni"},
        ),
        (
            "Lazarus Chakwera and Hakainde Hichilema dined. Penny Wong welcomed the two guests.",
            "the two guests", {"Lazarus Chakwera", "Hakainde Hichilema"},
        ),
    ],
)  # fmt: skip
def test_whoever_meets_both_men_is_neither(text: str, words: str, names: set[str]) -> None:
    assert meant(text, words) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Laos and Fiji fought. Both belligerents want a truce.", "Both belligerents", {"Laos", "Fiji"}),
        (
            "Kenyan and Ugandan negotiators met. The two sides agreed.",
            "The two sides", {"Kenya", "Uganda"},
        ),
        ("Togo and Benin met. Both sides spoke, and both agree on fish.", "both", {"Togo", "Benin"}),
        ("Peru and Chile quarrelled. The two republics share a lake.", "The two republics", {"Peru", "Chile"}),
    ],
)  # fmt: skip
def test_sides_are_states_or_those_whose_officials_act(text: str, words: str, names: set[str]) -> None:
    assert meant(text, words) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "date", "names"),
    [
        (
            "Emmanuel Macron met Giorgia Meloni. A pact is in force for both countries.",
            "both countries", "2024-03-05", {"France", "Italy"},
        ),
        (
            "Narendra Modi rang Anthony Albanese. The two countries trade in coal.",
            "The two countries", "2024-03-05", {"India", "Australia"},
        ),
    ],
)  # fmt: skip
def test_the_states_of_those_in_office_are_a_pair(text: str, words: str, date: str, names: set[str]) -> None:
    assert meant(text, words, date) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministers were tired.", "The ministers"),
        ("Kenyan Foreign Minister Musalia Mudavadi spoke. The presidents did not.", "The presidents"),
        ("Jan Bos and Piet Vos sang. The leaders listened.", "The leaders"),
    ],
)
def test_the_ministers_are_nobody_named_where_no_two_hold_such_an_office(text: str, words: str) -> None:
    assert not meant(text, words) & {"Musalia Mudavadi", "Jan Bos", "Piet Vos"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Kenya and Uganda met in May. The parties agreed on a date.", "The parties", {"Kenya", "Uganda"}),
        ("Laos hosted Japan. Laos thanked Japan. The sides will meet again.", "The sides", {"Laos", "Japan"}),
    ],
)
def test_the_parties_and_the_sides_are_the_two_of_whom_the_page_speaks(
    text: str, words: str, names: set[str]
) -> None:
    assert meant(text, words) == names


@pytest.mark.model
def test_where_political_parties_are_named_the_parties_are_no_states() -> None:
    text = "Norway and Sweden watched. The Labour Party and the Green Party met. The parties agreed."
    assert not {"Norway", "Sweden"} & meant(text, "The parties")


@pytest.mark.model
def test_a_counterpart_is_one_of_the_ministers_and_a_prime_minister_is_none() -> None:
    text = (
        "Kenyan Foreign Minister Musalia Mudavadi and his Greek counterpart Giorgos Gerapetritis spoke. "
        "Mudavadi came with Prime Minister Abiy Ahmed. The ministers smiled."
    )
    assert meant(text, "The ministers") == {"Musalia Mudavadi", "Giorgos Gerapetritis"}


@pytest.mark.model
def test_the_same_noun_alone_means_the_same_several() -> None:
    text = "President William Ruto and Prime Minister Ana Gil met. The leaders ate. It rained. Leaders agreed on a dam."
    assert meant(text, "Leaders") == {"William Ruto", "Ana Gil"}
