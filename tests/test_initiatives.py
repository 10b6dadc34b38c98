"""Initiatives of a page: each once, with its mentions, participants, organiser and editions."""

from __future__ import annotations

import pytest
from docs import called, hand, read_actors, read_cast, read_doc, word

from foedera.initiatives import Initiative, date_holding, find_initiatives, is_dialogue
from foedera.times import find_times

DAY = "2024-08-24"


def initiatives(text: str) -> list[Initiative]:
    article, doc, names = read_doc(text, DAY)
    return list(find_initiatives(doc, names, read_cast(text, DAY), tuple(find_times(doc, article)), article))


def only(text: str) -> Initiative:
    (found,) = initiatives(text)
    return found


def participants(text: str) -> set[str]:
    """Return the names of who takes part in the one initiative of a text."""
    cast_ = read_cast(text, DAY)
    return {cast_.get(wanted).name for wanted in only(text).participants}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Raisina Dialogue opened in New Delhi.", "Raisina Dialogue", "forum"),
        ("The Great Lakes Dialogue opened.", "Great Lakes Dialogue", "dialogue"),
        ("Exercise Sea Breeze began.", "Exercise Sea Breeze", "exercise"),
        ("Norway and Chile launched the Polar Research Roadmap.", "Polar Research Roadmap", "roadmap"),
        ("The ‘Deep Water’ programme has four members.", "Deep Water", "programme"),
        ("Japan's Open Ocean Strategy names five ports.", "Open Ocean Strategy", "policy"),
        ("The Blue Economy Conference closed.", "Blue Economy Conference", "forum"),
    ],
)
def test_an_initiative_has_the_kind_of_its_head_noun(text: str, name: str, kind: str) -> None:
    found = only(text)
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "acronym", "mentions"),
    [
        ("The Great Lakes Dialogue (GLD) met. The GLD meets yearly.", "Great Lakes Dialogue", "GLD", 2),
        ("The Pacific Ports Programme grew. Fiji joined the Pacific Ports Programme.", "Pacific Ports Programme", None, 2),
        ("PESCO, the programme for arms, grew. Then PESCO shrank.", "PESCO", "PESCO", 2),
        ("The Horn Rail Initiative (HRI) began. HRI lines cross HRI states.", "Horn Rail Initiative", "HRI", 3),
    ],
)  # fmt: skip
def test_an_initiative_is_found_once_with_its_mentions_and_evidence(
    text: str, name: str, acronym: str | None, mentions: int
) -> None:
    found = only(text)
    assert (found.name, found.acronym, len(found.mentions)) == (name, acronym, mentions)
    assert all(any(e.holds(m) for e in found.evidence) for m in found.mentions)
    for span in (*found.mentions, *found.evidence):
        span.check(text)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The India-Brazil Energy Dialogue met.", {"India", "Brazil"}),
        ("The fifth Japan-Vietnam Defence Policy Dialogue was held in Hanoi.", {"Japan", "Vietnam"}),
        ("Kenya hosted the Kenya–Uganda Water Dialogue.", {"Kenya", "Uganda"}),
        ("A US-Mexico Border Programme began.", {"United States", "Mexico"}),
    ],
)
def test_the_states_in_the_name_of_an_initiative_take_part(text: str, names: set[str]) -> None:
    assert participants(text) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The 2+2 dialogue between Australia and the Philippines resumed.", {"Australia", "Philippines"}),
        ("The Coral Shelf Initiative between Egypt and Sudan was revived.", {"Egypt", "Sudan"}),
        ("They praised the Lithium Roadmap between Chile and Germany.", {"Chile", "Germany"}),
        ("A Coastal Safety Dialogue between Kenya and India met.", {"Kenya", "India"}),
    ],
)
def test_those_whom_an_initiative_is_between_take_part(text: str, names: set[str]) -> None:
    assert participants(text) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru's Pacific Ports Programme will grow.", "Peru"),
        ("Gabon’s Green Harbour Initiative began.", "Gabon"),
        ("Critics of Japan’s Open Ocean Strategy spoke.", "Japan"),
        ("Turkey’s Blue Homeland Doctrine is old.", "Türkiye"),
    ],
)
def test_the_state_whose_initiative_it_is_takes_part(text: str, name: str) -> None:
    assert participants(text) == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Norway and Chile launched the Polar Research Roadmap.", {"Norway", "Chile"}),
        ("Canada and Kenya held the inaugural Great Lakes Dialogue in Nairobi.", {"Canada", "Kenya"}),
        ("The Blue Horizon Programme brought together Fiji and Tonga.", {"Fiji", "Tonga"}),
        ("Spain and Malta revived the Western Sea Forum Dialogue.", {"Spain", "Malta"}),
    ],
)
def test_the_states_that_hold_launch_or_are_brought_together_take_part(text: str, names: set[str]) -> None:
    assert participants(text) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Qatar and Bahrain spoke. The two countries will hold the Pearl Dialogue.", {"Qatar", "Bahrain"}),
        ("Laos met Vietnam. Both countries want it, and the Mekong Dialogue resumes.", {"Laos", "Vietnam"}),
        ("Peru and Chile argued. The two sides agreed; the Andes Dialogue is next.", {"Peru", "Chile"}),
        ("Oman and Iran agreed. Both sides named the Strait Dialogue.", {"Oman", "Iran"}),
    ],
)
def test_a_dialogue_of_no_one_told_is_that_of_the_pages_pair(text: str, names: set[str]) -> None:
    assert participants(text) == names


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The Raisina Dialogue opened in New Delhi.",
        "Exercise Sea Breeze began.",
        "The Blue Economy Conference closed on Monday.",
        "Experts praised the Clean Rivers Programme.",
    ],
)
def test_no_one_takes_part_where_no_one_is_told(text: str) -> None:
    assert participants(text) == set()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "organiser"),
    [
        ("The Raisina Dialogue, hosted by India, opened in New Delhi.", "India"),
        ("Exercise Sea Breeze, hosted by Ukraine, began.", "Ukraine"),
        ("The Aegean Security Conference, organised by Greece, drew 200 guests.", "Greece"),
        ("The Sahel Dialogue, convened by the African Union, ended.", "African Union"),
        ("The Raisina Dialogue opened in New Delhi.", None),
    ],
)
def test_who_hosts_organises_or_convenes_it_is_the_organiser(text: str, organiser: str | None) -> None:
    wanted = only(text).organiser
    assert wanted == (called(read_actors(text, DAY), organiser).id if organiser else None)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "editions"),
    [
        ("The fifth Japan-Vietnam Defence Policy Dialogue was held in Hanoi in May 2023.", [(5, "2023-05")]),
        ("Canada and Kenya held the inaugural Great Lakes Dialogue in Nairobi on 3 June 2024.", [(1, "2024-06-03")]),
        ("The 12th Exercise Cobra Gold took place in Thailand in February 2023.", [(12, "2023-02")]),
        ("The third Raisina Dialogue was short.", [(3, None)]),
        ("The Shangri-La Dialogue was held on 1 June 2024.", [(None, "2024-06-01")]),
        ("The Raisina Dialogue is known to all.", []),
    ],
)  # fmt: skip
def test_an_edition_is_told_by_its_ordinal_or_its_date(
    text: str, editions: list[tuple[int | None, str | None]]
) -> None:
    found = only(text).editions
    assert [(e.ordinal, str(e.date) if e.date else None) for e in found] == editions


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Great Lakes Dialogue was held on 3 June 2024.", "2024-06-03"),
        ("Kenya hosted the Great Lakes Dialogue on 4 July 2024.", "2024-07-04"),
        ("Envoys agreed during the Great Lakes Dialogue on 5 May 2024.", "2024-05-05"),
        ("They signed it at the Great Lakes Dialogue on 6 March 2024.", "2024-03-06"),
    ],
)
def test_a_dialogue_is_dated_at_its_name_its_verb_or_what_was_done_during_it(text: str, day: str) -> None:
    article, doc, _ = read_doc(text, DAY)
    times = tuple(find_times(doc, article))
    when = date_holding(word(doc, "Great Lakes Dialogue"), times, article.published)
    assert (str(when.start), str(when.end)) == (day, day)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Great Lakes Dialogue met. The dialogue and the Lakes Dialogue differ.", ["Great Lakes Dialogue"]),
        ("The Lima Dialogue met before the Quito Dialogue.", ["Lima Dialogue", "Quito Dialogue"]),
        ("The Blue Dialogue began the Blue Roadmap.", ["Blue Dialogue", "Blue Roadmap"]),
        ("The Pacific Policing Initiative and Exercise Kakadu began.", ["Pacific Policing Initiative", "Exercise Kakadu"]),
    ],
)  # fmt: skip
def test_a_shorter_name_of_one_kind_is_the_same_initiative_and_another_is_not(
    text: str, names: list[str]
) -> None:
    assert [found.name for found in initiatives(text)] == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Tokyo International Conference on African Development (TICAD 9) opened. TICAD ends soon.", 1),
        ("UNITAS, the oldest naval drill of all, began.", 1),
        ("Troops opened the drill Golden Heron. The exercise is large. The manoeuvres end on Friday.", 1),
        ("Troops opened the drill Golden Heron and the drill Silver Tide.", 2),
        ("They began a naval exercise. The drill codenamed Silver Tide ends soon.", 1),
        ("They back the Lomé Platform. They went to the Lomé process.", 1),
        ("The Chad Rail Programme began. It crosses the Niger-Chad Rail Corridor.", 2),
    ],
)
def test_a_short_form_an_aside_and_a_noun_that_speaks_again_are_no_other_initiative(
    text: str, names: int
) -> None:
    assert len(initiatives(text)) == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Slovak-Hungarian joint commission for trade sat. Slovakia and Hungary were content.",
            {"Slovakia", "Hungary"},
        ),
        ("Chile and Peru took part in the drill Golden Heron.", {"Chile", "Peru"}),
        ("The Otter Forum was hosted by Chile.", {"Chile"}),
    ],
)
def test_those_take_part_whose_it_is_who_attend_and_who_host(text: str, names: set[str]) -> None:
    assert participants(text) == names


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Baku_Dialogue", True), ("summit", True), ("Exercise_Kakadu", False), ("roadmap", False)],
)
def test_a_dialogue_is_told_by_its_head_noun(words: str, expected: bool) -> None:
    doc = hand("x - - NN")
    title = type(doc)(doc.vocab, words=[words.replace("_", " ")])
    assert is_dialogue(title[0]) is expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The army announced naval drills. The Silver Tide exercises began on Monday.", 1),
        ("Fiji hosted the Long Reef Patrol (LRP) exercise. The LRP drills are over.", 1),
        ("The strategic dialogue between Chad and Mali met before the strategic dialogue between Peru and Chile.", 2),
    ],
)  # fmt: skip
def test_a_described_drill_is_the_one_named_next_and_talks_of_other_states_are_others(
    text: str, names: int
) -> None:
    assert len(initiatives(text)) == names
