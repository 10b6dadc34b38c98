"""Persons that the model does not see: what is said beside a name, elsewhere on its page, or in the table of holders."""

from __future__ import annotations

import pytest
from docs import name_of, names_as, read_doc

pytestmark = pytest.mark.model


# What stands beside a name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Misri, the Indian foreign secretary, read the note aloud.", "Misri"),
        ("It was late when Ndlovu, his spokesman, came down.", "Ndlovu"),
        ("Okonkwo, a lawyer from Enugu, filed the suit.", "Okonkwo"),
        ("Kubrakov, Kyiv’s infrastructure minister, counted the ships.", "Kubrakov"),
        ("Last to speak was Hakobyan, chief of the delegation.", "Hakobyan"),
        ("Yusupova, a nineteen-year-old from Osh, lost an eye.", "Yusupova"),
    ],
)
def test_one_word_that_an_office_or_a_trade_explains_is_a_person(text: str, name: str) -> None:
    assert name in names_as(text, "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Croatian leader, Bregovac, spoke of return.", "Bregovac"),
        ("His successor, Ranatunga, found the till empty.", "Ranatunga"),
        ("They had asked the chief mediator of the bloc, Mbekwa, to stay.", "Mbekwa"),
        ("Its ambassador, Tashbulatov, was called in.", "Tashbulatov"),
        ("The late Girindra Adhikari could count on Delhi.", "Girindra Adhikari"),
        ("The prize went to novelist Arundhati Menon.", "Arundhati Menon"),
    ],
)
def test_a_name_behind_the_office_or_trade_that_it_explains_is_a_person(text: str, name: str) -> None:
    assert name in names_as(text, "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Margvelan climbed on a tank.", "Margvelan"),
        ("Nobody clapped when Kotsakis resigned.", "Kotsakis"),
        ("By then Obradoro had already wept twice.", "Obradoro"),
        ("Thapaliya himself opened the gate.", "Thapaliya"),
        ("On the stairs Lindqvist later shrugged.", "Lindqvist"),
        ("Vajpaye, asked whether the noise hurt, grinned.", "Vajpaye"),
    ],
)
def test_who_does_what_only_people_do_is_a_person(text: str, name: str) -> None:
    assert name in names_as(text, "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zhumabek's elder brother built the port.", "Zhumabek"),
        ("Cameras caught Orbanez’s hand on the door.", "Orbanez"),
        ("At noon Tshering’s wife rang the embassy.", "Tshering"),
        ("Few had read Halonenko's memoirs.", "Halonenko"),
    ],
)
def test_who_has_kin_or_a_body_is_a_person(text: str, name: str) -> None:
    assert name in names_as(text, "person")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fujimaro for Peru and Mahuadez for Ecuador signed the accord.", ["Fujimaro", "Mahuadez"]),
        ("Dimitrovski signed for Macedonia at noon.", ["Dimitrovski"]),
        ("Tagoe for Ghana and Kouassi for Ivory Coast shook on it.", ["Tagoe", "Kouassi"]),
        ("The pen broke, and Alvarenga initialled for Paraguay in pencil.", ["Alvarenga"]),
    ],
)
def test_who_signs_for_a_state_is_a_person(text: str, names: list[str]) -> None:
    assert set(names) <= set(names_as(text, "person"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two siblings rule: Jorgito as speaker, a sister as deputy.", "Jorgito"),
        ("The house chose Delcia as vice president.", "Delcia"),
        ("With Bakirov as defence minister the army grew.", "Bakirov"),
        ("Few wanted Temesgen as prime minister.", "Temesgen"),
    ],
)
def test_who_is_spoken_of_as_an_officer_is_a_person(text: str, name: str) -> None:
    assert name in names_as(text, "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The paper was signed by Rajendro Mahatra of the Sadbhavan Party.", "Rajendro Mahatra"),
        ("Molly Pheland of the State Department flew in.", "Molly Pheland"),
        ("Nick Barlowe of Wiltshire Police fell ill.", "Nick Barlowe"),
        ("So said Yolanda Dieguez of the Workers Union.", "Yolanda Dieguez"),
    ],
)
def test_a_person_is_no_part_of_the_body_behind_the_name(text: str, name: str) -> None:
    assert name in names_as(text, "person")
    assert not any(name in body for body in names_as(text, "organisation"))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Classes stopped at Indira Gandhi National University.", "Indira Gandhi National University"),
        ("The Nelson Mandela Foundation objected.", "Nelson Mandela Foundation"),
        ("A grant came from the Konrad Adenauer Foundation.", "Konrad Adenauer Foundation"),
        ("The Jimmy Carter Center sent observers.", "Jimmy Carter Center"),
    ],
)
def test_a_body_named_for_a_person_keeps_the_name(text: str, body: str) -> None:
    assert name_of(text, body).kind == "organisation"


# What the page says elsewhere


@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("Tsiprakis lost the vote. Then Tsiprakis wept. A friend drove Tsiprakis home.", "Tsiprakis", 3),
        ("Zaevski nodded. The text pleased Zaevski.", "Zaevski", 2),
        ("Hearing of it, Milosevac smiled. Milosevac had time.", "Milosevac", 2),
        ("Akarsoy spoke last. It is not known what Akarsoy knew.", "Akarsoy", 2),
    ],
)
def test_one_telling_use_of_a_surname_speaks_for_the_others(text: str, name: str, times: int) -> None:
    assert names_as(text, "person").count(name) == times


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (
            "Mahinda Rajapaksa built it. Gotabaya Rajapaksa lost it. In the end Mahinda went quietly.",
            "Mahinda",
        ),
        ("Fidel Castro rose; Raúl Castro followed. Of the two, Raúl was the soldier.", "Raúl"),
        ("Lech Kaczyński won, and Jarosław Kaczyński planned. Later Jarosław ruled alone.", "Jarosław"),
        ("Delcy Rodríguez signed after Jorge Rodríguez spoke. That night Delcy flew home.", "Delcy"),
    ],
)
def test_of_two_persons_of_one_surname_each_may_be_called_by_the_given_name(text: str, given: str) -> None:
    assert given in names_as(text, "person")


@pytest.mark.parametrize(
    ("text", "misspelt"),
    [
        ("Alexis Tsipras landed. By noon Tsirpas was at the jetty.", "Tsirpas"),
        ("Ranil Wickremesinghe agreed. Cameras followed Wickramesinghe out.", "Wickramesinghe"),
        ("Mohamed Bazoum smiled. Nobody told Bazzoum why.", "Bazzoum"),
        ("António Guterres replied. An aide to Guterrez nodded.", "Guterrez"),
    ],
)
def test_a_surname_of_the_page_misspelt_is_a_person(text: str, misspelt: str) -> None:
    assert misspelt in names_as(text, "person")


# What the table of holders lends


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("India was told that Jaishankar would not travel.", "Jaishankar"),
        ("For the Turkish side the note was kept by Erdogan.", "Erdogan"),
        ("In Kenya the vote pleased Ruto.", "Ruto"),
        ("Nobody in Kyiv expected Zelenskyy to sign.", "Zelenskyy"),
        ("What NATO feared was put to Stoltenberg by letter.", "Stoltenberg"),
    ],
)
def test_a_surname_of_one_holder_alone_is_lent_where_the_country_is_spoken_of(
    text: str, surname: str
) -> None:
    assert surname in names_as(text, "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Saudi heir, MBS, threw his arms wide.", "MBS"),
        ("Brazil sent an envoy, since Lula stayed at home.", "Lula"),
        ("Indonesia was ruled by Jokowi then.", "Jokowi"),
        ("Emirati papers showed MBZ on horseback.", "MBZ"),
    ],
)
def test_a_holder_may_be_known_by_one_word(text: str, name: str) -> None:
    assert name in names_as(text, "person")


# Names of other sorts than given name and surname


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Detectives met Michelle O'Neill in Derry.", "Michelle O'Neill"),
        ("Ban Ki-moon, the secretary-general, rose.", "Ban Ki-moon"),
        ("Qatar sent Sheikh Tamim bin Hamad Al Thani.", "Tamim bin Hamad Al Thani"),
        ("Brussels heard Ursula von der Leyen at length.", "Ursula von der Leyen"),
        ("Buenos Aires jeered Fernando de la Rúa.", "Fernando de la Rúa"),
        ("The Iraqi premier Mohammed Shia al-Sudani left.", "Mohammed Shia al-Sudani"),
    ],
)
def test_particles_hyphens_and_apostrophes_belong_to_the_name(text: str, name: str) -> None:
    assert name in names_as(text, "person")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was for Mr Modi to answer.", "Mr Modi"),
        ("Guards saluted Gen. Munir at dawn.", "Gen. Munir"),
        ("King Salman sent dates.", "King Salman"),
        ("A cable by Prince Turki leaked.", "Prince Turki"),
        ("They dined with Sheikh Tamim.", "Sheikh Tamim"),
    ],
)
def test_a_title_before_one_word_makes_it_a_person(text: str, words: str) -> None:
    assert name_of(text, words).kind == "person"


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Ethiopian Prime Minister Abiy Ahmed bought drones. It is said that Abiy paid cash.", "Abiy"),
        ("Indonesian President Prabowo Subianto ate late. After dinner Prabowo sang.", "Prabowo"),
        ("Malaysian Prime Minister Anwar Ibrahim hosted them. In the end Anwar prevailed.", "Anwar"),
        ("Thai Prime Minister Paetongtarn Shinawatra rang. The line to Paetongtarn was bad.", "Paetongtarn"),
    ],
)
def test_where_people_are_called_by_their_given_names_it_stands_for_the_person(text: str, given: str) -> None:
    assert given in names_as(text, "person")


# What is no person


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Experts at Porton Down tested it.", "Porton Down"),
        ("The rebels left Opa-locka on foot.", "Opa-locka"),
        ("Shells fell near Bentiu all night.", "Bentiu"),
        ("A convoy reached Birgunj by dusk.", "Birgunj"),
        ("Families in Oddar Meanchey wait.", "Oddar Meanchey"),
        ("The Heglig field burned.", "Heglig"),
    ],
)
def test_what_stands_where_only_a_spot_can_is_no_person(text: str, name: str) -> None:
    assert name not in names_as(text, "person")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Litigation is to be shelved.", "Litigation"),
        ("Nothing moved. Blood was shed over this ground.", "Blood"),
        ("It rained. Lunch has been dropped.", "Lunch"),
        ("Gratitude is due to Iraq.", "Gratitude"),
        ("Crates stood along the road. Readers laughed.", "Readers"),
    ],
)
def test_a_common_word_that_opens_a_sentence_is_no_person(text: str, word: str) -> None:
    assert word not in names_as(text, "person")


# Bodies that the words beside their name explain


@pytest.mark.parametrize(
    ("text", "body", "sort"),
    [
        ("Then Fideszka, his party, voted at once.", "Fideszka", "party"),
        ("The motion came from New Horizon, the conservative party of the north.", "New Horizon", "party"),
        ("Against stood Mi Otthon, a far-right opposition party.", "Mi Otthon", "party"),
        ("He leads the nationalist VMRX-DPMN, which stayed away.", "VMRX-DPMN", "party"),
        ("Activists of the Jamiat-e-Watan burned tyres.", "Jamiat-e-Watan", "party"),
        ("The state firm Turkmenoil took most shares.", "Turkmenoil", "company"),
        ("Lankagas, a subsidiary of the utility, pumped fuel.", "Lankagas", "company"),
        ("Odebrandt, the Brazilian builder, was fined.", "Odebrandt", "company"),
        ("The Aitarog militia vowed to fight.", "Aitarog", "armed_group"),
        ("Nobody read Novaya Zemlyanka, a weekly.", "Novaya Zemlyanka", "media"),
    ],
)
def test_a_noun_beside_a_name_tells_what_body_it_is(text: str, body: str, sort: str) -> None:
    found = name_of(text, body)
    assert (found.kind, found.sort) == ("organisation", sort)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Horns blared in Abu Samra. A pickup left Abu Samra.", "Abu Samra"),
        ("She has cousins in Hofuf. The road to Hofuf is new.", "Hofuf"),
        ("Five buses waited at Unchiprang camp.", "Unchiprang"),
        ("Nobody crossed near Ghumdhum.", "Ghumdhum"),
        ("Psarades, a fishing village, was full.", "Psarades"),
    ],
)
def test_what_the_page_has_for_a_place_is_no_body(text: str, name: str) -> None:
    assert name not in names_as(text, "organisation") + names_as(text, "person")


@pytest.mark.parametrize(
    "text",
    [
        "They met at the Minar-e-Pakistan.",
        "Cheques went to Atlanta, Georgia.",
        "He was born in Savannah, Georgia, long ago.",
        "The Minar-e-Pakistan was lit in green.",
    ],
)
def test_a_country_in_another_name_or_behind_a_town_elsewhere_is_no_country(text: str) -> None:
    assert names_as(text, "country") == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "person", "country"),
    [
        (
            "The envoy came back from Chile.\n\nPeruvian President Dina Boluarte spoke.",
            "Dina Boluarte",
            "PER",
        ),
        ("They had flown home to Latvia.\n\nKenyan President William Ruto waited.", "William Ruto", "KEN"),
        ("It was a gift of Oman.\n\nFrench President Emmanuel Macron smiled.", "Emmanuel Macron", "FRA"),
    ],
)
def test_a_title_does_not_reach_over_the_end_of_a_paragraph(text: str, person: str, country: str) -> None:
    (found,) = [name for name in read_doc(text)[2] if name.text == person]
    assert (found.country, "\n" in text[found.start : found.end]) == (country, False)
