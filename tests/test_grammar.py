"""Questions to a parse, on parses told by hand; no model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docs import article_of, hand, read_doc, texts, word
from spacy.tokens import Doc, Token

from foedera import grammar

# Each row: word, relation, head, tag; the root's head is itself.
ACTIVE = """
Oman nsubj signed NNP
and cc Oman CC
Yemen conj Oman NNP
signed - - VBD
two nummod pacts CD
pacts dobj signed NNS
and cc pacts CC
maps conj pacts NNS
. punct signed .
"""
PASSIVE = """
Two nummod treaties CD
treaties nsubjpass signed NNS
and cc treaties CC
notes conj treaties NNS
were auxpass signed VBD
signed - - VBN
by agent signed IN
Chad pobj by NNP
and cc Chad CC
Niger conj Chad NNP
"""
AGREED = """
Fiji nsubj agreed NNP
agreed - - VBD
to aux train TO
train xcomp agreed VB
crews dobj train NNS
and cc train CC
buy conj train VB
boats dobj buy NNS
"""
URGED = """
Quito nsubj urged NNP
urged - - VBD
Lima dobj urged NNP
to aux stop TO
stop xcomp urged VB
drilling dobj stop NN
"""
PROMISED = """
Quito nsubj promised NNP
promised - - VBD VERB promise
Lima dobj promised NNP
to aux stop TO
stop xcomp promised VB
drilling dobj stop NN
"""
PACT_SIGNED = """
A det pact DT
pact nsubj helps NN
signed acl pact VBN
by agent signed IN
Togo pobj by NNP
helps - - VBZ
farmers dobj helps NNS
"""
FIRM_WHICH = """
The det firm DT
firm nsubj left NN
which nsubj built WDT
built relcl firm VBD
ships dobj built NNS
left - - VBD
Cuba dobj left NNP
"""
SHIPS_THAT = """
Turkey nsubj showed NNP
showed - - VBD
drones dobj showed NNS
that dobj sold WDT
Baku nsubj sold NNP
sold relcl drones VBD
"""
AFTER_MEETING = """
Envoys nsubj left NNS
left - - VBD
after prep left IN
meeting pcomp after VBG
rebels dobj meeting NNS
"""
RATIFIED_TOO = """
Both nsubj signed DT
signed - - VBD
and cc signed CC
ratified conj signed VBD
the det treaty DT
treaty dobj ratified NN
"""
SHARED_OBJECT = """
Both nsubj signed DT
signed - - VBD
and cc signed CC
ratified conj signed VBD
the det treaty DT
treaty dobj signed NN
"""
SHARED_PASSIVE = """
Maps nsubjpass drawn NNS
were auxpass drawn VBD
drawn - - VBN
and cc drawn CC
printed conj drawn VBN
"""

Ask = Callable[[Token], list[Token]]


def ask(question: Ask, parse: str, at: str) -> list[str]:
    return texts(question(word(hand(parse), at)))


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (ACTIVE, "signed", ["Oman", "Yemen"]),
        (FIRM_WHICH, "left", ["firm"]),
        (URGED, "urged", ["Quito"]),
        (PASSIVE, "signed", []),
    ],
)
def test_the_subjects_of_a_verb_are_all_that_are_coordinated(
    parse: str, verb: str, expected: list[str]
) -> None:
    assert ask(grammar.subjects, parse, verb) == expected


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (AGREED, "train", ["Fiji"]),
        (AGREED, "buy", ["Fiji"]),
        (RATIFIED_TOO, "ratified", ["Both"]),
        (AFTER_MEETING, "meeting", ["Envoys"]),
        (PROMISED, "stop", ["Quito"]),
    ],
)
def test_a_verb_without_a_subject_takes_that_of_the_verb_it_hangs_on(
    parse: str, verb: str, expected: list[str]
) -> None:
    assert ask(grammar.subjects, parse, verb) == expected


@pytest.mark.parametrize("verb", ["urged", "asked", "told", "forced"])
def test_who_is_urged_to_act_is_the_one_to_act(verb: str) -> None:
    assert ask(grammar.subjects, URGED.replace("urged", verb), "stop") == ["Lima"]


@pytest.mark.parametrize("lemma", ["promise", "pledge", "vow", "offer", "threaten"])
def test_who_promises_another_to_act_is_the_one_to_act(lemma: str) -> None:
    assert ask(grammar.subjects, PROMISED.replace("VERB promise", f"VERB {lemma}"), "stop") == ["Quito"]


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (FIRM_WHICH, "built", ["firm"]),
        (
            "Rebels nsubj fled NNS\nholding acl Rebels VBG\nGoma dobj holding NNP\nfled - - VBD",
            "holding",
            ["Rebels"],
        ),
        (
            "Samoa nsubj thanked NNP\nthanked - - VBD\ncrews dobj thanked NNS\nwho nsubj came WP\ncame relcl crews VBD",
            "came",
            ["crews"],
        ),
        (
            "Haiti nsubj has NNP\nhas - - VBZ\nplans dobj has NNS\nto aux vote TO\nvote acl plans VB",
            "vote",
            ["Haiti"],
        ),
    ],
)
def test_a_clause_on_a_noun_has_that_noun_or_its_owner_for_subject(
    parse: str, verb: str, expected: list[str]
) -> None:
    assert ask(grammar.subjects, parse, verb) == expected


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (PASSIVE, "signed", ["treaties", "notes"]),
        (PACT_SIGNED, "signed", ["pact"]),
        (SHARED_PASSIVE, "printed", ["Maps"]),
        (ACTIVE, "signed", []),
    ],
)
def test_the_subject_of_a_passive_is_what_it_is_done_to(parse: str, verb: str, expected: list[str]) -> None:
    assert ask(grammar.passive_subjects, parse, verb) == expected


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (PASSIVE, "signed", True),
        (PACT_SIGNED, "signed", True),
        (SHARED_PASSIVE, "printed", True),
        (ACTIVE, "signed", False),
        (FIRM_WHICH, "built", False),
        (AGREED, "train", False),
    ],
)
def test_a_participle_is_passive_with_its_auxiliary_and_behind_its_noun(
    parse: str, verb: str, expected: bool
) -> None:
    assert grammar.is_passive(word(hand(parse), verb)) is expected


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (PASSIVE, "signed", ["Chad", "Niger"]),
        (PACT_SIGNED, "signed", ["Togo"]),
        (SHARED_PASSIVE, "drawn", []),
        (ACTIVE, "signed", []),
    ],
)
def test_a_passive_was_done_by_its_agents(parse: str, verb: str, expected: list[str]) -> None:
    assert ask(grammar.agents, parse, verb) == expected


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (ACTIVE, "signed", ["pacts", "maps"]),
        (SHIPS_THAT, "sold", ["drones"]),
        (SHARED_OBJECT, "signed", ["treaty"]),
        (SHARED_OBJECT, "ratified", ["treaty"]),
        (RATIFIED_TOO, "signed", []),
    ],
)
def test_objects_are_the_verbs_own_or_those_it_shares(parse: str, verb: str, expected: list[str]) -> None:
    assert ask(grammar.objects, parse, verb) == expected


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (SHARED_OBJECT, "ratified", ["treaty"]),
        (SHARED_OBJECT, "signed", []),
        (RATIFIED_TOO, "ratified", []),
        (ACTIVE, "signed", []),
    ],
)
def test_only_a_coordinated_verb_has_objects_at_the_first(parse: str, verb: str, expected: list[str]) -> None:
    assert ask(grammar.objects_of_first, parse, verb) == expected


def test_names_joined_behind_an_apposition_are_coordinated_with_the_first() -> None:
    doc = hand("""
        by - - IN
        Ruto pobj by NNP
        , punct Ruto ,
        president appos Ruto NN
        , punct president ,
        and cc president CC
        Rabuka conj president NNP
        """)
    assert texts(grammar.conjuncts(word(doc, "Ruto"))) == ["Ruto", "Rabuka"]


@pytest.mark.parametrize(
    ("preps", "expected"),
    [(("with",), ["Iran", "Iraq"]), (("about",), ["gas"]), (("with", "about"), ["Iran", "Iraq", "gas"]), (("of",), [])],
)  # fmt: skip
def test_the_nouns_under_a_preposition_are_all_that_are_coordinated(
    preps: tuple[str, ...], expected: list[str]
) -> None:
    doc = hand("""
        Kuwait nsubj spoke NNP
        spoke - - VBD
        with prep spoke IN
        Iran pobj with NNP
        and cc Iran CC
        Iraq conj Iran NNP
        about prep spoke IN
        gas pobj about NN
        """)
    assert texts(grammar.prep_objects(word(doc, "spoke"), *preps)) == expected


def test_a_noun_under_a_false_participle_is_the_prepositions_object() -> None:
    doc = hand("""
        sold - - VBD
        to prep sold IN
        leading pcomp to VBG
        firms dobj leading NNS
        """)
    assert texts(grammar.prep_objects(word(doc, "sold"), "to")) == ["firms"]


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (AGREED, "train", "agreed"),
        (AGREED, "buy", "agreed"),
        (AFTER_MEETING, "meeting", "left"),
        (PACT_SIGNED, "signed", "pact"),
        (ACTIVE, "signed", None),
        (FIRM_WHICH, "built", None),
    ],
)
def test_the_governor_is_what_a_subordinate_verb_hangs_on(
    parse: str, verb: str, expected: str | None
) -> None:
    found = grammar.governor(word(hand(parse), verb))
    assert (found.text if found is not None else None) == expected


@pytest.mark.parametrize(
    ("parse", "at"),
    [
        ("Mali nsubj sign NNP\ndid aux sign VBD\nnot neg sign RB\nsign - - VB", "sign"),
        ("No det talks DT\ntalks nsubj began NNS\nbegan - - VBD", "talks"),
        ("They nsubj left PRP\nleft - - VBD\nwithout prep left IN\nsigning pcomp without VBG", "signing"),
        ("Peru nsubj made NNP\nmade - - VBD\nno det deal DT\ndeal dobj made NN", "made"),
        ("Neither det pact DT\npact nsubjpass signed NN\nwas auxpass signed VBD\nsigned - - VBN", "signed"),
        ("He nsubj agreed PRP\nnever advmod agreed RB\nagreed - - VBD", "agreed"),
    ],
)
def test_not_no_never_neither_and_without_deny(parse: str, at: str) -> None:
    assert grammar.negated(word(hand(parse), at)) is True


@pytest.mark.parametrize(
    ("parse", "at"),
    [
        (ACTIVE, "signed"),
        (PASSIVE, "signed"),
        (AFTER_MEETING, "meeting"),
        ("They nsubj left PRP\nleft - - VBD\nwithout prep left IN\nsigning pcomp without VBG", "left"),
        ("No det envoy DT\nenvoy nsubj left NN\nleft - - VBD\nOslo dobj left NNP", "left"),
    ],
)
def test_what_nothing_denies_where_it_stands_is_not_negated(parse: str, at: str) -> None:
    assert grammar.negated(word(hand(parse), at)) is False


@pytest.mark.parametrize(
    ("parse", "at", "expected"),
    [
        (ACTIVE, "signed", "past"),
        (PASSIVE, "signed", "past"),
        ("Cuba nsubj sells NNP\nsells - - VBZ\nrum dobj sells NN", "sells", "present"),
        ("Cuba nsubj sold NNP\nis aux sold VBZ\nbeing auxpass sold VBG\nsold - - VBN", "sold", "present"),
        ("Cuba nsubj sell NNP\nwill aux sell MD\nsell - - VB", "sell", "future"),
        ("We nsubj sell PRP\n’ll aux sell MD\nsell - - VB", "sell", "future"),
        ("Cuba nsubj sell NNP\ncould aux sell MD\nsell - - VB", "sell", "modal"),
        ("Cuba nsubj sold NNP\nmay aux sold MD\nhave aux sold VB\nsold - - VBN", "sold", "modal"),
        ("Cuba nsubj sold NNP\nhas aux sold VBZ\nsold - - VBN", "sold", "perfect"),
        (AGREED, "train", "infinitive"),
        (PACT_SIGNED, "signed", "past"),
        (AFTER_MEETING, "meeting", "none"),
    ],
)
def test_the_mood_of_a_verb_is_read_off_its_auxiliaries(parse: str, at: str, expected: str) -> None:
    assert grammar.mood(word(hand(parse), at)) == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [("will aux come MD", "future"), ("may aux come MD", "modal"), ("to aux come TO", "infinitive")],
)
def test_a_coordinated_verb_without_auxiliaries_has_the_mood_of_the_first(first: str, expected: str) -> None:
    doc = hand(f"Niue nsubj come NNP\n{first}\ncome - - VB\nand cc come CC\nstay conj come VB")
    assert grammar.mood(word(doc, "stay")) == expected


def test_a_coordinated_verb_with_a_subject_has_a_mood_of_its_own() -> None:
    doc = hand("""
        Niue nsubj come NNP
        will aux come MD
        come - - VB
        and cc come CC
        Fiji nsubj left NNP
        left conj come VBD
        """)
    assert grammar.mood(word(doc, "left")) == "past"


@pytest.mark.parametrize(
    ("words", "expected"), [(("were",), True), (("was", "were"), True), (("will",), False), ((), False)]
)
def test_an_auxiliary_is_asked_for_by_its_words(words: tuple[str, ...], expected: bool) -> None:
    assert grammar.has_aux(word(hand(PASSIVE), "signed"), *words) is expected


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (AGREED, "agreed", ["Fiji", "agreed"]),
        (AGREED, "train", ["to", "train", "crews", "and"]),
        (FIRM_WHICH, "left", ["The", "firm", "left", "Cuba"]),
        (FIRM_WHICH, "built", ["which", "built", "ships"]),
        (AFTER_MEETING, "left", ["Envoys", "left", "after"]),
        (PACT_SIGNED, "helps", ["A", "pact", "helps", "farmers"]),
    ],
)
def test_a_clause_ends_where_another_verb_opens_its_own(parse: str, verb: str, expected: list[str]) -> None:
    assert ask(grammar.clause, parse, verb) == expected


NOUN = """
The det tankers DT
three nummod tankers CD
old amod tankers JJ
Greek amod tankers JJ
oil compound tankers NN
tankers - - NNS
of prep tankers IN
Samos pobj of NNP
"""
OWNED = "Iran poss navy NNP\n’s case Iran POS\nsmall amod navy JJ\nnavy - - NN"


@pytest.mark.parametrize(
    ("parse", "noun", "expected"),
    [
        (NOUN, "tankers", "The three old Greek oil tankers"),
        (NOUN, "Samos", "Samos"),
        (OWNED, "navy", "Iran ’s small navy"),
        (OWNED, "Iran", "Iran"),
    ],
)
def test_a_noun_phrase_runs_from_the_first_modifier_to_the_noun(parse: str, noun: str, expected: str) -> None:
    doc = hand(parse)
    first, last = grammar.noun_phrase(word(doc, noun))
    assert doc[first : last + 1].text == expected


def test_a_noun_phrase_does_not_begin_with_the_space_between_paragraphs() -> None:
    doc = Doc(
        hand(NOUN).vocab,
        words=["\n\n", "Rice", "farmers"],
        spaces=[False, True, False],
        heads=[1, 2, 2],
        deps=["dep", "compound", "ROOT"],
        tags=["_SP", "NN", "NNS"],
        pos=["SPACE", "NOUN", "NOUN"],
    )
    assert grammar.noun_phrase(doc[2]) == (1, 2)


@pytest.mark.parametrize(
    ("deps", "expected"),
    [(("det",), ["The"]), (("amod",), ["old", "Greek"]), (("amod", "prep"), ["old", "Greek", "of"]), (("nsubj",), [])],
)  # fmt: skip
def test_children_are_asked_for_by_relation_in_text_order(deps: tuple[str, ...], expected: list[str]) -> None:
    assert texts(grammar.children(word(hand(NOUN), "tankers"), *deps)) == expected


def test_passages_of_tokens_and_sentences_stand_in_the_article() -> None:
    article = article_of("Tuvalu spoke . \n\n Nauru left .")
    doc = Doc(
        hand(NOUN).vocab,
        words=["Tuvalu", "spoke", ".", "\n\n ", "Nauru", "left", "."],
        spaces=[True, True, True, False, True, True, False],
        sent_starts=[True, False, False, False, True, False, False],
    )
    assert doc.text == article.text
    assert grammar.span_of(article, doc[0]).text == "Tuvalu"
    assert grammar.span_of(article, doc[4], doc[5]).text == "Nauru left"
    assert grammar.sentence_of(article, doc[1]).text == "Tuvalu spoke ."
    assert grammar.plain_span(doc, 4, 5) == grammar.span_of(article, doc[4], doc[5])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb", "agents"),
    [
        ("Two pilots were caught and jailed by Chad.", "caught", ["Chad"]),
        ("Chad had two reporters detained.", "detained", ["Chad"]),
        ("Chad had two soldiers killed.", "killed", []),
        ("Two pilots were caught and Chad left.", "caught", []),
    ],
)
def test_an_agent_is_shared_and_who_has_an_act_done_is_its_agent(
    text: str, verb: str, agents: list[str]
) -> None:
    assert texts(grammar.agents(word(read_doc(text)[1], verb))) == agents


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Chad urged Mali to wait and expelled an envoy.", "expelled", ["Chad"]),
        ("Chad agreed to hold talks with Mali and recalled its troops.", "recalled", ["Chad"]),
        ("Chad sent a cable thanking Mali.", "thanking", ["Chad"]),
        ("Chad published a statement condemning Mali.", "condemning", ["Chad"]),
        ("Chad phoned Mali to thank it.", "thank", ["Chad"]),
        ("Chad asked Mali to pay it.", "pay", ["Mali"]),
        ("Pope to visit Chad", "visit", ["Pope"]),
    ],
)
def test_a_verb_without_a_subject_takes_that_of_the_clause_it_belongs_to(
    text: str, verb: str, subjects: list[str]
) -> None:
    assert texts(grammar.subjects(word(read_doc(text)[1], verb))) == subjects
