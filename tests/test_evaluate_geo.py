"""The task `geo`: which toponyms belong together, what each figure counts, how misses are told, what a set must be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from foedera import cli
from foedera.errors import ContractError
from foedera.evaluate_geo import alpha2, load_geo
from foedera.gold import Asked
from foedera.knowledge import knowledge
from foedera.scores import Score
from foedera.scores_geo import FoundToponym, GeoGold, GeoPrediction, Toponym, score_toponyms
from foedera.scores_spans import in_context

TEXT = "Trucks left Tripoli in the north of Lebanon for the port of Beirut, far from the North Sea."
Marked = tuple[str, str | None]
GOLD: tuple[Marked, ...] = (("Tripoli", "LB"), ("Lebanon", "LB"), ("Beirut", "LB"), ("North Sea", None))


def toponym(words: str, country: str | None) -> Toponym:
    start = TEXT.index(words)
    return Toponym(start, start + len(words), words, country)


def scored(*found: Marked, gold: Sequence[Marked] = GOLD) -> Score:
    rows = (toponym(*one) for one in found)
    came = tuple(FoundToponym(row.start, row.end, row.text, row.country, "literal") for row in rows)
    golds = [GeoGold("1", TEXT, tuple(toponym(*one) for one in gold))]
    return score_toponyms(golds, {"1": GeoPrediction("1", came)})


def values(score: Score, measure: str) -> dict[str, float]:
    (figure,) = [one for one in score.figures if one.measure == measure]
    return {value.name: value.number for value in figure.values}


def counts(score: Score, measure: str) -> tuple[float, ...]:
    """Return what was right, what was found and what was wanted."""
    return tuple(values(score, measure)[name] for name in ("tp", "pred", "gold"))


# Figures


def test_what_is_all_right_scores_one_everywhere() -> None:
    score = scored(*GOLD)
    assert {figure.measure: figure.values[-4].number for figure in score.figures[:-1]} == {
        "toponym": 1.0,
        "strict": 1.0,
        "country": 1.0,
        "doc country": 1.0,
    }
    assert values(score, "given span") == {"acc": 1.0, "n": 3}
    assert score.misses == ()


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (("Tripoli", "LB"), (1, 1, 1, 1)),
        (("left Tripoli", "LB"), (1, 0, 1, 1)),
        (("Tripoli", "LY"), (1, 1, 0, 0)),
        (("Tripoli", None), (1, 1, 0, 0)),
        (("Trucks", "LB"), (0, 0, 0, 1)),
        (("left ", None), (0, 0, 0, 0)),
    ],
)
def test_a_measure_counts_the_pairs_that_are_the_same_in_what_it_looks_at(
    found: Marked, right: tuple[int, ...]
) -> None:
    score = scored(found, gold=GOLD[:1])
    measures = ("toponym", "strict", "country", "doc country")
    assert tuple(counts(score, measure)[0] for measure in measures) == right


def test_only_toponyms_with_a_country_count_for_countries() -> None:
    score = scored(("North Sea", "NO"), ("Beirut", None))
    assert counts(score, "country") == (0, 1, 3)
    assert values(score, "given span") == {"acc": 0.0, "n": 1}


def test_two_toponyms_without_a_country_are_not_in_the_same_one() -> None:
    assert counts(scored(("North Sea", None)), "country") == (0, 0, 3)


def test_a_text_names_a_country_once_however_often() -> None:
    assert counts(scored(("Tripoli", "LY"), ("Lebanon", "LB"), ("Beirut", "LB")), "doc country") == (1, 2, 1)


def test_a_toponym_has_one_partner_and_the_larger_overlap_goes_first() -> None:
    score = scored(("Leb", "LY"), ("banon for", "LB"), gold=GOLD[1:2])
    assert counts(score, "toponym") == (1, 2, 1)
    assert counts(score, "country") == (1, 2, 1)


def test_a_text_that_was_not_read_has_no_toponyms() -> None:
    golds = [GeoGold("1", TEXT, (toponym("Beirut", "LB"),))]
    assert counts(score_toponyms(golds, {}), "toponym") == (0, 0, 1)


# Misses


def bracketed(shown: str) -> str:
    return shown.partition("[")[2].partition("]")[0]


def test_misses_stand_by_cause_then_by_the_words_of_the_toponym() -> None:
    score = scored(
        ("port of Beirut", "LB"),
        ("Trucks", None),
        ("Tripoli", "LY"),
        ("for the", "NO"),
        gold=[("Tripoli", "LB"), ("north", None), ("Beirut", "LB"), ("Lebanon", "LB")],
    )
    told = [(miss.measure, bracketed(miss.expected), bracketed(miss.found)) for miss in score.misses]
    assert told == [
        ("toponym", "Lebanon", ""),
        ("toponym", "north", ""),
        ("toponym", "", "for the"),
        ("toponym", "", "Trucks"),
        ("country", "Tripoli", "Tripoli"),
        ("strict", "Beirut", "port of Beirut"),
    ]


def test_a_country_where_the_gold_has_none_is_a_miss_and_none_where_it_has_one() -> None:
    score = scored(("North Sea", "NO"), ("Beirut", None), gold=GOLD[2:])
    assert [(miss.expected[:3], miss.found[:3]) for miss in score.misses] == [
        ("LB:", "?: "),
        ("?: ", "NO:"),
    ]


def test_a_set_without_countries_has_no_misses_of_countries() -> None:
    assert scored(("North Sea", "NO"), gold=GOLD[3:]).misses == ()


@pytest.mark.parametrize("measure", ["toponym", "strict", "country"])
def test_misses_make_up_what_a_figure_lacks(measure: str) -> None:
    score = scored(("Tripoli", "LY"), ("Lebanon for", "LB"), ("Beirut", "LB"), ("North Sea", "NO"))
    lost = sum(miss.loss for miss in score.misses if miss.measure in {measure, "toponym"})
    assert lost == pytest.approx(1 - values(score, measure)["f1"], abs=1e-4)


def test_a_miss_shows_the_country_and_whole_words_around() -> None:
    (miss,) = scored(gold=GOLD[1:2]).misses
    assert (
        miss.expected
        == "LB: Trucks left Tripoli in the north of [Lebanon] for the port of Beirut, far from the"
    )
    assert miss.found == ""


@pytest.mark.parametrize("words", ["Trucks", "Sea."])
def test_a_passage_at_an_end_of_the_text_is_shown_from_there(words: str) -> None:
    shown = in_context(TEXT, toponym(words, None))
    assert shown.startswith("[Trucks] ") or shown.endswith(" [Sea.]")


# Codes


def test_every_country_has_two_letters_of_its_own() -> None:
    codes = {country.code: alpha2(country.code) for country in knowledge().countries}
    assert all(code and len(code) == 2 and code.isupper() for code in codes.values())
    twice = {"CSK", "SCG"}  # ISO gave CS to Serbia and Montenegro after Czechoslovakia had gone
    assert len({code for country, code in codes.items() if country not in twice}) == len(codes) - len(twice)


@pytest.mark.parametrize(
    ("code", "letters"), [("DEU", "DE"), ("CHE", "CH"), ("XKX", "XK"), ("SUN", "SU"), (None, None)]
)
def test_two_letters_are_those_of_iso(code: str | None, letters: str | None) -> None:
    assert alpha2(code) == letters


# The command


def write_set(
    folder: Path, *, given: dict[str, Any] | None = None, gold: Sequence[dict[str, Any]] | None = None
) -> Path:
    data = folder / "places"
    start = TEXT.index("Beirut")
    rows = [{"start": start, "end": start + 6, "text": "Beirut", "country": "LB", "geonameid": "276781"}]
    text = {"id": "one", "text": TEXT, "dct": None} | (given or {})
    Path(f"{data}.input.jsonl").write_text(json.dumps(text) + "\n", encoding="utf-8")
    row_of_gold = {"id": "one", "toponyms": rows if gold is None else gold}
    Path(f"{data}.gold.jsonl").write_text(json.dumps(row_of_gold) + "\n", encoding="utf-8")
    return data


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, ["evaluate", "geo", *(str(argument) for argument in arguments)])


@pytest.mark.model
def test_predictions_are_places_with_the_two_letters_of_their_country_and_their_use(tmp_path: Path) -> None:
    text = "The envoy flew to Kenya on Tuesday."
    start = text.index("Kenya")
    gold = {"start": start, "end": start + 5, "text": "Kenya", "country": "KE"}
    data = write_set(tmp_path, given={"text": text}, gold=[gold])
    done = run(data, "--json", "--predictions", tmp_path / "found.jsonl")
    assert done.exit_code == 0, done.stderr
    (found,) = map(json.loads, (tmp_path / "found.jsonl").read_text("utf-8").splitlines())
    assert found == {"id": "one", "toponyms": [gold | {"use": "literal"}]}
    assert json.loads(done.stdout)["country"] == {
        "p": 1.0,
        "r": 1.0,
        "f1": 1.0,
        "tp": 1,
        "pred": 1,
        "gold": 1,
    }


def test_a_text_that_cannot_be_read_is_told_and_has_no_toponyms(tmp_path: Path) -> None:
    data = write_set(
        tmp_path, given={"text": " "}, gold=[{"start": 0, "end": 1, "text": " ", "country": None}]
    )
    done = run(data, "--json")
    assert done.exit_code == 1
    assert "one: article: the page is empty" in done.stderr
    assert json.loads(done.stdout)["toponym"]["gold"] == 1


@pytest.mark.parametrize(("start", "end"), [(0, 6), (-6, 0), (61, 67), (900, 906)])
def test_a_set_whose_offsets_count_something_else_is_refused(start: int, end: int, tmp_path: Path) -> None:
    row = {"start": start, "end": end, "text": "Beirut", "country": "LB"}
    done = run(write_set(tmp_path, gold=[row]))
    assert done.exit_code == 2
    assert "do not stand at their offsets, such as 'Beirut'" in " ".join(done.stderr.split())


@pytest.mark.parametrize(("right", "refused"), [(99, False), (98, True)])
def test_one_toponym_in_a_hundred_may_be_a_slip(right: int, refused: bool, tmp_path: Path) -> None:
    rows = [{"start": 5 * at, "end": 5 * at + 4, "text": "Rome", "country": None} for at in range(right)]
    slip = {"start": 1, "end": 5, "text": "Rome", "country": None}
    data = write_set(tmp_path, given={"text": "Rome " * right}, gold=[*rows, slip])
    if refused:
        with pytest.raises(ContractError, match=r"1 of 99 toponyms .* 'Rome' at 1-5"):
            load_geo(Asked(str(data)))
    else:
        (case,) = load_geo(Asked(str(data)))
        assert len(case.gold.toponyms) == 100


@pytest.mark.parametrize("lacking", ["country", "text", "start"])
def test_a_toponym_that_lacks_something_is_told_by_file_and_line(lacking: str, tmp_path: Path) -> None:
    row = {"start": 0, "end": 6, "text": "Trucks", "country": None}
    done = run(write_set(tmp_path, gold=[{key: row[key] for key in row if key != lacking}]))
    assert done.exit_code == 2
    assert "places.gold.jsonl:1" in done.stderr.replace("\n", "")


@pytest.mark.parametrize("options", [("--lang", "en"), ("--root", "/")])
def test_texts_have_no_language_and_no_folder(options: tuple[str, str], tmp_path: Path) -> None:
    assert run(write_set(tmp_path), *options).exit_code == 2
