"""Titles of instruments and initiatives, by the grammar of capitals; no model, tokens only."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from foedera.errors import KnowledgeError
from foedera.titles import acronym_behind, body_heads, find_titles, heads, title_heads, trim_left
from foedera.words import Words

ENGLISH = spacy.blank("en")
Title = tuple[str, str, str | None]


def titles(text: str) -> list[Title]:
    """Return name, sort and acronym of each title in a text."""
    return [(name.text, name.sort or "", name.acronym) for name in find_titles(Words(ENGLISH(text)))]


def bare(text: str) -> list[str]:
    return [name.text for name in find_titles(Words(ENGLISH(text)))]


@pytest.mark.parametrize(
    ("text", "title", "sort"),
    [
        ("Benin ratified the Lomé Maritime Boundary Treaty.", "Lomé Maritime Boundary Treaty", "treaty"),
        ("Work under the Reciprocal Port Access Agreement began.", "Reciprocal Port Access Agreement", "agreement"),
        ("Ministers praised the Black Sea Grain Initiative.", "Black Sea Grain Initiative", "programme"),
        ("The Andean Cyber Security Dialogue met again.", "Andean Cyber Security Dialogue", "dialogue"),
        ("Oman joined the Indian Ocean Fisheries Accord in June.", "Indian Ocean Fisheries Accord", "accord"),
        ("A copy of the Polar Research Roadmap leaked.", "Polar Research Roadmap", "roadmap"),
        ("Nobody has read the Sahel Security Compact.", "Sahel Security Compact", "pact"),
    ],
)  # fmt: skip
def test_a_title_runs_left_from_its_head_noun(text: str, title: str, sort: str) -> None:
    assert titles(text) == [(title, sort, None)]


@pytest.mark.parametrize(
    ("text", "title", "sort"),
    [
        ("Laos signed the Convention on Cluster Munitions.", "Convention on Cluster Munitions", "convention"),
        (
            "They renewed the Memorandum of Understanding on Critical Minerals.",
            "Memorandum of Understanding on Critical Minerals",
            "memorandum",
        ),
        (
            "Iceland keeps to the Protocol for the Protection of Seabirds.",
            "Protocol for the Protection of Seabirds",
            "protocol",
        ),
        (
            "The Treaty of Amity and Cooperation is open to all.",
            "Treaty of Amity and Cooperation",
            "treaty",
        ),
        ("Both cite the Charter of Paris.", "Charter of Paris", "treaty"),
        (
            "Peru backs the Declaration against Illegal Gold Mining.",
            "Declaration against Illegal Gold Mining",
            "declaration",
        ),
    ],
)
def test_a_title_runs_right_from_a_head_that_a_preposition_follows(text: str, title: str, sort: str) -> None:
    assert titles(text) == [(title, sort, None)]


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("The Reciprocal Access Agreement (RAA) starts in July.", "RAA"),
        ("Cyprus left the Gas Transit Memorandum (“GTM”) last year.", "GTM"),
        ("Officials praised the Defence Ecosystem Bridge Programme (DEB-X).", "DEB-X"),
        ("A Status of Visiting Forces Agreement (SOVFA) was drafted.", "SOVFA"),
        ("The Regional Air Safety Dialogue (RASD+) grew.", "RASD+"),
    ],
)
def test_an_acronym_in_brackets_belongs_to_the_title_before_it(text: str, acronym: str) -> None:
    (name,) = find_titles(Words(ENGLISH(text)))
    assert name.acronym == acronym
    assert text[name.start : name.end].endswith(")")
    assert "(" not in name.text


@pytest.mark.parametrize(
    "text",
    [
        "The Nile Waters Treaty (signed in Aswan) is old.",
        "The Gulf Rescue Protocol (see below) is short.",
        "The Baltic Ports Accord (2019) was extended.",
        "The Mekong River Forum Agreement (its third) followed.",
    ],
)
def test_words_in_brackets_that_are_no_acronym_stay_outside_the_title(text: str) -> None:
    assert [acronym for _, _, acronym in titles(text)] == [None]
    assert all(")" not in text[n.start : n.end] for n in find_titles(Words(ENGLISH(text))))


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("They will sign a logistics pact known as ACSA next week.", "ACSA", "pact"),
        ("Seoul joined an agreement called GSOMIA with doubts.", "GSOMIA", "agreement"),
        ("A defence programme dubbed ARGUS costs too much.", "ARGUS", "programme"),
        ("PESCO, the programme for joint arms projects, grew.", "PESCO", "programme"),
        ("SEACAT, an exercise of nine navies, opened.", "SEACAT", "exercise"),
        ("Work on TAPROOT, their roadmap for chips, is slow.", "TAPROOT", "roadmap"),
    ],
)
def test_an_acronym_is_a_title_where_the_words_beside_it_explain_it(text: str, name: str, sort: str) -> None:
    assert titles(text) == [(name, sort, name)]


@pytest.mark.parametrize(
    "text",
    [
        "NATO, the alliance of 32, met.",
        "UNESCO, a body for culture, listed the fort.",
        "USA, the partner in a treaty, left.",
        "They met in HANOI, the capital.",
    ],
)
def test_a_known_body_or_a_word_in_capitals_is_no_title(text: str) -> None:
    assert titles(text) == []


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("The Comprehensive Trade Partnership Agreement, or CTPA, took effect. CTPA cut tariffs.", "CTPA"),
        ("The Visiting Forces Agreement, known as the VFA, was kept. The VFA is old.", "VFA"),
        ("A Mutual Logistics Support Arrangement, called MLSA, lets ships refuel. MLSA ends in May.", "MLSA"),
        ("The Open Skies Treaty or OST lapsed. OST flights stopped.", "OST"),
    ],
)
def test_an_acronym_of_its_initials_told_in_words_is_the_titles_own(text: str, acronym: str) -> None:
    found = titles(text)
    assert {told for _, _, told in found} == {acronym}
    assert len({name for name, _, _ in found}) == 1
    assert len(found) == 3


@pytest.mark.parametrize(
    "text",
    [
        "The Grain Corridor Agreement, or UNCTAD, is a strange pair.",
        "The Open Skies Treaty or USA will go.",
        "The Lake Victoria Fisheries Protocol, called OPEC by a slip, is short.",
        "The Caspian Shelf Convention, or KGZ.",
    ],
)
def test_an_acronym_of_other_initials_is_not_the_titles(text: str) -> None:
    assert titles(text)[0][2] is None


@pytest.mark.parametrize(
    ("text", "title", "sort"),
    [
        ("Kiribati backed the ‘Blue Line’ initiative.", "Blue Line", "programme"),
        ("The “Gateway to the Sahel” programme has four members.", "Gateway to the Sahel", "programme"),
        ("Negotiators settled a trade accord dubbed the 'Andes Bridge'.", "Andes Bridge", "accord"),
        ('Jakarta hosts the "Komodo Shield" exercise each spring.', "Komodo Shield", "exercise"),
        ("“Horizon 9”, a programme for satellites, was cut.", "Horizon 9", "programme"),
    ],
)
def test_a_quoted_name_is_a_title_where_a_head_noun_stands_beside_it(
    text: str, title: str, sort: str
) -> None:
    assert [(name, found) for name, found, _ in titles(text)] == [(title, sort)]


@pytest.mark.parametrize(
    "text",
    [
        "She called it ‘A Very Good Day’ and left.",
        "“We want this agreement,” the envoy said.",
        "He said “Peru will wait” and the treaty lapsed.",
        "The film ‘Sunset’ won; a pact did not.",
    ],
)
def test_quoted_speech_is_no_title(text: str) -> None:
    assert titles(text) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The ministers met for a 2+2 dialogue in Canberra.", "2+2 dialogue"),
        ("Both held 2+2 ministerial talks.", "2+2 ministerial talks"),
        ("The Japan-Philippines 2+2 meeting was put off.", "Japan-Philippines 2+2 meeting"),
        ("Their first 2+2 ended late.", "2+2"),
        ("A Brazil-Chile 2+2 followed.", "Brazil-Chile 2+2"),
    ],
)
def test_two_plus_two_names_a_dialogue_by_its_form(text: str, title: str) -> None:
    assert titles(text) == [(title, "dialogue", None)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Exercise Bright Star opened near Cairo.", "Exercise Bright Star"),
        ("The 12th Exercise Cobra Gold took place in Thailand.", "Exercise Cobra Gold"),
        ("Marines landed for Exercise Talisman Sabre on Friday.", "Exercise Talisman Sabre"),
        ("Nine fleets joined Exercise Kakadu last year.", "Exercise Kakadu"),
    ],
)
def test_an_exercise_is_named_behind_its_noun(text: str, title: str) -> None:
    assert titles(text) == [(title, "exercise", None)]


@pytest.mark.parametrize(
    ("text", "title", "sort"),
    [
        ("The INDEX dialogue resumed.", "INDEX dialogue", "dialogue"),
        ("The Malabar naval exercise ended.", "Malabar naval exercise", "exercise"),
        ("Lawmakers debated the Istanbul convention.", "Istanbul convention", "convention"),
        ("The Minsk accords failed.", "Minsk accords", "accord"),
        ("They revived the Schengen agreement.", "Schengen agreement", "agreement"),
    ],
)
def test_a_name_may_have_its_head_noun_in_small_letters(text: str, title: str, sort: str) -> None:
    assert [(name, found) for name, found, _ in titles(text)] == [(title, sort)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They signed the Baltic Fisheries Accord and the Nordic Rescue Protocol.",
            ["Baltic Fisheries Accord", "Nordic Rescue Protocol"],
        ),
        (
            "The Helsinki Final Act and the Charter of Paris remain.",
            ["Charter of Paris"],
        ),
        (
            "Mali left the Liptako Security Charter and the Sahel Trade Convention.",
            ["Liptako Security Charter", "Sahel Trade Convention"],
        ),
        (
            "Fiji signed the Protocol on Dredging and the Solomon Islands did not.",
            ["Protocol on Dredging"],
        ),
        (
            "The Kivu Energy Compact and Rusizi Power Agreement are kept.",
            ["Kivu Energy Compact", "Rusizi Power Agreement"],
        ),
    ],
)
def test_and_joins_two_titles_where_each_has_its_head(text: str, expected: list[str]) -> None:
    assert bare(text) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The Trade and Investment Framework Agreement was extended.",
            "Trade and Investment Framework Agreement",
        ),
        ("A Science and Technology Dialogue met.", "Science and Technology Dialogue"),
        (
            "The Convention on Wetlands and the Environment is signed.",
            "Convention on Wetlands and the Environment",
        ),
        ("The Protocol on Dams and the Lower Basin was read.", "Protocol on Dams and the Lower Basin"),
        ("Their Customs & Excise Protocol was lost.", "Customs & Excise Protocol"),
    ],
)
def test_and_within_a_title_does_not_split_it(text: str, title: str) -> None:
    assert bare(text) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Kigali Framework on Water Sharing in Nairobi on Tuesday drew praise.", "Kigali Framework on Water Sharing"),
        ("Both signed the Treaty of Lasting Peace on Monday.", "Treaty of Lasting Peace"),
        ("They sealed the Protocol on River Dredging in Asunción.", "Protocol on River Dredging"),
        ("Haiti joined the Convention on Hill Farming at Geneva on Friday.", "Convention on Hill Farming"),
        ("The Agreement on Fair Fishing in June was late.", "Agreement on Fair Fishing"),
        ("Kenya hosted the Great Lakes Dialogue on 4 July 2024.", "Great Lakes Dialogue"),
        ("The Sunda Straits Pact on Feb. 3 was late.", "Sunda Straits Pact"),
    ],
)  # fmt: skip
def test_a_day_or_a_place_behind_a_title_is_not_part_of_it(text: str, title: str) -> None:
    assert bare(text) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Nile Basin Initiative between Egypt and Sudan was revived.", "Nile Basin Initiative"),
        ("The Ormoc Shipping Agreement between Japan and Palau lapsed.", "Ormoc Shipping Agreement"),
        ("A Coastal Safety Dialogue between Kenya and India met.", "Coastal Safety Dialogue"),
        ("The Lithium Roadmap between Chile and Germany is new.", "Lithium Roadmap"),
    ],
)
def test_whom_a_title_is_between_is_left_for_the_parse(text: str, title: str) -> None:
    assert bare(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "The Joint Statement ran to three pages.",
        "Both signed the Memorandum of Understanding.",
        "The Agreement enters into force today.",
        "A Bilateral Framework Agreement is wanted.",
        "The Third Annual Summit was short.",
        "The Indian Agreement is old.",
        "Two Treaties and a Protocol were read.",
        "All Joint Statements are kept.",
        "The agreement was signed and a joint statement followed.",
    ],
)
def test_generic_words_are_no_title(text: str) -> None:
    assert titles(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Secretary of Defense for Industrial Base Policy spoke.",
        "The Deputy Chief of Mission was absent.",
        "The Government of National Accord fell.",
        "The Ministry of Foreign Trade Policy replied.",
        "The Special Envoy for the Doha Dialogue resigned.",
        "A Director General for Arms Treaty Affairs wrote.",
    ],
)
def test_an_office_or_a_body_named_for_an_instrument_is_no_title(text: str) -> None:
    assert titles(text) == []


@pytest.mark.parametrize(
    "headline",
    [
        "Peru And Chile Sign Andean Customs Agreement",
        "Gulf States Agree On Red Sea Patrol Initiative",
        "Defence Chiefs Revive Old Arctic Treaty",
        "Laos And Thailand Near Mekong Water Accord",
    ],
)
def test_a_line_in_title_case_is_a_headline_and_no_title(headline: str) -> None:
    assert titles(f"{headline}\n\nThey met on Sunday.") == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Quad Leaders’ Summit was held in Wilmington.", "Quad Leaders’ Summit"),
        ("Brunei chaired the East Asia Ministers' Conference.", "East Asia Ministers' Conference"),
        ("The Pacific Chiefs’ Roundtable closed.", "Pacific Chiefs’ Roundtable"),
        ("The Baltic Presidents’ Dialogue met in Riga.", "Baltic Presidents’ Dialogue"),
    ],
)
def test_the_apostrophe_of_those_who_meet_does_not_end_a_title(text: str, title: str) -> None:
    assert bare(text) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Gabon’s Green Ports Programme will grow.", "Green Ports Programme"),
        ("The Philippines’ Coastal Watch Programme is new.", "Coastal Watch Programme"),
        ("Japan's Open Ocean Strategy names five ports.", "Open Ocean Strategy"),
        ("The region’s Clean Rivers Pact lapsed.", "Clean Rivers Pact"),
    ],
)
def test_a_possessor_does_not_belong_to_a_title(text: str, title: str) -> None:
    assert bare(text) == [title]


@pytest.mark.parametrize(
    ("text", "title", "times"),
    [
        ("The Port Access Agreement (PAA) is signed. The PAA has two parts, and PAA rules bind.", "Port Access Agreement", 3),
        ("The Sava Basin Treaty is old. No one left the Sava Basin Treaty.", "Sava Basin Treaty", 2),
        ("GTM was first. The Gas Transit Memorandum (GTM) replaced it.", "Gas Transit Memorandum", 2),
        ("An arms programme known as ARGUS is late. ARGUS was cheap.", "ARGUS", 2),
    ],
)  # fmt: skip
def test_the_acronym_or_the_same_words_elsewhere_are_mentions_of_the_title(
    text: str, title: str, times: int
) -> None:
    assert bare(text) == [title] * times


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        ("Accord ( ABC ) .", 1, ("ABC", 4)),
        ("Accord ( signed ) .", 1, (None, 1)),
        ("Accord ( ABC", 1, (None, 1)),
        ("Accord .", 1, (None, 1)),
    ],
)
def test_the_bracket_behind_a_title_ends_it_only_where_it_holds_an_acronym(
    text: str, end: int, expected: tuple[str | None, int]
) -> None:
    assert acronym_behind(Words(ENGLISH(text)), end) == expected


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The New Port Accord", "Port"),
        ("Under The Quito Pact", "Quito"),
        ("Two Rivers Treaty", "Rivers"),
        ("Horn Charter", "Horn"),
    ],
)
def test_words_that_open_a_sentence_do_not_open_a_title(text: str, first: str) -> None:
    doc = Words(ENGLISH(text))
    assert doc[trim_left(doc, 0, len(doc))].text == first


@pytest.mark.parametrize(
    ("form", "sort"),
    [("treaties", "treaty"), ("memoranda", "memorandum"), ("drills", "exercise"), ("truce", "ceasefire")],
)
def test_a_head_is_found_in_the_singular_and_in_the_plural(form: str, sort: str) -> None:
    assert heads()[form].sort == sort


def test_a_head_names_a_body_or_a_title_and_not_both() -> None:
    assert title_heads() & body_heads() == frozenset()
    assert title_heads() | body_heads() == set(heads())


@pytest.mark.parametrize("row", ["treaty\tinstrument", "treaty\tpaper\ttreaty\ttreaties", "only words"])
def test_a_row_of_heads_that_says_too_little_is_refused_with_its_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, row: str
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "heads.tsv").write_text(f"word\tkind\tsort\tplural\n{row}\n", "utf-8")
    monkeypatch.setattr("foedera.knowledge.files", lambda _: tmp_path)
    heads.cache_clear()
    with pytest.raises(KnowledgeError, match=r"heads.tsv.*2"):
        heads()
    heads.cache_clear()
