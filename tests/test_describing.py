"""What explains a name beside it."""

from __future__ import annotations

import pytest
from docs import called, meant, read_actors, said_of


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "title", "country"),
    [
        ("Lloyd Austin, the US defence secretary, flew to Manila.", "Lloyd Austin", "defence secretary", "USA"),
        ("Marta Ruiz, Chile’s envoy in Lima, resigned.", "Marta Ruiz", "envoy", "CHL"),
        ("Somalia’s president, Hassan Sheikh Mohamud, flew to Ankara.", "Hassan Sheikh Mohamud", "president", "SOM"),
        ("The talks bored Penny Wong, the Australian foreign minister.", "Penny Wong", "foreign minister", "AUS"),
        ("Elmer Schialer, Minister of Foreign Affairs of Peru, signed.", "Elmer Schialer", "Minister of Foreign Affairs", "PER"),
    ],
)  # fmt: skip
def test_an_office_in_apposition_is_the_persons_role_and_gives_the_country(
    text: str, name: str, title: str, country: str
) -> None:
    person = called(read_actors(text), name)
    assert [(role.title, role.of) for role in person.roles] == [(title, country)]
    assert (person.country, person.country_basis, person.sector) == (country, "stated", "GOV")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Abbas Araghchi met his Saudi counterpart, Prince Faisal bin Farhan, in Jeddah.", "Faisal bin Farhan", "SAU"),
        ("Boris Pistorius hosted his Dutch counterpart, Ruben Brekelmans.", "Ruben Brekelmans", "NLD"),
        ("The minister wrote to South Korean counterpart Cho Tae-yul.", "Cho Tae-yul", "KOR"),
        ("Penny Wong and her Fijian counterpart, Sitiveni Rabuka, sat down.", "Sitiveni Rabuka", "FJI"),
    ],
)  # fmt: skip
def test_a_counterpart_is_of_the_state_told_and_is_given_no_such_office(
    text: str, name: str, country: str
) -> None:
    person = called(read_actors(text), name)
    assert (person.country, person.country_basis) == (country, "stated")
    assert "counterpart" not in {role.title for role in person.roles}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Redwan Hussien, an adviser to Ethiopian Prime Minister Abiy Ahmed, left.", "Redwan Hussien", "ETH"),
        ("Jan Bos, an envoy of Dutch Foreign Minister Caspar Veldkamp, wrote.", "Jan Bos", "NLD"),
        ("Kenyan President William Ruto sent Monica Juma, his adviser.", "Monica Juma", "KEN"),
        ("Lea Roth, spokeswoman for German Chancellor Friedrich Merz, smiled.", "Lea Roth", "DEU"),
    ],
)
def test_who_serves_someone_is_of_the_same_state(text: str, name: str, country: str) -> None:
    assert called(read_actors(text), name).country == country


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("Martin Griffiths, the UN aid chief, spoke.", "Martin Griffiths", "IGO"),
        ("Moussa Faki, chairperson of the African Union, left.", "Moussa Faki", "IGO"),
        ("Kelly Ortberg, chief executive of Boeing, resigned.", "Kelly Ortberg", "MNC"),
        ("Rosa Lind, a spokeswoman for the World Bank, declined.", "Rosa Lind", "IGO"),
    ],
)
def test_an_office_of_a_body_has_the_sector_of_the_body(text: str, name: str, sector: str) -> None:
    assert called(read_actors(text), name).sector == sector


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Luis Mora, the pilot, died.", "the pilot", "Luis Mora"),
        ("Police freed Jan Bos, a baker.", "a baker", "Jan Bos"),
        ("Maria Kovac, his cousin, came.", "cousin", "Maria Kovac"),
        ("They found Omar Diop, the driver, asleep.", "the driver", "Omar Diop"),
    ],
)
def test_any_noun_in_apposition_is_a_mention_of_the_person(text: str, words: str, name: str) -> None:
    assert meant(text, words) == {name}
    assert called(read_actors(text), name).roles == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names", "title"),
    [
        ("Jan Bos and Piet Vos, the Dutch ambassadors, left.", ["Jan Bos", "Piet Vos"], "ambassador"),
        ("The pact is by Luis Mora and Omar Diop, the two foreign ministers.", ["Luis Mora", "Omar Diop"], "foreign minister"),
        ("Maria Kovac and Lea Roth, the defence ministers, met.", ["Maria Kovac", "Lea Roth"], "defence minister"),
        ("Tito Mboya and Kofi Annor, the envoys, ate.", ["Tito Mboya", "Kofi Annor"], "envoy"),
    ],
)  # fmt: skip
def test_an_office_in_the_plural_explains_all_who_stand_before_it(
    text: str, names: list[str], title: str
) -> None:
    for name in names:
        assert [role.title.removeprefix("two ") for role in called(read_actors(text), name).roles] == [title]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Ashraf Ghani of Afghanistan and Hamid Ansari, the vice president of India, spoke.", "Hamid Ansari", "Ashraf Ghani"),
        ("Jan Bos of the Netherlands and Lea Roth, the German envoy, met.", "Lea Roth", "Jan Bos"),
        ("They saw Omar Diop of Senegal and Luis Mora, the Chilean premier.", "Luis Mora", "Omar Diop"),
        ("Kofi Annor and Tito Mboya, the Kenyan minister, sang.", "Tito Mboya", "Kofi Annor"),
    ],
)  # fmt: skip
def test_an_office_in_the_singular_explains_the_name_before_its_comma(
    text: str, name: str, other: str
) -> None:
    assert called(read_actors(text), name).roles
    assert called(read_actors(text), other).roles == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("CELAC, a bloc of thirty-three states, met.", "CELAC", "a bloc"),
        ("Hezbollah, the militia, fired.", "Hezbollah", "the militia"),
        ("ASEAN, the regional bloc, wrote.", "ASEAN", "the regional bloc"),
        ("They sued Boeing, the company.", "Boeing", "the company"),
    ],
)
def test_a_kind_of_body_in_apposition_is_a_mention_of_the_body(text: str, name: str, words: str) -> None:
    (found,) = meant(text, words)
    assert name in said_of(text, found)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Jan Bos, the Dutch ambassador in Lima, wrote.", "Jan Bos", "NLD"),
        ("Lea Roth, the German envoy to Chad, left.", "Lea Roth", "DEU"),
        ("Luis Mora, ambassador of Chile, smiled.", "Luis Mora", "CHL"),
        ("Omar Diop, ambassador in Rome, ate.", "Omar Diop", None),
    ],
)
def test_an_ambassador_is_of_the_state_that_sent_him_not_of_where_he_is(
    text: str, name: str, country: str | None
) -> None:
    assert called(read_actors(text), name).country == country


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Word came from a spokesman for the Dutch army, Jan Bos.", "Jan Bos", "spokesman"),
        (
            "They met the South African mediator for the African Union, Thabo Mbeki.",
            "Thabo Mbeki",
            "mediator",
        ),
        (
            "Ana Gil of Peru, Luis Mora of Chile and Rosa Paz, the president of Cuba, clapped.",
            "Rosa Paz",
            "president",
        ),
        ("John Major and Felipe Gonzalez of Spain, chair of the bloc, spoke.", "Felipe Gonzalez", "chair"),
        ("Jan Bos, brother of the king, left.", "Jan Bos", "brother"),
    ],
)
def test_an_apposition_is_of_the_name_it_stands_beside(text: str, name: str, words: str) -> None:
    assert any(words in mention for mention in said_of(text, name))


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The ministry rejects the charge. Luis Mora agreed.",
        "Not a word of it was signed, said Luis Mora.",
        "Days after the first rocket, Luis Mora spoke.",
    ],
)
def test_a_noun_that_is_for_no_person_explains_nobody(text: str) -> None:
    assert said_of(text, "Luis Mora") == ["Luis Mora"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("He met his French and German counterparts, Luc Petit and Jan Weber.", {"Luc Petit": "FRA", "Jan Weber": "DEU"}),
        ("The foreign ministers of Peru and Chile, Ana Gil and Luis Mora, met.", {"Ana Gil": "PER", "Luis Mora": "CHL"}),
    ],
)  # fmt: skip
def test_states_told_in_order_are_each_of_one_of_the_people(text: str, countries: dict[str, str]) -> None:
    assert {name: called(read_actors(text), name).country for name in countries} == countries


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The president of Kenya, William Ruto, the president of Chad, Mahamat Deby, and the premier of Togo, Faure Gnassingbe, signed.",
        "Mahamat Deby, the president of Chad, and Faure Gnassingbe, the premier of Togo, met William Ruto, the president of Kenya.",
        "The chiefs are William Ruto, the president of Kenya, Mahamat Deby, the president of Chad, and Faure Gnassingbe of Togo.",
    ],
)
def test_in_a_list_of_offices_and_names_each_has_its_own(text: str) -> None:
    found = {actor.name: actor.country for actor in read_actors(text) if actor.kind == "person"}
    assert found == {"William Ruto": "KEN", "Mahamat Deby": "TCD", "Faure Gnassingbe": "TGO"}
