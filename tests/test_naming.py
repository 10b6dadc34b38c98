"""Names: one actor each, under all that names it."""

from __future__ import annotations

import pytest
from docs import called, meant, read_actors, said_of


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("Rajnath Singh met Indian troops. Singh thanked them.", "Rajnath Singh", 2),
        ("Canadian Prime Minister Mark Carney spoke. Carney added more.", "Mark Carney", 2),
        ("Xi Jinping hosted To Lam. Xi praised the rice.", "Xi Jinping", 2),
        ("Lloyd Austin spoke; see @LloydAustin. Then Austin left.", "Lloyd Austin", 3),
    ],
)
def test_full_name_surname_and_handle_are_one_person(text: str, name: str, times: int) -> None:
    assert len(called(read_actors(text), name).mentions) == times


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Luis Ruiz of Chile met Ana Ruiz of Peru.", ["Luis Ruiz", "Ana Ruiz"]),
        ("Rajnath Singh wrote to Manmohan Singh.", ["Rajnath Singh", "Manmohan Singh"]),
        ("George Bush came and Barbara Bush waved.", ["George Bush", "Barbara Bush"]),
        ("Kim Yo-jong wrote to Kim Jong-un.", ["Kim Yo-jong", "Kim Jong-un"]),
        ("Sheikh Hasina fled. Tarique Rahman and Ziaur Rahman did not.",
         ["Sheikh Hasina", "Tarique Rahman", "Ziaur Rahman"]),
    ],
)  # fmt: skip
def test_two_people_of_one_surname_stay_apart(text: str, names: list[str]) -> None:
    persons = [a for a in read_actors(text) if a.kind == "person"]
    found = {a.name: len(a.mentions) for a in persons}
    honorific = {name.removeprefix("Sheikh ") for name in names}
    assert {name.removeprefix("Sheikh ") for name in found} == honorific
    assert set(found.values()) == {1}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Luis Ruiz and Ana Ruiz rose. Ruiz spoke.", "Ana Ruiz"),
        ("George Bush came. Barbara Bush waved. Bush smiled.", "Barbara Bush"),
    ],
)
def test_a_bare_surname_of_two_people_is_the_one_named_last(text: str, name: str) -> None:
    assert len(called(read_actors(text), name).mentions) == 2


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country", "words"),
    [
        ("Norwegian Prime Minister Jonas Gahr Støre left.", "Norway", ["Norwegian"]),
        ("Norwegian Prime Minister Jonas Gahr Støre left Norway.", "Norway", ["Norway"]),
        ("Germany’s Chancellor Friedrich Merz ate.", "Germany", ["Germany"]),
        ("It was South Korean President Lee Jae-myung.", "South Korea", ["South Korean"]),
        ("Tokyo thanked US envoy Tom Barrack. Washington smiled.", "United States", ["Washington"]),
    ],
)
def test_an_adjective_in_a_title_is_a_mention_of_a_state_that_nothing_else_mentions(
    text: str, country: str, words: list[str]
) -> None:
    assert said_of(text, country) == words


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "kind", "mentions"),
    [
        ("The African Union (AU) spoke. The AU left.", "African Union", "organisation", 3),
        ("The Gulf Shipping Agency (GSA) signed. Then GSA paid.", "Gulf Shipping Agency", "organisation", 3),
        ("The engine maker Rolls-Royce agreed.", "Rolls-Royce", "company", 2),
        ("The UN Security Council met.", "United Nations Security Council", "organisation", 1),
    ],
)
def test_a_body_is_one_actor_under_its_name_acronym_and_noun(
    text: str, name: str, kind: str, mentions: int
) -> None:
    actor = called(read_actors(text), name)
    assert (actor.kind, len(actor.mentions)) == (kind, mentions)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Luis Barrientos rose. Mr Barientos sat down.", "Luis Barrientos"),
        ("Kenyan Foreign Minister Musalia Mudavadi spoke. Minister Mudavady was brief.", "Musalia Mudavadi"),
        ("President Gjorge Ivanov refused. President Gjorgje Ivannov has a veto.", "Gjorge Ivanov"),
        ("Defence Minister Pio Tikoduadua came. Minister Tikodaudua left.", "Pio Tikoduadua"),
    ],
)
def test_a_misspelt_second_mention_is_the_same_person(text: str, name: str) -> None:
    persons = [a for a in read_actors(text) if a.kind == "person"]
    assert [len(person.mentions) for person in persons] == [2], [p.name for p in persons]
    assert persons[0].name[:3] == name[:3]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "President Luis Ortega rose. Minister Ana Ortiz sat.",
        "Minister Piet Jansen spoke. Minister Jan Hansen wrote.",
        "President Kofi Mensah came. Minister Yaw Asante left.",
        "Minister Omar Diallo met President Issa Diarra.",
    ],
)
def test_two_like_names_with_two_given_names_are_two_people(text: str) -> None:
    assert len([a for a in read_actors(text) if a.kind == "person"]) == 2


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "The Harbour Safety Agency (HSA) wrote. HSA has ten boats.",
            ["Harbour Safety Agency", "HSA", "HSA"],
        ),
        ("The Inland Water Commission (IWC) sent five men.", ["Inland Water Commission", "IWC"]),
        ("The West African Grain Council (WAGC) met in May.", ["West African Grain Council", "WAGC"]),
        ("A note by the Polar Fishing Authority (PFA) was lost.", ["Polar Fishing Authority", "PFA"]),
    ],
)
def test_an_acronym_in_brackets_is_a_mention_of_its_own(text: str, mentions: list[str]) -> None:
    found = {tuple(m.text.removeprefix("The ") for m in a.mentions) for a in read_actors(text)}
    assert tuple(mentions) in found


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "body", "words"),
    [
        ("UN Secretary-General António Guterres wrote.", "United Nations", "UN"),
        ("NATO Secretary General Mark Rutte smiled.", "North Atlantic Treaty Organization", "NATO"),
        (
            "European Commission President Ursula von der Leyen sat.",
            "European Commission",
            "European Commission",
        ),
        ("World Bank President Ajay Banga paid.", "World Bank", "World Bank"),
    ],
)
def test_a_body_in_a_title_is_mentioned_and_lends_its_sector(text: str, body: str, words: str) -> None:
    assert words in said_of(text, body)
    (person,) = (a for a in read_actors(text) if a.kind == "person")
    assert person.sector == "IGO"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Ministry of Trade of Peru agreed.", "Peru", "Peru"),
        ("A letter of the Ministry of Health of Kenya came.", "Kenya", "Kenya"),
        ("The Security Council of the United Nations met.", "United Nations", "United Nations"),
        ("The Ministry of Defence of Ukraine denied it.", "Ukraine", "Ukraine"),
    ],
)
def test_the_state_or_body_that_an_offices_name_ends_in_is_mentioned(
    text: str, words: str, name: str
) -> None:
    assert meant(text, words) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "They dined at the White House on Monday.",
        "A choir sang outside Buckingham Palace.",
        "The ceremony was held in the Dolmabahce Palace.",
        "Reporters waited inside Windsor Castle.",
    ],
)
def test_a_palace_that_something_is_in_is_no_actor(text: str) -> None:
    assert not [a for a in read_actors(text) if {"House", "Palace", "Castle"} & set(a.name.split())]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The India-Japan Maritime Pact was signed.", {"IND", "JPN"}),
        ("The Treaty between Kenya and the Republic of Uganda was burnt.", {"KEN", "UGA"}),
        ("The China-Laos Railway Agreement lapsed.", {"CHN", "LAO"}),
        ("The Lima Agreement was read out.", set()),
    ],
)
def test_two_states_in_the_name_of_a_pact_are_mentioned(text: str, countries: set[str]) -> None:
    assert {a.country for a in read_actors(text) if a.kind == "country"} == countries


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("Andrés Manuel López Obrador spoke. López Obrador then left. Reporters trailed López Obrador.",
         "Andrés Manuel López Obrador", 3),
        ("President Enrique Peña Nieto flew in. Later Peña Nieto signed.", "Enrique Peña Nieto", 2),
        ("Miguel Díaz-Canel waved. The crowd cheered Díaz-Canel.", "Miguel Díaz-Canel", 2),
        ("Ursula von der Leyen wrote. The letter pleased von der Leyen.", "Ursula von der Leyen", 2),
        ("Fayez al-Serraj flew in. For al-Serraj it was late.", "Fayez al-Serraj", 2),
        ("Moqtada al-Sadr preached. Sadr wanted more.", "Moqtada al-Sadr", 2),
    ],
)  # fmt: skip
def test_both_surnames_and_what_belongs_to_a_surname_stay_together(text: str, name: str, times: int) -> None:
    mentions = said_of(text, name)
    assert len(mentions) == times
    assert all(word[0] in "ALEMUFPDvaS" for word in mentions)
    persons = [actor.name for actor in read_actors(text) if actor.kind == "person"]
    assert persons == [name]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("Mohammed bin Salman waited. MBS smiled.", "Mohammed bin Salman", "MBS"),
        ("Andrés Manuel López Obrador sat down. Soon AMLO rose.", "Andrés Manuel López Obrador", "AMLO"),
        ("Joao Pereira Silva, known as Jota, won.", "Joao Pereira Silva", "Jota"),
        ("Ahmed al-Sharaa, previously known as Abu Omar, spoke.", "Ahmed al-Sharaa", "Abu Omar"),
        ("A note by Redwan Hussien (@RedH) said so.", "Redwan Hussien", "@RedH"),
        ("The post came from @realDonaldTrump.", "Donald Trump", "@realDonaldTrump"),
        ("Emmanuel Macron spoke; see @EmmanuelMacronFR.", "Emmanuel Macron", "@EmmanuelMacronFR"),
    ],
)
def test_initials_nicknames_and_handles_are_of_their_person(text: str, name: str, mention: str) -> None:
    assert mention in said_of(text, name)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Oleg Peshkov died. Dmitry Peskov was sorry, and Peskov said so.",
            ["Oleg Peshkov", "Dmitry Peskov"],
        ),
        ("Leon Brittan wrote to Dan Burton. Burton smiled.", ["Leon Brittan", "Dan Burton"]),
    ],
)
def test_a_name_that_someone_bears_is_no_slip_of_anothers(text: str, names: list[str]) -> None:
    assert [a.name for a in read_actors(text) if a.kind == "person"] == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("The Russian Foreign Ministry protested. The Ministry of Foreign Affairs of Russia said so.", 2),
        ("Peru's Foreign Ministry wrote. The Ministry of Foreign Affairs of Peru waited.", 2),
        ("The Russian Foreign Ministry protested. The Russian MFA repeated it.", 2),
    ],
)
def test_one_ministry_named_two_ways_is_one_body_of_its_state(text: str, mentions: int) -> None:
    bodies = [actor for actor in read_actors(text) if actor.kind == "government"]
    assert [len(body.mentions) for body in bodies] == [mentions]


@pytest.mark.model
def test_two_states_ministries_stay_apart() -> None:
    text = "The Russian Foreign Ministry protested. The Ministry of Foreign Affairs of Japan replied."
    assert [a.country for a in read_actors(text) if a.kind == "government"] == ["RUS", "JPN"]


@pytest.mark.model
def test_a_nickname_once_told_is_known_later() -> None:
    text = "His rival, Gen. Mohamed Hamdan Dagalo, better known as Hemedti, traded blame. Hemedti stayed."
    assert said_of(text, "Mohamed Hamdan Dagalo").count("Hemedti") == 2


@pytest.mark.model
def test_an_acronym_that_the_page_gives_a_body_is_that_body() -> None:
    actors = read_actors("China National Petroleum Corp (CNPC) won. CNPC President Wang Yilin smiled.")
    assert len([actor for actor in actors if any("CNPC" in mention.text for mention in actor.mentions)]) == 2


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The head of the biggest rebel group, the ELN, spoke.", "The head"),
        ("A spokesman for the Sudanese militia, the RSF, denied it.", "A spokesman"),
    ],
)
def test_a_body_behind_an_officer_and_its_body_explains_the_body(text: str, words: str) -> None:
    assert not any(
        mention.text == words
        for actor in read_actors(text)
        if actor.kind != "person"
        for mention in actor.mentions
    )
