"""Participants without a name, alone and with a state."""

from __future__ import annotations

import pytest
from docs import called, meant, read_actors

from foedera.board import groups

Xfail = pytest.mark.xfail


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "kind", "sector", "country"),
    [
        ("Kenyan officials met.", "Kenyan officials", "government", "GOV", "KEN"),
        ("The Zambian government agreed.", "Zambian government", "government", "GOV", "ZMB"),
        ("Danish firms won.", "Danish firms", "company", "BUS", "DNK"),
        ("Moroccan troops landed.", "Moroccan troops", "military", "MIL", "MAR"),
        ("Bolivian lawmakers voted.", "Bolivian lawmakers", "government", "LEG", "BOL"),
        ("The U.S. military struck Yemen.", "U.S. military", "military", "MIL", "USA"),
    ],
)  # fmt: skip
def test_a_noun_with_a_country_is_a_participant_of_its_own(
    text: str, name: str, kind: str, sector: str, country: str
) -> None:
    actor = called(read_actors(text), name)
    assert (actor.kind, actor.sector, actor.country, actor.country_basis) == (kind, sector, country, "stated")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        ("Indian and Pakistani warships passed.", "Indian and Pakistani warships", {"IND", "PAK"}),
        ("The governments of Chad and Niger met.", "The governments", {"TCD", "NER"}),
        ("British, French and German ministers wrote a letter.", "British, French and German ministers", {"GBR", "FRA", "DEU"}),
        ("Vietnamese and Philippine coastguards met.", "Vietnamese and Philippine coastguards", {"VNM", "PHL"}),
        pytest.param(
            "US and Mexican officials agreed on water.", "US and Mexican officials", {"USA", "MEX"},
            marks=Xfail(reason="the parser makes a leading noun a subject of its own", strict=True),
        ),
    ],
)  # fmt: skip
def test_two_countries_before_one_noun_share_the_mention(
    text: str, words: str, countries: set[str | None]
) -> None:
    sharing = {a.country for a in read_actors(text) if any(m.text == words for m in a.mentions)}
    assert sharing == countries


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["Officials met.", "The troops landed at dawn.", "Many firms lost.", "A court ruled on Tuesday."],
)
def test_a_noun_without_a_country_is_no_state_and_given_none(text: str) -> None:
    assert [a.country for a in read_actors(text) if a.country] == []


@pytest.mark.parametrize("word_", sorted(groups()))
def test_a_noun_for_a_group_is_a_small_word_with_a_known_sector(word_: str) -> None:
    group = groups()[word_]
    assert group.word == word_ == word_.lower()
    assert group.sector in {None, "GOV", "LEG", "JUD", "COP", "SPY", "MIL", "BUS", "REB", "UAF", "PRM", "OPP", "CVL",
                            "REF", "LAB", "AGR", "EDU", "MED", "REL", "CRM", "SOC", "NGO", "JRN"}  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "country", "title"),
    [
        ("Bahrain sent its crown prince.", "crown prince", "BHR", "crown prince"),
        (
            "The Zambian foreign minister wrote a letter.",
            "The Zambian foreign minister",
            "ZMB",
            "foreign minister",
        ),
        ("Peru recalled its ambassador.", "ambassador", "PER", "ambassador"),
        ("They met the president of Malawi.", "the president", "MWI", "president"),
    ],
)
def test_an_office_holder_without_a_name_is_a_person_of_the_state(
    text: str, words: str, country: str, title: str
) -> None:
    (person,) = (a for a in read_actors(text) if any(m.text == words for m in a.mentions))
    assert (person.kind, person.country, person.sector) == ("person", country, "GOV")
    assert [role.title for role in person.roles] == [title]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Saudis refused.", "SAU"),
        ("A deal with the Israelis is near.", "ISR"),
        ("The Dutch wrote; the Belgians answered.", "BEL"),
        ("Nobody asked the Kenyans.", "KEN"),
    ],
)
def test_a_people_with_the_is_its_state(text: str, country: str) -> None:
    assert country in {a.country for a in read_actors(text) if a.kind == "country"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Rebels took the bridge.", "Rebels", "armed_group"),
        ("Soldiers drove off protesters.", "protesters", "people"),
        ("The police freed the hostages.", "the hostages", "people"),
        ("Troops fired at refugees.", "refugees", "people"),
    ],
)
def test_a_group_without_a_state_takes_part_where_it_acts_or_is_acted_upon(
    text: str, words: str, kind: str
) -> None:
    (actor,) = (a for a in read_actors(text) if any(m.text == words for m in a.mentions))
    assert (actor.kind, actor.country) == (kind, None)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Luis Mora is president of Chile.", "president", "Luis Mora"),
        ("Jan Bos was sworn in as prime minister.", "prime minister", "Jan Bos"),
        ("Penny Wong became foreign minister in May.", "foreign minister", "Penny Wong"),
        ("Kofi Annor resigned as defence minister.", "defence minister", "Kofi Annor"),
    ],
)
def test_an_office_that_someone_is_or_acts_as_is_a_mention_of_the_person(
    text: str, words: str, name: str
) -> None:
    assert meant(text, words) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Luis Mora is not president of Chile.", "president"),
        ("Penny Wong never became premier.", "premier"),
        ("It works as minister.", "minister"),
    ],
)
def test_an_office_that_someone_is_not_is_not(text: str, words: str) -> None:
    assert not meant(text, words) & {"Luis Mora", "Penny Wong"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        ("Chad and Mali met. Officials of the two sides signed.", "Officials", {"TCD", "MLI"}),
        ("Peru spoke to Chile. Envoys of both countries dined.", "Envoys", {"PER", "CHL"}),
        ("Laos and Fiji agreed. Ministers from the two nations met.", "Ministers", {"LAO", "FJI"}),
        ("Togo and Benin quarrelled. The armies of both states waited.", "The armies", {"TGO", "BEN"}),
    ],
)
def test_officials_of_the_two_sides_are_of_both_states(text: str, words: str, countries: set[str]) -> None:
    assert {a.country for a in read_actors(text) if any(m.text == words for m in a.mentions)} == countries


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Chinese embassy in Ottawa wrote.", "CHN"),
        ("Dutch troops in Mali left.", "NLD"),
        ("German officials in Paris agreed.", "DEU"),
        ("The Kenyan delegation in Rome ate.", "KEN"),
    ],
)
def test_the_adjective_goes_before_where_the_group_is(text: str, country: str) -> None:
    kinds = {"government", "military"}
    assert {a.country for a in read_actors(text) if a.kind in kinds} == {country}


@pytest.mark.model
def test_a_relative_is_a_person_of_whom_the_page_tells_no_more() -> None:
    found = called(
        read_actors("A court freed the sister of no one. Luis Mora kissed his brother."), "Luis Mora"
    )
    assert "brother" not in {m.text for m in found.mentions}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "name", "kind"),
    [
        ("Thousands of demonstrators marched at noon.", "Thousands of demonstrators", "demonstrators", "people"),
        ("The navy arrested dozens of activists.", "dozens of activists", "activists", "people"),
        ("Members of the militia burned the market.", "Members of the militia", "militia", "armed_group"),
        ("A drone struck a convoy of peacekeepers.", "a convoy of peacekeepers", "peacekeepers", "military"),
        ("Three of the hostages were freed at dawn.", "Three of the hostages", "hostages", "people"),
        ("A team of inspectors visited the plant.", "A team of inspectors", "inspectors", "people"),
        ("A crowd of supporters cheered.", "A crowd of supporters", "supporters", "people"),
        ("Hundreds of prison inmates escaped.", "Hundreds of prison inmates", "prison inmates", "people"),
    ],
)  # fmt: skip
def test_a_group_is_mentioned_with_what_counts_or_gathers_it_and_named_without(
    text: str, words: str, name: str, kind: str
) -> None:
    actor = called(read_actors(text), name)
    assert ([m.text for m in actor.mentions], actor.kind) == ([words], kind)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["Thousands of dollars vanished.", "A team of horses drew the coach.", "Dozens of cars burned.", "A wave of heat killed crops."],
)  # fmt: skip
def test_counted_things_are_no_one(text: str) -> None:
    assert read_actors(text) == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Soldiers shot dead two farmers near the river.", "two farmers"),
        ("They set free nine sailors.", "nine sailors"),
        ("The bandits took hostage the villagers.", "the villagers"),
        ("At least nine pilgrims were killed.", "At least nine pilgrims"),
        ("The navy rescued some 200 migrants.", "some 200 migrants"),
        ("Police beat the young strikers.", "the young strikers"),
        ("The rebels took seven nuns hostage.", "seven nuns"),
    ],
)
def test_a_mention_has_what_tells_how_many_and_not_what_was_done_to_them(text: str, words: str) -> None:
    assert words in {m.text for a in read_actors(text) for m in a.mentions}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("A suicide bomber blew up the gate.", "A suicide bomber", "UAF"),
        ("The suspect fled to the hills.", "The suspect", "CVL"),
        ("Troops shot a bus driver.", "a bus driver", "LAB"),
        ("A policeman hit a teacher.", "A policeman", "COP"),
        ("Thieves robbed a fisherman.", "a fisherman", "LAB"),
        ("The court jailed a blogger.", "a blogger", "JRN"),
        ("The gunmen killed a bishop.", "a bishop", "REL"),
    ],
)
def test_one_person_told_by_a_noun_alone_takes_part(text: str, words: str, sector: str) -> None:
    (actor,) = (a for a in read_actors(text) if any(m.text == words for m in a.mentions))
    assert (actor.kind, actor.sector, actor.country) == ("person", sector, None)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A convict is no refugee.", "A convict"),
        ("Luis Mora is a teacher.", "a teacher"),
        ("Mora, a driver by trade, sang.", "a driver"),
        ("The car has no driver.", "driver"),
        ("The report said nothing of a victim.", "a victim"),
    ],
)
def test_a_noun_for_one_in_a_general_statement_or_of_someone_else_is_no_one_of_its_own(
    text: str, words: str
) -> None:
    assert [a.name for a in read_actors(text) if a.kind == "person" and a.mentions[0].text == words] == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("German soldiers trained in Mali. The soldiers left in May.", {"German soldiers", "The soldiers"}),
        ("Two miners were trapped. Later the miners climbed out.", {"Two miners", "the miners"}),
        ("Police beat a driver. The driver was unarmed.", {"a driver", "The driver"}),
        ("Polish truckers shut the road. The mayor met the truckers.", {"Polish truckers", "the truckers"}),
    ],
)
def test_a_noun_with_the_is_the_group_told_by_the_same_noun(text: str, words: set[str]) -> None:
    assert words in [{m.text for m in a.mentions} for a in read_actors(text)]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "German soldiers landed. Soldiers waited for them.",
        "Kenyan farmers marched; Ugandan farmers marched too.",
        "Kenyan students met Kenyan farmers.",
        "Peruvian miners fought Chilean miners.",
    ],
)
def test_groups_of_other_states_or_another_noun_stay_apart(text: str) -> None:
    groups_ = [a for a in read_actors(text) if a.kind in {"people", "military"}]
    assert [len(a.mentions) for a in groups_][:2] in ([1, 1], [2, 1])
    assert len(groups_) == 2


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "kind", "sector"),
    [
        ("The opposition boycotted the vote.", "The opposition", "party", "OPP"),
        ("The ruling coalition lost two seats.", "The ruling coalition", "party", "GOV"),
        ("The coast guard stopped a trawler.", "The coast guard", "military", "COP"),
        ("The air force bombed a bridge.", "The air force", "military", "MIL"),
        ("Masked men stormed the church.", "Masked men", "armed_group", "UAF"),
        ("The village fought armed youths.", "armed youths", "armed_group", "UAF"),
        ("The head of state dissolved the house.", "The head of state", "person", "GOV"),
        ("The union called a strike.", "The union", "organisation", "LAB"),
        ("Airlines cancelled flights.", "Airlines", "company", "BUS"),
    ],
)
def test_collective_nouns_and_bodies_of_every_state_are_participants(
    text: str, words: str, kind: str, sector: str
) -> None:
    (actor,) = (a for a in read_actors(text) if any(m.text == words for m in a.mentions))
    assert (actor.kind, actor.sector, actor.country) == (kind, sector, None)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Malta took in 40 Eritreans.", "40 Eritreans", "ERI"),
        ("The police jailed two drunk Norwegians.", "two drunk Norwegians", "NOR"),
        ("Thailand sent home three Cambodians.", "three Cambodians", "KHM"),
    ],
)
def test_some_of_a_people_are_people_of_their_state(text: str, words: str, country: str) -> None:
    (actor,) = (a for a in read_actors(text) if any(m.text == words for m in a.mentions))
    assert (actor.kind, actor.country) == ("people", country)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police opened fire on protesters.", "protesters"),
        ("The killing of villagers outraged the town.", "villagers"),
        ("The town mourned the abduction of schoolgirls.", "schoolgirls"),
        ("The crackdown on dissidents went on.", "dissidents"),
        ("The blast killed nine people, including four nurses.", "four nurses"),
        ("The army attacked on behalf of settlers.", "settlers"),
    ],
)
def test_those_whom_a_deed_hits_take_part(text: str, words: str) -> None:
    assert words in {m.text for a in read_actors(text) for m in a.mentions}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word_"),
    [
        ("Wells run dry, and peasants need rain.", "peasants"),
        ("It rains, and herders depend on rain.", "herders"),
        ("He tells me that refugees love football.", "refugees"),
        ("She wrote a book on jets and refineries.", "refineries"),
    ],
)
def test_general_statements_and_things_are_no_one(text: str, word_: str) -> None:
    assert word_ not in {m.text for a in read_actors(text) for m in a.mentions}
