"""The lexicon: each entry does what its examples say and nothing on its counters, and wrong entries are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from foedera import cli
from foedera.errors import LexiconError
from foedera.lexicon import Lexicon, Predicate, load_lexicon
from foedera.rehearsal import faults_of

LEXICON: Lexicon = load_lexicon()


@pytest.mark.model
@pytest.mark.parametrize("entry", LEXICON.predicates, ids=[entry.id for entry in LEXICON.predicates])
def test_an_entry_does_what_its_examples_say_and_nothing_on_its_counters(entry: Predicate) -> None:
    assert list(faults_of(entry)) == []


@pytest.mark.parametrize("entry", LEXICON.predicates, ids=[entry.id for entry in LEXICON.predicates])
def test_an_entry_has_words_codes_examples_and_a_counter(entry: Predicate) -> None:
    assert entry.verbs or entry.nouns or entry.phrases
    assert entry.cameo is not None
    assert entry.cameo.isdigit()
    assert entry.needs
    assert len(entry.examples) >= 2
    assert entry.counter


def test_no_example_stands_twice() -> None:
    texts = [e.text for p in LEXICON.predicates for e in p.examples]
    texts += [text for p in LEXICON.predicates for text in p.counter]
    assert len(texts) == len(set(texts))


def test_every_type_of_plover_has_an_entry() -> None:
    assert {entry.type for entry in LEXICON.predicates} == {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
        "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip


ENTRY = '[[predicate]]\nid = "{id}"\nverbs = ["{verb}"]\ntype = "CONSULT"\n'


def layer(tmp_path: Path, text: str) -> str:
    path = tmp_path / "layer.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_an_entry_of_a_layer_replaces_the_shipped_one_of_its_id(tmp_path: Path) -> None:
    laid = load_lexicon(layer(tmp_path, ENTRY.format(id="meet", verb="rendezvous")))
    assert [entry.id for entry in laid.verbs["rendezvous"]] == ["meet"]
    (meet,) = (entry for entry in LEXICON.predicates if entry.id == "meet")
    alone = [verb for verb in meet.verbs if len(LEXICON.verbs[verb]) == 1]
    assert alone
    assert not set(alone) & laid.verbs.keys()
    assert len(laid.predicates) == len(LEXICON.predicates)


def test_a_layer_changes_the_digest(tmp_path: Path) -> None:
    assert load_lexicon(layer(tmp_path, ENTRY.format(id="meet", verb="rendezvous"))).digest != LEXICON.digest


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[predicate]\n", "Expected"),
        ('[[predicate]]\ntype = "CONSULT"\n', "has no id"),
        (ENTRY.format(id="x", verb="sign"), "'sign' belongs to sign already"),
        (ENTRY.format(id="x", verb="y") + 'colour = "red"\n', "unknown keys ['colour']"),
        (ENTRY.format(id="x", verb="y").replace("CONSULT", "PARLEY"), "no such type: PARLEY"),
        (ENTRY.format(id="x", verb="y") + 'roles = { subject = "hero" }\n', "'subject' holds none of"),
        (ENTRY.format(id="x", verb="y") + 'phrases = ["shake hand firmly"]\n', "is not two words"),
        (
            ENTRY.format(id="x", verb="y") + 'needs = ["place"]\n',
            "needs 'place', which is none of actor, both",
        ),
        ('[[operator]]\neffect = "dreamt"\n', "no such effect: dreamt"),
    ],
)
def test_a_wrong_layer_is_refused_with_what_is_wrong(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(LexiconError) as caught:
        load_lexicon(layer(tmp_path, text))
    assert says in str(caught.value)


def test_a_layer_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        load_lexicon(str(tmp_path / "none.toml"))


# `foedera lexicon check`

GOOD = """
[[predicate]]
id = "rendezvous"
verbs = ["rendezvous"]
type = "CONSULT"
cameo = "040"
roles = { subject = "actor", with = "both" }
needs = ["both"]
examples = [{ text = "Peru rendezvoused with Chile.", actor = ["CHL", "PER"] }]
counter = ["The probe rendezvoused with a comet."]
"""


def checked(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["lexicon", "check", *arguments])


@pytest.mark.model
def test_a_layer_without_faults_passes_and_its_own_entries_alone_are_run(tmp_path: Path) -> None:
    done = checked(layer(tmp_path, GOOD))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 entries, 2 sentences, 0 faults" in done.stderr


@pytest.mark.model
def test_each_sentence_that_yields_something_else_is_shown_with_what_it_yields(tmp_path: Path) -> None:
    wrong = GOOD.replace("Peru rendezvoused with Chile.", "Peru thanked Chile.").replace(
        "The probe rendezvoused with a comet.", "Mali rendezvoused with Togo."
    )
    done = checked(layer(tmp_path, wrong))
    assert done.exit_code == 1
    assert "expected: CONSULT, occurred, CHL + PER > nobody" in done.stdout
    assert "found:    SUPPORT, occurred, PER > CHL by lexicon:" in done.stdout
    assert "rendezvous: Mali rendezvoused with Togo." in done.stdout


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[predicate]\n", "Expected"),
        (GOOD.replace('"rendezvous"]', '"meet"]'), "'meet' belongs to meet already"),
    ],
)
def test_a_layer_that_is_wrong_or_claims_a_word_of_another_is_wrong_usage(
    tmp_path: Path, text: str, says: str
) -> None:
    done = checked(layer(tmp_path, text))
    assert done.exit_code == 2
    assert says in " ".join(done.stderr.split())
