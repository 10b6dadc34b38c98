"""Pronouns and words for two: whom they mean."""

from __future__ import annotations

import pytest
from docs import called, meant, read_actors, said_of


def pointed(text: str, pronoun: str) -> set[str]:
    """Return the names of the actors that a pronoun is a mention of."""
    return {a.name for a in read_actors(text) if any(m.text == pronoun for m in a.mentions)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Lloyd Austin flew to Manila. He landed at noon.", "He", "Lloyd Austin"),
        ("Italian Prime Minister Giorgia Meloni called Rome. She was brief.", "She", "Giorgia Meloni"),
        ("Penny Wong met Vivian Balakrishnan in Perth. She thanked the crew.", "She", "Penny Wong"),
        ("Hassan Sheikh Mohamud flew to Ankara. The host met him there.", "him", "Hassan Sheikh Mohamud"),
        ("Maya Sandu spoke, and her aides left.", "her", "Maya Sandu"),
    ],
)
def test_he_and_she_are_the_last_person_named_the_subject_first(text: str, pronoun: str, name: str) -> None:
    assert meant(text, pronoun) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Italian Prime Minister Giorgia Meloni called Keir Starmer. She asked him to wait.", "Keir Starmer"),
        ("Penny Wong met Vivian Balakrishnan. She thanked him.", "Vivian Balakrishnan"),
        ("Boris Pistorius hosted Ruben Brekelmans. The host praised him.", "Boris Pistorius"),
        ("Hun Manet wrote to Penny Wong. Hun Manet later thanked her.", "Penny Wong"),
    ],
)
def test_an_object_pronoun_is_not_the_subject_of_its_own_clause(text: str, name: str) -> None:
    pronoun = "her" if "her." in text else "him"
    assert meant(text, pronoun) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Kenyan President William Ruto hosted Ugandan President Yoweri Museveni. Both leaders laughed.",
            "Both leaders", {"William Ruto", "Yoweri Museveni"},
        ),
        (
            "Armenia’s Prime Minister Nikol Pashinyan and Azerbaijan’s President Ilham Aliyev shook hands. The two leaders smiled.",
            "The two leaders", {"Nikol Pashinyan", "Ilham Aliyev"},
        ),
        (
            "Penny Wong met Vivian Balakrishnan in Perth. The two ministers dined.",
            "The two ministers", {"Penny Wong", "Vivian Balakrishnan"},
        ),
        (
            "Marco Rubio spoke first. Then Xi Jinping met Anthony Albanese. The two men agreed.",
            "The two men", {"Xi Jinping", "Anthony Albanese"},
        ),
    ],
)  # fmt: skip
def test_the_two_leaders_are_the_last_two_people_named(text: str, words: str, names: set[str]) -> None:
    assert meant(text, words) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Brazil and Uruguay opened talks. The two countries will share ports.", "The two countries", {"Brazil", "Uruguay"}),
        ("Argentina and Bolivia argued about gas. Both neighbours want more.", "Both neighbours", {"Argentina", "Bolivia"}),
        ("Talks between Cairo and Addis Ababa failed. Both sides blamed the weather.", "Both sides", {"Egypt", "Ethiopia"}),
        ("Ministers of Laos and Thailand met. The two sides will meet in May.", "The two sides", {"Laos", "Thailand"}),
        ("Sudan spoke to Chad. The two sides agreed.", "The two sides", {"Sudan", "Chad"}),
        ("Kenyan Defence Minister Soipan Tuya met Penny Wong of Australia. Both countries gain.", "Both countries", {"Kenya", "Australia"}),
    ],
)  # fmt: skip
def test_both_countries_and_the_two_sides_are_two_states(text: str, words: str, names: set[str]) -> None:
    assert meant(text, words) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Brazil opened talks. The two countries will share ports.", "The two countries"),
        ("Qatar and Bahrain argued. Many countries do.", "Many countries"),
        ("It rained. Both sides waited.", "Both sides"),
        ("Fiji and Tonga met. Other nations came.", "Other nations"),
    ],
)
def test_without_a_pair_before_it_or_a_word_for_two_it_is_no_one(text: str, words: str) -> None:
    assert meant(text, words) == set()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "pronoun", "names"),
    [
        ("Nigeria and Ghana met. They will share gas.", "They", {"Nigeria", "Ghana"}),
        ("Kenyan officials and Somali troops met. Their talks lasted an hour.", "Their", {"Kenyan officials", "Somali troops"}),
        ("Lithuania and Latvia wrote, and Brussels thanked them.", "them", {"Lithuania", "Latvia"}),
        ("Danish firms bid. They lost.", "They", {"Danish firms"}),
        ("Peru, Chile and Bolivia spoke. They agreed.", "They", {"Peru", "Chile", "Bolivia"}),
        ("Swedish and Finnish ministers met. They agreed.", "They", {"Sweden: ministers", "Finland: ministers"}),
    ],
)  # fmt: skip
def test_they_are_the_coordinated_subjects_before_it(text: str, pronoun: str, names: set[str]) -> None:
    assert meant(text, pronoun) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Seoul protested to Tokyo. It wants an apology.", "South Korea"),
        ("Rwanda sued Burundi. It wants the river back.", "Rwanda"),
        ("Greece asked Egypt for gas. Cairo agreed. It will send ships.", "Egypt"),
        ("The African Union met. It agreed on troops.", "African Union"),
    ],
)  # fmt: skip
def test_it_is_the_state_or_body_that_was_the_subject(text: str, name: str) -> None:
    assert meant(text, "It") == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Polish firms will build it.",
        "Fiji hailed it.",
        "Rolls-Royce said nothing when Peru bought it.",
    ],
)
def test_an_object_it_is_not_the_subject_of_its_own_clause(text: str) -> None:
    assert meant(text, "it") == set()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("William Ruto praised Tito Mboya. Samia Hassan was on her way.", "her", "Samia Hassan"),
        ("Maria Kovac said that Luis Mora would come, and she smiled.", "she", "Maria Kovac"),
        ("Jan Bos told Luis Mora that he would resign.", "he", "Jan Bos"),
        ("The guests of Luis Mora left when Jan Bos lost his keys.", "his", "Jan Bos"),
    ],
)
def test_a_pronoun_is_first_whom_its_own_clause_is_about(text: str, pronoun: str, name: str) -> None:
    assert meant(text, pronoun) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Luis Mora came late. Maria Kovac, his sister, did not.", "Luis Mora"),
        ("Jan Bos rose. Piet Vos, his deputy, stayed in his chair.", "Jan Bos"),
        ("Omar Diop wrote to Issa Sow, his envoy.", "Omar Diop"),
        ("Tito Mboya sang. Then came Kofi Annor, his old teacher.", "Tito Mboya"),
    ],
)
def test_a_possessor_in_an_apposition_is_not_the_one_it_explains(text: str, name: str) -> None:
    assert "his" in said_of(text, name)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Luis Mora spoke. Jan Bos, who interrupted him, was sent out.", "Luis Mora"),
        ("Omar Diop ate. Issa Sow, who had cooked for him, did not.", "Omar Diop"),
        ("Tito Mboya wept. Kofi Annor, the man beside him, laughed.", "Tito Mboya"),
        ("Piet Vos lost. Jan Bos then replaced him.", "Piet Vos"),
    ],
)
def test_an_object_pronoun_is_not_who_its_relative_clause_is_of(text: str, name: str) -> None:
    assert meant(text, "him") == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Penny Wong met Luis Mora. She sang. Then his speech began.", "his", "Luis Mora"),
        ("Jan Bos called Maria Kovac. He was late. She hung up.", "She", "Maria Kovac"),
        ("Awa Sow saw Omar Diop. She waved. He waved back.", "He", "Omar Diop"),
        ("Maria Kovac wrote to Tito Mboya. Her letter was short, and his was long.", "his", "Tito Mboya"),
    ],
)
def test_who_was_told_by_a_pronoun_is_no_longer_meant_by_the_other_one(
    text: str, pronoun: str, name: str
) -> None:
    assert meant(text, pronoun) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bahrain sent a prince, Oman its premier.", "Oman"),
        ("The talks went on so long that Chad recalled its envoy.", "Chad"),
        ("A note from Jakarta said that Fiji had closed its ports.", "Fiji"),
        ("For Laos the dam is a gift; its farmers need the water.", "Laos"),
    ],
)
def test_its_is_the_state_beside_it_or_of_its_clause_or_named_last(text: str, name: str) -> None:
    assert meant(text, "its") == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Peru rejoiced. It was wise to wait.", "It"),
        ("Kenya won. It seems likely that rain will fall.", "It"),
        ("Nepal called it a bargain.", "it"),
        ("Mali waited. It is clear why.", "It"),
    ],
)
def test_an_empty_it_is_no_one(text: str, pronoun: str) -> None:
    assert meant(text, pronoun) == set()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("A boat waited for Jan Bos and Piet Vos as they ate.", "they", {"Jan Bos", "Piet Vos"}),
        (
            "A car brought Maria Kovac and Luis Mora. The host kissed them.",
            "them",
            {"Maria Kovac", "Luis Mora"},
        ),
        ("The note named Omar Diop and Issa Sow. It praised their work.", "their", {"Omar Diop", "Issa Sow"}),
        ("The pact binds Togo and Benin. A court can fine them.", "them", {"Togo", "Benin"}),
    ],
)
def test_they_can_be_those_last_named_in_one_breath(text: str, words: str, names: set[str]) -> None:
    assert meant(text, words) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Togo and Benin met. Both agreed on a price.", "Both", {"Togo", "Benin"}),
        ("Jan Bos and Piet Vos sang. The pair bowed.", "The pair", {"Jan Bos", "Piet Vos"}),
        ("Chad, Mali and Niger signed. The three countries will share fuel.", "The three countries", {"Chad", "Mali", "Niger"}),
        ("Peru and Chile quarrelled. The neighbours then shook hands.", "The neighbours", {"Peru", "Chile"}),
        ("Laos and Fiji spoke. The rivals agreed.", "The rivals", {"Laos", "Fiji"}),
    ],
)  # fmt: skip
def test_both_the_pair_and_the_neighbours_are_those_last_named_together(
    text: str, words: str, names: set[str]
) -> None:
    assert meant(text, words) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Both doors were shut.", "Both doors"),
        ("Togo spoke. The neighbours listened.", "The neighbours"),
        ("Chad and Mali signed. The three countries will share fuel.", "The three countries"),
        ("Jan Bos sang. The pair bowed.", "The pair"),
    ],
)
def test_without_so_many_before_it_a_word_for_several_is_no_one(text: str, words: str) -> None:
    assert meant(text, words) == set()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("“We will sign in May,” said Kenyan Foreign Minister Musalia Mudavadi.", "We", "Kenya"),
        ("Chilean Defence Minister Maya Fernández said: “Nobody asked us.”", "us", "Chile"),
        ("“The lake is our border,” Malawian President Lazarus Chakwera said.", "our", "Malawi"),
        (
            "Norway answered. “We are ready,” the Norwegian foreign minister, Espen Eide, added.",
            "We",
            "Norway",
        ),
    ],
)
def test_we_in_quotation_marks_is_the_state_whose_official_speaks(text: str, pronoun: str, name: str) -> None:
    assert meant(text, pronoun) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("“I am tired,” Lazarus Chakwera said.", "I", "Lazarus Chakwera"),
        ("Maya Sandu told them: “Ask me tomorrow.”", "me", "Maya Sandu"),
        ("“That was my idea,” said Penny Wong.", "my", "Penny Wong"),
        ("Jan Bos added: “I never met her.”", "I", "Jan Bos"),
    ],
)
def test_i_in_quotation_marks_is_who_speaks(text: str, pronoun: str, name: str) -> None:
    assert meant(text, pronoun) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "“We sell boots,” said Jan Bos.",
        "We reported this from Nairobi, where William Ruto spoke.",
        "Our correspondent saw Kenyan troops.",
        "“We want rain,” a farmer said.",
    ],
)
def test_we_is_no_state_outside_quotation_marks_or_of_one_who_speaks_for_none(text: str) -> None:
    spoken = {m.text for a in read_actors(text) if a.kind == "country" for m in a.mentions}
    assert not spoken & {"We", "Our"}


@pytest.mark.model
def test_a_pronoun_with_its_mentions_belongs_to_one_actor() -> None:
    actor = called(read_actors("Penny Wong came. She sang. She left."), "Penny Wong")
    assert [m.text for m in actor.mentions] == ["Penny Wong", "She", "She"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Penny Wong took questions. Vivian Balakrishnan, she said, was a friend.", "she", "Penny Wong"),
        ("William Ruto landed at noon. Yoweri Museveni had erred, he complained.", "he", "William Ruto"),
        ("Maya Sandu looked tired. “Nicu Popescu stays,” she told reporters.", "she", "Maya Sandu"),
        ("Norway sent a note. Sweden, it added, should wait.", "it", "Norway"),
        ("Jan Bos rose: the talks with Piet Vos, he said, were over.", "he", "Jan Bos"),
    ],
)
def test_who_says_it_in_an_aside_is_nobody_that_the_saying_is_about(
    text: str, pronoun: str, name: str
) -> None:
    assert pointed(text, pronoun) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "pronoun", "names"),
    [
        ("Penny Wong thanked Anthony Albanese for his help.", "his", {"Anthony Albanese"}),
        ("Norway praised Oman and Qatar for their patience.", "their", {"Oman", "Qatar"}),
        ("The minister blamed Jan Bos and Piet Vos for their silence.", "their", {"Jan Bos", "Piet Vos"}),
        ("Kenya will judge Uganda by its deeds.", "its", {"Uganda"}),
        ("Malta congratulated Cyprus on its vote.", "its", {"Cyprus"}),
    ],
)
def test_a_deed_is_theirs_who_are_thanked_or_judged_for_it(text: str, pronoun: str, names: set[str]) -> None:
    assert pointed(text, pronoun) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Lloyd Austin left early. Jan Bos resigned as his deputy.", "his", "Lloyd Austin"),
        ("Penny Wong wept. Maya Sandu served as her adviser.", "her", "Penny Wong"),
        ("Keir Starmer spoke of Jan Bos, the envoy he had sent.", "he", "Keir Starmer"),
        ("Lloyd Austin and Jan Bos, his deputy, flew home.", "his", "Lloyd Austin"),
    ],
)
def test_nobody_is_his_own_deputy_or_envoy(text: str, pronoun: str, name: str) -> None:
    assert pointed(text, pronoun) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway wrote to Oman. Norway asked it to wait.", "Oman"),
        ("Kenya broke with Uganda, accusing it of theft.", "Uganda"),
        ("Brazil met Bolivia. Brazil will help it.", "Bolivia"),
        ("For Malta the prize is trade. It sells fish.", "Malta"),
    ],
)
def test_it_can_be_a_state_that_is_asked_accused_helped_or_the_topic(text: str, name: str) -> None:
    assert pointed(text, "It" if "It " in text else "it") == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Norway lost. Remember why it mattered.",
        "Kenya sold the port. Was it a gift?",
        "Malta paid. The press found it odd.",
        "Oman called. For now it was agreed to wait.",
        "Peru will do whatever it takes.",
        "Chile closed the pass. It was the first time in years.",
        "The court spoke and Ghana left the matter as it is.",
    ],
)
def test_it_is_nobody_where_it_means_a_matter(text: str) -> None:
    assert pointed(text, "it") | pointed(text, "It") == set()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Ana Gil met Jan Bos and Piet Vos. The king received both men, and they laughed.",
            "they", {"Jan Bos", "Piet Vos"},
        ),
        ("Norway hired forty engineers. Jan Bos paid them.", "them", {"engineers"}),
        ("Togo and Benin met. A storm stopped the two countries as they voted.", "they", {"Togo", "Benin"}),
    ],
)  # fmt: skip
def test_they_are_rather_several_than_one_body(text: str, words: str, names: set[str]) -> None:
    assert meant(text, words) == names


@pytest.mark.model
def test_her_excellency_with_a_name_is_nobody_told_before() -> None:
    text = "Penny Wong flew in. Her Excellency Maya Sandu was late."
    assert said_of(text, "Penny Wong") == ["Penny Wong"]


@pytest.mark.model
def test_his_excellency_without_a_name_is_whoever_was_told_last() -> None:
    assert meant("William Ruto arrived. We bade His Excellency sit.", "His Excellency") == {"William Ruto"}


@pytest.mark.model
def test_a_pronoun_joined_to_a_name_is_that_name() -> None:
    assert meant("William Ruto thanked Emmanuel Macron and his aides.", "his") == {"Emmanuel Macron"}


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The members of the Security Council met at noon. They blamed nobody.",
        "The representatives of the African Union left early. They said little.",
    ],
)
def test_the_members_of_a_body_are_they(text: str) -> None:
    (name,) = meant(text, "They")
    assert name in {"United Nations Security Council", "African Union"}
