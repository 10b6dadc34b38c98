"""What an act is about and how it was done: words of its clause, words beside it, participants, rows of both tables."""

from __future__ import annotations

from typing import get_args

import pytest
from docs import ENGLISH, read_doc, word
from spacy.tokens import Doc

from foedera.actors import Actor
from foedera.board import ActorKind
from foedera.contexts import Context, context_phrases, contexts_of
from foedera.knowledge import table
from foedera.lexicon import EventType
from foedera.modes import mode_phrases, modes_told
from foedera.phrases import own_words, phrase_of, phrases_at

CONTEXT_ROWS = [row.cells for row in table("contexts.tsv", 4)]
MODE_ROWS = [row.cells for row in table("modes.tsv", 4)]
Who = tuple[ActorKind, str | None, str | None]
CHAD: Who = ("country", "TCD", None)
MALI: Who = ("country", "MLI", None)


def actor(kind: ActorKind, country: str | None, sector: str | None) -> Actor:
    sectors = (sector,) if sector else ()
    return Actor("a", f"{kind} {country}", kind, country, None, sector, sectors, (), ())


def contexts(
    text: str, trigger: str, act: EventType, *sides: tuple[Who, ...], own: tuple[str, ...] = ()
) -> tuple[str, ...]:
    actors, recipients = ([actor(*who) for who in side] for side in (*sides, (), ())[:2])
    return contexts_of(word(read_doc(text)[1], trigger), act, actors, recipients, own)


# --- the tables --------------------------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize("row", CONTEXT_ROWS, ids=lambda row: row[0].split(",")[0])
def test_every_row_shows_its_contexts_in_its_example(row: tuple[str, ...]) -> None:
    variants, wanted, weight, example = row
    known = {phrase_of(v, tuple(wanted.split()), sure=weight == "topic") for v in variants.split(", ")}
    assert known & {phrase for _, phrase in phrases_at(read_doc(example)[1], context_phrases())}


@pytest.mark.parametrize("row", CONTEXT_ROWS, ids=lambda row: row[0].split(",")[0])
def test_every_variant_of_a_row_is_found_by_its_lemmas(row: tuple[str, ...]) -> None:
    variants, wanted, *_ = row
    for variant in variants.split(", "):
        phrase = phrase_of(variant, tuple(wanted.split()))
        tokens = Doc(ENGLISH.vocab, list(phrase.words), pos=[phrase.pos or "NOUN"] * len(phrase.words))
        assert [found.words for _, found in phrases_at(tokens, context_phrases())] == [phrase.words]


@pytest.mark.model
@pytest.mark.parametrize("row", MODE_ROWS, ids=lambda row: f"{row[0]} {row[2]}")
def test_every_row_shows_its_mode_in_its_example(row: tuple[str, ...]) -> None:
    kind, _, mode, example = row
    known = mode_phrases(next(each for each in get_args(EventType) if each == kind))
    assert mode in [m for _, p in phrases_at(read_doc(example)[1], known) for m in p.shows]


def test_the_table_knows_every_context_of_plover_and_no_other() -> None:
    assert {each for row in CONTEXT_ROWS for each in row[1].split()} == set(get_args(Context))


def test_a_word_stands_in_one_row_only() -> None:
    variants = [variant for row in CONTEXT_ROWS for variant in row[0].split(", ")]
    assert sorted(set(variants)) == sorted(variants)


# --- phrases -----------------------------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted", "other"),
    [
        ("They spoke of war crimes.", "human_rights", "crime"),
        ("They built a nuclear power plant.", "human_security", "cbrn"),
        ("They fight people smuggling.", "trafficking", "crime"),
        ("They marched for same-sex marriage.", "lgbt", "gender"),
        ("They took it to the International Criminal Court.", "human_rights", "crime"),
    ],
)
def test_the_longest_phrase_counts(text: str, wanted: str, other: str) -> None:
    shown = [c for _, phrase in phrases_at(read_doc(text)[1], context_phrases()) for c in phrase.shows]
    assert wanted in shown
    assert other not in shown


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Julie Bishop met Mark Cannon.", []),
        ("They shelled the harbour.", ["military"]),
        ("They sold shells to children.", ["military", "economic"]),
    ],
)
def test_names_of_people_show_nothing(text: str, shown: list[str]) -> None:
    found = [c for _, phrase in phrases_at(read_doc(text)[1], context_phrases()) for c in phrase.shows]
    assert sorted(found) == sorted(shown)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "inside", "outside"),
    [
        ("Chad sent tents and Mali sold oil.", "sent", "tents", "oil"),
        ("Chad, which sells oil, sent tents.", "sent", "tents", "oil"),
        ("Chad urged Mali to release the crew.", "urged", "crew", "."),
        ("Chad held talks on wheat with Mali.", "talks", "wheat", "."),
        ("The bill that Chad rejected lapsed.", "rejected", "bill", "lapsed"),
    ],
)
def test_an_acts_own_words_are_those_of_its_clause(
    text: str, trigger: str, inside: str, outside: str
) -> None:
    words = [token.text for token in own_words(word(read_doc(text)[1], trigger))]
    assert inside in words
    assert outside == "." or outside not in words


# --- contexts ----------------------------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "act", "wanted"),
    [
        ("Chad signed a fishing deal with Mali.", "signed", "SUPPORT", ("natural_resource",)),
        ("Chad signed a trade pact, and Mali freed a spy.", "signed", "SUPPORT", ("economic",)),
        ("Chad asked Mali for vaccines.", "asked", "AID", ("health",)),
        ("Chad accused Mali of hiding migrants.", "accused", "ACCUSE", ("migration",)),
        ("The wheat that Chad promised spoiled.", "promised", "AID", ("human_security",)),
        ("Chad jailed the drug smugglers.", "jailed", "COERCE", ("illegal_drugs",)),
        ("Chad jailed four gangsters over bribery.", "jailed", "COERCE", ("corruption",)),
        ("Chad cut its tariffs on vaccines from Mali.", "cut", "CONCEDE", ("economic", "health")),
    ],
)
def test_the_words_of_the_clause_come_first(
    text: str, trigger: str, act: EventType, wanted: tuple[str, ...]
) -> None:
    assert contexts(text, trigger, act, (CHAD,), (MALI,)) == wanted


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chad warned Mali.", ("cyber",)),
        ("Chad warned Mali over wheat.", ("human_security",)),
        ("Chad warned its foreign minister.", ("cyber",)),
    ],
)
def test_the_entrys_own_contexts_stand_where_the_words_name_no_topic(
    text: str, wanted: tuple[str, ...]
) -> None:
    assert contexts(text, "warned", "REQUEST", (CHAD,), (MALI,), own=("cyber",)) == wanted


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chad called the foreign minister.", ("diplomatic",)),
        ("Chad called the foreign minister about asylum.", ("asylum",)),
        ("Chad called when the flood came.", ("disasters",)),
        ("Chad called Mali.", ()),
    ],
)
def test_mere_signs_and_what_stands_beside_the_clause_count_last(text: str, wanted: tuple[str, ...]) -> None:
    assert contexts(text, "called", "REQUEST", (CHAD,)) == wanted


@pytest.mark.model
@pytest.mark.parametrize(
    ("act", "actors", "recipients", "wanted"),
    [
        ("ASSAULT", (("military", "TCD", "MIL"),), (MALI,), ("military",)),
        ("ASSAULT", (CHAD,), (MALI,), ("military",)),
        ("ASSAULT", (("armed_group", "TCD", "REB"),), (("people", "TCD", "CVL"),), ()),
        ("ASSAULT", (("armed_group", "TCD", "REB"),), (("military", "TCD", "MIL"),), ("military",)),
        ("ASSAULT", (("military", "TCD", "MIL"),), (("people", "TCD", "CVL"),), ("repression",)),
        ("ASSAULT", (("military", "TCD", "MIL"),), (("people", "MLI", "CVL"),), ("military",)),
        ("COERCE", (("government", "TCD", "COP"),), (("person", "TCD", "OPP"),), ("repression",)),
        ("COERCE", (("government", "TCD", "COP"),), (("person", "TCD", "CVL"),), ()),
        ("COERCE", (("government", "TCD", "COP"),), (("person", "TCD", "JRN"),), ("rights_freedoms",)),
        ("SANCTION", (("court", "TCD", "JUD"),), (("person", "TCD", None),), ("legal",)),
        ("CONSULT", (CHAD, MALI), (), ("diplomatic",)),
        ("CONSULT", (CHAD,), (("person", "TCD", "OPP"),), ()),
        ("CONSULT", (("person", "TCD", "GOV"),), (("organisation", None, "IGO"),), ("diplomatic",)),
        ("AID", (CHAD,), (("people", "SDN", "REF"),), ("asylum",)),
        ("PROTEST", (("organisation", "TCD", "LAB"),), (CHAD,), ("economic",)),
    ],
)
def test_participants_show_a_context_where_words_do_not(
    act: EventType, actors: tuple[Who, ...], recipients: tuple[Who, ...], wanted: tuple[str, ...]
) -> None:
    assert contexts("They acted on Monday.", "acted", act, actors, recipients) == wanted


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "actors", "wanted"),
    [
        ("They shelled the village.", (("military", "TCD", "MIL"),), ("military",)),
        ("They shelled the village.", (("armed_group", "TCD", "REB"),), ()),
        ("They shelled the peacekeepers.", (("military", "TCD", "MIL"),), ("peacekeeping",)),
    ],
)
def test_military_is_of_state_forces_and_not_of_peacekeepers(
    text: str, actors: tuple[Who, ...], wanted: tuple[str, ...]
) -> None:
    assert contexts(text, "shelled", "ASSAULT", actors) == wanted


# --- modes -------------------------------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "kind", "entry", "wanted"),
    [
        ("Rebels hit the depot with drones.", "hit", "ASSAULT", ("firearms",), ("drone",)),
        ("Rebels killed the guard with knives.", "killed", "ASSAULT", ("firearms",), ("primitive",)),
        ("Rebels killed the guard.", "killed", "ASSAULT", ("firearms",), ()),
        ("Rebels ambushed the guard.", "ambushed", "ASSAULT", ("firearms",), ("firearms",)),
        ("Rebels abducted two clerks at gunpoint.", "abducted", "ASSAULT", ("abduct",), ("abduct",)),
        ("Miners began a hunger strike.", "began", "PROTEST", ("demo",), ("hunger",)),
        ("Miners blocked the bridge.", "blocked", "PROTEST", (), ("obstruct",)),
        ("Chad sent frigates to the gulf.", "sent", "MOBILIZE", ("troops",), ("weapons",)),
        ("Chad sent frigates and soldiers to the gulf.", "sent", "MOBILIZE", (), ("weapons", "troops")),
        ("Chad spoke with Mali by telephone.", "spoke", "CONSULT", (), ("phone",)),
        ("Chad imposed a curfew on Abéché.", "imposed", "COERCE", ("restrict",), ("curfew",)),
        ("Chad threatened Mali with an embargo.", "threatened", "THREATEN", ("relations",), ("restrict",)),
    ],
)
def test_the_words_of_the_clause_tell_the_mode_more_closely_than_a_loose_entry(
    text: str, trigger: str, kind: EventType, entry: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    assert modes_told(word(read_doc(text)[1], trigger), kind, None, entry) == wanted


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "kind", "act", "entry", "wanted"),
    [
        ("Chad asked Mali to step in.", "asked", "REQUEST", None, (), ("assist",)),
        ("Chad asked Mali for a truce.", "asked", "REQUEST", "CONCEDE", (), ("yield",)),
        ("Crowds asked him to resign.", "resign", "REQUEST", "RETREAT", ("resign",), ("change",)),
        ("Chad asked Mali to seize them.", "seize", "REQUEST", "COERCE", ("seize",), ("change",)),
        ("Chad refused talks.", "talks", "REJECT", "CONSULT", (), ("meet",)),
        ("Chad refused the credit.", "refused", "REJECT", None, (), ("assist",)),
        ("Chad will visit by telephone.", "visit", "AGREE", "CONSULT", ("visit",), ()),
    ],
)
def test_what_is_asked_or_refused_follows_its_act_and_then_the_words(
    text: str,
    trigger: str,
    kind: EventType,
    act: EventType | None,
    entry: tuple[str, ...],
    wanted: tuple[str, ...],
) -> None:
    assert modes_told(word(read_doc(text)[1], trigger), kind, act, entry) == wanted
