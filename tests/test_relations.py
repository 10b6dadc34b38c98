"""The relation of a given pair: who does it to whom decides, in every voice and order."""

from __future__ import annotations

import pytest

from foedera.relations import Relation, relation


def told(text: str, actor: str, recipient: str | None) -> Relation:
    who, whom = ((text.index(one), text.index(one) + len(one)) if one else None for one in (actor, recipient))
    return relation(text, who, whom)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "actor", "recipient", "kind", "status"),
    [
        ("Kenya accused Somalia of piracy after its envoy met Ugandan officials.", "Kenya", "Somalia", "ACCUSE", "occurred"),
        ("Two sailors were detained by the Indonesian navy, said Malaysia.", "Indonesian navy", "Two sailors", "COERCE", "occurred"),
        ("Norway's foreign minister will visit Iceland in May.", "Norway", "Iceland", "AGREE", "planned"),
        ("Bolivia refused to meet Chilean negotiators.", "Bolivia", "Chilean negotiators", "REJECT", "refused"),
        ("Peru urged Ecuador to release the fishermen, whom its navy had seized.", "Peru", "Ecuador", "REQUEST", "proposed"),
        ("Georgia's president resigned on Friday.", "Georgia's president", None, "RETREAT", "occurred"),
    ],
)  # fmt: skip
def test_a_pair_has_the_relation_that_its_own_words_tell(
    text: str, actor: str, recipient: str | None, kind: str, status: str
) -> None:
    found = told(text, actor, recipient)
    assert (found.type, found.status) == (kind, status)
    assert found.trigger is not None
    assert text[found.trigger.start : found.trigger.end] == found.trigger.text


@pytest.mark.model
def test_where_nothing_is_told_nothing_is_found() -> None:
    assert told("Rain fell on Quito and on Lima.", "Quito", "Lima") == Relation(
        None, None, None, None, "none", 0.0
    )


@pytest.mark.parametrize("passage", [(-1, 3), (2, 2), (0, 99)])
def test_a_passage_lies_in_the_text(passage: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no passage of the text"):
        relation("Peru thanked Chile.", passage, None)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The drivers said they will not end the strike until Peru pays the pensions.", "drivers"),
        ("Colombian rebels said they will release two nurses on Friday, after Peru sent an envoy.", "Colombian rebels"),
    ],
)  # fmt: skip
def test_who_reports_what_they_will_do_is_the_one_to_act(text: str, actor: str) -> None:
    found = told(text, actor, None)
    assert found.type in {"REJECT", "CONCEDE"}
