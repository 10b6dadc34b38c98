"""The task `agreements`: what is paired with what, what each figure counts, and that the installed version is scored."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foedera import cli
from foedera.actors import Actor, ActorKind
from foedera.agreements import Agreement, Link, Step
from foedera.article import Article, Dateline, Published
from foedera.commitments import Amount, Commitment
from foedera.dates import PartialDate
from foedera.evidence import Span
from foedera.initiatives import Edition, Initiative
from foedera.reading import Reading, ReadWith, to_contract
from foedera.scores import Score
from foedera.scores_agreements import AgreementsGold, AgreementsPrediction, score_agreements
from foedera.signatories import Signatory
from foedera.steps import AgreementStatus

TEXT = (
    "Ministers Anna Berg of Norway and Luis Paz of Chile signed the Oslo Protocol on 3 May 2021, under the fisheries "
    "treaty of 1998. The protocol also binds Peru. Chile promised to send two ships by June 2022 for the third Polar "
    "Dialogue, held in Bergen in 2020; the dialogue goes on."
)
DAY, YEAR = PartialDate(2021, 5, 3), PartialDate(1998)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def actor(key: str, words: str, kind: ActorKind = "country") -> Actor:
    return Actor(key, words, kind, None, None, None, (), (), (span(words),))


NORWAY, CHILE, PERU = actor("n", "Norway"), actor("c", "Chile"), actor("p", "Peru")
BERG, PAZ = actor("b", "Anna Berg", "person"), actor("l", "Luis Paz", "person")
ACTORS = (NORWAY, CHILE, PERU, BERG, PAZ)


def step(status: AgreementStatus, day: PartialDate | None) -> Step:
    return Step(status, day, None, ())


PROTOCOL = Agreement(
    "G1", "Oslo Protocol", True, None, (span("Oslo Protocol"), span("The protocol")), "protocol", ("n", "c", "p"),
    (Signatory("b", "n"), Signatory("l", "c")), "signed", DAY, None, (step("signed", DAY),), (Link("under", "G2"),), (),
    True, (span("Oslo Protocol"),), "gold", 1.0,
)  # fmt: skip
TREATY = replace(
    PROTOCOL, id="G2", name="fisheries treaty", named=False, mentions=(span("fisheries treaty"),), kind="treaty",
    parties=("n", "c"), signatories=(), status="in force", signed=None, steps=(step("in force", YEAR),), relations=(),
    binding=None,
)  # fmt: skip
DIALOGUE = Initiative(
    "I1", "Polar Dialogue", None, "dialogue", ("n", "c"), None, (Edition(3, PartialDate(2020), "Bergen"),),
    (span("Polar Dialogue"), span("the dialogue")), (span("Polar Dialogue"),), "gold", 1.0,
)  # fmt: skip
SHIPS = span("send two ships by June 2022")
PROMISE = Commitment(
    "C1", ("c",), ("n",), SHIPS.text, DAY, PartialDate(2022, 6), Amount(2, "ships", "two ships"), "open", None, None,
    (SHIPS,), "gold", 1.0,
)  # fmt: skip
GOLD = AgreementsGold("1", TEXT, ACTORS, (PROTOCOL, TREATY), (DIALOGUE,), (PROMISE,))
ALL = AgreementsPrediction("1", ACTORS, (PROTOCOL, TREATY), (DIALOGUE,), (PROMISE,))


def scored(found: AgreementsPrediction, gold: AgreementsGold = GOLD) -> Score:
    return score_agreements([gold], {"1": found})


def deals(*found: Agreement) -> Score:
    return scored(replace(ALL, agreements=found))


def value(score: Score, measure: str, name: str) -> float:
    (figure,) = [one for one in score.figures if one.measure == measure]
    return {each.name: each.number for each in figure.values}[name]


def test_what_is_all_right_scores_one_everywhere_and_has_no_misses() -> None:
    score = scored(ALL)
    ratios = {f.measure: v.number for f in score.figures for v in f.values if v.name in {"f1", "acc"}}
    assert set(ratios.values()) == {1.0}
    assert (value(score, "invented", "share"), score.misses) == (0.0, ())


def test_in_a_text_that_was_not_read_everything_is_lost() -> None:
    score = score_agreements([GOLD], {})
    assert [value(score, kind, "gold") for kind in ("agreement", "initiative", "commitment")] == [2, 1, 1]
    assert [miss.measure for miss in score.misses] == ["agreement", "agreement", "initiative", "commitment"]


# Agreements


@pytest.mark.parametrize(
    ("words", "right", "invented"),
    [
        (("the Oslo Protocol on",), 1, 0.0),
        (("The protocol",), 1, 0.0),
        (("fisheries",), 1, 0.0),
        (("promised",), 0, 1.0),
    ],
)
def test_an_agreement_is_found_by_a_mention_and_invented_without_any(
    words: tuple[str, ...], right: int, invented: float
) -> None:
    score = deals(replace(TREATY, mentions=tuple(map(span, words))))
    assert (value(score, "agreement", "tp"), value(score, "invented", "share")) == (right, invented)


def test_a_second_agreement_of_the_same_words_has_no_partner_but_is_not_invented() -> None:
    score = deals(TREATY, replace(TREATY, id="G9"))
    assert (value(score, "agreement", "p"), value(score, "invented", "share")) == (0.5, 0.0)


def test_of_two_agreements_told_by_the_same_words_that_with_the_same_parties_is_taken() -> None:
    one, other = replace(TREATY, parties=("n", "p")), replace(TREATY, id="G9", parties=("n", "c"))
    gold = replace(GOLD, agreements=(one, other))
    score = scored(replace(ALL, agreements=(replace(other, id="1"), replace(one, id="2"))), gold)
    assert value(score, "parties", "acc") == 1.0


@pytest.mark.parametrize(
    ("parties", "exact", "precision", "recall"),
    [
        (("c", "n"), 1.0, 1.0, 1.0),
        (("n",), 0.0, 1.0, 0.5),
        (("n", "c", "p"), 0.0, 0.6667, 1.0),
        (("n", "p"), 0.0, 0.5, 0.5),
        ((), 0.0, 0.0, 0.0),
    ],
)
def test_parties_are_exact_as_a_set_and_counted_one_by_one(
    parties: tuple[str, ...], exact: float, precision: float, recall: float
) -> None:
    score = deals(replace(TREATY, parties=parties))
    assert value(score, "parties", "acc") == exact
    assert (value(score, "party", "p"), value(score, "party", "r")) == (precision, recall)


def test_a_party_who_was_not_found_as_an_actor_is_wrong() -> None:
    found = replace(ALL, actors=(*ACTORS[1:], actor("n", "Ministers")))
    assert value(scored(found), "parties", "acc") == 0.0
    assert value(scored(found), "party", "tp") == 3


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        ("named", replace(TREATY, named=True)),
        ("kind", replace(TREATY, kind="pact")),
        ("status", replace(TREATY, status="signed")),
    ],
)
def test_what_is_told_of_an_agreement_is_compared_over_all_that_were_found(
    measure: str, found: Agreement
) -> None:
    score = deals(PROTOCOL, found)
    assert (value(score, measure, "acc"), value(score, measure, "n")) == (0.5, 2)
    assert [miss.measure for miss in score.misses] == [measure]


@pytest.mark.parametrize("day", [None, PartialDate(2021, 5), YEAR])
def test_the_day_of_signing_is_asked_where_the_gold_has_one(day: PartialDate | None) -> None:
    score = deals(replace(PROTOCOL, signed=day), replace(TREATY, signed=DAY))
    assert (value(score, "signed", "acc"), value(score, "signed", "n")) == (0.0, 1)


@pytest.mark.parametrize(
    ("steps", "counts", "date"),
    [
        ((step("signed", DAY),), (1, 1, 1), (1.0, 1)),
        ((step("signed", YEAR), step("signed", DAY)), (1, 2, 1), (1.0, 1)),
        ((step("signed", YEAR),), (0, 1, 1), (0.0, 1)),
        ((step("signed", None),), (0, 0, 1), (0.0, 1)),
        ((step("ratified", DAY),), (0, 1, 1), (0.0, 0)),
    ],
)
def test_steps_with_a_date_are_counted_and_asked_for_it_where_one_of_their_status_came(
    steps: tuple[Step, ...], counts: tuple[int, int, int], date: tuple[float, int]
) -> None:
    score = deals(replace(PROTOCOL, steps=steps, relations=()))
    assert tuple(value(score, "dates", name) for name in ("tp", "pred", "gold")) == counts
    assert (value(score, "date", "acc"), value(score, "date", "n")) == date


@pytest.mark.parametrize(
    ("hands", "shared", "behind"),
    [
        ((Signatory("l", "c"), Signatory("b", "n")), 2, (1.0, 2)),
        ((Signatory("l", "n"),), 1, (0.0, 1)),
        ((Signatory("l", None), Signatory("n", None)), 1, (0.0, 1)),
    ],
)
def test_signatories_are_counted_and_asked_for_whom_they_signed(
    hands: tuple[Signatory, ...], shared: int, behind: tuple[float, int]
) -> None:
    score = deals(replace(PROTOCOL, signatories=hands, relations=()))
    assert (value(score, "signatories", "tp"), value(score, "signatories", "gold")) == (shared, 2)
    assert (value(score, "signed for", "acc"), value(score, "signed for", "n")) == behind


@pytest.mark.parametrize(
    ("found", "right", "came"),
    [
        ((replace(PROTOCOL, id="x", relations=(Link("under", "y"),)), replace(TREATY, id="y")), 1, 1),
        ((replace(PROTOCOL, relations=(Link("amends", "G2"),)), TREATY), 0, 1),
        ((replace(PROTOCOL, relations=()),), 0, 0),
    ],
)
def test_a_relation_has_its_kind_and_leads_to_the_partner(
    found: tuple[Agreement, ...], right: int, came: int
) -> None:
    score = deals(*found)
    assert (value(score, "relations", "tp"), value(score, "relations", "pred")) == (right, came)
    assert value(score, "relations", "gold") == 1


def test_whether_it_binds_is_asked_where_the_gold_tells() -> None:
    score = deals(replace(PROTOCOL, binding=None), replace(TREATY, binding=False))
    assert (value(score, "binding", "acc"), value(score, "binding", "n")) == (0.0, 1)


# Initiatives


def series(found: Initiative) -> Score:
    return scored(replace(ALL, initiatives=(found,)))


@pytest.mark.parametrize(("words", "right"), [("the dialogue", 1), ("third Polar", 1), ("Bergen", 0)])
def test_an_initiative_is_found_by_a_mention(words: str, right: int) -> None:
    assert value(series(replace(DIALOGUE, mentions=(span(words),))), "initiative", "tp") == right


def test_kind_and_participants_of_an_initiative_are_compared() -> None:
    score = series(replace(DIALOGUE, kind="forum", participants=("n",)))
    assert (value(score, "initiative kind", "acc"), value(score, "participants", "r")) == (0.0, 0.5)
    assert [miss.measure for miss in score.misses] == ["initiative kind", "participants"]


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        (Edition(3, YEAR, None), Edition(3, YEAR, "Lima"), 1),
        (Edition(3, YEAR, None), Edition(None, YEAR, None), 0),
        (Edition(3, YEAR, None), Edition(3, DAY, None), 0),
        (Edition(3, YEAR, None), Edition(3, None, None), 0),
        (Edition(3, None, None), Edition(3, DAY, None), 1),
        (Edition(None, YEAR, None), Edition(4, YEAR, None), 0),
    ],
)
def test_editions_are_the_same_by_ordinal_and_by_the_date_where_the_gold_has_one(
    gold: Edition, found: Edition, right: int
) -> None:
    score = scored(
        replace(ALL, initiatives=(replace(DIALOGUE, editions=(found,)),)),
        replace(GOLD, initiatives=(replace(DIALOGUE, editions=(gold,)),)),
    )
    assert value(score, "editions", "tp") == right


def test_an_edition_with_a_date_chooses_before_one_without() -> None:
    golds = (Edition(3, None, "Lima"), Edition(3, YEAR, "Oslo"))
    found = (Edition(3, YEAR, None), Edition(3, DAY, None))
    score = scored(
        replace(ALL, initiatives=(replace(DIALOGUE, editions=found),)),
        replace(GOLD, initiatives=(replace(DIALOGUE, editions=golds),)),
    )
    assert value(score, "editions", "tp") == 2


# Commitments


def promised(*found: Commitment) -> Score:
    return scored(replace(ALL, commitments=found))


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("two ships", 1),
        ("promised to send two", 1),
        ("Chile promised to send", 0),
        ("June 2022 for the third", 0),
        ("Peru", 0),
    ],
)
def test_a_commitment_shares_half_of_the_words_of_the_shorter(words: str, right: int) -> None:
    found = replace(PROMISE, what=words, evidence=(span("promised"), span(words)))
    assert value(promised(found), "commitment", "tp") == right


def test_the_larger_overlap_goes_first() -> None:
    less = replace(PROMISE, id="C2", evidence=(span("two ships"),), status="kept")
    assert value(promised(less, PROMISE), "commitment status", "acc") == 1.0


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        ("commitment by", replace(PROMISE, by=("c", "n"))),
        ("commitment to", replace(PROMISE, to=())),
        ("commitment due", replace(PROMISE, due=PartialDate(2022))),
        ("commitment amount", replace(PROMISE, amount=Amount(2, None, "two"))),
        ("commitment amount", replace(PROMISE, amount=Amount(3, "ships", "three ships"))),
        ("commitment amount", replace(PROMISE, amount=None)),
        ("commitment status", replace(PROMISE, status="kept")),
    ],
)
def test_what_is_told_of_a_commitment_is_compared(measure: str, found: Commitment) -> None:
    score = promised(found)
    assert (value(score, measure, "acc"), [miss.measure for miss in score.misses]) == (0.0, [measure])


@pytest.mark.parametrize("measure", ["commitment due", "commitment amount"])
def test_day_and_amount_are_asked_where_the_gold_has_them(measure: str) -> None:
    bare = replace(GOLD, commitments=(replace(PROMISE, due=None, amount=None),))
    assert value(scored(ALL, bare), measure, "n") == 0


def test_an_amount_is_the_same_in_other_words() -> None:
    found = replace(PROMISE, amount=Amount(2.0, "Ships", "a pair of ships"))
    assert value(promised(found), "commitment amount", "acc") == 1.0


# The command


def reading() -> Reading:
    article = Article(
        "1", "", None, None, None, None, (), "en", None, None, "report", Published(), Dateline(), TEXT, ()
    )
    made = ReadWith("gold", "1", "none", "none", "none", None)
    return Reading(made, article, ACTORS, (), GOLD.agreements, GOLD.initiatives, (), GOLD.commitments, (), ())


def test_the_command_scores_gold_readings(tmp_path: Path) -> None:
    (tmp_path / "1.json").write_text(json.dumps(to_contract(reading())), encoding="utf-8")
    out = tmp_path / "found.jsonl"
    asked = ["evaluate", "agreements", str(tmp_path), "--json", "--misses", "--predictions", str(out)]
    done = CliRunner().invoke(cli.app, asked)
    assert done.exit_code == 0, done.stderr
    told = json.loads(done.stdout)
    assert [told[kind]["gold"] for kind in ("agreement", "initiative", "commitment")] == [2, 1, 1]
    assert told["agreement"]["tp"] >= 1
    found = json.loads(out.read_text("utf-8"))
    assert sorted(found) == ["actors", "agreements", "commitments", "id", "initiatives"]
    assert len(found["agreements"]) == told["agreement"]["pred"]
