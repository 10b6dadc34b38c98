"""How an act stands to the facts: read off its own verb forms and off what governs it."""

from __future__ import annotations

import pytest
from docs import read_doc, word

from foedera.lexicon import Effect, EventType, load_lexicon
from foedera.standing import EventStatus, Standing, coded, effect_of, modes_of, standing_of

LEXICON = load_lexicon()


def standing(text: str, trigger: str) -> str | None:
    found = standing_of(word(read_doc(text)[1], trigger), LEXICON)
    return found.status if found else None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Zambia signed the treaty.", "signed", "occurred"),
        ("Zambia has signed the treaty.", "signed", "occurred"),
        ("The treaty was signed by Zambia.", "signed", "occurred"),
        ("Zambia is deploying troops.", "deploying", "ongoing"),
        ("Zambia continues to deploy troops.", "deploy", "ongoing"),
        ("Zambia will sign the treaty.", "sign", "planned"),
        ("Zambia is to sign the treaty.", "sign", "planned"),
        ("Zambia plans to sign the treaty.", "sign", "planned"),
        ("Zambia is expected to sign the treaty.", "sign", "planned"),
        ("Zambia is ready to sign the treaty.", "sign", "proposed"),
        ("Zambia said it would sign the treaty.", "sign", "planned"),
        ("Angola urged Zambia to sign the treaty.", "sign", "proposed"),
        ("Angola called on Zambia to sign the treaty.", "sign", "proposed"),
        ("Zambia offered to sign the treaty.", "sign", "proposed"),
        ("Zambia refused to sign the treaty.", "sign", "refused"),
        ("Zambia did not agree to sign the treaty.", "sign", "refused"),
        ("Zambia threatened to attack Angola.", "attack", "hypothetical"),
        ("Zambia denied attacking Angola.", "attacking", "denied"),
        ("Zambia denied that it had attacked Angola.", "attacked", "denied"),
        ("Zambia might sign the treaty.", "sign", "hypothetical"),
        ("If Zambia signs the treaty, Angola will follow.", "signs", "hypothetical"),
        ("Zambia has yet to sign the treaty.", "sign", "hypothetical"),
        ("Angola must wait before the treaty takes effect.", "takes", "planned"),
        ("Angola waited until Zambia signed the treaty.", "signed", "occurred"),
        ("After signing the treaty, Zambia left.", "signing", "occurred"),
    ],
)
def test_the_verb_and_what_governs_it_give_the_status(text: str, trigger: str, status: str) -> None:
    assert standing(text, trigger) == status


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Talks between Fiji and Tonga took place.", "Talks", "occurred"),
        ("Talks between Fiji and Tonga will begin in May.", "Talks", "planned"),
        ("Fiji held talks with Tonga.", "talks", "occurred"),
        ("Fiji will hold talks with Tonga.", "talks", "planned"),
        ("Fiji cancelled the visit to Tonga.", "visit", "cancelled"),
        ("Fiji called off the visit to Tonga.", "visit", "cancelled"),
        ("Fiji put off talks with Tonga.", "talks", "planned"),
        ("Fiji turned down talks with Tonga.", "talks", "refused"),
        ("Fiji proposed talks with Tonga.", "talks", "proposed"),
        ("Fiji demanded the release of the crew.", "release", "proposed"),
        ("Fiji called for talks with Tonga.", "talks", "proposed"),
        ("Fiji is weighing a visit to Tonga.", "visit", "hypothetical"),
        ("The planned visit to Tonga drew crowds.", "visit", "planned"),
        ("The ongoing talks in Tonga are slow.", "talks", "ongoing"),
        ("The possible visit to Tonga is a secret.", "visit", "hypothetical"),
        ("Fiji swept the roads ahead of the visit.", "visit", "planned"),
        ("The talks in Tonga were long.", "talks", "occurred"),
    ],
)
def test_a_nominal_act_takes_its_status_from_what_is_done_with_it(
    text: str, trigger: str, status: str
) -> None:
    assert standing(text, trigger) == status


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Zambia did not sign the treaty.", "sign"),
        ("Zambia has never signed the treaty.", "signed"),
        ("Zambia left without signing the treaty.", "signing"),
        ("Zambia failed to sign the treaty.", "sign"),
        ("Neither side confirmed that Zambia had signed the treaty.", "signed"),
        ("Zambia did not say that it would sign the treaty.", "sign"),
        ("Fiji held no talks with Tonga.", "talks"),
        ("There was no meeting between Fiji and Tonga.", "meeting"),
        ("Fiji did not attend the talks in Tonga.", "talks"),
        ("Zambia stopped sending troops.", "sending"),
    ],
)
def test_what_is_denied_by_the_page_itself_is_not_told_as_an_act(text: str, trigger: str) -> None:
    assert standing(text, trigger) is None


@pytest.mark.parametrize(
    ("act", "status", "effect", "kind", "wrapped"),
    [
        ("CONSULT", "occurred", None, "CONSULT", None),
        ("CONSULT", "planned", "planned", "AGREE", "CONSULT"),
        ("SUPPORT", "planned", None, "AGREE", "SUPPORT"),
        ("COOPERATE", "planned", None, "AGREE", "COOPERATE"),
        ("AID", "planned", None, "AGREE", "AID"),
        ("RETREAT", "planned", None, "CONCEDE", "RETREAT"),
        ("CONCEDE", "planned", None, "CONCEDE", None),
        ("ASSAULT", "planned", None, "ASSAULT", None),
        ("RETREAT", "proposed", "requested", "REQUEST", "RETREAT"),
        ("COOPERATE", "proposed", "offered", "AGREE", "COOPERATE"),
        ("CONSULT", "refused", "refused", "REJECT", "CONSULT"),
        ("CONSULT", "cancelled", "cancelled", "REJECT", "CONSULT"),
        ("ASSAULT", "hypothetical", "threatened", "THREATEN", "ASSAULT"),
        ("CONSULT", "hypothetical", None, "CONSULT", None),
        ("ASSAULT", "denied", "denied", "ASSAULT", None),
    ],
)
def test_an_act_short_of_the_facts_takes_the_type_that_plover_gives_it(
    act: EventType, status: EventStatus, effect: Effect | None, kind: EventType, wrapped: EventType | None
) -> None:
    assert coded(act, Standing(status, effect)) == (kind, wrapped)


@pytest.mark.parametrize(
    ("kind", "act", "own", "modes"),
    [
        ("CONSULT", None, ("visit",), ("visit",)),
        ("AGREE", "CONSULT", ("visit",), ()),
        ("REQUEST", "RETREAT", ("withdraw",), ("yield",)),
        ("REJECT", "CONSULT", ("visit",), ("meet",)),
        ("THREATEN", "ASSAULT", (), ("violence",)),
    ],
)
def test_a_wrapped_act_leaves_its_modes_for_those_of_the_type(
    kind: EventType, act: EventType | None, own: tuple[str, ...], modes: tuple[str, ...]
) -> None:
    assert modes_of(kind, act, own) == modes


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb", "effect"),
    [
        ("Mali called off the talks.", "called", "cancelled"),
        ("Mali called for the talks.", "called", "requested"),
        ("Mali ruled out the talks.", "ruled", "refused"),
        ("Mali ruled the north.", "ruled", None),
        ("The talks were put off by Mali.", "put", "postponed"),
    ],
)
def test_a_particle_decides_what_a_verb_does_to_its_act(text: str, verb: str, effect: str | None) -> None:
    assert effect_of(word(read_doc(text)[1], verb), LEXICON) == effect


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Zambia ruled out resigning from the council.", "resigning", "refused"),
        ("The premier was detained and quit hours later.", "quit", "occurred"),
        ("The inquiry asks how a patrol came to shoot the boy.", "shoot", "occurred"),
        ("With the rebels advancing from the north, Zambia sent troops.", "advancing", "ongoing"),
        ("Zambia said it had never sold the rebels rifles.", "sold", "denied"),
        ("Zambia said it had not shelled the port.", "shelled", "denied"),
        ("Angola insists that Zambia free the pilots.", "free", "proposed"),
        ("Angola insists that Zambia freed the pilots.", "freed", "occurred"),
        ("No soldier of Zambia entered the town.", "entered", None),
        ("Not a single Zambian soldier entered the town.", "entered", None),
        ("Zambia neither met nor invited the envoys.", "met", None),
    ],
)
def test_loosely_joined_verbs_stand_as_their_clause_does(
    text: str, trigger: str, status: EventStatus | None
) -> None:
    assert standing(text, trigger) == status


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Zambia's envoy flew to Luanda to meet the rebels.", "meet", "occurred"),
        ("Zambia's envoy will fly to Luanda to meet the rebels.", "meet", "planned"),
        ("Zambia's envoy is in Luanda to meet the rebels.", "meet", "planned"),
        ("Zambia sent a cable to thank Angola.", "thank", "occurred"),
        ("Zambia's president phoned the king to thank him.", "thank", "occurred"),
        ("Zambia used drones to attack Angola.", "attack", "occurred"),
        ("Zambia sent a cable congratulating Angola.", "congratulating", "occurred"),
        ("Zambia admitted shelling the port.", "shelling", "occurred"),
        ("Zambia was forced to withdraw its troops.", "withdraw", "occurred"),
        ("Zambia called for the pilots to be freed.", "freed", "proposed"),
        ("Zambia repeated its call for Angola to free the pilots.", "free", "proposed"),
        ("Zambia urged Angola to wait and expelled its envoy.", "expelled", "occurred"),
    ],
)
def test_an_errand_or_admission_stands_as_what_governs_it(text: str, trigger: str, status: str) -> None:
    assert standing(text, trigger) == status


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Zambia is on alert.", "is", "ongoing"),
        ("Zambia's president is on a visit to Angola.", "visit", "ongoing"),
        ("Zambia's president was on a visit to Angola.", "visit", "occurred"),
        ("Zambia has been in talks with Angola.", "talks", "ongoing"),
        ("Talks between Zambia and Angola are due to begin.", "Talks", "planned"),
        ("Zambia's president flies to Luanda next week.", "flies", "planned"),
        ("Zambia's president is visiting Luanda tomorrow.", "visiting", "planned"),
        ("Zambia's president flies to Luanda.", "flies", "occurred"),
        ("Zambia to sign treaty", "sign", "planned"),
        ("Pope to visit Zambia", "visit", "planned"),
        ("Zambia to deport rebels, minister says", "deport", "planned"),
        ("Zambia denied claims that its army had shelled the camp.", "shelled", "denied"),
        ("Zambia dismissed reports that it was arming the rebels.", "arming", "denied"),
        ("Zambia discussed trade with Angola.", "trade", None),
        ("Zambia discussed the deportation of the rebels.", "deportation", "hypothetical"),
        ("Zambia pulled out of the talks.", "talks", "cancelled"),
    ],
)
def test_states_dates_headlines_and_tales_give_the_status(
    text: str, trigger: str, status: EventStatus | None
) -> None:
    assert standing(text, trigger) == status
