"""Nouns that stand for someone or something named before."""

from __future__ import annotations

import pytest
from docs import called, meant, read_actors, said_of


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Peruvian President Dina Boluarte arrived in Beijing. The president will stay.", "The president", "Dina Boluarte"),
        ("French Defence Minister Sébastien Lecornu flew to Abuja. The minister saw the army.", "The minister", "Sébastien Lecornu"),
        ("Lloyd Austin, the US defence secretary, left. Later the secretary spoke.", "the secretary", "Lloyd Austin"),
        ("Turkish President Recep Tayyip Erdogan rose. Then the president sat.", "the president", "Recep Tayyip Erdogan"),
        ("German Chancellor Friedrich Merz ate. The chancellor was late.", "The chancellor", "Friedrich Merz"),
        ("Nigerian President Bola Tinubu met Emmanuel Macron. The president of Nigeria thanked France.", "The president", "Bola Tinubu"),
    ],
)  # fmt: skip
def test_an_office_alone_with_the_is_the_one_person_who_holds_it(text: str, words: str, name: str) -> None:
    assert meant(text, words) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Spanish ambassador Ana Gil and Dutch ambassador Jan Bos met. The ambassador left.",
            "The ambassador",
        ),
        ("The minister left before Kenyan President William Ruto came.", "The minister"),
        ("French President Emmanuel Macron spoke. A president may do so.", "A president"),
        ("Omani Foreign Minister Badr al-Busaidi spoke. The president sat.", "The president"),
    ],
)
def test_an_office_that_two_hold_or_no_one_yet_or_without_the_is_no_one(text: str, words: str) -> None:
    assert not {name for name in meant(text, words) if name.istitle()}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Moroccan Prime Minister Aziz Akhannouch landed. The premier was tired.", "The premier", "Aziz Akhannouch"),
        ("Chadian President Mahamat Deby rose. The leader spoke for an hour.", "The leader", "Mahamat Deby"),
        ("US envoy Tom Barrack flew home. The envoy had met no one.", "The envoy", "Tom Barrack"),
        ("Jordanian King Abdullah wrote a letter. The monarch asked for time.", "The monarch", "Abdullah"),
        ("Latvian Foreign Minister Baiba Braze arrived. The Latvian minister smiled.", "The Latvian minister", "Baiba Braze"),
    ],
)  # fmt: skip
def test_another_word_for_an_office_is_the_one_who_holds_it(text: str, words: str, name: str) -> None:
    assert meant(text, words) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Latvian Foreign Minister Baiba Braze arrived. The prime minister was away.", "The prime minister"),
        ("Kenyan Deputy President Rigathi Gachagua sat. The president stood.", "The president"),
        ("Fijian Defence Minister Pio Tikoduadua spoke. The Tongan minister did not.", "The Tongan minister"),
        ("Peruvian Foreign Minister Elmer Schialer ate. The energy minister fasted.", "The energy minister"),
    ],
)
def test_an_office_that_differs_is_someone_else(text: str, words: str) -> None:
    named = {"Baiba Braze", "Rigathi Gachagua", "Pio Tikoduadua", "Elmer Schialer"}
    assert not meant(text, words) & named


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name", "title", "country"),
    [
        ("Lucia Marquez rose late. The Chilean foreign minister spoke of copper.", "The Chilean foreign minister", "Lucia Marquez", "foreign minister", "CHL"),
        ("Reporters waited for Jonas Weber. The German ambassador came by tram.", "The German ambassador", "Jonas Weber", "ambassador", "DEU"),
        ("Peter Okello cut the ribbon. The Ugandan energy minister had built the dam.", "The Ugandan energy minister", "Peter Okello", "energy minister", "UGA"),
        ("Mikko Laine laughed. Then the Finnish prime minister left.", "the Finnish prime minister", "Mikko Laine", "prime minister", "FIN"),
    ],
)  # fmt: skip
def test_an_office_told_in_the_next_sentence_explains_the_one_person_just_named(
    text: str, words: str, name: str, title: str, country: str
) -> None:
    assert meant(text, words) == {name}
    person = called(read_actors(text), name)
    assert [(role.title, role.of) for role in person.roles] == [(title, country)]
    assert (person.country, person.country_basis) == (country, "stated")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lucia Marquez met Jonas Weber. The Chilean foreign minister spoke of copper.", "The Chilean foreign minister"),
        ("Lucia Marquez, a baker, rose. Critics of the Chilean foreign minister left.", "the Chilean foreign minister"),
        ("Peter Okello, the Kenyan trade minister, rose. The Ugandan energy minister sat.", "The Ugandan energy minister"),
        ("Mikko Laine wrote to the Finnish prime minister.", "the Finnish prime minister"),
    ],
)  # fmt: skip
def test_an_office_does_not_explain_one_of_two_or_who_has_another_or_where_it_does_not_act(
    text: str, words: str
) -> None:
    named = {"Lucia Marquez", "Jonas Weber", "Peter Okello", "Mikko Laine"}
    assert not meant(text, words) & named


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Botswana sells beef. The country has few ports.", "The country", {"Botswana"}),
        (
            "Kenyan President William Ruto landed. Reporters asked what his country needs.",
            "country",
            {"Kenya"},
        ),
        ("Saudi officials met. The kingdom wants a deal.", "The kingdom", {"Saudi Arabia"}),
        ("The Bolivian side was late.", "The Bolivian side", {"Bolivia"}),
        ("Nothing moved the Danish side.", "the Danish side", {"Denmark"}),
    ],
)
def test_the_country_his_country_and_a_side_are_states(text: str, words: str, names: set[str]) -> None:
    assert meant(text, words) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Botswana sells beef. The neighbouring country buys it.", "The neighbouring country"),
        ("A country may close its ports.", "A country"),
        ("Omani officials met. The republic was far away.", "The republic"),
        ("They shot at the other side.", "the other side"),
    ],
)
def test_a_country_that_is_another_or_any_is_no_one(text: str, words: str) -> None:
    assert meant(text, words) == set()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Danish Ministry of Health wrote a letter. The ministry wants masks.", "The ministry", "Ministry of Health"),
        ("The African Union met. The bloc sent troops.", "The bloc", "African Union"),
        ("Hezbollah fired rockets. The group lost ten men.", "The group", "Hezbollah"),
        ("Boeing sold nine jets. The company was pleased.", "The company", "Boeing"),
        ("The International Court of Justice sat. The court will rule in May.", "The court", "International Court of Justice"),
        ("NATO sent ships. The alliance has thirty-two members.", "The alliance", "North Atlantic Treaty Organization"),
    ],
)  # fmt: skip
def test_a_kind_of_body_with_the_is_the_last_one_named(text: str, words: str, name: str) -> None:
    assert any(name in found for found in meant(text, words))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Boeing sold nine jets. The ministry was pleased.", "The ministry"),
        ("A company lost a ship after Boeing sold jets.", "A company"),
        ("The court will rule before NATO meets.", "The court"),
        ("Hezbollah fired rockets. The bank was shut.", "The bank"),
    ],
)
def test_another_kind_of_body_or_one_not_named_yet_is_not_it(text: str, words: str) -> None:
    assert not meant(text, words) & {"Boeing", "Hezbollah", "North Atlantic Treaty Organization"}


@pytest.mark.model
def test_an_emirate_is_a_state_that_is_one() -> None:
    text = "Kuwait wrote to Saudi Arabia. Riyadh thanked the emirate."
    assert "the emirate" in said_of(text, "Kuwait")


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Zed Mora, minister for trade, left after a meeting with the prime minister of Fiji.",
        "Ana Gil, minister of health, wrote. The prime minister of Chad answered.",
    ],
)
def test_the_prime_minister_is_no_other_minister(text: str) -> None:
    name = text.split(",", maxsplit=1)[0]
    assert called(read_actors(text), name).country is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "joined"),
    [
        ("Hezbollah fired rockets. Then the militants fled.", "the militants", True),
        ("A rebel band fought bandits. At night the bandits fled and the insurgents stayed.", "the insurgents", False),
        ("Two gunmen shot at a bus. Later the rebels left the hills.", "the rebels", False),
        ("Three militants shot at a bus. Later the militants left the hills.", "the militants", True),
    ],
)  # fmt: skip
def test_rebels_with_the_are_a_named_group_or_one_told_by_the_same_noun(
    text: str, words: str, *, joined: bool
) -> None:
    (actor,) = (a for a in read_actors(text) if any(m.text == words for m in a.mentions))
    assert (len(actor.mentions) > 1) is joined


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Hezbollah fighters dug in. Hezbollah has long ruled the valley. Israel struck. The group fired back.",
            "The group", "Hezbollah",
        ),
        ("Hamas met the Security Council. The organisation left early.", "The organisation", "Hamas"),
        ("Hezbollah shelled a hill. The Iran-backed movement lost ten men.", "The Iran-backed movement", "Hezbollah"),
        ("The Iranian ambassador came. The envoy smiled.", "The envoy", "Iranian ambassador"),
    ],
)  # fmt: skip
def test_a_group_is_the_one_spoken_of_most_that_the_noun_fits(text: str, words: str, name: str) -> None:
    assert meant(text, words) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Japanese Foreign Minister Takeshi Iwaya met Chinese Foreign Minister Wang Yi. The top diplomats of both nations dined.",
            "The top diplomats",
        ),
        (
            "Japanese Foreign Minister Takeshi Iwaya met Chinese Foreign Minister Wang Yi. The foreign ministers of Japan and China dined.",
            "The foreign ministers",
        ),
    ],
)  # fmt: skip
def test_office_holders_of_several_states_are_those_named_before(text: str, words: str) -> None:
    assert meant(text, words) == {"Takeshi Iwaya", "Wang Yi"}


@pytest.mark.model
def test_the_top_diplomat_of_a_state_is_its_foreign_minister() -> None:
    text = "US Secretary of State Antony Blinken met Chinese Foreign Minister Wang Yi. The top US diplomat left first."
    assert meant(text, "The top US diplomat") == {"Antony Blinken"}
