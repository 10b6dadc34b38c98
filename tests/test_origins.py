"""Country and sector that the page does not tell beside the name."""

from __future__ import annotations

import pytest
from docs import called, read_actors

DAY = "2024-08-24"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Secretary of State Antony Blinken landed in Lagos.", "Antony Blinken", "USA"),
        ("External Affairs Minister Ana Kaul agreed.", "Ana Kaul", "IND"),
        ("Taoiseach Nia Tamani left early.", "Nia Tamani", "IRL"),
        ("State Councillor Ana Kaul wrote a letter.", "Ana Kaul", "CHN"),
    ],
)
def test_an_office_that_one_state_alone_has_gives_the_country(text: str, name: str, country: str) -> None:
    person = called(read_actors(text), name)
    assert (person.country, person.country_basis) == (country, "office")
    assert [role.of for role in person.roles] == [country]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Prime Minister Anthony Albanese spoke.", "Anthony Albanese", "AUS"),
        ("A letter from Penny Wong arrived.", "Penny Wong", "AUS"),
        ("President Emomali Rahmon thanked the crew.", "Emomali Rahmon", "TJK"),
        ("Xi Jinping spoke for an hour.", "Xi Jinping", "CHN"),
    ],
)
def test_who_held_an_office_on_the_day_has_the_country_of_the_record(
    text: str, name: str, country: str
) -> None:
    person = called(read_actors(text, DAY), name)
    assert (person.country, person.country_basis) == (country, "record")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "date", "name"),
    [
        ("Prime Minister Shigeru Ishiba spoke.", "2024-08-24", "Shigeru Ishiba"),
        ("Prime Minister Anthony Albanese spoke.", "2015-02-01", "Anthony Albanese"),
        ("Secretary Marco Rubio wrote.", "2019-02-01", "Marco Rubio"),
        ("Sanae Takaichi rose.", "1999-02-01", "Sanae Takaichi"),
    ],
)
def test_before_or_after_an_office_the_record_still_knows_the_country_but_no_such_role(
    text: str, date: str, name: str
) -> None:
    person = called(read_actors(text, date), name)
    assert person.country_basis == "record"
    assert [role.title for role in person.roles] == [t for t in ("Prime Minister", "Secretary") if t in text]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "date", "name", "sector"),
    [
        ("Theresa May sang.", "2018-03-01", "Theresa May", "GOV"),
        ("Theresa May sang.", "2021-03-01", "Theresa May", "CVL"),
        ("Former president Luis Mora wrote.", "2021-03-01", "Luis Mora", "CVL"),
        ("Anthony Albanese slept.", "2024-03-01", "Anthony Albanese", "GOV"),
    ],
)
def test_who_held_an_office_before_is_a_civilian_after_it(
    text: str, date: str, name: str, sector: str
) -> None:
    assert called(read_actors(text, date), name).sector == sector


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Nepal closed its border. The Foreign Ministry gave no reason.", "Foreign Ministry", "NPL"),
        ("Chad’s rains failed. The Ministry of Farming asked for seed.", "Ministry of Farming", "TCD"),
        ("Kyiv was calm. The foreign ministry wrote a letter.", "foreign ministry", "UKR"),
        ("Peru voted. The Ministry of Health counted masks.", "Ministry of Health", "PER"),
    ],
)
def test_a_body_that_every_state_has_is_of_the_state_spoken_of(text: str, words: str, country: str) -> None:
    (body,) = (a for a in read_actors(text) if any(words in m.text for m in a.mentions))
    assert (body.country, body.country_basis) == (country, "stated")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It rained. The Foreign Ministry gave no reason.", "Foreign Ministry"),
        ("A farmer wept. The Ministry of Farming asked for seed.", "Ministry of Farming"),
        ("He flew over Nepal. The Ministry of Health counted masks.", "Ministry of Health"),
    ],
)
def test_a_body_that_every_state_has_is_of_none_where_no_state_is_spoken_of(text: str, words: str) -> None:
    (body,) = (a for a in read_actors(text) if any(words in m.text for m in a.mentions))
    assert body.country is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Nepal closed its border. Sita Rai, spokeswoman for the Foreign Ministry, gave no reason.", "Sita Rai", "NPL"),
        ("Luis Mora, an official of the Chilean Ministry of Trade, wrote.", "Luis Mora", "CHL"),
        ("Jan Bos, spokesman for the Dutch Foreign Ministry, smiled.", "Jan Bos", "NLD"),
        ("Omar Diop, head of the Senegalese army, left.", "Omar Diop", "SEN"),
    ],
)  # fmt: skip
def test_who_speaks_for_a_body_is_of_its_state(text: str, name: str, country: str) -> None:
    assert called(read_actors(text), name).country == country


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "date", "name"),
    [
        ("They thanked President Donald Trump, the United Kingdom and Qatar.", "2025-05-11", "Donald Trump"),
        ("A note from Prime Minister Anthony Albanese, New Zealand and Fiji came.", "2024-08-24", "Anthony Albanese"),
    ],
)  # fmt: skip
def test_who_holds_the_office_told_is_not_of_another_state_named_beside(
    text: str, date: str, name: str
) -> None:
    assert called(read_actors(text, date), name).country in {"USA", "AUS"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "date", "name"),
    [
        ("Federica Mogherini, the foreign policy chief of the EU, sat in front.", "2018-06-17", "Federica Mogherini"),
        ("Michelle Bachelet, human rights chief of the United Nations, wrote.", "2019-06-17", "Michelle Bachelet"),
        ("Luis Almagro, the secretary general, spoke.", "2024-04-10", "Luis Almagro"),
    ],
)  # fmt: skip
def test_who_acts_for_many_states_is_of_none_by_the_record(text: str, date: str, name: str) -> None:
    assert called(read_actors(text, date), name).country is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Ali Khan, Director General of Inter-Services Public Relations, spoke.", "Ali Khan", "PAK"),
        ("The spokesman of the Ministry of External Affairs, Ravi Menon, spoke.", "Ravi Menon", "IND"),
        ("Rana Diop, deputy head of the Federal Bureau of Investigation, spoke.", "Rana Diop", "USA"),
    ],
)
def test_an_office_of_a_body_that_one_state_has_gives_the_country(text: str, name: str, country: str) -> None:
    assert called(read_actors(text), name).country == country


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The United States froze the money. Congress was told at noon.", "USA"),
        ("Peru and Canada signed. Some in Congress grumbled.", "PER"),
        ("France froze the money. Congress was told at noon.", None),
        ("Peru and Chile signed. Congress was told at noon.", None),
    ],
)
def test_congress_is_of_the_only_state_spoken_of_that_has_one(text: str, country: str | None) -> None:
    (body,) = (a for a in read_actors(text) if any(m.text == "Congress" for m in a.mentions))
    assert body.country == country


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Jordan was calm. King Hussein flew home from Iraq.", "1997-01-13"),
        ("Iraq was calm. President Hussein spoke to Jordan.", "1997-01-13"),
    ],
)
def test_a_king_is_no_president_of_his_name(text: str, date: str) -> None:
    known = {"King": "IRQ", "President": "JOR"}
    hussein = called(read_actors(text, date), "Hussein")
    assert hussein.country != known[hussein.roles[0].title]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Li Wei, the Chinese envoy, spoke. A foreign ministry official, Ana Kaul, left.", "Ana Kaul", None),
        ("The Chinese foreign ministry wrote. Wang Lin, a ministry spokesman, smiled.", "Wang Lin", "CHN"),
        ("The Kenyan army marched. Jane Otieno, an army spokeswoman, smiled.", "Jane Otieno", "KEN"),
    ],
)
def test_who_speaks_for_a_body_named_before_is_of_its_state(
    text: str, words: str, country: str | None
) -> None:
    assert called(read_actors(text), words).country == country
