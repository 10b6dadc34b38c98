"""The task `actors`: what is paired with what, what each figure counts, how misses are told, what a folder must hold."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from foedera import cli
from foedera.actors import Actor
from foedera.article import Article, Block, Dateline, Published
from foedera.dates import PartialDate
from foedera.evidence import Span
from foedera.places import Place
from foedera.reading import Reading, ReadWith, to_contract
from foedera.scores import Score
from foedera.scores_actors import ActorsGold, ActorsPrediction, score_actors

TEXT = (
    "Fiji sent its foreign minister, Mere Tavola, to Tonga. She met Sione Vea in Apia, and both governments "
    "called the visit useful."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def actor(name: str, *mentions: str) -> Actor:
    return Actor(
        name, name, "person", None, None, None, (), (), tuple(span(words) for words in mentions or (name,))
    )


def place(words: str, country: str | None = None) -> Place:
    at = span(words)
    return Place(words, at.start, at.end, words, "text", words, country, None, None, None, "literal")


MINISTER = replace(
    actor("Mere Tavola", "its foreign minister", "Mere Tavola", "She"),
    country="FJI",
    country_basis="stated",
    sector="GOV",
)
HOST = actor("Sione Vea")
FIJI = replace(
    actor("Fiji", "Fiji", "its", "both governments"), kind="country", country="FJI", country_basis="stated"
)
TONGA = replace(
    actor("Tonga", "Tonga", "both governments"), kind="country", country="TON", country_basis="stated"
)
GOLD = (FIJI, MINISTER, TONGA, HOST)


def scored(
    *found: Actor,
    gold: tuple[Actor, ...] = GOLD,
    places: tuple[Place, ...] = (),
    came: tuple[Place, ...] = (),
) -> Score:
    return score_actors(
        [ActorsGold("1", TEXT, gold, places)], {"1": ActorsPrediction("1", tuple(found), came)}
    )


def values(score: Score, measure: str) -> dict[str, float]:
    (figure,) = [one for one in score.figures if one.measure == measure]
    return {value.name: value.number for value in figure.values}


def counts(score: Score, measure: str) -> tuple[float, ...]:
    """Return what was right, what was found and what was wanted."""
    return tuple(values(score, measure)[name] for name in ("tp", "pred", "gold"))


def joined(score: Score) -> tuple[float, float]:
    return values(score, "joined")["p"], values(score, "joined")["r"]


def bracketed(shown: str) -> str:
    return shown.partition("[")[2].partition("]")[0]


def told(score: Score, measure: str) -> list[tuple[str, str]]:
    """Return what was expected and what came, for each miss of a measure: before the words, and the words."""
    return [(miss.expected, miss.found) for miss in score.misses if miss.measure == measure]


def test_what_is_all_right_scores_one_everywhere() -> None:
    spots = (place("Tonga", "TON"), place("Apia", "WSM"))
    score = scored(*GOLD, places=spots, came=spots)
    ratios = {
        figure.measure: value.number
        for figure in score.figures
        for value in figure.values
        if value.name in {"f1", "acc"}
    }
    assert ratios == dict.fromkeys(
        (
            *(
                "mention",
                "joined",
                "country",
                "country told",
                "country all",
                "no country",
                "basis",
                "kind",
                "sector",
            ),
            *("name", "places", "place country", "use"),
        ),
        1.0,
    )
    assert score.misses == ()


# Mentions


def test_a_passage_that_names_two_actors_is_one_mention() -> None:
    assert counts(scored(FIJI, TONGA, gold=(FIJI, TONGA)), "mention") == (4, 4, 4)


@pytest.mark.parametrize(
    ("found", "right"), [("Mere Tavola", 1), ("Tavola", 1), ("minister, Mere", 1), ("Apia", 0)]
)
def test_mentions_belong_together_if_they_share_a_character(found: str, right: int) -> None:
    score = scored(actor("x", found), gold=(actor("Mere Tavola"),))
    assert counts(score, "mention") == (right, 1, 1)


def test_of_mentions_that_lie_in_one_another_each_finds_its_like() -> None:
    inner, outer = actor("Fiji", "its"), actor("minister", "its foreign minister")
    for found in ((inner, outer), (outer, inner)):
        assert joined(scored(*found, gold=(outer, inner))) == (1.0, 1.0)
    assert told(scored(inner, gold=(outer, inner)), "joined") == []
    assert told(scored(inner, gold=(outer, inner)), "mention")[0][0].startswith("minister: ")


def test_mentions_outside_the_text_do_not_count() -> None:
    title = Span(0, 4, "Fiji", "b1")
    score = scored(replace(FIJI, mentions=(*FIJI.mentions, title)), gold=(FIJI,))
    assert counts(score, "mention") == (3, 3, 3)


# Joined


def test_mentions_of_one_actor_in_two_lose_recall_alone() -> None:
    parts = (actor("she", "its foreign minister", "Mere Tavola"), actor("other", "She"))
    precision, recall = joined(scored(*parts, gold=(MINISTER,)))
    assert precision == 1.0
    assert recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3, abs=1e-4)


def test_mentions_of_two_actors_in_one_lose_precision_alone() -> None:
    both = actor("they", "its foreign minister", "Mere Tavola", "She", "Sione Vea")
    precision, recall = joined(scored(both, gold=(MINISTER, HOST)))
    assert precision == pytest.approx((3 * 3 / 4 + 1 / 4) / 4, abs=1e-4)
    assert recall == 1.0


def test_a_lost_mention_costs_recall_and_an_added_one_precision() -> None:
    lost = scored(actor("Mere Tavola", "Mere Tavola", "She"), gold=(MINISTER,))
    assert joined(lost) == pytest.approx((1.0, (2 / 3 + 2 / 3) / 3), abs=1e-4)
    added = scored(
        actor("Mere Tavola", "its foreign minister", "Mere Tavola", "She", "Apia"), gold=(MINISTER,)
    )
    assert joined(added) == pytest.approx((3 * 3 / 4 / 4, 1.0), abs=1e-4)


def test_an_added_mention_alone_is_together_with_nothing() -> None:
    assert joined(scored(HOST, actor("Apia"), gold=(HOST,))) == (0.5, 1.0)


def test_a_mention_of_two_actors_of_which_one_was_found_keeps_what_it_shares_with_each() -> None:
    first, second = actor("Fiji", "Fiji", "both governments"), actor("Tonga", "Tonga", "both governments")
    precision, recall = joined(scored(first, actor("Tonga"), gold=(first, second)))
    assert precision == 1.0
    # `Fiji` keeps both of its cluster; `Tonga` one of two; `both governments` the first of three, and half of itself
    assert recall == pytest.approx((1 + 1 / 2 + (1 + 1 / 2) / 3) / 3, abs=1e-4)


# Actors


def test_an_actor_is_matched_with_the_one_that_has_most_of_its_mentions() -> None:
    right = actor("Mere Tavola", "Mere Tavola", "She")
    wrong = actor("foreign minister", "its foreign minister")
    assert values(scored(wrong, right, gold=(MINISTER,)), "name") == {"acc": 1.0, "n": 1}


def test_of_actors_with_as_many_mentions_in_common_one_of_the_same_name_is_matched() -> None:
    pair = (actor("Fiji", "both governments"), actor("Tonga", "both governments"))
    assert values(scored(*reversed(pair), gold=pair), "name") == {"acc": 1.0, "n": 2}


def test_an_actor_is_matched_once() -> None:
    both = actor("they", "Mere Tavola", "Sione Vea")
    score = scored(both, gold=(actor("Mere Tavola"), HOST))
    assert values(score, "kind") == {"acc": 1.0, "n": 1}


@pytest.mark.parametrize(
    ("measure", "change"),
    [
        ("country", {"country": "TON"}),
        ("country", {"country": None}),
        ("basis", {"country_basis": "office"}),
        ("kind", {"kind": "government"}),
        ("sector", {"sector": "LEG"}),
        ("sector", {"sector": None}),
        ("name", {"name": "Tavola"}),
    ],
)
def test_each_thing_asked_of_an_actor_has_a_figure_and_a_miss_of_its_own(
    measure: str, change: dict[str, Any]
) -> None:
    score = scored(replace(MINISTER, **change), gold=(MINISTER,))
    wrong = {figure.measure for figure in score.figures if values(score, figure.measure).get("acc") == 0.0}
    assert wrong - {"no country", "use"} == {measure} | (
        {"country all", "country told"} if measure == "country" else set()
    )
    assert [miss.measure for miss in score.misses] == [measure]


def test_nothing_is_asked_of_what_the_gold_leaves_open() -> None:
    guessed = replace(HOST, country="TON", country_basis="stated", sector="GOV")
    score = scored(guessed, gold=(HOST,))
    assert [values(score, measure)["n"] for measure in ("country", "country all", "basis", "sector")] == [
        0
    ] * 4


def test_a_country_for_an_actor_that_has_none_is_told_by_its_own_figure() -> None:
    score = scored(replace(HOST, country="TON"), gold=(HOST,))
    assert values(score, "no country") == {"acc": 0.0, "n": 1}
    ((expected, found),) = told(score, "no country")
    assert (expected[:3], found[:5]) == ("?: ", "TON: ")


def test_an_actor_that_was_not_found_has_the_wrong_country() -> None:
    score = scored(MINISTER, gold=(MINISTER, TONGA))
    assert values(score, "country") == {"acc": 1.0, "n": 1}
    assert values(score, "country all") == {"acc": 0.5, "n": 2}
    ((expected, found),) = told(score, "country all")
    assert expected.startswith("TON: ")
    assert found == ""


@pytest.mark.parametrize(("name", "right"), [("MERE TAVOLA", 1.0), ("Mere-Tavola", 1.0), ("Mere", 0.0)])
def test_a_name_is_its_words_whatever_their_case(name: str, right: float) -> None:
    assert values(scored(replace(MINISTER, name=name), gold=(MINISTER,)), "name")["acc"] == right


def test_a_text_that_was_not_read_has_no_actors_and_no_places() -> None:
    score = score_actors([ActorsGold("1", TEXT, GOLD, (place("Apia"),))], {})
    assert (counts(score, "mention"), counts(score, "places")) == ((0, 0, 8), (0, 0, 1))
    assert values(score, "country all") == {"acc": 0.0, "n": 3}


# Places


def test_places_are_counted_where_they_are_in_which_country_and_in_which_use() -> None:
    gold = (place("Tonga", "TON"), place("Apia", "WSM"), place("Fiji"))
    came = (replace(place("Tonga", "FJI"), use="actor"), place("in Apia", "WSM"), place("She"))
    score = scored(places=gold, came=came)
    assert counts(score, "places") == (2, 3, 3)
    assert counts(score, "place country") == (1, 2, 2)
    assert values(score, "use") == {"acc": 0.5, "n": 2}
    assert [bracketed(expected or found) for expected, found in told(score, "places")] == ["Fiji", "She"]
    assert [expected[:3] + found[:3] for expected, found in told(score, "place country")] == ["TONFJI"]
    assert [bracketed(found) for _, found in told(score, "use")] == ["Tonga"]


# Misses


def test_misses_stand_by_measure_lost_before_added_then_by_their_words() -> None:
    found = (
        replace(actor("Tavola", "Mere Tavola"), country="FJI"),
        replace(FIJI, kind="government", mentions=FIJI.mentions[:1]),
        actor("Apia"),
        replace(actor("visit"), country="TON"),
    )
    score = scored(*found, gold=(FIJI, MINISTER))
    assert [(miss.measure, bracketed(miss.expected), bracketed(miss.found)) for miss in score.misses] == [
        ("mention", "both governments", ""),
        ("mention", "its", ""),
        ("mention", "its foreign minister", ""),
        ("mention", "She", ""),
        ("mention", "", "Apia"),
        ("mention", "", "visit"),
        ("basis", "its foreign minister", "Mere Tavola"),
        ("kind", "Fiji", "Fiji"),
        ("sector", "its foreign minister", "Mere Tavola"),
        ("name", "its foreign minister", "Mere Tavola"),
    ]


def test_a_mention_that_another_actor_was_given_names_both() -> None:
    taken = replace(HOST, mentions=(span("She"), *HOST.mentions))
    rest = replace(MINISTER, mentions=MINISTER.mentions[:2])
    ((expected, found),) = told(scored(rest, taken, gold=(MINISTER, HOST)), "joined")
    around = "minister, Mere Tavola, to Tonga. [She] met Sione Vea in Apia, and both"
    assert (expected, found) == (f"Mere Tavola: {around}", f"Sione Vea: {around}")


def test_a_mention_of_two_actors_names_them_all() -> None:
    only = replace(TONGA, mentions=TONGA.mentions[:1])
    ((expected, found),) = told(scored(FIJI, only, gold=(FIJI, TONGA)), "joined")
    assert (expected.partition(":")[0], found.partition(":")[0]) == ("Fiji + Tonga", "Fiji")


@pytest.mark.parametrize("measure", ["mention", "places", "place country"])
def test_misses_make_up_what_a_figure_lacks(measure: str) -> None:
    gold = (place("Tonga", "TON"), place("Apia", "WSM"))
    score = scored(MINISTER, actor("visit"), places=gold, came=(place("Tonga", "FJI"), place("Apia", "WSM")))
    lost = sum(miss.loss for miss in score.misses if miss.measure == measure)
    assert lost == pytest.approx(1 - values(score, measure)["f1"], abs=1e-4)


# The command


def reading(text: str, id_: str = "suva-1", actors: tuple[Actor, ...] = ()) -> Reading:
    day = PartialDate(2024, 8, 24)
    article = Article(
        id_, "0" * 64, None, "Coast Courier", "A visit", None, (), "en", None, None, "report",
        Published(day, "given", day, day), Dateline(), text, (Block("b1", "paragraph", text, 0, len(text)),),
    )  # fmt: skip
    return Reading(
        ReadWith("gold", "1", "none", "none", "none", None), article, actors, (), (), (), (), (), (), ()
    )


def write_reading(folder: Path, gold: Reading, name: str = "one.json") -> dict[str, Any]:
    data = to_contract(gold)
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps(data), encoding="utf-8")
    return data


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, ["evaluate", "actors", *(str(argument) for argument in arguments)])


@pytest.mark.model
def test_a_folder_of_readings_is_scored_on_what_is_found_in_their_texts(tmp_path: Path) -> None:
    text = "Kenya closed a border on Tuesday."
    kenya = replace(
        actor("Fiji"), id="k", name="Kenya", kind="country", country="KEN", mentions=(Span(0, 5, "Kenya"),)
    )
    write_reading(tmp_path / "gold", reading(text, actors=(kenya,)))
    done = run(tmp_path / "gold", "--json", "--predictions", tmp_path / "found.jsonl")
    assert done.exit_code == 0, done.stderr
    score = json.loads(done.stdout)
    assert score["mention"]["tp"] == 1
    assert score["country all"] == {"acc": 1.0, "n": 1}
    (found,) = map(json.loads, (tmp_path / "found.jsonl").read_text("utf-8").splitlines())
    assert list(found) == ["id", "actors", "places"]
    assert found["id"] == "suva-1"
    assert {one["name"] for one in found["actors"]} == {"Kenya"}
    assert found["actors"][0]["mentions"] == [{"start": 0, "end": 5, "text": "Kenya", "in": "text"}]


def test_a_reading_whose_text_cannot_be_read_is_told_and_has_no_actors(tmp_path: Path) -> None:
    write_reading(tmp_path / "gold", reading(" "))
    done = run(tmp_path / "gold", "--json")
    assert done.exit_code == 1
    assert "suva-1: article: the page is empty" in done.stderr
    assert json.loads(done.stdout)["mention"]["pred"] == 0


def test_a_mention_that_does_not_stand_in_its_text_is_told_by_its_file(tmp_path: Path) -> None:
    data = write_reading(tmp_path / "gold", reading(TEXT, actors=(HOST,)))
    data["actors"][0]["mentions"][0]["start"] += 1
    data["actors"][0]["mentions"][0]["end"] += 1
    (tmp_path / "gold" / "one.json").write_text(json.dumps(data), encoding="utf-8")
    done = run(tmp_path / "gold")
    assert done.exit_code == 2
    assert "one.json" in done.stderr.replace("\n", "")


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff", b'{"foedera": 1}'])
def test_a_file_that_is_no_reading_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_bytes(content)
    done = run(tmp_path)
    assert done.exit_code == 2
    assert "odd.json" in done.stderr.replace("\n", "")


def test_an_id_that_stands_in_two_files_is_told(tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        write_reading(tmp_path / "gold", reading(TEXT), name)
    done = run(tmp_path / "gold")
    assert done.exit_code == 2
    assert "'suva-1'" in done.stderr


def test_a_folder_without_readings_and_one_that_is_not_there_are_wrong_usage(tmp_path: Path) -> None:
    assert "no readings" in " ".join(run(tmp_path).stderr.split())
    done = run(tmp_path / "nowhere")
    assert done.exit_code == 2
    assert "no such folder" in " ".join(done.stderr.split())


@pytest.mark.parametrize("options", [("--lang", "en"), ("--root", "/")])
def test_readings_have_no_language_and_no_folder_of_pages(options: tuple[str, str], tmp_path: Path) -> None:
    write_reading(tmp_path / "gold", reading(TEXT))
    assert run(tmp_path / "gold", *options).exit_code == 2
