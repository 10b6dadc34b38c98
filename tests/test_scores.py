"""Scores: what counts as the same, what is averaged over what, and that the misses are what the figures lack."""

from __future__ import annotations

from collections import Counter

import pytest

from foedera.scores import (
    BodyGold,
    Figure,
    KeptLines,
    KeptText,
    LinesGold,
    Miss,
    PagePrediction,
    PartsGold,
    Score,
    precision_recall,
    score_bodies,
    score_lines,
    score_parts,
    shingles,
    worst_first,
)

FIELDS = ("f1", "n", "answered", "right")


def figure(score: Score, measure: str) -> dict[str, float]:
    (found,) = [one for one in score.figures if one.measure == measure]
    return {value.name: value.number for value in found.values}


def missed(score: Score) -> list[tuple[str, str, str]]:
    return [(miss.measure, miss.expected, miss.found) for miss in score.misses]


def bodies(*pairs: tuple[str, str | None]) -> Score:
    golds = [BodyGold(str(at), gold) for at, (gold, _) in enumerate(pairs)]
    found = {str(at): PagePrediction(str(at), text) for at, (_, text) in enumerate(pairs) if text is not None}
    return score_bodies(golds, found)


def parts(gold: PartsGold, page: PagePrediction | None) -> Score:
    return score_parts([gold], {page.id: page} if page else {})


# Figures


def test_ratios_are_rounded_at_the_end_alone() -> None:
    third = {value.name: value.number for value in precision_recall("lines", 1 / 3, 2 / 3, tp=2).values}
    assert third == {"p": 0.3333, "r": 0.6667, "f1": 0.4444, "tp": 2}


def test_nothing_right_is_no_division_by_zero() -> None:
    assert [value.number for value in precision_recall("lines", 0.0, 0.0).values] == [0.0, 0.0, 0.0]


def test_misses_stand_by_what_they_cost_then_by_measure_then_by_page() -> None:
    figures = [Figure("title", ()), Figure("author", ())]
    misses = [
        Miss("1", "author", "a", "", 0.5),
        Miss("1", "title", "b", "", 0.5),
        Miss("2", "title", "c", "", 0.5),
        Miss("3", "author", "d", "", 0.9),
    ]
    assert "".join(miss.expected for miss in worst_first(figures, misses).misses) == "dbca"


# Bodies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        (" – ", {}),
        ("Rain fell.", {("Rain", "fell"): 1}),
        ("up, up; up up up", {("up",) * 4: 2}),
        ("rain on the quiet coast", {("rain", "on", "the", "quiet"): 1, ("on", "the", "quiet", "coast"): 1}),
    ],
)
def test_a_shingle_is_four_words_or_the_whole_of_fewer(
    text: str, expected: dict[tuple[str, ...], int]
) -> None:
    assert shingles(text) == Counter(expected)


def test_precision_is_averaged_over_answers_and_recall_over_gold() -> None:
    score = bodies(("one two three four five", "one two three four five"), ("six seven", None), ("", "eight"))
    assert figure(score, "body") == {"p": 0.5, "r": 0.5, "f1": 0.5, "n": 3}


def test_a_page_is_exact_when_all_its_words_are_equal_whatever_stands_between_them() -> None:
    score = bodies(
        ("The ferry sank. None drowned.", "The ferry sank…\n\nNone drowned"), ("A ferry", "a ferry")
    )
    assert figure(score, "exact") == {"acc": 0.5}


def test_a_repeated_passage_counts_as_often_as_it_stands_there() -> None:
    score = bodies(("go go go go", "go go go go go"))
    assert figure(score, "body") == {"p": 0.5, "r": 1.0, "f1": 0.6667, "n": 1}


def test_a_lost_passage_and_an_added_one_are_misses_with_their_words() -> None:
    kept = "Two ships left the northern port at dawn."
    score = bodies((f"{kept} Nobody saw them go.", f"Share this page now! {kept}"))
    assert sorted(missed(score)) == [
        ("body", "", "Share this page now! Two ships left"),
        ("body", "port at dawn. Nobody saw them go", ""),
    ]


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("a b c d e f g", ""),
        ("", "a b c d e"),
        ("a b c d e f g h", "a b c x d e f g h"),
        ("a b a b a b a b", "a b a b a"),
        ("a b", "c d"),
    ],
)
def test_the_misses_of_a_page_cost_what_its_f1_lacks(gold: str, found: str) -> None:
    wanted, came = shingles(gold), shingles(found)
    f1 = 2 * (wanted & came).total() / (wanted.total() + came.total())
    assert sum(miss.loss for miss in bodies((gold, found)).misses) == pytest.approx(1 - f1)


def test_the_same_body_has_no_misses() -> None:
    assert bodies(("One two three four five", "One two three four five"), ("", "")).misses == ()


# Chunks and fields


def test_chunks_are_looked_for_whatever_white_space_they_hold() -> None:
    gold = PartsGold("1", ("the pact\nwas signed", "in two  copies"), ("Cookie settings",))
    score = parts(gold, PagePrediction("1", "On Monday the pact was\n\nsigned.  Cookie\nsettings"))
    assert figure(score, "chunks") == {"p": 0.5, "r": 0.5, "f1": 0.5, "tp": 1, "fp": 1, "fn": 1}
    assert missed(score) == [("chunks", "in two  copies", ""), ("chunks", "", "Cookie settings")]


def test_an_absent_page_lacks_all_its_chunks_and_gives_no_answers() -> None:
    score = parts(PartsGold("1", ("a", "b"), ("c",), "Floods recede", ("Li Wei",), "2021-03-04"), None)
    assert figure(score, "chunks") == {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "fp": 0, "fn": 2}
    assert [figure(score, measure)["answered"] for measure in ("date", "title", "author")] == [0, 0, 0]
    assert len(score.misses) == 5


@pytest.mark.parametrize(
    ("gold", "found", "exact", "near"),
    [
        ("Floods recede in Assam", "FLOODS RECEDE IN ASSAM!", 1, 1),
        ("Floods recede in lower Assam", "Floods recede in Assam", 0, 1),
        ("Floods recede in Assam", "Roads reopen in Assam", 0, 0),
        ("Floods recede in Assam", "", 0, 0),
    ],
)
def test_titles_are_equal_by_their_words_and_near_by_most_of_them(
    gold: str, found: str, exact: int, near: int
) -> None:
    score = parts(PartsGold("1", (), (), title=gold), PagePrediction("1", title=found))
    assert (figure(score, "title")["right"], figure(score, "title~")["right"]) == (exact, near)
    assert len(score.misses) == 1 - exact


@pytest.mark.parametrize(
    ("gold", "found", "exact", "common"),
    [
        (("Ann Rao", "Ben Ito"), ("BEN ITO", "Ann Rao"), 1, 1),
        (("Ann Rao", "Ben Ito"), ("Ann Rao",), 0, 1),
        (("Ann Rao",), ("The News Desk",), 0, 0),
        (("Ann Rao",), (), 0, 0),
    ],
)
def test_authors_are_equal_as_sets_and_near_with_one_in_common(
    gold: tuple[str, ...], found: tuple[str, ...], exact: int, common: int
) -> None:
    score = parts(PartsGold("1", (), (), author=gold), PagePrediction("1", author=found))
    assert (figure(score, "author")["right"], figure(score, "author~")["right"]) == (exact, common)
    assert len(score.misses) == 1 - exact


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("2020-01-31", (1.0, 1, 1, 1)),
        ("2020-01-31T08:00", (1.0, 1, 1, 1)),
        ("2020-02-01", (0.0, 1, 1, 0)),
        (None, (0.0, 1, 0, 0)),
    ],
)
def test_a_date_is_right_to_the_day(found: str | None, expected: tuple[float, ...]) -> None:
    score = parts(PartsGold("1", (), (), date="2020-01-31"), PagePrediction("1", date=found))
    assert tuple(figure(score, "date")[name] for name in FIELDS) == expected


@pytest.mark.parametrize("empty", [None, ""])
def test_what_nobody_annotated_is_not_asked(empty: str | None) -> None:
    gold = PartsGold("1", (), (), empty, (), empty)
    score = parts(gold, PagePrediction("1", "text", "A title", ("Ann Rao",), "2020-01-31"))
    assert {figure(score, name)["n"] for name in ("date", "title", "title~", "author", "author~")} == {0}
    assert score.misses == ()


def test_a_field_that_is_partly_right_costs_less() -> None:
    gold = PartsGold("1", (), (), title="Floods recede in lower Assam", author=("Ann Rao",))
    score = parts(gold, PagePrediction("1", title="Floods recede in Assam", author=("Desk",)))
    assert [(miss.measure, round(miss.loss, 2)) for miss in score.misses] == [
        ("author", 1.0),
        ("title", 0.11),
    ]


# Lines

PAGE = LinesGold(
    "1",
    ("Home", "Rain closed the pass on Sunday night.", "Share", "Lorries waited at the toll."),
    "Rain closed the pass on Sunday night.\nLorries waited at the toll.",
    (1, 3),
)


def test_lines_count_by_number_and_by_their_words() -> None:
    score = score_lines([PAGE], {"1": KeptLines("1", (0, 1))})
    assert figure(score, "lines") == {"p": 0.5, "r": 0.5, "f1": 0.5, "kept": 2, "gold": 2}
    assert figure(score, "line-words") == {"p": 0.875, "r": 0.5833, "f1": 0.7}
    assert figure(score, "page") == {"acc": 0.0}
    assert missed(score) == [("lines", "3: Lorries waited at the toll.", ""), ("lines", "", "0: Home")]


def test_the_body_of_kept_lines_is_scored_as_their_text() -> None:
    score = score_lines([PAGE], {"1": KeptLines("1", (3, 1))})
    assert (figure(score, "body")["f1"], figure(score, "page")["acc"], score.misses) == (1.0, 1.0, ())


def test_text_of_unknown_lines_is_scored_as_a_body_alone() -> None:
    score = score_lines([PAGE], {"1": KeptText("1", "Rain closed the pass on Sunday night.")})
    assert [one.measure for one in score.figures] == ["body"]
    assert missed(score) == [("body", "on Sunday night.\nLorries waited at the toll", "")]


def test_a_page_that_was_not_read_keeps_no_line() -> None:
    score = score_lines([PAGE], {})
    assert figure(score, "lines") == {"p": 0.0, "r": 0.0, "f1": 0.0, "kept": 0, "gold": 2}
    assert figure(score, "body")["n"] == 1
